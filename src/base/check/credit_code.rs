//! 统一社会信用代码, GB 32100-2015: 18 characters — who registered it, what kind it is, division of six digits, nine of the
//! body, and a check character by ISO 7064 mod 31.

use super::{compact, is_province, length};
use crate::base::Message;
use crate::msg;

/// The characters in the order of their values. I, O, S, V and Z are left out, because they look like digits or each other.
const ALPHABET: &str = "0123456789ABCDEFGHJKLMNPQRTUWXY";
const LENGTH: usize = 18;

/// A code from a list of another program, and what should be corrected about it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CreditCode {
    /// The code in upper case, without spaces.
    pub code: String,
    /// The code can be told apart but is not as the standard writes it; the row is kept and says so.
    pub warning: Option<Message>,
}

fn value(c: char) -> Option<u32> {
    ALPHABET.chars().position(|a| a == c).and_then(|at| u32::try_from(at).ok())
}

/// The check character of the first 17 characters; `None` when one of them is outside the alphabet.
pub(in crate::base) fn check_character(body: impl Iterator<Item = char>) -> Option<char> {
    let mut sum = 0;
    // Weight of place i is 3^(i-1) mod 31.
    let mut weight = 1;
    for c in body.take(LENGTH - 1) {
        sum += value(c)? * weight;
        weight = weight * 3 % 31;
    }
    ALPHABET.chars().nth(((31 - sum % 31) % 31) as usize)
}

/// Checks a 统一社会信用代码 and gives it in upper case without spaces.
///
/// # Errors
/// The sentence names the length, the wrong character and its place, or the check character. A registration number of
/// 15 digits, valid until 2017, is refused as such.
pub fn credit_code(text: &str) -> Result<String, Message> {
    let code = compact(text).to_ascii_uppercase();
    let what = msg!("base-name-credit-code");
    let have = code.chars().count();
    if have == 15 && code.chars().all(|c| c.is_ascii_digit()) {
        return Err(msg!("base-credit-code-old"));
    }
    if have == 9 {
        return Err(msg!("base-credit-code-organisation"));
    }
    characters(&code)?;
    if let Some(wrong) = length(&what, have, LENGTH) {
        return Err(wrong);
    }
    parts(&code)?;
    check(&code, code.chars().last())?;
    Ok(code)
}

/// As [`credit_code`], for lists of other programs: some write the nine digits of a town where the standard has the six of a
/// county, which makes 21 characters (Dongguan and Zhongshan have no counties). Such a code is kept, with a warning, so that
/// one odd program does not turn back a whole list; a new code typed into a form is never taken like this.
///
/// # Errors
/// As [`credit_code`].
pub fn credit_code_listed(text: &str) -> Result<CreditCode, Message> {
    let code = compact(text).to_ascii_uppercase();
    let division = code.chars().skip(2).take(9);
    let town = code.chars().count() == LENGTH + 3 && division.clone().all(|c| c.is_ascii_digit());
    // Only a town that exists makes 21 characters plausible; anything else is a typing error.
    let known = town && super::super::divisions::is_town(&division.collect::<String>());
    if !known {
        return credit_code(text).map(|code| CreditCode { code, warning: None });
    }
    characters(&code)?;
    parts(&code)?;
    check(&code, code.chars().last())?;
    Ok(CreditCode { code, warning: Some(msg!("base-credit-code-town", have = LENGTH + 3, want = LENGTH)) })
}

fn characters(code: &str) -> Result<(), Message> {
    for (at, c) in code.chars().enumerate() {
        if value(c).is_none() {
            let likely = match c {
                'O' => Some("0"),
                'I' => Some("1"),
                'Z' => Some("2"),
                'S' => Some("5"),
                'V' => Some("U"),
                _ => None,
            };
            let at = at + 1;
            return Err(match likely {
                Some(likely) => msg!("base-credit-code-letter", at = at, have = c.to_string(), likely = likely),
                None => msg!("base-credit-code-sign", at = at, have = c.to_string()),
            });
        }
    }
    Ok(())
}

