//! The list of tickets with its filters and search, and reassigning many at once.

use std::collections::BTreeMap;

use egui::{Align, Layout, Rect, Ui, vec2};

use super::super::model::Kind;
use super::super::questions::Row;
use super::super::{Answer, Command, ListQuery, Query, Sort, Target, Which};
use super::{Asked, Place, act, ask, go, head, is_busy, own, words};
use crate::areas::parts::{Reason, Trouble, inside};
use crate::areas::view::{Actions, Cx};
use crate::areas::{self, Done};
use crate::base::{No, Post, Refusal};
use crate::i18n::group;
use crate::msg;
use crate::ui::field::Field;
use crate::ui::table::Cell;
use crate::ui::tokens::{Family, space};
use crate::ui::{Button, Column, Dialog, EmptyPage, SearchField, Table, TableState, badge, chip, dialog, icons};

/// Tickets that one answer holds; a button asks for more.
const PAGE: usize = 300;

const LISTS: [(Which, &str); 9] = [
    (Which::Mine, "cases-tickets-view-mine"),
    (Which::Open, "cases-tickets-view-open"),
    (Which::Overdue, "cases-tickets-view-overdue"),
    (Which::DueToday, "cases-tickets-view-due-today"),
    (Which::Stuck, "cases-tickets-view-stuck"),
    (Which::AskLeader, "cases-tickets-view-asked"),
    (Which::Supervised, "cases-tickets-view-supervised"),
    (Which::Over, "cases-tickets-view-over"),
    (Which::All, "cases-tickets-view-all"),
];

/// Somebody to whom many tickets go.
#[derive(Default)]
struct Reassigning {
    ids: Vec<i64>,
    people: Vec<Target>,
    chosen: Option<usize>,
    reason: String,
    trouble: Option<Trouble>,
}

/// The list.
#[derive(Default)]
pub(super) struct List {
    query: ListQuery,
    rows: Vec<Row>,
    counts: BTreeMap<Which, i64>,
    more: bool,
    asked: bool,
    answered: bool,
    trouble: Option<Trouble>,
    state: TableState,
    reassigning: Option<Reassigning>,
}

impl List {
    fn start(&mut self, cx: &Cx<'_>, actions: &mut Actions) {
        if !std::mem::replace(&mut self.asked, true) {
            self.query.most = PAGE;
            // Who leads looks at everybody's first.
            self.query.which = if is_leader(cx) { Which::Open } else { Which::Mine };
            self.send(actions);
        }
    }

    /// Asks again, if it was ever shown.
    pub fn ask(&self, actions: &mut Actions) {
        if self.asked {
            self.send(actions);
        }
    }

    fn send(&self, actions: &mut Actions) {
        ask(Asked::List, Query::List(Box::new(self.query.clone())), actions);
        ask(Asked::Counts, Query::Counts, actions);
    }

    /// Takes an answer.
    pub fn answer(&mut self, answer: &Result<areas::Answer, No>) {
        match own(answer) {
            Ok(Some(Answer::List { rows, more })) => {
                (self.rows, self.more) = (rows.clone(), *more);
                (self.trouble, self.answered) = (None, true);
            }
            Ok(Some(Answer::Counts(counts))) => self.counts.clone_from(counts),
            Ok(Some(Answer::Targets(targets))) => {
                if let Some(open) = &mut self.reassigning {
                    open.people = targets.iter().filter(|target| target.place.staff.is_some()).cloned().collect();
                }
            }
            Ok(_) => {}
            Err(no) => self.trouble = Trouble::of(no).filter(|trouble| !trouble.is_stopped()),
        }
    }

    /// A reassignment ended.
    pub fn ended(&mut self, outcome: &Result<Done, No>) {
        match (outcome, &mut self.reassigning) {
            (Ok(_), _) => {
                self.reassigning = None;
                self.state.rows_changed();
            }
            (Err(no), Some(open)) => open.trouble = Trouble::of(no),
            (Err(_), None) => {}
        }
    }

    /// The tickets of the list in their order, for the next and the one before.
    pub fn ids(&self) -> Vec<i64> {
        self.rows.iter().map(|row| row.ticket.id).collect()
    }

