//! SQL of files that look like another one (FILE-30): while somebody types, and over the whole stock.

use std::collections::BTreeSet;
use std::ops::ControlFlow;

use crate::areas::Context;
use crate::areas::customers::clauses::file_28_duplicates::{self, Likeness, Twin, TwinGroup, TwinReport};
use crate::areas::customers::model::{Draft, Field};
use crate::areas::imports::{Progress, stopped};
use crate::base::{Fault, Function, No};
use crate::sql;
use crate::store::{Sql, Tx};

/// Files of one likeness that are named while somebody types.
const MOST: i64 = 3;
/// Files of a group that is told; a phone that more have is no sign of anything.
const MOST_IN_GROUP: usize = 20;

/// Files that look like this draft, the surest likeness first; each once, and none that was told apart from this one.
///
/// # Errors
/// A fault of the file.
pub fn of_draft(cx: &Context<'_, '_>, draft: &Draft, id: i64) -> Result<Vec<Twin>, Fault> {
    let apart = told_apart_from(cx.tx, id)?;
    let mut twins: Vec<Twin> = Vec::new();
    let mut look = |like: Likeness, which: &str, value: &str| -> Result<(), Fault> {
        if value.is_empty() {
            return Ok(());
        }
        let statement = format!("SELECT c.id, c.no, c.name, c.region FROM {which} AND c.id <> ?2 ORDER BY c.id LIMIT {MOST}");
        let found = cx.tx.all(&statement, sql![value, id], |row| Ok((row.int(0)?, row.text(1)?, row.text(2)?, row.text(3)?)))?;
        for (id, no, name, region) in found {
            let same = name == draft.get(Field::Name) && region == draft.get(Field::Region);
            let like = if like == Likeness::Sound && same { Likeness::Name } else { like };
            if !apart.contains(&id) && twins.iter().all(|twin| twin.id != id) {
                twins.push(Twin { id, no, name, like });
            }
        }
        Ok(())
    };
    for contact in &draft.contacts {
        let joined = "contact k JOIN customer c ON c.id = k.customer WHERE k";
        look(Likeness::Phone, &format!("{joined}.mobile = ?1 AND k.mobile <> ''"), &contact.mobile)?;
        look(Likeness::Phone, &format!("{joined}.landline = ?1 AND k.landline <> ''"), &contact.landline)?;
    }
    look(Likeness::Code, "customer c WHERE c.credit_code = ?1 AND c.credit_code <> ''", draft.get(Field::CreditCode))?;
    look(Likeness::Code, "customer c WHERE c.id_number = ?1 AND c.id_number <> ''", draft.get(Field::IdNumber))?;
    let key = file_28_duplicates::twin_key(draft.get(Field::Name));
    look(Likeness::Sound, "customer c WHERE c.twin_key = ?1", &key)?;
    twins.sort_by_key(|twin| twin.like);
    Ok(twins)
}

fn told_apart_from(tx: &Tx<'_>, id: i64) -> Result<BTreeSet<i64>, Fault> {
    let found = tx.all(
        "SELECT other FROM twin_dismissed WHERE one = ?1 UNION ALL SELECT one FROM twin_dismissed WHERE other = ?1",
        sql![id],
        |row| row.int(0),
    )?;
    Ok(found.into_iter().collect())
}

/// Two files are not of one customer; the lower id first.
///
/// # Errors
/// A fault of the file.
pub fn tell_apart(cx: &Context<'_, '_>, one: i64, other: i64) -> Result<(), Fault> {
    cx.tx
        .run(
            "INSERT INTO twin_dismissed (one, other, at, staff, name) VALUES (?1, ?2, ?3, ?4, ?5) ON CONFLICT (one, other) DO NOTHING",
            sql![one, other, cx.at, cx.actor.id, &cx.actor.name],
        )
        .map(|_| ())
}

