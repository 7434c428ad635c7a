//! Attendance: every act and question by every post, what is kept, what the program settles by itself.

use std::collections::BTreeSet;

use jiff::civil::date;

use super::questions::{Crew, Detail, Line, Month};
use super::*;
use crate::areas::roster::{self, ShiftTypeDraft, Span, plan};
use crate::areas::staff::{self, StaffDraft};
use crate::areas::{self};
use crate::base::{Deed, Function, Post, Reach, Verdict};
use crate::sql;
use crate::store::{Store, journal, migrate};

/// A department in memory: one person for each post, agent and team leader in one team; a shift type from 08:00 to 16:00.
pub struct Office {
    store: Store,
    at: Instant,
    people: Vec<(Post, i64)>,
    team: i64,
    kind: i64,
    published: BTreeSet<Day>,
    /// The shift that was entered last.
    pub last: i64,
}

fn moment(day: i8, hour: i8, minute: i8) -> Instant {
    Instant::of(date(2026, 3, day).at(hour, minute, 0, 0))
}

impl Office {
    pub fn open() -> Self {
        let at = moment(1, 9, 0);
        let mut store = Store::memory().unwrap();
        migrate::run(&mut store, None, &areas::schema(), at).unwrap();
        let mut office = Office { store, at, people: Vec::new(), team: 0, kind: 0, published: BTreeSet::new(), last: 0 };
        let first = StaffDraft { name: "徐亮".to_owned(), number: "1".to_owned(), posts: vec![Post::Admin], ..StaffDraft::default() };
        let found = staff::Command::Found { department: "客服部".to_owned(), demo: false, first, password: "Kx7!mQ2zP".to_owned() };
        let admin = office.all(0, areas::Command::Staff(found)).unwrap().id;
        office.team = office.all(admin, areas::Command::Staff(staff::Command::AddTeam { name: "一班".to_owned() })).unwrap().id;
        for (n, post) in Post::ALL.into_iter().enumerate().filter(|(_, post)| *post != Post::Admin) {
            let team = matches!(post, Post::TeamLeader | Post::Agent).then_some(office.team);
            let draft =
                StaffDraft { name: format!("岗位{n}"), number: format!("n{n:02}"), posts: vec![post], team, ..StaffDraft::default() };
            let id = office.all(admin, areas::Command::Staff(staff::Command::Add { draft })).unwrap().id;
            office.people.push((post, id));
        }
        office.people.push((Post::Admin, admin));
        let draft = ShiftTypeDraft {
            name: "早".to_owned(),
            start: jiff::civil::time(8, 0, 0, 0),
            end: jiff::civil::time(16, 0, 0, 0),
            night: false,
            date_offset: 0,
            min_staff: 0,
            skills: String::new(),
            tint: 0,
        };
        office.kind = office.plan(plan::Command::PutType { of: None, draft: Box::new(draft) }).id;
        office
    }

    fn all(&mut self, actor: i64, command: areas::Command) -> Result<Done, No> {
        areas::perform(&mut self.store, actor, &command, self.at, &mut |_| Ok(()))
    }

    fn plan(&mut self, command: plan::Command) -> Done {
        let director = self.people.iter().find(|(post, _)| *post == Post::Director).unwrap().1;
        self.all(director, areas::Command::Roster(roster::Command::Plan(command))).unwrap()
    }

    pub fn act(&mut self, actor: i64, command: Command) -> Result<Done, No> {
        self.all(actor, areas::Command::Roster(roster::Command::Attendance(command)))
    }

    pub fn ask(&mut self, actor: i64, query: Query) -> Result<Answer, No> {
        let query = areas::Query::Roster(roster::Query::Attendance(query));
        match areas::ask(&mut self.store, actor, &query, self.at)? {
            areas::Answer::Roster(roster::Answer::Attendance(answer)) => Ok(answer),
            _ => panic!("an answer of another room"),
        }
    }

    pub fn look<T>(&mut self, actor: i64, look: impl FnOnce(&Context<'_, '_>) -> Result<T, No>) -> Result<T, No> {
        let at = self.at;
        self.store.read(|tx| {
            let (actor, params) = (areas::who(tx, actor)?, links::parameters(tx)?);
            look(&Context { tx, actor: &actor, at, params: &params })
        })
    }

