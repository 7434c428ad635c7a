//! 座席 (HAND-02, HAND-05): who sits where and who comes next, what was left since yesterday, and the person's own place with what the
//! clauses say of taking or leaving it.

use egui::{Align, Key, Layout, Modifiers, Rect, Ui, vec2};

use super::acts::Act;
use super::parts::{self, between, decision_bar, moment, tint};
use super::{Asked, Wish, act, ask, is_busy, leads};
use crate::areas::parts::{Reason, Trouble, clock, inside, shut, trouble};
use crate::areas::roster::floor::clauses::{hand_02_relief, hand_05_brief};
use crate::areas::roster::floor::{Board, Command, Notice, OwnPlace, Query, Seat, SeatLine, Sitting, Way};
use crate::areas::view::{Actions, Cx};
use crate::areas::{Done, why};
use crate::base::{Function, Judged, No, Refusal, Verdict};
use crate::i18n::day_short;
use crate::msg;
use crate::ui::field::Field as Input;
use crate::ui::table::Cell;
use crate::ui::tokens::{Family, size, space, tokens};
use crate::ui::{Badge, Button, Column, EmptyPage, Table, TableState, badge, chip, icons, text};

/// Width of the own place at the right.
const OWN: f32 = 376.0;
/// Narrowest page that has room for the board beside it.
const SIDE_BY_SIDE: f32 = 820.0;
/// Free seats that are proposed.
const PROPOSED: usize = 6;

/// The tab.
#[derive(Default)]
pub(super) struct Seats {
    asked: bool,
    board: Option<Box<Board>>,
    trouble: Option<Trouble>,
    /// What was refused to the person at the own place.
    refused: Option<Trouble>,
    /// The seat as it is typed, and for which shift.
    seat: String,
    seat_of: Option<i64>,
    /// A notice kept the person from a seat: the notices that come are to be opened.
    reading: bool,
    table: TableState,
    left: TableState,
    part: usize,
}

impl Seats {
    /// What is shown may be old.
    pub fn stale(&mut self) {
        self.asked = false;
    }

    /// Takes the board; the seat that the roster names is proposed.
    pub fn answer(&mut self, board: &Board) {
        self.trouble = None;
        if let Some(own) = &board.own
            && self.seat_of != Some(own.shift)
        {
            (self.seat, self.seat_of) = (own.seat.clone(), Some(own.shift));
        }
        self.board = Some(Box::new(board.clone()));
    }

    /// The question came to nothing.
    pub fn failed(&mut self, no: &No) {
        self.trouble = Trouble::of(no).filter(|trouble| !trouble.is_stopped());
    }

    /// Taking or leaving a seat ended.
    pub fn ended(&mut self, command: &Command, outcome: &Result<Done, No>) {
        self.refused = outcome.as_ref().err().and_then(Trouble::of);
        let unread = matches!(outcome, Err(No::Refused(refusal)) if refusal.clauses.contains(&"HAND-04"));
        self.reading = unread && matches!(command, Command::Take { .. });
        if self.reading {
            self.asked = false;
        }
    }

    /// The next notice that keeps the person from the seat, while one does.
    pub fn take_notice(&mut self) -> Option<Notice> {
        let notice = self.board.as_ref().and_then(|board| board.own.as_ref()).and_then(|own| own.unread.first()).cloned();
        if notice.is_none() {
            self.reading = false;
        }
        notice.filter(|_| self.reading)
    }

