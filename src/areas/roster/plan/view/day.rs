//! One day as bars over the hours: who is there when.

use egui::{Align, CornerRadius, Layout, Rect, Role, ScrollArea, Sense, StrokeKind, Ui, WidgetInfo, pos2, vec2};

use super::super::conflicts::times;
use super::book::{Book, Row};
use super::chip::colors;
use crate::areas::view::Cx;
use crate::base::{Instant, begin_of};
use crate::ui::tokens::{line, size, space, thick, tokens};
use crate::ui::{fonts, paint, tooltip};

const HEAD: f32 = 28.0;
const PERSON: f32 = 27.0;
const GROUP: f32 = 22.0;
const NAMES: f32 = 120.0;
/// Hours that are shown at least, from midnight on.
const HOURS: i64 = 30;

/// Draws the day into a box.
pub fn ui(ui: &mut Ui, cx: &Cx<'_>, book: &Book, whole: Rect) {
    let Some(day) = book.days.first().copied() else { return };
    let t = tokens(ui);
    let begin = begin_of(day);
    let last = book.grid.shifts.iter().filter(|shift| shift.day == day).map(|shift| shift.span.to.minutes_since(begin)).max();
    let hours = last.map_or(HOURS, |last| (last + 59) / 60).clamp(HOURS, 48);
    let middle = Rect::from_min_max(pos2(whole.left() + NAMES, whole.top()), pos2(whole.right() - space::XL, whole.bottom()));
    let x_of = |at: Instant| middle.left() + middle.width() * (at.minutes_since(begin) as f32 / (hours * 60) as f32);
    let grid = |ui: &Ui, within: Rect| {
        for hour in (0..=hours).step_by(2) {
            let x = middle.left() + middle.width() * hour as f32 / hours as f32;
            ui.painter().vline(x.round() + 0.5, within.y_range(), line(ui.ctx(), t.line));
        }
        if cx.now.day() == day {
            ui.painter().vline(x_of(cx.now), within.y_range(), line(ui.ctx(), t.accent));
        }
    };
    let head = whole.with_max_y(whole.top() + HEAD);
    for hour in (0..hours).step_by(2) {
        let x = middle.left() + middle.width() * hour as f32 / hours as f32;
        let galley = paint::line_of(ui, &format!("{:02}:00", hour % 24), fonts::regular(size::KEY));
        paint::put(ui.painter(), galley, head.with_min_x(x + 4.0), Align::Min, t.text_3);
    }
    ui.painter().hline(head.x_range(), head.bottom() - 0.5, line(ui.ctx(), t.line));
    let body = whole.with_min_y(head.bottom());
    let builder = egui::UiBuilder::new().max_rect(body).layout(Layout::top_down(Align::Min)).id_salt("plan-day");
    ui.scope_builder(builder, |ui| {
        ui.shrink_clip_rect(body);
        ui.spacing_mut().item_spacing = vec2(0.0, 0.0);
        ScrollArea::vertical().auto_shrink(false).show(ui, |ui| {
            for (place, row) in book.rows.iter().enumerate() {
                let height = if matches!(row, Row::Person(_)) { PERSON } else { GROUP };
                let (rect, _) = ui.allocate_exact_size(vec2(ui.available_width(), height), Sense::hover());
                if !ui.is_rect_visible(rect) {
                    continue;
                }
                let label = Rect::from_min_max(pos2(rect.left() + space::XL, rect.top()), pos2(middle.left() - 4.0, rect.bottom()));
                ui.painter().hline(rect.x_range(), rect.bottom() - 0.5, line(ui.ctx(), t.line));
                if let Row::Team(name, ..) = row {
                    ui.painter().rect_filled(rect.with_max_y(rect.bottom() - 1.0), 0, t.canvas);
                    let name = if name.is_empty() { cx.lang.tr("roster-plan-teamless").into_owned() } else { name.clone() };
                    paint::put(ui.painter(), paint::line_of(ui, &name, fonts::medium(size::CAPTION)), label, Align::Min, t.text);
                    continue;
                }
                let Some(person) = book.person(place) else { continue };
                let galley = paint::line_within(ui, &person.name, fonts::regular(size::TABLE), label.width());
                paint::put(ui.painter(), galley, label, Align::Min, t.text);
                grid(ui, rect);
                for shift in book.shifts((person.id, day)) {
                    let bar = Rect::from_min_max(
                        pos2(x_of(shift.span.from).round() + 1.0, rect.top() + 3.0),
                        pos2(x_of(shift.span.to).round(), rect.bottom() - 4.0),
                    );
                    let tint = colors(t, book.kind(shift.kind).map_or(3, |kind| kind.draft.tint));
                    let corners = CornerRadius::same(crate::ui::tokens::radius::BADGE);
                    let away = book.mark(shift).and_then(|mark| mark.away);
                    let words = format!("{} {}", shift.name, cx.lang.say(&times(shift)));
                    if away.is_some() {
                        ui.painter().rect(bar, corners, t.surface, line(ui.ctx(), tint.edge), StrokeKind::Inside);
                    } else {
                        ui.painter().rect_filled(bar, corners, tint.fill);
                    }
                    if book.has_ring(shift.id) {
                        ui.painter().rect_stroke(bar, corners, thick(ui.ctx(), t.danger.mark), StrokeKind::Outside);
                    }
                    let said = match away {
                        Some(away) => format!("{words} {}", cx.lang.say(&away.message())),
                        None => words,
                    };
                    let galley = paint::line_within(ui, &said, fonts::regular(size::CAPTION), bar.width() - 12.0);
                    paint::put(ui.painter(), galley, bar.shrink2(vec2(6.0, 0.0)), Align::Min, tint.text);
                    let response = ui.interact(bar, egui::Id::unique(("plan-bar", shift.id)), Sense::hover());
                    let name = format!("{} {said}", person.name);
                    response.widget_info(|| WidgetInfo::labeled(Role::Label, true, &name));
                    tooltip::tip(response, &name);
                }
            }
        });
    });
}
