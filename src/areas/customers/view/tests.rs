//! The pages by their accessible labels, with answers made by hand.

use std::path::PathBuf;
use std::sync::Arc;

use egui::{Event, Key, Modifiers, Role};
use egui_kittest::Harness;
use egui_kittest::kittest::{By, NodeT as _, Queryable as _};

use super::CustomersPage;
use crate::areas::customers::clauses::file_23_privacy::Sight;
use crate::areas::customers::sheet::{CellFlaw, ImportOptions, Preview, PreviewRow, Target, Verdict};
use crate::areas::customers::{
    self, Answer as Told, Column, Command, Contact, Customer, Draft, Field, FileView, HistoryLine, ListRow, OpeningLine, Query as Asked,
};
use crate::areas::staff::{self, ParameterBook, Person, Staff, StaffDraft};
use crate::areas::view::{Action, Actions, Cx, Job, JobDone, News, Pick, Route, Slot};
use crate::areas::{self, Answer, Done, Query};
use crate::base::{Actor, Conflict, ConflictField, Fault, Finding, Instant, No, Post, Refusal, check};
use crate::exchange::{Cell, Inspection, OpenOptions, SheetKind, Spool};
use crate::i18n::Lang;
use crate::msg;
use crate::ui::{Appearance, fonts, theme};

/// A window without a worker: it keeps what the page wants.
struct Bench {
    page: CustomersPage,
    route: Route,
    lang: Lang,
    me: Actor,
    pending: Vec<areas::Command>,
    actions: Actions,
}

fn now() -> Instant {
    Instant::of(jiff::civil::date(2026, 3, 11).at(9, 42, 0, 0))
}

fn actor(post: Post) -> Actor {
    Actor { id: 1, name: "林霞".into(), posts: vec![post], team: None }
}

impl Bench {
    fn new(post: Post, lang: Lang, route: Route) -> Self {
        let page = CustomersPage::default();
        Bench { page, route, lang, me: actor(post), pending: Vec::new(), actions: Actions::new() }
    }

