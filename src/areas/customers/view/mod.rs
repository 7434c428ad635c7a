//! The views of customers 客户档案: list, detail, form, conflict, import and export.
//! They read a [`Cx`], keep what people type, and push [`Action`]s; answers come back as [`News`]. Nothing here touches the store.

mod allocation;
mod analysis;
mod care;
mod conflict;
mod demand;
mod detail;
mod export;
mod form;
mod import;
mod list;
mod merge;
mod month;
pub mod paper;
mod preview;
mod show;
mod slips;
mod tagging;
#[cfg(test)]
mod tests;
mod today;
mod twins;

use std::collections::BTreeMap;

use egui::{Key, Modifiers, Rect, Sense, Ui, pos2, vec2};

use self::analysis::Analysis;
use self::care::{Care, Typed};
use self::demand::Demand;
use self::detail::Detail;
use self::export::Export;
use self::form::Form;
use self::import::Import;
use self::list::List;
use self::merge::Merging;
use self::month::Month;
use self::show::Names;
use self::slips::Slips;
use self::today::Today;
use self::twins::Twins;
use super::commands::record::Act;
use super::{Answer as CustomerAnswer, Command, Field, Query, Reply};
use crate::areas::staff::{self, Employment};
use crate::areas::view::{Action, Actions, Annex, Cx, Job, JobDone, ListOf, News, Pick, Reading, Route, Slot};
use crate::areas::{self, Answer};
use crate::base::{Function, No};
use crate::i18n::Lang;
use crate::msg;
use crate::ui::tokens::{size, tokens};

/// Narrowest page on which list and detail stand side by side.
const SIDE_BY_SIDE: f32 = 1_040.0;
/// Least and greatest width of the detail.
const DETAIL_WIDTHS: std::ops::RangeInclusive<f32> = 320.0..=620.0;

/// The people of the department.
#[derive(Debug, Default)]
pub(super) struct People {
    /// Everybody's name by id.
    pub names: Names,
    /// Those who work here now.
    pub working: Vec<(i64, String)>,
}

/// The page of the customers' area.
pub struct CustomersPage {
    list: List,
    detail: Detail,
    detail_width: f32,
    /// Forms by file, 0 for a new one: what was typed waits there until it is saved or dropped.
    forms: BTreeMap<i64, Form>,
    /// The file whose form is opened as soon as it was read.
    opening: Option<(i64, Option<Field>)>,
    /// The file that is being saved, after which the next one follows.
    goes_on: Option<i64>,
    import: Import,
    analysis: Analysis,
    export: Option<Export>,
    care: Option<Care>,
    today: Today,
    month: Option<Month>,
    slips: Slips,
    demand: Demand,
    merging: Option<Merging>,
    twins: Twins,
    people: People,
    people_asked: bool,
    route: Route,
}

impl Default for CustomersPage {
    fn default() -> Self {
        CustomersPage {
            list: List::default(),
            detail: Detail::default(),
            detail_width: size::DETAIL,
            forms: BTreeMap::new(),
            opening: None,
            goes_on: None,
            import: Import::default(),
            analysis: Analysis::default(),
            export: None,
            care: None,
            today: Today::default(),
            month: None,
            slips: Slips::default(),
            demand: Demand::default(),
            merging: None,
            twins: Twins::default(),
            people: People::default(),
            people_asked: false,
            route: Route::Customers,
        }
    }
}

/// Keys of these pages and what they do, for the list of shortcuts.
pub const KEYS: &[(&str, &str)] = &[
    ("Ctrl N", "customers-view-key-new"),
    ("↑ ↓", "customers-view-key-move"),
    ("Enter", "customers-view-key-open"),
    ("Esc", "customers-view-key-close"),
    ("E", "customers-view-key-edit"),
    ("Shift ↑ ↓", "customers-view-key-extend"),
    ("Ctrl A", "customers-view-key-all"),
    ("Ctrl C", "customers-view-key-copy"),
    ("Space", "customers-view-key-select"),
    ("F", "customers-view-key-filter"),
    ("Alt 1–9", "views-key"),
    ("Alt ↑ ↓", "customers-view-key-step"),
    ("Ctrl S", "customers-view-key-save"),
    ("Ctrl Shift Enter", "customers-view-key-next"),
    ("Ctrl Enter", "customers-view-key-confirm"),
    ("Ctrl ← →", "customers-view-key-period"),
];

impl CustomersPage {
    /// The search field of the window says something else.
    pub fn set_search(&mut self, text: &str, actions: &mut Actions) {
        self.list.set_search(text, actions);
    }

