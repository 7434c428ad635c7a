//! SQL of leave: requests with their parts, steps and certificates, read and written whole. The rooms below read what decisions, other
//! rooms and pages need.

pub mod covers;
pub mod facts;
pub mod questions;

use std::collections::{BTreeMap, BTreeSet};

use serde_json::{Value, json};

use super::clauses::leave_13_slip;
use super::commands::{Change, Command, Stored};
use super::model::{Act, Certificate, Deadlines, Draft, Kind, Leave, Notice, Part, Phase, Proof, Ruling, Slip, Step, days_of};
use crate::areas::roster::model::{Shift, Span};
use crate::areas::roster::store::shifts_where;
use crate::areas::{Context, Done, links};
use crate::base::{Day, Fault, Finding, Instant, No, Post, plus_days};
use crate::rules::Parameters;
use crate::store::journal::Entry;
use crate::store::{Row, Sql, Tx, numbers};
use crate::{msg, sql};

/// Series of the numbers.
const SERIES: &str = "QJ";

const COLUMNS: &str = "id, no, rev, applicant, applicant_name, filer, filer_name, relation, kind, late, reason, special, extreme, from_at, to_at, \
     addressee, notice_at, notice_caller, notice_relation, notice_taker, phone, document, saved_at, filed_at, phase, route, step, total, joined, \
     proof, late_until, closed_at, cancel_at, back_at, back_name, slip_at, slip_name, slip_days_late, slip_ruling, lapsed, split_of";

fn word<T>(found: Option<T>, column: &str) -> Result<T, Fault> {
    found.ok_or_else(|| Fault::new("STORE-FAULT", msg!("base-store-fault"), format!("unknown word in {column}")))
}

fn moment(row: &Row<'_>, column: usize) -> Result<Option<Instant>, Fault> {
    Ok(row.maybe_int(column)?.map(Instant))
}

/// A list of words in one column.
fn words(text: &str) -> impl Iterator<Item = &str> {
    text.split(',').filter(|word| !word.is_empty())
}

fn leave_of(row: &Row<'_>) -> Result<Leave, Fault> {
    let notice = match moment(row, 16)? {
        Some(at) => Some(Notice { at, caller: row.text(17)?, relation: row.text(18)?, taker: row.maybe_int(19)? }),
        None => None,
    };
    let draft = Draft {
        applicant: row.int(3)?,
        kind: word(Kind::of(row.str(8)?), "kind")?,
        late: row.flag(9)?,
        shifts: Vec::new(),
        from: moment(row, 13)?,
        to: moment(row, 14)?,
        reason: row.text(10)?,
        special: row.flag(11)?,
        extreme: row.flag(12)?,
        addressee: row.maybe_int(15)?,
        notice,
        relation: row.text(7)?,
        phone: row.text(20)?,
        document: row.text(21)?,
    };
    let slip = match moment(row, 35)? {
        Some(at) => Some(Slip { at, name: row.text(36)?, days_late: row.int(37)?, ruling: Ruling::of(row.str(38)?) }),
        None => None,
    };
    Ok(Leave {
        id: row.int(0)?,
        no: row.text(1)?,
        rev: row.int(2)?,
        applicant_name: row.text(4)?,
        filer: row.int(5)?,
        filer_name: row.text(6)?,
        draft,
        saved_at: row.instant(22)?,
        filed_at: moment(row, 23)?,
        phase: word(Phase::of(row.str(24)?), "phase")?,
        route: words(row.str(25)?).filter_map(Post::of).collect(),
        step: usize::try_from(row.int(26)?).unwrap_or(0),
        total: row.int(27)?,
        joined: words(row.str(28)?).map(str::to_owned).collect(),
        parts: Vec::new(),
        proof: word(Proof::of(row.str(29)?), "proof")?,
        certificates: Vec::new(),
        late_until: moment(row, 30)?,
        closed_at: moment(row, 31)?,
        cancel_at: moment(row, 32)?,
        back: match moment(row, 33)? {
            Some(at) => Some((at, row.text(34)?)),
            None => None,
        },
        slip,
        lapsed: words(row.str(39)?).map(str::to_owned).collect(),
        split_of: row.maybe_int(40)?,
        steps: Vec::new(),
    })
}

