//! What waits for a person in leave: decisions, papers, reporting back, forms that came back; and what the 班长 should know.

use super::commands;
use super::model::{Deadlines, Leave, Part, Phase, days_of, short};
use super::store::questions;
use crate::areas::{Context, Task, links};
use crate::base::{Deed, Fault, Function, Instant, Message};
use crate::msg;

/// The tasks of the person who asks.
///
/// # Errors
/// A fault of the file.
pub fn inbox(cx: &Context<'_, '_>) -> Result<Vec<Task>, Fault> {
    let mut tasks = Vec::new();
    let people = links::roster_people(cx.tx)?;
    let decides = cx.actor.access(Function::LeaveDecide).deed >= Deed::Approve;
    let person = |leave: &Leave| people.iter().find(|person| person.id == leave.draft.applicant);
    let looks_after = |leave: &Leave| person(leave).is_some_and(|applicant| commands::looks_after(cx.actor, applicant, &people));
    if decides {
        for leave in questions::undecided(cx.tx)? {
            if commands::awaited(&leave, cx.actor, &people, cx.at) {
                tasks.push(decision(&leave, cx.at));
            } else if leave.draft.late && leave.phase == Phase::Pending && looks_after(&leave) {
                let title = msg!("roster-leave-task-late", name = leave.applicant_name.as_str());
                tasks.push(task(&leave, title, leave.late_until, "LEAVE-04"));
            }
        }
    }
    for line in questions::not_back(cx)? {
        let leave = &line.leave;
        let own = leave.draft.applicant == cx.actor.id;
        let due = line.deadlines.back;
        // Before its deadline it waits for the applicant, after it for the 班长 as well.
        if due.is_some_and(|due| cx.at >= due) && (own || looks_after(leave)) {
            tasks.push(task(leave, msg!("roster-leave-task-not-back"), due, "LEAVE-01"));
        } else if own && due.is_none_or(|due| cx.at < due) {
            tasks.push(task(leave, msg!("roster-leave-task-back"), due, "LEAVE-01"));
        }
    }
    for line in questions::owing(cx)? {
        let leave = &line.leave;
        let (own, due) = (leave.draft.applicant == cx.actor.id || leave.filer == cx.actor.id, line.deadlines.papers);
        if own && !leave.unproven_shifts().is_empty() {
            tasks.push(task(leave, msg!("roster-leave-task-proof"), due, leave.proof_clause()));
        }
        let ended = leave.end().is_some_and(|end| cx.at >= end);
        if leave.slip.is_none() && ended {
            if own {
                tasks.push(task(leave, msg!("roster-leave-task-slip"), due, "LEAVE-13"));
            } else if looks_after(leave) && due.is_some_and(|due| cx.at.day() >= due.day()) {
                tasks.push(task(leave, msg!("roster-leave-task-slip-of", name = leave.applicant_name.as_str()), due, "LEAVE-13"));
            }
        }
    }
    for leave in questions::slips_lapsed(cx)? {
        if leave.draft.applicant == cx.actor.id || looks_after(&leave) {
            tasks.push(task(&leave, msg!("roster-leave-task-slip-late"), None, "LEAVE-13"));
        }
    }
    for leave in questions::returned(cx)? {
        tasks.push(task(&leave, msg!("roster-leave-task-returned"), None, "LEAVE-05"));
    }
    Ok(tasks)
}

/// A decision that is asked for, until the first shift begins.
fn decision(leave: &Leave, now: Instant) -> Task {
    let name = leave.applicant_name.as_str();
    let (title, clause): (Message, &'static str) = if leave.slip_awaits_ruling() {
        (msg!("roster-leave-task-rule-slip", name = name), "LEAVE-13")
    } else if leave.cancel_at.is_some() {
        (msg!("roster-leave-task-cancel", name = name), "LEAVE-18")
    } else if leave.draft.late {
        (msg!("roster-leave-task-decide-late", name = name), "LEAVE-04")
    } else {
        (msg!("roster-leave-task-decide", name = name, kind = leave.draft.kind.message()), "LEAVE-05")
    };
    let due = leave.due(Deadlines::default(), now);
    let days = days_of(leave.halves());
    let detail = msg!("roster-leave-task-detail-decide", shifts = shifts(leave), days = days, no = leave.no.as_str());
    Task { place: "leave-decision", detail, ..task(leave, title, due, clause) }
}

/// `03-11 早`, `03-11–03-13`
fn shifts(leave: &Leave) -> String {
    match (leave.taken().next(), leave.taken().next_back()) {
        (Some(first), Some(last)) if first.day != last.day => format!("{}–{}", short(first.day), short(last.day)),
        (Some(first), _) => Part::shown(first),
        _ => String::new(),
    }
}

fn task(leave: &Leave, title: Message, due: Option<Instant>, clause: &'static str) -> Task {
    let detail = msg!(
        "roster-leave-task-detail",
        name = leave.applicant_name.as_str(),
        kind = leave.draft.kind.message(),
        shifts = shifts(leave),
        days = days_of(leave.halves()),
        no = leave.no.as_str()
    );
    Task { title, detail, due, clause, place: "leave", subject: leave.id }
}
