//! Flows by accessible label: moving over the board, giving complaints to others, urging, a number and what is behind it.

use egui::Key;
use egui_kittest::kittest::Queryable;

use super::*;
use crate::areas::bench::{Bench, Page, bench, now};
use crate::areas::cases::complaints::{BoardColumn, Hint, Line, State};
use crate::areas::cases::office::Office;
use crate::areas::cases::tickets::Which;
use crate::base::{Period, Post, Refusal, Span};

impl Page for BoardsPage {
    fn draw(&mut self, ui: &mut Ui, cx: &Cx<'_>, route: Route, actions: &mut Actions) {
        if let Route::Boards(place) = route {
            self.ui(ui, cx, place, actions);
        }
    }

    fn hear(&mut self, cx: &Cx<'_>, news: &News<'_>, actions: &mut Actions) {
        self.news(cx, news, actions);
    }
}

fn line(id: i64, state: State, content: &str) -> Line {
    Line {
        id,
        no: format!("TS-20260310-{id:03}"),
        complainant: "青岛海岳酒店".to_owned(),
        phone: "13912342075".to_owned(),
        content: content.to_owned(),
        channel: Some(complaints::Channel::Hotline),
        emotion: Some(complaints::Emotion::Angry),
        important: false,
        state,
        state_since: now().plus_minutes(-1_020),
        round: 1,
        accepted_at: now().plus_minutes(-2_000),
        handler: "吴磊".to_owned(),
        department: String::new(),
        due: Some(now().plus_minutes(-5)),
        due_clause: "CASE-05".to_owned(),
        satisfaction: None,
        cause: None,
        transfers: 0,
        product: String::new(),
        customer: None,
    }
}

fn told(answer: complaints::Answer) -> areas::Answer {
    areas::Answer::Cases(cases::Answer::Complaints(answer))
}

fn columns() -> Vec<BoardColumn> {
    let late = |state, lines: Vec<Line>| BoardColumn { state, count: lines.len() as i64, ages: [0, 0, 0, lines.len() as i64], lines };
    let investigating = vec![line(2, State::Investigating, "外箱破损"), line(3, State::Investigating, "短少 4 箱")];
    vec![
        late(State::Judging, vec![line(1, State::Judging, "发票抬头开错")]),
        late(State::Rejected, Vec::new()),
        late(State::Investigating, investigating),
    ]
}

fn handlers() -> complaints::Answer {
    complaints::Answer::Handlers(vec![(Hint { id: 5, text: "吴磊".to_owned() }, 3), (Hint { id: 6, text: "陈静".to_owned() }, 1)])
}

fn on_board<'a>(lang: Lang) -> egui_kittest::Harness<'a, Bench<BoardsPage>> {
    let mut h = bench(Bench::<BoardsPage>::new(Post::Supervisor, lang, Route::Boards(Place::Board)));
    h.state_mut().answered(Slot::Boards(Asked::Handlers), told(handlers()));
    h.state_mut().answered(Slot::Boards(Asked::Board), told(complaints::Answer::Board(columns())));
    h.state_mut().actions.clear();
    h.run();
    h
}

#[test]
fn arrows_reach_a_card_and_enter_opens_it() {
    let mut h = on_board(Lang::Zh);
    h.get_by_label("调查中 2 2 超期");
    assert!(h.query_by_label_contains("不成立").is_none(), "a rare state without cards has no column");
    for key in [Key::ArrowDown, Key::ArrowRight, Key::ArrowDown] {
        h.key_press(key);
        h.run();
    }
    h.key_press(Key::Enter);
    h.run();
    assert_eq!(h.state().went(), Some(Route::Complaints(complaints::view::Place::One(3))));
}

#[test]
fn marked_cards_are_given_to_somebody_else_at_once() {
    let mut h = on_board(Lang::Zh);
    for key in [Key::ArrowDown, Key::Space, Key::ArrowRight, Key::Space, Key::A] {
        h.key_press(key);
        h.run();
    }
    assert!(h.query_all_by_label("改派 2 件投诉").next().is_some());
    h.key_press_modifiers(egui::Modifiers::COMMAND, Key::Enter);
    h.run();
    h.get_by_label("写明原因");
    assert!(h.state_mut().acts().is_empty());
    h.state_mut().page.reassign.as_mut().unwrap().fill(1, "请假");
    h.key_press_modifiers(egui::Modifiers::COMMAND, Key::Enter);
    h.run();
    let wanted = complaints::Command::Reassign { ids: vec![1, 2], handler: 6, reason: "请假".to_owned() };
    let acts = h.state_mut().acts();
    assert_eq!(acts, [areas::Command::Cases(cases::Command::Complaints(wanted))]);
    let no = Err(No::Refused(Refusal::by("CASE-12", msg!("cases-missing"))));
    h.state_mut().finished(acts.first().unwrap(), &no);
    h.run();
    assert!(h.state().page.reassign.is_some(), "what is refused stays on the screen");
    h.state_mut().finished(acts.first().unwrap(), &Ok(areas::Done::default()));
    h.run();
    assert!(h.query_all_by_label("改派 2 件投诉").next().is_none());
}

