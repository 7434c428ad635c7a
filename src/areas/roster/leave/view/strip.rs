//! Days around a request: what the applicant works, how many people are on that kind of shift, which colleagues are on leave.

use egui::{Align, CornerRadius, Rect, Role, Sense, StrokeKind, Ui, WidgetInfo, pos2, vec2};

use super::super::model::Phase;
use super::super::{Ground, Leave};
use super::words;
use crate::areas::view::Cx;
use crate::base::{Day, days_between, plus_days};
use crate::i18n::weekday;
use crate::msg;
use crate::ui::tokens::{line, radius, size, thick, tokens};
use crate::ui::{badge, fonts, paint, text, tooltip};

/// Width of the names.
const NAMES: f32 = 84.0;
/// Height of the head with the days.
const HEAD: f32 = 40.0;
/// Height of a row.
const ROW: f32 = 32.0;

/// Draws it. `tints` gives the tint of a kind of shift by its id.
pub(super) fn ui(ui: &mut Ui, cx: &Cx<'_>, leave: &Leave, ground: &Ground) {
    let lang = cx.lang;
    let title = lang.tr("roster-leave-view-around");
    ui.horizontal(|ui| {
        text::heading(ui, &title);
        if ground.min > 0 {
            let minimum = lang.say(&msg!("roster-leave-view-minimum", name = ground.kind.as_str(), min = ground.min));
            ui.with_layout(egui::Layout::right_to_left(Align::Center), |ui| text::caption(ui, &minimum));
        }
    });
    let count = days_between(ground.from, ground.to) + 1;
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), HEAD + ROW * 3.0), Sense::hover());
    response.widget_info(|| WidgetInfo::labeled(Role::Table, true, &*title));
    let width = ((rect.width() - NAMES) / count.max(1) as f32).floor().min(56.0);
    let column = |day: Day| {
        let at = days_between(ground.from, day) as f32;
        Rect::from_min_size(pos2(rect.left() + NAMES + width * at, rect.top()), vec2(width, rect.height()))
    };
    let touched: Vec<Day> = leave.taken().map(|part| part.day).collect();
    let t = tokens(ui);
    for n in 0..count {
        let day = plus_days(ground.from, n);
        head(ui, cx, column(day), day, ground.holidays.contains(&day));
    }
    for row in 0..3 {
        let y = rect.top() + HEAD + ROW * row as f32;
        ui.painter().hline(rect.left()..=rect.left() + NAMES + width * count as f32, y + 0.5, line(ui.ctx(), t.line));
    }
    let kind = lang.say(&msg!("roster-leave-view-count-of", name = ground.kind.as_str()));
    let names = [leave.applicant_name.clone(), kind, lang.tr("roster-leave-view-mates").into_owned()];
    for (row, name) in names.iter().enumerate() {
        let room = Rect::from_min_size(pos2(rect.left(), rect.top() + HEAD + ROW * row as f32), vec2(NAMES - 8.0, ROW));
        paint::put(ui.painter(), paint::line_within(ui, name, fonts::regular(size::TABLE), room.width()), room, Align::Min, t.text_2);
    }
    for n in 0..count {
        let day = plus_days(ground.from, n);
        let cell = |row: usize| {
            let of = column(day);
            Rect::from_min_size(pos2(of.left(), of.top() + HEAD + ROW * row as f32), vec2(width, ROW))
        };
        shifts(ui, cx, cell(0), day, leave, ground);
        head_count(ui, cx, cell(1), day, &touched, leave, ground);
        mates(ui, cx, cell(2), day, ground);
    }
    for run in runs(&touched) {
        let frame = column(run.0).union(column(run.1)).shrink2(vec2(1.0, 0.5));
        ui.painter().rect_stroke(frame, CornerRadius::same(radius::BADGE), thick(ui.ctx(), t.accent), StrokeKind::Inside);
    }
}

/// Days that follow each other, as first and last.
fn runs(days: &[Day]) -> Vec<(Day, Day)> {
    let mut out: Vec<(Day, Day)> = Vec::new();
    for day in days {
        match out.last_mut() {
            Some((_, last)) if *day <= plus_days(*last, 1) => *last = *day,
            _ => out.push((*day, *day)),
        }
    }
    out
}

fn head(ui: &Ui, cx: &Cx<'_>, room: Rect, day: Day, holiday: bool) {
    let t = tokens(ui);
    let today = day == cx.now.day();
    if today || day.weekday().to_monday_zero_offset() >= 5 {
        ui.painter().rect_filled(room, 0, if today { t.today } else { t.weekend });
    }
    let upper = Rect::from_min_size(pos2(room.left(), room.top() + 2.0), vec2(room.width(), 18.0));
    let lower = Rect::from_min_size(pos2(room.left(), room.top() + 20.0), vec2(room.width(), 16.0));
    let color = if today { t.accent_family.text } else { t.text };
    paint::put(ui.painter(), paint::line_of(ui, &format!("{:02}", day.day()), fonts::regular(size::TABLE)), upper, Align::Center, color);
    let (word, color) = match (today, holiday) {
        (true, _) => (cx.lang.tr("ui-today").into_owned(), t.accent_family.text),
        (_, true) => (cx.lang.tr("ui-day-holiday").into_owned(), t.holiday),
        _ => (weekday(cx.lang, day).trim_start_matches('周').to_owned(), t.text_3),
    };
    paint::put(ui.painter(), paint::line_within(ui, &word, fonts::regular(size::KEY), room.width()), lower, Align::Center, color);
}