    /// Draws the tab.
    pub fn ui(&mut self, ui: &mut Ui, cx: &Cx<'_>, head: Rect, body: Rect, actions: &mut Actions) -> Option<Wish> {
        if !std::mem::replace(&mut self.asked, true) {
            ask(Asked::Board, Query::Board, actions);
        }
        let Some(board) = self.board.clone() else {
            if let Some(no) = &self.trouble {
                inside(ui, body.shrink(space::XL), Layout::top_down(Align::Min), |ui| {
                    trouble(ui, cx, &cx.lang.tr("roster-floor-unreadable"), no, actions);
                });
            }
            return None;
        };
        let mut wish = inside(ui, head, Layout::right_to_left(Align::Center), |ui| {
            let label = cx.lang.tr("roster-floor-act-add-seat");
            let clicked = leads(cx) && Button::secondary(&label).icon(icons::PLUS).show(ui).clicked();
            clicked.then(|| Wish::Act(Box::new(Act::seat())))
        });
        let works = cx.me.must_do(Function::Handover).is_ok();
        let own = if !works {
            0.0
        } else if body.width() < SIDE_BY_SIDE {
            body.width()
        } else {
            OWN
        };
        let left = body.with_max_x(body.right() - own);
        if left.width() > 0.0 {
            wish = self.board(ui, cx, left, &board).or(wish);
        }
        if own > 0.0 {
            let right = body.with_min_x(left.right());
            between(ui, right.left(), right);
            wish = self.own(ui, cx, right, &board, actions).or(wish);
        }
        wish
    }

    // ---- the board ----

    fn board(&mut self, ui: &mut Ui, cx: &Cx<'_>, rect: Rect, board: &Board) -> Option<Wish> {
        let filters = Rect::from_min_size(rect.min, vec2(rect.width(), size::FILTER_ROW));
        inside(ui, filters.shrink2(vec2(space::XL, 0.0)), Layout::left_to_right(Align::Center), |ui| {
            let words = [
                cx.lang.say(&msg!("roster-floor-seats-now", count = board.seats.len())),
                cx.lang.say(&msg!("roster-floor-seats-left", count = board.left.len())),
            ];
            let words: Vec<&str> = words.iter().map(String::as_str).collect();
            chip::segmented(ui, &cx.lang.tr("roster-floor-shown"), &words, &mut self.part);
        });
        let bar = rect.with_min_y(rect.bottom() - size::DECISION_BAR);
        let decides = self.part == 0 && leads(cx);
        let table = Rect::from_min_max(filters.left_bottom(), if decides { bar.right_top() } else { rect.max });
        if self.part == 1 {
            inside(ui, table, Layout::top_down(Align::Min), |ui| self.departures(ui, cx, board));
            return None;
        }
        inside(ui, table, Layout::top_down(Align::Min), |ui| self.lines(ui, cx, board));
        if decides { self.decide(ui, cx, bar, board) } else { None }
    }

    fn lines(&mut self, ui: &mut Ui, cx: &Cx<'_>, board: &Board) {
        if board.seats.is_empty() {
            let (title, sentence) = (cx.lang.tr("roster-floor-no-seats"), cx.lang.tr("roster-floor-no-seats-why"));
            EmptyPage::new(icons::DESKTOP, &title, &sentence).show(ui, cx.lang);
            return;
        }
        let titles =
            ["seat", "who", "since", "until", "next", "state"].map(|id| cx.lang.tr(&format!("roster-floor-column-{id}")).into_owned());
        let [seat, who, since, until, next, state] = &titles;
        let columns = [
            Column::new("seat", seat, 70.0),
            Column::new("who", who, 130.0).fills(),
            Column::new("since", since, 96.0),
            Column::new("until", until, 70.0),
            Column::new("next", next, 130.0),
            Column::new("state", state, 120.0),
        ];
        let name = cx.lang.tr("roster-floor-tab-seats");
        let table = Table::new("seats", cx.lang, &columns, board.seats.len()).takes_keyboard().name(&name);
        table.show(ui, &mut self.table, |ui, at| seat_cell(ui, cx, board, at));
    }

