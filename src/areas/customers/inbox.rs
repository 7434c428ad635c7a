//! What waits for a person about customers: first contacts of an allocation (FILE-17).

use super::clauses::file_17_first_contact;
use super::store::care;
use crate::areas::{Context, Task};
use crate::base::{Fault, Function, end_of};
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
    Ok(tasks)
}
