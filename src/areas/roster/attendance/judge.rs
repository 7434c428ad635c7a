//! What became of a shift: one pure function from what is known of it, the limits in force and the time to its result.

use super::clauses::{
    att_01_on_time, att_02_breach, att_03_away, att_06_roll_call,
    att_07_absence::{self, Missing},
    length, within, without,
};
use super::model::{Became, Judgement, Limits, Presence};
use crate::areas::roster::model::Span;
use crate::base::Instant;

/// The time that had to be worked: the shift without leave, public business and the time of a 停工 order; in order, apart.
pub fn due(shift: &Presence) -> Vec<Span> {
    let taken: Vec<Span> = [&shift.cover.leave, &shift.cover.business, &shift.stopped].into_iter().flatten().copied().collect();
    without(&[shift.span], &taken)
}

/// Judges a shift at a moment. Every state of facts has a result, and time alone never turns 旷工 into anything else.
///
/// Where several things hold, the result is the first of 旷工, 违纪(迟到), 违纪(脱岗), 迟到, 早退; the figures keep them all.
pub fn judge(shift: &Presence, limits: &Limits, now: Instant) -> Judgement {
    let due = due(shift);
    let mut judged = Judgement {
        became: Became::Due,
        source: None,
        until: None,
        due: due.first().map(|span| span.from),
        due_until: due.last().map(|span| span.to),
        late: 0,
        late_breach: false,
        early: None,
        away: 0,
        away_breach: false,
        roll_call: None,
        stopped: !within(&shift.stopped, shift.span).is_empty(),
    };
    if due.is_empty() {
        judged.became = free(shift);
        return judged;
    }
    let until = [now, shift.sign_out.unwrap_or(now), shift.span.to].into_iter().min().unwrap_or(now);
    let minutes = shift.away.iter().map(|absence| att_03_away::unpermitted(absence, &due, until));
    judged.away = att_03_away::counted(minutes, limits.sum_away);
    judged.away_breach = att_03_away::is_breach(judged.away, limits.breach);
    let Some(sign_in) = shift.sign_in.filter(|at| att_01_on_time::comes(*at, &due)) else {
        match att_07_absence::missing(shift, &due, now) {
            // Public business is attendance (LEAVE-17): who was out for a part of the shift is not absent for want of a sign-in.
            Missing::Absent(att_07_absence::NO_SIGN_IN) if !shift.cover.business.is_empty() => judged.became = Became::Business,
            Missing::Absent(clause) => (judged.became, judged.source) = (Became::Absent, Some(clause)),
            Missing::Pending(clause, until) => (judged.became, judged.source, judged.until) = (Became::Pending, Some(clause), until),
            Missing::NotYet if judged.away_breach => judged.became = Became::AwayBreach,
            Missing::NotYet => {}
        }
        return judged;
    };
    if att_07_absence::misplaced(shift, &due, now) {
        (judged.became, judged.source) = (Became::Absent, Some("SWAP-07"));
        return judged;
    }
    judged.late = att_01_on_time::late(sign_in, &due);
    judged.late_breach = att_02_breach::is_breach(judged.late, limits.breach);
    judged.early = shift.sign_out.and_then(|at| att_01_on_time::early(at, &due));
    judged.roll_call = att_06_roll_call::called(sign_in, shift.span, &due, limits.early);
    judged.became = if judged.late_breach {
        Became::LateBreach
    } else if judged.away_breach {
        Became::AwayBreach
    } else if judged.late > 0 {
        Became::Late
    } else if judged.early.is_some() {
        Became::LeftEarly
    } else {
        Became::OnTime
    };
    judged
}

/// A shift of which nothing had to be worked: the longer of leave and public business; 应出勤 where only a 停工 order covers it.
fn free(shift: &Presence) -> Became {
    let covered = |spans: &[Span]| length(&within(spans, shift.span));
    match (covered(&shift.cover.leave), covered(&shift.cover.business)) {
        (0, 0) => Became::Due,
        (leave, business) if leave >= business => Became::Leave,
        _ => Became::Business,
    }
}

#[cfg(test)]
mod tests {
    use super::super::clauses::tests::{at, hours};
    use super::super::model::{Absence, RollCall};
    use super::*;
    use crate::areas::roster::leave::{Cover, Owed};
    use proptest::prelude::*;

    const LIMITS: Limits = Limits { breach: 20, sum_away: false, room: 15, early: 10 };

    fn shift() -> Presence {
        Presence {
            span: hours(8, 16),
            swapped: false,
            elsewhere: false,
            sign_in: None,
            sign_out: None,
            away: Vec::new(),
            cover: Cover::default(),
            stopped: Vec::new(),
        }
    }

    fn became(shift: &Presence, now: Instant) -> Became {
        judge(shift, &LIMITS, now).became
    }

