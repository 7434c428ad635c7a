//! The dialog of one step: it asks for what the step needs, and nothing else.

use egui::{Context, Response, Ui};

use super::super::clauses::{case_03_judge, case_13_soothing, case_16_self_check, visit_01_quiet};
use super::super::model::{Category, CauseDraft, Complaint, Emotion, Mode, ProposalDraft, Satisfaction, Soothing, Verb, VisitDraft};
use super::super::{Act, Command, ComplaintView};
use super::{act, is_busy};
use crate::areas::cases::words::Word;
use crate::areas::cases::words::view::hints;
use crate::areas::parts::{self, Trouble, clock};
use crate::areas::view::{Action, Actions, Cx};
use crate::base::dates::parse_money;
use crate::base::{Day, Flaw, Instant, Message, No, Why};
use crate::i18n::Lang;
use crate::msg;
use crate::ui::field::{self, Field as Input};
use crate::ui::tokens::space;
use crate::ui::{Button, Dialog, check, chip, dialog, text};

/// What is typed into a dialog; each step uses what it needs.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
struct Typed {
    text: String,
    second: String,
    third: String,
    fourth: String,
    reason: String,
    amounts: [String; 2],
    first_answer: Option<bool>,
    second_answer: Option<bool>,
    valid: bool,
    flag: bool,
    choice: Option<usize>,
    other: Option<usize>,
    day: Option<Day>,
    time: String,
    soothing: Soothing,
    items: [bool; 6],
}

/// One open dialog.
pub(super) struct Asking {
    verb: Verb,
    typed: Typed,
    /// What stood there when it opened.
    known: Typed,
    flaws: Vec<Flaw>,
    trouble: Option<Trouble>,
    /// It was just refused: the first field that is wrong gets the keyboard.
    to_flaw: bool,
    departments: Vec<(String, String)>,
}

/// Steps that are done at once, without a question.
pub(super) fn at_once(verb: Verb, view: &ComplaintView) -> Option<Act> {
    match verb {
        Verb::Submit => Some(Act::Submit { wish: None }),
        Verb::Archive => Some(Act::Archive),
        Verb::Flag => Some(Act::Flag { important: !view.complaint.draft.important, reason: String::new() }),
        _ => None,
    }
}

/// Steps that this page asks for in a dialog.
pub(super) fn asks(verb: Verb) -> bool {
    !matches!(
        verb,
        Verb::Register
            | Verb::Open
            | Verb::Choose
            | Verb::Wish
            | Verb::Reassign
            | Verb::Track
            | Verb::Merge
            | Verb::Unmerge
            | Verb::Withdraw
    )
}

impl Asking {
    /// Opens the dialog of a step, filled with what is known.
    pub fn new(verb: Verb, complaint: &Complaint, cx: &Cx<'_>) -> Self {
        let mut typed = Typed::default();
        match verb {
            Verb::Assign => {
                if let Some(last) = complaint.assignment() {
                    (typed.text, typed.second, typed.third) = (last.department.clone(), last.contact.clone(), last.assisting.clone());
                }
                let days = cx.parameters.params.int("case_invest_days", cx.now.day());
                let until = cx.now.plus_minutes(days * 24 * 60);
                (typed.day, typed.time) = (Some(until.day()), clock(until));
            }
            Verb::Appoint => (typed.day, typed.time) = (Some(cx.now.day()), "15:00".to_owned()),
            Verb::Visit => {
                (typed.flag, typed.choice, typed.second) = (true, Some(0), cx.lang.tr("cases-complaints-view-none").into_owned())
            }
            Verb::Soothe => {
                typed.choice = complaint.draft.emotion.and_then(|emotion| Emotion::ALL.iter().position(|one| *one == emotion));
                typed.soothing = complaint.draft.soothing;
            }
            Verb::SelfCheck => {
                for item in &complaint.self_check {
                    if let Some(kept) = usize::try_from(item - 1).ok().and_then(|at| typed.items.get_mut(at)) {
                        *kept = true;
                    }
                }
            }
            Verb::Cause => {
                if let Some(cause) = &complaint.cause {
                    typed.choice = cause.category.and_then(|category| Category::ALL.iter().position(|one| *one == category));
                    (typed.text, typed.second) = (cause.root_cause.clone(), cause.measure.clone());
                    (typed.third, typed.day) = (cause.owner.clone(), cause.due);
                }
            }
            Verb::Improve => typed.text.clone_from(&complaint.improvement),
            _ => {}
        }
        let known = typed.clone();
        Asking { verb, typed, known, flaws: Vec::new(), trouble: None, to_flaw: false, departments: Vec::new() }
    }

