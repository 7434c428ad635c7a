//! Leave: every act and question by every post, splitting and cancelling as properties, two deciders at once, requests there and back.

use jiff::civil::{date, datetime};
use proptest::prelude::*;
use proptest::test_runner::{Config, TestRunner};

use super::clauses::{Case, Facts, judge};
use super::commands::Decision;
use super::model::{Leave, Phase};
use super::*;
use crate::areas::roster::plan::{self, Edit};
use crate::areas::roster::{self, Calendar, ShiftTypeDraft};
use crate::areas::staff::{self, StaffDraft};
use crate::areas::{self, Done};
use crate::base::{Finding, Verdict, begin_of, plus_days};
use crate::i18n::Lang;
use crate::rules::Parameters;
use crate::store::migrate;

/// A department in memory: one person for each post, two teams, a clock that stands.
pub(super) struct Office {
    pub store: Store,
    pub at: Instant,
    people: Vec<(&'static str, i64)>,
    early: i64,
}

const PEOPLE: [(&str, Post, &str, bool); 20] = [
    ("王芳", Post::Agent, "一班", false),
    ("李娜", Post::Agent, "一班", false),
    ("韩雪", Post::Agent, "一班", true),
    ("张敏", Post::Agent, "二班", false),
    ("刘洋", Post::TeamLeader, "一班", false),
    ("周涛", Post::TeamLeader, "二班", false),
    ("高远", Post::Tech, "", false),
    ("吴磊", Post::ComplaintOfficer, "", false),
    ("孙丽", Post::Qa, "", false),
    ("林霞", Post::Supervisor, "", false),
    ("何平", Post::Director, "", false),
    ("郑国", Post::CentreDirector, "", false),
    ("部联", Post::Contact, "", false),
    ("档案", Post::Archivist, "", false),
    ("许晴", Post::Clerk, "", false),
    ("甲", Post::Sales, "", false),
    ("马骏", Post::SalesManager, "", false),
    ("丁伟", Post::Admin, "", false),
    ("审计", Post::Auditor, "", false),
    ("徐亮", Post::Admin, "", false),
];

pub(super) fn day(day: i8) -> Day {
    date(2026, 3, day)
}

impl Office {
    pub fn open() -> Self {
        let at = Instant::of(datetime(2026, 3, 1, 9, 0, 0, 0));
        let mut store = Store::memory().unwrap();
        migrate::run(&mut store, None, &areas::schema(), at).unwrap();
        let mut office = Office { store, at, people: Vec::new(), early: 0 };
        let first = StaffDraft { name: "徐亮".to_owned(), number: "1".to_owned(), posts: vec![Post::Admin], ..StaffDraft::default() };
        let found = staff::Command::Found { department: "客服部".to_owned(), demo: false, first, password: "Kx7!mQ2zP".to_owned() };
        let admin = office.must(0, &areas::Command::Staff(found)).id;
        office.people.push(("徐亮", admin));
        let teams = ["一班", "二班"]
            .map(|name| (name, office.must(admin, &areas::Command::Staff(staff::Command::AddTeam { name: name.to_owned() })).id));
        for (n, (name, post, team, deputy)) in PEOPLE.into_iter().enumerate().filter(|(_, person)| person.0 != "徐亮") {
            let team = teams.iter().find(|(name, _)| *name == team).map(|(_, id)| *id);
            let draft = StaffDraft {
                name: name.to_owned(),
                number: format!("{}", n + 10),
                posts: vec![post],
                team,
                deputy,
                ..StaffDraft::default()
            };
            let id = office.must(admin, &areas::Command::Staff(staff::Command::Add { draft })).id;
            office.people.push((name, id));
        }
        let director = office.who("何平");
        let draft = ShiftTypeDraft {
            name: "早".to_owned(),
            start: jiff::civil::time(8, 0, 0, 0),
            end: jiff::civil::time(16, 0, 0, 0),
            night: false,
            date_offset: 0,
            min_staff: 1,
            skills: String::new(),
            tint: 0,
        };
        office.early = office.plan(director, plan::Command::PutType { of: None, draft: Box::new(draft) }).id;
        office
    }

    pub fn who(&self, name: &str) -> i64 {
        self.people.iter().find(|(known, _)| *known == name).unwrap().1
    }

    fn must(&mut self, actor: i64, command: &areas::Command) -> Done {
        areas::perform(&mut self.store, actor, command, self.at, &mut |_| Ok(())).unwrap()
    }

    fn plan(&mut self, actor: i64, command: plan::Command) -> Done {
        self.must(actor, &areas::Command::Roster(roster::Command::Plan(command)))
    }

