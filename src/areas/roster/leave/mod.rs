//! Leave 请假: requests with their route, certificates, slips and reporting back.

pub mod printed;
pub mod view;

use std::collections::BTreeMap;

use super::model::{Shift, Span};
use crate::areas::{Context, Done, Task};
use crate::base::{Fault, Instant, No, Refusal};
use crate::store::migrate::Step;
use crate::store::{Store, Tx};

/// Schema files of this room.
pub const SCHEMA: &[Step] = &[];

/// Time for which a request is undecided, or a paper is owed that makes it effective.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Owed {
    /// The time.
    pub span: Span,
    /// The clause that asks for it.
    pub clause: &'static str,
    /// When the shift falls to 旷工 by itself; `None` while nothing but a decision is waited for.
    pub until: Option<Instant>,
}

/// What the requests for leave make of one shift at one moment.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Cover {
    /// Time on effective leave: 请假.
    pub leave: Vec<Span>,
    /// Time on public business or study: 公出 (LEAVE-17).
    pub business: Vec<Span>,
    /// 旷工(待定) unless the person comes.
    pub owed: Option<Owed>,
    /// Refused, expired or fallen: 旷工 by this clause unless the person comes.
    pub fallen: Option<&'static str>,
    /// Leave was asked or called in for it although it is swapped (SWAP-08).
    pub asked_on_swap: bool,
}

/// What leave makes of each of these shifts at this moment, by the shift's id; nothing for a shift without any request.
///
/// # Errors
/// A fault of the file.
pub fn covers(_: &Context<'_, '_>, _: &[Shift]) -> Result<BTreeMap<i64, Cover>, Fault> {
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
