//! The complaints of the board as a list that is sorted, searched, given to others and exported.

use egui::{Align, Key, Layout, Modifiers, Rect, Ui, vec2};

use super::filters::Bar;
use super::{Asked, Told, Wish, ask_complaints, open_complaint, told};
use crate::areas;
use crate::areas::cases::boards::views::Filters;
use crate::areas::cases::boards::{ViewContent, may_take_out, sheet};
use crate::areas::cases::complaints::{self, Line, ListQuery, Query, Scope, Sort};
use crate::areas::cases::model::Level;
use crate::areas::parts::{Reason, Trouble, busy_typing, clock, day_narrow, inside, line_at, not_all, trouble};
use crate::areas::view::{Actions, Cx};
use crate::areas::views::Content as _;
use crate::base::{Lines, No};
use crate::msg;
use crate::ui::table::{Cell, Sort as Sorted};
use crate::ui::tokens::{Family, size, space};
use crate::ui::{Button, Column, EmptyPage, SearchField, Table, TableState, icons, text};

/// At most so many rows.
const MOST: usize = 1_000;

/// The list.
#[derive(Default)]
pub(super) struct List {
    text: String,
    query: Option<Box<ListQuery>>,
    lines: Option<Lines<Line>>,
    trouble: Option<Trouble>,
    table: TableState,
}

/// Columns: id, width, whether it takes the room that is left, whether it sorts.
const COLUMNS: [(&str, f32, bool, Option<Sort>); 9] = [
    ("no", 150.0, false, Some(Sort::Number)),
    ("complainant", 130.0, false, None),
    ("content", 200.0, true, None),
    ("state", 92.0, false, Some(Sort::State)),
    ("handler", 80.0, false, Some(Sort::Handler)),
    ("department", 90.0, false, Some(Sort::Department)),
    ("round", 56.0, false, Some(Sort::Round)),
    ("due", 124.0, false, Some(Sort::Due)),
    ("accepted", 104.0, false, Some(Sort::Accepted)),
];

impl List {
    /// Asks for the rows of these filters.
    pub fn ask(&mut self, list: ListQuery, actions: &mut Actions) {
        // Closed ones have no clock.
        let usual = if list.scope == Scope::All { (Sort::Accepted, true) } else { (Sort::Due, false) };
        let (sort, descending) = self.sort().unwrap_or(usual);
        let list = Box::new(ListQuery { text: self.text.clone(), sort, descending, limit: MOST, ..list });
        self.query = Some(list.clone());
        ask_complaints(Asked::List, Query::List(list), actions);
    }

    /// By what the person sorts; nothing for the usual order.
    fn sort(&self) -> Option<(Sort, bool)> {
        let sorted = self.table.sort.as_ref()?;
        let (.., sort) = COLUMNS.iter().find(|(id, ..)| *id == sorted.column)?;
        sort.map(|sort| (sort, sorted.descending))
    }

    /// What the list shows under these filters, as a view keeps it.
    pub fn content(&self, filters: &Filters) -> ViewContent {
        ViewContent { as_list: true, filters: filters.clone(), text: self.text.clone(), sort: self.sort() }.kept()
    }

    /// Shows what a view says of the list.
    pub fn show(&mut self, view: &ViewContent) {
        self.text.clone_from(&view.text);
        self.table.sort = view.sort.and_then(|(by, descending)| {
            let (id, ..) = COLUMNS.iter().find(|(.., sort)| *sort == Some(by))?;
            Some(Sorted { column: (*id).to_owned(), descending })
        });
    }

    /// For the tests: what was asked for last.
    #[cfg(test)]
    pub fn asked_for(&self) -> Option<Box<ListQuery>> {
        self.query.clone()
    }

    /// The complaints in their order.
    pub fn ids(&self) -> Vec<i64> {
        self.lines.iter().flat_map(|lines| lines.iter().map(|line| line.id)).collect()
    }

    /// Takes an answer.
    pub fn answer(&mut self, answer: &Result<areas::Answer, No>) {
        match told(answer) {
            Ok(Some(Told::Complaints(complaints::Answer::List(query, lines)))) if self.query.as_ref() == Some(query) => {
                (self.lines, self.trouble) = (Some(lines.clone()), None);
                self.table.rows_changed();
            }
            Ok(_) => {}
            Err(no) => self.trouble = Trouble::of(no).filter(|trouble| !trouble.is_stopped()),
        }
    }

    /// Draws the page.
    pub fn ui(&mut self, ui: &mut Ui, cx: &Cx<'_>, page: Rect, bar: &mut Bar, actions: &mut Actions) -> Option<Wish> {
        let now = self.content(&bar.filters);
        let (body, wanted) = bar.ui(ui, cx, page, &now, actions);
        let row = Rect::from_min_size(body.min, vec2(body.width(), size::FILTER_ROW));
        line_at(ui, row, row.bottom());
        let before = self.text.clone();
        let wish = inside(ui, row.shrink2(vec2(space::XL, 0.0)), Layout::left_to_right(Align::Center), |ui| self.tools(ui, cx, bar));
        let wish = wanted.or((self.text != before).then_some(Wish::Again)).or(wish);
        if let Some(Wish::Again | Wish::View(_)) = wish {
            return wish;
        }
        let room = body.with_min_y(row.bottom());
        if let Some(no) = &self.trouble {
            let title = cx.lang.tr("cases-boards-unreadable");
            inside(ui, room.shrink(space::XL), Layout::top_down(Align::Min), |ui| trouble(ui, cx, &title, no, actions));
            return wish;
        }
        wish.or_else(|| self.table(ui, cx, room, actions))
    }

