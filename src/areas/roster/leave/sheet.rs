//! The monthly report of leave as a sheet (LEAVE-18).

use std::path::Path;

use super::{Answer, Command, Query, ReportLine};
use crate::areas::{self, exports, roster};
use crate::base::{Instant, No};
use crate::exchange::{OutCell, OutColumn, OutKind};
use crate::i18n::Lang;
use crate::store::Store;

/// What stands in a column.
enum Figure {
    /// Days, of half days.
    Days(fn(&ReportLine) -> i64),
    /// How many.
    Count(fn(&ReportLine) -> i64),
}

/// The figures after team and name, with the text ids of their heads.
const FIGURES: [(&str, Figure); 9] = [
    ("roster-leave-report-personal", Figure::Days(|line| line.personal)),
    ("roster-leave-report-special", Figure::Days(|line| line.special)),
    ("roster-leave-report-sick", Figure::Days(|line| line.sick)),
    ("roster-leave-report-emergency", Figure::Days(|line| line.emergency)),
    ("roster-leave-report-duty", Figure::Days(|line| line.duty)),
    ("roster-leave-report-late", Figure::Count(|line| line.late)),
    ("roster-leave-report-slips", Figure::Count(|line| line.slips_late)),
    ("roster-leave-report-absent", Figure::Count(|line| line.absent)),
    ("roster-leave-report-refused", Figure::Count(|line| line.refused)),
];

/// Columns and rows of a report: numbers stay numbers.
pub fn made(lang: Lang, lines: &[ReportLine]) -> (Vec<OutColumn>, Vec<Vec<OutCell<'static>>>) {
    let text = |id: &str| OutColumn::new(lang.tr(id), 14, OutKind::Text);
    let mut columns = vec![text("roster-leave-report-team"), text("roster-leave-report-name")];
    columns.extend(FIGURES.iter().map(|(id, figure)| {
        let kind = if matches!(figure, Figure::Days(_)) { OutKind::Decimal } else { OutKind::Integer };
        OutColumn::new(lang.tr(id), 10, kind)
    }));
    let cell = |line: &ReportLine, figure: &Figure| match figure {
        Figure::Days(halves) => OutCell::Decimal { hundredths: halves(line) * 50 },
        Figure::Count(count) => OutCell::Integer(count(line)),
    };
    let row = |line: &ReportLine| {
        let named = [OutCell::from(line.team.clone()), OutCell::from(line.name.clone())];
        named.into_iter().chain(FIGURES.iter().map(|(_, figure)| cell(line, figure))).collect()
    };
    (columns, lines.iter().map(row).collect())
}

/// Writes the report of a month into a file. The journal entry is written before the file appears; returns the number of rows.
///
/// # Errors
/// A refusal for who may not read it, or a fault; then there is no file.
pub fn export(store: &mut Store, actor: i64, order: &roster::ReportOrder, path: &Path, at: Instant) -> Result<i64, No> {
    let query = areas::Query::Roster(roster::Query::Leave(Query::Report { month: order.month, team: None }));
    let areas::Answer::Roster(roster::Answer::Leave(Answer::Report(month, lines))) = areas::ask(store, actor, &query, at)? else {
        return Ok(0);
    };
    let (columns, rows) = made(order.lang, &lines);
    let page = exports::page_of_month(store, actor, order.lang, ("roster-leave-report-title", month), at)?;
    let act = |rows| areas::Command::Roster(roster::Command::Leave(Command::Export { month, rows }));
    let table = exports::Table { page, columns, rows, sum: None, charted: 0..0 };
    exports::write(store, actor, table, (path, order.format), at, act)
}
