//! SQL of attendance: what was signed, absences from the seat, 停工 orders, what is settled; facts for decisions and their writing.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::{Value, json};

use super::super::model::{Shift, Span};
use super::super::{floor, leave, store};
use super::commands::{Change, Command, Facts};
use super::model::{Away, Became, Consent, Presence, Sign, Stop, StopState, Way};
use crate::areas::{Context, Done, links};
use crate::base::{Day, Fault, Finding, Instant, No, begin_of};
use crate::i18n::moment_exact;
use crate::store::journal::Entry;
use crate::store::migrate::Step;
use crate::store::{Row, Tx};
use crate::{msg, sql};

/// Schema files of this room.
pub const SCHEMA: &[Step] = &[
    Step { name: "roster/attendance/0001", text: include_str!("schema/0001_attendance.sql") },
    Step { name: "roster/attendance/0002", text: include_str!("schema/0002_came.sql") },
];

/// Days before the first settled shift that the program looks back; earlier shifts are judged when read and enter no journal.
const LOOK_BACK_DAYS: i64 = 31;

fn strange(what: &str) -> Fault {
    Fault::new("STORE-FAULT", msg!("base-store-fault"), format!("no such {what}"))
}

// ---- rows ----

const SIGN: &str = "g.id, g.shift, g.staff, g.way, g.at, g.entered_at, g.entered_by, g.reason";

fn sign_of(row: &Row<'_>) -> Result<Sign, Fault> {
    Ok(Sign {
        id: row.int(0)?,
        shift: row.int(1)?,
        staff: row.int(2)?,
        way: Way::of(row.str(3)?).ok_or_else(|| strange("way"))?,
        at: row.maybe_int(4)?.map(Instant),
        entered_at: row.instant(5)?,
        entered_by: row.int(6)?,
        reason: row.text(7)?,
    })
}

const AWAY: &str = "a.id, a.shift, a.staff, a.from_at, a.to_at, a.expected, a.reason, a.entered_at, a.entered_by, a.void";

fn away_of(row: &Row<'_>) -> Result<Away, Fault> {
    Ok(Away {
        id: row.int(0)?,
        shift: row.int(1)?,
        staff: row.int(2)?,
        from: row.instant(3)?,
        to: row.maybe_int(4)?.map(Instant),
        expected: row.int(5)?,
        reason: row.text(6)?,
        entered_at: row.instant(7)?,
        entered_by: row.int(8)?,
        consents: Vec::new(),
        void: row.maybe_text(9)?,
    })
}

const STOP: &str = "o.id, o.staff, o.breach, o.from_at, o.to_at, o.proposal, o.ordered_by, o.ordered_at, o.state, o.decided_by, \
                    o.decided_at, o.decision FROM stop_order o";

fn stop_of(row: &Row<'_>) -> Result<Stop, Fault> {
    Ok(Stop {
        id: row.int(0)?,
        staff: row.int(1)?,
        breach: row.text(2)?,
        span: Span { from: row.instant(3)?, to: row.instant(4)? },
        proposal: row.text(5)?,
        ordered_by: row.int(6)?,
        ordered_at: row.instant(7)?,
        state: StopState::of(row.str(8)?).ok_or_else(|| strange("state"))?,
        decided: row.maybe_int(9)?.zip(row.maybe_int(10)?.map(Instant)),
        decision: row.text(11)?,
    })
}

/// Which shifts: those of some days, of one person or of everybody.
#[derive(Debug, Clone, Copy)]
struct Reach {
    from: Day,
    to: Day,
    staff: Option<i64>,
}

impl Reach {
    fn of(shifts: &[Shift]) -> Option<Self> {
        let first = shifts.first()?;
        let days = || shifts.iter().map(|shift| shift.day);
        let alone = shifts.iter().all(|shift| shift.staff == first.staff);
        Some(Reach { from: days().min()?, to: days().max()?, staff: alone.then_some(first.staff) })
    }