    /// Whether something was typed.
    pub fn is_dirty(&self) -> bool {
        self.typed != self.known
    }

    /// Takes the departments that were responsible before.
    pub fn departments(&mut self, departments: &[(String, String)]) {
        self.departments = departments.to_vec();
    }

    /// The act was refused or broke.
    pub fn refused(&mut self, no: &No) {
        if let No::Refused(refusal) = no {
            self.flaws.clone_from(&refusal.flaws);
            self.to_flaw = true;
        }
        self.trouble = Trouble::of(no);
    }

    /// Draws it; returns true when it closes.
    pub fn ui(&mut self, ctx: &Context, cx: &Cx<'_>, view: &ComplaintView, words: &[Word], actions: &mut Actions) -> bool {
        let l = |id: &str| cx.lang.tr(id).into_owned();
        let title = super::words::label(cx.lang, &view.complaint, self.verb);
        let send = if self.verb == Verb::SelfCheck { l("cases-complaints-view-keep-check") } else { title.clone() };
        let about = self.about(cx, &view.complaint);
        let busy = is_busy(cx);
        let first = dialog::first_picture(ctx, "complaint-asking");
        let shown = Dialog::new("complaint-asking", &title).explanation(&about).width(520.0).show(ctx, |ui| {
            ui.spacing_mut().item_spacing.y = space::M;
            let main = self.fields(ui, cx, view);
            if let Some(main) = main.filter(|_| first) {
                main.request_focus();
            }
            if self.verb == Verb::SelfCheck && Button::link(&l("cases-complaints-view-words")).small().show(ui).clicked() {
                actions.push(Action::Why(Box::new(Why::of("KB-03"))));
            }
            let to_customer = matches!(self.verb, Verb::FirstReply | Verb::Answer) || (self.verb == Verb::Log && self.typed.flag);
            if to_customer {
                hints(ui, cx, words, &self.typed.text, actions);
            }
            // A flaw that has no field here speaks for itself.
            let shown_beside = self.flaws.iter().all(|flaw| FIELDS.contains(&flaw.field)) && !self.flaws.is_empty();
            if let Some(trouble) = self.trouble.as_ref().filter(|_| !shown_beside) {
                parts::trouble(ui, cx, &l("cases-complaints-view-not-done"), trouble, actions);
            }
            dialog::buttons(ui, |ui| {
                let button = if self.verb == Verb::Terminate { Button::danger_confirm(&send) } else { Button::primary(&send) };
                let go = button.key("Ctrl Enter").busy(&l("cases-complaints-view-working"), busy).show(ui).clicked();
                let leave = Button::secondary(&l("cases-complaints-view-leave-it")).key("Esc").show(ui).clicked();
                (go, leave)
            })
        });
        let (go, leave) = shown.inner;
        if (go || shown.confirmed) && !busy {
            self.trouble = None;
            self.flaws.clear();
            if let Some(what) = self.act() {
                act(Command::On { id: view.complaint.id, rev: view.complaint.rev, act: what }, actions);
            }
        }
        (leave || shown.dismissed) && !busy
    }

