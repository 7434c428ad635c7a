//! How shifts change: what is wanted becomes the roster as it should be, the difference becomes steps, and the steps are judged. Pure.

use std::collections::{BTreeMap, BTreeSet};

use super::super::model::Shift;
use super::clauses::{conv_09_calendar, org_02_planning, swap_05_rest};
use super::commands::{Change, DayPlan, Decision, Edit, Facts, missing};
use super::conflicts::{Conflict, What, conflicts, judged};
use super::model::{day_text, named, short_day};
use crate::base::{Actor, Day, Finding, Function, Refusal, Verdict};
use crate::msg;

/// What happens to one shift: it comes, goes or changes. A shift that comes has an id below 1 until it is stored, unless it comes back.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Step {
    /// How it was; `None` where it comes.
    pub before: Option<Shift>,
    /// How it is; `None` where it goes.
    pub after: Option<Shift>,
}

/// A roster as it should be, and what could not be changed on the way.
pub struct Filled {
    after: Vec<Shift>,
    /// Days that are published and were left out.
    skipped: BTreeSet<Day>,
    /// Why shifts stay; the first of them.
    held: Option<Refusal>,
    /// How many stay.
    held_count: usize,
}

/// A new shift; `place` makes its id differ from those of others that come in the same act.
fn fresh(facts: &Facts, staff: i64, day: Day, kind: i64, seat: &str, place: usize) -> Result<Shift, Refusal> {
    let kind = facts.kind(kind).ok_or_else(missing)?;
    if !kind.used {
        return Err(Refusal::by("ORG-02", msg!("roster-plan-type-retired", name = kind.draft.name.as_str())));
    }
    Ok(Shift {
        id: -i64::try_from(place).unwrap_or(i64::MAX),
        staff,
        planned: staff,
        day,
        kind: kind.id,
        name: kind.draft.name.clone(),
        span: kind.draft.span(day),
        night: kind.draft.night,
        min_staff: kind.draft.min_staff,
        skills: kind.draft.skills.clone(),
        seat: seat.trim().to_owned(),
        swap: None,
        published: facts.published.contains(&day),
        rev: 1,
    })
}

/// The roster after these edits, one after the other.
///
/// # Errors
/// A shift that is gone or was changed by somebody else meanwhile.
pub fn edited(facts: &Facts, edits: &[Edit], actor: &Actor) -> Result<Vec<Shift>, Refusal> {
    actor.must_do(Function::Roster)?;
    let mut after = facts.shifts.clone();
    let found = |after: &[Shift], id: i64, rev: i64| {
        let place = after.iter().position(|shift| shift.id == id).ok_or_else(missing)?;
        let stored = facts.shifts.iter().find(|shift| shift.id == id).ok_or_else(missing)?;
        if stored.rev != rev {
            return Err(Refusal { message: msg!("roster-plan-stale", shift = named(stored)), clauses: Vec::new(), flaws: Vec::new() });
        }
        Ok(place)
    };
    for (n, edit) in edits.iter().enumerate() {
        match edit {
            Edit::Put { staff, day, kind, seat } => after.push(fresh(facts, *staff, *day, *kind, seat, n)?),
            Edit::Remove { shift, rev } => {
                let place = found(&after, *shift, *rev)?;
                after.remove(place);
            }
            Edit::Move { shift, rev, staff, day } => {
                let place = found(&after, *shift, *rev)?;
                let was = after.remove(place);
                // On another day the shift has the times that its kind has now; they may differ from those it was planned with.
                let moved = if was.day == *day {
                    Shift { staff: *staff, planned: *staff, rev: was.rev + 1, ..was }
                } else {
                    Shift { id: was.id, rev: was.rev + 1, ..fresh(facts, *staff, *day, was.kind, &was.seat, n)? }
                };
                after.push(moved);
            }
        }
    }
    Ok(after)
}

