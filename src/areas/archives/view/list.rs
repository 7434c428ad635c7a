//! The tabs of the archive: documents with filters and search, and the registers.

use egui::{Align, Layout, Rect, Ui, pos2, vec2};

use super::acts::Act;
use super::{Wish, bar, decision_bar, why_not_archive, words};
use crate::areas::archives::clauses::{file_10_loans, file_15_opening};
use crate::areas::archives::store::disposals::Transfer;
use crate::areas::archives::why;
use crate::areas::archives::{
    Answer as ArchiveAnswer, Cabinet, Category, CheckLine, Disposal, DocumentFilter, DocumentRow, Keeper, LetterRow, Line, Loan, LoanState,
    Query, Secrecy, State, Unfiled,
};
use crate::areas::parts::{self, Reason, Trouble, day_narrow, inside, line_at};
use crate::areas::view::{Action, Actions, ArchiveTab, Cx, Job, Paper, Printout, Route, Slot};
use crate::areas::{self, Answer};
use crate::base::{Lines, No};
use crate::i18n::{Lang, group};
use crate::msg;
use crate::ui::empty::EmptyClick;
use crate::ui::field::Field as Input;
use crate::ui::table::Cell;
use crate::ui::tokens::{Family, size, space};
use crate::ui::{Badge, Button, Column, EmptyPage, Table, TableState, chip, icons, text, tooltip};

/// Rows that one answer holds; a button asks for more.
const PAGE: usize = 300;

/// What stands in the tab.
#[derive(Debug, Default)]
pub(super) enum Rows {
    #[default]
    Nothing,
    Documents(Lines<DocumentRow>),
    Unfiled(Lines<Unfiled>),
    Loans(Lines<Line<Loan>>),
    Disposals(Lines<Line<Disposal>>),
    Letters(Lines<LetterRow>),
    Transfers(Lines<Line<Transfer>>),
    Checks(Vec<Cabinet>, Vec<CheckLine>),
    Keepers(Vec<Keeper>),
}

impl Rows {
    fn len(&self) -> usize {
        match self {
            Rows::Nothing => 0,
            Rows::Documents(rows) => rows.len(),
            Rows::Unfiled(rows) => rows.len(),
            Rows::Loans(rows) => rows.len(),
            Rows::Disposals(rows) => rows.len(),
            Rows::Letters(rows) => rows.len(),
            Rows::Transfers(rows) => rows.len(),
            Rows::Checks(cabinets, _) => cabinets.len(),
            Rows::Keepers(keepers) => keepers.len(),
        }
    }

    /// Whether there are more than these.
    fn more(&self) -> bool {
        match self {
            Rows::Nothing | Rows::Checks(..) | Rows::Keepers(_) => false,
            Rows::Documents(rows) => rows.more,
            Rows::Unfiled(rows) => rows.more,
            Rows::Loans(rows) => rows.more,
            Rows::Disposals(rows) => rows.more,
            Rows::Letters(rows) => rows.more,
            Rows::Transfers(rows) => rows.more,
        }
    }

    /// The document that a row opens.
    fn document(&self, row: usize) -> Option<i64> {
        let first = |rows: &[DocumentRow]| rows.first().map(|row| row.document.id);
        match self {
            Rows::Documents(rows) => rows.get(row).map(|row| row.document.id),
            Rows::Unfiled(rows) => rows.get(row).map(|row| row.row.document.id),
            Rows::Loans(lines) => lines.get(row).and_then(|line| first(&line.documents)),
            Rows::Disposals(lines) => lines.get(row).and_then(|line| first(&line.documents)),
            Rows::Transfers(lines) => lines.get(row).and_then(|line| first(&line.documents)),
            Rows::Letters(rows) => rows.get(row).and_then(|row| row.letter.document),
            Rows::Nothing | Rows::Checks(..) | Rows::Keepers(_) => None,
        }
    }
}

