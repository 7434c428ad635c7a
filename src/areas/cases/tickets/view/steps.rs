//! What each step asks for, and the dialog that asks: one table of steps, one way to draw them.

use egui::Context;
use jiff::civil::Date;

use super::super::Act;
use super::super::model::{CHANNELS, Category, INVALID_CODES, Need, Place, RepairDraft, Satisfaction};
use super::super::questions::{Target, View};
use super::customer::CustomerField;
use super::{is_busy, step};
use crate::areas;
use crate::areas::cases::dialog::{Form, Outcome};
use crate::areas::cases::words::Word;
use crate::areas::cases::words::view::hints;
use crate::areas::parts::Trouble;
use crate::areas::view::{Actions, Cx};
use crate::base::dates::parse_money;
use crate::base::{No, Refusal};
use crate::msg;
use crate::ui::field::Field;
use crate::ui::tokens::space;
use crate::ui::{Button, check};

/// What a field of the dialog is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Input {
    /// One line.
    Line,
    /// Several lines.
    Lines,
    /// Somebody of the own staff.
    Person,
    /// A department or a person, by name, with those before proposed.
    Where,
    /// A customer's file, found while typing, or a 非客户 by name.
    Customer,
    /// A word out of a list, or another one.
    Word(&'static [&'static str]),
    /// 满意, 一般, 不满意
    Satisfaction,
    /// 明示, 暗示, 满意, 期望
    Need,
    /// What it is about.
    Category,
    /// A day.
    Day,
    /// A tick.
    Tick,
}

/// A step with what it asks for.
pub(super) struct Spec {
    /// Name of the act.
    pub verb: &'static str,
    /// Text id of the button.
    pub label: &'static str,
    /// Key on the page; the steps of a repair order share theirs.
    pub key: &'static str,
    /// Text id and kind of each field.
    pub fields: &'static [(&'static str, Input)],
}

