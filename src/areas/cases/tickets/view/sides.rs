//! Pages beside the list: the list of 09:00 (TICK-03), what is where (TICK-07), missed calls (TICK-12), figures with the tickets behind them.

use std::collections::BTreeMap;

use egui::{Align, Layout, Margin, Rect, ScrollArea, Ui};

use super::super::model::{Category, MissedCall};
use super::super::questions::{DailyRow, DayView, Figures};
use super::super::store::figures::Rate;
use super::super::store::lists::SeatLine;
use super::super::{Answer, Command, Query};
use super::{Asked, Place, act, ask, go, head, is_busy, own, words};
use crate::areas::cases::complaints::OpenOver;
use crate::areas::parts::{self, Trouble, inside};
use crate::areas::view::{Action, Actions, Cx};
use crate::areas::{self, Done};
use crate::base::{Day, Instant, No, Used, Why, plus_days};
use crate::i18n::{group, share};
use crate::msg;
use crate::ui::field::Field;
use crate::ui::table::Cell;
use crate::ui::tokens::{Family, space};
use crate::ui::{Button, Column, Dialog, Table, TableState, badge, dialog, icons, property, text};

/// What the list of 09:00 holds.
#[derive(Default)]
struct Daily {
    day: Option<Day>,
    shown: Option<(Day, Instant, bool)>,
    rows: Vec<DailyRow>,
    complaints: Vec<OpenOver>,
    state: TableState,
}

/// A call that is being entered or called back.
enum Calling {
    Miss { phone: String, line: String },
    Back { call: MissedCall, text: String },
}

/// The pages.
#[derive(Default)]
pub(super) struct Sides {
    place: Place,
    daily: Daily,
    seats: Vec<SeatLine>,
    seats_state: TableState,
    calls: (Vec<MissedCall>, Vec<MissedCall>),
    calling: Option<Calling>,
    month: Option<Day>,
    figures: Option<Box<Figures>>,
    day: Option<Box<DayView>>,
    categories: BTreeMap<Category, Vec<i64>>,
    trouble: Option<Trouble>,
}

impl Sides {
    /// Asks again for what is on the screen.
    pub fn ask(&self, actions: &mut Actions) {
        match self.place {
            Place::Daily => {
                if let Some(day) = self.daily.day {
                    ask(Asked::Daily, Query::Daily { day }, actions);
                }
            }
            Place::Seats => ask(Asked::Seats, Query::Seats, actions),
            Place::Calls => ask(Asked::Calls, Query::Calls, actions),
            Place::Figures => {
                if let Some(from) = self.month {
                    let to = from.last_of_month();
                    ask(Asked::Figures, Query::Figures { from, to, who: None, team: None }, actions);
                    ask(Asked::Categories, Query::Categories { from, to }, actions);
                    ask(Asked::Day, Query::Day { day: self.daily.day.unwrap_or(from) }, actions);
                }
            }
            _ => {}
        }
    }

    /// Takes an answer.
    pub fn answer(&mut self, answer: &Result<areas::Answer, No>) {
        match own(answer) {
            Ok(Some(answer)) => {
                self.trouble = None;
                match answer {
                    Answer::Daily { day, cut, frozen, rows, complaints } => {
                        self.daily.shown = Some((*day, *cut, *frozen));
                        (self.daily.rows, self.daily.complaints) = (rows.clone(), complaints.clone());
                    }
                    Answer::Seats(lines) => self.seats.clone_from(lines),
                    Answer::Calls { open, done } => self.calls = (open.clone(), done.clone()),
                    Answer::Figures(figures) => self.figures = Some(figures.clone()),
                    Answer::Day(day) => self.day = Some(day.clone()),
                    Answer::Categories(categories) => self.categories.clone_from(categories),
                    _ => {}
                }
            }
            Ok(None) => {}
            Err(no) => self.trouble = Trouble::of(no).filter(|trouble| !trouble.is_stopped()),
        }
    }

    /// An act of these pages ended.
    pub fn ended(&mut self, outcome: &Result<Done, No>) {
        match outcome {
            Ok(_) => (self.calling, self.trouble) = (None, None),
            Err(no) => self.trouble = Trouble::of(no),
        }
    }

