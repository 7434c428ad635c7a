//! LEAVE-09 「遇病事假不能上班，必须提前请假」 (请假二 L241).
//!
//! Sick leave is asked for strictly before the first shift starts; a call to the 班长 that was entered later counts from the call (CONV-13).
//! Later there is only 补批, or 急诊 with a call in time.

use super::super::model::{Kind, short_at};
use super::{Answer, Case, margin};
use crate::base::Judged;
use crate::msg;

/// What the clause says; nothing about other kinds.
pub fn judge(case: &Case<'_>) -> Option<Judged> {
    if case.draft.kind != Kind::Sick || case.draft.late {
        return None;
    }
    let first = case.first()?;
    let start = first.shift_span.from;
    let answer = Answer::of("LEAVE-09")
        .fact("roster-leave-fact-first", first.shown())
        .fact("roster-leave-fact-start", short_at(start))
        .fact("roster-leave-fact-notified", short_at(case.notified))
        .step(margin(case.notified, start));
    Some(if case.notified < start {
        answer.kept(msg!("roster-leave-09-kept"))
    } else {
        answer.refused(msg!("roster-leave-09-refused", start = short_at(start)))
    })
}
