//! SQL of the plan: facts, changes, the grid.

use serde_json::json;

use super::super::{model::Shift, store};
use super::Grid;
use super::commands::{Change, Command, Edit, Facts, missing};
use crate::areas::{Context, Done, links};
use crate::base::{Day, Fault, Finding, Function, No, Reach, plus_days};
use crate::sql;
use crate::store::journal::Entry;

/// What the decision needs.
///
/// # Errors
/// A fault of the file.
pub fn facts(cx: &Context<'_, '_>, command: &Command) -> Result<Facts, No> {
    let mut facts = Facts { types: store::types(cx.tx)?, ..Facts::default() };
    if let Command::Edit(edits) = command {
        facts.people = links::roster_people(cx.tx)?;
        for edit in edits {
            if let Edit::Remove { shift } | Edit::Move { shift, .. } = edit {
                facts.shifts.extend(store::shift(cx.tx, *shift)?);
            }
        }
    }
    Ok(facts)
}

/// Writes what was decided, with its journal entry.
///
/// # Errors
/// A fault of the file.
pub fn apply(cx: &Context<'_, '_>, command: &Command, facts: &Facts, changes: &[Change], findings: Vec<Finding>) -> Result<Done, No> {
    let mut done = Done { findings, ..Done::default() };
    for change in changes {
        write(cx, facts, change, &mut done)?;
    }
    let after = match command {
        Command::PutType { draft, .. } => json!({ "name": draft.name, "start": draft.start.to_string(), "end": draft.end.to_string(),
            "night": draft.night, "min_staff": draft.min_staff, "skills": draft.skills }),
        Command::Edit(edits) => json!({ "edits": edits.iter().map(|edit| told(facts, edit)).collect::<Vec<_>>() }),
        Command::Publish { from, to } => json!({ "from": from.to_string(), "to": to.to_string() }),
        Command::SetYear { year, days, source } => json!({ "year": year, "days": days.len(), "source": source }),
    };
    let subject = match command {
        Command::PutType { .. } => "shift_type",
        Command::SetYear { .. } => "calendar",
        _ => "roster",
    };
    cx.journal(Entry {
        verb: command.verb().to_owned(),
        subject: subject.to_owned(),
        subject_id: done.id,
        title: done.title.clone(),
        after: after.to_string(),
        ..Entry::default()
    })?;
    Ok(done)
}

fn told(facts: &Facts, edit: &Edit) -> serde_json::Value {
    let was = |id: i64| facts.shifts.iter().find(|shift| shift.id == id).map(Shift::written).unwrap_or_default();
    match edit {
        Edit::Put { staff, day, kind, seat } => json!({ "put": staff, "day": day.to_string(), "kind": kind, "seat": seat }),
        Edit::Remove { shift } => json!({ "remove": shift, "was": was(*shift) }),
        Edit::Move { shift, staff, day } => json!({ "move": shift, "was": was(*shift), "staff": staff, "day": day.to_string() }),
    }
}

