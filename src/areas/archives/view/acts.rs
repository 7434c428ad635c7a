//! The dialogs of the archive: file, lend, decide, return, hand over, destroy, sign, check. What is typed stays until it is stored.

use egui::{Align, Context, Layout, Response, Ui, vec2};

use super::picker::Picker;
use super::{Colleague, words};
use crate::areas::archives::clauses::file_10_loans;
use crate::areas::archives::{
    Borrower, Category, Command, Condition, Direction, Disposal, Document, Keeper, Letter, LetterDraft, LetterKind, Loan, LoanDraft,
    Method, Owner, Secrecy, Ticks,
};
use crate::areas::parts::{self, Trouble};
use crate::areas::view::{Action, Actions, Cx};
use crate::areas::{self, Done};
use crate::base::{Day, Flaw, No, plus_days};
use crate::msg;
use crate::ui::field::{self, Field as Input};
use crate::ui::tokens::{size, space};
use crate::ui::{Button, Dialog, check, chip, dialog, text};

/// What a dialog is about.
enum Kind {
    File { id: i64, ticks: Ticks },
    Exempt { customer: i64, category: Category, reason: String },
    Lend(NewLoan),
    Refuse { loan: i64, reason: String },
    Return { loan: i64, condition: String },
    Move { documents: Vec<i64>, to: String, reason: String },
    Doom { documents: Vec<i64>, method: usize, reason: String },
    Spare { disposal: i64, reason: String },
    Destroy { disposal: i64, by: String, witness: String },
    Letter(NewLetter),
    Sign { letter: i64, receiver: String },
    Cabinet { name: String },
    Check { cabinet: String, condition: usize, measure: String },
    Appoint { category: Category, now: Option<i64>, chosen: Option<usize> },
}

/// A loan as it is typed.
struct NewLoan {
    documents: Vec<i64>,
    secret: bool,
    borrower: String,
    department: String,
    purpose: String,
    due: Option<Day>,
    approver: Option<usize>,
}

/// A letter as it is typed.
struct NewLetter {
    customer: Picker,
    direction: usize,
    kind: usize,
    title: String,
    other: String,
    receiver: String,
}

/// One open dialog.
pub(super) struct Act {
    kind: Kind,
    /// What it is about, below the title.
    about: String,
    flaws: Vec<Flaw>,
    trouble: Option<Trouble>,
}

fn named(documents: &[&Document]) -> String {
    documents.iter().map(|document| format!("《{}》", document.draft.title)).collect::<Vec<_>>().join("、")
}

fn ids(documents: &[&Document]) -> Vec<i64> {
    documents.iter().map(|document| document.id).collect()
}

impl Act {
    fn new(kind: Kind, about: String) -> Self {
        Act { kind, about, flaws: Vec::new(), trouble: None }
    }

    /// Files a document.
    pub fn file(document: &Document) -> Self {
        Act::new(Kind::File { id: document.id, ticks: Ticks::default() }, named(&[document]))
    }

    /// Marks a category 不适用.
    pub fn exempt(cx: &Cx<'_>, owner: &Owner, category: Category) -> Self {
        let about = format!("{}　{}", owner.name, words::category(cx.lang, category));
        Act::new(Kind::Exempt { customer: owner.id, category, reason: String::new() }, about)
    }

    /// Lends documents.
    pub fn lend(documents: &[&Document], today: Day) -> Self {
        let secret = documents.iter().any(|document| document.draft.secrecy == Secrecy::Secret);
        let loan = NewLoan {
            documents: ids(documents),
            secret,
            borrower: String::new(),
            department: String::new(),
            purpose: String::new(),
            due: Some(plus_days(today, 3)),
            approver: None,
        };
        Act::new(Kind::Lend(loan), named(documents))
    }

    /// Refuses a loan.
    pub fn refuse(loan: &Loan) -> Self {
        Act::new(Kind::Refuse { loan: loan.id, reason: String::new() }, loan.no.clone())
    }

    /// Takes a loan back.
    pub fn take_back(loan: &Loan) -> Self {
        let about = format!("{}　{}", loan.no, loan.draft.borrower.name);
        Act::new(Kind::Return { loan: loan.id, condition: "完好".to_owned() }, about)
    }

    /// Hands documents over.
    pub fn hand_over(documents: &[&Document]) -> Self {
        Act::new(Kind::Move { documents: ids(documents), to: String::new(), reason: String::new() }, named(documents))
    }