    /// Draws head, filters and table.
    pub fn ui(&mut self, ui: &mut Ui, cx: &Cx<'_>, page: Rect, actions: &mut Actions) {
        self.start(cx, actions);
        let below = head(ui, cx, page, Place::List, actions);
        let bar = Rect::from_min_size(below.min, vec2(below.width(), 44.0));
        crate::areas::parts::line_at(ui, bar, bar.bottom());
        self.bar(ui, cx, bar.shrink2(vec2(space::XL, 0.0)), actions);
        let body = below.with_min_y(bar.bottom());
        if let Some(trouble) = &self.trouble {
            let title = cx.lang.tr("cases-tickets-view-unreadable");
            inside(ui, body.shrink(space::XL), Layout::top_down(Align::Min), |ui| {
                crate::areas::parts::trouble(ui, cx, &title, trouble, actions);
            });
        } else if self.answered && self.rows.is_empty() {
            let (title, sentence) = (cx.lang.tr("cases-tickets-view-empty"), cx.lang.tr("cases-tickets-view-empty-hint"));
            inside(ui, body, Layout::top_down(Align::Min), |ui| EmptyPage::new(icons::TICKET, &title, &sentence).show(ui, cx.lang));
        } else if self.answered {
            self.table(ui, cx, body, actions);
        }
        self.dialog(ui, cx, actions);
    }

    fn bar(&mut self, ui: &mut Ui, cx: &Cx<'_>, rect: Rect, actions: &mut Actions) {
        let lang = cx.lang;
        let mut query = self.query.clone();
        let left = inside(ui, rect, Layout::right_to_left(Align::Center), |ui| {
            ui.spacing_mut().item_spacing.x = space::S;
            let placeholder = lang.tr("cases-tickets-view-search");
            SearchField::new(&placeholder).width(200.0).show(ui, lang, &mut query.text);
            let chosen = Kind::ALL.iter().position(|kind| Some(*kind) == query.kind);
            let kinds: Vec<String> = Kind::ALL.iter().map(|kind| lang.say(&kind.message())).collect();
            let all = lang.tr("cases-tickets-view-every");
            let options: Vec<&str> = std::iter::once(all.as_ref()).chain(kinds.iter().map(String::as_str)).collect();
            let mut at = Some(chosen.map_or(0, |at| at + 1));
            Field::new(&lang.tr("cases-tickets-view-kind")).bare().width(112.0).select(ui, &mut at, &options);
            query.kind = at.and_then(|at| at.checked_sub(1)).and_then(|at| Kind::ALL.get(at).copied());
            let marked = self.marked();
            if !marked.is_empty() {
                let why = (!is_leader(cx)).then(|| Reason::of(lang, &Refusal::by("FLOW-05", msg!("cases-tickets-reassign-by-leader"))));
                let label = lang.say(&msg!("cases-tickets-view-reassign", count = marked.len()));
                if Button::secondary(&label).small().refused_if(why.as_ref().map(Reason::refused)).show(ui).clicked()
                    && let Some(first) = marked.first()
                {
                    ask(Asked::Targets, Query::Targets { id: *first }, actions);
                    self.reassigning = Some(Reassigning { ids: marked, ..Reassigning::default() });
                }
            }
            if self.more && Button::link(&lang.tr("cases-tickets-view-more")).small().show(ui).clicked() {
                query.most += PAGE;
            }
            ui.min_rect().left()
        });
        inside(ui, rect.with_max_x(left - space::L), Layout::left_to_right(Align::Center), |ui| {
            ui.spacing_mut().item_spacing.x = space::XXS;
            for (which, label) in LISTS {
                let count = self.counts.get(&which).filter(|count| **count > 0).map(|count| group(*count));
                let late = matches!(which, Which::Overdue | Which::Stuck) && count.is_some();
                let family = if late { Family::Danger } else { Family::Neutral };
                let pill = chip::state_pill(ui, &lang.tr(label), count.as_deref(), family, which == query.which);
                if pill.clicked() && which != query.which {
                    query.which = which;
                    query.sort = if matches!(which, Which::Over | Which::All) { Sort::Newest } else { Sort::Limit };
                }
            }
        });
        if query != self.query {
            self.query = query;
            self.state.rows_changed();
            self.send(actions);
        }
    }

    fn marked(&self) -> Vec<i64> {
        let chosen = self.rows.iter().enumerate().filter(|(place, _)| self.state.selection.contains(*place));
        chosen.map(|(_, row)| row.ticket.id).collect()
    }

