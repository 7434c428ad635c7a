//! The plan: every act and question by every post, held shifts, properties of whole sequences through the store.

mod files;

use std::collections::BTreeSet;

use jiff::civil::{date, datetime, time};
use proptest::prelude::*;

use super::super::model::{CalendarDay, DayKind, Person, Shift, ShiftTypeDraft};
use super::super::{self as roster};
use super::commands::{Command, DayPlan, Edit, Facts, decide};
use super::model::{Cycle, Hold};
use super::{Answer, Grid, Query};
use crate::areas::staff::{self, StaffDraft};
use crate::areas::{self, Done};
use crate::base::{Actor, Day, Deed, Function, Instant, No, Post, Reach, plus_days};
use crate::store::{Store, migrate};

/// Somebody who works here.
pub(crate) fn somebody(id: i64, team: Option<i64>) -> Person {
    Person {
        id,
        number: format!("{}", 1000 + id),
        name: format!("员{id}"),
        posts: vec![Post::Agent],
        team,
        team_name: team.map_or(String::new(), |team| format!("{team} 班")),
        deputy: false,
        job: "话务".to_owned(),
        level: 2,
        level_name: "中级".to_owned(),
        skills: Vec::new(),
        active: true,
    }
}

fn kind(name: &str, start: i8, end: i8) -> ShiftTypeDraft {
    ShiftTypeDraft {
        name: name.to_owned(),
        start: time(start, 0, 0, 0),
        end: time(end, 0, 0, 0),
        night: end < start,
        date_offset: 0,
        min_staff: 1,
        skills: String::new(),
        tint: 0,
    }
}

/// A department in memory: one person for each post, two teams, three kinds of shift, a clock that stands.
struct Office {
    store: Store,
    at: Instant,
    people: Vec<(Post, i64)>,
    /// Two people of the 班长's team, and one of the other.
    crew: [i64; 3],
    kinds: Vec<i64>,
}

impl Office {
    fn open() -> Self {
        let at = Instant::of(datetime(2026, 3, 2, 9, 0, 0, 0));
        let mut store = Store::memory().unwrap();
        migrate::run(&mut store, None, &areas::schema(), at).unwrap();
        let mut office = Office { store, at, people: Vec::new(), crew: [0; 3], kinds: Vec::new() };
        let first = StaffDraft { name: "徐亮".to_owned(), number: "1".to_owned(), posts: vec![Post::Admin], ..StaffDraft::default() };
        let found = staff::Command::Found { department: "客服部".to_owned(), demo: false, first, password: "Kx7!mQ2zP".to_owned() };
        let admin = office.all(0, areas::Command::Staff(found)).unwrap().id;
        let staff = |office: &mut Office, command| office.all(admin, areas::Command::Staff(command)).unwrap().id;
        let teams = ["一班", "二班"].map(|name| staff(&mut office, staff::Command::AddTeam { name: name.to_owned() }));
        for (n, post) in Post::ALL.into_iter().enumerate().filter(|(_, post)| *post != Post::Admin) {
            let team = (post == Post::TeamLeader).then_some(teams[0]);
            let draft =
                StaffDraft { name: format!("岗位{n}"), number: format!("n{n}"), posts: vec![post], team, ..StaffDraft::default() };
            let id = staff(&mut office, staff::Command::Add { draft });
            office.people.push((post, id));
        }
        office.people.push((Post::Admin, admin));
        office.crew = [(0, teams[0]), (1, teams[0]), (2, teams[1])].map(|(n, team)| {
            let draft = StaffDraft {
                name: format!("组员{n}"),
                number: format!("c{n}"),
                posts: vec![Post::Agent],
                team: Some(team),
                ..StaffDraft::default()
            };
            staff(&mut office, staff::Command::Add { draft })
        });
        for (name, start, end) in [("早", 8, 16), ("中", 14, 22), ("夜", 22, 6)] {
            let draft = Box::new(kind(name, start, end));
            let id = office.act(Post::Director, Command::PutType { of: None, draft }).unwrap().id;
            office.kinds.push(id);
        }
        office
    }

