//! One swap with all that a decision needs: the form, the clauses, both people side by side, the days around, what happened so far.
//! Decisions are made here and nowhere else (SWAP-09).

use egui::{Align, Key, Layout, Modifiers, Rect, ScrollArea, Sense, Ui, WidgetInfo, pos2, vec2};

use super::super::commands::Command;
use super::super::model::{Fate, Leg, Part, Side, State};
use super::super::questions::{Answer, Card, NEAR_DAYS, Query, View};
use super::bar::Bar;
use super::strip::{self, Strip};
use super::{Asked, Place, go, swaps_answer, words};
use crate::areas::parts::{Reason, Trouble, inside, line_at};
use crate::areas::roster::model::month_message;
use crate::areas::view::{Action, Actions, Cx, Job, Paper, Slot};
use crate::areas::{self, Done, roster, why};
use crate::base::{Day, Instant, Judged, No, Post, days_between, plus_days};
use crate::i18n::day_short;
use crate::msg;
use crate::ui::step_line::{Step, StepState, step_line};
use crate::ui::timeline::{self, Entry};
use crate::ui::tokens::{Family, line, size, space, tokens};
use crate::ui::{Button, fonts, icons, paint, property, text};

/// Clauses that are shown before they are unfolded.
const FOLDED: usize = 6;
/// Legs so many days apart share one strip of days.
const ONE_STRIP: i64 = 5;

/// The page of one swap.
#[derive(Default)]
pub(super) struct Detail {
    id: Option<i64>,
    view: Option<Box<View>>,
    bar: Bar,
    trouble: Option<Trouble>,
    unfolded: bool,
}

impl Detail {
    /// Shows this swap.
    pub fn open(&mut self, id: i64, actions: &mut Actions) {
        if self.id != Some(id) {
            *self = Detail { id: Some(id), ..Detail::default() };
            self.ask(actions);
        }
    }

    /// Asks again, if a swap was ever shown.
    pub fn ask(&self, actions: &mut Actions) {
        if let Some(id) = self.id {
            let query = areas::Query::Roster(roster::Query::Swaps(Query::Swap { id }));
            actions.push(Action::Ask(Slot::Swaps(Asked::Swap), query));
        }
    }

    /// Takes an answer. What is typed stays as long as it is the same swap in the same state.
    pub fn answer(&mut self, answer: &Result<areas::Answer, No>) {
        match swaps_answer(answer) {
            Ok(Some(Answer::Swap(view))) if Some(view.swap.id) == self.id => {
                if self.view.as_ref().is_none_or(|before| before.state != view.state || before.mine != view.mine) {
                    self.bar = Bar::of(view);
                }
                (self.view, self.trouble) = (Some(view.clone()), None);
            }
            Ok(_) => {}
            Err(no) => self.trouble = Trouble::of(no).filter(|trouble| !trouble.is_stopped()),
        }
    }

    /// An act ended.
    pub fn ended(&mut self, command: &Command, outcome: &Result<Done, No>, actions: &mut Actions) {
        if command.swap() != self.id {
            return;
        }
        match outcome {
            Err(no) => {
                self.bar.refused(no);
                self.ask(actions);
            }
            Ok(_) => self.bar = Bar::default(),
        }
    }

    /// Draws the page.
    pub fn ui(&mut self, ui: &mut Ui, cx: &Cx<'_>, page: Rect, actions: &mut Actions) {
        if !crate::areas::parts::shut(ui) && ui.input_mut(|i| i.consume_key(Modifiers::NONE, Key::Escape)) {
            go(Place::Main, actions);
        }
        let head = Rect::from_min_size(page.min, vec2(page.width(), 72.0));
        line_at(ui, head, head.bottom());
        let Some(view) = self.view.take() else {
            let back = Rect::from_min_size(page.min, vec2(page.width(), size::PAGE_HEAD)).shrink2(vec2(space::XL, 0.0));
            inside(ui, back, Layout::left_to_right(Align::Center), |ui| crumb(ui, cx, actions));
            if let Some(trouble) = &self.trouble {
                let title = cx.lang.tr("roster-swaps-unreadable");
                inside(ui, page.with_min_y(head.bottom()).shrink(space::XL), Layout::top_down(Align::Min), |ui| {
                    crate::areas::parts::trouble(ui, cx, &title, trouble, actions);
                });
            }
            return;
        };
        self.head(ui, cx, head.shrink2(vec2(space::XL, 0.0)), &view, actions);
        let below = self.bar.height(cx, &view);
        let bar = Rect::from_min_max(pos2(page.left(), page.bottom() - below), page.max);
        let body = Rect::from_min_max(head.left_bottom(), pos2(page.right(), bar.top()));
        inside(ui, body, Layout::top_down(Align::Min), |ui| {
            ui.shrink_clip_rect(body);
            ScrollArea::vertical().id_salt("swap").auto_shrink(false).show(ui, |ui| {
                egui::Frame::NONE.inner_margin(egui::Margin::symmetric(16, 14)).show(ui, |ui| self.content(ui, cx, &view, actions));
            });
        });
        self.bar.ui(ui, cx, bar, &view, actions);
        self.bar.dialog(&ui.ctx().clone(), cx, &view, actions);
        self.view = Some(view);
    }