    /// Draws the page of this place.
    pub fn ui(&mut self, ui: &mut Ui, cx: &Cx<'_>, page: Rect, place: Place, actions: &mut Actions) {
        if self.place != place {
            self.place = place;
            self.trouble = None;
            self.daily.day.get_or_insert(cx.now.day());
            self.month.get_or_insert(cx.now.day().first_of_month());
            self.ask(actions);
        }
        let below = head(ui, cx, page, place, actions);
        inside(ui, below, Layout::top_down(Align::Min), |ui| {
            ui.shrink_clip_rect(below);
            let scroll = ScrollArea::vertical().id_salt("ticket-sides").auto_shrink(false);
            let whole = |ui: &mut Ui| {
                egui::Frame::NONE.inner_margin(Margin::symmetric(16, 14)).show(ui, |ui| {
                    ui.spacing_mut().item_spacing.y = space::S;
                    if let Some(trouble) = &self.trouble {
                        parts::trouble(ui, cx, &cx.lang.tr("cases-tickets-view-unreadable"), trouble, actions);
                    }
                    match place {
                        Place::Daily => self.daily(ui, cx, actions),
                        Place::Seats => self.seats(ui, cx, actions),
                        Place::Calls => self.calls(ui, cx, actions),
                        _ => self.figures(ui, cx, actions),
                    }
                });
            };
            scroll.show(ui, whole);
        });
        self.dialog(ui, cx, actions);
    }

    fn daily(&mut self, ui: &mut Ui, cx: &Cx<'_>, actions: &mut Actions) {
        let lang = cx.lang;
        let Some(day) = self.daily.day else { return };
        ui.horizontal(|ui| {
            ui.spacing_mut().item_spacing.x = space::S;
            let mut next = day;
            if Button::secondary(&lang.tr("cases-tickets-view-day-before")).small().show(ui).clicked() {
                next = plus_days(day, -1);
            }
            text::heading(ui, &day.to_string());
            if Button::secondary(&lang.tr("cases-tickets-view-day-after")).small().allowed(day < cx.now.day(), "").show(ui).clicked() {
                next = plus_days(day, 1);
            }
            if next != day {
                self.daily.day = Some(next);
                self.ask(actions);
            }
            if let Some((_, cut, frozen)) = self.daily.shown {
                let id = if frozen {
                    msg!("cases-tickets-view-frozen", at = words::moment(cut, cx.now.day()))
                } else if cut > cx.now {
                    msg!("cases-tickets-view-to-freeze", at = words::moment(cut, cx.now.day()))
                } else {
                    msg!("cases-tickets-view-told", at = words::moment(cut, cx.now.day()))
                };
                text::caption(ui, &lang.say(&id));
            }
        });
        let titles = ["no", "age", "first", "holder", "urges", "state"].map(|id| (id, lang.tr(&format!("cases-tickets-column-{id}"))));
        let columns: Vec<Column<'_>> = titles
            .iter()
            .map(|(id, title)| if *id == "no" { Column::new(id, title, 170.0).fills() } else { Column::new(id, title, 120.0) })
            .collect();
        let name = lang.tr("cases-tickets-view-daily");
        let mut state = std::mem::take(&mut self.daily.state);
        let rows = &self.daily.rows;
        let height = 40.0 + 34.0 * rows.len().min(14) as f32;
        let out = ui
            .allocate_ui(egui::vec2(ui.available_width(), height), |ui| {
                Table::new("ticket-daily", lang, &columns, rows.len()).takes_keyboard().name(&name).show(ui, &mut state, |ui, at| {
                    if let Some(row) = rows.get(at.row) {
                        daily_cell(ui, cx, row, at);
                    }
                })
            })
            .inner;
        if let Some(row) = out.opened.and_then(|row| rows.get(row)) {
            go(Place::One(row.ticket.id), actions);
        }
        self.daily.state = state;
        if !self.daily.complaints.is_empty() {
            text::heading(ui, &lang.tr("cases-tickets-view-complaints"));
            for one in &self.daily.complaints {
                let agreed = one.agreed.map_or_else(String::new, |at| words::moment(at, cx.now.day()));
                let line = msg!(
                    "cases-tickets-view-complaint",
                    no = one.no.as_str(),
                    state = one.state.message(),
                    name = one.tracker.as_str(),
                    agreed = agreed
                );
                text::body(ui, &lang.say(&line));
            }
        }
    }

    fn seats(&mut self, ui: &mut Ui, cx: &Cx<'_>, actions: &mut Actions) {
        let lang = cx.lang;
        text::caption(ui, &lang.tr("cases-tickets-view-seats-hint"));
        let titles = ["place", "open", "stuck", "returned", "overdue"].map(|id| (id, lang.tr(&format!("cases-tickets-column-{id}"))));
        let columns: Vec<Column<'_>> = titles
            .iter()
            .map(|(id, title)| if *id == "place" { Column::new(id, title, 200.0).fills() } else { Column::new(id, title, 100.0).right() })
            .collect();
        let name = lang.tr("cases-tickets-view-seats");
        let mut state = std::mem::take(&mut self.seats_state);
        let height = 40.0 + 34.0 * self.seats.len().min(16) as f32;
        let lines = &self.seats;
        ui.allocate_ui(egui::vec2(ui.available_width(), height), |ui| {
            Table::new("ticket-seats", lang, &columns, lines.len()).takes_keyboard().name(&name).show(ui, &mut state, |ui, at| {
                if let Some(line) = lines.get(at.row) {
                    seat_cell(ui, line, at);
                }
            })
        });
        self.seats_state = state;
        if Button::link(&lang.tr("cases-tickets-view-to-list")).small().show(ui).clicked() {
            go(Place::List, actions);
        }
    }