    fn with_cx(&mut self, act: impl FnOnce(&mut CustomersPage, &Cx<'_>, &mut Actions)) {
        let (me, book) = (self.me.clone(), ParameterBook::default());
        let cx = Cx { lang: self.lang, now: now(), me: &me, parameters: &book, pending: &self.pending, job: None };
        act(&mut self.page, &cx, &mut self.actions);
    }

    fn news(&mut self, news: &News<'_>) {
        self.with_cx(|page, cx, actions| page.news(cx, news, actions));
    }

    fn tell(&mut self, slot: Slot, answer: Told) {
        self.news(&News::Answer(slot, &Ok(Answer::Customers(answer))));
    }

    fn ended(&mut self, command: Command, outcome: Result<Done, No>) {
        self.news(&News::Finished(&areas::Command::Customers(command), &outcome));
    }

    /// The list as it comes: ids, and the rows that the page asks for first.
    fn list(&mut self, ids: Vec<i64>) {
        self.tell(Slot::Count, Told::Count(ids.len() as i64));
        let rows = ids.iter().take(50).map(|id| row(*id)).collect();
        self.tell(Slot::ListFirst, Told::First { rows, more: ids.len() > 50 });
        self.tell(Slot::ListIds, Told::Ids(Arc::new(ids)));
    }

    fn people(&mut self) {
        let person = |(id, name): (i64, &str)| Person {
            staff: Staff { id, draft: StaffDraft { name: name.into(), ..Default::default() }, ..Default::default() },
            team: String::new(),
            account: None,
            idle: false,
        };
        let people = [(1, "林霞"), (2, "王芳"), (3, "陈静")].map(person).to_vec();
        self.news(&News::Answer(Slot::People, &Ok(Answer::Staff(staff::Answer::People(people)))));
    }

    /// Takes the acts that the page wants out.
    fn commands(&mut self) -> Vec<Command> {
        let take = |action| match action {
            Action::Do(areas::Command::Customers(command)) => Some(command),
            _ => None,
        };
        std::mem::take(&mut self.actions).into_iter().filter_map(take).collect()
    }

    fn asked(&self) -> Vec<&Asked> {
        let asked = |action| match action {
            &Action::Ask(_, Query::Customers(ref query)) => Some(query),
            _ => None,
        };
        self.actions.iter().filter_map(asked).collect()
    }

    fn went(&self) -> Option<Route> {
        self.actions.iter().rev().find_map(|action| if let Action::Go(route) = action { Some(*route) } else { None })
    }

    fn started(&self) -> Vec<&Job> {
        self.actions.iter().filter_map(|action| if let Action::Start(job) = action { Some(job) } else { None }).collect()
    }

    fn said(&self) -> Vec<String> {
        self.actions.iter().filter_map(|a| if let Action::Say(message) = a { Some(self.lang.say(message)) } else { None }).collect()
    }
}

fn bench<'a>(bench: Bench) -> Harness<'a, Bench> {
    looking(bench, Appearance::LIGHT)
}

fn looking<'a>(bench: Bench, look: Appearance) -> Harness<'a, Bench> {
    let mut harness = Harness::builder()
        .with_size(egui::vec2(1174.0, 694.0))
        .with_context_setup(move |ctx| {
            fonts::install(ctx);
            theme::apply(ctx, look);
        })
        .build_ui_state(
            |ui, bench: &mut Bench| {
                let route = bench.route;
                bench.with_cx(|page, cx, actions| page.ui(ui, cx, route, actions));
            },
            bench,
        );
    harness.run();
    harness
}

fn customer(id: i64) -> Customer {
    let mut draft = Draft::default();
    for (field, text) in [
        (Field::Name, format!("海川{id}号贸易有限公司")),
        (Field::Relation, "现在".into()),
        (Field::Market, "国内".into()),
        (Field::Type, "直接".into()),
        (Field::Source, "电话".into()),
        (Field::Region, "310115".into()),
        (Field::Grade, "B".into()),
        (Field::KeyFlag, "1".into()),
        (Field::CreditLimit, "5000000".into()),
        (Field::Agent, "2".into()),
        (Field::Attitude, "配合".into()),
    ] {
        draft.set(field, text);
    }
    draft.contacts.push(Contact { name: "赵海燕".into(), post: "经理".into(), mobile: "13812345678".into(), ..Contact::default() });
    draft.tags.insert("年度框架".into());
    Customer { id, no: format!("KH-20240612-{id:03}"), rev: 3, draft, updated_by: "李娜".into(), ..Customer::default() }
}

fn row(id: i64) -> ListRow {
    let name = customer(id).draft.get(Field::Name).to_owned();
    let cell = |column: Column| match column {
        Column::Field(Field::Name) => name.clone(),
        Column::Contact => "赵海燕".into(),
        Column::Mobile => "138****5678".into(),
        Column::Field(Field::Region) => "310115".into(),
        Column::Field(Field::Grade) => "A".into(),
        Column::UpdatedAt => (now().0 - 86_400_000).to_string(),
        _ => String::new(),
    };
    ListRow { id, cells: Column::usual().into_iter().map(cell).collect() }
}

fn file(id: i64, sight: Sight) -> Told {
    let mut customer = customer(id);
    if sight != Sight::Full {
        customer.draft.contacts[0].mobile = "138****5678".into();
    }
    let at = Instant(now().0 - 90_000_000);
    Told::File(Box::new(FileView {
        customer,
        sight,
        editable: true,
        keeper: String::new(),
        agent: "王芳".into(),
        history: vec![HistoryLine { field: "grade".into(), before: "C".into(), after: "B".into(), at, name: "李娜".into() }],
        openings: vec![OpeningLine { at, name: "王芳".into(), revealed: true }],
    }))
}

fn listed<'a>() -> Harness<'a, Bench> {
    let mut h = bench(Bench::new(Post::Director, Lang::Zh, Route::Customers));
    h.state_mut().people();
    h.state_mut().list((1..=10_000).collect());
    h.state_mut().actions.clear();
    h.run();
    h
}

fn label(h: &Harness<'_, Bench>, text: &str) -> bool {
    h.query_all(By::new().label(text)).next().is_some() || h.query_all(By::new().value(text)).next().is_some()
}

// ---- list ----

#[test]
fn the_list_asks_at_its_first_picture_and_for_the_rows_that_it_lacks() {
    let mut h = bench(Bench::new(Post::Director, Lang::Zh, Route::Customers));
    let asked: Vec<&str> = h
        .state()
        .asked()
        .iter()
        .map(|query| match query {
            Asked::First { limit: 50, .. } => "first",
            Asked::Ids { .. } => "ids",
            Asked::Count => "count",
            _ => "?",
        })
        .collect();
    assert_eq!(asked, ["count", "first", "ids"]);
    h.state_mut().list((1..=10_000).collect());
    h.run();
    assert!(label(&h, "海川1号贸易有限公司") && label(&h, "138****5678") && label(&h, "上海 浦东"));
    h.state_mut().actions.clear();
    h.get_by_label("海川1号贸易有限公司").click();
    h.run();
    h.key_press(Key::End);
    h.run();
    let rows: Vec<i64> = match h.state().asked().last() {
        Some(Asked::Rows { ids, .. }) => ids.clone(),
        other => panic!("{other:?}"),
    };
    assert!(rows.contains(&10_000) && rows.len() <= 300, "{}", rows.len());
    assert_eq!(h.state().page.status(Lang::Zh), "已选 1 家    共 10,000 家");
}

#[test]
fn a_click_opens_and_the_detail_logs_what_is_seen_once() {
    let mut h = listed();
    h.get_by_label("海川2号贸易有限公司").click();
    h.run();
    assert_eq!(h.state().went(), Some(Route::Customer(2)));
    h.state_mut().route = Route::Customer(2);
    h.run();
    assert!(h.state().asked().iter().any(|query| matches!(query, Asked::File { id: 2 })));
    for _ in 0..2 {
        h.state_mut().tell(Slot::File, file(2, Sight::Ask));
    }
    assert_eq!(h.state_mut().commands(), [Command::Open { id: 2 }]);
    h.run();
    assert!(label(&h, "KH-20240612-002") && label(&h, "B 重点"));
    h.get_by_label("查看").click();
    h.run();
    assert_eq!(h.state_mut().commands(), [Command::Reveal { id: 2 }]);
    let shown = customers::commands::contacts_text(&customer(2).draft.contacts);
    h.state_mut().ended(Command::Reveal { id: 2 }, Ok(Done { id: 2, shown: Some(shown), ..Done::default() }));
    h.run();
    assert!(label(&h, "13812345678"), "the whole number stands there");
    h.get_by_label("更多").click();
    h.run();
    assert!(h.get_by_label("删除…").accesskit_node().is_disabled(), "a file is never deleted");
    h.key_press(Key::Escape);
    h.run();
    h.get_by_role_and_label(Role::Tab, "历史").click();
    h.run();
    assert!(label(&h, "08:42 等级 C → B 李娜"));
    h.state_mut().actions.clear();
    h.key_press(Key::Escape);
    h.run();
    assert_eq!(h.state().went(), Some(Route::Customers));
}

#[test]
fn the_search_asks_anew_and_its_chip_takes_it_away() {
    let mut h = listed();
    let bench = h.state_mut();
    bench.page.set_search("海", &mut bench.actions);
    let texts: Vec<&str> = bench
        .asked()
        .iter()
        .filter_map(|query| match query {
            Asked::First { list, .. } | Asked::Ids { list } => Some(list.text.as_str()),
            _ => None,
        })
        .collect();
    assert_eq!(texts, ["海", "海"]);
    bench.page.set_search("海", &mut Actions::new());
    h.run();
    assert_eq!(h.state().page.list.search().hits("海川"), vec![0..1; 1]);
    h.get_by_label("清除 包含“海”").click();
    h.run();
    assert_eq!(h.state().page.search(), "");
}

#[test]
fn a_filter_is_chosen_from_the_values_of_its_field() {
    let mut h = listed();
    h.get_by_label("筛选").click();
    h.run();
    h.run();
    h.get_by_role_and_label(Role::MenuItem, "等级").click();
    h.run();
    h.run();
    assert!(h.state().asked().iter().any(|query| matches!(query, Asked::Values { field: Field::Grade })));
    h.state_mut().tell(Slot::Values, Told::Values(vec![("A".into(), 900), (String::new(), 2)]));
    h.run();
    h.get_by_role_and_label(Role::CheckBox, "A").click();
    h.run();
    let conditions = h.state().asked().iter().rev().find_map(|query| match query {
        Asked::Ids { list } => Some(list.conditions.clone()),
        _ => None,
    });
    let conditions = conditions.unwrap();
    assert_eq!((conditions[0].field, conditions[0].any_of.as_slice()), (Field::Grade, ["A".to_owned()].as_slice()));
}

#[test]
fn several_rows_are_copied_as_a_table() {
    let mut h = listed();
    h.get_by_label("海川1号贸易有限公司").click();
    h.run();
    h.get_by_label("海川3号贸易有限公司").click_modifiers(Modifiers::SHIFT);
    h.run();
    assert!(label(&h, "已选 3 家"));
    h.state_mut().actions.clear();
    h.event(Event::Copy);
    h.run();
    assert!(matches!(h.state().started().as_slice(), [Job::CopyRows { ids, .. }] if *ids == [1, 2, 3]));
    let job = Job::CopyRows { ids: vec![1], columns: Vec::new() };
    h.state_mut().news(&News::Job(&job, &Ok(JobDone::Copied("甲\t乙\n".into(), 3))));
    assert!(h.state().actions.iter().any(|a| matches!(a, Action::Copy(text, _) if text == "甲\t乙\n")));
}

#[test]
fn what_changed_elsewhere_is_read_again_and_nothing_moves() {
    let mut h = listed();
    h.get_by_label("海川2号贸易有限公司").click();
    h.run();
    h.state_mut().actions.clear();
    h.state_mut().news(&News::Stale);
    assert!(h.state().asked().iter().any(|query| matches!(query, Asked::Ids { .. })));
    h.state_mut().tell(Slot::ListIds, Told::Ids(Arc::new((0..=10_000).collect())));
    h.run();
    assert_eq!(h.state().page.list.chosen(), [2]);
}

#[test]
fn empty_failed_and_locked_lists_say_what_to_do() {
    let mut h = bench(Bench::new(Post::Director, Lang::Zh, Route::Customers));
    h.state_mut().list(Vec::new());
    h.run();
    h.get_by_label("导入名单…").click();
    h.run();
    assert_eq!(h.state().went(), Some(Route::Import));
    h.get_by_label("下载模板").click();
    h.run();
    assert!(h.state().actions.iter().any(|a| matches!(a, Action::Pick(Pick::Template(_)))));
    let fault = No::Fault(Fault::new("STORE-BUSY", msg!("base-store-busy"), "locked"));
    h.state_mut().news(&News::Answer(Slot::ListIds, &Err(fault)));
    h.run();
    h.state_mut().actions.clear();
    h.get_by_label("重试").click();
    h.run();
    assert_eq!(h.state().asked().len(), 2);
    let h = bench(Bench::new(Post::Admin, Lang::Zh, Route::Customers));
    assert!(label(&h, "岗位权限不包括客户档案"));
    assert!(h.state().asked().is_empty(), "nothing is asked that would be refused");
}

#[test]
fn an_export_needs_the_right_and_a_reason() {
    let mut h = bench(Bench::new(Post::Agent, Lang::Zh, Route::Customers));
    h.state_mut().list((1..=10).collect());
    h.run();
    assert!(h.get_by_label("导出").accesskit_node().is_disabled());
    let mut h = listed();
    h.get_by_label("导出").click();
    h.run();
    h.run();
    h.get_by_label("选择位置…").click();
    h.run();
    assert!(label(&h, "请填写导出理由，它会记入日志") && h.state().actions.is_empty());
    h.get_by_role_and_label(Role::TextInput, "导出理由").set_text_value_accesskit("对账");
    h.run();
    h.key_press_modifiers(Modifiers::COMMAND, Key::Enter);
    h.run();
    let pick = Pick::ExportSheet("客户名单 2026-03-11.xlsx".into());
    assert!(h.state().actions.iter().any(|a| matches!(a, Action::Pick(p) if *p == pick)));
    h.state_mut().news(&News::Picked(&pick, Some(&PathBuf::from("/名单.csv"))));
    let job = match h.state().started().as_slice() {
        [job @ Job::Export { order, .. }] => {
            assert_eq!((order.reason.as_str(), order.format), ("对账", crate::exchange::SheetFormat::Csv));
            (*job).clone()
        }
        _ => panic!("no export"),
    };
    let refusal = Refusal::by("FILE-23", msg!("customers-no-export"));
    h.state_mut().news(&News::Job(&job, &Err(No::Refused(refusal))));
    h.run();
    assert!(label(&h, "导出客户名单"), "the dialog and its reason stay");
    h.state_mut().news(&News::Picked(&pick, Some(&PathBuf::from("/名单.csv"))));
    h.state_mut().news(&News::Job(&job, &Ok(JobDone::Written("/名单.csv".into(), 10_000))));
    h.run();
    assert!(!label(&h, "导出客户名单"));
}

// ---- form ----

fn fill(h: &mut Harness<'_, Bench>, fields: &[(&str, &str)]) {
    for (name, text) in fields {
        h.get_by_role_and_label(Role::TextInput, name).set_text_value_accesskit(text);
        h.run();
    }
}

#[test]
fn a_new_file_is_saved_with_what_was_typed_and_survives_a_refusal() {
    let mut h = bench(Bench::new(Post::Director, Lang::Zh, Route::NewCustomer));
    h.state_mut().people();
    h.run();
    assert!(!h.state().page.unsaved());
    fill(&mut h, &[("客户名称", " 海川 贸易 "), ("资料来源", "电话"), ("信用限度", "1.5 万元"), ("手机", "1868830917")]);
    h.get_by_role_and_label(Role::RadioButton, "未来").click();
    h.run();
    assert!(h.state().page.unsaved());
    h.state_mut().actions.clear();
    h.key_press_modifiers(Modifiers::COMMAND, Key::S);
    h.run();
    let draft = match h.state_mut().commands().as_slice() {
        [Command::Create { draft }] => draft.clone(),
        other => panic!("{other:?}"),
    };
    assert_eq!(draft.get(Field::Name), "海川 贸易");
    assert_eq!((draft.get(Field::CreditLimit), draft.get(Field::Relation), draft.contacts.len()), ("1500000", "未来", 1));
    let flaw = customers::commands::flaws_of_values(&draft, now().day());
    let refusal = Refusal::flawed(flaw).unwrap();
    h.state_mut().ended(Command::Create { draft: draft.clone() }, Err(No::Refused(refusal)));
    h.run();
    let mobile = h.get_by_role_and_label(Role::TextInput, "手机");
    let wrong = Lang::Zh.say(&check::mobile("1868830917").unwrap_err());
    assert_eq!(mobile.accesskit_node().description().as_deref(), Some(wrong.as_str()));
    assert_eq!(mobile.accesskit_node().value().as_deref(), Some("1868830917"));
    assert!(label(&h, "有 1 处需要改正，改正后才能保存"));
    let finding = Finding {
        clause: "FILE-30",
        verdict: crate::base::Verdict::Warned,
        message: msg!("customers-twin-phone", no = "KH-1", name = "渤海"),
    };
    let done = Done { id: 7, title: "KH-20260311-001".into(), findings: vec![finding], ..Done::default() };
    h.state_mut().ended(Command::Create { draft }, Ok(done));
    assert_eq!((h.state().went(), h.state().said()), (Some(Route::Customer(7)), vec!["已建档 KH-20260311-001".to_owned()]));
    h.state_mut().route = Route::Customer(7);
    h.run();
    h.state_mut().tell(Slot::File, file(7, Sight::Full));
    h.run();
    assert!(h.query_by_label_contains("电话与 KH-1 渤海 相同").is_some(), "the warning stands with its clause");
}

#[test]
fn a_value_is_checked_when_its_field_is_left_and_enter_goes_on() {
    let mut h = bench(Bench::new(Post::Director, Lang::Zh, Route::NewCustomer));
    h.run();
    fill(&mut h, &[("统一社会信用代码", "91310115MA1K4TQX2B")]);
    h.get_by_role_and_label(Role::TextInput, "统一社会信用代码").focus();
    h.run();
    h.key_press(Key::Enter);
    h.run();
    h.run();
    let code = h.get_by_role_and_label(Role::TextInput, "统一社会信用代码");
    assert!(code.accesskit_node().description().is_some_and(|text| text.contains("校验")));
    assert!(h.get_by_role_and_label(Role::TextInput, "身份证号").accesskit_node().is_focused());
}

#[test]
fn leaving_asks_only_when_something_was_typed() {
    let mut h = bench(Bench::new(Post::Director, Lang::Zh, Route::NewCustomer));
    h.run();
    fill(&mut h, &[("客户名称", "海川")]);
    h.state_mut().actions.clear();
    h.get_by_label("取消").click();
    h.run();
    h.run();
    h.get_by_label("继续编辑").click();
    h.run();
    assert!(h.state().page.unsaved() && h.state().actions.is_empty());
    h.get_by_label("取消").click();
    h.run();
    h.run();
    h.get_by_label("放弃修改").click();
    h.run();
    assert_eq!(h.state().went(), Some(Route::Customers));
}

#[test]
fn every_field_of_the_file_has_its_input() {
    let mut h = bench(Bench::new(Post::Director, Lang::Zh, Route::NewCustomer));
    h.run();
    for field in Field::ALL.iter().filter(|field| **field != Field::Region) {
        let name = Lang::Zh.say(&field.message());
        assert!(h.query_all_by_label(&name).next().is_some(), "{name}");
    }
    for name in ["省份", "城市", "区县"] {
        assert!(h.query_by_label(name).is_some(), "{name}");
    }
}

#[test]
fn contacts_are_added_raised_and_removed() {
    let mut h = bench(Bench::new(Post::Director, Lang::Zh, Route::NewCustomer));
    h.run();
    h.get_by_label("添加联系人").click_accesskit();
    h.run();
    fill(&mut h, &[("手机", "13812345678"), ("手机 2", "13912345678")]);
    h.get_by_label("第 2 位联系人上移").click_accesskit();
    h.run();
    h.get_by_label("移除第 2 位联系人").click_accesskit();
    h.run();
    let mobile = h.get_by_role_and_label(Role::TextInput, "手机");
    assert_eq!(mobile.accesskit_node().value().as_deref(), Some("13912345678"));
}

/// Somebody else saved first: one field is taken from each side, a third was changed by one person only.
#[test]
fn a_conflict_is_solved_field_by_field() {
    let mut h = listed();
    h.state_mut().route = Route::Customer(2);
    h.run();
    h.state_mut().tell(Slot::File, file(2, Sight::Full));
    h.run();
    h.get_by_label("编辑").click();
    h.run();
    assert!(h.state().asked().iter().any(|query| matches!(query, Asked::ForEdit { id: 2 })));
    h.state_mut().tell(Slot::ForEdit, Told::ForEdit(Box::new(customer(2))));
    h.run();
    fill(&mut h, &[("详细地址", "海基二路 18 号"), ("所有者", "赵强"), ("管理者", "何平")]);
    h.state_mut().actions.clear();
    h.get_by_label("保存").click();
    h.run();
    let first = h.state_mut().commands();
    let [Command::Edit { id: 2, rev: 3, .. }] = first.as_slice() else { panic!("{first:?}") };
    let field = |field, mine: &str, theirs: &str| ConflictField { field, base: String::new(), mine: mine.into(), theirs: theirs.into() };
    let conflict = Conflict {
        title: "海川2号".into(),
        other: "李娜".into(),
        other_at: now().0,
        rev: 4,
        fields: vec![field("address", "海基二路 18 号", "海基三路 1 号"), field("owner", "赵强", "钱一鸣")],
        merged: vec!["manager"],
    };
    h.state_mut().ended(first[0].clone(), Err(No::Conflict(Box::new(conflict))));
    assert!(h.state().asked().iter().any(|query| matches!(query, Asked::ForEdit { id: 2 })));
    let mut stored = customer(2);
    stored.rev = 4;
    for (field, text) in [(Field::Address, "海基三路 1 号"), (Field::Owner, "钱一鸣"), (Field::Size, "120 人")] {
        stored.draft.set(field, text);
    }
    h.state_mut().tell(Slot::ForEdit, Told::ForEdit(Box::new(stored.clone())));
    h.run();
    h.run();
    h.state_mut().actions.clear();
    h.get_by_role_and_label(Role::RadioButton, "钱一鸣").click();
    h.run();
    h.get_by_label("保存所选").click();
    h.run();
    let second = h.state_mut().commands();
    let [Command::Edit { id: 2, rev: 4, base, draft }] = second.as_slice() else { panic!("{second:?}") };
    assert_eq!(**base, stored.draft);
    let got = [Field::Address, Field::Owner, Field::Manager, Field::Size].map(|field| draft.get(field).to_owned());
    assert_eq!(got, ["海基二路 18 号", "钱一鸣", "何平", "120 人"]);
}

// ---- import ----

fn spool() -> Arc<Spool> {
    let headers = ["客户名称", "手机", "级别", "序号"].map(str::to_owned).to_vec();
    let mut spool = Spool::new(1, headers);
    for (at, mobile) in ["13812345678", "1868830917", "13912345678"].into_iter().enumerate() {
        let cells = [format!("海川{at}号"), mobile.to_owned(), "A".into(), at.to_string()];
        spool.push(u32::try_from(at).unwrap() + 2, cells.into_iter().map(Cell::Text).collect()).unwrap();
    }
    Arc::new(spool)
}

fn preview() -> Arc<Preview> {
    let mut preview = Preview { verdicts: vec![Verdict::New, Verdict::Flawed, Verdict::Changed], ..Preview::default() };
    (preview.note.rows, preview.note.created, preview.note.updated, preview.note.flawed) = (3, 1, 1, 1);
    let message = check::mobile("1868830917").unwrap_err();
    preview.flaws.push((1, vec![CellFlaw { column: Some(1), message, clause: "" }]));
    Arc::new(preview)
}

fn preview_rows(spool: &Spool, preview: &Preview) -> Vec<PreviewRow> {
    let rows = spool.rows(0..3).unwrap().into_iter().enumerate();
    rows.map(|(at, (file_row, cells))| PreviewRow {
        file_row,
        cells: cells.iter().map(|cell| cell.text().into_owned()).collect(),
        verdict: preview.verdicts[at],
        flaws: preview.flaws.iter().filter(|(place, _)| *place as usize == at).flat_map(|(_, flaws)| flaws.clone()).collect(),
        changes: if at == 2 { vec![(2, "B".to_owned())] } else { Vec::new() },
    })
    .collect()
}

/// Up to the preview, as the worker would lead there.
fn previewed<'a>(lang: Lang, look: Appearance) -> (Harness<'a, Bench>, Arc<Spool>, Arc<Preview>) {
    let mut h = looking(Bench::new(Post::Director, lang, Route::Import), look);
    let path = PathBuf::from("/tmp/花名册.xlsx");
    h.state_mut().news(&News::Dropped(std::slice::from_ref(&path)));
    let inspect = h.state().started().last().map(|job| (*job).clone()).unwrap();
    let (spool, preview) = (spool(), preview());
    let inspection = Inspection {
        kind: SheetKind::Xlsx,
        encoding: None,
        sheets: vec!["在册".into(), "旧".into()],
        sheet: "在册".into(),
        header_row: 1,
        headers: spool.headers().to_vec(),
        sample: Vec::new(),
    };
    h.state_mut().news(&News::Job(&inspect, &Ok(JobDone::Inspected(path.clone(), Box::new(inspection)))));
    let read = h.state().started().last().map(|job| (*job).clone()).unwrap();
    assert!(matches!(&read, Job::Preview { open, .. } if *open == OpenOptions::default()));
    let done = JobDone::Previewed { spool: Arc::clone(&spool), preview: Arc::clone(&preview) };
    h.state_mut().news(&News::Job(&read, &Ok(done)));
    h.run();
    let rows = h.state().started().last().map(|job| (*job).clone()).unwrap();
    assert!(matches!(&rows, Job::PreviewRows { range, .. } if *range == (0..3)));
    let shown = preview_rows(&spool, &preview);
    h.state_mut().news(&News::Job(&rows, &Ok(JobDone::Rows(0, shown))));
    h.run();
    h.state_mut().actions.clear();
    (h, spool, preview)
}

