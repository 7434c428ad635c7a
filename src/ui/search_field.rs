//! The search field of the top bar: 440 × 32, a magnifier, a clear button, the cap Ctrl K.

use egui::{Align, CornerRadius, Frame, Id, Margin, Rect, Response, Role, Sense, StrokeKind, TextEdit, Ui, WidgetInfo, pos2, vec2};

use super::badge::{key_cap_galley, key_cap_width, paint_key_cap};
use super::keep_ime::submit;
use super::tokens::{radius, size, thick, tokens};
use super::{fonts, icons, paint};
use crate::i18n::Lang;

/// A search field. `SearchField::new("搜索客户").key("Ctrl K").show(ui, lang, &mut text)`
#[must_use = "call show"]
pub struct SearchField<'a> {
    placeholder: &'a str,
    key: &'a str,
    width: f32,
    id: Option<Id>,
}

/// What happened in a search field.
#[derive(Debug)]
pub struct SearchResponse {
    /// The text edit; `.changed()` on typing and on clearing.
    pub response: Response,
    /// Enter was pressed, not for the input method.
    pub submitted: bool,
    /// It was emptied by its button.
    pub cleared: bool,
}

impl<'a> SearchField<'a> {
    /// The placeholder is also the accessible name.
    pub fn new(placeholder: &'a str) -> Self {
        SearchField { placeholder, key: "", width: 440.0, id: None }
    }
    /// The cap at the right.
    pub fn key(mut self, key: &'a str) -> Self {
        self.key = key;
        self
    }
    /// Another width than 440.
    pub fn width(mut self, width: f32) -> Self {
        self.width = width;
        self
    }
    /// A fixed id, so that a shortcut may give it the focus.
    pub fn id(mut self, id: Id) -> Self {
        self.id = Some(id);
        self
    }

    /// Draws it.
    pub fn show(self, ui: &mut Ui, lang: Lang, text: &mut String) -> SearchResponse {
        let t = tokens(ui);
        let (_, rect) = ui.allocate_space(vec2(self.width.min(ui.available_width()), size::CONTROL));
        let back = ui.painter().add(egui::Shape::Noop);
        let cap = (!self.key.is_empty()).then(|| key_cap_galley(ui, self.key));
        let cap_width = cap.as_ref().map_or(0.0, |g| key_cap_width(g) + 6.0);
        let clear_width = if text.is_empty() { 0.0 } else { 28.0 };
        let inner =
            Rect::from_min_max(pos2(rect.left() + 34.0, rect.top()), pos2(rect.right() - cap_width - clear_width - 6.0, rect.bottom()));
        let edit = TextEdit::singleline(text)
            .frame(Frame::NONE.inner_margin(Margin::ZERO))
            .font(fonts::regular(size::BODY))
            .hint_text(egui::RichText::new(self.placeholder).color(t.text_3))
            .text_color(t.text)
            .desired_width(inner.width())
            .min_size(inner.size())
            .align(egui::Align2::LEFT_CENTER);
        let edit = match self.id {
            Some(id) => edit.id(id),
            None => edit,
        };
        let mut response = ui.place(inner, edit).accessible_name(self.placeholder);
        paint::icon(ui.painter(), pos2(rect.left() + 18.0, rect.center().y), icons::MAGNIFYING_GLASS, size::ICON_SMALL, t.text_2);
        let corners = CornerRadius::same(radius::CONTROL);
        let shape = if response.has_focus() {
            egui::epaint::RectShape::new(rect, corners, t.surface, thick(ui.ctx(), t.focus), StrokeKind::Inside)
        } else {
            egui::epaint::RectShape::filled(rect, corners, t.neutral.soft)
        };
        ui.painter().set(back, shape);
        let mut right = rect.right() - 6.0;
        if let Some(galley) = cap {
            let width = key_cap_width(&galley);
            let place = Rect::from_center_size(pos2(right - width / 2.0, rect.center().y), vec2(width, size::BADGE));
            ui.painter().rect_filled(place, CornerRadius::same(radius::BADGE), t.surface);
            paint_key_cap(ui, galley, place, t.line_2, t.text_3);
            right -= width + 2.0;
        }
        let mut cleared = false;
        if !text.is_empty() && clear_button(ui, pos2(right - 14.0, rect.center().y), lang) {
            text.clear();
            response.mark_changed();
            response.request_focus();
            cleared = true;
        }
        SearchResponse { submitted: submit(ui, &response), response, cleared }
    }
}

fn clear_button(ui: &Ui, center: egui::Pos2, lang: Lang) -> bool {
    let t = tokens(ui);
    let rect = Rect::from_center_size(center, vec2(22.0, 22.0));
    let response = ui.interact(rect, ui.auto_id_with("clear-search"), Sense::click());
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, lang.tr("ui-clear")));
    if response.hovered() {
        ui.painter().rect_filled(rect, CornerRadius::same(radius::BADGE), t.pressed);
    }
    paint::icon(ui.painter(), center, icons::X, 14.0, t.text_2);
    super::focus::ring(ui, &response, rect, radius::BADGE, super::focus::Ring::On);
    response.clicked()
}

/// The big field of the command palette, 52 high, without an edge.
pub fn palette_field(ui: &mut Ui, name: &str, text: &mut String, id: Id) -> Response {
    let t = tokens(ui);
    let (_, rect) = ui.allocate_space(vec2(ui.available_width(), 52.0));
    paint::icon(ui.painter(), pos2(rect.left() + 28.0, rect.center().y), icons::MAGNIFYING_GLASS, 20.0, t.text_2);
    let inner = Rect::from_min_max(pos2(rect.left() + 50.0, rect.top()), pos2(rect.right() - 120.0, rect.bottom()));
    let edit = TextEdit::singleline(text)
        .id(id)
        .frame(Frame::NONE.inner_margin(Margin::ZERO))
        .font(fonts::regular(16.0))
        .hint_text(egui::RichText::new(name).color(t.text_3))
        .text_color(t.text)
        .desired_width(inner.width())
        .min_size(inner.size())
        .align(egui::Align2([Align::Min, Align::Center]));
    ui.place(inner, edit).accessible_name(name)
}
