//! Days, amounts and counts as people and spreadsheets write them, and the numbers that Excel keeps for days.
//! How they are shown is the business of [`crate::i18n`].

use jiff::ToSpan;
use jiff::civil::Date;

use super::Message;
use super::fold::fold;
use crate::msg;

/// The day of these parts.
///
/// # Errors
/// Names the part that is impossible: 月份是 13, or 2023 年 2 月只有 28 天.
pub(super) fn day(year: u32, month: u32, day: u32) -> Result<Date, Message> {
    let parts = (i16::try_from(year), i8::try_from(month), i8::try_from(day));
    if !(1..=9999).contains(&year) {
        return Err(msg!("base-day-year", year = year.to_string()));
    }
    if !(1..=12).contains(&month) {
        return Err(msg!("base-day-month", month = month.to_string()));
    }
    if day == 0 {
        return Err(msg!("base-day-zero"));
    }
    if let (Ok(y), Ok(m), Ok(d)) = parts
        && let Ok(date) = Date::new(y, m, d)
    {
        return Ok(date);
    }
    let last = match month {
        2 => 28 + i64::from(year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400))),
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    };
    Err(msg!("base-day-day", year = year.to_string(), month = month.to_string(), day = day.to_string(), last = last))
}

/// A day as typed or imported: `2024-03-05`, `2024/3/5`, `2024.3.5`, `2024年3月5日`, `20240305`, in full width too; a time
/// behind it is passed over. Five digits are the number that Excel keeps for a day.
///
/// # Errors
/// Names the impossible part, or says why the text is ambiguous: `5/3/2024` and `24-3-5` are never guessed at.
pub fn parse_day(text: &str) -> Result<Date, Message> {
    let folded = fold(text);
    if folded.is_empty() {
        return Err(msg!("base-missing", what = msg!("base-name-day")));
    }
    let unread = || msg!("base-day-unread", text = folded.as_str());
    if folded.chars().all(|c| c.is_ascii_digit() || c == '.') && folded.matches('.').count() <= 1 {
        return bare_number(&folded).unwrap_or_else(|| Err(unread()));
    }
    let (parts, rest) = parts(&folded);
    if !is_time(&rest) {
        return Err(unread());
    }
    let [first, second, third] = parts.as_slice() else {
        return match parts.as_slice() {
            [_, _] => Err(msg!("base-day-short", text = folded.as_str())),
            _ => Err(unread()),
        };
    };
    match (first.len(), third.len()) {
        (4, 1..=2) if second.len() <= 2 => {}
        (1..=2, 4) => return Err(msg!("base-day-order", text = folded.as_str())),
        (1..=2, 1..=2) => return Err(msg!("base-day-two-digits", text = folded.as_str())),
        _ => return Err(unread()),
    }
    let number = |part: &String| part.parse::<u32>().unwrap_or(0);
    plausible(day(number(first), number(second), number(third))?)
}

/// Days of an office lie between 1900 and 2199; anything else is a slip of the keyboard.
fn plausible(day: Date) -> Result<Date, Message> {
    if (1900..2200).contains(&day.year()) { Ok(day) } else { Err(msg!("base-day-year", year = day.year().to_string())) }
}

/// `20240305`, `45356` and `45356.5`.
fn bare_number(text: &str) -> Option<Result<Date, Message>> {
    let whole = text.split('.').next().unwrap_or_default();
    match whole.len() {
        8 if whole == text => {
            let number = text.parse::<u32>().ok()?;
            Some(day(number / 10_000, number / 100 % 100, number % 100).and_then(plausible))
        }
        5 => {
            let serial = text.parse::<f64>().ok()?;
            (20_000.0..80_001.0).contains(&serial).then(|| serial_day(serial))
        }
        _ => None,
    }
}

