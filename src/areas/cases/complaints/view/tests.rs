//! The pages by their labels: a complaint is registered, found beside the form, and led on by buttons and keys.

use egui::Key;
use egui::accesskit::Role;
use egui_kittest::Harness;
use egui_kittest::kittest::Queryable as _;

use super::super::model::{Channel, Draft, Emotion, State, Step, Verb};
use super::super::tests::{ready_for, registered, viewed};
use super::super::{Act, Answer, Command, FormNews, Line};
use super::{Asked, ComplaintsPage, Place};
use crate::areas::attachments::Record;
use crate::areas::bench::{Bench, Page, bench};
use crate::areas::view::{Action, Actions, Cx, Job, News, Paper, Pick, Route, Slot};
use crate::areas::{self, cases};
use crate::base::{No, Post, Refusal};
use crate::i18n::Lang;
use crate::msg;

impl Page for ComplaintsPage {
    fn draw(&mut self, ui: &mut egui::Ui, cx: &Cx<'_>, route: Route, actions: &mut Actions) {
        if let Route::Complaints(place) = route {
            self.ui(ui, cx, place, &[1, 2], actions);
        }
    }

    fn hear(&mut self, cx: &Cx<'_>, news: &News<'_>, actions: &mut Actions) {
        self.news(cx, news, actions);
    }
}

type Window = Harness<'static, Bench<ComplaintsPage>>;

fn window(post: Post, place: Place) -> Window {
    bench(Bench::new(post, Lang::Zh, Route::Complaints(place)))
}

fn tell(h: &mut Window, asked: Asked, answer: Answer) {
    h.state_mut().answered(Slot::Complaints(asked), areas::Answer::Cases(cases::Answer::Complaints(answer)));
    h.run();
}

fn done(h: &mut Window) -> Vec<Command> {
    let commands = h.state_mut().acts();
    commands
        .into_iter()
        .filter_map(|command| match command {
            areas::Command::Cases(cases::Command::Complaints(command)) if !matches!(command, Command::Keep(_)) => Some(command),
            _ => None,
        })
        .collect()
}

#[test]
fn a_complaint_is_registered_from_the_keyboard() {
    let mut h = window(Post::Agent, Place::New);
    h.run();
    // The first field has the keyboard.
    for (role, label, text) in [
        (Role::TextInput, "投诉人", "李强"),
        (Role::TextInput, "联系方式", "13812345678"),
        (Role::MultilineTextInput, "投诉内容", "送货晚到两天"),
    ] {
        let field = h.get_by_role_and_label(role, label);
        field.focus();
        field.type_text(text);
        h.run();
    }
    let line = Line { content: "送货晚了".to_owned(), ..line() };
    let news = FormNews { similar: vec![super::super::Similar { line, same: true, percent: 100 }], ..FormNews::default() };
    tell(&mut h, Asked::Similar, Answer::Similar(Box::new(news)));
    h.get_by_label("TS-20260303-001");
    h.get_by_label("同一电话或客户");
    assert!(h.state().page.unsaved());
    h.key_press_modifiers(egui::Modifiers::COMMAND, Key::Enter);
    h.run();
    let [Command::Register { draft, .. }] = &done(&mut h)[..] else { panic!("not registered") };
    assert_eq!((draft.complainant.as_str(), draft.phone.as_str(), draft.content.as_str()), ("李强", "13812345678", "送货晚到两天"));
}

#[test]
fn what_was_typed_comes_back() {
    let mut h = window(Post::Agent, Place::New);
    h.run();
    let kept = Draft {
        complainant: "李强".to_owned(),
        content: "说到一半".to_owned(),
        channel: Some(Channel::App),
        customer: Some(9),
        ..Draft::default()
    };
    let customer = super::super::Hint { id: 9, text: "渤海建材".to_owned() };
    tell(&mut h, Asked::Kept, Answer::Kept(Some(Box::new(kept)), Some(customer)));
    assert!(h.get_by_role_and_label(Role::TextInput, "客户").value().is_some_and(|value| value.contains("渤海建材")));
    assert!(h.get_by_role_and_label(Role::TextInput, "投诉人").value().is_some_and(|value| value.contains("李强")));
    assert!(!h.state().page.unsaved());
}

