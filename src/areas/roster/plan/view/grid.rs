//! The grid of people and days, painted from rects: only what is visible is laid out. Heads, names, sums and the minimum-staff rows
//! never scroll away. A cell has the keyboard; letters, digits and the menu set its shift.

use egui::{
    Align, Color32, CornerRadius, CursorIcon, Event, Id, Layout, Order, Painter, PointerButton, Rect, Role, ScrollArea, Sense, StrokeKind,
    Ui, WidgetInfo, pos2, vec2,
};

use super::super::model::{duration, short_day};
use super::super::{Conflict, Mark, What, conflicts};
use super::book::{Book, Cell, Row};
use super::chip::{self, Letters, Look};
use super::keys;
use crate::areas::roster::model::{DayKind, Person, Shift};
use crate::areas::view::Cx;
use crate::base::{Day, Post, Why};
use crate::i18n::{Lang, day_short, weekday};
use crate::rules;
use crate::ui::focus;
use crate::ui::tokens::{Family, line, size, space, thick, tokens};
use crate::ui::{fonts, paint, tooltip};

/// Height of the head, of a person, of the head of a team, of a kind in the minimum-staff rows.
const HEAD: f32 = 45.0;
const PERSON: f32 = 27.0;
const GROUP: f32 = 22.0;
const MINIMUM: f32 = 23.0;
/// Band under the head that tells drafts from published days.
const BAND: f32 = 3.0;
/// Least width of a day, and the most that it grows to in a month.
const DAY: f32 = 32.0;
const WIDEST_DAY: f32 = 44.0;
/// Least width of the names, and of the sums at the right.
const NAMES: f32 = 104.0;
const SUMS: f32 = 78.0;
/// How wide both sums are.
const SUM: f32 = 30.0;

/// What the person did in the grid.
#[derive(Debug, Clone, PartialEq)]
pub enum Did {
    /// Opens the menu of a cell.
    Menu(Cell, Rect),
    /// Drops what was dragged from one cell on another; copied with Ctrl.
    Drop {
        /// From where.
        from: Cell,
        /// To where.
        to: Cell,
        /// Copied instead of moved.
        copy: bool,
    },
    /// A key for the chosen cells.
    Key(keys::Key),
    /// Shows one day.
    Day(Day),
    /// Opens what is behind a conflict.
    Why(Box<Why>),
}

/// What is chosen and what is under way in the grid.
#[derive(Debug, Default)]
pub struct State {
    /// The cell that the keyboard stands on.
    pub cursor: Option<Cell>,
    /// The other corner of what is chosen, where it is more than one cell.
    pub anchor: Option<Cell>,
    /// The cursor takes the keyboard at the next picture and is scrolled to.
    pub take_focus: bool,
    /// The tooltip of the cursor's conflict stays, because the keyboard went there.
    pub explain: bool,
    /// The cell from which something is dragged.
    dragged: Option<Cell>,
}

impl State {
    /// Moves the cursor.
    pub fn go(&mut self, cell: Cell) {
        (self.cursor, self.anchor) = (Some(cell), None);
        (self.take_focus, self.explain) = (true, false);
    }

    /// Cells between cursor and anchor, person by person.
    pub fn chosen(&self, book: &Book) -> Vec<Vec<Cell>> {
        let Some((staff, day)) = self.cursor else { return Vec::new() };
        let (other, other_day) = self.anchor.unwrap_or((staff, day));
        let (Some(one), Some(two)) = (book.row_of(staff), book.row_of(other)) else { return Vec::new() };
        let days: Vec<Day> = book.days.iter().copied().filter(|at| day.min(other_day) <= *at && *at <= day.max(other_day)).collect();
        let people = (one.min(two)..=one.max(two)).filter_map(|row| book.person(row));
        people.map(|person| days.iter().map(|day| (person.id, *day)).collect()).collect()
    }
}

/// The sizes of one picture.
struct Frame {
    whole: Rect,
    head: Rect,
    body: Rect,
    foot: Rect,
    names: f32,
    sums: f32,
    day: f32,
    tops: Vec<f32>,
    height: f32,
}

