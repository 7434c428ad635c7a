//! The list table: virtual rows on `egui_extras::TableBuilder`, sorting, resizing, choosing by mouse and keyboard.
//!
//! A scroll area counts in `f32`, so one area holds at most [`SEGMENT`] rows; longer lists are turned by segments below the table.
//! The table knows rows by their place; what stands in them is drawn by the caller, who learns from
//! [`TableResponse::visible`] which rows to have at hand.

use std::ops::Range;

use egui::text::{LayoutJob, TextFormat};
use egui::{
    Align, Color32, CornerRadius, EventFilter, FontId, Id, Key, Layout, Modifiers, Rect, Response, Role, Sense, Stroke, Ui, WidgetInfo,
    pos2, vec2,
};
use egui_extras::{TableBody, TableBuilder, TableRow};

use super::check::{self, Check};
use super::focus::{self, Ring};
use super::paint::{self, Look};
use super::rows::RowSet;
use super::tokens::{Family, line, size, thick, tokens};
use super::{IconButton, fonts, icons, tooltip};
use crate::i18n::{Lang, group};
use crate::msg;

/// Rows in one scroll area.
pub const SEGMENT: usize = 500_000;

/// Space left and right of a cell's text.
const PADDING: f32 = 8.0;
/// Width of the column of check boxes, page edge included.
const CHECKS: f32 = 36.0;
/// Page edge left of the first text when there are no check boxes, and right of the last number.
const EDGE: f32 = 8.0;

/// Height of the rows.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Hash, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Density {
    /// 紧凑, 28
    Compact,
    /// 34
    #[default]
    Normal,
    /// 宽松, 40
    Roomy,
}

impl Density {
    /// Height of a row in points.
    pub fn row_height(self) -> f32 {
        match self {
            Density::Compact => size::ROW_COMPACT,
            Density::Normal => size::ROW,
            Density::Roomy => size::ROW_ROOMY,
        }
    }
}

/// One column of a table.
#[derive(Debug, Clone)]
pub struct Column<'a> {
    id: &'a str,
    title: &'a str,
    width: f32,
    least: f32,
    fills: bool,
    right: bool,
    sortable: bool,
    resizable: bool,
}

impl<'a> Column<'a> {
    /// A column of this width; `id` comes back in [`Cell::column`] and in [`TableResponse::sort`].
    pub fn new(id: &'a str, title: &'a str, width: f32) -> Self {
        Column { id, title, width, least: 40.0, fills: false, right: false, sortable: false, resizable: true }
    }
    /// Takes the room that is left, and at least its width. One per table.
    pub fn fills(mut self) -> Self {
        self.fills = true;
        self.least = self.width;
        self
    }
    /// Numbers: right-aligned.
    pub fn right(mut self) -> Self {
        self.right = true;
        self
    }
    /// A click on the head sorts.
    pub fn sortable(mut self) -> Self {
        self.sortable = true;
        self
    }
    /// Keeps its width.
    pub fn fixed(mut self) -> Self {
        self.resizable = false;
        self
    }
}

/// The sorted column and its way.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct Sort {
    /// Id of the column.
    pub column: String,
    /// Smallest last.
    pub descending: bool,
}

/// What a person has done to a table. Belongs to the view; reset it with [`TableState::rows_changed`] when the rows change.
#[derive(Debug, Clone, Default)]
pub struct TableState {
    /// The row whose detail is shown.
    pub cursor: Option<usize>,
    /// The chosen rows.
    pub selection: RowSet,
    /// The sorted column.
    pub sort: Option<Sort>,
    /// Height of the rows.
    pub density: Density,
    /// Widths of the columns by their ids, as of the last picture.
    pub widths: Vec<(String, f32)>,
    /// Counts the layouts: a new one begins with the columns' own widths.
    layout: u32,
    anchor: Option<usize>,
    segment: usize,
    scroll_to: Option<usize>,
    /// Width that all columns need, as of the last picture.
    needed: f32,
    /// The last picture with this table.
    drawn: u64,
    wants_keyboard: bool,
    /// The keyboard came by itself: the cursor shows it once it moves, and no ring before.
    quiet: bool,
}

impl TableState {
    /// Other rows stand in the table now: nothing is chosen, and it shows its top.
    pub fn rows_changed(&mut self) {
        self.cursor = None;
        self.anchor = None;
        self.selection.clear();
        self.segment = 0;
        self.scroll_to = Some(0);
    }

