//! SQL of the attachments. Each content is stored once under its SHA-256, and goes when the last record that shows it lets it go.
//! Lists never read it.
//!
//! What is removed is overwritten in the file and leaves its log of changes ([`Tx::wipe`]). The engine moves the beginning of a long
//! row about when its neighbours come and go, and leaves copies behind; so [`ROOM`] stands at the beginning, and the content lies in
//! pages that are never moved. Backups that were made before still hold what was removed, as do copies that a file system keeps by
//! itself; both only under the department's key.

use serde_json::json;
use sha2::{Digest, Sha256};

use super::commands::{Change, Command, Facts};
use super::model::{Attachment, Content, Kind, Media, Opened, Record};
use crate::areas::{Context, Done, links};
use crate::base::{Fault, Instant};
use crate::msg;
use crate::sql;
use crate::store::journal::Entry;
use crate::store::migrate::Step;
use crate::store::{Row, Tx};

/// Schema files of this area.
pub const SCHEMA: &[Step] = &[Step { name: "attachments/0001", text: include_str!("schema/0001_attachments.sql") }];

/// Characters before each content, as many as a page of the file has bytes.
const ROOM: usize = 4_096;

const COLUMNS: &str = "id, kind, record, name, media, size, hash, note, at, staff, staff_name, gone_at, gone_name";

fn attachment_of(row: &Row<'_>) -> Result<Attachment, Fault> {
    let gone_at = row.maybe_int(11)?;
    let gone_name = row.text(12)?;
    Ok(Attachment {
        id: row.int(0)?,
        record: Record { kind: Kind::of(&row.text(1)?).ok_or_else(damaged)?, id: row.int(2)? },
        name: row.text(3)?,
        media: Media::of(&row.text(4)?).ok_or_else(damaged)?,
        size: row.int(5)?,
        hash: row.text(6)?,
        note: row.text(7)?,
        at: row.instant(8)?,
        by: row.int(9)?,
        by_name: row.text(10)?,
        gone: gone_at.map(|at| (Instant(at), gone_name)),
    })
}

fn damaged() -> Fault {
    Fault::new("STORE-DAMAGED", msg!("base-store-fault"), "a word of an attachment that this program does not know")
}

/// Reads all that the decision needs.
///
/// # Errors
/// A fault of the file.
pub fn facts(cx: &Context<'_, '_>, command: &Command) -> Result<Facts, Fault> {
    let mut facts = Facts::default();
    let record = match command {
        Command::Add { record, content, .. } => {
            let files = of_record(cx.tx, *record)?;
            let hash = hash(&content.0);
            facts.same = files.iter().find(|file| file.gone.is_none() && file.hash == hash).map(|file| file.name.clone());
            facts.there = files.iter().filter(|file| file.gone.is_none()).count();
            Some(*record)
        }
        Command::Note { file, .. } | Command::Open { file, .. } | Command::Remove { file, .. } => {
            facts.file = attachment(cx.tx, *file)?;
            facts.file.as_ref().map(|file| file.record)
        }
    };
    if let Some(record) = record {
        facts.holder = links::holder(cx, record)?;
    }
    Ok(facts)
}

fn attachment(tx: &Tx<'_>, id: i64) -> Result<Option<Attachment>, Fault> {
    tx.one(&format!("SELECT {COLUMNS} FROM attachment WHERE id = ?1"), sql![id], attachment_of)
}

/// The files beside a record in the order in which they were attached, those that were removed too.
///
/// # Errors
/// A fault of the file.
pub fn of_record(tx: &Tx<'_>, record: Record) -> Result<Vec<Attachment>, Fault> {
    let text = format!("SELECT {COLUMNS} FROM attachment WHERE kind = ?1 AND record = ?2 ORDER BY id");
    tx.all(&text, sql![record.kind.word(), record.id], attachment_of)
}

/// The fingerprint of a content, hexadecimal.
pub fn hash(content: &[u8]) -> String {
    Sha256::digest(content).iter().map(|byte| format!("{byte:02x}")).collect()
}

