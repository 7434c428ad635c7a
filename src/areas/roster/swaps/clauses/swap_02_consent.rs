//! SWAP-02 「换班必须经双方班长同意，填写换班登记表方可」 (000 篇5 换班二 L255).
//!
//! After B confirms, the 班长 of A and the 班长 of B each decide, independently and in any order. In one team one decision fills both
//! columns. For a 班长 who takes part, 主任 decides that side; nobody who takes part decides. It must be complete before the first of
//! the two shifts begins: at that second it is too late. Until then the roster does not change.

use super::super::super::model::Person;
use super::super::model::{Opinion, Side, deciders};
use super::{Case, Reasons, Said, text};
use crate::base::Instant;
use crate::msg;

/// Says who will decide, and until when.
pub fn judge(case: &Case<'_>) -> Vec<Said> {
    let (Some(b), Some(give)) = (case.b, case.give) else { return Vec::new() };
    let parties = [case.a.person.id, b.person.id];
    let names = |of: &Person| deciders(case.people, of, parties).into_iter().map(|person| person.name.clone()).collect::<Vec<_>>();
    let (of_a, of_b) = (names(&case.a.person), names(&b.person));
    let until = case.take.map_or(give.span.from, |take| take.span.from.min(give.span.from));
    let mut reasons = Reasons::of("SWAP-02");
    for (party, names) in [(case.a, &of_a), (b, &of_b)] {
        reasons = reasons.fact(msg!("roster-swaps-side-of", name = party.person.name.as_str()), text(names.join("、")));
    }
    if of_a.is_empty() || of_b.is_empty() {
        return vec![reasons.refused("partner", msg!("roster-swaps-nobody-decides"))];
    }
    let at = until.local().strftime("%m-%d %H:%M").to_string();
    let (of_a, of_b) = (of_a.join("、"), of_b.join("、"));
    let message = if of_a == of_b {
        msg!("roster-swaps-one-decides", name = of_a, until = at)
    } else {
        msg!("roster-swaps-both-decide", a = of_a, b = of_b, until = at)
    };
    vec![reasons.kept(message)]
}

/// The sides that this person decides.
pub fn sides_of(people: &[Person], a: &Person, b: &Person, actor: i64) -> Vec<Side> {
    let parties = [a.id, b.id];
    let decides = |side: &Side| {
        let of = if *side == Side::A { a } else { b };
        deciders(people, of, parties).iter().any(|person| person.id == actor)
    };
    Side::BOTH.into_iter().filter(decides).collect()
}

/// Whether both sides agreed.
pub fn is_agreed(opinions: &[Opinion]) -> bool {
    Side::BOTH.into_iter().all(|side| opinions.iter().any(|opinion| opinion.side == side && opinion.agrees))
}

/// Whether it is too late to complete a swap whose first shift begins then.
pub fn is_too_late(first_start: Instant, now: Instant) -> bool {
    now >= first_start
}

#[cfg(test)]
mod tests {
    use super::super::tests::{Bench, person};
    use super::*;
    use crate::base::{Post, Verdict};

    #[test]
    fn the_form_says_who_decides() {
        let mut bench = Bench::new();
        assert_eq!(bench.case().people.len(), 4);
        let said = judge(&bench.case());
        assert_eq!(said[0].judged.finding.message.id, "roster-swaps-both-decide");
        bench.b.person.team = Some(1);
        assert_eq!(judge(&bench.case())[0].judged.finding.message.id, "roster-swaps-one-decides");
        bench.b.person.posts = vec![Post::TeamLeader];
        assert_eq!(bench.hears(judge), (Verdict::Refused, vec!["roster-swaps-nobody-decides"]));
        bench.people.push(Person { posts: vec![Post::Director], team: None, ..person(9, "何平", 0) });
        assert_eq!(bench.hears(judge).0, Verdict::Kept);
        assert_eq!(sides_of(&bench.people, &bench.a.person, &bench.b.person, 3), [Side::A]);
        assert_eq!(sides_of(&bench.people, &bench.a.person, &bench.b.person, 9), [Side::B]);
        assert!(sides_of(&bench.people, &bench.a.person, &bench.b.person, 4).is_empty());
    }

    #[test]
    fn complete_means_before_the_first_second_of_the_first_shift() {
        assert!(!is_too_late(Instant(8_000), Instant(7_999)) && is_too_late(Instant(8_000), Instant(8_000)));
        let opinion = |side, agrees| Opinion {
            side,
            name: "刘洋".to_owned(),
            at: Instant(0),
            agrees,
            comment: "同意".to_owned(),
            understaffed: false,
        };
        assert!(!is_agreed(&[opinion(Side::A, true)]));
        assert!(!is_agreed(&[opinion(Side::A, true), opinion(Side::B, false)]));
        assert!(is_agreed(&[opinion(Side::B, true), opinion(Side::A, true)]));
    }
}
