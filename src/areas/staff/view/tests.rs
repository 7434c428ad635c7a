//! The pages by their accessible labels, on answers made by hand. The harness panics on a missing glyph and on an input
//! without a name.

use egui::{Event, ImeEvent, Key, Modifiers, Role};
use egui_kittest::Harness;
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use jiff::civil::{date, datetime};

use super::*;
use crate::areas::Task;
use crate::areas::staff::{
    Account, AdminHandover, Answer, Employment, Intrusion, LoginCheck, LoginEntry, ParameterBook, ParameterEntry, Person, Query,
    SecurityBook, Staff, StaffDraft, Team,
};
use crate::areas::view::{Action, JobDone, Slot};
use crate::base::{Actor, Flaw, Instant, Post, Refusal};
use crate::i18n::Lang;
use crate::msg;
use crate::rules::Parameters;
use crate::store::journal::{Entry, Kept, Verified};
use crate::ui::{Appearance, fonts, theme};

/// 2026-03-11, a Wednesday.
fn now() -> Instant {
    at(11, 9, 30)
}

fn at(day: i8, hour: i8, minute: i8) -> Instant {
    Instant::of(datetime(2026, 3, day, hour, minute, 0, 0))
}

/// A window with one page, and what was pushed so far.
struct Window {
    pages: StaffPages,
    lang: Lang,
    route: Route,
    me: Actor,
    book: ParameterBook,
    actions: Actions,
}

impl Window {
    fn tell(&mut self, news: &News<'_>) {
        let cx = Cx { lang: self.lang, now: now(), me: &self.me, parameters: &self.book, pending: &[], job: None };
        self.pages.news(&cx, news, &mut self.actions);
    }

    fn answer(&mut self, slot: Slot, answer: Answer) {
        self.tell(&News::Answer(slot, &Ok(areas::Answer::Staff(answer))));
    }

    fn finish(&mut self, command: Command, outcome: Result<Done, No>) {
        self.tell(&News::Finished(&areas::Command::Staff(command), &outcome));
    }

    /// Commands that were pushed, and nothing of them stays.
    fn commands(&mut self) -> Vec<Command> {
        let actions = std::mem::take(&mut self.actions);
        let command = |action| match action {
            Action::Do(areas::Command::Staff(command)) => Some(command),
            _ => None,
        };
        actions.into_iter().filter_map(command).collect()
    }

    fn asked(&self) -> Vec<(Slot, &Query)> {
        let asked = |action| match action {
            &Action::Ask(slot, areas::Query::Staff(ref query)) => Some((slot, query)),
            _ => None,
        };
        self.actions.iter().filter_map(asked).collect()
    }

    fn went(&self) -> Vec<Route> {
        self.actions.iter().filter_map(|action| if let Action::Go(route) = action { Some(*route) } else { None }).collect()
    }
}

fn actor(id: i64, name: &str, posts: &[Post]) -> Actor {
    Actor { id, name: name.to_owned(), posts: posts.to_vec(), team: None }
}

fn admin() -> Actor {
    actor(1, "徐亮", &[Post::Admin])
}

fn agent() -> Actor {
    actor(2, "王芳", &[Post::Agent])
}

fn window<'a>(route: Route, me: Actor, lang: Lang) -> Harness<'a, Window> {
    let pages = StaffPages::default();
    let mut window = Window { pages, lang, route, me, book: ParameterBook::default(), actions: Vec::new() };
    fill(&mut window);
    bare(window)
}

fn bare<'a>(window: Window) -> Harness<'a, Window> {
    let mut harness = Harness::builder()
        .with_size(egui::vec2(1174.0, 694.0))
        .with_max_steps(8)
        .with_context_setup(|ctx| {
            fonts::install(ctx);
            theme::apply(ctx, Appearance::LIGHT);
        })
        .build_ui_state(
            |ui, window: &mut Window| {
                let cx = Cx { lang: window.lang, now: now(), me: &window.me, parameters: &window.book, pending: &[], job: None };
                window.pages.ui(ui, &cx, window.route, &mut |_, _, _| false, &mut window.actions);
            },
            window,
        );
    harness.run();
    harness
}

// ---- answers ----

