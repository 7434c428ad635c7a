//! Every table of 客户分析 as columns and rows with a title: what an exported sheet holds, and a printed page may.

use std::path::Path;

use super::{
    By, Carried, Composition, Counts, CreditUse, Cut, Debtor, FileUse, Files, GradeUse, Part, Period, Question, Reply, Span, Usage, growth,
};
use crate::areas::customers::commands::Command;
use crate::areas::customers::commands::analysis::Act;
use crate::areas::customers::sheet::kept;
use crate::areas::customers::{self, Field, clauses::file_20_credit::used};
use crate::areas::{self, Answer, Query, exports};
use crate::base::divisions::{self, Code};
use crate::base::{Day, Instant, No};
use crate::exchange::{OutCell, OutColumn, OutKind, SheetFormat};
use crate::i18n::Lang;
use crate::msg;
use crate::store::Store;

/// A table of 客户分析.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Table {
    /// The parts of the sales.
    Composition(Cut),
    /// Credit use by grade.
    Credit,
    /// Customers that owe something.
    Debtors,
    /// How much each person looks after.
    Loads,
    /// Openings and updates by month.
    Months(Period),
    /// Files by source (FILE-04).
    Sources(Period),
    /// Files of a list.
    Files(Files, Period),
}

/// A table to be exported.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TableOrder {
    /// Which.
    pub table: Table,
    /// Why (FILE-23).
    pub reason: String,
    /// In which form.
    pub format: SheetFormat,
    /// Language of the headers.
    pub lang: Lang,
}

/// A table as it leaves the program.
#[derive(Debug, Clone, PartialEq)]
pub struct Made {
    /// What it is, with its period.
    pub title: String,
    /// Its columns.
    pub columns: Vec<OutColumn>,
    /// Its rows, one cell a column.
    pub rows: Vec<Vec<OutCell<'static>>>,
}

impl Table {
    /// Word in the journal.
    pub fn name(self) -> &'static str {
        match self {
            Table::Composition(cut) => cut.by.name(),
            Table::Credit => "credit",
            Table::Debtors => "debtors",
            Table::Loads => "loads",
            Table::Months(_) => "months",
            Table::Sources(_) => "sources",
            Table::Files(files, _) => files.name(),
        }
    }

    /// The period of its figures; nothing for what is so today.
    pub fn period(self) -> Option<Period> {
        match self {
            Table::Composition(cut) => Some(cut.period),
            Table::Months(period) | Table::Files(Files::Opened | Files::Unopened, period) => Some(period),
            _ => None,
        }
    }

    /// What is asked for it.
    fn question(self) -> Question {
        match self {
            Table::Composition(cut) => Question::Composition(cut),
            Table::Credit | Table::Debtors => Question::Credit,
            Table::Loads => Question::Loads,
            Table::Months(period) | Table::Sources(period) => Question::Use(period),
            Table::Files(files, period) => Question::Files(files, period),
        }
    }

    /// Its name for people.
    pub fn title(self, lang: Lang) -> String {
        let name = match self {
            Table::Composition(cut) => cut.by.message(),
            Table::Credit => msg!("customers-analysis-credit-title"),
            Table::Debtors => msg!("customers-analysis-debtors"),
            Table::Loads => msg!("customers-analysis-loads-title"),
            Table::Months(_) => msg!("customers-analysis-months"),
            Table::Sources(_) => msg!("customers-analysis-sources"),
            Table::Files(files, _) => files.message(),
        };
        match self.period() {
            Some(period) => lang.say(&msg!("customers-analysis-of-period", what = name, period = period.message())),
            None => lang.say(&name),
        }
    }

    /// The table of an answer; empty when the answer is to another question.
    pub fn made(self, reply: &Reply, lang: Lang) -> Made {
        let (columns, rows) = match (self, reply) {
            (Table::Composition(_), Reply::Composition(all)) => composition(all, lang),
            (Table::Credit, Reply::Credit(used)) => credit(used, lang),
            (Table::Debtors, Reply::Credit(used)) => debtors(used, lang),
            (Table::Loads, Reply::Loads(people)) => loads(people, lang),
            (Table::Months(_), Reply::Use(usage)) => months(usage, lang),
            (Table::Sources(_), Reply::Use(usage)) => sources(usage, lang),
            (Table::Files(..), Reply::Files(files, _)) => files_of(files, lang),
            _ => (Vec::new(), Vec::new()),
        };
        Made { title: self.title(lang), columns, rows }
    }
}