/// The list of the page.
#[derive(Default)]
pub(super) struct List {
    tab: ArchiveTab,
    rows: Rows,
    asked: bool,
    trouble: Option<Trouble>,
    state: TableState,
    text: String,
    status: Option<usize>,
    category: Option<usize>,
    secrecy: Option<usize>,
    limit: usize,
    all_loans: bool,
}

const TABS: [(ArchiveTab, &str); 8] = [
    (ArchiveTab::Documents, "archives-view-tab-documents"),
    (ArchiveTab::Unfiled, "archives-view-tab-unfiled"),
    (ArchiveTab::Loans, "archives-view-tab-loans"),
    (ArchiveTab::Disposals, "archives-view-tab-disposals"),
    (ArchiveTab::Letters, "archives-view-tab-letters"),
    (ArchiveTab::Transfers, "archives-view-tab-transfers"),
    (ArchiveTab::Checks, "archives-view-tab-checks"),
    (ArchiveTab::Keepers, "archives-view-tab-keepers"),
];

impl List {
    /// Shows this tab.
    pub fn turn_to(&mut self, tab: ArchiveTab) {
        if self.tab != tab {
            self.tab = tab;
            self.rows = Rows::Nothing;
            self.limit = PAGE;
            self.trouble = None;
            self.asked = false;
            self.state.rows_changed();
        }
    }

    /// Asks once for what the tab shows.
    pub fn start(&mut self, actions: &mut Actions) {
        if !self.asked {
            self.asked = true;
            self.limit = self.limit.max(PAGE);
            self.send(actions);
        }
    }

    /// Asks again, if the tab was ever shown.
    pub fn ask(&mut self, actions: &mut Actions) {
        if self.asked {
            self.send(actions);
        }
    }

    fn send(&self, actions: &mut Actions) {
        let limit = self.limit;
        let query = match self.tab {
            ArchiveTab::Documents => Query::Documents { filter: self.filter(), limit },
            ArchiveTab::Unfiled => Query::Unfiled { limit },
            ArchiveTab::Loans => Query::Loans { open: !self.all_loans, limit },
            ArchiveTab::Disposals => Query::Disposals { limit },
            ArchiveTab::Letters => Query::Letters { limit },
            ArchiveTab::Transfers => Query::Transfers { limit },
            ArchiveTab::Checks => Query::Checks,
            ArchiveTab::Keepers => Query::Keepers,
        };
        actions.push(Action::Ask(Slot::Archive, areas::Query::Archives(query)));
    }

    fn filter(&self) -> DocumentFilter {
        let one = |place: Option<usize>, all: &[State]| place.and_then(|at| at.checked_sub(1)).and_then(|at| all.get(at)).copied();
        let secrecy = self.secrecy.and_then(|at| at.checked_sub(1)).and_then(|at| Secrecy::ALL.get(at)).copied();
        let category = self.category.and_then(|at| at.checked_sub(1)).and_then(|at| Category::ALL.get(at)).copied();
        DocumentFilter {
            text: self.text.clone(),
            states: one(self.status, State::ALL).into_iter().collect(),
            categories: category.into_iter().collect(),
            secrecy,
            customer: None,
        }
    }

    /// Nothing is chosen any more.
    pub fn unchoose(&mut self) {
        self.state.selection.clear();
    }

