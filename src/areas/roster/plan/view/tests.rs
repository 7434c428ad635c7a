//! The page by its accessible labels, with answers made by hand: what a 主任 plans and publishes, what a 班长 may, what others see.

use std::collections::{BTreeMap, BTreeSet};

use egui::{Event, Key, Modifiers, Role, Ui};
use egui_kittest::Harness;
use egui_kittest::kittest::Queryable as _;
use jiff::civil::{date, time};

use super::book::Whose;
use super::{Asked, Place, PlanPage};
use crate::areas::bench::{Bench, Page, looking};
use crate::areas::roster::model::{Calendar, CalendarDay, DayKind, Person, Shift, ShiftType, ShiftTypeDraft};
use crate::areas::roster::plan::files::{PlanJob, PlanPick, PlanRead, Sheet};
use crate::areas::roster::plan::tests::somebody;
use crate::areas::roster::plan::{Answer as Told, Away, Command, Conflict, Cycle, DayPlan, Edit, Grid, Mark, Told as Change, What};
use crate::areas::roster::{self, leave, swaps};
use crate::areas::view::{Action, Actions, Cx, Job, JobDone, News, Pick, Route, Slot};
use crate::areas::{self, Answer, Done};
use crate::base::{Actor, Day, Instant, No, Post, Refusal, plus_days};
use crate::i18n::Lang;
use crate::msg;
use crate::ui::Appearance;

impl Page for PlanPage {
    fn draw(&mut self, ui: &mut Ui, cx: &Cx<'_>, _: Route, actions: &mut Actions) {
        self.ui(ui, cx, Place::Main, actions);
    }

    fn hear(&mut self, cx: &Cx<'_>, news: &News<'_>, actions: &mut Actions) {
        self.news(cx, news, actions);
    }
}

type Window<'a> = Harness<'a, Bench<PlanPage>>;

fn now() -> Instant {
    Instant::of(day(7).at(10, 26, 0, 0))
}

fn day(day: i8) -> Day {
    date(2026, 5, day)
}

fn kind(id: i64, name: &str, start: i8, end: i8) -> ShiftType {
    let draft = ShiftTypeDraft {
        name: name.to_owned(),
        start: time(start, 0, 0, 0),
        end: time(end, 0, 0, 0),
        night: end < start,
        date_offset: 0,
        min_staff: 2,
        skills: String::new(),
        tint: id - 1,
    };
    ShiftType { id, draft, used: true, rev: 1 }
}

fn named(id: i64, name: &str, team: i64, post: Post) -> Person {
    let team_name = if team == 1 { "一班" } else { "二班" };
    Person { name: name.to_owned(), posts: vec![post], team_name: team_name.to_owned(), ..somebody(id, Some(team)) }
}

fn shift(id: i64, staff: i64, on: i8, kind: &ShiftType, published: bool) -> Shift {
    Shift {
        id,
        staff,
        planned: staff,
        day: day(on),
        kind: kind.id,
        name: kind.draft.name.clone(),
        span: kind.draft.span(day(on)),
        night: kind.draft.night,
        min_staff: kind.draft.min_staff,
        skills: String::new(),
        seat: String::new(),
        swap: None,
        published,
        rev: 4,
    }
}