    #[test]
    fn coming_in_time_late_and_too_late() {
        for (hour, minute, second, wanted, late, call) in [
            (7, 50, 0, Became::OnTime, 0, RollCall::Present),
            (7, 50, 1, Became::OnTime, 0, RollCall::Missed),
            (8, 0, 59, Became::OnTime, 0, RollCall::Missed),
            (8, 1, 0, Became::Late, 1, RollCall::Missed),
            (8, 19, 59, Became::Late, 19, RollCall::Missed),
            (8, 20, 0, Became::LateBreach, 20, RollCall::Missed),
        ] {
            let shift = Presence { sign_in: Some(at(hour, minute, second)), ..shift() };
            let judged = judge(&shift, &LIMITS, at(16, 0, 0));
            assert_eq!((judged.became, judged.late, judged.minutes(), judged.roll_call), (wanted, late, late, Some(call)));
        }
        let after_the_end = Presence { sign_in: Some(at(16, 0, 0)), ..shift() };
        assert_eq!(became(&after_the_end, at(16, 5, 0)), Became::Absent);
        assert_eq!([became(&shift(), at(15, 0, 0)), became(&shift(), at(16, 0, 0))], [Became::Due, Became::Absent]);
    }

    #[test]
    fn leave_of_a_part_moves_start_and_end() {
        let cover = Cover { leave: vec![hours(8, 10)], ..Cover::default() };
        let late = Presence { sign_in: Some(at(10, 20, 0)), cover: cover.clone(), ..shift() };
        let judged = judge(&late, &LIMITS, at(16, 0, 0));
        assert_eq!((judged.became, judged.late, judged.roll_call), (Became::LateBreach, 20, None));
        let absent = Presence { cover, ..shift() };
        assert_eq!(judge(&absent, &LIMITS, at(16, 0, 0)).source, Some("ATT-01"));
        let cover = Cover { business: vec![hours(14, 16)], ..Cover::default() };
        let out = |hour| Presence { sign_in: Some(at(7, 45, 0)), sign_out: Some(at(hour, 0, 0)), cover: cover.clone(), ..shift() };
        assert_eq!([became(&out(14), at(16, 0, 0)), became(&out(13), at(16, 0, 0))], [Became::OnTime, Became::LeftEarly]);
        // Public business is attendance: who never came to the rest is on it as soon as nothing is left to come to (LEAVE-17).
        let never = Presence { cover, ..shift() };
        assert_eq!([became(&never, at(13, 59, 59)), became(&never, at(14, 0, 0))], [Became::Due, Became::Business]);
    }

    #[test]
    fn who_sat_at_another_seat_than_the_swapped_one_missed_the_shift() {
        let there = Presence { swapped: true, sign_in: Some(at(7, 45, 0)), ..shift() };
        let misplaced = Presence { elsewhere: true, ..there.clone() };
        // Until the end the right seat can still be taken.
        assert_eq!([became(&misplaced, at(15, 59, 59)), became(&misplaced, at(16, 0, 0))], [Became::OnTime, Became::Absent]);
        assert_eq!(judge(&misplaced, &LIMITS, at(16, 0, 0)).source, Some("SWAP-07"));
        assert_eq!(became(&there, at(16, 0, 0)), Became::OnTime);
        // A seat of one's own shift is no matter of the swap.
        assert_eq!(became(&Presence { swapped: false, ..misplaced }, at(16, 0, 0)), Became::OnTime);
    }

    #[test]
    fn a_shift_without_anything_due_is_leave_business_or_stays_due() {
        for (leave, business, stopped, wanted) in [
            (vec![hours(8, 16)], vec![], vec![], Became::Leave),
            (vec![], vec![hours(8, 16)], vec![], Became::Business),
            (vec![hours(8, 10)], vec![hours(10, 16)], vec![], Became::Business),
            (vec![hours(8, 12)], vec![hours(12, 16)], vec![], Became::Leave),
            (vec![], vec![], vec![hours(8, 16)], Became::Due),
        ] {
            let cover = Cover { leave, business, ..Cover::default() };
            let shift = Presence { cover, stopped, ..shift() };
            assert_eq!([became(&shift, at(7, 0, 0)), became(&shift, at(20, 0, 0))], [wanted; 2]);
        }
    }

    #[test]
    fn the_gravest_is_the_result_and_the_figures_keep_all() {
        let away = vec![Absence { from: at(10, 0, 0), to: Some(at(10, 20, 0)), permitted: 0 }];
        let shift = Presence { sign_in: Some(at(8, 5, 0)), sign_out: Some(at(15, 0, 0)), away, ..shift() };
        let judged = judge(&shift, &LIMITS, at(16, 0, 0));
        assert_eq!((judged.became, judged.late, judged.early, judged.away), (Became::AwayBreach, 5, Some(60), 20));
        assert_eq!((judged.minutes(), judged.breaches()), (20, 1));
    }

