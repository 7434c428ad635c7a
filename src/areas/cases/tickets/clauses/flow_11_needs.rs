//! FLOW-11 明示需求、暗示需求、期望值 — what a customer wants is noted on the contact and shown on his file.
//!
//! Source: 000 篇3.

use super::filled;
use crate::base::Refusal;
use crate::msg;

/// The note says something.
///
/// # Errors
/// The refusal at the field.
pub fn check(text: &str) -> Result<(), Refusal> {
    filled(text, "text", "FLOW-11", msg!("cases-tickets-need-missing"))
}
