//! Verbs and checks of leave.

use kefu_desk::areas::roster::leave::{self, Decision, Draft, Kind, LeaveView, Notice, ReportLine};
use kefu_desk::areas::{Answer, Command, Query, roster};
use kefu_desk::base::{Day, Instant, Post};
use toml::Value;

use crate::book::{Args, Wrong, moment, shift, why, wrong};
use crate::world::{Outcome, World};

const OF_STORED: [&str; 10] = [
    "leave.decide",
    "leave.withdraw",
    "leave.cancel",
    "leave.back",
    "leave.certificate",
    "leave.split",
    "leave.slip",
    "leave.accept_slip",
    "leave.refuse_slip",
    "leave.resend",
];

pub fn act(world: &mut World, verb: &str, actor: i64, args: &Args) -> Result<Outcome, Wrong> {
    let command = match verb {
        "leave.request" => leave::Command::File { of: None, draft: Box::new(draft(world, actor, args)?) },
        "leave.save" => leave::Command::Save { of: None, draft: Box::new(draft(world, actor, args)?) },
        verb if !OF_STORED.contains(&verb) => return wrong!("unknown verb {verb}"),
        verb => {
            let id = world.record(&args.must("id")?, "leave")?;
            of_stored(world, verb, id, args)?
        }
    };
    let result = world.perform(actor, &Command::Roster(roster::Command::Leave(command)));
    Ok(Outcome { result, kind: "leave" })
}

fn of_stored(world: &mut World, verb: &str, id: i64, args: &Args) -> Result<leave::Command, Wrong> {
    let reason = || -> Result<String, Wrong> { Ok(args.text("reason")?.unwrap_or_else(|| "情况有变".to_owned())) };
    Ok(match verb {
        "leave.decide" => {
            let decision = match args.must("decision")?.as_str() {
                "approve" => Decision::Approve,
                "reject" => Decision::Reject,
                "return" => Decision::Return,
                other => return wrong!("decision must be approve, reject or return, is {other}"),
            };
            let text = args.text("text")?.unwrap_or_else(|| if decision == Decision::Approve { "同意" } else { "不合要求" }.to_owned());
            let understaffed = if args.get("understaffed").is_some() { args.flag("understaffed")? } else { true };
            leave::Command::Decide { id, rev: stored(world, id)?.rev, decision, text, understaffed }
        }
        "leave.withdraw" => leave::Command::Withdraw { id, reason: reason()? },
        "leave.cancel" => leave::Command::Cancel { id, reason: reason()? },
        "leave.back" => {
            args.text("reason")?;
            leave::Command::Back { id }
        }
        "leave.certificate" => {
            let day = |name: &str| args.day(name)?.ok_or_else(|| why!("argument {name} is missing"));
            let hospital = args.text("hospital")?.unwrap_or_else(|| "市一院".to_owned());
            let doctor = args.text("doctor")?.unwrap_or_default();
            leave::Command::Certify { id, hospital, doctor, from: day("from")?, to: day("to")? }
        }
        "leave.split" => leave::Command::Split { id },
        "leave.slip" => leave::Command::TakeSlip { id },
        "leave.accept_slip" => leave::Command::RuleSlip { id, accept: true, reason: args.must("reason")? },
        "leave.refuse_slip" => leave::Command::RuleSlip { id, accept: false, reason: args.must("reason")? },
        "leave.resend" => {
            let leave = stored(world, id)?;
            let mut draft = leave.draft.clone();
            draft.reason = args.text("reason")?.unwrap_or(draft.reason);
            leave::Command::File { of: Some((id, leave.rev)), draft: Box::new(draft) }
        }
        other => return wrong!("unknown verb {other}"),
    })
}

fn stored(world: &mut World, id: i64) -> Result<leave::Leave, Wrong> {
    let found = world.store.read(|tx| leave::store::leave(tx, id)).map_err(|e| why!("{e}"))?;
    found.ok_or_else(|| why!("the request is gone"))
}

/// The form as the arguments fill it.
fn draft(world: &mut World, actor: i64, args: &Args) -> Result<Draft, Wrong> {
    let word = args.must("kind")?;
    let of = match args.text("late_of")? {
        Some(of) => kind(&of)?,
        None => Kind::Personal,
    };
    let (kind, late) = if word == "late" { (of, true) } else { (kind(&word)?, false) };
    let person = |world: &World, name: &str| -> Result<Option<i64>, Wrong> {
        args.text(name)?.map(|who| world.person(&who).map(|person| person.id)).transpose()
    };
    let applicant = person(world, "for")?.unwrap_or(actor);
    let written = args.texts("shifts")?.unwrap_or_default();
    let mut shifts = Vec::new();
    for text in &written {
        // A shift that the person does not have is a wish all the same; the form says what is wrong with it.
        shifts.push(world.shift(applicant, text)?.map_or(0, |shift| shift.id));
    }
    let first = written.first().map(|text| shift(text)).transpose()?.map(|(day, _)| day);
    let time = |name: &str| args.text(name)?.map(|text| time_of(&text, first)).transpose();
    let relation = args.text("relation")?.unwrap_or_default();
    let caller = args.text("caller")?.unwrap_or_else(|| "本人".to_owned());
    let notice = args.moment("called_at")?.map(|at| (at, person(world, "taken_by")));
    let notice = match notice {
        Some((at, taker)) => Some(Notice { at, caller, relation: relation.clone(), taker: taker? }),
        None => None,
    };
    Ok(Draft {
        applicant,
        kind,
        late,
        shifts,
        from: time("from")?,
        to: time("to")?,
        reason: args.must("reason")?,
        special: args.flag("special")?,
        extreme: args.flag("extreme")?,
        addressee: person(world, "addressee")?,
        notice,
        relation,
        phone: args.value("phone")?.unwrap_or_default(),
        document: args.text("document")?.unwrap_or_default(),
    })
}