    /// Rosters people on the early shift of these days and publishes them; the shifts of the first one.
    pub fn roster(&mut self, names: &[&str], days: &[Day]) -> Vec<i64> {
        let director = self.who("何平");
        let mut edits = Vec::new();
        for name in names {
            edits.extend(days.iter().map(|day| Edit::Put { staff: self.who(name), day: *day, kind: self.early, seat: String::new() }));
        }
        self.plan(director, plan::Command::Edit(edits));
        let (from, to) = (*days.iter().min().unwrap(), *days.iter().max().unwrap());
        self.plan(director, plan::Command::Publish { from, to });
        let first = self.who(names[0]);
        let shifts = self.store.read(|tx| roster::store::shifts_of(tx, first, from, to)).unwrap();
        shifts.into_iter().map(|shift| shift.id).collect()
    }

    pub fn leave(&mut self, name: &str, command: Command) -> Result<Done, No> {
        let actor = self.who(name);
        let command = areas::Command::Roster(roster::Command::Leave(command));
        areas::perform(&mut self.store, actor, &command, self.at, &mut |_| Ok(()))
    }

    pub fn draft(&self, name: &str, shifts: &[i64]) -> Draft {
        Draft { applicant: self.who(name), shifts: shifts.to_vec(), reason: "家中有事".to_owned(), ..Draft::default() }
    }

    pub fn file(&mut self, name: &str, draft: Draft) -> i64 {
        self.leave(name, Command::File { of: None, draft: Box::new(draft) }).unwrap().id
    }

    pub fn stored(&mut self, id: i64) -> Leave {
        self.store.read(|tx| super::store::leave(tx, id)).unwrap().unwrap()
    }

    pub fn decide(&mut self, name: &str, id: i64, decision: Decision) -> Result<Done, No> {
        let rev = self.stored(id).rev;
        self.leave(name, Command::Decide { id, rev, decision, text: "同意".to_owned(), understaffed: true })
    }

    pub fn approved(&mut self, draft: Draft) -> i64 {
        let id = self.file("王芳", draft);
        for post in self.stored(id).route {
            let name = match post {
                Post::TeamLeader => "刘洋",
                Post::Director => "何平",
                _ => "郑国",
            };
            self.decide(name, id, Decision::Approve).unwrap();
        }
        id
    }

    fn ask(&mut self, name: &str, query: Query) -> Result<Answer, No> {
        let actor = self.who(name);
        match areas::ask(&mut self.store, actor, &areas::Query::Roster(roster::Query::Leave(query)), self.at)? {
            areas::Answer::Roster(roster::Answer::Leave(answer)) => Ok(answer),
            other => panic!("{other:?}"),
        }
    }

    /// Whether an act goes through; nothing of it stays.
    fn allows(&mut self, name: &str, command: &Command) -> bool {
        let (actor, at) = (self.who(name), self.at);
        let mut allowed = false;
        let undone = self.store.write(|tx| {
            let params = links::parameters(tx)?;
            let actor = areas::who(tx, actor)?;
            allowed = act(&Context { tx, actor: &actor, at, params: &params }, command).is_ok();
            Err::<(), No>(Refusal { message: crate::msg!("roster-missing"), clauses: Vec::new(), flaws: Vec::new() }.into())
        });
        assert!(undone.is_err());
        allowed
    }

    fn who_may(&mut self, command: &Command) -> Vec<&'static str> {
        PEOPLE.map(|(name, ..)| name).into_iter().filter(|name| self.allows(name, command)).collect()
    }
}

/// Everybody who files leave of his own: all posts but 客服中心主任, 部门联系人 and 内部审计 (Appendix B).
fn files_leave() -> Vec<&'static str> {
    PEOPLE.map(|(name, ..)| name).into_iter().filter(|name| !["郑国", "部联", "审计"].contains(name)).collect()
}

