//! Verbs and checks of the plan and the calendar.

use kefu_desk::areas::roster::plan::files::{self, PlanJob, PlanRead};
use kefu_desk::areas::roster::plan::{
    self, Answer as PlanAnswer, Command as PlanCommand, Cycle, Edit, Grid, Query as PlanQuery, conflicts,
};
use kefu_desk::areas::roster::{self, Answer as RosterAnswer, Calendar, CalendarDay, DayKind, Query as RosterQuery, Shift, ShiftType};
use kefu_desk::areas::{Answer, Command, Done, Query};
use kefu_desk::base::{Day, Deed, Finding, Function, Message, No, Verdict, plus_days};
use kefu_desk::exchange::Address;
use kefu_desk::i18n::Lang;
use toml::Value;

use crate::book::{self, Args, Wrong, why, wrong};
use crate::world::{Outcome, World};

/// Days before and after the step's day within which names are looked up.
const AROUND: i64 = 400;

fn must_day(args: &Args, name: &str) -> Result<Day, Wrong> {
    args.day(name)?.ok_or_else(|| why!("argument {name} is missing"))
}

fn types(world: &mut World) -> Result<Vec<ShiftType>, Wrong> {
    world.store.read(roster::store::types).map_err(|e| why!("{e}"))
}

fn kind_of(world: &mut World, name: &str) -> Result<ShiftType, Wrong> {
    let found = types(world)?.into_iter().find(|kind| kind.draft.name == name);
    found.ok_or_else(|| why!("unknown shift {name}"))
}

/// The shift that is meant by `person` and `shift`.
fn meant(world: &mut World, args: &Args) -> Result<Shift, Wrong> {
    let (person, shift) = (args.must("person")?, args.must("shift")?);
    let staff = world.person(&person)?.id;
    world.shift(staff, &shift)?.ok_or_else(|| why!("{person} has no shift {shift}"))
}

/// To whom and to which day: those of the shift unless said otherwise.
fn target(world: &World, args: &Args, shift: &Shift) -> Result<(i64, Day), Wrong> {
    let staff = args.text("to")?.map(|name| world.person(&name).map(|person| person.id)).transpose()?;
    Ok((staff.unwrap_or(shift.staff), args.day("date")?.unwrap_or(shift.day)))
}

fn team_of(world: &World, args: &Args) -> Result<Option<i64>, Wrong> {
    args.text("team")?.map(|name| world.teams.get(&name).copied().ok_or_else(|| why!("unknown team {name}"))).transpose()
}

fn marks(args: &Args, name: &str, kind: DayKind, called: &str) -> Result<Vec<CalendarDay>, Wrong> {
    let days = args.texts(name)?.unwrap_or_default();
    days.iter()
        .map(|day| {
            let day = day.parse().map_err(|_| why!("argument {name} holds {day}, which is no date"))?;
            Ok(CalendarDay { day, kind, name: called.to_owned() })
        })
        .collect()
}

