//! A department in memory with a clock that stands until a step moves it. Everything goes through `areas::perform` and `areas::ask`.

use std::collections::{BTreeMap, BTreeSet};
use std::path::PathBuf;

use kefu_desk::areas::staff::{self, StaffDraft};
use kefu_desk::areas::{self, Answer, Command, Done, Query, customers, roster};
use kefu_desk::base::{Access, Day, Deed, Function, Instant, No, Post, Reach, Verdict, access_of, begin_of, plus_days};
use kefu_desk::i18n::Lang;
use kefu_desk::store::{Store, migrate};
use toml::Value;

use crate::book::{self, Args, Department, Expect, Holidays, Scenario, Wanted, What, Wrong, why, wrong};
use crate::{analysis, archives, attendance, complaints, escalation, files, floor, leave, people, plan, quality, swaps, tickets};

/// Password of the first administrator; long enough for every rule.
pub const FIRST_PASSWORD: &str = "Kx7!mQ2zP";

/// A record that a step kept.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Saved {
    pub kind: &'static str,
    pub id: i64,
}

/// A person of the department.
#[derive(Debug, Clone)]
pub struct Person {
    pub id: i64,
    pub posts: Vec<Post>,
    /// Only a one-time code opens the account.
    pub one_time: bool,
}

/// The department in which a scenario plays.
pub struct World {
    pub store: Store,
    pub now: Instant,
    pub people: BTreeMap<String, Person>,
    pub teams: BTreeMap<String, i64>,
    pub saved: BTreeMap<String, Saved>,
    pub imports: Vec<customers::ImportNote>,
    /// What imports of complaints did.
    pub case_imports: Vec<kefu_desk::areas::cases::complaints::sheet::Note>,
    /// The journal entry of each of them; none where it wrote nothing.
    pub import_entries: Vec<Option<i64>>,
    /// Journal entries of the acts that can be taken back, the last one last.
    pub undoable: Vec<i64>,
    pub administrator: i64,
    /// Folder of the scenario file, for sheets that it names.
    pub folder: PathBuf,
}

/// How an act ended, and what was said.
pub struct Outcome {
    pub result: Result<Done, No>,
    pub kind: &'static str,
}

impl Outcome {
    pub fn ended(&self) -> Expect {
        match &self.result {
            Ok(done) => match done.findings.iter().map(|f| f.verdict).max() {
                // A miss and a login that opens only the change of password are kept, and say no to the person.
                Some(Verdict::Refused) => Expect::Refused,
                Some(Verdict::Warned) => Expect::Warned,
                _ => Expect::Ok,
            },
            Err(_) => Expect::Refused,
        }
    }

    pub fn cites(&self) -> Vec<&'static str> {
        match &self.result {
            Ok(done) => done.findings.iter().map(|f| f.clause).collect(),
            Err(No::Refused(refusal)) => refusal.clauses.iter().copied().chain(refusal.flaws.iter().map(|f| f.clause)).collect(),
            Err(_) => Vec::new(),
        }
    }

    pub fn says(&self) -> Vec<String> {
        let zh = |message| Lang::Zh.say(message);
        match &self.result {
            Ok(done) => done.findings.iter().map(|f| zh(&f.message)).collect(),
            Err(No::Refused(refusal)) => [&refusal.message].into_iter().chain(refusal.flaws.iter().map(|f| &f.message)).map(zh).collect(),
            Err(No::Conflict(conflict)) => vec![format!("conflict in {}", conflict.title)],
            Err(No::Fault(fault)) => vec![format!("{fault}")],
        }
    }
}