    fn calls(&mut self, ui: &mut Ui, cx: &Cx<'_>, _actions: &mut Actions) {
        let lang = cx.lang;
        let label = lang.tr("cases-tickets-view-miss");
        if Button::secondary(&label).icon(icons::PHONE).show(ui).clicked() {
            self.calling = Some(Calling::Miss { phone: String::new(), line: "客服热线".to_owned() });
        }
        let mut back = None;
        for call in &self.calls.0 {
            ui.horizontal(|ui| {
                ui.spacing_mut().item_spacing.x = space::M;
                let late = cx.now > call.due;
                let until = msg!("cases-tickets-view-call-until", until = words::moment(call.due, cx.now.day()));
                badge::badge(ui, &lang.say(&until), if late { Family::Danger } else { Family::Warning });
                text::body(ui, &format!("{} {}", call.phone, call.line));
                text::caption(ui, &words::moment(call.missed_at, cx.now.day()));
                if Button::primary(&lang.tr("cases-tickets-view-call-back")).small().show(ui).clicked() {
                    back = Some(call.clone());
                }
            });
        }
        if self.calls.0.is_empty() {
            text::paragraph(ui, &lang.tr("cases-tickets-view-no-calls"));
        }
        if let Some(call) = back {
            self.calling = Some(Calling::Back { call, text: String::new() });
        }
        ui.add_space(space::L);
        for call in &self.calls.1 {
            if let Some((name, at, said)) = &call.back {
                let line = msg!(
                    "cases-tickets-view-called",
                    phone = call.phone.as_str(),
                    at = words::moment(*at, cx.now.day()),
                    name = name.as_str(),
                    text = said.as_str()
                );
                text::caption(ui, &lang.say(&line));
            }
        }
    }

    fn dialog(&mut self, ui: &mut Ui, cx: &Cx<'_>, actions: &mut Actions) {
        let Some(mut calling) = self.calling.take() else { return };
        let (lang, busy) = (cx.lang, is_busy(cx));
        let title = lang.tr(match calling {
            Calling::Miss { .. } => "cases-tickets-view-miss",
            Calling::Back { .. } => "cases-tickets-view-call-back",
        });
        let shown = Dialog::new("ticket-call", &title).show(&ui.ctx().clone(), |ui| {
            ui.spacing_mut().item_spacing.y = space::M;
            if let Some(trouble) = &self.trouble {
                parts::trouble(ui, cx, &lang.tr("cases-tickets-view-not-done"), trouble, actions);
            }
            match &mut calling {
                Calling::Miss { phone, line } => {
                    Field::new(&lang.tr("cases-tickets-field-phone")).required().text(ui, phone);
                    Field::new(&lang.tr("cases-tickets-field-line")).text(ui, line);
                }
                Calling::Back { call, text: said } => {
                    text::body(ui, &call.phone);
                    Field::new(&lang.tr("cases-tickets-field-said")).required().multi_line(ui, said, 2);
                }
            }
            dialog::buttons(ui, |ui| {
                let working = lang.tr("cases-tickets-view-working");
                let go = Button::primary(&lang.tr("cases-tickets-view-keep")).key("Ctrl Enter").busy(&working, busy).show(ui).clicked();
                (go, Button::secondary(&lang.tr("cases-tickets-cancel")).show(ui).clicked())
            })
        });
        let (go, left) = shown.inner;
        if (go || shown.confirmed) && !busy {
            let command = match &calling {
                Calling::Miss { phone, line } => Command::Miss { at: None, phone: phone.clone(), line: line.clone() },
                Calling::Back { call, text } => Command::CallBack { id: call.id, text: text.clone() },
            };
            act(command, actions);
        }
        if left || shown.dismissed {
            self.trouble = None;
        } else {
            self.calling = Some(calling);
        }
    }

