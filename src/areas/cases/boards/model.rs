//! Nouns of the boards: how ages and numbers are written, and over which time figures are taken.

use jiff::ToSpan as _;

use crate::areas::cases::complaints::Period;
use crate::base::{Day, Message, plus_days};
use crate::msg;

/// A length of time in milliseconds in at most two units: 28 分, 17 小时, 4 天 2 时.
pub fn length(millis: i64) -> Message {
    let minutes = (millis / 60_000).max(0);
    let (days, hours) = (minutes / 1_440, minutes / 60);
    match (days, hours, hours % 24) {
        (0, 0, _) => msg!("cases-boards-minutes", count = minutes),
        (0, hours, _) => msg!("cases-boards-hours", count = hours),
        (days, _, 0) => msg!("cases-boards-days", count = days),
        (days, _, hours) => msg!("cases-boards-days-hours", days = days, hours = hours),
    }
}

/// The number without its kind, and without its year within the current one: `0310-004`.
pub fn short_no(no: &str, today: Day) -> &str {
    let rest = no.split_once('-').map_or(no, |(_, rest)| rest);
    rest.strip_prefix(&today.year().to_string()).unwrap_or(rest)
}

/// Of what a period is made.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Span {
    /// A month.
    #[default]
    Month,
    /// A quarter.
    Quarter,
    /// A year.
    Year,
}

impl Span {
    /// Every one.
    pub const ALL: [Span; 3] = [Span::Month, Span::Quarter, Span::Year];

    fn months(self) -> i8 {
        match self {
            Span::Month => 1,
            Span::Quarter => 3,
            Span::Year => 12,
        }
    }

    /// Text id of its name.
    pub fn text_id(self) -> &'static str {
        match self {
            Span::Month => "cases-boards-span-month",
            Span::Quarter => "cases-boards-span-quarter",
            Span::Year => "cases-boards-span-year",
        }
    }

    /// The period that holds this day.
    pub fn around(self, day: Day) -> Period {
        let into = (day.month() - 1) % self.months();
        let from = day.first_of_month().saturating_sub(i32::from(into).months());
        Period { from, to: plus_days(from.saturating_add(i32::from(self.months()).months()), -1) }
    }

    /// The period before, or the one after.
    pub fn beside(self, period: Period, later: bool) -> Period {
        self.around(plus_days(if later { period.to } else { period.from }, if later { 1 } else { -1 }))
    }

    /// Its name: 2026 年 3 月, 2026 年 1 季度, 2026 年.
    pub fn name(self, period: Period) -> Message {
        let (year, month) = (i64::from(period.from.year()), i64::from(period.from.month()));
        // A year is a number without commas.
        let year = year.to_string();
        match self {
            Span::Month => msg!("cases-boards-of-month", year = year, month = month),
            Span::Quarter => msg!("cases-boards-of-quarter", year = year, quarter = (month + 2) / 3),
            Span::Year => msg!("cases-boards-of-year", year = year),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::i18n::Lang;
    use jiff::civil::date;

    #[test]
    fn lengths_have_at_most_two_units() {
        let said = |minutes: i64| Lang::Zh.say(&length(minutes * 60_000));
        assert_eq!([28, 17 * 60, 48 * 60, 98 * 60].map(said), ["28 分", "17 小时", "2 天", "4 天 2 时"]);
    }

    #[test]
    fn the_year_is_left_out_within_it() {
        let today = date(2026, 3, 11);
        assert_eq!(["TS-20260310-004", "TS-20251231-001"].map(|no| short_no(no, today)), ["0310-004", "20251231-001"]);
    }

    #[test]
    fn periods_follow_each_other() {
        let day = date(2026, 3, 11);
        let quarter = Span::Quarter.around(day);
        assert_eq!((quarter.from, quarter.to), (date(2026, 1, 1), date(2026, 3, 31)));
        assert_eq!(Span::Month.beside(Span::Month.around(day), false).to, date(2026, 2, 28));
        assert_eq!(Span::Year.beside(Span::Year.around(day), true).from, date(2027, 1, 1));
    }
}
