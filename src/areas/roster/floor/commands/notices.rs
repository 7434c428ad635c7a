//! Notices: written, handed in, published, returned, stopped, confirmed (KB-07, HAND-04).

use super::{Change, Decision, Facts, must_say};
use crate::areas::roster::floor::clauses::kb_07_notices;
use crate::areas::roster::floor::model::{Notice, NoticeDraft, NoticeState};
use crate::areas::roster::plan::commands::missing;
use crate::base::{Actor, Day, Deed, Function, Reach, Refusal};
use crate::msg;

const ID: &str = "KB-07";

/// Whether this person publishes notices (Appendix B).
pub fn may_publish(actor: &Actor) -> bool {
    actor.access(Function::Knowledge).deed == Deed::Approve
}

/// Whether this person reads every notice, and not only what is for him and what he wrote.
pub fn may_read_all(actor: &Actor) -> bool {
    let access = actor.access(Function::Knowledge);
    access.deed >= Deed::Read && access.reach == Reach::All
}

fn must(allowed: bool) -> Result<(), Refusal> {
    if allowed {
        Ok(())
    } else {
        Err(Refusal { message: msg!("roster-floor-notice-publishers"), clauses: vec![ID, "SEC-08"], flaws: Vec::new() })
    }
}

fn stored(facts: &Facts) -> Result<&Notice, Refusal> {
    facts.notice.as_ref().ok_or_else(missing)
}

/// Writes a notice. Its author, or who publishes, changes one that is not published yet.
pub fn put(facts: &Facts, of: Option<(i64, i64)>, draft: &NoticeDraft, to: NoticeState, actor: &Actor) -> Decision {
    let access = actor.access(Function::Knowledge);
    if access.deed < Deed::Draft {
        return Err(Refusal::by("SEC-08", msg!("base-refused-do")));
    }
    let publishes = may_publish(actor);
    if to == NoticeState::Published {
        must(publishes)?;
    }
    let from = match of {
        None => NoticeState::Draft,
        Some((_, rev)) => {
            let notice = stored(facts)?;
            must(notice.author.staff == actor.id || publishes)?;
            if notice.rev != rev {
                return Err(Refusal::by(ID, msg!("roster-floor-notice-overtaken")));
            }
            notice.state
        }
    };
    // Somebody who publishes may correct what was handed in.
    if !(from == NoticeState::Review && to == NoticeState::Review && publishes) {
        kb_07_notices::step(from, to)?;
    }
    let mut flaws = kb_07_notices::flaws(draft);
    if to == NoticeState::Draft {
        flaws.retain(|flaw| flaw.field == "title");
    }
    if let Some(refusal) = Refusal::flawed(flaws) {
        return Err(refusal);
    }
    let mut draft = draft.clone();
    (draft.title, draft.text) = (draft.title.trim().to_owned(), draft.text.trim().to_owned());
    let draft = Box::new(draft);
    let changes = match of {
        None => vec![Change::InsertNotice(draft, to)],
        Some(_) => vec![Change::UpdateNotice(draft), Change::MoveNotice(to, String::new())],
    };
    Ok((changes, Vec::new()))
}

fn moved(facts: &Facts, to: NoticeState, reason: String) -> Decision {
    kb_07_notices::step(stored(facts)?.state, to)?;
    Ok((vec![Change::MoveNotice(to, reason)], Vec::new()))
}

/// Publishes what was handed in.
pub fn publish(facts: &Facts, actor: &Actor) -> Decision {
    must(may_publish(actor))?;
    if let Some(refusal) = Refusal::flawed(kb_07_notices::flaws(&stored(facts)?.draft)) {
        return Err(refusal);
    }
    moved(facts, NoticeState::Published, String::new())
}

/// Gives it back to its author, with a reason.
pub fn give_back(facts: &Facts, reason: &str, actor: &Actor) -> Decision {
    must(may_publish(actor))?;
    if stored(facts)?.state != NoticeState::Review {
        return Err(Refusal::by(ID, msg!("roster-floor-notice-not-now", state = stored(facts)?.state.message())));
    }
    moved(facts, NoticeState::Draft, must_say(reason, "reason", ID)?)
}

/// Stops it, with a reason.
pub fn stop(facts: &Facts, reason: &str, actor: &Actor) -> Decision {
    must(may_publish(actor))?;
    moved(facts, NoticeState::Stopped, must_say(reason, "reason", ID)?)
}

/// The person read it. Only who is of its audience confirms; a second time changes nothing.
pub fn confirm(facts: &Facts, actor: &Actor, today: Day) -> Decision {
    let notice = stored(facts)?;
    let mine = facts.me.as_ref().is_some_and(|me| me.id == actor.id && me.active && notice.draft.audience.holds(me));
    if !mine {
        return Err(Refusal::by("HAND-04", msg!("roster-floor-notice-not-yours")));
    }
    if !notice.is_in_force(today) {
        return Err(Refusal::by("HAND-04", msg!("roster-floor-notice-not-now", state = notice.state_on(today).message())));
    }
    Ok((vec![Change::Confirm], Vec::new()))
}
