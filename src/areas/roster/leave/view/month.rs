//! The applicant's shifts in the calendar of a month, to choose which ones are touched.

use std::collections::BTreeSet;

use egui::{Align, CornerRadius, Id, Rect, Role, Sense, Shape, StrokeKind, Ui, WidgetInfo, pos2, vec2};

use super::super::Month;
use super::words;
use crate::areas::parts::clock;
use crate::areas::roster::model::{DayKind, Shift};
use crate::areas::view::Cx;
use crate::base::{Day, Instant, plus_days};
use crate::i18n::day_short;
use crate::ui::calendar::month_title;
use crate::ui::focus::{self, Ring};
use crate::ui::theme::NONE;
use crate::ui::tokens::{line, radius, size, space, thick, tokens};
use crate::ui::{IconButton, fonts, icons, paint, text, tooltip};

/// Height of a week.
const WEEK: f32 = 52.0;
/// Side of the triangle of a swap.
const TRIANGLE: f32 = 7.0;

/// What somebody did with the calendar.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Picked {
    /// Chose a shift, or gave it up.
    Shift(i64),
    /// Turned to the month of this day.
    Month(Day),
}

/// Draws it. Shifts that lie further back than `open_from` stand pale and cannot be chosen.
pub(super) fn ui(ui: &mut Ui, cx: &Cx<'_>, month: Day, data: Option<&Month>, chosen: &[i64], open_from: Instant) -> Option<Picked> {
    let mut picked = head(ui, cx, month);
    let width = (ui.available_width() / 7.0).floor();
    weekdays(ui, cx, width);
    let first = month.first_of_month();
    let start = plus_days(first, -i64::from(first.weekday().to_monday_zero_offset()));
    let weeks = (i64::from(first.weekday().to_monday_zero_offset()) + i64::from(first.days_in_month()) + 6) / 7;
    let (rect, _) = ui.allocate_exact_size(vec2(width * 7.0, WEEK * weeks as f32), Sense::hover());
    for at in 0..weeks * 7 {
        let day = plus_days(start, at);
        let corner = pos2(rect.left() + (at % 7) as f32 * width, rect.top() + (at / 7) as f32 * WEEK);
        let room = Rect::from_min_size(corner, vec2(width, WEEK));
        let here: Vec<&Shift> = data.map_or_else(Vec::new, |data| data.shifts.iter().filter(|shift| shift.day == day).collect());
        let taken = here.iter().any(|shift| chosen.contains(&shift.id));
        number(ui, cx, room, day, first, data, taken);
        for (place, shift) in here.iter().enumerate() {
            let open = shift.span.from >= open_from;
            if let Some(data) = data
                && chip(ui, cx, room, (place, here.len()), shift, data, chosen.contains(&shift.id), open)
            {
                picked = Some(Picked::Shift(shift.id));
            }
        }
    }
    picked
}

/// The widget of a shift, to give it the keyboard.
pub(super) fn chip_id(shift: i64) -> Id {
    Id::unique(("leave-shift", shift))
}

fn head(ui: &mut Ui, cx: &Cx<'_>, month: Day) -> Option<Picked> {
    let mut picked = None;
    ui.horizontal(|ui| {
        text::heading(ui, &cx.lang.tr("roster-leave-view-choose"));
        ui.with_layout(egui::Layout::right_to_left(Align::Center), |ui| {
            ui.spacing_mut().item_spacing.x = space::XS;
            if IconButton::new(icons::CARET_RIGHT, &cx.lang.tr("ui-next-month")).small().show(ui).clicked() {
                picked = Some(Picked::Month(plus_days(month.last_of_month(), 1)));
            }
            text::small(ui, &month_title(cx.lang, month));
            if IconButton::new(icons::CARET_LEFT, &cx.lang.tr("ui-previous-month")).small().show(ui).clicked() {
                picked = Some(Picked::Month(plus_days(month.first_of_month(), -1).first_of_month()));
            }
        });
    });
    picked
}

fn weekdays(ui: &mut Ui, cx: &Cx<'_>, width: f32) {
    let (rect, _) = ui.allocate_exact_size(vec2(width * 7.0, 24.0), Sense::hover());
    for (at, letter) in cx.lang.tr("ui-weekday-letters").split(' ').enumerate() {
        let room = Rect::from_min_size(pos2(rect.left() + at as f32 * width, rect.top()), vec2(width, 24.0));
        let galley = paint::line_of(ui, letter, fonts::regular(size::KEY));
        paint::put(ui.painter(), galley, room, Align::Center, tokens(ui).text_3);
    }
}