impl World {
    /// Founds the department, hires its staff and enters its customers, all by commands, at the beginning of the first step's day.
    pub fn new(department: &Department, scenario: &Scenario, folder: PathBuf) -> Result<World, Wrong> {
        let Some(first) = scenario.steps.first().and_then(|step| step.at) else { return wrong!("the first step needs a time (at)") };
        let now = Instant::of(first.day().to_datetime(jiff_midnight()));
        let mut store = Store::memory().map_err(|e| why!("{e}"))?;
        migrate::run(&mut store, None, &areas::schema(), now).map_err(|e| why!("{e}"))?;
        let mut world = World {
            store,
            now,
            people: BTreeMap::new(),
            teams: BTreeMap::new(),
            saved: BTreeMap::new(),
            imports: Vec::new(),
            case_imports: Vec::new(),
            import_entries: Vec::new(),
            undoable: Vec::new(),
            administrator: 0,
            folder,
        };
        world.hire(department)?;
        // The roster stands before the earliest of its days begins.
        let days = scenario.roster.iter().flat_map(|rostered| rostered.shifts.iter().map(|(day, _)| *day));
        let (first_day, earliest) = (world.now.day(), days.chain([world.now.day()]).min().unwrap_or(world.now.day()));
        world.now = begin_of(if earliest < first_day { plus_days(earliest, -1) } else { earliest });
        for (key, value) in &scenario.params {
            let command =
                staff::Command::SetParameter { key: key.clone(), value: value.clone(), from: world.now.day(), reason: "情景".to_owned() };
            world.set_up(world.administrator, &Command::Staff(command)).map_err(|w| Wrong(format!("params.{key}: {w}")))?;
        }
        world.roster(department, scenario)?;
        world.now = begin_of(first_day);
        for customer in &department.customers {
            files::enter(&mut world, customer)?;
        }
        Ok(world)
    }

    fn hire(&mut self, department: &Department) -> Result<(), Wrong> {
        let mut drafts = Vec::new();
        let mut teams = Vec::new();
        for (n, args) in department.staff.iter().enumerate() {
            let team = args.text("team")?;
            if let Some(team) = team.as_ref().filter(|team| !teams.contains(*team)) {
                teams.push(team.clone());
            }
            let mut draft = people::draft(self, args, StaffDraft { number: format!("{}", 1001 + n), ..StaffDraft::default() })?;
            // The group whose tickets somebody works (FLOW-05) is one of his skills.
            if let Some(group) = args.text("group")? {
                draft.skills = if draft.skills.is_empty() { group } else { format!("{}、{group}", draft.skills) };
            }
            args.finish()?;
            drafts.push((draft, team));
        }
        let founder = drafts.iter().position(|(draft, _)| draft.posts.contains(&Post::Admin));
        let first = match founder {
            Some(place) => drafts.remove(place).0,
            None => {
                StaffDraft { name: "开户人".to_owned(), number: "1000".to_owned(), posts: vec![Post::Admin], ..StaffDraft::default() }
            }
        };
        let (name, posts) = (first.name.clone(), first.posts.clone());
        let found = staff::Command::Found { department: "客服部".to_owned(), demo: false, first, password: FIRST_PASSWORD.to_owned() };
        self.administrator = self.set_up(0, &Command::Staff(found))?.id;
        self.people.insert(name, Person { id: self.administrator, posts, one_time: false });
        for team in teams {
            let done = self.set_up(self.administrator, &Command::Staff(staff::Command::AddTeam { name: team.clone() }))?;
            self.teams.insert(team, done.id);
        }
        for (mut draft, team) in drafts {
            draft.team = team.and_then(|team| self.teams.get(&team).copied());
            let (name, posts) = (draft.name.clone(), draft.posts.clone());
            if self.people.contains_key(&name) {
                return wrong!("{name} stands twice in the department");
            }
            let done = self.set_up(self.administrator, &Command::Staff(staff::Command::Add { draft }))?;
            self.people.insert(name, Person { id: done.id, posts, one_time: false });
        }
        Ok(())
    }

