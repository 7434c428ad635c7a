//! Where tickets are stuck (TICK-07), and calls that nobody took (TICK-12).

use egui::{Align, Layout, Rect, Ui};

use crate::areas::cases::tickets::SeatLine;
use crate::areas::cases::tickets::model::MissedCall;
use crate::areas::parts::{clock, day_narrow, inside};
use crate::areas::view::Cx;
use crate::ui::tokens::Family;
use crate::ui::{Column, EmptyPage, Table, TableState, icons};

/// What is open by department and person.
#[derive(Default)]
pub(super) struct Seats {
    lines: Vec<SeatLine>,
    table: TableState,
    /// The chosen place was asked for stuck tickets and had none.
    pub nothing: bool,
}

const SEATS: [(&str, f32); 5] = [
    ("cases-boards-seats-place", 200.0),
    ("cases-boards-seats-open", 90.0),
    ("cases-boards-seats-stuck", 90.0),
    ("cases-boards-seats-returned", 90.0),
    ("cases-boards-seats-overdue", 90.0),
];

impl Seats {
    /// Takes an answer.
    pub fn answer(&mut self, lines: &[SeatLine]) {
        self.lines = lines.to_vec();
        self.table.rows_changed();
    }

    /// The place on which the cursor stands.
    pub fn chosen(&self) -> Option<&SeatLine> {
        self.table.cursor.and_then(|at| self.lines.get(at))
    }

    /// Draws the tab.
    pub fn ui(&mut self, ui: &mut Ui, cx: &Cx<'_>, rect: Rect) {
        if self.lines.is_empty() {
            let (title, sentence) = (cx.lang.tr("cases-boards-seats-none"), cx.lang.tr("cases-boards-seats-none-why"));
            inside(ui, rect, Layout::top_down(Align::Min), |ui| EmptyPage::new(icons::TICKET, &title, &sentence).show(ui, cx.lang));
            return;
        }
        let titles = SEATS.map(|(id, _)| cx.lang.tr(id));
        let columns: Vec<Column<'_>> = SEATS
            .iter()
            .zip(&titles)
            .enumerate()
            .map(|(at, ((id, width), title))| {
                let column = Column::new(id, title, *width);
                if at == 0 { column.fills() } else { column.right() }
            })
            .collect();
        let name = cx.lang.tr("cases-boards-urging-tab-seats");
        let Seats { lines, table, nothing } = self;
        let out = inside(ui, rect, Layout::top_down(Align::Min), |ui| {
            let shown = Table::new("ticket-seats", cx.lang, &columns, lines.len()).takes_keyboard().name(&name);
            shown.show(ui, table, |ui, at| {
                let Some(line) = lines.get(at.row) else { return };
                let number = |count: i64| if count == 0 { String::new() } else { count.to_string() };
                match at.column {
                    "cases-boards-seats-place" => at.text(ui, &line.place),
                    "cases-boards-seats-open" => at.text(ui, &number(line.open)),
                    "cases-boards-seats-stuck" => at.text(ui, &number(line.stuck)),
                    "cases-boards-seats-returned" => at.weak(ui, &number(line.returned)),
                    _ => at.text(ui, &number(line.overdue)),
                }
            })
        });
        if out.moved {
            *nothing = false;
        }
    }
}

/// Missed calls.
#[derive(Default)]
pub(super) struct Calls {
    open: usize,
    calls: Vec<MissedCall>,
    table: TableState,
}

const CALLS: [(&str, f32); 5] = [
    ("cases-boards-calls-phone", 150.0),
    ("cases-boards-calls-line", 140.0),
    ("cases-boards-calls-missed", 120.0),
    ("cases-boards-calls-due", 130.0),
    ("cases-boards-calls-back", 240.0),
];

impl Calls {
    /// Takes an answer: those that wait come first.
    pub fn answer(&mut self, open: &[MissedCall], done: &[MissedCall]) {
        self.open = open.len();
        self.calls = open.iter().chain(done).cloned().collect();
        self.table.rows_changed();
    }

    /// How many wait.
    pub fn waiting(&self) -> i64 {
        i64::try_from(self.open).unwrap_or(0)
    }

    /// The waiting call on which the cursor stands, or the first one.
    pub fn chosen(&self) -> Option<&MissedCall> {
        let at = self.table.cursor.unwrap_or(0);
        self.calls.get(at).filter(|call| call.back.is_none())
    }

    /// Draws the tab.
    pub fn ui(&mut self, ui: &mut Ui, cx: &Cx<'_>, rect: Rect) {
        if self.calls.is_empty() {
            let (title, sentence) = (cx.lang.tr("cases-boards-calls-none"), cx.lang.tr("cases-boards-calls-none-why"));
            inside(ui, rect, Layout::top_down(Align::Min), |ui| EmptyPage::new(icons::PHONE_X, &title, &sentence).show(ui, cx.lang));
            return;
        }
        let titles = CALLS.map(|(id, _)| cx.lang.tr(id));
        let columns: Vec<Column<'_>> = CALLS
            .iter()
            .zip(&titles)
            .map(|((id, width), title)| {
                let column = Column::new(id, title, *width);
                if *id == "cases-boards-calls-back" { column.fills() } else { column }
            })
            .collect();
        let name = cx.lang.tr("cases-boards-urging-tab-calls");
        let Calls { calls, table, .. } = self;
        let today = cx.now.day();
        let moment = |at: crate::base::Instant| format!("{} {}", day_narrow(at.day(), today), clock(at));
        inside(ui, rect, Layout::top_down(Align::Min), |ui| {
            let shown = Table::new("missed-calls", cx.lang, &columns, calls.len()).takes_keyboard().name(&name);
            shown.show(ui, table, |ui, at| {
                let Some(call) = calls.get(at.row) else { return };
                match at.column {
                    "cases-boards-calls-phone" => at.text(ui, &call.phone),
                    "cases-boards-calls-line" => at.weak(ui, &call.line),
                    "cases-boards-calls-missed" => at.weak(ui, &moment(call.missed_at)),
                    "cases-boards-calls-due" => match &call.back {
                        Some((_, back, _)) => at.done(ui, &moment(*back)),
                        None if cx.now > call.due => at.deadline(ui, Family::Danger, &moment(call.due)),
                        None => at.deadline(ui, Family::Warning, &moment(call.due)),
                    },
                    _ => at.weak(ui, &call.back.as_ref().map(|(who, _, what)| format!("{who} {what}")).unwrap_or_default()),
                }
            })
        });
    }
}