    pub fn who(&self, post: Post) -> i64 {
        self.people.iter().find(|(p, _)| *p == post).unwrap().1
    }

    /// Moves the clock to a time of March 2026.
    pub fn at(&mut self, day: i8, hour: i8, minute: i8) {
        self.at = moment(day, hour, minute);
    }

    /// Gives a person a shift on a day of March 2026, published.
    pub fn shift(&mut self, post: Post, day: i8) -> i64 {
        let (staff, kind, day) = (self.who(post), self.kind, date(2026, 3, day));
        self.last = self.plan(plan::Command::Edit(vec![plan::Edit::Put { staff, day, kind, seat: String::new() }])).id;
        if self.published.insert(day) {
            self.plan(plan::Command::Publish { from: day, to: day });
        }
        self.last
    }

    /// Signs in for the last shift.
    pub fn sign_in(&mut self, actor: i64) -> Done {
        let shift = self.last;
        self.act(actor, Command::SignIn { shift }).unwrap()
    }

    fn detail(&mut self, shift: i64) -> Detail {
        let director = self.who(Post::Director);
        match self.ask(director, Query::Shift { id: shift }).unwrap() {
            Answer::Shift(detail) => *detail,
            other => panic!("{other:?}"),
        }
    }

    fn became(&mut self, shift: i64) -> Became {
        self.detail(shift).line.judged.became
    }

    fn entries(&mut self, verb: &str) -> Vec<journal::Entry> {
        let kept = self.store.read(|tx| journal::newest(tx, None, i64::MAX, 1000)).unwrap();
        kept.into_iter().map(|kept| kept.entry).filter(|entry| entry.verb == verb).collect()
    }
}

fn away(shift: i64) -> Command {
    Command::Away { shift, from: None, to: None, expected: 10, reason: "取资料".to_owned() }
}

fn refused(outcome: &Result<Done, No>) -> &'static str {
    match outcome {
        Err(No::Refused(refusal)) => refusal.clauses.first().copied().unwrap_or(""),
        other => panic!("{other:?}"),
    }
}

#[test]
fn a_person_signs_for_the_own_shift_once_and_in_its_time() {
    let mut office = Office::open();
    let (agent, leader) = (office.who(Post::Agent), office.who(Post::TeamLeader));
    let shift = office.shift(Post::Agent, 11);
    office.at(11, 3, 59);
    assert_eq!(refused(&office.act(agent, Command::SignIn { shift })), "ATT-01");
    office.at(11, 7, 48);
    assert_eq!(refused(&office.act(leader, Command::SignIn { shift })), "ATT-01");
    assert_eq!(refused(&office.act(agent, Command::SignOut { shift })), "ATT-01");
    let done = office.act(agent, Command::SignIn { shift }).unwrap();
    assert!(done.findings.iter().all(|finding| finding.verdict == Verdict::Kept));
    assert_eq!(refused(&office.act(agent, Command::SignIn { shift })), "ATT-01");
    office.at(11, 15, 30);
    let done = office.act(agent, Command::SignOut { shift }).unwrap();
    assert!(done.findings.iter().any(|finding| finding.verdict == Verdict::Warned && finding.clause == "ATT-01"));
    assert_eq!(office.became(shift), Became::LeftEarly);
    let late = office.shift(Post::Supervisor, 12);
    office.at(12, 20, 1);
    let supervisor = office.who(Post::Supervisor);
    assert_eq!(refused(&office.act(supervisor, Command::SignIn { shift: late })), "ATT-01");
    assert!(office.act(supervisor, Command::SignIn { shift: 999 }).is_err());
}

