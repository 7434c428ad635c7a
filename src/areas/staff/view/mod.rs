//! The pages of this area: 工作台, 人员与帐号, 安全, 日志, and the parameters of the regulations.
//! They read a [`Cx`] and push [`Action`]s; nothing here stores, decides or asks the clock.

mod checks;
mod data;
mod form_team;
mod handovers;
mod home;
mod intrusions;
mod journal;
mod journal_fields;
mod logins;
mod parameter_editor;
mod parameters;
mod parts;
mod people;
mod person;
mod person_acts;
mod person_form;
mod security;
#[cfg(test)]
mod tests;
mod verbs;
mod words;

use egui::Ui;

use super::Command;
use crate::areas::view::{Actions, Beside, Cx, Job, News, Route};
use crate::areas::{self, Done, Task};
use crate::base::{Day, Instant, No};
use data::Data;
use home::Home;
use journal::JournalPage;
use parameters::ParametersPage;
use people::{PeoplePage, Wish};
use person_form::{FormEnd, PersonForm};
use security::SecurityPage;

/// The pages of the staff area with what a person typed and chose on them.
#[derive(Debug, Default)]
pub struct StaffPages {
    /// Whose pages these are; another person begins anew.
    me: Option<i64>,
    day: Option<Day>,
    route: Option<Route>,
    data: Data,
    home: Home,
    people: PeoplePage,
    form: Option<PersonForm>,
    security: SecurityPage,
    journal: JournalPage,
    parameters: ParametersPage,
}

impl StaffPages {
    /// Draws one of the pages into all the room; `beside` draws what other areas show beside the tasks of the home page.
    pub fn ui(&mut self, ui: &mut Ui, cx: &Cx<'_>, route: Route, beside: &mut Beside<'_>, actions: &mut Actions) {
        self.keep_up(cx);
        if self.route != Some(route) {
            self.route = Some(route);
            if let Route::Person(id) = route {
                self.people.select(Some(id));
            }
        }
        match route {
            Route::Home => self.home.ui(ui, cx, &mut self.data, beside, actions),
            Route::Staff | Route::Person(_) => self.people_ui(ui, cx, actions),
            Route::Security => self.security.ui(ui, cx, &mut self.data, actions),
            Route::Journal => self.journal.ui(ui, cx, &mut self.data, actions),
            Route::Settings => self.parameters.ui(ui, cx, &mut self.data, actions),
            _ => {}
        }
    }

    /// The parameters as a part of the settings page.
    pub fn parameters_ui(&mut self, ui: &mut Ui, cx: &Cx<'_>, actions: &mut Actions) {
        self.keep_up(cx);
        self.parameters.ui(ui, cx, &mut self.data, actions);
    }

    /// Takes what came back.
    pub fn news(&mut self, cx: &Cx<'_>, news: &News<'_>, actions: &mut Actions) {
        self.keep_up(cx);
        match news {
            News::Answer(slot, answer) => self.data.take(*slot, answer),
            News::Finished(areas::Command::Staff(command), outcome) => self.finished(command, outcome, actions),
            News::Job(Job::Verify, outcome) => self.journal.verified(outcome),
            News::Stale => {
                self.data.stale();
                // The count in the navigation stands on every page.
                self.data.want_inbox(actions);
            }
            _ => {}
        }
    }

    /// What waits for the person, as far as it was answered.
    pub fn tasks(&self) -> &[Task] {
        self.data.inbox.value.as_deref().unwrap_or_default()
    }

    /// How much waits on pages of a kind, and whether some of it is late: for the navigation.
    pub fn waiting(&self, now: Instant, on: impl Fn(Route) -> bool) -> (usize, bool) {
        let there = || self.tasks().iter().filter(|task| Route::of_place(task.place, task.subject).is_some_and(&on));
        (there().count(), there().any(|task| home::is_late(task, now)))
    }

    /// Whether something that waits is late.
    pub fn is_late(&self, now: Instant) -> bool {
        self.tasks().iter().any(|task| home::is_late(task, now))
    }

    /// How much cannot wait: overdue, or less than an hour left.
    pub fn urgent(&self, now: Instant) -> usize {
        self.tasks().iter().filter(|task| home::is_urgent(task, now)).count()
    }

    /// Whether something typed would be lost.
    pub fn unsaved(&self) -> bool {
        self.form.as_ref().is_some_and(PersonForm::unsaved)
            || self.people.has_code()
            || self.security.unsaved()
            || self.parameters.unsaved()
    }

    /// Another person sees nothing of this one's pages; a new day has other tasks.
    fn keep_up(&mut self, cx: &Cx<'_>) {
        if self.me.is_some_and(|me| me != cx.me.id) {
            *self = StaffPages::default();
        }
        self.me = Some(cx.me.id);
        let today = cx.now.day();
        if self.day.replace(today).is_some_and(|day| day != today) {
            self.data.inbox.stale();
        }
    }

    fn people_ui(&mut self, ui: &mut Ui, cx: &Cx<'_>, actions: &mut Actions) {
        if let Some(form) = &mut self.form {
            if let Some(end) = form.ui(ui, cx, &mut self.data, actions) {
                self.end_form(end);
            }
            return;
        }
        match self.people.ui(ui, cx, &mut self.data, actions) {
            Some(Wish::New) => self.form = Some(PersonForm::new()),
            Some(Wish::Edit(id)) => {
                let person = self.data.people.value.as_ref().and_then(|people| people.iter().find(|person| person.staff.id == id));
                self.form = person.map(PersonForm::edit);
            }
            None => {}
        }
    }

    fn end_form(&mut self, end: FormEnd) {
        self.form = None;
        if let FormEnd::Saved(id) = end {
            self.people.select(Some(id));
        }
    }

    fn finished(&mut self, command: &Command, outcome: &Result<Done, No>, actions: &mut Actions) {
        if let Some(end) = self.form.as_mut().and_then(|form| form.finished(command, outcome, actions)) {
            self.end_form(end);
        }
        self.people.finished(command, outcome, actions);
        self.security.finished(command, outcome, actions);
        self.parameters.finished(command, outcome, actions);
    }
}

/// Keys of these pages and what they do.
pub const KEYS: &[(&str, &str)] = &[
    ("↑ ↓", "staff-key-rows"),
    ("Enter", "staff-key-enter"),
    ("Ctrl N", "staff-key-new"),
    ("F2", "staff-key-edit"),
    ("Ctrl S", "staff-key-save"),
    ("Ctrl F", "staff-key-find"),
    ("Esc", "staff-key-leave"),
];
