//! Progress: a bar of 6 with counts and time left above it; and the small spinner with its words.

use egui::{Align, CornerRadius, Rect, Response, Role, Sense, Ui, WidgetInfo, pos2, vec2};

use super::tokens::{Family, size, tokens};
use super::{fonts, paint};

/// A bar of 6; `share` is 0–1.
pub fn bar(ui: &mut Ui, name: &str, share: f32) -> Response {
    bar_of(ui, name, share, ui.available_width())
}

/// A bar of 6 of this width.
pub fn bar_of(ui: &mut Ui, name: &str, share: f32, width: f32) -> Response {
    let t = tokens(ui);
    let share = share.clamp(0.0, 1.0);
    let (rect, response) = ui.allocate_exact_size(vec2(width, 6.0), Sense::hover());
    response.widget_info(|| WidgetInfo {
        value: Some(f64::from((share * 100.0).round())),
        ..WidgetInfo::labeled(Role::ProgressIndicator, true, name)
    });
    let corners = CornerRadius::same(3);
    ui.painter().rect_filled(rect, corners, t.neutral.soft);
    if share > 0.0 {
        let done = rect.with_max_x((rect.left() + rect.width() * share).round().max(rect.left() + 6.0));
        ui.painter().rect_filled(done, corners, t.accent);
    }
    response
}

/// Counts above at the left (`1,286 / 1,938 行`), time left at the right (约剩 4 秒), the bar below.
pub fn progress(ui: &mut Ui, counts: &str, left: &str, share: f32) -> Response {
    let t = tokens(ui);
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), 20.0), Sense::hover());
    response.widget_info(|| WidgetInfo::labeled(Role::Label, true, format!("{counts} {left}")));
    let counts_galley = paint::line_of(ui, counts, fonts::regular(size::TABLE));
    let left_galley = paint::line_of(ui, left, fonts::regular(size::TABLE));
    paint::put(ui.painter(), counts_galley, rect, Align::Min, t.text);
    paint::put(ui.painter(), left_galley, rect, Align::Max, t.text_2);
    ui.add_space(7.0);
    bar(ui, counts, share)
}

/// A bar of parts in their families' marks: 新增 / 更新 / 相同 / 有误. 4 high, square.
pub fn parts(ui: &mut Ui, name: &str, parts: &[(Family, usize)]) -> Response {
    let t = tokens(ui);
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), 4.0), Sense::hover());
    response.widget_info(|| WidgetInfo::labeled(Role::Image, true, name));
    let total: usize = parts.iter().map(|(_, n)| n).sum();
    let mut x = rect.left();
    for (family, n) in parts.iter().filter(|(_, n)| *n > 0) {
        let width = (rect.width() * *n as f32 / total.max(1) as f32).max(4.0).round();
        let part = Rect::from_min_max(pos2(x, rect.top()), pos2((x + width - 2.0).min(rect.right()), rect.bottom()));
        ui.painter().rect_filled(part, CornerRadius::same(2), t.family(*family).mark);
        x += width;
    }
    response
}

/// A spinner of 14 and what is being done.
pub fn working(ui: &mut Ui, text: &str) -> Response {
    let t = tokens(ui);
    let galley = paint::line_of(ui, text, fonts::regular(size::TABLE));
    let (rect, response) = ui.allocate_exact_size(vec2(22.0 + galley.size().x.ceil(), 20.0), Sense::hover());
    response.widget_info(|| WidgetInfo::labeled(Role::Label, true, text));
    paint::spinner(ui, pos2(rect.left() + 7.0, rect.center().y), 14.0, t.accent, t.line_2);
    paint::put(ui.painter(), galley, rect, Align::Max, t.text_2);
    response
}