fn person(id: i64, name: &str, posts: &[Post]) -> Person {
    let draft = StaffDraft {
        number: format!("10{id:02}"),
        name: name.to_owned(),
        posts: posts.to_vec(),
        phone: "13812345678".into(),
        ..StaffDraft::default()
    };
    Person { staff: Staff { id, draft, rev: 1, ..Staff::default() }, team: String::new(), account: Some(account(id)), idle: false }
}

fn account(staff: i64) -> Account {
    Account {
        id: staff,
        staff,
        hash: String::new(),
        set_at: at(1, 9, 0),
        must_change: false,
        one_time_until: None,
        fails: 0,
        locked_at: None,
        last_login: Some(at(10, 7, 48)),
        opened_at: at(1, 9, 0),
    }
}

fn people() -> Vec<Person> {
    let mut all = vec![
        person(1, "徐亮", &[Post::Admin]),
        person(2, "王芳", &[Post::Agent]),
        person(3, "丁伟", &[Post::Admin]),
        person(4, "欧阳𠮷", &[Post::Agent, Post::Tech]),
        person(5, "陈静", &[Post::Agent]),
    ];
    all[1].staff.draft.team = Some(1);
    all[1].staff.draft.job = "话务".into();
    all[1].team = "一班".into();
    all[1].account.as_mut().unwrap().locked_at = Some(at(11, 8, 0));
    all[3].account = None;
    all[4].account = None;
    all[4].staff.state = Employment::Left;
    all[4].staff.left_at = Some(at(6, 18, 0));
    all
}

fn task(place: &'static str, clause: &'static str, due: Option<Instant>) -> Task {
    Task { title: msg!("staff-task-logins"), detail: msg!("staff-task-locked-detail"), due, clause, place, subject: 0 }
}

fn security_book() -> SecurityBook {
    let login = |id: i64, day: i8, result: &str| LoginEntry {
        id,
        at: at(day, 8, 0),
        staff: 2,
        name: "王芳".into(),
        host: format!("KF-{id}"),
        result: result.into(),
    };
    SecurityBook {
        logins: vec![login(4, 11, "locked"), login(3, 10, "wrong"), login(2, 10, "ok"), login(1, 9, "logout")],
        checks: vec![LoginCheck { week: date(2026, 2, 23), at: at(1, 17, 0), name: "徐亮".into(), note: "没有异常".into() }],
        intrusions: vec![Intrusion { at: at(5, 15, 0), found_by: "林霞".into(), what: "陌生电话".into(), ..Intrusion::default() }],
        handovers: vec![AdminHandover {
            id: 7,
            leaver: 9,
            leaver_name: "高远".into(),
            successor: 1,
            successor_name: "徐亮".into(),
            at: at(11, 8, 40),
            confirmed_at: None,
        }],
        founded: date(2026, 2, 23),
    }
}

fn entries() -> Vec<Kept> {
    let entry = |seq: i64, verb: &str, title: &str| Kept {
        seq,
        entry: Entry {
            at: at(10, 9, 0), actor: 1, actor_name: "徐亮".into(), verb: verb.into(), title: title.into(), ..Entry::default()
        },
    };
    let mut all = vec![entry(3, "staff.edit", "王芳"), entry(2, "strange.verb", "某物"), entry(1, "department.found", "岚桥")];
    all[0].entry.before = r#"{"phone":"13800001111","posts":["agent"]}"#.into();
    all[0].entry.after = r#"{"phone":"13812345678","posts":["agent","tech"]}"#.into();
    all[0].entry.clauses = "ORG-01".into();
    all[1].entry.refused = true;
    all[1].entry.clauses = "SEC-08".into();
    all
}

fn fill(window: &mut Window) {
    window.answer(Slot::People, Answer::People(people()));
    window.answer(Slot::Teams, Answer::Teams(vec![Team { id: 2, name: "三班".into() }, Team { id: 1, name: "一班".into() }]));
    let tasks = vec![
        task("security", "SEC-05", Some(at(8, 23, 59))),
        task("password", "SEC-01", Some(at(13, 23, 59))),
        task("staff", "SEC-06", None),
    ];
    window.answer(Slot::Inbox, Answer::Inbox(tasks));
    window.answer(Slot::Security, Answer::Security(security_book()));
    window.answer(Slot::Journal, Answer::Journal(entries()));
    let mut params = Parameters::default();
    params.set("pw_days", date(2026, 3, 1), "20");
    params.set("pw_days", date(2026, 4, 1), "12");
    let entry = |value: &str, from| ParameterEntry {
        key: "pw_days".into(),
        value: value.into(),
        from,
        set_at: at(1, 9, 0),
        name: "徐亮".into(),
        reason: "审计要求".into(),
    };
    window.book = ParameterBook { params, entries: vec![entry("12", date(2026, 4, 1)), entry("20", date(2026, 3, 1))] };
}