pub fn act(world: &mut World, verb: &str, actor: i64, args: &Args) -> Result<Outcome, Wrong> {
    let mut kind = "roster";
    let command = match verb {
        "roster.put" => {
            kind = "shift";
            let staff = world.person(&args.must("person")?)?.id;
            let (day, name) = book::shift(&args.must("shift")?)?;
            let seat = args.value("seat")?.unwrap_or_default();
            PlanCommand::Edit(vec![Edit::Put { staff, day, kind: kind_of(world, &name)?.id, seat }])
        }
        "roster.remove" => {
            let shift = meant(world, args)?;
            PlanCommand::Edit(vec![Edit::Remove { shift: shift.id, rev: shift.rev }])
        }
        "roster.move" => {
            kind = "shift";
            let shift = meant(world, args)?;
            let (staff, day) = target(world, args, &shift)?;
            PlanCommand::Edit(vec![Edit::Move { shift: shift.id, rev: shift.rev, staff, day }])
        }
        "roster.copy" => {
            kind = "shift";
            let shift = meant(world, args)?;
            let (staff, day) = target(world, args, &shift)?;
            PlanCommand::Edit(vec![Edit::Put { staff, day, kind: shift.kind, seat: shift.seat }])
        }
        "roster.copy_week" => PlanCommand::CopyWeek {
            from: must_day(args, "from")?,
            to: must_day(args, "to")?,
            team: team_of(world, args)?,
            published: args.flag("published")?,
        },
        "roster.pattern" => {
            let cycle = args.must("cycle")?;
            let cycle = Cycle::parse(&cycle, &types(world)?).map_err(|message| why!("cycle: {}", Lang::Zh.say(&message)))?;
            let step = args.number("step")?.unwrap_or(0);
            let names = args.texts("people")?.ok_or_else(|| why!("argument people is missing"))?;
            let length = cycle.0.len() as i64;
            let people = names
                .iter()
                .zip(0_i64..)
                .map(|(name, n)| Ok((world.person(name)?.id, (n * step).rem_euclid(length) as usize)))
                .collect::<Result<_, Wrong>>()?;
            let published = args.flag("published")?;
            PlanCommand::Lay { cycle, people, from: must_day(args, "from")?, to: must_day(args, "to")?, published }
        }
        "roster.publish" => PlanCommand::Publish { from: must_day(args, "from")?, to: must_day(args, "to")? },
        "roster.undo" => {
            let entry = world.undoable.pop().ok_or_else(|| why!("nothing was done that can be taken back"))?;
            PlanCommand::Undo { entry }
        }
        "roster.seen" => PlanCommand::Seen { last: i64::MAX },
        "roster.type" => {
            kind = "shift_type";
            let of = args.text("of")?.map(|name| kind_of(world, &name)).transpose()?;
            PlanCommand::PutType { of: of.as_ref().map(|kind| (kind.id, kind.rev)), draft: Box::new(draft(args, of)?) }
        }
        "roster.retire" | "roster.revive" => {
            let kind = kind_of(world, &args.must("name")?)?;
            PlanCommand::UseType { id: kind.id, rev: kind.rev, used: verb == "roster.revive" }
        }
        "roster.import" => {
            let path = world.folder.join(args.must("sheet")?);
            let month = args.day("month")?.unwrap_or(world.now.day());
            let sheet = match read_file(world, actor, &PlanJob::Import { path, month })? {
                Ok(PlanRead::Import(sheet)) => sheet,
                Ok(other) => return wrong!("another file was read: {other:?}"),
                Err(no) => return Ok(Outcome { result: Err(no), kind }),
            };
            let command = PlanCommand::Fill { days: sheet.days.clone(), published: args.flag("published")?, file: sheet.file.clone() };
            let result = world.perform(actor, &Command::Roster(roster::Command::Plan(command))).map(|done| {
                let told = |(_, message): &(Address, Message)| Finding { clause: "", verdict: Verdict::Warned, message: message.clone() };
                Done { findings: sheet.flaws.iter().map(told).chain(done.findings).collect(), ..done }
            });
            return Ok(Outcome { result, kind });
        }
        "calendar.import" => {
            let path = world.folder.join(args.must("sheet")?);
            match read_file(world, actor, &PlanJob::Holidays { path })? {
                Ok(PlanRead::Holidays(table)) => {
                    PlanCommand::ImportCalendar { year: table.year, days: table.days.clone(), source: table.file.clone() }
                }
                Ok(other) => return wrong!("another file was read: {other:?}"),
                Err(no) => return Ok(Outcome { result: Err(no), kind }),
            }
        }
        "calendar.close" => PlanCommand::Close { day: must_day(args, "date")?, name: Some(args.must("name")?) },
        "calendar.open" => PlanCommand::Close { day: must_day(args, "date")?, name: None },
        "calendar.year" => {
            let year = args.number("year")?.ok_or_else(|| why!("argument year is missing"))? as i16;
            let called = args.text("name")?.unwrap_or_else(|| "节假日".to_owned());
            let mut days = marks(args, "holidays", DayKind::Holiday, &called)?;
            days.extend(marks(args, "workdays", DayKind::Workday, &called)?);
            PlanCommand::SetYear { year, days, source: "情景".to_owned() }
        }
        "calendar.clear" => PlanCommand::ClearYear { year: args.number("year")?.ok_or_else(|| why!("argument year is missing"))? as i16 },
        _ => return wrong!("unknown verb {verb}"),
    };
    let result = world.perform(actor, &Command::Roster(roster::Command::Plan(command)));
    Ok(Outcome { result, kind })
}

