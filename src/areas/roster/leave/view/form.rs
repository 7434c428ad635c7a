//! The form of a request: the touched shifts in the applicant's own calendar, what is asked for in the middle with its route and head
//! count, and beside it what every clause says while it is filled in, with the ways out as buttons that change the form. It is kept by
//! itself as a draft a moment after the last change.

use egui::{Align, CornerRadius, Frame, Key, Layout, Margin, Modifiers, Rect, ScrollArea, Sense, Ui, pos2, vec2};
use jiff::civil::Time;

use super::super::clauses::Crew;
use super::super::model::{Draft, Kind, Leave, Notice, Part, days_of, part_of};
use super::super::{Answer, Command, Judgement, Month, Query, Station, Way};
use super::month::{self, Picked};
use super::{Asked, Place, act, ask, go, is_busy, is_saving, leave_answer, why_not_file, words};
use crate::areas::parts::{self, Reason, Trouble, clock, inside, line_at};
use crate::areas::roster::model::{Shift, month_message};
use crate::areas::view::{Actions, Cx};
use crate::areas::{self, Done, why};
use crate::base::{Day, Instant, Judged, No, Verdict, plus_days};
use crate::i18n::day_short;
use crate::msg;
use crate::ui::field::{self, Field as Input};
use crate::ui::tokens::{Family, line, radius, size, space, tokens};
use crate::ui::{Button, badge, check, chip, fonts, icons, paint, text};

/// Width of the column with the calendar.
const LEFT: f32 = 332.0;
/// Width of the clause panel.
const RIGHT: f32 = 392.0;
/// Narrowest page on which the clause panel has room.
const WITH_PANEL: f32 = 1060.0;
/// How wide the fields become: longer lines are hard to read.
const WIDEST: f32 = 720.0;
/// Narrowest room in which three kinds of leave stand side by side.
const WITH_THREE: f32 = 360.0;
/// Characters of the reason.
const MOST: usize = 200;
/// Width of an arrow of the route, and the least of a step.
const ARROW: f32 = 16.0;
const STATION: f32 = 104.0;
/// Seconds after the last change until the form is kept.
const KEEP_AFTER: f64 = 2.0;
/// Days back within which a shift can still be chosen: nothing older is made up for.
const BACK: i64 = 31;

/// How much of the shifts is taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
enum Cut {
    #[default]
    Whole,
    First,
    Second,
    Hours,
}

/// A form as it is filled in.
pub(super) struct Form {
    /// The stored request that it becomes: id and revision.
    of: Option<(i64, i64)>,
    /// A stored request that is still read.
    reading: Option<i64>,
    no: String,
    draft: Draft,
    /// As it was kept last.
    kept: Draft,
    kept_at: Option<Instant>,
    /// On its way to be kept.
    sending: Option<Draft>,
    /// To be sent as soon as it is kept.
    sends: bool,
    cut: Cut,
    hours: [String; 2],
    called: [String; 2],
    month: Day,
    data: Option<Box<Month>>,
    asked_month: Option<(i64, Day)>,
    judgement: Option<(Draft, Box<Judgement>)>,
    /// What was asked about last: the form and the minute.
    asked: Option<(Draft, i64)>,
    /// When the form changed last, by the clock of the window.
    changed: Option<f64>,
    for_other: bool,
    /// Nothing of it had the keyboard yet.
    begins: bool,
    trouble: Option<Trouble>,
}

impl Form {
    /// A new form for the person himself.
    pub fn new(cx: &Cx<'_>) -> Self {
        let draft = Draft { applicant: cx.me.id, ..Draft::default() };
        Form {
            of: None,
            reading: None,
            no: String::new(),
            kept: draft.clone(),
            draft,
            kept_at: None,
            sending: None,
            sends: false,
            cut: Cut::Whole,
            hours: [String::new(), String::new()],
            called: [String::new(), String::new()],
            month: cx.now.day().first_of_month(),
            data: None,
            asked_month: None,
            judgement: None,
            asked: None,
            changed: None,
            for_other: false,
            begins: true,
            trouble: None,
        }
    }

    /// A stored request that is read first.
    pub fn stored_as(id: i64, cx: &Cx<'_>) -> Self {
        Form { reading: Some(id), ..Form::new(cx) }
    }

    /// The stored request that it becomes.
    pub fn stored(&self) -> Option<i64> {
        self.reading.or(self.of.map(|(id, _)| id))
    }

    /// Whether it began as a new one.
    pub fn is_new(&self) -> bool {
        self.reading.is_none()
    }

    /// Whether something is filled in that is not kept.
    pub fn is_dirty(&self) -> bool {
        self.draft != self.kept
    }

    /// What is shown is asked for again at the next picture.
    pub fn ask_again(&mut self) {
        (self.asked, self.asked_month) = (None, None);
    }

    // ---- questions and answers ----

