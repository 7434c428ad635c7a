//! The columns of the list: which, in which order, how wide; and the popup that chooses them.

use egui::{Align, Layout, ScrollArea, Ui, vec2};

use crate::areas::customers::{Column, Field, Kind};
use crate::i18n::Lang;
use crate::ui::tokens::{size, space};
use crate::ui::{Button, IconButton, check, fonts, icons, menu, paint, table, text};

/// Width of the popup.
const WIDTH: f32 = 260.0;

/// Width of a column at first.
pub fn width(column: Column) -> f32 {
    match column {
        Column::Field(Field::Name) => 156.0,
        Column::Contact => 58.0,
        Column::Mobile => 100.0,
        Column::Landline => 112.0,
        Column::No => 136.0,
        Column::Tags => 120.0,
        Column::CreatedAt | Column::UpdatedAt => 86.0,
        Column::Field(Field::Grade) => 44.0,
        Column::Field(Field::CreditCode | Field::IdNumber | Field::Email) => 160.0,
        Column::Field(Field::Address) => 180.0,
        Column::Field(Field::Agent | Field::Keeper) => 56.0,
        Column::Field(Field::Region | Field::Source) => 84.0,
        Column::Field(Field::Industry) => 82.0,
        Column::Field(field) => match field.kind() {
            Kind::Money => 112.0,
            Kind::Long => 160.0,
            Kind::Flag | Kind::Choice(_) | Kind::Postcode => 72.0,
            Kind::Day => 86.0,
            _ => 90.0,
        },
        Column::ContactPost => 90.0,
    }
}

/// Whether it takes the room that is left.
pub fn fills(column: Column) -> bool {
    column == Column::Field(Field::Name)
}

/// The column as the table of the kit takes it, as wide as a saved view says.
pub fn table_column<'a>(ui: &Ui, column: Column, title: &'a str, kept: Option<u16>) -> table::Column<'a> {
    // A longer language must not cut its titles.
    let title_width = paint::line_of(ui, title, fonts::regular(size::CAPTION)).size().x.ceil() + 18.0;
    let out = table::Column::new(column.name(), title, kept.map_or(width(column).max(title_width), f32::from));
    let out = if column == Column::Tags { out } else { out.sortable() };
    let out = if is_number(column) { out.right() } else { out };
    if fills(column) { out.fills() } else { out }
}

/// Whether its values are amounts.
fn is_number(column: Column) -> bool {
    matches!(column, Column::Field(field) if field.kind() == Kind::Money)
}

/// The popup below its button; returns whether the columns changed.
pub fn chooser(ui: &mut Ui, lang: Lang, columns: &mut Vec<Column>) -> bool {
    let button = IconButton::new(icons::COLUMNS, &lang.tr("customers-view-columns")).show(ui);
    menu::popup(&button, WIDTH, |ui| choices(ui, lang, columns)).unwrap_or(false)
}

fn choices(ui: &mut Ui, lang: Lang, columns: &mut Vec<Column>) -> bool {
    let before = columns.clone();
    text::caption(ui, &lang.tr("customers-view-columns"));
    ui.add_space(space::XS);
    ScrollArea::vertical().max_height(420.0).min_scrolled_height(420.0).show(ui, |ui| {
        let shown = columns.clone();
        for (at, column) in shown.iter().enumerate() {
            line(ui, lang, columns, *column, Some(at));
        }
        menu::separator(ui);
        for column in Column::all().into_iter().filter(|column| !shown.contains(column)) {
            line(ui, lang, columns, column, None);
        }
    });
    ui.add_space(space::XS);
    if Button::link(&lang.tr("customers-view-usual-columns")).small().show(ui).clicked() {
        *columns = Column::usual();
    }
    before != *columns
}

/// One column: check box, and the arrows that move it while it is shown. The name stays: a row without it is nobody.
fn line(ui: &mut Ui, lang: Lang, columns: &mut Vec<Column>, column: Column, at: Option<usize>) {
    let title = lang.say(&column.message());
    ui.allocate_ui_with_layout(vec2(ui.available_width(), 28.0), Layout::left_to_right(Align::Center), |ui| {
        let mut on = at.is_some();
        let fixed = column == Column::Field(Field::Name);
        let clicked = ui.add_enabled_ui(!fixed, |ui| check::checkbox(ui, &mut on, &title).clicked()).inner;
        if clicked {
            columns.retain(|other| *other != column);
            if on {
                columns.push(column);
            }
        }
        let Some(at) = at else { return };
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            ui.spacing_mut().item_spacing.x = 0.0;
            let step = |ui: &mut Ui, glyph: &str, id: &str, possible: bool| {
                let name = format!("{} {title}", lang.tr(id));
                let button = IconButton::new(glyph, &name).small();
                (if possible { button } else { button.refused("") }).show(ui).clicked()
            };
            if step(ui, icons::ARROW_DOWN, "customers-view-move-down", at + 1 < columns.len()) && at + 1 < columns.len() {
                columns.swap(at, at + 1);
            }
            if step(ui, icons::ARROW_UP, "customers-view-move-up", at > 0) && at > 0 {
                columns.swap(at - 1, at);
            }
        });
    });
}
