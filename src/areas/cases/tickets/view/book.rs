//! Where what comes in is best off (FLOW-09), and answers that the robot gives (FLOW-10).

use egui::{Align, Layout, Margin, Rect, Response, ScrollArea, Ui};

use super::super::model::{AnswerState, Category, Group, Kind, Published, Rule};
use super::super::{Answer, Command, Query};
use super::words::across;
use super::{Asked, Place, act, ask, head, is_busy, own};
use crate::areas::cases::dialog::{Form, Outcome};
use crate::areas::parts::{self, Reason, Trouble, inside};
use crate::areas::view::{Actions, Cx};
use crate::areas::{self, Done};
use crate::base::{Deed, Function, No, Refusal};
use crate::i18n::group;
use crate::msg;
use crate::ui::field::{self, Field};
use crate::ui::tokens::{Family, space};
use crate::ui::{Button, badge, check, icons, keep_ime, text};

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

    /// Whether something is typed that is not stored.
    pub fn is_dirty(&self) -> bool {
        match &self.writing {
            Some(Writing::Answer { question, text, .. }) => !question.trim().is_empty() || !text.trim().is_empty(),
            Some(Writing::Rule { channel, .. }) => !channel.trim().is_empty(),
            None => false,
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
                        parts::trouble(ui, cx, &cx.lang.tr("cases-not-done"), trouble, actions);
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
        let add = lang.tr("cases-tickets-view-add-rule");
        if heading(ui, &lang.tr("cases-tickets-view-rules"), &add, why.as_ref()) {
            self.trouble = None;
            self.writing = Some(Writing::Rule { kind: None, category: None, key_only: false, channel: String::new(), group: None });
        }
        text::caption(ui, &lang.tr("cases-tickets-view-rules-hint"));
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
            ui.add_space(space::S);
            across(ui, |ui| {
                text::strong(ui, &lang.say(&msg!("cases-tickets-view-rule", what = what, to = to.trim())));
                let label = lang.tr("cases-tickets-view-drop-rule");
                if Button::link(&label).small().refused_if(why.as_ref().map(Reason::refused)).show(ui).clicked() && why.is_none() {
                    act(Command::DropRule { id: rule.id }, actions);
                }
            });
            text::caption(ui, &lang.say(&msg!("cases-tickets-view-rule-hits", hits = group(*hits), moved = group(*moved))));
        }
        if self.rules.is_empty() {
            ui.add_space(space::S);
            text::paragraph(ui, &lang.tr("cases-tickets-view-no-rules"));
        }
    }

    fn answers(&mut self, ui: &mut Ui, cx: &Cx<'_>, actions: &mut Actions) {
        let lang = cx.lang;
        let why = why_not(cx);
        let why_draft = (cx.me.access(Function::Knowledge).deed < Deed::Draft).then(|| barred(cx));
        if heading(ui, &lang.tr("cases-tickets-view-answers"), &lang.tr("cases-tickets-view-write"), why_draft.as_ref()) {
            self.trouble = None;
            self.writing = Some(Writing::Answer { of: None, question: String::new(), text: String::new() });
        }
        let (asked, handed) = self.robot;
        text::caption(ui, &lang.say(&msg!("cases-tickets-view-robot-counts", asked = group(asked), handed = group(handed))));
        ui.horizontal(|ui| {
            ui.spacing_mut().item_spacing.x = space::M;
            let (label, hint) = (lang.tr("cases-tickets-field-question"), lang.tr("cases-tickets-view-try"));
            let room = (ui.available_width() - 90.0).max(120.0);
            let input = Field::new(&label).bare().placeholder(&hint).limit(200).width(room);
            let input = input.text(ui, &mut self.question);
            let sent = keep_ime::submit(ui, &input);
            if Button::secondary(&lang.tr("cases-tickets-view-ask-robot")).show(ui).clicked() || sent {
                act(Command::Robot { question: self.question.clone() }, actions);
            }
        });
        let mut write = None;
        for answer in &self.answers {
            ui.add_space(space::M);
            across(ui, |ui| {
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
        if self.answers.is_empty() {
            ui.add_space(space::S);
            text::paragraph(ui, &lang.tr("cases-tickets-view-no-answers"));
        }
        if let Some(answer) = write {
            self.writing = Some(Writing::Answer { of: Some(answer.id), question: answer.question, text: answer.text });
        }
    }

    fn dialog(&mut self, ui: &Ui, cx: &Cx<'_>, actions: &mut Actions) {
        let Some(writing) = &mut self.writing else { return };
        let lang = cx.lang;
        let (title, clause) = match writing {
            Writing::Rule { .. } => (lang.tr("cases-tickets-view-add-rule"), "FLOW-09"),
            Writing::Answer { .. } => (lang.tr("cases-tickets-view-write"), "FLOW-10"),
        };
        let send = lang.tr("cases-tickets-view-keep");
        let form = Form::new("ticket-book", &title, &send).quoting(clause);
        let outcome = form.show(ui.ctx(), cx, is_busy(cx), self.trouble.as_ref(), actions, |ui, first| {
            let focus = writing.fields(ui, cx);
            if first {
                focus.request_focus();
            }
        });
        match outcome {
            Outcome::Open => {}
            Outcome::Sent => act(writing.command(), actions),
            Outcome::Left => (self.writing, self.trouble) = (None, None),
        }
    }
}

impl Writing {
    /// Draws its fields; returns the first one.
    fn fields(&mut self, ui: &mut Ui, cx: &Cx<'_>) -> Response {
        let lang = cx.lang;
        match self {
            Writing::Rule { kind, category, key_only, channel, group } => {
                let select = |ui: &mut Ui, id: &str, chosen: &mut Option<usize>, words: Vec<String>| {
                    let any = lang.tr("cases-tickets-view-any");
                    let words: Vec<&str> = std::iter::once(any.as_ref()).chain(words.iter().map(String::as_str)).collect();
                    let mut at = Some(chosen.map_or(0, |at| at + 1));
                    let response = Field::new(&lang.tr(id)).select(ui, &mut at, &words);
                    *chosen = at.and_then(|at| at.checked_sub(1));
                    response
                };
                let kinds = Kind::ALL.iter().map(|one| lang.say(&one.message())).collect();
                let focus = select(ui, "cases-tickets-field-kind", kind, kinds);
                let categories = Category::ALL.iter().map(|one| lang.say(&one.message())).collect();
                select(ui, "cases-tickets-field-category", category, categories);
                check::checkbox(ui, key_only, &lang.tr("cases-tickets-field-key-only"));
                Field::new(&lang.tr("cases-tickets-field-better")).limit(30).text(ui, channel);
                let groups = Group::ALL.iter().map(|one| lang.say(&one.message())).collect();
                select(ui, "cases-tickets-field-group", group, groups);
                focus
            }
            Writing::Answer { question, text, .. } => {
                let focus = Field::new(&lang.tr("cases-tickets-field-question")).required().limit(200).text(ui, question);
                Field::new(&lang.tr("cases-tickets-field-answer")).required().limit(1000).multi_line(ui, text, 4);
                focus
            }
        }
    }

    fn command(&self) -> Command {
        match self {
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
        }
    }
}

/// A heading with the button that adds something; returns whether it was clicked.
fn heading(ui: &mut Ui, title: &str, add: &str, why: Option<&Reason>) -> bool {
    across(ui, |ui| {
        text::heading(ui, title);
        let button = Button::quiet(add).icon(icons::PLUS).small().refused_if(why.map(Reason::refused));
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| button.show(ui).clicked()).inner && why.is_none()
    })
}

fn barred(cx: &Cx<'_>) -> Reason {
    Reason::of(cx.lang, &Refusal::by("SEC-08", msg!("base-refused-do")))
}

/// Why the person sets no rules and publishes nothing, if so.
fn why_not(cx: &Cx<'_>) -> Option<Reason> {
    (cx.me.access(Function::Knowledge).deed < Deed::Approve).then(|| barred(cx))
}
