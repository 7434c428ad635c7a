//! Telephone numbers of the mainland: mobiles, landlines with area code and extension, service numbers.

use super::{compact, length};
use crate::base::Message;
use crate::base::fold::fold;
use crate::msg;

/// The first character that has no place in a number.
fn stray(number: &str) -> Option<char> {
    number.chars().find(|c| !c.is_ascii_digit())
}

/// The number without the country code 86, however it is written.
fn national(number: &str) -> &str {
    let plain = number.strip_prefix('+').unwrap_or(number);
    let plain = plain.strip_prefix("00").unwrap_or(plain);
    match plain.strip_prefix("86") {
        // A landline of seven or eight digits may begin with 86 itself.
        Some(rest) if number.starts_with(['+', '0']) || rest.chars().count() >= 10 => rest,
        _ => number,
    }
}

/// Checks a mobile number and gives its 11 digits. `+86`, spaces and dashes are taken.
///
/// # Errors
/// 手机只有 10 位，应为 11 位, and the like.
pub fn mobile(text: &str) -> Result<String, Message> {
    let what = msg!("base-name-mobile");
    let typed = compact(text).replace(['(', ')'], "");
    let number = national(&typed);
    if let Some(have) = stray(number) {
        return Err(msg!("base-number-sign", what = what, have = have.to_string()));
    }
    if let Some(wrong) = length(&what, number.chars().count(), 11) {
        return Err(wrong);
    }
    let mut start = number.chars();
    match (start.next(), start.next()) {
        (Some('1'), Some('3'..='9')) => Ok(number.to_owned()),
        _ => Err(msg!("base-mobile-start", have = number.chars().take(2).collect::<String>())),
    }
}

/// Checks a landline or service number and gives it as `0532-88881234`, `0532-88881234-801`, `88881234`, `400-123-4567` or
/// `95588`.
///
/// # Errors
/// The sentence names the area code or the length that is wrong.
pub fn landline(text: &str) -> Result<String, Message> {
    let what = msg!("base-name-landline");
    // A separator is any run of what people put between the parts.
    let folded = fold(text).replace("分机", "x").replace('转', "x").replace("ext", "x");
    let trimmed = national(folded.trim_matches(|c: char| c == ' ' || c == '(')).trim_start_matches(['-', ' ', ')', '(']);
    let (body, extension) = match trimmed.split_once(['x', '#', '*']) {
        Some((body, extension)) => (body, Some(extension)),
        None => (trimmed, None),
    };
    let is_gap = |c: char| matches!(c, ' ' | '-' | '(' | ')' | '–' | '—' | '−' | '_' | '/');
    let mut groups: Vec<&str> = body.split(is_gap).filter(|g| !g.is_empty()).collect();
    if let Some(have) = groups.iter().find_map(|g| stray(g)) {
        return Err(msg!("base-number-sign", what = what, have = have.to_string()));
    }
    let mut extension: Option<String> = match extension {
        None => None,
        Some(extension) => {
            let digits: String = extension.chars().filter(|c| !is_gap(*c) && !matches!(c, '.' | ':')).collect();
            if let Some(have) = stray(&digits) {
                return Err(msg!("base-number-sign", what = what, have = have.to_string()));
            }
            Some(digits)
        }
    };
    // `0532-88881234-801`: what follows a whole number is an extension.
    if extension.is_none()
        && let Some((last, front)) = groups.split_last()
        && is_whole(&front.concat())
    {
        extension = Some((*last).to_owned());
        groups.pop();
    }
    let number: String = groups.concat();
    let have = number.chars().count();
    if have == 0 {
        return Err(msg!("base-missing", what = what));
    }
    if let Some(extension) = &extension
        && !(1..=6).contains(&extension.chars().count())
    {
        return Err(msg!("base-extension-length", have = extension.chars().count()));
    }
    if number.starts_with("400") || number.starts_with("800") {
        return service(&number, &extension);
    }
    if is_short_service(&number) {
        return Ok(with_extension(number, &extension));
    }
    if !number.starts_with('0') {
        return local(&number).map(|number| with_extension(number, &extension));
    }
    let (area, rest) = area(&number, groups.first().copied().unwrap_or_default());
    if !area_exists(&area) {
        return Err(msg!("base-landline-area", have = area));
    }
    local(&rest).map(|rest| with_extension(format!("{area}-{rest}"), &extension))
}

/// 95588, 10086, 12345: five or six digits that no local number begins with.
fn is_short_service(number: &str) -> bool {
    (5..=6).contains(&number.len()) && ["10", "11", "12", "95", "96"].iter().any(|start| number.starts_with(start))
}

/// Whether nothing is missing from a number, so that what follows it is something else.
fn is_whole(number: &str) -> bool {
    if number.starts_with('0') {
        let (area, rest) = area(number, "");
        return area_exists(&area) && (7..=8).contains(&rest.len());
    }
    let is_ten = number.len() == 10 && (number.starts_with("400") || number.starts_with("800"));
    is_ten || is_short_service(number) || (7..=8).contains(&number.len())
}

