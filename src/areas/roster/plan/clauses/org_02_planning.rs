//! ORG-02 「负责客服部人员的调度及安排」 (000 篇5 主任2 L264–275).
//!
//! 客服部主任 plans everybody, keeps kinds of shift and the calendar, and publishes; a 班长 plans the own team and nobody else; all others
//! read. The published roster of shifts that have begun is a record: what became of them is the business of attendance (ATT-01).

use super::super::super::model::{Person, Shift};
use super::super::model::{Hold, named};
use crate::base::{Actor, Deed, Function, Instant, Reach, Refusal, plus_days};
use crate::msg;

/// Whether an actor plans this person's shifts.
///
/// # Errors
/// SEC-08 for who plans nobody, ORG-02 for somebody of another team.
pub fn may_plan(actor: &Actor, person: &Person) -> Result<(), Refusal> {
    let access = actor.must_do(Function::Roster)?;
    let all = access.deed >= Deed::Do && access.reach == Reach::All;
    if all || (person.team.is_some() && person.team == actor.team) {
        return Ok(());
    }
    Err(Refusal::by("ORG-02", msg!("roster-plan-other-team", name = person.name.as_str())))
}

/// Whether an actor sees drafts and the shifts of others: whoever reads more than the own roster.
pub fn sees_all(actor: &Actor) -> bool {
    let access = actor.access(Function::Roster);
    access.deed > Deed::Read || (access.deed == Deed::Read && access.reach == Reach::All)
}

/// Why a shift stays as it is, if it does: what hangs on it, or that it has begun on a published day.
pub fn stays(shift: &Shift, who: &str, hold: Option<&Hold>, now: Instant) -> Option<Refusal> {
    let what = named(shift);
    match hold {
        Some(Hold::Swap(no)) if no.is_empty() => {
            return Some(Refusal::by("SWAP-02", msg!("roster-plan-held-swapped", name = who, shift = what)));
        }
        Some(Hold::Swap(no)) => {
            return Some(Refusal::by("SWAP-02", msg!("roster-plan-held-swap", name = who, shift = what, no = no.as_str())));
        }
        Some(Hold::Leave) => return Some(Refusal::by("LEAVE-01", msg!("roster-plan-held-leave", name = who, shift = what))),
        Some(Hold::Attended) => return Some(Refusal::by("ATT-01", msg!("roster-plan-held-attended", name = who, shift = what))),
        None => {}
    }
    has_begun(shift, now).then(|| Refusal::by("ATT-01", msg!("roster-plan-begun", name = who, shift = what)))
}

/// A published shift that began cannot be planned away any more.
pub fn has_begun(shift: &Shift, now: Instant) -> bool {
    shift.published && shift.span.from <= now
}

/// A published shift that is over cannot be planned any more; one that still runs can, for who comes to help.
pub fn is_over(shift: &Shift, now: Instant) -> bool {
    shift.published && shift.span.to <= now
}

/// Published are whole days from today on, at most a year at once; nobody can come to a shift of yesterday.
///
/// # Errors
/// Says which limit is missed.
pub fn judge_publishing(from: crate::base::Day, to: crate::base::Day, now: Instant) -> Result<(), Refusal> {
    if to < from {
        return Err(Refusal::of_field("to", "ORG-02", msg!("roster-plan-publish-order")));
    }
    if from < now.day() {
        return Err(Refusal::of_field("from", "ORG-02", msg!("roster-plan-publish-past", day = now.day().to_string())));
    }
    if to > plus_days(from, 366) {
        return Err(Refusal::of_field("to", "ORG-02", msg!("roster-plan-publish-long")));
    }
    Ok(())
}
