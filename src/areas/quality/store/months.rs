//! Months: handed in, and opened again.

use std::collections::BTreeMap;

use super::month;
use crate::areas::quality::model::{MonthStep, Signed};
use crate::areas::{Context, links};
use crate::base::{Day, Fault};
use crate::sql;
use crate::store::Tx;

/// The steps of a month, in their order.
///
/// # Errors
/// A fault of the file.
pub fn steps(tx: &Tx<'_>, day: Day) -> Result<Vec<MonthStep>, Fault> {
    tx.all("SELECT handed_in, at, name, reason FROM qa_month_step WHERE month = ?1 ORDER BY id", sql![month(day)], |row| {
        Ok(MonthStep { handed_in: row.flag(0)?, by: Signed { at: row.instant(1)?, name: row.text(2)?, text: row.text(3)? } })
    })
}

/// Whether the month of a day is handed in.
///
/// # Errors
/// A fault of the file.
pub fn locked(tx: &Tx<'_>, day: Day) -> Result<bool, Fault> {
    let last =
        tx.one("SELECT handed_in FROM qa_month_step WHERE month = ?1 ORDER BY id DESC LIMIT 1", sql![month(day)], |row| row.flag(0))?;
    Ok(last.unwrap_or(false))
}

/// Of these people, who was on effective leave for every published shift of the month, with at least one (QA-03).
///
/// # Errors
/// A fault of the file.
pub fn away(cx: &Context<'_, '_>, day: Day, people: &[i64]) -> Result<Vec<i64>, Fault> {
    let mut shifts: BTreeMap<i64, (usize, usize)> = BTreeMap::new();
    for (person, on_leave) in links::shifts_on_leave(cx, day.first_of_month(), day.last_of_month(), people)? {
        let (all, away) = shifts.entry(person).or_default();
        *all += 1;
        *away += usize::from(on_leave);
    }
    Ok(shifts.into_iter().filter(|(_, (all, away))| all == away).map(|(person, _)| person).collect())
}

/// Adds a step.
///
/// # Errors
/// A fault of the file.
pub fn add(cx: &Context<'_, '_>, day: Day, handed_in: bool, reason: &str) -> Result<(), Fault> {
    cx.tx
        .run(
            "INSERT INTO qa_month_step (month, handed_in, at, staff, name, reason) VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
            sql![month(day), handed_in, cx.at, cx.actor.id, &cx.actor.name, reason],
        )
        .map(drop)
}
