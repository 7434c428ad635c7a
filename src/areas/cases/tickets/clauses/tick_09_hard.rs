//! TICK-09 疑难案例共协商 — a hard ticket is discussed together, and its solution becomes a draft of an answer; invalid tickets are to be none.
//!
//! The invalid one is closed with a reason code, which the month's list and KPI-04 count. Source: 000 篇4 一.

use super::filled;
use crate::areas::cases::tickets::model::Ticket;
use crate::base::Refusal;
use crate::msg;

/// A discussion has its people and a solution, on a ticket that is marked.
///
/// # Errors
/// The refusal.
pub fn check(ticket: &Ticket, people: &str, solution: &str) -> Result<(), Refusal> {
    if ticket.hard_at.is_none() {
        return Err(Refusal::by("TICK-09", msg!("cases-tickets-not-hard")));
    }
    filled(people, "people", "TICK-09", msg!("cases-tickets-discuss-people"))?;
    filled(solution, "solution", "TICK-09", msg!("cases-tickets-discuss-solution"))
}
