//! 点名 (HAND-01): the crews of a day, the list of the chosen one with 到 缺 迟 假, and the points to speak about.

use egui::{Align, Key, Layout, Modifiers, Rect, ScrollArea, Ui, vec2};

use super::parts::{self, ListRow, between, decision_bar, moment, times};
use super::{Asked, Wish, act, ask, is_busy, leads};
use crate::areas::parts::{Reason, Trouble, busy_typing, clock, inside, shut, trouble};
use crate::areas::roster::floor::clauses::hand_01_roll_call;
use crate::areas::roster::floor::{CallState, CallView, Command, CrewId, Mark, Query, RollCall};
use crate::areas::view::{Actions, Cx};
use crate::base::{Day, Function, No, Refusal, plus_days};
use crate::i18n::day_long;
use crate::msg;
use crate::ui::field::Field as Input;
use crate::ui::table::Cell;
use crate::ui::tokens::{Family, size, space};
use crate::ui::{Badge, Button, Column, EmptyPage, IconButton, Table, TableState, badge, chip, icons, keep_ime, text};

/// Width of the points at the right.
const POINTS: f32 = 300.0;
/// Narrowest page that has room for them.
const WITH_POINTS: f32 = 980.0;

/// The tab.
#[derive(Default)]
pub(super) struct Calls {
    day: Option<Day>,
    asked: Option<Day>,
    views: Option<Vec<CallView>>,
    chosen: Option<CrewId>,
    point: String,
    table: TableState,
    trouble: Option<Trouble>,
}

/// Tint of a roll call: what is to be done now, what was missed; the rest is quiet.
fn family(cx: &Cx<'_>, view: &CallView) -> Family {
    match RollCall::state(view.call.as_ref()) {
        CallState::Waiting if view.missed => Family::Danger,
        CallState::Waiting if view.opens_at <= cx.now => Family::Warning,
        CallState::Open => Family::Info,
        CallState::Waiting | CallState::Closed => Family::Neutral,
    }
}

impl Calls {
    /// What is shown may be old.
    pub fn stale(&mut self) {
        self.asked = None;
    }

    /// Takes the crews; the person's own, or the one that works now, is chosen.
    pub fn answer(&mut self, cx: &Cx<'_>, found: &[CallView]) {
        self.trouble = None;
        if !found.iter().any(|view| Some(view.crew.id) == self.chosen) {
            let runs = |view: &&CallView| cx.now < view.crew.span.to;
            let works = |view: &&CallView| view.crew.members.iter().any(|member| member.shift.staff == cx.me.id);
            let own = found.iter().filter(runs).find(works);
            let led = || found.iter().filter(runs).find(|view| view.crew.is_led_by(cx.me.id));
            let chosen = own.or_else(led).or_else(|| found.iter().find(runs)).or_else(|| found.last());
            self.chosen = chosen.map(|view| view.crew.id);
            self.table.rows_changed();
        }
        self.views = Some(found.to_vec());
    }

    /// The question came to nothing.
    pub fn failed(&mut self, no: &No) {
        self.trouble = Trouble::of(no).filter(|trouble| !trouble.is_stopped());
    }

    /// An act ended.
    pub fn ended(&mut self, outcome: &Result<crate::areas::Done, No>) {
        match outcome {
            Ok(_) => self.trouble = None,
            Err(no) => self.failed(no),
        }
    }

    /// Draws the tab.
    pub fn ui(&mut self, ui: &mut Ui, cx: &Cx<'_>, head: Rect, body: Rect, actions: &mut Actions) -> Option<Wish> {
        let day = *self.day.get_or_insert(cx.now.day());
        if self.asked != Some(day) {
            self.asked = Some(day);
            ask(Asked::Calls, Query::Calls { day }, actions);
        }
        inside(ui, head, Layout::right_to_left(Align::Center), |ui| self.days(ui, cx, day));
        let list = body.with_max_x(body.left() + parts::LIST);
        between(ui, list.right(), body);
        inside(ui, list, Layout::top_down(Align::Min), |ui| self.list(ui, cx));
        let rest = body.with_min_x(list.right());
        let chosen = self.views.as_deref().unwrap_or_default().iter().find(|view| Some(view.crew.id) == self.chosen).cloned();
        match chosen {
            Some(view) => self.crew(ui, cx, rest, &view, actions),
            None => self.nothing(ui, cx, rest, actions),
        }
        None
    }

