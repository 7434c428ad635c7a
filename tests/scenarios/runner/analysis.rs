//! Verbs and checks of 客户分析: composition, KPI-18, credit use, loads, use of the files.

use kefu_desk::areas::customers;
use kefu_desk::areas::customers::analysis::sheet::part_name;
use kefu_desk::areas::customers::analysis::{By, Carried, Composition, Cut, Files, Period, Question, Reply, Span};
use kefu_desk::areas::customers::clauses::file_19_composition::shown;
use kefu_desk::areas::customers::commands::analysis::Act;
use kefu_desk::areas::{Answer, Command, Query};
use kefu_desk::base::{Day, Deed, Function, No, divisions};
use kefu_desk::i18n::{Lang, group, money};
use toml::Value;

use crate::book::{Args, Wrong, why, wrong};
use crate::files::id_of;
use crate::world::{Outcome, World};

/// Does one act.
pub fn act(world: &mut World, verb: &str, actor: i64, args: &Args) -> Result<Outcome, Wrong> {
    match verb {
        "file.focus" => {
            let period = period(world, args)?;
            // What is on the screen of somebody who may not even read it is nothing.
            let rev = match ask(world, actor, Question::Note(period)) {
                Ok(Reply::Note(note)) => note.map_or(0, |note| note.rev),
                _ => 0,
            };
            let act = Act::Note { period, text: args.must("text")?, rev };
            Ok(Outcome { result: world.perform(actor, &Command::Customers(customers::Command::Analysis(act))), kind: "focus" })
        }
        other => wrong!("unknown verb {other}"),
    }
}

fn ask(world: &mut World, who: i64, question: Question) -> Result<Reply, No> {
    match world.ask(who, &Query::Customers(customers::Query::Analysis(question)))? {
        Answer::Customers(customers::Answer::Analysis(reply)) => Ok(*reply),
        other => panic!("an answer to another question: {other:?}"),
    }
}

/// The answer to who is named, or else to somebody who may see everybody's figures.
fn told(world: &mut World, args: &Args, question: Question) -> Result<Result<Reply, No>, Wrong> {
    let who = match args.text("who")? {
        Some(name) => world.person(&name)?.id,
        None => world.somebody_who(Function::Statistics, Deed::Do)?,
    };
    Ok(ask(world, who, question))
}

/// `month = "2026-03"`, `quarter = "2026-Q1"`, `year = "2026"`, or `from` and `to`; the month of the step without any of them.
fn period(world: &World, args: &Args) -> Result<Period, Wrong> {
    let first = |name: &str, text: &str, day: String| day.parse::<Day>().map_err(|_| why!("{name} {text} is no period"));
    if let Some(month) = args.text("month")? {
        return Ok(Period::around(Span::Month, first("month", &month, format!("{month}-01"))?));
    }
    if let Some(quarter) = args.text("quarter")? {
        let number: Option<u8> =
            quarter.split_once("-Q").and_then(|(_, number)| number.parse().ok()).filter(|number| (1..=4).contains(number));
        let Some(number) = number else { return wrong!("quarter {quarter} is no period") };
        let year = quarter.split('-').next().unwrap_or_default();
        return Ok(Period::around(Span::Quarter, first("quarter", &quarter, format!("{year}-{:02}-01", number * 3))?));
    }
    if let Some(year) = args.value("year")? {
        return Ok(Period::around(Span::Year, first("year", &year, format!("{year}-01-01"))?));
    }
    match (args.day("from")?, args.day("to")?) {
        (Some(from), Some(to)) => Ok(Period::days(from, to)),
        (None, None) => Ok(Period::around(Span::Month, world.now.day())),
        _ => wrong!("from and to belong together"),
    }
}

fn cut(world: &mut World, args: &Args) -> Result<Cut, Wrong> {
    let by = args.text("by")?.unwrap_or_else(|| By::Grade.name().to_owned());
    let Some(by) = By::ALL.into_iter().find(|known| known.name() == by) else { return wrong!("unknown by {by}") };
    let within = match args.text("within")? {
        None => None,
        Some(text) => match divisions::from_address(&text) {
            Some((code, _)) => Some(code),
            None => return wrong!("unknown region {text}"),
        },
    };
    let customer = if args.get("id").is_some() { Some(id_of(world, args)?) } else { None };
    Ok(Cut { by, period: period(world, args)?, within, customer })
}

