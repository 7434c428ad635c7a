//! The values that a field has, with check boxes: asked for when they are wanted, narrowed by typing.

use std::collections::BTreeMap;

use egui::{Align, Layout, ScrollArea, Ui, vec2};

use super::super::show::{self, Names};
use crate::areas::Query;
use crate::areas::customers::filter::{Class, ME};
use crate::areas::customers::{self, Column, Field, Kind, Subject};
use crate::areas::view::{Action, Actions, Cx, Slot};
use crate::base::Lines;
use crate::base::fold::fold;
use crate::i18n::{Lang, group};
use crate::ui::tokens::space;
use crate::ui::{check, progress, text};

/// Values above which a list can be narrowed.
const MANY: usize = 8;
/// Most of the height that a list of values takes.
const HEIGHT: f32 = 300.0;

/// Values of the subject that was asked for last.
#[derive(Debug, Default)]
pub struct Values {
    asked: Option<Subject>,
    known: Option<Lines<(String, i64)>>,
    narrow: String,
}

impl Values {
    /// Takes the values that were asked for; a refusal leaves the list empty.
    pub fn answer(&mut self, values: &Lines<(String, i64)>) {
        self.known = Some(values.clone());
    }

    /// Draws the values of a subject with check boxes; returns whether another one is chosen now.
    pub fn ui(
        &mut self,
        ui: &mut Ui,
        cx: &Cx<'_>,
        names: &Names,
        subject: Subject,
        chosen: &mut Vec<String>,
        actions: &mut Actions,
    ) -> bool {
        self.ask(subject, names, actions);
        let Some(values) = &self.known else {
            progress::working(ui, &cx.lang.tr("customers-view-reading"));
            return false;
        };
        let entries = entries(cx.lang, subject, values, names);
        if entries.len() > MANY {
            let name = cx.lang.tr("customers-view-narrow");
            crate::ui::Field::new(&name).bare().placeholder(&name).text(ui, &mut self.narrow);
            ui.add_space(space::S);
        }
        let wanted = fold(&self.narrow);
        let mut changed = false;
        ScrollArea::vertical().id_salt(subject).max_height(HEIGHT).min_scrolled_height(HEIGHT).show(ui, |ui| {
            for (value, shown, count) in entries.iter().filter(|(_, shown, _)| fold(shown).contains(&wanted)) {
                let mut on = chosen.contains(value);
                ui.allocate_ui_with_layout(vec2(ui.available_width(), 28.0), Layout::left_to_right(Align::Center), |ui| {
                    if check::checkbox(ui, &mut on, shown).clicked() {
                        changed = true;
                        chosen.retain(|other| other != value);
                        if on {
                            chosen.push(value.clone());
                        }
                    }
                    if let Some(count) = count {
                        ui.with_layout(Layout::right_to_left(Align::Center), |ui| text::caption(ui, &group(*count)));
                    }
                });
            }
        });
        show::not_all(ui, cx.lang, values);
        changed
    }

    fn ask(&mut self, subject: Subject, names: &Names, actions: &mut Actions) {
        if self.asked == Some(subject) {
            return;
        }
        *self = Values { asked: Some(subject), ..Values::default() };
        let query = match subject {
            Subject::Of(Column::Field(field)) => customers::Query::Values { field },
            Subject::Of(Column::Tags) => customers::Query::Tags,
            // Only persons are left, and they are known.
            _ => return self.known = Some(names.keys().map(|id| (id.to_string(), 0)).collect::<Vec<_>>().into()),
        };
        actions.push(Action::Ask(Slot::Values, Query::Customers(query)));
    }
}

/// A value of a condition as a person reads it.
pub fn shown(lang: Lang, subject: Subject, value: &str, names: &Names) -> String {
    match subject {
        _ if value.is_empty() => lang.tr("customers-view-blank").into_owned(),
        _ if subject.class() == Class::Person => match value {
            ME => lang.tr("customers-filter-me").into_owned(),
            _ => show::value(lang, Field::Agent, value, names),
        },
        Subject::Of(Column::Field(Field::Region)) => show::region_short(value),
        Subject::Of(Column::Field(Field::KeyFlag)) => lang.tr("customers-view-key").into_owned(),
        Subject::Of(Column::Field(field)) => show::value(lang, field, value, names),
        _ => value.to_owned(),
    }
}

/// The values as (canonical text, shown text, how many): regions by province, which holds all below it; the person who looks first.
fn entries(lang: Lang, subject: Subject, values: &[(String, i64)], names: &Names) -> Vec<(String, String, Option<i64>)> {
    let entry = |value: &String, count: i64| (value.clone(), shown(lang, subject, value, names), (count > 0).then_some(count));
    match subject.class() {
        Class::Person => {
            let me = (ME.to_owned(), shown(lang, subject, ME, names), None);
            [me].into_iter().chain(values.iter().map(|(value, count)| entry(value, *count))).collect()
        }
        Class::Region => {
            let mut sums: BTreeMap<String, i64> = BTreeMap::new();
            for (value, count) in values {
                let is_code = value.len() >= 6 && value.bytes().all(|b| b.is_ascii_digit());
                let head: String = value.chars().take(2).collect();
                *sums.entry(if is_code { format!("{head}0000") } else { value.clone() }).or_default() += count;
            }
            let mut entries: Vec<_> = sums.iter().map(|(value, count)| entry(value, *count)).collect();
            entries.sort_by_key(|(_, _, count)| std::cmp::Reverse(*count));
            entries
        }
        _ => {
            let mut entries: Vec<_> = values.iter().map(|(value, count)| entry(value, *count)).collect();
            // Words of a closed list stand in its order, and what is not filled in last.
            if let Subject::Of(Column::Field(field)) = subject
                && let Kind::Choice(words) = field.kind()
            {
                entries.sort_by_key(|(value, ..)| words.iter().position(|word| word == value).unwrap_or(words.len()));
            }
            entries
        }
    }
}
