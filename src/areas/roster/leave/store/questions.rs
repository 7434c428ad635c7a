//! What pages ask about leave: lists, one request with all that a decision needs, the month of a person, the report of a month.

use std::collections::{BTreeMap, BTreeSet};

use super::super::clauses::{Case, judge};
use super::super::commands::{self, Command, Decision, Stored};
use super::super::model::{Kind, Leave, Phase, State};
use super::facts::facts;
use super::{deadlines, leave, leaves};
use crate::areas::roster::leave::{Acts, Away, Ground, LeaveView, Line, Month, Record, ReportLine, Scope};
use crate::areas::roster::model::{Person, Shift};
use crate::areas::roster::{attendance, store, swaps};
use crate::areas::{Context, links};
use crate::base::{Day, Deed, Fault, Function, No, Reach, Refusal, days_between, plus_days};
use crate::sql;
use crate::store::Tx;

/// Days before and after a leave that its page shows.
const WEEK: i64 = 7;
/// Days of the record that a decider sees.
const YEAR: i64 = 365;

/// Requests as lists show them.
///
/// # Errors
/// A fault of the file.
pub fn lines(cx: &Context<'_, '_>, leaves: Vec<Leave>) -> Result<Vec<Line>, Fault> {
    let found = deadlines(cx.tx, &leaves, cx.params)?;
    let line = |leave: Leave| {
        let deadlines = found.get(&leave.id).copied().unwrap_or_default();
        Line { state: leave.state(deadlines, cx.at), deadlines, leave }
    };
    Ok(leaves.into_iter().map(line).collect())
}

/// Requests of a list, the newest first; those that wait, the nearest deadline first.
///
/// # Errors
/// A refusal by SEC-08, or a fault.
pub fn list(cx: &Context<'_, '_>, scope: Scope, most: i64) -> Result<Vec<Line>, No> {
    let found = match scope {
        Scope::Own => leaves(
            cx.tx,
            "(applicant = ?1 OR filer = ?1) AND NOT (phase = '撤回' AND filed_at IS NULL) ORDER BY saved_at DESC, id DESC LIMIT ?2",
            sql![cx.actor.id, most],
        )?,
        Scope::Waiting => return waiting(cx),
        Scope::Team => {
            let access = cx.actor.access(Function::LeaveDecide);
            if access.reach == Reach::All && access.deed >= Deed::Read {
                leaves(cx.tx, "filed_at IS NOT NULL ORDER BY saved_at DESC, id DESC LIMIT ?1", sql![most])?
            } else if access.deed >= Deed::Approve {
                let team: Vec<i64> = team(&links::roster_people(cx.tx)?, cx.actor.team).map(|person| person.id).collect();
                of_people(cx.tx, &team, most)?
            } else {
                return Err(Refusal::by("SEC-08", crate::msg!("base-refused-read")).into());
            }
        }
    };
    Ok(lines(cx, found)?)
}

fn team(people: &[Person], team: Option<i64>) -> impl Iterator<Item = &Person> {
    people.iter().filter(move |person| team.is_some() && person.team == team)
}

fn of_people(tx: &Tx<'_>, people: &[i64], most: i64) -> Result<Vec<Leave>, Fault> {
    let mut found = Vec::new();
    for id in people {
        found.extend(leaves(tx, "applicant = ?1 AND filed_at IS NOT NULL ORDER BY saved_at DESC, id DESC LIMIT ?2", sql![*id, most])?);
    }
    found.sort_by_key(|leave| std::cmp::Reverse((leave.saved_at, leave.id)));
    found.truncate(usize::try_from(most).unwrap_or(usize::MAX));
    Ok(found)
}

