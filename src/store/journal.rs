//! The journal: one entry for each act, append-only by trigger, each entry chained to the one before by SHA-256.

use std::ops::ControlFlow;

use sha2::{Digest, Sha256};

use super::Tx;
use super::migrate::Step;
use crate::base::{Fault, Instant};
use crate::sql;

/// Schema of the journal.
pub const SCHEMA: Step = Step {
    name: "journal/0001",
    text: "CREATE TABLE journal (
    seq {int} NOT NULL PRIMARY KEY,
    at {int} NOT NULL,
    actor {int} NOT NULL,
    actor_name TEXT NOT NULL,
    verb TEXT NOT NULL,
    subject TEXT NOT NULL,
    subject_id {int} NOT NULL,
    title TEXT NOT NULL,
    outcome TEXT NOT NULL CHECK (outcome IN ('done', 'refused')),
    before TEXT NOT NULL,
    after TEXT NOT NULL,
    reason TEXT NOT NULL,
    clauses TEXT NOT NULL,
    hash {bytes} NOT NULL
){strict};
CREATE INDEX journal_subject ON journal (subject, subject_id);
CREATE TABLE journal_head (one {int} NOT NULL PRIMARY KEY CHECK (one = 1), seq {int} NOT NULL, hash {bytes} NOT NULL){strict};
INSERT INTO journal_head (one, seq, hash) VALUES (1, 0, {empty});
{append-only journal}",
};

/// What one act leaves behind.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Entry {
    /// When.
    pub at: Instant,
    /// Who, by staff id; 0 is the program itself.
    pub actor: i64,
    /// Who, by name at that time.
    pub actor_name: String,
    /// What, such as `"customer.edit"`.
    pub verb: String,
    /// Kind of record, such as `"customer"`.
    pub subject: String,
    /// Which record; 0 when the act has none.
    pub subject_id: i64,
    /// The record's name or number for people.
    pub title: String,
    /// Refused acts stand here too (SEC-08).
    pub refused: bool,
    /// State before, as JSON of the fields that changed; empty when there was none.
    pub before: String,
    /// State after, likewise.
    pub after: String,
    /// The reason that the person gave.
    pub reason: String,
    /// Rule ids cited, separated by spaces.
    pub clauses: String,
}

/// An entry with its place in the chain.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Kept {
    /// Position, from 1.
    pub seq: i64,
    /// The entry.
    pub entry: Entry,
}

const COLUMNS: &str = "seq, at, actor, actor_name, verb, subject, subject_id, title, outcome, before, after, reason, clauses, hash";

/// Appends an entry and returns its position.
///
/// # Errors
/// A fault of the file.
pub fn append(tx: &Tx<'_>, entry: &Entry) -> Result<i64, Fault> {
    let (last, previous) =
        tx.one("SELECT seq, hash FROM journal_head WHERE one = 1", &[], |row| Ok((row.int(0)?, row.bytes(1)?)))?.unwrap_or((0, Vec::new()));
    let seq = last + 1;
    let hash = hash_of(seq, entry, &previous);
    tx.run(
        "INSERT INTO journal (seq, at, actor, actor_name, verb, subject, subject_id, title, outcome, before, after, reason, clauses, hash)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14)",
        sql![
            seq,
            entry.at,
            entry.actor,
            &entry.actor_name,
            &entry.verb,
            &entry.subject,
            entry.subject_id,
            &entry.title,
            if entry.refused { "refused" } else { "done" },
            &entry.before,
            &entry.after,
            &entry.reason,
            &entry.clauses,
            hash.as_slice()
        ],
    )?;
    tx.run("UPDATE journal_head SET seq = ?1, hash = ?2 WHERE one = 1", sql![seq, hash.as_slice()])?;
    Ok(seq)
}

/// The position that the next entry takes; sure only inside a writing transaction.
///
/// # Errors
/// A fault of the file.
pub fn next(tx: &Tx<'_>) -> Result<i64, Fault> {
    Ok(tx.number("SELECT seq FROM journal_head WHERE one = 1", &[])? + 1)
}

fn hash_of(seq: i64, entry: &Entry, previous: &[u8]) -> Vec<u8> {
    let mut digest = Sha256::new();
    digest.update(previous);
    digest.update(seq.to_be_bytes());
    digest.update(entry.at.0.to_be_bytes());
    digest.update(entry.actor.to_be_bytes());
    digest.update(entry.subject_id.to_be_bytes());
    digest.update([u8::from(entry.refused)]);
    for text in [&entry.actor_name, &entry.verb, &entry.subject, &entry.title, &entry.before, &entry.after, &entry.reason, &entry.clauses] {
        // The length in front keeps two neighbouring fields from flowing into each other.
        digest.update((text.len() as u64).to_be_bytes());
        digest.update(text.as_bytes());
    }
    digest.finalize().to_vec()
}

fn kept(row: &super::Row<'_>) -> Result<(Kept, Vec<u8>), Fault> {
    let entry = Entry {
        at: row.instant(1)?,
        actor: row.int(2)?,
        actor_name: row.text(3)?,
        verb: row.text(4)?,
        subject: row.text(5)?,
        subject_id: row.int(6)?,
        title: row.text(7)?,
        refused: row.str(8)? == "refused",
        before: row.text(9)?,
        after: row.text(10)?,
        reason: row.text(11)?,
        clauses: row.text(12)?,
    };
    Ok((Kept { seq: row.int(0)?, entry }, row.bytes(13)?))
}

/// What checking the chain found.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Verified {
    /// How many entries stand in the journal.
    pub entries: i64,
    /// The first entry that is missing or was changed.
    pub broken: Option<i64>,
}

/// Reads the whole journal and follows its chain.
///
/// # Errors
/// A fault of the file.
pub fn verify(tx: &Tx<'_>) -> Result<Verified, Fault> {
    let mut previous = Vec::new();
    let mut entries = 0;
    let mut broken = None;
    tx.each(&format!("SELECT {COLUMNS} FROM journal ORDER BY seq"), &[], |row| {
        let (kept, hash) = kept(row)?;
        entries += 1;
        if broken.is_none() && (kept.seq != entries || hash_of(kept.seq, &kept.entry, &previous) != hash) {
            broken = Some(entries);
        }
        previous = hash;
        Ok::<_, Fault>(ControlFlow::Continue(()))
    })?;
    let (head, hash) =
        tx.one("SELECT seq, hash FROM journal_head WHERE one = 1", &[], |row| Ok((row.int(0)?, row.bytes(1)?)))?.unwrap_or((0, Vec::new()));
    if broken.is_none() && (head != entries || hash != previous) {
        broken = Some(entries.min(head) + 1);
    }
    Ok(Verified { entries, broken })
}

/// The newest entries before a position (all of them with `i64::MAX`), of one record or of all, at most `limit`.
///
/// # Errors
/// A fault of the file.
pub fn newest(tx: &Tx<'_>, subject: Option<(&str, i64)>, before: i64, limit: i64) -> Result<Vec<Kept>, Fault> {
    match subject {
        Some((kind, id)) => tx.all(
            &format!("SELECT {COLUMNS} FROM journal WHERE subject = ?1 AND subject_id = ?2 AND seq < ?3 ORDER BY seq DESC LIMIT ?4"),
            sql![kind, id, before, limit],
            |row| Ok(kept(row)?.0),
        ),
        None => tx.all(&format!("SELECT {COLUMNS} FROM journal WHERE seq < ?1 ORDER BY seq DESC LIMIT ?2"), sql![before, limit], |row| {
            Ok(kept(row)?.0)
        }),
    }
}
