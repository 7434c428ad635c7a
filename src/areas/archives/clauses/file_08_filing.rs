//! FILE-08 「归档的文件材料要完整、系统、准确、真实」 「所有文件资料必须及时归档」 「不得遗漏」 (001 篇七 c2–4, c6 L24–28).
//!
//! Who files signs four ticks. A document is filed within `file_within_days` of its registration: the keeper is reminded on the last
//! day, 客服主管 from the day after. What is filed later is kept, and late.

use crate::areas::archives::model::Ticks;
use crate::base::{Day, Finding, Instant, Refusal, Verdict, days_between, plus_days};
use crate::msg;

/// Refuses to file what is not whole in every way.
///
/// # Errors
/// A tick is missing.
pub fn signed(ticks: Ticks) -> Result<(), Refusal> {
    if ticks == Ticks::ALL { Ok(()) } else { Err(Refusal::of_field("ticks", "FILE-08", msg!("archives-ticks"))) }
}

/// The last day for filing.
pub fn due(registered: Instant, within: i64) -> Day {
    plus_days(registered.day(), within)
}

/// Days by which filing is late on this day; 0 is in time.
pub fn days_late(registered: Instant, within: i64, today: Day) -> i64 {
    days_between(due(registered, within), today).max(0)
}

/// What the clause says of a document that is filed on this day.
pub fn judge(registered: Instant, within: i64, day: Day) -> Option<Finding> {
    let late = days_late(registered, within, day);
    (late > 0).then(|| Finding { clause: "FILE-08", verdict: Verdict::Warned, message: msg!("archives-file-late", days = late) })
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::{date, datetime};

    #[test]
    fn the_tests_of_the_rule() {
        let registered = Instant::of(datetime(2026, 3, 2, 10, 0, 0, 0));
        assert_eq!(due(registered, 3), date(2026, 3, 5));
        assert_eq!(days_late(registered, 3, date(2026, 3, 5)), 0);
        assert_eq!(days_late(registered, 3, date(2026, 3, 6)), 1);
        assert!(judge(registered, 3, date(2026, 3, 5)).is_none());
        assert!(judge(registered, 3, date(2026, 3, 6)).is_some());
        assert!(signed(Ticks::ALL).is_ok());
        assert!(signed(Ticks { genuine: false, ..Ticks::ALL }).is_err());
    }
}