    fn all(&mut self, actor: i64, command: areas::Command) -> Result<Done, No> {
        areas::perform(&mut self.store, actor, &command, self.at, &mut |_| Ok(()))
    }

    fn act(&mut self, post: Post, command: Command) -> Result<Done, No> {
        let who = self.who(post);
        self.all(who, areas::Command::Roster(roster::Command::Plan(command)))
    }

    fn who(&self, post: Post) -> i64 {
        self.people.iter().find(|(p, _)| *p == post).unwrap().1
    }

    fn grid(&mut self, who: i64) -> Result<Grid, No> {
        let query = Query::Grid { from: date(2026, 3, 1), to: date(2026, 5, 31) };
        match areas::ask(&mut self.store, who, &areas::Query::Roster(roster::Query::Plan(query)), self.at)? {
            areas::Answer::Roster(roster::Answer::Plan(Answer::Grid(grid))) => Ok(*grid),
            _ => panic!("another answer"),
        }
    }

    /// Every row of the plan, with ids and revisions.
    fn rows(&mut self) -> Vec<Shift> {
        self.store.read(|tx| roster::store::shifts(tx, date(2026, 1, 1), date(2026, 12, 31))).unwrap()
    }

    fn put(&self, n: usize, day: Day, kind: usize) -> Edit {
        Edit::Put { staff: self.crew[n], day, kind: self.kinds[kind], seat: String::new() }
    }
}

fn refused_by(result: &Result<Done, No>) -> Option<&'static str> {
    match result {
        Err(No::Refused(refusal)) => Some(refusal.clauses.first().copied().unwrap_or("")),
        _ => None,
    }
}

