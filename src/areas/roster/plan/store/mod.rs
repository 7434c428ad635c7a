//! SQL of the plan: facts, changes, the grid.

mod undo;

use std::collections::{BTreeMap, BTreeSet};

use serde_json::{Value, json};

use super::super::model::{Shift, ShiftTypeDraft, Span};
use super::super::{attendance, leave, store, swaps};
use super::Grid;
use super::changes::Step;
use super::clauses::org_02_planning;
use super::commands::{Change, Command, Edit, Facts, missing};
use super::conflicts::{Roster, conflicts};
use super::model::{Away, Cycle, Hold, Mark, Rotation, Told, day_text};
use crate::areas::{Context, Done, links};
use crate::base::{Day, Fault, Finding, No, plus_days, week_start};
use crate::sql;
use crate::store::journal::Entry;
use crate::store::{Row, Sql, Tx};

/// Days around those that are meant that a shift may reach over, with its rest.
const AROUND: i64 = 2;

/// What the decision needs.
///
/// # Errors
/// A fault of the file.
pub fn facts(cx: &Context<'_, '_>, command: &Command) -> Result<Facts, No> {
    let mut facts = Facts { now: cx.at, types: store::types(cx.tx)?, params: cx.params.clone(), ..Facts::default() };
    match command {
        Command::PutType { .. } | Command::UseType { .. } => {
            facts.planned_kinds = cx.tx.all("SELECT DISTINCT kind FROM shift", &[], |row| row.int(0))?.into_iter().collect();
        }
        Command::ImportCalendar { .. } => facts.calendar = store::calendar(cx)?,
        Command::Edit(edits) => {
            let ids = edits.iter().filter_map(|edit| match edit {
                Edit::Put { .. } => None,
                Edit::Remove { shift, .. } | Edit::Move { shift, .. } => Some(*shift),
            });
            let mut days = days_of_shifts(cx.tx, ids)?;
            days.extend(edits.iter().filter_map(|edit| match edit {
                Edit::Remove { .. } => None,
                Edit::Put { day, .. } | Edit::Move { day, .. } => Some(*day),
            }));
            around(cx, &mut facts, &days.into_iter().map(|day| (day, day)).collect::<Vec<_>>())?;
        }
        Command::Lay { from, to, .. } | Command::Publish { from, to } => around(cx, &mut facts, &[(*from, *to)])?,
        Command::CopyWeek { from, to, .. } => {
            let week = |day: &Day| (week_start(*day), plus_days(week_start(*day), 6));
            around(cx, &mut facts, &[week(from), week(to)])?;
        }
        Command::Fill { days, .. } => {
            let range = days.iter().map(|plan| plan.day).min().zip(days.iter().map(|plan| plan.day).max());
            around(cx, &mut facts, range.as_slice())?;
        }
        Command::Undo { entry } => {
            facts.undo = undo::kept(cx.tx, &facts.types, *entry)?;
            let undoing = facts.undo.iter().flat_map(|undoing| &undoing.steps).flat_map(|step| [&step.before, &step.after]).flatten();
            let mut days: Vec<Day> = undoing.clone().map(|shift| shift.day).collect();
            days.extend(facts.undo.iter().flat_map(|undoing| undoing.days.iter().copied()));
            // Where somebody moved a shift since, it stands on another day now.
            days.extend(days_of_shifts(cx.tx, undoing.map(|shift| shift.id))?);
            around(cx, &mut facts, &days.into_iter().map(|day| (day, day)).collect::<Vec<_>>())?;
        }
        Command::Seen { .. } | Command::SetYear { .. } | Command::ClearYear { .. } | Command::Close { .. } | Command::Export { .. } => {}
    }
    Ok(facts)
}

fn days_of_shifts(tx: &Tx<'_>, ids: impl Iterator<Item = i64>) -> Result<Vec<Day>, Fault> {
    let mut days = Vec::new();
    for id in ids.collect::<BTreeSet<i64>>() {
        days.extend(tx.one("SELECT day FROM shift WHERE id = ?1", sql![id], |row| row.day(0))?);
    }
    Ok(days)
}

