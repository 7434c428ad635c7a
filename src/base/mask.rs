//! What is shown of a value to a person without 查看敏感 (FILE-23). Names stay, since files are found by them.
//! The number of stars says nothing that the kind of number does not say anyway; the rest of an address is always four.

use super::check;
use super::divisions;
use super::fold::digits;

/// The first `head` and last `tail` characters, with stars between.
fn between(text: &str, head: usize, tail: usize) -> String {
    let count = text.chars().count();
    // What is too short to leave something hidden is hidden as a whole.
    if count <= head + tail {
        return "*".repeat(count);
    }
    text.chars().enumerate().map(|(at, c)| if at < head || at >= count - tail { c } else { '*' }).collect()
}

/// `138****5678`. Text that is no mobile number keeps its last two digits at most.
pub fn mobile(text: &str) -> String {
    match check::mobile(text) {
        Ok(number) => between(&number, 3, 4),
        Err(_) => unknown(text),
    }
}

/// `0532-****1234`; service numbers are public and stay.
pub fn landline(text: &str) -> String {
    let Ok(number) = check::landline(text) else { return unknown(text) };
    if digits(&number).len() <= 6 || number.starts_with("400-") || number.starts_with("800-") {
        return number;
    }
    // The extension leads to one person: hidden as a whole.
    let mut groups = number.split('-');
    let first = groups.next().unwrap_or_default();
    if first.starts_with('0') {
        let local = groups.next().unwrap_or_default();
        let extension = if groups.next().is_some() { "-***" } else { "" };
        format!("{first}-{}{extension}", between(local, 0, 4))
    } else {
        let extension = if groups.next().is_some() { "-***" } else { "" };
        format!("{}{extension}", between(first, 0, 4))
    }
}

/// Whichever kind of number it is.
pub fn phone(text: &str) -> String {
    if check::mobile(text).is_ok() { mobile(text) } else { landline(text) }
}

/// `370202********0017`
pub fn identity_number(text: &str) -> String {
    between(text, 6, 4)
}

/// The province and city of an address; the rest is hidden. An address that names no division is hidden as a whole.
pub fn address(text: &str) -> String {
    if text.trim().is_empty() {
        return String::new();
    }
    let Some((code, _)) = divisions::from_address(text) else { return "****".to_owned() };
    let path = divisions::path(code);
    // A municipality is province and city in one; its district would already be the third level.
    let levels = if path.first().is_some_and(|province| province.ends_with('市')) { 1 } else { 2 };
    format!("{}****", path.into_iter().take(levels).collect::<String>())
}

/// A number of unknown make: its last two digits, if there are enough to hide.
fn unknown(text: &str) -> String {
    let number = digits(text);
    between(&number, 0, if number.len() >= 5 { 2 } else { 0 })
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn values() {
        assert_eq!(mobile("138 1234 5678"), "138****5678");
        assert_eq!(mobile("1381234567"), "********67");
        assert_eq!(landline("0532-88881234"), "0532-****1234");
        assert_eq!(landline("0550-7470636"), "0550-***0636");
        assert_eq!(landline("88881234"), "****1234");
        assert_eq!(landline("0532-88881234-801"), "0532-****1234-***");
        assert_eq!(landline("95588"), "95588");
        assert_eq!(phone("13812345678"), "138****5678");
        assert_eq!(phone("400-123-4567"), "400-123-4567");
        assert_eq!(phone(""), "");
        assert_eq!(identity_number("11010519491231002X"), "110105********002X");
        assert_eq!(identity_number("12345"), "*****");
        assert_eq!(address("山东省青岛市市南区香港中路 10 号"), "山东省青岛市****");
        assert_eq!(address("上海市浦东新区海基二路 18 号"), "上海市****");
        assert_eq!(address("香港中路 10 号"), "****");
        assert_eq!(address(""), "");
    }

    proptest! {
        #[test]
        fn four_digits_at_least_are_hidden(number in "1[3-9][0-9]{9}") {
            prop_assert_eq!(phone(&number).matches('*').count(), 4);
        }
        #[test]
        fn no_text_breaks_it(text in "\\PC{0,30}|[0-9-]{0,20}") {
            let _ = (phone(&text), address(&text), identity_number(&text));
        }
    }
}
