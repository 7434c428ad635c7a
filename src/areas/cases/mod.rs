//! Complaints and tickets 投诉与工单: what customers bring before the department, and what is asked of superiors because of it.
//!
//! Five rooms, each laid out like an area (model, commands, clauses, store, schema, view, text):
//!
//! | room | what lives there |
//! |---|---|
//! | [`complaints`] | 《顾客投诉登记表》 with its whole way: judgement, proposals and 批示, execution, feedback, visit, cause, archive |
//! | [`tickets`] | 工单 with their four flows, first-contact responsibility, transfers, urging, the list of those over 24 hours |
//! | [`escalation`] | 请示报告: asking for instructions and reporting, level by level |
//! | [`boards`] | 投诉看板, 催单与督办, 统计分析: all of them seen together |
//! | [`words`] | 服务用语: words that are not said to a customer, and what is said instead |
//!
//! What they share stands here: `model.rs` has the nouns, `sheets.rs` takes lists out of the department, `dialog.rs` is the frame of dialogs,
//! `export.rs` the one that asks why a list leaves, `story.rs` the timeline of a record, `paper.rs` the
//! button that prints. Inside this area a room may ask another one; other areas meet it in `links.rs` only.

pub mod boards;
pub mod complaints;
pub mod dialog;
pub mod escalation;
pub mod export;
pub mod model;
#[cfg(test)]
pub(crate) mod office;
pub mod paper;
pub mod printed;
pub mod sheets;
pub mod story;
pub mod tickets;
pub mod told;
pub mod view;
pub mod words;

pub use model::Printout;

use crate::areas::{Context, Done, Found, Task};
use crate::base::{Fault, Instant, No, Refusal};
use crate::msg;
use crate::store::Tx;
use crate::store::migrate::Step;

/// Schema files of this area, in the order in which its rooms build on each other.
pub fn schema() -> Vec<Step> {
    [complaints::SCHEMA, tickets::SCHEMA, escalation::SCHEMA, words::SCHEMA].concat()
}

/// An act in one of the rooms.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Command {
    /// On complaints.
    Complaints(complaints::Command),
    /// On tickets.
    Tickets(tickets::Command),
    /// On questions to superiors.
    Escalation(escalation::Command),
    /// On the list of words.
    Words(words::Command),
    /// A table that leaves the department.
    Boards(boards::Command),
    /// Prints a form; kept in the journal.
    Print(Printout),
}

impl Command {
    /// Name of the act in the journal.
    pub fn verb(&self) -> &'static str {
        match self {
            Command::Complaints(command) => command.verb(),
            Command::Tickets(command) => command.verb(),
            Command::Escalation(command) => command.verb(),
            Command::Words(command) => command.verb(),
            Command::Boards(command) => command.verb(),
            Command::Print(_) => "case.print",
        }
    }
}

/// A question to one of the rooms, or to all of them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Query {
    /// About complaints.
    Complaints(complaints::Query),
    /// About tickets.
    Tickets(tickets::Query),
    /// About questions to superiors.
    Escalation(escalation::Query),
    /// About the list of words.
    Words(words::Query),
    /// Of the boards.
    Boards(boards::Query),
}

/// An answer of one of the rooms, or of all of them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Answer {
    /// About complaints.
    Complaints(complaints::Answer),
    /// About tickets.
    Tickets(tickets::Answer),
    /// About questions to superiors.
    Escalation(escalation::Answer),
    /// About the list of words.
    Words(words::Answer),
    /// Of the boards.
    Boards(boards::Answer),
}

/// Carries out an act: facts, decision, changes, journal entry.
///
/// # Errors
/// The refusal, a conflict, or a fault.
pub fn act(cx: &Context<'_, '_>, command: &Command) -> Result<Done, No> {
    match command {
        Command::Complaints(command) => {
            let done = complaints::act(cx, command)?;
            // The ticket from which it was registered leads to it (FLOW-02).
            if let complaints::Command::Register { ticket: Some(ticket), .. } = command {
                tickets::link_complaint(cx, *ticket, done.id, &done.title)?;
            }
            Ok(done)
        }
        Command::Tickets(command) => tickets::act(cx, command),
        Command::Escalation(command) => {
            let mut done = escalation::act(cx, command)?;
            // Who asks the same tomorrow finds the answer (ESC-08).
            if let Some(helped) = escalation::helped(cx, command)? {
                done.findings.extend(tickets::keep_answer(cx, &helped)?);
            }
            Ok(done)
        }
        Command::Words(command) => words::act(cx, command),
        Command::Boards(command) => boards::act(cx, command),
        Command::Print(what) => printed::act(cx, *what),
    }
}

/// Answers a question as far as the person's posts allow.
///
/// # Errors
/// A refusal or a fault.
pub fn ask(cx: &Context<'_, '_>, query: &Query) -> Result<Answer, No> {
    match query {
        Query::Complaints(query) => complaints::ask(cx, query).map(Answer::Complaints),
        Query::Tickets(query) => tickets::ask(cx, query).map(Answer::Tickets),
        Query::Escalation(query) => escalation::ask(cx, query).map(Answer::Escalation),
        Query::Words(query) => words::ask(cx, query).map(Answer::Words),
        Query::Boards(query) => boards::ask(cx, query).map(Answer::Boards),
    }
}

/// The record is not there, or not for this person.
pub fn missing() -> Refusal {
    Refusal { message: msg!("cases-missing"), clauses: Vec::new(), flaws: Vec::new() }
}

/// What bears a number that begins so, as far as the person may read it.
///
/// # Errors
/// A fault of the file.
pub fn find(cx: &Context<'_, '_>, text: &str) -> Result<Vec<Found>, Fault> {
    let mut found = complaints::find(cx, text)?;
    found.extend(tickets::find(cx, text)?);
    found.extend(escalation::find(cx, text)?);
    Ok(found)
}

/// What waits for the person who asks.
///
/// # Errors
/// A fault of the file.
pub fn inbox(cx: &Context<'_, '_>) -> Result<Vec<Task>, Fault> {
    let mut tasks = complaints::inbox(cx)?;
    tasks.extend(tickets::inbox(cx)?);
    tasks.extend(escalation::inbox(cx)?);
    Ok(tasks)
}

/// Acts of the program itself that are due: deadlines that passed, even while no window was open. Each is performed as an act of its own.
///
/// # Errors
/// A fault of the file.
pub fn due(tx: &Tx<'_>, at: Instant) -> Result<Vec<Command>, Fault> {
    let mut due: Vec<Command> = complaints::due(tx, at)?.into_iter().map(Command::Complaints).collect();
    due.extend(tickets::due(tx, at)?.into_iter().map(Command::Tickets));
    Ok(due)
}