/// Reads the rosters of these days with what hangs on them.
fn around(cx: &Context<'_, '_>, facts: &mut Facts, days: &[(Day, Day)]) -> Result<(), No> {
    facts.people = links::roster_people(cx.tx)?;
    facts.calendar = store::calendar(cx)?;
    let mut shifts: BTreeMap<i64, Shift> = BTreeMap::new();
    for (from, to) in joined(days) {
        let (from, to) = (plus_days(from, -AROUND), plus_days(to, AROUND));
        shifts.extend(store::shifts(cx.tx, from, to)?.into_iter().map(|shift| (shift.id, shift)));
        facts.published.extend(published(cx.tx, from, to)?);
    }
    facts.shifts = shifts.into_values().collect();
    facts.shifts.sort_by_key(|shift| (shift.span.from, shift.id));
    facts.untold = cx.tx.all(&format!("{TOLD} WHERE seen_at IS NULL ORDER BY id"), &[], told_of)?;
    let attended = attendance::arrivals(cx.tx, &ids(&facts.shifts))?;
    for (id, mark) in marks(cx, &facts.shifts)? {
        if mark.away.is_some_and(Away::wholly) {
            facts.away.insert(id);
        }
        if let Some(swap) = mark.swap {
            facts.holds.insert(id, Hold::Swap(swap.no));
        } else if mark.away.is_some_and(|away| away != Away::Fallen) {
            facts.holds.insert(id, Hold::Leave);
        }
    }
    for shift in facts.shifts.iter().filter(|shift| shift.swap.is_some()) {
        facts.holds.entry(shift.id).or_insert(Hold::Swap(String::new()));
    }
    for id in attended.into_keys() {
        facts.holds.entry(id).or_insert(Hold::Attended);
    }
    Ok(())
}

/// Ranges that touch or share days become one, so that nothing is read twice.
fn joined(days: &[(Day, Day)]) -> Vec<(Day, Day)> {
    let mut sorted = days.to_vec();
    sorted.sort_unstable();
    let mut out: Vec<(Day, Day)> = Vec::new();
    for (from, to) in sorted {
        match out.last_mut() {
            Some(last) if from <= plus_days(last.1, 2 * AROUND + 1) => last.1 = last.1.max(to),
            _ => out.push((from, to)),
        }
    }
    out
}

fn ids(shifts: &[Shift]) -> Vec<i64> {
    shifts.iter().map(|shift| shift.id).collect()
}

/// What other rooms know of these shifts.
fn marks(cx: &Context<'_, '_>, shifts: &[Shift]) -> Result<BTreeMap<i64, Mark>, Fault> {
    let spans: BTreeMap<i64, Span> = shifts.iter().map(|shift| (shift.id, shift.span)).collect();
    let mut marks: BTreeMap<i64, Mark> = BTreeMap::new();
    for (id, cover) in leave::covers(cx, shifts)? {
        let whole = |spans_of: &[Span], whole: &Span| spans_of.iter().any(|span| span.holds(*whole));
        let away = match spans.get(&id) {
            Some(span) if whole(&cover.leave, span) => Some(Away::Leave),
            Some(span) if whole(&cover.business, span) => Some(Away::Business),
            _ if !cover.leave.is_empty() || !cover.business.is_empty() => Some(Away::Part),
            _ if cover.owed.is_some() => Some(Away::Waiting),
            _ if cover.fallen.is_some() => Some(Away::Fallen),
            _ => None,
        };
        if away.is_some() {
            let mark = marks.entry(id).or_default();
            (mark.away, mark.kind) = (away, cover.kind);
        }
    }
    for (id, swap) in swaps::marks(cx.tx, &ids(shifts))? {
        marks.entry(id).or_default().swap = Some(swap);
    }
    Ok(marks)
}

