//! LEAVE-04 「如不能提前请假需经管理人员批准后方可生效。否则，按旷工处理」 (请假二 L241).
//!
//! 补批 is asked for up to `late_leave_days` days after the first shift's day and must be granted by 23:59:59 of the last shift's day plus
//! as many days; after that it has expired and the shifts are 旷工. It goes straight to 管理人员 (CONV-10), the 班长 is informed.
//! Until it is granted a shift that has begun shows 旷工(待定). It does not exist for night shifts (LEAVE-14), holidays (LEAVE-15) and
//! swapped shifts (SWAP-08).

use super::super::model::{short, short_at};
use super::{Answer, Case, margin};
use crate::base::{Instant, Judged, days_between, end_of, plus_days};
use crate::msg;

/// The last moment at which it can be granted.
pub fn until(case: &Case<'_>) -> Option<Instant> {
    let last = case.parts.last().filter(|_| case.draft.late)?;
    Some(end_of(plus_days(last.day, case.int("late_leave_days"))))
}

/// What the clause says; nothing about requests in time.
pub fn judge(case: &Case<'_>) -> Option<Judged> {
    let first = case.first().filter(|_| case.draft.late)?;
    let days = case.int("late_leave_days");
    let last_day = plus_days(first.day, days);
    let answer = Answer::of("LEAVE-04")
        .used(case, "late_leave_days")
        .fact("roster-leave-fact-first", first.shown())
        .fact("roster-leave-fact-limit", short_at(end_of(last_day)))
        .fact("roster-leave-fact-filed", short_at(case.filed))
        .step(margin(case.filed, end_of(last_day)));
    Some(if case.filed.day() > last_day {
        answer.refused(msg!("roster-leave-04-refused", last = short(last_day), after = days_between(first.day, case.filed.day())))
    } else {
        answer.kept(msg!("roster-leave-04-kept", last = short(last_day)))
    })
}
