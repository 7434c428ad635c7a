//! Swaps: every act and question by every post, two approvers at once, drafts, marks, and sequences of commands as a property.

use std::collections::BTreeMap;

use jiff::civil::{date, time};
use proptest::prelude::*;

use super::super::{self as roster, Shift, ShiftTypeDraft, plan};
use super::model::Standing;
use super::*;
use crate::areas::staff::{self, StaffDraft};
use crate::areas::{self, Done};
use crate::base::{Day, Post, begin_of, plus_days};
use crate::store::{Store, journal, migrate};

/// A department in memory: two teams with their 班长, one person for each other post, a clock that stands.
pub struct Office {
    pub store: Store,
    pub at: Instant,
    people: BTreeMap<String, i64>,
    kinds: Vec<i64>,
}

impl Office {
    pub fn open() -> Self {
        let at = begin_of(date(2026, 3, 1));
        let mut store = Store::memory().unwrap();
        migrate::run(&mut store, None, &areas::schema(), at).unwrap();
        let mut office = Office { store, at, people: BTreeMap::new(), kinds: Vec::new() };
        let first = StaffDraft { name: "徐亮".to_owned(), number: "1".to_owned(), posts: vec![Post::Admin], ..StaffDraft::default() };
        let found = staff::Command::Found { department: "客服部".to_owned(), demo: false, first, password: "Kx7!mQ2zP".to_owned() };
        let admin = office.all(0, areas::Command::Staff(found)).unwrap().id;
        office.people.insert("徐亮".to_owned(), admin);
        for team in ["一班", "二班", "三班"] {
            office.all(admin, areas::Command::Staff(staff::Command::AddTeam { name: team.to_owned() })).unwrap();
        }
        for (name, post, team) in [
            ("王芳", Post::Agent, Some(1)),
            ("李娜", Post::Agent, Some(1)),
            ("张敏", Post::Agent, Some(2)),
            ("韩雪", Post::Agent, Some(2)),
            ("刘洋", Post::TeamLeader, Some(1)),
            ("周涛", Post::TeamLeader, Some(2)),
            ("何平", Post::Director, None),
            ("郑国", Post::CentreDirector, None),
        ] {
            office.hire(name, post, team, false);
        }
        for (name, start, end, night) in [("早", 8, 16, false), ("中", 14, 22, false), ("夜", 22, 6, true)] {
            let draft = ShiftTypeDraft {
                name: name.to_owned(),
                start: time(start, 0, 0, 0),
                end: time(end, 0, 0, 0),
                night,
                date_offset: 0,
                min_staff: 0,
                skills: String::new(),
                tint: 0,
            };
            let done = office.plan(plan::Command::PutType { of: None, draft: Box::new(draft) });
            office.kinds.push(done.id);
        }
        office
    }

    pub fn hire(&mut self, name: &str, post: Post, team: Option<i64>, deputy: bool) -> i64 {
        let admin = self.who("徐亮");
        let draft = StaffDraft {
            name: name.to_owned(),
            number: format!("{}", 100 + self.people.len()),
            posts: vec![post],
            team,
            deputy,
            job: "话务".to_owned(),
            level: "中级".to_owned(),
            ..StaffDraft::default()
        };
        let id = self.all(admin, areas::Command::Staff(staff::Command::Add { draft })).unwrap().id;
        self.people.insert(name.to_owned(), id);
        id
    }

    pub fn who(&self, name: &str) -> i64 {
        self.people[name]
    }

    pub fn all(&mut self, actor: i64, command: areas::Command) -> Result<Done, No> {
        areas::perform(&mut self.store, actor, &command, self.at, &mut |_| Ok(()))
    }

    fn plan(&mut self, command: plan::Command) -> Done {
        let director = self.who("何平");
        self.all(director, areas::Command::Roster(roster::Command::Plan(command))).unwrap()
    }

    pub fn act(&mut self, actor: i64, command: Command) -> Result<Done, No> {
        self.all(actor, areas::Command::Roster(roster::Command::Swaps(command)))
    }

