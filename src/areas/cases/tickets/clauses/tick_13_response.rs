//! TICK-13 60 秒响应 — from the call or message coming in to the first human answer, at most 60 seconds.
//!
//! Exactly 60 is in time. The first answer is the acceptance. Source: 001 篇一 二4.

use super::{kept, warned};
use crate::base::{Finding, Instant, Refusal};
use crate::msg;

/// Whole seconds between both, floored.
pub fn seconds(arrived: Instant, answered: Instant) -> i64 {
    (answered.0 - arrived.0).div_euclid(1000)
}

/// Whether it was in time.
pub fn is_in_time(arrived: Instant, answered: Instant, limit: i64) -> bool {
    seconds(arrived, answered) <= limit
}

/// What is said of it.
///
/// # Errors
/// The refusal of a time that is still to come.
pub fn judge(arrived: Instant, now: Instant, limit: i64) -> Result<Finding, Refusal> {
    if arrived > now {
        return Err(Refusal::of_field("arrived_at", "TICK-13", msg!("cases-tickets-arrived-future")));
    }
    let took = seconds(arrived, now);
    Ok(if is_in_time(arrived, now, limit) {
        kept("TICK-13", msg!("cases-tickets-response-in-time", seconds = took))
    } else {
        warned("TICK-13", msg!("cases-tickets-response-late", seconds = took, limit = limit))
    })
}
