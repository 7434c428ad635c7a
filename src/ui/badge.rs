//! Badges, grade letters, key caps and avatars: small facts that are read, not clicked.

use std::sync::Arc;

use egui::{Align, Color32, CornerRadius, Galley, Rect, Response, Role, Sense, StrokeKind, Ui, WidgetInfo, pos2, vec2};

use super::theme::NONE;
use super::tokens::{Family, Shift, line, radius, size, tokens};
use super::{fonts, paint};

/// The ground of a badge.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Ground {
    Family(Family),
    Shift(Shift),
    Outline,
}

/// A word of 2–4 characters on soft ground.
#[must_use = "call show"]
pub struct Badge<'a> {
    text: &'a str,
    ground: Ground,
    icon: Option<&'a str>,
}

impl<'a> Badge<'a> {
    /// A badge of this family.
    pub fn new(text: &'a str, family: Family) -> Self {
        Badge { text, ground: Ground::Family(family), icon: None }
    }
    /// A badge in the tint of a shift (早班).
    pub fn shift(text: &'a str, shift: Shift) -> Self {
        Badge { text, ground: Ground::Shift(shift), icon: None }
    }
    /// Transparent with an edge: 已关闭.
    pub fn outline(text: &'a str) -> Self {
        Badge { text, ground: Ground::Outline, icon: None }
    }
    /// An icon left of the word.
    pub fn icon(mut self, icon: &'a str) -> Self {
        self.icon = Some(icon);
        self
    }

    /// Draws it.
    pub fn show(self, ui: &mut Ui) -> Response {
        let t = tokens(ui);
        let (fill, color) = match self.ground {
            Ground::Family(family) => (t.family(family).soft, t.family(family).text),
            Ground::Shift(shift) => (t.shift(shift).fill, t.shift(shift).text),
            Ground::Outline => (NONE, t.text_2),
        };
        let text = paint::line_of(ui, self.text, fonts::regular(size::CAPTION));
        let icon_width = if self.icon.is_some() { 17.0 } else { 0.0 };
        let width = (text.size().x + icon_width).ceil() + 12.0;
        let (rect, response) = ui.allocate_exact_size(vec2(width, size::BADGE), Sense::hover());
        response.widget_info(|| WidgetInfo::labeled(Role::Label, true, self.text));
        if !ui.is_rect_visible(rect) {
            return response;
        }
        let painter = ui.painter();
        let corners = CornerRadius::same(radius::BADGE);
        painter.rect_filled(rect, corners, fill);
        if self.ground == Ground::Outline {
            painter.rect_stroke(rect, corners, line(ui.ctx(), t.line_2), StrokeKind::Inside);
        }
        let inner = rect.shrink2(vec2(6.0, 0.0));
        if let Some(icon) = self.icon {
            paint::icon(painter, pos2(inner.left() + 6.5, inner.center().y), icon, size::ICON_TINY, color);
        }
        paint::put(painter, text, inner, Align::Max, color);
        response
    }
}

/// `badge(ui, "待班长", Family::Info)`
pub fn badge(ui: &mut Ui, text: &str, family: Family) -> Response {
    Badge::new(text, family).show(ui)
}

/// The letter of a grade: A accent, B neutral, every other one an outline.
pub fn grade(ui: &mut Ui, letter: &str) -> Response {
    let t = tokens(ui);
    let (rect, response) = ui.allocate_exact_size(vec2(size::BADGE, size::BADGE), Sense::hover());
    response.widget_info(|| WidgetInfo::labeled(Role::Label, true, letter));
    let corners = CornerRadius::same(radius::BADGE);
    let (fill, color, font) = match letter {
        "A" => (t.accent_family.soft, t.accent_family.text, fonts::medium(size::CAPTION)),
        "B" => (t.neutral.soft, t.neutral.text, fonts::regular(size::CAPTION)),
        _ => (NONE, t.text_2, fonts::regular(size::CAPTION)),
    };
    ui.painter().rect_filled(rect, corners, fill);
    if fill == NONE {
        ui.painter().rect_stroke(rect, corners, line(ui.ctx(), t.line_2), StrokeKind::Inside);
    }
    let galley = paint::line_of(ui, letter, font);
    paint::put(ui.painter(), galley, rect, Align::Center, color);
    response
}

