//! Saving, removing and arranging views: one's own by who reads customers, shared ones by who manages them.

use super::{Change, Decision};
use crate::areas::customers::views::{self, View, ViewAct};
use crate::base::fold::clean;
use crate::base::{Actor, Function, Refusal};
use crate::msg;

/// Characters of a name.
const NAME_LETTERS: usize = 20;
/// Views of a person at most: more of them nobody finds again.
const MOST: usize = 100;

/// Decides an act on views; `known` are those that the person has.
pub fn decide(known: &[View], act: &ViewAct, actor: &Actor) -> Decision {
    actor.must_read(Function::CustomerRead)?;
    match act {
        ViewAct::Save { id, rev, name, shared, content } => {
            let name = clean(name);
            check_name(known, *id, &name)?;
            let stored = if *id == 0 { None } else { Some(editable(known, *id)?) };
            if stored.is_some_and(|view| view.rev != *rev) {
                return Err(refusal(msg!("customers-views-moved", name = name)));
            }
            if *shared || stored.is_some_and(|view| view.shared) {
                actor.must_do(Function::CustomerManage)?;
            }
            if stored.is_none() && known.len() >= MOST {
                return Err(refusal(msg!("customers-views-most", most = MOST)));
            }
            let mut content = content.clone();
            content.list.filter = content.list.filter.asking();
            if stored.is_some_and(|view| (&view.name, view.shared, &view.content) == (&name, *shared, &*content)) {
                return Ok((Vec::new(), Vec::new()));
            }
            Ok((vec![Change::SaveView { id: *id, name, shared: *shared, content }], Vec::new()))
        }
        ViewAct::Remove { id } => {
            if editable(known, *id)?.shared {
                actor.must_do(Function::CustomerManage)?;
            }
            Ok((vec![Change::RemoveView { id: *id }], Vec::new()))
        }
        ViewAct::Arrange { places, opens } => {
            let there = |id: i64| known.iter().any(|view| view.id == id);
            if !places.iter().all(|place| there(place.view)) || !there(*opens) {
                return Err(gone());
            }
            Ok((vec![Change::ArrangeViews { places: places.clone(), opens: *opens }], Vec::new()))
        }
    }
}

fn check_name(known: &[View], id: i64, name: &str) -> Result<(), Refusal> {
    let message = match name.chars().count() {
        0 => msg!("customers-views-name-blank"),
        count if count > NAME_LETTERS => msg!("customers-too-long", limit = NAME_LETTERS),
        _ if known.iter().any(|view| view.id != id && view.name == name) => msg!("customers-views-name-twice", name = name),
        _ => return Ok(()),
    };
    Err(Refusal::of_field("name", "", message))
}

fn editable(known: &[View], id: i64) -> Result<&View, super::Rejection> {
    let view = known.iter().find(|view| view.id == id).ok_or_else(gone)?;
    if views::is_built_in(id) || !view.editable {
        return Err(Refusal::by("SEC-08", msg!("customers-views-not-yours")).into());
    }
    Ok(view)
}

fn gone() -> super::Rejection {
    refusal(msg!("customers-views-gone"))
}

fn refusal(message: crate::base::Message) -> super::Rejection {
    Refusal { message, clauses: Vec::new(), flaws: Vec::new() }.into()
}