    /// Asks for a destruction; shredding is always strong enough.
    pub fn doom(documents: &[&Document]) -> Self {
        let method = Method::ALL.iter().position(|method| *method == Method::Shredded).unwrap_or(0);
        Act::new(Kind::Doom { documents: ids(documents), method, reason: String::new() }, named(documents))
    }

    /// Rejects a destruction.
    pub fn spare(disposal: &Disposal) -> Self {
        Act::new(Kind::Spare { disposal: disposal.id, reason: String::new() }, disposal.no.clone())
    }

    /// Carries a destruction out.
    pub fn destroy(disposal: &Disposal, me: &str) -> Self {
        Act::new(Kind::Destroy { disposal: disposal.id, by: me.to_owned(), witness: String::new() }, disposal.no.clone())
    }

    /// Enters a letter of a customer.
    pub fn letter(owner: Option<&Owner>) -> Self {
        let letter = NewLetter {
            customer: Picker::of(owner.cloned()),
            direction: 1,
            kind: 2,
            title: String::new(),
            other: String::new(),
            receiver: String::new(),
        };
        Act::new(Kind::Letter(letter), String::new())
    }

    /// The receiver signs a letter.
    pub fn sign(letter: &Letter) -> Self {
        Act::new(Kind::Sign { letter: letter.id, receiver: String::new() }, format!("《{}》", letter.draft.title))
    }

    /// Puts a cabinet on the list.
    pub fn cabinet() -> Self {
        Act::new(Kind::Cabinet { name: String::new() }, String::new())
    }

    /// Checks a cabinet.
    pub fn check(cabinet: &str) -> Self {
        Act::new(Kind::Check { cabinet: cabinet.to_owned(), condition: 0, measure: String::new() }, String::new())
    }

    /// Names the keeper of a category.
    pub fn appoint(cx: &Cx<'_>, keeper: &Keeper) -> Self {
        let now = keeper.staff.as_ref().map(|(id, _)| *id);
        Act::new(Kind::Appoint { category: keeper.category, now, chosen: None }, words::category(cx.lang, keeper.category))
    }

    /// Title, verb and clause.
    fn words(&self) -> (&'static str, &'static str, &'static str) {
        match &self.kind {
            Kind::File { .. } => ("archives-title-file", "archives-verb-file", "FILE-08"),
            Kind::Exempt { .. } => ("archives-title-exempt", "archives-verb-exempt", "FILE-06"),
            Kind::Lend(loan) if loan.approver.is_some() => ("archives-title-lend", "archives-verb-lend-ask", "FILE-10"),
            Kind::Lend(_) => ("archives-title-lend", "archives-verb-lend", "FILE-10"),
            Kind::Refuse { .. } => ("archives-title-refuse", "archives-verb-refuse", "FILE-10"),
            Kind::Return { .. } => ("archives-title-return", "archives-verb-return", "FILE-10"),
            Kind::Move { .. } => ("archives-title-move", "archives-verb-move", "FILE-10"),
            Kind::Doom { .. } => ("archives-title-doom", "archives-verb-doom", "FILE-11"),
            Kind::Spare { .. } => ("archives-title-spare", "archives-verb-spare", "FILE-11"),
            Kind::Destroy { .. } => ("archives-title-destroy", "archives-verb-destroy", "FILE-11"),
            Kind::Letter(_) => ("archives-title-letter", "archives-verb-letter", "FILE-13"),
            Kind::Sign { .. } => ("archives-title-sign", "archives-verb-sign", "FILE-13"),
            Kind::Cabinet { .. } => ("archives-title-cabinet", "archives-verb-cabinet", "FILE-12"),
            Kind::Check { .. } => ("archives-title-check", "archives-verb-check", "FILE-12"),
            Kind::Appoint { .. } => ("archives-title-appoint", "archives-verb-appoint", "FILE-15"),
        }
    }