    /// ‹ the day ›
    fn days(&mut self, ui: &mut Ui, cx: &Cx<'_>, day: Day) {
        ui.spacing_mut().item_spacing.x = space::S;
        let turn = |ui: &mut Ui, icon, id| IconButton::new(icon, &cx.lang.tr(id)).small().show(ui).clicked();
        let next = turn(ui, icons::CARET_RIGHT, "roster-floor-next-day");
        text::small(ui, &day_long(cx.lang, day));
        let before = turn(ui, icons::CARET_LEFT, "roster-floor-previous-day");
        let days = i64::from(next) - i64::from(before);
        if days != 0 {
            (self.day, self.views, self.chosen) = (Some(plus_days(day, days)), None, None);
        }
    }

    fn list(&mut self, ui: &mut Ui, cx: &Cx<'_>) {
        ScrollArea::vertical().id_salt("crews").auto_shrink(false).show(ui, |ui| {
            ui.spacing_mut().item_spacing.y = 0.0;
            ui.add_space(space::S);
            for view in self.views.as_deref().unwrap_or_default() {
                let state = RollCall::state(view.call.as_ref());
                let late = view.missed && state == CallState::Waiting;
                let word = cx.lang.tr(if late { "roster-floor-call-missed" } else { state.message().id });
                let title = format!("{}–{}", clock(view.crew.span.from), clock(view.crew.span.to));
                let names = cx.lang.list(&view.crew.leader_names());
                let detail = cx.lang.say(&msg!("roster-floor-crew-detail", names = names, count = view.crew.members.len()));
                let row = ListRow {
                    shift: (&view.crew.name, view.crew.tint),
                    title: &title,
                    detail: &detail,
                    state: (&word, family(cx, view)),
                    chosen: Some(view.crew.id) == self.chosen,
                };
                if row.show(ui).clicked() {
                    self.chosen = Some(view.crew.id);
                    self.point.clear();
                    self.table.rows_changed();
                }
            }
        });
    }

    fn nothing(&self, ui: &mut Ui, cx: &Cx<'_>, rect: Rect, actions: &mut Actions) {
        inside(ui, rect, Layout::top_down(Align::Min), |ui| match (&self.trouble, &self.views) {
            (Some(no), _) => trouble(ui, cx, &cx.lang.tr("roster-floor-unreadable"), no, actions),
            (None, Some(_)) => {
                let (title, sentence) = (cx.lang.tr("roster-floor-no-crews"), cx.lang.tr("roster-floor-no-crews-why"));
                EmptyPage::new(icons::USERS, &title, &sentence).show(ui, cx.lang);
            }
            (None, None) => {}
        });
    }

    fn crew(&mut self, ui: &mut Ui, cx: &Cx<'_>, rect: Rect, view: &CallView, actions: &mut Actions) {
        let bar = rect.with_min_y(rect.bottom() - size::DECISION_BAR);
        let above = rect.with_max_y(bar.top());
        let points = if rect.width() + parts::LIST >= WITH_POINTS { POINTS } else { 0.0 };
        let left = above.with_max_x(above.right() - points);
        let title = Rect::from_min_size(left.min, vec2(left.width(), size::FILTER_ROW));
        inside(ui, title.shrink2(vec2(space::XL, 0.0)), Layout::left_to_right(Align::Center), |ui| head(ui, cx, view));
        let mut table = left.with_min_y(title.bottom());
        if let Some(no) = &self.trouble {
            let place = table.shrink2(vec2(space::XL, 0.0)).with_max_y(table.top() + 96.0);
            inside(ui, place, Layout::top_down(Align::Min), |ui| {
                trouble(ui, cx, &cx.lang.tr("roster-floor-not-done"), no, actions);
            });
            table = table.with_min_y(place.bottom());
        }
        inside(ui, table, Layout::top_down(Align::Min), |ui| self.members(ui, cx, view, actions));
        if points > 0.0 {
            let right = above.with_min_x(left.right());
            between(ui, right.left(), right);
            inside(ui, right.shrink2(vec2(space::XL, space::L)), Layout::top_down(Align::Min), |ui| self.points(ui, cx, view, actions));
        }
        self.bar(ui, cx, bar, view, actions);
    }

