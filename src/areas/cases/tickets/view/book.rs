//! Where what comes in is best off (FLOW-09), and answers that the robot gives (FLOW-10).

use egui::{Align, Layout, Margin, Rect, ScrollArea, Ui};

use super::super::model::{AnswerState, Category, Group, Kind, Published, Rule};
use super::super::{Answer, Command, Query};
use super::{Asked, Place, act, ask, head, is_busy, own};
use crate::areas::parts::{self, Reason, Trouble, inside};
use crate::areas::view::{Actions, Cx};
use crate::areas::{self, Done};
use crate::base::{Deed, Function, No, Refusal};
use crate::i18n::group;
use crate::msg;
use crate::ui::field::{self, Field};
use crate::ui::tokens::{Family, space};
use crate::ui::{Button, Dialog, badge, check, dialog, icons, text};

/// What is being written.
enum Writing {
    Rule { kind: Option<usize>, category: Option<usize>, key_only: bool, channel: String, group: Option<usize> },
    Answer { of: Option<i64>, question: String, text: String },
}

/// The page.
#[derive(Default)]
pub(super) struct Book {
    rules: Vec<(Rule, i64, i64)>,
    answers: Vec<Published>,
    robot: (i64, i64),
    question: String,
    writing: Option<Writing>,
    asked: bool,
    trouble: Option<Trouble>,
}

impl Book {
    /// Asks again, if it was ever shown.
    pub fn ask(&self, actions: &mut Actions) {
        if self.asked {
            ask(Asked::Rules, Query::Rules, actions);
            ask(Asked::Answers, Query::Answers, actions);
        }
    }

    /// Takes an answer.
    pub fn answer(&mut self, answer: &Result<areas::Answer, No>) {
        match own(answer) {
            Ok(Some(Answer::Rules(rules))) => self.rules.clone_from(rules),
            Ok(Some(Answer::Answers { answers, asked, handed_over })) => {
                (self.answers, self.robot) = (answers.clone(), (*asked, *handed_over));
            }
            Ok(_) => {}
            Err(no) => self.trouble = Trouble::of(no).filter(|trouble| !trouble.is_stopped()),
        }
    }

    /// An act of this page ended.
    pub fn ended(&mut self, outcome: &Result<Done, No>) {
        match outcome {
            Ok(_) => (self.writing, self.trouble) = (None, None),
            Err(no) => self.trouble = Trouble::of(no),
        }
    }

    /// Draws the page.
    pub fn ui(&mut self, ui: &mut Ui, cx: &Cx<'_>, page: Rect, actions: &mut Actions) {
        if !std::mem::replace(&mut self.asked, true) {
            self.ask(actions);
        }
        let below = head(ui, cx, page, Place::Book, actions);
        inside(ui, below, Layout::top_down(Align::Min), |ui| {
            ui.shrink_clip_rect(below);
            ScrollArea::vertical().id_salt("ticket-book").auto_shrink(false).show(ui, |ui| {
                egui::Frame::NONE.inner_margin(Margin::symmetric(16, 14)).show(ui, |ui| {
                    ui.spacing_mut().item_spacing.y = space::S;
                    if let Some(trouble) = self.trouble.as_ref().filter(|_| self.writing.is_none()) {
                        parts::trouble(ui, cx, &cx.lang.tr("cases-tickets-view-not-done"), trouble, actions);
                    }
                    field::row(ui, &[1.0, 1.0], |ui, at| if at == 0 { self.rules(ui, cx, actions) } else { self.answers(ui, cx, actions) });
                });
            });
        });
        self.dialog(ui, cx, actions);
    }

    fn rules(&mut self, ui: &mut Ui, cx: &Cx<'_>, actions: &mut Actions) {
        let lang = cx.lang;
        let why = why_not(cx);
        text::heading(ui, &lang.tr("cases-tickets-view-rules"));
        for (rule, hits, moved) in &self.rules {
            let every = || lang.tr("cases-tickets-view-every").into_owned();
            let mut what = rule.kind.map_or_else(every, |kind| lang.say(&kind.message()));
            if let Some(category) = rule.category {
                what = format!("{what} · {}", lang.say(&category.message()));
            }
            if rule.key_only {
                what = format!("{what} · {}", lang.tr("cases-tickets-field-key-only"));
            }
            let to = rule.group.map_or_else(|| rule.channel.clone(), |group| format!("{} {}", rule.channel, lang.say(&group.message())));
            ui.horizontal(|ui| {
                ui.spacing_mut().item_spacing.x = space::M;
                let line = msg!("cases-tickets-view-rule", what = what, to = to.trim(), hits = *hits, moved = *moved);
                text::body(ui, &lang.say(&line));
                let label = lang.tr("cases-tickets-view-drop-rule");
                if Button::link(&label).small().refused_if(why.as_ref().map(Reason::refused)).show(ui).clicked() && why.is_none() {
                    act(Command::DropRule { id: rule.id }, actions);
                }
            });
        }
        let add = lang.tr("cases-tickets-view-add-rule");
        let button = Button::secondary(&add).icon(icons::PLUS).refused_if(why.as_ref().map(Reason::refused));
        if button.show(ui).clicked() && why.is_none() {
            self.trouble = None;
            self.writing = Some(Writing::Rule { kind: None, category: None, key_only: false, channel: String::new(), group: None });
        }
    }