    /// The complaints that are chosen, or the one on which the cursor stands.
    fn chosen(&self) -> Vec<i64> {
        let Some(lines) = &self.lines else { return Vec::new() };
        let id = |row: usize| lines.get(row).map(|line| line.id);
        let chosen: Vec<i64> = self.table.selection.iter().filter_map(id).collect();
        if chosen.is_empty() { self.table.cursor.and_then(id).into_iter().collect() } else { chosen }
    }

    fn tools(&mut self, ui: &mut Ui, cx: &Cx<'_>, bar: &Bar) -> Option<Wish> {
        let lang = cx.lang;
        ui.spacing_mut().item_spacing.x = space::M;
        SearchField::new(&lang.tr("cases-boards-search")).width(260.0).show(ui, lang, &mut self.text);
        let chosen = self.chosen();
        if chosen.len() > 1 {
            text::caption(ui, &lang.say(&msg!("cases-boards-marked", count = chosen.len())));
        } else if let Some(lines) = &self.lines {
            not_all(ui, lang, lines);
            if !lines.more {
                text::caption(ui, &lang.say(&msg!("cases-boards-count", count = lines.len())));
            }
        }
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            ui.spacing_mut().item_spacing.x = space::M;
            let why = may_take_out(cx.me, true).err().map(|refusal| Reason::of(lang, &refusal));
            let word = lang.tr("cases-boards-export");
            let export = Button::quiet(&word).icon(icons::UPLOAD_SIMPLE);
            if export.refused_if(why.as_ref().map(Reason::refused)).show(ui).clicked() {
                let filter = bar.words(lang, &self.text);
                return self.query.clone().map(|list| Wish::Export(sheet::What::List(list, filter)));
            }
            let none = lang.tr("cases-boards-choose-first");
            let button = Button::secondary(&lang.tr("cases-boards-reassign")).key("A").allowed(!chosen.is_empty(), &none).show(ui);
            button.clicked().then_some(Wish::Reassign(chosen))
        })
        .inner
    }

    fn table(&mut self, ui: &mut Ui, cx: &Cx<'_>, rect: Rect, actions: &mut Actions) -> Option<Wish> {
        let lines = self.lines.take()?;
        if lines.is_empty() {
            let (title, sentence) = (cx.lang.tr("cases-boards-none"), cx.lang.tr("cases-boards-none-filter"));
            inside(ui, rect, Layout::top_down(Align::Min), |ui| EmptyPage::new(icons::LIST_CHECKS, &title, &sentence).show(ui, cx.lang));
            self.lines = Some(lines);
            return None;
        }
        let titles: Vec<String> = COLUMNS.iter().map(|(id, ..)| cx.lang.tr(&format!("cases-boards-column-{id}")).into_owned()).collect();
        let columns: Vec<Column<'_>> = COLUMNS
            .iter()
            .zip(&titles)
            .map(|((id, width, fills, sort), title)| {
                let column = Column::new(id, title, *width);
                let column = if *fills { column.fills() } else { column };
                let column = if *id == "round" { column.right() } else { column };
                if sort.is_some() { column.sortable() } else { column }
            })
            .collect();
        let name = cx.lang.tr("app-command-complaints");
        let out = inside(ui, rect, Layout::top_down(Align::Min), |ui| {
            let table = Table::new("complaint-list", cx.lang, &columns, lines.len()).checks().takes_keyboard().name(&name);
            table.show(ui, &mut self.table, |ui, at| {
                if let Some(line) = lines.get(at.row) {
                    cell(ui, cx, line, at);
                }
            })
        });
        if let Some(line) = out.opened.and_then(|row| lines.get(row)) {
            open_complaint(line.id, actions);
        }
        self.lines = Some(lines);
        if out.sort {
            return Some(Wish::Again);
        }
        let chosen = self.chosen();
        let key = !chosen.is_empty() && !busy_typing(ui) && ui.input_mut(|i| i.consume_key(Modifiers::NONE, Key::A));
        key.then_some(Wish::Reassign(chosen))
    }
}

fn cell(ui: &mut Ui, cx: &Cx<'_>, line: &Line, at: &Cell<'_>) {
    let today = cx.now.day();
    let moment = |at: crate::base::Instant| format!("{} {}", day_narrow(at.day(), today), clock(at));
    match at.column {
        "no" => at.text(ui, &line.no),
        "complainant" => at.text(ui, &line.complainant),
        "content" => at.text(ui, &line.content),
        "state" => at.text(ui, &cx.lang.say(&line.state.message())),
        "handler" => at.weak(ui, &line.handler),
        "department" => at.weak(ui, &line.department),
        "round" => at.weak(ui, &line.round.to_string()),
        "due" => match line.due.filter(|_| !line.state.is_closed()) {
            Some(due) => {
                let family = match Level::of(line.state_since, Some(due), cx.now) {
                    Level::Over => Family::Danger,
                    _ if due.day() == today => Family::Warning,
                    _ => Family::Neutral,
                };
                at.deadline(ui, family, &moment(due));
            }
            None => at.weak(ui, ""),
        },
        _ => at.weak(ui, &moment(line.accepted_at)),
    }
}
