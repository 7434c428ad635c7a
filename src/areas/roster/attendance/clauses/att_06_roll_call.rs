//! ATT-06 「提前10分钟到岗，认真听取班长点名点评」 (000 篇5 交接班1 L229).
//!
//! Who signs in `early_min` (10) minutes before the start or earlier is 到, who comes later is 缺 and not yet late. On a shift that begins
//! with a leave there is no roll call for the person.

use super::super::super::model::Span;
use super::super::model::RollCall;
use crate::base::Instant;

/// When the roll call of a shift is.
pub fn moment(shift: Span, early: i64) -> Instant {
    shift.from.plus_minutes(-early)
}

/// How the roll call found a person who came.
pub fn called(sign_in: Instant, shift: Span, due: &[Span], early: i64) -> Option<RollCall> {
    let from_start = due.first().is_some_and(|first| first.from == shift.from);
    from_start.then(|| if sign_in <= moment(shift, early) { RollCall::Present } else { RollCall::Missed })
}

#[cfg(test)]
mod tests {
    use super::super::tests::{at, hours};
    use super::*;

    #[test]
    fn the_tests_of_the_rule() {
        let shift = hours(8, 16);
        let call = |hour, minute, second| called(at(hour, minute, second), shift, &[shift], 10);
        assert_eq!(call(7, 50, 0), Some(RollCall::Present));
        assert_eq!([call(7, 50, 1), call(8, 0, 0)], [Some(RollCall::Missed); 2]);
        assert_eq!(called(at(9, 55, 0), shift, &[hours(10, 16)], 10), None);
    }
}
