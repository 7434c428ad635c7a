//! The list of complaints: found while typing, narrowed by what is open, own or overdue, sorted by the server. Nothing is decided from it.

use egui::{Align, Layout, Rect, Ui, vec2};

use super::super::clauses::case_15_group;
use super::super::{Answer, Line, ListQuery, Query, Scope, Sort};
use super::reasons::{Reasoned, What};
use super::{Asked, Place, answer_of, ask, go, why_not_register, words};
use crate::areas::parts::{self, Reason, Trouble, inside, line_at};
use crate::areas::view::{Actions, Cx};
use crate::areas::{self, Done};
use crate::base::{Lines, No};
use crate::i18n::group;
use crate::ui::empty::EmptyClick;
use crate::ui::table::Cell;
use crate::ui::tokens::{Family, size, space};
use crate::ui::{Button, Column, EmptyPage, SearchField, Table, TableState, badge, chip, icons, text};

/// The kinds of list that have a pill.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
enum Kind {
    /// Own open ones.
    #[default]
    Mine,
    /// Open ones.
    Open,
    /// A clock is past.
    Overdue,
    /// A clock ends today.
    Today,
    /// Archived and ended ones.
    Closed,
    /// All of them.
    All,
}

const KINDS: [(Kind, &str); 6] = [
    (Kind::Mine, "cases-complaints-view-mine"),
    (Kind::Open, "cases-complaints-view-open"),
    (Kind::Overdue, "cases-complaints-view-overdue"),
    (Kind::Today, "cases-complaints-view-today"),
    (Kind::Closed, "cases-complaints-view-closed"),
    (Kind::All, "cases-complaints-view-all"),
];

/// The list of the page.
#[derive(Default)]
pub(super) struct List {
    kind: Kind,
    text: String,
    lines: Option<Lines<Line>>,
    total: Option<i64>,
    asked: bool,
    trouble: Option<Trouble>,
    state: TableState,
    dialog: Option<Reasoned>,
}

impl List {
    fn query(&self) -> ListQuery {
        let sort = match self.state.sort.as_ref().map(|sort| sort.column.as_str()) {
            Some("no") => Sort::Number,
            Some("state") => Sort::State,
            Some("due") => Sort::Due,
            Some("handler") => Sort::Handler,
            Some("department") => Sort::Department,
            Some("accepted") => Sort::Accepted,
            _ if matches!(self.kind, Kind::Closed | Kind::All) => Sort::Accepted,
            _ => Sort::Due,
        };
        let descending = self.state.sort.as_ref().map_or(sort == Sort::Accepted, |sort| sort.descending);
        let scope = match self.kind {
            Kind::Mine => Scope::Mine,
            Kind::Open | Kind::Overdue | Kind::Today => Scope::Open,
            Kind::Closed => Scope::Closed,
            Kind::All => Scope::All,
        };
        ListQuery {
            text: self.text.clone(),
            scope,
            overdue: self.kind == Kind::Overdue,
            due_today: self.kind == Kind::Today,
            sort,
            descending,
            ..ListQuery::default()
        }
    }

    /// Asks again, if it was ever shown.
    pub fn ask(&self, actions: &mut Actions) {
        if self.asked {
            ask(Asked::List, Query::List(Box::new(self.query())), actions);
            ask(Asked::Total, Query::Total(Box::new(ListQuery { text: String::new(), ..self.query() })), actions);
        }
    }

    /// Takes an answer.
    pub fn answer(&mut self, answer: &Result<areas::Answer, No>) {
        match answer_of(answer) {
            Ok(Some(Answer::List(list, lines))) if **list == self.query() => {
                (self.lines, self.trouble) = (Some(lines.clone()), None);
                self.state.rows_changed();
            }
            Ok(Some(Answer::Total(_, total))) => self.total = Some(*total),
            Ok(Some(Answer::Handlers(handlers))) => {
                if let Some(dialog) = &mut self.dialog {
                    dialog.handlers(handlers);
                }
            }
            Ok(_) => {}
            Err(no) => self.trouble = Trouble::of(no).filter(|trouble| !trouble.is_stopped()),
        }
    }

    /// Complaints were given to another 经办人, or not.
    pub fn ended(&mut self, outcome: &Result<Done, No>) {
        match (outcome, &mut self.dialog) {
            (Ok(_), _) => {
                self.dialog = None;
                self.state.selection.clear();
            }
            (Err(no), Some(dialog)) => dialog.refused(no),
            (Err(no), None) => self.trouble = Trouble::of(no),
        }
    }

