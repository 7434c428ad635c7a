//! One document beside the list: what it is, its scans, where it was, and what may be done with it.

use egui::{Align, Key, Layout, Modifiers, Rect, ScrollArea, Ui, vec2};

use super::acts::Act;
use super::{Wish, bar, why_not_keep, words};
use crate::areas::archives::commands::closed;
use crate::areas::archives::why;
use crate::areas::archives::{self, DocumentView, Medium, Secrecy, State};
use crate::areas::attachments::Record;
use crate::areas::attachments::view::Files;
use crate::areas::parts::{self, Reason, Trouble, busy_typing, day_narrow, inside};
use crate::areas::view::{Action, Actions, ArchiveTab, Cx, News, Route, Slot};
use crate::areas::{self, Answer};
use crate::base::{Finding, No, Verdict};
use crate::i18n::day_long;
use crate::msg;
use crate::ui::property::{properties, property};
use crate::ui::tokens::{Family, size, space, tokens};
use crate::ui::{Badge, Button, IconButton, fonts, icons, paint, text};

/// The document in the detail.
#[derive(Default)]
pub(super) struct Detail {
    id: Option<i64>,
    view: Option<Box<DocumentView>>,
    files: Files,
    trouble: Option<Trouble>,
}

impl Detail {
    /// Shows this document.
    pub fn open(&mut self, id: i64, actions: &mut Actions) {
        if self.id != Some(id) {
            *self = Detail { id: Some(id), ..Detail::default() };
            self.ask(actions);
            self.files.open(Record::document(id), actions);
        }
    }

    /// What is on the way to or from its scans.
    pub fn news(&mut self, news: &News<'_>, actions: &mut Actions) {
        self.files.news(news, actions);
    }

    /// Shows nothing.
    pub fn close(&mut self) {
        self.id = None;
    }

    /// The document that is shown.
    pub fn id(&self) -> Option<i64> {
        self.id
    }

    /// Asks for the document again.
    pub fn ask(&self, actions: &mut Actions) {
        if let Some(id) = self.id {
            actions.push(Action::Ask(Slot::Document, areas::Query::Archives(archives::Query::Document { id })));
        }
    }

    /// Takes the document.
    pub fn answer(&mut self, answer: &Result<Answer, No>) {
        match answer {
            Ok(Answer::Archives(archives::Answer::Document(view))) if self.id == Some(view.document.id) => {
                self.view = Some(view.clone());
                self.trouble = None;
            }
            Ok(_) => {}
            Err(no) => self.trouble = Trouble::of(no),
        }
    }

    /// Draws the panel.
    pub fn ui(&mut self, ui: &mut Ui, cx: &Cx<'_>, rect: Rect, actions: &mut Actions) -> Option<Wish> {
        let inner = rect.shrink2(vec2(space::XL, space::XL)).with_max_y(rect.bottom());
        let wish = inside(ui, inner, Layout::top_down(Align::Min), |ui| {
            ui.spacing_mut().item_spacing.y = 0.0;
            self.inner(ui, cx, actions)
        });
        if !busy_typing(ui) && ui.input_mut(|i| i.consume_key(Modifiers::NONE, Key::Escape)) {
            actions.push(Action::Go(Route::Archives(ArchiveTab::Documents)));
        }
        wish
    }

    fn inner(&mut self, ui: &mut Ui, cx: &Cx<'_>, actions: &mut Actions) -> Option<Wish> {
        if let Some(trouble) = &self.trouble {
            parts::trouble(ui, cx, &cx.lang.tr("archives-view-unreadable"), trouble, actions);
            return None;
        }
        let Some(view) = &self.view else { return None };
        let mut wish = head(ui, cx, view, actions);
        ScrollArea::vertical().id_salt("document").auto_shrink(false).show(ui, |ui| {
            ui.set_width(ui.available_width());
            ui.add_space(space::L);
            standing(ui, cx, view, actions);
            wish = acts(ui, cx, view).or(wish.take());
            ui.add_space(space::M);
            facts(ui, cx, view);
            ui.add_space(space::L);
            self.files.ui(ui, cx, &cx.lang.tr("archives-scans"), actions);
            history(ui, cx, view);
            ui.add_space(space::XL);
        });
        wish
    }
}

