//! The import page around its preview: where to begin, what is being read, the result, and what went wrong.

use egui::{Align, Layout, Rect, Sense, Ui, pos2, vec2};

use super::Import;
use crate::areas::customers::sheet::Preview;
use crate::areas::customers::view::form::crumb;
use crate::areas::customers::view::{list, show};
use crate::areas::view::{Action, Actions, Cx, ListOf, Pick, Route};
use crate::i18n::group;
use crate::msg;
use crate::ui::empty::EmptyClick;
use crate::ui::tokens::{radius, size, space, tokens};
use crate::ui::{Button, EmptyPage, icons, paint, progress, text};

use show::Trouble;

/// Width of what stands in the middle of the page.
const WIDEST: f32 = 720.0;

impl Import {
    /// Draws the page.
    pub fn ui(&mut self, ui: &mut Ui, cx: &Cx<'_>, rect: Rect, actions: &mut Actions) {
        let head = Rect::from_min_size(rect.min, vec2(rect.width(), size::PAGE_HEAD));
        let body = Rect::from_min_max(head.left_bottom(), rect.max);
        self.head(ui, cx, head, actions);
        if let Some(why) = list::why_not_import(cx) {
            let title = cx.lang.tr("customers-view-import-locked");
            let page = EmptyPage::new(icons::LOCK, &title, why.refused().reason).link("SEC-08");
            if show::inside(ui, body, Layout::top_down(Align::Min), |ui| page.show(ui, cx.lang)).is_some() {
                actions.push(Action::Clause("SEC-08"));
            }
            return;
        }
        self.runs.dialogs(ui.ctx(), cx, actions);
        match (self.done.clone(), self.preview.clone()) {
            (Some(done), _) => self.result(ui, cx, body, &done, actions),
            (None, Some(preview)) => self.preview(ui, cx, body, &preview, actions),
            (None, None) if self.trouble.is_some() => self.failed(ui, cx, body, actions),
            (None, None) if self.running => {
                let middle = Rect::from_center_size(body.center(), vec2(240.0, 24.0));
                show::inside(ui, middle, Layout::left_to_right(Align::Center), |ui| {
                    progress::working(ui, &cx.lang.say(&msg!("customers-view-reading-file", name = self.file_name())));
                });
            }
            (None, None) => self.begin(ui, cx, body, actions),
        }
        // What a picture asks that is drawn again is never asked.
        if !ui.ctx().will_discard() {
            self.ask(actions);
        }
    }

    fn head(&mut self, ui: &mut Ui, cx: &Cx<'_>, rect: Rect, actions: &mut Actions) {
        show::line_at(ui, rect, rect.bottom());
        let inner = rect.shrink2(vec2(space::XL, 0.0));
        show::inside(ui, inner, Layout::left_to_right(Align::Center), |ui| {
            ui.spacing_mut().item_spacing.x = space::M;
            crumb(ui, cx, actions);
            text::title(ui, &cx.lang.tr("customers-view-import-title"));
            if self.path.is_some() {
                ui.add_space(space::M);
                let (mark, _) = ui.allocate_exact_size(vec2(size::ICON, 20.0), Sense::hover());
                paint::icon(ui.painter(), mark.center(), icons::FILE_XLS, size::ICON, tokens(ui).success.text);
                text::small(ui, &self.file_name());
            }
            if self.done.is_none() {
                self.how_to_read(ui, cx, actions);
            }
        });
        if let Some(entry) = self.done.as_ref().and_then(|done| done.entry) {
            show::inside(ui, inner, Layout::right_to_left(Align::Center), |ui| {
                if Button::quiet(&cx.lang.tr("customers-imports-undo")).icon(icons::ARROW_U_UP_LEFT).show(ui).clicked() {
                    self.ask_undo(entry, actions);
                }
            });
        }
        if self.path.is_some() && self.done.is_none() {
            show::inside(ui, inner, Layout::right_to_left(Align::Center), |ui| {
                if Button::quiet(&cx.lang.tr("customers-view-other-file")).show(ui).clicked() {
                    actions.push(Action::Pick(Pick::ImportSheet(ListOf::Customers)));
                }
            });
        }
    }