/// Whether a text stands on the page, as a label or as the name of something.
fn shows(h: &Harness<'_, Window>, text: &str) -> bool {
    h.query_all_by(|node| node.value().as_deref() == Some(text) || node.label().as_deref() == Some(text)).next().is_some()
}

fn holds(h: &Harness<'_, Window>, part: &str) -> bool {
    let has = |text: Option<String>| text.is_some_and(|text| text.contains(part));
    h.query_all_by(|node| has(node.value()) || has(node.label())).next().is_some()
}

fn click(h: &mut Harness<'_, Window>, label: &str) {
    h.get_by_label(label).click();
    h.run();
}

fn press(h: &mut Harness<'_, Window>, modifiers: Modifiers, key: Key) {
    h.key_press_modifiers(modifiers, key);
    h.run();
}

fn type_into(h: &mut Harness<'_, Window>, label: &str, text: &str) {
    h.get_by_role_and_label(Role::TextInput, label).set_text_value_accesskit(text);
    h.run();
}

fn done(id: i64, title: &str) -> Result<Done, No> {
    Ok(Done { id, title: title.to_owned(), ..Done::default() })
}

fn no(flaws: Vec<Flaw>) -> No {
    No::Refused(Refusal::flawed(flaws).unwrap())
}

// ---- every page ----

const ROUTES: [Route; 6] = [Route::Home, Route::Staff, Route::Person(2), Route::Security, Route::Journal, Route::Settings];

#[test]
fn every_page_draws_in_both_languages_for_everybody() {
    for lang in [Lang::Zh, Lang::En] {
        for route in ROUTES {
            for me in [admin(), agent(), actor(3, "何平", &[Post::Director]), actor(4, "郑国", &[Post::CentreDirector])] {
                let h = window(route, me, lang);
                assert!(h.query_all_by(|node| node.label().is_some_and(|l| l.contains("staff-"))).next().is_none(), "{route:?}");
                assert!(h.query_all_by(|node| node.value().is_some_and(|v| v.contains("staff-"))).next().is_none(), "{route:?}");
            }
        }
    }
}

#[test]
fn every_tab_draws_in_both_languages() {
    for (lang, tabs) in [
        (Lang::Zh, ["每周检查", "入侵登记", "管理员交接", "登录日志"]),
        (Lang::En, ["Weekly check", "Intrusions", "Handovers", "Login log"]),
    ] {
        let mut h = window(Route::Security, admin(), lang);
        for tab in tabs {
            h.get_by_role_and_label(Role::Tab, tab).click();
            h.run();
        }
        let mut h = window(Route::Person(2), admin(), lang);
        click(&mut h, if lang == Lang::Zh { "权限" } else { "Rights" });
        assert!(holds(&h, if lang == Lang::Zh { "登记投诉 全部" } else { "Register complaints All" }));
        press(&mut h, Modifiers::COMMAND, Key::N);
        assert!(shows(&h, if lang == Lang::Zh { "取消" } else { "Cancel" }), "the form");
    }
}

#[test]
fn empty_answers_have_their_pages() {
    let pages = StaffPages::default();
    let mut window = Window { pages, lang: Lang::Zh, route: Route::Home, me: admin(), book: ParameterBook::default(), actions: Vec::new() };
    window.answer(Slot::Inbox, Answer::Inbox(Vec::new()));
    let mut h = bare(window);
    assert!(shows(&h, "没有待办"));
    assert_eq!(h.state().pages.tasks().len(), 0);
    h.state_mut().route = Route::Journal;
    h.run();
    let fault = crate::base::Fault::new("STORE-BUSY", msg!("base-store-busy"), "busy");
    h.state_mut().tell(&News::Answer(Slot::Journal, &Err(No::Fault(fault))));
    h.run();
    assert!(holds(&h, "STORE-BUSY"));
    h.state_mut().actions.clear();
    click(&mut h, "重试");
    h.run();
    assert!(h.state().asked().iter().any(|(slot, _)| *slot == Slot::Journal), "asked again");
}

