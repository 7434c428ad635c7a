//! Reports in the file.

use std::collections::BTreeMap;

use serde_json::json;

use super::clauses::esc_06_levels;
use super::commands::{Change, Command, Facts};
use super::model::{Category, Draft, Raise, Report, Skipped, State, Step, StepKind};
use crate::areas::{Context, Done, links};
use crate::base::{Fault, Finding, Instant};
use crate::store::journal::Entry;
use crate::store::{Row, Sql, Tx, numbers};
use crate::{msg, sql};

/// Letters of the numbers.
const SERIES: &str = "QS";

const REPORT: &str = "r.id, r.no, r.category, r.reporter, r.reporter_name, r.team, r.content, r.opinion, r.urgent, r.urgent_reason, r.department, \
                      r.state, r.raised_at, r.place, r.subject FROM report r";

/// What is stored is none of the words that the file knows.
fn unknown(word: &str) -> Fault {
    Fault::new("STORE-FAULT", msg!("base-store-fault"), format!("unknown word {word}"))
}

fn report_of(row: &Row<'_>) -> Result<Report, Fault> {
    let (category, state) = (row.text(2)?, row.text(11)?);
    Ok(Report {
        id: row.int(0)?,
        no: row.text(1)?,
        category: Category::of(&category).ok_or_else(|| unknown(&category))?,
        reporter: row.int(3)?,
        reporter_name: row.text(4)?,
        team: row.maybe_int(5)?,
        content: row.text(6)?,
        opinion: row.text(7)?,
        urgent: row.flag(8)?,
        urgent_reason: row.text(9)?,
        department: row.text(10)?,
        holders: Vec::new(),
        skipped: Vec::new(),
        state: State::of(&state).ok_or_else(|| unknown(&state))?,
        raised_at: row.instant(12)?,
        place: row.text(13)?,
        subject: row.int(14)?,
        steps: Vec::new(),
    })
}

/// Reports for which a condition on `r` holds, the newest first, whole: one statement for the reports and one for each kind of row below.
///
/// # Errors
/// A fault of the file.
pub fn reports_where(tx: &Tx<'_>, condition: &str, values: &[Sql<'_>]) -> Result<Vec<Report>, Fault> {
    let mut reports = tx.all(&format!("SELECT {REPORT} WHERE {condition} ORDER BY r.raised_at DESC, r.id DESC"), values, report_of)?;
    let ids: Vec<String> = reports.iter().map(|report| report.id.to_string()).collect();
    if ids.is_empty() {
        return Ok(reports);
    }
    let listed = ids.join(", ");
    let mut holders: Below<(i64, String)> =
        below(tx, &format!("SELECT report, staff, name FROM report_holder WHERE report IN ({listed}) ORDER BY report, staff"), |row| {
            Ok((row.int(1)?, row.text(2)?))
        })?;
    let skipped = "SELECT report, staff, name, due_at, told_at FROM report_skipped WHERE report IN";
    let mut skipped: Below<Skipped> = below(tx, &format!("{skipped} ({listed}) ORDER BY report, staff"), |row| {
        let told_at = row.maybe_int(4)?.map(Instant);
        Ok(Skipped { staff: row.int(1)?, name: row.text(2)?, due: row.instant(3)?, told_at })
    })?;
    let steps = "SELECT report, kind, at, staff, name, to_name, text FROM report_step WHERE report IN";
    let mut steps: Below<Step> = below(tx, &format!("{steps} ({listed}) ORDER BY report, id"), |row| {
        let kind = row.text(1)?;
        Ok(Step {
            kind: StepKind::of(&kind).ok_or_else(|| unknown(&kind))?,
            at: row.instant(2)?,
            by: row.int(3)?,
            by_name: row.text(4)?,
            to_name: row.text(5)?,
            text: row.text(6)?,
        })
    })?;
    for report in &mut reports {
        report.holders = holders.remove(&report.id).unwrap_or_default();
        report.skipped = skipped.remove(&report.id).unwrap_or_default();
        report.steps = steps.remove(&report.id).unwrap_or_default();
    }
    Ok(reports)
}

/// Rows by the report to which they belong.
type Below<T> = BTreeMap<i64, Vec<T>>;

/// Rows whose first column is their report.
fn below<T>(tx: &Tx<'_>, statement: &str, of: impl Fn(&Row<'_>) -> Result<T, Fault>) -> Result<Below<T>, Fault> {
    let mut rows = Below::new();
    for (report, row) in tx.all(statement, &[], |row| Ok((row.int(0)?, of(row)?)))? {
        rows.entry(report).or_insert_with(Vec::new).push(row);
    }
    Ok(rows)
}

/// One report.
///
/// # Errors
/// A fault of the file.
pub fn report(tx: &Tx<'_>, id: i64) -> Result<Option<Report>, Fault> {
    Ok(reports_where(tx, "r.id = ?1", sql![id])?.pop())
}

/// What a decision is made of.
///
/// # Errors
/// A fault of the file.
pub fn facts(cx: &Context<'_, '_>, command: &Command) -> Result<Facts, Fault> {
    let report = command.id().map(|id| report(cx.tx, id)).transpose()?.flatten();
    Ok(Facts { people: links::roster_people(cx.tx)?, report, after_hours: cx.params.int("esc_after_h", cx.at.day()) })
}

