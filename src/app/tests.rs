//! The whole window by its labels, with a real file behind it and without a screen:
//! found a department, import, search, edit, meet another editor, export, lock and unlock.

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::{Duration, Instant as Moment};

use egui::{Event, Key, Role};
use egui_kittest::Harness;
use egui_kittest::kittest::{By, NodeT as _, Queryable as _};
use jiff::civil::datetime;

use super::{App, Setup, Stage};
use crate::areas::attachments::{Knob, Tape};
use crate::areas::customers::{Command as CustomerCommand, Field, Query as CustomerQuery};
use crate::areas::view::{ListOf, Pick};
use crate::areas::{Answer, Command, Query, customers};
use crate::base::{Clock, Instant};
use crate::desk::Desk;
use crate::exchange::Sound;
use crate::i18n::Lang;

const PASSWORD: &str = "Kx7!mQ2zPab";
/// The worker answers in milliseconds; a machine under load may take longer.
const PATIENCE: Duration = Duration::from_secs(60);

type Window<'a> = Harness<'a, Option<App>>;

fn window<'a>(folder: &Path, clock: Clock) -> Window<'a> {
    let folder = folder.to_owned();
    let mut h = Harness::builder().with_size(egui::vec2(1366.0, 768.0)).with_max_steps(12).build_ui_state(
        move |ui, app: &mut Option<App>| {
            let app = app.get_or_insert_with(|| {
                let setup = Setup { folder: folder.clone(), clock: clock.clone(), file: None, demo: false, lang: Some(Lang::Zh) };
                App::new(ui.ctx(), setup).unwrap()
            });
            app.logic(ui.ctx());
            app.ui(ui);
        },
        None,
    );
    h.run_steps(3);
    h
}

fn has(h: &Window<'_>, text: &str) -> bool {
    h.query_all(By::new().label(text)).next().is_some() || h.query_all(By::new().value(text)).next().is_some()
}

/// Draws until something stands on the screen; the worker is another thread and answers when it can.
fn until(h: &mut Window<'_>, what: &str, there: impl Fn(&Window<'_>) -> bool) {
    let began = Moment::now();
    while !there(h) {
        assert!(began.elapsed() < PATIENCE, "waited for {what}");
        std::thread::park_timeout(Duration::from_millis(2));
        h.step();
    }
    h.run_steps(2);
}

fn see(h: &mut Window<'_>, text: &str) {
    until(h, text, |h| has(h, text));
}

fn type_in(h: &mut Window<'_>, label: &str, text: &str) {
    let field = h
        .get_all_by_label(label)
        .find(|n| matches!(n.accesskit_node().role(), Role::TextInput | Role::PasswordInput | Role::MultilineTextInput))
        .unwrap();
    field.click();
    h.run_steps(2);
    h.event(Event::Text(text.to_owned()));
    h.run_steps(2);
}

fn click(h: &mut Window<'_>, label: &str) {
    h.get_all_by_label(label).last().unwrap().click();
    h.run_steps(2);
}

/// A file dialog cannot be driven here: what it would answer is handed to the window.
fn choose(h: &mut Window<'_>, pick: Pick, path: &Path) {
    let ctx = h.ctx.clone();
    let path = path.to_owned();
    h.state_mut().as_mut().unwrap().chosen(&ctx, &pick, Some(&path));
    h.run_steps(2);
}

/// A file that somebody lets go over the window.
#[derive(Debug)]
struct Let(PathBuf);

impl egui::DroppedFile for Let {
    fn path(&self) -> &Path {
        &self.0
    }

    fn bytes(&self) -> Result<Vec<u8>, String> {
        Ok(Vec::new())
    }
}