    fn ask(&mut self, actor: i64, query: Query) -> Result<Answer, No> {
        match areas::ask(&mut self.store, actor, &areas::Query::Roster(roster::Query::Swaps(query)), self.at)? {
            areas::Answer::Roster(roster::Answer::Swaps(answer)) => Ok(answer),
            _ => panic!("an answer of another room"),
        }
    }

    /// Rosters a person and publishes the day.
    pub fn shift(&mut self, staff: i64, day: Day, kind: usize) -> i64 {
        let edit = plan::Edit::Put { staff, day, kind: self.kinds[kind], seat: String::new() };
        self.plan(plan::Command::Edit(vec![edit]));
        self.plan(plan::Command::Publish { from: day, to: day });
        self.store.read(|tx| roster::store::shifts_of(tx, staff, day, day)).unwrap().last().unwrap().id
    }

    pub fn stored(&mut self, shift: i64) -> Shift {
        self.store.read(|tx| roster::store::shift(tx, shift)).unwrap().unwrap()
    }

    pub fn swap(&mut self, id: i64) -> Swap {
        self.store.read(|tx| store::swap(tx, id)).unwrap().unwrap()
    }

    /// A request of 王芳's 03-11 for 张敏's 03-20, confirmed where `confirmed` is set.
    pub fn asked(&mut self, confirmed: bool) -> (i64, i64, i64) {
        let (a, b) = (self.who("王芳"), self.who("张敏"));
        let (give, take) = (self.shift(a, date(2026, 3, 11), 0), self.shift(b, date(2026, 3, 20), 0));
        let id = self.act(a, request(give, b, take)).unwrap().id;
        if confirmed {
            self.act(b, Command::Confirm { id, handed_over: true }).unwrap();
        }
        (id, give, take)
    }
}

fn request(give: i64, partner: i64, take: i64) -> Command {
    Command::Request { of: None, draft: Box::new(draft(give, partner, take)) }
}

fn draft(give: i64, partner: i64, take: i64) -> Draft {
    Draft { give: Some(give), partner: Some(partner), take: Some(take), ..clauses::tests::draft() }
}

fn agree(id: i64) -> Command {
    Command::Decide { id, side: None, agrees: true, comment: "人员已核对".to_owned(), understaffed: false }
}

fn refused(outcome: Result<Done, No>) -> Refusal {
    match outcome {
        Err(No::Refused(refusal)) => refusal,
        other => panic!("{other:?}"),
    }
}

/// 代 技 投 质 班 管 主 中 部 档 文 销 经 系 审: y where the post may, - where it may not. Somebody who takes no part in the swap of two
/// agents acts; the requests, drafts and shifts are his own.
const ACTS: &[(&str, &str)] = &[
    ("keep", "yyyyy-----y----"),
    ("discard", "yyyyy-----y----"),
    ("request", "yyyyy-----y----"),
    ("confirm", "---------------"),
    ("decline", "---------------"),
    ("decide", "---------------"),
    ("withdraw", "---------------"),
    ("void", "------y--------"),
    ("liability", "------y--------"),
    ("expire", "---------------"),
    ("list", "yyyyy-yy--y---y"),
    ("swap", "------yy------y"),
    ("judge", "yyyyy-----y----"),
    ("partners", "yyyyy-----y----"),
    ("shifts", "yyyyy-----y----"),
    ("count", "------yy------y"),
    ("report", "yyyyy-yy--y---y"),
    ("print", "------yy------y"),
];

