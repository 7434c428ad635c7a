//! Forms of this room on paper.

use crate::areas::Context;
use crate::base::{Fault, No};
use crate::exchange::Page;
use crate::msg;

/// 维修单
///
/// # Errors
/// A refusal for who may not read it, or a fault.
pub fn repair(_cx: &Context<'_, '_>, _id: i64, _page: Page) -> Result<Page, No> {
    Err(No::Fault(Fault::new("PRINT", msg!("base-store-fault"), "no such record")))
}
