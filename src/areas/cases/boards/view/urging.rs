//! 催单与督办: tickets over the limit, due today, supervised or stuck; the list of 09:00; where tickets are and how many are stuck there.

mod daily;
mod dialog;
mod places;

use std::collections::BTreeMap;

use egui::{Align, Key, Layout, Modifiers, Rect, Ui, vec2};

use self::daily::Daily;
use self::dialog::{Asking, Deed};
use self::places::Seats;
use super::{Asked, Told, ask_tickets, open_ticket, rows, told};
use crate::areas::cases::tickets::{self, ListQuery, Query, Row, Which};
use crate::areas::parts::{Reason, Trouble, busy_typing, inside, line_at, trouble};
use crate::areas::view::{Action, Actions, Cx};
use crate::areas::{self, Done};
use crate::base::{Function, No};
use crate::i18n::group;
use crate::msg;
use crate::ui::tokens::{size, space};
use crate::ui::{Button, EmptyPage, TableState, chip, icons, tabs, text};

/// At most so many tickets.
const MOST: usize = 500;

/// A tab of the page.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
enum Tab {
    #[default]
    Overdue,
    Today,
    Supervised,
    Stuck,
    Daily,
    Seats,
}

impl Tab {
    const ALL: [Tab; 6] = [Tab::Overdue, Tab::Today, Tab::Supervised, Tab::Stuck, Tab::Daily, Tab::Seats];

    fn text_id(self) -> &'static str {
        match self {
            Tab::Overdue => "cases-boards-urging-tab-overdue",
            Tab::Today => "cases-boards-urging-tab-today",
            Tab::Supervised => "cases-boards-urging-tab-supervised",
            Tab::Stuck => "cases-boards-urging-tab-stuck",
            Tab::Daily => "cases-boards-urging-tab-daily",
            Tab::Seats => "cases-boards-urging-tab-seats",
        }
    }

    /// The list that it shows, where it shows one.
    fn list(self) -> Option<Which> {
        match self {
            Tab::Overdue => Some(Which::Overdue),
            Tab::Today => Some(Which::DueToday),
            Tab::Supervised => Some(Which::Supervised),
            Tab::Stuck => Some(Which::Stuck),
            Tab::Daily | Tab::Seats => None,
        }
    }
}

/// The page.
#[derive(Default)]
pub(super) struct Urging {
    tab: Tab,
    counts: BTreeMap<Which, i64>,
    rows: Option<Vec<Row>>,
    more: bool,
    table: TableState,
    daily: Daily,
    seats: Seats,
    /// The department or person whose open tickets are shown below 各处滞留.
    place: Option<String>,
    asking: Option<Asking>,
    trouble: Option<Trouble>,
}

impl Urging {
    /// Whether something is typed that is not stored.
    pub fn is_dirty(&self) -> bool {
        self.asking.as_ref().is_some_and(Asking::is_dirty)
    }

    /// Asks for what the tab shows.
    pub fn ask(&mut self, cx: &Cx<'_>, actions: &mut Actions) {
        ask_tickets(Asked::Counts, Query::Counts, actions);
        match (self.listed(), self.tab) {
            (Some(list), _) => ask_tickets(Asked::Tickets, Query::List(Box::new(list)), actions),
            (None, Tab::Daily) => self.daily.ask(cx, actions),
            (None, _) => ask_tickets(Asked::Seats, Query::Seats, actions),
        }
    }

    /// The list of tickets that is on the screen, where it is one.
    fn listed(&self) -> Option<ListQuery> {
        let of = |which, place: &str| ListQuery { which, place: place.to_owned(), most: MOST, ..ListQuery::default() };
        match (self.tab.list(), &self.place) {
            (Some(which), _) => Some(of(which, "")),
            (None, Some(place)) if self.tab == Tab::Seats => Some(of(Which::Open, place)),
            (None, _) => None,
        }
    }

    /// Takes an answer.
    pub fn answer(&mut self, asked: Asked, answer: &Result<areas::Answer, No>) {
        match (asked, told(answer)) {
            (Asked::Tickets, Ok(Some(Told::Tickets(tickets::Answer::List { rows, more })))) => {
                (self.rows, self.more, self.trouble) = (Some(rows.clone()), *more, None);
                self.table.rows_changed();
            }
            (Asked::Stuck, Ok(Some(Told::Tickets(tickets::Answer::List { rows, .. })))) => {
                if rows.is_empty() {
                    self.seats.nothing = true;
                } else {
                    self.asking = Some(Asking::new(Deed::Urge, places_of(rows)));
                }
            }
            (_, Ok(Some(Told::Tickets(tickets::Answer::Counts(counts))))) => self.counts.clone_from(counts),
            (_, Ok(Some(Told::Tickets(answer @ tickets::Answer::Daily { .. })))) => {
                self.trouble = None;
                self.daily.answer(answer);
            }
            (_, Ok(Some(Told::Tickets(tickets::Answer::Seats(seats))))) => {
                self.trouble = None;
                self.seats.answer(seats);
            }
            (Asked::Tickets | Asked::Daily | Asked::Seats, Err(no)) => {
                self.trouble = Trouble::of(no).filter(|trouble| !trouble.is_stopped());
            }
            _ => {}
        }
    }

