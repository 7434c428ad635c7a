//! Chips: filters with ×, the active search, the dashed adder; saved views; the segmented control.

use egui::{Align, CornerRadius, Rect, Response, Role, Sense, StrokeKind, Ui, WidgetInfo, pos2, vec2};

use super::focus::{self, Ring};
use super::paint::{self, Look};
use super::theme::NONE;
use super::tokens::{Family, line, radius, size, tokens};
use super::{fonts, icons};
use crate::i18n::Lang;

/// What happened to a chip.
#[derive(Debug)]
pub struct ChipResponse {
    /// The chip itself; `.clicked()` opens its popup (see [`super::menu::popup`]).
    pub response: Response,
    /// × was clicked, or Delete was pressed on the chip.
    pub removed: bool,
}

/// A filter of a list: `等级 A、B ×`.
pub fn filter(ui: &mut Ui, lang: Lang, key: &str, value: &str) -> ChipResponse {
    chip(ui, lang, key, value, false)
}

/// The active search, with accent ground: `包含“海” ×`.
pub fn search(ui: &mut Ui, lang: Lang, text: &str) -> ChipResponse {
    chip(ui, lang, "", text, true)
}

fn chip(ui: &mut Ui, lang: Lang, key: &str, value: &str, accent: bool) -> ChipResponse {
    let t = tokens(ui);
    let key_galley = (!key.is_empty()).then(|| paint::line_of(ui, key, fonts::regular(size::TABLE)));
    let value_galley = paint::line_of(ui, value, fonts::regular(size::TABLE));
    let key_width = key_galley.as_ref().map_or(0.0, |g| g.size().x.ceil() + 6.0);
    let width = 10.0 + key_width + value_galley.size().x.ceil() + 6.0 + 13.0 + 8.0;
    let (rect, response) = ui.allocate_exact_size(vec2(width, size::CHIP), Sense::click());
    let name = if key.is_empty() { value.to_owned() } else { format!("{key} {value}") };
    response.widget_info(|| WidgetInfo::labeled(Role::Button, ui.is_enabled(), &name));
    let cross = Rect::from_min_max(pos2(rect.right() - 26.0, rect.top()), rect.max);
    let cross_response = ui.interact(cross, response.id.with("remove"), Sense::click());
    let cross_name = format!("{} {name}", lang.tr("ui-clear"));
    cross_response.widget_info(|| WidgetInfo::labeled(Role::Button, ui.is_enabled(), &cross_name));

    let corners = CornerRadius::same(radius::CONTROL);
    let hovered = paint::look(&response, None) != Look::Rest && !cross_response.hovered();
    if accent {
        ui.painter().rect_filled(rect, corners, t.accent_family.soft);
    } else {
        let fill = if hovered { t.hover } else { t.surface };
        ui.painter().rect(rect, corners, fill, line(ui.ctx(), t.line_2), StrokeKind::Inside);
    }
    let (value_color, cross_color) = if accent { (t.accent_family.text, t.accent_family.text) } else { (t.text, t.text_2) };
    let mut x = rect.left() + 10.0;
    if let Some(galley) = key_galley {
        paint::put(ui.painter(), galley, Rect::from_min_max(pos2(x, rect.top()), rect.max), Align::Min, t.text_3);
        x += key_width;
    }
    paint::put(ui.painter(), value_galley, Rect::from_min_max(pos2(x, rect.top()), rect.max), Align::Min, value_color);
    let center = pos2(rect.right() - 14.5, rect.center().y);
    if cross_response.hovered() && !accent {
        ui.painter().rect_filled(Rect::from_center_size(center, vec2(18.0, 18.0)), CornerRadius::same(radius::BADGE), t.hover);
    }
    paint::icon(ui.painter(), center, icons::X, size::ICON_TINY, cross_color);
    focus::ring(ui, &response, rect, radius::CONTROL, Ring::Outside);
    focus::ring(ui, &cross_response, Rect::from_center_size(center, vec2(18.0, 18.0)), radius::BADGE, Ring::On);
    let delete = response.has_focus() && ui.input(|i| i.key_pressed(egui::Key::Delete));
    ChipResponse { removed: cross_response.clicked() || delete, response }
}

/// A dashed chip that adds something: `＋ 筛选`.
pub fn add(ui: &mut Ui, text: &str) -> Response {
    let t = tokens(ui);
    let galley = paint::line_of(ui, text, fonts::regular(size::TABLE));
    let width = 10.0 + 16.0 + 4.0 + galley.size().x.ceil() + 10.0;
    let (rect, response) = ui.allocate_exact_size(vec2(width, size::CHIP), Sense::click());
    response.widget_info(|| WidgetInfo::labeled(Role::Button, ui.is_enabled(), text));
    let fill = if paint::look(&response, None) == Look::Rest { NONE } else { t.hover };
    ui.painter().rect_filled(rect, CornerRadius::same(radius::CONTROL), fill);
    paint::dashed_rect(ui.painter(), rect, f32::from(radius::CONTROL), line(ui.ctx(), t.line_2));
    paint::icon(ui.painter(), pos2(rect.left() + 18.0, rect.center().y), icons::PLUS, size::ICON_SMALL, t.text_2);
    paint::put(ui.painter(), galley, Rect::from_min_max(pos2(rect.left() + 30.0, rect.top()), rect.max), Align::Min, t.text_2);
    focus::ring(ui, &response, rect, radius::CONTROL, Ring::Outside);
    response
}

/// A saved view in the page head, with its count.
pub fn view_pill(ui: &mut Ui, text: &str, count: Option<&str>, current: bool) -> Response {
    pill(ui, text, count, None, current)
}