fn line() -> Line {
    let complaint = registered();
    Line {
        id: complaint.id,
        no: complaint.no,
        complainant: complaint.draft.complainant,
        phone: complaint.draft.phone,
        content: complaint.draft.content,
        channel: complaint.draft.channel,
        emotion: None,
        important: false,
        state: State::Judging,
        state_since: complaint.state_since,
        round: 1,
        accepted_at: complaint.accepted_at,
        handler: "吴磊".to_owned(),
        department: String::new(),
        due: Some(complaint.reply_due),
        due_clause: "CASE-02".to_owned(),
        satisfaction: None,
        cause: None,
        transfers: 0,
        product: String::new(),
        customer: None,
    }
}

#[test]
fn the_next_one_of_the_list_is_reached_by_button_and_key() {
    let mut h = window(Post::ComplaintOfficer, Place::One(1));
    h.run();
    tell(&mut h, Asked::One, Answer::View(Box::new(viewed(&registered(), Post::ComplaintOfficer))));
    h.get_by_label("1 / 2");
    h.key_press_modifiers(egui::Modifiers::ALT, Key::ArrowDown);
    h.run();
    assert_eq!(h.state().went(), Some(Route::Complaints(Place::One(2))));
}

#[test]
fn the_next_step_is_a_button_and_a_letter_and_others_say_why_not() {
    let mut h = window(Post::Supervisor, Place::One(1));
    h.run();
    tell(&mut h, Asked::One, Answer::View(Box::new(viewed(&registered(), Post::Supervisor))));
    h.get_by_label("投诉进度");
    h.key_press(Key::J);
    h.run();
    h.get_by_label("理由充分").click();
    h.run();
    h.get_by_label("要求合理").click();
    h.run();
    let grounds = h.get_by_role_and_label(Role::MultilineTextInput, "判断依据");
    grounds.focus();
    grounds.type_text("运单显示晚到");
    h.run();
    h.key_press_modifiers(egui::Modifiers::COMMAND, Key::Enter);
    h.run();
    let [Command::On { id: 1, act: Act::Judge { sufficient, reasonable, grounds, .. }, .. }] = &done(&mut h)[..] else {
        panic!("not judged")
    };
    assert_eq!((*sufficient, *reasonable, grounds.as_str()), (Some(true), Some(true), "运单显示晚到"));
    // A letter of a step that is not allowed does nothing but say why.
    h.key_press(Key::Escape);
    h.run();
    h.key_press(Key::Z);
    h.run();
    assert!(done(&mut h).is_empty());
    h.get_by_label_contains("投诉尚未判断，不能归档");
}

#[test]
fn the_archive_book_is_printed_or_saved_as_pdf() {
    let mut h = window(Post::Supervisor, Place::One(1));
    h.run();
    tell(&mut h, Asked::One, Answer::View(Box::new(viewed(&registered(), Post::Supervisor))));
    for label in ["打印投诉档案", "投诉档案另存为 PDF…"] {
        h.get_by_label("打印").click();
        h.run();
        h.get_by_label(label).click();
        h.run();
    }
    let book = Paper::Cases(cases::Printout::Book(1));
    let does = |wanted: &dyn Fn(&Action) -> bool| h.state().actions.iter().any(wanted);
    assert!(does(&|action| matches!(action, Action::Start(Job::Print { paper, path: None }) if *paper == book)));
    assert!(does(
        &|action| matches!(action, Action::Pick(Pick::Paper(paper, name)) if *paper == book && name == "投诉档案 TS-20260303-001.pdf")
    ));
}

#[test]
fn a_complaint_that_may_not_be_read_leads_back_to_the_list() {
    let refused = || {
        let mut h = window(Post::Agent, Place::One(1));
        h.run();
        let why = Refusal::by("CASE-15", msg!("cases-complaints-15-read"));
        h.state_mut().news(&News::Answer(Slot::Complaints(Asked::One), &Err(No::Refused(why))));
        h.run();
        h.get_by_label_contains("只能查看本人的投诉");
        h
    };
    let mut h = refused();
    h.get_by_label("投诉").click();
    h.run();
    assert_eq!(h.state().went(), Some(Route::Complaints(Place::List)));
    let mut h = refused();
    h.key_press(Key::Escape);
    h.run();
    assert_eq!(h.state().went(), Some(Route::Complaints(Place::List)));
}

