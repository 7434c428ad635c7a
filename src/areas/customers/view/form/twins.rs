//! Files that look like what is typed, beside the field in which they are alike, found while somebody types (FILE-30).

use egui::{Align, Layout, Ui};

use super::Form;
use crate::areas::Query;
use crate::areas::customers::{self, Draft, Field, Likeness, Twin};
use crate::areas::view::{Action, Actions, Cx, Route, Slot};
use crate::msg;
use crate::ui::tokens::{Family, size, space, tokens};
use crate::ui::{Button, fonts, icons, paint, text};

/// Seconds without a key after which it is asked.
const PAUSE: f64 = 0.25;

/// What is known of files that look alike.
#[derive(Default)]
pub struct Twins {
    found: Vec<Twin>,
    /// What they were asked for.
    asked: String,
    /// What is typed now, and since when.
    typed: String,
    since: f64,
}

impl Twins {
    /// Takes what was found.
    pub fn answer(&mut self, twins: &[Twin]) {
        self.found = twins.to_vec();
    }

    /// Asks once the person pauses; a newer question replaces an older one.
    pub(super) fn ask(&mut self, ui: &Ui, id: i64, draft: &dyn Fn() -> Draft, typed: &Draft, actions: &mut Actions) {
        let now = ui.input(|i| i.time);
        let key = key_of(typed);
        if key != self.typed {
            self.typed = key;
            self.since = now;
        }
        if self.typed == self.asked {
            return;
        }
        let left = self.since + PAUSE - now;
        if left > 0.0 {
            ui.ctx().request_repaint_after(std::time::Duration::from_secs_f64(left));
            return;
        }
        self.asked.clone_from(&self.typed);
        let query = customers::Query::Twins { id, draft: Box::new(draft()) };
        actions.push(Action::Ask(Slot::Twins, Query::Customers(query)));
    }
}

/// What of a draft makes it look like another.
fn key_of(draft: &Draft) -> String {
    let fields = [Field::Name, Field::Region, Field::CreditCode, Field::IdNumber].map(|field| draft.get(field));
    let phones = draft.contacts.iter().flat_map(|contact| [contact.mobile.as_str(), contact.landline.as_str()]);
    fields.into_iter().chain(phones).collect::<Vec<_>>().join("\n")
}

impl Form {
    /// The files that are alike in one of these ways, each with a way to it.
    pub(super) fn twins_of(&self, ui: &mut Ui, cx: &Cx<'_>, likes: &[Likeness], actions: &mut Actions) {
        let t = tokens(ui);
        for twin in self.twins.found.iter().filter(|twin| likes.contains(&twin.like)) {
            let room = egui::vec2(ui.available_width(), size::CONTROL_SMALL);
            ui.allocate_ui_with_layout(room, Layout::left_to_right(Align::Center), |ui| {
                ui.spacing_mut().item_spacing.x = space::S;
                let (mark, _) = ui.allocate_exact_size(egui::vec2(14.0, 20.0), egui::Sense::hover());
                paint::icon_fill(ui.painter(), mark.center(), icons::WARNING, 14.0, t.family(Family::Warning).mark);
                let words = cx.lang.say(&msg!("customers-twins-maybe", why = twin.like.message()));
                text::one_line(ui, &words, fonts::regular(size::CAPTION), t.family(Family::Warning).text);
                if Button::link(&format!("{} {}", twin.no, twin.name)).small().show(ui).clicked() {
                    actions.push(Action::Go(Route::Customer(twin.id)));
                }
            });
        }
    }
}