    /// Which complaint, and what the step means where that is more than its name says.
    fn about(&self, cx: &Cx<'_>, complaint: &Complaint) -> String {
        let no = complaint.no.as_str();
        match self.verb {
            Verb::Terminate => cx.lang.say(&msg!("cases-complaints-view-terminate-means", no = no)),
            Verb::Reopen => cx.lang.say(&msg!("cases-complaints-view-reopen-means", no = no, round = complaint.round + 1)),
            Verb::Unreachable => cx.lang.say(&msg!("cases-complaints-view-unreachable-means", no = no)),
            Verb::SelfCheck => cx.lang.say(&msg!("cases-complaints-view-self-check-means", no = no)),
            _ => no.to_owned(),
        }
    }

    /// The fields of the step; returns the first one.
    fn fields(&mut self, ui: &mut Ui, cx: &Cx<'_>, view: &ComplaintView) -> Option<Response> {
        let mut flaws = std::mem::take(&mut self.flaws);
        let to_flaw = std::mem::take(&mut self.to_flaw);
        let mut form = Fields { cx, flaws: &flaws, first: None, to_flaw, mended: Vec::new() };
        let departments = std::mem::take(&mut self.departments);
        self.draw(ui, &mut form, view, &departments);
        let Fields { first, mended, .. } = form;
        // What is wrong with a field stays until the field changes, and what was said of all of them until the last one did.
        if !mended.is_empty() {
            self.trouble = None;
        }
        flaws.retain(|flaw| !mended.contains(&flaw.field));
        (self.flaws, self.departments) = (flaws, departments);
        first
    }

