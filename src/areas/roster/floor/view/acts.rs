//! The dialogs of the room: read a notice, release somebody, a new seat, a supplement, reasons. What is typed stays until it is stored.

use egui::{Context, ScrollArea, Ui, vec2};

use super::{act, is_busy};
use crate::areas::Done;
use crate::areas::parts::{Trouble, trouble};
use crate::areas::roster::floor::{Command, CrewId, Notice, Sitting};
use crate::areas::view::{Actions, Cx};
use crate::base::{Message, No};
use crate::i18n::day_long;
use crate::msg;
use crate::rules;
use crate::ui::field::Field as Input;
use crate::ui::tokens::space;
use crate::ui::{Button, Dialog, clause, dialog, text};

/// Highest that the text of a notice stands before it scrolls.
const TEXT: f32 = 320.0;

/// What a dialog is about.
enum Kind {
    Read(Box<Notice>),
    Release { sitting: i64 },
    Seat,
    Supplement { crew: CrewId },
    Return { id: i64 },
    Stop { id: i64 },
}

/// One open dialog.
pub(super) struct Act {
    kind: Kind,
    /// What it is about, below the title.
    about: Message,
    text: String,
    trouble: Option<Trouble>,
}

impl Act {
    fn new(kind: Kind, about: Message) -> Self {
        Act { kind, about, text: String::new(), trouble: None }
    }

    /// Reads and confirms a notice.
    pub fn read(notice: &Notice) -> Self {
        Act::new(Kind::Read(Box::new(notice.clone())), notice.draft.kind.message())
    }

    /// Releases somebody from a seat.
    pub fn release(sitting: &Sitting) -> Self {
        let about = msg!("roster-floor-release-about", name = sitting.name.as_str(), seat = sitting.seat.as_str());
        Act::new(Kind::Release { sitting: sitting.id }, about)
    }

    /// Puts a seat on the list.
    pub fn seat() -> Self {
        Act::new(Kind::Seat, msg!("roster-floor-seat-about"))
    }

    /// Adds to a signed log.
    pub fn supplement(crew: CrewId, written: &str) -> Self {
        Act::new(Kind::Supplement { crew }, msg!("roster-floor-plain", text = written))
    }

    /// Gives a notice back to its author.
    pub fn give_back(notice: &Notice) -> Self {
        Act::new(Kind::Return { id: notice.id }, msg!("roster-floor-plain", text = notice.draft.title.as_str()))
    }

    /// Stops a notice.
    pub fn stop(notice: &Notice) -> Self {
        Act::new(Kind::Stop { id: notice.id }, msg!("roster-floor-plain", text = notice.draft.title.as_str()))
    }

    /// Title, name of the field, verb and clause.
    fn words(&self) -> (&'static str, &'static str, &'static str, &'static str) {
        match &self.kind {
            Kind::Read(_) => ("", "", "roster-floor-verb-confirm", "HAND-04"),
            Kind::Release { .. } => ("roster-floor-title-release", "roster-floor-field-reason", "roster-floor-verb-release", "HAND-02"),
            Kind::Seat => ("roster-floor-title-seat", "roster-floor-field-seat", "roster-floor-verb-seat", ""),
            Kind::Supplement { .. } => {
                ("roster-floor-title-supplement", "roster-floor-field-supplement", "roster-floor-verb-supplement", "HAND-03")
            }
            Kind::Return { .. } => ("roster-floor-title-return", "roster-floor-field-reason", "roster-floor-verb-return", "KB-07"),
            Kind::Stop { .. } => ("roster-floor-title-stop", "roster-floor-field-reason", "roster-floor-verb-stop", "KB-07"),
        }
    }

    /// Draws it; returns true when it closes.
    pub fn ui(&mut self, ctx: &Context, cx: &Cx<'_>, actions: &mut Actions) -> bool {
        let (title, field, verb, id) = self.words();
        let title = match &self.kind {
            Kind::Read(notice) => notice.draft.title.clone(),
            _ => cx.lang.tr(title).into_owned(),
        };
        let (verb, about) = (cx.lang.tr(verb), cx.lang.say(&self.about));
        let busy = is_busy(cx);
        let first = dialog::first_picture(ctx, "floor-act");
        let width = if matches!(self.kind, Kind::Read(_)) { dialog::WIDE } else { 460.0 };
        let shown = Dialog::new("floor-act", &title).explanation(&about).width(width).show(ctx, |ui| {
            ui.spacing_mut().item_spacing.y = space::M;
            let input = match &self.kind {
                Kind::Read(notice) => {
                    body(ui, cx, notice);
                    None
                }
                Kind::Supplement { .. } => Some(Input::new(&cx.lang.tr(field)).required().limit(1000).multi_line(ui, &mut self.text, 4)),
                _ => Some(Input::new(&cx.lang.tr(field)).required().limit(200).text(ui, &mut self.text)),
            };
            match (&self.trouble, rules::clause(id)) {
                (Some(no), _) => trouble(ui, cx, &cx.lang.tr("roster-floor-not-done"), no, actions),
                (None, Some(known)) => clause::quote(ui, known.words, &known.place()),
                (None, None) => {}
            }
            dialog::buttons(ui, |ui| {
                let working = cx.lang.tr("roster-floor-working");
                let grave = matches!(self.kind, Kind::Release { .. } | Kind::Stop { .. });
                let button = if grave { Button::danger_confirm(&verb) } else { Button::primary(&verb) };
                let go = button.key("Ctrl Enter").busy(&working, busy).show(ui);
                if first {
                    input.as_ref().unwrap_or(&go).request_focus();
                }
                (go.clicked(), Button::secondary(&cx.lang.tr("roster-floor-cancel")).key("Esc").show(ui).clicked())
            })
        });
        let (go, leave) = shown.inner;
        if (go || shown.confirmed) && !busy {
            self.trouble = None;
            act(self.command(), actions);
            return false;
        }
        (leave || shown.dismissed) && !busy
    }

    /// An act ended; returns true when the dialog closes.
    pub fn ended(&mut self, outcome: &Result<Done, No>) -> bool {
        let Err(no) = outcome else { return true };
        self.trouble = Trouble::of(no);
        false
    }

    fn command(&self) -> Command {
        let text = self.text.clone();
        match &self.kind {
            Kind::Read(notice) => Command::ConfirmNotice { id: notice.id },
            Kind::Release { sitting } => Command::Release { sitting: *sitting, reason: text },
            Kind::Seat => Command::PutSeat { name: text, used: true },
            Kind::Supplement { crew } => Command::Supplement { crew: *crew, text },
            Kind::Return { id } => Command::ReturnNotice { id: *id, reason: text },
            Kind::Stop { id } => Command::StopNotice { id: *id, reason: text },
        }
    }
}

/// The text of a notice, and who published it.
fn body(ui: &mut Ui, cx: &Cx<'_>, notice: &Notice) {
    ScrollArea::vertical().max_height(TEXT).show(ui, |ui| {
        ui.spacing_mut().item_spacing = vec2(0.0, space::S);
        ui.set_width(ui.available_width());
        for paragraph in notice.draft.text.lines() {
            text::body(ui, paragraph);
        }
    });
    if let Some(by) = &notice.published {
        text::caption(ui, &format!("{} {}", by.name, day_long(cx.lang, by.at.day())));
    }
}
