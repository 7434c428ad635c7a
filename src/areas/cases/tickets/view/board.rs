//! The team's board: open tickets by where they stand, with ageing colours. Arrows move, Enter opens.

use egui::{Align, CornerRadius, Key, Layout, Modifiers, Rect, ScrollArea, Sense, Ui, UiBuilder, WidgetInfo, pos2, vec2};

use super::super::questions::Row;
use super::super::{Answer, Query};
use super::words::{self, Ageing};
use super::{Asked, Place, ask, go, head, own};
use crate::areas;
use crate::areas::parts::{Trouble, inside};
use crate::areas::view::{Actions, Cx};
use crate::base::{Actor, No};
use crate::i18n::group;
use crate::msg;
use crate::ui::focus::{self, Ring};
use crate::ui::tokens::{line, radius, size, space, tokens};
use crate::ui::{badge, chip, fonts, paint, text};

/// Height of a card.
const CARD: f32 = 122.0;
/// Narrowest column.
const NARROWEST: f32 = 150.0;

/// Whose tickets the board shows.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
enum Whose {
    /// Everybody's.
    #[default]
    All,
    /// Those of the person's own team.
    Team,
    /// His own.
    Mine,
}

impl Whose {
    const ALL: [Whose; 3] = [Whose::All, Whose::Team, Whose::Mine];

    fn query(self, me: &Actor) -> Query {
        match self {
            Whose::All => Query::Board { team: None, person: None },
            Whose::Team => Query::Board { team: me.team, person: None },
            Whose::Mine => Query::Board { team: None, person: Some(me.id) },
        }
    }
}

/// The board.
#[derive(Default)]
pub(super) struct BoardPage {
    columns: Vec<super::super::Column>,
    whose: Whose,
    asked: bool,
    trouble: Option<Trouble>,
    /// Column and card that the keyboard is on.
    cursor: Option<(usize, usize)>,
}

impl BoardPage {
    /// Asks again, if it was ever shown.
    pub fn ask(&self, cx: &Cx<'_>, actions: &mut Actions) {
        if self.asked {
            ask(Asked::Board, self.whose.query(cx.me), actions);
        }
    }

    /// Takes an answer.
    pub fn answer(&mut self, answer: &Result<areas::Answer, No>) {
        match own(answer) {
            Ok(Some(Answer::Board(columns))) => (self.columns, self.trouble) = (columns.clone(), None),
            Ok(_) => {}
            Err(no) => self.trouble = Trouble::of(no).filter(|trouble| !trouble.is_stopped()),
        }
    }

    /// Draws head and columns.
    pub fn ui(&mut self, ui: &mut Ui, cx: &Cx<'_>, page: Rect, actions: &mut Actions) {
        if !std::mem::replace(&mut self.asked, true) {
            self.ask(cx, actions);
        }
        let below = head(ui, cx, page, Place::Board, actions);
        let lang = cx.lang;
        let bar = Rect::from_min_size(below.min, vec2(below.width(), 40.0)).shrink2(vec2(space::XL, 0.0));
        inside(ui, bar, Layout::left_to_right(Align::Center), |ui| {
            ui.spacing_mut().item_spacing.x = space::M;
            let words = ["cases-tickets-view-whose-all", "cases-tickets-view-whose-team", "cases-tickets-view-mine"].map(|id| lang.tr(id));
            let words: Vec<&str> = words.iter().map(|word| &**word).collect();
            let mut at = Whose::ALL.iter().position(|whose| *whose == self.whose).unwrap_or(0);
            if chip::segmented(ui, &lang.tr("cases-tickets-view-whose"), &words, &mut at) {
                self.whose = Whose::ALL.get(at).copied().unwrap_or_default();
                self.cursor = None;
                self.ask(cx, actions);
            }
            ui.add_space(space::M);
            text::caption(ui, &lang.tr("cases-tickets-view-ageing"));
            for (ageing, label) in Ageing::ALL.into_iter().zip(["early", "half", "late", "over"]) {
                let (rect, _) = ui.allocate_exact_size(vec2(12.0, 4.0), Sense::hover());
                let (.., color) = ageing.colors(tokens(ui));
                ui.painter().rect_filled(rect, 1, color);
                text::caption(ui, &lang.tr(&format!("cases-tickets-view-ageing-{label}")));
            }
        });
        let body = below.with_min_y(below.top() + 40.0);
        ui.painter().rect_filled(body, 0, tokens(ui).canvas);
        if let Some(trouble) = &self.trouble {
            inside(ui, body.shrink(space::XL), Layout::top_down(Align::Min), |ui| {
                crate::areas::parts::trouble(ui, cx, &lang.tr("cases-tickets-view-unreadable"), trouble, actions);
            });
            return;
        }
        self.keys(ui, actions);
        let columns = std::mem::take(&mut self.columns);
        let count = columns.len().max(1) as f32;
        let width = ((body.width() - space::XL * 2.0 + space::M) / count - space::M).max(NARROWEST);
        inside(ui, body.shrink2(vec2(space::XL, space::M)), Layout::top_down(Align::Min), |ui| {
            ScrollArea::horizontal().id_salt("ticket-board").auto_shrink(false).show(ui, |ui| {
                let top = ui.max_rect().top();
                for (place, column) in columns.iter().enumerate() {
                    let left = ui.max_rect().left() + (width + space::M) * place as f32;
                    let room = Rect::from_min_max(pos2(left, top), pos2(left + width, body.bottom() - space::M));
                    ui.scope_builder(UiBuilder::new().max_rect(room).layout(Layout::top_down(Align::Min)), |ui| {
                        self.column(ui, cx, place, column, actions);
                    });
                }
            });
        });
        self.columns = columns;
    }

