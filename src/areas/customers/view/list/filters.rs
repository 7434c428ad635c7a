//! The filters of the list: a chip a field, its values with check boxes in a popup.

use std::collections::BTreeMap;

use egui::{Align, Layout, Popup, ScrollArea, Ui, vec2};

use crate::areas::customers::{Condition, Field, Kind};
use crate::areas::view::{Action, Actions, Cx, Slot};
use crate::areas::{Query, customers};
use crate::base::fold::fold;
use crate::i18n::{Lang, group};
use crate::msg;
use crate::ui::tokens::space;
use crate::ui::{Button, check, chip, menu, progress, text};

use super::super::show::{self, Names};

/// Fields that a list can be filtered by.
const FIELDS: [Field; 14] = [
    Field::Relation,
    Field::Market,
    Field::Type,
    Field::Grade,
    Field::KeyFlag,
    Field::Agent,
    Field::Region,
    Field::Industry,
    Field::Nature,
    Field::Source,
    Field::CreditGrade,
    Field::CreditTerms,
    Field::Keeper,
    Field::FiledOn,
];
/// Values above which a field narrows them.
const MANY: usize = 8;
/// Width of the popup of values.
const WIDTH: f32 = 240.0;

/// The filters, those without a chosen value too.
#[derive(Debug, Default)]
pub struct Filters {
    chosen: Vec<Condition>,
    values: Option<(Field, Vec<(String, i64)>)>,
    asked: Option<Field>,
    narrow: String,
    /// The chip that was just added opens by itself.
    open: Option<Field>,
}

/// What was changed.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Changed {
    /// Other customers are asked for.
    pub filters: bool,
    /// The search was taken away.
    pub search: bool,
}

impl Filters {
    /// The filters that say something.
    pub fn conditions(&self) -> Vec<Condition> {
        self.chosen.iter().filter(|condition| !condition.any_of.is_empty()).cloned().collect()
    }

    /// These and no others.
    pub fn only(&mut self, conditions: Vec<Condition>) {
        self.chosen = conditions;
    }

    /// Takes all away.
    pub fn clear(&mut self) {
        self.chosen.clear();
    }

    /// Takes the values of the field that was asked for last; a refusal leaves the popup empty.
    pub fn answer(&mut self, values: &[(String, i64)]) {
        if let Some(field) = self.asked {
            self.values = Some((field, values.to_vec()));
        }
    }

    /// Draws the chips in one row.
    pub fn ui(&mut self, ui: &mut Ui, cx: &Cx<'_>, names: &Names, search: &str, actions: &mut Actions) -> Changed {
        let mut changed = Changed::default();
        ScrollArea::horizontal().id_salt("filters").scroll_bar_visibility(egui::scroll_area::ScrollBarVisibility::AlwaysHidden).show(
            ui,
            |ui| {
                ui.spacing_mut().item_spacing.x = space::M;
                ui.add_space(space::XL);
                if !search.is_empty() {
                    let words = cx.lang.say(&msg!("customers-view-contains", text = search));
                    changed.search = chip::search(ui, cx.lang, &words).removed;
                }
                changed.filters = self.chips(ui, cx, names, actions);
                self.adder(ui, cx.lang);
                if (!self.chosen.is_empty() || !search.is_empty())
                    && Button::quiet(&cx.lang.tr("customers-view-clear-filters")).small().show(ui).clicked()
                {
                    changed.filters |= !self.conditions().is_empty();
                    changed.search |= !search.is_empty();
                    self.clear();
                }
            },
        );
        changed
    }

    fn chips(&mut self, ui: &mut Ui, cx: &Cx<'_>, names: &Names, actions: &mut Actions) -> bool {
        let mut changed = false;
        let mut removed = None;
        for at in 0..self.chosen.len() {
            let Some(condition) = self.chosen.get(at) else { continue };
            let field = condition.field;
            let title = cx.lang.say(&field.message());
            let out = chip::filter(ui, cx.lang, &title, &summary(cx.lang, condition, names));
            if self.open == Some(field) {
                self.open = None;
                Popup::open_id(ui.ctx(), Popup::default_response_id(&out.response));
            }
            if out.removed {
                removed = Some(at);
            }
            changed |= menu::popup(&out.response, WIDTH, |ui| self.choices(ui, cx, names, at, actions)).unwrap_or(false);
        }
        if let Some(at) = removed {
            changed |= !self.chosen.remove(at).any_of.is_empty();
        }
        changed
    }

