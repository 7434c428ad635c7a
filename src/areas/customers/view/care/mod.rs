//! Looking after customers: the dialogs that allocate, grade, note, order, pay and cancel, and those of what gathers around the file.
//! What is typed stays until it is stored.

mod order;
mod record;

use egui::{Align, Context, Layout, Response, Ui, vec2};

pub(super) use self::record::Typed;

use self::order::NewOrder;
use super::People;
use super::allocation::Allocation;
use super::preview::LivePreview;
use super::show::{self, Trouble};
use super::tagging::Tagging;
use crate::areas::customers::clauses::file_20_credit::Handling;
use crate::areas::customers::model::{CHANNELS, GRADES};
use crate::areas::customers::{self, Command, CreditTerm, Customer, Field, ListRow, Load, NoteKind, Order};
use crate::areas::view::{Action, Actions, Cx, Slot};
use crate::areas::{self, Query, parts};
use crate::base::{Day, Flaw, No, dates};
use crate::i18n::{Lang, money};
use crate::msg;
use crate::ui::field::{self, Field as Input};
use crate::ui::tokens::{size, space};
use crate::ui::{Button, Dialog, chip, dialog, text};

/// Height of the dialog around the credit grades, and of the window around the dialog.
const AROUND_TERMS: f32 = 280.0;

/// What a dialog is about.
enum Kind {
    Allocate(Allocation),
    Grade { ids: Vec<i64>, grade: usize, reason: String },
    Tag(Tagging),
    Note { id: i64, kind: usize, channel: usize, text: String },
    Order(NewOrder),
    Pay { order: i64, open: i64, typed: String },
    Cancel { order: i64, reason: String },
    Terms(Vec<Term>),
    Record(Typed),
}

/// A credit grade as it is typed.
struct Term {
    grade: String,
    days: String,
    limit: String,
    handling: usize,
}

/// One open dialog.
pub struct Care {
    kind: Kind,
    /// Who the customer is, below the title.
    about: String,
    flaws: Vec<Flaw>,
    trouble: Option<Trouble>,
    preview: LivePreview,
    /// The inputs have just come, and the hands begin there.
    fresh: bool,
}

impl Care {
    fn new(kind: Kind, about: String) -> Self {
        Care { kind, about, flaws: Vec::new(), trouble: None, preview: LivePreview::default(), fresh: false }
    }

    /// Gives these customers to somebody.
    pub fn allocate(ids: Vec<i64>, about: String, actions: &mut Actions) -> Self {
        actions.push(Action::Ask(Slot::Balance, Query::Customers(customers::Query::Balance { ids: ids.clone() })));
        Care::new(Kind::Allocate(Allocation::new(ids)), about)
    }

    /// Sets another grade.
    pub fn grade(customer: &Customer) -> Self {
        let grade = GRADES.iter().position(|grade| *grade == customer.draft.get(Field::Grade)).unwrap_or(GRADES.len());
        Care::new(Kind::Grade { ids: vec![customer.id], grade, reason: String::new() }, name_of(customer))
    }

    /// Sets the grade of many; that of the sales is offered.
    pub fn grade_many(ids: Vec<i64>, about: String) -> Self {
        Care::new(Kind::Grade { ids, grade: GRADES.len(), reason: String::new() }, about)
    }

    /// Gives tags to customers and takes them away.
    pub fn tag(ids: Vec<i64>, about: String, actions: &mut Actions) -> Self {
        actions.push(Action::Ask(Slot::Values, Query::Customers(customers::Query::Tags)));
        Care::new(Kind::Tag(Tagging::new(ids)), about)
    }

    /// Takes the tags that there are, where they were asked for here.
    pub fn values(&mut self, values: &[(String, i64)]) {
        if let Kind::Tag(tagging) = &mut self.kind {
            tagging.answer(values);
        }
    }

    /// Takes what the act would change.
    pub fn previewed(&mut self, answer: &Result<areas::Answer, No>) {
        self.preview.answer(answer);
    }

