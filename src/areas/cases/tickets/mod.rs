//! Tickets 工单 (TICK-01 to TICK-14, FLOW-01 to FLOW-12): accepted by the 首问责任人, routed by their kind, sent on, urged, answered, closed;
//! over 24 hours with the 值班长, then with the 部门经理. Beside them: repair orders, missed calls, rules of routing, answers of the robot.

pub mod clauses;
pub mod commands;
mod inbox;
pub mod model;
pub mod printed;
mod questions;
pub mod store;
pub mod view;
pub mod views;

#[cfg(test)]
mod tests;

pub use commands::{Act, Command, Customer};
pub use inbox::inbox;
pub use model::{Draft, Kind, Place as Stop, Stage, State, Ticket};
pub use questions::{
    Answer, CARDS, Clock, Column, DailyRow, DayView, Figures, Offer, Query, Row, Target, View, ask, listed, next_of, readable, row, sight,
    total,
};
pub use store::beside::RepairLine;
pub use store::figures::{DayCount, Mean, Rate, Scope, Week};
pub use store::lists::{ListQuery, SeatLine, Sight, Sort, Which};
pub use views::{View as SavedView, ViewAct, ViewContent, Views};

use super::escalation::Helped;
use super::words;
use crate::areas::{Context, Done, Event, EventFilter, EventKind, Found, hyphened, links, typed_number};
use crate::base::{Fault, Finding, Function, Instant, No};
use crate::store::migrate::Step;
use crate::store::{Sql, Tx};
use crate::{msg, sql};

/// Schema files of this room.
pub const SCHEMA: &[Step] = &[Step { name: "cases/tickets/0001", text: include_str!("schema/0001_tickets.sql") }];

/// Carries out an act: facts, decision, changes, journal entry.
///
/// # Errors
/// The refusal, or a fault.
pub fn act(cx: &Context<'_, '_>, command: &Command) -> Result<Done, No> {
    let facts = store::facts(cx, command)?;
    let (changes, mut findings) = commands::decide(&facts, command, cx.actor, cx.at)?;
    if let Some(text) = to_customer(command) {
        findings.extend(words::findings(&words::check(cx.tx, text)?));
    }
    store::apply(cx, command, &facts, &changes, findings)
}

/// What the customer hears by this act; service words are looked for in it (KB-03).
fn to_customer(command: &Command) -> Option<&str> {
    let Command::On { act, .. } = command else { return None };
    match act {
        Act::Reply { text } | Act::Interim { text } => Some(text),
        Act::Dispatch { interim, .. } | Act::AskLeader { interim, .. } => Some(interim),
        _ => None,
    }
}

/// Acts of the program itself that are due: overdue tickets to the 值班长, those without a way out to the 部门经理, the list of the day.
///
/// # Errors
/// A fault of the file.
pub fn due(tx: &Tx<'_>, at: Instant) -> Result<Vec<Command>, Fault> {
    let mut due: Vec<Command> = store::due_to_freeze(tx, at)?.into_iter().map(|day| Command::Freeze { day }).collect();
    due.extend(store::due_to_leader(tx, at)?.into_iter().map(|id| Command::on(id, Act::PassToLeader)));
    due.extend(store::due_to_manager(tx, at)?.into_iter().map(|id| Command::on(id, Act::PassToManager)));
    Ok(due)
}

/// Numbers that the palette shows at most.
const MOST_FOUND: i64 = 5;

/// What bears a number that begins so, typed with or without its hyphens, as far as the person may read it.
///
/// # Errors
/// A fault of the file.
pub fn find(cx: &Context<'_, '_>, text: &str) -> Result<Vec<Found>, Fault> {
    let typed = typed_number(text);
    if !["GD", "WX"].iter().any(|series| typed.starts_with(series)) || !cx.actor.access(Function::Ticket).any() {
        return Ok(Vec::new());
    }
    let begins = hyphened(&typed);
    // `~` comes after every character of a number.
    let until = format!("{begins}~");
    let ids = cx.tx.all(
        "SELECT id, no FROM ticket WHERE no >= ?1 AND no < ?2 UNION ALL SELECT ticket, no FROM repair WHERE no >= ?1 AND no < ?2 \
         ORDER BY 2 DESC LIMIT ?3",
        sql![&begins, &until, MOST_FOUND],
        |row| Ok((row.int(0)?, row.text(1)?)),
    )?;
    let mut found = Vec::new();
    for (id, no) in ids {
        match readable(cx, id) {
            Ok(ticket) => found.push(Found { place: "ticket", id, no, names: vec![ticket.customer_name] }),
            Err(No::Fault(fault)) => return Err(fault),
            Err(_) => {}
        }
    }
    Ok(found)
}

