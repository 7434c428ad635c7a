//! The monthly report of leave: days by kind, 补批, 假条逾期, 旷工, refusals, by person and group (LEAVE-18).

use std::collections::BTreeMap;
use std::path::PathBuf;

use egui::{Align, Layout, Rect, Ui};

use super::super::model::days_of;
use super::super::{Answer, Query, ReportLine};
use super::{Asked, Place, ask, go, leave_answer};
use crate::areas;
use crate::areas::parts::{Trouble, inside};
use crate::areas::roster::view::report::{self, Export, Wish};
use crate::areas::view::{Action, Actions, Cx, Job, JobDone, Pick};
use crate::base::{Day, No};
use crate::i18n::group;
use crate::ui::{Column, Table, TableState};

/// Columns: id, text, width; all but the first two hold figures.
const COLUMNS: [(&str, &str, f32); 11] = [
    ("team", "roster-leave-report-team", 90.0),
    ("name", "roster-leave-report-name", 100.0),
    ("personal", "roster-leave-report-personal", 92.0),
    ("special", "roster-leave-report-special", 92.0),
    ("sick", "roster-leave-report-sick", 92.0),
    ("emergency", "roster-leave-report-emergency", 92.0),
    ("duty", "roster-leave-report-duty", 92.0),
    ("late", "roster-leave-report-late", 104.0),
    ("slips", "roster-leave-report-slips", 92.0),
    ("absent", "roster-leave-report-absent", 84.0),
    ("refused", "roster-leave-report-refused", 92.0),
];

/// The page of the report.
#[derive(Default)]
pub(super) struct ReportPage {
    month: Option<Day>,
    lines: Option<Vec<ReportLine>>,
    trouble: Option<Trouble>,
    export: Export,
    state: TableState,
}

impl ReportPage {
    /// Asks again, if it was ever shown.
    pub fn ask(&self, actions: &mut Actions) {
        if let Some(month) = self.month {
            ask(Asked::Report, Query::Report { month, team: None }, actions);
        }
    }

    /// Takes an answer.
    pub fn answer(&mut self, answer: &Result<areas::Answer, No>) {
        match leave_answer(answer) {
            Ok(Some(Answer::Report(month, lines))) if self.month == Some(*month) => {
                (self.lines, self.trouble) = (Some(with_sums(lines)), None);
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
        let empty = self.lines.as_ref().is_none_or(Vec::is_empty).then_some("roster-leave-report-empty");
        self.export.button(ui, cx, head, ("roster-leave-report-title", month), empty, actions);
        match report::head(ui, cx, head.with_max_x(head.right() - 140.0), "roster-leave-view-title", "roster-leave-report-title", month) {
            Some(Wish::Back) => go(Place::Main, actions),
            Some(Wish::Turn(month)) => self.turn(month, actions),
            None => {}
        }
        if let Some(trouble) = &self.trouble {
            report::unreadable(ui, cx, body, "roster-leave-view-unreadable", trouble, actions);
            return;
        }
        let Some(lines) = self.lines.take() else { return };
        if lines.is_empty() {
            report::empty(ui, cx, body, "roster-leave-report-empty", "roster-leave-report-empty-hint");
        } else {
            self.table(ui, cx, body, &lines);
        }
        self.lines = Some(lines);
    }

    fn table(&mut self, ui: &mut Ui, cx: &Cx<'_>, rect: Rect, lines: &[ReportLine]) {
        let titles: Vec<String> = COLUMNS.iter().map(|(_, text, _)| cx.lang.tr(text).into_owned()).collect();
        let columns: Vec<Column<'_>> = COLUMNS
            .iter()
            .zip(&titles)
            .enumerate()
            .map(|(place, ((id, _, width), title))| {
                let column = Column::new(id, title, *width);
                if place < 2 { column } else { column.right() }
            })
            .collect();
        let (name, sum) = (cx.lang.tr("roster-leave-view-report"), cx.lang.tr("roster-leave-report-sum"));
        inside(ui, rect, Layout::top_down(Align::Min), |ui| {
            let table = Table::new("leave-report", cx.lang, &columns, lines.len()).takes_keyboard().name(&name);
            table.show(ui, &mut self.state, |ui, at| {
                let Some(line) = lines.get(at.row) else { return };
                let of_team = line.staff == 0;
                let words = match at.column {
                    "team" => line.team.clone(),
                    "name" if of_team => sum.to_string(),
                    "name" => line.name.clone(),
                    id => figure(line, id),
                };
                if of_team { at.weak(ui, &words) } else { at.text(ui, &words) }
            })
        });
    }
}

// ---- the sheet ----

impl ReportPage {
    /// A place for the sheet was chosen, or not.
    pub fn picked(&mut self, cx: &Cx<'_>, pick: &Pick, path: Option<&PathBuf>, actions: &mut Actions) {
        let order = self.export.picked(cx, self.month, pick, path);
        actions.extend(order.map(|(order, path)| Action::Start(Job::ExportLeave { order, path })));
    }

    /// The sheet was written, or not.
    pub fn ended(&mut self, job: &Job, outcome: &Result<JobDone, No>, actions: &mut Actions) {
        if matches!(job, Job::ExportLeave { .. }) {
            self.trouble = Export::ended(outcome, actions);
        }
    }
}

/// A figure of a line; nothing that is zero is written, so that the rest is seen.
fn figure(line: &ReportLine, column: &str) -> String {
    let days = |halves: i64| if halves == 0 { String::new() } else { days_of(halves) };
    let count = |count: i64| if count == 0 { String::new() } else { group(count) };
    match column {
        "personal" => days(line.personal),
        "special" => days(line.special),
        "sick" => days(line.sick),
        "emergency" => days(line.emergency),
        "duty" => days(line.duty),
        "late" => count(line.late),
        "slips" => count(line.slips_late),
        "absent" => count(line.absent),
        _ => count(line.refused),
    }
}

/// People by team, each team with its sum below where it has more than one of them; the sum has no person.
fn with_sums(lines: &[ReportLine]) -> Vec<ReportLine> {
    // Who is in no team comes last.
    let mut teams: BTreeMap<(bool, &str), Vec<&ReportLine>> = BTreeMap::new();
    for line in lines {
        teams.entry((line.team.is_empty(), &line.team)).or_default().push(line);
    }
    let mut out = Vec::new();
    for ((_, team), people) in teams {
        out.extend(people.iter().map(|line| (*line).clone()));
        if people.len() > 1 && !team.is_empty() {
            let start = ReportLine { team: team.to_owned(), ..ReportLine::default() };
            out.push(people.iter().fold(start, |sum, line| ReportLine {
                personal: sum.personal + line.personal,
                special: sum.special + line.special,
                sick: sum.sick + line.sick,
                emergency: sum.emergency + line.emergency,
                duty: sum.duty + line.duty,
                late: sum.late + line.late,
                slips_late: sum.slips_late + line.slips_late,
                absent: sum.absent + line.absent,
                refused: sum.refused + line.refused,
                ..sum
            }));
        }
    }
    out
}
