//! The pages by their accessible labels, over a department in memory: what the page wants is done and answered at once.

use egui::{Key, Modifiers, Role};
use egui_kittest::Harness;
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use jiff::civil::date;

use super::super::model::Standing;
use super::super::tests::Office;
use super::{Place, SwapsPage};
use crate::areas::bench::{self, Served, go_on};
use crate::areas::staff::ParameterBook;
use crate::areas::view::{Action, Actions, Cx, Job, JobDone, News, Paper, Pick, Route};
use crate::areas::{self, roster};
use crate::base::{Actor, Instant};
use crate::i18n::Lang;
use crate::ui::Appearance;

/// A window without a worker.
struct Desk {
    office: Office,
    me: Actor,
    page: SwapsPage,
    place: Place,
    lang: Lang,
    actions: Actions,
    /// What was said, printed and picked.
    said: Vec<String>,
    printed: Vec<Paper>,
    picked: Vec<Pick>,
}

impl Desk {
    fn new(office: Office, who: &str, lang: Lang) -> Self {
        let mut desk = Desk {
            office,
            me: Actor::program(),
            page: SwapsPage::default(),
            place: Place::Main,
            lang,
            actions: Actions::new(),
            said: Vec::new(),
            printed: Vec::new(),
            picked: Vec::new(),
        };
        desk.login(who);
        desk
    }

    /// Somebody else sits down at the window.
    fn login(&mut self, who: &str) {
        let id = self.office.who(who);
        self.me = self.office.store.read(|tx| areas::who(tx, id)).unwrap();
        (self.page, self.place) = (SwapsPage::default(), Place::Main);
    }

    fn with_cx(&mut self, act: impl FnOnce(&mut SwapsPage, &Cx<'_>, &mut Actions)) {
        let (me, book) = (self.me.clone(), ParameterBook::default());
        let cx = Cx { lang: self.lang, now: self.office.at, me: &me, parameters: &book, pending: &[], job: None };
        act(&mut self.page, &cx, &mut self.actions);
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
                    let outcome = self.office.all(self.me.id, command.clone());
                    self.with_cx(|page, cx, actions| page.news(cx, &News::Finished(&command, &outcome), actions));
                }
                Action::Go(Route::Swaps(place)) => self.place = place,
                Action::Say(message) => self.said.push(self.lang.say(&message)),
                Action::Start(Job::Print { paper, .. }) => self.printed.push(paper),
                Action::Start(job @ Job::ExportSwaps { .. }) => {
                    let outcome = Ok(JobDone::Written(std::path::PathBuf::new(), 1));
                    self.with_cx(|page, cx, actions| page.news(cx, &News::Job(&job, &outcome), actions));
                }
                Action::Pick(pick) => {
                    let path = std::path::PathBuf::from("/tmp/report.csv");
                    self.with_cx(|page, cx, actions| page.news(cx, &News::Picked(&pick, Some(&path)), actions));
                    self.picked.push(pick);
                }
                _ => {}
            }
        }
        any
    }
}