#[test]
fn a_department_from_its_founding_to_a_list_handed_back() {
    let folder = tempfile::tempdir().unwrap();
    let clock = Clock::fixed(datetime(2026, 3, 11, 9, 0, 0, 0));
    let mut h = window(folder.path(), clock.clone());

    type_in(&mut h, "部门名称", "岚桥客服中心");
    type_in(&mut h, "姓名", "徐亮");
    type_in(&mut h, "工号", "1001");
    type_in(&mut h, "密码", PASSWORD);
    type_in(&mut h, "再输一次", PASSWORD);
    click(&mut h, "创建部门");
    see(&mut h, "开始使用");
    click(&mut h, "我已打印或抄下恢复码，并交由专人保管");
    click(&mut h, "开始使用");
    see(&mut h, "还没有客户");

    // Import: one good row, one row whose mobile number lacks a digit.
    let sheet = folder.path().join("花名册.csv");
    std::fs::write(
        &sheet,
        "客户名称,联系人,手机,地区\n青岛澜湾酒店有限公司,孙建国,13905322075,山东 青岛\n威海渔汐水产有限公司,丛日升,1868830917,山东 威海\n",
    )
    .unwrap();
    h.key_press_modifiers(egui::Modifiers::COMMAND, Key::I);
    see(&mut h, "选择文件…");
    choose(&mut h, Pick::ImportSheet(ListOf::Customers), &sheet);
    until(&mut h, "the preview", |h| h.query_all(By::new().label_contains("导入 1 行")).next().is_some());
    h.key_press_modifiers(egui::Modifiers::COMMAND, Key::Enter);
    see(&mut h, "查看客户名单");
    click(&mut h, "查看客户名单");
    see(&mut h, "青岛澜湾酒店有限公司");

    // The same list let go over another page leads to its preview, where the good row is the same by now.
    h.input_mut().dropped_files.push(Arc::new(Let(sheet.clone())));
    h.run_steps(2);
    until(&mut h, "the preview of what was dropped", |h| h.query_all(By::new().label_contains("花名册.csv")).next().is_some());
    until(&mut h, "the rows that are the same", |h| has(h, "青岛澜湾酒店有限公司") && has(h, "相同"));
    h.key_press_modifiers(egui::Modifiers::COMMAND, Key::Num2);
    see(&mut h, "青岛澜湾酒店有限公司");

    // Search while typing, by pinyin initials.
    type_in(&mut h, "搜索客户、人员、单号或命令", "qdlw");
    see(&mut h, "青岛澜湾酒店有限公司");

    // Open and edit; meanwhile somebody else saves the same field.
    click(&mut h, "青岛澜湾酒店有限公司");
    see(&mut h, "基础信息");
    click(&mut h, "编辑");
    until(&mut h, "the form", |h| has(h, "保存") && h.query_all(By::new().label("企业规模")).next().is_some());
    other_editor(folder.path(), clock.now());
    type_in(&mut h, "企业规模", "120 人");
    h.key_press_modifiers(egui::Modifiers::COMMAND, Key::S);
    until(&mut h, "the conflict", |h| h.query_all(By::new().label_contains("保存所选")).next().is_some());
    assert!(h.query_all(By::new().label_contains("80 人")).next().is_some(), "the other's version is shown");
    // The dialog saves only once it has read what is stored now.
    let began = Moment::now();
    while h.query_all(By::new().label_contains("保存所选")).next().is_some() {
        assert!(began.elapsed() < PATIENCE, "waited for the dialog's end");
        h.key_press_modifiers(egui::Modifiers::COMMAND, Key::Enter);
        std::thread::park_timeout(Duration::from_millis(2));
        h.step();
    }
    see(&mut h, "120 人");

    // Export what the list shows, with a reason.
    h.key_press_modifiers(egui::Modifiers::COMMAND, Key::Num2);
    see(&mut h, "导出");
    click(&mut h, "导出");
    until(&mut h, "the export dialog", |h| h.query_all(By::new().label_contains("导出理由")).next().is_some());
    let field = h
        .get_all(By::new().label_contains("导出理由"))
        .find(|n| matches!(n.accesskit_node().role(), Role::TextInput | Role::MultilineTextInput));
    field.unwrap().click();
    h.run_steps(2);
    h.event(Event::Text("季度对账".to_owned()));
    h.run_steps(2);
    h.key_press_modifiers(egui::Modifiers::COMMAND, Key::Enter);
    h.run_steps(2);
    let out = folder.path().join("客户名单.xlsx");
    let name = export_pick(&mut h);
    choose(&mut h, name, &out);
    // The file is there before the window knows that the job is done, and until then its progress covers the page.
    until(&mut h, "the exported file", |h| out.exists() && h.state().as_ref().is_some_and(|app| app.job.is_none()));

    // Lock: nothing of the list stays on the screen, and the password brings it back.
    h.key_press_modifiers(egui::Modifiers::COMMAND, Key::L);
    h.run_steps(2);
    assert!(matches!(h.state().as_ref().unwrap().stage, Stage::Locked { .. }));
    assert!(!has(&h, "青岛澜湾酒店有限公司"));
    type_in(&mut h, "密码", PASSWORD);
    h.key_press(Key::Enter);
    until(&mut h, "the unlocked window", |h| matches!(h.state().as_ref().unwrap().stage, Stage::Open));

    // Five idle minutes lock it again (SEC-04).
    clock.set(Instant::of(datetime(2026, 3, 11, 9, 4, 59, 0)));
    h.step();
    assert!(matches!(h.state().as_ref().unwrap().stage, Stage::Open));
    clock.set(Instant::of(datetime(2026, 3, 11, 9, 10, 0, 0)));
    until(&mut h, "the idle lock", |h| matches!(h.state().as_ref().unwrap().stage, Stage::Locked { .. }));
}