/// Every request in which something may wait for a decision.
///
/// # Errors
/// A fault of the file.
pub fn undecided(tx: &Tx<'_>) -> Result<Vec<Leave>, Fault> {
    let mut found = leaves(tx, "phase = '审批' ORDER BY filed_at, id", &[])?;
    found.extend(leaves(tx, "cancel_at IS NOT NULL AND phase = '已批准' ORDER BY cancel_at, id", &[])?);
    found.extend(leaves(tx, "slip_days_late > 0 AND slip_ruling = '' AND phase = '已批准' ORDER BY slip_at, id", &[])?);
    let mut seen = BTreeSet::new();
    found.retain(|leave| seen.insert(leave.id));
    Ok(found)
}

/// What waits for the decision of the person who asks, the nearest deadline first.
fn waiting(cx: &Context<'_, '_>) -> Result<Vec<Line>, No> {
    if cx.actor.access(Function::LeaveDecide).deed < Deed::Approve {
        return Ok(Vec::new());
    }
    let people = links::roster_people(cx.tx)?;
    let mut found = undecided(cx.tx)?;
    found.retain(|leave| commands::awaited(leave, cx.actor, &people, cx.at));
    let mut waiting = lines(cx, found)?;
    // What has no deadline comes last.
    waiting.sort_by_key(|line| line.leave.due(line.deadlines, cx.at).map_or((true, cx.at), |due| (false, due)));
    Ok(waiting)
}

/// One request with all that its page shows.
///
/// # Errors
/// A refusal by SEC-08, what is not there, or a fault.
pub fn view(cx: &Context<'_, '_>, id: i64) -> Result<LeaveView, No> {
    let leave = leave(cx.tx, id)?.ok_or_else(commands::missing)?;
    let facts = facts(cx, &leave.draft, Some(id))?;
    let applicant = facts.person(leave.draft.applicant).cloned().ok_or_else(commands::missing)?;
    if !commands::reads(cx.actor, &leave, Some(&applicant)) {
        return Err(Refusal::by("SEC-08", crate::msg!("base-refused-read")).into());
    }
    let filed = leave.filed_at.unwrap_or(cx.at);
    let deadlines = deadlines(cx.tx, std::slice::from_ref(&leave), cx.params)?.remove(&id).unwrap_or_default();
    // The clauses as they stood when it was sent: what came up later does not judge it.
    let mut then = facts.clone();
    then.others.retain(|other| other.filed_at.is_some_and(|at| at <= filed));
    let judgement = Case::of(&then, &leave.draft, leave.filer, filed).map(|case| judge(&case));
    let ground = ground(cx, &leave, &applicant, &facts.people)?;
    let record = record(cx, applicant.id)?;
    let stored = Stored { leave, deadlines };
    let tried = |command: &Command| commands::decide(&facts, Some(&stored), command, cx.actor, cx.at).err();
    let (rev, text) = (stored.leave.rev, "—".to_owned());
    let acts = Acts {
        decide: tried(&Command::Decide { id, rev, decision: Decision::Reject, text: text.clone(), understaffed: true }),
        withdraw: tried(&Command::Withdraw { id, reason: String::new() }),
        cancel: tried(&Command::Cancel { id, reason: String::new() }),
        back: tried(&Command::Back { id }),
        certify: commands::may_certify(&facts, &stored, cx.actor, cx.at),
        split: tried(&Command::Split { id }),
        take_slip: tried(&Command::TakeSlip { id }),
        rule_slip: tried(&Command::RuleSlip { id, accept: true, reason: text }),
    };
    let awaits = commands::awaits(&stored.leave, &applicant, &facts.people, cx.at);
    Ok(LeaveView {
        state: stored.leave.state(deadlines, cx.at),
        awaits,
        deadlines,
        applicant,
        judgement,
        ground,
        record,
        acts,
        leave: stored.leave,
    })
}