    fn members(&mut self, ui: &mut Ui, cx: &Cx<'_>, view: &CallView, actions: &mut Actions) {
        let l = |id| cx.lang.tr(id);
        let titles = [
            "roster-floor-column-name",
            "roster-floor-column-team",
            "roster-floor-column-seat",
            "roster-floor-column-leave",
            "roster-floor-column-mark",
        ]
        .map(l);
        let [name, team, seat, leave, mark] = &titles;
        let columns = [
            Column::new("name", name, 120.0).fills(),
            Column::new("team", team, 80.0),
            Column::new("seat", seat, 64.0),
            Column::new("leave", leave, 100.0),
            Column::new("mark", mark, 176.0),
        ];
        let open = RollCall::state(view.call.as_ref()) == CallState::Open && leads(cx);
        let mut wanted: Option<(i64, Mark)> = None;
        let label = cx.lang.tr("roster-floor-tab-calls");
        let table = Table::new("roll-call", cx.lang, &columns, view.crew.members.len()).takes_keyboard().name(&label);
        table.show(ui, &mut self.table, |ui, at| {
            if let Some(one) = cell(ui, cx, view, open, at) {
                wanted = Some(one);
            }
        });
        // The keys mark wherever the focus is, except in a field.
        if open && !busy_typing(ui) {
            let row = self.table.cursor.unwrap_or(0);
            if let (Some(mark), Some(member)) = (pressed(ui), view.crew.members.get(row)) {
                wanted = Some((member.shift.staff, mark));
                self.table.go_to((row + 1).min(view.crew.members.len().saturating_sub(1)));
            }
        }
        if let Some(one) = wanted {
            act(Command::Mark { crew: view.crew.id, marks: vec![one] }, actions);
        }
    }

    /// 点评: what was noted, notices of the day and common problems as proposals, and a line for more.
    fn points(&mut self, ui: &mut Ui, cx: &Cx<'_>, view: &CallView, actions: &mut Actions) {
        ui.spacing_mut().item_spacing.y = space::S;
        text::heading(ui, &cx.lang.tr("roster-floor-points"));
        let call = view.call.as_ref();
        let noted = call.map_or(&[][..], |call| call.points.as_slice());
        let open = RollCall::state(call) == CallState::Open;
        let speaks = open && (leads(cx) || cx.me.access(Function::Handover).note == "讲评");
        let room = ui.available_height() - if speaks { 84.0 } else { 0.0 };
        ScrollArea::vertical().id_salt("points").auto_shrink(false).max_height(room).show(ui, |ui| {
            if noted.is_empty() {
                text::paragraph(ui, &cx.lang.tr("roster-floor-no-points"));
            }
            for point in noted {
                text::small(ui, &point.text);
                text::caption(ui, &format!("{} {}", point.by.name, moment(point.by.at, view.crew.id.day)));
            }
            let notices = view.notices.iter().map(|title| (title, msg!("roster-floor-add-point", title = title.as_str())));
            let problems = view.problems.iter().map(|tag| (tag, msg!("roster-floor-add-problem", tag = tag.as_str())));
            for (text, words) in notices.chain(problems).filter(|(text, _)| speaks && !noted.iter().any(|point| &point.text == *text)) {
                if Button::link(&cx.lang.say(&words)).small().icon(icons::PLUS).show(ui).clicked() {
                    act(Command::Point { crew: view.crew.id, text: text.clone() }, actions);
                }
            }
        });
        if !speaks {
            return;
        }
        let label = cx.lang.tr("roster-floor-point");
        let input = Input::new(&label).limit(200).text(ui, &mut self.point);
        let entered = keep_ime::submit(ui, &input);
        if entered && !self.point.trim().is_empty() {
            act(Command::Point { crew: view.crew.id, text: std::mem::take(&mut self.point) }, actions);
            input.request_focus();
        }
    }

