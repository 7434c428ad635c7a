//! LEAVE-06 「一天由客服部主任批准；一天以上由客服中心主任批准」 (请假三 L242).
//!
//! Days are rostered shifts that are touched, half a shift or less is half a day. With adjoining requests added (LEAVE-07), up to
//! `leave_director_max_days` 客服部主任 is the last of the chain, beyond it 客服中心主任. Public business and study always end with
//! 客服中心主任 (LEAVE-17). 补批 goes straight to the last of the chain (LEAVE-04, CONV-10).

use super::super::model::days_of;
use super::{Answer, Case, leave_05_chain, leave_07_adjoining};
use crate::base::{Judged, Post};
use crate::msg;

/// The chain for so many half days in all.
pub fn route(case: &Case<'_>, total: i64) -> Vec<Post> {
    let first = leave_05_chain::begins(case.applicant, &case.facts.people);
    let beyond = total * 5 > case.tenths("leave_director_max_days");
    let last = if case.draft.kind.is_duty() || beyond || first == Post::CentreDirector { Post::CentreDirector } else { Post::Director };
    if case.draft.late {
        return vec![last];
    }
    let chain = [Post::TeamLeader, Post::Director, Post::CentreDirector].into_iter();
    chain.skip_while(|post| *post != first).take_while(|post| *post != Post::CentreDirector || last == Post::CentreDirector).collect()
}

/// What the clause says: who approves last.
pub fn judge(case: &Case<'_>) -> Judged {
    let total = leave_07_adjoining::total(case);
    let last = route(case, total).last().copied().unwrap_or(Post::CentreDirector);
    let mut answer = Answer::of("LEAVE-06").used(case, "leave_director_max_days");
    for part in &case.parts {
        answer = answer.step(msg!("roster-leave-step-part", part = part.shown(), days = days_of(part.halves())));
    }
    let answer = answer.fact("roster-leave-fact-days", days_of(case.halves())).fact("roster-leave-fact-total", days_of(total));
    answer.kept(msg!("roster-leave-06-kept", days = days_of(total), post = last.message()))
}
