//! LEAVE-10 「病假满一天，必须持医疗单位证明方可生效（急诊除外）」 (请假五 L244).
//!
//! From `sick_cert_days` on, sick leave takes effect only with a certificate; until then its shifts show 旷工(待定), and without one on the
//! day on which the slip is due (LEAVE-13) 旷工. After an emergency the first day stands without one, further days do not.

use super::super::model::{Kind, Proof, days_of};
use super::{Answer, Case};
use crate::base::Judged;
use crate::msg;

/// Which days need a certificate.
pub fn proof(case: &Case<'_>) -> Proof {
    match case.draft.kind {
        Kind::Emergency => Proof::AfterFirst,
        Kind::Sick if case.halves() * 5 >= case.tenths("sick_cert_days") => Proof::Every,
        _ => Proof::Nothing,
    }
}

/// What the clause says; nothing about other kinds.
pub fn judge(case: &Case<'_>) -> Option<Judged> {
    if !case.draft.kind.is_sick() {
        return None;
    }
    let answer = Answer::of("LEAVE-10").used(case, "sick_cert_days").fact("roster-leave-fact-days", days_of(case.halves()));
    Some(answer.kept(match proof(case) {
        Proof::Nothing => msg!("roster-leave-10-none"),
        Proof::Every => msg!("roster-leave-10-every"),
        Proof::AfterFirst if case.parts.len() > 1 => msg!("roster-leave-10-after-first"),
        Proof::AfterFirst => msg!("roster-leave-10-emergency"),
    }))
}