fn published(tx: &Tx<'_>, from: Day, to: Day) -> Result<BTreeSet<Day>, Fault> {
    let days = tx.all("SELECT day FROM published_day WHERE day BETWEEN ?1 AND ?2", sql![from, to], |row| row.day(0))?;
    Ok(days.into_iter().collect())
}

const TOLD: &str = "SELECT id, staff, day, was, became, by_name, at, seen_at FROM roster_change";

fn told_of(row: &Row<'_>) -> Result<Told, Fault> {
    Ok(Told {
        id: row.int(0)?,
        staff: row.int(1)?,
        day: row.day(2)?,
        was: row.text(3)?,
        became: row.text(4)?,
        by: row.text(5)?,
        at: row.instant(6)?,
        seen: row.maybe_int(7)?.map(crate::base::Instant),
    })
}

/// Changes of a person's published days of which he did not say yet that he knows.
///
/// # Errors
/// A fault of the file.
pub fn untold(tx: &Tx<'_>, staff: i64) -> Result<Vec<Told>, Fault> {
    tx.all(&format!("{TOLD} WHERE staff = ?1 AND seen_at IS NULL ORDER BY day, id"), sql![staff], told_of)
}

/// Writes what was decided, with its journal entry.
///
/// # Errors
/// A fault of the file, or a record that somebody else changed meanwhile.
pub fn apply(cx: &Context<'_, '_>, command: &Command, facts: &Facts, changes: &[Change], findings: Vec<Finding>) -> Result<Done, No> {
    let mut done = Done { findings, ..Done::default() };
    let mut kept = Vec::new();
    for change in changes {
        write(cx, change, &mut done, &mut kept)?;
    }
    let (subject, before, after) = told(command, facts, &kept);
    let mut clauses: Vec<&str> = done.findings.iter().map(|finding| finding.clause).collect();
    clauses.dedup();
    let entry = cx.journal(Entry {
        verb: command.verb().to_owned(),
        subject: subject.to_owned(),
        subject_id: if subject == "roster" { 0 } else { done.id },
        title: done.title.clone(),
        before,
        after: after.to_string(),
        clauses: clauses.join(" "),
        ..Entry::default()
    })?;
    if !matches!(command, Command::Undo { .. }) && undo::keep(cx.tx, entry, &kept)? {
        done.undo = Some(entry);
    }
    for change in changes {
        if let Change::Undone(undone) = change {
            cx.tx.run("INSERT INTO roster_undone (entry, by_entry) VALUES (?1, ?2)", sql![*undone, entry])?;
        }
    }
    Ok(done)
}

/// What the journal says of an act: about what, and what stood before and after.
fn told(command: &Command, facts: &Facts, kept: &[undo::Kept]) -> (&'static str, String, Value) {
    let mut before = String::new();
    let (subject, after) = match command {
        Command::PutType { draft, .. } => (
            "shift_type",
            json!({ "name": draft.name, "start": draft.start.to_string(), "end": draft.end.to_string(), "night": draft.night,
                "date_offset": draft.date_offset, "min_staff": draft.min_staff, "skills": draft.skills }),
        ),
        Command::UseType { used, .. } => ("shift_type", json!({ "used": used })),
        Command::Edit(_) => ("roster", json!({ "days": days_told(facts, kept) })),
        Command::Lay { cycle, from, to, .. } => {
            let cycle = cycle.shown(&facts.types);
            ("roster", json!({ "cycle": cycle, "from": from.to_string(), "to": to.to_string(), "days": days_told(facts, kept) }))
        }
        Command::CopyWeek { from, to, .. } => {
            let (from, to) = (week_start(*from).to_string(), week_start(*to).to_string());
            ("roster", json!({ "from": from, "to": to, "days": days_told(facts, kept) }))
        }
        Command::Fill { file, .. } => ("roster", json!({ "file": file, "days": days_told(facts, kept) })),
        Command::Publish { from, to } => ("roster", json!({ "from": from.to_string(), "to": to.to_string() })),
        Command::Undo { entry } => {
            let act = facts.undo.as_ref().map_or("", |undoing| &undoing.verb);
            before = json!({ "entry": entry, "act": act }).to_string();
            ("roster", json!({ "days": days_told(facts, kept) }))
        }
        Command::Seen { last } => ("roster", json!({ "last": last })),
        Command::SetYear { year, days, source } | Command::ImportCalendar { year, days, source } => {
            ("calendar", json!({ "year": year, "days": days.len(), "source": source }))
        }
        Command::ClearYear { year } => ("calendar", json!({ "year": year })),
        Command::Close { day, name } => ("calendar", json!({ "day": day.to_string(), "name": name })),
        Command::Export { from, to, format } => ("roster", json!({ "from": from.to_string(), "to": to.to_string(), "format": format })),
    };
    (subject, before, after)
}

