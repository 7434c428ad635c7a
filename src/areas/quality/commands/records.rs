//! Checks and their findings.

use super::super::clauses::{qa_01_correction, qa_02_coaching, qa_04_heads, qa_05_sheet};
use super::super::model::{Entry, FindingDraft, FindingState, PickState, Record, RecordDraft, Stage, missing};
use super::super::score::Total;
use super::{Change, Command, Decision, Facts};
use crate::base::{Actor, Instant, Post, Refusal};
use crate::msg;

pub(super) fn decide(facts: &Facts, command: &Command, actor: &Actor, at: Instant) -> Decision {
    match command {
        Command::Keep { of, draft } => write(facts, *of, draft, actor, at, false),
        Command::Submit { of, draft } => write(facts, *of, draft, actor, at, true),
        Command::SubmitKept { .. } => {
            let record = facts.record()?;
            write(facts, Some((record.id, record.rev)), &draft_of(record), actor, at, true)
        }
        Command::Void { reason, .. } => void(facts, reason, actor),
        Command::Confirm { .. } => confirm(facts, actor),
        Command::Find { draft, .. } => find(facts, draft, actor),
        Command::Correct { coaching, .. } => correct(facts, coaching, actor, at),
        Command::ConfirmFinding { .. } => confirm_finding(facts, actor),
        Command::Know { .. } => know(facts, actor),
        _ => Err(missing()),
    }
}

/// A draft as it was kept.
pub(crate) fn draft_of(record: &Record) -> RecordDraft {
    RecordDraft {
        person: record.person,
        on: record.on,
        channel: record.channel.clone(),
        content: record.content.clone(),
        form: Some(record.form),
        subject: record.subject.clone(),
        pick: record.pick,
        entries: record.scores.iter().map(|score| score.entry.clone()).collect(),
    }
}

fn stands(record: &Record, any: &[Stage]) -> Result<(), Refusal> {
    let stage = record.stage();
    if any.contains(&stage) {
        return Ok(());
    }
    Err(Refusal::by("QA-05", msg!("quality-record-stands", no = record.no.as_str(), state = stage.message())))
}

fn write(facts: &Facts, of: Option<(i64, i64)>, draft: &RecordDraft, actor: &Actor, at: Instant, submitted: bool) -> Decision {
    qa_05_sheet::must_write(actor)?;
    qa_05_sheet::not_oneself(actor, draft.person)?;
    facts.person(draft.person)?;
    if let Some((_, rev)) = of {
        let record = facts.record()?;
        stands(record, &[Stage::Draft])?;
        if record.checker != actor.id {
            return Err(Refusal::by("QA-05", msg!("quality-others-draft", name = record.checker_name.as_str())));
        }
        if record.rev != rev {
            return Err(missing());
        }
    }
    if draft.on > at {
        return Err(Refusal::of_field("on", "QA-05", msg!("quality-in-future")));
    }
    qa_05_sheet::must_be_open(draft.on.day(), facts.locked)?;
    if let Some(pick) = &facts.pick {
        let mine = pick.checker == actor.id || actor.posts.contains(&Post::Director);
        let kept = facts.record.as_ref().is_some_and(|record| record.pick == Some(pick.id));
        if !mine || pick.record.handler != draft.person || (pick.state != PickState::Open && !kept) {
            return Err(Refusal::by("QA-03", msg!("quality-not-your-pick")));
        }
    }
    let form = facts.form()?;
    let heads = &form.draft.heads;
    qa_04_heads::check_entries(heads, &draft.entries, submitted)?;
    let mut entries = draft.entries.clone();
    entries.resize(heads.len(), Entry::default());
    let mut said = Vec::new();
    if submitted {
        qa_05_sheet::must_tell(&draft.content, &facts.limits)?;
        if draft.channel.trim().is_empty() {
            return Err(Refusal::of_field("channel", "QA-05", msg!("quality-no-channel")));
        }
        qa_04_heads::must_find(heads, &entries, facts.findings, &facts.limits)?;
        let mut judged = qa_04_heads::judge(heads, &entries, &facts.limits).finding;
        // That a total is low is what the check found; the act itself is in order.
        judged.verdict = crate::base::Verdict::Kept;
        said.push(judged);
    }
    let weights: Vec<i64> = heads.iter().map(|head| head.weight).collect();
    let total = Total::of(entries.iter().zip(weights.iter().copied()));
    let draft = RecordDraft { entries, ..draft.clone() };
    let change = Change::Record { of: of.map(|(id, _)| id), draft: Box::new(draft), form: form.id, weights, total, submitted };
    Ok((vec![change], said))
}

