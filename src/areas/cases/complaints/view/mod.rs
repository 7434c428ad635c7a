//! The pages of complaints: the form of a registration, one complaint with its way, and the import of a list; the list is that of the boards. They read a [`Cx`], keep what people
//! type, and push actions; answers come back as [`News`].

mod case;
mod dialogs;
mod form;
mod proposals;
mod reasons;
#[cfg(test)]
mod tests;
mod words;

use egui::Ui;

use self::case::{CasePage, Neighbours};
use self::form::Form;
pub(in crate::areas::cases) use self::words::lasting;
use super::import::Import;
use super::{Answer, Command};
use crate::areas::parts::Reason;
use crate::areas::view::{Action, Actions, Cx, News, Route, Slot};
use crate::areas::{self, Done, cases};
use crate::base::{Function, No, Verdict};
use crate::msg;
use crate::ui::tokens::tokens;

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
    /// A list that is imported.
    Import,
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
    /// The record.
    One,
    /// Similar ones beside the form.
    Similar,
    /// The form that was not sent.
    Kept,
    /// Customers for the form.
    Customers,
    /// Departments for the dialog.
    Departments,
    /// Who works here, for the dialog.
    Colleagues,
    /// Products for the form.
    Products,
    /// The last imports.
    Imports,
    /// Saved ways to read a list.
    Ways,
}

/// The pages.
#[derive(Default)]
pub struct ComplaintsPage {
    case: CasePage,
    form: Option<Form>,
    import: Import,
}

/// Keys of these pages and what they do, for the list of shortcuts. The letters are those of the steps.
pub const KEYS: &[(&str, &str)] = &[
    ("Enter", "cases-complaints-key-next"),
    ("Ctrl Enter", "cases-complaints-key-send"),
    ("Alt ↑ ↓", "cases-complaints-key-neighbour"),
    ("Esc", "cases-complaints-key-back"),
    ("PageUp PageDown", "cases-complaints-key-scroll"),
    ("1 … 9", "cases-complaints-key-mark"),
    (".", "cases-complaints-view-more"),
    ("Ctrl P", "cases-print"),
    ("F", "cases-complaints-verb-first-reply"),
    ("N", "cases-complaints-verb-note"),
    ("J", "cases-complaints-verb-judge"),
    ("A", "cases-complaints-verb-answer"),
    ("D", "cases-complaints-verb-assign"),
    ("I", "cases-complaints-verb-findings"),
    ("T", "cases-complaints-verb-discuss"),
    ("P", "cases-complaints-verb-propose"),
    ("S", "cases-complaints-verb-submit"),
    ("O", "cases-complaints-verb-open"),
    ("C", "cases-complaints-verb-choose"),
    ("R", "cases-complaints-verb-return"),
    ("L", "cases-complaints-verb-log"),
    ("E", "cases-complaints-verb-complete"),
    ("B", "cases-complaints-verb-feedback"),
    ("M", "cases-complaints-verb-improve"),
    ("Y", "cases-complaints-verb-appoint"),
    ("V", "cases-complaints-verb-visit"),
    ("U", "cases-complaints-verb-unreachable"),
    ("K", "cases-complaints-verb-cause"),
    ("Z", "cases-complaints-verb-archive"),
    ("G", "cases-complaints-verb-soothe"),
    ("H", "cases-complaints-verb-mediate"),
    ("Q", "cases-complaints-verb-self-check"),
    ("Shift S", "cases-complaints-verb-after-sale"),
    ("Shift F", "cases-complaints-verb-flag"),
    ("Shift T", "cases-complaints-verb-track"),
    ("W", "cases-complaints-verb-reopen"),
    ("X", "cases-complaints-verb-terminate"),
];

impl ComplaintsPage {
    /// Whether something is typed that is not stored. A form of a registration is kept by itself.
    pub fn unsaved(&self) -> bool {
        self.case.unsaved() || self.form.as_ref().is_some_and(Form::is_dirty)
    }

    /// Draws the page of this place; `listed` are the complaints of the list or board from which one came, in their order.
    pub fn ui(&mut self, ui: &mut Ui, cx: &Cx<'_>, place: Place, listed: &[i64], actions: &mut Actions) {
        let page = ui.available_rect_before_wrap();
        ui.painter().rect_filled(page, 0, tokens(ui).surface);
        match place {
            // The boards draw it.
            Place::List => {}
            Place::New => self.form.get_or_insert_with(|| Form::new(cx)).ui(ui, cx, page, actions),
            Place::Import => self.import.ui(ui, cx, page, actions),
            Place::One(id) => {
                self.case.open(id, actions);
                self.case.ui(ui, cx, page, Neighbours::among(listed, id), actions);
            }
        }
        ui.advance_cursor_after_rect(page);
    }

