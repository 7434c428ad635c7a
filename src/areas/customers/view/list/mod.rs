//! 客户名单: the list itself. It keeps the ids of all rows, has the rows on the screen at hand, and asks anew when what is asked changes.

mod bar;
mod columns;
mod condition;
mod filters;
mod groups;
mod instead;
mod rows;
mod table;
mod values;

use std::collections::{BTreeMap, HashSet};
use std::sync::Arc;

use egui::{Align, Key, Layout, Modifiers, Rect, Ui, pos2, vec2};

pub use self::bar::Many;
use self::filters::Filters;
use self::rows::Rows;
use super::show::{self, Names, Reason, Trouble};
use crate::areas::customers::clauses::file_23_privacy;
use crate::areas::customers::{self, Column, Condition, Filter, ListQuery, ListRow, ViewAct, ViewContent};
use crate::areas::view::{Action, Actions, Cx, Job, Route, Slot};
use crate::areas::views::view::{Listed, ViewBar};
use crate::areas::views::{self, is_built_in};
use crate::areas::{Answer, Command, Done, Query};
use crate::base::search::Query as SearchQuery;
use crate::base::{Function, Instant, Lines, No};
use crate::i18n::Lang;
use crate::msg;
use crate::ui::table::{Density, Sort};
use crate::ui::tokens::{size, space};
use crate::ui::{Button, IconButton, TableState, icons, menu, text};

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
    /// Chosen rows that somebody wants to do something with.
    many: Option<(Many, Vec<i64>)>,
    views: ViewBar<ViewContent>,
    /// Widths that a saved view gives to its columns.
    widths: BTreeMap<Column, u16>,
    /// What stood there before a saved view was chosen.
    usual: Option<ViewContent>,
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
            many: None,
            views: ViewBar::default(),
            widths: BTreeMap::new(),
            usual: None,
            merged: None,
        }
    }
}

impl Listed for ViewContent {
    const KEEPS: &'static str = "customers-views-keeps";

    fn command(act: ViewAct) -> Command {
        Command::Customers(customers::Command::View(act))
    }

