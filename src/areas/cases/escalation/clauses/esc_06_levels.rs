//! ESC-06 「应逐级进行，遇有紧急情况可越级进行，但事后应向上级汇报」 (请示报告 6 L153).
//!
//! The levels above somebody are his 班长 (for 销售员 the 销售经理), the 客服部主任, the 客服中心主任; a level that nobody holds is left out. Without an
//! emergency a report goes to the first of them. In an emergency, with its reason, it may go to any; everybody of the levels between is told
//! afterwards, until `esc_after_h` hours after it was raised.

use crate::areas::roster::Person;
use crate::base::{Instant, Post, Refusal};
use crate::msg;

/// Until when somebody who was skipped is to be told.
pub fn told_by(raised_at: Instant, hours: i64) -> Instant {
    raised_at.plus_minutes(hours.saturating_mul(60))
}

/// The levels above a person, the nearest first, each with those who hold it now.
pub fn levels<'a>(of: &Person, people: &'a [Person]) -> Vec<Vec<&'a Person>> {
    let active = |post: Post| people.iter().filter(move |person| person.active && person.holds(post) && person.id != of.id);
    let leads = |person: &&Person| person.active && person.id != of.id && of.team.is_some() && person.team == of.team;
    let above_team = [Post::TeamLeader, Post::Supervisor, Post::SalesManager, Post::Director, Post::CentreDirector];
    let mut levels: Vec<Vec<&Person>> = Vec::new();
    if !above_team.iter().any(|post| of.holds(*post)) {
        let nearest: Vec<&Person> = if of.holds(Post::Sales) {
            active(Post::SalesManager).collect()
        } else {
            let leaders: Vec<&Person> = people.iter().filter(leads).filter(|person| person.holds(Post::TeamLeader)).collect();
            if leaders.is_empty() { people.iter().filter(leads).filter(|person| person.deputy).collect() } else { leaders }
        };
        levels.push(nearest);
    }
    if !of.holds(Post::Director) && !of.holds(Post::CentreDirector) {
        levels.push(active(Post::Director).collect());
    }
    if !of.holds(Post::CentreDirector) {
        levels.push(active(Post::CentreDirector).collect());
    }
    levels.retain(|level| !level.is_empty());
    levels
}

/// Everybody who is skipped when somebody puts a report to this person; nobody for the next level.
///
/// # Errors
/// The refusal: no superior of his, or a level skipped without an emergency or without its reason.
pub fn skipped<'a>(of: &Person, to: i64, people: &'a [Person], urgent: bool, reason: &str) -> Result<Vec<&'a Person>, Refusal> {
    let levels = levels(of, people);
    let place = levels.iter().position(|level| level.iter().any(|person| person.id == to));
    let Some(place) = place else { return Err(Refusal::by("ESC-06", msg!("cases-escalation-no-superior"))) };
    let between: Vec<&Person> = levels.into_iter().take(place).flatten().collect();
    if !between.is_empty() && !urgent {
        return Err(Refusal::by("ESC-06", msg!("cases-escalation-levels")));
    }
    if !between.is_empty() && reason.trim().is_empty() {
        return Err(Refusal::of_field("urgent_reason", "ESC-06", msg!("cases-escalation-no-urgent-reason")));
    }
    Ok(between)
}
