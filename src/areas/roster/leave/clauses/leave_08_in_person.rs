//! LEAVE-08 「事假必须由本人出面办理，不得由他人代请，病假除外」 (请假四 L243).
//!
//! 事假 and its 补批 are filed by the applicant's own login, not even the 班长 files it for him. Sick leave may be filed by a colleague or
//! the 班长, who stands on the form as 代办人. Public business may be entered by the own 班长 (Appendix B: own group).

use super::{Answer, Case, leave_05_chain};
use crate::base::Judged;
use crate::msg;

/// What the clause says about who types the form in.
pub fn judge(case: &Case<'_>) -> Judged {
    let filer = case.facts.person(case.filer).map_or("", |person| person.name.as_str());
    let answer =
        Answer::of("LEAVE-08").fact("roster-leave-fact-applicant", case.applicant.name.as_str()).fact("roster-leave-fact-filer", filer);
    if case.filer == case.applicant.id {
        return answer.kept(msg!("roster-leave-08-self"));
    }
    let by_leader = leave_05_chain::leaders(case.applicant, &case.facts.people).any(|person| person.id == case.filer);
    if case.draft.kind.is_personal() {
        answer.refused(msg!("roster-leave-08-refused"))
    } else if case.draft.kind.is_duty() && !by_leader {
        answer.refused(msg!("roster-leave-08-duty"))
    } else {
        answer.kept(msg!("roster-leave-08-proxy", name = filer))
    }
}