impl Frame {
    fn of(book: &Book, whole: Rect, minimums: usize) -> Self {
        let foot_height = if minimums == 0 { 0.0 } else { minimums as f32 * MINIMUM + 2.0 };
        let head = whole.with_max_y(whole.top() + HEAD);
        let mut tops = Vec::with_capacity(book.rows.len() + 1);
        let mut y = 0.0;
        for row in &book.rows {
            tops.push(y);
            y += if matches!(row, Row::Person(_)) { PERSON } else { GROUP };
        }
        tops.push(y);
        // The minimum-staff rows follow the last person where there is room, and stay at the bottom otherwise.
        let bottom = (head.bottom() + y).min(whole.bottom() - foot_height).max(head.bottom());
        let body = Rect::from_min_max(head.left_bottom(), pos2(whole.right(), bottom));
        let foot = Rect::from_min_max(body.left_bottom(), pos2(whole.right(), bottom + foot_height));
        let count = book.days.len().max(1) as f32;
        let most = if book.days.len() > 7 { WIDEST_DAY } else { f32::INFINITY };
        let day = ((whole.width() - NAMES - SUMS) / count).floor().clamp(DAY, most);
        let names = (whole.width() - SUMS - day * count).max(NAMES);
        Frame { whole, head, body, foot, names, sums: SUMS, day, tops, height: y }
    }

    /// Where days are drawn: between names and sums.
    fn middle(&self, within: Rect) -> Rect {
        Rect::from_min_max(pos2(self.whole.left() + self.names, within.top()), pos2(self.whole.right() - self.sums, within.bottom()))
    }

    fn column(&self, place: usize, across: f32, within: Rect) -> Rect {
        let left = self.whole.left() + self.names - across + place as f32 * self.day;
        Rect::from_min_max(pos2(left, within.top()), pos2(left + self.day, within.bottom()))
    }
}

/// The id of a cell, which has the keyboard while the cursor stands on it.
pub fn cell_id((staff, day): Cell) -> Id {
    Id::unique(("plan-cell", staff, day.year(), day.month(), day.day()))
}

/// Draws the grid into a box.
pub fn ui(ui: &mut Ui, cx: &Cx<'_>, book: &Book, state: &mut State, whole: Rect) -> Vec<Did> {
    let minimums: Vec<i64> =
        if reads_all(cx) { book.kinds().filter(|kind| kind.draft.min_staff > 0).map(|kind| kind.id).collect() } else { Vec::new() };
    let frame = Frame::of(book, whole, minimums.len());
    let mut did = Vec::new();
    if state.cursor.is_none_or(|(staff, day)| book.row_of(staff).is_none() || !book.days.contains(&day)) {
        (state.cursor, state.anchor) = (book.first(cx.now.day()), None);
    }
    let fits = frame.names + frame.sums + frame.day * book.days.len() as f32 <= whole.width() + 0.5;
    let mut letters = Letters::default();
    let builder = egui::UiBuilder::new().max_rect(frame.body).layout(Layout::top_down(Align::Min)).id_salt("plan-grid");
    let across = ui
        .scope_builder(builder, |ui| {
            ui.shrink_clip_rect(frame.body);
            let area = ScrollArea::new([!fits, true]).id_salt("plan-rows").auto_shrink(false).animated(false);
            let shown = area.show_viewport(ui, |ui, viewport| {
                let width = frame.names + frame.sums + frame.day * book.days.len() as f32;
                ui.set_min_size(vec2(if fits { frame.body.width() } else { width }, frame.height));
                rows(ui, cx, book, state, &frame, viewport, &mut letters, &mut did);
            });
            shown.state.clamped_offset().x
        })
        .inner;
    head(ui, cx, book, &frame, across, &mut did);
    foot(ui, cx, book, &frame, across, &minimums, &mut letters);
    ui.advance_cursor_after_rect(whole);
    did
}

fn reads_all(cx: &Cx<'_>) -> bool {
    super::super::clauses::org_02_planning::sees_all(cx.me)
}

/// Free days have a ground of their own: holidays, and weekends that are not worked.
fn is_free(book: &Book, day: Day) -> bool {
    let marks = book.grid.calendar.marks(day);
    let has = |kind| marks.iter().any(|mark| mark.kind == kind);
    has(DayKind::Holiday) || has(DayKind::Closed) || (day.weekday().to_monday_zero_offset() >= 5 && !has(DayKind::Workday))
}

/// Grounds of the columns and the lines between weeks.
fn grounds(ui: &Ui, cx: &Cx<'_>, book: &Book, frame: &Frame, across: f32, within: Rect, painter: &Painter) {
    let t = tokens(ui);
    for (place, day) in book.days.iter().enumerate() {
        let column = frame.column(place, across, within);
        let ground = if *day == cx.now.day() {
            t.today
        } else if is_free(book, *day) {
            t.weekend
        } else {
            continue;
        };
        painter.rect_filled(column, 0, ground);
    }
    for (place, day) in book.days.iter().enumerate().skip(1) {
        if day.weekday().to_monday_zero_offset() == 0 {
            painter.vline(frame.column(place, across, within).left() + 0.5, within.y_range(), line(ui.ctx(), t.line));
        }
    }
}

// ---- head ----

