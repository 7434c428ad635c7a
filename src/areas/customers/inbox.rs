//! What waits for a person about customers: first contacts of an allocation (FILE-17), the list of the day (FILE-14), order in the
//! files (FILE-25), files that nobody adds to (FILE-21), weekly demand (FILE-32).

use super::clauses::{file_14_daily, file_17_first_contact, file_25_tidy, file_32_demand};
use super::store::{analysis, care, daily as day, demand};
use crate::areas::{Context, Task, links};
use crate::base::{Fault, Function, Post, end_of};
use crate::msg;

/// Customers that a person is reminded of by name; that there are more of them is a line of its own.
const MOST: usize = 50;

/// The tasks of the person who asks.
///
/// # Errors
/// A fault of the file.
pub fn inbox(cx: &Context<'_, '_>) -> Result<Vec<Task>, Fault> {
    let mut tasks = Vec::new();
    let today = cx.at.day();
    let waiting = care::first_contacts(cx.tx, cx.actor.id, file_17_first_contact::reminded_before(today), MOST)?;
    let others = waiting.more.then(|| Task::more(MOST, "FILE-17", "customers"));
    for waiting in waiting {
        tasks.push(Task {
            title: msg!("customers-task-contact", name = waiting.name.as_str()),
            detail: msg!("customers-task-contact-detail", day = waiting.at.day().to_string()),
            due: Some(end_of(file_17_first_contact::due(waiting.at))),
            clause: "FILE-17",
            place: "customer",
            subject: waiting.customer,
        });
    }
    tasks.extend(others);
    daily(cx, &mut tasks)?;
    let stale = analysis::stale_files(cx, cx.actor.id)?;
    if stale > 0 {
        tasks.push(Task {
            title: msg!("customers-task-stale", count = stale),
            detail: msg!("customers-task-stale-detail", days = cx.params.int("file_stale_days", today)),
            due: None,
            clause: "FILE-21",
            place: "file use",
            subject: 0,
        });
    }
    if cx.actor.must_do_all(Function::CustomerManage).is_ok() {
        let (count, first) = care::overdue(cx.tx, file_17_first_contact::overdue_before(today))?;
        if let Some(first) = first {
            tasks.push(Task {
                title: msg!("customers-task-overdue", count = count),
                detail: msg!("customers-task-overdue-detail"),
                due: Some(end_of(file_17_first_contact::due(first))),
                clause: "FILE-17",
                place: "customers",
                subject: 0,
            });
        }
    }
    tasks.extend(demand_task(cx)?);
    Ok(tasks)
}

/// The list of the day, the files that wait for an update, and order in the files.
fn daily(cx: &Context<'_, '_>, tasks: &mut Vec<Task>) -> Result<(), Fault> {
    let today = cx.at.day();
    let mut task = |clause, due, title, detail| tasks.push(Task { title, detail, due: Some(due), clause, place: "today", subject: 0 });
    let reminded = file_14_daily::is_reminded(cx.at) && cx.actor.posts.contains(&Post::Agent);
    if reminded && links::at_work(cx.tx, cx.actor.id, today)? && day::is_agent(cx.tx, cx.actor.id)? {
        if day::extracted(cx.tx, cx.actor.id, today)?.is_none() {
            task("FILE-14", end_of(today), msg!("customers-task-extract"), msg!("customers-task-extract-detail"));
        }
        let pending = day::pending(cx, cx.actor.id, today)?;
        if pending > 0 {
            task("FILE-14", end_of(today), msg!("customers-task-update", count = pending), msg!("customers-task-update-detail"));
        }
    }
    if let Some(tidy) = day::tidied(cx, cx.actor.id)?.filter(|tidy| file_25_tidy::is_reminded(tidy.due, today)) {
        task("FILE-25", end_of(tidy.due), msg!("customers-task-tidy"), msg!("customers-task-tidy-detail"));
    }
    Ok(())
}

/// FILE-32: from the day on which it is due to the end of the week, for who looks after customers, where the department reports demand.
fn demand_task(cx: &Context<'_, '_>) -> Result<Option<Task>, Fault> {
    let today = cx.at.day();
    let due = file_32_demand::due(today, cx.params);
    if today < due || !cx.actor.posts.iter().any(|post| matches!(post, Post::Agent | Post::Sales)) || !demand::is_used(cx.tx, today)? {
        return Ok(None);
    }
    let count = demand::missing_of(cx.tx, cx.actor.id, today)?;
    Ok((count > 0).then(|| Task {
        title: msg!("customers-task-demand", count = count),
        detail: msg!("customers-task-demand-detail", due = due.to_string()),
        due: Some(end_of(due)),
        clause: "FILE-32",
        place: "demand",
        subject: 0,
    }))
}
