//! What views are, what a list says of its own, and what people do with them.

use std::fmt::Debug;

use serde::Serialize;
use serde::de::DeserializeOwned;

use crate::base::{Actor, Day, Message, Refusal};
use crate::msg;
use crate::rules::Parameters;

/// The first view of the program: it is never hidden.
pub const FIRST: i64 = 0;

/// What the views of a list keep, and whose they are.
pub trait Content: Debug + Clone + PartialEq + Serialize + DeserializeOwned {
    /// The word of the list in the table.
    const LIST: &'static str;

    /// Refuses who does not read the list: views of it are for its readers.
    ///
    /// # Errors
    /// The refusal.
    fn must_read(actor: &Actor) -> Result<(), Refusal>;

    /// Refuses who does not manage the list: a shared view is everybody's.
    ///
    /// # Errors
    /// The refusal.
    fn must_share(actor: &Actor) -> Result<(), Refusal>;

    /// The views that come with the program, in the order in which a new person has them; the first is [`FIRST`], the others lie below.
    fn built_in(params: &Parameters, today: Day) -> Vec<View<Self>>;

    /// With which view the page opens until the person says otherwise.
    fn usual(_actor: &Actor) -> i64 {
        FIRST
    }

    /// What of it is stored.
    fn kept(self) -> Self {
        self
    }

    /// Whether a page that shows `now` still shows this.
    fn is_like(&self, now: &Self) -> bool {
        self == now
    }
}

/// A view as one person has it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct View<C> {
    /// Which; 0 and below come with the program.
    pub id: i64,
    /// Revision, for two editors of a shared one.
    pub rev: i64,
    /// Its name as it was typed; nothing where the program names it.
    pub name: String,
    /// Its name for people.
    pub title: Message,
    /// Whose it is, by name; nothing where it comes with the program.
    pub owner: String,
    /// Everybody has it.
    pub shared: bool,
    /// The person may rename, change and remove it.
    pub editable: bool,
    /// The person does not want to see it.
    pub hidden: bool,
    /// What it shows.
    pub content: C,
}

impl<C> View<C> {
    /// A view that comes with the program.
    pub fn built_in(id: i64, title: Message, content: C) -> Self {
        View { id, rev: 0, name: String::new(), title, owner: String::new(), shared: true, editable: false, hidden: false, content }
    }

    /// A view that somebody saved under this name.
    pub fn saved(id: i64, name: String, content: C) -> Self {
        let title = msg!("views-named", name = name.as_str());
        View { name, shared: false, ..View::built_in(id, title, content) }
    }

    /// Whether it comes with the program.
    pub fn is_built_in(&self) -> bool {
        is_built_in(self.id)
    }
}

/// Whether the view of this id comes with the program.
pub fn is_built_in(id: i64) -> bool {
    id <= FIRST
}

/// The views of a person in their order, and with which the page opens.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Views<C> {
    /// In their order; hidden ones too.
    pub views: Vec<View<C>>,
    /// The page opens with this one.
    pub opens: i64,
}

/// Where a view stands in a person's list.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Place {
    /// Which view.
    pub view: i64,
    /// The person does not want to see it.
    pub hidden: bool,
}

/// What people do with views.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Act<C> {
    /// Makes a view, or changes its name, content or whether everybody has it.
    Save {
        /// Which; 0 for a new one.
        id: i64,
        /// The revision that was on screen.
        rev: i64,
        /// Its name.
        name: String,
        /// Everybody is to have it.
        shared: bool,
        /// What it shows.
        content: Box<C>,
    },
    /// Removes a view.
    Remove {
        /// Which.
        id: i64,
    },
    /// Sets the order of one's views, which of them are hidden, and with which the page opens.
    Arrange {
        /// All of them, in their order.
        places: Vec<Place>,
        /// The one with which the page opens.
        opens: i64,
    },
}

impl<C> Act<C> {
    /// Name of the act in the journal.
    pub fn verb(&self) -> &'static str {
        match self {
            Act::Save { .. } => "view.save",
            Act::Remove { .. } => "view.remove",
            Act::Arrange { .. } => "view.arrange",
        }
    }
}
