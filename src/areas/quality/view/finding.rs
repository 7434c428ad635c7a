//! The dialog in which a problem is typed: its words, the head it belongs to, how grave it is, and the coaching that corrects it at once.

use egui::Ui;

use super::super::Command;
use super::super::model::{FindingDraft, Head};
use super::parts::in_row;
use super::{act, is_busy};
use crate::areas::parts::{self, Trouble};
use crate::areas::view::{Actions, Cx};
use crate::base::No;
use crate::ui::field::Field as Input;
use crate::ui::tokens::space;
use crate::ui::{Button, Dialog, check, dialog};

/// Tags that are offered at most.
const TAGS: usize = 6;

/// What is typed about a problem.
#[derive(Default)]
pub(super) struct FindingDialog {
    draft: FindingDraft,
    head: Option<usize>,
    coaching: String,
    trouble: Option<Trouble>,
}

impl FindingDialog {
    /// Nothing is typed yet; it is about this head.
    pub fn of(head: Option<usize>) -> Self {
        FindingDialog { head, ..FindingDialog::default() }
    }

    /// The finding is stored: what was typed of coaching corrects it.
    pub fn stored(self, finding: i64, actions: &mut Actions) {
        if !self.coaching.trim().is_empty() {
            act(Command::Correct { finding, coaching: self.coaching }, actions);
        }
    }

    /// It was not stored.
    pub fn refused(&mut self, no: &No) {
        self.trouble = Trouble::of(no);
    }

    /// Draws it over the page of this check; returns true when it closes.
    pub fn ui(&mut self, ui: &Ui, cx: &Cx<'_>, record: i64, heads: &[Head], tags: &[String], actions: &mut Actions) -> bool {
        let lang = cx.lang;
        let title = lang.tr("quality-finding-title");
        let missing = self.draft.tag.trim().is_empty();
        let (mut sent, mut left) = (false, false);
        let response = Dialog::new("quality-finding", &title).wide().show(ui.ctx(), |ui| {
            if let Some(trouble) = &self.trouble {
                parts::trouble(ui, cx, &lang.tr("quality-not-done"), trouble, actions);
            }
            let tag = Input::new(&lang.tr("quality-field-tag")).required().limit(40).text(ui, &mut self.draft.tag);
            if dialog::first_picture(ui.ctx(), "quality-finding") {
                tag.request_focus();
            }
            // Tags that were used before, so that the same problem has the same words.
            ui.horizontal_wrapped(|ui| {
                let typed = self.draft.tag.clone();
                for known in tags.iter().filter(|known| known.contains(typed.trim()) && **known != typed).take(TAGS) {
                    if Button::quiet(known).small().show(ui).clicked() {
                        self.draft.tag.clone_from(known);
                    }
                }
            });
            ui.add_space(space::S);
            let names: Vec<&str> = heads.iter().map(|head| head.name.as_str()).collect();
            Input::new(&lang.tr("quality-field-head")).select(ui, &mut self.head, &names);
            ui.add_space(space::S);
            Input::new(&lang.tr("quality-field-text")).limit(500).multi_line(ui, &mut self.draft.text, 2);
            ui.add_space(space::S);
            let hint = lang.tr("quality-coaching-hint");
            Input::new(&lang.tr("quality-field-coaching")).hint(&hint).limit(500).multi_line(ui, &mut self.coaching, 2);
            ui.add_space(space::S);
            in_row(ui, |ui| {
                check::checkbox(ui, &mut self.draft.serious, &lang.tr("quality-serious"));
                ui.add_space(space::M);
                check::checkbox(ui, &mut self.draft.urgent, &lang.tr("quality-urgent"));
            });
            dialog::buttons(ui, |ui| {
                let needed = lang.tr("quality-prompt-needed");
                let verb = lang.tr("quality-act-add-finding");
                let saving = lang.tr("quality-saving");
                let button = Button::primary(&verb).busy(&saving, is_busy(cx));
                sent = button.allowed(!missing, &needed).show(ui).clicked();
                left = Button::secondary(&lang.tr("quality-cancel")).show(ui).clicked();
            });
        });
        if (sent || response.confirmed) && !missing && !is_busy(cx) {
            let head = self.head.and_then(|at| i64::try_from(at).ok());
            act(Command::Find { record, draft: FindingDraft { head, ..self.draft.clone() } }, actions);
        }
        left || response.dismissed
    }
}
