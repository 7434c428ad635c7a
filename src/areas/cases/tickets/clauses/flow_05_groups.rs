//! FLOW-05 订单客服、投诉客服分工明确 — a ticket of a group is worked by its members only; a 班长 and above may send it elsewhere.
//!
//! A person's groups are named by his skills or his kind of work; 投诉专员 and 技术倾向型客服 are in theirs by their post, and who is 全能型 is
//! in all. The 首问责任人 always answers his customer (TICK-01). Source: 001 二5.

use super::{flow_06_bents, is_leader};
use crate::areas::cases::tickets::model::{Bent, Group, Kind, Ticket};
use crate::areas::roster::Person;
use crate::base::{Actor, Post, Refusal};
use crate::msg;

/// Who works tickets of this kind, where no rule says otherwise (FLOW-09).
pub fn of_kind(kind: Kind) -> Option<Group> {
    match kind {
        Kind::Dispute => Some(Group::Complaints),
        Kind::Technical => Some(Group::Technical),
        Kind::Inquiry | Kind::Repair | Kind::Other => None,
    }
}

/// Whether somebody is in a group.
pub fn is_member(person: &Person, group: Group) -> bool {
    let named = |text: &str| text.trim().starts_with(group.word());
    let post = match group {
        Group::Complaints => person.holds(Post::ComplaintOfficer),
        Group::Technical => person.holds(Post::Tech),
        Group::Orders => false,
    };
    post || named(&person.job) || person.skills.iter().any(|skill| named(skill)) || flow_06_bents::is(person, Bent::AllRound)
}

/// Whether this person may work the ticket.
///
/// # Errors
/// The refusal, which names the group.
pub fn may_work(ticket: &Ticket, actor: &Actor, person: Option<&Person>) -> Result<(), Refusal> {
    let Some(group) = ticket.group else { return Ok(()) };
    if is_leader(actor) || ticket.holder.staff == Some(actor.id) || person.is_some_and(|person| is_member(person, group)) {
        return Ok(());
    }
    Err(Refusal::by("FLOW-05", msg!("cases-tickets-group-only", group = group.message())))
}
