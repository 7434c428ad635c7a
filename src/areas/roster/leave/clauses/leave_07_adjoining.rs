//! LEAVE-07: splitting does not change the authority (from 请假三 L242).
//!
//! Requests of one person whose shifts follow each other in his own roster are added for LEAVE-06: between them lies no shift that is
//! worked in full. Rest days do not separate, and neither does a shift that is worked in part. Public business counts as attendance
//! (LEAVE-17): it adds nothing, and a shift on it is worked.

use std::collections::BTreeSet;

use super::super::model::{Leave, Part, days_of};
use super::{Answer, Case, is_working_day};
use crate::base::{Day, Judged, plus_days};
use crate::msg;

/// Days around the leave in which adjoining requests are looked for.
pub const AROUND: i64 = 45;

/// A shift of the roster, or a working day of somebody who is not rostered.
type Key = (Day, Option<i64>);

fn key(part: &Part) -> Key {
    (part.day, part.shift)
}

/// The applicant's shifts in order.
fn sequence(case: &Case<'_>) -> Vec<Key> {
    if !case.facts.roster.is_empty() {
        return case.facts.roster.iter().map(|shift| (shift.day, Some(shift.id))).collect();
    }
    let (Some(first), Some(last)) = (case.parts.first(), case.parts.last()) else { return Vec::new() };
    let (mut day, end) = (plus_days(first.day, -AROUND), plus_days(last.day, AROUND));
    let mut out = Vec::new();
    while day <= end {
        if is_working_day(&case.facts.calendar, day) {
            out.push((day, None));
        }
        day = plus_days(day, 1);
    }
    out
}

/// The live requests that adjoin this one, directly or through each other.
pub fn joined<'a>(case: &'a Case<'_>) -> Vec<&'a Leave> {
    if case.draft.kind.is_duty() {
        return Vec::new();
    }
    let others: Vec<&Leave> = case.facts.others.iter().filter(|leave| !leave.draft.kind.is_duty()).collect();
    let touches = |leave: &Leave, run: &[Key]| leave.taken().any(|part| run.contains(&key(part)));
    let own: BTreeSet<Key> = case.parts.iter().map(key).collect();
    let away: BTreeSet<Key> = others.iter().flat_map(|leave| leave.taken().map(key)).chain(own.iter().copied()).collect();
    let sequence = sequence(case);
    let runs: Vec<&[Key]> =
        sequence.chunk_by(|a, b| away.contains(a) == away.contains(b)).filter(|run| run.iter().all(|key| away.contains(key))).collect();
    let mut reached: Vec<bool> = runs.iter().map(|run| run.iter().any(|key| own.contains(key))).collect();
    let mut found = vec![false; others.len()];
    // Whatever a reached run holds is added, and so is what its requests reach elsewhere.
    loop {
        let mut grew = false;
        for (leave, found) in others.iter().zip(&mut found) {
            let here = runs.iter().zip(&reached).any(|(run, reached)| *reached && touches(leave, run));
            if here && !*found {
                *found = true;
                grew = true;
                for (run, reached) in runs.iter().zip(&mut reached) {
                    *reached |= touches(leave, run);
                }
            }
        }
        if !grew {
            return others.into_iter().zip(found).filter(|(_, found)| *found).map(|(leave, _)| leave).collect();
        }
    }
}

/// Half days with those of adjoining requests.
pub fn total(case: &Case<'_>) -> i64 {
    case.halves() + joined(case).iter().map(|leave| leave.halves()).sum::<i64>()
}

/// What the clause says: with which requests this one is added up.
pub fn judge(case: &Case<'_>) -> Judged {
    let found = joined(case);
    let mut answer = Answer::of("LEAVE-07").step(msg!("roster-leave-step-own", days = days_of(case.halves())));
    if found.is_empty() {
        return answer.kept(msg!("roster-leave-07-alone"));
    }
    for leave in &found {
        let shifts: Vec<String> = leave.taken().map(Part::shown).collect();
        answer = answer.step(msg!(
            "roster-leave-step-joined",
            no = leave.no.as_str(),
            shifts = shifts.join("、"),
            days = days_of(leave.halves())
        ));
    }
    let nos: Vec<&str> = found.iter().map(|leave| leave.no.as_str()).collect();
    answer.kept(msg!("roster-leave-07-joined", nos = nos.join("、"), days = days_of(total(case))))
}