#[test]
fn what_has_the_focus_does_not_take_the_keys_that_send() {
    let mut h = window(Post::Agent, Place::New);
    h.run();
    let angry = h.get_by_role_and_label(Role::RadioButton, "愤怒");
    angry.focus();
    angry.click();
    h.run();
    h.key_press_modifiers(egui::Modifiers::COMMAND, Key::Enter);
    h.run();
    let [Command::Register { draft, .. }] = &done(&mut h)[..] else { panic!("not registered") };
    assert_eq!(draft.emotion, Some(Emotion::Angry));
}

#[test]
fn a_customer_is_taken_by_enter_and_the_keyboard_goes_on() {
    let mut h = window(Post::Agent, Place::New);
    h.run();
    let phone = h.get_by_role_and_label(Role::TextInput, "联系方式");
    phone.focus();
    phone.type_text("13912342075");
    h.run();
    let hint = super::super::Hint { id: 9, text: "渤海建材".to_owned() };
    tell(&mut h, Asked::Customers, Answer::Customers(vec![(hint, "KH-20260101-001".to_owned())]));
    h.key_press(Key::Enter);
    h.run();
    assert!(h.get_by_role_and_label(Role::ComboBox, "渠道").is_focused());
    h.key_press_modifiers(egui::Modifiers::COMMAND, Key::Enter);
    h.run();
    let [Command::Register { draft, .. }] = &done(&mut h)[..] else { panic!("not registered") };
    assert_eq!((draft.customer, draft.complainant.as_str()), (Some(9), "渤海建材"));
}

#[test]
fn enter_goes_on_to_the_next_field_and_stops_at_the_phone_that_is_missing() {
    let mut h = window(Post::Agent, Place::New);
    h.run();
    let name = h.get_by_role_and_label(Role::TextInput, "投诉人");
    name.focus();
    name.type_text("孙建国");
    h.run();
    h.key_press(Key::Enter);
    h.run();
    assert!(h.get_by_role_and_label(Role::TextInput, "联系方式").is_focused());
    h.key_press(Key::Enter);
    h.run();
    assert!(h.get_by_role_and_label(Role::TextInput, "客户").is_focused());
    h.key_press(Key::Enter);
    h.run();
    // The channel is reached, and not opened by the same key.
    assert!(h.get_by_role_and_label(Role::ComboBox, "渠道").is_focused());
    assert!(h.query_by_label("官网").is_none());
    h.get_by_role_and_label(Role::TextInput, "客户").focus();
    h.run();
    // A customer that is taken while the phone is missing leads back to it.
    let hint = super::super::Hint { id: 9, text: "渤海建材".to_owned() };
    tell(&mut h, Asked::Customers, Answer::Customers(vec![(hint, "KH-20260101-001".to_owned())]));
    h.key_press(Key::Enter);
    h.run();
    assert!(h.get_by_role_and_label(Role::TextInput, "联系方式").is_focused());
}

#[test]
fn the_phone_is_shown_on_asking_to_who_has_to_call() {
    let mut h = window(Post::ComplaintOfficer, Place::One(1));
    h.run();
    tell(&mut h, Asked::One, Answer::View(Box::new(viewed(&registered(), Post::ComplaintOfficer))));
    let hidden = format!("投诉人 {}　{}", registered().draft.complainant, crate::base::mask::phone(&registered().draft.phone));
    h.get_by_label(&hidden);
    h.get_by_label("查看").click();
    h.run();
    let [command @ Command::Reveal { id: 1 }] = &done(&mut h)[..] else { panic!("not asked for") };
    let command = areas::Command::Cases(cases::Command::Complaints(command.clone()));
    h.state_mut().finished(&command, &Ok(areas::Done::default()));
    h.run();
    h.get_by_label(&format!("投诉人 {}　{}", registered().draft.complainant, registered().draft.phone));
    h.get_by_label("隐藏").click();
    h.run();
    h.get_by_label(&hidden);
    // Who only reads it does not see it.
    let mut h = window(Post::Auditor, Place::One(1));
    h.run();
    tell(&mut h, Asked::One, Answer::View(Box::new(viewed(&registered(), Post::Auditor))));
    h.get_by_label("查看").click();
    h.run();
    assert!(done(&mut h).is_empty());
}

