//! Views, groups of filters, acts on many and the keys of going through a list, by their labels.

use super::*;
use crate::areas::customers::commands::many::PreviewLine;
use crate::areas::customers::{Group, Join, ListQuery, Op, Preview, View, ViewAct, ViewContent, Views};
use crate::areas::views::{Content as _, Place};
use crate::rules::Parameters;

fn field(field: Field, values: &[&str]) -> Condition {
    Condition::of_field(field, values)
}

/// The views of the program and one of the person's own.
fn views(opens: i64) -> Told {
    let mut views = ViewContent::built_in(&Parameters::default(), now().day());
    let mut content = ViewContent::of(Filter::all([field(Field::Grade, &["A"])]));
    content.columns = vec![(Column::Field(Field::Name), 0), (Column::Mobile, 140)];
    let own = View { rev: 2, editable: true, ..View::saved(7, "A 级".to_owned(), content) };
    views.push(own);
    Told::Views(Views { views, opens })
}

fn with_views<'a>(opens: i64) -> Harness<'a, Bench> {
    let mut h = listed();
    h.state_mut().tell(Slot::Views, views(opens));
    h.run();
    h
}

fn lists(h: &Harness<'_, Bench>) -> Option<ListQuery> {
    h.state().asked().iter().rev().find_map(|query| match query {
        Asked::Ids { list } => Some(list.clone()),
        _ => None,
    })
}

fn settle(h: &mut Harness<'_, Bench>) {
    for _ in 0..4 {
        h.run();
    }
}

#[test]
fn views_stand_at_the_head_with_their_counts_and_are_switched_by_click_and_key() {
    let mut h = with_views(0);
    let totals = h.state().actions.iter().filter(|action| matches!(action, Action::Ask(Slot::ViewTotal(_), _))).count();
    assert_eq!(totals, 6, "each but everybody, whose count is known");
    h.state_mut().tell(Slot::ViewTotal(-2), Told::Total(87));
    h.run();
    let (pages, current) = h.state().page.views(Lang::Zh);
    assert_eq!((pages[1].1.as_str(), pages[1].2, current), ("重点客户", Some(87), 0));
    assert_eq!(pages[4].1, "90 天未更新");
    h.get_by_label("重点客户").click();
    h.run();
    assert_eq!(lists(&h).unwrap().filter, Filter::all([field(Field::KeyFlag, &["1"])]));
    h.key_press_modifiers(Modifiers::ALT, Key::Num2);
    h.run();
    assert_eq!(lists(&h).unwrap().filter, Filter::all([field(Field::Agent, &["me"])]));
    assert_eq!(h.state().page.views(Lang::Zh).1, -1);
    // A saved view brings its columns; those of the program leave the person's own.
    h.key_press_modifiers(Modifiers::ALT, Key::Num7);
    h.run();
    assert_eq!(h.state().page.list.columns(), [Column::Field(Field::Name), Column::Mobile]);
    h.key_press_modifiers(Modifiers::ALT, Key::Num1);
    h.run();
    assert_eq!((h.state().page.list.columns(), lists(&h).unwrap()), (Column::usual().as_slice(), ListQuery::default()));
    // The list opens with the view that the person chose.
    assert_eq!(with_views(7).state().page.views(Lang::Zh).1, 7);
}

