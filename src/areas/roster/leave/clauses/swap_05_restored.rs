//! SWAP-05 「换班者、还班者不允许连班」 (000 篇5 换班三 L256), where a leave is given up after a swap.
//!
//! A shift on effective leave is not worked, so a swap may have been agreed to close beside it. Cancelling the leave would make the two
//! 连班: it is refused until 主任 has voided the swap. Who comes back early is there already: that is warned, not refused. Shifts that
//! the plan alone put close together are no matter of this clause.

use super::super::super::model::Shift;
use super::super::model::Phase;
use super::Facts;
use crate::areas::roster::swaps::clauses::swap_05_back_to_back::{gap_minutes, is_back_to_back};
use crate::base::Message;
use crate::msg;

/// A restored shift and one of a swap that are 连班.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Pair<'a> {
    /// What is worked again.
    pub restored: &'a Shift,
    /// The other one.
    pub other: &'a Shift,
    /// Whole minutes between them; below 0 where they overlap.
    pub gap: i64,
    /// Hours that have to lie between them.
    pub least: i64,
}

impl Pair<'_> {
    /// What is wrong, by how much, and the way out.
    pub fn message(&self) -> Message {
        let named = |shift: &Shift| format!("{} {}", super::super::model::short(shift.day), shift.name);
        let (first, second) = (named(self.restored), named(self.other));
        if self.gap < 0 {
            return msg!("roster-leave-swap-05-overlap", first = first, second = second);
        }
        msg!("roster-leave-swap-05", first = first, second = second, gap = super::lasting(self.gap), least = self.least)
    }
}

/// The first pair that would be 连班 by way of a swap once these shifts are worked again.
pub fn pair<'a>(facts: &'a Facts<'_>, restored: &[i64]) -> Option<Pair<'a>> {
    let away = |shift: &Shift| {
        let approved = facts.others.iter().filter(|leave| leave.phase == Phase::Approved);
        approved.flat_map(|leave| leave.taken()).any(|part| part.shift == Some(shift.id) && part.whole())
    };
    let mut again = facts.roster.iter().filter(|shift| restored.contains(&shift.id));
    again.find_map(|shift| {
        let least = facts.params.int("lianban_gap_h", shift.day);
        let others = facts.roster.iter().filter(|other| other.id != shift.id && !away(other));
        let mut swapped = others.filter(|other| other.swap.is_some() || shift.swap.is_some());
        let close = |other: &'a Shift| {
            let gap = gap_minutes(shift, other);
            is_back_to_back(gap, least).then_some(Pair { restored: shift, other, gap, least })
        };
        swapped.find_map(close)
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::areas::roster::leave::tests::{facts, shift_on};
    use crate::areas::roster::model::Span;
    use crate::base::Instant;
    use crate::rules::Parameters;
    use proptest::prelude::*;

    fn shift(id: i64, day: i8, from: i8, swap: Option<i64>) -> Shift {
        let day = jiff::civil::date(2026, 3, day);
        let from = Instant::of(day.at(from, 0, 0, 0));
        Shift { span: Span { from, to: from.plus_minutes(480) }, swap, ..shift_on(id, day) }
    }

    fn known(params: &Parameters, roster: [Shift; 2]) -> Facts<'_> {
        facts(params, &roster, Vec::new())
    }

    #[test]
    fn a_restored_shift_close_to_a_swapped_one_is_named() {
        let params = Parameters::default();
        let close = known(&params, [shift(1, 11, 8, None), shift(2, 11, 22, Some(7))]);
        let found = pair(&close, &[1]).unwrap();
        assert_eq!((found.restored.id, found.other.id, found.gap, found.message().id), (1, 2, 360, "roster-leave-swap-05"));
        // Without a swap it is the plan's matter, eight hours are enough, and what is not restored is not looked at.
        assert_eq!(pair(&known(&params, [shift(1, 11, 8, None), shift(2, 11, 22, None)]), &[1]), None);
        assert_eq!(pair(&known(&params, [shift(1, 11, 8, None), shift(2, 12, 0, Some(7))]), &[1]), None);
        assert_eq!(pair(&close, &[]), None);
        let both = known(&params, [shift(1, 11, 8, None), shift(2, 11, 14, Some(7))]);
        assert_eq!(pair(&both, &[1]).unwrap().message().id, "roster-leave-swap-05-overlap");
    }

    proptest! {
        /// Whatever passes leaves every swapped neighbour at least the hours away.
        #[test]
        fn what_passes_has_its_rest(day in 9_i8..14, hour in 0_i8..16, swapped in any::<bool>()) {
            let params = Parameters::default();
            let known = known(&params, [shift(1, 11, 8, None), shift(2, day, hour, swapped.then_some(7))]);
            let (one, other) = (&known.roster[0], &known.roster[1]);
            let rest = gap_minutes(one, other) >= 480;
            prop_assert_eq!(pair(&known, &[1]).is_none(), rest || !swapped);
        }
    }
}
