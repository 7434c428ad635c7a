//! Tickets: every act and question by every post, clocks against a count minute by minute, a stage that never goes back, urges that nobody
//! alters.

use proptest::prelude::*;

use super::super::office::{Office, at};
use super::clauses::tick_07_stuck;
use super::model::{Category, Entry, EntryKind, Kind, Need, Place, RepairDraft, RepairState, Rule, Satisfaction, Urge};
use super::*;
use crate::areas;
use crate::areas::cases;
use crate::areas::matrix::{assert_whole, rows};
use crate::base::Post;
use crate::store::journal;

impl Office {
    fn tickets(&mut self, post: Post, command: Command) -> Result<Done, No> {
        self.act(post, cases::Command::Tickets(command))
    }

    fn step(&mut self, post: Post, id: i64, act: Act) -> Result<Done, No> {
        self.tickets(post, Command::on(id, act))
    }

    fn question(&mut self, post: Post, query: Query) -> Result<Answer, No> {
        match self.ask(post, cases::Query::Tickets(query))? {
            cases::Answer::Tickets(answer) => Ok(answer),
            other => panic!("another answer: {other:?}"),
        }
    }

    fn accepted(&mut self, post: Post, kind: Kind) -> i64 {
        let draft = Draft { kind, content: "线路不稳".to_owned(), party: "张先生".to_owned(), ..Draft::default() };
        self.tickets(post, Command::Accept { draft: Box::new(draft) }).unwrap().id
    }

    fn stored(&mut self, id: i64) -> Ticket {
        self.store.read(|tx| store::ticket(tx, id)).unwrap().unwrap()
    }
}

fn words() -> String {
    "已联系".to_owned()
}

fn to(name: &str) -> Place {
    Place { staff: None, name: name.to_owned() }
}

fn dispatched(to: Place) -> Act {
    Act::Dispatch { to, reason: words(), interim: String::new() }
}

// ---- rights ----

rows!(row_of, ACT_ROWS, Command {
    Command::Accept { .. } => "accept",
    Command::On { act: Act::Start, .. } => "start",
    Command::On { act: Act::Work { .. }, .. } => "work",
    Command::On { act: Act::Findings { .. }, .. } => "findings",
    Command::On { act: Act::Return { .. }, .. } => "return",
    Command::On { act: Act::Interim { .. }, .. } => "interim",
    Command::On { act: Act::Reply { .. }, .. } => "reply",
    Command::On { act: Act::Feedback { .. }, .. } => "feedback",
    Command::On { act: Act::Close { .. }, .. } => "close",
    Command::On { act: Act::Invalidate { .. }, .. } => "invalidate",
    Command::On { act: Act::Void { .. }, .. } => "void",
    Command::On { act: Act::Dispatch { .. }, .. } => "dispatch",
    Command::On { act: Act::AskLeader { .. }, .. } => "ask-leader",
    Command::On { act: Act::AnswerLeader { .. }, .. } => "answer-leader",
    Command::On { act: Act::Urge { .. }, .. } => "urge",
    Command::On { act: Act::UrgeReply { .. }, .. } => "urge-reply",
    Command::On { act: Act::Opinion { .. }, .. } => "opinion",
    Command::On { act: Act::Unsolvable { .. }, .. } => "unsolvable",
    Command::On { act: Act::Coordinate { .. }, .. } => "coordinate",
    Command::On { act: Act::Supervise { .. }, .. } => "supervise",
    Command::On { act: Act::Hard { .. }, .. } => "hard",
    Command::On { act: Act::Discuss { .. }, .. } => "discuss",
    Command::On { act: Act::Succeed { .. }, .. } => "succeed",
    Command::On { act: Act::Need { .. }, .. } => "need",
    Command::On { act: Act::Correct { .. }, .. } => "correct",
    Command::On { act: Act::OpenRepair { .. }, .. } => "repair-open",
    Command::On { act: Act::Contact { .. }, .. } => "repair-contact",
    Command::On { act: Act::Send { .. }, .. } => "repair-send",
    Command::On { act: Act::Repaired { .. }, .. } => "repair-done",
    Command::On { act: Act::Sign { .. }, .. } => "repair-sign",
    Command::On { act: Act::Visit { .. }, .. } => "repair-visit",
    Command::On { act: Act::Complaint { .. }, .. } => "complaint",
    Command::On { act: Act::PassToLeader, .. } => "pass-to-leader",
    Command::On { act: Act::PassToManager, .. } => "pass-to-manager",
    Command::Reassign { .. } => "reassign",
    Command::Miss { .. } => "miss",
    Command::CallBack { .. } => "call-back",
    Command::SetRule { .. } => "rule",
    Command::DropRule { .. } => "drop-rule",
    Command::Answer { .. } => "answer",
    Command::Publish { .. } => "publish",
    Command::Retire { .. } => "retire",
    Command::Robot { .. } => "robot",
    Command::Freeze { .. } => "freeze",
});

