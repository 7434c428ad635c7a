//! Letters that come and go (FILE-13), and the checks of cabinets (FILE-12).

use super::{Change, Decision, Facts, missing, not_allowed, settled};
use crate::areas::archives::clauses::{file_12_checks, file_13_signatures, file_15_opening};
use crate::areas::archives::model::{Category, Condition, Direction, Draft, LetterDraft};
use crate::base::{Actor, Day, Flaw, Function, Refusal};
use crate::msg;

/// A letter is entered. Whoever sends one signs it by entering it; the receiver may sign at once or later.
pub fn enter(facts: &Facts, draft: &LetterDraft, actor: &Actor, today: Day) -> Decision {
    facts.owner.as_ref().ok_or_else(missing)?;
    if !file_15_opening::keeps(actor, facts.own) {
        return Err(not_allowed());
    }
    let mut draft = draft.clone();
    if draft.direction == Direction::Out {
        draft.issuer.clone_from(&actor.name);
    }
    for text in [&mut draft.title, &mut draft.issuer, &mut draft.receiver] {
        *text = text.trim().to_owned();
    }
    let mut flaws = Vec::new();
    if draft.title.is_empty() {
        flaws.push(Flaw { field: "title", clause: "FILE-13", message: msg!("archives-title-blank") });
    }
    flaws.extend(file_13_signatures::judge(&draft));
    if let Some(refusal) = Refusal::flawed(flaws) {
        return Err(refusal);
    }
    let delivered = !draft.receiver.is_empty();
    let document = for_filing(&draft, today);
    let mut changes = vec![Change::InsertLetter(Box::new(draft))];
    if delivered {
        changes.extend(document);
    }
    Ok((changes, Vec::new()))
}

/// The receiver signs: the letter is delivered and waits for filing (FILE-08).
pub fn sign(facts: &Facts, receiver: &str, actor: &Actor) -> Decision {
    let letter = facts.letter.as_ref().ok_or_else(missing)?;
    if !file_15_opening::keeps(actor, facts.own) {
        return Err(not_allowed());
    }
    if letter.received_at.is_some() {
        return Err(settled("FILE-13", &letter.no, msg!("archives-letter-delivered")));
    }
    if receiver.trim().is_empty() {
        return Err(Refusal::of_field("receiver", "FILE-13", msg!("archives-receiver-blank")));
    }
    let mut changes = vec![Change::Sign(receiver.trim().to_owned())];
    changes.extend(for_filing(&letter.draft, letter.issued_at.day()));
    Ok((changes, Vec::new()))
}

/// A delivered letter as a registered document.
fn for_filing(letter: &LetterDraft, issued: Day) -> [Change; 2] {
    let draft = Draft {
        title: letter.title.clone(),
        issuer: letter.issuer.clone(),
        issued: Some(issued),
        category: Category::LETTERS,
        ..Draft::default()
    };
    [Change::Insert { customer: letter.customer, draft: Box::new(draft), filed: false }, Change::LinkLetter]
}

/// FILE-12: a cabinet comes on the list of checks or goes off it.
pub fn cabinet(name: &str, used: bool, actor: &Actor) -> Decision {
    actor.must_do(Function::Archive)?;
    if name.trim().is_empty() {
        return Err(Refusal::of_field("cabinet", "FILE-12", msg!("archives-cabinet-blank")));
    }
    Ok((vec![Change::PutCabinet(name.trim().to_owned(), used)], Vec::new()))
}

/// FILE-12: a cabinet was checked today.
pub fn check(facts: &Facts, name: &str, condition: Condition, measure: &str, actor: &Actor, today: Day) -> Decision {
    let (mut changes, _) = cabinet(name, true, actor)?;
    file_12_checks::measure(condition, measure)?;
    changes.push(Change::InsertCheck(condition, measure.trim().to_owned()));
    let finding = facts.cabinet.as_ref().and_then(|cabinet| file_12_checks::judge(cabinet.due, today));
    Ok((changes, finding.into_iter().collect()))
}
