//! The bar below the table while several rows are chosen: what can be done with them all.

use egui::{Align, Layout, Rect, Ui, vec2};

use super::super::show::{self, Reason};
use super::{List, why_not_export};
use crate::areas::customers::clauses::file_23_privacy;
use crate::areas::view::{Actions, Cx};
use crate::base::Function;
use crate::msg;
use crate::ui::tokens::space;
use crate::ui::{Button, icons, text};

/// An act on chosen rows that has a dialog of its own.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Many {
    /// Gives them to agents.
    Allocate,
    /// Sets their grade.
    Grade,
    /// Gives them tags.
    Tag,
    /// Writes them into a file.
    Export,
}

impl List {
    pub(super) fn selection_bar(&mut self, ui: &mut Ui, cx: &Cx<'_>, rect: Rect, actions: &mut Actions) {
        let t = crate::ui::tokens::tokens(ui);
        ui.painter().rect_filled(rect, 0, t.sunken);
        ui.painter().hline(rect.x_range(), rect.top() + 0.5, crate::ui::tokens::line(ui.ctx(), t.line));
        show::inside(ui, rect.shrink2(vec2(space::XL, 0.0)), Layout::left_to_right(Align::Center), |ui| {
            egui::ScrollArea::horizontal().id_salt("chosen").show(ui, |ui| {
                ui.spacing_mut().item_spacing.x = space::M;
                self.bar_buttons(ui, cx, actions);
            });
        });
    }

    fn bar_buttons(&mut self, ui: &mut Ui, cx: &Cx<'_>, actions: &mut Actions) {
        let l = |id| cx.lang.tr(id);
        text::small(ui, &cx.lang.say(&msg!("customers-view-status-chosen", count = self.state.selection.len())));
        let manages = cx.me.must_do_all(Function::CustomerManage).err().map(|refusal| Reason::of(cx.lang, &refusal));
        let edits = cx.me.must_do(Function::CustomerEdit).err().map(|refusal| Reason::of(cx.lang, &refusal));
        let exports = why_not_export(cx);
        for (many, word, icon, why) in [
            (Many::Allocate, "customers-care-allocate", icons::USER_SWITCH, &manages),
            (Many::Tag, "customers-many-tag", icons::TAG, &edits),
            (Many::Grade, "customers-many-grade", icons::RANKING, &manages),
            (Many::Export, "customers-view-export", icons::UPLOAD_SIMPLE, &exports),
        ] {
            if Button::secondary(&l(word)).icon(icon).small().refused_if(why.as_ref().map(Reason::refused)).show(ui).clicked() {
                // A list that goes out whole is asked for by its filter, not row by row.
                let whole = many == Many::Export && self.whole && self.state.selection.len() == self.ids.len();
                self.many = Some((many, if whole { Vec::new() } else { self.chosen() }));
            }
        }
        if self.state.selection.len() == 2 {
            let merge = l("customers-merge-open");
            let button = Button::secondary(&merge).icon(icons::ARROWS_MERGE).small();
            if button.refused_if(manages.as_ref().map(Reason::refused)).show(ui).clicked()
                && let [one, other] = self.chosen()[..]
            {
                self.merged = Some((one.min(other), one.max(other)));
            }
        }
        let copies = file_23_privacy::copy(cx.me, self.state.selection.len()).err().map(|refusal| Reason::of(cx.lang, &refusal));
        let copy = l("customers-view-copy-rows");
        let button = Button::secondary(&copy).icon(icons::COPY).key("Ctrl C").small();
        if button.refused_if(copies.as_ref().map(Reason::refused)).show(ui).clicked() {
            self.copy(actions);
        }
        if self.whole && self.state.selection.len() < self.ids.len() {
            let all = cx.lang.say(&msg!("customers-many-choose-all", count = self.ids.len()));
            if Button::quiet(&all).small().show(ui).clicked() {
                self.state.selection.insert_range(0..self.ids.len());
            }
        }
        if Button::quiet(&l("customers-view-unchoose")).small().show(ui).clicked() {
            self.state.selection.clear();
        }
    }
}
