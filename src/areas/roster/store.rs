//! Reading what every room shares: shift types, shifts in force, the calendar, people.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::LazyLock;

use jiff::civil::Time;

use super::model::{Calendar, CalendarDay, DayKind, Shift, ShiftType, ShiftTypeDraft, Span};
use crate::areas::Context;
use crate::base::{Day, Fault, Instant, plus_days};
use crate::store::{Row, Sql, Tx};
use crate::{msg, sql};

const TYPE: &str = "id, name, start, ends, night, date_offset, min_staff, skills, tint, used, rev";
const SHIFT: &str = "s.id, s.staff, s.planned, s.day, s.kind, t.name, s.start_at, s.end_at, s.night, t.min_staff, t.skills, s.seat, s.swap, \
                     EXISTS (SELECT 1 FROM published_day p WHERE p.day = s.day), s.rev FROM shift s JOIN shift_type t ON t.id = s.kind";

fn time_of(text: &str) -> Result<Time, Fault> {
    text.parse().map_err(|e| Fault::new("STORE-FAULT", msg!("base-store-fault"), e))
}

fn type_of(row: &Row<'_>) -> Result<ShiftType, Fault> {
    Ok(ShiftType {
        id: row.int(0)?,
        draft: ShiftTypeDraft {
            name: row.text(1)?,
            start: time_of(row.str(2)?)?,
            end: time_of(row.str(3)?)?,
            night: row.flag(4)?,
            date_offset: row.int(5)?,
            min_staff: row.int(6)?,
            skills: row.text(7)?,
            tint: row.int(8)?,
        },
        used: row.flag(9)?,
        rev: row.int(10)?,
    })
}

fn shift_of(row: &Row<'_>) -> Result<Shift, Fault> {
    Ok(Shift {
        id: row.int(0)?,
        staff: row.int(1)?,
        planned: row.int(2)?,
        day: row.day(3)?,
        kind: row.int(4)?,
        name: row.text(5)?,
        span: Span { from: row.instant(6)?, to: row.instant(7)? },
        night: row.flag(8)?,
        min_staff: row.int(9)?,
        skills: row.text(10)?,
        seat: row.text(11)?,
        swap: row.maybe_int(12)?,
        published: row.flag(13)?,
        rev: row.int(14)?,
    })
}

/// Every kind of shift, those in use first, by their start.
///
/// # Errors
/// A fault of the file.
pub fn types(tx: &Tx<'_>) -> Result<Vec<ShiftType>, Fault> {
    tx.all(&format!("SELECT {TYPE} FROM shift_type ORDER BY used DESC, start, id"), &[], type_of)
}

/// Shifts for which a condition on `s` holds, in order.
///
/// # Errors
/// A fault of the file.
pub(super) fn shifts_where(tx: &Tx<'_>, condition: &str, values: &[Sql<'_>]) -> Result<Vec<Shift>, Fault> {
    tx.all(&format!("SELECT {SHIFT} WHERE {condition} ORDER BY s.start_at, s.id"), values, shift_of)
}

/// One shift.
///
/// # Errors
/// A fault of the file.
pub fn shift(tx: &Tx<'_>, id: i64) -> Result<Option<Shift>, Fault> {
    Ok(shifts_where(tx, "s.id = ?1", sql![id])?.pop())
}

/// Shifts that a person works on the business days from one to another, in order.
///
/// # Errors
/// A fault of the file.
pub fn shifts_of(tx: &Tx<'_>, staff: i64, from: Day, to: Day) -> Result<Vec<Shift>, Fault> {
    shifts_where(tx, "s.staff = ?1 AND s.day BETWEEN ?2 AND ?3", sql![staff, from, to])
}

/// Shifts that the plan gave a person before any swap, on the business days from one to another, in order.
///
/// # Errors
/// A fault of the file.
pub fn planned_of(tx: &Tx<'_>, staff: i64, from: Day, to: Day) -> Result<Vec<Shift>, Fault> {
    shifts_where(tx, "s.planned = ?1 AND s.day BETWEEN ?2 AND ?3", sql![staff, from, to])
}