#[test]
fn the_present_filter_is_saved_as_a_view_and_arranged() {
    let mut h = with_views(7);
    h.get_by_label("保存为视图").click();
    settle(&mut h);
    h.get_by_role_and_label(Role::TextInput, "视图名称").click();
    h.run();
    h.event(Event::Text("大客户".into()));
    h.run();
    h.state_mut().actions.clear();
    h.key_press_modifiers(Modifiers::COMMAND, Key::Enter);
    h.run();
    let sent = h.state_mut().commands();
    let [Command::View(act @ ViewAct::Save { id: 0, name, shared: false, content, .. })] = sent.as_slice() else { panic!("{sent:?}") };
    assert_eq!((name.as_str(), &content.list.filter), ("大客户", &Filter::all([field(Field::Grade, &["A"])])));
    assert_eq!(content.columns[1], (Column::Mobile, 140));
    let twice = Refusal::of_field("name", "", msg!("views-name-twice", name = "大客户"));
    h.state_mut().ended(Command::View(act.clone()), Err(No::Refused(twice)));
    h.run();
    assert!(h.query_all(By::new().label_contains("已有名为“大客户”的视图")).next().is_some());
    h.state_mut().ended(Command::View(act.clone()), Ok(Done { id: 9, ..Done::default() }));
    h.run();
    assert_eq!(h.state().said().last().unwrap(), "视图“大客户”已保存");
    assert_eq!(h.state().page.views(Lang::Zh).1, 9);
    h.key_press_modifiers(Modifiers::ALT, Key::Num7);
    h.run();
    h.get_by_role_and_label(Role::Button, "视图").click();
    settle(&mut h);
    h.get_by_label("管理视图…").click();
    settle(&mut h);
    h.get_by_label("隐藏 本月新建").click();
    h.run();
    h.get_by_label("打开页面时显示A 级").click();
    h.run();
    h.get_by_label("上移 A 级").click();
    h.run();
    h.state_mut().actions.clear();
    h.get_by_label("保存顺序").click();
    h.run();
    let place = |view, hidden| Place { view, hidden };
    let places =
        vec![place(0, false), place(-1, false), place(-2, false), place(-3, false), place(-4, true), place(7, false), place(-5, false)];
    assert_eq!(h.state_mut().commands(), [Command::View(ViewAct::Arrange { places, opens: 7 })]);
}

#[test]
fn groups_of_conditions_are_put_together_in_their_dialog() {
    let mut h = with_views(7);
    h.key_press(Key::F);
    settle(&mut h);
    h.get_by_label("添加条件").click();
    settle(&mut h);
    h.get_by_role_and_label(Role::MenuItem, "近 12 个月销售额").click();
    settle(&mut h);
    assert!(label(&h, "近 12 个月销售额"));
    h.get_all_by_label("满足其一").last().unwrap().click();
    h.run();
    h.get_all_by_role_and_label(Role::ComboBox, "值").last().unwrap().click();
    settle(&mut h);
    h.get_by_role_and_label(Role::TextInput, "值").click();
    h.run();
    h.event(Event::Text("10000".into()));
    h.run();
    h.key_press(Key::Escape);
    settle(&mut h);
    h.state_mut().actions.clear();
    h.key_press_modifiers(Modifiers::COMMAND, Key::Enter);
    settle(&mut h);
    let sales = Condition::new(Subject::Sales, Op::AtLeast, &["1000000"]);
    let group = Group { join: Join::Any, conditions: vec![field(Field::Grade, &["A"]), sales] };
    assert_eq!(lists(&h).unwrap().filter, Filter { join: Join::All, groups: vec![group] });
    assert!(label(&h, "等级 A 或 近 12 个月销售额 不少于 10,000.00 元"));
}

fn chosen<'a>() -> Harness<'a, Bench> {
    let mut h = listed();
    h.get_by_label("海川2号贸易有限公司").click();
    h.run();
    h.key_press_modifiers(Modifiers::SHIFT, Key::ArrowDown);
    h.run();
    h.state_mut().actions.clear();
    h
}

