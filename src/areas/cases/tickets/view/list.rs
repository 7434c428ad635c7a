//! The list of tickets with its filters and search, reassigning many at once, and taking the list out of the department.

use std::path::Path;

use egui::{Align, Key, Layout, Modifiers, Rect, Ui, vec2};

use super::super::clauses::is_leader;
use super::super::model::{Category, Kind};
use super::super::questions::Row;
use super::super::views::{LISTS, usual, view_of};
use super::super::{Answer, Command, ListQuery, Query, Target, ViewAct, ViewContent, Which};
use super::{Asked, Place, act, ask, go, head, is_busy, own, words};
use crate::areas::cases::boards::{self, may_take_out};
use crate::areas::cases::dialog::{Form, Outcome};
use crate::areas::cases::export::ExportDialog;
use crate::areas::cases::sheets::{ExportOrder, List as Exported};
use crate::areas::parts::{Reason, Trouble, busy_typing, columns, inside, line_at, trouble};
use crate::areas::view::{Action, Actions, Cx, Job, JobDone, Slot};
use crate::areas::views::Content as _;
use crate::areas::views::view::{Listed, ViewBar};
use crate::areas::{self, Done, cases};
use crate::base::{Day, No, Refusal};
use crate::msg;
use crate::ui::field::Field;
use crate::ui::table::Cell;
use crate::ui::tokens::{Family, size, space};
use crate::ui::{Button, EmptyPage, SearchField, Table, TableState, badge, chip, icons, menu};

/// Tickets that one answer holds; a button asks for more.
const PAGE: usize = 300;

impl Listed for ViewContent {
    const KEEPS: &'static str = "cases-tickets-view-keeps";

    fn command(act: ViewAct) -> areas::Command {
        areas::Command::Cases(cases::Command::Boards(boards::Command::TicketView(act)))
    }

    fn question() -> (Slot, areas::Query) {
        (Slot::Tickets(Asked::Views), areas::Query::Cases(cases::Query::Boards(boards::Query::TicketViews)))
    }
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
pub(super) struct List {
    shown: ViewContent,
    /// Only what was accepted on this day: the tickets behind a number.
    day: Option<Day>,
    most: usize,
    views: ViewBar<ViewContent>,
    /// Whose tickets can be asked for.
    people: Vec<(i64, String)>,
    rows: Vec<Row>,
    more: bool,
    asked: bool,
    answered: bool,
    trouble: Option<Trouble>,
    state: TableState,
    reassigning: Option<Reassigning>,
    export: Option<ExportDialog<Box<ListQuery>>>,
}

impl Default for List {
    fn default() -> Self {
        List {
            shown: ViewContent::default(),
            day: None,
            most: PAGE,
            views: ViewBar::default(),
            people: Vec::new(),
            rows: Vec::new(),
            more: false,
            asked: false,
            answered: false,
            trouble: None,
            state: TableState::default(),
            reassigning: None,
            export: None,
        }
    }
}

impl List {
    fn start(&mut self, cx: &Cx<'_>, actions: &mut Actions) {
        if self.views.begin(cx, actions) {
            let people = areas::Query::Cases(cases::Query::Boards(boards::Query::People));
            actions.push(Action::Ask(Slot::Tickets(Asked::People), people));
        }
        if !std::mem::replace(&mut self.asked, true) {
            self.shown.which = usual(cx.me);
            self.send(actions);
        }
    }

    /// Asks again, if it was ever shown.
    pub fn ask(&self, actions: &mut Actions) {
        if self.asked {
            self.views.ask(actions);
            self.send(actions);
        }
    }

    fn query(&self) -> ListQuery {
        ListQuery { from: self.day, to: self.day, ..self.shown.query(self.most) }
    }

    fn send(&self, actions: &mut Actions) {
        ask(Asked::List, Query::List(Box::new(self.query())), actions);
        ask(Asked::Counts, Query::Counts, actions);
        self.ask_counts(actions);
    }

    /// Asks how many tickets each saved view holds. A search is not counted, nor what grows without end.
    fn ask_counts(&self, actions: &mut Actions) {
        let is_counted = |content: &ViewContent| content.which.is_counted() && content.text.is_empty();
        for view in self.views.shown().filter(|view| !view.is_built_in() && is_counted(&view.content)) {
            ask(Asked::Total(view.id), Query::Total(Box::new(view.content.query(0))), actions);
        }
    }

