//! CASE-09 「如果客户对处理结果不满，应重新评估处理方案，直至客户满意为止」 (002 结果反馈与确认2 L8).
//!
//! 不满意 leads back to 方案研讨 in a new round, with new proposals, new marks and a new choice. From round 3 on 客服部主任 is told. 一般 is
//! archived only with an improvement item. A dead end is closed by 客服部主任 alone, as 终结, with a reason; it counts as unsatisfied.

use super::super::model::{Complaint, Satisfaction};
use super::warned;
use crate::base::{Actor, Finding, Post, Refusal};
use crate::msg;

const CLAUSE: &str = "CASE-09";
/// The round from which on 客服部主任 is told.
pub const TOLD_FROM: i64 = 3;

/// What is said when this round begins.
pub fn finding(round: i64) -> Option<Finding> {
    (round >= TOLD_FROM).then(|| warned(CLAUSE, msg!("cases-complaints-09-round", round = round)))
}

/// Why the customer's last word keeps it from being archived.
pub fn unsatisfied(complaint: &Complaint) -> Option<Refusal> {
    match complaint.feedback {
        None => Some(Refusal::by("CASE-08", msg!("cases-complaints-08-no-feedback"))),
        Some((_, Satisfaction::Bad)) => Some(Refusal::by(CLAUSE, msg!("cases-complaints-09-unsatisfied"))),
        Some((_, Satisfaction::Fair)) if complaint.improvement.trim().is_empty() => {
            Some(Refusal::by(CLAUSE, msg!("cases-complaints-09-improvement")))
        }
        Some(_) => None,
    }
}

/// Why this person may not end it.
pub fn not_director(actor: &Actor) -> Option<Refusal> {
    let refusal = Refusal { message: msg!("cases-complaints-09-director"), clauses: vec![CLAUSE, "SEC-08"], flaws: Vec::new() };
    (!actor.posts.contains(&Post::Director)).then_some(refusal)
}