    /// Takes an answer.
    pub fn answer(&mut self, answer: &Result<Answer, No>) {
        let rows = match answer {
            Ok(Answer::Archives(answer)) => answer,
            Ok(_) => return,
            Err(no) => {
                self.trouble = Trouble::of(no).filter(|trouble| !trouble.is_stopped());
                return;
            }
        };
        let rows = match (self.tab, rows) {
            (ArchiveTab::Documents, ArchiveAnswer::Documents(rows)) => Rows::Documents(rows.clone()),
            (ArchiveTab::Unfiled, ArchiveAnswer::Unfiled(rows)) => Rows::Unfiled(rows.clone()),
            (ArchiveTab::Loans, ArchiveAnswer::Loans(rows)) => Rows::Loans(rows.clone()),
            (ArchiveTab::Disposals, ArchiveAnswer::Disposals(rows)) => Rows::Disposals(rows.clone()),
            (ArchiveTab::Letters, ArchiveAnswer::Letters(rows)) => Rows::Letters(rows.clone()),
            (ArchiveTab::Transfers, ArchiveAnswer::Transfers(rows)) => Rows::Transfers(rows.clone()),
            (ArchiveTab::Checks, ArchiveAnswer::Checks { cabinets, checks }) => Rows::Checks(cabinets.clone(), checks.clone()),
            (ArchiveTab::Keepers, ArchiveAnswer::Keepers(keepers)) => Rows::Keepers(keepers.clone()),
            // An answer to the tab that was shown before.
            _ => return,
        };
        self.trouble = None;
        self.rows = rows;
    }

    /// The head of the page: its tabs, and the way to a new document.
    pub fn head(&mut self, ui: &mut Ui, cx: &Cx<'_>, rect: Rect, actions: &mut Actions) -> Option<Wish> {
        let mut wish = None;
        inside(ui, rect, Layout::right_to_left(Align::Center), |ui| {
            let (label, icon, new) = match self.tab {
                ArchiveTab::Documents => ("archives-act-register", icons::PLUS, Wish::Register(None)),
                ArchiveTab::Letters => ("archives-act-letter", icons::ENVELOPE_SIMPLE, Wish::Act(Box::new(Act::letter(None)))),
                ArchiveTab::Checks => ("archives-act-cabinet", icons::PLUS, Wish::Act(Box::new(Act::cabinet()))),
                // What stands in these registers begins with a document; the register of loans goes on paper month by month.
                ArchiveTab::Loans => {
                    let why = why_not_archive(cx);
                    let label = cx.lang.tr("archives-act-print-loans");
                    let button = Button::secondary(&label).icon(icons::PRINTER);
                    if button.refused_if(why.as_ref().map(Reason::refused)).show(ui).clicked() {
                        let to = cx.now.day();
                        let paper = Paper::Archive(Printout::Loans { from: to.first_of_month(), to });
                        actions.push(Action::Start(Job::Print { paper, path: None }));
                    }
                    return;
                }
                _ => return,
            };
            let own = || super::why_not_keep(cx, file_15_opening::keeps(cx.me, true));
            let why = if self.tab == ArchiveTab::Checks { why_not_archive(cx) } else { own() };
            let label = cx.lang.tr(label);
            // The one primary button is in the decision bar where that judges a register.
            let button = if self.tab == ArchiveTab::Documents { Button::primary(&label) } else { Button::secondary(&label) };
            if button.icon(icon).refused_if(why.as_ref().map(Reason::refused)).show(ui).clicked() {
                wish = Some(new);
            }
        });
        inside(ui, rect.with_max_x(rect.right() - 140.0), Layout::left_to_right(Align::Center), |ui| {
            ui.spacing_mut().item_spacing.x = space::XS;
            text::title(ui, &cx.lang.tr("archives-view-title"));
            ui.add_space(space::S);
            for (tab, label) in TABS {
                let here = tab == self.tab;
                // The categories are always eleven, and lines beyond the first answer are not counted.
                let counted = self.rows.len() > 0 && !self.rows.more() && !matches!(self.rows, Rows::Keepers(_));
                let count = (here && counted).then(|| group(i64::try_from(self.rows.len()).unwrap_or(i64::MAX)));
                if chip::view_pill(ui, &cx.lang.tr(label), count.as_deref(), here).clicked() {
                    actions.push(Action::Go(Route::Archives(tab)));
                }
            }
            ui.add_space(space::XS);
            parts::clause_link(ui, why::register(self.tab, &cx.parameters.params, cx.now.day()), actions);
        });
        wish
    }