    fn answers(&mut self, ui: &mut Ui, cx: &Cx<'_>, actions: &mut Actions) {
        let lang = cx.lang;
        let why = why_not(cx);
        text::heading(ui, &lang.tr("cases-tickets-view-answers"));
        let (asked, handed) = self.robot;
        text::caption(ui, &lang.say(&msg!("cases-tickets-view-robot-counts", asked = group(asked), handed = group(handed))));
        drop(Field::new(&lang.tr("cases-tickets-field-question")).text(ui, &mut self.question));
        if Button::secondary(&lang.tr("cases-tickets-view-ask-robot")).show(ui).clicked() {
            act(Command::Robot { question: self.question.clone() }, actions);
        }
        let mut write = None;
        for answer in &self.answers {
            ui.add_space(space::S);
            ui.horizontal(|ui| {
                ui.spacing_mut().item_spacing.x = space::M;
                let family = if answer.state == AnswerState::Published { Family::Success } else { Family::Neutral };
                badge::badge(ui, &lang.say(&answer.state.message()), family);
                text::strong(ui, &super::super::inbox::first_words(&answer.question));
                let (id, command) = match answer.state {
                    AnswerState::Draft => ("cases-tickets-view-publish", Command::Publish { id: answer.id }),
                    AnswerState::Published => ("cases-tickets-view-retire", Command::Retire { id: answer.id }),
                    AnswerState::Retired => return,
                };
                let label = lang.tr(id);
                if Button::link(&label).small().refused_if(why.as_ref().map(Reason::refused)).show(ui).clicked() && why.is_none() {
                    act(command, actions);
                }
                if answer.state == AnswerState::Draft && Button::link(&lang.tr("cases-tickets-view-edit")).small().show(ui).clicked() {
                    write = Some(answer.clone());
                }
            });
            text::paragraph(ui, &answer.text);
        }
        if Button::secondary(&lang.tr("cases-tickets-view-write")).icon(icons::PLUS).show(ui).clicked() {
            self.writing = Some(Writing::Answer { of: None, question: String::new(), text: String::new() });
        }
        if let Some(answer) = write {
            self.writing = Some(Writing::Answer { of: Some(answer.id), question: answer.question, text: answer.text });
        }
    }

    fn dialog(&mut self, ui: &mut Ui, cx: &Cx<'_>, actions: &mut Actions) {
        let Some(mut writing) = self.writing.take() else { return };
        let (lang, busy) = (cx.lang, is_busy(cx));
        let title = lang.tr(match writing {
            Writing::Rule { .. } => "cases-tickets-view-add-rule",
            Writing::Answer { .. } => "cases-tickets-view-write",
        });
        let shown = Dialog::new("ticket-book", &title).show(&ui.ctx().clone(), |ui| {
            ui.spacing_mut().item_spacing.y = space::M;
            if let Some(trouble) = &self.trouble {
                parts::trouble(ui, cx, &lang.tr("cases-tickets-view-not-done"), trouble, actions);
            }
            match &mut writing {
                Writing::Rule { kind, category, key_only, channel, group } => {
                    let select = |ui: &mut Ui, id: &str, chosen: &mut Option<usize>, words: Vec<String>| {
                        let words: Vec<&str> = words.iter().map(String::as_str).collect();
                        drop(Field::new(&lang.tr(id)).select(ui, chosen, &words));
                    };
                    select(ui, "cases-tickets-field-kind", kind, Kind::ALL.iter().map(|one| lang.say(&one.message())).collect());
                    select(
                        ui,
                        "cases-tickets-field-category",
                        category,
                        Category::ALL.iter().map(|one| lang.say(&one.message())).collect(),
                    );
                    check::checkbox(ui, key_only, &lang.tr("cases-tickets-field-key-only"));
                    drop(Field::new(&lang.tr("cases-tickets-field-channel")).text(ui, channel));
                    select(ui, "cases-tickets-field-group", group, Group::ALL.iter().map(|one| lang.say(&one.message())).collect());
                }
                Writing::Answer { question, text, .. } => {
                    drop(Field::new(&lang.tr("cases-tickets-field-question")).required().text(ui, question));
                    drop(Field::new(&lang.tr("cases-tickets-field-answer")).required().multi_line(ui, text, 4));
                }
            }
            dialog::buttons(ui, |ui| {
                let working = lang.tr("cases-tickets-view-working");
                let go = Button::primary(&lang.tr("cases-tickets-view-keep")).key("Ctrl Enter").busy(&working, busy).show(ui).clicked();
                (go, Button::secondary(&lang.tr("cases-tickets-cancel")).show(ui).clicked())
            })
        });
        let (go, left) = shown.inner;
        if (go || shown.confirmed) && !busy {
            let command = match &writing {
                Writing::Rule { kind, category, key_only, channel, group } => Command::SetRule {
                    rule: Box::new(Rule {
                        id: 0,
                        kind: kind.and_then(|at| Kind::ALL.get(at).copied()),
                        category: category.and_then(|at| Category::ALL.get(at).copied()),
                        key_only: *key_only,
                        channel: channel.clone(),
                        group: group.and_then(|at| Group::ALL.get(at).copied()),
                    }),
                },
                Writing::Answer { of, question, text } => Command::Answer { of: *of, question: question.clone(), text: text.clone() },
            };
            act(command, actions);
        }
        if left || shown.dismissed {
            self.trouble = None;
        } else {
            self.writing = Some(writing);
        }
    }
}

/// Why the person sets no rules and publishes nothing, if so.
fn why_not(cx: &Cx<'_>) -> Option<Reason> {
    let may = cx.me.access(Function::Knowledge).deed >= Deed::Approve;
    (!may).then(|| Reason::of(cx.lang, &Refusal::by("SEC-08", msg!("base-refused-do"))))
}
