//! CASE-12 「建立投诉归档资料」 (000 篇2 三 L80).
//!
//! What is archived is only read. 客服主管 and above reopen it with a reason: a new round, the old one is kept. Archived is what is not
//! established and the customer understands (CASE-04), or what is established with the customer satisfied (CASE-09), visited (CASE-10)
//! and the cause analysed (CASE-11).

use super::super::model::{Complaint, State};
use super::{case_04_answer, case_09_rounds, case_10_visit, case_11_cause};
use crate::base::{Actor, Post, Refusal};
use crate::msg;

const CLAUSE: &str = "CASE-12";

/// Why nothing is done with it any more.
pub fn locked(complaint: &Complaint) -> Option<Refusal> {
    (complaint.state == State::Archived).then(|| Refusal::by(CLAUSE, msg!("cases-complaints-12-locked")))
}

/// Why it is not archived yet; everything that is missing is named.
pub fn open(complaint: &Complaint) -> Option<Refusal> {
    if complaint.state == State::Archived {
        return None;
    }
    if complaint.judgement.is_none() {
        return Some(Refusal::by("CASE-03", msg!("cases-complaints-12-unjudged")));
    }
    if !complaint.is_established() {
        return case_04_answer::open(complaint);
    }
    let missing: Vec<Refusal> =
        [case_09_rounds::unsatisfied(complaint), case_10_visit::unvisited(complaint), case_11_cause::unanalysed(complaint)]
            .into_iter()
            .flatten()
            .collect();
    let first = missing.first()?;
    let flaw = |refusal: &Refusal| crate::base::Flaw {
        field: "archive",
        clause: refusal.clauses.first().copied().unwrap_or(CLAUSE),
        message: refusal.message.clone(),
    };
    let clauses = missing.iter().flat_map(|refusal| refusal.clauses.iter().copied()).collect();
    Some(Refusal { message: first.message.clone(), clauses, flaws: missing.iter().map(flaw).collect() })
}

/// Why this person may not reopen it.
pub fn not_superior(actor: &Actor) -> Option<Refusal> {
    let superior = actor.posts.iter().any(|post| matches!(post, Post::Supervisor | Post::Director | Post::CentreDirector));
    (!superior).then(|| Refusal { message: msg!("cases-complaints-12-superior"), clauses: vec![CLAUSE, "SEC-08"], flaws: Vec::new() })
}
