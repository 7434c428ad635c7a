//! Two people edited one file: both versions field by field, and the person who came second chooses.

use egui::{Align, Context, Layout, ScrollArea, Sense, Ui, vec2};

use super::show::{self, Names};
use crate::areas::customers::{Customer, Draft, Field};
use crate::areas::view::Cx;
use crate::base::{Conflict, Instant};
use crate::msg;
use crate::ui::check::OptionTile;
use crate::ui::tokens::{size, space, tokens};
use crate::ui::{Button, Dialog, dialog, fonts, icons, paint, text};

/// Width of the names of the fields.
const LABEL: f32 = 94.0;

/// The choice that is being made.
pub struct Choosing {
    conflict: Conflict,
    /// One a field: mine, or the other person's.
    mine: Vec<bool>,
    /// The version that is stored now, once it was read.
    pub stored: Option<Box<Customer>>,
}

/// What the person answered.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Answer {
    /// Back to the form; nothing is saved.
    Back,
    /// Save what was chosen.
    Save,
}

impl Choosing {
    /// Begins with one's own values.
    pub fn new(conflict: &Conflict) -> Self {
        Choosing { mine: vec![true; conflict.fields.len()], conflict: conflict.clone(), stored: None }
    }

    /// The revision that is stored now.
    pub fn rev(&self) -> i64 {
        self.conflict.rev
    }

    /// (what is wanted now, what is stored): the stored version with the chosen and the merged fields of one's own.
    pub fn outcome(&self, own: &Draft) -> Option<(Draft, Draft)> {
        let stored = self.stored.as_ref()?.draft.clone();
        let mut draft = stored.clone();
        let chosen = self.conflict.fields.iter().zip(&self.mine).filter(|(_, mine)| **mine).map(|(field, _)| field.field);
        for name in chosen.chain(self.conflict.merged.iter().copied()) {
            take(&mut draft, own, name);
        }
        Some((draft, stored))
    }

    /// Draws the dialog.
    pub fn ui(&mut self, ctx: &Context, cx: &Cx<'_>, names: &Names, busy: bool) -> Option<Answer> {
        let title = cx.lang.say(&msg!("customers-view-conflict-title", name = self.conflict.other.as_str()));
        let count = self.conflict.fields.len();
        let why = cx.lang.say(&msg!("customers-view-conflict-why", customer = self.conflict.title.as_str(), count = count));
        let ready = self.stored.is_some();
        let shown = Dialog::new("conflict", &title).explanation(&why).wide().show(ctx, |ui| {
            self.heads(ui, cx);
            ScrollArea::vertical().max_height(360.0).min_scrolled_height(360.0).show(ui, |ui| {
                for place in 0..count {
                    self.field(ui, cx, names, place);
                }
                self.merged(ui, cx);
            });
            dialog::buttons(ui, |ui| self.buttons(ui, cx, ready, busy))
        });
        match shown.inner {
            Some(answer) => Some(answer),
            None if shown.confirmed && ready && !busy => Some(Answer::Save),
            None if shown.dismissed && !busy => Some(Answer::Back),
            None => None,
        }
    }

    fn heads(&self, ui: &mut Ui, cx: &Cx<'_>) {
        ui.allocate_ui_with_layout(vec2(ui.available_width(), 22.0), Layout::left_to_right(Align::Center), |ui| {
            ui.spacing_mut().item_spacing.x = 0.0;
            let half = (ui.available_width() - LABEL - space::M) / 2.0;
            ui.add_space(LABEL);
            let mine = cx.lang.tr("customers-view-conflict-mine");
            let time = show::clock(Instant(self.conflict.other_at));
            let theirs = cx.lang.say(&msg!("customers-view-conflict-theirs", name = self.conflict.other.as_str(), time = time));
            for (words, gap) in [(mine.as_ref(), space::M), (&theirs, 0.0)] {
                ui.allocate_ui_with_layout(vec2(half, 20.0), Layout::left_to_right(Align::Center), |ui| {
                    ui.set_min_width(half);
                    text::caption(ui, words);
                });
                ui.add_space(gap);
            }
        });
    }

