//! SQL of taking acts of the plan back: how each shift stood before and after an act, row by row.

use serde_json::{Value, json};

use super::super::changes::Step;
use super::super::commands::Undoing;
use crate::areas::roster::model::{Shift, ShiftType, Span};
use crate::base::{Day, Fault, Instant};
use crate::store::Tx;
use crate::{msg, sql};

/// What an act did that can be taken back.
pub enum Kept {
    /// To a shift.
    Shift(Box<Step>),
    /// It published a day.
    Day(Day),
}

impl Kept {
    /// What it did to a shift.
    pub fn step(&self) -> Option<&Step> {
        match self {
            Kept::Shift(step) => Some(step),
            Kept::Day(_) => None,
        }
    }
}

/// Keeps what an act did under its entry. Returns whether there is anything to take back.
///
/// # Errors
/// A fault of the file.
pub fn keep(tx: &Tx<'_>, entry: i64, kept: &[Kept]) -> Result<bool, Fault> {
    for (place, one) in (0_i64..).zip(kept) {
        let (kind, before, after) = match one {
            Kept::Shift(step) => ("shift", picture(step.before.as_ref()), picture(step.after.as_ref())),
            Kept::Day(day) => ("day", String::new(), day.to_string()),
        };
        tx.run(
            "INSERT INTO roster_undo (entry, place, kind, before, after) VALUES (?1, ?2, ?3, ?4, ?5)",
            sql![entry, place, kind, before, after],
        )?;
    }
    Ok(!kept.is_empty())
}

/// What an act did, if it is one of the plan.
///
/// # Errors
/// A fault of the file.
pub fn kept(tx: &Tx<'_>, types: &[ShiftType], entry: i64) -> Result<Option<Undoing>, Fault> {
    let verb = tx.one("SELECT verb FROM journal WHERE seq = ?1 AND outcome = 'done'", sql![entry], |row| row.text(0))?;
    let Some(verb) = verb else { return Ok(None) };
    let mut undoing = Undoing { entry, verb, ..Undoing::default() };
    undoing.undone = tx.number("SELECT count(*) FROM roster_undone WHERE entry = ?1", sql![entry])? > 0;
    let lines = tx.all("SELECT kind, before, after FROM roster_undo WHERE entry = ?1 ORDER BY place", sql![entry], |row| {
        Ok((row.text(0)?, row.text(1)?, row.text(2)?))
    })?;
    for (kind, before, after) in lines {
        if kind == "day" {
            undoing.days.push(after.parse().map_err(|e| damaged(&e))?);
        } else {
            undoing.steps.push(Step { before: shift_of(types, &before)?, after: shift_of(types, &after)? });
        }
    }
    Ok(Some(undoing))
}

/// The row of a shift; empty where there is none.
fn picture(shift: Option<&Shift>) -> String {
    let Some(shift) = shift else { return String::new() };
    json!({
        "id": shift.id, "day": shift.day.to_string(), "kind": shift.kind, "staff": shift.staff, "planned": shift.planned,
        "start": shift.span.from.0, "end": shift.span.to.0, "night": shift.night, "seat": shift.seat, "swap": shift.swap, "rev": shift.rev,
    })
    .to_string()
}

fn shift_of(types: &[ShiftType], picture: &str) -> Result<Option<Shift>, Fault> {
    if picture.is_empty() {
        return Ok(None);
    }
    let row: Value = serde_json::from_str(picture).map_err(|e| damaged(&e))?;
    let int = |name: &str| row.get(name).and_then(Value::as_i64).ok_or_else(|| damaged(&name));
    let text = |name: &str| row.get(name).and_then(Value::as_str).ok_or_else(|| damaged(&name));
    let kind = types.iter().find(|kind| Ok(kind.id) == int("kind").map_err(|_| ())).ok_or_else(|| damaged(&"kind"))?;
    Ok(Some(Shift {
        id: int("id")?,
        staff: int("staff")?,
        planned: int("planned")?,
        day: text("day")?.parse().map_err(|e| damaged(&e))?,
        kind: kind.id,
        name: kind.draft.name.clone(),
        span: Span { from: Instant(int("start")?), to: Instant(int("end")?) },
        night: row.get("night").and_then(Value::as_bool).unwrap_or(false),
        min_staff: kind.draft.min_staff,
        skills: kind.draft.skills.clone(),
        seat: text("seat")?.to_owned(),
        swap: row.get("swap").and_then(Value::as_i64),
        published: false,
        rev: int("rev")?,
    }))
}

fn damaged(cause: &dyn std::fmt::Display) -> Fault {
    Fault::new("STORE-FAULT", msg!("base-store-fault"), cause)
}