    fn bar(&mut self, ui: &mut Ui, cx: &Cx<'_>, rect: Rect, view: &CallView, actions: &mut Actions) {
        let state = RollCall::state(view.call.as_ref());
        let what = summary(cx, view);
        let busy = is_busy(cx);
        let why = why_not(cx, view, state);
        let (label, command) = match state {
            CallState::Waiting => ("roster-floor-act-open-call", Command::OpenCall { crew: view.crew.id, marks: Vec::new() }),
            CallState::Open => ("roster-floor-act-close-call", Command::CloseCall { crew: view.crew.id, marks: Vec::new() }),
            CallState::Closed => {
                decision_bar(ui, rect, &what, |_| ());
                return;
            }
        };
        let clicked = decision_bar(ui, rect, &what, |ui| {
            let (label, working) = (cx.lang.tr(label), cx.lang.tr("roster-floor-working"));
            let button = Button::primary(&label).key("Ctrl Enter").busy(&working, busy);
            button.refused_if(why.as_ref().map(Reason::refused)).show(ui).clicked()
        });
        let by_key = !shut(ui) && ui.input_mut(|i| i.consume_key(Modifiers::COMMAND, Key::Enter));
        if (clicked || by_key) && why.is_none() && !busy {
            act(command, actions);
        }
    }
}

/// Why the next step of this roll call is not the person's, or not yet.
fn why_not(cx: &Cx<'_>, view: &CallView, state: CallState) -> Option<Reason> {
    let refused = |refusal: Refusal| Reason::of(cx.lang, &refusal);
    if let Err(refusal) = cx.me.must_do_all(Function::Handover) {
        return Some(refused(refusal));
    }
    let minutes = view.crew.span.from.minutes_since(view.opens_at);
    let early = || msg!("roster-floor-call-early", minutes = minutes, from = clock(view.opens_at));
    (state == CallState::Waiting && cx.now < view.opens_at).then(|| refused(Refusal::by("HAND-01", early())))
}

fn head(ui: &mut Ui, cx: &Cx<'_>, view: &CallView) {
    ui.spacing_mut().item_spacing.x = space::M;
    badge::shift_chip(ui, &view.crew.name, parts::tint(view.crew.tint));
    text::heading(ui, &times(cx, &view.crew));
    let state = RollCall::state(view.call.as_ref());
    if !view.missed || view.call.is_some() {
        Badge::new(&cx.lang.say(&state.message()), family(cx, view)).show(ui);
    }
    if view.missed {
        Badge::new(&cx.lang.tr("roster-floor-call-missed"), Family::Danger).show(ui);
    }
    match view.call.as_ref().map(|call| (&call.opened, &call.closed)) {
        Some((_, Some(closed))) => {
            let words = msg!("roster-floor-closed-by", at = moment(closed.at, view.crew.id.day), name = closed.name.as_str());
            text::caption(ui, &cx.lang.say(&words));
        }
        Some((opened, None)) => {
            let words = msg!("roster-floor-opened-by", at = moment(opened.at, view.crew.id.day), name = opened.name.as_str());
            text::caption(ui, &cx.lang.say(&words));
        }
        None => {
            let words = msg!("roster-floor-opens-at", at = moment(view.opens_at, view.crew.id.day));
            text::caption(ui, &cx.lang.say(&words));
        }
    }
}