#[test]
fn every_act_and_question_by_every_post() {
    for (place, post) in Post::ALL.into_iter().enumerate() {
        let mut office = Office::open();
        // A 班长 has a team; this one has nothing to do with the two.
        let me = office.hire("某人", post, (post == Post::TeamLeader).then_some(3), false);
        let (id, give, take) = office.asked(true);
        let (b, own) = (office.who("韩雪"), office.shift(me, date(2026, 3, 12), 0));
        let return_of_b = office.shift(b, date(2026, 3, 23), 0);
        for (act, row) in ACTS {
            let allowed = row.chars().nth(place) == Some('y');
            let got = match *act {
                "keep" => office.act(me, Command::Keep { of: None, draft: Box::default() }).map(drop),
                "discard" => {
                    let of = office.act(me, Command::Keep { of: None, draft: Box::default() }).map_or(1, |done| done.id);
                    office.act(me, Command::Discard { of }).map(drop)
                }
                "request" => office.act(me, request(own, b, return_of_b)).map(drop),
                "confirm" => office.act(me, Command::Confirm { id, handed_over: true }).map(drop),
                "decline" => office.act(me, Command::Decline { id, reason: String::new() }).map(drop),
                "decide" => office.act(me, agree(id)).map(drop),
                "withdraw" => office.act(me, Command::Withdraw { id, reason: String::new() }).map(drop),
                "void" => office.act(me, Command::Void { id, reason: "工作需要".to_owned() }).map(drop),
                "liability" => assessed(&mut office, me),
                "expire" => office.act(me, Command::Expire { id }).map(drop),
                "list" => office.ask(me, Query::List { most: 10 }).map(drop),
                "swap" => office.ask(me, Query::Swap { id }).map(drop),
                "judge" => office.ask(me, Query::Judge { draft: Box::new(draft(own, b, take)) }).map(drop),
                "partners" => office.ask(me, Query::Partners { shift: own }).map(drop),
                "shifts" => office.ask(me, Query::Shifts { staff: b, from: date(2026, 3, 1), to: date(2026, 3, 31) }).map(drop),
                "count" => office.ask(me, Query::Count { staff: b, month: date(2026, 3, 1) }).map(drop),
                "report" => office.ask(me, Query::Report { month: date(2026, 3, 1) }).map(drop),
                "print" => office.all(me, areas::Command::Roster(roster::Command::Print(roster::Printout::Swap(id)))).map(drop),
                other => panic!("{other}"),
            };
            assert_eq!(got.is_ok(), allowed, "{act} by {post:?}: {got:?}");
            if *act == "void" && allowed {
                assert_eq!(office.swap(id).standing, Standing::Void);
                assert_eq!(office.stored(give).staff, office.who("王芳"));
            }
        }
    }
}

/// Shares for a missed shift of two 班长, whom nobody but 主任 may judge.
fn assessed(office: &mut Office, me: i64) -> Result<(), No> {
    let at = office.at;
    let (a, b) = (office.who("刘洋"), office.who("周涛"));
    let director = office.who("何平");
    let (give, take) = (office.shift(a, date(2026, 3, 13), 0), office.shift(b, date(2026, 3, 24), 0));
    let id = office.act(a, request(give, b, take))?.id;
    office.act(b, Command::Confirm { id, handed_over: true })?;
    office.act(director, agree(id))?;
    office.at = Instant::of(date(2026, 3, 13).at(16, 0, 0, 0));
    let got = office.act(me, Command::Assess { id, a: 50, b: 50, measure: String::new() });
    office.at = at;
    got.map(drop)
}

#[test]
fn the_two_people_read_their_own_swap_and_others_do_not() {
    let mut office = Office::open();
    let (id, give, _) = office.asked(false);
    for (name, reads) in [("王芳", true), ("张敏", true), ("刘洋", true), ("周涛", true), ("李娜", false), ("韩雪", false), ("徐亮", false)]
    {
        let me = office.who(name);
        assert_eq!(office.ask(me, Query::Swap { id }).is_ok(), reads, "{name}");
        let listed = match office.ask(me, Query::List { most: 10 }) {
            Ok(Answer::List { rows, .. }) => rows.len(),
            _ => 0,
        };
        assert_eq!(listed, usize::from(reads), "{name}");
    }
    let b = office.who("张敏");
    let Ok(Answer::Swap(view)) = office.ask(b, Query::Swap { id }) else { panic!() };
    assert!(view.barred.confirm.is_none() && view.barred.withdraw.is_some() && view.barred.decide.is_some());
    assert!(view.a.record.is_none(), "the partner does not see the attendance of the other");
    let leader = office.who("刘洋");
    let Ok(Answer::Swap(view)) = office.ask(leader, Query::Swap { id }) else { panic!() };
    assert!(view.a.record.is_some() && view.barred.decide.as_ref().unwrap().clauses.contains(&"SWAP-02"));
    assert_eq!((view.deciders, view.a.near.len()), ([vec!["刘洋".to_owned()], vec!["周涛".to_owned()]], 1));
    let marks = office.store.read(|tx| marks(tx, &[give, 999])).unwrap();
    assert_eq!(marks.len(), 1);
    assert!(marks[&give].given && !marks[&give].effective);
}

