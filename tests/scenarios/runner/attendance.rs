//! Verbs and checks of attendance.

use kefu_desk::areas::roster::attendance::questions::{Detail, Row};
use kefu_desk::areas::roster::attendance::{Answer as Told, Became, Command as Act, Query as Question, Way};
use kefu_desk::areas::roster::{self, Shift, Span};
use kefu_desk::areas::{Answer, Command, Done, Query};
use kefu_desk::base::{Day, Deed, Function, Instant, No, Post, Reach, access_of};
use kefu_desk::i18n::share;
use kefu_desk::store::journal;
use toml::Value;

use crate::book::{Args, Wrong, why, wrong};
use crate::world::{Outcome, World};

/// Whether a check of a KPI is one of this file.
pub fn looks_at(args: &Args) -> Result<bool, Wrong> {
    Ok(matches!(args.text("name")?.as_deref(), Some("KPI-15" | "KPI-16")))
}

fn perform(world: &mut World, actor: i64, act: Act) -> Result<Done, No> {
    world.perform(actor, &Command::Roster(roster::Command::Attendance(act)))
}

/// The shift of a person that the step names; an error of the file where the person never had it.
fn shift(world: &mut World, staff: i64, args: &Args) -> Result<Shift, Wrong> {
    let text = args.must("shift")?;
    world.shift(staff, &text)?.ok_or_else(|| why!("nobody of this name has the shift {text}"))
}

fn month(args: &Args) -> Result<Option<Day>, Wrong> {
    let Some(month) = args.text("month")? else { return Ok(None) };
    format!("{month}-01").parse().map(Some).map_err(|_| why!("month must be like 2026-03, is {month}"))
}

fn must_moment(args: &Args, name: &str) -> Result<Instant, Wrong> {
    args.moment(name)?.ok_or_else(|| why!("argument {name} is missing"))
}

pub fn act(world: &mut World, verb: &str, actor: i64, args: &Args) -> Result<Outcome, Wrong> {
    let person = |world: &World, name: &str| Ok::<_, Wrong>(world.person(&args.must(name)?)?.id);
    let reason = |default: &str| Ok::<_, Wrong>(args.text("reason")?.unwrap_or_else(|| default.to_owned()));
    let (kind, act) = match verb {
        "attendance.sign_in" => ("attendance", Act::SignIn { shift: shift(world, actor, args)?.id }),
        "attendance.sign_out" => ("attendance", Act::SignOut { shift: shift(world, actor, args)?.id }),
        "attendance.away" => return away(world, actor, args),
        "attendance.ask_away" => {
            let shift = shift(world, actor, args)?.id;
            let expected = args.number("expected")?.unwrap_or(15);
            ("away", Act::Away { shift, from: args.moment("from")?, to: None, expected, reason: reason("取资料")? })
        }
        "attendance.consent" => {
            let away = world.record(&args.must("id")?, "away")?;
            ("away", Act::Consent { away, minutes: args.number("minutes")?.unwrap_or(15) })
        }
        "attendance.back" => ("away", Act::Back { away: world.record(&args.must("id")?, "away")?, at: args.moment("to")? }),
        "attendance.void_away" => ("away", Act::Void { away: world.record(&args.must("id")?, "away")?, reason: reason("")? }),
        "attendance.correct" => {
            let staff = person(world, "person")?;
            let way = match args.must("way")?.as_str() {
                "in" => Way::In,
                "out" => Way::Out,
                other => return wrong!("way must be in or out, is {other}"),
            };
            let shift = shift(world, staff, args)?.id;
            ("attendance", Act::Correct { shift, way, at: args.moment("time")?, reason: reason("")? })
        }
        "attendance.stop" => {
            let span = Span { from: args.moment("from")?.unwrap_or(world.now), to: must_moment(args, "to")? };
            let (breach, proposal) = (args.text("breach")?.unwrap_or_default(), args.text("proposal")?.unwrap_or_default());
            ("stop_order", Act::Stop { staff: person(world, "person")?, breach, span, proposal })
        }
        "attendance.stop_decide" => {
            let confirm = match args.must("decision")?.as_str() {
                "confirm" => true,
                "lift" => false,
                other => return wrong!("decision must be confirm or lift, is {other}"),
            };
            let stop = world.record(&args.must("id")?, "stop_order")?;
            ("stop_order", Act::DecideStop { stop, confirm, text: args.text("text")?.unwrap_or_default() })
        }
        "attendance.export" => {
            let month = month(args)?.unwrap_or(world.now.day().first_of_month());
            let team = team(world, args)?;
            ("attendance", Act::Export { month, team, rows: 0, reason: reason("")? })
        }
        other => return wrong!("unknown verb {other}"),
    };
    Ok(Outcome { result: perform(world, actor, act), kind })
}

