//! Rows of seats and of who sat at them (HAND-02).

use std::collections::{BTreeMap, BTreeSet};

use super::{crews, noun};
use crate::areas::Context;
use crate::areas::roster::floor::clauses::hand_02_relief::Follower;
use crate::areas::roster::floor::model::{Crew, CrewId, Departure, Seat, Sitting, Way};
use crate::areas::roster::model::Shift;
use crate::base::{Fault, Instant, plus_days};
use crate::sql;
use crate::store::{Row, Sql, Tx};

const SITTING: &str = "i.id, s.name, i.shift, i.day, i.kind, t.name, i.ends_at, i.staff, i.name, i.taken_at, i.left_at, i.way, i.left_by, \
                       i.reason, i.waited, i.handover, t.tint FROM sitting i JOIN seat s ON s.id = i.seat JOIN shift_type t ON t.id = i.kind";

fn sitting_of(row: &Row<'_>) -> Result<Sitting, Fault> {
    let left = match row.maybe_int(10)? {
        None => None,
        Some(at) => Some(Departure {
            at: Instant(at),
            way: noun(row, 11, Way::of)?,
            by: row.text(12)?,
            reason: row.text(13)?,
            waited: row.int(14)?,
            handover: row.int(15)?,
        }),
    };
    Ok(Sitting {
        id: row.int(0)?,
        seat: row.text(1)?,
        shift: row.int(2)?,
        crew: CrewId { day: row.day(3)?, kind: row.int(4)? },
        shift_name: row.text(5)?,
        tint: row.int(16)?,
        ends: row.instant(6)?,
        staff: row.int(7)?,
        name: row.text(8)?,
        taken_at: row.instant(9)?,
        left,
    })
}

fn sittings(tx: &Tx<'_>, tail: &str, values: &[Sql<'_>]) -> Result<Vec<Sitting>, Fault> {
    tx.all(&format!("SELECT {SITTING} {tail}"), values, sitting_of)
}

fn seat_of(row: &Row<'_>) -> Result<Seat, Fault> {
    Ok(Seat { id: row.int(0)?, name: row.text(1)?, used: row.flag(2)? })
}

/// Every seat, by name.
///
/// # Errors
/// A fault of the file.
pub fn all(tx: &Tx<'_>) -> Result<Vec<Seat>, Fault> {
    tx.all("SELECT id, name, used FROM seat ORDER BY name", &[], seat_of)
}

/// The seat of this name.
///
/// # Errors
/// A fault of the file.
pub fn seat(tx: &Tx<'_>, name: &str) -> Result<Option<Seat>, Fault> {
    tx.one("SELECT id, name, used FROM seat WHERE name = ?1", sql![name], seat_of)
}

/// One sitting.
///
/// # Errors
/// A fault of the file.
pub fn sitting(tx: &Tx<'_>, id: i64) -> Result<Option<Sitting>, Fault> {
    Ok(sittings(tx, "WHERE i.id = ?1", sql![id])?.pop())
}

/// Who sits at any seat now, those who came first first.
///
/// # Errors
/// A fault of the file.
pub fn open(tx: &Tx<'_>) -> Result<Vec<Sitting>, Fault> {
    sittings(tx, "WHERE i.left_at IS NULL ORDER BY i.taken_at, i.id", &[])
}

/// Who sits at this seat now.
///
/// # Errors
/// A fault of the file.
pub fn open_at(tx: &Tx<'_>, seat: &str) -> Result<Vec<Sitting>, Fault> {
    sittings(tx, "WHERE i.left_at IS NULL AND s.name = ?1 ORDER BY i.taken_at, i.id", sql![seat])
}

/// Where this person sits now.
///
/// # Errors
/// A fault of the file.
pub fn open_of(tx: &Tx<'_>, staff: i64) -> Result<Vec<Sitting>, Fault> {
    sittings(tx, "WHERE i.left_at IS NULL AND i.staff = ?1 ORDER BY i.taken_at, i.id", sql![staff])
}

/// Sittings that ended at this moment or later, the newest first.
///
/// # Errors
/// A fault of the file.
pub fn left_since(tx: &Tx<'_>, since: Instant, most: i64) -> Result<Vec<Sitting>, Fault> {
    sittings(tx, "WHERE i.left_at >= ?1 ORDER BY i.left_at DESC, i.id DESC LIMIT ?2", sql![since, most])
}