fn head(ui: &mut Ui, cx: &Cx<'_>, book: &Book, frame: &Frame, across: f32, did: &mut Vec<Did>) {
    let t = tokens(ui);
    let rect = frame.head;
    ui.painter().rect_filled(rect, 0, t.surface);
    let middle = frame.middle(rect);
    let painter = ui.painter().with_clip_rect(middle.intersect(ui.clip_rect()));
    grounds(ui, cx, book, frame, across, rect, &painter);
    let letters = cx.lang.tr("ui-weekday-letters").into_owned();
    let letters: Vec<&str> = letters.split(' ').collect();
    let labels = rect.with_max_y(rect.bottom() - BAND);
    let small = fonts::regular(size::CAPTION);
    let name = paint::line_of(ui, &cx.lang.tr("roster-plan-name"), small.clone());
    let label_row = Rect::from_min_size(rect.min + vec2(space::XL, 18.0), vec2(frame.names, 18.0));
    paint::put(ui.painter(), name, label_row, Align::Min, t.text_3);
    for (n, id) in ["roster-plan-hours-short", "roster-plan-nights-short"].into_iter().enumerate() {
        let galley = paint::line_of(ui, &cx.lang.tr(id), small.clone());
        let right = rect.right() - space::XL - n as f32 * SUM;
        paint::put(ui.painter(), galley, label_row.with_min_x(right - SUM).with_max_x(right), Align::Max, t.text_3);
    }
    for (place, day) in book.days.iter().enumerate() {
        let column = frame.column(place, across, labels);
        if !column.intersects(middle) {
            continue;
        }
        let today = *day == cx.now.day();
        let response = ui.interact(column.intersect(middle), Id::unique(("plan-day", day.year(), day.day_of_year())), Sense::CLICK);
        let about = about_day(cx.lang, book, *day, cx.now.day());
        response.widget_info(|| WidgetInfo::labeled(Role::ColumnHeader, true, &about));
        if response.clicked() {
            did.push(Did::Day(*day));
        }
        tooltip::tip(response, &about);
        let number = Rect::from_center_size(pos2(column.center().x, rect.top() + 14.0), vec2(22.0, 20.0));
        let text = day.day().to_string();
        if today {
            painter.rect_filled(number, CornerRadius::same(10), t.accent);
            paint::put(&painter, paint::line_of(ui, &text, fonts::medium(size::TABLE)), number, Align::Center, t.on_accent);
        } else {
            paint::put(&painter, paint::line_of(ui, &text, fonts::regular(size::TABLE)), number, Align::Center, t.text);
        }
        let letter = letters.get(usize::try_from(day.weekday().to_monday_zero_offset()).unwrap_or(0)).copied().unwrap_or_default();
        let letter = paint::line_of(ui, letter, fonts::regular(size::KEY));
        let mark = day_mark(cx.lang, book, *day).map(|(text, kind)| {
            let color = match kind {
                DayKind::Holiday => t.holiday,
                DayKind::Workday => t.workday,
                DayKind::Closed => t.danger.text,
            };
            (paint::line_of(ui, &text, fonts::medium(size::KEY)), color)
        });
        let gap = if mark.is_some() { 3.0 } else { 0.0 };
        let width = letter.size().x + gap + mark.as_ref().map_or(0.0, |(galley, _)| galley.size().x);
        let row = Rect::from_center_size(pos2(column.center().x, rect.top() + 31.5), vec2(width, 16.0));
        paint::put(&painter, letter, row, Align::Min, if today { t.accent_family.text } else { t.text_3 });
        if let Some((galley, color)) = mark {
            paint::put(&painter, galley, row, Align::Max, color);
        }
    }
    band(ui, book, frame, across, &painter);
}

/// Published days stand on a line, drafts on a dashed one.
fn band(ui: &Ui, book: &Book, frame: &Frame, across: f32, painter: &Painter) {
    let t = tokens(ui);
    let rect = frame.head.with_min_y(frame.head.bottom() - BAND);
    for (place, day) in book.days.iter().enumerate() {
        let column = frame.column(place, across, rect);
        if book.grid.published.contains(day) {
            painter.rect_filled(column, 0, t.line_2);
        } else {
            dashes(painter, column, t.warning.mark);
        }
    }
}

/// A dashed line as a row of small boxes.
pub fn dashes(painter: &Painter, rect: Rect, color: Color32) {
    let mut x = rect.left();
    while x < rect.right() {
        painter.rect_filled(Rect::from_min_max(pos2(x, rect.top()), pos2((x + 4.0).min(rect.right()), rect.bottom())), 0, color);
        x += 8.0;
    }
}

