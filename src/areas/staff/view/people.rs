//! 人员与帐号: the list of people with search and filters; the detail and the dialogs beside it have their own files.

use egui::{Align, Id, Key, Layout, Modifiers, Rect, Ui, UiBuilder, vec2};

use super::data::Data;
use super::parts::{self, at_right};
use super::person::{Detail, Event};
use super::person_acts::Acts;
use super::words;
use crate::areas::Done;
use crate::areas::staff::clauses::sec_01_passwords::{self, Age};
use crate::areas::staff::{self, Employment, Person};
use crate::areas::view::{Action, Actions, Cx, Route};
use crate::base::pinyin::pinyin_key;
use crate::base::search::{Query, SearchFields};
use crate::base::{Function, No, days_between};
use crate::i18n::{Lang, group};
use crate::msg;
use crate::ui::field::drop_chip;
use crate::ui::menu::{self, Item};
use crate::ui::table::{Cell, TableResponse};
use crate::ui::tokens::{Family, size, space};
use crate::ui::{Badge, Button, Column, EmptyPage, SearchField, Table, TableState, badge, chip, icons, keep_ime, text};

/// What the page wants of its owner: the form covers the page and lives beside it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Wish {
    /// A new person.
    New,
    /// Edit this person.
    Edit(i64),
}

/// Whose accounts are shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
enum TeamFilter {
    #[default]
    All,
    None,
    Team(i64),
}

/// What a person typed and chose on the page.
#[derive(Debug, Default)]
pub(super) struct PeoplePage {
    search: String,
    gone: bool,
    team: TeamFilter,
    table: TableState,
    /// Places in the list of everybody, filtered and sorted.
    rows: Vec<usize>,
    /// What the rows were made from.
    made_of: Option<(u64, String, bool, TeamFilter)>,
    selected: Option<i64>,
    /// The filters give way to the selected person.
    follow: bool,
    detail: Detail,
    acts: Acts,
}

/// The search field of the page, for its shortcut.
fn search_id() -> Id {
    Id::unique("staff-people-search")
}

impl PeoplePage {
    /// Whether a code stands on the screen that nobody noted down yet.
    pub fn has_code(&self) -> bool {
        self.acts.unsaved()
    }

    /// An act of this page ended.
    pub fn finished(&mut self, command: &staff::Command, outcome: &Result<Done, No>, actions: &mut Actions) {
        self.acts.finished(command, outcome, actions);
    }

    /// Shows this person.
    pub fn select(&mut self, id: Option<i64>) {
        if self.selected != id {
            self.selected = id;
            self.follow = true;
            self.made_of = None;
        }
    }

    /// Draws the page.
    pub fn ui(&mut self, ui: &mut Ui, cx: &Cx<'_>, data: &mut Data, actions: &mut Actions) -> Option<Wish> {
        data.want_people(actions);
        let page = ui.available_rect_before_wrap();
        let mut wish = self.shortcuts(ui, cx, actions);
        let rest = parts::page_head(ui, page, |ui| wish = self.head(ui, cx, data).or(wish));
        if data.people.value.is_none() {
            parts::inside(ui, "people-none", rest, Layout::top_down(Align::Min), |ui| parts::ready(ui, cx.lang, &mut data.people));
            return wish;
        }
        let people = data.people.value.as_deref().unwrap_or_default();
        self.follow_selected(people);
        self.keep_rows(people, data.version);
        let selected = self.selected.and_then(|id| people.iter().find(|person| person.staff.id == id));
        let (list, detail) = parts::split(ui, rest, selected.is_some());
        if let Some(list) = list {
            wish = self.list(ui, cx, data, list, actions).or(wish);
        }
        if let (Some(place), Some(person)) = (detail, selected) {
            let event = parts::inside(ui, "person", place, Layout::top_down(Align::Min), |ui| {
                ui.shrink_clip_rect(place);
                self.detail.ui(ui, cx, person, people, actions)
            });
            wish = self.take(event, person, actions).or(wish);
        }
        self.acts.ui(ui, cx, people, actions);
        wish
    }

