//! The pages of this room. They read a [`Cx`], keep what people type, and push actions; answers come back as [`News`].

use egui::Ui;

use crate::areas::view::{Actions, Cx, News};
use crate::ui::EmptyPage;

/// A page of this room.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Place {
    /// The page that the navigation opens.
    #[default]
    Main,
}

/// Where an answer belongs; a newer question of the same kind replaces an older one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Asked {
    /// What the main page shows.
    Main,
}

/// The pages of this room.
#[derive(Default)]
pub struct SwapsPage {}

impl SwapsPage {
    /// Whether something is typed that is not stored.
    pub fn unsaved(&self) -> bool {
        false
    }

    /// Draws the page of this place into the room.
    pub fn ui(&mut self, ui: &mut Ui, cx: &Cx<'_>, _: Place, _: &mut Actions) {
        EmptyPage::new(crate::ui::icons::CALENDAR_BLANK, &cx.lang.tr("app-area-roster"), "").show(ui, cx.lang);
    }

    /// Takes answers, finished acts, results of jobs and chosen files.
    pub fn news(&mut self, _: &Cx<'_>, _: &News<'_>, _: &mut Actions) {}
}
