//! FILE-17 「应在一周内与客户进行沟通，并做详细的备案」 (000 篇2 一3 L63).
//!
//! Due at 23:59:59 of the seventh day after the allocation. A record of at least `note_min_chars` characters meets it. Who is given
//! the customer later has a week of his own. The agent is reminded two days before; what is late is on the list of 客服主管.

use crate::base::{Day, Finding, Instant, Verdict, begin_of, days_between, plus_days};
use crate::msg;

/// Days for the first contact.
const DAYS: i64 = 7;
/// Days before the end on which the agent is reminded.
const REMIND_DAYS: i64 = 2;

/// The last day of the week.
pub fn due(allocated: Instant) -> Day {
    plus_days(allocated.day(), DAYS)
}

/// Days by which the contact at this time is late, or nothing has happened until now; 0 is in time.
pub fn days_late(allocated: Instant, at: Instant) -> i64 {
    days_between(due(allocated), at.day()).max(0)
}

/// Of allocations before this moment the agents are reminded on this day.
pub fn reminded_before(today: Day) -> Instant {
    begin_of(plus_days(today, REMIND_DAYS - DAYS + 1))
}

/// First contacts of allocations before this moment are due on this day, or were before.
pub fn due_before(today: Day) -> Instant {
    begin_of(plus_days(today, -DAYS + 1))
}

/// Allocations before this moment are overdue on this day, if nobody has spoken with the customer.
pub fn overdue_before(today: Day) -> Instant {
    begin_of(plus_days(today, -DAYS))
}

/// Whether a record says enough.
pub fn is_detailed(text: &str, least: i64) -> bool {
    i64::try_from(text.chars().filter(|c| !c.is_whitespace()).count()).unwrap_or(i64::MAX) >= least
}

/// What the clause says of a record, while the first contact since this allocation is still to come.
pub fn judge(waiting: Option<Instant>, text: &str, least: i64, at: Instant) -> Option<Finding> {
    let allocated = waiting?;
    let warned = |message| Finding { clause: "FILE-17", verdict: Verdict::Warned, message };
    if !is_detailed(text, least) {
        return Some(warned(msg!("customers-note-short", least = least)));
    }
    let late = days_late(allocated, at);
    (late > 0).then(|| warned(msg!("customers-first-contact-late", days = late)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::datetime;

    fn at(month: i8, day: i8, hour: i8, minute: i8, second: i8) -> Instant {
        Instant::of(datetime(2026, month, day, hour, minute, second, 0))
    }

    #[test]
    fn a_week_to_the_second() {
        let allocated = at(3, 2, 9, 0, 0);
        assert_eq!(days_late(allocated, at(3, 9, 23, 59, 59)), 0);
        assert_eq!(days_late(allocated, at(3, 10, 0, 0, 0)), 1);
        let reminded = |day| allocated < reminded_before(at(3, day, 9, 0, 0).day());
        assert_eq!([reminded(6), reminded(7), reminded(9)], [false, true, true]);
        let overdue = |day| allocated < overdue_before(at(3, day, 9, 0, 0).day());
        assert_eq!([overdue(9), overdue(10)], [false, true]);
        let text = "客户希望四月中旬送样，已约定周五再谈";
        assert!(judge(Some(allocated), text, 10, at(3, 9, 23, 30, 0)).is_none());
        assert_eq!(judge(Some(allocated), text, 10, at(3, 10, 0, 5, 0)).unwrap().message.id, "customers-first-contact-late");
        assert_eq!(judge(Some(allocated), " 在 ", 10, at(3, 3, 9, 0, 0)).unwrap().message.id, "customers-note-short");
        assert!(judge(None, "", 10, at(3, 3, 9, 0, 0)).is_none());
    }
}