/// May 2026: published up to the 17th, 赵强 too soon after a night, leave and a swap.
fn grid() -> Grid {
    let types = vec![kind(1, "早", 8, 16), kind(2, "中", 14, 22), kind(3, "夜", 22, 6)];
    let people = vec![
        named(2, "王芳", 1, Post::Agent),
        named(1, "刘洋", 1, Post::TeamLeader),
        named(3, "赵强", 2, Post::Agent),
        named(4, "周涛", 2, Post::TeamLeader),
        Person { name: "何平".to_owned(), ..somebody(9, None) },
    ];
    let shifts = vec![
        shift(11, 2, 8, &types[0], true),
        shift(12, 3, 12, &types[2], true),
        shift(13, 3, 13, &types[0], true),
        shift(14, 2, 20, &types[0], false),
        shift(15, 1, 8, &types[0], true),
    ];
    let conflicts = vec![
        Conflict { day: day(8), staff: None, what: What::Short { kind: 2, has: 0, needs: 2 } },
        Conflict { day: day(13), staff: Some(3), what: What::Close(12, 13, 120) },
    ];
    let leave = Mark { away: Some(Away::Leave), kind: Some(leave::Kind::Personal), swap: None };
    let swap = swaps::Mark { swap: 1, no: "HB-20260501-001".to_owned(), effective: true, given: true };
    let swapped = Mark { swap: Some(swap), ..Mark::default() };
    let holiday = CalendarDay { day: day(1), kind: DayKind::Holiday, name: "劳动节".to_owned() };
    Grid {
        from: day(1),
        to: day(31),
        types,
        people,
        calendar: Calendar { days: BTreeMap::from([(day(1), vec![holiday])]), years: BTreeSet::from([2026]), weekends: false },
        shifts,
        published: (1..=17).map(day).collect(),
        marks: BTreeMap::from([(15, leave), (12, swapped)]),
        conflicts,
        rotations: Vec::new(),
        told: Vec::new(),
        news: Vec::new(),
    }
}

/// 何平, or 刘洋 where he is 班长, before the month of May.
fn before(post: Post, lang: Lang) -> Bench<PlanPage> {
    let (id, team) = if post == Post::TeamLeader { (1, Some(1)) } else { (9, None) };
    let me = Actor { id, name: "何平".into(), posts: vec![post], team };
    Bench { me, now: now(), ..Bench::new(post, lang, Route::Plan(Place::Main)) }
}

fn tell(h: &mut Window<'_>, grid: Grid) {
    h.state_mut().answered(Slot::Plan(Asked::Main), Answer::Roster(roster::Answer::Plan(Told::Grid(Box::new(grid)))));
}

fn ended(h: &mut Window<'_>, command: &Command, outcome: Result<Done, No>) {
    h.state_mut().finished(&areas::Command::Roster(roster::Command::Plan(command.clone())), &outcome);
}

/// Takes the acts that the page wants out.
fn commands(h: &mut Window<'_>) -> Vec<Command> {
    let plan = |command| if let areas::Command::Roster(roster::Command::Plan(command)) = command { Some(command) } else { None };
    h.state_mut().acts().into_iter().filter_map(plan).collect()
}

fn opened<'a>(post: Post) -> Window<'a> {
    let mut h = looking(before(post, Lang::Zh), Appearance::LIGHT);
    tell(&mut h, grid());
    h.run();
    h.state_mut().actions.clear();
    h
}

fn put(staff: i64, on: i8, kind: i64) -> Edit {
    Edit::Put { staff, day: day(on), kind, seat: String::new() }
}

#[test]
fn the_month_is_asked_for_and_read_cell_by_cell() {
    let mut h = looking(before(Post::Director, Lang::Zh), Appearance::LIGHT);
    let asked = h.state().actions.iter().any(|action| {
        let wanted = areas::Query::Roster(roster::Query::Plan(super::Query::Grid { from: day(1), to: day(31) }));
        matches!(action, Action::Ask(Slot::Plan(Asked::Main), query) if *query == wanted)
    });
    assert!(asked);
    tell(&mut h, grid());
    h.run();
    for label in [
        "王芳 05-08 早",
        "王芳 05-09 休",
        "刘洋 05-08 早、准假",
        "赵强 05-12 夜、换班、有冲突",
        "05-01 周五、休 劳动节、已发布",
        "05-18 周一、草稿",
        "05-08 早 1 人，最低 2 人",
        "1 处连班、1 处缺人",
    ] {
        assert!(h.query_by_label(label).is_some(), "{label}");
    }
    let said = |post| {
        let me = Actor { id: 9, name: "何平".into(), posts: vec![post], team: None };
        h.state().page.status(Lang::Zh, &me)
    };
    assert_eq!(said(Post::Director), "4 人，31 天　拖动移动班次，Ctrl 拖动复制");
    assert_eq!(said(Post::Agent), "4 人，31 天", "who moves nothing is not told how");
}