    /// Filters, table and decision bar. `current` is the document in the detail.
    pub fn body(&mut self, ui: &mut Ui, cx: &Cx<'_>, rect: Rect, current: Option<i64>, actions: &mut Actions) -> Option<Wish> {
        if let Some(trouble) = &self.trouble {
            let title = cx.lang.tr("archives-view-unreadable");
            inside(ui, rect.shrink(space::XL), Layout::top_down(Align::Min), |ui| {
                crate::areas::parts::trouble(ui, cx, &title, trouble, actions);
            });
            return None;
        }
        let mut table = rect;
        if matches!(self.tab, ArchiveTab::Documents | ArchiveTab::Loans) || self.rows.more() {
            let filters = Rect::from_min_size(rect.min, vec2(rect.width(), size::FILTER_ROW));
            table = rect.with_min_y(filters.bottom());
            self.filters(ui, cx, filters, current.is_some(), actions);
            line_at(ui, filters, filters.bottom());
        }
        if self.rows.len() == 0 {
            return self.empty(ui, cx, table);
        }
        let chosen = self.chosen();
        // Of one document beside the list the detail says what may be done.
        let with_bar = match self.tab {
            ArchiveTab::Documents | ArchiveTab::Unfiled if current.is_some() => chosen.len() > 1,
            // A transfer is done; nothing is left to decide.
            ArchiveTab::Transfers => false,
            _ => !chosen.is_empty(),
        };
        let bar = Rect::from_min_max(pos2(table.left(), table.bottom() - if with_bar { size::DECISION_BAR } else { 0.0 }), table.max);
        self.table(ui, cx, table.with_max_y(bar.top()), current, actions);
        if !with_bar {
            return None;
        }
        let what = bar::what(cx, &self.rows, &chosen);
        decision_bar(ui, bar, &what, |ui| bar::acts(ui, cx, &self.rows, &chosen))
    }

    /// Places of the chosen rows; the row of the cursor where nothing else is chosen.
    fn chosen(&self) -> Vec<usize> {
        let chosen: Vec<usize> = self.state.selection.iter().filter(|row| *row < self.rows.len()).collect();
        if chosen.is_empty() { self.state.cursor.filter(|row| *row < self.rows.len()).into_iter().collect() } else { chosen }
    }

    fn filters(&mut self, ui: &mut Ui, cx: &Cx<'_>, rect: Rect, narrow: bool, actions: &mut Actions) {
        let lang = cx.lang;
        let mut changed = false;
        let row = rect.shrink2(vec2(space::XL, (size::FILTER_ROW - size::CONTROL) / 2.0));
        inside(ui, row, Layout::left_to_right(Align::Min), |ui| {
            ui.spacing_mut().item_spacing.x = space::M;
            if self.tab != ArchiveTab::Documents {
                changed |= self.filter_loans(ui, lang) | self.more(ui, lang);
                return;
            }
            let (label, hint) = (lang.tr("archives-view-search"), lang.tr("archives-view-search-hint"));
            let before = self.text.clone();
            let width = if narrow { 200.0 } else { 280.0 };
            Input::new(&label).bare().placeholder(&hint).width(width).limit(100).text(ui, &mut self.text);
            changed |= before != self.text;
            let all = lang.tr("archives-view-any");
            let mut select = |ui: &mut Ui, id: &str, width: f32, words: Vec<String>, chosen: &mut Option<usize>| {
                let label = lang.tr(id);
                let mut shown = vec![all.as_ref()];
                shown.extend(words.iter().map(String::as_str));
                let before = *chosen;
                Input::new(&label).bare().placeholder(&label).width(width).select(ui, chosen, &shown);
                if *chosen == Some(0) {
                    *chosen = None;
                }
                changed |= before != *chosen;
            };
            let categories = Category::ALL.iter().map(|category| words::category(lang, *category)).collect();
            select(ui, "archives-field-category", if narrow { 150.0 } else { 220.0 }, categories, &mut self.category);
            let states = State::ALL.iter().map(|state| lang.say(&state.message())).collect();
            select(ui, "archives-field-state", 150.0, states, &mut self.status);
            if !narrow {
                let secrecies = Secrecy::ALL.iter().map(|secrecy| lang.say(&secrecy.message())).collect();
                select(ui, "archives-field-secrecy", 110.0, secrecies, &mut self.secrecy);
            }
            changed |= self.more(ui, lang);
        });
        if changed {
            self.state.rows_changed();
            self.send(actions);
        }
    }

