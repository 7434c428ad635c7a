//! What people do with files beside records: pure decisions from facts to one change. Whose right it is says the record's area.

use super::model::{Attachment, Content, Holder, LONGEST_NOTE, MOST_BYTES, MOST_FILES, Media, Record, tidy_name};
use crate::base::{Message, Refusal};
use crate::msg;

/// An act on attachments.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Command {
    /// Attaches a file.
    Add {
        /// Beside which record.
        record: Record,
        /// Name of the file.
        name: String,
        /// What it shows; may be empty.
        note: String,
        /// Its content.
        content: Content,
    },
    /// Says what a file shows.
    Note {
        /// Which.
        file: i64,
        /// What it shows.
        note: String,
    },
    /// Opens a file, or takes a copy of it; kept in the journal.
    Open {
        /// Which.
        file: i64,
        /// What for; needed where the record's area wants it.
        purpose: String,
    },
    /// Removes a file; its line stays and says by whom, but not that of a draft.
    Remove {
        /// Which.
        file: i64,
        /// Why; a draft needs none.
        reason: String,
    },
}

impl Command {
    /// Name of the act in the journal.
    pub fn verb(&self) -> &'static str {
        match self {
            Command::Add { .. } => "attachment.add",
            Command::Note { .. } => "attachment.note",
            Command::Open { .. } => "attachment.open",
            Command::Remove { .. } => "attachment.remove",
        }
    }
}

/// What a decision needs to know.
#[derive(Debug, Clone, Default)]
pub struct Facts {
    /// The record, as its area shows it to who acts; `None` where there is no such record.
    pub holder: Option<Holder>,
    /// The file that is meant.
    pub file: Option<Attachment>,
    /// Files beside the record that are there.
    pub there: usize,
    /// Name of a file beside the record that has the same content.
    pub same: Option<String>,
}

/// What is written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Change {
    /// A new file.
    Insert {
        /// Beside which record.
        record: Record,
        /// Its name.
        name: String,
        /// What it is.
        media: Media,
        /// What it shows.
        note: String,
        /// Its content.
        content: Content,
    },
    /// It shows this.
    Note(Box<Attachment>, String),
    /// The content goes to whoever opened it, for this purpose.
    Show(Box<Attachment>, String),
    /// The content goes for good, for this reason.
    Remove(Box<Attachment>, String),
    /// Its line goes too.
    Discard(Box<Attachment>),
}

/// Decides an act. `None` where there is nothing to change.
///
/// # Errors
/// The refusal by the record's area, by the file itself, or by what was entered.
pub fn decide(facts: &Facts, command: &Command) -> Result<Option<Change>, Refusal> {
    let holder = facts.holder.as_ref().ok_or_else(missing)?;
    stop(&holder.read)?;
    match command {
        Command::Add { record, name, note, content } => {
            stop(&holder.add)?;
            let note = tidy_note(note)?;
            let media = admit(facts, holder, content)?;
            let name = tidy_name(name);
            let name = if name.is_empty() { format!("1.{}", media.ending()) } else { name };
            Ok(Some(Change::Insert { record: *record, name, media, note, content: content.clone() }))
        }
        Command::Note { note, .. } => {
            let file = there(facts, holder)?;
            stop(&holder.add)?;
            let note = tidy_note(note)?;
            Ok((file.note != note).then(|| Change::Note(Box::new(file.clone()), note)))
        }
        Command::Open { purpose, .. } => {
            let file = there(facts, holder)?;
            let purpose = purpose.trim();
            match holder.purpose {
                Some(clause) if purpose.is_empty() => Err(Refusal::of_field("purpose", clause, msg!("attachments-purpose-blank"))),
                _ => Ok(Some(Change::Show(Box::new(file.clone()), purpose.to_owned()))),
            }
        }
        Command::Remove { reason, .. } => {
            let file = there(facts, holder)?;
            stop(&holder.remove)?;
            if holder.draft {
                return Ok(Some(Change::Discard(Box::new(file.clone()))));
            }
            let reason = reason.trim();
            if reason.is_empty() {
                return Err(Refusal::of_field("reason", "", msg!("attachments-reason-blank")));
            }
            Ok(Some(Change::Remove(Box::new(file.clone()), reason.to_owned())))
        }
    }
}

/// What a content is, where it may lie beside this record.
fn admit(facts: &Facts, holder: &Holder, content: &Content) -> Result<Media, Refusal> {
    if content.0.is_empty() {
        return Err(no(msg!("attachments-empty")));
    }
    if content.0.len() > MOST_BYTES {
        return Err(too_big());
    }
    let media = Media::of_content(&content.0).filter(|media| media.is_scan() || !holder.scans);
    let media = media.ok_or_else(|| no(if holder.scans { msg!("attachments-scans-only") } else { msg!("attachments-kinds") }))?;
    if let Some(same) = &facts.same {
        return Err(no(msg!("attachments-same", name = same.as_str())));
    }
    if facts.there >= MOST_FILES {
        return Err(no(msg!("attachments-many", most = MOST_FILES)));
    }
    Ok(media)
}

fn stop(refusal: &Option<Refusal>) -> Result<(), Refusal> {
    refusal.clone().map_or(Ok(()), Err)
}

fn tidy_note(note: &str) -> Result<String, Refusal> {
    let note = note.trim();
    if note.chars().count() > LONGEST_NOTE {
        return Err(Refusal::of_field("note", "", msg!("attachments-note-long", most = LONGEST_NOTE)));
    }
    Ok(note.to_owned())
}

fn there<'a>(facts: &'a Facts, holder: &Holder) -> Result<&'a Attachment, Refusal> {
    let removed = || holder.gone.clone().unwrap_or_else(|| no(msg!("attachments-removed")));
    facts.file.as_ref().filter(|file| file.gone.is_none()).ok_or_else(removed)
}

fn no(message: Message) -> Refusal {
    Refusal { message, clauses: Vec::new(), flaws: Vec::new() }
}

/// There is no such record, or no such file.
pub fn missing() -> Refusal {
    no(msg!("attachments-missing"))
}

/// A file may not be as large as this.
pub fn too_big() -> Refusal {
    no(msg!("attachments-big", most = MOST_BYTES / 1024 / 1024))
}
