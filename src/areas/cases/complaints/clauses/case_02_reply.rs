//! CASE-02 「有投诉即时受理，迅速有结果」 「在最短时间内对投诉进行初步回复」 (000 篇2 三 L80–82, 004 03章 L41).
//!
//! The first reply is given within `case_first_reply_min` minutes of the registration; exactly that is in time. A later one is kept and
//! marked as late by so many whole minutes.

use super::super::model::{Complaint, Timer};
use super::warned;
use crate::base::{Finding, Instant};
use crate::msg;
use crate::rules::Parameters;

/// Until when the first reply is given.
pub fn due(params: &Parameters, accepted_at: Instant) -> Instant {
    accepted_at.plus_minutes(params.int("case_first_reply_min", accepted_at.day()))
}

/// The clock of the first reply.
pub fn timer(complaint: &Complaint) -> Timer {
    Timer {
        clause: "CASE-02",
        from: complaint.accepted_at,
        due: complaint.reply_due,
        met: complaint.first_reply.as_ref().map(|(at, _)| *at),
    }
}

/// What is said of a reply at this moment: nothing in time, otherwise by how much it is late.
pub fn finding(complaint: &Complaint, at: Instant) -> Option<Finding> {
    let late = at > complaint.reply_due;
    // A second too late is late, though it is no minute.
    let minutes = at.minutes_since(complaint.reply_due).max(1);
    late.then(|| warned("CASE-02", msg!("cases-complaints-02-late", minutes = minutes)))
}