/// The three numbers at the front, and what follows them.
fn parts(text: &str) -> (Vec<String>, String) {
    let mut parts: Vec<String> = Vec::new();
    let mut current = String::new();
    let mut chars = text.chars().peekable();
    while let Some(&c) = chars.peek() {
        if c.is_ascii_digit() {
            current.push(c);
        } else if matches!(c, '-' | '/' | '.' | '年' | '月' | '日' | '号' | '–' | '—' | '−') && !current.is_empty() {
            parts.push(std::mem::take(&mut current));
            if parts.len() == 3 {
                chars.next();
                break;
            }
        } else if c == ' ' && current.is_empty() && parts.len() < 3 {
            // `2024 年`: spaces around the marks mean nothing.
        } else if c == ' ' && parts.len() < 2 {
            let mut ahead = chars.clone();
            ahead.next();
            if !ahead.peek().is_some_and(|next| matches!(next, '年' | '月' | '-' | '/' | '.')) {
                break;
            }
        } else if c == ' ' {
            let mut ahead = chars.clone();
            ahead.next();
            if !ahead.peek().is_some_and(|next| matches!(next, '日' | '号')) {
                break;
            }
        } else {
            break;
        }
        chars.next();
    }
    if !current.is_empty() && parts.len() < 3 {
        parts.push(current);
    }
    (parts, chars.collect())
}

/// Only what can be a time or a weekday may follow a day.
fn is_time(rest: &str) -> bool {
    let rest = rest.replace("上午", "").replace("下午", "").replace("星期", "").replace("am", "").replace("pm", "");
    rest.chars().all(|c| c.is_ascii_digit() || " :.,-+()tz周一二三四五六日天时分秒点".contains(c))
}

/// The day of an Excel serial number in the 1900 system; the fraction is the time and is passed over.
///
/// Excel counts a 1900-02-29 that never was (serial 60), so numbers below it are one day later than a plain count says.
///
/// # Errors
/// Numbers below 1, 60 itself, and those beyond 9999-12-31.
pub fn serial_day(serial: f64) -> Result<Date, Message> {
    let wrong = || msg!("base-day-serial", serial = serial.to_string());
    if !(1.0..2_958_466.0).contains(&serial) {
        return Err(wrong());
    }
    let whole = serial.floor() as i64;
    let days = match whole {
        60 => return Err(wrong()),
        ..60 => whole,
        _ => whole - 1,
    };
    Date::constant(1899, 12, 31).checked_add(days.days()).map_err(|_| wrong())
}

/// An amount and the power of ten of its unit (元, 万元, 亿元).
fn number_and_unit(text: &str) -> (String, u32) {
    let mut bare: String = fold(text).chars().filter(|c| !matches!(c, ' ' | '¥' | '\'')).collect();
    for word in ["人民币", "rmb", "cny"] {
        bare = bare.trim_start_matches(word).trim_end_matches(word).to_owned();
    }
    for ending in ["整", "正", "元", "圆"] {
        bare = bare.trim_end_matches(ending).to_owned();
    }
    match (bare.strip_suffix('万'), bare.strip_suffix('亿')) {
        (Some(number), _) => (number.to_owned(), 4),
        (_, Some(number)) => (number.to_owned(), 8),
        _ => (bare, 0),
    }
}

/// A decimal number times 10^`power`, exact; `what` is named in the sentences.
fn scaled(number: &str, power: u32, text: &str, what: &Message) -> Result<i64, Message> {
    let unread = || msg!("base-number-unread", what = what.clone(), text = fold(text));
    let (negative, number) = match number.strip_prefix(['-', '−']) {
        Some(rest) => (true, rest),
        None => match number.strip_prefix('(').and_then(|rest| rest.strip_suffix(')')) {
            // Accountants write a negative amount in brackets.
            Some(rest) => (true, rest),
            None => (false, number.strip_prefix('+').unwrap_or(number)),
        },
    };
    let (whole, fraction) = number.split_once('.').unwrap_or((number, ""));
    let groups: Vec<&str> = whole.split(',').collect();
    if groups.len() > 1 {
        let first = groups.first().is_some_and(|g| (1..=3).contains(&g.len()));
        if !first || groups.iter().skip(1).any(|g| g.len() != 3) {
            return Err(msg!("base-number-groups", text = fold(text)));
        }
    }
    let whole = groups.concat();
    if whole.is_empty() && fraction.is_empty() || !whole.chars().chain(fraction.chars()).all(|c| c.is_ascii_digit()) {
        return Err(unread());
    }
    let fraction = fraction.trim_end_matches('0');
    let places = u32::try_from(fraction.len()).unwrap_or(u32::MAX);
    if places > power {
        return Err(msg!("base-number-places", what = what.clone(), text = fold(text)));
    }
    let too_large = || msg!("base-number-large", what = what.clone());
    let digits: i64 = format!("0{whole}{fraction}").parse().map_err(|_| too_large())?;
    let value = 10_i64.checked_pow(power - places).and_then(|scale| digits.checked_mul(scale)).ok_or_else(too_large)?;
    Ok(if negative { -value } else { value })
}

