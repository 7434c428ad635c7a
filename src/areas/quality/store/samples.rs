//! Draws of records: the list, who wanted how many, who checks, and what was drawn, so that each can be drawn again.

use std::collections::{BTreeMap, BTreeSet};

use super::{listed, month, month_of, noun, records};
use crate::areas::quality::clauses::Limits;
use crate::areas::quality::model::{Draw, Kind, Person, Pick, PickState, Reviewable, Scope, Signed, Subject};
use crate::areas::quality::sample::{Candidate, Drawn, Lot, METHOD, Turn};
use crate::areas::{Context, links};
use crate::base::{Day, Fault, Instant, Post};
use crate::store::{Row, Sql, Tx};
use crate::{msg, sql};

/// Bytes of a seed.
const SEED: usize = 8;

/// A new seed from the system.
fn seed() -> Result<String, Fault> {
    let mut bytes = [0_u8; SEED];
    getrandom::fill(&mut bytes).map_err(|e| Fault::new("SEED", msg!("base-store-fault"), e))?;
    Ok(bytes.iter().map(|byte| format!("{byte:02x}")).collect())
}

/// All that a new draw depends on: records of these days that were neither drawn nor checked before, how many each person still lacks to
/// `qa_target`, and the 质检员 with what is open for them.
///
/// # Errors
/// A fault of the file.
pub fn lot(cx: &Context<'_, '_>, from: Day, to: Day, people: &[Person], limits: &Limits) -> Result<Lot, Fault> {
    let tx = cx.tx;
    let liable: Vec<&Person> = people.iter().filter(|person| person.is_liable()).collect();
    let teams: BTreeMap<i64, Option<i64>> = people.iter().map(|person| (person.id, person.team)).collect();
    let sums = records::totals(tx, from)?;
    let open = tx.all(
        "SELECT c.person, count(*) FROM qa_pick p JOIN qa_candidate c ON c.draw = p.draw AND c.place = p.place
         JOIN qa_draw d ON d.id = p.draw WHERE d.month = ?1 AND p.state = '待检' GROUP BY c.person",
        sql![month(from)],
        |row| Ok((row.int(0)?, row.int(1)?)),
    )?;
    let open: BTreeMap<i64, i64> = open.into_iter().collect();
    let lacks = |person: &&&Person| {
        let done = sums.get(&person.id).map_or(0, |sum| sum.mean.count);
        limits.target.value - done - open.get(&person.id).copied().unwrap_or(0)
    };
    let wants: BTreeMap<i64, i64> = liable.iter().map(|person| (person.id, lacks(&person))).filter(|(_, count)| *count > 0).collect();
    let scope = Scope { kinds: vec![Kind::Note, Kind::Ticket, Kind::Case], people: wants.keys().copied().collect() };
    let found = links::reviewable(tx, from, to, &scope)?;
    let known = known(tx, from, &found)?;
    let candidates = found
        .into_iter()
        .filter(|record| !known.contains(&record.subject))
        .map(|record| Candidate { team: teams.get(&record.handler).copied().flatten(), record })
        .collect();
    let loads = loads(tx)?;
    let turns = people
        .iter()
        .filter(|person| person.active && person.posts.contains(&Post::Qa))
        .map(|person| Turn {
            checker: person.id,
            team: person.team.filter(|_| limits.own_team.value != 0),
            open: loads.get(&person.id).copied().unwrap_or(0),
        })
        .collect();
    Ok(Lot { seed: seed()?, candidates, wants, turns })
}

/// Which of these records were drawn for this month or checked before. A draw takes contacts of its own month only.
fn known(tx: &Tx<'_>, day: Day, found: &[Reviewable]) -> Result<BTreeSet<Subject>, Fault> {
    let drawn = tx.all(
        "SELECT c.kind, c.subject FROM qa_draw d JOIN qa_pick p ON p.draw = d.id JOIN qa_candidate c ON c.draw = p.draw AND c.place = p.place
         WHERE d.month = ?1",
        sql![month(day)],
        |row| Ok(Subject { kind: noun(row, 0, Kind::of)?, id: row.int(1)? }),
    )?;
    let mut known: BTreeSet<Subject> = drawn.into_iter().collect();
    for kind in [Kind::Note, Kind::Ticket, Kind::Case] {
        let ids = found.iter().map(|record| record.subject).filter(|subject| subject.kind == kind).map(|subject| subject.id);
        let Some((first, last)) = ids.clone().min().zip(ids.max()) else { continue };
        let checked = tx.all(
            "SELECT subject FROM qa_record WHERE kind = ?1 AND subject BETWEEN ?2 AND ?3 AND state <> '作废'",
            sql![kind.word(), first, last],
            |row| Ok(Subject { kind, id: row.int(0)? }),
        )?;
        known.extend(checked);
    }
    Ok(known)
}

