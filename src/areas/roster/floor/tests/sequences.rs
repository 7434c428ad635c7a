//! Whatever is done on the floor in whatever order: roll calls, seats and the handover log say what was done, and nothing else.

use std::collections::BTreeMap;

use proptest::prelude::*;

use super::*;

/// People of two crews, 早 and 中, each with its 班长 last.
const CREW: usize = 3;
const SEATS: [&str; 3] = ["A01", "A02", "A03"];

/// What somebody tries.
#[derive(Debug, Clone)]
enum Try {
    /// A roll call from its beginning to its end.
    Call(usize),
    Open(usize),
    Mark(usize, usize, usize),
    Close(usize),
    Take(usize, usize),
    Leave(usize, usize),
    Release(usize, usize),
    /// Every section at once.
    Fill(usize),
    Write(usize, usize, u8),
    Sign(usize, bool, usize),
    Supplement(usize, u8),
}

/// A try after so many minutes.
fn tries() -> impl Strategy<Value = Vec<(i64, Try)>> {
    let (crew, person, seat) = (0..2_usize, 0..2 * CREW, 0..SEATS.len());
    let one = prop_oneof![
        4 => crew.clone().prop_map(Try::Call),
        1 => crew.clone().prop_map(Try::Open),
        1 => (crew.clone(), 0..2 * CREW, 0..4_usize).prop_map(|(crew, who, mark)| Try::Mark(crew, who, mark)),
        1 => crew.clone().prop_map(Try::Close),
        8 => (person.clone(), seat.clone()).prop_map(|(who, seat)| Try::Take(who, seat)),
        6 => (person, seat).prop_map(|(who, seat)| Try::Leave(who, seat)),
        2 => (0..6_usize, 0..2 * CREW).prop_map(|(sitting, by)| Try::Release(sitting, by)),
        4 => crew.clone().prop_map(Try::Fill),
        3 => (crew.clone(), 0..6_usize, any::<u8>()).prop_map(|(crew, section, text)| Try::Write(crew, section, text)),
        5 => (crew.clone(), any::<bool>(), 0..2_usize).prop_map(|(crew, out, by)| Try::Sign(crew, out, by)),
        1 => (crew, any::<u8>()).prop_map(|(crew, text)| Try::Supplement(crew, text)),
    ];
    // From a little before the early shift to its end, and mostly beyond.
    proptest::collection::vec((0..30_i64, one), 30..60)
}

/// A sitting as the commands say it: seat, person, from when, until when and how.
type Sat = (String, i64, Instant, Option<(Instant, Way)>);

/// A log as the commands say it: its sections, who signed on each side, supplements.
type Written6 = ([String; 6], [Option<i64>; 2], Vec<String>);

/// What the commands that went through add up to.
#[derive(Debug, Default, Clone, PartialEq)]
struct Told {
    calls: BTreeMap<CrewId, (bool, BTreeMap<i64, Mark>)>,
    sat: Vec<Sat>,
    logs: BTreeMap<CrewId, Written6>,
}

struct Floor {
    office: Office,
    crews: [CrewId; 2],
    /// Staff and shift.
    people: Vec<(i64, i64)>,
    told: Told,
}

impl Floor {
    fn open() -> Self {
        let office = Office::open();
        let day = date(2026, 3, 12);
        let (admin, director) = (office.who(Post::Admin), office.who(Post::Director));
        let plan = |office: &mut Office, command| office.all(director, areas::Command::Roster(roster::Command::Plan(command))).unwrap().id;
        let mut floor = Floor { crews: [office.crew; 2], office, people: Vec::new(), told: Told::default() };
        for (n, (name, start, end)) in [("晨", 8, 16), ("昼", 14, 22)].into_iter().enumerate() {
            let office = &mut floor.office;
            let team = staff::Command::AddTeam { name: format!("{name}班组") };
            let team = office.all(admin, areas::Command::Staff(team)).unwrap().id;
            let (start, end) = (time(start, 0, 0, 0), time(end, 0, 0, 0));
            let draft = ShiftTypeDraft {
                name: name.to_owned(),
                start,
                end,
                night: false,
                date_offset: 0,
                min_staff: 0,
                skills: String::new(),
                tint: 0,
            };
            let kind = plan(office, plan::Command::PutType { of: None, draft: Box::new(draft) });
            floor.crews[n] = CrewId { day, kind };
            for m in 0..CREW {
                let post = if m + 1 == CREW { Post::TeamLeader } else { Post::Agent };
                let name = format!("{name}{m}");
                let draft = StaffDraft { number: name.clone(), name, posts: vec![post], team: Some(team), ..StaffDraft::default() };
                let who = office.all(admin, areas::Command::Staff(staff::Command::Add { draft })).unwrap().id;
                let put = plan::Edit::Put { staff: who, day, kind, seat: String::new() };
                let shift = plan(office, plan::Command::Edit(vec![put]));
                floor.people.push((who, shift));
            }
        }
        plan(&mut floor.office, plan::Command::Publish { from: day, to: day });
        floor.office.at = Instant::of(day.to_datetime(time(7, 45, 0, 0)));
        floor
    }