    /// The columns take their own widths again, whatever was dragged.
    pub fn lay_out(&mut self) {
        self.layout += 1;
    }

    /// Shows this row at the next picture.
    pub fn scroll_to_row(&mut self, row: usize) {
        self.segment = row / SEGMENT;
        self.scroll_to = Some(row);
    }

    /// Makes this row the current and only chosen one, and shows it.
    pub fn go_to(&mut self, row: usize) {
        self.cursor = Some(row);
        self.anchor = Some(row);
        self.selection.clear();
        self.selection.insert(row);
        self.scroll_to_row(row);
    }
}

/// What happened in a table during one picture.
#[derive(Debug, Default)]
pub struct TableResponse {
    /// The rows that were drawn: have them at hand, and those around.
    pub visible: Range<usize>,
    /// The cursor moved to another row.
    pub moved: bool,
    /// Other rows are chosen.
    pub chosen: bool,
    /// Double click or Enter on this row.
    pub opened: Option<usize>,
    /// The sort order in [`TableState::sort`] changed.
    pub sort: bool,
    /// Right click on this row; its response takes a [`super::menu::context_menu`].
    pub context: Option<(usize, Response)>,
    /// Keys of the person come here.
    pub has_keyboard: bool,
}

/// A cell that the caller fills. For plain text use [`Cell::text`] and its neighbours; for widgets draw into the `Ui`.
#[derive(Debug)]
pub struct Cell<'a> {
    /// Place of the row in the whole list.
    pub row: usize,
    /// Id of the column.
    pub column: &'a str,
    /// The cursor stands on the row.
    pub current: bool,
    /// The row is chosen.
    pub selected: bool,
    right: bool,
    first: bool,
    /// Space right of the text.
    end: f32,
    node: Id,
}

impl Cell<'_> {
    fn font(&self) -> FontId {
        if self.first && self.current { fonts::medium(size::TABLE) } else { fonts::regular(size::TABLE) }
    }

    /// A value.
    pub fn text(&self, ui: &mut Ui, text: &str) {
        self.hits(ui, text, &[], tokens(ui).text);
    }

    /// A secondary value.
    pub fn weak(&self, ui: &mut Ui, text: &str) {
        self.hits(ui, text, &[], tokens(ui).text_2);
    }

    /// A value with search hits (ranges of characters) on marked ground.
    pub fn marked(&self, ui: &mut Ui, text: &str, hits: &[Range<usize>]) {
        self.hits(ui, text, hits, tokens(ui).text);
    }

    /// A dot and a text: grey open, warning today, danger overdue.
    pub fn deadline(&self, ui: &mut Ui, family: Family, text: &str) {
        let t = tokens(ui);
        let rect = self.room(ui);
        let (mark, color) = match family {
            Family::Neutral => (t.neutral.mark, t.text),
            _ => (t.family(family).mark, t.family(family).text),
        };
        // In a column of numbers the dot stands before its number, not beside the column before.
        let left = if self.right { rect.right() - paint::line_of(ui, text, self.font()).size().x - 12.0 } else { rect.left() };
        let left = left.max(rect.left());
        ui.painter().circle_filled(pos2(left + 3.0, rect.center().y), 3.0, mark);
        let at = Rect::from_min_max(pos2(left + 12.0, rect.top()), rect.max);
        self.put(ui, at, text, &[], color);
    }

    /// A check and a weak text: 已联系.
    pub fn done(&self, ui: &mut Ui, text: &str) {
        let t = tokens(ui);
        let rect = self.room(ui);
        paint::icon(ui.painter(), pos2(rect.left() + 6.5, rect.center().y), icons::CHECK, size::ICON_TINY, t.text_3);
        let at = Rect::from_min_max(pos2(rect.left() + 18.0, rect.top()), rect.max);
        self.put(ui, at, text, &[], t.text_2);
    }

    /// An import cell: tinted ground with a triangle, and a tooltip that says why.
    pub fn tinted(&self, ui: &mut Ui, family: Family, text: &str, why: &str) {
        let t = tokens(ui);
        let rect = ui.max_rect();
        let colors = t.family(family);
        ui.painter().rect_filled(rect.with_max_y(rect.bottom() - 1.0), CornerRadius::ZERO, colors.soft);
        let corner = rect.left_top();
        let points = vec![corner, corner + vec2(8.0, 0.0), corner + vec2(0.0, 8.0)];
        ui.painter().add(egui::Shape::convex_polygon(points, colors.mark, Stroke::NONE));
        let color = if family == Family::Danger { colors.text } else { t.text };
        self.put(ui, self.room(ui), text, &[], color);
        if !why.is_empty() {
            tooltip::marked(ui.response(), family, why);
        }
    }

    fn hits(&self, ui: &mut Ui, text: &str, hits: &[Range<usize>], color: Color32) {
        self.put(ui, self.room(ui), text, hits, color);
    }

    /// The box of the text, for cells filled with own painting.
    pub fn room(&self, ui: &Ui) -> Rect {
        let rect = ui.max_rect();
        let left = if self.first { 0.0 } else { PADDING };
        Rect::from_min_max(pos2(rect.left() + left, rect.top()), pos2(rect.right() - self.end, rect.bottom()))
    }

    fn put(&self, ui: &mut Ui, rect: Rect, text: &str, hits: &[Range<usize>], color: Color32) {
        if text.is_empty() {
            return;
        }
        let mut job = highlighted(text, hits, self.font(), color, tokens(ui).mark, tokens(ui).text);
        job.wrap = paint::one_row(if ui.is_sizing_pass() { f32::INFINITY } else { rect.width() });
        let galley = ui.painter().layout_job(job);
        if ui.is_sizing_pass() {
            ui.set_min_width(galley.size().x + 2.0 * PADDING);
            return;
        }
        let elided = galley.elided;
        paint::put(ui.painter(), galley, rect, if self.right { Align::Max } else { Align::Min }, color);
        self.name(ui, text);
        if elided {
            tooltip::tip(ui.response(), text);
        }
    }

    /// The text of a cell is the name of its node. Call it for cells filled with own painting.
    pub fn name(&self, ui: &Ui, text: &str) {
        ui.ctx().accesskit_node_builder(self.node, |node| {
            let name = match node.label() {
                Some(before) if before != text => format!("{before} {text}"),
                _ => text.to_owned(),
            };
            node.set_label(name);
        });
    }
}

