//! LEAVE-17 「因公事及外出学习，需经客服中心主任批准」 (请假九 L252).
//!
//! Public business and study are always approved by 客服中心主任, whatever their length, and asked for before the first shift starts.
//! They count as attendance (公出), not as leave.

use super::super::model::short_at;
use super::{Answer, Case, margin};
use crate::base::Judged;
use crate::msg;

/// What the clause says; nothing about other kinds.
pub fn judge(case: &Case<'_>) -> Option<Judged> {
    if !case.draft.kind.is_duty() {
        return None;
    }
    let start = case.first()?.shift_span.from;
    let mut answer =
        Answer::of("LEAVE-17").fact("roster-leave-fact-start", short_at(start)).fact("roster-leave-fact-filed", short_at(case.filed));
    if !case.draft.document.trim().is_empty() {
        answer = answer.fact("roster-leave-fact-document", case.draft.document.trim());
    }
    Some(if case.filed < start || case.draft.late {
        answer.kept(msg!("roster-leave-17-kept"))
    } else {
        answer.step(margin(case.filed, start)).refused(msg!("roster-leave-17-refused", start = short_at(start)))
    })
}
