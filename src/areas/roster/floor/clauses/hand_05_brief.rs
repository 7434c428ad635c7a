//! HAND-05 「岗位交接要简练、快速，不允许闲谈」 (交接班3 L231).
//!
//! The handing over of a seat lasts from the moment when both the relief sits there and the outgoing shift is over until the outgoing
//! person leaves. More than `handover_max_min` (5) minutes are noted: 5:00 is brief, 5:01 is not. A relief who comes early does not
//! count, because the outgoing person works until the end of the shift.

use super::{Steps as _, exact, judged, plain};
use crate::base::{Instant, Judged, Verdict};
use crate::msg;
use crate::rules::Limit;

const ID: &str = "HAND-05";

/// Seconds that the handing over took.
pub fn seconds(ends: Instant, relieved: Instant, left: Instant) -> i64 {
    ((left.0 - ends.max(relieved).0) / 1000).max(0)
}

/// `5:01`
pub fn shown(seconds: i64) -> String {
    format!("{}:{:02}", seconds / 60, seconds % 60)
}

/// What the clause says of it.
pub fn judge(ends: Instant, relieved: Instant, left: Instant, most: &Limit) -> Judged {
    let took = seconds(ends, relieved, left);
    let (verdict, message) = if took > most.value * 60 {
        (Verdict::Warned, msg!("roster-floor-handover-long", took = shown(took), most = most.value))
    } else {
        (Verdict::Kept, msg!("roster-floor-handover-brief", took = shown(took)))
    };
    let facts = vec![
        (msg!("roster-floor-fact-relieved"), plain(exact(relieved))),
        (msg!("roster-floor-fact-end"), plain(exact(ends))),
        (msg!("roster-floor-fact-left"), plain(exact(left))),
    ];
    let step = msg!("roster-floor-step-handover", from = exact(ends.max(relieved)), to = exact(left), took = shown(took));
    judged(ID, verdict, message, vec![most.used.clone()], facts).calculated(vec![step])
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::areas::roster::floor::tests::{at, limit};

    #[test]
    fn five_minutes_are_brief_and_a_second_more_is_not() {
        let (ends, relieved, most) = (at(11, 16, 0, 0), at(11, 15, 58, 0), limit("handover_max_min"));
        let verdict = |left| judge(ends, relieved, left, &most).finding.verdict;
        assert_eq!(verdict(at(11, 16, 5, 0)), Verdict::Kept);
        assert_eq!(verdict(at(11, 16, 5, 1)), Verdict::Warned);
        assert_eq!(seconds(ends, at(11, 16, 12, 0), at(11, 16, 17, 1)), 301);
        assert_eq!(seconds(ends, relieved, at(11, 15, 59, 0)), 0);
        assert_eq!(shown(301), "5:01");
    }
}
