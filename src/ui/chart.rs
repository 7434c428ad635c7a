//! Charts: columns with the line of their sums and lines over months, plotted by `egui_plot` in the house's look, and bars with the period
//! before as a tick, painted by hand. Every bar, column and month has a name and can be reached by keyboard; it opens the rows behind it.

use egui::{Align, CornerRadius, Rect, Response, Role, Sense, Stroke, Ui, WidgetInfo, pos2, vec2};
use egui_plot::{AxisHints, BarChart, GridMark, HPlacement, LineStyle, Plot, PlotPoint, PlotTransform, PlotUi, Points, VLine};

use super::focus::{self, Ring};
use super::tokens::{size, thick, tokens};
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

/// Space below a plot for what stands along it, and beside it for the values.
const AXIS: f32 = 22.0;
const VALUES: f32 = 40.0;
/// Half the height of a label: the highest and the lowest value stand beside their lines.
const HALF_LABEL: f32 = 9.0;

/// A plot as all charts have it: faint lines at the lowest, the middle and the highest value, nothing that can be dragged or zoomed. What is
/// plotted lies between 0 and 1 in height, so that one plot can carry two scales; `above` is the room over 1.
fn plot<'a>(ui: &Ui, group: egui::Id, size: egui::Vec2, above: f32, axes: Vec<AxisHints<'a>>, (left, right): (f64, f64)) -> Plot<'a> {
    let beyond = |points: f32| f64::from(points / (size.y - HALF_LABEL - above).max(1.0));
    Plot::new(group)
        .id(group.with("plot"))
        .width(size.x)
        .height(size.y)
        .sense(Sense::hover())
        .allow_zoom(false)
        .allow_drag(false)
        .allow_scroll(false)
        .allow_boxed_zoom(false)
        .allow_axis_zoom_drag(false)
        .allow_double_click_reset(false)
        .show_x(false)
        .show_y(false)
        .label_formatter(|_| None)
        .set_margin_fraction(egui::Vec2::ZERO)
        .auto_bounds(false)
        .default_x_bounds(left, right)
        .default_y_bounds(-beyond(HALF_LABEL), 1.0 + beyond(above))
        .reset()
        .show_background(false)
        .show_axes([false, true])
        .show_grid([false, true])
        .grid_color(tokens(ui).line)
        .grid_fade(0.0)
        .y_grid_spacer(|_| [0.0, 0.5, 1.0].map(|value| GridMark { value, step_size: 0.5 }).to_vec())
        .custom_y_axes(axes)
}

/// The values beside a plot; `shown` gets 0, 0.5 and 1.
fn values<'a>(ui: &Ui, side: HPlacement, shown: impl Fn(f64) -> String + 'a) -> AxisHints<'a> {
    AxisHints::new_y()
        .placement(side)
        .min_thickness(VALUES)
        .label_spacing(egui::Rangef::new(1.0, 2.0))
        .tick_label_color(tokens(ui).text_3)
        .tick_label_font(fonts::regular(size::CAPTION))
        .formatter(move |mark, _| shown(mark.value))
}

