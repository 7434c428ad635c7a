//! A record of the roster by its business number (QJ-…, HB-…), for who may read it.

use super::{leave, swaps};
use crate::areas::{Context, Found, typed_number};
use crate::base::{Fault, No};
use crate::sql;

/// Most records that one search names.
const MOST: i64 = 5;

/// Whether a text may be a number of the roster, or the beginning of one.
pub fn is_number(text: &str) -> bool {
    let typed = typed_number(text);
    (typed.starts_with("QJ") || typed.starts_with("HB")) && typed.len() > 2 && typed.chars().skip(2).all(|c| c.is_ascii_digit())
}

/// The newest records whose number begins with this text, as far as the person may read them.
///
/// # Errors
/// A fault of the file.
pub fn by_number(cx: &Context<'_, '_>, text: &str) -> Result<Vec<Found>, Fault> {
    if !is_number(text) {
        return Ok(Vec::new());
    }
    let pattern = format!("{}%", typed_number(text));
    let statement = "SELECT id, no, applicant_name FROM leave WHERE replace(no, '-', '') LIKE ?1 ORDER BY no DESC LIMIT ?2";
    let mut found = cx.tx.all(statement, sql![pattern.as_str(), MOST], |row| {
        Ok(Found { place: "leave", id: row.int(0)?, no: row.text(1)?, names: vec![row.text(2)?] })
    })?;
    let statement = "SELECT s.id, s.no, a.name, b.name FROM swap s JOIN staff a ON a.id = s.a JOIN staff b ON b.id = s.b \
                     WHERE replace(s.no, '-', '') LIKE ?1 ORDER BY s.no DESC LIMIT ?2";
    found.extend(cx.tx.all(statement, sql![pattern.as_str(), MOST], |row| {
        Ok(Found { place: "swap", id: row.int(0)?, no: row.text(1)?, names: vec![row.text(2)?, row.text(3)?] })
    })?);
    let mut seen = Vec::with_capacity(found.len());
    for one in found {
        if may_read(cx, &one)? {
            seen.push(one);
        }
    }
    Ok(seen)
}

/// Whether the room shows this record to the person.
fn may_read(cx: &Context<'_, '_>, found: &Found) -> Result<bool, Fault> {
    let asked = match found.place {
        "leave" => leave::ask(cx, &leave::Query::View { id: found.id }).map(drop),
        _ => swaps::ask(cx, &swaps::Query::Swap { id: found.id }).map(drop),
    };
    match asked {
        Ok(()) => Ok(true),
        Err(No::Fault(fault)) => Err(fault),
        Err(_) => Ok(false),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_known_by_their_letters_and_digits() {
        for text in ["QJ-20260311-001", "qj20260311", "hb-2026", "HB 20260311 002"] {
            assert!(is_number(text), "{text}");
        }
        for text in ["qj", "QJX1", "王芳", "20260311", "TS-20260303-001", ""] {
            assert!(!is_number(text), "{text}");
        }
    }
}
