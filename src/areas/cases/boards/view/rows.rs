//! Tickets as rows: the same columns wherever these pages show them.

use std::cmp::Ordering;

use egui::{Align, Layout, Rect, Ui};

use crate::areas::cases::tickets::Row;
use crate::areas::parts::{clock, day_narrow, inside};
use crate::areas::view::Cx;
use crate::msg;
use crate::ui::table::{Cell, TableResponse};
use crate::ui::tokens::Family;
use crate::ui::{Column, Table, TableState};

/// Columns: id, width, whether it takes the room that is left.
const COLUMNS: [(&str, f32, bool); 9] = [
    ("no", 150.0, false),
    ("kind", 76.0, false),
    ("customer", 130.0, false),
    ("content", 180.0, true),
    ("first", 76.0, false),
    ("holder", 92.0, false),
    ("state", 84.0, false),
    ("urges", 56.0, false),
    ("limit", 150.0, false),
];

/// Which date the last column shows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Until {
    /// 时限 (TICK-03)
    Limit,
    /// The day of the 督办 (TICK-14).
    Supervision,
}

/// Draws the table into a box.
pub(super) fn tickets(
    ui: &mut Ui,
    cx: &Cx<'_>,
    rect: Rect,
    name: &str,
    rows: &[Row],
    until: Until,
    state: &mut TableState,
) -> TableResponse {
    let title = |id: &str| match (id, until) {
        ("limit", Until::Supervision) => cx.lang.tr("cases-boards-ticket-supervised").into_owned(),
        _ => cx.lang.tr(&format!("cases-boards-ticket-{id}")).into_owned(),
    };
    let titles: Vec<String> = COLUMNS.iter().map(|(id, ..)| title(id)).collect();
    let columns: Vec<Column<'_>> = COLUMNS
        .iter()
        .zip(&titles)
        .map(|((id, width, fills), title)| {
            let column = Column::new(id, title, *width);
            let column = if *id == "urges" { column.right() } else { column };
            if *fills { column.fills() } else { column }
        })
        .collect();
    inside(ui, rect, Layout::top_down(Align::Min), |ui| {
        let table = Table::new("board-tickets", cx.lang, &columns, rows.len()).checks().takes_keyboard().name(name);
        table.show(ui, state, |ui, at| {
            if let Some(row) = rows.get(at.row) {
                cell(ui, cx, row, until, at);
            }
        })
    })
}

fn cell(ui: &mut Ui, cx: &Cx<'_>, row: &Row, until: Until, at: &Cell<'_>) {
    let (ticket, today) = (&row.ticket, cx.now.day());
    match at.column {
        "no" => at.text(ui, &ticket.no),
        "kind" => at.weak(ui, &cx.lang.say(&ticket.draft.kind.message())),
        "customer" => at.text(ui, &ticket.customer_name),
        "content" => at.text(ui, &ticket.draft.content),
        "first" => at.weak(ui, &row.first),
        "holder" => at.text(ui, &ticket.holder.name),
        "state" => at.weak(ui, &cx.lang.say(&ticket.state.message())),
        "urges" => at.weak(ui, &if ticket.urges > 0 { ticket.urges.to_string() } else { String::new() }),
        _ if until == Until::Supervision => {
            if let Some(supervision) = &ticket.supervision {
                let day = day_narrow(supervision.until, today);
                match supervision.until.cmp(&today) {
                    Ordering::Less => at.deadline(ui, Family::Danger, &cx.lang.say(&msg!("cases-boards-over-since", at = day))),
                    Ordering::Equal => at.deadline(ui, Family::Warning, &day),
                    Ordering::Greater => at.deadline(ui, Family::Neutral, &day),
                }
            }
        }
        _ => {
            let limit = format!("{} {}", day_narrow(ticket.limit_at.day(), today), clock(ticket.limit_at));
            match (ticket.state.is_over(), row.overdue, ticket.limit_at.day() == today) {
                (true, ..) => at.done(ui, &limit),
                (_, true, _) => at.deadline(ui, Family::Danger, &cx.lang.say(&msg!("cases-boards-over-since", at = limit))),
                (_, _, true) => at.deadline(ui, Family::Warning, &limit),
                _ => at.deadline(ui, Family::Neutral, &limit),
            }
        }
    }
}
