//! 交接日志 on paper (HAND-03), ready to be signed by both 班长.

use super::model::{Crew, LogView, Section, Signed};
use super::questions::{Answer, LogOf, Query, ask};
use crate::areas::Context;
use crate::areas::roster::plan::commands::missing;
use crate::base::No;
use crate::exchange::{Block, Entry, Page, PrintColumn, PrintTable};
use crate::i18n::{Lang, day_long, moment_long};

/// The log as a page of what the person may read.
///
/// # Errors
/// A refusal for who may not read it, a log that is not there, or a fault.
pub fn form(cx: &Context<'_, '_>, id: i64, page: Page) -> Result<Page, No> {
    match ask(cx, &Query::Log { of: LogOf::Id(id) })? {
        Answer::Log(view) => Ok(log(&view, page)),
        _ => Err(missing().into()),
    }
}

fn log(view: &LogView, page: Page) -> Page {
    let lang = page.lang;
    let label = |id: &str| lang.tr(&format!("roster-floor-print-{id}")).into_owned();
    let people = |crew: &Crew| lang.list(&crew.members.iter().map(|member| member.name.as_str()).collect::<Vec<_>>());
    let mut grid = vec![
        Entry::new(label("day"), day_long(lang, view.crew.id.day)),
        Entry::new(label("state"), lang.say(&view.log.state().message())),
        Entry::new(label("outgoing"), view.crew.name.clone()),
        Entry::new(label("incoming"), view.next.as_ref().map_or_else(|| "—".to_owned(), |next| next.name.clone())),
        Entry::wide(label("people"), people(&view.crew)),
    ];
    for section in Section::ALL {
        let name = format!("{} {}", section.mark(), lang.say(&section.message()));
        grid.push(Entry::wide(name, view.log.shown(*section)));
    }
    grid.push(Entry::new(label("signed-outgoing"), signed(lang, view.log.outgoing.as_ref())));
    grid.push(Entry::new(label("signed-incoming"), signed(lang, view.log.incoming.as_ref())));
    let mut blocks = vec![Block::Grid(grid)];
    if !view.log.supplements.is_empty() {
        let columns = ["supplement", "by", "at"].map(|id| PrintColumn { title: label(id), right: false }).to_vec();
        let rows = view.log.supplements.iter().map(|one| vec![one.text.clone(), one.by.name.clone(), moment_long(lang, one.by.at.local())]);
        blocks.push(Block::Heading(label("supplements")));
        blocks.push(Block::Table(PrintTable { columns, rows: rows.collect() }));
    }
    blocks.push(Block::Signatures(["signed-outgoing", "signed-incoming", "signed-day"].map(label).to_vec()));
    Page { title: lang.tr("roster-floor-print-title").into_owned(), blocks, ..page }
}

fn signed(lang: Lang, by: Option<&Signed>) -> String {
    by.map_or_else(|| "—".to_owned(), |by| format!("{} {}", by.name, moment_long(lang, by.at.local())))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::areas::roster::floor::model::{Log, Remark};
    use crate::areas::roster::floor::tests::{at, crew};

    #[test]
    fn the_log_on_paper_has_its_six_sections_both_signatures_and_supplements() {
        let by = |staff: i64, name: &str| Signed { staff, name: name.to_owned(), at: at(11, 16, 5, 0) };
        let log_of_day = Log {
            id: 1,
            texts: std::array::from_fn(|n| format!("第 {} 节", n + 1)),
            moves: "换班 早 王芳↔张敏".to_owned(),
            outgoing: Some(by(1, "刘洋")),
            supplements: vec![Remark { text: "打印机已修好".to_owned(), by: by(2, "周涛") }],
            ..Log::default()
        };
        let view = LogView { crew: crew(), next: None, log: log_of_day };
        for lang in [Lang::Zh, Lang::En] {
            let page = log(&view, Page::by(lang, "", "客服部", "刘洋", at(11, 16, 10, 0).local()));
            let Some(Block::Grid(entries)) = page.blocks.first() else { panic!() };
            assert!(entries.iter().any(|entry| entry.value == "换班 早 王芳↔张敏\n第 3 节"), "{entries:?}");
            assert!(entries.iter().any(|entry| entry.value.starts_with("刘洋 2026-03-11")), "{entries:?}");
            assert!(page.blocks.iter().any(|block| matches!(block, Block::Table(table) if table.rows.len() == 1)));
            assert!(matches!(page.blocks.last(), Some(Block::Signatures(labels)) if labels.len() == 3));
            assert!(page.pdf().unwrap().starts_with(b"%PDF"));
        }
    }
}
