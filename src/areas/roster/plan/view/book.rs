//! The answer of the plan as the page reads it: rows, cells, sums and conflicts, found at once.

use std::collections::{BTreeMap, BTreeSet};

use super::super::clauses::swap_09_staffing::head_counts;
use super::super::commands::days_of;
use super::super::conflicts::Roster;
use super::super::model::{Told, day_text};
use super::super::{Away, Conflict, Grid, Mark, What};
use crate::areas::roster::model::{Person, Shift, ShiftType};
use crate::base::{Day, Post};
use crate::rules::Parameters;

/// A day of a person.
pub type Cell = (i64, Day);

/// Whose rosters are shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Whose {
    /// Every team, and people without one who have shifts.
    #[default]
    All,
    /// One team.
    Team(i64),
    /// People without a team.
    Others,
}

/// A line of the grid.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Row {
    /// Head of a team: its name, its 班长, how many people.
    Team(String, String, usize),
    /// A person, by the place among the people.
    Person(usize),
}

/// Sums of a person over the days that are shown.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Sums {
    /// Night shifts.
    pub nights: i64,
    /// Minutes of work.
    pub minutes: i64,
}

/// The plan of the days that are shown.
pub struct Book {
    /// The answer.
    pub grid: Grid,
    /// Its days.
    pub days: Vec<Day>,
    /// Lines of the grid.
    pub rows: Vec<Row>,
    /// Teams, by id, in the order in which they are shown.
    pub teams: Vec<(i64, String)>,
    /// Whether somebody has no team.
    pub others: bool,
    /// Shifts that are wholly on effective leave.
    pub away: BTreeSet<i64>,
    cells: BTreeMap<Cell, Vec<usize>>,
    sums: BTreeMap<i64, Sums>,
    counts: BTreeMap<(Day, i64), i64>,
    /// Conflicts of each shift, by the shift's id; the first one.
    of_shift: BTreeMap<i64, usize>,
    /// Changes that were told, the newest of each cell.
    told: BTreeMap<Cell, usize>,
}

impl Book {
    /// Finds everything in an answer.
    pub fn of(grid: Grid, whose: Whose) -> Self {
        let days: Vec<Day> = days_of(grid.from, grid.to).collect();
        let wholly = |mark: &Mark| mark.away.is_some_and(Away::wholly);
        let away: BTreeSet<i64> = grid.marks.iter().filter(|(_, mark)| wholly(mark)).map(|(id, _)| *id).collect();
        let within = |day: Day| grid.from <= day && day <= grid.to;
        let mut cells: BTreeMap<Cell, Vec<usize>> = BTreeMap::new();
        let mut sums: BTreeMap<i64, Sums> = BTreeMap::new();
        for (place, shift) in grid.shifts.iter().enumerate().filter(|(_, shift)| within(shift.day)) {
            cells.entry((shift.staff, shift.day)).or_default().push(place);
            if !away.contains(&shift.id) {
                let sums = sums.entry(shift.staff).or_default();
                sums.nights += i64::from(shift.night);
                sums.minutes += shift.span.minutes();
            }
        }
        let mut of_shift = BTreeMap::new();
        for (place, conflict) in grid.conflicts.iter().enumerate() {
            for id in conflict.what.shifts() {
                of_shift.entry(id).or_insert(place);
            }
        }
        let told = grid.told.iter().enumerate().map(|(place, told)| ((told.staff, told.day), place)).collect();
        let counts = head_counts(&grid.shifts, &away);
        let teams = teams(&grid.people);
        let others = grid.people.iter().any(|person| person.team.is_none());
        let rows = Vec::new();
        let mut book = Book { grid, days, rows, teams, others, away, cells, sums, counts, of_shift, told };
        book.show(whose);
        book
    }

    /// Shows other people.
    pub fn show(&mut self, whose: Whose) {
        let mut groups: Vec<Option<i64>> = self.teams.iter().map(|(id, _)| Some(*id)).collect();
        groups.push(None);
        groups.retain(|team| match whose {
            Whose::All => true,
            Whose::Team(id) => *team == Some(id),
            Whose::Others => team.is_none(),
        });
        let planned: BTreeSet<i64> = self.cells.keys().map(|(staff, _)| *staff).collect();
        // Without a team only who has shifts is shown among all.
        let shown = |person: &Person| match (person.team, whose) {
            (None, Whose::All) => planned.contains(&person.id),
            _ => person.active || planned.contains(&person.id),
        };
        self.rows.clear();
        for team in groups {
            let mut members: Vec<usize> = (0..self.grid.people.len())
                .filter(|place| self.grid.people.get(*place).is_some_and(|person| person.team == team && shown(person)))
                .collect();
            members.sort_by_key(|place| self.grid.people.get(*place).is_some_and(|person| !person.holds(Post::TeamLeader)));
            let Some(first) = members.first().and_then(|place| self.grid.people.get(*place)) else { continue };
            let leader = if first.holds(Post::TeamLeader) { first.name.clone() } else { String::new() };
            self.rows.push(Row::Team(first.team_name.clone(), leader, members.len()));
            self.rows.extend(members.into_iter().map(Row::Person));
        }
    }