/// Appendix B: 主任 does everything, 班长 plans the own team, everybody else is refused by SEC-08 before anything else is looked at.
#[test]
fn every_act_by_every_post() {
    let mut office = Office::open();
    let (day, later) = (date(2026, 4, 6), date(2026, 4, 7));
    for (n, post) in Post::ALL.into_iter().enumerate() {
        let access = crate::base::access(post, Function::Roster);
        let (plans, all) = (access.deed >= Deed::Do, access.deed >= Deed::Do && access.reach == Reach::All);
        let shift = office.act(Post::Director, Command::Edit(vec![office.put(1, day, 2)])).unwrap().id;
        let others = office.act(Post::Director, Command::Edit(vec![office.put(2, day, 2)])).unwrap();
        let name = Some(char::from_u32(0x7532 + n as u32).unwrap().to_string());
        let cycle = Cycle(vec![Some(office.kinds[0]), None]);
        let own: Vec<Command> = vec![
            Command::Edit(vec![office.put(0, day, 0)]),
            Command::Edit(vec![Edit::Move { shift, rev: 1, staff: office.crew[1], day: later }]),
            Command::Edit(vec![Edit::Remove { shift, rev: 2 }]),
            Command::Lay { cycle: cycle.clone(), people: vec![(office.crew[0], 0)], from: later, to: later, published: true },
            Command::CopyWeek { from: day, to: plus_days(day, 7), team: None, published: true },
            Command::Fill {
                days: vec![DayPlan { staff: office.crew[0], day: later, kinds: Vec::new() }],
                published: true,
                file: "班表.xlsx".to_owned(),
            },
        ];
        for command in own {
            let done = office.act(post, command.clone());
            assert_eq!(done.is_ok(), plans, "{post:?} {command:?} {done:?}");
            assert!(plans || refused_by(&done) == Some("SEC-08"), "{post:?} {command:?}");
        }
        for command in [
            Command::Edit(vec![Edit::Put { staff: office.crew[2], day: later, kind: office.kinds[0], seat: String::new() }]),
            Command::Edit(vec![Edit::Remove { shift: others.id, rev: 1 }]),
            Command::Lay { cycle: cycle.clone(), people: vec![(office.crew[2], 1)], from: later, to: plus_days(later, 1), published: true },
        ] {
            let done = office.act(post, command.clone());
            let wanted = if all { None } else { Some(if plans { "ORG-02" } else { "SEC-08" }) };
            assert_eq!(refused_by(&done), wanted, "{post:?} {command:?}");
        }
        let whole: Vec<Command> = vec![
            Command::PutType { of: None, draft: Box::new(ShiftTypeDraft { name: name.clone().unwrap(), ..kind("", 9, 18) }) },
            Command::Publish { from: date(2026, 5, 1 + n as i8), to: date(2026, 5, 1 + n as i8) },
            Command::SetYear { year: 2030, days: Vec::new(), source: String::new() },
            Command::ImportCalendar {
                year: 2030,
                days: vec![CalendarDay { day: date(2030, 1, 1), kind: DayKind::Holiday, name: "元旦".to_owned() }],
                source: String::new(),
            },
            Command::ClearYear { year: 2030 },
            Command::Close { day, name },
            Command::Close { day, name: None },
        ];
        for command in whole {
            let done = office.act(post, command.clone());
            assert_eq!(refused_by(&done), (!all).then_some("SEC-08"), "{post:?} {command:?}");
        }
        for command in [Command::Seen { last: 0 }, Command::Export { from: day, to: day, format: "xlsx" }] {
            let done = office.act(post, command.clone());
            assert_eq!(refused_by(&done), (!access.any()).then_some("SEC-08"), "{post:?} {command:?}");
        }
        let who = office.who(post);
        assert_eq!(office.grid(who).is_ok(), access.any(), "{post:?}");
        // Whatever is left goes, so that the next post finds the same days.
        let grid = office.grid(office.who(Post::Director)).unwrap();
        let gone = grid.shifts.iter().map(|shift| Edit::Remove { shift: shift.id, rev: shift.rev }).collect();
        office.act(Post::Director, Command::Edit(gone)).unwrap();
    }
}

/// Who reads only the own roster finds nothing of anybody else in an answer.
#[test]
fn own_readers_see_themselves_alone() {
    let mut office = Office::open();
    let day = date(2026, 4, 6);
    let edits = vec![office.put(0, day, 0), office.put(1, day, 1), office.put(2, plus_days(day, 1), 0)];
    office.act(Post::Director, Command::Edit(edits)).unwrap();
    office.act(Post::Director, Command::Publish { from: day, to: plus_days(day, 1) }).unwrap();
    let grid = office.grid(office.crew[0]).unwrap();
    assert!(grid.people.iter().all(|person| person.id == office.crew[0]) && grid.people.len() == 1);
    assert!(grid.shifts.iter().all(|shift| shift.staff == office.crew[0]) && grid.shifts.len() == 1);
    assert!(grid.conflicts.is_empty() && grid.rotations.is_empty());
    let all = office.grid(office.who(Post::TeamLeader)).unwrap();
    assert_eq!((all.shifts.len(), all.conflicts.len()), (3, 3), "{:?}", all.conflicts);
}

/// One early shift of the first of two people, published.
pub(crate) fn held_facts() -> Facts {
    held(None)
}