/// Writes a table into a file. The journal entry is written before the file appears; returns the number of rows.
///
/// # Errors
/// A refusal for who may not export or see the figures, or a fault; then there is no file.
pub fn export(store: &mut Store, actor: i64, order: &TableOrder, path: &Path, at: Instant) -> Result<i64, No> {
    let period = order.table.period().map_or_else(String::new, Period::key);
    let act = |rows| Command::Analysis(Act::Export { table: order.table.name(), period, rows, reason: order.reason.clone() });
    let question = Query::Customers(customers::Query::Analysis(order.table.question()));
    let reply = match areas::ask(store, actor, &question, at) {
        Ok(Answer::Customers(customers::Answer::Analysis(reply))) => reply,
        Ok(_) => return Ok(0),
        Err(no) => return Err(kept(store, actor, act(0), at, no)),
    };
    let made = order.table.made(&reply, order.lang);
    let page = exports::page(store, actor, order.lang, made.title, at)?.because(&order.reason);
    let table = exports::Table { page, columns: made.columns, rows: made.rows, sum: None, charted: 0..0 };
    exports::write(store, actor, table, (path, order.format), at, |rows| areas::Command::Customers(act(rows)))
}

/// The name of a part for people.
pub fn part_name(lang: Lang, cut: Cut, key: &str) -> String {
    let code = key.parse().ok().map(Code);
    let id = match (cut.by, code) {
        (By::Grade, _) if key.is_empty() => "customers-analysis-no-grade",
        (By::Region, Some(code)) if cut.within == Some(code) => "customers-analysis-region-itself",
        (By::Region, Some(code)) => return divisions::name(code).unwrap_or(key).to_owned(),
        (By::Region, None) => "customers-analysis-no-region",
        _ => return key.to_owned(),
    };
    lang.tr(id).into_owned()
}

type Cells = Vec<OutCell<'static>>;

fn column(lang: Lang, id: &str, width: u16, kind: OutKind) -> OutColumn {
    OutColumn::new(lang.tr(id), width, kind)
}

fn money(fen: i64) -> OutCell<'static> {
    OutCell::Decimal { hundredths: fen }
}

/// Tenths of a per cent under a head that says per cent.
fn percent(tenths: Option<i64>) -> OutCell<'static> {
    tenths.map_or(OutCell::Empty, |tenths| OutCell::Decimal { hundredths: tenths * 10 })
}

fn composition(all: &Composition, lang: Lang) -> (Vec<OutColumn>, Vec<Cells>) {
    let products = all.cut.by == By::Product;
    let mut columns = vec![OutColumn::new(lang.say(&all.cut.by.message()), 24, OutKind::Text)];
    if !products {
        columns.push(column(lang, "customers-analysis-customers", 10, OutKind::Integer));
    }
    columns.push(column(lang, "customers-analysis-orders", 10, OutKind::Integer));
    if products {
        columns.push(column(lang, "customers-analysis-quantity", 14, OutKind::Decimal));
    }
    columns.extend([
        column(lang, "customers-analysis-amount", 16, OutKind::Decimal),
        column(lang, "customers-analysis-share-percent", 12, OutKind::Decimal),
        column(lang, "customers-analysis-before", 16, OutKind::Decimal),
        column(lang, "customers-analysis-before-percent", 14, OutKind::Decimal),
        column(lang, "customers-analysis-growth-percent", 14, OutKind::Decimal),
    ]);
    let row = |name: String, part: &Part| {
        let mut cells = vec![OutCell::from(name)];
        if !products {
            cells.push(OutCell::Integer(part.customers));
        }
        cells.push(OutCell::Integer(part.sum.orders));
        if products {
            cells.push(money(part.sum.quantity));
        }
        let grown = growth(part.measure(all.cut.by), part.before);
        cells.extend([money(part.sum.amount), percent(part.share), money(part.before), percent(part.before_share), percent(grown)]);
        cells
    };
    let mut rows: Vec<Cells> = all.parts.iter().map(|part| row(part_name(lang, all.cut, &part.sum.key), part)).collect();
    rows.push(row(lang.tr("customers-analysis-together").into_owned(), &all.together()));
    (columns, rows)
}

fn credit(used_credit: &CreditUse, lang: Lang) -> (Vec<OutColumn>, Vec<Cells>) {
    let columns = vec![
        OutColumn::new(lang.say(&Field::CreditGrade.message()), 12, OutKind::Text),
        column(lang, "customers-analysis-customers", 10, OutKind::Integer),
        column(lang, "customers-analysis-limit", 18, OutKind::Decimal),
        column(lang, "customers-analysis-unpaid", 18, OutKind::Decimal),
        column(lang, "customers-analysis-used-percent", 12, OutKind::Decimal),
        column(lang, "customers-analysis-over-count", 12, OutKind::Integer),
    ];
    let row = |grade: &GradeUse| {
        let name = if grade.grade.is_empty() { lang.tr("customers-analysis-no-grade").into_owned() } else { grade.grade.clone() };
        vec![
            OutCell::from(name),
            OutCell::Integer(grade.customers),
            money(grade.limit),
            money(grade.unpaid),
            percent(used(grade.unpaid, grade.limit)),
            OutCell::Integer(grade.over),
        ]
    };
    (columns, used_credit.grades.iter().map(row).collect())
}