    /// An act on tickets ended.
    pub fn ended(&mut self, command: &tickets::Command, outcome: &Result<Done, No>, actions: &mut Actions) {
        let Some(asking) = &mut self.asking else { return };
        if let Some(done) = asking.ended(command, outcome) {
            self.asking = None;
            actions.push(Action::Say(done));
        }
    }

    /// Draws the page.
    pub fn ui(&mut self, ui: &mut Ui, cx: &Cx<'_>, page: Rect, actions: &mut Actions) {
        let head = Rect::from_min_size(page.min, vec2(page.width(), size::PAGE_HEAD));
        inside(ui, head.shrink2(vec2(space::XL, 0.0)), Layout::left_to_right(Align::Center), |ui| {
            text::title(ui, &cx.lang.tr("app-command-urging"));
        });
        inside(ui, head.shrink2(vec2(space::XL, 0.0)), Layout::right_to_left(Align::Center), |ui| self.buttons(ui, cx, actions));
        let strip = Rect::from_min_size(head.left_bottom(), vec2(page.width(), size::TAB));
        inside(ui, strip.shrink2(vec2(space::XL, 0.0)), Layout::top_down(Align::Min), |ui| self.tabs(ui, cx, actions));
        line_at(ui, strip, strip.bottom());
        let body = page.with_min_y(strip.bottom());
        if let Some(no) = &self.trouble {
            let title = cx.lang.tr("cases-boards-urging-unreadable");
            inside(ui, body.shrink(space::XL), Layout::top_down(Align::Min), |ui| trouble(ui, cx, &title, no, actions));
        } else {
            self.body(ui, cx, body, actions);
        }
        if let Some(asking) = &mut self.asking
            && asking.ui(ui.ctx(), cx, actions)
        {
            self.asking = None;
        }
        self.keys(ui, cx, actions);
    }

    fn body(&mut self, ui: &mut Ui, cx: &Cx<'_>, rect: Rect, actions: &mut Actions) {
        match self.tab {
            Tab::Daily => self.daily.ui(ui, cx, rect, actions),
            Tab::Seats if self.place.is_none() => {
                if let Some(place) = self.seats.ui(ui, cx, rect) {
                    self.turn(Some(place), cx, actions);
                }
            }
            Tab::Seats => {
                let row = Rect::from_min_size(rect.min, vec2(rect.width(), size::FILTER_ROW));
                line_at(ui, row, row.bottom());
                let label = cx.lang.tr("cases-boards-seats-place");
                let chip = inside(ui, row.shrink2(vec2(space::XL, 0.0)), Layout::left_to_right(Align::Center), |ui| {
                    chip::filter(ui, cx.lang, &label, self.place.as_deref().unwrap_or_default())
                });
                self.list(ui, cx, rect.with_min_y(row.bottom()), actions);
                let back = !busy_typing(ui) && ui.input_mut(|i| i.consume_key(Modifiers::NONE, Key::Escape));
                if chip.removed || chip.response.clicked() || back {
                    self.turn(None, cx, actions);
                }
            }
            _ => self.list(ui, cx, rect, actions),
        }
    }

    /// Turns to the open tickets of a place, or back to all places.
    fn turn(&mut self, place: Option<String>, cx: &Cx<'_>, actions: &mut Actions) {
        self.place = place;
        self.rows = None;
        self.table = TableState::default();
        self.ask(cx, actions);
    }

    fn tabs(&mut self, ui: &mut Ui, cx: &Cx<'_>, actions: &mut Actions) {
        let count = |tab: Tab| tab.list().and_then(|which| self.counts.get(&which).copied()).unwrap_or(0);
        let words = Tab::ALL.map(|tab| {
            let count = count(tab);
            (cx.lang.tr(tab.text_id()), if count > 0 { group(count) } else { String::new() })
        });
        let words: Vec<(&str, &str)> = words.iter().map(|(word, count)| (&**word, count.as_str())).collect();
        let mut at = Tab::ALL.iter().position(|tab| *tab == self.tab).unwrap_or(0);
        if tabs::tabs(ui, &cx.lang.tr("app-command-urging"), &words, &mut at) {
            self.tab = Tab::ALL.get(at).copied().unwrap_or_default();
            self.turn(None, cx, actions);
        }
    }

    /// The tickets that are chosen, or the one on which the cursor stands.
    fn chosen(&self) -> Vec<Row> {
        let Some(rows) = self.rows.as_ref().filter(|_| self.listed().is_some()) else { return Vec::new() };
        let chosen: Vec<Row> = self.table.selection.iter().filter_map(|at| rows.get(at).cloned()).collect();
        if chosen.is_empty() { self.table.cursor.and_then(|at| rows.get(at).cloned()).into_iter().collect() } else { chosen }
    }

