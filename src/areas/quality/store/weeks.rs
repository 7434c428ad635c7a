//! Weekly summaries, trainings, and common problems that are commented.

use std::collections::BTreeMap;

use super::listed;
use crate::areas::Context;
use crate::areas::quality::model::{Comment, PlanItem, Signed, Training, Week};
use crate::base::{Day, Fault, Instant, week_start};
use crate::sql;
use crate::store::{Row, Sql, Tx};

fn week_of(row: &Row<'_>) -> Result<Week, Fault> {
    let known = match row.maybe_int(7)? {
        Some(at) => Some(Signed { at: Instant(at), name: row.text(8)?, text: String::new() }),
        None => None,
    };
    Ok(Week {
        id: row.int(0)?,
        week: row.day(1)?,
        by: Signed { text: row.text(2)?, at: row.instant(5)?, name: row.text(6)? },
        checks: row.int(3)?,
        findings: row.int(4)?,
        known,
    })
}

fn weeks_where(tx: &Tx<'_>, tail: &str, values: &[Sql<'_>]) -> Result<Vec<Week>, Fault> {
    tx.all(&format!("SELECT id, week, text, checks, findings, at, name, known_at, known_name FROM qa_week {tail}"), values, week_of)
}

/// The summary of the week of this day.
///
/// # Errors
/// A fault of the file.
pub fn week(tx: &Tx<'_>, day: Day) -> Result<Option<Week>, Fault> {
    Ok(weeks_where(tx, "WHERE week = ?1", sql![week_start(day)])?.pop())
}

/// The summary of this id.
///
/// # Errors
/// A fault of the file.
pub fn week_by_id(tx: &Tx<'_>, id: i64) -> Result<Option<Week>, Fault> {
    Ok(weeks_where(tx, "WHERE id = ?1", sql![id])?.pop())
}

/// The newest summaries.
///
/// # Errors
/// A fault of the file.
pub fn weeks(tx: &Tx<'_>, most: i64) -> Result<Vec<Week>, Fault> {
    weeks_where(tx, "ORDER BY week DESC LIMIT ?1", sql![most])
}

/// Summaries of which 主任 has not taken note.
///
/// # Errors
/// A fault of the file.
pub fn unknown_weeks(tx: &Tx<'_>) -> Result<Vec<Week>, Fault> {
    weeks_where(tx, "WHERE known_at IS NULL ORDER BY week", &[])
}

fn trainings_where(tx: &Tx<'_>, tail: &str, values: &[Sql<'_>]) -> Result<Vec<Training>, Fault> {
    let mut found = tx.all(
        &format!(
            "SELECT t.id, w.week, t.topic, t.everybody, t.day, t.state, t.held_on FROM qa_training t JOIN qa_week w ON w.id = t.week {tail}"
        ),
        values,
        |row| {
            let held_on = if row.str(6)?.is_empty() { None } else { Some(row.day(6)?) };
            Ok(Training {
                id: row.int(0)?,
                week: row.day(1)?,
                topic: row.text(2)?,
                everybody: row.flag(3)?,
                day: row.day(4)?,
                people: Vec::new(),
                held_on,
            })
        },
    )?;
    let rows = tx.all(
        &format!(
            "SELECT training, staff, attended FROM qa_trainee WHERE training IN ({}) ORDER BY training, staff",
            listed(found.iter().map(|training| training.id))
        ),
        &[],
        |row| Ok((row.int(0)?, (row.int(1)?, row.maybe_int(2)?.map(|came| came != 0)))),
    )?;
    let mut people: BTreeMap<i64, Vec<(i64, Option<bool>)>> = BTreeMap::new();
    for (training, person) in rows {
        people.entry(training).or_default().push(person);
    }
    for training in &mut found {
        training.people = people.remove(&training.id).unwrap_or_default();
    }
    Ok(found)
}

/// One training.
///
/// # Errors
/// A fault of the file.
pub fn training(tx: &Tx<'_>, id: i64) -> Result<Option<Training>, Fault> {
    Ok(trainings_where(tx, "WHERE t.id = ?1", sql![id])?.pop())
}

/// The newest trainings, those that wait first.
///
/// # Errors
/// A fault of the file.
pub fn trainings(tx: &Tx<'_>, most: i64) -> Result<Vec<Training>, Fault> {
    trainings_where(tx, "ORDER BY t.state <> '待实施', t.day DESC, t.id DESC LIMIT ?1", sql![most])
}

/// Common problems that were designated, the newest first; only those that wait to be commented where `waiting` is set.
///
/// # Errors
/// A fault of the file.
pub fn comments(tx: &Tx<'_>, waiting: bool) -> Result<Vec<Comment>, Fault> {
    let tail = if waiting { "WHERE done_at IS NULL ORDER BY at, id" } else { "ORDER BY done_at IS NOT NULL, id DESC LIMIT 100" };
    tx.all(&format!("SELECT id, tag, people, team, at, name, done_at, done_name FROM qa_comment {tail}"), &[], |row| {
        let done = match row.maybe_int(6)? {
            Some(at) => Some(Signed { at: Instant(at), name: row.text(7)?, text: String::new() }),
            None => None,
        };
        Ok(Comment {
            id: row.int(0)?,
            tag: row.text(1)?,
            people: row.int(2)?,
            team: row.maybe_int(3)?,
            by: Signed { at: row.instant(4)?, name: row.text(5)?, text: String::new() },
            done,
        })
    })
}

/// Writes a summary with its plan. Returns its id.
///
/// # Errors
/// A fault of the file.
pub fn put(cx: &Context<'_, '_>, week: Day, text: &str, figures: (i64, i64), items: &[PlanItem]) -> Result<i64, Fault> {
    let tx = cx.tx;
    let id = tx.insert(
        "INSERT INTO qa_week (week, text, checks, findings, at, staff, name) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7) RETURNING id",
        sql![week, text, figures.0, figures.1, cx.at, cx.actor.id, &cx.actor.name],
    )?;
    for item in items {
        let training = tx.insert(
            "INSERT INTO qa_training (week, topic, everybody, day, state) VALUES (?1, ?2, ?3, ?4, '待实施') RETURNING id",
            sql![id, &item.topic, item.everybody, item.day.unwrap_or(cx.at.day())],
        )?;
        for person in &item.people {
            tx.run("INSERT INTO qa_trainee (training, staff) VALUES (?1, ?2)", sql![training, *person])?;
        }
    }
    Ok(id)
}