    fn adder(&mut self, ui: &mut Ui, lang: Lang) {
        let response = chip::add(ui, &lang.tr("customers-view-add-filter"));
        let added = menu::menu(&response, 180.0, |ui| {
            let mut added = None;
            ScrollArea::vertical().max_height(320.0).min_scrolled_height(320.0).show(ui, |ui| {
                for field in FIELDS.into_iter().filter(|field| self.chosen.iter().all(|c| c.field != *field)) {
                    if menu::Item::new(&lang.say(&field.message())).show(ui).clicked() {
                        added = Some(field);
                    }
                }
            });
            added
        });
        if let Some(Some(field)) = added {
            self.chosen.push(Condition { field, any_of: Vec::new() });
            self.open = Some(field);
        }
    }

    /// The values of one field; returns whether another one is chosen now.
    fn choices(&mut self, ui: &mut Ui, cx: &Cx<'_>, names: &Names, at: usize, actions: &mut Actions) -> bool {
        let Some(field) = self.chosen.get(at).map(|c| c.field) else { return false };
        if self.asked != Some(field) {
            self.asked = Some(field);
            self.values = None;
            self.narrow.clear();
            actions.push(Action::Ask(Slot::Values, Query::Customers(customers::Query::Values { field })));
        }
        let Some((_, values)) = self.values.as_ref().filter(|(of, _)| *of == field) else {
            progress::working(ui, &cx.lang.tr("customers-view-reading"));
            return false;
        };
        let entries = entries(cx.lang, field, values, names);
        if entries.len() > MANY {
            let name = cx.lang.tr("customers-view-narrow");
            crate::ui::Field::new(&name).bare().placeholder(&name).text(ui, &mut self.narrow);
            ui.add_space(space::S);
        }
        let wanted = fold(&self.narrow);
        let Some(condition) = self.chosen.get_mut(at) else { return false };
        let mut changed = false;
        ScrollArea::vertical().max_height(300.0).min_scrolled_height(300.0).show(ui, |ui| {
            for (value, shown, count) in entries.iter().filter(|(_, shown, _)| fold(shown).contains(&wanted)) {
                let mut on = condition.any_of.contains(value);
                ui.allocate_ui_with_layout(vec2(ui.available_width(), 28.0), Layout::left_to_right(Align::Center), |ui| {
                    if check::checkbox(ui, &mut on, shown).clicked() {
                        changed = true;
                        condition.any_of.retain(|other| other != value);
                        if on {
                            condition.any_of.push(value.clone());
                        }
                    }
                    ui.with_layout(Layout::right_to_left(Align::Center), |ui| text::caption(ui, &group(*count)));
                });
            }
        });
        changed
    }
}

/// What a chip says of its values.
fn summary(lang: Lang, condition: &Condition, names: &Names) -> String {
    match condition.any_of.len() {
        0 => lang.tr("customers-view-any").into_owned(),
        count if count > 3 => lang.say(&msg!("customers-view-values", count = count)),
        _ => lang.list(&condition.any_of.iter().map(|v| shown(lang, condition.field, v, names)).collect::<Vec<_>>()),
    }
}

fn shown(lang: Lang, field: Field, value: &str, names: &Names) -> String {
    match field {
        _ if value.is_empty() => lang.tr("customers-view-blank").into_owned(),
        Field::Region => show::region_short(value),
        Field::KeyFlag => lang.tr("customers-view-key").into_owned(),
        _ => show::value(lang, field, value, names),
    }
}

/// The values as (canonical text, shown text, how many); regions are offered by province, which holds all below it.
fn entries(lang: Lang, field: Field, values: &[(String, i64)], names: &Names) -> Vec<(String, String, i64)> {
    if field.kind() != Kind::Region {
        return values.iter().map(|(value, count)| (value.clone(), shown(lang, field, value, names), *count)).collect();
    }
    let mut sums: BTreeMap<String, i64> = BTreeMap::new();
    for (value, count) in values {
        let is_code = value.len() >= 6 && value.bytes().all(|b| b.is_ascii_digit());
        let head: String = value.chars().take(2).collect();
        *sums.entry(if is_code { format!("{head}0000") } else { value.clone() }).or_default() += count;
    }
    let mut entries: Vec<_> = sums.into_iter().map(|(value, count)| (value.clone(), shown(lang, field, &value, names), count)).collect();
    entries.sort_by_key(|(_, _, count)| std::cmp::Reverse(*count));
    entries
}
