//! Chooses a customer while typing.

use egui::{Response, Ui};

use crate::areas::Query;
use crate::areas::archives::{self, Owner};
use crate::areas::view::{Action, Actions, Cx, Slot};
use crate::ui::field::Field as Input;
use crate::ui::{icons, keep_ime, menu};

/// A customer, or what was typed to find one.
#[derive(Default)]
pub(super) struct Picker {
    /// The customer, once one is chosen.
    pub owner: Option<Owner>,
    search: String,
    found: Vec<Owner>,
    /// A customer was just chosen: the hands go on with the first field.
    fresh: bool,
}

impl Picker {
    /// Begins with this customer, or with none.
    pub fn of(owner: Option<Owner>) -> Self {
        Picker { owner, ..Picker::default() }
    }

    /// Takes the customers that the search found.
    pub fn found(&mut self, found: &[Owner]) {
        self.found = found.to_vec();
    }

    /// Name and number of the customer, for the line below a title.
    pub fn about(&self) -> String {
        self.owner.as_ref().map_or(String::new(), |owner| format!("{}　{}", owner.name, owner.no))
    }

    /// True once after a customer was chosen.
    pub fn take_fresh(&mut self) -> bool {
        std::mem::take(&mut self.fresh)
    }

    /// Draws the search and what it found; the first is taken by Enter.
    pub fn ui(&mut self, ui: &mut Ui, cx: &Cx<'_>, actions: &mut Actions) -> Response {
        let (label, hint) = (cx.lang.tr("archives-field-customer"), cx.lang.tr("archives-customer-hint"));
        let before = self.search.clone();
        let input = Input::new(&label).required().hint(&hint).limit(60).text(ui, &mut self.search);
        if before != self.search {
            let query = archives::Query::Owners { text: self.search.clone() };
            actions.push(Action::Ask(Slot::Owners, Query::Archives(query)));
        }
        if self.search.trim().is_empty() {
            return input;
        }
        let entered = keep_ime::submit(ui, &input);
        let mut chosen = if entered { self.found.first().cloned() } else { None };
        for owner in &self.found {
            let name = format!("{}　{}", owner.name, owner.no);
            if menu::Item::new(&name).icon(icons::BUILDINGS).show(ui).clicked() {
                chosen = Some(owner.clone());
            }
        }
        self.fresh = chosen.is_some();
        self.owner = chosen;
        input
    }
}
