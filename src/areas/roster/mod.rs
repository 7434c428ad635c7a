//! Roster 排班: who works when, and everything that changes it: leave, shift swaps, attendance, and the handing over between shifts.
//!
//! Five rooms, each laid out like an area (model, commands, clauses, store, schema, view, text):
//!
//! | room | what lives there |
//! |---|---|
//! | [`plan`] | shift types, the calendar of holidays, the month grid with drafts and published days |
//! | [`leave`] | requests for leave with their route, certificates, slips and reporting back |
//! | [`swaps`] | the exchange of two shifts between two people |
//! | [`attendance`] | coming and going, absences from the seat, what became of each shift |
//! | [`floor`] | seats, roll call, the handover log, notices to be read before work |
//!
//! What all five share stands here: the nouns ([`Shift`], [`ShiftType`], [`Person`], [`Calendar`]) in `model.rs` and their reading in
//! `store.rs`. Inside this area a room may ask another one; other areas meet it in `links.rs` only.

pub mod attendance;
mod find;
pub mod floor;
pub mod journal;
pub mod leave;
pub mod model;
pub mod plan;
pub mod printed;
pub mod store;
pub mod swaps;
pub mod today;
pub mod view;

pub use model::{Calendar, CalendarDay, DayKind, Person, Printout, ReportOrder, Shift, ShiftType, ShiftTypeDraft, Span};

pub use find::by_number as find;
pub use today::{Crew, Month, OwnDay, OwnShift, Today, Told};

use crate::areas::{Context, Done, Task};
use crate::base::{Fault, Instant, No, Refusal};
use crate::store::migrate::Step;
use crate::store::{Store, Tx};

/// Schema files of this area, in the order in which its rooms build on each other.
pub fn schema() -> Vec<Step> {
    [plan::SCHEMA, leave::SCHEMA, swaps::SCHEMA, attendance::SCHEMA, floor::SCHEMA].concat()
}

/// An act in one of the rooms.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Command {
    /// On the plan.
    Plan(plan::Command),
    /// On leave.
    Leave(leave::Command),
    /// On swaps.
    Swaps(swaps::Command),
    /// On attendance.
    Attendance(attendance::Command),
    /// On the floor.
    Floor(floor::Command),
    /// Prints a form; kept in the journal.
    Print(Printout),
}

impl Command {
    /// Name of the act in the journal.
    pub fn verb(&self) -> &'static str {
        match self {
            Command::Plan(command) => command.verb(),
            Command::Leave(command) => command.verb(),
            Command::Swaps(command) => command.verb(),
            Command::Attendance(command) => command.verb(),
            Command::Floor(command) => command.verb(),
            Command::Print(_) => "roster.print",
        }
    }
}

/// A question to one of the rooms, or to all of them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Query {
    /// What other pages say of the roster now.
    Today,
    /// About the plan.
    Plan(plan::Query),
    /// About leave.
    Leave(leave::Query),
    /// About swaps.
    Swaps(swaps::Query),
    /// About attendance.
    Attendance(attendance::Query),
    /// About the floor.
    Floor(floor::Query),
}

/// An answer of one of the rooms, or of all of them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Answer {
    /// To `Today`.
    Today(Box<Today>),
    /// About the plan.
    Plan(plan::Answer),
    /// About leave.
    Leave(leave::Answer),
    /// About swaps.
    Swaps(swaps::Answer),
    /// About attendance.
    Attendance(attendance::Answer),
    /// About the floor.
    Floor(floor::Answer),
}

/// Carries out an act: facts, decision, changes, journal entry.
///
/// # Errors
/// The refusal, a conflict, or a fault.
pub fn act(cx: &Context<'_, '_>, command: &Command) -> Result<Done, No> {
    match command {
        Command::Plan(command) => plan::act(cx, command),
        Command::Leave(command) => leave::act(cx, command),
        Command::Swaps(command) => swaps::act(cx, command),
        Command::Attendance(command) => attendance::act(cx, command),
        Command::Floor(command) => floor::act(cx, command),
        Command::Print(what) => printed::act(cx, *what),
    }
}

/// Answers a question as far as the person's posts allow.
///
/// # Errors
/// A refusal or a fault.
pub fn ask(cx: &Context<'_, '_>, query: &Query) -> Result<Answer, No> {
    match query {
        Query::Today => Ok(Answer::Today(Box::new(today::today(cx)?))),
        Query::Plan(query) => plan::ask(cx, query).map(Answer::Plan),
        Query::Leave(query) => leave::ask(cx, query).map(Answer::Leave),
        Query::Swaps(query) => swaps::ask(cx, query).map(Answer::Swaps),
        Query::Attendance(query) => attendance::ask(cx, query).map(Answer::Attendance),
        Query::Floor(query) => floor::ask(cx, query).map(Answer::Floor),
    }
}

/// What waits for the person who asks.
///
/// # Errors
/// A fault of the file.
pub fn inbox(cx: &Context<'_, '_>) -> Result<Vec<Task>, Fault> {
    let mut tasks = plan::inbox(cx)?;
    tasks.extend(leave::inbox(cx)?);
    tasks.extend(swaps::inbox(cx)?);
    tasks.extend(attendance::inbox(cx)?);
    tasks.extend(floor::inbox(cx)?);
    Ok(tasks)
}

/// Acts of the program itself that are due: deadlines that passed, even while no window was open. Each is performed as an act of its own.
///
/// # Errors
/// A fault of the file.
pub fn due(tx: &Tx<'_>, at: Instant) -> Result<Vec<Command>, Fault> {
    let mut due: Vec<Command> = leave::due(tx, at)?.into_iter().map(Command::Leave).collect();
    due.extend(swaps::due(tx, at)?.into_iter().map(Command::Swaps));
    due.extend(attendance::due(tx, at)?.into_iter().map(Command::Attendance));
    due.extend(floor::due(tx, at)?.into_iter().map(Command::Floor));
    Ok(due)
}

/// Who works a published shift at this moment and is not on leave then, in the order in which their shifts began.
///
/// # Errors
/// A fault of the file.
pub fn on_duty(cx: &Context<'_, '_>, at: Instant) -> Result<Vec<i64>, Fault> {
    let running = store::running(cx.tx, at)?;
    let covers = leave::covers(cx, &running)?;
    let away = |shift: &Shift| {
        let held = |span: &Span| span.from <= at && at < span.to;
        covers.get(&shift.id).is_some_and(|cover| cover.leave.iter().chain(&cover.business).any(held))
    };
    Ok(running.iter().filter(|shift| shift.published && !away(shift)).map(|shift| shift.staff).collect())
}

/// Keeps that a rule refused somebody a request for leave or a swap: what follows for a shift (SWAP-08) and the monthly reports need it.
///
/// # Errors
/// A fault of the file.
pub fn keep_refusal(store: &mut Store, actor: i64, command: &Command, refusal: &Refusal, at: Instant) -> Result<(), Fault> {
    match command {
        Command::Leave(command) => leave::keep_refusal(store, actor, command, refusal, at),
        Command::Swaps(command) => swaps::keep_refusal(store, actor, command, refusal, at),
        _ => Ok(()),
    }
}