    fn all<T>(self, tx: &Tx<'_>, columns: &str, join: &str, noun: impl Fn(&Row<'_>) -> Result<T, Fault>) -> Result<Vec<T>, Fault> {
        let sql = format!("SELECT {columns} FROM shift s {join} WHERE s.day BETWEEN ?1 AND ?2");
        match self.staff {
            Some(staff) => tx.all(&format!("{sql} AND s.staff = ?3 ORDER BY 1"), sql![self.from, self.to, staff], noun),
            None => tx.all(&format!("{sql} ORDER BY 1"), sql![self.from, self.to], noun),
        }
    }
}

/// Which of these shifts something was entered about: somebody signed, was away, or was corrected.
///
/// # Errors
/// A fault of the file.
pub fn signed(tx: &Tx<'_>, shifts: &[i64]) -> Result<BTreeSet<i64>, Fault> {
    let (Some(from), Some(to)) = (shifts.iter().min(), shifts.iter().max()) else { return Ok(BTreeSet::new()) };
    let wanted: BTreeSet<i64> = shifts.iter().copied().collect();
    let found = tx.all(
        "SELECT shift FROM attendance_sign WHERE shift BETWEEN ?1 AND ?2 UNION SELECT shift FROM attendance_away WHERE shift BETWEEN ?1 AND ?2",
        sql![*from, *to],
        |row| row.int(0),
    )?;
    Ok(found.into_iter().filter(|id| wanted.contains(id)).collect())
}

/// The coming that counts of whoever works each of these shifts now: the last entry of it, unless that one says that it did not happen.
///
/// # Errors
/// A fault of the file.
pub fn arrivals(tx: &Tx<'_>, shifts: &[i64]) -> Result<BTreeMap<i64, Instant>, Fault> {
    let mut found = BTreeMap::new();
    for shift in shifts {
        let last = tx.one(
            "SELECT g.at FROM attendance_sign g JOIN shift s ON s.id = g.shift AND s.staff = g.staff
             WHERE g.shift = ?1 AND g.way = '签到' ORDER BY g.id DESC LIMIT 1",
            sql![*shift],
            |row| row.maybe_int(0),
        )?;
        found.extend(last.flatten().map(|at| (*shift, Instant(at))));
    }
    Ok(found)
}

/// All that was entered about some shifts, by the shift's id, in the order of entry.
#[derive(Debug, Clone, Default)]
pub struct Entered {
    /// Coming and going of whoever works the shift now.
    pub signs: BTreeMap<i64, Vec<Sign>>,
    /// Absences from the seat, those that were voided too.
    pub aways: BTreeMap<i64, Vec<Away>>,
    /// 停工 orders that touch the time of the shifts, by the person's id.
    pub stops: BTreeMap<i64, Vec<Stop>>,
    /// Shifts of swaps that were sat through at another seat than the roster names (SWAP-07).
    pub elsewhere: BTreeSet<i64>,
}

/// What was entered about some shifts: four statements, however many they are.
///
/// # Errors
/// A fault of the file.
pub fn entered(tx: &Tx<'_>, shifts: &[Shift]) -> Result<Entered, Fault> {
    let mut entered = Entered::default();
    let Some(reach) = Reach::of(shifts) else { return Ok(entered) };
    for sign in reach.all(tx, SIGN, "JOIN attendance_sign g ON g.shift = s.id AND g.staff = s.staff", sign_of)? {
        entered.signs.entry(sign.shift).or_default().push(sign);
    }
    let joined = "JOIN attendance_away a ON a.shift = s.id AND a.staff = s.staff";
    let mut aways = reach.all(tx, AWAY, joined, away_of)?;
    consents(tx, reach, joined, &mut aways)?;
    for away in aways {
        entered.aways.entry(away.shift).or_default().push(away);
    }
    let swapped: Vec<i64> = shifts.iter().filter(|shift| shift.swap.is_some()).map(|shift| shift.id).collect();
    entered.elsewhere = floor::elsewhere(tx, &swapped)?;
    let starts = shifts.iter().map(|shift| shift.span.from);
    let ends = shifts.iter().map(|shift| shift.span.to);
    if let (Some(from), Some(to)) = (starts.min(), ends.max()) {
        for stop in tx.all(&format!("SELECT {STOP} WHERE o.to_at > ?1 AND o.from_at < ?2 ORDER BY o.id"), sql![from, to], stop_of)? {
            entered.stops.entry(stop.staff).or_default().push(stop);
        }
    }
    Ok(entered)
}

