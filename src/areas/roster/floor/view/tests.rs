//! Flows by accessible label, with answers made by hand: agent, outgoing and incoming 班长, 客服部主任.

use std::collections::BTreeMap;

use egui::{Key, Modifiers, Role, Ui};
use egui_kittest::Harness;
use egui_kittest::kittest::Queryable as _;

use super::{Asked, FloorPage, Place};
use crate::areas::bench::{self, Page, bench, looking};
use crate::areas::roster::floor::clauses::{hand_01_roll_call, hand_02_relief, hand_04_notices};
use crate::areas::roster::floor::tests::{at, crew, limit, notice, sitting};
use crate::areas::roster::floor::{
    Answer as Told, Board, CallView, Command, CrewId, Log, LogOf, LogView, Mark, Notice, NoticeState, NoticeView, OwnPlace, Query,
    RollCall, Seat, SeatLine, Section, Side, Signed,
};
use crate::areas::roster::{self, Span};
use crate::areas::staff::{self, Team};
use crate::areas::view::{Action, Actions, Cx, Job, News, Paper, Route, Slot};
use crate::areas::{self, Answer, Done};
use crate::base::{Actor, Instant, No, Post, Refusal};
use crate::i18n::Lang;
use crate::msg;
use crate::ui::Appearance;

type Bench = bench::Bench<FloorPage>;

impl Page for FloorPage {
    fn draw(&mut self, ui: &mut Ui, cx: &Cx<'_>, route: Route, actions: &mut Actions) {
        if let Route::Floor(place) = route {
            self.ui(ui, cx, place, actions);
        }
    }

    fn hear(&mut self, cx: &Cx<'_>, news: &News<'_>, actions: &mut Actions) {
        self.news(cx, news, actions);
    }
}

/// Somebody with this post before a page at this moment.
fn before(name: &str, post: Post, lang: Lang, place: Place, now: Instant) -> Bench {
    let id = if post == Post::TeamLeader { 6 } else { 1 };
    let mut bench = Bench::new(post, lang, Route::Floor(place));
    bench.me = Actor { id, name: name.into(), posts: vec![post], team: Some(1) };
    bench.now = now;
    bench
}

impl Bench {
    fn tell(&mut self, asked: Asked, answer: Told) {
        self.answered(Slot::Floor(asked), Answer::Roster(roster::Answer::Floor(answer)));
    }

    fn ended(&mut self, command: Command, outcome: Result<Done, No>) {
        self.finished(&areas::Command::Roster(roster::Command::Floor(command)), &outcome);
    }

    fn done(&mut self, command: Command) {
        self.ended(command, Ok(Done { title: "2026-03-11 早".into(), ..Done::default() }));
    }

    /// Takes the acts that the page wants out.
    fn commands(&mut self) -> Vec<Command> {
        let take = |action| match action {
            Action::Do(areas::Command::Roster(roster::Command::Floor(command))) => Some(command),
            _ => None,
        };
        std::mem::take(&mut self.actions).into_iter().filter_map(take).collect()
    }

    fn asked(&self, asked: Asked) -> bool {
        self.actions.iter().any(|action| matches!(action, Action::Ask(Slot::Floor(one), _) if *one == asked))
    }
}

fn by(name: &str, at: Instant) -> Signed {
    Signed { staff: 6, name: name.into(), at }
}

fn call_view(call: Option<RollCall>, now: Instant) -> CallView {
    let start = at(11, 8, 0, 0);
    let opened = call.as_ref().map(|call| call.opened.at);
    CallView {
        crew: crew(),
        opens_at: hand_01_roll_call::opens_at(start, &limit("early_min")),
        missed: hand_01_roll_call::is_missed(opened, start, now),
        notices: vec!["资费调整".into()],
        problems: vec!["抢话".into()],
        call,
    }
}

