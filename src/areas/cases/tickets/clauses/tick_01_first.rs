//! TICK-01 首问负责 — whoever accepts a ticket is its 首问责任人 for its whole life, wherever it goes.
//!
//! Only he, or a 班长 and those above, closes it, after the customer was told. Another one is named only when he left or is on leave;
//! the history keeps both. Source: 000 篇4 二, 篇5 业务代表 1.

use super::is_leader;
use crate::areas::cases::tickets::model::Ticket;
use crate::base::{Actor, Refusal};
use crate::msg;

/// Whether this person may close it.
///
/// # Errors
/// The refusal, which names the 首问责任人.
pub fn may_close(ticket: &Ticket, actor: &Actor, first: &str) -> Result<(), Refusal> {
    if ticket.first == actor.id || is_leader(actor) {
        return Ok(());
    }
    Err(Refusal::by("TICK-01", msg!("cases-tickets-close-by-first", name = first)))
}

/// The customer was told before it is closed.
///
/// # Errors
/// The refusal.
pub fn is_informed(ticket: &Ticket) -> Result<(), Refusal> {
    if ticket.replied_at.is_some() {
        return Ok(());
    }
    Err(Refusal { clauses: vec!["TICK-01", "FLOW-01"], ..Refusal::by("TICK-01", msg!("cases-tickets-close-unreplied")) })
}

/// Whether a successor may be named: by a 班长 or above, when the 首问责任人 is gone or away.
///
/// # Errors
/// The refusal.
pub fn may_succeed(actor: &Actor, first: &str, away: bool) -> Result<(), Refusal> {
    if !is_leader(actor) {
        return Err(Refusal { clauses: vec!["TICK-01", "SEC-08"], ..Refusal::by("TICK-01", msg!("cases-tickets-succeed-by-leader")) });
    }
    if away { Ok(()) } else { Err(Refusal::by("TICK-01", msg!("cases-tickets-succeed-present", name = first))) }
}