fn kind(word: &str) -> Result<Kind, Wrong> {
    Ok(match word {
        "personal" => Kind::Personal,
        "special" => Kind::Special,
        "sick" => Kind::Sick,
        "emergency" => Kind::Emergency,
        "business" => Kind::Business,
        "study" => Kind::Study,
        other => return wrong!("kind must be personal, special, sick, emergency, business, study or late, is {other}"),
    })
}

/// A moment, or an hour of the day of the first shift.
fn time_of(text: &str, day: Option<Day>) -> Result<Instant, Wrong> {
    match (day, text.parse::<jiff::civil::Time>()) {
        (Some(day), Ok(hour)) if !text.contains('-') => Ok(Instant::of(day.to_datetime(hour))),
        _ => moment(text),
    }
}

fn view(world: &mut World, args: &Args) -> Result<LeaveView, Wrong> {
    let id = world.record(&args.must("id")?, "leave")?;
    let applicant = stored(world, id)?.draft.applicant;
    match world.ask(applicant, &Query::Roster(roster::Query::Leave(leave::Query::View { id }))) {
        Ok(Answer::Roster(roster::Answer::Leave(leave::Answer::View(view)))) => Ok(*view),
        Ok(other) => wrong!("an answer to another question: {other:?}"),
        Err(no) => wrong!("the check itself failed: {no}"),
    }
}

pub fn look(world: &mut World, check: &str, args: &Args) -> Result<Value, Wrong> {
    let text = |text: &str| Value::String(text.to_owned());
    Ok(match check {
        "leave.state" => text(view(world, args)?.state.word()),
        "leave.days" => Value::Float(view(world, args)?.leave.halves() as f64 / 2.0),
        "leave.total" => Value::Float(view(world, args)?.leave.total as f64 / 2.0),
        "leave.awaiting" => text(view(world, args)?.awaits.map_or("", Post::key)),
        "leave.label" => text(view(world, args)?.leave.label().map_or("", |label| label.word())),
        "leave.filer" => text(&view(world, args)?.leave.filer_name),
        "leave.slip_due" => text(&view(world, args)?.deadlines.papers.map_or(String::new(), |due| due.day().to_string())),
        "leave.cover" => return cover(world, args),
        "leave.report" => return report(world, args),
        other => return wrong!("unknown check {other}"),
    })
}

/// What leave makes of a shift, as far as the person does not come; with `field = "source"` the clause behind it.
fn cover(world: &mut World, args: &Args) -> Result<Value, Wrong> {
    let staff = world.person(&args.must("who")?)?.id;
    let text = args.must("shift")?;
    let Some(shift) = world.shift(staff, &text)? else { return wrong!("no shift {text}") };
    let at = world.now;
    let cover = world.store.read(|tx| {
        let params = kefu_desk::areas::links::parameters(tx)?;
        let actor = kefu_desk::base::Actor::program();
        leave::covers(&kefu_desk::areas::Context { tx, actor: &actor, at, params: &params }, std::slice::from_ref(&shift))
    });
    let cover = cover.map_err(|e| why!("{e}"))?.remove(&shift.id).unwrap_or_default();
    let (word, source) = if let Some(clause) = cover.fallen {
        ("旷工", clause)
    } else if let Some(owed) = cover.owed {
        ("旷工(待定)", owed.clause)
    } else if !cover.business.is_empty() {
        ("公出", "")
    } else if cover.leave.is_empty() {
        ("", "")
    } else {
        ("请假", "")
    };
    let word = match args.text("field")?.as_deref() {
        None => word,
        Some("source") => source,
        Some(other) => return wrong!("field cannot be {other}"),
    };
    Ok(Value::String(word.to_owned()))
}

/// A figure of the monthly report: days with one decimal, or a count.
fn report(world: &mut World, args: &Args) -> Result<Value, Wrong> {
    let staff = world.person(&args.must("who")?)?.id;
    let month = args.must("month")?;
    let Ok(month) = format!("{month}-01").parse::<Day>() else { return wrong!("month must be like 2026-03, is {month}") };
    let query = Query::Roster(roster::Query::Leave(leave::Query::Report { month, team: None }));
    let lines = match world.ask(staff, &query) {
        Ok(Answer::Roster(roster::Answer::Leave(leave::Answer::Report(_, lines)))) => lines,
        Ok(other) => return wrong!("an answer to another question: {other:?}"),
        Err(no) => return wrong!("the check itself failed: {no}"),
    };
    let line: ReportLine = lines.into_iter().find(|line| line.staff == staff).unwrap_or_default();
    let days = |halves: i64| Value::Float(halves as f64 / 2.0);
    Ok(match args.must("field")?.as_str() {
        "personal" => days(line.personal + line.special),
        "sick" => days(line.sick + line.emergency),
        "duty" => days(line.duty),
        "late" => Value::Integer(line.late),
        "slips_late" => Value::Integer(line.slips_late),
        "absent" => Value::Integer(line.absent),
        "refused" => Value::Integer(line.refused),
        other => return wrong!("field cannot be {other}"),
    })
}
