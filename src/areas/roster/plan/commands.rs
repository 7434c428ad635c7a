//! What people do with the plan: pure decisions from facts to changes.

use super::super::model::{CalendarDay, Person, Shift, ShiftType, ShiftTypeDraft};
use crate::base::{Actor, Day, Deed, Finding, Flaw, Function, Reach, Refusal};
use crate::msg;

/// One change of the grid.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Edit {
    /// Gives a person a shift.
    Put {
        /// Whom.
        staff: i64,
        /// On which business day.
        day: Day,
        /// Which kind.
        kind: i64,
        /// Seat, or empty.
        seat: String,
    },
    /// Takes a shift out of the plan.
    Remove {
        /// Which.
        shift: i64,
    },
    /// Moves a shift to another person or day.
    Move {
        /// Which.
        shift: i64,
        /// To whom.
        staff: i64,
        /// To which business day.
        day: Day,
    },
}

/// An act on the plan.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Command {
    /// Adds a shift type, or changes one.
    PutType {
        /// Which, with the revision that was on screen; `None` for a new one.
        of: Option<(i64, i64)>,
        /// What it should be.
        draft: Box<ShiftTypeDraft>,
    },
    /// Changes the grid, all or nothing.
    Edit(Vec<Edit>),
    /// Publishes the days from one to another (ORG-02).
    Publish {
        /// First day.
        from: Day,
        /// Last day.
        to: Day,
    },
    /// Gives a year its own table of holidays and worked weekends, in place of the built-in one.
    SetYear {
        /// Which year.
        year: i16,
        /// Its marked days.
        days: Vec<CalendarDay>,
        /// Where the table comes from.
        source: String,
    },
}

impl Command {
    /// Name of the act in the journal.
    pub fn verb(&self) -> &'static str {
        match self {
            Command::PutType { .. } => "shift_type.put",
            Command::Edit(_) => "roster.edit",
            Command::Publish { .. } => "roster.publish",
            Command::SetYear { .. } => "calendar.year",
        }
    }
}

/// What a decision needs to know.
#[derive(Debug, Clone, Default)]
pub struct Facts {
    /// Every kind of shift.
    pub types: Vec<ShiftType>,
    /// Everybody.
    pub people: Vec<Person>,
    /// The shifts that are meant.
    pub shifts: Vec<Shift>,
}

/// A change that the decision leads to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Change {
    /// Inserts a shift type.
    InsertType(Box<ShiftTypeDraft>),
    /// Changes a shift type.
    UpdateType(i64, i64, Box<ShiftTypeDraft>),
    /// Changes the grid.
    Edit(Edit),
    /// Publishes the days.
    Publish(Day, Day),
    /// Replaces a year's table.
    SetYear(i16, Vec<CalendarDay>, String),
}

/// Decides. Teams are edited by their own 班长, everything by 客服部主任 (Appendix B, ORG-02).
///
/// # Errors
/// The refusal with its clauses.
pub fn decide(facts: &Facts, command: &Command, actor: &Actor) -> Result<(Vec<Change>, Vec<Finding>), Refusal> {
    let changes = match command {
        Command::PutType { of, draft } => {
            actor.must_do_all(Function::Roster)?;
            check_type(facts, of.map(|(id, _)| id), draft)?;
            match of {
                Some((id, rev)) => vec![Change::UpdateType(*id, *rev, draft.clone())],
                None => vec![Change::InsertType(draft.clone())],
            }
        }
        Command::Edit(edits) => {
            for edit in edits {
                may_edit(facts, edit, actor)?;
            }
            edits.iter().cloned().map(Change::Edit).collect()
        }
        Command::Publish { from, to } => {
            actor.must_do_all(Function::Roster)?;
            vec![Change::Publish(*from, *to)]
        }
        Command::SetYear { year, days, source } => {
            actor.must_do_all(Function::Roster)?;
            if let Some(stray) = days.iter().find(|day| day.day.year() != *year) {
                let message = msg!("roster-plan-calendar-other-year", day = stray.day.to_string(), year = i64::from(*year));
                return Err(Refusal::of_field("days", "CONV-09", message));
            }
            vec![Change::SetYear(*year, days.clone(), source.trim().to_owned())]
        }
    };
    Ok((changes, Vec::new()))
}

fn check_type(facts: &Facts, of: Option<i64>, draft: &ShiftTypeDraft) -> Result<(), Refusal> {
    let mut flaws = Vec::new();
    let name = draft.name.trim();
    if name.is_empty() || name.chars().count() > 2 {
        flaws.push(Flaw { field: "name", clause: "", message: msg!("roster-plan-type-name") });
    }
    if facts.types.iter().any(|kind| kind.used && Some(kind.id) != of && kind.draft.name == name) {
        flaws.push(Flaw { field: "name", clause: "", message: msg!("roster-plan-type-twice", name = name) });
    }
    if draft.min_staff < 0 {
        flaws.push(Flaw { field: "min_staff", clause: "", message: msg!("roster-plan-type-min") });
    }
    Refusal::flawed(flaws).map_or(Ok(()), Err)
}

/// Whether the person may change this part of the grid.
fn may_edit(facts: &Facts, edit: &Edit, actor: &Actor) -> Result<(), Refusal> {
    let access = actor.must_do(Function::Roster)?;
    let shift_of = |id: i64| facts.shifts.iter().find(|shift| shift.id == id).ok_or_else(missing);
    let staff = match edit {
        Edit::Put { staff, .. } => vec![*staff],
        Edit::Remove { shift } => vec![shift_of(*shift)?.staff],
        Edit::Move { shift, staff, .. } => vec![shift_of(*shift)?.staff, *staff],
    };
    for id in staff {
        let person = facts.people.iter().find(|person| person.id == id && person.active).ok_or_else(missing)?;
        let all = access.deed >= Deed::Do && access.reach == Reach::All;
        if !all && (person.team.is_none() || person.team != actor.team) {
            return Err(Refusal::by("ORG-02", msg!("roster-plan-other-team")));
        }
    }
    Ok(())
}

/// The record does not exist.
pub fn missing() -> Refusal {
    Refusal { message: msg!("roster-missing"), clauses: Vec::new(), flaws: Vec::new() }
}
