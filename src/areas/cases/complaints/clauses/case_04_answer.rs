//! CASE-04 「即可以婉转的方式答复客户，取得客户的谅解，消除误会」 (000 篇2 三·流程2 L89).
//!
//! What is not established is answered. With the customer's 谅解 it is archived, and no visit is needed. Without it, it goes back to the
//! judgement or to 客服主管, and is not archived.

use super::super::model::Complaint;
use crate::base::Refusal;
use crate::msg;

/// Why one that is not established is not archived yet.
pub fn open(complaint: &Complaint) -> Option<Refusal> {
    match &complaint.answer {
        None => Some(Refusal::by("CASE-04", msg!("cases-complaints-04-unanswered"))),
        Some(answer) if !answer.accepted => Some(Refusal::by("CASE-04", msg!("cases-complaints-04-not-accepted"))),
        Some(_) => None,
    }
}
