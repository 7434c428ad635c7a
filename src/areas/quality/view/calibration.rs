//! 校准: several checkers score one record, blind; once it is closed the differences are seen.

use std::collections::BTreeMap;

use egui::{Align, Grid, Layout, Rect, ScrollArea, Ui, vec2};

use super::super::model::{Head, Mark};
use super::super::questions::{Calibrated, Found};
use super::super::{Answer, Command, Entry, Query, Reviewed, Subject};
use super::forms::sheets_head;
use super::parts::{in_row, mark_text, moment};
use super::told::Told;
use super::{Asked, Got, Place, act, is_busy, said, unreadable};
use crate::areas::Done;
use crate::areas::parts::{self, Trouble, inside};
use crate::areas::view::{Actions, Cx};
use crate::base::{Deed, Function, No};
use crate::i18n::{Lang, share};
use crate::msg;
use crate::ui::field::Field as Input;
use crate::ui::tokens::{Family, size, space, tokens};
use crate::ui::{Button, Dialog, EmptyPage, badge, dialog, fonts, icons, keep_ime, menu, text};

/// Least width of a column of the marks.
const COLUMN: f32 = 92.0;

/// What is typed to open a calibration.
#[derive(Default)]
struct Opening {
    typed: String,
    found: Told<Vec<Found>>,
    /// The record, once one is chosen.
    chosen: Option<(Subject, String)>,
    trouble: Option<Trouble>,
}

/// Marks that are typed in a calibration.
struct Scoring {
    calibration: i64,
    marks: Vec<String>,
}

/// The page of calibrations.
#[derive(Default)]
pub(super) struct CalibrationPage {
    told: Told<Vec<Calibrated>>,
    review: Told<Option<Reviewed>>,
    opening: Option<Opening>,
    scoring: Option<Scoring>,
    trouble: Option<Trouble>,
}

impl CalibrationPage {
    pub fn unsaved(&self) -> bool {
        self.opening.is_some() || self.scoring.as_ref().is_some_and(|scoring| scoring.marks.iter().any(|mark| !mark.is_empty()))
    }

    pub fn again(&self, actions: &mut Actions) {
        self.told.again(actions);
    }

    pub fn take(&mut self, asked: Asked, answer: Got<'_>) {
        match (asked, answer) {
            (Asked::Calibrations, Ok(Answer::Calibrations(found))) => self.told.take(Ok(found.clone())),
            (Asked::Calibrations, Err(no)) => self.told.take(Err(no)),
            (Asked::Review, Ok(Answer::Review(reviewed))) => self.review.take(Ok(reviewed.as_deref().cloned())),
            (Asked::Reviewable, Ok(Answer::Reviewable(found))) => {
                if let Some(opening) = &mut self.opening {
                    opening.found.take(Ok(found.clone()));
                }
            }
            _ => {}
        }
    }

    /// An act ended.
    pub fn ended(&mut self, command: &Command, outcome: &Result<Done, No>) {
        let trouble = outcome.as_ref().err().and_then(Trouble::of);
        match command {
            Command::OpenCalibration { .. } => match &mut self.opening {
                Some(opening) if trouble.is_some() => opening.trouble = trouble,
                _ => self.opening = None,
            },
            Command::Calibrate { .. } | Command::CloseCalibration { .. } => {
                if trouble.is_none() {
                    self.scoring = None;
                }
                self.trouble = trouble;
            }
            _ => {}
        }
    }

    /// Draws the page.
    pub fn ui(&mut self, ui: &mut Ui, cx: &Cx<'_>, page: Rect, actions: &mut Actions) {
        let lang = cx.lang;
        self.told.want(Asked::Calibrations, Query::Calibrations, actions);
        let (body, new) = sheets_head(ui, cx, page, Place::Calibration, "quality-act-calibration", actions);
        if new {
            self.opening = Some(Opening::default());
        }
        if let Some(trouble) = &self.told.trouble {
            return unreadable(ui, cx, body, trouble, actions);
        }
        let found = self.told.what.take();
        match &found {
            Some(found) if found.is_empty() => {
                let (title, sentence) = (lang.tr("quality-calibration-empty"), lang.tr("quality-calibration-empty-hint"));
                inside(ui, body, Layout::top_down(Align::Min), |ui| EmptyPage::new(icons::SCALES, &title, &sentence).show(ui, lang));
            }
            Some(found) => {
                inside(ui, body.shrink2(vec2(space::XL, space::L)), Layout::top_down(Align::Min), |ui| {
                    ScrollArea::vertical().id_salt("qa-calibrations").auto_shrink(false).show(ui, |ui| {
                        if let Some(trouble) = &self.trouble {
                            parts::trouble(ui, cx, &lang.tr("quality-not-done"), trouble, actions);
                        }
                        for one in found {
                            ui.push_id(("calibration", one.calibration.id), |ui| self.calibration(ui, cx, one, actions));
                            ui.add_space(space::M);
                            text::divider(ui);
                            ui.add_space(space::M);
                        }
                    });
                });
            }
            None => {}
        }
        self.told.what = found;
        if let Some(opening) = &mut self.opening
            && opening.ui(ui, cx, actions)
        {
            self.opening = None;
        }
    }

