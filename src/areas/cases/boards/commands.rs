//! The acts of this room: a table leaves the department as a sheet (FILE-23), and the views of complaints and tickets.

use serde_json::json;

use super::views::ViewAct;
use crate::areas::cases::tickets;
use crate::areas::{Context, Done, views as saved};
use crate::base::{Actor, Function, No, Refusal};
use crate::msg;
use crate::store::journal::Entry;

/// An act of this room.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Command {
    /// A table leaves as a sheet; kept in the journal.
    Export {
        /// Name of the table.
        table: &'static str,
        /// It names customers.
        names: bool,
        /// How many rows.
        rows: i64,
        /// Why (FILE-23).
        reason: String,
    },
    /// Something with one's views of the complaints.
    ComplaintView(ViewAct),
    /// Something with one's views of the tickets.
    TicketView(tickets::ViewAct),
}

impl Command {
    /// Name of the act in the journal.
    pub fn verb(&self) -> &'static str {
        match self {
            Command::Export { .. } => "case.export",
            Command::ComplaintView(act) => act.verb(),
            Command::TicketView(act) => act.verb(),
        }
    }
}

/// Whether this person takes a table out of the department: one with customers' names as FILE-23 says, figures where he may read them.
///
/// # Errors
/// The refusal.
pub fn may_take_out(actor: &Actor, names: bool) -> Result<(), Refusal> {
    if !names {
        return actor.must_read(Function::Statistics).map(|_| ());
    }
    actor.must_do_all(Function::CustomerManage).map_err(|_| Refusal {
        message: msg!("cases-boards-no-export"),
        clauses: vec!["FILE-23", "SEC-08"],
        flaws: Vec::new(),
    })
}

fn decide(actor: &Actor, names: bool, reason: &str) -> Result<(), Refusal> {
    may_take_out(actor, names)?;
    if reason.trim().is_empty() {
        return Err(Refusal::of_field("reason", "FILE-23", msg!("cases-export-reason-missing")));
    }
    Ok(())
}

/// Keeps in the journal that a table left, or does something with views.
///
/// # Errors
/// The refusal, or a fault.
pub fn act(cx: &Context<'_, '_>, command: &Command) -> Result<Done, No> {
    let (table, names, rows, reason) = match command {
        Command::Export { table, names, rows, reason } => (table, names, rows, reason),
        Command::ComplaintView(act) => return saved::act(cx, act),
        Command::TicketView(act) => return saved::act(cx, act),
    };
    decide(cx.actor, *names, reason)?;
    cx.journal(Entry {
        verb: command.verb().to_owned(),
        subject: "case".to_owned(),
        after: json!({ "table": table, "rows": rows }).to_string(),
        reason: reason.trim().to_owned(),
        clauses: "FILE-23".to_owned(),
        ..Entry::default()
    })?;
    Ok(Done::default())
}
