//! Fields of a form: label above, control, hint or error below.
//! `Field::new("手机").required().error(flaw).text(ui, &mut phone)`

use egui::{
    Align, Color32, CornerRadius, Frame, Id, Key, Margin, Modifiers, Popup, PopupCloseBehavior, Rect, Response, Role, Sense, Stroke,
    StrokeKind, TextBuffer, TextEdit, Ui, WidgetInfo, pos2, vec2,
};
use jiff::civil::Date;

use super::button::IconButton;
use super::calendar;
use super::focus;
use super::paint::{self, Look};
use super::theme::{NONE, popup_frame};
use super::tokens::{Tokens, line, radius, size, space, thick, tokens};
use super::{fonts, icons};
use crate::i18n::{Lang, day_long};

/// Least width of the list of a select.
const LIST_LEAST: f32 = 150.0;

/// A field and what stands around it. The last call draws it.
#[must_use = "call text, select, date …"]
pub struct Field<'a> {
    label: &'a str,
    bare: bool,
    required: bool,
    hint: &'a str,
    error: Option<&'a str>,
    placeholder: &'a str,
    read_only: bool,
    disabled: bool,
    large: bool,
    width: Option<f32>,
    id: Option<Id>,
    suffix: &'a str,
    align: Align,
    char_limit: usize,
    room: f32,
    dashed: bool,
}

/// What the edge of a field tells.
#[derive(Clone, Copy, PartialEq, Eq)]
struct Edge {
    focused: bool,
    hovered: bool,
    error: bool,
    shut: bool,
}

impl<'a> Field<'a> {
    /// A field with this label, which is also its accessible name.
    pub fn new(label: &'a str) -> Self {
        Field {
            label,
            bare: false,
            required: false,
            hint: "",
            error: None,
            placeholder: "",
            read_only: false,
            disabled: false,
            large: false,
            width: None,
            id: None,
            suffix: "",
            align: Align::Min,
            char_limit: usize::MAX,
            room: 0.0,
            dashed: false,
        }
    }
    /// No label above; the name is kept for screen readers and tests.
    pub fn bare(mut self) -> Self {
        self.bare = true;
        self
    }
    /// A red * behind the label.
    pub fn required(mut self) -> Self {
        self.required = true;
        self
    }
    /// A quiet sentence below.
    pub fn hint(mut self, hint: &'a str) -> Self {
        self.hint = hint;
        self
    }
    /// A red edge and this sentence below, until it is corrected.
    pub fn error(mut self, error: Option<&'a str>) -> Self {
        self.error = error;
        self
    }
    /// Shown inside while the field is empty.
    pub fn placeholder(mut self, text: &'a str) -> Self {
        self.placeholder = text;
        self
    }
    /// May be read and copied, not changed.
    pub fn read_only(mut self, read_only: bool) -> Self {
        self.read_only = read_only;
        self
    }
    /// Grey; say why in `hint`.
    pub fn disabled(mut self, disabled: bool) -> Self {
        self.disabled = disabled;
        self
    }
    /// 36 high, for the login page.
    pub fn large(mut self) -> Self {
        self.large = true;
        self
    }
    /// This wide instead of all the room.
    pub fn width(mut self, width: f32) -> Self {
        self.width = Some(width);
        self
    }
    /// A fixed id, so that the caller may give it the focus.
    pub fn id(mut self, id: Id) -> Self {
        self.id = Some(id);
        self
    }
    /// A unit inside the field at the right (元, 分钟).
    pub fn suffix(mut self, suffix: &'a str) -> Self {
        self.suffix = suffix;
        self
    }
    /// Numbers stand at the right.
    pub fn right(mut self) -> Self {
        self.align = Align::Max;
        self
    }
    /// Keeps this much free at the right of the text, for a button that the caller lays over the field.
    pub fn room(mut self, room: f32) -> Self {
        self.room = room;
        self
    }
    /// A dashed edge: nothing is chosen, and nothing need be (不导入).
    pub fn dashed(mut self, dashed: bool) -> Self {
        self.dashed = dashed;
        self
    }
    /// No more characters than this.
    pub fn limit(mut self, characters: usize) -> Self {
        self.char_limit = characters;
        self
    }

