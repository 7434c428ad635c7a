//! SQL of the day of who looks after customers: 今日客户, 提取 and 待更新 (FILE-14), files put in order (FILE-25).

use std::collections::{BTreeMap, BTreeSet};

use super::care;
use crate::areas::Context;
use crate::areas::customers::clauses::file_14_daily::{self, Touch};
use crate::areas::customers::clauses::{file_17_first_contact, file_25_tidy};
use crate::areas::customers::commands::{Change, Command, Facts};
use crate::base::{Day, Fault, Instant, begin_of, end_of, plus_days};
use crate::sql;
use crate::store::Tx;

/// A customer of the day.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TodayRow {
    /// Which.
    pub customer: i64,
    /// Its number.
    pub no: String,
    /// Its name.
    pub name: String,
    /// What happened, the newest first.
    pub touches: Vec<(Instant, Touch)>,
    /// It was touched on the day, and its file says nothing of it.
    pub pending: bool,
}

/// How an agent keeps to the day.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DayLine {
    /// Who.
    pub staff: i64,
    /// Who, by name.
    pub name: String,
    /// Customers in all.
    pub customers: i64,
    /// When the list of the day was opened first, and how many stood in it.
    pub extracted: Option<(Instant, i64)>,
    /// Names of the customers that wait for an update.
    pub pending: Vec<String>,
}

/// When the files were put in order last, and until when they must be again.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Tidy {
    /// The last time, if there was one.
    pub last: Option<Instant>,
    /// The last day for the next time.
    pub due: Day,
}

/// What happened with customers from the day before until the end of a day, by agent and customer; of one agent, or of all.
fn touches(cx: &Context<'_, '_>, agent: Option<i64>, day: Day) -> Result<BTreeMap<(i64, i64), TodayRow>, Fault> {
    let mut rows: BTreeMap<(i64, i64), TodayRow> = BTreeMap::new();
    let mine = agent.map_or("c.agent IS NOT NULL".to_owned(), |agent| format!("c.agent = {agent}"));
    let mut gather = |from: &str, touch: &dyn Fn(String) -> Touch| -> Result<(), Fault> {
        let statement = format!(
            "SELECT c.agent, c.id, c.no, c.name, e.at, {from} e JOIN customer c ON c.id = e.customer \
             WHERE e.at >= ?1 AND e.at < ?2 AND {mine} ORDER BY e.at DESC, e.id DESC"
        );
        let found = cx.tx.all(&statement, sql![file_14_daily::since(day), begin_of(plus_days(day, 1))], |row| {
            let key = (row.int(0)?, row.int(1)?);
            let fresh = TodayRow { customer: key.1, no: row.text(2)?, name: row.text(3)?, touches: Vec::new(), pending: false };
            Ok((key, fresh, (row.instant(4)?, touch(row.text(5)?))))
        })?;
        for (key, fresh, touch) in found {
            rows.entry(key).or_insert(fresh).touches.push(touch);
        }
        Ok(())
    };
    gather("e.channel FROM customer_note", &Touch::Talk)?;
    gather("e.no FROM customer_order", &Touch::Order)?;
    gather("'' FROM allocation", &|_| Touch::Allocated)?;
    Ok(rows)
}

/// Of these customers, those whose file says something of the day.
fn updated(cx: &Context<'_, '_>, customers: &[i64], day: Day) -> Result<BTreeSet<i64>, Fault> {
    let least = cx.params.int("note_min_chars", day);
    let (from, to) = (begin_of(day), begin_of(plus_days(day, 1)));
    let mut out = BTreeSet::new();
    for id in customers {
        let notes =
            cx.tx.all("SELECT text FROM customer_note WHERE customer = ?1 AND at >= ?2 AND at < ?3", sql![*id, from, to], |row| {
                row.text(0)
            })?;
        let edits = cx.tx.number(
            "SELECT count(*) FROM customer_history h JOIN journal j ON j.seq = h.entry \
             WHERE h.customer = ?1 AND h.at >= ?2 AND h.at < ?3 AND j.verb IN ('customer.edit', 'customer.import')",
            sql![*id, from, to],
        )?;
        if file_14_daily::is_updated(notes.iter().map(String::as_str), edits > 0, least) {
            out.insert(*id);
        }
    }
    Ok(out)
}

fn mark_pending<'a>(cx: &Context<'_, '_>, rows: impl Iterator<Item = &'a mut TodayRow>, day: Day) -> Result<(), Fault> {
    let from = begin_of(day);
    let asks = |row: &TodayRow| row.touches.iter().any(|(at, touch)| *at >= from && touch.asks_for_update());
    let mut rows: Vec<&mut TodayRow> = rows.filter(|row| asks(row)).collect();
    let ids: Vec<i64> = rows.iter().map(|row| row.customer).collect();
    let updated = updated(cx, &ids, day)?;
    for row in &mut rows {
        row.pending = !updated.contains(&row.customer);
    }
    Ok(())
}

/// 今日客户 of an agent on a day: what waits for an update first, then the newest.
///
/// # Errors
/// A fault of the file.
pub fn today(cx: &Context<'_, '_>, agent: i64, day: Day) -> Result<Vec<TodayRow>, Fault> {
    let mut rows = touches(cx, Some(agent), day)?;
    if day == cx.at.day() {
        let before = file_17_first_contact::due_before(day);
        for waiting in care::first_contacts(cx.tx, agent, before, usize::MAX)? {
            let row = TodayRow { customer: waiting.customer, no: waiting.no, name: waiting.name, touches: Vec::new(), pending: false };
            let due = end_of(file_17_first_contact::due(waiting.at));
            rows.entry((agent, row.customer)).or_insert(row).touches.push((due, Touch::Due));
        }
    }
    mark_pending(cx, rows.values_mut(), day)?;
    let mut rows: Vec<TodayRow> = rows.into_values().collect();
    for row in &mut rows {
        row.touches.sort_by_key(|(at, _)| std::cmp::Reverse(*at));
    }
    rows.sort_by_key(|row| (!row.pending, std::cmp::Reverse(row.touches.first().map(|(at, _)| *at)), row.customer));
    Ok(rows)
}

