//! SWAP-11 「节假日当班人员不允许换班或请假」 (000 篇5 换班九 L262).
//!
//! Neither shift may belong to a holiday (by its business day, CONV-06), without exception. A night shift that starts on the eve belongs
//! to the eve.

use super::{Case, Reasons, Said, text};
use crate::msg;

/// Judges the business days of both shifts.
pub fn judge(case: &Case<'_>) -> Vec<Said> {
    let mut said = Vec::new();
    let mut kept = Reasons::of("SWAP-11");
    for (shift, field) in [(case.give, "give"), (case.take, "take")] {
        let Some(shift) = shift else { continue };
        match case.calendar.holiday(shift.day) {
            Some(holiday) => {
                let reasons = Reasons::of("SWAP-11").fact(case.name(shift), text(holiday));
                said.push(reasons.refused(field, msg!("roster-swaps-holiday", shift = case.name(shift), holiday = holiday)));
            }
            None => kept = kept.fact(case.name(shift), msg!("roster-swaps-no-holiday")),
        }
    }
    if said.is_empty() && case.is_whole() {
        said.push(kept.kept(msg!("roster-swaps-holiday-kept")));
    }
    said
}

#[cfg(test)]
mod tests {
    use super::super::super::super::model::{CalendarDay, DayKind};
    use super::super::tests::Bench;
    use super::*;
    use crate::base::Verdict;
    use jiff::civil::date;

    #[test]
    fn neither_leg_lies_on_a_holiday() {
        let mut bench = Bench::new();
        let mark = |day| vec![CalendarDay { day: date(2026, 3, day), kind: DayKind::Holiday, name: "节假日".to_owned() }];
        bench.calendar.days.insert(date(2026, 3, 12), mark(12));
        assert_eq!(bench.hears(judge).0, Verdict::Kept);
        bench.calendar.days.insert(date(2026, 3, 20), mark(20));
        assert_eq!(bench.hears(judge).1, ["roster-swaps-holiday"]);
        bench.calendar.days.insert(date(2026, 3, 11), mark(11));
        assert_eq!(bench.hears(judge).1.len(), 2);
    }
}