#[test]
fn every_act_by_every_post() {
    let mut office = Office::open();
    let names = PEOPLE.map(|(name, ..)| name);
    let shifts = office.roster(&names, &[day(12), day(13), day(16), day(17)]);
    // Filing is for oneself; sick leave for anybody of the posts that file.
    for (name, ..) in PEOPLE {
        let own = office
            .store
            .read(|tx| roster::store::shifts_of(tx, office.people.iter().find(|(known, _)| *known == name).unwrap().1, day(12), day(12)))
            .unwrap();
        let draft = Box::new(office.draft(name, &[own[0].id]));
        let files = files_leave().contains(&name);
        assert_eq!(office.allows(name, &Command::File { of: None, draft: draft.clone() }), files, "{name}");
        assert_eq!(office.allows(name, &Command::Save { of: None, draft }), files, "{name}");
    }
    let own = Box::new(office.draft("王芳", &shifts[..1]));
    assert_eq!(office.who_may(&Command::File { of: None, draft: own.clone() }), ["王芳"]);
    let sick = Box::new(Draft { kind: Kind::Sick, ..*own.clone() });
    assert_eq!(office.who_may(&Command::File { of: None, draft: sick }), files_leave());
    let duty = Box::new(Draft { kind: Kind::Business, ..*own.clone() });
    assert_eq!(office.who_may(&Command::File { of: None, draft: duty }), ["王芳", "韩雪", "刘洋"]);

    // A draft is its writer's; a request walks up its chain.
    let draft = office.leave("王芳", Command::Save { of: None, draft: own.clone() }).unwrap().id;
    assert_eq!(office.who_may(&Command::Withdraw { id: draft, reason: String::new() }), ["王芳"]);
    let two = office.draft("王芳", &shifts[..2]);
    let id = office.file("王芳", two);
    let decisions = |office: &mut Office, id: i64| {
        let rev = office.stored(id).rev;
        [Decision::Approve, Decision::Reject, Decision::Return]
            .map(|decision| office.who_may(&Command::Decide { id, rev, decision, text: "不妥".to_owned(), understaffed: true }))
    };
    assert_eq!(office.who_may(&Command::Withdraw { id, reason: String::new() }), ["王芳"]);
    assert_eq!(office.who_may(&Command::Cancel { id, reason: String::new() }), [""; 0]);
    assert_eq!(decisions(&mut office, id), [vec!["韩雪", "刘洋"], vec!["韩雪", "刘洋"], vec!["韩雪", "刘洋"]]);
    office.decide("刘洋", id, Decision::Approve).unwrap();
    assert_eq!(decisions(&mut office, id), [vec!["何平"], vec!["何平"], vec!["何平"]]);
    office.decide("何平", id, Decision::Approve).unwrap();
    assert_eq!(decisions(&mut office, id), [vec!["郑国"], vec!["郑国"], vec!["郑国"]]);
    office.decide("郑国", id, Decision::Approve).unwrap();
    assert_eq!(decisions(&mut office, id), [vec![""; 0], vec![], vec![]]);

    // Cancelling is asked for by the applicant and granted by the own 班长.
    assert_eq!(office.who_may(&Command::Cancel { id, reason: String::new() }), ["王芳"]);
    office.leave("王芳", Command::Cancel { id, reason: String::new() }).unwrap();
    assert_eq!(office.who_may(&Command::Cancel { id, reason: String::new() }), ["韩雪", "刘洋"]);
    assert_eq!(decisions(&mut office, id), [vec!["韩雪", "刘洋"], vec!["韩雪", "刘洋"], vec!["韩雪", "刘洋"]]);
    office.decide("刘洋", id, Decision::Reject).unwrap();

    // Nobody but the program lets a deadline pass.
    assert_eq!(office.who_may(&Command::Lapse { id, clause: "LEAVE-13" }), [""; 0]);
    office.at = Instant::of(datetime(2026, 3, 14, 9, 0, 0, 0));
    assert_eq!(office.who_may(&Command::Back { id }), ["王芳", "韩雪", "刘洋"]);
}

#[test]
fn papers_by_every_post() {
    let mut office = Office::open();
    let shifts = office.roster(&["王芳"], &[day(12), day(13), day(16), day(17)]);
    let draft = Draft { kind: Kind::Sick, ..office.draft("王芳", &shifts[1..3]) };
    let id = office.file("李娜", draft);
    for name in ["刘洋", "何平", "郑国"] {
        office.decide(name, id, Decision::Approve).unwrap();
    }
    let certify = Command::Certify { id, hospital: "市一院".into(), doctor: String::new(), from: day(13), to: day(13) };
    assert_eq!(office.who_may(&certify), ["王芳", "李娜", "韩雪", "刘洋", "何平", "郑国"]);
    office.leave("王芳", certify).unwrap();
    assert_eq!(office.who_may(&Command::Split { id }), ["王芳", "李娜", "韩雪", "刘洋", "何平", "郑国"]);
    assert_eq!(office.who_may(&Command::TakeSlip { id }), ["韩雪", "刘洋"]);
    office.at = Instant::of(datetime(2026, 3, 18, 9, 0, 0, 0));
    office.leave("刘洋", Command::TakeSlip { id }).unwrap();
    for accept in [true, false] {
        assert_eq!(office.who_may(&Command::RuleSlip { id, accept, reason: "住院".into() }), ["何平"]);
    }
}