#[test]
fn a_recording_stops_when_its_page_is_left() {
    let folder = tempfile::tempdir().unwrap();
    let mut h = window(folder.path(), Clock::System);
    let tape = Arc::new(Tape::new(Sound { rate: 8_000, samples: vec![0; 8_000] }));
    tape.set(Knob::Play);
    h.state_mut().as_mut().unwrap().heard = Some(Arc::clone(&tape));
    h.step();
    assert!(!tape.is_playing() && h.state().as_ref().unwrap().heard.is_none());
}

/// The dialog's suggested name, as the page asked for it; the real dialog that was opened finds no screen and ends by itself.
fn export_pick(h: &mut Window<'_>) -> Pick {
    let app = h.state_mut().as_mut().unwrap();
    app.picking.take().map_or_else(|| Pick::ExportSheet("客户名单.xlsx".to_owned()), |(pick, _)| pick)
}

/// Another window on the same file gives the customer another size.
fn other_editor(folder: &Path, at: Instant) {
    let mut desk = Desk::log_in(&folder.join("岚桥客服中心.kefu"), "徐亮", PASSWORD, at).unwrap();
    let list = Query::Customers(CustomerQuery::Ids { list: customers::ListQuery::default() });
    let Answer::Customers(customers::Answer::Ids(ids)) = desk.ask(&list, at).unwrap() else { panic!() };
    let id = *ids.first().unwrap();
    let Answer::Customers(customers::Answer::ForEdit(stored)) = desk.ask(&Query::Customers(CustomerQuery::ForEdit { id }), at).unwrap()
    else {
        panic!()
    };
    let mut draft = stored.draft.clone();
    draft.set(Field::Size, "80 人");
    let edit = CustomerCommand::Edit { id, rev: stored.rev, base: Box::new(stored.draft), draft: Box::new(draft) };
    desk.perform(&Command::Customers(edit), at).unwrap();
}

#[test]
fn every_key_of_the_help_has_words() {
    let titles = super::overlay::PAGE_KEYS.iter().map(|(title, _)| ("-", *title));
    let keys = super::overlay::PAGE_KEYS.iter().flat_map(|(_, keys)| keys.iter().copied());
    for (keys, what) in titles.chain(keys) {
        assert!(!keys.is_empty() && [Lang::Zh, Lang::En].iter().all(|lang| lang.tr(what) != what), "{keys}: {what}");
    }
}