fn held(hold: Option<Hold>) -> Facts {
    let at = Instant::of(datetime(2026, 3, 2, 9, 0, 0, 0));
    let types: Vec<_> = [("早", 8, 16), ("中", 14, 22)]
        .into_iter()
        .zip(1..)
        .map(|((name, start, end), id)| super::ShiftType { id, draft: kind(name, start, end), used: true, rev: 1 })
        .collect();
    let day = date(2026, 3, 11);
    let draft = &types[0].draft;
    let shift = Shift {
        id: 7,
        staff: 1,
        planned: 1,
        day,
        kind: 1,
        name: "早".to_owned(),
        span: draft.span(day),
        night: false,
        min_staff: 1,
        skills: String::new(),
        seat: String::new(),
        swap: None,
        published: true,
        rev: 3,
    };
    Facts {
        now: at,
        types,
        people: vec![somebody(1, Some(1)), somebody(2, Some(1))],
        shifts: vec![shift],
        published: BTreeSet::from([day]),
        holds: hold.map(|hold| (7, hold)).into_iter().collect(),
        ..Facts::default()
    }
}

/// A shift that is swapped, asked off or attended is neither moved nor removed; the refusal names what hangs on it.
#[test]
fn what_hangs_on_a_shift_keeps_it_there() {
    let director = Actor { id: 9, name: "何平".to_owned(), posts: vec![Post::Director], team: None };
    let day = date(2026, 3, 11);
    for (hold, clause, text) in [
        (Hold::Swap("HB-20260301-001".to_owned()), "SWAP-02", "在换班 HB-20260301-001 中"),
        (Hold::Swap(String::new()), "SWAP-02", "已换班"),
        (Hold::Leave, "LEAVE-01", "已请假"),
        (Hold::Attended, "ATT-01", "已有考勤记录"),
    ] {
        let facts = held(Some(hold));
        for command in [
            Command::Edit(vec![Edit::Remove { shift: 7, rev: 3 }]),
            Command::Edit(vec![Edit::Move { shift: 7, rev: 3, staff: 2, day }]),
            Command::Lay { cycle: Cycle(vec![Some(2)]), people: vec![(1, 0)], from: day, to: day, published: true },
            Command::Fill { days: vec![DayPlan { staff: 1, day, kinds: Vec::new() }], published: true, file: String::new() },
        ] {
            let refusal = decide(&facts, &command, &director).unwrap_err();
            assert_eq!(refusal.clauses, [clause], "{command:?}");
            let said = crate::i18n::Lang::Zh.say(&refusal.message);
            assert!(said.contains("员1 03-11 早") && said.contains(text), "{said}");
        }
        // Beside a shift that stays, others of the same act are laid all the same.
        let days = [(1, Vec::new()), (2, vec![2])].map(|(staff, kinds)| DayPlan { staff, day, kinds });
        let fill = Command::Fill { days: days.to_vec(), published: true, file: String::new() };
        let (changes, findings) = decide(&facts, &fill, &director).unwrap();
        assert_eq!(changes.iter().filter(|change| matches!(change, super::commands::Change::Step(_))).count(), 1);
        assert!(findings.iter().any(|finding| finding.clause == clause));
    }
    assert!(decide(&held(None), &Command::Edit(vec![Edit::Remove { shift: 7, rev: 3 }]), &director).is_ok());
}

/// Two planners with the same picture: the second is told.
#[test]
fn who_comes_second_is_told() {
    let director = Actor { id: 9, name: "何平".to_owned(), posts: vec![Post::Director], team: None };
    for edit in [Edit::Remove { shift: 7, rev: 2 }, Edit::Move { shift: 7, rev: 2, staff: 2, day: date(2026, 3, 12) }] {
        let refusal = decide(&held(None), &Command::Edit(vec![edit]), &director).unwrap_err();
        assert_eq!(refusal.message.id, "roster-plan-stale");
    }
    let gone = decide(&held(None), &Command::Edit(vec![Edit::Remove { shift: 8, rev: 1 }]), &director).unwrap_err();
    assert_eq!(gone.message.id, "roster-missing");
}

#[derive(Debug, Clone)]
enum Wish {
    Put(usize, i64, usize),
    Remove(usize),
    Move(usize, usize, i64),
    Lay(usize, i64, bool),
    Copy(i64, bool),
    Publish(i64),
}

