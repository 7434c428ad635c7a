//! CASE-13 「做好情绪判断」 「愤怒…焦急…悲伤…喧哗」 「聆听客户的倾诉…判断是否…为我方原因…表示理解…详细记录」 (000 篇2 L46–56).
//!
//! Whoever is not calm is soothed in five steps. Steps that were left out are named when the form is kept; they never keep it from being
//! kept.

use super::super::model::{Emotion, Soothing};
use super::warned;
use crate::base::{Finding, Message};
use crate::msg;

/// Whether this emotion asks for the five steps.
pub fn asks(emotion: Option<Emotion>) -> bool {
    emotion.is_some_and(|emotion| emotion != Emotion::Calm)
}

/// The names of the five steps.
pub fn steps() -> [Message; 5] {
    [
        msg!("cases-complaints-13-listen"),
        msg!("cases-complaints-13-ours"),
        msg!("cases-complaints-13-understand"),
        msg!("cases-complaints-13-explain"),
        msg!("cases-complaints-13-record"),
    ]
}

/// What is said of the steps that were left out: how many, and each one.
pub fn findings(emotion: Option<Emotion>, soothing: Soothing) -> Vec<Finding> {
    if !asks(emotion) {
        return Vec::new();
    }
    let left: Vec<(usize, Message)> =
        steps().into_iter().zip(soothing.done()).enumerate().filter(|(_, (_, done))| !done).map(|(n, (step, _))| (n, step)).collect();
    if left.is_empty() {
        return Vec::new();
    }
    let each = |(n, step): &(usize, Message)| {
        let message = if *n == 1 { msg!("cases-complaints-13-ours-open") } else { msg!("cases-complaints-13-left", step = step.clone()) };
        warned("CASE-13", message)
    };
    let count = warned("CASE-13", msg!("cases-complaints-13-count", count = left.len()));
    std::iter::once(count).chain(left.iter().map(each)).collect()
}
