//! The pages by their accessible labels, before a department in memory: what a page asks is answered, and what it wants is done.

use egui::accesskit::Role;
use egui::{Key, Modifiers};
use egui_kittest::Harness;
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use jiff::civil::datetime;

use super::super::model::{Draft, Kind, Leave, State};
use super::super::tests::{Office, day};
use super::super::{Command, Decision};
use super::{LeavePage, Place};
use crate::areas;
use crate::areas::bench::{self, Served, go_on};
use crate::areas::staff::ParameterBook;
use crate::areas::view::{Action, Actions, Cx, Job, News, Paper, Route};
use crate::base::{Actor, Instant, Message};
use crate::i18n::Lang;
use crate::ui::Appearance;

/// A window on the department: one person, one page.
struct Desk {
    office: Office,
    page: LeavePage,
    place: Place,
    lang: Lang,
    me: Actor,
    actions: Actions,
    said: Vec<Message>,
    why: usize,
    printed: usize,
}

impl Desk {
    fn of(office: Office, name: &str, place: Place) -> Self {
        let mut desk = Desk {
            me: Actor::program(),
            office,
            page: LeavePage::default(),
            place,
            lang: Lang::Zh,
            actions: Actions::new(),
            said: Vec::new(),
            why: 0,
            printed: 0,
        };
        desk.log_in(name, place);
        desk
    }

    /// Another person sits down.
    fn log_in(&mut self, name: &str, place: Place) {
        let id = self.office.who(name);
        self.me = self.office.store.read(|tx| areas::who(tx, id)).unwrap();
        (self.page, self.place) = (LeavePage::default(), place);
    }

    fn with_cx(&mut self, act: impl FnOnce(&mut LeavePage, &Cx<'_>, &mut Actions)) {
        let (me, book) = (self.me.clone(), ParameterBook::default());
        let cx = Cx { lang: self.lang, now: self.office.at, me: &me, parameters: &book, pending: &[], job: None };
        act(&mut self.page, &cx, &mut self.actions);
    }

    fn newest(&mut self) -> Leave {
        let id = self.office.store.read(|tx| tx.number("SELECT max(id) FROM leave", &[])).unwrap();
        self.office.stored(id)
    }

    fn state(&mut self, id: i64) -> State {
        let leave = self.office.stored(id);
        leave.state(super::super::Deadlines::default(), self.office.at)
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
                    let outcome = areas::perform(&mut self.office.store, self.me.id, &command, self.office.at, &mut |_| Ok(()));
                    self.with_cx(|page, cx, actions| page.news(cx, &News::Finished(&command, &outcome), actions));
                }
                Action::Go(Route::Leave(place)) => self.place = place,
                Action::Say(message) => self.said.push(message),
                Action::Why(_) => self.why += 1,
                Action::Start(Job::Print { paper: Paper::Roster(_), .. }) => self.printed += 1,
                _ => panic!("the page wants something that no page of leave wants"),
            }
        }
        any
    }
}

fn open<'a>(desk: Desk, look: Appearance) -> Harness<'a, Desk> {
    let mut harness = bench::window(bench::SIZE, look, desk, |ui, desk: &mut Desk| {
        let place = desk.place;
        desk.with_cx(|page, cx, actions| page.ui(ui, cx, place, actions));
    });
    go_on(&mut harness);
    harness
}

fn click(harness: &mut Harness<'_, Desk>, label: &str) {
    harness.get_by_label(label).click();
    go_on(harness);
}

/// The first thing whose name begins so.
fn click_first(harness: &mut Harness<'_, Desk>, begin: &str) {
    harness.get_all_by(|node| node.label().is_some_and(|label| label.starts_with(begin))).next().unwrap().click();
    go_on(harness);
}

fn shows(harness: &Harness<'_, Desk>, part: &str) -> bool {
    harness
        .query_all_by(|node| {
            node.label().is_some_and(|label| label.contains(part)) || node.value().is_some_and(|value| value.contains(part))
        })
        .next()
        .is_some()
}

fn type_into(harness: &mut Harness<'_, Desk>, label: &str, text: &str) {
    let field =
        harness.get_by(|node| node.label().as_deref() == Some(label) && matches!(node.role(), Role::TextInput | Role::MultilineTextInput));
    field.set_text_value_accesskit(text);
    go_on(harness);
}

