//! SQL of acts on many customers: grades and tags.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::{Value, json};

use super::{care, write_history};
use crate::areas::customers::clauses::file_18_grade;
use crate::areas::customers::commands::many::{MOST_AT_ONCE, Picked};
use crate::areas::customers::commands::{Change, Command, Facts};
use crate::areas::{Context, Done, links};
use crate::base::{Day, Fault};
use crate::sql;
use crate::store::journal::Entry;

/// What is read of each customer besides what stands in its row.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Parts {
    /// Nothing more.
    Grade,
    /// Its sales.
    Sales,
    /// Its tags.
    Tags,
}

/// The customers of an act on many, as far as they are there. Too many are refused, so they are not read.
///
/// # Errors
/// A fault of the file.
pub(super) fn picked(cx: &Context<'_, '_>, ids: &[i64], parts: Parts) -> Result<Vec<Picked>, Fault> {
    let own = links::own_people(cx)?;
    let is_own = |person: Option<i64>| person.is_some_and(|id| own.contains(&id));
    let mut out = Vec::with_capacity(ids.len().min(MOST_AT_ONCE));
    for id in ids.iter().take(MOST_AT_ONCE) {
        let found = cx.tx.one(
            "SELECT id, no, name, agent, keeper, grade, grade_by, grade_reason FROM customer WHERE id = ?1",
            sql![*id],
            |row| {
                Ok(Picked {
                    id: row.int(0)?,
                    no: row.text(1)?,
                    name: row.text(2)?,
                    own: is_own(row.maybe_int(3)?) || is_own(row.maybe_int(4)?),
                    grade: row.text(5)?,
                    grade_by: row.text(6)?,
                    grade_reason: row.text(7)?,
                    ..Picked::default()
                })
            },
        )?;
        let Some(mut picked) = found else { continue };
        match parts {
            Parts::Grade => {}
            Parts::Sales => picked.by_sales = by_sales(cx, *id)?,
            Parts::Tags => {
                let tags = cx.tx.all("SELECT tag FROM customer_tag WHERE customer = ?1", sql![*id], |row| row.text(0))?;
                picked.tags = tags.into_iter().collect();
            }
        }
        out.push(picked);
    }
    Ok(out)
}

/// The grade of the sales; nothing without any order.
fn by_sales(cx: &Context<'_, '_>, customer: i64) -> Result<Option<&'static str>, Fault> {
    let (fen, any) = care::sales(cx, customer)?;
    Ok(any.then(|| file_18_grade::of_sales(fen, cx.params, cx.at.day())))
}

/// Whose twelve months moved since the program graded last: orders left them, or the grades themselves have other limits. Where the
/// sales grade nobody there is no day to keep.
///
/// # Errors
/// A fault of the file.
pub(super) fn regrade_facts(cx: &Context<'_, '_>, facts: &mut Facts) -> Result<(), Fault> {
    let today = cx.at.day();
    let last: Option<Day> = cx.tx.one("SELECT coalesce(max(day), '') FROM regrade_day", &[], |row| Ok(row.str(0)?.parse().ok()))?.flatten();
    let graded = cx.tx.number("SELECT count(*) FROM (SELECT id FROM customer WHERE grade_by = '计算' LIMIT 1) one", &[])?;
    if graded == 0 || last.is_some_and(|last| last >= today) {
        return Ok(());
    }
    let limits = |day: Day| ["grade_A_min", "grade_B_min"].map(|key| cx.params.int(key, day));
    let ids = if last.is_some_and(|last| limits(last) != limits(today)) {
        cx.tx.all("SELECT id FROM customer WHERE grade_by = '计算'", &[], |row| row.int(0))?
    } else {
        let from = last.map_or(String::new(), |last| file_18_grade::since(last).to_string());
        cx.tx.all(
            "SELECT DISTINCT o.customer FROM customer_order o JOIN customer c ON c.id = o.customer \
             WHERE o.state = '已确认' AND o.day >= ?1 AND o.day < ?2 AND c.grade_by = '计算'",
            sql![&from, file_18_grade::since(today)],
            |row| row.int(0),
        )?
    };
    for chunk in ids.chunks(MOST_AT_ONCE) {
        facts.picked.extend(picked(cx, chunk, Parts::Sales)?);
    }
    facts.regrades = Some(today);
    Ok(())
}

/// Writes the tags of a customer, with their history.
///
/// # Errors
/// A fault of the file.
pub(super) fn set_tags(cx: &Context<'_, '_>, id: i64, seq: i64, before: &BTreeSet<String>, after: &BTreeSet<String>) -> Result<(), Fault> {
    for tag in before.difference(after) {
        cx.tx.run("DELETE FROM customer_tag WHERE tag = ?1 AND customer = ?2", sql![tag, id])?;
    }
    for tag in after.difference(before) {
        cx.tx.run("INSERT INTO customer_tag (tag, customer) VALUES (?1, ?2)", sql![tag, id])?;
    }
    cx.tx.run("UPDATE customer SET updated_at = ?2, updated_by = ?3, rev = rev + 1 WHERE id = ?1", sql![id, cx.at, cx.actor.id])?;
    let text = |tags: &BTreeSet<String>| tags.iter().cloned().collect::<Vec<_>>().join("、");
    write_history(cx, id, &[("tags", text(before), text(after))], seq)
}

/// What the journal says of the act: each customer that changed, before and after; and which record the act led to.
pub(super) fn tell(facts: &Facts, command: &Command, changes: &[Change], entry: &mut Entry, done: &mut Done) {
    if let Command::Grade { reason, .. } = command {
        entry.reason = reason.trim().to_owned();
    }
    let by_id: BTreeMap<i64, &Picked> = facts.picked.iter().map(|picked| (picked.id, picked)).collect();
    let no = |id: &i64| by_id.get(id).map_or("", |picked| picked.no.as_str());
    let both = |change: &Change| -> Option<(Value, Value)> {
        match change {
            Change::SetGrade { customer, grade, by, .. } => {
                let before = by_id.get(customer)?;
                let (old_grade, old_by) = (&before.grade, &before.grade_by);
                Some((
                    json!({ "no": no(customer), "grade": old_grade, "by": old_by }),
                    json!({ "no": no(customer), "grade": grade, "by": by }),
                ))
            }
            Change::SetTags { customer, before, after } => {
                Some((json!({ "no": no(customer), "tags": before }), json!({ "no": no(customer), "tags": after })))
            }
            _ => None,
        }
    };
    let (before, after): (Vec<Value>, Vec<Value>) = changes.iter().filter_map(both).unzip();
    (entry.before, entry.after) = (Value::from(before).to_string(), Value::from(after).to_string());
    if let (Some(first), false) = (facts.picked.first(), matches!(command, Command::Regrade)) {
        (done.id, done.title) = (first.id, first.no.clone());
        (entry.subject_id, entry.title) = (first.id, first.no.clone());
    }
}
