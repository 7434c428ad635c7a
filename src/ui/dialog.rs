//! Dialogs: one question over a scrim. Esc is the harmless choice; Ctrl+Enter takes the main one;
//! the button of an irreversible act is never the default.

use egui::{Align, Context, CornerRadius, Frame, Id, Key, Layout, Margin, Modal, Modifiers, Popup, ScrollArea, Ui, vec2};

use super::button::{Button, Kind};
use super::keep_ime::composing;
use super::theme::dialog_shadow;
use super::tokens::{line, radius, size, space, tokens};
use super::{fonts, text};

/// Width of a plain dialog.
pub const WIDTH: f32 = 400.0;
/// Width of a dialog with two columns (conflict).
pub const WIDE: f32 = 580.0;

/// Edges of a dialog and of the window around it.
const AROUND: f32 = 56.0;
/// However small the window, as much of the content is shown.
const LEAST: f32 = 120.0;

/// A dialog with any content.
#[must_use = "call show"]
pub struct Dialog<'a> {
    id: &'a str,
    title: &'a str,
    explanation: &'a str,
    width: f32,
}

/// What a dialog returned.
#[derive(Debug)]
pub struct DialogResponse<R> {
    /// What the content returned.
    pub inner: R,
    /// Esc was pressed (and no popup inside took it).
    pub dismissed: bool,
    /// Ctrl+Enter was pressed, and nobody is composing.
    pub confirmed: bool,
}

impl<'a> Dialog<'a> {
    /// A dialog 400 wide.
    pub fn new(id: &'a str, title: &'a str) -> Self {
        Dialog { id, title, explanation: "", width: WIDTH }
    }
    /// A sentence below the title.
    pub fn explanation(mut self, text: &'a str) -> Self {
        self.explanation = text;
        self
    }
    /// 580 wide.
    pub fn wide(mut self) -> Self {
        self.width = WIDE;
        self
    }
    /// This wide.
    pub fn width(mut self, width: f32) -> Self {
        self.width = width;
        self
    }

    /// Draws it over everything; `add` draws content and, last, [`buttons`].
    pub fn show<R>(self, ctx: &Context, add: impl FnOnce(&mut Ui) -> R) -> DialogResponse<R> {
        let t = tokens(ctx);
        let frame = Frame::NONE
            .fill(t.raised)
            .stroke(line(ctx, t.line_2))
            .corner_radius(CornerRadius::same(radius::DIALOG))
            .shadow(dialog_shadow(t))
            .inner_margin(Margin::same(20));
        let id = Id::unique(("dialog", self.id));
        let area = Modal::default_area(id).accessible_name(self.title);
        // Before a tick or a button that has the keyboard takes Enter for itself.
        let on_top = ctx.memory(|m| m.top_modal_layer()) == Some(area.layer());
        let free = on_top && !Popup::is_any_open(ctx) && !composing(ctx);
        let confirmed = free && ctx.input_mut(|i| i.consume_key(Modifiers::COMMAND, Key::Enter));
        let shown = Modal::new(id).area(area).backdrop_color(t.scrim).frame(frame).show(ctx, |ui| {
            ui.set_width(self.width - 40.0);
            ui.spacing_mut().item_spacing = vec2(space::M, 0.0);
            text::heading(ui, self.title);
            if !self.explanation.is_empty() {
                ui.add_space(space::XS);
                text::paragraph(ui, self.explanation);
            }
            ui.add_space(space::L);
            // Large text or a long answer must not push the buttons out of the window.
            let room = (ctx.content_rect().bottom() - AROUND - (ui.cursor().top() - ui.min_rect().top())).max(LEAST);
            ScrollArea::vertical().auto_shrink([false, true]).max_height(room).min_scrolled_height(room).show(ui, add).inner
        });
        let top = shown.is_top_modal && !shown.any_popup_open && !composing(ctx);
        let dismissed = top && ctx.input_mut(|i| i.consume_key(Modifiers::NONE, Key::Escape));
        DialogResponse { inner: shown.inner, dismissed, confirmed }
    }
}

/// The last row of a dialog: buttons from the right, the main one first.
pub fn buttons<R>(ui: &mut Ui, add: impl FnOnce(&mut Ui) -> R) -> R {
    ui.add_space(space::XL);
    ui.allocate_ui_with_layout(vec2(ui.available_width(), size::CONTROL), Layout::right_to_left(Align::Center), |ui| {
        ui.spacing_mut().item_spacing.x = space::M;
        add(ui)
    })
    .inner
}

/// What a person answered.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Answer {
    /// Nothing happens: Esc or the harmless button.
    Harmless,
    /// Do it.
    Confirmed,
}

/// The one question before an act. Labels are verbs: 确认作废, 保留; never 确定, 是, 否.
#[derive(Debug, Clone, Copy)]
pub struct Confirm<'a> {
    /// Id of the dialog.
    pub id: &'a str,
    /// What will happen, as a question or a statement.
    pub title: &'a str,
    /// What it means, and whether it can be undone.
    pub explanation: &'a str,
    /// The act.
    pub confirm: &'a str,
    /// The way back.
    pub cancel: &'a str,
    /// The act cannot be undone: red, and never the default.
    pub irreversible: bool,
}

/// Asks; returns the answer in the picture in which it is given.
pub fn confirm(ctx: &Context, question: Confirm<'_>) -> Option<Answer> {
    let first = first_picture(ctx, question.id);
    let shown = Dialog::new(question.id, question.title).explanation(question.explanation).show(ctx, |ui| {
        buttons(ui, |ui| {
            let kind = if question.irreversible { Kind::DangerConfirm } else { Kind::Primary };
            let act = Button::new(kind, question.confirm).key("Ctrl Enter").show(ui);
            let back = Button::secondary(question.cancel).key("Esc").show(ui);
            if first {
                if question.irreversible { back.request_focus() } else { act.request_focus() }
            }
            (act.clicked(), back.clicked())
        })
    });
    let (act, back) = shown.inner;
    let answer = if act || shown.confirmed {
        Answer::Confirmed
    } else if back || shown.dismissed {
        Answer::Harmless
    } else {
        return None;
    };
    Some(answer)
}

/// Was this dialog not on the screen one picture ago?
pub fn first_picture(ctx: &Context, id: &str) -> bool {
    let key = Id::unique(("dialog-seen", id));
    let now = ctx.cumulative_pass_nr();
    let before = ctx.data(|d| d.get_temp::<u64>(key));
    ctx.data_mut(|d| d.insert_temp(key, now));
    // Three, because an area hides its first picture while it measures itself.
    before.is_none_or(|pass| now.saturating_sub(pass) > 3)
}

/// A field of text in a dialog keeps Enter for itself; elsewhere Enter presses the focused button.
pub fn small_print(ui: &mut Ui, sentence: &str) {
    let color = tokens(ui).text_3;
    ui.label(egui::RichText::new(sentence).font(fonts::regular(size::CAPTION)).color(color).line_height(Some(18.0)));
}