#[test]
fn the_program_settles_a_missed_shift_once_and_never_again() {
    let mut office = Office::open();
    let (agent, missed) = (office.who(Post::Agent), office.shift(Post::Agent, 11));
    let came = office.shift(Post::TeamLeader, 11);
    let leader = office.who(Post::TeamLeader);
    office.at(11, 7, 50);
    office.act(leader, Command::SignIn { shift: came }).unwrap();
    office.at(11, 15, 59);
    assert_eq!(areas::settle(&mut office.store, office.at).unwrap(), 0);
    // The program was closed when the shift ended.
    office.at(14, 9, 0);
    assert_eq!(areas::settle(&mut office.store, office.at).unwrap(), 1);
    for _ in 0..3 {
        assert_eq!(areas::settle(&mut office.store, office.at).unwrap(), 0);
    }
    let entries = office.entries("attendance.settle");
    let [entry] = &entries[..] else { panic!("{entries:?}") };
    assert_eq!((entry.actor, entry.subject_id, entry.clauses.as_str()), (0, missed, "ATT-01"));
    assert!(entry.after.contains("旷工"));
    assert_eq!((office.became(missed), office.became(came)), (Became::Absent, Became::OnTime));
    // A correction is a new fact: the shift was attended, and the program has nothing to settle.
    let command = Command::Correct { shift: missed, way: Way::In, at: Some(moment(11, 8, 5)), reason: "忘记签到".to_owned() };
    assert_eq!(refused(&office.act(agent, command.clone())), "SEC-08");
    office.act(leader, command).unwrap();
    assert_eq!(office.became(missed), Became::Late);
    assert_eq!(areas::settle(&mut office.store, office.at).unwrap(), 0);
    // And back again, settled in the same act.
    let command = Command::Correct { shift: missed, way: Way::In, at: None, reason: "查无此事".to_owned() };
    office.act(leader, command).unwrap();
    assert_eq!((office.became(missed), areas::settle(&mut office.store, office.at).unwrap()), (Became::Absent, 0));
    let signs = office.detail(missed).signs;
    assert_eq!(
        signs.iter().map(|(sign, _)| (sign.at, sign.reason.as_str())).collect::<Vec<_>>(),
        [(Some(moment(11, 8, 5)), "忘记签到"), (None, "查无此事")]
    );
}

#[test]
fn whether_somebody_came_is_kept_with_the_shift() {
    let mut office = Office::open();
    let (agent, leader) = (office.who(Post::Agent), office.who(Post::TeamLeader));
    let shift = office.shift(Post::Agent, 11);
    let came = |office: &mut Office| office.store.read(|tx| tx.number("SELECT came FROM shift WHERE id = ?1", sql![shift])).unwrap();
    let set = |office: &mut Office, what: &str| {
        office.store.write(|tx| tx.run(&format!("UPDATE shift SET {what} WHERE id = ?1"), sql![shift])).unwrap();
    };
    assert_eq!(came(&mut office), 0);
    office.at(11, 7, 50);
    office.act(agent, Command::SignIn { shift }).unwrap();
    assert_eq!(came(&mut office), 1);
    // Who takes the shift over has not come; who takes it back has.
    set(&mut office, &format!("staff = {leader}"));
    assert_eq!(came(&mut office), 0);
    set(&mut office, "staff = planned");
    assert_eq!(came(&mut office), 1);
    // Nor has who signed in when the shift was over already.
    set(&mut office, "end_at = end_at - 36000000, start_at = start_at - 36000000");
    assert_eq!(came(&mut office), 0);
    set(&mut office, "end_at = end_at + 36000000, start_at = start_at + 36000000");
    assert_eq!(came(&mut office), 1);
    let command = Command::Correct { shift, way: Way::In, at: None, reason: "查无此事".to_owned() };
    office.act(leader, command).unwrap();
    assert_eq!(came(&mut office), 0);
}

#[test]
fn only_the_program_settles() {
    let mut office = Office::open();
    let shift = office.shift(Post::Agent, 11);
    office.at(11, 9, 0);
    let director = office.who(Post::Director);
    assert_eq!(refused(&office.act(director, Command::Settle { shift })), "SEC-08");
}