/// 代 技 投 质 班 管 主 中 部 档 文 销 经 系 审: y always, o on what he accepted, - never. A ticket is accepted by 代 or by the person himself.
const ACTS: &[(&str, &str)] = &[
    ("accept", "yyy-yyy---yyy--"),
    ("start", "yyy-yyy---yoo--"),
    ("work", "yyy-yyy---yoo--"),
    ("findings", "yyy-yyy---yoo--"),
    ("return", "yyy-yyy---yoo--"),
    // The customer hears from the 首问责任人, the holder or a leader.
    ("interim", "ooo-yyy---ooo--"),
    ("reply", "ooo-yyy---ooo--"),
    ("feedback", "ooo-yyy---ooo--"),
    ("close", "ooo-yyy---ooo--"),
    ("invalidate", "ooo-yyy---ooo--"),
    ("void", "----yyy--------"),
    ("dispatch", "yyy-yyy---yoo--"),
    ("ask-leader", "yyy-yyy---yoo--"),
    ("answer-leader", "----yyy--------"),
    ("urge", "yyy-yyy---yoo--"),
    ("urge-reply", "yyy-yyy---yoo--"),
    ("opinion", "----y----------"),
    ("unsolvable", "----y----------"),
    ("coordinate", "------y--------"),
    ("supervise", "----yyy--------"),
    ("hard", "yyy-yyy---yoo--"),
    ("discuss", "yyy-yyy---yoo--"),
    // Nobody is away here: nobody is succeeded.
    ("succeed", "---------------"),
    ("need", "yyy-yyy---yoo--"),
    ("correct", "yyy-yyy---yoo--"),
    ("repair-open", "yyy-yyy---yoo--"),
    ("repair-contact", "yyy-yyy---yoo--"),
    ("repair-send", "yyy-yyy---yoo--"),
    ("repair-done", "yyy-yyy---yoo--"),
    ("repair-sign", "yyy-yyy---yoo--"),
    ("repair-visit", "yyy-yyy---yoo--"),
    ("complaint", "yyy-yyy---yoo--"),
    // The program's own.
    ("pass-to-leader", "---------------"),
    ("pass-to-manager", "---------------"),
    ("freeze", "---------------"),
    ("reassign", "----yyy--------"),
    ("miss", "yyy-yyy---yyy--"),
    ("call-back", "yyy-yyy---yyy--"),
    ("rule", "-----yy--------"),
    ("drop-rule", "-----yy--------"),
    ("answer", "yyyyyyy-y--yy--"),
    ("publish", "-----yy--------"),
    ("retire", "-----yy--------"),
    ("robot", "yyy-yyy---yyy--"),
];