    /// One line of text. For Enter see [`super::keep_ime::submit`].
    pub fn text(self, ui: &mut Ui, value: &mut dyn TextBuffer) -> Response {
        self.around(ui, |field, ui| field.edit(ui, value, false, field.room).0)
    }

    /// A password with an eye that shows it.
    pub fn password(self, ui: &mut Ui, lang: Lang, value: &mut dyn TextBuffer) -> Response {
        self.around(ui, |field, ui| {
            let shown_id = ui.auto_id_with("password-shown");
            let mut shown = ui.data(|d| d.get_temp::<bool>(shown_id)).unwrap_or(false);
            let (response, rect) = field.edit(ui, value, !shown, 32.0);
            let eye = Rect::from_center_size(pos2(rect.right() - 19.0, rect.center().y), vec2(26.0, 26.0));
            let name = lang.tr(if shown { "ui-hide-password" } else { "ui-show-password" });
            let icon = if shown { icons::EYE_SLASH } else { icons::EYE };
            if ui.place(eye, |ui: &mut Ui| IconButton::new(icon, &name).small().show(ui)).clicked() {
                shown = !shown;
                ui.data_mut(|d| d.insert_temp(shown_id, shown));
            }
            response
        })
    }

    /// Several lines of text.
    pub fn multi_line(self, ui: &mut Ui, value: &mut dyn TextBuffer, rows: usize) -> Response {
        self.around(ui, |field, ui| {
            let width = field.control_width(ui);
            let back = ui.painter().add(egui::Shape::Noop);
            let margin = Margin { left: 10, right: 10, top: 6, bottom: 6 };
            let edit = TextEdit::multiline(value)
                .frame(Frame::NONE.inner_margin(margin))
                .font(fonts::regular(size::BODY))
                .hint_text(egui::RichText::new(field.placeholder).color(tokens(ui).text_3))
                .text_color(field.text_color(ui))
                .interactive(!field.disabled)
                .desired_rows(rows.max(1))
                .desired_width(width)
                .char_limit(field.char_limit);
            let response = match field.id {
                Some(id) => ui.add(edit.id(id)),
                None => ui.add(edit),
            };
            let response = response.accessible_name(field.label);
            ui.painter().set(back, field.background(ui, response.rect, &response));
            response
        })
    }

    /// A value that may only be read and copied.
    pub fn value(self, ui: &mut Ui, value: &str) -> Response {
        let mut value = value;
        self.read_only(true).text(ui, &mut value)
    }

    /// One of a few texts. Down, up and letters work; Enter and Space open and choose.
    /// `chosen` is the place in `options`; `None` shows the placeholder.
    pub fn select(self, ui: &mut Ui, chosen: &mut Option<usize>, options: &[&str]) -> Response {
        self.around(ui, |field, ui| field.select_box(ui, chosen, options))
    }

    /// A day, typed (`2026-03-13`, `20260313`, `3-13`) or picked from the calendar with its 休 and 班.
    pub fn date(self, ui: &mut Ui, lang: Lang, value: &mut Option<Date>, today: Date) -> Response {
        self.around(ui, |field, ui| field.date_box(ui, lang, value, today))
    }

    // ---- around the control ----

    fn around(self, ui: &mut Ui, control: impl FnOnce(&Self, &mut Ui) -> Response) -> Response {
        let width = self.control_width(ui);
        let layout = egui::Layout::top_down(Align::Min);
        // A row that centres its parts must know the height beforehand.
        let height = if self.bare { self.height() } else { 0.0 };
        ui.allocate_ui_with_layout(vec2(width, height), layout, |ui| {
            ui.set_width(width);
            ui.spacing_mut().item_spacing.y = 0.0;
            if !self.bare {
                self.caption(ui, width);
            }
            let response = paint::maybe_disabled(ui, self.disabled, |ui| control(&self, ui));
            self.foot(ui, &response);
            response
        })
        .inner
    }

    fn control_width(&self, ui: &Ui) -> f32 {
        self.width.unwrap_or_else(|| ui.available_width()).floor()
    }

