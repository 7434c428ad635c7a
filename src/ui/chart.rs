//! Charts, painted by hand: bars with the period before as a tick, columns with the line of their sums, and lines over months. Every bar,
//! column and month has a name and can be reached by keyboard; a bar or column opens the rows behind it.

use egui::{Align, CornerRadius, Rect, Response, Role, Sense, Shape, Stroke, Ui, WidgetInfo, pos2, vec2};

use super::focus::{self, Ring};
use super::tokens::{line, size, thick, tokens};
use super::{fonts, paint, tooltip};

/// Height of a row of bars.
pub const BAR_ROW: f32 = 26.0;
/// Height and radius of a bar.
const BAR: f32 = 10.0;
const BAR_RADIUS: u8 = 3;
/// Widest name of a bar.
const NAME: f32 = 120.0;

/// One bar.
#[derive(Debug, Clone, Default)]
pub struct Bar {
    /// What it is of.
    pub name: String,
    /// Its figure, right of it.
    pub figure: String,
    /// By how much it changed; nothing or empty where that is not known.
    pub change: String,
    /// Length, 0–1.
    pub share: f32,
    /// Where the bar ended in the period before, 0–1.
    pub before: Option<f32>,
    /// The rest of what is known of it, in its tooltip.
    pub tip: String,
}

/// Draws bars one below the other over the whole width; returns the one that was clicked.
pub fn bars(ui: &mut Ui, name: &str, bars: &[Bar]) -> Option<usize> {
    let t = tokens(ui);
    let width = |text: &str, font: egui::FontId| paint::line_of(ui, text, font).size().x.ceil();
    let widest = |of: &dyn Fn(&Bar) -> f32| bars.iter().map(of).fold(0.0_f32, f32::max);
    let names = widest(&|bar| width(&bar.name, fonts::regular(size::TABLE))).min(NAME);
    let figures = widest(&|bar| width(&bar.figure, fonts::medium(size::TABLE)));
    let changes = widest(&|bar| width(&bar.change, fonts::regular(size::CAPTION)));
    let tail = figures + if changes > 0.0 { changes + 16.0 } else { 0.0 };
    let (room, group) = ui.allocate_exact_size(vec2(ui.available_width(), BAR_ROW * bars.len() as f32), Sense::hover());
    group.widget_info(|| WidgetInfo::labeled(Role::List, true, name));
    let mut clicked = None;
    for (at, bar) in bars.iter().enumerate() {
        let row = Rect::from_min_size(pos2(room.left(), room.top() + BAR_ROW * at as f32), vec2(room.width(), BAR_ROW));
        let response = ui.interact(row.expand2(vec2(6.0, 0.0)), group.id.with(at), Sense::click());
        response.widget_info(|| WidgetInfo {
            value: Some(f64::from((bar.share * 1_000.0).round()) / 10.0),
            ..WidgetInfo::labeled(Role::Button, ui.is_enabled(), spoken(bar))
        });
        if response.clicked() {
            clicked = Some(at);
        }
        if response.hovered() {
            ui.painter().rect_filled(row.expand2(vec2(6.0, 0.0)), CornerRadius::same(4), t.hover);
        }
        let galley = paint::line_within(ui, &bar.name, fonts::regular(size::TABLE), names);
        paint::put(ui.painter(), galley, row, Align::Min, t.text);
        let track = Rect::from_min_max(
            pos2(row.left() + names + 12.0, row.center().y - BAR / 2.0),
            pos2(row.right() - tail - 20.0, row.center().y + BAR / 2.0),
        );
        if track.width() > 8.0 {
            paint_bar(ui, track, bar);
        }
        let galley = paint::line_of(ui, &bar.figure, fonts::medium(size::TABLE));
        let figure = row.with_max_x(row.right() - (tail - figures));
        paint::put(ui.painter(), galley, figure, Align::Max, t.text);
        if !bar.change.is_empty() {
            let galley = paint::line_of(ui, &bar.change, fonts::regular(size::CAPTION));
            let color = if bar.change.starts_with('−') { t.danger.text } else { t.text_3 };
            paint::put(ui.painter(), galley, row, Align::Max, color);
        }
        focus::ring(ui, &response, row.expand2(vec2(6.0, -1.0)), 4, Ring::On);
        tooltip::tip(response, &bar.tip);
    }
    clicked
}

/// What is read aloud of a bar.
fn spoken(bar: &Bar) -> String {
    [bar.name.as_str(), bar.figure.as_str(), bar.change.as_str()].into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" ")
}