    /// What is searched for: the page may take the search away, and the field of the window follows.
    pub fn search(&self) -> &str {
        self.list.text()
    }

    /// What the status bar says.
    pub fn status(&self, lang: Lang) -> String {
        match self.route {
            Route::Import => self.import.status(lang),
            Route::Today => self.today.status(lang),
            Route::Slips => self.slips.status(lang),
            Route::Analysis(_) | Route::Demand => String::new(),
            Route::Twins => self.twins.status(lang),
            _ => self.list.status(lang),
        }
    }

    /// The views for the navigation: id, name, how many customers; and the id of the current one.
    pub fn views(&self, lang: Lang) -> (Vec<(i64, String, Option<i64>)>, i64) {
        self.list.pages(lang)
    }

    /// Shows a view in the list.
    pub fn choose_view(&mut self, id: i64, actions: &mut Actions) {
        self.list.choose_view(id, actions);
    }

    /// How many customers the person may read, once it is known.
    pub fn count(&self) -> Option<i64> {
        self.list.count()
    }

    /// Whether something is typed that is not stored.
    pub fn unsaved(&self) -> bool {
        self.forms.values().any(Form::is_dirty) || self.demand.unsaved() || self.analysis.unsaved()
    }

    // ---- drawing ----

    /// Draws the page of this route into the room. `annex` draws the archive of the customer in the detail.
    pub fn ui(&mut self, ui: &mut Ui, cx: &Cx<'_>, route: Route, annex: &mut Annex<'_>, actions: &mut Actions) {
        self.turn_to(cx, route, actions);
        self.step_by_keys(ui, route, actions);
        let rect = ui.available_rect_before_wrap();
        ui.painter().rect_filled(rect, 0, tokens(ui).surface);
        if !self.people_asked {
            self.people_asked = true;
            actions.push(Action::Ask(Slot::People, areas::Query::Staff(staff::Query::People)));
        }
        let form = match route {
            Route::NewCustomer => Some(0),
            Route::Customer(id) if self.forms.contains_key(&id) => Some(id),
            _ => None,
        };
        match (form, route) {
            (Some(key), _) => self.form(ui, cx, rect, key, annex, actions),
            (None, Route::Import) => self.import.ui(ui, cx, rect, actions),
            (None, Route::Slips) => {
                if let Some(care) = self.slips.ui(ui, cx, rect, actions) {
                    self.care = Some(care);
                }
            }
            (None, Route::Demand) => self.demand.ui(ui, cx, rect, actions),
            (None, Route::Today) => self.today.ui(ui, cx, rect, actions),
            (None, Route::Analysis(tab)) => {
                if let Some(analysis::Wish::List(conditions)) = self.analysis.ui(ui, cx, tab, rect, actions) {
                    self.list.only(conditions, actions);
                    actions.push(Action::Go(Route::Customers));
                }
            }
            (None, Route::Twins) => {
                if let Some(twins::Wish::Merge(one, other)) = self.twins.ui(ui, cx, rect, actions) {
                    self.merging = Some(Merging::new(one, other, actions));
                }
            }
            (None, _) => self.list_and_detail(ui, cx, rect, annex, actions),
        }
        if let Some(export) = &mut self.export
            && export.ui(ui.ctx(), cx, actions)
        {
            self.export = None;
        }
        if let Some(care) = &mut self.care
            && care.ui(ui.ctx(), cx, &self.people, actions)
        {
            self.care = None;
        }
        if let Some(month) = &mut self.month
            && month.ui(ui.ctx(), cx, actions)
        {
            self.month = None;
        }
        if let Some(merging) = &mut self.merging
            && merging.ui(ui.ctx(), cx, &self.people.names, actions)
        {
            self.merging = None;
        }
        ui.advance_cursor_after_rect(rect);
    }

    fn turn_to(&mut self, cx: &Cx<'_>, route: Route, actions: &mut Actions) {
        if route == Route::NewCustomer && list::why_not_new(cx).is_none() {
            self.forms.entry(0).or_insert_with(|| Form::new(cx));
        }
        match route {
            Route::Customer(id) => {
                self.detail.open(id, actions);
                if self.route != route {
                    self.list.go_to(id);
                }
            }
            _ => self.detail.close(),
        }
        self.route = route;
    }

