//! Verbs and checks of working with many customers: tags, grades by the passing of days, filters and saved views.

use std::collections::BTreeSet;

use kefu_desk::areas::customers::filter::{Class, ME};
use kefu_desk::areas::customers::{self, Condition, Filter, Group, Join, ListQuery, Op, Subject, View, ViewAct, ViewContent};
use kefu_desk::areas::views::Place;
use kefu_desk::areas::{Answer, Command, Query};
use kefu_desk::base::{Deed, Function, dates};
use kefu_desk::i18n::Lang;
use toml::Value;

use crate::book::{Args, Wrong, why, wrong};
use crate::files::ids_of;
use crate::world::{Outcome, World};

/// Does one act; nothing where the verb is none of these.
pub fn act(world: &mut World, verb: &str, actor: i64, args: &Args) -> Result<Option<Outcome>, Wrong> {
    let command = match verb {
        "file.tag" => {
            let tags = |name: &str| -> Result<BTreeSet<String>, Wrong> { Ok(args.texts(name)?.unwrap_or_default().into_iter().collect()) };
            customers::Command::Tag { ids: ids_of(world, args)?, add: tags("add")?, remove: tags("remove")? }
        }
        // The program's own act; who it is said of is whoever opens the department.
        "file.regrade" => {
            let result = world.perform(0, &Command::Customers(customers::Command::Regrade));
            return Ok(Some(Outcome { result, kind: "customer" }));
        }
        "file.view_save" => {
            let name = args.must("name")?;
            let old = views(world, actor)?.into_iter().find(|view| view.name == name);
            let (id, rev) = old.map_or((0, 0), |view| (view.id, view.rev));
            let content = Box::new(ViewContent::of(filter(world, args)?));
            customers::Command::View(ViewAct::Save { id, rev, name, shared: args.flag("shared")?, content })
        }
        "file.view_remove" => customers::Command::View(ViewAct::Remove { id: named(world, actor, &args.must("name")?)?.id }),
        "file.view_arrange" => {
            let hidden = args.texts("hidden")?.unwrap_or_default();
            let mut places = Vec::new();
            for name in args.texts("order")?.unwrap_or_default() {
                places.push(Place { view: named(world, actor, &name)?.id, hidden: hidden.contains(&name) });
            }
            let opens = named(world, actor, &args.must("opens")?)?.id;
            customers::Command::View(ViewAct::Arrange { places, opens })
        }
        _ => return Ok(None),
    };
    Ok(Some(Outcome { result: world.perform(actor, &Command::Customers(command)), kind: "view" }))
}

/// How many files a person finds by a saved view or by conditions.
pub fn count(world: &mut World, args: &Args) -> Result<Value, Wrong> {
    let reader = match args.text("who")? {
        Some(name) => world.person(&name)?.id,
        None => world.somebody_who(Function::CustomerRead, Deed::Do)?,
    };
    let list = match args.text("view")? {
        Some(name) => named(world, reader, &name)?.content.list,
        None => ListQuery { filter: filter(world, args)?, ..ListQuery::default() },
    };
    match world.ask(reader, &Query::Customers(customers::Query::Total { list })) {
        Ok(Answer::Customers(customers::Answer::Total(count))) => Ok(Value::Integer(count)),
        other => wrong!("the check itself failed: {other:?}"),
    }
}

/// The names of the views that a person sees, in their order.
pub fn names(world: &mut World, args: &Args) -> Result<Value, Wrong> {
    let reader = world.person(&args.must("who")?)?.id;
    let shown = views(world, reader)?.into_iter().filter(|view| !view.hidden);
    Ok(Value::Array(shown.map(|view| Value::String(Lang::Zh.say(&view.title))).collect()))
}

fn views(world: &mut World, reader: i64) -> Result<Vec<View>, Wrong> {
    match world.ask(reader, &Query::Customers(customers::Query::Views)) {
        Ok(Answer::Customers(customers::Answer::Views(views))) => Ok(views.views),
        // Who may read no customers has no views, and tries all the same.
        Err(_) => Ok(Vec::new()),
        other => wrong!("an answer to another question: {other:?}"),
    }
}

fn named(world: &mut World, reader: i64, name: &str) -> Result<View, Wrong> {
    let known = views(world, reader)?;
    known.into_iter().find(|view| Lang::Zh.say(&view.title) == name).ok_or_else(|| why!("no view is called {name}"))
}

/// `where = [ { field, op, values }, … ]`, all of them, or one of them with `any = true`; a list in it is a group of the other kind.
fn filter(world: &World, args: &Args) -> Result<Filter, Wrong> {
    let join = if args.flag("any")? { Join::Any } else { Join::All };
    let mut groups = Vec::new();
    for part in args.tables("where")?.unwrap_or_default() {
        let group = match part.tables("group")? {
            Some(parts) => {
                let conditions = parts.iter().map(|part| condition(world, part)).collect::<Result<_, _>>()?;
                Group { join: if join == Join::All { Join::Any } else { Join::All }, conditions }
            }
            None => Group::from(condition(world, &part)?),
        };
        part.finish()?;
        groups.push(group);
    }
    Ok(Filter { join, groups })
}

fn condition(world: &World, args: &Args) -> Result<Condition, Wrong> {
    let name = args.must("field")?;
    let Some(subject) = Subject::of(&name) else { return wrong!("unknown field {name}") };
    let word = args.text("op")?.unwrap_or_else(|| "is".to_owned());
    let op: Op = serde_json::from_value(serde_json::Value::String(word.clone())).map_err(|_| why!("unknown way {word}"))?;
    let mut values = Vec::new();
    for value in args.texts("values")?.unwrap_or_default() {
        values.push(match subject.class() {
            Class::Person if value != ME && !value.is_empty() => world.person(&value)?.id.to_string(),
            Class::Money => dates::parse_money(&value).map_err(|_| why!("{value} is no amount"))?.to_string(),
            _ => value,
        });
    }
    args.finish()?;
    let condition = Condition { subject, op, values };
    if condition.is_whole() { Ok(condition) } else { wrong!("{name} cannot be asked for by {word} {:?}", condition.values) }
}
