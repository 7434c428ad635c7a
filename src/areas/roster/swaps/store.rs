//! SQL of swaps: facts for decisions, what was decided with its journal entry, lists.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::json;

use super::super::attendance;
use super::super::floor;
use super::super::leave::{self, Cover};
use super::super::model::{Person, Shift, Span};
use super::super::plan::commands::missing;
use super::super::store;
use super::Mark;
use super::clauses::{Entry, Limits, Party};
use super::commands::{Change, Command, Facts};
use super::model::{Draft, Ended, Fate, Ground, Kept, Leg, Liability, Opinion, Part, Side, Staffing, Standing, Swap};
use crate::areas::{Context, Done, links};
use crate::base::{Day, Fault, Finding, Instant, No, Refusal, plus_days};
use crate::rules::Limit;
use crate::store::journal::Entry as JournalEntry;
use crate::store::{Row, Sql, Store, Tx, numbers};
use crate::{msg, sql};

/// Series of the numbers.
const SERIES: &str = "HB";
/// So many days around the two legs make the time line of SWAP-04: who had no shift for so long starts anew.
const LINE_DAYS: i64 = 62;
/// So many days around the two legs are looked at for 连班.
const REST_DAYS: i64 = 3;

const COLUMNS: &str = "id, no, state, a, b, sa, sa_day, sa_name, sa_start, sa_end, sb, sb_day, sb_name, sb_start, sb_end, ground, reason, \
                       items, filed_at, confirmed_at, effective_at, ended_at, ended_name, ended_reason, rev FROM swap";
/// What SWAP-03 and SWAP-04 count at the moment `?1`: in force, or waiting while its first shift has not begun.
const LIVE: &str = "(state = '生效' OR (state IN ('待对方确认', '待双方班长') AND expires_at > ?1))";

fn noun<T>(row: &Row<'_>, column: usize, of: impl Fn(&str) -> Option<T>) -> Result<T, Fault> {
    let word = row.str(column)?;
    of(word).ok_or_else(|| Fault::new("STORE-FAULT", msg!("base-store-fault"), format!("unknown word {word}")))
}

fn swap_of(row: &Row<'_>) -> Result<Swap, Fault> {
    let returned = match (row.maybe_int(10)?, row.maybe_int(13)?, row.maybe_int(14)?) {
        (Some(shift), Some(from), Some(to)) => {
            Some(Leg { shift, day: row.day(11)?, name: row.text(12)?, span: Span { from: Instant(from), to: Instant(to) } })
        }
        _ => None,
    };
    let ended = match row.maybe_int(21)? {
        Some(at) => Some(Ended { at: Instant(at), name: row.text(22)?, reason: row.text(23)? }),
        None => None,
    };
    Ok(Swap {
        id: row.int(0)?,
        no: row.text(1)?,
        standing: noun(row, 2, Standing::of)?,
        a: row.int(3)?,
        b: row.int(4)?,
        given: Leg { shift: row.int(5)?, day: row.day(6)?, name: row.text(7)?, span: Span { from: row.instant(8)?, to: row.instant(9)? } },
        returned,
        ground: noun(row, 15, Ground::of)?,
        reason: row.text(16)?,
        items: row.text(17)?,
        filed_at: row.instant(18)?,
        confirmed_at: row.maybe_int(19)?.map(Instant),
        opinions: Vec::new(),
        effective_at: row.maybe_int(20)?.map(Instant),
        ended,
        liabilities: Vec::new(),
        rev: row.int(24)?,
    })
}

/// Swaps of a condition, without what was decided about them.
fn bare(tx: &Tx<'_>, tail: &str, values: &[Sql<'_>]) -> Result<Vec<Swap>, Fault> {
    tx.all(&format!("SELECT {COLUMNS} WHERE {tail}"), values, swap_of)
}

