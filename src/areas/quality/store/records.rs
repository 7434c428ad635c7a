//! Checks, their scores and findings.

use std::collections::{BTreeMap, BTreeSet};

use super::{forms, listed, month, months, noun};
use crate::areas::quality::clauses::qa_07_common::Seen;
use crate::areas::quality::model::{Entry, Finding, FindingDraft, Kind, Mark, MarkKind, Record, Score, Signed, Stage, Subject, months_on};
use crate::areas::quality::results::Sum;
use crate::areas::quality::score::{Mean, Total};
use crate::base::{Day, Fault, Instant, begin_of, plus_days};
use crate::sql;
use crate::store::{Row, Sql, Tx};

const RECORD: &str = "id, no, state, person, checker, checker_name, form, heard_at, channel, content, kind, subject, title, pick, points, most, \
                      fatal, submitted_at, confirmed_at, ended_at, ended_name, ended_reason, rev FROM qa_record";
const FINDING: &str = "id, record, person, tag, place, text, serious, urgent, at, name, corrected_at, corrected_name, coaching, confirmed_at, \
                       known_at, known_name FROM qa_finding";
/// Checks that count: neither drafts nor void.
const COUNTS: &str = "state IN ('提交', '已确认')";

fn signed(row: &Row<'_>, at: usize, name: usize, text: usize) -> Result<Option<Signed>, Fault> {
    match row.maybe_int(at)? {
        Some(at) => Ok(Some(Signed { at: Instant(at), name: row.text(name)?, text: row.text(text)? })),
        None => Ok(None),
    }
}

fn record_of(row: &Row<'_>) -> Result<Record, Fault> {
    let subject = match Kind::of(row.str(10)?) {
        Some(kind) => Some((Subject { kind, id: row.int(11)? }, row.text(12)?)),
        None => None,
    };
    Ok(Record {
        id: row.int(0)?,
        no: row.text(1)?,
        stored: noun(row, 2, Stage::of)?,
        locked: false,
        person: row.int(3)?,
        checker: row.int(4)?,
        checker_name: row.text(5)?,
        form: row.int(6)?,
        on: row.instant(7)?,
        channel: row.text(8)?,
        content: row.text(9)?,
        subject,
        pick: row.maybe_int(13)?,
        scores: Vec::new(),
        total: Total { points: row.int(14)?, most: row.int(15)?, fatal: row.flag(16)? },
        submitted_at: row.maybe_int(17)?.map(Instant),
        confirmed_at: row.maybe_int(18)?.map(Instant),
        ended: signed(row, 19, 20, 21)?,
        rev: row.int(22)?,
    })
}

/// A mark as it is stored: its kind and its points.
pub(super) fn mark_of(row: &Row<'_>, kind: usize, points: usize) -> Result<Mark, Fault> {
    Ok(match noun(row, kind, MarkKind::of)? {
        MarkKind::Empty => Mark::Empty,
        MarkKind::Points => Mark::Points(row.int(points)?),
        MarkKind::NotApplicable => Mark::NotApplicable,
        MarkKind::Violated => Mark::Violated,
    })
}

/// Checks for which a condition holds, without their scores.
fn bare_where(tx: &Tx<'_>, tail: &str, values: &[Sql<'_>]) -> Result<Vec<Record>, Fault> {
    let mut records = tx.all(&format!("SELECT {RECORD} WHERE {tail}"), values, record_of)?;
    let months: BTreeSet<Day> = records.iter().map(Record::month).collect();
    let mut locked = BTreeSet::new();
    for month in months {
        if months::locked(tx, month)? {
            locked.insert(month);
        }
    }
    for record in &mut records {
        record.locked = locked.contains(&record.month());
    }
    Ok(records)
}