    fn head(&mut self, ui: &mut Ui, cx: &Cx<'_>, rect: Rect, view: &View, actions: &mut Actions) {
        let lang = cx.lang;
        let left = inside(ui, rect, Layout::right_to_left(Align::Center), |ui| {
            ui.spacing_mut().item_spacing.x = space::M;
            let paper = Paper::Roster(roster::Printout::Swap(view.swap.id));
            if Button::secondary(&lang.tr("roster-swaps-act-print")).icon(icons::PRINTER).show(ui).clicked() {
                actions.push(Action::Start(Job::Print { paper, path: None }));
            }
            if cx.me.posts.contains(&Post::Director) {
                let why = view.barred.void.as_ref().map(|refusal| Reason::of(lang, refusal));
                let button = Button::danger(&lang.tr("roster-swaps-act-void")).refused_if(why.as_ref().map(Reason::refused)).show(ui);
                if button.clicked() {
                    self.bar.void();
                }
            }
            ui.min_rect().left()
        });
        inside(ui, rect.with_max_x(left - space::L), Layout::top_down(Align::Min), |ui| {
            ui.add_space(space::L);
            ui.horizontal(|ui| {
                ui.spacing_mut().item_spacing.x = space::M;
                crumb(ui, cx, actions);
                let (a, b) = (view.a.person.name.as_str(), view.b.person.name.as_str());
                text::title(ui, &lang.say(&msg!("roster-swaps-swap-of", a = a, b = b)));
                words::state_badge(ui, lang, view.state);
            });
            let filed = words::moment(lang, view.swap.filed_at, cx.now.day());
            text::caption(ui, &lang.say(&msg!("roster-swaps-filed-line", no = view.swap.no.as_str(), at = filed)));
        });
    }

    fn content(&mut self, ui: &mut Ui, cx: &Cx<'_>, view: &View, actions: &mut Actions) {
        let lang = cx.lang;
        self.bar.trouble(ui, cx, actions);
        steps(ui, cx, view);
        ui.add_space(space::XL);
        let judged: Vec<Judged> = view.said.iter().map(|said| said.judged.clone()).collect();
        crate::ui::field::row(ui, &[1.0, 1.0], |ui, at| {
            if at == 0 {
                text::heading(ui, &lang.tr("roster-swaps-what"));
                ui.add_space(space::XS);
                property::properties(ui, |ui| what(ui, cx, view));
            } else if judged.is_empty() {
                text::heading(ui, &lang.tr("roster-swaps-story"));
                ui.add_space(space::XS);
                story(ui, cx, view);
            } else {
                why::short(ui, cx, &judged, FOLDED, &mut self.unfolded, actions);
            }
        });
        ui.add_space(space::XL);
        text::heading(ui, &lang.tr("roster-swaps-both"));
        ui.add_space(space::XS);
        compare(ui, cx, view);
        ui.add_space(space::XL);
        strips(ui, cx, view);
        if !judged.is_empty() {
            ui.add_space(space::XL);
            text::heading(ui, &lang.tr("roster-swaps-story"));
            ui.add_space(space::XS);
            story(ui, cx, view);
        }
    }
}

fn crumb(ui: &mut Ui, cx: &Cx<'_>, actions: &mut Actions) {
    if Button::link(&cx.lang.tr("roster-swaps-title")).small().show(ui).clicked() {
        go(Place::Main, actions);
    }
    paint_caret(ui);
}

fn paint_caret(ui: &mut Ui) {
    let (rect, _) = ui.allocate_exact_size(vec2(12.0, size::BADGE), Sense::hover());
    paint::icon(ui.painter(), rect.center(), icons::CARET_RIGHT, size::ICON_TINY, tokens(ui).text_3);
}

