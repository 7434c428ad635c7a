//! The results of a month as columns and rows: what the page, the printed sheet and an exported file hold.

use std::path::Path;

use super::commands::Command;
use super::questions::{Answer, Query, Results};
use super::results::Line;
use super::score::{shown_change, shown_total};
use crate::areas::{self, exports};
use crate::base::{Day, Instant, No};
use crate::exchange::{OutCell, OutColumn, OutKind, SheetFormat};
use crate::i18n::Lang;
use crate::store::Store;

/// The results of a month, to be exported.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct SheetOrder {
    /// A day of the month.
    pub month: Day,
    /// Team; `None`: everybody who may be seen.
    pub team: Option<i64>,
    /// In which form.
    pub format: SheetFormat,
    /// Language of the heads.
    pub lang: Lang,
}

/// A column: its title, and what it holds.
pub fn columns(lang: Lang, results: &Results) -> Vec<(String, OutKind)> {
    let fixed = [
        ("quality-figure-rank", OutKind::Integer),
        ("quality-figure-name", OutKind::Text),
        ("quality-figure-team", OutKind::Text),
        ("quality-figure-count", OutKind::Integer),
        ("quality-figure-quota", OutKind::Text),
        ("quality-figure-mean", OutKind::Decimal),
        ("quality-figure-change", OutKind::Decimal),
        ("quality-figure-low", OutKind::Decimal),
        ("quality-figure-high", OutKind::Decimal),
        ("quality-figure-grade", OutKind::Text),
    ];
    let heads = results.heads.iter().map(|head| (head.clone(), OutKind::Decimal));
    fixed.into_iter().map(|(id, kind)| (lang.tr(id).into_owned(), kind)).chain(heads).collect()
}

/// How a mean changed since the month before, in tenths; nothing where one of them is missing.
fn changed(line: &Line) -> Option<i64> {
    Some(line.sum.mean.tenths()? - line.before.tenths()?)
}

/// The same for people; `—` where it is not known.
pub fn change(line: &Line) -> String {
    changed(line).map_or_else(|| "—".to_owned(), shown_change)
}

/// A line as people read it.
pub fn shown(lang: Lang, results: &Results, line: &Line) -> Vec<String> {
    let sum = &line.sum;
    let total = |hundredths: i64| if sum.mean.count == 0 { "—".to_owned() } else { shown_total(hundredths) };
    let grade = results.grades.get(&line.person.id).map_or_else(|| "—".to_owned(), |grade| lang.say(&grade.message()));
    let mut cells = vec![
        line.rank.map_or_else(|| "—".to_owned(), |rank| rank.to_string()),
        line.person.name.clone(),
        line.person.team_name.clone(),
        sum.mean.count.to_string(),
        lang.say(&line.quota.message()),
        sum.mean.shown(),
        change(line),
        total(sum.low),
        total(sum.high),
        grade,
    ];
    cells.extend(results.heads.iter().map(|head| sum.heads.get(head).copied().unwrap_or_default().shown()));
    cells
}

/// A line as a file holds it: figures are numbers, so that they can be counted on with.
pub(super) fn cells(lang: Lang, results: &Results, line: &Line) -> Vec<OutCell<'static>> {
    let sum = &line.sum;
    let tenths = |tenths: Option<i64>| tenths.map_or(OutCell::Empty, |tenths| OutCell::Decimal { hundredths: tenths * 10 });
    let total = |hundredths: i64| if sum.mean.count == 0 { OutCell::Empty } else { OutCell::Decimal { hundredths } };
    let grade = results.grades.get(&line.person.id).map_or(OutCell::Empty, |grade| lang.say(&grade.message()).into());
    let mut cells = vec![
        line.rank.map_or(OutCell::Empty, OutCell::Integer),
        line.person.name.clone().into(),
        line.person.team_name.clone().into(),
        OutCell::Integer(sum.mean.count),
        lang.say(&line.quota.message()).into(),
        tenths(sum.mean.tenths()),
        tenths(changed(line)),
        total(sum.low),
        total(sum.high),
        grade,
    ];
    cells.extend(results.heads.iter().map(|head| tenths(sum.heads.get(head).and_then(|mean| mean.tenths()))));
    cells
}

/// Writes the results of a month into a file. The journal entry is written before the file appears; returns the number of rows.
///
/// # Errors
/// A refusal for who may not read them, or a fault; then there is no file.
pub fn export(store: &mut Store, actor: i64, order: &SheetOrder, path: &Path, at: Instant) -> Result<i64, No> {
    let query = areas::Query::Quality(Query::Results { month: order.month, team: order.team });
    let areas::Answer::Quality(Answer::Results(results)) = areas::ask(store, actor, &query, at)? else { return Ok(0) };
    let columns: Vec<OutColumn> = columns(order.lang, &results)
        .into_iter()
        .map(|(title, kind)| OutColumn::new(title, if kind == OutKind::Text { 14 } else { 10 }, kind))
        .collect();
    let mut page = exports::page_of_month(store, actor, order.lang, ("quality-sheet", results.month), at)?;
    if let Some(line) = order.team.and(results.lines.first()) {
        page = page.filtered(&line.person.team_name);
    }
    let rows = results.lines.iter().map(|line| cells(order.lang, &results, line)).collect();
    let table = exports::Table { page, columns, rows, sum: None, charted: 0..0 };
    let act = |rows| areas::Command::Quality(Command::Export { month: results.month, team: order.team, rows });
    exports::write(store, actor, table, (path, order.format), at, act)
}