/// Checks for which a condition holds, with their scores; the scores are one more statement, however many checks there are.
fn records_where(tx: &Tx<'_>, tail: &str, values: &[Sql<'_>]) -> Result<Vec<Record>, Fault> {
    let mut records = bare_where(tx, tail, values)?;
    let scores = tx.all(
        &format!(
            "SELECT record, mark, points, weight, first, cause FROM qa_score WHERE record IN ({}) ORDER BY record, place",
            listed(records.iter().map(|record| record.id))
        ),
        &[],
        |row| {
            let entry = Entry { mark: mark_of(row, 1, 2)?, cause: row.text(5)? };
            Ok((row.int(0)?, Score { entry, weight: row.int(3)?, first: row.maybe_int(4)? }))
        },
    )?;
    let mut of_record: BTreeMap<i64, Vec<Score>> = BTreeMap::new();
    for (record, score) in scores {
        of_record.entry(record).or_default().push(score);
    }
    for record in &mut records {
        record.scores = of_record.remove(&record.id).unwrap_or_default();
    }
    Ok(records)
}

/// These checks, by id.
///
/// # Errors
/// A fault of the file.
pub fn records(tx: &Tx<'_>, ids: impl IntoIterator<Item = i64>) -> Result<BTreeMap<i64, Record>, Fault> {
    let found = records_where(tx, &format!("id IN ({})", listed(ids)), &[])?;
    Ok(found.into_iter().map(|record| (record.id, record)).collect())
}

/// One check.
///
/// # Errors
/// A fault of the file.
pub fn record(tx: &Tx<'_>, id: i64) -> Result<Option<Record>, Fault> {
    Ok(records_where(tx, "id = ?1", sql![id])?.pop())
}

/// The newest checks whose number begins so, without what stands between its parts.
///
/// # Errors
/// A fault of the file.
pub fn by_number(tx: &Tx<'_>, begin: &str, most: i64) -> Result<Vec<i64>, Fault> {
    let pattern = format!("{begin}%");
    tx.all("SELECT id FROM qa_record WHERE replace(no, '-', '') LIKE ?1 ORDER BY no DESC LIMIT ?2", sql![pattern, most], |row| row.int(0))
}

/// The checks of a month without their scores, drafts and void ones too, the newest first.
///
/// # Errors
/// A fault of the file.
pub fn of_month(tx: &Tx<'_>, day: Day, people: Option<&[i64]>) -> Result<Vec<Record>, Fault> {
    match people {
        None => bare_where(tx, "month = ?1 ORDER BY heard_at DESC, id DESC", sql![month(day)]),
        Some(people) => {
            let people = listed(people.iter().copied());
            bare_where(tx, &format!("month = ?1 AND person IN ({people}) ORDER BY heard_at DESC, id DESC"), sql![month(day)])
        }
    }
}

/// Sheets that this person has not confirmed, without their scores, the oldest first.
///
/// # Errors
/// A fault of the file.
pub fn unconfirmed(tx: &Tx<'_>, person: i64) -> Result<Vec<Record>, Fault> {
    bare_where(tx, "state = '提交' AND confirmed_at IS NULL AND person = ?1 ORDER BY submitted_at, id", sql![person])
}

/// Sheets of this checker that their agents have not confirmed although they were submitted before this moment, without their scores.
///
/// # Errors
/// A fault of the file.
pub fn unconfirmed_of(tx: &Tx<'_>, checker: i64, before: Instant) -> Result<Vec<Record>, Fault> {
    bare_where(
        tx,
        "state = '提交' AND confirmed_at IS NULL AND checker = ?1 AND submitted_at < ?2 ORDER BY submitted_at, id",
        sql![checker, before],
    )
}

/// Drafts of a checker without their scores, the newest first.
///
/// # Errors
/// A fault of the file.
pub fn drafts(tx: &Tx<'_>, checker: i64) -> Result<Vec<Record>, Fault> {
    bare_where(tx, "state = '草稿' AND checker = ?1 ORDER BY id DESC", sql![checker])
}

/// How many drafts a month has.
///
/// # Errors
/// A fault of the file.
pub fn drafts_of_month(tx: &Tx<'_>, day: Day) -> Result<i64, Fault> {
    tx.number("SELECT count(*) FROM qa_record WHERE month = ?1 AND state = '草稿'", sql![month(day)])
}

