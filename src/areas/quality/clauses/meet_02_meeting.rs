//! MEET-02 「每月25日前周五召开，由客服部主任主持，中心主任参加」 (会议3 L169), as far as quality monitoring needs it: the ranking of QA-08
//! stands ready for the meeting.
//!
//! The day is the last Friday before the 25th (CONV-03: a Friday the 25th is none); where it is a holiday, the Friday before. The ranking is
//! that of the month of the meeting so far, with reminder to 客服部主任 three days before.

use jiff::civil::Weekday;

use crate::base::{Day, plus_days};

/// So many days before the meeting the reminder begins.
pub const REMIND_DAYS: i64 = 3;

/// Day of the meeting in the month of this day.
pub fn day(month: Day, is_holiday: impl Fn(Day) -> bool) -> Day {
    let mut day = plus_days(month.first_of_month(), 23);
    while day.weekday() != Weekday::Friday {
        day = plus_days(day, -1);
    }
    while is_holiday(day) && day.day() > 7 {
        day = plus_days(day, -7);
    }
    day
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    #[test]
    fn the_friday_before_the_twenty_fifth() {
        assert_eq!(day(date(2026, 3, 9), |_| false), date(2026, 3, 20));
        assert_eq!(day(date(2026, 9, 1), |_| false), date(2026, 9, 18));
        assert_eq!(day(date(2026, 2, 1), |day| day == date(2026, 2, 20)), date(2026, 2, 13));
    }
}