#[test]
fn an_import_shows_counts_and_marks_and_writes_when_told() {
    let (mut h, spool, _) = previewed(Lang::Zh, Appearance::LIGHT);
    assert!(label(&h, "导入 2 行") && label(&h, "有误") && label(&h, "B → A") && label(&h, "1868830917"));
    assert!(label(&h, "138****5678"), "what is right is masked");
    h.get_by_role_and_label(Role::Button, "更新").click();
    h.run();
    assert!(label(&h, "海川2号") && !label(&h, "海川0号"));
    h.get_by_role_and_label(Role::ComboBox, "D 序号 对应").click();
    h.run();
    h.run();
    h.get_by_role_and_label(Role::ListBoxOption, "客户编号").click();
    h.run();
    let options = match h.state().started().as_slice() {
        [Job::PreviewAgain { options, .. }] => options.clone(),
        other => panic!("{} jobs", other.len()),
    };
    assert_eq!(options.columns, [Target::Field(Field::Name), Target::Mobile, Target::Field(Field::Grade), Target::No]);
    let again = Job::PreviewAgain { spool: Arc::clone(&spool), options };
    let done = JobDone::Previewed { spool: Arc::clone(&spool), preview: preview() };
    h.state_mut().news(&News::Job(&again, &Ok(done)));
    h.run();
    h.state_mut().actions.clear();
    h.key_press_modifiers(Modifiers::COMMAND, Key::Enter);
    h.run();
    let job = match h.state().started().as_slice() {
        [job @ Job::Import { file, .. }] => {
            assert_eq!(file, "花名册.xlsx");
            (*job).clone()
        }
        other => panic!("{} jobs", other.len()),
    };
    h.state_mut().news(&News::Job(&job, &Ok(JobDone::Imported(preview()))));
    h.run();
    assert!(label(&h, "已导入 2 行") && label(&h, "查看客户名单"));
    h.state_mut().actions.clear();
    h.get_by_label("导出 1 行有误…").click();
    h.run();
    let pick = Pick::MarkedSheet("花名册 有误.xlsx".into());
    assert!(h.state().actions.iter().any(|a| matches!(a, Action::Pick(p) if *p == pick)));
    h.state_mut().news(&News::Picked(&pick, Some(&PathBuf::from("/有误.xlsx"))));
    assert!(matches!(h.state().started().as_slice(), [Job::Marked { .. }]));
}

