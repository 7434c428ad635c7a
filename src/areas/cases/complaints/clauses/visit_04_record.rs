//! VISIT-04 「必须保证回访信息的完整记录」 (000 篇2 二 L70, L68), with the branch of VISIT-06.
//!
//! A visit is complete with its mode, satisfaction, comment on the company, suggestions (may be 无) and the next step. Whoever is not
//! satisfied, or only fairly, is asked with what. Who was not reached was not visited: that is an attempt.

use super::super::model::{Satisfaction, VisitDraft};
use super::blank;
use crate::base::Flaw;
use crate::msg;

/// What is missing of a visit.
pub fn flaws(draft: &VisitDraft) -> Vec<Flaw> {
    const CLAUSE: &str = "VISIT-04";
    let mode = draft.mode.is_none().then(|| Flaw { field: "mode", clause: CLAUSE, message: msg!("cases-complaints-visit-04-mode") });
    if !draft.reached {
        return mode.into_iter().collect();
    }
    let satisfaction = || Flaw { field: "satisfaction", clause: CLAUSE, message: msg!("cases-complaints-visit-04-satisfaction") };
    let asked = matches!(draft.satisfaction, Some(Satisfaction::Fair | Satisfaction::Bad));
    let aspect = if asked { blank("aspect", "VISIT-06", &draft.aspect, msg!("cases-complaints-visit-06-aspect")) } else { None };
    [
        mode,
        draft.satisfaction.is_none().then(satisfaction),
        aspect,
        blank("opinion", CLAUSE, &draft.opinion, msg!("cases-complaints-visit-04-opinion")),
        blank("suggestion", CLAUSE, &draft.suggestion, msg!("cases-complaints-visit-04-suggestion")),
        blank("next_step", CLAUSE, &draft.next_step, msg!("cases-complaints-visit-04-next-step")),
    ]
    .into_iter()
    .flatten()
    .collect()
}