    fn figures(&mut self, ui: &mut Ui, cx: &Cx<'_>, actions: &mut Actions) {
        let lang = cx.lang;
        let Some(month) = self.month else { return };
        ui.horizontal(|ui| {
            ui.spacing_mut().item_spacing.x = space::S;
            let mut next = month;
            if Button::secondary(&lang.tr("cases-tickets-view-month-before")).small().show(ui).clicked() {
                next = plus_days(month, -1).first_of_month();
            }
            text::heading(ui, &format!("{:04}-{:02}", month.year(), month.month()));
            if Button::secondary(&lang.tr("cases-tickets-view-month-after")).small().show(ui).clicked() {
                next = plus_days(month.last_of_month(), 1);
            }
            if next != month {
                self.month = Some(next);
                self.ask(actions);
            }
        });
        let number = |count: usize| i64::try_from(count).unwrap_or(i64::MAX);
        if let Some(figures) = &self.figures {
            let mut card = |ui: &mut Ui, id: &'static str, value: &str, why: Why| {
                ui.horizontal(|ui| {
                    ui.spacing_mut().item_spacing.x = space::M;
                    if Button::link(id).small().show(ui).clicked() {
                        actions.push(Action::Why(Box::new(why)));
                    }
                    property::figure_row(ui, &lang.tr(&format!("cases-tickets-{}", id.to_ascii_lowercase())), value);
                });
            };
            let rate = |rate: &Rate| share(number(rate.part.len()), number(rate.whole.len()));
            card(ui, "KPI-01", &rate(&figures.timeliness), why_rate("TICK-03", &figures.timeliness));
            let unfinished = figures.unfinished.as_ref().map_or_else(|| "—".to_owned(), |(_, ids)| ids.len().to_string());
            card(ui, "KPI-02", &unfinished, Why::of("TICK-03"));
            card(ui, "KPI-04", &rate(&figures.invalid), why_rate("TICK-09", &figures.invalid));
            card(ui, "KPI-12", &rate(&figures.response), why_rate("TICK-13", &figures.response));
            card(ui, "KPI-21", &format!("{} ; {}", figures.time.hours(), figures.urges.each()), Why::of("TICK-06"));
        }
        ui.add_space(space::L);
        text::heading(ui, &lang.tr("cases-tickets-view-categories"));
        let whole: usize = self.categories.values().map(Vec::len).sum();
        for category in Category::ALL {
            let count = self.categories.get(category).map_or(0, Vec::len);
            let value = msg!("cases-tickets-view-share", count = count, share = share(number(count), number(whole)));
            property::figure_row(ui, &lang.say(&category.message()), &lang.say(&value));
        }
        if let Some(day) = &self.day {
            ui.add_space(space::L);
            text::heading(ui, &lang.say(&msg!("cases-tickets-view-day", day = day.day.to_string())));
            for (id, count, limit) in [
                ("cases-tickets-view-day-tickets", day.all.tickets, &day.tickets),
                ("cases-tickets-view-day-contacts", day.all.contacts, &day.contacts),
            ] {
                let value = msg!("cases-tickets-view-of", count = group(count), reference = group(limit.value));
                property::figure_row(ui, &lang.tr(id), &lang.say(&value));
            }
            for (name, count) in &day.people {
                property::figure_row(ui, name, &format!("{} / {}", count.tickets, count.contacts));
            }
        }
    }
}

/// How a rate came about: numerator, denominator, exclusions.
fn why_rate(clause: &'static str, rate: &Rate) -> Why {
    let count = |ids: &[i64]| msg!("cases-tickets-moment", at = ids.len().to_string());
    Why {
        clause,
        parameters: Vec::<Used>::new(),
        facts: vec![
            (msg!("cases-tickets-view-numerator"), count(&rate.part)),
            (msg!("cases-tickets-view-denominator"), count(&rate.whole)),
            (msg!("cases-tickets-view-excluded"), count(&rate.excluded)),
        ],
        steps: Vec::new(),
    }
}

fn daily_cell(ui: &mut Ui, cx: &Cx<'_>, row: &DailyRow, at: &Cell<'_>) {
    let lang = cx.lang;
    match at.column {
        "no" => at.text(ui, &format!("{} {}", row.ticket.no, row.ticket.customer_name)),
        "age" => at.deadline(ui, Family::Danger, &lang.say(&words::age(row.age))),
        "first" => at.text(ui, &row.first),
        "holder" => at.text(ui, &row.place),
        "urges" => at.text(ui, &row.urges.to_string()),
        _ => {
            badge::badge(ui, &lang.say(&row.ticket.state.message()), words::family(row.ticket.state));
            at.name(ui, &lang.say(&row.ticket.state.message()));
        }
    }
}

fn seat_cell(ui: &mut Ui, line: &SeatLine, at: &Cell<'_>) {
    let number = |ui: &mut Ui, count: i64, family: Family| {
        if count > 0 { at.deadline(ui, family, &group(count)) } else { at.weak(ui, "0") }
    };
    match at.column {
        "place" => at.text(ui, &line.place),
        "open" => at.text(ui, &group(line.open)),
        "stuck" => number(ui, line.stuck, Family::Warning),
        "returned" => at.text(ui, &group(line.returned)),
        _ => number(ui, line.overdue, Family::Danger),
    }
}
