//! Rows of letters (FILE-13) and of cabinets with their checks (FILE-12).

use super::papers::noun;
use crate::areas::Context;
use crate::areas::archives::clauses::file_12_checks;
use crate::areas::archives::model::{Cabinet, Condition, Direction, Letter, LetterDraft, LetterKind, Signed};
use crate::base::{Day, Fault, Instant, Lines, one_more};
use crate::sql;
use crate::store::{Row, Sql, Tx, numbers};

/// Letters from or to a customer since a moment whose paper is not filed (FILE-08): none was registered for it, or it waits to be filed.
///
/// # Errors
/// A fault of the file.
pub fn unfiled_of(tx: &Tx<'_>, customer: i64, since: Instant) -> Result<i64, Fault> {
    tx.number(
        "SELECT count(*) FROM letter l LEFT JOIN document d ON d.id = l.document \
         WHERE l.customer = ?1 AND l.issued_at >= ?2 AND (d.id IS NULL OR d.state = '登记')",
        sql![customer, since],
    )
}

/// Series of the numbers.
const SERIES: &str = "SF";

const COLUMNS: &str =
    "l.id, l.no, l.customer, l.direction, l.kind, l.title, l.issuer, l.issued_at, l.receiver, l.received_at, l.document, l.staff";

fn letter_of(row: &Row<'_>) -> Result<Letter, Fault> {
    Ok(Letter {
        id: row.int(0)?,
        no: row.text(1)?,
        draft: LetterDraft {
            customer: row.int(2)?,
            direction: noun(row, 3, Direction::of)?,
            kind: noun(row, 4, LetterKind::of)?,
            title: row.text(5)?,
            issuer: row.text(6)?,
            receiver: row.text(8)?,
        },
        by: row.int(11)?,
        issued_at: row.instant(7)?,
        received_at: row.maybe_int(9)?.map(Instant),
        document: row.maybe_int(10)?,
    })
}

/// One letter.
///
/// # Errors
/// A fault of the file.
pub fn letter(tx: &Tx<'_>, id: i64) -> Result<Option<Letter>, Fault> {
    tx.one(&format!("SELECT {COLUMNS} FROM letter l WHERE l.id = ?1"), sql![id], letter_of)
}

/// A line of 收发登记.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LetterRow {
    /// The letter.
    pub letter: Letter,
    /// The customer's name.
    pub customer: String,
}

/// 收发登记, the newest first. `scope` is a condition on the customer `c`, or empty.
///
/// # Errors
/// A fault of the file.
pub fn all(tx: &Tx<'_>, scope: &str, most: usize) -> Result<Lines<LetterRow>, Fault> {
    let guard = if scope.is_empty() { String::new() } else { format!(" WHERE {scope}") };
    Ok(Lines::first(rows(tx, &format!("{guard} ORDER BY l.id DESC LIMIT ?1"), sql![one_more(most)])?, most))
}

/// Letters that this person entered before this moment and nobody has signed for, the oldest first.
///
/// # Errors
/// A fault of the file.
pub fn unsigned_before(tx: &Tx<'_>, by: i64, before: Instant, most: usize) -> Result<Lines<LetterRow>, Fault> {
    let tail = " WHERE l.received_at IS NULL AND l.staff = ?1 AND l.issued_at < ?2 ORDER BY l.issued_at LIMIT ?3";
    Ok(Lines::first(rows(tx, tail, sql![by, before, one_more(most)])?, most))
}

fn rows(tx: &Tx<'_>, tail: &str, values: &[Sql<'_>]) -> Result<Vec<LetterRow>, Fault> {
    tx.all(&format!("SELECT {COLUMNS}, c.name FROM letter l JOIN customer c ON c.id = l.customer{tail}"), values, |row| {
        Ok(LetterRow { letter: letter_of(row)?, customer: row.text(12)? })
    })
}