#[test]
fn pages_ask_once_and_again_when_stale() {
    let pages = StaffPages::default();
    let window = Window { pages, lang: Lang::Zh, route: Route::Staff, me: admin(), book: ParameterBook::default(), actions: Vec::new() };
    let mut h = bare(window);
    h.run();
    assert_eq!(h.state().asked(), [(Slot::People, &Query::People), (Slot::Teams, &Query::Teams)]);
    h.state_mut().actions.clear();
    h.state_mut().tell(&News::Stale);
    assert_eq!(h.state().asked(), [(Slot::Inbox, &Query::Inbox)], "the count in the navigation");
    h.run();
    assert_eq!(h.state().asked().len(), 3);
}

#[test]
fn another_person_sees_nothing_of_the_one_before() {
    let mut h = window(Route::Home, admin(), Lang::Zh);
    assert_eq!(h.state().pages.tasks().len(), 3);
    h.state_mut().me = agent();
    h.run();
    assert_eq!(h.state().pages.tasks().len(), 0);
}

// ---- home ----

#[test]
fn home_groups_what_waits_and_leads_on() {
    let mut h = window(Route::Home, admin(), Lang::Zh);
    assert!(shows(&h, "3 件待办，1 件逾期") && shows(&h, "逾期 3 天") && shows(&h, "03-13 周五") && shows(&h, "不限时"));
    click(&mut h, "去安全页");
    assert_eq!(h.state().went(), [Route::Security]);
    click(&mut h, "SEC-05");
    assert!(h.state().actions.iter().any(|action| matches!(action, Action::Clause("SEC-05"))));
    h.get_all_by_label("检查登录日志").nth(1).unwrap().focus();
    h.run();
    press(&mut h, Modifiers::NONE, Key::Enter);
    assert!(h.state().actions.iter().any(|action| matches!(action, Action::ChangePassword)));
    press(&mut h, Modifiers::NONE, Key::ArrowDown);
    h.run();
    press(&mut h, Modifiers::NONE, Key::Enter);
    assert_eq!(h.state().went().last(), Some(&Route::Staff), "arrows move from row to row");
}

// ---- people ----

#[test]
fn people_are_found_by_pinyin_and_opened_by_a_click() {
    let mut h = window(Route::Staff, admin(), Lang::Zh);
    assert!(shows(&h, "锁定") && shows(&h, "未开通") && !shows(&h, "陈静"));
    type_into(&mut h, "搜索姓名、拼音、工号", "wf");
    assert!(shows(&h, "王芳") && !shows(&h, "丁伟"));
    click(&mut h, "王芳");
    assert_eq!(h.state().went(), [Route::Person(2)]);
    h.run();
    assert!(holds(&h, "手机 13812345678"), "the detail is open");
    click(&mut h, "清除筛选");
    click(&mut h, "已离开");
    assert!(shows(&h, "陈静"));
    press(&mut h, Modifiers::NONE, Key::Escape);
    assert_eq!(h.state().went().last(), Some(&Route::Staff), "Esc closes the detail");
}

#[test]
fn who_may_not_sees_why_and_no_numbers() {
    let mut h = window(Route::Person(4), agent(), Lang::Zh);
    for name in ["新建人员", "编辑", "开通帐号…", "离职或调离…"] {
        assert!(h.get_by_label(name).accesskit_node().is_disabled(), "{name}");
    }
    assert!(holds(&h, "手机 138****5678") && !holds(&h, "出生日期"));
    press(&mut h, Modifiers::COMMAND, Key::N);
    press(&mut h, Modifiers::NONE, Key::F2);
    assert!(shows(&h, "人员与帐号"), "no form opens");
}

