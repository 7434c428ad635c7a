//! The floor: hands for the tests of its clauses, every act and question by every post, the day of a seat from roll call to handover.

mod sequences;

use std::collections::BTreeMap;

use jiff::civil::{date, time};

use super::commands::{Facts, Limits, Written, decide};
use super::*;
use crate::areas::roster::model::{Person, Shift, ShiftTypeDraft, Span};
use crate::areas::roster::{self, plan};
use crate::areas::staff::{self, StaffDraft};
use crate::areas::{self, Done};
use crate::base::{Actor, Instant, No, Post, Verdict};
use crate::rules::{Limit, Parameters};
use crate::store::{Store, journal, migrate};

/// A moment in March 2026.
pub(super) fn at(day: i8, hour: i8, minute: i8, second: i8) -> Instant {
    Instant::of(date(2026, 3, day).to_datetime(time(hour, minute, second, 0)))
}

/// A parameter as it is by default.
pub(super) fn limit(key: &'static str) -> Limit {
    Limit::of(&Parameters::default(), key, date(2026, 3, 11))
}

/// Somebody who sits at a seat.
pub(super) fn sitting(name: &str, seat: &str, taken_at: Instant, ends: Instant) -> Sitting {
    Sitting {
        id: 1,
        seat: seat.to_owned(),
        shift: 1,
        crew: CrewId { day: date(2026, 3, 11), kind: 1 },
        shift_name: "早".to_owned(),
        tint: 0,
        ends,
        staff: 1,
        name: name.to_owned(),
        taken_at,
        left: None,
    }
}

/// Somebody who works 2026-03-11 早.
pub(super) fn member(staff: i64, name: &str) -> Member {
    let shift = Shift {
        id: staff * 10,
        staff,
        planned: staff,
        day: date(2026, 3, 11),
        kind: 1,
        name: "早".to_owned(),
        span: Span { from: at(11, 8, 0, 0), to: at(11, 16, 0, 0) },
        night: false,
        min_staff: 0,
        skills: String::new(),
        seat: String::new(),
        swap: None,
        published: true,
        rev: 1,
    };
    Member { shift, name: name.to_owned(), team: "一班".to_owned(), leads: false, leave: Vec::new(), business: Vec::new() }
}

/// 2026-03-11 早 with two people and their 班长.
pub(super) fn crew() -> Crew {
    let members = vec![member(1, "王芳"), member(2, "李娜")];
    let span = members[0].shift.span;
    Crew {
        id: CrewId { day: date(2026, 3, 11), kind: 1 },
        name: "早".to_owned(),
        tint: 0,
        span,
        members,
        leaders: vec![(6, "刘洋".to_owned())],
    }
}

/// A published notice for everybody that must be read.
pub(super) fn notice(title: &str) -> Notice {
    let by = Signed { staff: 9, name: "何平".to_owned(), at: at(10, 9, 0, 0) };
    let draft = NoticeDraft {
        title: title.to_owned(),
        text: "自 3 月 12 日起执行".to_owned(),
        kind: NoticeKind::Business,
        must_read: true,
        from: Some(date(2026, 3, 10)),
        to: None,
        audience: Audience::default(),
    };
    Notice { id: 1, draft, state: NoticeState::Published, author: by.clone(), published: Some(by), reason: String::new(), rev: 1 }
}

/// Somebody with one post.
pub(super) fn person(id: i64, post: Post) -> Person {
    Person {
        id,
        number: format!("{id}"),
        name: format!("人员{id}"),
        posts: vec![post],
        team: None,
        team_name: String::new(),
        deputy: false,
        job: String::new(),
        level: 0,
        level_name: String::new(),
        skills: Vec::new(),
        active: true,
    }
}

// ---- who may do what (Appendix B) ----

fn actor(post: Post) -> Actor {
    Actor { id: 1, name: "某人".to_owned(), posts: vec![post], team: None }
}

