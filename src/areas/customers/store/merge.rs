//! SQL of making one file of two, and of parting them again.

use super::{Words, care, put_words, undo, write_history, write_parts, write_values};
use crate::areas::customers::commands;
use crate::areas::customers::model::{Customer, Draft, Field};
use crate::areas::{Context, links};
use crate::base::Fault;
use crate::sql;
use crate::store::Tx;

/// Makes one file of two: `keep` takes these values and everything that hangs on `gone`, which leaves its tombstone.
///
/// # Errors
/// A fault of the file.
pub fn merge(cx: &Context<'_, '_>, keep: &Customer, gone: &Customer, draft: &Draft, seq: i64) -> Result<(), Fault> {
    let (before_keep, before_gone) = (undo::of_merged(cx.tx, keep.id)?, undo::of_merged(cx.tx, gone.id)?);
    let mut words = Words::default();
    // The tombstone comes first: it lets the logs go over.
    undo::bury(cx, gone.id, &gone.no, gone.draft.get(Field::Name), Some(keep.id), seq)?;
    for (table, row) in links::hand_over_customer(cx.tx, gone.id, keep.id)? {
        cx.tx.run("INSERT INTO customer_moved (entry, place, row_id) VALUES (?1, ?2, ?3)", sql![seq, table, row])?;
    }
    cx.tx.run("UPDATE allocation SET customer = ?2 WHERE customer = ?1", sql![gone.id, keep.id])?;
    let grade_of_gone = draft.get(Field::Grade) != keep.draft.get(Field::Grade);
    if grade_of_gone {
        cx.tx.run(
            "UPDATE customer SET (grade_by, grade_reason) = (SELECT g.grade_by, g.grade_reason FROM customer g WHERE g.id = ?2) WHERE id = ?1",
            sql![keep.id, gone.id],
        )?;
    }
    beside_the_fields(cx.tx, keep.id, gone.id, seq)?;
    undo::remove(cx.tx, &mut words, gone.id)?;
    let mut differences = commands::differences(&keep.draft, draft);
    differences.push(("merged", String::new(), title(gone)));
    write_values(cx, keep.id, keep.rev, draft)?;
    write_history(cx, keep.id, &differences, seq)?;
    for table in ["contact", "customer_tag", "credit_problem"] {
        cx.tx.run(&format!("DELETE FROM {table} WHERE customer = ?1"), sql![keep.id])?;
    }
    write_parts(cx.tx, keep.id, draft)?;
    end_other_allocations(cx, keep.id, draft.number(Field::Agent))?;
    care::regrade(cx, keep.id, seq)?;
    put_words(cx.tx, &mut words, keep.id, true, &keep.no, draft)?;
    undo::keep(cx.tx, seq, keep.id, &before_keep, &mark(cx.tx, keep.id)?)?;
    undo::keep(cx.tx, seq, gone.id, &before_gone, "")
}

/// Who was introduced by the file that goes was introduced by the one that stays, which takes the step and the kind of difficult customer
/// over where it has none itself.
fn beside_the_fields(tx: &Tx<'_>, keep: i64, gone: i64, seq: i64) -> Result<(), Fault> {
    tx.run(
        "INSERT INTO customer_moved (entry, place, row_id) SELECT ?3, 'introducer', id FROM customer WHERE introducer = ?2 AND id <> ?1",
        sql![keep, gone, seq],
    )?;
    tx.run("UPDATE customer SET introducer = CASE WHEN id = ?1 THEN NULL ELSE ?1 END WHERE introducer = ?2", sql![keep, gone])?;
    let other = |column: &str| format!("(SELECT g.{column} FROM customer g WHERE g.id = ?2)");
    let take = |column: &str| format!("{column} = CASE WHEN {column} = '' THEN {} ELSE {column} END", other(column));
    tx.run(&format!("UPDATE customer SET {}, {} WHERE id = ?1", take("stage"), take("difficult")), sql![keep, gone]).map(|_| ())
}

fn title(file: &Customer) -> String {
    format!("{} {}", file.no, file.draft.get(Field::Name))
}

/// Of the allocations of both files only the newest to the agent who has the file now goes on.
fn end_other_allocations(cx: &Context<'_, '_>, customer: i64, agent: Option<i64>) -> Result<(), Fault> {
    cx.tx
        .run(
            "UPDATE allocation SET ended_at = ?2 WHERE customer = ?1 AND ended_at IS NULL AND id <> coalesce( \
             (SELECT max(a.id) FROM allocation a WHERE a.customer = ?1 AND a.agent = ?3 AND a.ended_at IS NULL), 0)",
            sql![customer, cx.at, agent],
        )
        .map(|_| ())
}

/// The mark of a merged file: nothing changed in it, and nothing new hangs on it.
fn mark(tx: &Tx<'_>, id: i64) -> Result<String, Fault> {
    let newest = links::newest_of_customer(tx, id)?;
    Ok(format!("{} {newest:?}", undo::mark(tx, id)?.unwrap_or_default()))
}