fn open_call(closed: bool) -> RollCall {
    RollCall {
        id: 3,
        crew: crew().id,
        opened: by("刘洋", at(11, 7, 50, 0)),
        closed: closed.then(|| by("刘洋", at(11, 7, 57, 0))),
        marks: BTreeMap::new(),
        points: Vec::new(),
    }
}

fn crew_id() -> CrewId {
    crew().id
}

// ---- 点名 ----

#[test]
fn a_leader_holds_the_roll_call_by_mouse_and_keys() {
    let mut h = bench(before("刘洋", Post::TeamLeader, Lang::Zh, Place::Main, at(11, 7, 50, 0)));
    assert!(h.state().asked(Asked::Calls));
    h.state_mut().tell(Asked::Calls, Told::Calls(vec![call_view(None, at(11, 7, 50, 0))]));
    h.run();
    assert!(h.query_by_label("应到 2 人").is_some());
    h.get_by_label("开始点名").click();
    h.run();
    assert_eq!(h.state_mut().commands(), [Command::OpenCall { crew: crew_id(), marks: Vec::new() }]);
    h.state_mut().tell(Asked::Calls, Told::Calls(vec![call_view(Some(open_call(false)), at(11, 7, 50, 0))]));
    h.run();
    // The first person by a digit, the next one by the first letter of 迟.
    h.key_press(Key::Num2);
    h.run();
    h.key_press(Key::C);
    h.run();
    let mark = |staff, mark| Command::Mark { crew: crew_id(), marks: vec![(staff, mark)] };
    assert_eq!(h.state_mut().commands(), [mark(1, Mark::Missing), mark(2, Mark::Late)]);
    let point = h.get_by_role_and_label(Role::TextInput, "点评内容");
    point.focus();
    point.type_text("开头语");
    h.run();
    h.key_press(Key::Enter);
    h.run();
    assert_eq!(h.state_mut().commands(), [Command::Point { crew: crew_id(), text: "开头语".into() }]);
    h.get_by_label("点评通告《资费调整》").click();
    h.run();
    assert_eq!(h.state_mut().commands(), [Command::Point { crew: crew_id(), text: "资费调整".into() }]);
    h.get_by_label("讲评普遍问题「抢话」").click();
    h.run();
    assert_eq!(h.state_mut().commands(), [Command::Point { crew: crew_id(), text: "抢话".into() }]);
    h.key_press_modifiers(Modifiers::COMMAND, Key::Enter);
    h.run();
    assert_eq!(h.state_mut().commands(), [Command::CloseCall { crew: crew_id(), marks: Vec::new() }]);
    h.state_mut().done(Command::CloseCall { crew: crew_id(), marks: Vec::new() });
    assert!(h.state().actions.iter().any(|action| matches!(action, Action::Say(_))));
    let mut closed = open_call(true);
    closed.marks = [(1, Mark::Missing), (2, Mark::Late)].into();
    h.state_mut().tell(Asked::Calls, Told::Calls(vec![call_view(Some(closed), at(11, 7, 57, 0))]));
    h.run();
    assert!(h.query_by_label("应到 2 人：缺 1、迟 1").is_some() && h.query_by_label("点名完毕").is_none());
}

#[test]
fn a_mark_is_chosen_with_the_mouse_too() {
    let mut h = bench(before("刘洋", Post::TeamLeader, Lang::Zh, Place::Calls, at(11, 7, 52, 0)));
    h.state_mut().tell(Asked::Calls, Told::Calls(vec![call_view(Some(open_call(false)), at(11, 7, 52, 0))]));
    h.run();
    h.get_all_by_role_and_label(Role::RadioButton, "假").last().unwrap().click();
    h.run();
    assert_eq!(h.state_mut().commands(), [Command::Mark { crew: crew_id(), marks: vec![(2, Mark::Leave)] }]);
    let refusal = Refusal::by("HAND-01", msg!("roster-floor-call-no-leave", name = "李娜"));
    h.state_mut().ended(Command::Mark { crew: crew_id(), marks: Vec::new() }, Err(No::Refused(refusal)));
    h.run();
    assert!(h.query_by_label_contains("李娜在班次开始时没有生效的请假").is_some());
}

