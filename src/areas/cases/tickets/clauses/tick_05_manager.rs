//! TICK-05 仍无法解决汇集至部门经理 — by the 值班长's button, or by itself a day after his opinion.
//!
//! Strictly more than `mgr_after_h` hours after the opinion. It does not go there without an opinion, but in an emergency (ESC-06).
//! 部门经理 is the 客服部主任. Source: 000 篇4 二.

use super::plus_hours;
use crate::areas::cases::tickets::model::{Stage, Ticket};
use crate::base::{Actor, Instant, Post, Refusal};
use crate::msg;

/// After this moment an open ticket goes there.
pub fn due_after(opinion: Instant, hours: i64) -> Instant {
    plus_hours(opinion, hours)
}

/// Whether this person may send it there now.
///
/// # Errors
/// The refusal.
pub fn may_pass(ticket: &Ticket, actor: &Actor, urgent: bool, now: Instant) -> Result<(), Refusal> {
    if !actor.posts.contains(&Post::TeamLeader) && actor.id != 0 {
        return Err(Refusal { clauses: vec!["TICK-05", "SEC-08"], ..Refusal::by("TICK-05", msg!("cases-tickets-pass-by-leader")) });
    }
    if ticket.stage(now) == Stage::Manager {
        return Err(Refusal::by("TICK-05", msg!("cases-tickets-with-manager")));
    }
    if ticket.opinion.is_none() && !urgent {
        return Err(Refusal::by("TICK-05", msg!("cases-tickets-pass-needs-opinion")));
    }
    Ok(())
}

/// Whether this person may keep what he agreed on with other departments.
///
/// # Errors
/// The refusal.
pub fn may_coordinate(ticket: &Ticket, actor: &Actor, now: Instant) -> Result<(), Refusal> {
    if !actor.posts.contains(&Post::Director) {
        return Err(Refusal { clauses: vec!["TICK-05", "SEC-08"], ..Refusal::by("TICK-05", msg!("cases-tickets-coordinate-by-director")) });
    }
    if ticket.stage(now) != Stage::Manager {
        return Err(Refusal::by("TICK-05", msg!("cases-tickets-coordinate-early")));
    }
    Ok(())
}
