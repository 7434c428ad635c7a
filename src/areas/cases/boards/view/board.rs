//! 投诉看板: a column for each state with its count, its late ones and its ages; cards that the arrow keys reach.

use std::collections::{BTreeMap, BTreeSet};

use egui::{Align, CornerRadius, EventFilter, Key, Layout, Modifiers, Rect, Role, ScrollArea, Sense, Ui, WidgetInfo, pos2, vec2};

use super::card::{self, Card, id_of};
use super::filters::Bar;
use super::{Asked, Place, Told, Wish, ask_boards, ask_complaints, open_complaint, told};
use crate::areas::cases::boards::views::Filters;
use crate::areas::cases::boards::{Answer, Query, ViewContent};
use crate::areas::cases::complaints::{self, BoardColumn, ListQuery, State};
use crate::areas::cases::model::Level;
use crate::areas::parts::{Trouble, bar_line, busy_typing, inside, trouble};
use crate::areas::view::{Action, Actions, Cx, Route};
use crate::areas::{self};
use crate::base::No;
use crate::i18n::group;
use crate::msg;
use crate::ui::tokens::{size, space, tokens};
use crate::ui::{Button, EmptyPage, fonts, icons, paint};

/// A column shows at most so many cards; the others stand in the list.
const CARDS: usize = 60;
/// Narrowest column.
const NARROWEST: f32 = 150.0;
/// Edge of the board, gap between columns, height of their heads.
const EDGE: f32 = 12.0;
const GAP: f32 = 9.0;
const HEAD: f32 = 50.0;
/// States that are rare: their columns stand only when something is in them.
const RARE: [State; 2] = [State::Rejected, State::Answered];

/// The board.
#[derive(Default)]
pub(super) struct Board {
    columns: Option<Vec<BoardColumn>>,
    urges: BTreeMap<i64, i64>,
    /// The card that the keys have reached.
    current: Option<i64>,
    marked: BTreeSet<i64>,
    /// The card that comes into sight in the next picture.
    scroll_to: Option<i64>,
    /// How far the columns are scrolled to the side.
    across: f32,
    trouble: Option<Trouble>,
}

impl Board {
    /// Asks for the cards of these filters.
    pub fn ask(&self, list: &ListQuery, actions: &mut Actions) {
        let cards = ListQuery { limit: CARDS, ..list.clone() };
        ask_complaints(Asked::Board, complaints::Query::Board(Box::new(cards)), actions);
        ask_boards(Asked::Urges, Query::Urges, actions);
    }

    /// Takes an answer.
    pub fn answer(&mut self, asked: Asked, answer: &Result<areas::Answer, No>) {
        match (asked, told(answer)) {
            (Asked::Board, Ok(Some(Told::Complaints(complaints::Answer::Board(columns))))) => {
                let shown = columns.iter().filter(|column| column.count > 0 || !RARE.contains(&column.state));
                self.columns = Some(shown.cloned().collect());
                self.trouble = None;
                let there = |id: &i64| columns.iter().any(|column| column.lines.iter().any(|line| line.id == *id));
                self.marked.retain(there);
                self.current = self.current.filter(there);
            }
            (_, Ok(Some(Told::Boards(Answer::Urges(urges))))) => self.urges.clone_from(urges),
            (Asked::Board, Err(no)) => self.trouble = Trouble::of(no).filter(|trouble| !trouble.is_stopped()),
            _ => {}
        }
    }

    /// The complaints on the board, column by column.
    pub fn ids(&self) -> Vec<i64> {
        self.columns.iter().flatten().flat_map(|column| column.lines.iter().map(|line| line.id)).collect()
    }

    /// Nothing is marked any more.
    pub fn unmark(&mut self) {
        self.marked.clear();
    }

    /// Draws the page.
    pub fn ui(&mut self, ui: &mut Ui, cx: &Cx<'_>, page: Rect, bar: &mut Bar, actions: &mut Actions) -> Option<Wish> {
        // What only the list has is not of the board.
        let filters = Filters { closed: false, ..bar.filters.clone() };
        let (body, wanted) = bar.ui(ui, cx, page, &ViewContent { filters, ..ViewContent::default() }, actions);
        if wanted.is_some() {
            return wanted;
        }
        ui.painter().rect_filled(body, 0, tokens(ui).canvas);
        if let Some(no) = &self.trouble {
            let title = cx.lang.tr("cases-boards-unreadable");
            inside(ui, body.shrink(space::XL), Layout::top_down(Align::Min), |ui| trouble(ui, cx, &title, no, actions));
            return None;
        }
        let columns = self.columns.take()?;
        let wish = if columns.iter().all(|column| column.count == 0) {
            let (title, sentence) = (cx.lang.tr("cases-boards-none"), cx.lang.tr("cases-boards-none-why"));
            inside(ui, body, Layout::top_down(Align::Min), |ui| EmptyPage::new(icons::KANBAN, &title, &sentence).show(ui, cx.lang));
            None
        } else {
            let wish = self.keys(ui, &columns, actions);
            self.draw(ui, cx, body, &columns, bar, actions);
            wish.or_else(|| self.marks(ui, cx, body))
        };
        self.columns = Some(columns);
        wish
    }

