//! 客户分析 by its labels.

use super::*;
use crate::areas::customers::Condition;
use crate::areas::customers::analysis::sheet::Table;
use crate::areas::customers::analysis::{
    Asked as About, By as Way, Carried, Composition, Counts, CreditUse, Cut, Debtor, FileUse, Files, GradeUse, Note, Period, Question,
    Reply, Sale, Span, Sum, Tab, Usage,
};
use crate::areas::customers::commands::analysis::Act;
use crate::base::plus_days;

fn march() -> Period {
    Period::around(Span::Month, now().day())
}

fn sum(key: &str, orders: i64, amount: i64) -> Sum {
    Sum { key: key.to_owned(), orders, amount, quantity: amount / 100 }
}

fn composed(by: Way) -> Reply {
    let now = match by {
        Way::Grade => vec![sum("A", 6, 6_000_000), sum("B", 3, 3_000_000), sum("C", 1, 1_000_000)],
        Way::Product => vec![sum("水泥", 6, 6_000_000), sum("砂石", 3, 3_000_000)],
        Way::Region => vec![sum("370000", 6, 6_000_000), sum("110000", 3, 3_000_000), sum("", 1, 500)],
    };
    let before = vec![sum("A", 4, 5_000_000), sum("370000", 4, 5_000_000), sum("水泥", 4, 7_000_000)];
    let before = before.into_iter().filter(|sum| now.iter().any(|now| now.key == sum.key)).collect();
    Reply::Composition(Composition::new(Cut::of(by, march()), now, before, &[("A".to_owned(), 12), ("370000".to_owned(), 30)]))
}

fn used() -> Reply {
    let grade = |grade: &str, over| GradeUse { grade: grade.into(), customers: 20, limit: 50_000_000, unpaid: 20_000_000, over };
    let debtor =
        Debtor { customer: 7, no: "KH-20260101-007".into(), name: "海川7号".into(), grade: "AA".into(), limit: 100, unpaid: 250 };
    Reply::Credit(CreditUse { grades: vec![grade("AAA", 0), grade("AA", 1), grade("", 0)], rows: vec![debtor], debtors: 1, over: 1 })
}

fn carried() -> Reply {
    let one = |staff, name: &str, load| Carried {
        staff,
        number: format!("10{staff}"),
        name: name.into(),
        customers: 11,
        load,
        kept: 2,
        waiting: 3,
        late: 1,
    };
    Reply::Loads(vec![one(2, "王芳", Some(917)), one(1, "林霞", None)])
}

fn use_of_files() -> Reply {
    let counts = Counts { openings: 37, updates: 12 };
    let months = (0..12).map(|n| (plus_days(now().day(), (n - 11) * 30), Counts { openings: n * 3, updates: n })).collect();
    let sources = vec![("电话".to_owned(), 6, Some(600)), ("邮件".to_owned(), 4, Some(400))];
    Reply::Use(Usage { files: 10, stale: 1, stale_days: 90, prospects: 2, opened: 5, counts, months, sources })
}

fn files() -> Reply {
    let updated = Instant(now().0 - 100 * 86_400_000);
    let file = FileUse {
        customer: 7,
        no: "KH-20260101-007".into(),
        name: "海川7号".into(),
        agent: "王芳".into(),
        updated,
        counts: Counts::default(),
    };
    Reply::Files(vec![file], 1)
}

impl Bench {
    fn tells(&mut self, about: About, reply: Reply) {
        self.tell(Slot::Analysis(about), Told::Analysis(Box::new(reply)));
    }

    fn questions(&self) -> Vec<&Question> {
        self.asked().into_iter().filter_map(|query| if let Asked::Analysis(question) = query { Some(question) } else { None }).collect()
    }
}

fn opened<'a>(post: Post, lang: Lang, tab: Tab, look: Appearance) -> Harness<'a, Bench> {
    let mut h = looking(Bench::new(post, lang, Route::Analysis(tab)), look);
    h.state_mut().people();
    for (about, reply) in [
        (About::Composition, composed(Way::Grade)),
        (About::Note, Reply::Note(None)),
        (About::Credit, used()),
        (About::Loads, carried()),
        (About::Use, use_of_files()),
        (About::Files, files()),
    ] {
        h.state_mut().tells(about, reply);
    }
    h.run();
    h
}