    fn leader(&self, crew: usize) -> i64 {
        self.people[(crew + 1) * CREW - 1].0
    }

    fn do_as(&mut self, who: i64, command: Command) -> bool {
        // What the program owes by now is its own act.
        areas::settle(&mut self.office.store, self.office.at).unwrap();
        let before = (self.office.entries(), self.stored());
        match self.office.all(who, areas::Command::Roster(roster::Command::Floor(command.clone()))) {
            Ok(_) => {
                assert_eq!(self.office.entries(), before.0 + 1, "one act is one entry: {command:?}");
                true
            }
            Err(No::Refused(refusal)) => {
                assert!(!refusal.clauses.is_empty(), "{command:?}");
                assert_eq!(self.stored(), before.1, "a refusal changes nothing: {command:?}");
                false
            }
            Err(no) => panic!("{no}"),
        }
    }

    fn attempt(&mut self, one: &Try) {
        let at = self.office.at;
        match *one {
            Try::Call(crew) => {
                self.attempt(&Try::Open(crew));
                self.attempt(&Try::Close(crew));
            }
            Try::Fill(crew) => (0..6).for_each(|section| self.attempt(&Try::Write(crew, section, 0))),
            Try::Open(crew) => {
                let id = self.crews[crew];
                if self.do_as(self.leader(crew), Command::OpenCall { crew: id, marks: Vec::new() }) {
                    assert!(self.told.calls.insert(id, (false, BTreeMap::new())).is_none(), "opened once");
                }
            }
            Try::Mark(crew, who, mark) => {
                let (id, staff, mark) = (self.crews[crew], self.people[who].0, Mark::ALL[mark]);
                if self.do_as(self.leader(crew), Command::Mark { crew: id, marks: vec![(staff, mark)] }) {
                    self.told.calls.get_mut(&id).unwrap().1.insert(staff, mark);
                }
            }
            Try::Close(crew) => {
                let id = self.crews[crew];
                if self.do_as(self.leader(crew), Command::CloseCall { crew: id, marks: Vec::new() }) {
                    let members = self.people[crew * CREW..(crew + 1) * CREW].to_vec();
                    let (closed, marks) = self.told.calls.get_mut(&id).unwrap();
                    *closed = true;
                    for (staff, _) in members {
                        marks.entry(staff).or_insert(Mark::Present);
                    }
                }
            }
            Try::Take(who, seat) => {
                let ((staff, shift), crew) = (self.people[who], self.crews[who / CREW]);
                if self.do_as(staff, Command::Take { seat: SEATS[seat].to_owned(), shift }) {
                    assert!(self.told.calls[&crew].0, "HAND-01: only after roll call");
                    self.told.sat.push((SEATS[seat].to_owned(), staff, at, None));
                }
            }
            Try::Leave(who, seat) => {
                let (staff, shift) = self.people[who];
                let relieved = self.relieved(staff, SEATS[seat]);
                if self.do_as(staff, Command::Leave { seat: SEATS[seat].to_owned(), shift }) {
                    let mine = self.told.sat.iter_mut().find(|sat| (sat.0.as_str(), sat.1, &sat.3) == (SEATS[seat], staff, &None));
                    mine.unwrap().3 = Some((at, if relieved { Way::Relieved } else { Way::Free }));
                }
            }
            Try::Release(sitting, by) => {
                let stored = self.sittings();
                let Some(id) = stored.get(sitting).map(|sitting| sitting.id) else { return };
                let by = self.people[by].0;
                if self.do_as(by, Command::Release { sitting: id, reason: "无人接班".to_owned() }) {
                    let sat = &mut self.told.sat[sitting];
                    assert!(sat.3.is_none() && sat.1 != by && [self.people[2].0, self.people[5].0].contains(&by));
                    sat.3 = Some((at, Way::Released));
                }
            }
            Try::Write(crew, section, text) => {
                let (id, section, text) = (self.crews[crew], Section::ALL[section], format!("第 {text} 件"));
                let was = self.told.logs.get(&id).map_or(String::new(), |log| log.0[section.place()].clone());
                if self.do_as(self.leader(crew), Command::Write { crew: id, texts: vec![Written { section, was, text: text.clone() }] }) {
                    let log = self.told.logs.entry(id).or_default();
                    assert_eq!(log.1, [None; 2], "HAND-03: a signed log is closed");
                    log.0[section.place()] = text;
                }
            }
            Try::Sign(crew, outgoing, by) => {
                let (id, by, side) = (self.crews[crew], self.leader(by), if outgoing { Side::Outgoing } else { Side::Incoming });
                if self.do_as(by, Command::Sign { crew: id, side }) {
                    let log = self.told.logs.get_mut(&id).unwrap();
                    let filled = log.0.iter().enumerate().all(|(place, text)| place == Section::Moves.place() || !text.is_empty());
                    let place = usize::from(!outgoing);
                    assert!(filled && log.1[place].is_none() && (outgoing || log.1[0].is_some_and(|first| first != by)));
                    log.1[place] = Some(by);
                }
            }
            Try::Supplement(crew, text) => {
                let (id, text) = (self.crews[crew], format!("补充 {text}"));
                if self.do_as(self.leader(crew), Command::Supplement { crew: id, text: text.clone() }) {
                    let log = self.told.logs.get_mut(&id).unwrap();
                    assert!(log.1[0].is_some(), "HAND-03: before the signature the sections are there");
                    log.2.push(text);
                }
            }
        }
    }

