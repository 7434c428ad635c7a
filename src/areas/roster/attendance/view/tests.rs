//! Flows of the attendance pages by accessible label: the agent's day, the 班长's crew, 客服部主任's sheet and orders.

use std::collections::{BTreeMap, BTreeSet};
use std::path::PathBuf;

use egui::accesskit::Role;
use egui::{Key, Modifiers};
use egui_kittest::Harness;
use egui_kittest::kittest::Queryable;

use super::super::model::{Consent, Presence, Sign, Stop, StopState, Sums};
use super::super::questions::{Answer as Told, Cell, Crew, Detail, Line, Month, PersonMonth, Row, StopLine};
use super::super::sheet::SheetOrder;
use super::super::{Command, Limits, Way, judge, model, why};
use super::*;
use crate::areas::bench::{self, Page, bench, looking};
use crate::areas::roster::{Calendar, Shift, Span};
use crate::areas::view::JobDone;
use crate::base::{Actor, Instant, Post, Refusal};
use crate::exchange::SheetFormat;
use crate::i18n::Lang;
use crate::msg;
use crate::rules::Parameters;
use crate::ui::Appearance;

type Bench = bench::Bench<AttendancePage>;

impl Page for AttendancePage {
    fn draw(&mut self, ui: &mut Ui, cx: &Cx<'_>, route: Route, actions: &mut Actions) {
        if let Route::Attendance(place) = route {
            self.ui(ui, cx, place, actions);
        }
    }

    fn hear(&mut self, cx: &Cx<'_>, news: &News<'_>, actions: &mut Actions) {
        self.news(cx, news, actions);
    }
}

fn day(day: i8) -> Day {
    jiff::civil::date(2026, 3, day)
}

fn at(hour: i8, minute: i8) -> Instant {
    Instant::of(day(11).at(hour, minute, 0, 0))
}

/// 刘洋 with this post before a page at this moment.
fn before(post: Post, place: Place, now: Instant) -> Bench {
    let mut bench = Bench::new(post, Lang::Zh, Route::Attendance(place));
    bench.me = Actor { id: 1, name: "刘洋".into(), posts: vec![post], team: Some(1) };
    bench.now = now;
    bench
}

impl Bench {
    fn tell(&mut self, asked: Asked, answer: Told) {
        self.answered(Slot::Attendance(asked), Answer::Roster(roster::Answer::Attendance(answer)));
    }

    fn ended(&mut self, command: Command, outcome: Result<Done, No>) {
        self.finished(&areas::Command::Roster(roster::Command::Attendance(command)), &outcome);
    }

    /// Takes the acts that the page wants out.
    fn commands(&mut self) -> Vec<Command> {
        let take = |action| match action {
            Action::Do(areas::Command::Roster(roster::Command::Attendance(command))) => Some(command),
            _ => None,
        };
        std::mem::take(&mut self.actions).into_iter().filter_map(take).collect()
    }
}

fn shift(id: i64, staff: i64) -> Shift {
    Shift {
        id,
        staff,
        planned: staff,
        day: day(11),
        kind: 1,
        name: "早".into(),
        span: Span { from: at(8, 0), to: at(16, 0) },
        night: false,
        min_staff: 4,
        skills: String::new(),
        seat: String::new(),
        swap: None,
        published: true,
        rev: 1,
    }
}

fn presence(sign_in: Option<Instant>) -> Presence {
    Presence {
        elsewhere: false,
        span: Span { from: at(8, 0), to: at(16, 0) },
        swapped: false,
        sign_in,
        sign_out: None,
        away: Vec::new(),
        cover: Default::default(),
        stopped: Vec::new(),
    }
}

fn line(id: i64, staff: i64, name: &str, sign_in: Option<Instant>, now: Instant) -> Line {
    let presence = presence(sign_in);
    let judged = judge::judge(&presence, &Limits::on(&Parameters::default(), day(11)), now);
    Line { shift: shift(id, staff), name: name.into(), presence, judged, aways: Vec::new(), swap_no: None, leave: None }
}

fn away(from: Instant) -> model::Away {
    model::Away {
        id: 5,
        shift: 1,
        staff: 2,
        from,
        to: None,
        expected: 10,
        reason: "取快递".into(),
        entered_at: from,
        entered_by: 2,
        consents: Vec::new(),
        void: None,
    }
}

fn typed(h: &mut Harness<'_, Bench>, label: &str, text: &str) {
    let field = h.get_by_role_and_label(Role::TextInput, label);
    field.focus();
    field.type_text(text);
    h.run();
}

