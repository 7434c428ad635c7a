//! SQL of quality monitoring: facts for decisions, what was decided with its journal entry. Reading stands beside, one file a noun.

pub mod appeals;
pub mod calibrations;
pub mod forms;
pub mod months;
pub mod records;
pub mod samples;
pub mod weeks;
mod write;

pub use write::apply;

use std::sync::Arc;

use super::clauses::Limits;
use super::clauses::qa_07_common::{self, Common};
use super::commands::{Command, Facts};
use super::model::{Person, month_word};
use crate::areas::{Context, links};
use crate::base::{Day, Fault, begin_of, plus_days, week_start};
use crate::msg;
use crate::store::{Row, Tx};

/// A stored word as a noun.
fn noun<T>(row: &Row<'_>, column: usize, of: impl Fn(&str) -> Option<T>) -> Result<T, Fault> {
    let word = row.str(column)?;
    of(word).ok_or_else(|| Fault::new("STORE-FAULT", msg!("base-store-fault"), format!("unknown word {word}")))
}

/// A month as it is stored.
fn month_of(row: &Row<'_>, column: usize) -> Result<Day, Fault> {
    format!("{}-01", row.str(column)?).parse().map_err(|e| Fault::new("STORE-FAULT", msg!("base-store-fault"), e))
}

/// Ids as SQL lists them; nothing matches an empty list.
fn listed(ids: impl IntoIterator<Item = i64>) -> String {
    let ids: Vec<String> = ids.into_iter().map(|id| id.to_string()).collect();
    if ids.is_empty() { "NULL".to_owned() } else { ids.join(", ") }
}

/// Everybody, those who left too, in the order of their numbers.
///
/// # Errors
/// A fault of the file.
pub fn people(tx: &Tx<'_>) -> Result<Vec<Person>, Fault> {
    links::quality_people(tx)
}

/// The problems of the last days by how many people had them, without those that are designated and wait to be commented.
///
/// # Errors
/// A fault of the file.
pub fn common(cx: &Context<'_, '_>) -> Result<Vec<Common>, Fault> {
    let today = cx.at.day();
    let seen = records::seen(cx.tx, begin_of(qa_07_common::since(today)), begin_of(plus_days(today, 1)))?;
    let waiting: Vec<String> = weeks::comments(cx.tx, true)?.into_iter().map(|comment| comment.tag).collect();
    Ok(qa_07_common::counted(&seen, today).into_iter().filter(|common| !waiting.contains(&common.tag)).collect())
}

/// Reads all that the decision needs.
///
/// # Errors
/// A fault of the file.
pub fn facts(cx: &Context<'_, '_>, command: &Command) -> Result<Facts, Fault> {
    facts_among(cx, command, people(cx.tx)?.into())
}

