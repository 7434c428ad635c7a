//! Verbs and checks of the floor: seats, roll call, handover, notices.

use kefu_desk::areas::roster::floor::clauses::hand_05_brief;
use kefu_desk::areas::roster::floor::commands::Written;
use kefu_desk::areas::roster::floor::{
    Answer as FloorAnswer, Audience, CallView, Command as FloorCommand, CrewId, LogOf, LogView, Mark, NoticeDraft, NoticeKind, NoticeState,
    NoticeView, Query as FloorQuery, RollCall, Section, Side, Sitting,
};
use kefu_desk::areas::{Answer, Command, Query, roster};
use kefu_desk::base::{Day, Deed, Function, No, Post};
use kefu_desk::i18n::share;
use toml::Value;

use crate::book::{self, Args, Wrong, why, wrong};
use crate::world::{Outcome, World};

const CHECKS: [&str; 17] = [
    "rollcall.state",
    "rollcall.list",
    "rollcall.points",
    "rollcall.missed",
    "seat.holder",
    "seat.next",
    "seat.left",
    "seat.waited",
    "seat.handover",
    "handover.state",
    "handover.section",
    "handover.next",
    "handover.supplements",
    "notice.state",
    "notice.rate",
    "notice.unread",
    "notice.readers_missing",
];

/// Whether a check is one of this file.
pub fn looks_at(check: &str, args: &Args) -> Result<bool, Wrong> {
    Ok(CHECKS.contains(&check) || (check == "kpi" && args.text("name")?.as_deref() == Some("KPI-22")))
}

/// The crew of a shift as it is written, such as `2026-03-11 早`.
fn crew(world: &mut World, args: &Args) -> Result<CrewId, Wrong> {
    let (day, name): (Day, String) = book::shift(&args.must("shift")?)?;
    let types = world.store.read(roster::store::types).map_err(|e| why!("{e}"))?;
    let kind = types.into_iter().find(|kind| kind.draft.name == name).ok_or_else(|| why!("unknown shift {name}"))?;
    Ok(CrewId { day, kind: kind.id })
}

/// The actor's shift of an act; 0 where he has none of that name.
fn shift(world: &mut World, actor: i64, args: &Args) -> Result<i64, Wrong> {
    Ok(world.shift(actor, &args.must("shift")?)?.map_or(0, |shift| shift.id))
}

fn marks(world: &World, args: &Args) -> Result<Vec<(i64, Mark)>, Wrong> {
    let mut marks = Vec::new();
    for (name, mark) in [("absent", Mark::Missing), ("late", Mark::Late), ("present", Mark::Present), ("leave", Mark::Leave)] {
        for person in args.texts(name)?.unwrap_or_default() {
            marks.push((world.person(&person)?.id, mark));
        }
    }
    Ok(marks)
}

fn notice(world: &World, args: &Args) -> Result<NoticeDraft, Wrong> {
    let kind = args.text("kind")?.unwrap_or_else(|| "业务变更".to_owned());
    let teams = args.texts("teams")?.unwrap_or_default();
    let posts = args.texts("posts")?.unwrap_or_default();
    Ok(NoticeDraft {
        title: args.text("title")?.unwrap_or_default(),
        text: args.text("text")?.unwrap_or_else(|| "见正文".to_owned()),
        kind: NoticeKind::of(&kind).ok_or_else(|| why!("kind cannot be {kind}"))?,
        must_read: args.get("must_read").is_none() || args.flag("must_read")?,
        from: args.day("from")?,
        to: args.day("to")?,
        audience: Audience {
            teams: teams
                .iter()
                .map(|team| world.teams.get(team).copied().ok_or_else(|| why!("unknown team {team}")))
                .collect::<Result<_, _>>()?,
            posts: posts.iter().map(|post| Post::of(post).ok_or_else(|| why!("unknown post {post}"))).collect::<Result<_, _>>()?,
        },
    })
}

