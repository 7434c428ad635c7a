//! 公民身份号码, GB 11643-1999: division of six digits, day of birth, number within the day, check character by mod 11.

use jiff::civil::Date;

use super::{compact, is_province, length};
use crate::base::Message;
use crate::msg;

const WEIGHTS: [u32; 17] = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
const CHECKS: &str = "10X98765432";

/// Checks an 身份证号 and gives it without spaces, an X in upper case. `today` bounds the day of birth.
///
/// # Errors
/// The sentence names the length, the wrong character, the impossible day of birth or the check character. A number of
/// 15 digits, valid until 2012, is refused as such.
pub fn identity_number(text: &str, today: Date) -> Result<String, Message> {
    let number = compact(text).to_ascii_uppercase();
    let what = msg!("base-name-identity");
    let have = number.chars().count();
    if have == 15 && number.chars().all(|c| c.is_ascii_digit()) {
        return Err(msg!("base-identity-old"));
    }
    for (at, c) in number.chars().enumerate() {
        if !(c.is_ascii_digit() || (c == 'X' && at == 17)) {
            return Err(msg!("base-identity-sign", at = at + 1, have = c.to_string()));
        }
    }
    if let Some(wrong) = length(&what, have, 18) {
        return Err(wrong);
    }
    let part = |from: usize, count: usize| number.chars().skip(from).take(count).fold(0, |sum, c| sum * 10 + c.to_digit(10).unwrap_or(0));
    let province = part(0, 2);
    // 83 is the province part for residents of Taiwan (residence permit).
    if !is_province(province) && province != 83 {
        return Err(msg!("base-identity-province", have = format!("{province:02}")));
    }
    let (year, month, day) = (part(6, 4), part(10, 2), part(12, 2));
    let born = super::super::dates::day(year, month, day)?;
    if born > today {
        return Err(msg!("base-identity-future", day = born.to_string()));
    }
    if born.year() < 1850 {
        return Err(msg!("base-identity-ancient", day = born.to_string()));
    }
    let sum: u32 = number.chars().zip(WEIGHTS).map(|(c, w)| c.to_digit(10).unwrap_or(0) * w).sum();
    match (CHECKS.chars().nth((sum % 11) as usize), number.chars().last()) {
        (Some(want), Some(have)) if want != have => {
            Err(msg!("base-check-character", what = what, have = have.to_string(), want = want.to_string()))
        }
        _ => Ok(number),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn numbers_and_their_faults() {
        let today = date(2026, 3, 11);
        for (number, want) in [
            // The example of the standard's annex.
            ("11010519491231002X", ""),
            ("440524188001010014", ""),
            (" １１０１０５ 19491231 002x", ""),
            ("", "base-missing"),
            ("110105491231002", "base-identity-old"),
            ("1101051949123100", "base-too-short"),
            ("11010519491231002X1", "base-too-long"),
            ("110105194912310021", "base-check-character"),
            ("11010519491331002X", "base-day-month"),
            ("11010519490231002X", "base-day-day"),
            ("11010520270101002X", "base-identity-future"),
            ("11010518000101002X", "base-identity-ancient"),
            ("99010519491231002X", "base-identity-province"),
            ("1101O519491231002X", "base-identity-sign"),
        ] {
            let id = identity_number(number, today).map(|_| "").unwrap_or_else(|m| m.id);
            assert_eq!(id, want, "{number}");
        }
    }
}