/// Requests that meet a condition, whole: however many there are, one query for them and one for each kind of what hangs on them.
///
/// # Errors
/// A fault of the file.
pub fn leaves(tx: &Tx<'_>, condition: &str, values: &[Sql<'_>]) -> Result<Vec<Leave>, Fault> {
    let mut found = tx.all(&format!("SELECT {COLUMNS} FROM leave WHERE {condition}"), values, leave_of)?;
    if found.is_empty() {
        return Ok(found);
    }
    let within = format!("leave IN (SELECT id FROM leave WHERE {condition})");
    let parts = format!(
        "SELECT leave, shift, day, name, shift_from, shift_to, from_at, to_at, restored FROM leave_part WHERE {within} ORDER BY leave, place"
    );
    let mut parts = by_leave(tx, &parts, values, |row| part_at(row, 1))?;
    let steps = format!("SELECT leave, at, staff, name, post, act, text FROM leave_step WHERE {within} ORDER BY id");
    let mut steps = by_leave(tx, &steps, values, |row| {
        let act = word(Act::of(row.str(5)?), "act")?;
        Ok(Step { at: row.instant(1)?, staff: row.int(2)?, name: row.text(3)?, post: Post::of(row.str(4)?), act, text: row.text(6)? })
    })?;
    let mut certificates = BTreeMap::new();
    if found.iter().any(|leave| leave.draft.kind.is_sick()) {
        let sql = format!(
            "SELECT leave, id, hospital, doctor, from_day, to_day, late, at, name FROM leave_certificate WHERE {within} ORDER BY id"
        );
        certificates = by_leave(tx, &sql, values, |row| {
            Ok(Certificate {
                id: row.int(1)?,
                hospital: row.text(2)?,
                doctor: row.text(3)?,
                from: row.day(4)?,
                to: row.day(5)?,
                late: row.flag(6)?,
                at: row.instant(7)?,
                name: row.text(8)?,
            })
        })?;
    }
    for leave in &mut found {
        leave.parts = parts.remove(&leave.id).unwrap_or_default();
        leave.draft.shifts = leave.parts.iter().filter_map(|part| part.shift).collect();
        leave.steps = steps.remove(&leave.id).unwrap_or_default();
        leave.certificates = certificates.remove(&leave.id).unwrap_or_default();
    }
    Ok(found)
}

