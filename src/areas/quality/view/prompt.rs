//! A dialog that asks for a reason or an opinion, for points where an appeal is about them, or for one of several choices.

use egui::Context;

use super::super::Command;
use super::{act, is_busy};
use crate::areas::Done;
use crate::areas::parts::{self, Trouble};
use crate::areas::view::{Actions, Cx};
use crate::base::No;
use crate::ui::field::Field as Input;
use crate::ui::tokens::space;
use crate::ui::{Button, Dialog, dialog};

/// Points that are asked for.
struct Points {
    typed: String,
    most: i64,
}

/// Makes the command of what was typed and of the points, or of the place of the choice.
type Make = Box<dyn Fn(&str, i64) -> Command>;

/// One open dialog.
pub(super) struct Prompt {
    title: String,
    explanation: String,
    label: String,
    verb: String,
    danger: bool,
    needs_text: bool,
    text: String,
    points: Option<Points>,
    /// One of these is chosen, and nothing is typed.
    choices: Vec<String>,
    chosen: Option<usize>,
    make: Make,
    sent: Option<Command>,
    trouble: Option<Trouble>,
}

impl Prompt {
    /// A dialog of these texts (`…-title`, `…-about`, `…-label`, `…-verb` behind this id) that makes a command of what is typed.
    pub fn new(cx: &Cx<'_>, id: &str, make: impl Fn(&str) -> Command + 'static) -> Self {
        let text = |part: &str| cx.lang.tr(&format!("{id}-{part}")).into_owned();
        Prompt {
            title: text("title"),
            explanation: text("about"),
            label: text("label"),
            verb: text("verb"),
            danger: false,
            needs_text: true,
            text: String::new(),
            points: None,
            choices: Vec::new(),
            chosen: None,
            make: Box::new(move |text, _| make(text)),
            sent: None,
            trouble: None,
        }
    }

    /// The same that asks for points up to a number as well.
    pub fn with_points(cx: &Cx<'_>, id: &str, points: i64, most: i64, make: impl Fn(&str, i64) -> Command + 'static) -> Self {
        let points = Points { typed: points.to_string(), most };
        Prompt { points: Some(points), make: Box::new(make), ..Prompt::new(cx, id, |_| Command::Know { finding: 0 }) }
    }

    /// The same that asks for one of these choices instead of words; the first one is chosen.
    pub fn choosing(cx: &Cx<'_>, id: &str, choices: Vec<String>, make: impl Fn(usize) -> Command + 'static) -> Self {
        let make: Make = Box::new(move |_, place| make(usize::try_from(place).unwrap_or(0)));
        Prompt { choices, chosen: Some(0), needs_text: false, make, ..Prompt::new(cx, id, |_| Command::Know { finding: 0 }) }
    }

    /// With this title.
    pub fn titled(self, title: String) -> Self {
        Prompt { title, ..self }
    }

    /// It cannot be taken back.
    pub fn danger(self) -> Self {
        Prompt { danger: true, ..self }
    }

    /// Nothing need be typed.
    pub fn optional(self) -> Self {
        Prompt { needs_text: false, ..self }
    }

    /// Draws it; returns true when it closes.
    pub fn ui(&mut self, ctx: &Context, cx: &Cx<'_>, actions: &mut Actions) -> bool {
        let lang = cx.lang;
        let points = match &self.points {
            Some(points) => points.typed.trim().parse::<i64>().ok().filter(|value| (0..=points.most).contains(value)),
            None => Some(0),
        };
        let (busy, missing) = (is_busy(cx), (self.needs_text && self.text.trim().is_empty()) || points.is_none());
        let (mut cancelled, mut sent) = (false, false);
        let response = Dialog::new("quality-prompt", &self.title).explanation(&self.explanation).show(ctx, |ui| {
            if let Some(trouble) = &self.trouble {
                parts::trouble(ui, cx, &lang.tr("quality-not-done"), trouble, actions);
                ui.add_space(space::M);
            }
            if let Some(points) = &mut self.points {
                let label = lang.say(&crate::msg!("quality-prompt-points", most = points.most));
                Input::new(&label).required().width(160.0).limit(3).text(ui, &mut points.typed);
                ui.add_space(space::M);
            }
            let label = self.label.clone();
            let input = Input::new(&label).limit(500);
            let input = if self.needs_text { input.required() } else { input };
            let response = if self.choices.is_empty() {
                input.multi_line(ui, &mut self.text, 3)
            } else {
                let choices: Vec<&str> = self.choices.iter().map(String::as_str).collect();
                input.select(ui, &mut self.chosen, &choices)
            };
            if dialog::first_picture(ui.ctx(), "quality-prompt") {
                response.request_focus();
            }
            dialog::buttons(ui, |ui| {
                let needed = lang.tr("quality-prompt-needed");
                let button = if self.danger { Button::danger_confirm(&self.verb) } else { Button::primary(&self.verb) };
                sent = button.busy(&lang.tr("quality-saving"), busy).allowed(!missing, &needed).show(ui).clicked();
                cancelled = Button::secondary(&lang.tr("quality-cancel")).show(ui).clicked();
            });
        });
        if sent || (response.confirmed && !self.danger && !missing && !busy) {
            let place = self.chosen.and_then(|at| i64::try_from(at).ok());
            let command = (self.make)(self.text.trim(), place.or(points).unwrap_or(0));
            self.sent = Some(command.clone());
            act(command, actions);
        }
        cancelled || response.dismissed
    }

    /// An act ended; returns true when the dialog closes with it.
    pub fn ended(&mut self, command: &Command, outcome: &Result<Done, No>) -> bool {
        if self.sent.as_ref() != Some(command) {
            return false;
        }
        match outcome {
            Ok(_) => true,
            Err(no) => {
                self.trouble = Trouble::of(no);
                false
            }
        }
    }
}
