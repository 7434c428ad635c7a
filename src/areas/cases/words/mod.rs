//! Words 服务用语: what is not said to a customer, and what is said instead (KB-03).
//!
//! Other rooms ask [`check`] with a text that goes to a customer; a note among staff is not checked.

pub mod clauses;
pub mod commands;
pub mod model;
pub mod store;
pub mod view;

#[cfg(test)]
mod tests;

pub use clauses::kb_03_words::{find, findings};
pub use commands::Command;
pub use model::{Hit, Word, WordDraft};

use crate::areas::{Context, Done};
use crate::base::{Fault, No};
use crate::store::Tx;
use crate::store::migrate::Step;

/// Schema files of this room.
pub const SCHEMA: &[Step] = &[Step { name: "cases/words/0001", text: include_str!("schema/0001_words.sql") }];

/// A question.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Query {
    /// Every word, those in use first.
    List,
}

/// An answer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Answer {
    /// To `List`.
    List(Vec<Word>),
}

/// Carries out an act: facts, decision, changes, journal entry.
///
/// # Errors
/// The refusal, or a fault.
pub fn act(cx: &Context<'_, '_>, command: &Command) -> Result<Done, No> {
    let words = store::words(cx.tx)?;
    let change = commands::decide(&words, command, cx.actor)?;
    store::apply(cx, command, &words, change).map_err(No::Fault)
}

/// Answers a question: everybody writes to customers, so everybody reads the list.
///
/// # Errors
/// A fault of the file.
pub fn ask(cx: &Context<'_, '_>, query: &Query) -> Result<Answer, No> {
    match query {
        Query::List => Ok(Answer::List(store::words(cx.tx)?)),
    }
}

/// The words of the list that a text to a customer holds, in their order.
///
/// # Errors
/// A fault of the file.
pub fn check(tx: &Tx<'_>, text: &str) -> Result<Vec<Hit>, Fault> {
    Ok(find(&store::words(tx)?, text))
}