fn head(ui: &mut Ui, cx: &Cx<'_>, view: &DocumentView, actions: &mut Actions) -> Option<Wish> {
    let mut wish = None;
    let (row, _) = ui.allocate_exact_size(vec2(ui.available_width(), 26.0), egui::Sense::hover());
    let tools = row.with_min_x(row.right() - 2.0 * size::ICON_BUTTON_SMALL - space::XS);
    let title = &view.document.draft.title;
    inside(ui, row.with_max_x(tools.left() - space::M), Layout::left_to_right(Align::Center), |ui| {
        let galley = paint::line_within(ui, title, fonts::medium(size::HEADING), ui.available_width());
        let cut = galley.elided;
        let (rect, response) = ui.allocate_exact_size(galley.size(), egui::Sense::hover());
        response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Label, true, title));
        paint::put(ui.painter(), galley, rect, Align::Min, tokens(ui).text);
        if cut {
            crate::ui::tooltip::tip(response, title);
        }
    });
    inside(ui, tools, Layout::left_to_right(Align::Center), |ui| {
        ui.spacing_mut().item_spacing.x = space::XS;
        let why = why_not_edit(cx, view);
        let label = cx.lang.tr("archives-act-edit");
        let button = IconButton::new(icons::PENCIL_SIMPLE, &label).small().key("E");
        let button = match &why {
            Some(why) => button.refused(why.refused()),
            None => button,
        };
        let by_key = !busy_typing(ui) && ui.input_mut(|i| i.consume_key(Modifiers::NONE, Key::E));
        if (button.show(ui).clicked() || by_key) && why.is_none() {
            wish = Some(Wish::Edit(Box::new(view.clone())));
        }
        if IconButton::new(icons::X, &cx.lang.tr("ui-close")).small().key("Esc").show(ui).clicked() {
            actions.push(Action::Go(Route::Archives(ArchiveTab::Documents)));
        }
    });
    ui.add_space(space::XS);
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = space::S;
        let document = &view.document;
        Badge::new(&cx.lang.say(&document.state.message()), words::family(document.state)).show(ui);
        let secret = document.draft.secrecy == Secrecy::Secret;
        let word = cx.lang.say(&document.draft.secrecy.message());
        Badge::new(&word, if secret { Family::Warning } else { Family::Neutral }).show(ui);
        text::caption(ui, &document.no);
    });
    wish
}

fn why_not_edit(cx: &Cx<'_>, view: &DocumentView) -> Option<Reason> {
    why_not_keep(cx, view.keeps).or_else(|| {
        let document = &view.document;
        (!matches!(document.state, State::Registered | State::Filed)).then(|| Reason::of(cx.lang, &closed(document)))
    })
}

/// Until when it is to be filed, or back.
fn standing(ui: &mut Ui, cx: &Cx<'_>, view: &DocumentView, actions: &mut Actions) {
    let today = cx.now.day();
    let finding = if let Some(due) = view.file_by {
        let late = crate::base::days_between(due, today);
        let (verdict, message) = if late > 0 {
            (Verdict::Refused, msg!("archives-unfiled-late", days = late))
        } else {
            (Verdict::Warned, msg!("archives-unfiled-until", day = day_narrow(due, today)))
        };
        let why = why::filing(&view.document, &cx.parameters.params, today);
        Some((Finding { clause: "FILE-08", verdict, message }, why))
    } else {
        view.loans.first().filter(|_| view.document.state == State::Lent).map(|loan| {
            let late = crate::base::days_between(loan.draft.due, today);
            let name = loan.draft.borrower.name.as_str();
            let (verdict, message) = if late > 0 {
                (Verdict::Refused, msg!("archives-lent-late", name = name, days = late))
            } else {
                (Verdict::Kept, msg!("archives-lent-until", name = name, day = day_narrow(loan.draft.due, today)))
            };
            (Finding { clause: "FILE-10", verdict, message }, why::loan(loan, &cx.parameters.params, today))
        })
    };
    if let Some((finding, why)) = finding {
        parts::judged(ui, cx, &finding, why, actions);
        ui.add_space(space::M);
    }
}