#[test]
fn an_agent_signs_in_goes_away_comes_back_and_signs_out() {
    let mut h = bench(before(Post::Agent, Place::Mine, at(7, 48)));
    h.state_mut().tell(Asked::Mine, Told::Mine(vec![line(1, 1, "王芳", None, at(7, 48))]));
    h.run();
    assert!(h.query_by_label("距点名 2 分钟").is_some());
    h.get_by_label("签到").click();
    h.run();
    assert_eq!(h.state_mut().commands(), [Command::SignIn { shift: 1 }]);
    // At work: the seat is left with a reason and minutes.
    h.state_mut().now = at(10, 0);
    h.state_mut().tell(Asked::Mine, Told::Mine(vec![line(1, 1, "王芳", Some(at(7, 48)), at(10, 0))]));
    h.run();
    assert!(h.query_by_label("在岗 2 小时").is_some());
    h.get_by_label("离台…").click();
    h.run();
    typed(&mut h, "理由", "取快递");
    h.key_press_modifiers(Modifiers::COMMAND, Key::Enter);
    h.run();
    let wanted = Command::Away { shift: 1, from: None, to: None, expected: 15, reason: "取快递".into() };
    assert_eq!(h.state_mut().commands(), std::slice::from_ref(&wanted));
    h.state_mut().ended(wanted, Ok(Done::default()));
    h.run();
    assert!(h.query_by_role_and_label(Role::TextInput, "理由").is_none());
    let mut gone = line(1, 1, "王芳", Some(at(7, 48)), at(10, 5));
    gone.aways = vec![away(at(10, 0))];
    h.state_mut().now = at(10, 5);
    h.state_mut().tell(Asked::Mine, Told::Mine(vec![gone]));
    h.run();
    h.get_by_label("回到座位").click();
    h.run();
    assert_eq!(h.state_mut().commands(), [Command::Back { away: 5, at: None }]);
    // Going early asks first, going at the end does not.
    h.state_mut().now = at(15, 30);
    h.state_mut().tell(Asked::Mine, Told::Mine(vec![line(1, 1, "王芳", Some(at(7, 48)), at(15, 30))]));
    h.run();
    h.get_by_label("签退…").click();
    h.run();
    assert!(h.query_by_label("班次未结束，现在签退为早退 30 分钟").is_some());
    h.get_by_label("签退").click();
    h.run();
    assert_eq!(h.state_mut().commands(), [Command::SignOut { shift: 1 }]);
    h.state_mut().ended(Command::SignOut { shift: 1 }, Ok(Done::default()));
    h.state_mut().now = at(16, 0);
    h.run();
    h.key_press(Key::S);
    h.run();
    assert_eq!(h.state_mut().commands(), [Command::SignOut { shift: 1 }]);
}

#[test]
fn the_clock_says_what_signing_in_now_would_be() {
    let mut h = bench(before(Post::Agent, Place::Mine, at(8, 25)));
    h.state_mut().tell(Asked::Mine, Told::Mine(vec![line(1, 1, "王芳", None, at(8, 25))]));
    h.run();
    assert!(h.query_by_label("已过上班时间 25 分钟").is_some());
    let said = "迟到 25 分钟，达到 20 分钟，按违纪处理 ATT-02";
    h.get_by_label(said).click();
    h.run();
    assert!(h.state().actions.iter().any(|action| matches!(action, Action::Why(why) if why.clause == "ATT-02")));
    h.state_mut().actions.clear();
    h.get_by_label("签到").click();
    h.run();
    let refusal = Refusal::by("ATT-01", msg!("roster-attendance-not-yours"));
    h.state_mut().ended(Command::SignIn { shift: 1 }, Err(No::Refused(refusal)));
    h.run();
    assert!(h.query_by_label_contains("只能为自己的班次签到签退").is_some());
}

#[test]
fn signing_in_too_early_is_grey_and_says_from_when() {
    let mut h = bench(before(Post::Agent, Place::Mine, at(3, 0)));
    h.state_mut().tell(Asked::Mine, Told::Mine(vec![line(1, 1, "王芳", None, at(3, 0))]));
    h.run();
    h.get_by_label("签到").click();
    h.run();
    h.key_press(Key::S);
    h.run();
    assert!(h.state_mut().commands().is_empty());
    h.state_mut().tell(Asked::Mine, Told::Mine(Vec::new()));
    h.run();
    assert!(h.query_by_label("近期没有班次").is_some());
}