/// 申请 → 对方确认 → 双方班长 → 生效 → 换出 → 还班
fn steps(ui: &mut Ui, cx: &Cx<'_>, view: &View) {
    let lang = cx.lang;
    let swap = &view.swap;
    let today = cx.now.day();
    let time = |at: Option<Instant>| at.map_or_else(String::new, |at| words::moment(lang, at, today));
    let last_opinion = swap.opinions.iter().map(|opinion| opinion.at).max();
    let ended = matches!(view.state, State::Refused | State::Withdrawn | State::Expired | State::Void);
    let fate = |leg: &Leg| match Fate::of(leg, cx.now, view.came.contains(&leg.shift)) {
        Fate::Worked => StepState::Done,
        Fate::Missed if swap.effective_at.is_some() && !ended => StepState::Missed,
        Fate::Missed | Fate::Ahead => StepState::Later,
    };
    let when = |done: bool| if done { StepState::Done } else { StepState::Later };
    let in_force = when(swap.effective_at.is_some());
    let mut done: Vec<(&str, String, StepState)> = vec![
        ("roster-swaps-step-filed", time(Some(swap.filed_at)), StepState::Done),
        ("roster-swaps-step-confirmed", time(swap.confirmed_at), when(swap.confirmed_at.is_some())),
        ("roster-swaps-step-decided", time(last_opinion.filter(|_| swap.effective_at.is_some())), in_force),
        ("roster-swaps-step-effective", time(swap.effective_at), in_force),
        ("roster-swaps-step-given", words::leg_name(lang, &swap.given, today), fate(&swap.given)),
    ];
    if let Some(leg) = swap.leg(Part::Return) {
        done.push(("roster-swaps-step-returned", words::leg_name(lang, leg, today), fate(leg)));
    }
    let current = done.iter().position(|(.., state)| *state == StepState::Later).filter(|_| !ended);
    let names: Vec<String> = done.iter().map(|(id, ..)| lang.tr(id).into_owned()).collect();
    let steps: Vec<Step<'_>> = done
        .iter()
        .zip(&names)
        .enumerate()
        .map(|(at, ((_, time, state), name))| {
            let state = if current == Some(at) { StepState::Current } else { *state };
            Step { label: name, time, state }
        })
        .collect();
    step_line(ui, &lang.tr("roster-swaps-steps"), &steps);
}

/// The form as it was sent.
fn what(ui: &mut Ui, cx: &Cx<'_>, view: &View) {
    let lang = cx.lang;
    let swap = &view.swap;
    let today = cx.now.day();
    let p = |ui: &mut Ui, id: &str, value: &str| drop(property::property(ui, &lang.tr(id), value));
    let named = |leg: &Leg| format!("{} {}", leg.name, words::leg_time(lang, leg, today));
    p(ui, "roster-swaps-field-give", &named(&swap.given));
    p(ui, "roster-swaps-field-take", &swap.leg(Part::Return).map(named).unwrap_or_default());
    p(ui, "roster-swaps-field-ground", &lang.say(&swap.ground.message()));
    p(ui, "roster-swaps-reason", &swap.reason);
    p(ui, "roster-swaps-items", &swap.items);
    for side in Side::BOTH {
        let card = if side == Side::A { &view.a } else { &view.b };
        let [of_a, of_b] = &view.deciders;
        let deciders = if side == Side::A { of_a } else { of_b };
        let label = lang.say(&msg!("roster-swaps-leader-of", name = card.person.name.as_str()));
        let value = match swap.opinion(side) {
            Some(opinion) => {
                let word = lang.tr(if opinion.agrees { "roster-swaps-agreed" } else { "roster-swaps-refused" });
                lang.say(&msg!(
                    "roster-swaps-opinion",
                    name = opinion.name.as_str(),
                    word = word.into_owned(),
                    comment = opinion.comment.as_str()
                ))
            }
            None if view.state.is_pending() => lang.say(&msg!("roster-swaps-open-opinion", names = lang.list(deciders))),
            None => String::new(),
        };
        drop(property::property(ui, &label, &value));
    }
    if view.state.is_pending() {
        p(ui, "roster-swaps-field-until", &words::moment(lang, swap.first_start(), today));
    }
    for shares in &swap.liabilities {
        let both = words::shares(view, shares.a, shares.b);
        let value =
            if shares.measure.is_empty() { both } else { msg!("roster-swaps-shares-line", both = both, measure = shares.measure.as_str()) };
        p(ui, "roster-swaps-state-liability", &lang.say(&value));
    }
}

