//! What people do with the plan: pure decisions from facts to changes.

use std::collections::{BTreeMap, BTreeSet};

use super::super::model::{Calendar, CalendarDay, DayKind, Person, Shift, ShiftType, ShiftTypeDraft};
use super::changes::{self, Step};
use super::clauses::org_02_planning;
use super::conflicts::{Roster, conflicts, counts};
use super::model::{Cycle, Hold, RESERVED, Rotation, Told, short_day};
use crate::base::{Actor, Day, Finding, Flaw, Function, Instant, Refusal, Verdict, plus_days, week_start};
use crate::msg;
use crate::rules::Parameters;

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
        /// The revision that was on screen.
        rev: i64,
    },
    /// Moves a shift to another person or day.
    Move {
        /// Which.
        shift: i64,
        /// The revision that was on screen.
        rev: i64,
        /// To whom.
        staff: i64,
        /// To which business day.
        day: Day,
    },
}

/// What a person's day is to hold; none for a day off.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DayPlan {
    /// Whose.
    pub staff: i64,
    /// Which business day.
    pub day: Day,
    /// Kinds of shift.
    pub kinds: Vec<i64>,
}

/// An act on the plan.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Command {
    /// Adds a shift type, or changes one. What is planned already keeps its times.
    PutType {
        /// Which, with the revision that was on screen; `None` for a new one.
        of: Option<(i64, i64)>,
        /// What it should be.
        draft: Box<ShiftTypeDraft>,
    },
    /// Lets a shift type be planned no more, or again.
    UseType {
        /// Which.
        id: i64,
        /// The revision that was on screen.
        rev: i64,
        /// Planned again instead of no more.
        used: bool,
    },
    /// Changes the grid, all or nothing.
    Edit(Vec<Edit>),
    /// Lays a cycle over the days from one to another.
    Lay {
        /// The cycle.
        cycle: Cycle,
        /// Whose, and with which day of the cycle, from 0, the first day begins.
        people: Vec<(i64, usize)>,
        /// First day.
        from: Day,
        /// Last day.
        to: Day,
        /// Published days too.
        published: bool,
    },
    /// Copies a week of the plan, as it was before any swap.
    CopyWeek {
        /// A day of the week that is copied.
        from: Day,
        /// A day of the week that it becomes.
        to: Day,
        /// Of one team; of everybody whom the person plans otherwise.
        team: Option<i64>,
        /// Published days too.
        published: bool,
    },
    /// Sets days as a workbook says.
    Fill {
        /// The days.
        days: Vec<DayPlan>,
        /// Published days too.
        published: bool,
        /// Name of the file.
        file: String,
    },
    /// Publishes the days from one to another (ORG-02).
    Publish {
        /// First day.
        from: Day,
        /// Last day.
        to: Day,
    },
    /// Takes an act of the plan back, by its journal entry.
    Undo {
        /// Which.
        entry: i64,
    },
    /// Says that one knows the changes of one's own published days, up to this one.
    Seen {
        /// Id of the newest change that was on screen.
        last: i64,
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
    /// Takes over the table of a notice: days of the neighbouring years are added to theirs.
    ImportCalendar {
        /// The year that the notice is of.
        year: i16,
        /// Its marked days.
        days: Vec<CalendarDay>,
        /// Where the table comes from.
        source: String,
    },
    /// Goes back to the built-in table of a year.
    ClearYear {
        /// Which.
        year: i16,
    },
    /// Closes a day of the department, or opens it again.
    Close {
        /// Which.
        day: Day,
        /// What for; `None` opens it.
        name: Option<String>,
    },
    /// Notes that a part of the roster left the program as a file.
    Export {
        /// First day.
        from: Day,
        /// Last day.
        to: Day,
        /// Ending of the file.
        format: &'static str,
    },
}

impl Command {
    /// Name of the act in the journal.
    pub fn verb(&self) -> &'static str {
        match self {
            Command::PutType { .. } => "shift_type.put",
            Command::UseType { .. } => "shift_type.use",
            Command::Edit(_) => "roster.edit",
            Command::Lay { .. } => "roster.pattern",
            Command::CopyWeek { .. } => "roster.copy_week",
            Command::Fill { .. } => "roster.import",
            Command::Publish { .. } => "roster.publish",
            Command::Undo { .. } => "roster.undo",
            Command::Seen { .. } => "roster.seen",
            Command::SetYear { .. } => "calendar.year",
            Command::ImportCalendar { .. } => "calendar.import",
            Command::ClearYear { .. } => "calendar.clear",
            Command::Close { .. } => "calendar.close",
            Command::Export { .. } => "roster.export",
        }
    }
}

/// An act that is to be taken back.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Undoing {
    /// Its journal entry.
    pub entry: i64,
    /// What it was.
    pub verb: String,
    /// It was taken back already.
    pub undone: bool,
    /// What it did to shifts.
    pub steps: Vec<Step>,
    /// Days that it published.
    pub days: Vec<Day>,
}