    // ---- views ----

    /// Turns to a view. From list to list the other filters stay.
    fn choose(&mut self, id: i64, actions: &mut Actions) {
        let from_list = self.views.is_built_in();
        let Some(content) = self.views.choose(id) else { return };
        if from_list && self.views.is_built_in() {
            self.shown.which = content.which;
            self.changed(actions);
        } else {
            self.show(content, actions);
        }
    }

    fn show(&mut self, content: ViewContent, actions: &mut Actions) {
        (self.shown, self.day) = (content, None);
        self.changed(actions);
    }

    /// Other tickets are asked for.
    fn changed(&mut self, actions: &mut Actions) {
        self.most = PAGE;
        self.state.rows_changed();
        self.send(actions);
    }

    /// An act on views ended.
    pub fn view_ended(&mut self, act: &ViewAct, outcome: &Result<Done, No>, actions: &mut Actions) {
        self.views.ended(act, outcome, actions);
    }

    /// Whether something is typed that is not stored.
    pub fn is_dirty(&self) -> bool {
        self.reassigning.as_ref().is_some_and(|open| !open.reason.trim().is_empty())
    }

    /// Turns to the consultations of a day about this (FLOW-12).
    pub fn about(&mut self, category: Category, day: Day, actions: &mut Actions) {
        self.asked = true;
        self.shown = ViewContent { which: Which::All, category: Some(category), ..ViewContent::default() };
        self.day = Some(day);
        self.views.turn_to(view_of(Which::All));
        self.state = TableState::default();
        self.changed(actions);
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
        let shown = &self.shown;
        let name = LISTS.iter().find(|(which, ..)| *which == shown.which).map(|(.., id)| cx.lang.tr(id).into_owned());
        let kind = shown.kind.map(|kind| cx.lang.say(&kind.message()));
        let about = shown.category.map(|category| cx.lang.say(&category.message()));
        let day = self.day.map(|day| day.to_string());
        let person = shown.person.map(|id| self.name_of(id));
        let text = (!shown.text.trim().is_empty()).then(|| shown.text.trim().to_owned());
        [name, kind, about, day, person, text].into_iter().flatten().collect::<Vec<_>>().join(" · ")
    }

    fn name_of(&self, person: i64) -> String {
        self.people.iter().find(|(id, _)| *id == person).map_or_else(|| "—".to_owned(), |(_, name)| name.clone())
    }

