//! What is done to a person: a one-time code, the end of a lock, leaving the department. Each asks once, in a dialog, and a
//! code is shown once.

use egui::{CornerRadius, Frame, Margin, Ui};
use zeroize::Zeroizing;

use super::data::Trouble;
use super::parts;
use super::words;
use crate::areas::staff::{self, Employment, Person};
use crate::areas::view::{Action, Actions, Cx};
use crate::areas::{Command, Done};
use crate::base::{No, Post};
use crate::i18n::Lang;
use crate::msg;
use crate::rules;
use crate::store::keys::random_code;
use crate::ui::dialog::{Answer, Confirm, Dialog, buttons, confirm, small_print};
use crate::ui::tokens::{line, radius, space, tokens};
use crate::ui::{Button, Field, check, clause, field, fonts, icons};

/// How many characters a one-time code has.
const CODE: usize = 15;

/// A code for a person.
#[derive(Debug)]
struct Code {
    staff: i64,
    name: String,
    /// Whether an account is opened with it.
    opens: bool,
    step: CodeStep,
}

#[derive(Debug)]
enum CodeStep {
    /// Shall a code be given?
    Asking,
    /// The command is on its way with this code.
    Giving(Zeroizing<String>),
    /// It was given and is shown, once.
    Given(Zeroizing<String>),
}

/// A departure as it is entered.
#[derive(Debug)]
struct Departure {
    staff: i64,
    name: String,
    admin: bool,
    /// 0 离职, 1 调离
    to: usize,
    successor: Option<usize>,
    trouble: Option<Trouble>,
}

/// The dialogs over the page.
#[derive(Debug, Default)]
pub(super) struct Acts {
    code: Option<Code>,
    departure: Option<Departure>,
}

impl Acts {
    /// Whether a dialog stands before the page.
    pub fn is_open(&self) -> bool {
        self.code.is_some() || self.departure.is_some()
    }

    /// Whether something would be lost: a code that is not noted down yet.
    pub fn unsaved(&self) -> bool {
        self.code.as_ref().is_some_and(|code| !matches!(code.step, CodeStep::Asking))
    }

    /// Asks whether a code shall be given.
    pub fn ask_code(&mut self, person: &Person) {
        let name = person.staff.draft.name.clone();
        self.code = Some(Code { staff: person.staff.id, name, opens: person.account.is_none(), step: CodeStep::Asking });
    }

    /// Asks how the person leaves.
    pub fn ask_departure(&mut self, person: &Person) {
        let admin = person.staff.draft.posts.contains(&Post::Admin);
        let name = person.staff.draft.name.clone();
        self.departure = Some(Departure { staff: person.staff.id, name, admin, to: 0, successor: None, trouble: None });
    }

    /// Ends the lock.
    pub fn unlock(&self, person: &Person, actions: &mut Actions) {
        actions.push(Action::Do(Command::Staff(staff::Command::Unlock { staff: person.staff.id })));
    }

    /// Draws the dialog that is open.
    pub fn ui(&mut self, ui: &Ui, cx: &Cx<'_>, people: &[Person], actions: &mut Actions) {
        self.code_ui(ui, cx.lang, actions);
        self.departure_ui(ui, cx, people, actions);
    }

    /// An act of these ended.
    pub fn finished(&mut self, command: &staff::Command, outcome: &Result<Done, No>, actions: &mut Actions) {
        match command {
            staff::Command::GiveCode { staff, code } => self.code_finished(*staff, code, outcome, actions),
            staff::Command::Unlock { .. } => match outcome {
                Ok(done) => actions.push(Action::Say(msg!("staff-said-unlocked", name = done.title.as_str()))),
                Err(no) => actions.push(Action::Say(Trouble::from(no).message)),
            },
            staff::Command::Depart { id, .. } => {
                let Some(departure) = self.departure.as_mut().filter(|departure| departure.staff == *id) else { return };
                match outcome {
                    Ok(done) => {
                        actions.push(Action::Say(msg!("staff-said-departed", name = done.title.as_str())));
                        for finding in &done.findings {
                            actions.push(Action::Say(finding.message.clone()));
                        }
                        self.departure = None;
                    }
                    Err(no) => departure.trouble = Some(Trouble::from(no)),
                }
            }
            _ => {}
        }
    }

