//! 客户名单: the list itself. It keeps the ids of all rows, has the rows on the screen at hand, and asks anew when what is asked changes.

mod columns;
mod filters;
mod rows;
mod table;

use std::collections::HashSet;
use std::sync::Arc;

use egui::{Align, Layout, Rect, Ui, pos2, vec2};

use self::filters::Filters;
use self::rows::Rows;
use super::show::{self, Names, Reason, Trouble};
use crate::areas::customers::clauses::file_23_privacy;
use crate::areas::customers::{self, Column, ListQuery, ListRow};
use crate::areas::view::{Action, Actions, Cx, Job, Pick, Route, Slot};
use crate::areas::{Answer, Query};
use crate::base::search::Query as SearchQuery;
use crate::base::{Function, Instant, No};
use crate::i18n::{Lang, group};
use crate::msg;
use crate::ui::empty::EmptyClick;
use crate::ui::table::Density;
use crate::ui::tokens::{size, space};
use crate::ui::{Button, EmptyPage, IconButton, TableState, chip, icons, menu, text};

/// Rows that come at once while the ids are still being read.
const FIRST: usize = 50;
/// Chosen rows that are found again after the list was read anew.
const REMEMBERED: usize = 10_000;

/// What the answers that are on their way are for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
enum Waiting {
    #[default]
    Nothing,
    /// Other customers are asked for: the list begins at its top.
    Other,
    /// The same ones again: everything stays where it is.
    Again,
}

/// The list page.
pub struct List {
    query: ListQuery,
    search: SearchQuery,
    filters: Filters,
    columns: Vec<Column>,
    state: TableState,
    rows: Rows,
    ids: Arc<Vec<i64>>,
    /// `ids` are all there are, not only the first.
    whole: bool,
    waiting: Waiting,
    count: Option<i64>,
    count_asked: bool,
    trouble: Option<Trouble>,
    /// Time of the last picture, and how long the last question took.
    now: Instant,
    asked_at: Option<Instant>,
    millis: Option<i64>,
    started: bool,
    /// Other rows stand in the list: the file in the detail is looked for among them.
    seek: bool,
    /// Chosen rows that somebody wants to give to an agent.
    allocated: Option<Vec<i64>>,
    /// Two chosen rows that are to become one file.
    merged: Option<(i64, i64)>,
}

impl Default for List {
    fn default() -> Self {
        List {
            query: ListQuery::default(),
            search: SearchQuery::parse(""),
            filters: Filters::default(),
            columns: Column::usual(),
            state: TableState::default(),
            rows: Rows::default(),
            ids: Arc::new(Vec::new()),
            whole: false,
            waiting: Waiting::Nothing,
            count: None,
            count_asked: false,
            trouble: None,
            now: Instant(0),
            asked_at: None,
            millis: None,
            started: false,
            seek: false,
            allocated: None,
            merged: None,
        }
    }
}

/// What the page of the list asks of the others.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Wish {
    /// The export dialog.
    Export,
}

impl List {
    // ---- what is asked ----

    /// Other text in the search field.
    pub fn set_search(&mut self, text: &str, actions: &mut Actions) {
        if self.query.text != text {
            text.clone_into(&mut self.query.text);
            self.search = SearchQuery::parse(text);
            self.ask(actions);
        }
    }

    /// Text of the search.
    pub fn text(&self) -> &str {
        &self.query.text
    }

    /// The query of the hits.
    pub fn search(&self) -> &SearchQuery {
        &self.search
    }

    /// Which customers, in which order.
    pub fn query(&self) -> &ListQuery {
        &self.query
    }

    /// The columns on the screen.
    pub fn columns(&self) -> &[Column] {
        &self.columns
    }

    /// How many customers the person may read.
    pub fn count(&self) -> Option<i64> {
        self.count
    }

    /// How many customers are listed, once it is known.
    pub fn listed(&self) -> Option<usize> {
        self.whole.then(|| self.ids.len())
    }

