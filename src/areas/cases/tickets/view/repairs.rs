//! Repair orders 维修单 (TICK-11): where each stands, and whose repairer is still to be reached. A row opens its ticket, where the steps are.

use egui::{Align, Layout, Rect, Ui, vec2};

use super::super::{Answer, Query, RepairLine};
use super::{Asked, Place, ask, go, head, own, words};
use crate::areas;
use crate::areas::parts::{self, Trouble, columns, inside, line_at};
use crate::areas::view::{Actions, Cx};
use crate::base::No;
use crate::i18n::money;
use crate::ui::table::Cell;
use crate::ui::tokens::{Family, size, space};
use crate::ui::{EmptyPage, Table, TableState, chip, icons};

/// The page.
#[derive(Default)]
pub(super) struct Repairs {
    lines: Option<Vec<RepairLine>>,
    all: bool,
    asked: bool,
    state: TableState,
    trouble: Option<Trouble>,
}

const COLUMNS: [(&str, f32, bool); 8] = [
    ("cases-tickets-print-no", 150.0, false),
    ("cases-tickets-column-customer", 150.0, false),
    ("cases-tickets-field-fault", 180.0, true),
    ("cases-tickets-field-place", 150.0, false),
    ("cases-tickets-field-repairer", 120.0, false),
    ("cases-tickets-column-state", 90.0, false),
    ("cases-tickets-clock-repair", 140.0, false),
    ("cases-tickets-field-cost", 90.0, false),
];

impl Repairs {
    /// Asks again, if it was ever shown.
    pub fn ask(&self, actions: &mut Actions) {
        if self.asked {
            ask(Asked::Repairs, Query::Repairs { all: self.all }, actions);
        }
    }

    /// Takes an answer.
    pub fn answer(&mut self, answer: &Result<areas::Answer, No>) {
        match own(answer) {
            Ok(Some(Answer::Repairs(lines))) => {
                (self.lines, self.trouble) = (Some(lines.clone()), None);
                self.state.rows_changed();
            }
            Ok(_) => {}
            Err(no) => self.trouble = Trouble::of(no).filter(|trouble| !trouble.is_stopped()),
        }
    }

    /// Draws the page.
    pub fn ui(&mut self, ui: &mut Ui, cx: &Cx<'_>, page: Rect, actions: &mut Actions) {
        if !std::mem::replace(&mut self.asked, true) {
            self.ask(actions);
        }
        let lang = cx.lang;
        let below = head(ui, cx, page, Place::Repairs, actions);
        let bar = Rect::from_min_size(below.min, vec2(below.width(), size::FILTER_ROW));
        line_at(ui, bar, bar.bottom());
        let name = lang.tr("cases-tickets-view-repairs");
        inside(ui, bar.shrink2(vec2(space::XL, 0.0)), Layout::left_to_right(Align::Center), |ui| {
            let words = ["cases-tickets-view-repairs-open", "cases-tickets-view-all"].map(|id| lang.tr(id));
            let mut at = usize::from(self.all);
            if chip::segmented(ui, &name, &[&*words[0], &*words[1]], &mut at) {
                self.all = at == 1;
                self.ask(actions);
            }
        });
        let body = below.with_min_y(bar.bottom());
        if let Some(trouble) = &self.trouble {
            let title = lang.tr("cases-tickets-view-unreadable");
            inside(ui, body.shrink(space::XL), Layout::top_down(Align::Min), |ui| parts::trouble(ui, cx, &title, trouble, actions));
            return;
        }
        let Some(lines) = &self.lines else { return };
        if lines.is_empty() {
            let (title, sentence) = (lang.tr("cases-tickets-view-no-repairs"), lang.tr("cases-tickets-view-no-repairs-why"));
            inside(ui, body, Layout::top_down(Align::Min), |ui| EmptyPage::new(icons::WRENCH, &title, &sentence).show(ui, lang));
            return;
        }
        let titles = COLUMNS.map(|(id, ..)| lang.tr(id));
        let columns = columns(&COLUMNS, &titles);
        let state = &mut self.state;
        let out = inside(ui, body, Layout::top_down(Align::Min), |ui| {
            Table::new("repairs", lang, &columns, lines.len()).takes_keyboard().name(&name).show(ui, state, |ui, at| {
                if let Some(line) = lines.get(at.row) {
                    cell(ui, cx, line, at);
                }
            })
        });
        if let Some(line) = out.opened.and_then(|at| lines.get(at)) {
            go(Place::One(line.repair.ticket), actions);
        }
    }
}

fn cell(ui: &mut Ui, cx: &Cx<'_>, line: &RepairLine, at: &Cell<'_>) {
    let (repair, today) = (&line.repair, cx.now.day());
    match at.column {
        "cases-tickets-print-no" => at.text(ui, &repair.no),
        "cases-tickets-column-customer" => at.text(ui, &line.customer),
        "cases-tickets-field-fault" => at.text(ui, &repair.fault),
        "cases-tickets-field-place" => at.weak(ui, &repair.place),
        "cases-tickets-field-repairer" => at.weak(ui, &repair.repairer),
        "cases-tickets-column-state" => at.text(ui, &cx.lang.say(&repair.state.message())),
        "cases-tickets-clock-repair" => match repair.contacted_at {
            Some(reached) => at.done(ui, &words::moment(reached, today)),
            None if cx.now > line.due => at.deadline(ui, Family::Danger, &words::moment(line.due, today)),
            None => at.deadline(ui, Family::Warning, &words::moment(line.due, today)),
        },
        _ => at.weak(ui, &if repair.cost > 0 { money(repair.cost) } else { String::new() }),
    }
}
