//! The steps of a case: circles of 20 on a line of 2, label and time below.

use egui::{Align, Rect, Role, Sense, Ui, WidgetInfo, pos2, vec2};

use super::tokens::{size, thick, tokens};
use super::{fonts, icons, paint};

/// How far a step is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum StepState {
    /// Behind us.
    Done,
    /// Here.
    Current,
    /// Ahead.
    Later,
    /// Its time passed without it.
    Missed,
}

/// One step.
#[derive(Debug, Clone, Copy)]
pub struct Step<'a> {
    /// 登记, 待判断 …
    pub label: &'a str,
    /// When it was done, or empty.
    pub time: &'a str,
    /// How far it is.
    pub state: StepState,
}

/// Draws the steps over the whole width; `name` is read aloud before them.
pub fn step_line(ui: &mut Ui, name: &str, steps: &[Step<'_>]) {
    let t = tokens(ui);
    let timed = steps.iter().any(|step| !step.time.is_empty());
    let height = if timed { 60.0 } else { 42.0 };
    let (rect, group) = ui.allocate_exact_size(vec2(ui.available_width(), height), Sense::hover());
    group.widget_info(|| WidgetInfo::labeled(Role::List, true, name));
    let width = rect.width() / steps.len().max(1) as f32;
    let center = |at: usize| pos2((rect.left() + (at as f32 + 0.5) * width).round(), rect.top() + 11.0);
    for (at, step) in steps.iter().enumerate() {
        if at > 0 {
            let color = if step.state == StepState::Later { t.line_2 } else { t.accent };
            ui.painter().hline(center(at - 1).x + 16.0..=center(at).x - 16.0, center(at).y, thick(ui.ctx(), color));
        }
        let cell = Rect::from_center_size(pos2(center(at).x, rect.center().y), vec2(width, height));
        let response = ui.interact(cell, group.id.with(at), Sense::hover());
        response.widget_info(|| WidgetInfo::labeled(Role::ListItem, true, format!("{} {}", step.label, step.time)));
        circle(ui, center(at), step.state);
        let color = match step.state {
            StepState::Done => t.text,
            StepState::Current => t.accent_family.text,
            StepState::Later => t.text_3,
            StepState::Missed => t.danger.text,
        };
        let font = if step.state == StepState::Current { fonts::medium(size::TABLE) } else { fonts::regular(size::TABLE) };
        let label = paint::line_within(ui, step.label, font, width - 4.0);
        paint::put(ui.painter(), label, Rect::from_min_size(pos2(cell.left(), rect.top() + 22.0), vec2(width, 20.0)), Align::Center, color);
        if !step.time.is_empty() {
            let time = paint::line_within(ui, step.time, fonts::regular(size::CAPTION), width - 4.0);
            let below = Rect::from_min_size(pos2(cell.left(), rect.top() + 42.0), vec2(width, 18.0));
            paint::put(ui.painter(), time, below, Align::Center, t.text_3);
        }
    }
}

/// The same steps on one line of 24: small circles, and the name of the current one behind them.
pub fn step_dots(ui: &mut Ui, name: &str, steps: &[Step<'_>]) {
    const APART: f32 = 22.0;
    let t = tokens(ui);
    let (rect, group) = ui.allocate_exact_size(vec2(ui.available_width(), 24.0), Sense::hover());
    group.widget_info(|| WidgetInfo::labeled(Role::List, true, name));
    let center = |at: usize| pos2((rect.left() + 6.0 + at as f32 * APART).round(), rect.center().y.round());
    for (at, step) in steps.iter().enumerate() {
        if at > 0 {
            let color = if step.state == StepState::Later { t.line_2 } else { t.accent };
            ui.painter().hline(center(at - 1).x + 6.0..=center(at).x - 6.0, center(at).y, thick(ui.ctx(), color));
        }
        let response = ui.interact(Rect::from_center_size(center(at), vec2(APART, 24.0)), group.id.with(at), Sense::hover());
        response.widget_info(|| WidgetInfo::labeled(Role::ListItem, true, step.label));
        match step.state {
            StepState::Done => drop(ui.painter().circle_filled(center(at), 5.0, t.accent)),
            StepState::Current => {
                ui.painter().circle(center(at), 5.0, t.surface, thick(ui.ctx(), t.accent));
                ui.painter().circle_filled(center(at), 2.0, t.accent);
            }
            StepState::Later => drop(ui.painter().circle(center(at), 5.0, t.surface, thick(ui.ctx(), t.line_2))),
            StepState::Missed => drop(ui.painter().circle_filled(center(at), 5.0, t.danger.mark)),
        }
        super::tooltip::tip(response, step.label);
    }
    let left = rect.left() + 6.0 + steps.len() as f32 * APART - 4.0;
    if let Some(current) = steps.iter().find(|step| step.state == StepState::Current) {
        let room = rect.with_min_x(left);
        let label = paint::line_within(ui, current.label, fonts::medium(size::TABLE), room.width());
        paint::put(ui.painter(), label, room, Align::Min, t.accent_family.text);
    }
}

fn circle(ui: &Ui, center: egui::Pos2, state: StepState) {
    let t = tokens(ui);
    let painter = ui.painter();
    match state {
        StepState::Done => {
            painter.circle_filled(center, 10.0, t.accent);
            paint::icon(painter, center, icons::CHECK, 12.0, t.on_accent);
        }
        StepState::Current => {
            painter.circle(center, 9.0, t.surface, thick(ui.ctx(), t.accent));
            painter.circle_filled(center, 4.0, t.accent);
        }
        StepState::Later => {
            painter.circle(center, 9.0, t.surface, thick(ui.ctx(), t.line_2));
        }
        StepState::Missed => {
            painter.circle_filled(center, 10.0, t.danger.soft);
            paint::icon(painter, center, icons::X, 12.0, t.danger.text);
        }
    }
}

/// What is left of a time limit: 30 high, soft ground, neutral, then warning, then danger. A click may tell by which clause.
pub fn deadline_chip(ui: &mut Ui, family: super::tokens::Family, rest: &str, date: &str) -> egui::Response {
    let t = tokens(ui);
    let colors = t.family(family);
    let rest_galley = paint::line_of(ui, rest, fonts::medium(size::TABLE));
    let date_galley = paint::line_of(ui, date, fonts::regular(size::CAPTION));
    let rest_width = rest_galley.size().x.ceil();
    let width = 10.0 + 16.0 + 6.0 + rest_width + if date.is_empty() { 0.0 } else { 8.0 + date_galley.size().x.ceil() } + 10.0;
    let (rect, response) = ui.allocate_exact_size(vec2(width, 30.0), Sense::click());
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, format!("{rest} {date}")));
    ui.painter().rect_filled(rect, egui::CornerRadius::same(super::tokens::radius::CONTROL), colors.soft);
    paint::icon(ui.painter(), pos2(rect.left() + 18.0, rect.center().y), icons::TIMER, size::ICON_SMALL, colors.text);
    let inner = rect.shrink2(vec2(10.0, 0.0));
    paint::put(ui.painter(), rest_galley, inner.with_min_x(inner.left() + 22.0), Align::Min, colors.text);
    if !date.is_empty() {
        paint::put(ui.painter(), date_galley, inner, Align::Max, colors.text);
    }
    super::focus::ring(ui, &response, rect, super::tokens::radius::CONTROL, super::focus::Ring::Outside);
    response
}
