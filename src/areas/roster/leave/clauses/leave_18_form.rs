//! LEAVE-18: the form makes sense (from 请假一 L240).
//!
//! The end lies after the start, at least one shift of the own published roster is touched, no other live request overlaps, and the reason
//! is given. A call cannot lie in the future (CONV-13).

use super::super::model::{Part, short_at};
use super::{Answer, Case};
use crate::base::Judged;
use crate::msg;

/// What the clause says: each thing that is wrong, or that nothing is.
pub fn judge(case: &Case<'_>) -> Vec<Judged> {
    let mut out = Vec::new();
    let answer = || Answer::of("LEAVE-18");
    let (from, to) = (case.draft.from, case.draft.to);
    if let (Some(from), Some(to)) = (from, to)
        && from >= to
    {
        out.push(
            answer()
                .fact("roster-leave-fact-from", short_at(from))
                .fact("roster-leave-fact-to", short_at(to))
                .refused(msg!("roster-leave-18-end")),
        );
    } else if case.parts.is_empty() || case.parts.len() < case.draft.shifts.len() {
        out.push(answer().refused(msg!("roster-leave-18-no-shift")));
    }
    for other in &case.facts.others {
        let overlaps = |part: &&Part| case.parts.iter().any(|own| own.span.overlaps(part.span));
        if let Some(part) = other.taken().find(overlaps) {
            out.push(answer().fact("roster-leave-fact-other", part.shown()).refused(msg!(
                "roster-leave-18-overlap",
                no = other.no.as_str(),
                part = part.shown()
            )));
        }
    }
    if !case.reason_given() {
        out.push(answer().refused(msg!("roster-leave-18-reason")));
    }
    if let Some(notice) = case.draft.notice.as_ref().filter(|notice| notice.at > case.filed) {
        out.push(Answer::of("CONV-13").fact("roster-leave-fact-notified", short_at(notice.at)).refused(msg!("roster-leave-18-future")));
    }
    if out.is_empty() {
        let shifts: Vec<String> = case.parts.iter().map(Part::shown).collect();
        out.push(answer().fact("roster-leave-fact-shifts", shifts.join("、")).kept(msg!("roster-leave-18-kept")));
    }
    out
}
