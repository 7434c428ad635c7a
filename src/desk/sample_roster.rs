//! A made-up roster for the sample department: two teams on the same rotation, published around today, drafted beyond, and what happened on
//! its days until now.

use std::collections::BTreeMap;

use jiff::civil::Time;

use super::{Desk, sample_attendance, sample_floor, sample_requests};
use crate::areas::roster::plan::{Answer as PlanAnswer, Command, Cycle, Edit, Query as PlanQuery};
use crate::areas::roster::{self, Shift, ShiftTypeDraft};
use crate::areas::{self, Answer, Done, Query};
use crate::base::{Day, Instant, No, Post, begin_of, days_between, plus_days};

/// Name, start, end, night, least people.
const KINDS: [(&str, i8, i8, bool, i64); 4] =
    [("早", 8, 16, false, 4), ("中", 14, 22, false, 4), ("夜", 22, 6, true, 3), ("日", 9, 18, false, 0)];
/// Early, early, middle, middle, night, night, off, off, by places in [`KINDS`].
const ROTATION: [Option<usize>; 8] = [Some(0), Some(0), Some(1), Some(1), Some(2), Some(2), None, None];
/// Where in the rotation the 班长 of each team stands today: the first works 早, the second 中.
const TODAY: [usize; 2] = [0, 2];
/// People of a team.
const TEAM: usize = 8;
/// Days that lie published before and after today.
const PAST: i64 = 10;
const AHEAD: i64 = 10;

/// The roster while it is filled.
struct Office<'a> {
    desk: &'a mut Desk,
    director: i64,
    /// People of the teams by name, in the order in which the rotation takes them.
    people: Vec<(String, i64)>,
}

/// Lays the rotation over this month and the weeks around it and publishes as much as a department would have.
///
/// # Errors
/// As [`Desk::perform`].
pub fn fill(desk: &mut Desk, at: Instant) -> Result<(), No> {
    let today = at.day();
    let first = plus_days(today, -PAST).first_of_month();
    let last = plus_days(today, AHEAD).last_of_month();
    let Some(mut office) = Office::of(desk, at)? else { return Ok(()) };
    // The plan was made before its first day, as plans are.
    let then = begin_of(plus_days(first, -1)).plus_minutes(9 * 60);
    let mut kinds = Vec::new();
    for ((name, start, end, night, min_staff), tint) in KINDS.into_iter().zip(0..) {
        let hour = |hour| Time::new(hour, 0, 0, 0).unwrap_or(Time::midnight());
        let draft = ShiftTypeDraft {
            name: name.to_owned(),
            start: hour(start),
            end: hour(end),
            night,
            date_offset: 0,
            min_staff,
            skills: String::new(),
            tint,
        };
        kinds.push(office.plan(Command::PutType { of: None, draft: Box::new(draft) }, then)?.id);
    }
    let cycle = Cycle(ROTATION.map(|place| place.and_then(|place| kinds.get(place).copied())).to_vec());
    let begun = usize::try_from(days_between(first, today)).unwrap_or(0) % ROTATION.len();
    let place = |n: usize| (TODAY.get(n / TEAM).copied().unwrap_or(0) + n + ROTATION.len() - begun) % ROTATION.len();
    let people = office.people.iter().enumerate().map(|(n, (_, id))| (*id, place(n))).collect();
    office.plan(Command::Lay { cycle, people, from: first, to: last, published: false }, then)?;
    office.plan(Command::Publish { from: first, to: plus_days(today, AHEAD) }, then)?;
    sample_requests::settled(office.desk, today, then)?;
    let shifts = office.shifts(first, today, at)?;
    let happened = sample_attendance::events(&shifts, office.id("梁晨"), office.id("董洁"), at);
    sample_floor::fill(office.desk, happened, at)?;
    office.changes(&kinds, today, at)?;
    sample_requests::waiting(desk, at)
}

impl<'a> Office<'a> {
    /// The people of both teams, the 班长 of each first; nothing where the department has no head.
    fn of(desk: &'a mut Desk, at: Instant) -> Result<Option<Self>, No> {
        let people = match desk.ask(&Query::Staff(areas::staff::Query::People), at)? {
            Answer::Staff(areas::staff::Answer::People(people)) => people,
            _ => return Ok(None),
        };
        let head = people.iter().find(|person| person.staff.draft.posts.contains(&Post::Director));
        let Some(director) = head.map(|person| person.staff.id) else { return Ok(None) };
        let mut teams: BTreeMap<i64, Vec<(bool, String, i64)>> = BTreeMap::new();
        for person in &people {
            if let Some(team) = person.staff.draft.team {
                let follows = !person.staff.draft.posts.contains(&Post::TeamLeader);
                teams.entry(team).or_default().push((follows, person.staff.draft.name.clone(), person.staff.id));
            }
        }
        let people = teams.into_values().flat_map(|mut members| {
            members.sort_by_key(|(follows, _, id)| (*follows, *id));
            members.into_iter().map(|(_, name, id)| (name, id))
        });
        Ok(Some(Office { people: people.collect(), desk, director }))
    }

    fn plan(&mut self, command: Command, at: Instant) -> Result<Done, No> {
        let command = areas::Command::Roster(roster::Command::Plan(command));
        areas::perform(self.desk.store(), self.director, &command, at, &mut |_| Ok(()))
    }

    fn shifts(&mut self, from: Day, to: Day, at: Instant) -> Result<Vec<Shift>, No> {
        let query = Query::Roster(roster::Query::Plan(PlanQuery::Grid { from, to }));
        match areas::ask(self.desk.store(), self.director, &query, at)? {
            Answer::Roster(roster::Answer::Plan(PlanAnswer::Grid(grid))) => Ok(grid.shifts),
            _ => Ok(Vec::new()),
        }
    }

    fn id(&self, name: &str) -> Option<i64> {
        self.people.iter().find(|(one, _)| one == name).map(|(_, id)| *id)
    }

    /// What happens to every plan: somebody works too soon after a night, a published day changes, a shift lacks a person.
    fn changes(&mut self, kinds: &[i64], today: Day, at: Instant) -> Result<(), No> {
        let shifts = self.shifts(plus_days(today, 1), plus_days(today, 30), at)?;
        let (Some(early), Some(night)) = (kinds.first().copied(), kinds.get(2).copied()) else { return Ok(()) };
        let of = |staff: Option<i64>| shifts.iter().filter(move |shift| Some(shift.staff) == staff);
        // The second night of a round is followed by a day off; an early shift there is 连班.
        let tired = self.id("赵强");
        let last_night = of(tired).filter(|shift| shift.kind == night).find(|shift| {
            let next = plus_days(shift.day, 1);
            !of(tired).any(|other| other.day == next)
        });
        let mut edits = Vec::new();
        if let (Some(staff), Some(shift)) = (tired, last_night) {
            edits.push(vec![Edit::Put { staff, day: plus_days(shift.day, 1), kind: early, seat: String::new() }]);
        }
        if let Some(shift) = of(self.id("罗莉")).filter(|shift| shift.kind == early && !shift.published).nth(1) {
            edits.push(vec![Edit::Remove { shift: shift.id, rev: shift.rev }]);
        }
        // 王芳 learns of a change of her published days.
        let fang = self.id("王芳");
        if let Some(shift) = of(fang).rfind(|shift| shift.published && shift.kind == early) {
            edits.push(vec![Edit::Remove { shift: shift.id, rev: shift.rev }]);
        }
        for edit in edits {
            match self.plan(Command::Edit(edit), at) {
                Ok(_) | Err(No::Refused(_)) => {}
                Err(no) => return Err(no),
            }
        }
        Ok(())
    }
}
