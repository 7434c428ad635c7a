//! What waits for a person in quality monitoring.

use super::clauses::qa_08_openness::scores;
use super::clauses::{Limits, meet_02_meeting, qa_01_correction, qa_02_coaching, qa_03_quota, qa_05_sheet, qa_06_week, qa_07_common};
use super::model::{AppealState, Person, Quota, month_word, months_on};
use super::questions::barred;
use super::store::{self, appeals, months, records, samples, weeks};
use super::{Command, score};
use crate::areas::{Context, Task, links};
use crate::base::{Fault, Function, Instant, Message, Post, begin_of, plus_days, week_start};
use crate::msg;

/// The tasks of the person who asks.
///
/// # Errors
/// A fault of the file.
pub fn inbox(cx: &Context<'_, '_>) -> Result<Vec<Task>, Fault> {
    let mut tasks = own(cx)?;
    if cx.actor.posts.contains(&Post::Qa) {
        tasks.extend(checker(cx)?);
    }
    if cx.actor.posts.contains(&Post::Director) {
        tasks.extend(director(cx)?);
    }
    if cx.actor.posts.contains(&Post::TeamLeader) || scores(cx.actor) {
        tasks.extend(appealed(cx)?);
    }
    tasks.extend(comments(cx)?);
    Ok(tasks)
}

fn task(title: Message, detail: Message, due: Option<Instant>, clause: &'static str, place: &'static str, subject: i64) -> Task {
    Task { title, detail, due, clause, place, subject }
}

/// Sheets and coaching notes that the person has not confirmed.
fn own(cx: &Context<'_, '_>) -> Result<Vec<Task>, Fault> {
    let mut tasks = Vec::new();
    for record in records::unconfirmed(cx.tx, cx.actor.id)? {
        let since = record.submitted_at.unwrap_or(record.on);
        let title = msg!("quality-task-confirm", no = record.no.as_str());
        let detail =
            msg!("quality-task-confirm-detail", total = score::shown_total(record.total.hundredths()), checker = record.checker_name);
        tasks.push(task(title, detail, Some(qa_02_coaching::due(since)), "QA-05", "qa-record", record.id));
    }
    for finding in records::coached(cx.tx, cx.actor.id)? {
        let Some(corrected) = &finding.corrected else { continue };
        let title = msg!("quality-task-coached", tag = finding.draft.tag.as_str());
        let detail = msg!("quality-task-coached-detail", text = corrected.text.as_str());
        tasks.push(task(title, detail, Some(qa_02_coaching::due(corrected.at)), "QA-02", "qa-record", finding.record));
    }
    Ok(tasks)
}

/// What a 质检员 has to do: drawn records, findings, people below the quota, the summary of the week, the month.
fn checker(cx: &Context<'_, '_>) -> Result<Vec<Task>, Fault> {
    let (tx, today) = (cx.tx, cx.at.day());
    let mut tasks = Vec::new();
    let month = today.first_of_month();
    let limits = Limits::on(cx.params, today);
    let waiting = samples::waiting(tx, cx.actor.id)?;
    if !waiting.is_empty() {
        let title = msg!("quality-task-score", count = waiting.len());
        tasks.push(task(title, msg!("quality-task-score-detail"), Some(qa_05_sheet::due(month, &limits)), "QA-03", "qa-score", 0));
    }
    let people = store::people(tx)?;
    let name = |id: i64| people.iter().find(|person| person.id == id).map(|person| person.name.clone()).unwrap_or_default();
    for finding in records::uncorrected(tx)?.into_iter().filter(|finding| finding.person != cx.actor.id) {
        let due = qa_01_correction::due(finding.at, &Limits::on(cx.params, finding.at.day()));
        let title = msg!("quality-task-correct", name = name(finding.person), tag = finding.draft.tag.as_str());
        tasks.push(task(title, msg!("quality-task-correct-detail"), Some(due), "QA-01", "qa-record", finding.record));
    }
    for record in records::unconfirmed_of(tx, cx.actor.id, begin_of(plus_days(today, -qa_02_coaching::DAYS)))? {
        let title = msg!("quality-task-unread", name = name(record.person), no = record.no.as_str());
        tasks.push(task(title, msg!("quality-task-unread-detail"), None, "QA-02", "qa-record", record.id));
    }
    if cx.at >= qa_03_quota::reminded_from(month) {
        let under = under(cx, &people, &limits)?;
        if !under.is_empty() {
            let title = msg!("quality-task-under", count = under.len());
            let detail = msg!("quality-task-under-detail", names = under.join("、"));
            tasks.push(task(title, detail, Some(qa_05_sheet::due(month, &limits)), "QA-03", "qa-plan", 0));
        }
    }
    tasks.extend(week(cx, &limits)?);
    tasks.extend(month_due(cx, &limits)?);
    Ok(tasks)
}

/// Names of who is below `qa_min` in this month.
fn under(cx: &Context<'_, '_>, people: &[Person], limits: &Limits) -> Result<Vec<String>, Fault> {
    let month = cx.at.day().first_of_month();
    let sums = records::totals(cx.tx, month)?;
    let count = |person: &Person| sums.get(&person.id).map_or(0, |sum| sum.mean.count);
    let empty: Vec<i64> = people.iter().filter(|person| person.is_liable() && count(person) == 0).map(|person| person.id).collect();
    let away = months::away(cx, month, &empty)?;
    let is_under =
        |person: &&Person| person.is_liable() && qa_03_quota::quota(count(person), away.contains(&person.id), limits) == Quota::Under;
    Ok(people.iter().filter(is_under).map(|person| person.name.clone()).collect())
}

