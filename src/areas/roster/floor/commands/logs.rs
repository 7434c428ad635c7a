//! Handover logs: written, signed, supplemented (HAND-03).

use super::{Change, Decision, Facts, Written, must_say, no_crew};
use crate::areas::roster::floor::clauses::hand_03_log;
use crate::areas::roster::floor::model::{Crew, Log, LogState, Side};
use crate::base::{Actor, Flaw, Function, Instant, Refusal};
use crate::msg;

const ID: &str = "HAND-03";

fn crew_and_log(facts: &Facts) -> Result<(&Crew, &Log), Refusal> {
    match (&facts.crew, &facts.log) {
        (Some(crew), Some(log)) => Ok((crew, log)),
        _ => Err(no_crew()),
    }
}

/// Writes sections. A section that somebody else changed since it was read is shown first.
pub fn write(facts: &Facts, texts: &[Written], actor: &Actor) -> Decision {
    actor.must_do_all(Function::Handover)?;
    let (_, log) = crew_and_log(facts)?;
    hand_03_log::writable(log)?;
    let overtaken = texts.iter().filter(|written| log.text(written.section) != written.was && log.text(written.section) != written.text);
    let flaws: Vec<Flaw> = overtaken
        .map(|written| Flaw {
            field: written.section.key(),
            clause: ID,
            message: msg!("roster-floor-section-overtaken", section = written.section.message(), name = log.written.name.as_str()),
        })
        .collect();
    if let Some(refusal) = Refusal::flawed(flaws) {
        return Err(refusal);
    }
    Ok((texts.iter().map(|written| Change::Write(written.section, written.text.trim().to_owned())).collect(), Vec::new()))
}

/// Signs on one side.
pub fn sign(facts: &Facts, side: Side, actor: &Actor, at: Instant) -> Decision {
    actor.must_do_all(Function::Handover)?;
    let (crew, log) = crew_and_log(facts)?;
    hand_03_log::may_sign(crew, log, side, actor.id, at)?;
    Ok((vec![Change::Sign(side)], Vec::new()))
}

/// Adds to a log that is signed; before, the sections are there for it.
pub fn supplement(facts: &Facts, text: &str, actor: &Actor) -> Decision {
    actor.must_do_all(Function::Handover)?;
    let (_, log) = crew_and_log(facts)?;
    if log.state() == LogState::Draft {
        return Err(Refusal::by(ID, msg!("roster-floor-supplement-early")));
    }
    Ok((vec![Change::Supplement(must_say(text, "text", ID)?)], Vec::new()))
}