    /// Draws it; returns true when it closes.
    pub fn ui(&mut self, ctx: &Context, cx: &Cx<'_>, people: &[Colleague], actions: &mut Actions) -> bool {
        let (title, verb, clause) = self.words();
        let (title, verb) = (cx.lang.tr(title), cx.lang.tr(verb));
        let busy = cx.is_pending(|command| matches!(command, areas::Command::Archives(_)));
        let about = match &self.kind {
            Kind::Letter(letter) => letter.customer.about(),
            _ => self.about.clone(),
        };
        let first = dialog::first_picture(ctx, "archive-act");
        let shown = Dialog::new("archive-act", &title).explanation(&about).width(480.0).show(ctx, |ui| {
            ui.spacing_mut().item_spacing.y = space::M;
            let fresh = match &mut self.kind {
                Kind::Letter(letter) => letter.customer.take_fresh(),
                _ => false,
            };
            if let Some(main) = self.fields(ui, cx, people, actions).filter(|_| first || fresh) {
                main.request_focus();
            }
            match &self.trouble {
                Some(trouble) if self.flaws.is_empty() => parts::trouble(ui, cx, &cx.lang.tr("archives-not-saved"), trouble, actions),
                _ => parts::quote(ui, cx.lang, clause),
            }
            let missing = self.missing().map(|id| cx.lang.tr(id));
            dialog::buttons(ui, |ui| {
                let working = cx.lang.tr("archives-saving");
                let irreversible = matches!(self.kind, Kind::Destroy { .. });
                let button = if irreversible { Button::danger_confirm(&verb) } else { Button::primary(&verb) };
                let button = button.key("Ctrl Enter").busy(&working, busy);
                let go = button.allowed(missing.is_none(), missing.as_deref().unwrap_or_default()).show(ui).clicked();
                (go, Button::secondary(&cx.lang.tr("archives-cancel")).key("Esc").show(ui).clicked())
            })
        });
        let (go, leave) = shown.inner;
        if (go || shown.confirmed) && !busy && self.missing().is_none() {
            self.trouble = None;
            self.flaws.clear();
            return self.send(people, actions);
        }
        (leave || shown.dismissed) && !busy
    }