#[test]
fn every_question_by_every_post() {
    let mut office = Office::open();
    let shifts = office.roster(&["王芳"], &[day(12)]);
    let draft = office.draft("王芳", &shifts);
    let id = office.file("王芳", draft.clone());
    let mut may = |query: Query, shows: &dyn Fn(&Answer) -> bool| -> Vec<&'static str> {
        PEOPLE
            .map(|(name, ..)| name)
            .into_iter()
            .filter(|name| office.ask(name, query.clone()).is_ok_and(|answer| shows(&answer)))
            .collect()
    };
    let any = |_: &Answer| true;
    let some = |answer: &Answer| matches!(answer, Answer::List(_, lines) if !lines.is_empty());
    assert_eq!(may(Query::View { id }, &any), ["王芳", "韩雪", "刘洋", "何平", "郑国", "审计"]);
    assert_eq!(may(Query::List(Scope::Own), &some), ["王芳"]);
    assert_eq!(may(Query::List(Scope::Waiting), &some), ["韩雪", "刘洋"]);
    assert_eq!(may(Query::List(Scope::Team), &some), ["韩雪", "刘洋", "何平", "郑国", "审计"]);
    assert_eq!(may(Query::Judge { id: None, draft: Box::new(draft.clone()) }, &any), files_leave());
    assert_eq!(may(Query::Month { staff: draft.applicant, month: day(1) }, &any), files_leave());
    // The report shows everybody his own line, a 班长 his group, managers and the audit everything.
    let line = |answer: &Answer| matches!(answer, Answer::Report(_, lines) if lines.iter().any(|line| line.name == "王芳"));
    assert_eq!(may(Query::Report { month: day(1), team: None }, &line), ["王芳", "韩雪", "刘洋", "何平", "郑国", "审计"]);
}

#[test]
fn of_two_deciders_at_once_one_wins_and_the_other_is_told() {
    let mut office = Office::open();
    let shifts = office.roster(&["王芳"], &[day(12)]);
    let draft = office.draft("王芳", &shifts);
    let id = office.file("王芳", draft);
    let rev = office.stored(id).rev;
    let decide = |decision, text: &str| Command::Decide { id, rev, decision, text: text.to_owned(), understaffed: true };
    office.leave("刘洋", decide(Decision::Return, "写明事由")).unwrap();
    let no = office.leave("韩雪", decide(Decision::Approve, "")).unwrap_err();
    let No::Refused(refusal) = no else { panic!("{no:?}") };
    let said = Lang::Zh.say(&refusal.message);
    assert!(said.contains("刘洋") && said.contains("退回"), "{said}");
    assert_eq!(office.stored(id).phase, Phase::Returned);
    // The applicant corrects it in two windows: the second one is told as well.
    let before = office.stored(id);
    let file = Command::File { of: Some((id, before.rev)), draft: Box::new(before.draft.clone()) };
    office.leave("王芳", file.clone()).unwrap();
    assert!(matches!(office.leave("王芳", file), Err(No::Refused(_))));
    // Whoever looks at an older state than the one that is stored decides nothing.
    let old = Command::Decide { id, rev, decision: Decision::Approve, text: String::new(), understaffed: true };
    let No::Refused(refusal) = office.leave("刘洋", old).unwrap_err() else { panic!() };
    assert!(Lang::Zh.say(&refusal.message).contains("看过最新内容"));
}

#[test]
fn a_request_comes_back_from_the_store_as_it_was() {
    let mut office = Office::open();
    let shifts = office.roster(&["王芳", "李娜"], &[day(2), day(3), day(4)]);
    let notice = Notice { at: office.at, caller: "家属".into(), relation: "丈夫".into(), taker: None };
    let draft = Draft {
        kind: Kind::Emergency,
        from: Some(Instant::of(datetime(2026, 3, 2, 10, 0, 0, 0))),
        special: true,
        addressee: Some(office.who("刘洋")),
        notice: Some(notice.clone()),
        relation: "同事".into(),
        phone: "13800135678".into(),
        document: "通知".into(),
        ..office.draft("王芳", &shifts[..2])
    };
    let id = office.file("李娜", draft.clone());
    let stored = office.stored(id);
    let notice = Notice { taker: Some(office.who("刘洋")), ..notice };
    assert_eq!(stored.draft, Draft { notice: Some(notice), ..draft });
    assert_eq!((stored.no.as_str(), stored.filer_name.as_str(), stored.halves()), ("QJ-20260301-001", "李娜", 4));
    assert_eq!(stored.route, [Post::TeamLeader, Post::Director, Post::CentreDirector]);
    let waiting = matches!(office.ask("刘洋", Query::List(Scope::Waiting)), Ok(Answer::List(_, lines)) if lines.len() == 1);
    assert!(waiting);
}

