//! The pages by their labels: what is typed goes out as an action, and only when it may.

use std::path::{Path, PathBuf};

use egui::{Event, ImeEvent, Key, Role};
use egui_kittest::Harness;
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use jiff::civil::{date, datetime};

use super::{Around, Change, Entrance, Locked, StartAction, StartActions, StartPages, recovery_pdf};
use crate::areas::staff::clauses::sec_01_passwords::Person;
use crate::areas::view::Pick;
use crate::base::{Actor, Fault, Flaw, Instant, No, Refusal};
use crate::i18n::{Lang, TEXTS};
use crate::msg;
use crate::rules::Parameters;
use crate::store::keys::Door;
use crate::store::place::Place;
use crate::ui::{Appearance, Mode, fonts, theme};

const GOOD: &str = "Kx7!mQ2zPab";
const CODE: &str = "K7M2Q-9XWPT-4HRNC-V80ZD-3BYGF";

/// Pages and what they asked for.
struct State {
    pages: StartPages,
    actions: StartActions,
    around: Around,
}

fn around(lang: Lang, appearance: Appearance) -> Around {
    Around {
        lang,
        appearance,
        now: Instant::of(datetime(2026, 3, 11, 10, 47, 5, 0)),
        default_folder: PathBuf::from(if cfg!(windows) { "C:\\KefuDesk" } else { "/数据/KefuDesk" }),
        recent: Vec::new(),
        version: "1.0.0",
        busy: false,
    }
}

fn harness<'a>(draw: impl FnMut(&mut egui::Ui, &mut State) + 'a) -> Harness<'a, State> {
    looking(Lang::Zh, Appearance::LIGHT, draw)
}

fn looking<'a>(lang: Lang, look: Appearance, draw: impl FnMut(&mut egui::Ui, &mut State) + 'a) -> Harness<'a, State> {
    let state = State { pages: StartPages::default(), actions: Vec::new(), around: around(lang, look) };
    let size = egui::vec2(1366.0, 768.0) / look.zoom();
    let mut h = Harness::builder()
        .with_size(size)
        .with_max_steps(12)
        .with_context_setup(move |ctx| {
            fonts::install(ctx);
            theme::apply(ctx, look);
        })
        .build_ui_state(draw, state);
    // The clock of the lock page asks for a picture a minute, a cursor for two a second: a few pictures are enough.
    h.run_steps(4);
    h
}

fn first<'a>() -> Harness<'a, State> {
    harness(|ui, state| state.pages.first_ui(ui, &state.around, &mut state.actions))
}

fn doors() -> Vec<Door> {
    [(7, "王芳", "1024"), (8, "张敏", "1026"), (9, "赵强", "1031"), (10, "王芳", "1040")]
        .map(|(account, name, number)| Door { account, name: name.to_owned(), number: number.to_owned(), fails: 0 })
        .to_vec()
}

fn login<'a>(doors: Vec<Door>) -> Harness<'a, State> {
    harness(move |ui, state| {
        let file = Path::new("/数据/岚桥客服中心.kefu");
        let entrance = Entrance { file, department: "岚桥客服中心", demo: false, doors: &doors, demo_hint: None };
        state.pages.login_ui(ui, &state.around, entrance, &mut state.actions);
    })
}

fn me() -> Actor {
    Actor { id: 7, name: "王芳".to_owned(), posts: Vec::new(), team: None }
}

fn locked<'a>(drafts: usize) -> Harness<'a, State> {
    harness(move |ui, state| {
        let since = Instant::of(datetime(2026, 3, 11, 10, 42, 0, 0));
        let (file, me) = (Path::new("/数据/岚桥客服中心.kefu"), me());
        let locked = Locked { file, me: &me, since, minutes_idle: Some(5), drafts, waiting: 3, demo_hint: None };
        state.pages.lock_ui(ui, &state.around, locked, &mut state.actions);
    })
}

fn change<'a>(forced: bool) -> Harness<'a, State> {
    harness(move |ui, state| draw_change(ui, state, forced))
}

fn draw_change(ui: &mut egui::Ui, state: &mut State, forced: bool) {
    let person = Person { name: "王芳".to_owned(), number: "1024".to_owned(), ..Person::default() };
    let (me, params, why) = (me(), Parameters::default(), msg!("staff-pw-over", days = 15_i64));
    let file = Path::new("/数据/岚桥客服中心.kefu");
    let change = Change { file, me: &me, person: &person, params: &params, forced: forced.then_some(&why) };
    state.pages.password_ui(ui, &state.around, change, &mut state.actions);
}

