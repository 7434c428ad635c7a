//! SWAP-05 「换班者、还班者不允许连班」 (000 篇5 换班三 L256), read for the plan too.
//!
//! What 连班 is says `swap_05_back_to_back`. In the plan it is warned, and shifts that share time are refused, since nobody works both.
//! A shift wholly on effective leave is not worked.

use super::super::super::model::{Shift, Span};
use crate::areas::roster::model::shift_message;
use crate::areas::roster::swaps::clauses::swap_05_back_to_back::{is_back_to_back, sentence};
use crate::base::{Finding, Message, Refusal, Verdict};

/// Minutes between two shifts when they are too few; negative where the shifts share time.
pub fn too_close(before: Span, after: Span, gap_h: i64) -> Option<i64> {
    let gap = after.from.minutes_since(before.to);
    is_back_to_back(gap, gap_h).then_some(gap)
}

/// Two shifts of one person share time.
pub fn refuse_overlap(who: &str, first: &Shift, second: &Shift) -> Refusal {
    Refusal::by("SWAP-05", message(who, first, second, -1, 0))
}

/// Two shifts of one person without enough rest between them.
pub fn warn(who: &str, first: &Shift, second: &Shift, gap: i64, gap_h: i64) -> Finding {
    Finding { clause: "SWAP-05", verdict: Verdict::Warned, message: message(who, first, second, gap, gap_h) }
}

fn message(who: &str, first: &Shift, second: &Shift, gap: i64, gap_h: i64) -> Message {
    let name = |shift: &Shift| shift_message(shift.day, &shift.name, second.day);
    sentence(who, name(first), name(second), gap, gap_h)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::base::Instant;
    use jiff::civil::datetime;
    use proptest::prelude::*;

    fn span(day: i8, from: i8, hours: i64) -> Span {
        let from = Instant::of(datetime(2026, 3, day, from, 0, 0, 0));
        Span { from, to: from.plus_minutes(hours * 60) }
    }

    #[test]
    fn eight_hours_are_enough_and_one_minute_less_is_not() {
        let night = span(10, 22, 8);
        assert_eq!(too_close(night, span(11, 8, 8), 8), Some(120));
        assert_eq!(too_close(night, span(11, 14, 8), 8), None);
        let early = Span { from: span(11, 14, 8).from.plus_minutes(-1), ..span(11, 14, 8) };
        assert_eq!(too_close(night, early, 8), Some(479));
        assert_eq!(too_close(span(20, 14, 8), span(20, 8, 8), 8), Some(-840));
    }

    #[test]
    fn with_no_hours_only_shifts_that_touch_are_too_close() {
        assert_eq!(too_close(span(11, 8, 8), span(11, 16, 8), 0), Some(0));
        assert_eq!(too_close(span(11, 8, 8), span(11, 17, 8), 0), None);
    }

    proptest! {
        #[test]
        fn more_hours_never_make_it_better(start in 0i64..60, gap_h in 1i64..24) {
            let before = span(10, 8, 8);
            let from = before.to.plus_minutes(start * 30);
            let after = Span { from, to: from.plus_minutes(480) };
            prop_assert!(too_close(before, after, gap_h).is_none() || too_close(before, after, gap_h + 1).is_some());
        }
    }
}
