//! Appeals against single heads: the agent disputes, the 班长 endorses or declines, a second checker decides.

use super::super::clauses::qa_08_openness::judge_appeal;
use super::super::clauses::{qa_05_sheet, refusal};
use super::super::model::{Appeal, AppealState, Mark, Record, Stage, missing};
use super::super::score::Total;
use super::{Change, Command, Decision, Facts};
use crate::base::{Actor, Instant, Post, Refusal};
use crate::msg;

const ID: &str = "QA-08";

pub(super) fn decide(facts: &Facts, command: &Command, actor: &Actor, at: Instant) -> Decision {
    match command {
        Command::Appeal { head, proposed, reason, .. } => file(facts, *head, *proposed, reason, actor, at),
        Command::Endorse { agrees, text, .. } => endorse(facts, *agrees, text, actor),
        Command::Settle { points, text, .. } => settle(facts, *points, text, actor),
        _ => Err(missing()),
    }
}

fn denied(message: crate::base::Message) -> Refusal {
    Refusal { message, clauses: vec![ID, "SEC-08"], flaws: Vec::new() }
}

/// The points and the weight of a head.
fn scored(record: &Record, head: i64) -> Result<(i64, i64), Refusal> {
    let score = usize::try_from(head).ok().and_then(|head| record.scores.get(head)).ok_or_else(missing)?;
    match score.entry.mark {
        Mark::Points(points) => Ok((points, score.weight)),
        _ => Err(Refusal::by(ID, msg!("quality-appeal-no-points"))),
    }
}

fn in_range(points: i64, weight: i64) -> Result<(), Refusal> {
    if (0..=weight).contains(&points) {
        return Ok(());
    }
    Err(Refusal::of_field("proposed", "QA-04", msg!("quality-points-range", points = points, most = weight)))
}

fn file(facts: &Facts, head: i64, proposed: i64, reason: &str, actor: &Actor, at: Instant) -> Decision {
    let record = facts.record()?;
    if record.person != actor.id {
        return Err(denied(msg!("quality-appeal-own")));
    }
    qa_05_sheet::must_be_open(record.month(), record.stage() == Stage::HandedIn)?;
    let (Stage::Submitted | Stage::Confirmed, Some(submitted)) = (record.stage(), record.submitted_at) else {
        return Err(Refusal::by(ID, msg!("quality-record-stands", no = record.no.as_str(), state = record.stage().message())));
    };
    let judged = judge_appeal(submitted, at, &facts.limits);
    if let Some(refusal) = refusal(&judged) {
        return Err(refusal);
    }
    let (old, weight) = scored(record, head)?;
    in_range(proposed, weight)?;
    if proposed == old {
        return Err(Refusal::of_field("proposed", ID, msg!("quality-appeal-same", points = old)));
    }
    if reason.trim().is_empty() {
        return Err(Refusal::of_field("reason", ID, msg!("quality-appeal-no-reason")));
    }
    if facts.appeals.iter().any(|appeal| appeal.head == head) {
        return Err(Refusal::by(ID, msg!("quality-appeal-twice")));
    }
    let me = facts.person(actor.id)?;
    // Who has no 班长, or is it himself, goes to the second checker at once.
    let leader = me.team.is_some() && facts.people.iter().any(|person| person.leads && person.team == me.team && person.id != me.id);
    let change = Change::Appeal { head, old, proposed, reason: reason.trim().to_owned(), leader };
    Ok((vec![change], vec![judged.finding]))
}

fn open(facts: &Facts, state: AppealState) -> Result<(&Appeal, &Record), Refusal> {
    let (appeal, record) = (facts.appeal.as_ref().ok_or_else(missing)?, facts.record()?);
    if appeal.state != state {
        return Err(Refusal::by(ID, msg!("quality-appeal-stands", state = appeal.state.message())));
    }
    Ok((appeal, record))
}

fn endorse(facts: &Facts, agrees: bool, text: &str, actor: &Actor) -> Decision {
    let (_, record) = open(facts, AppealState::Leader)?;
    let person = facts.person(record.person)?;
    let leads = actor.posts.contains(&Post::TeamLeader) && person.team.is_some() && actor.team == person.team;
    if !leads || actor.id == record.person {
        return Err(denied(msg!("quality-appeal-leader-only", name = person.name.as_str())));
    }
    if !agrees && text.trim().is_empty() {
        return Err(Refusal::of_field("text", ID, msg!("quality-appeal-no-text")));
    }
    Ok((vec![Change::Endorse { agrees, text: text.trim().to_owned() }], Vec::new()))
}

fn settle(facts: &Facts, points: i64, text: &str, actor: &Actor) -> Decision {
    qa_05_sheet::must_write(actor)?;
    let (appeal, record) = open(facts, AppealState::Second)?;
    if actor.id == record.checker {
        return Err(Refusal::by(ID, msg!("quality-appeal-second-only")));
    }
    qa_05_sheet::not_oneself(actor, record.person)?;
    qa_05_sheet::must_be_open(record.month(), record.stage() == Stage::HandedIn)?;
    if record.stored == Stage::Void {
        return Err(Refusal::by(ID, msg!("quality-record-stands", no = record.no.as_str(), state = record.stage().message())));
    }
    let (now, weight) = scored(record, appeal.head)?;
    in_range(points, weight)?;
    if text.trim().is_empty() {
        return Err(Refusal::of_field("text", ID, msg!("quality-appeal-no-text")));
    }
    let total = (points != now).then(|| {
        let entries: Vec<_> = record.scores.iter().map(|score| (score.entry.clone(), score.weight)).collect();
        let mut entries = entries;
        if let Some((entry, _)) = usize::try_from(appeal.head).ok().and_then(|head| entries.get_mut(head)) {
            entry.mark = Mark::Points(points);
        }
        Total::of(entries.iter().map(|(entry, weight)| (entry, *weight)))
    });
    Ok((vec![Change::Settle { points, total, text: text.trim().to_owned() }], Vec::new()))
}
