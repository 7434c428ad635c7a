//! FILE-13 「谁接收谁签字，谁发放谁签字，并做好归档整理工作」 (001 篇七 a1 L7).
//!
//! A letter is 已送达 only when issuer and receiver have signed; then it is registered for filing (FILE-08). Until then whoever issued
//! it is reminded from the next day on.

use crate::areas::archives::model::LetterDraft;
use crate::base::{Day, Flaw, Instant, plus_days};
use crate::msg;

/// Signatures that are missing when a letter is entered: the issuer's always, the receiver's may come later.
pub fn judge(draft: &LetterDraft) -> Option<Flaw> {
    draft.issuer.trim().is_empty().then(|| Flaw { field: "issuer", clause: "FILE-13", message: msg!("archives-issuer-blank") })
}

/// From which day on the missing signature is reminded of.
pub fn reminded_from(issued: Instant) -> Day {
    plus_days(issued.day(), 1)
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::{date, datetime};

    #[test]
    fn the_missing_signature_is_reminded_of_on_the_next_day() {
        assert_eq!(reminded_from(Instant::of(datetime(2026, 3, 2, 17, 0, 0, 0))), date(2026, 3, 3));
    }
}