    fn caption(&self, ui: &mut Ui, width: f32) {
        let t = tokens(ui);
        let (rect, _) = ui.allocate_exact_size(vec2(width, 20.0), Sense::hover());
        let galley = paint::line_within(ui, self.label, fonts::regular(size::TABLE), width - 14.0);
        let end = rect.left() + galley.size().x + 5.0;
        paint::put(ui.painter(), galley, rect, Align::Min, t.text_2);
        if self.required {
            let star = paint::line_of(ui, "*", fonts::regular(size::TABLE));
            paint::put(ui.painter(), star, Rect::from_min_max(pos2(end, rect.top()), rect.max), Align::Min, t.danger.text);
        }
        ui.add_space(space::XS);
    }

    /// The error, or else the hint.
    fn foot(&self, ui: &mut Ui, response: &Response) {
        if let Some(error) = self.error {
            ui.add_space(space::XS);
            error_line(ui, error);
            ui.ctx().accesskit_node_builder(response.id, |node| {
                node.set_invalid(egui::accesskit::Invalid::True);
                node.set_description(error);
            });
        } else if !self.hint.is_empty() {
            ui.add_space(space::XS);
            hint_line(ui, self.hint);
        }
    }

    // ---- the controls ----

    fn height(&self) -> f32 {
        if self.large { size::CONTROL_LARGE } else { size::CONTROL }
    }

    fn text_color(&self, ui: &Ui) -> Color32 {
        let t = tokens(ui);
        match (self.disabled || !ui.is_enabled(), self.read_only) {
            (true, _) => t.text_disabled,
            (false, true) => t.text_2,
            (false, false) => t.text,
        }
    }

    /// The text edit with its edge; leaves `room` free at the right.
    fn edit(&self, ui: &mut Ui, value: &mut dyn TextBuffer, password: bool, room: f32) -> (Response, Rect) {
        let width = self.control_width(ui);
        let height = self.height();
        let (_, rect) = ui.allocate_space(vec2(width, height));
        let back = ui.painter().add(egui::Shape::Noop);
        let suffix = (!self.suffix.is_empty()).then(|| paint::line_of(ui, self.suffix, fonts::regular(size::TABLE)));
        let room = room + suffix.as_ref().map_or(0.0, |g| g.size().x + 6.0);
        let inner = Rect::from_min_max(rect.min, pos2(rect.right() - room, rect.bottom()));
        let mut frozen = String::new();
        let value: &mut dyn TextBuffer = if self.read_only {
            frozen.push_str(value.as_str());
            // A `&str` buffer cannot be changed, yet its text can be selected and copied.
            &mut frozen.as_str()
        } else {
            value
        };
        let edit = TextEdit::singleline(value)
            .frame(Frame::NONE.inner_margin(Margin::symmetric(10, 0)))
            .font(fonts::regular(size::BODY))
            .hint_text(egui::RichText::new(self.placeholder).color(tokens(ui).text_3))
            .text_color(self.text_color(ui))
            .password(password)
            .interactive(!self.disabled)
            .desired_width(inner.width())
            .min_size(inner.size())
            .align(egui::Align2([self.align, Align::Center]))
            .char_limit(self.char_limit);
        let edit = match self.id {
            Some(id) => edit.id(id),
            None => edit,
        };
        let response = ui.place(inner, edit).accessible_name(self.label);
        ui.painter().set(back, self.background(ui, rect, &response));
        if let Some(suffix) = suffix {
            let at = Rect::from_min_max(rect.min, pos2(rect.right() - 10.0, rect.bottom()));
            paint::put(ui.painter(), suffix, at, Align::Max, tokens(ui).text_3);
        }
        (response, rect)
    }

    fn background(&self, ui: &Ui, rect: Rect, response: &Response) -> egui::Shape {
        let edge = Edge {
            focused: response.has_focus(),
            hovered: response.hovered(),
            error: self.error.is_some(),
            shut: self.disabled || self.read_only || !ui.is_enabled(),
        };
        edge_shape(ui, rect, edge)
    }