#[test]
fn a_code_is_shown_once_after_it_was_given() {
    let mut h = window(Route::Person(4), admin(), Lang::Zh);
    click(&mut h, "开通帐号…");
    assert!(h.state_mut().commands().is_empty());
    click(&mut h, "开通并生成密码");
    let commands = h.state_mut().commands();
    let [Command::GiveCode { staff: 4, code }] = commands.as_slice() else { panic!("{commands:?}") };
    assert_eq!(code.len(), 17, "fifteen characters in three groups");
    assert!(h.state().pages.unsaved() && !shows(&h, code));
    h.state_mut().finish(Command::GiveCode { staff: 4, code: "another".into() }, done(4, ""));
    h.run();
    assert!(!shows(&h, code), "the answer belongs to another code");
    h.state_mut().finish(commands[0].clone(), done(4, ""));
    h.run();
    assert!(shows(&h, code));
    click(&mut h, "复制");
    assert!(h.state().actions.iter().any(|action| matches!(action, Action::Copy(text, _) if text == code)));
    press(&mut h, Modifiers::NONE, Key::Escape);
    assert!(shows(&h, code), "Esc does not lose it");
    click(&mut h, "已记下，关闭");
    h.run();
    assert!(!shows(&h, code) && !h.state().pages.unsaved());
}

#[test]
fn a_refused_code_is_never_shown() {
    let mut h = window(Route::Person(3), admin(), Lang::Zh);
    click(&mut h, "重发一次性密码…");
    click(&mut h, "重发密码");
    let commands = h.state_mut().commands();
    let outcome = Err(No::Refused(Refusal::by("SEC-08", msg!("base-refused-do"))));
    h.state_mut().finish(commands[0].clone(), outcome);
    h.run();
    assert!(!h.state().pages.unsaved());
    assert!(h.state().actions.iter().any(|action| matches!(action, Action::Say(_))));
}

#[test]
fn a_locked_account_is_unlocked_by_another() {
    let mut h = window(Route::Person(2), admin(), Lang::Zh);
    click(&mut h, "解锁");
    assert_eq!(h.state_mut().commands(), [Command::Unlock { staff: 2 }]);
    let mut h = window(Route::Person(2), actor(2, "王芳", &[Post::Admin]), Lang::Zh);
    h.run();
    assert!(h.get_by_label("解锁").accesskit_node().is_disabled(), "not by oneself");
}

#[test]
fn an_administrator_leaves_with_a_successor() {
    let mut h = window(Route::Person(3), admin(), Lang::Zh);
    click(&mut h, "离职或调离…");
    assert!(holds(&h, "调离岗位后一小时内由接任人员监督检查更换新的密码"));
    click(&mut h, "调离");
    h.get_by_role_and_label(Role::ComboBox, "接任人员").click();
    h.run();
    click(&mut h, "徐亮 系统管理员");
    click(&mut h, "保存并停用帐号");
    assert_eq!(h.state_mut().commands(), [Command::Depart { id: 3, to: Employment::Moved, successor: Some(1) }]);
    let command = Command::Depart { id: 3, to: Employment::Moved, successor: Some(1) };
    let outcome = Err(No::Refused(Refusal::by("SEC-03", msg!("staff-successor-no-admin"))));
    h.state_mut().finish(command.clone(), outcome);
    h.run();
    assert!(holds(&h, "接任人员须是有帐号的系统管理员"), "refused in the dialog");
    h.state_mut().finish(command, done(3, "丁伟"));
    h.run();
    assert!(!shows(&h, "保存并停用帐号"));
}

// ---- the form ----

#[test]
fn a_new_person_is_typed_and_saved_by_keys() {
    let mut h = window(Route::Staff, admin(), Lang::Zh);
    press(&mut h, Modifiers::COMMAND, Key::N);
    type_into(&mut h, "工号", "1099");
    type_into(&mut h, "姓名", "李娜");
    h.get_by_role_and_label(Role::CheckBox, "业务代表").click();
    h.run();
    h.get_by_role_and_label(Role::ComboBox, "班组").click();
    h.run();
    click(&mut h, "一班");
    h.get_by_role_and_label(Role::RadioButton, "中级").click();
    h.run();
    assert!(holds(&h, "登记投诉 全部"), "the rights of the chosen posts stand beside it");
    press(&mut h, Modifiers::COMMAND, Key::S);
    let commands = h.state_mut().commands();
    let [Command::Add { draft }] = commands.as_slice() else { panic!("{commands:?}") };
    assert_eq!((draft.number.as_str(), draft.name.as_str(), draft.level.as_str(), draft.team), ("1099", "李娜", "中级", Some(1)));
    assert_eq!(draft.posts, [Post::Agent]);
    let flaw = Flaw { field: "number", clause: "ORG-01", message: msg!("staff-number-taken") };
    h.state_mut().finish(commands[0].clone(), Err(no(vec![flaw])));
    h.run();
    assert!(holds(&h, "工号已被其他人使用") && h.state().pages.unsaved(), "nothing typed is lost");
    type_into(&mut h, "工号", "1100");
    assert!(!holds(&h, "工号已被其他人使用"), "the flaw goes when its field is corrected");
    h.state_mut().finish(commands[0].clone(), done(6, "李娜"));
    h.run();
    assert_eq!(h.state().went(), [Route::Person(6)]);
    assert!(shows(&h, "人员与帐号") && !h.state().pages.unsaved());
}