    fn calibration(&mut self, ui: &mut Ui, cx: &Cx<'_>, one: &Calibrated, actions: &mut Actions) {
        let lang = cx.lang;
        let calibration = &one.calibration;
        let closed = calibration.closed.is_some();
        let scoring = self.scoring.as_ref().is_some_and(|scoring| scoring.calibration == calibration.id);
        let (mut begins, mut closes) = (false, false);
        in_row(ui, |ui| {
            text::strong(ui, &calibration.title);
            badge(ui, &lang.say(&msg!("quality-scorers", count = one.scorers)), Family::Neutral);
            if closed {
                let agreed = share(one.agreement.0, one.agreement.1);
                badge(ui, &lang.say(&msg!("quality-agreement", share = agreed)), Family::Success);
            } else {
                badge(ui, &lang.tr("quality-blind"), Family::Info);
            }
            text::caption(ui, &format!("{} {} {}", calibration.no, calibration.opened.name, moment(calibration.opened.at)));
            if !closed && cx.me.access(Function::QaScore).deed >= Deed::Do {
                ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                    let two = lang.tr("quality-calibration-two");
                    let verb = lang.tr("quality-act-close-calibration");
                    closes = Button::quiet(&verb).small().allowed(one.scorers >= 2, &two).show(ui).clicked();
                    let own = lang.tr("quality-act-score-own");
                    begins = !one.mine && !scoring && Button::secondary(&own).small().show(ui).clicked();
                });
            }
        });
        if closes {
            act(Command::CloseCalibration { id: calibration.id }, actions);
        }
        if begins {
            self.scoring = Some(Scoring { calibration: calibration.id, marks: vec![String::new(); one.form.draft.heads.len()] });
            self.review.clear();
        }
        if !one.marks.is_empty() {
            marks(ui, lang, one);
        }
        if scoring {
            self.typed(ui, cx, one, actions);
            if let Some(subject) = calibration.subject {
                self.review.want(Asked::Review, Query::Review { subject }, actions);
                if let Some(reviewed) = self.review.what.iter().flatten().find(|reviewed| reviewed.record.subject == subject) {
                    ui.add_space(space::L);
                    said::lines(ui, cx, reviewed, actions);
                }
            }
        }
    }

    /// The fields for the own marks.
    fn typed(&mut self, ui: &mut Ui, cx: &Cx<'_>, one: &Calibrated, actions: &mut Actions) {
        let lang = cx.lang;
        let Some(scoring) = &mut self.scoring else { return };
        let heads = &one.form.draft.heads;
        ui.add_space(space::S);
        ui.horizontal_wrapped(|ui| {
            for (head, typed) in heads.iter().zip(scoring.marks.iter_mut()) {
                let label = if head.fatal {
                    head.name.clone()
                } else {
                    lang.say(&msg!("quality-head-of", head = head.name.as_str(), most = head.weight))
                };
                Input::new(&label).width(120.0).limit(3).text(ui, typed);
            }
        });
        ui.add_space(space::S);
        let verb = lang.tr("quality-act-calibrate");
        let saving = lang.tr("quality-saving");
        if Button::primary(&verb).busy(&saving, is_busy(cx)).show(ui).clicked() {
            let entries = heads.iter().zip(&scoring.marks).map(|(head, typed)| Entry { mark: mark(head, typed), cause: String::new() });
            act(Command::Calibrate { id: one.calibration.id, entries: entries.collect() }, actions);
        }
    }
}

/// What was typed as a mark: points; anything else is 否决 of a fatal head, and 不适用 where that may be.
fn mark(head: &Head, typed: &str) -> Mark {
    let typed = typed.trim();
    match typed.parse() {
        Ok(points) if !head.fatal => Mark::Points(points),
        _ if typed.is_empty() => Mark::Empty,
        _ if head.fatal => Mark::Violated,
        _ if head.optional => Mark::NotApplicable,
        _ => Mark::Empty,
    }
}