/// Draws columns with the line of their sums up to 100 % in a room of this height; returns the column that was clicked.
pub fn pareto(ui: &mut Ui, name: &str, steps: &[Step], height: f32) -> Option<usize> {
    let t = tokens(ui);
    let (room, group) = ui.allocate_exact_size(vec2(ui.available_width(), height), Sense::hover());
    group.widget_info(|| WidgetInfo::labeled(Role::List, true, name));
    let all = steps.last().map_or(0, |step| step.so_far).max(1);
    let top = round_up(steps.iter().map(|step| step.value).max().unwrap_or(0));
    let wide = (room.width() - 2.0 * VALUES) / steps.len().max(1) as f32;
    let mut clicked = None;
    let mut columns = Vec::new();
    let mut tips = Vec::new();
    for (at, step) in steps.iter().enumerate() {
        let slot = Rect::from_min_size(pos2(room.left() + VALUES + wide * at as f32, room.top()), vec2(wide, room.height()));
        let response = ui.interact(slot, group.id.with(at), Sense::click());
        let spoken = [step.name.as_str(), &step.value.to_string(), &step.tip].join(" ").trim().to_owned();
        response.widget_info(|| WidgetInfo::labeled(Role::Button, ui.is_enabled(), &spoken));
        if response.clicked() {
            clicked = Some(at);
        }
        let fill = if response.hovered() { t.accent_hover } else { t.accent };
        let width = f64::from((wide * 0.6).min(44.0) / wide);
        let column = egui_plot::Bar::new(at as f64 + 0.5, step.value as f64 / top as f64).width(width).fill(fill).stroke(Stroke::NONE);
        columns.push(column);
        tips.push((response, spoken));
    }
    let points: Vec<[f64; 2]> = steps.iter().enumerate().map(|(at, step)| [at as f64 + 0.5, step.so_far as f64 / all as f64]).collect();
    let axes = vec![
        values(ui, HPlacement::Left, move |share| crate::i18n::group((share * top as f64).round() as i64)),
        values(ui, HPlacement::Right, |share| format!("{}%", (share * 100.0).round())),
    ];
    let color = t.chart(1);
    let chart = plot(ui, group.id, vec2(room.width(), height - AXIS), 2.0 * HALF_LABEL, axes, (0.0, steps.len().max(1) as f64));
    let drawn = within(ui, room, |ui| {
        chart.show(ui, |plot| {
            plot.bar_chart(BarChart::new("", columns).allow_hover(false));
            plot.line(egui_plot::Line::new("", points.clone()).color(color).width(2.0).allow_hover(false));
            plot.points(Points::new("", points).color(color).radius(3.0).allow_hover(false));
        })
    });
    for ((at, step), (response, tip)) in steps.iter().enumerate().zip(tips) {
        let head = drawn.transform.position_from_point(&PlotPoint::new(at as f64 + 0.5, step.value as f64 / top as f64));
        let figure = paint::line_of(ui, &crate::i18n::group(step.value), fonts::regular(size::CAPTION));
        let above = Rect::from_center_size(pos2(head.x, head.y - HALF_LABEL), vec2(wide, 2.0 * HALF_LABEL));
        paint::put(ui.painter(), figure, above, Align::Center, t.text_2);
        let galley = paint::line_within(ui, &step.name, fonts::regular(size::CAPTION), wide - 4.0);
        let below = Rect::from_center_size(pos2(head.x, room.bottom() - AXIS / 2.0), vec2(wide, AXIS));
        paint::put(ui.painter(), galley, below, Align::Center, t.text_3);
        focus::ring(ui, &response, response.rect, 4, Ring::Inside);
        tooltip::tip(response, &tip);
    }
    clicked
}

/// Draws into a part of the room that was already taken.
fn within<R>(ui: &mut Ui, room: Rect, add: impl FnOnce(&mut Ui) -> R) -> R {
    ui.scope_builder(egui::UiBuilder::new().max_rect(room), add).inner
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

/// Space right of the lines for their names.
const NAMES: f32 = 110.0;
/// Radius of the ring around the value that is pointed at.
const RING: f32 = 5.0;

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
    let (low, top) = scale.range(lines.iter().flat_map(|line| line.values.iter().copied().flatten()));
    let span = (top - low).max(1) as f64;
    let share = move |value: i64| (value - low) as f64 / span;
    let last = months.len().saturating_sub(1);
    let size = vec2(room.width() - NAMES, height - AXIS);
    let steps = last.max(1) as f32;
    // The first month stands right of the values, the ring around the last one is whole.
    let beside = f64::from(steps * RING / (size.x - VALUES - 2.0 * RING).max(1.0));
    let axis = values(ui, HPlacement::Left, move |at| scale.shown(low + (at * span).round() as i64));
    let chart = plot(ui, response.id, size, HALF_LABEL, vec![axis], (-beside, f64::from(steps) + beside));
    let inner = Rect::from_min_max(pos2(room.left() + VALUES + RING, room.top()), pos2(room.left() + size.x - RING, room.bottom()));
    let month = pointed(ui, &response, inner, months.len(), steps);
    let drawn = within(ui, room, |ui| {
        chart.show(ui, |plot| {
            if let Some(month) = month {
                let dashes = LineStyle::Dashed { length: 3.0 };
                plot.vline(VLine::new("", month as f64).color(t.line_3).width(1.0).style(dashes).allow_hover(false));
            }
            for (at, one) in lines.iter().enumerate() {
                plot_line(plot, one, if at == 0 { 2.5 } else { 2.0 }, t.chart(at), share);
            }
            for (at, one) in lines.iter().enumerate() {
                let Some((month, value)) = month.and_then(|month| Some((month, one.values.get(month).copied()??))) else { continue };
                for (radius, color) in [(RING, t.chart(at)), (RING - 2.0, t.surface)] {
                    plot.points(Points::new("", vec![[month as f64, share(value)]]).radius(radius).color(color).allow_hover(false));
                }
            }
        })
    });
    let place = |month: usize, value: i64| drawn.transform.position_from_point(&PlotPoint::new(month as f64, share(value)));
    month_names(ui, months, room, &drawn.transform);
    let end = |(at, one): (usize, &Line)| {
        let (month, value) = one.values.iter().enumerate().rev().find_map(|(month, value)| Some((month, (*value)?)))?;
        Some((place(month, value).y, t.chart(at), format!("{} {}", one.name, scale.shown(value))))
    };
    let ends = lines.iter().enumerate().filter_map(end).collect();
    line_names(ui, ends, room);
    let words = |month: usize| {
        let value = |one: &Line| {
            let value = one.values.get(month).copied().flatten().map_or_else(|| "—".to_owned(), |value| scale.shown(value));
            format!("{} {value}", one.name)
        };
        let parts: Vec<String> = lines.iter().map(value).collect();
        format!("{} {}", months.get(month).map_or("", String::as_str), parts.join("  "))
    };
    response.widget_info(|| WidgetInfo::labeled(Role::Image, true, format!("{name} {}", words(month.unwrap_or(last)))));
    focus::ring(ui, &response, room, 6, Ring::Inside);
    let month = month?;
    let clicked = response.clicked();
    // The tooltip stands below its month.
    let x = drawn.transform.position_from_point_x(month as f64);
    tooltip::tip(Response { rect: room.with_min_x(x).with_max_x(x), ..response }, &words(month));
    clicked.then_some(month)
}