/// Gives absences their consents.
fn consents(tx: &Tx<'_>, reach: Reach, joined: &str, aways: &mut [Away]) -> Result<(), Fault> {
    if aways.is_empty() {
        return Ok(());
    }
    let join = format!("{joined} JOIN attendance_consent c ON c.away = a.id");
    let given = reach.all(tx, "c.id, c.away, c.minutes, c.staff, c.at", &join, |row| {
        Ok((row.int(1)?, Consent { minutes: row.int(2)?, by: row.int(3)?, at: row.instant(4)? }))
    })?;
    for (id, consent) in given {
        if let Some(away) = aways.iter_mut().find(|away| away.id == id) {
            away.consents.push(consent);
        }
    }
    Ok(())
}

impl Entered {
    /// How a shift was worked, with what leave makes of it.
    pub fn presence(&self, shift: &Shift, cover: leave::Cover) -> Presence {
        let newest = |way| self.signs.get(&shift.id).and_then(|signs| signs.iter().rev().find(|sign| sign.way == way)?.at);
        let counting = self.aways.get(&shift.id).into_iter().flatten().filter(|away| away.void.is_none());
        Presence {
            span: shift.span,
            swapped: shift.swap.is_some(),
            elsewhere: self.elsewhere.contains(&shift.id),
            sign_in: newest(Way::In),
            sign_out: newest(Way::Out),
            away: counting.map(Away::absence).collect(),
            cover,
            stopped: self.stops.get(&shift.staff).into_iter().flatten().filter_map(Stop::in_force).collect(),
        }
    }
}

/// How each of these shifts was worked, by the shift's id, with what was entered about them.
///
/// # Errors
/// A fault of the file.
pub fn presences(cx: &Context<'_, '_>, shifts: &[Shift]) -> Result<(BTreeMap<i64, Presence>, Entered), Fault> {
    let entered = entered(cx.tx, shifts)?;
    let mut covers = leave::covers(cx, shifts)?;
    let known = |shift: &Shift| (shift.id, entered.presence(shift, covers.remove(&shift.id).unwrap_or_default()));
    let presences = shifts.iter().map(known).collect();
    Ok((presences, entered))
}

/// One absence from the seat.
///
/// # Errors
/// A fault of the file.
pub fn away(tx: &Tx<'_>, id: i64) -> Result<Option<Away>, Fault> {
    let Some(mut away) = tx.one(&format!("SELECT {AWAY} FROM attendance_away a WHERE a.id = ?1"), sql![id], away_of)? else {
        return Ok(None);
    };
    away.consents = tx.all("SELECT minutes, staff, at FROM attendance_consent WHERE away = ?1 ORDER BY id", sql![id], |row| {
        Ok(Consent { minutes: row.int(0)?, by: row.int(1)?, at: row.instant(2)? })
    })?;
    Ok(Some(away))
}

/// One 停工 order.
///
/// # Errors
/// A fault of the file.
pub fn stop(tx: &Tx<'_>, id: i64) -> Result<Option<Stop>, Fault> {
    tx.one(&format!("SELECT {STOP} WHERE o.id = ?1"), sql![id], stop_of)
}

/// 停工 orders, the newest first: those that wait for a decision, or all.
///
/// # Errors
/// A fault of the file.
pub fn stops(tx: &Tx<'_>, waiting: bool, most: i64) -> Result<Vec<Stop>, Fault> {
    let which = if waiting { "WHERE o.state = '待确认'" } else { "" };
    tx.all(&format!("SELECT {STOP} {which} ORDER BY o.id DESC LIMIT ?1"), sql![most], stop_of)
}

/// Absences that last and that no 班长 has agreed to yet, of shifts that are not over, the first first.
///
/// # Errors
/// A fault of the file.
pub fn unasked(tx: &Tx<'_>, at: Instant) -> Result<Vec<Away>, Fault> {
    let sql = format!(
        "SELECT {AWAY} FROM attendance_away a JOIN shift s ON s.id = a.shift
         WHERE s.end_at > ?1 AND s.start_at < ?2 AND a.to_at IS NULL AND a.void IS NULL AND a.staff = s.staff
         AND NOT EXISTS (SELECT 1 FROM attendance_consent c WHERE c.away = a.id) ORDER BY a.from_at, a.id"
    );
    tx.all(&sql, sql![at, at.plus_minutes(60 * 24)], away_of)
}

