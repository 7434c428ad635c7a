//! FLOW-08 结束咨询 — before the end the customer is asked whether he understood, and whether there is anything else.
//!
//! What was not asked warns and does not block. Source: 004 02.

use super::warned;
use crate::base::Finding;
use crate::msg;

/// The two questions that closing asks for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Asked {
    /// 确认理解
    pub understood: bool,
    /// 是否还有其他问题
    pub anything_else: bool,
}

/// What is said of closing with these.
pub fn judge(asked: Asked) -> Option<Finding> {
    let (count, items): (i64, _) = match (asked.understood, asked.anything_else) {
        (true, true) => return None,
        (false, true) => (1, msg!("cases-tickets-closing-understood")),
        (true, false) => (1, msg!("cases-tickets-closing-anything-else")),
        (false, false) => (2, msg!("cases-tickets-closing-both")),
    };
    Some(warned("FLOW-08", msg!("cases-tickets-closing-open", count = count, items = items)))
}
