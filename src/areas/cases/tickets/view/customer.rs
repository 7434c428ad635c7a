//! The customer of a ticket, found while typing and chosen by arrows and Enter; what is none of the files is a 非客户.

use egui::{Key, Modifiers, Response, Ui, vec2};

use super::super::{Answer, Query};
use super::{Asked, ask, own};
use crate::areas;
use crate::areas::view::{Actions, Cx};
use crate::base::No;
use crate::ui::field::Field;
use crate::ui::tokens::space;
use crate::ui::{Button, keep_ime};

/// The field.
#[derive(Default)]
pub(super) struct CustomerField {
    /// The linked file.
    id: Option<i64>,
    text: String,
    found: Vec<(i64, String, String)>,
    /// What was asked for last.
    asked_for: String,
    /// The place of what Enter chooses.
    lit: usize,
}

impl CustomerField {
    /// With what a ticket holds: the linked file under its name, or the name of a 非客户.
    pub fn of(id: Option<i64>, name: &str) -> Self {
        CustomerField { id, text: name.to_owned(), asked_for: name.trim().to_owned(), ..CustomerField::default() }
    }

    /// The linked file.
    pub fn id(&self) -> Option<i64> {
        self.id
    }

    /// Who it is where no file is linked.
    pub fn party(&self) -> String {
        if self.id.is_some() { String::new() } else { self.text.clone() }
    }

    /// Whether something is typed.
    pub fn is_dirty(&self) -> bool {
        !self.text.trim().is_empty()
    }

    /// Takes what was found.
    pub fn answer(&mut self, answer: &Result<areas::Answer, No>) {
        if let Ok(Some(Answer::Customers(found))) = own(answer) {
            self.found.clone_from(found);
            self.lit = 0;
        }
    }

    /// Draws it.
    pub fn ui(&mut self, ui: &mut Ui, cx: &Cx<'_>, actions: &mut Actions) -> Response {
        let lang = cx.lang;
        let hint = lang.tr(if self.id.is_some() { "cases-tickets-view-is-customer" } else { "cases-tickets-view-no-customer" });
        let response = Field::new(&lang.tr("cases-tickets-field-customer")).hint(&hint).limit(60).text(ui, &mut self.text);
        if response.changed() {
            self.id = None;
        }
        let typed = self.text.trim().to_owned();
        if self.id.is_none() && typed != self.asked_for {
            self.asked_for.clone_from(&typed);
            self.found.clear();
            if !typed.is_empty() {
                ask(Asked::Customers, Query::Customers { text: typed }, actions);
            }
        }
        if self.id.is_some() || self.found.is_empty() {
            return response;
        }
        if response.has_focus() {
            let step = |key| ui.input_mut(|i| i.count_and_consume_key(Modifiers::NONE, key));
            let (down, up) = (step(Key::ArrowDown), step(Key::ArrowUp));
            self.lit = (self.lit + down).saturating_sub(up).min(self.found.len() - 1);
        }
        let mut chosen = keep_ime::submit(ui, &response).then_some(self.lit);
        ui.horizontal_wrapped(|ui| {
            ui.spacing_mut().item_spacing = vec2(space::XS, space::XS);
            for (place, (_, no, name)) in self.found.iter().enumerate() {
                let label = format!("{name} {no}");
                let button = Button::quiet(&label).small().current(response.has_focus() && place == self.lit);
                if button.show(ui).clicked() {
                    chosen = Some(place);
                }
            }
        });
        if let Some((id, _, name)) = chosen.and_then(|place| self.found.get(place)).cloned() {
            (self.id, self.text) = (Some(id), name);
            // What was found is gone; the keyboard stays here, but not this Enter.
            response.request_focus();
            ui.input_mut(|i| i.consume_key(Modifiers::NONE, Key::Enter));
        }
        response
    }
}
