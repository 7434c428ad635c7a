//! LEAVE-02 「一般事假需提前一天提出」 (请假二 L241).
//!
//! Ordinary personal leave is asked for at the latest on the day `personal_notice_days` before the first shift, whatever the hour
//! (CONV-04); by the parameter `personal_notice_mode` = hours24 that many times 24 hours before its start instead.

use super::super::model::{Kind, short, short_at};
use super::{Answer, Case, margin};
use crate::base::{Instant, Judged, days_between, end_of, plus_days};
use crate::msg;

/// The last moment at which it can be asked for.
fn limit(case: &Case<'_>) -> Option<Instant> {
    let first = case.first()?;
    let days = case.int("personal_notice_days");
    Some(match case.facts.params.on("personal_notice_mode", case.day()).0 {
        "hours24" => first.shift_span.from.plus_minutes(-days * 24 * 60),
        _ => end_of(plus_days(first.day, -days)),
    })
}

/// What the clause says; nothing about other kinds.
pub fn judge(case: &Case<'_>) -> Option<Judged> {
    if case.draft.kind != Kind::Personal || case.draft.late {
        return None;
    }
    let (first, limit) = (case.first()?, limit(case)?);
    let days = case.int("personal_notice_days");
    let answer = Answer::of("LEAVE-02")
        .used(case, "personal_notice_days")
        .used(case, "personal_notice_mode")
        .fact("roster-leave-fact-first", first.shown())
        .fact("roster-leave-fact-limit", short_at(limit))
        .fact("roster-leave-fact-filed", short_at(case.filed))
        .step(margin(case.filed, limit));
    // A deadline of days ends with its last second; whoever is as late as the next day is late.
    let late = if limit == end_of(limit.day()) { case.filed.day() > limit.day() } else { case.filed > limit };
    Some(if late {
        answer.refused(msg!("roster-leave-02-refused", days = days, last = short(limit.day())))
    } else {
        answer.kept(msg!("roster-leave-02-kept", ahead = days_between(case.filed.day(), first.day), days = days))
    })
}
