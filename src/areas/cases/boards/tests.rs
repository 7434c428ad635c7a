//! Acts and questions of this room against a department in memory.

use std::collections::BTreeMap;

use super::sheet::{Cut, SheetOrder, What, export};
use super::{Answer, Command, Query};
use crate::areas::cases::complaints::{self, Channel, Draft, Emotion, Of};
use crate::areas::cases::office::Office;
use crate::areas::cases::{self};
use crate::base::{No, Period, Post, Span};
use crate::exchange::SheetFormat;
use crate::i18n::Lang;

fn registered(office: &mut Office) -> i64 {
    let draft = Draft {
        complainant: "青岛海岳酒店".to_owned(),
        phone: "13912342075".to_owned(),
        happened_at: Some(office.now),
        channel: Some(Channel::Hotline),
        content: "外机噪声大，两次报修无人上门".to_owned(),
        demand: "更换外机".to_owned(),
        emotion: Some(Emotion::Angry),
        ..Draft::default()
    };
    let command = complaints::Command::Register { draft: Box::new(draft), ticket: None };
    office.act(Post::Agent, cases::Command::Complaints(command)).unwrap().id
}

fn order(what: What, reason: &str) -> SheetOrder {
    SheetOrder { what, reason: reason.to_owned(), format: SheetFormat::Csv, lang: Lang::Zh }
}

#[test]
fn the_list_leaves_by_a_supervisor_with_a_reason() {
    let mut office = Office::new();
    registered(&mut office);
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("list.csv");
    let list = || What::List(Box::default(), "渠道：热线".to_owned());
    let mut run = |post, reason: &str| {
        let (staff, now) = (office.who(post), office.now);
        export(&mut office.store, staff, &order(list(), reason), &path, now)
    };
    assert!(matches!(run(Post::Agent, "月会"), Err(No::Refused(refusal)) if refusal.clauses == ["FILE-23", "SEC-08"]));
    assert!(matches!(run(Post::Supervisor, " "), Err(No::Refused(refusal)) if refusal.clauses == ["FILE-23"]));
    assert!(!path.exists());
    assert_eq!(run(Post::Supervisor, "月会").unwrap(), 1);
    let written = std::fs::read_to_string(&path).unwrap();
    assert!(written.contains("外机噪声大") && written.contains("愤怒"), "{written}");
}

#[test]
fn every_table_of_the_analysis_is_written() {
    let mut office = Office::new();
    registered(&mut office);
    let folder = tempfile::tempdir().unwrap();
    let (staff, now) = (office.who(Post::Supervisor), office.now);
    for cut in Cut::ALL {
        let path = folder.path().join(format!("{}.csv", cut.text_id()));
        let of = Of::everything(Period::around(Span::Month, now.day()));
        let what = What::Cut(cut, Box::new(of), String::new());
        export(&mut office.store, staff, &order(what.clone(), "月会"), &path, now).unwrap();
        assert!(path.exists(), "{cut:?}");
        // A workbook has the chart beside the table.
        let path = path.with_extension("xlsx");
        let order = SheetOrder { format: SheetFormat::Xlsx, ..order(what, "月会") };
        let rows = export(&mut office.store, staff, &order, &path, now).unwrap();
        let packed = String::from_utf8_lossy(&std::fs::read(&path).unwrap()).into_owned();
        assert_eq!(packed.contains("xl/charts/chart1.xml"), rows > 0, "{cut:?}");
    }
}

#[test]
fn what_is_not_read_is_not_shown() {
    let mut office = Office::new();
    let asked = office.ask(Post::Supervisor, cases::Query::Boards(Query::Urges)).unwrap();
    assert_eq!(asked, cases::Answer::Boards(Answer::Urges(BTreeMap::new())));
    let asked = office.ask(Post::Supervisor, cases::Query::Boards(Query::Tickets { ids: vec![99] })).unwrap();
    assert_eq!(asked, cases::Answer::Boards(Answer::Tickets(Vec::new())));
    assert_eq!(Command::Export { table: "list", names: true, rows: 0, reason: String::new() }.verb(), "case.export");
}
