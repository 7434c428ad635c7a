//! Numbers, dates and times as people read them (LOOK.md §7): 12,486 · 03-11 周三 08:00 · 1,286,400.00 · 97.6%.

use jiff::civil::{Date, DateTime, Weekday};

use super::Lang;

/// A whole number with commas between thousands; minus is `−`.
pub fn group(number: i64) -> String {
    let digits = number.unsigned_abs().to_string();
    let mut out = String::with_capacity(digits.len() + digits.len() / 3 + 3);
    if number < 0 {
        out.push('−');
    }
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            out.push(',');
        }
        out.push(digit);
    }
    out
}

/// Money in fen as `1,286,400.00`.
pub fn money(fen: i64) -> String {
    let sign = if fen < 0 { "−" } else { "" };
    let fen = fen.unsigned_abs();
    format!("{sign}{}.{:02}", group(i64::try_from(fen / 100).unwrap_or(i64::MAX)), fen % 100)
}

/// A share of whole counts as `84.2%`; `—` when there is nothing to share (CONV-12).
pub fn share(part: i64, whole: i64) -> String {
    if whole <= 0 {
        return "—".to_owned();
    }
    // Half up on tenths of a per cent, in whole numbers.
    let tenths = (i128::from(part) * 2000 + i128::from(whole)) / (2 * i128::from(whole));
    format!("{}.{}%", tenths / 10, tenths % 10)
}

/// 周三 / Wed
pub fn weekday(lang: Lang, day: Date) -> &'static str {
    let (zh, en) = match day.weekday() {
        Weekday::Monday => ("周一", "Mon"),
        Weekday::Tuesday => ("周二", "Tue"),
        Weekday::Wednesday => ("周三", "Wed"),
        Weekday::Thursday => ("周四", "Thu"),
        Weekday::Friday => ("周五", "Fri"),
        Weekday::Saturday => ("周六", "Sat"),
        Weekday::Sunday => ("周日", "Sun"),
    };
    if lang == Lang::Zh { zh } else { en }
}

/// `2026-03-11 周三`
pub fn day_long(lang: Lang, day: Date) -> String {
    format!("{day} {}", weekday(lang, day))
}

/// `03-11 周三` within the current year, `2025-03-11` otherwise.
pub fn day_short(lang: Lang, day: Date, today: Date) -> String {
    if day.year() == today.year() { format!("{:02}-{:02} {}", day.month(), day.day(), weekday(lang, day)) } else { day.to_string() }
}

/// `2026-03-11 周三 09:42`
pub fn moment_long(lang: Lang, at: DateTime) -> String {
    format!("{} {:02}:{:02}", day_long(lang, at.date()), at.hour(), at.minute())
}

/// `2026-03-11 09:42:07`, for registers and logs.
pub fn moment_exact(at: DateTime) -> String {
    format!("{} {:02}:{:02}:{:02}", at.date(), at.hour(), at.minute(), at.second())
}