    /// Takes an answer.
    pub fn answer(&mut self, asked: Asked, answer: &Result<areas::Answer, No>, actions: &mut Actions) {
        match (asked, answer) {
            (_, Ok(areas::Answer::Cases(cases::Answer::Boards(boards::Answer::TicketViews(views))))) => {
                return match self.views.take(views) {
                    Some(content) => self.show(content, actions),
                    None => self.ask_counts(actions),
                };
            }
            (_, Ok(areas::Answer::Cases(cases::Answer::Boards(boards::Answer::People(people))))) => {
                return self.people.clone_from(&people.people);
            }
            (Asked::Total(view), Ok(areas::Answer::Cases(cases::Answer::Tickets(Answer::Total(count))))) => {
                return self.views.count(view, *count);
            }
            // Who sees no figures chooses no people, and a list is there without its views.
            (Asked::People | Asked::Views | Asked::Total(_), _) => return,
            _ => {}
        }
        match own(answer) {
            Ok(Some(Answer::List { rows, more })) => {
                (self.rows, self.more) = (rows.clone(), *more);
                (self.trouble, self.answered) = (None, true);
            }
            Ok(Some(Answer::Counts(counts))) => {
                for (which, view, _) in LISTS {
                    if let Some(count) = counts.get(&which) {
                        self.views.count(view, *count);
                    }
                }
            }
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
        let before = (self.shown.clone(), self.day);
        let left = inside(ui, rect, Layout::right_to_left(Align::Center), |ui| {
            ui.spacing_mut().item_spacing.x = space::S;
            self.buttons(ui, cx, actions);
            SearchField::new(&lang.tr("cases-tickets-view-search")).width(180.0).show(ui, lang, &mut self.shown.text);
            self.filters(ui, cx);
            if self.more && Button::link(&lang.tr("cases-tickets-view-more")).small().show(ui).clicked() {
                self.most += PAGE;
                self.send(actions);
            }
            ui.min_rect().left() - space::L
        });
        let now = self.shown.clone().kept();
        let chosen = inside(ui, rect.with_max_x(left), Layout::left_to_right(Align::Center), |ui| {
            ui.spacing_mut().item_spacing.x = space::XXS;
            self.views.ui(ui, cx, left, &now, actions)
        });
        match chosen {
            Some(view) => self.choose(view, actions),
            None if before != (self.shown.clone(), self.day) => self.changed(actions),
            None => {}
        }
    }

    /// What narrows the list, from the right.
    fn filters(&mut self, ui: &mut Ui, cx: &Cx<'_>) {
        let lang = cx.lang;
        self.more_filters(ui, cx);
        if let Some(category) = self.shown.category {
            let (name, said) = (lang.tr("cases-tickets-field-category"), lang.say(&category.message()));
            let value = self.day.map_or_else(|| said.clone(), |day| format!("{said} {day}"));
            let chip = chip::filter(ui, lang, &name, &value);
            if chip.removed || chip.response.clicked() {
                (self.shown.category, self.day) = (None, None);
            }
        } else {
            kinds(ui, cx, &mut self.shown.kind);
        }
        if let Some(person) = self.shown.person {
            let chip = chip::filter(ui, lang, &lang.tr("cases-tickets-field-person"), &self.name_of(person));
            if chip.removed || chip.response.clicked() {
                self.shown.person = None;
            }
        }
        // The pill of a list says which it is; that of a saved view does not.
        if !self.views.is_built_in() {
            lists(ui, cx, &mut self.shown.which);
        }
    }

    /// What is asked for less often: what a consultation is about, and whose tickets.
    fn more_filters(&mut self, ui: &mut Ui, cx: &Cx<'_>) {
        let lang = cx.lang;
        let button = chip::add(ui, &lang.tr("cases-boards-filter"));
        menu::menu(&button, 200.0, |ui| {
            egui::ScrollArea::vertical().max_height(400.0).show(ui, |ui| {
                menu::heading(ui, &lang.tr("cases-tickets-field-category"));
                for category in Category::ALL {
                    let chosen = self.shown.category == Some(*category);
                    if menu::Item::new(&lang.say(&category.message())).checked(chosen).show(ui).clicked() {
                        (self.shown.category, self.day) = ((!chosen).then_some(*category), None);
                        self.shown.kind = None;
                    }
                }
                if !self.people.is_empty() {
                    menu::heading(ui, &lang.tr("cases-tickets-field-person"));
                }
                for (id, name) in &self.people {
                    let chosen = self.shown.person == Some(*id);
                    if menu::Item::new(name).checked(chosen).show(ui).clicked() {
                        self.shown.person = (!chosen).then_some(*id);
                    }
                }
            });
        });
    }

    /// 改派 and 导出, the last at the right.
    fn buttons(&mut self, ui: &mut Ui, cx: &Cx<'_>, actions: &mut Actions) {
        let lang = cx.lang;
        let why = may_take_out(cx.me, true).err().map(|refusal| Reason::of(lang, &refusal));
        let label = lang.tr("cases-boards-export");
        let export = Button::quiet(&label).icon(icons::UPLOAD_SIMPLE).small();
        if export.refused_if(why.as_ref().map(Reason::refused)).show(ui).clicked() {
            self.export = Some(ExportDialog::new(Box::new(self.query()), lang.tr("cases-list-tickets").into_owned()));
        }
        let marked = self.marked();
        if marked.is_empty() {
            return;
        }
        let why = (!is_leader(cx.me)).then(|| Reason::of(lang, &Refusal::by("FLOW-05", msg!("cases-tickets-reassign-by-leader"))));
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
            ("cases-tickets-column-state", 210.0, false),
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

/// The choice of a list.
fn lists(ui: &mut Ui, cx: &Cx<'_>, which: &mut Which) {
    let names = LISTS.map(|(.., text)| cx.lang.tr(text));
    let options: Vec<&str> = names.iter().map(AsRef::as_ref).collect();
    let mut at = LISTS.iter().position(|(list, ..)| list == which);
    Field::new(&cx.lang.tr("cases-tickets-view-which")).bare().width(104.0).select(ui, &mut at, &options);
    if let Some((list, ..)) = at.and_then(|at| LISTS.get(at)) {
        *which = *list;
    }
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
