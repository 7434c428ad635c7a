//! Merging, files that look alike, former values, and imports that are taken back, by their labels.

use super::*;
use crate::areas::customers::{Changed, ImportNote, Likeness, Mapping, Merged, Run, Twin, TwinGroup, TwinReport, Undone};

fn pair() -> (Customer, Customer) {
    let (mut one, mut other) = (customer(1), customer(2));
    one.draft.set(Field::Email, "one@a.cn");
    other.draft.set(Field::Email, "other@a.cn");
    other.draft.set(Field::Industry, "教育");
    other.draft.tags = ["重点".to_owned()].into();
    (one, other)
}

#[test]
fn two_chosen_files_are_merged_side_by_side() {
    let mut h = listed();
    h.get_by_label("海川1号贸易有限公司").click();
    h.run();
    h.state_mut().route = Route::Customers;
    h.key_press_modifiers(Modifiers::SHIFT, Key::ArrowDown);
    h.run();
    h.get_by_label("合并…").click();
    h.run();
    assert!(h.state().asked().iter().any(|query| matches!(query, Asked::Pair { one: 1, other: 2 })));
    h.state_mut().tell(Slot::Pair, Told::Pair(Box::new(pair())));
    h.run();
    h.run();
    // Both values as tiles; what only one has and what is united needs no question.
    for shown in ["one@a.cn", "other@a.cn", "行业 教育", "标签 年度框架、重点"] {
        assert!(label(&h, shown), "{shown}");
    }
    h.get_by_role_and_label(Role::RadioButton, "other@a.cn").click();
    h.run();
    // The other file goes on: the chosen value stays chosen.
    h.get_all_by_role_and_label(Role::RadioButton, "海川2号贸易有限公司").next().unwrap().click();
    h.run();
    h.state_mut().actions.clear();
    h.key_press_modifiers(Modifiers::COMMAND, Key::Enter);
    h.run();
    let commands = h.state_mut().commands();
    let [merge @ Command::Merge { keep: 2, gone: 1, revs: (3, 3), draft }] = commands.as_slice() else { panic!("{commands:?}") };
    assert_eq!((draft.get(Field::Email), draft.get(Field::Industry), draft.tags.len()), ("other@a.cn", "教育", 2));
    // A no stays before the files, which are read anew.
    let no = No::Refused(Refusal::by("FILE-30", msg!("customers-merge-changed", no = "KH-1", name = "李娜")));
    h.state_mut().ended(merge.clone(), Err(no));
    h.run();
    assert!(label(&h, "没有合并") || h.query_by_label_contains("李娜刚改过 KH-1").is_some());
    assert!(h.state().asked().iter().any(|query| matches!(query, Asked::Pair { .. })));
    h.state_mut().actions.clear();
    h.state_mut().ended(merge.clone(), Ok(Done { id: 2, title: "KH-2".into(), undo: Some(9), ..Done::default() }));
    h.run();
    assert_eq!((h.state().went(), h.state().said()), (Some(Route::Customer(2)), vec!["已合并到 KH-2".to_owned()]));
}

#[test]
fn who_may_not_merge_sees_why() {
    let mut h = bench(Bench::new(Post::Agent, Lang::Zh, Route::Twins));
    h.run();
    assert!(label(&h, "岗位权限不包括合并档案"));
    assert!(h.state().started().is_empty());
    h.state_mut().actions.clear();
    h.get_by_label("SEC-08").click();
    h.run();
    assert!(h.state().actions.iter().any(|action| matches!(action, Action::Clause("SEC-08"))));
}

#[test]
fn files_that_look_alike_are_merged_or_told_apart() {
    let mut h = bench(Bench::new(Post::Director, Lang::Zh, Route::Twins));
    assert!(matches!(h.state().started().as_slice(), [Job::Twins]));
    let mut groups = vec![TwinGroup { like: Likeness::Phone, ids: vec![1, 2] }];
    groups.extend((0..25).map(|n| TwinGroup { like: Likeness::Sound, ids: vec![100 + n, 200 + n] }));
    h.state_mut().actions.clear();
    h.state_mut().news(&News::Job(&Job::Twins, &Ok(JobDone::Twins(Arc::new(TwinReport { groups, crowded: 2 })))));
    let ids = match h.state().asked().as_slice() {
        [Asked::Rows { ids, .. }] => ids.clone(),
        other => panic!("{other:?}"),
    };
    assert_eq!(ids.len(), 40);
    h.state_mut().tell(Slot::TwinRows, Told::Rows(vec![row(1), row(2)]));
    h.run();
    assert!(label(&h, "电话相同") && label(&h, "26 组") && label(&h, "1–20 / 26"));
    h.state_mut().actions.clear();
    h.get_all_by_label("不是重复").next().unwrap().click();
    h.run();
    let apart = Command::Distinct { ids: vec![1, 2] };
    assert_eq!(h.state_mut().commands(), std::slice::from_ref(&apart));
    h.state_mut().ended(apart, Ok(Done::default()));
    assert!(matches!(h.state().started().as_slice(), [Job::Twins]), "the stock is looked at again");
    let groups = vec![TwinGroup { like: Likeness::Code, ids: vec![1, 2] }];
    h.state_mut().news(&News::Job(&Job::Twins, &Ok(JobDone::Twins(Arc::new(TwinReport { groups, crowded: 0 })))));
    h.state_mut().tell(Slot::TwinRows, Told::Rows(vec![row(1), row(2)]));
    h.run();
    h.state_mut().actions.clear();
    h.get_by_label("合并…").click();
    h.run();
    assert!(h.state().asked().iter().any(|query| matches!(query, Asked::Pair { one: 1, other: 2 })));
    let fault = Fault::new("STORE-STOPPED", msg!("base-store-stopped"), "cancelled");
    h.state_mut().news(&News::Job(&Job::Twins, &Err(No::Fault(fault))));
    h.key_press(Key::Escape);
    h.run();
    assert!(label(&h, "已停止查找"));
    h.state_mut().actions.clear();
    h.get_by_label("重新查找").click();
    h.run();
    assert!(matches!(h.state().started().as_slice(), [Job::Twins]));
}