    /// Asks for what is not known about the form as it is now.
    fn wonder(&mut self, cx: &Cx<'_>, actions: &mut Actions) {
        if let Some(id) = self.reading.filter(|_| self.of.is_none() && self.asked.is_none()) {
            self.asked = Some((self.draft.clone(), 0));
            ask(Asked::Draft, Query::View { id }, actions);
            return;
        }
        let month = (self.draft.applicant, self.month);
        if self.asked_month != Some(month) {
            self.asked_month = Some(month);
            ask(Asked::Month, Query::Month { staff: month.0, month: month.1 }, actions);
        }
        // Deadlines pass while the form stands open.
        let minute = cx.now.0.div_euclid(60_000);
        if self.asked.as_ref().is_none_or(|(draft, at)| *draft != self.draft || *at != minute) {
            self.asked = Some((self.draft.clone(), minute));
            ask(Asked::Judge, Query::Judge { id: self.of.map(|(id, _)| id), draft: Box::new(self.draft.clone()) }, actions);
        }
    }

    /// Takes an answer.
    pub fn answer(&mut self, asked: Asked, answer: &Result<areas::Answer, No>) {
        match leave_answer(answer) {
            Ok(Some(Answer::View(view))) if asked == Asked::Draft && self.reading == Some(view.leave.id) => self.take(&view.leave),
            Ok(Some(Answer::Month(month))) if (month.staff, month.first) == (self.draft.applicant, self.month) => {
                self.data = Some(month.clone())
            }
            Ok(Some(Answer::Judge(draft, judgement))) => self.judgement = Some(((**draft).clone(), judgement.clone())),
            Ok(_) => {}
            Err(no) => self.trouble = Trouble::of(no).filter(|trouble| !trouble.is_stopped()),
        }
    }

    /// Fills the form with a stored request.
    fn take(&mut self, leave: &Leave) {
        (self.of, self.no) = (Some((leave.id, leave.rev)), leave.no.clone());
        (self.draft, self.kept) = (leave.draft.clone(), leave.draft.clone());
        self.kept_at = Some(leave.saved_at);
        self.asked = None;
        if let Some(part) = leave.parts.first() {
            self.month = part.day.first_of_month();
        }
        if leave.draft.from.is_some() || leave.draft.to.is_some() {
            self.cut = Cut::Hours;
            let time = |at: Option<Instant>| at.map_or_else(String::new, clock);
            self.hours = [time(leave.draft.from.or(leave.start())), time(leave.draft.to.or(leave.end()))];
        }
        if let Some(notice) = &leave.draft.notice {
            self.called = [notice.at.day().to_string(), clock(notice.at)];
        }
        self.for_other = leave.draft.applicant != leave.filer;
    }

    /// An act ended; returns true when the form closes.
    pub fn ended(&mut self, cx: &Cx<'_>, command: &Command, outcome: &Result<Done, No>, actions: &mut Actions) -> bool {
        match (command, outcome) {
            (Command::Save { .. }, Ok(done)) => {
                self.of = Some(self.of.map_or((done.id, 1), |(id, rev)| (id, rev + 1)));
                self.no.clone_from(&done.title);
                if let Some(sent) = self.sending.take() {
                    self.kept = sent;
                }
                self.kept_at = Some(cx.now);
                false
            }
            (Command::File { .. }, Ok(done)) => {
                go(Place::Approve(done.id), actions);
                true
            }
            (_, Err(no)) => {
                (self.sending, self.changed) = (None, None);
                self.trouble = Trouble::of(no);
                false
            }
            (_, Ok(_)) => {
                go(Place::Main, actions);
                true
            }
        }
    }

    // ---- drawing ----

    /// Draws the page.
    pub fn ui(&mut self, ui: &mut Ui, cx: &Cx<'_>, page: Rect, actions: &mut Actions) {
        self.wonder(cx, actions);
        let before = self.draft.clone();
        let head = Rect::from_min_size(page.min, vec2(page.width(), size::PAGE_HEAD));
        line_at(ui, head, head.bottom());
        self.head(ui, cx, head.shrink2(vec2(space::XL, 0.0)), actions);
        let bar = Rect::from_min_max(pos2(page.left(), page.bottom() - size::DECISION_BAR), page.max);
        let body = Rect::from_min_max(head.left_bottom(), bar.right_top());
        let left = body.with_max_x(body.left() + LEFT);
        let with_panel = body.width() >= WITH_PANEL;
        let right = body.with_min_x(if with_panel { body.right() - RIGHT } else { body.right() });
        let middle = Rect::from_min_max(left.right_top(), right.left_bottom());
        let edge = line(ui.ctx(), tokens(ui).line);
        ui.painter().rect_filled(right, 0, tokens(ui).sunken);
        for x in [left.right(), right.left()] {
            ui.painter().vline(x - 0.5, body.y_range(), edge);
        }
        scrolled(ui, left, "leave-form-left", Margin::symmetric(16, 14), |ui| self.calendar(ui, cx));
        scrolled(ui, middle, "leave-form-middle", Margin::symmetric(20, 14), |ui| self.fields(ui, cx, with_panel, actions));
        if with_panel {
            let judged = self.judged();
            let mut taken = None;
            inside(ui, right.shrink2(vec2(space::L, space::L)), Layout::top_down(Align::Min), |ui| {
                if self.is_untouched() {
                    text::heading(ui, &cx.lang.tr("areas-why-title"));
                    ui.add_space(space::S);
                    text::paragraph(ui, &cx.lang.tr("roster-clauses-later"));
                    return;
                }
                why::panel(ui, cx, &judged, |ui, one, _| taken = self.ways_out(ui, cx, one).or(taken), actions);
            });
            if let Some(way) = taken {
                self.draft = way.take(&self.draft);
            }
        }
        self.bar(ui, cx, bar, actions);
        if before != self.draft {
            self.changed = Some(ui.input(|i| i.time));
            self.trouble = None;
        }
        self.keep_by_itself(ui, cx, actions);
    }

