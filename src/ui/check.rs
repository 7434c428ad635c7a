//! Check boxes, radios, switches and option tiles, painted by hand.

use egui::{Align, CornerRadius, Rect, Response, Role, Sense, StrokeKind, Ui, WidgetInfo, pos2, vec2};

use super::focus::{self, Ring};
use super::paint::{self, Look};
use super::tokens::{line, radius, size, tokens};
use super::{fonts, icons};

/// State of a check box.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Check {
    /// Nothing is chosen.
    Off,
    /// Everything is chosen.
    On,
    /// Some of what it stands for is chosen.
    Partial,
}

impl From<bool> for Check {
    fn from(on: bool) -> Self {
        if on { Check::On } else { Check::Off }
    }
}

/// A check box with its text; flips `on` when clicked.
pub fn checkbox(ui: &mut Ui, on: &mut bool, text: &str) -> Response {
    let mut response = checkbox_of(ui, Check::from(*on), text);
    if response.clicked() {
        *on = !*on;
        response.mark_changed();
    }
    response
}

/// A check box that may be partial; the caller decides what a click means.
pub fn checkbox_of(ui: &mut Ui, state: Check, text: &str) -> Response {
    let (rect, response) = labelled(ui, size::CHECK, text);
    response.widget_info(|| match state {
        Check::Partial => WidgetInfo::labeled(Role::CheckBox, ui.is_enabled(), text),
        _ => WidgetInfo::selected(Role::CheckBox, ui.is_enabled(), state == Check::On, text),
    });
    paint_box(ui, rect, state, ui.is_enabled(), paint::look(&response, None));
    focus::ring(ui, &response, rect, radius::BADGE, Ring::Outside);
    response
}

/// Paints the box alone, 16 × 16.
pub(crate) fn paint_box(ui: &Ui, rect: Rect, state: Check, enabled: bool, look: Look) {
    let t = tokens(ui);
    let corners = CornerRadius::same(radius::BADGE);
    if state == Check::Off {
        let fill = if !enabled {
            t.sunken
        } else if look == Look::Rest {
            t.surface
        } else {
            t.hover
        };
        let edge = if enabled { t.line_3 } else { t.line };
        ui.painter().rect(rect, corners, fill, line(ui.ctx(), edge), StrokeKind::Inside);
        return;
    }
    let fill = if !enabled {
        t.line_2
    } else if look == Look::Rest {
        t.accent
    } else {
        t.accent_hover
    };
    ui.painter().rect_filled(rect, corners, fill);
    let glyph = if state == Check::On { icons::CHECK } else { icons::MINUS };
    paint::icon(ui.painter(), rect.center(), glyph, 12.0, t.on_accent);
}

/// A radio with its text.
pub fn radio(ui: &mut Ui, on: bool, text: &str) -> Response {
    let (rect, response) = labelled(ui, size::CHECK, text);
    response.widget_info(|| WidgetInfo::selected(Role::RadioButton, ui.is_enabled(), on, text));
    paint_radio(ui, rect, on, ui.is_enabled());
    focus::ring(ui, &response, rect, 8, Ring::Outside);
    response
}

/// Paints the circle of a radio.
pub(crate) fn paint_radio(ui: &Ui, rect: Rect, on: bool, enabled: bool) {
    let t = tokens(ui);
    let painter = ui.painter();
    if on {
        painter.circle_filled(rect.center(), 8.0, if enabled { t.accent } else { t.line_2 });
        painter.circle_filled(rect.center(), 3.0, t.on_accent);
    } else {
        let (fill, edge) = if enabled { (t.surface, t.line_3) } else { (t.sunken, t.line) };
        painter.circle(rect.center(), 7.5, fill, line(ui.ctx(), edge));
    }
}

/// A switch with its text; takes effect at once. Flips `on` when clicked.
pub fn switch(ui: &mut Ui, on: &mut bool, text: &str) -> Response {
    let t = tokens(ui);
    let (rect, mut response) = labelled(ui, 30.0, text);
    if response.clicked() {
        *on = !*on;
        response.mark_changed();
    }
    response.widget_info(|| WidgetInfo::selected(Role::Switch, ui.is_enabled(), *on, text));
    let rect = Rect::from_center_size(rect.center(), vec2(30.0, 18.0));
    let enabled = ui.is_enabled();
    let track = match (enabled, *on) {
        (false, _) => t.line_2,
        (true, true) => t.accent,
        (true, false) => t.line_3,
    };
    ui.painter().rect_filled(rect, CornerRadius::same(9), track);
    let way = ui.ctx().animate_bool(response.id, *on);
    let x = egui::lerp(rect.left() + 9.0..=rect.right() - 9.0, way);
    ui.painter().circle_filled(pos2(x, rect.center().y), 7.0, t.on_accent);
    focus::ring(ui, &response, rect, 9, Ring::Outside);
    response
}

/// Allocates a mark and its text, both clickable; returns the box of the mark.
fn labelled(ui: &mut Ui, mark: f32, text: &str) -> (Rect, Response) {
    let t = tokens(ui);
    let galley = (!text.is_empty()).then(|| paint::line_of(ui, text, fonts::regular(size::TABLE)));
    let width = mark + galley.as_ref().map_or(0.0, |g| 6.0 + g.size().x.ceil());
    let (rect, response) = ui.allocate_exact_size(vec2(width, size::BADGE), Sense::click());
    if let Some(galley) = galley {
        let color = if ui.is_enabled() { t.text } else { t.text_disabled };
        paint::put(ui.painter(), galley, Rect::from_min_max(pos2(rect.left() + mark + 6.0, rect.top()), rect.max), Align::Min, color);
    }
    let square = Rect::from_center_size(pos2(rect.left() + mark / 2.0, rect.center().y), vec2(mark, size::CHECK));
    (square, response)
}

