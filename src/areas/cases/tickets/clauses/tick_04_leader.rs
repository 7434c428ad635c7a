//! TICK-04 超过 24 小时汇集至值班长 — the 值班长 on duty in that second gives an opinion and follows up at once.
//!
//! Nobody on duty: the 班长 of the owner's team. Without an opinion within an hour the ticket is red and 主任 sees it.
//! Source: 000 篇4 二.

use super::{filled, moment, plus_hours, tick_03_limit, warned};
use crate::areas::cases::tickets::model::{Stage, Ticket};
use crate::base::{Actor, Finding, Instant, Post, Refusal};
use crate::msg;

/// Until when the opinion is due.
pub fn opinion_due(limit: Instant, hours: i64) -> Instant {
    plus_hours(tick_03_limit::first_second_over(limit), hours)
}

/// Whether 主任 sees it, since the opinion is not there in time.
pub fn is_late(ticket: &Ticket, due: Instant, now: Instant) -> bool {
    !ticket.state.is_over() && ticket.opinion.is_none() && now > due
}

/// Whether this person may give the opinion now: a 班长, on a ticket that came to him.
///
/// # Errors
/// The refusal.
pub fn may_give(ticket: &Ticket, actor: &Actor, now: Instant) -> Result<(), Refusal> {
    if !actor.posts.contains(&Post::TeamLeader) {
        return Err(Refusal { clauses: vec!["TICK-04", "SEC-08"], ..Refusal::by("TICK-04", msg!("cases-tickets-opinion-by-leader")) });
    }
    if ticket.stage(now) == Stage::Acceptor {
        let until = moment(ticket.limit_at, now.day());
        return Err(Refusal::by("TICK-04", msg!("cases-tickets-opinion-early", until = until)));
    }
    Ok(())
}

/// Opinion and first follow-up are both there.
///
/// # Errors
/// The refusal at the field.
pub fn check(text: &str, follow_up: &str) -> Result<(), Refusal> {
    filled(text, "text", "TICK-04", msg!("cases-tickets-opinion-missing"))?;
    filled(follow_up, "follow_up", "TICK-04", msg!("cases-tickets-follow-up-missing"))
}

/// What is said of an opinion given now.
pub fn judge(due: Instant, now: Instant) -> Option<Finding> {
    (now > due).then(|| warned("TICK-04", msg!("cases-tickets-opinion-late", until = moment(due, now.day()))))
}
