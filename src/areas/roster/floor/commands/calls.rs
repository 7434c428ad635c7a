//! Roll calls: opened, marked, spoken about, closed (HAND-01).

use super::{Change, Decision, Facts, must_say, no_crew, verdict};
use crate::areas::roster::floor::clauses::hand_01_roll_call;
use crate::areas::roster::floor::model::{CallState, Crew, Mark, Member, RollCall};
use crate::base::{Actor, Function, Instant, Refusal};
use crate::msg;

const ID: &str = "HAND-01";

fn crew(facts: &Facts) -> Result<&Crew, Refusal> {
    facts.crew.as_ref().filter(|crew| !crew.members.is_empty()).ok_or_else(no_crew)
}

/// The open roll call of the crew.
fn open_call(facts: &Facts) -> Result<&RollCall, Refusal> {
    match (&facts.call, RollCall::state(facts.call.as_ref())) {
        (Some(call), CallState::Open) => Ok(call),
        (_, state) => Err(Refusal::by(ID, msg!("roster-floor-call-not-open", state = state.message()))),
    }
}

/// Marks only of who is on the list; 假 only for who has leave when the shift begins.
fn marks(crew: &Crew, marks: &[(i64, Mark)]) -> Result<Vec<Change>, Refusal> {
    let change = |(staff, mark): &(i64, Mark)| {
        let Some(member) = crew.members.iter().find(|member| member.shift.staff == *staff) else {
            return Err(Refusal::by(ID, msg!("roster-floor-call-stranger", crew = crew.written())));
        };
        if *mark == Mark::Leave && !on_leave(member) {
            return Err(Refusal::by(ID, msg!("roster-floor-call-no-leave", name = member.name.as_str())));
        }
        Ok(Change::Mark(*staff, *mark))
    };
    marks.iter().map(change).collect()
}

fn on_leave(member: &Member) -> bool {
    hand_01_roll_call::presumed(member) == Mark::Leave
}

/// Opens it, with a warning once the shift has begun.
pub fn open(facts: &Facts, given: &[(i64, Mark)], actor: &Actor, at: Instant) -> Decision {
    actor.must_do_all(Function::Handover)?;
    let crew = crew(facts)?;
    if let Some(call) = &facts.call {
        return Err(Refusal::by(ID, msg!("roster-floor-call-twice", name = call.opened.name.as_str())));
    }
    let findings = verdict(vec![hand_01_roll_call::judge_open(crew.span.from, at, &facts.limits.early)])?;
    let mut changes = vec![Change::OpenCall];
    changes.extend(marks(crew, given)?);
    Ok((changes, findings))
}

/// Marks people.
pub fn mark(facts: &Facts, given: &[(i64, Mark)], actor: &Actor) -> Decision {
    actor.must_do_all(Function::Handover)?;
    open_call(facts)?;
    Ok((marks(crew(facts)?, given)?, Vec::new()))
}

/// Adds a point; 质检员 may do so too, and nothing else (讲评, Appendix B).
pub fn point(facts: &Facts, text: &str, actor: &Actor) -> Decision {
    if actor.access(Function::Handover).note != "讲评" {
        actor.must_do_all(Function::Handover)?;
    }
    open_call(facts)?;
    Ok((vec![Change::Point(must_say(text, "text", ID)?)], Vec::new()))
}

/// Closes it: who has no mark is what he is presumed to be.
pub fn close(facts: &Facts, given: &[(i64, Mark)], actor: &Actor) -> Decision {
    actor.must_do_all(Function::Handover)?;
    let (crew, call) = (crew(facts)?, open_call(facts)?);
    let mut changes = marks(crew, given)?;
    let marked = |staff: i64| call.marks.contains_key(&staff) || given.iter().any(|(id, _)| *id == staff);
    for member in crew.members.iter().filter(|member| !marked(member.shift.staff)) {
        changes.push(Change::Mark(member.shift.staff, hand_01_roll_call::presumed(member)));
    }
    changes.push(Change::CloseCall);
    Ok((changes, Vec::new()))
}
