//! FILE-25 「并定期整理，以备随时查询及跟进」 (001 篇七 a2–3 L8–9).
//!
//! Who keeps files puts them in order every `file_tidy_days` days and says so; the days count from the last time, or from when the
//! first of the files came to him.

use crate::base::{Day, plus_days};

/// Days before the end on which the keeper is reminded.
const REMIND_DAYS: i64 = 3;

/// The last day for the next time.
pub fn due(last: Day, days: i64) -> Day {
    plus_days(last, days)
}

/// Whether the keeper is reminded on this day.
pub fn is_reminded(due: Day, today: Day) -> bool {
    today >= plus_days(due, -REMIND_DAYS)
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn thirty_days_after_the_last_time() {
        let due = due(date(2026, 3, 1), 30);
        assert_eq!(due, date(2026, 3, 31));
        assert_eq!([27, 28, 31].map(|day| is_reminded(due, date(2026, 3, day))), [false, true, true]);
    }
}