/// Adds opinions and shares of responsibility.
fn whole(tx: &Tx<'_>, mut swaps: Vec<Swap>) -> Result<Vec<Swap>, Fault> {
    for swap in &mut swaps {
        swap.opinions = tx.all(
            "SELECT side, name, at, agrees, comment, understaffed FROM swap_opinion WHERE swap = ?1 ORDER BY at, side",
            sql![swap.id],
            |row| {
                Ok(Opinion {
                    side: noun(row, 0, Side::of)?,
                    name: row.text(1)?,
                    at: row.instant(2)?,
                    agrees: row.flag(3)?,
                    comment: row.text(4)?,
                    understaffed: row.flag(5)?,
                })
            },
        )?;
        swap.liabilities = tx.all(
            "SELECT part, share_a, share_b, measure, name, at, confirmed_name, confirmed_at FROM swap_liability WHERE swap = ?1 ORDER BY part",
            sql![swap.id],
            |row| {
                let confirmed = match row.maybe_int(7)? {
                    Some(at) => Some((row.text(6)?, Instant(at))),
                    None => None,
                };
                Ok(Liability {
                    part: noun(row, 0, Part::of)?,
                    a: row.int(1)?,
                    b: row.int(2)?,
                    measure: row.text(3)?,
                    name: row.text(4)?,
                    at: row.instant(5)?,
                    confirmed,
                })
            },
        )?;
    }
    Ok(swaps)
}

/// One swap.
///
/// # Errors
/// A fault of the file.
pub fn swap(tx: &Tx<'_>, id: i64) -> Result<Option<Swap>, Fault> {
    Ok(whole(tx, bare(tx, "id = ?1", sql![id])?)?.pop())
}

/// The newest swaps in which one of these people takes part; of everybody with `None`.
///
/// # Errors
/// A fault of the file.
pub fn newest(tx: &Tx<'_>, people: Option<&[i64]>, most: i64) -> Result<Vec<Swap>, Fault> {
    let found = match people {
        None => bare(tx, "1 = 1 ORDER BY id DESC LIMIT ?1", sql![most])?,
        Some(people) => {
            let ids = listed(people);
            bare(tx, &format!("(a IN ({ids}) OR b IN ({ids})) ORDER BY id DESC LIMIT ?1"), sql![most])?
        }
    };
    whole(tx, found)
}

/// Swaps that wait for the partner or a 班长, the first to expire first.
///
/// # Errors
/// A fault of the file.
pub fn pending(tx: &Tx<'_>) -> Result<Vec<Swap>, Fault> {
    whole(tx, bare(tx, "state IN ('待对方确认', '待双方班长') ORDER BY expires_at, id", &[])?)
}

/// Swaps that wait for somebody although their first shift has begun.
///
/// # Errors
/// A fault of the file.
pub fn overdue(tx: &Tx<'_>, at: Instant) -> Result<Vec<i64>, Fault> {
    tx.all(
        "SELECT id FROM swap WHERE state IN ('待对方确认', '待双方班长') AND expires_at <= ?1 ORDER BY expires_at, id",
        sql![at],
        |row| row.int(0),
    )
}

/// Swaps in force of which one shift belongs to one of these days.
///
/// # Errors
/// A fault of the file.
pub fn in_force(tx: &Tx<'_>, from: Day, to: Day) -> Result<Vec<Swap>, Fault> {
    let found = bare(tx, "state = '生效' AND (sa_day BETWEEN ?1 AND ?2 OR sb_day BETWEEN ?1 AND ?2) ORDER BY id", sql![from, to])?;
    whole(tx, found)
}

/// The shifts of these swaps for which somebody signed in before they ended, at the seat that the roster names where it names one
/// (SWAP-07: 空班, 误班).
///
/// # Errors
/// A fault of the file.
pub fn came(tx: &Tx<'_>, swaps: &[Swap]) -> Result<Vec<i64>, Fault> {
    let legs: Vec<&Leg> =
        swaps.iter().filter(|swap| swap.standing == Standing::Effective).flat_map(|swap| swap.legs().map(|(_, leg)| leg)).collect();
    let shifts: Vec<i64> = legs.iter().map(|leg| leg.shift).collect();
    let (arrivals, elsewhere) = (attendance::arrivals(tx, &shifts)?, floor::elsewhere(tx, &shifts)?);
    let in_time = |leg: &&&Leg| arrivals.get(&leg.shift).is_some_and(|at| *at < leg.span.to) && !elsewhere.contains(&leg.shift);
    Ok(legs.iter().filter(in_time).map(|leg| leg.shift).collect())
}

