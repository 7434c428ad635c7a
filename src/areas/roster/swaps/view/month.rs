//! A person's shifts in the calendar of a month, to choose one.

use egui::{Align, CornerRadius, Id, Rect, Role, Sense, Shape, StrokeKind, Ui, WidgetInfo, pos2, vec2};

use super::super::super::model::{Calendar, DayKind};
use super::super::questions::Cell;
use super::words;
use crate::areas::view::Cx;
use crate::base::{Day, plus_days};
use crate::ui::calendar::month_title;
use crate::ui::focus::{self, Ring};
use crate::ui::theme::NONE;
use crate::ui::tokens::{line, radius, size, space, thick, tokens};
use crate::ui::{IconButton, fonts, icons, paint, text};

/// Height of a week.
const WEEK: f32 = 46.0;
/// Weeks that are shown.
const WEEKS: i64 = 6;

/// What somebody did with the calendar.
pub(super) enum Picked {
    /// Chose this shift.
    Shift(i64),
    /// Turned to the month of this day.
    Month(Day),
}

/// The days that the calendar of a month shows, those of the weeks at its edges too.
pub(super) fn shown(month: Day) -> (Day, Day) {
    let first = month.first_of_month();
    let start = plus_days(first, -i64::from(first.weekday().to_monday_zero_offset()));
    (start, plus_days(start, WEEKS * 7 - 1))
}

/// What stands in the calendar.
pub(super) struct Month<'a> {
    /// Heading at the left.
    pub title: &'a str,
    /// A day of the month.
    pub month: Day,
    /// The shifts.
    pub cells: &'a [Cell],
    /// Holidays and worked weekends.
    pub calendar: &'a Calendar,
    /// The chosen shift.
    pub chosen: Option<i64>,
    /// Whether a shift can be chosen.
    pub open: &'a dyn Fn(&Cell) -> bool,
}

/// Draws it.
pub(super) fn ui(ui: &mut Ui, cx: &Cx<'_>, id: Id, month: &Month<'_>) -> Option<Picked> {
    let mut picked = head(ui, cx, month);
    let width = (ui.available_width() / 7.0).floor();
    weekdays(ui, cx, width);
    let (start, _) = shown(month.month);
    let (rect, _) = ui.allocate_exact_size(vec2(width * 7.0, WEEK * WEEKS as f32), Sense::hover());
    for at in 0..WEEKS * 7 {
        let day = plus_days(start, at);
        let corner = pos2(rect.left() + (at % 7) as f32 * width, rect.top() + (at / 7) as f32 * WEEK);
        let room = Rect::from_min_size(corner, vec2(width, WEEK));
        number(ui, cx, room, day, month);
        let here: Vec<&Cell> = month.cells.iter().filter(|cell| cell.shift.day == day).collect();
        for (place, cell) in here.iter().enumerate() {
            picked = chip(ui, cx, id, room, (place, here.len()), cell, month).or(picked);
        }
    }
    picked
}

fn head(ui: &mut Ui, cx: &Cx<'_>, month: &Month<'_>) -> Option<Picked> {
    let mut picked = None;
    ui.horizontal(|ui| {
        text::heading(ui, month.title);
        ui.with_layout(egui::Layout::right_to_left(Align::Center), |ui| {
            ui.spacing_mut().item_spacing.x = space::XS;
            if IconButton::new(icons::CARET_RIGHT, &cx.lang.tr("ui-next-month")).small().show(ui).clicked() {
                picked = Some(Picked::Month(plus_days(month.month.last_of_month(), 1)));
            }
            text::small(ui, &month_title(cx.lang, month.month));
            if IconButton::new(icons::CARET_LEFT, &cx.lang.tr("ui-previous-month")).small().show(ui).clicked() {
                picked = Some(Picked::Month(plus_days(month.month.first_of_month(), -1)));
            }
        });
    });
    picked
}

fn weekdays(ui: &mut Ui, cx: &Cx<'_>, width: f32) {
    let (rect, _) = ui.allocate_exact_size(vec2(width * 7.0, 20.0), Sense::hover());
    for (at, letter) in cx.lang.tr("ui-weekday-letters").split(' ').enumerate() {
        let room = Rect::from_min_size(pos2(rect.left() + at as f32 * width, rect.top()), vec2(width, 20.0));
        let galley = paint::line_of(ui, letter, fonts::regular(size::KEY));
        paint::put(ui.painter(), galley, room, Align::Center, tokens(ui).text_3);
    }
}

