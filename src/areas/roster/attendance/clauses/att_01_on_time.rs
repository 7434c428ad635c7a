//! ATT-01 「不迟到，不早退，不无故旷工，确保当班时间准点到岗」 (000 篇5 请假一 L240).
//!
//! Signing in at the start is on time, and so are seconds after it: whole minutes count (CONV-07). Who was on leave at the start is
//! late from the end of the leave, and early against the beginning of a leave that goes to the end. Going one second before the end
//! without permission is early. Signing in when nothing of the shift is left to be worked is no coming.
//!
//! Signing in and out is for one's own shift, from some hours before its start until some hours after its end; later only a
//! correction enters it.

use super::super::super::model::Span;
use super::{length, whole_minutes, within};
use crate::base::Instant;

/// Hours before the start and after the end of a shift in which signing is taken to mean this shift.
pub const SIGN_HOURS: i64 = 4;

/// The moments between which a person may sign for a shift himself.
pub fn signing(shift: Span) -> Span {
    Span { from: shift.from.plus_minutes(-SIGN_HOURS * 60), to: shift.to.plus_minutes(SIGN_HOURS * 60) }
}

/// Whether signing in at this moment is coming to the shift at all.
pub fn comes(sign_in: Instant, due: &[Span]) -> bool {
    due.last().is_some_and(|last| sign_in < last.to)
}

/// Whole minutes of the time due that were over when the person came.
pub fn late(sign_in: Instant, due: &[Span]) -> i64 {
    due.first().map_or(0, |first| whole_minutes(missed(due, Span { from: first.from, to: sign_in })))
}

/// Whole minutes of the time due that were left when the person went; `None` when nothing was left.
pub fn early(sign_out: Instant, due: &[Span]) -> Option<i64> {
    let missed = due.last().map_or(0, |last| missed(due, Span { from: sign_out, to: last.to }));
    (missed > 0).then(|| whole_minutes(missed))
}

fn missed(due: &[Span], frame: Span) -> i64 {
    if frame.from < frame.to { length(&within(due, frame)) } else { 0 }
}

#[cfg(test)]
mod tests {
    use super::super::tests::{at, hours};
    use super::*;

    #[test]
    fn the_tests_of_the_rule() {
        let due = [hours(8, 16)];
        assert_eq!([(8, 0, 0), (8, 0, 59), (8, 1, 0), (7, 30, 0)].map(|(h, m, s)| late(at(h, m, s), &due)), [0, 0, 1, 0]);
        assert_eq!([(16, 0, 0), (15, 59, 59), (15, 30, 0)].map(|(h, m, s)| early(at(h, m, s), &due)), [None, Some(0), Some(30)]);
        assert!(comes(at(15, 59, 59), &due) && !comes(at(16, 0, 0), &due) && !comes(at(8, 0, 0), &[]));
    }

    #[test]
    fn leave_moves_the_start_and_the_end() {
        let due = [hours(10, 12), hours(13, 15)];
        assert_eq!(late(at(10, 20, 0), &due), 20);
        // An hour on leave in the middle is not missed.
        assert_eq!(late(at(13, 5, 0), &due), 125);
        assert_eq!(early(at(15, 0, 0), &due), None);
        assert_eq!(early(at(12, 30, 0), &due), Some(120));
        assert_eq!(signing(hours(8, 16)), hours(4, 20));
    }
}