    fn code_finished(&mut self, staff: i64, given: &str, outcome: &Result<Done, No>, actions: &mut Actions) {
        let Some(code) = self.code.as_mut().filter(|code| code.staff == staff) else { return };
        let CodeStep::Giving(secret) = &code.step else { return };
        if secret.as_str() != given {
            return;
        }
        match outcome {
            Ok(_) => code.step = CodeStep::Given(secret.clone()),
            Err(no) => {
                actions.push(Action::Say(Trouble::from(no).message));
                self.code = None;
            }
        }
    }

    // ---- one-time codes ----

    fn code_ui(&mut self, ui: &Ui, lang: Lang, actions: &mut Actions) {
        let Some(code) = &mut self.code else { return };
        let stays = match &code.step {
            CodeStep::Asking => match ask_code(ui, lang, code) {
                None => true,
                Some(Answer::Harmless) => false,
                Some(Answer::Confirmed) => give(code, actions),
            },
            CodeStep::Giving(_) => {
                wait_for_code(ui, lang, code);
                true
            }
            CodeStep::Given(secret) => !show_code(ui, lang, &code.name, secret, actions),
        };
        if !stays {
            self.code = None;
        }
    }

    // ---- departure ----

    fn departure_ui(&mut self, ui: &Ui, cx: &Cx<'_>, people: &[Person], actions: &mut Actions) {
        let Some(departure) = &mut self.departure else { return };
        if departure.ui(ui, cx, people, actions) {
            self.departure = None;
        }
    }
}

fn ask_code(ui: &Ui, lang: Lang, code: &Code) -> Option<Answer> {
    let (title, verb) = match code.opens {
        true => (msg!("staff-code-open-title", name = code.name.as_str()), "staff-code-open-do"),
        false => (msg!("staff-code-again-title", name = code.name.as_str()), "staff-code-again-do"),
    };
    let explanation = lang.tr(if code.opens { "staff-code-open-detail" } else { "staff-code-again-detail" });
    let question = Confirm {
        id: "staff-code",
        title: &lang.say(&title),
        explanation: &explanation,
        confirm: &lang.tr(verb),
        cancel: &lang.tr("staff-cancel"),
        irreversible: false,
    };
    confirm(ui.ctx(), question)
}

/// Makes the code and sends it on its way; `false` when the system has no randomness to give.
fn give(code: &mut Code, actions: &mut Actions) -> bool {
    match random_code(CODE) {
        Ok(secret) => {
            actions.push(Action::Do(Command::Staff(staff::Command::GiveCode { staff: code.staff, code: secret.clone() })));
            code.step = CodeStep::Giving(Zeroizing::new(secret));
            true
        }
        Err(fault) => {
            actions.push(Action::Say(fault.message));
            false
        }
    }
}

fn wait_for_code(ui: &Ui, lang: Lang, code: &Code) {
    let title = lang.say(&msg!("staff-code-giving", name = code.name.as_str()));
    Dialog::new("staff-code-wait", &title).show(ui.ctx(), |ui| {
        crate::ui::progress::working(ui, &lang.tr("staff-working"));
    });
}

/// The code, big, once. Returns whether the person noted it down and closed.
fn show_code(ui: &Ui, lang: Lang, name: &str, secret: &str, actions: &mut Actions) -> bool {
    let title = lang.say(&msg!("staff-code-title", name = name));
    let detail = lang.tr("staff-code-detail");
    let shown = Dialog::new("staff-code-shown", &title).explanation(&detail).show(ui.ctx(), |ui| {
        let t = tokens(ui);
        let frame = Frame::NONE
            .fill(t.sunken)
            .stroke(line(ui.ctx(), t.line))
            .corner_radius(CornerRadius::same(radius::PANEL))
            .inner_margin(Margin::symmetric(12, 16));
        frame.show(ui, |ui| {
            ui.vertical_centered(|ui| ui.label(egui::RichText::new(secret).font(fonts::medium(22.0)).color(t.text)));
        });
        ui.add_space(space::M);
        small_print(ui, &lang.tr("staff-code-once"));
        buttons(ui, |ui| {
            let closed = Button::primary(&lang.tr("staff-code-noted")).key("Ctrl Enter").show(ui).clicked();
            let copied = Button::secondary(&lang.tr("ui-copy")).icon(icons::COPY).show(ui).clicked();
            (closed, copied)
        })
    });
    let (closed, copied) = shown.inner;
    if copied {
        actions.push(Action::Copy(secret.to_owned(), msg!("staff-code-copied")));
    }
    // Esc is no answer here: the code would be gone.
    closed || shown.confirmed
}

