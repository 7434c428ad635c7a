//! The pages of swaps: the list, one swap with its decision, the form, the monthly report. They read a [`Cx`], keep what people type, and
//! push actions; answers come back as [`News`].

mod bar;
mod detail;
mod form;
mod list;
mod month;
mod report;
mod strip;
#[cfg(test)]
mod tests;
mod words;

use egui::Ui;

use self::detail::Detail;
use self::form::Form;
use self::list::List;
use self::report::ReportPage;
use super::commands::Command;
use super::questions::Answer;
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
    /// One swap.
    Swap(i64),
    /// A new form.
    New,
    /// A kept draft.
    Draft(i64),
    /// The monthly report.
    Report,
}

impl Place {
    /// The page of a swap; the list for 0.
    pub fn of(swap: i64) -> Self {
        if swap == 0 { Place::Main } else { Place::Swap(swap) }
    }
}

/// Where an answer belongs; a newer question of the same kind replaces an older one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Asked {
    /// The list.
    List,
    /// The swap that is open.
    Swap,
    /// What the clauses say of the form.
    Judge,
    /// Who could take the shift over.
    Partners,
    /// Own shifts.
    Own,
    /// Shifts of the partner.
    Theirs,
    /// The monthly report.
    Report,
}

/// The pages of this room.
#[derive(Default)]
pub struct SwapsPage {
    list: List,
    detail: Detail,
    form: Option<Form>,
    report: ReportPage,
}

/// Keys of these pages and what they do, for the list of shortcuts.
pub const KEYS: &[(&str, &str)] = &[
    ("Ctrl N", "roster-swaps-new"),
    ("Enter", "roster-swaps-key-open"),
    ("Ctrl S", "roster-swaps-key-keep"),
    ("Ctrl Enter", "roster-swaps-key-send"),
    ("Alt N", "roster-swaps-key-refuse"),
    ("Alt ↑ ↓", "roster-swaps-key-next"),
    ("Esc", "roster-swaps-key-back"),
];

impl SwapsPage {
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
            Place::Swap(id) => {
                self.detail.open(id, actions);
                self.detail.ui(ui, cx, page, actions);
            }
            Place::New => {
                self.form.get_or_insert_with(|| Form::new(cx.now.day())).ui(ui, cx, page, actions);
            }
            Place::Draft(id) => {
                if self.form.as_ref().is_none_or(|form| form.kept() != Some(id)) && self.list.is_answered() {
                    match self.list.draft(id) {
                        Some(kept) => self.form = Some(Form::of(kept, cx.now.day())),
                        None => go(Place::Main, actions),
                    }
                }
                if let Some(form) = &mut self.form {
                    form.ui(ui, cx, page, actions);
                }
            }
            Place::Report => self.report.ui(ui, cx, page, actions),
        }
        ui.advance_cursor_after_rect(page);
    }

    /// Takes answers, finished acts, results of jobs and chosen files.
    pub fn news(&mut self, cx: &Cx<'_>, news: &News<'_>, actions: &mut Actions) {
        match news {
            News::Answer(Slot::Swaps(asked), answer) => match asked {
                Asked::List => self.list.answer(answer),
                Asked::Swap => self.detail.answer(answer),
                Asked::Report => self.report.answer(answer),
                Asked::Judge | Asked::Partners | Asked::Own | Asked::Theirs => {
                    if let Some(form) = &mut self.form {
                        form.answer(*asked, answer, actions);
                    }
                }
            },
            News::Finished(areas::Command::Roster(roster::Command::Swaps(command)), outcome) => self.finished(command, outcome, actions),
            News::Stale => self.again(actions),
            News::Picked(pick, path) => self.report.picked(cx, pick, *path, actions),
            News::Job(job, outcome) => self.report.ended(job, outcome, actions),
            _ => {}
        }
    }

    /// Asks again for what is on the screen.
    fn again(&mut self, actions: &mut Actions) {
        self.list.ask(actions);
        self.detail.ask(actions);
        self.report.ask(actions);
        if let Some(form) = &mut self.form {
            form.ask(actions);
        }
    }

    fn finished(&mut self, command: &Command, outcome: &Result<Done, No>, actions: &mut Actions) {
        match command {
            Command::Keep { .. } | Command::Discard { .. } | Command::Request { .. } => {
                if self.form.as_mut().is_some_and(|form| form.ended(command, outcome, actions)) {
                    self.form = None;
                }
            }
            _ => self.detail.ended(command, outcome, actions),
        }
        if let Ok(done) = outcome {
            actions.extend(words::said(command, done).map(Action::Say));
            self.again(actions);
        }
    }
}

/// Goes to a page of this room.
fn go(place: Place, actions: &mut Actions) {
    actions.push(Action::Go(Route::Swaps(place)));
}

/// Does something with swaps.
fn act(command: Command, actions: &mut Actions) {
    actions.push(Action::Do(areas::Command::Roster(roster::Command::Swaps(command))));
}

/// Whether an act on swaps is on its way.
fn is_busy(cx: &Cx<'_>) -> bool {
    cx.is_pending(|command| matches!(command, areas::Command::Roster(roster::Command::Swaps(_))))
}

/// An answer as one about swaps.
fn swaps_answer(answer: &Result<areas::Answer, No>) -> Result<Option<&Answer>, &No> {
    match answer {
        Ok(areas::Answer::Roster(roster::Answer::Swaps(answer))) => Ok(Some(answer)),
        Ok(_) => Ok(None),
        Err(no) => Err(no),
    }
}

/// Why the person cannot ask for a swap, if so.
fn why_not_file(cx: &Cx<'_>) -> Option<Reason> {
    cx.me.must_do(Function::SwapFile).err().map(|refusal| Reason::of(cx.lang, &refusal))
}
