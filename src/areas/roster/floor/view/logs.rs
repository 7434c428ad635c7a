//! 交接日志 (HAND-03): the logs of the last week, and the chosen one with its six sections, both signatures and supplements. What is
//! typed is stored by itself when a field is left, some seconds after the last key, and when the page is left.

use std::time::Duration;

use egui::{Align, Key, Layout, Modifiers, Rect, ScrollArea, Ui, vec2};

use super::acts::Act;
use super::parts::{self, ListRow, between, decision_bar, moment, times};
use super::{Asked, Place, Wish, act, ask, is_busy};
use crate::areas::Done;
use crate::areas::parts::{Reason, Trouble, clock, inside, shut, trouble};
use crate::areas::roster::Printout;
use crate::areas::roster::floor::clauses::hand_03_log;
use crate::areas::roster::floor::commands::Written;
use crate::areas::roster::floor::{Command, LogOf, LogState, LogView, Query, Section, Side, Signed};
use crate::areas::view::{Action, Actions, Cx, Job, Paper, Pick};
use crate::base::{Function, Instant, No, plus_days};
use crate::i18n::day_short;
use crate::msg;
use crate::ui::field::Field as Input;
use crate::ui::step_line::{self, Step, StepState};
use crate::ui::tokens::{Family, size, space};
use crate::ui::{Badge, Button, EmptyPage, IconButton, badge, icons, menu, text};

/// Days of logs in the list.
const DAYS: i64 = 7;
/// Milliseconds after the last key until what is typed is stored.
const PAUSE: i64 = 10_000;
/// Widest that the sections stand.
const WIDTH: f32 = 760.0;

/// The tab.
#[derive(Default)]
pub(super) struct Logs {
    asked: bool,
    list: Option<Vec<LogView>>,
    of: Option<LogOf>,
    /// The answer to this question is on screen, or waited for.
    of_asked: Option<LogOf>,
    view: Option<Box<LogView>>,
    /// As the sections were read, and as they are typed.
    was: [String; 6],
    texts: [String; 6],
    typed_at: Option<Instant>,
    saved_at: Option<Instant>,
    trouble: Option<Trouble>,
}

fn family(state: LogState) -> Family {
    match state {
        LogState::Waiting => Family::Info,
        LogState::Draft | LogState::Signed => Family::Neutral,
    }
}

impl Logs {
    /// Whether something is typed that is not stored.
    pub fn unsaved(&self) -> bool {
        self.texts != self.was
    }

    /// What is shown may be old.
    pub fn stale(&mut self, actions: &mut Actions) {
        self.asked = false;
        if let Some(of) = self.of.filter(|_| self.of_asked.is_some()) {
            ask(Asked::Log, Query::Log { of }, actions);
        }
    }

    /// Shows this log; what is typed in another one is stored.
    pub fn open(&mut self, of: LogOf, actions: &mut Actions) {
        if self.of == Some(of) || self.view.as_ref().is_some_and(|view| names(view, of)) {
            return;
        }
        self.keep(actions);
        (self.of, self.of_asked, self.view, self.trouble) = (Some(of), None, None, None);
        (self.was, self.texts) = Default::default();
    }

    /// Stores what is typed.
    pub fn keep(&mut self, actions: &mut Actions) {
        self.typed_at = None;
        let Some(view) = &self.view else { return };
        let changed = Section::ALL.iter().zip(self.was.iter().zip(&self.texts)).filter(|(_, (was, text))| was != text);
        let texts: Vec<Written> =
            changed.map(|(section, (was, text))| Written { section: *section, was: was.clone(), text: text.clone() }).collect();
        if !texts.is_empty() {
            act(Command::Write { crew: view.crew.id, texts }, actions);
            // Until the answer comes it counts as stored; a refusal brings it back.
            self.was.clone_from(&self.texts);
        }
    }

    /// Takes the list; the newest is shown when none is.
    pub fn list(&mut self, found: &[LogView], actions: &mut Actions) {
        if self.of.is_none()
            && let Some(first) = found.first()
        {
            self.open(LogOf::Crew(first.crew.id), actions);
        }
        self.list = Some(found.to_vec());
    }

    /// Takes a log; what is typed stays.
    pub fn answer(&mut self, view: &LogView) {
        if !self.of.is_some_and(|of| names(view, of)) {
            return;
        }
        for (at, stored) in view.log.texts.iter().enumerate() {
            if let (Some(was), Some(text)) = (self.was.get_mut(at), self.texts.get_mut(at)) {
                if was == text {
                    text.clone_from(stored);
                }
                was.clone_from(stored);
            }
        }
        self.view = Some(Box::new(view.clone()));
    }

    /// The question came to nothing.
    pub fn failed(&mut self, no: &No) {
        self.trouble = Trouble::of(no).filter(|trouble| !trouble.is_stopped());
    }

