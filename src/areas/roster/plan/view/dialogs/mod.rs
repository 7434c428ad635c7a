//! The dialogs of the page: publishing, copying a week, cycles, kinds of shift, the calendar, a workbook before it is taken in.

mod calendar;
mod import;
mod publish;
mod rotation;
mod types;
mod week;

use std::sync::Arc;

use egui::{Context, Ui};

use self::calendar::CalendarForm;
use self::import::ImportForm;
use self::publish::Publish;
use self::rotation::RotationForm;
use self::types::TypesForm;
use self::week::WeekForm;
use super::super::Command;
use super::super::files::Sheet;
use super::act;
use super::book::{Book, Whose};
use crate::areas::Done;
use crate::areas::parts::refusal_box;
use crate::areas::view::{Actions, Cx};
use crate::base::{Day, No, Refusal};
use crate::ui::dialog::{self, Dialog as Frame};
use crate::ui::tokens::space;
use crate::ui::{Button, button};

/// A dialog of the page.
pub enum Dialog {
    /// Publishing days.
    Publish(Publish),
    /// Copying a week.
    Week(WeekForm),
    /// Laying a cycle.
    Rotation(RotationForm),
    /// Kinds of shift.
    Types(TypesForm),
    /// Holidays and closed days.
    Calendar(Box<CalendarForm>),
    /// A workbook before it is taken in.
    Import(ImportForm),
}

impl Dialog {
    /// Publishing these days.
    pub fn publish(from: Day, to: Day) -> Self {
        Dialog::Publish(Publish::new(from, to))
    }

    /// Copying the week of a day onto the next one.
    pub fn week(cx: &Cx<'_>, book: &Book, day: Day) -> Self {
        Dialog::Week(WeekForm::new(cx, book, day))
    }

    /// Laying a cycle over the days that are shown.
    pub fn rotation(cx: &Cx<'_>, book: &Book, whose: Whose) -> Self {
        Dialog::Rotation(RotationForm::new(cx, book, whose))
    }

    /// The kinds of shift.
    pub fn types(book: &Book) -> Self {
        Dialog::Types(TypesForm::new(book))
    }

    /// The calendar of a year.
    pub fn calendar(book: &Book, year: i16) -> Self {
        Dialog::Calendar(Box::new(CalendarForm::new(book, year)))
    }

    /// A workbook that was read.
    pub fn import(sheet: &Arc<Sheet>) -> Self {
        Dialog::Import(ImportForm::new(sheet))
    }

    /// Whether something is typed that is not stored.
    pub fn unsaved(&self) -> bool {
        match self {
            Dialog::Types(form) => form.unsaved(),
            Dialog::Calendar(form) => form.unsaved(),
            Dialog::Publish(_) | Dialog::Week(_) | Dialog::Rotation(_) | Dialog::Import(_) => false,
        }
    }

    /// Draws it; returns true when it is done with.
    pub fn ui(&mut self, ctx: &Context, cx: &Cx<'_>, book: &Book, actions: &mut Actions) -> bool {
        match self {
            Dialog::Publish(form) => form.ui(ctx, cx, book, actions),
            Dialog::Week(form) => form.ui(ctx, cx, book, actions),
            Dialog::Rotation(form) => form.ui(ctx, cx, book, actions),
            Dialog::Types(form) => form.ui(ctx, cx, book, actions),
            Dialog::Calendar(form) => form.ui(ctx, cx, book, actions),
            Dialog::Import(form) => form.ui(ctx, cx, actions),
        }
    }

    /// An act ended; returns true when the dialog is done with.
    pub fn ended(&mut self, command: &Command, outcome: &Result<Done, No>) -> bool {
        match self {
            Dialog::Publish(form) => form.sent.ended(command, outcome),
            Dialog::Week(form) => form.sent.ended(command, outcome),
            Dialog::Rotation(form) => form.sent.ended(command, outcome),
            Dialog::Import(form) => form.sent.ended(command, outcome),
            Dialog::Types(form) => {
                if form.sent.ended(command, outcome) {
                    form.stored();
                }
                false
            }
            Dialog::Calendar(form) => {
                if form.sent.ended(command, outcome) {
                    form.stored(command);
                }
                false
            }
        }
    }
}

/// An act that a dialog sent, and what was said to it.
#[derive(Default)]
pub struct Sent {
    command: Option<Command>,
    refusal: Option<Refusal>,
}

impl Sent {
    fn send(&mut self, command: Command, actions: &mut Actions) {
        self.refusal = None;
        self.command = Some(command.clone());
        actions.push(act(command));
    }

    fn busy(&self) -> bool {
        self.command.is_some()
    }

    /// Takes the end of the act that was sent; returns true when it was done.
    fn ended(&mut self, command: &Command, outcome: &Result<Done, No>) -> bool {
        if self.command.as_ref() != Some(command) {
            return false;
        }
        self.command = None;
        if let Err(No::Refused(refusal)) = outcome {
            self.refusal = Some(refusal.clone());
        }
        outcome.is_ok()
    }

    /// What is wrong with a field.
    fn error(&self, cx: &Cx<'_>, field: &str) -> Option<String> {
        let flaws = self.refusal.iter().flat_map(|refusal| &refusal.flaws);
        flaws.into_iter().find(|flaw| flaw.field == field).map(|flaw| cx.lang.say(&flaw.message))
    }

    /// A refusal that is about no field.
    fn say(&self, ui: &mut Ui, cx: &Cx<'_>, actions: &mut Actions) {
        if let Some(refusal) = self.refusal.as_ref().filter(|refusal| refusal.flaws.is_empty()) {
            refusal_box(ui, cx, refusal, actions);
            ui.add_space(space::M);
        }
    }
}

/// The last row of a dialog: the act and the way back. Returns what was clicked.
fn foot(ui: &mut Ui, cx: &Cx<'_>, act: &str, sent: &Sent, why_not: Option<&str>) -> (bool, bool) {
    dialog::buttons(ui, |ui| {
        let busy = cx.lang.tr("roster-plan-busy");
        let main = Button::new(button::Kind::Primary, act).key("Ctrl Enter").busy(&busy, sent.busy());
        let main = match why_not {
            Some(why) => main.refused(why),
            None => main,
        };
        let act = main.show(ui).clicked();
        (act, Button::secondary(&cx.lang.tr("app-cancel")).key("Esc").show(ui).clicked())
    })
}

/// Runs a dialog with its act at the end: `fields` draws what is typed and returns why the act cannot be done, if so.
/// Returns whether the act was asked for, and whether the person left.
fn framed(
    ctx: &Context,
    cx: &Cx<'_>,
    frame: Frame<'_>,
    act: &str,
    sent: &Sent,
    fields: impl FnOnce(&mut Ui) -> Option<String>,
) -> (bool, bool) {
    let shown = frame.show(ctx, |ui| {
        ui.spacing_mut().item_spacing.y = space::L;
        let why = fields(ui);
        ui.spacing_mut().item_spacing.y = 0.0;
        let (act, back) = foot(ui, cx, act, sent, why.as_deref());
        (act, back, why.is_none())
    });
    let (act, back, may) = shown.inner;
    ((act || shown.confirmed) && may && !sent.busy(), back || shown.dismissed)
}
