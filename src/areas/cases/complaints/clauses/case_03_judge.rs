//! CASE-03 「要判定客户投诉的理由是否充分，投诉要求是否合理」 (000 篇2 三·流程2 L89).
//!
//! Both questions are answered, with grounds. Both yes: 成立; otherwise 不成立. Where the reason is sufficient and the demand is not, 成立
//! may be set all the same with a written reason.

use super::blank;
use crate::base::{Flaw, Refusal};
use crate::msg;

/// Answers as they are given.
#[derive(Debug, Clone, Copy)]
pub struct Answers<'a> {
    /// 理由是否充分
    pub sufficient: Option<bool>,
    /// 要求是否合理
    pub reasonable: Option<bool>,
    /// Grounds of both.
    pub grounds: &'a str,
    /// The result that the judge sets; `None` takes the proposed one.
    pub valid: Option<bool>,
    /// Why against the proposal.
    pub reason: &'a str,
}

/// What is proposed by the two answers.
pub fn proposed(sufficient: bool, reasonable: bool) -> bool {
    sufficient && reasonable
}

/// The judgement: both answers, and whether the complaint is established.
///
/// # Errors
/// An unanswered question, no grounds, a result against the proposal without a reason.
pub fn judge(answers: Answers<'_>) -> Result<(bool, bool, bool), Refusal> {
    const CLAUSE: &str = "CASE-03";
    let open = |field, message| Flaw { field, clause: CLAUSE, message };
    let flaws: Vec<Flaw> = [
        answers.sufficient.is_none().then(|| open("sufficient", msg!("cases-complaints-03-sufficient"))),
        answers.reasonable.is_none().then(|| open("reasonable", msg!("cases-complaints-03-reasonable"))),
        blank("grounds", CLAUSE, answers.grounds, msg!("cases-complaints-03-grounds")),
    ]
    .into_iter()
    .flatten()
    .collect();
    let (Some(sufficient), Some(reasonable), None) = (answers.sufficient, answers.reasonable, Refusal::flawed(flaws.clone())) else {
        return Err(Refusal::flawed(flaws).unwrap_or_else(|| Refusal::by(CLAUSE, msg!("cases-complaints-03-sufficient"))));
    };
    let proposed = proposed(sufficient, reasonable);
    let valid = answers.valid.unwrap_or(proposed);
    if valid != proposed {
        if !(valid && sufficient) {
            return Err(Refusal::of_field("valid", CLAUSE, msg!("cases-complaints-03-override")));
        }
        if answers.reason.trim().is_empty() {
            return Err(Refusal::of_field("reason", CLAUSE, msg!("cases-complaints-03-reason")));
        }
    }
    Ok((sufficient, reasonable, valid))
}
