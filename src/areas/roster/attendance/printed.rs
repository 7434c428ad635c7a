//! 月考勤表 on paper: the sums of every person, what was not ordinary with its source, and the lines to sign on.

use super::model::{Became, RollCall};
use super::questions::{Answer, Cell, Month, Query, Row, ask};
use super::sheet::{Figure, month_text, total};
use super::why;
use crate::areas::Context;
use crate::areas::roster::plan::commands::missing;
use crate::base::{Day, Instant, No};
use crate::exchange::{Block, Entry, Page, PrintColumn, PrintTable};
use crate::i18n::Lang;
use crate::msg;

/// The month sheet as a page of what the person may read.
///
/// # Errors
/// A refusal for who may not read it, or a fault.
pub fn form(cx: &Context<'_, '_>, month: Day, team: Option<i64>, page: Page) -> Result<Page, No> {
    match ask(cx, &Query::Month { month, team })? {
        Answer::Month(found) => Ok(sheet(&found, cx.at, page)),
        _ => Err(missing().into()),
    }
}

fn sheet(month: &Month, at: Instant, page: Page) -> Page {
    let lang = page.lang;
    let team = month.teams.iter().find(|(id, _)| Some(*id) == month.team).map(|(_, name)| name.clone());
    let mut facts = page.facts.clone();
    facts.push(Entry::new(lang.tr("roster-attendance-month"), month_text(month.month)));
    facts.extend(team.map(|name| Entry::new(lang.tr("roster-attendance-team"), name)));
    let mut blocks = vec![sums(lang, month)];
    let lines: Vec<Vec<String>> = month.rows.iter().flat_map(|row| unusual(lang, row, at)).collect();
    if !lines.is_empty() {
        blocks.push(Block::Heading(lang.tr("roster-attendance-print-unusual").into_owned()));
        let heads = ["roster-attendance-person", "roster-attendance-shift", "roster-attendance-result", "roster-attendance-source"];
        let column = |id: &&str| PrintColumn { title: lang.tr(id).into_owned(), right: false };
        blocks.push(Block::Table(PrintTable { columns: heads.iter().map(column).collect(), rows: lines }));
    }
    let signs = ["roster-attendance-print-leader", "roster-attendance-print-director", "roster-attendance-print-day"];
    blocks.push(Block::Signatures(signs.iter().map(|id| lang.tr(id).into_owned()).collect()));
    Page { title: lang.say(&msg!("roster-attendance-sheet-title", month = month_text(month.month))), facts, blocks, ..page }
}

fn sums(lang: Lang, month: &Month) -> Block {
    let head = |title: String, right| PrintColumn { title, right };
    let mut columns = vec![head(lang.tr("roster-attendance-person").into_owned(), false)];
    columns.extend(Figure::ALL.map(|figure| head(lang.say(&figure.message()), true)));
    let line = |row: &Row| {
        let mut cells = vec![row.name.clone()];
        cells.extend(Figure::ALL.map(|figure| figure.shown(row)));
        cells
    };
    let all = total(month, lang);
    Block::Table(PrintTable { columns, rows: month.rows.iter().chain([&all]).map(line).collect() })
}

/// Shifts that are over and not simply on time, each with its result and where that comes from.
fn unusual(lang: Lang, row: &Row, at: Instant) -> Vec<Vec<String>> {
    let over = row.cells.iter().filter(|cell| cell.ends <= at);
    let line = |cell: &Cell| {
        let judged = &cell.judged;
        let missed = judged.became == Became::OnTime && judged.roll_call == Some(RollCall::Missed);
        let result = match judged.became {
            Became::OnTime if !missed => return None,
            Became::OnTime => lang.tr("roster-attendance-figure-missed").into_owned(),
            _ => lang.say(&why::result(judged)),
        };
        let source = judged.source.map_or_else(String::new, |clause| format!("{} {clause}", lang.say(&why::source(clause))));
        Some(vec![row.name.clone(), format!("{} {}", cell.day, cell.name), result, source])
    };
    over.filter_map(line).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::areas::roster::attendance::tests::Office;
    use crate::base::Post;

    #[test]
    fn the_form_names_sums_and_what_was_not_ordinary_in_both_languages() {
        let mut office = Office::open();
        office.shift(Post::Agent, 11);
        office.at(11, 8, 5);
        let agent = office.who(Post::Agent);
        office.sign_in(agent);
        office.at(11, 20, 0);
        let director = office.who(Post::Director);
        for (lang, late) in [(Lang::Zh, "迟到 5 分钟"), (Lang::En, "Late 5 min")] {
            let page = office
                .look(director, |cx| form(cx, jiff::civil::date(2026, 3, 1), None, Page::by(lang, "", "客服部", "何平", cx.at.local())));
            let page = page.unwrap();
            let tables: Vec<&PrintTable> =
                page.blocks.iter().filter_map(|block| if let Block::Table(table) = block { Some(table) } else { None }).collect();
            let [sums, unusual] = tables[..] else { panic!("{page:?}") };
            assert_eq!(sums.rows.len(), 2);
            assert!(unusual.rows.iter().any(|row| row.contains(&late.to_owned())), "{unusual:?}");
            assert!(page.pdf().unwrap().starts_with(b"%PDF"));
        }
    }
}
