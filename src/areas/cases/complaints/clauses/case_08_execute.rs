//! CASE-08 「形成闭环的管理流程」 「要及时与客户沟通，告知处理进度和结果」 (000 篇2 三 L80, 001 篇七 a4 L10, 002 异常处理执行1).
//!
//! The execution is complete with a result and at least one entry of this round by which the customer was informed of it.

use super::super::model::{Complaint, Verb};
use crate::base::Refusal;
use crate::msg;

/// Why the execution is not complete yet.
pub fn not_informed(complaint: &Complaint) -> Option<Refusal> {
    let informed = complaint.steps.iter().any(|step| step.verb == Verb::Log && step.informed && step.round == complaint.round);
    (!informed).then(|| Refusal::by("CASE-08", msg!("cases-complaints-08-not-informed")))
}
