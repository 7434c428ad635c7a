//! SWAP-08 「换班和还班均不得请假，否则按旷工处理」 (换班六 L259).
//!
//! No leave of any kind touches a shift that is swapped or worked in return, nor one of a swap that still waits: the swap is withdrawn or
//! cancelled first, or 客服部主任 voids it before its start. What is asked or called in all the same is kept, and an absence is 旷工 by this
//! clause.

use super::{Answer, Case};
use crate::base::Judged;
use crate::msg;

/// What the clause says: once for each swapped shift, or once that there is none.
pub fn judge(case: &Case<'_>) -> Vec<Judged> {
    let mut out = Vec::new();
    for part in &case.parts {
        let Some(mark) = part.shift.and_then(|shift| case.facts.marks.get(&shift)) else { continue };
        let answer = Answer::of("SWAP-08").fact("roster-leave-fact-shifts", part.shown()).fact("roster-leave-fact-swap", mark.no.as_str());
        out.push(if mark.effective {
            answer.refused(msg!("roster-leave-swap-refused", part = part.shown(), no = mark.no.as_str()))
        } else {
            answer.refused(msg!("roster-leave-swap-pending", part = part.shown(), no = mark.no.as_str()))
        });
    }
    if out.is_empty() {
        out.push(Answer::of("SWAP-08").kept(msg!("roster-leave-swap-kept")));
    }
    out
}