    fn question() -> (Slot, Query) {
        (Slot::Views, Query::Customers(customers::Query::Views))
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

    /// Shows these customers and no others: the rows behind a figure.
    pub fn only(&mut self, conditions: Vec<Condition>, actions: &mut Actions) {
        self.views.turn_to(views::FIRST);
        self.filters.set(&Filter::all(conditions));
        self.query.text.clear();
        self.search = SearchQuery::parse("");
        self.ask(actions);
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
        self.query.filter = self.filters.filter();
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
        self.views.ask(actions);
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
    fn start(&mut self, cx: &Cx<'_>, actions: &mut Actions) {
        if !self.count_asked {
            self.count_asked = true;
            actions.push(Action::Ask(Slot::Count, Query::Customers(customers::Query::Count)));
        }
        if !self.started {
            self.ask(actions);
        }
        self.views.begin(cx, actions);
    }

    // ---- views ----

    /// What stands on the screen, as a view keeps it.
    fn content(&self) -> ViewContent {
        let width = |column: &Column| {
            let drawn = self.state.widths.iter().find(|(id, _)| id == column.name()).map(|(_, width)| width.round() as u16);
            let kept = drawn.or_else(|| self.widths.get(column).copied()).unwrap_or_default();
            if columns::fills(*column) { 0 } else { kept }
        };
        let columns = self.columns.iter().map(|column| (*column, width(column))).collect();
        ViewContent { list: self.query.clone(), columns, density: self.state.density }
    }

    /// Shows a view.
    pub fn choose_view(&mut self, id: i64, actions: &mut Actions) {
        // Views of the program say which customers, and leave the columns as the person has them.
        if self.views.is_built_in() {
            self.usual = Some(self.content());
        }
        let Some(mut content) = self.views.choose(id) else { return };
        if let (true, Some(usual)) = (is_built_in(id), &self.usual) {
            content.columns.clone_from(&usual.columns);
            content.density = usual.density;
        }
        self.show_content(content, actions);
    }

    fn show_content(&mut self, content: ViewContent, actions: &mut Actions) {
        let ViewContent { list, columns, density } = content;
        self.filters.set(&list.filter);
        self.search = SearchQuery::parse(&list.text);
        self.state.sort = (list.sort != Column::CreatedAt || !list.descending)
            .then(|| Sort { column: list.sort.name().to_owned(), descending: list.descending });
        self.state.density = density;
        self.state.lay_out();
        self.query = list;
        self.columns = columns.iter().map(|(column, _)| *column).collect();
        self.widths = columns.into_iter().filter(|(_, width)| *width > 0).collect();
        self.ask(actions);
    }

    /// The views for the navigation: id, name, how many customers, and which is current.
    pub fn pages(&self, lang: Lang) -> (Vec<(i64, String, Option<i64>)>, i64) {
        let page = |view: &customers::View| (view.id, lang.say(&view.title), self.views.counted(view.id));
        (self.views.shown().filter(|view| view.id != views::FIRST).map(page).collect(), self.views.current())
    }

    /// An act on views ended.
    pub fn view_ended(&mut self, act: &ViewAct, outcome: &Result<Done, No>, actions: &mut Actions) {
        self.views.ended(act, outcome, actions);
    }

    /// Asks how many customers each view on the screen holds. How many there are at all is asked for by itself.
    fn ask_counts(&self, actions: &mut Actions) {
        for view in self.views.shown().filter(|view| view.id != views::FIRST) {
            let list = view.content.list.clone();
            actions.push(Action::Ask(Slot::ViewTotal(view.id), Query::Customers(customers::Query::Total { list })));
        }
    }

    // ---- answers ----

    /// Takes an answer.
    pub fn answer(&mut self, slot: Slot, answer: &Result<Answer, No>, actions: &mut Actions) {
        let answer = match answer {
            Ok(Answer::Customers(customers::Answer::Views(views))) => {
                if let Some(content) = self.views.take(views) {
                    self.show_content(content, actions);
                }
                self.ask_counts(actions);
                return;
            }
            Ok(Answer::Customers(answer)) => answer,
            Ok(_) => return,
            Err(no) => return self.refuse(slot, no),
        };
        match (slot, answer) {
            (Slot::ListFirst, customers::Answer::First { rows, more }) => self.first(rows, *more),
            (Slot::ListIds, customers::Answer::Ids(ids)) => self.all(ids),
            (Slot::ListRows, customers::Answer::Rows(rows)) => self.rows.answer(rows),
            (Slot::Values, customers::Answer::Values(values)) => self.filters.answer(values),
            (Slot::Count, customers::Answer::Count(count)) => {
                self.count = Some(*count);
                self.views.count(views::FIRST, *count);
            }
            (Slot::ViewTotal(id), customers::Answer::Total(count)) => self.views.count(id, *count),
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
            Slot::Values => self.filters.answer(&Lines::default()),
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

    /// The chosen rows, once, when somebody wants to do something with them.
    pub fn take_many(&mut self) -> Option<(Many, Vec<i64>)> {
        self.many.take()
    }

    /// The file before or after this one, as they stand in the list.
    pub fn neighbour(&self, id: i64, forward: bool) -> Option<i64> {
        let at = self.ids.iter().position(|other| *other == id)?;
        let next = if forward { at.checked_add(1)? } else { at.checked_sub(1)? };
        self.ids.get(next).copied()
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
        let narrowed = !self.query.text.is_empty() || !self.query.filter.is_empty();
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
            self.start(cx, actions);
        }
        show::line_at(ui, rect, rect.bottom());
        let inner = rect.shrink2(vec2(space::XL, 0.0));
        let (wish, left) = show::inside(ui, inner, Layout::right_to_left(Align::Center), |ui| {
            let wish = self.acts(ui, cx, actions);
            (wish, ui.cursor().right())
        });
        let wanted = show::inside(ui, inner.with_max_x(left), Layout::left_to_right(Align::Center), |ui| {
            text::title(ui, &cx.lang.tr("customers-view-title"));
            ui.add_space(space::M);
            ui.spacing_mut().item_spacing.x = space::XS;
            let now = self.content();
            self.views.ui(ui, cx, left, &now, actions)
        });
        if let Some(id) = wanted {
            self.choose_view(id, actions);
        }
        wish
    }

    fn acts(&mut self, ui: &mut Ui, cx: &Cx<'_>, actions: &mut Actions) -> Option<Wish> {
        ui.spacing_mut().item_spacing.x = space::M;
        let mut wish = None;
        let new = why_not_new(cx);
        let text = cx.lang.tr("customers-view-new");
        let button = Button::primary(&text).icon(icons::PLUS).refused_if(new.as_ref().map(Reason::refused));
        let by_key = !show::shut(ui) && ui.input_mut(|i| i.consume_key(Modifiers::COMMAND, Key::N));
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
            return instead::no_permission(ui, cx, rect, actions);
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
            return instead::nobody_yet(ui, cx, rect, actions);
        }
        if !show::busy_typing(ui) && ui.input_mut(|i| i.consume_key(Modifiers::NONE, Key::F)) {
            self.filters.open_groups();
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
                self.state.lay_out();
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
