//! The pages by their accessible labels, over a department in memory: what the page wants is done and answered at once.

use egui::{Key, Modifiers};
use egui_kittest::Harness;
use egui_kittest::kittest::Queryable as _;

use super::super::model::{Category, Kind, RepairDraft};
use super::super::{Draft, Stage, State, store};
use super::*;
use crate::areas::cases::office::{Office, at};
use crate::areas::staff::ParameterBook;
use crate::areas::{bench, customers};
use crate::base::{Actor, Instant, Post, Verdict};
use crate::i18n::Lang;
use crate::ui::Appearance;

/// A window without a worker.
struct Desk {
    office: Office,
    me: Actor,
    page: TicketsPage,
    place: Place,
    actions: Actions,
    said: Vec<String>,
    /// What clauses warned of; the window says it with every act.
    warned: Vec<String>,
}

impl Desk {
    fn new(office: Office, post: Post, place: Place) -> Self {
        let mut desk = Desk {
            office,
            me: Actor::program(),
            page: TicketsPage::default(),
            place,
            actions: Actions::new(),
            said: Vec::new(),
            warned: Vec::new(),
        };
        desk.login(post);
        desk
    }

    fn login(&mut self, post: Post) {
        let id = self.office.who(post);
        self.me = self.office.store.read(|tx| areas::who(tx, id)).unwrap();
        self.page = TicketsPage::default();
    }

