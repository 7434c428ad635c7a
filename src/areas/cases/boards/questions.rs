//! What the pages ask beyond what the neighbouring rooms answer.

use std::collections::BTreeMap;

use super::views::Views;
use crate::areas::cases::complaints::clauses::case_15_group;
use crate::areas::cases::{complaints, tickets};
use crate::areas::{Context, links, views as saved};
use crate::base::{Function, No, Reach};

/// A question to this room.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Query {
    /// How often the tickets behind open complaints were urged.
    Urges,
    /// Teams and people whose figures the person may see.
    People,
    /// The views of the complaints.
    ComplaintViews,
    /// The views of the tickets.
    TicketViews,
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
    /// To `People`.
    People(People),
    /// To `ComplaintViews`.
    ComplaintViews(Views),
    /// To `TicketViews`.
    TicketViews(tickets::Views),
    /// To `Tickets`: those that the person may read.
    Tickets(Vec<tickets::Row>),
}

/// Whose figures can be asked for, by id and name.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct People {
    /// Teams.
    pub teams: Vec<(i64, String)>,
    /// People who work here.
    pub people: Vec<(i64, String)>,
}

/// Answers a question as far as the person's posts allow.
///
/// # Errors
/// A refusal or a fault.
pub fn ask(cx: &Context<'_, '_>, query: &Query) -> Result<Answer, No> {
    match query {
        Query::Urges => urges(cx).map(Answer::Urges),
        Query::People => people(cx).map(Answer::People),
        Query::ComplaintViews => saved::ask(cx).map(Answer::ComplaintViews),
        Query::TicketViews => saved::ask(cx).map(Answer::TicketViews),
        Query::Tickets { ids } => rows(cx, ids).map(Answer::Tickets),
    }
}

fn urges(cx: &Context<'_, '_>) -> Result<BTreeMap<i64, i64>, No> {
    case_15_group::must_read_some(cx.actor)?;
    let open = &*complaints::store::OPEN_ONES;
    let sql = format!("SELECT c.id, t.urges FROM {open} JOIN ticket t ON t.id = c.ticket WHERE c.live = 1 AND t.urges > 0");
    Ok(cx.tx.all(&sql, &[], |row| Ok((row.int(0)?, row.int(1)?)))?.into_iter().collect())
}

fn people(cx: &Context<'_, '_>) -> Result<People, No> {
    let access = cx.actor.must_read(Function::Statistics)?;
    let seen = |person: &crate::areas::roster::Person| {
        let group = access.note == "group" && person.team.is_some() && person.team == cx.actor.team;
        access.reach == Reach::All || group || person.id == cx.actor.id
    };
    let mut found = People::default();
    for person in links::roster_people(cx.tx)?.into_iter().filter(seen) {
        if let Some(team) = person.team.filter(|team| found.teams.iter().all(|(known, _)| known != team)) {
            found.teams.push((team, person.team_name.clone()));
        }
        found.people.push((person.id, person.name));
    }
    Ok(found)
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
