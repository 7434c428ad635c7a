//! SWAP-05 「换班者、还班者不允许连班」 (000 篇5 换班三 L256).
//!
//! Once the swap is carried out, between the shift that somebody takes over and every other one that he works must lie at least
//! `lianban_gap_h` hours; with 0 only shifts that touch or overlap are 连班. Shifts wholly on effective leave are not worked, leave that
//! is not decided releases nobody, and what he gives away in the same swap does not count. Both people are looked at.

use super::super::super::model::Shift;
use super::super::super::plan::model;
use super::{Case, Party, Reasons, Said};
use crate::base::Message;
use crate::msg;

/// Judges the rest of both around the shift that each takes over.
pub fn judge(case: &Case<'_>) -> Vec<Said> {
    let hours = case.limits.gap_hours.value;
    let mut said = Vec::new();
    let mut kept = Reasons::of("SWAP-05").used(&case.limits.gap_hours);
    for (_, party, gives, takes) in case.sides() {
        let Some(takes) = takes else { continue };
        let field = if party.person.id == case.a.person.id { "take" } else { "give" };
        for other in others(party, gives, takes) {
            let gap = gap_minutes(other, takes);
            let step = msg!(
                "roster-swaps-gap-step",
                name = party.person.name.as_str(),
                first = case.name(earlier(other, takes).0),
                second = case.name(earlier(other, takes).1),
                gap = duration(gap)
            );
            if is_back_to_back(gap, hours) {
                let reasons = Reasons::of("SWAP-05").used(&case.limits.gap_hours).step(step);
                said.push(reasons.refused(field, message(case, party, other, takes, hours)));
            } else if gap < 48 * 60 {
                kept = kept.step(step);
            }
        }
    }
    if said.is_empty() && case.is_whole() {
        let least = msg!("roster-swaps-gap-least");
        said.push(kept.fact(least, model::duration(hours * 60)).kept(msg!("roster-swaps-gap-kept", hours = hours)));
    }
    said
}

/// Shifts that the person works beside the one taken over, once the swap is carried out.
fn others<'a>(party: &'a Party, gives: Option<&'a Shift>, takes: &'a Shift) -> impl Iterator<Item = &'a Shift> {
    party.works.iter().filter(move |shift| shift.id != takes.id && gives.is_none_or(|given| given.id != shift.id))
}

fn earlier<'a>(one: &'a Shift, other: &'a Shift) -> (&'a Shift, &'a Shift) {
    if one.span.from <= other.span.from { (one, other) } else { (other, one) }
}

/// Whole minutes between two shifts; below 0 where they overlap.
pub fn gap_minutes(one: &Shift, other: &Shift) -> i64 {
    let (first, second) = earlier(one, other);
    second.span.from.minutes_since(first.span.to)
}

/// Whether two shifts with so many minutes between them are 连班.
pub fn is_back_to_back(gap: i64, hours: i64) -> bool {
    if hours == 0 { gap <= 0 } else { gap < hours * 60 }
}

fn duration(minutes: i64) -> Message {
    if minutes < 0 { msg!("roster-swaps-overlap") } else { model::duration(minutes) }
}

fn message(case: &Case<'_>, party: &Party, other: &Shift, takes: &Shift, hours: i64) -> Message {
    let (first, second) = earlier(other, takes);
    sentence(&party.person.name, case.name(first), case.name(second), gap_minutes(other, takes), hours)
}

/// What is wrong with two shifts of somebody that are 连班, and by how much; the plan says it in the same words.
pub fn sentence(name: &str, first: Message, second: Message, gap: i64, hours: i64) -> Message {
    if gap < 0 {
        msg!("roster-swaps-lianban-overlap", name = name, first = first, second = second)
    } else {
        msg!("roster-swaps-lianban", name = name, first = first, second = second, gap = duration(gap), hours = hours)
    }
}

#[cfg(test)]
mod tests {
    use super::super::tests::{Bench, shift};
    use super::*;
    use crate::base::Verdict;

    #[test]
    fn the_tests_of_the_rule() {
        // T1: B works 03-10 夜 until 06:00 and would begin at 08:00.
        let mut bench = Bench::new();
        bench.b.works.insert(0, shift(5, 2, 10, "夜"));
        let said = judge(&bench.case());
        let zh = crate::i18n::Lang::Zh.say(&said[0].judged.finding.message);
        assert!(zh.contains("张敏") && zh.contains("03-10 夜") && zh.contains("03-11 早") && zh.contains("2 小时") && zh.contains("连班"));
        // T2: eight hours are enough.
        bench.give = Some(shift(1, 1, 11, "中"));
        assert_eq!(bench.hears(judge).0, Verdict::Kept);
        // T3: A's return overlaps an own shift.
        let mut bench = Bench::new();
        bench.take = Some(shift(2, 2, 20, "中"));
        bench.a.works.push(shift(6, 1, 20, "早"));
        assert_eq!(bench.hears(judge).1, ["roster-swaps-lianban-overlap"]);
    }

    #[test]
    fn what_is_given_away_is_not_worked_and_zero_means_touching() {
        // Both shifts on one day: A gives 早 and takes 中.
        let mut bench = Bench::new();
        bench.take = Some(shift(2, 2, 11, "中"));
        bench.b.works = vec![bench.take.clone().unwrap()];
        assert_eq!(bench.hears(judge).0, Verdict::Kept);
        assert!(is_back_to_back(0, 0) && is_back_to_back(-1, 0) && !is_back_to_back(1, 0));
        assert!(is_back_to_back(479, 8) && !is_back_to_back(480, 8));
    }
}
