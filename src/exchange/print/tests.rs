//! What stands on printed pages, read back from where the press put it.

use std::path::Path;

use super::list::ListOut;
use super::widths::Fit;
use super::*;
use crate::exchange::{OutCell, OutColumn, OutKind};

/// Every text of every page in the order in which it is drawn, with its right end and its base line in pt.
fn drawn(page: &Page) -> Vec<Vec<(String, f64, f64)>> {
    page.sheets().unwrap().texts()
}

fn words(page: &Page) -> String {
    drawn(page).into_iter().flatten().map(|(text, ..)| text).collect()
}

fn form(value: &str) -> Page {
    let columns = ["联系人", "手机"].map(|title| PrintColumn { title: title.to_owned(), right: false }).to_vec();
    Page {
        title: format!("客户资料表 {value}"),
        facts: vec![Entry::new("打印人", value)],
        blocks: vec![
            Block::Heading(value.to_owned()),
            Block::Grid(vec![Entry::new("客户名称", value), Entry::new(value, "—"), Entry::wide("备注", value)]),
            Block::Table(PrintTable { columns, rows: vec![vec![value.to_owned(), "138".to_owned()]] }),
            Block::Text(Paragraph::new(value, Style::Small)),
            Block::NewPage,
            Block::Signatures(vec![value.to_owned()]),
        ],
        department: value.to_owned(),
        mark: value.to_owned(),
        ..Page::default()
    }
}

/// A name is a value: nothing in it is a command, a mark or a place in a file.
#[test]
fn markup_in_a_name_prints_as_it_is() {
    for name in
        ["#1*粗*]_斜_$x$", "@甲<乙>//丙/*丁*/", "\\n#read(\"/etc/passwd\")", "= 标题", "- 项", "--- \"引号\" '单' ~ `码`", "#{panic()}"]
    {
        let page = form(name);
        let said = words(&page).replace('\u{200b}', "");
        assert_eq!(said.matches(name).count(), 13, "{name} in {said}");
        assert!(page.pdf().unwrap().starts_with(b"%PDF"));
    }
}

#[test]
fn line_ends_stay_and_other_control_characters_go() {
    let page = Page { blocks: vec![Block::Text(Paragraph::new("上\r\n下\u{7}尾", Style::Body))], ..Page::default() };
    let texts = drawn(&page).remove(0);
    let (upper, lower) = (&texts[0], &texts[1]);
    assert_eq!((upper.0.as_str(), lower.0.as_str()), ("上", "下尾"));
    assert!(upper.2 < lower.2, "one below the other");
}

#[test]
fn rare_characters_come_from_the_bundled_font() {
    assert!(words(&form("𠮷田犇䶮")).contains("𠮷田犇䶮"));
}

#[test]
fn an_empty_page_is_one_page() {
    assert_eq!(drawn(&Page::default()).len(), 1);
    assert!(Page::default().pdf().is_ok());
}

fn columns(count: usize) -> Vec<OutColumn> {
    (1..=count).map(|n| OutColumn::new(format!("第 {n} 列"), 12, if n == 2 { OutKind::Decimal } else { OutKind::Text })).collect()
}

fn list(path: &Path, columns: &[OutColumn], rows: usize, note: &str) -> Result<ListOut, Fault> {
    let page = Page {
        title: "客户名单".to_owned(), department: "岚桥客服中心".to_owned(), mark: "林霞导出".to_owned(), ..Page::default()
    };
    let mut out = ListOut::create(path, page, columns)?;
    for row in 0..rows {
        let mut cells = vec![OutCell::from(format!("第{row}号公司")), OutCell::Decimal { hundredths: 128_640_000 }];
        cells.extend(std::iter::repeat_with(|| OutCell::from(note)).take(columns.len().saturating_sub(2)));
        out.row(&cells)?;
    }
    Ok(out)
}

/// The words of each page.
fn pages_of(mut list: ListOut) -> Vec<String> {
    let pages = list.sheets().unwrap().texts();
    pages.into_iter().map(|page| page.into_iter().map(|(text, ..)| text + "\n").collect::<String>()).collect()
}

