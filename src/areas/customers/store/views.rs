//! SQL of saved views.

use serde_json::json;

use crate::areas::customers::commands::Change;
use crate::areas::customers::views::{View, ViewContent, Views, built_in};
use crate::areas::{Context, Done, links};
use crate::base::{Deed, Fault, Function};
use crate::msg;
use crate::sql;
use crate::store::Row;
use crate::store::journal::Entry;

/// The views of the person who asks: those of the program, the own ones, the shared ones.
///
/// # Errors
/// A fault of the file.
pub fn views(cx: &Context<'_, '_>) -> Result<Views, Fault> {
    let me = cx.actor.id;
    let manages = cx.actor.access(Function::CustomerManage).deed >= Deed::Do;
    let names = links::names(cx.tx)?;
    let mut views = built_in(cx.params, cx.at.day());
    views.extend(cx.tx.all(
        "SELECT id, rev, name, owner, shared, content FROM customer_view WHERE owner = ?1 OR shared = 1 ORDER BY id",
        sql![me],
        |row| {
            let (owner, shared) = (row.int(3)?, row.flag(4)?);
            let content = content_of(row)?;
            let editable = if shared { manages } else { owner == me };
            let owner = names.get(&owner).cloned().unwrap_or_default();
            Ok(View { id: row.int(0)?, rev: row.int(1)?, name: row.text(2)?, owner, shared, editable, hidden: false, content })
        },
    )?);
    let places = cx.tx.all("SELECT view, hidden, opens FROM customer_view_place WHERE staff = ?1 ORDER BY seat", sql![me], |row| {
        Ok((row.int(0)?, row.flag(1)?, row.flag(2)?))
    })?;
    for view in &mut views {
        view.hidden = places.iter().any(|(id, hidden, _)| *id == view.id && *hidden);
    }
    // What was never arranged stands behind what was.
    views.sort_by_key(|view| places.iter().position(|(id, ..)| *id == view.id).unwrap_or(usize::MAX));
    let opens = places.iter().find(|(id, _, opens)| *opens && views.iter().any(|view| view.id == *id)).map_or(0, |(id, ..)| *id);
    Ok(Views { views, opens })
}

fn content_of(row: &Row<'_>) -> Result<ViewContent, Fault> {
    serde_json::from_str(row.str(5)?).map_err(|e| Fault::new("VIEW-CONTENT", msg!("base-store-fault"), e))
}

/// Writes what was decided.
///
/// # Errors
/// A fault of the file.
pub fn apply(cx: &Context<'_, '_>, known: &[View], changes: &[Change], mut entry: Entry) -> Result<Done, Fault> {
    let mut done = Done::default();
    let before = |id: i64| known.iter().find(|view| view.id == id);
    let told = |name: &str, shared: bool, content: &ViewContent| json!({ "name": name, "shared": shared, "content": content }).to_string();
    for change in changes {
        match change {
            Change::SaveView { id, name, shared, content } => {
                let text = serde_json::to_string(content).map_err(|e| Fault::new("VIEW-CONTENT", msg!("base-store-fault"), e))?;
                done.id = match before(*id).filter(|_| *id > 0) {
                    Some(view) => {
                        entry.before = told(&view.name, view.shared, &view.content);
                        cx.tx.run(
                            "UPDATE customer_view SET name = ?2, shared = ?3, content = ?4, rev = rev + 1 WHERE id = ?1",
                            sql![*id, name, *shared, &text],
                        )?;
                        *id
                    }
                    None => cx.tx.insert(
                        "INSERT INTO customer_view (owner, name, shared, content) VALUES (?1, ?2, ?3, ?4) RETURNING id",
                        sql![cx.actor.id, name, *shared, &text],
                    )?,
                };
                done.title.clone_from(name);
                entry.after = told(name, *shared, content);
            }
            Change::RemoveView { id } => {
                done.id = *id;
                if let Some(view) = before(*id) {
                    done.title.clone_from(&view.name);
                    entry.before = told(&view.name, view.shared, &view.content);
                }
                cx.tx.run("DELETE FROM customer_view_place WHERE view = ?1", sql![*id])?;
                cx.tx.run("DELETE FROM customer_view WHERE id = ?1", sql![*id])?;
            }
            Change::ArrangeViews { places, opens } => {
                cx.tx.run("DELETE FROM customer_view_place WHERE staff = ?1", sql![cx.actor.id])?;
                for (seat, place) in places.iter().enumerate() {
                    cx.tx.run(
                        "INSERT INTO customer_view_place (staff, view, seat, hidden, opens) VALUES (?1, ?2, ?3, ?4, ?5)",
                        sql![cx.actor.id, place.view, i64::try_from(seat).unwrap_or(i64::MAX), place.hidden, place.view == *opens],
                    )?;
                }
                entry.after = json!({ "order": places.iter().map(|place| place.view).collect::<Vec<_>>(), "opens": opens }).to_string();
            }
            _ => {}
        }
    }
    if !changes.is_empty() {
        entry.subject = "view".to_owned();
        entry.subject_id = done.id;
        entry.title.clone_from(&done.title);
        cx.journal(entry)?;
    }
    Ok(done)
}