/// The same where everybody was read already, as for the many decisions behind one answer.
///
/// # Errors
/// A fault of the file.
pub fn facts_among(cx: &Context<'_, '_>, command: &Command, people: Arc<[Person]>) -> Result<Facts, Fault> {
    let tx = cx.tx;
    let limits = |day: Day| Limits::on(cx.params, day);
    let mut facts = Facts::new(limits(cx.at.day()), people);
    if let Some(id) = command.record() {
        of_record(cx, &mut facts, id)?;
    }
    match command {
        Command::PutForm { of, .. } => facts.form = of.map_or(Ok(None), |(id, _)| forms::form(tx, id))?,
        Command::NewVersion { form } | Command::PublishForm { form } | Command::ArchiveForm { form } => {
            facts.form = forms::form(tx, *form)?;
        }
        Command::Keep { draft, .. } | Command::Submit { draft, .. } => {
            let day = draft.on.day();
            facts.limits = limits(day);
            // A check that was begun keeps its version of the sheet.
            let form = facts.record.as_ref().map(|record| record.form).or(draft.form);
            facts.form = forms::in_use(cx, form, day)?;
            facts.locked = months::locked(tx, day)?;
            facts.pick = draft.pick.map_or(Ok(None), |id| samples::pick(tx, id))?;
        }
        Command::SubmitKept { .. } => {
            if let Some((form, pick, day)) = facts.record.as_ref().map(|record| (record.form, record.pick, record.on.day())) {
                facts.limits = limits(day);
                facts.form = forms::in_use(cx, Some(form), day)?;
                facts.locked = months::locked(tx, day)?;
                facts.pick = pick.map_or(Ok(None), |id| samples::pick(tx, id))?;
            }
        }
        Command::Void { .. } | Command::Confirm { .. } | Command::Find { .. } | Command::Appeal { .. } => {}
        Command::Correct { finding, .. } | Command::ConfirmFinding { finding } | Command::Know { finding } => {
            facts.finding = records::finding(tx, *finding)?;
            if let Some((record, day)) = facts.finding.as_ref().map(|finding| (finding.record, finding.at.day())) {
                of_record(cx, &mut facts, record)?;
                facts.limits = limits(day);
            }
        }
        Command::HandIn { month } | Command::Reopen { month, .. } => {
            let steps = months::steps(tx, *month)?;
            facts.locked = steps.last().is_some_and(|step| step.handed_in);
            facts.handed_in_before = !steps.is_empty();
            facts.drafts = records::drafts_of_month(tx, *month)?;
        }
        Command::Draw { from, to } => {
            facts.locked = months::locked(tx, *from)?;
            facts.lot = Some(samples::lot(cx, *from, *to, &facts.people, &facts.limits)?);
        }
        Command::Replace { pick, .. } => {
            facts.pick = samples::pick(tx, *pick)?;
            if let Some(draw) = facts.pick.as_ref().map(|pick| pick.draw) {
                facts.lot = samples::lot_now(tx, draw)?;
                facts.taken = samples::taken(tx, draw)?;
            }
        }
        Command::Endorse { appeal, .. } | Command::Settle { appeal, .. } => {
            facts.appeal = appeals::appeal(tx, *appeal)?;
            if let Some(record) = facts.appeal.as_ref().map(|appeal| appeal.record) {
                of_record(cx, &mut facts, record)?;
            }
        }
        Command::OpenCalibration { .. } => facts.form = forms::in_use(cx, None, cx.at.day())?,
        Command::Calibrate { id, .. } | Command::CloseCalibration { id } => {
            facts.calibration = calibrations::calibration(tx, *id)?;
            facts.calibrated = calibrations::scorers(tx, *id)?;
            let form = facts.calibration.as_ref().map(|calibration| calibration.form);
            facts.form = forms::in_use(cx, form, cx.at.day())?;
        }
        Command::SubmitWeek { week, .. } => {
            facts.week = weeks::week(tx, *week)?;
            facts.figures = records::figures(tx, week_start(*week), plus_days(week_start(*week), 6))?;
        }
        Command::KnowWeek { id } => facts.week = weeks::week_by_id(tx, *id)?,
        Command::Hold { training, .. } => facts.training = weeks::training(tx, *training)?,
        Command::Designate { .. } => facts.common = common(cx)?,
        Command::CommentDone { id } => facts.comment = weeks::comments(tx, false)?.into_iter().find(|comment| comment.id == *id),
        Command::Print(_) | Command::Export { .. } => {}
    }
    Ok(facts)
}

/// A check with what hangs on it.
fn of_record(cx: &Context<'_, '_>, facts: &mut Facts, id: i64) -> Result<(), Fault> {
    facts.record = records::record(cx.tx, id)?;
    if let Some(record) = &facts.record {
        facts.limits = Limits::on(cx.params, record.on.day());
        facts.locked = record.locked;
    }
    facts.findings = records::findings(cx.tx, id)?.len();
    facts.appeals = appeals::of_record(cx.tx, id)?;
    Ok(())
}

/// The month of a day as it is stored.
fn month(day: Day) -> String {
    month_word(day)
}
