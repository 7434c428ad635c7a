//! TICK-14 督办 — a 班长 or above asks for a ticket to be done, with what is asked and until when; the week's report counts it.
//!
//! Source: 000 篇5 主任 6.

use super::{filled, is_leader};
use crate::base::{Actor, Day, Refusal};
use crate::msg;

/// Whether the person supervises at all.
///
/// # Errors
/// The refusal.
pub fn may_supervise(actor: &Actor) -> Result<(), Refusal> {
    if is_leader(actor) {
        return Ok(());
    }
    Err(Refusal { clauses: vec!["TICK-14", "SEC-08"], ..Refusal::by("TICK-14", msg!("cases-tickets-supervise-by-leader")) })
}

/// Whether it may be so.
///
/// # Errors
/// The refusal.
pub fn check(actor: &Actor, request: &str, until: Day, today: Day) -> Result<(), Refusal> {
    may_supervise(actor)?;
    filled(request, "request", "TICK-14", msg!("cases-tickets-supervise-missing"))?;
    if until < today {
        return Err(Refusal::of_field("until", "TICK-14", msg!("cases-tickets-supervise-past")));
    }
    Ok(())
}