#[test]
fn of_two_approvers_at_once_one_wins_and_the_other_is_told() {
    let mut office = Office::open();
    let deputy = office.hire("代班", Post::Agent, Some(1), true);
    let (id, ..) = office.asked(true);
    let leader = office.who("刘洋");
    // Both read the same facts and decide; the second one writes after the first.
    let command = agree(id);
    let told = office.store.write(|tx| {
        let params = staff::store::parameters(tx)?;
        let (first, second) = (areas::who(tx, leader)?, areas::who(tx, deputy)?);
        let at = begin_of(date(2026, 3, 2));
        let cx = |actor| Context { tx, actor, at, params: &params };
        let decided = |actor| {
            let facts = store::facts(&cx(actor), &command)?;
            let (changes, findings) = commands::decide(&facts, &command, actor, at)?;
            Ok::<_, No>((facts, changes, findings))
        };
        let (one, other) = (decided(&first)?, decided(&second)?);
        store::apply(&cx(&first), &command, &one.0, &one.1, one.2)?;
        Ok::<_, No>(store::apply(&cx(&second), &command, &other.0, &other.1, other.2))
    });
    assert_eq!(refused(told.unwrap()).message.id, "roster-missing");
    let refusal = refused(office.act(deputy, command));
    assert_eq!(refusal.message.id, "roster-swaps-decided-already");
    let zh = crate::i18n::Lang::Zh.say(&refusal.message);
    assert!(zh.contains("刘洋已于"), "{zh}");
    assert_eq!(office.swap(id).opinions.len(), 1);
}

#[test]
fn a_draft_is_kept_changed_and_sent() {
    let mut office = Office::open();
    let (a, b, other) = (office.who("王芳"), office.who("张敏"), office.who("李娜"));
    let (give, take) = (office.shift(a, date(2026, 3, 11), 0), office.shift(b, date(2026, 3, 20), 0));
    let of = office.act(a, Command::Keep { of: None, draft: Box::new(Draft { give: Some(give), ..Draft::default() }) }).unwrap().id;
    let whole = Box::new(draft(give, b, take));
    refused(office.act(other, Command::Keep { of: Some((of, 1)), draft: whole.clone() }));
    refused(office.act(other, Command::Request { of: Some(of), draft: whole.clone() }));
    office.act(a, Command::Keep { of: Some((of, 1)), draft: whole.clone() }).unwrap();
    refused(office.act(a, Command::Keep { of: Some((of, 1)), draft: whole.clone() }));
    let Ok(Answer::List { drafts, rows, .. }) = office.ask(a, Query::List { most: 10 }) else { panic!() };
    assert_eq!((drafts[0].draft.clone(), rows.len()), (*whole.clone(), 0));
    office.act(a, Command::Request { of: Some(of), draft: whole }).unwrap();
    let Ok(Answer::List { drafts, rows, .. }) = office.ask(a, Query::List { most: 10 }) else { panic!() };
    assert_eq!((drafts.len(), rows[0].state), (0, State::AwaitsPartner));
}

#[test]
fn what_passed_is_expired_by_the_program_itself_once() {
    let mut office = Office::open();
    let (id, ..) = office.asked(true);
    office.at = Instant::of(date(2026, 3, 11).at(8, 0, 0, 0));
    assert_eq!(areas::settle(&mut office.store, office.at).unwrap(), 1);
    assert_eq!(areas::settle(&mut office.store, office.at).unwrap(), 0);
    assert_eq!(office.swap(id).standing, Standing::Expired);
    let newest = office.store.read(|tx| journal::newest(tx, Some(("swap", id)), i64::MAX, 1)).unwrap().remove(0).entry;
    assert_eq!((newest.verb.as_str(), newest.actor), ("swap.expire", 0));
}

