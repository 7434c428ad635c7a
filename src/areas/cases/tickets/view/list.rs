//! The list of tickets with its filters and search, reassigning many at once, and taking the list out of the department.

use std::collections::BTreeMap;
use std::path::Path;

use egui::{Align, Key, Layout, Modifiers, Rect, Ui, vec2};

use super::super::model::{Category, Kind};
use super::super::questions::Row;
use super::super::{Answer, Command, ListQuery, Query, Sort, Target, Which};
use super::{Asked, Place, act, ask, go, head, is_busy, own, words};
use crate::areas::cases::boards::may_take_out;
use crate::areas::cases::dialog::{Form, Outcome};
use crate::areas::cases::export::ExportDialog;
use crate::areas::cases::sheets::{ExportOrder, List as Exported};
use crate::areas::parts::{Reason, Trouble, busy_typing, columns, inside, line_at, trouble};
use crate::areas::view::{Action, Actions, Cx, Job, JobDone};
use crate::areas::{self, Done};
use crate::base::{Day, No, Post, Refusal};
use crate::i18n::group;
use crate::msg;
use crate::ui::field::Field;
use crate::ui::table::Cell;
use crate::ui::tokens::{Family, size, space};
use crate::ui::{Button, EmptyPage, SearchField, Table, TableState, badge, chip, icons};

/// Tickets that one answer holds; a button asks for more.
const PAGE: usize = 300;

/// The lists of this page; those that are urged stand in 催单与督办.
const LISTS: [(Which, &str); 7] = [
    (Which::Mine, "cases-tickets-view-mine"),
    (Which::Open, "cases-tickets-view-open"),
    (Which::AskLeader, "cases-tickets-view-asked"),
    (Which::Hard, "cases-tickets-view-hard"),
    (Which::Over, "cases-tickets-view-over"),
    (Which::Invalid, "cases-tickets-view-invalid"),
    (Which::All, "cases-tickets-view-all"),
];