/// Swaps of a month, by the business day of SA.
///
/// # Errors
/// A fault of the file.
pub fn of_month(tx: &Tx<'_>, month: Day) -> Result<Vec<Swap>, Fault> {
    whole(tx, bare(tx, "sa_day BETWEEN ?1 AND ?2 ORDER BY sa_day, id", sql![month.first_of_month(), month.last_of_month()])?)
}

/// Swaps of a person that are live at this moment and have a leg on this day or later, without what was decided about them.
fn live_of(tx: &Tx<'_>, staff: i64, but: Option<i64>, since: Day, now: Instant) -> Result<Vec<Swap>, Fault> {
    let live = format!("(a = ?2 OR b = ?2) AND {LIVE} AND id <> ?3 AND (sa_day >= ?4 OR sb_day >= ?4) ORDER BY sa_start, id");
    bare(tx, &live, sql![now, staff, but.unwrap_or(0), since])
}

/// The numbers of the requests of a person that are live now and that SWAP-03 counts in the month of this day.
///
/// # Errors
/// A fault of the file.
pub fn counted(cx: &Context<'_, '_>, staff: i64, month: Day, partner_counts: bool) -> Result<Vec<String>, Fault> {
    let who = if partner_counts { "(a = ?2 OR b = ?2)" } else { "a = ?2" };
    let statement = format!("SELECT no FROM swap WHERE {who} AND {LIVE} AND sa_day BETWEEN ?3 AND ?4 ORDER BY sa_day, id");
    cx.tx.all(&statement, sql![cx.at, staff, month.first_of_month(), month.last_of_month()], |row| row.text(0))
}

/// The live swap of each of these shifts.
///
/// # Errors
/// A fault of the file.
pub fn marks(tx: &Tx<'_>, shifts: &[i64]) -> Result<BTreeMap<i64, Mark>, Fault> {
    const CHUNK: usize = 500;
    let mut marks = BTreeMap::new();
    for ids in shifts.chunks(CHUNK) {
        let ids = listed(ids);
        for swap in
            bare(tx, &format!("(sa IN ({ids}) OR sb IN ({ids})) AND state IN ('待对方确认', '待双方班长', '生效') ORDER BY id"), &[])?
        {
            for (part, leg) in swap.legs() {
                let effective = swap.standing == Standing::Effective;
                marks.insert(leg.shift, Mark { swap: swap.id, no: swap.no.clone(), effective, given: part == Part::Given });
            }
        }
    }
    marks.retain(|shift, _| shifts.contains(shift));
    Ok(marks)
}

/// Ids as SQL lists them; nothing matches an empty list.
fn listed(ids: &[i64]) -> String {
    if ids.is_empty() { "NULL".to_owned() } else { ids.iter().map(i64::to_string).collect::<Vec<_>>().join(", ") }
}

// ---- drafts ----

fn kept_of(row: &Row<'_>) -> Result<Kept, Fault> {
    Ok(Kept {
        id: row.int(0)?,
        staff: row.int(1)?,
        at: row.instant(2)?,
        draft: Draft {
            give: row.maybe_int(3)?,
            partner: row.maybe_int(4)?,
            take: row.maybe_int(5)?,
            ground: noun(row, 6, Ground::of)?,
            reason: row.text(7)?,
            in_person: row.flag(8)?,
            items: row.text(9)?,
            handed_over: row.flag(10)?,
        },
        rev: row.int(11)?,
    })
}

const KEPT: &str = "SELECT id, staff, at, give, partner, take, ground, reason, in_person, items, handed_a, rev FROM swap_draft";

/// A kept draft.
///
/// # Errors
/// A fault of the file.
pub fn kept(tx: &Tx<'_>, id: i64) -> Result<Option<Kept>, Fault> {
    tx.one(&format!("{KEPT} WHERE id = ?1"), sql![id], kept_of)
}

/// The drafts of a person, the newest first.
///
/// # Errors
/// A fault of the file.
pub fn drafts(tx: &Tx<'_>, staff: i64) -> Result<Vec<Kept>, Fault> {
    tx.all(&format!("{KEPT} WHERE staff = ?1 ORDER BY at DESC, id DESC"), sql![staff], kept_of)
}

// ---- facts ----