#[test]
fn the_roster_of_a_person_opens_at_his_line() {
    let mut h = opened(Post::Director);
    let goes = |bench: &mut Bench<PlanPage>, staff| bench.with_cx(|page, cx, _| page.go(cx, Place::Person(staff)));
    goes(h.state_mut(), 3);
    assert_eq!(h.state().page.state.cursor, Some((3, now().day())));
    // Who is in no team and has no shifts stands among the others alone.
    goes(h.state_mut(), 9);
    h.run();
    assert_eq!((h.state().page.whose, h.state().page.state.cursor), (Whose::Others, Some((9, now().day()))));
}

#[test]
fn the_director_plans_by_keyboard_and_menu_and_takes_it_back() {
    let mut h = opened(Post::Director);
    h.get_by_label("王芳 05-09 休").click();
    h.run();
    h.event(Event::Text("2".into()));
    h.run();
    let set = Command::Edit(vec![put(2, 9, 2)]);
    assert_eq!(commands(&mut h), std::slice::from_ref(&set));
    // The n-th letter takes the next kind that begins so: 早, then 中.
    h.get_by_label("王芳 05-08 早").click();
    h.run();
    h.event(Event::Text("z".into()));
    h.run();
    assert_eq!(commands(&mut h), [Command::Edit(vec![Edit::Remove { shift: 11, rev: 4 }, put(2, 8, 2)])]);
    h.key_press(Key::Delete);
    h.run();
    assert_eq!(commands(&mut h), [Command::Edit(vec![Edit::Remove { shift: 11, rev: 4 }])]);
    h.key_press(Key::Space);
    h.run();
    h.run();
    h.get_by_label("夜 22:00–06:00").click();
    h.run();
    assert_eq!(commands(&mut h), [Command::Edit(vec![Edit::Remove { shift: 11, rev: 4 }, put(2, 8, 3)])]);
    assert!(h.query_by_label("撤销排班操作").is_some());
    ended(&mut h, &set, Ok(Done { undo: Some(77), ..Done::default() }));
    h.run();
    h.state_mut().actions.clear();
    h.get_by_label("撤销排班操作").click();
    h.run();
    assert_eq!(commands(&mut h), [Command::Undo { entry: 77 }]);
    ended(&mut h, &Command::Undo { entry: 77 }, Ok(Done::default()));
    h.run();
    h.state_mut().actions.clear();
    h.get_by_label("撤销排班操作").click();
    h.run();
    assert!(commands(&mut h).is_empty());
}

#[test]
fn arrows_move_and_choose_and_cells_go_over_the_clipboard() {
    let mut h = opened(Post::Director);
    h.get_by_label("王芳 05-08 早").click();
    h.run();
    h.key_press_modifiers(Modifiers::SHIFT, Key::ArrowRight);
    h.run();
    h.key_press_modifiers(Modifiers::SHIFT, Key::ArrowDown);
    h.run();
    h.event(Event::Copy);
    h.run();
    let copied = h.state().actions.iter().find_map(|action| match action {
        Action::Copy(text, _) => Some(text.clone()),
        _ => None,
    });
    // The 班长 stands before the others of the team; below 王芳 comes 周涛 of the other team.
    assert_eq!(copied.as_deref(), Some("早\t\n\t\n"));
    h.state_mut().actions.clear();
    h.get_by_label("赵强 05-20 休").click();
    h.run();
    h.event(Event::Paste("早\t中、夜\n".into()));
    h.run();
    assert_eq!(commands(&mut h), [Command::Edit(vec![put(3, 20, 1), put(3, 21, 2), put(3, 21, 3)])]);
    h.event(Event::Paste("午".into()));
    h.run();
    assert!(h.state().actions.iter().any(|action| matches!(action, Action::Say(message) if message.id == "roster-plan-no-shift")));
    // One value fills all that is chosen.
    h.state_mut().actions.clear();
    h.key_press_modifiers(Modifiers::SHIFT, Key::ArrowRight);
    h.run();
    h.event(Event::Paste("夜".into()));
    h.run();
    assert_eq!(commands(&mut h), [Command::Edit(vec![put(3, 20, 3), put(3, 21, 3)])]);
    h.key_press(Key::Home);
    h.run();
    h.event(Event::Text("1".into()));
    h.run();
    assert_eq!(commands(&mut h), [Command::Edit(vec![put(3, 1, 1)])]);
}

