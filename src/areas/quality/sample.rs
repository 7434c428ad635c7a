//! The drawing of records to be checked: random, and the same on any machine for the same seed, list and method, so that anybody who may
//! see it can draw it again, with this program or by hand.
//!
//! Method `sha256-1`: every record of the list gets the SHA-256 of `SEED`, a line feed, its kind, a line feed and its id, as text; the list
//! is put in the order of these sums, so the order in which it was read does not matter. Then, person by person in the order of their ids,
//! records are taken one at a time: from those not yet taken the first in the order whose shift was taken least often for this person so
//! far, and among these whose day was. Each goes to the checker who has least open, the earlier in the list on a tie; a checker never gets
//! his own record, nor one of his own team where that is set.

use std::collections::BTreeMap;

use sha2::{Digest, Sha256};

use super::model::Reviewable;

/// Name of the method that new draws use.
pub const METHOD: &str = "sha256-1";

/// A record of the list, with its handler's team at that time.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Candidate {
    /// The record.
    pub record: Reviewable,
    /// Team of its handler.
    pub team: Option<i64>,
}

/// Somebody who checks.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Turn {
    /// Who.
    pub checker: i64,
    /// His team, where records of it are not for him.
    pub team: Option<i64>,
    /// Drawn records that he has not checked yet.
    pub open: i64,
}

impl Turn {
    /// Whether a record may be checked by him.
    fn may(&self, candidate: &Candidate) -> bool {
        self.checker != candidate.record.handler && (self.team.is_none() || self.team != candidate.team)
    }
}

/// All that a draw depends on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Lot {
    /// The recorded seed.
    pub seed: String,
    /// The list.
    pub candidates: Vec<Candidate>,
    /// How many records each person still needs.
    pub wants: BTreeMap<i64, i64>,
    /// Who checks.
    pub turns: Vec<Turn>,
}

/// A drawn record: its place in the list, and who checks it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Drawn {
    /// Place in the list.
    pub place: usize,
    /// Staff id.
    pub checker: i64,
}

fn sum_of(seed: &str, candidate: &Candidate) -> [u8; 32] {
    let subject = candidate.record.subject;
    Sha256::digest(format!("{seed}\n{}\n{}", subject.kind.word(), subject.id).as_bytes()).into()
}

/// Places of the list in the order of their sums.
pub fn order(seed: &str, candidates: &[Candidate]) -> Vec<usize> {
    let mut order: Vec<([u8; 32], usize)> = candidates.iter().enumerate().map(|(place, one)| (sum_of(seed, one), place)).collect();
    order.sort();
    order.into_iter().map(|(_, place)| place).collect()
}

/// Who of these checks a record: the one with least open who may.
pub fn checker_of(turns: &[Turn], candidate: &Candidate) -> Option<usize> {
    turns.iter().enumerate().filter(|(_, turn)| turn.may(candidate)).min_by_key(|(place, turn)| (turn.open, *place)).map(|(place, _)| place)
}

