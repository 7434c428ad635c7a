//! Verbs and checks of questions and reports to superiors.

use kefu_desk::areas::cases::escalation::clauses::esc_03_danger;
use kefu_desk::areas::cases::escalation::{self, Answer, Category, Draft, Query, Report, To};
use kefu_desk::areas::{self, cases};
use toml::Value;

use crate::book::{Args, Wrong, why, wrong};
use crate::world::{Outcome, World};

const KIND: &str = "report";

pub fn act(world: &mut World, verb: &str, actor: i64, args: &Args) -> Result<Outcome, Wrong> {
    let record = |world: &World| world.record(&args.must("id")?, KIND);
    let text = || Ok::<_, Wrong>(args.text("text")?.unwrap_or_default());
    let command = match verb {
        "report.raise" => {
            let category = args.must("category")?;
            let category = Category::of(&category).ok_or_else(|| why!("unknown category {category}"))?;
            let to = match (args.text("to")?, args.text("department")?) {
                (Some(name), None) => To::Person(world.person(&name)?.id),
                (None, Some(department)) => To::Department(department),
                (None, None) => To::Next,
                _ => return wrong!("to and department exclude each other"),
            };
            escalation::Command::Raise(Box::new(Draft {
                category: Some(category),
                content: args.must("content")?,
                opinion: args.text("opinion")?.unwrap_or_else(|| "建议如下".to_owned()),
                // As the form ticks it by itself (ESC-03).
                urgent: args.flag_or("urgent", esc_03_danger::is_usually_urgent(category))?,
                urgent_reason: args.text("urgent_reason")?.unwrap_or_default(),
                to,
                ..Draft::default()
            }))
        }
        "report.pass" => escalation::Command::Pass { id: record(world)?, text: text()? },
        "report.instruct" => escalation::Command::Instruct { id: record(world)?, text: text()? },
        "report.dissent" => escalation::Command::Dissent { id: record(world)?, text: text()? },
        "report.insist" => escalation::Command::Insist { id: record(world)?, text: text()? },
        "report.finish" => escalation::Command::Finish { id: record(world)?, text: text()? },
        "report.tell" => escalation::Command::Tell { id: record(world)?, to: world.person(&args.must("to")?)?.id, text: text()? },
        other => return wrong!("unknown verb {other}"),
    };
    let result = world.perform(actor, &areas::Command::Cases(cases::Command::Escalation(command)));
    Ok(Outcome { result, kind: KIND })
}

pub fn look(world: &mut World, check: &str, args: &Args) -> Result<Value, Wrong> {
    let id = world.record(&args.must("id")?, KIND)?;
    // Who may read it: the person named, else its reporter or whoever can.
    if check == "report.read" {
        let who = world.person(&args.must("who")?)?.id;
        return Ok(Value::Boolean(seen(world, who, id).is_some()));
    }
    let people: Vec<i64> = world.people.values().map(|person| person.id).collect();
    let report = people.into_iter().find_map(|person| seen(world, person, id)).ok_or_else(|| why!("nobody may read it"))?;
    let names = |names: Vec<String>| Value::Array(names.into_iter().map(Value::String).collect());
    match check {
        "report.state" => Ok(Value::String(report.state.word().to_owned())),
        "report.number" => Ok(Value::String(report.no)),
        "report.holders" => Ok(names(report.holders.into_iter().map(|(_, name)| name).collect())),
        // Superiors who are still to be told, each with the moment until when.
        "report.untold" => {
            let open = report.skipped.into_iter().filter(|superior| superior.told_at.is_none());
            Ok(names(open.map(|superior| format!("{} {}", superior.name, superior.due.local().strftime("%Y-%m-%d %H:%M:%S"))).collect()))
        }
        "report.steps" => Ok(names(report.steps.into_iter().map(|step| format!("{} {}", step.kind.word(), step.by_name)).collect())),
        other => wrong!("unknown check {other}"),
    }
}

fn seen(world: &mut World, person: i64, id: i64) -> Option<Report> {
    let query = areas::Query::Cases(cases::Query::Escalation(Query::View { id }));
    match world.ask(person, &query) {
        Ok(areas::Answer::Cases(cases::Answer::Escalation(Answer::View(view)))) => Some(view.report),
        _ => None,
    }
}