/// Over several layouts no row is lost or doubled, every page has its head and number, and no page but the last is half empty.
#[test]
fn a_long_list_keeps_every_row() {
    let folder = tempfile::tempdir().unwrap();
    let pages = pages_of(list(&folder.path().join("名单.pdf"), &columns(4), 1_203, "河北省唐山市路北区").unwrap());
    let all: Vec<&str> = pages.iter().flat_map(|page| page.lines()).filter(|line| line.ends_with("号公司")).collect();
    assert_eq!(all, (0..1_203).map(|row| format!("第{row}号公司")).collect::<Vec<_>>());
    for (at, page) in pages.iter().enumerate() {
        let footer = format!("{} / {}", at + 1, pages.len());
        let said = |words: &str| page.lines().any(|line| line == words);
        assert!(said("第 2 列") && said("岚桥客服中心") && said("林霞导出") && said(&footer), "page {at}: {page}");
    }
    assert!(pages[0].starts_with("客户名单\n") && !pages[1].contains("客户名单"));
    let rows = |page: &String| page.matches("号公司").count();
    let (last, whole) = pages.split_last().unwrap();
    assert!(rows(last) > 0 && whole.iter().skip(1).all(|page| rows(page) == rows(&pages[1])));
}

/// A row that is taller than a page goes on over it, with all its words.
#[test]
fn a_row_taller_than_a_page_is_whole() {
    let folder = tempfile::tempdir().unwrap();
    let note: String = (0..600).map(|n| format!("记{n}。")).collect();
    let pages = pages_of(list(&folder.path().join("长.pdf"), &columns(3), 3, &note).unwrap());
    assert!(pages.len() > 1);
    assert_eq!(pages.concat().matches('记').count(), 1_800);
}

/// Also a list without rows has a page, and the file appears only when it is whole.
#[test]
fn a_list_becomes_a_file() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("空.pdf");
    let list = list(&path, &columns(3), 0, "").unwrap();
    assert!(!path.exists());
    list.finish().unwrap();
    assert!(std::fs::read(&path).unwrap().starts_with(b"%PDF"));
    assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 1);
}

#[test]
fn what_does_not_fit_is_said_and_leaves_no_file() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("宽.pdf");
    assert_eq!(list(&path, &columns(60), 2, "河北省").unwrap().finish().unwrap_err().code, "PAGE-WIDE");
    assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 0);
}

/// Nothing reaches over the edge of the paper or into the next column, be its words ever so long.
#[test]
fn words_without_an_end_stay_in_their_column() {
    let endless = "a".repeat(300);
    let columns: Vec<PrintColumn> = ["甲", "乙"].map(|title| PrintColumn { title: title.to_owned(), right: false }).to_vec();
    let rows = vec![vec![endless.clone(), "乙一".to_owned()], vec!["甲二".to_owned(), endless]];
    let page = Page { blocks: vec![Block::Table(PrintTable { columns, rows })], ..Page::default() };
    let texts = drawn(&page).remove(0);
    assert!(texts.iter().all(|(_, right, _)| *right < 595.3 - 51.0), "over the margin");
}

#[test]
fn paper_follows_the_columns() {
    let rows = [["河北渤海建材销售有限公司".to_owned(), "13812345678".to_owned()]];
    let rows = rows.iter().map(|row| &row[..]);
    let few = Fit::of(&["客户名称", "手机"], rows.clone(), None).unwrap();
    assert!(!few.landscape && few.widths[0] > few.widths[1]);
    let nine = ["客户名称"; 12];
    let wide = vec!["河北渤海建材销售有限公司".to_owned(); 12];
    let many = Fit::of(&nine, std::iter::once(&wide[..]), None).unwrap();
    assert!(many.landscape);
    assert!(!Fit::of(&nine, std::iter::once(&wide[..]), Some(false)).unwrap().landscape);
}
