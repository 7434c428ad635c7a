//! LEAVE-11 「急诊必须在班前电话通知（可委托他人）班长」 (请假五 L244).
//!
//! The call must come strictly before the first shift starts and may be entered later (CONV-13); where no call is recorded, the entry itself
//! is the notice. It is taken by the 班长 of the own group or by a 班长 who is on duty.

use super::super::model::{Kind, short_at};
use super::{Answer, Case, leave_05_chain, margin};
use crate::base::Judged;
use crate::msg;

/// What the clause says; nothing about other kinds.
pub fn judge(case: &Case<'_>) -> Option<Judged> {
    if case.draft.kind != Kind::Emergency || case.draft.late {
        return None;
    }
    let first = case.first()?;
    let start = first.shift_span.from;
    let mut answer = Answer::of("LEAVE-11")
        .fact("roster-leave-fact-first", first.shown())
        .fact("roster-leave-fact-start", short_at(start))
        .fact("roster-leave-fact-notified", short_at(case.notified))
        .step(margin(case.notified, start));
    let Some(notice) = &case.draft.notice else {
        return Some(if case.notified < start { answer.kept(msg!("roster-leave-11-entered")) } else { answer.refused(refusal(start)) });
    };
    answer = answer.fact("roster-leave-fact-caller", notice.caller.as_str());
    if let Some(taker) = notice.taker.and_then(|id| case.facts.person(id)) {
        answer = answer.fact("roster-leave-fact-taker", taker.name.as_str());
        let own = leave_05_chain::leaders(case.applicant, &case.facts.people).any(|leader| leader.id == taker.id);
        if !own && !case.facts.on_duty.contains(&taker.id) {
            return Some(answer.refused(msg!("roster-leave-11-taker", name = taker.name.as_str())));
        }
    }
    Some(if case.notified < start {
        answer.kept(msg!("roster-leave-11-kept", at = short_at(notice.at)))
    } else {
        answer.refused(refusal(start))
    })
}

fn refusal(start: crate::base::Instant) -> crate::base::Message {
    msg!("roster-leave-11-refused", start = short_at(start))
}