fn crew(lines: Vec<Line>, may: bool) -> Crew {
    let people: BTreeSet<i64> = lines.iter().map(|line| line.shift.staff).filter(|_| may).collect();
    let teams = lines.iter().map(|line| (line.shift.staff, "一班".to_owned())).collect();
    Crew { day: day(11), lines, teams, corrects: people.clone(), consents: people }
}

#[test]
fn a_leader_agrees_corrects_notes_and_orders() {
    let now = at(10, 6);
    let mut h = bench(before(Post::TeamLeader, Place::Crew, now));
    let mut gone = line(1, 2, "王芳", Some(at(7, 48)), now);
    gone.aways = vec![away(at(10, 0))];
    let lines = vec![gone, line(2, 3, "李娜", Some(at(8, 5)), now), line(3, 4, "赵强", None, now)];
    h.state_mut().tell(Asked::Crew, Told::Crew(Box::new(crew(lines, true))));
    h.run();
    assert!(h.query_all_by_label("迟到 5 分钟").next().is_some());
    h.get_by_label("王芳").click();
    h.run();
    h.get_by_label("同意离台…").click();
    h.run();
    h.get_by_label("同意").click();
    h.run();
    let wanted = Command::Consent { away: 5, minutes: 10 };
    assert_eq!(h.state_mut().commands(), std::slice::from_ref(&wanted));
    h.state_mut().ended(wanted, Ok(Done::default()));
    h.run();
    h.get_by_label("已回到座位").click();
    h.run();
    assert_eq!(h.state_mut().commands(), [Command::Back { away: 5, at: None }]);
    // Who is missing is corrected with a time and a reason; a time that cannot be read is said at its field.
    h.get_by_label("赵强").click();
    h.run();
    h.get_by_label("更正…").click();
    h.run();
    typed(&mut h, "时间", "7点50");
    typed(&mut h, "理由", "门禁记录");
    h.get_by_label("更正").click();
    h.run();
    assert!(h.state_mut().commands().is_empty() && h.state().page.unsaved());
    assert!(h.query_by_label("时间写作 07:50，并在班次前后 4 小时之内").is_some());
    h.get_by_role_and_label(Role::TextInput, "时间").focus();
    h.key_press_modifiers(Modifiers::COMMAND, Key::A);
    h.get_by_role_and_label(Role::TextInput, "时间").type_text("07:50");
    h.run();
    h.get_by_label("更正").click();
    h.run();
    let wanted = Command::Correct { shift: 3, way: Way::In, at: Some(at(7, 50)), reason: "门禁记录".into() };
    assert_eq!(h.state_mut().commands(), std::slice::from_ref(&wanted));
    h.state_mut().ended(wanted, Ok(Done::default()));
    h.run();
    h.get_by_label("李娜").click();
    h.run();
    h.get_by_label("记录脱岗…").click();
    h.run();
    typed(&mut h, "离台时间", "09:00");
    typed(&mut h, "回到座位", "09:25");
    typed(&mut h, "理由", "不在座位");
    h.get_by_label("记录").click();
    h.run();
    let wanted = Command::Away { shift: 2, from: Some(at(9, 0)), to: Some(at(9, 25)), expected: 25, reason: "不在座位".into() };
    assert_eq!(h.state_mut().commands(), std::slice::from_ref(&wanted));
    h.state_mut().ended(wanted, Ok(Done::default()));
    h.run();
    h.get_by_label("责令停工…").click();
    h.run();
    typed(&mut h, "违反了什么", "辱骂客户");
    typed(&mut h, "处理建议", "停班培训");
    h.get_by_role_and_label(Role::Button, "责令停工").click();
    h.run();
    let span = Span { from: at(10, 6), to: at(16, 0) };
    let wanted = Command::Stop { staff: 3, breach: "辱骂客户".into(), span, proposal: "停班培训".into() };
    assert_eq!(h.state_mut().commands(), [wanted]);
}