/// The number of a day with 休, 班 or 闭; today in the accent's colour.
fn number(ui: &Ui, cx: &Cx<'_>, room: Rect, day: Day, month: &Month<'_>) {
    let t = tokens(ui);
    let inside = day.month() == month.month.month();
    let chosen = month.cells.iter().any(|cell| cell.shift.day == day && month.chosen == Some(cell.shift.id));
    if chosen {
        let frame = room.shrink(1.0);
        ui.painter().rect(frame, CornerRadius::same(radius::CONTROL), t.selected, thick(ui.ctx(), t.accent), StrokeKind::Inside);
    }
    let today = day == cx.now.day();
    let color = match (chosen || today, inside) {
        (true, _) => t.accent_family.text,
        (false, true) => t.text_2,
        (false, false) => t.text_disabled,
    };
    let font = if today || chosen { fonts::medium(size::TABLE) } else { fonts::regular(size::TABLE) };
    let galley = paint::line_of(ui, &day.day().to_string(), font);
    let upper = Rect::from_min_size(room.min, vec2(room.width(), 22.0));
    let half = galley.size().x / 2.0;
    paint::put(ui.painter(), galley, upper, Align::Center, color);
    if let Some(mark) = month.calendar.marks(day).first() {
        let (id, color) = match mark.kind {
            DayKind::Holiday => ("ui-day-holiday", t.holiday),
            DayKind::Workday => ("ui-day-workday", t.workday),
            DayKind::Closed => ("roster-swaps-closed", t.text_3),
        };
        let beside = Rect::from_min_size(pos2(upper.center().x + half + 1.0, upper.top()), vec2(12.0, 22.0));
        let galley = paint::line_of(ui, &cx.lang.tr(id), fonts::regular(size::KEY));
        paint::put(ui.painter(), galley, beside, Align::Min, color);
    }
}

/// A shift as a chip that can be chosen, or that says why not by standing pale.
fn chip(ui: &Ui, cx: &Cx<'_>, id: Id, room: Rect, (place, count): (usize, usize), cell: &Cell, month: &Month<'_>) -> Option<Picked> {
    let t = tokens(ui);
    let open = (month.open)(cell);
    let width = ((room.width() - 6.0) / count.max(1) as f32).min(30.0).floor();
    let left = room.center().x - width * count as f32 / 2.0 + width * place as f32;
    let rect = Rect::from_min_size(pos2(left.round(), room.top() + 22.0), vec2(width - 1.0, 20.0));
    let response = ui.interact(rect, id.with(cell.shift.id), if open { Sense::click() } else { Sense::hover() });
    let name = words::cell_name(cx.lang, cell, cx.now.day());
    response.widget_info(|| WidgetInfo::selected(Role::Button, open, month.chosen == Some(cell.shift.id), &name));
    let colors = t.shift(words::tint(cell.tint));
    let corners = CornerRadius::same(radius::BADGE);
    let color = if open { colors.text } else { t.text_disabled };
    let painter = ui.painter();
    if cell.leave {
        paint::hatched(painter, rect, radius::BADGE, t.surface, (colors.fill, colors.edge));
    } else {
        painter.rect_filled(rect, corners, if open { colors.fill } else { t.sunken });
    }
    match &cell.mark {
        Some(mark) if !mark.effective => paint::dashed_rect(painter, rect, f32::from(radius::BADGE), line(ui.ctx(), colors.edge)),
        _ if !open => drop(painter.rect_stroke(rect, corners, line(ui.ctx(), t.line), StrokeKind::Inside)),
        _ if response.hovered() => drop(painter.rect_stroke(rect, corners, line(ui.ctx(), colors.text), StrokeKind::Inside)),
        _ => {}
    }
    paint::put(painter, paint::line_within(ui, &cell.shift.name, fonts::regular(size::CAPTION), rect.width()), rect, Align::Center, color);
    if cell.mark.as_ref().is_some_and(|mark| mark.effective) {
        let corner = rect.right_top();
        let points = vec![corner + vec2(-7.0, 0.0), corner, corner + vec2(0.0, 7.0)];
        painter.add(Shape::convex_polygon(points, t.accent_family.mark, egui::Stroke { color: NONE, width: 0.0 }));
    }
    focus::ring(ui, &response, rect, radius::BADGE, Ring::Outside);
    let response = crate::ui::tooltip::tip(response, &name);
    response.clicked().then_some(Picked::Shift(cell.shift.id))
}