fn window<'a>(desk: Desk) -> Harness<'a, Desk> {
    let mut harness = bench::window(bench::SIZE, Appearance::LIGHT, desk, |ui, desk: &mut Desk| {
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

/// 王芳 works 03-11 早, 张敏 03-20 早; it is 03-09 at nine.
fn office() -> Office {
    let mut office = Office::open();
    let (a, b) = (office.who("王芳"), office.who("张敏"));
    office.shift(a, date(2026, 3, 11), 0);
    office.shift(b, date(2026, 3, 20), 0);
    office.at = Instant::of(date(2026, 3, 9).at(9, 0, 0, 0));
    office
}

fn only_swap(h: &mut Harness<'_, Desk>) -> super::super::Swap {
    h.state_mut().office.swap(1)
}

fn file(h: &mut Harness<'_, Desk>) {
    click(h, "申请换班");
    click(h, "03-11 周三 早 08:00–16:00");
    click(h, "张敏 可还 1 个班次");
    click(h, "03-20 周五 早 08:00–16:00");
    write(h, "换班事由", "参加孩子的家长会");
    click(h, "须在工作时间内亲自处理");
    write(h, "交待事项", "2 号机台待回访 3 件");
    click(h, "已向对方交待清楚");
}

#[test]
fn a_swap_goes_its_way_through_four_windows() {
    let mut h = window(Desk::new(office(), "王芳", Lang::Zh));
    click(&mut h, "申请换班");
    // Nothing is filled in yet: every missing thing is told, and nothing can be sent.
    assert!(h.query_by_label("还有 7 项没有填").is_some());
    h.key_press_modifiers(Modifiers::COMMAND, Key::Enter);
    go_on(&mut h);
    assert_eq!(h.state().place, Place::New);
    h.state_mut().login("王芳");
    go_on(&mut h);
    file(&mut h);
    assert!(h.query_by_label_contains("符合全部条款").is_some());
    click(&mut h, "提交申请");
    assert_eq!(h.state().place, Place::Swap(1));
    assert_eq!(only_swap(&mut h).standing, Standing::AwaitsPartner);
    assert!(h.query_by_label("撤回申请…").is_some());

    h.state_mut().login("张敏");
    go_on(&mut h);
    click(&mut h, "待我确认");
    click(&mut h, "王芳、张敏");
    h.key_press_modifiers(Modifiers::COMMAND, Key::Enter);
    go_on(&mut h);
    assert_eq!(only_swap(&mut h).standing, Standing::AwaitsPartner, "not without the tick");
    click(&mut h, "已与对方交待清楚");
    click(&mut h, "确认换班");
    assert_eq!(only_swap(&mut h).standing, Standing::AwaitsLeaders);

    h.state_mut().login("刘洋");
    go_on(&mut h);
    click(&mut h, "待我决定");
    click(&mut h, "王芳、张敏");
    click(&mut h, "同意，待对方班长");
    assert!(h.query_by_label_contains("请填写意见").is_some());
    assert!(only_swap(&mut h).opinions.is_empty());
    write(&mut h, "意见", "同意，人员已核对");
    h.key_press_modifiers(Modifiers::COMMAND, Key::Enter);
    go_on(&mut h);
    assert_eq!((only_swap(&mut h).opinions.len(), only_swap(&mut h).standing), (1, Standing::AwaitsLeaders));
    assert!(h.state().said.iter().any(|said| said.contains("待周涛")));

    h.state_mut().login("周涛");
    go_on(&mut h);
    click(&mut h, "王芳、张敏");
    write(&mut h, "意见", "同意");
    click(&mut h, "同意换班");
    assert_eq!(only_swap(&mut h).standing, Standing::Effective);
    let (give, b) = (only_swap(&mut h).given.shift, h.state().office.who("张敏"));
    assert_eq!(h.state_mut().office.stored(give).staff, b);

    h.state_mut().login("何平");
    go_on(&mut h);
    click(&mut h, "王芳、张敏");
    click(&mut h, "打印登记表");
    assert_eq!(h.state().printed, [Paper::Roster(roster::Printout::Swap(1))]);
    click(&mut h, "作废…");
    write(&mut h, "理由", "张敏急诊");
    click(&mut h, "作废换班");
    assert_eq!(only_swap(&mut h).standing, Standing::Void);
    h.key_press(Key::Escape);
    go_on(&mut h);
    assert_eq!(h.state().place, Place::Main);
}

#[test]
fn the_list_has_no_button_that_decides() {
    let mut office = office();
    let b = office.who("张敏");
    let (a, give, take) = {
        let a = office.who("王芳");
        let shifts = office.store.read(|tx| roster::store::shifts(tx, date(2026, 3, 1), date(2026, 3, 31))).unwrap();
        (a, shifts[0].id, shifts[1].id)
    };
    let draft = super::super::Draft { give: Some(give), partner: Some(b), take: Some(take), ..super::super::clauses::tests::draft() };
    let id = office.act(a, super::super::Command::Request { of: None, draft: Box::new(draft) }).unwrap().id;
    office.act(b, super::super::Command::Confirm { id, handed_over: true }).unwrap();
    let mut h = window(Desk::new(office, "刘洋", Lang::Zh));
    assert!(h.query_by_label("待决定，03-11 周三 08:00").is_some());
    assert!(h.query_by_label_contains("同意").is_none());
    // Opened, refused by key: without words nothing is decided.
    click(&mut h, "王芳、张敏");
    h.key_press_modifiers(Modifiers::ALT, Key::N);
    go_on(&mut h);
    assert!(h.query_by_label_contains("请填写意见").is_some());
    write(&mut h, "意见", "当日人手不足");
    h.key_press_modifiers(Modifiers::ALT, Key::N);
    go_on(&mut h);
    assert_eq!(only_swap(&mut h).standing, Standing::Refused);
}

#[test]
fn a_draft_is_kept_and_gone_on_with() {
    let mut h = window(Desk::new(office(), "王芳", Lang::Zh));
    click(&mut h, "申请换班");
    write(&mut h, "换班事由", "参加家长会");
    assert!(h.state().page.unsaved());
    h.key_press_modifiers(Modifiers::COMMAND, Key::S);
    go_on(&mut h);
    assert!(!h.state().page.unsaved() && h.state().said.iter().any(|said| said == "已存为草稿"));
    h.state_mut().login("王芳");
    go_on(&mut h);
    click(&mut h, "参加家长会");
    assert!(matches!(h.state().place, Place::Draft(_)));
    assert!(h.query_by_label("已存为草稿").is_some());
    click(&mut h, "放弃");
    assert_eq!(h.state().place, Place::Main);
    assert!(h.query_by_label("参加家长会").is_none());
}

#[test]
fn who_cannot_take_a_shift_is_listed_with_the_clause() {
    let mut office = office();
    let b = office.who("张敏");
    office.shift(b, date(2026, 3, 10), 2);
    let mut h = window(Desk::new(office, "王芳", Lang::Zh));
    click(&mut h, "申请换班");
    click(&mut h, "03-11 周三 早 08:00–16:00");
    assert!(h.query_by_label("这个班次没有人能接").is_some());
    h.get_by_label_contains("人不能换，查看原因").click();
    go_on(&mut h);
    let node = h.get_by_label_contains("张敏 张敏 03-10 夜 与 03-11 早 只隔 2 小时");
    assert!(node.accesskit_node().label().unwrap_or_default().contains("SWAP-05"));
}

#[test]
fn the_report_is_read_and_exported() {
    let mut office = office();
    let a = office.who("王芳");
    let draft = super::super::Draft { give: None, ..super::super::clauses::tests::draft() };
    office.act(a, super::super::Command::Request { of: None, draft: Box::new(draft) }).unwrap_err();
    for lang in [Lang::Zh, Lang::En] {
        let mut h = window(Desk::new(std::mem::replace(&mut office, Office::open()), "何平", lang));
        let word = |id: &str| lang.tr(id).into_owned();
        click(&mut h, &word("roster-swaps-report"));
        assert!(h.query_all_by_label_contains("SWAP-01").count() > 0 || lang == Lang::En);
        if lang == Lang::Zh {
            click(&mut h, "导出…");
            assert!(matches!(&h.state().picked[..], [Pick::ExportSheet(name)] if name == "换班月报 2026-03.xlsx"));
            assert!(h.state().said.iter().any(|said| said.starts_with("已写到")));
        }
        click(&mut h, &word("ui-next-month"));
        assert!(h.query_by_label(&word("roster-swaps-report-empty")).is_some());
    }
}