/// Whether a person works a published shift at this moment.
///
/// # Errors
/// A fault of the file.
pub fn on_duty(tx: &Tx<'_>, staff: i64, at: Instant) -> Result<bool, Fault> {
    let days = (crate::base::plus_days(at.day(), -2), at.day());
    let shifts = store::shifts_of(tx, staff, days.0, days.1)?;
    Ok(shifts.iter().any(|shift| shift.published && shift.span.from <= at && at < shift.span.to))
}

/// Published shifts that may have to be settled: over, without a sign-in (`came`, which the schema's triggers keep, so that the many at
/// which somebody came cost nothing) or of a swap with a named seat, and either not looked at yet or 旷工(待定) when they were.
///
/// # Errors
/// A fault of the file.
pub fn unsettled(tx: &Tx<'_>, at: Instant) -> Result<Vec<(Shift, Option<Became>)>, Fault> {
    let newest = tx.number("SELECT COALESCE(MAX(ended), 0) FROM attendance_settled", &[])?;
    let from = if newest > 0 { Instant(newest) } else { begin_of(crate::base::plus_days(at.day(), -LOOK_BACK_DAYS)) };
    let over = "s.end_at >= ?1 AND s.end_at <= ?2 AND EXISTS (SELECT 1 FROM published_day p WHERE p.day = s.day)
         AND NOT EXISTS (SELECT 1 FROM attendance_settled d WHERE d.shift = s.id)";
    let mut new = store::shifts_where(tx, &format!("s.came = 0 AND {over}"), sql![from, at])?;
    new.extend(store::shifts_where(tx, &format!("s.came = 1 AND s.swap IS NOT NULL AND s.seat <> '' AND {over}"), sql![from, at])?);
    let pending =
        store::shifts_where(tx, "s.id IN (SELECT d.shift FROM attendance_settled d WHERE d.became = ?1)", sql![Became::Pending.word()])?;
    Ok(new.into_iter().map(|shift| (shift, None)).chain(pending.into_iter().map(|shift| (shift, Some(Became::Pending)))).collect())
}

fn settled(tx: &Tx<'_>, shift: i64) -> Result<Option<Became>, Fault> {
    let word = tx.one("SELECT became FROM attendance_settled WHERE shift = ?1", sql![shift], |row| row.text(0))?;
    word.map(|word| Became::of(&word).ok_or_else(|| strange("result"))).transpose()
}

// ---- facts ----

/// What the decision needs.
///
/// # Errors
/// A fault of the file.
pub fn facts(cx: &Context<'_, '_>, command: &Command) -> Result<Facts, Fault> {
    let tx = cx.tx;
    let mut facts = Facts {
        at: cx.at,
        shift: None,
        presence: None,
        person: None,
        away: None,
        aways: Vec::new(),
        stop: None,
        on_duty: on_duty(tx, cx.actor.id, cx.at)?,
        settled: None,
        params: cx.params.clone(),
    };
    let mut whose = None;
    let shift = match command {
        Command::SignIn { shift } | Command::SignOut { shift } | Command::Away { shift, .. } | Command::Correct { shift, .. } => {
            Some(*shift)
        }
        Command::Consent { away: id, .. } | Command::Back { away: id, .. } | Command::Void { away: id, .. } => {
            facts.away = away(tx, *id)?;
            facts.away.as_ref().map(|away| away.shift)
        }
        Command::Stop { staff, .. } => {
            whose = Some(*staff);
            None
        }
        Command::DecideStop { stop: id, .. } => {
            facts.stop = stop(tx, *id)?;
            whose = facts.stop.as_ref().map(|stop| stop.staff);
            None
        }
        Command::Settle { shift } => {
            facts.settled = settled(tx, *shift)?;
            Some(*shift)
        }
        Command::Export { .. } => None,
    };
    if let Some(id) = shift {
        facts.shift = store::shift(tx, id)?;
        if let Some(shift) = &facts.shift {
            whose = Some(shift.staff);
            let (mut presences, mut entered) = presences(cx, std::slice::from_ref(shift))?;
            facts.presence = presences.remove(&id);
            facts.aways = entered.aways.remove(&id).unwrap_or_default();
            facts.aways.retain(|away| away.void.is_none());
        }
    }
    if let Some(id) = whose {
        facts.person = links::roster_people(tx)?.into_iter().find(|person| person.id == id);
    }
    Ok(facts)
}