#[test]
fn a_shift_is_dragged_and_copied_with_ctrl() {
    for (modifiers, wanted) in
        [(Modifiers::NONE, Edit::Move { shift: 11, rev: 4, staff: 3, day: day(10) }), (Modifiers::COMMAND, put(3, 10, 1))]
    {
        let mut h = opened(Post::Director);
        let from = h.get_by_label("王芳 05-08 早").rect().center();
        let to = h.get_by_label("赵强 05-10 休").rect().center();
        let button = |pos, pressed| Event::PointerButton { pos, button: egui::PointerButton::Primary, pressed, modifiers };
        h.event(Event::ModifiersChanged(modifiers));
        h.event(Event::PointerMoved(from));
        h.event(button(from, true));
        h.step();
        h.event(Event::PointerMoved(from + egui::vec2(12.0, 4.0)));
        h.step();
        h.event(Event::PointerMoved(to));
        h.step();
        h.event(Event::ModifiersChanged(modifiers));
        h.event(button(to, false));
        h.step();
        assert_eq!(commands(&mut h), [Command::Edit(vec![wanted])], "{modifiers:?}");
    }
}

#[test]
fn f8_goes_through_the_conflicts_and_enter_tells_why() {
    let mut h = opened(Post::Director);
    h.key_press(Key::F8);
    h.run();
    h.key_press(Key::F8);
    h.run();
    assert!(h.query_by_label_contains("连班：两班间隔 2 小时，少于 8 小时").is_some());
    h.key_press(Key::Enter);
    h.run();
    let why = h.state().actions.iter().find_map(|action| if let Action::Why(why) = action { Some(why.clone()) } else { None });
    let why = why.unwrap();
    assert_eq!((why.clause, why.facts.len(), why.parameters.len()), ("SWAP-05", 2, 1));
    h.get_by_label("1 处连班、1 处缺人").click();
    h.run();
    h.key_press_modifiers(Modifiers::SHIFT, Key::F8);
    h.run();
    assert!(h.query_by_label_contains("连班：两班间隔").is_some());
}

#[test]
fn days_are_published_from_the_dialog() {
    let mut h = opened(Post::Director);
    h.get_by_label("发布 05-18 至 05-31").click();
    h.run();
    h.step();
    h.get_by_label("发布").click();
    h.run();
    let publish = Command::Publish { from: day(18), to: day(31) };
    assert_eq!(commands(&mut h), std::slice::from_ref(&publish));
    let refusal = Refusal::of_field("from", "ORG-02", msg!("roster-plan-publish-past", day = "2026-05-19"));
    ended(&mut h, &publish, Err(No::Refused(refusal)));
    h.run();
    assert!(h.query_by_label("只能发布 2026-05-19 及以后的班表").is_some());
    h.key_press_modifiers(Modifiers::COMMAND, Key::Enter);
    h.run();
    assert_eq!(commands(&mut h), std::slice::from_ref(&publish));
    ended(&mut h, &publish, Ok(Done { undo: Some(5), ..Done::default() }));
    h.run();
    assert!(h.query_by_label("发布").is_none());
    assert!(h.state().actions.iter().any(|action| matches!(action, Action::Say(message) if message.id == "roster-plan-said-published")));
}

