//! FLOW-08 结束咨询 — before the end the customer is asked whether he understood, and whether there is anything else.
//!
//! What was not asked warns and does not block. Source: 004 02.

use super::warned;
use crate::base::Finding;
use crate::msg;

/// The steps of a conversation, as the page lists them.
pub const STEPS: [&str; 9] =
    ["问候", "初步了解", "识别情绪", "准确解答", "额外帮助", "确认理解", "是否还有其他问题", "感谢结束", "满意度调查"];

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
    let open: Vec<&str> = [(asked.understood, "确认理解"), (asked.anything_else, "是否还有其他问题")]
        .iter()
        .filter(|(done, _)| !done)
        .map(|(_, item)| *item)
        .collect();
    (!open.is_empty()).then(|| warned("FLOW-08", msg!("cases-tickets-closing-open", count = open.len(), items = open.join("、"))))
}