/// Each person's day that changed: who, when, how it was and how it is.
fn days_told(facts: &Facts, kept: &[undo::Kept]) -> Vec<String> {
    let mut cells: BTreeMap<(i64, Day), [Vec<&str>; 2]> = BTreeMap::new();
    for shift in &facts.shifts {
        let [was, is] = cells.entry((shift.staff, shift.day)).or_default();
        was.push(&shift.name);
        is.push(&shift.name);
    }
    let mut touched = BTreeSet::new();
    for step in kept.iter().filter_map(undo::Kept::step) {
        if let Some(shift) = &step.before {
            touched.insert((shift.staff, shift.day));
            let [_, is] = cells.entry((shift.staff, shift.day)).or_default();
            if let Some(place) = is.iter().position(|name| *name == shift.name) {
                is.remove(place);
            }
        }
        if let Some(shift) = &step.after {
            touched.insert((shift.staff, shift.day));
            let [_, is] = cells.entry((shift.staff, shift.day)).or_default();
            is.push(&shift.name);
        }
    }
    let line = |((staff, day), [was, is]): (&(i64, Day), &[Vec<&str>; 2])| {
        let who = facts.person(*staff).map_or("", |person| &person.name);
        format!("{who} {day} {}→{}", day_text(was), day_text(is))
    };
    cells.iter().filter(|(cell, _)| touched.contains(cell)).map(line).collect()
}

/// The values of a kind of shift as people enter them.
fn type_values(draft: &ShiftTypeDraft) -> Vec<Sql<'_>> {
    vec![
        draft.name.trim().into(),
        draft.start.to_string().into(),
        draft.end.to_string().into(),
        draft.night.into(),
        draft.date_offset.into(),
        draft.min_staff.into(),
        Sql::from(&draft.skills),
        draft.tint.into(),
    ]
}

