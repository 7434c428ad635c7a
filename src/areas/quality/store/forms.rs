//! Score sheets and their heads.

use std::collections::BTreeMap;

use super::noun;
use crate::areas::Context;
use crate::areas::quality::clauses::Limits;
use crate::areas::quality::model::{Form, FormDraft, FormState, Head};
use crate::base::{Day, Fault};
use crate::sql;
use crate::store::{Row, Sql, Tx};

fn form_of(row: &Row<'_>) -> Result<Form, Fault> {
    Ok(Form {
        id: row.int(0)?,
        family: row.int(1)?,
        version: row.int(2)?,
        draft: FormDraft { name: row.text(3)?, heads: Vec::new() },
        state: noun(row, 4, FormState::of)?,
        author: row.text(5)?,
        made_at: row.instant(6)?,
        rev: row.int(7)?,
    })
}

fn forms_where(tx: &Tx<'_>, tail: &str, values: &[Sql<'_>]) -> Result<Vec<Form>, Fault> {
    let mut forms =
        tx.all(&format!("SELECT id, family, version, name, state, author, made_at, rev FROM qa_form {tail}"), values, form_of)?;
    for form in &mut forms {
        form.draft.heads = tx.all(
            "SELECT section, name, weight, optional, fatal, help, cause_at FROM qa_head WHERE form = ?1 ORDER BY place",
            sql![form.id],
            |row| {
                Ok(Head {
                    section: row.text(0)?,
                    name: row.text(1)?,
                    weight: row.int(2)?,
                    optional: row.flag(3)?,
                    fatal: row.flag(4)?,
                    help: row.text(5)?,
                    cause_at: row.maybe_int(6)?,
                })
            },
        )?;
    }
    Ok(forms)
}

/// Every version of every sheet, the newest of each family first.
///
/// # Errors
/// A fault of the file.
pub fn forms(tx: &Tx<'_>) -> Result<Vec<Form>, Fault> {
    forms_where(tx, "ORDER BY family, version DESC", &[])
}

/// One version as it is stored.
///
/// # Errors
/// A fault of the file.
pub fn form(tx: &Tx<'_>, id: i64) -> Result<Option<Form>, Fault> {
    Ok(forms_where(tx, "WHERE id = ?1", sql![id])?.pop())
}

/// The sheet that a check of a contact on this day uses: the one that is named where it is published or a check was begun with it, or else
/// the first one published. The built-in sheet has the points of `qa_weights`.
///
/// # Errors
/// A fault of the file.
pub fn in_use(cx: &Context<'_, '_>, id: Option<i64>, day: Day) -> Result<Option<Form>, Fault> {
    let found = match id {
        Some(id) => form(cx.tx, id)?,
        None => forms_where(cx.tx, "WHERE state = '发布' ORDER BY family, version DESC LIMIT 1", &[])?.pop(),
    };
    Ok(found.filter(|form| form.state != FormState::Draft).map(|form| weighted(form, &Limits::on(cx.params, day))))
}

/// The built-in sheet with the points of the parameter.
pub fn weighted(mut form: Form, limits: &Limits) -> Form {
    if form.is_built_in()
        && let Some(weights) = limits.built_in_weights(form.draft.heads.len())
    {
        for (head, weight) in form.draft.heads.iter_mut().zip(weights) {
            head.weight = weight;
        }
    }
    form
}

/// Names of the heads of every sheet, by form.
///
/// # Errors
/// A fault of the file.
pub fn head_names(tx: &Tx<'_>) -> Result<BTreeMap<i64, Vec<String>>, Fault> {
    let rows = tx.all("SELECT form, name FROM qa_head ORDER BY form, place", &[], |row| Ok((row.int(0)?, row.text(1)?)))?;
    let mut names: BTreeMap<i64, Vec<String>> = BTreeMap::new();
    for (form, name) in rows {
        names.entry(form).or_default().push(name);
    }
    Ok(names)
}

/// Keeps a sheet as a draft: a new family, a new version, or a draft in place of itself. Returns its id.
///
/// # Errors
/// A fault of the file.
pub fn put(cx: &Context<'_, '_>, of: Option<i64>, family: Option<i64>, draft: &FormDraft) -> Result<i64, Fault> {
    let tx = cx.tx;
    let id = match (of, family) {
        (Some(id), _) => {
            tx.run("UPDATE qa_form SET name = ?2, rev = rev + 1 WHERE id = ?1", sql![id, draft.name.trim()])?;
            tx.run("DELETE FROM qa_head WHERE form = ?1", sql![id])?;
            id
        }
        (None, Some(family)) => tx.insert(
            "INSERT INTO qa_form (family, version, name, state, author, made_at)
             SELECT ?1, max(version) + 1, ?2, '草稿', ?3, ?4 FROM qa_form WHERE family = ?1 RETURNING id",
            sql![family, draft.name.trim(), &cx.actor.name, cx.at],
        )?,
        (None, None) => tx.insert(
            "INSERT INTO qa_form (family, version, name, state, author, made_at)
             SELECT coalesce(max(family), 0) + 1, 1, ?1, '草稿', ?2, ?3 FROM qa_form RETURNING id",
            sql![draft.name.trim(), &cx.actor.name, cx.at],
        )?,
    };
    for (place, head) in draft.heads.iter().enumerate() {
        tx.run(
            "INSERT INTO qa_head (form, place, section, name, weight, optional, fatal, help, cause_at)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)",
            sql![
                id,
                i64::try_from(place).unwrap_or(i64::MAX),
                head.section.trim(),
                head.name.trim(),
                head.weight,
                head.optional,
                head.fatal,
                head.help.trim(),
                head.cause_at
            ],
        )?;
    }
    Ok(id)
}

/// Publishes a draft; what was published of its family is archived.
///
/// # Errors
/// A fault of the file.
pub fn publish(cx: &Context<'_, '_>, form: i64, family: i64) -> Result<(), Fault> {
    cx.tx.run("UPDATE qa_form SET state = '停用', archived_at = ?2 WHERE family = ?1 AND state = '发布'", sql![family, cx.at])?;
    cx.tx.run("UPDATE qa_form SET state = '发布', published_at = ?2, rev = rev + 1 WHERE id = ?1", sql![form, cx.at]).map(drop)
}

/// Takes a sheet out of use.
///
/// # Errors
/// A fault of the file.
pub fn archive(cx: &Context<'_, '_>, form: i64) -> Result<(), Fault> {
    cx.tx.run("UPDATE qa_form SET state = '停用', archived_at = ?2, rev = rev + 1 WHERE id = ?1", sql![form, cx.at]).map(drop)
}