#[test]
fn too_early_is_grey_and_the_director_sees_what_was_missed() {
    let mut h = bench(before("刘洋", Post::TeamLeader, Lang::Zh, Place::Calls, at(11, 7, 40, 0)));
    h.state_mut().tell(Asked::Calls, Told::Calls(vec![call_view(None, at(11, 7, 40, 0))]));
    h.run();
    h.get_by_label("开始点名").click();
    h.run();
    assert!(h.state_mut().commands().is_empty());

    let mut h = bench(before("何平", Post::Director, Lang::Zh, Place::Main, at(11, 8, 30, 0)));
    h.state_mut().tell(Asked::Calls, Told::Calls(vec![call_view(None, at(11, 8, 30, 0))]));
    h.run();
    assert!(h.query_by_label("早 08:00–16:00 未按时点名").is_some());
    h.get_by_label("开始点名").click();
    h.run();
    assert!(h.state_mut().commands().is_empty());
    h.get_by_label("前一天").click();
    h.run();
    let day = jiff::civil::date(2026, 3, 10);
    let asks = |action: &Action| matches!(action, Action::Ask(_, areas::Query::Roster(roster::Query::Floor(Query::Calls { day: of }))) if *of == day);
    assert!(h.state().actions.iter().any(asks));
}

// ---- 座席 ----

fn own(unread: Vec<Notice>, closed: bool) -> OwnPlace {
    let call = open_call(closed);
    let judged = vec![
        hand_01_roll_call::judge_seat(Some(&call), at(11, 8, 0, 0), &limit("early_min")),
        hand_04_notices::judge_seat(&unread, &limit("notice_block")),
    ];
    OwnPlace {
        shift: 10,
        crew: crew_id(),
        name: "早".into(),
        tint: 0,
        span: Span { from: at(11, 8, 0, 0), to: at(11, 16, 0, 0) },
        seat: "A01".into(),
        sitting: None,
        judged,
        unread,
    }
}

fn board(own: Option<OwnPlace>) -> Board {
    let seat = |id: i64, name: &str| Seat { id, name: name.into(), used: true };
    let held = crate::areas::roster::floor::Sitting { id: 8, staff: 2, ..sitting("李娜", "A02", at(11, 7, 58, 0), at(11, 16, 0, 0)) };
    Board {
        seats: vec![
            SeatLine { seat: seat(1, "A01"), sitting: Vec::new(), next: Vec::new() },
            SeatLine { seat: seat(2, "A02"), sitting: vec![held], next: vec!["张敏".into(), "赵强".into()] },
        ],
        own,
        left: Vec::new(),
        handover_max: 300,
    }
}

#[test]
fn an_agent_is_refused_by_a_notice_reads_it_and_takes_the_seat() {
    let mut h = bench(before("王芳", Post::Agent, Lang::Zh, Place::Main, at(11, 7, 58, 0)));
    assert!(h.state().asked(Asked::Board));
    h.state_mut().tell(Asked::Board, Told::Board(Box::new(board(Some(own(vec![notice("资费调整")], true))))));
    h.run();
    assert!(h.query_by_label_contains("有 1 条必读通告未确认").is_some());
    h.get_by_role_and_label(Role::Button, "入座").click();
    h.run();
    let take = Command::Take { seat: "A01".into(), shift: 10 };
    assert_eq!(h.state_mut().commands(), std::slice::from_ref(&take));
    // The refusal asks for the board again and opens the notice.
    let refusal = Refusal::by("HAND-04", msg!("roster-floor-notices-unread", count = 1_i64, titles = "《资费调整》"));
    h.state_mut().ended(take.clone(), Err(No::Refused(refusal)));
    h.run();
    assert!(h.state().asked(Asked::Board));
    h.state_mut().actions.clear();
    h.state_mut().tell(Asked::Board, Told::Board(Box::new(board(Some(own(vec![notice("资费调整")], true))))));
    h.run();
    h.run();
    assert!(h.query_by_label("自 3 月 12 日起执行").is_some());
    h.get_by_label("确认已读").click();
    h.run();
    assert_eq!(h.state_mut().commands(), [Command::ConfirmNotice { id: 1 }]);
    h.state_mut().done(Command::ConfirmNotice { id: 1 });
    h.state_mut().tell(Asked::Board, Told::Board(Box::new(board(Some(own(Vec::new(), true))))));
    h.run();
    assert!(h.query_by_label("确认已读").is_none() && h.query_by_label_contains("必读通告都已确认").is_some());
    h.key_press_modifiers(Modifiers::COMMAND, Key::Enter);
    h.run();
    assert_eq!(h.state_mut().commands(), [take]);
}