/// Text in which the hits stand on marked ground. Ranges outside the text are ignored.
pub fn highlighted(text: &str, hits: &[Range<usize>], font: FontId, color: Color32, ground: Color32, hit_color: Color32) -> LayoutJob {
    let plain = TextFormat::simple(font.clone(), color);
    if hits.is_empty() {
        return LayoutJob::single_section(text.to_owned(), plain);
    }
    let marked = TextFormat { background: ground, expand_bg: 0.0, ..TextFormat::simple(font, hit_color) };
    let mut job = LayoutJob::default();
    let mut run = String::new();
    let mut in_hit = false;
    for (at, c) in text.chars().enumerate() {
        let hit = hits.iter().any(|range| range.contains(&at));
        if hit != in_hit && !run.is_empty() {
            job.append(&run, 0.0, if in_hit { marked.clone() } else { plain.clone() });
            run.clear();
        }
        in_hit = hit;
        run.push(c);
    }
    job.append(&run, 0.0, if in_hit { marked } else { plain });
    job
}

/// A table. `Table::new("customers", lang, &columns, total).checks().show(ui, &mut state, |ui, cell| …)`
#[must_use = "call show"]
pub struct Table<'a> {
    id: &'a str,
    lang: Lang,
    columns: &'a [Column<'a>],
    total: usize,
    checks: bool,
    name: &'a str,
    takes_keyboard: bool,
    under: Option<(f32, &'a UnderHead<'a>)>,
}

/// Draws what stands below the title of a column, by its place.
type UnderHead<'a> = dyn Fn(&mut Ui, usize) + 'a;