/// How many checks of a month are void.
///
/// # Errors
/// A fault of the file.
pub fn void_of_month(tx: &Tx<'_>, day: Day) -> Result<i64, Fault> {
    tx.number("SELECT count(*) FROM qa_record WHERE month = ?1 AND state = '作废'", sql![month(day)])
}

fn finding_of(row: &Row<'_>) -> Result<Finding, Fault> {
    Ok(Finding {
        id: row.int(0)?,
        record: row.int(1)?,
        person: row.int(2)?,
        draft: FindingDraft { tag: row.text(3)?, head: row.maybe_int(4)?, text: row.text(5)?, serious: row.flag(6)?, urgent: row.flag(7)? },
        at: row.instant(8)?,
        name: row.text(9)?,
        corrected: signed(row, 10, 11, 12)?,
        confirmed_at: row.maybe_int(13)?.map(Instant),
        known: match row.maybe_int(14)? {
            Some(at) => Some(Signed { at: Instant(at), name: row.text(15)?, text: String::new() }),
            None => None,
        },
    })
}

fn findings_where(tx: &Tx<'_>, tail: &str, values: &[Sql<'_>]) -> Result<Vec<Finding>, Fault> {
    tx.all(&format!("SELECT {FINDING} WHERE {tail}"), values, finding_of)
}

/// One finding.
///
/// # Errors
/// A fault of the file.
pub fn finding(tx: &Tx<'_>, id: i64) -> Result<Option<Finding>, Fault> {
    Ok(findings_where(tx, "id = ?1", sql![id])?.pop())
}

/// The findings of a check, in their order.
///
/// # Errors
/// A fault of the file.
pub fn findings(tx: &Tx<'_>, record: i64) -> Result<Vec<Finding>, Fault> {
    findings_where(tx, "record = ?1 ORDER BY id", sql![record])
}

/// Of the checks of a month, who was found at fault and when, where nobody has corrected it; not those of drafts and void checks.
///
/// # Errors
/// A fault of the file.
pub fn uncorrected_of_month(tx: &Tx<'_>, day: Day) -> Result<Vec<(i64, Instant)>, Fault> {
    let open = "confirmed_at IS NULL AND corrected_at IS NULL";
    let of_month = format!("record IN (SELECT r.id FROM qa_record r WHERE r.month = ?1 AND r.{COUNTS})");
    let statement = format!("SELECT person, at FROM qa_finding WHERE {open} AND {of_month} ORDER BY id");
    tx.all(&statement, sql![month(day)], |row| Ok((row.int(0)?, row.instant(1)?)))
}

/// Findings of checks that are not void and that nobody has corrected, the oldest first.
///
/// # Errors
/// A fault of the file.
pub fn uncorrected(tx: &Tx<'_>) -> Result<Vec<Finding>, Fault> {
    let void = "EXISTS (SELECT 1 FROM qa_record r WHERE r.id = record AND r.state = '作废')";
    findings_where(tx, &format!("confirmed_at IS NULL AND corrected_at IS NULL AND NOT {void} ORDER BY at, id"), &[])
}

/// Findings about this person that were corrected, and whose coaching he has not confirmed though he has the sheet. As long as the sheet
/// itself waits for his 已阅, that closes the finding too.
///
/// # Errors
/// A fault of the file.
pub fn coached(tx: &Tx<'_>, person: i64) -> Result<Vec<Finding>, Fault> {
    let read = "EXISTS (SELECT 1 FROM qa_record r WHERE r.id = record AND r.state <> '作废' AND r.confirmed_at IS NOT NULL)";
    let tail = format!("confirmed_at IS NULL AND corrected_at IS NOT NULL AND person = ?1 AND {read} ORDER BY at, id");
    findings_where(tx, &tail, sql![person])
}