#[test]
fn the_crew_is_narrowed_to_who_is_missing() {
    let now = at(8, 10);
    let mut h = bench(before(Post::Director, Place::Crew, now));
    let lines = vec![line(1, 2, "王芳", Some(at(7, 48)), now), line(2, 3, "李娜", None, now)];
    h.state_mut().tell(Asked::Crew, Told::Crew(Box::new(crew(lines, true))));
    h.run();
    h.get_by_label("未到").click();
    h.run();
    assert!(h.query_by_label("王芳").is_none() && h.query_by_label("李娜").is_some());
    h.get_by_role_and_label(Role::Button, "离台").click();
    h.run();
    assert!(h.query_by_label("没有这样的人").is_some());
    h.get_by_label("前一天").click();
    h.run();
    let asked = h.state().actions.iter().any(|action| {
        matches!(action, Action::Ask(Slot::Attendance(Asked::Crew), areas::Query::Roster(roster::Query::Attendance(Query::Crew { day: asked })))
            if *asked == day(10))
    });
    assert!(asked);
}

#[test]
fn who_may_only_read_sees_every_button_grey() {
    let now = at(10, 6);
    let mut h = bench(before(Post::Supervisor, Place::Crew, now));
    let mut gone = line(1, 2, "王芳", Some(at(7, 48)), now);
    gone.aways = vec![away(at(10, 0))];
    h.state_mut().tell(Asked::Crew, Told::Crew(Box::new(crew(vec![gone], false))));
    h.run();
    h.get_by_label("王芳").click();
    h.run();
    for label in ["同意离台…", "已回到座位", "更正…", "责令停工…"] {
        h.get_by_label(label).click();
        h.run();
        assert!(h.state_mut().commands().is_empty() && h.query_by_role_and_label(Role::TextInput, "理由").is_none(), "{label}");
    }
}

fn row(staff: i64, name: &str, lines: &[Line], now: Instant) -> Row {
    let mut row = Row {
        staff,
        name: name.into(),
        number: format!("{staff}"),
        team: "一班".into(),
        cells: Vec::new(),
        sums: Sums::default(),
        leave: model::LeaveDays::default(),
        swaps: 0,
    };
    for line in lines {
        if line.shift.span.to <= now {
            row.sums.add(&line.judged);
        }
        let Shift { id, day, kind, ref name, span, .. } = line.shift;
        row.cells.push(Cell { shift: id, day, kind, name: name.clone(), ends: span.to, judged: line.judged });
    }
    row
}

fn sheet(rows: Vec<Row>) -> Month {
    let mut total = Sums::default();
    rows.iter().for_each(|row| total.merge(&row.sums));
    Month {
        month: day(1),
        team: None,
        teams: vec![(1, "一班".into()), (2, "二班".into())],
        everybody: true,
        exports: true,
        rows,
        total,
        leave: model::LeaveDays::default(),
        types: Vec::new(),
        calendar: Calendar::default(),
    }
}

#[test]
fn every_figure_of_the_sheet_opens_its_rows() {
    let now = at(18, 0);
    let mut h = bench(before(Post::Director, Place::Month, now));
    let late = line(1, 2, "王芳", Some(at(8, 5)), now);
    let rows = vec![row(2, "王芳", std::slice::from_ref(&late), now), row(3, "李娜", &[line(2, 3, "李娜", None, now)], now)];
    h.state_mut().tell(Asked::Month, Told::Month(Box::new(sheet(rows))));
    h.run();
    h.get_by_label("李娜 03-11 周三 早 旷工").click();
    h.run();
    assert_eq!(h.state().went(), Some(Route::Attendance(Place::Shift(2))));
    h.get_by_label("王芳 迟到 1").click();
    h.run();
    assert_eq!(h.state().went(), Some(Route::Attendance(Place::Person(2))));
    h.state_mut().route = Route::Attendance(Place::Person(2));
    h.run();
    let lines = vec![late, line(4, 2, "王芳", Some(at(7, 40)), now)];
    let month = PersonMonth { row: row(2, "王芳", &lines, now), month: day(1), lines };
    h.state_mut().tell(Asked::Person, Told::Person(Box::new(month)));
    h.run();
    // Only the late one stands there, until the figure is taken away.
    assert!(h.query_by_label("08:05").is_some() && h.query_by_label("07:40").is_none());
    h.get_by_role_and_label(Role::Button, "迟到").click();
    h.run();
    assert!(h.query_by_label("07:40").is_some());
    h.get_by_label("07:40").click();
    h.run();
    assert_eq!(h.state().went(), Some(Route::Attendance(Place::Shift(4))));
}