    /// Whether the register of loans shows settled ones too; true when that changes.
    fn filter_loans(&mut self, ui: &mut Ui, lang: Lang) -> bool {
        if self.tab != ArchiveTab::Loans {
            return false;
        }
        let words = [lang.tr("archives-view-open-loans"), lang.tr("archives-view-all-loans")];
        let words: Vec<&str> = words.iter().map(AsRef::as_ref).collect();
        let mut at = usize::from(self.all_loans);
        let changed = chip::segmented(ui, &lang.tr("archives-view-tab-loans"), &words, &mut at);
        self.all_loans = at == 1;
        changed
    }

    /// The mark that there are more rows, with the way to them; true when somebody goes it.
    fn more(&mut self, ui: &mut Ui, lang: Lang) -> bool {
        let more = self.rows.more() && Button::link(&lang.tr("archives-view-more")).small().show(ui).clicked();
        if more {
            self.limit += PAGE;
        }
        more
    }

    fn empty(&self, ui: &mut Ui, cx: &Cx<'_>, rect: Rect) -> Option<Wish> {
        if matches!(self.rows, Rows::Nothing) {
            return None;
        }
        let l = |id| cx.lang.tr(id);
        let filtered = self.tab == ArchiveTab::Documents && self.filter() != DocumentFilter::default();
        let (title, sentence) = match self.tab {
            ArchiveTab::Documents if filtered => ("archives-empty-filtered", "archives-empty-filtered-hint"),
            ArchiveTab::Documents => ("archives-empty-documents", "archives-empty-documents-hint"),
            ArchiveTab::Unfiled => ("archives-empty-unfiled", "archives-empty-unfiled-hint"),
            ArchiveTab::Loans => ("archives-empty-loans", "archives-empty-loans-hint"),
            ArchiveTab::Disposals => ("archives-empty-disposals", "archives-empty-disposals-hint"),
            ArchiveTab::Letters => ("archives-empty-letters", "archives-empty-letters-hint"),
            ArchiveTab::Transfers => ("archives-empty-transfers", "archives-empty-transfers-hint"),
            ArchiveTab::Checks => ("archives-empty-checks", "archives-empty-checks-hint"),
            // There are always eleven categories.
            ArchiveTab::Keepers => return None,
        };
        let (title, sentence, add) = (l(title), l(sentence), l("archives-act-cabinet"));
        let page = EmptyPage::new(icons::ARCHIVE, &title, &sentence);
        let cabinets = self.tab == ArchiveTab::Checks && why_not_archive(cx).is_none();
        let page = if cabinets { page.primary(icons::PLUS, &add) } else { page };
        let clicked = inside(ui, rect, Layout::top_down(Align::Min), |ui| page.show(ui, cx.lang));
        (clicked == Some(EmptyClick::Primary)).then(|| Wish::Act(Box::new(Act::cabinet())))
    }

