//! FILE-21 「应保持动态性，不断地补充新资料」 「用重于管」 (001 篇六 第五条1–3 L99–101).
//!
//! The file of a 现在 customer is stale when nothing was added to it for more than `file_stale_days` days: neither a value nor a record
//! of a talk. The agent is told. How often files are opened and updated is counted by file and month; prospects are those of 未来.

use crate::base::{Day, Instant, begin_of, days_between, plus_days};

/// Days since the last update.
pub fn days_still(updated: Instant, today: Day) -> i64 {
    days_between(updated.day(), today)
}

/// Files whose last update was before this moment are stale on this day.
pub fn stale_before(today: Day, stale_days: i64) -> Instant {
    begin_of(plus_days(today, -stale_days))
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::{date, datetime};

    #[test]
    fn the_ninety_first_day_is_stale() {
        let updated = Instant::of(datetime(2026, 1, 1, 23, 59, 59, 0));
        let stale = |today: Day| updated < stale_before(today, 90);
        assert_eq!([stale(date(2026, 4, 1)), stale(date(2026, 4, 2))], [false, true]);
        assert_eq!(days_still(updated, date(2026, 4, 2)), 91);
    }
}