#[test]
fn the_sheet_is_printed_and_leaves_with_a_purpose() {
    let mut h = bench(before(Post::Director, Place::Month, at(18, 0)));
    h.state_mut().tell(Asked::Month, Told::Month(Box::new(sheet(Vec::new()))));
    h.run();
    h.get_by_label("打印").click();
    h.run();
    let printed = |action: &Action| matches!(action, Action::Start(Job::Print { paper: Paper::Roster(Printout::Attendance { month, team: None }), path: None }) if *month == day(1));
    assert!(h.state().actions.iter().any(printed));
    h.get_by_label("一班").click();
    h.run();
    assert_eq!(h.state().page.team, Some(1));
    h.get_by_label("导出…").click();
    h.run();
    h.get_by_label("导出").click();
    h.run();
    assert!(h.query_by_label("导出须写明用途").is_some());
    typed(&mut h, "用途", "核对工资");
    h.get_by_label("CSV").click();
    h.run();
    h.get_by_label("导出").click();
    h.run();
    let picks = |action: &Action| matches!(action, Action::Pick(Pick::ExportSheet(name)) if name == "月考勤表 2026-03.csv");
    assert!(h.state().actions.iter().any(picks));
    let path = PathBuf::from("/tmp/月考勤表 2026-03.csv");
    h.state_mut().news(&News::Picked(&Pick::ExportSheet(String::new()), Some(&path)));
    h.run();
    let order = SheetOrder { month: day(1), team: Some(1), reason: "核对工资".into(), format: SheetFormat::Csv, lang: Lang::Zh };
    let started =
        h.state().actions.iter().any(|action| matches!(action, Action::Start(Job::ExportAttendance { order: one, .. }) if **one == order));
    assert!(started);
    let job = Job::ExportAttendance { order: Box::new(order), path: path.clone() };
    h.state_mut().news(&News::Job(&job, &Ok(JobDone::Written(path, 2))));
    h.run();
    assert!(h.query_by_role_and_label(Role::TextInput, "用途").is_none());
}

#[test]
fn the_director_confirms_and_lifts_orders() {
    let stop = Stop {
        id: 7,
        staff: 2,
        breach: "辱骂客户".into(),
        span: Span { from: at(10, 0), to: at(16, 0) },
        proposal: "停班培训".into(),
        ordered_by: 3,
        ordered_at: at(10, 0),
        state: StopState::Waiting,
        decided: None,
        decision: String::new(),
    };
    let line = StopLine { stop, name: "王芳".into(), ordered: "刘洋".into(), decided: String::new() };
    for (post, decides) in [(Post::Director, true), (Post::TeamLeader, false)] {
        let mut h = bench(before(post, Place::Stops, at(11, 0)));
        h.state_mut().tell(Asked::Stops, Told::Stops(vec![line.clone()]));
        h.run();
        h.get_by_label("辱骂客户").click();
        h.run();
        h.get_by_label("确认停工").click();
        h.run();
        let wanted = Command::DecideStop { stop: 7, confirm: true, text: String::new() };
        assert_eq!(h.state_mut().commands(), if decides { vec![wanted] } else { Vec::new() });
        h.get_by_label("解除…").click();
        h.run();
        assert_eq!(h.query_by_role_and_label(Role::TextInput, "理由").is_some(), decides);
        if decides {
            typed(&mut h, "理由", "已查明");
            h.get_by_label("解除").click();
            h.run();
            let wanted = Command::DecideStop { stop: 7, confirm: false, text: "已查明".into() };
            assert_eq!(h.state_mut().commands(), [wanted]);
        }
    }
}

fn detail(now: Instant) -> Detail {
    let mut line = line(1, 2, "王芳", Some(at(7, 50)), now);
    let over = model::Away { to: Some(at(10, 25)), consents: vec![Consent { minutes: 15, by: 1, at: at(10, 0) }], ..away(at(10, 0)) };
    line.presence.away = vec![over.absence()];
    line.aways = vec![over.clone()];
    let limits = Limits::on(&Parameters::default(), day(11));
    line.judged = judge::judge(&line.presence, &limits, now);
    let sign = |id, at, reason: &str| Sign {
        id,
        shift: 1,
        staff: 2,
        way: Way::In,
        at: Some(at),
        entered_at: at,
        entered_by: 1,
        reason: reason.into(),
    };
    let signs = vec![(sign(1, at(8, 30), ""), "王芳".to_owned()), (sign(2, at(7, 50), "门禁记录"), "刘洋".to_owned())];
    let reasons = why::reasons(&line.presence, &line.judged, &Parameters::default(), day(11), now);
    Detail { line, corrects: true, consents: true, signs, aways: vec![(over, "刘洋".into())], reasons }
}

