//! TICK-03 限时办结 — a ticket is overdue once it is older than 24 hours by the wall clock, nights and holidays included.
//!
//! Exactly 24 hours is in time (超过, CONV-02). The list of what is over is frozen every day at 09:00 and can be looked at live at any time.
//! Source: 000 篇4 二.

use jiff::civil::Time;

use super::{kept, moment, plus_hours};
use crate::base::{Day, Finding, Instant};
use crate::msg;

/// Until when a ticket is in time.
pub fn limit_at(accepted: Instant, hours: i64) -> Instant {
    plus_hours(accepted, hours)
}

/// The first second in which it is over.
pub fn first_second_over(limit: Instant) -> Instant {
    Instant(limit.0.saturating_add(1000))
}

/// When the list of a day is frozen; `time` as the parameter says it. 09:00 where that cannot be read.
pub fn cut_of(day: Day, time: &str) -> Instant {
    let time = time.parse::<Time>().unwrap_or(jiff::civil::time(9, 0, 0, 0));
    Instant::of(day.to_datetime(time))
}

/// Whether a ticket stands on the list that was frozen at `cut`.
pub fn is_on_list(limit: Instant, closed: Option<Instant>, cut: Instant) -> bool {
    cut > limit && closed.is_none_or(|closed| closed > cut)
}

/// What is said of closing it now. Late is no warning any more: what it comes to was urged and counted long before.
pub fn judge(limit: Instant, now: Instant, hours: i64) -> Finding {
    if now > limit {
        kept("TICK-03", msg!("cases-tickets-closed-late", until = moment(limit, now.day()), hours = hours))
    } else {
        kept("TICK-03", msg!("cases-tickets-closed-in-time", hours = hours))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn exactly_a_day_is_in_time() {
        let accepted = Instant::of(date(2026, 3, 7).at(23, 50, 0, 0));
        let limit = limit_at(accepted, 24);
        assert_eq!(limit, Instant::of(date(2026, 3, 8).at(23, 50, 0, 0)));
        let cut = cut_of(date(2026, 3, 9), "09:00");
        assert!(is_on_list(limit, None, cut));
        // Closed as the list was frozen: it is not unfinished any more.
        assert!(!is_on_list(limit, Some(cut), cut));
        assert!(!is_on_list(cut, None, cut));
        assert_eq!(cut_of(date(2026, 3, 9), "nine"), cut);
    }
}