    fn field(&mut self, ui: &mut Ui, cx: &Cx<'_>, names: &Names, place: usize) {
        let (Some(field), Some(mine)) = (self.conflict.fields.get(place), self.mine.get_mut(place)) else { return };
        let value = |stored: &str| match show::part_value(cx.lang, field.field, stored, names) {
            empty if empty.is_empty() => cx.lang.tr("customers-view-blank").into_owned(),
            value => value,
        };
        let label = show::part_name(cx.lang, field.field);
        let half = (ui.available_width() - LABEL - space::M) / 2.0;
        ui.allocate_ui_with_layout(vec2(ui.available_width(), size::ROW), Layout::left_to_right(Align::Center), |ui| {
            ui.spacing_mut().item_spacing.x = 0.0;
            let (rect, response) = ui.allocate_exact_size(vec2(LABEL, size::ROW), Sense::hover());
            response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Label, true, &label));
            let galley = paint::line_within(ui, &label, fonts::regular(size::TABLE), LABEL - space::M);
            paint::put(ui.painter(), galley, rect, Align::Min, tokens(ui).text_2);
            if OptionTile::new(&value(&field.mine), *mine).width(half).show(ui).clicked() {
                *mine = true;
            }
            ui.add_space(space::M);
            if OptionTile::new(&value(&field.theirs), !*mine).width(half).show(ui).clicked() {
                *mine = false;
            }
        });
        ui.horizontal(|ui| {
            ui.add_space(LABEL + 10.0);
            let before = cx.lang.say(&msg!("customers-view-conflict-before", value = value(&field.base)));
            text::one_line(ui, &before, fonts::regular(size::CAPTION), tokens(ui).text_3);
        });
        ui.add_space(space::S);
    }

    fn merged(&self, ui: &mut Ui, cx: &Cx<'_>) {
        if self.conflict.merged.is_empty() {
            return;
        }
        let fields: Vec<_> = self.conflict.merged.iter().map(|name| show::part_name(cx.lang, name)).collect();
        let fields = cx.lang.list(&fields);
        let words = cx.lang.say(&msg!("customers-view-conflict-merged", count = self.conflict.merged.len(), fields = fields));
        ui.horizontal(|ui| {
            ui.add_space(LABEL);
            let (mark, _) = ui.allocate_exact_size(vec2(14.0, 20.0), Sense::hover());
            paint::icon(ui.painter(), mark.center(), icons::CHECK, 14.0, tokens(ui).text_2);
            text::one_line(ui, &words, fonts::regular(size::CAPTION), tokens(ui).text_2);
        });
    }

    fn buttons(&mut self, ui: &mut Ui, cx: &Cx<'_>, ready: bool, busy: bool) -> Option<Answer> {
        let l = |id| cx.lang.tr(id);
        let mut answer = None;
        let (save, working, reading) = (l("customers-view-save-chosen"), l("customers-view-saving"), l("customers-view-reading"));
        let button = Button::primary(&save).key("Ctrl Enter").busy(&working, busy).allowed(ready, &reading);
        if button.show(ui).clicked() && ready {
            answer = Some(Answer::Save);
        }
        if Button::secondary(&l("customers-view-back-to-form")).key("Esc").show(ui).clicked() {
            answer = Some(Answer::Back);
        }
        ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
            ui.spacing_mut().item_spacing.x = space::XS;
            let theirs = cx.lang.say(&msg!("customers-view-all-theirs", name = self.conflict.other.as_str()));
            if Button::quiet(&theirs).show(ui).clicked() {
                self.mine.fill(false);
            }
            if Button::quiet(&l("customers-view-all-mine")).show(ui).clicked() {
                self.mine.fill(true);
            }
        });
        answer
    }
}

/// Takes one part of a draft over into another.
fn take(to: &mut Draft, from: &Draft, name: &str) {
    match (Field::of(name), name) {
        (Some(field), _) => to.set(field, from.get(field)),
        (None, "contacts") => to.contacts.clone_from(&from.contacts),
        (None, "tags") => to.tags.clone_from(&from.tags),
        (None, "credit_problems") => to.credit_problems.clone_from(&from.credit_problems),
        (None, _) => {}
    }
}