fn day_mark(lang: Lang, book: &Book, day: Day) -> Option<(String, DayKind)> {
    // A closed day says most: nobody should be there.
    let marks = book.grid.calendar.marks(day);
    let mark = marks.iter().find(|mark| mark.kind == DayKind::Closed).or(marks.first())?;
    let id = match mark.kind {
        DayKind::Holiday => "ui-day-holiday",
        DayKind::Workday => "ui-day-workday",
        DayKind::Closed => "ui-day-closed",
    };
    Some((lang.tr(id).into_owned(), mark.kind))
}

/// `05-01 周五，休 劳动节，已发布`
fn about_day(lang: Lang, book: &Book, day: Day, today: Day) -> String {
    let mut parts = vec![day_short(lang, day, today)];
    if day.year() != today.year() {
        parts = vec![format!("{day} {}", weekday(lang, day))];
    }
    parts.extend(book.grid.calendar.marks(day).iter().map(|mark| format!("{} {}", mark.kind.word(), mark.name)));
    let id = if book.grid.published.contains(&day) { "roster-plan-published-day" } else { "roster-plan-draft-day" };
    parts.push(lang.tr(id).into_owned());
    lang.list(&parts)
}

// ---- rows ----

#[expect(clippy::too_many_arguments, reason = "one picture needs all of it, and it is called in one place")]
fn rows(
    ui: &mut Ui,
    cx: &Cx<'_>,
    book: &Book,
    state: &mut State,
    frame: &Frame,
    viewport: Rect,
    letters: &mut Letters,
    did: &mut Vec<Did>,
) {
    let t = tokens(ui);
    let origin = ui.min_rect().min;
    let across = viewport.left();
    let middle = frame.middle(frame.body);
    let clip = ui.clip_rect();
    let days = ui.painter().with_clip_rect(middle.intersect(clip));
    grounds(ui, cx, book, frame, across, frame.body, &days);
    let first = frame.tops.partition_point(|top| *top <= viewport.top()).saturating_sub(1);
    let pointer = ui.ctx().pointer_hover_pos().filter(|at| frame.body.contains(*at) && ui.is_enabled());
    let chosen: Vec<Cell> = state.chosen(book).concat();
    if let Some((staff, day)) = state.cursor.filter(|_| state.take_focus)
        && let Some(top) = book.row_of(staff).and_then(|row| frame.tops.get(row))
    {
        let y = origin.y + top;
        let place = book.days.iter().position(|one| *one == day).unwrap_or(0);
        // Names and sums stand before the days, and the head of the team comes along, so that one sees where one is.
        let column = frame.column(place, across, frame.body);
        let (left, right) = (column.left() - frame.names, column.right() + frame.sums);
        ui.scroll_to_rect(Rect::from_min_max(pos2(left, y - GROUP), pos2(right, y + PERSON)), None);
    }
    for (row, pair) in frame.tops.windows(2).enumerate().skip(first) {
        let [top, bottom] = pair else { continue };
        if *top > viewport.bottom() {
            break;
        }
        let rect = Rect::from_min_max(pos2(frame.whole.left(), origin.y + top), pos2(frame.whole.right(), origin.y + bottom));
        match book.rows.get(row) {
            Some(Row::Team(name, leader, count)) => team(ui, cx, rect, name, leader, *count),
            Some(Row::Person(_)) => {
                let Some(person) = book.person(row) else { continue };
                let hovered = pointer.is_some_and(|at| rect.y_range().contains(at.y));
                if hovered {
                    ui.painter().rect_filled(rect.with_max_y(rect.bottom() - 1.0), 0, t.hover);
                }
                ui.painter().hline(rect.x_range(), rect.bottom() - 0.5, line(ui.ctx(), t.line));
                let mut line = Line { cx, book, frame, across, person, rect, days: &days, letters: &mut *letters, chosen: &chosen };
                line.name(ui, hovered);
                line.sums(ui);
                line.cells(ui, state, did);
            }
            None => {}
        }
    }
    drag(ui, book, state, frame, origin.y, across, letters, did);
    if state.take_focus {
        // A cell that is far away is not drawn before the scrolling is done.
        let drawn = state.cursor.is_none_or(|cell| ui.memory(|memory| memory.has_focus(cell_id(cell))));
        state.take_focus = !drawn;
        if !drawn {
            ui.ctx().request_repaint();
        }
    }
}