    fn ask(&mut self, actions: &mut Actions) {
        self.query.conditions = self.filters.conditions();
        self.waiting = Waiting::Other;
        self.trouble = None;
        self.started = true;
        self.asked_at = Some(self.now);
        self.rows.hold(&self.columns);
        let list = self.query.clone();
        let first = customers::Query::First { list: list.clone(), columns: self.rows.columns().to_vec(), limit: FIRST };
        actions.push(Action::Ask(Slot::ListFirst, Query::Customers(first)));
        actions.push(Action::Ask(Slot::ListIds, Query::Customers(customers::Query::Ids { list })));
    }

    /// Asks for everything on the screen again; what stands there stays until the answers come.
    pub fn stale(&mut self, actions: &mut Actions) {
        if !self.started {
            return;
        }
        self.rows.stale();
        self.count_asked = true;
        actions.push(Action::Ask(Slot::Count, Query::Customers(customers::Query::Count)));
        if self.waiting == Waiting::Other {
            self.ask(actions);
            return;
        }
        self.waiting = Waiting::Again;
        actions.push(Action::Ask(Slot::ListIds, Query::Customers(customers::Query::Ids { list: self.query.clone() })));
    }

    /// What the page needs at its first picture.
    fn start(&mut self, actions: &mut Actions) {
        if !self.count_asked {
            self.count_asked = true;
            actions.push(Action::Ask(Slot::Count, Query::Customers(customers::Query::Count)));
        }
        if !self.started {
            self.ask(actions);
        }
    }

    // ---- answers ----

    /// Takes an answer.
    pub fn answer(&mut self, slot: Slot, answer: &Result<Answer, No>) {
        let answer = match answer {
            Ok(Answer::Customers(answer)) => answer,
            Ok(_) => return,
            Err(no) => return self.refuse(slot, no),
        };
        match (slot, answer) {
            (Slot::ListFirst, customers::Answer::First { rows, more }) => self.first(rows, *more),
            (Slot::ListIds, customers::Answer::Ids(ids)) => self.all(ids),
            (Slot::ListRows, customers::Answer::Rows(rows)) => self.rows.answer(rows),
            (Slot::Values, customers::Answer::Values(values)) => self.filters.answer(values),
            (Slot::Count, customers::Answer::Count(count)) => self.count = Some(*count),
            _ => {}
        }
    }

    fn refuse(&mut self, slot: Slot, no: &No) {
        match slot {
            Slot::ListFirst | Slot::ListIds | Slot::ListRows => {
                let trouble = Trouble::of(no);
                if trouble.as_ref().is_some_and(Trouble::is_stopped) {
                    return;
                }
                self.rows.fail();
                self.waiting = Waiting::Nothing;
                self.trouble = trouble;
            }
            Slot::Values => self.filters.answer(&[]),
            Slot::Count => self.count_asked = false,
            _ => {}
        }
    }

    fn first(&mut self, rows: &[ListRow], more: bool) {
        self.rows.take(rows);
        if self.waiting != Waiting::Other {
            return;
        }
        self.begin(Arc::new(rows.iter().map(|row| row.id).collect()), !more);
    }

    fn all(&mut self, ids: &Arc<Vec<i64>>) {
        if self.waiting == Waiting::Other {
            self.begin(Arc::clone(ids), true);
        } else if *self.ids != **ids {
            self.replace(ids);
        }
        self.seek |= !self.whole;
        self.whole = true;
        self.waiting = Waiting::Nothing;
    }

    /// Other customers stand in the list now.
    fn begin(&mut self, ids: Arc<Vec<i64>>, whole: bool) {
        self.ids = ids;
        self.whole = whole;
        self.waiting = Waiting::Again;
        self.millis = self.asked_at.take().map(|asked| self.now.0.saturating_sub(asked.0).max(0));
        self.state.rows_changed();
        self.seek = true;
    }

    /// The same list in a new state: what is chosen stays chosen, wherever it stands now.
    fn replace(&mut self, ids: &Arc<Vec<i64>>) {
        let cursor = self.state.cursor.and_then(|row| self.ids.get(row)).copied();
        let chosen: HashSet<i64> =
            if self.state.selection.len() <= REMEMBERED { self.chosen().into_iter().collect() } else { HashSet::new() };
        self.ids = Arc::clone(ids);
        self.state.selection.clear();
        self.state.cursor = None;
        for (row, id) in self.ids.iter().enumerate() {
            if chosen.contains(id) {
                self.state.selection.insert(row);
            }
            if cursor == Some(*id) {
                self.state.cursor = Some(row);
            }
        }
    }