fn write(cx: &Context<'_, '_>, change: &Change, done: &mut Done, kept: &mut Vec<undo::Kept>) -> Result<(), No> {
    let tx = cx.tx;
    match change {
        Change::InsertType(draft) => {
            done.id = tx.insert(
                "INSERT INTO shift_type (name, start, ends, night, date_offset, min_staff, skills, tint)
                 VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8) RETURNING id",
                &type_values(draft),
            )?;
            done.title.clone_from(&draft.name);
        }
        Change::UpdateType(id, rev, draft) => {
            let mut values = type_values(draft);
            values.extend([Sql::from(*id), Sql::from(*rev)]);
            let hit = tx.run(
                "UPDATE shift_type SET name = ?1, start = ?2, ends = ?3, night = ?4, date_offset = ?5, min_staff = ?6, skills = ?7,
                 tint = ?8, rev = rev + 1 WHERE id = ?9 AND rev = ?10",
                &values,
            )?;
            one_row(hit)?;
            (done.id, done.title) = (*id, draft.name.clone());
        }
        Change::UseType(id, rev, used) => {
            one_row(tx.run("UPDATE shift_type SET used = ?3, rev = rev + 1 WHERE id = ?1 AND rev = ?2", sql![*id, *rev, *used])?)?;
            done.id = *id;
        }
        Change::Step(step) => {
            let step = write_step(tx, step)?;
            if let Some(after) = &step.after {
                done.id = after.id;
            }
            kept.push(undo::Kept::Shift(Box::new(step)));
        }
        Change::Rotate(Rotation { staff, cycle, anchor }) => {
            tx.run(
                "INSERT INTO rotation (staff, cycle, anchor) VALUES (?1, ?2, ?3)
                 ON CONFLICT (staff) DO UPDATE SET cycle = excluded.cycle, anchor = excluded.anchor",
                sql![*staff, cycle.stored(), *anchor],
            )?;
        }
        Change::Publish(day) => {
            tx.run("INSERT INTO published_day (day, at, staff) VALUES (?1, ?2, ?3)", sql![*day, cx.at, cx.actor.id])?;
            kept.push(undo::Kept::Day(*day));
        }
        Change::Unpublish(day) => {
            tx.run("DELETE FROM published_day WHERE day = ?1", sql![*day])?;
        }
        Change::Tell { staff, day, was, became, instead_of } => {
            if let Some(older) = instead_of {
                tx.run("DELETE FROM roster_change WHERE id = ?1", sql![*older])?;
            }
            tx.run(
                "INSERT INTO roster_change (staff, day, was, became, by_name, at) VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
                sql![*staff, *day, was, became, &cx.actor.name, cx.at],
            )?;
        }
        Change::Untell(id) => {
            tx.run("DELETE FROM roster_change WHERE id = ?1", sql![*id])?;
        }
        Change::Seen(last) => {
            tx.run(
                "UPDATE roster_change SET seen_at = ?3 WHERE staff = ?1 AND id <= ?2 AND seen_at IS NULL",
                sql![cx.actor.id, *last, cx.at],
            )?;
        }
        Change::SetYear(year, days, source) => {
            clear_year(tx, *year)?;
            tx.run(
                "INSERT INTO calendar_year (year, source, at, staff) VALUES (?1, ?2, ?3, ?4)",
                sql![i64::from(*year), source, cx.at, cx.actor.id],
            )?;
            for day in days {
                tx.run("INSERT INTO calendar_day (day, kind, name) VALUES (?1, ?2, ?3)", sql![day.day, day.kind.word(), day.name.trim()])?;
            }
            done.title = year.to_string();
        }
        Change::ClearYear(year) => {
            clear_year(tx, *year)?;
            done.title = year.to_string();
        }
        Change::Close(day, name) => {
            tx.run("DELETE FROM calendar_day WHERE day = ?1 AND kind = '闭'", sql![*day])?;
            if let Some(name) = name {
                tx.run("INSERT INTO calendar_day (day, kind, name) VALUES (?1, '闭', ?2)", sql![*day, name])?;
            }
            done.title = day.to_string();
        }
        // The entry of the journal says it; the mark behind it needs its position.
        Change::Undone(_) | Change::Note => {}
    }
    Ok(())
}

/// The department's own table of a year goes; its closed days stay.
fn clear_year(tx: &Tx<'_>, year: i16) -> Result<(), Fault> {
    let (first, last) = (format!("{year:04}-01-01"), format!("{year:04}-12-31"));
    tx.run("DELETE FROM calendar_day WHERE day BETWEEN ?1 AND ?2 AND kind <> '闭'", sql![&first, &last])?;
    tx.run("DELETE FROM calendar_year WHERE year = ?1", sql![i64::from(year)]).map(|_| ())
}

/// Somebody else changed the record between reading and writing, or it is gone.
fn one_row(hit: usize) -> Result<(), No> {
    if hit == 0 { Err(missing().into()) } else { Ok(()) }
}

/// The values of a shift by its columns.
fn shift_values(shift: &Shift) -> Vec<Sql<'_>> {
    vec![
        shift.day.into(),
        shift.kind.into(),
        shift.staff.into(),
        shift.planned.into(),
        shift.span.from.into(),
        shift.span.to.into(),
        shift.night.into(),
        Sql::from(&shift.seat),
        shift.swap.into(),
        shift.rev.into(),
    ]
}