/// The number of a day with 休, 班 or 闭; a day with a chosen shift in its frame.
fn number(ui: &Ui, cx: &Cx<'_>, room: Rect, day: Day, first: Day, data: Option<&Month>, taken: bool) {
    let t = tokens(ui);
    if taken {
        let frame = room.shrink2(vec2(1.0, 1.0));
        ui.painter().rect(frame, CornerRadius::same(radius::CONTROL), t.selected, thick(ui.ctx(), t.accent), StrokeKind::Inside);
    }
    let today = day == cx.now.day();
    let color = match (taken || today, day.month() == first.month()) {
        (true, _) => t.accent_family.text,
        (false, true) => t.text_2,
        (false, false) => t.text_disabled,
    };
    let font = if taken || today { fonts::medium(size::TABLE) } else { fonts::regular(size::TABLE) };
    let galley = paint::line_of(ui, &day.day().to_string(), font);
    let upper = Rect::from_min_size(pos2(room.left(), room.top() + 3.0), vec2(room.width(), 20.0));
    let half = galley.size().x / 2.0;
    paint::put(ui.painter(), galley, upper, Align::Center, color);
    let Some((_, kind)) = data.and_then(|data| data.holidays.iter().find(|(marked, _)| *marked == day)) else { return };
    let (id, color) = match kind {
        DayKind::Holiday => ("ui-day-holiday", t.holiday),
        DayKind::Workday => ("ui-day-workday", t.workday),
        DayKind::Closed => ("roster-leave-view-closed", t.text_3),
    };
    let beside = Rect::from_min_size(pos2(upper.center().x + half + 1.0, upper.top()), vec2(14.0, 20.0));
    paint::put(ui.painter(), paint::line_of(ui, &cx.lang.tr(id), fonts::regular(size::KEY)), beside, Align::Min, color);
}

/// A shift as a chip: on leave it is hatched, with a waiting request its edge is dashed, in a swap it has a triangle.
#[expect(clippy::too_many_arguments, reason = "what one cell of the calendar shows")]
fn chip(ui: &Ui, cx: &Cx<'_>, room: Rect, (place, count): (usize, usize), shift: &Shift, data: &Month, taken: bool, open: bool) -> bool {
    let t = tokens(ui);
    let width = ((room.width() - 6.0) / count.max(1) as f32).min(30.0).floor();
    let left = room.center().x - width * count as f32 / 2.0 + width * place as f32;
    let rect = Rect::from_min_size(pos2(left.round(), room.top() + 24.0), vec2(width - 1.0, 20.0));
    let response = ui.interact(rect, chip_id(shift.id), if open { Sense::click() } else { Sense::hover() });
    let name =
        format!("{} {} {}–{}", day_short(cx.lang, shift.day, cx.now.day()), shift.name, clock(shift.span.from), clock(shift.span.to));
    response.widget_info(|| WidgetInfo::selected(Role::Button, open, taken, &name));
    let colors = t.shift(words::tint(data.kinds.get(&shift.kind).copied().unwrap_or(0)));
    let corners = CornerRadius::same(radius::BADGE);
    let (fill, color) = if open { (colors.fill, colors.text) } else { (t.sunken, t.text_disabled) };
    let painter = ui.painter();
    match data.away.get(&shift.id) {
        Some(true) => paint::hatched(painter, rect, radius::BADGE, t.surface, (colors.fill, colors.edge)),
        Some(false) => paint::dashed_rect(painter, rect, f32::from(radius::BADGE), line(ui.ctx(), colors.edge)),
        None => drop(painter.rect_filled(rect, corners, fill)),
    }
    if response.hovered() && open {
        painter.rect_stroke(rect, corners, line(ui.ctx(), colors.text), StrokeKind::Inside);
    }
    paint::put(painter, paint::line_within(ui, &shift.name, fonts::regular(size::CAPTION), rect.width()), rect, Align::Center, color);
    if data.swapped.contains(&shift.id) {
        let corner = rect.right_top();
        let points = vec![corner - vec2(TRIANGLE, 0.0), corner, corner + vec2(0.0, TRIANGLE)];
        painter.add(Shape::convex_polygon(points, t.accent_family.mark, egui::Stroke { color: NONE, width: 0.0 }));
    }
    focus::ring(ui, &response, rect, radius::BADGE, Ring::Outside);
    tooltip::tip(response, &name).clicked()
}

/// Chosen shifts in the order of their start, after one more was clicked.
pub(super) fn toggled(chosen: &[i64], id: i64, data: &Month) -> Vec<i64> {
    let mut set: BTreeSet<i64> = chosen.iter().copied().collect();
    if !set.remove(&id) {
        set.insert(id);
    }
    // Shifts of another month are not known here and stay in front of or behind those that are.
    let mut out: Vec<i64> = set.into_iter().collect();
    out.sort_by_key(|id| data.shifts.iter().find(|shift| shift.id == *id).map_or(Instant(i64::MAX), |shift| shift.span.from));
    out
}
