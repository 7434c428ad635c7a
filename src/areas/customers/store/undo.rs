//! SQL of taking acts back: how a file stood before an act, what tells that nobody changed it since, and putting it back byte for byte.

use std::ops::ControlFlow;

use serde_json::{Value, json};

use super::{Words, customer_bare, merge, put_words, whose, write_history};
use crate::areas::customers::commands::{self, Changed, Facts, Undoing};
use crate::areas::customers::model::{Contact, CreditProblem, Customer, Draft, Field};
use crate::areas::imports::{Progress, stopped};
use crate::areas::{Context, links};
use crate::base::{Fault, Lines, No, one_more};
use crate::store::journal::{self, Entry};
use crate::store::{Sql, Tx};
use crate::{msg, sql};

/// The tables of one file, the file itself first. New ones are added at the end: older pictures have fewer.
const TABLES: [(&str, &str); 5] = [
    ("customer", "SELECT * FROM customer WHERE id = ?1"),
    ("contact", "SELECT * FROM contact WHERE customer = ?1"),
    ("customer_tag", "SELECT * FROM customer_tag WHERE customer = ?1"),
    ("credit_problem", "SELECT * FROM credit_problem WHERE customer = ?1"),
    ("allocation", "SELECT * FROM allocation WHERE customer = ?1"),
];
/// Logs of a file: they only grow, and go where the file goes.
pub(super) const LOGS: [(&str, &str); 2] = [
    ("customer_history", "SELECT * FROM customer_history WHERE customer = ?1"),
    ("customer_opening", "SELECT * FROM customer_opening WHERE customer = ?1"),
];
/// Files that stayed, as far as they are listed.
const MOST_STAYED: usize = 1_000;
/// Rows between two looks at cancel.
const STRIDE: usize = 200;

/// The rows of these tables that belong to a file, as JSON: tables, rows, values in the order of the table's columns.
fn picture(tx: &Tx<'_>, id: i64, tables: &[(&str, &str)]) -> Result<String, Fault> {
    let json = |value: Sql<'static>| match value {
        Sql::Int(number) => Value::from(number),
        Sql::Text(text) => Value::from(text),
        Sql::Null | Sql::Blob(_) => Value::Null,
    };
    let read = |(_, select): &(&str, &str)| {
        tx.all(select, sql![id], |row| Ok(Value::Array(row.values()?.into_iter().map(json).collect()))).map(Value::Array)
    };
    Ok(Value::Array(tables.iter().map(read).collect::<Result<_, _>>()?).to_string())
}

/// A file with its parts as it stands.
///
/// # Errors
/// A fault of the file.
pub(in crate::areas::customers) fn of_file(tx: &Tx<'_>, id: i64) -> Result<String, Fault> {
    picture(tx, id, &TABLES)
}

/// A file with its parts and what hangs on it without an id of its own, before a merge.
pub(super) fn of_merged(tx: &Tx<'_>, id: i64) -> Result<String, Fault> {
    picture(tx, id, &[&TABLES[..], &links::OF_CUSTOMERS_BY_KEY[..]].concat())
}

/// Puts a file back as a picture shows it. Columns and tables that came later keep what they have.
pub(super) fn put_back(tx: &Tx<'_>, id: i64, picture: &str) -> Result<(), Fault> {
    for ((table, _), rows) in TABLES.iter().chain(&links::OF_CUSTOMERS_BY_KEY).zip(rows_of(picture)?) {
        if *table != "customer" {
            tx.run(&format!("DELETE FROM {table} WHERE customer = ?1"), sql![id])?;
        }
        for row in rows {
            put_row(tx, table, &row)?;
        }
    }
    Ok(())
}

fn put_row(tx: &Tx<'_>, table: &str, row: &[Value]) -> Result<(), Fault> {
    let mut columns = tx.columns(table)?;
    columns.truncate(row.len());
    let places = (1..=columns.len()).map(|n| format!("?{n}")).collect::<Vec<_>>().join(", ");
    let mut statement = format!("INSERT INTO {table} ({}) VALUES ({places})", columns.join(", "));
    if table == "customer" {
        // What was said with the customer since then stays said.
        let sets = columns.iter().filter(|column| *column != "contacted_at").map(|column| format!("{column} = excluded.{column}"));
        let sets = sets.collect::<Vec<_>>().join(", ");
        statement.push_str(&format!(" ON CONFLICT (id) DO UPDATE SET {sets}"));
    }
    let values: Vec<Sql<'_>> = row.iter().map(|value| value.as_i64().map_or_else(|| Sql::from(value.as_str()), Sql::Int)).collect();
    tx.run(&statement, &values).map(|_| ())
}