/// What happened with a customer in this room, the newest first, at most `limit` (the customer's timeline).
///
/// # Errors
/// A fault of the file.
pub fn events(cx: &Context<'_, '_>, customer: i64, filter: &EventFilter, limit: usize) -> Result<Vec<Event>, Fault> {
    let wanted = |kind: EventKind| filter.kind.is_none_or(|one| one == kind);
    let mut statement =
        "SELECT e.at, e.name, t.no, t.kind, e.kind, e.text, t.id, t.content FROM ticket t JOIN ticket_entry e ON e.ticket = t.id \
                         WHERE t.customer = ?1 AND e.kind IN ('受理', '回复客户', '办结', '需求', '维修')"
            .to_owned();
    let mut values = vec![Sql::from(customer)];
    let mut and = |condition: &str, value: Sql<'static>| {
        values.push(value);
        statement.push_str(&format!(" AND {condition} ?{}", values.len()));
    };
    if let Some(from) = filter.from {
        and("e.at >=", from.into());
    }
    if let Some(before) = filter.before {
        and("e.at <", before.into());
    }
    if let Some(who) = &filter.who {
        and("e.name =", who.clone().into());
    }
    match (wanted(EventKind::Contact), wanted(EventKind::Repair)) {
        (true, true) => {}
        (true, false) => statement.push_str(" AND t.kind <> '报修'"),
        (false, true) => statement.push_str(" AND t.kind = '报修'"),
        (false, false) => return Ok(Vec::new()),
    }
    values.push(i64::try_from(limit).unwrap_or(i64::MAX).into());
    statement.push_str(&format!(" ORDER BY e.id DESC LIMIT ?{}", values.len()));
    cx.tx.all(&statement, &values, |row| {
        let kind = store::noun(row, 3, Kind::of)?;
        let entry = store::noun(row, 4, model::EntryKind::of)?;
        let text = row.text(5)?;
        Ok(Event {
            at: row.instant(0)?,
            kind: if kind == Kind::Repair { EventKind::Repair } else { EventKind::Contact },
            who: row.text(1)?,
            title: msg!("cases-tickets-event", no = row.text(2)?, kind = kind.message(), entry = entry.message()),
            detail: if text.is_empty() { row.text(7)? } else { text },
            place: "ticket",
            subject: row.int(6)?,
        })
    })
}

/// Proposes what somebody answered while a customer waited as an answer for everybody (ESC-08); a 主管 publishes it.
///
/// # Errors
/// A fault of the file.
pub fn keep_answer(cx: &Context<'_, '_>, helped: &Helped) -> Result<Vec<Finding>, Fault> {
    let answer = model::Published {
        id: 0,
        question: helped.question.clone(),
        text: helped.answer.clone(),
        state: model::AnswerState::Draft,
        ticket: helped.ticket,
        author: cx.actor.id,
    };
    store::beside::put_answer(cx, &answer)?;
    Ok(vec![clauses::kept("ESC-08", msg!("cases-tickets-draft-made"))])
}

/// What the archive's live category ⑧ 请修记录 shows (FILE-06): repair orders, each naming its customer.
pub const REPAIRS_OF_CUSTOMERS: &str = "SELECT t.customer FROM ticket t JOIN repair r ON r.ticket = t.id WHERE t.customer IS NOT NULL";

/// What a complaint takes over from the ticket from which it is registered (FLOW-02).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Origin {
    /// 首问责任人, who stays so for what comes of it (TICK-01).
    pub first: i64,
    /// The first phone in the customer's file; empty without one.
    pub phone: String,
}

/// What a complaint takes over from a ticket that the person may read.
///
/// # Errors
/// What is not there or not his to read, or a fault.
pub fn origin(cx: &Context<'_, '_>, ticket: i64) -> Result<Origin, No> {
    let found = readable(cx, ticket)?;
    let phone = match found.draft.customer {
        Some(customer) => links::customer_phone(cx.tx, customer)?,
        None => String::new(),
    };
    Ok(Origin { first: found.first, phone })
}

/// Keeps on a ticket that it was registered as this complaint, in the act of the complaint and without an entry of its own in the journal.
///
/// # Errors
/// It was registered before, or a fault.
pub fn link_complaint(cx: &Context<'_, '_>, ticket: i64, complaint: i64, no: &str) -> Result<(), No> {
    let command = Command::on(ticket, Act::Complaint { complaint, no: no.to_owned() });
    let facts = store::facts(cx, &command)?;
    let (changes, _) = commands::decide(&facts, &command, cx.actor, cx.at)?;
    store::write_all(cx, &facts, &changes).map(|_| ())
}
