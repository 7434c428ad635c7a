//! The floor 交接班: roll call, seats, the handover log, notices to be read before work.
//!
//! A *crew* is everybody who works the same published shift on the same day; roll call and handover log belong to a crew, a *sitting*
//! is one person at one seat for one shift.

pub mod clauses;
pub mod commands;
mod inbox;
pub mod model;
pub mod printed;
mod questions;
pub mod store;
pub mod view;

pub use commands::Command;
pub use inbox::inbox;
pub use model::{
    Audience, Board, CallState, CallView, Crew, CrewId, Departure, Log, LogState, LogView, Mark, Member, Notice, NoticeDraft, NoticeKind,
    NoticeState, NoticeView, OwnPlace, Remark, RollCall, Seat, SeatLine, Section, Side, Signed, Sitting, Way,
};
pub use questions::{Answer, LogOf, Query, ask};

use std::collections::BTreeSet;

use crate::areas::{Context, Done};
use crate::base::{Fault, Instant, No};
use crate::store::Tx;
use crate::store::migrate::Step;

/// Schema files of this room.
pub const SCHEMA: &[Step] = &[Step { name: "roster/floor/0001", text: include_str!("schema/0001_floor.sql") }];

/// Carries out an act: facts, decision, changes, journal entry.
///
/// # Errors
/// The refusal, or a fault.
pub fn act(cx: &Context<'_, '_>, command: &Command) -> Result<Done, No> {
    let facts = store::facts(cx, command)?;
    let (changes, findings) = commands::decide(&facts, command, cx.actor, cx.at)?;
    store::apply(cx, command, &facts, &changes, findings)
}

/// Acts of the program itself that are due: none. A missing roll call, an unsigned log and an unread notice follow from what is stored
/// and the time, whenever somebody looks.
///
/// # Errors
/// None.
pub fn due(_: &Tx<'_>, _: Instant) -> Result<Vec<Command>, Fault> {
    Ok(Vec::new())
}

/// Which of these shifts whoever works them sat through at other seats than the one that the roster names; none without a named seat, or
/// where no seat was taken (SWAP-07).
///
/// # Errors
/// A fault of the file.
pub fn elsewhere(tx: &Tx<'_>, shifts: &[i64]) -> Result<BTreeSet<i64>, Fault> {
    store::seats::elsewhere(tx, shifts)
}

#[cfg(test)]
mod tests;
