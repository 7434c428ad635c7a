//! Tags that come to chosen customers, and tags that go.

use std::collections::BTreeSet;

use egui::{Response, Ui};

use crate::areas::customers::Command;
use crate::areas::view::Cx;
use crate::base::fold::clean;
use crate::ui::field::Field as Input;
use crate::ui::tokens::space;
use crate::ui::{chip, text};

/// Tags that are offered.
const OFFERED: usize = 12;

/// What is chosen so far.
pub struct Tagging {
    ids: Vec<i64>,
    add: String,
    remove: BTreeSet<String>,
    /// Tags that customers have, the most frequent first.
    known: Vec<String>,
}

impl Tagging {
    /// For these customers.
    pub fn new(ids: Vec<i64>) -> Self {
        Tagging { ids, add: String::new(), remove: BTreeSet::new(), known: Vec::new() }
    }

    /// Takes the tags that there are.
    pub fn answer(&mut self, values: &[(String, i64)]) {
        self.known = values.iter().map(|(tag, _)| tag.clone()).collect();
    }

    /// The act, once something is chosen.
    pub fn command(&self) -> Option<Command> {
        let add = tags_of(&self.add);
        let chosen = !add.is_empty() || !self.remove.is_empty();
        chosen.then(|| Command::Tag { ids: self.ids.clone(), add, remove: self.remove.clone() })
    }

    /// How many customers.
    pub fn count(&self) -> usize {
        self.ids.len()
    }

    /// Draws it; returns the input where the hands begin.
    pub fn ui(&mut self, ui: &mut Ui, cx: &Cx<'_>, error: Option<&str>) -> Response {
        let (label, hint) = (cx.lang.tr("customers-many-add-tags"), cx.lang.tr("customers-many-tags-hint"));
        let main = Input::new(&label).error(error).hint(&hint).limit(200).text(ui, &mut self.add);
        if self.known.is_empty() {
            return main;
        }
        ui.horizontal_wrapped(|ui| {
            ui.spacing_mut().item_spacing = egui::vec2(space::M, space::S);
            let typed = tags_of(&self.add);
            for tag in self.known.iter().take(OFFERED).filter(|tag| !typed.contains(*tag)) {
                if chip::add(ui, tag).clicked() {
                    self.add = if typed.is_empty() { tag.clone() } else { format!("{}、{tag}", self.add.trim()) };
                }
            }
        });
        text::paragraph(ui, &cx.lang.tr("customers-many-remove-tags"));
        ui.horizontal_wrapped(|ui| {
            ui.spacing_mut().item_spacing = egui::vec2(space::M, space::S);
            for tag in self.known.iter().take(OFFERED) {
                let mut on = self.remove.contains(tag);
                if crate::ui::check::checkbox(ui, &mut on, tag).clicked() {
                    match on {
                        true => self.remove.insert(tag.clone()),
                        false => self.remove.remove(tag),
                    };
                }
            }
        });
        main
    }
}

fn tags_of(typed: &str) -> BTreeSet<String> {
    typed.split(['、', ',', '，', ';', '；']).map(clean).filter(|tag| !tag.is_empty()).collect()
}
