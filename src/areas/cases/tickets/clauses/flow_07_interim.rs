//! FLOW-07 解决不了提交问题，回复顾客 — whoever submits a problem upward tells the customer how it stands.
//!
//! The words may come with the act itself; having told him before is enough. Source: 001 二3.

use super::filled;
use crate::areas::cases::tickets::model::Ticket;
use crate::base::Refusal;
use crate::msg;

/// Whether the customer was told, or is told now.
///
/// # Errors
/// The refusal at the field.
pub fn check(ticket: &Ticket, interim: &str) -> Result<(), Refusal> {
    if ticket.interim_at.is_some() || ticket.replied_at.is_some() {
        return Ok(());
    }
    filled(interim, "interim", "FLOW-07", msg!("cases-tickets-interim-missing"))
}