fn rows_of(picture: &str) -> Result<Vec<Vec<Vec<Value>>>, Fault> {
    serde_json::from_str(picture).map_err(|e| Fault::new("STORE-FAULT", msg!("base-store-fault"), e))
}

/// What changes whenever somebody changes a file: its revision, what stands beside its fields, its allocations. `None` when it is gone.
/// A revision that was taken back and given anew belongs to another act, and that one can only be taken back first.
pub(super) fn mark(tx: &Tx<'_>, id: i64) -> Result<Option<String>, Fault> {
    let select = "SELECT rev, coalesce(introducer, 0), grade_by, grade_reason, stage, difficult, key_since FROM customer WHERE id = ?1";
    let found = tx.one(select, sql![id], |row| {
        let words: Vec<String> = (2..7).map(|column| row.text(column)).collect::<Result<_, _>>()?;
        Ok(format!("{} {} {}", row.int(0)?, row.int(1)?, words.join(" ")))
    })?;
    let Some(mut mark) = found else { return Ok(None) };
    for allocation in
        tx.all("SELECT id, coalesce(met_at, 0), coalesce(ended_at, 0) FROM allocation WHERE customer = ?1 ORDER BY id", sql![id], |row| {
            Ok(format!("|{} {} {}", row.int(0)?, row.int(1)?, row.int(2)?))
        })?
    {
        mark.push_str(&allocation);
    }
    Ok(Some(mark))
}

/// Files as they stood before an act.
pub(super) struct Trace(Vec<(i64, String)>);

impl Trace {
    /// Looks at files that are about to change.
    pub fn of(tx: &Tx<'_>, files: impl IntoIterator<Item = i64>) -> Result<Self, Fault> {
        files.into_iter().map(|id| Ok((id, of_file(tx, id)?))).collect::<Result<_, _>>().map(Trace)
    }

    /// Keeps them under the act's entry, after it was carried out. Returns the entry when there is anything to take back.
    pub fn keep(self, tx: &Tx<'_>, entry: i64) -> Result<Option<i64>, Fault> {
        let any = !self.0.is_empty();
        for (id, before) in self.0 {
            changed(tx, entry, id, &before)?;
        }
        Ok(any.then_some(entry))
    }
}

/// Keeps how a file stood before an act, and its mark after it. A file that the act touches twice keeps its first picture.
pub(super) fn keep(tx: &Tx<'_>, entry: i64, id: i64, before: &str, mark: &str) -> Result<(), Fault> {
    tx.run(
        "INSERT INTO customer_undo (entry, customer, before, mark) VALUES (?1, ?2, ?3, ?4) \
         ON CONFLICT (entry, customer) DO UPDATE SET mark = excluded.mark",
        sql![entry, id, before, mark],
    )
    .map(|_| ())
}

/// A file that an import made: before it there was nothing.
///
/// # Errors
/// A fault of the file.
pub(in crate::areas::customers) fn made(tx: &Tx<'_>, entry: i64, id: i64) -> Result<(), Fault> {
    keep(tx, entry, id, "", "")
}

/// A file that an import has changed, and how it stood before.
///
/// # Errors
/// A fault of the file.
pub(in crate::areas::customers) fn changed(tx: &Tx<'_>, entry: i64, id: i64, before: &str) -> Result<(), Fault> {
    keep(tx, entry, id, before, &mark(tx, id)?.unwrap_or_default())
}

/// A line of what an act touched.
struct Kept {
    customer: i64,
    before: String,
    mark: String,
}

fn kept(tx: &Tx<'_>, entry: i64) -> Result<Vec<Kept>, Fault> {
    tx.all("SELECT customer, before, mark FROM customer_undo WHERE entry = ?1 ORDER BY customer", sql![entry], |row| {
        Ok(Kept { customer: row.int(0)?, before: row.text(1)?, mark: row.text(2)? })
    })
}

