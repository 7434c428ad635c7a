//! QA-01 「发现问题立即纠正，遇突发事件及时上报主任」 (质检员 1 L290).
//!
//! A finding is 待纠正 until a 质检员 records that it was corrected, with the time and the coaching note. It is due `qa_fix_hours` (24)
//! after it was found, to the second: exactly 24:00:00 is in time. Recorded later it stands all the same, with a warning. 突发 stands in the
//! list of 客服部主任 from the moment of the finding until he has taken note.

use super::{Limits, Saying, exact, plain};
use crate::base::{Instant, Judged, Verdict};
use crate::msg;

const ID: &str = "QA-01";

/// Until when a finding is to be corrected.
pub fn due(found: Instant, limits: &Limits) -> Instant {
    found.plus_minutes(limits.fix_hours.value * 60)
}

/// Whether an open finding is overdue.
pub fn is_overdue(found: Instant, now: Instant, limits: &Limits) -> bool {
    now > due(found, limits)
}

/// Correcting it now.
pub fn judge(found: Instant, now: Instant, limits: &Limits) -> Judged {
    let minutes = now.minutes_since(found);
    let (verdict, message) = if is_overdue(found, now, limits) {
        (Verdict::Warned, msg!("quality-fix-late", due = exact(due(found, limits)), minutes = minutes))
    } else {
        (Verdict::Kept, msg!("quality-fix-in-time", minutes = minutes))
    };
    Saying::of(ID, verdict, message)
        .used(&limits.fix_hours)
        .fact(msg!("quality-fact-found"), plain(exact(found)))
        .fact(msg!("quality-fact-corrected"), plain(exact(now)))
        .step(msg!("quality-step-fix", found = exact(found), hours = limits.fix_hours.value, due = exact(due(found, limits))))
        .judged()
}

#[cfg(test)]
mod tests {
    use super::super::tests::{at, limits};
    use super::*;

    #[test]
    fn a_day_to_the_second() {
        let found = at(3, 10, 0, 0);
        let zh = crate::i18n::Lang::Zh.say(&judge(found, at(3, 10, 20, 0), &limits()).finding.message);
        assert!(zh.contains("20"), "{zh}");
        assert!(!is_overdue(found, at(4, 10, 0, 0), &limits()));
        assert!(is_overdue(found, at(4, 10, 0, 1), &limits()));
        assert_eq!(judge(found, at(4, 10, 0, 1), &limits()).finding.verdict, Verdict::Warned);
    }
}