/// Draws.
pub fn draw(lot: &Lot) -> Vec<Drawn> {
    let order = order(&lot.seed, &lot.candidates);
    let mut turns = lot.turns.clone();
    let mut drawn = Vec::new();
    for (person, count) in &lot.wants {
        let mut left: Vec<(usize, &Candidate)> = order
            .iter()
            .filter_map(|place| lot.candidates.get(*place).map(|one| (*place, one)))
            .filter(|(_, one)| one.record.handler == *person && turns.iter().any(|turn| turn.may(one)))
            .collect();
        let (mut shifts, mut days) = (BTreeMap::new(), BTreeMap::new());
        for _ in 0..*count {
            let often = |one: &Candidate| {
                let shift: i64 = shifts.get(&one.record.shift).copied().unwrap_or(0);
                let day: i64 = days.get(&one.record.at.day()).copied().unwrap_or(0);
                (shift, day)
            };
            let Some(at) = left.iter().enumerate().min_by_key(|(at, (_, one))| (often(one), *at)).map(|(at, _)| at) else { break };
            let (place, one) = left.remove(at);
            *shifts.entry(one.record.shift.clone()).or_insert(0) += 1;
            *days.entry(one.record.at.day()).or_insert(0) += 1;
            if let Some(turn) = checker_of(&turns, one).and_then(|turn| turns.get_mut(turn)) {
                turn.open += 1;
                drawn.push(Drawn { place, checker: turn.checker });
            }
        }
    }
    drawn
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::super::model::{Kind, Subject};
    use super::*;
    use crate::base::Instant;

    fn candidate(id: i64, handler: i64, day: i64, shift: &str) -> Candidate {
        let record = Reviewable {
            subject: Subject { kind: Kind::Note, id },
            title: format!("{id}"),
            handler,
            at: Instant(1_772_300_000_000 + day * 86_400_000),
            channel: "电话".to_owned(),
            shift: shift.to_owned(),
        };
        Candidate { record, team: Some(handler % 2) }
    }

    fn lot(seed: &str, count: i64) -> Lot {
        let candidates = (0..40).map(|id| candidate(id, id % 4, id / 4, ["早", "中", "夜"][(id % 3) as usize])).collect();
        let turns = [(100, None), (101, None)].map(|(checker, team)| Turn { checker, team, open: 0 }).to_vec();
        Lot { seed: seed.to_owned(), candidates, wants: (0..4).map(|person| (person, count)).collect(), turns }
    }

    #[test]
    fn a_known_seed_gives_the_known_sample() {
        // Worked out with sha256sum: the method must give the same for ever, since old draws are drawn again by it.
        let drawn = draw(&Lot { wants: [(0, 1)].into(), ..lot("2026", 1) });
        let sums: BTreeMap<[u8; 32], usize> =
            (0..40).step_by(4).map(|id| (Sha256::digest(format!("2026\nnote\n{id}").as_bytes()).into(), id)).collect();
        assert_eq!(drawn, [Drawn { place: *sums.values().next().unwrap(), checker: 100 }]);
    }

    #[test]
    fn shifts_days_and_checkers_are_balanced() {
        let lot = lot("a", 3);
        let drawn = draw(&lot);
        assert_eq!(drawn.len(), 12);
        for person in 0..4 {
            let own: Vec<&Candidate> =
                drawn.iter().map(|one| &lot.candidates[one.place]).filter(|one| one.record.handler == person).collect();
            let shifts: std::collections::BTreeSet<&str> = own.iter().map(|one| one.record.shift.as_str()).collect();
            let days: std::collections::BTreeSet<_> = own.iter().map(|one| one.record.at.day()).collect();
            assert_eq!((shifts.len(), days.len()), (3, 3));
        }
        assert_eq!(drawn.iter().filter(|one| one.checker == 100).count(), 6);
    }

    #[test]
    fn nobody_checks_himself_or_where_it_is_set_his_team() {
        let mut lot = lot("b", 5);
        lot.turns = vec![Turn { checker: 1, team: None, open: 0 }, Turn { checker: 100, team: Some(0), open: 0 }];
        for one in draw(&lot) {
            let candidate = &lot.candidates[one.place];
            assert_ne!(one.checker, candidate.record.handler);
            assert!(one.checker != 100 || candidate.team != Some(0));
        }
    }

    proptest! {
        #[test]
        fn the_same_seed_gives_the_same_sample_in_any_order_of_the_list(seed in "[0-9a-f]{16}", count in 1_i64..6, turn in 0_usize..40) {
            let one = lot(&seed, count);
            let mut other = one.clone();
            other.candidates.rotate_left(turn);
            let named = |lot: &Lot| {
                let mut out: Vec<(i64, i64)> =
                    draw(lot).into_iter().map(|drawn| (lot.candidates[drawn.place].record.subject.id, drawn.checker)).collect();
                out.sort_unstable();
                out
            };
            prop_assert_eq!(named(&one), named(&other));
            prop_assert_eq!(draw(&one).len(), 4 * usize::try_from(count).unwrap());
        }
    }
}
