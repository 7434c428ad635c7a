//! Where tickets are stuck (TICK-07): what is open by department and person.

use egui::{Align, Layout, Rect, Ui};

use crate::areas::cases::tickets::SeatLine;
use crate::areas::parts::inside;
use crate::areas::view::Cx;
use crate::i18n::group;
use crate::ui::tokens::Family;
use crate::ui::{Column, EmptyPage, Table, TableState, icons};

/// What is open by department and person.
#[derive(Default)]
pub(super) struct Seats {
    lines: Option<Vec<SeatLine>>,
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
        self.lines = Some(lines.to_vec());
        self.table.rows_changed();
    }

    /// The place on which the cursor stands.
    pub fn chosen(&self) -> Option<&SeatLine> {
        self.table.cursor.and_then(|at| self.lines.as_ref()?.get(at))
    }

    /// Draws the tab; returns the place whose tickets are to be shown.
    pub fn ui(&mut self, ui: &mut Ui, cx: &Cx<'_>, rect: Rect) -> Option<String> {
        let Seats { lines, table, nothing } = self;
        let lines = lines.as_ref()?;
        if lines.is_empty() {
            let (title, sentence) = (cx.lang.tr("cases-boards-seats-none"), cx.lang.tr("cases-boards-seats-none-why"));
            inside(ui, rect, Layout::top_down(Align::Min), |ui| EmptyPage::new(icons::TICKET, &title, &sentence).show(ui, cx.lang));
            return None;
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
        let out = inside(ui, rect, Layout::top_down(Align::Min), |ui| {
            let shown = Table::new("ticket-seats", cx.lang, &columns, lines.len()).takes_keyboard().name(&name);
            shown.show(ui, table, |ui, at| {
                let Some(line) = lines.get(at.row) else { return };
                let number = |ui: &mut Ui, count: i64, family: Family| match (count, family) {
                    (0, _) => at.weak(ui, ""),
                    (count, Family::Neutral) => at.text(ui, &group(count)),
                    (count, family) => at.deadline(ui, family, &group(count)),
                };
                match at.column {
                    "cases-boards-seats-place" => at.text(ui, &line.place),
                    "cases-boards-seats-open" => number(ui, line.open, Family::Neutral),
                    "cases-boards-seats-stuck" => number(ui, line.stuck, Family::Warning),
                    "cases-boards-seats-returned" => number(ui, line.returned, Family::Neutral),
                    _ => number(ui, line.overdue, Family::Danger),
                }
            })
        });
        if out.moved {
            *nothing = false;
        }
        out.opened.and_then(|at| lines.get(at)).map(|line| line.place.clone())
    }
}