#[test]
fn a_team_leader_plans_the_own_team_and_learns_what_he_may_not() {
    let mut h = opened(Post::TeamLeader);
    h.get_by_label("发布 05-18 至 05-31").click();
    h.run();
    h.get_by_label("更多").click();
    h.run();
    h.get_by_label("班次…").click();
    h.run();
    assert!(h.query_by_label("保存班次").is_none() && commands(&mut h).is_empty());
    h.key_press(Key::Escape);
    h.run();
    h.get_by_label("王芳 05-20 早").click();
    h.run();
    h.event(Event::Text("3".into()));
    h.run();
    assert_eq!(commands(&mut h), [Command::Edit(vec![Edit::Remove { shift: 14, rev: 4 }, put(2, 20, 3)])]);
    // For another team the menu is grey; a typed letter goes to the store, which says no with its clause.
    h.get_by_label("赵强 05-20 休").click();
    h.run();
    h.key_press(Key::Space);
    h.run();
    h.run();
    h.get_by_label("早 08:00–16:00").click();
    h.run();
    assert!(commands(&mut h).is_empty());
    h.key_press(Key::Escape);
    h.run();
    h.get_by_label("复制周").click();
    h.run();
    h.step();
    assert!(h.query_by_role_and_label(Role::ComboBox, "班组").is_some_and(|field| field.value().as_deref() == Some("一班")));
    h.get_by_label("复制").click();
    h.run();
    let wanted = Command::CopyWeek { from: day(4), to: day(11), team: Some(1), published: false };
    assert_eq!(commands(&mut h), [wanted]);
}

#[test]
fn who_reads_only_sees_grey_acts_and_confirms_changes() {
    let mut only = grid();
    only.people.retain(|person| person.id == 2);
    only.shifts.retain(|shift| shift.staff == 2 && shift.published);
    only.conflicts.clear();
    let change = Change {
        id: 31,
        staff: 2,
        day: day(8),
        was: "中".to_owned(),
        became: "早".to_owned(),
        by: "刘洋".to_owned(),
        at: now(),
        seen: None,
    };
    only.news = vec![change.clone()];
    only.told = vec![change];
    let mut h = looking(before(Post::Agent, Lang::Zh), Appearance::LIGHT);
    tell(&mut h, only);
    h.run();
    h.state_mut().actions.clear();
    assert!(h.query_by_label("05-18 周一、草稿").is_some() && h.query_by_label("草稿").is_some(), "the band is explained to everybody");
    h.get_by_label("复制周").click();
    h.run();
    assert!(h.query_by_label("复制").is_none());
    assert!(h.query_by_label_contains("最低").is_none());
    h.get_by_label("知悉变动").click();
    h.run();
    assert_eq!(commands(&mut h), [Command::Seen { last: 31 }]);
    h.get_by_label("导出").click();
    h.run();
    h.get_by_label("我的日历（.ics）…").click();
    h.run();
    let picked = h.state().actions.iter().find_map(|action| match action {
        Action::Pick(pick @ Pick::Plan(PlanPick::Agenda(..))) => Some(pick.clone()),
        _ => None,
    });
    let path = std::path::PathBuf::from("/tmp/我的.ics");
    h.state_mut().news(&News::Picked(&picked.unwrap(), Some(&path)));
    let started =
        h.state().actions.iter().any(
            |action| matches!(action, Action::Start(Job::Plan(PlanJob::Agenda { from, to, .. })) if (*from, *to) == (day(1), day(31))),
        );
    assert!(started);
}

#[test]
fn a_cycle_is_laid_for_those_who_are_chosen() {
    let mut h = opened(Post::Director);
    h.get_by_label("更多").click();
    h.run();
    h.get_by_label("轮班编排…").click();
    h.run();
    h.step();
    let cycle = h.get_by_role_and_label(Role::TextInput, "轮班次序");
    cycle.focus();
    cycle.type_text("早中夜休");
    h.run();
    h.get_by_label("全选").click();
    h.run();
    h.get_by_label("逐人错开一天").click();
    h.run();
    h.get_by_label("赵强").click();
    h.run();
    h.get_by_label("编排").click();
    h.run();
    let cycle = Cycle(vec![Some(1), Some(2), Some(3), None]);
    let wanted = Command::Lay { cycle, people: vec![(1, 0), (2, 1), (4, 2)], from: day(18), to: day(31), published: false };
    assert_eq!(commands(&mut h), [wanted]);
}

