//! Reports in the file: the way of one, who reads what, every act by every post, and that steps are never altered.

use super::*;
use crate::areas::cases;
use crate::areas::cases::office::{Office, at};
use crate::areas::matrix;
use crate::base::{No, Post};

fn draft(category: Category) -> Draft {
    Draft {
        category: Some(category), content: "客户要求出具法律意见".to_owned(), opinion: "建议转法务".to_owned(), ..Draft::default()
    }
}

fn report(command: Command) -> cases::Command {
    cases::Command::Escalation(command)
}

fn raise(office: &mut Office, post: Post, draft: Draft) -> i64 {
    office.act(post, report(Command::Raise(Box::new(draft)))).unwrap().id
}

fn view(office: &mut Office, post: Post, id: i64) -> Result<View, No> {
    match office.ask(post, cases::Query::Escalation(Query::View { id }))? {
        cases::Answer::Escalation(Answer::View(view)) => Ok(*view),
        other => panic!("{other:?}"),
    }
}

fn clauses(outcome: Result<crate::areas::Done, No>) -> Vec<&'static str> {
    match outcome {
        Err(No::Refused(refusal)) => refusal.clauses,
        other => panic!("{other:?}"),
    }
}

#[test]
fn a_report_goes_up_comes_back_is_disputed_and_carried_out() {
    let mut office = Office::new();
    let id = raise(&mut office, Post::Agent, draft(Category::Duty));
    let text = |text: &str| text.to_owned();
    office.act(Post::TeamLeader, report(Command::Pass { id, text: text("请主任定") })).unwrap();
    office.act(Post::Director, report(Command::Instruct { id, text: text("转法务，三日内答复") })).unwrap();
    office.act(Post::Agent, report(Command::Dissent { id, text: text("客户要求今天答复") })).unwrap();
    // Nobody finishes what is disputed.
    assert_eq!(clauses(office.act(Post::Agent, report(Command::Finish { id, text: text("已答复") }))), ["ESC-07"]);
    office.act(Post::Director, report(Command::Insist { id, text: text("按原意办") })).unwrap();
    assert_eq!(view(&mut office, Post::Agent, id).unwrap().report.state, State::Running);
    office.act(Post::Agent, report(Command::Finish { id, text: text("法务已答复") })).unwrap();
    let found = view(&mut office, Post::TeamLeader, id).unwrap().report;
    assert_eq!(found.state, State::Done);
    let steps: Vec<StepKind> = found.steps.iter().map(|step| step.kind).collect();
    use StepKind::{Dissented, Finished, Insisted, Instructed, Passed, Raised};
    assert_eq!(steps, [Raised, Passed, Instructed, Dissented, Insisted, Finished]);
    assert!(found.steps.iter().any(|step| step.text == "客户要求今天答复"), "the dissent is kept");
}

#[test]
fn steps_and_numbers_stay_as_they_are() {
    let mut office = Office::new();
    let id = raise(&mut office, Post::Agent, draft(Category::Duty));
    for sql in ["UPDATE report_step SET text = '' WHERE report = ?1", "DELETE FROM report_step WHERE report = ?1"] {
        let outcome = office.store.write(|tx| tx.run(sql, crate::sql![id]).map(|_| ()));
        assert!(outcome.is_err(), "{sql}");
    }
    assert_eq!(view(&mut office, Post::Agent, id).unwrap().report.no, "QS-20260302-001");
}

#[test]
fn what_is_secret_is_read_by_those_whom_it_names() {
    let mut office = Office::new();
    let id = raise(&mut office, Post::Tech, draft(Category::Secret));
    for post in Post::ALL {
        let reads = matches!(post, Post::Tech | Post::Director | Post::CentreDirector);
        assert_eq!(view(&mut office, post, id).is_ok(), reads, "{post:?}");
    }
    let other = raise(&mut office, Post::Tech, draft(Category::Ability));
    for post in Post::ALL {
        let reads = matches!(post, Post::Tech | Post::TeamLeader | Post::Director | Post::CentreDirector | Post::Auditor);
        assert_eq!(view(&mut office, post, other).is_ok(), reads, "{post:?}");
    }
}

#[test]
fn another_act_puts_a_matter_before_the_director() {
    let mut office = Office::new();
    let (at, officer) = (at(3, 9, 0, 0), office.who(Post::ComplaintOfficer));
    let raised = Raise {
        urgent: None,
        skipped: Vec::new(),
        category: Category::Ability,
        content: "第三轮仍不满意".to_owned(),
        opinion: "请主任定夺".to_owned(),
        to: Post::Director,
        place: "case",
        subject: 7,
    };
    let id = office.store.write(|tx| {
        let params = crate::areas::links::parameters(tx)?;
        let actor = crate::areas::who(tx, officer)?;
        super::raise(&Context { tx, actor: &actor, at, params: &params }, &raised)
    });
    let found = view(&mut office, Post::Director, id.unwrap()).unwrap().report;
    assert_eq!((found.state, found.subject, found.is_held_by(office.who(Post::Director))), (State::Raised, 7, true));
}

// ---- who may do what ----

matrix::rows!(row_of, ROWS, Command {
    Command::Raise(_) => "raise",
    Command::Pass { .. } => "pass",
    Command::Instruct { .. } => "instruct",
    Command::Dissent { .. } => "dissent",
    Command::Insist { .. } => "insist",
    Command::Finish { .. } => "finish",
    Command::Tell { .. } => "tell",
});

/// Acts on a report of the 业务代表 that stands where the act is possible, and who can do it then.
const RIGHTS: &[(&str, &[Post])] = &[
    ("pass", &[Post::TeamLeader]),
    ("instruct", &[Post::TeamLeader]),
    ("dissent", &[Post::Agent]),
    ("insist", &[Post::TeamLeader]),
    ("finish", &[Post::Agent]),
    ("tell", &[Post::Agent]),
    // Everybody who has a superior may put a matter before him.
    ("raise", &Post::ALL),
];

#[test]
fn every_act_by_every_post() {
    matrix::assert_whole(ROWS, RIGHTS.iter().map(|(row, _)| *row));
    for (row, allowed) in RIGHTS {
        for post in Post::ALL {
            let mut office = Office::new();
            let text = "一句话".to_owned();
            let id = match *row {
                "raise" => 0,
                "tell" => {
                    let to = To::Person(office.who(Post::CentreDirector));
                    let draft = Draft { to, urgent: true, urgent_reason: "起火".to_owned(), ..draft(Category::Danger) };
                    raise(&mut office, Post::Agent, draft)
                }
                _ => raise(&mut office, Post::Agent, draft(Category::Duty)),
            };
            if matches!(*row, "dissent" | "insist" | "finish") {
                office.act(Post::TeamLeader, report(Command::Instruct { id, text: text.clone() })).unwrap();
            }
            if *row == "insist" {
                office.act(Post::Agent, report(Command::Dissent { id, text: text.clone() })).unwrap();
            }
            let leader = office.who(Post::TeamLeader);
            let command = match *row {
                "raise" => Command::Raise(Box::new(draft(Category::Secret))),
                "pass" => Command::Pass { id, text },
                "instruct" => Command::Instruct { id, text },
                "dissent" => Command::Dissent { id, text },
                "insist" => Command::Insist { id, text },
                "finish" => Command::Finish { id, text },
                _ => Command::Tell { id, to: leader, text },
            };
            assert_eq!(row_of(&command), *row);
            assert_eq!(office.act(post, report(command)).is_ok(), allowed.contains(&post), "{row} by {post:?}");
        }
    }
}