    /// Keeps the form a moment after the last change, unless it is being kept or sent.
    fn keep_by_itself(&mut self, ui: &Ui, cx: &Cx<'_>, actions: &mut Actions) {
        let Some(changed) = self.changed.filter(|_| self.is_dirty() && !is_busy(cx) && !is_saving(cx)) else { return };
        let rest = changed + KEEP_AFTER - ui.input(|i| i.time);
        if rest > 0.0 {
            ui.ctx().request_repaint_after_secs(rest as f32 + 0.01);
        } else {
            self.keep(actions);
        }
    }

    fn keep(&mut self, actions: &mut Actions) {
        self.changed = None;
        self.sending = Some(self.draft.clone());
        act(Command::Save { of: self.of, draft: Box::new(self.draft.clone()) }, actions);
    }

    /// Whether neither shifts or days nor a reason are given yet: no clause has anything to say then.
    fn is_untouched(&self) -> bool {
        let draft = &self.draft;
        draft.shifts.is_empty() && draft.from.is_none() && draft.to.is_none() && draft.reason.trim().is_empty()
    }

    /// What the clauses say, as far as it is about the form as it is now.
    fn judged(&self) -> Vec<Judged> {
        let said = self.judgement.as_ref().filter(|_| !self.is_untouched());
        said.map_or_else(Vec::new, |(_, judgement)| judgement.panel())
    }

    fn current(&self) -> Option<&Judgement> {
        self.judgement.as_ref().filter(|(draft, _)| *draft == self.draft).map(|(_, judgement)| judgement.as_ref())
    }

    /// The buttons that change the form so that a clause no longer stands against it.
    fn ways_out(&self, ui: &mut Ui, cx: &Cx<'_>, one: &Judged) -> Option<Way> {
        let judgement = self.current()?;
        let found = judgement.lines.iter().find(|line| line.judged == *one)?;
        let mut taken = None;
        for (place, way) in found.ways.iter().enumerate() {
            let label = cx.lang.say(&match way {
                Way::Kind(kind) => msg!("roster-leave-way-kind", kind = kind.message()),
                Way::Late => msg!("roster-leave-way-late"),
                Way::Special => msg!("roster-leave-way-special"),
                Way::Extreme => msg!("roster-leave-way-extreme"),
            });
            let button = if place == 0 { Button::secondary(&label) } else { Button::quiet(&label) };
            if button.small().show(ui).clicked() {
                taken = Some(*way);
            }
        }
        taken
    }

    fn head(&mut self, ui: &mut Ui, cx: &Cx<'_>, rect: Rect, actions: &mut Actions) {
        let lang = cx.lang;
        inside(ui, rect, Layout::right_to_left(Align::Center), |ui| {
            if !self.for_other && Button::quiet(&lang.tr("roster-leave-form-for-other")).icon(icons::USERS).show(ui).clicked() {
                self.for_other = true;
            }
        });
        inside(ui, rect, Layout::left_to_right(Align::Center), |ui| {
            ui.spacing_mut().item_spacing.x = space::M;
            if Button::link(&lang.tr("roster-leave-view-title")).small().show(ui).clicked() {
                go(Place::Main, actions);
            }
            let (caret, _) = ui.allocate_exact_size(vec2(12.0, size::BADGE), Sense::hover());
            paint::icon(ui.painter(), caret.center(), icons::CARET_RIGHT, size::ICON_TINY, tokens(ui).text_3);
            text::title(ui, &lang.tr("roster-leave-view-new"));
            badge::badge(ui, &lang.tr("roster-leave-state-draft"), Family::Neutral);
            if !self.no.is_empty() {
                text::caption(ui, &self.no);
            }
            if let Some(at) = self.kept_at.filter(|_| !self.is_dirty()) {
                text::caption(ui, &lang.say(&msg!("roster-leave-form-kept", at = clock(at))));
            }
        });
    }

    // ---- the calendar ----