    fn form(&mut self, ui: &mut Ui, cx: &Cx<'_>, rect: Rect, key: i64, annex: &mut Annex<'_>, actions: &mut Actions) {
        let Some(form) = self.forms.get_mut(&key) else {
            // Somebody without the right came here by a link or a key: the list says what he may do.
            return self.list_and_detail(ui, cx, rect, annex, actions);
        };
        match form.ui(ui, cx, rect, &self.people, actions) {
            Some(form::Wish::Leave) => {
                self.forms.remove(&key);
                if key == 0 {
                    actions.push(Action::Go(Route::Customers));
                }
            }
            Some(form::Wish::Next) => self.goes_on = Some(key),
            None => {}
        }
    }

    /// Alt+↓ and Alt+↑ lead to the next and the previous file of the list, from the detail and from the form.
    fn step_by_keys(&mut self, ui: &Ui, route: Route, actions: &mut Actions) {
        let Route::Customer(id) = route else { return };
        if show::shut(ui) {
            return;
        }
        let pressed = |key| ui.input_mut(|i| i.consume_key(Modifiers::ALT, key));
        let forward = match (pressed(Key::ArrowDown), pressed(Key::ArrowUp)) {
            (true, _) => true,
            (false, true) => false,
            (false, false) => return,
        };
        let Some(next) = self.list.neighbour(id, forward) else { return };
        if let Some(form) = self.forms.get(&id) {
            // What was typed waits in its form until somebody comes back.
            if !form.is_dirty() {
                self.forms.remove(&id);
            }
            self.edit(next, None, actions);
        }
        actions.push(Action::Go(Route::Customer(next)));
    }

    /// Opens the form of a file as soon as it was read.
    fn edit(&mut self, id: i64, field: Option<Field>, actions: &mut Actions) {
        if !self.forms.contains_key(&id) {
            self.opening = Some((id, field));
            actions.push(Action::Ask(Slot::ForEdit, areas::Query::Customers(Query::ForEdit { id })));
        }
    }

    fn list_and_detail(&mut self, ui: &mut Ui, cx: &Cx<'_>, rect: Rect, annex: &mut Annex<'_>, actions: &mut Actions) {
        let head = Rect::from_min_size(rect.min, vec2(rect.width(), size::PAGE_HEAD));
        let body = Rect::from_min_max(head.left_bottom(), rect.max);
        if self.list.head(ui, cx, head, actions) == Some(list::Wish::Export) {
            self.export = Some(Export::new(&self.list, Vec::new()));
        }
        if let Some((many, ids)) = self.list.take_many() {
            let about = cx.lang.say(&msg!("customers-care-count", count = ids.len()));
            match many {
                list::Many::Allocate => self.care = Some(Care::allocate(ids, about, actions)),
                list::Many::Grade => self.care = Some(Care::grade_many(ids, about)),
                list::Many::Tag => self.care = Some(Care::tag(ids, about, actions)),
                list::Many::Export => self.export = Some(Export::new(&self.list, ids)),
            }
        }
        if let Some((one, other)) = self.list.take_merged() {
            self.merging = Some(Merging::new(one, other, actions));
        }
        let current = self.detail.id();
        if current.is_none() {
            self.list.body(ui, cx, body, &self.people.names, None, actions);
            return;
        }
        let covers = self.detail.wide || rect.width() < SIDE_BY_SIDE;
        let detail = if covers { body } else { body.with_min_x(body.right() - self.detail_width.round()) };
        // First the detail: its keys go before those of the list.
        let wish = self.detail.ui(ui, cx, detail, &self.people.names, self.list.search(), annex, actions);
        if !covers {
            self.list.body(ui, cx, body.with_max_x(detail.left()), &self.people.names, current, actions);
            self.splitter(ui, detail);
        }
        match wish {
            Some(detail::Wish::Edit(id, field)) => self.edit(id, field, actions),
            Some(detail::Wish::Care(care)) => self.care = Some(*care),
            Some(detail::Wish::Month(id)) => self.month = Some(Month::new(id, cx.now.day(), actions)),
            None => {}
        }
    }

    /// The line between list and detail, which may be dragged.
    fn splitter(&mut self, ui: &Ui, detail: Rect) {
        let t = tokens(ui);
        let grip = Rect::from_min_max(pos2(detail.left() - 3.0, detail.top()), pos2(detail.left() + 3.0, detail.bottom()));
        let response = ui.interact(grip, ui.unique_id().with("splitter"), Sense::DRAG).on_hover_cursor(egui::CursorIcon::ResizeHorizontal);
        if response.dragged() {
            self.detail_width = (self.detail_width - response.drag_delta().x).clamp(*DETAIL_WIDTHS.start(), *DETAIL_WIDTHS.end());
        }
        let lit = response.hovered() || response.dragged();
        let stroke = crate::ui::tokens::line(ui.ctx(), if lit { t.line_3 } else { t.line });
        ui.painter().vline(detail.left() - 0.5, detail.y_range(), stroke);
    }