    /// What is marked, and what can be done with it, at the lower edge.
    fn marks(&mut self, ui: &mut Ui, cx: &Cx<'_>, body: Rect) -> Option<Wish> {
        if self.marked.is_empty() {
            return None;
        }
        let t = tokens(ui);
        let strip = body.with_min_y(body.bottom() - size::DECISION_BAR);
        ui.painter().rect_filled(strip, 0, t.sunken);
        bar_line(ui, strip);
        let inner = strip.shrink2(vec2(space::XL, 0.0));
        inside(ui, inner, Layout::left_to_right(Align::Center), |ui| {
            crate::ui::text::body(ui, &cx.lang.say(&msg!("cases-boards-marked", count = self.marked.len())));
        });
        inside(ui, inner, Layout::right_to_left(Align::Center), |ui| {
            ui.spacing_mut().item_spacing.x = space::M;
            let wish = Button::primary(&cx.lang.tr("cases-boards-reassign")).key("A").show(ui).clicked();
            if Button::secondary(&cx.lang.tr("cases-boards-unmark")).key("Esc").show(ui).clicked() {
                self.marked.clear();
            }
            wish.then(|| Wish::Reassign(self.marked.iter().copied().collect()))
        })
    }

    // ---- keys ----

    fn place_of(columns: &[BoardColumn], id: i64) -> Option<(usize, usize)> {
        columns.iter().enumerate().find_map(|(at, column)| column.lines.iter().position(|line| line.id == id).map(|row| (at, row)))
    }

    /// Arrow keys, Space, A and Esc while a card has the keyboard, or nothing has.
    fn keys(&mut self, ui: &Ui, columns: &[BoardColumn], actions: &mut Actions) -> Option<Wish> {
        let focused = ui.memory(|m| m.focused());
        let on_card = self.current.filter(|id| focused == Some(id_of(*id)));
        if busy_typing(ui) || (focused.is_some() && on_card.is_none()) {
            return None;
        }
        if let Some(id) = on_card {
            let filter = EventFilter { horizontal_arrows: true, vertical_arrows: true, ..EventFilter::default() };
            ui.memory_mut(|m| m.set_focus_lock_filter(id_of(id), filter));
        }
        let pressed = |key| ui.input_mut(|i| i.consume_key(Modifiers::NONE, key));
        let steps = [(Key::ArrowLeft, (-1, 0)), (Key::ArrowRight, (1, 0)), (Key::ArrowUp, (0, -1)), (Key::ArrowDown, (0, 1))];
        for (key, (across, down)) in steps {
            if pressed(key) {
                self.step(ui, columns, across, down);
            }
        }
        let current = self.current?;
        if pressed(Key::Space) && !self.marked.remove(&current) {
            self.marked.insert(current);
        }
        if !self.marked.is_empty() && pressed(Key::Escape) {
            self.marked.clear();
        }
        if on_card.is_none() && pressed(Key::Enter) {
            open_complaint(current, actions);
        }
        pressed(Key::A).then(|| {
            let marked: Vec<i64> = self.marked.iter().copied().collect();
            Wish::Reassign(if marked.is_empty() { vec![current] } else { marked })
        })
    }

    /// To the neighbour in this direction; over columns without cards.
    fn step(&mut self, ui: &Ui, columns: &[BoardColumn], across: isize, down: isize) {
        let next = match self.current.and_then(|id| Self::place_of(columns, id)) {
            None => columns.iter().find_map(|column| column.lines.first()),
            Some((at, row)) if across == 0 => columns.get(at).and_then(|column| column.lines.get(row.saturating_add_signed(down))),
            Some((at, row)) => {
                let beside: Vec<&BoardColumn> =
                    if across > 0 { columns.iter().skip(at + 1).collect() } else { columns.iter().take(at).rev().collect() };
                let column = beside.into_iter().find(|column| !column.lines.is_empty());
                column.and_then(|column| column.lines.get(row).or(column.lines.last()))
            }
        };
        if let Some(line) = next {
            self.current = Some(line.id);
            self.scroll_to = Some(line.id);
            ui.memory_mut(|m| m.request_focus(id_of(line.id)));
        }
    }

    // ---- drawing ----