/// Types into a field as a person does: click, then text.
fn type_in(h: &mut Harness<'_, State>, label: &str, text: &str) {
    let field = h.get_all_by_label(label).find(|n| matches!(n.accesskit_node().role(), Role::TextInput | Role::PasswordInput));
    field.unwrap().click();
    h.run_steps(2);
    h.event(Event::Text(text.to_owned()));
    h.run_steps(2);
}

fn press(h: &mut Harness<'_, State>, key: Key) {
    h.key_press(key);
    h.run_steps(3);
}

fn click(h: &mut Harness<'_, State>, label: &str) {
    h.get_by_label(label).click();
    h.run_steps(3);
}

fn says(h: &Harness<'_, State>, words: &str) -> bool {
    h.query_by(|n| n.value().as_deref() == Some(words) || n.label().as_deref() == Some(words)).is_some()
}

/// Why the button is grey; nothing when it is not.
fn grey(h: &Harness<'_, State>, button: &str) -> Option<String> {
    let node = h.get_by_role_and_label(Role::Button, button);
    node.accesskit_node().is_disabled().then(|| node.accesskit_node().description().unwrap_or_default())
}

/// Answers every question about a place.
fn answer_place(h: &mut Harness<'_, State>, place: &Place) {
    let asked: Vec<PathBuf> =
        h.state().actions.iter().filter_map(|a| if let StartAction::LookAt(p) = a { Some(p.clone()) } else { None }).collect();
    for file in asked {
        h.state_mut().pages.place(file, place.clone());
    }
    h.run_steps(2);
}

fn good_place() -> Place {
    Place { free: Some(182 * 1024 * 1024 * 1024), trouble: None }
}

#[test]
fn a_department_is_founded_only_when_everything_is_right() {
    let mut h = first();
    let why = |h: &Harness<'_, State>| grey(h, "创建部门");
    assert_eq!(why(&h).as_deref(), Some("还没填部门名称"));
    type_in(&mut h, "部门名称", "岚桥/客服中心");
    assert_eq!(why(&h).as_deref(), Some("还没填管理员姓名"));
    type_in(&mut h, "姓名", "徐亮");
    assert_eq!(why(&h).as_deref(), Some("还没填管理员工号"));
    type_in(&mut h, "工号", "1001");
    assert_eq!(why(&h).as_deref(), Some("还没填密码"));
    type_in(&mut h, "密码", "Kx7!");
    assert_eq!(why(&h).as_deref(), Some("密码还没达到全部要求"));
    type_in(&mut h, "密码", "mQ2zPab");
    assert!(says(&h, "11 个字符，至少 9 个"));
    assert_eq!(why(&h).as_deref(), Some("两次输入的密码不一致"));
    type_in(&mut h, "再输一次", "Kx8");
    assert!(says(&h, "与上面的密码不一致"));
    press(&mut h, Key::Backspace);
    press(&mut h, Key::Enter);
    assert!(!h.state().actions.iter().any(|a| matches!(a, StartAction::Found { .. })));
    type_in(&mut h, "再输一次", "7!mQ2zPab");
    for _ in 0..3 {
        answer_place(&mut h, &good_place());
    }
    assert!(says(&h, "本机磁盘") && says(&h, "可用 182 GB"));
    assert_eq!(why(&h), None);
    press(&mut h, Key::Enter);
    let actions = &h.state().actions;
    let founded: Vec<_> =
        actions.iter().filter_map(|a| if let StartAction::Found { file, founding } = a { Some((file, founding)) } else { None }).collect();
    let [(file, founding)] = founded.as_slice() else { panic!("one action, not {}", founded.len()) };
    assert!(file.ends_with("岚桥_客服中心.kefu") && file.starts_with(&h.state().around.default_folder));
    assert_eq!((founding.department.as_str(), founding.name.as_str(), founding.number.as_str()), ("岚桥/客服中心", "徐亮", "1001"));
    assert_eq!((founding.password.as_str(), founding.demo), (GOOD, false));
}

