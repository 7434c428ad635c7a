//! Weekly summaries with their training plan, trainings, and common problems that are commented at roll call.

use std::collections::BTreeSet;

use super::super::clauses::{qa_05_sheet, qa_06_week, qa_07_common};
use super::super::model::{PlanItem, missing};
use super::{Change, Command, Decision, Facts};
use crate::base::{Actor, Day, Deed, Function, Instant, Post, Refusal, week_start};
use crate::msg;

pub(super) fn decide(facts: &Facts, command: &Command, actor: &Actor, at: Instant) -> Decision {
    match command {
        Command::SubmitWeek { week, text, items } => submit(facts, *week, text, items, actor, at),
        Command::KnowWeek { .. } => {
            director(actor, "QA-06")?;
            if facts.week.as_ref().ok_or_else(missing)?.known.is_some() {
                return Err(missing());
            }
            Ok((vec![Change::KnowWeek], Vec::new()))
        }
        Command::Hold { on, attended, .. } => hold(facts, *on, attended, actor, at),
        Command::Designate { tag, team } => {
            director(actor, "QA-07")?;
            let common = facts.common.iter().find(|one| one.tag == *tag).ok_or_else(missing)?;
            let judged = qa_07_common::judge(common, &facts.limits);
            if !qa_07_common::is_common(common, &facts.limits) {
                return Err(Refusal::by("QA-07", judged.finding.message));
            }
            let people = i64::try_from(common.people.len()).unwrap_or(i64::MAX);
            Ok((vec![Change::Designate { tag: tag.clone(), people, team: *team }], Vec::new()))
        }
        Command::CommentDone { .. } => {
            let comment = facts.comment.as_ref().ok_or_else(missing)?;
            let access = actor.access(Function::Handover);
            let leads = actor.posts.contains(&Post::TeamLeader) && (comment.team.is_none() || comment.team == actor.team);
            if access.note != "讲评" && !leads {
                return Err(Refusal { message: msg!("quality-comment-who"), clauses: vec!["QA-07", "SEC-08"], flaws: Vec::new() });
            }
            if comment.done.is_some() {
                return Err(missing());
            }
            Ok((vec![Change::CommentDone], Vec::new()))
        }
        _ => Err(missing()),
    }
}

fn director(actor: &Actor, clause: &'static str) -> Result<(), Refusal> {
    if actor.posts.contains(&Post::Director) {
        return Ok(());
    }
    Err(Refusal { message: msg!("quality-director-only"), clauses: vec![clause, "SEC-08"], flaws: Vec::new() })
}

fn submit(facts: &Facts, week: Day, text: &str, items: &[PlanItem], actor: &Actor, at: Instant) -> Decision {
    qa_05_sheet::must_write(actor)?;
    let week = week_start(week);
    if week > at.day() {
        return Err(Refusal::by("QA-06", msg!("quality-week-ahead")));
    }
    if facts.week.is_some() {
        return Err(Refusal::by("QA-06", msg!("quality-week-twice", week = week.to_string())));
    }
    qa_06_week::check(text, items)?;
    let everybody: Vec<i64> = facts.people.iter().filter(|person| person.is_liable()).map(|person| person.id).collect();
    let items = items.iter().map(|item| {
        let people: BTreeSet<i64> =
            if item.everybody { everybody.iter().copied().collect() } else { item.people.iter().copied().collect() };
        PlanItem { topic: item.topic.trim().to_owned(), people: people.into_iter().collect(), ..item.clone() }
    });
    let judged = qa_06_week::judge(week, at, &facts.limits);
    Ok((vec![Change::Week { week, text: text.trim().to_owned(), items: items.collect() }], vec![judged.finding]))
}

/// Who plans trainings records that one was held; a 班长 for his own group.
fn hold(facts: &Facts, on: Day, attended: &[i64], actor: &Actor, at: Instant) -> Decision {
    let training = facts.training.as_ref().ok_or_else(missing)?;
    let access = actor.access(Function::Training);
    let in_group = |id: i64| facts.person(id).is_ok_and(|person| person.team.is_some() && person.team == actor.team);
    let may = match access.note {
        "group" => training.people.iter().all(|(id, _)| in_group(*id)),
        "sales" => false,
        _ => access.deed >= Deed::Draft,
    };
    if !may {
        return Err(Refusal { message: msg!("base-refused-do"), clauses: vec!["TRAIN-06", "SEC-08"], flaws: Vec::new() });
    }
    if training.held_on.is_some() {
        return Err(Refusal::by("TRAIN-06", msg!("quality-training-held-already")));
    }
    if on > at.day() {
        return Err(Refusal::of_field("on", "TRAIN-06", msg!("quality-in-future")));
    }
    let attended: Vec<i64> = attended.iter().copied().filter(|id| training.people.iter().any(|(person, _)| person == id)).collect();
    if attended.is_empty() {
        return Err(Refusal::of_field("attended", "TRAIN-06", msg!("quality-training-nobody")));
    }
    Ok((vec![Change::Hold { on, attended }], Vec::new()))
}
