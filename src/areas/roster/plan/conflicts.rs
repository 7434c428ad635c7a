//! What is wrong with a roster as it stands: pure, over the shifts of some days.

use std::collections::{BTreeMap, BTreeSet};

use super::super::model::{Calendar, Person, Shift, ShiftType};
use super::clauses::{conv_09_calendar, swap_05_rest, swap_06_skills, swap_09_staffing};
use super::model::named;
use crate::base::{Day, Finding, Judged, Message, Used, Verdict, Why};
use crate::msg;
use crate::rules::Parameters;

/// A roster to look at.
#[derive(Clone, Copy)]
pub struct Roster<'a> {
    /// Everybody.
    pub people: &'a [Person],
    /// Kinds of shift.
    pub types: &'a [ShiftType],
    /// Shifts in force, in the order of their beginning, some days beyond those that are judged.
    pub shifts: &'a [Shift],
    /// Shifts that are wholly on effective leave, by id.
    pub away: &'a BTreeSet<i64>,
    /// Days that are published.
    pub published: &'a BTreeSet<Day>,
    /// Holidays and closed days.
    pub calendar: &'a Calendar,
    /// Values of the regulations.
    pub params: &'a Parameters,
}

/// What is wrong.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum What {
    /// Two shifts of one person share time, by their ids.
    Overlap(i64, i64),
    /// 连班: too few minutes between two shifts, by their ids.
    Close(i64, i64, i64),
    /// A shift of somebody who left.
    Gone(i64),
    /// A shift of somebody who lacks these skills.
    Unskilled(i64, String),
    /// 缺人: a kind of shift has so many people and needs more.
    Short {
        /// Kind of shift.
        kind: i64,
        /// How many there are.
        has: i64,
        /// How many there should be.
        needs: i64,
    },
    /// Somebody works on a closed day of this name.
    Closed(String),
}

/// Something wrong on a day, with one person or with the day.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Conflict {
    /// On which business day; the later one of two.
    pub day: Day,
    /// With whom, if with one person.
    pub staff: Option<i64>,
    /// What.
    pub what: What,
}

impl What {
    /// Shifts that it is about.
    pub fn shifts(&self) -> Vec<i64> {
        match self {
            What::Overlap(first, second) | What::Close(first, second, _) => vec![*first, *second],
            What::Gone(shift) | What::Unskilled(shift, _) => vec![*shift],
            What::Short { .. } | What::Closed(_) => Vec::new(),
        }
    }

    /// Text id of how many there are of this sort: `1 处连班`.
    pub fn counted(&self, count: usize) -> Message {
        match self {
            What::Overlap(..) => msg!("roster-plan-count-overlap", count = count),
            What::Close(..) => msg!("roster-plan-count-close", count = count),
            What::Gone(_) => msg!("roster-plan-count-gone", count = count),
            What::Unskilled(..) => msg!("roster-plan-count-unskilled", count = count),
            What::Short { .. } => msg!("roster-plan-count-short", count = count),
            What::Closed(_) => msg!("roster-plan-count-closed", count = count),
        }
    }
}

/// How many conflicts there are of each sort, in the order of their weight.
pub fn counts(conflicts: &[Conflict]) -> Vec<Message> {
    let mut sorts: BTreeMap<usize, (usize, &What)> = BTreeMap::new();
    for conflict in conflicts {
        let rank = match conflict.what {
            What::Overlap(..) => 0,
            What::Close(..) => 1,
            What::Short { .. } => 2,
            What::Gone(_) => 3,
            What::Unskilled(..) => 4,
            What::Closed(_) => 5,
        };
        sorts.entry(rank).or_insert((0, &conflict.what)).0 += 1;
    }
    sorts.values().map(|(count, what)| what.counted(*count)).collect()
}