/// Rows by the request that stands in their first column.
fn by_leave<T>(
    tx: &Tx<'_>,
    sql: &str,
    values: &[Sql<'_>],
    noun: impl Fn(&Row<'_>) -> Result<T, Fault>,
) -> Result<BTreeMap<i64, Vec<T>>, Fault> {
    let mut found: BTreeMap<i64, Vec<T>> = BTreeMap::new();
    for (leave, one) in tx.all(sql, values, |row| Ok((row.int(0)?, noun(row)?)))? {
        found.entry(leave).or_default().push(one);
    }
    Ok(found)
}

/// The columns `shift, day, name, shift_from, shift_to, from_at, to_at, restored` from this one on.
fn part_at(row: &Row<'_>, column: usize) -> Result<Part, Fault> {
    Ok(Part {
        shift: row.maybe_int(column)?,
        day: row.day(column + 1)?,
        name: row.text(column + 2)?,
        shift_span: Span { from: row.instant(column + 3)?, to: row.instant(column + 4)? },
        span: Span { from: row.instant(column + 5)?, to: row.instant(column + 6)? },
        restored: row.flag(column + 7)?,
    })
}

/// One request.
///
/// # Errors
/// A fault of the file.
pub fn leave(tx: &Tx<'_>, id: i64) -> Result<Option<Leave>, Fault> {
    Ok(leaves(tx, "id = ?1", sql![id])?.pop())
}

/// Keeps that the monthly report of leave was exported.
///
/// # Errors
/// A fault of the file.
pub fn keep_export(cx: &Context<'_, '_>, command: &Command, month: Day, rows: i64) -> Result<Done, Fault> {
    cx.journal(Entry {
        verb: command.verb().to_owned(),
        subject: "leave".to_owned(),
        after: json!({ "month": format!("{:04}-{:02}", month.year(), month.month()), "rows": rows }).to_string(),
        ..Entry::default()
    })?;
    Ok(Done::default())
}

/// Writes what was decided, with its journal entry.
///
/// # Errors
/// A fault of the file, or that somebody else was faster.
pub fn apply(
    cx: &Context<'_, '_>,
    command: &Command,
    stored: Option<&Stored>,
    changes: &[Change],
    findings: Vec<Finding>,
) -> Result<Done, No> {
    let mut clauses: Vec<&str> =
        findings.iter().filter(|_| !matches!(command, Command::File { .. })).map(|finding| finding.clause).collect();
    clauses.dedup();
    let clauses = clauses.join(" ");
    let mut written = BTreeMap::new();
    let mut done = Done { findings, ..Done::default() };
    for change in changes {
        let leave = match change {
            Change::Insert(leave) => insert(cx, leave)?,
            Change::Update(leave) => {
                update(cx, leave)?;
                Leave::clone(leave)
            }
        };
        (done.id, done.title) = (leave.id, leave.no.clone());
        written.insert(leave.id, leave);
    }
    // A split is entered with the request that was split; the later half names itself in it.
    let of = stored.map_or(done.id, |stored| stored.leave.id);
    let Some(leave) = written.get(&of) else { return Ok(done) };
    let mut after = told(leave);
    if let (true, Some(after)) = (of != done.id, after.as_object_mut()) {
        after.insert("split".to_owned(), json!(done.title));
        links::share_scans(cx, of, done.id)?;
    }
    let entry = Entry {
        verb: command.verb().to_owned(),
        subject: "leave".to_owned(),
        subject_id: leave.id,
        title: leave.no.clone(),
        before: stored.map(|stored| told(&stored.leave).to_string()).unwrap_or_default(),
        after: after.to_string(),
        reason: leave.steps.last().map(|step| step.text.clone()).unwrap_or_default(),
        clauses,
        ..Entry::default()
    };
    cx.journal(entry)?;
    Ok(done)
}

/// What the journal says of a request. Reasons of health and phones stay out of it.
fn told(leave: &Leave) -> Value {
    let parts: Vec<String> = leave.taken().map(|part| format!("{} {}", part.day, part.name).trim().to_owned()).collect();
    json!({
        "applicant": leave.applicant_name, "kind": leave.draft.kind.word(), "late": leave.draft.late, "phase": leave.phase.word(),
        "step": leave.step, "route": leave.route.iter().map(|post| post.key()).collect::<Vec<_>>(), "parts": parts,
        "days": days_of(leave.halves()), "total": days_of(leave.total), "certificates": leave.certificates.len(),
        "slip": leave.slip.as_ref().map(|slip| slip.days_late), "back": leave.back.is_some(), "lapsed": leave.lapsed,
    })
}

fn insert(cx: &Context<'_, '_>, leave: &Leave) -> Result<Leave, No> {
    let day = cx.at.day();
    let no = numbers::shown(SERIES, day, numbers::reserve(cx.tx, SERIES, day, 1)?);
    let id = cx.tx.insert(
        "INSERT INTO leave (no, applicant, applicant_name, filer, filer_name, kind, late, reason, special, extreme, saved_at, phase, rev) \
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, 0, '', 0, 0, ?7, '草稿', 0) RETURNING id",
        sql![&no, leave.draft.applicant, &leave.applicant_name, leave.filer, &leave.filer_name, leave.draft.kind.word(), leave.saved_at],
    )?;
    let stored = Leave { id, no, ..leave.clone() };
    update(cx, &stored)?;
    Ok(stored)
}

fn listed(words: &[String]) -> String {
    words.join(",")
}

fn update(cx: &Context<'_, '_>, leave: &Leave) -> Result<(), No> {
    let draft = &leave.draft;
    let notice = draft.notice.as_ref();
    let slip = leave.slip.as_ref();
    let route: Vec<&str> = leave.route.iter().map(|post| post.key()).collect();
    let hit = cx.tx.run(
        "UPDATE leave SET applicant = ?3, applicant_name = ?4, filer = ?5, filer_name = ?6, relation = ?7, kind = ?8, late = ?9, reason = ?10, \
         special = ?11, extreme = ?12, from_at = ?13, to_at = ?14, addressee = ?15, notice_at = ?16, notice_caller = ?17, \
         notice_relation = ?18, notice_taker = ?19, phone = ?20, document = ?21, saved_at = ?22, filed_at = ?23, phase = ?24, route = ?25, \
         step = ?26, halves = ?27, total = ?28, joined = ?29, start_at = ?30, end_at = ?31, proof = ?32, late_until = ?33, closed_at = ?34, \
         cancel_at = ?35, back_at = ?36, back_name = ?37, slip_at = ?38, slip_name = ?39, slip_days_late = ?40, slip_ruling = ?41, \
         lapsed = ?42, papers_open = ?43, split_of = ?44, rev = rev + 1 WHERE id = ?1 AND rev = ?2",
        sql![
            leave.id,
            leave.rev,
            draft.applicant,
            &leave.applicant_name,
            leave.filer,
            &leave.filer_name,
            &draft.relation,
            draft.kind.word(),
            draft.late,
            &draft.reason,
            draft.special,
            draft.extreme,
            draft.from,
            draft.to,
            draft.addressee,
            notice.map(|notice| notice.at),
            notice.map_or("", |notice| notice.caller.as_str()),
            notice.map_or("", |notice| notice.relation.as_str()),
            notice.and_then(|notice| notice.taker),
            &draft.phone,
            &draft.document,
            leave.saved_at,
            leave.filed_at,
            leave.phase.word(),
            route.join(","),
            i64::try_from(leave.step).unwrap_or(i64::MAX),
            leave.halves(),
            leave.total,
            listed(&leave.joined),
            leave.start().unwrap_or_default(),
            leave.end().unwrap_or_default(),
            leave.proof.word(),
            leave.late_until,
            leave.closed_at,
            leave.cancel_at,
            leave.back.as_ref().map(|(at, _)| *at),
            leave.back.as_ref().map_or("", |(_, name)| name.as_str()),
            slip.map(|slip| slip.at),
            slip.map_or("", |slip| slip.name.as_str()),
            slip.map_or(0, |slip| slip.days_late),
            slip.and_then(|slip| slip.ruling).map_or("", Ruling::word),
            listed(&leave.lapsed),
            leave.owes_papers(),
            leave.split_of
        ],
    )?;
    if hit == 0 {
        return Err(super::commands::missing().into());
    }
    write_parts(cx, leave)?;
    write_steps(cx, leave)?;
    write_certificates(cx, leave)
}

fn write_parts(cx: &Context<'_, '_>, leave: &Leave) -> Result<(), No> {
    cx.tx.run("DELETE FROM leave_part WHERE leave = ?1", sql![leave.id])?;
    for (place, part) in leave.parts.iter().enumerate() {
        cx.tx.run(
            "INSERT INTO leave_part (leave, place, staff, shift, day, name, shift_from, shift_to, from_at, to_at, restored) \
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11)",
            sql![
                leave.id,
                i64::try_from(place).unwrap_or(i64::MAX),
                leave.draft.applicant,
                part.shift,
                part.day,
                &part.name,
                part.shift_span.from,
                part.shift_span.to,
                part.span.from,
                part.span.to,
                part.restored
            ],
        )?;
    }
    Ok(())
}

/// Steps that are not stored yet; what is stored never changes.
fn write_steps(cx: &Context<'_, '_>, leave: &Leave) -> Result<(), No> {
    let stored = cx.tx.number("SELECT count(*) FROM leave_step WHERE leave = ?1", sql![leave.id])?;
    for step in leave.steps.iter().skip(usize::try_from(stored).unwrap_or(usize::MAX)) {
        cx.tx.run(
            "INSERT INTO leave_step (leave, at, staff, name, post, act, text) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)",
            sql![leave.id, step.at, step.staff, &step.name, step.post.map_or("", Post::key), step.act.word(), &step.text],
        )?;
    }
    Ok(())
}

/// New certificates, and those that a split moved here.
fn write_certificates(cx: &Context<'_, '_>, leave: &Leave) -> Result<(), No> {
    for certificate in &leave.certificates {
        if certificate.id == 0 {
            cx.tx.run(
                "INSERT INTO leave_certificate (leave, hospital, doctor, from_day, to_day, late, at, staff, name) \
                 VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)",
                sql![
                    leave.id,
                    &certificate.hospital,
                    &certificate.doctor,
                    certificate.from,
                    certificate.to,
                    certificate.late,
                    certificate.at,
                    cx.actor.id,
                    &certificate.name
                ],
            )?;
        } else {
            cx.tx.run("UPDATE leave_certificate SET leave = ?2 WHERE id = ?1 AND leave <> ?2", sql![certificate.id, leave.id])?;
        }
    }
    Ok(())
}

/// A request with the deadlines after it.
///
/// # Errors
/// A fault of the file.
pub fn stored(cx: &Context<'_, '_>, id: i64) -> Result<Option<Stored>, Fault> {
    let Some(leave) = leave(cx.tx, id)? else { return Ok(None) };
    let deadlines = deadlines(cx.tx, std::slice::from_ref(&leave), cx.params)?.remove(&id).unwrap_or_default();
    Ok(Some(Stored { leave, deadlines }))
}

/// Days after a leave in which the next shift is looked for.
const AFTER: i64 = 62;

/// The deadlines after approved requests of which something is still owed, by the request's id; nothing for the others. They are read by the
/// month in which the requests end, not one by one.
///
/// # Errors
/// A fault of the file.
pub fn deadlines(tx: &Tx<'_>, leaves: &[Leave], params: &Parameters) -> Result<BTreeMap<i64, Deadlines>, Fault> {
    let owing = |leave: &&Leave| leave.phase == Phase::Approved && (leave.owes_papers() || leave.back.is_none());
    let mut months: BTreeMap<Day, Vec<(&Leave, Day)>> = BTreeMap::new();
    for leave in leaves.iter().filter(owing) {
        if let Some((_, last)) = leave.days() {
            months.entry(last.first_of_month()).or_default().push((leave, last));
        }
    }
    let mut found = BTreeMap::new();
    for (month, ending) in months {
        let staff: BTreeSet<i64> = ending.iter().map(|(leave, _)| leave.draft.applicant).collect();
        let staff = staff.iter().map(i64::to_string).collect::<Vec<_>>().join(", ");
        let until = plus_days(month.last_of_month(), AFTER);
        let away: BTreeSet<i64> = tx
            .all(
                &format!(
                    "SELECT p.shift FROM leave_part p JOIN leave l ON l.id = p.leave WHERE p.staff IN ({staff}) AND p.day BETWEEN ?1 AND ?2 \
                     AND l.phase = '已批准' AND p.restored = 0 AND p.shift IS NOT NULL AND p.from_at = p.shift_from AND p.to_at = p.shift_to"
                ),
                sql![month, until],
                |row| row.int(0),
            )?
            .into_iter()
            .collect();
        let mut worked = shifts_where(tx, &format!("s.staff IN ({staff}) AND s.day BETWEEN ?1 AND ?2"), sql![month, until])?;
        worked.retain(|shift| shift.published && !away.contains(&shift.id));
        for (leave, last) in ending {
            let days = last..=plus_days(last, AFTER);
            let after: Vec<&Shift> =
                worked.iter().filter(|shift| shift.staff == leave.draft.applicant && days.contains(&shift.day)).collect();
            found.insert(leave.id, leave_13_slip::deadlines(leave, &after, params));
        }
    }
    Ok(found)
}
