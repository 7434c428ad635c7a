//! Handing a month in and opening it again; what is printed and exported.

use super::super::clauses::qa_05_sheet;
use super::super::clauses::qa_08_openness::sight;
use super::super::model::{missing, month_word};
use super::{Change, Command, Decision, Facts};
use crate::base::{Actor, Finding, Instant, Post, Refusal, Verdict};
use crate::msg;

pub(super) fn decide(facts: &Facts, command: &Command, actor: &Actor, at: Instant) -> Decision {
    match command {
        Command::HandIn { month } => {
            qa_05_sheet::must_write(actor)?;
            let month = month.first_of_month();
            if month > at.day() {
                return Err(Refusal::by("QA-05", msg!("quality-month-ahead", month = month_word(month))));
            }
            qa_05_sheet::must_be_open(month, facts.locked)?;
            // A month that was opened again was handed in once already; the second time is not late.
            let mut judged = qa_05_sheet::judge(month, at, &facts.limits).finding;
            if facts.handed_in_before {
                judged.verdict = Verdict::Kept;
            }
            let mut said = vec![judged];
            if facts.drafts > 0 {
                let message = msg!("quality-month-drafts", count = facts.drafts);
                said.push(Finding { clause: "QA-05", verdict: Verdict::Kept, message });
            }
            Ok((vec![Change::Month { month, handed_in: true, reason: String::new() }], said))
        }
        Command::Reopen { month, reason } => {
            if !actor.posts.contains(&Post::Director) {
                return Err(Refusal { message: msg!("quality-reopen-director"), clauses: vec!["QA-05", "SEC-08"], flaws: Vec::new() });
            }
            let month = month.first_of_month();
            if !facts.locked {
                return Err(Refusal::by("QA-05", msg!("quality-not-handed-in", month = month_word(month))));
            }
            if reason.trim().is_empty() {
                return Err(Refusal::of_field("reason", "QA-05", msg!("quality-reopen-no-reason")));
            }
            Ok((vec![Change::Month { month, handed_in: false, reason: reason.trim().to_owned() }], Vec::new()))
        }
        // What may be seen may be printed; the page itself is made of what the person sees.
        Command::Print(_) | Command::Export { .. } => {
            sight(actor)?;
            Ok((Vec::new(), Vec::new()))
        }
        _ => Err(missing()),
    }
}