    fn table(&mut self, ui: &mut Ui, cx: &Cx<'_>, rect: Rect, current: Option<i64>, actions: &mut Actions) {
        let columns = columns(self.tab, current.is_some(), rect.width());
        let titles: Vec<String> = columns.iter().map(|(id, ..)| cx.lang.tr(&format!("archives-column-{id}")).into_owned()).collect();
        let columns: Vec<Column<'_>> = columns
            .iter()
            .zip(&titles)
            .map(|((id, width, fills), title)| {
                let column = Column::new(id, title, *width);
                if *fills { column.fills() } else { column }
            })
            .collect();
        let name = cx.lang.tr("archives-view-title");
        let rows = &self.rows;
        let out = inside(ui, rect, Layout::top_down(Align::Min), |ui| {
            let table = Table::new("archives", cx.lang, &columns, rows.len()).takes_keyboard().name(&name);
            let table = if matches!(rows, Rows::Documents(..)) { table.checks() } else { table };
            table.show(ui, &mut self.state, |ui, at| cell(ui, cx, rows, at))
        });
        let alone = self.state.selection.len() <= 1;
        let follows = out.moved && alone && current.is_some();
        let clicked = matches!(self.rows, Rows::Documents(..) | Rows::Unfiled(_))
            && out.chosen
            && alone
            && ui.input(|i| i.pointer.any_released() && !i.modifiers.any());
        let row = out.opened.or(if follows || clicked { self.state.cursor } else { None });
        if let Some(id) = row.and_then(|row| self.rows.document(row))
            && current != Some(id)
        {
            actions.push(Action::Go(Route::Document(id)));
        }
    }
}

