//! The list, its detail and the export by their labels.

use super::*;

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
            Asked::Views => "views",
            _ => "?",
        })
        .collect();
    assert_eq!(asked, ["count", "first", "ids", "views"]);
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
    let shown = Box::new(customer(2).draft);
    h.state_mut().ended(Command::Reveal { id: 2 }, Ok(Done { id: 2, shown: Some(shown), ..Done::default() }));
    h.run();
    assert!(label(&h, "13812345678"), "the whole number stands there");
    h.get_by_label("更多").click();
    h.run();
    assert!(h.get_by_label("删除…").accesskit_node().is_disabled(), "a file is never deleted");
    h.key_press(Key::Escape);
    h.run();
    h.get_by_role_and_label(Role::Tab, "变更").click();
    h.run();
    assert!(h.query_all(By::new().label_contains("08:42 王芳")).next().is_some(), "who looked");
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
    h.state_mut().tell(Slot::Values, Told::Values(vec![("A".into(), 900), (String::new(), 2)].into()));
    h.run();
    h.get_by_role_and_label(Role::CheckBox, "A").click();
    h.run();
    let conditions = h.state().asked().iter().rev().find_map(|query| match query {
        Asked::Ids { list } => Some(list.filter.clone()),
        _ => None,
    });
    assert_eq!(conditions, Some(Filter::all([Condition::is(Subject::Of(Column::Field(Field::Grade)), &["A"])])));
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
    assert!(h.state().actions.iter().any(|a| matches!(a, Action::Pick(Pick::Template(..)))));
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