#[test]
fn a_place_that_is_no_good_is_refused_while_typing() {
    let mut h = first();
    h.state_mut().pages.picked(&Pick::NewDepartment(String::new()), Some(Path::new("/数据/OneDrive/部门")));
    h.run_steps(2);
    for _ in 0..3 {
        answer_place(&mut h, &Place { free: None, trouble: Some(msg!("base-place-cloud", service = "OneDrive")) });
    }
    assert!(h.query_by(|n| n.value().is_some_and(|v| v.contains("OneDrive文件夹会被自动同步"))).is_some());
    let last = h.state().actions.iter().rev().find_map(|a| if let StartAction::LookAt(p) = a { Some(p.clone()) } else { None });
    assert_eq!(last.as_deref(), Some(Path::new("/数据/OneDrive/部门.kefu")), "the ending is put");
    click(&mut h, "更改…");
    assert!(h.state().actions.iter().any(|a| matches!(a, StartAction::Pick(Pick::NewDepartment(name)) if name == "客服部.kefu")));
}

#[test]
fn a_file_that_is_there_is_never_written_over() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("部门.kefu");
    std::fs::write(&file, "x").unwrap();
    let mut h = first();
    h.state_mut().pages.picked(&Pick::NewDepartment(String::new()), Some(&file));
    h.run_steps(2);
    for _ in 0..3 {
        answer_place(&mut h, &good_place());
    }
    assert!(h.query_by(|n| n.value().is_some_and(|v| v.contains("已有文件"))).is_some());
}

#[test]
fn flaws_stand_beside_their_fields_and_faults_beside_the_button() {
    let mut h = first();
    let flaw = Flaw { field: "number", clause: "ORG-01", message: msg!("staff-number-blank") };
    h.state_mut().pages.refused(&No::Refused(Refusal::flawed(vec![flaw]).unwrap()));
    h.run_steps(2);
    let words = Lang::Zh.tr("staff-number-blank").into_owned();
    assert_eq!(h.get_by_role_and_label(Role::TextInput, "工号").accesskit_node().description(), Some(words));
    h.state_mut().pages.refused(&No::Fault(Fault::new("STORE-FULL", msg!("base-store-full"), "x")));
    h.run_steps(2);
    assert!(h.query_by(|n| n.value().is_some_and(|v| v.ends_with("· STORE-FULL"))).is_some());
    type_in(&mut h, "姓名", "徐");
    assert!(h.query_by(|n| n.value().is_some_and(|v| v.ends_with("· STORE-FULL"))).is_none(), "typing takes the error away");
}

#[test]
fn files_and_backups_are_opened() {
    let folder = tempfile::tempdir().unwrap();
    let (file, saved) = (folder.path().join("部门.kefu"), folder.path().join("三月.kefubak"));
    std::fs::write(&file, "x").unwrap();
    std::fs::write(&saved, "KEFUBAK1 and more").unwrap();
    let mut h = first();
    h.state_mut().around.recent = vec![file.clone(), folder.path().join("没有.kefu")];
    click(&mut h, "打开已有部门文件");
    assert_eq!(grey(&h, "打开部门").as_deref(), Some("还没选文件"));
    click(&mut h, "部门");
    assert!(matches!(h.state().actions.last(), Some(StartAction::Open(path)) if *path == file));
    click(&mut h, "没有");
    assert!(says(&h, "这个位置没有文件"));
    click(&mut h, "选择文件…");
    assert!(matches!(h.state().actions.last(), Some(StartAction::Pick(Pick::OpenDepartment))));
    h.state_mut().pages.picked(&Pick::OpenDepartment, Some(&saved));
    h.run_steps(3);
    answer_place(&mut h, &good_place());
    click(&mut h, "恢复部门");
    let to = h.state().around.default_folder.join("三月.kefu");
    assert!(matches!(h.state().actions.last(), Some(StartAction::Restore { from, to: at }) if *from == saved && *at == to));
}