fn paint_bar(ui: &Ui, track: Rect, bar: &Bar) {
    let t = tokens(ui);
    let corners = CornerRadius::same(BAR_RADIUS);
    ui.painter().rect_filled(track, corners, t.neutral.soft);
    let x = |share: f32| (track.left() + track.width() * share.clamp(0.0, 1.0)).round();
    if bar.share > 0.0 {
        ui.painter().rect_filled(track.with_max_x(x(bar.share).max(track.left() + 3.0)), corners, t.accent);
    }
    if let Some(before) = bar.before {
        let at = x(before).clamp(track.left() + 1.0, track.right() - 1.0);
        ui.painter().vline(at, track.expand2(vec2(0.0, 2.0)).y_range(), thick(ui.ctx(), t.text));
    }
}

/// A column of a Pareto chart, the highest first.
#[derive(Debug, Clone, Default)]
pub struct Step {
    /// What it counts.
    pub name: String,
    /// Its height.
    pub value: i64,
    /// Its height and that of all before it.
    pub so_far: i64,
    /// The rest of what is known of it, in its tooltip.
    pub tip: String,
}

/// Draws columns with the line of their sums up to 100 % in a room of this height; returns the column that was clicked.
pub fn pareto(ui: &mut Ui, name: &str, steps: &[Step], height: f32) -> Option<usize> {
    let t = tokens(ui);
    let (room, group) = ui.allocate_exact_size(vec2(ui.available_width(), height), Sense::hover());
    group.widget_info(|| WidgetInfo::labeled(Role::List, true, name));
    let plot = Rect::from_min_max(pos2(room.left() + VALUES, room.top() + 20.0), pos2(room.right() - VALUES, room.bottom() - AXIS));
    let all = steps.last().map_or(0, |step| step.so_far).max(1);
    let top = round_up(steps.iter().map(|step| step.value).max().unwrap_or(0));
    let caption = |text: &str| paint::line_of(ui, text, fonts::regular(size::CAPTION));
    let put = |text: &str, center: egui::Pos2, width: f32, align| {
        let rect = Rect::from_center_size(center, vec2(width, 18.0));
        let galley = paint::line_within(ui, text, fonts::regular(size::CAPTION), width);
        paint::put(ui.painter(), galley, rect, align, t.text_3);
    };
    for part in 0..=2_i64 {
        let y = (plot.bottom() - plot.height() * part as f32 / 2.0).round() - 0.5;
        ui.painter().hline(plot.x_range(), y, line(ui.ctx(), t.line));
        put(&crate::i18n::group(top * part / 2), pos2(room.left() + 16.0, y), 32.0, Align::Max);
        put(&format!("{}%", part * 50), pos2(room.right() - 16.0, y), 36.0, Align::Min);
    }
    let wide = plot.width() / steps.len().max(1) as f32;
    let mut clicked = None;
    let mut points = Vec::new();
    for (at, step) in steps.iter().enumerate() {
        let slot = Rect::from_min_size(pos2(plot.left() + wide * at as f32, plot.top()), vec2(wide, plot.height()));
        let response = ui.interact(slot.with_max_y(room.bottom()), group.id.with(at), Sense::click());
        let spoken = [step.name.as_str(), &step.value.to_string(), &step.tip].join(" ");
        response.widget_info(|| WidgetInfo::labeled(Role::Button, ui.is_enabled(), spoken.trim()));
        let high = (plot.height() * step.value as f32 / top as f32).round();
        let column = Rect::from_min_max(
            pos2(slot.center().x - (wide * 0.3).min(22.0), plot.bottom() - high),
            pos2(slot.center().x + (wide * 0.3).min(22.0), plot.bottom()),
        );
        let fill = if response.hovered() { t.accent_hover } else { t.accent };
        ui.painter().rect_filled(column, CornerRadius { nw: BAR_RADIUS, ne: BAR_RADIUS, sw: 0, se: 0 }, fill);
        let galley = caption(&crate::i18n::group(step.value));
        let above = Rect::from_center_size(pos2(slot.center().x, column.top() - 9.0), vec2(wide, 18.0));
        paint::put(ui.painter(), galley, above, Align::Center, t.text_2);
        put(&step.name, pos2(slot.center().x, room.bottom() - AXIS / 2.0), wide - 4.0, Align::Center);
        points.push(pos2(slot.center().x, plot.bottom() - plot.height() * step.so_far as f32 / all as f32));
        focus::ring(ui, &response, slot.with_max_y(room.bottom()), 4, Ring::Inside);
        if response.clicked() {
            clicked = Some(at);
        }
        tooltip::tip(response, &spoken);
    }
    let color = t.chart(1);
    for point in &points {
        ui.painter().circle_filled(*point, 3.0, color);
    }
    ui.painter().add(Shape::line(points, Stroke::new(2.0, color)));
    clicked
}

