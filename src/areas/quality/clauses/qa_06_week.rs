//! QA-06 「每周小结一次，根据检查结果制定出培训计划，可全员培训，也可单独培训；并提交一份质检分析报告及培训计划」 (质检员 5 L294).
//!
//! One 小结 for each week from Monday to Sunday, due at the end of `qa_week_due` (Sunday) of that week; later it is taken with a warning.
//! It holds the figures of the week, the analysis, and a training plan: 全员, or 单独 with names; each item with topic and day. 客服部主任
//! takes note of it. What the figures propose — the weakest heads, problems that came again — is a proposal; the person decides.

use jiff::civil::Weekday;

use super::{Limits, Saying, exact, plain};
use crate::areas::quality::model::PlanItem;
use crate::base::{Day, Instant, Judged, Refusal, Verdict, end_of, plus_days, week_start};
use crate::msg;

const ID: &str = "QA-06";

/// Until when the summary of the week of this day is due.
pub fn due(week: Day, limits: &Limits) -> Instant {
    let place = |day: Weekday| i64::from(day.to_monday_zero_offset());
    end_of(plus_days(week_start(week), place(limits.week_day())))
}

/// Submitting it now.
pub fn judge(week: Day, now: Instant, limits: &Limits) -> Judged {
    let due = due(week, limits);
    let (verdict, message) = if now.day() > due.day() {
        (Verdict::Warned, msg!("quality-week-late", due = exact(due)))
    } else {
        (Verdict::Kept, msg!("quality-week-in-time", due = exact(due)))
    };
    Saying::of(ID, verdict, message)
        .used(&limits.week_due)
        .fact(msg!("quality-fact-submitted"), plain(exact(now)))
        .step(msg!("quality-step-week", week = week_start(week).to_string(), due = exact(due)))
        .judged()
}

/// Checks the analysis and the items of the plan.
///
/// # Errors
/// What is missing.
pub fn check(text: &str, items: &[PlanItem]) -> Result<(), Refusal> {
    let flaw = |field: &'static str, message| Err(Refusal::of_field(field, ID, message));
    if text.trim().is_empty() {
        return flaw("text", msg!("quality-week-no-text"));
    }
    for item in items {
        if item.topic.trim().is_empty() {
            return flaw("topic", msg!("quality-plan-no-topic"));
        }
        if !item.everybody && item.people.is_empty() {
            return flaw("people", msg!("quality-plan-no-people", topic = item.topic.as_str()));
        }
        if item.day.is_none() {
            return flaw("day", msg!("quality-plan-no-day", topic = item.topic.as_str()));
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::super::tests::{at, limits};
    use super::*;

    #[test]
    fn sunday_to_the_last_second() {
        let verdict = |now| judge(date(2026, 3, 11), now, &limits()).finding.verdict;
        assert_eq!(verdict(at(15, 23, 59, 59)), Verdict::Kept);
        assert_eq!(verdict(at(16, 0, 0, 0)), Verdict::Warned);
    }

    #[test]
    fn a_single_training_names_its_people() {
        let item = PlanItem { topic: "应变能力".to_owned(), day: Some(date(2026, 3, 18)), ..PlanItem::default() };
        let said = |item: &PlanItem| check("本周小结", std::slice::from_ref(item)).err().map(|no| no.message.id);
        assert_eq!(said(&item), Some("quality-plan-no-people"));
        assert_eq!(said(&PlanItem { people: vec![1], ..item.clone() }), None);
        assert_eq!(said(&PlanItem { everybody: true, ..item.clone() }), None);
        assert_eq!(said(&PlanItem { everybody: true, day: None, ..item }), Some("quality-plan-no-day"));
        assert_eq!(check(" ", &[]).unwrap_err().message.id, "quality-week-no-text");
    }
}
