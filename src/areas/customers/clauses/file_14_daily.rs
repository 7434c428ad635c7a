//! FILE-14 「客服专员每日提取客户信息档案」 「要求每日及时更新，避免遗漏」 (000 篇2 一1–2 L59–61).
//!
//! 今日客户 are the own customers with whom something happened today or yesterday, or something is due today. Opening the list is the
//! day's 提取. A customer that was touched on a day waits as 待更新 until a note that says something, or a change of its file, of that day.

use super::file_17_first_contact::is_detailed;
use crate::base::{Day, Instant, begin_of, plus_days};

/// Minute of the day from which a person is reminded: the last hour of the usual early shift.
const REMIND_FROM: i64 = 15 * 60;

/// Whether the reminders of the day begin.
pub fn is_reminded(at: Instant) -> bool {
    let local = at.local();
    i64::from(local.hour()) * 60 + i64::from(local.minute()) >= REMIND_FROM
}

/// What happened with a customer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Touch {
    /// Somebody spoke with it, by this way.
    Talk(String),
    /// An order of this number was entered.
    Order(String),
    /// It was given to its agent.
    Allocated,
    /// The first contact of FILE-17 is due.
    Due,
}

impl Touch {
    /// Whether the file should say something of it on the same day.
    pub fn asks_for_update(&self) -> bool {
        matches!(self, Touch::Talk(_) | Touch::Order(_))
    }
}

/// From when on the list of a day tells what happened: the beginning of the day before.
pub fn since(day: Day) -> Instant {
    begin_of(plus_days(day, -1))
}

/// Whether the file of a customer is up to date for a day: `notes` are the texts noted on it, `edited` tells of a change of its values.
pub fn is_updated<'a>(mut notes: impl Iterator<Item = &'a str>, edited: bool, least: i64) -> bool {
    edited || notes.any(|text| is_detailed(text, least))
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::{date, datetime};

    #[test]
    fn the_list_begins_with_yesterday() {
        assert_eq!(since(date(2026, 3, 4)), Instant::of(datetime(2026, 3, 3, 0, 0, 0, 0)));
    }

    #[test]
    fn reminders_begin_in_the_last_hour() {
        let at = |hour, minute| is_reminded(Instant::of(datetime(2026, 3, 4, hour, minute, 0, 0)));
        assert_eq!([at(9, 0), at(14, 59), at(15, 0), at(23, 59)], [false, false, true, true]);
    }

    #[test]
    fn a_note_or_a_change_brings_a_file_up_to_date() {
        assert!(!is_updated([].into_iter(), false, 10));
        assert!(!is_updated(["在"].into_iter(), false, 10));
        assert!(is_updated(["在", "客户希望四月中旬送样，已约定周五再谈"].into_iter(), false, 10));
        assert!(is_updated([].into_iter(), true, 10));
    }
}