    // ---- news ----

    /// Takes answers, finished acts, results of jobs, picked and dropped files.
    pub fn news(&mut self, cx: &Cx<'_>, news: &News<'_>, actions: &mut Actions) {
        match news {
            News::Answer(slot, answer) => self.answer(cx, *slot, answer, actions),
            News::Finished(areas::Command::Customers(command), outcome) => self.finished(cx, command, outcome, actions),
            News::Finished(_, _) => {}
            News::Job(job, outcome) => self.job(job, outcome, actions),
            News::Picked(pick, Some(path)) => match pick {
                Pick::ExportSheet(_) => {
                    if let Some(export) = &mut self.export {
                        export.picked(cx, path, actions);
                    }
                    self.analysis.picked(cx, path, actions);
                }
                Pick::Template(of @ ListOf::Customers, _) => actions.push(Action::Start(Job::Template { of: *of, path: (*path).clone() })),
                _ => self.import.picked(pick, path, actions),
            },
            News::Picked(_, None) => {}
            News::Dropped(paths) => match (paths.first(), cx.me.must_do_all(Function::CustomerEdit)) {
                (Some(path), Ok(_)) => {
                    self.import.open(path, actions);
                    actions.push(Action::Go(Route::Import));
                }
                (Some(_), Err(refusal)) => actions.push(Action::Say(refusal.message)),
                (None, _) => {}
            },
            News::Stale => {
                self.analysis.stale();
                self.twins.stale();
                self.import.stale(actions);
                self.list.stale(actions);
                self.detail.ask(actions);
                self.today.stale();
                self.slips.stale();
                self.demand.stale();
                if self.people_asked {
                    actions.push(Action::Ask(Slot::People, areas::Query::Staff(staff::Query::People)));
                }
            }
        }
    }

    fn answer(&mut self, cx: &Cx<'_>, slot: Slot, answer: &Result<Answer, No>, actions: &mut Actions) {
        match (slot, answer) {
            (Slot::People, Ok(Answer::Staff(staff::Answer::People(people)))) => {
                let name = |person: &staff::Person| (person.staff.id, person.staff.draft.name.clone());
                self.people.names = people.iter().map(name).collect();
                self.people.working = people.iter().filter(|p| p.staff.state == Employment::Active).map(name).collect();
            }
            (Slot::Analysis(asked), answer) => self.analysis.answer(asked, answer),
            (Slot::File, Ok(Answer::Customers(CustomerAnswer::Merged { into, no }))) => {
                actions.push(Action::Say(msg!("customers-merge-led", no = no.as_str())));
                actions.push(Action::Go(Route::Customer(*into)));
            }
            (Slot::File, answer) => self.detail.answer(answer, actions),
            (Slot::Pair, answer) => {
                if let Some(merging) = &mut self.merging {
                    match answer {
                        Ok(Answer::Customers(CustomerAnswer::Pair(files))) => merging.answer(Ok(files)),
                        Ok(_) => {}
                        Err(no) => merging.answer(Err(no)),
                    }
                }
            }
            (Slot::Former, Ok(Answer::Customers(CustomerAnswer::Former { customer, draft }))) => {
                let (id, rev) = (customer.id, customer.rev);
                let edit = Command::Edit { id, rev, base: Box::new(customer.draft.clone()), draft: draft.clone() };
                actions.push(Action::Do(areas::Command::Customers(edit)));
            }
            (Slot::Former, Err(no)) => {
                if let Some(message) = spoken(no) {
                    actions.push(Action::Say(message));
                }
            }
            (Slot::Twins, Ok(Answer::Customers(CustomerAnswer::Twins(twins)))) => {
                let key = if let Route::Customer(id) = self.route { id } else { 0 };
                if let Some(form) = self.forms.get_mut(&key) {
                    form.twins.answer(twins);
                }
            }
            (Slot::TwinRows, Ok(Answer::Customers(CustomerAnswer::Rows(rows)))) => self.twins.answer(rows),
            (Slot::Imports | Slot::Stayed | Slot::Mappings, Ok(Answer::Customers(answer))) => self.import.answer(answer),
            (Slot::Balance, Ok(Answer::Customers(CustomerAnswer::Balance { loads, held, proposal }))) => {
                if let Some(care) = &mut self.care {
                    care.balance(loads, held, proposal);
                }
            }
            (Slot::ForEdit, Ok(Answer::Customers(CustomerAnswer::ForEdit(customer)))) => {
                let waited = self.forms.get_mut(&customer.id).is_some_and(|form| form.stored_version(customer));
                if !waited && let Some((_, at)) = self.opening.take_if(|(id, _)| *id == customer.id) {
                    let form = self.forms.entry(customer.id).or_insert_with(|| Form::edit(customer, cx.now.day()));
                    form.begin_at(at);
                }
            }
            (Slot::ForEdit, Err(no)) => self.not_for_edit(no, actions),
            (Slot::CreditTerms, Ok(Answer::Customers(CustomerAnswer::CreditTerms(terms)))) => {
                if let Some(care) = &mut self.care {
                    care.credit_terms(terms);
                }
            }
            (Slot::Preview, answer) => {
                if let Some(care) = &mut self.care {
                    care.previewed(answer);
                }
            }
            (Slot::Today | Slot::DayLines, answer) => self.today.answer(answer),
            (Slot::Referral, Ok(Answer::Customers(CustomerAnswer::First { rows, .. }))) => {
                if let Some(care) = &mut self.care {
                    care.offered(rows);
                }
            }
            (_, Ok(Answer::Customers(CustomerAnswer::Record(reply)))) => self.told(reply),
            (Slot::Slips | Slot::SlipDefects, Err(no)) => self.slips.failed(no),
            (Slot::Demand, Err(no)) => self.demand.failed(no),
            (Slot::Slip, Err(no)) => actions.extend(spoken(no).map(Action::Say)),
            (Slot::Timeline | Slot::Ledger | Slot::Month | Slot::Referral, _) => {}
            (slot, answer) => {
                if let (Slot::Values, Ok(Answer::Customers(CustomerAnswer::Values(values))), Some(care)) = (slot, answer, &mut self.care) {
                    care.values(values);
                }
                self.list.answer(slot, answer, actions);
            }
        }
    }

