//! CASE-10 「处理后有回访」 「必须保证在三天之内回访」 「对处理过的投诉进行定期回访」 (000 篇2 三 L80, 二 L71; 004 03章 L45), with VISIT-02.
//!
//! The visit is due at the end of the `visit_days`th day after the feedback. A time that the customer asked for counts instead, even beyond
//! that. Without a complete visit nothing is archived, unless 客服主管 records 无法联系 after attempts on `visit_attempts` different days.

use std::collections::BTreeSet;

use super::super::model::{Complaint, Timer};
use super::warned;
use crate::base::{Actor, Day, Finding, Instant, Post, Refusal, days_between, end_of, plus_days};
use crate::msg;
use crate::rules::Parameters;

const CLAUSE: &str = "CASE-10";

/// Until when the customer is visited after a feedback.
pub fn due(params: &Parameters, feedback_at: Instant) -> Instant {
    let day = feedback_at.day();
    end_of(plus_days(day, params.int("visit_days", day)))
}

/// Until when it counts: the customer's appointment where it lies beyond the limit (VISIT-02).
pub fn counted(due: Instant, appointment: Option<Instant>) -> Instant {
    appointment.map_or(due, |agreed| due.max(end_of(agreed.day())))
}

/// The clock of the visit.
pub fn timer(complaint: &Complaint) -> Option<Timer> {
    let due = counted(complaint.visit_due?, complaint.appointment);
    let (from, _) = complaint.feedback?;
    Some(Timer { clause: CLAUSE, from, due, met: complaint.visited_at })
}

/// Why it is not archived before the visit.
pub fn unvisited(complaint: &Complaint) -> Option<Refusal> {
    complaint.visited_at.is_none().then(|| Refusal::by(CLAUSE, msg!("cases-complaints-10-unvisited")))
}

/// What is said of a visit at this moment: nothing in time, otherwise by how many days it is late.
pub fn finding(complaint: &Complaint, at: Instant) -> Option<Finding> {
    let due = counted(complaint.visit_due?, complaint.appointment);
    let days = days_between(due.day(), at.day());
    (days > 0).then(|| warned(CLAUSE, msg!("cases-complaints-10-late", days = days)))
}

/// What is said of an appointment: that it lies beyond the limit (约定超期).
pub fn appointed(complaint: &Complaint, agreed: Instant) -> Option<Finding> {
    let due = complaint.visit_due?;
    (agreed > due).then(|| Finding {
        clause: "VISIT-02",
        verdict: crate::base::Verdict::Kept,
        message: msg!("cases-complaints-10-beyond", due = super::super::model::short_at(due)),
    })
}

/// Why 无法联系 is not recorded.
pub fn unreachable(complaint: &Complaint, actor: &Actor, params: &Parameters, at: Instant) -> Option<Refusal> {
    if !actor.posts.iter().any(|post| matches!(post, Post::Supervisor | Post::Director)) {
        return Some(Refusal { message: msg!("cases-complaints-10-supervisor"), clauses: vec![CLAUSE, "SEC-08"], flaws: Vec::new() });
    }
    let days: BTreeSet<Day> = complaint.current_visits().filter(|visit| !visit.draft.reached).map(|visit| visit.at.day()).collect();
    let least = params.int("visit_attempts", at.day());
    let there = i64::try_from(days.len()).unwrap_or(i64::MAX);
    (there < least).then(|| Refusal::by(CLAUSE, msg!("cases-complaints-10-attempts", there = there, least = least)))
}