#[test]
fn a_workbook_is_seen_before_it_is_taken_in() {
    let mut h = opened(Post::Director);
    h.get_by_label("更多").click();
    h.run();
    h.get_by_label("从文件导入…").click();
    h.run();
    assert!(h.state().actions.iter().any(|action| matches!(action, Action::Pick(Pick::Plan(PlanPick::Import)))));
    h.state_mut().actions.clear();
    let plan = |on, kinds: &[i64]| DayPlan { staff: 2, day: day(on), kinds: kinds.to_vec() };
    let address = crate::exchange::Address { row: 5, column: 2 };
    let sheet = Sheet {
        file: "五月.xlsx".to_owned(),
        days: vec![plan(20, &[2]), plan(21, &[])],
        flaws: vec![(address, msg!("roster-plan-no-shift", text = "晚"))],
        new: 1,
        cleared: 1,
        ..Sheet::default()
    };
    let job = Job::Plan(PlanJob::Import { path: "五月.xlsx".into(), month: day(1) });
    let done = Ok(JobDone::Plan(PlanRead::Import(std::sync::Arc::new(sheet))));
    h.state_mut().news(&News::Job(&job, &done));
    h.run();
    h.step();
    assert!(h.query_by_label("C5 “晚”不是在用的班次").is_some());
    h.get_by_label("空白单元格改为休息").click();
    h.run();
    h.get_by_label("导入").click();
    h.run();
    let wanted = Command::Fill { days: vec![plan(20, &[2])], published: false, file: "五月.xlsx".to_owned() };
    assert_eq!(commands(&mut h), [wanted]);
}

#[test]
fn kinds_and_holidays_are_kept_in_their_dialogs() {
    let mut h = opened(Post::Director);
    h.get_by_label("更多").click();
    h.run();
    h.get_by_label("班次…").click();
    h.run();
    h.step();
    h.get_by_label("新建班次").click();
    h.run();
    h.get_by_role_and_label(Role::TextInput, "名称").click();
    h.run();
    h.get_by_role_and_label(Role::TextInput, "名称").type_text("日");
    h.run();
    assert!(h.state().page.unsaved());
    h.get_by_label("保存班次").click();
    h.run();
    let [Command::PutType { of: None, draft }] = &commands(&mut h)[..] else { panic!() };
    assert_eq!((draft.name.as_str(), draft.start, draft.end, draft.tint), ("日", time(9, 0, 0, 0), time(18, 0, 0, 0), 3));
    h.key_press(Key::Escape);
    h.run();
    h.get_by_label("更多").click();
    h.run();
    h.get_by_label("节假日…").click();
    h.run();
    h.step();
    for (label, typed) in [("日期", "2026-05-20"), ("名称", "盘点")] {
        h.get_by_role_and_label(Role::TextInput, label).click();
        h.run();
        h.get_by_role_and_label(Role::TextInput, label).type_text(typed);
        h.run();
    }
    h.get_by_label("添加").click();
    h.run();
    h.get_by_label("保存节假日").click();
    h.run();
    let [Command::SetYear { year: 2026, days, .. }] = &commands(&mut h)[..] else { panic!() };
    assert_eq!(days.len(), 2);
    assert_eq!((days[1].day, days[1].kind, days[1].name.as_str()), (day(20), DayKind::Holiday, "盘点"));
}

/// Nothing is cut or missing in the other language, the other theme and larger text; a week and a day are drawn too.
#[test]
fn every_view_is_drawn_in_both_languages_and_themes() {
    for (lang, look) in
        [(Lang::En, Appearance { text_percent: 125, ..Appearance::LIGHT }), (Lang::Zh, Appearance::DARK), (Lang::En, Appearance::DARK)]
    {
        let mut h = looking(before(Post::Director, lang), look);
        tell(&mut h, grid());
        h.run();
        for (label, from, to) in [("roster-plan-week", day(4), day(10)), ("roster-plan-day", day(7), day(7))] {
            h.get_by_role_and_label(Role::RadioButton, &lang.tr(label)).click();
            h.run();
            let mut shown = grid();
            (shown.from, shown.to) = (from, to);
            shown.shifts.retain(|shift| from <= shift.day && shift.day <= plus_days(to, 1));
            shown.conflicts.clear();
            tell(&mut h, shown);
            h.run();
        }
    }
}
