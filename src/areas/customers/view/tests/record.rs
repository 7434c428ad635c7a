//! What gathers around a file by its labels: completeness, steps, timeline, month, purchases, ledger, slips and weekly demand.

use super::care::{confirm, opened, typed};
use super::*;
use crate::areas::customers::clauses::file_05_slip::Doubt;
use crate::areas::customers::clauses::file_31_month::Part;
use crate::areas::customers::commands::record::Act;
use crate::areas::customers::{
    DemandLine, DemandMissing, DemandRow, DemandSum, DemandWeek, Fee, FeeDraft, Ledger, MonthSheet, Question, Reply, ShopDefects, Slip,
    SlipDraft, SlipField, SlipState, Timeline,
};
use crate::areas::{Event as Happened, EventFilter, EventKind};

fn events() -> Vec<Happened> {
    let one =
        |kind, title| Happened { at: now(), kind, who: "王芳".into(), title, detail: "约好周五送样".into(), place: "", subject: 0 };
    vec![
        one(EventKind::Contact, msg!("customers-event-note", kind = msg!("customers-record-talk"), channel = "电话")),
        one(EventKind::Repair, msg!("customers-event-note", kind = msg!("customers-record-repair"), channel = "上门")),
    ]
}

fn slip(id: i64, state: SlipState) -> Slip {
    let mut draft = SlipDraft::default();
    let values = ["0001", "赵海燕", "138****5678", "X200", "8600123", "2026-03-08", "中山路店", "孙平"];
    for (field, value) in SlipField::ALL.into_iter().zip(values) {
        draft.set(field, value);
    }
    Slip {
        id,
        rev: 1,
        no: format!("HZ-20260311-{id:03}"),
        customer: Some((2, "KH-20240612-002".into())),
        draft,
        state,
        doubt: (state == SlipState::Doubtful).then_some(Doubt::Serial),
        first_no: if state == SlipState::Doubtful { "HZ-20260311-001".into() } else { String::new() },
        first_slip: (state == SlipState::Doubtful).then_some(1),
        verified_by: String::new(),
        at: now(),
        by: (1, "林霞".into()),
    }
}

fn week() -> DemandWeek {
    let monday = jiff::civil::date(2026, 3, 9);
    let row = |customer, name: &str, lines: &[(&str, i64)], before: &[(&str, i64)]| {
        let owned = |lines: &[(&str, i64)]| lines.iter().map(|(product, amount)| ((*product).to_owned(), *amount)).collect();
        DemandRow { customer, name: name.into(), lines: owned(lines), before: owned(before) }
    };
    DemandWeek {
        week: monday,
        due: jiff::civil::date(2026, 3, 13),
        late: false,
        own: vec![row(2, "渤海建材", &[("水泥", 1_250)], &[]), row(3, "海川贸易", &[], &[("水泥", 2_000), ("砂石", 50)])],
        missing: vec![DemandMissing { customer: 3, name: "海川贸易".into(), agent: "王芳".into() }].into(),
        missing_count: 1,
        sums: vec![DemandSum { product: "水泥".into(), quantity: 1_250, customers: 1 }],
    }
}

fn reply(h: &mut Harness<'_, Bench>, slot: Slot, reply: Reply) {
    h.state_mut().tell(slot, Told::Record(reply));
    h.run();
}

/// Every page of these with its answer, for the pictures of all themes and languages.
pub(super) fn told(h: &mut Harness<'_, Bench>) {
    let fees = vec![Fee {
        id: 7,
        customer: 2,
        draft: FeeDraft { item: "管理费".into(), due_date: now().day(), due: 50_000, paid: 0, deposit: 0, violation: "占道".into() },
        void_reason: String::new(),
        by: "王芳".into(),
    }];
    let (filter, people) = (EventFilter::default(), vec!["王芳".to_owned()]);
    h.state_mut().page.detail.turn_to(2);
    h.run();
    reply(h, Slot::Timeline, Reply::Timeline(Box::new(Timeline { id: 2, filter, events: events(), more: true, people })));
    h.state_mut().page.detail.turn_to(4);
    h.run();
    reply(h, Slot::Ledger, Reply::Ledger(Box::new(Ledger { id: 2, fees, arrears: 30_000, deposits: 0 })));
    h.state_mut().route = Route::Slips;
    h.run();
    reply(h, Slot::Slips, Reply::Slips(vec![slip(2, SlipState::Doubtful), slip(1, SlipState::Complete)], true));
    h.state_mut().route = Route::Demand;
    h.run();
    reply(h, Slot::Demand, Reply::Demand(Box::new(week())));
}