fn tab<'a>(tab: Tab) -> Harness<'a, Bench> {
    let mut h = opened(Post::Director, Lang::Zh, tab, Appearance::LIGHT);
    h.state_mut().actions.clear();
    h
}

#[test]
fn every_tab_is_drawn_in_both_themes_and_languages() {
    for (look, lang) in
        [(Appearance::LIGHT, Lang::Zh), (Appearance::DARK, Lang::En), (Appearance { text_percent: 125, ..Appearance::LIGHT }, Lang::En)]
    {
        for tab in Tab::ALL {
            let mut h = opened(Post::Director, lang, tab, look);
            assert!(label(&h, &lang.tr("customers-analysis-title")));
            for by in Way::ALL {
                h.state_mut().tells(About::Composition, composed(by));
                h.run();
            }
        }
    }
}

#[test]
fn a_bar_opens_the_orders_behind_it_and_an_order_its_customer() {
    let mut h = tab(Tab::Composition);
    assert!(label(&h, "A 60.0% +20.0%") && label(&h, "销售额（元） 100,000.00 较上期 +100.0%"));
    h.get_by_label("A 60.0% +20.0%").click();
    h.run();
    let cut = Cut::of(Way::Grade, march());
    assert!(h.state().questions().contains(&&Question::Behind(cut, "A".to_owned())));
    let sale = Sale { no: "DD-20260302-001".into(), day: now().day(), customer: 9, name: "海川9号".into(), amount: 600, quantity: 0 };
    h.state_mut().tells(About::Behind, Reply::Behind(vec![sale], false));
    h.run();
    h.run();
    assert!(label(&h, "共 1 张订单"));
    h.get_by_label("海川9号").click();
    h.run();
    h.get_by_label("打开客户").click();
    h.run();
    assert_eq!(h.state().went(), Some(Route::Customer(9)));
}

#[test]
fn a_region_is_divided_and_a_chip_leads_back() {
    let mut h = tab(Tab::Composition);
    h.get_by_role_and_label(Role::RadioButton, "地区").click();
    h.run();
    h.state_mut().tells(About::Composition, composed(Way::Region));
    h.run();
    h.get_all_by_label("山东省").next().unwrap();
    h.get_by_label_contains("山东省 66.7%").click();
    h.run();
    h.get_by_label("细分到下级地区").click();
    h.run();
    let within = |h: &Harness<'_, Bench>| {
        h.state().questions().iter().rev().find_map(|q| if let Question::Composition(cut) = q { Some(cut.within) } else { None })
    };
    assert_eq!(within(&h).flatten().map(|code| code.0), Some(370_000));
    h.get_by_label_contains("清除 山东省").click();
    h.run();
    assert_eq!(within(&h), Some(None));
}

#[test]
fn the_period_moves_by_buttons_and_keys() {
    let mut h = tab(Tab::Composition);
    let asked = |h: &Harness<'_, Bench>| {
        h.state().questions().iter().rev().find_map(|q| if let Question::Composition(cut) = q { Some(cut.period) } else { None })
    };
    h.get_by_label("上一期").click();
    h.run();
    assert_eq!(asked(&h), Some(march().previous()));
    assert!(label(&h, "2026 年 2 月"));
    h.key_press_modifiers(Modifiers::COMMAND, Key::ArrowRight);
    h.run();
    assert_eq!(asked(&h), Some(march()));
    h.get_by_role_and_label(Role::RadioButton, "季").click();
    h.run();
    assert_eq!(asked(&h).map(Period::key), Some("2026-Q1".to_owned()));
    h.get_by_role_and_label(Role::RadioButton, "自选").click();
    h.run();
    assert_eq!(asked(&h).map(Period::key), Some("2026-01-01/2026-03-31".to_owned()));
    assert_eq!(h.query_all(By::new().role(Role::TextInput).label("开始日期")).count(), 1);
}

