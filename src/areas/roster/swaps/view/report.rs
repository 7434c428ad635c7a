//! The monthly report of swaps on the screen, and its way into a sheet (SWAP-12).

use std::path::PathBuf;

use egui::{Align, Layout, Rect, Ui};

use super::super::questions::{Answer, Query};
use super::super::report::{Report, Sum};
use super::super::sheet;
use super::{Asked, Place, go, swaps_answer};
use crate::areas::parts::{Trouble, inside};
use crate::areas::roster::view::report::{self, Export, Wish};
use crate::areas::view::{Action, Actions, Cx, Job, JobDone, Pick, Slot};
use crate::areas::{self, roster};
use crate::base::{Day, No};
use crate::ui::{Column, Table, TableState};

/// The page of the report.
#[derive(Default)]
pub(super) struct ReportPage {
    month: Option<Day>,
    report: Option<Box<Report>>,
    trouble: Option<Trouble>,
    export: Export,
    state: TableState,
}

impl ReportPage {
    /// Asks again, if it was ever shown.
    pub fn ask(&self, actions: &mut Actions) {
        if let Some(month) = self.month {
            let query = areas::Query::Roster(roster::Query::Swaps(Query::Report { month }));
            actions.push(Action::Ask(Slot::Swaps(Asked::Report), query));
        }
    }

    /// Takes an answer.
    pub fn answer(&mut self, answer: &Result<areas::Answer, No>) {
        match swaps_answer(answer) {
            Ok(Some(Answer::Report(report))) if self.month == Some(report.month) => {
                (self.report, self.trouble) = (Some(report.clone()), None);
            }
            Ok(_) => {}
            Err(no) => self.trouble = Trouble::of(no).filter(|trouble| !trouble.is_stopped()),
        }
    }

    fn turn(&mut self, month: Day, actions: &mut Actions) {
        self.month = Some(month);
        self.state.rows_changed();
        self.ask(actions);
    }

    /// Draws the page.
    pub fn ui(&mut self, ui: &mut Ui, cx: &Cx<'_>, page: Rect, actions: &mut Actions) {
        let month = self.month.unwrap_or(cx.now.day().first_of_month());
        if self.month.is_none() {
            self.turn(month, actions);
        }
        let (head, body) = report::split(ui, page);
        let empty = self.report.as_ref().is_none_or(|report| report.lines.is_empty()).then_some("roster-swaps-report-empty");
        self.export.button(ui, cx, head, ("roster-swaps-report", month), empty, actions);
        match report::head(ui, cx, head.with_max_x(head.right() - 140.0), "roster-swaps-title", "roster-swaps-report", month) {
            Some(Wish::Back) => go(Place::Main, actions),
            Some(Wish::Turn(month)) => self.turn(month, actions),
            None => {}
        }
        if let Some(trouble) = &self.trouble {
            report::unreadable(ui, cx, body, "roster-swaps-unreadable", trouble, actions);
            return;
        }
        let Some(report) = self.report.take() else { return };
        if report.lines.is_empty() {
            report::empty(ui, cx, body, "roster-swaps-report-empty", "roster-swaps-report-empty-hint");
        } else {
            self.table(ui, cx, body, &report);
        }
        self.report = Some(report);
    }

    fn table(&mut self, ui: &mut Ui, cx: &Cx<'_>, rect: Rect, report: &Report) {
        let lang = cx.lang;
        let columns: Vec<(String, f32)> = sheet::COLUMNS.iter().map(|(id, width, _)| (lang.tr(id).into_owned(), *width)).collect();
        let columns: Vec<Column<'_>> = columns
            .iter()
            .zip(sheet::COLUMNS)
            .map(|((title, width), (id, _, number))| {
                let column = Column::new(id, title, *width);
                let column = if number { column.right() } else { column };
                if id == sheet::REASONS { column.fills() } else { column }
            })
            .collect();
        let rows = rows(cx, report);
        let name = lang.tr("roster-swaps-report");
        inside(ui, rect, Layout::top_down(Align::Min), |ui| {
            let table = Table::new("swap-report", lang, &columns, rows.len()).takes_keyboard().name(&name);
            table.show(ui, &mut self.state, |ui, at| {
                let Some((who, team, sum, is_sum)) = rows.get(at.row) else { return };
                let place = sheet::COLUMNS.iter().position(|(id, ..)| *id == at.column).unwrap_or(0);
                let words = sheet::shown(lang, who, team, sum, (!is_sum).then_some(report.most)).into_iter().nth(place).unwrap_or_default();
                if *is_sum { at.weak(ui, &words) } else { at.text(ui, &words) }
            })
        });
    }

    // ---- the sheet ----

    /// A place for the sheet was chosen, or not.
    pub fn picked(&mut self, cx: &Cx<'_>, pick: &Pick, path: Option<&PathBuf>, actions: &mut Actions) {
        let order = self.export.picked(cx, self.month, pick, path);
        actions.extend(order.map(|(order, path)| Action::Start(Job::ExportSwaps { order, path })));
    }

    /// The sheet was written, or not.
    pub fn ended(&mut self, job: &Job, outcome: &Result<JobDone, No>, actions: &mut Actions) {
        if matches!(job, Job::ExportSwaps { .. }) {
            self.trouble = Export::ended(outcome, actions);
        }
    }
}

/// The lines of the table: people, each team's sum below its people where there are several teams, and the sum of all.
fn rows<'a>(cx: &Cx<'_>, report: &'a Report) -> Vec<(String, String, &'a Sum, bool)> {
    let mut rows = Vec::new();
    let several = report.teams.len() > 1;
    for (team, sum) in &report.teams {
        let of_team = report.lines.iter().filter(|line| line.team == *team);
        rows.extend(of_team.map(|line| (line.name.clone(), line.team.clone(), &line.sum, false)));
        if several {
            rows.push((cx.lang.tr("roster-swaps-report-team").into_owned(), team.clone(), sum, true));
        }
    }
    rows.push((cx.lang.tr("roster-swaps-report-all").into_owned(), String::new(), &report.all, true));
    rows
}
