//! The archive of one customer, drawn in the customer's file: completeness, what is missing, the catalogue, and the way to more.

use egui::{Align, Layout, Ui, vec2};

use super::acts::Act;
use super::{Wish, bar, why_not_keep, words};
use crate::areas::archives::why as came;
use crate::areas::archives::{self, Catalogue, Category, Command, Document, State};
use crate::areas::parts::{self, Reason, Trouble, day_narrow};
use crate::areas::view::{Action, Actions, Cx, Route, Slot};
use crate::areas::{self, Answer, why};
use crate::base::No;
use crate::i18n::share;
use crate::msg;
use crate::ui::tokens::{size, space, tokens};
use crate::ui::{Badge, Button, IconButton, fonts, icons, paint, progress, text};

/// The archive of the customer in the detail.
#[derive(Default)]
pub(super) struct Annex {
    customer: Option<i64>,
    catalogue: Option<Box<Catalogue>>,
    trouble: Option<Trouble>,
    chosen: Vec<i64>,
}

impl Annex {
    /// Asks for the archive again.
    pub fn ask(&self, actions: &mut Actions) {
        if let Some(customer) = self.customer {
            actions.push(Action::Ask(Slot::Catalogue, areas::Query::Archives(archives::Query::Catalogue { customer })));
        }
    }

    /// Takes the archive.
    pub fn answer(&mut self, answer: &Result<Answer, No>) {
        match answer {
            Ok(Answer::Archives(archives::Answer::Catalogue(found))) if self.customer == Some(found.owner.id) => {
                self.chosen.retain(|id| found.documents.iter().any(|document| document.id == *id && document.state == State::Filed));
                self.catalogue = Some(found.clone());
                self.trouble = None;
            }
            Ok(_) => {}
            Err(no) => self.trouble = Trouble::of(no),
        }
    }

    /// Draws it into the tab.
    pub fn ui(&mut self, ui: &mut Ui, cx: &Cx<'_>, customer: i64, actions: &mut Actions) -> Option<Wish> {
        if self.customer != Some(customer) {
            *self = Annex { customer: Some(customer), ..Annex::default() };
            self.ask(actions);
        }
        if let Some(trouble) = &self.trouble {
            parts::trouble(ui, cx, &cx.lang.tr("archives-view-unreadable"), trouble, actions);
            return None;
        }
        let catalogue = self.catalogue.take()?;
        let mut wish = self.buttons(ui, cx, &catalogue);
        ui.add_space(space::L);
        wish = completeness(ui, cx, &catalogue, actions).or(wish);
        ui.add_space(space::L);
        text::group(ui, &cx.lang.tr("archives-catalogue"));
        if catalogue.documents.is_empty() {
            text::paragraph(ui, &cx.lang.tr("archives-no-documents"));
        }
        for (place, document) in catalogue.documents.iter().enumerate() {
            self.row(ui, cx, place + 1, document, actions);
        }
        self.catalogue = Some(catalogue);
        wish
    }

    fn buttons(&mut self, ui: &mut Ui, cx: &Cx<'_>, catalogue: &Catalogue) -> Option<Wish> {
        let mut wish = None;
        let why = why_not_keep(cx, catalogue.keeps);
        ui.horizontal_wrapped(|ui| {
            ui.spacing_mut().item_spacing = vec2(space::M, space::S);
            let (register, letter) = (cx.lang.tr("archives-act-register"), cx.lang.tr("archives-act-letter"));
            let refused = || why.as_ref().map(Reason::refused);
            if Button::secondary(&register).icon(icons::PLUS).small().refused_if(refused()).show(ui).clicked() {
                wish = Some(Wish::Register(Some(catalogue.owner.clone())));
            }
            if Button::secondary(&letter).icon(icons::ENVELOPE_SIMPLE).small().refused_if(refused()).show(ui).clicked() {
                wish = Some(Wish::Act(Box::new(Act::letter(Some(&catalogue.owner)))));
            }
        });
        let chosen: Vec<&Document> = catalogue.documents.iter().filter(|document| self.chosen.contains(&document.id)).collect();
        if !chosen.is_empty() {
            ui.add_space(space::S);
            ui.horizontal_wrapped(|ui| {
                ui.spacing_mut().item_spacing = vec2(space::M, space::S);
                wish = bar::of_documents(ui, cx, &chosen, true).or(wish.take());
            });
        }
        wish
    }

