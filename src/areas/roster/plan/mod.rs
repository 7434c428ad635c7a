//! The plan 班表: shift types, the calendar of holidays, and who works which shift on which day, as draft and as published.

pub mod commands;
pub mod printed;
pub mod store;
pub mod view;

pub use commands::{Command, Edit};

use super::model::{Calendar, Person, Shift, ShiftType};
use crate::areas::{Context, Done, Task};
use crate::base::{Day, Fault, Function, No};
use crate::store::migrate::Step;

/// Schema files of this room.
pub const SCHEMA: &[Step] = &[Step { name: "roster/plan/0001", text: include_str!("schema/0001_plan.sql") }];

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
}

/// The plan of some days with all that is needed to read it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Grid {
    /// Kinds of shift.
    pub types: Vec<ShiftType>,
    /// Everybody.
    pub people: Vec<Person>,
    /// Holidays and worked weekends.
    pub calendar: Calendar,
    /// Shifts in force.
    pub shifts: Vec<Shift>,
    /// Days that are published.
    pub published: Vec<Day>,
}

/// An answer to a [`Query`].
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Answer {
    /// To `Grid`.
    Grid(Box<Grid>),
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
    }
}

/// What waits for the person who asks.
///
/// # Errors
/// A fault of the file.
pub fn inbox(_: &Context<'_, '_>) -> Result<Vec<Task>, Fault> {
    Ok(Vec::new())
}
