//! The list of 09:00 (TICK-03): what was open for more than 24 hours on a day, frozen then; below it complaints that are open as long now
//! (CASE-05).

use egui::{Align, Layout, Rect, Ui, pos2, vec2};

use crate::areas::cases::boards::model::length;
use crate::areas::cases::boards::view::{Asked, ask_tickets, open_complaint, open_ticket};
use crate::areas::cases::complaints::OpenOver;
use crate::areas::cases::tickets::{Answer, DailyRow, Query};
use crate::areas::parts::{clause_link, clock, columns, day_narrow, inside, line_at};
use crate::areas::view::{Actions, Cx};
use crate::base::{Day, Instant, Why, plus_days};
use crate::i18n::day_short;
use crate::msg;
use crate::ui::field::Field as Input;
use crate::ui::table::Cell;
use crate::ui::tokens::{Family, size, space};
use crate::ui::{EmptyPage, IconButton, Table, TableState, icons, text};

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
    complaints: TableState,
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

/// The same of the complaints below.
const COMPLAINTS: [(&str, f32, bool); 6] = [
    ("cases-boards-ticket-no", 150.0, false),
    ("cases-boards-ticket-state", 100.0, false),
    ("cases-boards-ticket-first", 90.0, false),
    ("cases-boards-column-handler", 90.0, false),
    ("cases-boards-column-department", 140.0, true),
    ("cases-boards-daily-agreed", 140.0, false),
];

/// Head and rows of a table, in points.
fn height(rows: usize) -> f32 {
    size::TABLE_HEAD + size::ROW * rows as f32
}

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
        let room = self.below(ui, cx, room, &list, actions);
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
        Input::new(&lang.tr("cases-boards-day")).bare().width(168.0).date(ui, lang, &mut turned, cx.now.day());
        let (label, none) = (lang.tr("cases-boards-later"), lang.tr("cases-boards-no-later"));
        let later = IconButton::new(icons::CARET_RIGHT, &label);
        let later = if day < cx.now.day() { later } else { later.refused(&*none) };
        if later.show(ui).clicked() && day < cx.now.day() {
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
                false if list.cut > cx.now => msg!("cases-boards-to-freeze", at = at),
                false => msg!("cases-boards-not-frozen", at = at, count = list.rows.len()),
            };
            text::small(ui, &lang.say(&words));
            clause_link(ui, Why::of("TICK-03"), actions);
        }
    }

    /// Draws the complaints at the foot, if there are any; returns the room that is left.
    fn below(&mut self, ui: &mut Ui, cx: &Cx<'_>, room: Rect, list: &Frozen, actions: &mut Actions) -> Rect {
        if list.complaints.is_empty() {
            return room;
        }
        let lang = cx.lang;
        let most = (room.height() - height(list.rows.len().max(5))).max(room.height() / 3.0);
        let top = room.bottom() - (size::FILTER_ROW + height(list.complaints.len())).min(most).floor();
        let head = Rect::from_min_size(pos2(room.left(), top), vec2(room.width(), size::FILTER_ROW));
        line_at(ui, head, head.top());
        let name = lang.say(&msg!("cases-boards-daily-complaints", count = list.complaints.len()));
        inside(ui, head.shrink2(vec2(space::XL, 0.0)), Layout::left_to_right(Align::Center), |ui| {
            ui.spacing_mut().item_spacing.x = space::M;
            text::group(ui, &name);
            clause_link(ui, Why::of("CASE-05"), actions);
        });
        let titles = COMPLAINTS.map(|(id, ..)| lang.tr(id));
        let columns = columns(&COMPLAINTS, &titles);
        let out = inside(ui, room.with_min_y(head.bottom()), Layout::top_down(Align::Min), |ui| {
            let table = Table::new("daily-complaints", lang, &columns, list.complaints.len()).name(&name);
            table.show(ui, &mut self.complaints, |ui, at| {
                let Some(one) = list.complaints.get(at.row) else { return };
                match at.column {
                    "cases-boards-ticket-no" => at.text(ui, &one.no),
                    "cases-boards-ticket-state" => at.text(ui, &lang.say(&one.state.message())),
                    "cases-boards-ticket-first" => at.weak(ui, &one.tracker),
                    "cases-boards-column-handler" => at.text(ui, &one.handler),
                    "cases-boards-column-department" => at.weak(ui, &one.department),
                    _ => match one.agreed {
                        Some(agreed) => {
                            let family = if cx.now > agreed { Family::Danger } else { Family::Neutral };
                            at.deadline(ui, family, &format!("{} {}", day_narrow(agreed.day(), cx.now.day()), clock(agreed)));
                        }
                        None => at.weak(ui, ""),
                    },
                }
            })
        });
        if let Some(one) = out.opened.and_then(|at| list.complaints.get(at)) {
            open_complaint(one.id, actions);
        }
        room.with_max_y(top)
    }

    fn rows(&mut self, ui: &mut Ui, cx: &Cx<'_>, rect: Rect, list: &Frozen, actions: &mut Actions) {
        let titles = COLUMNS.map(|(id, ..)| cx.lang.tr(id));
        let columns = columns(&COLUMNS, &titles);
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
