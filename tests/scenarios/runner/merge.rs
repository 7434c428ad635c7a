//! Verbs and checks of files that look alike, of merging them, and of acts that are taken back.

use std::ops::ControlFlow;

use kefu_desk::areas::customers::sheet::undo_import_as;
use kefu_desk::areas::customers::{self, Likeness, Undone, twins_as, united};
use kefu_desk::areas::{Answer, Command, Done, Query};
use kefu_desk::base::{Deed, Finding, Function, No, Verdict};
use kefu_desk::i18n::Lang;
use kefu_desk::msg;
use toml::Value;

use crate::book::{Args, Wrong, why, wrong};
use crate::files::{fill, id_at};
use crate::world::{Outcome, World};

/// Does one act.
pub fn act(world: &mut World, verb: &str, actor: i64, args: &Args) -> Result<Outcome, Wrong> {
    let command = match verb {
        "file.merge" => merging(world, args)?,
        "file.undo" => {
            let Some(entry) = world.undoable.last().copied() else { return wrong!("nothing was done that can be undone") };
            customers::Command::Undo { entry }
        }
        "file.distinct" => customers::Command::Distinct { ids: vec![id_at(world, args, "id")?, id_at(world, args, "other")?] },
        _ => {
            let entry = import_of(world, args)?;
            let done = undo_import_as(&mut world.store, actor, entry, world.now, &mut |_| ControlFlow::Continue(()));
            return Ok(Outcome { result: done.map(told), kind: "import" });
        }
    };
    Ok(Outcome { result: world.perform(actor, &Command::Customers(command)), kind: "customer" })
}

/// The merge that the window proposes, with the values that the step names.
fn merging(world: &mut World, args: &Args) -> Result<customers::Command, Wrong> {
    let (keep, gone) = (id_at(world, args, "id")?, id_at(world, args, "gone")?);
    let reader = world.somebody_who(Function::CustomerManage, Deed::Do)?;
    let query = customers::Query::Pair { one: keep, other: gone };
    let (one, other) = match world.ask(reader, &Query::Customers(query)) {
        Ok(Answer::Customers(customers::Answer::Pair(files))) => *files,
        answer => return wrong!("the files cannot be read: {answer:?}"),
    };
    let mut draft = united(&one.draft, &other.draft);
    fill(world, args, &mut draft)?;
    Ok(customers::Command::Merge { keep, gone, revs: (one.rev, other.rev), draft: Box::new(draft) })
}

/// Files that stay are told as a warning.
fn told(undone: Undone) -> Done {
    let message = msg!("customers-undo-stayed", count = undone.stayed);
    let finding = Finding { clause: "CONV-11", verdict: Verdict::Warned, message };
    Done { findings: (undone.stayed > 0).then_some(finding).into_iter().collect(), ..Done::default() }
}

/// The journal entry of an import that a step kept.
fn import_of(world: &World, args: &Args) -> Result<i64, Wrong> {
    let id = world.record(&args.must("id")?, "import")?;
    usize::try_from(id - 1)
        .ok()
        .and_then(|place| world.import_entries.get(place).copied().flatten())
        .ok_or_else(|| why!("this import wrote nothing"))
}

/// Looks at one thing.
pub fn look(world: &mut World, check: &str, args: &Args) -> Result<Value, Wrong> {
    let texts = |texts: Vec<String>| Ok(Value::Array(texts.into_iter().map(Value::String).collect()));
    let reader = world.somebody_who(Function::CustomerManage, Deed::Do)?;
    let ask = |world: &mut World, query| match world.ask(reader, &Query::Customers(query)) {
        Ok(Answer::Customers(answer)) => Ok(answer),
        other => wrong!("the check itself failed: {other:?}"),
    };
    match check {
        "file.twins" => {
            let id = id_at(world, args, "id")?;
            let customers::Answer::ForEdit(file) = ask(world, customers::Query::ForEdit { id })? else { return wrong!("no file") };
            let query = customers::Query::Twins { id, draft: Box::new(file.draft) };
            let customers::Answer::Twins(twins) = ask(world, query)? else { return wrong!("no twins") };
            texts(twins.into_iter().map(|twin| format!("{} {}", word(twin.like), twin.name)).collect())
        }
        "file.alike" => {
            let report = twins_as(&mut world.store, reader, world.now, &mut |_| ControlFlow::Continue(()));
            let report = report.map_err(|no: No| why!("the check itself failed: {no}"))?;
            texts(report.groups.into_iter().map(|group| format!("{} {}", word(group.like), group.ids.len())).collect())
        }
        "file.merged" => {
            let id = id_at(world, args, "id")?;
            let customers::Answer::File(view) = ask(world, customers::Query::File { id })? else { return wrong!("no file") };
            texts(view.merged.into_iter().map(|file| file.name).collect())
        }
        _ => {
            let entry = import_of(world, args)?;
            let customers::Answer::Stayed(files) = ask(world, customers::Query::Stayed { entry })? else { return wrong!("no import") };
            texts(files.into_iter().map(|file| file.name).collect())
        }
    }
}

fn word(like: Likeness) -> String {
    Lang::Zh.say(&like.message())
}
