//! The hotline: calls that nobody took until somebody called back (TICK-12), and the times in which it could not be reached (CASE-22).

use egui::{Align, Layout, Rect, Ui, vec2};

use super::super::model::MissedCall;
use super::super::{Answer, Command, Query};
use super::{Asked, Place, act, ask, head, is_busy, own};
use crate::areas::cases::complaints::{self, Outage};
use crate::areas::cases::dialog::{Form, Outcome};
use crate::areas::parts::{self, Reason, Trouble, columns, inside, line_at};
use crate::areas::view::{Action, Actions, Cx, Slot};
use crate::areas::{self, Done, cases};
use crate::base::{Day, Function, Instant, No};
use crate::i18n::group;
use crate::msg;
use crate::ui::field::{self, Field};
use crate::ui::table::Cell;
use crate::ui::tokens::{Family, size, space};
use crate::ui::{Button, EmptyPage, Table, TableState, icons, text};

/// What a dialog asks for.
enum Asking {
    /// A call that nobody took.
    Miss { phone: String, line: String, at: When },
    /// What came of calling back.
    Back { call: MissedCall, said: String },
    /// The hotline is down, or was.
    Down { from: When, to: When, over: bool, reason: String },
    /// It is reached again.
    Up { outage: Outage, to: When },
}

/// A day and a time of day as they are typed.
struct When {
    day: Option<Day>,
    time: String,
}

impl When {
    fn of(at: Instant) -> Self {
        When { day: Some(at.day()), time: parts::clock(at) }
    }

    /// The moment; now where it is the minute that runs, nothing where it is none.
    fn at(&self, now: Instant) -> Option<Instant> {
        let (day, time) = (self.day?, self.time.trim().parse::<jiff::civil::Time>().ok()?);
        let at = Instant::of(day.to_datetime(time));
        Some(if at.day() == now.day() && parts::clock(at) == parts::clock(now) { now } else { at })
    }

    fn ui(&mut self, ui: &mut Ui, cx: &Cx<'_>, label: &str) {
        let time = cx.lang.tr("cases-tickets-field-time");
        field::row(ui, &[3.0, 2.0], |ui, at| match at {
            0 => drop(Field::new(label).date(ui, cx.lang, &mut self.day, cx.now.day())),
            _ => drop(Field::new(&time).limit(5).text(ui, &mut self.time)),
        });
    }
}

/// The page.
#[derive(Default)]
pub(super) struct Hotline {
    /// Those that wait, then those that were called back.
    calls: Vec<MissedCall>,
    outages: Vec<Outage>,
    calls_state: TableState,
    outages_state: TableState,
    asking: Option<Asking>,
    asked: bool,
    answered: bool,
    trouble: Option<Trouble>,
}

const CALLS: [(&str, f32, bool); 5] = [
    ("cases-tickets-field-phone", 150.0, false),
    ("cases-tickets-field-line", 140.0, false),
    ("cases-tickets-column-missed", 120.0, false),
    ("cases-tickets-column-call-due", 140.0, false),
    ("cases-tickets-column-called", 240.0, true),
];

const OUTAGES: [(&str, f32, bool); 4] = [
    ("cases-tickets-column-down", 120.0, false),
    ("cases-tickets-column-up", 120.0, false),
    ("cases-tickets-field-reason", 240.0, true),
    ("cases-tickets-column-by", 100.0, false),
];

impl Hotline {
    /// Asks again, if it was ever shown.
    pub fn ask(&self, actions: &mut Actions) {
        if self.asked {
            ask(Asked::Calls, Query::Calls, actions);
            let outages = areas::Query::Cases(cases::Query::Complaints(complaints::Query::Outages));
            actions.push(Action::Ask(Slot::Tickets(Asked::Outages), outages));
        }
    }

    /// Whether something is typed that is not stored.
    pub fn is_dirty(&self) -> bool {
        match &self.asking {
            Some(Asking::Miss { phone, .. }) => !phone.trim().is_empty(),
            Some(Asking::Back { said, .. }) => !said.trim().is_empty(),
            Some(Asking::Down { reason, .. }) => !reason.trim().is_empty(),
            Some(Asking::Up { .. }) | None => false,
        }
    }