#[test]
fn every_step_of_the_menu_is_reached_by_keys() {
    let mut h = window(Post::Director, Place::One(1));
    h.run();
    tell(&mut h, Asked::One, Answer::View(Box::new(viewed(&registered(), Post::Director))));
    h.key_press(Key::Period);
    h.run();
    h.get_by_label("终结…").focus();
    h.run();
    h.key_press(Key::Enter);
    h.run();
    // The menu is closed, so that the dialog is sent by its key.
    assert!(h.query_by_label("终结…").is_none());
    let reason = h.get_by_role_and_label(Role::MultilineTextInput, "原因");
    reason.focus();
    reason.type_text("客户拒绝沟通");
    h.run();
    h.key_press_modifiers(egui::Modifiers::COMMAND, Key::Enter);
    h.run();
    let [Command::On { act: Act::Terminate { reason }, .. }] = &done(&mut h)[..] else { panic!("not ended") };
    assert_eq!(reason, "客户拒绝沟通");
}

#[test]
fn steps_with_shift_are_not_those_of_the_letter_alone() {
    let mut h = window(Post::Supervisor, Place::One(1));
    h.run();
    tell(&mut h, Asked::One, Answer::View(Box::new(viewed(&registered(), Post::Supervisor))));
    h.key_press_modifiers(egui::Modifiers::SHIFT, Key::F);
    h.run();
    let [Command::On { act: Act::Flag { important: true, .. }, .. }] = &done(&mut h)[..] else { panic!("not marked") };
    let mut marked = registered();
    marked.draft.important = true;
    tell(&mut h, Asked::One, Answer::View(Box::new(viewed(&marked, Post::Supervisor))));
    h.key_press(Key::Period);
    h.run();
    h.get_by_label("取消重要标记");
}

#[test]
fn what_cannot_be_read_is_not_sent_and_gets_the_keyboard() {
    let mut h = window(Post::ComplaintOfficer, Place::One(1));
    h.run();
    tell(&mut h, Asked::One, Answer::View(Box::new(viewed(&ready_for(Verb::Assign), Post::ComplaintOfficer))));
    h.key_press(Key::D);
    h.run();
    let time = h.get_by_role_and_label(Role::TextInput, "时间");
    time.focus();
    h.run();
    h.key_press_modifiers(egui::Modifiers::COMMAND, Key::A);
    h.get_by_role_and_label(Role::TextInput, "时间").type_text("25:99");
    h.run();
    h.key_press_modifiers(egui::Modifiers::COMMAND, Key::Enter);
    h.run();
    assert!(done(&mut h).is_empty());
    h.get_by_label("填写日期和时间");
    assert!(h.get_by_role_and_label(Role::TextInput, "约定调查期限").is_focused());
}

#[test]
fn a_sentence_about_a_field_goes_when_the_field_is_mended() {
    let mut h = window(Post::ComplaintOfficer, Place::One(1));
    h.run();
    tell(&mut h, Asked::One, Answer::View(Box::new(viewed(&ready_for(Verb::Findings), Post::ComplaintOfficer))));
    h.key_press(Key::I);
    h.run();
    h.key_press_modifiers(egui::Modifiers::COMMAND, Key::Enter);
    h.run();
    let command = done(&mut h).pop().unwrap();
    let no = crate::base::Refusal::of_field("text", "CASE-05", crate::msg!("cases-complaints-05-text"));
    let command = areas::Command::Cases(cases::Command::Complaints(command));
    h.state_mut().finished(&command, &Err(crate::base::No::Refused(no)));
    h.run();
    h.get_by_label("填写调查结果");
    h.get_by_role_and_label(Role::MultilineTextInput, "内容").type_text("漏装减振垫");
    h.run();
    assert!(h.query_by_label_contains("填写调查结果").is_none());
}

#[test]
fn a_later_round_keeps_the_times_and_findings_of_the_one_before() {
    let mut h = window(Post::ComplaintOfficer, Place::One(1));
    h.run();
    let mut again = ready_for(Verb::Feedback);
    again.round = 2;
    again.state = State::Planning;
    let found = Step { verb: Verb::Findings, text: "漏装减振垫".to_owned(), round: 1, ..again.steps[0].clone() };
    again.steps.push(found);
    tell(&mut h, Asked::One, Answer::View(Box::new(viewed(&again, Post::ComplaintOfficer))));
    assert_eq!(h.get_all_by_label_contains("漏装减振垫").count(), 2, "on the page and in the timeline");
    assert!(h.query_by_label("待判断 ").is_none(), "the time of the first round is gone");
}