#[test]
fn an_absence_is_asked_agreed_to_extended_and_ends() {
    let mut office = Office::open();
    let (agent, leader) = (office.who(Post::Agent), office.who(Post::TeamLeader));
    let shift = office.shift(Post::Agent, 11);
    office.at(11, 7, 50);
    office.sign_in(agent);
    office.at(11, 10, 0);
    let id = office.act(agent, away(shift)).unwrap().id;
    assert_eq!(refused(&office.act(agent, away(shift))), "ATT-04");
    assert_eq!(refused(&office.act(agent, Command::Consent { away: id, minutes: 10 })), "SEC-08");
    let tasks = office.look(leader, |cx| Ok(inbox(cx)?)).unwrap();
    assert!(tasks.iter().any(|task| task.title.id == "roster-attendance-task-consent"));
    office.act(leader, Command::Consent { away: id, minutes: 10 }).unwrap();
    assert_eq!(refused(&office.act(leader, Command::Consent { away: id, minutes: 10 })), "ATT-04");
    office.act(leader, Command::Consent { away: id, minutes: 20 }).unwrap();
    office.at(11, 10, 20);
    let done = office.act(agent, Command::Back { away: id, at: None }).unwrap();
    assert!(done.findings.iter().all(|finding| finding.verdict == Verdict::Kept), "{:?}", done.findings);
    assert_eq!(refused(&office.act(agent, Command::Back { away: id, at: None })), "ATT-04");
    assert_eq!(refused(&office.act(leader, Command::Consent { away: id, minutes: 30 })), "ATT-04");
    let consents = office.detail(shift).aways[0].0.consents.iter().map(|consent| consent.minutes).collect::<Vec<_>>();
    assert_eq!(consents, [10, 20]);
    assert_eq!(office.entries("attendance.consent").iter().filter(|entry| !entry.refused).count(), 2);
}

#[test]
fn an_absence_without_consent_is_a_breach_until_it_is_voided() {
    let mut office = Office::open();
    let (agent, leader) = (office.who(Post::Agent), office.who(Post::TeamLeader));
    let shift = office.shift(Post::Agent, 11);
    office.at(11, 7, 50);
    office.sign_in(agent);
    office.at(11, 11, 0);
    let (from, to) = (Some(moment(11, 10, 0)), Some(moment(11, 10, 25)));
    let noted = Command::Away { shift, from, to, expected: 25, reason: "不在座位".to_owned() };
    let done = office.act(leader, noted).unwrap();
    assert!(done.findings.iter().any(|finding| finding.clause == "ATT-03" && finding.verdict == Verdict::Warned));
    assert_eq!(office.became(shift), Became::AwayBreach);
    let void = |reason: &str| Command::Void { away: done.id, reason: reason.to_owned() };
    assert_eq!(refused(&office.act(agent, void("没有离开"))), "SEC-08");
    assert_eq!(refused(&office.act(leader, void(" "))), "CONV-11");
    office.act(leader, void("记错了人")).unwrap();
    assert_eq!(office.became(shift), Became::OnTime);
    assert_eq!(office.detail(shift).aways[0].0.void.as_deref(), Some("记错了人"));
    assert_eq!(refused(&office.act(leader, void("再来一次"))), "ATT-04");
}

#[test]
fn a_correction_needs_a_reason_an_order_and_a_change() {
    let mut office = Office::open();
    let (agent, leader) = (office.who(Post::Agent), office.who(Post::TeamLeader));
    let shift = office.shift(Post::Agent, 11);
    office.at(11, 8, 30);
    office.sign_in(agent);
    office.at(11, 17, 0);
    let mut correct = |way, at, reason: &str| office.act(leader, Command::Correct { shift, way, at, reason: reason.to_owned() });
    assert_eq!(refused(&correct(Way::In, Some(moment(11, 7, 50)), "")), "CONV-11");
    assert_eq!(refused(&correct(Way::In, Some(moment(11, 8, 30)), "核对")), "CONV-11");
    assert_eq!(refused(&correct(Way::Out, Some(moment(11, 8, 0)), "核对")), "CONV-11");
    assert_eq!(refused(&correct(Way::Out, Some(moment(11, 18, 0)), "核对")), "CONV-11");
    assert_eq!(refused(&correct(Way::In, Some(moment(11, 3, 0)), "核对")), "CONV-11");
    let done = correct(Way::In, Some(moment(11, 7, 50)), "门禁记录").unwrap();
    assert_eq!(done.findings.iter().map(|finding| finding.clause).collect::<Vec<_>>(), ["CONV-11"]);
    correct(Way::Out, Some(moment(11, 16, 0)), "门禁记录").unwrap();
    assert_eq!(refused(&correct(Way::In, None, "核对")), "CONV-11");
    assert_eq!(office.became(shift), Became::OnTime);
    let entry = &office.entries("attendance.correct")[1];
    assert_eq!((entry.reason.as_str(), entry.before.contains("08:30"), entry.after.contains("07:50")), ("门禁记录", true, true));
}