/// How many of an agent's customers wait for an update on a day.
///
/// # Errors
/// A fault of the file.
pub fn pending(cx: &Context<'_, '_>, agent: i64, day: Day) -> Result<usize, Fault> {
    let mut rows = touches(cx, Some(agent), day)?;
    mark_pending(cx, rows.values_mut(), day)?;
    Ok(rows.values().filter(|row| row.pending).count())
}

/// When an agent opened the list of a day first, and how many customers stood in it.
///
/// # Errors
/// A fault of the file.
pub fn extracted(tx: &Tx<'_>, staff: i64, day: Day) -> Result<Option<(Instant, i64)>, Fault> {
    tx.one("SELECT at, customers FROM extraction WHERE staff = ?1 AND day = ?2", sql![staff, day], |row| Ok((row.instant(0)?, row.int(1)?)))
}

/// How each agent with customers kept to a day, by staff number.
///
/// # Errors
/// A fault of the file.
pub fn day_lines(cx: &Context<'_, '_>, day: Day) -> Result<Vec<DayLine>, Fault> {
    let mut rows = touches(cx, None, day)?;
    mark_pending(cx, rows.values_mut(), day)?;
    care::loads(cx)?
        .into_iter()
        .filter(|load| load.customers > 0)
        .map(|load| {
            let of_agent = rows.range((load.staff, i64::MIN)..=(load.staff, i64::MAX));
            Ok(DayLine {
                staff: load.staff,
                name: load.name,
                customers: load.customers,
                extracted: extracted(cx.tx, load.staff, day)?,
                pending: of_agent.filter(|(_, row)| row.pending).map(|(_, row)| row.name.clone()).collect(),
            })
        })
        .collect()
}

/// Whether somebody is the agent of a customer.
///
/// # Errors
/// A fault of the file.
pub fn is_agent(tx: &Tx<'_>, staff: i64) -> Result<bool, Fault> {
    Ok(tx.one("SELECT id FROM customer WHERE agent = ?1 LIMIT 1", sql![staff], |row| row.int(0))?.is_some())
}

/// Files that somebody keeps: those that name him, and his customers' that name nobody.
const KEPT: &str = "(c.keeper = ?1 OR (c.agent = ?1 AND c.keeper IS NULL))";

fn keeps(tx: &Tx<'_>, staff: i64) -> Result<bool, Fault> {
    Ok(tx.one(&format!("SELECT c.id FROM customer c WHERE {KEPT} LIMIT 1"), sql![staff], |row| row.int(0))?.is_some())
}

/// When somebody's files were put in order, and must be again; nothing for who keeps none.
///
/// # Errors
/// A fault of the file.
pub fn tidied(cx: &Context<'_, '_>, staff: i64) -> Result<Option<Tidy>, Fault> {
    if !keeps(cx.tx, staff)? {
        return Ok(None);
    }
    let last = cx.tx.one("SELECT max(at) FROM file_tidy WHERE staff = ?1", sql![staff], |row| row.maybe_int(0))?.flatten().map(Instant);
    let since = match last {
        Some(last) => last,
        None => {
            let statement = format!(
                "SELECT min(coalesce(a.at, c.created_at)) FROM customer c \
                 LEFT JOIN allocation a ON a.customer = c.id AND a.agent = ?1 AND a.ended_at IS NULL WHERE {KEPT}"
            );
            cx.tx.one(&statement, sql![staff], |row| row.maybe_int(0))?.flatten().map_or(cx.at, Instant)
        }
    };
    Ok(Some(Tidy { last, due: file_25_tidy::due(since.day(), cx.params.int("file_tidy_days", cx.at.day())) }))
}

/// Reads what a decision on the day needs.
///
/// # Errors
/// A fault of the file.
pub fn facts(cx: &Context<'_, '_>, command: &Command, facts: &mut Facts) -> Result<(), Fault> {
    match command {
        Command::Extract => {
            facts.extracted = extracted(cx.tx, cx.actor.id, cx.at.day())?.is_some();
            facts.today = i64::try_from(today(cx, cx.actor.id, cx.at.day())?.len()).unwrap_or(i64::MAX);
        }
        Command::Tidy { .. } => facts.keeps = keeps(cx.tx, cx.actor.id)?,
        _ => {}
    }
    Ok(())
}

/// Writes what was decided.
///
/// # Errors
/// A fault of the file.
pub fn apply(cx: &Context<'_, '_>, change: &Change) -> Result<(), Fault> {
    match change {
        Change::Extract { customers } => {
            cx.tx.run(
                "INSERT INTO extraction (staff, day, at, customers) VALUES (?1, ?2, ?3, ?4)",
                sql![cx.actor.id, cx.at.day(), cx.at, *customers],
            )?;
        }
        Change::Tidy { note } => {
            cx.tx.run("INSERT INTO file_tidy (staff, at, note) VALUES (?1, ?2, ?3)", sql![cx.actor.id, cx.at, note])?;
        }
        _ => {}
    }
    Ok(())
}