/// Money in fen from `1,286,400.00 元`, `￥128.5`, `12.8 万元`, `（300.00）`, in full width too.
///
/// # Errors
/// Text that is no number, commas in the wrong places, parts of a fen, and amounts beyond the range.
pub fn parse_money(text: &str) -> Result<i64, Message> {
    let what = msg!("base-name-money");
    let (number, unit) = number_and_unit(text);
    if number.is_empty() {
        return Err(msg!("base-missing", what = what));
    }
    scaled(&number, unit + 2, text, &what)
}

/// A whole count from `1,200`, `120 人`, `1.2 万`.
///
/// # Errors
/// Text that is no number, fractions, and negative numbers.
pub fn parse_count(text: &str) -> Result<i64, Message> {
    let what = msg!("base-name-count");
    let bare = fold(text);
    let bare = bare.trim_end_matches(|c: char| c == ' ' || "人个台家户次套件名位辆".contains(c));
    let (number, unit) = number_and_unit(bare);
    if number.is_empty() {
        return Err(msg!("base-missing", what = what));
    }
    match scaled(&number, unit, text, &what)? {
        negative if negative < 0 => Err(msg!("base-number-negative", what = what)),
        count => Ok(count),
    }
}

/// Money in fen from a number cell. Binary fractions are off by far less than a fen; half a fen and more is refused as text is.
///
/// # Errors
/// Not a number, parts of a fen, beyond the range.
pub fn money_of_number(number: f64) -> Result<i64, Message> {
    let what = msg!("base-name-money");
    let fen = (number * 100.0).round();
    if !fen.is_finite() || fen.abs() > 9e15 {
        return Err(msg!("base-number-large", what = what));
    }
    if (number * 100.0 - fen).abs() > 0.001 + fen.abs() * 1e-12 {
        return Err(msg!("base-number-places", what = what, text = number.to_string()));
    }
    Ok(fen as i64)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::i18n::Lang;
    use jiff::civil::date;
    use proptest::prelude::*;

    #[test]
    fn days_as_people_write_them() {
        for text in [
            "2024-03-05",
            "2024/3/5",
            "2024.3.5",
            "2024年3月5日",
            "2024年03月05号",
            "2024 年 3 月 5 日",
            "20240305",
            "２０２４／３／５",
            "　2024年３月５日\u{FEFF}",
            "2024/3/5 0:00:00",
            "2024-03-05T08:30:00Z",
            "2024年3月5日 下午 3:20",
            "2024-03-05 周二",
            "2024-3-5 星期二",
            "45356",
            "45356.75",
        ] {
            assert_eq!(parse_day(text), Ok(date(2024, 3, 5)), "{text}");
        }
    }

    #[test]
    fn days_that_cannot_be() {
        let say = |text: &str| Lang::Zh.say(&parse_day(text).unwrap_err());
        assert_eq!(say("2016年13月2日"), "月份是 13，应为 1–12");
        assert_eq!(say("2023-02-29"), "日期是 29 日，2023 年 2 月只有 28 天");
        assert_eq!(say("20230431"), "日期是 31 日，2023 年 4 月只有 30 天");
        assert_eq!(say("2023-01-00"), "日期是 0 日，应从 1 日起");
        assert_eq!(say("5/3/2024"), "“5/3/2024”分不清月和日，应先写年，如 2024-03-05");
        assert_eq!(say("24-3-5"), "“24-3-5”的年份只有 2 位，应为 4 位，如 2024-03-05");
        assert_eq!(say("2024年3月"), "“2024年3月”没有写到日");
        assert_eq!(say("上周"), "“上周”不是日期，应写成 2024-03-05");
        assert_eq!(say("0202-03-05"), "年份是 202，应为 1900–2199");
        assert_eq!(say(" "), "日期没有填写");
        for text in ["1234", "240305", "2024-03-05x", "2024-03-05-06x", "20240305.5", "12345", "2024--3", "2024/003/5"] {
            assert!(parse_day(text).is_err(), "{text}");
        }
    }

    #[test]
    fn excel_days() {
        assert_eq!(serial_day(1.0), Ok(date(1900, 1, 1)));
        assert_eq!(serial_day(59.0), Ok(date(1900, 2, 28)));
        assert!(serial_day(60.0).is_err());
        assert_eq!(serial_day(61.0), Ok(date(1900, 3, 1)));
        assert_eq!(serial_day(45356.999), Ok(date(2024, 3, 5)));
        assert_eq!(serial_day(2_958_465.0), Ok(date(9999, 12, 31)));
        for wrong in [0.0, -1.0, 2_958_466.0, f64::NAN, f64::INFINITY] {
            assert!(serial_day(wrong).is_err());
        }
    }

    #[test]
    fn amounts() {
        for (text, want) in [
            ("1,286,400.00 元", 128_640_000),
            ("￥1,286,400", 128_640_000),
            ("¥0.5", 50),
            ("８９３４．４９", 893_449),
            ("12.8 万元", 12_800_000),
            ("1.23456万", 1_234_560),
            ("3亿", 30_000_000_000),
            ("人民币 100 元整", 10_000),
            ("-12.30", -1230),
            ("（300.00）", -30_000),
            ("10.500", 1050),
        ] {
            assert_eq!(parse_money(text), Ok(want), "{text}");
        }
        for (text, want) in [
            ("", "base-missing"),
            ("元", "base-missing"),
            ("12.345", "base-number-places"),
            ("1,28,640", "base-number-groups"),
            ("面议", "base-number-unread"),
            ("12.3.4", "base-number-unread"),
            ("99999999999999999999", "base-number-large"),
        ] {
            assert_eq!(parse_money(text).unwrap_err().id, want, "{text}");
        }
        assert_eq!(money_of_number(8934.49), Ok(893_449));
        assert_eq!(money_of_number(0.1 + 0.2), Ok(30));
        assert!(money_of_number(1.005).is_err());
        assert!(money_of_number(f64::NAN).is_err());
    }

    #[test]
    fn counts() {
        assert_eq!(parse_count("120 人"), Ok(120));
        assert_eq!(parse_count("1,200"), Ok(1200));
        assert_eq!(parse_count("1.2万"), Ok(12_000));
        assert_eq!(parse_count("12.0"), Ok(12));
        assert_eq!(parse_count("1.5").unwrap_err().id, "base-number-places");
        assert_eq!(parse_count("-3").unwrap_err().id, "base-number-negative");
    }

    proptest! {
        #[test]
        fn every_way_of_writing_gives_the_day(y in 1900i16..2200, m in 1i8..=12, d in 1i8..=28) {
            let want = Ok(date(y, m, d));
            prop_assert_eq!(parse_day(&format!("{y}-{m:02}-{d:02}")), want.clone());
            prop_assert_eq!(parse_day(&format!("{y}/{m}/{d} 0:00:00")), want.clone());
            prop_assert_eq!(parse_day(&format!("{y}年{m}月{d}日")), want.clone());
            prop_assert_eq!(parse_day(&format!("{y}{m:02}{d:02}")), want);
        }
        #[test]
        fn amounts_come_back(fen in -9_000_000_000_000i64..9_000_000_000_000) {
            let text = crate::i18n::money(fen);
            prop_assert_eq!(parse_money(&text), Ok(fen));
            let number = fen as f64 / 100.0;
            prop_assert_eq!(money_of_number(number), Ok(fen));
        }
        #[test]
        fn no_text_breaks_it(text in "[-0-9./年月日, 万元]{0,14}|\\PC{0,20}") {
            let _ = (parse_day(&text), parse_money(&text), parse_count(&text));
        }
    }
}