/// Drawn records that each checker has not checked yet.
fn loads(tx: &Tx<'_>) -> Result<BTreeMap<i64, i64>, Fault> {
    let rows =
        tx.all("SELECT checker, count(*) FROM qa_pick WHERE state = '待检' GROUP BY checker", &[], |row| Ok((row.int(0)?, row.int(1)?)))?;
    Ok(rows.into_iter().collect())
}

/// Writes a draw with all that it depends on. Returns its id.
///
/// # Errors
/// A fault of the file.
pub fn put(cx: &Context<'_, '_>, span: (Day, Day), target: i64, lot: &Lot, drawn: &[Drawn]) -> Result<i64, Fault> {
    let tx = cx.tx;
    let draw = tx.insert(
        "INSERT INTO qa_draw (month, from_day, to_day, method, seed, target, at, staff, name) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)
         RETURNING id",
        sql![month(span.0), span.0, span.1, METHOD, &lot.seed, target, cx.at, cx.actor.id, &cx.actor.name],
    )?;
    for (place, one) in lot.candidates.iter().enumerate() {
        let record = &one.record;
        tx.run(
            "INSERT INTO qa_candidate (draw, place, kind, subject, title, person, team, at, channel, shift)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)",
            sql![
                draw,
                number(place),
                record.subject.kind.word(),
                record.subject.id,
                &record.title,
                record.handler,
                one.team,
                record.at,
                &record.channel,
                &record.shift
            ],
        )?;
    }
    for (person, count) in &lot.wants {
        tx.run("INSERT INTO qa_want (draw, person, count) VALUES (?1, ?2, ?3)", sql![draw, *person, *count])?;
    }
    for (place, turn) in lot.turns.iter().enumerate() {
        tx.run(
            "INSERT INTO qa_turn (draw, place, checker, team, open) VALUES (?1, ?2, ?3, ?4, ?5)",
            sql![draw, number(place), turn.checker, turn.team, turn.open],
        )?;
    }
    for one in drawn {
        pick_up(tx, draw, one, None)?;
    }
    Ok(draw)
}

fn number(place: usize) -> i64 {
    i64::try_from(place).unwrap_or(i64::MAX)
}

/// Writes a drawn record.
///
/// # Errors
/// A fault of the file.
pub fn pick_up(tx: &Tx<'_>, draw: i64, drawn: &Drawn, instead_of: Option<i64>) -> Result<i64, Fault> {
    tx.insert(
        "INSERT INTO qa_pick (draw, place, checker, state, instead_of) VALUES (?1, ?2, ?3, '待检', ?4) RETURNING id",
        sql![draw, number(drawn.place), drawn.checker, instead_of],
    )
}

fn draw_of(row: &Row<'_>) -> Result<Draw, Fault> {
    Ok(Draw {
        id: row.int(0)?,
        month: month_of(row, 1)?,
        span: (row.day(2)?, row.day(3)?),
        method: row.text(4)?,
        seed: row.text(5)?,
        target: row.int(6)?,
        by: Signed { at: row.instant(7)?, name: row.text(8)?, text: String::new() },
    })
}

/// The draws of a month, in their order.
///
/// # Errors
/// A fault of the file.
pub fn draws(tx: &Tx<'_>, day: Day) -> Result<Vec<Draw>, Fault> {
    tx.all(
        "SELECT id, month, from_day, to_day, method, seed, target, at, name FROM qa_draw WHERE month = ?1 ORDER BY id",
        sql![month(day)],
        draw_of,
    )
}

/// All that a draw depended on.
///
/// # Errors
/// A fault of the file.
pub fn lot_of(tx: &Tx<'_>, draw: i64) -> Result<Option<Lot>, Fault> {
    let Some(seed) = tx.one("SELECT seed FROM qa_draw WHERE id = ?1", sql![draw], |row| row.text(0))? else { return Ok(None) };
    let candidates = tx.all(
        "SELECT kind, subject, title, person, at, channel, shift, team FROM qa_candidate WHERE draw = ?1 ORDER BY place",
        sql![draw],
        |row| Ok(Candidate { record: reviewable_of(row, 0)?, team: row.maybe_int(7)? }),
    )?;
    let wants = tx.all("SELECT person, count FROM qa_want WHERE draw = ?1", sql![draw], |row| Ok((row.int(0)?, row.int(1)?)))?;
    let turns = tx.all("SELECT checker, team, open FROM qa_turn WHERE draw = ?1 ORDER BY place", sql![draw], |row| {
        Ok(Turn { checker: row.int(0)?, team: row.maybe_int(1)?, open: row.int(2)? })
    })?;
    Ok(Some(Lot { seed, candidates, wants: wants.into_iter().collect(), turns }))
}