fn parts(code: &str) -> Result<(), Message> {
    let mut chars = code.chars();
    // Who registered it, GB 32100-2015 table 1 with amendment 1.
    if let Some(first) = chars.next().filter(|c| !matches!(c, '1'..='9' | 'A' | 'N' | 'Y')) {
        return Err(msg!("base-credit-code-registrar", have = first.to_string()));
    }
    let division: Vec<char> = chars.skip(1).take(6).collect();
    for (at, c) in division.iter().enumerate() {
        if !c.is_ascii_digit() {
            return Err(msg!("base-credit-code-division-letter", at = at + 3, have = c.to_string()));
        }
    }
    let province = division.iter().take(2).fold(0, |sum, c| sum * 10 + c.to_digit(10).unwrap_or(0));
    // 10 stands for a registration by the State itself. Counties come and go, so only the province is held to the list.
    if !is_province(province) && province != 10 {
        return Err(msg!("base-credit-code-province", have = format!("{province:02}")));
    }
    Ok(())
}

fn check(code: &str, last: Option<char>) -> Result<(), Message> {
    match (check_character(code.chars()), last) {
        (Some(want), Some(have)) if want != have => {
            Err(msg!("base-check-character", what = msg!("base-name-credit-code"), have = have.to_string(), want = want.to_string(),))
        }
        _ => Ok(()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn id(text: &str) -> &'static str {
        credit_code(text).map(|_| "").unwrap_or_else(|m| m.id)
    }

    #[test]
    fn true_codes_pass() {
        for code in ["91370784HD1TJ3Y7L4", "935133321K6FMHDQAG", " 9137 0784 HD1T J3Y7 L4", "９１３７０７８４ｈｄ１ｔｊ３ｙ７ｌ４"]
        {
            assert_eq!(id(code), "", "{code}");
        }
        assert_eq!(credit_code("91370784hd1tj3y7l4").unwrap(), "91370784HD1TJ3Y7L4");
    }

    #[test]
    fn each_fault_is_named() {
        for (code, want) in [
            ("", "base-missing"),
            ("91370784HD1TJ3Y7L", "base-too-short"),
            ("91370784HD1TJ3Y7L44", "base-too-long"),
            ("370784123456789", "base-credit-code-old"),
            ("HD1TJ3Y7L", "base-credit-code-organisation"),
            ("9137O784HD1TJ3Y7L4", "base-credit-code-letter"),
            ("91370784HD1TJ3Y7号4", "base-credit-code-sign"),
            ("C1370784HD1TJ3Y7L4", "base-credit-code-registrar"),
            ("91A70784HD1TJ3Y7L4", "base-credit-code-division-letter"),
            ("91990784HD1TJ3Y7L4", "base-credit-code-province"),
            ("91370784HD1TJ3Y7L5", "base-check-character"),
        ] {
            assert_eq!(id(code), want, "{code}");
        }
        let wrong = credit_code("91370784HD1TJ3Y7L5").unwrap_err();
        assert!(wrong.args.contains(&("want", "4".into())) && wrong.args.contains(&("have", "5".into())));
    }

    #[test]
    fn a_town_code_passes_in_lists_only_and_warns() {
        let listed = credit_code_listed("92441900122CPY2P5540Y").unwrap();
        assert!(listed.warning.is_some());
        assert_eq!(id("92441900122CPY2P5540Y"), "base-too-long");
        assert!(credit_code_listed("91370784HD1TJ3Y7L4").unwrap().warning.is_none());
        assert!(credit_code_listed("92441900999CPY2P5540Y").is_err());
        assert!(credit_code_listed("92441900122CPY2P5540X").is_err());
    }

    proptest! {
        #[test]
        fn one_wrong_character_never_passes(body in "91370784[0-9A-H]{9}", at in 8usize..17, with in "[0-9A-H]") {
            let code = format!("{body}{}", check_character(body.chars()).unwrap());
            prop_assert_eq!(credit_code(&code).unwrap(), code.clone());
            let mut chars: Vec<char> = code.chars().collect();
            let with = with.chars().next().unwrap();
            if chars[at] != with {
                chars[at] = with;
                prop_assert!(credit_code(&chars.into_iter().collect::<String>()).is_err());
            }
        }

        #[test]
        fn no_text_breaks_it(text in "\\PC{0,30}") {
            let _ = credit_code_listed(&text);
        }
    }
}
