//! What the pages ask beyond what the neighbouring rooms answer.

use std::collections::BTreeMap;

use crate::areas::cases::{complaints, tickets};
use crate::areas::{Context, links};
use crate::base::{Function, No};

/// A question to this room.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Query {
    /// How often the tickets behind open complaints were urged.
    Urges,
    /// These tickets: the rows behind a number.
    Tickets {
        /// Which.
        ids: Vec<i64>,
    },
}

/// An answer to a [`Query`].
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Answer {
    /// To `Urges`: by complaint, those that were urged.
    Urges(BTreeMap<i64, i64>),
    /// To `Tickets`: those that the person may read.
    Tickets(Vec<tickets::Row>),
}

/// Answers a question as far as the person's posts allow.
///
/// # Errors
/// A refusal or a fault.
pub fn ask(cx: &Context<'_, '_>, query: &Query) -> Result<Answer, No> {
    match query {
        Query::Urges => urges(cx).map(Answer::Urges),
        Query::Tickets { ids } => rows(cx, ids).map(Answer::Tickets),
    }
}

fn urges(cx: &Context<'_, '_>) -> Result<BTreeMap<i64, i64>, No> {
    if cx.actor.must_read(Function::ComplaintHandle).is_err() {
        cx.actor.must_do(Function::ComplaintRegister)?;
    }
    let open = &*complaints::store::OPEN_ONES;
    let sql = format!("SELECT c.id, t.urges FROM {open} JOIN ticket t ON t.id = c.ticket WHERE c.live = 1 AND t.urges > 0");
    Ok(cx.tx.all(&sql, &[], |row| Ok((row.int(0)?, row.int(1)?)))?.into_iter().collect())
}

fn rows(cx: &Context<'_, '_>, ids: &[i64]) -> Result<Vec<tickets::Row>, No> {
    cx.actor.must_read(Function::Ticket)?;
    let names = links::names(cx.tx)?;
    let mut rows = Vec::new();
    for id in ids {
        match tickets::readable(cx, *id) {
            Ok(ticket) => rows.push(tickets::row(cx, &names, ticket)),
            Err(No::Fault(fault)) => return Err(No::Fault(fault)),
            // What is not his to read is not shown.
            Err(_) => {}
        }
    }
    Ok(rows)
}