fn acts(ui: &mut Ui, cx: &Cx<'_>, view: &DocumentView) -> Option<Wish> {
    let mut wish = None;
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing = vec2(space::M, space::S);
        let document = &view.document;
        if document.state == State::Registered {
            let why = why_not_keep(cx, view.keeps);
            let label = cx.lang.tr("archives-act-file");
            if Button::primary(&label).icon(icons::ARCHIVE).small().refused_if(why.as_ref().map(Reason::refused)).show(ui).clicked() {
                wish = Some(Wish::Act(Box::new(Act::file(document))));
            }
        } else if document.state != State::Destroyed {
            wish = bar::of_documents(ui, cx, &[document], true);
        }
    });
    wish
}

fn facts(ui: &mut Ui, cx: &Cx<'_>, view: &DocumentView) {
    let lang = cx.lang;
    let (document, draft) = (&view.document, &view.document.draft);
    let signed = |signed: &archives::Signed| format!("{} {}", signed.name, day_long(lang, signed.at.day()));
    let day = |day: Option<crate::base::Day>| day.map_or(String::new(), |day| day_long(lang, day));
    properties(ui, |ui| {
        let mut row = |id: &str, value: &str| drop(property(ui, &lang.tr(id), value));
        row("archives-field-customer", &view.owner.name);
        row("archives-field-category", &words::category(lang, draft.category));
        row("archives-field-issued", &day(draft.issued));
        row("archives-field-doc-no", &draft.doc_no);
        row("archives-field-issuer", &draft.issuer);
        row("archives-field-pages", &if draft.pages == 0 { String::new() } else { draft.pages.to_string() });
        let medium = lang.say(&draft.medium.message());
        let paper = draft.medium == Medium::Paper && !draft.material.is_empty();
        row("archives-field-medium", &if paper { lang.list(&[medium.as_str(), &words::material(lang, &draft.material)]) } else { medium });
        row("archives-field-place", &draft.place);
        if draft.review_due.is_some() {
            row("archives-field-review", &day(draft.review_due));
        }
        row("archives-field-registered", &signed(&document.registered));
        if let Some(filed) = &document.filed {
            row("archives-field-filed", &signed(filed));
        }
        if let Some(transfer) = &view.transfer {
            row("archives-field-to", &transfer.to);
            row("archives-field-moved", &signed(&transfer.moved));
        }
        if let Some(disposal) = &view.disposal {
            row("archives-field-disposal", &lang.list(&[disposal.no.as_str(), &lang.say(&disposal.state.message())]));
            if let Some(done) = disposal.done_at {
                row("archives-field-destroyed", &day_long(lang, done.day()));
                row("archives-field-people", &lang.list(&[disposal.by.as_str(), &disposal.witness]));
                row("archives-field-method", &lang.say(&disposal.method.message()));
            }
        }
    });
}

fn history(ui: &mut Ui, cx: &Cx<'_>, view: &DocumentView) {
    if view.loans.is_empty() {
        return;
    }
    ui.add_space(space::L);
    text::group(ui, &cx.lang.tr("archives-loans"));
    let today = cx.now.day();
    for loan in &view.loans {
        let when = loan.lent_at.unwrap_or(loan.lender.at);
        let state = cx.lang.say(&loan.state.message());
        let back = loan.returned_at.map_or_else(|| day_narrow(loan.draft.due, today), |at| day_narrow(at.day(), today));
        let line = msg!(
            "archives-loan-line",
            from = day_narrow(when.day(), today),
            to = back,
            name = loan.draft.borrower.name.as_str(),
            state = state
        );
        text::small(ui, &cx.lang.say(&line));
        text::caption(ui, &loan.draft.purpose);
    }
}
