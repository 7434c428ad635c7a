//! What the judging of a form needs: the applicant's roster and other requests around it, swaps, holidays, who else works then.

use std::collections::{BTreeMap, BTreeSet};

use super::leaves;
use crate::areas::roster::leave::clauses::leave_07_adjoining::AROUND;
use crate::areas::roster::leave::clauses::{Crew, Facts, Mate};
use crate::areas::roster::leave::model::{Draft, Leave};
use crate::areas::roster::model::{Calendar, Person, Shift};
use crate::areas::roster::{store, swaps};
use crate::areas::{Context, links};
use crate::base::{Day, Fault, Instant, Post, plus_days};
use crate::sql;

/// What is known about a form; `stored` is the request that it becomes, or became.
///
/// # Errors
/// A fault of the file.
pub fn facts<'a>(cx: &'a Context<'_, '_>, draft: &Draft, stored: Option<i64>) -> Result<Facts<'a>, Fault> {
    let people = links::roster_people(cx.tx)?;
    let named = draft.shifts.iter().map(|id| store::shift(cx.tx, *id)).collect::<Result<Vec<_>, _>>()?;
    let days: Vec<Day> =
        named.iter().flatten().map(|shift| shift.day).chain([draft.from, draft.to].into_iter().flatten().map(Instant::day)).collect();
    let first = days.iter().min().copied().unwrap_or(cx.at.day());
    let last = days.iter().max().copied().unwrap_or(cx.at.day());
    let (from, to) = (plus_days(first, -AROUND), plus_days(last, AROUND));
    let mut roster = store::shifts_of(cx.tx, draft.applicant, from, to)?;
    roster.retain(|shift| shift.published);
    let mut others = leaves(
        cx.tx,
        "id IN (SELECT leave FROM leave_part WHERE staff = ?1 AND day BETWEEN ?2 AND ?3) AND phase IN ('审批', '已批准') ORDER BY start_at, id",
        sql![draft.applicant, from, to],
    )?;
    others.retain(|leave| Some(leave.id) != stored && !leave.late_expired(cx.at));
    let mut facts = Facts {
        params: cx.params,
        people,
        roster,
        others,
        marks: BTreeMap::new(),
        calendar: store::calendar(cx)?,
        crews: Vec::new(),
        on_duty: Vec::new(),
    };
    let touched: BTreeSet<i64> = crate::areas::roster::leave::clauses::parts(&facts, draft).iter().filter_map(|part| part.shift).collect();
    let shifts: Vec<Shift> = facts.roster.iter().filter(|shift| touched.contains(&shift.id)).cloned().collect();
    facts.marks = swaps::marks(cx.tx, &touched.into_iter().collect::<Vec<_>>())?;
    facts.crews = shifts.iter().map(|shift| crew(cx, &facts.people, shift)).collect::<Result<_, _>>()?;
    if let Some(notice) = &draft.notice {
        facts.on_duty = on_duty(cx, &facts.people, notice.at)?;
    }
    Ok(facts)
}

/// What is known where no form is judged: people alone, or what the approval of a request needs.
///
/// # Errors
/// A fault of the file.
pub fn of_stored<'a>(cx: &'a Context<'_, '_>, leave: &Leave, whole: bool) -> Result<Facts<'a>, Fault> {
    if whole {
        return facts(cx, &leave.draft, Some(leave.id));
    }
    Ok(Facts {
        params: cx.params,
        people: links::roster_people(cx.tx)?,
        roster: Vec::new(),
        others: Vec::new(),
        marks: BTreeMap::new(),
        calendar: Calendar::default(),
        crews: Vec::new(),
        on_duty: Vec::new(),
    })
}

/// Who is rostered on the day and kind of a shift, and who of them is away.
fn crew(cx: &Context<'_, '_>, people: &[Person], shift: &Shift) -> Result<Crew, Fault> {
    let away: BTreeMap<i64, bool> = cx
        .tx
        .all(
            "SELECT p.staff, l.phase FROM leave_part p JOIN leave l ON l.id = p.leave \
             WHERE p.day = ?1 AND p.restored = 0 AND l.phase IN ('审批', '已批准') ORDER BY l.phase DESC",
            sql![shift.day],
            |row| Ok((row.int(0)?, row.str(1)? == "已批准")),
        )?
        .into_iter()
        .fold(BTreeMap::new(), |mut away, (staff, approved)| {
            *away.entry(staff).or_default() |= approved;
            away
        });
    let mut mates: Vec<Mate> = Vec::new();
    for rostered in store::crew(cx.tx, shift.day, shift.kind)?.into_iter().filter(|rostered| rostered.published) {
        if let Some(person) = people.iter().find(|person| person.id == rostered.staff) {
            let state = away.get(&person.id);
            mates.push(Mate { id: person.id, name: person.name.clone(), away: state == Some(&true), asks: state == Some(&false) });
        }
    }
    Ok(Crew { day: shift.day, name: shift.name.clone(), min: shift.min_staff, mates })
}

/// 班长 with a shift at this moment.
fn on_duty(cx: &Context<'_, '_>, people: &[Person], at: Instant) -> Result<Vec<i64>, Fault> {
    let day = at.day();
    let mut found = Vec::new();
    for leader in people.iter().filter(|person| person.active && (person.holds(Post::TeamLeader) || person.deputy)) {
        let shifts = store::shifts_of(cx.tx, leader.id, plus_days(day, -1), day)?;
        if shifts.iter().any(|shift| shift.published && shift.span.from <= at && at < shift.span.to) {
            found.push(leader.id);
        }
    }
    Ok(found)
}