    /// Text id of what must be chosen before anything can be sent.
    fn missing(&self) -> Option<&'static str> {
        match &self.kind {
            Kind::Letter(letter) if letter.customer.owner.is_none() => Some("archives-choose-customer"),
            Kind::Appoint { chosen: None, .. } => Some("archives-keeper-hint"),
            _ => None,
        }
    }

    /// Takes the customers that the search found.
    pub fn found(&mut self, found: &[Owner]) {
        if let Kind::Letter(letter) = &mut self.kind {
            letter.customer.found(found);
        }
    }

    /// An act ended; returns true when the dialog closes.
    pub fn ended(&mut self, outcome: &Result<Done, No>) -> bool {
        let Err(no) = outcome else { return true };
        if let No::Refused(refusal) = no {
            self.flaws.clone_from(&refusal.flaws);
        }
        self.trouble = Trouble::of(no);
        false
    }

    /// Sends what was typed; returns true when nothing more is waited for.
    fn send(&self, people: &[Colleague], actions: &mut Actions) -> bool {
        let command = match &self.kind {
            Kind::File { id, ticks } => Command::File { id: *id, ticks: *ticks },
            Kind::Exempt { customer, category, reason } => {
                Command::Exempt { customer: *customer, category: *category, reason: Some(reason.clone()) }
            }
            Kind::Lend(loan) => Command::Lend(Box::new(loan.draft(people))),
            Kind::Refuse { loan, reason } => Command::Refuse { loan: *loan, reason: reason.clone() },
            Kind::Return { loan, condition } => Command::Return { loan: *loan, condition: condition.clone() },
            Kind::Move { documents, to, reason } => Command::Move { documents: documents.clone(), to: to.clone(), reason: reason.clone() },
            Kind::Doom { documents, method, reason } => {
                let method = Method::ALL.get(*method).copied().unwrap_or(Method::Shredded);
                Command::Doom { documents: documents.clone(), method, reason: reason.clone() }
            }
            Kind::Spare { disposal, reason } => Command::Spare { disposal: *disposal, reason: reason.clone() },
            Kind::Destroy { disposal, by, witness } => Command::Destroy { disposal: *disposal, by: by.clone(), witness: witness.clone() },
            Kind::Letter(letter) => Command::Letter(Box::new(letter.draft())),
            Kind::Sign { letter, receiver } => Command::Sign { letter: *letter, receiver: receiver.clone() },
            Kind::Cabinet { name } => Command::Cabinet { name: name.clone(), used: true },
            Kind::Check { cabinet, condition, measure } => {
                let condition = Condition::ALL.get(*condition).copied().unwrap_or(Condition::Sound);
                Command::Check { cabinet: cabinet.clone(), condition, measure: measure.clone() }
            }
            Kind::Appoint { category, chosen, .. } => {
                Command::Appoint { category: *category, staff: chosen.and_then(|at| people.get(at)).map(|person| person.id) }
            }
        };
        actions.push(Action::Do(areas::Command::Archives(command)));
        false
    }

    /// Draws what is typed; returns the input where the hands begin.
    fn fields(&mut self, ui: &mut Ui, cx: &Cx<'_>, people: &[Colleague], actions: &mut Actions) -> Option<Response> {
        let flaws = std::mem::take(&mut self.flaws);
        let error = |name: &str| flaws.iter().find(|flaw| flaw.field == name).map(|flaw| cx.lang.say(&flaw.message));
        let line = |ui: &mut Ui, id: &str, name: &str, value: &mut String| {
            Input::new(&cx.lang.tr(id)).required().error(error(name).as_deref()).limit(200).text(ui, value)
        };
        let main = match &mut self.kind {
            Kind::File { ticks, .. } => {
                let main = ticked(ui, cx, ticks);
                for name in ["ticks", "material", "format_ok"] {
                    if let Some(error) = error(name) {
                        field::error_line(ui, &error);
                    }
                }
                Some(main)
            }
            Kind::Exempt { reason, .. } | Kind::Refuse { reason, .. } | Kind::Spare { reason, .. } => {
                Some(line(ui, "archives-field-reason", "reason", reason))
            }
            Kind::Lend(loan) => Some(loan.ui(ui, cx, people, &error)),
            Kind::Return { condition, .. } => Some(Input::new(&cx.lang.tr("archives-field-condition")).limit(200).text(ui, condition)),
            Kind::Move { to, reason, .. } => {
                let main = line(ui, "archives-field-to", "to", to);
                line(ui, "archives-field-reason", "reason", reason);
                Some(main)
            }
            Kind::Doom { method, reason, .. } => {
                let words: Vec<String> = Method::ALL.iter().map(|method| cx.lang.say(&method.message())).collect();
                segments(ui, &cx.lang.tr("archives-field-method"), &words, method);
                if let Some(error) = error("method") {
                    field::error_line(ui, &error);
                }
                Some(line(ui, "archives-field-reason", "reason", reason))
            }
            Kind::Destroy { by, witness, .. } => {
                text::paragraph(ui, &cx.lang.tr("archives-destroy-explained"));
                let main = line(ui, "archives-field-by", "by", by);
                line(ui, "archives-field-witness", "witness", witness);
                Some(main)
            }
            Kind::Letter(letter) if letter.customer.owner.is_none() => Some(letter.customer.ui(ui, cx, actions)),
            Kind::Letter(letter) => Some(letter.ui(ui, cx, &error)),
            Kind::Sign { receiver, .. } => Some(line(ui, "archives-field-receiver", "receiver", receiver)),
            Kind::Cabinet { name } => Some(line(ui, "archives-field-cabinet", "cabinet", name)),
            Kind::Check { cabinet, condition, measure } => {
                let main = line(ui, "archives-field-cabinet", "cabinet", cabinet);
                let words: Vec<String> = Condition::ALL.iter().map(|condition| cx.lang.say(&condition.message())).collect();
                segments(ui, &cx.lang.tr("archives-field-found"), &words, condition);
                let label = cx.lang.tr("archives-field-measure");
                let error = error("measure");
                let input = Input::new(&label).error(error.as_deref()).limit(200);
                let sound = Condition::ALL.get(*condition) == Some(&Condition::Sound);
                (if sound { input } else { input.required() }).text(ui, measure);
                Some(main)
            }
            Kind::Appoint { now, chosen, .. } => {
                if chosen.is_none() {
                    *chosen = now.take().and_then(|id| people.iter().position(|person| person.id == id));
                }
                let (label, hint) = (cx.lang.tr("archives-field-keeper"), cx.lang.tr("archives-keeper-hint"));
                let names: Vec<&str> = people.iter().map(|person| person.name.as_str()).collect();
                let error = error("staff");
                Some(Input::new(&label).required().placeholder(&hint).error(error.as_deref()).select(ui, chosen, &names))
            }
        };
        self.flaws = flaws;
        main
    }
}

impl NewLoan {
    fn ui(&mut self, ui: &mut Ui, cx: &Cx<'_>, people: &[Colleague], error: &dyn Fn(&str) -> Option<String>) -> Response {
        let l = |id| cx.lang.tr(id);
        let mut main = None;
        field::row(ui, &[1.0, 1.0], |ui, at| {
            if at == 0 {
                let (label, hint) = (l("archives-field-borrower"), l("archives-borrower-hint"));
                main = Some(
                    Input::new(&label).required().hint(&hint).error(error("borrower").as_deref()).limit(60).text(ui, &mut self.borrower),
                );
            } else {
                Input::new(&l("archives-field-department")).limit(60).text(ui, &mut self.department);
            }
        });
        let main = main.unwrap_or_else(|| ui.response());
        Input::new(&l("archives-field-purpose")).required().error(error("purpose").as_deref()).limit(200).text(ui, &mut self.purpose);
        let most = cx.parameters.params.int("loan_max_days", cx.now.day());
        let hint = cx.lang.say(&msg!("archives-due-hint", days = most));
        field::row(ui, &[1.0, 1.0], |ui, at| {
            if at == 0 {
                let (label, error) = (l("archives-field-due"), error("due"));
                Input::new(&label).required().hint(&hint).error(error.as_deref()).date(ui, cx.lang, &mut self.due, cx.now.day());
            } else {
                let (label, none) = (l("archives-field-approver"), l("archives-nobody"));
                let names: Vec<&str> = deciders(people).map(|person| person.name.as_str()).collect();
                let input = Input::new(&label).placeholder(&none).error(None);
                let error = error("approver");
                let input = if self.secret && !file_10_loans::approves(&cx.me.posts) { input.required() } else { input };
                input.error(error.as_deref()).select(ui, &mut self.approver, &names);
            }
        });
        main
    }

