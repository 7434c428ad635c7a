//! HAND-01 「提前10分钟到岗，认真听取班长点名点评；点名点评完毕列队进入机房」 (交接班1–2 L229–230, 班长7 L288).
//!
//! The 班长 opens the roll call from `early_min` (10) minutes before the shift on, not earlier. It lists who works the shift after
//! swaps and leave; who is on leave when the shift begins is 假. Seats are taken only after it is closed. A shift that begins without
//! an opened roll call is reported to 客服部主任; a roll call that is opened after the start is held all the same, with a warning.
//! Opened exactly at the start is in time. What the early arrival itself means for a person is ATT-06.

use super::{Steps as _, clock, exact, judged, plain};
use crate::areas::roster::floor::model::{CallState, Mark, Member, RollCall};
use crate::base::{Instant, Judged, Verdict};
use crate::msg;
use crate::rules::Limit;

const ID: &str = "HAND-01";

/// From when the roll call of a shift that starts then can be opened.
pub fn opens_at(start: Instant, early: &Limit) -> Instant {
    start.plus_minutes(-early.value)
}

/// Opening it at this moment.
pub fn judge_open(start: Instant, now: Instant, early: &Limit) -> Judged {
    let from = opens_at(start, early);
    let (verdict, message) = if now < from {
        (Verdict::Refused, msg!("roster-floor-call-early", minutes = early.value, from = clock(from)))
    } else if now > start {
        (Verdict::Warned, msg!("roster-floor-call-late", start = clock(start), minutes = now.minutes_since(start)))
    } else {
        (Verdict::Kept, msg!("roster-floor-call-in-time", at = clock(now)))
    };
    let facts = vec![(msg!("roster-floor-fact-start"), plain(clock(start))), (msg!("roster-floor-fact-opened"), plain(exact(now)))];
    let step = msg!("roster-floor-step-opens", start = clock(start), minutes = early.value, from = clock(from));
    judged(ID, verdict, message, vec![early.used.clone()], facts).calculated(vec![step])
}

/// Taking a seat of the shift: only after its roll call is closed.
pub fn judge_seat(call: Option<&RollCall>, start: Instant, early: &Limit) -> Judged {
    let state = RollCall::state(call);
    let facts = vec![(msg!("roster-floor-fact-start"), plain(clock(start))), (msg!("roster-floor-fact-call"), state.message())];
    let (verdict, message) = match call.and_then(|call| call.closed.as_ref()) {
        Some(closed) => (Verdict::Kept, msg!("roster-floor-call-done", at = clock(closed.at), name = closed.name.as_str())),
        None if state == CallState::Open => (Verdict::Refused, msg!("roster-floor-seat-call-open")),
        None => (Verdict::Refused, msg!("roster-floor-seat-call-waiting")),
    };
    judged(ID, verdict, message, vec![early.used.clone()], facts)
}

/// Whether the shift began without a roll call: none was opened by its start.
pub fn is_missed(opened: Option<Instant>, start: Instant, now: Instant) -> bool {
    opened.map_or(now >= start, |opened| opened > start)
}

/// What a person is as long as nobody says otherwise: 假 when leave covers the start of the shift, else 到.
pub fn presumed(member: &Member) -> Mark {
    if member.is_away(member.shift.span.from) { Mark::Leave } else { Mark::Present }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::areas::roster::floor::tests::{at, limit};

    #[test]
    fn from_ten_minutes_before_the_shift_to_the_second() {
        let (start, early) = (at(11, 8, 0, 0), limit("early_min"));
        let verdict = |now| judge_open(start, now, &early).finding.verdict;
        assert_eq!(verdict(at(11, 7, 49, 59)), Verdict::Refused);
        assert_eq!(verdict(at(11, 7, 50, 0)), Verdict::Kept);
        assert_eq!(verdict(start), Verdict::Kept);
        assert_eq!(verdict(at(11, 8, 0, 1)), Verdict::Warned);
        let why = judge_open(start, at(11, 7, 49, 59), &early).why;
        assert_eq!((why.clause, why.parameters[0].key, why.steps.len()), ("HAND-01", "early_min", 1));
    }

    #[test]
    fn a_shift_that_began_without_one_is_reported() {
        let start = at(11, 8, 0, 0);
        assert!(!is_missed(None, start, at(11, 7, 59, 59)));
        assert!(is_missed(None, start, start));
        assert!(!is_missed(Some(start), start, at(11, 9, 0, 0)));
        assert!(is_missed(Some(at(11, 8, 5, 0)), start, at(11, 9, 0, 0)));
    }
}