#[test]
fn nobody_decides_about_himself() {
    let mut office = Office::open();
    let (leader, director) = (office.who(Post::TeamLeader), office.who(Post::Director));
    let shift = office.shift(Post::TeamLeader, 11);
    office.at(11, 8, 30);
    office.sign_in(leader);
    let correct = Command::Correct { shift, way: Way::In, at: Some(moment(11, 7, 50)), reason: "门禁记录".to_owned() };
    assert_eq!(refused(&office.act(leader, correct.clone())), "SEC-08");
    let id = office.act(leader, away(shift)).unwrap().id;
    assert_eq!(refused(&office.act(leader, Command::Consent { away: id, minutes: 10 })), "SEC-08");
    let stop = |staff| Command::Stop {
        staff,
        breach: "辱骂客户".to_owned(),
        span: Span { from: moment(11, 9, 0), to: moment(11, 16, 0) },
        proposal: "停班培训".to_owned(),
    };
    assert_eq!(refused(&office.act(leader, stop(leader))), "SEC-08");
    office.act(director, correct).unwrap();
    office.act(director, Command::Consent { away: id, minutes: 10 }).unwrap();
}

#[test]
fn a_stop_order_is_confirmed_or_lifted_and_excuses_its_time() {
    let mut office = Office::open();
    let (agent, leader, director) = (office.who(Post::Agent), office.who(Post::TeamLeader), office.who(Post::Director));
    let shift = office.shift(Post::Agent, 11);
    office.at(11, 7, 50);
    office.sign_in(agent);
    office.at(11, 10, 0);
    let span = Span { from: moment(11, 10, 0), to: moment(11, 16, 0) };
    let stop = |breach: &str| Command::Stop { staff: agent, breach: breach.to_owned(), span, proposal: "停班培训".to_owned() };
    for post in Post::ALL.into_iter().filter(|post| *post != Post::TeamLeader) {
        let actor = office.who(post);
        assert!(matches!(refused(&office.act(actor, stop("辱骂客户"))), "SEC-08" | "ATT-08"), "{post:?}");
    }
    assert_eq!(refused(&office.act(leader, stop(""))), "ATT-08");
    let id = office.act(leader, stop("辱骂客户")).unwrap().id;
    office.act(agent, Command::SignOut { shift }).unwrap();
    assert_eq!(office.became(shift), Became::OnTime);
    let decide = |confirm, text: &str| Command::DecideStop { stop: id, confirm, text: text.to_owned() };
    assert_eq!(refused(&office.act(leader, decide(true, ""))), "SEC-08");
    let tasks = office.look(director, |cx| Ok(inbox(cx)?)).unwrap();
    assert!(tasks.iter().any(|task| task.clause == "ATT-08"));
    office.act(director, decide(true, "同意")).unwrap();
    assert_eq!(refused(&office.act(director, decide(true, ""))), "ATT-08");
    assert_eq!(refused(&office.act(director, decide(false, ""))), "ATT-08");
    office.at(11, 12, 0);
    office.act(director, decide(false, "已查明")).unwrap();
    assert_eq!(office.became(shift), Became::LeftEarly);
    let Answer::Stops(stops) = office.ask(director, Query::Stops).unwrap() else { panic!() };
    assert_eq!((stops.len(), stops[0].stop.state, stops[0].stop.decision.as_str()), (1, StopState::Lifted, "已查明"));
}