#[test]
fn the_sample_language_and_theme_are_one_click_away() {
    let mut h = first();
    click(&mut h, "先看示例部门");
    assert!(says(&h, &format!("{} 位示例人员，岗位与班组齐全", crate::base::sample::sample_staff().len())));
    click(&mut h, "打开示例部门");
    click(&mut h, "简体中文");
    click(&mut h, "English");
    click(&mut h, "浅色");
    click(&mut h, "深色");
    click(&mut h, "100%");
    click(&mut h, "150%");
    click(&mut h, "退出");
    let actions = &h.state().actions;
    assert!(actions.iter().any(|a| matches!(a, StartAction::Demo)));
    assert!(actions.iter().any(|a| matches!(a, StartAction::Lang(Lang::En))));
    assert!(actions.iter().any(|a| matches!(a, StartAction::Appearance(Appearance { mode: Mode::Dark, .. }))));
    assert!(actions.iter().any(|a| matches!(a, StartAction::Appearance(Appearance { text_percent: 150, .. }))));
    assert!(matches!(actions.last(), Some(StartAction::Quit)));
}

fn logins(h: &Harness<'_, State>) -> Vec<(String, String)> {
    let one = |a: &StartAction| if let StartAction::LogIn { who, secret, .. } = a { Some((who.clone(), secret.to_string())) } else { None };
    h.state().actions.iter().filter_map(one).collect()
}

#[test]
fn enter_logs_in_but_not_while_composing() {
    let mut h = login(doors());
    type_in(&mut h, "姓名或工号", "zm");
    assert!(h.query_by_label("张敏 1026").is_some(), "pinyin finds people");
    assert!(h.query_by_label("赵强 1031").is_none());
    press(&mut h, Key::Enter);
    assert_eq!(logins(&h), [], "Enter chose the person");
    h.event(Event::Text(GOOD.to_owned()));
    h.run_steps(2);
    h.event(Event::Ime(ImeEvent::Preedit { text: "ni".into(), active_range_chars: None }));
    h.run_steps(2);
    press(&mut h, Key::Enter);
    assert_eq!(logins(&h), [], "Enter belongs to the input method");
    h.event(Event::Ime(ImeEvent::Preedit { text: String::new(), active_range_chars: None }));
    h.run_steps(2);
    press(&mut h, Key::Enter);
    assert_eq!(logins(&h), [("1026".to_owned(), GOOD.to_owned())]);
}

#[test]
fn two_people_of_one_name_are_told_apart_and_choosing_never_submits() {
    let mut h = login(doors());
    type_in(&mut h, "姓名或工号", "王芳");
    press(&mut h, Key::Tab);
    h.event(Event::Text("old".to_owned()));
    h.run_steps(2);
    press(&mut h, Key::Enter);
    assert_eq!(logins(&h), [("王芳".to_owned(), "old".to_owned())], "the file says that there are two");
    click(&mut h, "人员名单");
    click(&mut h, "王芳 1040");
    assert_eq!(logins(&h).len(), 1, "the password was typed for somebody else");
    h.event(Event::Text(GOOD.to_owned()));
    h.run_steps(2);
    click(&mut h, "登录");
    assert_eq!(logins(&h).last(), Some(&("1040".to_owned(), GOOD.to_owned())), "the marked text was replaced");
}

#[test]
fn a_refusal_shows_until_something_is_typed() {
    let mut h = login(doors().into_iter().take(1).collect());
    type_in(&mut h, "密码", "wrong");
    press(&mut h, Key::Enter);
    assert_eq!(logins(&h), [("1024".to_owned(), "wrong".to_owned())], "one person alone is filled in");
    h.state_mut().pages.refused(&No::Refused(Refusal::by("SEC-06", msg!("staff-pw-wrong", left = 3_i64))));
    h.run_steps(2);
    assert!(says(&h, "密码不对，还可以试 3 次"));
    h.event(Event::Text("x".to_owned()));
    h.run_steps(2);
    assert!(!says(&h, "密码不对，还可以试 3 次"));
    press(&mut h, Key::Enter);
    assert_eq!(logins(&h).last().unwrap().1, "x", "the wrong password was marked");
    h.state_mut().around.busy = true;
    h.run_steps(2);
    assert!(h.get_by_role_and_label(Role::Button, "登录中").accesskit_node().is_disabled());
    let before = logins(&h).len();
    press(&mut h, Key::Enter);
    assert_eq!(logins(&h).len(), before);
}