/// 400 and 800 numbers have ten digits; as local numbers they would have seven or eight.
fn service(number: &str, extension: &Option<String>) -> Result<String, Message> {
    let have = number.chars().count();
    if (7..=8).contains(&have) {
        return Ok(with_extension(number.to_owned(), extension));
    }
    if let Some(wrong) = length(&msg!("base-name-service-number"), have, 10) {
        return Err(wrong);
    }
    let part = |from: usize, count: usize| number.chars().skip(from).take(count).collect::<String>();
    Ok(with_extension(format!("{}-{}-{}", part(0, 3), part(3, 3), part(6, 4)), extension))
}

/// The number behind the area code: seven or eight digits.
fn local(number: &str) -> Result<String, Message> {
    match number.chars().count() {
        7 | 8 => Ok(number.to_owned()),
        have => Err(msg!("base-landline-length", have = have)),
    }
}

/// 010 and 02x have three digits, the rest four; a written gap decides where it can.
fn area(number: &str, first_group: &str) -> (String, String) {
    let size = match first_group.chars().count() {
        given @ 3..=4 => given,
        _ if number.starts_with("01") || number.starts_with("02") => 3,
        _ => 4,
    };
    (number.chars().take(size).collect(), number.chars().skip(size).collect())
}

fn area_exists(area: &str) -> bool {
    let mut chars = area.chars().skip(1);
    matches!(
        (area.chars().count(), chars.next(), chars.next()),
        (3, Some('1'), Some('0')) | (3, Some('2'), Some('0'..='9')) | (4, Some('3'..='9'), Some(_))
    )
}

fn with_extension(number: String, extension: &Option<String>) -> String {
    match extension {
        Some(extension) => format!("{number}-{extension}"),
        None => number,
    }
}

/// Checks a number that may be a mobile or a landline.
///
/// # Errors
/// Those of [`mobile`] for what begins like one, else those of [`landline`].
pub fn phone(text: &str) -> Result<String, Message> {
    let number = compact(text);
    let number = national(&number);
    let digits = number.chars().filter(char::is_ascii_digit).count();
    // Nine and more digits from 1 on are meant as a mobile; shorter ones are local or service numbers.
    if number.starts_with('1') && digits >= 9 { mobile(text) } else { landline(text) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::i18n::Lang;
    use proptest::prelude::*;

    #[test]
    fn mobiles() {
        for text in
            ["13812345678", " 138-1234-5678", "+86 138 1234 5678", "008613812345678", "８６１３８１２３４５６７８", "(+86)13812345678"]
        {
            assert_eq!(mobile(text).as_deref(), Ok("13812345678"), "{text}");
        }
        let say = |text: &str| Lang::Zh.say(&mobile(text).unwrap_err());
        assert_eq!(say("1880432426"), "手机只有 10 位，应为 11 位");
        assert_eq!(say("138123456789"), "手机有 12 位，应为 11 位");
        assert_eq!(say("12812345678"), "手机以 12 开头，应以 13–19 开头");
        assert_eq!(say("1381234567O"), "手机里有“o”，只能写数字");
        assert_eq!(say(" "), "手机没有填写");
    }

    #[test]
    fn landlines() {
        for (text, want) in [
            ("028-30629072", "028-30629072"),
            ("０５５０　７４７０６３６", "0550-7470636"),
            ("(0532)88881234", "0532-88881234"),
            ("053288881234", "0532-88881234"),
            ("02030629072", "020-30629072"),
            ("+86 532 88881234", "+"),
            ("+86-0532-88881234", "0532-88881234"),
            ("0532-88881234-801", "0532-88881234-801"),
            ("0532-88881234转801", "0532-88881234-801"),
            ("0532-88881234 分机 801", "0532-88881234-801"),
            ("0532-8888 1234", "0532-88881234"),
            ("8888-1234", "88881234"),
            ("8612345", "8612345"),
            ("400 123 4567", "400-123-4567"),
            ("8001234567", "800-123-4567"),
            ("95588", "95588"),
            ("95588转1", "95588-1"),
            ("400-123-4567-801", "400-123-4567-801"),
            ("88881234-801", "88881234-801"),
            ("0532-8888-1234", "0532-88881234"),
            ("12345", "12345"),
        ] {
            let got = landline(text);
            if want == "+" {
                assert!(got.is_err(), "{text}");
            } else {
                assert_eq!(got.as_deref(), Ok(want), "{text}");
            }
        }
        let say = |text: &str| Lang::Zh.say(&landline(text).unwrap_err());
        assert_eq!(say("0532-123456"), "固定电话不算区号有 6 位，应为 7 或 8 位");
        assert_eq!(say("0132-88881234"), "没有区号 0132，区号是 010、02 开头的 3 位或 03–09 开头的 4 位");
        assert_eq!(say("400-123-456"), "服务号码只有 9 位，应为 10 位");
    }

    #[test]
    fn either() {
        assert_eq!(phone("138 1234 5678").as_deref(), Ok("13812345678"));
        assert_eq!(phone("0532 88881234").as_deref(), Ok("0532-88881234"));
        assert_eq!(phone("1381234567").unwrap_err().id, "base-too-short");
        assert_eq!(phone("12345").as_deref(), Ok("12345"));
    }

    proptest! {
        #[test]
        fn what_passed_passes_again(text in "[0-9 +()x转-]{0,18}") {
            if let Ok(number) = phone(&text) {
                prop_assert_eq!(phone(&number), Ok(number.clone()));
            }
        }
        #[test]
        fn no_text_breaks_it(text in "\\PC{0,30}") {
            let _ = (phone(&text), landline(&text), mobile(&text));
        }
    }
}
