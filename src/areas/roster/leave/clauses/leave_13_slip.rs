//! LEAVE-13 「假条必须在病假到期后第一天交给班长」 (请假五 L244).
//!
//! The slip is due at the end of the first rostered day after the last leave day that is not itself on leave; without a roster, and by the
//! parameter `sick_slip_due` = next_calendar always, at the end of the next calendar day. The own 班长 or 代理班长 takes it. A late one is
//! recorded, and the leave falls back to 旷工(待定) until 客服部主任 accepts it with a reason.

use super::super::model::{Deadlines, Leave};
use crate::areas::roster::model::Shift;
use crate::base::{Instant, days_between, end_of, plus_days};
use crate::rules::Parameters;

/// Deadlines of a leave, from the shifts after it that are not on leave themselves.
pub fn deadlines(leave: &Leave, after: &[&Shift], params: &Parameters) -> Deadlines {
    let (Some((_, last)), Some(end)) = (leave.days(), leave.end()) else { return Deadlines::default() };
    let next_day = plus_days(last, 1);
    let papers = match params.on("sick_slip_due", last).0 {
        "next_calendar" => next_day,
        _ => after.iter().find(|shift| shift.day > last).map_or(next_day, |shift| shift.day),
    };
    let back = after.iter().find(|shift| shift.span.from >= end);
    Deadlines {
        papers: leave.draft.kind.is_sick().then(|| end_of(papers)),
        back: back.map(|shift| shift.span.to),
        back_from: back.map(|shift| shift.span.from),
    }
}

/// Whole days by which a slip is late.
pub fn days_late(deadlines: Deadlines, at: Instant) -> i64 {
    deadlines.papers.map_or(0, |due| days_between(due.day(), at.day()).max(0))
}