    // ---- what is chosen ----

    /// Ids of the chosen rows.
    pub fn chosen(&self) -> Vec<i64> {
        self.state.selection.iter().filter_map(|row| self.ids.get(row)).copied().collect()
    }

    /// The chosen rows, once, when somebody wants to give them to an agent.
    pub fn take_allocated(&mut self) -> Option<Vec<i64>> {
        self.allocated.take()
    }

    /// The two chosen rows, once, when somebody wants to merge them.
    pub fn take_merged(&mut self) -> Option<(i64, i64)> {
        self.merged.take()
    }

    /// Chooses nothing.
    pub fn unchoose(&mut self) {
        self.state.selection.clear();
    }

    fn is_at(&self, id: i64) -> bool {
        self.state.cursor.and_then(|row| self.ids.get(row)).is_some_and(|at| *at == id)
    }

    /// Goes to the file that was opened from elsewhere.
    pub fn go_to(&mut self, id: i64) {
        if !self.is_at(id)
            && let Some(row) = self.ids.iter().position(|other| *other == id)
        {
            self.state.go_to(row);
        }
    }

    /// Marks the file in the detail among other rows; the list keeps showing its top.
    fn mark_current(&mut self, id: i64) {
        if !self.is_at(id)
            && let Some(row) = self.ids.iter().position(|other| *other == id)
        {
            self.state.cursor = Some(row);
            self.state.selection.insert(row);
        }
    }

    fn copy(&self, actions: &mut Actions) {
        let ids = self.chosen();
        if !ids.is_empty() {
            actions.push(Action::Start(Job::CopyRows { ids, columns: self.columns.clone() }));
        }
    }

    /// What the status bar says.
    pub fn status(&self, lang: Lang) -> String {
        let mut parts = Vec::new();
        if !self.state.selection.is_empty() {
            parts.push(lang.say(&msg!("customers-view-status-chosen", count = self.state.selection.len())));
        }
        let narrowed = !self.query.text.is_empty() || !self.query.conditions.is_empty();
        match (self.listed(), self.count) {
            (Some(found), Some(all)) if narrowed => parts.push(lang.say(&msg!("customers-view-status-found", found = found, all = all))),
            (Some(found), _) if found > 0 => parts.push(lang.say(&msg!("customers-view-status-all", all = found))),
            _ => {}
        }
        if let Some(millis) = self.millis.filter(|_| narrowed && self.whole) {
            parts.push(lang.say(&msg!("customers-view-status-millis", millis = millis)));
        }
        parts.join("    ")
    }

    // ---- drawing ----

    /// The head of the page.
    pub fn head(&mut self, ui: &mut Ui, cx: &Cx<'_>, rect: Rect, actions: &mut Actions) -> Option<Wish> {
        self.now = cx.now;
        if cx.me.access(Function::CustomerRead).any() {
            self.start(actions);
        }
        show::line_at(ui, rect, rect.bottom());
        let inner = rect.shrink2(vec2(space::XL, 0.0));
        show::inside(ui, inner, Layout::left_to_right(Align::Center), |ui| {
            text::title(ui, &cx.lang.tr("customers-view-title"));
            ui.add_space(space::M);
            let count = self.count.filter(|count| *count > 0).map(group);
            chip::view_pill(ui, &cx.lang.tr("customers-view-all"), count.as_deref(), true);
        });
        show::inside(ui, inner, Layout::right_to_left(Align::Center), |ui| self.acts(ui, cx, actions))
    }

