//! Forms of this room on paper.

use crate::areas::Context;
use crate::base::{Fault, No};
use crate::exchange::Page;
use crate::msg;

/// 《顾客投诉登记表》
///
/// # Errors
/// A refusal for who may not read it, or a fault.
pub fn register(_cx: &Context<'_, '_>, _id: i64, _page: Page) -> Result<Page, No> {
    Err(No::Fault(Fault::new("PRINT", msg!("base-store-fault"), "no such record")))
}

/// The answer letter.
///
/// # Errors
/// A refusal for who may not read it, or a fault.
pub fn letter(_cx: &Context<'_, '_>, _id: i64, _page: Page) -> Result<Page, No> {
    Err(No::Fault(Fault::new("PRINT", msg!("base-store-fault"), "no such record")))
}

/// The archive book.
///
/// # Errors
/// A refusal for who may not read it, or a fault.
pub fn book(_cx: &Context<'_, '_>, _id: i64, _page: Page) -> Result<Page, No> {
    Err(No::Fault(Fault::new("PRINT", msg!("base-store-fault"), "no such record")))
}