/// Appendix B over every question and every act: who may not is refused by SEC-08, and the refusal is kept.
#[test]
fn every_post_sees_and_does_what_the_matrix_says() {
    let mut office = Office::open();
    let agent = office.who(Post::Agent);
    let shift = office.shift(Post::Agent, 11);
    let other = office.shift(Post::Supervisor, 11);
    office.at(11, 7, 50);
    office.act(agent, Command::SignIn { shift }).unwrap();
    office.at(11, 9, 0);
    let away = office.act(agent, away(shift)).unwrap().id;
    let month = date(2026, 3, 1);
    for (post, person) in office.people.clone() {
        let access = crate::base::access(post, Function::Roster);
        let all = access.reach == Reach::All && access.any();
        let team = post == Post::TeamLeader;
        let sees = |staff: i64| all || staff == person || (team && staff == agent);
        let rows = |office: &mut Office, query| match office.ask(person, query) {
            Ok(Answer::Crew(crew)) => Some(crew.lines.iter().map(|line| line.shift.staff).collect::<Vec<_>>()),
            Ok(Answer::Month(month)) => Some(month.rows.iter().map(|row| row.staff).collect()),
            Ok(_) => Some(Vec::new()),
            Err(No::Refused(refusal)) if refusal.clauses == ["SEC-08"] => None,
            Err(other) => panic!("{other}"),
        };
        let everybody: Vec<i64> = [agent, office.who(Post::Supervisor)].into_iter().filter(|staff| sees(*staff)).collect();
        for query in [Query::Crew { day: date(2026, 3, 11) }, Query::Month { month, team: None }] {
            let mut seen = rows(&mut office, query);
            if let Some(seen) = &mut seen {
                seen.sort_unstable();
            }
            let mut wanted = everybody.clone();
            wanted.sort_unstable();
            assert_eq!(seen, access.any().then_some(wanted), "{post:?}");
        }
        for (query, staff) in [
            (Query::Person { staff: agent, month }, agent),
            (Query::Shift { id: shift }, agent),
            (Query::Shift { id: other }, office.who(Post::Supervisor)),
            (Query::Rates { from: month, to: date(2026, 3, 31), staff: Some(agent), team: None }, agent),
        ] {
            assert_eq!(rows(&mut office, query.clone()).is_some(), access.any() && sees(staff), "{post:?} {query:?}");
        }
        assert_eq!(rows(&mut office, Query::Stops).is_some(), access.any(), "{post:?}");
        assert!(rows(&mut office, Query::Mine).is_some());
        // Acts on somebody else's records.
        let corrects = (access.deed >= Deed::Do && access.reach == Reach::All) || team;
        let correct = Command::Correct { shift, way: Way::In, at: None, reason: "核对".to_owned() };
        if post != Post::Agent {
            let acts = [correct, Command::Void { away, reason: "核对".to_owned() }, Command::Back { away, at: None }];
            for command in acts.into_iter().filter(|_| !corrects) {
                assert_eq!(refused(&office.act(person, command.clone())), "SEC-08", "{post:?} {command:?}");
            }
        }
        let consents = team || post == Post::Director;
        if !consents {
            assert_eq!(refused(&office.act(person, Command::Consent { away, minutes: 10 })), "SEC-08", "{post:?}");
        }
        let export = Command::Export { month, team: None, rows: 0, reason: "核对工资".to_owned() };
        assert_eq!(office.act(person, export).is_ok(), all, "{post:?}");
        let export = Command::Export { month, team: Some(office.team), rows: 0, reason: "核对工资".to_owned() };
        assert_eq!(office.act(person, export).is_ok(), all || team, "{post:?}");
    }
    let director = office.who(Post::Director);
    let blank = Command::Export { month, team: None, rows: 0, reason: " ".to_owned() };
    assert_eq!(refused(&office.act(director, blank)), "FILE-23");
    assert!(office.entries("attendance.correct").iter().all(|entry| entry.refused));
}