/// Whether a file of a merge is as the merge left it: the one as marked, the other in its grave.
///
/// # Errors
/// A fault of the file.
pub(super) fn is_as_left(tx: &Tx<'_>, id: i64, kept: &str, entry: i64) -> Result<bool, Fault> {
    if kept.is_empty() {
        return Ok(tx.number("SELECT count(*) FROM customer_tombstone WHERE id = ?1 AND entry = ?2", sql![id, entry])? == 1);
    }
    Ok(mark(tx, id)? == kept)
}

/// Parts two files again; `entry` is the merge, `seq` its taking back.
///
/// # Errors
/// A fault of the file.
pub(super) fn part(cx: &Context<'_, '_>, words: &mut Words, entry: i64, seq: i64) -> Result<(), Fault> {
    let gone = cx.tx.one("SELECT id, heir, no, name FROM customer_tombstone WHERE entry = ?1", sql![entry], |row| {
        Ok((row.int(0)?, row.int(1)?, format!("{} {}", row.str(2)?, row.str(3)?)))
    })?;
    let Some((gone, heir, title)) = gone else { return Ok(()) };
    let before = |id: i64| {
        let select = "SELECT before FROM customer_undo WHERE entry = ?1 AND customer = ?2";
        cx.tx.one(select, sql![entry, id], |row| row.text(0)).map(Option::unwrap_or_default)
    };
    let (before_heir, before_gone) = (before(heir)?, before(gone)?);
    // First the heir: what it had taken over makes room for the file that it belongs to.
    undo::restore(cx, words, heir, &before_heir, seq, &[("merged", title, String::new())])?;
    undo::restore(cx, words, gone, &before_gone, seq, &[])?;
    let moved =
        cx.tx.all("SELECT place, row_id FROM customer_moved WHERE entry = ?1", sql![entry], |row| Ok((row.text(0)?, row.int(1)?)))?;
    for (table, row) in moved {
        if table == "introducer" {
            cx.tx.run("UPDATE customer SET introducer = ?2 WHERE id = ?1 AND introducer = ?3", sql![row, gone, heir])?;
            continue;
        }
        cx.tx.run(&format!("UPDATE {table} SET customer = ?2 WHERE id = ?1"), sql![row, gone])?;
    }
    // Last the tombstone: until now it let the logs go back.
    for table in ["customer_moved", "customer_undo"] {
        cx.tx.run(&format!("DELETE FROM {table} WHERE entry = ?1"), sql![entry])?;
    }
    cx.tx.run("DELETE FROM customer_tombstone WHERE id = ?1", sql![gone]).map(|_| ())
}

/// A file that was merged into another one, as its tombstone tells.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Merged {
    /// Id of the file that is gone.
    pub id: i64,
    /// Its number.
    pub no: String,
    /// Its name.
    pub name: String,
    /// Entry of the merge, by which it can be undone.
    pub entry: i64,
}

/// The files that were merged into this one, the newest first.
///
/// # Errors
/// A fault of the file.
pub fn merged_into(tx: &Tx<'_>, heir: i64) -> Result<Vec<Merged>, Fault> {
    tx.all("SELECT id, no, name, entry FROM customer_tombstone WHERE heir = ?1 ORDER BY entry DESC", sql![heir], |row| {
        Ok(Merged { id: row.int(0)?, no: row.text(1)?, name: row.text(2)?, entry: row.int(3)? })
    })
}

/// The file in which a merged one lives on, however often it was merged, and the number that it had itself. `None` for a file that was
/// never merged away.
///
/// # Errors
/// A fault of the file.
pub fn heir_of(tx: &Tx<'_>, id: i64) -> Result<Option<(i64, String)>, Fault> {
    let next = |id: i64| {
        let select = "SELECT heir, no FROM customer_tombstone WHERE id = ?1 AND heir IS NOT NULL";
        tx.one(select, sql![id], |row| Ok((row.int(0)?, row.text(1)?)))
    };
    let Some((mut heir, no)) = next(id)? else { return Ok(None) };
    while let Some((further, _)) = next(heir)? {
        heir = further;
    }
    Ok(Some((heir, no)))
}

/// The file that has or had this number: a merged one is found in its heir.
///
/// # Errors
/// A fault of the file.
pub fn by_number(tx: &Tx<'_>, no: &str) -> Result<Option<i64>, Fault> {
    if let Some(id) = tx.one("SELECT id FROM customer WHERE no = ?1", sql![no], |row| row.int(0))? {
        return Ok(Some(id));
    }
    match tx.one("SELECT id FROM customer_tombstone WHERE no = ?1", sql![no], |row| row.int(0))? {
        Some(id) => Ok(heir_of(tx, id)?.map(|(heir, _)| heir)),
        None => Ok(None),
    }
}