/// What a file holds, or why it is refused; a file that cannot be read is an error of the scenario.
fn read_file(world: &mut World, actor: i64, job: &PlanJob) -> Result<Result<PlanRead, No>, Wrong> {
    match files::run(&mut world.store, actor, job, Lang::Zh, world.now) {
        Ok(Some(read)) => Ok(Ok(read)),
        Ok(None) => wrong!("nothing was read"),
        Err(No::Fault(fault)) => wrong!("{fault}"),
        Err(no) => Ok(Err(no)),
    }
}

/// A kind of shift as the arguments describe it, over what is known already.
fn draft(args: &Args, of: Option<ShiftType>) -> Result<roster::ShiftTypeDraft, Wrong> {
    let time = |name: &str| {
        let text = args.text(name)?;
        text.map(|text| text.parse().map_err(|_| why!("{text} is no time like 08:00"))).transpose()
    };
    let mut draft = of.map_or_else(
        || roster::ShiftTypeDraft {
            name: String::new(),
            start: jiff::civil::Time::midnight(),
            end: jiff::civil::Time::midnight(),
            night: false,
            date_offset: 0,
            min_staff: 0,
            skills: String::new(),
            tint: 3,
        },
        |kind| kind.draft,
    );
    if let Some(name) = args.text("name")? {
        draft.name = name;
    }
    draft.start = time("start")?.unwrap_or(draft.start);
    draft.end = time("end")?.unwrap_or(draft.end);
    if args.get("night").is_some() {
        draft.night = args.flag("night")?;
    }
    draft.date_offset = args.number("date_offset")?.unwrap_or(draft.date_offset);
    draft.min_staff = args.number("min_staff")?.unwrap_or(draft.min_staff);
    if let Some(skills) = args.text("skills")? {
        draft.skills = skills;
    }
    Ok(draft)
}

fn not_run(no: &No) -> Wrong {
    why!("the check itself broke: {no}")
}

/// The plan of some days as this person sees it.
fn grid(world: &mut World, who: i64, from: Day, to: Day) -> Result<Grid, Wrong> {
    let query = Query::Roster(RosterQuery::Plan(PlanQuery::Grid { from, to }));
    match world.ask(who, &query).map_err(|no| not_run(&no))? {
        Answer::Roster(RosterAnswer::Plan(PlanAnswer::Grid(grid))) => Ok(*grid),
        other => wrong!("an answer to another question: {other:?}"),
    }
}

fn calendar(world: &mut World) -> Result<Calendar, Wrong> {
    let anybody = world.somebody_who(Function::Roster, Deed::Do)?;
    match world.ask(anybody, &Query::Roster(RosterQuery::Plan(PlanQuery::Calendar))).map_err(|no| not_run(&no))? {
        Answer::Roster(RosterAnswer::Plan(PlanAnswer::Calendar(calendar))) => Ok(*calendar),
        other => wrong!("an answer to another question: {other:?}"),
    }
}

/// From and to, or one date.
fn range(args: &Args) -> Result<(Day, Day), Wrong> {
    match args.day("date")? {
        Some(day) => Ok((day, day)),
        None => Ok((must_day(args, "from")?, must_day(args, "to")?)),
    }
}

fn texts(list: impl IntoIterator<Item = String>) -> Value {
    Value::Array(list.into_iter().map(Value::String).collect())
}

