//! Swaps 换班: two people exchange two shifts.

pub mod printed;
pub mod view;

use std::collections::BTreeMap;

use crate::areas::{Context, Done, Task};
use crate::base::{Fault, Instant, No, Refusal};
use crate::store::migrate::Step;
use crate::store::{Store, Tx};

/// Schema files of this room.
pub const SCHEMA: &[Step] = &[];

/// How a shift stands in a live swap.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mark {
    /// Which swap.
    pub swap: i64,
    /// Its number.
    pub no: String,
    /// It is in force; otherwise it still waits for somebody.
    pub effective: bool,
    /// The shift that is given up (SA); otherwise the one that is worked in return (SB).
    pub given: bool,
}

/// The live swap of each of these shifts, by the shift's id.
///
/// # Errors
/// A fault of the file.
pub fn marks(_: &Tx<'_>, _: &[i64]) -> Result<BTreeMap<i64, Mark>, Fault> {
    Ok(BTreeMap::new())
}

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

/// Keeps that a rule refused a request of this room.
///
/// # Errors
/// A fault of the file.
pub fn keep_refusal(_: &mut Store, _: i64, _: &Command, _: &Refusal, _: Instant) -> Result<(), Fault> {
    Ok(())
}
