//! What was decided is written, with its journal entry.

use serde_json::{Value, json};

use super::{forms, month, months, samples, weeks};
use crate::areas::quality::commands::{Change, Command, Facts};
use crate::areas::quality::model::{Entry, Printout, RecordDraft, missing, month_word};
use crate::areas::quality::score::{Total, shown_total};
use crate::areas::{Context, Done};
use crate::base::{Fault, Finding, No};
use crate::sql;
use crate::store::journal::Entry as JournalEntry;
use crate::store::numbers;

/// Series of the numbers of checks.
const SERIES: &str = "ZJ";
/// Series of the numbers of calibrations.
const CALIBRATIONS: &str = "JZ";

/// Writes the changes and the journal entry.
///
/// # Errors
/// A refusal where somebody was faster, or a fault.
pub fn apply(cx: &Context<'_, '_>, command: &Command, facts: &Facts, changes: &[Change], findings: Vec<Finding>) -> Result<Done, No> {
    let mut done = Done { findings, ..Done::default() };
    (done.id, done.title) = about(command, facts);
    for change in changes {
        if let Some((id, title)) = write(cx, command, facts, change)? {
            (done.id, done.title) = (id, title);
        }
    }
    let (subject, before, after, reason) = told(command, facts, changes);
    cx.journal(JournalEntry {
        verb: command.verb().to_owned(),
        subject: subject.to_owned(),
        subject_id: done.id,
        title: done.title.clone(),
        before: text(before),
        after: text(after),
        reason,
        clauses: done.findings.iter().map(|finding| finding.clause).collect::<Vec<_>>().join(" "),
        ..JournalEntry::default()
    })?;
    Ok(done)
}

fn text(value: Value) -> String {
    if value.is_null() { String::new() } else { value.to_string() }
}

/// The record that the act is about, where it was there before.
fn about(command: &Command, facts: &Facts) -> (i64, String) {
    match command {
        Command::Correct { .. } | Command::ConfirmFinding { .. } | Command::Know { .. } => {
            facts.finding.as_ref().map(|finding| (finding.id, finding.draft.tag.clone())).unwrap_or_default()
        }
        Command::Endorse { appeal, .. } | Command::Settle { appeal, .. } => {
            (*appeal, facts.record.as_ref().map(|record| record.no.clone()).unwrap_or_default())
        }
        Command::NewVersion { .. } | Command::PublishForm { .. } | Command::ArchiveForm { .. } => {
            facts.form.as_ref().map(|form| (form.id, form.draft.name.clone())).unwrap_or_default()
        }
        Command::Replace { pick, .. } => (*pick, facts.pick.as_ref().map(|pick| pick.record.title.clone()).unwrap_or_default()),
        Command::Calibrate { id, .. } | Command::CloseCalibration { id } => {
            (*id, facts.calibration.as_ref().map(|calibration| calibration.no.clone()).unwrap_or_default())
        }
        Command::KnowWeek { id } => (*id, facts.week.as_ref().map(|week| week.week.to_string()).unwrap_or_default()),
        Command::Hold { training, .. } => (*training, facts.training.as_ref().map(|training| training.topic.clone()).unwrap_or_default()),
        Command::CommentDone { id } => (*id, facts.comment.as_ref().map(|comment| comment.tag.clone()).unwrap_or_default()),
        Command::HandIn { month } | Command::Reopen { month, .. } | Command::Export { month, .. } => (0, month_word(*month)),
        Command::Print(Printout::Record(id)) => (*id, String::new()),
        Command::Print(Printout::Month { month, .. } | Printout::Person { month, .. }) => (0, month_word(*month)),
        _ => facts.record.as_ref().map(|record| (record.id, record.no.clone())).unwrap_or_default(),
    }
}

