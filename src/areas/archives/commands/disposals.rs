//! Documents that leave for good: handed over (FILE-10) or destroyed (FILE-11).

use super::{Change, Decision, Facts, missing, settled, turn};
use crate::areas::archives::clauses::file_11_destruction;
use crate::areas::archives::model::{Disposal, DisposalState, Method, Step};
use crate::base::{Actor, Flaw, Function, Refusal};
use crate::msg;

/// FILE-10: handed over to somebody, with a line in the register.
pub fn hand_over(facts: &Facts, to: &str, reason: &str, actor: &Actor) -> Decision {
    actor.must_do(Function::Archive)?;
    let moved = turn(&facts.documents, Step::Move)?;
    let mut flaws = Vec::new();
    for (field, text, message) in [("to", to, msg!("archives-to-blank")), ("reason", reason, msg!("archives-reason-blank"))] {
        if text.trim().is_empty() {
            flaws.push(Flaw { field, clause: "FILE-10", message });
        }
    }
    if let Some(refusal) = Refusal::flawed(flaws) {
        return Err(refusal);
    }
    let mut changes = vec![Change::InsertTransfer { to: to.trim().to_owned(), reason: reason.trim().to_owned() }];
    changes.extend(moved);
    Ok((changes, Vec::new()))
}

/// Asks for a destruction.
pub fn ask(facts: &Facts, method: Method, reason: &str, actor: &Actor) -> Decision {
    actor.must_do(Function::Archive)?;
    let doomed = turn(&facts.documents, Step::Doom)?;
    let secrecies: Vec<_> = facts.documents.iter().map(|document| document.draft.secrecy).collect();
    file_11_destruction::method(method, &secrecies)?;
    file_11_destruction::unfinished(&facts.unfinished)?;
    if reason.trim().is_empty() {
        return Err(Refusal::of_field("reason", "FILE-11", msg!("archives-reason-blank")));
    }
    let mut changes = vec![Change::InsertDisposal { method, reason: reason.trim().to_owned() }];
    changes.extend(doomed);
    Ok((changes, Vec::new()))
}

fn stored(facts: &Facts, state: DisposalState) -> Result<&Disposal, Refusal> {
    let disposal = facts.disposal.as_ref().ok_or_else(missing)?;
    if disposal.state == state { Ok(disposal) } else { Err(settled("FILE-11", &disposal.no, disposal.state.message())) }
}

fn must_decide(actor: &Actor) -> Result<(), Refusal> {
    if file_11_destruction::approves(&actor.posts) {
        return Ok(());
    }
    Err(Refusal { message: msg!("archives-not-director"), clauses: vec!["FILE-11", "SEC-08"], flaws: Vec::new() })
}

/// 客服部主任 approves.
pub fn approve(facts: &Facts, actor: &Actor) -> Decision {
    stored(facts, DisposalState::Asked)?;
    must_decide(actor)?;
    let mut changes = vec![Change::Decide(true, String::new())];
    changes.extend(turn(&facts.documents, Step::Condemn)?);
    Ok((changes, Vec::new()))
}

/// 客服部主任 rejects: the documents stay.
pub fn reject(facts: &Facts, reason: &str, actor: &Actor) -> Decision {
    stored(facts, DisposalState::Asked)?;
    must_decide(actor)?;
    if reason.trim().is_empty() {
        return Err(Refusal::of_field("reason", "FILE-11", msg!("archives-reason-blank")));
    }
    let mut changes = vec![Change::Decide(false, reason.trim().to_owned())];
    changes.extend(turn(&facts.documents, Step::Spare)?);
    Ok((changes, Vec::new()))
}

/// An approved destruction is carried out by two people. What was scanned goes too; the rows of the catalogue stay.
pub fn execute(facts: &Facts, by: &str, witness: &str, actor: &Actor) -> Decision {
    actor.must_do(Function::Archive)?;
    stored(facts, DisposalState::Approved)?;
    file_11_destruction::unfinished(&facts.unfinished)?;
    if let Some(refusal) = Refusal::flawed(file_11_destruction::names(by, witness)) {
        return Err(refusal);
    }
    let mut changes = vec![Change::Dispose(by.trim().to_owned(), witness.trim().to_owned())];
    changes.extend(turn(&facts.documents, Step::Destroy)?);
    changes.extend(facts.documents.iter().map(|document| Change::Wipe(document.id)));
    Ok((changes, Vec::new()))
}
