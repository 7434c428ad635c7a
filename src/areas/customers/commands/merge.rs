//! One file of two, and acts that are taken back.

use super::{Change, Decision, Facts, check_draft, may_change, missing};
use crate::areas::customers::model::{Draft, Field};
use crate::base::{Actor, Day, Function, Refusal};
use crate::msg;

/// FILE-30: two files of one customer become one.
pub fn merge(facts: &Facts, revs: (i64, i64), draft: &Draft, actor: &Actor, today: Day) -> Decision {
    actor.must_do_all(Function::CustomerManage)?;
    let (Some(keep), Some(gone)) = (&facts.stored, &facts.other) else { return Err(missing().into()) };
    if keep.id == gone.id {
        return Err(Refusal::by("FILE-30", msg!("customers-merge-same")).into());
    }
    for (file, rev) in [(keep, revs.0), (gone, revs.1)] {
        if file.rev != rev {
            let message = msg!("customers-merge-changed", no = file.no.as_str(), name = file.updated_by.as_str());
            return Err(Refusal::by("FILE-30", message).into());
        }
    }
    check_draft(draft, facts, today)?;
    let grade = draft.get(Field::Grade);
    if [keep, gone].iter().all(|file| file.draft.get(Field::Grade) != grade) {
        return Err(Refusal::of_field("grade", "FILE-18", msg!("customers-grade-by-reason")).into());
    }
    Ok((vec![Change::Merge(Box::new(draft.clone()))], Vec::new()))
}

/// What a merged file is proposed to hold: the values of the one that goes on, where it has none those of the other, and the contacts,
/// tags and credit problems of both.
pub fn united(keep: &Draft, gone: &Draft) -> Draft {
    let mut draft = keep.clone();
    for field in Field::ALL {
        if draft.get(*field).is_empty() {
            draft.set(*field, gone.get(*field));
        }
    }
    for contact in &gone.contacts {
        let numbers = |c: &crate::areas::customers::model::Contact| (c.mobile.clone(), c.landline.clone());
        let there = draft.contacts.iter().any(|c| c.name == contact.name && numbers(c) == numbers(contact));
        if !there {
            draft.contacts.push(contact.clone());
        }
    }
    draft.tags.extend(gone.tags.iter().cloned());
    let new = gone.credit_problems.iter().filter(|problem| !keep.credit_problems.contains(problem)).cloned();
    draft.credit_problems.extend(new);
    draft.credit_problems.sort_by(|a, b| b.cmp(a));
    draft
}

/// CONV-11: taking an act back is an act of its own, for who may do what it undoes, as long as nobody changed anything since.
/// The rows of an import are looked at one by one while they are taken back.
pub fn undo(facts: &Facts, actor: &Actor) -> Decision {
    actor.must_do(Function::CustomerEdit)?;
    let undoing = facts.undo.as_ref().ok_or_else(none)?;
    match undoing.verb.as_str() {
        "customer.edit" => {
            may_change(facts, actor)?;
            if undoing.people {
                actor.must_do_all(Function::CustomerManage)?;
            }
        }
        "customer.allocate" | "customer.grade" | "customer.merge" => {
            actor.must_do_all(Function::CustomerManage)?;
        }
        "customer.import" => {
            actor.must_do_all(Function::CustomerEdit)?;
        }
        _ => return Err(none().into()),
    }
    if undoing.undone {
        return Err(Refusal::by("CONV-11", msg!("customers-undo-twice")).into());
    }
    if !undoing.any {
        return Err(none().into());
    }
    if let Some(first) = undoing.changed.first() {
        let message = msg!(
            "customers-undo-changed",
            no = first.no.as_str(),
            name = first.name.as_str(),
            by = first.by.as_str(),
            more = undoing.changed.len().saturating_sub(1)
        );
        return Err(Refusal::by("CONV-11", message).into());
    }
    Ok((vec![Change::Undo], Vec::new()))
}

/// FILE-30: files that look alike are told apart for good.
pub fn distinct(facts: &Facts, ids: &[i64], actor: &Actor) -> Decision {
    actor.must_do_all(Function::CustomerManage)?;
    let mut ids = ids.to_vec();
    ids.sort_unstable();
    ids.dedup();
    if ids.len() < 2 || facts.distinct.len() < ids.len() {
        return Err(missing().into());
    }
    let pairs = ids.iter().enumerate().flat_map(|(n, one)| ids.iter().skip(n + 1).map(|other| Change::Distinct(*one, *other)));
    Ok((pairs.collect(), Vec::new()))
}

fn none() -> Refusal {
    Refusal::by("CONV-11", msg!("customers-undo-none"))
}
