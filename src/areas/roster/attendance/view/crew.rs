//! 当班: everybody's shifts of a day: who is here, late, missing or away, and what a 班长 does about it.

use egui::{Rect, Ui, pos2, vec2};

use super::super::model::{Away, Became, Judgement};
use super::super::questions::{Crew, Line};
use super::acts::Act;
use super::{Loaded, Wish, button, decision_bar, words};
use crate::areas::parts::{Reason, clock, inside, line_at};
use crate::areas::view::{Actions, Cx};
use crate::base::{Instant, Post, Refusal};
use crate::msg;
use crate::ui::table::Cell;
use crate::ui::tokens::{Family, size, space};
use crate::ui::{Button, Column, EmptyPage, Table, TableState, badge, chip, icons};

/// Width from which the table tells the team too.
const WITH_TEAM: f32 = 880.0;

/// Which of the crew are shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
enum Which {
    #[default]
    All,
    Here,
    Missing,
    Late,
    Away,
}

impl Which {
    const ALL: [(Which, &'static str); 5] = [
        (Which::All, "roster-attendance-crew-all"),
        (Which::Here, "roster-attendance-crew-here"),
        (Which::Missing, "roster-attendance-crew-missing"),
        (Which::Late, "roster-attendance-crew-late"),
        (Which::Away, "roster-attendance-crew-away"),
    ];

    fn holds(self, line: &Line, judged: &Judgement, now: Instant) -> bool {
        let presence = &line.presence;
        match self {
            Which::All => true,
            Which::Here => presence.sign_in.is_some() && presence.sign_out.is_none() && away_now(line, now).is_none(),
            // Due by now and not there.
            Which::Missing => presence.sign_in.is_none() && (judged.became == Became::Absent || judged.due.is_some_and(|due| due <= now)),
            Which::Late => judged.late > 0,
            Which::Away => away_now(line, now).is_some(),
        }
    }
}

/// The absence that lasts at this moment.
fn away_now(line: &Line, now: Instant) -> Option<&Away> {
    line.aways.iter().find(|away| away.from <= now && away.to.is_none_or(|to| now < to))
}

/// The tab.
#[derive(Default)]
pub(super) struct CrewTab {
    pub crew: Loaded<Box<Crew>>,
    which: Which,
    state: TableState,
}

impl CrewTab {
    pub fn ui(&mut self, ui: &mut Ui, cx: &Cx<'_>, rect: Rect, actions: &mut Actions) -> Option<Wish> {
        let crew = self.crew.shown(ui, cx, rect, actions)?;
        let judged: Vec<Judgement> = crew.lines.iter().map(|line| words::judged(cx, line)).collect();
        let filters = Rect::from_min_size(rect.min, vec2(rect.width(), size::FILTER_ROW));
        line_at(ui, filters, filters.bottom());
        let mut which = self.which;
        let row = filters.shrink2(vec2(space::XL, (size::FILTER_ROW - size::CHIP) / 2.0));
        inside(ui, row, egui::Layout::left_to_right(egui::Align::Min), |ui| {
            ui.spacing_mut().item_spacing.x = space::XS;
            for (one, label) in Which::ALL {
                let count = crew.lines.iter().zip(&judged).filter(|(line, judged)| one.holds(line, judged, cx.now)).count();
                let shown = (count > 0).then(|| count.to_string());
                if chip::view_pill(ui, &cx.lang.tr(label), shown.as_deref(), one == which).clicked() {
                    which = one;
                }
            }
        });
        if which != self.which {
            self.which = which;
            self.state.rows_changed();
        }
        let rows: Vec<(&Line, &Judgement)> =
            crew.lines.iter().zip(&judged).filter(|(line, judged)| which.holds(line, judged, cx.now)).collect();
        let below = rect.with_min_y(filters.bottom());
        if rows.is_empty() {
            inside(ui, below, egui::Layout::top_down(egui::Align::Center), |ui| {
                let title = if crew.lines.is_empty() { "roster-attendance-crew-none" } else { "roster-attendance-crew-nobody" };
                EmptyPage::new(icons::USERS, &cx.lang.tr(title), "").show(ui, cx.lang);
            });
            return None;
        }
        let chosen = self.state.cursor.and_then(|row| rows.get(row)).copied();
        let bar = if chosen.is_some() { size::DECISION_BAR } else { 0.0 };
        let bar = Rect::from_min_max(pos2(below.left(), below.bottom() - bar), below.max);
        let mut wish = table(ui, cx, crew, &rows, below.with_max_y(bar.top()), &mut self.state);
        if let Some((line, judged)) = chosen {
            let what = format!("{}　{}　{}", line.name, words::shift(cx, line), words::told(cx, line, judged).0);
            let from_bar = decision_bar(ui, bar, &what, |ui| acts(ui, cx, crew, line));
            wish = from_bar.or(wish);
        }
        wish
    }
}

fn table(ui: &mut Ui, cx: &Cx<'_>, crew: &Crew, rows: &[(&Line, &Judgement)], rect: Rect, state: &mut TableState) -> Option<Wish> {
    let l = |id| cx.lang.tr(id);
    let heads = [
        l("roster-attendance-person"),
        l("roster-attendance-team"),
        l("roster-attendance-shift"),
        l("roster-attendance-way-in"),
        l("roster-attendance-way-out"),
        l("roster-attendance-result"),
        l("roster-attendance-column-roll-call"),
        l("roster-attendance-column-away"),
    ];
    let [name, team, shift, come, go, result, call, away] = &heads;
    let mut columns = vec![Column::new("name", name, 96.0)];
    // Beside an opened person there is no room for the team.
    if rect.width() >= WITH_TEAM {
        columns.push(Column::new("team", team, 90.0));
    }
    columns.extend([
        Column::new("shift", shift, 130.0),
        Column::new("in", come, 80.0),
        Column::new("out", go, 80.0),
        Column::new("result", result, 150.0),
        Column::new("call", call, 80.0),
        Column::new("away", away, 160.0).fills(),
    ]);
    let title = l("roster-attendance-tab-crew");
    let table = Table::new("attendance-crew", cx.lang, &columns, rows.len()).name(&title).takes_keyboard();
    let mut wish = None;
    inside(ui, rect, egui::Layout::top_down(egui::Align::Min), |ui| {
        let shown = table.show(ui, state, |ui, at| {
            let Some((line, judged)) = rows.get(at.row) else { return };
            let team = crew.teams.get(&line.shift.staff).map_or("", String::as_str);
            cell(ui, cx, line, judged, team, at);
        });
        wish = shown.opened.and_then(|row| rows.get(row)).map(|(line, _)| Wish::Shift(line.shift.id));
    });
    wish
}

fn cell(ui: &mut Ui, cx: &Cx<'_>, line: &Line, judged: &Judgement, team: &str, at: &Cell<'_>) {
    let presence = &line.presence;
    match at.column {
        "name" => at.text(ui, &line.name),
        "team" => at.weak(ui, team),
        "shift" => at.weak(ui, &format!("{} {}", line.shift.name, words::hours(line.shift.span))),
        "in" => at.text(ui, &words::time(presence.sign_in)),
        "out" => at.weak(ui, &words::time(presence.sign_out)),
        "result" => result_cell(ui, cx, line, judged, at),
        "call" => at.weak(ui, &call_words(cx, judged)),
        _ => match away_now(line, cx.now) {
            Some(away) => {
                let minutes = cx.now.minutes_since(away.from);
                let over = minutes > away.permitted().max(cx.parameters.params.int("leave_room_min", line.shift.day));
                let message = match away.permitted() {
                    0 => msg!("roster-attendance-away-waits", minutes = minutes, time = clock(away.from)),
                    agreed => msg!("roster-attendance-away-agreed", minutes = minutes, agreed = agreed),
                };
                at.deadline(ui, if over { Family::Danger } else { Family::Warning }, &cx.lang.say(&message));
            }
            None => at.weak(ui, &away_words(cx, line)),
        },
    }
}

/// A result: a badge where it is not the ordinary one.
pub(super) fn result_cell(ui: &mut Ui, cx: &Cx<'_>, line: &Line, judged: &Judgement, at: &Cell<'_>) {
    let (text, family) = words::told(cx, line, judged);
    match family {
        Family::Neutral => at.weak(ui, &text),
        family => {
            at.name(ui, &text);
            badge(ui, &text, family);
        }
    }
}

/// 到 or 缺.
pub(super) fn call_words(cx: &Cx<'_>, judged: &Judgement) -> String {
    use super::super::model::RollCall;
    match judged.roll_call {
        None => String::new(),
        Some(RollCall::Present) => cx.lang.tr("roster-attendance-call-present").into_owned(),
        Some(RollCall::Missed) => cx.lang.tr("roster-attendance-call-missed").into_owned(),
    }
}

/// Absences that are over.
pub(super) fn away_words(cx: &Cx<'_>, line: &Line) -> String {
    let spans = line.aways.iter().map(|away| format!("{}–{}", clock(away.from), words::time(away.to)));
    cx.lang.list(&spans.collect::<Vec<_>>())
}

fn acts(ui: &mut Ui, cx: &Cx<'_>, crew: &Crew, line: &Line) -> Option<Wish> {
    let mut wish = None;
    let staff = line.shift.staff;
    let correct = why_not_correct(cx, staff, crew.corrects.contains(&staff));
    let consent = why_not_consent(cx, staff, crew.consents.contains(&staff));
    let l = |id: &str| cx.lang.tr(id);
    // The next step stands at the right end.
    let away = away_now(line, cx.now).filter(|away| away.to.is_none());
    if let Some(away) = away {
        let label = if away.permitted() == 0 { l("roster-attendance-act-consent") } else { l("roster-attendance-act-extend") };
        if button(ui, Button::primary(&label).icon(icons::CHECK), consent.as_ref()) {
            wish = Some(Wish::Act(Box::new(Act::consent(cx, line, away))));
        }
        let label = l("roster-attendance-act-back");
        if button(ui, Button::secondary(&label), correct.as_ref()) {
            wish = Some(Wish::Do(super::super::Command::Back { away: away.id, at: None }));
        }
    }
    let label = l("roster-attendance-act-correct");
    if button(ui, Button::secondary(&label).icon(icons::PENCIL_SIMPLE), correct.as_ref()) {
        wish = Some(Wish::Act(Box::new(Act::correct(cx, line))));
    }
    if away.is_none() {
        let label = l("roster-attendance-act-note");
        if button(ui, Button::secondary(&label), correct.as_ref()) {
            wish = Some(Wish::Act(Box::new(Act::note(cx, line))));
        }
    }
    let label = l("roster-attendance-act-stop");
    let orders = cx.me.posts.contains(&Post::TeamLeader) && crew.consents.contains(&staff);
    let why = (!orders).then(|| Reason::of(cx.lang, &Refusal::by("ATT-08", msg!("roster-attendance-stop-other"))));
    if button(ui, Button::danger(&label), why.as_ref()) {
        wish = Some(Wish::Act(Box::new(Act::stop(cx, line))));
    }
    let label = l("roster-attendance-act-open");
    if Button::quiet(&label).key("Enter").show(ui).clicked() {
        wish = Some(Wish::Shift(line.shift.id));
    }
    wish
}

/// Why a person may not correct the attendance of another.
pub(super) fn why_not_correct(cx: &Cx<'_>, staff: i64, may: bool) -> Option<Reason> {
    let message = if staff == cx.me.id { msg!("roster-attendance-not-own") } else { msg!("roster-attendance-other-team") };
    (!may).then(|| Reason::of(cx.lang, &Refusal::by("SEC-08", message)))
}

/// Why a person may not agree to the absence of another.
pub(super) fn why_not_consent(cx: &Cx<'_>, staff: i64, may: bool) -> Option<Reason> {
    let refusal = if staff == cx.me.id {
        Refusal::by("SEC-08", msg!("roster-attendance-not-own"))
    } else {
        Refusal::by("ATT-04", msg!("roster-attendance-consent-other"))
    };
    (!may).then(|| Reason::of(cx.lang, &refusal))
}