    fn table(&mut self, ui: &mut Ui, cx: &Cx<'_>, rect: Rect, actions: &mut Actions) {
        const COLUMNS: [(&str, f32); 8] = [
            ("no", 150.0),
            ("kind", 84.0),
            ("content", 240.0),
            ("customer", 130.0),
            ("state", 150.0),
            ("first", 76.0),
            ("holder", 96.0),
            ("limit", 150.0),
        ];
        let titles = COLUMNS.map(|(id, _)| cx.lang.tr(&format!("cases-tickets-column-{id}")));
        let columns: Vec<Column<'_>> = COLUMNS
            .iter()
            .zip(&titles)
            .map(|((id, width), title)| {
                let column = Column::new(id, title, *width);
                if *id == "content" { column.fills() } else { column }
            })
            .collect();
        let name = cx.lang.tr("cases-tickets-view-title");
        let mut state = std::mem::take(&mut self.state);
        let out = inside(ui, rect, Layout::top_down(Align::Min), |ui| {
            let table = Table::new("tickets", cx.lang, &columns, self.rows.len()).checks().takes_keyboard().name(&name);
            table.show(ui, &mut state, |ui, at| {
                if let Some(row) = self.rows.get(at.row) {
                    cell(ui, cx, row, at);
                }
            })
        });
        let clicked = out.chosen && ui.input(|i| i.pointer.any_released() && !i.modifiers.any());
        let opened = out.opened.or(if clicked { state.cursor } else { None });
        if let Some(row) = opened.and_then(|row| self.rows.get(row)) {
            go(Place::One(row.ticket.id), actions);
        }
        self.state = state;
    }

    fn dialog(&mut self, ui: &mut Ui, cx: &Cx<'_>, actions: &mut Actions) {
        let Some(mut open) = self.reassigning.take() else { return };
        let lang = cx.lang;
        let title = lang.say(&msg!("cases-tickets-view-reassign", count = open.ids.len()));
        let ctx = ui.ctx().clone();
        let busy = is_busy(cx);
        let shown = Dialog::new("tickets-reassign", &title).show(&ctx, |ui| {
            if let Some(trouble) = &open.trouble {
                crate::areas::parts::trouble(ui, cx, &lang.tr("cases-tickets-view-not-done"), trouble, actions);
            }
            let names: Vec<String> = open
                .people
                .iter()
                .map(|target| lang.say(&msg!("cases-tickets-view-target", name = target.place.name.as_str(), open = target.open)))
                .collect();
            let options: Vec<&str> = names.iter().map(String::as_str).collect();
            Field::new(&lang.tr("cases-tickets-field-person")).required().select(ui, &mut open.chosen, &options);
            Field::new(&lang.tr("cases-tickets-field-reason")).required().multi_line(ui, &mut open.reason, 2);
            dialog::buttons(ui, |ui| {
                let (label, working) = (lang.tr("cases-tickets-view-do-reassign"), lang.tr("cases-tickets-view-working"));
                let go = Button::primary(&label).key("Ctrl Enter").busy(&working, busy).show(ui).clicked();
                (go, Button::secondary(&lang.tr("cases-tickets-cancel")).show(ui).clicked())
            })
        });
        let (confirmed, left) = shown.inner;
        if (confirmed || shown.confirmed) && !busy {
            let to = open.chosen.and_then(|at| open.people.get(at)).and_then(|target| target.place.staff).unwrap_or(0);
            act(Command::Reassign { ids: open.ids.clone(), to, reason: open.reason.clone() }, actions);
        }
        if !(left || shown.dismissed) {
            self.reassigning = Some(open);
        }
    }
}

fn is_leader(cx: &Cx<'_>) -> bool {
    [Post::TeamLeader, Post::Supervisor, Post::Director].iter().any(|post| cx.me.posts.contains(post))
}

fn cell(ui: &mut Ui, cx: &Cx<'_>, row: &Row, at: &Cell<'_>) {
    let (lang, ticket) = (cx.lang, &row.ticket);
    match at.column {
        "no" => at.weak(ui, &ticket.no),
        "kind" => at.text(ui, &lang.say(&ticket.draft.kind.message())),
        "content" => at.text(ui, &super::super::inbox::first_words(&ticket.draft.content)),
        "customer" => at.text(ui, if ticket.customer_name.is_empty() { "—" } else { &ticket.customer_name }),
        "state" => {
            words::badges(ui, lang, row);
            if ticket.urges > 0 {
                badge::badge(ui, &lang.say(&msg!("cases-tickets-view-urged", count = ticket.urges)), Family::Warning);
            }
            at.name(ui, &lang.say(&ticket.state.message()));
        }
        "first" => at.text(ui, &row.first),
        "holder" => at.text(ui, &ticket.holder.name),
        _ if ticket.state.is_over() => at.weak(ui, &lang.say(&words::age(ticket.age(cx.now)))),
        _ => {
            let text = if row.overdue {
                lang.say(&msg!("cases-tickets-view-over-by", age = words::age(cx.now.0 - ticket.limit_at.0)))
            } else {
                words::moment(ticket.limit_at, cx.now.day())
            };
            at.deadline(ui, words::urgency(row), &text);
        }
    }
}