#[test]
fn a_one_time_code_and_another_file() {
    let mut h = login(doors());
    click(&mut h, "用一次性密码登录");
    type_in(&mut h, "姓名或工号", "1031");
    type_in(&mut h, "一次性密码", "ABCDE-FGHJK-MNPQR");
    press(&mut h, Key::Enter);
    assert_eq!(logins(&h), [("1031".to_owned(), "ABCDE-FGHJK-MNPQR".to_owned())]);
    click(&mut h, "换一个部门文件");
    assert!(matches!(h.state().actions.last(), Some(StartAction::OtherFile)));
}

#[test]
fn the_recovery_code_gives_a_new_password() {
    let mut h = login(doors());
    click(&mut h, "管理员用恢复码");
    type_in(&mut h, "恢复码", "k7m2q 9xwpt4hrnc");
    assert!(says(&h, "还差 10 个字符"));
    assert!(h.get_by_role_and_label(Role::Button, "重设密码并登录").accesskit_node().is_disabled());
    h.event(Event::Text("v8ozd3bygf".to_owned()));
    h.run_steps(2);
    type_in(&mut h, "系统管理员", "张敏");
    type_in(&mut h, "新密码", GOOD);
    type_in(&mut h, "再输一次", GOOD);
    press(&mut h, Key::Enter);
    let Some(StartAction::Recover { code, who, new, .. }) = h.state().actions.last() else { panic!("no recovery") };
    assert_eq!((code.as_str(), who.as_str(), new.as_str()), (CODE, "1026", GOOD));
    press(&mut h, Key::Escape);
    click(&mut h, "管理员用恢复码");
    click(&mut h, "返回登录");
    assert!(h.query_by_label("管理员用恢复码").is_some());
}

#[test]
fn the_recovery_code_must_be_kept_before_work_begins() {
    let mut h = harness(|ui, state| state.pages.recovery_ui(ui, &state.around, "岚桥客服中心", CODE, &mut state.actions));
    assert!(h.query_by_label(&format!("恢复码 {CODE}")).is_some());
    assert!(h.get_by_label("开始使用").accesskit_node().is_disabled());
    click(&mut h, "打印…");
    click(&mut h, "另存为 PDF…");
    click(&mut h, "开始使用");
    assert!(matches!(h.state().actions.as_slice(), [StartAction::PrintRecovery, StartAction::SaveRecovery]));
    click(&mut h, "我已打印或抄下恢复码，并交由专人保管");
    click(&mut h, "开始使用");
    assert!(matches!(h.state().actions.last(), Some(StartAction::RecoveryKept)));
}

#[test]
fn the_lock_opens_by_password_and_asks_before_drafts_are_lost() {
    let mut h = locked(1);
    assert!(says(&h, "10:47") && says(&h, "离开 5 分钟，10:42 自动锁定") && says(&h, "3 条新待办"));
    h.event(Event::Text(GOOD.to_owned()));
    h.run_steps(2);
    press(&mut h, Key::Enter);
    assert!(matches!(h.state().actions.as_slice(), [StartAction::Unlock(secret)] if **secret == *GOOD), "the password has the focus");
    click(&mut h, "换人登录");
    assert_eq!(h.state().actions.len(), 1, "a draft would be lost");
    click(&mut h, "放弃并换人");
    assert!(matches!(h.state().actions.last(), Some(StartAction::SwitchPerson)));
    let mut h = locked(0);
    click(&mut h, "换人登录");
    assert!(matches!(h.state().actions.as_slice(), [StartAction::SwitchPerson]));
}

#[test]
fn a_due_password_leaves_nothing_else_open() {
    let mut h = change(true);
    assert!(says(&h, "口令已满 15 天，须先更换 SEC-01"));
    assert!(h.query_by(|n| n.value().is_some_and(|v| v.contains("所用口令每十五天更换一次"))).is_some());
    press(&mut h, Key::Escape);
    assert!(h.state().actions.is_empty() && h.query_by_label("不更换").is_none());
    type_in(&mut h, "新密码", GOOD);
    type_in(&mut h, "再输一次", GOOD);
    press(&mut h, Key::Enter);
    assert!(matches!(h.state().actions.as_slice(), [StartAction::ChangePassword(new)] if **new == *GOOD));
    let flaw = Flaw { field: "password", clause: "SEC-01", message: msg!("staff-pw-reused", count = 5_i64) };
    h.state_mut().pages.refused(&No::Refused(Refusal::flawed(vec![flaw]).unwrap()));
    h.run_steps(2);
    assert!(says(&h, "不能用最近 5 次用过的口令"));
    click(&mut h, "换人登录");
    assert!(matches!(h.state().actions.last(), Some(StartAction::SwitchPerson)));
}