fn facts() -> Facts {
    Facts {
        limits: Limits { early: limit("early_min"), block: limit("notice_block"), handover: limit("handover_max_min") },
        crew: Some(crew()),
        call: None,
        shift: Some(member(1, "王芳").shift),
        seat: None,
        open: Vec::new(),
        sitting: Some(Sitting { staff: 2, ..sitting("李娜", "A01", at(11, 7, 57, 0), at(11, 16, 0, 0)) }),
        relief: None,
        followers: Vec::new(),
        unread: Vec::new(),
        log: Some(Log::default()),
        notice: Some(notice("资费调整")),
        me: Some(person(1, Post::Agent)),
    }
}

fn written() -> NoticeDraft {
    notice("资费调整").draft
}

const LEADERS: &[Post] = &[Post::TeamLeader];
const WORKERS: &[Post] = &[Post::Agent, Post::Tech, Post::ComplaintOfficer, Post::TeamLeader];
const PUBLISHERS: &[Post] = &[Post::Supervisor, Post::Director];
const DRAFTERS: &[Post] = &[
    Post::Agent,
    Post::Tech,
    Post::ComplaintOfficer,
    Post::Qa,
    Post::TeamLeader,
    Post::Supervisor,
    Post::Director,
    Post::Contact,
    Post::Sales,
    Post::SalesManager,
];

/// Every act, and whom the matrix lets do it.
fn acts() -> Vec<(Command, &'static [Post])> {
    let crew = crew().id;
    let (seat, reason, text) = ("A01".to_owned(), "堵车".to_owned(), "一件事".to_owned());
    let put = |to| Command::PutNotice { of: None, draft: Box::new(written()), to };
    vec![
        (Command::OpenCall { crew, marks: Vec::new() }, LEADERS),
        (Command::Mark { crew, marks: Vec::new() }, LEADERS),
        (Command::Point { crew, text: text.clone() }, &[Post::TeamLeader, Post::Qa]),
        (Command::CloseCall { crew, marks: Vec::new() }, LEADERS),
        (Command::PutSeat { name: seat.clone(), used: true }, LEADERS),
        (Command::Take { seat: seat.clone(), shift: 10 }, WORKERS),
        (Command::Leave { seat, shift: 10 }, WORKERS),
        (Command::Release { sitting: 1, reason: reason.clone() }, LEADERS),
        (Command::Write { crew, texts: Vec::new() }, LEADERS),
        (Command::Sign { crew, side: Side::Outgoing }, LEADERS),
        (Command::Supplement { crew, text }, LEADERS),
        (put(NoticeState::Draft), DRAFTERS),
        (put(NoticeState::Review), DRAFTERS),
        (put(NoticeState::Published), PUBLISHERS),
        (Command::PublishNotice { id: 1 }, PUBLISHERS),
        (Command::ReturnNotice { id: 1, reason: reason.clone() }, PUBLISHERS),
        (Command::StopNotice { id: 1, reason }, PUBLISHERS),
        // What is for a person is for him to confirm, whatever his post.
        (Command::ConfirmNotice { id: 1 }, &Post::ALL),
    ]
}

#[test]
fn every_act_by_every_post() {
    let now = at(11, 7, 55, 0);
    for (command, allowed) in acts() {
        for post in Post::ALL {
            let outcome = decide(&facts(), &command, &actor(post), now);
            let forbidden = matches!(&outcome, Err(refusal) if refusal.clauses.contains(&"SEC-08"));
            assert_eq!(forbidden, !allowed.contains(&post), "{} by {post:?}: {outcome:?}", command.verb());
        }
    }
}

#[test]
fn every_refusal_cites_its_clause() {
    let now = at(11, 7, 55, 0);
    let states = [
        facts(),
        Facts { crew: None, log: None, ..facts() },
        Facts { shift: None, sitting: None, ..facts() },
        Facts { notice: Some(Notice { state: NoticeState::Stopped, ..notice("旧") }), me: None, ..facts() },
        Facts { seat: Some(Seat { id: 1, name: "A01".to_owned(), used: false }), unread: vec![notice("新")], ..facts() },
    ];
    for state in states {
        for (command, _) in acts() {
            for post in Post::ALL {
                if let Err(refusal) = decide(&state, &command, &actor(post), now) {
                    // What is not there any more has no clause.
                    assert!(!refusal.clauses.is_empty() || refusal.message.id == "roster-missing", "{}: {refusal:?}", command.verb());
                }
            }
        }
    }
}

