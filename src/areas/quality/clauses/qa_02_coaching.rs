//! QA-02 「检查中发现问题要耐心帮助解答」 (质检员 2 L291).
//!
//! A finding cannot be recorded as corrected, and so not be closed, without a coaching note (辅导内容); the agent closes it by 已阅. Who has
//! not confirmed a sheet or a coaching note within three days is reminded, and the checker is told.

use crate::areas::quality::model::due_in_days;
use crate::base::{Instant, Refusal};
use crate::msg;

const ID: &str = "QA-02";
/// So many days the agent has for 已阅.
pub const DAYS: i64 = 3;

/// Until when something is to be confirmed that was put before the agent then.
pub fn due(since: Instant) -> Instant {
    due_in_days(since, DAYS)
}

/// Whether the agent is reminded, since the days are over.
pub fn is_reminded(since: Instant, now: Instant) -> bool {
    now > due(since)
}

/// Refuses a correction without a coaching note.
///
/// # Errors
/// The refusal.
pub fn must_coach(coaching: &str) -> Result<(), Refusal> {
    if coaching.trim().is_empty() { Err(Refusal::of_field("coaching", ID, msg!("quality-no-coaching"))) } else { Ok(()) }
}

#[cfg(test)]
mod tests {
    use super::super::tests::at;
    use super::*;

    #[test]
    fn without_a_note_it_is_refused_and_after_three_days_reminded() {
        assert_eq!(must_coach("  ").unwrap_err().clauses, ["QA-02"]);
        assert!(must_coach("先认同，再说明").is_ok());
        assert!(!is_reminded(at(3, 10, 0, 0), at(6, 23, 59, 59)));
        assert!(is_reminded(at(3, 10, 0, 0), at(7, 0, 0, 0)));
    }
}
