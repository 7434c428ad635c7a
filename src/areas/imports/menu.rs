//! The menu that chooses a saved way to read a sheet and saves the present one under a name.

use egui::Ui;

use super::ways::{Way, headers_key};
use crate::areas::Command;
use crate::areas::view::{Action, Actions, Cx};
use crate::msg;
use crate::ui::field::{Field as Input, drop_chip};
use crate::ui::tokens::space;
use crate::ui::{Button, menu, text};

/// What a page knows of saved ways.
pub struct Ways<O> {
    list: Vec<Way<O>>,
    /// The one that is used now.
    used: Option<String>,
    typed: String,
}

impl<O> Default for Ways<O> {
    fn default() -> Self {
        Ways { list: Vec::new(), used: None, typed: String::new() }
    }
}

impl<O: Clone> Ways<O> {
    /// Takes the list.
    pub fn answer(&mut self, ways: &[Way<O>]) {
        self.list = ways.to_vec();
    }

    /// The way that was saved last for these headers, if it `fits`; it is the one that is used from now on.
    pub fn for_headers(&mut self, headers: &[String], fits: impl Fn(&O) -> bool) -> Option<O> {
        let key = headers_key(headers);
        let found = self.list.iter().find(|way| way.headers == key && fits(&way.options)).cloned();
        self.used = found.as_ref().map(|way| way.name.clone());
        self.typed = self.used.clone().unwrap_or_default();
        found.map(|way| way.options)
    }

    /// The way that is used, the others for these headers, and a name to save the present one under. Returns the one that was chosen.
    pub fn menu(
        &mut self,
        ui: &mut Ui,
        cx: &Cx<'_>,
        headers: &[String],
        [usual, present]: [&O; 2],
        save: impl FnOnce(Way<O>) -> Command,
        actions: &mut Actions,
    ) -> Option<O> {
        let l = |id| cx.lang.tr(id);
        let key = headers_key(headers);
        let shown = self.used.clone().unwrap_or_else(|| l("customers-mapping-usual").into_owned());
        let button = drop_chip(ui, &l("customers-mapping"), &shown);
        let mut chosen = None;
        menu::popup(&button, 280.0, |ui| {
            ui.spacing_mut().item_spacing.y = space::S;
            text::caption(ui, &l("customers-mapping-why"));
            if menu::Item::new(&l("customers-mapping-usual")).checked(self.used.is_none()).show(ui).clicked() {
                chosen = Some((None, usual.clone()));
            }
            for way in self.list.iter().filter(|way| way.headers == key) {
                if menu::Item::new(&way.name).checked(self.used.as_ref() == Some(&way.name)).show(ui).clicked() {
                    chosen = Some((Some(way.name.clone()), way.options.clone()));
                }
            }
            menu::separator(ui);
            Input::new(&l("customers-mapping-save-as")).text(ui, &mut self.typed);
            let name = self.typed.trim().to_owned();
            let nameless = l("customers-mapping-name");
            if Button::secondary(&l("customers-mapping-save")).allowed(!name.is_empty(), &nameless).show(ui).clicked() && !name.is_empty() {
                let way = Way { name: name.clone(), headers: key.clone(), options: present.clone() };
                self.list.retain(|other| other.name != way.name);
                self.list.insert(0, way.clone());
                self.used = Some(name.clone());
                actions.push(Action::Do(save(way)));
                actions.push(Action::Say(msg!("customers-mapping-saved", name = name)));
                ui.close();
            }
        });
        let (used, options) = chosen?;
        self.used = used;
        Some(options)
    }
}
