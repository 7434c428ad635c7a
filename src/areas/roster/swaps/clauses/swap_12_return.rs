//! SWAP-12 还班 (000 篇5 换班三, 八 L256, L261).
//!
//! The form names the shift that A works in return (`swap_return_required`). A is reminded on the day before it; where nobody comes for
//! it, SWAP-07 follows.

use super::{Case, Reasons, Said};
use crate::base::{Day, plus_days};
use crate::msg;

/// Judges whether the return is named.
pub fn judge(case: &Case<'_>) -> Vec<Said> {
    let reasons = Reasons::of("SWAP-12").used(&case.limits.return_required);
    let what = msg!("roster-swaps-return");
    vec![match case.take {
        Some(take) => {
            let day = reminded_from(take.day).to_string();
            let reasons = reasons.fact(what, case.name(take)).step(msg!("roster-swaps-reminded", day = day));
            reasons.kept(msg!("roster-swaps-return-kept", shift = case.name(take)))
        }
        None if case.limits.return_required.value != 0 => {
            reasons.fact(what, msg!("roster-swaps-none")).blank("take", msg!("roster-swaps-take-missing"))
        }
        None => reasons.fact(what, msg!("roster-swaps-none")).kept(msg!("roster-swaps-return-none")),
    }]
}

/// The day on which A is reminded of a return on this day.
pub fn reminded_from(day: Day) -> Day {
    plus_days(day, -1)
}

#[cfg(test)]
mod tests {
    use super::super::tests::Bench;
    use super::*;
    use crate::base::Verdict;
    use jiff::civil::date;

    #[test]
    fn the_return_is_named_and_reminded_of_the_day_before() {
        let mut bench = Bench::new();
        assert_eq!(bench.hears(judge).0, Verdict::Kept);
        bench.take = None;
        assert_eq!(bench.hears(judge).1, ["roster-swaps-take-missing"]);
        bench.limits.return_required.value = 0;
        assert_eq!(bench.hears(judge).0, Verdict::Kept);
        assert_eq!(reminded_from(date(2026, 3, 20)), date(2026, 3, 19));
    }
}
