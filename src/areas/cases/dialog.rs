//! The one frame of dialogs that ask for something and send it: what stands against it, fields, the main button and the way back.

use egui::{Context, Ui};

use crate::areas::parts::{self, Trouble};
use crate::areas::view::{Actions, Cx};
use crate::ui::dialog::{self, Dialog};
use crate::ui::tokens::space;
use crate::ui::{Button, text};

/// What a person did with a dialog.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Outcome {
    /// It stays.
    Open,
    /// It is to be sent; it stays until the answer comes.
    Sent,
    /// It was left.
    Left,
}

/// A dialog that asks for something.
#[must_use = "call show"]
pub struct Form<'a> {
    id: &'a str,
    title: &'a str,
    send: &'a str,
    note: &'a str,
    clause: &'static str,
    width: f32,
}

impl<'a> Form<'a> {
    /// A dialog of this id and title; its main button is called so.
    pub fn new(id: &'a str, title: &'a str, send: &'a str) -> Self {
        Form { id, title, send, note: "", clause: "", width: dialog::WIDTH }
    }

    /// Quotes this clause below the fields, until something stands against it.
    pub fn quoting(mut self, clause: &'static str) -> Self {
        self.clause = clause;
        self
    }

    /// A line in small print below the fields.
    pub fn note(mut self, note: &'a str) -> Self {
        self.note = note;
        self
    }

    /// This wide.
    pub fn width(mut self, width: f32) -> Self {
        self.width = width;
        self
    }

    /// Draws it; `add` draws the fields and is told whether this is the first picture, in which its first field takes the keyboard.
    pub fn show(
        self,
        ctx: &Context,
        cx: &Cx<'_>,
        busy: bool,
        trouble: Option<&Trouble>,
        actions: &mut Actions,
        add: impl FnOnce(&mut Ui, bool),
    ) -> Outcome {
        let lang = cx.lang;
        let first = dialog::first_picture(ctx, self.id);
        let shown = Dialog::new(self.id, self.title).width(self.width).show(ctx, |ui| {
            ui.spacing_mut().item_spacing.y = space::M;
            add(ui, first);
            if !self.note.is_empty() {
                text::caption(ui, self.note);
            }
            match trouble {
                Some(trouble) => parts::trouble(ui, cx, &lang.tr("cases-not-done"), trouble, actions),
                None if !self.clause.is_empty() => parts::quote(ui, lang, self.clause),
                None => {}
            }
            dialog::buttons(ui, |ui| {
                let working = lang.tr("cases-working");
                let go = Button::primary(self.send).key("Ctrl Enter").busy(&working, busy).show(ui).clicked();
                (go, Button::secondary(&lang.tr("cases-cancel")).key("Esc").show(ui).clicked())
            })
        });
        let (go, left) = shown.inner;
        match (go || shown.confirmed, left || shown.dismissed) {
            (true, _) if !busy => Outcome::Sent,
            (_, true) if !busy => Outcome::Left,
            _ => Outcome::Open,
        }
    }
}
