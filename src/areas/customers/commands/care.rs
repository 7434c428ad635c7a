//! Looking after customers: who has them, how they are graded, what was talked about, what they ordered.

use super::many::check_count;
use super::{Change, Decision, Facts, Held, may_work_on, missing};
use crate::areas::customers::clauses::{file_16_balance, file_17_first_contact, file_20_credit};
use crate::areas::customers::model::{CHANNELS, CreditTerm, OrderDraft};
use crate::areas::customers::record::NoteKind;
use crate::base::{Actor, Deed, Flaw, Function, Instant, Refusal};
use crate::msg;

/// FILE-16: who may allocate gives customers to agents. Customers that their agent has already stay as they are.
pub fn allocate(facts: &Facts, asked: usize, actor: &Actor) -> Decision {
    actor.must_do_all(Function::CustomerManage)?;
    check_count(asked, facts.held.len())?;
    if !facts.can_hold {
        return Err(Refusal::of_field("agent", "FILE-16", msg!("customers-no-agent")).into());
    }
    let moved: Vec<&Held> = facts.held.iter().filter(|held| held.agent != Some(held.to)).collect();
    let mut after = facts.loads.clone();
    let count = |is_one: &dyn Fn(&Held) -> bool| i64::try_from(moved.iter().filter(|held| is_one(held)).count()).unwrap_or(0);
    for load in &mut after {
        load.customers += count(&|held| held.to == load.staff) - count(&|held| held.agent == Some(load.staff));
    }
    let agents: Vec<i64> = moved.iter().map(|held| held.to).collect();
    let changes: Vec<Change> = moved.iter().map(|held| Change::Allocate { customer: held.id, agent: held.to }).collect();
    let finding = file_16_balance::judge(&after, &agents, facts.limits.alloc_spread);
    Ok((changes, finding.into_iter().collect()))
}

/// FILE-17, FILE-29: what was talked about.
pub fn note(facts: &Facts, kind: NoteKind, channel: &str, text: &str, actor: &Actor, at: Instant) -> Decision {
    may_work_on(facts, actor)?;
    let mut flaws = Vec::new();
    if !CHANNELS.contains(&channel) {
        flaws.push(Flaw { field: "channel", clause: "FILE-17", message: msg!("customers-no-such-choice", words = CHANNELS.join("、")) });
    }
    if text.chars().count() > 4_000 {
        flaws.push(Flaw { field: "text", clause: "", message: msg!("customers-too-long", limit = 4_000_i64) });
    }
    if let Some(refusal) = Refusal::flawed(flaws) {
        return Err(refusal.into());
    }
    let least = facts.limits.note_min_chars;
    let meets = facts.waiting.is_some() && file_17_first_contact::is_detailed(text, least);
    let findings = file_17_first_contact::judge(facts.waiting, text, least, at);
    Ok((vec![Change::AddNote { kind, channel: channel.to_owned(), text: text.trim().to_owned(), meets }], findings.into_iter().collect()))
}

/// FILE-20: an order within the credit, or approved by who places it. The first one makes a 未来 customer a 现在 one (FILE-03).
pub fn order(facts: &Facts, order: &OrderDraft, actor: &Actor, at: Instant) -> Decision {
    may_work_on(facts, actor)?;
    let mut flaws = Vec::new();
    // What is paid decides on the credit; the rest is plain form.
    let mut flaw = |field, message| flaws.push(Flaw { field, clause: if field == "paid" { "FILE-20" } else { "" }, message });
    if order.amount <= 0 {
        flaw("amount", msg!("customers-order-amount"));
    }
    if order.paid < 0 || order.paid > order.amount {
        flaw("paid", msg!("customers-order-paid"));
    }
    if order.day > at.day() {
        flaw("day", msg!("customers-order-future"));
    }
    if order.lines.iter().any(|line| line.product.trim().is_empty() || line.quantity <= 0 || line.amount < 0) {
        flaw("lines", msg!("customers-order-line"));
    }
    if !order.lines.is_empty() && order.lines.iter().map(|line| line.amount).sum::<i64>() != order.amount {
        flaw("lines", msg!("customers-order-sum"));
    }
    if let Some(refusal) = Refusal::flawed(flaws) {
        return Err(refusal.into());
    }
    let approves = actor.access(Function::CustomerManage).deed >= Deed::Do;
    let finding = file_20_credit::judge(facts.credit, order.amount, order.paid, approves)?;
    let approver = finding.is_some().then_some(actor.id);
    Ok((vec![Change::PlaceOrder { order: Box::new(order.clone()), approver }], finding.into_iter().collect()))
}

/// A payment towards an order, at most what is still unpaid.
pub fn pay(facts: &Facts, paid: i64, actor: &Actor) -> Decision {
    may_work_on(facts, actor)?;
    let order = facts.order.as_ref().ok_or_else(missing)?;
    if order.cancelled || paid <= 0 || order.draft.paid + paid > order.draft.amount {
        return Err(Refusal::of_field("paid", "FILE-20", msg!("customers-order-paid")).into());
    }
    Ok((vec![Change::PayOrder { paid }], Vec::new()))
}

/// An order that does not come about stays in the register as 已取消 (CONV-11).
pub fn cancel(facts: &Facts, reason: &str, actor: &Actor) -> Decision {
    may_work_on(facts, actor)?;
    let order = facts.order.as_ref().ok_or_else(missing)?;
    if order.cancelled {
        return Err(Refusal::by("CONV-11", msg!("customers-order-cancelled")).into());
    }
    if reason.trim().is_empty() {
        return Err(Refusal::of_field("reason", "CONV-11", msg!("customers-order-reason")).into());
    }
    Ok((vec![Change::CancelOrder], Vec::new()))
}

/// FILE-20: what credit grades mean, set by who manages customers. Grades that stay as they are need no change.
pub fn credit_terms(facts: &Facts, terms: &[CreditTerm], actor: &Actor) -> Decision {
    actor.must_do_all(Function::CustomerManage)?;
    for term in terms {
        let known = facts.terms.iter().any(|known| known.grade == term.grade);
        if !known || !(0..=3_650).contains(&term.days) || term.limit < 0 {
            return Err(Refusal::of_field("credit_term", "FILE-20", msg!("customers-credit-term", grade = term.grade.as_str())).into());
        }
    }
    let changes = terms.iter().filter(|term| !facts.terms.contains(term)).cloned().map(Change::SetCreditTerm).collect();
    Ok((changes, Vec::new()))
}
