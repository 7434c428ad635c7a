//! SWAP-03 「每人每月换班不得超过2次」 (000 篇5 换班三 L256).
//!
//! Live requests — pending, in force or carried out, not those refused, withdrawn, expired or voided — in which a person takes part as A
//! or B (`swap_count_partner`), by the month of the business day of SA. The return is not counted again, nor in its own month. A new one
//! is allowed while both have fewer than `swap_max_month`. Where partners do not count, only A is looked at.

use super::super::model::Side;
use super::{Case, Party, Reasons, Said, text};
use crate::areas::roster::model::month_message;
use crate::msg;

/// Judges the count of both in the month of SA.
pub fn judge(case: &Case<'_>) -> Vec<Said> {
    let Some(give) = case.give else { return Vec::new() };
    let (month, most) = (i64::from(give.day.month()), case.limits.max_month.value);
    let counts = |side: Side| side == Side::A || case.limits.count_partner.value != 0;
    let parties: Vec<&Party> = case.sides().into_iter().filter(|(side, ..)| counts(*side)).map(|(_, party, ..)| party).collect();
    let reasons =
        || {
            let begin = Reasons::of("SWAP-03").used(&case.limits.max_month).used(&case.limits.count_partner);
            parties.iter().fold(begin, |reasons, party| {
                let nos = if party.counted.is_empty() { msg!("roster-swaps-none") } else { text(party.counted.join("、")) };
                reasons
                    .fact(msg!("roster-swaps-month-of", name = party.person.name.as_str(), month = month_message(give.day)), nos)
                    .step(msg!("roster-swaps-count-step", name = party.person.name.as_str(), count = party.counted.len(), most = most))
            })
        };
    let full = |party: &&&Party| i64::try_from(party.counted.len()).unwrap_or(i64::MAX) >= most;
    let said: Vec<Said> = parties
        .iter()
        .filter(full)
        .map(|party| {
            let message = msg!(
                "roster-swaps-count-full",
                name = party.person.name.as_str(),
                month = month,
                count = party.counted.len(),
                nos = party.counted.join("、"),
                most = most
            );
            reasons().refused(if party.person.id == case.a.person.id { "give" } else { "partner" }, message)
        })
        .collect();
    let kept = said.is_empty() && case.b.is_some();
    if kept { vec![reasons().kept(msg!("roster-swaps-count-kept", month = month_message(give.day), most = most))] } else { said }
}

#[cfg(test)]
mod tests {
    use super::super::tests::Bench;
    use super::*;
    use crate::base::Verdict;

    #[test]
    fn the_tests_of_the_rule() {
        let two = || vec!["HB-20260301-001".to_owned(), "HB-20260302-001".to_owned()];
        let mut bench = Bench::new();
        bench.a.counted = two();
        // T1
        let said = judge(&bench.case());
        assert_eq!((said[0].field, said[0].judged.finding.message.id), ("give", "roster-swaps-count-full"));
        let zh = crate::i18n::Lang::Zh.say(&said[0].judged.finding.message);
        assert!(zh.contains("王芳 3月已换班2次") && zh.contains("HB-20260302-001"), "{zh}");
        // T3: B has two, A none; one withdrawn is not counted.
        let mut bench = Bench::new();
        bench.b.counted = two();
        let said = judge(&bench.case());
        assert_eq!((said.len(), said[0].field), (1, "partner"));
        bench.b.counted.pop();
        assert_eq!(bench.hears(judge).0, Verdict::Kept);
        bench.b.counted = two();
        bench.limits.count_partner.value = 0;
        assert_eq!(bench.hears(judge).0, Verdict::Kept);
        bench.limits.max_month.value = 0;
        assert_eq!(bench.hears(judge).1.len(), 1);
    }
}
