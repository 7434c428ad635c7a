//! SQL of customer files: facts, changes, lists, search, history.

pub mod analysis;
pub mod care;
pub mod daily;
pub mod demand;
pub mod events;
mod filter;
pub mod imports;
pub mod ledger;
mod many;
pub mod merge;
pub mod record;
pub mod slips;
pub mod twins;
pub mod undo;

use std::collections::BTreeMap;
use std::ops::ControlFlow;
use std::sync::LazyLock;

use crate::areas::customers::clauses::file_15_keeper::{self, Holder};
use crate::areas::customers::clauses::file_17_first_contact;
use crate::areas::customers::clauses::file_20_credit::Credit;
use crate::areas::customers::clauses::file_23_privacy::{Sight, sight};
use crate::areas::customers::clauses::file_28_duplicates;
use crate::areas::customers::clauses::visit_03_key;
use crate::areas::customers::commands::analysis::Act;
use crate::areas::customers::commands::{self, Change, Command, Facts};
use crate::areas::customers::list::{Column, ListQuery, ListRow, MET};
use crate::areas::customers::model::{Contact, CreditProblem, Customer, Draft, FIELDS, Field, Kind, Order};
use crate::areas::customers::record::Standing;
use crate::areas::{Context, Done, links};
use crate::base::search::{Query as SearchQuery, SearchFields, index_words_into};
use crate::base::{Deed, Fault, Finding, Function, Instant, Lines, No, Reach, Refusal, divisions, mask, one_more, pinyin};
use crate::store::dialect::Engine;
use crate::store::journal::Entry;
use crate::store::migrate::Step;
use crate::store::{Row, Sql, Tx, numbers};
use crate::{msg, sql};

/// Schema files of this area.
pub const SCHEMA: &[Step] = &[
    Step { name: "customers/0001", text: include_str!("../schema/0001_customers.sql") },
    Step { name: "customers/0002", text: include_str!("../schema/0002_care.sql") },
    Step { name: "customers/0003", text: include_str!("../schema/0003_lists.sql") },
    Step { name: "customers/0004", text: include_str!("../schema/0004_analysis.sql") },
    Step { name: "customers/0005", text: include_str!("../schema/0005_file.sql") },
    Step { name: "customers/0006", text: include_str!("../schema/0006_daily.sql") },
    Step { name: "customers/0007", text: include_str!("../schema/0007_undo.sql") },
    Step { name: "customers/0008", text: include_str!("../schema/0008_classes.sql") },
    Step { name: "customers/0009", text: include_str!("../schema/0009_pace.sql") },
];

/// Series of the business numbers.
pub const SERIES: &str = "KH";
/// The newest files, which are looked at one by one for the first rows of a list before it is asked for as a whole: some milliseconds
/// where the index `customer_newest` holds what is asked.
const MOST_NEWEST: i64 = 10_000;
/// Rows that the first page looks at before it shows what it has (some milliseconds); the whole list follows.
const MOST_LOOKS: usize = 300;
/// Lines of its history, and openings, that a file shows.
const MOST_HISTORY: usize = 500;
const MOST_OPENINGS: usize = 200;
/// Values of a field, and tags, to choose from.
const MOST_VALUES: usize = 200;
/// Minutes in which opening the same file again is one opening.
const OPENING_MIN: i64 = 10;

static COLUMNS: LazyLock<String> = LazyLock::new(|| Field::ALL.iter().map(|f| f.name()).collect::<Vec<_>>().join(", "));
static INSERT: LazyLock<String> = LazyLock::new(|| {
    let places = (1..=FIELDS + 8).map(|n| format!("?{n}")).collect::<Vec<_>>().join(", ");
    format!(
        "INSERT INTO customer ({}, no, name_key, created_at, created_by, updated_at, updated_by, key_since, twin_key) VALUES ({places}) RETURNING id",
        *COLUMNS
    )
});
static UPDATE: LazyLock<String> = LazyLock::new(|| {
    let sets = Field::ALL.iter().enumerate().map(|(n, f)| format!("{} = ?{}", f.name(), n + 1)).collect::<Vec<_>>().join(", ");
    format!(
        "UPDATE customer SET {sets}, name_key = ?{}, updated_at = ?{}, updated_by = ?{}, twin_key = ?{}, \
         key_since = CASE WHEN ?{key} = '' OR key_since = '' THEN ?{key} ELSE key_since END, rev = rev + 1 WHERE id = ?{} AND rev = ?{}",
        FIELDS + 1,
        FIELDS + 2,
        FIELDS + 3,
        FIELDS + 7,
        FIELDS + 5,
        FIELDS + 6,
        key = FIELDS + 4
    )
});
static SELECT: LazyLock<String> =
    LazyLock::new(|| format!("SELECT {}, id, no, rev, created_at, updated_at, updated_by FROM customer WHERE id = ?1", *COLUMNS));

fn field_sql(draft: &Draft, field: Field) -> Sql<'_> {
    if field.is_number() { Sql::from(draft.number(field)) } else { Sql::from(draft.get(field)) }
}

fn field_text(row: &Row<'_>, column: usize, field: Field) -> Result<String, Fault> {
    if field.is_number() { Ok(row.maybe_int(column)?.map_or(String::new(), |n| n.to_string())) } else { row.text(column) }
}

/// A whole file, unmasked.
///
/// # Errors
/// A fault of the file.
pub fn customer(tx: &Tx<'_>, id: i64) -> Result<Option<Customer>, Fault> {
    let Some((mut customer, by)) = customer_bare(tx, id)? else { return Ok(None) };
    customer.updated_by = links::names(tx)?.remove(&by).unwrap_or_default();
    Ok(Some(customer))
}

/// A whole file, with the id instead of the name of who changed it last; for many files in a row.
///
/// # Errors
/// A fault of the file.
pub fn customer_bare(tx: &Tx<'_>, id: i64) -> Result<Option<(Customer, i64)>, Fault> {
    let found = tx.one(&SELECT, sql![id], |row| {
        let mut draft = Draft::default();
        for (column, field) in Field::ALL.iter().enumerate() {
            draft.set(*field, field_text(row, column, *field)?);
        }
        let by = row.int(FIELDS + 5)?;
        let customer = Customer {
            id: row.int(FIELDS)?,
            no: row.text(FIELDS + 1)?,
            rev: row.int(FIELDS + 2)?,
            draft,
            created_at: row.int(FIELDS + 3)?,
            updated_at: row.int(FIELDS + 4)?,
            updated_by: String::new(),
        };
        Ok((customer, by))
    })?;
    let Some((mut customer, by)) = found else { return Ok(None) };
    customer.draft.contacts = contacts(tx, id)?;
    customer.draft.tags = tx.all("SELECT tag FROM customer_tag WHERE customer = ?1", sql![id], |row| row.text(0))?.into_iter().collect();
    customer.draft.credit_problems =
        tx.all("SELECT day, text FROM credit_problem WHERE customer = ?1 ORDER BY day DESC, id DESC", sql![id], |row| {
            Ok(CreditProblem { day: row.day(0)?, text: row.text(1)? })
        })?;
    Ok(Some((customer, by)))
}

