//! What decisions need: the complaints that are meant, who works here and has how many, and what the cause has been elsewhere.

use std::collections::BTreeMap;

use super::{OPEN_ONES, complaint};
use crate::areas::cases::complaints::clauses::case_11_cause::DAYS;
use crate::areas::cases::complaints::commands::{Act, Command, Facts, missing};
use crate::areas::cases::complaints::model::{Colleague, Complaint};
use crate::areas::cases::{tickets, words};
use crate::areas::{Context, links};
use crate::base::{Fault, No};
use crate::sql;
use crate::store::Tx;

/// Everybody who works here.
///
/// # Errors
/// A fault of the file.
pub fn people(tx: &Tx<'_>) -> Result<Vec<Colleague>, Fault> {
    let working = links::working(tx)?;
    Ok(working
        .into_iter()
        .map(|person| Colleague { id: person.id, name: person.draft.name, posts: person.draft.posts, team: person.draft.team })
        .collect())
}

/// Open complaints of each 经办人.
///
/// # Errors
/// A fault of the file.
pub fn loads(tx: &Tx<'_>) -> Result<BTreeMap<i64, i64>, Fault> {
    let sql = format!("SELECT c.handler, count(*) FROM {} WHERE c.live = 1 AND c.handler IS NOT NULL GROUP BY c.handler", *OPEN_ONES);
    Ok(tx.all(&sql, &[], |row| Ok((row.int(0)?, row.int(1)?)))?.into_iter().collect())
}

/// What is known for this command.
///
/// # Errors
/// A refusal where a complaint that is meant is not there, or a fault.
pub fn facts<'a>(cx: &'a Context<'_, '_>, command: &Command) -> Result<Facts<'a>, No> {
    let mut stored = Vec::new();
    for id in subjects(cx.tx, command)? {
        stored.push(complaint(cx.tx, id)?.ok_or_else(missing)?);
    }
    let mut facts = Facts {
        params: cx.params,
        people: people(cx.tx)?,
        loads: BTreeMap::new(),
        stored,
        same_cause: 0,
        words: Vec::new(),
        customer_known: false,
        unfiled: 0,
        origin: None,
    };
    match command {
        Command::Register { draft, ticket } => {
            facts.origin = ticket.map(|ticket| tickets::origin(cx, ticket)).transpose()?;
            facts.loads = loads(cx.tx)?;
            facts.customer_known = match draft.customer {
                Some(customer) => links::owner(cx.tx, customer)?.is_some(),
                None => false,
            };
        }
        Command::On { act: Act::Answer { .. } | Act::Archive, .. } => {
            if let Some(stored) = facts.stored.first() {
                facts.unfiled = unfiled(cx.tx, stored)?;
            }
        }
        Command::Import { .. } => facts.loads = loads(cx.tx)?,
        Command::On { act: Act::Cause(cause), .. } => {
            if let (Some(category), Some(stored)) = (cause.category, facts.stored.first()) {
                facts.same_cause = same_cause(cx, stored, category.word())?;
            }
        }
        _ => {}
    }
    if let Command::On { act, .. } = command {
        facts.words = words::findings(&words::check(cx.tx, act.said())?);
    }
    Ok(facts)
}

/// The complaints that are meant; those of an import are found by its entry.
fn subjects(tx: &Tx<'_>, command: &Command) -> Result<Vec<i64>, Fault> {
    match command {
        Command::Withdraw { entry } => {
            tx.all("SELECT id FROM complaint WHERE imported = ?1 AND withdrawn = 0 ORDER BY id", sql![*entry], |row| row.int(0))
        }
        _ => Ok(command.subjects()),
    }
}

/// How many other complaints of the last 30 days have this cause.
fn same_cause(cx: &Context<'_, '_>, stored: &Complaint, category: &str) -> Result<i64, Fault> {
    cx.tx.number(
        "SELECT count(*) FROM complaint WHERE cause = ?1 AND accepted_at >= ?2 AND id <> ?3 AND stands = 1",
        sql![category, cx.at.plus_minutes(-DAYS * 24 * 60), stored.id],
    )
}

/// How many letters of the customer since the registration are not filed (FILE-08).
///
/// # Errors
/// A fault of the file.
pub fn unfiled(tx: &Tx<'_>, complaint: &Complaint) -> Result<i64, Fault> {
    match complaint.draft.customer {
        Some(customer) => links::unfiled_letters(tx, customer, complaint.accepted_at),
        None => Ok(0),
    }
}