    /// Chooses every row, for the tests.
    #[cfg(test)]
    pub fn choose_all(&mut self) {
        self.state.selection.insert_range(0..self.lines.as_ref().map_or(0, |lines| lines.len()));
    }

    /// The ones before and behind in the list, with its place and how many there are.
    pub fn neighbours(&self, id: i64) -> Option<Neighbours> {
        let lines = self.lines.as_ref()?;
        let place = lines.iter().position(|line| line.id == id)?;
        let at = |place: Option<usize>| place.and_then(|place| lines.get(place)).map(|line| line.id);
        Some(Neighbours { before: at(place.checked_sub(1)), behind: at(place.checked_add(1)), place: place + 1, count: lines.len() })
    }

    /// Draws the page.
    pub fn ui(&mut self, ui: &mut Ui, cx: &Cx<'_>, page: Rect, actions: &mut Actions) {
        if !std::mem::replace(&mut self.asked, true) {
            self.ask(actions);
        }
        let head = Rect::from_min_size(page.min, vec2(page.width(), size::PAGE_HEAD));
        line_at(ui, head, head.bottom());
        self.head(ui, cx, head.shrink2(vec2(space::XL, 0.0)), actions);
        let tools = Rect::from_min_size(head.left_bottom(), vec2(page.width(), 48.0));
        self.tools(ui, cx, tools.shrink2(vec2(space::XL, 0.0)), actions);
        let body = page.with_min_y(tools.bottom());
        if let Some(trouble) = &self.trouble {
            let title = cx.lang.tr("cases-complaints-view-unreadable");
            inside(ui, body.shrink(space::XL), Layout::top_down(Align::Min), |ui| parts::trouble(ui, cx, &title, trouble, actions));
            return;
        }
        let Some(lines) = self.lines.take() else { return };
        if lines.is_empty() {
            self.empty(ui, cx, body, actions);
        } else {
            self.table(ui, cx, body, &lines, actions);
        }
        self.lines = Some(lines);
        if self.dialog.as_mut().is_some_and(|dialog| dialog.ui(ui.ctx(), cx, actions)) {
            self.dialog = None;
        }
    }

    fn head(&mut self, ui: &mut Ui, cx: &Cx<'_>, rect: Rect, actions: &mut Actions) {
        let lang = cx.lang;
        let left = inside(ui, rect, Layout::right_to_left(Align::Center), |ui| {
            ui.spacing_mut().item_spacing.x = space::M;
            let why = why_not_register(cx);
            let label = lang.tr("cases-complaints-view-new");
            if Button::primary(&label).icon(icons::PLUS).refused_if(why.as_ref().map(Reason::refused)).show(ui).clicked() {
                go(Place::New, actions);
            }
            if Button::quiet(&lang.tr("cases-complaints-import-open")).icon(icons::DOWNLOAD_SIMPLE).show(ui).clicked() {
                go(Place::Import, actions);
            }
            ui.min_rect().left()
        });
        inside(ui, rect.with_max_x(left - space::M), Layout::left_to_right(Align::Center), |ui| {
            ui.spacing_mut().item_spacing.x = space::XS;
            text::title(ui, &lang.tr("cases-complaints-view-title"));
            ui.add_space(space::S);
            for (kind, id) in KINDS {
                let current = kind == self.kind;
                let count = self.total.filter(|_| current).map(group);
                if chip::view_pill(ui, &lang.tr(id), count.as_deref(), current).clicked() && !current {
                    (self.kind, self.total) = (kind, None);
                    self.ask(actions);
                }
            }
        });
    }

    fn tools(&mut self, ui: &mut Ui, cx: &Cx<'_>, rect: Rect, actions: &mut Actions) {
        inside(ui, rect, Layout::left_to_right(Align::Center), |ui| {
            let hint = cx.lang.tr("cases-complaints-view-search");
            let before = self.text.clone();
            SearchField::new(&hint).width(320.0).show(ui, cx.lang, &mut self.text);
            if before != self.text {
                self.ask(actions);
            }
            if let Some(lines) = self.lines.as_ref().filter(|lines| lines.more) {
                parts::not_all(ui, cx.lang, lines);
            }
            let chosen = self.state.selection.len();
            if chosen > 0 && case_15_group::handles(cx.me) {
                ui.add_space(space::M);
                let label = cx.lang.say(&crate::msg!("cases-complaints-view-reassign", count = chosen));
                if Button::secondary(&label).small().show(ui).clicked() {
                    let lines = self.lines.as_ref();
                    let ids = self.state.selection.iter().filter_map(|row| lines.and_then(|lines| lines.get(row))).map(|line| line.id);
                    self.dialog = Some(Reasoned::new(What::Reassign(ids.collect())));
                    ask(Asked::Handlers, Query::Handlers, actions);
                }
            }
        });
    }

