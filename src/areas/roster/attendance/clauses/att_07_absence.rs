//! ATT-07 「按旷工处理」 (000 篇5 请假二、换班五六 L241, L258–259): what makes a shift 旷工, and which clause is its source.
//!
//! | source | when |
//! |---|---|
//! | SWAP-08 | a shift worked by way of a swap was not come to although leave was asked or called in for it |
//! | LEAVE-04, -10, -12, -13 | a request was refused or expired, a certificate or a slip is missing |
//! | SWAP-07 | a shift worked by way of a swap was not come to (空班), or was sat through at another seat than the roster names (误班) |
//! | ATT-01 | there is no sign-in and no effective leave |
//!
//! While a request is undecided, and while a paper is owed that makes a leave effective, a shift is 旷工(待定). An undecided request says
//! so from the start of the shift on, an owed paper at once. Where nobody has come when the last minute is over that no request touches,
//! the shift is 旷工 whatever becomes of the request.

use super::super::super::model::Span;
use super::super::model::Presence;
use super::without;
use crate::base::Instant;

/// No sign-in.
pub const NO_SIGN_IN: &str = "ATT-01";

/// 误班: a shift worked by way of a swap is over, and whoever came never sat at the seat that the roster names (SWAP-07).
pub fn misplaced(shift: &Presence, due: &[Span], now: Instant) -> bool {
    shift.swapped && shift.elsewhere && due.last().is_some_and(|last| now >= last.to)
}

/// How a shift stands to which nobody came so far.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Missing {
    /// The person may still come.
    NotYet,
    /// 旷工(待定) by a clause, until it becomes 旷工 by itself.
    Pending(&'static str, Option<Instant>),
    /// 旷工 by a clause.
    Absent(&'static str),
}

/// Judges a shift without coming. `due` is the time that had to be worked, in order and not empty.
pub fn missing(shift: &Presence, due: &[Span], now: Instant) -> Missing {
    let (Some(first), Some(last)) = (due.first(), due.last()) else { return Missing::NotYet };
    let (begun, over) = (now >= first.from, now >= last.to);
    let cover = &shift.cover;
    let unasked = if shift.swapped { "SWAP-07" } else { NO_SIGN_IN };
    if shift.swapped && cover.asked_on_swap {
        return if begun { Missing::Absent("SWAP-08") } else { Missing::NotYet };
    }
    if let Some(owed) = cover.owed {
        let passed = owed.until.is_some_and(|until| now > until);
        if passed && begun {
            return Missing::Absent(owed.clause);
        }
        let untouched = without(due, &[owed.span]);
        return match untouched.last() {
            Some(rest) if now >= rest.to => Missing::Absent(unasked),
            _ if begun || owed.until.is_some() => Missing::Pending(owed.clause, owed.until),
            _ => Missing::NotYet,
        };
    }
    match cover.fallen {
        Some(clause) if begun => Missing::Absent(clause),
        _ if over => Missing::Absent(unasked),
        _ => Missing::NotYet,
    }
}

#[cfg(test)]
mod tests {
    use super::super::super::super::leave::{Cover, Owed};
    use super::super::tests::{at, hours};
    use super::*;

    fn shift(swapped: bool, cover: Cover) -> Presence {
        Presence {
            span: hours(8, 16),
            swapped,
            elsewhere: false,
            sign_in: None,
            sign_out: None,
            away: Vec::new(),
            cover,
            stopped: Vec::new(),
        }
    }

    fn told(swapped: bool, cover: Cover) -> [Missing; 4] {
        let shift = shift(swapped, cover);
        [at(7, 0, 0), at(8, 0, 0), at(15, 59, 59), at(16, 0, 0)].map(|now| missing(&shift, &[hours(8, 16)], now))
    }

    use Missing::{Absent, NotYet, Pending};

    #[test]
    fn nobody_asked() {
        assert_eq!(told(false, Cover::default()), [NotYet, NotYet, NotYet, Absent("ATT-01")]);
        assert_eq!(told(true, Cover::default()), [NotYet, NotYet, NotYet, Absent("SWAP-07")]);
    }

    #[test]
    fn an_undecided_request_is_pending_from_the_start_and_a_refused_one_absence() {
        let owed = Owed { span: hours(8, 16), clause: "LEAVE-04", until: None };
        let asked = Cover { owed: Some(owed), ..Cover::default() };
        let pending = Pending("LEAVE-04", None);
        assert_eq!(told(false, asked), [NotYet, pending, pending, pending]);
        let refused = Cover { fallen: Some("LEAVE-04"), ..Cover::default() };
        assert_eq!(told(false, refused), [NotYet, Absent("LEAVE-04"), Absent("LEAVE-04"), Absent("LEAVE-04")]);
    }

    #[test]
    fn an_owed_paper_is_pending_at_once_and_absence_when_its_day_is_over() {
        let until = at(15, 59, 0);
        let owed = Owed { span: hours(8, 16), clause: "LEAVE-10", until: Some(until) };
        let pending = Pending("LEAVE-10", Some(until));
        let cover = Cover { owed: Some(owed), ..Cover::default() };
        assert_eq!(told(false, cover), [pending, pending, Absent("LEAVE-10"), Absent("LEAVE-10")]);
    }

    #[test]
    fn what_no_request_touches_is_absence_whatever_is_decided() {
        let owed = Owed { span: hours(8, 10), clause: "LEAVE-04", until: None };
        let cover = Cover { owed: Some(owed), ..Cover::default() };
        let pending = Pending("LEAVE-04", None);
        assert_eq!(told(false, cover), [NotYet, pending, pending, Absent("ATT-01")]);
    }

    #[test]
    fn leave_asked_for_a_swapped_shift_is_the_source() {
        let cover = Cover { asked_on_swap: true, ..Cover::default() };
        assert_eq!(told(true, cover.clone()), [NotYet, Absent("SWAP-08"), Absent("SWAP-08"), Absent("SWAP-08")]);
        // The swap did not come about: nothing of it is left.
        assert_eq!(told(false, cover), [NotYet, NotYet, NotYet, Absent("ATT-01")]);
    }
}