/// Reads all that the decision needs.
///
/// # Errors
/// A fault of the file.
pub fn facts(cx: &Context<'_, '_>, command: &Command) -> Result<Facts, Fault> {
    match command {
        Command::Request { of, draft } => {
            let mut facts = of_draft(cx, draft)?;
            if let Some(of) = of {
                facts.kept = kept(cx.tx, *of)?;
            }
            Ok(facts)
        }
        Command::Keep { of, .. } => {
            let kept = of.map_or(Ok(None), |(id, _)| kept(cx.tx, id))?;
            Ok(Facts { kept, ..bare_facts(cx, cx.at.day()) })
        }
        Command::Discard { of } => Ok(Facts { kept: kept(cx.tx, *of)?, ..bare_facts(cx, cx.at.day()) }),
        _ => match command.swap().map_or(Ok(None), |id| swap(cx.tx, id))? {
            Some(swap) => of_swap(cx, swap),
            None => Ok(bare_facts(cx, cx.at.day())),
        },
    }
}

fn bare_facts(cx: &Context<'_, '_>, day: Day) -> Facts {
    Facts {
        swap: None,
        kept: None,
        draft: Draft::default(),
        a: None,
        b: None,
        give: None,
        take: None,
        people: Vec::new(),
        calendar: super::super::model::Calendar::default(),
        limits: limits(cx, day),
        staffing: Vec::new(),
        came: Vec::new(),
    }
}

/// The parameters in force on a business day.
pub fn limits(cx: &Context<'_, '_>, day: Day) -> Limits {
    let limit = |key| Limit::of(cx.params, key, day);
    Limits {
        max_month: limit("swap_max_month"),
        count_partner: limit("swap_count_partner"),
        gap_hours: limit("lianban_gap_h"),
        level_tolerance: limit("swap_level_tol"),
        return_required: limit("swap_return_required"),
    }
}

/// What the clauses need for a form that the person who acts fills in.
///
/// # Errors
/// A fault of the file.
pub fn of_draft(cx: &Context<'_, '_>, draft: &Draft) -> Result<Facts, Fault> {
    let people = links::roster_people(cx.tx)?;
    judgeable(cx, people, cx.actor.id, draft.clone(), None)
}

/// What the clauses need for a stored swap; what they look at only while it waits for somebody.
///
/// # Errors
/// A fault of the file.
pub fn of_swap(cx: &Context<'_, '_>, swap: Swap) -> Result<Facts, Fault> {
    let people = links::roster_people(cx.tx)?;
    let draft = Draft {
        give: Some(swap.given.shift),
        partner: Some(swap.b),
        take: swap.returned.as_ref().map(|leg| leg.shift),
        ground: swap.ground,
        reason: swap.reason.clone(),
        in_person: true,
        items: swap.items.clone(),
        handed_over: true,
    };
    let came = came(cx.tx, std::slice::from_ref(&swap))?;
    let mut facts = if swap.standing.is_pending() {
        judgeable(cx, people, swap.a, draft, Some(swap.id))?
    } else {
        Facts { people, draft, ..bare_facts(cx, swap.given.day) }
    };
    facts.swap = Some(swap);
    facts.came = came;
    Ok(facts)
}

fn judgeable(cx: &Context<'_, '_>, people: Vec<Person>, a: i64, draft: Draft, but: Option<i64>) -> Result<Facts, Fault> {
    let find = |id: Option<i64>| id.map_or(Ok(None), |id| store::shift(cx.tx, id));
    let (give, take) = (find(draft.give)?, find(draft.take)?);
    let days = [&give, &take].into_iter().flatten().map(|shift| shift.day);
    let around = (days.clone().min().unwrap_or(cx.at.day()), days.max().unwrap_or(cx.at.day()));
    let month = give.as_ref().map_or(cx.at.day(), |shift| shift.day);
    let limits = limits(cx, month);
    let about = About { month, around, but, partner_counts: limits.count_partner.value != 0 };
    let load = |id: Option<i64>| match people.iter().find(|person| Some(person.id) == id) {
        Some(person) => party(cx, person, about).map(Some),
        None => Ok(None),
    };
    let (a, b) = (load(Some(a))?, load(draft.partner)?);
    let staffing = staffing(cx, give.as_ref(), take.as_ref())?;
    Ok(Facts {
        swap: None,
        kept: None,
        draft,
        a,
        b,
        give,
        take,
        people,
        calendar: store::calendar(cx)?,
        limits,
        staffing,
        came: Vec::new(),
    })
}

