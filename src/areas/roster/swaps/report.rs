//! The monthly report of swaps (SWAP-12): per person and team how many, how many were refused and why, and how many shifts were missed.

use std::collections::BTreeMap;

use super::model::{Fate, Standing, State};
use super::store;
use crate::areas::{Context, links};
use crate::base::{Day, Fault};

/// What is counted of one person, or of a team.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Sum {
    /// Live swaps in which he takes part, as SWAP-03 counts them.
    pub count: i64,
    /// Of these as A.
    pub as_a: i64,
    /// Requests of his that a clause refused, by clause.
    pub refused: BTreeMap<String, i64>,
    /// Requests of his to which the partner or a 班长 said no.
    pub declined: i64,
    /// Requests of his that were not complete in time.
    pub expired: i64,
    /// Shifts that he took over and did not work (误班、空班).
    pub missed: i64,
}

impl Sum {
    fn add(&mut self, other: &Sum) {
        self.count += other.count;
        self.as_a += other.as_a;
        self.declined += other.declined;
        self.expired += other.expired;
        self.missed += other.missed;
        for (clause, count) in &other.refused {
            *self.refused.entry(clause.clone()).or_default() += count;
        }
    }

    /// Refused by a clause, all together.
    pub fn refused_in_all(&self) -> i64 {
        self.refused.values().sum()
    }

    fn is_empty(&self) -> bool {
        *self == Sum::default()
    }
}

/// A line of the report.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Line {
    /// Who.
    pub staff: i64,
    /// Name.
    pub name: String,
    /// Name of the team, or empty.
    pub team: String,
    /// What is counted.
    pub sum: Sum,
}

/// The report of a month.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Report {
    /// First day of the month.
    pub month: Day,
    /// How many swaps a person may have.
    pub most: i64,
    /// People with something to tell, by team and number.
    pub lines: Vec<Line>,
    /// The sum of each team, in the order of the lines.
    pub teams: Vec<(String, Sum)>,
    /// The sum of everybody.
    pub all: Sum,
}

/// Counts a month, by the business day of SA, for these people, or for everybody with `None`.
///
/// # Errors
/// A fault of the file.
pub fn report(cx: &Context<'_, '_>, month: Day, of: Option<Vec<i64>>) -> Result<Report, Fault> {
    let month = month.first_of_month();
    let partner_counts = cx.params.flag("swap_count_partner", month.last_of_month());
    let mut sums: BTreeMap<i64, Sum> = BTreeMap::new();
    let swaps = store::of_month(cx.tx, month)?;
    let came = store::came(cx.tx, &swaps)?;
    for swap in &swaps {
        let of_a = sums.entry(swap.a).or_default();
        match swap.state(cx.at, |shift| came.contains(&shift)) {
            State::Refused => of_a.declined += 1,
            State::Expired => of_a.expired += 1,
            State::Draft | State::Withdrawn | State::Void => {}
            _ => {
                of_a.count += 1;
                of_a.as_a += 1;
                if partner_counts {
                    sums.entry(swap.b).or_default().count += 1;
                }
            }
        }
        if swap.standing == Standing::Effective {
            for (part, leg) in swap.legs() {
                if Fate::of(leg, cx.at, came.contains(&leg.shift)) == Fate::Missed {
                    sums.entry(swap.person(part.worker())).or_default().missed += 1;
                }
            }
        }
    }
    for (staff, clause) in store::refusals(cx.tx, month)? {
        *sums.entry(staff).or_default().refused.entry(clause).or_default() += 1;
    }
    let people = links::roster_people(cx.tx)?;
    let mut lines: Vec<Line> = people
        .into_iter()
        .filter(|person| of.as_ref().is_none_or(|of| of.contains(&person.id)))
        .filter_map(|person| {
            let sum = sums.remove(&person.id).filter(|sum| !sum.is_empty())?;
            Some(Line { staff: person.id, name: person.name, team: person.team_name, sum })
        })
        .collect();
    // Who is in no team comes last.
    lines.sort_by(|one, other| (one.team.is_empty(), &one.team).cmp(&(other.team.is_empty(), &other.team)));
    let mut teams: Vec<(String, Sum)> = Vec::new();
    let mut all = Sum::default();
    for line in &lines {
        all.add(&line.sum);
        match teams.last_mut().filter(|(team, _)| *team == line.team) {
            Some((_, sum)) => sum.add(&line.sum),
            None => teams.push((line.team.clone(), line.sum.clone())),
        }
    }
    Ok(Report { month, most: cx.params.int("swap_max_month", month.last_of_month()), lines, teams, all })
}
