//! Rows of roll calls (HAND-01).

use std::collections::BTreeMap;

use super::noun;
use crate::areas::Context;
use crate::areas::roster::floor::model::{CrewId, Mark, Remark, RollCall, Signed};
use crate::base::{Day, Fault, Instant};
use crate::sql;
use crate::store::{Row, Sql, Tx};

const COLUMNS: &str = "id, day, kind, opened_at, opened_by, opened_name, closed_at, closed_by, closed_name FROM roll_call";

fn call_of(row: &Row<'_>) -> Result<RollCall, Fault> {
    let closed = match (row.maybe_int(6)?, row.maybe_int(7)?) {
        (Some(at), Some(staff)) => Some(Signed { staff, name: row.text(8)?, at: Instant(at) }),
        _ => None,
    };
    Ok(RollCall {
        id: row.int(0)?,
        crew: CrewId { day: row.day(1)?, kind: row.int(2)? },
        opened: Signed { at: row.instant(3)?, staff: row.int(4)?, name: row.text(5)? },
        closed,
        marks: BTreeMap::new(),
        points: Vec::new(),
    })
}

/// A line that somebody signed: text, moment, staff, name.
pub(super) fn remark_of(row: &Row<'_>) -> Result<Remark, Fault> {
    Ok(Remark { text: row.text(0)?, by: Signed { at: row.instant(1)?, staff: row.int(2)?, name: row.text(3)? } })
}

fn calls(tx: &Tx<'_>, tail: &str, values: &[Sql<'_>]) -> Result<Vec<RollCall>, Fault> {
    let mut found = tx.all(&format!("SELECT {COLUMNS} {tail}"), values, call_of)?;
    for call in &mut found {
        let marks = tx.all("SELECT staff, mark FROM roll_mark WHERE roll_call = ?1", sql![call.id], |row| {
            Ok((row.int(0)?, noun(row, 1, Mark::of)?))
        })?;
        call.marks = marks.into_iter().collect();
        call.points = tx.all("SELECT text, at, staff, name FROM roll_point WHERE roll_call = ?1 ORDER BY id", sql![call.id], remark_of)?;
    }
    Ok(found)
}

/// The roll call of a crew.
///
/// # Errors
/// A fault of the file.
pub fn call(tx: &Tx<'_>, crew: CrewId) -> Result<Option<RollCall>, Fault> {
    Ok(calls(tx, "WHERE day = ?1 AND kind = ?2", sql![crew.day, crew.kind])?.pop())
}

/// The roll calls of the business days from one to another.
///
/// # Errors
/// A fault of the file.
pub fn between(tx: &Tx<'_>, from: Day, to: Day) -> Result<BTreeMap<CrewId, RollCall>, Fault> {
    let found = calls(tx, "WHERE day BETWEEN ?1 AND ?2", sql![from, to])?;
    Ok(found.into_iter().map(|call| (call.crew, call)).collect())
}

/// Opens the roll call of a crew; returns its id.
///
/// # Errors
/// A fault of the file.
pub fn open(cx: &Context<'_, '_>, crew: CrewId) -> Result<i64, Fault> {
    cx.tx.insert(
        "INSERT INTO roll_call (day, kind, opened_at, opened_by, opened_name) VALUES (?1, ?2, ?3, ?4, ?5) RETURNING id",
        sql![crew.day, crew.kind, cx.at, cx.actor.id, &cx.actor.name],
    )
}

/// Marks a person, in place of an earlier mark.
///
/// # Errors
/// A fault of the file.
pub fn mark(tx: &Tx<'_>, call: i64, staff: i64, mark: Mark) -> Result<(), Fault> {
    tx.run(
        "INSERT INTO roll_mark (roll_call, staff, mark) VALUES (?1, ?2, ?3) ON CONFLICT (roll_call, staff) DO UPDATE SET mark = excluded.mark",
        sql![call, staff, mark.word()],
    )
    .map(|_| ())
}

/// Adds a point.
///
/// # Errors
/// A fault of the file.
pub fn point(cx: &Context<'_, '_>, call: i64, text: &str) -> Result<(), Fault> {
    cx.tx
        .run(
            "INSERT INTO roll_point (roll_call, text, at, staff, name) VALUES (?1, ?2, ?3, ?4, ?5)",
            sql![call, text, cx.at, cx.actor.id, &cx.actor.name],
        )
        .map(|_| ())
}

/// Closes it.
///
/// # Errors
/// A fault of the file.
pub fn close(cx: &Context<'_, '_>, call: i64) -> Result<(), Fault> {
    cx.tx
        .run(
            "UPDATE roll_call SET closed_at = ?2, closed_by = ?3, closed_name = ?4 WHERE id = ?1",
            sql![call, cx.at, cx.actor.id, &cx.actor.name],
        )
        .map(|_| ())
}
