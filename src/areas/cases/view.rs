//! The pages of this area's rooms, as the window holds them.

use egui::Ui;

use super::complaints::view::ComplaintsPage;
use super::escalation::view::EscalationPage;
use super::tickets::view::TicketsPage;
use super::words::view::WordsPage;
use crate::areas::view::{Actions, Cx, News, Route};

/// The pages of the area.
#[derive(Default)]
pub struct CasesPages {
    complaints: ComplaintsPage,
    tickets: TicketsPage,
    escalation: EscalationPage,
    words: WordsPage,
}

impl CasesPages {
    /// Whether something is typed that is not stored.
    pub fn unsaved(&self) -> bool {
        [self.complaints.unsaved(), self.tickets.unsaved(), self.escalation.unsaved(), self.words.unsaved()].contains(&true)
    }

    /// Draws the page of this route.
    pub fn ui(&mut self, ui: &mut Ui, cx: &Cx<'_>, route: Route, actions: &mut Actions) {
        match route {
            Route::Complaints(place) => self.complaints.ui(ui, cx, place, actions),
            Route::Tickets(place) => self.tickets.ui(ui, cx, place, actions),
            Route::Escalation(place) => self.escalation.ui(ui, cx, place, actions),
            Route::Words => self.words.ui(ui, cx, actions),
            _ => {}
        }
    }

    /// Takes answers, finished acts, results of jobs and chosen files.
    pub fn news(&mut self, cx: &Cx<'_>, news: &News<'_>, actions: &mut Actions) {
        self.complaints.news(cx, news, actions);
        self.tickets.news(cx, news, actions);
        self.escalation.news(cx, news, actions);
        self.words.news(news, actions);
    }
}
