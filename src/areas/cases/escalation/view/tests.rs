//! Flows by accessible label: a report is raised, a report is instructed, and what is refused stays on the screen.

use egui_kittest::kittest::Queryable;

use super::*;
use crate::areas::bench::{Bench, Page, bench, now};
use crate::areas::cases::escalation::model::{Category, Report, State, To};
use crate::areas::cases::escalation::questions::{Addressee, View};
use crate::base::{Post, Refusal};
use crate::i18n::Lang;

impl Page for EscalationPage {
    fn draw(&mut self, ui: &mut Ui, cx: &Cx<'_>, route: Route, actions: &mut Actions) {
        if let Route::Escalation(place) = route {
            self.ui(ui, cx, place, actions);
        }
    }

    fn hear(&mut self, cx: &Cx<'_>, news: &News<'_>, actions: &mut Actions) {
        self.news(cx, news, actions);
    }
}

fn report(state: State) -> Report {
    Report {
        id: 7,
        no: "QS-20260311-001".to_owned(),
        category: Category::Duty,
        reporter: 2,
        reporter_name: "王芳".to_owned(),
        team: Some(1),
        content: "客户要求出具法律意见".to_owned(),
        opinion: "建议转法务".to_owned(),
        urgent: false,
        urgent_reason: String::new(),
        department: String::new(),
        holders: vec![(1, "林霞".to_owned())],
        skipped: Vec::new(),
        state,
        raised_at: now(),
        place: String::new(),
        subject: 0,
        steps: Vec::new(),
    }
}

fn answer(answer: Answer) -> areas::Answer {
    areas::Answer::Cases(cases::Answer::Escalation(answer))
}

#[test]
fn a_superior_opens_a_report_and_instructs() {
    let mut h = bench(Bench::<EscalationPage>::new(Post::TeamLeader, Lang::Zh, Route::Escalation(Place::One(7))));
    h.state_mut().answered(Slot::Escalation(Asked::List), answer(Answer::List(vec![report(State::Raised)].into())));
    let view = View {
        report: report(State::Raised),
        instruct: None,
        pass: None,
        dissent: Some(Refusal::by("ESC-07", msg!("cases-escalation-no-dissent"))),
        insist: false,
        finish: false,
        tell: false,
        due: None,
    };
    h.state_mut().answered(Slot::Escalation(Asked::One), answer(Answer::View(Box::new(view))));
    h.run();
    h.get_by_label("下达指示").click();
    h.run();
    let field = h.get_all_by_role(egui::accesskit::Role::MultilineTextInput).next().unwrap();
    field.focus();
    field.type_text("转法务");
    h.run();
    h.key_press_modifiers(egui::Modifiers::COMMAND, egui::Key::Enter);
    h.run();
    let acts = h.state_mut().acts();
    let wanted = Command::Instruct { id: 7, text: "转法务".to_owned() };
    assert_eq!(acts, [areas::Command::Cases(cases::Command::Escalation(wanted))]);
}

#[test]
fn a_new_report_says_what_is_missing_and_keeps_what_is_typed() {
    let mut h = bench(Bench::<EscalationPage>::new(Post::Agent, Lang::Zh, Route::Escalation(Place::New)));
    let leader = Addressee { id: 3, name: "刘洋".to_owned(), level: Some(0), helps: true };
    h.state_mut().answered(Slot::Escalation(Asked::Addressees), answer(Answer::Addressees(vec![leader])));
    h.run();
    h.get_by_label("提交").click();
    h.run();
    let acts = h.state_mut().acts();
    let [areas::Command::Cases(cases::Command::Escalation(Command::Raise(draft)))] = acts.as_slice() else { panic!("{acts:?}") };
    assert_eq!(draft.to, To::Next);
    let refusal = Refusal::of_field("content", "ESC-04", msg!("cases-escalation-no-content"));
    let command = acts.first().cloned().unwrap();
    h.state_mut().finished(&command, &Err(No::Refused(refusal)));
    h.run();
    h.get_by_label("填写事由");
}

#[test]
fn a_call_for_help_goes_back_to_its_ticket_and_is_no_new_report() {
    let mut h = bench(Bench::<EscalationPage>::new(Post::Agent, Lang::Zh, Route::Escalation(Place::Help(5))));
    h.get_by_label_contains("ESC-08");
    h.key_press(egui::Key::Escape);
    h.run();
    assert_eq!(h.state().went(), Route::of_place("ticket", 5));
    h.state_mut().route = Route::Escalation(Place::New);
    h.run();
    assert!(h.query_by_label_contains("ESC-08").is_none());
}