#[test]
fn an_agent_waits_for_the_roll_call_and_for_the_relief() {
    let mut h = bench(before("王芳", Post::Agent, Lang::Zh, Place::Seats, at(11, 7, 55, 0)));
    h.state_mut().tell(Asked::Board, Told::Board(Box::new(board(Some(own(Vec::new(), false))))));
    h.run();
    assert!(h.query_by_label_contains("点名未完毕").is_some());
    h.get_by_role_and_label(Role::Button, "入座").click();
    h.run();
    assert!(h.state_mut().commands().is_empty());

    let mine = sitting("王芳", "A01", at(11, 7, 57, 0), at(11, 16, 0, 0));
    let mut place = own(Vec::new(), true);
    place.judged = vec![hand_02_relief::judge_leave(&mine, None, &["张敏"], at(11, 16, 0, 0)).0];
    place.sitting = Some(mine.clone());
    h.state_mut().now = at(11, 16, 0, 0);
    h.state_mut().tell(Asked::Board, Told::Board(Box::new(board(Some(place.clone())))));
    h.run();
    assert!(h.query_by_label_contains("座席 A01 应由张敏接班").is_some() && h.query_by_label("座席 A01，07:57 入座").is_some());
    h.get_by_role_and_label(Role::Button, "离台").click();
    h.run();
    assert!(h.state_mut().commands().is_empty());
    let relief = sitting("张敏", "A01", at(11, 16, 12, 0), at(11, 22, 0, 0));
    place.judged = vec![hand_02_relief::judge_leave(&mine, Some(&relief), &[], at(11, 16, 12, 0)).0];
    h.state_mut().tell(Asked::Board, Told::Board(Box::new(board(Some(place)))));
    h.run();
    h.get_by_role_and_label(Role::Button, "离台").click();
    h.run();
    assert_eq!(h.state_mut().commands(), [Command::Leave { seat: "A01".into(), shift: 10 }]);
}

#[test]
fn a_leader_releases_with_a_reason_and_adds_seats() {
    let mut h = bench(before("刘洋", Post::TeamLeader, Lang::Zh, Place::Seats, at(11, 16, 20, 0)));
    h.state_mut().tell(Asked::Board, Told::Board(Box::new(board(None))));
    h.run();
    assert!(h.query_all_by_label("等接班 20 分钟").next().is_some() && h.query_by_label("张敏等 2 人").is_some());
    h.get_by_label("李娜").click();
    h.run();
    h.get_by_label("放行…").click();
    h.run();
    let reason = h.get_by_role_and_label(Role::TextInput, "原因");
    reason.focus();
    reason.type_text("堵车");
    h.run();
    h.get_by_label("放行").click();
    h.run();
    assert_eq!(h.state_mut().commands(), [Command::Release { sitting: 8, reason: "堵车".into() }]);
    h.state_mut().done(Command::Release { sitting: 8, reason: "堵车".into() });
    h.run();
    h.get_by_label("新增座席…").click();
    h.run();
    let seat = h.get_by_role_and_label(Role::TextInput, "座席");
    seat.focus();
    seat.type_text("B07");
    h.run();
    h.key_press_modifiers(Modifiers::COMMAND, Key::Enter);
    h.run();
    assert_eq!(h.state_mut().commands(), [Command::PutSeat { name: "B07".into(), used: true }]);
}

