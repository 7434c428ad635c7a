//! CASE-15 「成立专门的投诉小组，为顾客处理纠纷，投诉」 「交易纠纷一一投诉专员一核实处理」 (001 篇一 六 L57, 四2 L55).
//!
//! The complaint group has every complaint from 待判断 on: 投诉专员 with 客服主管 and 客服部主任; 班长 judge too. Everybody else registers,
//! adds notes and sees his own. Who registered a complaint judges it himself only as 投诉专员 (CASE-03). A new complaint goes to the 投诉专员 with the fewest open ones.

use std::collections::BTreeMap;

use super::super::model::{Colleague, Complaint, Verb};
use crate::base::{Actor, Deed, Function, Post, Reach, Refusal};
use crate::msg;

fn refused(message: crate::base::Message) -> Refusal {
    Refusal { message, clauses: vec!["CASE-15", "SEC-08"], flaws: Vec::new() }
}

/// Whether this person works on every complaint.
pub fn handles(actor: &Actor) -> bool {
    let access = actor.access(Function::ComplaintHandle);
    access.deed == Deed::Do && access.reach == Reach::All && access.note.is_empty()
}

/// Whether this person brings in a list of complaints.
///
/// # Errors
/// He is not in the complaint group.
pub fn may_import(actor: &Actor) -> Result<(), Refusal> {
    if handles(actor) { Ok(()) } else { Err(refused(msg!("cases-complaints-15-handle"))) }
}

/// Whether this person judges.
pub fn judges(actor: &Actor) -> bool {
    handles(actor) || actor.access(Function::ComplaintHandle).deed == Deed::Approve
}

/// Whether this person is the contact of the responsible department, who plans for his own complaints.
pub fn plans(actor: &Actor, complaint: &Complaint) -> bool {
    let contact = complaint.assignment().is_some_and(|assignment| assignment.contact_staff == Some(actor.id));
    contact && actor.access(Function::ComplaintHandle).note == "plan"
}

/// Whether this person reads every complaint.
pub fn reads_all(actor: &Actor) -> bool {
    let access = actor.access(Function::ComplaintHandle);
    access.deed >= Deed::Read && access.reach == Reach::All
}

/// Refuses who reads no complaint, not even his own.
///
/// # Errors
/// The refusal.
pub fn must_read_some(actor: &Actor) -> Result<(), Refusal> {
    if reads_all(actor) { Ok(()) } else { actor.must_do(Function::ComplaintRegister).map(|_| ()) }
}

/// Whether this person reads this complaint.
pub fn reads(actor: &Actor, complaint: &Complaint) -> bool {
    reads_all(actor) || (complaint.is_of(actor.id) && actor.access(Function::ComplaintRegister).deed >= Deed::Do)
}

/// Why this person does not do this, by his posts.
pub fn not_in_group(actor: &Actor, complaint: &Complaint, verb: Verb) -> Option<Refusal> {
    let notes = reads(actor, complaint) && actor.access(Function::ComplaintRegister).deed >= Deed::Do;
    let follows = actor.access(Function::FollowUp);
    let leads = actor.posts.iter().any(|post| matches!(post, Post::TeamLeader | Post::Supervisor | Post::Director));
    let (may, message) = match verb {
        Verb::Judge => (judges(actor), msg!("cases-complaints-15-judge")),
        Verb::FirstReply | Verb::Note | Verb::Soothe | Verb::Mediate | Verb::AfterSale | Verb::SelfCheck | Verb::Flag => {
            (notes, msg!("cases-complaints-15-own"))
        }
        Verb::Findings | Verb::Discuss | Verb::Propose => (handles(actor) || plans(actor, complaint), msg!("cases-complaints-15-plan")),
        Verb::Appoint | Verb::Visit => {
            let own = follows.reach == Reach::All || complaint.is_of(actor.id);
            (handles(actor) || (follows.deed >= Deed::Do && own), msg!("cases-complaints-15-visit"))
        }
        Verb::Track => (leads, msg!("cases-complaints-15-track")),
        // Who may do these is the matter of CASE-07, CASE-09, CASE-10 and CASE-12.
        Verb::Open | Verb::Choose | Verb::Return | Verb::Terminate | Verb::Unreachable | Verb::Reopen => return None,
        _ => (handles(actor), msg!("cases-complaints-15-handle")),
    };
    (!may).then(|| refused(message))
}

/// Why the registrant does not judge: he is no 投诉专员 (CASE-03).
pub fn judges_own(actor: &Actor, complaint: &Complaint) -> Option<Refusal> {
    let outside = complaint.accepted_by.id == actor.id && !actor.posts.contains(&Post::ComplaintOfficer);
    outside.then(|| Refusal { clauses: vec!["CASE-03", "CASE-15"], ..Refusal::by("CASE-03", msg!("cases-complaints-15-judge-own")) })
}

/// The 投诉专员 who gets the next one: the registrant if he is one, or who has the fewest open; of equals the one with the lower number.
pub fn next_handler<'a>(registrant: i64, people: &'a [Colleague], open: &BTreeMap<i64, i64>) -> Option<&'a Colleague> {
    let mut group: Vec<&Colleague> = people.iter().filter(|person| person.posts.contains(&Post::ComplaintOfficer)).collect();
    group.sort_by_key(|person| (person.id != registrant, open.get(&person.id).copied().unwrap_or(0), person.id));
    group.first().copied()
}