    fn calendar(&mut self, ui: &mut Ui, cx: &Cx<'_>) {
        let open_from = crate::base::begin_of(plus_days(cx.now.day(), -BACK));
        let data = self.data.as_deref().filter(|data| (data.staff, data.first) == (self.draft.applicant, self.month));
        // The keyboard begins at the next shift, as soon as the shifts are known.
        let next = |data: &Month| data.shifts.iter().find(|shift| shift.span.from > cx.now).map(|shift| shift.id);
        let begins = data.filter(|_| self.begins).map(next);
        match month::ui(ui, cx, self.month, data, &self.draft.shifts, open_from) {
            Some(Picked::Shift(id)) => {
                if let Some(data) = data {
                    self.draft.shifts = month::toggled(&self.draft.shifts, id, data);
                    self.cut_again();
                }
            }
            Some(Picked::Month(month)) => self.month = month,
            None => {}
        }
        if let Some(next) = begins {
            if let Some(next) = next {
                ui.memory_mut(|m| m.request_focus(month::chip_id(next)));
            }
            self.begins = false;
        }
        ui.add_space(space::M);
        self.taken(ui, cx);
        ui.add_space(space::L);
        text::divider(ui);
        ui.add_space(space::S);
        if let Some(data) = &self.data {
            let month = month_message(data.first);
            let (label, value) =
                (msg!("roster-leave-form-month-leave", month = month.clone()), msg!("roster-leave-view-days", days = days_of(data.halves)));
            crate::ui::property::figure_row(ui, &cx.lang.say(&label), &cx.lang.say(&value));
            let (label, value) = (
                msg!("roster-leave-form-month-swaps", month = month),
                msg!("roster-leave-view-of", count = data.swaps.0, most = data.swaps.1),
            );
            crate::ui::property::figure_row(ui, &cx.lang.say(&label), &cx.lang.say(&value));
        }
    }

    /// Chosen shifts that are known, in order.
    fn shifts(&self) -> Vec<Shift> {
        let known = self.data.as_deref().map_or(&[][..], |data| data.shifts.as_slice());
        let mut out: Vec<Shift> = known.iter().filter(|shift| self.draft.shifts.contains(&shift.id)).cloned().collect();
        out.sort_by_key(|shift| shift.span.from);
        out
    }