    /// What was typed as a loan. Somebody of the department is known by the exact name.
    fn draft(&self, people: &[Colleague]) -> LoanDraft {
        let name = self.borrower.trim();
        let mut same = people.iter().filter(|person| person.name == name);
        let staff = match (same.next(), same.next()) {
            (Some(person), None) => Some(person.id),
            _ => None,
        };
        LoanDraft {
            documents: self.documents.clone(),
            borrower: Borrower { staff, name: name.to_owned(), department: self.department.clone() },
            purpose: self.purpose.clone(),
            due: self.due.unwrap_or(Day::MIN),
            approver: self.approver.and_then(|at| deciders(people).nth(at)).map(|person| person.id),
        }
    }
}

/// Who may approve loans of secret documents.
fn deciders(people: &[Colleague]) -> impl Iterator<Item = &Colleague> {
    people.iter().filter(|person| file_10_loans::approves(&person.posts))
}

impl NewLetter {
    fn ui(&mut self, ui: &mut Ui, cx: &Cx<'_>, error: &dyn Fn(&str) -> Option<String>) -> Response {
        let l = |id| cx.lang.tr(id);
        let directions: Vec<String> = Direction::ALL.iter().map(|direction| cx.lang.say(&direction.message())).collect();
        segments(ui, &l("archives-field-direction"), &directions, &mut self.direction);
        let kinds: Vec<String> = LetterKind::ALL.iter().map(|kind| cx.lang.say(&kind.message())).collect();
        segments(ui, &l("archives-field-kind"), &kinds, &mut self.kind);
        let main = Input::new(&l("archives-field-title")).required().error(error("title").as_deref()).limit(200).text(ui, &mut self.title);
        if self.direction == 0 {
            Input::new(&l("archives-field-issuer-in")).required().error(error("issuer").as_deref()).limit(60).text(ui, &mut self.other);
        }
        let (label, hint) = (l("archives-field-receiver"), l("archives-receiver-hint"));
        Input::new(&label).hint(&hint).limit(60).text(ui, &mut self.receiver);
        main
    }

    fn draft(&self) -> LetterDraft {
        LetterDraft {
            customer: self.customer.owner.as_ref().map_or(0, |owner| owner.id),
            direction: Direction::ALL.get(self.direction).copied().unwrap_or(Direction::Out),
            kind: LetterKind::ALL.get(self.kind).copied().unwrap_or(LetterKind::Notice),
            title: self.title.clone(),
            issuer: self.other.clone(),
            receiver: self.receiver.clone(),
        }
    }
}

/// The four ticks (FILE-08); returns the first.
pub(super) fn ticked(ui: &mut Ui, cx: &Cx<'_>, ticks: &mut Ticks) -> Response {
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = space::XL;
        let first = check::checkbox(ui, &mut ticks.complete, &cx.lang.tr("archives-tick-complete"));
        check::checkbox(ui, &mut ticks.systematic, &cx.lang.tr("archives-tick-systematic"));
        check::checkbox(ui, &mut ticks.accurate, &cx.lang.tr("archives-tick-accurate"));
        check::checkbox(ui, &mut ticks.genuine, &cx.lang.tr("archives-tick-genuine"));
        first
    })
    .inner
}

/// A label and one of a few words behind it.
pub(super) fn segments(ui: &mut Ui, label: &str, words: &[String], chosen: &mut usize) {
    let words: Vec<&str> = words.iter().map(String::as_str).collect();
    ui.allocate_ui_with_layout(vec2(ui.available_width(), size::SEGMENTED), Layout::left_to_right(Align::Center), |ui| {
        text::paragraph(ui, label);
        chip::segmented(ui, label, &words, chosen);
    });
}
