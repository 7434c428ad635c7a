//! TICK-07 工单滞留 — a ticket on which nothing was written for more than eight hours is stuck.
//!
//! Exactly eight hours is not. Source: 000 篇5 班长 8.

use super::plus_hours;
use crate::base::Instant;

/// Whether it is stuck.
pub fn is_stuck(last: Instant, now: Instant, hours: i64) -> bool {
    now > plus_hours(last, hours)
}