// ---- 交接日志 ----

fn log_view(log: Log) -> LogView {
    let mut next = crew();
    next.id.kind = 2;
    next.name = "中".into();
    next.leaders = vec![(7, "周涛".into())];
    LogView { crew: crew(), next: Some(next), log }
}

fn show_log(h: &mut Harness<'_, Bench>, log: Log) {
    let view = log_view(log);
    h.state_mut().tell(Asked::Logs, Told::Logs(vec![view.clone()]));
    h.run();
    h.state_mut().tell(Asked::Log, Told::Log(Box::new(view)));
    h.run();
}

#[test]
fn the_outgoing_leader_writes_signs_and_prints() {
    let mut h = bench(before("刘洋", Post::TeamLeader, Lang::Zh, Place::Logs, at(11, 15, 50, 0)));
    let log = Log { moves: "换班 早 王芳↔张敏（HB-20260310-001）".into(), ..Log::default() };
    show_log(&mut h, log.clone());
    assert!(h.query_by_label("换班 早 王芳↔张敏（HB-20260310-001）").is_some());
    let field = h.get_by_role_and_label(Role::MultilineTextInput, "① 设备情况及变动");
    field.focus();
    field.type_text("3 号打印机卡纸");
    h.run();
    assert!(h.state().page.unsaved() && h.query_by_label("正在输入，停下即保存").is_some());
    // A blank section keeps the log from being signed.
    h.get_by_label("交班签字").click();
    h.run();
    h.state_mut().actions.retain(|action| !matches!(action, Action::Ask(..)));
    let written = h.state_mut().commands();
    assert!(!written.iter().any(|command| matches!(command, Command::Sign { .. })));
    // What was typed is stored when the field is left, or after a pause.
    h.state_mut().now = at(11, 15, 50, 20);
    h.run();
    let all: Vec<Command> = written.into_iter().chain(h.state_mut().commands()).collect();
    let [Command::Write { crew, texts }] = &all[..] else { panic!("{all:?}") };
    assert_eq!((*crew, texts.len(), texts[0].section, texts[0].text.as_str()), (crew_id(), 1, Section::Equipment, "3 号打印机卡纸"));
    assert!(!h.state().page.unsaved());

    let mut full = Log { id: 4, texts: std::array::from_fn(|_| "无".to_owned()), ..log };
    full.written = by("刘洋", at(11, 15, 55, 0));
    show_log(&mut h, full);
    h.key_press_modifiers(Modifiers::COMMAND, Key::Enter);
    h.run();
    assert_eq!(h.state_mut().commands(), [Command::Sign { crew: crew_id(), side: Side::Outgoing }]);
    h.get_by_label("打印交接日志").click();
    h.run();
    h.get_by_label("打印").click();
    h.run();
    let prints =
        |action: &Action| matches!(action, Action::Start(Job::Print { paper: Paper::Roster(roster::Printout::Handover(4)), path: None }));
    assert!(h.state().actions.iter().any(prints));
}

#[test]
fn what_was_not_stored_is_typed_still() {
    let mut h = bench(before("刘洋", Post::TeamLeader, Lang::Zh, Place::Logs, at(11, 15, 50, 0)));
    show_log(&mut h, Log::default());
    let field = h.get_by_role_and_label(Role::MultilineTextInput, "② 疑难问题");
    field.focus();
    field.type_text("客户来电未结");
    h.run();
    h.key_press_modifiers(Modifiers::COMMAND, Key::S);
    h.run();
    let commands = h.state_mut().commands();
    let [command @ Command::Write { .. }] = &commands[..] else { panic!("{commands:?}") };
    let refusal = Refusal::of_field("hard", "HAND-03", msg!("roster-floor-section-overtaken", section = "疑难问题", name = "周涛"));
    h.state_mut().ended(command.clone(), Err(No::Refused(refusal)));
    h.run();
    assert!(h.state().page.unsaved() && h.query_by_label_contains("刚由周涛改过").is_some());
}