/// What is wrong on these days, as sentences.
fn conflicts_told(world: &mut World, args: &Args) -> Result<Value, Wrong> {
    let (from, to) = range(args)?;
    let who = match args.text("who")? {
        Some(name) => world.person(&name)?.id,
        None => world.somebody_who(Function::Roster, Deed::Do)?,
    };
    let grid = grid(world, who, from, to)?;
    let params = world.store.read(kefu_desk::areas::staff::store::parameters).map_err(|e| why!("{e}"))?;
    let away = Default::default();
    let roster = conflicts::Roster {
        people: &grid.people,
        types: &grid.types,
        shifts: &grid.shifts,
        away: &away,
        published: &grid.published,
        calendar: &grid.calendar,
        params: &params,
    };
    let judged = grid.conflicts.iter().filter_map(|conflict| conflicts::judged(&roster, conflict));
    Ok(texts(judged.map(|judged| Lang::Zh.say(&judged.finding.message))))
}

pub fn look(world: &mut World, check: &str, args: &Args) -> Result<Value, Wrong> {
    let own_grid = |world: &mut World, args: &Args| {
        let who = world.person(&args.must("who")?)?.id;
        let today = world.now.day();
        grid(world, who, plus_days(today, -AROUND), plus_days(today, AROUND))
    };
    match check {
        // Names of the shifts that a person works on a day.
        "roster" => {
            let staff = world.person(&args.must("who")?)?.id;
            let day = must_day(args, "date")?;
            let shifts = world.store.read(|tx| roster::store::shifts_of(tx, staff, day, day)).map_err(|e| why!("{e}"))?;
            Ok(texts(shifts.into_iter().map(|shift| shift.name)))
        }
        "roster.conflicts" => conflicts_told(world, args),
        // Shifts of the days as this person sees them: `王芳 2026-03-11 早`.
        "roster.seen" => {
            let who = world.person(&args.must("who")?)?.id;
            let (from, to) = range(args)?;
            let grid = grid(world, who, from, to)?;
            let name = |id: i64| grid.people.iter().find(|person| person.id == id).map_or("", |person| &person.name);
            Ok(texts(grid.shifts.iter().map(|shift| format!("{} {}", name(shift.staff), shift.written()))))
        }
        "roster.published" => {
            let day = must_day(args, "date")?;
            let planner = world.somebody_who(Function::Roster, Deed::Do)?;
            Ok(Value::Boolean(grid(world, planner, day, day)?.published.contains(&day)))
        }
        // Changes of own published days that the person did not confirm yet.
        "roster.changes" => {
            let grid = own_grid(world, args)?;
            let line = |told: &plan::Told| format!("{} {} → {}", told.day, told.was, told.became);
            Ok(texts(grid.news.iter().map(line)))
        }
        // The time that a shift takes: `08:00–16:00`.
        "roster.times" => {
            let (who, shift) = (args.must("who")?, args.must("shift")?);
            let staff = world.person(&who)?.id;
            let shift = world.shift(staff, &shift)?.ok_or_else(|| why!("{who} has no shift {shift}"))?;
            Ok(Value::String(Lang::Zh.say(&conflicts::times(&shift))))
        }
        "calendar.kind" => {
            let day = must_day(args, "date")?;
            Ok(Value::String(calendar(world)?.marks(day).iter().map(|mark| mark.kind.word()).collect()))
        }
        "calendar.name" => {
            let day = must_day(args, "date")?;
            Ok(Value::String(calendar(world)?.marks(day).first().map_or(String::new(), |mark| mark.name.clone())))
        }
        "calendar.holiday" => {
            let day = must_day(args, "date")?;
            Ok(Value::Boolean(calendar(world)?.holiday(day).is_some()))
        }
        "calendar.known" => {
            let year = args.number("year")?.ok_or_else(|| why!("argument year is missing"))? as i16;
            Ok(Value::Boolean(calendar(world)?.years.contains(&year)))
        }
        other => wrong!("unknown check {other}"),
    }
}