    fn acts(&mut self, ui: &mut Ui, cx: &Cx<'_>, actions: &mut Actions) -> Option<Wish> {
        ui.spacing_mut().item_spacing.x = space::M;
        let mut wish = None;
        let new = why_not_new(cx);
        let text = cx.lang.tr("customers-view-new");
        let button = Button::primary(&text).icon(icons::PLUS).refused_if(new.as_ref().map(Reason::refused));
        let by_key = !show::shut(ui) && ui.input_mut(|i| i.consume_key(egui::Modifiers::COMMAND, egui::Key::N));
        if button.show(ui).clicked() || (by_key && new.is_none()) {
            actions.push(Action::Go(Route::NewCustomer));
        }
        let export = why_not_export(cx);
        let text = cx.lang.tr("customers-view-export");
        if Button::quiet(&text).icon(icons::UPLOAD_SIMPLE).refused_if(export.as_ref().map(Reason::refused)).show(ui).clicked() {
            wish = Some(Wish::Export);
        }
        let import = why_not_import(cx);
        let text = cx.lang.tr("customers-view-import");
        if Button::quiet(&text).icon(icons::DOWNLOAD_SIMPLE).refused_if(import.as_ref().map(Reason::refused)).show(ui).clicked() {
            actions.push(Action::Go(Route::Import));
        }
        wish
    }

    /// Filters and table, or what stands in their place. `current` is the file in the detail.
    pub fn body(&mut self, ui: &mut Ui, cx: &Cx<'_>, rect: Rect, names: &Names, current: Option<i64>, actions: &mut Actions) {
        if !cx.me.access(Function::CustomerRead).any() {
            return no_permission(ui, cx, rect, actions);
        }
        if std::mem::take(&mut self.seek)
            && let Some(id) = current
        {
            self.mark_current(id);
        }
        let filters = Rect::from_min_size(rect.min, vec2(rect.width(), size::FILTER_ROW));
        let below = Rect::from_min_max(pos2(rect.left(), filters.bottom()), rect.max);
        if self.trouble.is_some() {
            return self.failed(ui, cx, rect, actions);
        }
        if self.count == Some(0) && self.ids.is_empty() && self.query == ListQuery::default() {
            return nobody_yet(ui, cx, rect, actions);
        }
        self.filter_row(ui, cx, filters, names, actions);
        if self.whole && self.ids.is_empty() {
            return self.nothing_found(ui, cx, below, actions);
        }
        let bar = if self.state.selection.len() > 1 { size::FILTER_ROW } else { 0.0 };
        let table = Rect::from_min_max(below.min, pos2(below.right(), below.bottom() - bar));
        self.table(ui, cx, table, current, actions);
        if bar > 0.0 {
            let bar = Rect::from_min_max(pos2(below.left(), table.bottom()), below.max);
            self.selection_bar(ui, cx, bar, actions);
        }
    }

    fn filter_row(&mut self, ui: &mut Ui, cx: &Cx<'_>, rect: Rect, names: &Names, actions: &mut Actions) {
        let tools = Rect::from_min_max(pos2(rect.right() - space::XL - 66.0, rect.top()), rect.max);
        let chips = Rect::from_min_max(rect.min, pos2(tools.left() - space::M, rect.bottom()));
        let changed =
            show::inside(ui, chips, Layout::left_to_right(Align::Center), |ui| self.filters.ui(ui, cx, names, &self.query.text, actions));
        show::inside(ui, tools, Layout::left_to_right(Align::Center), |ui| {
            ui.spacing_mut().item_spacing.x = space::XS;
            if columns::chooser(ui, cx.lang, &mut self.columns) {
                self.rows.hold(&self.columns);
            }
            self.density(ui, cx.lang);
        });
        if changed.search {
            self.set_search("", actions);
        }
        if changed.filters {
            self.ask(actions);
        }
    }

    fn density(&mut self, ui: &mut Ui, lang: Lang) {
        let button = IconButton::new(icons::ROWS, &lang.tr("customers-view-density")).show(ui);
        menu::menu(&button, 140.0, |ui| {
            for (density, id) in [
                (Density::Compact, "customers-view-compact"),
                (Density::Normal, "customers-view-normal"),
                (Density::Roomy, "customers-view-roomy"),
            ] {
                if menu::Item::new(&lang.tr(id)).checked(self.state.density == density).show(ui).clicked() {
                    self.state.density = density;
                }
            }
        });
    }

