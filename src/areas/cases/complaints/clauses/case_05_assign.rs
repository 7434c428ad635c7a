//! CASE-05 「确定被投诉的责任部门，并请顾客给予一定时间展开调查」 (000 篇2 三·流程2 L89).
//!
//! An established complaint has exactly one responsible department with a contact person and an agreed time, by default
//! `case_invest_days` days after it was named. What is found out exactly at that time is in time. Reminders come at 75 % and at the limit.

use super::super::model::{Complaint, Timer, short_at};
use super::{blank, warned};
use crate::areas::cases::model::moment;
use crate::base::{Finding, Flaw, Instant, Refusal};
use crate::msg;
use crate::rules::Parameters;

const CLAUSE: &str = "CASE-05";

/// The agreed time where none is said.
pub fn default_until(params: &Parameters, at: Instant) -> Instant {
    at.plus_minutes(params.int("case_invest_days", at.day()) * 24 * 60)
}

/// What is wrong with a department as it is named.
pub fn flaws(department: &str, contact: &str, until: Instant, at: Instant) -> Vec<Flaw> {
    let past =
        (until <= at).then(|| Flaw { field: "until", clause: CLAUSE, message: msg!("cases-complaints-05-past", until = moment(until)) });
    [
        blank("department", CLAUSE, department, msg!("cases-complaints-05-department")),
        blank("contact", CLAUSE, contact, msg!("cases-complaints-05-contact")),
        past,
    ]
    .into_iter()
    .flatten()
    .collect()
}

/// Why nothing goes on before a department is responsible.
pub fn unassigned(complaint: &Complaint) -> Option<Refusal> {
    complaint.assignments.is_empty().then(|| Refusal::by(CLAUSE, msg!("cases-complaints-05-unassigned")))
}

/// The clock of the investigation.
pub fn timer(complaint: &Complaint) -> Option<Timer> {
    let assignment = complaint.assignment()?;
    Some(Timer { clause: CLAUSE, from: assignment.at, due: assignment.until, met: complaint.investigated_at })
}

/// What is said of findings at this moment: nothing in time, otherwise that they are late.
pub fn finding(complaint: &Complaint, at: Instant) -> Option<Finding> {
    let until = complaint.assignment()?.until;
    (at > until).then(|| warned(CLAUSE, msg!("cases-complaints-05-late", until = short_at(until))))
}
