//! SWAP-09 「班长必须掌握人员情况，不得随意批准」 (000 篇5 换班七 L260), read for the plan: how many people a shift needs.
//!
//! Each kind of shift has its `min_staff`. Counted on a business day are those who are planned and not wholly on effective leave. A day
//! that is neither published nor begun to be planned lacks nobody yet.

use std::collections::{BTreeMap, BTreeSet};

use super::super::super::model::Shift;
use super::super::model::short_day;
use crate::base::{Day, Finding, Verdict};
use crate::msg;

/// How many people work each kind of shift on each day.
pub fn head_counts(shifts: &[Shift], away: &BTreeSet<i64>) -> BTreeMap<(Day, i64), i64> {
    let mut counts = BTreeMap::new();
    for shift in shifts.iter().filter(|shift| !away.contains(&shift.id)) {
        *counts.entry((shift.day, shift.kind)).or_default() += 1;
    }
    counts
}

/// Too few people for a kind of shift on a day.
pub fn warn(day: Day, name: &str, has: i64, needs: i64) -> Finding {
    let message = msg!("roster-plan-short", day = short_day(day), name = name, has = has, needs = needs);
    Finding { clause: "SWAP-09", verdict: Verdict::Warned, message }
}