    fn departures(&mut self, ui: &mut Ui, cx: &Cx<'_>, board: &Board) {
        if board.left.is_empty() {
            let (title, sentence) = (cx.lang.tr("roster-floor-none-left"), cx.lang.tr("roster-floor-none-left-why"));
            EmptyPage::new(icons::SIGN_OUT, &title, &sentence).show(ui, cx.lang);
            return;
        }
        let titles = ["left", "seat", "who", "way", "by", "waited", "took", "reason"]
            .map(|id| cx.lang.tr(&format!("roster-floor-column-{id}")).into_owned());
        let [left, seat, who, way, by, waited, took, reason] = &titles;
        let columns = [
            Column::new("left", left, 90.0),
            Column::new("seat", seat, 60.0),
            Column::new("who", who, 80.0),
            Column::new("way", way, 80.0),
            Column::new("by", by, 80.0),
            Column::new("waited", waited, 80.0),
            Column::new("took", took, 80.0),
            Column::new("reason", reason, 100.0).fills(),
        ];
        let name = cx.lang.say(&msg!("roster-floor-seats-left", count = board.left.len()));
        let table = Table::new("seats-left", cx.lang, &columns, board.left.len()).takes_keyboard().name(&name);
        table.show(ui, &mut self.left, |ui, at| left_cell(ui, cx, board, at));
    }

    /// 班长: releases who sits at the chosen seat, or takes an empty one out of use.
    fn decide(&self, ui: &mut Ui, cx: &Cx<'_>, rect: Rect, board: &Board) -> Option<Wish> {
        let line = self.table.cursor.and_then(|row| board.seats.get(row));
        let what = line.map_or_else(|| cx.lang.tr("roster-floor-choose-seat").into_owned(), |line| told(cx, line));
        decision_bar(ui, rect, &what, |ui| {
            let line = line?;
            let label = cx.lang.tr("roster-floor-act-release");
            let sitting = line.sitting.first();
            let own = sitting.is_some_and(|sitting| sitting.staff == cx.me.id);
            let why =
                if own { Some(msg!("roster-floor-release-self")) } else { sitting.is_none().then(|| msg!("roster-floor-seat-empty")) };
            let why = why.map(|message| Reason::of(cx.lang, &Refusal::by("HAND-02", message)));
            let release = Button::danger(&label).refused_if(why.as_ref().map(Reason::refused)).show(ui).clicked();
            let label = cx.lang.tr("roster-floor-act-seat-off");
            let off = sitting.is_none() && Button::secondary(&label).show(ui).clicked();
            match sitting {
                Some(sitting) if release => Some(Wish::Act(Box::new(Act::release(sitting)))),
                _ if off => Some(Wish::Do(Command::PutSeat { name: line.seat.name.clone(), used: false })),
                _ => None,
            }
        })
    }

    // ---- the own place ----

    fn own(&mut self, ui: &mut Ui, cx: &Cx<'_>, rect: Rect, board: &Board, actions: &mut Actions) -> Option<Wish> {
        ui.painter().rect_filled(rect.with_min_x(rect.left() + 1.0), 0, tokens(ui).sunken);
        let Some(own) = &board.own else {
            inside(ui, rect, Layout::top_down(Align::Min), |ui| {
                let (title, sentence) = (cx.lang.tr("roster-floor-no-shift"), cx.lang.tr("roster-floor-no-shift-why"));
                EmptyPage::new(icons::CALENDAR_BLANK, &title, &sentence).show(ui, cx.lang);
            });
            return None;
        };
        let bar = rect.with_min_y(rect.bottom() - size::DECISION_BAR);
        let inner = rect.with_max_y(bar.top()).shrink2(vec2(space::XL, space::L));
        let wish = inside(ui, inner, Layout::top_down(Align::Min), |ui| self.place(ui, cx, board, own, actions));
        self.own_bar(ui, cx, bar, own, actions);
        wish
    }

