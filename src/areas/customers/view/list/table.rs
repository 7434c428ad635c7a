//! The table of the list: its cells, its keys, and what a click opens.

use egui::{Align, Event, Key, Layout, Modifiers, Rect, Ui};

use super::columns::table_column;
use super::{List, show};
use crate::areas::customers::{Column, Field, Kind, MET};
use crate::areas::view::{Action, Actions, Cx, Route};
use crate::ui::table::{Cell, Sort, TableResponse};
use crate::ui::{Table, badge, table, tooltip};

impl List {
    pub(super) fn table(&mut self, ui: &mut Ui, cx: &Cx<'_>, rect: Rect, current: Option<i64>, actions: &mut Actions) {
        let out = show::inside(ui, rect, Layout::top_down(Align::Min), |ui| self.draw(ui, cx, current.is_some()));
        if out.has_keyboard && !show::shut(ui) && ui.input(|i| i.events.iter().any(|e| matches!(e, Event::Copy))) {
            self.copy(actions);
        }
        self.rows.want(&self.ids, &out.visible, actions);
        self.sorted(&out, actions);
        self.opened(ui, &out, current, actions);
        let close = current.is_some() && !show::busy_typing(ui) && ui.input_mut(|i| i.consume_key(Modifiers::NONE, Key::Escape));
        if close {
            actions.push(Action::Go(Route::Customers));
        }
    }

    /// Beside an open file the last columns make room; without one they are all there, and the table can be shifted.
    fn draw(&mut self, ui: &mut Ui, cx: &Cx<'_>, beside: bool) -> TableResponse {
        let titles: Vec<String> = self.columns.iter().map(|column| cx.lang.say(&column.message())).collect();
        let columns: Vec<table::Column<'_>> =
            self.columns.iter().zip(&titles).map(|(c, title)| table_column(ui, *c, title, self.widths.get(c).copied())).collect();
        let name = cx.lang.tr("customers-view-title");
        let (rows, ids, search, today) = (&self.rows, &self.ids, &self.search, cx.now.day());
        let table = Table::new("customers", cx.lang, &columns, ids.len()).checks().takes_keyboard().name(&name);
        let table = if beside { table.fitted(ui.available_width()) } else { table };
        table.show(ui, &mut self.state, |ui, at: &Cell<'_>| {
            let (Some(id), Some(column)) = (ids.get(at.row), Column::of(at.column)) else { return };
            match rows.cell(*id, column) {
                None => show::placeholder(ui, if column == Column::Field(Field::Name) { 0.7 } else { 0.5 }),
                Some(MET) if column == Column::FirstContact => at.done(ui, &cx.lang.tr("customers-view-met")),
                Some(stored) if column == Column::FirstContact && !stored.is_empty() => {
                    if let Ok(due) = stored.parse() {
                        let (family, text) = show::first_contact(cx.lang, due, today);
                        at.deadline(ui, family, &text);
                        tooltip::tip_two(ui.response(), &text, "FILE-17");
                    }
                }
                Some(stored) => {
                    let shown = show::cell(cx.lang, column, stored, today);
                    fill(ui, at, column, &shown, || search.hits(&shown));
                }
            }
        })
    }

    fn sorted(&mut self, out: &TableResponse, actions: &mut Actions) {
        if !out.sort {
            return;
        }
        if let Some(Sort { column, descending }) = &self.state.sort
            && let Some(column) = Column::of(column)
        {
            self.query.sort = column;
            self.query.descending = *descending;
            self.ask(actions);
        }
    }

    /// A click or Enter opens; arrows lead an open detail along.
    fn opened(&mut self, ui: &Ui, out: &TableResponse, current: Option<i64>, actions: &mut Actions) {
        let alone = self.state.selection.len() <= 1;
        let clicked = out.chosen && alone && ui.input(|i| i.pointer.any_released() && !i.modifiers.any());
        let follows = out.moved && alone && current.is_some();
        let row = match out.opened {
            Some(row) => Some(row),
            None if clicked || follows => self.state.cursor.filter(|row| self.state.selection.contains(*row)),
            None => None,
        };
        if let Some(id) = row.and_then(|row| self.ids.get(row)).copied()
            && current != Some(id)
        {
            actions.push(Action::Go(Route::Customer(id)));
        }
    }
}

/// Draws one cell.
fn fill(ui: &mut Ui, at: &Cell<'_>, column: Column, shown: &str, hits: impl FnOnce() -> Vec<std::ops::Range<usize>>) {
    match column {
        _ if shown.is_empty() => {
            if column == Column::Field(Field::Name) || matches!(column, Column::Field(f) if matches!(f.kind(), Kind::Flag)) {
                return;
            }
            at.weak(ui, "—");
        }
        Column::Field(Field::Grade) => {
            badge::grade(ui, shown);
            at.name(ui, shown);
        }
        Column::Field(Field::Name | Field::Region | Field::Address | Field::Notes | Field::CreditCode)
        | Column::Contact
        | Column::Mobile
        | Column::Landline
        | Column::No => {
            let hits = hits();
            if hits.is_empty() && matches!(column, Column::Mobile | Column::Landline) {
                at.weak(ui, shown);
            } else {
                at.marked(ui, shown, &hits);
            }
        }
        Column::Field(field) if matches!(field.kind(), Kind::Money | Kind::Person) => at.text(ui, shown),
        _ => at.weak(ui, shown),
    }
}