    /// Takes an answer.
    pub fn answer(&mut self, answer: &Result<areas::Answer, No>) {
        match (own(answer), answer) {
            (Ok(Some(Answer::Calls { open, done })), _) => {
                self.calls = open.iter().chain(done).cloned().collect();
                (self.trouble, self.answered) = (None, true);
                self.calls_state.rows_changed();
            }
            (_, Ok(areas::Answer::Cases(cases::Answer::Complaints(complaints::Answer::Outages(outages))))) => {
                self.outages.clone_from(outages);
                self.outages_state.rows_changed();
            }
            (Err(no), _) => self.trouble = Trouble::of(no).filter(|trouble| !trouble.is_stopped()),
            _ => {}
        }
    }

    /// An act of this page ended.
    pub fn ended(&mut self, outcome: &Result<Done, No>, actions: &mut Actions) {
        match outcome {
            Ok(_) => {
                (self.asking, self.trouble) = (None, None);
                self.ask(actions);
            }
            Err(no) => self.trouble = Trouble::of(no),
        }
    }

    /// The outage that lasts, if one does.
    fn down(&self) -> Option<&Outage> {
        self.outages.iter().find(|outage| outage.to.is_none())
    }

    /// The call that is to be called back: the one on which the cursor stands, else the first that waits.
    fn waiting(&self) -> Option<&MissedCall> {
        let at_cursor = self.calls_state.cursor.and_then(|at| self.calls.get(at));
        at_cursor.into_iter().chain(&self.calls).find(|call| call.back.is_none())
    }

    /// Draws the page.
    pub fn ui(&mut self, ui: &mut Ui, cx: &Cx<'_>, page: Rect, actions: &mut Actions) {
        if !std::mem::replace(&mut self.asked, true) {
            self.ask(actions);
        }
        let below = head(ui, cx, page, Place::Hotline, actions);
        if let Some(trouble) = self.trouble.as_ref().filter(|_| self.asking.is_none()) {
            let title = cx.lang.tr("cases-tickets-view-unreadable");
            inside(ui, below.shrink(space::XL), Layout::top_down(Align::Min), |ui| parts::trouble(ui, cx, &title, trouble, actions));
            return;
        }
        let foot = size::FILTER_ROW + size::TABLE_HEAD + size::ROW * self.outages.len().clamp(2, 5) as f32;
        let (upper, lower) = (below.with_max_y(below.bottom() - foot), below.with_min_y(below.bottom() - foot));
        self.calls(ui, cx, upper);
        line_at(ui, lower, lower.top());
        self.outages(ui, cx, lower);
        self.dialog(ui, cx, actions);
    }