#[test]
fn a_tab_asks_for_its_own_cards() {
    let mut h = on_board(Lang::En);
    h.get_by_label("Overdue").click();
    h.run();
    let asked = h.state().actions.iter().any(|action| {
        matches!(action, Action::Ask(Slot::Boards(Asked::Board), areas::Query::Cases(cases::Query::Complaints(complaints::Query::Board(list))))
            if list.overdue)
    });
    assert!(asked);
}

#[test]
fn the_list_takes_out_only_what_the_post_lets() {
    let mut h = bench(Bench::<BoardsPage>::new(Post::Agent, Lang::Zh, Route::Boards(Place::List)));
    let query = h.state().page.list.asked_for().unwrap();
    let lines = vec![line(1, State::Judging, "发票抬头开错")];
    h.state_mut().answered(Slot::Boards(Asked::List), told(complaints::Answer::List(query, lines.into())));
    h.run();
    h.get_by_label("发票抬头开错");
    h.get_by_label("导出").click();
    h.run();
    assert!(h.query_by_label("导出表格").is_none());
}

#[test]
fn a_place_leads_to_its_open_tickets() {
    let mut h = bench(Bench::<BoardsPage>::new(Post::TeamLeader, Lang::Zh, Route::Boards(Place::Urging)));
    h.get_by_label("各处滞留").click();
    h.run();
    let line = tickets::SeatLine { place: "维修班".to_owned(), staff: None, open: 2, stuck: 1, returned: 0, overdue: 1 };
    h.state_mut().answered(Slot::Boards(Asked::Seats), areas::Answer::Cases(cases::Answer::Tickets(tickets::Answer::Seats(vec![line]))));
    h.run();
    for key in [Key::ArrowDown, Key::Enter] {
        h.key_press(key);
        h.run();
    }
    let asked = h.state().actions.iter().any(|action| {
        matches!(action, Action::Ask(_, areas::Query::Cases(cases::Query::Tickets(tickets::Query::List(list))))
            if list.which == Which::Open && list.place == "维修班")
    });
    assert!(asked);
    h.key_press(Key::Escape);
    h.run();
    h.get_by_label_contains("维修班");
}

#[test]
fn only_a_leader_supervises_and_everybody_urges() {
    let mut office = Office::new();
    let draft = tickets::Draft { content: "线路不稳".to_owned(), party: "张先生".to_owned(), ..tickets::Draft::default() };
    office.act(Post::Agent, cases::Command::Tickets(tickets::Command::Accept { draft: Box::new(draft) })).unwrap();
    let list = tickets::ListQuery { which: Which::Open, most: 9, ..tickets::ListQuery::default() };
    let answer = office.ask(Post::Agent, cases::Query::Tickets(tickets::Query::List(Box::new(list)))).unwrap();
    for (post, supervises) in [(Post::Agent, false), (Post::TeamLeader, true)] {
        let mut h = bench(Bench::<BoardsPage>::new(post, Lang::Zh, Route::Boards(Place::Urging)));
        h.state_mut().answered(Slot::Boards(Asked::Tickets), areas::Answer::Cases(answer.clone()));
        h.run();
        for key in [Key::ArrowDown, Key::S] {
            h.key_press(key);
            h.run();
        }
        assert_eq!(h.query_all_by_label("督办 1 张工单").next().is_some(), supervises, "{post:?}");
        h.key_press(Key::Escape);
        h.run();
        // The dialog is over: the list has the keyboard again.
        for key in [Key::ArrowDown, Key::U] {
            h.key_press(key);
            h.run();
        }
        assert!(h.query_all_by_label("催单 1 张").next().is_some(), "{post:?}");
    }
}

#[test]
fn the_counts_of_the_lists_stand_on_their_tabs() {
    let mut h = bench(Bench::<BoardsPage>::new(Post::TeamLeader, Lang::Zh, Route::Boards(Place::Urging)));
    let counts = [(Which::Overdue, 4)].into_iter().collect();
    h.state_mut().answered(Slot::Boards(Asked::Counts), areas::Answer::Cases(cases::Answer::Tickets(tickets::Answer::Counts(counts))));
    h.state_mut().answered(
        Slot::Boards(Asked::Tickets),
        areas::Answer::Cases(cases::Answer::Tickets(tickets::Answer::List { rows: Vec::new(), more: false })),
    );
    h.run();
    h.get_by_label("没有工单");
}

#[test]
fn a_number_opens_the_list_behind_it() {
    let mut h = bench(Bench::<BoardsPage>::new(Post::Supervisor, Lang::Zh, Route::Boards(Place::Analysis)));
    let figure = complaints::Figure { part: vec![1, 2], whole: vec![1, 2, 3], excluded: vec![4] };
    let of = complaints::Of::everything(Period::around(Span::Month, now().day()));
    let answer = complaints::Answer::Kpi(complaints::Kpi::Satisfaction, Box::new(of), Box::new(figure));
    h.state_mut().answered(Slot::Boards(Asked::Satisfaction), told(answer));
    h.run();
    h.get_by_label("66.7%");
    h.get_by_label("3").click();
    h.run();
    assert_eq!(h.state().went(), Some(Route::Boards(Place::List)));
    h.state_mut().route = Route::Boards(Place::List);
    h.run();
    assert!(h.query_all_by_label_contains("投诉客户满意度 分母").next().is_some());
}