/// The act on a ticket of this person, with all that goes before it.
fn prepared(office: &mut Office, act: &str, first: Post) -> Command {
    let leader = Post::TeamLeader;
    let id = office.accepted(first, Kind::Other);
    let text = words;
    let repaired = |office: &mut Office, until: RepairState| {
        let draft = RepairDraft { place: text(), fault: text(), ..RepairDraft::default() };
        office.step(leader, id, Act::OpenRepair { draft: Box::new(draft) }).unwrap();
        let steps = [
            (RepairState::Sent, Act::Send { repairer: text() }),
            (RepairState::Done, Act::Repaired { parts: String::new(), cost: 0 }),
            (RepairState::Confirmed, Act::Sign { by: text() }),
        ];
        for (state, step) in steps {
            if state <= until {
                office.step(leader, id, step).unwrap();
            }
        }
    };
    let answered = |office: &mut Office| office.tickets(leader, Command::Answer { of: None, question: text(), text: text() }).unwrap().id;
    let ruled = Rule { id: 0, kind: Some(Kind::Repair), category: None, key_only: true, channel: "专线".to_owned(), group: None };
    let step = match act {
        "accept" => {
            let draft = Draft { content: text(), ..Draft::default() };
            return Command::Accept { draft: Box::new(draft) };
        }
        "start" => Act::Start,
        "work" => Act::Work { text: text() },
        "findings" => Act::Findings { text: text() },
        "return" => Act::Return { text: text() },
        "interim" => Act::Interim { text: text() },
        "reply" => Act::Reply { text: text() },
        "feedback" | "close" => {
            office.step(leader, id, Act::Reply { text: text() }).unwrap();
            if act == "close" {
                Act::Close { understood: true, anything_else: true }
            } else {
                Act::Feedback { satisfaction: Satisfaction::Good, text: String::new() }
            }
        }
        "invalidate" => Act::Invalidate { code: "重复".to_owned() },
        "void" => Act::Void { reason: text() },
        "dispatch" => dispatched(to("财务部")),
        "ask-leader" => Act::AskLeader { reason: text(), interim: text() },
        "answer-leader" => {
            office.step(first, id, Act::AskLeader { reason: text(), interim: text() }).unwrap();
            Act::AnswerLeader { text: text() }
        }
        "urge" | "urge-reply" => {
            office.step(leader, id, dispatched(to("财务部"))).unwrap();
            let urge = Act::Urge { to: String::new(), channel: "电话".to_owned(), text: text() };
            if act == "urge" {
                urge
            } else {
                office.step(leader, id, urge).unwrap();
                Act::UrgeReply { seq: 1, text: text() }
            }
        }
        "opinion" | "unsolvable" | "coordinate" => {
            office.now = office.now.plus_minutes(25 * 60);
            let opinion = Act::Opinion { text: text(), follow_up: text() };
            if act == "opinion" {
                opinion
            } else {
                office.step(leader, id, opinion).unwrap();
                let unsolvable = Act::Unsolvable { reason: String::new(), urgent: false };
                if act == "unsolvable" {
                    unsolvable
                } else {
                    office.step(leader, id, unsolvable).unwrap();
                    Act::Coordinate { department: String::new(), text: text(), until: None }
                }
            }
        }
        "supervise" => Act::Supervise { request: text(), until: office.now.day() },
        "hard" => Act::Hard { reason: text() },
        "discuss" => {
            office.step(leader, id, Act::Hard { reason: text() }).unwrap();
            Act::Discuss { people: text(), solution: text() }
        }
        "succeed" => Act::Succeed { to: office.who(Post::Clerk), reason: text() },
        "need" => Act::Need { need: Need::Stated, text: text() },
        "correct" => {
            let rev = office.stored(id).rev;
            Act::Correct { rev, customer: None, party: text(), contact: text(), category: Some(Category::Goods) }
        }
        "repair-open" => Act::OpenRepair { draft: Box::new(RepairDraft { place: text(), fault: text(), ..RepairDraft::default() }) },
        "repair-contact" => {
            repaired(office, RepairState::Reported);
            Act::Contact { repairer: text() }
        }
        "repair-send" => {
            repaired(office, RepairState::Reported);
            Act::Send { repairer: text() }
        }
        "repair-done" => {
            repaired(office, RepairState::Sent);
            Act::Repaired { parts: String::new(), cost: 0 }
        }
        "repair-sign" => {
            repaired(office, RepairState::Done);
            Act::Sign { by: text() }
        }
        "repair-visit" => {
            repaired(office, RepairState::Confirmed);
            Act::Visit { text: text() }
        }
        "complaint" => Act::Complaint { complaint: 1, no: "TS-20260302-001".to_owned() },
        "pass-to-leader" => Act::PassToLeader,
        "pass-to-manager" => Act::PassToManager,
        "reassign" => return Command::Reassign { ids: vec![id], to: office.who(Post::Clerk), reason: text() },
        "miss" => return Command::Miss { at: None, phone: "13900000009".to_owned(), line: String::new() },
        "call-back" => {
            let missed = Command::Miss { at: None, phone: "13900000009".to_owned(), line: String::new() };
            return Command::CallBack { id: office.tickets(leader, missed).unwrap().id, text: text() };
        }
        "rule" => return Command::SetRule { rule: Box::new(ruled) },
        "drop-rule" => {
            let id = office.tickets(Post::Director, Command::SetRule { rule: Box::new(ruled) }).unwrap().id;
            return Command::DropRule { id };
        }
        "answer" => return Command::Answer { of: None, question: text(), text: text() },
        "publish" => return Command::Publish { id: answered(office) },
        "retire" => {
            let id = answered(office);
            office.tickets(Post::Director, Command::Publish { id }).unwrap();
            return Command::Retire { id };
        }
        "robot" => return Command::Robot { question: text() },
        "freeze" => return Command::Freeze { day: office.now.day() },
        other => panic!("{other}"),
    };
    Command::on(id, step)
}