#[test]
fn what_looks_alike_stands_beside_its_field_while_somebody_types() {
    let mut h = bench(Bench::new(Post::Director, Lang::Zh, Route::NewCustomer));
    h.state_mut().actions.clear();
    h.get_by_role_and_label(Role::TextInput, "客户名称").set_text_value_accesskit("勃海建材");
    h.run_steps(60);
    let asked: Vec<Draft> = h
        .state()
        .asked()
        .iter()
        .filter_map(|query| match query {
            Asked::Twins { id: 0, draft } => Some((**draft).clone()),
            _ => None,
        })
        .collect();
    assert_eq!(asked.last().map(|draft| draft.get(Field::Name).to_owned()).as_deref(), Some("勃海建材"));
    let twin = Twin { id: 5, no: "KH-5".into(), name: "渤海建材".into(), like: Likeness::Sound };
    h.state_mut().tell(Slot::Twins, Told::Twins(vec![twin]));
    h.run();
    assert!(label(&h, "名称相近："));
    h.get_by_label("KH-5 渤海建材").click();
    h.run();
    assert_eq!(h.state().went(), Some(Route::Customer(5)));
}

#[test]
fn a_line_of_the_history_is_restored_by_an_ordinary_edit() {
    let mut h = listed();
    h.state_mut().route = Route::Customer(2);
    h.run();
    let Told::File(mut view) = file(2, Sight::Full) else { panic!() };
    view.history[0].field = "industry".into();
    view.merged = vec![Merged { id: 9, no: "KH-9".into(), name: "旧档案".into(), entry: 77 }];
    h.state_mut().tell(Slot::File, Told::File(view.clone()));
    h.state_mut().page.detail.turn_to(5);
    h.run();
    h.state_mut().actions.clear();
    h.get_by_label("恢复此值").click();
    h.run();
    assert!(h.state().asked().iter().any(|query| matches!(query, Asked::Former { id: 2, line: 1 })));
    let mut draft = Box::new(customer(2).draft);
    draft.set(Field::Industry, "教育");
    h.state_mut().tell(Slot::Former, Told::Former { customer: Box::new(customer(2)), draft: draft.clone() });
    let commands = h.state_mut().commands();
    assert_eq!(commands, [Command::Edit { id: 2, rev: 3, base: Box::new(customer(2).draft), draft }]);
    h.state_mut().ended(commands[0].clone(), Ok(Done { id: 2, title: "KH-2".into(), undo: Some(5), ..Done::default() }));
    assert_eq!(h.state().said(), ["KH-2 已保存"]);
    h.state_mut().actions.clear();
    h.get_by_label("撤销合并").click();
    h.run();
    assert_eq!(h.state_mut().commands(), [Command::Undo { entry: 77 }]);
    h.state_mut().ended(Command::Undo { entry: 77 }, Ok(Done { title: "KH-2".into(), ..Done::default() }));
    assert_eq!(h.state().said(), ["已撤销：KH-2"]);
    // A grade is set by an act of its own.
    view.history[0].field = "grade".into();
    h.state_mut().tell(Slot::File, Told::File(view));
    h.run();
    assert!(h.get_by_label("恢复此值").accesskit_node().is_disabled());
    // A file that was merged away leads to the one in which it lives on.
    h.state_mut().tell(Slot::File, Told::Merged { into: 3, no: "KH-2".into() });
    assert_eq!(h.state().went(), Some(Route::Customer(3)));
}

fn run(entry: i64) -> Run {
    let note = ImportNote { file: format!("名单{entry}.xlsx"), rows: 9, created: 7, updated: 2, ..ImportNote::default() };
    Run { entry, at: now(), name: "林霞".into(), note, undone: None }
}