/// The marks as far as they may be seen: a column for each head, a row for each checker, and how far they lie apart.
fn marks(ui: &mut Ui, lang: Lang, one: &Calibrated) {
    let t = tokens(ui);
    let heads = &one.form.draft.heads;
    let spread: BTreeMap<usize, i64> =
        heads.iter().enumerate().filter(|(_, head)| !head.fatal).map(|(at, _)| at).zip(one.spread.iter().copied()).collect();
    ui.add_space(space::S);
    Grid::new("marks").min_col_width(COLUMN).spacing(vec2(space::M, space::XS)).show(ui, |ui| {
        ui.label("");
        for head in heads {
            text::caption(ui, &head.name);
        }
        ui.end_row();
        for (name, marks) in &one.marks {
            text::small(ui, name);
            for mark in marks {
                text::small(ui, &mark_text(lang, *mark));
            }
            ui.end_row();
        }
        if spread.is_empty() {
            return;
        }
        text::caption(ui, &lang.tr("quality-spread-of"));
        for (at, head) in heads.iter().enumerate() {
            let points = spread.get(&at).copied().unwrap_or(0);
            // Marks agree within a tenth of what the head can give.
            let color = if points * 10 > head.weight { t.warning.text } else { t.text_2 };
            text::one_line(ui, &points.to_string(), fonts::regular(size::TABLE), color);
        }
        ui.end_row();
    });
}

impl Opening {
    /// Draws the dialog that opens a calibration; returns true when it closes.
    fn ui(&mut self, ui: &Ui, cx: &Cx<'_>, actions: &mut Actions) -> bool {
        let lang = cx.lang;
        let (title, about) = (lang.tr("quality-prompt-calibration-title"), lang.tr("quality-prompt-calibration-about"));
        let (mut sent, mut left) = (false, false);
        let response = Dialog::new("quality-calibrate", &title).explanation(&about).wide().show(ui.ctx(), |ui| {
            if let Some(trouble) = &self.trouble {
                parts::trouble(ui, cx, &lang.tr("quality-not-done"), trouble, actions);
                ui.add_space(space::M);
            }
            self.search(ui, cx, actions);
            dialog::buttons(ui, |ui| {
                let needed = lang.tr("quality-calibration-choose");
                let verb = lang.tr("quality-prompt-calibration-verb");
                let saving = lang.tr("quality-saving");
                let button = Button::primary(&verb).busy(&saving, is_busy(cx));
                sent = button.allowed(self.chosen.is_some(), &needed).show(ui).clicked();
                left = Button::secondary(&lang.tr("quality-cancel")).show(ui).clicked();
            });
        });
        if let (true, Some((subject, title))) = ((sent || response.confirmed) && !is_busy(cx), &self.chosen) {
            act(Command::OpenCalibration { title: title.clone(), subject: Some(*subject) }, actions);
        }
        left || response.dismissed
    }

    /// The search, and what it found; the first is taken by Enter.
    fn search(&mut self, ui: &mut Ui, cx: &Cx<'_>, actions: &mut Actions) {
        let lang = cx.lang;
        let (label, hint) = (lang.tr("quality-prompt-calibration-label"), lang.tr("quality-calibration-hint"));
        let input = Input::new(&label).required().hint(&hint).limit(60).text(ui, &mut self.typed);
        if dialog::first_picture(ui.ctx(), "quality-calibrate") {
            input.request_focus();
        }
        if input.changed() {
            self.chosen = None;
        }
        if self.chosen.is_some() {
            return;
        }
        self.found.want(Asked::Reviewable, Query::Reviewable { text: self.typed.trim().to_owned() }, actions);
        let found = self.found.what.as_deref().unwrap_or_default();
        let mut chosen = if keep_ime::submit(ui, &input) { found.first() } else { None };
        for one in found {
            let record = &one.record;
            let line = msg!(
                "quality-found-line",
                kind = record.subject.kind.message(),
                title = record.title.as_str(),
                handler = one.handler.as_str(),
                at = moment(record.at)
            );
            if menu::Item::new(&lang.say(&line)).show(ui).clicked() {
                chosen = Some(one);
            }
        }
        if found.is_empty() && self.found.what.is_some() {
            text::caption(ui, &lang.tr("quality-found-none"));
        }
        if let Some(one) = chosen {
            self.typed.clone_from(&one.record.title);
            self.chosen = Some((one.record.subject, one.record.title.clone()));
        }
    }
}
