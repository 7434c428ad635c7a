//! TICK-02 「避免出现“踢皮球”影响客户感知」 (000 篇4 二 L138), for the responsible departments of a complaint (CASE-05).
//!
//! A change back to a department that had it before, or the `transfer_warn_n`th change, is said.

use super::super::model::Complaint;
use super::warned;
use crate::base::{Finding, Instant};
use crate::msg;
use crate::rules::Parameters;

/// What is said when the complaint goes to this department.
pub fn findings(complaint: &Complaint, department: &str, params: &Parameters, at: Instant) -> Vec<Finding> {
    let Some(present) = complaint.assignment().filter(|present| present.department != department) else { return Vec::new() };
    let back = complaint.assignments.iter().any(|before| before.department == department);
    let count = i64::try_from(complaint.transfers()).unwrap_or(i64::MAX).saturating_add(1);
    let mut findings = Vec::new();
    if back {
        let message = msg!("cases-complaints-tick-02-back", from = present.department.as_str(), to = department);
        findings.push(warned("TICK-02", message));
    }
    if count >= params.int("transfer_warn_n", at.day()) {
        findings.push(warned("TICK-02", msg!("cases-complaints-tick-02-count", count = count)));
    }
    findings
}