// ---- writing ----

/// Writes what was decided, with its journal entry, which names the clauses of the findings.
///
/// # Errors
/// A fault of the file.
pub fn apply(cx: &Context<'_, '_>, command: &Command, facts: &Facts, changes: &[Change], findings: Vec<Finding>) -> Result<Done, No> {
    let mut clauses: Vec<&str> = findings.iter().map(|finding| finding.clause).collect();
    clauses.dedup();
    let clauses = clauses.join(" ");
    let mut done = Done { findings, ..Done::default() };
    if changes.is_empty() {
        return Ok(done);
    }
    let name = facts.person.as_ref().map_or("", |person| person.name.as_str());
    done.title = match &facts.shift {
        Some(shift) => format!("{name} {}", shift.written()),
        None => name.to_owned(),
    };
    done.id = match command {
        Command::DecideStop { stop, .. } => *stop,
        Command::Consent { away, .. } | Command::Back { away, .. } | Command::Void { away, .. } => *away,
        _ => facts.shift.as_ref().map_or(0, |shift| shift.id),
    };
    for change in changes {
        write(cx, command, facts, change, &mut done)?;
    }
    let (subject, subject_id) = match command {
        Command::Stop { .. } | Command::DecideStop { .. } => ("stop_order", done.id),
        _ => ("attendance", facts.shift.as_ref().map_or(0, |shift| shift.id)),
    };
    let (before, after, reason) = told(command, facts, changes);
    let before = if before.is_null() { String::new() } else { before.to_string() };
    cx.journal(Entry {
        verb: command.verb().to_owned(),
        subject: subject.to_owned(),
        subject_id,
        title: done.title.clone(),
        before,
        after: after.to_string(),
        reason: reason.trim().to_owned(),
        clauses,
        ..Entry::default()
    })?;
    Ok(done)
}

fn write(cx: &Context<'_, '_>, command: &Command, facts: &Facts, change: &Change, done: &mut Done) -> Result<(), Fault> {
    let tx = cx.tx;
    let (shift, staff) = facts.shift.as_ref().map_or((0, 0), |shift| (shift.id, shift.staff));
    match change {
        Change::Sign { way, at, reason } => {
            tx.insert(
                "INSERT INTO attendance_sign (shift, staff, way, at, entered_at, entered_by, reason) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)
                 RETURNING id",
                sql![shift, staff, way.word(), *at, cx.at, cx.actor.id, reason],
            )?;
        }
        Change::InsertAway { from, to, expected, reason } => {
            done.id = tx.insert(
                "INSERT INTO attendance_away (shift, staff, from_at, to_at, expected, reason, entered_at, entered_by)
                 VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8) RETURNING id",
                sql![shift, staff, *from, *to, *expected, reason, cx.at, cx.actor.id],
            )?;
        }
        Change::Consent(minutes) => {
            tx.insert(
                "INSERT INTO attendance_consent (away, minutes, staff, at) VALUES (?1, ?2, ?3, ?4) RETURNING id",
                sql![done.id, *minutes, cx.actor.id, cx.at],
            )?;
        }
        Change::Back(at) => {
            tx.run("UPDATE attendance_away SET to_at = ?2 WHERE id = ?1", sql![done.id, *at])?;
        }
        Change::Void(reason) => {
            tx.run("UPDATE attendance_away SET void = ?2 WHERE id = ?1", sql![done.id, reason])?;
        }
        Change::InsertStop { breach, span, proposal } => {
            let whom = facts.person.as_ref().map_or(0, |person| person.id);
            done.id = tx.insert(
                "INSERT INTO stop_order (staff, breach, from_at, to_at, proposal, ordered_by, ordered_at, state)
                 VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8) RETURNING id",
                sql![whom, breach, span.from, span.to, proposal, cx.actor.id, cx.at, StopState::Waiting.word()],
            )?;
        }
        Change::TurnStop(state, decision) => {
            tx.run(
                "UPDATE stop_order SET state = ?2, decided_by = ?3, decided_at = ?4, decision = ?5 WHERE id = ?1",
                sql![done.id, state.word(), cx.actor.id, cx.at, decision],
            )?;
        }
        Change::Settle(became, clause, _) => {
            let ended = facts.shift.as_ref().map_or(cx.at, |shift| shift.span.to);
            tx.run(
                "INSERT INTO attendance_settled (shift, ended, became, clause, at) VALUES (?1, ?2, ?3, ?4, ?5)
                 ON CONFLICT (shift) DO UPDATE SET became = excluded.became, clause = excluded.clause, at = excluded.at",
                sql![shift, ended, became.word(), clause.unwrap_or(""), cx.at],
            )?;
        }
        Change::Note => {
            if let Command::Export { month, .. } = command {
                done.title = format!("{:04}-{:02}", month.year(), month.month());
            }
        }
    }
    Ok(())
}