/// The contacts of a file, the main one first.
///
/// # Errors
/// A fault of the file.
pub fn contacts(tx: &Tx<'_>, id: i64) -> Result<Vec<Contact>, Fault> {
    tx.all(
        "SELECT name, post, mobile, landline, emergency, from_day, to_day FROM contact WHERE customer = ?1 ORDER BY seq",
        sql![id],
        |row| {
            Ok(Contact {
                name: row.text(0)?,
                post: row.text(1)?,
                mobile: row.text(2)?,
                landline: row.text(3)?,
                emergency: row.flag(4)?,
                from: row.str(5)?.parse().ok(),
                to: row.str(6)?.parse().ok(),
            })
        },
    )
}

/// Reads all that the decision needs.
///
/// # Errors
/// A fault of the file.
pub fn facts(cx: &Context<'_, '_>, command: &Command) -> Result<Facts, Fault> {
    let mut facts = Facts::default();
    if let Command::Edit { id, .. } | Command::Remove { id } | Command::Reveal { id } | Command::Open { id } | Command::Print { id } =
        command
    {
        facts.stored = customer(cx.tx, *id)?;
        if let Some(stored) = &facts.stored {
            (facts.own, facts.holder) = whose(cx, stored)?;
        }
    }
    if let Command::Record(act) = command {
        record::facts(cx, act, &mut facts)?;
        return Ok(facts);
    }
    let (draft, id) = match command {
        Command::Create { draft } => (draft, 0),
        Command::Edit { draft, id, .. } => (draft, *id),
        Command::Extract | Command::Tidy { .. } => {
            daily::facts(cx, command, &mut facts)?;
            return Ok(facts);
        }
        Command::Analysis(Act::Note { period, .. }) => {
            facts.sales_note = analysis::note(cx.tx, &period.key())?;
            return Ok(facts);
        }
        Command::Merge { keep, gone, draft, .. } => {
            facts.stored = customer(cx.tx, *keep)?;
            facts.other = customer(cx.tx, *gone)?;
            facts.unknown_people = unknown_people(cx.tx, draft)?;
            return Ok(facts);
        }
        Command::Distinct { ids } => {
            facts.distinct = twins::numbers(cx.tx, ids)?;
            return Ok(facts);
        }
        Command::Undo { entry } => {
            undo::facts(cx, *entry, &mut facts)?;
            return Ok(facts);
        }
        _ => {
            care::facts(cx, command, &mut facts)?;
            return Ok(facts);
        }
    };
    facts.twins = twins::of_draft(cx, draft, id)?;
    facts.unknown_people = unknown_people(cx.tx, draft)?;
    Ok(facts)
}

fn unknown_people(tx: &Tx<'_>, draft: &Draft) -> Result<Vec<Field>, Fault> {
    let people = links::names(tx)?;
    let unknown = |field: &Field| draft.number(*field).is_some_and(|id| !people.contains_key(&id));
    Ok([Field::Keeper, Field::Agent].into_iter().filter(unknown).collect())
}

/// Whether a file is of one of the person's own customers.
///
/// # Errors
/// A fault of the file.
pub(super) fn is_own(cx: &Context<'_, '_>, customer: &Customer) -> Result<bool, Fault> {
    Ok(is_of(customer, &links::own_people(cx)?))
}

/// The same, and who answers for the file.
fn whose(cx: &Context<'_, '_>, customer: &Customer) -> Result<(bool, Holder), Fault> {
    let own = links::own_people(cx)?;
    Ok((is_of(customer, &own), holder(customer, &own, &links::names(cx.tx)?)))
}

fn is_of(customer: &Customer, people: &[i64]) -> bool {
    [Field::Agent, Field::Keeper].iter().any(|field| customer.draft.number(*field).is_some_and(|id| people.contains(&id)))
}

/// Who answers for a file: its keeper, or its agent where nobody keeps it (FILE-15).
fn holder(customer: &Customer, own: &[i64], names: &BTreeMap<i64, String>) -> Holder {
    match [Field::Keeper, Field::Agent].iter().find_map(|field| customer.draft.number(*field)) {
        None => Holder::Nobody,
        Some(person) if own.contains(&person) => Holder::Own,
        Some(person) => Holder::Another(names.get(&person).cloned().unwrap_or_default()),
    }
}

