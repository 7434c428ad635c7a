//! VISIT-01 「避免在客户休息时打扰客户」 (000 篇2 二 L70).
//!
//! Within `quiet_hours` (start included, end excluded; over midnight too) a call is warned about, unless the customer asked for that time
//! or a reason is written.

use jiff::civil::Time;

use super::super::model::{Complaint, Mode, VisitDraft};
use super::warned;
use crate::base::{Finding, Instant};
use crate::msg;
use crate::rules::Parameters;

/// Minutes around an appointment that are still the appointed time.
const AROUND: i64 = 30;

/// The span of the quiet hours in which this moment lies, such as `12:00–14:00`.
pub fn span(params: &Parameters, at: Instant) -> Option<String> {
    let time = at.local().time();
    let within = |span: &str| {
        let (from, to) = span.trim().split_once(['–', '-'])?;
        let (from, to): (Time, Time) = (from.trim().parse().ok()?, to.trim().parse().ok()?);
        Some(if from <= to { from <= time && time < to } else { time >= from || time < to })
    };
    params.on("quiet_hours", at.day()).0.split([',', '，', '、']).find(|span| within(span) == Some(true)).map(|span| span.trim().to_owned())
}

/// What is said of a visit at this moment.
pub fn finding(complaint: &Complaint, draft: &VisitDraft, params: &Parameters, at: Instant) -> Option<Finding> {
    let disturbs = matches!(draft.mode, Some(Mode::Phone | Mode::Door));
    let appointed = complaint.appointment.is_some_and(|agreed| at.minutes_since(agreed).abs() <= AROUND);
    if !disturbs || appointed || !draft.reason.trim().is_empty() {
        return None;
    }
    let span = span(params, at)?;
    Some(warned("VISIT-01", msg!("cases-complaints-visit-01-quiet", span = span)))
}