    /// Takes what gathers around the files.
    fn told(&mut self, reply: &Reply) {
        match reply {
            Reply::Timeline(_) | Reply::Ledger(_) => self.detail.told(reply),
            Reply::Month(sheet) => {
                if let Some(month) = &mut self.month {
                    month.answer(sheet);
                }
            }
            Reply::Slip(slip) => self.care = Some(Care::record(Typed::stored_slip(slip), slip.no.clone())),
            Reply::Slips(..) | Reply::SlipDefects(..) => self.slips.answer(reply),
            Reply::Demand(week) => self.demand.answer(week),
        }
    }

    fn not_for_edit(&mut self, no: &No, actions: &mut Actions) {
        self.opening = None;
        let message = match no {
            No::Refused(refusal) => refusal.message.clone(),
            No::Fault(fault) => fault.message.clone(),
            No::Conflict(_) => return,
        };
        for form in self.forms.values_mut().filter(|form| form.is_choosing()) {
            form.refused(no, actions);
        }
        actions.push(Action::Say(message));
    }

    fn finished(&mut self, cx: &Cx<'_>, command: &Command, outcome: &Result<areas::Done, No>, actions: &mut Actions) {
        self.analysis.finished(command, outcome, actions);
        let key = match command {
            Command::Create { .. } => 0,
            Command::Edit { id, .. } => *id,
            Command::Reveal { id } => return self.detail.revealed(*id, outcome, cx.now, actions),
            Command::View(act) => return self.list.view_ended(act, outcome, actions),
            Command::Extract | Command::Tidy { .. } => return self.today.finished(command, outcome, actions),
            Command::Record(act) if self.care.is_none() => return self.recorded(act, outcome, actions),
            Command::Merge { keep, .. } => return self.merged(*keep, outcome, actions),
            Command::Undo { .. } | Command::Distinct { .. } => return self.taken_back(command, outcome, actions),
            command if care::is_care(command) => return self.cared(outcome, actions),
            _ => return,
        };
        match outcome {
            Ok(done) => {
                let id = if key == 0 { done.id } else { key };
                match self.forms.remove(&key) {
                    Some(form) => actions.push(Action::Say(form.saved(done))),
                    None => actions.push(Action::Say(msg!("customers-view-saved", no = done.title.as_str()))),
                }
                self.detail.note(id, &done.findings);
                self.detail.ask(actions);
                self.list.stale(actions);
                let next = self.goes_on.take_if(|saved| *saved == id).and_then(|id| self.list.neighbour(id, true));
                if let Some(next) = next.filter(|_| self.route == Route::Customer(id)) {
                    self.edit(next, None, actions);
                    actions.push(Action::Go(Route::Customer(next)));
                } else if self.route == Route::NewCustomer || self.route == Route::Customer(id) {
                    actions.push(Action::Go(Route::Customer(id)));
                }
            }
            Err(no) => {
                self.goes_on = None;
                if let Some(form) = self.forms.get_mut(&key) {
                    form.refused(no, actions);
                }
            }
        }
    }

