//! The list of 09:00 (TICK-03): what was open for more than 24 hours on a day, frozen then.

use egui::{Align, Layout, Rect, Ui, vec2};

use crate::areas::cases::boards::model::length;
use crate::areas::cases::boards::view::{Asked, ask_tickets, open_ticket};
use crate::areas::cases::complaints::OpenOver;
use crate::areas::cases::tickets::{Answer, DailyRow, Query};
use crate::areas::parts::{clause_link, clock, inside, line_at};
use crate::areas::view::{Actions, Cx};
use crate::base::{Day, Instant, Why, plus_days};
use crate::i18n::day_short;
use crate::msg;
use crate::ui::field::Field as Input;
use crate::ui::table::Cell;
use crate::ui::tokens::{size, space};
use crate::ui::{Column, EmptyPage, IconButton, Table, TableState, icons, text};

struct Frozen {
    day: Day,
    cut: Instant,
    frozen: bool,
    rows: Vec<DailyRow>,
    complaints: Vec<OpenOver>,
}

/// The tab.
#[derive(Default)]
pub(super) struct Daily {
    day: Option<Day>,
    list: Option<Frozen>,
    table: TableState,
}

/// Columns: id of the text, width, whether it takes the room that is left.
const COLUMNS: [(&str, f32, bool); 7] = [
    ("cases-boards-ticket-no", 150.0, false),
    ("cases-boards-ticket-customer", 140.0, false),
    ("cases-boards-ticket-content", 200.0, true),
    ("cases-boards-daily-age", 110.0, false),
    ("cases-boards-ticket-first", 90.0, false),
    ("cases-boards-ticket-holder", 110.0, false),
    ("cases-boards-ticket-urges", 60.0, false),
];

impl Daily {
    /// Asks for the list of the day.
    pub fn ask(&self, cx: &Cx<'_>, actions: &mut Actions) {
        ask_tickets(Asked::Daily, Query::Daily { day: self.day.unwrap_or(cx.now.day()) }, actions);
    }

    /// Takes the answer.
    pub fn answer(&mut self, answer: &Answer) {
        if let Answer::Daily { day, cut, frozen, rows, complaints } = answer {
            self.list = Some(Frozen { day: *day, cut: *cut, frozen: *frozen, rows: rows.clone(), complaints: complaints.clone() });
            self.table.rows_changed();
        }
    }

    /// Draws the tab.
    pub fn ui(&mut self, ui: &mut Ui, cx: &Cx<'_>, rect: Rect, actions: &mut Actions) {
        let row = Rect::from_min_size(rect.min, vec2(rect.width(), size::FILTER_ROW));
        line_at(ui, row, row.bottom());
        inside(ui, row.shrink2(vec2(space::XL, 0.0)), Layout::left_to_right(Align::Center), |ui| self.tools(ui, cx, actions));
        let room = rect.with_min_y(row.bottom());
        let Some(list) = self.list.take() else { return };
        if list.rows.is_empty() {
            let (title, sentence) = (cx.lang.tr("cases-boards-urging-none"), cx.lang.tr("cases-boards-daily-none"));
            inside(ui, room, Layout::top_down(Align::Min), |ui| EmptyPage::new(icons::TICKET, &title, &sentence).show(ui, cx.lang));
        } else {
            self.rows(ui, cx, room, &list, actions);
        }
        self.list = Some(list);
    }

    fn tools(&mut self, ui: &mut Ui, cx: &Cx<'_>, actions: &mut Actions) {
        let lang = cx.lang;
        ui.spacing_mut().item_spacing.x = space::M;
        let day = self.day.unwrap_or(cx.now.day());
        let mut turned = Some(day);
        if IconButton::new(icons::CARET_LEFT, &lang.tr("cases-boards-earlier")).show(ui).clicked() {
            turned = Some(plus_days(day, -1));
        }
        Input::new(&lang.tr("cases-boards-day")).bare().width(132.0).date(ui, lang, &mut turned, cx.now.day());
        if IconButton::new(icons::CARET_RIGHT, &lang.tr("cases-boards-later")).show(ui).clicked() && day < cx.now.day() {
            turned = Some(plus_days(day, 1));
        }
        if let Some(turned) = turned.filter(|turned| *turned != day) {
            self.day = Some(turned.min(cx.now.day()));
            self.ask(cx, actions);
        }
        if let Some(list) = &self.list {
            let at = format!("{} {}", day_short(lang, list.day, cx.now.day()), clock(list.cut));
            let words = match list.frozen {
                true => msg!("cases-boards-frozen", at = at, count = list.rows.len()),
                false => msg!("cases-boards-not-frozen", at = at, count = list.rows.len()),
            };
            text::small(ui, &lang.say(&words));
            clause_link(ui, Why::of("TICK-03"), actions);
            if !list.complaints.is_empty() {
                text::caption(ui, &lang.say(&msg!("cases-boards-daily-complaints", count = list.complaints.len())));
            }
        }
    }

    fn rows(&mut self, ui: &mut Ui, cx: &Cx<'_>, rect: Rect, list: &Frozen, actions: &mut Actions) {
        let titles = COLUMNS.map(|(id, ..)| cx.lang.tr(id));
        let columns: Vec<Column<'_>> = COLUMNS
            .iter()
            .zip(&titles)
            .map(|((id, width, fills), title)| {
                let column = Column::new(id, title, *width);
                if *fills { column.fills() } else { column }
            })
            .collect();
        let name = cx.lang.tr("cases-boards-urging-tab-daily");
        let out = inside(ui, rect, Layout::top_down(Align::Min), |ui| {
            let table = Table::new("daily-tickets", cx.lang, &columns, list.rows.len()).takes_keyboard().name(&name);
            table.show(ui, &mut self.table, |ui, at| {
                if let Some(row) = list.rows.get(at.row) {
                    cell(ui, cx, row, at);
                }
            })
        });
        if let Some(row) = out.opened.and_then(|at| list.rows.get(at)) {
            open_ticket(row.ticket.id, actions);
        }
    }
}

fn cell(ui: &mut Ui, cx: &Cx<'_>, row: &DailyRow, at: &Cell<'_>) {
    match at.column {
        "cases-boards-ticket-no" => at.text(ui, &row.ticket.no),
        "cases-boards-ticket-customer" => at.text(ui, &row.ticket.customer_name),
        "cases-boards-ticket-content" => at.text(ui, &row.ticket.draft.content),
        "cases-boards-daily-age" => at.text(ui, &cx.lang.say(&length(row.age))),
        "cases-boards-ticket-first" => at.weak(ui, &row.first),
        "cases-boards-ticket-holder" => at.weak(ui, &row.place),
        _ => at.weak(ui, &if row.urges > 0 { row.urges.to_string() } else { String::new() }),
    }
}