/// Around what a [`Party`] is read.
#[derive(Debug, Clone, Copy)]
pub struct About {
    /// A day of the month in which swaps are counted.
    pub month: Day,
    /// First and last business day of the legs.
    pub around: (Day, Day),
    /// The request that is judged, which is left out.
    pub but: Option<i64>,
    /// Whether partners count (`swap_count_partner`).
    pub partner_counts: bool,
}

/// Reads what the clauses look at of one person.
///
/// # Errors
/// A fault of the file.
pub fn party(cx: &Context<'_, '_>, person: &Person, about: About) -> Result<Party, Fault> {
    let (first, last) = about.around;
    let month = (about.month.first_of_month(), about.month.last_of_month());
    // What is counted, what lies on the time line, and what is still owed: one of its shifts is not over, which may have begun yesterday.
    let since = month.0.min(plus_days(first, -LINE_DAYS)).min(plus_days(cx.at.day(), -1));
    let swaps = live_of(cx.tx, person.id, about.but, since, cx.at)?;
    let works = store::shifts_of(cx.tx, person.id, plus_days(first, -REST_DAYS), plus_days(last, REST_DAYS))?;
    let works: Vec<Shift> = works.into_iter().filter(|shift| shift.published).collect();
    let covers = leave::covers(cx, &works)?;
    let on_leave: BTreeSet<i64> = covers.iter().filter(|(_, cover)| is_asked(cover)).map(|(shift, _)| *shift).collect();
    let works = works.into_iter().filter(|shift| !covers.get(&shift.id).is_some_and(|cover| is_off(cover, shift.span))).collect();
    let counts = |swap: &&Swap| (month.0..=month.1).contains(&swap.given.day) && (about.partner_counts || swap.a == person.id);
    let owes = |swap: &&Swap| owes(swap, person.id, cx.at);
    Ok(Party {
        person: person.clone(),
        works,
        line: line(cx.tx, person.id, &swaps, (plus_days(first, -LINE_DAYS), plus_days(last, LINE_DAYS)))?,
        counted: swaps.iter().filter(counts).map(|swap| swap.no.clone()).collect(),
        owes: swaps.iter().filter(owes).map(|swap| swap.no.clone()).collect(),
        on_leave,
    })
}

/// Leave for the shift is in force, waits for a decision, or needs a paper.
fn is_asked(cover: &Cover) -> bool {
    !cover.leave.is_empty() || !cover.business.is_empty() || cover.owed.is_some()
}

/// The whole shift is on effective leave.
fn is_off(cover: &Cover, span: Span) -> bool {
    cover.leave.iter().any(|leave| leave.holds(span))
}

/// Whether a person still owes the other a shift of this swap: one of them is over, and the one that he works is not.
fn owes(swap: &Swap, person: i64, now: Instant) -> bool {
    let over = |part: Part| swap.leg(part).is_some_and(|leg| Fate::of(leg, now, true).is_over());
    let own = if person == swap.a { Part::Return } else { Part::Given };
    let other = if person == swap.a { Part::Given } else { Part::Return };
    swap.standing == Standing::Effective && swap.leg(own).is_some() && over(other) && !over(own)
}

/// The time line of SWAP-04: what the plan gave a person and what he takes over by live swaps, in order.
fn line(tx: &Tx<'_>, staff: i64, swaps: &[Swap], (from, to): (Day, Day)) -> Result<Vec<Entry>, Fault> {
    let of_swaps = || swaps.iter().flat_map(|swap| swap.legs().map(move |(part, leg)| (swap, part, leg)));
    let planned = store::planned_of(tx, staff, from, to)?.into_iter().filter(|shift| shift.published).map(|shift| Entry {
        swap: of_swaps().find(|(.., leg)| leg.shift == shift.id).map(|(swap, ..)| swap.no.clone()),
        shift: shift.id,
        day: shift.day,
        name: shift.name,
        span: shift.span,
        taken: false,
    });
    let mut line: Vec<Entry> = planned.collect();
    let taken = of_swaps().filter(|(swap, part, _)| swap.person(part.worker()) == staff);
    line.extend(taken.map(|(swap, _, leg)| Entry {
        shift: leg.shift,
        day: leg.day,
        name: leg.name.clone(),
        span: leg.span,
        swap: Some(swap.no.clone()),
        taken: true,
    }));
    line.sort_by_key(|entry| (entry.span.from, entry.shift));
    Ok(line)
}

