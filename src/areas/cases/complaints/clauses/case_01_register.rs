//! CASE-01 「初步填写《顾客投诉登记表》…投诉人、投诉时间、投诉内容等」 (000 篇2 三·流程1 L87).
//!
//! 投诉人, 联系方式, 投诉时间 (not in the future), 投诉内容 and 渠道 are needed. 投诉要求, 情绪, the product and the customer's file are not.

use super::super::model::Draft;
use super::blank;
use crate::areas::cases::model::moment;
use crate::base::{Flaw, Instant};
use crate::msg;

/// What is missing or wrong on the form, in its order.
pub fn flaws(draft: &Draft, at: Instant) -> Vec<Flaw> {
    const CLAUSE: &str = "CASE-01";
    let missing = |field, message| Flaw { field, clause: CLAUSE, message };
    let when = match draft.happened_at {
        None => Some(missing("happened_at", msg!("cases-complaints-01-when"))),
        Some(then) if then > at => Some(missing("happened_at", msg!("cases-complaints-01-future", then = moment(then), now = moment(at)))),
        Some(_) => None,
    };
    [
        blank("complainant", CLAUSE, &draft.complainant, msg!("cases-complaints-01-complainant")),
        blank("phone", CLAUSE, &draft.phone, msg!("cases-complaints-01-phone")),
        when,
        draft.channel.is_none().then(|| missing("channel", msg!("cases-complaints-01-channel"))),
        blank("content", CLAUSE, &draft.content, msg!("cases-complaints-01-content")),
    ]
    .into_iter()
    .flatten()
    .collect()
}