/// A department in memory: one person for each post, those of the floor in one team, all of the floor on 2026-03-11 早.
struct Office {
    store: Store,
    at: Instant,
    people: Vec<(Post, i64)>,
    crew: CrewId,
    shifts: BTreeMap<Post, i64>,
}

impl Office {
    fn open() -> Self {
        let start = at(10, 9, 0, 0);
        let mut store = Store::memory().unwrap();
        migrate::run(&mut store, None, &areas::schema(), start).unwrap();
        let crew = CrewId { day: date(2026, 3, 11), kind: 0 };
        let mut office = Office { store, at: start, people: Vec::new(), crew, shifts: BTreeMap::new() };
        let first = StaffDraft { name: "徐亮".to_owned(), number: "1".to_owned(), posts: vec![Post::Admin], ..StaffDraft::default() };
        let found = staff::Command::Found { department: "客服部".to_owned(), demo: false, first, password: "Kx7!mQ2zP".to_owned() };
        let admin = office.all(0, areas::Command::Staff(found)).unwrap().id;
        let team = office.all(admin, areas::Command::Staff(staff::Command::AddTeam { name: "一班".to_owned() })).unwrap().id;
        for (n, post) in Post::ALL.into_iter().enumerate().filter(|(_, post)| *post != Post::Admin) {
            let team = WORKERS.contains(&post).then_some(team);
            let draft =
                StaffDraft { name: format!("岗位{n}"), number: format!("n{n}"), posts: vec![post], team, ..StaffDraft::default() };
            let id = office.all(admin, areas::Command::Staff(staff::Command::Add { draft })).unwrap().id;
            office.people.push((post, id));
        }
        office.people.push((Post::Admin, admin));
        office.roster();
        office
    }

    fn roster(&mut self) {
        let director = self.who(Post::Director);
        let plan = |office: &mut Office, command| office.all(director, areas::Command::Roster(roster::Command::Plan(command))).unwrap().id;
        let draft = ShiftTypeDraft {
            name: "早".to_owned(),
            start: time(8, 0, 0, 0),
            end: time(16, 0, 0, 0),
            night: false,
            date_offset: 0,
            min_staff: 0,
            skills: String::new(),
            tint: 0,
        };
        self.crew.kind = plan(self, plan::Command::PutType { of: None, draft: Box::new(draft) });
        for post in WORKERS.iter().filter(|post| **post != Post::Tech) {
            let (day, kind) = (self.crew.day, self.crew.kind);
            let put = plan::Edit::Put { staff: self.who(*post), day, kind, seat: String::new() };
            let shift = plan(self, plan::Command::Edit(vec![put]));
            self.shifts.insert(*post, shift);
        }
        plan(self, plan::Command::Publish { from: self.crew.day, to: self.crew.day });
    }

    fn all(&mut self, actor: i64, command: areas::Command) -> Result<Done, No> {
        areas::perform(&mut self.store, actor, &command, self.at, &mut |_| Ok(()))
    }

    fn act(&mut self, post: Post, command: Command) -> Result<Done, No> {
        self.all(self.who(post), areas::Command::Roster(roster::Command::Floor(command)))
    }

    fn ask(&mut self, post: Post, query: Query) -> Result<Answer, No> {
        let who = self.who(post);
        match areas::ask(&mut self.store, who, &areas::Query::Roster(roster::Query::Floor(query)), self.at)? {
            areas::Answer::Roster(roster::Answer::Floor(answer)) => Ok(answer),
            other => panic!("{other:?}"),
        }
    }

    fn who(&self, post: Post) -> i64 {
        self.people.iter().find(|(p, _)| *p == post).unwrap().1
    }