#[test]
fn every_act_by_every_post_is_as_appendix_b_says() {
    assert_whole(ACT_ROWS, ACTS.iter().map(|(act, _)| *act));
    let mut office = Office::new();
    for (act, rights) in ACTS {
        for (post, right) in Post::ALL.into_iter().zip(rights.chars()) {
            for own in [true, false] {
                // Who cannot accept has none of his own; those who are not the agent are measured against his.
                let accepts = ACTS[0].1.chars().nth(Post::ALL.iter().position(|one| *one == post).unwrap()) == Some('y');
                if (own && !accepts) || (!own && post == Post::Agent) {
                    continue;
                }
                let command = prepared(&mut office, act, if own { post } else { Post::Agent });
                assert_eq!(row_of(&command), *act);
                let outcome = office.tickets(post, command);
                let allowed = right == 'y' || (right == 'o' && own);
                assert_eq!(outcome.is_ok(), allowed, "{act} by {post:?}, own {own}: {outcome:?}");
                assert!(!matches!(outcome, Err(No::Fault(_))), "{act} by {post:?}: {outcome:?}");
            }
        }
    }
}

rows!(asked_for, QUERY_ROWS, Query {
    Query::List(_) => "list",
    Query::Counts => "counts",
    Query::Total(_) => "total",
    Query::Ticket { .. } => "ticket",
    Query::Board { .. } => "board",
    Query::Seats => "seats",
    Query::Daily { .. } => "daily",
    Query::Targets { .. } => "targets",
    Query::Figures { .. } => "figures",
    Query::Day { .. } => "day",
    Query::Categories { .. } => "categories",
    Query::Week { .. } => "week",
    Query::Calls => "calls",
    Query::Repairs { .. } => "repairs",
    Query::Rules => "rules",
    Query::Answers => "answers",
    Query::Customers { .. } => "customers",
});

