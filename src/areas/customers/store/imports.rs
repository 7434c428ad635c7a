//! SQL of past imports and of saved column mappings.

use crate::areas::Context;
use crate::areas::customers::commands::ImportNote;
use crate::areas::customers::mapping::{LIST, Mapping};
use crate::areas::customers::sheet::ImportOptions;
use crate::areas::imports::ways;
use crate::base::{Fault, Instant, Lines, one_more};
use crate::sql;
use crate::store::{Row, Tx};

/// Past imports that are shown.
const MOST: usize = 200;

/// A past import.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Run {
    /// Its journal entry, by which it can be undone.
    pub entry: i64,
    /// When.
    pub at: Instant,
    /// Who, by name.
    pub name: String,
    /// What it did, and of which file.
    pub note: ImportNote,
    /// When and by whom it was taken back, if it was, and how many files stayed because somebody had changed them.
    pub undone: Option<(Instant, String, i64)>,
}

const RUN: &str = "SELECT r.entry, r.at, r.name, r.file, r.total, r.created, r.updated, r.unchanged, r.flawed, r.skipped, j.at, j.actor_name, \
                   (SELECT count(*) FROM customer_undo o WHERE o.entry = r.entry AND u.entry IS NOT NULL) \
                   FROM import_run r LEFT JOIN customer_undone u ON u.entry = r.entry LEFT JOIN journal j ON j.seq = u.by_entry";

fn run_of(row: &Row<'_>) -> Result<Run, Fault> {
    let note = ImportNote {
        file: row.text(3)?,
        rows: row.int(4)?,
        created: row.int(5)?,
        updated: row.int(6)?,
        unchanged: row.int(7)?,
        flawed: row.int(8)?,
        skipped: row.int(9)?,
        earlier: None,
    };
    let undone = match row.maybe_int(10)? {
        Some(at) => Some((Instant(at), row.maybe_text(11)?.unwrap_or_default(), row.int(12)?)),
        None => None,
    };
    Ok(Run { entry: row.int(0)?, at: row.instant(1)?, name: row.text(2)?, note, undone })
}

/// The last imports, the newest first.
///
/// # Errors
/// A fault of the file.
pub fn runs(tx: &Tx<'_>) -> Result<Lines<Run>, Fault> {
    Ok(Lines::first(tx.all(&format!("{RUN} ORDER BY r.entry DESC LIMIT ?1"), sql![one_more(MOST)], run_of)?, MOST))
}

/// The import of the same rows in the same way that wrote something and still stands.
///
/// # Errors
/// A fault of the file.
pub fn earlier(tx: &Tx<'_>, digest: &str) -> Result<Option<Run>, Fault> {
    let which = "WHERE r.digest = ?1 AND u.entry IS NULL AND r.created + r.updated > 0 ORDER BY r.entry DESC LIMIT 1";
    tx.one(&format!("{RUN} {which}"), sql![digest], run_of)
}

/// Remembers an import under its journal entry.
///
/// # Errors
/// A fault of the file.
pub fn remember(cx: &Context<'_, '_>, entry: i64, digest: &str, note: &ImportNote) -> Result<(), Fault> {
    cx.tx
        .run(
            "INSERT INTO import_run (entry, file, digest, at, staff, name, total, created, updated, unchanged, flawed, skipped) \
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12)",
            sql![
                entry,
                &note.file,
                digest,
                cx.at,
                cx.actor.id,
                &cx.actor.name,
                note.rows,
                note.created,
                note.updated,
                note.unchanged,
                note.flawed,
                note.skipped
            ],
        )
        .map(|_| ())
}

/// Every saved mapping, the newest first.
///
/// # Errors
/// A fault of the file.
pub fn mappings(tx: &Tx<'_>) -> Result<Vec<Mapping>, Fault> {
    ways::saved(tx, LIST, ImportOptions::of_text)
}

/// Saves a mapping; one of the same name is replaced.
///
/// # Errors
/// A fault of the file.
pub fn save_mapping(cx: &Context<'_, '_>, mapping: &Mapping) -> Result<(), Fault> {
    ways::save(cx, LIST, mapping, mapping.options.to_text())
}
