//! What waits for a person on the floor: roll calls to hold and those that were missed, logs to sign, notices to read or to publish.

use super::clauses::hand_01_roll_call;
use super::commands::may_publish;
use super::model::{CallState, CallView, Crew, LogState, LogView, RollCall};
use super::store::{calls, notices};
use super::{questions, store};
use crate::areas::roster::leave;
use crate::areas::roster::model::{Shift, shift_message};
use crate::areas::roster::store::shifts_of;
use crate::areas::{Context, Task};
use crate::base::{Day, Deed, Fault, Function, Message, Post, plus_days};
use crate::msg;

/// Records that a person is reminded of by name.
const MOST: i64 = 50;
/// Days for which an unsigned log is reminded of.
const LOG_DAYS: i64 = 7;
/// Days in which the next shift is looked for.
const AHEAD: i64 = 14;
/// Minutes before the end of a shift from which its 班长 is reminded of the log.
const BEFORE_END: i64 = 60;

/// The tasks of the person who asks.
///
/// # Errors
/// A fault of the file.
pub fn inbox(cx: &Context<'_, '_>) -> Result<Vec<Task>, Fault> {
    let mut tasks = Vec::new();
    if cx.actor.access(Function::Handover).deed >= Deed::Do && cx.actor.posts.contains(&Post::TeamLeader) {
        roll_calls(cx, &mut tasks)?;
        logs(cx, &mut tasks)?;
    }
    if cx.actor.posts.contains(&Post::Director) {
        missed(cx, &mut tasks)?;
    }
    reading(cx, &mut tasks)?;
    if may_publish(cx.actor) {
        reviews(cx, &mut tasks)?;
    }
    Ok(tasks)
}

/// A crew by the id of one of its shifts, so that two tasks are told apart.
fn subject(crew: &Crew) -> i64 {
    crew.members.first().map_or(0, |member| member.shift.id)
}

/// `03-11 早`
fn named(crew: &Crew, today: Day) -> Message {
    shift_message(crew.id.day, &crew.name, today)
}

/// HAND-01: the roll call, for the 班长 of the crew, from ten minutes before the shift until it is closed.
fn roll_calls(cx: &Context<'_, '_>, tasks: &mut Vec<Task>) -> Result<(), Fault> {
    let today = cx.at.day();
    for CallView { crew, call, .. } in questions::call_views(cx, plus_days(today, -1), plus_days(today, 1))? {
        let early = store::limits(cx, crew.id.day).early;
        let runs = hand_01_roll_call::opens_at(crew.span.from, &early) <= cx.at && cx.at < crew.span.to;
        if runs && crew.is_led_by(cx.actor.id) && RollCall::state(call.as_ref()) != CallState::Closed {
            tasks.push(Task {
                title: msg!("roster-floor-task-call", crew = named(&crew, today)),
                detail: msg!("roster-floor-task-call-detail", count = crew.members.len()),
                due: Some(crew.span.from),
                clause: "HAND-01",
                place: "rollcall",
                subject: subject(&crew),
            });
        }
    }
    Ok(())
}

/// HAND-01: shifts of yesterday and today that began without a roll call, reported to 客服部主任.
fn missed(cx: &Context<'_, '_>, tasks: &mut Vec<Task>) -> Result<(), Fault> {
    let today = cx.at.day();
    for CallView { crew, call, .. } in questions::call_views(cx, plus_days(today, -1), today)?.into_iter().filter(|view| view.missed) {
        let detail = match call {
            Some(call) => msg!("roster-floor-task-missed-late", minutes = call.opened.at.minutes_since(crew.span.from)),
            None => msg!("roster-floor-task-missed-none"),
        };
        tasks.push(Task {
            title: msg!("roster-floor-task-missed", crew = named(&crew, today), names = crew.leader_names().join("、")),
            detail,
            due: Some(crew.span.from),
            clause: "HAND-01",
            place: "rollcall",
            subject: subject(&crew),
        });
    }
    Ok(())
}

/// HAND-03: logs that the person signs as outgoing or as incoming 班长. A shift without a roll call is 客服部主任's matter first.
fn logs(cx: &Context<'_, '_>, tasks: &mut Vec<Task>) -> Result<(), Fault> {
    let today = cx.at.day();
    let called = calls::between(cx.tx, plus_days(today, -LOG_DAYS), today)?;
    for LogView { crew, next, log } in questions::log_views(cx, plus_days(today, -LOG_DAYS), today)? {
        let task = |title| Task {
            title,
            detail: msg!("roster-floor-task-log-detail"),
            due: Some(crew.span.to),
            clause: "HAND-03",
            place: "handover",
            subject: log.id,
        };
        let outgoing = crew.is_led_by(cx.actor.id);
        // Where the roster has nobody who takes over, every 班长 may.
        let incoming = next.as_ref().is_none_or(|next| next.is_led_by(cx.actor.id));
        match log.state() {
            LogState::Draft if outgoing && called.contains_key(&crew.id) && crew.span.to.plus_minutes(-BEFORE_END) <= cx.at => {
                tasks.push(task(msg!("roster-floor-task-log-outgoing", crew = named(&crew, today))));
            }
            LogState::Waiting if incoming && log.outgoing.as_ref().is_some_and(|signed| signed.staff != cx.actor.id) => {
                tasks.push(task(msg!("roster-floor-task-log-incoming", crew = named(&crew, today))));
            }
            _ => {}
        }
    }
    Ok(())
}

/// HAND-04: notices to read before the next seat.
fn reading(cx: &Context<'_, '_>, tasks: &mut Vec<Task>) -> Result<(), Fault> {
    let unread = notices::unread(cx)?;
    if unread.is_empty() {
        return Ok(());
    }
    let shifts = coming(cx)?;
    for notice in unread {
        let published = notice.published.as_ref().map(|signed| signed.at);
        // One that came during a shift waits for the next sign-in.
        let due = shifts.iter().map(|shift| shift.span.from).find(|from| published.is_none_or(|at| at <= *from));
        tasks.push(Task {
            title: msg!("roster-floor-task-read", title = notice.draft.title.as_str()),
            detail: msg!("roster-floor-task-read-detail", kind = notice.draft.kind.message()),
            due,
            clause: "HAND-04",
            place: "notice",
            subject: notice.id,
        });
    }
    Ok(())
}

/// The person's published shifts that are not over and not wholly on leave, in order.
fn coming(cx: &Context<'_, '_>) -> Result<Vec<Shift>, Fault> {
    let today = cx.at.day();
    let mut shifts = shifts_of(cx.tx, cx.actor.id, plus_days(today, -1), plus_days(today, AHEAD))?;
    shifts.retain(|shift| shift.published && cx.at < shift.span.to);
    let covers = leave::covers(cx, &shifts)?;
    shifts.retain(|shift| !covers.get(&shift.id).is_some_and(|cover| cover.leave.contains(&shift.span)));
    Ok(shifts)
}

/// KB-07: notices that were handed in, for who publishes.
fn reviews(cx: &Context<'_, '_>, tasks: &mut Vec<Task>) -> Result<(), Fault> {
    for notice in notices::in_review(cx.tx, MOST)? {
        tasks.push(Task {
            title: msg!("roster-floor-task-review", title = notice.draft.title.as_str()),
            detail: msg!("roster-floor-task-review-detail", name = notice.author.name.as_str()),
            due: None,
            clause: "KB-07",
            place: "notice",
            subject: notice.id,
        });
    }
    Ok(())
}