fn insert(cx: &Context<'_, '_>, draft: &Draft, category: Category) -> Result<(i64, String), Fault> {
    let day = cx.at.day();
    let no = numbers::shown(SERIES, day, numbers::reserve(cx.tx, SERIES, day, 1)?);
    let department = match &draft.to {
        super::model::To::Department(name) => name.trim(),
        _ => "",
    };
    let id = cx.tx.insert(
        "INSERT INTO report (no, category, reporter, reporter_name, team, content, opinion, urgent, urgent_reason, department, state, raised_at, \
         place, subject) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14) RETURNING id",
        sql![
            no.as_str(),
            category.word(),
            cx.actor.id,
            cx.actor.name.as_str(),
            cx.actor.team,
            draft.content.as_str(),
            draft.opinion.as_str(),
            draft.urgent,
            draft.urgent_reason.as_str(),
            department,
            State::Raised.word(),
            cx.at,
            draft.place.as_str(),
            draft.subject
        ],
    )?;
    Ok((id, no))
}

fn hold(tx: &Tx<'_>, id: i64, holders: &[i64], names: &BTreeMap<i64, String>) -> Result<(), Fault> {
    tx.run("DELETE FROM report_holder WHERE report = ?1", sql![id])?;
    for staff in holders {
        let name = names.get(staff).map_or("", String::as_str);
        tx.run("INSERT INTO report_holder (report, staff, name) VALUES (?1, ?2, ?3)", sql![id, *staff, name])?;
    }
    Ok(())
}

fn skip(tx: &Tx<'_>, id: i64, staff: i64, due: Instant, names: &BTreeMap<i64, String>) -> Result<(), Fault> {
    let name = names.get(&staff).map_or("", String::as_str);
    let skip = "INSERT INTO report_skipped (report, staff, name, due_at) VALUES (?1, ?2, ?3, ?4)";
    tx.run(skip, sql![id, staff, name, due]).map(|_| ())
}

fn step(cx: &Context<'_, '_>, id: i64, kind: StepKind, text: &str, to: &[String]) -> Result<(), Fault> {
    cx.tx.run(
        "INSERT INTO report_step (report, kind, at, staff, name, to_name, text) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)",
        sql![id, kind.word(), cx.at, cx.actor.id, cx.actor.name.as_str(), to.join("、").as_str(), text],
    )?;
    Ok(())
}

/// Writes what was decided, and the journal entry.
///
/// # Errors
/// A fault of the file.
pub fn apply(cx: &Context<'_, '_>, command: &Command, facts: &Facts, changes: &[Change], findings: Vec<Finding>) -> Result<Done, Fault> {
    let names: BTreeMap<i64, String> = facts.people.iter().map(|person| (person.id, person.name.clone())).collect();
    let (mut id, mut no) = facts.report.as_ref().map_or((0, String::new()), |report| (report.id, report.no.clone()));
    let before = facts.report.as_ref().map_or("", |report| report.state.word());
    let mut after = before;
    for change in changes {
        match change {
            Change::Insert(draft, category) => {
                (id, no) = insert(cx, draft, *category)?;
                after = State::Raised.word();
            }
            Change::Hold(holders) => hold(cx.tx, id, holders, &names)?,
            Change::Skip(staff, due) => skip(cx.tx, id, *staff, *due, &names)?,
            Change::Step(kind, text, to) => step(cx, id, *kind, text, to)?,
            Change::Told(staff) => {
                cx.tx.run("UPDATE report_skipped SET told_at = ?3 WHERE report = ?1 AND staff = ?2", sql![id, *staff, cx.at])?;
            }
            Change::State(state) => {
                after = state.word();
                cx.tx.run("UPDATE report SET state = ?2 WHERE id = ?1", sql![id, after])?;
            }
        }
    }
    let picture = |state: &str| if state.is_empty() { String::new() } else { json!({ "state": state }).to_string() };
    let category = facts.report.as_ref().map(|report| report.category);
    let clause = match command {
        Command::Raise(draft) => draft.category.map_or("ESC-06", Category::clause),
        Command::Tell { .. } => "ESC-06",
        _ => category.map_or("ESC-07", Category::clause),
    };
    cx.journal(Entry {
        verb: command.verb().to_owned(),
        subject: "report".to_owned(),
        subject_id: id,
        title: no.clone(),
        before: picture(before),
        after: picture(after),
        clauses: clause.to_owned(),
        ..Entry::default()
    })?;
    Ok(Done { id, title: no, findings, ..Done::default() })
}

/// Writes a report that another act asks for, to everybody who holds the post.
///
/// # Errors
/// A fault of the file.
pub fn raise(cx: &Context<'_, '_>, raised: &Raise) -> Result<i64, Fault> {
    let people = links::roster_people(cx.tx)?;
    let holders: Vec<i64> = people.iter().filter(|person| person.active && person.holds(raised.to)).map(|person| person.id).collect();
    let names: BTreeMap<i64, String> = people.into_iter().map(|person| (person.id, person.name)).collect();
    let draft = Draft {
        category: Some(raised.category),
        content: raised.content.clone(),
        opinion: raised.opinion.clone(),
        urgent: raised.urgent.is_some(),
        urgent_reason: raised.urgent.clone().unwrap_or_default(),
        place: raised.place.to_owned(),
        subject: raised.subject,
        ..Draft::default()
    };
    let (id, _) = insert(cx, &draft, raised.category)?;
    hold(cx.tx, id, &holders, &names)?;
    let to: Vec<String> = holders.iter().filter_map(|staff| names.get(staff).cloned()).collect();
    step(cx, id, StepKind::Raised, &raised.opinion, &to)?;
    let due = esc_06_levels::told_by(cx.at, cx.params.int("esc_after_h", cx.at.day()));
    for staff in &raised.skipped {
        skip(cx.tx, id, *staff, due, &names)?;
    }
    Ok(id)
}