#[test]
fn the_incoming_leader_signs_and_supplements() {
    let mut bench_of = before("周涛", Post::TeamLeader, Lang::Zh, Place::Log(LogOf::Id(4)), at(11, 16, 5, 0));
    bench_of.me.id = 7;
    let mut h = bench(bench_of);
    assert!(h.state().asked(Asked::Log));
    let waiting =
        Log { id: 4, texts: std::array::from_fn(|_| "无".to_owned()), outgoing: Some(by("刘洋", at(11, 16, 0, 0))), ..Log::default() };
    show_log(&mut h, waiting.clone());
    assert!(h.query_by_label_contains("待周涛").is_some());
    assert!(h.query_by_role_and_label(Role::MultilineTextInput, "② 疑难问题").is_none());
    h.get_by_label("接班签字").click();
    h.run();
    assert_eq!(h.state_mut().commands(), [Command::Sign { crew: crew_id(), side: Side::Incoming }]);
    h.get_by_label("补充…").click();
    h.run();
    let text = h.get_by_role_and_label(Role::MultilineTextInput, "补充内容");
    text.focus();
    text.type_text("打印机已修好");
    h.run();
    h.get_by_label("补充").click();
    h.run();
    assert_eq!(h.state_mut().commands(), [Command::Supplement { crew: crew_id(), text: "打印机已修好".into() }]);
}

#[test]
fn who_only_reads_signs_nothing() {
    let mut h = bench(before("何平", Post::Director, Lang::Zh, Place::Logs, at(11, 16, 5, 0)));
    show_log(&mut h, Log { id: 4, texts: std::array::from_fn(|_| "无".to_owned()), ..Log::default() });
    assert!(h.query_by_role_and_label(Role::MultilineTextInput, "② 疑难问题").is_none());
    h.get_by_label("交班签字").click();
    h.run();
    assert!(h.state_mut().commands().is_empty());
}

// ---- 通告 ----

fn notice_view(id: i64, state: NoticeState, mine: bool) -> NoticeView {
    let mut one = Notice { id, state, ..notice(if id == 1 { "资费调整" } else { "套餐口径" }) };
    if state != NoticeState::Published {
        one.published = None;
    }
    NoticeView { notice: one, mine, confirmed: None, read: (8, 10), unread: vec!["吴磊".into(), "高远".into()] }
}

#[test]
fn the_director_reads_the_rate_and_publishes_what_was_handed_in() {
    let mut h = bench(before("何平", Post::Director, Lang::Zh, Place::Notices, at(11, 9, 0, 0)));
    let views = vec![notice_view(2, NoticeState::Review, false), notice_view(1, NoticeState::Published, true)];
    h.state_mut().tell(Asked::Notices, Told::Notices(views));
    h.run();
    assert!(h.query_by_label("8/10 80.0%").is_some());
    h.get_by_label("资费调整").click();
    h.run();
    assert_eq!(h.state().went(), Some(Route::Floor(Place::Notice(1))));
    h.state_mut().route = Route::Floor(Place::Notice(1));
    h.run();
    assert!(h.query_by_label_contains("吴磊、高远").is_some());
    h.get_by_label("确认已读").click();
    h.run();
    assert_eq!(h.state_mut().commands(), [Command::ConfirmNotice { id: 1 }]);
    h.state_mut().route = Route::Floor(Place::Notice(2));
    h.run();
    h.get_by_role_and_label(Role::Button, "发布").click();
    h.run();
    assert_eq!(h.state_mut().commands(), [Command::PublishNotice { id: 2 }]);
    h.get_by_label("退回…").click();
    h.run();
    let reason = h.get_by_role_and_label(Role::TextInput, "原因");
    reason.focus();
    reason.type_text("补充生效日");
    h.run();
    h.get_by_label("退回").click();
    h.run();
    assert_eq!(h.state_mut().commands(), [Command::ReturnNotice { id: 2, reason: "补充生效日".into() }]);
}