    fn with_cx(&mut self, act: impl FnOnce(&mut TicketsPage, &Cx<'_>, &mut Actions)) {
        let (me, book) = (self.me.clone(), ParameterBook::default());
        let cx = Cx { lang: Lang::Zh, now: self.office.now, me: &me, parameters: &book, pending: &[], job: None };
        act(&mut self.page, &cx, &mut self.actions);
    }

    /// Does what the page wants; returns whether there was anything.
    fn serve(&mut self) -> bool {
        let wanted = std::mem::take(&mut self.actions);
        let any = !wanted.is_empty();
        for action in wanted {
            match action {
                Action::Ask(slot, query) => {
                    let answer = areas::ask(&mut self.office.store, self.me.id, &query, self.office.now);
                    self.with_cx(|page, cx, actions| page.news(cx, &News::Answer(slot, &answer), actions));
                }
                Action::Do(command) => {
                    let outcome = self.office.all(self.me.id, command.clone());
                    let warned = outcome.iter().flat_map(|done| &done.findings).filter(|finding| finding.verdict == Verdict::Warned);
                    self.warned.extend(warned.map(|finding| Lang::Zh.say(&finding.message)));
                    self.with_cx(|page, cx, actions| page.news(cx, &News::Finished(&command, &outcome), actions));
                }
                Action::Go(Route::Tickets(place)) => self.place = place,
                Action::Say(message) => self.said.push(Lang::Zh.say(&message)),
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
    settle(&mut harness);
    harness
}

/// Draws until the page wants nothing more.
fn settle(harness: &mut Harness<'_, Desk>) {
    for _ in 0..20 {
        harness.run_ok();
        if !harness.state_mut().serve() {
            return;
        }
    }
}

fn accepted(office: &mut Office, content: &str) -> i64 {
    let draft = Draft { kind: Kind::Other, content: content.to_owned(), party: "张先生".to_owned(), ..Draft::default() };
    office.act(Post::Agent, cases::Command::Tickets(Command::Accept { draft: Box::new(draft) })).unwrap().id
}

/// The file of a customer with a contact.
fn bohai(office: &mut Office) -> i64 {
    let mut file = customers::Draft::default();
    for (field, text) in [
        (customers::Field::Name, "渤海建材"),
        (customers::Field::Relation, "现在"),
        (customers::Field::Market, "国内"),
        (customers::Field::Type, "直接"),
        (customers::Field::Source, "电话"),
    ] {
        file.set(field, text.to_owned());
    }
    file.contacts.push(customers::Contact { name: "赵海燕".to_owned(), mobile: "13812345678".to_owned(), ..Default::default() });
    let create = areas::Command::Customers(customers::Command::Create { draft: Box::new(file) });
    office.all(office.who(Post::Director), create).unwrap().id
}

fn stored(harness: &mut Harness<'_, Desk>, id: i64) -> super::super::Ticket {
    harness.state_mut().office.store.read(|tx| store::ticket(tx, id)).unwrap().unwrap()
}

fn later(office: &mut Office, day: i8, hour: i8) -> Instant {
    office.now = at(day, hour, 0, 0);
    office.now
}

#[test]
fn a_ticket_is_accepted_by_the_keyboard_alone() {
    let mut harness = window(Desk::new(Office::new(), Post::Agent, Place::List));
    harness.get_by_label("受理工单").click();
    settle(&mut harness);
    assert_eq!(harness.state().place, Place::New);
    harness.key_press_modifiers(Modifiers::COMMAND, Key::Enter);
    settle(&mut harness);
    harness.get_by_label_contains("须填写工单内容");
    harness.event(egui::Event::Text("线路不稳".to_owned()));
    settle(&mut harness);
    harness.key_press(Key::Tab);
    settle(&mut harness);
    harness.event(egui::Event::Text("张先生 13900000001".to_owned()));
    settle(&mut harness);
    harness.key_press_modifiers(Modifiers::COMMAND, Key::Enter);
    settle(&mut harness);
    let Place::One(id) = harness.state().place else { panic!("{:?}", harness.state().place) };
    let ticket = stored(&mut harness, id);
    assert_eq!((ticket.draft.content.as_str(), ticket.draft.party.as_str()), ("线路不稳", "张先生 13900000001"));
    assert_eq!(harness.state().said, ["已受理 GD-20260302-001"]);
}

#[test]
fn a_form_that_was_left_empty_counts_from_when_it_is_opened_again() {
    let mut harness = window(Desk::new(Office::new(), Post::Agent, Place::New));
    harness.state_mut().place = Place::List;
    settle(&mut harness);
    later(&mut harness.state_mut().office, 2, 12);
    harness.state_mut().place = Place::New;
    settle(&mut harness);
    // The content has the keyboard again.
    harness.event(egui::Event::Text("几时发货".to_owned()));
    harness.get_by_label_contains("从打开本页起算响应时间").click();
    settle(&mut harness);
    harness.key_press_modifiers(Modifiers::COMMAND, Key::Enter);
    settle(&mut harness);
    let Place::One(id) = harness.state().place else { panic!("{:?}", harness.state().place) };
    let draft = stored(&mut harness, id).draft;
    assert_eq!((draft.content.as_str(), draft.arrived_at), ("几时发货", Some(at(2, 12, 0, 0))));
}

#[test]
fn a_ticket_is_answered_and_closed_on_its_page() {
    let mut office = Office::new();
    let id = accepted(&mut office, "线路不稳");
    let mut harness = window(Desk::new(office, Post::Agent, Place::One(id)));
    harness.get_by_label_contains("GD-20260302-001");
    harness.get_by_label("回复客户").click();
    settle(&mut harness);
    harness.event(egui::Event::Text("线路已修复".to_owned()));
    settle(&mut harness);
    harness.key_press_modifiers(Modifiers::COMMAND, Key::Enter);
    settle(&mut harness);
    assert_eq!(stored(&mut harness, id).state, State::Replied);
    harness.key_press(Key::C);
    settle(&mut harness);
    harness.key_press_modifiers(Modifiers::COMMAND, Key::Enter);
    settle(&mut harness);
    assert_eq!(stored(&mut harness, id).state, State::Closed);
    // Neither question was ticked.
    assert!(harness.state().warned.iter().any(|said| said.contains("2 项未做")), "{:?}", harness.state().warned);
}

#[test]
fn a_letter_whose_step_is_barred_says_why() {
    let mut office = Office::new();
    let id = accepted(&mut office, "线路不稳");
    let mut harness = window(Desk::new(office, Post::Agent, Place::One(id)));
    let why = "尚未回复客户，不能办结或反馈";
    assert!(harness.query_by_label_contains(why).is_none());
    harness.key_press(Key::C);
    settle(&mut harness);
    harness.get_by_label_contains(why);
}

#[test]
fn the_shift_leader_gives_his_opinion_on_what_is_over() {
    let mut office = Office::new();
    let id = accepted(&mut office, "线路不稳");
    later(&mut office, 3, 9);
    let mut harness = window(Desk::new(office, Post::TeamLeader, Place::One(id)));
    harness.get_by_label("提出处理意见").click();
    settle(&mut harness);
    harness.event(egui::Event::Text("先换线路".to_owned()));
    settle(&mut harness);
    harness.key_press_modifiers(Modifiers::COMMAND, Key::Enter);
    settle(&mut harness);
    harness.get_by_label_contains("须写明首次跟进");
    harness.key_press(Key::Escape);
    settle(&mut harness);
    assert_eq!(stored(&mut harness, id).opinion, None);
    assert_eq!(stored(&mut harness, id).stage(at(3, 9, 0, 0)), Stage::Leader);
}

#[test]
fn a_step_that_is_not_allowed_is_grey_and_says_why() {
    let mut office = Office::new();
    let id = accepted(&mut office, "线路不稳");
    let mut harness = window(Desk::new(office, Post::Agent, Place::One(id)));
    // Nothing was sent anywhere: there is nobody to urge.
    harness.get_by_label_contains("催单").click();
    settle(&mut harness);
    assert!(harness.query_by_label_contains("催单内容").is_none());
    assert_eq!(stored(&mut harness, id).urges, 0);
}

#[test]
fn board_and_side_pages_show_what_is_open() {
    let mut office = Office::new();
    accepted(&mut office, "线路不稳");
    later(&mut office, 4, 10);
    let mut harness = window(Desk::new(office, Post::TeamLeader, Place::Board));
    harness.get_by_label_contains("GD-20260302-001 线路不稳");
    harness.key_press(Key::ArrowDown);
    settle(&mut harness);
    harness.key_press(Key::Enter);
    settle(&mut harness);
    assert!(matches!(harness.state().place, Place::One(_)));
    for (place, label) in [
        (Place::Hotline, "没有未接来电"),
        (Place::Hotline, "没有中断记录"),
        (Place::Repairs, "没有维修单"),
        (Place::Work, "咨询分类"),
        (Place::Book, "还没有规则"),
    ] {
        harness.state_mut().place = place;
        settle(&mut harness);
        assert!(harness.query_all_by_label_contains(label).next().is_some(), "{place:?}");
    }
}

#[test]
fn a_missed_call_is_called_back_and_an_outage_ends() {
    let mut harness = window(Desk::new(Office::new(), Post::Agent, Place::Hotline));
    harness.get_by_label("登记未接来电").click();
    settle(&mut harness);
    harness.event(egui::Event::Text("13800001111".to_owned()));
    settle(&mut harness);
    harness.key_press_modifiers(Modifiers::COMMAND, Key::Enter);
    settle(&mut harness);
    harness.get_by_label("登记回拨").click();
    settle(&mut harness);
    harness.event(egui::Event::Text("已约明早安装".to_owned()));
    settle(&mut harness);
    harness.key_press_modifiers(Modifiers::COMMAND, Key::Enter);
    settle(&mut harness);
    assert!(harness.query_all_by_label_contains("已约明早安装").next().is_some());
    harness.get_by_label("登记热线中断").click();
    settle(&mut harness);
    harness.event(egui::Event::Text("线路检修".to_owned()));
    settle(&mut harness);
    harness.key_press_modifiers(Modifiers::COMMAND, Key::Enter);
    settle(&mut harness);
    harness.get_by_label("还没有恢复");
    harness.get_by_label("登记恢复").click();
    settle(&mut harness);
    harness.key_press_modifiers(Modifiers::COMMAND, Key::Enter);
    settle(&mut harness);
    assert!(harness.query_by_label("还没有恢复").is_none());
}

#[test]
fn a_category_of_the_day_opens_its_tickets() {
    let mut office = Office::new();
    let draft =
        Draft { content: "几时发货".to_owned(), category: Some(Category::Delivery), party: "张先生".to_owned(), ..Draft::default() };
    office.act(Post::Agent, cases::Command::Tickets(Command::Accept { draft: Box::new(draft) })).unwrap();
    accepted(&mut office, "线路不稳");
    let mut harness = window(Desk::new(office, Post::Supervisor, Place::Work));
    harness.get_by_label_contains("快递 1 张，100.0%").click();
    settle(&mut harness);
    assert_eq!(harness.state().place, Place::List);
    harness.get_by_label("咨询分类 快递 2026-03-02");
    assert!(harness.query_all_by_label_contains("几时发货").next().is_some());
    assert!(harness.query_all_by_label_contains("线路不稳").next().is_none());
}

#[test]
fn a_repair_order_stands_in_the_list_until_it_was_followed_up() {
    let mut office = Office::new();
    let id = accepted(&mut office, "洗衣机漏水");
    let draft = RepairDraft { place: "二号楼".to_owned(), fault: "漏水".to_owned(), ..RepairDraft::default() };
    let open = Command::on(id, Act::OpenRepair { draft: Box::new(draft) });
    office.act(Post::Agent, cases::Command::Tickets(open)).unwrap();
    let mut harness = window(Desk::new(office, Post::Agent, Place::Repairs));
    assert!(harness.query_all_by_label_contains("WX-20260302-001").next().is_some());
    for key in [Key::ArrowDown, Key::Enter] {
        harness.key_press(key);
        settle(&mut harness);
    }
    assert_eq!(harness.state().place, Place::One(id));
}

#[test]
fn chosen_tickets_are_given_to_somebody_else_and_a_list_leaves_only_by_who_may() {
    let mut office = Office::new();
    accepted(&mut office, "线路不稳");
    let mut harness = window(Desk::new(office, Post::TeamLeader, Place::List));
    for key in [Key::ArrowDown, Key::A] {
        harness.key_press(key);
        settle(&mut harness);
    }
    assert!(harness.query_all_by_label("改派 1 张").next().is_some());
    harness.key_press(Key::Escape);
    settle(&mut harness);
    harness.get_by_label("导出").click();
    settle(&mut harness);
    assert!(harness.query_by_label("导出表格").is_none());
    harness.state_mut().login(Post::Supervisor);
    settle(&mut harness);
    harness.get_by_label("导出").click();
    settle(&mut harness);
    assert!(harness.query_all_by_label("导出表格").next().is_some());
}

#[test]
fn a_dispute_of_a_customer_takes_the_phone_of_the_file() {
    let mut office = Office::new();
    let customer = bohai(&mut office);
    let draft = Draft { kind: Kind::Dispute, content: "拒绝退款".to_owned(), customer: Some(customer), ..Draft::default() };
    let accept = cases::Command::Tickets(Command::Accept { draft: Box::new(draft) });
    let id = office.act(Post::Agent, accept).unwrap().id;
    let mut harness = window(Desk::new(office, Post::ComplaintOfficer, Place::One(id)));
    harness.key_press(Key::P);
    settle(&mut harness);
    let complaint = stored(&mut harness, id).complaint.unwrap();
    let query = cases::Query::Complaints(complaints::Query::View { id: complaint });
    let Ok(cases::Answer::Complaints(complaints::Answer::View(view))) = harness.state_mut().office.ask(Post::ComplaintOfficer, query)
    else {
        panic!("not registered")
    };
    assert_eq!((view.complaint.draft.phone.as_str(), view.complaint.draft.complainant.as_str()), ("13812345678", "渤海建材"));
    assert_eq!(view.complaint.tracker.id, harness.state().office.who(Post::Agent), "首问 stays who accepted the ticket");
}

#[test]
fn a_dispute_becomes_a_complaint_with_one_key() {
    let mut office = Office::new();
    let draft = Draft {
        kind: Kind::Dispute,
        content: "拒绝退款".to_owned(),
        party: "张先生".to_owned(),
        contact: "13900000001".to_owned(),
        ..Draft::default()
    };
    let command = cases::Command::Tickets(Command::Accept { draft: Box::new(draft) });
    let id = office.act(Post::Agent, command).unwrap().id;
    let mut harness = window(Desk::new(office, Post::ComplaintOfficer, Place::One(id)));
    harness.get_by_label_contains("登记投诉");
    harness.key_press(Key::P);
    settle(&mut harness);
    assert!(stored(&mut harness, id).complaint.is_some());
    assert!(harness.query_by_label("登记投诉").is_none());
    harness.get_by_label("查看投诉");
}

#[test]
fn every_step_has_a_key_and_no_key_begins_two_steps() {
    let mut keys: Vec<&str> = Vec::new();
    for spec in steps::SPECS {
        assert!(Key::from_name(spec.key).is_some(), "{}", spec.verb);
        // The steps of a repair order share theirs; the next one has it.
        if !spec.verb.starts_with("repair.") {
            assert!(KEYS.contains(&(spec.key, spec.label)), "{} is not in the list of keys", spec.verb);
            assert!(!keys.contains(&spec.key), "{} begins two steps", spec.key);
            keys.push(spec.key);
        }
    }
    assert!(keys.iter().all(|key| !["P", "Q", "X"].contains(key)));
}

#[test]
fn a_key_whose_step_is_not_allowed_says_the_clause() {
    let mut office = Office::new();
    let id = accepted(&mut office, "线路不稳");
    let mut harness = window(Desk::new(office, Post::Agent, Place::One(id)));
    harness.key_press(Key::C);
    settle(&mut harness);
    harness.get_by_label_contains("尚未回复客户");
    harness.key_press(Key::D);
    settle(&mut harness);
    harness.get_by_label_contains("由班长及以上督办");
}

#[test]
fn a_feedback_without_a_choice_is_refused() {
    let mut office = Office::new();
    let id = accepted(&mut office, "线路不稳");
    let reply = cases::Command::Tickets(Command::on(id, Act::Reply { text: "已修复".to_owned() }));
    office.act(Post::Agent, reply).unwrap();
    let mut harness = window(Desk::new(office, Post::Agent, Place::One(id)));
    harness.get_by_label("记反馈").click();
    settle(&mut harness);
    harness.key_press_modifiers(Modifiers::COMMAND, Key::Enter);
    settle(&mut harness);
    harness.get_by_label_contains("须选择满意度");
    assert_eq!(stored(&mut harness, id).state, State::Replied);
    for key in [Key::ArrowDown, Key::ArrowDown] {
        harness.key_press(key);
        settle(&mut harness);
    }
    harness.key_press_modifiers(Modifiers::COMMAND, Key::Enter);
    settle(&mut harness);
    assert_eq!(stored(&mut harness, id).satisfaction, Some(super::super::model::Satisfaction::Fair));
}

#[test]
fn a_repair_order_goes_its_way_by_one_key() {
    let mut office = Office::new();
    let draft = Draft { kind: Kind::Repair, content: "洗衣机漏水".to_owned(), party: "李女士".to_owned(), ..Draft::default() };
    let accept = cases::Command::Tickets(Command::Accept { draft: Box::new(draft) });
    let id = office.act(Post::Agent, accept).unwrap().id;
    let mut harness = window(Desk::new(office, Post::Agent, Place::One(id)));
    for typed in ["二号楼", "赵师傅", "", "密封圈", "李女士", "不再漏水"] {
        harness.key_press(Key::X);
        settle(&mut harness);
        if !typed.is_empty() {
            harness.event(egui::Event::Text(typed.to_owned()));
            settle(&mut harness);
        }
        harness.key_press_modifiers(Modifiers::COMMAND, Key::Enter);
        settle(&mut harness);
    }
    let query = cases::Query::Tickets(Query::Ticket { id });
    let Ok(cases::Answer::Tickets(Answer::Ticket(view))) = harness.state_mut().office.ask(Post::Agent, query) else { panic!("no ticket") };
    let repair = view.repair.unwrap();
    assert_eq!(repair.state, super::super::model::RepairState::Visited);
    assert_eq!((repair.place.as_str(), repair.repairer.as_str(), repair.signed_by.as_str()), ("二号楼", "赵师傅", "李女士"));
}

#[test]
fn a_customer_is_linked_by_arrows_and_enter() {
    let mut office = Office::new();
    let customer = bohai(&mut office);
    let id = accepted(&mut office, "线路不稳");
    let mut harness = window(Desk::new(office, Post::Supervisor, Place::One(id)));
    harness.key_press(Key::E);
    settle(&mut harness);
    harness.key_press_modifiers(Modifiers::COMMAND, Key::A);
    harness.event(egui::Event::Text("渤海".to_owned()));
    settle(&mut harness);
    for key in [Key::ArrowDown, Key::Enter] {
        harness.key_press(key);
        settle(&mut harness);
    }
    harness.get_by_label("已关联客户档案");
    harness.key_press_modifiers(Modifiers::COMMAND, Key::Enter);
    settle(&mut harness);
    assert_eq!(stored(&mut harness, id).draft.customer, Some(customer));
    assert_eq!(stored(&mut harness, id).customer_name, "渤海建材");
}

#[test]
fn tickets_that_cannot_be_sent_on_stay_where_they_are() {
    let mut office = Office::new();
    let (one, other) = (accepted(&mut office, "线路不稳"), accepted(&mut office, "几时发货"));
    for act in [
        Act::Reply { text: "今天发货".to_owned() },
        Act::Feedback { satisfaction: Some(super::super::model::Satisfaction::Good), text: String::new() },
    ] {
        office.act(Post::Agent, cases::Command::Tickets(Command::on(other, act))).unwrap();
    }
    let to = office.who(Post::Clerk);
    let give = |to| cases::Command::Tickets(Command::Reassign { ids: vec![one, other], to, reason: "培训".to_owned() });
    let nobody = office.act(Post::TeamLeader, give(0)).unwrap_err();
    assert!(matches!(&nobody, No::Refused(refusal) if refusal.flaws.first().is_some_and(|flaw| flaw.field == "to")), "{nobody:?}");
    let done = office.act(Post::TeamLeader, give(to)).unwrap();
    let said: Vec<String> = done.findings.iter().map(|finding| Lang::Zh.say(&finding.message)).collect();
    assert!(said.iter().any(|said| said.contains("已改派 1 张") && said.contains("另有 1 张")), "{said:?}");
    let state = |office: &mut Office, id| office.store.read(|tx| store::ticket(tx, id)).unwrap().unwrap().state;
    assert_eq!((state(&mut office, one), state(&mut office, other)), (State::Dispatched, State::FedBack));
}

#[test]
fn a_call_back_after_its_time_is_shown_as_late() {
    let mut office = Office::new();
    let miss = Command::Miss { at: None, phone: "13800001111".to_owned(), line: "热线".to_owned() };
    let call = office.act(Post::Agent, cases::Command::Tickets(miss)).unwrap().id;
    office.now = at(2, 15, 0, 0);
    let back = Command::CallBack { id: call, text: "已约明早".to_owned() };
    office.act(Post::Agent, cases::Command::Tickets(back)).unwrap();
    let harness = window(Desk::new(office, Post::Agent, Place::Hotline));
    assert!(harness.query_all_by_label_contains("03-02 15:00 超时").next().is_some());
}