/// How many people each of the two shifts has: one comes for one who goes, so that the swap itself changes no head count.
fn staffing(cx: &Context<'_, '_>, give: Option<&Shift>, take: Option<&Shift>) -> Result<Vec<Staffing>, Fault> {
    let mut out = Vec::new();
    for (part, shift) in [(Part::Given, give), (Part::Return, take)] {
        let Some(shift) = shift else { continue };
        let crew = store::crew(cx.tx, shift.day, shift.kind)?;
        let covers = leave::covers(cx, &crew)?;
        let off = |one: &&Shift| covers.get(&one.id).is_some_and(|cover| is_off(cover, one.span));
        let away = crew.iter().filter(off).count();
        let present = i64::try_from(crew.len() - away).unwrap_or(i64::MAX);
        out.push(Staffing { part, day: shift.day, name: shift.name.clone(), present, least: shift.min_staff });
    }
    Ok(out)
}

// ---- changes ----

/// Writes what was decided, with its journal entry.
///
/// # Errors
/// A conflict with another editor as a refusal, or a fault.
pub fn apply(cx: &Context<'_, '_>, command: &Command, facts: &Facts, changes: &[Change], findings: Vec<Finding>) -> Result<Done, No> {
    let mut done = Done { findings, ..Done::default() };
    if let Some(swap) = &facts.swap {
        (done.id, done.title) = (swap.id, swap.no.clone());
        let hit = cx.tx.run("UPDATE swap SET rev = rev + 1 WHERE id = ?1 AND rev = ?2", sql![swap.id, swap.rev])?;
        if hit == 0 {
            return Err(missing().into());
        }
    }
    for change in changes {
        write(cx, facts, change, &mut done)?;
    }
    let mut clauses: Vec<&str> = done.findings.iter().map(|finding| finding.clause).collect();
    clauses.dedup();
    let (before, after, reason) = told(command, facts, changes);
    cx.journal(JournalEntry {
        verb: command.verb().to_owned(),
        subject: if matches!(command, Command::Keep { .. } | Command::Discard { .. }) { "swap_draft" } else { "swap" }.to_owned(),
        subject_id: done.id,
        title: done.title.clone(),
        before: before.to_string(),
        after: after.to_string(),
        reason,
        clauses: clauses.join(" "),
        ..JournalEntry::default()
    })?;
    Ok(done)
}

