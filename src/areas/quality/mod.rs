//! Quality 质检: fair samples of contacts, score sheets, findings with coaching, appeals and calibration, the month's results, and what
//! follows from them: training plans and comments at roll call (QA-01 to QA-08, TRAIN-06, KPI-14).
//!
//! Three files are pure arithmetic that decisions and questions share: [`score`] counts points, [`sample`] draws records, [`results`] ranks.

pub mod clauses;
pub mod commands;
mod inbox;
pub mod model;
pub mod printed;
mod questions;
pub mod results;
pub mod sample;
pub mod score;
pub mod sheet;
pub mod store;
pub mod view;

pub use commands::Command;
pub use inbox::inbox;
pub use model::{
    Appeal, Calibration, Comment, Entry, Finding, FindingDraft, Form, FormDraft, Head, Kind, Mark, Person, Pick, PlanItem, Printout, Quota,
    Record, RecordDraft, Reviewable, Reviewed, Scope, Spoken, Stage, Subject, Training, Unsuited, Week,
};
pub use questions::{
    Answer, AppealRow, Calibrated, Due, FormView, Found, Proposal, Query, RecordRow, RecordView, Redrawn, Results, Sample, Trained, ask,
    find, holder, is_to_check,
};

use crate::areas::{Context, Done};
use crate::base::No;
use crate::exchange::Page;
use crate::i18n::Lang;
use crate::store::migrate::Step;

/// Schema files of this area.
pub const SCHEMA: &[Step] = &[Step { name: "quality/0001", text: include_str!("schema/0001_quality.sql") }];

/// Carries out an act: facts, decision, changes, journal entry.
///
/// # Errors
/// The refusal, or a fault.
pub fn act(cx: &Context<'_, '_>, command: &Command) -> Result<Done, No> {
    if let Command::Print(what) = command {
        // Who may not read what stands on it is refused before anything is kept.
        printed::form(cx, *what, Page::by(Lang::Zh, "", "", &cx.actor.name, cx.at.local()))?;
    }
    let facts = store::facts(cx, command)?;
    let (changes, findings) = commands::decide(&facts, command, cx.actor, cx.at)?;
    store::apply(cx, command, &facts, &changes, findings)
}

#[cfg(test)]
mod tests;
