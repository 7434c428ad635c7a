//! Attendance 考勤: coming and going, absences from the seat, 停工 orders, what became of each shift, and the month sheet.
//!
//! Nothing of what became of a shift is stored: [`judge`] computes it from what was signed, what leave and swaps make of the shift, and
//! the time. What the program settles by itself when a shift is over without anybody (ATT-07) is kept so that the journal names it once.

pub mod clauses;
pub mod commands;
mod inbox;
pub mod judge;
pub mod model;
pub mod printed;
pub mod questions;
pub mod sheet;
pub mod store;
#[cfg(test)]
mod tests;
pub mod view;
pub mod why;

pub use commands::Command;
pub use inbox::inbox;
pub use model::{Became, Judgement, Limits, Presence, Stop, StopState, Sums, Way};
pub use questions::{Answer, Query, ask};
pub use store::SCHEMA;

use std::collections::{BTreeMap, BTreeSet};

use crate::areas::{Context, Done, links};
use crate::base::{Actor, Day, Fault, Instant, No};
use crate::store::Tx;

/// Shifts that one round of [`due`] settles; more of them wait for the next round.
const MOST_SETTLED: usize = 500;

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
pub fn tally(cx: &Context<'_, '_>, staff: i64, from: Day, to: Day) -> Result<Tally, Fault> {
    let sums = questions::sums_of(cx, staff, from, to)?;
    Ok(Tally {
        rostered: sums.rostered,
        late: sums.late,
        early: sums.early,
        absent: sums.absent,
        breaches: sums.breaches,
        missed_calls: sums.missed,
    })
}

/// Which of these shifts somebody signed for, or were corrected: the plan leaves them where they are.
///
/// # Errors
/// A fault of the file.
pub fn attended(tx: &Tx<'_>, shifts: &[i64]) -> Result<BTreeSet<i64>, Fault> {
    store::signed(tx, shifts)
}

/// The coming that counts for each of these shifts, by the shift's id; nothing for a shift to which nobody came.
///
/// # Errors
/// A fault of the file.
pub fn arrivals(tx: &Tx<'_>, shifts: &[i64]) -> Result<BTreeMap<i64, Instant>, Fault> {
    store::arrivals(tx, shifts)
}

/// Carries out an act: facts, decision, changes, journal entry.
///
/// # Errors
/// The refusal, or a fault.
pub fn act(cx: &Context<'_, '_>, command: &Command) -> Result<Done, No> {
    let facts = store::facts(cx, command)?;
    let (changes, findings) = commands::decide(&facts, command, cx.actor)?;
    store::apply(cx, command, &facts, &changes, findings)
}

/// Acts of the program itself that are due: shifts that ended without anybody there, and 旷工(待定) that became something else.
///
/// # Errors
/// A fault of the file.
pub fn due(tx: &Tx<'_>, at: Instant) -> Result<Vec<Command>, Fault> {
    let waiting = store::unsettled(tx, at)?;
    if waiting.is_empty() {
        return Ok(Vec::new());
    }
    let (program, params) = (Actor::program(), links::parameters(tx)?);
    let cx = Context { tx, actor: &program, at, params: &params };
    let shifts: Vec<_> = waiting.iter().map(|(shift, _)| shift.clone()).collect();
    let (presences, _) = store::presences(&cx, &shifts)?;
    let changed = waiting.into_iter().filter_map(|(shift, was)| {
        let judged = judge::judge(presences.get(&shift.id)?, &Limits::on(&params, shift.day), at);
        let settles = match was {
            Some(was) => judged.became != was,
            None => matches!(judged.became, Became::Absent | Became::Pending),
        };
        settles.then_some(Command::Settle { shift: shift.id })
    });
    Ok(changed.take(MOST_SETTLED).collect())
}