fn exact(at: Instant) -> String {
    moment_exact(at.local())
}

/// Before, after and reason of the journal entry.
fn told(command: &Command, facts: &Facts, changes: &[Change]) -> (Value, Value, String) {
    let moment = |at: Option<Instant>| at.map_or(Value::Null, |at| json!(exact(at)));
    let was = |way: Way| {
        facts.presence.as_ref().and_then(|presence| match way {
            Way::In => presence.sign_in,
            Way::Out => presence.sign_out,
        })
    };
    match command {
        Command::SignIn { .. } => (Value::Null, json!({ "in": exact(facts.at) }), String::new()),
        Command::SignOut { .. } => (Value::Null, json!({ "out": exact(facts.at) }), String::new()),
        Command::Away { from, to, expected, reason, .. } => {
            let after = json!({ "from": exact(from.unwrap_or(facts.at)), "to": moment(*to), "expected": expected });
            (Value::Null, after, reason.clone())
        }
        Command::Consent { minutes, .. } => {
            let before = facts.away.as_ref().map_or(0, Away::permitted);
            (json!({ "consent": before }), json!({ "consent": minutes }), String::new())
        }
        Command::Back { at, .. } => (Value::Null, json!({ "to": exact(at.unwrap_or(facts.at)) }), String::new()),
        Command::Correct { way, at, reason, .. } => {
            let key = if *way == Way::In { "in" } else { "out" };
            (json!({ key: moment(was(*way)) }), json!({ key: moment(*at) }), reason.clone())
        }
        Command::Void { reason, .. } => {
            let away = facts.away.as_ref();
            let before = json!({ "from": moment(away.map(|away| away.from)), "to": moment(away.and_then(|away| away.to)) });
            (before, json!({ "void": true }), reason.clone())
        }
        Command::Stop { breach, span, proposal, .. } => {
            let after = json!({ "breach": breach, "from": exact(span.from), "to": exact(span.to), "proposal": proposal });
            (Value::Null, after, String::new())
        }
        Command::DecideStop { text, .. } => {
            let state = changes.iter().find_map(|change| if let Change::TurnStop(state, _) = change { Some(state.word()) } else { None });
            (json!({ "state": facts.stop.as_ref().map(|stop| stop.state.word()) }), json!({ "state": state }), text.clone())
        }
        Command::Settle { .. } => {
            let became = changes.iter().find_map(|change| {
                if let Change::Settle(became, clause, _) = change { Some((became.word(), clause.unwrap_or(""))) } else { None }
            });
            let (word, clause) = became.unwrap_or_default();
            let before = facts.settled.map_or(Value::Null, |was| json!({ "result": was.word() }));
            (before, json!({ "result": word, "source": clause }), String::new())
        }
        Command::Export { month, team, rows, reason } => {
            (Value::Null, json!({ "month": month.to_string(), "team": team, "rows": rows }), reason.clone())
        }
    }
}