    /// Enters shift types and holidays, and publishes the roster.
    fn roster(&mut self, department: &Department, scenario: &Scenario) -> Result<(), Wrong> {
        let tables = matches!(&department.holidays, Holidays::Days(days) if !days.is_empty());
        if department.shift_types.is_empty() && scenario.roster.is_empty() && !tables {
            return Ok(());
        }
        let planner = self.somebody_who(Function::Roster, Deed::Do)?;
        let plan = |world: &mut World, command| world.set_up(planner, &Command::Roster(roster::Command::Plan(command)));
        if let Holidays::Days(days) = &department.holidays {
            // Other years than those around the story keep the built-in table, which nobody looks at.
            let around = self.now.day().year() - 1..=self.now.day().year() + 2;
            let years: BTreeSet<i16> = around.chain(days.iter().map(|day| day.year())).collect();
            for year in years {
                let days = days.iter().filter(|day| day.year() == year);
                let days = days.map(|day| roster::CalendarDay { day: *day, kind: roster::DayKind::Holiday, name: "节假日".to_owned() });
                plan(self, roster::plan::Command::SetYear { year, days: days.collect(), source: "情景".to_owned() })?;
            }
        }
        let mut kinds = BTreeMap::new();
        for (tint, kind) in department.shift_types.iter().enumerate() {
            let time = |text: &str| text.parse().map_err(|_| why!("{text} is no time like 08:00"));
            let draft = roster::ShiftTypeDraft {
                name: kind.name.clone(),
                start: time(&kind.start)?,
                end: time(&kind.end)?,
                night: kind.night,
                date_offset: kind.date_offset,
                min_staff: kind.min_staff,
                skills: kind.skills.clone(),
                tint: tint as i64,
            };
            let done = plan(self, roster::plan::Command::PutType { of: None, draft: Box::new(draft) })?;
            kinds.insert(kind.name.clone(), done.id);
        }
        let mut edits = Vec::new();
        for rostered in &scenario.roster {
            let staff = self.person(&rostered.who)?.id;
            for (day, name) in &rostered.shifts {
                let kind = *kinds.get(name).ok_or_else(|| why!("unknown shift {name}"))?;
                edits.push(roster::plan::Edit::Put { staff, day: *day, kind, seat: rostered.seat.clone() });
            }
        }
        let days = scenario.roster.iter().flat_map(|rostered| rostered.shifts.iter().map(|(day, _)| *day));
        if let (Some(from), Some(to)) = (days.clone().min(), days.max()) {
            plan(self, roster::plan::Command::Edit(edits))?;
            plan(self, roster::plan::Command::Publish { from, to })?;
        }
        Ok(())
    }

    /// A person's shift as it is written: the one that he works now, or else the one that the plan gave him.
    pub fn shift(&mut self, staff: i64, text: &str) -> Result<Option<roster::Shift>, Wrong> {
        let (day, name): (Day, String) = book::shift(text)?;
        let found = self.store.read(|tx| {
            let mut shifts = roster::store::shifts_of(tx, staff, day, day)?;
            shifts.extend(roster::store::planned_of(tx, staff, day, day)?);
            Ok::<_, kefu_desk::base::Fault>(shifts)
        });
        let found = found.map_err(|e| why!("{e}"))?;
        Ok(found.into_iter().find(|shift| shift.name == name))
    }

    /// An act before the first step; a no is an error of the file.
    pub fn set_up(&mut self, actor: i64, command: &Command) -> Result<Done, Wrong> {
        match self.perform(actor, command) {
            Ok(done) => Ok(done),
            Err(No::Refused(refusal)) => wrong!("the department cannot be set up: {}", Lang::Zh.say(&refusal.message)),
            Err(no) => wrong!("the department cannot be set up: {no}"),
        }
    }

    pub fn perform(&mut self, actor: i64, command: &Command) -> Result<Done, No> {
        let done = areas::perform(&mut self.store, actor, command, self.now, &mut |_| Ok(()))?;
        self.undoable.extend(done.undo);
        Ok(done)
    }