/// Columns of a tab: id, width, takes the room that is left. `width` is that of the table.
fn columns(tab: ArchiveTab, narrow: bool, width: f32) -> Vec<(&'static str, f32, bool)> {
    let all: &[(&'static str, f32, bool)] = match tab {
        ArchiveTab::Documents => &[
            ("title", 180.0, true),
            ("customer", 210.0, false),
            ("category", 170.0, false),
            ("issued", 84.0, false),
            ("secrecy", 76.0, false),
            ("state", 110.0, false),
            ("place", 110.0, false),
            ("no", 150.0, false),
        ],
        ArchiveTab::Unfiled => &[
            ("title", 200.0, true),
            ("customer", 200.0, false),
            ("registered", 96.0, false),
            ("by", 90.0, false),
            ("file-by", 120.0, false),
            ("no", 150.0, false),
        ],
        ArchiveTab::Loans => &[
            ("documents", 200.0, true),
            ("borrower", 120.0, false),
            ("purpose", 150.0, false),
            ("lent", 84.0, false),
            ("due", 110.0, false),
            ("state", 110.0, false),
            ("approver", 90.0, false),
            ("no", 150.0, false),
        ],
        ArchiveTab::Disposals => &[
            ("documents", 200.0, true),
            ("method", 80.0, false),
            ("reason", 170.0, false),
            ("asked", 110.0, false),
            ("state", 96.0, false),
            ("decided", 110.0, false),
            ("people", 150.0, false),
            ("no", 150.0, false),
        ],
        ArchiveTab::Letters => &[
            ("title", 180.0, true),
            ("direction", 60.0, false),
            ("kind", 70.0, false),
            ("customer", 170.0, false),
            ("issuer", 150.0, false),
            ("receiver", 150.0, false),
            ("state", 96.0, false),
            ("no", 150.0, false),
        ],
        ArchiveTab::Transfers => {
            &[("documents", 200.0, true), ("to", 170.0, false), ("reason", 200.0, false), ("moved", 130.0, false), ("no", 150.0, false)]
        }
        ArchiveTab::Checks => &[
            ("cabinet", 160.0, true),
            ("checked", 120.0, false),
            ("found", 110.0, false),
            ("measure", 240.0, false),
            ("next", 130.0, false),
        ],
        ArchiveTab::Keepers => &[("category", 320.0, false), ("keeper", 200.0, true)],
    };
    // Beside the detail the columns that it shows anyway give way, in a narrow window as many of them as do not fit.
    let hidden = ["place", "approver", "people", "kind", "secrecy", "purpose", "decided", "no", "category"];
    let mut columns = all.to_vec();
    for hidden in hidden {
        if narrow || columns.iter().map(|(_, width, _)| width).sum::<f32>() > width {
            columns.retain(|(id, ..)| *id != hidden);
        }
    }
    columns
}

fn titles(cx: &Cx<'_>, documents: &[DocumentRow]) -> String {
    let titles: Vec<&str> = documents.iter().map(|row| row.document.draft.title.as_str()).collect();
    cx.lang.list(&titles)
}

/// A secondary value; what is not known is a dash.
fn weak(ui: &mut Ui, at: &Cell<'_>, text: &str) {
    at.weak(ui, if text.is_empty() { "—" } else { text });
}

fn badge(ui: &mut Ui, at: &Cell<'_>, family: Family, text: &str) {
    if family == Family::Neutral {
        at.weak(ui, text);
        return;
    }
    Badge::new(text, family).show(ui);
    at.name(ui, text);
}

fn cell(ui: &mut Ui, cx: &Cx<'_>, rows: &Rows, at: &Cell<'_>) {
    let (lang, today) = (cx.lang, cx.now.day());
    let narrow = |day| day_narrow(day, today);
    match rows {
        Rows::Nothing => {}
        Rows::Documents(rows) => {
            let Some(row) = rows.get(at.row) else { return };
            document_cell(ui, cx, row, at);
        }
        Rows::Unfiled(rows) => {
            let Some(row) = rows.get(at.row) else { return };
            match at.column {
                "registered" => weak(ui, at, &narrow(row.row.document.registered.at.day())),
                "by" => at.text(ui, &row.row.document.registered.name),
                "file-by" => {
                    let (family, text) = words::due(lang, row.due, today);
                    at.deadline(ui, family, &text);
                    tooltip::tip_two(ui.response(), &text, "FILE-08");
                }
                _ => document_cell(ui, cx, &row.row, at),
            }
        }
        Rows::Loans(lines) => {
            let Some(Line { line: loan, documents }) = lines.get(at.row) else { return };
            let late = loan.state == LoanState::Out && file_10_loans::days_overdue(loan.draft.due, today) > 0;
            match at.column {
                "documents" => at.text(ui, &titles(cx, documents)),
                "borrower" => at.text(ui, &loan.draft.borrower.name),
                "purpose" => weak(ui, at, &loan.draft.purpose),
                "lent" => weak(ui, at, &loan.lent_at.map_or_else(String::new, |lent| narrow(lent.day()))),
                "due" if loan.state == LoanState::Out => {
                    let (family, text) = words::due(lang, loan.draft.due, today);
                    at.deadline(ui, family, &text);
                    tooltip::tip_two(ui.response(), &text, "FILE-10");
                }
                "due" => weak(ui, at, &narrow(loan.draft.due)),
                "state" => badge(ui, at, words::loan_family(loan.state, late), &lang.say(&loan.state.message())),
                "approver" => weak(ui, at, &loan.approver),
                _ => weak(ui, at, &loan.no),
            }
        }
        Rows::Disposals(lines) => {
            let Some(Line { line: disposal, documents }) = lines.get(at.row) else { return };
            match at.column {
                "documents" => at.text(ui, &titles(cx, documents)),
                "method" => at.text(ui, &lang.say(&disposal.method.message())),
                "reason" => weak(ui, at, &disposal.reason),
                "asked" => weak(ui, at, &format!("{} {}", disposal.asked.name, narrow(disposal.asked.at.day()))),
                "state" => badge(ui, at, words::disposal_family(disposal.state), &lang.say(&disposal.state.message())),
                "decided" => {
                    at.weak(
                        ui,
                        &disposal.decided.as_ref().map_or(String::new(), |signed| format!("{} {}", signed.name, narrow(signed.at.day()))),
                    );
                }
                "people" if !disposal.by.is_empty() => weak(ui, at, &lang.list(&[&disposal.by, &disposal.witness])),
                "people" => weak(ui, at, ""),
                _ => weak(ui, at, &disposal.no),
            }
        }
        Rows::Letters(rows) => {
            let Some(row) = rows.get(at.row) else { return };
            let draft = &row.letter.draft;
            let signed = |name: &str, day| format!("{name} {}", narrow(day));
            match at.column {
                "title" => at.text(ui, &draft.title),
                "direction" => at.text(ui, &lang.say(&draft.direction.message())),
                "kind" => weak(ui, at, &lang.say(&draft.kind.message())),
                "customer" => at.text(ui, &row.customer),
                "issuer" => weak(ui, at, &signed(&draft.issuer, row.letter.issued_at.day())),
                "receiver" => weak(ui, at, &row.letter.received_at.map_or_else(String::new, |at| signed(&draft.receiver, at.day()))),
                "state" if row.letter.received_at.is_some() => weak(ui, at, &lang.tr("archives-letter-delivered")),
                "state" => badge(ui, at, Family::Info, &lang.tr("archives-letter-waiting")),
                _ => weak(ui, at, &row.letter.no),
            }
        }
        Rows::Transfers(lines) => {
            let Some(Line { line: transfer, documents }) = lines.get(at.row) else { return };
            match at.column {
                "documents" => at.text(ui, &titles(cx, documents)),
                "to" => at.text(ui, &transfer.to),
                "reason" => weak(ui, at, &transfer.reason),
                "moved" => weak(ui, at, &format!("{} {}", transfer.moved.name, narrow(transfer.moved.at.day()))),
                _ => weak(ui, at, &transfer.no),
            }
        }
        Rows::Checks(cabinets, checks) => {
            let Some(cabinet) = cabinets.get(at.row) else { return };
            let last = checks.iter().find(|check| check.cabinet == cabinet.name);
            match at.column {
                "cabinet" => at.text(ui, &cabinet.name),
                "checked" => weak(ui, at, &cabinet.checked.map_or_else(String::new, narrow)),
                "found" => {
                    let Some(last) = last else { return weak(ui, at, "") };
                    let family = if last.condition == crate::areas::archives::Condition::Sound { Family::Neutral } else { Family::Warning };
                    badge(ui, at, family, &lang.say(&last.condition.message()));
                }
                "measure" => weak(ui, at, last.map_or("", |last| &last.measure)),
                _ => {
                    let (family, text) = words::due(lang, cabinet.due, today);
                    at.deadline(ui, family, &text);
                    tooltip::tip_two(ui.response(), &text, "FILE-12");
                }
            }
        }
        Rows::Keepers(keepers) => {
            let Some(keeper) = keepers.get(at.row) else { return };
            match (at.column, &keeper.staff) {
                ("category", _) => at.text(ui, &words::category(lang, keeper.category)),
                (_, Some((_, name))) => at.text(ui, name),
                // FILE-15: a category without keeper is red.
                (_, None) => badge(ui, at, Family::Danger, &lang.tr("archives-keeper-none")),
            }
        }
    }
}

fn document_cell(ui: &mut Ui, cx: &Cx<'_>, row: &DocumentRow, at: &Cell<'_>) {
    let document = &row.document;
    let draft = &document.draft;
    match at.column {
        "title" => at.text(ui, &draft.title),
        "customer" => at.text(ui, &row.customer),
        "category" => weak(ui, at, &words::category(cx.lang, draft.category)),
        "issued" => weak(ui, at, &draft.issued.map_or(String::new(), |day| day_narrow(day, cx.now.day()))),
        "secrecy" => weak(ui, at, &cx.lang.say(&draft.secrecy.message())),
        "state" => badge(ui, at, words::family(document.state), &cx.lang.say(&document.state.message())),
        "place" => weak(ui, at, &draft.place),
        _ => weak(ui, at, &document.no),
    }
}

/// What the page says of its rows.
pub(super) fn count(cx: &Cx<'_>, count: usize) -> String {
    cx.lang.say(&msg!("archives-view-chosen", count = count))
}