/// Writes one change; returns the record that it made.
fn write(cx: &Context<'_, '_>, command: &Command, facts: &Facts, change: &Change) -> Result<Option<(i64, String)>, No> {
    let tx = cx.tx;
    let record = facts.record.as_ref();
    let record_id = record.map_or(0, |record| record.id);
    let finding = facts.finding.as_ref().map_or(0, |finding| finding.id);
    match change {
        Change::Form(of, draft) => return Ok(Some((forms::put(cx, *of, None, draft)?, draft.name.clone()))),
        Change::Version { family, draft } => return Ok(Some((forms::put(cx, None, Some(*family), draft)?, draft.name.clone()))),
        Change::Publish { form, family } => forms::publish(cx, *form, *family)?,
        Change::Archive(form) => forms::archive(cx, *form)?,
        Change::Record { of, draft, form, weights, total, submitted } => {
            return put_record(cx, facts, *of, draft, *form, weights, *total, *submitted).map(Some);
        }
        Change::Void(reason) => {
            tx.run(
                "UPDATE qa_record SET state = '作废', ended_at = ?2, ended_name = ?3, ended_reason = ?4, rev = rev + 1 WHERE id = ?1",
                sql![record_id, cx.at, &cx.actor.name, reason],
            )?;
            if let Some(pick) = record.and_then(|record| record.pick) {
                tx.run("UPDATE qa_pick SET state = '待检' WHERE id = ?1 AND state = '已检'", sql![pick])?;
            }
        }
        Change::Confirm => {
            tx.run("UPDATE qa_record SET state = '已确认', confirmed_at = ?2, rev = rev + 1 WHERE id = ?1", sql![record_id, cx.at])?;
            tx.run(
                "UPDATE qa_finding SET confirmed_at = ?2 WHERE record = ?1 AND corrected_at IS NOT NULL AND confirmed_at IS NULL",
                sql![record_id, cx.at],
            )?;
        }
        Change::Find { person, draft } => {
            let id = tx.insert(
                "INSERT INTO qa_finding (record, person, tag, place, text, serious, urgent, at, staff, name)
                 VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10) RETURNING id",
                sql![
                    record_id,
                    *person,
                    &draft.tag,
                    draft.head,
                    &draft.text,
                    draft.serious,
                    draft.urgent,
                    cx.at,
                    cx.actor.id,
                    &cx.actor.name
                ],
            )?;
            return Ok(Some((id, draft.tag.clone())));
        }
        Change::Correct(coaching) => {
            tx.run(
                "UPDATE qa_finding SET corrected_at = ?2, corrected_name = ?3, coaching = ?4 WHERE id = ?1",
                sql![finding, cx.at, &cx.actor.name, coaching],
            )?;
        }
        Change::ConfirmFinding => {
            tx.run("UPDATE qa_finding SET confirmed_at = ?2 WHERE id = ?1", sql![finding, cx.at])?;
        }
        Change::Know => {
            tx.run("UPDATE qa_finding SET known_at = ?2, known_name = ?3 WHERE id = ?1", sql![finding, cx.at, &cx.actor.name])?;
        }
        Change::Month { month, handed_in, reason } => months::add(cx, *month, *handed_in, reason)?,
        Change::Draw { drawn } => {
            let (Command::Draw { from, to }, Some(lot)) = (command, &facts.lot) else { return Err(missing().into()) };
            let id = samples::put(cx, (*from, *to), facts.limits.target.value, lot, drawn)?;
            return Ok(Some((id, month(*from))));
        }
        Change::Replace { drawn, reason } => {
            let Some(pick) = &facts.pick else { return Err(missing().into()) };
            tx.run(
                "UPDATE qa_pick SET state = '已换', reason = ?2, replaced_at = ?3, replaced_name = ?4 WHERE id = ?1",
                sql![pick.id, reason, cx.at, &cx.actor.name],
            )?;
            let id = samples::pick_up(tx, pick.draw, drawn, Some(pick.id))?;
            return Ok(Some((id, pick.record.title.clone())));
        }
        Change::Appeal { head, old, proposed, reason, leader } => {
            let state = if *leader { "待班长" } else { "待复核" };
            let id = tx.insert(
                "INSERT INTO qa_appeal (record, place, old, proposed, reason, at, state) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7) RETURNING id",
                sql![record_id, *head, *old, *proposed, reason, cx.at, state],
            )?;
            return Ok(Some((id, record.map(|record| record.no.clone()).unwrap_or_default())));
        }
        Change::Endorse { agrees, text } => {
            let state = if *agrees { "待复核" } else { "不支持" };
            tx.run(
                "UPDATE qa_appeal SET state = ?2, leader_at = ?3, leader_name = ?4, leader_text = ?5 WHERE id = ?1",
                sql![facts.appeal.as_ref().map_or(0, |appeal| appeal.id), state, cx.at, &cx.actor.name, text],
            )?;
        }
        Change::Settle { points, total, text } => {
            let Some(appeal) = &facts.appeal else { return Err(missing().into()) };
            let state = if total.is_some() { "已改分" } else { "维持原分" };
            tx.run(
                "UPDATE qa_appeal SET state = ?2, decided_at = ?3, decided_name = ?4, decided_text = ?5, points = ?6 WHERE id = ?1",
                sql![appeal.id, state, cx.at, &cx.actor.name, text, *points],
            )?;
            if let Some(total) = total {
                tx.run(
                    "UPDATE qa_score SET first = coalesce(first, points), points = ?3 WHERE record = ?1 AND place = ?2",
                    sql![record_id, appeal.head, *points],
                )?;
                tx.run(
                    "UPDATE qa_record SET points = ?2, most = ?3, fatal = ?4, total = ?5, rev = rev + 1 WHERE id = ?1",
                    sql![record_id, total.points, total.most, total.fatal, total.hundredths()],
                )?;
            }
        }
        Change::OpenCalibration { form, title, subject } => {
            let day = cx.at.day();
            let no = numbers::shown(CALIBRATIONS, day, numbers::reserve(tx, CALIBRATIONS, day, 1)?);
            let (kind, id) = subject.map_or(("", 0), |subject| (subject.kind.word(), subject.id));
            let id = tx.insert(
                "INSERT INTO qa_calibration (no, form, kind, subject, title, opened_at, opened_name) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)
                 RETURNING id",
                sql![&no, *form, kind, id, title, cx.at, &cx.actor.name],
            )?;
            return Ok(Some((id, no)));
        }
        Change::Calibrate(entries) => {
            let id = facts.calibration.as_ref().map_or(0, |calibration| calibration.id);
            for (place, entry) in (0_i64..).zip(entries) {
                tx.run(
                    "INSERT INTO qa_calibration_score (calibration, checker, place, mark, points, at) VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
                    sql![id, cx.actor.id, place, entry.mark.kind().word(), entry.mark.points().unwrap_or(0), cx.at],
                )?;
            }
        }
        Change::CloseCalibration => {
            tx.run(
                "UPDATE qa_calibration SET closed_at = ?2, closed_name = ?3 WHERE id = ?1",
                sql![facts.calibration.as_ref().map_or(0, |calibration| calibration.id), cx.at, &cx.actor.name],
            )?;
        }
        Change::Week { week, text, items } => {
            return Ok(Some((weeks::put(cx, *week, text, facts.figures, items)?, week.to_string())));
        }
        Change::KnowWeek => {
            tx.run(
                "UPDATE qa_week SET known_at = ?2, known_name = ?3 WHERE id = ?1",
                sql![facts.week.as_ref().map_or(0, |week| week.id), cx.at, &cx.actor.name],
            )?;
        }
        Change::Hold { on, attended } => {
            let id = facts.training.as_ref().map_or(0, |training| training.id);
            tx.run("UPDATE qa_training SET state = '已实施', held_on = ?2, held_name = ?3 WHERE id = ?1", sql![id, *on, &cx.actor.name])?;
            tx.run("UPDATE qa_trainee SET attended = 0 WHERE training = ?1", sql![id])?;
            for person in attended {
                tx.run("UPDATE qa_trainee SET attended = 1 WHERE training = ?1 AND staff = ?2", sql![id, *person])?;
            }
        }
        Change::Designate { tag, people, team } => {
            let id = tx.insert(
                "INSERT INTO qa_comment (tag, people, team, at, name) VALUES (?1, ?2, ?3, ?4, ?5) RETURNING id",
                sql![tag, *people, *team, cx.at, &cx.actor.name],
            )?;
            return Ok(Some((id, tag.clone())));
        }
        Change::CommentDone => {
            tx.run(
                "UPDATE qa_comment SET done_at = ?2, done_name = ?3 WHERE id = ?1",
                sql![facts.comment.as_ref().map_or(0, |comment| comment.id), cx.at, &cx.actor.name],
            )?;
        }
    }
    Ok(None)
}

