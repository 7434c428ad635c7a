//! Attendance 考勤: coming and going, absences from the seat, what became of each shift.

pub mod printed;
pub mod view;

use std::collections::BTreeMap;

use crate::areas::{Context, Done, Task};
use crate::base::{Day, Fault, Instant, No};
use crate::store::Tx;
use crate::store::migrate::Step;

/// Schema files of this room.
pub const SCHEMA: &[Step] = &[];

/// What is counted of a person's attendance.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Tally {
    /// Shifts that were due.
    pub rostered: i64,
    /// 迟到
    pub late: i64,
    /// 早退
    pub early: i64,
    /// 旷工
    pub absent: i64,
    /// 违纪
    pub breaches: i64,
    /// 点名缺
    pub missed_calls: i64,
}

/// What is counted of a person's shifts on the business days from one to another, as far as they are over.
///
/// # Errors
/// A fault of the file.
pub fn tally(_: &Context<'_, '_>, _: i64, _: Day, _: Day) -> Result<Tally, Fault> {
    Ok(Tally::default())
}

/// The coming that counts for each of these shifts, by the shift's id; nothing for a shift to which nobody came.
///
/// # Errors
/// A fault of the file.
pub fn arrivals(_: &Tx<'_>, _: &[i64]) -> Result<BTreeMap<i64, Instant>, Fault> {
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