fn write(cx: &Context<'_, '_>, facts: &Facts, change: &Change, done: &mut Done) -> Result<(), No> {
    let tx = cx.tx;
    match change {
        Change::Keep(None, draft) => {
            done.id = tx.insert(
                "INSERT INTO swap_draft (staff, at, give, partner, take, ground, reason, in_person, items, handed_a)
                 VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10) RETURNING id",
                &drafted(cx.actor.id, cx.at, draft),
            )?;
        }
        Change::Keep(Some(id), draft) => {
            done.id = *id;
            tx.run(
                "UPDATE swap_draft SET at = ?2, give = ?3, partner = ?4, take = ?5, ground = ?6, reason = ?7, in_person = ?8, items = ?9,
                 handed_a = ?10, rev = rev + 1 WHERE id = ?1",
                &drafted(*id, cx.at, draft),
            )?;
        }
        Change::Discard(id) => {
            tx.run("DELETE FROM swap_draft WHERE id = ?1", sql![*id])?;
        }
        Change::File(draft) => {
            let (Some(give), Some(b)) = (&facts.give, draft.partner) else { return Err(missing().into()) };
            (done.id, done.title) = insert(cx, draft, give, b, facts.take.as_ref())?;
        }
        Change::Confirm => {
            tx.run("UPDATE swap SET state = '待双方班长', handed_b = 1, confirmed_at = ?2 WHERE id = ?1", sql![done.id, cx.at])?;
        }
        Change::Decide(opinion) => {
            tx.run(
                "INSERT INTO swap_opinion (swap, side, staff, name, at, agrees, comment, understaffed) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)",
                sql![
                    done.id,
                    opinion.side.word(),
                    cx.actor.id,
                    &opinion.name,
                    opinion.at,
                    opinion.agrees,
                    &opinion.comment,
                    opinion.understaffed
                ],
            )?;
        }
        Change::Exchange => {
            let Some(swap) = &facts.swap else { return Err(missing().into()) };
            for (part, shift) in [(Part::Given, &facts.give), (Part::Return, &facts.take)] {
                let Some(shift) = shift else { continue };
                let hit = tx.run(
                    "UPDATE shift SET staff = ?3, swap = ?4, rev = rev + 1 WHERE id = ?1 AND rev = ?2",
                    sql![shift.id, shift.rev, swap.person(part.worker()), swap.id],
                )?;
                if hit == 0 {
                    return Err(missing().into());
                }
            }
            tx.run("UPDATE swap SET state = '生效', effective_at = ?2 WHERE id = ?1", sql![done.id, cx.at])?;
        }
        Change::End(standing, reason) => {
            tx.run(
                "UPDATE swap SET state = ?2, ended_at = ?3, ended_name = ?4, ended_reason = ?5 WHERE id = ?1",
                sql![done.id, standing.word(), cx.at, &cx.actor.name, reason],
            )?;
        }
        Change::Restore => {
            tx.run("UPDATE shift SET staff = planned, swap = NULL, rev = rev + 1 WHERE swap = ?1", sql![done.id])?;
        }
        Change::Assess { part, a, b, measure, confirmed } => {
            tx.run(
                "INSERT INTO swap_liability (swap, part, share_a, share_b, measure, name, at) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)
                 ON CONFLICT (swap, part) DO UPDATE SET share_a = excluded.share_a, share_b = excluded.share_b, measure = excluded.measure",
                sql![done.id, part.word(), *a, *b, measure, &cx.actor.name, cx.at],
            )?;
            if *confirmed {
                tx.run(
                    "UPDATE swap_liability SET confirmed_name = ?3, confirmed_at = ?4 WHERE swap = ?1 AND part = ?2",
                    sql![done.id, part.word(), &cx.actor.name, cx.at],
                )?;
            } else {
                tx.run(
                    "UPDATE swap_liability SET name = ?3, at = ?4 WHERE swap = ?1 AND part = ?2",
                    sql![done.id, part.word(), &cx.actor.name, cx.at],
                )?;
            }
        }
    }
    Ok(())
}

/// The values of a draft that is kept, after whose or which it is.
fn drafted(of: i64, at: Instant, draft: &Draft) -> [Sql<'_>; 10] {
    [
        of.into(),
        at.into(),
        draft.give.into(),
        draft.partner.into(),
        draft.take.into(),
        draft.ground.word().into(),
        draft.reason.trim().into(),
        draft.in_person.into(),
        draft.items.trim().into(),
        draft.handed_over.into(),
    ]
}

fn insert(cx: &Context<'_, '_>, draft: &Draft, give: &Shift, b: i64, take: Option<&Shift>) -> Result<(i64, String), Fault> {
    let day = cx.at.day();
    let no = numbers::shown(SERIES, day, numbers::reserve(cx.tx, SERIES, day, 1)?);
    let expires = take.map_or(give.span.from, |take| take.span.from.min(give.span.from));
    let id = cx.tx.insert(
        "INSERT INTO swap (no, state, a, b, sa, sa_day, sa_name, sa_start, sa_end, sb, sb_day, sb_name, sb_start, sb_end, expires_at, ground,
         reason, in_person, items, handed_a, filed_at)
         VALUES (?1, '待对方确认', ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17, ?18, ?19, ?20) RETURNING id",
        sql![
            &no,
            cx.actor.id,
            b,
            give.id,
            give.day,
            &give.name,
            give.span.from,
            give.span.to,
            take.map(|shift| shift.id),
            take.map(|shift| shift.day.to_string()).unwrap_or_default(),
            take.map(|shift| shift.name.clone()).unwrap_or_default(),
            take.map(|shift| shift.span.from),
            take.map(|shift| shift.span.to),
            expires,
            draft.ground.word(),
            draft.reason.trim(),
            draft.in_person,
            draft.items.trim(),
            draft.handed_over,
            cx.at
        ],
    )?;
    Ok((id, no))
}