/// Writes a step; returns it with the id that a new shift got.
fn write_step(tx: &Tx<'_>, step: &Step) -> Result<Step, No> {
    let mut written = step.clone();
    match (&step.before, &step.after) {
        (Some(before), None) => {
            one_row(tx.run("DELETE FROM shift WHERE id = ?1 AND rev = ?2", sql![before.id, before.rev])?)?;
        }
        (Some(before), Some(after)) => {
            let mut values = shift_values(after);
            values.extend([Sql::from(before.id), Sql::from(before.rev)]);
            let hit = tx.run(
                "UPDATE shift SET day = ?1, kind = ?2, staff = ?3, planned = ?4, start_at = ?5, end_at = ?6, night = ?7, seat = ?8,
                 swap = ?9, rev = ?10 WHERE id = ?11 AND rev = ?12",
                &values,
            )?;
            one_row(hit)?;
        }
        (None, Some(after)) => {
            let id = tx.insert(
                "INSERT INTO shift (day, kind, staff, planned, start_at, end_at, night, seat, swap, rev)
                 VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10) RETURNING id",
                &shift_values(after),
            )?;
            // A shift that comes back is the one that went, so that earlier acts find it.
            if after.id > 0 {
                tx.run("UPDATE shift SET id = ?2 WHERE id = ?1", sql![id, after.id])?;
            } else if let Some(after) = &mut written.after {
                after.id = id;
            }
        }
        (None, None) => {}
    }
    Ok(written)
}

/// The plan of some days, as far as the person may see it: who reads the own roster only sees own published shifts.
///
/// # Errors
/// A fault of the file.
pub fn grid(cx: &Context<'_, '_>, from: Day, to: Day) -> Result<Grid, Fault> {
    let sees_all = org_02_planning::sees_all(cx.actor);
    let (before, after) = (plus_days(from, -AROUND), plus_days(to, AROUND));
    let mut shifts = if sees_all {
        store::shifts(cx.tx, before, after)?
    } else {
        let mut own = store::shifts_of(cx.tx, cx.actor.id, before, after)?;
        own.retain(|shift| shift.published);
        own
    };
    let types = store::types(cx.tx)?;
    let calendar = store::calendar(cx)?;
    let mut people = links::roster_people(cx.tx)?;
    let published = published(cx.tx, before, after)?;
    let mut marks = marks(cx, &shifts)?;
    let away = marks.iter().filter(|(_, mark)| mark.away.is_some_and(Away::wholly)).map(|(id, _)| *id).collect();
    let roster = Roster {
        people: &people,
        types: &types,
        shifts: &shifts,
        away: &away,
        published: &published,
        calendar: &calendar,
        params: cx.params,
    };
    let mut conflicts = conflicts(&roster, from, to);
    let mut told = cx.tx.all(&format!("{TOLD} WHERE day BETWEEN ?1 AND ?2 ORDER BY id"), sql![from, to], told_of)?;
    let mut rotations = cx.tx.all("SELECT staff, cycle, anchor FROM rotation ORDER BY staff", &[], |row| {
        Ok(Rotation { staff: row.int(0)?, cycle: Cycle::of_stored(row.str(1)?), anchor: row.day(2)? })
    })?;
    if !sees_all {
        conflicts.retain(|conflict| conflict.staff == Some(cx.actor.id));
        told.retain(|told| told.staff == cx.actor.id);
        rotations.clear();
        people.retain(|person| person.id == cx.actor.id);
    }
    // The neighbouring days are kept only where a conflict reaches over to them.
    let reached: BTreeSet<i64> = conflicts.iter().flat_map(|conflict| conflict.what.shifts()).collect();
    shifts.retain(|shift| (from <= shift.day && shift.day <= to) || reached.contains(&shift.id));
    marks.retain(|id, _| shifts.iter().any(|shift| shift.id == *id));
    let news = untold(cx.tx, cx.actor.id)?;
    Ok(Grid { from, to, types, people, calendar, shifts, published, marks, conflicts, rotations, told, news })
}