    fn draw(&mut self, ui: &mut Ui, form: &mut Fields<'_>, view: &ComplaintView, departments: &[(String, String)]) {
        let typed = &mut self.typed;
        match self.verb {
            Verb::Judge => {
                form.answers(
                    ui,
                    "sufficient",
                    ["cases-complaints-field-sufficient", "cases-complaints-field-insufficient"],
                    &mut typed.first_answer,
                );
                form.answers(
                    ui,
                    "reasonable",
                    ["cases-complaints-field-reasonable", "cases-complaints-field-unreasonable"],
                    &mut typed.second_answer,
                );
                form.lines(ui, "grounds", "cases-complaints-field-grounds", true, &mut typed.text);
                if let (Some(sufficient), Some(reasonable)) = (typed.first_answer, typed.second_answer) {
                    let valid = case_03_judge::proposed(sufficient, reasonable) || (typed.valid && sufficient);
                    let id = if valid { "cases-complaints-view-becomes-valid" } else { "cases-complaints-view-becomes-rejected" };
                    text::caption(ui, &form.lang().tr(id));
                }
                if typed.first_answer == Some(true) && typed.second_answer == Some(false) {
                    form.tick(ui, "cases-complaints-field-valid", &mut typed.valid);
                    if typed.valid {
                        form.line(ui, "reason", "cases-complaints-field-reason", true, &mut typed.reason);
                    }
                }
            }
            Verb::Answer => {
                form.lines(ui, "text", "cases-complaints-field-answer", true, &mut typed.text);
                form.tick(ui, "cases-complaints-field-understood", &mut typed.flag);
            }
            Verb::Assign => {
                form.line(ui, "department", "cases-complaints-field-department", true, &mut typed.text);
                ui.horizontal_wrapped(|ui| {
                    ui.spacing_mut().item_spacing.x = space::S;
                    for (name, contact) in departments.iter().take(6) {
                        if chip::add(ui, name).clicked() {
                            (typed.text, typed.second) = (name.clone(), contact.clone());
                        }
                    }
                });
                field::row(ui, &[1.0, 1.0], |ui, at| match at {
                    0 => form.line(ui, "contact", "cases-complaints-field-contact", true, &mut typed.second),
                    _ => form.line(ui, "assisting", "cases-complaints-field-assisting", false, &mut typed.third),
                });
                form.moment(ui, "until", "cases-complaints-field-until", &mut typed.day, &mut typed.time);
                form.tick(ui, "cases-complaints-field-agreed", &mut typed.flag);
                if view.complaint.assignment().is_some_and(|last| last.department != typed.text.trim()) {
                    form.line(ui, "reason", "cases-complaints-field-reason", true, &mut typed.reason);
                }
            }
            Verb::Discuss => {
                form.line(ui, "people", "cases-complaints-field-people", false, &mut typed.second);
                form.lines(ui, "text", "cases-complaints-field-discussion", true, &mut typed.text);
            }
            Verb::Propose => {
                form.lines(ui, "content", "cases-complaints-field-proposal", true, &mut typed.text);
                let [cost, compensation] = &mut typed.amounts;
                field::row(ui, &[1.0, 1.0, 1.0], |ui, at| match at {
                    0 => form.amount(ui, "cost", "cases-complaints-field-cost", cost),
                    1 => form.amount(ui, "compensation", "cases-complaints-field-compensation", compensation),
                    _ => form.line(ui, "kind", "cases-complaints-field-compensation-kind", false, &mut typed.second),
                });
                field::row(ui, &[1.0, 1.0], |ui, at| match at {
                    0 => form.line(ui, "time", "cases-complaints-field-takes", false, &mut typed.third),
                    _ => form.line(ui, "owner", "cases-complaints-field-owner", false, &mut typed.fourth),
                });
            }
            Verb::Log => {
                form.lines(ui, "text", "cases-complaints-field-done", true, &mut typed.text);
                form.tick(ui, "cases-complaints-field-informed", &mut typed.flag);
            }
            Verb::Feedback => {
                form.choice(
                    ui,
                    "satisfaction",
                    "cases-complaints-field-satisfaction",
                    &messages(Satisfaction::ALL, Satisfaction::message),
                    &mut typed.choice,
                );
                form.line(ui, "improvement", "cases-complaints-field-improvement", false, &mut typed.text);
            }
            Verb::Appoint => form.moment(ui, "at", "cases-complaints-field-appointment", &mut typed.day, &mut typed.time),
            Verb::Visit => visit(ui, form, typed),
            Verb::Cause => {
                form.choice(ui, "category", "cases-complaints-field-cause", &messages(Category::ALL, Category::message), &mut typed.choice);
                form.lines(ui, "root_cause", "cases-complaints-field-root-cause", true, &mut typed.text);
                form.line(ui, "measure", "cases-complaints-field-measure", true, &mut typed.second);
                field::row(ui, &[1.0, 1.0], |ui, at| match at {
                    0 => form.line(ui, "owner", "cases-complaints-field-measure-owner", true, &mut typed.third),
                    _ => form.day(ui, "due", "cases-complaints-field-measure-due", &mut typed.day),
                });
            }
            Verb::Soothe => soothing(ui, form, typed),
            Verb::Mediate => {
                form.line(ui, "demand", "cases-complaints-field-mediated", true, &mut typed.text);
                form.line(ui, "offer", "cases-complaints-field-offer", true, &mut typed.second);
                form.line(ui, "result", "cases-complaints-field-outcome", true, &mut typed.third);
            }
            Verb::AfterSale => {
                form.line(ui, "department", "cases-complaints-field-entry-department", false, &mut typed.second);
                form.lines(ui, "text", "cases-complaints-field-entry", true, &mut typed.text);
            }
            Verb::SelfCheck => {
                for (item, kept) in case_16_self_check::items().iter().zip(&mut typed.items) {
                    let shown = check::checkbox(ui, kept, &form.cx.lang.say(item));
                    form.first.get_or_insert(shown);
                }
            }
            Verb::Return | Verb::Reopen | Verb::Terminate | Verb::Unreachable => {
                form.lines(ui, "reason", "cases-complaints-field-reason", true, &mut typed.text);
            }
            Verb::Complete => form.lines(ui, "result", "cases-complaints-field-result", true, &mut typed.text),
            _ => form.lines(ui, "text", "cases-complaints-field-entry", true, &mut typed.text),
        }
    }