/// The roster with these days as they are wanted. Published days are left out unless asked for, and what hangs on other records stays.
///
/// # Errors
/// A kind of shift that is planned no more, or a person whom the actor does not plan.
pub fn filled(facts: &Facts, days: &[DayPlan], published: bool, actor: &Actor) -> Result<Filled, Refusal> {
    actor.must_do(Function::Roster)?;
    let mut filled = Filled { after: facts.shifts.clone(), skipped: BTreeSet::new(), held: None, held_count: 0 };
    let mut there: BTreeMap<(i64, Day), Vec<&Shift>> = BTreeMap::new();
    for shift in &facts.shifts {
        there.entry((shift.staff, shift.day)).or_default().push(shift);
    }
    let mut gone = BTreeSet::new();
    let mut place = 0;
    for plan in days {
        let person = facts.person(plan.staff).ok_or_else(missing)?;
        let now = there.get(&(plan.staff, plan.day)).map_or(&[][..], Vec::as_slice);
        let mut wanted = plan.kinds.clone();
        // What is there already stays as it is, with its own times and seat.
        let surplus: Vec<&Shift> = now
            .iter()
            .copied()
            .filter(|shift| match wanted.iter().position(|kind| *kind == shift.kind) {
                Some(at) => {
                    wanted.remove(at);
                    false
                }
                None => true,
            })
            .collect();
        if surplus.is_empty() && wanted.is_empty() {
            continue;
        }
        org_02_planning::may_plan(actor, person)?;
        if facts.published.contains(&plan.day) && !published {
            filled.skipped.insert(plan.day);
            continue;
        }
        let stays = |shift: &&Shift| org_02_planning::stays(shift, &person.name, facts.holds.get(&shift.id), facts.now);
        if let Some(refusal) = surplus.iter().find_map(stays) {
            filled.held.get_or_insert(refusal);
            filled.held_count += 1;
            continue;
        }
        let mut comes = Vec::new();
        for kind in &wanted {
            place += 1;
            comes.push(fresh(facts, plan.staff, plan.day, *kind, "", place)?);
        }
        if comes.iter().any(|shift| org_02_planning::is_over(shift, facts.now)) {
            filled.skipped.insert(plan.day);
            continue;
        }
        gone.extend(surplus.iter().map(|shift| shift.id));
        filled.after.extend(comes);
    }
    filled.after.retain(|shift| !gone.contains(&shift.id));
    Ok(filled)
}

impl Filled {
    /// Judges it, and tells what was left out.
    ///
    /// # Errors
    /// As [`settle`]; also when nothing is left to change.
    pub fn settle(self, facts: &Facts, actor: &Actor) -> Decision {
        let skipped = self.skipped.len();
        let left_out = self.skipped.first().copied();
        if steps(&facts.shifts, &self.after).is_empty() {
            return Err(match (self.held, left_out) {
                (Some(refusal), _) => refusal,
                (None, Some(day)) => Refusal::by("ORG-02", msg!("roster-plan-all-published", day = short_day(day), count = skipped)),
                (None, None) => Refusal { message: msg!("roster-plan-nothing"), clauses: Vec::new(), flaws: Vec::new() },
            });
        }
        let (changes, mut findings) = settle(facts, self.after, actor)?;
        if let Some(refusal) = self.held {
            let message = msg!("roster-plan-held", first = refusal.message, count = self.held_count);
            let clause = refusal.clauses.first().copied().unwrap_or("ORG-02");
            findings.push(Finding { clause, verdict: Verdict::Warned, message });
        }
        if let Some(day) = left_out {
            let message = msg!("roster-plan-skipped", day = short_day(day), count = skipped);
            findings.push(Finding { clause: "ORG-02", verdict: Verdict::Kept, message });
        }
        Ok((changes, findings))
    }
}

/// The difference between two rosters, shift by shift. What comes stands before what goes.
pub fn steps(before: &[Shift], after: &[Shift]) -> Vec<Step> {
    let known: BTreeMap<i64, &Shift> = before.iter().map(|shift| (shift.id, shift)).collect();
    let kept: BTreeSet<i64> = after.iter().map(|shift| shift.id).collect();
    let gone = before.iter().filter(|shift| !kept.contains(&shift.id)).map(|shift| Step { before: Some(shift.clone()), after: None });
    let come = after.iter().filter_map(|shift| match known.get(&shift.id) {
        Some(was) if *was == shift => None,
        was => Some(Step { before: was.map(|was| (*was).clone()), after: Some(shift.clone()) }),
    });
    come.chain(gone).collect()
}

/// Judges the roster as it should be, and says what becomes of each shift, whom to tell, and what the clauses warn of.
///
/// # Errors
/// Somebody whom the actor does not plan, a shift on which something hangs, or two shifts at once for one person.
pub fn settle(facts: &Facts, mut after: Vec<Shift>, actor: &Actor) -> Decision {
    after.sort_by_key(|shift| (shift.span.from, shift.id));
    let steps = steps(&facts.shifts, &after);
    for step in &steps {
        judge(facts, step, actor)?;
    }
    let touched: BTreeSet<i64> = steps.iter().filter_map(|step| step.after.as_ref()).map(|shift| shift.staff).collect();
    refuse_overlaps(facts, &after, &touched)?;
    let mut findings = warnings(facts, &after, &steps);
    findings.extend(holidays(facts, &steps));
    let mut changes: Vec<Change> = steps.iter().cloned().map(|step| Change::Step(Box::new(step))).collect();
    changes.extend(tell(facts, &after, &steps, actor));
    Ok((changes, findings))
}