/// Writes a notice, or takes one that a step kept a step on.
fn put(world: &mut World, actor: i64, args: &Args, to: NoticeState) -> Result<FloorCommand, Wrong> {
    let Some(id) = args.text("id")? else {
        return Ok(FloorCommand::PutNotice { of: None, draft: Box::new(notice(world, args)?), to });
    };
    let id = world.record(&id, "notice")?;
    if to == NoticeState::Published {
        return Ok(FloorCommand::PublishNotice { id });
    }
    let view = notice_of(world, actor, id)?;
    Ok(FloorCommand::PutNotice { of: Some((id, view.notice.rev)), draft: Box::new(view.notice.draft), to })
}

/// Carries out one act.
pub fn act(world: &mut World, verb: &str, actor: i64, args: &Args) -> Result<Outcome, Wrong> {
    let (command, kind) = match verb {
        "rollcall.open" => (FloorCommand::OpenCall { crew: crew(world, args)?, marks: marks(world, args)? }, "roll_call"),
        "rollcall.mark" => (FloorCommand::Mark { crew: crew(world, args)?, marks: marks(world, args)? }, "roll_call"),
        "rollcall.point" => (FloorCommand::Point { crew: crew(world, args)?, text: args.must("text")? }, "roll_call"),
        "rollcall.close" => (FloorCommand::CloseCall { crew: crew(world, args)?, marks: marks(world, args)? }, "roll_call"),
        "seat.put" => {
            let used = args.get("used").is_none() || args.flag("used")?;
            (FloorCommand::PutSeat { name: seat(args)?, used }, "seat")
        }
        "seat.take" => (FloorCommand::Take { seat: seat(args)?, shift: shift(world, actor, args)? }, "sitting"),
        "seat.leave" => (FloorCommand::Leave { seat: seat(args)?, shift: shift(world, actor, args)? }, "sitting"),
        "seat.release" => {
            let who = args.text("person")?;
            let sitting = holders(world, &seat(args)?)?.into_iter().find(|sitting| who.as_ref().is_none_or(|who| *who == sitting.name));
            let reason = args.text("reason")?.unwrap_or_default();
            (FloorCommand::Release { sitting: sitting.map_or(0, |sitting| sitting.id), reason }, "sitting")
        }
        "handover.write" => {
            let crew = crew(world, args)?;
            let log = log(world, crew)?;
            let mut texts = Vec::new();
            for section in Section::ALL {
                if let Some(text) = args.text(section.key())? {
                    let was = log.as_ref().map_or(String::new(), |view| view.log.text(*section).to_owned());
                    texts.push(Written { section: *section, was, text });
                }
            }
            (FloorCommand::Write { crew, texts }, "handover_log")
        }
        "handover.sign" => {
            let side = match args.text("side")?.as_deref() {
                None | Some("交班") => Side::Outgoing,
                Some("接班") => Side::Incoming,
                Some(other) => return wrong!("side must be 交班 or 接班, is {other}"),
            };
            (FloorCommand::Sign { crew: crew(world, args)?, side }, "handover_log")
        }
        "handover.supplement" => (FloorCommand::Supplement { crew: crew(world, args)?, text: args.must("text")? }, "handover_log"),
        "notice.draft" => (put(world, actor, args, NoticeState::Draft)?, "notice"),
        "notice.submit" => (put(world, actor, args, NoticeState::Review)?, "notice"),
        "notice.publish" => (put(world, actor, args, NoticeState::Published)?, "notice"),
        "notice.return" => {
            let reason = args.text("reason")?.unwrap_or_default();
            (FloorCommand::ReturnNotice { id: world.record(&args.must("id")?, "notice")?, reason }, "notice")
        }
        "notice.stop" => {
            let reason = args.text("reason")?.unwrap_or_default();
            (FloorCommand::StopNotice { id: world.record(&args.must("id")?, "notice")?, reason }, "notice")
        }
        "notice.confirm" => (FloorCommand::ConfirmNotice { id: world.record(&args.must("id")?, "notice")? }, "notice"),
        other => return wrong!("unknown verb {other}"),
    };
    let result = world.perform(actor, &Command::Roster(roster::Command::Floor(command)));
    Ok(Outcome { result, kind })
}

fn seat(args: &Args) -> Result<String, Wrong> {
    args.value("seat")?.ok_or_else(|| why!("argument seat is missing"))
}