    /// An act of the file or of a page, done without a dialog, ended.
    fn recorded(&mut self, act: &Act, outcome: &Result<areas::Done, No>, actions: &mut Actions) {
        if let Act::Demand { .. } = act {
            self.demand.ended(outcome, actions);
        }
        if outcome.is_ok() {
            self.detail.ask(actions);
            self.slips.stale();
            self.demand.stale();
        }
    }

    /// Two files are one now, or why not.
    fn merged(&mut self, keep: i64, outcome: &Result<areas::Done, No>, actions: &mut Actions) {
        match outcome {
            Ok(done) => {
                self.merging = None;
                actions.push(Action::Say(msg!("customers-merge-done", no = done.title.as_str())));
                self.list.unchoose();
                self.list.stale(actions);
                self.twins.again(actions);
                if self.route != Route::Twins {
                    actions.push(Action::Go(Route::Customer(keep)));
                }
                self.detail.ask(actions);
            }
            Err(no) => {
                if let Some(merging) = &mut self.merging {
                    merging.refused(no, actions);
                }
            }
        }
    }

    /// An act was taken back, or files were told apart.
    fn taken_back(&mut self, command: &Command, outcome: &Result<areas::Done, No>, actions: &mut Actions) {
        let Ok(done) = outcome else { return };
        if matches!(command, Command::Undo { .. }) {
            actions.push(Action::Say(msg!("customers-undo-done", title = done.title.as_str())));
        }
        self.detail.ask(actions);
        self.list.stale(actions);
        self.twins.again(actions);
    }

    /// Asks whether an import is to be taken back.
    pub fn ask_undo_import(&mut self, entry: i64, actions: &mut Actions) {
        self.import.ask_undo(entry, actions);
    }

    /// An act of a dialog ended: what the clauses said stays with the file.
    fn cared(&mut self, outcome: &Result<areas::Done, No>, actions: &mut Actions) {
        if self.care.as_mut().is_some_and(|care| care.ended(outcome, actions)) {
            self.care = None;
        }
        if let (Ok(done), Some(id)) = (outcome, self.detail.id()) {
            self.detail.note(id, &done.findings);
        }
        if outcome.is_ok() {
            self.detail.ask(actions);
            self.list.stale(actions);
            self.slips.stale();
        }
    }

    fn job(&mut self, job: &Job, outcome: &Result<JobDone, No>, actions: &mut Actions) {
        match (job, outcome) {
            (Job::Export { .. }, outcome) => {
                if self.export.as_mut().is_some_and(|export| export.ended(outcome, actions)) {
                    self.export = None;
                }
            }
            (Job::ExportTable { .. }, outcome) => self.analysis.ended(outcome, actions),
            (Job::CopyRows { .. }, Ok(JobDone::Copied(text, rows))) => {
                actions.push(Action::Copy(text.clone(), msg!("customers-view-copied-rows", count = *rows)));
            }
            (Job::Template { of: ListOf::Customers, .. }, Ok(_)) => actions.push(Action::Say(msg!("customers-view-template-written"))),
            // The window says what was refused, with its clause.
            (Job::CopyRows { .. }, Err(_)) => {}
            (Job::Template { of: ListOf::Customers, .. }, Err(no)) => {
                if let Some(message) = spoken(no) {
                    actions.push(Action::Say(message));
                }
            }
            (Job::Twins, outcome) => self.twins.ended(outcome, actions),
            (job, outcome) => self.import.ended(job, outcome, actions),
        }
        if matches!(job, Job::Import { reading: Reading::Customers(_), .. } | Job::UndoImport { .. }) && outcome.is_ok() {
            self.list.stale(actions);
        }
    }
}

/// A no in one sentence.
fn spoken(no: &No) -> Option<crate::base::Message> {
    match no {
        No::Refused(refusal) => Some(refusal.message.clone()),
        No::Fault(fault) => Some(fault.message.clone()),
        No::Conflict(_) => None,
    }
}
