//! SWAP-07 「若交代不清造成误班、空班的按旷工处理，并按责任大小考核双方当事人」 (000 篇5 换班五 L258).
//!
//! Both tick 已交待清楚, and the form says what is handed over, before the 班长 see it. Where nobody then signs in for a shift before it
//! ends, whoever was to work it after the swap is absent, and his 班长 proposes shares of responsibility that make 100 per cent, which
//! 主任 confirms. Lateness is no missed shift.

use super::{Case, Reasons, Said, text};
use crate::base::{Message, Refusal};
use crate::msg;

/// Judges the ticks and what is handed over.
pub fn judge(case: &Case<'_>) -> Vec<Said> {
    let said = |ticked: bool| if ticked { msg!("roster-swaps-ticked") } else { msg!("roster-swaps-not-ticked") };
    let reasons = || {
        let begin = Reasons::of("SWAP-07")
            .fact(msg!("roster-swaps-items"), text(case.draft.items.trim()))
            .fact(msg!("roster-swaps-handed-by", name = case.a.person.name.as_str()), said(case.draft.handed_over));
        match (case.b, case.handed_b) {
            (Some(b), Some(ticked)) => begin.fact(msg!("roster-swaps-handed-by", name = b.person.name.as_str()), said(ticked)),
            _ => begin,
        }
    };
    let mut wrong: Vec<(&'static str, Message)> = Vec::new();
    if case.draft.items.trim().is_empty() {
        wrong.push(("items", msg!("roster-swaps-items-missing")));
    }
    if !case.draft.handed_over || case.handed_b == Some(false) {
        wrong.push(("handed_over", msg!("roster-swaps-handed-missing")));
    }
    if wrong.is_empty() {
        return vec![reasons().kept(msg!("roster-swaps-handed-kept"))];
    }
    wrong.into_iter().map(|(field, message)| reasons().blank(field, message)).collect()
}

/// Shares of responsibility are whole per cents that make 100.
///
/// # Errors
/// They do not.
pub fn check_shares(a: i64, b: i64) -> Result<(), Refusal> {
    let whole = (0..=100).contains(&a) && (0..=100).contains(&b) && a + b == 100;
    if whole { Ok(()) } else { Err(Refusal::of_field("a", "SWAP-07", msg!("roster-swaps-shares", sum = a.saturating_add(b)))) }
}

#[cfg(test)]
mod tests {
    use super::super::tests::Bench;
    use super::*;
    use crate::base::Verdict;

    #[test]
    fn the_tests_of_the_rule() {
        // T1
        let mut bench = Bench::new();
        bench.handed_b = Some(false);
        assert_eq!(bench.hears(judge).1, ["roster-swaps-handed-missing"]);
        bench.handed_b = Some(true);
        assert_eq!(bench.hears(judge).0, Verdict::Kept);
        bench.draft.items = " ".to_owned();
        assert_eq!(bench.hears(judge).1, ["roster-swaps-items-missing"]);
        // T2
        assert!(check_shares(70, 30).is_ok() && check_shares(100, 0).is_ok());
        assert!(check_shares(70, 20).is_err() && check_shares(120, -20).is_err());
    }
}
