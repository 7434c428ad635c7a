//! A small table on a page whose numbers are doors: each opens the records behind it.

use egui::{Align, CornerRadius, Rect, Role, Sense, Ui, WidgetInfo, pos2, vec2};

use crate::ui::focus::{self, Ring};
use crate::ui::tokens::{line, size, tokens};
use crate::ui::{fonts, paint};

/// Height of a row and of the head.
pub(super) const ROW: f32 = 30.0;

/// A column of the table: its head, its width, whether it holds numbers.
pub(super) struct Head {
    pub title: String,
    pub width: f32,
    pub number: bool,
}

/// A cell: what stands in it, and what is read aloud where it opens something.
pub(super) struct GridCell {
    pub text: String,
    pub opens: Option<String>,
}

impl GridCell {
    /// Plain text.
    pub fn text(text: impl Into<String>) -> Self {
        GridCell { text: text.into(), opens: None }
    }

    /// A number that opens what is behind it; nothing where it is 0.
    pub fn count(count: usize, what: &str) -> Self {
        if count == 0 {
            return GridCell::text("");
        }
        GridCell { text: crate::i18n::group(i64::try_from(count).unwrap_or(i64::MAX)), opens: Some(format!("{what} {count}")) }
    }

    /// Another figure that opens what is behind it.
    pub fn figure(text: String, what: &str) -> Self {
        let spoken = format!("{what} {text}");
        GridCell { text, opens: Some(spoken) }
    }
}

/// Draws the table over the width of the room; returns row and column of the cell that was opened.
pub(super) fn grid(ui: &mut Ui, name: &str, heads: &[Head], rows: &[Vec<GridCell>]) -> Option<(usize, usize)> {
    let t = tokens(ui);
    let fixed: f32 = heads.iter().skip(1).map(|head| head.width).sum();
    let width = ui.available_width();
    let first = heads.first().map_or(0.0, |head| head.width).max(width - fixed).min(260.0);
    let height = ROW * (rows.len() + 1) as f32;
    let (area, group) = ui.allocate_exact_size(vec2(width, height), Sense::hover());
    group.widget_info(|| WidgetInfo::labeled(Role::Table, true, name));
    let lefts: Vec<f32> = heads
        .iter()
        .enumerate()
        .scan(area.left(), |x, (at, head)| {
            let left = *x;
            *x += if at == 0 { first } else { head.width };
            Some(left)
        })
        .collect();
    let cell_at = |row: usize, column: usize| {
        let width = if column == 0 { first } else { heads.get(column).map_or(0.0, |head| head.width) };
        let left = lefts.get(column).copied().unwrap_or(area.left());
        Rect::from_min_size(pos2(left, area.top() + ROW * row as f32), vec2(width, ROW)).shrink2(vec2(6.0, 0.0))
    };
    let align = |column: usize| if heads.get(column).is_some_and(|head| head.number) { Align::Max } else { Align::Min };
    for (column, head) in heads.iter().enumerate() {
        let rect = cell_at(0, column);
        let galley = paint::line_within(ui, &head.title, fonts::regular(size::CAPTION), rect.width());
        paint::put(ui.painter(), galley, rect, align(column), t.text_3);
    }
    let mut opened = None;
    for (row, cells) in rows.iter().enumerate() {
        let y = area.top() + ROW * (row + 1) as f32;
        ui.painter().hline(area.x_range(), y - 0.5, line(ui.ctx(), t.line));
        for (column, cell) in cells.iter().enumerate() {
            let rect = cell_at(row + 1, column);
            let galley = paint::line_within(ui, &cell.text, fonts::regular(size::TABLE), rect.width());
            let Some(spoken) = &cell.opens else {
                paint::put(ui.painter(), galley, rect, align(column), if column == 0 { t.text } else { t.text_2 });
                continue;
            };
            let wide = galley.size().x.ceil() + 12.0;
            let left = if align(column) == Align::Max { rect.right() + 6.0 - wide } else { rect.left() - 6.0 };
            let door = Rect::from_min_size(pos2(left, rect.top() + 3.0), vec2(wide, ROW - 6.0));
            let response = ui.interact(door, group.id.with((row, column)), Sense::click());
            response.widget_info(|| WidgetInfo::labeled(Role::Link, true, spoken));
            if response.hovered() {
                ui.painter().rect_filled(door, CornerRadius::same(4), t.hover);
            }
            paint::put(ui.painter(), galley, rect, align(column), t.accent_family.text);
            focus::ring(ui, &response, door, 4, Ring::On);
            if response.clicked() {
                opened = Some((row, column));
            }
        }
    }
    opened
}