#[test]
fn a_draft_survives_is_changed_and_sent() {
    let mut office = Office::open();
    let shifts = office.roster(&["王芳"], &[day(12), day(13)]);
    let draft = Draft { reason: String::new(), ..office.draft("王芳", &[]) };
    let id = office.leave("王芳", Command::Save { of: None, draft: Box::new(draft) }).unwrap().id;
    let rev = office.stored(id).rev;
    let draft = office.draft("王芳", &shifts[..1]);
    office.leave("王芳", Command::Save { of: Some((id, rev)), draft: Box::new(draft.clone()) }).unwrap();
    assert!(office.leave("王芳", Command::Save { of: Some((id, rev)), draft: Box::new(draft.clone()) }).is_err());
    let stored = office.stored(id);
    assert_eq!((stored.phase, stored.draft.shifts.as_slice()), (Phase::Draft, &shifts[..1]));
    let done = office.leave("王芳", Command::File { of: Some((id, stored.rev)), draft: Box::new(draft) }).unwrap();
    assert_eq!((done.id, done.title.as_str()), (id, "QJ-20260301-001"));
    assert_eq!(office.stored(id).phase, Phase::Pending);
}

/// What leave makes of the shifts of a month, and what the report counts.
fn counted(office: &mut Office, days: &[Day]) -> (Vec<Shift>, BTreeMap<i64, Cover>, Vec<ReportLine>) {
    let at = office.at;
    let (from, to) = (*days.iter().min().unwrap(), *days.iter().max().unwrap());
    let (shifts, covers) = office
        .store
        .read(|tx| {
            let params = links::parameters(tx)?;
            let actor = crate::base::Actor::program();
            let shifts = roster::store::shifts(tx, from, to)?;
            let covers = covers(&Context { tx, actor: &actor, at, params: &params }, &shifts)?;
            Ok::<_, Fault>((shifts, covers))
        })
        .unwrap();
    match office.ask("何平", Query::Report { month: day(1), team: None }) {
        Ok(Answer::Report(_, lines)) => (shifts, covers, lines),
        other => panic!("{other:?}"),
    }
}

#[test]
fn approve_cancel_approve_gives_the_same_roster_and_counts() {
    let days: Vec<Day> = (10..20).map(day).collect();
    let mut runner = TestRunner::new(Config { cases: 6, ..Config::default() });
    let outcome = runner.run(&(0..8_usize, 1..3_usize, 8..15_i8), |(first, count, until)| {
        let mut office = Office::open();
        let shifts = office.roster(&["王芳", "李娜"], &days);
        let last = days[first + count - 1];
        let to = Some(Instant::of(last.at(until, 30, 0, 0)));
        let draft = Draft { to, ..office.draft("王芳", &shifts[first..first + count]) };
        let before = counted(&mut office, &days);
        let id = office.approved(draft.clone());
        let once = counted(&mut office, &days);
        office.leave("王芳", Command::Cancel { id, reason: String::new() }).unwrap();
        office.leave("刘洋", Command::Cancel { id, reason: String::new() }).unwrap();
        prop_assert_eq!(&counted(&mut office, &days), &before);
        office.approved(draft);
        prop_assert_eq!(&counted(&mut office, &days), &once);
        prop_assert_ne!(&once, &before);
        Ok(())
    });
    outcome.unwrap();
}

// ---- sequences ----

/// How a request stands by the commands that went through.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Stands {
    /// So many decisions are still to come.
    Pending(usize),
    Approved,
    /// Approved, and the applicant asked to cancel it.
    Asked,
    Over,
}

#[derive(Debug, Clone, Copy)]
enum Try {
    File(usize, usize),
    Decide(usize, Decision),
    Withdraw(usize),
    /// The wish of the applicant, or the consent of the 班长.
    Cancel(usize, bool),
}

fn tries() -> impl Strategy<Value = Vec<Try>> {
    let decision = prop_oneof![6 => Just(Decision::Approve), 1 => Just(Decision::Reject), 1 => Just(Decision::Return)];
    let one = prop_oneof![
        4 => (0..10_usize, 1..4_usize).prop_map(|(first, count)| Try::File(first, count)),
        6 => (0..8_usize, decision).prop_map(|(request, decision)| Try::Decide(request, decision)),
        1 => (0..8_usize).prop_map(Try::Withdraw),
        4 => (0..8_usize, any::<bool>()).prop_map(|(request, wish)| Try::Cancel(request, wish)),
    ];
    prop::collection::vec(one, 8..40)
}