    /// Whether somebody of the later crew sat down at the seat after this person.
    fn relieved(&self, staff: i64, seat: &str) -> bool {
        let mine = self.told.sat.iter().position(|sat| (sat.0.as_str(), sat.1, &sat.3) == (seat, staff, &None));
        let early = self.people[..CREW].iter().any(|(id, _)| *id == staff);
        let late = |sat: &Sat| sat.0 == seat && self.people[CREW..].iter().any(|(id, _)| *id == sat.1);
        early && mine.is_some_and(|mine| self.told.sat[mine..].iter().any(late))
    }

    /// Every sitting, the first first.
    fn sittings(&mut self) -> Vec<Sitting> {
        let found = |tx: &crate::store::Tx<'_>| -> Result<Vec<Sitting>, Fault> {
            let mut all = store::seats::open(tx)?;
            all.extend(store::seats::left_since(tx, Instant(0), 500)?);
            Ok(all)
        };
        let mut all = self.office.store.read(found).unwrap();
        all.sort_by_key(|sitting| sitting.id);
        all
    }

    /// What the tables say, in the shape of what the commands add up to.
    fn stored(&mut self) -> Told {
        let sat = self.sittings().into_iter();
        let sat = sat.map(|one| (one.seat, one.staff, one.taken_at, one.left.map(|left| (left.at, left.way)))).collect();
        let mut told = Told { sat, ..Told::default() };
        for crew in self.crews {
            if let Some(call) = self.office.store.read(|tx| store::calls::call(tx, crew)).unwrap() {
                told.calls.insert(crew, (call.closed.is_some(), call.marks));
            }
            let Answer::Log(view) = self.office.ask(Post::Director, Query::Log { of: LogOf::Crew(crew) }).unwrap() else { panic!() };
            let log = view.log;
            if log.id != 0 {
                let signed = [log.outgoing, log.incoming].map(|signed| signed.map(|signed| signed.staff));
                told.logs.insert(crew, (log.texts, signed, log.supplements.into_iter().map(|remark| remark.text).collect()));
            }
        }
        told
    }

    /// Nobody sits twice, and who shares a seat is the relief of the other.
    fn sound(&mut self) {
        let open: Vec<Sitting> = self.sittings().into_iter().filter(|sitting| sitting.left.is_none()).collect();
        for (n, one) in open.iter().enumerate() {
            for other in &open[n + 1..] {
                assert_ne!(one.staff, other.staff, "at two seats at once");
                assert!(one.seat != other.seat || one.ends < other.ends, "two of one shift at a seat");
            }
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 12, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn the_tables_say_what_the_commands_did(tries in tries()) {
        let mut floor = Floor::open();
        for (minutes, one) in &tries {
            floor.office.at = floor.office.at.plus_minutes(*minutes);
            floor.attempt(one);
            assert_eq!(floor.stored(), floor.told, "{one:?}");
            floor.sound();
        }
    }
}