    fn take(&mut self, event: Option<Event>, person: &Person, actions: &mut Actions) -> Option<Wish> {
        match event? {
            Event::Close => self.close(actions),
            Event::Edit => return Some(Wish::Edit(person.staff.id)),
            Event::GiveCode => self.acts.ask_code(person),
            Event::Unlock => self.acts.unlock(person, actions),
            Event::Depart => self.acts.ask_departure(person),
        }
        None
    }

    fn close(&mut self, actions: &mut Actions) {
        self.selected = None;
        self.table.cursor = None;
        self.table.selection.clear();
        actions.push(Action::Go(Route::Staff));
    }

    /// Somebody who was asked for from elsewhere is shown in whichever list he stands in.
    fn follow_selected(&mut self, people: &[Person]) {
        if !std::mem::take(&mut self.follow) {
            return;
        }
        let Some(person) = self.selected.and_then(|id| people.iter().find(|person| person.staff.id == id)) else { return };
        self.gone = person.staff.state != Employment::Active;
        self.search.clear();
        self.team = TeamFilter::All;
    }

    // ---- head ----

    fn head(&mut self, ui: &mut Ui, cx: &Cx<'_>, data: &Data) -> Option<Wish> {
        let lang = cx.lang;
        text::title(ui, &lang.tr("staff-people"));
        ui.add_space(space::S);
        let people = data.people.value.as_deref().unwrap_or_default();
        let active = people.iter().filter(|person| person.staff.state == Employment::Active).count();
        for (gone, id, count) in [(false, "staff-people-active", active), (true, "staff-people-gone", people.len() - active)] {
            let count = group(i64::try_from(count).unwrap_or(i64::MAX));
            if chip::view_pill(ui, &lang.tr(id), Some(&count), self.gone == gone).clicked() {
                self.gone = gone;
            }
        }
        let why = parts::why(lang, &words::may_manage_staff(cx.me));
        let new = at_right(ui, |ui| {
            let label = lang.tr("staff-new");
            let button = Button::primary(&label).icon(icons::PLUS).key("Ctrl N");
            button.refused_if(why.as_ref().map(parts::Why::refused)).show(ui).clicked()
        });
        new.then_some(Wish::New)
    }

    fn shortcuts(&mut self, ui: &Ui, cx: &Cx<'_>, actions: &mut Actions) -> Option<Wish> {
        if keep_ime::composing(ui.ctx()) || egui::Popup::is_any_open(ui.ctx()) || self.acts.is_open() {
            return None;
        }
        let pressed = |modifiers, key| ui.input_mut(|i| i.consume_key(modifiers, key));
        if pressed(Modifiers::COMMAND, Key::F) {
            ui.memory_mut(|m| m.request_focus(search_id()));
        }
        if self.selected.is_some() && pressed(Modifiers::NONE, Key::Escape) {
            self.close(actions);
        }
        if words::may_manage_staff(cx.me).is_err() {
            return None;
        }
        if pressed(Modifiers::COMMAND, Key::N) {
            return Some(Wish::New);
        }
        let edited = self.selected.filter(|_| pressed(Modifiers::NONE, Key::F2));
        edited.map(Wish::Edit)
    }

    // ---- list ----

    fn list(&mut self, ui: &mut Ui, cx: &Cx<'_>, data: &Data, place: Rect, actions: &mut Actions) -> Option<Wish> {
        let filters = place.with_max_y(place.top() + size::FILTER_ROW);
        parts::inside(ui, "people-filters", filters.shrink2(vec2(space::XL, 0.0)), Layout::left_to_right(Align::Center), |ui| {
            self.filters(ui, cx, data);
        });
        let room = place.with_min_y(filters.bottom());
        let people = data.people.value.as_deref().unwrap_or_default();
        parts::inside(ui, "people-list", room, Layout::top_down(Align::Min), |ui| {
            ui.shrink_clip_rect(room);
            if self.rows.is_empty() {
                self.nobody(ui, cx);
                return None;
            }
            let response = self.table(ui, cx, people);
            self.take_table(&response, people, cx, actions)
        })
    }