fn composition(world: &mut World, args: &Args) -> Result<Result<Composition, String>, Wrong> {
    let cut = cut(world, args)?;
    match told(world, args, Question::Composition(cut))? {
        Ok(Reply::Composition(all)) => Ok(Ok(all)),
        Err(No::Refused(_)) => Ok(Err("不可见".to_owned())),
        other => wrong!("the check itself failed: {other:?}"),
    }
}

fn files(world: &mut World, args: &Args, files: Files) -> Result<Reply, Wrong> {
    let period = period(world, args)?;
    told(world, args, Question::Files(files, period))?.map_err(|no| why!("the check itself failed: {no}"))
}

fn names(reply: Reply) -> Value {
    match reply {
        Reply::Files(rows, _) => Value::Array(rows.into_iter().map(|row| Value::String(row.name)).collect()),
        _ => Value::Array(Vec::new()),
    }
}

/// Looks at one thing.
pub fn look(world: &mut World, check: &str, args: &Args) -> Result<Value, Wrong> {
    let text = |text: String| Ok(Value::String(text));
    match check {
        "kpi" => {
            let name = args.must("name")?;
            if name != "KPI-18" {
                return wrong!("unknown check kpi {name}");
            }
            text(composition(world, args)?.map_or_else(|unseen| unseen, |all| all.kpi()))
        }
        "file.composition" => {
            let Ok(all) = composition(world, args)? else { return text("不可见".to_owned()) };
            let one = |part: &customers::analysis::Part| {
                let name = part_name(Lang::Zh, all.cut, &part.sum.key);
                Value::String(format!("{name} {} {}", money(part.measure(all.cut.by)), shown(part.share)))
            };
            Ok(Value::Array(all.parts.iter().map(one).collect()))
        }
        "file.focus" => {
            let period = period(world, args)?;
            match told(world, args, Question::Note(period))? {
                Ok(Reply::Note(note)) => text(note.map_or_else(String::new, |note| note.text)),
                other => wrong!("the check itself failed: {other:?}"),
            }
        }
        "file.over_limit" => match told(world, args, Question::Credit)? {
            Ok(Reply::Credit(used)) => {
                let over = used.rows.iter().filter(|row| row.over() > 0);
                Ok(Value::Array(over.map(|row| Value::String(format!("{} {}", row.name, money(row.over())))).collect()))
            }
            other => wrong!("the check itself failed: {other:?}"),
        },
        "file.load" => {
            let person = world.person(&args.must("person")?)?.id;
            let Ok(Reply::Loads(people)) = told(world, args, Question::Loads)? else { return wrong!("the check itself failed") };
            let carried = people.into_iter().find(|carried| carried.staff == person);
            let carried = carried.unwrap_or_else(|| Carried { staff: person, ..Carried::default() });
            let field = args.text("field")?.unwrap_or_else(|| "load".to_owned());
            text(match field.as_str() {
                "load" => carried.load.map_or_else(|| "—".to_owned(), money),
                "customers" => group(carried.customers),
                "kept" => group(carried.kept),
                "waiting" => group(carried.waiting),
                "late" => group(carried.late),
                other => return wrong!("unknown field {other}"),
            })
        }
        "file.stale" => Ok(names(files(world, args, Files::Stale)?)),
        "file.unopened" => Ok(names(files(world, args, Files::Unopened)?)),
        "file.prospects" => Ok(names(files(world, args, Files::Prospects)?)),
        "file.usage" => {
            let id = id_of(world, args)?;
            let Reply::Files(rows, _) = files(world, args, Files::Opened)? else { return wrong!("the check itself failed") };
            Ok(Value::Integer(rows.iter().find(|row| row.customer == id).map_or(0, |row| row.counts.openings)))
        }
        "file.sources" => {
            let period = period(world, args)?;
            let Ok(Reply::Use(usage)) = told(world, args, Question::Use(period))? else { return wrong!("the check itself failed") };
            let one = |(source, _, share): &(String, i64, Option<i64>)| Value::String(format!("{source} {}", shown(*share)));
            Ok(Value::Array(usage.sources.iter().map(one).collect()))
        }
        other => wrong!("unknown check {other}"),
    }
}

/// Whether a check or verb of this name stands here.
pub fn knows(name: &str) -> bool {
    const NAMES: [&str; 10] = [
        "kpi",
        "file.composition",
        "file.focus",
        "file.over_limit",
        "file.load",
        "file.stale",
        "file.unopened",
        "file.prospects",
        "file.usage",
        "file.sources",
    ];
    NAMES.contains(&name)
}
