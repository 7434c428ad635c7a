//! The tickets behind a number, in a dialog; a row opens the ticket.

use egui::{Context, Rect, vec2};

use super::{open_ticket, rows};
use crate::areas::cases::tickets::Row;
use crate::areas::view::{Actions, Cx};
use crate::msg;
use crate::ui::{Button, Dialog, TableState, dialog};

/// Height of the table.
const ROWS: f32 = 340.0;

/// The dialog.
pub(super) struct Behind {
    what: String,
    ids: Vec<i64>,
    rows: Option<Vec<Row>>,
    table: TableState,
}

impl Behind {
    /// Of these tickets, which are asked for.
    pub fn new(what: String, ids: Vec<i64>) -> Self {
        Behind { what, ids, rows: None, table: TableState::default() }
    }

    /// Takes the tickets.
    pub fn answer(&mut self, rows: &[Row]) {
        self.rows = Some(rows.to_vec());
    }

    /// Draws it; returns true when it closes.
    pub fn ui(&mut self, ctx: &Context, cx: &Cx<'_>, actions: &mut Actions) -> bool {
        let title = cx.lang.say(&msg!("cases-boards-behind-title", what = self.what.as_str(), count = self.ids.len()));
        let shown = Dialog::new("tickets-behind", &title).width(1_000.0).show(ctx, |ui| {
            let room = Rect::from_min_size(ui.cursor().min, vec2(ui.available_width(), ROWS));
            let mut opened = None;
            // While the dialog measures itself there is no room yet, and the columns would keep widths for none.
            if let Some(rows) = self.rows.as_ref().filter(|_| !ui.is_sizing_pass()) {
                let out = rows::tickets(ui, cx, room, &self.what, rows, rows::Until::Limit, &mut self.table);
                opened = out.opened.and_then(|at| rows.get(at)).map(|row| row.ticket.id);
            }
            ui.advance_cursor_after_rect(room);
            let current = self.table.cursor.and_then(|at| self.rows.as_ref()?.get(at)).map(|row| row.ticket.id);
            dialog::buttons(ui, |ui| {
                let none = cx.lang.tr("cases-boards-urging-choose");
                let word = cx.lang.tr("cases-boards-behind-open");
                if Button::primary(&word).key("Enter").allowed(current.is_some(), &none).show(ui).clicked() {
                    opened = current;
                }
                let close = Button::secondary(&cx.lang.tr("cases-boards-close")).key("Esc").show(ui).clicked();
                (opened, close)
            })
        });
        let (opened, close) = shown.inner;
        if let Some(id) = opened {
            open_ticket(id, actions);
        }
        close || shown.dismissed || opened.is_some()
    }
}
