//! What the tabs of 客户分析 share: key figures, how changes are written, tables whose rows open something.

use egui::{Align, Layout, Rect, Role, Sense, Ui, WidgetInfo, vec2};

use super::super::show;
use crate::ui::table::{self, Cell, Density, TableResponse};
use crate::ui::tokens::{size, space, tokens};
use crate::ui::{Table, TableState, fonts, paint, text};

/// Height of the row of key figures.
pub const FIGURES: f32 = 72.0;

/// A key figure: its name, itself, and what stands beside it.
pub struct Figure {
    /// What it is.
    pub name: String,
    /// 22 medium.
    pub figure: String,
    /// Behind it, small.
    pub beside: String,
    /// What is beside it is bad news.
    pub bad: bool,
}

impl Figure {
    /// A figure with nothing beside it.
    pub fn new(name: impl Into<String>, figure: impl Into<String>) -> Self {
        Figure { name: name.into(), figure: figure.into(), beside: String::new(), bad: false }
    }

    /// With this beside it.
    pub fn beside(mut self, beside: String, bad: bool) -> Self {
        self.beside = beside;
        self.bad = bad;
        self
    }
}

/// Key figures in a row, with a line below.
pub fn figures(ui: &mut Ui, rect: Rect, all: &[Figure]) {
    show::line_at(ui, rect, rect.bottom());
    show::inside(ui, rect.shrink2(vec2(space::XL, 0.0)), Layout::left_to_right(Align::Center), |ui| {
        ui.spacing_mut().item_spacing.x = 40.0;
        for figure in all {
            one_figure(ui, figure);
        }
    });
}

fn one_figure(ui: &mut Ui, figure: &Figure) {
    let t = tokens(ui);
    let name = paint::line_of(ui, &figure.name, fonts::regular(size::CAPTION));
    let main = paint::line_of(ui, &figure.figure, fonts::medium(size::FIGURE));
    let beside = paint::line_of(ui, &figure.beside, fonts::regular(size::CAPTION));
    let gap = if figure.beside.is_empty() { 0.0 } else { space::S };
    let (main_width, beside_width) = (main.size().x.ceil(), beside.size().x.ceil());
    let width = name.size().x.ceil().max(main_width + gap + beside_width);
    let (rect, response) = ui.allocate_exact_size(vec2(width, 52.0), Sense::hover());
    let spoken = format!("{} {} {}", figure.name, figure.figure, figure.beside);
    response.widget_info(|| WidgetInfo::labeled(Role::Label, true, spoken.trim_end()));
    paint::put(ui.painter(), name, rect.with_max_y(rect.top() + 20.0), Align::Min, t.text_3);
    let below = rect.with_min_y(rect.top() + 20.0);
    paint::put(ui.painter(), main, below, Align::Min, t.text);
    let right = below.with_min_x(below.left() + main_width + gap).translate(vec2(0.0, 3.0));
    paint::put(ui.painter(), beside, right, Align::Min, if figure.bad { t.danger.text } else { t.text_3 });
}

/// A change in tenths of a per cent: `+12.3%`, `−3.4%`, `0.0%`; nothing where it is unknown.
pub fn change(tenths: Option<i64>) -> String {
    let Some(tenths) = tenths else { return String::new() };
    let sign = match tenths {
        ..0 => "−",
        0 => "",
        1.. => "+",
    };
    let size = tenths.unsigned_abs();
    format!("{sign}{}.{}%", crate::i18n::group(i64::try_from(size / 10).unwrap_or(i64::MAX)), size % 10)
}

/// A heading with a hint at its right end.
pub fn heading(ui: &mut Ui, words: &str, hint: &str) {
    ui.horizontal(|ui| {
        text::heading(ui, words);
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| text::caption(ui, hint));
    });
}

/// A dense table; returns the row that was clicked or opened by Enter.
pub fn rows(ui: &mut Ui, table: Table<'_>, state: &mut TableState, cell: impl FnMut(&mut Ui, &Cell<'_>)) -> (Option<usize>, TableResponse) {
    state.density = Density::Compact;
    let out = table.show(ui, state, cell);
    let clicked = out.chosen && ui.input(|i| i.pointer.any_released() && !i.modifiers.any());
    let row = out.opened.or_else(|| state.cursor.filter(|_| clicked));
    (row, out)
}

/// A column of a table.
pub fn column<'a>(id: &'a str, title: &'a str, width: f32) -> table::Column<'a> {
    table::Column::new(id, title, width)
}
