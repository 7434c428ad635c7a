//! SWAP-09 「班长必须掌握人员情况，不得随意批准」 (换班七 L260), as leave shows it: how many remain on each touched shift.
//!
//! Whoever decides sees the head count that remains. At the minimum of the kind of shift it is told, below it the decider ticks that he
//! knows. It never refuses a request.

use super::{Answer, Case};
use crate::base::{Judged, Verdict};
use crate::msg;

/// What remains on the touched shifts that have a minimum.
pub fn judge(case: &Case<'_>) -> Vec<Judged> {
    let with_minimum = case.facts.crews.iter().filter(|crew| crew.min > 0);
    let said = with_minimum.map(|crew| {
        let left = crew.without(case.applicant.id);
        let part = format!("{} {}", super::super::model::short(crew.day), crew.name);
        let away: Vec<&str> = crew.mates.iter().filter(|mate| mate.away).map(|mate| mate.name.as_str()).collect();
        let mut answer = Answer::of("SWAP-09")
            .fact("roster-leave-fact-rostered", crew.mates.len().to_string())
            .fact("roster-leave-fact-left", left.to_string())
            .fact("roster-leave-fact-minimum", crew.min.to_string());
        if !away.is_empty() {
            answer = answer.fact("roster-leave-fact-away", away.join("、"));
        }
        match left.cmp(&crew.min) {
            std::cmp::Ordering::Less => {
                answer.ends(Verdict::Warned, msg!("roster-leave-staff-below", part = part, left = left, min = crew.min))
            }
            std::cmp::Ordering::Equal => answer.ends(Verdict::Warned, msg!("roster-leave-staff-equal", part = part, left = left)),
            std::cmp::Ordering::Greater => answer.kept(msg!("roster-leave-staff-kept", part = part, left = left, min = crew.min)),
        }
    });
    said.collect()
}
