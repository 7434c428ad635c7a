//! 停工: orders with their decisions (ATT-08).

use egui::{Align, Key, Layout, Modifiers, Rect, Ui, pos2};

use super::super::clauses::att_08_stop;
use super::super::commands::Command;
use super::super::model::StopState;
use super::super::questions::StopLine;
use super::acts::Act;
use super::{Loaded, Wish, button, decision_bar};
use crate::areas::parts::{Reason, clock, day_narrow, inside, shut};
use crate::areas::view::{Actions, Cx};
use crate::base::{Day, Instant, Refusal};
use crate::i18n::day_short;
use crate::msg;
use crate::ui::table::Cell;
use crate::ui::tokens::{Family, size};
use crate::ui::{Button, Column, EmptyPage, Table, TableState, badge, icons};

/// The tab.
#[derive(Default)]
pub(super) struct StopsTab {
    pub stops: Loaded<Vec<StopLine>>,
    state: TableState,
}

impl StopsTab {
    pub fn ui(&mut self, ui: &mut Ui, cx: &Cx<'_>, rect: Rect, actions: &mut Actions) -> Option<Wish> {
        let stops = self.stops.shown(ui, cx, rect, actions)?;
        if stops.is_empty() {
            inside(ui, rect, Layout::top_down(Align::Center), |ui| {
                let (title, hint) = (cx.lang.tr("roster-attendance-stops-none"), cx.lang.tr("roster-attendance-stops-none-hint"));
                EmptyPage::new(icons::CHECK_CIRCLE, &title, &hint).show(ui, cx.lang);
            });
            return None;
        }
        // The first one that waits is chosen until somebody chooses another.
        let waits = |line: &StopLine| line.stop.state == StopState::Waiting;
        self.state.cursor = self.state.cursor.filter(|row| *row < stops.len()).or_else(|| stops.iter().position(waits));
        let chosen = self.state.cursor.and_then(|row| stops.get(row));
        let bar = if chosen.is_some() { size::DECISION_BAR } else { 0.0 };
        let bar = Rect::from_min_max(pos2(rect.left(), rect.bottom() - bar), rect.max);
        table(ui, cx, stops, rect.with_max_y(bar.top()), &mut self.state);
        let line = chosen?;
        let what = format!("{}　{}", line.name, line.stop.breach);
        decision_bar(ui, bar, &what, |ui| acts(ui, cx, line))
    }
}

fn acts(ui: &mut Ui, cx: &Cx<'_>, line: &StopLine) -> Option<Wish> {
    let stop = &line.stop;
    let why = |confirm: bool| {
        let refusal = if !att_08_stop::confirms(cx.me, stop.staff) {
            Refusal::by("ATT-08", msg!("roster-attendance-stop-director"))
        } else if att_08_stop::after(stop.state, confirm).is_none() {
            Refusal::by("ATT-08", msg!("roster-attendance-stop-settled", state = stop.state.message()))
        } else {
            return None;
        };
        Some(Reason::of(cx.lang, &refusal))
    };
    let (confirm, lift) = (why(true), why(false));
    let pressed = |ui: &Ui, modifiers, key| !shut(ui) && ui.input_mut(|i| i.consume_key(modifiers, key));
    let mut wish = None;
    let label = cx.lang.tr("roster-attendance-act-confirm");
    let by_key = confirm.is_none() && pressed(ui, Modifiers::COMMAND, Key::Enter);
    if button(ui, Button::primary(&label).icon(icons::CHECK).key("Ctrl Enter"), confirm.as_ref()) || by_key {
        wish = Some(Wish::Do(Command::DecideStop { stop: stop.id, confirm: true, text: String::new() }));
    }
    let label = cx.lang.tr("roster-attendance-act-lift");
    let by_key = lift.is_none() && pressed(ui, Modifiers::ALT, Key::N);
    if button(ui, Button::secondary(&label).key("Alt N"), lift.as_ref()) || by_key {
        wish = Some(Wish::Act(Box::new(Act::lift(line))));
    }
    wish
}

fn table(ui: &mut Ui, cx: &Cx<'_>, stops: &[StopLine], rect: Rect, state: &mut TableState) {
    let l = |id| cx.lang.tr(id);
    let heads = [
        l("roster-attendance-person"),
        l("roster-attendance-field-breach"),
        l("roster-attendance-column-span"),
        l("roster-attendance-field-proposal"),
        l("roster-attendance-column-ordered"),
        l("roster-attendance-column-state"),
        l("roster-attendance-column-decided"),
    ];
    let [name, breach, span, proposal, ordered, standing, decided] = &heads;
    let columns = [
        Column::new("name", name, 84.0),
        Column::new("state", standing, 84.0),
        Column::new("span", span, 170.0),
        Column::new("breach", breach, 160.0).fills(),
        Column::new("proposal", proposal, 140.0),
        Column::new("ordered", ordered, 130.0),
        Column::new("decided", decided, 200.0),
    ];
    let title = l("roster-attendance-tab-stops");
    let table = Table::new("attendance-stops", cx.lang, &columns, stops.len()).name(&title).takes_keyboard().fitted(rect.width());
    inside(ui, rect, Layout::top_down(Align::Min), |ui| {
        table.show(ui, state, |ui, at| {
            if let Some(line) = stops.get(at.row) {
                cell(ui, cx, line, at);
            }
        });
    });
}

fn cell(ui: &mut Ui, cx: &Cx<'_>, line: &StopLine, at: &Cell<'_>) {
    let stop = &line.stop;
    let today = cx.now.day();
    match at.column {
        "name" => at.text(ui, &line.name),
        "breach" => at.text(ui, &stop.breach),
        "span" => {
            let span = stop.span;
            at.weak(ui, &format!("{} {}–{}", day_short(cx.lang, span.from.day(), today), clock(span.from), clock(span.to)));
        }
        "proposal" => at.weak(ui, &stop.proposal),
        "ordered" => at.weak(ui, &by(&line.ordered, stop.ordered_at, today)),
        "state" => {
            let said = cx.lang.say(&stop.state.message());
            if stop.state == StopState::Waiting {
                at.name(ui, &said);
                badge(ui, &said, Family::Info);
            } else {
                at.weak(ui, &said);
            }
        }
        _ => {
            let when = stop.decided.map(|(_, at)| by(&line.decided, at, today));
            let said = [when.unwrap_or_default(), stop.decision.clone()];
            at.weak(ui, &said.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join("　"));
        }
    }
}

/// Who did it and when: `刘洋 10:03`, on another day `刘洋 03-11 10:03`.
fn by(name: &str, at: Instant, today: Day) -> String {
    if at.day() == today { format!("{name} {}", clock(at)) } else { format!("{name} {} {}", day_narrow(at.day(), today), clock(at)) }
}