/// The numbers of these files, as far as they are there.
///
/// # Errors
/// A fault of the file.
pub fn numbers(tx: &Tx<'_>, ids: &[i64]) -> Result<Vec<String>, Fault> {
    let mut numbers = Vec::new();
    for id in ids {
        numbers.extend(tx.one("SELECT no FROM customer WHERE id = ?1", sql![*id], |row| row.text(0))?);
    }
    Ok(numbers)
}

/// What is looked for over the whole stock: the likeness, and its values with the files that share them, in the order of the values.
const LOOKS: [(Likeness, &str); 5] = [
    (
        Likeness::Phone,
        "SELECT k.mobile, k.customer FROM contact k WHERE k.mobile <> '' AND k.mobile IN \
         (SELECT mobile FROM contact WHERE mobile <> '' GROUP BY mobile HAVING count(*) > 1) ORDER BY 1",
    ),
    (
        Likeness::Phone,
        "SELECT k.landline, k.customer FROM contact k WHERE k.landline <> '' AND k.landline IN \
         (SELECT landline FROM contact WHERE landline <> '' GROUP BY landline HAVING count(*) > 1) ORDER BY 1",
    ),
    (
        Likeness::Code,
        "SELECT c.credit_code, c.id FROM customer c WHERE c.credit_code <> '' AND c.credit_code IN \
         (SELECT credit_code FROM customer WHERE credit_code <> '' GROUP BY credit_code HAVING count(*) > 1) ORDER BY 1",
    ),
    (
        Likeness::Code,
        "SELECT c.id_number, c.id FROM customer c WHERE c.id_number <> '' AND c.id_number IN \
         (SELECT id_number FROM customer WHERE id_number <> '' GROUP BY id_number HAVING count(*) > 1) ORDER BY 1",
    ),
    (
        Likeness::Sound,
        "SELECT c.twin_key, c.id FROM customer c WHERE c.twin_key <> '' AND c.twin_key IN \
         (SELECT twin_key FROM customer WHERE twin_key <> '' GROUP BY twin_key HAVING count(*) > 1) ORDER BY 1",
    ),
];

/// The groups of files of the whole stock that look alike. A group is told once, by its surest likeness; a group of which every pair was
/// told apart is not told.
///
/// # Errors
/// A refusal for who may not merge files, a fault, or `STORE-STOPPED` when it was cancelled.
pub fn report(cx: &Context<'_, '_>, progress: Progress<'_>) -> Result<TwinReport, No> {
    cx.actor.must_do_all(Function::CustomerManage)?;
    let pairs: BTreeSet<(i64, i64)> =
        cx.tx.all("SELECT one, other FROM twin_dismissed", &[], |row| Ok((row.int(0)?, row.int(1)?)))?.into_iter().collect();
    let mut report = TwinReport::default();
    let mut seen = BTreeSet::new();
    for (like, statement) in LOOKS {
        let (mut value, mut ids) = (String::new(), BTreeSet::new());
        let mut close = |ids: &mut BTreeSet<i64>| {
            let ids: Vec<i64> = std::mem::take(ids).into_iter().collect();
            let pair = |(n, one): (usize, &i64)| ids.iter().skip(n + 1).any(|other| !pairs.contains(&(*one, *other)));
            if ids.len() > MOST_IN_GROUP {
                report.crowded += 1;
            } else if ids.iter().enumerate().any(pair) && seen.insert(ids.clone()) {
                report.groups.push(TwinGroup { like, ids });
            }
        };
        let mut rows = 0;
        cx.tx.each(statement, &[] as &[Sql<'_>], |row| {
            if row.str(0)? != value {
                close(&mut ids);
                value = row.text(0)?;
            }
            ids.insert(row.int(1)?);
            rows += 1;
            if rows % 1_000 == 0 && progress(rows).is_break() {
                return Err(No::Fault(stopped()));
            }
            Ok(ControlFlow::Continue(()))
        })?;
        close(&mut ids);
        if progress(rows).is_break() {
            return Err(No::Fault(stopped()));
        }
    }
    report.groups.sort_by(|a, b| b.ids.last().cmp(&a.ids.last()));
    Ok(report)
}