    fn select_box(&self, ui: &mut Ui, chosen: &mut Option<usize>, options: &[&str]) -> Response {
        let t = tokens(ui);
        let width = self.control_width(ui);
        let id = self.id.unwrap_or_else(|| ui.auto_id_with(self.label));
        let (_, rect) = ui.allocate_space(vec2(width, self.height()));
        let popup_id = id.with("popup");
        let lit_id = id.with("lit");
        let open = Popup::is_id_open(ui.ctx(), popup_id);
        let mut lit = ui.data(|d| d.get_temp::<usize>(lit_id)).or(*chosen).unwrap_or(0);
        let mut changed = false;
        let focused = ui.memory(|m| m.has_focus(id));
        if focused && !self.read_only {
            changed |= select_keys(ui, id, open, &mut lit, chosen, options);
        }
        let sense = if self.read_only { Sense::focusable_noninteractive() } else { Sense::click() };
        let mut response = ui.interact(rect, id, sense);
        let shown = chosen.and_then(|at| options.get(at)).copied();
        response.widget_info(|| WidgetInfo {
            current_text_value: Some(shown.unwrap_or("").to_owned()),
            ..WidgetInfo::labeled(Role::ComboBox, ui.is_enabled(), self.label)
        });
        if response.clicked() {
            response.request_focus();
            lit = chosen.unwrap_or(0);
        }
        if self.dashed && !response.has_focus() {
            paint::dashed_rect(ui.painter(), rect, f32::from(radius::CONTROL), line(ui.ctx(), t.line_3));
        } else {
            ui.painter().add(self.background(ui, rect, &response));
        }
        let (text, color) = match shown {
            Some(text) => (text, self.text_color(ui)),
            None => (self.placeholder, t.text_3),
        };
        let inner = Rect::from_min_max(pos2(rect.left() + 10.0, rect.top()), pos2(rect.right() - 30.0, rect.bottom()));
        let galley = paint::line_within(ui, text, fonts::regular(size::BODY), inner.width());
        paint::put(ui.painter(), galley, inner, Align::Min, color);
        let caret = if ui.is_enabled() && !self.read_only { t.text_2 } else { t.text_disabled };
        paint::icon(ui.painter(), pos2(rect.right() - 18.0, rect.center().y), icons::CARET_DOWN, 14.0, caret);

        let frame = popup_frame(ui.ctx(), t);
        // A narrow field (a column of an import) still opens a list that can be read.
        let list_width = (rect.width() - 10.0).max(LIST_LEAST);
        let picked = Popup::from_toggle_button_response(&response)
            .id(popup_id)
            .gap(4.0)
            .width(list_width)
            .frame(frame)
            .accessible_name(self.label)
            .close_behavior(PopupCloseBehavior::CloseOnClick)
            .show(|ui| option_list(ui, list_width, &mut lit, *chosen, options, !open))
            .and_then(|shown| {
                super::menu::keep_above(&response, &shown.response);
                super::menu::keep_escape(ui.ctx());
                shown.inner
            });
        if let Some(at) = picked {
            *chosen = Some(at);
            changed = true;
            Popup::close_id(ui.ctx(), popup_id);
        }
        let still_open = Popup::is_id_open(ui.ctx(), popup_id);
        ui.data_mut(|d| {
            if still_open {
                d.insert_temp(lit_id, lit);
            } else {
                d.remove::<usize>(lit_id);
            }
        });
        if changed {
            response.mark_changed();
        }
        response
    }