/// Writes a letter; one with a receiver is delivered. Returns its id and number.
///
/// # Errors
/// A fault of the file.
pub fn insert(cx: &Context<'_, '_>, draft: &LetterDraft) -> Result<(i64, String), Fault> {
    let day = cx.at.day();
    let no = numbers::shown(SERIES, day, numbers::reserve(cx.tx, SERIES, day, 1)?);
    let received = (!draft.receiver.is_empty()).then_some(cx.at);
    let id = cx.tx.insert(
        "INSERT INTO letter (no, customer, direction, kind, title, issuer, issued_at, receiver, received_at, staff) \
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10) RETURNING id",
        sql![
            &no,
            draft.customer,
            draft.direction.word(),
            draft.kind.word(),
            &draft.title,
            &draft.issuer,
            cx.at,
            &draft.receiver,
            received,
            cx.actor.id
        ],
    )?;
    Ok((id, no))
}

/// The receiver signed.
///
/// # Errors
/// A fault of the file.
pub fn sign(cx: &Context<'_, '_>, id: i64, receiver: &str) -> Result<(), Fault> {
    cx.tx.run("UPDATE letter SET receiver = ?2, received_at = ?3 WHERE id = ?1", sql![id, receiver, cx.at]).map(|_| ())
}

/// The document under which a delivered letter waits for filing.
///
/// # Errors
/// A fault of the file.
pub fn link(tx: &Tx<'_>, id: i64, document: Option<i64>) -> Result<(), Fault> {
    tx.run("UPDATE letter SET document = ?2 WHERE id = ?1", sql![id, document]).map(|_| ())
}

// ---- cabinets ----

/// The cabinets in use, the first due first.
///
/// # Errors
/// A fault of the file.
pub fn cabinets(cx: &Context<'_, '_>) -> Result<Vec<Cabinet>, Fault> {
    let months = cx.params.int("archive_check_months", cx.at.day());
    let mut found = cx.tx.all(
        "SELECT k.id, k.name, k.since, (SELECT max(h.day) FROM cabinet_check h WHERE h.cabinet = k.id) FROM cabinet k WHERE k.used = 1",
        &[],
        |row| {
            let (since, checked): (Day, Option<Day>) = (row.day(2)?, row.maybe_text(3)?.and_then(|day| day.parse().ok()));
            let due = file_12_checks::due(checked.unwrap_or(since), months);
            Ok(Cabinet { id: row.int(0)?, name: row.text(1)?, since, checked, due })
        },
    )?;
    found.sort_by(|a, b| (a.due, &a.name).cmp(&(b.due, &b.name)));
    Ok(found)
}

/// A line of the register of checks.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CheckLine {
    /// Which cabinet.
    pub cabinet: String,
    /// On which day.
    pub day: Day,
    /// What was found.
    pub condition: Condition,
    /// What was done about it.
    pub measure: String,
    /// Who checked.
    pub checked: Signed,
}

/// The register of checks, the newest first.
///
/// # Errors
/// A fault of the file.
pub fn checks(tx: &Tx<'_>) -> Result<Vec<CheckLine>, Fault> {
    tx.all(
        "SELECT k.name, h.day, h.condition, h.measure, h.at, h.name FROM cabinet_check h JOIN cabinet k ON k.id = h.cabinet ORDER BY h.id DESC",
        &[],
        |row| {
            Ok(CheckLine {
                cabinet: row.text(0)?,
                day: row.day(1)?,
                condition: noun(row, 2, Condition::of)?,
                measure: row.text(3)?,
                checked: Signed { at: row.instant(4)?, name: row.text(5)? },
            })
        },
    )
}

/// Puts a cabinet on the list or takes it off; returns its id.
///
/// # Errors
/// A fault of the file.
pub fn put_cabinet(cx: &Context<'_, '_>, name: &str, used: bool) -> Result<i64, Fault> {
    cx.tx.insert(
        "INSERT INTO cabinet (name, since, used) VALUES (?1, ?2, ?3) ON CONFLICT (name) DO UPDATE SET used = excluded.used RETURNING id",
        sql![name, cx.at.day(), used],
    )
}

/// Writes a check of a cabinet, on the day of the act.
///
/// # Errors
/// A fault of the file.
pub fn insert_check(cx: &Context<'_, '_>, cabinet: i64, condition: Condition, measure: &str) -> Result<(), Fault> {
    cx.tx
        .run(
            "INSERT INTO cabinet_check (cabinet, day, condition, measure, at, staff, name) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)",
            sql![cabinet, cx.at.day(), condition.word(), measure, cx.at, cx.actor.id, &cx.actor.name],
        )
        .map(|_| ())
}
