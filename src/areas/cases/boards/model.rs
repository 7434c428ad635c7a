//! How ages and numbers are written on the boards.

use crate::base::{Day, Message};
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
}
