//! The pages by their accessible labels, over a department in memory: what the page wants is done and answered at once.

use egui::{Key, Modifiers, Role};
use egui_kittest::Harness;
use egui_kittest::kittest::Queryable as _;
use jiff::civil::date;

use super::super::model::Stage;
use super::super::tests::{Office, prepared, with_a_ticket};
use super::super::{Answer, Command, Query};
use super::{Place, QualityPages};
use crate::areas;
use crate::areas::attachments::Tape;
use crate::areas::bench::{self, Served, go_on};
use crate::areas::staff::ParameterBook;
use crate::areas::view::{Action, Actions, Cx, Job, JobDone, News, Paper, Pick, Route};
use crate::base::Actor;
use crate::exchange::Sound;
use crate::i18n::Lang;
use crate::ui::{Appearance, Mode};

/// A window without a worker.
struct Desk {
    office: Office,
    me: Actor,
    page: QualityPages,
    place: Place,
    lang: Lang,
    actions: Actions,
    said: Vec<String>,
    printed: Vec<Paper>,
}

impl Desk {
    fn new(office: Office, who: &str, place: Place) -> Self {
        let (me, actions) = (Actor::program(), Actions::new());
        let mut desk =
            Desk { office, me, page: QualityPages::default(), place, lang: Lang::Zh, actions, said: Vec::new(), printed: Vec::new() };
        desk.login(who, place);
        desk
    }

    /// Somebody else sits down at the window.
    fn login(&mut self, who: &str, place: Place) {
        let id = self.office.who(who);
        self.me = self.office.store.read(|tx| areas::who(tx, id)).unwrap();
        (self.page, self.place) = (QualityPages::default(), place);
    }

