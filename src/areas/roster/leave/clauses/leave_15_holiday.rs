//! LEAVE-15 「节假日不允许请假，除极特殊情况需提前二天提出，经管理人员批准后方可生效」 (请假七 L246), and LEAVE-16 where it meets
//! 「节假日当班人员不允许换班或请假」 (换班九 L262).
//!
//! 事假 on a shift whose business day is a holiday (CONV-06, CONV-09) needs the tick 极特殊情况 with its reason; whatever is asked for must
//! come at the latest `holiday_notice_days` days before the first holiday. 补批 does not exist. An emergency, public business and study are
//! exempt. The parameter `holiday_leave_absolute` takes the exception away (LEAVE-16).

use super::super::model::{Kind, short, short_at};
use super::{Answer, Case, margin};
use crate::base::{Judged, end_of, plus_days};
use crate::msg;

/// What the clause says.
pub fn judge(case: &Case<'_>) -> Judged {
    let answer = Answer::of("LEAVE-15").used(case, "holiday_includes_weekend");
    let holidays =
        case.parts.iter().filter(|part| part.shift.is_some()).filter_map(|part| Some((part, case.facts.calendar.holiday(part.day)?)));
    let Some((first, name)) = holidays.min_by_key(|(part, _)| part.day) else {
        return answer.kept(msg!("roster-leave-15-none"));
    };
    let answer = answer.fact("roster-leave-fact-holiday", format!("{} {name}", first.shown()));
    if case.draft.late {
        return answer.refused(msg!("roster-leave-15-late"));
    }
    if case.draft.kind.is_duty() || case.draft.kind == Kind::Emergency {
        return answer.kept(msg!("roster-leave-15-exempt"));
    }
    if case.flag("holiday_leave_absolute") {
        return Answer::of("LEAVE-16")
            .used(case, "holiday_leave_absolute")
            .fact("roster-leave-fact-holiday", first.shown())
            .refused(msg!("roster-leave-16-refused"));
    }
    let days = case.int("holiday_notice_days");
    let last_day = plus_days(first.day, -days);
    let answer = answer
        .used(case, "holiday_notice_days")
        .fact("roster-leave-fact-limit", short_at(end_of(last_day)))
        .fact("roster-leave-fact-notified", short_at(case.notified))
        .step(margin(case.notified, end_of(last_day)));
    if case.draft.kind.is_personal() && !(case.draft.extreme && case.reason_given()) {
        answer.refused(msg!("roster-leave-15-refused"))
    } else if case.notified.day() > last_day {
        answer.refused(msg!("roster-leave-15-days", days = days, last = short(last_day)))
    } else {
        answer.kept(msg!("roster-leave-15-kept", days = days))
    }
}