    /// Notes what was talked about.
    pub fn note(customer: &Customer) -> Self {
        Care::new(Kind::Note { id: customer.id, kind: 0, channel: 0, text: String::new() }, name_of(customer))
    }

    /// Enters an order.
    pub fn order(customer: &Customer, today: Day) -> Self {
        let order = NewOrder::new(customer.id, today);
        Care::new(Kind::Order(order), name_of(customer))
    }

    /// Enters a payment towards an order; all that is open is offered.
    pub fn pay(order: &Order) -> Self {
        let open = order.draft.amount - order.draft.paid;
        Care::new(Kind::Pay { order: order.id, open, typed: money(open) }, order.no.clone())
    }

    /// Cancels an order.
    pub fn cancel(order: &Order) -> Self {
        Care::new(Kind::Cancel { order: order.id, reason: String::new() }, order.no.clone())
    }

    /// One of the dialogs of what gathers around the file.
    pub fn record(typed: Typed, about: String) -> Self {
        Care::new(Kind::Record(typed), about)
    }

    /// Takes customers that fit what is typed.
    pub fn offered(&mut self, rows: &[ListRow]) {
        if let Kind::Record(typed) = &mut self.kind {
            typed.offered(rows);
        }
    }

    /// Sets what the credit grades mean.
    pub fn terms(about: String, actions: &mut Actions) -> Self {
        actions.push(Action::Ask(Slot::CreditTerms, Query::Customers(customers::Query::CreditTerms)));
        Care::new(Kind::Terms(Vec::new()), about)
    }

    /// Takes what the credit grades mean now.
    pub fn credit_terms(&mut self, terms: &[CreditTerm]) {
        if let Kind::Terms(typed) = &mut self.kind
            && typed.is_empty()
        {
            let handling = |term: &CreditTerm| Handling::ALL.iter().position(|handling| *handling == term.handling).unwrap_or(0);
            let term = |term: &CreditTerm| Term {
                grade: term.grade.clone(),
                days: term.days.to_string(),
                limit: money(term.limit),
                handling: handling(term),
            };
            *typed = terms.iter().map(term).collect();
            self.fresh = true;
        }
    }

    /// Takes the loads of the agents.
    pub fn balance(&mut self, loads: &[Load], held: &[Option<i64>], proposal: &[i64]) {
        if let Kind::Allocate(allocation) = &mut self.kind {
            allocation.balance(loads, held, proposal);
        }
    }

    /// Draws it; returns true when it closes.
    pub fn ui(&mut self, ctx: &Context, cx: &Cx<'_>, people: &People, actions: &mut Actions) -> bool {
        let (title, verb) = match &self.kind {
            Kind::Allocate(_) => ("customers-care-allocate-title", "customers-care-allocate"),
            Kind::Grade { .. } => ("customers-care-grade-title", "customers-care-grade"),
            Kind::Tag(_) => ("customers-many-tag-title", "customers-many-tag-save"),
            Kind::Note { .. } => ("customers-care-note-title", "customers-care-note"),
            Kind::Order(_) => ("customers-care-order-title", "customers-care-order"),
            Kind::Pay { .. } => ("customers-care-pay-title", "customers-care-pay"),
            Kind::Cancel { .. } => ("customers-care-cancel-title", "customers-care-cancel"),
            Kind::Terms(_) => ("customers-care-terms-title", "customers-care-terms"),
            Kind::Record(typed) => typed.words(),
        };
        let (title, verb) = (cx.lang.tr(title), cx.lang.tr(verb));
        let busy = cx.is_pending(|command| matches!(command, areas::Command::Customers(command) if is_care(command)));
        let about = self.about.clone();
        let first = dialog::first_picture(ctx, "care");
        let shown = Dialog::new("care", &title).explanation(&about).width(480.0).show(ctx, |ui| {
            ui.spacing_mut().item_spacing.y = space::M;
            let fresh = std::mem::take(&mut self.fresh);
            if let Some(main) = self.fields(ui, cx, people, actions).filter(|_| first || fresh) {
                main.request_focus();
            }
            self.preview_ui(ui, cx, people, actions);
            if let Some(trouble) = self.trouble.as_ref().filter(|_| self.flaws.is_empty() || matches!(self.kind, Kind::Terms(_))) {
                show::trouble(ui, cx, &cx.lang.tr("customers-care-not-saved"), trouble, actions);
            }
            dialog::buttons(ui, |ui| {
                let working = cx.lang.tr("customers-care-saving");
                let nothing = cx.lang.tr("customers-many-nothing");
                let button = Button::primary(&verb).key("Ctrl Enter").busy(&working, busy);
                let go = button.allowed(!self.is_idle(), &nothing).show(ui).clicked();
                (go, Button::secondary(&cx.lang.tr("customers-view-cancel")).key("Esc").show(ui).clicked())
            })
        });
        let (go, leave) = shown.inner;
        if (go || shown.confirmed) && !busy && !self.is_idle() {
            self.trouble = None;
            self.flaws.clear();
            self.send(cx, people, actions);
        }
        (leave || shown.dismissed) && !busy
    }