fn team(ui: &Ui, cx: &Cx<'_>, rect: Rect, name: &str, leader: &str, count: usize) {
    let t = tokens(ui);
    let painter = ui.painter();
    painter.rect_filled(rect, 0, t.canvas);
    painter.hline(rect.x_range(), rect.bottom() - 0.5, line(ui.ctx(), t.line));
    let mut left = rect.left() + space::XL;
    let mut say = |text: &str, font, color| {
        let galley = paint::line_of(ui, text, font);
        let width = galley.size().x.ceil();
        paint::put(painter, galley, rect.with_min_x(left), Align::Min, color);
        left += width + space::XL;
    };
    let name = if name.is_empty() { cx.lang.tr("roster-plan-teamless").into_owned() } else { name.to_owned() };
    say(&name, fonts::medium(size::CAPTION), t.text);
    if !leader.is_empty() {
        say(&format!("{} {leader}", cx.lang.say(&Post::TeamLeader.message())), fonts::regular(size::CAPTION), t.text_3);
    }
    let count = cx.lang.say(&crate::msg!("roster-plan-people", count = count));
    say(&count, fonts::regular(size::CAPTION), t.text_3);
}

/// A person's line while it is drawn.
struct Line<'a> {
    cx: &'a Cx<'a>,
    book: &'a Book,
    frame: &'a Frame,
    across: f32,
    person: &'a Person,
    rect: Rect,
    days: &'a Painter,
    letters: &'a mut Letters,
    chosen: &'a [Cell],
}