    /// The act as it is filled in; nothing where an amount or a time cannot be read.
    fn act(&mut self) -> Option<Act> {
        let typed = self.typed.clone();
        let moment =
            typed.day.zip(typed.time.trim().parse::<jiff::civil::Time>().ok()).map(|(day, time)| Instant::of(day.to_datetime(time)));
        let text = typed.text;
        Some(match self.verb {
            Verb::FirstReply => Act::FirstReply { text },
            Verb::Note => Act::Note { text },
            Verb::Judge => Act::Judge {
                sufficient: typed.first_answer,
                reasonable: typed.second_answer,
                grounds: text,
                valid: typed.valid.then_some(true),
                reason: typed.reason,
            },
            Verb::Answer => Act::Answer { text, accepted: typed.flag },
            Verb::Assign => Act::Assign {
                department: text,
                contact: typed.second,
                assisting: typed.third,
                until: Some(moment.or_else(|| self.wrong("until", "CASE-05", msg!("cases-complaints-view-no-time")))?),
                agreed: typed.flag,
                reason: typed.reason,
            },
            Verb::Findings => Act::Findings { text },
            Verb::Discuss => Act::Discuss { people: typed.second, text },
            Verb::Propose => {
                let mut amounts = [0, 0];
                for ((amount, written), field) in amounts.iter_mut().zip(&typed.amounts).zip(["cost", "compensation"]) {
                    if written.trim().is_empty() {
                        continue;
                    }
                    match parse_money(written) {
                        Ok(fen) => *amount = fen,
                        Err(message) => self.wrong(field, "CASE-06", message)?,
                    }
                }
                let [cost, compensation] = amounts;
                Act::Propose(Box::new(ProposalDraft {
                    content: text,
                    cost,
                    compensation,
                    kind: typed.second,
                    time: typed.third,
                    owner: typed.fourth,
                }))
            }
            Verb::Return => Act::Return { reason: text },
            Verb::Log => Act::Log { text, informed: typed.flag },
            Verb::Complete => Act::Complete { result: text },
            Verb::Feedback => Act::Feedback { satisfaction: pick(Satisfaction::ALL, typed.choice), improvement: text },
            Verb::Improve => Act::Improve { text },
            Verb::Appoint => Act::Appoint { at: moment.or_else(|| self.wrong("at", "VISIT-02", msg!("cases-complaints-view-no-time")))? },
            Verb::Visit => Act::Visit(Box::new(VisitDraft {
                mode: pick(Mode::ALL, typed.choice),
                reached: typed.flag,
                opinion: text,
                suggestion: typed.second,
                satisfaction: pick(Satisfaction::ALL, typed.other),
                aspect: typed.third,
                next_step: typed.fourth,
                reason: typed.reason,
            })),
            Verb::Unreachable => Act::Unreachable { reason: text },
            Verb::Cause => Act::Cause(Box::new(CauseDraft {
                category: pick(Category::ALL, typed.choice),
                root_cause: text,
                measure: typed.second,
                owner: typed.third,
                due: typed.day,
            })),
            Verb::Reopen => Act::Reopen { reason: text },
            Verb::Terminate => Act::Terminate { reason: text },
            Verb::Soothe => Act::Soothe { emotion: pick(Emotion::ALL, typed.choice)?, soothing: typed.soothing },
            Verb::Mediate => Act::Mediate { demand: text, offer: typed.second, result: typed.third },
            Verb::AfterSale => Act::AfterSale { department: typed.second, text },
            Verb::SelfCheck => Act::SelfCheck { kept: (1..).zip(typed.items).filter(|(_, kept)| *kept).map(|(item, _)| item).collect() },
            _ => return None,
        })
    }

    /// A field cannot be read: nothing is sent, and the keyboard goes there.
    fn wrong<T>(&mut self, field: &'static str, clause: &'static str, message: Message) -> Option<T> {
        self.flaws.push(Flaw { field, clause, message });
        self.to_flaw = true;
        None
    }
}

/// Names of the fields at which a flaw is shown.
const FIELDS: &[&str] = &[
    "text",
    "reason",
    "grounds",
    "sufficient",
    "reasonable",
    "department",
    "contact",
    "until",
    "content",
    "cost",
    "compensation",
    "result",
    "satisfaction",
    "at",
    "mode",
    "opinion",
    "suggestion",
    "aspect",
    "next_step",
    "category",
    "root_cause",
    "measure",
    "owner",
    "due",
    "demand",
    "offer",
];

