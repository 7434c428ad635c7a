//! CASE-06 「进行部门研讨提出不同相关解决方案」 (000 篇2 三·流程3 L91).
//!
//! At least `case_min_proposals` proposals are handed to the leader; with a single one it is said that there is nothing to compare.

use super::super::model::Complaint;
use super::warned;
use crate::base::{Finding, Instant, Refusal};
use crate::msg;
use crate::rules::Parameters;

/// Why the proposals are not handed to the leader yet.
pub fn too_few(complaint: &Complaint, params: &Parameters, at: Instant) -> Option<Refusal> {
    let least = params.int("case_min_proposals", at.day());
    let there = i64::try_from(complaint.current_proposals().count()).unwrap_or(i64::MAX);
    (there < least).then(|| Refusal::by("CASE-06", msg!("cases-complaints-06-too-few", there = there, least = least)))
}

/// What is said of a single proposal.
pub fn finding(complaint: &Complaint) -> Option<Finding> {
    (complaint.current_proposals().count() == 1).then(|| warned("CASE-06", msg!("cases-complaints-06-single")))
}