    /// The chosen shifts with their times and days, and how much of them is taken.
    fn taken(&mut self, ui: &mut Ui, cx: &Cx<'_>) {
        let lang = cx.lang;
        let shifts = self.shifts();
        if shifts.is_empty() {
            let id = if self.data.as_ref().is_some_and(|data| data.shifts.is_empty()) {
                "roster-leave-form-unrostered"
            } else {
                "roster-leave-form-choose-first"
            };
            text::paragraph(ui, &lang.tr(id));
            return;
        }
        let parts: Vec<Part> = shifts.iter().filter_map(|shift| part_of(shift, self.draft.from, self.draft.to)).collect();
        for part in &parts {
            ui.horizontal(|ui| {
                ui.set_min_height(26.0);
                ui.spacing_mut().item_spacing.x = space::M;
                let kind = shifts.iter().find(|shift| Some(shift.id) == part.shift).map_or(0, |shift| shift.kind);
                let tint = self.data.as_ref().and_then(|data| data.kinds.get(&kind)).copied().unwrap_or(0);
                badge::shift_chip(ui, &part.name, words::tint(tint));
                text::strong(ui, &words::part(lang, part, cx.now.day()));
                ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                    text::small(ui, &lang.say(&msg!("roster-leave-view-days", days = days_of(part.halves()))));
                });
            });
        }
        ui.add_space(space::S);
        let cuts = if shifts.len() == 1 { vec![Cut::Whole, Cut::First, Cut::Second, Cut::Hours] } else { vec![Cut::Whole, Cut::Hours] };
        let labels: Vec<String> = cuts
            .iter()
            .map(|cut| {
                let id = match cut {
                    Cut::Whole => "roster-leave-cut-whole",
                    Cut::First => "roster-leave-cut-first",
                    Cut::Second => "roster-leave-cut-second",
                    Cut::Hours => "roster-leave-cut-hours",
                };
                lang.tr(id).into_owned()
            })
            .collect();
        let labels: Vec<&str> = labels.iter().map(String::as_str).collect();
        let mut at = cuts.iter().position(|cut| *cut == self.cut).unwrap_or(0);
        if chip::segmented(ui, &lang.tr("roster-leave-cut"), &labels, &mut at) {
            self.cut = cuts.get(at).copied().unwrap_or_default();
            if self.cut == Cut::Hours
                && let (Some(first), Some(last)) = (parts.first(), parts.last())
            {
                self.hours = [clock(first.span.from), clock(last.span.to)];
            }
            self.cut_again();
        }
        if self.cut == Cut::Hours {
            ui.add_space(space::M);
            let before = self.hours.clone();
            let [from, to] = &mut self.hours;
            field::row(ui, &[1.0, 1.0], |ui, at| {
                let (id, value) = if at == 0 { ("roster-leave-field-from", &mut *from) } else { ("roster-leave-field-to", &mut *to) };
                let label = lang.tr(id);
                let wrong = (!value.is_empty() && time_of(value).is_none()).then(|| lang.tr("roster-leave-form-time"));
                Input::new(&label).error(wrong.as_deref()).limit(5).text(ui, value);
            });
            if before != self.hours {
                self.cut_again();
            }
        }
    }

    /// The cut of the chosen shifts as moments.
    fn cut_again(&mut self) {
        let shifts = self.shifts();
        let (Some(first), Some(last)) = (shifts.first(), shifts.last()) else {
            (self.draft.from, self.draft.to) = (None, None);
            return;
        };
        if shifts.len() > 1 && matches!(self.cut, Cut::First | Cut::Second) {
            self.cut = Cut::Whole;
        }
        let middle = first.span.from.plus_minutes(first.span.minutes() / 2);
        // An hour below the start of its shift belongs to the night after it.
        let within = |shift: &Shift, text: &str| {
            let at = Instant::of(shift.span.from.day().to_datetime(time_of(text)?));
            Some(if at < shift.span.from { at.plus_minutes(24 * 60) } else { at })
        };
        let [from, to] = &self.hours;
        (self.draft.from, self.draft.to) = match self.cut {
            Cut::Whole => (None, None),
            Cut::First => (None, Some(middle)),
            Cut::Second => (Some(middle), None),
            Cut::Hours => (
                within(first, from).filter(|at| *at != first.span.from),
                within(last, to)
                    .map(|at| if at == last.span.from { at.plus_minutes(24 * 60) } else { at })
                    .filter(|at| *at != last.span.to),
            ),
        };
    }

    // ---- the fields ----

    fn fields(&mut self, ui: &mut Ui, cx: &Cx<'_>, with_panel: bool, actions: &mut Actions) {
        let lang = cx.lang;
        ui.spacing_mut().item_spacing.y = space::M;
        ui.set_max_width(ui.available_width().min(WIDEST));
        if let Some(trouble) = &self.trouble {
            parts::trouble(ui, cx, &lang.tr("roster-leave-view-not-done"), trouble, actions);
        }
        self.applicant(ui, cx);
        label(ui, &lang.tr("roster-leave-field-kind"), false);
        let columns = if ui.available_width() < WITH_THREE { 2 } else { 3 };
        let width = ((ui.available_width() + space::M) / columns as f32 - space::M).floor();
        for row in Kind::ALL.chunks(columns) {
            ui.horizontal(|ui| {
                ui.spacing_mut().item_spacing.x = space::M;
                for kind in row {
                    let words = lang.tr(tile(*kind));
                    if check::OptionTile::new(&words, self.draft.kind == *kind).width(width).show(ui).clicked() {
                        self.draft = Way::Kind(*kind).take(&self.draft);
                    }
                }
            });
        }
        self.ticks(ui, cx);
        self.period(ui, cx);
        let reason = lang.tr("roster-leave-field-reason");
        let count = format!("{}/{MOST}", self.draft.reason.chars().count());
        let (left, _) = label(ui, &reason, true);
        let at = Rect::from_min_max(left.left_top(), pos2(ui.max_rect().right(), left.bottom()));
        paint::put(ui.painter(), paint::line_of(ui, &count, fonts::regular(size::CAPTION)), at, Align::Max, tokens(ui).text_3);
        Input::new(&reason).bare().limit(MOST).multi_line(ui, &mut self.draft.reason, 2);
        if self.draft.kind.is_sick() && !self.draft.late {
            self.notice(ui, cx);
        }
        let duty = self.draft.kind.is_duty();
        let draft = &mut self.draft;
        field::row(ui, &[1.0, 1.0], |ui, at| match (at, duty) {
            (0, _) => drop(Input::new(&lang.tr("roster-leave-field-phone")).limit(20).text(ui, &mut draft.phone)),
            (_, true) => drop(Input::new(&lang.tr("roster-leave-field-document")).limit(100).text(ui, &mut draft.document)),
            _ => {}
        });
        let Some((_, judgement)) = &self.judgement else { return };
        route(ui, cx, self.applicant_name(cx), &judgement.route, self.draft.late);
        for crew in &judgement.crews {
            crew_ui(ui, cx, crew, self.draft.applicant);
        }
        if !with_panel {
            // Too narrow for the panel: what stands against it is told here.
            let against: Vec<_> = self.judged().into_iter().map(|one| one.finding).filter(|one| one.verdict > Verdict::Kept).collect();
            parts::findings(ui, cx, &against, actions);
        }
    }

    fn applicant_name<'a>(&'a self, cx: &'a Cx<'_>) -> &'a str {
        let known = self.data.as_ref().and_then(|data| data.people.iter().find(|(id, ..)| *id == self.draft.applicant));
        known.map_or(cx.me.name.as_str(), |(_, name, _)| name.as_str())
    }

    /// For whom the leave is: the person himself, or another one whose sick leave or call is typed in (LEAVE-08).
    fn applicant(&mut self, ui: &mut Ui, cx: &Cx<'_>) {
        let lang = cx.lang;
        if !self.for_other {
            return;
        }
        let people = self.data.as_ref().map_or(&[][..], |data| data.people.as_slice());
        let names: Vec<String> = people.iter().map(|(_, name, team)| format!("{name} {team}").trim().to_owned()).collect();
        let names: Vec<&str> = names.iter().map(String::as_str).collect();
        let mut chosen = people.iter().position(|(id, ..)| *id == self.draft.applicant);
        let relation = &mut self.draft.relation;
        field::row(ui, &[1.0, 1.0], |ui, at| match at {
            0 => drop(Input::new(&lang.tr("roster-leave-field-applicant")).select(ui, &mut chosen, &names)),
            _ => drop(Input::new(&lang.tr("roster-leave-field-relation")).limit(20).text(ui, relation)),
        });
        if let Some((id, ..)) = chosen.and_then(|at| people.get(at))
            && *id != self.draft.applicant
        {
            self.draft.applicant = *id;
            (self.draft.shifts, self.draft.from, self.draft.to) = (Vec::new(), None, None);
        }
    }

    /// 补批, and what opens night shifts and holidays; only where it matters.
    fn ticks(&mut self, ui: &mut Ui, cx: &Cx<'_>) {
        let shifts = self.shifts();
        let holiday = |day: Day| {
            let data = self.data.as_ref();
            data.is_some_and(|data| data.holidays.contains(&(day, crate::areas::roster::model::DayKind::Holiday)))
        };
        let (night, holiday) = (shifts.iter().any(|shift| shift.night), shifts.iter().any(|shift| holiday(shift.day)));
        ui.horizontal(|ui| {
            ui.spacing_mut().item_spacing.x = space::XXL;
            if self.draft.late {
                check::checkbox(ui, &mut self.draft.late, &cx.lang.tr("roster-leave-label-late"));
            }
            if night || self.draft.special {
                check::checkbox(ui, &mut self.draft.special, &cx.lang.tr("roster-leave-form-special"));
            }
            if holiday || self.draft.extreme {
                check::checkbox(ui, &mut self.draft.extreme, &cx.lang.tr("roster-leave-form-extreme"));
            }
        });
    }

    /// Start and end, as they follow from the shifts; for somebody who is not rostered they are typed.
    fn period(&mut self, ui: &mut Ui, cx: &Cx<'_>) {
        let lang = cx.lang;
        let parts: Vec<Part> = self.shifts().iter().filter_map(|shift| part_of(shift, self.draft.from, self.draft.to)).collect();
        if self.data.as_ref().is_some_and(|data| data.shifts.is_empty()) {
            self.free_period(ui, cx);
            return;
        }
        let today = cx.now.day();
        let shown = |at: Option<Instant>| at.map_or_else(String::new, |at| format!("{} {}", day_short(lang, at.day(), today), clock(at)));
        let (from, to) = (shown(parts.first().map(|part| part.span.from)), shown(parts.last().map(|part| part.span.to)));
        field::row(ui, &[1.0, 1.0], |ui, at| {
            let (id, value) = if at == 0 { ("roster-leave-field-from", &from) } else { ("roster-leave-field-to", &to) };
            Input::new(&lang.tr(id)).value(ui, value);
        });
    }

    fn free_period(&mut self, ui: &mut Ui, cx: &Cx<'_>) {
        let lang = cx.lang;
        let (mut from, mut to) = (self.draft.from.map(Instant::day), self.draft.to.map(Instant::day));
        let before = (from, to, self.hours.clone());
        if self.hours.iter().all(String::is_empty) {
            self.hours = ["08:00".to_owned(), "17:00".to_owned()];
        }
        let [from_hour, to_hour] = &mut self.hours;
        field::row(ui, &[1.4, 0.8, 1.4, 0.8], |ui, at| match at {
            0 => drop(Input::new(&lang.tr("roster-leave-field-from")).date(ui, lang, &mut from, cx.now.day())),
            1 => drop(Input::new(&lang.tr("roster-leave-field-from-hour")).limit(5).text(ui, from_hour)),
            2 => drop(Input::new(&lang.tr("roster-leave-field-to")).date(ui, lang, &mut to, cx.now.day())),
            _ => drop(Input::new(&lang.tr("roster-leave-field-to-hour")).limit(5).text(ui, to_hour)),
        });
        if before != (from, to, self.hours.clone()) {
            let at = |day: Option<Day>, hour: &str| Some(Instant::of(day?.to_datetime(time_of(hour)?)));
            let [from_hour, to_hour] = &self.hours;
            (self.draft.from, self.draft.to) = (at(from, from_hour), at(to, to_hour));
        }
    }

    /// The call (LEAVE-11): asked for with an emergency, offered with sick leave that is typed in for another.
    fn notice(&mut self, ui: &mut Ui, cx: &Cx<'_>) {
        let lang = cx.lang;
        let emergency = self.draft.kind == Kind::Emergency;
        let mut called = self.draft.notice.is_some();
        if !emergency && !called && self.draft.applicant == cx.me.id {
            return;
        }
        if check::checkbox(ui, &mut called, &lang.tr("roster-leave-form-called")).changed() {
            self.draft.notice =
                called.then(|| Notice { at: cx.now, caller: self.applicant_name(cx).to_owned(), relation: String::new(), taker: None });
            self.called = [cx.now.day().to_string(), clock(cx.now)];
        }
        let Some(notice) = &mut self.draft.notice else { return };
        let mut day = self.called.first().and_then(|day| day.parse::<Day>().ok());
        let mut hour = self.called.last().cloned().unwrap_or_default();
        field::row(ui, &[1.3, 0.8, 1.0, 1.0], |ui, at| match at {
            0 => drop(Input::new(&lang.tr("roster-leave-field-called-day")).date(ui, lang, &mut day, cx.now.day())),
            1 => drop(Input::new(&lang.tr("roster-leave-field-called-hour")).limit(5).text(ui, &mut hour)),
            2 => drop(Input::new(&lang.tr("roster-leave-fact-caller")).limit(20).text(ui, &mut notice.caller)),
            _ => drop(Input::new(&lang.tr("roster-leave-field-caller-relation")).limit(20).text(ui, &mut notice.relation)),
        });
        self.called = [day.map_or_else(String::new, |day| day.to_string()), hour];
        if let (Some(day), Some(hour)) = (day, self.called.last().and_then(|hour| time_of(hour))) {
            notice.at = Instant::of(day.to_datetime(hour));
        }
    }

    // ---- the bar ----

    fn bar(&mut self, ui: &mut Ui, cx: &Cx<'_>, room: Rect, actions: &mut Actions) {
        let (lang, t, busy) = (cx.lang, tokens(ui), is_busy(cx));
        parts::bar_line(ui, room);
        let refusal = self.current().map(super::super::commands::refusal_of);
        let key = |modifiers, key| !parts::shut(ui) && ui.input_mut(|i| i.consume_key(modifiers, key));
        let (mut send, mut keep) = (key(Modifiers::COMMAND, Key::Enter), key(Modifiers::COMMAND, Key::S));
        let mut discard = false;
        let inner = room.shrink2(vec2(space::XL, 0.0));
        let left = inside(ui, inner, Layout::right_to_left(Align::Center), |ui| {
            ui.spacing_mut().item_spacing.x = space::M;
            let why = why_not_file(cx).or_else(|| refusal.as_ref()?.as_ref().map(|refusal| Reason::of(lang, refusal)));
            let (label, working, judging) =
                (lang.tr("roster-leave-act-send"), lang.tr("roster-leave-view-working"), lang.tr("roster-leave-form-judging"));
            let button = Button::primary(&label).key("Ctrl Enter").busy(&working, busy);
            let button = if why.is_some() {
                button.refused_if(why.as_ref().map(Reason::refused))
            } else {
                button.allowed(refusal.is_some(), &judging)
            };
            send |= button.show(ui).clicked();
            keep |= Button::secondary(&lang.tr("roster-leave-act-keep")).key("Ctrl S").show(ui).clicked();
            discard |= Button::quiet(&lang.tr("roster-leave-act-discard")).show(ui).clicked();
            ui.min_rect().left()
        });
        let count = self.judged().iter().filter(|one| one.finding.verdict == Verdict::Refused).count();
        if count > 0 {
            inside(ui, inner.with_max_x(left - space::L), Layout::left_to_right(Align::Center), |ui| {
                ui.spacing_mut().item_spacing.x = space::S;
                let (mark, _) = ui.allocate_exact_size(vec2(size::ICON, size::ICON), Sense::hover());
                paint::icon_fill(ui.painter(), mark.center(), icons::X_CIRCLE, size::ICON, t.danger.mark);
                let words = lang.say(&msg!("roster-leave-form-against", count = count));
                text::one_line(ui, &words, fonts::regular(size::TABLE), t.danger.text);
            });
        }
        send |= std::mem::take(&mut self.sends);
        if send && matches!(refusal, Some(None)) && !busy && self.sending.is_some() {
            // It becomes the request of the draft that is being kept, not a second one.
            self.sends = true;
        } else if send && matches!(refusal, Some(None)) && !busy {
            // What is sent is not kept as well.
            self.changed = None;
            act(Command::File { of: self.of, draft: Box::new(self.draft.clone()) }, actions);
        } else if keep && !busy && !is_saving(cx) {
            self.keep(actions);
        } else if discard && !busy {
            match self.of {
                Some((id, _)) => act(Command::Withdraw { id, reason: String::new() }, actions),
                None => {
                    self.draft = self.kept.clone();
                    go(Place::Main, actions);
                }
            }
        }
    }
}