impl Departure {
    /// Draws the dialog; returns whether it is over.
    fn ui(&mut self, ui: &Ui, cx: &Cx<'_>, people: &[Person], actions: &mut Actions) -> bool {
        let lang = cx.lang;
        let title = lang.say(&msg!("staff-depart-title", name = self.name.as_str()));
        let detail = lang.tr("staff-depart-detail");
        let busy = cx.is_pending(|command| matches!(command, Command::Staff(staff::Command::Depart { id, .. }) if *id == self.staff));
        let others: Vec<&Person> = people.iter().filter(|person| is_other_admin(person, self.staff)).collect();
        let shown = Dialog::new("staff-depart", &title).explanation(&detail).width(460.0).show(ui.ctx(), |ui| {
            ui.horizontal(|ui| {
                for (at, state) in [Employment::Left, Employment::Moved].into_iter().enumerate() {
                    let word = lang.say(&state.message());
                    if check::OptionTile::new(&word, self.to == at).width(206.0).show(ui).clicked() {
                        self.to = at;
                    }
                }
            });
            ui.add_space(space::L);
            quote(ui, lang, "SEC-02");
            if self.admin {
                ui.add_space(space::L);
                quote(ui, lang, "SEC-03");
                ui.add_space(space::M);
                self.successor(ui, lang, &others);
            }
            parts::trouble_line(ui, lang, self.trouble.as_ref(), actions);
            buttons(ui, |ui| {
                let (label, doing) = (lang.tr("staff-depart-do"), lang.tr("staff-saving"));
                let reason = lang.tr("staff-last-admin");
                let possible = !self.admin || !others.is_empty();
                let go = Button::danger_confirm(&label).busy(&doing, busy).allowed(possible, &reason).show(ui).clicked();
                let back = Button::secondary(&lang.tr("staff-cancel")).key("Esc").show(ui).clicked();
                (go, back)
            })
        });
        let (go, back) = shown.inner;
        if go && !busy {
            let successor = self.successor.and_then(|at| others.get(at)).map(|person| person.staff.id);
            let to = if self.to == 0 { Employment::Left } else { Employment::Moved };
            self.trouble = None;
            actions.push(Action::Do(Command::Staff(staff::Command::Depart { id: self.staff, to, successor })));
        }
        (back || shown.dismissed) && !busy
    }

    fn successor(&mut self, ui: &mut Ui, lang: Lang, others: &[&Person]) {
        let names: Vec<String> =
            others.iter().map(|person| format!("{} {}", person.staff.draft.name, words::posts(lang, &person.staff.draft.posts))).collect();
        let names: Vec<&str> = names.iter().map(String::as_str).collect();
        if names.is_empty() {
            field::error_line(ui, &lang.tr("staff-last-admin"));
            return;
        }
        let label = lang.tr("staff-successor");
        let hint = lang.tr("staff-successor-hint");
        let placeholder = lang.tr("staff-choose");
        Field::new(&label).required().hint(&hint).placeholder(&placeholder).select(ui, &mut self.successor, &names);
    }
}

/// Somebody else who is an administrator with an account.
fn is_other_admin(person: &Person, leaver: i64) -> bool {
    person.staff.id != leaver
        && person.staff.state == Employment::Active
        && person.staff.draft.posts.contains(&Post::Admin)
        && person.account.is_some()
}

/// The words of a clause with their place.
fn quote(ui: &mut Ui, lang: Lang, id: &str) {
    let Some(found) = rules::clause(id) else { return };
    let place = format!("{}·{}", found.id, found.source);
    match lang {
        Lang::Zh => clause::quote(ui, found.words, &place),
        Lang::En => clause::quote(ui, found.english, &place),
    }
}
