//! What stands in the place of the table: nothing found, nobody yet, no permission, or a list that could not be read.

use egui::{Align, Layout, Rect, Ui};

use super::super::show::{self, Trouble};
use super::{List, why_not_import, why_not_new};
use crate::areas::view::{Action, Actions, Cx, ListOf, Pick, Route};
use crate::msg;
use crate::ui::empty::EmptyClick;
use crate::ui::{EmptyPage, icons};

impl List {
    pub(super) fn failed(&mut self, ui: &mut Ui, cx: &Cx<'_>, rect: Rect, actions: &mut Actions) {
        let Some(trouble) = &self.trouble else { return };
        let title = cx.lang.tr("customers-view-unreadable");
        let retry = cx.lang.tr("customers-view-retry");
        let (sentence, code) = match trouble {
            Trouble::Fault(fault) => (cx.lang.say(&fault.message), fault.code),
            Trouble::Refused(refusal) => (cx.lang.say(&refusal.message), refusal.clauses.first().copied().unwrap_or("")),
        };
        let page = EmptyPage::error(icons::PLUGS, &title, &sentence, code).primary(icons::ARROW_CLOCKWISE, &retry);
        if show::inside(ui, rect, Layout::top_down(Align::Min), |ui| page.show(ui, cx.lang)) == Some(EmptyClick::Primary) {
            self.rows.stale();
            self.ask(actions);
        }
    }

    pub(super) fn nothing_found(&mut self, ui: &mut Ui, cx: &Cx<'_>, rect: Rect, actions: &mut Actions) {
        let title = cx.lang.tr("customers-view-nothing");
        let sentence = match self.query.text.as_str() {
            "" => cx.lang.tr("customers-view-nothing-filtered").into_owned(),
            typed => cx.lang.say(&msg!("customers-view-nothing-found", text = typed)),
        };
        let (search, filters) = (cx.lang.tr("customers-view-clear-search"), cx.lang.tr("customers-view-clear-filters"));
        let has_filters = !self.query.filter.is_empty();
        let page = EmptyPage::new(icons::MAGNIFYING_GLASS, &title, &sentence);
        let page = if self.query.text.is_empty() { page.primary("", &filters) } else { page.primary("", &search) };
        let page = if has_filters && !self.query.text.is_empty() { page.secondary(&filters) } else { page };
        let clicked = show::inside(ui, rect, Layout::top_down(Align::Min), |ui| page.show(ui, cx.lang));
        let clears_search = clicked == Some(EmptyClick::Primary) && !self.query.text.is_empty();
        if clears_search {
            self.set_search("", actions);
        } else if clicked.is_some() {
            self.filters.clear();
            self.ask(actions);
        }
    }
}

/// Somebody without the right to read customers came here.
pub(super) fn no_permission(ui: &mut Ui, cx: &Cx<'_>, rect: Rect, actions: &mut Actions) {
    let (title, sentence) = (cx.lang.tr("customers-view-locked"), cx.lang.tr("customers-view-locked-why"));
    let page = EmptyPage::new(icons::LOCK, &title, &sentence).link("SEC-08");
    if show::inside(ui, rect, Layout::top_down(Align::Min), |ui| page.show(ui, cx.lang)).is_some() {
        actions.push(Action::Clause("SEC-08"));
    }
}

/// The department has no customers yet.
pub(super) fn nobody_yet(ui: &mut Ui, cx: &Cx<'_>, rect: Rect, actions: &mut Actions) {
    let l = |id| cx.lang.tr(id);
    let (title, sentence) = (l("customers-view-nobody"), l("customers-view-nobody-hint"));
    let (import, new, template) = (l("customers-view-import-list"), l("customers-view-new"), l("customers-view-template"));
    let page = EmptyPage::new(icons::ADDRESS_BOOK, &title, &sentence).link(&template);
    let may_import = why_not_import(cx).is_none();
    let may_add = why_not_new(cx).is_none();
    let page = if may_import { page.primary(icons::DOWNLOAD_SIMPLE, &import) } else { page };
    let page = if may_add { page.secondary(&new) } else { page };
    match show::inside(ui, rect, Layout::top_down(Align::Min), |ui| page.show(ui, cx.lang)) {
        Some(EmptyClick::Primary) => actions.push(Action::Go(Route::Import)),
        Some(EmptyClick::Secondary) => actions.push(Action::Go(Route::NewCustomer)),
        Some(EmptyClick::Link) => {
            actions.push(Action::Pick(Pick::Template(ListOf::Customers, l("customers-view-template-file").into_owned())))
        }
        None => {}
    }
}