/// `08:30`, `8:30` and `0830` as an hour of the day.
fn time_of(text: &str) -> Option<Time> {
    let digits: String = text.trim().chars().filter(char::is_ascii_digit).collect();
    let (hour, minute) = match text.trim().split_once([':', '：']) {
        Some((hour, minute)) => (hour.trim().parse().ok()?, minute.trim().parse().ok()?),
        None => {
            let number: i8 = digits.get(..digits.len().checked_sub(2)?)?.parse().ok()?;
            (number, digits.get(digits.len() - 2..)?.parse().ok()?)
        }
    };
    Time::new(hour, minute, 0, 0).ok()
}

/// Draws into a column that scrolls.
fn scrolled(ui: &mut Ui, rect: Rect, id: &str, margin: Margin, add: impl FnOnce(&mut Ui)) {
    inside(ui, rect, Layout::top_down(Align::Min), |ui| {
        ui.shrink_clip_rect(rect);
        ScrollArea::vertical().id_salt(id).auto_shrink(false).show(ui, |ui| Frame::NONE.inner_margin(margin).show(ui, add));
    });
}

/// The label above something that is no field.
fn label(ui: &mut Ui, words: &str, required: bool) -> (Rect, ()) {
    let t = tokens(ui);
    let galley = paint::line_of(ui, words, fonts::regular(size::TABLE));
    let (rect, _) = ui.allocate_exact_size(vec2(galley.size().x + 14.0, 20.0), Sense::hover());
    let width = galley.size().x;
    paint::put(ui.painter(), galley, rect, Align::Min, t.text_2);
    if required {
        let star = rect.with_min_x(rect.left() + width + 4.0);
        paint::put(ui.painter(), paint::line_of(ui, "*", fonts::regular(size::TABLE)), star, Align::Min, t.danger.text);
    }
    (rect, ())
}