#[test]
fn a_note_is_kept_while_it_is_typed_and_agents_only_read_it() {
    let mut h = tab(Tab::Composition);
    h.get_by_role_and_label(Role::MultilineTextInput, "营销重点").click();
    h.run();
    h.event(Event::Text("稳住大客户".into()));
    h.run();
    assert!(h.state().page.unsaved());
    h.get_by_label("保存重点").click();
    h.run();
    let note = Command::Analysis(Act::Note { period: march(), text: "稳住大客户".into(), rev: 0 });
    assert_eq!(h.state_mut().commands(), std::slice::from_ref(&note));
    let refusal = Refusal::by("FILE-19", msg!("customers-analysis-note-first", name = "何平"));
    h.state_mut().ended(note.clone(), Err(No::Refused(refusal)));
    let theirs = Note { text: "多拜访".into(), at: now(), name: "何平".into(), rev: 1 };
    h.state_mut().tells(About::Note, Reply::Note(Some(theirs)));
    h.run();
    assert!(
        label(&h, "稳住大客户") && label(&h, "多拜访") && h.query_all(By::new().label_contains("何平刚刚保存了另一版")).next().is_some()
    );
    h.get_by_label("保存重点").click();
    h.run();
    let Some(Command::Analysis(Act::Note { rev: 1, .. })) = h.state_mut().commands().pop() else { panic!("over the stored one") };
    h.state_mut().ended(note, Ok(Done::default()));
    h.run();
    assert!(!h.state().page.unsaved());
    let agent = opened(Post::Agent, Lang::Zh, Tab::Composition, Appearance::LIGHT);
    assert!(agent.get_by_label("保存重点").accesskit_node().is_disabled());
}

#[test]
fn figures_open_the_list_or_the_file_behind_them() {
    let mut h = tab(Tab::Credit);
    h.get_by_label("AA 40.0% 1 家超限").click();
    h.run();
    assert_eq!(h.state().went(), Some(Route::Customers));
    let condition = Condition::of_field(Field::CreditGrade, &["AA"]);
    assert!(h.state().asked().iter().any(|query| matches!(query, Asked::Ids { list } if list.filter.conditions().eq([&condition]))));
    let mut h = tab(Tab::Loads);
    h.get_by_label("王芳 9.17 11 家客户").click();
    h.run();
    assert!(
        h.state()
            .asked()
            .iter()
            .any(|query| matches!(query, Asked::Ids { list } if list.filter.conditions().next().is_some_and(|one| one.values == ["2"])))
    );
    let mut h = tab(Tab::Use);
    h.get_by_role_and_label(Role::RadioButton, "潜在客户").click();
    h.run();
    assert!(h.state().questions().contains(&&Question::Files(Files::Prospects, march())));
    h.get_by_label("海川7号").click();
    h.run();
    assert_eq!(h.state().went(), Some(Route::Customer(7)));
}

#[test]
fn a_table_is_exported_with_its_reason() {
    let mut h = tab(Tab::Composition);
    h.get_by_label("导出").click();
    h.run();
    h.get_by_role_and_label(Role::TextInput, "导出理由").click();
    h.run();
    h.event(Event::Text("月会".into()));
    h.run();
    h.key_press_modifiers(Modifiers::COMMAND, Key::Enter);
    h.run();
    assert!(h.state().actions.iter().any(|a| matches!(a, Action::Pick(Pick::ExportSheet(name)) if name == "客户等级 2026 年 3 月.xlsx")));
    let (pick, path) = (Pick::ExportSheet(String::new()), PathBuf::from("/tmp/a.csv"));
    h.state_mut().news(&News::Picked(&pick, Some(&path)));
    let started = h.state().started();
    let [Job::ExportTable { order, .. }] = started.as_slice() else { panic!("one job") };
    assert_eq!((order.table, order.reason.as_str()), (Table::Composition(Cut::of(Way::Grade, march())), "月会"));
    let job = Job::ExportTable { order: order.clone(), path: path.clone() };
    h.state_mut().news(&News::Job(&job, &Ok(JobDone::Written(path, 3))));
    h.run();
    assert!(!label(&h, "导出分析表"));
    // Without the right the button stays, grey.
    let agent = opened(Post::Agent, Lang::Zh, Tab::Composition, Appearance::LIGHT);
    assert!(agent.get_by_label("导出").accesskit_node().is_disabled());
    let clerk = opened(Post::Clerk, Lang::Zh, Tab::Composition, Appearance::LIGHT);
    assert!(clerk.query_all(By::new().label_contains("SEC-08")).next().is_some());
}