fn pick<T: Copy>(all: &[T], at: Option<usize>) -> Option<T> {
    at.and_then(|at| all.get(at).copied())
}

fn messages<T: Copy>(all: &[T], message: fn(T) -> Message) -> Vec<Message> {
    all.iter().map(|one| message(*one)).collect()
}

fn visit(ui: &mut Ui, form: &mut Fields<'_>, typed: &mut Typed) {
    form.choice(ui, "mode", "cases-complaints-field-mode", &messages(Mode::ALL, Mode::message), &mut typed.choice);
    form.tick(ui, "cases-complaints-field-reached", &mut typed.flag);
    if typed.flag {
        form.choice(
            ui,
            "satisfaction",
            "cases-complaints-field-satisfaction",
            &messages(Satisfaction::ALL, Satisfaction::message),
            &mut typed.other,
        );
        if matches!(pick(Satisfaction::ALL, typed.other), Some(Satisfaction::Fair | Satisfaction::Bad)) {
            form.line(ui, "aspect", "cases-complaints-field-aspect", true, &mut typed.third);
        }
        form.line(ui, "opinion", "cases-complaints-field-opinion", true, &mut typed.text);
        form.line(ui, "suggestion", "cases-complaints-field-suggestion", true, &mut typed.second);
        form.line(ui, "next_step", "cases-complaints-field-next-step", true, &mut typed.fourth);
    }
    // Only a call in the quiet hours has to be explained.
    if let Some(span) = visit_01_quiet::span(&form.cx.parameters.params, form.cx.now) {
        form.line(ui, "quiet", "cases-complaints-field-quiet-reason", false, &mut typed.reason);
        text::caption(ui, &form.lang().say(&msg!("cases-complaints-view-quiet-now", span = span)));
    }
}

fn soothing(ui: &mut Ui, form: &mut Fields<'_>, typed: &mut Typed) {
    form.choice(ui, "emotion", "cases-complaints-field-emotion", &messages(Emotion::ALL, Emotion::message), &mut typed.choice);
    if !case_13_soothing::asks(pick(Emotion::ALL, typed.choice)) {
        return;
    }
    let lang = form.cx.lang;
    let [listen, ours, understand, explain, record] = case_13_soothing::steps().map(|step| lang.say(&step));
    check::checkbox(ui, &mut typed.soothing.listened, &listen);
    super::words::ours(ui, lang, &ours, &mut typed.soothing.ours);
    check::checkbox(ui, &mut typed.soothing.understood, &understand);
    check::checkbox(ui, &mut typed.soothing.explained, &explain);
    check::checkbox(ui, &mut typed.soothing.recorded, &record);
}

/// The fields of one dialog, with what is wrong at each. Each has an id of its own: the sentences that come and go below them must not take
/// the keyboard to another one.
struct Fields<'a> {
    cx: &'a Cx<'a>,
    flaws: &'a [Flaw],
    first: Option<Response>,
    /// The first wrong field gets the keyboard.
    to_flaw: bool,
    /// Fields that changed.
    mended: Vec<&'static str>,
}

