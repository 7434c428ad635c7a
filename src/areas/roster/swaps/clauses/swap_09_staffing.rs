//! SWAP-09 「班长必须掌握人员情况，不得随意批准」 (000 篇5 换班七 L260).
//!
//! A decision needs an opinion in words; agreeing to a swap while one of its shifts has fewer people than its minimum needs one tick
//! more. The minimum itself is still met. Everything that has to be known stands on the opened form, and only there is decided.

use super::super::model::Staffing;
use super::{Reasons, Said};
use crate::areas::roster::model::shift_message;
use crate::base::{Day, Refusal};
use crate::msg;

/// Says how many people the shifts have: green, or amber where one is below its minimum.
pub fn judge(staffing: &[Staffing], today: Day) -> Vec<Said> {
    let name = |of: &Staffing| shift_message(of.day, &of.name, today);
    let reasons = || {
        staffing.iter().fold(Reasons::of("SWAP-09"), |reasons, of| {
            reasons.fact(name(of), msg!("roster-swaps-present-least", present = of.present, least = of.least))
        })
    };
    let short: Vec<Said> = staffing
        .iter()
        .filter(|of| of.is_short())
        .map(|of| reasons().warned("", msg!("roster-swaps-short", shift = name(of), present = of.present, least = of.least)))
        .collect();
    if short.is_empty() { vec![reasons().kept(msg!("roster-swaps-staffed"))] } else { short }
}

/// What an agreement needs beside the clauses: words, and the tick where a shift is short of people.
///
/// # Errors
/// One of them is missing.
pub fn check(staffing: &[Staffing], comment: &str, ticked: bool, today: Day) -> Result<(), Refusal> {
    check_comment(comment)?;
    if ticked {
        return Ok(());
    }
    let Some(of) = staffing.iter().find(|of| of.is_short()) else { return Ok(()) };
    let shift = shift_message(of.day, &of.name, today);
    let message = msg!("roster-swaps-short-tick", shift = shift, present = of.present, least = of.least);
    Err(Refusal::of_field("understaffed", "SWAP-09", message))
}

/// A decision has an opinion in words.
///
/// # Errors
/// It is blank.
pub fn check_comment(comment: &str) -> Result<(), Refusal> {
    if comment.trim().is_empty() { Err(Refusal::of_field("comment", "SWAP-09", msg!("roster-swaps-comment"))) } else { Ok(()) }
}

#[cfg(test)]
mod tests {
    use super::super::super::model::Part;
    use super::*;
    use crate::base::Verdict;
    use jiff::civil::date;

    #[test]
    fn the_tests_of_the_rule() {
        let day = date(2026, 3, 11);
        let of = |present| vec![Staffing { part: Part::Given, day, name: "早".to_owned(), present, least: 5 }];
        // T1
        assert_eq!(check(&of(5), " ", true, day).unwrap_err().message.id, "roster-swaps-comment");
        // T2: four of five; five are enough.
        assert_eq!(judge(&of(4), day)[0].judged.finding.verdict, Verdict::Warned);
        assert_eq!(judge(&of(5), day)[0].judged.finding.verdict, Verdict::Kept);
        assert!(check(&of(4), "同意", false, day).is_err());
        assert!(check(&of(4), "同意", true, day).is_ok() && check(&of(5), "同意", false, day).is_ok());
    }
}