/// Reads what the decision about taking an act back needs.
///
/// # Errors
/// A fault of the file.
pub(super) fn facts(cx: &Context<'_, '_>, entry: i64, facts: &mut Facts) -> Result<(), Fault> {
    let act = cx.tx.one("SELECT verb, subject_id, title FROM journal WHERE seq = ?1 AND outcome = 'done'", sql![entry], |row| {
        Ok((row.text(0)?, row.int(1)?, row.text(2)?))
    })?;
    let Some((verb, subject, title)) = act else { return Ok(()) };
    let mut undoing = Undoing { entry, verb, title, ..Undoing::default() };
    undoing.undone = cx.tx.number("SELECT count(*) FROM customer_undone WHERE entry = ?1", sql![entry])? > 0;
    undoing.any = cx.tx.number("SELECT count(*) FROM (SELECT 1 FROM customer_undo WHERE entry = ?1 LIMIT 1) one", sql![entry])? > 0;
    // The rows of an import are looked at one by one while they are taken back; there may be a million.
    if undoing.verb != "customer.import" && !undoing.undone {
        for kept in kept(cx.tx, entry)? {
            undoing.people |= moves_people(cx.tx, &kept)?;
            if !is_as_left(cx.tx, &undoing.verb, &kept, entry)? {
                undoing.changed.push(who_changed(cx.tx, kept.customer, entry)?);
            }
        }
    }
    facts.stored = super::customer(cx.tx, subject)?;
    if let Some(stored) = &facts.stored {
        (facts.own, facts.holder) = whose(cx, stored)?;
    }
    facts.undo = Some(undoing);
    Ok(())
}

/// Whether keeper or agent would change.
fn moves_people(tx: &Tx<'_>, kept: &Kept) -> Result<bool, Fault> {
    let Some((now, _)) = customer_bare(tx, kept.customer)? else { return Ok(true) };
    let columns = tx.columns("customer")?;
    let picture = rows_of(&kept.before)?;
    let row = picture.first().and_then(|rows| rows.first());
    let differs = |field: Field| {
        let place = columns.iter().position(|column| column == field.name());
        let then = place.and_then(|place| row?.get(place)?.as_i64());
        then != now.draft.number(field)
    };
    Ok(differs(Field::Agent) || differs(Field::Keeper))
}

fn is_as_left(tx: &Tx<'_>, verb: &str, kept: &Kept, entry: i64) -> Result<bool, Fault> {
    if verb == "customer.merge" {
        return merge::is_as_left(tx, kept.customer, &kept.mark, entry);
    }
    Ok(mark(tx, kept.customer)?.as_deref() == Some(kept.mark.as_str()))
}

/// The file and who changed it last, for the refusal and the list of what stays.
fn who_changed(tx: &Tx<'_>, id: i64, entry: i64) -> Result<Changed, Fault> {
    let file =
        tx.one("SELECT no, name, updated_by FROM customer WHERE id = ?1", sql![id], |row| Ok((row.text(0)?, row.text(1)?, row.int(2)?)))?;
    let lately = tx.one(
        "SELECT actor_name FROM journal WHERE subject = 'customer' AND subject_id = ?1 AND seq > ?2 AND verb <> 'customer.reveal' \
         ORDER BY seq DESC LIMIT 1",
        sql![id, entry],
        |row| row.text(0),
    )?;
    let (no, name, by) = match file {
        Some((no, name, by)) => (no, name, links::names(tx)?.remove(&by).unwrap_or_default()),
        None => tx
            .one("SELECT no, name, by_name FROM customer_tombstone WHERE id = ?1", sql![id], |row| {
                Ok((row.text(0)?, row.text(1)?, row.text(2)?))
            })?
            .unwrap_or_default(),
    };
    Ok(Changed { id, no, name, by: lately.unwrap_or(by) })
}

/// The files that taking an import back left as they were, because somebody had changed them.
///
/// # Errors
/// A fault of the file.
pub fn stayed(tx: &Tx<'_>, entry: i64) -> Result<Lines<Changed>, Fault> {
    let select = "SELECT o.customer FROM customer_undo o JOIN customer_undone u ON u.entry = o.entry WHERE o.entry = ?1 ORDER BY o.customer LIMIT ?2";
    let ids = tx.all(select, sql![entry, one_more(MOST_STAYED)], |row| row.int(0))?;
    Lines::first(ids, MOST_STAYED).try_map(|ids| ids.into_iter().map(|id| who_changed(tx, id, entry)).collect())
}

/// What taking an act back came to.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Undone {
    /// Files that are as they were before the act, or gone if it had made them.
    pub files: i64,
    /// Files that stay because somebody changed them since.
    pub stayed: i64,
}