fn wish() -> impl Strategy<Value = Wish> {
    prop_oneof![
        4 => (0usize..3, 0i64..14, 0usize..3).prop_map(|(who, day, kind)| Wish::Put(who, day, kind)),
        2 => (0usize..20).prop_map(Wish::Remove),
        3 => (0usize..20, 0usize..3, 0i64..14).prop_map(|(shift, who, day)| Wish::Move(shift, who, day)),
        1 => (0usize..3, 0i64..10, any::<bool>()).prop_map(|(who, day, published)| Wish::Lay(who, day, published)),
        1 => (0i64..2, any::<bool>()).prop_map(|(week, published)| Wish::Copy(week, published)),
        1 => (0i64..14).prop_map(Wish::Publish),
    ]
}

fn command(office: &mut Office, wish: &Wish) -> Option<Command> {
    let first = date(2026, 4, 6);
    let day = |n: i64| plus_days(first, n);
    let shifts = office.rows();
    let nth = |n: usize| shifts.get(n % shifts.len().max(1)).cloned();
    Some(match wish {
        Wish::Put(who, n, kind) => Command::Edit(vec![office.put(*who, day(*n), *kind)]),
        Wish::Remove(n) => nth(*n).map(|shift| Command::Edit(vec![Edit::Remove { shift: shift.id, rev: shift.rev }]))?,
        Wish::Move(n, who, to) => {
            let shift = nth(*n)?;
            Command::Edit(vec![Edit::Move { shift: shift.id, rev: shift.rev, staff: office.crew[*who], day: day(*to) }])
        }
        Wish::Lay(who, from, published) => {
            let cycle = Cycle(vec![Some(office.kinds[0]), Some(office.kinds[1]), None]);
            Command::Lay { cycle, people: vec![(office.crew[*who], 1)], from: day(*from), to: day(from + 4), published: *published }
        }
        Wish::Copy(week, published) => Command::CopyWeek { from: day(week * 7), to: day(7 - week * 7), team: None, published: *published },
        Wish::Publish(n) => Command::Publish { from: day(*n), to: day(n + 1) },
    })
}

thread_local! {
    static OFFICE: std::cell::RefCell<Option<Office>> = const { std::cell::RefCell::new(None) };
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 60, failure_persistence: None, ..ProptestConfig::default() })]

    /// No sequence of acts gives anybody two shifts at once; taken back one after the other, they leave every row as it was.
    #[test]
    fn acts_are_sound_and_taken_back_whole(wishes in proptest::collection::vec(wish(), 1..12)) {
        OFFICE.with_borrow_mut(|office| {
            let office = office.get_or_insert_with(Office::open);
            let before = (office.rows(), office.grid(office.who(Post::Director)).unwrap().published);
            let mut undo = Vec::new();
            for wish in &wishes {
                let Some(command) = command(office, wish) else { continue };
                let earlier = office.rows();
                match office.act(Post::Director, command) {
                    Ok(done) => undo.extend(done.undo),
                    Err(No::Refused(_)) => prop_assert_eq!(&earlier, &office.rows()),
                    Err(no) => return Err(TestCaseError::fail(no.to_string())),
                }
                let rows = office.rows();
                for (n, one) in rows.iter().enumerate() {
                    prop_assert!(rows[n + 1..].iter().all(|other| one.staff != other.staff || !one.span.overlaps(other.span)));
                    prop_assert_eq!(one.staff, one.planned);
                }
            }
            for entry in undo.into_iter().rev() {
                let done = office.act(Post::Director, Command::Undo { entry });
                prop_assert!(done.is_ok(), "{:?}", done);
            }
            let after = (office.rows(), office.grid(office.who(Post::Director)).unwrap().published);
            prop_assert_eq!(before, after);
            let told = office.store.read(|tx| super::store::untold(tx, office.crew[0])).unwrap();
            prop_assert!(told.is_empty(), "{:?}", told);
            Ok(())
        })?;
    }
}