impl Fields<'_> {
    fn lang(&self) -> Lang {
        self.cx.lang
    }

    fn error(&self, name: &str) -> Option<String> {
        self.flaws.iter().find(|flaw| flaw.field == name).map(|flaw| self.lang().say(&flaw.message))
    }

    fn keep(&mut self, name: &str, response: Response, changed: bool) {
        if let Some(flaw) = self.flaws.iter().find(|flaw| flaw.field == name) {
            if std::mem::take(&mut self.to_flaw) {
                response.request_focus();
            }
            if changed {
                self.mended.push(flaw.field);
            }
        }
        self.first.get_or_insert(response);
    }

    fn line(&mut self, ui: &mut Ui, name: &str, label: &str, needed: bool, value: &mut String) {
        let (label, error) = (self.lang().tr(label), self.error(name));
        let input = Input::new(&label).error(error.as_deref()).limit(400);
        let input = if needed { input.required() } else { input };
        let shown = ui.push_id(name, |ui| input.text(ui, value)).inner;
        let changed = shown.changed();
        self.keep(name, shown, changed);
    }

    /// A sum of money.
    fn amount(&mut self, ui: &mut Ui, name: &str, label: &str, value: &mut String) {
        let (label, unit, error) = (self.lang().tr(label), self.lang().tr("cases-complaints-view-unit"), self.error(name));
        let input = Input::new(&label).suffix(&unit).right().error(error.as_deref()).limit(20);
        let shown = ui.push_id(name, |ui| input.text(ui, value)).inner;
        let changed = shown.changed();
        self.keep(name, shown, changed);
    }

    fn lines(&mut self, ui: &mut Ui, name: &str, label: &str, needed: bool, value: &mut String) {
        let (label, error) = (self.lang().tr(label), self.error(name));
        let input = Input::new(&label).error(error.as_deref()).limit(2000);
        let input = if needed { input.required() } else { input };
        let shown = ui.push_id(name, |ui| input.multi_line(ui, value, 3)).inner;
        let changed = shown.changed();
        self.keep(name, shown, changed);
    }

    fn tick(&mut self, ui: &mut Ui, label: &str, on: &mut bool) {
        ui.push_id(label, |ui| check::checkbox(ui, on, &self.lang().tr(label)));
    }

    /// A question that is answered in one of two ways: yes and no.
    fn answers(&mut self, ui: &mut Ui, name: &str, labels: [&str; 2], value: &mut Option<bool>) {
        let (lang, before) = (self.lang(), *value);
        let tiles = ui.push_id(name, |ui| {
            let mut first = None;
            field::row(ui, &[1.0, 1.0], |ui, at| {
                let (answer, label) = (at == 0, labels.get(at).copied().unwrap_or_default());
                let tile = check::OptionTile::new(&lang.tr(label), *value == Some(answer)).show(ui);
                if tile.clicked() {
                    *value = Some(answer);
                }
                first.get_or_insert(tile);
            });
            first
        });
        if let Some(first) = tiles.inner {
            self.keep(name, first, before != *value);
        }
        if let Some(error) = self.error(name) {
            field::error_line(ui, &error);
        }
    }

    fn choice(&mut self, ui: &mut Ui, name: &str, label: &str, options: &[Message], value: &mut Option<usize>) {
        let (lang, before) = (self.lang(), *value);
        let options: Vec<String> = options.iter().map(|option| lang.say(option)).collect();
        let options: Vec<&str> = options.iter().map(String::as_str).collect();
        let error = self.error(name);
        let shown = ui.push_id(name, |ui| Input::new(&lang.tr(label)).required().error(error.as_deref()).select(ui, value, &options)).inner;
        self.keep(name, shown, before != *value);
    }

    fn day(&mut self, ui: &mut Ui, name: &str, label: &str, value: &mut Option<Day>) {
        let (lang, error, before) = (self.lang(), self.error(name), *value);
        let today = self.cx.now.day();
        let shown =
            ui.push_id(name, |ui| Input::new(&lang.tr(label)).required().error(error.as_deref()).date(ui, lang, value, today)).inner;
        self.keep(name, shown, before != *value);
    }

    fn moment(&mut self, ui: &mut Ui, name: &str, label: &str, day: &mut Option<Day>, time: &mut String) {
        let (lang, error, today) = (self.lang(), self.error(name), self.cx.now.day());
        let (label, hour) = (lang.tr(label), lang.tr("cases-complaints-field-time"));
        let before = (*day, time.clone());
        let mut first = None;
        ui.push_id(name, |ui| {
            field::row(ui, &[2.0, 1.0], |ui, at| {
                if at == 0 {
                    first = Some(Input::new(&label).required().error(error.as_deref()).date(ui, lang, day, today));
                } else {
                    Input::new(&hour).required().limit(5).text(ui, time);
                }
            });
        });
        if let Some(first) = first {
            self.keep(name, first, before != (*day, time.clone()));
        }
    }
}
