//! What text means regardless of how it was typed: full-width forms, stray spaces and invisible characters.
//! [`clean`] is what is stored, [`fold`] is what is compared; neither changes a Chinese character.

/// Full-width ASCII forms (`Ａ`, `，`, `１`) to their half-width twins, and the ideographic space to a space.
pub(super) fn half(c: char) -> char {
    match c {
        '\u{FF01}'..='\u{FF5E}' => char::from_u32(u32::from(c) - 0xFEE0).unwrap_or(c),
        '\u{3000}' => ' ',
        '￥' => '¥',
        _ => c,
    }
}

/// Characters that take no room and mean nothing here: byte order mark, zero widths, direction marks, control characters.
fn invisible(c: char) -> bool {
    matches!(c, '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2060}'..='\u{2064}' | '\u{FEFF}' | '\u{00AD}')
        || (c.is_control() && !c.is_whitespace())
}

/// Drops what is invisible, makes every run of white space one space and trims both ends.
fn collapse(text: &str, map: impl Fn(char) -> char) -> String {
    let mut out = String::with_capacity(text.len());
    let mut gap = false;
    for c in text.chars() {
        if invisible(c) {
            continue;
        }
        if c.is_whitespace() {
            gap = !out.is_empty();
            continue;
        }
        if gap {
            out.push(' ');
            gap = false;
        }
        out.push(map(c));
    }
    out
}

/// The form for comparing: half-width, ASCII in lower case, white space collapsed. Chinese stays as it is.
///
/// ```
/// assert_eq!(kefu_desk::base::fold::fold(" ＫＥＦＵ　Ｄｅｓｋ（青岛）"), "kefu desk(青岛)");
/// ```
pub fn fold(text: &str) -> String {
    collapse(text, |c| half(c).to_ascii_lowercase())
}

/// The form for storing what was typed or imported: trimmed, stray and invisible space gone, full-width letters and digits
/// half-width. Case and Chinese punctuation stay.
pub fn clean(text: &str) -> String {
    collapse(text, |c| match half(c) {
        h if h.is_ascii_alphanumeric() => h,
        _ => c,
    })
}

/// Only the digits, half-width.
pub fn digits(text: &str) -> String {
    text.chars().map(half).filter(char::is_ascii_digit).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn folding_makes_forms_equal() {
        for (given, want) in [
            ("\u{FEFF}ＡＢＣ１２３", "abc123"),
            ("　上海　　澜序\u{00A0}货运 ", "上海 澜序 货运"),
            ("海\u{200B}尔（青岛）", "海尔(青岛)"),
            ("\t\r\n", ""),
            ("", ""),
            ("𠮷野家，ＯＫ！", "𠮷野家,ok!"),
        ] {
            assert_eq!(fold(given), want, "{given:?}");
        }
    }

    #[test]
    fn cleaning_keeps_case_and_chinese_punctuation() {
        assert_eq!(clean("　Ｋefu　Ｄesk（青岛），１２ 号 "), "Kefu Desk（青岛），12 号");
        assert_eq!(clean(" \u{200B}\u{FEFF}\u{3000}"), "");
        assert_eq!(clean("甲\u{0000}乙\r\n丙"), "甲乙 丙");
    }

    #[test]
    fn digits_alone() {
        assert_eq!(digits("+86 １３８-1234 5678"), "8613812345678");
    }

    proptest! {
        #[test]
        fn both_forms_are_final(text in "\\PC{0,40}") {
            prop_assert_eq!(fold(&fold(&text)), fold(&text));
            prop_assert_eq!(clean(&clean(&text)), clean(&text));
            prop_assert_eq!(fold(&clean(&text)), fold(&text));
        }
    }
}