    /// An act ended; returns true when the dialog closes.
    pub fn ended(&mut self, outcome: &Result<areas::Done, No>, actions: &mut Actions) -> bool {
        if let Err(no) = outcome {
            if let No::Refused(refusal) = no {
                self.flaws.clone_from(&refusal.flaws);
            }
            self.trouble = Trouble::of(no);
            return false;
        }
        let said = match &self.kind {
            Kind::Allocate(allocation) => msg!("customers-care-allocated", count = allocation.count()),
            Kind::Grade { .. } => msg!("customers-care-graded"),
            Kind::Tag(tagging) => msg!("customers-many-tagged", count = tagging.count()),
            Kind::Note { .. } => msg!("customers-care-noted"),
            Kind::Order(_) => msg!("customers-care-ordered"),
            Kind::Pay { .. } => msg!("customers-care-paid"),
            Kind::Cancel { .. } => msg!("customers-care-cancelled"),
            Kind::Terms(_) => msg!("customers-care-terms-saved"),
            Kind::Record(typed) => typed.said(),
        };
        actions.push(Action::Say(said));
        true
    }

    fn send(&mut self, cx: &Cx<'_>, people: &People, actions: &mut Actions) {
        let mut act = |command| actions.push(Action::Do(areas::Command::Customers(command)));
        match &mut self.kind {
            Kind::Allocate(allocation) => act(allocation.command(people)),
            Kind::Grade { ids, grade, reason } => act(grade_command(ids, *grade, reason)),
            Kind::Tag(tagging) => tagging.command().into_iter().for_each(act),
            Kind::Note { id, kind, channel, text } => {
                let kind = NoteKind::ALL.get(*kind).copied().unwrap_or_default();
                let channel = CHANNELS.get(*channel).copied().unwrap_or_default().to_owned();
                act(Command::Note { id: *id, kind, channel, text: text.clone() });
            }
            Kind::Order(order) => match order.draft(cx) {
                Ok(draft) => act(Command::Order { id: order.id, order: Box::new(draft) }),
                Err(flaws) => self.flaws = flaws,
            },
            Kind::Pay { order, typed, .. } => match fen(typed) {
                Some(paid) => act(Command::Pay { order: *order, paid }),
                None => self.flaws = vec![Flaw { field: "paid", clause: "", message: msg!("customers-no-money") }],
            },
            Kind::Record(typed) => match typed.act(cx.now.day()) {
                Ok(typed) => act(Command::Record(typed)),
                Err(flaws) => self.flaws = flaws,
            },
            Kind::Cancel { order, reason } => act(Command::Cancel { order: *order, reason: reason.clone() }),
            Kind::Terms(typed) => {
                // What cannot be read is no number that the command would take, and it says of which grade.
                let term = |term: &Term| CreditTerm {
                    grade: term.grade.clone(),
                    days: term.days.trim().parse().unwrap_or(-1),
                    limit: fen(&term.limit).unwrap_or(-1),
                    handling: Handling::ALL.get(term.handling).copied().unwrap_or_default(),
                };
                act(Command::CreditTerms(typed.iter().map(term).collect()));
            }
        }
    }