/// A line with a dot at its last value. A month without a value breaks it, and one that stands alone is a dot.
fn plot_line<'a>(plot: &mut PlotUi<'a>, one: &Line, width: f32, color: egui::Color32, share: impl Fn(i64) -> f64) {
    let mut dots = Vec::new();
    for run in one.values.iter().enumerate().collect::<Vec<_>>().split(|(_, value)| value.is_none()) {
        let points: Vec<[f64; 2]> = run.iter().filter_map(|(month, value)| Some([*month as f64, share((**value)?)])).collect();
        match points.as_slice() {
            [] => {}
            [one] => dots = vec![*one],
            [.., end] => dots = vec![*end],
        }
        if let [one] = points.as_slice() {
            plot.points(Points::new("", vec![*one]).radius(2.5).color(color).allow_hover(false));
        }
        plot.line(egui_plot::Line::new("", points).color(color).width(width).allow_hover(false));
    }
    plot.points(Points::new("", dots).radius(3.0).color(color).allow_hover(false));
}

/// The names of lines at their ends. Lines that end beside each other have theirs one below the other, with the dot of the line again.
fn line_names(ui: &Ui, ends: Vec<(f32, egui::Color32, String)>, room: Rect) {
    let mut ends: Vec<_> = ends.into_iter().map(|(y, color, text)| (y, y, color, text)).collect();
    ends.sort_by(|one, other| one.0.total_cmp(&other.0));
    let mut before = room.top() - HALF_LABEL;
    for end in &mut ends {
        before = end.0.max(before + 2.0 * HALF_LABEL);
        end.0 = before;
    }
    let mut after = room.bottom() - AXIS + HALF_LABEL;
    for end in ends.iter_mut().rev() {
        after = end.0.min(after - 2.0 * HALF_LABEL);
        end.0 = after;
    }
    for (y, end, color, text) in ends {
        let label = Rect::from_min_max(pos2(room.right() - NAMES + 16.0, y - HALF_LABEL), pos2(room.right(), y + HALF_LABEL));
        if (y - end).abs() > 2.0 {
            ui.painter().circle_filled(pos2(label.left() - 8.0, y), 3.0, color);
        }
        let galley = paint::line_within(ui, &text, fonts::regular(size::CAPTION), label.width());
        paint::put(ui.painter(), galley, label, Align::Min, tokens(ui).text_2);
    }
}

/// The months below a plot; where they do not fit, only each second or third, counted from the last.
fn month_names(ui: &Ui, months: &[String], room: Rect, transform: &PlotTransform) {
    let galleys: Vec<_> = months.iter().map(|month| paint::line_of(ui, month, fonts::regular(size::CAPTION))).collect();
    let widest = galleys.iter().map(|galley| galley.size().x).fold(0.0_f32, f32::max) + 8.0;
    let apart = transform.dpos_dvalue_x() as f32;
    let each = (widest / apart.max(1.0)).ceil().max(1.0) as usize;
    for (at, galley) in galleys.into_iter().enumerate() {
        if (months.len() - 1 - at).is_multiple_of(each) {
            let x = transform.position_from_point_x(at as f64);
            let label = Rect::from_min_max(pos2(x - 30.0, room.bottom() - AXIS + 2.0), pos2(x + 30.0, room.bottom()));
            paint::put(ui.painter(), galley, label, Align::Center, tokens(ui).text_3);
        }
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