/// Everybody's shifts on the business days from one to another, in order.
///
/// # Errors
/// A fault of the file.
pub fn shifts(tx: &Tx<'_>, from: Day, to: Day) -> Result<Vec<Shift>, Fault> {
    shifts_where(tx, "s.day BETWEEN ?1 AND ?2", sql![from, to])
}

/// Everybody's shifts that run at a moment, in order.
///
/// # Errors
/// A fault of the file.
pub fn running(tx: &Tx<'_>, at: Instant) -> Result<Vec<Shift>, Fault> {
    let (from, to) = (plus_days(at.day(), -2), plus_days(at.day(), 1));
    shifts_where(tx, "s.day BETWEEN ?1 AND ?2 AND s.start_at <= ?3 AND s.end_at > ?3", sql![from, to, at])
}

/// Everybody's shifts of one kind on a business day.
///
/// # Errors
/// A fault of the file.
pub fn crew(tx: &Tx<'_>, day: Day, kind: i64) -> Result<Vec<Shift>, Fault> {
    shifts_where(tx, "s.day = ?1 AND s.kind = ?2", sql![day, kind])
}

/// The built-in tables of the State Council (`assets/holidays`), by year of the day. December days may stand in the next year's table.
static BUILT_IN: LazyLock<BTreeMap<i16, Vec<CalendarDay>>> = LazyLock::new(|| {
    let mut years: BTreeMap<i16, Vec<CalendarDay>> = BTreeMap::new();
    for line in include_str!("../../../assets/holidays/holidays.tsv").lines().filter(|line| !line.starts_with('#')) {
        let mut cells = line.split('\t');
        let (Some(day), Some(kind), Some(name)) = (cells.next(), cells.next(), cells.next()) else { continue };
        if let (Ok(day), Some(kind)) = (day.parse::<Day>(), DayKind::of(kind)) {
            years.entry(day.year()).or_default().push(CalendarDay { day, kind, name: name.to_owned() });
        }
    }
    years
});

/// The built-in table of a year; empty where there is none.
pub fn built_in(year: i16) -> &'static [CalendarDay] {
    BUILT_IN.get(&year).map_or(&[], Vec::as_slice)
}

/// The department's calendar: its own table of a year where it has one, the built-in one otherwise, and its closed days.
///
/// # Errors
/// A fault of the file.
pub fn calendar(cx: &Context<'_, '_>) -> Result<Calendar, Fault> {
    let own: BTreeSet<i64> = cx.tx.all("SELECT year FROM calendar_year", &[], |row| row.int(0))?.into_iter().collect();
    let is_own = |year: i16| own.contains(&i64::from(year));
    let mut calendar = Calendar { weekends: cx.params.flag("holiday_includes_weekend", cx.at.day()), ..Calendar::default() };
    for (year, days) in BUILT_IN.iter().filter(|(year, _)| !is_own(**year)) {
        // The first of January is a holiday in every table; days that a neighbouring year's notice names make no table of a year.
        if days.iter().any(|day| day.day.day_of_year() == 1) {
            calendar.years.insert(*year);
        }
        for day in days {
            calendar.days.entry(day.day).or_default().push(day.clone());
        }
    }
    calendar.years.extend(own.iter().filter_map(|year| i16::try_from(*year).ok()));
    let stored = cx.tx.all("SELECT day, kind, name FROM calendar_day ORDER BY day, kind", &[], |row| {
        Ok((row.day(0)?, DayKind::of(row.str(1)?), row.text(2)?))
    })?;
    for (day, kind, name) in stored {
        if let Some(kind) = kind {
            calendar.days.entry(day).or_default().push(CalendarDay { day, kind, name });
        }
    }
    Ok(calendar)
}

/// The first published shift of a person that starts at this moment or later, within two months.
///
/// # Errors
/// A fault of the file.
pub fn first_shift_after(tx: &Tx<'_>, staff: i64, after: Instant) -> Result<Option<Shift>, Fault> {
    Ok(shifts_where(tx, "s.staff = ?1 AND s.start_at >= ?2 AND s.start_at < ?3", sql![staff, after, after.plus_minutes(60 * 24 * 62)])?
        .into_iter()
        .find(|shift| shift.published))
}