#[expect(clippy::too_many_arguments, reason = "they are the fields of one change")]
fn put_record(
    cx: &Context<'_, '_>,
    facts: &Facts,
    of: Option<i64>,
    draft: &RecordDraft,
    form: i64,
    weights: &[i64],
    total: Total,
    submitted: bool,
) -> Result<(i64, String), No> {
    let tx = cx.tx;
    let (kind, subject, title) =
        draft.subject.as_ref().map_or(("", 0, ""), |(subject, title)| (subject.kind.word(), subject.id, title.as_str()));
    let state = if submitted { "提交" } else { "草稿" };
    let (id, no) = match (of, &facts.record) {
        (Some(id), Some(record)) => {
            let hit = tx.run(
                "UPDATE qa_record SET state = ?3, person = ?4, heard_at = ?5, month = ?6, channel = ?7, content = ?8, points = ?9, most = ?10,
                 fatal = ?11, total = ?12, submitted_at = ?13, rev = rev + 1 WHERE id = ?1 AND rev = ?2 AND state = '草稿'",
                sql![
                    id,
                    record.rev,
                    state,
                    draft.person,
                    draft.on,
                    month(draft.on.day()),
                    draft.channel.trim(),
                    draft.content.trim(),
                    total.points,
                    total.most,
                    total.fatal,
                    total.hundredths(),
                    submitted.then_some(cx.at)
                ],
            )?;
            if hit == 0 {
                return Err(missing().into());
            }
            tx.run("DELETE FROM qa_score WHERE record = ?1", sql![id])?;
            // Findings follow the person whom the sheet is about.
            tx.run("UPDATE qa_finding SET person = ?2 WHERE record = ?1", sql![id, draft.person])?;
            (id, record.no.clone())
        }
        _ => {
            let day = cx.at.day();
            let no = numbers::shown(SERIES, day, numbers::reserve(tx, SERIES, day, 1)?);
            let id = tx.insert(
                "INSERT INTO qa_record (no, state, person, checker, checker_name, form, heard_at, month, channel, content, kind, subject, title,
                 pick, points, most, fatal, total, made_at, submitted_at)
                 VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17, ?18, ?19, ?20) RETURNING id",
                sql![
                    &no,
                    state,
                    draft.person,
                    cx.actor.id,
                    &cx.actor.name,
                    form,
                    draft.on,
                    month(draft.on.day()),
                    draft.channel.trim(),
                    draft.content.trim(),
                    kind,
                    subject,
                    title,
                    draft.pick,
                    total.points,
                    total.most,
                    total.fatal,
                    total.hundredths(),
                    cx.at,
                    submitted.then_some(cx.at)
                ],
            )?;
            (id, no)
        }
    };
    for ((place, entry), weight) in (0_i64..).zip(&draft.entries).zip(weights) {
        put_score(cx, id, place, entry, *weight)?;
    }
    if let (true, Some(pick)) = (submitted, draft.pick) {
        tx.run("UPDATE qa_pick SET state = '已检' WHERE id = ?1 AND state = '待检'", sql![pick])?;
    }
    Ok((id, no))
}