    fn entries(&mut self) -> i64 {
        let verified = self.store.read(journal::verify).unwrap();
        assert_eq!(verified.broken, None);
        verified.entries
    }

    /// Opens and closes the roll call.
    fn call(&mut self) {
        self.at = at(11, 7, 50, 0);
        let crew = self.crew;
        self.act(Post::TeamLeader, Command::OpenCall { crew, marks: Vec::new() }).unwrap();
        self.act(Post::TeamLeader, Command::CloseCall { crew, marks: Vec::new() }).unwrap();
    }

    fn board(&mut self, post: Post) -> Board {
        match self.ask(post, Query::Board).unwrap() {
            Answer::Board(board) => *board,
            other => panic!("{other:?}"),
        }
    }
}

fn sec_08<T>(outcome: &Result<T, No>) -> bool {
    matches!(outcome, Err(No::Refused(refusal)) if refusal.clauses.contains(&"SEC-08"))
}

#[test]
fn every_question_by_every_post() {
    let mut office = Office::open();
    office.call();
    let (crew, day) = (office.crew, office.crew.day);
    let publish = |audience: Audience| {
        let draft = Box::new(NoticeDraft { audience, ..written() });
        Command::PutNotice { of: None, draft, to: NoticeState::Published }
    };
    let foreign = Audience { teams: Vec::new(), posts: vec![Post::Archivist] };
    let notice = office.act(Post::Director, publish(foreign)).unwrap().id;
    let readers: &[Post] =
        &[Post::Agent, Post::Tech, Post::ComplaintOfficer, Post::Qa, Post::TeamLeader, Post::Director, Post::CentreDirector, Post::Auditor];
    let above: &[Post] = &[Post::TeamLeader, Post::Director, Post::CentreDirector, Post::Auditor];
    // The tech is not rostered: it may read logs, and this one is none of its own.
    let of_log: &[Post] = &[Post::Agent, Post::ComplaintOfficer, Post::TeamLeader, Post::Director, Post::CentreDirector, Post::Auditor];
    let logs: &[Post] =
        &[Post::Agent, Post::Tech, Post::ComplaintOfficer, Post::TeamLeader, Post::Director, Post::CentreDirector, Post::Auditor];
    let all_notices: &[Post] = &[Post::Supervisor, Post::Director, Post::CentreDirector, Post::Auditor, Post::Archivist];
    let with_figures: Vec<Post> =
        Post::ALL.into_iter().filter(|post| actor(*post).access(crate::base::Function::Statistics).any()).collect();
    let questions: Vec<(Query, &[Post])> = vec![
        (Query::Calls { day }, readers),
        (Query::Missed { from: day, to: day }, above),
        (Query::Board, readers),
        (Query::Logs { from: day, to: day }, logs),
        (Query::Log { of: LogOf::Crew(crew) }, of_log),
        // Everybody has a list of notices, and sees on it what is for him.
        (Query::Notices, &Post::ALL),
        (Query::Notice { id: notice }, all_notices),
        (Query::Reading { from: day, to: day }, &with_figures),
    ];
    for (query, allowed) in questions {
        for post in Post::ALL {
            let outcome = office.ask(post, query.clone());
            assert_eq!(sec_08(&outcome), !allowed.contains(&post), "{query:?} by {post:?}: {outcome:?}");
        }
    }
    let mut seen = |post| match office.ask(post, Query::Calls { day }).unwrap() {
        Answer::Calls(found) => found.len(),
        other => panic!("{other:?}"),
    };
    assert_eq!([seen(Post::Agent), seen(Post::Tech), seen(Post::Qa), seen(Post::Auditor)], [1, 0, 1, 1]);
    let mut titles = |post| match office.ask(post, Query::Notices).unwrap() {
        Answer::Notices(found) => found.len(),
        other => panic!("{other:?}"),
    };
    assert_eq!([titles(Post::Agent), titles(Post::Archivist), titles(Post::Director)], [0, 1, 1]);
}