impl Line<'_> {
    fn name(&self, ui: &Ui, hovered: bool) {
        let t = tokens(ui);
        let rect = self.rect.with_max_x(self.rect.left() + self.frame.names).with_max_y(self.rect.bottom() - 1.0);
        ui.painter().rect_filled(rect, 0, if hovered { t.hover } else { t.surface });
        let inner = Rect::from_min_max(pos2(rect.left() + space::XL, rect.top()), pos2(rect.right() - 4.0, rect.bottom()));
        let post = if self.person.holds(Post::TeamLeader) {
            self.cx.lang.tr("roster-plan-leader")
        } else if self.person.deputy {
            self.cx.lang.tr("roster-plan-deputy")
        } else {
            "".into()
        };
        let color = if self.person.active { t.text } else { t.text_disabled };
        let name = paint::line_within(ui, &self.person.name, fonts::regular(size::TABLE), inner.width());
        let rest = inner.with_min_x(inner.left() + name.size().x + 6.0);
        paint::put(ui.painter(), name, inner, Align::Min, color);
        if rest.width() > 0.0 {
            let post = paint::line_within(ui, &post, fonts::regular(size::CAPTION), rest.width());
            paint::put(ui.painter(), post, rest, Align::Min, t.text_3);
        }
    }

    fn sums(&mut self, ui: &Ui) {
        let t = tokens(ui);
        let sums = self.book.sums(self.person.id);
        let hours = if sums.minutes % 60 == 0 {
            (sums.minutes / 60).to_string()
        } else {
            format!("{}.{}", sums.minutes / 60, sums.minutes % 60 / 6)
        };
        let right = self.rect.right() - space::XL;
        let place = |n: f32| Rect::from_min_max(pos2(right - (n + 1.0) * SUM, self.rect.top()), pos2(right - n * SUM, self.rect.bottom()));
        let galley = self.letters.of(ui, &hours, false);
        paint::put(ui.painter(), galley, place(0.0), Align::Max, t.text_2);
        let galley = self.letters.of(ui, &sums.nights.to_string(), false);
        paint::put(ui.painter(), galley, place(1.0), Align::Max, t.text_2);
    }

    fn cells(&mut self, ui: &mut Ui, state: &mut State, did: &mut Vec<Did>) {
        let middle = self.days.clip_rect();
        for (place, day) in self.book.days.iter().enumerate() {
            let rect = self.frame.column(place, self.across, self.rect.with_max_y(self.rect.bottom() - 1.0));
            let cell = (self.person.id, *day);
            // The cell with the keyboard is there even when it is scrolled away, so that the keyboard stays.
            if rect.intersects(middle) || state.cursor == Some(cell) {
                self.cell(ui, state, cell, rect, middle, did);
            }
        }
    }

    fn cell(&mut self, ui: &mut Ui, state: &mut State, cell: Cell, rect: Rect, middle: Rect, did: &mut Vec<Did>) {
        let t = tokens(ui);
        let current = state.cursor == Some(cell);
        let sense = if current { Sense::click_and_drag() } else { Sense::CLICK | Sense::DRAG };
        let response = ui.interact(rect.intersect(middle), cell_id(cell), sense);
        let book = self.book;
        response.widget_info(|| WidgetInfo::selected(Role::Cell, ui.is_enabled(), current, self.spoken(cell)));
        ui.ctx().accesskit_node_builder(response.id, |node| node.set_author_id(format!("plan/{}/{}", cell.0, cell.1)));
        if current && state.take_focus {
            response.request_focus();
        }
        if self.chosen.len() > 1 && self.chosen.contains(&cell) {
            self.days.rect_filled(rect, 0, t.selected);
        }
        self.chips(ui, cell, rect);
        if current && !focus::has_ring(&response) && !state.explain {
            self.days.rect_stroke(rect.shrink(0.5), CornerRadius::same(3), line(ui.ctx(), t.line_2), StrokeKind::Inside);
        }
        if focus::has_ring(&response) {
            self.days.rect_stroke(rect, CornerRadius::same(3), thick(ui.ctx(), t.focus), StrokeKind::Inside);
        }
        if response.clicked() || response.secondary_clicked() || response.double_clicked() {
            let extend = ui.input(|i| i.modifiers.shift);
            state.anchor = if extend { state.anchor.or(state.cursor) } else { None };
            (state.cursor, state.take_focus, state.explain) = (Some(cell), true, false);
        }
        if response.double_clicked() || response.secondary_clicked() {
            did.push(Did::Menu(cell, rect));
        }
        if response.drag_started() && book.shifts(cell).next().is_some() {
            state.dragged = Some(cell);
        }
        if response.has_focus() {
            for key in keys::read(ui, &response, book, state) {
                did.push(match key {
                    keys::Key::Menu => Did::Menu(cell, rect),
                    keys::Key::Clause => match book.why(cell, &self.cx.parameters.params) {
                        Some(why) => Did::Why(Box::new(why)),
                        None => Did::Menu(cell, rect),
                    },
                    key => Did::Key(key),
                });
            }
        }
        let explains = state.explain && response.has_focus();
        if !crate::areas::parts::shut(ui) {
            self.tip(ui, &response, cell, current && explains);
        }
    }

    fn chips(&mut self, ui: &Ui, cell: Cell, rect: Rect) {
        let shifts: Vec<&Shift> = self.book.shifts(cell).collect();
        let told = self.book.told(cell).is_some();
        let wide = self.frame.day > WIDEST_DAY + 1.0;
        let room = Rect::from_center_size(rect.center(), vec2((rect.width() - 6.0).max(26.0), chip::HEIGHT));
        if shifts.is_empty() && told {
            self.days.circle_filled(rect.center(), 2.0, tokens(ui).info.mark);
        }
        let share = (room.width() + 2.0) / shifts.len().max(1) as f32;
        for (n, shift) in shifts.iter().enumerate() {
            let left = room.left() + n as f32 * share;
            let box_of = Rect::from_min_max(pos2(left, room.top()), pos2(left + share - 2.0, room.bottom()));
            let mark = self.book.mark(shift);
            let letter = letter(self.cx.lang, shift, mark);
            let text = if wide { format!("{letter} {}", self.cx.lang.say(&conflicts::times(shift))) } else { letter };
            let look = Look {
                text: &text,
                tint: self.book.kind(shift.kind).map_or(3, |kind| kind.draft.tint),
                away: mark.and_then(|mark| mark.away),
                swap: mark.and_then(|mark| mark.swap.as_ref()).map(|swap| swap.effective),
                ring: self.book.has_ring(shift.id),
                told: told && n == 0,
                small: shifts.len() > 1,
            };
            chip::chip(ui, self.days, self.letters, box_of, look);
        }
    }

    /// `王芳 05-08 早，准假`
    fn spoken(&self, cell: Cell) -> String {
        let lang = self.cx.lang;
        let mut parts = vec![format!("{} {} {}", self.person.name, short_day(cell.1), self.book.text(cell))];
        for shift in self.book.shifts(cell) {
            let mark = self.book.mark(shift);
            parts.extend(mark.and_then(|mark| mark.away).map(|away| lang.say(&away.message())));
            parts.extend(mark.and_then(|mark| mark.swap.as_ref()).map(|_| lang.tr("roster-plan-swapped").into_owned()));
        }
        if self.book.conflict_in(cell).is_some() {
            parts.push(lang.tr("roster-plan-conflict").into_owned());
        }
        lang.list(&parts)
    }

    fn tip(&self, ui: &Ui, response: &egui::Response, cell: Cell, always: bool) {
        let mut shifts = self.book.shifts(cell).peekable();
        let told = self.book.told(cell);
        if (shifts.peek().is_none() && told.is_none()) || ui.ctx().dragged_id().is_some() {
            return;
        }
        let conflict = self.book.conflict_in(cell);
        tooltip::rich(response, always && conflict.is_some(), |ui| {
            ui.set_max_width(340.0);
            let lang = self.cx.lang;
            if let Some(conflict) = conflict {
                conflict_tip(ui, self.cx, self.book, conflict);
                return;
            }
            for shift in shifts {
                tooltip::line(ui, &format!("{} {}", shift.name, lang.say(&conflicts::times(shift))), true);
                let mark = self.book.mark(shift);
                if let Some(away) = mark.and_then(|mark| mark.away) {
                    tooltip::line(ui, &lang.say(&away.message()), false);
                }
                if let Some(swap) = mark.and_then(|mark| mark.swap.as_ref()) {
                    tooltip::line(ui, &format!("{} {}", lang.tr("roster-plan-swapped"), swap.no), false);
                }
                if !shift.seat.is_empty() {
                    tooltip::second(ui, &lang.say(&crate::msg!("roster-plan-seat", seat = shift.seat.as_str())));
                }
            }
            if let Some(holiday) = self.book.grid.calendar.holiday(cell.1) {
                tooltip::second(ui, &lang.say(&crate::msg!("roster-plan-holiday-tip", name = holiday)));
            }
            if let Some(told) = told {
                let text =
                    crate::msg!("roster-plan-told-tip", by = told.by.as_str(), was = told.was.as_str(), became = told.became.as_str());
                tooltip::second(ui, &lang.say(&text));
            }
        });
    }
}