    fn with_cx(&mut self, act: impl FnOnce(&mut QualityPages, &Cx<'_>, &mut Actions)) {
        let (me, book) = (self.me.clone(), ParameterBook::default());
        let cx = Cx { lang: self.lang, now: self.office.at, me: &me, parameters: &book, pending: &[], job: None };
        act(&mut self.page, &cx, &mut self.actions);
    }

    fn records(&mut self) -> Vec<super::super::RecordRow> {
        let director = self.office.who("何平");
        match self.office.ask(director, Query::Records { month: date(2026, 3, 1) }).unwrap() {
            Answer::Records(rows) => rows.to_vec(),
            _ => panic!("another answer"),
        }
    }
}

impl Served for Desk {
    fn serve(&mut self) -> bool {
        let wanted = std::mem::take(&mut self.actions);
        let any = !wanted.is_empty();
        for action in wanted {
            match action {
                Action::Ask(slot, query) => {
                    let answer = areas::ask(&mut self.office.store, self.me.id, &query, self.office.at);
                    self.with_cx(|page, cx, actions| page.news(cx, &News::Answer(slot, &answer), actions));
                }
                Action::Do(command) => {
                    let outcome = self.office.all(self.me.id, &command);
                    self.with_cx(|page, cx, actions| page.news(cx, &News::Finished(&command, &outcome), actions));
                }
                Action::Go(Route::Quality(place)) => self.place = place,
                Action::Say(message) => self.said.push(self.lang.say(&message)),
                Action::Start(job @ Job::OpenAttachment { .. }) => {
                    let tape = Tape::new(Sound { rate: 8_000, samples: vec![9; 80_000] });
                    let outcome = Ok(JobDone::Recording(tape.into()));
                    self.with_cx(|page, cx, actions| page.news(cx, &News::Job(&job, &outcome), actions));
                }
                Action::Sound(tape, knob) => tape.set(knob),
                Action::Start(Job::Print { paper, .. }) => self.printed.push(paper),
                Action::Start(job @ Job::ExportQuality { .. }) => {
                    let outcome = Ok(JobDone::Written(std::path::PathBuf::new(), 1));
                    self.with_cx(|page, cx, actions| page.news(cx, &News::Job(&job, &outcome), actions));
                }
                Action::Pick(pick @ Pick::ExportSheet(_)) => {
                    let path = std::path::PathBuf::from("results.csv");
                    self.with_cx(|page, cx, actions| page.news(cx, &News::Picked(&pick, Some(&path)), actions));
                }
                _ => {}
            }
        }
        any
    }
}

fn window<'a>(desk: Desk, look: Appearance) -> Harness<'a, Desk> {
    let mut harness = bench::window(bench::SIZE, look, desk, |ui, desk: &mut Desk| {
        let place = desk.place;
        desk.with_cx(|page, cx, actions| page.ui(ui, cx, place, actions));
    });
    go_on(&mut harness);
    harness
}

fn click(h: &mut Harness<'_, Desk>, label: &str) {
    h.get_by_label(label).click();
    go_on(h);
}

fn write(h: &mut Harness<'_, Desk>, label: &str, words: &str) {
    let node =
        h.query_by_role_and_label(Role::TextInput, label).unwrap_or_else(|| h.get_by_role_and_label(Role::MultilineTextInput, label));
    node.focus();
    node.type_text(words);
    go_on(h);
}

fn type_points(h: &mut Harness<'_, Desk>, points: &str) {
    for digit in points.chars() {
        h.event(egui::Event::Text(digit.to_string()));
        h.run();
    }
    h.key_press(Key::ArrowDown);
    h.run();
}

#[test]
fn a_checker_scores_a_drawn_record_by_keyboard_alone() {
    let (mut office, ..) = prepared();
    let monitor = office.who("孙丽");
    let Ok(Answer::Queue { picks, .. }) = office.ask(monitor, Query::Queue) else { panic!() };
    let (first, count) = (picks[0].id, picks.len());
    let mut h = window(Desk::new(office, "孙丽", Place::Pick(first)), Appearance::LIGHT);
    write(&mut h, "监听内容", "客户反映空调噪声很大要求上门");
    // Out of the field, so that digits are points again.
    click(&mut h, "服务用语 未打");
    for points in ["18", "18", "17", "18"] {
        type_points(&mut h, points);
    }
    assert!(h.query_by_label("服务用语 18 / 20").is_some());
    assert!(h.query_by_label("应变能力 未打").is_some());
    type_points(&mut h, "21");
    h.key_press_modifiers(Modifiers::COMMAND, Key::Enter);
    go_on(&mut h);
    assert!(h.query_by_label_contains("应变能力还没有打分").is_some(), "out of range is no score");
    h.key_press(Key::Backspace);
    h.run();
    type_points(&mut h, "18");
    h.key_press(Key::ArrowRight);
    h.run();
    assert!(h.query_by_label("应变能力 19 / 20").is_some());
    assert!(h.query_by_label("总分 90，优").is_some());
    h.key_press_modifiers(Modifiers::COMMAND, Key::Enter);
    go_on(&mut h);
    let desk = h.state_mut();
    assert!(desk.said.iter().any(|said| said == "考评表已提交"), "{:?}", desk.said);
    assert_ne!(desk.place, Place::Pick(first), "the next one comes");
    let monitor = desk.office.who("孙丽");
    let Ok(Answer::Queue { picks, .. }) = desk.office.ask(monitor, Query::Queue) else { panic!() };
    assert_eq!(picks.len(), count - 1);
}

#[test]
fn the_recording_of_a_drawn_ticket_is_heard_beside_the_sheet() {
    let (mut office, add) = with_a_ticket();
    office.all(office.who("王芳"), &add("来电.wav")).unwrap();
    let month = office.at.day().first_of_month();
    office.act("孙丽", Command::Draw { from: month, to: office.at.day() }).unwrap();
    let monitor = office.who("孙丽");
    let Ok(Answer::Queue { picks, .. }) = office.ask(monitor, Query::Queue) else { panic!() };
    let mut h = window(Desk::new(office, "孙丽", Place::Pick(picks[0].id)), Appearance::LIGHT);
    assert!(h.query_by_label("删除…").is_none());
    click(&mut h, "收听");
    h.key_press(Key::Space);
    go_on(&mut h);
    assert!(h.query_by_label("暂停").is_some());
    // Digits and arrows stay with the sheet.
    type_points(&mut h, "17");
    assert!(h.query_by_label("服务用语 17 / 20").is_some());
    h.key_press(Key::F9);
    go_on(&mut h);
    assert!(h.query_by_label("00:05 / 00:10").is_some());
    // In a field the keys that type nothing still work.
    write(&mut h, "监听内容", "客户询问返利");
    h.key_press(Key::F8);
    go_on(&mut h);
    assert!(h.query_by_role_and_label(Role::Button, "播放").is_some());
}

#[test]
fn words_that_are_not_said_to_customers_are_named_beside_the_record() {
    let (mut office, ..) = prepared();
    let monitor = office.who("孙丽");
    let Ok(Answer::Queue { picks, .. }) = office.ask(monitor, Query::Queue) else { panic!() };
    let h = window(Desk::new(office, "孙丽", Place::Pick(picks[0].id)), Appearance::LIGHT);
    assert!(h.query_by_label_contains("禁用语「不知道」").is_some());
    assert!(h.query_by_label("KB-03").is_some());
    assert!(h.query_by_label_contains("王芳本月已检").is_some(), "how she stands to the quota");
}

#[test]
fn a_calibration_is_opened_of_a_record_that_is_searched_for() {
    let (office, ..) = prepared();
    let mut h = window(Desk::new(office, "孙丽", Place::Calibration), Appearance::LIGHT);
    click(&mut h, "发起校准…");
    write(&mut h, "校准对象", "渤海");
    h.get_all_by_label_contains("联系记录 渤海建材").next().unwrap().click();
    go_on(&mut h);
    click(&mut h, "发起");
    let desk = h.state_mut();
    let monitor = desk.office.who("孙丽");
    let Ok(Answer::Calibrations(found)) = desk.office.ask(monitor, Query::Calibrations) else { panic!() };
    assert!(found.iter().any(|one| one.calibration.subject.is_some() && one.calibration.title == "渤海建材"));
}

#[test]
fn an_agent_sees_the_own_rank_and_the_director_has_a_problem_commented_to_one_team() {
    let (office, ..) = prepared();
    let mut h = window(Desk::new(office, "王芳", Place::Results), Appearance::LIGHT);
    assert!(h.query_by_label_contains("本人名次").is_some());
    h.state_mut().login("何平", Place::Results);
    go_on(&mut h);
    click(&mut h, "列入讲评…");
    click(&mut h, "列入讲评");
    assert!(h.state().said.iter().any(|said| said == "已列入讲评"), "{:?}", h.state().said);
}

#[test]
fn a_draft_is_kept_with_a_finding_and_gone_on_with() {
    let (office, ..) = prepared();
    let mut h = window(Desk::new(office, "孙丽", Place::New), Appearance::LIGHT);
    h.key_press_modifiers(Modifiers::COMMAND, Key::S);
    go_on(&mut h);
    assert!(h.query_by_label_contains("没有选择人员").is_some());
    let before = h.state_mut().records().len();
    h.state_mut().login("孙丽", Place::Score);
    go_on(&mut h);
    click(&mut h, "新建考评");
    assert_eq!(h.state().place, Place::New);
    assert_eq!(h.state_mut().records().len(), before);
}

#[test]
fn an_agent_confirms_and_disputes_the_own_sheet() {
    let (office, ..) = prepared();
    let mut h = window(Desk::new(office, "王芳", Place::Record(1)), Appearance::LIGHT);
    click(&mut h, "确认已阅");
    assert_eq!(h.state_mut().records().into_iter().find(|row| row.record.id == 1).unwrap().record.stage(), Stage::Confirmed);
    click(&mut h, "申诉语气语调…");
    write(&mut h, "理由", "语气平稳");
    click(&mut h, "提交申诉");
    assert!(h.state().said.iter().any(|said| said == "申诉已提交"), "{:?}", h.state().said);
}

#[test]
fn a_leader_endorses_and_the_director_decides() {
    let (office, ..) = prepared();
    let mut h = window(Desk::new(office, "刘洋", Place::Appeals), Appearance::LIGHT);
    click(&mut h, "支持…");
    click(&mut h, "支持");
    assert!(h.state().said.iter().any(|said| said == "已处理申诉"));
    h.state_mut().login("何平", Place::Appeals);
    go_on(&mut h);
    h.get_all_by_label("复核…").next().unwrap().click();
    go_on(&mut h);
    write(&mut h, "意见", "已复听录音");
    click(&mut h, "复核");
    let desk = h.state_mut();
    let director = desk.office.who("何平");
    let ids: Vec<i64> = desk.records().iter().map(|row| row.record.id).collect();
    let changed = ids.into_iter().filter_map(|id| match desk.office.ask(director, Query::Record { id }) {
        Ok(Answer::Record(view)) => Some(view.record),
        _ => None,
    });
    assert!(changed.flat_map(|record| record.scores).any(|score| score.first == Some(17)), "old and new stay");
}

#[test]
fn the_month_is_handed_in_printed_and_opened_again() {
    let (office, ..) = prepared();
    let mut h = window(Desk::new(office, "孙丽", Place::Results), Appearance::LIGHT);
    click(&mut h, "打印考评表");
    click(&mut h, "导出");
    assert_eq!(h.state().printed.len(), 1);
    assert!(h.state().said.iter().any(|said| said == "考评结果已导出"));
    click(&mut h, "上交本月…");
    click(&mut h, "上交");
    assert!(h.query_by_label_contains("已上交").is_some());
    h.state_mut().login("何平", Place::Results);
    go_on(&mut h);
    click(&mut h, "退回本月…");
    write(&mut h, "原因", "漏录一条");
    click(&mut h, "退回");
    assert!(h.state().said.iter().any(|said| said == "已退回"));
}

#[test]
fn a_draw_is_drawn_again_and_compared() {
    let (office, ..) = prepared();
    let mut h = window(Desk::new(office, "孙丽", Place::Plan), Appearance::LIGHT);
    click(&mut h, "按种子重抽核对");
    assert!(h.query_by_label("与当时一致").is_some());
}

#[test]
fn every_page_is_drawn_for_everybody_in_both_looks_and_languages() {
    let dark = Appearance { mode: Mode::Dark, ..Appearance::LIGHT };
    let (office, ..) = prepared();
    let mut desk = Desk::new(office, "孙丽", Place::Results);
    let places = [
        Place::Results,
        Place::Plan,
        Place::Score,
        Place::New,
        Place::Records,
        Place::Person(2),
        Place::Record(1),
        Place::Appeals,
        Place::Weeks,
        Place::Forms,
        Place::Calibration,
    ];
    for (look, lang) in [(Appearance::LIGHT, Lang::Zh), (dark, Lang::En)] {
        desk.lang = lang;
        let mut h = window(desk, look);
        for who in ["孙丽", "何平", "王芳", "刘洋", "徐亮"] {
            for place in places {
                h.state_mut().login(who, place);
                go_on(&mut h);
            }
        }
        desk = Desk::new(Office::open(), "孙丽", Place::Results);
    }
}