#[test]
fn tags_of_many_are_previewed_before_they_change() {
    let mut h = chosen();
    h.get_by_label("标签").click();
    settle(&mut h);
    h.state_mut().tell(Slot::Values, Told::Values(vec![("展会".into(), 12)].into()));
    settle(&mut h);
    h.get_by_role_and_label(Role::TextInput, "添加标签").click();
    h.run();
    h.event(Event::Text("年度框架".into()));
    h.run();
    h.get_by_role_and_label(Role::CheckBox, "展会").click();
    h.run();
    let tags = |tag: &str| std::collections::BTreeSet::from([tag.to_owned()]);
    let command = Command::Tag { ids: vec![2, 3], add: tags("年度框架"), remove: tags("展会") };
    let asked = h.state().asked().into_iter().rev().find_map(|query| match query {
        Asked::Preview { command } => Some((**command).clone()),
        _ => None,
    });
    assert_eq!(asked, Some(command.clone()));
    let line = PreviewLine { no: "KH-1".into(), name: "海川2号".into(), before: "展会".into(), after: "年度框架".into() };
    h.state_mut().tell(Slot::Preview, Told::Preview(Preview { changed: 1, same: 1, lines: vec![line], ..Preview::default() }));
    h.run();
    assert!(label(&h, "1 家将改变，1 家已是如此") && label(&h, "海川2号 展会 → 年度框架"));
    h.state_mut().actions.clear();
    h.key_press_modifiers(Modifiers::COMMAND, Key::Enter);
    h.run();
    assert_eq!(h.state_mut().commands(), std::slice::from_ref(&command));
    h.state_mut().ended(command, Ok(Done { id: 2, ..Done::default() }));
    h.run();
    assert_eq!(h.state().said(), ["已更新 2 家客户的标签"]);
    // Nothing would change: the button says so and stays shut.
    h.get_by_label("定级").click();
    settle(&mut h);
    h.state_mut().tell(Slot::Preview, Told::Preview(Preview { same: 2, ..Preview::default() }));
    h.run();
    h.state_mut().actions.clear();
    h.key_press_modifiers(Modifiers::COMMAND, Key::Enter);
    h.run();
    assert_eq!(h.state_mut().commands(), []);
}

#[test]
fn chosen_rows_go_out_alone() {
    let mut h = chosen();
    h.get_all_by_label("导出").last().unwrap().click();
    settle(&mut h);
    assert!(label(&h, "所选 2 家") && label(&h, "当前名单 10,000 家"));
    h.get_by_role_and_label(Role::TextInput, "导出理由").click();
    h.run();
    h.event(Event::Text("对账".into()));
    h.run();
    h.state_mut().news(&News::Picked(&Pick::ExportSheet(String::new()), Some(&PathBuf::from("名单.xlsx"))));
    let started = h.state();
    let [Job::Export { order, .. }] = started.started()[..] else { panic!() };
    assert_eq!(order.list.filter, Filter::all([Condition::is(Subject::Record, &["2", "3"])]));
}

#[test]
fn keys_lead_through_the_list_from_the_detail_and_from_the_form() {
    let mut h = listed();
    h.state_mut().route = Route::Customer(2);
    h.run();
    h.state_mut().tell(Slot::File, file(2, Sight::Full));
    h.run();
    h.key_press_modifiers(Modifiers::ALT, Key::ArrowDown);
    h.run();
    assert_eq!(h.state().went(), Some(Route::Customer(3)));
    h.key_press_modifiers(Modifiers::ALT, Key::ArrowUp);
    h.run();
    assert_eq!(h.state().went(), Some(Route::Customer(1)), "the window has not gone on yet");
    h.key_press(Key::E);
    h.run();
    h.state_mut().tell(Slot::ForEdit, Told::ForEdit(Box::new(customer(2))));
    h.run();
    h.get_by_role_and_label(Role::TextInput, "所有者").click();
    h.run();
    h.event(Event::Text("赵海燕".into()));
    h.run();
    h.state_mut().actions.clear();
    h.key_press_modifiers(Modifiers::COMMAND | Modifiers::SHIFT, Key::Enter);
    h.run();
    let sent = h.state_mut().commands();
    let [edit @ Command::Edit { id: 2, draft, .. }] = sent.as_slice() else { panic!("{sent:?}") };
    assert_eq!(draft.get(Field::Owner), "赵海燕");
    h.state_mut().ended(edit.clone(), Ok(Done { id: 2, title: "KH-2".into(), ..Done::default() }));
    assert_eq!(h.state().went(), Some(Route::Customer(3)));
    assert!(h.state().asked().iter().any(|query| matches!(query, Asked::ForEdit { id: 3 })));
    h.state_mut().route = Route::Customer(3);
    h.state_mut().tell(Slot::ForEdit, Told::ForEdit(Box::new(customer(3))));
    h.run();
    assert!(label(&h, "编辑客户"));
    // A form in which nothing was typed is left behind.
    h.state_mut().actions.clear();
    h.key_press_modifiers(Modifiers::ALT, Key::ArrowUp);
    h.run();
    assert_eq!(h.state().went(), Some(Route::Customer(2)));
    assert!(h.state().asked().iter().any(|query| matches!(query, Asked::ForEdit { id: 2 })));
}