    fn table(&mut self, ui: &mut Ui, cx: &Cx<'_>, rect: Rect, lines: &Lines<Line>, actions: &mut Actions) {
        let l = |id| cx.lang.tr(id).into_owned();
        let titles = [
            ("no", l("cases-complaints-field-no"), 150.0, true),
            ("complainant", l("cases-complaints-field-complainant"), 96.0, false),
            ("content", l("cases-complaints-field-content"), 240.0, false),
            ("state", l("cases-complaints-field-state"), 176.0, true),
            ("due", l("cases-complaints-field-due"), 140.0, true),
            ("handler", l("cases-complaints-field-handler"), 84.0, true),
            ("department", l("cases-complaints-field-department"), 96.0, true),
            ("accepted", l("cases-complaints-field-accepted"), 130.0, true),
        ];
        let columns: Vec<Column<'_>> = titles
            .iter()
            .map(|(id, title, width, sorts)| {
                let column = Column::new(id, title, *width);
                let column = if *id == "content" { column.fills() } else { column };
                if *sorts { column.sortable() } else { column }
            })
            .collect();
        let name = l("cases-complaints-view-title");
        let shown = inside(ui, rect, Layout::top_down(Align::Min), |ui| {
            let table = Table::new("complaints", cx.lang, &columns, lines.len()).takes_keyboard().checks().name(&name);
            table.show(ui, &mut self.state, |ui, at| {
                if let Some(line) = lines.get(at.row) {
                    cell(ui, cx, at, line);
                }
            })
        });
        if shown.sort {
            self.ask(actions);
        }
        // A click on the row opens it, one on its box chooses it.
        let clicked = shown.moved && ui.input(|i| i.pointer.any_released() && !i.modifiers.any());
        let row = shown.opened.or(if clicked { self.state.cursor.take() } else { None });
        if let Some(line) = row.and_then(|row| lines.get(row)) {
            go(Place::One(line.id), actions);
        }
    }

    fn empty(&mut self, ui: &mut Ui, cx: &Cx<'_>, rect: Rect, actions: &mut Actions) {
        let l = |id| cx.lang.tr(id);
        let new = l("cases-complaints-view-new");
        let may = why_not_register(cx).is_none();
        let clicked = inside(ui, rect, Layout::top_down(Align::Min), |ui| {
            let (title, sentence) = (l("cases-complaints-view-empty"), l("cases-complaints-view-empty-hint"));
            let page = EmptyPage::new(icons::CHAT_CIRCLE_DOTS, &title, &sentence);
            if may { page.primary(icons::PLUS, &new).show(ui, cx.lang) } else { page.show(ui, cx.lang) }
        });
        if matches!(clicked, Some(EmptyClick::Primary)) {
            go(Place::New, actions);
        }
    }
}

/// A complaint's place in the list.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Neighbours {
    /// The one before.
    pub before: Option<i64>,
    /// The one behind.
    pub behind: Option<i64>,
    /// Its place, from 1.
    pub place: usize,
    /// How many the list holds.
    pub count: usize,
}

fn cell(ui: &mut Ui, cx: &Cx<'_>, at: &Cell<'_>, line: &Line) {
    let (lang, today) = (cx.lang, cx.now.day());
    match at.column {
        "no" => at.text(ui, &line.no),
        "complainant" => at.text(ui, &line.complainant),
        "content" => at.weak(ui, &line.content),
        "state" => {
            ui.spacing_mut().item_spacing.x = space::XS;
            let words = lang.say(&line.state.message());
            badge::badge(ui, &words, words::family(line.state));
            if line.important {
                badge::badge(ui, &lang.tr("cases-complaints-view-important"), Family::Danger);
            }
            if line.round > 1 {
                let round = lang.say(&crate::msg!("cases-complaints-view-round", round = line.round));
                badge::badge(ui, &round, Family::Neutral);
            }
            at.name(ui, &words);
        }
        "due" => match line.due {
            Some(due) => {
                let family = if due < cx.now {
                    Family::Danger
                } else if due.day() == today {
                    Family::Warning
                } else {
                    Family::Neutral
                };
                at.deadline(ui, family, &words::moment(lang, due, today));
            }
            None => at.weak(ui, ""),
        },
        "handler" => at.text(ui, &line.handler),
        "department" => at.text(ui, &line.department),
        _ => at.weak(ui, &words::moment(lang, line.accepted_at, today)),
    }
}