    fn calls(&mut self, ui: &mut Ui, cx: &Cx<'_>, room: Rect) {
        let lang = cx.lang;
        let bar = Rect::from_min_size(room.min, vec2(room.width(), size::FILTER_ROW));
        line_at(ui, bar, bar.bottom());
        let why = cx.me.must_do(Function::Ticket).err().map(|refusal| Reason::of(lang, &refusal));
        let (waiting, count) = (self.waiting().cloned(), self.calls.iter().filter(|call| call.back.is_none()).count());
        inside(ui, bar.shrink2(vec2(space::XL, 0.0)), Layout::left_to_right(Align::Center), |ui| {
            ui.spacing_mut().item_spacing.x = space::M;
            text::heading(ui, &lang.tr("cases-tickets-view-calls"));
            if count > 0 {
                text::caption(ui, &lang.say(&msg!("cases-tickets-view-calls-waiting", count = group(i64::try_from(count).unwrap_or(0)))));
            }
            ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                ui.spacing_mut().item_spacing.x = space::M;
                let (none, label) = (lang.tr("cases-tickets-view-no-calls"), lang.tr("cases-tickets-view-call-back"));
                let back = Button::secondary(&label).icon(icons::PHONE_OUTGOING).small().allowed(waiting.is_some(), &none);
                if back.refused_if(why.as_ref().map(Reason::refused)).show(ui).clicked() {
                    self.asking = waiting.map(|call| Asking::Back { call, said: String::new() });
                }
                let label = lang.tr("cases-tickets-view-miss");
                let miss = Button::quiet(&label).icon(icons::PLUS).small().refused_if(why.as_ref().map(Reason::refused));
                if miss.show(ui).clicked() {
                    let line = lang.tr("cases-tickets-view-own-line").into_owned();
                    self.asking = Some(Asking::Miss { phone: String::new(), line, at: When::of(cx.now) });
                }
            });
        });
        let body = room.with_min_y(bar.bottom());
        if self.calls.is_empty() {
            if self.answered {
                let (title, sentence) = (lang.tr("cases-tickets-view-no-calls"), lang.tr("cases-tickets-view-no-calls-why"));
                inside(ui, body, Layout::top_down(Align::Min), |ui| EmptyPage::new(icons::PHONE_X, &title, &sentence).show(ui, lang));
            }
            return;
        }
        let titles = CALLS.map(|(id, ..)| lang.tr(id));
        let (name, of) = (lang.tr("cases-tickets-view-calls"), columns(&CALLS, &titles));
        let Hotline { calls, calls_state, .. } = self;
        let out = inside(ui, body, Layout::top_down(Align::Min), |ui| {
            Table::new("missed-calls", lang, &of, calls.len()).takes_keyboard().name(&name).show(ui, calls_state, |ui, at| {
                if let Some(call) = calls.get(at.row) {
                    call_cell(ui, cx, call, at);
                }
            })
        });
        if let Some(call) = out.opened.and_then(|at| self.calls.get(at)).filter(|call| call.back.is_none() && why.is_none()) {
            self.asking = Some(Asking::Back { call: call.clone(), said: String::new() });
        }
    }

    fn outages(&mut self, ui: &mut Ui, cx: &Cx<'_>, room: Rect) {
        let lang = cx.lang;
        let bar = Rect::from_min_size(room.min, vec2(room.width(), size::FILTER_ROW));
        line_at(ui, bar, bar.bottom());
        let why = cx.me.must_do_all(Function::ComplaintRegister).err().map(|refusal| Reason::of(lang, &refusal));
        inside(ui, bar.shrink2(vec2(space::XL, 0.0)), Layout::left_to_right(Align::Center), |ui| {
            ui.spacing_mut().item_spacing.x = space::M;
            text::heading(ui, &lang.tr("cases-tickets-view-outages"));
            let down = self.down().cloned();
            if let Some(outage) = &down {
                let since = msg!("cases-tickets-view-down-since", at = super::words::moment(outage.from, cx.now.day()));
                crate::ui::badge::badge(ui, &lang.say(&since), Family::Danger);
            }
            ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                let label = lang.tr(if down.is_some() { "cases-tickets-view-up" } else { "cases-tickets-view-down" });
                let button = Button::secondary(&label).small().refused_if(why.as_ref().map(Reason::refused));
                if button.show(ui).clicked() {
                    self.asking = Some(match down {
                        Some(outage) => Asking::Up { outage, to: When::of(cx.now) },
                        None => Asking::Down { from: When::of(cx.now), to: When::of(cx.now), over: false, reason: String::new() },
                    });
                }
            });
        });
        let body = room.with_min_y(bar.bottom());
        if self.outages.is_empty() {
            inside(ui, body.shrink2(vec2(space::XL, space::M)), Layout::top_down(Align::Min), |ui| {
                text::paragraph(ui, &lang.tr("cases-tickets-view-no-outages"));
            });
            return;
        }
        let titles = OUTAGES.map(|(id, ..)| lang.tr(id));
        let (name, of) = (lang.tr("cases-tickets-view-outages"), columns(&OUTAGES, &titles));
        let Hotline { outages, outages_state, .. } = self;
        let today = cx.now.day();
        inside(ui, body, Layout::top_down(Align::Min), |ui| {
            Table::new("hotline-outages", lang, &of, outages.len()).name(&name).show(ui, outages_state, |ui, at| {
                let Some(outage) = outages.get(at.row) else { return };
                match (at.column, outage.to) {
                    ("cases-tickets-column-down", _) => at.text(ui, &super::words::moment(outage.from, today)),
                    ("cases-tickets-column-up", Some(to)) => at.text(ui, &super::words::moment(to, today)),
                    ("cases-tickets-column-up", None) => at.deadline(ui, Family::Danger, &lang.tr("cases-tickets-view-lasts")),
                    ("cases-tickets-field-reason", _) => at.text(ui, &outage.reason),
                    _ => at.weak(ui, &outage.by.name),
                }
            })
        });
    }

    fn dialog(&mut self, ui: &Ui, cx: &Cx<'_>, actions: &mut Actions) {
        let Some(asking) = &mut self.asking else { return };
        let lang = cx.lang;
        let (title, clause) = match asking {
            Asking::Miss { .. } => (lang.tr("cases-tickets-view-miss").into_owned(), "TICK-12"),
            Asking::Back { call, .. } => (lang.say(&msg!("cases-tickets-view-call-title", phone = call.phone.as_str())), "TICK-12"),
            Asking::Down { .. } => (lang.tr("cases-tickets-view-down").into_owned(), "CASE-22"),
            Asking::Up { .. } => (lang.tr("cases-tickets-view-up").into_owned(), "CASE-22"),
        };
        let busy = is_busy(cx) || cx.is_pending(is_outage);
        let send = lang.tr("cases-tickets-view-keep");
        let form = Form::new("hotline", &title, &send).quoting(clause);
        let outcome = form.show(ui.ctx(), cx, busy, self.trouble.as_ref(), actions, |ui, first| {
            let focus = match asking {
                Asking::Miss { phone, line, at } => {
                    let field = Field::new(&lang.tr("cases-tickets-field-phone")).required().limit(30).text(ui, phone);
                    Field::new(&lang.tr("cases-tickets-field-line")).limit(30).text(ui, line);
                    at.ui(ui, cx, &lang.tr("cases-tickets-column-missed"));
                    Some(field)
                }
                Asking::Back { said, .. } => {
                    Some(Field::new(&lang.tr("cases-tickets-column-called")).required().limit(400).multi_line(ui, said, 3))
                }
                Asking::Down { from, to, over, reason } => {
                    let field = Field::new(&lang.tr("cases-tickets-field-reason")).required().limit(200).multi_line(ui, reason, 2);
                    from.ui(ui, cx, &lang.tr("cases-tickets-column-down"));
                    crate::ui::check::checkbox(ui, over, &lang.tr("cases-tickets-field-over"));
                    if *over {
                        to.ui(ui, cx, &lang.tr("cases-tickets-column-up"));
                    }
                    Some(field)
                }
                Asking::Up { outage, to } => {
                    text::body(ui, &outage.reason);
                    to.ui(ui, cx, &lang.tr("cases-tickets-column-up"));
                    None
                }
            };
            if let Some(field) = focus.filter(|_| first) {
                field.request_focus();
            }
        });
        match outcome {
            Outcome::Open => {}
            Outcome::Sent => {
                self.trouble = None;
                send_it(asking, cx.now, actions);
            }
            Outcome::Left => (self.asking, self.trouble) = (None, None),
        }
    }
}