impl<'a> Table<'a> {
    /// A table of `total` rows. `id` is part of the cells' author ids: `customers/3/2` is row 3, column 2.
    pub fn new(id: &'a str, lang: Lang, columns: &'a [Column<'a>], total: usize) -> Self {
        Table { id, lang, columns, total, checks: false, name: "", takes_keyboard: false, under: None }
    }
    /// A check box in each row (shown on hover and when chosen) and one for all in the head.
    pub fn checks(mut self) -> Self {
        self.checks = true;
        self
    }
    /// Has the keyboard as soon as it comes before the person, unless something else keeps it.
    pub fn takes_keyboard(mut self) -> Self {
        self.takes_keyboard = true;
        self
    }
    /// Accessible name of the whole table.
    pub fn name(mut self, name: &'a str) -> Self {
        self.name = name;
        self
    }

    /// Leaves out the last columns for which this room is too narrow, instead of being shifted sideways. The first one stays.
    pub fn fitted(mut self, room: f32) -> Self {
        let mut needed = self.before();
        let fit = |column: &&Column<'_>| {
            needed += column.width;
            needed <= room
        };
        let count = self.columns.iter().take_while(fit).count().max(1);
        self.columns = self.columns.get(..count).unwrap_or(self.columns);
        self
    }

    /// Width of what stands before the first column.
    fn before(&self) -> f32 {
        PADDING + if self.checks { CHECKS } else { EDGE }
    }

    /// A second line in the head, this high, drawn by the caller column by column (the targets of an import).
    pub fn under_head(mut self, height: f32, draw: &'a UnderHead<'a>) -> Self {
        self.under = Some((height, draw));
        self
    }

    fn head_height(&self) -> f32 {
        size::TABLE_HEAD + self.under.map_or(0.0, |(height, _)| height)
    }