    fn keys(&mut self, ui: &Ui, actions: &mut Actions) {
        if crate::areas::parts::busy_typing(ui) {
            return;
        }
        let lengths: Vec<usize> = self.columns.iter().map(|column| column.rows.len()).collect();
        let pressed = |key| ui.input_mut(|i| i.consume_key(Modifiers::NONE, key));
        let (column, card) = self.cursor.unwrap_or((0, 0));
        let next = match (pressed(Key::ArrowRight), pressed(Key::ArrowLeft), pressed(Key::ArrowDown), pressed(Key::ArrowUp)) {
            (true, ..) => (column + 1..lengths.len()).find(|at| lengths.get(*at).is_some_and(|len| *len > 0)).map(|at| (at, card)),
            (_, true, ..) => (0..column).rev().find(|at| lengths.get(*at).is_some_and(|len| *len > 0)).map(|at| (at, card)),
            (_, _, true, _) => Some(self.cursor.map_or((column, card), |_| (column, card + 1))),
            (_, _, _, true) => Some((column, card.saturating_sub(1))),
            _ => None,
        };
        if let Some((column, card)) = next {
            let last = lengths.get(column).copied().unwrap_or(0).saturating_sub(1);
            self.cursor = Some((column, card.min(last)));
        }
        if pressed(Key::Enter)
            && let Some((column, card)) = self.cursor
            && let Some(row) = self.columns.get(column).and_then(|column| column.rows.get(card))
        {
            go(Place::One(row.ticket.id), actions);
        }
    }

    fn column(&self, ui: &mut Ui, cx: &Cx<'_>, place: usize, column: &super::super::Column, actions: &mut Actions) {
        let (lang, t) = (cx.lang, tokens(ui));
        let rows = &column.rows;
        let late = rows.iter().filter(|row| row.overdue).count();
        ui.horizontal(|ui| {
            ui.spacing_mut().item_spacing.x = space::S;
            text::heading(ui, &lang.say(&column.state.message()));
            text::paragraph(ui, &group(column.count));
            if late > 0 {
                ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                    let late = lang.say(&msg!("cases-tickets-view-late", count = late));
                    text::one_line(ui, &late, fonts::medium(size::CAPTION), t.danger.text);
                });
            }
        });
        ageing_bar(ui, rows);
        ScrollArea::vertical().id_salt(("ticket-column", place)).auto_shrink(false).show(ui, |ui| {
            ui.spacing_mut().item_spacing.y = space::S;
            for (at, row) in rows.iter().enumerate() {
                card(ui, cx, row, self.cursor == Some((place, at)), actions);
            }
            if usize::try_from(column.count).unwrap_or(usize::MAX) > column.rows.len() {
                text::caption(ui, &lang.say(&msg!("ui-not-all", count = column.rows.len())));
            }
        });
        ui.painter().vline(ui.max_rect().right() + space::S / 2.0, ui.max_rect().y_range(), line(ui.ctx(), t.canvas));
    }
}