    /// The person of a line.
    pub fn person(&self, row: usize) -> Option<&Person> {
        match self.rows.get(row)? {
            Row::Person(place) => self.grid.people.get(*place),
            Row::Team(..) => None,
        }
    }

    /// The line of a person.
    pub fn row_of(&self, staff: i64) -> Option<usize> {
        (0..self.rows.len()).find(|row| self.person(*row).is_some_and(|person| person.id == staff))
    }

    /// How many people are shown.
    pub fn people(&self) -> usize {
        self.rows.iter().filter(|row| matches!(row, Row::Person(_))).count()
    }

    /// The people who are shown.
    pub fn shown(&self) -> impl Iterator<Item = &Person> {
        (0..self.rows.len()).filter_map(|row| self.person(row))
    }

    /// The first cell.
    pub fn first(&self, today: Day) -> Option<Cell> {
        let person = self.shown().next()?;
        let day = if self.days.contains(&today) { today } else { *self.days.first()? };
        Some((person.id, day))
    }

    /// Shifts of a cell.
    pub fn shifts(&self, cell: Cell) -> impl Iterator<Item = &Shift> {
        self.cells.get(&cell).into_iter().flatten().filter_map(|place| self.grid.shifts.get(*place))
    }

    /// A kind of shift.
    pub fn kind(&self, id: i64) -> Option<&ShiftType> {
        self.grid.types.iter().find(|kind| kind.id == id)
    }

    /// Kinds that may be planned.
    pub fn kinds(&self) -> impl Iterator<Item = &ShiftType> {
        self.grid.types.iter().filter(|kind| kind.used)
    }

    /// What other rooms know of a shift.
    pub fn mark(&self, shift: &Shift) -> Option<&Mark> {
        self.grid.marks.get(&shift.id)
    }

    /// A cell in words: 早、夜, or 休.
    pub fn text(&self, cell: Cell) -> String {
        day_text(&self.shifts(cell).map(|shift| shift.name.as_str()).collect::<Vec<_>>())
    }

    /// Sums of a person.
    pub fn sums(&self, staff: i64) -> Sums {
        self.sums.get(&staff).copied().unwrap_or_default()
    }

    /// How many people work a kind of shift on a day.
    pub fn count(&self, day: Day, kind: i64) -> i64 {
        self.counts.get(&(day, kind)).copied().unwrap_or(0)
    }

    /// Whether anybody is planned on a day.
    pub fn is_planned(&self, day: Day) -> bool {
        self.grid.types.iter().any(|kind| self.counts.contains_key(&(day, kind.id)))
    }

    /// What is wrong with a shift.
    pub fn conflict_of(&self, shift: i64) -> Option<&Conflict> {
        self.grid.conflicts.get(*self.of_shift.get(&shift)?)
    }

    /// What is wrong in a cell.
    pub fn conflict_in(&self, cell: Cell) -> Option<&Conflict> {
        self.shifts(cell).find_map(|shift| self.conflict_of(shift.id))
    }

    /// Whether both shifts of a conflict get a ring: overlaps and 连班.
    pub fn has_ring(&self, shift: i64) -> bool {
        self.conflict_of(shift).is_some_and(|conflict| matches!(conflict.what, What::Overlap(..) | What::Close(..)))
    }

    /// The newest change that was told of a cell.
    pub fn told(&self, cell: Cell) -> Option<&Told> {
        self.grid.told.get(*self.told.get(&cell)?)
    }

    /// Days that are not published, from this one on, up to the next published one.
    pub fn drafts(&self, today: Day) -> Option<(Day, Day)> {
        let is_draft = |day: &&Day| **day >= today && !self.grid.published.contains(day);
        let from = *self.days.iter().find(is_draft)?;
        let to = self.days.iter().skip_while(|day| **day < from).take_while(is_draft).last()?;
        Some((from, *to))
    }

    /// For the sentences of conflicts.
    pub fn roster<'a>(&'a self, params: &'a Parameters) -> Roster<'a> {
        Roster {
            people: &self.grid.people,
            types: &self.grid.types,
            shifts: &self.grid.shifts,
            away: &self.away,
            published: &self.grid.published,
            calendar: &self.grid.calendar,
            params,
        }
    }
}

/// Teams of these people, by name.
fn teams(people: &[Person]) -> Vec<(i64, String)> {
    let found: BTreeMap<i64, &str> = people.iter().filter_map(|person| Some((person.team?, person.team_name.as_str()))).collect();
    found.into_iter().map(|(id, name)| (id, name.to_owned())).collect()
}