fn team(world: &World, args: &Args) -> Result<Option<i64>, Wrong> {
    let Some(name) = args.text("team")? else { return Ok(None) };
    world.teams.get(&name).copied().map(Some).ok_or_else(|| why!("unknown team {name}"))
}

/// The whole of an absence: asked by the person, agreed to by a 班长 where minutes of consent are named, and over.
fn away(world: &mut World, actor: i64, args: &Args) -> Result<Outcome, Wrong> {
    let shift = shift(world, actor, args)?.id;
    let (from, to) = (must_moment(args, "from")?, must_moment(args, "to")?);
    let consent = args.number("consent")?;
    let reason = args.text("reason")?.unwrap_or_else(|| "取资料".to_owned());
    let expected = consent.unwrap_or_else(|| to.minutes_since(from)).max(1);
    let asks = |to| Act::Away { shift, from: Some(from), to, expected, reason: reason.clone() };
    let done = |result| Ok(Outcome { result, kind: "away" });
    let Some(minutes) = consent else { return done(perform(world, actor, asks(Some(to)))) };
    let asked = match perform(world, actor, asks(None)) {
        Ok(asked) => asked,
        Err(no) => return done(Err(no)),
    };
    let leader = leader_of(world, actor)?;
    if let Err(no) = perform(world, leader, Act::Consent { away: asked.id, minutes }) {
        return done(Err(no));
    }
    done(perform(world, actor, Act::Back { away: asked.id, at: Some(to) }))
}

/// Who agrees to the absence of this person: the 班长 of the team, or else whoever decides for everybody.
fn leader_of(world: &mut World, staff: i64) -> Result<i64, Wrong> {
    let people = world.store.read(kefu_desk::areas::links::roster_people).map_err(|e| why!("{e}"))?;
    let team = people.iter().find(|person| person.id == staff).and_then(|person| person.team);
    let leads =
        |person: &&roster::Person| person.holds(Post::TeamLeader) && person.id != staff && person.team.is_some() && person.team == team;
    let decides = |person: &&roster::Person| {
        let access = access_of(&person.posts, Function::StopWork);
        access.deed == Deed::Approve && access.reach == Reach::All && person.id != staff
    };
    let found = people.iter().find(leads).or_else(|| people.iter().find(decides));
    found.map(|person| person.id).ok_or_else(|| why!("nobody in the department may agree to an absence"))
}

fn ask(world: &mut World, question: Question) -> Result<Told, Wrong> {
    let reader = world.somebody_who(Function::Roster, Deed::Read)?;
    match world.ask(reader, &Query::Roster(roster::Query::Attendance(question))) {
        Ok(Answer::Roster(roster::Answer::Attendance(told))) => Ok(told),
        Ok(_) => wrong!("an answer of another room"),
        Err(no) => wrong!("the question was not answered: {no}"),
    }
}

fn detail(world: &mut World, id: i64) -> Result<Detail, Wrong> {
    match ask(world, Question::Shift { id })? {
        Told::Shift(detail) => Ok(*detail),
        _ => wrong!("an answer to another question"),
    }
}

/// What became of a person's shift, or a figure of it. Nothing for who gave the shift away (SWAP-10).
fn became(world: &mut World, args: &Args) -> Result<Value, Wrong> {
    let staff = world.person(&args.must("who")?)?.id;
    let shift = shift(world, staff, args)?;
    let field = args.text("field")?;
    if shift.staff != staff {
        return Ok(Value::String(String::new()));
    }
    let Detail { line, reasons, .. } = detail(world, shift.id)?;
    let judged = line.judged;
    // 旷工 has its source; of what else went wrong it is the clause of the gravest reason, the roll call's apart, which is no result.
    let went_wrong = matches!(judged.became, Became::Late | Became::LateBreach | Became::LeftEarly | Became::AwayBreach);
    let reason = || reasons.iter().map(|reason| reason.finding.clause).find(|clause| went_wrong && *clause != "ATT-06");
    Ok(match field.as_deref() {
        None => Value::String(judged.became.word().to_owned()),
        Some("minutes") => Value::Integer(judged.minutes()),
        Some("late") => Value::Integer(judged.late),
        Some("early") => Value::Integer(judged.early.unwrap_or(0)),
        Some("away") => Value::Integer(judged.away),
        Some("source") => Value::String(judged.source.or_else(reason).unwrap_or_default().to_owned()),
        Some("roll_call") => Value::String(match judged.roll_call {
            None => String::new(),
            Some(roster::attendance::model::RollCall::Present) => "到".to_owned(),
            Some(roster::attendance::model::RollCall::Missed) => "缺".to_owned(),
        }),
        Some(other) => return wrong!("unknown field {other}"),
    })
}