/// What stands on a chip: the shift's name, or what it is instead.
fn letter(lang: Lang, shift: &Shift, mark: Option<&Mark>) -> String {
    mark.and_then(Mark::letter).map_or_else(|| shift.name.clone(), |letter| lang.say(&letter))
}

/// 连班：两班间隔 2 小时，少于 8 小时, both shifts, the clause.
fn conflict_tip(ui: &mut Ui, cx: &Cx<'_>, book: &Book, conflict: &Conflict) {
    let lang = cx.lang;
    let params = &cx.parameters.params;
    let Some(judged) = conflicts::judged(&book.roster(params), conflict) else { return };
    let head = match &conflict.what {
        What::Close(_, _, gap) => {
            crate::msg!("roster-plan-tip-close", gap = duration(*gap), least = params.int("lianban_gap_h", conflict.day))
        }
        What::Overlap(..) => crate::msg!("roster-plan-tip-overlap"),
        _ => judged.finding.message,
    };
    tooltip::marked_line(ui, Family::Danger, &lang.say(&head));
    for (what, value) in &judged.why.facts {
        tooltip::second(ui, &format!("{} {}", lang.say(what), lang.say(value)));
    }
    let id = judged.finding.clause;
    let source = rules::clause(id).map_or_else(String::new, rules::Clause::place);
    ui.horizontal(|ui| {
        tooltip::second(ui, &format!("{id} {source}"));
        ui.add_space(space::L);
        tooltip::line(ui, &lang.tr("roster-plan-tip-enter"), false);
    });
}

// ---- drag ----

#[expect(clippy::too_many_arguments, reason = "one picture needs all of it, and it is called in one place")]
fn drag(ui: &mut Ui, book: &Book, state: &mut State, frame: &Frame, top: f32, across: f32, letters: &mut Letters, did: &mut Vec<Did>) {
    let Some(from) = state.dragged else { return };
    let (pointer, down, held) = ui.input(|i| (i.pointer.interact_pos(), i.pointer.primary_down(), i.modifiers.command));
    // The key may be let go in the same picture as the button: what counts is how it stood when the button was let go.
    let released = ui.input(|i| {
        i.events.iter().find_map(|event| match event {
            Event::PointerButton { button: PointerButton::Primary, pressed: false, modifiers, .. } => Some(modifiers.command),
            _ => None,
        })
    });
    let copy = released.unwrap_or(held);
    let cancelled = ui.input_mut(|i| i.consume_key(egui::Modifiers::NONE, egui::Key::Escape));
    let target = pointer.and_then(|at| cell_at(book, frame, top, across, at));
    if cancelled || !down {
        state.dragged = None;
        if let Some(to) = target.filter(|to| *to != from && !cancelled) {
            did.push(Did::Drop { from, to, copy });
        }
        return;
    }
    let Some(at) = pointer else { return };
    let t = tokens(ui);
    if let Some((rect, _)) = target.and_then(|cell| Some((cell_rect(book, frame, top, across, cell)?, cell))) {
        ui.painter().rect_stroke(rect, CornerRadius::same(3), thick(ui.ctx(), t.accent), StrokeKind::Inside);
    }
    ui.ctx().set_cursor_icon(if copy { CursorIcon::Copy } else { CursorIcon::Grabbing });
    let layer = ui.ctx().layer_painter(egui::LayerId::new(Order::Tooltip, Id::unique("plan-drag")));
    let rect = Rect::from_center_size(at + vec2(10.0, 12.0), vec2(26.0, chip::HEIGHT));
    if let Some(shift) = book.shifts(from).next() {
        let tint = book.kind(shift.kind).map_or(3, |kind| kind.draft.tint);
        chip::chip(ui, &layer, letters, rect, Look { text: &shift.name, tint, ..Look::default() });
    }
    // Near the edge the rows come along.
    let reach = 24.0;
    let pull = if at.y < frame.body.top() + reach {
        8.0
    } else if at.y > frame.body.bottom() - reach {
        -8.0
    } else {
        0.0
    };
    if pull != 0.0 {
        ui.scroll_with_delta(vec2(0.0, pull));
        ui.ctx().request_repaint();
    }
}