fn judge(facts: &Facts, step: &Step, actor: &Actor) -> Result<(), Refusal> {
    let person_of = |id: i64| facts.person(id).ok_or_else(missing);
    if let Some(shift) = &step.before {
        let person = person_of(shift.staff)?;
        org_02_planning::may_plan(actor, person)?;
        if let Some(refusal) = org_02_planning::stays(shift, &person.name, facts.holds.get(&shift.id), facts.now) {
            return Err(refusal);
        }
    }
    if let Some(shift) = &step.after {
        let person = person_of(shift.staff)?;
        org_02_planning::may_plan(actor, person)?;
        if !person.active && step.before.as_ref().is_none_or(|before| before.staff != shift.staff) {
            return Err(Refusal::by("ORG-01", msg!("roster-plan-left", name = person.name.as_str())));
        }
        if org_02_planning::is_over(shift, facts.now) {
            return Err(Refusal::by("ATT-01", msg!("roster-plan-over", name = person.name.as_str(), shift = named(shift))));
        }
    }
    Ok(())
}

fn refuse_overlaps(facts: &Facts, after: &[Shift], touched: &BTreeSet<i64>) -> Result<(), Refusal> {
    let mut latest: BTreeMap<i64, &Shift> = BTreeMap::new();
    for shift in after.iter().filter(|shift| touched.contains(&shift.staff)) {
        if let Some(before) = latest.get(&shift.staff).copied().filter(|before| before.span.overlaps(shift.span)) {
            let who = facts.person(shift.staff).map_or("", |person| &person.name);
            return Err(swap_05_rest::refuse_overlap(who, before, shift));
        }
        latest.insert(shift.staff, shift);
    }
    Ok(())
}

/// Conflicts that were not there before; of several of one sort the first, with how many there are.
fn warnings(facts: &Facts, after: &[Shift], steps: &[Step]) -> Vec<Finding> {
    let days = steps.iter().flat_map(|step| [&step.before, &step.after]).flatten().map(|shift| shift.day);
    let (Some(from), Some(to)) = (days.clone().min(), days.max()) else { return Vec::new() };
    let (from, to) = (crate::base::plus_days(from, -1), crate::base::plus_days(to, 1));
    let (was, is) = (facts.roster(&facts.shifts), facts.roster(after));
    let before: BTreeSet<Conflict> = conflicts(&was, from, to).into_iter().collect();
    let lacked: BTreeMap<(Day, i64), i64> = before
        .iter()
        .filter_map(|conflict| match conflict.what {
            What::Short { kind, has, .. } => Some(((conflict.day, kind), has)),
            _ => None,
        })
        .collect();
    let worse = |conflict: &Conflict| match conflict.what {
        // A day that was not planned before lacks everybody; only who takes somebody away is warned.
        What::Short { kind, has, .. } => {
            let planned = facts.shifts.iter().any(|shift| shift.day == conflict.day && shift.kind == kind);
            planned && lacked.get(&(conflict.day, kind)).is_none_or(|before| has < *before)
        }
        _ => !before.contains(conflict),
    };
    let mut sorts: BTreeMap<&'static str, (Finding, usize)> = BTreeMap::new();
    for conflict in conflicts(&is, from, to).iter().filter(|conflict| worse(conflict)) {
        if let Some(judged) = judged(&is, conflict) {
            sorts.entry(judged.finding.clause).or_insert((judged.finding, 0)).1 += 1;
        }
    }
    sorts.into_values().map(|(finding, count)| several(finding, count)).collect()
}

/// Shifts that come onto holidays.
fn holidays(facts: &Facts, steps: &[Step]) -> Option<Finding> {
    let comes = steps.iter().filter(|step| step.before.as_ref().map(|shift| shift.day) != step.after.as_ref().map(|shift| shift.day));
    let mut found = comes.filter_map(|step| step.after.as_ref()).filter_map(|shift| Some((shift, facts.calendar.holiday(shift.day)?)));
    let (shift, holiday) = found.next()?;
    let who = facts.person(shift.staff).map_or("", |person| &person.name);
    Some(several(conv_09_calendar::warn_holiday(who, shift, holiday), 1 + found.count()))
}

