//! ESC-08 「不能简单说“不知道”，而应请客户稍等…找到销售经理」 (001 篇八 (二)(4) L43): help with a customer who waits goes straight to 销售经理 or whoever
//! is responsible, whatever the level. Unanswered after five minutes it is late; the answer ends it.

use crate::areas::roster::Person;
use crate::base::{Instant, Post, Refusal};
use crate::msg;

/// Minutes that a customer is kept waiting.
const MINUTES: i64 = 5;

/// Posts that answer.
const POSTS: [Post; 6] =
    [Post::SalesManager, Post::TeamLeader, Post::Supervisor, Post::Director, Post::CentreDirector, Post::ComplaintOfficer];

/// Until when it is to be answered.
pub fn due(raised_at: Instant) -> Instant {
    raised_at.plus_minutes(MINUTES)
}

/// Who may be asked.
pub fn answers(person: &Person) -> bool {
    person.active && POSTS.iter().any(|post| person.holds(*post))
}

/// Refuses somebody who answers for nothing.
///
/// # Errors
/// The refusal.
pub fn check(to: &Person) -> Result<(), Refusal> {
    if answers(to) { Ok(()) } else { Err(Refusal::by("ESC-08", msg!("cases-escalation-no-helper"))) }
}
