//! Allocating, grading, noting and ordering by their labels.

use super::*;
use crate::areas::customers::clauses::file_20_credit::Handling;
use crate::areas::customers::{CreditTerm, Load, NoteKind, Order, OrderDraft};

/// The list with file 2 in the detail, on this tab.
pub(super) fn opened<'a>(tab: &str, view: impl FnOnce(&mut FileView)) -> Harness<'a, Bench> {
    let mut h = listed();
    h.state_mut().route = Route::Customer(2);
    h.run();
    let Told::File(mut file) = file(2, Sight::Full) else { panic!("a file") };
    view(&mut file);
    h.state_mut().tell(Slot::File, Told::File(file));
    h.run();
    h.get_by_role_and_label(Role::Tab, tab).click();
    h.run();
    h.state_mut().actions.clear();
    h
}

pub(super) fn typed(h: &mut Harness<'_, Bench>, text: &str) {
    h.event(Event::Text(text.into()));
    h.run();
}

pub(super) fn confirm(h: &mut Harness<'_, Bench>) -> Vec<Command> {
    h.key_press_modifiers(Modifiers::COMMAND, Key::Enter);
    h.run();
    h.state_mut().commands()
}

#[test]
fn a_talk_is_noted_and_stays_typed_until_it_is_stored() {
    let mut h = opened("沟通记录", |_| ());
    h.get_by_label("记录沟通").click();
    h.run();
    typed(&mut h, "约好周五送样，价格另议");
    let note = Command::Note { id: 2, kind: NoteKind::Talk, channel: "电话".into(), text: "约好周五送样，价格另议".into() };
    assert_eq!(confirm(&mut h), std::slice::from_ref(&note));
    let fault = Fault::new("STORE-BUSY", msg!("base-store-busy"), "locked");
    h.state_mut().ended(note.clone(), Err(No::Fault(fault)));
    h.run();
    assert!(label(&h, "约好周五送样，价格另议") && label(&h, "没有保存"), "what was typed is still there");
    h.state_mut().ended(note, Ok(Done { id: 2, ..Done::default() }));
    assert_eq!(h.state().said(), ["沟通已记录"]);
    h.run();
    assert!(!label(&h, "保存记录"));
}

#[test]
fn an_order_is_read_as_people_type_it_and_says_what_its_credit_forbids() {
    let mut h = opened("购买记录", |_| ());
    h.get_by_label("新订单").click();
    h.run();
    typed(&mut h, "一万");
    assert_eq!(confirm(&mut h), [], "what is no amount is not sent");
    assert!(h.query_all(By::new().label_contains("应为金额")).next().is_some());
    h.key_press_modifiers(Modifiers::COMMAND, Key::A);
    typed(&mut h, "10,000.01");
    let sent = confirm(&mut h);
    let [order @ Command::Order { id: 2, order: draft }] = sent.as_slice() else { panic!("{sent:?}") };
    assert_eq!((draft.amount, draft.paid, draft.day, draft.lines.len()), (1_000_001, 0, now().day(), 0));
    let refusal = Refusal::by("FILE-20", msg!("customers-credit-over", over = "0.01"));
    h.state_mut().ended(order.clone(), Err(No::Refused(refusal)));
    h.run();
    assert!(h.query_all(By::new().label_contains("超信用限度 0.01，需主管批准")).next().is_some());
}

#[test]
fn chosen_customers_are_allocated_as_the_balance_proposes() {
    let mut h = listed();
    h.get_by_label("海川2号贸易有限公司").click();
    h.run();
    h.key_press_modifiers(Modifiers::SHIFT, Key::ArrowDown);
    h.run();
    h.state_mut().actions.clear();
    h.get_by_label("分配").click();
    h.run();
    h.run();
    assert!(h.state().asked().iter().any(|query| matches!(query, Asked::Balance { ids } if ids == &[2, 3])));
    let load = |staff, name: &str, customers| Load { staff, number: String::new(), name: name.into(), customers, weight: 100 };
    let loads = vec![load(2, "王芳", 10), load(3, "陈静", 9)];
    h.state_mut().tell(Slot::Balance, Told::Balance { loads, held: vec![None; 2], proposal: vec![3, 2] });
    h.run();
    assert!(label(&h, "9 家，负荷 9.00") && label(&h, "2 家客户"));
    assert_eq!(confirm(&mut h), [Command::Allocate { to: vec![(2, 3), (3, 2)] }]);
}

#[test]
fn a_grade_by_hand_asks_for_its_reason_and_a_payment_offers_what_is_open() {
    let draft = OrderDraft { day: now().day(), channel: "电话".into(), amount: 500_000, paid: 100_000, lines: Vec::new() };
    let order =
        Order { id: 9, no: "DD-20260311-001".into(), customer: 2, draft, cancelled: false, approver: String::new(), by: "王芳".into() };
    let mut h = opened("购买记录", |view| view.orders = vec![order].into());
    h.get_by_label("更多").click();
    h.run();
    h.get_by_label("调整等级").click();
    h.run();
    h.get_all_by_label("A").last().unwrap().click();
    h.run();
    h.get_by_role_and_label(Role::TextInput, "理由").click();
    h.run();
    typed(&mut h, "战略客户");
    let grade = Command::Grade { ids: vec![2], grade: Some("A".into()), reason: "战略客户".into() };
    assert_eq!(confirm(&mut h), std::slice::from_ref(&grade));
    h.state_mut().ended(grade, Ok(Done { id: 2, ..Done::default() }));
    h.run();
    h.get_by_label("更多 DD-20260311-001").click();
    h.run();
    h.get_by_label("登记付款").click();
    h.run();
    assert_eq!(confirm(&mut h), [Command::Pay { order: 9, paid: 400_000 }]);
}

#[test]
fn credit_grades_are_changed_together_and_say_which_one_is_wrong() {
    let mut h = opened("购买记录", |_| ());
    h.get_by_label("更多").click();
    h.run();
    h.get_by_label("信用等级").click();
    h.run();
    let term = |grade: &str, days, limit| CreditTerm { grade: grade.into(), days, limit, handling: Handling::Usual };
    h.state_mut().tell(Slot::CreditTerms, Told::CreditTerms(vec![term("AAA", 60, 50_000_000), term("AA", 45, 30_000_000)]));
    h.run();
    h.get_by_role_and_label(Role::TextInput, "AA 账期（天）").click();
    h.run();
    h.key_press_modifiers(Modifiers::COMMAND, Key::A);
    typed(&mut h, "30");
    let terms = Command::CreditTerms(vec![term("AAA", 60, 50_000_000), term("AA", 30, 30_000_000)]);
    assert_eq!(confirm(&mut h), std::slice::from_ref(&terms));
    let refusal = Refusal::of_field("credit_term", "FILE-20", msg!("customers-credit-term", grade = "AA"));
    h.state_mut().ended(terms, Err(No::Refused(refusal)));
    h.run();
    assert!(h.query_all(By::new().label_contains("请核对 AA 级的账期与限度")).next().is_some());
}
