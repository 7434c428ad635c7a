//! CASE-07 「主管领导应对投诉处理方案一一过目，选择最佳解决方案，并及时作出批示」 (000 篇2 三·流程3 L91).
//!
//! Who chooses is of the posts in `case_approver_roles`, has read every proposal of the round himself, and writes an instruction. Nobody
//! chooses his own proposal. The choice comes within `case_approve_hours` hours of the submission; exactly that is in time.

use super::super::model::{Complaint, Timer};
use super::warned;
use crate::base::{Actor, Deed, Finding, Function, Instant, Post, Refusal};
use crate::msg;
use crate::rules::Parameters;

const CLAUSE: &str = "CASE-07";

/// Whether this person is one of the leaders who choose.
pub fn is_leader(actor: &Actor, params: &Parameters, at: Instant) -> bool {
    actor.access(Function::ComplaintChoose).deed >= Deed::Approve && actor.posts.iter().any(|post| is_named(*post, params, at))
}

/// Whether the department lets this post choose.
pub fn is_named(post: Post, params: &Parameters, at: Instant) -> bool {
    let word = match post {
        Post::Supervisor => "主管",
        Post::Director => "主任",
        Post::CentreDirector => "中心主任",
        _ => return false,
    };
    params.on("case_approver_roles", at.day()).0.split([',', '，', '、']).any(|role| role.trim() == word)
}

/// Why this person may not choose at all.
pub fn not_leader(actor: &Actor, params: &Parameters, at: Instant) -> Option<Refusal> {
    let refusal = Refusal { message: msg!("cases-complaints-07-leader"), clauses: vec![CLAUSE, "SEC-08"], flaws: Vec::new() };
    (!is_leader(actor, params, at)).then_some(refusal)
}

/// Why this person may not choose yet: proposals that he has not read.
pub fn unread(complaint: &Complaint, actor: &Actor) -> Option<Refusal> {
    let left = complaint.current_proposals().filter(|proposal| proposal.seen.iter().all(|seen| seen.by.id != actor.id)).count();
    (left > 0).then(|| Refusal::by(CLAUSE, msg!("cases-complaints-07-unread", count = left)))
}

/// Until when the choice comes.
pub fn due(params: &Parameters, submitted_at: Instant) -> Instant {
    submitted_at.plus_minutes(params.int("case_approve_hours", submitted_at.day()) * 60)
}

/// The clock of the choice.
pub fn timer(complaint: &Complaint) -> Option<Timer> {
    let (from, due) = (complaint.submitted_at?, complaint.approve_due?);
    Some(Timer { clause: CLAUSE, from, due, met: complaint.choice.as_ref().map(|choice| choice.at) })
}

/// What is said of a choice at this moment: nothing in time, otherwise by how much it is late.
pub fn finding(complaint: &Complaint, at: Instant) -> Option<Finding> {
    let due = complaint.approve_due.filter(|due| at > *due)?;
    Some(warned(CLAUSE, msg!("cases-complaints-07-late", minutes = at.minutes_since(due).max(1))))
}
