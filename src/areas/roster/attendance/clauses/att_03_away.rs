//! ATT-03 「擅离值守脱岗二十分钟及以上者按违纪处理」 (000 篇5 请假八 L247).
//!
//! The same clause names one figure for lateness and for absence from the seat: `late_breach_min` (20). Only what no 班长 agreed to
//! counts: the whole absence without consent, what goes beyond it with consent. Each absence is judged by itself; where `offpost_sum`
//! is set, the whole minutes of all absences of a shift are added up. Time on leave and after signing out is no absence.

use super::super::super::model::Span;
use super::super::model::Absence;
use super::{length, whole_minutes, within};
use crate::base::Instant;

/// Whole minutes without consent of one absence. `until` ends one that still lasts.
pub fn unpermitted(absence: &Absence, due: &[Span], until: Instant) -> i64 {
    let from = absence.from.plus_minutes(absence.permitted);
    let to = absence.to.map_or(until, |back| back.min(until));
    if from < to { whole_minutes(length(&within(due, Span { from, to }))) } else { 0 }
}

/// The minutes that count: the longest absence, or all together.
pub fn counted(minutes: impl Iterator<Item = i64>, sum: bool) -> i64 {
    if sum { minutes.sum() } else { minutes.max().unwrap_or(0) }
}

/// Whether so many minutes are a breach.
pub fn is_breach(minutes: i64, limit: i64) -> bool {
    minutes >= limit
}

#[cfg(test)]
mod tests {
    use super::super::tests::{at, hours};
    use super::*;

    fn away(from: Instant, to: Instant, permitted: i64) -> i64 {
        unpermitted(&Absence { from, to: Some(to), permitted }, &[hours(8, 16)], at(16, 0, 0))
    }

    #[test]
    fn the_tests_of_the_rule() {
        assert!(!is_breach(away(at(10, 0, 0), at(10, 19, 59), 0), 20));
        assert!(is_breach(away(at(10, 0, 0), at(10, 20, 0), 0), 20));
        let twice = || [away(at(9, 0, 0), at(9, 12, 0), 0), away(at(11, 0, 0), at(11, 12, 0), 0)].into_iter();
        assert_eq!([counted(twice(), false), counted(twice(), true)], [12, 24]);
    }

    #[test]
    fn only_what_goes_beyond_the_consent_counts() {
        assert_eq!(away(at(10, 0, 0), at(10, 25, 0), 15), 10);
        assert_eq!(away(at(10, 0, 0), at(10, 15, 0), 15), 0);
        assert_eq!(away(at(10, 0, 0), at(10, 35, 0), 15), 20);
    }

    #[test]
    fn an_absence_that_lasts_ends_with_the_moment_of_asking_and_with_the_shift() {
        let lasting = Absence { from: at(15, 50, 0), to: None, permitted: 0 };
        assert_eq!(unpermitted(&lasting, &[hours(8, 16)], at(15, 55, 0)), 5);
        assert_eq!(unpermitted(&lasting, &[hours(8, 16)], at(18, 0, 0)), 10);
        assert_eq!(unpermitted(&lasting, &[hours(8, 16)], at(15, 0, 0)), 0);
    }
}
