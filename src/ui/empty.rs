//! Empty and error pages: icon in a circle, title, one sentence, one primary and one secondary act, a code to copy.

use egui::{Align, Layout, Sense, Ui, vec2};

use super::button::Button;
use super::tokens::{size, space, tokens};
use super::{fonts, paint, text};
use crate::i18n::Lang;

/// Height from the circle to the buttons.
const CONTENT: f32 = 160.0;

/// A page that has nothing to show, or could not be shown.
#[must_use = "call show"]
pub struct EmptyPage<'a> {
    icon: &'a str,
    title: &'a str,
    sentence: &'a str,
    primary: Option<(&'a str, &'a str)>,
    secondary: Option<&'a str>,
    link: Option<&'a str>,
    error: bool,
    code: &'a str,
}

/// What was clicked on such a page.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum EmptyClick {
    /// The way on.
    Primary,
    /// The other way.
    Secondary,
    /// The link below.
    Link,
}

impl<'a> EmptyPage<'a> {
    /// Nothing here yet; the sentence says how to begin.
    pub fn new(icon: &'a str, title: &'a str, sentence: &'a str) -> Self {
        EmptyPage { icon, title, sentence, primary: None, secondary: None, link: None, error: false, code: "" }
    }
    /// It went wrong: what happened, that nothing was lost, what to do; and the code to copy.
    pub fn error(icon: &'a str, title: &'a str, sentence: &'a str, code: &'a str) -> Self {
        EmptyPage { error: true, code, ..Self::new(icon, title, sentence) }
    }
    /// The way on, with an icon or `""`.
    pub fn primary(mut self, icon: &'a str, text: &'a str) -> Self {
        self.primary = Some((icon, text));
        self
    }
    /// The other way.
    pub fn secondary(mut self, text: &'a str) -> Self {
        self.secondary = Some(text);
        self
    }
    /// A link below the buttons.
    pub fn link(mut self, text: &'a str) -> Self {
        self.link = Some(text);
        self
    }

    /// Draws it in the middle of the room.
    pub fn show(self, ui: &mut Ui, lang: Lang) -> Option<EmptyClick> {
        let t = tokens(ui);
        let mut clicked = None;
        let rect = ui.available_rect_before_wrap();
        let link = if self.link.is_some() { space::S + size::CONTROL_SMALL } else { 0.0 };
        let code = if self.code.is_empty() { 0.0 } else { space::M + size::CONTROL_SMALL };
        // A little above the middle, where the eye looks for it.
        let top = ((rect.height() - CONTENT - link - code) * 0.42).max(0.0).round();
        ui.with_layout(Layout::top_down(Align::Center), |ui| {
            ui.spacing_mut().item_spacing = vec2(space::M, 0.0);
            ui.add_space(top);
            let (circle, _) = ui.allocate_exact_size(vec2(56.0, 56.0), Sense::hover());
            let (fill, color) = if self.error { (t.danger.soft, t.danger.text) } else { (t.neutral.soft, t.text_2) };
            ui.painter().circle_filled(circle.center(), 28.0, fill);
            paint::icon(ui.painter(), circle.center(), self.icon, 28.0, color);
            ui.add_space(space::L);
            text::heading(ui, self.title);
            ui.add_space(2.0);
            ui.scope(|ui| {
                ui.set_max_width(460.0);
                text::paragraph(ui, self.sentence);
            });
            ui.add_space(space::XL);
            clicked = self.buttons(ui);
            if let Some(link) = self.link {
                ui.add_space(space::S);
                if Button::link(link).small().show(ui).clicked() {
                    clicked = Some(EmptyClick::Link);
                }
            }
            if !self.code.is_empty() {
                ui.add_space(space::M);
                self.code(ui, lang);
            }
        });
        clicked
    }

    /// The buttons in one centred row.
    fn buttons(&self, ui: &mut Ui) -> Option<EmptyClick> {
        let mut clicked = None;
        centred(ui, "empty-buttons", size::CONTROL, |ui| {
            if let Some((icon, label)) = self.primary {
                let button = Button::primary(label);
                let button = if icon.is_empty() { button } else { button.icon(icon) };
                if button.show(ui).clicked() {
                    clicked = Some(EmptyClick::Primary);
                }
            }
            if let Some(label) = self.secondary
                && Button::secondary(label).show(ui).clicked()
            {
                clicked = Some(EmptyClick::Secondary);
            }
        });
        clicked
    }

    fn code(&self, ui: &mut Ui, lang: Lang) {
        let color = tokens(ui).text_3;
        centred(ui, "empty-code", size::CONTROL_SMALL, |ui| {
            let text = format!("{} {}", lang.tr("ui-details"), self.code);
            ui.label(egui::RichText::new(text).font(fonts::regular(size::CAPTION)).color(color));
            if Button::link(&lang.tr("ui-copy")).small().show(ui).clicked() {
                ui.ctx().copy_text(self.code.to_owned());
            }
        });
    }
}

/// A row of widgets in the middle; its width is measured in one picture and used in the next.
pub fn centred<R>(ui: &mut Ui, name: &str, height: f32, add: impl FnOnce(&mut Ui) -> R) -> R {
    let key = ui.unique_id().with(("centred", name));
    let known = ui.data(|d| d.get_temp::<f32>(key));
    let room = ui.available_width();
    let width = known.unwrap_or(room).min(room);
    let shown = ui.allocate_ui_with_layout(vec2(width, height), Layout::left_to_right(Align::Center), |ui| {
        let inner = add(ui);
        (inner, ui.min_rect().width())
    });
    let (inner, used) = shown.inner;
    if known.is_none_or(|known| (known - used).abs() > 0.5) {
        ui.data_mut(|d| d.insert_temp(key, used));
        ui.ctx().request_discard("the row is centred by its measured width");
    }
    inner
}