fn at(office: &mut Office, day: i8, hour: i8, minute: i8) {
    office.at = Instant::of(datetime(2026, 3, day, hour, minute, 0, 0));
}

fn office() -> (Office, Vec<i64>) {
    let mut office = Office::open();
    let shifts = office.roster(&["王芳", "李娜"], &[day(10), day(11), day(12), day(13), day(16)]);
    (office, shifts)
}

#[test]
fn an_applicant_sees_what_forbids_it_takes_the_way_out_and_sends() {
    let (mut office, shifts) = office();
    at(&mut office, 11, 6, 42);
    let mut h = open(Desk::of(office, "王芳", Place::New), Appearance::LIGHT);
    assert!(!shows(&h, "条不符合") && shows(&h, "选出班次后"), "nothing is held against an empty form");
    click_first(&mut h, "03-11 周三 早");
    type_into(&mut h, "事由", "家中水管爆裂，等物业抢修");
    assert!(shows(&h, "一般事假须提前一天提出"), "the clause that forbids it is told");
    assert!(shows(&h, "有 1 条不符合"));
    assert!(h.get_by_label("提交申请").accesskit_node().is_disabled());
    // A click on a clause opens how it came about.
    click_first(&mut h, "一般事假须提前一天提出");
    assert_eq!(h.state().why, 1);
    click(&mut h, "改为特殊事假");
    assert!(!shows(&h, "条不符合"));
    assert!(shows(&h, "刘洋") && shows(&h, "何平"), "the route names who decides");
    click(&mut h, "提交申请");
    let leave = h.state_mut().newest();
    assert_eq!((leave.draft.kind, leave.draft.shifts.as_slice()), (Kind::Special, &shifts[1..2]));
    let id = leave.id;
    assert_eq!(h.state_mut().state(id), State::AwaitsLeader);
    assert_eq!(h.state().place, Place::Approve(id));
    assert!(shows(&h, "待班长"));
}

#[test]
fn half_a_shift_and_hours_are_chosen_below_the_calendar() {
    let (mut office, _) = office();
    at(&mut office, 10, 9, 0);
    let mut h = open(Desk::of(office, "王芳", Place::New), Appearance::DARK);
    click_first(&mut h, "03-12 周四 早");
    click(&mut h, "前半班");
    assert!(shows(&h, "0.5 天"));
    click(&mut h, "时段");
    let hours = h.get_all_by(|node| node.label().as_deref() == Some("开始") && node.role() == Role::TextInput && !node.is_read_only());
    hours.into_iter().next().unwrap().set_text_value_accesskit("10:00");
    go_on(&mut h);
    assert!(shows(&h, "10:00–16:00") || shows(&h, "10:00–12:00"));
    type_into(&mut h, "事由", "办事");
    click(&mut h, "提交申请");
    let leave = h.state_mut().newest();
    assert_eq!(leave.start().unwrap().local().hour(), 10);
}

#[test]
fn a_form_is_kept_by_itself_and_opened_again() {
    let (mut office, shifts) = office();
    at(&mut office, 9, 9, 0);
    let mut h = open(Desk::of(office, "王芳", Place::New), Appearance::LIGHT);
    click_first(&mut h, "03-12 周四 早");
    type_into(&mut h, "事由", "办事");
    assert!(h.state().page.unsaved());
    for _ in 0..20 {
        h.step();
    }
    go_on(&mut h);
    assert!(!h.state().page.unsaved(), "kept a moment after the last change");
    assert!(shows(&h, "09:00 已存为草稿"));
    let draft = h.state_mut().newest();
    assert_eq!((draft.phase.word(), draft.draft.reason.as_str()), ("草稿", "办事"));
    // The window was closed meanwhile; the list leads back to the form.
    h.state_mut().log_in("王芳", Place::Main);
    go_on(&mut h);
    click(&mut h, &draft.no);
    assert_eq!(h.state().place, Place::Edit(draft.id));
    go_on(&mut h);
    click(&mut h, "提交申请");
    let leave = h.state_mut().newest();
    assert_eq!((leave.id, leave.draft.shifts.as_slice(), leave.filed_at.is_some()), (draft.id, &shifts[2..3], true));
}

/// A request of two days that waits for the 班长.
fn filed() -> (Office, i64) {
    let (mut office, shifts) = office();
    at(&mut office, 10, 10, 0);
    let draft = office.draft("王芳", &shifts[2..4]);
    let id = office.file("王芳", draft);
    (office, id)
}