#[test]
fn esc_asks_before_changes_are_dropped() {
    let mut h = window(Route::Person(2), admin(), Lang::Zh);
    press(&mut h, Modifiers::NONE, Key::F2);
    assert!(shows(&h, "编辑王芳"));
    press(&mut h, Modifiers::NONE, Key::Escape);
    assert!(shows(&h, "人员与帐号"), "nothing was typed, nothing is asked");
    press(&mut h, Modifiers::NONE, Key::F2);
    type_into(&mut h, "姓名", "王芳芳");
    press(&mut h, Modifiers::NONE, Key::Escape);
    click(&mut h, "继续编辑");
    assert!(h.state().pages.unsaved());
    press(&mut h, Modifiers::NONE, Key::Escape);
    click(&mut h, "放弃修改");
    h.run();
    assert!(shows(&h, "人员与帐号") && !h.state().pages.unsaved());
}

#[test]
fn keys_of_the_input_method_save_nothing() {
    let mut h = window(Route::Person(2), admin(), Lang::Zh);
    press(&mut h, Modifiers::NONE, Key::F2);
    h.get_by_role_and_label(Role::TextInput, "姓名").click();
    h.run();
    h.event(Event::Ime(ImeEvent::Preedit { text: "li".into(), active_range_chars: None }));
    h.run();
    press(&mut h, Modifiers::COMMAND, Key::S);
    press(&mut h, Modifiers::NONE, Key::Escape);
    assert!(h.state_mut().commands().is_empty() && shows(&h, "编辑王芳"));
}

#[test]
fn a_team_is_made_on_the_way() {
    let mut h = window(Route::Staff, admin(), Lang::Zh);
    press(&mut h, Modifiers::COMMAND, Key::N);
    h.get_by_role_and_label(Role::ComboBox, "班组").click();
    h.run();
    click(&mut h, "新建班组…");
    h.run();
    type_into(&mut h, "班组名称", "四班");
    click(&mut h, "新建");
    assert_eq!(h.state_mut().commands(), [Command::AddTeam { name: "四班".into() }]);
    h.state_mut().finish(Command::AddTeam { name: "四班".into() }, done(4, "四班"));
    h.state_mut().answer(Slot::Teams, Answer::Teams(vec![Team { id: 4, name: "四班".into() }]));
    h.run();
    let team = h.get_by_role_and_label(Role::ComboBox, "班组").value();
    assert_eq!(team.as_deref(), Some("四班"));
}

#[test]
fn two_editors_see_both_versions() {
    let mut h = window(Route::Person(2), admin(), Lang::Zh);
    press(&mut h, Modifiers::NONE, Key::F2);
    type_into(&mut h, "工种", "投诉");
    press(&mut h, Modifiers::COMMAND, Key::S);
    let command = h.state_mut().commands().remove(0);
    let mut newer = people();
    newer[1].staff.rev = 2;
    newer[1].staff.draft.job = "质检".into();
    h.state_mut().answer(Slot::People, Answer::People(newer));
    let refusal = Refusal { message: msg!("staff-changed-meanwhile"), clauses: Vec::new(), flaws: Vec::new() };
    h.state_mut().finish(command, Err(No::Refused(refusal)));
    h.run();
    assert!(holds(&h, "工种 我的 投诉，对方 质检"));
    click(&mut h, "以我填写的为准");
    press(&mut h, Modifiers::COMMAND, Key::S);
    let commands = h.state_mut().commands();
    assert!(matches!(commands.as_slice(), [Command::Edit { rev: 2, draft, .. }] if draft.job == "投诉"), "{commands:?}");
}

