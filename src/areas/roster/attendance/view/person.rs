//! A person's month: the sums, and the shifts behind each of them.

use egui::{Align, Layout, Rect, Ui, vec2};

use super::super::model::{Became, Judgement, RollCall};
use super::super::questions::{Line, PersonMonth};
use super::super::sheet::Figure;
use super::super::why;
use super::crew::{away_words, call_words, result_cell};
use super::{Loaded, Wish, words};
use crate::areas::parts::{inside, line_at};
use crate::areas::roster::leave::Kind;
use crate::areas::view::{Actions, Cx};
use crate::i18n::day_short;
use crate::ui::table::Cell;
use crate::ui::tokens::{size, space};
use crate::ui::{Column, EmptyPage, Table, TableState, chip, icons, text};

/// Whether a figure counts a shift.
fn counts(figure: Figure, line: &Line, judged: &Judgement) -> bool {
    let came = judged.became.came();
    match figure {
        Figure::Rostered => true,
        Figure::Attended | Figure::AttendanceRate => came || judged.became == Became::Business,
        Figure::Late => came && judged.late > 0 && !judged.late_breach,
        Figure::LateMinutes => came && judged.late > 0,
        Figure::Early => came && judged.early.is_some(),
        Figure::Absent => judged.became == Became::Absent,
        Figure::Pending => judged.became == Became::Pending,
        Figure::Breaches => came && judged.breaches() > 0,
        Figure::Stopped => judged.stopped,
        Figure::PersonalDays => on_leave(line, Kind::is_personal),
        Figure::SickDays => on_leave(line, Kind::is_sick),
        Figure::Business => judged.became == Became::Business,
        Figure::Swaps => line.swap_no.is_some(),
        Figure::Missed => judged.roll_call == Some(RollCall::Missed),
        Figure::RollCallRate => judged.roll_call == Some(RollCall::Present),
    }
}

/// Whether a shift is at least in part on leave of such a kind.
fn on_leave(line: &Line, of: impl Fn(Kind) -> bool) -> bool {
    !line.presence.cover.leave.is_empty() && line.leave.as_ref().is_some_and(|behind| of(behind.kind))
}

/// The tab.
#[derive(Default)]
pub(super) struct PersonTab {
    pub month: Loaded<Box<PersonMonth>>,
    figure: Option<Figure>,
    state: TableState,
}

impl PersonTab {
    /// Shows only what a figure counts, or everything.
    pub fn narrow(&mut self, figure: Option<Figure>) {
        self.figure = figure;
        self.state.rows_changed();
    }

    pub fn ui(&mut self, ui: &mut Ui, cx: &Cx<'_>, rect: Rect, actions: &mut Actions) -> Option<Wish> {
        let month = self.month.shown(ui, cx, rect, actions)?;
        let head = Rect::from_min_size(rect.min, vec2(rect.width(), size::FILTER_ROW));
        line_at(ui, head, head.bottom());
        let mut figure = self.figure;
        let row = head.shrink2(vec2(space::XL, (size::FILTER_ROW - size::CHIP) / 2.0));
        inside(ui, row, Layout::left_to_right(Align::Center), |ui| {
            ui.spacing_mut().item_spacing.x = space::S;
            text::strong(ui, &month.row.name);
            text::caption(ui, &month.row.team);
            ui.add_space(space::S);
            // Figures that are nothing are not shown; the one that narrows stays.
            for one in Figure::ALL {
                let shown = one.shown(&month.row);
                if shown.is_empty() && figure != Some(one) {
                    continue;
                }
                if chip::view_pill(ui, &cx.lang.say(&one.message()), Some(&shown), figure == Some(one)).clicked() {
                    figure = if figure == Some(one) { None } else { Some(one) };
                }
            }
        });
        let below = rect.with_min_y(head.bottom());
        let rows: Vec<(&Line, Judgement)> = month
            .lines
            .iter()
            .map(|line| (line, words::judged(cx, line)))
            // Sums count what is over.
            .filter(|(line, judged)| figure.is_none_or(|figure| line.shift.span.to <= cx.now && counts(figure, line, judged)))
            .collect();
        let wish = if rows.is_empty() { empty(ui, cx, below, figure.is_some()) } else { table(ui, cx, &rows, below, &mut self.state) };
        if figure != self.figure {
            self.narrow(figure);
        }
        wish
    }
}

fn empty(ui: &mut Ui, cx: &Cx<'_>, rect: Rect, narrowed: bool) -> Option<Wish> {
    let title = if narrowed { "roster-attendance-person-nothing" } else { "roster-attendance-month-none" };
    inside(ui, rect, Layout::top_down(Align::Center), |ui| {
        EmptyPage::new(icons::CALENDAR_BLANK, &cx.lang.tr(title), "").show(ui, cx.lang);
    });
    None
}

fn table(ui: &mut Ui, cx: &Cx<'_>, rows: &[(&Line, Judgement)], rect: Rect, state: &mut TableState) -> Option<Wish> {
    let l = |id| cx.lang.tr(id);
    let heads = [
        l("roster-attendance-column-day"),
        l("roster-attendance-shift"),
        l("roster-attendance-way-in"),
        l("roster-attendance-way-out"),
        l("roster-attendance-result"),
        l("roster-attendance-column-roll-call"),
        l("roster-attendance-column-away"),
        l("roster-attendance-source"),
        l("roster-attendance-column-record"),
    ];
    let [day, shift, come, go, result, call, away, source, record] = &heads;
    let columns = [
        Column::new("day", day, 120.0),
        Column::new("shift", shift, 120.0),
        Column::new("in", come, 70.0),
        Column::new("out", go, 84.0),
        Column::new("result", result, 150.0),
        Column::new("call", call, 76.0),
        Column::new("away", away, 120.0),
        Column::new("source", source, 220.0).fills(),
        Column::new("record", record, 150.0),
    ];
    let title = l("roster-attendance-tab-person");
    let table = Table::new("attendance-person", cx.lang, &columns, rows.len()).name(&title).takes_keyboard().fitted(rect.width());
    let mut wish = None;
    inside(ui, rect, Layout::top_down(Align::Min), |ui| {
        let shown = table.show(ui, state, |ui, at| {
            if let Some((line, judged)) = rows.get(at.row) {
                cell(ui, cx, line, judged, at);
            }
        });
        let opened = if shown.moved { state.cursor } else { shown.opened };
        wish = opened.and_then(|row| rows.get(row)).map(|(line, _)| Wish::Shift(line.shift.id));
    });
    wish
}

fn cell(ui: &mut Ui, cx: &Cx<'_>, line: &Line, judged: &Judgement, at: &Cell<'_>) {
    match at.column {
        "day" => at.text(ui, &day_short(cx.lang, line.shift.day, cx.now.day())),
        "shift" => at.weak(ui, &format!("{} {}", line.shift.name, words::hours(line.shift.span))),
        "in" => at.text(ui, &words::time(line.presence.sign_in)),
        "out" => at.weak(ui, &words::time(line.presence.sign_out)),
        "result" => result_cell(ui, cx, line, judged, at),
        "call" => at.weak(ui, &call_words(cx, judged)),
        "away" => at.weak(ui, &away_words(cx, line)),
        "source" => {
            let said = judged.source.map(|clause| format!("{clause} {}", cx.lang.say(&why::source(clause))));
            at.weak(ui, &said.unwrap_or_default());
        }
        _ => {
            let records = [line.leave.as_ref().map(|behind| behind.no.as_str()), line.swap_no.as_deref()];
            at.weak(ui, &cx.lang.list(&records.into_iter().flatten().collect::<Vec<_>>()));
        }
    }
}