    fn place(&mut self, ui: &mut Ui, cx: &Cx<'_>, board: &Board, own: &OwnPlace, actions: &mut Actions) -> Option<Wish> {
        let lang = cx.lang;
        ui.spacing_mut().item_spacing.y = space::S;
        text::heading(ui, &lang.tr("roster-floor-own"));
        ui.horizontal(|ui| {
            ui.spacing_mut().item_spacing.x = space::M;
            badge::shift_chip(ui, &own.name, tint(own.tint));
            let day = day_short(lang, own.crew.day, cx.now.day());
            text::small(ui, &format!("{day} {}–{}", clock(own.span.from), clock(own.span.to)));
        });
        match &own.sitting {
            Some(sitting) => {
                let words = msg!("roster-floor-sits", seat = sitting.seat.as_str(), at = moment(sitting.taken_at, cx.now.day()));
                text::strong(ui, &lang.say(&words));
            }
            None => self.choose(ui, cx, board, own),
        }
        ui.add_space(space::S);
        if let Some(no) = &self.refused {
            trouble(ui, cx, &lang.tr("roster-floor-not-done"), no, actions);
            ui.add_space(space::S);
        }
        let mut wish = None;
        let ways_out = |ui: &mut Ui, one: &Judged, _: &mut Actions| {
            for notice in own.unread.iter().filter(|_| one.finding.clause == "HAND-04") {
                let label = lang.say(&msg!("roster-floor-act-read", title = notice.draft.title.as_str()));
                if Button::secondary(&label).small().show(ui).clicked() {
                    wish = Some(Wish::Act(Box::new(Act::read(notice))));
                }
            }
        };
        why::panel(ui, cx, &own.judged, ways_out, actions);
        wish
    }

    /// The seat: as the roster names it, typed, or one of the free ones.
    fn choose(&mut self, ui: &mut Ui, cx: &Cx<'_>, board: &Board, own: &OwnPlace) {
        let (label, placeholder) = (cx.lang.tr("roster-floor-field-seat"), cx.lang.tr("roster-floor-field-seat-hint"));
        let known: Vec<&Seat> = board.seats.iter().map(|line| &line.seat).collect();
        let typed = self.seat.trim();
        let hint = if typed.is_empty() || parts::is_known(&known, typed) {
            String::new()
        } else {
            cx.lang.say(&msg!("roster-floor-seat-new", seat = typed))
        };
        Input::new(&label).required().placeholder(&placeholder).hint(&hint).limit(20).text(ui, &mut self.seat);
        let free = board.seats.iter().filter(|line| line.sitting.iter().all(|sitting| sitting.ends < own.span.to));
        ui.horizontal_wrapped(|ui| {
            ui.spacing_mut().item_spacing = vec2(space::S, space::S);
            for line in free.take(PROPOSED) {
                if Button::secondary(&line.seat.name).small().current(self.seat == line.seat.name).show(ui).clicked() {
                    self.seat.clone_from(&line.seat.name);
                }
            }
        });
    }

    fn own_bar(&mut self, ui: &mut Ui, cx: &Cx<'_>, rect: Rect, own: &OwnPlace, actions: &mut Actions) {
        let (label, command) = match &own.sitting {
            Some(sitting) => ("roster-floor-act-leave", Command::Leave { seat: sitting.seat.clone(), shift: own.shift }),
            None => ("roster-floor-act-take", Command::Take { seat: self.seat.trim().to_owned(), shift: own.shift }),
        };
        // Unread notices do not grey the button: the refusal opens them.
        let no = own.judged.iter().find(|one| one.finding.verdict == Verdict::Refused && one.finding.clause != "HAND-04");
        let why = no.map(|one| Reason::of(cx.lang, &Refusal::by(one.finding.clause, one.finding.message.clone())));
        let blank = own.sitting.is_none() && self.seat.trim().is_empty();
        let why = why.or_else(|| blank.then(|| Reason::of(cx.lang, &Refusal::by("HAND-02", msg!("roster-floor-seat-blank")))));
        let busy = is_busy(cx);
        let clicked = decision_bar(ui, rect, &why::summary(cx.lang, &own.judged), |ui| {
            let (label, working) = (cx.lang.tr(label), cx.lang.tr("roster-floor-working"));
            let button = Button::primary(&label).key("Ctrl Enter").busy(&working, busy);
            button.refused_if(why.as_ref().map(Reason::refused)).show(ui).clicked()
        });
        let by_key = !shut(ui) && ui.input_mut(|i| i.consume_key(Modifiers::COMMAND, Key::Enter));
        if (clicked || by_key) && why.is_none() && !busy {
            self.refused = None;
            act(command, actions);
        }
    }
}

