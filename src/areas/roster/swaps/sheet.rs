//! The monthly report of swaps as columns and rows: what the page shows and an exported sheet holds (SWAP-12).

use std::path::Path;

use super::commands::Command;
use super::questions::{Answer, Query};
use super::report::{Report, Sum};
use crate::areas::{self, exports, roster};
use crate::base::{Instant, No};
use crate::exchange::{OutCell, OutColumn, OutKind};
use crate::i18n::Lang;
use crate::store::Store;

/// The column that tells why requests were refused.
pub const REASONS: &str = "roster-swaps-figure-reasons";
/// Text ids of the heads, width on the screen, whether it is a number.
pub const COLUMNS: [(&str, f32, bool); 9] = [
    ("roster-swaps-figure-who", 110.0, false),
    ("roster-swaps-figure-team", 110.0, false),
    ("roster-swaps-figure-count", 90.0, true),
    ("roster-swaps-figure-as-a", 90.0, true),
    ("roster-swaps-figure-refused", 90.0, true),
    (REASONS, 220.0, false),
    ("roster-swaps-figure-declined", 90.0, true),
    ("roster-swaps-figure-expired", 90.0, true),
    ("roster-swaps-figure-missed", 90.0, true),
];

/// `SWAP-05 2 次，SWAP-03 1 次`
fn reasons(lang: Lang, sum: &Sum) -> String {
    let each = sum
        .refused
        .iter()
        .map(|(clause, count)| lang.say(&crate::msg!("roster-swaps-figure-reason", clause = clause.as_str(), count = *count)));
    lang.list(&each.collect::<Vec<_>>())
}

/// A line as people read it, nothing for 0; of a person `1/2` swaps of those allowed.
pub fn shown(lang: Lang, who: &str, team: &str, sum: &Sum, most: Option<i64>) -> Vec<String> {
    let number = |count: i64| if count == 0 { String::new() } else { count.to_string() };
    vec![
        who.to_owned(),
        team.to_owned(),
        most.map_or_else(|| number(sum.count), |most| format!("{}/{most}", sum.count)),
        number(sum.as_a),
        number(sum.refused_in_all()),
        reasons(lang, sum),
        number(sum.declined),
        number(sum.expired),
        number(sum.missed),
    ]
}

fn cells(lang: Lang, who: &str, team: &str, sum: &Sum) -> Vec<OutCell<'static>> {
    let text = |text: String| if text.is_empty() { OutCell::Empty } else { OutCell::from(text) };
    vec![
        text(who.to_owned()),
        text(team.to_owned()),
        OutCell::Integer(sum.count),
        OutCell::Integer(sum.as_a),
        OutCell::Integer(sum.refused_in_all()),
        text(reasons(lang, sum)),
        OutCell::Integer(sum.declined),
        OutCell::Integer(sum.expired),
        OutCell::Integer(sum.missed),
    ]
}

/// Columns and rows of a report.
pub fn made(lang: Lang, report: &Report) -> (Vec<OutColumn>, Vec<Vec<OutCell<'static>>>) {
    let column = |(id, width, number): &(&str, f32, bool)| {
        // About seven points make a character.
        OutColumn::new(lang.tr(id), (width / 7.0) as u16, if *number { OutKind::Integer } else { OutKind::Text })
    };
    let rows = report.lines.iter().map(|line| cells(lang, &line.name, &line.team, &line.sum)).collect();
    (COLUMNS.iter().map(column).collect(), rows)
}

/// Writes the report of a month into a file. The journal entry is written before the file appears; returns the number of rows.
///
/// # Errors
/// A refusal for who may not read it, or a fault; then there is no file.
pub fn export(store: &mut Store, actor: i64, order: &roster::ReportOrder, path: &Path, at: Instant) -> Result<i64, No> {
    let query = areas::Query::Roster(roster::Query::Swaps(Query::Report { month: order.month }));
    let areas::Answer::Roster(roster::Answer::Swaps(Answer::Report(report))) = areas::ask(store, actor, &query, at)? else { return Ok(0) };
    let (columns, rows) = made(order.lang, &report);
    let page = exports::page_of_month(store, actor, order.lang, ("roster-swaps-report", report.month), at)?;
    let act = |rows| areas::Command::Roster(roster::Command::Swaps(Command::Export { month: report.month, rows }));
    let table = exports::Table { page, columns, rows, sum: None, charted: 0..0 };
    exports::write(store, actor, table, (path, order.format), at, act)
}
