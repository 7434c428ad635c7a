//! Swaps 换班: two people exchange two shifts. A request names both legs, the partner confirms, both 班长 decide, and only then both
//! shifts change hands in one step (SWAP-01 to SWAP-12).

pub mod clauses;
pub mod commands;
mod inbox;
pub mod model;
pub mod printed;
mod questions;
pub mod report;
pub mod sheet;
pub mod store;
pub mod view;

#[cfg(test)]
mod tests;

pub use commands::Command;
pub use inbox::inbox;
pub use model::{Draft, Ground, Part, Side, State, Swap};
pub use questions::{Answer, Barred, Candidate, Card, Cell, Judgement, NEAR_DAYS, Query, Row, View, Wait, ask};

use std::collections::BTreeMap;

use crate::areas::{Context, Done};
use crate::base::{Fault, Instant, No, Refusal};
use crate::store::migrate::Step;
use crate::store::{Store, Tx};

/// Schema files of this room.
pub const SCHEMA: &[Step] = &[Step { name: "roster/swaps/0001", text: include_str!("schema/0001_swaps.sql") }];

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
pub fn marks(tx: &Tx<'_>, shifts: &[i64]) -> Result<BTreeMap<i64, Mark>, Fault> {
    store::marks(tx, shifts)
}

/// Carries out an act: facts, decision, changes, journal entry.
///
/// # Errors
/// The refusal, or a fault.
pub fn act(cx: &Context<'_, '_>, command: &Command) -> Result<Done, No> {
    let facts = store::facts(cx, command)?;
    let (changes, findings) = commands::decide(&facts, command, cx.actor, cx.at)?;
    store::apply(cx, command, &facts, &changes, findings)
}

/// Acts of the program itself that are due: requests that were not complete before their first shift began.
///
/// # Errors
/// A fault of the file.
pub fn due(tx: &Tx<'_>, at: Instant) -> Result<Vec<Command>, Fault> {
    Ok(store::overdue(tx, at)?.into_iter().map(|id| Command::Expire { id }).collect())
}

/// Keeps that a clause refused a request, for the monthly report (SWAP-12).
///
/// # Errors
/// A fault of the file.
pub fn keep_refusal(store: &mut Store, actor: i64, command: &Command, refusal: &Refusal, at: Instant) -> Result<(), Fault> {
    match command {
        Command::Request { draft, .. } => store::keep_refusal(store, actor, draft, refusal, at),
        _ => Ok(()),
    }
}