#[test]
fn reserved_posts_are_grey_for_the_head_of_the_department() {
    let mut h = window(Route::Staff, actor(8, "何平", &[Post::Director]), Lang::Zh);
    press(&mut h, Modifiers::COMMAND, Key::N);
    assert!(h.get_by_role_and_label(Role::CheckBox, "系统管理员").accesskit_node().is_disabled());
    assert!(!h.get_by_role_and_label(Role::CheckBox, "业务代表").accesskit_node().is_disabled());
}

// ---- security ----

#[test]
fn the_login_log_is_filtered_and_loads_older_lines() {
    let mut h = window(Route::Security, admin(), Lang::Zh);
    assert!(shows(&h, "昨天") && shows(&h, "密码错误") && shows(&h, "KF-2"));
    h.get_by_role_and_label(Role::RadioButton, "失败").click();
    h.run();
    assert!(shows(&h, "KF-3") && !shows(&h, "KF-2"));
    assert!(shows(&h, "没有更早的了"), "a short page is the last");
    h.get_by_role_and_label(Role::RadioButton, "停用或锁定帐号").click();
    h.run();
    assert!(shows(&h, "KF-2"), "王芳's account is locked, so all her lines are shown");
    let line = |id| LoginEntry { id, at: at(1, 8, 0), staff: 2, name: "王芳".into(), host: "KF".into(), result: "ok".into() };
    let logins = (1..=500).rev().map(|n| line(n + 1000)).collect();
    h.state_mut().answer(Slot::Security, Answer::Security(SecurityBook { logins, ..security_book() }));
    h.run();
    click(&mut h, "载入更早");
    assert!(h.state().asked().contains(&(Slot::Security, &Query::Security { before: 1001 })));
}

#[test]
fn a_missing_week_is_checked() {
    let mut h = window(Route::Security, admin(), Lang::Zh);
    click(&mut h, "每周检查");
    assert!(holds(&h, "这一周没有检查") || h.query_all_by_label("登记检查…").count() == 2);
    h.get_all_by_label("登记检查…").nth(1).unwrap().click();
    h.run();
    let note = h.get_by_label("说明");
    note.set_text_value_accesskit("没有异常");
    h.run();
    assert!(h.state().pages.unsaved());
    click(&mut h, "登记");
    let command = Command::CheckLogins { week: date(2026, 3, 2), note: "没有异常".into() };
    assert_eq!(h.state_mut().commands(), std::slice::from_ref(&command));
    h.state_mut().finish(command, done(0, ""));
    h.run();
    assert!(!h.state().pages.unsaved() && !shows(&h, "登记"));
}

#[test]
fn an_intrusion_is_entered_with_its_time() {
    let mut h = window(Route::Security, admin(), Lang::Zh);
    click(&mut h, "入侵登记");
    click(&mut h, "登记入侵");
    h.run();
    h.get_by_label("情况").set_text_value_accesskit("陌生人进入机房");
    h.run();
    type_into(&mut h, "时刻", "25:00");
    click(&mut h, "登记");
    assert!(h.state_mut().commands().is_empty(), "there is no such time");
    type_into(&mut h, "时刻", "8:05");
    press(&mut h, Modifiers::NONE, Key::Escape);
    assert!(h.state().pages.unsaved(), "what was typed stays");
    click(&mut h, "登记入侵");
    h.run();
    click(&mut h, "登记");
    let commands = h.state_mut().commands();
    let [Command::RecordIntrusion(entry)] = commands.as_slice() else { panic!("{commands:?}") };
    assert_eq!((entry.at, entry.found_by.as_str(), entry.what.as_str()), (at(11, 8, 5), "徐亮", "陌生人进入机房"));
}

#[test]
fn the_successor_confirms_and_sees_the_hour_run() {
    let mut h = window(Route::Security, admin(), Lang::Zh);
    click(&mut h, "管理员交接");
    assert!(shows(&h, "还剩 10 分 09:40"));
    click(&mut h, "确认已更换");
    assert_eq!(h.state_mut().commands(), [Command::ConfirmHandover { id: 7 }]);
    let refusal = Refusal::by("SEC-03", msg!("staff-handover-unchanged", names = "徐亮"));
    h.state_mut().finish(Command::ConfirmHandover { id: 7 }, Err(No::Refused(refusal)));
    h.run();
    assert!(holds(&h, "这些管理员还没有更换口令：徐亮"));
    let mut h = window(Route::Security, actor(3, "丁伟", &[Post::Admin]), Lang::Zh);
    click(&mut h, "管理员交接");
    assert!(h.get_by_label("确认已更换").accesskit_node().is_disabled());
}

