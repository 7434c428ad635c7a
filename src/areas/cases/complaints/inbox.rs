//! What waits for a person in complaints: the next step of his own, what is to be approved, important ones, and reminders of the time agreed
//! with the customer.

use super::clauses::{self, case_07_choose, case_09_rounds};
use super::model::{Complaint, State, Timer};
use super::store;
use crate::areas::{Context, Task};
use crate::base::{Fault, Instant, Message, Post};
use crate::{msg, sql};

/// Tasks of this room that are named at most; the others are on the page.
const NAMED: usize = 60;

/// The tasks of the person who asks.
///
/// # Errors
/// A fault of the file.
pub fn inbox(cx: &Context<'_, '_>) -> Result<Vec<Task>, Fault> {
    let leads = case_07_choose::is_leader(cx.actor, cx.params, cx.at);
    let supervisor = cx.actor.posts.contains(&Post::Supervisor);
    let director = cx.actor.posts.contains(&Post::Director);
    let officer = cx.actor.posts.contains(&Post::ComplaintOfficer);
    let ids = cx.tx.all(
        &format!(
            "SELECT c.id FROM {} WHERE c.live = 1 AND (?1 IN (c.handler, c.tracker, c.owner, c.contact) OR (c.handler IS NULL AND ?2 = 1) \
             OR (c.state = '待审批' AND ?3 = 1) OR (c.state = '已答复' AND ?4 = 1) OR (c.round >= ?6 AND ?5 = 1)) \
             ORDER BY c.due_at NULLS LAST, c.id LIMIT ?7",
            *store::OPEN_ONES
        ),
        sql![cx.actor.id, officer, leads, supervisor, director, case_09_rounds::TOLD_FROM, crate::base::one_more(NAMED)],
        |row| row.int(0),
    )?;
    let mut tasks = Vec::new();
    for id in ids.iter().take(NAMED) {
        if let Some(complaint) = store::complaint(cx.tx, *id)? {
            tasks.extend(tasks_of(&complaint, cx, leads, supervisor, director, officer));
        }
    }
    if ids.len() > NAMED {
        tasks.push(Task::more(NAMED, "CASE-15", "case"));
    }
    Ok(tasks)
}

fn tasks_of(c: &Complaint, cx: &Context<'_, '_>, leads: bool, supervisor: bool, director: bool, officer: bool) -> Vec<Task> {
    let me = cx.actor.id;
    let mine = match &c.handler {
        Some(handler) => handler.id == me,
        None => officer,
    };
    let mut tasks = Vec::new();
    if c.owner.as_ref().is_some_and(|owner| owner.id == me) {
        tasks.push(task(c, msg!("cases-complaints-task-important"), None, "CASE-18"));
    }
    if c.tracker.id == me && c.first_reply.is_none() {
        tasks.push(task(c, msg!("cases-complaints-task-reply"), Some(c.reply_due), "CASE-02"));
    }
    if director && c.round >= case_09_rounds::TOLD_FROM {
        tasks.push(task(c, msg!("cases-complaints-task-round", round = c.round), None, "CASE-09"));
    }
    let timer = clauses::next_timer(c).filter(|timer| timer.clause != "CASE-02");
    let due = timer.map(|timer| timer.due);
    match c.state {
        State::Judging if mine => tasks.push(task(c, msg!("cases-complaints-task-judge"), None, "CASE-03")),
        State::Rejected if mine => tasks.push(task(c, msg!("cases-complaints-task-answer"), None, "CASE-04")),
        State::Answered if supervisor => tasks.push(task(c, msg!("cases-complaints-task-not-accepted"), None, "CASE-04")),
        State::Investigating => tasks.extend(investigation(c, cx.at, me, mine, timer)),
        State::Planning if mine => tasks.push(task(c, msg!("cases-complaints-task-plan"), None, "CASE-06")),
        State::Approving if leads => tasks.push(task(c, msg!("cases-complaints-task-approve"), due, "CASE-07")),
        State::Executing if mine => tasks.push(task(c, msg!("cases-complaints-task-execute"), None, "CASE-08")),
        State::Feedback if mine => tasks.push(task(c, msg!("cases-complaints-task-feedback"), None, "CASE-08")),
        State::Visiting if mine && c.visited_at.is_none() => {
            let due = c.appointment.or(due);
            tasks.push(task(c, msg!("cases-complaints-task-visit"), due, "CASE-10"));
        }
        State::Visiting if mine && c.cause.is_none() => tasks.push(task(c, msg!("cases-complaints-task-cause"), None, "CASE-11")),
        State::Visiting if mine => tasks.push(task(c, msg!("cases-complaints-task-archive"), None, "CASE-12")),
        _ => {}
    }
    tasks
}

/// The department's task, and the reminders of whoever handles it at 75 % and at the limit (CASE-05).
fn investigation(c: &Complaint, now: Instant, me: i64, mine: bool, timer: Option<Timer>) -> Vec<Task> {
    let Some(assignment) = c.assignment() else {
        return if mine { vec![task(c, msg!("cases-complaints-task-assign"), None, "CASE-05")] } else { Vec::new() };
    };
    let mut tasks = Vec::new();
    if assignment.contact_staff == Some(me) {
        tasks.push(task(c, msg!("cases-complaints-task-investigate"), Some(assignment.until), "CASE-05"));
    }
    if mine {
        let title = match timer.filter(|timer| timer.clause == "CASE-05") {
            Some(timer) if timer.is_late(now) => msg!("cases-complaints-task-overdue"),
            Some(timer) if timer.is_near(now) => msg!("cases-complaints-task-near"),
            _ => msg!("cases-complaints-task-findings"),
        };
        tasks.push(task(c, title, Some(assignment.until), "CASE-05"));
    }
    tasks
}

fn task(c: &Complaint, title: Message, due: Option<Instant>, clause: &'static str) -> Task {
    let detail = msg!("cases-complaints-task-detail", no = c.no.as_str(), name = c.draft.complainant.as_str(), state = c.state.message());
    Task { title, detail, due, clause, place: "case", subject: c.id }
}