/// What a decision needs to know.
#[derive(Debug, Clone, Default)]
pub struct Facts {
    /// The moment of the act.
    pub now: Instant,
    /// Every kind of shift.
    pub types: Vec<ShiftType>,
    /// Kinds of which there are shifts.
    pub planned_kinds: BTreeSet<i64>,
    /// Everybody.
    pub people: Vec<Person>,
    /// Everybody's shifts on the days that are meant and two days around them, in the order of their beginning.
    pub shifts: Vec<Shift>,
    /// Which of these days are published.
    pub published: BTreeSet<Day>,
    /// What hangs on shifts, by their ids.
    pub holds: BTreeMap<i64, Hold>,
    /// Shifts that are wholly on effective leave, by id.
    pub away: BTreeSet<i64>,
    /// Holidays and closed days.
    pub calendar: Calendar,
    /// Values of the regulations.
    pub params: Parameters,
    /// Changes of published days of which the person does not know yet.
    pub untold: Vec<Told>,
    /// The act that is to be taken back.
    pub undo: Option<Undoing>,
}

impl Facts {
    /// The roster with these shifts.
    pub fn roster<'a>(&'a self, shifts: &'a [Shift]) -> Roster<'a> {
        Roster {
            people: &self.people,
            types: &self.types,
            shifts,
            away: &self.away,
            published: &self.published,
            calendar: &self.calendar,
            params: &self.params,
        }
    }

    /// The person of this id.
    pub fn person(&self, id: i64) -> Option<&Person> {
        self.people.iter().find(|person| person.id == id)
    }

    /// The kind of this id.
    pub fn kind(&self, id: i64) -> Option<&ShiftType> {
        self.types.iter().find(|kind| kind.id == id)
    }
}

/// A change that the decision leads to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Change {
    /// Inserts a shift type.
    InsertType(Box<ShiftTypeDraft>),
    /// Changes a shift type.
    UpdateType(i64, i64, Box<ShiftTypeDraft>),
    /// Lets a shift type be planned or not.
    UseType(i64, i64, bool),
    /// Changes a shift.
    Step(Box<Step>),
    /// Keeps where a person stands in a cycle.
    Rotate(Rotation),
    /// Publishes a day.
    Publish(Day),
    /// A day is a draft again.
    Unpublish(Day),
    /// Tells a person of a change; an older one that he does not know yet goes into it.
    Tell {
        /// Whom.
        staff: i64,
        /// Of which day.
        day: Day,
        /// How it was.
        was: String,
        /// How it is.
        became: String,
        /// The older one.
        instead_of: Option<i64>,
    },
    /// A change that was taken back before the person knew of it.
    Untell(i64),
    /// The act is taken back.
    Undone(i64),
    /// The person knows of the changes up to this one.
    Seen(i64),
    /// Replaces a year's table.
    SetYear(i16, Vec<CalendarDay>, String),
    /// Drops a year's own table.
    ClearYear(i16),
    /// Closes a day, or opens it.
    Close(Day, Option<String>),
    /// Nothing but the journal entry.
    Note,
}

/// What a decision comes to.
pub type Decision = Result<(Vec<Change>, Vec<Finding>), Refusal>;

