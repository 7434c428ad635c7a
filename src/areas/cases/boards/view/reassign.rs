//! 改派: to whom, and why; one complaint or several at once.

use egui::Context;

use crate::areas::cases::complaints::{Command, Hint};
use crate::areas::parts::{self, Trouble, trouble};
use crate::areas::view::{Action, Actions, Cx};
use crate::areas::{self, Done, cases};
use crate::base::No;
use crate::msg;
use crate::ui::field::Field as Input;
use crate::ui::tokens::space;
use crate::ui::{Button, Dialog, dialog};

/// The dialog.
pub(super) struct Reassign {
    ids: Vec<i64>,
    to: Option<usize>,
    reason: String,
    /// Something was missing when somebody tried.
    asked: bool,
    trouble: Option<Trouble>,
}

impl Reassign {
    /// Of these complaints.
    pub fn new(ids: Vec<i64>) -> Self {
        Reassign { ids, to: None, reason: String::new(), asked: false, trouble: None }
    }

    /// For the tests: what a person would choose and type.
    #[cfg(test)]
    pub fn fill(&mut self, to: usize, reason: &str) {
        self.to = Some(to);
        self.reason = reason.to_owned();
    }

    /// Whether something is typed.
    pub fn is_dirty(&self) -> bool {
        !self.reason.trim().is_empty()
    }

    /// The act ended; returns true when the dialog closes.
    pub fn ended(&mut self, outcome: &Result<Done, No>) -> bool {
        self.trouble = outcome.as_ref().err().and_then(Trouble::of);
        outcome.is_ok()
    }

    /// Draws it; returns true when it is left.
    pub fn ui(&mut self, ctx: &Context, cx: &Cx<'_>, handlers: &[(Hint, i64)], actions: &mut Actions) -> bool {
        let lang = cx.lang;
        let busy = cx.is_pending(|command| matches!(command, areas::Command::Cases(cases::Command::Complaints(Command::Reassign { .. }))));
        let title = lang.say(&msg!("cases-boards-reassign-title", count = self.ids.len()));
        let names: Vec<String> =
            handlers.iter().map(|(hint, open)| lang.say(&msg!("cases-boards-handler", name = hint.text.as_str(), open = *open))).collect();
        let names: Vec<&str> = names.iter().map(String::as_str).collect();
        let first = dialog::first_picture(ctx, "reassign-cases");
        let shown = Dialog::new("reassign-cases", &title).width(440.0).show(ctx, |ui| {
            ui.spacing_mut().item_spacing.y = space::M;
            let missing = lang.tr("cases-boards-handler-missing");
            let error = (self.asked && self.to.is_none()).then_some(&*missing);
            let to = Input::new(&lang.tr("cases-boards-filter-handler")).required().error(error).select(ui, &mut self.to, &names);
            if first {
                to.request_focus();
            }
            let missing = lang.tr("cases-boards-reason-missing");
            let error = (self.asked && self.reason.trim().is_empty()).then_some(&*missing);
            Input::new(&lang.tr("cases-boards-reason")).required().error(error).limit(200).text(ui, &mut self.reason);
            match &self.trouble {
                Some(no) => trouble(ui, cx, &lang.tr("cases-boards-not-reassigned"), no, actions),
                None => parts::quote(ui, lang, "CASE-15"),
            }
            dialog::buttons(ui, |ui| {
                let working = lang.tr("cases-boards-working");
                let go = Button::primary(&lang.tr("cases-boards-reassign")).key("Ctrl Enter").busy(&working, busy).show(ui).clicked();
                (go, Button::secondary(&lang.tr("cases-boards-cancel")).key("Esc").show(ui).clicked())
            })
        });
        let (go, leave) = shown.inner;
        if (go || shown.confirmed) && !busy {
            self.asked = true;
            let to = self.to.and_then(|at| handlers.get(at)).map(|(hint, _)| hint.id);
            if let (Some(handler), false) = (to, self.reason.trim().is_empty()) {
                self.trouble = None;
                let command = Command::Reassign { ids: self.ids.clone(), handler, reason: self.reason.trim().to_owned() };
                actions.push(Action::Do(areas::Command::Cases(cases::Command::Complaints(command))));
            }
        }
        (leave || shown.dismissed) && !busy
    }
}
