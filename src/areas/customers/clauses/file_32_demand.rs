//! FILE-32 「对每周客户水泥需求数量进行及时上报」 (000 篇1 L5).
//!
//! Whoever looks after 现在 customers enters what each needs of each product in a week, until the end of `demand_due_weekday` of that
//! week. What is not entered then is on the list of what is missing; the sums go to 物流协调.

use crate::base::{Day, Finding, Instant, Verdict, plus_days, week_start};
use crate::msg;
use crate::rules::Parameters;

const WEEKDAYS: [&str; 7] = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];

/// The last day on which the demand of the week is entered in time.
pub fn due(week: Day, params: &Parameters) -> Day {
    let monday = week_start(week);
    let word = params.on("demand_due_weekday", monday).0;
    let days = (0..).zip(WEEKDAYS).find(|(_, day)| *day == word).map_or(4, |(days, _)| days);
    plus_days(monday, days)
}

/// Whether what is not entered at this time is missing.
pub fn is_late(due: Day, at: Instant) -> bool {
    at.day() > due
}

/// What the clause says of an entry at this time.
pub fn judge(due: Day, at: Instant) -> Option<Finding> {
    let message = msg!("customers-record-demand-late", due = due.to_string());
    is_late(due, at).then_some(Finding { clause: "FILE-32", verdict: Verdict::Warned, message })
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::{date, datetime};

    #[test]
    fn until_the_end_of_friday() {
        let due = due(date(2026, 3, 11), &Parameters::default());
        assert_eq!(due, date(2026, 3, 13));
        assert!(!is_late(due, Instant::of(datetime(2026, 3, 13, 23, 59, 59, 0))));
        assert!(is_late(due, Instant::of(datetime(2026, 3, 14, 0, 0, 0, 0))));
        assert!(judge(due, Instant::of(datetime(2026, 3, 14, 0, 0, 0, 0))).is_some());
    }
}
