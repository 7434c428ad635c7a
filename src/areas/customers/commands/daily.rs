//! The day of who looks after customers: the list of the day (FILE-14), the files put in order (FILE-25).

use super::{Change, Decision, Facts};
use crate::base::{Actor, Function, Refusal};
use crate::msg;

/// FILE-14: the list of the day was opened. Once a day; opening it again changes nothing.
pub fn extract(facts: &Facts, actor: &Actor) -> Decision {
    actor.must_do(Function::CustomerEdit)?;
    if facts.extracted {
        return Ok((Vec::new(), Vec::new()));
    }
    Ok((vec![Change::Extract { customers: facts.today }], Vec::new()))
}

/// FILE-25: who keeps files has put them in order.
pub fn tidy(facts: &Facts, note: &str, actor: &Actor) -> Decision {
    actor.must_do(Function::CustomerEdit)?;
    if !facts.keeps {
        return Err(Refusal::by("FILE-25", msg!("customers-keeps-none")).into());
    }
    if note.chars().count() > 400 {
        return Err(Refusal::of_field("note", "", msg!("customers-too-long", limit = 400_i64)).into());
    }
    Ok((vec![Change::Tidy { note: note.trim().to_owned() }], Vec::new()))
}
