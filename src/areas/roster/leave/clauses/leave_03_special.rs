//! LEAVE-03 「特殊事假需在班前一小时提出」 (请假二 L241).
//!
//! Special personal leave is asked for at the latest `special_notice_min` minutes before the first shift starts; exactly then is in time
//! (CONV-04). It needs its reason in words, counts as 事假 and is marked 特殊.

use super::super::model::{Kind, clock, short_at};
use super::{Answer, Case, lasting, margin};
use crate::base::Judged;
use crate::msg;

/// What the clause says; nothing about other kinds.
pub fn judge(case: &Case<'_>) -> Option<Judged> {
    if case.draft.kind != Kind::Special || case.draft.late {
        return None;
    }
    let first = case.first()?;
    let minutes = case.int("special_notice_min");
    let limit = first.shift_span.from.plus_minutes(-minutes);
    let answer = Answer::of("LEAVE-03")
        .used(case, "special_notice_min")
        .fact("roster-leave-fact-first", first.shown())
        .fact("roster-leave-fact-start", short_at(first.shift_span.from))
        .fact("roster-leave-fact-limit", short_at(limit))
        .fact("roster-leave-fact-filed", short_at(case.filed))
        .step(margin(case.filed, limit));
    let clock = clock(limit);
    Some(if case.filed > limit {
        answer.refused(msg!("roster-leave-03-refused", before = before(minutes), clock = clock))
    } else if !case.reason_given() {
        answer.refused(msg!("roster-leave-03-reason"))
    } else {
        answer.kept(msg!("roster-leave-03-kept", before = before(minutes), clock = clock))
    })
}

/// 班前一小时, or as many minutes as the parameter says.
fn before(minutes: i64) -> crate::base::Message {
    if minutes == 60 { msg!("roster-leave-one-hour") } else { lasting(minutes) }
}