    fn filters(&mut self, ui: &mut Ui, cx: &Cx<'_>, data: &Data) {
        let lang = cx.lang;
        SearchField::new(&lang.tr("staff-people-search")).width(240.0).id(search_id()).key("Ctrl F").show(ui, lang, &mut self.search);
        let teams = data.teams.value.as_deref().unwrap_or_default();
        let shown = match self.team {
            TeamFilter::All => lang.tr("staff-all").into_owned(),
            TeamFilter::None => lang.tr("staff-no-team").into_owned(),
            TeamFilter::Team(id) => teams.iter().find(|team| team.id == id).map_or_else(String::new, |team| team.name.clone()),
        };
        let button = drop_chip(ui, &lang.tr("staff-field-team"), &shown);
        menu::menu(&button, 180.0, |ui| {
            let mut item = |ui: &mut Ui, name: &str, filter: TeamFilter| {
                if Item::new(name).checked(self.team == filter).show(ui).clicked() {
                    self.team = filter;
                    ui.close();
                }
            };
            item(ui, &lang.tr("staff-all"), TeamFilter::All);
            for team in teams {
                item(ui, &team.name, TeamFilter::Team(team.id));
            }
            item(ui, &lang.tr("staff-no-team"), TeamFilter::None);
        });
        if (!self.search.is_empty() || self.team != TeamFilter::All)
            && Button::quiet(&lang.tr("staff-clear-filters")).small().show(ui).clicked()
        {
            self.search.clear();
            self.team = TeamFilter::All;
        }
        at_right(ui, |ui| text::caption(ui, &lang.say(&msg!("staff-count-people", count = self.rows.len()))));
    }

    fn nobody(&mut self, ui: &mut Ui, cx: &Cx<'_>) {
        let lang = cx.lang;
        let (title, sentence) = match self.gone && self.search.is_empty() && self.team == TeamFilter::All {
            true => ("staff-nobody-gone", "staff-nobody-gone-detail"),
            false => ("staff-nobody", "staff-nobody-detail"),
        };
        EmptyPage::new(icons::USERS, &lang.tr(title), &lang.tr(sentence)).show(ui, lang);
    }

    /// Filters and sorts again when anything behind the rows changed, and keeps the selected person under the cursor.
    fn keep_rows(&mut self, people: &[Person], version: u64) {
        let made_of = (version, self.search.clone(), self.gone, self.team);
        if self.made_of.as_ref() == Some(&made_of) {
            return;
        }
        let query = Query::parse(&self.search);
        self.rows = (0..people.len()).filter(|at| people.get(*at).is_some_and(|person| self.accepts(person, &query))).collect();
        self.sort(people);
        self.made_of = Some(made_of);
        let at = self.selected.and_then(|id| self.rows.iter().position(|row| people.get(*row).is_some_and(|p| p.staff.id == id)));
        if at == self.table.cursor {
            return;
        }
        match at {
            Some(at) => self.table.go_to(at),
            None => self.table.rows_changed(),
        }
    }

    fn accepts(&self, person: &Person, query: &Query) -> bool {
        let draft = &person.staff.draft;
        let in_team = match self.team {
            TeamFilter::All => true,
            TeamFilter::None => draft.team.is_none(),
            TeamFilter::Team(id) => draft.team == Some(id),
        };
        let gone = person.staff.state != Employment::Active;
        let fields = SearchFields {
            names: &[&draft.name],
            codes: &[&draft.number],
            phones: &[&draft.phone],
            notes: &[&draft.job, &draft.skills, &person.team],
            ..SearchFields::default()
        };
        gone == self.gone && in_team && (query.is_empty() || query.accepts(&fields))
    }

