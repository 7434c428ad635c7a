//! SQL of the floor: facts for decisions, and what was decided with its journal entry. Rooms below hold one kind of row each.

pub mod calls;
pub mod crews;
pub mod logs;
pub mod notices;
pub mod seats;

use serde_json::{Value, json};

use super::commands::{Change, Command, Facts, Limits};
use super::model::{Crew, Section, Side};
use crate::areas::roster::store::shift;
use crate::areas::{Context, Done, links};
use crate::base::{Day, Fault, Finding, No};
use crate::msg;
use crate::rules::Limit;
use crate::store::Row;
use crate::store::journal::Entry;

/// The values of the regulations on a business day.
pub fn limits(cx: &Context<'_, '_>, day: Day) -> Limits {
    let of = |key| Limit::of(cx.params, key, day);
    Limits { early: of("early_min"), block: of("notice_block"), handover: of("handover_max_min") }
}

/// Facts without any record; what an act needs is added.
pub(super) fn no_facts(cx: &Context<'_, '_>, day: Day) -> Facts {
    Facts {
        limits: limits(cx, day),
        crew: None,
        call: None,
        shift: None,
        seat: None,
        open: Vec::new(),
        sitting: None,
        relief: None,
        followers: Vec::new(),
        unread: Vec::new(),
        log: None,
        notice: None,
        me: None,
    }
}

/// Reads all that the decision needs.
///
/// # Errors
/// A fault of the file.
pub fn facts(cx: &Context<'_, '_>, command: &Command) -> Result<Facts, Fault> {
    let mut facts = no_facts(cx, command.crew().map_or(cx.at.day(), |crew| crew.day));
    if let Some(id) = command.crew() {
        facts.crew = crews::crew(cx, id)?;
    }
    match command {
        Command::OpenCall { crew, .. } | Command::Mark { crew, .. } | Command::Point { crew, .. } | Command::CloseCall { crew, .. } => {
            facts.call = calls::call(cx.tx, *crew)?;
        }
        Command::PutSeat { name, .. } => facts.open = seats::open_at(cx.tx, name.trim())?,
        Command::Take { seat, shift: id } => {
            facts.shift = shift(cx.tx, *id)?;
            if let Some(shift) = &facts.shift {
                facts.limits = limits(cx, shift.day);
                facts.call = calls::call(cx.tx, crews::of(shift))?;
            }
            facts.seat = seats::seat(cx.tx, seat.trim())?;
            facts.open = seats::open_at(cx.tx, seat.trim())?;
            facts.open.extend(seats::open_of(cx.tx, cx.actor.id)?.into_iter().filter(|sitting| sitting.seat != seat.trim()));
            facts.unread = notices::unread(cx)?;
        }
        Command::Leave { seat, shift } => {
            let mine = seats::open_of(cx.tx, cx.actor.id)?;
            facts.sitting = mine.into_iter().find(|sitting| sitting.seat == seat.trim() && sitting.shift == *shift);
            leaving(cx, &mut facts)?;
        }
        Command::Release { sitting, .. } => {
            facts.sitting = seats::sitting(cx.tx, *sitting)?;
        }
        Command::Write { .. } | Command::Sign { .. } | Command::Supplement { .. } => {
            if let Some(crew) = &facts.crew {
                facts.log = Some(logs::log(cx, crew)?);
            }
        }
        Command::PutNotice { of, .. } => {
            facts.notice = of.map_or(Ok(None), |(id, _)| notices::notice(cx.tx, id))?;
        }
        Command::PublishNotice { id }
        | Command::ReturnNotice { id, .. }
        | Command::StopNotice { id, .. }
        | Command::ConfirmNotice { id } => {
            facts.notice = notices::notice(cx.tx, *id)?;
            facts.me = links::roster_people(cx.tx)?.into_iter().find(|person| person.id == cx.actor.id);
        }
    }
    Ok(facts)
}

/// Adds what leaving the sitting of these facts needs.
pub(super) fn leaving(cx: &Context<'_, '_>, facts: &mut Facts) -> Result<(), Fault> {
    if let Some(sitting) = &facts.sitting {
        facts.limits = limits(cx, sitting.crew.day);
        facts.relief = seats::relief(cx.tx, sitting)?;
        facts.followers = seats::followers(cx, sitting)?;
    }
    Ok(())
}

/// Writes what was decided, with its journal entry.
///
/// # Errors
/// A fault of the file.
pub fn apply(cx: &Context<'_, '_>, command: &Command, facts: &Facts, changes: &[Change], findings: Vec<Finding>) -> Result<Done, No> {
    let mut done = Done { findings, ..Done::default() };
    if let Some(call) = &facts.call {
        done.id = call.id;
    }
    if let Some(crew) = &facts.crew {
        done.title = crew.written();
    }
    if let Some(notice) = &facts.notice {
        (done.id, done.title) = (notice.id, notice.draft.title.clone());
    }
    if let Some(log) = &facts.log {
        done.id = log.id;
    }
    for change in changes {
        write(cx, facts, change, &mut done)?;
    }
    let clauses: Vec<&str> = done.findings.iter().map(|finding| finding.clause).collect();
    cx.journal(Entry {
        verb: command.verb().to_owned(),
        subject: subject(command).to_owned(),
        subject_id: done.id,
        title: done.title.clone(),
        before: before(command, facts).map_or_else(String::new, |value| value.to_string()),
        after: after(facts, changes).to_string(),
        reason: reason(command).to_owned(),
        clauses: clauses.join(" "),
        ..Entry::default()
    })?;
    Ok(done)
}