/// What the list says of a person now: the mark, or what he is presumed to be.
fn mark_of(view: &CallView, row: usize) -> Option<Mark> {
    let member = view.crew.members.get(row)?;
    let given = view.call.as_ref().and_then(|call| call.marks.get(&member.shift.staff).copied());
    Some(given.unwrap_or_else(|| hand_01_roll_call::presumed(member)))
}

/// `应到 6 人：到 4、缺 1、假 1`; before the roll call only who is on leave.
fn summary(cx: &Cx<'_>, view: &CallView) -> String {
    let people = view.crew.members.len();
    let marks: Vec<Mark> = (0..people).filter_map(|row| mark_of(view, row)).collect();
    let counted = |mark: &&Mark| view.call.is_some() || **mark == Mark::Leave;
    let counts = Mark::ALL.iter().filter(counted).map(|mark| (mark, marks.iter().filter(|one| *one == mark).count()));
    let words: Vec<String> =
        counts.filter(|(_, count)| *count > 0).map(|(mark, count)| format!("{} {count}", cx.lang.say(&mark.message()))).collect();
    if words.is_empty() {
        return cx.lang.say(&msg!("roster-floor-call-people", count = people));
    }
    cx.lang.say(&msg!("roster-floor-call-summary", count = people, marks = cx.lang.list(&words)))
}

/// Draws a cell; returns the mark that was chosen in it.
fn cell(ui: &mut Ui, cx: &Cx<'_>, view: &CallView, open: bool, at: &Cell<'_>) -> Option<(i64, Mark)> {
    let member = view.crew.members.get(at.row)?;
    let lang = cx.lang;
    match at.column {
        "name" => at.text(ui, &member.name),
        "team" => at.weak(ui, &member.team),
        "seat" => at.weak(ui, &member.shift.seat),
        "leave" => {
            let start = member.shift.span.from;
            let on = |spans: &[crate::areas::roster::Span]| spans.iter().any(|span| span.from <= start && start < span.to);
            let words = if on(&member.leave) {
                lang.tr("roster-floor-on-leave").into_owned()
            } else if on(&member.business) {
                lang.tr("roster-floor-on-business").into_owned()
            } else if member.shift.swap.is_some() {
                lang.tr("roster-floor-by-swap").into_owned()
            } else {
                String::new()
            };
            at.weak(ui, &words);
        }
        _ => {
            let mark = mark_of(view, at.row)?;
            if !open {
                let known = view.call.as_ref().is_some_and(|call| call.marks.contains_key(&member.shift.staff));
                let word = lang.say(&mark.message());
                match (known, mark) {
                    (false, _) => at.weak(ui, "—"),
                    (true, Mark::Missing | Mark::Late) => {
                        Badge::new(&word, if mark == Mark::Late { Family::Warning } else { Family::Danger }).show(ui);
                        at.name(ui, &word);
                    }
                    (true, _) => at.text(ui, &word),
                }
                return None;
            }
            let words: Vec<String> = Mark::ALL.iter().map(|mark| lang.say(&mark.message())).collect();
            let words: Vec<&str> = words.iter().map(String::as_str).collect();
            let mut chosen = Mark::ALL.iter().position(|one| *one == mark).unwrap_or(0);
            let name = lang.say(&msg!("roster-floor-mark-of", name = member.name.as_str()));
            if chip::segmented(ui, &name, &words, &mut chosen) {
                return Mark::ALL.get(chosen).map(|mark| (member.shift.staff, *mark));
            }
        }
    }
    None
}

/// The mark whose key was pressed: 1 to 4, or the first letters of 到 缺 迟 假.
fn pressed(ui: &Ui) -> Option<Mark> {
    let keys = [(Key::Num1, Key::D), (Key::Num2, Key::Q), (Key::Num3, Key::C), (Key::Num4, Key::J)];
    let place = ui.input_mut(|i| {
        keys.iter().position(|(digit, letter)| i.consume_key(Modifiers::NONE, *digit) || i.consume_key(Modifiers::NONE, *letter))
    });
    place.and_then(|place| Mark::ALL.get(place)).copied()
}
