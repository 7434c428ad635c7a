//! Days around a shift of a swap: what both people work, and whether enough of them are there.

use egui::{Align, CornerRadius, Rect, Role, Sense, Shape, StrokeKind, Ui, WidgetInfo, pos2, vec2};

use super::super::model::Staffing;
use super::super::questions::Cell;
use super::words;
use crate::areas::view::Cx;
use crate::base::{Day, plus_days};
use crate::ui::theme::NONE;
use crate::ui::tokens::{line, radius, size, thick, tokens};
use crate::ui::{fonts, paint, text};

/// Width of the names.
const NAMES: f32 = 72.0;
/// Height of the head with the days.
const HEAD: f32 = 40.0;
/// Height of a row.
const ROW: f32 = 32.0;

/// What stands in a strip.
pub(super) struct Strip<'a> {
    /// Its heading.
    pub title: &'a str,
    /// First and last day.
    pub days: (Day, Day),
    /// Days of the shifts that are exchanged.
    pub marked: &'a [Day],
    /// The two people and their shifts.
    pub people: [(&'a str, &'a [Cell]); 2],
    /// Head counts of the marked days.
    pub staffing: &'a [Staffing],
}

/// Draws it.
pub(super) fn ui(ui: &mut Ui, cx: &Cx<'_>, strip: &Strip<'_>) {
    text::heading(ui, strip.title);
    let count = crate::base::days_between(strip.days.0, strip.days.1) + 1;
    let rows = if strip.staffing.is_empty() { 2.0 } else { 3.0 };
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), HEAD + ROW * rows), Sense::hover());
    response.widget_info(|| WidgetInfo::labeled(Role::Table, true, strip.title));
    let width = ((rect.width() - NAMES) / count.max(1) as f32).floor();
    let column = |at: i64| Rect::from_min_size(pos2(rect.left() + NAMES + width * at as f32, rect.top()), vec2(width, rect.height()));
    for at in 0..count {
        head(ui, cx, column(at), plus_days(strip.days.0, at));
    }
    for (place, (name, cells)) in strip.people.iter().enumerate() {
        let top = rect.top() + HEAD + ROW * place as f32;
        label(ui, rect, top, name);
        for cell in cells.iter().filter(|cell| (strip.days.0..=strip.days.1).contains(&cell.shift.day)) {
            let room = column(crate::base::days_between(strip.days.0, cell.shift.day));
            let on_day = cells.iter().filter(|other| other.shift.day == cell.shift.day);
            let place = on_day.clone().position(|other| other.shift.id == cell.shift.id).unwrap_or(0);
            chip(ui, cx, Rect::from_min_size(pos2(room.left(), top), vec2(width, ROW)), (place, on_day.count()), name, cell);
        }
    }
    if !strip.staffing.is_empty() {
        let top = rect.top() + HEAD + ROW * 2.0;
        label(ui, rect, top, &cx.lang.tr("roster-swaps-present"));
        for of in strip.staffing.iter().filter(|of| (strip.days.0..=strip.days.1).contains(&of.day)) {
            let room = column(crate::base::days_between(strip.days.0, of.day));
            present(ui, cx, Rect::from_min_size(pos2(room.left(), top), vec2(width, ROW)), of);
        }
    }
    for day in strip.marked.iter().filter(|day| (strip.days.0..=strip.days.1).contains(day)) {
        let room = column(crate::base::days_between(strip.days.0, *day)).shrink(0.5);
        ui.painter().rect_stroke(room, CornerRadius::same(radius::CONTROL), thick(ui.ctx(), tokens(ui).accent), StrokeKind::Inside);
    }
}

