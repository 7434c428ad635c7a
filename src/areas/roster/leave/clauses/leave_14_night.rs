//! LEAVE-14 「原则上夜班不允许请假，如遇特殊情况必须在当日十二点之前提出」「经管理人员批准后方可生效」 (请假六 L245).
//!
//! 事假 on a night shift needs the tick 特殊情况 with its reason; whatever is asked for must come strictly before `night_leave_cutoff` of the
//! shift's business day (CONV-03, CONV-06). 补批 does not exist. An emergency, public business and study are exempt.

use super::super::model::{Part, clock, short_at};
use super::{Answer, Case, margin};
use crate::base::{Instant, Judged};
use crate::msg;

/// What the clause says.
pub fn judge(case: &Case<'_>) -> Judged {
    let answer = Answer::of("LEAVE-14");
    let nights = case.parts.iter().filter(|part| case.shifts().any(|shift| Some(shift.id) == part.shift && shift.night));
    let Some(night) = nights.min_by_key(|part| part.day) else { return answer.kept(msg!("roster-leave-14-none")) };
    let answer = answer.fact("roster-leave-fact-night", night.shown());
    if case.draft.late {
        return answer.refused(msg!("roster-leave-14-late"));
    }
    if case.draft.kind.is_duty() || case.draft.kind == super::Kind::Emergency {
        return answer.kept(msg!("roster-leave-14-exempt"));
    }
    let limit = cutoff(case, night);
    let local = limit.local();
    let said = |message: crate::base::Message| {
        message.with("hour", i64::from(local.hour())).with("minute", i64::from(local.minute())).with("clock", clock(limit))
    };
    let answer = answer
        .used(case, "night_leave_cutoff")
        .used(case, "before_is_inclusive")
        .fact("roster-leave-fact-limit", short_at(limit))
        .fact("roster-leave-fact-notified", short_at(case.notified))
        .step(margin(case.notified, limit));
    let in_time = case.notified < limit || (case.notified == limit && case.flag("before_is_inclusive"));
    if case.draft.kind.is_personal() && !(case.draft.special && case.reason_given()) {
        answer.refused(msg!("roster-leave-14-refused"))
    } else if in_time {
        answer.kept(said(msg!("roster-leave-14-kept")))
    } else {
        answer.refused(said(msg!("roster-leave-14-noon")))
    }
}

/// The moment before which leave on this shift must be asked for.
fn cutoff(case: &Case<'_>, night: &Part) -> Instant {
    let hour = case.facts.params.on("night_leave_cutoff", case.day()).0.parse().unwrap_or(jiff::civil::time(12, 0, 0, 0));
    Instant::of(night.day.to_datetime(hour))
}
