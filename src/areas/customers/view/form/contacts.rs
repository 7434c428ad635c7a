//! The contacts in the form: the first is the main one; each may be moved up or taken out.

use egui::{Align, Id, Layout, Ui, vec2};

use super::{Form, fields};
use crate::areas::customers::Contact;
use crate::areas::view::Cx;
use crate::base::{Message, check};
use crate::i18n::Lang;
use crate::msg;
use crate::ui::field::{self, Field as Input};
use crate::ui::tokens::space;
use crate::ui::{Button, IconButton, badge, icons, keep_ime, text};

/// What happens to the list of contacts.
enum Move {
    Up(usize),
    Out(usize),
}

impl Form {
    pub(super) fn contacts(&mut self, ui: &mut Ui, cx: &Cx<'_>) {
        let mut moved = None;
        for place in 0..self.draft.contacts.len() {
            if place > 0 {
                text::divider(ui);
            }
            moved = self.contact_head(ui, cx.lang, place).or(moved);
            self.contact(ui, cx, place);
        }
        match moved {
            Some(Move::Up(place)) if place > 0 => self.draft.contacts.swap(place - 1, place),
            Some(Move::Out(place)) if place < self.draft.contacts.len() => drop(self.draft.contacts.remove(place)),
            _ => {}
        }
        if moved.is_some() {
            // Flaws are kept by place.
            self.left.retain(|key| !key.contains('/'));
            self.changed("mobile");
            self.changed("landline");
            self.changed("to");
        }
        if Button::quiet(&cx.lang.tr("customers-view-add-contact")).icon(icons::PLUS).small().show(ui).clicked() {
            self.draft.contacts.push(Contact::default());
        }
    }

    fn contact_head(&self, ui: &mut Ui, lang: Lang, place: usize) -> Option<Move> {
        let mut moved = None;
        ui.allocate_ui_with_layout(vec2(ui.available_width(), 26.0), Layout::left_to_right(Align::Center), |ui| {
            let many = self.draft.contacts.len() > 1;
            text::small(ui, &lang.say(&msg!("customers-view-contact-number", number = place + 1)));
            if place == 0 && many {
                badge::badge(ui, &lang.tr("customers-view-main"), crate::ui::Family::Accent);
            }
            ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                ui.spacing_mut().item_spacing.x = space::XS;
                let name = lang.say(&msg!("customers-view-remove-contact", number = place + 1));
                if many && IconButton::new(icons::TRASH, &name).small().show(ui).clicked() {
                    moved = Some(Move::Out(place));
                }
                let name = lang.say(&msg!("customers-view-raise-contact", number = place + 1));
                if place > 0 && IconButton::new(icons::ARROW_UP, &name).small().show(ui).clicked() {
                    moved = Some(Move::Up(place));
                }
            });
        });
        moved
    }

    fn contact(&mut self, ui: &mut Ui, cx: &Cx<'_>, place: usize) {
        // The second and further ones carry their number, so that every input has a name of its own.
        let number = if place == 0 { String::new() } else { format!(" {}", place + 1) };
        let label = |id: &str| format!("{}{number}", cx.lang.tr(id));
        field::row(ui, &[1.0, 1.0, 1.0, 1.0], |ui, at| match at {
            0 => self.contact_text(ui, cx, place, "contact_name", &label("customers-field-contact-name"), |c| &mut c.name),
            1 => self.contact_text(ui, cx, place, "contact_post", &label("customers-field-contact-post"), |c| &mut c.post),
            2 => self.contact_text(ui, cx, place, "mobile", &label("customers-field-mobile"), |c| &mut c.mobile),
            _ => self.contact_text(ui, cx, place, "landline", &label("customers-field-landline"), |c| &mut c.landline),
        });
        field::row(ui, &[1.0, 1.0, 1.0, 1.0], |ui, at| match at {
            0 => {
                ui.spacing_mut().item_spacing.y = 0.0;
                fields::caption(ui, "", false);
                ui.add_space(space::S);
                if let Some(contact) = self.draft.contacts.get_mut(place) {
                    crate::ui::check::checkbox(ui, &mut contact.emergency, &label("customers-field-emergency"));
                }
            }
            1 => self.contact_day(ui, cx, place, "from", &label("customers-field-from")),
            2 => self.contact_day(ui, cx, place, "to", &label("customers-field-to")),
            _ => {}
        });
    }

    fn contact_id(&self, place: usize, name: &str) -> Id {
        Id::unique(("customer-form", self.id(), "contact", place, name))
    }

    fn contact_text(
        &mut self,
        ui: &mut Ui,
        cx: &Cx<'_>,
        place: usize,
        name: &'static str,
        label: &str,
        part: fn(&mut Contact) -> &mut String,
    ) {
        let error = self.contact_error(cx, place, name);
        let id = self.contact_id(place, name);
        self.order.push(id);
        if self.focus_flaw && error.is_some() {
            self.focus_flaw = false;
            ui.memory_mut(|m| m.request_focus(id));
            ui.scroll_to_cursor(Some(Align::Center));
        }
        let Some(contact) = self.draft.contacts.get_mut(place) else { return };
        let value = part(contact);
        let response = Input::new(label).id(id).error(error.as_deref()).text(ui, value);
        if response.lost_focus() {
            let canonical = match name {
                "mobile" => check::mobile(value).ok(),
                "landline" => check::landline(value).ok(),
                _ => None,
            };
            if let Some(canonical) = canonical {
                *value = canonical;
            }
            self.left.insert(format!("{name}/{place}"));
        }
        if response.changed() {
            // A flaw of the save names the field, not the contact; either number may answer for a missing one.
            self.changed("mobile");
            self.changed("landline");
        }
        if keep_ime::submit(ui, &response) {
            self.entered = Some(id);
        }
    }

    fn contact_error(&self, cx: &Cx<'_>, place: usize, name: &str) -> Option<String> {
        let contact = self.draft.contacts.get(place)?;
        let check: fn(&str) -> Result<String, Message> = match name {
            "mobile" => check::mobile,
            "landline" => check::landline,
            _ => return None,
        };
        let value = if name == "mobile" { &contact.mobile } else { &contact.landline };
        if !value.trim().is_empty() {
            return self.left.contains(&format!("{name}/{place}")).then(|| check(value).err()).flatten().map(|m| cx.lang.say(&m));
        }
        let missing = self.flaws.iter().find(|flaw| place == 0 && flaw.field == name)?;
        Some(cx.lang.say(&missing.message))
    }

    fn contact_day(&mut self, ui: &mut Ui, cx: &Cx<'_>, place: usize, name: &'static str, label: &str) {
        let id = self.contact_id(place, name);
        self.order.push(id);
        let Some(contact) = self.draft.contacts.get_mut(place) else { return };
        let ends_first = name == "to" && matches!((contact.from, contact.to), (Some(from), Some(to)) if to < from);
        let error = ends_first.then(|| cx.lang.tr("customers-contact-ends-first"));
        let day = if name == "to" { &mut contact.to } else { &mut contact.from };
        let response = Input::new(label).id(id).error(error.as_deref()).date(ui, cx.lang, day, cx.now.day());
        if response.changed() {
            self.changed("to");
        }
        if keep_ime::submit(ui, &response) {
            self.entered = Some(id);
        }
    }
}
