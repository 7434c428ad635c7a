//! SWAP-01 「因本人或其它需要在工作时间内亲自处理事情可允许换班」 (000 篇5 换班一 L254).
//!
//! The form names whose matter it is, tells it in at least four characters, and ticks that it must be handled in person during working
//! hours. Only published shifts of the two people that have not begun can be exchanged; a shift that begins this second has begun.
//! Nobody swaps with himself, with somebody who left, or with a post that does not swap (Appendix B).

use super::super::super::model::Shift;
use super::{Case, Party, Reasons, Said, text};
use crate::base::{Deed, Function, Instant, Message, access_of};
use crate::msg;

/// Least number of characters of the matter.
const LEAST: usize = 4;

/// Judges ground, people and shifts of the request.
pub fn judge(case: &Case<'_>) -> Vec<Said> {
    let mut said: Vec<Said> = blanks(case).into_iter().map(|(field, message)| reasons(case).blank(field, message)).collect();
    said.extend(flaws(case).into_iter().map(|(field, message)| reasons(case).refused(field, message)));
    if said.is_empty() {
        said.push(reasons(case).kept(msg!("roster-swaps-ground-kept", ground = case.draft.ground.message())));
    }
    said
}

fn reasons(case: &Case<'_>) -> Reasons {
    let tick = if case.draft.in_person { msg!("roster-swaps-ticked") } else { msg!("roster-swaps-not-ticked") };
    let mut reasons = Reasons::of("SWAP-01")
        .fact(msg!("roster-swaps-reason"), text(case.draft.reason.trim()))
        .fact(msg!("roster-swaps-in-person-tick"), tick);
    for shift in [case.give, case.take].into_iter().flatten() {
        reasons = reasons.fact(case.name(shift), msg!("roster-swaps-begins", at = moment(shift.span.from)));
    }
    reasons
}

fn moment(at: Instant) -> String {
    at.local().strftime("%Y-%m-%d %H:%M").to_string()
}

/// What is not filled in.
fn blanks(case: &Case<'_>) -> Vec<(&'static str, Message)> {
    let mut blanks = Vec::new();
    if case.give.is_none() {
        blanks.push(("give", msg!("roster-swaps-give-missing")));
    }
    if case.b.is_none() {
        blanks.push(("partner", msg!("roster-swaps-partner-missing")));
    }
    if case.draft.reason.trim().is_empty() {
        blanks.push(("reason", msg!("roster-swaps-reason-short", least = LEAST)));
    }
    if !case.draft.in_person {
        blanks.push(("in_person", msg!("roster-swaps-in-person")));
    }
    blanks
}

/// What is wrong.
fn flaws(case: &Case<'_>) -> Vec<(&'static str, Message)> {
    let mut wrong = Vec::new();
    if let Some(shift) = case.give {
        wrong.extend(of_shift(case, shift, case.a).map(|message| ("give", message)));
    }
    if let Some(b) = case.b {
        let name = b.person.name.as_str();
        if b.person.id == case.a.person.id {
            wrong.push(("partner", msg!("roster-swaps-self")));
        } else if !b.person.active {
            wrong.push(("partner", msg!("roster-swaps-left", name = name)));
        } else if access_of(&b.person.posts, Function::SwapFile).deed < Deed::Do {
            wrong.push(("partner", msg!("roster-swaps-post", name = name)));
        }
        if let Some(shift) = case.take.filter(|_| b.person.id != case.a.person.id) {
            wrong.extend(of_shift(case, shift, b).map(|message| ("take", message)));
        }
    }
    let reason = case.draft.reason.trim();
    if !reason.is_empty() && reason.chars().count() < LEAST {
        wrong.push(("reason", msg!("roster-swaps-reason-short", least = LEAST)));
    }
    wrong
}

/// What is wrong with the shifts that are chosen, whatever else the form says.
pub fn of_shifts(case: &Case<'_>) -> Vec<Message> {
    case.sides().into_iter().filter_map(|(_, party, gives, _)| of_shift(case, gives?, party)).collect()
}

/// What is wrong with a shift that this person gives. One that left him by a swap is for SWAP-04.
fn of_shift(case: &Case<'_>, shift: &Shift, party: &Party) -> Option<Message> {
    let name = case.name(shift);
    if shift.staff != party.person.id && shift.planned != party.person.id {
        return Some(msg!("roster-swaps-not-own", shift = name, name = party.person.name.as_str()));
    }
    if !shift.published {
        return Some(msg!("roster-swaps-unpublished", shift = name));
    }
    (shift.span.from <= case.at).then(|| msg!("roster-swaps-begun", shift = name))
}

#[cfg(test)]
mod tests {
    use super::super::tests::{Bench, shift};
    use super::*;
    use crate::base::{Post, Verdict};

    #[test]
    fn the_tests_of_the_rule() {
        let mut bench = Bench::new();
        assert_eq!(bench.hears(judge).0, Verdict::Kept);
        // T1: no tick.
        bench.draft.in_person = false;
        assert_eq!(bench.hears(judge).1, ["roster-swaps-in-person"]);
        // T2: SA has begun this second; a second before it has not.
        let mut bench = Bench::new();
        bench.at = bench.give.as_ref().unwrap().span.from;
        assert_eq!(bench.hears(judge).1, ["roster-swaps-begun"]);
        bench.at = Instant(bench.at.0 - 1_000);
        assert_eq!(bench.hears(judge).0, Verdict::Kept);
        // T3: oneself.
        let mut bench = Bench::new();
        bench.b = bench.a.clone();
        assert_eq!(bench.hears(judge).1, ["roster-swaps-self"]);
    }

    #[test]
    fn the_reason_has_four_characters_and_the_shifts_are_rostered() {
        let mut bench = Bench::new();
        bench.draft.reason = " 家长会 ".to_owned();
        assert_eq!(bench.hears(judge).1, ["roster-swaps-reason-short"]);
        let mut bench = Bench::new();
        (bench.give, bench.take) = (None, Some(shift(9, 7, 20, "早")));
        assert_eq!(bench.hears(judge).1, ["roster-swaps-give-missing", "roster-swaps-not-own"]);
        let mut bench = Bench::new();
        bench.take.as_mut().unwrap().published = false;
        bench.b.person.posts = vec![Post::Director];
        assert_eq!(bench.hears(judge).1, ["roster-swaps-post", "roster-swaps-unpublished"]);
        bench.b.person.active = false;
        assert_eq!(bench.hears(judge).1[0], "roster-swaps-left");
    }
}
