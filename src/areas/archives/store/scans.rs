//! Scans: each content is stored once under its SHA-256, and goes when the last document that shows it is destroyed. Lists never read it.
//!
//! What is destroyed is overwritten in the file and leaves its log of changes ([`Tx::wipe`]). The engine moves the beginning of a long
//! row about when its neighbours come and go, and leaves copies behind; so [`ROOM`] stands at the beginning, and the content lies in
//! pages that are never moved. Backups that were made before still hold what was destroyed, as do copies that a file system keeps by
//! itself; both only under the department's key.

use std::sync::Arc;

use sha2::{Digest, Sha256};

use super::papers::noun;
use crate::areas::Context;
use crate::areas::archives::model::{Content, Opened, Scan, ScanKind, Signed};
use crate::base::Fault;
use crate::sql;
use crate::store::{Row, Tx};

/// A scan as lists show it.
pub type ScanRow = Scan;

/// Characters before each content, as many as a page of the file has bytes.
const ROOM: usize = 4_096;

const COLUMNS: &str = "id, document, name, kind, size, hash, at, staff_name, gone";

fn scan_of(row: &Row<'_>) -> Result<Scan, Fault> {
    Ok(Scan {
        id: row.int(0)?,
        document: row.int(1)?,
        name: row.text(2)?,
        kind: noun(row, 3, ScanKind::of)?,
        size: row.int(4)?,
        hash: row.text(5)?,
        attached: Signed { at: row.instant(6)?, name: row.text(7)? },
        gone: row.flag(8)?,
    })
}

/// One scan, without its content.
///
/// # Errors
/// A fault of the file.
pub fn scan(tx: &Tx<'_>, id: i64) -> Result<Option<Scan>, Fault> {
    tx.one(&format!("SELECT {COLUMNS} FROM scan WHERE id = ?1"), sql![id], scan_of)
}

/// The scans of a document, in the order in which they were attached.
///
/// # Errors
/// A fault of the file.
pub fn of_document(tx: &Tx<'_>, document: i64) -> Result<Vec<Scan>, Fault> {
    tx.all(&format!("SELECT {COLUMNS} FROM scan WHERE document = ?1 ORDER BY id"), sql![document], scan_of)
}

/// The fingerprint of a content, hexadecimal.
pub fn hash(content: &[u8]) -> String {
    Sha256::digest(content).iter().map(|byte| format!("{byte:02x}")).collect()
}

/// Stores a scan, its content only where nobody has stored the same.
///
/// # Errors
/// A fault of the file.
pub fn attach(cx: &Context<'_, '_>, document: i64, name: &str, kind: ScanKind, content: &Content) -> Result<(), Fault> {
    let hash = hash(&content.0);
    cx.tx.run(
        "INSERT INTO scan_content (hash, room, bytes) VALUES (?1, ?2, ?3) ON CONFLICT (hash) DO NOTHING",
        sql![&hash, ".".repeat(ROOM), content.0.as_slice()],
    )?;
    let size = i64::try_from(content.0.len()).unwrap_or(i64::MAX);
    cx.tx
        .run(
            "INSERT INTO scan (document, name, kind, size, hash, at, staff, staff_name) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)",
            sql![document, name, kind.word(), size, &hash, cx.at, cx.actor.id, &cx.actor.name],
        )
        .map(|_| ())
}

/// A scan with its content.
///
/// # Errors
/// A fault of the file.
pub fn content(tx: &Tx<'_>, id: i64) -> Result<Option<Opened>, Fault> {
    tx.one(
        "SELECT s.name, s.kind, b.bytes FROM scan s JOIN scan_content b ON b.hash = s.hash WHERE s.id = ?1 AND s.gone = 0",
        sql![id],
        |row| Ok(Opened { name: row.text(0)?, kind: noun(row, 1, ScanKind::of)?, content: Content(Arc::new(row.bytes(2)?)) }),
    )
}

/// The content of a destroyed document goes for good, unless another document still shows the same. Names, sizes and hashes stay.
///
/// # Errors
/// A fault of the file.
pub fn wipe(tx: &Tx<'_>, document: i64) -> Result<(), Fault> {
    tx.run("UPDATE scan SET gone = 1 WHERE document = ?1", sql![document])?;
    tx.wipe(
        "DELETE FROM scan_content WHERE hash IN (SELECT hash FROM scan WHERE document = ?1) \
         AND NOT EXISTS (SELECT 1 FROM scan s WHERE s.hash = scan_content.hash AND s.gone = 0)",
        sql![document],
    )
    .map(|_| ())
}