    /// The act would change nothing, or nothing is chosen yet.
    fn is_idle(&self) -> bool {
        self.preview.is_idle() || matches!(&self.kind, Kind::Tag(tagging) if tagging.command().is_none())
    }

    /// What the act would change, as soon as it is chosen; a reason that is still missing changes nothing of that.
    fn preview_ui(&mut self, ui: &mut Ui, cx: &Cx<'_>, people: &People, actions: &mut Actions) {
        let command = match &self.kind {
            Kind::Allocate(allocation) => allocation.is_chosen().then(|| allocation.command(people)),
            Kind::Grade { ids, grade, .. } => Some(grade_command(ids, *grade, "-")),
            Kind::Tag(tagging) => tagging.command(),
            _ => return,
        };
        match command {
            Some(command) => self.preview.ask(&command, actions),
            None => self.preview.forget(),
        }
        self.preview.ui(ui, cx, &people.names, actions);
    }

    /// Draws what is typed; returns the input where the hands begin.
    fn fields(&mut self, ui: &mut Ui, cx: &Cx<'_>, people: &People, actions: &mut Actions) -> Option<Response> {
        let refused = matches!(self.trouble, Some(Trouble::Refused(_)));
        let flaws = std::mem::take(&mut self.flaws);
        let error = |name: &str| flaws.iter().find(|flaw| flaw.field == name).map(|flaw| cx.lang.say(&flaw.message));
        let l = |id| cx.lang.tr(id);
        let main = match &mut self.kind {
            Kind::Allocate(allocation) => Some(allocation.ui(ui, cx, people, error("agent").as_deref(), refused || self.preview.says())),
            Kind::Tag(tagging) => Some(tagging.ui(ui, cx, error("tags").as_deref())),
            Kind::Grade { grade, reason, .. } => {
                let by_sales = l("customers-care-by-sales");
                let mut words = GRADES.to_vec();
                words.push(&by_sales);
                named_segments(ui, &cx.lang.say(&Field::Grade.message()), &words, grade);
                let main = (*grade < GRADES.len()).then(|| {
                    let label = l("customers-care-reason");
                    Input::new(&label).required().error(error("reason").as_deref()).limit(200).text(ui, reason)
                });
                quote(ui, cx.lang, "FILE-18", refused);
                main
            }
            Kind::Note { kind, channel, text, .. } => {
                let kinds: Vec<String> = NoteKind::ALL.iter().map(|kind| cx.lang.say(&kind.message())).collect();
                let kinds: Vec<&str> = kinds.iter().map(String::as_str).collect();
                named_segments(ui, &l("customers-record-note-kind"), &kinds, kind);
                let shown: Vec<String> = CHANNELS.iter().map(|word| show::word(cx.lang, word)).collect();
                let shown: Vec<&str> = shown.iter().map(String::as_str).collect();
                named_segments(ui, &l("customers-care-channel"), &shown, channel);
                let label = l("customers-care-text");
                let main = Input::new(&label).required().error(error("text").as_deref()).limit(4_000).multi_line(ui, text, 5);
                quote(ui, cx.lang, "FILE-17", refused);
                Some(main)
            }
            Kind::Order(order) => order.ui(ui, cx, &error, refused),
            Kind::Record(typed) => typed.ui(ui, cx, &error, refused, actions),
            Kind::Pay { open, typed, .. } => {
                let (label, unit) = (l("customers-care-paid-now"), l("customers-view-unit-yuan"));
                let hint = cx.lang.say(&msg!("customers-care-open", open = money(*open)));
                let input = Input::new(&label).required().hint(&hint).suffix(&unit).right();
                let main = input.error(error("paid").as_deref()).text(ui, typed);
                quote(ui, cx.lang, "FILE-20", refused);
                Some(main)
            }
            Kind::Cancel { reason, .. } => {
                let label = l("customers-care-reason");
                Some(Input::new(&label).required().error(error("reason").as_deref()).limit(200).text(ui, reason))
            }
            Kind::Terms(typed) => {
                // Large text leaves less room than six grades need.
                let room = (ui.ctx().content_rect().height() - AROUND_TERMS).max(160.0);
                let mut main = None;
                egui::ScrollArea::vertical().max_height(room).min_scrolled_height(room).show(ui, |ui| {
                    for term in typed.iter_mut() {
                        let days = term.ui(ui, cx);
                        main = main.take().or(days);
                    }
                });
                quote(ui, cx.lang, "FILE-20", refused);
                main
            }
        };
        self.flaws = flaws;
        main
    }
}