/// How a list is ordered: what is open by its limit, what ended by its age.
fn order(which: Which) -> Sort {
    if matches!(which, Which::Over | Which::Invalid | Which::All) { Sort::Newest } else { Sort::Limit }
}

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
    export: Option<ExportDialog<Box<ListQuery>>>,
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

    /// Whether something is typed that is not stored.
    pub fn is_dirty(&self) -> bool {
        self.reassigning.as_ref().is_some_and(|open| !open.reason.trim().is_empty())
    }

    /// Turns to the consultations of a day about this (FLOW-12).
    pub fn about(&mut self, category: Category, day: Day, actions: &mut Actions) {
        self.asked = true;
        self.query = ListQuery {
            which: Which::All,
            category: Some(category),
            from: Some(day),
            to: Some(day),
            sort: order(Which::All),
            most: PAGE,
            ..ListQuery::default()
        };
        self.state = TableState::default();
        self.send(actions);
        go(Place::List, actions);
    }

    /// Where a sheet goes.
    pub fn picked(&mut self, cx: &Cx<'_>, path: &Path, actions: &mut Actions) {
        if let Some(dialog) = &self.export {
            let order = ExportOrder {
                list: Exported::Tickets(dialog.what().clone()),
                filter: self.filter(cx),
                reason: dialog.reason(),
                format: dialog.format(path),
                lang: cx.lang,
            };
            actions.push(Action::Start(Job::ExportCases { order: Box::new(order), path: path.to_owned() }));
        }
    }

    /// An export ended.
    pub fn exported(&mut self, outcome: &Result<JobDone, No>, actions: &mut Actions) {
        let over = self.export.as_mut().is_some_and(|dialog| dialog.ended(outcome, actions));
        self.export = self.export.take().filter(|_| !over);
    }

    /// The filter in words, for a printed list.
    fn filter(&self, cx: &Cx<'_>) -> String {
        let query = &self.query;
        let name = LISTS.iter().find(|(which, _)| *which == query.which).map(|(_, id)| cx.lang.tr(id).into_owned());
        let kind = query.kind.map(|kind| cx.lang.say(&kind.message()));
        let about = query.category.map(|category| cx.lang.say(&category.message()));
        let day = query.from.map(|day| day.to_string());
        let text = (!query.text.trim().is_empty()).then(|| query.text.trim().to_owned());
        [name, kind, about, day, text].into_iter().flatten().collect::<Vec<_>>().join(" · ")
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
        let bar = Rect::from_min_size(below.min, vec2(below.width(), size::FILTER_ROW));
        line_at(ui, bar, bar.bottom());
        self.bar(ui, cx, bar.shrink2(vec2(space::XL, 0.0)), actions);
        let body = below.with_min_y(bar.bottom());
        if let Some(no) = &self.trouble {
            let title = cx.lang.tr("cases-tickets-view-unreadable");
            inside(ui, body.shrink(space::XL), Layout::top_down(Align::Min), |ui| {
                trouble(ui, cx, &title, no, actions);
            });
        } else if self.answered && self.rows.is_empty() {
            let (title, sentence) = (cx.lang.tr("cases-tickets-view-empty"), cx.lang.tr("cases-tickets-view-empty-hint"));
            inside(ui, body, Layout::top_down(Align::Min), |ui| EmptyPage::new(icons::TICKET, &title, &sentence).show(ui, cx.lang));
        } else if self.answered {
            self.table(ui, cx, body, actions);
        }
        self.dialog(ui, cx, actions);
        if self.export.as_mut().is_some_and(|dialog| dialog.ui(ui.ctx(), cx, actions)) {
            self.export = None;
        }
    }

    fn bar(&mut self, ui: &mut Ui, cx: &Cx<'_>, rect: Rect, actions: &mut Actions) {
        let lang = cx.lang;
        let mut query = self.query.clone();
        let left = inside(ui, rect, Layout::right_to_left(Align::Center), |ui| {
            ui.spacing_mut().item_spacing.x = space::S;
            self.buttons(ui, cx, actions);
            SearchField::new(&lang.tr("cases-tickets-view-search")).width(180.0).show(ui, lang, &mut query.text);
            match (query.category, query.from) {
                (Some(category), Some(day)) => {
                    let name = lang.tr("cases-tickets-field-category");
                    let chip = chip::filter(ui, lang, &name, &format!("{} {day}", lang.say(&category.message())));
                    if chip.removed || chip.response.clicked() {
                        (query.category, query.from, query.to) = (None, None, None);
                    }
                }
                _ => kinds(ui, cx, &mut query.kind),
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
                let pill = chip::view_pill(ui, &lang.tr(label), count.as_deref(), which == query.which);
                if pill.clicked() && which != query.which {
                    query.which = which;
                    query.sort = order(which);
                }
            }
        });
        if query != self.query {
            self.query = query;
            self.state.rows_changed();
            self.send(actions);
        }
    }

    /// 改派 and 导出, the last at the right.
    fn buttons(&mut self, ui: &mut Ui, cx: &Cx<'_>, actions: &mut Actions) {
        let lang = cx.lang;
        let why = may_take_out(cx.me, true).err().map(|refusal| Reason::of(lang, &refusal));
        let label = lang.tr("cases-boards-export");
        let export = Button::quiet(&label).icon(icons::UPLOAD_SIMPLE).small();
        if export.refused_if(why.as_ref().map(Reason::refused)).show(ui).clicked() {
            self.export = Some(ExportDialog::new(Box::new(self.query.clone()), lang.tr("cases-list-tickets").into_owned()));
        }
        let marked = self.marked();
        if marked.is_empty() {
            return;
        }
        let why = (!is_leader(cx)).then(|| Reason::of(lang, &Refusal::by("FLOW-05", msg!("cases-tickets-reassign-by-leader"))));
        let label = lang.say(&msg!("cases-tickets-view-reassign", count = marked.len()));
        let button = Button::secondary(&label).key("A").small().refused_if(why.as_ref().map(Reason::refused)).show(ui);
        let key = !busy_typing(ui) && ui.input_mut(|i| i.consume_key(Modifiers::NONE, Key::A));
        if (button.clicked() || key)
            && why.is_none()
            && let Some(first) = marked.first()
        {
            ask(Asked::Targets, Query::Targets { id: *first }, actions);
            self.reassigning = Some(Reassigning { ids: marked, ..Reassigning::default() });
        }
    }

    /// The tickets that are chosen, or the one on which the cursor stands.
    fn marked(&self) -> Vec<i64> {
        let id = |row: usize| self.rows.get(row).map(|row| row.ticket.id);
        let chosen: Vec<i64> = self.state.selection.iter().filter_map(id).collect();
        if chosen.is_empty() { self.state.cursor.and_then(id).into_iter().collect() } else { chosen }
    }

    fn table(&mut self, ui: &mut Ui, cx: &Cx<'_>, rect: Rect, actions: &mut Actions) {
        const COLUMNS: [(&str, f32, bool); 8] = [
            ("cases-tickets-column-no", 140.0, false),
            ("cases-tickets-column-kind", 88.0, false),
            ("cases-tickets-column-content", 150.0, true),
            ("cases-tickets-column-customer", 112.0, false),
            ("cases-tickets-column-state", 194.0, false),
            ("cases-tickets-column-first", 84.0, false),
            ("cases-tickets-column-holder", 86.0, false),
            ("cases-tickets-column-limit", 140.0, false),
        ];
        let titles = COLUMNS.map(|(id, ..)| cx.lang.tr(id));
        let columns = columns(&COLUMNS, &titles);
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
        if let Some(row) = out.opened.and_then(|row| self.rows.get(row)) {
            go(Place::One(row.ticket.id), actions);
        }
        self.state = state;
    }

    fn dialog(&mut self, ui: &Ui, cx: &Cx<'_>, actions: &mut Actions) {
        let Some(open) = &mut self.reassigning else { return };
        let lang = cx.lang;
        let title = lang.say(&msg!("cases-tickets-view-reassign", count = open.ids.len()));
        let Reassigning { ids, people, chosen, reason, trouble } = open;
        let send = lang.tr("cases-tickets-view-do-reassign");
        let form = Form::new("tickets-reassign", &title, &send).quoting("FLOW-05");
        let outcome = form.show(ui.ctx(), cx, is_busy(cx), trouble.as_ref(), actions, |ui, first| {
            let name = |target: &Target| msg!("cases-tickets-view-target", name = target.place.name.as_str(), open = target.open);
            let names: Vec<String> = people.iter().map(|target| lang.say(&name(target))).collect();
            let options: Vec<&str> = names.iter().map(String::as_str).collect();
            let to = Field::new(&lang.tr("cases-tickets-field-person")).required().select(ui, chosen, &options);
            if first {
                to.request_focus();
            }
            Field::new(&lang.tr("cases-tickets-field-reason")).required().limit(200).multi_line(ui, reason, 2);
        });
        match outcome {
            Outcome::Open => {}
            Outcome::Sent => {
                let to = chosen.and_then(|at| people.get(at)).and_then(|target| target.place.staff).unwrap_or(0);
                act(Command::Reassign { ids: ids.clone(), to, reason: reason.clone() }, actions);
            }
            Outcome::Left => self.reassigning = None,
        }
    }
}