/// Decides. Teams are planned by their own 班长, everything by 客服部主任 (Appendix B, ORG-02).
///
/// # Errors
/// The refusal with its clauses.
pub fn decide(facts: &Facts, command: &Command, actor: &Actor) -> Decision {
    let plain = |change: Change| Ok((vec![change], Vec::new()));
    match command {
        Command::PutType { of, draft } => {
            actor.must_do_all(Function::Roster)?;
            check_type(facts, of.map(|(id, _)| id), draft)?;
            plain(match of {
                Some((id, rev)) => Change::UpdateType(*id, *rev, draft.clone()),
                None => Change::InsertType(draft.clone()),
            })
        }
        Command::UseType { id, rev, used } => {
            actor.must_do_all(Function::Roster)?;
            let kind = facts.kind(*id).ok_or_else(missing)?;
            if *used {
                check_type(facts, Some(*id), &kind.draft)?;
            }
            plain(Change::UseType(*id, *rev, *used))
        }
        Command::Edit(edits) => {
            let after = changes::edited(facts, edits, actor)?;
            changes::settle(facts, after, actor)
        }
        Command::Lay { cycle, people, from, to, published } => lay(facts, cycle, people, (*from, *to), *published, actor),
        Command::CopyWeek { from, to, team, published } => copy_week(facts, (*from, *to), *team, *published, actor),
        Command::Fill { days, published, .. } => {
            let filled = changes::filled(facts, days, *published, actor)?;
            filled.settle(facts, actor)
        }
        Command::Publish { from, to } => publish(facts, *from, *to, actor),
        Command::Undo { .. } => changes::undo(facts, actor),
        Command::Seen { last } => {
            actor.must_read(Function::Roster)?;
            plain(Change::Seen(*last))
        }
        Command::SetYear { year, days, source } => {
            actor.must_do_all(Function::Roster)?;
            if let Some(stray) = days.iter().find(|day| day.day.year() != *year) {
                let message = msg!("roster-plan-calendar-other-year", day = stray.day.to_string(), year = year.to_string());
                return Err(Refusal::of_field("days", "CONV-09", message));
            }
            check_marks(days)?;
            plain(Change::SetYear(*year, days.clone(), source.trim().to_owned()))
        }
        Command::ImportCalendar { year, days, source } => {
            actor.must_do_all(Function::Roster)?;
            check_marks(days)?;
            import_calendar(facts, *year, days, source.trim())
        }
        Command::ClearYear { year } => {
            actor.must_do_all(Function::Roster)?;
            plain(Change::ClearYear(*year))
        }
        Command::Close { day, name } => {
            actor.must_do_all(Function::Roster)?;
            let name = name.as_deref().map(str::trim);
            if name == Some("") {
                return Err(Refusal::of_field("name", "CONV-09", msg!("roster-plan-close-name")));
            }
            plain(Change::Close(*day, name.map(str::to_owned)))
        }
        Command::Export { .. } => {
            actor.must_read(Function::Roster)?;
            plain(Change::Note)
        }
    }
}

fn check_type(facts: &Facts, of: Option<i64>, draft: &ShiftTypeDraft) -> Result<(), Refusal> {
    let mut flaws = Vec::new();
    let mut flaw = |field, message| flaws.push(Flaw { field, clause: "", message });
    let name = draft.name.trim();
    let letters = name.chars().count();
    if letters == 0 || letters > 2 || name.chars().any(|c| c.is_whitespace() || "、,，/;；+-－—–·".contains(c)) {
        flaw("name", msg!("roster-plan-type-name"));
    } else if RESERVED.contains(&name) {
        flaw("name", msg!("roster-plan-type-reserved", name = name));
    }
    if facts.types.iter().any(|kind| kind.used && Some(kind.id) != of && kind.draft.name == name) {
        flaw("name", msg!("roster-plan-type-twice", name = name));
    }
    let stored = of.and_then(|id| facts.kind(id));
    if let Some(kind) = stored.filter(|kind| kind.draft.name != name && facts.planned_kinds.contains(&kind.id)) {
        flaw("name", msg!("roster-plan-type-planned", name = kind.draft.name.as_str()));
    }
    if !(0..=999).contains(&draft.min_staff) {
        flaw("min_staff", msg!("roster-plan-type-min"));
    }
    if !(-1..=0).contains(&draft.date_offset) {
        flaw("date_offset", msg!("roster-plan-type-offset"));
    }
    if of.is_some() && stored.is_none() {
        return Err(missing());
    }
    Refusal::flawed(flaws).map_or(Ok(()), Err)
}

fn lay(facts: &Facts, cycle: &Cycle, people: &[(i64, usize)], (from, to): (Day, Day), published: bool, actor: &Actor) -> Decision {
    actor.must_do(Function::Roster)?;
    judge_range(from, to)?;
    if cycle.0.iter().all(Option::is_none) {
        return Err(Refusal::of_field("cycle", "ORG-02", msg!("roster-plan-cycle-empty")));
    }
    if people.is_empty() {
        return Err(Refusal::of_field("people", "ORG-02", msg!("roster-plan-nobody")));
    }
    let mut days = Vec::new();
    let mut rotations = Vec::new();
    for (staff, offset) in people {
        let anchor = plus_days(from, -i64::try_from(*offset).unwrap_or(0));
        for day in days_of(from, to) {
            days.push(DayPlan { staff: *staff, day, kinds: cycle.on(anchor, day).into_iter().collect() });
        }
        rotations.push(Change::Rotate(Rotation { staff: *staff, cycle: cycle.clone(), anchor }));
    }
    let (mut changes, findings) = changes::filled(facts, &days, published, actor)?.settle(facts, actor)?;
    changes.extend(rotations);
    Ok((changes, findings))
}