/// A kind of leave in the narrow room of its tile.
fn tile(kind: Kind) -> &'static str {
    match kind {
        Kind::Personal => "roster-leave-tile-personal",
        Kind::Special => "roster-leave-tile-special",
        Kind::Sick => "roster-leave-tile-sick",
        Kind::Emergency => "roster-leave-tile-emergency",
        Kind::Business => "roster-leave-tile-business",
        Kind::Study => "roster-leave-tile-study",
    }
}

/// Who takes which step, with arrows between; the steps share the width.
fn route(ui: &mut Ui, cx: &Cx<'_>, applicant: &str, route: &[Station], late: bool) {
    let (lang, t) = (cx.lang, tokens(ui));
    ui.add_space(space::S);
    label(ui, &lang.tr("roster-leave-form-route"), false);
    let frame = Frame::NONE.fill(t.sunken).corner_radius(CornerRadius::same(radius::CONTROL)).inner_margin(Margin::symmetric(14, 10));
    frame.show(ui, |ui| {
        ui.set_width(ui.available_width());
        let arrows = route.len() as f32;
        let width = ((ui.available_width() - arrows * (ARROW + 2.0 * space::M)) / (arrows + 1.0)).floor().max(STATION);
        ui.horizontal_wrapped(|ui| {
            ui.spacing_mut().item_spacing = vec2(space::M, space::M);
            let files = lang.tr(if late { "roster-leave-form-files-late" } else { "roster-leave-form-files" });
            station(ui, width, applicant, &files, &lang.tr("ui-today"));
            for (place, one) in route.iter().enumerate() {
                let (arrow, _) = ui.allocate_exact_size(vec2(ARROW, 26.0), Sense::hover());
                paint::icon(ui.painter(), arrow.center(), icons::ARROW_RIGHT, size::ICON_SMALL, t.text_3);
                let post = lang.say(&one.post.message());
                let name = if one.names.is_empty() { post.clone() } else { lang.list(&one.names) };
                station(ui, width, &name, &post, &words::duty(lang, one.post, place + 1 == route.len()));
            }
        });
    });
}

