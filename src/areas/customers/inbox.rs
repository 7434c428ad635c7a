//! What waits for a person about customers: first contacts of an allocation (FILE-17), weekly demand (FILE-32).

use super::clauses::{file_17_first_contact, file_32_demand};
use super::store::{care, demand};
use crate::areas::{Context, Task};
use crate::base::{Fault, Function, Post, end_of};
use crate::msg;

/// Customers that a person is reminded of by name; more of them are told by the list.
const MOST: i64 = 50;

/// The tasks of the person who asks.
///
/// # Errors
/// A fault of the file.
pub fn inbox(cx: &Context<'_, '_>) -> Result<Vec<Task>, Fault> {
    let mut tasks = Vec::new();
    let today = cx.at.day();
    for waiting in care::first_contacts(cx.tx, cx.actor.id, file_17_first_contact::reminded_until(today), MOST)? {
        tasks.push(Task {
            title: msg!("customers-task-contact", name = waiting.name.as_str()),
            detail: msg!("customers-task-contact-detail", day = waiting.at.day().to_string()),
            due: Some(end_of(file_17_first_contact::due(waiting.at))),
            clause: "FILE-17",
            place: "customer",
            subject: waiting.customer,
        });
    }
    if cx.actor.must_do_all(Function::CustomerManage).is_ok() {
        let (count, first) = care::overdue(cx.tx, file_17_first_contact::overdue_until(today))?;
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
