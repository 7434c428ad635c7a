//! 检查人尺度: how the totals of each checker are spread over the grades, beside the mean of all.

use egui::{Align, CornerRadius, Rect, Role, Sense, Ui, WidgetInfo, pos2, vec2};

use super::super::questions::Results;
use super::super::results::Leniency;
use super::super::score::shown_change;
use crate::areas::view::Cx;
use crate::msg;
use crate::ui::focus::{self, Ring};
use crate::ui::tokens::{size, space, tokens};
use crate::ui::{fonts, paint, tooltip};

/// Height of a row.
const ROW: f32 = 26.0;
/// Width of the name, of the mean and of how far it is from the mean of all.
const NAME: f32 = 64.0;
const MEAN: f32 = 40.0;
const CHANGE: f32 = 44.0;
/// Totals of a part: below 60, from 60, 70, 80 and 90 on.
const PARTS: [&str; 5] = ["<60", "60–69", "70–79", "80–89", "90+"];
/// The colour of each part among those of charts; the lowest is the one that warns.
const COLORS: [usize; 5] = [4, 2, 5, 1, 0];

/// Draws what the colours mean, and a bar for each checker.
pub(super) fn ui(ui: &mut Ui, cx: &Cx<'_>, results: &Results) {
    legend(ui);
    for one in &results.leniency {
        row(ui, cx, results, one);
    }
}

fn legend(ui: &mut Ui) {
    let t = tokens(ui);
    let (rect, _) = ui.allocate_exact_size(vec2(ui.available_width(), 20.0), Sense::hover());
    let mut left = rect.left() + NAME;
    for (part, color) in PARTS.into_iter().zip(COLORS) {
        let swatch = Rect::from_center_size(pos2(left + 5.0, rect.center().y), vec2(10.0, 10.0));
        ui.painter().rect_filled(swatch, CornerRadius::same(2), t.chart(color));
        let word = paint::line_of(ui, part, fonts::regular(size::KEY));
        let width = word.size().x;
        paint::put(ui.painter(), word, rect.with_min_x(left + 14.0), Align::Min, t.text_3);
        left += 14.0 + width + space::L;
    }
}

fn row(ui: &mut Ui, cx: &Cx<'_>, results: &Results, one: &Leniency) {
    let t = tokens(ui);
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), ROW), Sense::click());
    let [fail, pass, fair, good, best] = one.spread;
    let spread = cx.lang.say(&msg!("quality-spread", fail = fail, pass = pass, fair = fair, good = good, best = best));
    let change = match (one.mean.tenths(), results.all.mean.tenths()) {
        (Some(own), Some(all)) => shown_change(own - all),
        _ => String::new(),
    };
    let spoken = format!("{} {} {change} {spread}", one.checker, one.mean.shown());
    response.widget_info(|| WidgetInfo::labeled(Role::Image, true, &spoken));
    let name = paint::line_within(ui, &one.checker, fonts::regular(size::TABLE), NAME - space::M);
    paint::put(ui.painter(), name, rect, Align::Min, t.text);
    let bar = Rect::from_min_max(
        pos2(rect.left() + NAME, rect.center().y - 5.0),
        pos2(rect.right() - MEAN - CHANGE - space::L, rect.center().y + 5.0),
    );
    let all: i64 = one.spread.iter().sum();
    let mut left = bar.left();
    for (count, color) in one.spread.into_iter().zip(COLORS) {
        let right = left + bar.width() * count as f32 / all.max(1) as f32;
        let part = bar.with_min_x(left.round()).with_max_x((right.round() - 1.0).max(left.round()));
        ui.painter().rect_filled(part, CornerRadius::same(2), t.chart(color));
        left = right;
    }
    let mean = paint::line_of(ui, &one.mean.shown(), fonts::medium(size::TABLE));
    paint::put(ui.painter(), mean, rect.with_max_x(rect.right() - CHANGE), Align::Max, t.text);
    let color = if change.starts_with('−') { t.danger.text } else { t.text_3 };
    paint::put(ui.painter(), paint::line_of(ui, &change, fonts::regular(size::CAPTION)), rect, Align::Max, color);
    focus::ring(ui, &response, rect.expand2(vec2(4.0, -1.0)), 4, Ring::On);
    tooltip::tip(response, &spread);
}