/// A choice as a tile with a radio: 34 high, or 66 with a second line and an icon at the right.
#[must_use = "call show"]
pub struct OptionTile<'a> {
    text: &'a str,
    detail: &'a str,
    icon: Option<&'a str>,
    on: bool,
    width: Option<f32>,
}

impl<'a> OptionTile<'a> {
    /// A tile with this text, chosen or not.
    pub fn new(text: &'a str, on: bool) -> Self {
        OptionTile { text, detail: "", icon: None, on, width: None }
    }
    /// A second line.
    pub fn detail(mut self, detail: &'a str) -> Self {
        self.detail = detail;
        self
    }
    /// An icon at the right.
    pub fn icon(mut self, icon: &'a str) -> Self {
        self.icon = Some(icon);
        self
    }
    /// This wide instead of all the room.
    pub fn width(mut self, width: f32) -> Self {
        self.width = Some(width);
        self
    }

    /// Draws it; ask `.clicked()`.
    pub fn show(self, ui: &mut Ui) -> Response {
        let t = tokens(ui);
        let tall = !self.detail.is_empty();
        let height = if tall { 66.0 } else { size::ROW };
        let width = self.width.unwrap_or_else(|| ui.available_width()).floor();
        let (rect, response) = ui.allocate_exact_size(vec2(width, height), Sense::click());
        let enabled = ui.is_enabled();
        response.widget_info(|| WidgetInfo::selected(Role::RadioButton, enabled, self.on, self.text));
        let fill = match (self.on, paint::look(&response, None)) {
            (true, _) => t.selected,
            (false, Look::Rest | Look::Focused) => t.surface,
            (false, _) => t.hover,
        };
        let (edge, corner) = (if self.on { t.accent } else { t.line_2 }, if tall { radius::PANEL } else { radius::CONTROL });
        ui.painter().rect(rect, CornerRadius::same(corner), fill, line(ui.ctx(), edge), StrokeKind::Inside);
        focus::ring(ui, &response, rect, corner, Ring::Outside);
        let inset = if tall { 14.0 } else { 10.0 };
        let circle = Rect::from_center_size(pos2(rect.left() + inset + 8.0, rect.center().y), vec2(16.0, 16.0));
        paint_radio(ui, circle, self.on, enabled);
        let cut = self.texts(ui, rect, circle.right() + if tall { 12.0 } else { 8.0 }, inset);
        if cut { super::tooltip::tip(response, self.text) } else { response }
    }

    /// Draws the texts; returns whether the upper one did not fit.
    fn texts(&self, ui: &Ui, rect: Rect, left: f32, inset: f32) -> bool {
        let t = tokens(ui);
        let mut right = rect.right() - inset;
        if let Some(icon) = self.icon {
            let color = if self.on { t.accent_family.text } else { t.text_2 };
            paint::icon(ui.painter(), pos2(right - 10.0, rect.center().y), icon, 20.0, color);
            right -= 28.0;
        }
        let text_size = if self.detail.is_empty() { size::TABLE } else { size::BODY };
        let font = if self.on && !self.detail.is_empty() { fonts::medium(text_size) } else { fonts::regular(text_size) };
        let galley = paint::line_within(ui, self.text, font, right - left);
        let cut = galley.elided;
        let color = if ui.is_enabled() { t.text } else { t.text_disabled };
        if self.detail.is_empty() {
            paint::put(ui.painter(), galley, Rect::from_min_max(pos2(left, rect.top()), rect.max), Align::Min, color);
            return cut;
        }
        let upper = Rect::from_min_size(pos2(left, rect.center().y - 20.0), vec2(right - left, 22.0));
        let lower = Rect::from_min_size(pos2(left, rect.center().y + 2.0), vec2(right - left, 18.0));
        paint::put(ui.painter(), galley, upper, Align::Min, color);
        let detail = paint::line_within(ui, self.detail, fonts::regular(size::CAPTION), right - left);
        paint::put(ui.painter(), detail, lower, Align::Min, t.text_2);
        cut
    }
}

/// Five small squares for a quota, with its word: 达标, 已达下限, 未达标.
pub fn quota_lights(ui: &mut Ui, name: &str, filled: usize, family: super::tokens::Family) -> Response {
    use super::tokens::Family;
    let t = tokens(ui);
    let (rect, response) = ui.allocate_exact_size(vec2(58.0, 10.0), Sense::hover());
    response.widget_info(|| WidgetInfo::labeled(Role::Image, true, name));
    for i in 0..5u8 {
        let square = Rect::from_min_size(pos2(rect.left() + f32::from(i) * 12.0, rect.top()), vec2(10.0, 10.0));
        let corners = CornerRadius::same(2);
        if family == Family::Danger {
            ui.painter().rect(square, corners, t.danger.soft, line(ui.ctx(), t.danger.mark), StrokeKind::Inside);
        } else {
            let fill = if usize::from(i) < filled { t.family(family).mark } else { t.neutral.soft };
            ui.painter().rect_filled(square, corners, fill);
        }
    }
    response
}
