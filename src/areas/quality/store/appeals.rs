//! Appeals against scores.

use super::noun;
use crate::areas::quality::model::{Appeal, AppealState, Signed};
use crate::base::{Fault, Instant};
use crate::sql;
use crate::store::{Row, Sql, Tx};

fn appeal_of(row: &Row<'_>) -> Result<Appeal, Fault> {
    let signed = |at: usize| -> Result<Option<Signed>, Fault> {
        match row.maybe_int(at)? {
            Some(time) => Ok(Some(Signed { at: Instant(time), name: row.text(at + 1)?, text: row.text(at + 2)? })),
            None => Ok(None),
        }
    };
    Ok(Appeal {
        id: row.int(0)?,
        record: row.int(1)?,
        head: row.int(2)?,
        old: row.int(3)?,
        proposed: row.int(4)?,
        reason: row.text(5)?,
        at: row.instant(6)?,
        state: noun(row, 7, AppealState::of)?,
        leader: signed(8)?,
        decided: signed(11)?,
        points: row.maybe_int(14)?,
    })
}

fn appeals_where(tx: &Tx<'_>, tail: &str, values: &[Sql<'_>]) -> Result<Vec<Appeal>, Fault> {
    let columns = "id, record, place, old, proposed, reason, at, state, leader_at, leader_name, leader_text, decided_at, decided_name, \
                   decided_text, points";
    tx.all(&format!("SELECT {columns} FROM qa_appeal WHERE {tail}"), values, appeal_of)
}

/// One appeal.
///
/// # Errors
/// A fault of the file.
pub fn appeal(tx: &Tx<'_>, id: i64) -> Result<Option<Appeal>, Fault> {
    Ok(appeals_where(tx, "id = ?1", sql![id])?.pop())
}

/// The appeals against a check, in their order.
///
/// # Errors
/// A fault of the file.
pub fn of_record(tx: &Tx<'_>, record: i64) -> Result<Vec<Appeal>, Fault> {
    appeals_where(tx, "record = ?1 ORDER BY id", sql![record])
}

/// Appeals that wait for somebody, the oldest first.
///
/// # Errors
/// A fault of the file.
pub fn open(tx: &Tx<'_>) -> Result<Vec<Appeal>, Fault> {
    appeals_where(tx, "state IN ('待班长', '待复核') ORDER BY at, id", &[])
}

/// The newest appeals, those that wait first.
///
/// # Errors
/// A fault of the file.
pub fn newest(tx: &Tx<'_>, most: i64) -> Result<Vec<Appeal>, Fault> {
    appeals_where(tx, "1 = 1 ORDER BY state NOT IN ('待班长', '待复核'), id DESC LIMIT ?1", sql![most])
}
