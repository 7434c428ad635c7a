//! FILE-33 「矛盾客户、难伺候的客户、刁蛮客户等」 (000 篇2 L15).
//!
//! A file may say that its customer is difficult, and how. Only staff see it: it is no field of the file, so that no list, sheet or form
//! that leaves the department can hold it.

use crate::base::{Message, Refusal};
use crate::msg;

/// The usual kinds; another word may stand for one.
pub const KINDS: [&str; 3] = ["矛盾", "难伺候", "刁蛮"];

/// Checks the word; empty takes it away.
///
/// # Errors
/// It is too long for a word.
pub fn judge(word: &str) -> Result<(), Refusal> {
    let long = word.trim().chars().count() > 20;
    if long { Err(Refusal::of_field("difficult", "FILE-33", msg!("customers-too-long", limit = 20_i64))) } else { Ok(()) }
}

/// How to speak with such a customer.
pub fn hint(word: &str) -> Message {
    match word {
        "矛盾" => msg!("customers-record-hint-torn"),
        "难伺候" => msg!("customers-record-hint-exacting"),
        "刁蛮" => msg!("customers-record-hint-rude"),
        _ => msg!("customers-record-hint-other"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_word_with_its_hint() {
        assert!(judge("").is_ok() && judge("难伺候").is_ok() && judge(&"难".repeat(21)).is_err());
        let mut hints: Vec<&str> = KINDS.iter().chain(&["其他"]).map(|kind| hint(kind).id).collect();
        hints.dedup();
        assert_eq!(hints.len(), 4);
    }
}
