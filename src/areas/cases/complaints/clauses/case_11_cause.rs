//! CASE-11 「对投诉原因进行最彻底的分析」 (000 篇2 三3 L84).
//!
//! An established complaint is archived with the category of its cause, the root cause, and a measure with who carries it out until when.
//! Where the same category comes up `cause_repeat_n` times within 30 days, that is said.

use super::super::model::{Category, CauseDraft, Complaint};
use super::{blank, warned};
use crate::base::{Finding, Flaw, Instant, Refusal};
use crate::msg;
use crate::rules::Parameters;

const CLAUSE: &str = "CASE-11";
/// Days within which the same cause is counted.
pub const DAYS: i64 = 30;

/// What is missing of an analysis.
pub fn flaws(draft: &CauseDraft) -> Vec<Flaw> {
    let open = |field, message| Flaw { field, clause: CLAUSE, message };
    [
        draft.category.is_none().then(|| open("category", msg!("cases-complaints-11-category"))),
        blank("root_cause", CLAUSE, &draft.root_cause, msg!("cases-complaints-11-root-cause")),
        blank("measure", CLAUSE, &draft.measure, msg!("cases-complaints-11-measure")),
        blank("owner", CLAUSE, &draft.owner, msg!("cases-complaints-11-owner")),
        draft.due.is_none().then(|| open("due", msg!("cases-complaints-11-due"))),
    ]
    .into_iter()
    .flatten()
    .collect()
}

/// Why it is not archived before the analysis.
pub fn unanalysed(complaint: &Complaint) -> Option<Refusal> {
    complaint.cause.is_none().then(|| Refusal::by(CLAUSE, msg!("cases-complaints-11-open")))
}

/// What is said where this category was the cause of so many other complaints within [`DAYS`] days.
pub fn finding(category: Category, others: i64, params: &Parameters, at: Instant) -> Option<Finding> {
    let count = others + 1;
    (count >= params.int("cause_repeat_n", at.day()))
        .then(|| warned(CLAUSE, msg!("cases-complaints-11-repeated", category = category.message(), count = count, days = DAYS)))
}