/// Emergencies of which 主任 has not taken note.
///
/// # Errors
/// A fault of the file.
pub fn emergencies(tx: &Tx<'_>) -> Result<Vec<Finding>, Fault> {
    findings_where(tx, "urgent = 1 AND known_at IS NULL ORDER BY at, id", &[])
}

/// Tag, person and day of the findings of a time, without those of void checks (QA-07).
///
/// # Errors
/// A fault of the file.
pub fn seen(tx: &Tx<'_>, from: Instant, before: Instant) -> Result<Vec<Seen>, Fault> {
    tx.all(
        "SELECT f.tag, f.person, f.at FROM qa_finding f JOIN qa_record r ON r.id = f.record
         WHERE f.at >= ?1 AND f.at < ?2 AND r.state <> '作废' ORDER BY f.id",
        sql![from, before],
        |row| Ok((row.text(0)?, row.int(1)?, row.instant(2)?.day())),
    )
}

/// Tags that were used, the most frequent first.
///
/// # Errors
/// A fault of the file.
pub fn tags(tx: &Tx<'_>, most: i64) -> Result<Vec<String>, Fault> {
    tx.all("SELECT tag FROM qa_finding GROUP BY tag ORDER BY count(*) DESC, tag LIMIT ?1", sql![most], |row| row.text(0))
}

/// Checks and findings of the days from one to another, by the day of the contact and of the finding.
///
/// # Errors
/// A fault of the file.
pub fn figures(tx: &Tx<'_>, from: Day, to: Day) -> Result<(i64, i64), Fault> {
    let (first, last) = (begin_of(from), begin_of(plus_days(to, 1)));
    let checks = tx.number(
        &format!("SELECT count(*) FROM qa_record WHERE {COUNTS} AND submitted_at >= ?1 AND submitted_at < ?2"),
        sql![first, last],
    )?;
    Ok((checks, i64::try_from(seen(tx, first, last)?.len()).unwrap_or(i64::MAX)))
}

/// The condition that a check's contact was on the days from one to another, and its values. The months come first, since they are what
/// an index knows.
fn between(from: Day, to: Day) -> (&'static str, [Sql<'static>; 4]) {
    let condition = "r.month >= ?1 AND r.month <= ?2 AND r.heard_at >= ?3 AND r.heard_at < ?4";
    (condition, [month(from).into(), month(to).into(), begin_of(from).into(), begin_of(plus_days(to, 1)).into()])
}

/// The checks that count of each person in a month, with the means of the heads.
///
/// # Errors
/// A fault of the file.
pub fn sums(tx: &Tx<'_>, day: Day) -> Result<BTreeMap<i64, Sum>, Fault> {
    with_heads(tx, "r.month = ?1", sql![month(day)])
}

/// The same without the heads.
///
/// # Errors
/// A fault of the file.
pub fn totals(tx: &Tx<'_>, day: Day) -> Result<BTreeMap<i64, Sum>, Fault> {
    totals_where(tx, "r.month = ?1", sql![month(day)])
}

/// The checks that count of each person in a span of days, with the means of the heads.
///
/// # Errors
/// A fault of the file.
pub fn sums_between(tx: &Tx<'_>, from: Day, to: Day) -> Result<BTreeMap<i64, Sum>, Fault> {
    let (condition, values) = between(from, to);
    with_heads(tx, condition, &values)
}

/// The same without the heads.
///
/// # Errors
/// A fault of the file.
pub fn totals_between(tx: &Tx<'_>, from: Day, to: Day) -> Result<BTreeMap<i64, Sum>, Fault> {
    let (condition, values) = between(from, to);
    totals_where(tx, condition, &values)
}

fn totals_where(tx: &Tx<'_>, condition: &str, values: &[Sql<'_>]) -> Result<BTreeMap<i64, Sum>, Fault> {
    let statement = format!(
        "SELECT r.person, sum(r.total), count(*), min(r.total), max(r.total) FROM qa_record r WHERE {condition} AND r.{COUNTS} \
         GROUP BY r.person"
    );
    let rows = tx.all(&statement, values, |row| {
        let mean = Mean { sum: row.int(1)?, count: row.int(2)? };
        Ok((row.int(0)?, Sum { mean, low: row.int(3)?, high: row.int(4)?, heads: BTreeMap::new() }))
    })?;
    Ok(rows.into_iter().collect())
}

