//! FILE-16 「按照负责客户数量均衡、兼顾业务能力的原则，分配给相关客服专员」 (000 篇2 一3 L63).
//!
//! Load = customers / ability weight of the level (`ability_weight`, 初级/中级/高级). The lowest load is proposed, then fewer
//! customers, then the staff number. A choice by hand is warned when it leaves the highest and the lowest load more than
//! `alloc_spread` apart.

use std::cmp::Ordering;

use crate::base::{Day, Finding, Verdict};
use crate::msg;
use crate::rules::Parameters;

const LEVELS: [&str; 3] = ["初级", "中级", "高级"];

/// One who may be given customers.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Load {
    /// Staff id.
    pub staff: i64,
    /// Staff number.
    pub number: String,
    /// Name.
    pub name: String,
    /// How many customers he looks after.
    pub customers: i64,
    /// Ability weight in hundredths: 80, 100, 120.
    pub weight: i64,
}

impl Load {
    /// The load in hundredths, for people: 11 customers at 1.2 are 9.17.
    pub fn hundredths(&self) -> i64 {
        (self.customers * 20_000 / self.weight.max(1) + 1) / 2
    }

    /// Exact, without division.
    fn compare(&self, other: &Load) -> Ordering {
        (self.customers * other.weight).cmp(&(other.customers * self.weight))
    }
}

/// The weight of a level in hundredths on this day. Nobody without a level weighs other than 中级.
pub fn weight(level: &str, params: &Parameters, day: Day) -> i64 {
    let place = LEVELS.iter().position(|known| *known == level).unwrap_or(1);
    let words = params.on("ability_weight", day).0;
    let hundredths = words.split('/').nth(place).and_then(|word| word.trim().parse::<f64>().ok()).map(|weight| (weight * 100.0).round());
    hundredths.filter(|weight| *weight >= 1.0).map_or(100, |weight| weight as i64)
}

/// Who should be given the next customer.
pub fn suggest(loads: &[Load]) -> Option<&Load> {
    loads.iter().min_by(|a, b| a.compare(b).then(a.customers.cmp(&b.customers)).then_with(|| a.number.cmp(&b.number)))
}

/// Proposes who gets each customer, one after the other: staff ids in order. `held` says who has each one now: he has one less by then.
pub fn propose(loads: &[Load], held: &[Option<i64>]) -> Vec<i64> {
    let mut loads = loads.to_vec();
    let mut out = Vec::with_capacity(held.len());
    for agent in held {
        if let Some(load) = loads.iter_mut().find(|load| Some(load.staff) == *agent) {
            load.customers -= 1;
        }
        let Some(staff) = suggest(&loads).map(|load| load.staff) else { break };
        if let Some(load) = loads.iter_mut().find(|load| load.staff == staff) {
            load.customers += 1;
        }
        out.push(staff);
    }
    out
}

/// What the clause says of loads as they will be, when these agents were given more.
pub fn judge(after: &[Load], raised: &[i64], spread: i64) -> Option<Finding> {
    let most = after.iter().max_by(|a, b| a.compare(b))?;
    let least = after.iter().min_by(|a, b| a.compare(b))?;
    // most/w − least/w' > spread, without division.
    let apart = most.customers * least.weight * 100 - least.customers * most.weight * 100 > spread * most.weight * least.weight;
    (apart && raised.contains(&most.staff)).then(|| Finding {
        clause: "FILE-16",
        verdict: Verdict::Warned,
        message: msg!("customers-unbalanced", name = most.name.as_str(), least = least.name.as_str(), spread = spread),
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    fn load(staff: i64, weight: i64, customers: i64) -> Load {
        Load { staff, number: format!("10{staff}"), name: format!("人{staff}"), customers, weight }
    }

    #[test]
    fn the_tests_of_the_rule() {
        let params = Parameters::default();
        let day = date(2026, 3, 10);
        assert_eq!(["初级", "中级", "高级", ""].map(|level| weight(level, &params, day)), [80, 100, 120, 100]);
        let loads = [load(1, 100, 10), load(2, 100, 12), load(3, 120, 11)];
        assert_eq!(loads.iter().map(Load::hundredths).collect::<Vec<_>>(), [1000, 1200, 917]);
        assert_eq!(suggest(&loads).map(|load| load.staff), Some(3));
        assert_eq!(suggest(&[load(2, 100, 10), load(1, 100, 10), load(3, 100, 10)]).map(|load| load.staff), Some(1));
        assert_eq!(suggest(&[]), None);
        assert_eq!(propose(&[load(1, 100, 2), load(2, 100, 0)], &[None; 4]), [2, 2, 1, 2]);
        // Who gives a customer away has one less: nobody moves without need.
        assert_eq!(propose(&[load(1, 100, 2), load(2, 100, 2)], &[Some(1), Some(2), Some(1)]), [1, 2, 1]);
    }

    #[test]
    fn exactly_the_spread_is_allowed() {
        let loads = |most| [load(1, 100, most), load(2, 100, 3)];
        assert!(judge(&loads(8), &[1], 5).is_none());
        assert!(judge(&loads(9), &[1], 5).is_some());
        assert!(judge(&loads(9), &[2], 5).is_none(), "the choice made it better");
    }
}