/// Writes what was decided, with its history and its journal entry, which names the clauses of the findings.
///
/// # Errors
/// A fault of the file.
pub fn apply(cx: &Context<'_, '_>, command: &Command, facts: &Facts, changes: &[Change], findings: Vec<Finding>) -> Result<Done, No> {
    let mut done = Done::default();
    if let Some(stored) = &facts.stored {
        done.id = stored.id;
        done.title = stored.no.clone();
    }
    let mut clauses: Vec<&str> = findings.iter().map(|finding| finding.clause).collect();
    clauses.dedup();
    let mut entry = Entry {
        verb: command.verb().to_owned(),
        subject: "customer".to_owned(),
        subject_id: done.id,
        title: done.title.clone(),
        clauses: clauses.join(" "),
        ..Entry::default()
    };
    done.findings = findings;
    if let Command::Record(act) = command {
        record::apply(cx, act, facts, changes, entry, &mut done)?;
        return Ok(done);
    }
    let mut kept = false;
    for change in changes {
        match change {
            Change::Insert(draft) => {
                let day = cx.at.day();
                let no = numbers::shown(SERIES, day, numbers::reserve(cx.tx, SERIES, day, 1)?);
                done.id = insert(cx, &mut Words::default(), &no, draft)?;
                done.title = no;
                entry.after = json_of(&commands::differences(&Draft::default(), draft), false);
                kept = true;
            }
            Change::Update { rev, draft } => {
                let Some(stored) = &facts.stored else { continue };
                let differences = commands::differences(&stored.draft, draft);
                entry.before = json_of(&differences, true);
                entry.after = json_of(&differences, false);
                let seq = cx.journal(entry)?;
                let trace = undo::Trace::of(cx.tx, [stored.id])?;
                update(cx, &mut Words::default(), stored.id, *rev, draft, &differences, seq)?;
                done.undo = trace.keep(cx.tx, seq)?;
                return Ok(done);
            }
            Change::Merge(draft) => {
                let (Some(stored), Some(other)) = (&facts.stored, &facts.other) else { continue };
                entry.before = json_of(&commands::differences(&Draft::default(), &other.draft), false);
                entry.after = json_of(&commands::differences(&stored.draft, draft), false);
                entry.reason = format!("{} → {}", other.no, stored.no);
                let seq = cx.journal(entry)?;
                merge::merge(cx, stored, other, draft, seq)?;
                done.undo = Some(seq);
                return Ok(done);
            }
            Change::Undo => {
                let Some(undoing) = &facts.undo else { continue };
                let undone = undo::apply(cx, undoing, done.id, &mut |_| ControlFlow::Continue(()))?;
                done.title.clone_from(&undoing.title);
                done.findings.extend(file_28_duplicates::stayed(undone.stayed));
                return Ok(done);
            }
            Change::SaveMapping(mapping) => {
                imports::save_mapping(cx, mapping)?;
                done.title.clone_from(&mapping.name);
                kept = true;
            }
            Change::Distinct(one, other) => {
                twins::tell_apart(cx, *one, *other)?;
                done.title = facts.distinct.join(" ≠ ");
                kept = true;
            }
            Change::LogOpening { what } => {
                kept = *what != "open";
                log_opening(cx, done.id, what)?;
                if *what == "reveal" {
                    done.shown = facts.stored.as_ref().map(|stored| Box::new(stored.draft.clone()));
                }
            }
            Change::Extract { .. } | Change::Tidy { .. } => {
                daily::apply(cx, change)?;
                note(command, &mut entry, &mut done);
                kept = true;
            }
            Change::Note => {
                note(command, &mut entry, &mut done);
                kept = true;
            }
            Change::SalesNote { text } => {
                analysis::write_note(cx, command, facts, text, &mut entry, &mut done)?;
                kept = true;
            }
            _ => {
                care::apply(cx, facts, changes, command, entry, &mut done)?;
                return Ok(done);
            }
        }
    }
    if kept {
        entry.subject_id = done.id;
        entry.title.clone_from(&done.title);
        cx.journal(entry)?;
    }
    Ok(done)
}

/// Sets a single field of a file inside another act, with its history; none that is searched for or sorted by a key of its own.
fn amend(cx: &Context<'_, '_>, id: i64, seq: i64, field: Field, value: &str) -> Result<(), Fault> {
    let name = field.name();
    let before = cx.tx.one(&format!("SELECT {name} FROM customer WHERE id = ?1"), sql![id], |row| field_text(row, 0, field))?;
    let Some(before) = before.filter(|before| before != value) else { return Ok(()) };
    let new = if field.is_number() { Sql::from(value.parse::<i64>().ok()) } else { Sql::from(value) };
    cx.tx.run(
        &format!("UPDATE customer SET {name} = ?2, updated_at = ?3, updated_by = ?4, rev = rev + 1 WHERE id = ?1"),
        &[Sql::from(id), new, Sql::from(cx.at), Sql::from(cx.actor.id)],
    )?;
    if field == Field::Grade {
        // Those of grade A are key customers, from the day on which they became so (VISIT-03).
        cx.tx.run(
            "UPDATE customer SET key_since = CASE WHEN grade <> 'A' AND key_flag = '' THEN '' WHEN key_since = '' THEN ?2 ELSE key_since END \
             WHERE id = ?1",
            sql![id, cx.at.day()],
        )?;
    }
    write_history(cx, id, &[(name, before, value.to_owned())], seq)
}

fn note(command: &Command, entry: &mut Entry, done: &mut Done) {
    match command {
        Command::Export { columns, rows, reason, list } => {
            entry.reason = reason.trim().to_owned();
            entry.after = serde_json::json!({ "rows": rows, "columns": columns, "filters": list.filter.conditions().count(), "searched": !list.text.is_empty() }).to_string();
        }
        Command::Tidy { note } => entry.reason = note.trim().to_owned(),
        Command::Analysis(Act::Export { table, period, rows, reason }) => {
            entry.reason = reason.trim().to_owned();
            entry.after = serde_json::json!({ "table": table, "period": period, "rows": rows }).to_string();
        }
        Command::Import(note) => {
            done.title.clone_from(&note.file);
            entry.after = serde_json::json!({
                "rows": note.rows, "created": note.created, "updated": note.updated,
                "unchanged": note.unchanged, "flawed": note.flawed, "skipped": note.skipped,
            })
            .to_string();
        }
        _ => {}
    }
}