fn with_heads(tx: &Tx<'_>, condition: &str, values: &[Sql<'_>]) -> Result<BTreeMap<i64, Sum>, Fault> {
    let mut sums = totals_where(tx, condition, values)?;
    let names = forms::head_names(tx)?;
    let statement = format!(
        "SELECT r.person, r.form, s.place, sum(s.points), count(*) FROM qa_record r JOIN qa_score s ON s.record = r.id \
         WHERE {condition} AND r.{COUNTS} AND s.mark = '打分' GROUP BY r.person, r.form, s.place"
    );
    let heads =
        tx.all(&statement, values, |row| Ok((row.int(0)?, row.int(1)?, row.int(2)?, Mean { sum: row.int(3)? * 100, count: row.int(4)? })))?;
    for (person, form, place, mean) in heads {
        let name = names.get(&form).zip(usize::try_from(place).ok()).and_then(|(names, place)| names.get(place));
        if let (Some(name), Some(sum)) = (name, sums.get_mut(&person)) {
            // Two sheets may have a head of the same name.
            let entry = sum.heads.entry(name.clone()).or_default();
            *entry = entry.with(mean);
        }
    }
    Ok(sums)
}

/// Person, moment and total of every check that counts on the days from one to another, in their order.
///
/// # Errors
/// A fault of the file.
pub fn each_total(tx: &Tx<'_>, from: Day, to: Day) -> Result<Vec<(i64, Instant, i64)>, Fault> {
    let (condition, values) = between(from, to);
    let statement = format!("SELECT r.person, r.heard_at, r.total FROM qa_record r WHERE {condition} AND r.{COUNTS}");
    tx.all(&statement, &values, |row| Ok((row.int(0)?, row.instant(1)?, row.int(2)?)))
}

/// Mean of each person's totals in each of the months up to this one, so many in all.
///
/// # Errors
/// A fault of the file.
pub fn trend(tx: &Tx<'_>, last: Day, months: i64) -> Result<Vec<(Day, i64, Mean)>, Fault> {
    let first = months_on(last, 1 - months);
    tx.all(
        &format!(
            "SELECT month, person, sum(total), count(*) FROM qa_record WHERE month >= ?1 AND month <= ?2 AND {COUNTS} \
             GROUP BY month, person ORDER BY month, person"
        ),
        sql![month(first), month(last)],
        |row| Ok((super::month_of(row, 0)?, row.int(1)?, Mean { sum: row.int(2)?, count: row.int(3)? })),
    )
}

/// How often each checker gave each total in a month, among the checks that count: checker, total, number.
///
/// # Errors
/// A fault of the file.
pub fn by_checker(tx: &Tx<'_>, day: Day) -> Result<Vec<(i64, i64, i64)>, Fault> {
    tx.all(
        &format!(
            "SELECT checker, total, count(*) FROM qa_record WHERE month = ?1 AND {COUNTS} GROUP BY checker, total ORDER BY checker, total"
        ),
        sql![month(day)],
        |row| Ok((row.int(0)?, row.int(1)?, row.int(2)?)),
    )
}

/// How many checks of these people count in each month from one to another, by person and month.
///
/// # Errors
/// A fault of the file.
pub fn counts(tx: &Tx<'_>, from: Day, to: Day) -> Result<BTreeMap<(i64, Day), i64>, Fault> {
    let rows = tx.all(
        &format!("SELECT person, month, count(*) FROM qa_record WHERE month >= ?1 AND month <= ?2 AND {COUNTS} GROUP BY person, month"),
        sql![month(from), month(to)],
        |row| Ok(((row.int(0)?, super::month_of(row, 1)?), row.int(2)?)),
    )?;
    Ok(rows.into_iter().collect())
}
