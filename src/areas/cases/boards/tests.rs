//! Acts and questions of this room against a department in memory.

use std::collections::BTreeMap;

use super::sheet::{Cut, SheetOrder, What, export};
use super::views::{Filters, Handler, Tab};
use super::{Answer, Command, Query, ViewAct, ViewContent, Views};
use crate::areas::cases::complaints::{self, Channel, Draft, Emotion, Of};
use crate::areas::cases::office::Office;
use crate::areas::cases::{self, tickets};
use crate::areas::matrix::{assert_whole, rows};
use crate::areas::views::{Act, Place};
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

// ---- who may do what ----

rows!(row_of, ACT_ROWS, Command {
    Command::Export { names: true, .. } => "export names",
    Command::Export { names: false, .. } => "export figures",
    Command::ComplaintView(Act::Save { shared: false, .. }) => "save view of complaints",
    Command::ComplaintView(Act::Save { shared: true, .. }) => "share view of complaints",
    Command::ComplaintView(Act::Remove { .. }) => "remove view of complaints",
    Command::ComplaintView(Act::Arrange { .. }) => "arrange views of complaints",
    Command::TicketView(Act::Save { shared: false, .. }) => "save view of tickets",
    Command::TicketView(Act::Save { shared: true, .. }) => "share view of tickets",
    Command::TicketView(Act::Remove { .. }) => "remove view of tickets",
    Command::TicketView(Act::Arrange { .. }) => "arrange views of tickets",
});

/// 代 技 投 质 班 管 主 中 部 档 文 销 经 系 审: y is allowed, - never.
const RIGHTS: &[(&str, &str)] = &[
    ("export names", "-----yy-----y--"),
    ("export figures", "yyyyyyyyyyyyy-y"),
    ("save view of complaints", "yyyyyyyyy-yyy-y"),
    ("share view of complaints", "-----yyy-------"),
    ("remove view of complaints", "-----yyy-------"),
    ("arrange views of complaints", "yyyyyyyyy-yyy-y"),
    ("save view of tickets", "yyy-yyyyy-yyy-y"),
    ("share view of tickets", "-----yy--------"),
    ("remove view of tickets", "-----yy--------"),
    ("arrange views of tickets", "yyy-yyyyy-yyy-y"),
];

fn saved<C: Default>(name: &str, shared: bool) -> Act<C> {
    Act::Save { id: 0, rev: 0, name: name.to_owned(), shared, content: Box::default() }
}

#[test]
fn every_act_by_every_post_is_as_appendix_b_says() {
    assert_whole(ACT_ROWS, RIGHTS.iter().map(|(row, _)| *row));
    let mut office = Office::new();
    for (row, rights) in RIGHTS {
        for (n, (post, right)) in Post::ALL.into_iter().zip(rights.chars()).enumerate() {
            let name = format!("视图{n}");
            let export = |names| Command::Export { table: "list", names, rows: 1, reason: "月会".to_owned() };
            let places = vec![Place { view: 0, hidden: false }];
            let command = match *row {
                "export names" => export(true),
                "export figures" => export(false),
                "save view of complaints" => Command::ComplaintView(saved(&name, false)),
                "share view of complaints" => Command::ComplaintView(saved(&format!("{name}共享"), true)),
                "remove view of complaints" => {
                    let shared = Command::ComplaintView(saved(&format!("{name}去"), true));
                    let id = office.act(Post::Director, cases::Command::Boards(shared)).unwrap().id;
                    Command::ComplaintView(Act::Remove { id })
                }
                "arrange views of complaints" => Command::ComplaintView(Act::Arrange { places, opens: -3 }),
                "save view of tickets" => Command::TicketView(saved(&name, false)),
                "share view of tickets" => Command::TicketView(saved(&format!("{name}共享"), true)),
                "remove view of tickets" => {
                    let shared = Command::TicketView(saved(&format!("{name}去"), true));
                    let id = office.act(Post::Director, cases::Command::Boards(shared)).unwrap().id;
                    Command::TicketView(Act::Remove { id })
                }
                _ => Command::TicketView(Act::Arrange { places, opens: -6 }),
            };
            assert_eq!(row_of(&command), *row);
            let outcome = office.act(post, cases::Command::Boards(command));
            assert_eq!(outcome.is_ok(), right == 'y', "{row} by {post:?}: {outcome:?}");
            if let Err(no) = outcome {
                assert!(matches!(&no, No::Refused(refusal) if refusal.clauses.contains(&"SEC-08")), "{row} by {post:?}: {no:?}");
            }
        }
    }
}

