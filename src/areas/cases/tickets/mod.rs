//! Tickets 工单 (TICK-01 to TICK-14, FLOW-01 to FLOW-12).

pub mod printed;
pub mod view;

use crate::areas::{Context, Done, Found, Task};
use crate::base::{Fault, Instant, No};
use crate::store::Tx;
use crate::store::migrate::Step;

/// Schema files of this room.
pub const SCHEMA: &[Step] = &[];

/// An act.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Command {}

impl Command {
    /// Name of the act in the journal.
    pub fn verb(&self) -> &'static str {
        match *self {}
    }
}

/// A question.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Query {}

/// An answer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Answer {}

/// Carries out an act: facts, decision, changes, journal entry.
///
/// # Errors
/// The refusal, or a fault.
pub fn act(_cx: &Context<'_, '_>, command: &Command) -> Result<Done, No> {
    match *command {}
}

/// Answers a question as far as the person's posts allow.
///
/// # Errors
/// A refusal or a fault.
pub fn ask(_cx: &Context<'_, '_>, query: &Query) -> Result<Answer, No> {
    match *query {}
}

/// What waits for the person who asks.
///
/// # Errors
/// A fault of the file.
pub fn inbox(_cx: &Context<'_, '_>) -> Result<Vec<Task>, Fault> {
    Ok(Vec::new())
}

/// Acts of the program itself that are due.
///
/// # Errors
/// A fault of the file.
pub fn due(_tx: &Tx<'_>, _at: Instant) -> Result<Vec<Command>, Fault> {
    Ok(Vec::new())
}

/// What bears a number that begins so, as far as the person may read it.
///
/// # Errors
/// A fault of the file.
pub fn find(_cx: &Context<'_, '_>, _text: &str) -> Result<Vec<Found>, Fault> {
    Ok(Vec::new())
}
