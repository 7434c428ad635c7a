//! Saving, removing and arranging views: one's own by who reads the list, shared ones by who manages it.

use super::model::{Act, Content, Place, View};
use crate::base::fold::clean;
use crate::base::{Actor, Message, Refusal};
use crate::msg;

/// Characters of a name.
pub(super) const NAME_LETTERS: usize = 20;
/// Views of a list that a person has at most: more of them nobody finds again.
const MOST: usize = 100;

/// What a decision changes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Change<C> {
    /// A new view, or an old one as it is from now on.
    Save {
        /// Which; 0 for a new one.
        id: i64,
        /// Its name.
        name: String,
        /// Everybody has it.
        shared: bool,
        /// What it shows.
        content: Box<C>,
    },
    /// A view is gone.
    Remove {
        /// Which.
        id: i64,
    },
    /// The order of the person's views.
    Arrange {
        /// All of them.
        places: Vec<Place>,
        /// With which the page opens.
        opens: i64,
    },
}

/// Decides an act on views; `known` are those that the person has. Nothing where it changes nothing.
///
/// # Errors
/// The refusal.
pub fn decide<C: Content>(known: &[View<C>], act: &Act<C>, actor: &Actor) -> Result<Option<Change<C>>, Refusal> {
    C::must_read(actor)?;
    match act {
        Act::Save { id, rev, name, shared, content } => {
            let name = clean(name);
            check_name(known, *id, &name)?;
            let stored = if *id == 0 { None } else { Some(editable(known, *id)?) };
            if stored.is_some_and(|view| view.rev != *rev) {
                return Err(refusal(msg!("views-moved", name = name)));
            }
            if *shared || stored.is_some_and(|view| view.shared) {
                C::must_share(actor)?;
            }
            if stored.is_none() && known.len() >= MOST {
                return Err(refusal(msg!("views-most", most = MOST)));
            }
            let content = Box::new(content.as_ref().clone().kept());
            if stored.is_some_and(|view| (&view.name, view.shared, &view.content) == (&name, *shared, &*content)) {
                return Ok(None);
            }
            Ok(Some(Change::Save { id: *id, name, shared: *shared, content }))
        }
        Act::Remove { id } => {
            if editable(known, *id)?.shared {
                C::must_share(actor)?;
            }
            Ok(Some(Change::Remove { id: *id }))
        }
        Act::Arrange { places, opens } => {
            let there = |id: i64| known.iter().any(|view| view.id == id);
            if !places.iter().all(|place| there(place.view)) || !there(*opens) {
                return Err(gone());
            }
            Ok(Some(Change::Arrange { places: places.clone(), opens: *opens }))
        }
    }
}

fn check_name<C>(known: &[View<C>], id: i64, name: &str) -> Result<(), Refusal> {
    let message = match name.chars().count() {
        0 => msg!("views-name-blank"),
        count if count > NAME_LETTERS => msg!("views-name-long", limit = NAME_LETTERS),
        _ if known.iter().any(|view| view.id != id && view.name == name) => msg!("views-name-twice", name = name),
        _ => return Ok(()),
    };
    Err(Refusal::of_field("name", "", message))
}

fn editable<C>(known: &[View<C>], id: i64) -> Result<&View<C>, Refusal> {
    let view = known.iter().find(|view| view.id == id).ok_or_else(gone)?;
    if !view.editable {
        return Err(Refusal::by("SEC-08", msg!("views-not-yours")));
    }
    Ok(view)
}

fn gone() -> Refusal {
    refusal(msg!("views-gone"))
}

fn refusal(message: Message) -> Refusal {
    Refusal { message, clauses: Vec::new(), flaws: Vec::new() }
}