    /// Takes answers, finished acts, results of jobs and chosen files.
    pub fn news(&mut self, cx: &Cx<'_>, news: &News<'_>, actions: &mut Actions) {
        self.case.hear(news, actions);
        self.import.news(news, actions);
        if let Some(form) = &mut self.form {
            form.hear(news, actions);
        }
        match news {
            News::Answer(Slot::Complaints(asked), answer) => match asked {
                Asked::One | Asked::Departments | Asked::Colleagues => self.case.answer(answer),
                Asked::Imports | Asked::Ways => self.import.answer(answer),
                Asked::Similar | Asked::Kept | Asked::Customers | Asked::Products => {
                    if let Some(form) = &mut self.form {
                        form.answer(answer);
                    }
                }
            },
            News::Finished(areas::Command::Cases(cases::Command::Complaints(command)), outcome) => {
                self.finished(cx, command, outcome, actions)
            }
            News::Stale => self.case.ask(actions),
            _ => {}
        }
    }

    fn finished(&mut self, cx: &Cx<'_>, command: &Command, outcome: &Result<Done, No>, actions: &mut Actions) {
        match command {
            Command::Register { ticket: None, .. } | Command::Keep(_) => {
                if self.form.as_mut().is_some_and(|form| form.ended(cx, command, outcome, actions)) {
                    self.form = None;
                }
            }
            // The ticket goes to it.
            Command::Register { .. } => {}
            Command::Withdraw { .. } => self.import.withdrawn(outcome, actions),
            Command::Reveal { .. } => return self.case.revealed(outcome, cx.now),
            // The boards tell it.
            Command::Reassign { .. } => return,
            _ => self.case.ended(outcome, actions),
        }
        let Ok(done) = outcome else { return };
        // What a clause warned about is told by the window.
        if done.findings.iter().any(|finding| finding.verdict == Verdict::Warned) {
            return;
        }
        let no = done.title.as_str();
        actions.extend(match command {
            Command::Keep(_) | Command::SaveWay(_) => None,
            Command::Withdraw { .. } => Some(Action::Say(msg!("cases-complaints-import-withdrawn"))),
            Command::Register { .. } => Some(Action::Say(msg!("cases-complaints-said-registered", no = no))),
            Command::On { act, .. } => Some(Action::Say(msg!("cases-complaints-said-step", no = no, verb = act.verb().message()))),
            _ => Some(Action::Say(msg!("cases-complaints-said-done", no = no))),
        });
    }
}

/// Goes to a page of this room.
fn go(place: Place, actions: &mut Actions) {
    actions.push(Action::Go(Route::Complaints(place)));
}

/// Asks this room something.
pub(super) fn ask(asked: Asked, query: super::Query, actions: &mut Actions) {
    actions.push(Action::Ask(Slot::Complaints(asked), areas::Query::Cases(cases::Query::Complaints(query))));
}

/// Does something with complaints.
pub(super) fn act(command: Command, actions: &mut Actions) {
    actions.push(Action::Do(areas::Command::Cases(cases::Command::Complaints(command))));
}

/// Whether an act on complaints is on its way that is no autosave.
pub(super) fn is_busy(cx: &Cx<'_>) -> bool {
    cx.is_pending(
        |command| matches!(command, areas::Command::Cases(cases::Command::Complaints(command)) if !matches!(command, Command::Keep(_))),
    )
}

/// Whether a form is being kept.
fn is_keeping(cx: &Cx<'_>) -> bool {
    cx.is_pending(|command| matches!(command, areas::Command::Cases(cases::Command::Complaints(Command::Keep(_)))))
}

/// An answer as one about complaints.
pub(super) fn answer_of(answer: &Result<areas::Answer, No>) -> Result<Option<&Answer>, &No> {
    match answer {
        Ok(areas::Answer::Cases(cases::Answer::Complaints(answer))) => Ok(Some(answer)),
        Ok(_) => Ok(None),
        Err(no) => Err(no),
    }
}

/// Why the person cannot register a complaint, if so.
fn why_not_register(cx: &Cx<'_>) -> Option<Reason> {
    cx.me.must_do(Function::ComplaintRegister).err().map(|refusal| Reason::of(cx.lang, &refusal))
}