/// A bar below the head of a column: a part for each colour of its cards.
fn ageing_bar(ui: &mut Ui, rows: &[Row]) {
    let t = tokens(ui);
    let (rect, _) = ui.allocate_exact_size(vec2(ui.available_width(), 8.0), Sense::hover());
    let bar = Rect::from_min_size(rect.min, vec2(rect.width(), 3.0));
    let whole = rows.len().max(1) as f32;
    let mut left = bar.left();
    for ageing in Ageing::ALL {
        let part = rows.iter().filter(|row| Ageing::of(row) == ageing).count() as f32 / whole * bar.width();
        if part > 0.0 {
            let room = Rect::from_min_size(pos2(left, bar.top()), vec2(part - 2.0, bar.height()));
            let (.., color) = ageing.colors(t);
            ui.painter().rect_filled(room, 1, color);
            left += part;
        }
    }
}

fn card(ui: &mut Ui, cx: &Cx<'_>, row: &Row, current: bool, actions: &mut Actions) {
    let (lang, t, ticket) = (cx.lang, tokens(ui), &row.ticket);
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), CARD), Sense::click());
    let content = super::super::inbox::first_words(&ticket.draft.content);
    response.widget_info(|| WidgetInfo::selected(egui::Role::ListBoxOption, true, current, format!("{} {content}", ticket.no)));
    let fill = if response.hovered() { t.hover } else { t.surface };
    ui.painter().rect(rect, CornerRadius::same(radius::PANEL), fill, line(ui.ctx(), t.line), egui::StrokeKind::Inside);
    let inner = rect.shrink2(vec2(10.0, 8.0));
    let row_at = |top: f32, height: f32| Rect::from_min_size(pos2(inner.left(), inner.top() + top), vec2(inner.width(), height));
    // Series and year say nothing beside so many of the same.
    let no: String = ticket.no.trim_start_matches("GD-").chars().skip(4).collect();
    paint::put(
        ui.painter(),
        paint::line_within(ui, &no, fonts::regular(size::CAPTION), inner.width()),
        row_at(0.0, 18.0),
        Align::Min,
        t.text_2,
    );
    let mark = if row.stage > super::super::Stage::Acceptor {
        Some((lang.say(&row.stage.message()), t.danger.text))
    } else if ticket.urges > 0 {
        Some((lang.say(&msg!("cases-tickets-view-urged", count = ticket.urges)), t.text_2))
    } else {
        None
    };
    if let Some((mark, color)) = mark {
        let galley = paint::line_within(ui, &mark, fonts::regular(size::CAPTION), inner.width() / 2.0);
        paint::put(ui.painter(), galley, row_at(0.0, 18.0), Align::Max, color);
    }
    let mut galley = paint::paragraph(ui, &content, fonts::regular(size::TABLE), 18.0, t.text, inner.width());
    if galley.size().y > 38.0 {
        galley = paint::line_within(ui, &content, fonts::regular(size::TABLE), inner.width());
    }
    ui.painter().galley(row_at(20.0, 38.0).min, galley, t.text);
    let customer = if ticket.customer_name.is_empty() { "—" } else { &ticket.customer_name };
    let galley = paint::line_within(ui, customer, fonts::regular(size::CAPTION), inner.width());
    paint::put(ui.painter(), galley, row_at(60.0, 18.0), Align::Min, t.text_2);
    let foot = row_at(84.0, 22.0);
    let face = Rect::from_min_size(foot.min, vec2(20.0, 20.0));
    let number = usize::try_from(ticket.holder.staff.unwrap_or(0)).unwrap_or(0);
    badge::paint_avatar(ui, face, &ticket.holder.name, number);
    let age = lang.say(&words::age(ticket.age(cx.now)));
    let (ink, ground, _) = Ageing::of(row).colors(t);
    let label = paint::line_of(ui, &age, fonts::medium(size::CAPTION));
    let around = Rect::from_min_max(pos2(foot.right() - label.size().x - 12.0, foot.top()), pos2(foot.right(), foot.top() + 20.0));
    if let Some(ground) = ground {
        ui.painter().rect_filled(around, radius::BADGE, ground);
    }
    paint::put(ui.painter(), label, around.shrink2(vec2(6.0, 0.0)), Align::Max, ink);
    let name = Rect::from_min_max(pos2(face.right() + 6.0, foot.top()), pos2(around.left() - 4.0, foot.top() + 20.0));
    let galley = paint::line_within(ui, &ticket.holder.name, fonts::regular(size::CAPTION), name.width().max(0.0));
    paint::put(ui.painter(), galley, name, Align::Min, t.text);
    if current {
        focus::paint_ring(ui, rect, radius::PANEL, Ring::Inside);
        response.scroll_to_me(None);
    }
    focus::ring(ui, &response, rect, radius::PANEL, Ring::Inside);
    if response.clicked() {
        go(Place::One(ticket.id), actions);
    }
}
