//! TICK-11 认真填写维修单，及时联系修复 — a repair order is filled in whole and goes 报修 → 派工 → 修复 → 客户确认 → 回访.
//!
//! The repairer is reached within half an hour; exactly 30 minutes is in time. Source: 001 篇七 a5.

use super::{filled, kept, moment, warned};
use crate::areas::cases::tickets::model::{Repair, RepairDraft, RepairState};
use crate::base::{Finding, Instant, Refusal};
use crate::msg;

/// Until when the repairer is to be reached.
pub fn contact_due(reported: Instant, minutes: i64) -> Instant {
    reported.plus_minutes(minutes)
}

/// The order is filled in.
///
/// # Errors
/// The refusal at the field.
pub fn check(draft: &RepairDraft, now: Instant) -> Result<(), Refusal> {
    filled(&draft.place, "place", "TICK-11", msg!("cases-tickets-repair-place-missing"))?;
    filled(&draft.fault, "fault", "TICK-11", msg!("cases-tickets-repair-fault-missing"))?;
    if draft.reported_at.is_some_and(|at| at > now) {
        return Err(Refusal::of_field("reported_at", "TICK-11", msg!("cases-tickets-repair-future")));
    }
    Ok(())
}

/// The order stands where this step begins.
///
/// # Errors
/// The refusal.
pub fn stands(repair: &Repair, wanted: RepairState) -> Result<(), Refusal> {
    if repair.state == wanted {
        return Ok(());
    }
    Err(Refusal::by("TICK-11", msg!("cases-tickets-repair-stands", no = repair.no.as_str(), state = repair.state.message())))
}

/// What is said of reaching the repairer now.
pub fn judge(due: Instant, now: Instant, minutes: i64) -> Finding {
    if now > due {
        warned("TICK-11", msg!("cases-tickets-repair-contact-late", until = moment(due, now.day()), minutes = minutes))
    } else {
        kept("TICK-11", msg!("cases-tickets-repair-contact-in-time", minutes = minutes))
    }
}