    /// An act ended.
    pub fn ended(&mut self, cx: &Cx<'_>, command: &Command, outcome: &Result<Done, No>) {
        match (outcome, command) {
            (Ok(_), Command::Write { .. }) => (self.saved_at, self.trouble) = (Some(cx.now), None),
            (Ok(_), _) => self.trouble = None,
            (Err(no), Command::Write { texts, .. }) => {
                // What was not stored is typed still.
                for written in texts {
                    if let Some(was) = self.was.get_mut(written.section.place()) {
                        was.clone_from(&written.was);
                    }
                }
                self.failed(no);
            }
            (Err(no), _) => self.failed(no),
        }
    }

    /// Draws the tab.
    pub fn ui(&mut self, ui: &mut Ui, cx: &Cx<'_>, head: Rect, body: Rect, actions: &mut Actions) -> Option<Wish> {
        if !std::mem::replace(&mut self.asked, true) {
            let to = cx.now.day();
            ask(Asked::Logs, Query::Logs { from: plus_days(to, -DAYS), to }, actions);
        }
        if let Some(of) = self.of.filter(|of| self.of_asked != Some(*of)) {
            self.of_asked = Some(of);
            ask(Asked::Log, Query::Log { of }, actions);
        }
        self.pause(ui, cx, actions);
        inside(ui, head, Layout::right_to_left(Align::Center), |ui| self.print(ui, cx, actions));
        let list = body.with_max_x(body.left() + parts::LIST);
        between(ui, list.right(), body);
        let wish = inside(ui, list, Layout::top_down(Align::Min), |ui| self.rows(ui, cx));
        let rest = body.with_min_x(list.right());
        match self.view.clone() {
            Some(view) => self.log(ui, cx, rest, &view, actions).or(wish),
            None => {
                self.nothing(ui, cx, rest, actions);
                wish
            }
        }
    }

    /// Stores what is typed when the hands rest.
    fn pause(&mut self, ui: &Ui, cx: &Cx<'_>, actions: &mut Actions) {
        if let Some(typed) = self.typed_at {
            if cx.now.0 - typed.0 >= PAUSE {
                self.keep(actions);
            } else {
                ui.ctx().request_repaint_after(Duration::from_millis(PAUSE.unsigned_abs()));
            }
        }
    }

    fn nothing(&self, ui: &mut Ui, cx: &Cx<'_>, rect: Rect, actions: &mut Actions) {
        inside(ui, rect, Layout::top_down(Align::Min), |ui| match (&self.trouble, &self.list) {
            (Some(no), _) => trouble(ui, cx, &cx.lang.tr("roster-floor-unreadable"), no, actions),
            (None, Some(list)) if list.is_empty() => {
                let (title, sentence) = (cx.lang.tr("roster-floor-no-logs"), cx.lang.tr("roster-floor-no-logs-why"));
                EmptyPage::new(icons::NOTEBOOK, &title, &sentence).show(ui, cx.lang);
            }
            _ => {}
        });
    }

    fn rows(&mut self, ui: &mut Ui, cx: &Cx<'_>) -> Option<Wish> {
        let mut wish = None;
        ScrollArea::vertical().id_salt("logs").auto_shrink(false).show(ui, |ui| {
            ui.spacing_mut().item_spacing.y = 0.0;
            ui.add_space(space::S);
            for one in self.list.as_deref().unwrap_or_default() {
                let state = one.log.state();
                let word = if one.log.id == 0 { cx.lang.tr("roster-floor-log-none").into_owned() } else { cx.lang.say(&state.message()) };
                let title = day_short(cx.lang, one.crew.id.day, cx.now.day());
                let next = one.next.as_ref().map_or_else(|| "—".to_owned(), |next| next.name.clone());
                let detail = msg!("roster-floor-log-row", from = one.crew.name.as_str(), to = next, end = clock(one.crew.span.to));
                let row = ListRow {
                    shift: (&one.crew.name, one.crew.tint),
                    title: &title,
                    detail: &cx.lang.say(&detail),
                    state: (&word, family(state)),
                    chosen: self.of.is_some_and(|of| names(one, of)),
                };
                if row.show(ui).clicked() {
                    wish = Some(Wish::Go(Place::Log(LogOf::Crew(one.crew.id))));
                }
            }
        });
        wish
    }