    fn sort(&mut self, people: &[Person]) {
        let Some(sort) = self.table.sort.clone() else { return };
        let key = |at: &usize| -> (String, i64) {
            let Some(person) = people.get(*at) else { return (String::new(), 0) };
            let account = person.account.as_ref();
            match sort.column.as_str() {
                "name" => (pinyin_key(&person.staff.draft.name), 0),
                "number" => (person.staff.draft.number.clone(), 0),
                "team" => (person.team.clone(), 0),
                "login" => (String::new(), account.and_then(|a| a.last_login).map_or(0, |at| at.0)),
                "password" => (String::new(), account.map_or(i64::MAX, |a| a.set_at.0)),
                _ => (String::new(), person.staff.left_at.map_or(0, |at| at.0)),
            }
        };
        self.rows.sort_by_cached_key(key);
        if sort.descending {
            self.rows.reverse();
        }
    }

    fn table(&mut self, ui: &mut Ui, cx: &Cx<'_>, people: &[Person]) -> TableResponse {
        let lang = cx.lang;
        let accounts = cx.me.must_do_all(Function::Accounts).is_ok()
            || people.iter().any(|person| person.account.is_some() && person.staff.id != cx.me.id);
        let titles = columns(lang, accounts, self.gone);
        let columns: Vec<Column<'_>> = titles
            .iter()
            .map(|(id, title, width)| match *id {
                "posts" => Column::new(id, title, *width).fills(),
                "name" | "number" | "team" | "login" | "password" | "left" => Column::new(id, title, *width).sortable(),
                _ => Column::new(id, title, *width),
            })
            .collect();
        let query = Query::parse(&self.search);
        let name = lang.tr("staff-people");
        let rows = &self.rows;
        let response =
            Table::new("people", lang, &columns, rows.len()).takes_keyboard().name(&name).show(ui, &mut self.table, |ui, cell| {
                if let Some(person) = rows.get(cell.row).and_then(|at| people.get(*at)) {
                    self::cell(ui, cx, cell, person, &query);
                }
            });
        if response.sort {
            self.made_of = None;
        }
        response
    }

    fn take_table(&mut self, response: &TableResponse, people: &[Person], cx: &Cx<'_>, actions: &mut Actions) -> Option<Wish> {
        let at = |row: usize| self.rows.get(row).and_then(|at| people.get(*at)).map(|person| person.staff.id);
        if response.moved
            && let Some(id) = self.table.cursor.and_then(at)
        {
            self.selected = Some(id);
            actions.push(Action::Go(Route::Person(id)));
        }
        let opened = response.opened.and_then(at)?;
        words::may_manage_staff(cx.me).is_ok().then_some(Wish::Edit(opened))
    }
}

/// Columns as (id, text id of the title, width in Chinese, width in English).
const COLUMNS: &[(&str, &str, f32, f32)] = &[
    ("name", "staff-field-name", 112.0, 104.0),
    ("number", "staff-field-number", 60.0, 64.0),
    ("posts", "staff-field-posts", 120.0, 100.0),
    ("team", "staff-field-team", 80.0, 80.0),
    ("job", "staff-field-job", 60.0, 52.0),
    ("level", "staff-field-level", 54.0, 62.0),
    ("login", "staff-last-login", 86.0, 112.0),
    ("password", "staff-password-age", 72.0, 72.0),
    ("account", "staff-field-account", 128.0, 128.0),
    ("left", "staff-left-at", 130.0, 150.0),
];

