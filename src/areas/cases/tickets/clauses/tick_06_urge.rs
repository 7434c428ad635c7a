//! TICK-06 跟踪、催单 — whoever dispatched a ticket follows it and urges, and every urge leaves a trace that nobody changes or deletes.
//!
//! Only tickets that were sent somewhere and are not closed are urged. An overdue ticket that was not urged within a day reminds the
//! dispatcher. Source: 000 篇4 二.

use super::plus_hours;
use crate::areas::cases::tickets::model::Ticket;
use crate::base::{Instant, Refusal};
use crate::msg;

/// Whether it can be urged.
///
/// # Errors
/// The refusal.
pub fn may_urge(ticket: &Ticket) -> Result<(), Refusal> {
    if ticket.state.is_over() {
        return Err(Refusal::by("TICK-06", msg!("cases-tickets-urge-over", no = ticket.no.as_str(), state = ticket.state.message())));
    }
    if ticket.dispatched.is_none() {
        return Err(Refusal::by("TICK-06", msg!("cases-tickets-urge-here", no = ticket.no.as_str())));
    }
    Ok(())
}

/// Since when the dispatcher is reminded to urge: overdue, and the last urge (or, before the first, the limit) is too long ago.
pub fn remind_after(ticket: &Ticket, hours: i64) -> Option<Instant> {
    let (_, sent) = ticket.dispatched?;
    if ticket.state.is_over() {
        return None;
    }
    // A ticket that was sent off overdue is given the same time before its first urge.
    let trace = ticket.urged_at.map_or(ticket.limit_at.max(plus_hours(sent, hours)), |at| ticket.limit_at.max(plus_hours(at, hours)));
    Some(trace)
}

/// Whether the dispatcher is reminded now.
pub fn is_reminded(ticket: &Ticket, now: Instant, hours: i64) -> bool {
    remind_after(ticket, hours).is_some_and(|after| now > after)
}