    fn log(&mut self, ui: &mut Ui, cx: &Cx<'_>, rect: Rect, view: &LogView, actions: &mut Actions) -> Option<Wish> {
        let bar = rect.with_min_y(rect.bottom() - size::DECISION_BAR);
        let above = rect.with_max_y(bar.top());
        let title = Rect::from_min_size(above.min, vec2(above.width(), size::FILTER_ROW));
        inside(ui, title.shrink2(vec2(space::XL, 0.0)), Layout::left_to_right(Align::Center), |ui| self.title(ui, cx, view));
        let room = above.with_min_y(title.bottom());
        inside(ui, room, Layout::top_down(Align::Min), |ui| {
            ScrollArea::vertical().id_salt(("log", view.crew.id)).auto_shrink(false).show(ui, |ui| {
                egui::Frame::NONE.inner_margin(egui::Margin::symmetric(16, 0)).show(ui, |ui| {
                    ui.set_width(ui.available_width().min(WIDTH));
                    ui.spacing_mut().item_spacing.y = space::L;
                    steps(ui, cx, view);
                    if let Some(no) = &self.trouble {
                        trouble(ui, cx, &cx.lang.tr("roster-floor-not-done"), no, actions);
                    }
                    self.sections(ui, cx, view, actions);
                    supplements(ui, cx, view);
                    ui.add_space(space::L);
                });
            });
        });
        self.bar(ui, cx, bar, view, actions)
    }

    fn title(&self, ui: &mut Ui, cx: &Cx<'_>, view: &LogView) {
        ui.spacing_mut().item_spacing.x = space::M;
        badge::shift_chip(ui, &view.crew.name, parts::tint(view.crew.tint));
        text::heading(ui, &times(cx, &view.crew));
        let state = view.log.state();
        Badge::new(&cx.lang.say(&state.message()), family(state)).show(ui);
        if state != LogState::Draft {
            return;
        }
        let today = cx.now.day();
        if self.unsaved() {
            text::caption(ui, &cx.lang.tr("roster-floor-typing"));
        } else if let Some(at) = self.saved_at {
            text::caption(ui, &cx.lang.say(&msg!("roster-floor-saved", at = moment(at, today))));
        } else if view.log.id != 0 {
            let words = msg!("roster-floor-written", name = view.log.written.name.as_str(), at = moment(view.log.written.at, today));
            text::caption(ui, &cx.lang.say(&words));
        }
    }

    fn sections(&mut self, ui: &mut Ui, cx: &Cx<'_>, view: &LogView, actions: &mut Actions) {
        let writes = view.log.state() == LogState::Draft && cx.me.must_do_all(Function::Handover).is_ok();
        let mut left = false;
        for section in Section::ALL {
            let name = format!("{} {}", section.mark(), cx.lang.say(&section.message()));
            let moves = *section == Section::Moves;
            if !writes {
                let shown = view.log.shown(*section);
                ui.vertical(|ui| {
                    ui.spacing_mut().item_spacing.y = space::XS;
                    text::group(ui, &name);
                    text::body(ui, if shown.is_empty() { "—" } else { &shown });
                });
                continue;
            }
            if moves {
                ui.vertical(|ui| {
                    ui.spacing_mut().item_spacing.y = space::XS;
                    text::group(ui, &name);
                    let none = cx.lang.tr("roster-floor-no-moves");
                    text::body(ui, if view.log.moves.is_empty() { &none } else { &view.log.moves });
                });
            }
            let Some(value) = self.texts.get_mut(section.place()) else { continue };
            let label = if moves { cx.lang.tr("roster-floor-moves-added").into_owned() } else { name };
            let placeholder = if moves { String::new() } else { cx.lang.tr("roster-floor-section-hint").into_owned() };
            let input = Input::new(&label).placeholder(&placeholder).limit(2000);
            let input = if moves { input } else { input.required() };
            let response = input.multi_line(ui, value, if moves { 1 } else { 2 });
            if response.changed() {
                self.typed_at = Some(cx.now);
            }
            left |= response.lost_focus();
        }
        let by_key = writes && !shut(ui) && ui.input_mut(|i| i.consume_key(Modifiers::COMMAND, Key::S));
        if left || by_key {
            self.keep(actions);
        }
    }

    fn bar(&mut self, ui: &mut Ui, cx: &Cx<'_>, rect: Rect, view: &LogView, actions: &mut Actions) -> Option<Wish> {
        let mut typed = view.log.clone();
        typed.texts.clone_from(&self.texts);
        let side = match view.log.state() {
            LogState::Draft => Some((Side::Outgoing, "roster-floor-act-sign-outgoing")),
            LogState::Waiting => Some((Side::Incoming, "roster-floor-act-sign-incoming")),
            LogState::Signed => None,
        };
        let allowed = |side| {
            cx.me.must_do_all(Function::Handover)?;
            hand_03_log::may_sign(&view.crew, &typed, side, cx.me.id, cx.now)
        };
        let why = side.and_then(|(side, _)| allowed(side).err()).map(|refusal| Reason::of(cx.lang, &refusal));
        let busy = is_busy(cx);
        let what = hint(cx, view);
        let (signs, supplements) = decision_bar(ui, rect, &what, |ui| {
            let working = cx.lang.tr("roster-floor-working");
            let signs = side.is_some_and(|(_, label)| {
                let label = cx.lang.tr(label);
                let button = Button::primary(&label).key("Ctrl Enter").busy(&working, busy);
                button.refused_if(why.as_ref().map(Reason::refused)).show(ui).clicked()
            });
            let may = view.log.state() != LogState::Draft && cx.me.must_do_all(Function::Handover).is_ok();
            let label = cx.lang.tr("roster-floor-act-supplement");
            (signs, may && Button::secondary(&label).icon(icons::PLUS).show(ui).clicked())
        });
        let by_key = !shut(ui) && side.is_some() && ui.input_mut(|i| i.consume_key(Modifiers::COMMAND, Key::Enter));
        if let Some((side, _)) = side.filter(|_| (signs || by_key) && why.is_none() && !busy) {
            self.keep(actions);
            act(Command::Sign { crew: view.crew.id, side }, actions);
        }
        supplements.then(|| Wish::Act(Box::new(Act::supplement(view.crew.id, &view.crew.written()))))
    }