#[test]
fn an_import_is_taken_back_from_the_list_of_imports() {
    let mut h = bench(Bench::new(Post::Director, Lang::Zh, Route::Import));
    assert!(h.state().asked().iter().any(|query| matches!(query, Asked::Imports)));
    assert!(h.state().asked().iter().any(|query| matches!(query, Asked::Mappings)));
    h.state_mut().tell(Slot::Imports, Told::Imports(vec![run(12)].into()));
    h.run();
    assert!(label(&h, "导入记录") && label(&h, "名单12.xlsx"));
    h.get_by_label("撤销导入…").click();
    h.run();
    h.run();
    assert!(h.query_by_label_contains("新建的 7 份档案会撤出，更新的 2 份恢复原值").is_some());
    h.state_mut().actions.clear();
    h.key_press(Key::Escape);
    h.run();
    assert!(h.state().started().is_empty());
    h.get_by_label("撤销导入…").click();
    h.run();
    h.run();
    h.key_press_modifiers(Modifiers::COMMAND, Key::Enter);
    h.run();
    let job = match h.state().started().as_slice() {
        [job @ Job::UndoImport { entry: 12 }] => (*job).clone(),
        other => panic!("{} jobs", other.len()),
    };
    h.state_mut().actions.clear();
    h.state_mut().news(&News::Job(&job, &Ok(JobDone::Undone(Undone { files: 8, stayed: 1 }))));
    assert_eq!(h.state().said(), ["导入已撤销，8 份档案恢复原状"]);
    assert!(h.state().asked().iter().any(|query| matches!(query, Asked::Stayed { entry: 12 })));
    let file = Changed { id: 4, no: "KH-4".into(), name: "东海石材".into(), by: "王芳".into() };
    h.state_mut().tell(Slot::Stayed, Told::Stayed(vec![file].into()));
    h.state_mut().tell(Slot::Imports, Told::Imports(vec![Run { undone: Some((now(), "林霞".into(), 1)), ..run(12) }].into()));
    h.run();
    h.run();
    assert!(label(&h, "1 份档案保留未动") && label(&h, "林霞 2026-03-11 09:42 已撤销"));
    h.get_by_label("KH-4 东海石材").click();
    h.run();
    assert_eq!(h.state().went(), Some(Route::Customer(4)));
}

#[test]
fn a_list_that_was_imported_before_says_so_and_a_saved_mapping_is_used_again() {
    let mut bench_ = Bench::new(Post::Director, Lang::Zh, Route::Import);
    let spool = import::spool();
    let options = ImportOptions { mode: customers::sheet::Mode::Update, ..ImportOptions::usual(spool.headers()) };
    let headers = customers::mapping::headers_key(spool.headers());
    let mapping = Mapping { name: "月报".into(), headers, options: options.clone() };
    bench_.tell(Slot::Mappings, Told::Mappings(vec![mapping]));
    let mut h = bench(bench_);
    let path = PathBuf::from("/tmp/花名册.xlsx");
    h.state_mut().news(&News::Dropped(std::slice::from_ref(&path)));
    let inspect = h.state().started().last().map(|job| (*job).clone()).unwrap();
    let inspection = Inspection {
        kind: SheetKind::Xlsx,
        encoding: None,
        sheets: vec!["在册".into()],
        sheet: "在册".into(),
        header_row: 1,
        headers: spool.headers().to_vec(),
        sample: Vec::new(),
    };
    h.state_mut().news(&News::Job(&inspect, &Ok(JobDone::Inspected(path, Box::new(inspection)))));
    let read = h.state().started().last().map(|job| (*job).clone()).unwrap();
    assert!(
        matches!(&read, Job::Preview { reading: Reading::Customers(used), .. } if *used == options),
        "the saved mapping is used by itself"
    );
    let mut preview = Preview { verdicts: vec![Verdict::Same; 3], ..Preview::default() };
    (preview.note.rows, preview.note.unchanged) = (3, 3);
    preview.note.earlier = Some((now(), "林霞".into()));
    let done = JobDone::Previewed { spool, judged: Judged::Customers(Arc::new(preview)) };
    h.state_mut().news(&News::Job(&read, &Ok(done)));
    h.run();
    assert!(label(&h, "这份名单已经导入过，没有任何改动"));
    assert!(h.query_by_label_contains("林霞于 2026-03-11 09:42 导入过同样的内容").is_some());
    h.state_mut().actions.clear();
    h.get_by_label_contains("月报").click();
    h.run();
    h.run();
    h.get_by_role_and_label(Role::TextInput, "名称").set_text_value_accesskit("周报");
    h.run();
    h.get_by_label("保存列对应").click();
    h.run();
    let commands = h.state_mut().commands();
    assert!(matches!(commands.as_slice(), [Command::SaveMapping(mapping)] if mapping.name == "周报"), "{commands:?}");
}
