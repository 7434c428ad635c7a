//! What waits for a person in swaps: to confirm, to decide, to return a shift tomorrow, shares of responsibility.

use super::clauses::swap_12_return;
use super::model::{Part, Standing};
use super::questions::{Row, Wait, rows};
use super::store;
use crate::areas::{Context, Task};
use crate::base::{Fault, Instant, Message, plus_days};
use crate::msg;

/// Missed shifts are reminded of for so many days; the list shows them for good.
const DAYS: i64 = 62;

/// The tasks of the person who asks.
///
/// # Errors
/// A fault of the file.
pub fn inbox(cx: &Context<'_, '_>) -> Result<Vec<Task>, Fault> {
    let today = cx.at.day();
    let mut tasks = Vec::new();
    for row in rows(cx, store::pending(cx.tx)?)? {
        let title = match row.waits {
            Some(Wait::Confirm) => msg!("roster-swaps-task-confirm", a = row.a.as_str()),
            Some(Wait::Decide) => msg!("roster-swaps-task-decide", a = row.a.as_str(), b = row.b.as_str()),
            _ => continue,
        };
        tasks.push(decision(task(&row, title, shifts(cx, &row), Some(row.swap.first_start()), "SWAP-02")));
    }
    for row in rows(cx, store::in_force(cx.tx, plus_days(today, -DAYS), plus_days(today, 1))?)? {
        if row.waits == Some(Wait::Assess) {
            let title = msg!("roster-swaps-task-assess", no = row.swap.no.as_str());
            tasks.push(decision(task(&row, title, shifts(cx, &row), None, "SWAP-07")));
        }
        let Some(leg) = row.swap.leg(Part::Return).filter(|_| row.swap.a == cx.actor.id) else { continue };
        let due = row.swap.standing == Standing::Effective && cx.at < leg.span.from;
        if due && today >= swap_12_return::reminded_from(leg.day) {
            let title = msg!("roster-swaps-task-return", shift = leg.message(today), b = row.b.as_str());
            tasks.push(task(&row, title, shifts(cx, &row), Some(leg.span.from), "SWAP-12"));
        }
    }
    Ok(tasks)
}

/// `王芳的 03-11 早，还班 03-20 早`
fn shifts(cx: &Context<'_, '_>, row: &Row) -> Message {
    let today = cx.at.day();
    match row.swap.leg(Part::Return) {
        Some(returned) => msg!("roster-swaps-both-shifts", given = row.swap.given.message(today), returned = returned.message(today)),
        None => msg!("roster-swaps-one-shift", given = row.swap.given.message(today)),
    }
}

fn task(row: &Row, title: Message, detail: Message, due: Option<Instant>, clause: &'static str) -> Task {
    Task { title, detail, due, clause, place: "swap", subject: row.swap.id }
}

/// What the person has to say to the swap on its own page.
fn decision(task: Task) -> Task {
    Task { place: "swap-decision", ..task }
}
