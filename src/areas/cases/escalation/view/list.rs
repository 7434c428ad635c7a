//! The list of reports that the person may read: open ones, or all of the last year.

use egui::{Align, Layout, Rect, Ui, vec2};

use super::detail::{Detail, family};
use super::{Answer, Asked, Place, Query, answer_of, ask, go};
use crate::areas;
use crate::areas::cases::escalation::model::Report;
use crate::areas::parts::{Trouble, day_narrow, inside, line_at, not_all, trouble};
use crate::areas::view::{Actions, Cx};
use crate::base::{Lines, No};
use crate::ui::empty::EmptyClick;
use crate::ui::table::Cell;
use crate::ui::tokens::{size, space};
use crate::ui::{Button, Column, EmptyPage, Table, TableState, chip, icons, text};

/// Narrowest page on which list and report stand side by side.
const SIDE_BY_SIDE: f32 = 900.0;

/// The list.
#[derive(Default)]
pub(super) struct List {
    asked: bool,
    all: bool,
    reports: Option<Lines<Report>>,
    trouble: Option<Trouble>,
    table: TableState,
}

impl List {
    /// Asks once.
    pub fn start(&mut self, actions: &mut Actions) {
        if !std::mem::replace(&mut self.asked, true) {
            self.ask(actions);
        }
    }

    /// Asks again, if it was ever shown.
    pub fn ask(&self, actions: &mut Actions) {
        if self.asked {
            ask(Asked::List, Query::List { all: self.all }, actions);
        }
    }

    /// Takes an answer.
    pub fn answer(&mut self, answer: &Result<areas::Answer, No>) {
        match answer_of(answer) {
            Ok(Some(Answer::List(reports))) => {
                (self.reports, self.trouble) = (Some(reports.clone()), None);
                self.table.rows_changed();
            }
            Ok(_) => {}
            Err(no) => self.trouble = Trouble::of(no).filter(|trouble| !trouble.is_stopped()),
        }
    }

    /// Draws head and table, and the open report beside it.
    pub fn ui(&mut self, ui: &mut Ui, cx: &Cx<'_>, page: Rect, detail: &mut Detail, actions: &mut Actions) {
        let head = Rect::from_min_size(page.min, vec2(page.width(), size::PAGE_HEAD));
        line_at(ui, head, head.bottom());
        inside(ui, head.shrink2(vec2(space::XL, 0.0)), Layout::left_to_right(Align::Center), |ui| self.head(ui, cx, actions));
        let body = page.with_min_y(head.bottom());
        if let Some(no) = &self.trouble {
            let title = cx.lang.tr("cases-escalation-unreadable");
            inside(ui, body.shrink(space::XL), Layout::top_down(Align::Min), |ui| trouble(ui, cx, &title, no, actions));
            return;
        }
        let covers = body.width() < SIDE_BY_SIDE;
        let side = body.with_min_x(if covers { body.left() } else { body.right() - size::DETAIL });
        if !detail.is_open() || !covers {
            let list = if detail.is_open() { body.with_max_x(side.left()) } else { body };
            self.table(ui, cx, list, detail.is_open(), actions);
        }
        if detail.is_open() {
            detail.ui(ui, cx, side, actions);
        }
    }

    fn head(&mut self, ui: &mut Ui, cx: &Cx<'_>, actions: &mut Actions) {
        text::title(ui, &cx.lang.tr("app-command-escalation"));
        ui.add_space(space::M);
        let words = [cx.lang.tr("cases-escalation-open"), cx.lang.tr("cases-escalation-all")];
        let mut at = usize::from(self.all);
        if chip::segmented(ui, &cx.lang.tr("cases-escalation-shown"), &[&words[0], &words[1]], &mut at) {
            self.all = at == 1;
            self.ask(actions);
        }
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            if Button::primary(&cx.lang.tr("cases-escalation-new")).icon(icons::PLUS).key("Ctrl N").show(ui).clicked() {
                go(Place::New, actions);
            }
        });
    }

    fn table(&mut self, ui: &mut Ui, cx: &Cx<'_>, rect: Rect, narrow: bool, actions: &mut Actions) {
        let Some(reports) = &self.reports else { return };
        if reports.is_empty() {
            let (title, sentence) = (cx.lang.tr("cases-escalation-none"), cx.lang.tr("cases-escalation-none-why"));
            let label = cx.lang.tr("cases-escalation-new");
            let page = EmptyPage::new(icons::ARROW_FAT_LINE_UP, &title, &sentence).primary(icons::PLUS, &label);
            let clicked = inside(ui, rect, Layout::top_down(Align::Min), |ui| page.show(ui, cx.lang));
            if clicked == Some(EmptyClick::Primary) {
                go(Place::New, actions);
            }
            return;
        }
        let all = [
            ("no", 160.0, false),
            ("category", 150.0, false),
            ("content", 220.0, true),
            ("reporter", 90.0, false),
            ("holder", 120.0, false),
            ("state", 110.0, false),
            ("raised", 120.0, false),
        ];
        let columns: Vec<_> = all.into_iter().filter(|(id, ..)| !narrow || !matches!(*id, "holder" | "raised" | "reporter")).collect();
        let titles: Vec<String> =
            columns.iter().map(|(id, ..)| cx.lang.tr(&format!("cases-escalation-column-{id}")).into_owned()).collect();
        let made = columns.iter().zip(&titles).map(|((id, width, fills), title)| {
            let column = Column::new(id, title, *width);
            if *fills { column.fills() } else { column }
        });
        let columns: Vec<Column<'_>> = made.collect();
        let name = cx.lang.tr("app-command-escalation");
        let foot = if reports.more { 28.0 } else { 0.0 };
        let room = rect.with_max_y(rect.bottom() - foot);
        let out = inside(ui, room, Layout::top_down(Align::Min), |ui| {
            let table = Table::new("reports", cx.lang, &columns, reports.len()).takes_keyboard().name(&name);
            table.show(ui, &mut self.table, |ui, at| cell(ui, cx, reports, at))
        });
        if reports.more {
            let below = rect.with_min_y(room.bottom()).shrink2(vec2(space::XL, 0.0));
            inside(ui, below, Layout::left_to_right(Align::Center), |ui| not_all(ui, cx.lang, reports));
        }
        let clicked = out.chosen && ui.input(|i| i.pointer.any_released() && !i.modifiers.any());
        let row = out.opened.or(if clicked || (out.moved && narrow) { self.table.cursor } else { None });
        if let Some(report) = row.and_then(|row| reports.get(row)) {
            go(Place::One(report.id), actions);
        }
    }
}

fn cell(ui: &mut Ui, cx: &Cx<'_>, reports: &[Report], at: &Cell<'_>) {
    let Some(report) = reports.get(at.row) else { return };
    let holders = || match report.holders.is_empty() {
        true => report.department.clone(),
        false => cx.lang.list(&report.holders.iter().map(|(_, name)| name.clone()).collect::<Vec<_>>()),
    };
    match at.column {
        "no" => at.text(ui, &report.no),
        "category" => at.text(ui, &cx.lang.say(&report.category.message())),
        "content" => at.text(ui, &report.content),
        "reporter" => at.text(ui, &report.reporter_name),
        "holder" => at.weak(ui, &holders()),
        "state" => at.deadline(ui, family(report.state), &cx.lang.say(&report.state.message())),
        _ => {
            let day = day_narrow(report.raised_at.day(), cx.now.day());
            at.weak(ui, &format!("{day} {}", crate::areas::parts::clock(report.raised_at)));
        }
    }
}