    fn date_box(&self, ui: &mut Ui, lang: Lang, value: &mut Option<Date>, today: Date) -> Response {
        let id = self.id.unwrap_or_else(|| ui.auto_id_with(self.label));
        let typed_id = id.with("typed");
        let focused = ui.memory(|m| m.has_focus(id));
        let at_rest = value.map_or_else(String::new, |day| if focused { day.to_string() } else { day_long(lang, day) });
        let mut text = ui.data(|d| d.get_temp::<String>(typed_id)).filter(|_| focused).unwrap_or(at_rest);
        let form = lang.tr("ui-day-form");
        let field = Field { id: Some(id), placeholder: if self.placeholder.is_empty() { &form } else { self.placeholder }, ..self.again() };
        let (mut response, rect) = field.edit(ui, &mut text, false, 32.0);
        if response.changed() {
            let parsed = calendar::parse_day(&text, today);
            if text.trim().is_empty() || parsed.is_some() {
                *value = parsed;
            }
            ui.data_mut(|d| d.insert_temp(typed_id, text));
        }
        if response.lost_focus() {
            ui.data_mut(|d| d.remove::<String>(typed_id));
        }
        if self.read_only || self.disabled {
            return response;
        }
        let opener = Rect::from_center_size(pos2(rect.right() - 18.0, rect.center().y), vec2(26.0, 26.0));
        let name = format!("{} {}", lang.tr("ui-pick-day"), self.label);
        let button = ui.place(opener, |ui: &mut Ui| IconButton::new(icons::CALENDAR_BLANK, &name).small().show(ui));
        let popup_id = id.with("calendar");
        let by_key = response.has_focus() && ui.input_mut(|i| i.consume_key(Modifiers::ALT, Key::ArrowDown));
        if button.clicked() || by_key {
            Popup::toggle_id(ui.ctx(), popup_id);
            calendar::show_month_of(ui, popup_id, value.unwrap_or(today));
        }
        let frame = popup_frame(ui.ctx(), tokens(ui)).inner_margin(Margin::same(12));
        let picked = Popup::from_response(&response)
            .id(popup_id)
            .anchor(rect)
            .open_memory(None)
            .gap(4.0)
            .frame(frame)
            .close_behavior(PopupCloseBehavior::CloseOnClickOutside)
            .show(|ui| calendar::calendar(ui, lang, popup_id, *value, today))
            .and_then(|shown| {
                super::menu::keep_escape(ui.ctx());
                shown.inner
            });
        if let Some(day) = picked {
            *value = Some(day);
            response.mark_changed();
            ui.data_mut(|d| d.remove::<String>(typed_id));
            Popup::close_id(ui.ctx(), popup_id);
            response.request_focus();
        }
        response
    }

    fn again(&self) -> Field<'a> {
        Field { ..*self }
    }
}

/// Ground and edge of a field: 2 points when focused.
fn edge_shape(ui: &Ui, rect: Rect, edge: Edge) -> egui::Shape {
    let t: &Tokens = tokens(ui);
    let ctx = ui.ctx();
    let fill = if edge.shut { t.sunken } else { t.surface };
    let stroke: Stroke = match edge {
        Edge { error: true, focused: true, .. } => thick(ctx, t.danger.mark),
        Edge { error: true, .. } => line(ctx, t.danger.mark),
        Edge { focused: true, .. } => thick(ctx, t.focus),
        Edge { shut: true, .. } => line(ctx, t.line),
        Edge { hovered: true, .. } => line(ctx, t.text_3),
        _ => line(ctx, t.line_3),
    };
    egui::epaint::RectShape::new(rect, CornerRadius::same(radius::CONTROL), fill, stroke, StrokeKind::Inside).into()
}

/// Keys of a select that has the focus. Returns `true` when the choice changed.
fn select_keys(ui: &Ui, id: Id, open: bool, lit: &mut usize, chosen: &mut Option<usize>, options: &[&str]) -> bool {
    // Esc closes the list, and the field keeps the keyboard.
    let filter = egui::EventFilter { vertical_arrows: true, escape: open, ..Default::default() };
    ui.memory_mut(|m| m.set_focus_lock_filter(id, filter));
    let last = options.len().saturating_sub(1);
    let popup_id = id.with("popup");
    let (down, up, home, end, enter, open_key) = ui.input_mut(|i| {
        let none = Modifiers::NONE;
        let open_key = i.consume_key(Modifiers::ALT, Key::ArrowDown);
        let enter = open && (i.consume_key(none, Key::Enter) || i.consume_key(none, Key::Space));
        (
            i.consume_key(none, Key::ArrowDown),
            i.consume_key(none, Key::ArrowUp),
            i.consume_key(none, Key::Home),
            i.consume_key(none, Key::End),
            enter,
            open_key,
        )
    });
    if open_key {
        Popup::open_id(ui.ctx(), popup_id);
        return false;
    }
    let from = if open { *lit } else { chosen.unwrap_or(0) };
    let first_time = !open && chosen.is_none();
    let to = match (down, up, home, end) {
        (true, ..) if first_time => 0,
        (true, ..) => (from + 1).min(last),
        (_, true, ..) => from.saturating_sub(1),
        (_, _, true, _) => 0,
        (_, _, _, true) => last,
        _ => from,
    };
    let moved = down || up || home || end;
    *lit = to;
    if enter {
        Popup::close_id(ui.ctx(), popup_id);
    }
    let take = enter || (moved && !open);
    if !take || options.is_empty() || *chosen == Some(to) {
        return false;
    }
    *chosen = Some(to);
    true
}