// ---- views ----

fn views(office: &mut Office, post: Post) -> Views {
    match office.ask(post, cases::Query::Boards(Query::ComplaintViews)).unwrap() {
        cases::Answer::Boards(Answer::ComplaintViews(views)) => views,
        other => panic!("another answer: {other:?}"),
    }
}

#[test]
fn a_view_of_complaints_comes_back_as_it_was_and_knows_who_looks() {
    let mut office = Office::new();
    let filters = Filters {
        tab: Tab::Today,
        handler: Some(Handler::Me),
        department: Some("技术部".to_owned()),
        channel: Some(Channel::Hotline),
        emotion: Some(Emotion::Angry),
        cause: complaints::Category::ALL.first().copied(),
        important: true,
        closed: true,
    };
    let content = ViewContent { as_list: true, filters, text: "噪声".to_owned(), sort: Some((complaints::Sort::Handler, true)) };
    let save = ViewAct::Save { id: 0, rev: 0, name: "我的热线".to_owned(), shared: true, content: Box::new(content.clone()) };
    let id = office.act(Post::Supervisor, cases::Command::Boards(Command::ComplaintView(save))).unwrap().id;
    let found = views(&mut office, Post::Agent);
    let view = found.views.last().unwrap();
    assert_eq!((found.opens, view.id, view.editable, &view.content), (0, id, false, &content));
    let (agent, officer) = (office.who(Post::Agent), office.who(Post::ComplaintOfficer));
    assert_eq!((content.filters.query(agent).handler, content.filters.query(officer).handler), (Some(agent), Some(officer)));
    // The tickets have their own; a view of the one list is none of the other.
    let remove = Command::TicketView(tickets::ViewAct::Remove { id });
    let no = office.act(Post::Supervisor, cases::Command::Boards(remove)).unwrap_err();
    assert!(matches!(&no, No::Refused(refusal) if refusal.message.id == "views-gone"), "{no:?}");
}

#[test]
fn a_view_of_tickets_comes_back_as_it_was_and_leaders_open_with_what_is_open() {
    let mut office = Office::new();
    let ask = |office: &mut Office, post| match office.ask(post, cases::Query::Boards(Query::TicketViews)).unwrap() {
        cases::Answer::Boards(Answer::TicketViews(views)) => views,
        other => panic!("another answer: {other:?}"),
    };
    let content = tickets::ViewContent {
        which: tickets::Which::Over,
        kind: Some(tickets::Kind::Repair),
        category: tickets::model::Category::ALL.first().copied(),
        person: Some(office.who(Post::Agent)),
        text: "发票".to_owned(),
    };
    let save = Act::Save { id: 0, rev: 0, name: "已结报修".to_owned(), shared: false, content: Box::new(content.clone()) };
    let id = office.act(Post::TeamLeader, cases::Command::Boards(Command::TicketView(save))).unwrap().id;
    let found = ask(&mut office, Post::TeamLeader);
    assert_eq!((found.opens, &found.views.last().unwrap().content), (-1, &content));
    let others = ask(&mut office, Post::Agent);
    assert_eq!((others.opens, others.views.len()), (0, 7), "what is one's own nobody else has");
    let opens = Act::Arrange { places: vec![Place { view: id, hidden: false }, Place { view: 0, hidden: true }], opens: id };
    office.act(Post::TeamLeader, cases::Command::Boards(Command::TicketView(opens))).unwrap();
    let found = ask(&mut office, Post::TeamLeader);
    let order: Vec<(i64, bool)> = found.views.iter().map(|view| (view.id, view.hidden)).take(3).collect();
    assert_eq!((found.opens, order), (id, vec![(id, false), (0, true), (-1, false)]));
    office.act(Post::TeamLeader, cases::Command::Boards(Command::TicketView(Act::Remove { id }))).unwrap();
    assert_eq!(ask(&mut office, Post::TeamLeader).opens, -1);
}