/// Roster, head counts and colleagues on leave around a request.
fn ground(cx: &Context<'_, '_>, leave: &Leave, applicant: &Person, people: &[Person]) -> Result<Ground, Fault> {
    let (first, last) = leave.days().unwrap_or((cx.at.day(), cx.at.day()));
    let (from, to) = (plus_days(first, -WEEK), plus_days(last, WEEK).min(plus_days(first, 4 * WEEK)));
    let mut shifts = store::shifts_of(cx.tx, applicant.id, from, to)?;
    shifts.retain(|shift| shift.published);
    let touched: Option<&Shift> = shifts.iter().find(|shift| leave.parts.iter().any(|part| part.shift == Some(shift.id)));
    let away = away(cx, from, to, people)?;
    let mut counts = BTreeMap::new();
    if let Some(shift) = touched {
        for n in 0..=days_between(from, to) {
            let day = plus_days(from, n);
            let crew = store::crew(cx.tx, day, shift.kind)?;
            if crew.iter().any(|rostered| rostered.published) {
                let gone = |staff: i64| away.iter().any(|one| one.day == day && one.staff == staff && one.approved);
                counts.insert(day, i64::try_from(crew.iter().filter(|rostered| !gone(rostered.staff)).count()).unwrap_or(i64::MAX));
            }
        }
    }
    let mates = away.into_iter().filter(|one| one.staff != applicant.id && one.team.is_some() && one.team == applicant.team).collect();
    let calendar = store::calendar(cx)?;
    let holidays = (0..=days_between(from, to)).map(|n| plus_days(from, n)).filter(|day| calendar.holiday(*day).is_some()).collect();
    Ok(Ground {
        from,
        to,
        kind: touched.map_or_else(String::new, |shift| shift.name.clone()),
        min: touched.map_or(0, |shift| shift.min_staff),
        shifts,
        counts,
        mates,
        holidays,
        tints: tints(cx)?,
    })
}

/// Who is on leave or asks for it on these days.
fn away(cx: &Context<'_, '_>, from: Day, to: Day, people: &[Person]) -> Result<Vec<Away>, Fault> {
    let rows = cx.tx.all(
        "SELECT p.staff, p.day, l.phase FROM leave_part p JOIN leave l ON l.id = p.leave \
         WHERE p.day BETWEEN ?1 AND ?2 AND p.restored = 0 AND l.phase IN ('审批', '已批准') ORDER BY p.day, p.staff",
        sql![from, to],
        |row| Ok((row.int(0)?, row.day(1)?, row.str(2)? == "已批准")),
    )?;
    let named = |(staff, day, approved): (i64, Day, bool)| {
        let person = people.iter().find(|person| person.id == staff)?;
        Some(Away { staff, name: person.name.clone(), team: person.team, day, approved })
    };
    Ok(rows.into_iter().filter_map(named).collect())
}

/// What is on record about somebody in the last twelve months.
///
/// # Errors
/// A fault of the file.
pub fn record(cx: &Context<'_, '_>, staff: i64) -> Result<Record, Fault> {
    let today = cx.at.day();
    let from = plus_days(today, -YEAR);
    let mut record =
        Record { tally: attendance::tally(cx, staff, from, today)?, swaps_of_month: swaps(cx, staff, today)?, ..Record::default() };
    let mut month = today.first_of_month();
    while month > from {
        record.swaps += swaps(cx, staff, month)?.0;
        month = plus_days(month, -1).first_of_month();
    }
    for line in taken(cx, staff, from, today)? {
        let halves: i64 = line.leave.taken().filter(|part| (from..=today).contains(&part.day)).map(|part| part.halves()).sum();
        match line.leave.draft.kind {
            Kind::Personal | Kind::Special => record.personal += halves,
            Kind::Sick | Kind::Emergency => record.sick += halves,
            Kind::Business | Kind::Study => {}
        }
        record.late += i64::from(line.leave.draft.late);
        record.slips_late += i64::from(slip_was_late(&line));
    }
    Ok(record)
}

/// Live swaps of somebody that count in the month of a day, and how many may (SWAP-03).
fn swaps(cx: &Context<'_, '_>, staff: i64, day: Day) -> Result<(i64, i64), Fault> {
    let counted = swaps::store::counted(cx, staff, day, cx.params.flag("swap_count_partner", day))?;
    Ok((i64::try_from(counted.len()).unwrap_or(i64::MAX), cx.params.int("swap_max_month", day)))
}

