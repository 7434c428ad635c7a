//! The list of complaints and the tables of 统计分析 as columns and rows, as they leave the department.

use std::ops::ControlFlow;
use std::path::Path;

use super::commands::Command;
use super::model::length;
use crate::areas::cases::complaints::model::Category;
use crate::areas::cases::complaints::{self, Analysis, Group, ListQuery, Of};
use crate::areas::cases::sheets;
use crate::areas::{self, cases, exports};
use crate::base::{Instant, No};
use crate::exchange::{OutCell, OutColumn, OutKind, SheetFormat};
use crate::i18n::Lang;
use crate::store::Store;

/// A table of 统计分析.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Cut {
    /// Pareto of causes.
    Causes,
    /// Emotion × cause.
    Moods,
    /// Times by state.
    Stages,
    /// Rounds.
    Rounds,
    /// By 经办人.
    Handlers,
    /// By 责任部门.
    Departments,
    /// By product.
    Products,
    /// By month.
    Months,
}

impl Cut {
    /// Every one, in the order of the page.
    pub const ALL: [Cut; 8] =
        [Cut::Causes, Cut::Moods, Cut::Stages, Cut::Rounds, Cut::Handlers, Cut::Departments, Cut::Products, Cut::Months];
    /// Those that divide the complaints of a period.
    pub const GROUPS: [Cut; 4] = [Cut::Handlers, Cut::Departments, Cut::Products, Cut::Months];

    /// Text id of its name, which names it in the journal too.
    pub fn text_id(self) -> &'static str {
        match self {
            Cut::Causes => "cases-boards-cut-causes",
            Cut::Moods => "cases-boards-cut-moods",
            Cut::Stages => "cases-boards-cut-stages",
            Cut::Rounds => "cases-boards-cut-rounds",
            Cut::Handlers => "cases-boards-cut-handlers",
            Cut::Departments => "cases-boards-cut-departments",
            Cut::Products => "cases-boards-cut-products",
            Cut::Months => "cases-boards-cut-months",
        }
    }

    /// Its groups.
    pub fn groups(self, analysis: &Analysis) -> &[Group] {
        match self {
            Cut::Handlers => &analysis.handlers,
            Cut::Departments => &analysis.departments,
            Cut::Products => &analysis.products,
            Cut::Months => &analysis.months,
            _ => &[],
        }
    }
}

/// What leaves.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum What {
    /// The list of complaints, and its filter in words; empty for everything.
    List(Box<ListQuery>, String),
    /// A table of the analysis, and what it is taken of beside the period, in words.
    Cut(Cut, Box<Of>, String),
}

/// A table to be exported.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SheetOrder {
    /// What.
    pub what: What,
    /// Why (FILE-23).
    pub reason: String,
    /// In which form.
    pub format: SheetFormat,
    /// Language of the heads.
    pub lang: Lang,
}

impl What {
    /// Its title.
    pub fn title(&self, lang: Lang) -> String {
        match self {
            What::List(..) => lang.tr("cases-boards-list-title").into_owned(),
            What::Cut(cut, of, _) => format!("{} {}", lang.tr(cut.text_id()), lang.say(&of.period.message())),
        }
    }
}

type Cells = Vec<OutCell<'static>>;

/// Writes a table into a file. The journal entry is written before the file appears; returns the number of rows.
///
/// # Errors
/// A refusal for who may not read it or take it out, or a fault; then there is no file.
pub fn export(store: &mut Store, actor: i64, order: &SheetOrder, path: &Path, at: Instant) -> Result<i64, No> {
    let lang = order.lang;
    let (cut, of, filter) = match &order.what {
        What::List(list, filter) => {
            let (list, reason) = (sheets::List::Complaints(list.clone()), order.reason.clone());
            let order = sheets::ExportOrder { list, filter: filter.clone(), reason, format: order.format, lang };
            return sheets::export(store, actor, &order, path, at, &mut |_| ControlFlow::Continue(()));
        }
        What::Cut(cut, of, filter) => (*cut, of, filter),
    };
    let complaints::Answer::Analysis(_, analysis) = ask(store, actor, complaints::Query::Analysis(of.clone()), at)? else { return Ok(0) };
    let (columns, rows) = made(lang, cut, &analysis);
    let mut page = exports::page(store, actor, lang, order.what.title(lang), at)?;
    if !filter.is_empty() {
        page = page.filtered(filter);
    }
    // Emotions are drawn cause by cause; of the others their number.
    let charted = if cut == Cut::Moods { u16::try_from(columns.len()).unwrap_or(2) } else { 2 };
    let act = |rows| Command::Export { table: cut.text_id(), names: false, rows, reason: order.reason.clone() };
    let table = exports::Table { page: page.because(&order.reason), columns, rows, sum: None, charted: 1..charted };
    exports::write(store, actor, table, (path, order.format), at, |rows| areas::Command::Cases(cases::Command::Boards(act(rows))))
}

