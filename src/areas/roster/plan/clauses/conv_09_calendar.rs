//! CONV-09: 节假日 are the days that the department's calendar marks as holidays; ordinary weekends are none for a shift team unless
//! `holiday_includes_weekend` says so. The department's own closed days stand beside it and are no holidays.
//!
//! Whoever works on a holiday may not swap (SWAP-11) and asks for leave by the exceptional way only (LEAVE-15); who plans such a shift is
//! told. A shift on a closed day is warned. From November on the next year's table is missed until it is there.

use super::super::super::model::{Calendar, DayKind, Shift};
use super::super::model::{named, short_day};
use crate::base::{Day, Finding, Verdict};
use crate::msg;

/// A shift on a holiday, which whoever works it can neither swap nor easily be off.
pub fn warn_holiday(who: &str, shift: &Shift, holiday: &str) -> Finding {
    let message = msg!("roster-plan-holiday", name = who, shift = named(shift), holiday = holiday);
    Finding { clause: "SWAP-11", verdict: Verdict::Warned, message }
}

/// Shifts on a closed day.
pub fn warn_closed(day: Day, name: &str) -> Finding {
    Finding { clause: "CONV-09", verdict: Verdict::Warned, message: msg!("roster-plan-closed", day = short_day(day), name = name) }
}

/// Name of a closed day, if it is one.
pub fn closed(calendar: &Calendar, day: Day) -> Option<&str> {
    calendar.marks(day).iter().find(|mark| mark.kind == DayKind::Closed).map(|mark| mark.name.as_str())
}

/// The year whose table is missed on this day: the present one, and from November on the next.
pub fn missed(calendar: &Calendar, today: Day) -> Option<i16> {
    let next = if today.month() >= 11 { Some(today.year().saturating_add(1)) } else { None };
    std::iter::once(today.year()).chain(next).find(|year| !calendar.years.contains(year))
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn a_table_is_missed_when_it_should_be_there() {
        let calendar = |years: &[i16]| Calendar { years: years.iter().copied().collect(), ..Calendar::default() };
        assert_eq!(missed(&calendar(&[2026]), date(2026, 10, 31)), None);
        assert_eq!(missed(&calendar(&[2026]), date(2026, 11, 1)), Some(2027));
        assert_eq!(missed(&calendar(&[2026, 2027]), date(2026, 12, 31)), None);
        assert_eq!(missed(&calendar(&[2026]), date(2027, 1, 1)), Some(2027));
    }
}