fn grade_command(ids: &[i64], grade: usize, reason: &str) -> Command {
    let grade = GRADES.get(grade).map(|grade| (*grade).to_owned());
    Command::Grade { ids: ids.to_vec(), grade, reason: reason.to_owned() }
}

impl Term {
    /// Draws a row; returns its first input.
    fn ui(&mut self, ui: &mut Ui, cx: &Cx<'_>) -> Option<Response> {
        let mut main = None;
        let days = cx.lang.say(&msg!("customers-care-terms-days", grade = self.grade.as_str()));
        let (limit, unit) = (cx.lang.tr("customers-care-terms-limit"), cx.lang.tr("customers-view-unit-yuan"));
        let words: Vec<String> = Handling::ALL.iter().map(|handling| show::word(cx.lang, handling.word())).collect();
        let words: Vec<&str> = words.iter().map(String::as_str).collect();
        let handling = cx.lang.tr("customers-care-terms-handling");
        field::row(ui, &[1.0, 1.4, 1.4], |ui, at| {
            let id = egui::Id::unique(("credit-term", &self.grade, at));
            match at {
                0 => main = Some(Input::new(&days).id(id).right().text(ui, &mut self.days)),
                1 => drop(Input::new(&limit).id(id).right().suffix(&unit).text(ui, &mut self.limit)),
                _ => {
                    let mut chosen = Some(self.handling);
                    Input::new(&handling).id(id).select(ui, &mut chosen, &words);
                    self.handling = chosen.unwrap_or(self.handling);
                }
            }
        });
        main
    }
}

/// Whether this act is done in one of these dialogs.
pub fn is_care(command: &Command) -> bool {
    matches!(
        command,
        Command::Allocate { .. }
            | Command::Grade { .. }
            | Command::Tag { .. }
            | Command::Note { .. }
            | Command::Order { .. }
            | Command::Pay { .. }
            | Command::Cancel { .. }
            | Command::CreditTerms(_)
            | Command::Record(_)
    )
}

pub(super) fn name_of(customer: &Customer) -> String {
    format!("{} {}", customer.draft.get(Field::Name), customer.no)
}

/// An amount, or a quantity in hundredths, as people type it.
fn fen(typed: &str) -> Option<i64> {
    dates::parse_money(typed.trim()).ok()
}

fn named_segments(ui: &mut Ui, label: &str, words: &[&str], chosen: &mut usize) {
    ui.allocate_ui_with_layout(vec2(ui.available_width(), size::SEGMENTED), Layout::left_to_right(Align::Center), |ui| {
        text::paragraph(ui, label);
        chip::segmented(ui, label, words, chosen);
    });
}

/// The words of the clause that asks for it; a refusal says them itself.
pub(super) fn quote(ui: &mut Ui, lang: Lang, id: &str, refused: bool) {
    if !refused {
        parts::quote(ui, lang, id);
    }
}