    /// Draws it into all the room that is left.
    pub fn show(self, ui: &mut Ui, state: &mut TableState, mut cell: impl FnMut(&mut Ui, &Cell<'_>)) -> TableResponse {
        let mut out = TableResponse::default();
        let focus_id = ui.make_persistent_id((self.id, "table-focus"));
        state.segment = state.segment.min(self.total.saturating_sub(1) / SEGMENT);
        let outer = ui.available_rect_before_wrap();
        let strip = if self.total > SEGMENT { 36.0 } else { 0.0 };
        let room = Rect::from_min_max(outer.min, pos2(outer.right(), (outer.bottom() - strip).max(outer.top())));
        let keyboard = ui.interact(room, focus_id, Sense::focusable_noninteractive());
        if self.takes_keyboard {
            take_keyboard(ui, state, &keyboard);
        }
        out.has_keyboard = keyboard.has_focus();
        keyboard.widget_info(|| WidgetInfo::labeled(Role::Table, true, if self.name.is_empty() { self.id } else { self.name }));
        let page = (((room.height() - self.head_height()) / state.density.row_height()).floor() as usize).max(1);
        self.keys(ui, &keyboard, state, page, &mut out);
        let builder = egui::UiBuilder::new().max_rect(room).layout(Layout::top_down(Align::Min)).id_salt(self.id);
        ui.scope_builder(builder, |ui| {
            ui.shrink_clip_rect(room);
            let width = state.needed.max(room.width());
            // Always there, so that ids and widths stay when a column is dragged beyond the room.
            egui::ScrollArea::horizontal().id_salt((self.id, "across")).auto_shrink(false).show(ui, |ui| {
                ui.set_max_width(width);
                self.rows(ui, state, &keyboard, &mut cell, &mut out);
            });
        });
        if !state.quiet && !state.cursor.is_some_and(|row| out.visible.contains(&row)) {
            focus::ring(ui, &keyboard, room, 0, Ring::Inside);
        }
        if strip > 0.0 {
            let below = Rect::from_min_max(pos2(outer.left(), outer.bottom() - strip), outer.max);
            self.segments(ui, below, state);
        }
        ui.advance_cursor_after_rect(outer);
        out
    }

    /// Rows of the shown segment.
    fn segment(&self, state: &TableState) -> Range<usize> {
        let from = state.segment * SEGMENT;
        from..(from + SEGMENT).min(self.total)
    }

    fn rows(
        &self,
        ui: &mut Ui,
        state: &mut TableState,
        keyboard: &Response,
        cell: &mut dyn FnMut(&mut Ui, &Cell<'_>),
        out: &mut TableResponse,
    ) {
        let t = tokens(ui);
        let segment = self.segment(state);
        ui.spacing_mut().item_spacing = vec2(0.0, 0.0);
        let stroke = ui.visuals().widgets.noninteractive.bg_stroke;
        // The table draws these along every column; lines between columns are not part of the look.
        let widgets = &mut ui.visuals_mut().widgets;
        widgets.noninteractive.bg_stroke = Stroke::NONE;
        widgets.hovered.bg_stroke = line(&keyboard.ctx, t.line_3);
        widgets.active.bg_stroke = thick(&keyboard.ctx, t.accent);
        widgets.hovered.bg_fill = t.hover;

        let head_clip = ui.clip_rect();
        let mut builder = TableBuilder::new(ui)
            .id_salt((self.id, "rows", self.columns.iter().map(|column| (column.id, column.title)).collect::<Vec<_>>(), state.layout))
            .sense(Sense::click())
            .cell_layout(Layout::left_to_right(Align::Center))
            .auto_shrink(false)
            .min_scrolled_height(0.0)
            .animate_scrolling(false);
        builder = builder.column(egui_extras::Column::exact(self.before()));
        let some_fill = self.columns.iter().any(|column| column.fills);
        for column in self.columns {
            builder = builder.column(if column.fills {
                egui_extras::Column::remainder().at_least(column.least).clip(true)
            } else {
                egui_extras::Column::initial(column.width).at_least(column.least).clip(true).resizable(column.resizable)
            });
        }
        if !some_fill {
            builder = builder.column(egui_extras::Column::remainder().clip(true));
        }
        if let Some(row) = state.scroll_to.take()
            && segment.contains(&row)
        {
            builder = builder.scroll_to_row(row - segment.start, None);
        }
        state.needed = self.before();
        let table = builder.header(self.head_height(), |mut head| self.head(&mut head, state, out, !some_fill, head_clip));
        let height = state.density.row_height();
        let mut drawn: Option<Range<usize>> = None;
        table.body(|mut body: TableBody<'_>| {
            let clip = body.ui_mut().clip_rect();
            body.rows(height, segment.len(), |mut row| {
                let at = segment.start + row.index();
                drawn = Some(drawn.take().map_or(at..at + 1, |d| d.start.min(at)..d.end.max(at + 1)));
                self.row(&mut row, at, state, keyboard, cell, out, stroke, clip, !some_fill);
            });
        });
        out.visible = drawn.unwrap_or(segment.start..segment.start);
    }

    // ---- head ----

    fn head(&self, head: &mut TableRow<'_, '_>, state: &mut TableState, out: &mut TableResponse, filler: bool, clip: Rect) {
        head.col(|ui| {
            let rect = ui.max_rect();
            let across = clip.x_range();
            paint::unclipped(ui, clip).hline(across, rect.bottom() - 0.5, line(ui.ctx(), tokens(ui).line));
            if self.checks && self.total > 0 {
                self.check_all(ui, rect, state, out);
            }
        });
        state.widths.clear();
        for (at, column) in self.columns.iter().enumerate() {
            head.col(|ui| {
                state.widths.push((column.id.to_owned(), ui.max_rect().width()));
                state.needed += if column.fills { column.least } else { ui.max_rect().width() };
                self.head_cell(ui, at, column, state, out);
            });
        }
        if filler {
            head.col(|_| {});
        }
    }

    fn check_all(&self, ui: &mut Ui, rect: Rect, state: &mut TableState, out: &mut TableResponse) {
        let count = state.selection.len();
        let check = match count {
            0 => Check::Off,
            n if n >= self.total => Check::On,
            _ => Check::Partial,
        };
        let square = Rect::from_center_size(pos2(rect.left() + 24.0, rect.center().y), vec2(size::CHECK, size::CHECK));
        let response = ui.interact(square.expand(4.0), ui.unique_id().with("all"), Sense::click());
        let name = self.lang.tr("ui-select-all");
        response.widget_info(|| match check {
            Check::Partial => WidgetInfo::labeled(Role::CheckBox, true, &name),
            _ => WidgetInfo::selected(Role::CheckBox, true, check == Check::On, &name),
        });
        check::paint_box(ui, square, check, true, paint::look(&response, None));
        focus::ring(ui, &response, square, 4, Ring::Outside);
        if response.clicked() {
            if check == Check::On {
                state.selection.clear();
            } else {
                state.selection.insert_range(0..self.total);
            }
            out.chosen = true;
        }
    }

    fn head_cell(&self, ui: &mut Ui, at: usize, column: &Column<'_>, state: &mut TableState, out: &mut TableResponse) {
        let t = tokens(ui);
        let whole = ui.max_rect();
        let rect = whole.with_max_y(whole.top() + size::TABLE_HEAD);
        let left = if at == 0 { 0.0 } else { PADDING };
        if let Some((_, draw)) = self.under {
            let below = Rect::from_min_max(pos2(whole.left() + left, rect.bottom()), pos2(whole.right() - PADDING, whole.bottom()));
            let builder = egui::UiBuilder::new().max_rect(below).layout(Layout::top_down(Align::Min));
            ui.scope_builder(builder, |ui| draw(ui, at));
        }
        let inner = Rect::from_min_max(pos2(rect.left() + left, rect.top()), pos2(rect.right() - self.end(at), rect.bottom()));
        let sorted = state.sort.as_ref().filter(|sort| sort.column == column.id).map(|sort| sort.descending);
        let arrow_room = if sorted.is_some() { 16.0 } else { 0.0 };
        let galley = paint::line_within(ui, column.title, fonts::regular(size::CAPTION), inner.width() - arrow_room);
        if ui.is_sizing_pass() {
            ui.set_min_width(galley.size().x + 16.0 + 2.0 * PADDING);
            return;
        }
        let response = ui.response();
        let role = if column.sortable { Role::Button } else { Role::ColumnHeader };
        let name = if column.title.is_empty() { column.id } else { column.title };
        let response = if column.sortable { ui.interact(rect, response.id.with("sort"), Sense::click()) } else { response };
        response.widget_info(|| WidgetInfo::labeled(role, true, name));
        let lit = column.sortable && paint::look(&response, None) != Look::Rest;
        let color = if sorted.is_some() || lit { t.text_2 } else { t.text_3 };
        let width = galley.size().x + arrow_room;
        let x = if column.right { inner.right() - width } else { inner.left() };
        let text_end = x + galley.size().x;
        paint::put(ui.painter(), galley, Rect::from_min_max(pos2(x, rect.top()), rect.max), Align::Min, color);
        if let Some(descending) = sorted {
            let glyph = if descending { icons::ARROW_DOWN } else { icons::ARROW_UP };
            paint::icon(ui.painter(), pos2(text_end + 9.0, rect.center().y), glyph, 12.0, color);
        }
        focus::ring(ui, &response, rect, 0, Ring::Inside);
        if column.sortable && response.clicked() {
            let descending = sorted == Some(false);
            state.sort = Some(Sort { column: column.id.to_owned(), descending });
            out.sort = true;
        }
    }

    // ---- rows ----

    /// Space right of a cell's text: numbers in the last column keep the page edge.
    fn end(&self, place: usize) -> f32 {
        let last = place + 1 == self.columns.len() && self.columns.last().is_some_and(|column| column.right);
        if last { PADDING + EDGE } else { PADDING }
    }

    #[expect(clippy::too_many_arguments, reason = "one row needs all of it, and it is called in one place")]
    fn row(
        &self,
        row: &mut TableRow<'_, '_>,
        at: usize,
        state: &mut TableState,
        keyboard: &Response,
        cell: &mut dyn FnMut(&mut Ui, &Cell<'_>),
        out: &mut TableResponse,
        stroke: Stroke,
        clip: Rect,
        filler: bool,
    ) {
        let selected = state.selection.contains(at);
        let current = state.cursor == Some(at);
        row.set_selected(selected || current);
        let mut check_clicked = false;
        row.col(|ui| check_clicked = self.lead(ui, at, selected, current, clip));
        for (place, column) in self.columns.iter().enumerate() {
            row.col(|ui| {
                ui.style_mut().visuals.override_text_color = None;
                let about = Cell {
                    row: at,
                    column: column.id,
                    current,
                    selected,
                    right: column.right,
                    first: place == 0,
                    end: self.end(place),
                    node: ui.unique_id(),
                };
                self.node(ui, at, place);
                if !filler && place + 1 == self.columns.len() {
                    line_below(ui, clip, stroke);
                }
                fill_cell(ui, &about, cell);
            });
        }
        if filler {
            row.col(|ui| line_below(ui, clip, stroke));
        }
        let response = row.response();
        if current && focus::has_ring(keyboard) {
            let whole = Rect::from_x_y_ranges(clip.x_range(), response.rect.y_range());
            focus::paint_row_ring(&keyboard.ctx, keyboard.layer_id, clip, whole);
        }
        if check_clicked {
            state.selection.toggle(at);
            state.anchor = Some(at);
            out.chosen = true;
            return;
        }
        if response.clicked() {
            let modifiers = keyboard.ctx.input(|i| i.modifiers);
            choose(state, at, modifiers, out);
            keyboard.request_focus();
        }
        if response.double_clicked() {
            out.opened = Some(at);
        }
        if response.secondary_clicked() {
            if !state.selection.contains(at) {
                choose(state, at, Modifiers::NONE, out);
            }
            out.context = Some((at, response.clone()));
        }
    }

    /// The first column: accent bar, check box. Returns whether the box was clicked.
    fn lead(&self, ui: &mut Ui, at: usize, selected: bool, current: bool, clip: Rect) -> bool {
        let t = tokens(ui);
        let rect = ui.max_rect();
        if current {
            let bar = Rect::from_min_size(rect.min, vec2(thick(ui.ctx(), t.accent).width, rect.height() - 1.0));
            ui.painter().rect_filled(bar, CornerRadius::ZERO, t.accent);
        }
        if !self.checks {
            return false;
        }
        let square = Rect::from_center_size(pos2(rect.left() + 24.0, rect.center().y), vec2(size::CHECK, size::CHECK));
        let response = ui.interact(square.expand(6.0), ui.unique_id().with("check"), Sense::CLICK);
        let row_hovered = ui.ctx().pointer_hover_pos().is_some_and(|p| clip.contains(p) && rect.y_range().contains(p.y));
        let name = self.lang.say(&msg!("ui-select-row", row = at + 1));
        response.widget_info(|| WidgetInfo::selected(Role::CheckBox, true, selected, &name));
        if selected || row_hovered {
            check::paint_box(ui, square, Check::from(selected), true, paint::look(&response, None));
        }
        response.clicked()
    }

    /// Makes the cell addressable: role, place and author id.
    fn node(&self, ui: &Ui, row: usize, column: usize) {
        ui.ctx().accesskit_node_builder(ui.unique_id(), |node| {
            node.set_role(Role::Cell);
            node.set_author_id(format!("{}/{row}/{column}", self.id));
            node.set_bounds(bounds(ui.max_rect()));
            node.set_row_index(row);
            node.set_column_index(column);
        });
    }

    // ---- keyboard ----

    fn keys(&self, ui: &Ui, keyboard: &Response, state: &mut TableState, page: usize, out: &mut TableResponse) {
        if !keyboard.has_focus() || self.total == 0 {
            return;
        }
        // Esc belongs to the page and does not carry the keyboard away either.
        let filter = EventFilter { vertical_arrows: true, escape: true, ..Default::default() };
        ui.memory_mut(|m| m.set_focus_lock_filter(keyboard.id, filter));
        let last = self.total - 1;
        let from = state.cursor;
        let shift = ui.input(|i| i.modifiers.shift);
        let pressed = |key| ui.input_mut(|i| i.consume_key(Modifiers::NONE, key) || i.consume_key(Modifiers::SHIFT, key));
        let next = if pressed(Key::ArrowDown) {
            Some(from.map_or(0, |row| (row + 1).min(last)))
        } else if pressed(Key::ArrowUp) {
            Some(from.map_or(0, |row| row.saturating_sub(1)))
        } else if pressed(Key::PageDown) {
            Some(from.map_or(0, |row| (row + page).min(last)))
        } else if pressed(Key::PageUp) {
            Some(from.map_or(0, |row| row.saturating_sub(page)))
        } else if pressed(Key::Home) {
            Some(0)
        } else if pressed(Key::End) {
            Some(last)
        } else {
            None
        };
        if let Some(next) = next {
            choose(state, next, if shift { Modifiers::SHIFT } else { Modifiers::NONE }, out);
            state.scroll_to_row(next);
            return;
        }
        let Some(row) = from else { return };
        if ui.input_mut(|i| i.consume_key(Modifiers::NONE, Key::Space)) {
            state.selection.toggle(row);
            out.chosen = true;
        }
        if ui.input_mut(|i| i.consume_key(Modifiers::COMMAND, Key::A)) {
            state.selection.insert_range(0..self.total);
            out.chosen = true;
        }
        if !super::keep_ime::composing(ui.ctx()) && ui.input_mut(|i| i.consume_key(Modifiers::NONE, Key::Enter)) {
            out.opened = Some(row);
        }
    }

    // ---- segments of very long lists ----

    fn segments(&self, ui: &mut Ui, rect: Rect, state: &mut TableState) {
        let t = tokens(ui);
        ui.painter().hline(rect.x_range(), rect.top() + 0.5, line(ui.ctx(), t.line));
        let shown = self.segment(state);
        let builder = egui::UiBuilder::new().max_rect(rect.shrink2(vec2(16.0, 0.0))).layout(Layout::right_to_left(Align::Center));
        ui.scope_builder(builder, |ui| {
            let step = |ui: &mut Ui, glyph, id, possible: bool| {
                let name = self.lang.tr(id);
                let button = IconButton::new(glyph, &name).small();
                (if possible { button } else { button.refused("") }).show(ui).clicked()
            };
            if step(ui, icons::CARET_RIGHT, "ui-next-rows", shown.end < self.total) {
                state.scroll_to_row(shown.end);
            }
            if step(ui, icons::CARET_LEFT, "ui-previous-rows", shown.start > 0) {
                state.scroll_to_row(shown.start - SEGMENT);
            }
            let number = |n: usize| group(i64::try_from(n).unwrap_or(i64::MAX));
            let text = self.lang.say(&msg!("ui-rows", from = number(shown.start + 1), to = number(shown.end), total = number(self.total)));
            ui.label(egui::RichText::new(text).font(fonts::regular(size::CAPTION)).color(t.text_3));
        });
    }
}

fn bounds(rect: Rect) -> egui::accesskit::Rect {
    egui::accesskit::Rect { x0: rect.min.x.into(), y0: rect.min.y.into(), x1: rect.max.x.into(), y1: rect.max.y.into() }
}

/// The line below a row, drawn in its last cell: the ground of chosen and hovered rows is painted cell by cell.
fn line_below(ui: &Ui, clip: Rect, stroke: Stroke) {
    paint::unclipped(ui, clip).hline(clip.x_range(), ui.max_rect().bottom() - 0.5, stroke);
}

/// Lets the caller draw, with the padding of a cell.
fn fill_cell(ui: &mut Ui, about: &Cell<'_>, cell: &mut dyn FnMut(&mut Ui, &Cell<'_>)) {
    if about.right {
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            ui.add_space(about.end);
            cell(ui, about);
        });
        return;
    }
    if !about.first {
        ui.add_space(PADDING);
    }
    cell(ui, about);
}