/// Columns as (id, title, width): those of accounts for who may see them, and when people left for those who did.
fn columns(lang: Lang, accounts: bool, gone: bool) -> Vec<(&'static str, String, f32)> {
    let shown = |id: &str| match id {
        "login" | "password" | "account" => accounts && !gone,
        "left" => gone,
        _ => true,
    };
    let column =
        |(id, title, zh, en): &(&'static str, &str, f32, f32)| (*id, lang.tr(title).into_owned(), if lang == Lang::Zh { *zh } else { *en });
    COLUMNS.iter().filter(|(id, ..)| shown(id)).map(column).collect()
}

fn cell(ui: &mut Ui, cx: &Cx<'_>, cell: &Cell<'_>, person: &Person, query: &Query) {
    let lang = cx.lang;
    let draft = &person.staff.draft;
    let hits = |text: &str| query.hits(text);
    match cell.column {
        "name" => name_cell(ui, cell, person, &hits(&draft.name)),
        "number" => cell.marked(ui, &draft.number, &hits(&draft.number)),
        "posts" => cell.text(ui, &words::posts(lang, &draft.posts)),
        "team" => cell.marked(ui, &team_words(cx, person), &hits(&person.team)),
        "job" => cell.marked(ui, &draft.job, &hits(&draft.job)),
        "level" => cell.weak(ui, &words::level(lang, &draft.level)),
        "login" => match person.account.as_ref().map(|account| account.last_login) {
            None => cell.weak(ui, ""),
            Some(None) => cell.weak(ui, &lang.tr("staff-never")),
            Some(Some(at)) => cell.weak(ui, &words::moment_near(lang, at, cx.now)),
        },
        "password" => password_cell(ui, cx, cell, person),
        "account" => account_badges(ui, cx, cell, person),
        _ => {
            let day = person.staff.left_at.map(|at| words::day(lang, at.day(), cx.now.day())).unwrap_or_default();
            cell.weak(ui, &format!("{} {day}", lang.say(&person.staff.state.message())));
        }
    }
}

/// The team with 代理 behind it for a deputy.
fn team_words(cx: &Cx<'_>, person: &Person) -> String {
    if person.staff.draft.deputy {
        return cx.lang.say(&msg!("staff-team-deputy", team = person.team.as_str()));
    }
    person.team.clone()
}

fn name_cell(ui: &mut Ui, cell: &Cell<'_>, person: &Person, hits: &[std::ops::Range<usize>]) {
    let rect = ui.max_rect();
    let circle = Rect::from_center_size(egui::pos2(rect.left() + 10.0, rect.center().y), vec2(20.0, 20.0));
    let name = &person.staff.draft.name;
    badge::paint_avatar(ui, circle, name, usize::try_from(person.staff.id).unwrap_or(0));
    let builder = UiBuilder::new().max_rect(rect.with_min_x(circle.right() + 8.0)).layout(Layout::left_to_right(Align::Center));
    ui.scope_builder(builder, |ui| cell.marked(ui, name, hits));
}

fn password_cell(ui: &mut Ui, cx: &Cx<'_>, cell: &Cell<'_>, person: &Person) {
    let Some(account) = person.account.as_ref().filter(|account| !account.must_change) else { return cell.weak(ui, "") };
    let today = cx.now.day();
    let words = cx.lang.say(&msg!("staff-days", days = days_between(account.set_at.day(), today)));
    match sec_01_passwords::age(account.set_at, &cx.parameters.params, today) {
        Age::Over => cell.deadline(ui, Family::Danger, &words),
        Age::Due(_) => cell.deadline(ui, Family::Warning, &words),
        Age::Good => cell.weak(ui, &words),
    }
}

/// What is not ordinary about an account: locked, idle, a one-time code, or none at all.
pub(super) fn account_states(cx: &Cx<'_>, person: &Person) -> Vec<(&'static str, Option<Family>)> {
    let Some(account) = &person.account else { return vec![("staff-account-none", None)] };
    let mut states = Vec::new();
    if account.locked_at.is_some() {
        states.push(("staff-account-is-locked", Some(Family::Danger)));
    }
    match account.one_time_until {
        Some(until) if until < cx.now => states.push(("staff-account-code-over", Some(Family::Warning))),
        Some(_) => states.push(("staff-account-one-time", Some(Family::Info))),
        None => {}
    }
    if person.idle {
        states.push(("staff-account-idle", Some(Family::Warning)));
    }
    states
}

fn account_badges(ui: &mut Ui, cx: &Cx<'_>, cell: &Cell<'_>, person: &Person) {
    ui.spacing_mut().item_spacing.x = space::XS;
    let mut names = Vec::new();
    for (id, family) in account_states(cx, person) {
        let word = cx.lang.tr(id);
        match family {
            Some(family) => drop(badge::badge(ui, &word, family)),
            None => drop(Badge::outline(&word).show(ui)),
        }
        names.push(word.into_owned());
    }
    cell.name(ui, &names.join(" "));
}