/// A key cap.
pub fn key_cap(ui: &mut Ui, key: &str) -> Response {
    let t = tokens(ui);
    let galley = key_cap_galley(ui, key);
    let width = (galley.size().x + 12.0).ceil().max(size::BADGE);
    let (rect, response) = ui.allocate_exact_size(vec2(width, size::BADGE), Sense::hover());
    response.widget_info(|| WidgetInfo::labeled(Role::Label, true, key));
    paint_key_cap(ui, galley, rect, t.line_2, t.text_3);
    response
}

/// The measured text of a key cap.
pub(crate) fn key_cap_galley(ui: &Ui, key: &str) -> Arc<Galley> {
    paint::line_of(ui, key, fonts::regular(size::KEY))
}

/// Paints a key cap at a place.
pub(crate) fn paint_key_cap(ui: &Ui, galley: Arc<Galley>, rect: Rect, edge: Color32, color: Color32) {
    ui.painter().rect_stroke(rect, CornerRadius::same(radius::BADGE), line(ui.ctx(), edge), StrokeKind::Inside);
    paint::put(ui.painter(), galley, rect, Align::Center, color);
}

/// Width of a key cap as a part of another widget.
pub(crate) fn key_cap_width(galley: &Galley) -> f32 {
    (galley.size().x + 10.0).ceil().max(size::BADGE)
}

/// A person: the first character of the name in a circle, tinted by person number.
/// `diameter` is 20 in rows, 26 beside text, 40 on record pages, 56 on the lock screen.
pub fn avatar(ui: &mut Ui, name: &str, number: usize, diameter: f32) -> Response {
    let (rect, response) = ui.allocate_exact_size(vec2(diameter, diameter), Sense::hover());
    response.widget_info(|| WidgetInfo::labeled(Role::Image, true, name));
    paint_avatar(ui, rect, name, number);
    response
}

/// Paints an avatar at a place.
pub fn paint_avatar(ui: &Ui, rect: Rect, name: &str, number: usize) {
    let (fill, color) = tokens(ui).avatar(number);
    let diameter = rect.height();
    ui.painter().circle_filled(rect.center(), diameter / 2.0, fill);
    let first: String = name.chars().take(1).collect();
    let text_size = if diameter < 24.0 {
        size::KEY
    } else if diameter < 36.0 {
        size::CAPTION
    } else {
        (diameter * 0.4).round()
    };
    let galley = paint::line_of(ui, &first, fonts::medium(text_size));
    paint::put(ui.painter(), galley, rect, Align::Center, color);
}

/// A dot of 6 in a family's mark, as beside a deadline.
pub fn dot(ui: &mut Ui, family: Family) -> Response {
    let (rect, response) = ui.allocate_exact_size(vec2(6.0, size::BADGE), Sense::hover());
    ui.painter().circle_filled(rect.center(), 3.0, tokens(ui).family(family).mark);
    response
}

/// The chip of a shift in the roster, 26 × 20.
pub fn shift_chip(ui: &mut Ui, letter: &str, shift: Shift) -> Response {
    let (rect, response) = ui.allocate_exact_size(vec2(26.0, 20.0), Sense::hover());
    response.widget_info(|| WidgetInfo::labeled(Role::Label, true, letter));
    let colors = tokens(ui).shift(shift);
    ui.painter().rect_filled(rect, CornerRadius::same(radius::BADGE), colors.fill);
    let galley = paint::line_of(ui, letter, fonts::regular(size::CAPTION));
    paint::put(ui.painter(), galley, rect, Align::Center, colors.text);
    response
}