    pub fn ask(&mut self, actor: i64, query: &Query) -> Result<Answer, No> {
        areas::ask(&mut self.store, actor, query, self.now)
    }

    pub fn person(&self, name: &str) -> Result<&Person, Wrong> {
        self.people.get(name).ok_or_else(|| why!("unknown person {name}"))
    }

    /// Somebody who may do this with everybody's records.
    pub fn somebody_who(&self, function: Function, deed: Deed) -> Result<i64, Wrong> {
        self.people
            .values()
            .find(|person| {
                let Access { deed: allowed, reach, note } = access_of(&person.posts, function);
                allowed >= deed && reach == Reach::All && note.is_empty()
            })
            .map_or_else(|| wrong!("nobody in the department may do this: {function:?}"), |person| Ok(person.id))
    }

    /// A kept record by `"$x"`.
    pub fn record(&self, text: &str, kind: &str) -> Result<i64, Wrong> {
        let Some(name) = text.strip_prefix('$') else { return wrong!("“{text}” is no kept record such as $x") };
        match self.saved.get(name) {
            None => wrong!("no step kept ${name}"),
            Some(saved) if saved.kind != kind => wrong!("${name} is no {kind} but a {}", saved.kind),
            Some(saved) => Ok(saved.id),
        }
    }

    /// Plays the steps. Returns what differed, or what is wrong with the file.
    pub fn play(&mut self, scenario: &Scenario) -> Result<(), String> {
        for (n, step) in scenario.steps.iter().enumerate() {
            if let Some(at) = step.at {
                self.now = at;
            }
            let place = |text: String| format!("step {}: {text}", n + 1);
            match &step.what {
                What::Do { verb, who, expect, cites, says, save } => {
                    let outcome = self.act(verb, who, &step.args).map_err(|w| place(format!("error of the file: {w}")))?;
                    step.args.finish().map_err(|w| place(format!("error of the file: {w}")))?;
                    judge(&outcome, *expect, cites, says.as_deref()).map_err(|e| place(format!("{verb}: {e}")))?;
                    if let (Some(name), Ok(done)) = (save, &outcome.result) {
                        self.saved.insert(name.clone(), Saved { kind: outcome.kind, id: done.id });
                    }
                }
                What::Check { check, wanted } => {
                    let got = self.look(check, &step.args).map_err(|w| place(format!("error of the file: {w}")))?;
                    step.args.finish().map_err(|w| place(format!("error of the file: {w}")))?;
                    compare(&got, wanted).map_err(|e| place(format!("{check}: {e}")))?;
                }
            }
        }
        Ok(())
    }

    fn act(&mut self, verb: &str, who: &str, args: &Args) -> Result<Outcome, Wrong> {
        let actor = self.person(who)?.id;
        match verb.split('.').next() {
            Some("file") if archives::ACTS.contains(&verb) => archives::act(self, verb, actor, args),
            _ if analysis::knows(verb) => analysis::act(self, verb, actor, args),
            Some("file") => files::act(self, verb, actor, args),
            Some("leave") => leave::act(self, verb, actor, args),
            Some("swap") => swaps::act(self, verb, actor, args),
            Some("attendance") => attendance::act(self, verb, actor, args),
            // An administrator's handing over (SEC-03) is none of the floor.
            Some("seat" | "rollcall" | "handover" | "notice") if verb != "handover.confirm" => floor::act(self, verb, actor, args),
            Some("roster" | "calendar") => plan::act(self, verb, actor, args),
            Some("case") => complaints::act(self, verb, actor, args),
            Some("ticket") => tickets::act(self, verb, actor, args),
            Some("qa") => quality::act(self, verb, actor, args),
            Some("report") => escalation::act(self, verb, actor, args),
            _ => people::act(self, verb, actor, who, args),
        }
    }

