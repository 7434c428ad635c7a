//! Checks of single values as typed: each gives the normalised value, or a sentence that says exactly what is wrong.
//! Whether a value must be given at all, and whether it is taken already, is the business of the areas.

mod credit_code;
mod email;
mod identity;
mod phone;

pub(in crate::base) use credit_code::check_character;
pub use credit_code::{CreditCode, credit_code, credit_code_listed};
pub use email::{email, postcode};
pub use identity::identity_number;
pub use phone::{landline, mobile, phone};

use super::Message;
use super::fold::fold;
use crate::msg;

/// Province part of a division code (GB/T 2260): the first two digits.
fn is_province(code: u32) -> bool {
    matches!(code, 11..=15 | 21..=23 | 31..=37 | 41..=46 | 50..=54 | 61..=65 | 71 | 81 | 82)
}

/// Too few or too many characters, or nothing when the number is right.
fn length(what: &Message, have: usize, want: usize) -> Option<Message> {
    match have {
        0 => Some(msg!("base-missing", what = what.clone())),
        _ if have < want => Some(msg!("base-too-short", what = what.clone(), have = have, want = want)),
        _ if have > want => Some(msg!("base-too-long", what = what.clone(), have = have, want = want)),
        _ => None,
    }
}

/// A number that people write with spaces and dashes: folded, separators gone.
fn compact(text: &str) -> String {
    fold(text).chars().filter(|c| !matches!(c, ' ' | '-' | '.' | '_' | '–' | '—' | '−' | '\'' | '`')).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::base::dates::{parse_day, parse_money};
    use crate::base::fold::clean;
    use serde_json::Value;
    use std::collections::BTreeSet;

    /// Set `KEFU_LIST` to the path of a list and its truth file to hold all of it to the same.
    #[test]
    fn a_whole_list_has_the_flaws_it_has() {
        let Ok(path) = std::env::var("KEFU_LIST") else { return };
        let rows = csv_rows(std::fs::read_to_string(&path).unwrap().trim_start_matches('\u{FEFF}'));
        let truth = std::fs::read_to_string(path.replace("utf8bom.csv", "truth.json")).unwrap();
        let truth: Value = serde_json::from_str(&truth).unwrap();
        let want: BTreeSet<(usize, String)> = truth["flawed"]
            .as_array()
            .unwrap()
            .iter()
            .map(|f| (f["row"].as_u64().unwrap() as usize, f["column"].as_str().unwrap().to_owned()))
            .collect();
        assert_eq!(flaws(&rows), want);
    }

    fn csv_rows(text: &str) -> Vec<Vec<String>> {
        let mut reader = csv::Reader::from_reader(text.as_bytes());
        reader.records().map(|r| r.unwrap().iter().map(str::to_owned).collect()).collect()
    }

    fn flaws(rows: &[Vec<String>]) -> BTreeSet<(usize, String)> {
        let mut found = BTreeSet::new();
        for (at, row) in rows.iter().enumerate() {
            let mut flaw = |column: &str| found.insert((at + 2, column.to_owned()));
            if clean(&row[0]).is_empty() {
                flaw("A");
            }
            if mobile(&row[2]).is_err() {
                flaw("C");
            }
            if landline(&row[3]).is_err() {
                flaw("D");
            }
            if credit_code_listed(&row[12]).is_err() {
                flaw("M");
            }
            if parse_day(&row[13]).is_err() {
                flaw("N");
            }
            if parse_money(&row[14]).is_err() {
                flaw("O");
            }
        }
        found
    }
}
