//! The pages of leave: the list, the form, one request with its decision, the monthly report. They read a [`Cx`], keep what people type,
//! and push actions; answers come back as [`News`].

mod bar;
mod dialogs;
mod form;
mod list;
mod month;
mod report;
mod request;
mod strip;
#[cfg(test)]
mod tests;
mod words;

use egui::Ui;

use self::form::Form;
use self::list::List;
use self::report::ReportPage;
use self::request::RequestPage;
use super::{Answer, Command, Scope};
use crate::areas::parts::Reason;
use crate::areas::view::{Action, Actions, Cx, News, Route, Slot};
use crate::areas::{self, Done, roster};
use crate::base::{Function, No};
use crate::ui::tokens::tokens;

/// A page of this room.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Place {
    /// The list.
    #[default]
    Main,
    /// A new form.
    New,
    /// A draft, or a request that came back.
    Edit(i64),
    /// One request.
    Approve(i64),
    /// The monthly report.
    Report,
}

impl Place {
    /// The page of a request; the list for 0.
    pub fn of(leave: i64) -> Self {
        if leave == 0 { Place::Main } else { Place::Approve(leave) }
    }
}

/// Where an answer belongs; a newer question of the same kind replaces an older one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Asked {
    /// A list.
    List(Scope),
    /// The request that is open.
    View,
    /// The draft that is opened in the form.
    Draft,
    /// What the clauses say of the form.
    Judge,
    /// The month of the applicant.
    Month,
    /// The monthly report.
    Report,
}

/// The pages of this room.
#[derive(Default)]
pub struct LeavePage {
    list: List,
    request: RequestPage,
    form: Option<Form>,
    report: ReportPage,
}

/// Keys of these pages and what they do, for the list of shortcuts.
pub const KEYS: &[(&str, &str)] = &[
    ("Ctrl N", "roster-leave-view-new"),
    ("Enter", "roster-leave-key-open"),
    ("Ctrl S", "roster-leave-key-keep"),
    ("Ctrl Enter", "roster-leave-key-send"),
    ("Alt R", "roster-leave-key-return"),
    ("Alt N", "roster-leave-key-reject"),
    ("Alt ↑ ↓", "roster-leave-key-next"),
    ("Esc", "roster-leave-key-back"),
];

impl LeavePage {
    /// Whether something is typed that is not stored.
    pub fn unsaved(&self) -> bool {
        self.form.as_ref().is_some_and(Form::is_dirty)
    }

    /// Draws the page of this place into the room.
    pub fn ui(&mut self, ui: &mut Ui, cx: &Cx<'_>, place: Place, actions: &mut Actions) {
        let page = ui.available_rect_before_wrap();
        ui.painter().rect_filled(page, 0, tokens(ui).surface);
        self.list.start(actions);
        match place {
            Place::Main => self.list.ui(ui, cx, page, actions),
            Place::New => {
                if self.form.as_ref().is_none_or(|form| !form.is_new()) {
                    self.form = Some(Form::new(cx));
                }
                self.draw_form(ui, cx, page, actions);
            }
            Place::Edit(id) => {
                if self.form.as_ref().is_none_or(|form| form.stored() != Some(id)) {
                    self.form = Some(Form::stored_as(id, cx));
                }
                self.draw_form(ui, cx, page, actions);
            }
            Place::Approve(id) => {
                self.request.open(id, actions);
                self.request.ui(ui, cx, page, actions);
            }
            Place::Report => self.report.ui(ui, cx, page, actions),
        }
        ui.advance_cursor_after_rect(page);
    }

    fn draw_form(&mut self, ui: &mut Ui, cx: &Cx<'_>, page: egui::Rect, actions: &mut Actions) {
        if let Some(form) = &mut self.form {
            form.ui(ui, cx, page, actions);
        }
    }

    /// Takes answers, finished acts, results of jobs and chosen files.
    pub fn news(&mut self, cx: &Cx<'_>, news: &News<'_>, actions: &mut Actions) {
        self.request.news(news, actions);
        match news {
            News::Answer(Slot::Leave(asked), answer) => match asked {
                Asked::List(_) => self.list.answer(answer),
                Asked::View => self.request.answer(answer),
                Asked::Report => self.report.answer(answer),
                Asked::Draft | Asked::Judge | Asked::Month => {
                    if let Some(form) = &mut self.form {
                        form.answer(*asked, answer);
                    }
                }
            },
            News::Finished(areas::Command::Roster(roster::Command::Leave(command)), outcome) => {
                self.finished(cx, command, outcome, actions)
            }
            News::Picked(pick, path) => self.report.picked(cx, pick, *path, actions),
            News::Job(job, outcome) => self.report.ended(job, outcome, actions),
            News::Stale => self.again(actions),
            _ => {}
        }
    }

    /// Asks again for what is on the screen.
    fn again(&mut self, actions: &mut Actions) {
        self.list.ask(actions);
        self.request.ask(actions);
        self.report.ask(actions);
        if let Some(form) = &mut self.form {
            form.ask_again();
        }
    }

    fn finished(&mut self, cx: &Cx<'_>, command: &Command, outcome: &Result<Done, No>, actions: &mut Actions) {
        let of_form = matches!(command, Command::Save { .. } | Command::File { .. })
            || self.form.as_ref().is_some_and(|form| form.stored().is_some() && form.stored() == command.subject());
        if of_form {
            if self.form.as_mut().is_some_and(|form| form.ended(cx, command, outcome, actions)) {
                self.form = None;
            }
        } else {
            self.request.ended(outcome, actions);
        }
        if let Ok(done) = outcome {
            actions.extend(words::said(command, done).map(Action::Say));
            self.again(actions);
        }
    }
}

/// Goes to a page of this room.
fn go(place: Place, actions: &mut Actions) {
    actions.push(Action::Go(Route::Leave(place)));
}

/// Asks this room something.
fn ask(asked: Asked, query: super::Query, actions: &mut Actions) {
    actions.push(Action::Ask(Slot::Leave(asked), areas::Query::Roster(roster::Query::Leave(query))));
}

/// Does something with leave.
fn act(command: Command, actions: &mut Actions) {
    actions.push(Action::Do(areas::Command::Roster(roster::Command::Leave(command))));
}

/// Whether an act on leave is on its way that is no autosave.
fn is_busy(cx: &Cx<'_>) -> bool {
    cx.is_pending(
        |command| matches!(command, areas::Command::Roster(roster::Command::Leave(command)) if !matches!(command, Command::Save { .. })),
    )
}

/// Whether a form is being kept.
fn is_saving(cx: &Cx<'_>) -> bool {
    cx.is_pending(|command| matches!(command, areas::Command::Roster(roster::Command::Leave(Command::Save { .. }))))
}

/// An answer as one about leave.
fn leave_answer(answer: &Result<areas::Answer, No>) -> Result<Option<&Answer>, &No> {
    match answer {
        Ok(areas::Answer::Roster(roster::Answer::Leave(answer))) => Ok(Some(answer)),
        Ok(_) => Ok(None),
        Err(no) => Err(no),
    }
}

/// Why the person cannot ask for leave, if so.
fn why_not_file(cx: &Cx<'_>) -> Option<Reason> {
    cx.me.must_do(Function::LeaveFile).err().map(|refusal| Reason::of(cx.lang, &refusal))
}