/// The same for rows in one state, with the dot of its family in front.
pub fn state_pill(ui: &mut Ui, text: &str, count: Option<&str>, family: Family, current: bool) -> Response {
    pill(ui, text, count, Some(family), current)
}

fn pill(ui: &mut Ui, text: &str, count: Option<&str>, dot: Option<Family>, current: bool) -> Response {
    let t = tokens(ui);
    let font = if current { fonts::medium(size::TABLE) } else { fonts::regular(size::TABLE) };
    let galley = paint::line_of(ui, text, font);
    let count_galley = count.map(|c| paint::line_of(ui, c, fonts::regular(size::CAPTION)));
    let count_width = count_galley.as_ref().map_or(0.0, |g| 6.0 + g.size().x.ceil());
    let text_width = galley.size().x.ceil();
    let dot_width = if dot.is_some() { 14.0 } else { 0.0 };
    let width = 10.0 + dot_width + text_width + count_width + 10.0;
    let (rect, response) = ui.allocate_exact_size(vec2(width, size::CHIP), Sense::click());
    response.widget_info(|| WidgetInfo::selected(Role::Button, ui.is_enabled(), current, text));
    let fill = match paint::look(&response, None) {
        _ if current => t.nav_active,
        Look::Rest | Look::Focused => NONE,
        Look::Hovered => t.hover,
        Look::Pressed => t.pressed,
    };
    ui.painter().rect_filled(rect, CornerRadius::same(radius::CONTROL), fill);
    let color = if current { t.text } else { t.text_2 };
    if let Some(family) = dot {
        ui.painter().circle_filled(pos2(rect.left() + 14.0, rect.center().y), 4.0, t.family(family).mark);
    }
    let left = rect.left() + 10.0 + dot_width;
    paint::put(ui.painter(), galley, Rect::from_min_max(pos2(left, rect.top()), rect.max), Align::Min, color);
    if let Some(galley) = count_galley {
        let at = Rect::from_min_max(pos2(left + text_width + 6.0, rect.top()), rect.max);
        // The weakest text does not reach 4.5:1 on the chosen ground.
        let color = if current { t.text_2 } else { t.text_3 };
        paint::put(ui.painter(), galley, at, Align::Min, color);
    }
    focus::ring(ui, &response, rect, radius::CONTROL, Ring::Outside);
    response
}

/// One of a few, side by side. Arrow keys move while it has focus. Returns `true` when `current` changed.
pub fn segmented(ui: &mut Ui, name: &str, parts: &[&str], current: &mut usize) -> bool {
    let t = tokens(ui);
    let galleys: Vec<_> = parts
        .iter()
        .enumerate()
        .map(|(i, part)| {
            let font = if i == *current { fonts::medium(size::TABLE) } else { fonts::regular(size::TABLE) };
            paint::line_of(ui, part, font)
        })
        .collect();
    // Widths by the wider weight, so that nothing moves when the choice does.
    let widths: Vec<f32> = parts.iter().map(|part| paint::line_of(ui, part, fonts::medium(size::TABLE)).size().x.ceil() + 22.0).collect();
    let total: f32 = widths.iter().sum::<f32>() + 4.0;
    let (rect, group) = ui.allocate_exact_size(vec2(total, size::SEGMENTED), Sense::hover());
    group.widget_info(|| WidgetInfo::labeled(Role::RadioGroup, ui.is_enabled(), name));
    ui.painter().rect_filled(rect, CornerRadius::same(radius::CONTROL), t.neutral.soft);
    let before = *current;
    let mut x = rect.left() + 2.0;
    for (i, ((part, galley), width)) in parts.iter().zip(galleys).zip(widths).enumerate() {
        let inner = Rect::from_min_size(pos2(x, rect.top() + 2.0), vec2(width, 26.0));
        x += width;
        let response = ui.interact(inner, group.id.with(i), Sense::click());
        response.widget_info(|| WidgetInfo::selected(Role::RadioButton, ui.is_enabled(), i == before, *part));
        if response.clicked() {
            *current = i;
        }
        step_by_arrows(ui, &response, group.id, i, parts.len(), current);
        let chosen = i == before;
        let corners = CornerRadius::same(5);
        if chosen {
            let shadow = egui::Shadow { offset: [0, 1], blur: 2, spread: 0, color: t.shadow };
            ui.painter().add(shadow.as_shape(inner, corners));
            ui.painter().rect_filled(inner, corners, t.chosen);
        }
        let color = if chosen || response.hovered() { t.text } else { t.text_2 };
        paint::put(ui.painter(), galley, inner, Align::Center, color);
        focus::ring(ui, &response, inner, 5, Ring::On);
    }
    before != *current
}

/// Left and right move the choice and the focus within a group of parts.
fn step_by_arrows(ui: &Ui, response: &Response, group: egui::Id, at: usize, len: usize, current: &mut usize) {
    if !response.has_focus() {
        return;
    }
    let filter = egui::EventFilter { horizontal_arrows: true, ..Default::default() };
    ui.memory_mut(|m| m.set_focus_lock_filter(response.id, filter));
    let step = ui.input_mut(|i| {
        i64::from(i.consume_key(egui::Modifiers::NONE, egui::Key::ArrowRight))
            - i64::from(i.consume_key(egui::Modifiers::NONE, egui::Key::ArrowLeft))
    });
    let next = match step {
        1 if at + 1 < len => at + 1,
        -1 if at > 0 => at - 1,
        _ => return,
    };
    *current = next;
    ui.memory_mut(|m| m.request_focus(group.with(next)));
}