/// A line over months.
#[derive(Debug, Clone)]
pub struct Line {
    /// What it counts; stands at its end with the last value.
    pub name: String,
    /// One value a month; nothing where there is none.
    pub values: Vec<Option<i64>>,
}

/// What the values of lines are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Scale {
    /// Counts, from nothing to a round number.
    Counts,
    /// Tenths of points, within the range that occurs.
    Tenths,
}

impl Scale {
    /// The lowest and the highest value of the axis.
    fn range(self, values: impl Iterator<Item = i64> + Clone) -> (i64, i64) {
        match self {
            Scale::Counts => (0, round_up(values.max().unwrap_or(0))),
            Scale::Tenths => {
                // Whole points, an even number apart so that half of it is whole too, and never so near that a trifle looks like a leap.
                let (low, high) = (values.clone().min().unwrap_or(600), values.max().unwrap_or(1_000));
                let low = low.div_euclid(40) * 40;
                let high = (high + 39).div_euclid(40) * 40;
                (low, high.max(low + 80))
            }
        }
    }

    fn shown(self, value: i64) -> String {
        match self {
            Scale::Counts => crate::i18n::group(value),
            Scale::Tenths => format!("{}.{}", value / 10, value % 10),
        }
    }
}

/// Space below the lines for the months, and left of them for the values.
const AXIS: f32 = 22.0;
const VALUES: f32 = 40.0;
/// Space right of the lines for their names.
const NAMES: f32 = 110.0;

/// Draws lines over months of these short names in a room of this height. Left and right move from month to month while it has focus.
/// Returns the month that was clicked or entered.
pub fn lines(ui: &mut Ui, name: &str, months: &[String], lines: &[Line], height: f32) -> Option<usize> {
    drawn(ui, name, months, lines, height, Scale::Counts)
}

/// The same for scores in tenths of points: the axis is cut to the range that occurs.
pub fn scores(ui: &mut Ui, name: &str, months: &[String], lines: &[Line], height: f32) -> Option<usize> {
    drawn(ui, name, months, lines, height, Scale::Tenths)
}