#[test]
fn the_dialog_of_the_password_is_left_by_esc() {
    let mut h = change(false);
    type_in(&mut h, "新密码", "short");
    assert!(h.get_by_role_and_label(Role::Button, "更换密码").accesskit_node().is_disabled());
    press(&mut h, Key::Escape);
    assert!(matches!(h.state().actions.as_slice(), [StartAction::Leave]));
}

/// Every page in both languages and themes and three text sizes: the harness panics on a missing glyph and on a field without a name.
#[test]
fn every_page_is_drawn_in_both_languages_and_themes() {
    for lang in [Lang::Zh, Lang::En] {
        for look in [
            Appearance::LIGHT,
            Appearance::DARK,
            Appearance { text_percent: 150, ..Appearance::LIGHT },
            Appearance { text_percent: 200, ..Appearance::DARK },
        ] {
            for way in ["start-way-found", "start-way-open", "start-way-demo"] {
                let mut h = looking(lang, look, |ui, state| state.pages.first_ui(ui, &state.around, &mut state.actions));
                h.get_by_role_and_label(Role::RadioButton, &lang.tr(way)).click();
                h.run_steps(3);
            }
            for demo in [false, true] {
                let doors = if demo { doors() } else { Vec::new() };
                let department = if demo { "华东区域客户服务与质量监督管理中心第二分部（漕河泾）" } else { "" };
                looking(lang, look, move |ui, state| {
                    let file = Path::new("/数据/岚桥客服中心.kefu");
                    let entrance = Entrance { file, department, demo, doors: &doors, demo_hint: demo.then_some("Kefu-2026") };
                    state.pages.login_ui(ui, &state.around, entrance, &mut state.actions);
                });
                looking(lang, look, move |ui, state| draw_change(ui, state, demo));
            }
            looking(lang, look, |ui, state| state.pages.recovery_ui(ui, &state.around, "岚桥客服中心", CODE, &mut state.actions));
            looking(lang, look, |ui, state| {
                let (file, me) = (Path::new("部门.kefu"), me());
                let locked = Locked { file, me: &me, since: Instant(0), minutes_idle: None, drafts: 2, waiting: 0, demo_hint: Some("x") };
                state.pages.lock_ui(ui, &state.around, locked, &mut state.actions);
            });
        }
    }
}

#[test]
fn the_sheet_is_one_printed_page() {
    for lang in [Lang::Zh, Lang::En] {
        let pdf = recovery_pdf(lang, "岚桥客服中心", CODE, date(2026, 3, 11)).unwrap();
        assert!(pdf.starts_with(b"%PDF"));
        let pages = pdf.windows(11).filter(|part| part.starts_with(b"/Type/Page") && !part.ends_with(b"s")).count();
        assert_eq!(pages, 1, "{lang:?}");
        assert!(pdf.len() > 5_000);
    }
}

/// Both files hold the same ids, and every id is used here.
#[test]
fn texts_are_whole_and_used() {
    let (_, zh, en) = TEXTS.iter().find(|(room, ..)| *room == "start").unwrap();
    let ids = |text: &'static str| -> Vec<&'static str> {
        text.lines().filter(|line| line.starts_with("start-")).filter_map(|line| line.split_once(" =").map(|(id, _)| id)).collect()
    };
    assert_eq!(ids(zh), ids(en));
    let sources = [
        include_str!("mod.rs"),
        include_str!("doors.rs"),
        include_str!("first.rs"),
        include_str!("found.rs"),
        include_str!("lock.rs"),
        include_str!("login.rs"),
        include_str!("new_password.rs"),
        include_str!("open.rs"),
        include_str!("parts.rs"),
        include_str!("password.rs"),
        include_str!("place_box.rs"),
        include_str!("recover.rs"),
        include_str!("recovery.rs"),
    ]
    .concat();
    for id in ids(zh) {
        assert!(sources.contains(&format!("\"{id}\"")), "{id} is not used");
    }
    let used = sources.split('"').filter(|part| part.starts_with("start-") && ids(zh).contains(part)).count();
    assert!(used >= ids(zh).len());
}