/// The last question about what gathers around a file.
fn asked(h: &Harness<'_, Bench>) -> Option<Question> {
    let question = |query: &&Asked| if let Asked::Record(question) = *query { Some(question.clone()) } else { None };
    h.state().asked().iter().filter_map(question).next_back()
}

#[test]
fn a_click_on_what_is_missing_opens_the_form_there() {
    let mut h = opened("基础信息", |_| ());
    assert!(label(&h, "完整度 1/7") && label(&h, "完整度 1/5"), "each page tells how far it is");
    h.get_by_role_and_label(Role::Button, "完整度 1/7").click();
    h.run();
    let explained = |action: &Action| matches!(action, Action::Why(why) if why.clause == "FILE-01" && why.facts.len() == 7);
    assert!(h.state().actions.iter().any(explained), "a figure tells how it came about");
    h.get_by_role_and_label(Role::Button, "企业规模").click();
    h.run();
    assert!(h.state().asked().iter().any(|query| matches!(query, Asked::ForEdit { id: 2 })));
    h.state_mut().tell(Slot::ForEdit, Told::ForEdit(Box::new(customer(2))));
    h.run();
    typed(&mut h, "120 人");
    h.run();
    h.key_press_modifiers(Modifiers::COMMAND, Key::S);
    h.run();
    let sent = h.state_mut().commands();
    let [Command::Edit { draft, .. }] = sent.as_slice() else { panic!("{sent:?}") };
    assert_eq!(draft.get(Field::Size), "120 人");
}

#[test]
fn a_file_goes_on_a_step_and_back_with_a_reason_and_hints_at_a_difficult_customer() {
    let mut h = opened("基础信息", |_| ());
    assert!(label(&h, "欠费 300.00") && label(&h, "难伺候"));
    assert!(h.query_all(By::new().label_contains("难伺候的客户：语速放慢")).next().is_some());
    h.get_by_role_and_label(Role::Button, "促成二次交易").click();
    h.run();
    let on = Command::Record(Act::Step { id: 2, to: Stage::SecondDeal, reason: String::new() });
    assert_eq!(h.state_mut().commands(), [on]);
    h.get_by_label("退回").click();
    h.run();
    h.get_by_role_and_label(Role::TextInput, "理由").click();
    h.run();
    typed(&mut h, "客户退货");
    let back = Command::Record(Act::Step { id: 2, to: Stage::FollowAgain, reason: "客户退货".into() });
    assert_eq!(confirm(&mut h), [back]);
}

#[test]
fn the_timeline_is_asked_by_kind_and_page() {
    let mut h = opened("基础信息", |_| ());
    h.get_by_role_and_label(Role::Tab, "沟通记录").click();
    h.run();
    assert_eq!(asked(&h), Some(Question::Timeline { id: 2, filter: EventFilter::default(), limit: 60 }));
    let people = vec!["王芳".to_owned()];
    let filter = EventFilter::default();
    reply(&mut h, Slot::Timeline, Reply::Timeline(Box::new(Timeline { id: 2, filter, events: events(), more: true, people })));
    assert!(h.query_all(By::new().label_contains("维修（上门）")).next().is_some());
    h.get_by_label("更早的记录").click();
    h.run();
    h.run();
    assert!(matches!(asked(&h), Some(Question::Timeline { limit: 120, .. })));
    h.get_by_label("类别 全部").click();
    h.run();
    h.get_by_label("报修、维修").click();
    h.run();
    h.run();
    let repairs = EventFilter { kind: Some(EventKind::Repair), ..EventFilter::default() };
    assert_eq!(asked(&h), Some(Question::Timeline { id: 2, filter: repairs, limit: 60 }));
}

