//! 列对应: saved ways to read a file, found again by its headers.

use egui::Ui;

use super::Import;
use crate::areas;
use crate::areas::customers::mapping::headers_key;
use crate::areas::customers::sheet::ImportOptions;
use crate::areas::customers::{Command, Mapping};
use crate::areas::view::{Action, Actions, Cx};
use crate::msg;
use crate::ui::field::{Field as Input, drop_chip};
use crate::ui::tokens::space;
use crate::ui::{Button, menu, text};

/// What is known of saved mappings.
#[derive(Default)]
pub(super) struct Mappings {
    list: Vec<Mapping>,
    /// The one that is used now.
    used: Option<String>,
    typed: String,
}

impl Mappings {
    /// Takes the list.
    pub fn answer(&mut self, mappings: &[Mapping]) {
        self.list = mappings.to_vec();
    }

    /// The way to read a file with these headers: the last one that was saved for them, or the usual one.
    pub fn options_for(&mut self, headers: &[String]) -> ImportOptions {
        let key = headers_key(headers);
        let found = self.list.iter().find(|mapping| mapping.headers == key && mapping.options.columns.len() == headers.len());
        self.used = found.map(|mapping| mapping.name.clone());
        self.typed = self.used.clone().unwrap_or_default();
        found.map_or_else(|| ImportOptions::usual(headers), |mapping| mapping.options.clone())
    }
}

impl Import {
    /// The mapping that is used, the others for these headers, and a name to save the present one under.
    pub(super) fn mapping(&mut self, ui: &mut Ui, cx: &Cx<'_>, actions: &mut Actions) {
        let (Some(inspection), Some(options)) = (&self.inspection, &self.options) else { return };
        let l = |id| cx.lang.tr(id);
        let key = headers_key(&inspection.headers);
        let shown = self.mappings.used.clone().unwrap_or_else(|| l("customers-mapping-usual").into_owned());
        let button = drop_chip(ui, &l("customers-mapping"), &shown);
        let mut chosen = None;
        menu::popup(&button, 280.0, |ui| {
            ui.spacing_mut().item_spacing.y = space::S;
            text::caption(ui, &l("customers-mapping-why"));
            let usual = menu::Item::new(&l("customers-mapping-usual")).checked(self.mappings.used.is_none()).show(ui);
            if usual.clicked() {
                chosen = Some((None, ImportOptions::usual(&inspection.headers)));
            }
            for mapping in self.mappings.list.iter().filter(|mapping| mapping.headers == key) {
                let on = self.mappings.used.as_ref() == Some(&mapping.name);
                if menu::Item::new(&mapping.name).checked(on).show(ui).clicked() {
                    chosen = Some((Some(mapping.name.clone()), mapping.options.clone()));
                }
            }
            menu::separator(ui);
            Input::new(&l("customers-mapping-save-as")).text(ui, &mut self.mappings.typed);
            let name = self.mappings.typed.trim().to_owned();
            let nameless = l("customers-mapping-name");
            if Button::secondary(&l("customers-mapping-save")).allowed(!name.is_empty(), &nameless).show(ui).clicked() && !name.is_empty() {
                let mapping = Mapping { name: name.clone(), headers: key.clone(), options: options.clone() };
                actions.push(Action::Do(areas::Command::Customers(Command::SaveMapping(Box::new(mapping.clone())))));
                self.mappings.list.retain(|other| other.name != mapping.name);
                self.mappings.list.insert(0, mapping);
                self.mappings.used = Some(name.clone());
                actions.push(Action::Say(msg!("customers-mapping-saved", name = name)));
                ui.close();
            }
        });
        if let Some((used, options)) = chosen {
            self.mappings.used = used;
            self.options = Some(options);
            self.judge(actions);
        }
    }
}
