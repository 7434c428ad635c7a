//! The form and the conflict by their labels.

use super::*;

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