#[test]
fn a_notice_is_written_for_a_team_and_handed_in() {
    let mut h = bench(before("王芳", Post::Agent, Lang::Zh, Place::Notices, at(11, 9, 0, 0)));
    h.state_mut().tell(Asked::Notices, Told::Notices(Vec::new()));
    h.run();
    h.get_all_by_label("新建通告").next().unwrap().click();
    h.run();
    let teams = vec![Team { id: 1, name: "一班".into() }];
    h.state_mut().news(&News::Answer(Slot::Teams, &Ok(Answer::Staff(staff::Answer::Teams(teams)))));
    h.run();
    h.run();
    let title = h.get_by_role_and_label(Role::TextInput, "标题");
    title.focus();
    title.type_text("套餐口径");
    h.run();
    h.get_by_label("一班").click();
    h.run();
    assert!(h.state().page.unsaved());
    h.get_by_label("提交审核").click();
    h.run();
    let commands = h.state_mut().commands();
    let [command @ Command::PutNotice { of: None, draft, to: NoticeState::Review }] = &commands[..] else { panic!("{commands:?}") };
    assert_eq!((draft.title.as_str(), draft.audience.teams.as_slice(), draft.must_read), ("套餐口径", &[1][..], true));
    let refusal = Refusal::of_field("text", "KB-07", msg!("roster-floor-notice-text-blank"));
    h.state_mut().ended(command.clone(), Err(No::Refused(refusal)));
    h.run();
    assert!(h.query_by_label("没有填写正文").is_some());
    h.state_mut().done(command.clone());
    h.run();
    assert!(h.query_by_role_and_label(Role::TextInput, "标题").is_none());
}

#[test]
fn tabs_are_those_of_the_post_in_both_languages_and_themes() {
    let shown = |post, lang: Lang| {
        let h = looking(before("某人", post, lang, Place::Main, at(11, 9, 0, 0)), Appearance::DARK);
        ["calls", "seats", "logs", "notices"].map(|tab| h.query_by_label(&lang.tr(&format!("roster-floor-tab-{tab}"))).is_some())
    };
    for lang in [Lang::Zh, Lang::En] {
        assert_eq!(shown(Post::TeamLeader, lang), [true; 4]);
        assert_eq!(shown(Post::Qa, lang), [true, true, false, true]);
        assert_eq!(shown(Post::Clerk, lang), [false, false, false, true]);
    }
}

#[test]
fn every_tab_stands_in_a_narrow_window_in_english() {
    for place in [Place::Calls, Place::Seats, Place::Logs, Place::Notices] {
        let mut start = before("Liu Yang", Post::TeamLeader, Lang::En, place, at(11, 16, 20, 0));
        start.size = egui::vec2(780.0, 560.0);
        let mut h = bench(start);
        h.state_mut().tell(Asked::Calls, Told::Calls(vec![call_view(Some(open_call(false)), at(11, 8, 30, 0))]));
        h.state_mut().tell(Asked::Board, Told::Board(Box::new(board(Some(own(vec![notice("资费调整")], true))))));
        h.state_mut().tell(Asked::Notices, Told::Notices(vec![notice_view(1, NoticeState::Published, true)]));
        show_log(&mut h, Log { id: 4, ..Log::default() });
        assert!(h.query_by_label("Shift handover").is_some());
    }
}

#[test]
fn a_task_of_the_inbox_opens_its_record() {
    assert_eq!(Route::of_place("rollcall", 12), Some(Route::Floor(Place::Calls)));
    assert_eq!(Route::of_place("handover", 0), Some(Route::Floor(Place::Logs)));
    assert_eq!(Route::of_place("handover", 4), Some(Route::Floor(Place::Log(LogOf::Id(4)))));
    assert_eq!(Route::of_place("notice", 2), Some(Route::Floor(Place::Notice(2))));
}