impl Office {
    /// Tries it, and keeps what it means for the request if it goes through.
    fn attempt(&mut self, one: Try, shifts: &[i64], made: &mut Vec<(i64, Vec<i64>, Stands)>) {
        let of = |request: usize| request % made.len().max(1);
        let known = |request: usize| made.get(of(request)).map(|(id, _, stands)| (of(request), *id, *stands));
        match one {
            Try::File(first, count) => {
                let taken = &shifts[first..(first + count).min(shifts.len())];
                let draft = self.draft("王芳", taken);
                if let Ok(done) = self.leave("王芳", Command::File { of: None, draft: Box::new(draft) }) {
                    let steps = self.stored(done.id).route.len();
                    made.push((done.id, taken.to_vec(), Stands::Pending(steps)));
                }
            }
            Try::Decide(request, decision) => {
                let Some((place, id, stands)) = known(request) else { return };
                let name = match self.stored(id).awaits() {
                    Some(Post::Director) => "何平",
                    Some(Post::CentreDirector) => "郑国",
                    _ => "刘洋",
                };
                if self.decide(name, id, decision).is_ok() {
                    made[place].2 = match (stands, decision) {
                        (Stands::Pending(left @ 2..), Decision::Approve) => Stands::Pending(left - 1),
                        (Stands::Pending(_), Decision::Approve) => Stands::Approved,
                        (Stands::Asked, Decision::Reject | Decision::Return) => Stands::Approved,
                        (Stands::Approved | Stands::Over, _) => panic!("{stands:?} is decided again"),
                        _ => Stands::Over,
                    };
                }
            }
            Try::Withdraw(request) => {
                let Some((place, id, stands)) = known(request) else { return };
                if self.leave("王芳", Command::Withdraw { id, reason: String::new() }).is_ok() {
                    assert!(matches!(stands, Stands::Pending(_) | Stands::Over));
                    made[place].2 = Stands::Over;
                }
            }
            Try::Cancel(request, wish) => {
                let Some((place, id, stands)) = known(request) else { return };
                if self.leave(if wish { "王芳" } else { "刘洋" }, Command::Cancel { id, reason: String::new() }).is_ok() {
                    assert!(matches!((stands, wish), (Stands::Approved | Stands::Asked, _)), "{stands:?} is cancelled");
                    made[place].2 = if wish { Stands::Asked } else { Stands::Over };
                }
            }
        }
    }
}

/// Whatever is asked, decided, withdrawn and cancelled in whatever order: the roster is that of the requests that are approved, no shift
/// is asked for twice, and the plan itself stays as it is.
#[test]
fn any_sequence_leaves_a_roster_that_the_live_requests_tell() {
    let days: Vec<Day> = (10..20).map(day).collect();
    let mut runner = TestRunner::new(Config { cases: 12, failure_persistence: None, ..Config::default() });
    let outcome = runner.run(&tries(), |tries| {
        let mut office = Office::open();
        let shifts = office.roster(&["王芳", "李娜"], &days);
        let plan = counted(&mut office, &days).0;
        let mut made = Vec::new();
        for one in tries {
            office.attempt(one, &shifts, &mut made);
            let (rows, covers, _) = counted(&mut office, &days);
            prop_assert_eq!(&rows, &plan);
            for shift in &rows {
                let of = |stands: fn(Stands) -> bool| made.iter().filter(|(_, taken, s)| taken.contains(&shift.id) && stands(*s)).count();
                let approved = of(|stands| matches!(stands, Stands::Approved | Stands::Asked));
                prop_assert!(of(|stands| stands != Stands::Over) <= 1, "{} is asked for twice", shift.written());
                let away = covers.get(&shift.id).map_or(Vec::new(), |cover| cover.leave.clone());
                prop_assert_eq!(away, vec![shift.span; approved], "{} after {:?}", shift.written(), one);
            }
        }
        Ok(())
    });
    outcome.unwrap();
}

// ---- splitting ----

fn person(id: i64, post: Post, team: Option<i64>) -> Person {
    Person {
        id,
        number: id.to_string(),
        name: format!("某{id}"),
        posts: vec![post],
        team,
        team_name: String::new(),
        deputy: false,
        job: String::new(),
        level: 2,
        level_name: String::new(),
        skills: Vec::new(),
        active: true,
    }
}