fn ask(world: &mut World, actor: i64, query: FloorQuery) -> Result<Option<FloorAnswer>, Wrong> {
    match world.ask(actor, &Query::Roster(roster::Query::Floor(query))) {
        Ok(Answer::Roster(roster::Answer::Floor(answer))) => Ok(Some(answer)),
        Ok(other) => wrong!("an answer to another question: {other:?}"),
        Err(No::Refused(refusal)) if refusal.clauses.is_empty() => Ok(None),
        Err(no) => wrong!("the check itself failed: {no}"),
    }
}

fn leader(world: &World) -> Result<i64, Wrong> {
    world.somebody_who(Function::Handover, Deed::Read)
}

fn call(world: &mut World, args: &Args) -> Result<Option<CallView>, Wrong> {
    let (crew, who) = (crew(world, args)?, leader(world)?);
    match ask(world, who, FloorQuery::Calls { day: crew.day })? {
        Some(FloorAnswer::Calls(found)) => Ok(found.into_iter().find(|view| view.crew.id == crew)),
        _ => Ok(None),
    }
}

fn log(world: &mut World, crew: CrewId) -> Result<Option<LogView>, Wrong> {
    let who = leader(world)?;
    match ask(world, who, FloorQuery::Log { of: LogOf::Crew(crew) })? {
        Some(FloorAnswer::Log(view)) => Ok(Some(*view)),
        _ => Ok(None),
    }
}

fn holders(world: &mut World, seat: &str) -> Result<Vec<Sitting>, Wrong> {
    let who = leader(world)?;
    match ask(world, who, FloorQuery::Board)? {
        Some(FloorAnswer::Board(board)) => {
            Ok(board.seats.into_iter().find(|line| line.seat.name == seat).map(|line| line.sitting).unwrap_or_default())
        }
        _ => Ok(Vec::new()),
    }
}

fn notice_of(world: &mut World, actor: i64, id: i64) -> Result<NoticeView, Wrong> {
    match ask(world, actor, FloorQuery::Notice { id })? {
        Some(FloorAnswer::Notice(view)) => Ok(*view),
        _ => wrong!("the notice is not there"),
    }
}

fn texts(list: impl Iterator<Item = String>) -> Value {
    Value::Array(list.map(Value::String).collect())
}