/// How many records the list of each of these draws holds.
///
/// # Errors
/// A fault of the file.
pub fn listed_in(tx: &Tx<'_>, draws: &[Draw]) -> Result<BTreeMap<i64, i64>, Fault> {
    let draws = listed(draws.iter().map(|draw| draw.id));
    let rows = tx.all(&format!("SELECT draw, count(*) FROM qa_candidate WHERE draw IN ({draws}) GROUP BY draw"), &[], |row| {
        Ok((row.int(0)?, row.int(1)?))
    })?;
    Ok(rows.into_iter().collect())
}

/// All that a draw depended on, with what is open for the checkers now.
///
/// # Errors
/// A fault of the file.
pub fn lot_now(tx: &Tx<'_>, draw: i64) -> Result<Option<Lot>, Fault> {
    let loads = loads(tx)?;
    let mut lot = lot_of(tx, draw)?;
    for turn in lot.iter_mut().flat_map(|lot| &mut lot.turns) {
        turn.open = loads.get(&turn.checker).copied().unwrap_or(0);
    }
    Ok(lot)
}

/// Places of the list that are drawn, the replaced ones too.
///
/// # Errors
/// A fault of the file.
pub fn taken(tx: &Tx<'_>, draw: i64) -> Result<Vec<usize>, Fault> {
    tx.all("SELECT place FROM qa_pick WHERE draw = ?1", sql![draw], |row| Ok(usize::try_from(row.int(0)?).unwrap_or(usize::MAX)))
}

/// What was drawn at first: the picks that replaced nothing.
///
/// # Errors
/// A fault of the file.
pub fn drawn(tx: &Tx<'_>, draw: i64) -> Result<Vec<Drawn>, Fault> {
    tx.all("SELECT place, checker FROM qa_pick WHERE draw = ?1 AND instead_of IS NULL ORDER BY id", sql![draw], |row| {
        Ok(Drawn { place: usize::try_from(row.int(0)?).unwrap_or(usize::MAX), checker: row.int(1)? })
    })
}

/// A record of a list, from this column on.
fn reviewable_of(row: &Row<'_>, from: usize) -> Result<Reviewable, Fault> {
    Ok(Reviewable {
        subject: Subject { kind: noun(row, from, Kind::of)?, id: row.int(from + 1)? },
        title: row.text(from + 2)?,
        handler: row.int(from + 3)?,
        at: row.instant(from + 4)?,
        channel: row.text(from + 5)?,
        shift: row.text(from + 6)?,
    })
}

fn picks_where(tx: &Tx<'_>, tail: &str, values: &[Sql<'_>]) -> Result<Vec<Pick>, Fault> {
    let statement = format!(
        "SELECT p.id, p.draw, p.place, p.checker, p.state, p.replaced_at, p.replaced_name, p.reason, \
         c.kind, c.subject, c.title, c.person, c.at, c.channel, c.shift \
         FROM qa_pick p JOIN qa_candidate c ON c.draw = p.draw AND c.place = p.place WHERE {tail}"
    );
    tx.all(&statement, values, |row| {
        let replaced = match row.maybe_int(5)? {
            Some(at) => Some(Signed { at: Instant(at), name: row.text(6)?, text: row.text(7)? }),
            None => None,
        };
        Ok(Pick {
            id: row.int(0)?,
            draw: row.int(1)?,
            place: row.int(2)?,
            checker: row.int(3)?,
            state: noun(row, 4, PickState::of)?,
            replaced,
            record: reviewable_of(row, 8)?,
        })
    })
}

/// One drawn record.
///
/// # Errors
/// A fault of the file.
pub fn pick(tx: &Tx<'_>, id: i64) -> Result<Option<Pick>, Fault> {
    Ok(picks_where(tx, "p.id = ?1", sql![id])?.pop())
}

/// The drawn records of these draws, in the order of drawing.
///
/// # Errors
/// A fault of the file.
pub fn picks(tx: &Tx<'_>, draws: &[Draw]) -> Result<Vec<Pick>, Fault> {
    picks_where(tx, &format!("p.draw IN ({}) ORDER BY p.id", listed(draws.iter().map(|draw| draw.id))), &[])
}

/// The drawn records that wait for a checker, the oldest contact first.
///
/// # Errors
/// A fault of the file.
pub fn waiting(tx: &Tx<'_>, checker: i64) -> Result<Vec<Pick>, Fault> {
    picks_where(tx, "p.state = '待检' AND p.checker = ?1 ORDER BY c.at, p.id", sql![checker])
}
