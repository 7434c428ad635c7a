//! Attachments 附件: files beside the records of every area, stored once, encrypted in the department's file.
//!
//! This area knows files; whose right it is to see, add or remove one says the record's own area through a [`Holder`]
//! ([`crate::areas::links::holder`]). Another area that wants files beside its records adds a [`Kind`], an arm there, and draws
//! [`view::Files`] on its page.

pub mod commands;
pub mod model;
pub mod store;
mod tape;
pub mod view;

pub use commands::Command;
pub use model::{Attachment, Content, Holder, Kind, MOST_BYTES, Media, Opened, Record};
pub use tape::{Knob, SPEEDS, Tape};

use crate::areas::{Context, Done, links};
use crate::base::{No, Refusal};
use crate::store::migrate::Step;

/// Schema files of this area.
pub const SCHEMA: &[Step] = store::SCHEMA;

/// Carries out an act: facts, decision, change, journal entry.
///
/// # Errors
/// The refusal, or a fault.
pub fn act(cx: &Context<'_, '_>, command: &Command) -> Result<Done, No> {
    let facts = store::facts(cx, command)?;
    match commands::decide(&facts, command)? {
        Some(change) => Ok(store::apply(cx, command.verb(), &facts, &change)?),
        None => Ok(Done::default()),
    }
}

/// A question about attachments.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Query {
    /// The files beside a record.
    Files {
        /// Which record.
        record: Record,
    },
}

/// An answer to a [`Query`].
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Answer {
    /// To `Files`.
    Files(Box<Listing>),
}

/// The files beside a record, and what the person who asks may do with them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Listing {
    /// The record.
    pub record: Record,
    /// Its files in the order in which they were attached; of those that were removed only what they were.
    pub files: Vec<Attachment>,
    /// Why nothing may be added.
    pub add: Option<Refusal>,
    /// Why nothing may be removed.
    pub remove: Option<Refusal>,
    /// The clause that wants a purpose of each opening, if one does.
    pub purpose: Option<&'static str>,
    /// What is removed needs no reason and leaves no line.
    pub draft: bool,
}

/// Answers a question as far as the record's area allows.
///
/// # Errors
/// A refusal, or a fault.
pub fn ask(cx: &Context<'_, '_>, query: &Query) -> Result<Answer, No> {
    let Query::Files { record } = query;
    let holder = links::holder(cx, *record)?.ok_or_else(commands::missing)?;
    if let Some(refusal) = holder.read {
        return Err(No::Refused(refusal));
    }
    let files = store::of_record(cx.tx, *record)?;
    let Holder { add, remove, purpose, draft, .. } = holder;
    Ok(Answer::Files(Box::new(Listing { record: *record, files, add, remove, purpose, draft })))
}

#[cfg(test)]
mod tests;
