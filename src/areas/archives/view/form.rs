//! The form of a document: registered, filed at once where the ticks are signed, or corrected.

use egui::{Context, Response, Ui};

use super::acts::{segments, ticked};
use super::picker::Picker;
use super::words;
use crate::areas::archives::{Category, Command, DocumentView, Draft, MATERIALS, Medium, Owner, Secrecy, State, Ticks};
use crate::areas::parts::{self, Trouble};
use crate::areas::view::{Action, Actions, Cx};
use crate::areas::{self, Done};
use crate::base::{Day, Flaw, No};
use crate::ui::field::{self, Field as Input};
use crate::ui::tokens::space;
use crate::ui::{Button, Dialog, check, dialog};

/// A document as it is typed.
pub(super) struct Form {
    /// Whose archive.
    customer: Picker,
    /// The stored document that is corrected, with its revision.
    stored: Option<(i64, i64)>,
    draft: Draft,
    before: Draft,
    pages: String,
    /// Files it at once; only for a new one.
    files: bool,
    ticks: Ticks,
    flaws: Vec<Flaw>,
    trouble: Option<Trouble>,
}

impl Form {
    /// A new document.
    pub fn new(owner: Option<Owner>, today: Day) -> Self {
        let draft = Draft { issued: Some(today), material: "打印".to_owned(), format_ok: true, ..Draft::default() };
        Form {
            customer: Picker::of(owner),
            stored: None,
            before: draft.clone(),
            draft,
            pages: String::new(),
            files: false,
            ticks: Ticks::default(),
            flaws: Vec::new(),
            trouble: None,
        }
    }

    /// A stored document.
    pub fn edit(view: &DocumentView) -> Self {
        let document = &view.document;
        let pages = if document.draft.pages == 0 { String::new() } else { document.draft.pages.to_string() };
        Form {
            customer: Picker::of(Some(view.owner.clone())),
            stored: Some((document.id, document.rev)),
            before: document.draft.clone(),
            draft: document.draft.clone(),
            pages,
            files: document.state == State::Filed,
            ..Form::new(None, Day::MIN)
        }
    }

    /// Whether something is typed that is not stored.
    pub fn is_dirty(&self) -> bool {
        self.draft != self.before
    }

    /// Takes the customers that the search found.
    pub fn found(&mut self, found: &[Owner]) {
        self.customer.found(found);
    }

    /// The act ended; returns true when the form closes.
    pub fn ended(&mut self, outcome: &Result<Done, No>) -> bool {
        let Err(no) = outcome else { return true };
        if let No::Refused(refusal) = no {
            self.flaws.clone_from(&refusal.flaws);
        }
        self.trouble = Trouble::of(no);
        false
    }

    /// Draws it; returns true when it closes.
    pub fn ui(&mut self, ctx: &Context, cx: &Cx<'_>, actions: &mut Actions) -> bool {
        let new = self.stored.is_none();
        let title = cx.lang.tr(if new { "archives-title-register" } else { "archives-title-edit" });
        let verb = cx.lang.tr(match (new, self.files) {
            (true, true) => "archives-verb-register-file",
            (true, false) => "archives-verb-register",
            (false, _) => "archives-verb-save",
        });
        let about = self.customer.about();
        let busy = cx.is_pending(|command| matches!(command, areas::Command::Archives(_)));
        let first = dialog::first_picture(ctx, "archive-form");
        let shown = Dialog::new("archive-form", &title).explanation(&about).wide().show(ctx, |ui| {
            ui.spacing_mut().item_spacing.y = space::M;
            let room = (ctx.content_rect().height() - 190.0).max(200.0);
            egui::ScrollArea::vertical().max_height(room).min_scrolled_height(room).show(ui, |ui| {
                let fresh = self.customer.take_fresh();
                let main = if self.customer.owner.is_some() { self.fields(ui, cx) } else { self.customer.ui(ui, cx, actions) };
                if first || fresh {
                    main.request_focus();
                }
                if let Some(trouble) = self.trouble.as_ref().filter(|_| self.flaws.is_empty()) {
                    parts::trouble(ui, cx, &cx.lang.tr("archives-not-saved"), trouble, actions);
                }
            });
            dialog::buttons(ui, |ui| {
                let (working, none) = (cx.lang.tr("archives-saving"), cx.lang.tr("archives-choose-customer"));
                let button = Button::primary(&verb).key("Ctrl Enter").busy(&working, busy).allowed(self.customer.owner.is_some(), &none);
                let go = button.show(ui).clicked();
                (go, Button::secondary(&cx.lang.tr("archives-cancel")).key("Esc").show(ui).clicked())
            })
        });
        let (go, leave) = shown.inner;
        if (go || shown.confirmed) && !busy && self.customer.owner.is_some() {
            self.send(actions);
            return false;
        }
        (leave || shown.dismissed) && !busy
    }

    fn send(&mut self, actions: &mut Actions) {
        let Some(owner) = &self.customer.owner else { return };
        self.trouble = None;
        self.flaws.clear();
        // What is no number is no number of pages, and the command says so.
        self.draft.pages = if self.pages.trim().is_empty() { 0 } else { self.pages.trim().parse().unwrap_or(-1) };
        let draft = Box::new(self.draft.clone());
        let command = match self.stored {
            Some((id, rev)) => Command::Edit { id, rev, draft },
            None => Command::Register { customer: owner.id, draft, file: self.files.then_some(self.ticks) },
        };
        actions.push(Action::Do(areas::Command::Archives(command)));
    }