/// Both people side by side.
fn compare(ui: &mut Ui, cx: &Cx<'_>, view: &View) {
    let lang = cx.lang;
    let month = month_message(view.swap.given.day);
    let none = lang.tr("roster-swaps-none");
    let mut rows: Vec<(String, [String; 2], bool)> = Vec::new();
    let mut row = |label: String, of: &dyn Fn(&Card) -> String, bad: &dyn Fn(&Card) -> bool| {
        rows.push((label, [of(&view.a), of(&view.b)], bad(&view.a) || bad(&view.b)));
    };
    row(lang.tr("roster-swaps-compare-team").into_owned(), &|card| card.person.team_name.clone(), &|_| false);
    let job = |card: &Card| format!("{} {}", card.person.job, card.person.level_name).trim().to_owned();
    row(lang.tr("roster-swaps-compare-job").into_owned(), &job, &|_| false);
    let count = |card: &Card| lang.say(&msg!("roster-swaps-compare-count", count = card.counted.len(), most = view.most));
    row(lang.say(&msg!("roster-swaps-compare-month", month = month)), &count, &|card| {
        i64::try_from(card.counted.len()).unwrap_or(i64::MAX) > view.most
    });
    let owes = |card: &Card| if card.owes.is_empty() { none.clone().into_owned() } else { lang.list(&card.owes) };
    row(lang.tr("roster-swaps-compare-owes").into_owned(), &owes, &|card| !card.owes.is_empty());
    let leave = |card: &Card| {
        let days: Vec<String> =
            card.near.iter().filter(|cell| cell.leave).map(|cell| day_short(lang, cell.shift.day, cx.now.day())).collect();
        if days.is_empty() { none.clone().into_owned() } else { lang.list(&days) }
    };
    row(lang.tr("roster-swaps-compare-leave").into_owned(), &leave, &|_| false);
    if view.a.record.is_some() {
        let record = |card: &Card| {
            let tally = card.record.unwrap_or_default();
            lang.say(&msg!("roster-swaps-compare-record", late = tally.late, absent = tally.absent, breaches = tally.breaches))
        };
        row(lang.tr("roster-swaps-compare-record-head").into_owned(), &record, &|_| false);
    }
    ui.spacing_mut().item_spacing.y = 0.0;
    let names = [view.a.person.name.clone(), view.b.person.name.clone()];
    compare_row(ui, "", &names, true, false);
    for (label, values, bad) in &rows {
        compare_row(ui, label, values, false, *bad);
    }
}

fn compare_row(ui: &mut Ui, label: &str, values: &[String; 2], head: bool, warned: bool) {
    let t = tokens(ui);
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), size::PROPERTY_ROW), Sense::hover());
    let [a, b] = values;
    response.widget_info(|| WidgetInfo::labeled(egui::Role::Row, true, format!("{label} {a} {b}").trim()));
    ui.painter().hline(rect.x_range(), rect.bottom() - 0.5, line(ui.ctx(), t.line));
    let names = 132.0;
    let half = (rect.width() - names) / 2.0;
    paint::put(ui.painter(), paint::line_within(ui, label, fonts::regular(size::TABLE), names - 8.0), rect, Align::Min, t.text_2);
    let color = if warned { t.warning.text } else { t.text };
    let font = if head { fonts::medium(size::TABLE) } else { fonts::regular(size::TABLE) };
    for (at, value) in values.iter().enumerate() {
        let room = Rect::from_min_size(pos2(rect.left() + names + half * at as f32, rect.top()), vec2(half - 8.0, rect.height()));
        let shown = if value.is_empty() { "—" } else { value.as_str() };
        paint::put(ui.painter(), paint::line_within(ui, shown, font.clone(), room.width()), room, Align::Min, color);
    }
}