#[test]
fn it_walks_up_the_chain_key_by_key() {
    let (office, id) = filed();
    let mut h = open(Desk::of(office, "刘洋", Place::Main), Appearance::LIGHT);
    assert!(h.query_by_label("同意并转何平").is_none(), "nothing is decided from a list");
    click(&mut h, "QJ-20260310-001");
    assert_eq!(h.state().place, Place::Approve(id));
    assert!(shows(&h, "王芳 一般事假 2.0 天"));
    assert!(shows(&h, "前后 7 天") && shows(&h, "本人记录"));
    type_into(&mut h, "审批意见", "同意，已安排顶班");
    click(&mut h, "同意并转何平");
    assert_eq!(h.state_mut().state(id), State::AwaitsDirector);

    h.state_mut().log_in("何平", Place::Approve(id));
    go_on(&mut h);
    h.key_press_modifiers(Modifiers::COMMAND, Key::Enter);
    go_on(&mut h);
    assert_eq!(h.state_mut().state(id), State::AwaitsCentre);
    assert!(h.get_all_by_label("签署同意").any(|node| node.accesskit_node().is_disabled()), "the director cannot finalise two days");

    h.state_mut().log_in("郑国", Place::Approve(id));
    go_on(&mut h);
    click(&mut h, "批准");
    assert_eq!(h.state_mut().state(id), State::InForce);
    let leave = h.state_mut().office.stored(id);
    assert!(leave.steps.iter().any(|step| step.text == "同意，已安排顶班"));
}

#[test]
fn sending_back_and_refusing_need_a_reason() {
    let (office, id) = filed();
    let mut h = open(Desk::of(office, "刘洋", Place::Approve(id)), Appearance::LIGHT);
    h.key_press_modifiers(Modifiers::ALT, Key::R);
    go_on(&mut h);
    click(&mut h, "退回");
    assert!(shows(&h, "原因没有填写"));
    type_into(&mut h, "原因", "写明事由");
    click(&mut h, "退回");
    assert_eq!(h.state_mut().state(id), State::Returned);

    // The applicant corrects it and sends it again.
    h.state_mut().log_in("王芳", Place::Main);
    go_on(&mut h);
    click(&mut h, "QJ-20260310-001");
    assert_eq!(h.state().place, Place::Edit(id));
    type_into(&mut h, "事由", "陪父亲到医院复查");
    click(&mut h, "提交申请");
    assert_eq!(h.state_mut().state(id), State::AwaitsLeader);

    h.state_mut().log_in("刘洋", Place::Approve(id));
    go_on(&mut h);
    h.key_press_modifiers(Modifiers::ALT, Key::N);
    go_on(&mut h);
    type_into(&mut h, "原因", "当日人手不够");
    click(&mut h, "不同意");
    assert_eq!(h.state_mut().state(id), State::Rejected);
}

#[test]
fn the_other_of_two_deciders_is_told_who_was_faster() {
    let (office, id) = filed();
    let mut h = open(Desk::of(office, "韩雪", Place::Approve(id)), Appearance::LIGHT);
    h.state_mut().office.decide("刘洋", id, Decision::Approve).unwrap();
    click(&mut h, "同意并转何平");
    assert!(shows(&h, "超出审批权限") || shows(&h, "刘洋"), "who is next is told");
    assert_eq!(h.state_mut().state(id), State::AwaitsDirector);
}

#[test]
fn below_the_minimum_the_decider_ticks_that_he_knows() {
    let (mut office, shifts) = office();
    at(&mut office, 10, 10, 0);
    let other = office.draft("李娜", &[]);
    let span = office.store.read(|tx| crate::areas::roster::store::shift(tx, shifts[2])).unwrap().unwrap().span;
    let other = office.file("李娜", Draft { from: Some(span.from), to: Some(span.to), ..other });
    for name in ["刘洋", "何平"] {
        office.decide(name, other, Decision::Approve).unwrap();
    }
    let draft = office.draft("王芳", &shifts[2..3]);
    let id = office.file("王芳", draft);
    let mut h = open(Desk::of(office, "刘洋", Place::Approve(id)), Appearance::LIGHT);
    assert!(shows(&h, "低于最低 1 人"));
    assert!(h.get_by_label("同意并转何平").accesskit_node().is_disabled());
    click(&mut h, "已知准假后低于最低人数");
    click(&mut h, "同意并转何平");
    assert_eq!(h.state_mut().state(id), State::AwaitsDirector);
}