fn debtors(used_credit: &CreditUse, lang: Lang) -> (Vec<OutColumn>, Vec<Cells>) {
    let columns = vec![
        OutColumn::new(lang.say(&customers::field_message("no")), 18, OutKind::Text),
        OutColumn::new(lang.say(&Field::Name.message()), 36, OutKind::Text),
        OutColumn::new(lang.say(&Field::CreditGrade.message()), 12, OutKind::Text),
        column(lang, "customers-analysis-limit", 18, OutKind::Decimal),
        column(lang, "customers-analysis-unpaid", 18, OutKind::Decimal),
        column(lang, "customers-analysis-used-percent", 12, OutKind::Decimal),
        column(lang, "customers-analysis-over", 18, OutKind::Decimal),
    ];
    let row = |debtor: &Debtor| {
        vec![
            OutCell::from(debtor.no.clone()),
            OutCell::from(debtor.name.clone()),
            OutCell::from(debtor.grade.clone()),
            money(debtor.limit),
            money(debtor.unpaid),
            percent(used(debtor.unpaid, debtor.limit)),
            money(debtor.over()),
        ]
    };
    (columns, used_credit.rows.iter().map(row).collect())
}

fn loads(people: &[Carried], lang: Lang) -> (Vec<OutColumn>, Vec<Cells>) {
    let columns = vec![
        column(lang, "customers-analysis-person", 14, OutKind::Text),
        column(lang, "customers-analysis-person-number", 12, OutKind::Text),
        column(lang, "customers-analysis-as-agent", 12, OutKind::Integer),
        column(lang, "customers-analysis-load", 12, OutKind::Decimal),
        column(lang, "customers-analysis-as-keeper", 12, OutKind::Integer),
        column(lang, "customers-analysis-waiting", 12, OutKind::Integer),
        column(lang, "customers-analysis-late", 12, OutKind::Integer),
    ];
    let row = |person: &Carried| {
        vec![
            OutCell::from(person.name.clone()),
            OutCell::from(person.number.clone()),
            OutCell::Integer(person.customers),
            person.load.map_or(OutCell::Empty, money),
            OutCell::Integer(person.kept),
            OutCell::Integer(person.waiting),
            OutCell::Integer(person.late),
        ]
    };
    (columns, people.iter().map(row).collect())
}

fn months(usage: &Usage, lang: Lang) -> (Vec<OutColumn>, Vec<Cells>) {
    let columns = vec![
        column(lang, "base-period-span-month", 12, OutKind::Text),
        column(lang, "customers-analysis-openings", 12, OutKind::Integer),
        column(lang, "customers-analysis-updates", 12, OutKind::Integer),
    ];
    let row = |(day, counts): &(Day, Counts)| {
        let month = Period::around(Span::Month, *day).key();
        vec![OutCell::from(month), OutCell::Integer(counts.openings), OutCell::Integer(counts.updates)]
    };
    (columns, usage.months.iter().map(row).collect())
}

fn sources(usage: &Usage, lang: Lang) -> (Vec<OutColumn>, Vec<Cells>) {
    let columns = vec![
        OutColumn::new(lang.say(&Field::Source.message()), 24, OutKind::Text),
        column(lang, "customers-analysis-files", 12, OutKind::Integer),
        column(lang, "customers-analysis-share-percent", 12, OutKind::Decimal),
    ];
    let row = |(source, count, share): &(String, i64, Option<i64>)| {
        vec![OutCell::from(source.clone()), OutCell::Integer(*count), percent(*share)]
    };
    (columns, usage.sources.iter().map(row).collect())
}

fn files_of(files: &[FileUse], lang: Lang) -> (Vec<OutColumn>, Vec<Cells>) {
    let columns = vec![
        OutColumn::new(lang.say(&customers::field_message("no")), 18, OutKind::Text),
        OutColumn::new(lang.say(&Field::Name.message()), 36, OutKind::Text),
        OutColumn::new(lang.say(&Field::Agent.message()), 12, OutKind::Text),
        column(lang, "customers-analysis-updated", 12, OutKind::Date),
        column(lang, "customers-analysis-openings", 12, OutKind::Integer),
        column(lang, "customers-analysis-updates", 12, OutKind::Integer),
    ];
    let row = |file: &FileUse| {
        vec![
            OutCell::from(file.no.clone()),
            OutCell::from(file.name.clone()),
            OutCell::from(file.agent.clone()),
            OutCell::Date(file.updated.day()),
            OutCell::Integer(file.counts.openings),
            OutCell::Integer(file.counts.updates),
        ]
    };
    (columns, files.iter().map(row).collect())
}