// ---- journal and parameters ----

#[test]
fn the_journal_says_who_did_what_and_hides_numbers() {
    let mut h = window(Route::Journal, admin(), Lang::Zh);
    assert!(shows(&h, "修改人员") && shows(&h, "strange.verb") && shows(&h, "拒绝"));
    click(&mut h, "修改人员");
    assert!(shows(&h, "138****1111") && shows(&h, "138****5678") && !holds(&h, "13812345678"));
    assert!(shows(&h, "业务代表、技术客服"));
    h.get_by_role_and_label(Role::Button, "ORG-01").click();
    h.run();
    assert!(h.state().actions.iter().any(|action| matches!(action, Action::Clause("ORG-01"))));
    press(&mut h, Modifiers::NONE, Key::Escape);
    assert!(!shows(&h, "138****5678"));
    h.get_by_role_and_label(Role::RadioButton, "被拒绝").click();
    h.run();
    assert!(shows(&h, "strange.verb") && !shows(&h, "修改人员"));
    click(&mut h, "校验日志");
    assert!(h.state().actions.iter().any(|action| matches!(action, Action::Start(Job::Verify))));
    let verified = |broken| Ok(JobDone::Verified(Verified { entries: 3, broken }));
    h.state_mut().tell(&News::Job(&Job::Verify, &verified(None)));
    h.run();
    assert!(shows(&h, "日志完整"));
    h.state_mut().tell(&News::Job(&Job::Verify, &verified(Some(2))));
    h.run();
    assert!(shows(&h, "日志第 2 条与校验链不符"));
    click(&mut h, "关闭");
    assert!(!shows(&h, "日志第 2 条与校验链不符"));
}

#[test]
fn a_parameter_is_set_from_a_day_on() {
    let mut h = window(Route::Settings, admin(), Lang::Zh);
    click(&mut h, "帐号与机房");
    assert!(shows(&h, "已调整"), "another value than the default");
    click(&mut h, "口令有效天数");
    assert!(shows(&h, "将生效") && shows(&h, "现行"), "history and what is to come");
    type_into(&mut h, "新的值", "400");
    assert!(holds(&h, "应在 1 与 365 之间"));
    type_into(&mut h, "新的值", "10");
    type_into(&mut h, "生效日期", "2026-03-10");
    assert!(holds(&h, "生效日期不能早于今天"));
    type_into(&mut h, "生效日期", "2026-03-20");
    type_into(&mut h, "理由", "审计要求");
    assert!(h.state().pages.unsaved());
    click(&mut h, "保存");
    let command =
        Command::SetParameter { key: "pw_days".into(), value: "10".into(), from: date(2026, 3, 20), reason: "审计要求".into() };
    assert_eq!(h.state_mut().commands(), std::slice::from_ref(&command));
    h.state_mut().finish(command, done(1, "pw_days"));
    h.run();
    assert!(!h.state().pages.unsaved());
    assert!(h.state().asked().contains(&(Slot::Parameters, &Query::Parameters)));
}

#[test]
fn switches_and_choices_have_their_controls() {
    let mut h = window(Route::Settings, actor(8, "何平", &[Post::Director]), Lang::Zh);
    type_into(&mut h, "搜索参数", "SEC-01");
    click(&mut h, "全部帐号执行口令规定");
    h.get_by_role_and_label(Role::Switch, "开").click();
    h.run();
    type_into(&mut h, "理由", "只限重要帐号");
    click(&mut h, "保存");
    let commands = h.state_mut().commands();
    assert!(matches!(commands.as_slice(), [Command::SetParameter { key, value, .. }] if key == "pw_all" && value == "false"));
}

#[test]
fn who_may_not_set_parameters_reads_them() {
    let mut h = window(Route::Settings, actor(9, "郑国", &[Post::CentreDirector]), Lang::Zh);
    assert!(shows(&h, "参数由客服部主任或系统管理员设置"));
    click(&mut h, "说明至少几个字");
    assert!(shows(&h, "一直是默认值") && !shows(&h, "保存"));
    let h = window(Route::Settings, agent(), Lang::Zh);
    assert!(!shows(&h, "说明至少几个字") && holds(&h, "岗位权限不包括查看这项内容"));
}
