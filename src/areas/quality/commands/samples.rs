//! Drawing records to be checked, and replacing a drawn one.

use super::super::clauses::qa_05_sheet;
use super::super::model::{PickState, missing, month_word};
use super::super::sample::{Drawn, checker_of, draw, order};
use super::{Change, Command, Decision, Facts};
use crate::base::{Actor, Day, Instant, Post, Refusal};
use crate::msg;

/// Whether records of these days may be drawn now, whatever there is to draw.
///
/// # Errors
/// The refusal with its clause.
pub fn may_draw(from: Day, to: Day, locked: bool, actor: &Actor, at: Instant) -> Result<(), Refusal> {
    qa_05_sheet::must_write(actor)?;
    if from > to || from.first_of_month() != to.first_of_month() || to > at.day() {
        return Err(Refusal::by("QA-03", msg!("quality-draw-span")));
    }
    qa_05_sheet::must_be_open(from, locked)
}

pub(super) fn decide(facts: &Facts, command: &Command, actor: &Actor, at: Instant) -> Decision {
    qa_05_sheet::must_write(actor)?;
    let lot = facts.lot.as_ref();
    match command {
        Command::Draw { from, to } => {
            may_draw(*from, *to, facts.locked, actor, at)?;
            let lot = lot.ok_or_else(missing)?;
            if lot.turns.is_empty() {
                return Err(Refusal::by("QA-03", msg!("quality-draw-no-checker")));
            }
            let drawn = draw(lot);
            if drawn.is_empty() {
                return Err(Refusal::by("QA-03", msg!("quality-draw-nothing", month = month_word(*from))));
            }
            Ok((vec![Change::Draw { drawn }], Vec::new()))
        }
        Command::Replace { reason, .. } => {
            let (pick, lot) = (facts.pick.as_ref().ok_or_else(missing)?, lot.ok_or_else(missing)?);
            if pick.checker != actor.id && !actor.posts.contains(&Post::Director) {
                return Err(Refusal::by("QA-03", msg!("quality-not-your-pick")));
            }
            if pick.state != PickState::Open {
                return Err(Refusal::by("QA-03", msg!("quality-pick-stands", state = pick.state.message())));
            }
            if reason.trim().is_empty() {
                return Err(Refusal::of_field("reason", "QA-03", msg!("quality-replace-no-reason")));
            }
            // The next of the same person in the order of the draw that was not drawn yet.
            let next = order(&lot.seed, &lot.candidates).into_iter().find_map(|place| {
                let one = lot.candidates.get(place).filter(|one| one.record.handler == pick.record.handler)?;
                let turn = lot.turns.get(checker_of(&lot.turns, one)?)?;
                (!facts.taken.contains(&place)).then_some(Drawn { place, checker: turn.checker })
            });
            let drawn = next.ok_or_else(|| Refusal::by("QA-03", msg!("quality-replace-nothing")))?;
            Ok((vec![Change::Replace { drawn, reason: reason.trim().to_owned() }], Vec::new()))
        }
        _ => Err(missing()),
    }
}