/// What is no time is sent as one that cannot be, and refused by its clause.
fn send_it(asking: &Asking, now: Instant, actions: &mut Actions) {
    let outage = |id, from, to, reason: &str| {
        let command = complaints::Command::Outage { id, from, to, reason: reason.to_owned() };
        Action::Do(areas::Command::Cases(cases::Command::Complaints(command)))
    };
    let moment = |when: &When| when.at(now).unwrap_or(Instant(i64::MAX));
    match asking {
        Asking::Miss { phone, line, at } => {
            act(Command::Miss { at: Some(moment(at)), phone: phone.clone(), line: line.clone() }, actions);
        }
        Asking::Back { call, said } => act(Command::CallBack { id: call.id, text: said.clone() }, actions),
        Asking::Down { from, to, over, reason } => {
            actions.push(outage(None, moment(from), over.then(|| moment(to)), reason));
        }
        Asking::Up { outage: down, to } => actions.push(outage(Some(down.id), down.from, Some(moment(to)), &down.reason)),
    }
}

fn is_outage(command: &areas::Command) -> bool {
    matches!(command, areas::Command::Cases(cases::Command::Complaints(complaints::Command::Outage { .. })))
}

fn call_cell(ui: &mut Ui, cx: &Cx<'_>, call: &MissedCall, at: &Cell<'_>) {
    let moment = |at: Instant| super::words::moment(at, cx.now.day());
    match at.column {
        "cases-tickets-field-phone" => at.text(ui, &call.phone),
        "cases-tickets-field-line" => at.weak(ui, &call.line),
        "cases-tickets-column-missed" => at.weak(ui, &moment(call.missed_at)),
        "cases-tickets-column-call-due" => match &call.back {
            Some((_, back, _)) if *back > call.due => {
                at.deadline(ui, Family::Danger, &cx.lang.say(&msg!("cases-tickets-view-called-late", at = moment(*back))));
            }
            Some((_, back, _)) => at.done(ui, &moment(*back)),
            None if cx.now > call.due => at.deadline(ui, Family::Danger, &moment(call.due)),
            None => at.deadline(ui, Family::Warning, &moment(call.due)),
        },
        _ => at.weak(ui, &call.back.as_ref().map(|(who, _, what)| format!("{who} {what}")).unwrap_or_default()),
    }
}
