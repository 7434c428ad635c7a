//! QA-05 「详细填写在服务质量综合考评表上，并详记内容，每月汇总上交考核」 (质检员 4 L293).
//!
//! Only 质检员 and 客服部主任 write, and nobody about himself. What was heard is told in at least `note_min_chars` characters. The month's
//! sheet is handed in until the end of its last day (`qa_month_due`: `last day`, or a day of the month); later it is handed in with a
//! warning. What is handed in does not change: no check is added, made void or scored otherwise until 客服部主任 opens the month again.

use super::{Limits, Saying, exact, plain};
use crate::areas::quality::model::month_word;
use crate::base::{Actor, Day, Function, Instant, Judged, Refusal, Verdict, end_of, plus_days};
use crate::msg;

const ID: &str = "QA-05";

/// Refuses who may not write on the sheet.
///
/// # Errors
/// The refusal, which cites SEC-08 and this clause.
pub fn must_write(actor: &Actor) -> Result<(), Refusal> {
    actor.must_do_all(Function::QaScore).map_err(|mut refusal| {
        refusal.clauses.push(ID);
        refusal
    })
}

/// Refuses a check of oneself.
///
/// # Errors
/// The refusal.
pub fn not_oneself(actor: &Actor, person: i64) -> Result<(), Refusal> {
    if actor.id == person { Err(Refusal::by(ID, msg!("quality-oneself"))) } else { Ok(()) }
}

/// Refuses a content that is too short.
///
/// # Errors
/// The refusal.
pub fn must_tell(content: &str, limits: &Limits) -> Result<(), Refusal> {
    let (chars, least) = (i64::try_from(content.trim().chars().count()).unwrap_or(i64::MAX), limits.note.value);
    if chars == 0 {
        return Err(Refusal::of_field("content", ID, msg!("quality-no-content")));
    }
    if chars < least {
        return Err(Refusal::of_field("content", ID, msg!("quality-short-content", chars = chars, least = least)));
    }
    Ok(())
}

/// Refuses to change a month that is handed in.
///
/// # Errors
/// The refusal.
pub fn must_be_open(month: Day, locked: bool) -> Result<(), Refusal> {
    if locked { Err(Refusal::by(ID, msg!("quality-locked", month = month_word(month)))) } else { Ok(()) }
}

/// Until when the sheet of a month is to be handed in.
pub fn due(month: Day, limits: &Limits) -> Instant {
    let last = month.last_of_month();
    let day = limits.month_due.used.value.trim().parse::<i64>().ok().filter(|day| *day >= 1);
    end_of(day.map_or(last, |day| plus_days(month.first_of_month(), day - 1).min(last)))
}

/// Handing it in now.
pub fn judge(month: Day, now: Instant, limits: &Limits) -> Judged {
    let due = due(month, limits);
    let (verdict, message) = if now.day() > due.day() {
        (Verdict::Warned, msg!("quality-month-late", month = month_word(month), due = exact(due)))
    } else {
        (Verdict::Kept, msg!("quality-month-in-time", month = month_word(month), due = exact(due)))
    };
    Saying::of(ID, verdict, message)
        .used(&limits.month_due)
        .fact(msg!("quality-fact-handed-in"), plain(exact(now)))
        .step(msg!("quality-step-month", due = exact(due)))
        .judged()
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::super::tests::{at, limits};
    use super::*;

    #[test]
    fn until_the_last_second_of_the_month() {
        let verdict = |now| judge(date(2026, 3, 1), now, &limits()).finding.verdict;
        assert_eq!(verdict(at(31, 23, 59, 59)), Verdict::Kept);
        assert_eq!(verdict(Instant(at(31, 23, 59, 59).0 + 1000)), Verdict::Warned);
        let mut by_day = limits();
        by_day.month_due.used.value = "28".to_owned();
        assert_eq!(due(date(2026, 3, 5), &by_day), at(28, 23, 59, 59));
        by_day.month_due.used.value = "31".to_owned();
        assert_eq!(due(date(2026, 2, 5), &by_day).day(), date(2026, 2, 28));
    }

    #[test]
    fn what_was_heard_is_told_in_ten_characters() {
        let said = |content| must_tell(content, &limits()).err().map(|no| no.message.id);
        assert_eq!(said("  "), Some("quality-no-content"));
        assert_eq!(said("客户问空调噪声大"), Some("quality-short-content"));
        assert_eq!(said("客户反映空调噪声很大"), None);
    }
}