fn station(ui: &mut Ui, width: f32, name: &str, post: &str, duty: &str) {
    ui.allocate_ui_with_layout(vec2(width, 64.0), Layout::top_down(Align::Min), |ui| {
        ui.set_min_width(width);
        ui.spacing_mut().item_spacing.y = 0.0;
        ui.horizontal(|ui| {
            ui.spacing_mut().item_spacing.x = space::S;
            badge::avatar(ui, name, name.chars().next().map_or(0, |first| first as usize), 26.0);
            text::strong(ui, name);
        });
        text::caption(ui, post);
        text::caption(ui, duty);
    });
}

/// Who works on a touched shift, and how many remain.
fn crew_ui(ui: &mut Ui, cx: &Cx<'_>, crew: &Crew, applicant: i64) {
    let (lang, t) = (cx.lang, tokens(ui));
    ui.add_space(space::S);
    let title = msg!("roster-leave-form-crew", day = super::super::model::short(crew.day), name = crew.name.as_str());
    label(ui, &lang.say(&title), false);
    let left = crew.without(applicant);
    let family = match left.cmp(&crew.min) {
        std::cmp::Ordering::Less => Some(t.danger.text),
        std::cmp::Ordering::Equal if crew.min > 0 => Some(t.warning.text),
        _ => None,
    };
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing = vec2(space::S, space::XS);
        for mate in &crew.mates {
            badge::avatar(ui, &mate.name, usize::try_from(mate.id).unwrap_or(0), 20.0);
            let gone = mate.id == applicant || mate.away;
            let words =
                if mate.asks && !gone { lang.say(&msg!("roster-leave-view-asks", name = mate.name.as_str())) } else { mate.name.clone() };
            let rich = egui::RichText::new(words).font(fonts::regular(size::TABLE)).color(if gone { t.text_3 } else { t.text });
            ui.label(if gone { rich.strikethrough() } else { rich });
            ui.add_space(space::S);
        }
        let count = lang.say(&msg!("roster-leave-form-left", left = left, min = crew.min));
        text::one_line(ui, &count, fonts::regular(size::TABLE), family.unwrap_or(t.text_2));
    });
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hours_as_people_type_them() {
        let time = |hour, minute| Some(jiff::civil::time(hour, minute, 0, 0));
        for (text, wanted) in [
            ("08:30", time(8, 30)),
            ("8:30", time(8, 30)),
            ("8：30", time(8, 30)),
            ("0830", time(8, 30)),
            ("830", time(8, 30)),
            ("24:00", None),
            ("8", None),
            ("", None),
            ("早上", None),
        ] {
            assert_eq!(time_of(text), wanted, "{text}");
        }
    }
}