/// The list of a select; returns the clicked place.
fn option_list(ui: &mut Ui, width: f32, lit: &mut usize, chosen: Option<usize>, options: &[&str], just_opened: bool) -> Option<usize> {
    let t = tokens(ui);
    ui.set_width(width);
    ui.spacing_mut().item_spacing.y = 0.0;
    let mut picked = None;
    let moved = ui.input(|i| i.pointer.is_moving());
    egui::ScrollArea::vertical().max_height(8.5 * size::MENU_ROW).show(ui, |ui| {
        for (at, option) in options.iter().enumerate() {
            let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), size::MENU_ROW), Sense::click());
            response.widget_info(|| WidgetInfo::selected(Role::ListBoxOption, true, chosen == Some(at), *option));
            if response.hovered() && moved {
                *lit = at;
            }
            if at == *lit && (just_opened || focus::by_key(ui.ctx())) {
                ui.scroll_to_rect(rect, None);
            }
            let fill = if at == *lit { t.raised_hover } else { NONE };
            ui.painter().rect_filled(rect, CornerRadius::same(radius::CONTROL), fill);
            let galley = paint::line_within(ui, option, fonts::regular(size::BODY), rect.width() - 36.0);
            paint::put(ui.painter(), galley, rect.shrink2(vec2(8.0, 0.0)), Align::Min, t.text);
            if chosen == Some(at) {
                paint::icon(ui.painter(), pos2(rect.right() - 16.0, rect.center().y), icons::CHECK, size::ICON_SMALL, t.accent_family.text);
            }
            if response.clicked() {
                picked = Some(at);
            }
        }
    });
    picked
}

/// A dropdown chip: `工作表 在册客户 ⌄`, 28 high; a click opens [`super::menu::menu`].
pub fn drop_chip(ui: &mut Ui, key: &str, value: &str) -> Response {
    let t = tokens(ui);
    let key_galley = paint::line_of(ui, key, fonts::regular(size::TABLE));
    let value_galley = paint::line_of(ui, value, fonts::regular(size::TABLE));
    let key_width = if key.is_empty() { 0.0 } else { key_galley.size().x.ceil() + 6.0 };
    let width = 10.0 + key_width + value_galley.size().x.ceil() + 8.0 + 12.0 + 8.0;
    let (rect, response) = ui.allocate_exact_size(vec2(width, size::CHIP), Sense::click());
    let name = if key.is_empty() { value.to_owned() } else { format!("{key} {value}") };
    response.widget_info(|| WidgetInfo::labeled(Role::ComboBox, ui.is_enabled(), &name));
    let fill = if paint::look(&response, None) == Look::Rest { t.surface } else { t.hover };
    ui.painter().rect(rect, CornerRadius::same(radius::CONTROL), fill, line(ui.ctx(), t.line_2), StrokeKind::Inside);
    let left = rect.left() + 10.0;
    if !key.is_empty() {
        paint::put(ui.painter(), key_galley, Rect::from_min_max(pos2(left, rect.top()), rect.max), Align::Min, t.text_3);
    }
    let at = Rect::from_min_max(pos2(left + key_width, rect.top()), rect.max);
    paint::put(ui.painter(), value_galley, at, Align::Min, t.text);
    paint::icon(ui.painter(), pos2(rect.right() - 14.0, rect.center().y), icons::CARET_DOWN, 12.0, t.text_2);
    focus::ring(ui, &response, rect, radius::CONTROL, focus::Ring::Outside);
    response
}