fn write(cx: &Context<'_, '_>, facts: &Facts, change: &Change, done: &mut Done) -> Result<(), No> {
    let tx = cx.tx;
    match change {
        Change::InsertType(draft) => {
            done.id = tx.insert(
                "INSERT INTO shift_type (name, start, ends, night, date_offset, min_staff, skills, tint)
                 VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8) RETURNING id",
                sql![
                    draft.name.trim(),
                    draft.start.to_string(),
                    draft.end.to_string(),
                    draft.night,
                    draft.date_offset,
                    draft.min_staff,
                    &draft.skills,
                    draft.tint
                ],
            )?;
            done.title.clone_from(&draft.name);
        }
        Change::UpdateType(id, rev, draft) => {
            let hit = tx.run(
                "UPDATE shift_type SET name = ?3, start = ?4, ends = ?5, night = ?6, date_offset = ?7, min_staff = ?8, skills = ?9,
                 tint = ?10, rev = rev + 1 WHERE id = ?1 AND rev = ?2",
                sql![
                    *id,
                    *rev,
                    draft.name.trim(),
                    draft.start.to_string(),
                    draft.end.to_string(),
                    draft.night,
                    draft.date_offset,
                    draft.min_staff,
                    &draft.skills,
                    draft.tint
                ],
            )?;
            if hit == 0 {
                return Err(missing().into());
            }
            (done.id, done.title) = (*id, draft.name.clone());
        }
        Change::Edit(edit) => write_edit(cx, facts, edit, done)?,
        Change::Publish(from, to) => {
            let mut day = *from;
            while day <= *to {
                tx.run(
                    "INSERT INTO published_day (day, at, staff) VALUES (?1, ?2, ?3) ON CONFLICT (day) DO NOTHING",
                    sql![day, cx.at, cx.actor.id],
                )?;
                day = plus_days(day, 1);
            }
        }
        Change::SetYear(year, days, source) => {
            let (first, last) = (format!("{year:04}-01-01"), format!("{year:04}-12-31"));
            tx.run("DELETE FROM calendar_day WHERE day BETWEEN ?1 AND ?2 AND kind <> '闭'", sql![&first, &last])?;
            tx.run(
                "INSERT INTO calendar_year (year, source, at, staff) VALUES (?1, ?2, ?3, ?4)
                 ON CONFLICT (year) DO UPDATE SET source = excluded.source, at = excluded.at, staff = excluded.staff",
                sql![i64::from(*year), source, cx.at, cx.actor.id],
            )?;
            for day in days {
                tx.run(
                    "INSERT INTO calendar_day (day, kind, name) VALUES (?1, ?2, ?3) ON CONFLICT (day, kind) DO UPDATE SET name = excluded.name",
                    sql![day.day, day.kind.word(), day.name.trim()],
                )?;
            }
            done.title = year.to_string();
        }
    }
    Ok(())
}

fn write_edit(cx: &Context<'_, '_>, facts: &Facts, edit: &Edit, done: &mut Done) -> Result<(), No> {
    let span_of = |kind: i64, day: Day| {
        let kind = facts.types.iter().find(|known| known.id == kind).ok_or_else(missing)?;
        Ok::<_, No>((kind.draft.span(day), kind.draft.night))
    };
    match edit {
        Edit::Put { staff, day, kind, seat } => {
            let (span, night) = span_of(*kind, *day)?;
            done.id = cx.tx.insert(
                "INSERT INTO shift (day, kind, staff, planned, start_at, end_at, night, seat) VALUES (?1, ?2, ?3, ?3, ?4, ?5, ?6, ?7)
                 RETURNING id",
                sql![*day, *kind, *staff, span.from, span.to, night, seat],
            )?;
        }
        Edit::Remove { shift } => {
            cx.tx.run("DELETE FROM shift WHERE id = ?1", sql![*shift])?;
        }
        Edit::Move { shift, staff, day } => {
            let known = facts.shifts.iter().find(|known| known.id == *shift).ok_or_else(missing)?;
            let (span, night) = span_of(known.kind, *day)?;
            cx.tx.run(
                "UPDATE shift SET staff = ?2, planned = ?2, day = ?3, start_at = ?4, end_at = ?5, night = ?6, rev = rev + 1 WHERE id = ?1",
                sql![*shift, *staff, *day, span.from, span.to, night],
            )?;
            done.id = *shift;
        }
    }
    Ok(())
}

/// The plan of some days, as far as the person may see it.
///
/// # Errors
/// A fault of the file.
pub fn grid(cx: &Context<'_, '_>, from: Day, to: Day) -> Result<Grid, Fault> {
    let access = cx.actor.access(Function::Roster);
    let shifts = if access.reach == Reach::All || access.deed > crate::base::Deed::Read {
        store::shifts(cx.tx, from, to)?
    } else {
        store::shifts_of(cx.tx, cx.actor.id, from, to)?
    };
    let published =
        cx.tx.all("SELECT day FROM published_day WHERE day BETWEEN ?1 AND ?2 ORDER BY day", sql![from, to], |row| row.day(0))?;
    Ok(Grid { types: store::types(cx.tx)?, people: links::roster_people(cx.tx)?, calendar: store::calendar(cx)?, shifts, published })
}
