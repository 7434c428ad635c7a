//! What every table that leaves the department shares: a head that says who took it out, the rows, and the journal entry before the file
//! appears. A list that is too long for the memory is streamed by its own area, under the same head.

use std::ops::Range;
use std::path::Path;

use super::{Command, links, perform, who};
use crate::base::{Day, Fault, Instant, No, Period, Span};
use crate::exchange::{OutCell, OutColumn, Page, SheetFormat, SheetWriter};
use crate::i18n::Lang;
use crate::store::Store;

/// A table that leaves.
pub struct Table {
    /// Its head (see [`page`]).
    pub page: Page,
    /// Its columns.
    pub columns: Vec<OutColumn>,
    /// Its rows, one cell a column.
    pub rows: Vec<Vec<OutCell<'static>>>,
    /// A row below them that is none of them: their sum.
    pub sum: Option<Vec<OutCell<'static>>>,
    /// Columns of which a workbook draws a chart.
    pub charted: Range<u16>,
}

/// The head of what somebody takes out: what it is, the department, who and when.
///
/// # Errors
/// A fault of the file.
pub fn page(store: &mut Store, actor: i64, lang: Lang, title: impl Into<String>, at: Instant) -> Result<Page, Fault> {
    store.read(|tx| Ok(Page::by(lang, title, &links::department(tx)?, &who(tx, actor)?.name, at.local())))
}

/// The head of a table of this month; its name is a text id.
///
/// # Errors
/// A fault of the file.
pub fn page_of_month(store: &mut Store, actor: i64, lang: Lang, (title, month): (&str, Day), at: Instant) -> Result<Page, Fault> {
    Ok(page(store, actor, lang, lang.tr(title), at)?.filtered(lang.say(&Period::around(Span::Month, month).message())))
}

/// Writes a table into a file of this format. `act`, which is told how many rows there are, is decided and kept in the journal before the
/// file appears. Returns the number of rows.
///
/// # Errors
/// The refusal of the act, or a fault; then there is no file.
pub fn write(
    store: &mut Store,
    actor: i64,
    table: Table,
    (path, format): (&Path, SheetFormat),
    at: Instant,
    act: impl FnOnce(i64) -> Command,
) -> Result<i64, No> {
    let Table { page, columns, rows, sum, charted } = table;
    let mut writer = SheetWriter::headed(path, format, page, &columns)?;
    writer.chart(charted);
    for row in rows.iter().chain(&sum) {
        writer.row(row)?;
    }
    let count = i64::try_from(rows.len()).unwrap_or(i64::MAX);
    perform(store, actor, &act(count), at, &mut |_| Ok(()))?;
    writer.finish()?;
    Ok(count)
}