/// What the journal says of the act: before, after, reason.
fn told(command: &Command, facts: &Facts, changes: &[Change]) -> (serde_json::Value, serde_json::Value, String) {
    let written = |shift: &Option<Shift>| shift.as_ref().map(Shift::written);
    let name = |id: Option<i64>| facts.people.iter().find(|person| Some(person.id) == id).map(|person| person.name.clone());
    let state = facts.swap.as_ref().map(|swap| json!({ "state": swap.standing.word() })).unwrap_or_default();
    let end = |standing: Standing| json!({ "state": standing.word() });
    match command {
        Command::Keep { draft, .. } => (json!({}), json!({ "reason": draft.reason }), String::new()),
        Command::Discard { .. } => (json!({}), json!({}), String::new()),
        Command::Request { draft, .. } => {
            let after = json!({ "partner": name(draft.partner), "give": written(&facts.give), "take": written(&facts.take),
                "items": draft.items.trim(), "state": Standing::AwaitsPartner.word() });
            (json!({}), after, draft.reason.trim().to_owned())
        }
        Command::Confirm { .. } => (state, end(Standing::AwaitsLeaders), String::new()),
        Command::Decline { reason, .. } => (state, end(Standing::Refused), reason.trim().to_owned()),
        Command::Decide { agrees, comment, understaffed, .. } => {
            let sides: Vec<&str> = changes
                .iter()
                .filter_map(|change| if let Change::Decide(opinion) = change { Some(opinion.side.word()) } else { None })
                .collect();
            let standing = if changes.contains(&Change::Exchange) {
                Standing::Effective
            } else if *agrees {
                Standing::AwaitsLeaders
            } else {
                Standing::Refused
            };
            let after = json!({ "state": standing.word(), "sides": sides, "agrees": agrees, "understaffed": understaffed });
            (state, after, comment.trim().to_owned())
        }
        Command::Withdraw { reason, .. } => (state, end(Standing::Withdrawn), reason.trim().to_owned()),
        Command::Void { reason, .. } => (state, end(Standing::Void), reason.trim().to_owned()),
        Command::Assess { a, b, .. } => {
            let parts = changes.iter().find_map(|change| match change {
                Change::Assess { part, confirmed, .. } => Some((part.word(), *confirmed)),
                _ => None,
            });
            let (part, confirmed) = parts.unwrap_or_default();
            let measure = if let Command::Assess { measure, .. } = command { measure.trim().to_owned() } else { String::new() };
            (json!({}), json!({ "part": part, "share_a": a, "share_b": b, "confirmed": confirmed }), measure)
        }
        Command::Expire { .. } => (state, end(Standing::Expired), String::new()),
        Command::Export { month, rows } => {
            (json!({}), json!({ "month": format!("{:04}-{:02}", month.year(), month.month()), "rows": rows }), String::new())
        }
    }
}

// ---- refusals for the monthly report ----

/// Keeps that a clause refused a request, for the monthly report (SWAP-12).
///
/// # Errors
/// A fault of the file.
pub fn keep_refusal(store_: &mut Store, actor: i64, draft: &Draft, refusal: &Refusal, at: Instant) -> Result<(), Fault> {
    let Some(clause) = refusal.clauses.iter().find(|clause| clause.starts_with("SWAP-")) else { return Ok(()) };
    store_.write(|tx| {
        let day = match draft.give {
            Some(id) => store::shift(tx, id)?.map(|shift| shift.day),
            None => None,
        };
        let month = day.unwrap_or(at.day()).first_of_month();
        tx.run(
            "INSERT INTO swap_refusal (at, month, staff, partner, clause) VALUES (?1, ?2, ?3, ?4, ?5)",
            sql![at, month, actor, draft.partner, *clause],
        )
        .map(|_| ())
    })
}

/// The refusals of a month: who asked, and the clause.
///
/// # Errors
/// A fault of the file.
pub fn refusals(tx: &Tx<'_>, month: Day) -> Result<Vec<(i64, String)>, Fault> {
    tx.all("SELECT staff, clause FROM swap_refusal WHERE month = ?1 ORDER BY id", sql![month.first_of_month()], |row| {
        Ok((row.int(0)?, row.text(1)?))
    })
}