#[test]
fn files_beside_the_form_are_kept_at_once_as_those_of_the_person() {
    let mut h = window(Post::Agent, Place::New);
    h.run();
    let draft = Record::complaint_draft(1);
    assert!(h.state().actions.iter().any(|action| matches!(action, Action::Ask(Slot::Attachments(of), _) if *of == draft)));
    let path = std::path::PathBuf::from("通话.wav");
    h.state_mut().news(&News::Picked(&Pick::Attachment(draft), Some(&path)));
    let kept = |action: &Action| matches!(action, Action::Start(Job::Attach { record, paths, .. }) if *record == draft && *paths == [path.clone()]);
    assert!(h.state().actions.iter().any(kept));
    h.state_mut().actions.clear();
    let register = areas::Command::Cases(cases::Command::Complaints(Command::Register { draft: Box::default(), ticket: None }));
    h.state_mut().finished(&register, &Ok(areas::Done { id: 5, ..areas::Done::default() }));
    assert_eq!(h.state().went(), Some(Route::Complaints(Place::One(5))));
    assert!(!h.state().actions.iter().any(|action| matches!(action, Action::Start(_))));
}

#[test]
fn a_successor_of_the_first_contact_is_named_with_a_reason() {
    let mut h = window(Post::Supervisor, Place::One(1));
    h.run();
    tell(&mut h, Asked::One, Answer::View(Box::new(viewed(&registered(), Post::Supervisor))));
    h.get_by_label("更多").click();
    h.run();
    h.get_by_label("更换首问责任人").click();
    h.run();
    tell(&mut h, Asked::Colleagues, Answer::Colleagues(vec![super::super::Hint { id: 7, text: "李娜".to_owned() }]));
    let who = h.get_by_role_and_label(Role::ComboBox, "首问责任人");
    who.focus();
    h.run();
    for key in [Key::Enter, Key::Enter] {
        h.key_press(key);
        h.run();
    }
    let reason = h.get_by_role_and_label(Role::MultilineTextInput, "原因");
    reason.focus();
    reason.type_text("原责任人休产假");
    h.run();
    h.key_press_modifiers(egui::Modifiers::COMMAND, Key::Enter);
    h.run();
    let commands = done(&mut h);
    let [Command::On { id: 1, act: Act::Track { staff: 7, reason }, .. }] = &commands[..] else { panic!("not named: {commands:?}") };
    assert_eq!(reason, "原责任人休产假");
}

#[test]
fn the_list_of_keys_names_the_letter_of_every_step() {
    for verb in Verb::ALL {
        let letter = super::words::key(*verb);
        let listed = super::KEYS.iter().any(|(key, what)| *key == letter && *what == verb.message().id);
        assert_eq!(listed, !letter.is_empty(), "{verb:?}");
    }
}

#[test]
fn a_leader_reads_the_proposals_and_instructs() {
    let mut h = window(Post::Supervisor, Place::One(1));
    h.run();
    let mut unread = ready_for(Verb::Open);
    for proposal in &mut unread.proposals {
        proposal.seen.clear();
    }
    tell(&mut h, Asked::One, Answer::View(Box::new(viewed(&unread, Post::Supervisor))));
    h.get_by_label("过目方案 1").click();
    h.run();
    let [Command::On { act: Act::Open { proposal: 1 }, .. }] = &done(&mut h)[..] else { panic!("not read") };
    tell(&mut h, Asked::One, Answer::View(Box::new(viewed(&ready_for(Verb::Choose), Post::Supervisor))));
    let field = h.get_by_role_and_label(Role::TextInput, "批示");
    field.focus();
    field.type_text("同意，今日办结");
    h.run();
    h.get_by_role_and_label(Role::Button, "批示").click();
    h.run();
    let commands = done(&mut h);
    let [Command::On { act: Act::Choose { proposal, instruction, .. }, .. }] = &commands[..] else { panic!("not chosen: {commands:?}") };
    assert_eq!((*proposal, instruction.as_str()), (1, "同意，今日办结"));
}
