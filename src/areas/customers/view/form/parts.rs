//! Tags and past credit problems in the form.

use egui::{Ui, vec2};

use super::Form;
use crate::areas::customers::CreditProblem;
use crate::areas::view::Cx;
use crate::base::fold::clean;
use crate::msg;
use crate::ui::field::{self, Field as Input};
use crate::ui::tokens::space;
use crate::ui::{Button, IconButton, chip, icons, keep_ime};

impl Form {
    /// Chips with ×, and a field whose Enter adds one.
    pub(super) fn tags(&mut self, ui: &mut Ui, cx: &Cx<'_>) {
        let mut removed = None;
        ui.horizontal_wrapped(|ui| {
            ui.spacing_mut().item_spacing = vec2(space::M, space::S);
            for tag in &self.draft.tags {
                if chip::filter(ui, cx.lang, "", tag).removed {
                    removed = Some(tag.clone());
                }
            }
        });
        if let Some(tag) = removed {
            self.draft.tags.remove(&tag);
        }
        let (label, hint) = (cx.lang.tr("customers-view-new-tag"), cx.lang.tr("customers-view-new-tag-hint"));
        let response = Input::new(&label).bare().placeholder(&hint).width(280.0).limit(40).text(ui, &mut self.tag);
        if keep_ime::submit(ui, &response) {
            self.take_tag();
            response.request_focus();
        }
    }

    /// What stands in the field becomes tags, several at once when they are separated.
    pub(super) fn take_tag(&mut self) {
        let typed = std::mem::take(&mut self.tag);
        self.draft.tags.extend(typed.split(['、', ',', '，', ';', '；']).map(clean).filter(|tag| !tag.is_empty()));
    }

    /// Day and text of each problem, newest first.
    pub(super) fn credit_problems(&mut self, ui: &mut Ui, cx: &Cx<'_>) {
        let mut removed = None;
        for (place, problem) in self.draft.credit_problems.iter_mut().enumerate() {
            let number = place + 1;
            field::row(ui, &[1.0, 3.0, 0.2], |ui, at| match at {
                0 => {
                    let label = cx.lang.say(&msg!("customers-view-problem-day", number = number));
                    let mut day = Some(problem.day);
                    Input::new(&label).date(ui, cx.lang, &mut day, cx.now.day());
                    problem.day = day.unwrap_or(problem.day);
                }
                1 => {
                    let label = cx.lang.say(&msg!("customers-view-problem-text", number = number));
                    Input::new(&label).text(ui, &mut problem.text);
                }
                _ => {
                    ui.add_space(26.0);
                    let name = cx.lang.say(&msg!("customers-view-remove-problem", number = number));
                    if IconButton::new(icons::TRASH, &name).small().show(ui).clicked() {
                        removed = Some(place);
                    }
                }
            });
        }
        if let Some(place) = removed {
            self.draft.credit_problems.remove(place);
        }
        if Button::quiet(&cx.lang.tr("customers-view-add-problem")).icon(icons::PLUS).small().show(ui).clicked() {
            self.draft.credit_problems.insert(0, CreditProblem { day: cx.now.day(), text: String::new() });
        }
    }
}
