//! The clauses that bind complaints, one file each. Each one decides or computes what its article says; `commands.rs` asks them.

pub mod case_01_register;
pub mod case_02_reply;
pub mod case_03_judge;
pub mod case_04_answer;
pub mod case_05_assign;
pub mod case_06_proposals;
pub mod case_07_choose;
pub mod case_08_execute;
pub mod case_09_rounds;
pub mod case_10_visit;
pub mod case_11_cause;
pub mod case_12_archive;
pub mod case_13_soothing;
pub mod case_14_compensation;
pub mod case_15_group;
pub mod case_16_self_check;
pub mod case_18_important;
pub mod case_19_times;
pub mod file_08_letters;
pub mod file_23_phone;
pub mod tick_02_transfers;
pub mod visit_01_quiet;
pub mod visit_04_record;

use super::model::{Complaint, Timer};
use crate::base::{Finding, Flaw, Message, Verdict};

/// A warning of a clause.
fn warned(clause: &'static str, message: Message) -> Finding {
    Finding { clause, verdict: Verdict::Warned, message }
}

/// A field that a clause asks for is blank.
fn blank(field: &'static str, clause: &'static str, text: &str, message: Message) -> Option<Flaw> {
    text.trim().is_empty().then_some(Flaw { field, clause, message })
}

/// The clocks of a complaint in the order of its way: first reply, investigation, 批示, visit.
pub fn timers(complaint: &Complaint) -> Vec<Timer> {
    [
        Some(case_02_reply::timer(complaint)),
        case_05_assign::timer(complaint),
        case_07_choose::timer(complaint),
        case_10_visit::timer(complaint),
    ]
    .into_iter()
    .flatten()
    .collect()
}

/// Whether the newest clock of a complaint was missed, or is being missed now.
pub fn is_overdue(complaint: &Complaint, now: crate::base::Instant) -> bool {
    timers(complaint).last().is_some_and(|timer| timer.is_late(now))
}

/// The clock that ends first among those that run; none once nothing is asked for any more.
pub fn next_timer(complaint: &Complaint) -> Option<Timer> {
    if complaint.state.is_closed() {
        return None;
    }
    timers(complaint).into_iter().filter(|timer| timer.met.is_none()).min_by_key(|timer| timer.due)
}
