//! FILE-23 「在任何情况下不泄露客户的任何资料」 (000 篇5 安全保密1 L155).
//!
//! The phone of a complainant is masked. Who adds to the complaint has to call him and sees it on asking, which is logged; who only
//! reads the complaint does not see it.

use super::super::model::{Complaint, Verb};
use super::case_15_group;
use crate::base::{Actor, Refusal};
use crate::msg;

/// Why this person does not see the phone, if so.
pub fn hidden(actor: &Actor, complaint: &Complaint) -> Option<Refusal> {
    case_15_group::not_in_group(actor, complaint, Verb::Note)?;
    Some(Refusal { message: msg!("cases-complaints-23-phone"), clauses: vec!["FILE-23", "SEC-08"], flaws: Vec::new() })
}
