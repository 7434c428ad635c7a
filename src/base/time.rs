//! Instants, business days and the one clock of the program. Nothing else reads the time.

use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};

use jiff::civil::DateTime;
use jiff::tz::{Offset, TimeZone};

/// A business day (CONV-06): a calendar day in the department's time.
pub type Day = jiff::civil::Date;

/// A point in time: UTC milliseconds since 1970.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, serde::Serialize, serde::Deserialize)]
#[serde(transparent)]
pub struct Instant(pub i64);

/// The department's time is China's: UTC+8 all year, without daylight saving (CONV-08).
const SHANGHAI: TimeZone = TimeZone::fixed(jiff::tz::offset(8));
const OFFSET: Offset = jiff::tz::offset(8);

impl Instant {
    /// The instant of a local date and time.
    pub fn of(local: DateTime) -> Self {
        Instant(OFFSET.to_timestamp(local).map_or(0, |t| t.as_millisecond()))
    }

    /// Local date and time.
    pub fn local(self) -> DateTime {
        let stamp = jiff::Timestamp::from_millisecond(self.0).unwrap_or(jiff::Timestamp::UNIX_EPOCH);
        SHANGHAI.to_datetime(stamp)
    }

    /// Local calendar day.
    pub fn day(self) -> Day {
        self.local().date()
    }

    /// This many minutes later (earlier when negative).
    pub fn plus_minutes(self, minutes: i64) -> Self {
        Instant(self.0.saturating_add(minutes.saturating_mul(60_000)))
    }

    /// Whole minutes from `earlier` to this, seconds floored (CONV-07).
    pub fn minutes_since(self, earlier: Instant) -> i64 {
        (self.0 - earlier.0).div_euclid(60_000)
    }
}

/// Whole days from `earlier` to `later`.
pub fn days_between(earlier: Day, later: Day) -> i64 {
    earlier.until(later).map_or(0, |span| i64::from(span.get_days()))
}

/// `day` moved by a number of days; the calendar's last day where it would leave the calendar.
pub fn plus_days(day: Day, days: i64) -> Day {
    day.checked_add(jiff::Span::new().try_days(days).unwrap_or_default()).unwrap_or(Day::MAX)
}

/// The first moment of a day.
pub fn begin_of(day: Day) -> Instant {
    Instant::of(day.to_datetime(jiff::civil::Time::midnight()))
}

/// 23:59:59 of a day, with which a deadline of days ends (CONV-05).
pub fn end_of(day: Day) -> Instant {
    Instant::of(day.to_datetime(jiff::civil::time(23, 59, 59, 0)))
}

/// The Monday of the week of `day` (CONV-08).
pub fn week_start(day: Day) -> Day {
    plus_days(day, -i64::from(day.weekday().to_monday_zero_offset()))
}

/// Where the time comes from: the system, or a clock that a test or a scenario moves by hand.
#[derive(Debug, Clone, Default)]
pub enum Clock {
    /// The machine's clock.
    #[default]
    System,
    /// Stands still until it is set.
    Fixed(Arc<AtomicI64>),
}

impl Clock {
    /// A clock that stands at this local time.
    pub fn fixed(local: DateTime) -> Self {
        Clock::Fixed(Arc::new(AtomicI64::new(Instant::of(local).0)))
    }

    /// Moves a fixed clock; the system's clock is not ours to move.
    pub fn set(&self, at: Instant) {
        if let Clock::Fixed(now) = self {
            now.store(at.0, Ordering::Relaxed);
        }
    }

    /// The time now.
    pub fn now(&self) -> Instant {
        match self {
            Clock::System => Instant(jiff::Timestamp::now().as_millisecond()),
            Clock::Fixed(now) => Instant(now.load(Ordering::Relaxed)),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::{date, datetime};

    #[test]
    fn local_time_is_eight_hours_ahead_of_utc() {
        let at = Instant::of(datetime(2026, 3, 11, 7, 59, 59, 0));
        assert_eq!(at.0 % 86_400_000, (23 * 3600 + 59 * 60 + 59) * 1000);
        assert_eq!(at.day(), date(2026, 3, 11));
        assert_eq!(at.local(), datetime(2026, 3, 11, 7, 59, 59, 0));
    }

    #[test]
    fn minutes_floor_and_weeks_begin_on_monday() {
        let at = Instant::of(datetime(2026, 3, 11, 8, 0, 0, 0));
        assert_eq!(Instant(at.0 + 19 * 60_000 + 59_000).minutes_since(at), 19);
        assert_eq!(week_start(date(2026, 3, 15)), date(2026, 3, 9));
        assert_eq!(week_start(date(2026, 3, 9)), date(2026, 3, 9));
        assert_eq!(days_between(date(2026, 3, 1), date(2026, 3, 16)), 15);
    }
}