#[test]
fn a_file_that_cannot_be_read_says_why_and_is_tried_again() {
    let mut h = bench(Bench::new(Post::Director, Lang::Zh, Route::Import));
    h.get_by_label("选择文件…").click();
    h.run();
    assert!(h.state().actions.iter().any(|a| matches!(a, Action::Pick(Pick::ImportSheet))));
    let path = PathBuf::from("/没有.xlsx");
    h.state_mut().news(&News::Picked(&Pick::ImportSheet, Some(&path)));
    let job = h.state().started().last().map(|job| (*job).clone()).unwrap();
    let fault = Fault::new("FILE-GONE", msg!("customers-missing"), "no such file");
    h.state_mut().news(&News::Job(&job, &Err(No::Fault(fault))));
    h.run();
    assert!(label(&h, "读不了这个文件"));
    h.state_mut().actions.clear();
    h.get_by_label("重试").click();
    h.run();
    assert!(matches!(h.state().started().as_slice(), [Job::Inspect { .. }]));
    let h = bench(Bench::new(Post::Agent, Lang::Zh, Route::Import));
    assert!(label(&h, "岗位权限不包括导入"));
}

// ---- all of it ----

/// No square and no input without a name, in either theme and language.
#[test]
fn every_page_is_drawn_in_both_themes_and_languages() {
    for (look, lang) in
        [(Appearance::LIGHT, Lang::Zh), (Appearance::DARK, Lang::En), (Appearance { text_percent: 125, ..Appearance::LIGHT }, Lang::En)]
    {
        let mut h = looking(Bench::new(Post::Director, lang, Route::Customers), look);
        h.state_mut().people();
        h.state_mut().list((1..=100).collect());
        h.run();
        h.state_mut().route = Route::Customer(2);
        h.run();
        h.state_mut().tell(Slot::File, file(2, Sight::Ask));
        for tab in 0..4 {
            h.state_mut().page.detail.turn_to(tab);
            h.run();
        }
        h.state_mut().page.detail.wide = true;
        h.run();
        h.state_mut().route = Route::NewCustomer;
        h.run();
        drop(previewed(lang, look));
        assert_eq!(super::shortcuts(lang).len(), 10);
    }
}

#[test]
fn usual_options_send_every_known_header() {
    let options = ImportOptions::usual(spool().headers());
    assert_eq!(options.columns, [Target::Field(Field::Name), Target::Mobile, Target::Field(Field::Grade), Target::Ignore]);
}
