//! The plan 班表: shift types, the calendar of holidays, and who works which shift on which day, as draft and as published.
//!
//! Every act on the grid becomes a roster as it should be; the difference to the stored one is judged as a whole (`changes.rs`): who may
//! plan whom, what hangs on a shift, two shifts at once. What is only unwise is told (`conflicts.rs`) and stays visible in the grid. A
//! change of a published day is kept and told to whom it concerns.

pub mod changes;
pub mod clauses;
pub mod commands;
pub mod conflicts;
pub mod files;
pub mod model;
pub mod printed;
pub mod store;
#[cfg(test)]
pub(crate) mod tests;
pub mod view;

use std::collections::{BTreeMap, BTreeSet};

pub use commands::{Command, DayPlan, Edit};
pub use conflicts::{Conflict, What};
pub use model::{Away, Cycle, Mark, Rotation, Told};

use super::model::{Calendar, Person, Shift, ShiftType};
use crate::areas::{Context, Done, Task};
use crate::base::{Day, Fault, Function, No, end_of};
use crate::msg;
use crate::store::migrate::Step;

/// Schema files of this room.
pub const SCHEMA: &[Step] = &[
    Step { name: "roster/plan/0001", text: include_str!("schema/0001_plan.sql") },
    Step { name: "roster/plan/0002", text: include_str!("schema/0002_changes.sql") },
];

/// Changes that the inbox names.
const NAMED: usize = 3;

/// Carries out an act: facts, decision, changes, journal entry.
///
/// # Errors
/// The refusal, or a fault.
pub fn act(cx: &Context<'_, '_>, command: &Command) -> Result<Done, No> {
    let facts = store::facts(cx, command)?;
    let (changes, findings) = commands::decide(&facts, command, cx.actor)?;
    store::apply(cx, command, &facts, &changes, findings)
}

/// A question about the plan.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Query {
    /// Shift types, people, calendar and shifts of the days from one to another.
    Grid {
        /// First day.
        from: Day,
        /// Last day.
        to: Day,
    },
    /// Holidays, worked weekends and closed days, for every calendar of the window; open to everybody.
    Calendar,
}

/// The plan of some days with all that is needed to read it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Grid {
    /// First day.
    pub from: Day,
    /// Last day.
    pub to: Day,
    /// Kinds of shift.
    pub types: Vec<ShiftType>,
    /// Everybody whose roster the person may see.
    pub people: Vec<Person>,
    /// Holidays and worked weekends.
    pub calendar: Calendar,
    /// Shifts in force, in the order of their beginning; neighbouring days too where a conflict reaches over to them.
    pub shifts: Vec<Shift>,
    /// Days that are published.
    pub published: BTreeSet<Day>,
    /// What leave and swaps make of shifts, by id.
    pub marks: BTreeMap<i64, Mark>,
    /// What is wrong.
    pub conflicts: Vec<Conflict>,
    /// Where people stand in their cycles.
    pub rotations: Vec<Rotation>,
    /// Changes of published days among these.
    pub told: Vec<Told>,
    /// Changes of one's own days that one did not confirm yet.
    pub news: Vec<Told>,
}

/// An answer to a [`Query`].
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Answer {
    /// To `Grid`.
    Grid(Box<Grid>),
    /// To `Calendar`.
    Calendar(Box<Calendar>),
}

/// Answers a question as far as the person's posts allow. Who may read only own rosters sees own shifts.
///
/// # Errors
/// A refusal by SEC-08, or a fault.
pub fn ask(cx: &Context<'_, '_>, query: &Query) -> Result<Answer, No> {
    match query {
        Query::Grid { from, to } => {
            cx.actor.must_read(Function::Roster)?;
            Ok(Answer::Grid(Box::new(store::grid(cx, *from, *to)?)))
        }
        Query::Calendar => Ok(Answer::Calendar(Box::new(super::store::calendar(cx)?))),
    }
}

/// What waits for the person who asks: changes of own published days, and for who keeps the calendar a year without a table.
///
/// # Errors
/// A fault of the file.
pub fn inbox(cx: &Context<'_, '_>) -> Result<Vec<Task>, Fault> {
    let mut tasks = Vec::new();
    let news = store::untold(cx.tx, cx.actor.id)?;
    if let Some(last) = news.iter().map(|told| told.id).max() {
        let line = |told: &Told| {
            msg!("roster-plan-told", day = model::short_day(told.day), was = told.was.as_str(), became = told.became.as_str())
        };
        let named = news.iter().take(NAMED).map(line).reduce(|before, next| msg!("roster-plan-two", first = before, second = next));
        let detail = named.unwrap_or_else(|| msg!("roster-plan-nothing"));
        let rest = news.len().saturating_sub(NAMED);
        tasks.push(Task {
            title: msg!("roster-plan-task-told"),
            detail: if rest == 0 { detail } else { msg!("roster-plan-and-more", first = detail, count = rest) },
            due: None,
            clause: "ORG-02",
            place: "roster",
            subject: last,
        });
    }
    if cx.actor.must_do_all(Function::Roster).is_ok()
        && let Some(year) = clauses::conv_09_calendar::missed(&super::store::calendar(cx)?, cx.at.day())
    {
        let due = Day::new(year.saturating_sub(1), 12, 31).ok().map(end_of);
        tasks.push(Task {
            title: msg!("roster-plan-task-year", year = year.to_string()),
            detail: msg!("roster-plan-task-year-detail"),
            due,
            clause: "CONV-09",
            place: "roster",
            subject: 0,
        });
    }
    Ok(tasks)
}