/// A figure of a person's month sheet.
fn of_month(world: &mut World, args: &Args) -> Result<Value, Wrong> {
    let staff = world.person(&args.must("who")?)?.id;
    let month = month(args)?.ok_or_else(|| why!("argument month is missing"))?;
    let Told::Person(person) = ask(world, Question::Person { staff, month })? else { return wrong!("an answer to another question") };
    let Row { sums, leave, swaps, .. } = person.row;
    Ok(match args.must("field")?.as_str() {
        "rostered" => Value::Integer(sums.rostered),
        "attended" => Value::Integer(sums.attended),
        "late" => Value::Integer(sums.late),
        "early" => Value::Integer(sums.early),
        "absent" => Value::Integer(sums.absent),
        "pending" => Value::Integer(sums.pending),
        "breaches" => Value::Integer(sums.breaches),
        "leave_days" => Value::Float(leave.total() as f64 / 10.0),
        "personal_days" => Value::Float(leave.personal as f64 / 10.0),
        "sick_days" => Value::Float(leave.sick as f64 / 10.0),
        "business" => Value::Integer(sums.business),
        "swaps" => Value::Integer(swaps),
        "missed" => Value::Integer(sums.missed),
        // The shifts behind 旷工, each with its source.
        "sources" => {
            let absent = person.lines.iter().filter(|line| line.judged.became == Became::Absent);
            let told = absent.map(|line| Value::String(format!("{} {}", line.shift.written(), line.judged.source.unwrap_or(""))));
            Value::Array(told.collect())
        }
        other => return wrong!("unknown field {other}"),
    })
}

fn rates(world: &mut World, args: &Args) -> Result<Value, Wrong> {
    let (from, to) = match month(args)? {
        Some(month) => (month, month.last_of_month()),
        None => (args.day("from")?.unwrap_or(Day::MIN), args.day("to")?.unwrap_or(world.now.day())),
    };
    let staff = args.text("who")?.map(|name| world.person(&name).map(|person| person.id)).transpose()?;
    let team = team(world, args)?;
    let Told::Rates { attendance, roll_call } = ask(world, Question::Rates { from, to, staff, team })? else {
        return wrong!("an answer to another question");
    };
    let (part, whole) = if args.must("name")? == "KPI-15" { attendance } else { roll_call };
    Ok(Value::String(share(part, whole)))
}

pub fn look(world: &mut World, check: &str, args: &Args) -> Result<Value, Wrong> {
    match check {
        "attendance" => became(world, args),
        "attendance.month" => of_month(world, args),
        // What the program settled of a shift by itself, as the journal tells it, in its order.
        "attendance.settled" => {
            let staff = world.person(&args.must("who")?)?.id;
            let id = shift(world, staff, args)?.id;
            let kept = world.store.read(|tx| journal::newest(tx, Some(("attendance", id)), i64::MAX, 100)).map_err(|e| why!("{e}"))?;
            let told = |kept: &journal::Kept| {
                let after: serde_json::Value = serde_json::from_str(&kept.entry.after).unwrap_or_default();
                let word = |key: &str| after.get(key).and_then(serde_json::Value::as_str).unwrap_or("").to_owned();
                Value::String(format!("{} {}", word("result"), word("source")))
            };
            let settled = kept.iter().rev().filter(|kept| kept.entry.verb == "attendance.settle" && kept.entry.actor == 0);
            Ok(Value::Array(settled.map(told).collect()))
        }
        "attendance.stop" => {
            let id = world.record(&args.must("id")?, "stop_order")?;
            let Told::Stops(stops) = ask(world, Question::Stops)? else { return wrong!("an answer to another question") };
            let found = stops.iter().find(|line| line.stop.id == id).ok_or_else(|| why!("no such order"))?;
            Ok(Value::String(found.stop.state.word().to_owned()))
        }
        "kpi" => rates(world, args),
        other => wrong!("unknown check {other}"),
    }
}