    #[test]
    fn a_stop_order_excuses_going() {
        let shift = Presence { sign_in: Some(at(7, 50, 0)), sign_out: Some(at(10, 0, 0)), stopped: vec![hours(10, 16)], ..shift() };
        assert_eq!(became(&shift, at(16, 0, 0)), Became::OnTime);
        assert!(judge(&shift, &LIMITS, at(16, 0, 0)).stopped);
        assert!(!judge(&Presence { stopped: vec![hours(17, 20)], ..shift }, &LIMITS, at(16, 0, 0)).stopped);
    }

    #[test]
    fn who_comes_turns_what_was_pending_into_lateness() {
        let owed = Owed { span: hours(8, 16), clause: "LEAVE-04", until: None };
        let cover = Cover { owed: Some(owed), ..Cover::default() };
        let shift = Presence { cover, ..shift() };
        assert_eq!(became(&shift, at(8, 10, 0)), Became::Pending);
        assert_eq!(became(&Presence { sign_in: Some(at(8, 10, 0)), ..shift }, at(8, 10, 0)), Became::Late);
    }

    fn moment() -> impl Strategy<Value = Instant> {
        // Seconds of two days around the shift.
        (-86_400_i64..86_400).prop_map(|seconds| Instant(at(8, 0, 0).0 + seconds * 1000))
    }

    fn span() -> impl Strategy<Value = Span> {
        (moment(), 1_i64..40_000).prop_map(|(from, seconds)| Span { from, to: Instant(from.0 + seconds * 1000) })
    }

    fn any_cover() -> impl Strategy<Value = Cover> {
        let owed = (span(), proptest::option::of(moment())).prop_map(|(span, until)| Owed { span, clause: "LEAVE-10", until });
        let spans = || proptest::collection::vec(span(), 0..3);
        (spans(), spans(), proptest::option::of(owed), proptest::option::of(Just("LEAVE-13")), any::<bool>())
            .prop_map(|(leave, business, owed, fallen, asked_on_swap)| Cover { leave, business, owed, fallen, asked_on_swap, kind: None })
    }

    fn any_shift() -> impl Strategy<Value = Presence> {
        let away = (moment(), proptest::option::of(1_i64..20_000), 0_i64..60).prop_map(|(from, seconds, permitted)| Absence {
            from,
            to: seconds.map(|seconds| Instant(from.0 + seconds * 1000)),
            permitted,
        });
        let signs = (proptest::option::of(moment()), proptest::option::of(moment()));
        let lists = (proptest::collection::vec(away, 0..4), proptest::collection::vec(span(), 0..2));
        (any::<bool>(), signs, lists, any_cover()).prop_map(|(swapped, (sign_in, sign_out), (away, stopped), cover)| Presence {
            swapped,
            sign_in,
            sign_out,
            away,
            cover,
            stopped,
            ..shift()
        })
    }

    proptest! {
        /// Time alone turns neither 旷工 nor a breach into anything else, and no figure goes down.
        #[test]
        fn every_state_has_a_result_and_time_takes_nothing_back(shift in any_shift(), now in moment(), later in 0_i64..200_000) {
            let (before, after) = (judge(&shift, &LIMITS, now), judge(&shift, &LIMITS, Instant(now.0 + later * 1000)));
            if before.became == Became::Absent {
                prop_assert_eq!(after.became, Became::Absent);
            }
            if before.became.came() && shift.sign_in.is_some_and(|at| att_01_on_time::comes(at, &due(&shift))) {
                prop_assert!(after.became.came());
            }
            prop_assert!(after.away >= before.away && after.late == before.late && after.early == before.early);
            prop_assert!(after.breaches() >= before.breaches());
            prop_assert_eq!(before.source.is_some(), matches!(before.became, Became::Absent | Became::Pending));
        }

        /// Without leave, lateness is the floored difference between coming and the start, and a breach from 20 on.
        #[test]
        fn lateness_is_the_floored_difference(seconds in -14_400_i64..28_800) {
            let sign_in = Instant(at(8, 0, 0).0 + seconds * 1000);
            let judged = judge(&Presence { sign_in: Some(sign_in), ..shift() }, &LIMITS, at(16, 0, 0));
            prop_assert_eq!(judged.late, if seconds > 0 && seconds < 28_800 { seconds / 60 } else { 0 });
            prop_assert_eq!(judged.late_breach, (1200..28_800).contains(&seconds));
        }

        /// A partial leave at the start counts as if the shift began at its end.
        #[test]
        fn leave_at_the_start_is_a_later_start(until in 1_i64..28_000, seconds in 0_i64..28_799) {
            let start = Instant(at(8, 0, 0).0 + until * 1000);
            let sign_in = Instant(at(8, 0, 0).0 + seconds * 1000);
            let cover = Cover { leave: vec![Span { from: at(6, 0, 0), to: start }], ..Cover::default() };
            let judged = judge(&Presence { sign_in: Some(sign_in), cover, ..shift() }, &LIMITS, at(16, 0, 0));
            prop_assert_eq!(judged.late, sign_in.minutes_since(start).max(0));
        }
    }
}