#[test]
fn certificates_the_slip_and_reporting_back() {
    let (mut office, shifts) = office();
    at(&mut office, 11, 9, 0);
    let draft = office.draft("王芳", &shifts[2..3]);
    let id = office.approved(Draft { kind: Kind::Sick, ..draft });
    let mut h = open(Desk::of(office, "王芳", Place::Approve(id)), Appearance::LIGHT);
    assert!(shows(&h, "待证明"));
    h.get_all_by_label("交医疗证明…").last().unwrap().click();
    go_on(&mut h);
    click(&mut h, "登记证明");
    assert!(shows(&h, "医疗单位没有填写"));
    type_into(&mut h, "医疗单位", "市一院");
    click(&mut h, "登记证明");
    assert!(shows(&h, "生效"));
    at(&mut h.state_mut().office, 13, 7, 50);
    h.state_mut().log_in("王芳", Place::Approve(id));
    go_on(&mut h);
    click(&mut h, "销假");
    assert!(h.state_mut().office.stored(id).back.is_some());
    h.state_mut().log_in("刘洋", Place::Approve(id));
    go_on(&mut h);
    click(&mut h, "收到假条");
    assert_eq!(h.state_mut().office.stored(id).slip.map(|slip| slip.days_late), Some(0));
    click(&mut h, "打印假条");
    assert_eq!(h.state().printed, 1);
}

#[test]
fn cancelling_is_asked_for_and_granted() {
    let (mut office, shifts) = office();
    at(&mut office, 10, 9, 0);
    let draft = office.draft("王芳", &shifts[2..3]);
    let id = office.approved(draft);
    let mut h = open(Desk::of(office, "王芳", Place::Approve(id)), Appearance::LIGHT);
    click(&mut h, "申请撤销…");
    click(&mut h, "申请撤销");
    assert!(h.state_mut().office.stored(id).cancel_at.is_some());
    h.state_mut().log_in("刘洋", Place::Main);
    go_on(&mut h);
    click(&mut h, "QJ-20260310-001");
    assert!(shows(&h, "本人申请撤销这次请假"));
    click(&mut h, "同意撤销");
    assert_eq!(h.state_mut().state(id), State::Withdrawn);
}

#[test]
fn a_late_slip_waits_for_the_director() {
    let (mut office, shifts) = office();
    at(&mut office, 11, 9, 0);
    let draft = office.draft("王芳", &shifts[2..3]);
    let id = office.approved(Draft { kind: Kind::Sick, ..draft });
    let certify = Command::Certify { id, hospital: "市一院".into(), doctor: String::new(), from: day(12), to: day(12) };
    office.leave("王芳", certify).unwrap();
    at(&mut office, 16, 9, 0);
    office.leave("刘洋", Command::TakeSlip { id }).unwrap();
    let mut h = open(Desk::of(office, "何平", Place::Main), Appearance::DARK);
    click(&mut h, "QJ-20260311-001");
    assert!(shows(&h, "假条逾期 3 天"));
    click(&mut h, "接受假条…");
    type_into(&mut h, "原因", "住院，无法当天交");
    click(&mut h, "接受假条");
    assert!(!h.state_mut().office.stored(id).slip_awaits_ruling());
}

#[test]
fn the_report_adds_up_by_person_and_group() {
    let (mut office, shifts) = office();
    at(&mut office, 9, 9, 0);
    let draft = office.draft("王芳", &shifts[2..4]);
    office.approved(draft);
    let mut h = open(Desk::of(office, "何平", Place::Main), Appearance::LIGHT);
    click(&mut h, "月报");
    assert_eq!(h.state().place, Place::Report);
    go_on(&mut h);
    assert!(shows(&h, "小计") && shows(&h, "2.0"));
}

#[test]
fn every_page_speaks_both_languages_in_both_themes() {
    for (lang, look) in [(Lang::Zh, Appearance::DARK), (Lang::En, Appearance::LIGHT), (Lang::En, Appearance::DARK)] {
        let (office, id) = filed();
        let mut desk = Desk::of(office, "刘洋", Place::Main);
        desk.lang = lang;
        let mut h = open(desk, look);
        for place in [Place::Main, Place::Approve(id), Place::New, Place::Report] {
            h.state_mut().place = place;
            go_on(&mut h);
        }
    }
}