    fn selection_bar(&mut self, ui: &mut Ui, cx: &Cx<'_>, rect: Rect, actions: &mut Actions) {
        let t = crate::ui::tokens::tokens(ui);
        ui.painter().rect_filled(rect, 0, t.sunken);
        ui.painter().hline(rect.x_range(), rect.top() + 0.5, crate::ui::tokens::line(ui.ctx(), t.line));
        show::inside(ui, rect.shrink2(vec2(space::XL, 0.0)), Layout::left_to_right(Align::Center), |ui| {
            ui.spacing_mut().item_spacing.x = space::L;
            text::small(ui, &cx.lang.say(&msg!("customers-view-status-chosen", count = self.state.selection.len())));
            if Button::secondary(&cx.lang.tr("customers-view-copy-rows")).icon(icons::COPY).key("Ctrl C").small().show(ui).clicked() {
                self.copy(actions);
            }
            let why = cx.me.must_do_all(Function::CustomerManage).err().map(|refusal| Reason::of(cx.lang, &refusal));
            let allocate = cx.lang.tr("customers-care-allocate");
            let button = Button::secondary(&allocate).icon(icons::USER_SWITCH).small();
            if button.refused_if(why.as_ref().map(Reason::refused)).show(ui).clicked() {
                self.allocated = Some(self.chosen());
            }
            if self.state.selection.len() == 2 {
                let merge = cx.lang.tr("customers-merge-open");
                let button = Button::secondary(&merge).icon(icons::ARROWS_MERGE).small();
                if button.refused_if(why.as_ref().map(Reason::refused)).show(ui).clicked()
                    && let [one, other] = self.chosen()[..]
                {
                    self.merged = Some((one.min(other), one.max(other)));
                }
            }
            if Button::quiet(&cx.lang.tr("customers-view-unchoose")).small().show(ui).clicked() {
                self.state.selection.clear();
            }
        });
    }

    // ---- instead of the table ----

    fn failed(&mut self, ui: &mut Ui, cx: &Cx<'_>, rect: Rect, actions: &mut Actions) {
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

    fn nothing_found(&mut self, ui: &mut Ui, cx: &Cx<'_>, rect: Rect, actions: &mut Actions) {
        let title = cx.lang.tr("customers-view-nothing");
        let sentence = match self.query.text.as_str() {
            "" => cx.lang.tr("customers-view-nothing-filtered").into_owned(),
            typed => cx.lang.say(&msg!("customers-view-nothing-found", text = typed)),
        };
        let (search, filters) = (cx.lang.tr("customers-view-clear-search"), cx.lang.tr("customers-view-clear-filters"));
        let has_filters = !self.query.conditions.is_empty();
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

/// Why the person may not make a file.
pub fn why_not_new(cx: &Cx<'_>) -> Option<Reason> {
    cx.me.must_do(Function::CustomerEdit).err().map(|refusal| Reason::of(cx.lang, &refusal))
}

/// Why the person may not import.
pub fn why_not_import(cx: &Cx<'_>) -> Option<Reason> {
    cx.me.must_do_all(Function::CustomerEdit).err().map(|refusal| Reason::of(cx.lang, &refusal))
}

/// Why the person may not export, whatever the reason that is typed later.
pub fn why_not_export(cx: &Cx<'_>) -> Option<Reason> {
    file_23_privacy::export(cx.me, "-").err().map(|refusal| Reason::of(cx.lang, &refusal))
}

fn no_permission(ui: &mut Ui, cx: &Cx<'_>, rect: Rect, actions: &mut Actions) {
    let (title, sentence) = (cx.lang.tr("customers-view-locked"), cx.lang.tr("customers-view-locked-why"));
    let page = EmptyPage::new(icons::LOCK, &title, &sentence).link("SEC-08");
    if show::inside(ui, rect, Layout::top_down(Align::Min), |ui| page.show(ui, cx.lang)).is_some() {
        actions.push(Action::Clause("SEC-08"));
    }
}

fn nobody_yet(ui: &mut Ui, cx: &Cx<'_>, rect: Rect, actions: &mut Actions) {
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
        Some(EmptyClick::Link) => actions.push(Action::Pick(Pick::Template(l("customers-view-template-file").into_owned()))),
        None => {}
    }
}