/// As [`ACTS`]; the ticket that is asked for is the agent's.
const QUERIES: &[(&str, &str)] = &[
    ("list", "yyy-yyyyy-yyy-y"),
    ("counts", "yyy-yyyyy-yyy-y"),
    ("total", "yyy-yyyyy-yyy-y"),
    ("ticket", "yyy-yyyy--y---y"),
    ("board", "yyy-yyyyy-yyy-y"),
    ("seats", "yyy-yyyy--y---y"),
    ("daily", "yyy-yyyyy-yyy-y"),
    ("targets", "yyy-yyy---y----"),
    ("figures", "yyy-yyyyy--y--y"),
    ("day", "yyy-yyyyy--y--y"),
    ("categories", "yyy-yyyyy--y--y"),
    ("week", "yyy-yyyyy--y--y"),
    ("calls", "yyy-yyyy--y---y"),
    ("repairs", "yyy-yyyyy-yyy-y"),
    ("rules", "yyy-yyyyy-yyy-y"),
    ("answers", "yyyyyyyyy--yy-y"),
    ("customers", "yyy-yyy-y-yyy--"),
];

#[test]
fn every_question_by_every_post_is_as_appendix_b_says() {
    assert_whole(QUERY_ROWS, QUERIES.iter().map(|(query, _)| *query));
    let mut office = Office::new();
    let id = office.accepted(Post::Agent, Kind::Other);
    let day = office.now.day();
    for (name, rights) in QUERIES {
        for (post, right) in Post::ALL.into_iter().zip(rights.chars()) {
            let query = match *name {
                "list" => Query::List(Box::default()),
                "counts" => Query::Counts,
                "total" => Query::Total(Box::default()),
                "ticket" => Query::Ticket { id },
                "board" => Query::Board { team: None, person: None },
                "seats" => Query::Seats,
                "daily" => Query::Daily { day },
                "targets" => Query::Targets { id },
                "figures" => Query::Figures { from: day, to: day, who: None, team: None },
                "day" => Query::Day { day },
                "categories" => Query::Categories { from: day, to: day },
                "week" => Query::Week { from: day, to: day },
                "calls" => Query::Calls,
                "repairs" => Query::Repairs { all: true },
                "rules" => Query::Rules,
                "answers" => Query::Answers,
                "customers" => Query::Customers { text: "张".to_owned() },
                other => panic!("{other}"),
            };
            assert_eq!(asked_for(&query), *name);
            let answer = office.question(post, query);
            assert_eq!(answer.is_ok(), right == 'y', "{name} by {post:?}: {answer:?}");
        }
    }
    // A person's own figures, and nobody else's.
    let (agent, clerk) = (office.who(Post::Agent), office.who(Post::Clerk));
    let figures = |who| Query::Figures { from: day, to: day, who: Some(who), team: None };
    assert!(office.question(Post::Agent, figures(agent)).is_ok());
    assert!(office.question(Post::Agent, figures(clerk)).is_err());
}

// ---- urges and history ----

#[test]
fn nobody_alters_an_urge_nor_the_history() {
    let mut office = Office::new();
    let id = office.accepted(Post::Agent, Kind::Other);
    office.step(Post::Agent, id, dispatched(to("财务部"))).unwrap();
    office.step(Post::Agent, id, Act::Urge { to: String::new(), channel: "电话".to_owned(), text: "今日能否答复".to_owned() }).unwrap();
    office.step(Post::Clerk, id, Act::UrgeReply { seq: 1, text: "明日答复".to_owned() }).unwrap();
    for table in ["ticket_urge", "ticket_urge_reply", "ticket_entry", "ticket_transfer"] {
        for statement in [format!("UPDATE {table} SET name = 'x'"), format!("DELETE FROM {table}")] {
            let tried: Result<usize, Fault> = office.store.write(|tx| tx.run(&statement, &[]));
            assert!(tried.is_err(), "{statement}");
        }
    }
    let (urges, entries): (Vec<Urge>, Vec<Entry>) =
        office.store.read(|tx| Ok::<_, Fault>((store::urges(tx, id)?, store::entries(tx, id)?))).unwrap();
    assert_eq!(urges.len(), 1);
    assert_eq!((urges[0].text.as_str(), urges[0].reply.as_ref().unwrap().2.as_str()), ("今日能否答复", "明日答复"));
    let kinds: Vec<EntryKind> = entries.iter().map(|entry| entry.kind).collect();
    assert_eq!(kinds, [EntryKind::Accept, EntryKind::Dispatch, EntryKind::Urge, EntryKind::UrgeReply]);
    let verified = office.store.read(journal::verify).unwrap();
    assert!(verified.broken.is_none());
}

