//! Questions and reports to superiors 请示报告 (ESC-01 to ESC-09).
//!
//! Somebody puts a matter before the next level with his own opinion; who holds it instructs or passes it on; the instruction is carried
//! out, even where the reporter dissents, once the superior insists; and superiors who were skipped in an emergency are told afterwards.

pub mod clauses;
pub mod commands;
mod inbox;
pub mod model;
pub mod printed;
mod questions;
pub mod store;
pub mod view;

#[cfg(test)]
mod tests;

pub use commands::Command;
pub use inbox::inbox;
pub use model::{Category, Draft, Raise, Report, State, Step, StepKind, To};
pub use questions::{Addressee, Answer, Query, View, ask, find};

use crate::areas::{Context, Done};
use crate::base::{Fault, No};
use crate::store::migrate;

/// Schema files of this room.
pub const SCHEMA: &[migrate::Step] = &[migrate::Step { name: "cases/escalation/0001", text: include_str!("schema/0001_reports.sql") }];

/// Carries out an act: facts, decision, changes, journal entry.
///
/// # Errors
/// The refusal, or a fault.
pub fn act(cx: &Context<'_, '_>, command: &Command) -> Result<Done, No> {
    let facts = store::facts(cx, command)?;
    let (changes, findings) = commands::decide(&facts, command, cx.actor, cx.at)?;
    Ok(store::apply(cx, command, &facts, &changes, findings)?)
}

/// Puts a matter before superiors because another act asks for it (CASE-09 from the third round on): part of that act's transaction, without
/// a journal entry of its own. Returns the report.
///
/// # Errors
/// A fault of the file.
pub fn raise(cx: &Context<'_, '_>, raised: &Raise) -> Result<i64, Fault> {
    store::raise(cx, raised)
}

/// What somebody answered while a customer waited (ESC-08).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Helped {
    /// What was asked.
    pub question: String,
    /// What was answered.
    pub answer: String,
    /// The ticket from which it was asked.
    pub ticket: Option<i64>,
}

/// What this act answered, where it answers a call for help.
///
/// # Errors
/// A fault of the file.
pub fn helped(cx: &Context<'_, '_>, command: &Command) -> Result<Option<Helped>, Fault> {
    let Command::Instruct { id, text } = command else { return Ok(None) };
    let report = store::report(cx.tx, *id)?.filter(|report| report.category == Category::Help);
    Ok(report.map(|report| Helped {
        ticket: (report.place == "ticket").then_some(report.subject),
        question: report.content,
        answer: text.trim().to_owned(),
    }))
}