#[test]
fn the_month_of_a_customer_is_a_sheet() {
    let mut h = opened("沟通记录", |_| ());
    h.get_by_label("月度管理记录").click();
    h.run();
    let month = jiff::civil::date(2026, 3, 1);
    assert_eq!(asked(&h), Some(Question::Month { id: 2, month }));
    let parts = vec![(Part::Contacts, events()), (Part::Services, Vec::new()), (Part::AfterSales, Vec::new())];
    let open = vec![msg!("customers-record-open-arrears", arrears = "300.00")];
    reply(&mut h, Slot::Month, Reply::Month(Box::new(MonthSheet { id: 2, month, parts, open })));
    assert!(label(&h, "欠费 300.00 元"));
    // The dialog takes its new place one picture later.
    h.run();
    h.get_by_label("上个月").click();
    h.run();
    assert_eq!(asked(&h), Some(Question::Month { id: 2, month: jiff::civil::date(2026, 2, 1) }));
}

#[test]
fn an_order_takes_several_products_and_their_sum() {
    let mut h = opened("购买记录", |_| ());
    h.get_by_label("新订单").click();
    h.run();
    let fill = |h: &mut Harness<'_, Bench>, name: &str, text: &str| {
        h.get_by_role_and_label(Role::TextInput, name).click();
        h.run();
        typed(h, text);
    };
    h.get_by_label("再加一种产品").click();
    h.run();
    for (name, text) in [("产品", "水泥"), ("数量", "3"), ("产品 2", "砂石"), ("数量 2", "1.5")] {
        fill(&mut h, name, text);
    }
    let amounts: Vec<_> = ["金额", "金额 2"].into_iter().zip(["1200", "300"]).collect();
    for (name, text) in amounts {
        h.query_all(By::new().role(Role::TextInput).label(name)).last().unwrap().click();
        h.run();
        typed(&mut h, text);
    }
    let sent = confirm(&mut h);
    let [Command::Order { order, .. }] = sent.as_slice() else { panic!("{sent:?}") };
    let lines: Vec<(&str, i64, i64)> = order.lines.iter().map(|line| (line.product.as_str(), line.quantity, line.amount)).collect();
    assert_eq!((order.amount, lines), (150_000, vec![("水泥", 300, 120_000), ("砂石", 150, 30_000)]));
}

#[test]
fn a_fee_is_entered_and_a_payment_offers_what_is_open() {
    let mut h = opened("费用", |_| ());
    h.get_by_label("登记费用或违规").click();
    h.run();
    typed(&mut h, "管理费");
    h.get_by_role_and_label(Role::TextInput, "应缴").click();
    h.run();
    typed(&mut h, "500");
    let sent = confirm(&mut h);
    let [Command::Record(Act::Charge { id: 2, fee })] = sent.as_slice() else { panic!("{sent:?}") };
    assert_eq!((fee.item.as_str(), fee.due, fee.due_date), ("管理费", 50_000, now().day()));
    let stored = Fee { id: 7, customer: 2, draft: (**fee).clone(), void_reason: String::new(), by: "王芳".into() };
    h.state_mut().ended(sent[0].clone(), Ok(Done { id: 7, ..Done::default() }));
    h.run();
    reply(&mut h, Slot::Ledger, Reply::Ledger(Box::new(Ledger { id: 2, fees: vec![stored], arrears: 0, deposits: 0 })));
    h.get_by_label("更多 管理费").click();
    h.run();
    h.get_by_label("登记缴费").click();
    h.run();
    assert_eq!(confirm(&mut h), [Command::Record(Act::PayFee { fee: 7, paid: 50_000 })]);
}