/// A click or key chooses: alone, with Ctrl one more or less, with Shift everything between.
fn choose(state: &mut TableState, row: usize, modifiers: Modifiers, out: &mut TableResponse) {
    if modifiers.command {
        state.selection.toggle(row);
        state.anchor = Some(row);
    } else if modifiers.shift {
        let anchor = state.anchor.or(state.cursor).unwrap_or(row);
        state.selection.clear();
        state.selection.insert_range(anchor.min(row)..anchor.max(row) + 1);
        state.anchor = Some(anchor);
    } else {
        state.selection.clear();
        state.selection.insert(row);
        state.anchor = Some(row);
    }
    out.moved |= state.cursor != Some(row);
    out.chosen = true;
    state.cursor = Some(row);
}

/// A table that was not in the picture before wants the keyboard until nothing else has it.
fn take_keyboard(ui: &Ui, state: &mut TableState, keyboard: &Response) {
    let frame = ui.ctx().cumulative_frame_nr() + 1;
    // Once a dialog above it is over, it has the keyboard again.
    let covered = ui.memory(|memory| memory.top_modal_layer().is_some());
    state.wants_keyboard |= frame > state.drawn + 1 || covered;
    state.drawn = frame;
    if state.wants_keyboard && !covered && ui.is_enabled() && ui.memory(|memory| memory.focused().is_none()) {
        keyboard.request_focus();
        // Arrows belong to the table from the next picture on; without one, the first of them would carry the keyboard away.
        ui.ctx().request_repaint();
        state.wants_keyboard = false;
        state.quiet = true;
    } else if !keyboard.has_focus() {
        state.quiet = false;
    }
}