fn ask(store: &mut Store, actor: i64, query: complaints::Query, at: Instant) -> Result<complaints::Answer, No> {
    let query = areas::Query::Cases(cases::Query::Complaints(query));
    match areas::ask(store, actor, &query, at)? {
        areas::Answer::Cases(cases::Answer::Complaints(answer)) => Ok(answer),
        _ => Err(No::Refused(cases::missing())),
    }
}

fn heads(lang: Lang, all: &[(&str, u16, OutKind)]) -> Vec<OutColumn> {
    all.iter().map(|(id, width, kind)| OutColumn::new(lang.tr(id), *width, *kind)).collect()
}

fn text(text: String) -> OutCell<'static> {
    if text.is_empty() { OutCell::Empty } else { OutCell::from(text) }
}

fn number(count: usize) -> OutCell<'static> {
    OutCell::Integer(i64::try_from(count).unwrap_or(i64::MAX))
}

/// A share in hundredths of a per cent; nothing to share leaves the cell empty (CONV-12).
fn percent(part: usize, whole: usize) -> OutCell<'static> {
    if whole == 0 {
        return OutCell::Empty;
    }
    OutCell::Decimal { hundredths: i64::try_from((part * 20_000 + whole) / (2 * whole)).unwrap_or(i64::MAX) }
}

/// The name of a group; one without a name says so.
pub fn group_name(lang: Lang, group: &Group) -> String {
    if group.name.is_empty() { lang.tr("cases-boards-nobody").into_owned() } else { group.name.clone() }
}

/// Columns and rows of a table.
pub fn made(lang: Lang, cut: Cut, analysis: &Analysis) -> (Vec<OutColumn>, Vec<Cells>) {
    match cut {
        Cut::Causes => causes(lang, analysis),
        Cut::Moods => moods(lang, analysis),
        Cut::Stages => stages(lang, analysis),
        Cut::Rounds => rounds(lang, analysis),
        Cut::Handlers | Cut::Departments | Cut::Products | Cut::Months => groups(lang, cut, cut.groups(analysis)),
    }
}

fn causes(lang: Lang, analysis: &Analysis) -> (Vec<OutColumn>, Vec<Cells>) {
    let columns = heads(
        lang,
        &[
            ("cases-boards-column-cause", 14, OutKind::Text),
            ("cases-boards-column-count", 10, OutKind::Integer),
            ("cases-boards-column-so-far", 14, OutKind::Decimal),
        ],
    );
    let row = |bar: &complaints::Bar| vec![text(lang.say(&bar.cause.message())), number(bar.ids.len()), percent(bar.so_far, bar.all)];
    (columns, analysis.pareto.iter().map(row).collect())
}

/// How many complaints of an emotion and a cause.
pub fn cell(analysis: &Analysis, emotion: Option<complaints::Emotion>, cause: Option<Category>) -> Vec<i64> {
    analysis.moods.iter().filter(|cell| cell.emotion == emotion && cell.cause == cause).flat_map(|cell| cell.ids.iter().copied()).collect()
}

/// Emotions with a complaint, and causes with one, in the order of the regulations; what is not known comes last.
pub fn axes(analysis: &Analysis) -> (Vec<Option<complaints::Emotion>>, Vec<Option<Category>>) {
    let emotions = complaints::Emotion::ALL.iter().copied().map(Some).chain([None]);
    let causes = Category::ALL.iter().copied().map(Some).chain([None]);
    let emotions = emotions.filter(|emotion| analysis.moods.iter().any(|cell| cell.emotion == *emotion && !cell.ids.is_empty()));
    let causes = causes.filter(|cause| analysis.moods.iter().any(|cell| cell.cause == *cause && !cell.ids.is_empty()));
    (emotions.collect(), causes.collect())
}

