//! TICK-08 不能处理的及时反馈班长 — with the reason; the 班长 answers or sends it elsewhere.
//!
//! The customer hears something first (FLOW-07). Source: 000 篇5 业务代表 3.

use super::{filled, is_leader};
use crate::areas::cases::tickets::model::Ticket;
use crate::base::{Actor, Refusal};
use crate::msg;

/// The reason is there, and nobody was asked yet.
///
/// # Errors
/// The refusal.
pub fn check(ticket: &Ticket, reason: &str) -> Result<(), Refusal> {
    if ticket.asks_leader {
        return Err(Refusal::by("TICK-08", msg!("cases-tickets-asked-already")));
    }
    filled(reason, "reason", "TICK-08", msg!("cases-tickets-ask-reason"))
}

/// Whether this person may answer.
///
/// # Errors
/// The refusal.
pub fn may_answer(ticket: &Ticket, actor: &Actor) -> Result<(), Refusal> {
    if !is_leader(actor) {
        return Err(Refusal { clauses: vec!["TICK-08", "SEC-08"], ..Refusal::by("TICK-08", msg!("cases-tickets-answer-by-leader")) });
    }
    if ticket.asks_leader { Ok(()) } else { Err(Refusal::by("TICK-08", msg!("cases-tickets-not-asked"))) }
}
