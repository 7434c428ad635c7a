//! FILE-12 「均应定期进行检查，以避免文件受潮或有蛀虫、腐蚀等问题」 (001 篇七 d3 L32).
//!
//! Each cabinet is checked every `archive_check_months`; what is not 正常 needs its measure. A check after the day is kept, and late.

use jiff::Span;

use crate::areas::archives::model::Condition;
use crate::base::{Day, Finding, Refusal, Verdict, days_between};
use crate::msg;

/// Until when the next check is due, so many months after the last one (CONV-05).
pub fn due(last: Day, months: i64) -> Day {
    last.checked_add(Span::new().try_months(months).unwrap_or_default()).unwrap_or(Day::MAX)
}

/// What the clause says of a check on this day.
pub fn judge(due: Day, day: Day) -> Option<Finding> {
    let late = days_between(due, day);
    (late > 0).then(|| Finding { clause: "FILE-12", verdict: Verdict::Warned, message: msg!("archives-check-late", days = late) })
}

/// Refuses a finding without a measure against it.
///
/// # Errors
/// Something is wrong with the files and nothing is said of what is done.
pub fn measure(condition: Condition, measure: &str) -> Result<(), Refusal> {
    if condition != Condition::Sound && measure.trim().is_empty() {
        return Err(Refusal::of_field("measure", "FILE-12", msg!("archives-measure-blank")));
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn the_tests_of_the_rule() {
        let next = due(date(2026, 1, 15), 3);
        assert_eq!(next, date(2026, 4, 15));
        assert!(judge(next, date(2026, 4, 15)).is_none());
        assert!(judge(next, date(2026, 4, 16)).is_some());
        assert_eq!(due(date(2025, 11, 30), 3), date(2026, 2, 28));
        assert!(measure(Condition::Damp, " ").is_err() && measure(Condition::Sound, "").is_ok());
    }
}