    fn look(&mut self, check: &str, args: &Args) -> Result<Value, Wrong> {
        match check.split('.').next() {
            Some("kpi") if attendance::looks_at(args)? => attendance::look(self, check, args),
            Some("kpi") if complaints::looks_at(args)? => complaints::look(self, check, args),
            Some("kpi") if tickets::looks_at(args)? => tickets::look(self, check, args),
            Some("kpi") if quality::looks_at(args)? => quality::look(self, check, args),
            Some("file" | "kpi") if archives::looks_at(check, args)? => archives::look(self, check, args),
            _ if floor::looks_at(check, args)? => floor::look(self, check, args),
            _ if analysis::knows(check) => analysis::look(self, check, args),
            Some("file") => files::look(self, check, args),
            Some("leave") => leave::look(self, check, args),
            Some("swap") => swaps::look(self, check, args),
            Some("attendance") => attendance::look(self, check, args),
            Some("roster" | "calendar") => plan::look(self, check, args),
            Some("case") => complaints::look(self, check, args),
            Some("ticket") => tickets::look(self, check, args),
            Some("qa") => quality::look(self, check, args),
            Some("report") => escalation::look(self, check, args),
            _ => people::look(self, check, args),
        }
    }
}

fn jiff_midnight() -> jiff::civil::Time {
    jiff::civil::Time::midnight()
}

fn judge(outcome: &Outcome, expect: Expect, cites: &[String], says: Option<&str>) -> Result<(), String> {
    if let Err(No::Fault(fault)) = &outcome.result {
        return Err(format!("it broke: {fault}"));
    }
    let (got, said, cited) = (outcome.ended(), outcome.says(), outcome.cites());
    let words = said.join("；");
    if got != expect {
        return Err(format!("expected {expect}, got {got} ({words}) {cited:?}"));
    }
    if let Some(missing) = cites.iter().find(|rule| !cited.contains(&rule.as_str())) {
        return Err(format!("expected it to cite {missing}, got {cited:?} ({words})"));
    }
    if let Some(part) = says.filter(|part| !said.iter().any(|sentence| plain(sentence).contains(&plain(part)))) {
        return Err(format!("expected it to say “{part}”, got “{words}”"));
    }
    Ok(())
}

/// A sentence without the differences of typing: blanks between Chinese and digits, marks in full or half width.
fn plain(sentence: &str) -> String {
    let half = |mark| match mark {
        '，' => ',',
        '：' => ':',
        '；' => ';',
        '（' => '(',
        '）' => ')',
        '！' => '!',
        '？' => '?',
        other => other,
    };
    sentence.chars().filter(|c| !c.is_whitespace()).map(half).collect()
}

fn compare(got: &Value, wanted: &Wanted) -> Result<(), String> {
    let same = |a: &Value, b: &Value| match (a, b) {
        (Value::Integer(whole), Value::Float(number)) | (Value::Float(number), Value::Integer(whole)) => *whole as f64 == *number,
        (a, b) => a == b,
    };
    match (wanted, got) {
        (Wanted::Is(wanted), got) if same(got, wanted) => Ok(()),
        (Wanted::Is(wanted), got) => Err(format!("expected {wanted}, got {got}")),
        (Wanted::Contains(wanted), Value::Array(list)) => {
            let parts: Vec<&Value> = wanted.as_array().map_or_else(|| vec![wanted], |parts| parts.iter().collect());
            let holds = |item: &Value, part: &Value| match (item, part) {
                (Value::String(text), Value::String(part)) => text.contains(part.as_str()),
                (item, part) => same(item, part),
            };
            match parts.into_iter().find(|part| !list.iter().any(|item| holds(item, part))) {
                None => Ok(()),
                Some(missing) => Err(format!("expected a list that holds {missing}, got {got}")),
            }
        }
        (Wanted::Contains(Value::String(part)), Value::String(text)) if text.contains(part.as_str()) => Ok(()),
        (Wanted::Contains(wanted), got) => Err(format!("expected something that holds {wanted}, got {got}")),
    }
}
