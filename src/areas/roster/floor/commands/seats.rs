//! Seats: taken, left, released (HAND-01, HAND-02, HAND-04, HAND-05).

use super::{Change, Decision, Facts, must_say, verdict};
use crate::areas::roster::floor::clauses::{clock, hand_01_roll_call, hand_02_relief, hand_04_notices, hand_05_brief};
use crate::areas::roster::floor::model::{Departure, Sitting, Way};
use crate::areas::roster::model::Shift;
use crate::areas::roster::plan::commands::missing;
use crate::base::{Actor, Finding, Function, Instant, Judged, Refusal, Verdict};
use crate::msg;

const ID: &str = "HAND-02";

/// Puts a seat on the list, or takes it out of use.
pub fn put(facts: &Facts, name: &str, used: bool, actor: &Actor) -> Decision {
    actor.must_do_all(Function::Handover)?;
    let name = must_say(name, "name", ID)?;
    if !used && let Some(holder) = facts.open.first() {
        return Err(Refusal::by(ID, msg!("roster-floor-seat-held", seat = name, name = holder.name.as_str())));
    }
    Ok((vec![Change::PutSeat(name, used)], Vec::new()))
}

/// The own shift, not over yet, for which a seat is taken.
fn own_shift<'a>(facts: &'a Facts, actor: &Actor, at: Instant) -> Result<&'a Shift, Refusal> {
    let shift = facts.shift.as_ref().filter(|shift| shift.staff == actor.id && shift.published);
    let shift = shift.ok_or_else(|| Refusal::by("HAND-01", msg!("roster-floor-not-rostered")))?;
    if at >= shift.span.to {
        return Err(Refusal::by("HAND-01", msg!("roster-floor-shift-over", end = clock(shift.span.to))));
    }
    Ok(shift)
}

/// What the clauses say of taking a seat for this shift, whichever seat.
pub fn judge_take(facts: &Facts, shift: &Shift) -> Vec<Judged> {
    let limits = &facts.limits;
    vec![
        hand_01_roll_call::judge_seat(facts.call.as_ref(), shift.span.from, &limits.early),
        hand_04_notices::judge_seat(&facts.unread, &limits.block),
    ]
}

/// Takes a seat. A sitting of an earlier shift that nobody ended ends with it, with a warning.
pub fn take(facts: &Facts, seat: &str, actor: &Actor, at: Instant) -> Decision {
    actor.must_do(Function::Handover)?;
    let seat = must_say(seat, "seat", ID)?;
    let shift = own_shift(facts, actor, at)?;
    let mut findings = verdict(judge_take(facts, shift))?;
    if facts.seat.as_ref().is_some_and(|known| !known.used) {
        return Err(Refusal::by(ID, msg!("roster-floor-seat-unused", seat = seat)));
    }
    let mut changes = Vec::new();
    for mine in facts.open.iter().filter(|sitting| sitting.staff == actor.id) {
        if mine.ends > at || mine.shift == shift.id {
            return Err(Refusal::by(ID, msg!("roster-floor-seat-elsewhere", seat = mine.seat.as_str())));
        }
        let message =
            msg!("roster-floor-seat-forgotten", seat = mine.seat.as_str(), crew = format!("{} {}", mine.crew.day, mine.shift_name));
        findings.push(Finding { clause: ID, verdict: Verdict::Warned, message });
        let departure = Departure { at, way: Way::Forgotten, by: String::new(), reason: String::new(), waited: 0, handover: 0 };
        changes.push(Change::Leave(Box::new(mine.clone()), departure));
    }
    let others: Vec<&Sitting> = facts.open.iter().filter(|sitting| sitting.staff != actor.id && sitting.seat == seat).collect();
    hand_02_relief::take_over(&seat, &others, shift.span.to)?;
    changes.push(Change::Take(seat));
    Ok((changes, findings))
}

/// What the clauses say of leaving the seat, and how the person leaves where they let him.
pub fn judge_leave(facts: &Facts, sitting: &Sitting, at: Instant) -> (Vec<Judged>, Option<Departure>) {
    let expected = hand_02_relief::expected(&sitting.seat, &facts.followers);
    let (relieved, departure) = hand_02_relief::judge_leave(sitting, facts.relief.as_ref(), &expected, at);
    let mut judged = vec![relieved];
    let departure = departure.map(|departure| match &facts.relief {
        Some(relief) => {
            judged.push(hand_05_brief::judge(sitting.ends, relief.taken_at, at, &facts.limits.handover));
            Departure { handover: hand_05_brief::seconds(sitting.ends, relief.taken_at, at), ..departure }
        }
        None => departure,
    });
    (judged, departure)
}

/// The sitting of the act, still open.
fn open_sitting(facts: &Facts) -> Result<&Sitting, Refusal> {
    let open = facts.sitting.as_ref().filter(|sitting| sitting.left.is_none());
    open.ok_or_else(|| Refusal::by(ID, msg!("roster-floor-seat-not-there")))
}

/// Leaves the seat.
pub fn leave(facts: &Facts, actor: &Actor, at: Instant) -> Decision {
    actor.must_do(Function::Handover)?;
    let sitting = open_sitting(facts)?;
    let (judged, departure) = judge_leave(facts, sitting, at);
    let findings = verdict(judged)?;
    let changes = departure.map(|departure| Change::Leave(Box::new(sitting.clone()), departure)).into_iter().collect();
    Ok((changes, findings))
}

/// A 班长 releases somebody else, with a reason.
pub fn release(facts: &Facts, reason: &str, actor: &Actor, at: Instant) -> Decision {
    actor.must_do_all(Function::Handover)?;
    let sitting = facts.sitting.as_ref().ok_or_else(missing)?;
    if sitting.staff == actor.id {
        return Err(Refusal { message: msg!("roster-floor-release-self"), clauses: vec![ID, "SEC-08"], flaws: Vec::new() });
    }
    let sitting = open_sitting(facts)?;
    let reason = must_say(reason, "reason", ID)?;
    let departure = hand_02_relief::release(sitting, &actor.name, &reason, at);
    let message = msg!("roster-floor-released", name = sitting.name.as_str(), seat = sitting.seat.as_str(), minutes = departure.waited);
    let finding = Finding { clause: ID, verdict: Verdict::Kept, message };
    Ok((vec![Change::Leave(Box::new(sitting.clone()), departure)], vec![finding]))
}
