//! The timeline of a record: circle with icon, a line between, text, time at the right. Newest first; nothing can be edited.

use egui::{Align, Rect, Response, Role, Sense, Ui, WidgetInfo, pos2, vec2};

use super::tokens::{Family, line, size, tokens};
use super::{fonts, paint};

/// One entry.
#[derive(Debug, Clone, Copy)]
pub struct Entry<'a> {
    /// Icon in the circle.
    pub icon: &'a str,
    /// 催单 warning, approvals success, the rest neutral.
    pub family: Family,
    /// Who did what.
    pub text: &'a str,
    /// More, or empty.
    pub detail: &'a str,
    /// When, at the right.
    pub time: &'a str,
    /// The last one of its day: no line below.
    pub last: bool,
}

/// Puts entries directly below each other, so that the line runs through.
pub fn timeline<R>(ui: &mut Ui, add: impl FnOnce(&mut Ui) -> R) -> R {
    ui.scope(|ui| {
        ui.spacing_mut().item_spacing.y = 0.0;
        add(ui)
    })
    .inner
}

/// The head of a day.
pub fn day_head(ui: &mut Ui, text: &str) {
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), 26.0), Sense::hover());
    response.widget_info(|| WidgetInfo::labeled(Role::Label, true, text));
    let galley = paint::line_of(ui, text, fonts::regular(size::CAPTION));
    paint::put(ui.painter(), galley, rect, Align::Min, tokens(ui).text_3);
}

/// Draws one entry; texts wrap.
pub fn entry(ui: &mut Ui, entry: &Entry<'_>) -> Response {
    let t = tokens(ui);
    let width = ui.available_width();
    let time = paint::line_of(ui, entry.time, fonts::regular(size::CAPTION));
    let room = width - 32.0 - time.size().x - 8.0;
    let text = paint::paragraph(ui, entry.text, fonts::regular(size::TABLE), 20.0, t.text, room);
    let detail =
        (!entry.detail.is_empty()).then(|| paint::paragraph(ui, entry.detail, fonts::regular(size::CAPTION), 18.0, t.text_3, width - 32.0));
    let height = text.size().y.max(22.0) + detail.as_ref().map_or(0.0, |g| g.size().y) + 12.0;
    let (rect, response) = ui.allocate_exact_size(vec2(width, height), Sense::hover());
    response.widget_info(|| WidgetInfo::labeled(Role::Label, true, format!("{} {} {}", entry.time, entry.text, entry.detail)));
    let center = pos2(rect.left() + 11.0, rect.top() + 11.0);
    if !entry.last {
        ui.painter().vline(center.x, center.y + 13.0..=rect.bottom() + 1.0, line(ui.ctx(), t.line));
    }
    let family = t.family(entry.family);
    ui.painter().circle_filled(center, 11.0, family.soft);
    paint::icon(ui.painter(), center, entry.icon, 14.0, family.text);
    let text_height = text.size().y;
    ui.painter().galley(pos2(rect.left() + 32.0, rect.top() + 1.0), text, t.text);
    let upper = Rect::from_min_size(rect.min, vec2(width, 22.0));
    paint::put(ui.painter(), time, upper, Align::Max, t.text_3);
    if let Some(detail) = detail {
        ui.painter().galley(pos2(rect.left() + 32.0, rect.top() + 1.0 + text_height), detail, t.text_3);
    }
    response
}
