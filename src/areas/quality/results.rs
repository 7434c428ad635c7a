//! What checks come to: the month of each person, rank, and the figures of a team or everybody. Pure.

use std::cmp::Ordering;
use std::collections::BTreeMap;

use super::model::{Person, Quota};
use super::score::Mean;
use crate::base::Day;

/// The checks of one person in one month.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Sum {
    /// Mean of the totals.
    pub mean: Mean,
    /// Lowest total in hundredths.
    pub low: i64,
    /// Highest total in hundredths.
    pub high: i64,
    /// Mean of each head's points, by the head's name.
    pub heads: BTreeMap<String, Mean>,
}

impl Sum {
    /// Adds a check's total.
    pub fn add(&mut self, hundredths: i64) {
        self.low = if self.mean.count == 0 { hundredths } else { self.low.min(hundredths) };
        self.high = self.high.max(hundredths);
        self.mean.add(hundredths);
    }

    /// Both together.
    pub fn with(&self, other: &Sum) -> Sum {
        let mut sum = self.clone();
        sum.low = match (self.mean.count, other.mean.count) {
            (_, 0) => self.low,
            (0, _) => other.low,
            _ => self.low.min(other.low),
        };
        sum.high = self.high.max(other.high);
        sum.mean = self.mean.with(other.mean);
        for (head, mean) in &other.heads {
            let entry = sum.heads.entry(head.clone()).or_default();
            *entry = entry.with(*mean);
        }
        sum
    }
}

/// A person's line of the month's results.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Line {
    /// Who.
    pub person: Person,
    /// The checks.
    pub sum: Sum,
    /// Mean of the month before.
    pub before: Mean,
    /// How he stands to the quota.
    pub quota: Quota,
    /// Place; `None`: not ranked, since there were fewer than `qa_min` checks.
    pub rank: Option<i64>,
}

/// Ranks people by their mean, the highest first; equal means share a place and the next one is left out (1, 1, 3). Who has fewer than
/// `least` checks, or none, is not ranked (QA-08). Returns place by person. The order in which people are given does not matter.
pub fn rank(means: &[(i64, Mean)], least: i64) -> BTreeMap<i64, i64> {
    let mut ranked: Vec<(i64, Mean)> = means.iter().copied().filter(|(_, mean)| mean.count > 0 && mean.count >= least).collect();
    ranked.sort_by(|(a, one), (b, other)| other.compare(*one).then(a.cmp(b)));
    let mut places = BTreeMap::new();
    let mut last: Option<(i64, Mean)> = None;
    for (at, (person, mean)) in ranked.into_iter().enumerate() {
        let place = match last {
            Some((place, before)) if before.compare(mean) == Ordering::Equal => place,
            _ => i64::try_from(at).unwrap_or(i64::MAX - 1) + 1,
        };
        places.insert(person, place);
        last = Some((place, mean));
    }
    places
}

/// The order in which lines stand: by rank, the unranked last; within, by staff number.
pub fn in_order(lines: &mut [Line]) {
    lines.sort_by(|a, b| {
        let key = |line: &Line| line.rank.unwrap_or(i64::MAX);
        key(a).cmp(&key(b)).then_with(|| a.person.number.cmp(&b.person.number)).then(a.person.id.cmp(&b.person.id))
    });
}

/// Means of a month for the trend.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Point {
    /// First day of the month.
    pub month: Day,
    /// Mean of everybody who may be seen.
    pub all: Mean,
    /// Mean of each team, by its id.
    pub teams: BTreeMap<i64, Mean>,
    /// Mean of each person, by id.
    pub people: BTreeMap<i64, Mean>,
}

/// How a checker scores: his mean beside that of all (leniency).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Leniency {
    /// Name.
    pub checker: String,
    /// Mean of his totals.
    pub mean: Mean,
    /// Number of his totals below 60, from 60, 70, 80 and 90 on.
    pub spread: [i64; 5],
}

/// Place of a total in [`Leniency::spread`].
pub fn bin(hundredths: i64) -> usize {
    match hundredths {
        ..6000 => 0,
        6000..7000 => 1,
        7000..8000 => 2,
        8000..9000 => 3,
        _ => 4,
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn mean(values: &[i64]) -> Mean {
        values.iter().fold(Mean::default(), |mean, value| mean.with(Mean { sum: *value * 100, count: 1 }))
    }

    #[test]
    fn equal_means_share_a_place_and_the_next_is_left_out() {
        let places = rank(&[(1, mean(&[80])), (2, mean(&[90, 90])), (3, mean(&[90])), (4, mean(&[])), (5, mean(&[70]))], 1);
        assert_eq!(places, [(2, 1), (3, 1), (1, 3), (5, 4)].into());
        assert_eq!(rank(&[(1, mean(&[80])), (2, mean(&[70, 70]))], 2), [(2, 1)].into());
    }

    #[test]
    fn low_and_high_are_those_of_the_checks() {
        let mut sum = Sum::default();
        for total in [9000, 8000, 8500] {
            sum.add(total);
        }
        assert_eq!((sum.low, sum.high, sum.mean.shown().as_str()), (8000, 9000, "85.0"));
        let both = Sum::default().with(&sum);
        assert_eq!(both, sum);
    }

    proptest! {
        #[test]
        fn the_order_of_people_does_not_change_the_rank(
            means in prop::collection::vec((60_i64..100, 1_i64..6), 1..30), turn in 0_usize..30, least in 0_i64..4,
        ) {
            let people: Vec<(i64, Mean)> =
                means.iter().enumerate().map(|(id, (value, count))| (id as i64, Mean { sum: value * 100 * count, count: *count })).collect();
            let mut other = people.clone();
            other.rotate_left(turn % people.len());
            other.reverse();
            let places = rank(&people, least);
            prop_assert_eq!(&places, &rank(&other, least));
            for (a, one) in &people {
                for (b, two) in &people {
                    if let (Some(a), Some(b)) = (places.get(a), places.get(b)) {
                        prop_assert_eq!(a.cmp(b), two.compare(*one));
                    }
                }
            }
        }
    }
}