fn slip_was_late(line: &Line) -> bool {
    line.leave.slip.as_ref().is_some_and(|slip| slip.days_late > 0) || line.state == State::AbsencePending
}

/// Approved requests of somebody with a day in this time.
fn taken(cx: &Context<'_, '_>, staff: i64, from: Day, to: Day) -> Result<Vec<Line>, Fault> {
    let found = leaves(
        cx.tx,
        "id IN (SELECT leave FROM leave_part WHERE staff = ?1 AND day BETWEEN ?2 AND ?3) AND phase = '已批准' ORDER BY start_at",
        sql![staff, from, to],
    )?;
    lines(cx, found)
}

/// A month of somebody's roster for the form: shifts, requests, holidays, and what is taken already. Another's roster is shown to who may
/// file for him.
///
/// # Errors
/// A refusal by SEC-08, or a fault.
pub fn month(cx: &Context<'_, '_>, staff: i64, first: Day) -> Result<Month, No> {
    cx.actor.must_do(Function::LeaveFile)?;
    let last = plus_days(first.last_of_month(), 7);
    let from = plus_days(first, -7);
    let people = links::roster_people(cx.tx)?;
    let mut shifts = store::shifts_of(cx.tx, staff, from, last)?;
    shifts.retain(|shift| shift.published);
    let requests = leaves(
        cx.tx,
        "id IN (SELECT leave FROM leave_part WHERE staff = ?1 AND day BETWEEN ?2 AND ?3) AND phase IN ('审批', '已批准') ORDER BY start_at",
        sql![staff, from, last],
    )?;
    let marks = swaps::marks(cx.tx, &shifts.iter().map(|shift| shift.id).collect::<Vec<_>>())?;
    let in_month = |day: Day| day.first_of_month() == first;
    let mine = requests.iter().filter(|leave| leave.phase == Phase::Approved).flat_map(Leave::taken);
    let halves = mine.filter(|part| in_month(part.day)).map(|part| part.halves()).sum();
    let calendar = store::calendar(cx)?;
    let days = (0..=days_between(from, last)).map(|n| plus_days(from, n));
    Ok(Month {
        staff,
        first,
        holidays: days.flat_map(|day| calendar.marks(day).iter().map(move |mark| (day, mark.kind))).collect(),
        away: requests
            .iter()
            .flat_map(|leave| leave.taken().filter_map(|part| Some((part.shift?, leave.phase == Phase::Approved))))
            .collect(),
        swapped: marks.into_keys().collect(),
        kinds: tints(cx)?,
        people: people
            .into_iter()
            .filter(|person| person.active && files(person))
            .map(|person| (person.id, person.name, person.team_name))
            .collect(),
        shifts,
        halves,
        swaps: swaps(cx, staff, first)?,
    })
}

/// Tint of each kind of shift.
fn tints(cx: &Context<'_, '_>) -> Result<BTreeMap<i64, i64>, Fault> {
    Ok(store::types(cx.tx)?.into_iter().map(|kind| (kind.id, kind.draft.tint)).collect())
}

fn files(person: &Person) -> bool {
    crate::base::access_of(&person.posts, Function::LeaveFile).deed >= Deed::Do
}

