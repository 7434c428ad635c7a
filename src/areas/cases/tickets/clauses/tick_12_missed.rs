//! TICK-12 处理未接来电 — a missed call is called back within half an hour; exactly 30 minutes is in time.
//!
//! Source: 000 篇3.

use super::{filled, kept, moment, warned};
use crate::base::{Finding, Instant, Refusal};
use crate::msg;

/// Until when to call back.
pub fn due(missed: Instant, minutes: i64) -> Instant {
    missed.plus_minutes(minutes)
}

/// The number is there, and the call was not in the future.
///
/// # Errors
/// The refusal at the field.
pub fn check(phone: &str, missed: Instant, now: Instant) -> Result<(), Refusal> {
    filled(phone, "phone", "TICK-12", msg!("cases-tickets-call-phone-missing"))?;
    if missed > now {
        return Err(Refusal::of_field("missed_at", "TICK-12", msg!("cases-tickets-call-future")));
    }
    Ok(())
}

/// What is said of calling back now.
pub fn judge(due: Instant, now: Instant, minutes: i64) -> Finding {
    if now > due {
        warned("TICK-12", msg!("cases-tickets-call-late", until = moment(due, now.day()), minutes = minutes))
    } else {
        kept("TICK-12", msg!("cases-tickets-call-in-time", minutes = minutes))
    }
}