fn drawn(ui: &mut Ui, name: &str, months: &[String], lines: &[Line], height: f32, scale: Scale) -> Option<usize> {
    let t = tokens(ui);
    let (room, response) = ui.allocate_exact_size(vec2(ui.available_width(), height), Sense::click());
    let plot = Rect::from_min_max(pos2(room.left() + VALUES, room.top() + 8.0), pos2(room.right() - NAMES, room.bottom() - AXIS));
    let (low, top) = scale.range(lines.iter().flat_map(|line| line.values.iter().copied().flatten()));
    let steps = months.len().saturating_sub(1).max(1) as f32;
    let place = |month: usize, value: i64| {
        pos2(
            plot.left() + plot.width() * month as f32 / steps,
            plot.bottom() - plot.height() * (value - low) as f32 / (top - low).max(1) as f32,
        )
    };
    let caption = |text: &str| paint::line_of(ui, text, fonts::regular(size::CAPTION));
    for part in 0..=2 {
        let value = low + (top - low) * part / 2;
        let y = place(0, value).y.round() - 0.5;
        ui.painter().hline(plot.x_range(), y, line(ui.ctx(), t.line));
        let label = Rect::from_min_max(pos2(room.left(), y - 9.0), pos2(plot.left() - 8.0, y + 9.0));
        paint::put(ui.painter(), caption(&scale.shown(value)), label, Align::Max, t.text_3);
    }
    for (at, month) in months.iter().enumerate() {
        let x = place(at, low).x;
        let label = Rect::from_min_max(pos2(x - 30.0, plot.bottom() + 2.0), pos2(x + 30.0, room.bottom()));
        paint::put(ui.painter(), caption(month), label, Align::Center, t.text_3);
    }
    let mut ends: Vec<f32> = Vec::new();
    for (at, one) in lines.iter().enumerate() {
        let color = t.chart(at);
        // A month without a value breaks the line.
        let mut points: Vec<egui::Pos2> = Vec::new();
        let (mut end, mut last) = (None, 0);
        for (month, value) in one.values.iter().enumerate() {
            match value {
                Some(value) => {
                    points.push(place(month, *value));
                    (end, last) = (points.last().copied(), *value);
                }
                None => stroke_line(ui, std::mem::take(&mut points), at, color),
            }
        }
        stroke_line(ui, points, at, color);
        let Some(end) = end else { continue };
        ui.painter().circle_filled(end, 3.0, color);
        // Names of lines that end beside each other stand one below the other.
        let mut y = end.y;
        while ends.iter().any(|other| (other - y).abs() < 18.0) {
            y -= 18.0;
        }
        ends.push(y);
        let label = Rect::from_min_max(pos2(plot.right() + 10.0, y - 9.0), pos2(room.right(), y + 9.0));
        paint::put(ui.painter(), caption(&format!("{} {}", one.name, scale.shown(last))), label, Align::Min, t.text_2);
    }
    let month = pointed(ui, &response, plot, months.len(), steps);
    let words = |month: usize| {
        let value = |one: &Line| {
            let value = one.values.get(month).copied().flatten().map_or_else(|| "—".to_owned(), |value| scale.shown(value));
            format!("{} {value}", one.name)
        };
        let parts: Vec<String> = lines.iter().map(value).collect();
        format!("{} {}", months.get(month).map_or("", String::as_str), parts.join("  "))
    };
    let read = month.unwrap_or(months.len().saturating_sub(1));
    response.widget_info(|| WidgetInfo::labeled(Role::Image, true, format!("{name} {}", words(read))));
    if let Some(month) = month {
        let x = place(month, low).x;
        let dots = [pos2(x, plot.top()), pos2(x, plot.bottom())];
        ui.painter().extend(Shape::dashed_line(&dots, line(ui.ctx(), t.line_3), 2.0, 3.0));
        for (at, one) in lines.iter().enumerate() {
            let Some(value) = one.values.get(month).copied().flatten() else { continue };
            let point = place(month, value);
            ui.painter().circle(point, 4.0, t.surface, Stroke::new(2.0, t.chart(at)));
        }
    }
    focus::ring(ui, &response, room, 6, Ring::Inside);
    let month = month?;
    let clicked = response.clicked();
    tooltip::tip(response, &words(month));
    clicked.then_some(month)
}

/// A run of months with values: a line, or a dot where it is one alone.
fn stroke_line(ui: &Ui, points: Vec<egui::Pos2>, at: usize, color: egui::Color32) {
    match points.as_slice() {
        [] => {}
        [one] => drop(ui.painter().circle_filled(*one, 2.5, color)),
        _ => drop(ui.painter().add(Shape::line(points, Stroke::new(if at == 0 { 2.5 } else { 2.0 }, color)))),
    }
}

/// The month below the pointer, or the one that the arrow keys have reached.
fn pointed(ui: &Ui, response: &Response, plot: Rect, months: usize, steps: f32) -> Option<usize> {
    let last = months.checked_sub(1)?;
    if let Some(pointer) = response.hover_pos() {
        let at = ((pointer.x - plot.left()) / plot.width() * steps).round().max(0.0);
        return Some((at as usize).min(last));
    }
    if !response.has_focus() {
        return None;
    }
    let filter = egui::EventFilter { horizontal_arrows: true, ..Default::default() };
    ui.memory_mut(|m| m.set_focus_lock_filter(response.id, filter));
    let (left, right) = ui.input_mut(|i| {
        let none = egui::Modifiers::NONE;
        (i.consume_key(none, egui::Key::ArrowLeft), i.consume_key(none, egui::Key::ArrowRight))
    });
    let key = response.id.with("month");
    let before = ui.data(|d| d.get_temp::<usize>(key)).unwrap_or(last).min(last);
    let at = match (left, right) {
        (true, _) => before.saturating_sub(1),
        (_, true) => (before + 1).min(last),
        _ => before,
    };
    ui.data_mut(|d| d.insert_temp(key, at));
    Some(at)
}

/// The next number of the form 2, 4, 10, 20, 40, 100 …, so that half of it is whole too.
fn round_up(most: i64) -> i64 {
    let mut ten: i64 = 1;
    loop {
        for step in [2, 4, 10] {
            let top = step * ten;
            if top >= most {
                return top;
            }
        }
        let Some(next) = ten.checked_mul(10).filter(|next| next.checked_mul(10).is_some()) else { return most };
        ten = next;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_axis_ends_at_a_round_number() {
        assert_eq!([0, 2, 3, 5, 11, 37, 41, 1_001].map(round_up), [2, 2, 4, 10, 20, 40, 100, 2_000]);
    }
}