    /// A line of the catalogue: its number, what it is, and a tick for what may go out.
    fn row(&mut self, ui: &mut Ui, cx: &Cx<'_>, number: usize, document: &Document, actions: &mut Actions) {
        let t = tokens(ui);
        ui.allocate_ui_with_layout(vec2(ui.available_width(), size::LIST_ROW), Layout::left_to_right(Align::Center), |ui| {
            ui.spacing_mut().item_spacing.x = space::M;
            let mut on = self.chosen.contains(&document.id);
            let name = cx.lang.say(&msg!("archives-choose", title = document.draft.title.as_str()));
            if document.state == State::Filed {
                if IconButton::new(if on { icons::CHECK_SQUARE } else { icons::SQUARE }, &name).small().current(on).show(ui).clicked() {
                    on = !on;
                    self.chosen.retain(|id| *id != document.id);
                    if on {
                        self.chosen.push(document.id);
                    }
                }
            } else {
                // As wide as the tick of its neighbours, so that the titles stand in one line.
                ui.allocate_space(vec2(size::ICON_BUTTON_SMALL, size::ICON_BUTTON_SMALL));
            }
            ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                if document.state != State::Filed {
                    Badge::new(&cx.lang.say(&document.state.message()), words::family(document.state)).show(ui);
                }
                let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), size::LIST_ROW - 4.0), egui::Sense::click());
                let title = format!("{number}　{}", document.draft.title);
                response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Button, true, &title));
                if response.hovered() {
                    ui.painter().rect_filled(
                        rect.expand2(vec2(4.0, 0.0)),
                        egui::CornerRadius::same(crate::ui::tokens::radius::CONTROL),
                        t.hover,
                    );
                }
                crate::ui::focus::ring(ui, &response, rect, crate::ui::tokens::radius::CONTROL, crate::ui::focus::Ring::Inside);
                let issued = document.draft.issued.map_or(String::new(), |day| day_narrow(day, cx.now.day()));
                let detail = [
                    issued,
                    document.draft.category.mark().to_owned(),
                    cx.lang.say(&document.draft.secrecy.message()),
                    document.draft.place.clone(),
                ];
                let detail: Vec<&str> = detail.iter().map(String::as_str).filter(|part| !part.is_empty()).collect();
                let upper = rect.with_max_y(rect.top() + 24.0);
                let lower = rect.with_min_y(rect.top() + 24.0);
                let line = paint::line_within(ui, &title, fonts::regular(size::TABLE), rect.width());
                paint::put(ui.painter(), line, upper, Align::Min, t.text);
                let line = paint::line_within(ui, &detail.join("　"), fonts::regular(size::CAPTION), rect.width());
                paint::put(ui.painter(), line, lower, Align::Min, t.text_3);
                if response.clicked() {
                    actions.push(Action::Go(Route::Document(document.id)));
                }
            });
        });
        text::divider(ui);
    }
}

/// FILE-06: how much is there, what is missing, and what does not apply.
fn completeness(ui: &mut Ui, cx: &Cx<'_>, catalogue: &Catalogue, actions: &mut Actions) -> Option<Wish> {
    let found = &catalogue.completeness;
    let counts =
        msg!("archives-complete", present = found.present, applicable = found.applicable, share = share(found.present, found.applicable));
    let part = if found.applicable == 0 { 0.0 } else { found.present as f32 / found.applicable as f32 };
    why::value(ui, &cx.lang.say(&counts), tokens(ui).text, &came::completeness(found), actions);
    ui.add_space(space::XS);
    progress::bar(ui, &cx.lang.tr("archives-completeness"), part);
    ui.add_space(space::S);
    let mut wish = None;
    for category in &found.missing {
        wish = missing(ui, cx, catalogue, *category).or(wish);
    }
    for exemption in &catalogue.exemptions {
        let words =
            msg!("archives-not-applicable", category = words::category(cx.lang, exemption.category), reason = exemption.reason.as_str());
        ui.allocate_ui_with_layout(vec2(ui.available_width(), size::CONTROL_SMALL), Layout::right_to_left(Align::Center), |ui| {
            let label = cx.lang.tr("archives-act-lift");
            let why = why_not_keep(cx, catalogue.keeps);
            if Button::link(&label).small().refused_if(why.as_ref().map(Reason::refused)).show(ui).clicked() {
                wish = Some(Wish::Do(Command::Exempt { customer: catalogue.owner.id, category: exemption.category, reason: None }));
            }
            ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
                let color = tokens(ui).text_3;
                text::one_line(ui, &cx.lang.say(&words), fonts::regular(size::CAPTION), color);
            });
        });
    }
    for (category, count) in catalogue.live.iter().filter(|(_, count)| *count > 0) {
        text::caption(ui, &cx.lang.say(&msg!("archives-live", category = words::category(cx.lang, *category), count = *count)));
    }
    wish
}

fn missing(ui: &mut Ui, cx: &Cx<'_>, catalogue: &Catalogue, category: Category) -> Option<Wish> {
    let mut wish = None;
    ui.allocate_ui_with_layout(vec2(ui.available_width(), size::CONTROL_SMALL), Layout::right_to_left(Align::Center), |ui| {
        let name = words::category(cx.lang, category);
        let label = cx.lang.tr("archives-act-exempt");
        let why = why_not_keep(cx, catalogue.keeps);
        if Button::link(&label).small().refused_if(why.as_ref().map(Reason::refused)).show(ui).clicked() {
            wish = Some(Wish::Act(Box::new(Act::exempt(cx, &catalogue.owner, category))));
        }
        ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
            ui.spacing_mut().item_spacing.x = space::S;
            let color = tokens(ui).warning.text;
            text::one_line(ui, &cx.lang.say(&msg!("archives-missing-category", category = name)), fonts::regular(size::TABLE), color);
        });
    });
    wish
}