    fn draw(&mut self, ui: &mut Ui, cx: &Cx<'_>, body: Rect, columns: &[BoardColumn], bar: &Bar, actions: &mut Actions) {
        let count = columns.len().max(1) as f32;
        let width = ((body.width() - 2.0 * EDGE - GAP * (count - 1.0)) / count).max(NARROWEST).floor();
        let left = |at: usize| EDGE + (width + GAP) * at as f32;
        let heads = body.with_max_y(body.top() + HEAD);
        let foot = if self.marked.is_empty() { 0.0 } else { size::DECISION_BAR };
        let room = Rect::from_min_max(pos2(body.left(), heads.bottom()), pos2(body.right(), body.bottom() - foot));
        let most = columns.iter().map(|column| column.lines.len()).max().unwrap_or(0);
        let high = (card::HEIGHT + card::GAP) * most as f32 + 40.0;
        let wide = left(columns.len()) - GAP + EDGE;
        let out = inside(ui, room, Layout::top_down(Align::Min), |ui| {
            ui.shrink_clip_rect(room);
            ScrollArea::both().id_salt("board").auto_shrink(false).show(ui, |ui| {
                let (area, _) = ui.allocate_exact_size(vec2(wide, high), Sense::hover());
                for (at, column) in columns.iter().enumerate() {
                    let x = area.left() + left(at);
                    self.column(ui, cx, pos2(x, area.top()), width, column, bar, actions);
                }
            })
        });
        self.across = out.state.clamped_offset().x;
        inside(ui, heads, Layout::top_down(Align::Min), |ui| {
            ui.shrink_clip_rect(heads);
            for (at, column) in columns.iter().enumerate() {
                let rect = Rect::from_min_size(pos2(body.left() + left(at) - self.across, heads.top()), vec2(width, HEAD));
                self.head(ui, cx, rect, column);
            }
        });
    }

    #[expect(clippy::too_many_arguments, reason = "a column is drawn from its corner")]
    fn column(&mut self, ui: &mut Ui, cx: &Cx<'_>, corner: egui::Pos2, width: f32, column: &BoardColumn, bar: &Bar, actions: &mut Actions) {
        let mut top = corner.y + 1.0;
        for line in &column.lines {
            let rect = Rect::from_min_size(pos2(corner.x, top), vec2(width, card::HEIGHT));
            top = rect.bottom() + card::GAP;
            let person = bar.handlers.iter().find(|(hint, _)| hint.text == line.handler);
            let handler = person.and_then(|(hint, _)| usize::try_from(hint.id).ok()).unwrap_or(0);
            let urges = self.urges.get(&line.id).copied().unwrap_or(0);
            let card = Card { line, urges, handler, marked: self.marked.contains(&line.id) };
            let response = card.show(ui, cx, rect);
            if self.scroll_to == Some(line.id) {
                self.scroll_to = None;
                ui.scroll_to_rect(rect.expand(8.0), None);
            }
            if response.gained_focus() {
                self.current = Some(line.id);
            }
            if response.clicked() {
                self.current = Some(line.id);
                if ui.input(|i| i.modifiers.command) {
                    if !self.marked.remove(&line.id) {
                        self.marked.insert(line.id);
                    }
                } else {
                    open_complaint(line.id, actions);
                }
            }
        }
        let more = column.count - i64::try_from(column.lines.len()).unwrap_or(0);
        if more > 0 {
            let rect = Rect::from_min_size(pos2(corner.x, top), vec2(width, 28.0));
            let words = cx.lang.say(&msg!("cases-boards-more-cards", count = more));
            inside(ui, rect, Layout::left_to_right(Align::Center), |ui| {
                if Button::link(&words).small().show(ui).clicked() {
                    actions.push(Action::Go(Route::Boards(Place::List)));
                }
            });
        }
    }

    /// Name, count and late ones of a column, and below them how old its cards are.
    fn head(&self, ui: &Ui, cx: &Cx<'_>, rect: Rect, column: &BoardColumn) {
        let t = tokens(ui);
        let late = column.aged(Level::Over);
        let name = cx.lang.say(&column.state.message());
        let late_words = if late > 0 { cx.lang.say(&msg!("cases-boards-late", count = late)) } else { String::new() };
        let response = ui.interact(rect, ui.scope_id().with(("board-head", column.state.word())), Sense::hover());
        response.widget_info(|| WidgetInfo::labeled(Role::Label, true, format!("{name} {} {late_words}", column.count).trim_end()));
        let words = Rect::from_min_size(rect.min + vec2(4.0, 10.0), vec2(rect.width() - 8.0, 24.0));
        let late_galley = paint::line_of(ui, &late_words, fonts::regular(size::CAPTION));
        let count = paint::line_of(ui, &group(column.count), fonts::regular(size::TABLE));
        // The name gives way to the figures behind it.
        let room = words.width() - count.size().x - late_galley.size().x - 2.0 * space::S;
        let galley = paint::line_within(ui, &name, fonts::medium(size::BODY), room);
        let after = words.left() + galley.size().x.ceil() + space::S;
        paint::put(ui.painter(), galley, words, Align::Min, t.text);
        paint::put(ui.painter(), count, words.with_min_x(after), Align::Min, t.text_3);
        if late > 0 {
            paint::put(ui.painter(), late_galley, words, Align::Max, t.danger.text);
        }
        let shares: Vec<(Level, i64)> =
            Level::ALL.map(|level| (level, column.aged(level))).into_iter().filter(|(_, count)| *count > 0).collect();
        let gaps = 2.0 * shares.len().saturating_sub(1) as f32;
        let room = words.width() - gaps;
        let mut x = words.left();
        for (level, count) in shares {
            let width = room * count as f32 / column.count.max(1) as f32;
            let part = Rect::from_min_size(pos2(x.round(), rect.top() + 36.0), vec2(width.round(), 3.0));
            ui.painter().rect_filled(part, CornerRadius::same(1), card::mark(t, level));
            x += width + 2.0;
        }
    }
}