#[test]
fn a_search_finds_what_was_corrected_and_among_the_open_ones_no_closed_one() {
    let mut office = Office::new();
    let id = office.accepted(Post::Agent, Kind::Other);
    let (rev, contact) = (office.stored(id).rev, "13812345678".to_owned());
    let correct = Act::Correct { rev, customer: None, party: words(), contact: contact.clone(), category: None };
    office.step(Post::Agent, id, correct).unwrap();
    let found = |office: &mut Office, which| {
        let list = ListQuery { which, text: contact.clone(), most: 10, ..ListQuery::default() };
        match office.question(Post::Agent, Query::List(Box::new(list))) {
            Ok(Answer::List { rows, .. }) => rows.len(),
            other => panic!("{other:?}"),
        }
    };
    assert_eq!((found(&mut office, Which::Mine), found(&mut office, Which::All)), (1, 1));
    office.step(Post::Agent, id, Act::Reply { text: words() }).unwrap();
    office.step(Post::Agent, id, Act::Close { understood: true, anything_else: true }).unwrap();
    assert_eq!((found(&mut office, Which::Mine), found(&mut office, Which::All)), (0, 1));
}

#[test]
fn two_who_close_at_once_one_wins_and_the_other_is_told() {
    let mut office = Office::new();
    let id = office.accepted(Post::Agent, Kind::Other);
    office.step(Post::Agent, id, Act::Reply { text: words() }).unwrap();
    office.step(Post::Agent, id, Act::Close { understood: true, anything_else: true }).unwrap();
    let Err(No::Refused(refusal)) = office.step(Post::TeamLeader, id, Act::Close { understood: true, anything_else: true }) else {
        panic!("closed twice");
    };
    assert_eq!(refusal.clauses, ["FLOW-01"]);
}

#[test]
fn a_number_finds_its_ticket_and_its_repair_order() {
    let mut office = Office::new();
    let id = office.accepted(Post::Agent, Kind::Repair);
    let draft = RepairDraft { place: words(), fault: words(), ..RepairDraft::default() };
    office.step(Post::Agent, id, Act::OpenRepair { draft: Box::new(draft) }).unwrap();
    let mut found = |post: Post, text: &str| -> Vec<String> {
        let (who, now) = (office.who(post), office.now);
        match areas::ask(&mut office.store, who, &areas::Query::Find(text.to_owned()), now).unwrap() {
            areas::Answer::Found(found) => found.into_iter().map(|one| one.no).collect(),
            other => panic!("{other:?}"),
        }
    };
    assert_eq!(found(Post::Clerk, "gd-2026"), ["GD-20260302-001"]);
    assert_eq!(found(Post::Clerk, "WX-"), ["WX-20260302-001"]);
    assert_eq!(found(Post::Sales, "GD-"), Vec::<String>::new());
    assert_eq!(found(Post::Qa, "GD-"), Vec::<String>::new());
}

// ---- clocks ----

proptest! {
    #![proptest_config(ProptestConfig { cases: 48, ..ProptestConfig::default() })]

    /// Overdue, stuck and stage are what a count minute by minute tells, from any second of any day, weekends and nights included.
    #[test]
    fn clocks_are_what_counting_minutes_tells(start in 0_i64..40 * 86_400, hours in 1_i64..60, seconds in 0_i64..60) {
        let accepted = Instant(at(2, 0, 0, 0).0 + start * 1000);
        let limit = clauses::tick_03_limit::limit_at(accepted, hours);
        // Sixty minutes an hour, one after the other.
        let mut counted = accepted;
        for _ in 0..hours * 60 {
            counted = counted.plus_minutes(1);
        }
        prop_assert_eq!(limit, counted);
        let now = Instant(limit.0 + seconds * 1000);
        prop_assert_eq!(now > limit, seconds > 0);
        prop_assert_eq!(tick_07_stuck::is_stuck(accepted, now, hours), seconds > 0);
        // The daily list holds exactly the days whose cut comes after the limit and not after the end.
        let closed = Instant(limit.0 + seconds * 3_600_000);
        for back in 0..5 {
            let day = crate::base::plus_days(limit.day(), back);
            let cut = clauses::tick_03_limit::cut_of(day, "09:00");
            prop_assert_eq!(clauses::tick_03_limit::is_on_list(limit, Some(closed), cut), limit < cut && cut < closed);
        }
    }
}