/// The days around both shifts: one strip where they are near each other.
fn strips(ui: &mut Ui, cx: &Cx<'_>, view: &View) {
    let mut days: Vec<Day> = view.swap.legs().map(|(_, leg)| leg.day).collect();
    days.sort_unstable();
    days.dedup();
    let near = days.first().zip(days.last()).is_some_and(|(first, last)| days_between(*first, *last) <= ONE_STRIP);
    let windows: Vec<(Day, Day)> = match (days.first(), days.last(), near) {
        (Some(first), Some(last), true) => vec![(plus_days(*first, -NEAR_DAYS), plus_days(*last, NEAR_DAYS))],
        _ => days.iter().map(|day| (plus_days(*day, -NEAR_DAYS), plus_days(*day, NEAR_DAYS))).collect(),
    };
    for window in windows {
        let of: Vec<String> =
            days.iter().filter(|day| (window.0..=window.1).contains(day)).map(|day| day_short(cx.lang, *day, cx.now.day())).collect();
        let title = cx.lang.say(&msg!("roster-swaps-around", days = cx.lang.list(&of)));
        let people = [(view.a.person.name.as_str(), view.a.near.as_slice()), (view.b.person.name.as_str(), view.b.near.as_slice())];
        strip::ui(ui, cx, &Strip { title: &title, days: window, marked: &days, people, staffing: &view.staffing });
        ui.add_space(space::L);
    }
}

/// What happened so far, the newest first.
fn story(ui: &mut Ui, cx: &Cx<'_>, view: &View) {
    let lang = cx.lang;
    let swap = &view.swap;
    let (a, b) = (view.a.person.name.as_str(), view.b.person.name.as_str());
    let mut told: Vec<(Instant, &'static str, Family, String, String)> = Vec::new();
    told.push((
        swap.filed_at,
        icons::PAPER_PLANE_TILT,
        Family::Neutral,
        lang.say(&msg!("roster-swaps-story-filed", name = a)),
        swap.reason.clone(),
    ));
    if let Some(at) = swap.confirmed_at {
        told.push((at, icons::CHECK, Family::Neutral, lang.say(&msg!("roster-swaps-story-confirmed", name = b)), String::new()));
    }
    for opinion in &swap.opinions {
        let word = lang.tr(if opinion.agrees { "roster-swaps-agreed" } else { "roster-swaps-refused" }).into_owned();
        let side = if opinion.side == Side::A { a } else { b };
        let said = msg!("roster-swaps-story-decided", name = opinion.name.as_str(), word = word, side = side);
        let (icon, family) = if opinion.agrees { (icons::CHECK_CIRCLE, Family::Success) } else { (icons::X_CIRCLE, Family::Danger) };
        told.push((opinion.at, icon, family, lang.say(&said), opinion.comment.clone()));
    }
    if let Some(at) = swap.effective_at {
        told.push((at, icons::SWAP, Family::Success, lang.tr("roster-swaps-story-effective").into_owned(), String::new()));
    }
    for (part, leg) in swap.legs().filter(|_| swap.effective_at.is_some() && swap.ended.is_none()) {
        if cx.now >= leg.span.to {
            let who = if part.worker() == Side::A { a } else { b };
            let came = view.came.contains(&leg.shift);
            let shift = words::leg_name(lang, leg, cx.now.day());
            let (id, icon, family) = if came {
                (msg!("roster-swaps-story-worked", name = who, shift = shift), icons::CHECK, Family::Neutral)
            } else {
                (msg!("roster-swaps-story-missed", name = who, shift = shift), icons::WARNING, Family::Danger)
            };
            told.push((leg.span.to, icon, family, lang.say(&id), String::new()));
        }
    }
    for shares in &swap.liabilities {
        let said = msg!("roster-swaps-story-assessed", name = shares.name.as_str(), both = words::shares(view, shares.a, shares.b));
        told.push((shares.at, icons::SCALES, Family::Warning, lang.say(&said), shares.measure.clone()));
        if let Some((name, at)) = &shares.confirmed {
            told.push((
                *at,
                icons::CHECK_CIRCLE,
                Family::Success,
                lang.say(&msg!("roster-swaps-story-shares", name = name.as_str())),
                String::new(),
            ));
        }
    }
    if let Some(ended) = &swap.ended {
        let said = msg!("roster-swaps-story-ended", name = ended.name.as_str(), state = view.state.message());
        told.push((ended.at, icons::PROHIBIT, Family::Neutral, lang.say(&said), ended.reason.clone()));
    }
    // What came later in the same minute stands above.
    told.reverse();
    told.sort_by_key(|(at, ..)| std::cmp::Reverse(*at));
    let count = told.len();
    timeline::timeline(ui, |ui| {
        for (place, (at, icon, family, text, detail)) in told.iter().enumerate() {
            let time = words::moment(lang, *at, cx.now.day());
            timeline::entry(ui, &Entry { icon, family: *family, text, detail, time: &time, last: place + 1 == count });
        }
    });
}