fn subject(command: &Command) -> &'static str {
    match command {
        Command::OpenCall { .. } | Command::Mark { .. } | Command::Point { .. } | Command::CloseCall { .. } => "roll_call",
        Command::PutSeat { .. } => "seat",
        Command::Take { .. } | Command::Leave { .. } | Command::Release { .. } => "sitting",
        Command::Write { .. } | Command::Sign { .. } | Command::Supplement { .. } => "handover_log",
        _ => "notice",
    }
}

fn reason(command: &Command) -> &str {
    match command {
        Command::Release { reason, .. } | Command::ReturnNotice { reason, .. } | Command::StopNotice { reason, .. } => reason.trim(),
        _ => "",
    }
}

fn before(command: &Command, facts: &Facts) -> Option<Value> {
    match command {
        Command::Write { texts, .. } => {
            let log = facts.log.as_ref()?;
            Some(texts.iter().map(|written| (written.section.key().to_owned(), json!(log.text(written.section)))).collect())
        }
        Command::PutNotice { of: Some(_), .. } => facts.notice.as_ref().map(|notice| notices::told(&notice.draft)),
        _ => None,
    }
}

/// What changed, as the journal keeps it.
fn after(facts: &Facts, changes: &[Change]) -> Value {
    let name = |staff: i64| {
        let members = facts.crew.as_ref().map_or(&[][..], |crew: &Crew| crew.members.as_slice());
        members.iter().find(|member| member.shift.staff == staff).map_or("", |member| member.name.as_str())
    };
    let told = |change: &Change| match change {
        Change::OpenCall => json!({ "opened": true }),
        Change::Mark(staff, mark) => json!({ "staff": staff, "name": name(*staff), "mark": mark.word() }),
        Change::Point(text) => json!({ "point": text }),
        Change::CloseCall => json!({ "closed": true }),
        Change::PutSeat(name, used) => json!({ "seat": name, "used": used }),
        Change::Leave(sitting, departure) => json!({ "left": sitting.seat, "name": sitting.name, "way": departure.way.word(),
            "by": departure.by, "waited": departure.waited, "handover": departure.handover }),
        Change::Take(seat) => json!({ "taken": seat }),
        Change::Write(section, text) => json!({ section.key(): text }),
        Change::Sign(Side::Outgoing) => {
            json!({ "signed": "交班", "moves": facts.log.as_ref().map_or(String::new(), |log| log.shown(Section::Moves)) })
        }
        Change::Sign(Side::Incoming) => json!({ "signed": "接班" }),
        Change::Supplement(text) => json!({ "supplement": text }),
        Change::InsertNotice(draft, state) => json!({ "state": state.word(), "notice": notices::told(draft) }),
        Change::UpdateNotice(draft) => json!({ "notice": notices::told(draft) }),
        Change::MoveNotice(state, _) => json!({ "state": state.word() }),
        Change::Confirm => json!({ "confirmed": true }),
    };
    changes.iter().map(told).collect()
}

fn write(cx: &Context<'_, '_>, facts: &Facts, change: &Change, done: &mut Done) -> Result<(), No> {
    let crew = || facts.crew.as_ref().ok_or_else(|| broken("no crew"));
    match change {
        Change::OpenCall => done.id = calls::open(cx, crew()?.id)?,
        Change::Mark(staff, mark) => calls::mark(cx.tx, done.id, *staff, *mark)?,
        Change::Point(text) => calls::point(cx, done.id, text)?,
        Change::CloseCall => calls::close(cx, done.id)?,
        Change::PutSeat(name, used) => (done.id, done.title) = (seats::put(cx.tx, name, *used)?, name.clone()),
        Change::Leave(sitting, departure) => {
            seats::leave(cx.tx, sitting.id, departure)?;
            (done.id, done.title) = (sitting.id, sitting.seat.clone());
        }
        Change::Take(seat) => {
            let shift = facts.shift.as_ref().ok_or_else(|| broken("no shift"))?;
            (done.id, done.title) = (seats::take(cx, seat, shift)?, seat.clone());
        }
        Change::Write(section, text) => done.id = logs::write(cx, crew()?.id, *section, text)?,
        Change::Sign(side) => logs::sign(cx, done.id, *side, facts.log.as_ref().map_or("", |log| &log.moves))?,
        Change::Supplement(text) => logs::supplement(cx, done.id, text)?,
        Change::InsertNotice(draft, state) => (done.id, done.title) = (notices::insert(cx, draft, *state)?, draft.title.clone()),
        Change::UpdateNotice(draft) => {
            notices::update(cx.tx, done.id, draft)?;
            done.title.clone_from(&draft.title);
        }
        Change::MoveNotice(state, reason) => notices::move_to(cx, done.id, *state, reason)?,
        Change::Confirm => notices::confirm(cx, done.id)?,
    }
    Ok(())
}

/// A decision without the facts that it was made from.
fn broken(what: &str) -> Fault {
    Fault::new("STORE-FAULT", msg!("base-store-fault"), what)
}

/// The noun of a stored word.
pub(super) fn noun<T>(row: &Row<'_>, column: usize, of: impl Fn(&str) -> Option<T>) -> Result<T, Fault> {
    of(row.str(column)?).ok_or_else(|| Fault::new("STORE-FAULT", msg!("base-store-fault"), "an unknown word"))
}