/// A field that shows a value and opens a [`super::menu::popup`] with the inputs for it, as wide as the room.
pub fn drop_field(ui: &mut Ui, name: &str, value: &str) -> Response {
    let t = tokens(ui);
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), size::CONTROL), Sense::click());
    response.widget_info(|| WidgetInfo {
        current_text_value: Some(value.to_owned()),
        ..WidgetInfo::labeled(Role::ComboBox, ui.is_enabled(), name)
    });
    let fill = if paint::look(&response, None) == Look::Rest { t.surface } else { t.hover };
    ui.painter().rect(rect, CornerRadius::same(radius::CONTROL), fill, line(ui.ctx(), t.line_3), StrokeKind::Inside);
    let inner = Rect::from_min_max(pos2(rect.left() + 10.0, rect.top()), pos2(rect.right() - 30.0, rect.bottom()));
    let galley = paint::line_within(ui, value, fonts::regular(size::BODY), inner.width());
    paint::put(ui.painter(), galley, inner, Align::Min, t.text);
    paint::icon(ui.painter(), pos2(rect.right() - 18.0, rect.center().y), icons::CARET_DOWN, 14.0, t.text_2);
    focus::ring(ui, &response, rect, radius::CONTROL, focus::Ring::Outside);
    response
}

/// The sentence below a wrong field.
pub fn error_line(ui: &mut Ui, text: &str) -> Response {
    mark_line(ui, icons::WARNING_CIRCLE, text, tokens(ui).danger.text)
}

/// A check that is passed, below a field: `✓ 11 个字符，至少 9 个`.
pub fn passed_line(ui: &mut Ui, text: &str) -> Response {
    mark_line(ui, icons::CHECK_CIRCLE, text, tokens(ui).success.text)
}

fn mark_line(ui: &mut Ui, glyph: &str, text: &str, color: Color32) -> Response {
    let available = (ui.available_width() - 18.0).max(40.0);
    let galley = paint::paragraph(ui, text, fonts::regular(size::CAPTION), 18.0, color, available);
    let size = vec2(18.0 + galley.size().x.ceil(), galley.size().y.max(18.0));
    let (rect, response) = ui.allocate_exact_size(size, Sense::hover());
    response.widget_info(|| WidgetInfo::labeled(Role::Label, true, text));
    paint::icon_fill(ui.painter(), pos2(rect.left() + 7.0, rect.top() + 9.0), glyph, 14.0, color);
    ui.painter().galley(pos2(rect.left() + 18.0, rect.top()), galley, color);
    response
}

/// The quiet sentence below a field.
pub fn hint_line(ui: &mut Ui, text: &str) -> Response {
    let color = tokens(ui).text_3;
    let galley = paint::paragraph(ui, text, fonts::regular(size::CAPTION), 18.0, color, ui.available_width());
    let (rect, response) = ui.allocate_exact_size(galley.size(), Sense::hover());
    response.widget_info(|| WidgetInfo::labeled(Role::Label, true, text));
    ui.painter().galley(rect.min, galley, color);
    response
}

/// Lays fields side by side with 12 between them; `add` is called once per column with its place.
/// `shares` are the relative widths.
pub fn row(ui: &mut Ui, shares: &[f32], mut add: impl FnMut(&mut Ui, usize)) {
    let gaps = space::L * shares.len().saturating_sub(1) as f32;
    let total: f32 = shares.iter().sum::<f32>().max(0.001);
    let room = (ui.available_width() - gaps).max(0.0);
    ui.horizontal_top(|ui| {
        ui.spacing_mut().item_spacing.x = space::L;
        for (at, share) in shares.iter().enumerate() {
            let width = (room * share / total).floor();
            ui.allocate_ui_with_layout(vec2(width, 0.0), egui::Layout::top_down(Align::Min), |ui| {
                ui.set_width(width);
                add(ui, at);
            });
        }
    });
}