pub(super) fn shift_on(id: i64, day: Day) -> Shift {
    let span = Span { from: Instant::of(day.at(8, 0, 0, 0)), to: Instant::of(day.at(16, 0, 0, 0)) };
    Shift {
        id,
        staff: 1,
        planned: 1,
        day,
        kind: 1,
        name: "早".into(),
        span,
        night: false,
        min_staff: 0,
        skills: String::new(),
        seat: String::new(),
        swap: None,
        published: true,
        rev: 1,
    }
}

pub(super) fn facts<'a>(params: &'a Parameters, roster: &[Shift], others: Vec<Leave>) -> Facts<'a> {
    Facts {
        params,
        people: vec![person(1, Post::Agent, Some(1)), person(2, Post::TeamLeader, Some(1)), person(3, Post::Director, None)],
        roster: roster.to_vec(),
        others,
        marks: BTreeMap::new(),
        calendar: Calendar::default(),
        crews: Vec::new(),
        on_duty: Vec::new(),
    }
}

#[test]
fn scans_lie_beside_both_halves_of_a_split_leave() {
    use crate::areas::attachments::{self, Content, Record};
    let mut office = Office::open();
    let shifts = office.roster(&["王芳"], &[day(12), day(13), day(16), day(17), day(18)]);
    let id = office.approved(Draft { kind: Kind::Sick, ..office.draft("王芳", &shifts[..4]) });
    office.at = Instant::of(day(12).at(12, 0, 0, 0));
    let (hospital, doctor) = ("市一院".to_owned(), String::new());
    office.leave("王芳", Command::Certify { id, hospital, doctor, from: day(12), to: day(13) }).unwrap();
    let me = office.who("王芳");
    let record = Record::leave(id);
    let (name, note) = ("证明.pdf".to_owned(), String::new());
    let add = attachments::Command::Add { record, name, note, content: Content::of(b"%PDF-1.7".to_vec()) };
    office.must(me, &areas::Command::Attachments(add));
    let later = office.leave("王芳", Command::Split { id }).unwrap().id;
    assert_ne!(later, id);
    for half in [id, later] {
        let files = office.store.read(|tx| links::attached(tx, Record::leave(half))).unwrap();
        assert_eq!(files.iter().map(|file| file.name.as_str()).collect::<Vec<_>>(), ["证明.pdf"]);
    }
}

proptest! {
    /// However a leave of consecutive shifts is cut up and in whatever order the pieces are filed, one of them needs whoever the whole
    /// would have needed.
    #[test]
    fn splitting_a_leave_never_lowers_its_approver(
        gaps in prop::collection::vec(0_i64..3, 12),
        first in 0_usize..8,
        length in 1_usize..5,
        cuts in prop::collection::vec(1_i64..2400, 0..4),
        order in prop::collection::vec(any::<u32>(), 6),
        max in 0_i64..4,
    ) {
        let mut params = Parameters::default();
        params.set("leave_director_max_days", date(2026, 1, 1), &format!("{max}.0"));
        let mut on = date(2026, 3, 2);
        let mut roster = Vec::new();
        for (id, gap) in (1..).zip(&gaps) {
            roster.push(shift_on(id, on));
            on = plus_days(on, 1 + gap);
        }
        let taken = &roster[first..first + length];
        let at = begin_of(date(2026, 2, 1));
        let draft = |span: Span| Draft { applicant: 1, from: Some(span.from), to: Some(span.to), reason: "事".into(), ..Draft::default() };
        let whole = Span { from: taken[0].span.from, to: taken[length - 1].span.to };
        let known = facts(&params, &roster, Vec::new());
        let whole_draft = draft(whole);
        let wanted = judge(&Case::of(&known, &whole_draft, 1, at).unwrap()).route.last().unwrap().post;

        // Cuts lie at moments within the shifts that are taken.
        let mut moments: Vec<Instant> = cuts
            .iter()
            .map(|minutes| taken[usize::try_from(minutes / 480).unwrap() % length].span.from.plus_minutes(minutes % 480))
            .chain([whole.from, whole.to])
            .collect();
        moments.sort();
        moments.dedup();
        let mut pieces: Vec<(u32, Span)> =
            moments.windows(2).zip(&order).map(|(pair, place)| (*place, Span { from: pair[0], to: pair[1] })).collect();
        pieces.sort_by_key(|(place, _)| *place);
        let mut filed: Vec<Leave> = Vec::new();
        let mut highest = Post::TeamLeader;
        for (_, span) in pieces {
            let known = facts(&params, &roster, filed.clone());
            let piece = draft(span);
            let case = Case::of(&known, &piece, 1, at).unwrap();
            let judgement = judge(&case);
            let refused: Vec<&Finding> = judgement.refused().collect();
            prop_assert!(refused.is_empty(), "{refused:?}");
            highest = highest.max(judgement.route.last().unwrap().post);
            filed.push(filed_as(&piece, judgement, at));
        }
        prop_assert!(highest >= wanted, "{highest:?} < {wanted:?}");
    }
}