fn shifts(ui: &Ui, cx: &Cx<'_>, room: Rect, day: Day, leave: &Leave, ground: &Ground) {
    let t = tokens(ui);
    let here: Vec<_> = ground.shifts.iter().filter(|shift| shift.day == day).collect();
    for (place, shift) in here.iter().enumerate() {
        let width = ((room.width() - 8.0) / here.len() as f32).min(28.0).floor();
        let left = room.center().x - width * here.len() as f32 / 2.0 + width * place as f32;
        let rect = Rect::from_min_size(pos2(left.round(), room.center().y - 10.0), vec2(width - 1.0, 20.0));
        let colors = t.shift(words::tint(ground.tints.get(&shift.kind).copied().unwrap_or(0)));
        let own = leave.taken().any(|part| part.shift == Some(shift.id));
        let asks = own.then(|| leave.heading());
        // The first character of 事假, 病假 or 公假 stands for the leave itself.
        let word = asks.map_or_else(|| shift.name.clone(), |heading| cx.lang.say(&heading).chars().take(1).collect());
        if own && leave.phase == Phase::Approved {
            paint::hatched(ui.painter(), rect, radius::BADGE, t.surface, (colors.fill, colors.edge));
        } else if own {
            paint::dashed_rect(ui.painter(), rect, f32::from(radius::BADGE), line(ui.ctx(), colors.edge));
        } else {
            ui.painter().rect_filled(rect, CornerRadius::same(radius::BADGE), colors.fill);
        }
        paint::put(ui.painter(), paint::line_within(ui, &word, fonts::regular(size::CAPTION), width), rect, Align::Center, colors.text);
    }
}

fn head_count(ui: &Ui, cx: &Cx<'_>, room: Rect, day: Day, touched: &[Day], leave: &Leave, ground: &Ground) {
    let Some(count) = ground.counts.get(&day) else { return };
    let t = tokens(ui);
    // Whose leave waits is still among those who are counted.
    let left = if touched.contains(&day) && leave.awaits().is_some() { count - 1 } else { *count };
    let (color, font) = match left.cmp(&ground.min) {
        std::cmp::Ordering::Less => (t.danger.text, fonts::medium(size::TABLE)),
        std::cmp::Ordering::Equal if ground.min > 0 && touched.contains(&day) => (t.warning.text, fonts::medium(size::TABLE)),
        std::cmp::Ordering::Equal if ground.min > 0 => (t.text, fonts::regular(size::TABLE)),
        _ => (t.text_3, fonts::regular(size::TABLE)),
    };
    if left < ground.min {
        ui.painter().rect_filled(room.shrink2(vec2(8.0, 6.0)), CornerRadius::same(radius::BADGE), t.danger.soft);
    }
    let response = ui.interact(room, ui.scope_id().with(("leave-count", day)), Sense::hover());
    let said =
        cx.lang.say(&msg!("roster-leave-view-count", day = super::super::model::short(day), name = ground.kind.as_str(), count = left));
    response.widget_info(|| WidgetInfo::labeled(Role::Label, true, &said));
    paint::put(ui.painter(), paint::line_of(ui, &left.to_string(), font), room, Align::Center, color);
}

fn mates(ui: &Ui, cx: &Cx<'_>, room: Rect, day: Day, ground: &Ground) {
    let here: Vec<_> = ground.mates.iter().filter(|mate| mate.day == day).collect();
    let Some(first) = here.first() else { return };
    let circle = Rect::from_center_size(room.center(), vec2(20.0, 20.0));
    badge::paint_avatar(ui, circle, &first.name, usize::try_from(first.staff).unwrap_or(0));
    if here.len() > 1 {
        let more = Rect::from_min_size(pos2(circle.right() + 1.0, room.top()), vec2(16.0, room.height()));
        let t = tokens(ui);
        paint::put(
            ui.painter(),
            paint::line_of(ui, &format!("+{}", here.len() - 1), fonts::regular(size::KEY)),
            more,
            Align::Min,
            t.text_3,
        );
    }
    let names: Vec<String> = here
        .iter()
        .map(|mate| if mate.approved { mate.name.clone() } else { cx.lang.say(&msg!("roster-leave-view-asks", name = mate.name.as_str())) })
        .collect();
    let names = cx.lang.list(&names);
    let response = ui.interact(room, ui.scope_id().with(("leave-mates", day)), Sense::hover());
    response.widget_info(|| WidgetInfo::labeled(Role::Label, true, &names));
    tooltip::tip(response, &names);
}
