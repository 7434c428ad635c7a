//! CASE-14 「请顾客参与共同选择最佳解决途径」 「尽量用补偿性方法调节与顾客的关系」 (000 篇2 三 L100).
//!
//! Compensation above `comp_limit` yuan is decided by 客服部主任 or above. Where another proposal is chosen than the customer wished, a
//! reason is asked for.

use super::super::model::{Complaint, Proposal};
use super::warned;
use crate::base::{Actor, Finding, Instant, Post, Refusal};
use crate::i18n::money;
use crate::msg;
use crate::rules::Parameters;

const CLAUSE: &str = "CASE-14";

/// The compensation, in fen, above which only 客服部主任 or above decides.
pub fn limit(params: &Parameters, at: Instant) -> i64 {
    params.int("comp_limit", at.day()) * 100
}

/// Why this person may not decide on the compensation of a proposal.
pub fn beyond(proposal: &Proposal, actor: &Actor, params: &Parameters, at: Instant) -> Option<Refusal> {
    let limit = limit(params, at);
    let director = actor.posts.iter().any(|post| matches!(post, Post::Director | Post::CentreDirector));
    let amount = proposal.draft.compensation;
    (amount > limit && !director)
        .then(|| Refusal::by(CLAUSE, msg!("cases-complaints-14-beyond", amount = money(amount), limit = money(limit))))
}

/// What is said where the customer wished something else and no reason is given.
pub fn finding(complaint: &Complaint, chosen: i64, reason: &str) -> Option<Finding> {
    let wished = complaint.wish.and_then(|wish| complaint.proposal(wish)).filter(|wish| wish.id != chosen)?;
    reason.trim().is_empty().then(|| warned(CLAUSE, msg!("cases-complaints-14-wish", place = wished.place)))
}
