//! QA-03 「每月每人监听不少于1-5次」 (质检员 3 L292).
//!
//! Checks of a person whose contact was in the month are counted, without drafts, void ones and calibrations. Below `qa_min` 未达标,
//! below `qa_target` 已达下限, from there on 达标. Whoever was on effective leave for every published shift of the month, and had at least
//! one, is 免计. From seven days before the end of the month on (24 March) the 质检员 is reminded of who is below `qa_min`.

use super::{Limits, Saying};
use crate::areas::quality::model::Quota;
use crate::base::{Day, Instant, Judged, Verdict, begin_of, plus_days};
use crate::msg;

const ID: &str = "QA-03";
/// So many days before the end of the month the reminder begins.
const REMIND_DAYS: i64 = 7;

/// How so many checks stand to the quota.
pub fn quota(count: i64, away: bool, limits: &Limits) -> Quota {
    match count {
        0 if away => Quota::Exempt,
        count if count < limits.least.value => Quota::Under,
        count if count < limits.target.value => Quota::Least,
        _ => Quota::Full,
    }
}

/// From when on the 质检员 is reminded in this month.
pub fn reminded_from(month: Day) -> Instant {
    begin_of(plus_days(month.last_of_month(), -REMIND_DAYS))
}

/// How it came about, for the person who asks why.
pub fn judge(name: &str, count: i64, away: bool, limits: &Limits) -> Judged {
    let quota = quota(count, away, limits);
    let verdict = if quota == Quota::Under { Verdict::Warned } else { Verdict::Kept };
    Saying::of(ID, verdict, msg!("quality-quota-said", name = name, count = count, quota = quota.message()))
        .used(&limits.least)
        .used(&limits.target)
        .fact(msg!("quality-fact-checks"), msg!("quality-checks", count = count))
        .step(msg!("quality-step-quota", count = count, least = limits.least.value, target = limits.target.value))
        .judged()
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::super::tests::{at, limits};
    use super::*;

    #[test]
    fn floor_target_and_leave() {
        let of = |count| quota(count, false, &limits());
        assert_eq!([0, 1, 4, 5, 6].map(of), [Quota::Under, Quota::Least, Quota::Least, Quota::Full, Quota::Full]);
        assert_eq!((quota(0, true, &limits()), quota(1, true, &limits())), (Quota::Exempt, Quota::Least));
        let mut three = limits();
        three.least.value = 3;
        assert_eq!(quota(2, false, &three), Quota::Under);
        assert_eq!(judge("王芳", 2, false, &three).finding.verdict, Verdict::Warned);
    }

    #[test]
    fn reminded_from_the_twenty_fourth_of_march() {
        assert_eq!(reminded_from(date(2026, 3, 1)), at(24, 0, 0, 0));
        assert_eq!(reminded_from(date(2026, 2, 10)).day(), date(2026, 2, 21));
    }
}