fn json_of(differences: &[(&'static str, String, String)], before: bool) -> String {
    let map: serde_json::Map<String, serde_json::Value> = differences
        .iter()
        .map(|(field, old, new)| ((*field).to_owned(), serde_json::Value::from(if before { old.as_str() } else { new.as_str() })))
        .collect();
    serde_json::Value::Object(map).to_string()
}

fn log_opening(cx: &Context<'_, '_>, id: i64, what: &str) -> Result<(), Fault> {
    let lately = cx.tx.number(
        "SELECT count(*) FROM customer_opening WHERE customer = ?1 AND staff = ?2 AND what = ?3 AND at > ?4",
        sql![id, cx.actor.id, what, cx.at.plus_minutes(-OPENING_MIN)],
    )?;
    if lately == 0 || what != "open" {
        cx.tx.run(
            "INSERT INTO customer_opening (customer, at, staff, name, what) VALUES (?1, ?2, ?3, ?4, ?5)",
            sql![id, cx.at, cx.actor.id, &cx.actor.name, what],
        )?;
    }
    Ok(())
}

/// Search words on their way into the index.
#[derive(Default)]
pub struct Words {
    text: String,
    queue: Option<Vec<(i64, bool, String)>>,
}

/// Rows whose words wait together.
const MOST_WAITING: usize = 2_000;

impl Words {
    /// For many rows in one transaction; [`Words::finish`] ends it. The engine sets down what it gathered for the index before every
    /// statement that could be undone alone, and each row has such statements: written one by one, the words take ten times as long.
    pub fn queued() -> Self {
        Words { text: String::new(), queue: Some(Vec::with_capacity(MOST_WAITING)) }
    }

    /// A file is not to be found any more.
    fn forget(&mut self, tx: &Tx<'_>, id: i64) -> Result<(), Fault> {
        self.text.clear();
        self.put(tx, id, true)
    }

    fn put(&mut self, tx: &Tx<'_>, id: i64, replaces: bool) -> Result<(), Fault> {
        let Some(queue) = &mut self.queue else { return write_words(tx, id, replaces, &self.text) };
        queue.push((id, replaces, self.text.clone()));
        if queue.len() >= MOST_WAITING { self.finish(tx) } else { Ok(()) }
    }

    /// Writes what still waits.
    ///
    /// # Errors
    /// A fault of the file.
    pub fn finish(&mut self, tx: &Tx<'_>) -> Result<(), Fault> {
        for (id, replaces, words) in self.queue.iter_mut().flat_map(|queue| queue.drain(..)) {
            write_words(tx, id, replaces, &words)?;
        }
        Ok(())
    }
}

/// Writes a new file with its contacts and search words.
///
/// # Errors
/// A fault of the file.
pub fn insert(cx: &Context<'_, '_>, words: &mut Words, no: &str, draft: &Draft) -> Result<i64, Fault> {
    let mut values: Vec<Sql<'_>> = Field::ALL.iter().map(|field| field_sql(draft, *field)).collect();
    let (key, twin_key) = keys_of(draft);
    values.extend([Sql::from(no), Sql::from(key), Sql::from(cx.at), Sql::from(cx.actor.id), Sql::from(cx.at), Sql::from(cx.actor.id)]);
    values.extend([key_from(cx, draft), Sql::from(twin_key)]);
    let id = cx.tx.insert(&INSERT, &values)?;
    write_parts(cx.tx, id, draft)?;
    put_words(cx.tx, words, id, false, no, draft)?;
    // Whoever makes a file for himself has just spoken with the customer.
    if let Some(agent) = draft.number(Field::Agent).filter(|agent| *agent != cx.actor.id) {
        care::allocated(cx, id, Some(agent))?;
    }
    Ok(id)
}

/// Writes new values over a revision, with a line of history for each field that differs.
///
/// # Errors
/// `STORE-BUSY` when another revision is stored; a fault of the file.
pub fn update(
    cx: &Context<'_, '_>,
    words: &mut Words,
    id: i64,
    rev: i64,
    draft: &Draft,
    differences: &[(&'static str, String, String)],
    entry: i64,
) -> Result<(), Fault> {
    write_values(cx, id, rev, draft)?;
    write_history(cx, id, differences, entry)?;
    if differences.iter().any(|(field, ..)| *field == Field::Agent.name()) {
        care::allocated(cx, id, draft.number(Field::Agent))?;
    }
    let parts = |name: &str| differences.iter().any(|(field, ..)| *field == name);
    if parts("contacts") || parts("tags") || parts("credit_problems") {
        for table in ["contact", "customer_tag", "credit_problem"] {
            cx.tx.run(&format!("DELETE FROM {table} WHERE customer = ?1"), sql![id])?;
        }
        write_parts(cx.tx, id, draft)?;
    }
    let no = cx.tx.one("SELECT no FROM customer WHERE id = ?1", sql![id], |row| row.text(0))?.unwrap_or_default();
    put_words(cx.tx, words, id, true, &no, draft)
}

/// The day from which on this is a key customer, if it was none before; empty for who is none (VISIT-03).
fn key_from(cx: &Context<'_, '_>, draft: &Draft) -> Sql<'static> {
    Sql::from(if visit_03_key::is_key(draft) { cx.at.day().to_string() } else { String::new() })
}

/// The keys by which a name stands in its order, and by which it is found when another sounds or looks like it.
fn keys_of(draft: &Draft) -> (String, String) {
    let name = draft.get(Field::Name);
    (pinyin::pinyin_key(name), file_28_duplicates::twin_key(name))
}

/// Writes the values of the fields over a revision.
fn write_values(cx: &Context<'_, '_>, id: i64, rev: i64, draft: &Draft) -> Result<(), Fault> {
    let mut values: Vec<Sql<'_>> = Field::ALL.iter().map(|field| field_sql(draft, *field)).collect();
    let (key, twin_key) = keys_of(draft);
    values.extend([
        Sql::from(key),
        Sql::from(cx.at),
        Sql::from(cx.actor.id),
        key_from(cx, draft),
        Sql::from(id),
        Sql::from(rev),
        Sql::from(twin_key),
    ]);
    if cx.tx.run(&UPDATE, &values)? == 0 {
        return Err(Fault::new("STORE-BUSY", msg!("base-store-busy"), "revision moved inside the transaction"));
    }
    Ok(())
}

fn write_history(cx: &Context<'_, '_>, id: i64, differences: &[(&'static str, String, String)], entry: i64) -> Result<(), Fault> {
    for (field, before, after) in differences {
        cx.tx.run(
            "INSERT INTO customer_history (customer, field, before, after, at, staff, name, entry) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)",
            sql![id, *field, before, after, cx.at, cx.actor.id, &cx.actor.name, entry],
        )?;
    }
    Ok(())
}

fn write_parts(tx: &Tx<'_>, id: i64, draft: &Draft) -> Result<(), Fault> {
    let day = |day: Option<crate::base::Day>| day.map_or(String::new(), |d| d.to_string());
    for (seq, contact) in draft.contacts.iter().filter(|c| !c.is_blank()).enumerate() {
        tx.run(
            "INSERT INTO contact (customer, seq, name, post, mobile, landline, emergency, from_day, to_day) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)",
            sql![
                id,
                i64::try_from(seq).unwrap_or(i64::MAX),
                &contact.name,
                &contact.post,
                &contact.mobile,
                &contact.landline,
                contact.emergency,
                day(contact.from),
                day(contact.to)
            ],
        )?;
    }
    for tag in &draft.tags {
        tx.run("INSERT INTO customer_tag (tag, customer) VALUES (?1, ?2)", sql![tag, id])?;
    }
    for problem in &draft.credit_problems {
        tx.run("INSERT INTO credit_problem (customer, day, text) VALUES (?1, ?2, ?3)", sql![id, problem.day, &problem.text])?;
    }
    Ok(())
}

/// What of a file can be searched.
pub fn search_fields<T>(no: &str, draft: &Draft, region: &str, look: impl FnOnce(&SearchFields<'_>) -> T) -> T {
    let contacts: Vec<&str> = draft.contacts.iter().map(|c| c.name.as_str()).filter(|n| !n.is_empty()).collect();
    let phones: Vec<&str> =
        draft.contacts.iter().flat_map(|c| [c.mobile.as_str(), c.landline.as_str()]).filter(|n| !n.is_empty()).collect();
    look(&SearchFields {
        names: &[draft.get(Field::Name)],
        contacts: &contacts,
        addresses: &[draft.get(Field::Address), region],
        notes: &[draft.get(Field::Notes)],
        phones: &phones,
        codes: &[no, draft.get(Field::CreditCode)],
    })
}

/// The words of a region: its divisions' names, or the free text.
pub fn region_words(region: &str) -> String {
    match region.parse() {
        Ok(code) => divisions::path(divisions::Code(code)).join(" "),
        Err(_) => region.to_owned(),
    }
}

fn put_words(tx: &Tx<'_>, words: &mut Words, id: i64, replaces: bool, no: &str, draft: &Draft) -> Result<(), Fault> {
    let region = region_words(draft.get(Field::Region));
    search_fields(no, draft, &region, |fields| index_words_into(&mut words.text, fields));
    words.put(tx, id, replaces)
}

fn write_words(tx: &Tx<'_>, id: i64, replaces: bool, words: &str) -> Result<(), Fault> {
    if replaces {
        tx.run("DELETE FROM customer_words WHERE rowid = ?1", sql![id])?;
    }
    if words.is_empty() {
        return Ok(());
    }
    tx.run(&PUT_WORDS, sql![id, words]).map(|_| ())
}

static PUT_WORDS: LazyLock<String> = LazyLock::new(|| Engine::Sqlite.put_words("customer_words"));

/// The condition that keeps a person to his own customers; empty for who reads all.
///
/// # Errors
/// A refusal for who may read none, or a fault.
pub fn scope(cx: &Context<'_, '_>) -> Result<String, No> {
    let access = cx.actor.access(Function::CustomerRead);
    if access.deed < Deed::Read {
        return Err(No::Refused(Refusal::by("SEC-08", msg!("base-refused-read"))));
    }
    if access.reach == Reach::All {
        return Ok(String::new());
    }
    Ok(own_condition(cx)?)
}

/// The condition that keeps to a person's own customers.
fn own_condition(cx: &Context<'_, '_>) -> Result<String, Fault> {
    let own = links::own_people(cx)?.iter().map(i64::to_string).collect::<Vec<_>>().join(", ");
    Ok(format!("(c.agent IN ({own}) OR c.keeper IN ({own}))"))
}

/// The columns of a file's class, of which `customer_class` keeps how many files have it; beside the province, whose code's first two
/// digits stand in `region` there.
const CLASS: [&str; 8] = ["industry", "source", "nature", "grade", "credit_grade", "relation", "market", "type"];
const SAME_CLASS: &str = "c.industry = g.industry AND c.source = g.source AND c.nature = g.nature AND c.grade = g.grade \
                          AND c.credit_grade = g.credit_grade AND c.relation = g.relation AND c.market = g.market AND c.type = g.type";

/// A list as SQL, with the values of its places.
struct Listing {
    from: String,
    conditions: Vec<String>,
    order: String,
    values: Vec<String>,
    search: SearchQuery,
}

impl Listing {
    /// The conditions with their word; nothing where there are none.
    fn wheres(&self) -> String {
        if self.conditions.is_empty() { String::new() } else { format!(" WHERE {}", self.conditions.join(" AND ")) }
    }

    /// Hits of the index are looked at one by one.
    fn checks(&self) -> bool {
        !self.search.is_empty() && self.search.needs_check()
    }
}

fn listing(cx: &Context<'_, '_>, list: &ListQuery) -> Result<Listing, No> {
    let mut conditions = Vec::new();
    let scope = scope(cx)?;
    if !scope.is_empty() {
        conditions.push(scope);
    }
    let mut values = Vec::new();
    let filter = maker(cx, filter::Way::Chosen, &mut values).filter(&list.filter);
    let search = SearchQuery::parse(&list.text);
    let mut from = "customer c".to_owned();
    let by_class = conditions.is_empty() && search.is_empty() && list.filter.is_of_classes();
    if let (true, "c.id", Some(filter)) = (by_class, list.sort.order_by(), &filter) {
        from = format!("{} CROSS JOIN customer c", classes(filter));
        conditions.push(SAME_CLASS.to_owned());
    }
    conditions.extend(filter);
    if let Some(fts) = search.fts() {
        values.push(fts);
        from = "customer_words w JOIN customer c ON c.id = w.rowid".to_owned();
        conditions.push(Engine::Sqlite.matches("customer_words", &format!("?{}", values.len())));
    }
    if list.sort.of_contact() {
        from.push_str(" LEFT JOIN contact k ON k.customer = c.id AND k.seq = 0");
    }
    let way = if list.descending { "DESC" } else { "ASC" };
    let by = list.sort.order_by();
    let order = if by == "c.id" {
        // The search table is read in the order of its own key, so the newest hits come first without sorting.
        format!("{} {way}", if search.is_empty() { "c.id" } else { "w.rowid" })
    } else {
        format!("{by} {way}, c.id {way}")
    };
    Ok(Listing { from, conditions, order, values, search })
}

fn maker<'a>(cx: &Context<'_, '_>, way: filter::Way, values: &'a mut Vec<String>) -> filter::Maker<'a> {
    filter::Maker { me: cx.actor.id, today: cx.at.day(), way, narrow: false, values }
}

/// The classes `g` that meet a filter of classes: of a million files there are some thousands, and an index leads from each to its files.
/// (`CROSS JOIN` keeps the order of the tables.)
fn classes(filter: &str) -> String {
    format!("(SELECT DISTINCT {} FROM customer_class c WHERE customers > 0 AND {filter}) g", CLASS.join(", "))
}

/// The first rows of a list in the order of the files' making, when they are found among the `most` files at its beginning; or the whole
/// list, when there are no more files than that. Nothing where that does not do, and for who does not read all files.
///
/// # Errors
/// A refusal for who may read none, or a fault.
pub(in crate::areas::customers) fn nearest(
    cx: &Context<'_, '_>,
    list: &ListQuery,
    limit: usize,
    most: i64,
) -> Result<Option<(Vec<i64>, bool)>, No> {
    if list.sort.order_by() != "c.id" || !list.text.trim().is_empty() || !scope(cx)?.is_empty() {
        return Ok(None);
    }
    let (end, way, beyond) = if list.descending { ("max(id)", "DESC", ">") } else { ("min(id)", "ASC", "<") };
    let end = cx.tx.number(&format!("SELECT coalesce({end}, 0) FROM customer"), &[])?;
    let last = if list.descending { end - most } else { end + most };
    let mut values = Vec::new();
    let filter = maker(cx, filter::Way::RowByRow, &mut values).filter(&list.filter);
    let filter = filter.map_or_else(String::new, |filter| format!(" AND {filter}"));
    let statement = format!("SELECT c.id FROM customer c WHERE c.id {beyond} {last}{filter} ORDER BY c.id {way}");
    let values: Vec<Sql<'_>> = values.iter().map(Sql::from).collect();
    let mut found = Vec::with_capacity(limit);
    cx.tx.each(&statement, &values, |row| {
        found.push(row.int(0)?);
        Ok::<_, Fault>(if found.len() > limit { ControlFlow::Break(()) } else { ControlFlow::Continue(()) })
    })?;
    let others = || cx.tx.number(&format!("SELECT count(*) FROM (SELECT 1 FROM customer WHERE NOT id {beyond} {last} LIMIT 1) one"), &[]);
    if found.len() <= limit && others()? > 0 {
        return Ok(None);
    }
    let more = found.len() > limit;
    found.truncate(limit);
    Ok(Some((found, more)))
}

/// The ids of a list in its order, at most `limit`. Returns true behind them when there may be more.
///
/// # Errors
/// A refusal for who may read none, or a fault.
pub fn ids(cx: &Context<'_, '_>, list: &ListQuery, limit: Option<usize>) -> Result<(Vec<i64>, bool), No> {
    if let Some(limit) = limit
        && let Some(found) = nearest(cx, list, limit, MOST_NEWEST)?
    {
        return Ok(found);
    }
    let listing = listing(cx, list)?;
    let mut statement = format!("SELECT c.id FROM {}{} ORDER BY {}", listing.from, listing.wheres(), listing.order);
    let values: Vec<Sql<'_>> = listing.values.iter().map(Sql::from).collect();
    let check = listing.checks();
    // The engine sorts no more rows than are wanted.
    if let (Some(limit), false) = (limit, check) {
        statement.push_str(&format!(" LIMIT {}", limit.saturating_add(1)));
    }
    let mut out = Vec::new();
    let mut more = false;
    let mut looked_at = 0;
    cx.tx.each(&statement, &values, |row| {
        let id = row.int(0)?;
        if check {
            if limit.is_some() && looked_at >= MOST_LOOKS {
                more = true;
                return Ok::<_, No>(ControlFlow::Break(()));
            }
            looked_at += 1;
            if !accepts(cx.tx, id, &listing.search)? {
                return Ok(ControlFlow::Continue(()));
            }
        }
        if limit.is_some_and(|limit| out.len() >= limit) {
            more = true;
            return Ok(ControlFlow::Break(()));
        }
        out.push(id);
        Ok(ControlFlow::Continue(()))
    })?;
    Ok((out, more))
}

/// The index knows which words a row holds, not how they stand; the row itself decides.
///
/// # Errors
/// A fault of the file.
pub fn accepts(tx: &Tx<'_>, id: i64, query: &SearchQuery) -> Result<bool, Fault> {
    let found = tx.one("SELECT no, name, address, region, notes, credit_code FROM customer WHERE id = ?1", sql![id], |row| {
        Ok([row.text(0)?, row.text(1)?, row.text(2)?, region_words(row.str(3)?), row.text(4)?, row.text(5)?])
    })?;
    let Some([no, name, address, region, notes, code]) = found else { return Ok(false) };
    let look = |contacts: &[&str], phones: &[&str]| {
        let (addresses, codes) = ([address.as_str(), region.as_str()], [no.as_str(), code.as_str()]);
        query.accepts(&SearchFields { names: &[&name], contacts, addresses: &addresses, notes: &[&notes], phones, codes: &codes })
    };
    // More fields only ever find more, so the contacts are fetched where the file alone is not enough.
    if look(&[], &[]) {
        return Ok(true);
    }
    let people = tx.all("SELECT name, mobile, landline FROM contact WHERE customer = ?1", sql![id], |row| {
        Ok([row.text(0)?, row.text(1)?, row.text(2)?])
    })?;
    let names: Vec<&str> = people.iter().map(|[name, ..]| name.as_str()).filter(|name| !name.is_empty()).collect();
    let phones: Vec<&str> =
        people.iter().flat_map(|[_, mobile, landline]| [mobile.as_str(), landline.as_str()]).filter(|number| !number.is_empty()).collect();
    Ok(look(&names, &phones))
}

/// Rows of the list by id, in the order of the ids; a file that is gone is left out.
///
/// # Errors
/// A refusal for who may read none, or a fault.
pub fn rows(cx: &Context<'_, '_>, ids: &[i64], columns: &[Column], masked: bool) -> Result<Vec<ListRow>, No> {
    let scope = scope(cx)?;
    let guard = if scope.is_empty() { String::new() } else { format!(" AND {scope}") };
    let reader = RowReader::new(columns, &guard, links::names(cx.tx)?, masked);
    let mut out = Vec::with_capacity(ids.len());
    for id in ids {
        out.extend(reader.row(cx.tx, *id)?);
    }
    Ok(out)
}

/// Reads rows of a list one by one; made once for many rows.
pub struct RowReader {
    statement: String,
    columns: Vec<Column>,
    names: BTreeMap<i64, String>,
    masked: bool,
}

impl RowReader {
    /// A reader of these columns. `guard` is empty or begins with ` AND `.
    pub fn new(columns: &[Column], guard: &str, names: BTreeMap<i64, String>, masked: bool) -> Self {
        let wanted = wanted(columns);
        let statement =
            format!("SELECT {wanted} FROM customer c LEFT JOIN contact k ON k.customer = c.id AND k.seq = 0 WHERE c.id = ?1{guard}");
        RowReader { statement, columns: columns.to_vec(), names, masked }
    }

    /// One row, if the file is there.
    ///
    /// # Errors
    /// A fault of the file.
    pub fn row(&self, tx: &Tx<'_>, id: i64) -> Result<Option<ListRow>, Fault> {
        tx.one(&self.statement, sql![id], |row| self.read(tx, row))
    }

    fn read(&self, tx: &Tx<'_>, row: &Row<'_>) -> Result<ListRow, Fault> {
        let id = row.int(0)?;
        let cell = |(n, column): (usize, &Column)| match column {
            Column::Tags => {
                let tags = tx.all("SELECT tag FROM customer_tag WHERE customer = ?1 ORDER BY tag", sql![id], |row| row.text(0))?;
                Ok(tags.join("、"))
            }
            Column::FirstContact => Ok(match care::allocation(tx, id)? {
                Some(allocation) if allocation.met_at.is_some() => MET.to_owned(),
                Some(allocation) => file_17_first_contact::due(allocation.at).to_string(),
                None => String::new(),
            }),
            column => self.cell(row, n + 1, *column),
        };
        let cells = self.columns.iter().enumerate().map(cell).collect::<Result<_, Fault>>()?;
        Ok(ListRow { id, cells })
    }

    fn cell(&self, row: &Row<'_>, place: usize, column: Column) -> Result<String, Fault> {
        Ok(match column {
            Column::Mobile | Column::Landline if self.masked => mask::phone(row.str(place)?),
            Column::Field(Field::Address) if self.masked => mask::address(row.str(place)?),
            Column::Field(Field::IdNumber) if self.masked => mask::identity_number(row.str(place)?),
            Column::Field(field) if field.kind() == Kind::Person => {
                row.maybe_int(place)?.and_then(|id| self.names.get(&id).cloned()).unwrap_or_default()
            }
            Column::CreatedAt | Column::UpdatedAt => row.int(place)?.to_string(),
            Column::LastContact => row.maybe_int(place)?.map_or_else(String::new, |at| at.to_string()),
            Column::Field(field) => field_text(row, place, field)?,
            _ => row.text(place)?,
        })
    }
}

/// What a row of these columns selects, its id first.
fn wanted(columns: &[Column]) -> String {
    let mut out = "c.id".to_owned();
    for column in columns {
        out.push_str(", ");
        match column {
            Column::No => out.push_str("c.no"),
            Column::Contact => out.push_str("coalesce(k.name, '')"),
            Column::ContactPost => out.push_str("coalesce(k.post, '')"),
            Column::Mobile => out.push_str("coalesce(k.mobile, '')"),
            Column::Landline => out.push_str("coalesce(k.landline, '')"),
            Column::CreatedAt => out.push_str("c.created_at"),
            Column::UpdatedAt => out.push_str("c.updated_at"),
            Column::LastContact => out.push_str("c.contacted_at"),
            // Gathered row by row.
            Column::Tags | Column::FirstContact => out.push_str("''"),
            Column::Field(field) => {
                out.push_str("c.");
                out.push_str(field.name());
            }
        }
    }
    out
}

/// Every row of a list in its order, whole and unmasked, one after the other.
///
/// # Errors
/// A refusal for who may read none, a fault, or what `each` returns.
pub fn stream(
    cx: &Context<'_, '_>,
    list: &ListQuery,
    columns: &[Column],
    each: &mut dyn FnMut(ListRow) -> Result<(), No>,
) -> Result<(), No> {
    let listing = listing(cx, list)?;
    let mut statement = format!("SELECT {} FROM {}", wanted(columns), listing.from);
    if !list.sort.of_contact() {
        statement.push_str(" LEFT JOIN contact k ON k.customer = c.id AND k.seq = 0");
    }
    statement.push_str(&listing.wheres());
    statement.push_str(" ORDER BY ");
    statement.push_str(&listing.order);
    let values: Vec<Sql<'_>> = listing.values.iter().map(Sql::from).collect();
    let reader = RowReader::new(columns, "", links::names(cx.tx)?, false);
    let check = listing.checks();
    cx.tx.each(&statement, &values, |row| {
        let row = reader.read(cx.tx, row)?;
        if !check || accepts(cx.tx, row.id, &listing.search)? {
            each(row)?;
        }
        Ok::<_, No>(ControlFlow::Continue(()))
    })
}

/// A line of a file's history.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HistoryLine {
    /// Row id.
    pub id: i64,
    /// Name of the field.
    pub field: String,
    /// Canonical text before.
    pub before: String,
    /// Canonical text after.
    pub after: String,
    /// When.
    pub at: Instant,
    /// Who, by name.
    pub name: String,
}

/// A line of a file's log of openings.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OpeningLine {
    /// When.
    pub at: Instant,
    /// Who, by name.
    pub name: String,
    /// True when masked values were shown.
    pub revealed: bool,
    /// Whether it was printed, as far as the person sees it.
    pub printed: bool,
}

/// A file as one person sees it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FileView {
    /// The file, masked as far as the person's sight asks for.
    pub customer: Customer,
    /// How much the person sees.
    pub sight: Sight,
    /// Whether the person may say what happened with the customer.
    pub editable: bool,
    /// Why the person may do so, and yet not change the file's values (FILE-15).
    pub not_keeper: Option<Refusal>,
    /// Names of keeper and agent.
    pub keeper: String,
    /// Name of the agent.
    pub agent: String,
    /// Newest first; older ones stand in the timeline.
    pub history: Lines<HistoryLine>,
    /// Newest first.
    pub openings: Lines<OpeningLine>,
    /// Newest first; older ones stand in the timeline.
    pub orders: Lines<Order>,
    /// 销售实绩: sales of each year in fen, the newest first (FILE-02).
    pub sales: Vec<(i16, i64)>,
    /// Sales of the last twelve months in fen (FILE-18).
    pub year_sales: i64,
    /// Limit and what is unpaid (FILE-20).
    pub credit: Credit,
    /// Where the grade comes from and why (FILE-18).
    pub graded: care::Graded,
    /// Since when the agent has the customer, and whether they have spoken (FILE-17).
    pub allocation: Option<care::Allocation>,
    /// Where it stands beside its fields.
    pub standing: Standing,
    /// Files that were merged into this one, the newest first.
    pub merged: Vec<merge::Merged>,
}

/// A file as the person may see it.
///
/// # Errors
/// A refusal for who may not see it, or a fault.
pub fn file_view(cx: &Context<'_, '_>, id: i64) -> Result<Option<FileView>, No> {
    let Some((mut customer, by)) = customer_bare(cx.tx, id)? else { return Ok(None) };
    let own_people = links::own_people(cx)?;
    let own = is_of(&customer, &own_people);
    let seen = sight(cx.actor, own);
    if seen == Sight::Hidden {
        return Err(No::Refused(Refusal { message: msg!("customers-not-own"), clauses: vec!["FILE-23", "SEC-08"], flaws: Vec::new() }));
    }
    let names = links::names(cx.tx)?;
    customer.updated_by = names.get(&by).cloned().unwrap_or_default();
    let mut history = history(cx.tx, id)?;
    let person = |field: Field| customer.draft.number(field).and_then(|id| names.get(&id).cloned()).unwrap_or_default();
    let (keeper, agent) = (person(Field::Keeper), person(Field::Agent));
    if seen < Sight::Full {
        mask_draft(&mut customer.draft);
        for line in history.iter_mut() {
            line.before = as_seen(&line.field, &line.before, seen);
            line.after = as_seen(&line.field, &line.after, seen);
        }
    }
    let access = cx.actor.access(Function::CustomerEdit);
    let editable = access.deed >= Deed::Do && (own || access.reach == Reach::All);
    let kept = if editable && access.reach == Reach::Own { file_15_keeper::judge(&holder(&customer, &own_people, &names)) } else { Ok(()) };
    Ok(Some(FileView {
        not_keeper: kept.err(),
        orders: care::orders(cx.tx, id)?,
        sales: care::sales_by_year(cx.tx, id)?,
        credit: care::credit(cx.tx, id)?,
        graded: care::graded(cx.tx, id)?,
        year_sales: care::sales(cx, id)?.0,
        allocation: care::allocation(cx.tx, id)?,
        standing: record::standing(cx, id, customer.draft.get(Field::Relation))?,
        merged: merge::merged_into(cx.tx, id)?,
        openings: openings(cx.tx, id)?,
        customer,
        sight: seen,
        editable,
        keeper,
        agent,
        history,
    }))
}

fn history(tx: &Tx<'_>, id: i64) -> Result<Lines<HistoryLine>, Fault> {
    let statement = "SELECT field, before, after, at, name, id FROM customer_history WHERE customer = ?1 ORDER BY id DESC LIMIT ?2";
    let lines = tx.all(statement, sql![id, one_more(MOST_HISTORY)], |row| {
        let (field, before, after) = (row.text(0)?, row.text(1)?, row.text(2)?);
        Ok(HistoryLine { id: row.int(5)?, field, before, after, at: row.instant(3)?, name: row.text(4)? })
    })?;
    Ok(Lines::first(lines, MOST_HISTORY))
}

fn openings(tx: &Tx<'_>, id: i64) -> Result<Lines<OpeningLine>, Fault> {
    let statement = "SELECT at, name, what FROM customer_opening WHERE customer = ?1 ORDER BY id DESC LIMIT ?2";
    let lines = tx.all(statement, sql![id, one_more(MOST_OPENINGS)], |row| {
        Ok(OpeningLine { at: row.instant(0)?, name: row.text(1)?, revealed: row.str(2)? == "reveal", printed: row.str(2)? == "print" })
    })?;
    Ok(Lines::first(lines, MOST_OPENINGS))
}

/// A line of history as far as the person sees it.
fn as_seen(field: &str, text: &str, sight: Sight) -> String {
    let masked = sight < Sight::Full && matches!(field, "contacts" | "address" | "id_number");
    if masked { mask_numbers(text) } else { text.to_owned() }
}

fn mask_draft(draft: &mut Draft) {
    for contact in &mut draft.contacts {
        contact.mobile = mask::phone(&contact.mobile);
        contact.landline = mask::phone(&contact.landline);
    }
    draft.set(Field::IdNumber, mask::identity_number(draft.get(Field::IdNumber)));
    draft.set(Field::Address, mask::address(draft.get(Field::Address)));
}

/// Every run of seven and more digits loses its middle, wherever it stands in the text.
fn mask_numbers(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut run = String::new();
    for c in text.chars().chain(['\0']) {
        if c.is_ascii_digit() || (c == '-' && !run.is_empty()) {
            run.push(c);
            continue;
        }
        if run.chars().filter(char::is_ascii_digit).count() >= 7 {
            out.push_str(&mask::phone(&run));
        } else {
            out.push_str(&run);
        }
        run.clear();
        if c != '\0' {
            out.push(c);
        }
    }
    out
}

/// Values that a field has, with how many files have them, the most frequent first. Of regions all of them: they are summed up by province.
///
/// # Errors
/// A refusal for who may read none, or a fault.
pub fn values(cx: &Context<'_, '_>, field: Field) -> Result<Lines<(String, i64)>, No> {
    let scope = scope(cx)?;
    let guard = if scope.is_empty() { String::new() } else { format!(" WHERE {scope}") };
    let name = field.name();
    let most = if field == Field::Region { usize::MAX } else { MOST_VALUES };
    let statement = format!("SELECT c.{name}, count(*) FROM customer c{guard} GROUP BY 1 ORDER BY 2 DESC, 1 LIMIT ?1");
    let values = cx.tx.all(&statement, sql![one_more(most)], |row| Ok((field_text(row, 0, field)?, row.int(1)?)))?;
    Ok(Lines::first(values, most))
}

/// Tags that files have, with how many have them, the most frequent first.
///
/// # Errors
/// A refusal for who may read none, or a fault.
pub fn tags(cx: &Context<'_, '_>) -> Result<Lines<(String, i64)>, No> {
    let scope = scope(cx)?;
    let own = if scope.is_empty() { String::new() } else { format!(" JOIN customer c ON c.id = t.customer WHERE {scope}") };
    let statement = format!("SELECT t.tag, count(*) FROM customer_tag t{own} GROUP BY t.tag ORDER BY 2 DESC, 1 LIMIT ?1");
    Ok(Lines::first(cx.tx.all(&statement, sql![one_more(MOST_VALUES)], |row| Ok((row.text(0)?, row.int(1)?)))?, MOST_VALUES))
}

/// How many files the person may read.
///
/// # Errors
/// A refusal for who may read none, or a fault.
pub fn count(cx: &Context<'_, '_>) -> Result<i64, No> {
    total(cx, &ListQuery::default())
}

/// How many files a list holds.
///
/// # Errors
/// A refusal for who may read none, or a fault.
pub fn total(cx: &Context<'_, '_>, list: &ListQuery) -> Result<i64, No> {
    let unordered = ListQuery { sort: Column::CreatedAt, ..list.clone() };
    if scope(cx)?.is_empty() && list.text.trim().is_empty() && list.filter.is_of_classes() {
        let mut values = Vec::new();
        let filter = maker(cx, filter::Way::Chosen, &mut values).filter(&list.filter);
        let filter = filter.map_or_else(String::new, |filter| format!(" WHERE {filter}"));
        let values: Vec<Sql<'_>> = values.iter().map(Sql::from).collect();
        return Ok(cx.tx.number(&format!("SELECT coalesce(sum(customers), 0) FROM customer_class c{filter}"), &values)?);
    }
    let listing = listing(cx, &unordered)?;
    if listing.checks() {
        return Ok(i64::try_from(ids(cx, &unordered, None)?.0.len()).unwrap_or(i64::MAX));
    }
    let values: Vec<Sql<'_>> = listing.values.iter().map(Sql::from).collect();
    Ok(cx.tx.number(&format!("SELECT count(*) FROM {}{}", listing.from, listing.wheres()), &values)?)
}