#[test]
fn partners_are_proposed_with_the_shifts_that_can_be_worked_in_return() {
    let mut office = Office::open();
    let (a, b, c) = (office.who("王芳"), office.who("张敏"), office.who("韩雪"));
    office.at = Instant::of(date(2026, 3, 9).at(9, 0, 0, 0));
    let give = office.shift(a, date(2026, 3, 11), 0);
    office.shift(b, date(2026, 3, 10), 2);
    let returns = office.shift(c, date(2026, 3, 20), 0);
    office.shift(c, date(2026, 3, 9), 0);
    let Ok(Answer::Partners { people, .. }) = office.ask(a, Query::Partners { shift: give }) else { panic!() };
    let found = |name: &str| people.iter().find(|one| one.person.name == name).unwrap();
    assert_eq!(people[0].person.name, "韩雪");
    // The shift of today has begun.
    assert_eq!(found("韩雪").shifts.iter().map(|shift| shift.id).collect::<Vec<_>>(), [returns]);
    assert_eq!(found("张敏").reason.as_ref().unwrap().clause, "SWAP-05");
    assert_eq!(found("李娜").reason.as_ref().unwrap().clause, "SWAP-12");
    assert!(people.iter().all(|one| one.person.name != "何平" && one.person.id != a));
}

#[test]
fn refusals_are_kept_by_clause_for_the_report() {
    let mut office = Office::open();
    let (a, b) = (office.who("王芳"), office.who("张敏"));
    let (give, take) = (office.shift(a, date(2026, 3, 11), 0), office.shift(b, date(2026, 3, 20), 0));
    for _ in 0..2 {
        let draft = Draft { in_person: false, ..draft(give, b, take) };
        refused(office.act(a, Command::Request { of: None, draft: Box::new(draft) }));
    }
    let director = office.who("何平");
    let Ok(Answer::Report(report)) = office.ask(director, Query::Report { month: date(2026, 3, 15) }) else { panic!() };
    assert_eq!(report.lines.len(), 1);
    assert_eq!(report.lines[0].sum.refused, BTreeMap::from([("SWAP-01".to_owned(), 2)]));
    assert_eq!((report.all.refused_in_all(), report.teams[0].0.as_str(), report.most), (2, "一班", 2));
}

/// One thing that somebody tries.
#[derive(Debug, Clone)]
enum Try {
    Request { give: usize, take: usize },
    Confirm(usize),
    Decide { swap: usize, leader: bool, agrees: bool },
    Withdraw(usize),
    Void(usize),
    Wait(i64),
}

fn tries() -> impl Strategy<Value = Vec<Try>> {
    let one = prop_oneof![
        16 => (0..60_usize, 0..60_usize).prop_map(|(give, take)| Try::Request { give, take }),
        20 => (0..12_usize).prop_map(Try::Confirm),
        40 => (0..12_usize, any::<bool>(), prop::bool::weighted(0.9))
            .prop_map(|(swap, leader, agrees)| Try::Decide { swap, leader, agrees }),
        2 => (0..12_usize).prop_map(Try::Withdraw),
        2 => (0..12_usize).prop_map(Try::Void),
        4 => (1..12_i64).prop_map(Try::Wait),
    ];
    prop::collection::vec(one, 60..100)
}

impl Office {
    /// The roster is what the live requests say, nobody has 连班, and nobody has more than two swaps in a month.
    fn holds(&mut self, people: &[i64], first: Day, last: Day) {
        let shifts = self.store.read(|tx| roster::store::shifts(tx, first, last)).unwrap();
        let swaps = self.store.read(|tx| store::newest(tx, None, 500)).unwrap();
        for shift in &shifts {
            assert_eq!((shift.staff, shift.swap), told_by_requests(&swaps, shift), "{}", shift.written());
            for other in shifts.iter().filter(|other| other.id != shift.id && other.staff == shift.staff) {
                let gap = clauses::swap_05_back_to_back::gap_minutes(shift, other);
                assert!(gap >= 8 * 60, "{} and {}", shift.written(), other.written());
            }
        }
        for (person, month) in people.iter().flat_map(|person| [3, 4].map(|month| (*person, month))) {
            let counts =
                |swap: &&Swap| swap.standing.is_live() && swap.given.day.month() == month && (swap.a == person || swap.b == person);
            assert!(swaps.iter().filter(counts).count() <= 2);
        }
    }
}