#[test]
fn a_shift_tells_its_history_and_why() {
    let now = at(18, 0);
    let mut h = bench(before(Post::TeamLeader, Place::Shift(1), now));
    h.state_mut().tell(Asked::Mine, Told::Mine(Vec::new()));
    h.state_mut().tell(Asked::Shift, Told::Shift(Box::new(detail(now))));
    h.run();
    for said in ["刘洋同意 15 分钟", "离台超过 15 分钟的时限 10 分钟 ATT-05"] {
        assert!(h.query_by_label_contains(said).is_some(), "{said}");
    }
    assert!(h.query_by_label_contains("刘洋更正签到为 07:50").is_some());
    h.get_by_label("作废…").click();
    h.run();
    typed(&mut h, "理由", "记错了");
    h.key_press_modifiers(Modifiers::COMMAND, Key::Enter);
    h.run();
    let wanted = Command::Void { away: 5, reason: "记错了".into() };
    assert_eq!(h.state_mut().commands(), std::slice::from_ref(&wanted));
    h.state_mut().ended(wanted, Ok(Done::default()));
    h.run();
    h.key_press(Key::Escape);
    h.run();
    assert_eq!(h.state().went(), Some(Route::Attendance(Place::Crew)), "who has no shifts of his own goes back to the crew");
}

#[test]
fn the_first_page_is_the_own_day_or_the_crew_of_who_has_no_shifts() {
    let now = at(10, 5);
    let lines = vec![line(1, 2, "王芳", Some(at(7, 50)), now)];
    let crew_is_wanted =
        |h: &Harness<'_, Bench>| h.state().actions.iter().any(|action| matches!(action, Action::Ask(Slot::Attendance(Asked::Crew), _)));
    for (post, own, wanted) in
        [(Post::Director, Vec::new(), true), (Post::TeamLeader, lines.clone(), false), (Post::Agent, Vec::new(), false)]
    {
        let mut h = bench(before(post, Place::Main, now));
        h.state_mut().tell(Asked::Mine, Told::Mine(own));
        h.run();
        assert_eq!(crew_is_wanted(&h), wanted, "{post:?}");
    }
}

/// The task of an absence leads to its shift, where a 班长 agrees to it.
#[test]
fn an_open_absence_is_agreed_to_beside_its_shift() {
    let now = at(10, 5);
    let open = Detail { aways: vec![(away(at(10, 0)), String::new())], ..detail(now) };
    let mut h = bench(before(Post::TeamLeader, Place::Shift(1), now));
    h.state_mut().tell(Asked::Mine, Told::Mine(Vec::new()));
    h.state_mut().tell(Asked::Shift, Told::Shift(Box::new(open)));
    h.run();
    h.get_by_label("同意离台…").click();
    h.run();
    h.key_press_modifiers(Modifiers::COMMAND, Key::Enter);
    h.run();
    let [Command::Consent { away: 5, .. }] = h.state_mut().commands()[..] else { panic!() };
}

#[test]
fn every_page_draws_in_english_and_in_the_dark_at_a_larger_size() {
    let now = at(18, 0);
    let rows = vec![row(2, "王芳", &[line(1, 2, "王芳", Some(at(8, 25)), now)], now)];
    let lines = vec![line(1, 2, "王芳", Some(at(8, 25)), now)];
    let person = PersonMonth { row: row(2, "王芳", &lines, now), month: day(1), lines: lines.clone() };
    let answers: BTreeMap<u8, (Place, Asked, Told)> = [
        (Place::Mine, Asked::Mine, Told::Mine(lines.clone())),
        (Place::Crew, Asked::Crew, Told::Crew(Box::new(crew(lines, true)))),
        (Place::Month, Asked::Month, Told::Month(Box::new(sheet(rows)))),
        (Place::Person(2), Asked::Person, Told::Person(Box::new(person))),
        (Place::Stops, Asked::Stops, Told::Stops(Vec::new())),
        (Place::Shift(1), Asked::Shift, Told::Shift(Box::new(detail(now)))),
    ]
    .into_iter()
    .zip(0..)
    .map(|(answer, n)| (n, answer))
    .collect();
    for (place, asked, told) in answers.into_values() {
        let start = Bench { lang: Lang::En, ..before(Post::Director, place, now) };
        let mut h = looking(start, Appearance { text_percent: 125, ..Appearance::DARK });
        h.state_mut().tell(asked, told);
        h.run();
        assert!(h.query_all_by_label("Attendance").next().is_some());
    }
}