/// Looks at one thing.
pub fn look(world: &mut World, check: &str, args: &Args) -> Result<Value, Wrong> {
    Ok(match check {
        "rollcall.state" => {
            let view = call(world, args)?;
            Value::String(RollCall::state(view.and_then(|view| view.call).as_ref()).word().to_owned())
        }
        // Who is on the list, with what was found: `王芳 到`.
        "rollcall.list" => {
            let view = call(world, args)?;
            let lines = view.into_iter().flat_map(|view| {
                let marks = view.call.map(|call| call.marks).unwrap_or_default();
                view.crew.members.into_iter().map(move |member| {
                    let mark = marks.get(&member.shift.staff).map_or("", |mark| mark.word());
                    format!("{} {mark}", member.name).trim_end().to_owned()
                })
            });
            texts(lines)
        }
        "rollcall.points" => {
            texts(call(world, args)?.and_then(|view| view.call).into_iter().flat_map(|call| call.points).map(|point| point.text))
        }
        // Shifts that began without a roll call, with their 班长: `2026-03-11 早 刘洋`.
        "rollcall.missed" => {
            let today = world.now.day();
            let (from, to) = (args.day("from")?.unwrap_or(today), args.day("to")?.unwrap_or(today));
            let who = match args.text("who")? {
                Some(name) => world.person(&name)?.id,
                None => leader(world)?,
            };
            match ask(world, who, FloorQuery::Missed { from, to })? {
                Some(FloorAnswer::Calls(found)) => texts(
                    found
                        .into_iter()
                        .map(|view| format!("{} {}", view.crew.written(), view.crew.leader_names().join("、")).trim_end().to_owned()),
                ),
                _ => return wrong!("another answer"),
            }
        }
        // Who sits there, first who came first: `王芳、张敏`.
        "seat.holder" => {
            let names: Vec<String> = holders(world, &seat(args)?)?.into_iter().map(|sitting| sitting.name).collect();
            Value::String(names.join("、"))
        }
        "seat.next" => {
            let (seat, who) = (seat(args)?, leader(world)?);
            match ask(world, who, FloorQuery::Board)? {
                Some(FloorAnswer::Board(board)) => {
                    texts(board.seats.into_iter().filter(|line| line.seat.name == seat).flat_map(|line| line.next))
                }
                _ => return wrong!("another answer"),
            }
        }
        // How, after how many minutes of 延时, and after which time of handing over a sitting ended; — while it lasts.
        "seat.left" | "seat.waited" | "seat.handover" => {
            let id = world.record(&args.must("id")?, "sitting")?;
            let sitting = world.store.read(|tx| roster::floor::store::seats::sitting(tx, id)).map_err(|e| why!("{e}"))?;
            match (check, sitting.and_then(|sitting| sitting.left)) {
                (_, None) => Value::String("—".to_owned()),
                ("seat.left", Some(left)) => Value::String(left.way.word().to_owned()),
                ("seat.waited", Some(left)) => Value::Integer(left.waited),
                (_, Some(left)) => Value::String(hand_05_brief::shown(left.handover)),
            }
        }
        "handover.state" => {
            let crew = crew(world, args)?;
            Value::String(log(world, crew)?.map_or("", |view| view.log.state().word()).to_owned())
        }
        // A section by its number, ① is 1.
        "handover.section" => {
            let (crew, number) = (crew(world, args)?, args.number("section")?.unwrap_or(0));
            let section = usize::try_from(number - 1).ok().and_then(|at| Section::ALL.get(at)).ok_or_else(|| why!("section is 1 to 6"))?;
            Value::String(log(world, crew)?.map_or(String::new(), |view| view.log.shown(*section)))
        }
        "handover.next" => {
            let crew = crew(world, args)?;
            Value::String(log(world, crew)?.and_then(|view| view.next).map_or(String::new(), |next| next.written()))
        }
        "handover.supplements" => {
            let crew = crew(world, args)?;
            texts(log(world, crew)?.into_iter().flat_map(|view| view.log.supplements).map(|one| one.text))
        }
        "notice.state" | "notice.rate" | "notice.readers_missing" => {
            let (id, who) = (world.record(&args.must("id")?, "notice")?, world.somebody_who(Function::Knowledge, Deed::Approve)?);
            let view = notice_of(world, who, id)?;
            match check {
                "notice.state" => Value::String(view.notice.state_on(world.now.day()).word().to_owned()),
                "notice.rate" => Value::String(share(view.read.0, view.read.1)),
                _ => texts(view.unread.into_iter()),
            }
        }
        // Titles of what a person has to read before the next seat.
        "notice.unread" => {
            let who = world.person(&args.must("who")?)?.id;
            let today = world.now.day();
            match ask(world, who, FloorQuery::Notices)? {
                Some(FloorAnswer::Notices(found)) => {
                    let due = |view: &NoticeView| {
                        view.mine && view.confirmed.is_none() && view.notice.draft.must_read && view.notice.is_in_force(today)
                    };
                    texts(found.into_iter().filter(due).map(|view| view.notice.draft.title))
                }
                _ => return wrong!("another answer"),
            }
        }
        "kpi" => {
            args.must("name")?;
            let (mut from, mut to) = (args.day("from")?.unwrap_or(Day::MIN), args.day("to")?.unwrap_or(world.now.day()));
            if let Some(month) = args.text("month")? {
                from = format!("{month}-01").parse().map_err(|_| why!("month must be like 2026-03, is {month}"))?;
                to = from.last_of_month();
            }
            let who = match args.text("who")? {
                Some(name) => world.person(&name)?.id,
                None => world.somebody_who(Function::Statistics, Deed::Do)?,
            };
            match ask(world, who, FloorQuery::Reading { from, to })? {
                Some(FloorAnswer::Reading(done, all)) => Value::String(share(done, all)),
                _ => return wrong!("another answer"),
            }
        }
        other => return wrong!("unknown check {other}"),
    })
}