#[test]
fn whom_a_customer_introduced_is_searched_for_and_chosen() {
    let mut h = opened("基础信息", |_| ());
    h.get_by_label("更多").click();
    h.run();
    h.get_by_label("登记介绍新客户").click();
    h.run();
    typed(&mut h, "海川");
    assert!(h.state().asked().iter().any(|query| matches!(query, Asked::First { list, .. } if list.text == "海川")));
    let rows = vec![ListRow { id: 9, cells: vec!["海川贸易".into(), "KH-20260301-001".into()] }];
    h.state_mut().tell(Slot::Referral, Told::First { rows, more: false });
    h.run();
    assert_eq!(confirm(&mut h), [], "nobody is chosen yet");
    h.get_by_label("海川贸易 KH-20260301-001").click();
    h.run();
    assert_eq!(confirm(&mut h), [Command::Record(Act::Refer { id: 2, new: 9 })]);
}

#[test]
fn a_doubtful_slip_leads_to_the_first_one_and_is_ticked() {
    let mut h = bench(Bench::new(Post::Clerk, Lang::Zh, Route::Slips));
    assert!(h.state().asked().iter().any(|query| matches!(query, Asked::Record(Question::Slips { state: None, .. }))));
    reply(&mut h, Slot::Slips, Reply::Slips(vec![slip(2, SlipState::Doubtful), slip(1, SlipState::Complete)], false));
    h.get_by_label("HZ-20260311-002").click();
    h.run();
    assert!(h.query_all(By::new().label_contains("同一串号已登记在 HZ-20260311-001")).next().is_some());
    h.get_by_role_and_label(Role::Button, "已核实").click();
    h.run();
    assert_eq!(h.state_mut().commands(), [Command::Record(Act::VerifySlip { slip: 2 })]);
    h.get_by_role_and_label(Role::Button, "HZ-20260311-001").click();
    h.run();
    h.run();
    let first = |query: &&Asked| matches!(query, Asked::Record(Question::Slips { text, .. }) if text == "HZ-20260311-001");
    assert!(h.state().asked().iter().any(first));
    h.get_by_label("登记回执单").click();
    h.run();
    typed(&mut h, "0009");
    let sent = confirm(&mut h);
    let [Command::Record(Act::EnterSlip { draft })] = sent.as_slice() else { panic!("{sent:?}") };
    assert_eq!(draft.get(SlipField::No), "0009");
    h.state_mut().ended(sent[0].clone(), Ok(Done { id: 3, ..Done::default() }));
    h.run();
    h.get_by_label("按门店看缺陷").click();
    h.run();
    h.run();
    let shops = vec![ShopDefects { shop: "中山路店".into(), slips: 4, incomplete: 1, doubtful: 1 }];
    reply(&mut h, Slot::SlipDefects, Reply::SlipDefects(shops, 2));
    assert!(label(&h, "25.0%") && label(&h, "可回访的完整回执单 2 张"));
}

#[test]
fn the_demand_of_a_week_is_typed_copied_and_reported() {
    let mut h = bench(Bench::new(Post::Agent, Lang::Zh, Route::Demand));
    reply(&mut h, Slot::Demand, Reply::Demand(Box::new(week())));
    assert!(label(&h, "水泥 20　砂石 0.5"), "last week stands beside");
    h.get_by_label("复制上周").click();
    h.run();
    h.get_by_role_and_label(Role::TextInput, "渤海建材 数量").click();
    h.run();
    h.key_press_modifiers(Modifiers::COMMAND, Key::A);
    typed(&mut h, "15");
    assert!(h.state().page.unsaved());
    h.key_press_modifiers(Modifiers::COMMAND, Key::S);
    h.run();
    let line = |customer, product: &str, quantity| DemandLine { customer, product: product.into(), quantity };
    let lines = vec![line(2, "水泥", 1_500), line(3, "水泥", 2_000), line(3, "砂石", 50)];
    let sent = h.state_mut().commands();
    assert_eq!(sent, [Command::Record(Act::Demand { week: jiff::civil::date(2026, 3, 9), lines })]);
    h.state_mut().ended(sent[0].clone(), Ok(Done::default()));
    h.run();
    assert_eq!(h.state().said(), ["需求已上报"]);
    assert!(!h.state().page.unsaved());
    h.get_by_label("未报 1").click();
    h.run();
    assert!(label(&h, "海川贸易"));
    h.get_by_label("汇总").click();
    h.run();
    assert!(label(&h, "12.5"));
}