    /// The log on paper, once it is written.
    fn print(&self, ui: &mut Ui, cx: &Cx<'_>, actions: &mut Actions) {
        let Some(view) = self.view.as_ref().filter(|view| view.log.id != 0) else { return };
        let paper = Paper::Roster(Printout::Handover(view.log.id));
        let label = cx.lang.tr("roster-floor-paper");
        let button = IconButton::new(icons::PRINTER, &label).show(ui);
        menu::menu(&button, 200.0, |ui| {
            if menu::Item::new(&cx.lang.tr("roster-floor-paper-print")).icon(icons::PRINTER).show(ui).clicked() {
                actions.push(Action::Start(Job::Print { paper, path: None }));
            }
            if menu::Item::new(&cx.lang.tr("roster-floor-paper-save")).icon(icons::FILE_PDF).show(ui).clicked() {
                let name = format!("{} {}.pdf", cx.lang.tr("roster-floor-print-title"), view.crew.written());
                actions.push(Action::Pick(Pick::Paper(paper, name)));
            }
        });
    }
}

/// Whether this is the log that is named.
fn names(view: &LogView, of: LogOf) -> bool {
    match of {
        LogOf::Crew(crew) => view.crew.id == crew,
        LogOf::Id(id) => view.log.id == id,
    }
}

/// Written, signed by who goes, signed by who comes.
fn steps(ui: &mut Ui, cx: &Cx<'_>, view: &LogView) {
    let state = view.log.state();
    let told = |by: &Option<Signed>| by.as_ref().map(|by| format!("{} {}", by.name, moment(by.at, view.crew.id.day))).unwrap_or_default();
    let next = view.next.as_ref().map_or_else(String::new, |next| cx.lang.list(&next.leader_names()));
    let waits = cx.lang.say(&msg!("roster-floor-step-waits", names = next.as_str()));
    let labels = ["roster-floor-step-write", "roster-floor-step-outgoing", "roster-floor-step-incoming"].map(|id| cx.lang.tr(id));
    let (outgoing, incoming) = (told(&view.log.outgoing), told(&view.log.incoming));
    let incoming = if state == LogState::Waiting && !next.is_empty() { waits } else { incoming };
    let of = |done: bool, current: bool| match (done, current) {
        (true, _) => StepState::Done,
        (false, true) => StepState::Current,
        (false, false) => StepState::Later,
    };
    let states = [
        of(state != LogState::Draft, true),
        of(state != LogState::Draft, false),
        of(state == LogState::Signed, state == LogState::Waiting),
    ];
    let details = ["", outgoing.as_str(), incoming.as_str()];
    let steps: Vec<Step<'_>> = labels.iter().zip(details).zip(states).map(|((label, time), state)| Step { label, time, state }).collect();
    step_line::step_line(ui, &cx.lang.tr("roster-floor-tab-logs"), &steps);
}

fn supplements(ui: &mut Ui, cx: &Cx<'_>, view: &LogView) {
    if view.log.supplements.is_empty() {
        return;
    }
    text::heading(ui, &cx.lang.tr("roster-floor-print-supplements"));
    for one in &view.log.supplements {
        ui.vertical(|ui| {
            ui.spacing_mut().item_spacing.y = space::XXS;
            text::body(ui, &one.text);
            text::caption(ui, &format!("{} {}", one.by.name, moment(one.by.at, view.crew.id.day)));
        });
    }
}

/// What is still to be done with the log.
fn hint(cx: &Cx<'_>, view: &LogView) -> String {
    match view.log.state() {
        LogState::Draft => cx.lang.tr("roster-floor-hint-draft").into_owned(),
        LogState::Waiting => cx.lang.tr("roster-floor-hint-waiting").into_owned(),
        LogState::Signed => cx.lang.tr("roster-floor-hint-signed").into_owned(),
    }
}