fn cell_at(book: &Book, frame: &Frame, top: f32, across: f32, at: egui::Pos2) -> Option<Cell> {
    if !frame.middle(frame.body).contains(at) {
        return None;
    }
    let row = frame.tops.partition_point(|y| *y <= at.y - top).checked_sub(1)?;
    let place = ((at.x - frame.whole.left() - frame.names + across) / frame.day).floor();
    if place < 0.0 {
        return None;
    }
    let day = book.days.get(place as usize)?;
    Some((book.person(row)?.id, *day))
}

fn cell_rect(book: &Book, frame: &Frame, top: f32, across: f32, (staff, day): Cell) -> Option<Rect> {
    let row = book.row_of(staff)?;
    let place = book.days.iter().position(|one| *one == day)?;
    let (from, to) = (frame.tops.get(row)?, frame.tops.get(row + 1)?);
    let line = Rect::from_min_max(pos2(frame.whole.left(), top + from), pos2(frame.whole.right(), top + to - 1.0));
    Some(frame.column(place, across, line))
}

// ---- minimum staff ----

fn foot(ui: &mut Ui, cx: &Cx<'_>, book: &Book, frame: &Frame, across: f32, kinds: &[i64], letters: &mut Letters) {
    let t = tokens(ui);
    let rect = frame.foot;
    if kinds.is_empty() {
        return;
    }
    ui.painter().rect_filled(rect, 0, t.surface);
    let middle = frame.middle(rect);
    let painter = ui.painter().with_clip_rect(middle.intersect(ui.clip_rect()));
    grounds(ui, cx, book, frame, across, rect, &painter);
    ui.painter().hline(rect.x_range(), rect.top() + 0.5, line(ui.ctx(), t.line_2));
    for (n, kind) in kinds.iter().filter_map(|id| book.kind(*id)).enumerate() {
        let top = rect.top() + 2.0 + n as f32 * MINIMUM;
        let row = Rect::from_min_max(pos2(rect.left(), top), pos2(rect.right(), top + MINIMUM));
        let tag = Rect::from_center_size(pos2(row.left() + space::XL + 11.0, row.center().y), vec2(22.0, 18.0));
        chip::chip(ui, ui.painter(), letters, tag, Look { text: &kind.draft.name, tint: kind.draft.tint, ..Look::default() });
        let least = cx.lang.say(&crate::msg!("roster-plan-least", count = kind.draft.min_staff));
        let galley = paint::line_of(ui, &least, fonts::regular(size::CAPTION));
        paint::put(ui.painter(), galley, row.with_min_x(tag.right() + space::M), Align::Min, t.text_3);
        for (place, day) in book.days.iter().enumerate() {
            let column = frame.column(place, across, row);
            if !column.intersects(middle) || !(book.is_planned(*day) || book.grid.published.contains(day)) {
                continue;
            }
            let (has, needs) = (book.count(*day, kind.id), kind.draft.min_staff);
            let text = has.to_string();
            let (galley, color) = match has.cmp(&needs) {
                std::cmp::Ordering::Less => {
                    let ground = Rect::from_center_size(column.center(), vec2(26.0, 18.0));
                    painter.rect_filled(ground, CornerRadius::same(4), t.danger.soft);
                    (paint::line_of(ui, &text, fonts::medium(size::CAPTION)), t.danger.text)
                }
                std::cmp::Ordering::Equal => (letters.of(ui, &text, false), t.text),
                std::cmp::Ordering::Greater => (letters.of(ui, &text, false), t.text_3),
            };
            paint::put(&painter, galley, column, Align::Center, color);
            let response =
                ui.interact(column.intersect(middle), Id::unique(("plan-least", kind.id, day.year(), day.day_of_year())), Sense::hover());
            let said = || {
                let message =
                    crate::msg!("roster-plan-staffing", day = short_day(*day), name = kind.draft.name.as_str(), has = has, needs = needs);
                cx.lang.say(&message)
            };
            response.widget_info(|| WidgetInfo::labeled(Role::Label, true, said()));
            if has < needs {
                tooltip::marked(response, Family::Danger, &said());
            }
        }
    }
}