fn filed_as(draft: &Draft, judgement: Judgement, at: Instant) -> Leave {
    Leave {
        id: at.0,
        no: "QJ".into(),
        rev: 1,
        applicant_name: String::new(),
        filer: 1,
        filer_name: String::new(),
        draft: draft.clone(),
        saved_at: at,
        filed_at: Some(at),
        phase: Phase::Pending,
        route: judgement.route.iter().map(|station| station.post).collect(),
        step: 0,
        total: judgement.total,
        joined: Vec::new(),
        parts: judgement.parts,
        proof: judgement.proof,
        certificates: Vec::new(),
        late_until: None,
        closed_at: None,
        cancel_at: None,
        back: None,
        slip: None,
        lapsed: Vec::new(),
        split_of: None,
        steps: Vec::new(),
    }
}

#[test]
fn ways_out_are_offered_only_where_they_help() {
    let params = Parameters::default();
    let roster = [shift_on(1, day(11))];
    let known = facts(&params, &roster, Vec::new());
    let ways = |kind, late, at: Instant| {
        let draft = Draft { applicant: 1, kind, late, shifts: vec![1], reason: "事".into(), ..Draft::default() };
        let judgement = judge(&Case::of(&known, &draft, 1, at).unwrap());
        judgement
            .lines
            .iter()
            .filter(|line| line.judged.finding.verdict == Verdict::Refused)
            .flat_map(|line| line.ways.clone())
            .collect::<Vec<_>>()
    };
    let at = |hour, minute| Instant::of(datetime(2026, 3, 11, hour, minute, 0, 0));
    assert_eq!(ways(Kind::Personal, false, at(6, 42)), [Way::Kind(Kind::Special), Way::Late]);
    assert_eq!(ways(Kind::Personal, false, at(7, 30)), [Way::Late]);
    assert_eq!(ways(Kind::Sick, false, at(9, 0)), [Way::Late]);
    assert_eq!(ways(Kind::Personal, true, Instant::of(datetime(2026, 3, 20, 9, 0, 0, 0))), []);
    assert_eq!(ways(Kind::Personal, false, Instant::of(datetime(2026, 3, 10, 9, 0, 0, 0))), []);
}

#[test]
fn what_waits_for_a_decision_stands_by_its_deadline() {
    let mut office = Office::open();
    let shifts = office.roster(&["王芳"], &[day(10), day(11), day(12), day(13)]);
    let mut file = |shift: i64| {
        let draft = office.draft("王芳", &[shift]);
        office.file("王芳", draft)
    };
    let filed = [file(shifts[3]), file(shifts[0]), file(shifts[2])];
    let Ok(Answer::List(_, lines)) = office.ask("刘洋", Query::List(Scope::Waiting)) else { panic!() };
    let ids: Vec<i64> = lines.iter().map(|line| line.leave.id).collect();
    assert_eq!(ids, [filed[1], filed[2], filed[0]], "the nearest start first, whenever it was filed");
}

#[test]
fn deadlines_read_together_are_those_read_one_by_one() {
    let mut office = Office::open();
    let days: Vec<Day> = (2..=30).map(day).chain([date(2026, 4, 1), date(2026, 4, 2)]).collect();
    let mut shifts = office.roster(&["王芳", "李娜"], &days);
    let sick = |office: &mut Office, shifts: &[i64]| {
        let draft = office.draft("王芳", shifts);
        office.approved(Draft { kind: Kind::Sick, ..draft })
    };
    sick(&mut office, &shifts[3..5]);
    sick(&mut office, &shifts[9..10]);
    // The last shift of March and the first one of April.
    let last = shifts.split_off(28);
    sick(&mut office, &last[..2]);
    let (together, each) = office
        .store
        .read(|tx| {
            let params = links::parameters(tx)?;
            let all = store::leaves(tx, "phase = '已批准' ORDER BY id", &[])?;
            let together = store::deadlines(tx, &all, &params)?;
            let mut each = BTreeMap::new();
            for leave in &all {
                each.extend(store::deadlines(tx, std::slice::from_ref(leave), &params)?);
            }
            Ok::<_, Fault>((together, each))
        })
        .unwrap();
    assert_eq!((together.len(), &together), (3, &each));
    assert!(together.values().all(|deadlines| deadlines.papers.is_some()));
}