/// For every shift in the plan: who works it by the live swaps, and by which of them.
fn told_by_requests(swaps: &[Swap], shift: &Shift) -> (i64, Option<i64>) {
    let in_force = swaps.iter().filter(|swap| swap.standing == Standing::Effective);
    let by = in_force.flat_map(|swap| swap.legs().map(move |(part, leg)| (leg.shift, swap.person(part.worker()), swap.id)));
    let found: Vec<_> = by.filter(|(id, ..)| *id == shift.id).collect();
    assert!(found.len() <= 1, "a shift in two swaps");
    found.first().map_or((shift.planned, None), |(_, staff, swap)| (*staff, Some(*swap)))
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 8, ..ProptestConfig::default() })]

    /// No accepted swap leaves anyone with 连班 or above two a month, and the roster is always what the live requests say.
    #[test]
    fn any_sequence_leaves_a_roster_that_the_live_requests_tell(kinds in prop::collection::vec(0..4_usize, 4 * 18), tries in tries()) {
        let mut office = Office::open();
        let people: Vec<i64> = ["王芳", "李娜", "张敏", "韩雪"].map(|name| office.who(name)).to_vec();
        let leaders = [office.who("刘洋"), office.who("周涛")];
        let director = office.who("何平");
        let first = date(2026, 3, 20);
        let mut edits = Vec::new();
        for (place, kind) in kinds.iter().enumerate() {
            // Of 夜 and the day after it only 夜 is rostered, so that the plan itself holds no 连班.
            let after_night = place >= 4 && kinds[place - 4] == 2;
            if *kind < 3 && !(after_night && *kind < 2) {
                let (staff, day) = (people[place % 4], plus_days(first, (place / 4) as i64));
                edits.push(plan::Edit::Put { staff, day, kind: office.kinds[*kind], seat: String::new() });
            }
        }
        office.plan(plan::Command::Edit(edits));
        office.plan(plan::Command::Publish { from: first, to: plus_days(first, 18) });
        office.at = begin_of(plus_days(first, -1));
        let mut made: Vec<i64> = Vec::new();
        for one in tries {
            let shifts = office.store.read(|tx| roster::store::shifts(tx, first, plus_days(first, 18))).unwrap();
            let swap = |place: usize| made.get(place % made.len().max(1)).copied();
            match one {
                Try::Request { give, take } => {
                    // The first of some shifts that the clauses let him take.
                    let give = &shifts[give % shifts.len()];
                    let takes = shifts.iter().cycle().skip(take).take(15).filter(|take| take.staff != give.staff);
                    let done = takes.into_iter().find_map(|take| office.act(give.staff, request(give.id, take.staff, take.id)).ok());
                    made.extend(done.map(|done| done.id));
                }
                Try::Confirm(place) => if let Some(id) = swap(place) {
                    let b = office.swap(id).b;
                    drop(office.act(b, Command::Confirm { id, handed_over: true }));
                },
                Try::Decide { swap: place, leader, agrees } => if let Some(id) = swap(place) {
                    let command = Command::Decide { id, side: None, agrees, comment: "已核对".to_owned(), understaffed: false };
                    drop(office.act(leaders[usize::from(leader)], command));
                },
                Try::Withdraw(place) => if let Some(id) = swap(place) {
                    let a = office.swap(id).a;
                    drop(office.act(a, Command::Withdraw { id, reason: String::new() }));
                },
                Try::Void(place) => if let Some(id) = swap(place) {
                    drop(office.act(director, Command::Void { id, reason: "工作需要".to_owned() }));
                },
                Try::Wait(hours) => office.at = office.at.plus_minutes(hours * 60),
            }
            office.holds(&people, first, plus_days(first, 18));
        }
    }
}
