//! A period of figures: a month, a quarter, a year, or any days; with the one before and the one behind it.

use jiff::ToSpan;

use super::{Day, Message, days_between, plus_days};
use crate::msg;

/// What a period is made of.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum Span {
    /// A calendar month.
    #[default]
    Month,
    /// A calendar quarter.
    Quarter,
    /// A calendar year.
    Year,
    /// From a day to a day.
    Days,
}

impl Span {
    /// Every span, in the order of choices.
    pub const ALL: [Span; 4] = [Span::Month, Span::Quarter, Span::Year, Span::Days];

    /// Text id of its name.
    pub fn text_id(self) -> &'static str {
        match self {
            Span::Month => "base-period-span-month",
            Span::Quarter => "base-period-span-quarter",
            Span::Year => "base-period-span-year",
            Span::Days => "base-period-span-days",
        }
    }

    /// Months of a calendar period.
    fn months(self) -> i32 {
        match self {
            Span::Month => 1,
            Span::Quarter => 3,
            Span::Year | Span::Days => 12,
        }
    }
}

/// Some days in a row, both ends included.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Period {
    span: Span,
    from: Day,
    to: Day,
}

impl Period {
    /// The month, quarter or year in which this day lies; for days that day alone.
    pub fn around(span: Span, day: Day) -> Self {
        if span == Span::Days {
            return Period::days(day, day);
        }
        let months = i32::from(day.month() - 1) % span.months();
        let from = day.first_of_month().saturating_sub(months.months());
        let to = plus_days(from.saturating_add(span.months().months()), -1);
        Period { span, from, to }
    }

    /// From a day to a day, in whichever order they come.
    pub fn days(one: Day, other: Day) -> Self {
        Period { span: Span::Days, from: one.min(other), to: one.max(other) }
    }

    /// Month, quarter, year or days.
    pub fn span(self) -> Span {
        self.span
    }

    /// First day.
    pub fn from(self) -> Day {
        self.from
    }

    /// Last day.
    pub fn to(self) -> Day {
        self.to
    }

    /// The period before; of days as many days as these.
    #[must_use]
    pub fn previous(self) -> Self {
        self.moved(-1)
    }

    /// The period behind.
    #[must_use]
    pub fn next(self) -> Self {
        self.moved(1)
    }

    fn moved(self, by: i32) -> Self {
        if self.span == Span::Days {
            let days = (days_between(self.from, self.to) + 1) * i64::from(by);
            return Period { span: Span::Days, from: plus_days(self.from, days), to: plus_days(self.to, days) };
        }
        Period::around(self.span, self.from.saturating_add((by * self.span.months()).months()))
    }

    /// The word under which notes of the period are kept: `2026-03`, `2026-Q1`, `2026`, `2026-03-01/2026-03-15`.
    pub fn key(self) -> String {
        match self.span {
            Span::Month => self.from.strftime("%Y-%m").to_string(),
            Span::Quarter => format!("{}-Q{}", self.from.year(), self.quarter()),
            Span::Year => self.from.year().to_string(),
            Span::Days => format!("{}/{}", self.from, self.to),
        }
    }

    fn quarter(self) -> i8 {
        (self.from.month() + 2) / 3
    }

    /// The period for people.
    pub fn message(self) -> Message {
        let year = self.from.year().to_string();
        match self.span {
            Span::Month => {
                msg!("base-period-month", year = year, month = self.from.month().to_string())
            }
            Span::Quarter => msg!("base-period-quarter", year = year, quarter = self.quarter().to_string()),
            Span::Year => msg!("base-period-year", year = year),
            Span::Days => msg!("base-period-days", from = self.from.to_string(), to = self.to.to_string()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn periods_follow_the_calendar() {
        let day = date(2026, 3, 31);
        let month = Period::around(Span::Month, day);
        assert_eq!((month.from(), month.to(), month.key()), (date(2026, 3, 1), day, "2026-03".to_owned()));
        assert_eq!(month.previous(), Period::around(Span::Month, date(2026, 2, 28)));
        let quarter = Period::around(Span::Quarter, date(2026, 2, 10));
        assert_eq!((quarter.from(), quarter.to(), quarter.key()), (date(2026, 1, 1), day, "2026-Q1".to_owned()));
        assert_eq!(quarter.previous().key(), "2025-Q4");
        let year = Period::around(Span::Year, day);
        assert_eq!((year.next().from(), year.next().to()), (date(2027, 1, 1), date(2027, 12, 31)));
        let days = Period::days(date(2026, 3, 15), date(2026, 3, 1));
        assert_eq!(days.previous(), Period::days(date(2026, 2, 14), date(2026, 2, 28)));
        assert_eq!((days.next().previous(), days.key()), (days, "2026-03-01/2026-03-15".to_owned()));
    }
}
