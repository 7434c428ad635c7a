//! LEAVE-12 「病假证明时间必需连续」 (请假五 L244).
//!
//! The certificates together contain every calendar day from the first to the last day of the leave, rest days too unless
//! `sick_gap_restdays_ok`; the day of an emergency is excepted. A missing day with a shift leaves that shift uncovered. Where only rest days
//! are missing, the leave cannot stand as one: another certificate fills the gap, or the leave is split there in two, each with its own slip.

use std::collections::BTreeSet;

use super::super::model::{Certificate, Leave, short};
use crate::base::{Day, Refusal};
use crate::msg;

/// Refuses a certificate after which only rest days are missing, and one for other days.
///
/// # Errors
/// The gap with the two ways out, or that it covers no day of the leave.
pub fn check(leave: &Leave, certificate: &Certificate, rest_days_may_miss: bool) -> Result<(), Refusal> {
    let Some((first, last)) = leave.days() else { return Ok(()) };
    if certificate.to < first || certificate.from > last {
        return Err(Refusal::of_field("from", "LEAVE-12", msg!("roster-leave-12-elsewhere", first = short(first), last = short(last))));
    }
    let mut with = leave.clone();
    with.certificates.push(certificate.clone());
    let missing = with.unproven();
    if rest_days_may_miss || missing.is_empty() || missing.iter().any(|(_, shift)| *shift) {
        return Ok(());
    }
    let days: Vec<String> = missing.iter().map(|(day, _)| short(*day)).collect();
    Err(Refusal::by("LEAVE-12", msg!("roster-leave-12-gap", days = days.join("、"))))
}

/// The first day of the later half where the leave may be split: after a gap of uncovered rest days with a covered shift at one side.
pub fn split_at(leave: &Leave) -> Option<Day> {
    let missing = leave.unproven();
    let days: BTreeSet<Day> = leave.taken().map(|part| part.day).collect();
    let covered = |day: &Day| !missing.iter().any(|(missing, _)| missing == day);
    days.iter().zip(days.iter().skip(1)).find_map(|(before, after)| {
        let gap = missing.iter().any(|(day, _)| before < day && day < after);
        (gap && (covered(before) || covered(after))).then_some(*after)
    })
}