fn moods(lang: Lang, analysis: &Analysis) -> (Vec<OutColumn>, Vec<Cells>) {
    let (emotions, causes) = axes(analysis);
    let mut columns = heads(lang, &[("cases-boards-column-emotion", 12, OutKind::Text)]);
    columns.extend(causes.iter().map(|cause| OutColumn::new(cause_name(lang, *cause), 10, OutKind::Integer)));
    let row = |emotion: &Option<complaints::Emotion>| {
        let mut cells = vec![text(emotion_name(lang, *emotion))];
        cells.extend(causes.iter().map(|cause| number(cell(analysis, *emotion, *cause).len())));
        cells
    };
    (columns, emotions.iter().map(row).collect())
}

/// Name of a cause, or that it is not known.
pub fn cause_name(lang: Lang, cause: Option<Category>) -> String {
    cause.map_or_else(|| lang.tr("cases-boards-no-cause").into_owned(), |cause| lang.say(&cause.message()))
}

/// Name of an emotion, or that it is not known.
pub fn emotion_name(lang: Lang, emotion: Option<complaints::Emotion>) -> String {
    emotion.map_or_else(|| lang.tr("cases-boards-no-emotion").into_owned(), |emotion| lang.say(&emotion.message()))
}

/// The mean of a time over so many; nothing where there are none.
pub fn mean(total: i64, count: usize) -> Option<i64> {
    i64::try_from(count).ok().filter(|count| *count > 0).map(|count| total / count)
}

fn mean_words(lang: Lang, total: i64, count: usize) -> String {
    mean(total, count).map(|millis| lang.say(&length(millis))).unwrap_or_default()
}

fn stages(lang: Lang, analysis: &Analysis) -> (Vec<OutColumn>, Vec<Cells>) {
    let columns = heads(
        lang,
        &[
            ("cases-boards-column-state", 14, OutKind::Text),
            ("cases-boards-column-count", 10, OutKind::Integer),
            ("cases-boards-column-mean", 16, OutKind::Text),
        ],
    );
    let row = |stage: &complaints::StageTime| {
        vec![text(lang.say(&stage.state.message())), number(stage.ids.len()), text(mean_words(lang, stage.total, stage.ids.len()))]
    };
    (columns, analysis.stages.iter().map(row).collect())
}

fn rounds(lang: Lang, analysis: &Analysis) -> (Vec<OutColumn>, Vec<Cells>) {
    let columns = heads(lang, &[("cases-boards-column-round", 10, OutKind::Integer), ("cases-boards-column-count", 10, OutKind::Integer)]);
    (columns, analysis.rounds.iter().map(|(round, ids)| vec![OutCell::Integer(*round), number(ids.len())]).collect())
}

fn groups(lang: Lang, cut: Cut, groups: &[Group]) -> (Vec<OutColumn>, Vec<Cells>) {
    let columns = heads(
        lang,
        &[
            (cut.text_id(), 20, OutKind::Text),
            ("cases-boards-column-count", 10, OutKind::Integer),
            ("cases-boards-column-closed", 10, OutKind::Integer),
            ("cases-boards-column-rounds", 10, OutKind::Integer),
            ("cases-boards-column-transfers", 10, OutKind::Integer),
            ("cases-boards-column-satisfied", 12, OutKind::Decimal),
            ("cases-boards-column-replied", 12, OutKind::Decimal),
            ("cases-boards-column-mean", 16, OutKind::Text),
        ],
    );
    let row = |group: &Group| {
        vec![
            text(group_name(lang, group)),
            number(group.ids.len()),
            number(group.closed.len()),
            OutCell::Integer(group.rounds),
            OutCell::Integer(group.transfers),
            percent(group.satisfaction.part.len(), group.satisfaction.whole.len()),
            percent(group.replies.part.len(), group.replies.whole.len()),
            text(mean_words(lang, group.closed_time, group.closed.len())),
        ]
    };
    (columns, groups.iter().map(row).collect())
}