fn head(ui: &Ui, cx: &Cx<'_>, room: Rect, day: Day) {
    let t = tokens(ui);
    if day.weekday().to_monday_zero_offset() >= 5 {
        ui.painter().rect_filled(room, 0, t.weekend);
    }
    let today = day == cx.now.day();
    let color = if today { t.accent_family.text } else { t.text };
    let upper = Rect::from_min_size(room.min, vec2(room.width(), 20.0));
    let font = if today { fonts::medium(size::CAPTION) } else { fonts::regular(size::CAPTION) };
    paint::put(ui.painter(), paint::line_of(ui, &format!("{:02}", day.day()), font), upper, Align::Center, color);
    let letters = cx.lang.tr("ui-weekday-letters");
    let letter = letters.split(' ').nth(usize::try_from(day.weekday().to_monday_zero_offset()).unwrap_or(0)).unwrap_or_default();
    let lower = Rect::from_min_size(pos2(room.left(), room.top() + 18.0), vec2(room.width(), 18.0));
    paint::put(ui.painter(), paint::line_of(ui, letter, fonts::regular(size::KEY)), lower, Align::Center, t.text_3);
}

fn label(ui: &Ui, rect: Rect, top: f32, name: &str) {
    let t = tokens(ui);
    ui.painter().hline(rect.x_range(), top, line(ui.ctx(), t.line));
    let room = Rect::from_min_size(pos2(rect.left(), top), vec2(NAMES - 8.0, ROW));
    paint::put(ui.painter(), paint::line_within(ui, name, fonts::regular(size::TABLE), room.width()), room, Align::Min, t.text_2);
}

fn chip(ui: &Ui, cx: &Cx<'_>, room: Rect, (place, count): (usize, usize), who: &str, cell: &Cell) {
    let t = tokens(ui);
    let width = ((room.width() - 8.0) / count.max(1) as f32).min(28.0).floor();
    let left = room.center().x - width * count as f32 / 2.0 + width * place as f32;
    let rect = Rect::from_min_size(pos2(left.round(), room.center().y - 10.0), vec2(width - 1.0, 20.0));
    let response = ui.interact(rect, ui.scope_id().with(("strip", room.left() as i32, cell.shift.id)), Sense::hover());
    let name = format!("{who} {}", words::cell_name(cx.lang, cell, cx.now.day()));
    response.widget_info(|| WidgetInfo::labeled(Role::Cell, true, &name));
    let colors = t.shift(words::tint(cell.tint));
    let painter = ui.painter();
    if cell.leave {
        paint::hatched(painter, rect, radius::BADGE, t.surface, (colors.fill, colors.edge));
    } else {
        painter.rect_filled(rect, CornerRadius::same(radius::BADGE), colors.fill);
    }
    match &cell.mark {
        Some(mark) if mark.effective => {
            let corner = rect.right_top();
            let points = vec![corner + vec2(-7.0, 0.0), corner, corner + vec2(0.0, 7.0)];
            painter.add(Shape::convex_polygon(points, t.accent_family.mark, egui::Stroke { color: NONE, width: 0.0 }));
        }
        Some(_) => paint::dashed_rect(painter, rect, f32::from(radius::BADGE), line(ui.ctx(), colors.edge)),
        None => {}
    }
    let galley = paint::line_within(ui, &cell.shift.name, fonts::regular(size::CAPTION), rect.width());
    paint::put(painter, galley, rect, Align::Center, colors.text);
    crate::ui::tooltip::tip(response, &name);
}

/// How many people a shift has: medium on danger ground below its minimum.
fn present(ui: &Ui, cx: &Cx<'_>, room: Rect, of: &Staffing) {
    let t = tokens(ui);
    let words = crate::msg!("roster-swaps-present-least", present = of.present, least = of.least);
    let response = ui.interact(room, ui.scope_id().with(("present", of.part)), Sense::hover());
    response.widget_info(|| WidgetInfo::labeled(Role::Cell, true, cx.lang.say(&words)));
    let (font, color) = if of.is_short() {
        let ground = Rect::from_center_size(room.center(), vec2(26.0, 20.0));
        ui.painter().rect_filled(ground, CornerRadius::same(radius::BADGE), t.danger.soft);
        (fonts::medium(size::CAPTION), t.danger.text)
    } else {
        (fonts::regular(size::CAPTION), if of.present == of.least { t.text } else { t.text_3 })
    };
    paint::put(ui.painter(), paint::line_of(ui, &of.present.to_string(), font), room, Align::Center, color);
    crate::ui::tooltip::tip(response, &cx.lang.say(&words));
}
