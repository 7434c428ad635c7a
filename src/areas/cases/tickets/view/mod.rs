//! Pages of this room.

use egui::Ui;

use crate::areas::view::{Actions, Cx, News};

/// Where on the pages.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Place {
    /// The list.
    #[default]
    List,
    /// One record, by its id.
    One(i64),
    /// A new one.
    New,
}

impl Place {
    /// Where a task leads: to the record, or to the list for 0.
    pub fn of(subject: i64) -> Self {
        if subject == 0 { Place::List } else { Place::One(subject) }
    }
}

/// Which question of these pages an answer belongs to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Asked {
    /// The list.
    List,
    /// The record.
    One,
}

/// The pages.
#[derive(Default)]
pub struct TicketsPage {}

impl TicketsPage {
    /// Whether something is typed that is not stored.
    pub fn unsaved(&self) -> bool {
        false
    }

    /// Draws the page of this place.
    pub fn ui(&mut self, _ui: &mut Ui, _cx: &Cx<'_>, _place: Place, _actions: &mut Actions) {}

    /// Takes answers, finished acts, results of jobs and chosen files.
    pub fn news(&mut self, _cx: &Cx<'_>, _news: &News<'_>, _actions: &mut Actions) {}
}
