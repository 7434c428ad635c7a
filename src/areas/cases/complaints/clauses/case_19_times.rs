//! CASE-19 「对投诉处理过程进行监督和评估」 and CASE-20 「梳理投诉处理流程，去除繁琐环节」 (004 03章 L47).
//!
//! How long a complaint stood in each state: from the step that brought it there to the one that led on. The times of all states are the
//! whole time, from the registration to the end or to now.

use std::collections::BTreeMap;

use super::super::model::State;
use crate::base::Instant;

/// Milliseconds in each state; `steps` are the moments and the states afterwards, in order.
pub fn stage_times(steps: &[(Instant, State)], now: Instant) -> BTreeMap<State, i64> {
    let mut times = BTreeMap::new();
    for (n, (from, state)) in steps.iter().enumerate() {
        // Nothing runs on after the end, until it is reopened.
        if state.is_closed() {
            continue;
        }
        let until = steps.get(n + 1).map_or(now, |(next, _)| *next);
        *times.entry(*state).or_default() += until.0 - from.0;
    }
    times
}
