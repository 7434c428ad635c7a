//! Clauses that the floor is run by, one file each.

pub mod hand_01_roll_call;
pub mod hand_02_relief;
pub mod hand_03_log;
pub mod hand_04_notices;
pub mod hand_05_brief;
pub mod kb_07_notices;

use crate::base::{Finding, Instant, Judged, Message, Used, Verdict, Why};
use crate::msg;

/// `07:50`
pub fn clock(at: Instant) -> String {
    let local = at.local();
    format!("{:02}:{:02}", local.hour(), local.minute())
}

/// `07:50:00`, where seconds decide.
fn exact(at: Instant) -> String {
    format!("{}:{:02}", clock(at), at.local().second())
}

/// A value that is said as it is.
fn plain(text: impl Into<String>) -> Message {
    msg!("roster-floor-plain", text = text.into())
}

fn judged(clause: &'static str, verdict: Verdict, message: Message, parameters: Vec<Used>, facts: Vec<(Message, Message)>) -> Judged {
    Judged { finding: Finding { clause, verdict, message }, why: Why { clause, parameters, facts, steps: Vec::new() } }
}

trait Steps {
    /// Adds the calculation.
    fn calculated(self, steps: Vec<Message>) -> Self;
}

impl Steps for Judged {
    fn calculated(mut self, steps: Vec<Message>) -> Self {
        self.why.steps = steps;
        self
    }
}