/// Who took the seat over from this sitting.
///
/// # Errors
/// A fault of the file.
pub fn relief(tx: &Tx<'_>, of: &Sitting) -> Result<Option<Sitting>, Fault> {
    let found = sittings(
        tx,
        "WHERE s.name = ?1 AND i.staff <> ?2 AND i.taken_at >= ?3 AND i.ends_at > ?4 ORDER BY i.taken_at, i.id LIMIT 1",
        sql![&of.seat, of.staff, of.taken_at, of.ends],
    )?;
    Ok(found.into_iter().next())
}

/// Whose shift runs when this sitting's ends.
///
/// # Errors
/// A fault of the file.
pub fn followers(cx: &Context<'_, '_>, of: &Sitting) -> Result<Vec<Follower>, Fault> {
    let crews = crews::crews(cx, plus_days(of.crew.day, -1), plus_days(of.crew.day, 1))?;
    Ok(followers_among(&crews, &seats_by_shift(cx.tx, &crews)?, of))
}

/// The same among crews that are at hand, with the seat taken for each shift.
pub fn followers_among(crews: &[Crew], seats: &BTreeMap<i64, String>, of: &Sitting) -> Vec<Follower> {
    let working = crews.iter().filter(|crew| crew.span.from <= of.ends && of.ends < crew.span.to);
    let members = working.flat_map(|crew| &crew.members).filter(|member| member.shift.staff != of.staff);
    let follower = |member: &crate::areas::roster::floor::model::Member| Follower {
        name: member.name.clone(),
        seat: member.shift.seat.clone(),
        leads: member.leads,
        away: member.is_away(of.ends),
        sits: seats.get(&member.shift.id).cloned(),
    };
    members.map(follower).collect()
}

/// The seat that was taken last for each shift of these crews.
///
/// # Errors
/// A fault of the file.
pub fn seats_by_shift(tx: &Tx<'_>, crews: &[Crew]) -> Result<BTreeMap<i64, String>, Fault> {
    let days = crews.iter().map(|crew| crew.id.day);
    let (Some(from), Some(to)) = (days.clone().min(), days.max()) else { return Ok(BTreeMap::new()) };
    let found = tx.all(
        "SELECT i.shift, s.name FROM sitting i JOIN seat s ON s.id = i.seat WHERE i.day BETWEEN ?1 AND ?2 ORDER BY i.id",
        sql![from, to],
        |row| Ok((row.int(0)?, row.text(1)?)),
    )?;
    Ok(found.into_iter().collect())
}

/// Puts a seat on the list or changes it; returns its id.
///
/// # Errors
/// A fault of the file.
pub fn put(tx: &Tx<'_>, name: &str, used: bool) -> Result<i64, Fault> {
    tx.insert(
        "INSERT INTO seat (name, used) VALUES (?1, ?2) ON CONFLICT (name) DO UPDATE SET used = excluded.used RETURNING id",
        sql![name, used],
    )
}

/// The person sits down; a seat that is not on the list comes onto it. Returns the id of the sitting.
///
/// # Errors
/// A fault of the file.
pub fn take(cx: &Context<'_, '_>, seat: &str, shift: &Shift) -> Result<i64, Fault> {
    let seat = put(cx.tx, seat, true)?;
    cx.tx.insert(
        "INSERT INTO sitting (seat, shift, day, kind, ends_at, staff, name, taken_at) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8) RETURNING id",
        sql![seat, shift.id, shift.day, shift.kind, shift.span.to, cx.actor.id, &cx.actor.name, cx.at],
    )
}

/// The sitting ends.
///
/// # Errors
/// A fault of the file.
pub fn leave(tx: &Tx<'_>, sitting: i64, departure: &Departure) -> Result<(), Fault> {
    tx.run(
        "UPDATE sitting SET left_at = ?2, way = ?3, left_by = ?4, reason = ?5, waited = ?6, handover = ?7 WHERE id = ?1",
        sql![sitting, departure.at, departure.way.word(), &departure.by, &departure.reason, departure.waited, departure.handover],
    )
    .map(|_| ())
}

/// Which of these shifts whoever works them now sat through at other seats than the one that the roster names.
///
/// # Errors
/// A fault of the file.
pub fn elsewhere(tx: &Tx<'_>, shifts: &[i64]) -> Result<BTreeSet<i64>, Fault> {
    let mut found = BTreeSet::new();
    for shift in shifts {
        let sat = tx.all(
            "SELECT t.name, s.seat FROM shift s JOIN sitting i ON i.shift = s.id AND i.staff = s.staff JOIN seat t ON t.id = i.seat
             WHERE s.id = ?1 AND s.seat <> ''",
            sql![*shift],
            |row| Ok(row.text(0)? == row.text(1)?),
        )?;
        if !sat.is_empty() && !sat.contains(&true) {
            found.insert(*shift);
        }
    }
    Ok(found)
}
