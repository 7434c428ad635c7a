//! The small dialog that makes a team while a person is entered.

use egui::Ui;

use super::data::Trouble;
use super::parts;
use crate::areas::staff;
use crate::areas::view::{Action, Actions, Cx};
use crate::areas::{Command, Done};
use crate::base::No;
use crate::ui::dialog::{Dialog, buttons, first_picture};
use crate::ui::{Button, Field, keep_ime};

/// A team as it is entered.
#[derive(Debug, Default)]
pub(super) struct NewTeam {
    name: Option<String>,
    trouble: Option<Trouble>,
}

impl NewTeam {
    /// Opens the dialog.
    pub fn open(&mut self) {
        self.name.get_or_insert_default();
    }

    /// Whether it stands before the form.
    pub fn is_open(&self) -> bool {
        self.name.is_some()
    }

    /// Draws it.
    pub fn ui(&mut self, ui: &Ui, cx: &Cx<'_>, actions: &mut Actions) {
        let Some(name) = &mut self.name else { return };
        let lang = cx.lang;
        let busy = cx.is_pending(|command| matches!(command, Command::Staff(staff::Command::AddTeam { .. })));
        let first = first_picture(ui.ctx(), "staff-new-team");
        let shown = Dialog::new("staff-new-team", &lang.tr("staff-new-team-title")).show(ui.ctx(), |ui| {
            let label = lang.tr("staff-team-name");
            let response = Field::new(&label).required().limit(32).text(ui, name);
            if first {
                response.request_focus();
            }
            let entered = keep_ime::submit(ui, &response);
            parts::trouble_line(ui, lang, self.trouble.as_ref(), actions);
            let (add, back) = buttons(ui, |ui| {
                let (label, doing) = (lang.tr("staff-new-team-do"), lang.tr("staff-saving"));
                let add = Button::primary(&label).key("Enter").busy(&doing, busy).show(ui).clicked();
                (add, Button::secondary(&lang.tr("staff-cancel")).key("Esc").show(ui).clicked())
            });
            (add || entered, back)
        });
        let (add, back) = shown.inner;
        if (add || shown.confirmed) && !busy {
            self.trouble = None;
            actions.push(Action::Do(Command::Staff(staff::Command::AddTeam { name: name.trim().to_owned() })));
        } else if back || shown.dismissed {
            self.name = None;
            self.trouble = None;
        }
    }

    /// The act ended; the new team's id when it was made.
    pub fn finished(&mut self, outcome: &Result<Done, No>) -> Option<i64> {
        self.name.as_ref()?;
        match outcome {
            Ok(done) => {
                self.name = None;
                Some(done.id)
            }
            Err(no) => {
                self.trouble = Some(Trouble::from(no));
                None
            }
        }
    }
}