/// `座席 A01 王芳，早班 16:00 结束`
fn told(cx: &Cx<'_>, line: &SeatLine) -> String {
    match line.sitting.first() {
        Some(sitting) => {
            let end = moment(sitting.ends, cx.now.day());
            cx.lang.say(&msg!("roster-floor-seat-told", seat = line.seat.name.as_str(), name = sitting.name.as_str(), end = end))
        }
        None => cx.lang.say(&msg!("roster-floor-seat-told-empty", seat = line.seat.name.as_str())),
    }
}

fn seat_cell(ui: &mut Ui, cx: &Cx<'_>, board: &Board, at: &Cell<'_>) {
    let Some(line) = board.seats.get(at.row) else { return };
    let first = line.sitting.first();
    let today = cx.now.day();
    match at.column {
        "seat" => at.text(ui, &line.seat.name),
        "who" => match first {
            None => at.weak(ui, &cx.lang.tr("roster-floor-seat-free")),
            Some(sitting) => {
                ui.spacing_mut().item_spacing.x = space::S;
                badge::shift_chip(ui, &sitting.shift_name, tint(sitting.tint));
                let names: Vec<&str> = line.sitting.iter().map(|sitting| sitting.name.as_str()).collect();
                parts::behind(ui, at, &names.join(" → "));
            }
        },
        "since" => at.weak(ui, &first.map_or_else(String::new, |sitting| moment(sitting.taken_at, today))),
        "until" => at.weak(ui, &first.map_or_else(String::new, |sitting| moment(sitting.ends, today))),
        "next" => {
            let words = match line.next.as_slice() {
                [] => String::new(),
                [one] => one.clone(),
                [one, ..] => cx.lang.say(&msg!("roster-floor-next-many", name = one.as_str(), count = line.next.len())),
            };
            at.weak(ui, &words);
        }
        _ => {
            if let Some((word, family)) = standing(cx, line, first) {
                Badge::new(&word, family).show(ui);
                at.name(ui, &word);
            }
        }
    }
}

/// What is remarkable of a seat: a handover that goes on, or somebody who waits for the relief.
fn standing(cx: &Cx<'_>, line: &SeatLine, first: Option<&Sitting>) -> Option<(String, Family)> {
    let sitting = first?;
    if line.sitting.len() > 1 {
        return Some((cx.lang.tr("roster-floor-handing-over").into_owned(), Family::Info));
    }
    let waited = hand_02_relief::waited(sitting.ends, cx.now);
    match (cx.now >= sitting.ends, line.next.is_empty()) {
        (false, _) => None,
        (true, false) => Some((cx.lang.say(&msg!("roster-floor-waits", minutes = waited)), Family::Danger)),
        (true, true) => Some((cx.lang.tr("roster-floor-may-leave").into_owned(), Family::Warning)),
    }
}

fn left_cell(ui: &mut Ui, cx: &Cx<'_>, board: &Board, at: &Cell<'_>) {
    let Some(sitting) = board.left.get(at.row) else { return };
    let Some(left) = &sitting.left else { return };
    match at.column {
        "left" => at.weak(ui, &moment(left.at, cx.now.day())),
        "seat" => at.text(ui, &sitting.seat),
        "who" => at.text(ui, &sitting.name),
        "way" => {
            let word = cx.lang.say(&left.way.message());
            match left.way {
                Way::Released | Way::Forgotten => {
                    Badge::new(&word, Family::Warning).show(ui);
                    at.name(ui, &word);
                }
                Way::Relieved | Way::Free => at.weak(ui, &word),
            }
        }
        "by" => at.weak(ui, &left.by),
        "waited" if left.waited > 0 => at.text(ui, &cx.lang.say(&msg!("roster-floor-minutes", minutes = left.waited))),
        "took" if left.way == Way::Relieved => {
            let took = hand_05_brief::shown(left.handover);
            if left.handover > board.handover_max {
                Badge::new(&took, Family::Warning).show(ui);
                at.name(ui, &took);
            } else {
                at.weak(ui, &took);
            }
        }
        "reason" => at.weak(ui, &left.reason),
        _ => {}
    }
}