fn several(finding: Finding, count: usize) -> Finding {
    if count < 2 {
        return finding;
    }
    Finding { message: msg!("roster-plan-and-more", first = finding.message, count = count - 1), ..finding }
}

/// The clause behind a conflict.
pub fn clause_of(what: &What) -> &'static str {
    match what {
        What::Overlap(..) | What::Close(..) => "SWAP-05",
        What::Gone(_) => "ORG-01",
        What::Unskilled(..) => "SWAP-06",
        What::Short { .. } => "SWAP-09",
        What::Closed(_) => "CONV-09",
    }
}

/// Whom to tell: everybody whose published day is another one now, but not who did it himself.
fn tell(facts: &Facts, after: &[Shift], steps: &[Step], actor: &Actor) -> Vec<Change> {
    let cells: BTreeSet<(i64, Day)> =
        steps.iter().flat_map(|step| [&step.before, &step.after]).flatten().map(|shift| (shift.staff, shift.day)).collect();
    let text = |shifts: &[Shift], (staff, day): (i64, Day)| {
        let names: Vec<&str> =
            shifts.iter().filter(|shift| shift.staff == staff && shift.day == day).map(|shift| shift.name.as_str()).collect();
        day_text(&names)
    };
    let published = cells.into_iter().filter(|(staff, day)| facts.published.contains(day) && *staff != actor.id);
    let change = |cell: (i64, Day)| {
        let older = facts.untold.iter().find(|told| (told.staff, told.day) == cell);
        let was = older.map_or_else(|| text(&facts.shifts, cell), |told| told.was.clone());
        let became = text(after, cell);
        match older {
            Some(told) if was == became => Some(Change::Untell(told.id)),
            None if was == became => None,
            _ => Some(Change::Tell { staff: cell.0, day: cell.1, was, became, instead_of: older.map(|told| told.id) }),
        }
    };
    published.filter_map(change).collect()
}

/// CONV-11: taking an act back is an act of its own, for who may do what it undoes, as long as nobody changed anything since.
///
/// # Errors
/// It was taken back already, or something was changed or hangs on it.
pub fn undo(facts: &Facts, actor: &Actor) -> Decision {
    actor.must_do(Function::Roster)?;
    let none = || Refusal::by("CONV-11", msg!("roster-plan-undo-none"));
    let undoing = facts.undo.as_ref().filter(|undoing| !undoing.steps.is_empty() || !undoing.days.is_empty()).ok_or_else(none)?;
    if undoing.undone {
        return Err(Refusal::by("CONV-11", msg!("roster-plan-undo-twice")));
    }
    let changed = |shift: &Shift| Refusal::by("CONV-11", msg!("roster-plan-undo-changed", shift = named(shift)));
    let mut after = facts.shifts.clone();
    for step in &undoing.steps {
        let shift = step.after.as_ref().or(step.before.as_ref()).ok_or_else(none)?;
        let stored = after.iter().position(|stored| stored.id == shift.id);
        match (&step.after, stored) {
            (Some(left), Some(place)) if after.get(place).is_some_and(|stored| same(stored, left)) => {
                after.remove(place);
            }
            (None, None) => {}
            _ => return Err(changed(shift)),
        }
        after.extend(step.before.clone().map(|shift| Shift { published: facts.published.contains(&shift.day), ..shift }));
    }
    let (mut changes, findings) = settle(facts, after, actor)?;
    for day in &undoing.days {
        unpublishable(facts, *day, actor)?;
        changes.push(Change::Unpublish(*day));
    }
    changes.push(Change::Undone(undoing.entry));
    Ok((changes, findings))
}

/// Whether a stored shift is as an act left it. Names and needs of its kind may have changed since.
fn same(stored: &Shift, left: &Shift) -> bool {
    let row = |shift: &Shift| {
        (shift.staff, shift.planned, shift.day, shift.kind, shift.span, shift.night, shift.seat.clone(), shift.swap, shift.rev)
    };
    row(stored) == row(left)
}

/// A published day is a draft again only while nothing came of it.
fn unpublishable(facts: &Facts, day: Day, actor: &Actor) -> Result<(), Refusal> {
    actor.must_do_all(Function::Roster)?;
    for shift in facts.shifts.iter().filter(|shift| shift.day == day) {
        let who = facts.person(shift.staff).map_or("", |person| &person.name);
        if let Some(refusal) = org_02_planning::stays(shift, who, facts.holds.get(&shift.id), facts.now) {
            return Err(refusal);
        }
    }
    Ok(())
}