#[test]
fn the_board_tells_everybody_the_own_next_step_and_why() {
    let mut office = Office::open();
    let draft = Box::new(written());
    office.act(Post::Director, Command::PutNotice { of: None, draft, to: NoticeState::Published }).unwrap();
    office.at = at(11, 7, 55, 0);
    let own = office.board(Post::Agent).own.unwrap();
    let said: Vec<_> = own.judged.iter().map(|one| (one.finding.clause, one.finding.verdict)).collect();
    assert_eq!(said, [("HAND-01", Verdict::Refused), ("HAND-04", Verdict::Refused)]);
    assert_eq!((own.name.as_str(), own.unread.len(), own.sitting), ("早", 1, None));
    assert!(office.board(Post::Tech).own.is_none() && office.board(Post::Auditor).own.is_none());

    office.call();
    let notice = own.unread[0].id;
    office.act(Post::Agent, Command::ConfirmNotice { id: notice }).unwrap();
    let shift = office.shifts[&Post::Agent];
    let done = office.act(Post::Agent, Command::Take { seat: " A01 ".to_owned(), shift }).unwrap();
    assert_eq!(done.title, "A01");
    let board = office.board(Post::Agent);
    let own = board.own.unwrap();
    assert_eq!(own.sitting.unwrap().id, done.id);
    assert_eq!((own.judged[0].finding.clause, own.judged[0].finding.verdict), ("HAND-02", Verdict::Kept));
    assert_eq!((board.seats.len(), board.seats[0].sitting.len(), board.left.len()), (1, 1, 0));
    office.at = at(11, 16, 0, 0);
    office.act(Post::Agent, Command::Leave { seat: "A01".to_owned(), shift }).unwrap();
    let board = office.board(Post::TeamLeader);
    let left = board.left[0].left.clone().unwrap();
    assert_eq!((board.seats[0].sitting.len(), left.way, left.waited), (0, Way::Free, 0));
}

#[test]
fn one_act_is_one_entry_and_a_refused_one_is_none() {
    let mut office = Office::open();
    office.call();
    let (crew, before) = (office.crew, office.entries());
    let shift = office.shifts[&Post::Agent];
    let take = Command::Take { seat: "A01".to_owned(), shift };
    office.act(Post::Agent, take.clone()).unwrap();
    assert!(office.act(Post::Agent, take).is_err());
    office.at = at(11, 15, 55, 0);
    let texts = Section::ALL.iter().map(|section| Written { section: *section, was: String::new(), text: "无".to_owned() });
    office.act(Post::TeamLeader, Command::Write { crew, texts: texts.collect() }).unwrap();
    office.act(Post::TeamLeader, Command::Sign { crew, side: Side::Outgoing }).unwrap();
    assert_eq!(office.entries(), before + 3);
    let newest = office.store.read(|tx| journal::newest(tx, None, i64::MAX, 1)).unwrap().remove(0).entry;
    assert_eq!((newest.verb.as_str(), newest.subject.as_str(), newest.title.as_str()), ("handover.sign", "handover_log", "2026-03-11 早"));
}

#[test]
fn two_who_write_one_section_are_told_of_each_other() {
    let mut office = Office::open();
    office.at = at(11, 15, 0, 0);
    let crew = office.crew;
    let write = |was: &str, text: &str| {
        let texts = vec![Written { section: Section::Hard, was: was.to_owned(), text: text.to_owned() }];
        Command::Write { crew, texts }
    };
    office.act(Post::TeamLeader, write("", "一件")).unwrap();
    let Err(No::Refused(refusal)) = office.act(Post::TeamLeader, write("", "另一件")) else { panic!() };
    assert_eq!((refusal.flaws[0].field, refusal.message.id), ("hard", "roster-floor-section-overtaken"));
    office.act(Post::TeamLeader, write("一件", "两件")).unwrap();
    // The same text twice is no conflict.
    office.act(Post::TeamLeader, write("", "两件")).unwrap();
}