/// Writes what was decided, with its journal entry at the record.
///
/// # Errors
/// A fault of the file.
pub fn apply(cx: &Context<'_, '_>, verb: &str, facts: &Facts, change: &Change) -> Result<Done, Fault> {
    let mut done = Done::default();
    let (record, before, after, reason) = match change {
        Change::Insert { record, name, media, note, content } => {
            done.id = insert(cx, *record, name, *media, note, content)?;
            done.title.clone_from(name);
            (*record, json!({}), json!({ "name": name, "size": content.0.len(), "note": note }), "")
        }
        Change::Note(file, note) => {
            cx.tx.run("UPDATE attachment SET note = ?2 WHERE id = ?1", sql![file.id, note])?;
            (file.record, json!({ "name": file.name, "note": file.note }), json!({ "name": file.name, "note": note }), "")
        }
        Change::Show(file, purpose) => {
            done.opened = opened(cx.tx, file)?.map(Box::new);
            (file.record, json!({}), json!({ "name": file.name }), purpose.as_str())
        }
        Change::Remove(file, reason) => {
            wipe(cx, std::slice::from_ref(file.as_ref()))?;
            (file.record, json!({ "name": file.name, "size": file.size }), json!({}), reason.as_str())
        }
        Change::Discard(file) => {
            discard(cx, std::slice::from_ref(file.as_ref()))?;
            (file.record, json!({ "name": file.name, "size": file.size }), json!({}), "")
        }
    };
    if let Change::Note(file, _) | Change::Show(file, _) | Change::Remove(file, _) | Change::Discard(file) = change {
        done.id = file.id;
        done.title.clone_from(&file.name);
    }
    let entry = Entry {
        verb: verb.to_owned(),
        subject: record.kind.word().to_owned(),
        subject_id: record.id,
        title: facts.holder.as_ref().map_or(String::new(), |holder| holder.title.clone()),
        before: before.to_string(),
        after: after.to_string(),
        reason: reason.to_owned(),
        ..Entry::default()
    };
    cx.journal(entry)?;
    Ok(done)
}

/// Stores a file, its content only where nobody has stored the same.
fn insert(cx: &Context<'_, '_>, record: Record, name: &str, media: Media, note: &str, content: &Content) -> Result<i64, Fault> {
    let hash = hash(&content.0);
    cx.tx.run(
        "INSERT INTO file_content (hash, room, bytes) VALUES (?1, ?2, ?3) ON CONFLICT (hash) DO NOTHING",
        sql![&hash, ".".repeat(ROOM), content.0.as_slice()],
    )?;
    let size = i64::try_from(content.0.len()).unwrap_or(i64::MAX);
    cx.tx.insert(
        "INSERT INTO attachment (kind, record, name, media, size, hash, note, at, staff, staff_name) \
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10) RETURNING id",
        sql![record.kind.word(), record.id, name, media.ending(), size, &hash, note, cx.at, cx.actor.id, &cx.actor.name],
    )
}

/// Shows the files of a record beside another one too, as they were attached; the contents are the same.
///
/// # Errors
/// A fault of the file.
pub fn share(tx: &Tx<'_>, from: Record, to: Record) -> Result<(), Fault> {
    tx.run(
        "INSERT INTO attachment (kind, record, name, media, size, hash, note, at, staff, staff_name) \
         SELECT ?3, ?4, name, media, size, hash, note, at, staff, staff_name FROM attachment \
         WHERE kind = ?1 AND record = ?2 AND gone_at IS NULL ORDER BY id",
        sql![from.kind.word(), from.id, to.kind.word(), to.id],
    )?;
    Ok(())
}

/// The files of a record lie beside another one from now on.
///
/// # Errors
/// A fault of the file.
pub fn hand_over(tx: &Tx<'_>, from: Record, to: Record) -> Result<(), Fault> {
    let text = "UPDATE attachment SET kind = ?3, record = ?4 WHERE kind = ?1 AND record = ?2";
    tx.run(text, sql![from.kind.word(), from.id, to.kind.word(), to.id]).map(|_| ())
}

fn opened(tx: &Tx<'_>, file: &Attachment) -> Result<Option<Opened>, Fault> {
    tx.one("SELECT bytes FROM file_content WHERE hash = ?1", sql![&file.hash], |row| {
        Ok(Opened { name: file.name.clone(), media: file.media, content: Content::of(row.bytes(0)?) })
    })
}

/// The content of these files goes for good, unless another record still shows the same. Names, sizes and hashes stay.
///
/// # Errors
/// A fault of the file.
pub fn wipe(cx: &Context<'_, '_>, files: &[Attachment]) -> Result<(), Fault> {
    for file in files.iter().filter(|file| file.gone.is_none()) {
        cx.tx.run("UPDATE attachment SET gone_at = ?2, gone_name = ?3 WHERE id = ?1", sql![file.id, cx.at, &cx.actor.name])?;
        cx.tx.wipe(
            "DELETE FROM file_content WHERE hash = ?1 AND NOT EXISTS (SELECT 1 FROM attachment a WHERE a.hash = ?1 AND a.gone_at IS NULL)",
            sql![&file.hash],
        )?;
    }
    Ok(())
}

/// The same, and nothing says any more that they were there.
///
/// # Errors
/// A fault of the file.
pub fn discard(cx: &Context<'_, '_>, files: &[Attachment]) -> Result<(), Fault> {
    wipe(cx, files)?;
    for file in files {
        cx.tx.run("DELETE FROM attachment WHERE id = ?1", sql![file.id])?;
    }
    Ok(())
}
