//! The login log by days, newest first, with the filters that SEC-05 asks for.

use std::collections::BTreeSet;

use egui::{Align, Layout, Ui, vec2};

use super::data::Data;
use super::parts::{self, at_right};
use super::words;
use crate::areas::staff::{Employment, LoginEntry, Person};
use crate::areas::view::{Actions, Cx};
use crate::base::Day;
use crate::i18n::Lang;
use crate::msg;
use crate::ui::table::Cell;
use crate::ui::tokens::{Family, size, space};
use crate::ui::{Button, Column, EmptyPage, Table, TableState, badge, chip, icons, text};

/// A row of the table: the head of a day, or a line of the log by its place.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Row {
    Day(Day),
    Line(usize),
}

/// What a person chose on this tab.
#[derive(Debug, Default)]
pub(super) struct Logins {
    filter: usize,
    table: TableState,
    rows: Vec<Row>,
    made_of: Option<(u64, usize)>,
}

/// Results that are failures.
fn failed(result: &str) -> bool {
    matches!(result, "wrong" | "locked" | "ended" | "expired")
}

fn family(result: &str) -> Option<Family> {
    match result {
        "wrong" => Some(Family::Warning),
        "locked" | "ended" | "expired" => Some(Family::Danger),
        "one_time" | "recovery" => Some(Family::Info),
        _ => None,
    }
}

impl Logins {
    /// Draws the tab.
    pub fn ui(&mut self, ui: &mut Ui, cx: &Cx<'_>, data: &mut Data, actions: &mut Actions) {
        data.want_people(actions);
        let page = ui.available_rect_before_wrap();
        let filters = page.with_max_y(page.top() + size::FILTER_ROW);
        let strip = page.with_min_y(page.bottom() - size::FILTER_ROW);
        let room = egui::Rect::from_min_max(filters.left_bottom(), strip.right_top());
        parts::inside(ui, "login-filters", filters.shrink2(vec2(space::XL, 0.0)), Layout::left_to_right(Align::Center), |ui| {
            let names = ["staff-all", "staff-filter-failed", "staff-filter-shut"].map(|id| cx.lang.tr(id));
            let names: Vec<&str> = names.iter().map(AsRef::as_ref).collect();
            chip::segmented(ui, &cx.lang.tr("staff-filter"), &names, &mut self.filter);
            ui.add_space(space::M);
            parts::clause_link(ui, "SEC-05", actions);
        });
        let logins = data.security.value.as_ref().map(|book| book.logins.as_slice()).unwrap_or_default();
        self.keep_rows(logins, data.people.value.as_deref().unwrap_or_default(), data.version);
        let rows = &self.rows;
        parts::inside(ui, "login-table", room, Layout::top_down(Align::Min), |ui| {
            ui.shrink_clip_rect(room);
            if rows.is_empty() {
                let (title, detail) = (cx.lang.tr("staff-logins-none"), cx.lang.tr("staff-logins-none-detail"));
                EmptyPage::new(icons::CHECK_CIRCLE, &title, &detail).show(ui, cx.lang);
                return;
            }
            table(ui, cx, &mut self.table, rows, logins);
        });
        let count = logins.len();
        parts::inside(ui, "login-strip", strip.shrink2(vec2(space::XL, 0.0)), Layout::left_to_right(Align::Center), |ui| {
            older(ui, cx, count, data, actions);
        });
    }

    fn keep_rows(&mut self, logins: &[LoginEntry], people: &[Person], version: u64) {
        if self.made_of == Some((version, self.filter)) {
            return;
        }
        self.made_of = Some((version, self.filter));
        let shut: BTreeSet<i64> = people.iter().filter(|person| is_shut(person)).map(|person| person.staff.id).collect();
        self.rows.clear();
        let mut day = None;
        for (at, entry) in logins.iter().enumerate() {
            let shown = match self.filter {
                0 => true,
                1 => failed(&entry.result),
                _ => shut.contains(&entry.staff) || matches!(entry.result.as_str(), "locked" | "ended"),
            };
            if !shown {
                continue;
            }
            if day != Some(entry.at.day()) {
                day = Some(entry.at.day());
                self.rows.push(Row::Day(entry.at.day()));
            }
            self.rows.push(Row::Line(at));
        }
        self.table.rows_changed();
    }
}

/// An account that is locked now, or ended with its person's leaving.
fn is_shut(person: &Person) -> bool {
    person.staff.state != Employment::Active || person.account.as_ref().is_some_and(|account| account.locked_at.is_some())
}

fn table(ui: &mut Ui, cx: &Cx<'_>, state: &mut TableState, rows: &[Row], logins: &[LoginEntry]) {
    let lang = cx.lang;
    let titles = ["staff-when", "staff-person", "staff-field-result", "staff-field-host"].map(|id| lang.tr(id));
    let [when, who, result, host] = &titles;
    let columns = [
        Column::new("when", when, 150.0),
        Column::new("who", who, 140.0),
        Column::new("result", result, 150.0),
        Column::new("host", host, 160.0).fills(),
    ];
    let name = lang.tr("staff-tab-logins");
    Table::new("logins", lang, &columns, rows.len()).name(&name).show(ui, state, |ui, cell| match rows.get(cell.row) {
        Some(Row::Day(day)) if cell.column == "when" => cell.weak(ui, &words::day(lang, *day, cx.now.day())),
        Some(Row::Line(at)) => {
            if let Some(entry) = logins.get(*at) {
                line(ui, lang, cell, entry);
            }
        }
        _ => {}
    });
}

fn line(ui: &mut Ui, lang: Lang, cell: &Cell<'_>, entry: &LoginEntry) {
    match cell.column {
        "when" => {
            let local = entry.at.local();
            cell.text(ui, &format!("{:02}:{:02}:{:02}", local.hour(), local.minute(), local.second()));
        }
        "who" => cell.text(ui, &entry.name),
        "host" => cell.weak(ui, &entry.host),
        _ => {
            let word = words::login_result(lang, &entry.result);
            match family(&entry.result) {
                Some(family) => {
                    badge::badge(ui, &word, family);
                    cell.name(ui, &word);
                }
                None => cell.text(ui, &word),
            }
        }
    }
}

fn older(ui: &mut Ui, cx: &Cx<'_>, count: usize, data: &mut Data, actions: &mut Actions) {
    let lang = cx.lang;
    text::caption(ui, &lang.say(&msg!("staff-lines-loaded", count = count)));
    at_right(ui, |ui| {
        if data.older_logins.at_end {
            text::caption(ui, &lang.tr("staff-no-older"));
            return;
        }
        let (label, doing) = (lang.tr("staff-older"), lang.tr("staff-older-loading"));
        if Button::secondary(&label).small().busy(&doing, data.older_logins.is_loading()).show(ui).clicked() {
            data.ask_older_logins(actions);
        }
    });
}