    /// No file yet: drop one, choose one, or take the template.
    fn begin(&mut self, ui: &mut Ui, cx: &Cx<'_>, rect: Rect, actions: &mut Actions) {
        let t = tokens(ui);
        let (upper, below) = rect.split_top_bottom_at_fraction(if self.runs.any() { 0.5 } else { 1.0 });
        let area = Rect::from_center_size(upper.center(), vec2(rect.width().min(WIDEST), upper.height().min(320.0))).shrink(space::XL);
        let list = Rect::from_center_size(below.center(), vec2(rect.width().min(WIDEST), below.height())).shrink(space::XL);
        self.runs.ui(ui, cx, list, actions);
        let dropping = ui.input(|i| !i.raw.hovered_files.is_empty());
        let edge = crate::ui::tokens::line(ui.ctx(), if dropping { t.accent } else { t.line_3 });
        if dropping {
            ui.painter().rect_filled(area, f32::from(radius::PANEL), t.selected);
        }
        paint::dashed_rect(ui.painter(), area, f32::from(radius::PANEL), edge);
        let l = |id| cx.lang.tr(id);
        let (title, hint) = (l("customers-view-drop-here"), l("customers-view-drop-kinds"));
        let (choose, template) = (l("customers-view-choose-file"), l("customers-view-template"));
        let page = EmptyPage::new(icons::FILE_XLS, &title, &hint).primary(icons::FOLDER_OPEN, &choose).secondary(&template);
        match show::inside(ui, area, Layout::top_down(Align::Min), |ui| page.show(ui, cx.lang)) {
            Some(EmptyClick::Primary) => actions.push(Action::Pick(Pick::ImportSheet(ListOf::Customers))),
            Some(_) => actions.push(Action::Pick(Pick::Template(ListOf::Customers, l("customers-view-template-file").into_owned()))),
            None => {}
        }
    }

    fn failed(&mut self, ui: &mut Ui, cx: &Cx<'_>, rect: Rect, actions: &mut Actions) {
        let Some(trouble) = &self.trouble else { return };
        let l = |id| cx.lang.tr(id);
        let (title, other, retry) = (l("customers-view-file-not-read"), l("customers-view-choose-file"), l("customers-view-retry"));
        let (sentence, code) = match trouble {
            Trouble::Fault(fault) => (cx.lang.say(&fault.message), fault.code),
            Trouble::Refused(refusal) => (cx.lang.say(&refusal.message), refusal.clauses.first().copied().unwrap_or("")),
        };
        let page = EmptyPage::error(icons::FILE_X, &title, &sentence, code).primary(icons::FOLDER_OPEN, &other).secondary(&retry);
        match show::inside(ui, rect, Layout::top_down(Align::Min), |ui| page.show(ui, cx.lang)) {
            Some(EmptyClick::Primary) => actions.push(Action::Pick(Pick::ImportSheet(ListOf::Customers))),
            Some(_) => self.inspect(actions),
            None => {}
        }
    }

    fn result(&mut self, ui: &mut Ui, cx: &Cx<'_>, rect: Rect, done: &Preview, actions: &mut Actions) {
        let note = &done.note;
        let title = match &note.earlier {
            None => cx.lang.say(&msg!("customers-view-result", count = note.created + note.updated)),
            Some(_) => cx.lang.tr("customers-imports-again").into_owned(),
        };
        let parts = [
            ("customers-view-verdict-new", note.created),
            ("customers-view-verdict-changed", note.updated),
            ("customers-view-verdict-same", note.unchanged),
            ("customers-view-verdict-skipped", note.skipped),
            ("customers-view-verdict-flawed", note.flawed),
        ];
        let counts = parts.iter().filter(|(_, n)| *n > 0).map(|(id, n)| format!("{} {}", cx.lang.tr(id), group(*n)));
        let sentence = cx.lang.list(&counts.collect::<Vec<_>>());
        let view = cx.lang.tr("customers-view-see-list");
        let marked = cx.lang.say(&msg!("customers-view-export-flawed", count = note.flawed));
        let again = cx.lang.tr("customers-view-import-again");
        let page = EmptyPage::new(icons::CHECK_CIRCLE, &title, &sentence).primary(icons::LIST, &view).link(&again);
        let page = if note.flawed > 0 { page.secondary(&marked) } else { page };
        let mut below = rect;
        if let Some(trouble) = &self.trouble {
            let top = Rect::from_min_size(rect.min, vec2(rect.width(), 110.0)).shrink(space::XL);
            below = Rect::from_min_max(pos2(rect.left(), top.bottom()), rect.max);
            show::inside(ui, top, Layout::top_down(Align::Min), |ui| {
                show::trouble(ui, cx, &cx.lang.tr("customers-view-not-written"), trouble, actions);
            });
        }
        match show::inside(ui, below, Layout::top_down(Align::Min), |ui| page.show(ui, cx.lang)) {
            Some(EmptyClick::Primary) => {
                self.reset();
                actions.push(Action::Go(Route::Customers));
            }
            Some(EmptyClick::Secondary) => self.pick_marked(cx.lang, actions),
            Some(EmptyClick::Link) => self.reset(),
            None => {}
        }
    }
}