/// The summary of this week from its due day on, and that of the last week as long as it is missing. Without any check there is none to write.
fn week(cx: &Context<'_, '_>, limits: &Limits) -> Result<Vec<Task>, Fault> {
    let today = cx.at.day();
    let mut tasks = Vec::new();
    for week in [plus_days(week_start(today), -7), week_start(today)] {
        let due = qa_06_week::due(week, limits);
        let (checks, findings) = records::figures(cx.tx, week, plus_days(week, 6))?;
        if today >= due.day() && checks + findings > 0 && weeks::week(cx.tx, week)?.is_none() {
            let title = msg!("quality-task-week", week = week.strftime("%m-%d").to_string());
            let detail = msg!("quality-task-week-detail", checks = checks, findings = findings);
            tasks.push(task(title, detail, Some(due), "QA-06", "qa-week", 0));
        }
    }
    Ok(tasks)
}

/// The sheet of this month in its last seven days, and that of the last month as long as it is not handed in; a month without checks is none.
fn month_due(cx: &Context<'_, '_>, limits: &Limits) -> Result<Vec<Task>, Fault> {
    let today = cx.at.day();
    let this = today.first_of_month();
    let mut tasks = Vec::new();
    for month in [months_on(this, -1), this] {
        let near = month < this || cx.at >= qa_03_quota::reminded_from(month);
        if near && !months::locked(cx.tx, month)? && !records::totals(cx.tx, month)?.is_empty() {
            let title = msg!("quality-task-month", month = month_word(month));
            tasks.push(task(title, msg!("quality-task-month-detail"), Some(qa_05_sheet::due(month, limits)), "QA-05", "qa-results", 0));
        }
    }
    Ok(tasks)
}

/// What stands in the list of 客服部主任: emergencies, summaries, common problems, the ranking before the meeting.
fn director(cx: &Context<'_, '_>) -> Result<Vec<Task>, Fault> {
    let (tx, today) = (cx.tx, cx.at.day());
    let mut tasks = Vec::new();
    let people = store::people(tx)?;
    let name = |id: i64| people.iter().find(|person| person.id == id).map(|person| person.name.clone()).unwrap_or_default();
    for finding in records::emergencies(tx)? {
        let title = msg!("quality-task-urgent", tag = finding.draft.tag.as_str(), name = name(finding.person));
        let detail =
            msg!("quality-task-urgent-detail", by = finding.name.as_str(), at = finding.at.local().strftime("%m-%d %H:%M").to_string());
        tasks.push(task(title, detail, Some(finding.at), "QA-01", "qa-record", finding.record));
    }
    for week in weeks::unknown_weeks(tx)? {
        let title = msg!("quality-task-know-week", name = week.by.name.as_str(), week = week.week.strftime("%m-%d").to_string());
        tasks.push(task(title, msg!("quality-task-know-week-detail"), None, "QA-06", "qa-week", 0));
    }
    let limits = Limits::on(cx.params, today);
    for common in store::common(cx)?.iter().filter(|common| qa_07_common::is_common(common, &limits)) {
        let title = msg!("quality-task-common", tag = common.tag.as_str());
        let detail = msg!("quality-task-common-detail", people = common.people.len());
        tasks.push(task(title, detail, None, "QA-07", "qa-results", 0));
    }
    let calendar = links::calendar(cx)?;
    let meeting = meet_02_meeting::day(today, |day| calendar.holiday(day).is_some());
    let near = today >= plus_days(meeting, -meet_02_meeting::REMIND_DAYS) && today <= meeting;
    if near && !records::totals(tx, today)?.is_empty() {
        let title = msg!("quality-task-ranking", day = meeting.strftime("%m-%d").to_string());
        tasks.push(task(title, msg!("quality-task-ranking-detail"), Some(begin_of(meeting)), "MEET-02", "qa-results", 0));
    }
    Ok(tasks)
}

/// Appeals that the person may endorse or decide.
fn appealed(cx: &Context<'_, '_>) -> Result<Vec<Task>, Fault> {
    let mut tasks = Vec::new();
    let people = store::people(cx.tx)?;
    for appeal in appeals::open(cx.tx)? {
        let (id, text) = (appeal.id, appeal.reason.clone());
        let (command, title): (_, fn(&str, &str) -> Message) = match appeal.state {
            AppealState::Leader => {
                (Command::Endorse { appeal: id, agrees: true, text }, |no, name| msg!("quality-task-endorse", no = no, name = name))
            }
            _ => (Command::Settle { appeal: id, points: appeal.proposed, text }, |no, name| {
                msg!("quality-task-settle", no = no, name = name)
            }),
        };
        if barred(cx, &command)?.is_some() {
            continue;
        }
        let Some(record) = records::record(cx.tx, appeal.record)? else { continue };
        let name = people.iter().find(|person| person.id == record.person).map_or("", |person| person.name.as_str());
        let detail = msg!("quality-task-appeal-detail", reason = appeal.reason.as_str());
        tasks.push(task(title(&record.no, name), detail, None, "QA-08", "qa-appeals", id));
    }
    Ok(tasks)
}

/// Common problems that the person comments at a roll call.
fn comments(cx: &Context<'_, '_>) -> Result<Vec<Task>, Fault> {
    let mut tasks = Vec::new();
    if !cx.actor.access(Function::Handover).any() {
        return Ok(tasks);
    }
    for comment in weeks::comments(cx.tx, true)? {
        if barred(cx, &Command::CommentDone { id: comment.id })?.is_none() {
            let title = msg!("quality-task-comment", tag = comment.tag.as_str());
            tasks.push(task(title, msg!("quality-task-comment-detail"), None, "QA-07", "qa-week", 0));
        }
    }
    Ok(tasks)
}
