//! Rows of handover logs (HAND-03).

use std::collections::BTreeMap;

use super::calls::remark_of;
use super::crews;
use crate::areas::roster::floor::clauses::hand_03_log;
use crate::areas::roster::floor::model::{Crew, CrewId, Log, Member, Section, Side, Signed};
use crate::areas::roster::model::Shift;
use crate::areas::roster::swaps;
use crate::areas::{Context, links};
use crate::base::{Day, Fault, Instant};
use crate::sql;
use crate::store::{Row, Sql, Tx};

const COLUMNS: &str = "id, equipment, hard, moves, business, instructions, customers, moved, at, staff, name, out_at, out_by, out_name, \
                       in_at, in_by, in_name, day, kind FROM handover_log";

fn signed(row: &Row<'_>, from: usize) -> Result<Option<Signed>, Fault> {
    Ok(match (row.maybe_int(from)?, row.maybe_int(from + 1)?) {
        (Some(at), Some(staff)) => Some(Signed { at: Instant(at), staff, name: row.text(from + 2)? }),
        _ => None,
    })
}

fn log_of(row: &Row<'_>) -> Result<(CrewId, Log), Fault> {
    let log = Log {
        id: row.int(0)?,
        texts: [row.text(1)?, row.text(2)?, row.text(3)?, row.text(4)?, row.text(5)?, row.text(6)?],
        moves: row.text(7)?,
        written: Signed { at: row.instant(8)?, staff: row.int(9)?, name: row.text(10)? },
        outgoing: signed(row, 11)?,
        incoming: signed(row, 14)?,
        supplements: Vec::new(),
    };
    Ok((CrewId { day: row.day(17)?, kind: row.int(18)? }, log))
}

fn logs(tx: &Tx<'_>, tail: &str, values: &[Sql<'_>]) -> Result<Vec<(CrewId, Log)>, Fault> {
    let mut found = tx.all(&format!("SELECT {COLUMNS} {tail}"), values, log_of)?;
    for (_, log) in &mut found {
        log.supplements =
            tx.all("SELECT text, at, staff, name FROM handover_supplement WHERE handover_log = ?1 ORDER BY id", sql![log.id], remark_of)?;
    }
    Ok(found)
}

/// The logs of the business days from one to another; the moves of a draft are not filled in.
///
/// # Errors
/// A fault of the file.
pub fn between(tx: &Tx<'_>, from: Day, to: Day) -> Result<BTreeMap<CrewId, Log>, Fault> {
    Ok(logs(tx, "WHERE day BETWEEN ?1 AND ?2", sql![from, to])?.into_iter().collect())
}

/// The crew of a log.
///
/// # Errors
/// A fault of the file.
pub fn crew_of(tx: &Tx<'_>, id: i64) -> Result<Option<CrewId>, Fault> {
    tx.one("SELECT day, kind FROM handover_log WHERE id = ?1", sql![id], |row| Ok(CrewId { day: row.day(0)?, kind: row.int(1)? }))
}

/// The log of a crew, empty where nothing was written yet; with the swaps and leave of the day as they are now, or were when it was signed.
///
/// # Errors
/// A fault of the file.
pub fn log(cx: &Context<'_, '_>, crew: &Crew) -> Result<Log, Fault> {
    let found = logs(cx.tx, "WHERE day = ?1 AND kind = ?2", sql![crew.id.day, crew.id.kind])?.pop();
    let mut log = found.map(|(_, log)| log).unwrap_or_default();
    if log.outgoing.is_none() {
        log.moves = moves(cx, crew.id.day)?;
    }
    Ok(log)
}

/// The swaps and leave of a day.
fn moves(cx: &Context<'_, '_>, day: Day) -> Result<String, Fault> {
    let members: Vec<Member> = crews::crews(cx, day, day)?.into_iter().flat_map(|crew| crew.members).collect();
    let ids: Vec<i64> = members.iter().map(|member| member.shift.id).collect();
    let (marks, names) = (swaps::marks(cx.tx, &ids)?, links::names(cx.tx)?);
    let no = |shift: &Shift| marks.get(&shift.id).map(|mark| mark.no.clone());
    Ok(hand_03_log::moves(&members, &no, &|id| names.get(&id).cloned().unwrap_or_default()))
}

/// Writes a section; makes the log where there is none. Returns its id.
///
/// # Errors
/// A fault of the file.
pub fn write(cx: &Context<'_, '_>, crew: CrewId, section: Section, text: &str) -> Result<i64, Fault> {
    let column = section.key();
    cx.tx.insert(
        &format!(
            "INSERT INTO handover_log (day, kind, {column}, at, staff, name) VALUES (?1, ?2, ?3, ?4, ?5, ?6)
             ON CONFLICT (day, kind) DO UPDATE SET {column} = excluded.{column}, at = excluded.at, staff = excluded.staff, name = excluded.name
             RETURNING id"
        ),
        sql![crew.day, crew.kind, text, cx.at, cx.actor.id, &cx.actor.name],
    )
}

/// Signs a log; the outgoing side keeps the moves as they are now.
///
/// # Errors
/// A fault of the file.
pub fn sign(cx: &Context<'_, '_>, log: i64, side: Side, moves: &str) -> Result<(), Fault> {
    let (statement, moves) = match side {
        Side::Outgoing => ("UPDATE handover_log SET out_at = ?2, out_by = ?3, out_name = ?4, moved = ?5 WHERE id = ?1", Some(moves)),
        Side::Incoming => ("UPDATE handover_log SET in_at = ?2, in_by = ?3, in_name = ?4 WHERE id = ?1", None),
    };
    let mut values = vec![Sql::from(log), Sql::from(cx.at), Sql::from(cx.actor.id), Sql::from(&cx.actor.name)];
    values.extend(moves.map(Sql::from));
    cx.tx.run(statement, &values).map(|_| ())
}

/// Adds a supplement.
///
/// # Errors
/// A fault of the file.
pub fn supplement(cx: &Context<'_, '_>, log: i64, text: &str) -> Result<(), Fault> {
    cx.tx
        .run(
            "INSERT INTO handover_supplement (handover_log, text, at, staff, name) VALUES (?1, ?2, ?3, ?4, ?5)",
            sql![log, text, cx.at, cx.actor.id, &cx.actor.name],
        )
        .map(|_| ())
}
