//! What goes beside tickets: missed calls, rules of routing, answers and the robot that gives them.

use super::{Change, Decision, Facts, may_take_in, missing};
use crate::areas::cases::tickets::clauses::{filled, flow_10_robot, kept, tick_12_missed};
use crate::areas::cases::tickets::model::{AnswerState, MissedCall, Published, Rule};
use crate::base::{Actor, Deed, Function, Instant, Refusal};
use crate::msg;

pub(super) fn miss(facts: &Facts, missed: Instant, phone: &str, line: &str, actor: &Actor, at: Instant) -> Decision {
    may_take_in(actor)?;
    tick_12_missed::check(phone, missed, at)?;
    let call = MissedCall {
        id: 0,
        missed_at: missed,
        phone: phone.trim().to_owned(),
        line: line.trim().to_owned(),
        due: tick_12_missed::due(missed, facts.limits.callback_minutes.value),
        staff: None,
        back: None,
    };
    Ok((vec![Change::Miss(call)], Vec::new()))
}

pub(super) fn call_back(facts: &Facts, text: &str, actor: &Actor, at: Instant) -> Decision {
    may_take_in(actor)?;
    let call = facts.call.as_ref().ok_or_else(missing)?;
    if let Some((name, ..)) = &call.back {
        return Err(Refusal::by("TICK-12", msg!("cases-tickets-call-done", name = name.as_str())));
    }
    filled(text, "text", "TICK-12", msg!("cases-tickets-call-text"))?;
    let finding = tick_12_missed::judge(call.due, at, facts.limits.callback_minutes.value);
    Ok((vec![Change::CallBack(call.id, text.trim().to_owned())], vec![finding]))
}

/// Rules of routing are 主管's and 主任's.
fn may_rule(actor: &Actor) -> Result<(), Refusal> {
    let access = actor.access(Function::Knowledge);
    if access.deed >= Deed::Approve { Ok(()) } else { Err(Refusal::by("SEC-08", msg!("base-refused-do"))) }
}

pub(super) fn set_rule(rule: &Rule, actor: &Actor) -> Decision {
    may_rule(actor)?;
    if rule.channel.trim().is_empty() && rule.group.is_none() {
        return Err(Refusal::of_field("channel", "FLOW-09", msg!("cases-tickets-rule-empty")));
    }
    let rule = Rule { channel: rule.channel.trim().to_owned(), ..rule.clone() };
    Ok((vec![Change::Rule(rule)], Vec::new()))
}

pub(super) fn drop_rule(id: i64, actor: &Actor) -> Decision {
    may_rule(actor)?;
    Ok((vec![Change::DropRule(id)], Vec::new()))
}

pub(super) fn answer(facts: &Facts, of: Option<i64>, question: &str, text: &str, actor: &Actor) -> Decision {
    if actor.access(Function::Knowledge).deed < Deed::Draft {
        return Err(Refusal::by("SEC-08", msg!("base-refused-do")));
    }
    filled(question, "question", "FLOW-10", msg!("cases-tickets-answer-question"))?;
    filled(text, "text", "FLOW-10", msg!("cases-tickets-answer-text"))?;
    let stored = match of {
        Some(_) => Some(facts.answer.as_ref().ok_or_else(missing)?),
        None => None,
    };
    if let Some(stored) = stored {
        let mine = stored.author == actor.id || may_rule(actor).is_ok();
        if !mine || stored.state != AnswerState::Draft {
            return Err(Refusal::by("FLOW-10", msg!("cases-tickets-answer-fixed")));
        }
    }
    let answer = Published {
        id: of.unwrap_or(0),
        question: question.trim().to_owned(),
        text: text.trim().to_owned(),
        state: AnswerState::Draft,
        ticket: stored.and_then(|stored| stored.ticket),
        author: stored.map_or(actor.id, |stored| stored.author),
    };
    Ok((vec![Change::Answer(answer)], Vec::new()))
}

pub(super) fn publish(facts: &Facts, actor: &Actor) -> Decision {
    turn(facts, AnswerState::Draft, AnswerState::Published, actor)
}

pub(super) fn retire(facts: &Facts, actor: &Actor) -> Decision {
    turn(facts, AnswerState::Published, AnswerState::Retired, actor)
}

fn turn(facts: &Facts, from: AnswerState, to: AnswerState, actor: &Actor) -> Decision {
    may_rule(actor)?;
    let answer = facts.answer.as_ref().ok_or_else(missing)?;
    if answer.state != from {
        return Err(Refusal::by("FLOW-10", msg!("cases-tickets-answer-stands", state = answer.state.message())));
    }
    Ok((vec![Change::Answer(Published { state: to, ..answer.clone() })], Vec::new()))
}

pub(super) fn robot(facts: &Facts, question: &str, actor: &Actor) -> Decision {
    may_take_in(actor)?;
    filled(question, "question", "FLOW-10", msg!("cases-tickets-answer-question"))?;
    let found = facts.answer.as_ref().filter(|_| !flow_10_robot::wants_a_person(question));
    let said = match found {
        Some(answer) => kept("FLOW-10", msg!("cases-tickets-robot-answered", text = answer.text.as_str())),
        None => kept("FLOW-10", msg!("cases-tickets-robot-handed-over")),
    };
    Ok((vec![Change::Robot { question: question.trim().to_owned(), answer: found.map(|answer| answer.id) }], vec![said]))
}
