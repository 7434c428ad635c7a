//! 营销重点/对策 of a period: read by all who see the figures, written by who manages customers. What is typed stays with its period
//! until it is stored.

use std::collections::BTreeMap;

use egui::{Align, Layout, Rect, Ui};

use super::super::show::{self, Reason};
use super::super::spoken;
use super::parts;
use crate::areas;
use crate::areas::customers::Command;
use crate::areas::customers::analysis::{Note, Period};
use crate::areas::customers::clauses::file_19_composition::{self, MOST_NOTE};
use crate::areas::customers::commands::analysis::Act;
use crate::areas::view::{Action, Actions, Cx};
use crate::base::{Message, No};
use crate::msg;
use crate::ui::field::{self, Field as Input};
use crate::ui::tokens::{size, space, tokens};
use crate::ui::{Button, fonts, text};

/// Lines of the field.
const LINES: usize = 5;

/// The note as it is typed.
#[derive(Default)]
pub struct NoteForm {
    stored: Option<Note>,
    /// What was typed and not stored, by period.
    typed: BTreeMap<String, String>,
    /// Why it was not stored.
    trouble: Option<Message>,
}

impl NoteForm {
    /// Takes what is stored.
    pub fn stored(&mut self, note: Option<&Note>) {
        self.stored = note.cloned();
    }

    /// Whether something is typed that is not stored.
    pub fn unsaved(&self) -> bool {
        !self.typed.is_empty()
    }

    /// Whether it says why it was not stored, which needs more room.
    pub fn is_refused(&self) -> bool {
        self.trouble.is_some()
    }

    /// An act ended; returns true when it was about a note.
    pub fn ended(&mut self, command: &Command, outcome: &Result<areas::Done, No>, actions: &mut Actions) -> bool {
        let Command::Analysis(Act::Note { period, .. }) = command else { return false };
        match outcome {
            Ok(_) => {
                self.trouble = None;
                self.typed.remove(&period.key());
                actions.push(Action::Say(msg!("customers-analysis-note-saved")));
            }
            Err(no) => self.trouble = spoken(no),
        }
        true
    }

    /// Draws it.
    pub fn ui(&mut self, ui: &mut Ui, cx: &Cx<'_>, rect: Rect, period: Period, actions: &mut Actions) {
        show::inside(ui, rect, Layout::top_down(Align::Min), |ui| {
            ui.spacing_mut().item_spacing.y = space::S;
            let title = cx.lang.tr("customers-analysis-note");
            let written = self.stored.as_ref().map_or_else(String::new, |note| {
                cx.lang.say(&msg!(
                    "customers-analysis-note-by",
                    name = note.name.as_str(),
                    day = show::day_narrow(note.at.day(), cx.now.day())
                ))
            });
            parts::heading(ui, &title, &written);
            let stored = self.stored.as_ref().map_or("", |note| note.text.as_str()).to_owned();
            let key = period.key();
            let why = file_19_composition::note(cx.me, "").err().map(|refusal| Reason::of(cx.lang, &refusal));
            let mut shown = self.typed.get(&key).cloned().unwrap_or_else(|| stored.clone());
            let hint = cx.lang.tr("customers-analysis-note-hint");
            let input = Input::new(&title).bare().placeholder(&hint).limit(MOST_NOTE).read_only(why.is_some());
            if input.multi_line(ui, &mut shown, LINES).changed() {
                self.typed.insert(key.clone(), shown.clone());
            }
            if shown == stored {
                self.typed.remove(&key);
            }
            if let Some(message) = &self.trouble {
                field::error_line(ui, &cx.lang.say(message));
                if shown != stored && !stored.is_empty() {
                    text::one_line(ui, &stored, fonts::regular(size::TABLE), tokens(ui).text_2);
                }
            }
            let is_note = |command: &areas::Command| matches!(command, areas::Command::Customers(Command::Analysis(Act::Note { .. })));
            let busy = cx.is_pending(is_note);
            let (word, working) = (cx.lang.tr("customers-analysis-note-save"), cx.lang.tr("customers-care-saving"));
            let refused = why.as_ref().map(Reason::refused);
            if (why.is_some() || shown != stored)
                && Button::secondary(&word).small().busy(&working, busy).refused_if(refused).show(ui).clicked()
            {
                self.trouble = None;
                let rev = self.stored.as_ref().map_or(0, |note| note.rev);
                let act = Act::Note { period, text: shown, rev };
                actions.push(Action::Do(areas::Command::Customers(Command::Analysis(act))));
            }
        });
    }
}
