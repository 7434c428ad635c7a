//! The pages of this area's rooms, as the window holds them.

#[cfg(test)]
mod tests;

use egui::Ui;

use super::boards::view::BoardsPage;
use super::complaints::view::{self as complaints, ComplaintsPage};
use super::escalation::view::EscalationPage;
use super::tickets::view::TicketsPage;
use super::words::view::WordsPage;
use crate::areas::view::{Actions, Cx, News, Route};
use crate::i18n::Lang;

/// The pages of the area.
#[derive(Default)]
pub struct CasesPages {
    complaints: ComplaintsPage,
    tickets: TicketsPage,
    escalation: EscalationPage,
    words: WordsPage,
    boards: BoardsPage,
}

impl CasesPages {
    /// Whether something is typed that is not stored.
    pub fn unsaved(&self) -> bool {
        let rooms =
            [self.complaints.unsaved(), self.tickets.unsaved(), self.escalation.unsaved(), self.words.unsaved(), self.boards.unsaved()];
        rooms.contains(&true)
    }

    /// What the status bar says of the page.
    pub fn status(&self, lang: Lang, route: Route) -> String {
        match route {
            Route::Complaints(complaints::Place::List) => self.boards.status(lang, self.boards.front()),
            Route::Boards(place) => self.boards.status(lang, place),
            _ => String::new(),
        }
    }

    /// Draws the page of this route.
    pub fn ui(&mut self, ui: &mut Ui, cx: &Cx<'_>, route: Route, actions: &mut Actions) {
        match route {
            // The board, or its list, is the front of the complaints.
            Route::Complaints(complaints::Place::List) => self.boards.ui(ui, cx, self.boards.front(), actions),
            Route::Boards(place) => self.boards.ui(ui, cx, place, actions),
            Route::Complaints(place) => self.complaints.ui(ui, cx, place, &self.boards.listed(), actions),
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
        self.boards.news(cx, news, actions);
    }
}