    fn fields(&mut self, ui: &mut Ui, cx: &Cx<'_>) -> Response {
        let l = |id| cx.lang.tr(id);
        let flaws = std::mem::take(&mut self.flaws);
        let error = |name: &str| flaws.iter().find(|flaw| flaw.field == name).map(|flaw| cx.lang.say(&flaw.message));
        let draft = &mut self.draft;
        let main = Input::new(&l("archives-field-title")).required().error(error("title").as_deref()).limit(200).text(ui, &mut draft.title);
        field::row(ui, &[1.6, 1.0], |ui, at| {
            if at == 0 {
                let words: Vec<String> = Category::ALL.iter().map(|category| words::category(cx.lang, *category)).collect();
                let words: Vec<&str> = words.iter().map(String::as_str).collect();
                let mut chosen = usize::try_from(draft.category.number() - 1).ok();
                Input::new(&l("archives-field-category")).required().select(ui, &mut chosen, &words);
                draft.category = chosen.and_then(|at| Category::ALL.get(at)).copied().unwrap_or(draft.category);
            } else {
                let (label, error) = (l("archives-field-issued"), error("issued"));
                Input::new(&label).required().error(error.as_deref()).date(ui, cx.lang, &mut draft.issued, cx.now.day());
            }
        });
        let pages = &mut self.pages;
        field::row(ui, &[1.0, 1.0, 0.6], |ui, at| match at {
            0 => drop(Input::new(&l("archives-field-doc-no")).limit(200).text(ui, &mut draft.doc_no)),
            1 => drop(Input::new(&l("archives-field-issuer")).limit(200).text(ui, &mut draft.issuer)),
            _ => drop(Input::new(&l("archives-field-pages")).right().error(error("pages").as_deref()).limit(6).text(ui, pages)),
        });
        field::row(ui, &[1.0, 1.0], |ui, at| match at {
            0 => drop(Input::new(&l("archives-field-place")).hint(&l("archives-place-hint")).limit(200).text(ui, &mut draft.place)),
            _ => {
                let (label, hint) = (l("archives-field-review"), l("archives-review-hint"));
                Input::new(&label).hint(&hint).date(ui, cx.lang, &mut draft.review_due, cx.now.day());
            }
        });
        ui.horizontal(|ui| {
            ui.spacing_mut().item_spacing.x = space::XXL;
            one_of(ui, cx, "archives-field-secrecy", Secrecy::ALL, |one| one.message(), &mut draft.secrecy);
            one_of(ui, cx, "archives-field-medium", Medium::ALL, |one| one.message(), &mut draft.medium);
        });
        if draft.medium == Medium::Paper {
            field::row(ui, &[1.0, 1.0], |ui, at| {
                if at == 0 {
                    let mut options: Vec<&str> = MATERIALS.to_vec();
                    let stored = draft.material.clone();
                    if !stored.is_empty() && !options.contains(&stored.as_str()) {
                        options.push(&stored);
                    }
                    let mut chosen = options.iter().position(|word| *word == draft.material);
                    let shown: Vec<String> = options.iter().map(|word| words::material(cx.lang, word)).collect();
                    let shown: Vec<&str> = shown.iter().map(String::as_str).collect();
                    let error = error("material");
                    Input::new(&l("archives-field-material")).error(error.as_deref()).select(ui, &mut chosen, &shown);
                    draft.material = chosen.and_then(|at| options.get(at)).map_or(String::new(), |word| (*word).to_owned());
                } else {
                    // In the middle of the field beside it, which has its label above.
                    ui.add_space(30.0);
                    check::checkbox(ui, &mut draft.format_ok, &l("archives-field-format"));
                    if let Some(error) = error("format_ok") {
                        field::error_line(ui, &error);
                    }
                }
            });
        }
        if self.stored.is_none() {
            check::checkbox(ui, &mut self.files, &l("archives-file-at-once"));
            if self.files {
                ticked(ui, cx, &mut self.ticks);
                if let Some(error) = error("ticks") {
                    field::error_line(ui, &error);
                }
            }
        }
        parts::quote(ui, cx.lang, if error("material").is_some() || error("format_ok").is_some() { "FILE-09" } else { "FILE-07" });
        self.flaws = flaws;
        main
    }
}

/// One of the words of a closed list.
fn one_of<T: Copy + PartialEq>(ui: &mut Ui, cx: &Cx<'_>, label: &str, all: &[T], say: impl Fn(T) -> crate::base::Message, chosen: &mut T) {
    let words: Vec<String> = all.iter().map(|one| cx.lang.say(&say(*one))).collect();
    let mut at = all.iter().position(|one| *one == *chosen).unwrap_or(0);
    ui.allocate_ui(egui::vec2(230.0, crate::ui::tokens::size::SEGMENTED), |ui| segments(ui, &cx.lang.tr(label), &words, &mut at));
    *chosen = all.get(at).copied().unwrap_or(*chosen);
}