/// The choice of a kind.
fn kinds(ui: &mut Ui, cx: &Cx<'_>, kind: &mut Option<Kind>) {
    let names: Vec<String> = Kind::ALL.iter().map(|kind| cx.lang.say(&kind.message())).collect();
    let all = cx.lang.tr("cases-tickets-view-every");
    let options: Vec<&str> = std::iter::once(all.as_ref()).chain(names.iter().map(String::as_str)).collect();
    let mut at = Some(Kind::ALL.iter().position(|one| Some(*one) == *kind).map_or(0, |at| at + 1));
    Field::new(&cx.lang.tr("cases-tickets-view-kind")).bare().width(112.0).select(ui, &mut at, &options);
    *kind = at.and_then(|at| at.checked_sub(1)).and_then(|at| Kind::ALL.get(at).copied());
}

fn is_leader(cx: &Cx<'_>) -> bool {
    [Post::TeamLeader, Post::Supervisor, Post::Director].iter().any(|post| cx.me.posts.contains(post))
}

fn cell(ui: &mut Ui, cx: &Cx<'_>, row: &Row, at: &Cell<'_>) {
    let (lang, ticket) = (cx.lang, &row.ticket);
    match at.column {
        "cases-tickets-column-no" => at.weak(ui, &ticket.no),
        "cases-tickets-column-kind" => at.text(ui, &lang.say(&ticket.draft.kind.message())),
        "cases-tickets-column-content" => at.text(ui, &super::super::inbox::first_words(&ticket.draft.content)),
        "cases-tickets-column-customer" => at.text(ui, if ticket.customer_name.is_empty() { "—" } else { &ticket.customer_name }),
        "cases-tickets-column-state" => {
            words::badges(ui, lang, row);
            if ticket.urges > 0 {
                badge::badge(ui, &lang.say(&msg!("cases-tickets-view-urged", count = ticket.urges)), Family::Warning);
            }
            at.name(ui, &lang.say(&ticket.state.message()));
        }
        "cases-tickets-column-first" => at.text(ui, &row.first),
        "cases-tickets-column-holder" => at.text(ui, &ticket.holder.name),
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