/// The record, where a checker may still write to it: not about himself, not void, and its month not handed in.
fn writable<'a>(facts: &'a Facts, actor: &Actor) -> Result<&'a Record, Refusal> {
    qa_05_sheet::must_write(actor)?;
    let record = facts.record()?;
    qa_05_sheet::not_oneself(actor, record.person)?;
    if record.stage() == Stage::HandedIn {
        qa_05_sheet::must_be_open(record.month(), true)?;
    }
    stands(record, &[Stage::Draft, Stage::Submitted, Stage::Confirmed])?;
    Ok(record)
}

fn void(facts: &Facts, reason: &str, actor: &Actor) -> Decision {
    writable(facts, actor)?;
    if reason.trim().is_empty() {
        return Err(Refusal::of_field("reason", "QA-05", msg!("quality-void-no-reason")));
    }
    Ok((vec![Change::Void(reason.trim().to_owned())], Vec::new()))
}

fn confirm(facts: &Facts, actor: &Actor) -> Decision {
    let record = facts.record()?;
    if record.person != actor.id {
        return Err(Refusal { message: msg!("quality-confirm-own"), clauses: vec!["QA-05", "SEC-08"], flaws: Vec::new() });
    }
    if record.confirmed_at.is_some() {
        return Err(Refusal::by("QA-05", msg!("quality-confirmed-already", no = record.no.as_str())));
    }
    stands(record, &[Stage::Submitted, Stage::HandedIn])?;
    Ok((vec![Change::Confirm], Vec::new()))
}

fn find(facts: &Facts, draft: &FindingDraft, actor: &Actor) -> Decision {
    let record = writable(facts, actor)?;
    if draft.tag.trim().is_empty() {
        return Err(Refusal::of_field("tag", "QA-01", msg!("quality-no-tag")));
    }
    if draft.head.is_some_and(|head| usize::try_from(head).ok().is_none_or(|head| record.scores.get(head).is_none())) {
        return Err(missing());
    }
    let draft = FindingDraft { tag: draft.tag.trim().to_owned(), text: draft.text.trim().to_owned(), ..draft.clone() };
    Ok((vec![Change::Find { person: record.person, draft }], Vec::new()))
}

fn correct(facts: &Facts, coaching: &str, actor: &Actor, at: Instant) -> Decision {
    qa_05_sheet::must_write(actor)?;
    let finding = facts.finding.as_ref().ok_or_else(missing)?;
    qa_05_sheet::not_oneself(actor, finding.person)?;
    if facts.record()?.stored == Stage::Void {
        stands(facts.record()?, &[Stage::Submitted])?;
    }
    if finding.state() != FindingState::Open {
        let message = msg!("quality-finding-stands", tag = finding.draft.tag.as_str(), state = finding.state().message());
        return Err(Refusal::by("QA-01", message));
    }
    qa_02_coaching::must_coach(coaching)?;
    let judged = qa_01_correction::judge(finding.at, at, &facts.limits);
    Ok((vec![Change::Correct(coaching.trim().to_owned())], vec![judged.finding]))
}

fn confirm_finding(facts: &Facts, actor: &Actor) -> Decision {
    let finding = facts.finding.as_ref().ok_or_else(missing)?;
    if finding.person != actor.id {
        return Err(Refusal { message: msg!("quality-confirm-own"), clauses: vec!["QA-02", "SEC-08"], flaws: Vec::new() });
    }
    match finding.state() {
        FindingState::Corrected if facts.record()?.stored != Stage::Draft => Ok((vec![Change::ConfirmFinding], Vec::new())),
        state => {
            let message = msg!("quality-finding-stands", tag = finding.draft.tag.as_str(), state = state.message());
            Err(Refusal::by("QA-02", message))
        }
    }
}

fn know(facts: &Facts, actor: &Actor) -> Decision {
    let finding = facts.finding.as_ref().ok_or_else(missing)?;
    if !actor.posts.contains(&Post::Director) {
        return Err(Refusal { message: msg!("quality-director-only"), clauses: vec!["QA-01", "SEC-08"], flaws: Vec::new() });
    }
    if !finding.draft.urgent || finding.known.is_some() {
        return Err(missing());
    }
    Ok((vec![Change::Know], Vec::new()))
}
