//! Verbs and checks of shift swaps.

use kefu_desk::areas::roster::swaps::{self, Answer, Draft, Ground, Query, Side, View};
use kefu_desk::areas::{self, roster};
use kefu_desk::base::Day;
use toml::Value;

use crate::book::{Args, Wrong, why, wrong};
use crate::world::{Outcome, World};

const KIND: &str = "swap";

pub fn act(world: &mut World, verb: &str, actor: i64, args: &Args) -> Result<Outcome, Wrong> {
    let record = |world: &World| world.record(&args.must("id")?, KIND);
    let reason = || Ok::<_, Wrong>(args.text("reason")?.unwrap_or_else(|| "工作需要".to_owned()));
    let command = match verb {
        "swap.request" => request(world, actor, args)?,
        "swap.confirm" => swaps::Command::Confirm { id: record(world)?, handed_over: args.flag_or("handed_over", true)? },
        "swap.decline" => swaps::Command::Decline { id: record(world)?, reason: reason()? },
        "swap.decide" => {
            let agrees = match args.must("decision")?.as_str() {
                "agree" => true,
                "refuse" => false,
                other => return wrong!("decision must be agree or refuse, is {other}"),
            };
            let side = match args.text("side")?.as_deref() {
                None => None,
                Some("a") => Some(Side::A),
                Some("b") => Some(Side::B),
                Some(other) => return wrong!("side must be a or b, is {other}"),
            };
            let comment = args.text("comment")?.unwrap_or_else(|| "同意".to_owned());
            swaps::Command::Decide { id: record(world)?, side, agrees, comment, understaffed: args.flag("understaffed")? }
        }
        "swap.withdraw" => swaps::Command::Withdraw { id: record(world)?, reason: reason()? },
        "swap.void" => swaps::Command::Void { id: record(world)?, reason: reason()? },
        "swap.liability" => {
            let share = |name: &str| args.number(name)?.ok_or_else(|| why!("argument {name} is missing"));
            let measure = args.text("measure")?.unwrap_or_default();
            swaps::Command::Assess { id: record(world)?, a: share("a")?, b: share("b")?, measure }
        }
        other => return wrong!("unknown verb {other}"),
    };
    let result = world.perform(actor, &areas::Command::Roster(roster::Command::Swaps(command)));
    Ok(Outcome { result, kind: KIND })
}

/// A request with complete values for what the step leaves out. A shift that is not in the roster is none.
fn request(world: &mut World, actor: i64, args: &Args) -> Result<swaps::Command, Wrong> {
    let partner = world.person(&args.must("partner")?)?.id;
    let give = world.shift(actor, &args.must("give")?)?.map(|shift| shift.id);
    let take = match args.text("take")? {
        Some(text) => world.shift(partner, &text)?.map(|shift| shift.id),
        None => None,
    };
    let ground = match args.text("kind")?.as_deref() {
        None | Some("own") => Ground::Own,
        Some("other") => Ground::Other,
        Some(other) => return wrong!("kind must be own or other, is {other}"),
    };
    let draft = Draft {
        give,
        partner: Some(partner),
        take,
        ground,
        reason: args.text("reason")?.unwrap_or_else(|| "参加孩子的家长会".to_owned()),
        in_person: args.flag_or("in_person", true)?,
        items: args.text("items")?.unwrap_or_else(|| "待回访工单与机台情况".to_owned()),
        handed_over: args.flag_or("handed_over", true)?,
    };
    Ok(swaps::Command::Request { of: None, draft: Box::new(draft) })
}

pub fn look(world: &mut World, check: &str, args: &Args) -> Result<Value, Wrong> {
    match check {
        "swap.state" => Ok(Value::String(view(world, args)?.state.word().to_owned())),
        "swap.count" => {
            let staff = world.person(&args.must("who")?)?.id;
            let month = month(&args.must("month")?)?;
            match ask(world, Query::Count { staff, month })? {
                Answer::Count(count) => Ok(Value::Integer(count)),
                _ => wrong!("another answer"),
            }
        }
        // Who can take a shift over, by name, those who can first; with `no`, whom a clause stands against.
        "swap.partners" => {
            let who = world.person(&args.must("who")?)?.id;
            let Some(shift) = world.shift(who, &args.must("shift")?)? else { return wrong!("there is no such shift") };
            let no = args.flag("no")?;
            let query = areas::Query::Roster(roster::Query::Swaps(Query::Partners { shift: shift.id }));
            match world.ask(who, &query).map_err(|e| why!("{e}"))? {
                areas::Answer::Roster(roster::Answer::Swaps(Answer::Partners { people, .. })) => {
                    let names = people.into_iter().filter(|one| one.reason.is_some() == no).map(|one| Value::String(one.person.name));
                    Ok(Value::Array(names.collect()))
                }
                _ => wrong!("another answer"),
            }
        }
        // The line of the monthly report: counted swaps, or with `field` one of refused, declined, expired, missed.
        "swap.report" => {
            let staff = world.person(&args.must("who")?)?.id;
            let month = month(&args.must("month")?)?;
            let field = args.text("field")?.unwrap_or_else(|| "count".to_owned());
            let Answer::Report(report) = ask(world, Query::Report { month })? else { return wrong!("another answer") };
            let sum = report.lines.iter().find(|line| line.staff == staff).map(|line| line.sum.clone()).unwrap_or_default();
            Ok(Value::Integer(match field.as_str() {
                "count" => sum.count,
                "refused" => sum.refused_in_all(),
                "declined" => sum.declined,
                "expired" => sum.expired,
                "missed" => sum.missed,
                other => return wrong!("unknown field {other}"),
            }))
        }
        other => wrong!("unknown check {other}"),
    }
}

fn month(text: &str) -> Result<Day, Wrong> {
    format!("{text}-01").parse().map_err(|_| why!("{text} is no month like 2026-03"))
}

/// Asks as the first person who may read it.
fn ask(world: &mut World, query: Query) -> Result<Answer, Wrong> {
    let query = areas::Query::Roster(roster::Query::Swaps(query));
    let people: Vec<i64> = world.people.values().map(|person| person.id).collect();
    for person in people {
        if let Ok(areas::Answer::Roster(roster::Answer::Swaps(answer))) = world.ask(person, &query) {
            return Ok(answer);
        }
    }
    wrong!("nobody may read this")
}

fn view(world: &mut World, args: &Args) -> Result<View, Wrong> {
    let id = world.record(&args.must("id")?, KIND)?;
    match ask(world, Query::Swap { id })? {
        Answer::Swap(view) => Ok(*view),
        _ => wrong!("another answer"),
    }
}
