//! The floor 交接班: seats, roll call, the handover log, notices to be read before work.

pub mod printed;
pub mod view;

use crate::areas::{Context, Done, Task};
use crate::base::{Fault, Instant, No};
use crate::store::Tx;
use crate::store::migrate::Step;

/// Schema files of this room.
pub const SCHEMA: &[Step] = &[];

/// An act of this room.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Command {}

impl Command {
    /// Name of the act in the journal.
    pub fn verb(&self) -> &'static str {
        match *self {}
    }
}

/// A question to this room.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Query {}

/// An answer to a [`Query`].
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Answer {}

/// Carries out an act: facts, decision, changes, journal entry.
///
/// # Errors
/// The refusal, or a fault.
pub fn act(_: &Context<'_, '_>, command: &Command) -> Result<Done, No> {
    match *command {}
}

/// Answers a question as far as the person's posts allow.
///
/// # Errors
/// A refusal, or a fault.
pub fn ask(_: &Context<'_, '_>, query: &Query) -> Result<Answer, No> {
    match *query {}
}

/// What waits for the person who asks.
///
/// # Errors
/// A fault of the file.
pub fn inbox(_: &Context<'_, '_>) -> Result<Vec<Task>, Fault> {
    Ok(Vec::new())
}

/// Acts of the program itself that are due.
///
/// # Errors
/// A fault of the file.
pub fn due(_: &Tx<'_>, _: Instant) -> Result<Vec<Command>, Fault> {
    Ok(Vec::new())
}