#[test]
fn the_sheet_sums_what_is_over_and_leaves_the_program_with_a_reason() {
    let mut office = Office::open();
    let (agent, director) = (office.who(Post::Agent), office.who(Post::Director));
    for day in 9..=12 {
        office.shift(Post::Agent, day);
    }
    let shifts = office
        .ask(agent, Query::Mine)
        .map(|_| ())
        .and_then(|()| office.ask(agent, Query::Person { staff: agent, month: date(2026, 3, 1) }));
    let Ok(Answer::Person(person)) = shifts else { panic!() };
    let ids: Vec<i64> = person.lines.iter().map(|line| line.shift.id).collect();
    for (place, (day, hour, minute)) in [(9, 7, 50), (10, 8, 5), (11, 8, 25)].into_iter().enumerate() {
        office.at(day, hour, minute);
        office.act(agent, Command::SignIn { shift: ids[place] }).unwrap();
    }
    office.at(12, 20, 0);
    let Answer::Month(sheet) = office.ask(director, Query::Month { month: date(2026, 3, 1), team: None }).unwrap() else { panic!() };
    let Month { rows, total, .. } = &*sheet;
    let sums = rows[0].sums;
    assert_eq!((rows.len(), sums), (1, *total));
    assert_eq!((sums.rostered, sums.attended, sums.late, sums.late_minutes, sums.absent, sums.breaches), (4, 3, 1, 30, 1, 1));
    assert_eq!((sums.called, sums.missed, sums.attendance(), sums.roll_call()), (1, 2, (3, 4), (1, 3)));
    let tally = office.look(director, |cx| Ok(tally(cx, agent, date(2026, 3, 1), date(2026, 3, 31))?)).unwrap();
    assert_eq!((tally.rostered, tally.late, tally.absent, tally.breaches, tally.missed_calls), (4, 1, 1, 1, 2));
    let folder = tempfile::tempdir().unwrap();
    for (format, name) in [(crate::exchange::SheetFormat::Xlsx, "a.xlsx"), (crate::exchange::SheetFormat::Csv, "a.csv")] {
        let order = |reason: &str| sheet::SheetOrder {
            month: date(2026, 3, 1),
            team: None,
            reason: reason.to_owned(),
            format,
            lang: crate::i18n::Lang::Zh,
        };
        let path = folder.path().join(name);
        let mut export = |actor, reason: &str| sheet::export(&mut office.store, actor, &order(reason), &path, moment(12, 20, 0));
        assert!(export(director, "").is_err() && export(agent, "核对").is_err() && !path.exists());
        assert_eq!(export(director, "核对工资").unwrap(), 1);
        assert!(path.exists());
    }
    let text = std::fs::read_to_string(folder.path().join("a.csv")).unwrap();
    assert!(text.contains("75.0%") && text.contains("合计"), "{text}");
}

#[test]
fn a_leader_on_duty_sees_and_serves_whoever_works_at_the_same_time() {
    let mut office = Office::open();
    let leader = office.who(Post::TeamLeader);
    office.shift(Post::TeamLeader, 11);
    let other = office.shift(Post::Clerk, 11);
    let clerk = office.who(Post::Clerk);
    office.at(11, 7, 50);
    office.act(clerk, Command::SignIn { shift: other }).unwrap();
    let crew = |office: &mut Office| match office.ask(leader, Query::Crew { day: date(2026, 3, 11) }).unwrap() {
        Answer::Crew(crew) => *crew,
        other => panic!("{other:?}"),
    };
    let Crew { lines, .. } = crew(&mut office);
    assert!(lines.iter().all(|Line { shift, .. }| shift.staff == leader));
    office.at(11, 9, 0);
    let Crew { lines, consents, corrects, .. } = crew(&mut office);
    assert_eq!((lines.len(), consents.contains(&clerk), corrects.contains(&clerk)), (2, true, false));
    let id = office.act(clerk, away(other)).unwrap().id;
    office.act(leader, Command::Consent { away: id, minutes: 10 }).unwrap();
    assert!(office.ask(leader, Query::Shift { id: other }).is_ok());
    office.at(11, 16, 0);
    assert!(office.ask(leader, Query::Shift { id: other }).is_err());
}
