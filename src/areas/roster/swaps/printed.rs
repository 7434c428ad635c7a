//! Forms of this room on paper.

use crate::areas::Context;
use crate::areas::roster::plan::commands::missing;
use crate::base::No;
use crate::exchange::Page;

/// The form as a page of what the person may read.
///
/// # Errors
/// A refusal for who may not read it, or a fault.
pub fn form(_: &Context<'_, '_>, _: i64, _: Page) -> Result<Page, No> {
    Err(missing().into())
}
