//! 申诉: what agents dispute, what the 班长 and the second checker say, old and new score; counts by head and checker.

use std::collections::BTreeMap;

use egui::{Align, Layout, Rect, Ui, vec2};

use super::super::model::AppealState;
use super::super::questions::AppealRow;
use super::super::{Answer, Command, Query};
use super::parts::{appeal_family, in_row, moment, scrolled};
use super::prompt::Prompt;
use super::told::Told;
use super::{Asked, Got, Place, go, head, unreadable};
use crate::areas::parts::{Reason, inside};
use crate::areas::view::{Actions, Cx};
use crate::i18n::Lang;
use crate::msg;
use crate::ui::tokens::{line, space, tokens};
use crate::ui::{Button, EmptyPage, badge, icons, property, text};

/// Width of the counts.
const COUNTS: f32 = 260.0;

/// The page of appeals.
#[derive(Default)]
pub(super) struct AppealsPage {
    told: Told<Vec<AppealRow>>,
}

impl AppealsPage {
    pub fn again(&self, actions: &mut Actions) {
        self.told.again(actions);
    }

    pub fn take(&mut self, answer: Got<'_>) {
        match answer {
            Ok(Answer::Appeals(rows)) => self.told.take(Ok(rows.clone())),
            Ok(_) => {}
            Err(no) => self.told.take(Err(no)),
        }
    }

    /// Draws the page.
    pub fn ui(&mut self, ui: &mut Ui, cx: &Cx<'_>, page: Rect, prompt: &mut Option<Prompt>, actions: &mut Actions) {
        let lang = cx.lang;
        self.told.want(Asked::Appeals, Query::Appeals, actions);
        let body = head(
            ui,
            page,
            |ui| {
                text::title(ui, &lang.tr("quality-appeals"));
            },
            |_| {},
        );
        if let Some(trouble) = &self.told.trouble {
            return unreadable(ui, cx, body, trouble, actions);
        }
        let Some(rows) = &self.told.what else { return };
        if rows.is_empty() {
            let (title, sentence) = (lang.tr("quality-appeals-empty"), lang.tr("quality-appeals-empty-hint"));
            inside(ui, body, Layout::top_down(Align::Min), |ui| EmptyPage::new(icons::SCALES, &title, &sentence).show(ui, lang));
            return;
        }
        let right = body.with_min_x(body.right() - COUNTS);
        let left = body.with_max_x(right.left());
        ui.painter().vline(right.left(), right.y_range(), line(ui.ctx(), tokens(ui).line));
        scrolled(ui, left.shrink2(vec2(space::XL, space::L)), "qa-appeals", |ui| {
            for row in rows {
                appeal(ui, cx, row, prompt, actions);
                text::divider(ui);
            }
        });
        inside(ui, right.shrink2(vec2(space::XL, space::L)), Layout::top_down(Align::Min), |ui| counts(ui, lang, rows));
    }
}

fn appeal(ui: &mut Ui, cx: &Cx<'_>, row: &AppealRow, prompt: &mut Option<Prompt>, actions: &mut Actions) {
    let lang = cx.lang;
    let appeal = &row.appeal;
    in_row(ui, |ui| {
        text::strong(ui, &row.person);
        text::body(ui, &row.head);
        let old = appeal.old.to_string();
        let line = match appeal.points.filter(|points| *points != appeal.old) {
            Some(points) => lang.say(&msg!("quality-appeal-decided", old = old, points = points)),
            None => lang.say(&msg!("quality-appeal-asked", old = old, proposed = appeal.proposed)),
        };
        text::body(ui, &line);
        badge(ui, &lang.say(&appeal.state.message()), appeal_family(appeal.state));
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| step(ui, cx, row, prompt));
    });
    text::paragraph(ui, &appeal.reason);
    for said in [&appeal.leader, &appeal.decided].into_iter().flatten() {
        text::caption(ui, &format!("{} {} {}", said.name, moment(said.at), said.text));
    }
    in_row(ui, |ui| {
        if Button::link(&row.no).small().show(ui).clicked() {
            go(Place::Record(appeal.record), actions);
        }
        text::caption(ui, &lang.say(&msg!("quality-checked-by", name = row.checker.as_str(), at = moment(appeal.at))));
    });
    ui.add_space(space::XS);
}

/// The next step of an appeal, at the right end of its line.
fn step(ui: &mut Ui, cx: &Cx<'_>, row: &AppealRow, prompt: &mut Option<Prompt>) {
    let lang = cx.lang;
    let (appeal, id) = (&row.appeal, row.appeal.id);
    let why = row.next.as_ref().map(|refusal| Reason::of(lang, refusal));
    let refused = || why.as_ref().map(Reason::refused);
    match appeal.state {
        AppealState::Leader => {
            if Button::secondary(&lang.tr("quality-act-endorse")).small().refused_if(refused()).show(ui).clicked() {
                let make = move |text: &str| Command::Endorse { appeal: id, agrees: true, text: text.to_owned() };
                *prompt = Some(Prompt::new(cx, "quality-prompt-endorse", make).optional());
            }
            if Button::quiet(&lang.tr("quality-act-decline")).small().refused_if(refused()).show(ui).clicked() {
                let make = move |text: &str| Command::Endorse { appeal: id, agrees: false, text: text.to_owned() };
                *prompt = Some(Prompt::new(cx, "quality-prompt-decline", make));
            }
        }
        AppealState::Second => {
            if Button::secondary(&lang.tr("quality-act-settle")).small().refused_if(refused()).show(ui).clicked() {
                let make = move |text: &str, points| Command::Settle { appeal: id, points, text: text.to_owned() };
                *prompt = Some(Prompt::with_points(cx, "quality-prompt-settle", appeal.proposed, row.weight, make));
            }
        }
        AppealState::Declined | AppealState::Upheld | AppealState::Changed => {}
    }
}

/// How many appeals each head and each checker has, and how many of them changed the score.
fn counts(ui: &mut Ui, lang: Lang, rows: &[AppealRow]) {
    let count = |of: &dyn Fn(&AppealRow) -> String| {
        let mut counts: BTreeMap<String, (i64, i64)> = BTreeMap::new();
        for row in rows {
            let (all, changed) = counts.entry(of(row)).or_default();
            *all += 1;
            *changed += i64::from(row.appeal.state == AppealState::Changed);
        }
        counts
    };
    for (title, counts) in [("quality-by-head", count(&|row| row.head.clone())), ("quality-by-checker", count(&|row| row.checker.clone()))]
    {
        text::heading(ui, &lang.tr(title));
        for (name, (all, changed)) in counts {
            property::figure_row(ui, &name, &lang.say(&msg!("quality-appeal-count", all = all, changed = changed)));
        }
        ui.add_space(space::L);
    }
}
