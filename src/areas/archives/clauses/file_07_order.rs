//! FILE-07 「档案内文件按签发日期的先后顺序保存，并建立详细目录」 (001 篇七 c5 L27).
//!
//! The catalogue stands by date of issue, then by registration. The date is mandatory and not later than the registration.

use crate::base::{Day, Flaw};
use crate::msg;

/// What is wrong with a date of issue on the day of registration.
pub fn judge(issued: Option<Day>, registered: Day) -> Option<Flaw> {
    let message = match issued {
        None => msg!("archives-issued-blank"),
        Some(day) if day > registered => msg!("archives-issued-later"),
        Some(_) => return None,
    };
    Some(Flaw { field: "issued", clause: "FILE-07", message })
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn the_date_of_issue_is_there_and_not_tomorrow() {
        let today = date(2026, 3, 10);
        assert!(judge(None, today).is_some());
        assert!(judge(Some(date(2026, 3, 11)), today).is_some());
        assert!(judge(Some(today), today).is_none());
        assert!(judge(Some(date(2025, 12, 30)), today).is_none());
    }
}