/// Takes an act back, with its own entry in the journal about this file (0 for an import).
///
/// # Errors
/// A fault of the file, or `STORE-STOPPED` when it was cancelled.
pub(in crate::areas::customers) fn apply(
    cx: &Context<'_, '_>,
    undoing: &Undoing,
    subject: i64,
    progress: Progress<'_>,
) -> Result<Undone, No> {
    // The entry holds what it came to, so its place is taken before it is written.
    let undone = undo(cx, undoing, journal::next(cx.tx)?, progress)?;
    cx.journal(Entry {
        verb: "customer.undo".to_owned(),
        subject: "customer".to_owned(),
        subject_id: subject,
        title: undoing.title.clone(),
        before: json!({ "entry": undoing.entry, "act": undoing.verb }).to_string(),
        after: json!({ "files": undone.files, "stayed": undone.stayed }).to_string(),
        ..Entry::default()
    })?;
    Ok(undone)
}

fn undo(cx: &Context<'_, '_>, undoing: &Undoing, seq: i64, progress: Progress<'_>) -> Result<Undone, No> {
    let mut words = Words::queued();
    let mut undone = Undone::default();
    let lines = kept(cx.tx, undoing.entry)?;
    if undoing.verb == "customer.merge" {
        merge::part(cx, &mut words, undoing.entry, seq)?;
        undone.files = 2;
    } else {
        for (place, line) in lines.iter().enumerate() {
            let taken = if line.before.is_empty() { unmake(cx, &mut words, line, seq)? } else { take_back(cx, &mut words, line, seq)? };
            if taken {
                undone.files += 1;
                cx.tx.run("DELETE FROM customer_undo WHERE entry = ?1 AND customer = ?2", sql![undoing.entry, line.customer])?;
            } else {
                undone.stayed += 1;
            }
            if place % STRIDE == 0 && progress(place as u64) == ControlFlow::Break(()) {
                return Err(No::Fault(stopped()));
            }
        }
    }
    words.finish(cx.tx)?;
    cx.tx.run("INSERT INTO customer_undone (entry, by_entry) VALUES (?1, ?2)", sql![undoing.entry, seq])?;
    Ok(undone)
}

/// Puts a file back if nobody changed it since.
fn take_back(cx: &Context<'_, '_>, words: &mut Words, line: &Kept, seq: i64) -> Result<bool, Fault> {
    if mark(cx.tx, line.customer)?.as_deref() != Some(line.mark.as_str()) {
        return Ok(false);
    }
    restore(cx, words, line.customer, &line.before, seq, &[])?;
    Ok(true)
}