/// Everything wrong on the business days from one to another, by day.
pub fn conflicts(roster: &Roster<'_>, from: Day, to: Day) -> Vec<Conflict> {
    let within = |day: Day| from <= day && day <= to;
    let people: BTreeMap<i64, &Person> = roster.people.iter().map(|person| (person.id, person)).collect();
    let mut found = Vec::new();
    let mut before: BTreeMap<i64, &Shift> = BTreeMap::new();
    let counted = swap_09_staffing::head_counts(roster.shifts, roster.away);
    let mut planned: BTreeSet<Day> = BTreeSet::new();
    for shift in roster.shifts {
        let of_shift = |what| Conflict { day: shift.day, staff: Some(shift.staff), what };
        let works = !roster.away.contains(&shift.id);
        planned.insert(shift.day);
        if let Some(first) = before.get(&shift.staff).copied().filter(|first| works && (within(first.day) || within(shift.day))) {
            if first.span.overlaps(shift.span) {
                found.push(of_shift(What::Overlap(first.id, shift.id)));
            } else if let Some(gap) = swap_05_rest::too_close(first.span, shift.span, gap_h(roster.params, shift.day)) {
                found.push(of_shift(What::Close(first.id, shift.id, gap)));
            }
        }
        if works {
            let latest = before.entry(shift.staff).or_insert(shift);
            if shift.span.to > latest.span.to {
                *latest = shift;
            }
        }
        if !within(shift.day) {
            continue;
        }
        match people.get(&shift.staff) {
            Some(person) if person.active => {
                let lacks = swap_06_skills::lacking(&shift.skills, person);
                if !lacks.is_empty() {
                    found.push(of_shift(What::Unskilled(shift.id, lacks.join("、"))));
                }
            }
            _ => found.push(of_shift(What::Gone(shift.id))),
        }
    }
    let mut day = from;
    while day <= to {
        if planned.contains(&day) || roster.published.contains(&day) {
            let needing = roster.types.iter().filter(|kind| kind.used && kind.draft.min_staff > 0);
            for kind in needing {
                let (has, needs) = (counted.get(&(day, kind.id)).copied().unwrap_or(0), kind.draft.min_staff);
                if has < needs {
                    found.push(Conflict { day, staff: None, what: What::Short { kind: kind.id, has, needs } });
                }
            }
            if let Some(name) = conv_09_calendar::closed(roster.calendar, day).filter(|_| planned.contains(&day)) {
                found.push(Conflict { day, staff: None, what: What::Closed(name.to_owned()) });
            }
        }
        let next = crate::base::plus_days(day, 1);
        if next == day {
            break;
        }
        day = next;
    }
    found.sort();
    found
}

fn gap_h(params: &Parameters, day: Day) -> i64 {
    params.int("lianban_gap_h", day)
}

/// What the clause says about a conflict, with its reasons. Nothing where its shifts are not in the roster.
pub fn judged(roster: &Roster<'_>, conflict: &Conflict) -> Option<Judged> {
    let shift = |id: i64| roster.shifts.iter().find(|shift| shift.id == id);
    let who = conflict.staff.and_then(|id| roster.people.iter().find(|person| person.id == id)).map_or("", |person| &person.name);
    let kind_name = |id: i64| roster.types.iter().find(|kind| kind.id == id).map_or("", |kind| kind.draft.name.as_str());
    let used = |key: &'static str| {
        let (value, from) = roster.params.on(key, conflict.day);
        Used { key, value: value.to_owned(), from }
    };
    let fact = |shift: &Shift| (msg!("roster-plan-fact-shift", name = who, shift = named(shift)), times(shift));
    let why = |clause| Why { clause, parameters: Vec::new(), facts: Vec::new(), steps: Vec::new() };
    Some(match &conflict.what {
        What::Overlap(first, second) => {
            let (first, second) = (shift(*first)?, shift(*second)?);
            let refusal = swap_05_rest::refuse_overlap(who, first, second);
            let finding = Finding { clause: "SWAP-05", verdict: Verdict::Refused, message: refusal.message };
            Judged { finding, why: Why { facts: vec![fact(first), fact(second)], ..why("SWAP-05") } }
        }
        What::Close(first, second, gap) => {
            let (first, second, least) = (shift(*first)?, shift(*second)?, gap_h(roster.params, conflict.day));
            let step = msg!("roster-plan-step-gap", gap = super::model::duration(*gap), least = least);
            let why = Why {
                parameters: vec![used("lianban_gap_h")],
                facts: vec![fact(first), fact(second)],
                steps: vec![step],
                ..why("SWAP-05")
            };
            Judged { finding: swap_05_rest::warn(who, first, second, *gap, least), why }
        }
        What::Gone(id) => {
            let message = msg!("roster-plan-gone", name = who, shift = named(shift(*id)?));
            Judged { finding: Finding { clause: "ORG-01", verdict: Verdict::Warned, message }, why: why("ORG-01") }
        }
        What::Unskilled(id, lacks) => {
            let shift = shift(*id)?;
            let needs = (msg!("roster-plan-fact-needs", shift = named(shift)), msg!("roster-plan-as-is", text = shift.skills.as_str()));
            let finding = swap_06_skills::warn(who, shift, &[lacks.as_str()]);
            Judged { finding, why: Why { facts: vec![needs], ..why("SWAP-06") } }
        }
        What::Short { kind, has, needs } => {
            let step = msg!("roster-plan-step-short", has = *has, needs = *needs);
            let finding = swap_09_staffing::warn(conflict.day, kind_name(*kind), *has, *needs);
            Judged { finding, why: Why { steps: vec![step], ..why("SWAP-09") } }
        }
        What::Closed(name) => Judged { finding: conv_09_calendar::warn_closed(conflict.day, name), why: why("CONV-09") },
    })
}

/// `22:00–06:00`
pub fn times(shift: &Shift) -> Message {
    let clock = |at: crate::base::Instant| {
        let local = at.local();
        format!("{:02}:{:02}", local.hour(), local.minute())
    };
    msg!("roster-plan-as-is", text = format!("{}–{}", clock(shift.span.from), clock(shift.span.to)))
}