const fn spec(verb: &'static str, label: &'static str, key: &'static str, fields: &'static [(&'static str, Input)]) -> Spec {
    Spec { verb, label, key, fields }
}

const TEXT: &[(&str, Input)] = &[("cases-tickets-field-text", Input::Lines)];
const REASON: &[(&str, Input)] = &[("cases-tickets-field-reason", Input::Lines)];

/// Every step of the page, in the order of the menu.
pub(super) const SPECS: &[Spec] = &[
    spec("ticket.start", "cases-tickets-do-start", "S", &[]),
    spec("ticket.work", "cases-tickets-do-work", "W", TEXT),
    spec("ticket.findings", "cases-tickets-do-findings", "F", TEXT),
    spec("ticket.return", "cases-tickets-do-return", "B", &[("cases-tickets-field-result", Input::Lines)]),
    spec("ticket.interim", "cases-tickets-do-interim", "I", &[("cases-tickets-field-said", Input::Lines)]),
    spec("ticket.reply", "cases-tickets-do-reply", "R", &[("cases-tickets-field-said", Input::Lines)]),
    spec(
        "ticket.feedback",
        "cases-tickets-do-feedback",
        "K",
        &[("cases-tickets-field-satisfaction", Input::Satisfaction), ("cases-tickets-field-feedback", Input::Lines)],
    ),
    spec(
        "ticket.close",
        "cases-tickets-do-close",
        "C",
        &[("cases-tickets-field-understood", Input::Tick), ("cases-tickets-field-anything-else", Input::Tick)],
    ),
    spec(
        "ticket.dispatch",
        "cases-tickets-do-dispatch",
        "T",
        &[
            ("cases-tickets-field-to", Input::Where),
            ("cases-tickets-field-reason", Input::Lines),
            ("cases-tickets-field-interim", Input::Lines),
        ],
    ),
    spec(
        "ticket.urge",
        "cases-tickets-do-urge",
        "U",
        &[
            ("cases-tickets-field-urged", Input::Line),
            ("cases-tickets-field-channel", Input::Word(&CHANNELS)),
            ("cases-tickets-field-text", Input::Lines),
        ],
    ),
    spec("ticket.urge_reply", "cases-tickets-do-urge-reply", "Y", TEXT),
    spec(
        "ticket.ask_leader",
        "cases-tickets-do-ask-leader",
        "L",
        &[("cases-tickets-field-reason", Input::Lines), ("cases-tickets-field-interim", Input::Lines)],
    ),
    spec("ticket.answer_leader", "cases-tickets-do-answer-leader", "N", TEXT),
    spec(
        "ticket.opinion",
        "cases-tickets-do-opinion",
        "O",
        &[("cases-tickets-field-opinion", Input::Lines), ("cases-tickets-field-follow-up", Input::Lines)],
    ),
    spec(
        "ticket.unsolvable",
        "cases-tickets-do-unsolvable",
        "M",
        &[("cases-tickets-field-reason", Input::Lines), ("cases-tickets-field-urgent", Input::Tick)],
    ),
    spec(
        "ticket.coordinate",
        "cases-tickets-do-coordinate",
        "G",
        &[
            ("cases-tickets-field-department", Input::Where),
            ("cases-tickets-field-agreed", Input::Lines),
            ("cases-tickets-field-agreed-until", Input::Day),
        ],
    ),
    spec(
        "ticket.supervise",
        "cases-tickets-do-supervise",
        "D",
        &[("cases-tickets-field-request", Input::Lines), ("cases-tickets-field-until", Input::Day)],
    ),
    spec("ticket.hard", "cases-tickets-do-hard", "H", REASON),
    spec(
        "ticket.discuss",
        "cases-tickets-do-discuss",
        "J",
        &[("cases-tickets-field-people", Input::Line), ("cases-tickets-field-solution", Input::Lines)],
    ),
    spec(
        "ticket.succeed",
        "cases-tickets-do-succeed",
        "Z",
        &[("cases-tickets-field-person", Input::Person), ("cases-tickets-field-reason", Input::Lines)],
    ),
    spec(
        "ticket.need",
        "cases-tickets-do-need",
        "V",
        &[("cases-tickets-field-need", Input::Need), ("cases-tickets-field-text", Input::Lines)],
    ),
    spec(
        "ticket.correct",
        "cases-tickets-do-correct",
        "E",
        &[
            ("cases-tickets-field-customer", Input::Customer),
            ("cases-tickets-field-contact", Input::Line),
            ("cases-tickets-field-category", Input::Category),
        ],
    ),
    spec(
        "repair.open",
        "cases-tickets-do-repair-open",
        "X",
        &[("cases-tickets-field-place", Input::Line), ("cases-tickets-field-fault", Input::Lines)],
    ),
    spec("repair.contact", "cases-tickets-do-repair-contact", "X", &[("cases-tickets-field-repairer", Input::Line)]),
    spec("repair.send", "cases-tickets-do-repair-send", "X", &[("cases-tickets-field-repairer", Input::Line)]),
    spec(
        "repair.done",
        "cases-tickets-do-repair-done",
        "X",
        &[("cases-tickets-field-parts", Input::Line), ("cases-tickets-field-cost", Input::Line)],
    ),
    spec("repair.sign", "cases-tickets-do-repair-sign", "X", &[("cases-tickets-field-signed-by", Input::Line)]),
    spec("repair.visit", "cases-tickets-do-repair-visit", "X", TEXT),
    spec("ticket.invalidate", "cases-tickets-do-invalidate", "0", &[("cases-tickets-field-code", Input::Word(&INVALID_CODES))]),
    spec("ticket.void", "cases-tickets-do-void", "Delete", REASON),
];

/// Fields that may stay empty, wherever they are asked for.
const OPTIONAL: &[&str] = &[
    "cases-tickets-field-interim",
    "cases-tickets-field-feedback",
    "cases-tickets-field-urged",
    "cases-tickets-field-channel",
    "cases-tickets-field-department",
    "cases-tickets-field-agreed-until",
    "cases-tickets-field-parts",
    "cases-tickets-field-cost",
];
/// Steps all of whose fields may stay empty, as far as their clauses go.
const FREE: &[&str] = &["ticket.unsolvable", "ticket.correct"];

/// The step of this name.
pub(super) fn of(verb: &str) -> Option<&'static Spec> {
    SPECS.iter().find(|spec| spec.verb == verb)
}

/// What is typed for a step.
pub(super) struct Asking {
    spec: &'static Spec,
    texts: Vec<String>,
    chosen: Vec<Option<usize>>,
    days: Vec<Option<Date>>,
    ticks: Vec<bool>,
    customer: CustomerField,
    trouble: Option<Trouble>,
}

impl Asking {
    /// Nothing typed yet; what the ticket holds already stands there.
    pub fn of(spec: &'static Spec, view: &View, today: Date) -> Self {
        let count = spec.fields.len();
        let mut asking = Asking {
            spec,
            texts: vec![String::new(); count],
            chosen: vec![None; count],
            days: vec![None; count],
            ticks: vec![false; count],
            customer: CustomerField::default(),
            trouble: None,
        };
        let draft = &view.row.ticket.draft;
        let known = match spec.verb {
            "ticket.urge" => vec![view.row.ticket.holder.name.clone(), "电话".to_owned()],
            "ticket.correct" => vec![String::new(), draft.contact.clone()],
            "repair.send" => view.repair.as_ref().map(|repair| vec![repair.repairer.clone()]).unwrap_or_default(),
            "repair.open" => vec![String::new(), draft.content.clone()],
            _ => Vec::new(),
        };
        for (text, known) in asking.texts.iter_mut().zip(known) {
            *text = known;
        }
        if spec.verb == "ticket.correct" {
            asking.customer = CustomerField::of(draft.customer, &view.row.ticket.customer_name);
            if let Some(chosen) = asking.chosen.get_mut(2) {
                *chosen = draft.category.and_then(|category| Category::ALL.iter().position(|one| *one == category));
            }
        }
        // Today, until another day is chosen.
        if spec.verb == "ticket.supervise"
            && let Some(day) = asking.days.get_mut(1)
        {
            *day = Some(today);
        }
        asking
    }

    /// Takes the customers that were found.
    pub fn answer(&mut self, answer: &Result<areas::Answer, No>) {
        self.customer.answer(answer);
    }

    /// Whether it asks for a customer.
    pub fn asks_customer(&self) -> bool {
        self.spec.fields.iter().any(|(_, input)| *input == Input::Customer)
    }

    /// Whether something is typed.
    pub fn is_dirty(&self) -> bool {
        self.texts.iter().any(|text| !text.trim().is_empty()) || self.ticks.contains(&true)
    }

    /// The step was refused or broke.
    pub fn refused(&mut self, no: &No) {
        self.trouble = Trouble::of(no);
    }

    fn text(&self, at: usize) -> String {
        self.texts.get(at).cloned().unwrap_or_default()
    }

    fn tick(&self, at: usize) -> bool {
        self.ticks.get(at).copied().unwrap_or_default()
    }

    fn chosen(&self, at: usize) -> Option<usize> {
        self.chosen.get(at).copied().flatten()
    }

    fn day(&self, at: usize) -> Option<Date> {
        self.days.get(at).copied().flatten()
    }

    /// A place by what is typed: somebody of the own staff where the name is one of theirs.
    fn place(&self, at: usize, targets: &[Target]) -> Place {
        let name = self.text(at).trim().to_owned();
        let found = targets.iter().find(|target| target.place.name == name).map(|target| target.place.clone());
        found.unwrap_or(Place { staff: None, name })
    }

    /// The act with what is typed.
    fn act(&self, view: &View, targets: &[Target]) -> Option<Act> {
        let text = |at: usize| self.text(at);
        Some(match self.spec.verb {
            "ticket.start" => Act::Start,
            "ticket.work" => Act::Work { text: text(0) },
            "ticket.findings" => Act::Findings { text: text(0) },
            "ticket.return" => Act::Return { text: text(0) },
            "ticket.interim" => Act::Interim { text: text(0) },
            "ticket.reply" => Act::Reply { text: text(0) },
            "ticket.feedback" => {
                Act::Feedback { satisfaction: self.chosen(0).and_then(|at| Satisfaction::ALL.get(at).copied()), text: text(1) }
            }
            "ticket.close" => Act::Close { understood: self.tick(0), anything_else: self.tick(1) },
            "ticket.dispatch" => Act::Dispatch { to: self.place(0, targets), reason: text(1), interim: text(2) },
            "ticket.urge" => Act::Urge { to: text(0), channel: text(1), text: text(2) },
            "ticket.urge_reply" => {
                let open = view.urges.iter().find(|urge| urge.reply.is_none()).map_or(view.row.ticket.urges, |urge| urge.seq);
                Act::UrgeReply { seq: open, text: text(0) }
            }
            "ticket.ask_leader" => Act::AskLeader { reason: text(0), interim: text(1) },
            "ticket.answer_leader" => Act::AnswerLeader { text: text(0) },
            "ticket.opinion" => Act::Opinion { text: text(0), follow_up: text(1) },
            "ticket.unsolvable" => Act::Unsolvable { reason: text(0), urgent: self.tick(1) },
            "ticket.coordinate" => Act::Coordinate { department: text(0), text: text(1), until: self.day(2) },
            "ticket.supervise" => Act::Supervise { request: text(0), until: self.day(1)? },
            "ticket.hard" => Act::Hard { reason: text(0) },
            "ticket.discuss" => Act::Discuss { people: text(0), solution: text(1) },
            "ticket.succeed" => Act::Succeed { to: self.person(0, targets), reason: text(1) },
            "ticket.need" => Act::Need { need: self.chosen(0).and_then(|at| Need::ALL.get(at).copied()), text: text(1) },
            "ticket.correct" => Act::Correct {
                rev: view.row.ticket.rev,
                customer: self.customer.id(),
                party: self.customer.party(),
                contact: text(1),
                category: self.chosen(2).and_then(|at| Category::ALL.get(at).copied()),
            },
            "repair.open" => {
                let draft =
                    RepairDraft { place: text(0), fault: text(1), by_phone: view.row.ticket.draft.channel == "电话", reported_at: None };
                Act::OpenRepair { draft: Box::new(draft) }
            }
            "repair.contact" => Act::Contact { repairer: text(0) },
            "repair.send" => Act::Send { repairer: text(0) },
            "repair.done" => Act::Repaired { parts: text(0), cost: money(&text(1)) },
            "repair.sign" => Act::Sign { by: text(0) },
            "repair.visit" => Act::Visit { text: text(0) },
            "ticket.invalidate" => Act::Invalidate { code: text(0) },
            "ticket.void" => Act::Void { reason: text(0) },
            _ => return None,
        })
    }

    fn person(&self, at: usize, targets: &[Target]) -> i64 {
        let people = targets.iter().filter_map(|target| target.place.staff);
        self.chosen(at).and_then(|chosen| people.clone().nth(chosen)).unwrap_or(0)
    }

    /// Draws the dialog; returns whether it stays open.
    pub fn ui(&mut self, ctx: &Context, cx: &Cx<'_>, view: &View, targets: &[Target], words: &[Word], actions: &mut Actions) -> bool {
        let title = cx.lang.tr(self.spec.label);
        // The whole conversation, as a reminder before its end (FLOW-08).
        let note = if self.spec.verb == "ticket.close" { cx.lang.tr("cases-tickets-closing-steps") } else { "".into() };
        let form = Form::new(self.spec.verb, &title, &title).note(&note).width(460.0);
        let trouble = self.trouble.take();
        let mut clauses = Actions::new();
        let outcome = form.show(ctx, cx, is_busy(cx), trouble.as_ref(), actions, |ui, first| {
            // What is known already need not be typed again.
            let begin = self.texts.iter().position(|text| text.trim().is_empty()).unwrap_or(0);
            for (at, (label, input)) in self.spec.fields.iter().enumerate() {
                self.field(ui, cx, (at, label, *input), targets, first && at == begin, &mut clauses);
                // What the customer hears is looked at while it is written (KB-03).
                if matches!(*label, "cases-tickets-field-said" | "cases-tickets-field-interim") {
                    hints(ui, cx, words, &self.text(at), &mut clauses);
                }
            }
        });
        actions.append(&mut clauses);
        self.trouble = trouble;
        if outcome == Outcome::Sent {
            self.trouble = None;
            match self.act(view, targets) {
                Some(act) => step(view.row.ticket.id, act, actions),
                None => self.trouble = Trouble::of(&No::Refused(no_day())),
            }
        }
        outcome != Outcome::Left
    }

    fn field(
        &mut self,
        ui: &mut egui::Ui,
        cx: &Cx<'_>,
        (at, label, input): (usize, &str, Input),
        targets: &[Target],
        first: bool,
        actions: &mut Actions,
    ) {
        let lang = cx.lang;
        let needed = !OPTIONAL.contains(&label) && !FREE.contains(&self.spec.verb);
        let label = lang.tr(label);
        let named = || if needed { Field::new(&label).required() } else { Field::new(&label) };
        let choice = |ui: &mut egui::Ui, chosen: &mut Option<usize>, options: Vec<String>| {
            let options: Vec<&str> = options.iter().map(String::as_str).collect();
            named().select(ui, chosen, &options)
        };
        let (Some(text), Some(chosen), Some(day), Some(tick)) =
            (self.texts.get_mut(at), self.chosen.get_mut(at), self.days.get_mut(at), self.ticks.get_mut(at))
        else {
            return;
        };
        let response = match input {
            Input::Line => named().text(ui, text),
            Input::Lines => named().multi_line(ui, text, 3),
            Input::Customer => self.customer.ui(ui, cx, actions),
            Input::Person => {
                let people = targets.iter().filter(|target| target.place.staff.is_some());
                choice(ui, chosen, people.map(|target| target.place.name.clone()).collect())
            }
            Input::Where => {
                let response = named().text(ui, text);
                ui.horizontal_wrapped(|ui| {
                    ui.spacing_mut().item_spacing = egui::vec2(space::XS, space::XS);
                    let typed = text.trim().to_owned();
                    // The departments most used and the people who are best for it; what is typed narrows both.
                    let fits = |target: &&Target| typed.is_empty() || target.place.name.contains(&typed);
                    let departments = targets.iter().filter(|target| target.place.staff.is_none()).filter(fits).take(5);
                    let people = targets.iter().filter(|target| target.place.staff.is_some()).filter(fits).take(6);
                    for target in departments.chain(people) {
                        if target.place.name != typed && Button::quiet(&target.place.name).small().show(ui).clicked() {
                            text.clone_from(&target.place.name);
                        }
                    }
                });
                response
            }
            Input::Word(list) => {
                let response = named().text(ui, text);
                ui.horizontal_wrapped(|ui| {
                    ui.spacing_mut().item_spacing = egui::vec2(space::XS, space::XS);
                    for word in list {
                        if *word != text.as_str() && Button::quiet(word).small().show(ui).clicked() {
                            (*word).clone_into(text);
                        }
                    }
                });
                response
            }
            Input::Satisfaction => choice(ui, chosen, Satisfaction::ALL.iter().map(|one| lang.say(&one.message())).collect()),
            Input::Need => choice(ui, chosen, Need::ALL.iter().map(|one| lang.say(&one.message())).collect()),
            Input::Category => choice(ui, chosen, Category::ALL.iter().map(|one| lang.say(&one.message())).collect()),
            Input::Day => named().date(ui, lang, day, cx.now.day()),
            Input::Tick => check::checkbox(ui, tick, &label),
        };
        if first {
            response.request_focus();
        }
    }
}

/// What stands against a supervision without its day.
fn no_day() -> Refusal {
    Refusal::of_field("until", "TICK-14", msg!("cases-tickets-supervise-until-missing"))
}

/// Fen of what is typed; nothing typed is nothing, and what is no amount is refused as less than nothing.
fn money(typed: &str) -> i64 {
    if typed.trim().is_empty() { 0 } else { parse_money(typed).unwrap_or(-1) }
}
