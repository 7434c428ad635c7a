//! 资料表 on paper: the ways to it in the file's menu, and what stands on it.

use super::*;
use crate::areas::customers::view::paper;
use crate::areas::view::{Job, Paper, Pick, Printout};
use crate::exchange::{Block, Page};

#[test]
fn a_file_is_printed_or_saved_from_its_menu() {
    let mut h = listed();
    h.state_mut().route = Route::Customer(2);
    h.run();
    h.state_mut().tell(Slot::File, file(2, Sight::Ask));
    h.run();
    for item in ["打印资料表", "资料表存为 PDF…", "打印档案目录"] {
        h.get_by_label("更多").click();
        h.run();
        h.get_by_label(item).click();
        h.run();
    }
    let paper = Paper::Customer(2);
    let actions = &h.state().actions;
    let starts = |wanted: Paper| actions.iter().any(|a| matches!(a, Action::Start(Job::Print { paper, path: None }) if *paper == wanted));
    assert!(starts(paper) && starts(Paper::Archive(Printout::Catalogue(2))));
    assert!(
        actions
            .iter()
            .any(|a| matches!(a, Action::Pick(Pick::Paper(of, name)) if *of == paper && name == "客户资料表 KH-20240612-002.pdf"))
    );
}

/// The texts of a page, block after block.
fn texts(page: &Page) -> Vec<String> {
    let mut texts: Vec<String> = page.facts.iter().map(|fact| fact.value.clone()).collect();
    for block in &page.blocks {
        match block {
            Block::Grid(entries) => texts.extend(entries.iter().map(|entry| entry.value.clone())),
            Block::Table(table) => texts.extend(table.rows.iter().flatten().cloned()),
            Block::Heading(title) => texts.push(title.clone()),
            Block::Text(_) | Block::Matrix(_) | Block::Signatures(_) | Block::NewPage => {}
        }
    }
    texts
}

#[test]
fn the_form_says_what_the_person_sees_and_nothing_more() {
    let Told::File(mut view) = file(2, Sight::Masked) else { panic!() };
    view.customer.draft.contacts[0].mobile = "138****5678".to_owned();
    for lang in [Lang::Zh, Lang::En] {
        let at = jiff::civil::datetime(2026, 3, 11, 10, 47, 5, 0);
        let page = paper::form(&view, Page::by(lang, "", "岚桥客服中心", "孙丽", at));
        let texts = texts(&page);
        for wanted in ["KH-20240612-002", "岚桥客服中心", "孙丽", "138****5678"] {
            assert!(texts.iter().any(|text| text == wanted), "{wanted} in {texts:?}");
        }
        assert!(!format!("{page:?}").contains("13812345678"));
        assert!(page.pdf().unwrap().starts_with(b"%PDF"));
    }
}
