//! Words 服务用语: what is not said to a customer, and what is said instead (KB-03).

pub mod view;

use crate::areas::{Context, Done};
use crate::base::No;
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
