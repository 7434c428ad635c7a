//! The pages of reports to superiors: the list with one report beside it, and the form.

mod detail;
mod form;
mod list;
#[cfg(test)]
mod tests;

use egui::Ui;

use self::detail::Detail;
use self::form::Form;
use self::list::List;
use super::commands::Command;
use super::model::{Category, Draft};
use super::questions::{Answer, Query};
use crate::areas::view::{Action, Actions, Cx, News, Route, Slot};
use crate::areas::{self, Done, cases};
use crate::base::No;
use crate::msg;
use crate::ui::tokens::tokens;

/// A page of this room.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Place {
    /// The list.
    #[default]
    List,
    /// One report, beside the list.
    One(i64),
    /// A new one.
    New,
    /// A new call for help about this ticket (ESC-08).
    Help(i64),
}

impl Place {
    /// Where a task leads: to the report, or to the list for 0.
    pub fn of(subject: i64) -> Self {
        if subject == 0 { Place::List } else { Place::One(subject) }
    }
}

/// Which question of these pages an answer belongs to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Asked {
    /// The list.
    List,
    /// The report beside it.
    One,
    /// To whom the person may put a matter.
    Addressees,
}

/// Keys of these pages and what they do, for the list of shortcuts.
pub const KEYS: &[(&str, &str)] = &[
    ("Ctrl Enter", "cases-escalation-key-send"),
    ("Ctrl P", "cases-print"),
    ("Esc", "cases-escalation-key-back"),
    ("↑ ↓", "cases-escalation-key-neighbour"),
    ("I", "cases-escalation-act-instruct"),
    ("P", "cases-escalation-act-pass"),
    ("D", "cases-escalation-act-dissent"),
    ("S", "cases-escalation-act-insist"),
    ("F", "cases-escalation-act-finish"),
    ("T", "cases-escalation-act-tell"),
];

/// The pages.
#[derive(Default)]
pub struct EscalationPage {
    list: List,
    detail: Detail,
    form: Option<Form>,
}

impl EscalationPage {
    /// Whether something is typed that is not stored.
    pub fn unsaved(&self) -> bool {
        self.form.as_ref().is_some_and(Form::is_dirty) || self.detail.is_dirty()
    }

    /// Draws the page of this place.
    pub fn ui(&mut self, ui: &mut Ui, cx: &Cx<'_>, place: Place, actions: &mut Actions) {
        let page = ui.available_rect_before_wrap();
        ui.painter().rect_filled(page, 0, tokens(ui).surface);
        self.list.start(actions);
        match place {
            Place::List | Place::One(_) => {
                let open = if let Place::One(id) = place { Some(id) } else { None };
                self.detail.open(open, actions);
                self.list.ui(ui, cx, page, &mut self.detail, actions);
            }
            Place::New => self.write(Draft::default(), actions).ui(ui, cx, page, actions),
            Place::Help(ticket) => self.write(help(ticket), actions).ui(ui, cx, page, actions),
        }
        ui.advance_cursor_after_rect(page);
    }

    /// Takes answers, finished acts and changes from elsewhere.
    pub fn news(&mut self, _cx: &Cx<'_>, news: &News<'_>, actions: &mut Actions) {
        match news {
            News::Answer(Slot::Escalation(asked), answer) => match asked {
                Asked::List => self.list.answer(answer),
                Asked::One => self.detail.answer(answer),
                Asked::Addressees => {
                    if let Some(form) = &mut self.form {
                        form.answer(answer);
                    }
                }
            },
            News::Finished(areas::Command::Cases(cases::Command::Escalation(command)), outcome) => self.finished(command, outcome, actions),
            News::Stale => self.again(actions),
            _ => {}
        }
    }

    /// The form that was begun so, or a new one: a call for help about a ticket is no report about nothing.
    fn write(&mut self, draft: Draft, actions: &mut Actions) -> &mut Form {
        let begun = self.form.take().filter(|form| form.is_about(&draft));
        self.form.insert(begun.unwrap_or_else(|| Form::new(draft, actions)))
    }

    fn again(&self, actions: &mut Actions) {
        self.list.ask(actions);
        self.detail.ask(actions);
    }

    fn finished(&mut self, command: &Command, outcome: &Result<Done, No>, actions: &mut Actions) {
        match (command, outcome) {
            (Command::Raise(_), Ok(done)) => {
                self.form = None;
                actions.push(Action::Say(msg!("cases-escalation-raised", no = done.title.as_str())));
                go(Place::One(done.id), actions);
            }
            (Command::Raise(_), Err(no)) => {
                if let Some(form) = &mut self.form {
                    form.refused(no);
                }
            }
            _ => self.detail.ended(outcome),
        }
        if outcome.is_ok() {
            self.again(actions);
        }
    }
}

/// What a call for help about a ticket begins with.
fn help(ticket: i64) -> Draft {
    Draft { category: Some(Category::Help), place: "ticket".to_owned(), subject: ticket, ..Draft::default() }
}

/// Goes to a page of this room.
fn go(place: Place, actions: &mut Actions) {
    actions.push(Action::Go(Route::Escalation(place)));
}

/// Does something with a report.
fn act(command: Command, actions: &mut Actions) {
    actions.push(Action::Do(areas::Command::Cases(cases::Command::Escalation(command))));
}

/// Asks something about reports.
fn ask(asked: Asked, query: Query, actions: &mut Actions) {
    actions.push(Action::Ask(Slot::Escalation(asked), areas::Query::Cases(cases::Query::Escalation(query))));
}

/// Whether an act on reports is on its way.
fn is_busy(cx: &Cx<'_>) -> bool {
    cx.is_pending(|command| matches!(command, areas::Command::Cases(cases::Command::Escalation(_))))
}

/// An answer as one about reports.
fn answer_of(answer: &Result<areas::Answer, No>) -> Result<Option<&Answer>, &No> {
    match answer {
        Ok(areas::Answer::Cases(cases::Answer::Escalation(answer))) => Ok(Some(answer)),
        Ok(_) => Ok(None),
        Err(no) => Err(no),
    }
}
