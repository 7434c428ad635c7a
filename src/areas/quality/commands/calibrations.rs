//! Calibration: several checkers score one record, none seeing the others' scores. It is no check of anybody and counts nowhere.

use super::super::clauses::{qa_04_heads, qa_05_sheet};
use super::super::model::{Calibration, Entry, missing};
use super::{Change, Command, Decision, Facts};
use crate::base::{Actor, Refusal};
use crate::msg;

fn open(facts: &Facts) -> Result<&Calibration, Refusal> {
    let calibration = facts.calibration.as_ref().ok_or_else(missing)?;
    if calibration.closed.is_some() {
        return Err(Refusal::by("QA-04", msg!("quality-calibration-closed", no = calibration.no.as_str())));
    }
    Ok(calibration)
}

pub(super) fn decide(facts: &Facts, command: &Command, actor: &Actor) -> Decision {
    qa_05_sheet::must_write(actor)?;
    let change = match command {
        Command::OpenCalibration { title, subject } => {
            if title.trim().is_empty() {
                return Err(Refusal::of_field("title", "QA-04", msg!("quality-calibration-no-title")));
            }
            Change::OpenCalibration { form: facts.form()?.id, title: title.trim().to_owned(), subject: *subject }
        }
        Command::Calibrate { entries, .. } => {
            open(facts)?;
            if facts.calibrated.contains(&actor.id) {
                return Err(Refusal::by("QA-04", msg!("quality-calibrated-already")));
            }
            let heads = &facts.form()?.draft.heads;
            qa_04_heads::check_entries(heads, entries, true)?;
            let mut entries = entries.clone();
            entries.resize(heads.len(), Entry::default());
            Change::Calibrate(entries)
        }
        Command::CloseCalibration { .. } => {
            open(facts)?;
            if facts.calibrated.len() < 2 {
                return Err(Refusal::by("QA-04", msg!("quality-calibration-two")));
            }
            Change::CloseCalibration
        }
        _ => return Err(missing()),
    };
    Ok((vec![change], Vec::new()))
}