/// Puts a file back, with the lines of its history and its search words.
pub(super) fn restore(
    cx: &Context<'_, '_>,
    words: &mut Words,
    id: i64,
    picture: &str,
    seq: i64,
    more: &[(&'static str, String, String)],
) -> Result<(), Fault> {
    let now = customer_bare(cx.tx, id)?;
    put_back(cx.tx, id, picture)?;
    let Some((then, _)) = customer_bare(cx.tx, id)? else { return Ok(()) };
    if let Some((now, _)) = now {
        write_history(cx, id, &commands::differences(&now.draft, &then.draft), seq)?;
    }
    write_history(cx, id, more, seq)?;
    put_words(cx.tx, words, id, true, &then.no, &then.draft)
}

/// A file that the act made goes as if it had never been, if nothing came of it. Where somebody has looked into it, its tombstone keeps
/// it with the log of who did (CONV-11).
fn unmake(cx: &Context<'_, '_>, words: &mut Words, line: &Kept, seq: i64) -> Result<bool, Fault> {
    let id = line.customer;
    let file = cx.tx.one("SELECT no, name, rev, grade_by || difficult FROM customer WHERE id = ?1", sql![id], |row| {
        Ok((row.text(0)?, row.text(1)?, row.int(2)?, row.text(3)?))
    })?;
    let Some((no, name, rev, said)) = file else { return Ok(false) };
    let untouched =
        if line.mark.is_empty() { rev == 1 && said.is_empty() } else { mark(cx.tx, id)?.as_deref() == Some(line.mark.as_str()) };
    if !untouched || links::newest_of_customer(cx.tx, id)?.iter().any(|newest| *newest > 0) {
        return Ok(false);
    }
    let logged = |table: &str| cx.tx.number(&format!("SELECT count(*) FROM {table} WHERE customer = ?1"), sql![id]);
    if logged("customer_opening")? + logged("customer_history")? > 0 {
        bury(cx, id, &no, &name, None, seq)?;
        for (table, _) in LOGS {
            cx.tx.run(&format!("DELETE FROM {table} WHERE customer = ?1"), sql![id])?;
        }
    }
    remove(cx.tx, words, id)?;
    Ok(true)
}

/// Sets the tombstone of a file: everything that it held, and where it went.
pub(super) fn bury(cx: &Context<'_, '_>, id: i64, no: &str, name: &str, heir: Option<i64>, entry: i64) -> Result<(), Fault> {
    let whole = [&TABLES[..], &links::OF_CUSTOMERS_BY_KEY[..], &LOGS[..]].concat();
    cx.tx
        .run(
            "INSERT INTO customer_tombstone (id, no, name, heir, entry, at, staff, by_name, file) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)",
            sql![id, no, name, heir, entry, cx.at, cx.actor.id, &cx.actor.name, picture(cx.tx, id, &whole)?],
        )
        .map(|_| ())
}

/// Takes a file and its parts out of the lists and the search.
pub(super) fn remove(tx: &Tx<'_>, words: &mut Words, id: i64) -> Result<(), Fault> {
    for (table, _) in TABLES.iter().skip(1) {
        tx.run(&format!("DELETE FROM {table} WHERE customer = ?1"), sql![id])?;
    }
    tx.run("DELETE FROM customer WHERE id = ?1", sql![id])?;
    words.forget(tx, id)
}

/// The file as it would be with the value that a line of its history replaced. Contacts come out of the picture of the act, which holds
/// them whole. `None` when there is no such line, or nothing to give back.
///
/// # Errors
/// A fault of the file.
pub fn former(tx: &Tx<'_>, file: &Customer, line: i64) -> Result<Option<Draft>, Fault> {
    let found =
        tx.one("SELECT field, before, entry FROM customer_history WHERE id = ?1 AND customer = ?2", sql![line, file.id], |row| {
            Ok((row.text(0)?, row.text(1)?, row.int(2)?))
        })?;
    let Some((name, before, entry)) = found else { return Ok(None) };
    let mut draft = file.draft.clone();
    match (Field::of(&name), name.as_str()) {
        (Some(field), _) => draft.set(field, before),
        (None, "tags") => draft.tags = before.split('、').filter(|tag| !tag.is_empty()).map(str::to_owned).collect(),
        (None, "credit_problems") => draft.credit_problems = problems_of(&before),
        (None, "contacts") => match contacts_before(tx, entry, file.id)? {
            Some(contacts) => draft.contacts = contacts,
            None => return Ok(None),
        },
        (None, _) => return Ok(None),
    }
    Ok(Some(draft))
}

/// Credit problems of a line of the history: `day text；day text`.
fn problems_of(text: &str) -> Vec<CreditProblem> {
    let one = |part: &str| {
        let (day, text) = part.split_once(' ')?;
        Some(CreditProblem { day: day.parse().ok()?, text: text.to_owned() })
    };
    text.split('；').filter_map(one).collect()
}

/// The contacts of a file before an act, from the picture that the act kept.
fn contacts_before(tx: &Tx<'_>, entry: i64, id: i64) -> Result<Option<Vec<Contact>>, Fault> {
    let select = "SELECT before FROM customer_undo WHERE entry = ?1 AND customer = ?2 AND before <> ''";
    let Some(picture) = tx.one(select, sql![entry, id], |row| row.text(0))? else { return Ok(None) };
    let columns = tx.columns("contact")?;
    let place = |name: &str| columns.iter().position(|column| column == name);
    let mut rows = rows_of(&picture)?.into_iter().nth(1).unwrap_or_default();
    rows.sort_by_key(|row| place("seq").and_then(|at| row.get(at)?.as_i64()));
    let contact = |row: Vec<Value>| {
        let cell = |name: &str| place(name).and_then(|at| row.get(at)).cloned().unwrap_or_default();
        let text = |name: &str| cell(name).as_str().unwrap_or_default().to_owned();
        Contact {
            name: text("name"),
            post: text("post"),
            mobile: text("mobile"),
            landline: text("landline"),
            emergency: cell("emergency").as_i64() == Some(1),
            from: text("from_day").parse().ok(),
            to: text("to_day").parse().ok(),
        }
    };
    Ok(Some(rows.into_iter().map(contact).collect()))
}