/// The report of a month, by person: of one team, or of everybody (LEAVE-18).
///
/// # Errors
/// A refusal by SEC-08, or a fault.
pub fn report(cx: &Context<'_, '_>, first: Day, of_team: Option<i64>) -> Result<Vec<ReportLine>, No> {
    let last = first.last_of_month();
    let people = links::roster_people(cx.tx)?;
    let everybody = commands::reads_all(cx.actor);
    let leads = cx.actor.access(Function::LeaveDecide).deed >= Deed::Approve;
    let shown = |person: &&Person| {
        let allowed = everybody || person.id == cx.actor.id || (leads && person.team.is_some() && person.team == cx.actor.team);
        allowed && files(person) && of_team.is_none_or(|team| person.team == Some(team))
    };
    let approved = leaves(
        cx.tx,
        "id IN (SELECT leave FROM leave_part WHERE day BETWEEN ?1 AND ?2) AND phase = '已批准' ORDER BY start_at",
        sql![first, last],
    )?;
    let mut of_person: BTreeMap<i64, Vec<Line>> = BTreeMap::new();
    for line in lines(cx, approved)? {
        of_person.entry(line.leave.draft.applicant).or_default().push(line);
    }
    let refused: BTreeMap<i64, i64> = cx
        .tx
        .all(
            "SELECT applicant, count(*) FROM leave_refusal WHERE at >= ?1 AND at < ?2 GROUP BY applicant",
            sql![crate::base::begin_of(first), crate::base::begin_of(plus_days(last, 1))],
            |row| Ok((row.int(0)?, row.int(1)?)),
        )?
        .into_iter()
        .collect();
    let mut out = Vec::new();
    for person in people.iter().filter(shown) {
        let mut line = ReportLine { staff: person.id, name: person.name.clone(), team: person.team_name.clone(), ..ReportLine::default() };
        for taken in of_person.remove(&person.id).unwrap_or_default() {
            let fallen = matches!(taken.state, State::Absent | State::AbsencePending);
            let unproven = taken.leave.unproven_shifts();
            let parts = taken.leave.taken().filter(|part| (first..=last).contains(&part.day) && !unproven.contains(&part.day));
            let halves: i64 = if fallen { 0 } else { parts.map(|part| part.halves()).sum() };
            match taken.leave.draft.kind {
                Kind::Personal => line.personal += halves,
                Kind::Special => line.special += halves,
                Kind::Sick => line.sick += halves,
                Kind::Emergency => line.emergency += halves,
                Kind::Business | Kind::Study => line.duty += halves,
            }
            let begins_here = taken.leave.days().is_some_and(|(day, _)| day >= first);
            line.late += i64::from(begins_here && taken.leave.draft.late);
            line.slips_late += i64::from(begins_here && slip_was_late(&taken));
        }
        line.absent = attendance::tally(cx, person.id, first, last)?.absent;
        line.refused = refused.get(&person.id).copied().unwrap_or(0);
        if person.active
            || line != (ReportLine { staff: line.staff, name: line.name.clone(), team: line.team.clone(), ..ReportLine::default() })
        {
            out.push(line);
        }
    }
    // By team; who is in none comes last.
    out.sort_by(|one, other| (one.team.is_empty(), &one.team).cmp(&(other.team.is_empty(), &other.team)));
    Ok(out)
}

/// Approved requests that nobody reported back from, and whose end has passed (LEAVE-01).
///
/// # Errors
/// A fault of the file.
pub fn not_back(cx: &Context<'_, '_>) -> Result<Vec<Line>, Fault> {
    let found = leaves(cx.tx, "phase = '已批准' AND back_at IS NULL AND end_at <= ?1 ORDER BY end_at", sql![cx.at])?;
    lines(cx, found)
}

/// Approved sick leave of which papers are owed (LEAVE-10, LEAVE-13).
///
/// # Errors
/// A fault of the file.
pub fn owing(cx: &Context<'_, '_>) -> Result<Vec<Line>, Fault> {
    lines(cx, leaves(cx.tx, "papers_open = 1 ORDER BY end_at", &[])?)
}

/// Requests of the person who asks that came back for a correction.
///
/// # Errors
/// A fault of the file.
pub fn returned(cx: &Context<'_, '_>) -> Result<Vec<Leave>, Fault> {
    leaves(cx.tx, "applicant = ?1 AND phase = '退回' ORDER BY closed_at", sql![cx.actor.id])
}

/// Sick leave whose slip was due and never came (LEAVE-13).
///
/// # Errors
/// A fault of the file.
pub fn slips_lapsed(cx: &Context<'_, '_>) -> Result<Vec<Leave>, Fault> {
    leaves(cx.tx, "slip_at IS NULL AND lapsed <> '' AND lapsed LIKE '%LEAVE-13%' AND phase = '已批准' ORDER BY end_at", &[])
}