fn copy_week(facts: &Facts, (from, to): (Day, Day), team: Option<i64>, published: bool, actor: &Actor) -> Decision {
    actor.must_do(Function::Roster)?;
    let (from, to) = (week_start(from), week_start(to));
    if from == to {
        return Err(Refusal::of_field("to", "ORG-02", msg!("roster-plan-same-week")));
    }
    let meant = facts.people.iter().filter(|person| person.active && (team.is_none() || person.team == team));
    let meant = meant.filter(|person| org_02_planning::may_plan(actor, person).is_ok());
    let mut days = Vec::new();
    for person in meant {
        let planned: Vec<&Shift> = facts.shifts.iter().filter(|shift| shift.planned == person.id).collect();
        // Whoever is not planned in the copied week is not touched in the other one.
        if !planned.iter().any(|shift| week_start(shift.day) == from) {
            continue;
        }
        for n in 0..7 {
            let kinds = planned.iter().filter(|shift| shift.day == plus_days(from, n)).map(|shift| shift.kind);
            let kinds = kinds.filter(|kind| facts.kind(*kind).is_some_and(|kind| kind.used)).collect();
            days.push(DayPlan { staff: person.id, day: plus_days(to, n), kinds });
        }
    }
    if days.is_empty() {
        return Err(Refusal::by("ORG-02", msg!("roster-plan-empty-week", day = short_day(from))));
    }
    changes::filled(facts, &days, published, actor)?.settle(facts, actor)
}

fn publish(facts: &Facts, from: Day, to: Day, actor: &Actor) -> Decision {
    actor.must_do_all(Function::Roster)?;
    org_02_planning::judge_publishing(from, to, facts.now)?;
    let fresh: Vec<Day> = days_of(from, to).filter(|day| !facts.published.contains(day)).collect();
    if fresh.is_empty() {
        return Err(Refusal::by("ORG-02", msg!("roster-plan-published", from = short_day(from), to = short_day(to))));
    }
    // Once published, a day needs its people even where nobody was planned.
    let published = facts.published.iter().chain(&fresh).copied().collect();
    let found = conflicts(&Roster { published: &published, ..facts.roster(&facts.shifts) }, from, to);
    let findings = found.first().map(|first| {
        let counted = counts(&found).into_iter().reduce(|before, next| msg!("roster-plan-two", first = before, second = next));
        let message = msg!("roster-plan-published-with", conflicts = counted.unwrap_or_else(|| msg!("roster-plan-nothing")));
        Finding { clause: changes::clause_of(&first.what), verdict: Verdict::Warned, message }
    });
    Ok((fresh.into_iter().map(Change::Publish).collect(), findings.into_iter().collect()))
}

/// A mark stands on a day once, and only 休 and 班 stand in a table.
fn check_marks(days: &[CalendarDay]) -> Result<(), Refusal> {
    let mut seen = BTreeSet::new();
    for mark in days {
        if mark.kind == DayKind::Closed || !seen.insert(mark.day) {
            let message = msg!("roster-plan-calendar-twice", day = mark.day.to_string());
            return Err(Refusal::of_field("days", "CONV-09", message));
        }
        if mark.name.trim().is_empty() {
            let message = msg!("roster-plan-calendar-nameless", day = mark.day.to_string());
            return Err(Refusal::of_field("days", "CONV-09", message));
        }
    }
    Ok(())
}

/// The notice of a year also names days of the neighbouring ones: 2007's New Year was worked for on 2006-12-30.
fn import_calendar(facts: &Facts, year: i16, days: &[CalendarDay], source: &str) -> Decision {
    if !days.iter().any(|mark| mark.day.year() == year) {
        return Err(Refusal::of_field("days", "CONV-09", msg!("roster-plan-calendar-none", year = year.to_string())));
    }
    let years: BTreeSet<i16> = days.iter().map(|mark| mark.day.year()).collect();
    let changes = years.into_iter().map(|of| {
        let named = days.iter().filter(|mark| mark.day.year() == of);
        let mut table: BTreeMap<Day, CalendarDay> = BTreeMap::new();
        if of != year {
            let known = facts.calendar.days.iter().filter(|(day, _)| day.year() == of).flat_map(|(_, marks)| marks);
            table.extend(known.filter(|mark| mark.kind != DayKind::Closed).map(|mark| (mark.day, mark.clone())));
        }
        table.extend(named.map(|mark| (mark.day, mark.clone())));
        Change::SetYear(of, table.into_values().collect(), source.to_owned())
    });
    Ok((changes.collect(), Vec::new()))
}

/// At most a year of days is planned at once.
pub(super) fn judge_range(from: Day, to: Day) -> Result<(), Refusal> {
    if to < from {
        return Err(Refusal::of_field("to", "ORG-02", msg!("roster-plan-publish-order")));
    }
    if to > plus_days(from, 366) {
        return Err(Refusal::of_field("to", "ORG-02", msg!("roster-plan-publish-long")));
    }
    Ok(())
}

/// The days from one to another.
pub fn days_of(from: Day, to: Day) -> impl Iterator<Item = Day> {
    let count = crate::base::days_between(from, to);
    (0..=count).map(move |n| plus_days(from, n))
}

/// The record does not exist.
pub fn missing() -> Refusal {
    Refusal { message: msg!("roster-missing"), clauses: Vec::new(), flaws: Vec::new() }
}
