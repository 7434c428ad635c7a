//! FLOW-04 核实处理无法解决 → 申报技术部门 → 回复顾客 — a fault goes to the technical department only after a 技术倾向型客服 looked into it.
//!
//! What he found stands on the ticket, or is the reason of the transfer; and the customer was told of it (FLOW-07). Source: 001 四4.

use super::{filled, flow_05_groups};
use crate::areas::cases::tickets::model::{Group, Kind, Place, Ticket};
use crate::areas::roster::Person;
use crate::base::{Actor, Post, Refusal};
use crate::msg;

/// Name of the technical department, where nobody names another one.
pub const DEPARTMENT: &str = "技术部门";

/// Whether a department is the technical one.
pub fn is_technical(place: &Place) -> bool {
    place.staff.is_none() && place.name.trim().starts_with("技术")
}

/// Whether this ticket is declared to the technical department by being sent there.
pub fn is_declared(ticket: &Ticket, to: &Place) -> bool {
    ticket.draft.kind == Kind::Technical && is_technical(to)
}

/// Whether 无法解决 by this person declares it: a fault that is not yet the 值班长's matter.
pub fn is_unsolved_fault(ticket: &Ticket, actor: &Actor) -> bool {
    ticket.draft.kind == Kind::Technical && !actor.posts.contains(&Post::TeamLeader)
}

/// Whether it may be declared by this person.
///
/// # Errors
/// The refusal.
pub fn check(by: Option<&Person>, findings: &str) -> Result<(), Refusal> {
    if !by.is_some_and(|person| flow_05_groups::is_member(person, Group::Technical)) {
        return Err(Refusal::by("FLOW-04", msg!("cases-tickets-declare-direct")));
    }
    filled(findings, "reason", "FLOW-04", msg!("cases-tickets-declare-findings"))
}