fn put_score(cx: &Context<'_, '_>, record: i64, place: i64, entry: &Entry, weight: i64) -> Result<(), Fault> {
    cx.tx
        .run(
            "INSERT INTO qa_score (record, place, mark, points, weight, cause) VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
            sql![record, place, entry.mark.kind().word(), entry.mark.points().unwrap_or(0), weight, entry.cause.trim()],
        )
        .map(drop)
}

/// What the journal says of the act: kind of record, before, after, reason.
fn told(command: &Command, facts: &Facts, changes: &[Change]) -> (&'static str, Value, Value, String) {
    let name = |id: i64| facts.people.iter().find(|person| person.id == id).map(|person| person.name.clone()).unwrap_or_default();
    let stage = facts.record.as_ref().map(|record| json!({ "state": record.stage().word() })).unwrap_or_default();
    let none = String::new;
    match command {
        Command::PutForm { draft, .. } => ("qa_form", Value::Null, json!({ "name": draft.name, "heads": draft.heads.len() }), none()),
        Command::NewVersion { .. } => ("qa_form", Value::Null, json!({ "state": "草稿" }), none()),
        Command::PublishForm { .. } => ("qa_form", json!({ "state": "草稿" }), json!({ "state": "发布" }), none()),
        Command::ArchiveForm { .. } => ("qa_form", json!({ "state": "发布" }), json!({ "state": "停用" }), none()),
        Command::Keep { .. } | Command::Submit { .. } | Command::SubmitKept { .. } => {
            let after = changes.iter().find_map(|change| match change {
                Change::Record { draft, total, submitted, .. } => Some(json!({
                    "person": name(draft.person),
                    "total": shown_total(total.hundredths()),
                    "state": if *submitted { "提交" } else { "草稿" },
                })),
                _ => None,
            });
            ("qa_record", stage, after.unwrap_or_default(), none())
        }
        Command::Void { reason, .. } => ("qa_record", stage, json!({ "state": "作废" }), reason.trim().to_owned()),
        Command::Confirm { .. } => ("qa_record", stage, json!({ "state": "已确认" }), none()),
        Command::Find { record: _, draft } => {
            let no = facts.record.as_ref().map(|record| record.no.clone()).unwrap_or_default();
            ("qa_finding", Value::Null, json!({ "no": no, "title": draft.tag, "serious": draft.serious, "urgent": draft.urgent }), none())
        }
        Command::Correct { coaching, .. } => {
            ("qa_finding", json!({ "state": "待纠正" }), json!({ "state": "已纠正", "text": coaching.trim() }), none())
        }
        Command::ConfirmFinding { .. } => ("qa_finding", json!({ "state": "已纠正" }), json!({ "state": "关闭" }), none()),
        Command::Know { .. } => ("qa_finding", Value::Null, json!({ "known": true }), none()),
        Command::HandIn { month } => ("qa_month", Value::Null, json!({ "month": month_word(*month), "state": "已上交" }), none()),
        Command::Reopen { month, reason } => {
            ("qa_month", json!({ "state": "已上交" }), json!({ "month": month_word(*month) }), reason.trim().to_owned())
        }
        Command::Draw { from, to } => {
            let lot = facts.lot.as_ref();
            let after = json!({
                "from": from.to_string(),
                "to": to.to_string(),
                "seed": lot.map(|lot| lot.seed.clone()),
                "count": lot.map(|lot| lot.candidates.len()),
            });
            ("qa_draw", Value::Null, after, none())
        }
        Command::Replace { reason, .. } => ("qa_pick", Value::Null, json!({ "state": "已换" }), reason.trim().to_owned()),
        Command::Appeal { proposed, reason, .. } => ("qa_appeal", Value::Null, json!({ "proposed": proposed }), reason.trim().to_owned()),
        Command::Endorse { agrees, text, .. } => {
            ("qa_appeal", json!({ "state": "待班长" }), json!({ "agrees": agrees }), text.trim().to_owned())
        }
        Command::Settle { points, text, .. } => {
            let before = facts.appeal.as_ref().map(|appeal| json!({ "points": appeal.old })).unwrap_or_default();
            ("qa_appeal", before, json!({ "points": points }), text.trim().to_owned())
        }
        Command::OpenCalibration { title, .. } => ("qa_calibration", Value::Null, json!({ "title": title.trim() }), none()),
        Command::Calibrate { .. } => ("qa_calibration", Value::Null, json!({}), none()),
        Command::CloseCalibration { .. } => ("qa_calibration", Value::Null, json!({ "state": "关闭" }), none()),
        Command::SubmitWeek { items, .. } => ("qa_week", Value::Null, json!({ "items": items.len() }), none()),
        Command::KnowWeek { .. } => ("qa_week", Value::Null, json!({ "known": true }), none()),
        Command::Hold { on, attended, .. } => {
            let people: Vec<String> = attended.iter().map(|id| name(*id)).collect();
            ("qa_training", json!({ "state": "待实施" }), json!({ "state": "已实施", "day": on.to_string(), "people": people }), none())
        }
        Command::Designate { tag, .. } => ("qa_comment", Value::Null, json!({ "title": tag }), none()),
        Command::CommentDone { .. } => ("qa_comment", Value::Null, json!({ "state": "关闭" }), none()),
        Command::Print(what) => {
            let (subject, printed) = match what {
                Printout::Record(_) => ("qa_record", "服务质量综合考评表".to_owned()),
                Printout::Month { month, .. } => ("qa_month", format!("服务质量综合考评表 {}", month_word(*month))),
                Printout::Person { staff, month } => ("qa_month", format!("服务质量综合考评表 {} {}", name(*staff), month_word(*month))),
            };
            (subject, Value::Null, json!({ "printed": printed }), none())
        }
        Command::Export { month, rows, .. } => ("qa_month", Value::Null, json!({ "month": month_word(*month), "rows": rows }), none()),
    }
}
