//! SQL of saved views. What a view shows is kept as text, which only its list understands.

use serde_json::json;

use super::commands::Change;
use super::model::{Content, View, Views};
use crate::areas::{Context, Done, links};
use crate::base::Fault;
use crate::msg;
use crate::sql;
use crate::store::journal::Entry;

/// The views of a list that the person has who asks: those of the program, the own ones, the shared ones.
///
/// # Errors
/// A fault of the file.
pub fn views<C: Content>(cx: &Context<'_, '_>) -> Result<Views<C>, Fault> {
    let me = cx.actor.id;
    let manages = C::must_share(cx.actor).is_ok();
    let names = links::names(cx.tx)?;
    let mut views = C::built_in(cx.params, cx.at.day());
    views.extend(cx.tx.all(
        "SELECT id, rev, name, owner, shared, content FROM saved_view WHERE list = ?1 AND (owner = ?2 OR shared = 1) ORDER BY id",
        sql![C::LIST, me],
        |row| {
            let (owner, shared) = (row.int(3)?, row.flag(4)?);
            let content: C = serde_json::from_str(row.str(5)?).map_err(unreadable)?;
            let editable = if shared { manages } else { owner == me };
            let owner = names.get(&owner).cloned().unwrap_or_default();
            Ok(View { rev: row.int(1)?, owner, shared, editable, ..View::saved(row.int(0)?, row.text(2)?, content) })
        },
    )?);
    let places = cx.tx.all(
        "SELECT view, hidden, opens FROM saved_view_place WHERE list = ?1 AND staff = ?2 ORDER BY seat",
        sql![C::LIST, me],
        |row| Ok((row.int(0)?, row.flag(1)?, row.flag(2)?)),
    )?;
    for view in &mut views {
        view.hidden = places.iter().any(|(id, hidden, _)| *id == view.id && *hidden);
    }
    // What was never arranged stands behind what was.
    views.sort_by_key(|view| places.iter().position(|(id, ..)| *id == view.id).unwrap_or(usize::MAX));
    let chosen = places.iter().find(|(id, _, opens)| *opens && views.iter().any(|view| view.id == *id));
    let opens = chosen.map_or_else(|| C::usual(cx.actor), |(id, ..)| *id);
    Ok(Views { views, opens })
}

fn unreadable(cause: serde_json::Error) -> Fault {
    Fault::new("VIEW-CONTENT", msg!("base-store-fault"), cause)
}

/// Writes what was decided, with its journal entry.
///
/// # Errors
/// A fault of the file.
pub fn apply<C: Content>(cx: &Context<'_, '_>, verb: &str, known: &[View<C>], change: &Change<C>) -> Result<Done, Fault> {
    let mut entry = Entry { verb: verb.to_owned(), subject: "view".to_owned(), ..Entry::default() };
    let before = |id: i64| known.iter().find(|view| view.id == id);
    let told =
        |name: &str, shared: bool, content: &C| json!({ "list": C::LIST, "name": name, "shared": shared, "content": content }).to_string();
    match change {
        Change::Save { id, name, shared, content } => {
            let text = serde_json::to_string(content).map_err(unreadable)?;
            entry.subject_id = match before(*id).filter(|view| !view.is_built_in()) {
                Some(view) => {
                    entry.before = told(&view.name, view.shared, &view.content);
                    cx.tx.run(
                        "UPDATE saved_view SET name = ?2, shared = ?3, content = ?4, rev = rev + 1 WHERE id = ?1",
                        sql![*id, name, *shared, &text],
                    )?;
                    *id
                }
                None => cx.tx.insert(
                    "INSERT INTO saved_view (list, owner, name, shared, content) VALUES (?1, ?2, ?3, ?4, ?5) RETURNING id",
                    sql![C::LIST, cx.actor.id, name, *shared, &text],
                )?,
            };
            entry.title.clone_from(name);
            entry.after = told(name, *shared, content);
        }
        Change::Remove { id } => {
            entry.subject_id = *id;
            if let Some(view) = before(*id) {
                entry.title.clone_from(&view.name);
                entry.before = told(&view.name, view.shared, &view.content);
            }
            cx.tx.run("DELETE FROM saved_view_place WHERE list = ?1 AND view = ?2", sql![C::LIST, *id])?;
            cx.tx.run("DELETE FROM saved_view WHERE id = ?1", sql![*id])?;
        }
        Change::Arrange { places, opens } => {
            cx.tx.run("DELETE FROM saved_view_place WHERE list = ?1 AND staff = ?2", sql![C::LIST, cx.actor.id])?;
            for (seat, place) in places.iter().enumerate() {
                let seat = i64::try_from(seat).unwrap_or(i64::MAX);
                cx.tx.run(
                    "INSERT INTO saved_view_place (staff, list, view, seat, hidden, opens) VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
                    sql![cx.actor.id, C::LIST, place.view, seat, place.hidden, place.view == *opens],
                )?;
            }
            let order: Vec<i64> = places.iter().map(|place| place.view).collect();
            entry.after = json!({ "list": C::LIST, "order": order, "opens": opens }).to_string();
        }
    }
    let done = Done { id: entry.subject_id, title: entry.title.clone(), ..Done::default() };
    cx.journal(entry)?;
    Ok(done)
}