#[derive(Debug, Clone)]
enum Try {
    Wait(i64),
    Do(u8, Post),
}

fn tries() -> impl Strategy<Value = Vec<Try>> {
    let post = prop::sample::select(vec![Post::Agent, Post::TeamLeader, Post::Director, Post::Tech]);
    prop::collection::vec(
        prop_oneof![(0_i64..3000).prop_map(Try::Wait), (0_u8..12, post).prop_map(|(act, post)| Try::Do(act, post))],
        1..24,
    )
}

fn tried(act: u8) -> Act {
    match act {
        0 => Act::Start,
        1 => Act::Work { text: words() },
        2 => Act::Return { text: words() },
        3 => Act::Reply { text: words() },
        4 => Act::Feedback { satisfaction: Satisfaction::Fair, text: String::new() },
        5 => Act::Close { understood: true, anything_else: false },
        6 => dispatched(to("财务部")),
        7 => dispatched(to("仓储部")),
        8 => Act::Urge { to: String::new(), channel: String::new(), text: words() },
        9 => Act::Opinion { text: words(), follow_up: words() },
        10 => Act::Unsolvable { reason: String::new(), urgent: false },
        _ => Act::Coordinate { department: String::new(), text: words(), until: None },
    }
}

/// The step of Appendix D that an act is, if it is one.
fn step_of(act: &Act) -> Option<model::Step> {
    use model::Step;
    match act {
        Act::Start => Some(Step::Start),
        Act::Return { .. } => Some(Step::Return),
        Act::Reply { .. } => Some(Step::Reply),
        Act::Feedback { .. } => Some(Step::Feedback),
        Act::Close { .. } => Some(Step::Close),
        Act::Dispatch { .. } => Some(Step::Dispatch),
        _ => None,
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, ..ProptestConfig::default() })]

    /// Whatever is tried: only steps of Appendix D succeed, the stage never goes back, nothing is closed unanswered, urges only grow, and
    /// what was settled leaves nothing due.
    #[test]
    fn any_sequence_keeps_the_way(tries in tries()) {
        let mut office = Office::new();
        let id = office.accepted(Post::Agent, Kind::Other);
        let mut before = office.stored(id);
        let mut stage = Stage::Acceptor;
        for one in tries {
            match one {
                Try::Wait(minutes) => office.now = office.now.plus_minutes(minutes),
                Try::Do(act, post) => {
                    let act = tried(act);
                    let outcome = office.step(post, id, act.clone());
                    prop_assert!(!matches!(outcome, Err(No::Fault(_))), "{outcome:?}");
                    if let (Ok(_), Some(step)) = (&outcome, step_of(&act)) {
                        prop_assert!(step.from().contains(&before.state), "{step:?} from {:?}", before.state);
                        prop_assert_eq!(office.stored(id).state, step.to());
                    }
                    let now = office.now;
                    prop_assert!(office.store.read(|tx| due(tx, now)).unwrap().is_empty());
                }
            }
            let after = office.stored(id);
            prop_assert!(after.stage(office.now) >= stage);
            prop_assert!(after.urges >= before.urges && after.transfers >= before.transfers && after.first == before.first);
            prop_assert!(after.state != State::Closed || after.replied_at.is_some());
            stage = after.stage(office.now);
            before = after;
        }
        // A clock set back does not take it down again.
        prop_assert!(before.stage(before.accepted_at) >= before.stored_stage);
    }
}
