//! Score sheets: drafts, versions, publishing and archiving.

use super::super::clauses::qa_04_heads::check_form;
use super::super::clauses::qa_05_sheet::must_write;
use super::super::model::{Form, FormState, missing};
use super::{Change, Command, Decision, Facts};
use crate::base::{Actor, Post, Refusal};
use crate::msg;

/// Sheets are prepared by those who score; that they are used is 客服部主任's decision, since they say how people are judged.
fn must_decide(actor: &Actor) -> Result<(), Refusal> {
    must_write(actor)?;
    if actor.posts.contains(&Post::Director) {
        return Ok(());
    }
    Err(Refusal { message: msg!("quality-form-director"), clauses: vec!["QA-04", "SEC-08"], flaws: Vec::new() })
}

fn stands(form: &Form, state: FormState) -> Result<(), Refusal> {
    if form.state == state {
        return Ok(());
    }
    let message = msg!("quality-form-stands", name = form.draft.name.as_str(), version = form.version, state = form.state.message());
    Err(Refusal::by("QA-04", message))
}

pub(super) fn decide(facts: &Facts, command: &Command, actor: &Actor) -> Decision {
    must_write(actor)?;
    let change = match command {
        Command::PutForm { of, draft } => {
            check_form(draft)?;
            if let Some((_, rev)) = of {
                let form = facts.form()?;
                stands(form, FormState::Draft)?;
                if form.rev != *rev {
                    return Err(missing());
                }
            }
            Change::Form(of.map(|(id, _)| id), draft.clone())
        }
        Command::NewVersion { .. } => {
            let form = facts.form()?;
            Change::Version { family: form.family, draft: Box::new(form.draft.clone()) }
        }
        Command::PublishForm { .. } => {
            must_decide(actor)?;
            let form = facts.form()?;
            stands(form, FormState::Draft)?;
            check_form(&form.draft)?;
            Change::Publish { form: form.id, family: form.family }
        }
        Command::ArchiveForm { .. } => {
            must_decide(actor)?;
            let form = facts.form()?;
            stands(form, FormState::Published)?;
            if form.family == 1 {
                // New checks need a sheet; the built-in one is replaced by publishing its next version.
                return Err(Refusal::by("QA-04", msg!("quality-form-last")));
            }
            Change::Archive(form.id)
        }
        _ => return Err(missing()),
    };
    Ok((vec![change], Vec::new()))
}
