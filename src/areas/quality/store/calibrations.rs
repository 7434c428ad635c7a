//! Calibrations and what was scored in them.

use super::{noun, records};
use crate::areas::quality::model::{Calibration, Kind, Mark, Signed, Subject};
use crate::base::{Fault, Instant};
use crate::sql;
use crate::store::{Row, Sql, Tx};

fn calibration_of(row: &Row<'_>) -> Result<Calibration, Fault> {
    let subject = match Kind::of(row.str(3)?) {
        Some(_) => Some(Subject { kind: noun(row, 3, Kind::of)?, id: row.int(4)? }),
        None => None,
    };
    let closed = match row.maybe_int(8)? {
        Some(at) => Some(Signed { at: Instant(at), name: row.text(9)?, text: String::new() }),
        None => None,
    };
    Ok(Calibration {
        id: row.int(0)?,
        no: row.text(1)?,
        form: row.int(2)?,
        subject,
        title: row.text(5)?,
        opened: Signed { at: row.instant(6)?, name: row.text(7)?, text: String::new() },
        closed,
    })
}

fn calibrations_where(tx: &Tx<'_>, tail: &str, values: &[Sql<'_>]) -> Result<Vec<Calibration>, Fault> {
    let columns = "id, no, form, kind, subject, title, opened_at, opened_name, closed_at, closed_name";
    tx.all(&format!("SELECT {columns} FROM qa_calibration WHERE {tail}"), values, calibration_of)
}

/// One calibration.
///
/// # Errors
/// A fault of the file.
pub fn calibration(tx: &Tx<'_>, id: i64) -> Result<Option<Calibration>, Fault> {
    Ok(calibrations_where(tx, "id = ?1", sql![id])?.pop())
}

/// The newest calibrations, the open ones first.
///
/// # Errors
/// A fault of the file.
pub fn calibrations(tx: &Tx<'_>, most: i64) -> Result<Vec<Calibration>, Fault> {
    calibrations_where(tx, "1 = 1 ORDER BY closed_at IS NOT NULL, id DESC LIMIT ?1", sql![most])
}

/// Who has scored.
///
/// # Errors
/// A fault of the file.
pub fn scorers(tx: &Tx<'_>, id: i64) -> Result<Vec<i64>, Fault> {
    tx.all("SELECT DISTINCT checker FROM qa_calibration_score WHERE calibration = ?1 ORDER BY checker", sql![id], |row| row.int(0))
}

/// What was scored: checker, place of the head, mark.
///
/// # Errors
/// A fault of the file.
pub fn scores(tx: &Tx<'_>, id: i64) -> Result<Vec<(i64, i64, Mark)>, Fault> {
    tx.all(
        "SELECT checker, place, mark, points FROM qa_calibration_score WHERE calibration = ?1 ORDER BY checker, place",
        sql![id],
        |row| Ok((row.int(0)?, row.int(1)?, records::mark_of(row, 2, 3)?)),
    )
}