    /// What can be done with what is chosen on this tab.
    fn buttons(&mut self, ui: &mut Ui, cx: &Cx<'_>, actions: &mut Actions) {
        ui.spacing_mut().item_spacing.x = space::M;
        let lang = cx.lang;
        let barred = cx.me.must_do(Function::Ticket).err().map(|refusal| Reason::of(lang, &refusal));
        match self.tab {
            Tab::Daily => {}
            Tab::Seats if self.place.is_none() => {
                let place = self.seats.chosen();
                let none = lang.tr("cases-boards-urging-choose");
                let word = lang.tr("cases-boards-urge");
                let urge = Button::primary(&word).icon(icons::MEGAPHONE_SIMPLE).key("U").allowed(place.is_some(), &none);
                if urge.refused_if(barred.as_ref().map(Reason::refused)).show(ui).clicked() {
                    self.urge_place(actions);
                }
                if self.seats.nothing {
                    text::caption(ui, &lang.tr("cases-boards-seats-nothing"));
                }
            }
            _ => {
                let chosen = self.chosen();
                let none = lang.tr("cases-boards-urging-choose");
                let word = lang.tr("cases-boards-urge");
                let urge = Button::primary(&word).icon(icons::MEGAPHONE_SIMPLE).key("U").allowed(!chosen.is_empty(), &none);
                if urge.refused_if(barred.as_ref().map(Reason::refused)).show(ui).clicked() {
                    self.asking = Some(Asking::new(Deed::Urge, places_of(&chosen)));
                }
                let word = lang.tr("cases-boards-supervise");
                let why = tickets::may_supervise(cx.me).err().map(|refusal| Reason::of(lang, &refusal));
                let supervise = Button::secondary(&word).key("S").allowed(!chosen.is_empty(), &none);
                if supervise.refused_if(why.as_ref().map(Reason::refused)).show(ui).clicked() && why.is_none() {
                    self.asking = Some(Asking::new(Deed::Supervise, places_of(&chosen)));
                }
            }
        }
    }

    /// Asks for the stuck tickets of the chosen place; the dialog opens with them.
    fn urge_place(&mut self, actions: &mut Actions) {
        self.seats.nothing = false;
        if let Some(place) = self.seats.chosen() {
            let list = ListQuery { which: Which::Stuck, place: place.place.clone(), most: MOST, ..ListQuery::default() };
            ask_tickets(Asked::Stuck, Query::List(Box::new(list)), actions);
        }
    }

    fn keys(&mut self, ui: &Ui, cx: &Cx<'_>, actions: &mut Actions) {
        if self.asking.is_some() || busy_typing(ui) || cx.me.must_do(Function::Ticket).is_err() {
            return;
        }
        let pressed = |key| ui.input_mut(|i| i.consume_key(Modifiers::NONE, key));
        if self.tab == Tab::Seats && self.place.is_none() && pressed(Key::U) {
            self.urge_place(actions);
        }
        let chosen = self.chosen();
        if chosen.is_empty() {
            return;
        }
        if pressed(Key::U) {
            self.asking = Some(Asking::new(Deed::Urge, places_of(&chosen)));
        } else if pressed(Key::S) && tickets::may_supervise(cx.me).is_ok() {
            self.asking = Some(Asking::new(Deed::Supervise, places_of(&chosen)));
        }
    }

    fn list(&mut self, ui: &mut Ui, cx: &Cx<'_>, rect: Rect, actions: &mut Actions) {
        let Some(rows) = self.rows.take() else { return };
        if rows.is_empty() {
            let (title, sentence) = (cx.lang.tr("cases-boards-urging-none"), cx.lang.tr("cases-boards-urging-none-why"));
            inside(ui, rect, Layout::top_down(Align::Min), |ui| EmptyPage::new(icons::TICKET, &title, &sentence).show(ui, cx.lang));
        } else {
            let foot = if self.more { 28.0 } else { 0.0 };
            let room = rect.with_max_y(rect.bottom() - foot);
            let until = if self.tab == Tab::Supervised { rows::Until::Supervision } else { rows::Until::Limit };
            let out = rows::tickets(ui, cx, room, &cx.lang.tr(self.tab.text_id()), &rows, until, &mut self.table);
            if self.more {
                let below = rect.with_min_y(room.bottom()).shrink2(vec2(space::XL, 0.0));
                inside(ui, below, Layout::left_to_right(Align::Center), |ui| {
                    text::caption(ui, &cx.lang.say(&msg!("ui-not-all", count = rows.len())));
                });
            }
            if let Some(row) = out.opened.and_then(|at| rows.get(at)) {
                open_ticket(row.ticket.id, actions);
            }
        }
        self.rows = Some(rows);
    }
}

/// Tickets with the place where each is.
fn places_of(rows: &[Row]) -> Vec<(i64, String)> {
    rows.iter().map(|row| (row.ticket.id, row.ticket.holder.name.clone())).collect()
}
