//! The list of words in the file.

use serde_json::json;

use super::commands::Command;
use super::model::{Word, WordDraft};
use crate::areas::{Context, Done};
use crate::base::Fault;
use crate::sql;
use crate::store::Tx;
use crate::store::journal::Entry;

/// Every word, those in use first, in the order in which they were added.
///
/// # Errors
/// A fault of the file.
pub fn words(tx: &Tx<'_>) -> Result<Vec<Word>, Fault> {
    tx.all("SELECT id, word, instead, used, rev FROM service_word ORDER BY used DESC, id", &[], |row| {
        Ok(Word { id: row.int(0)?, draft: WordDraft { word: row.text(1)?, instead: row.text(2)?, used: row.flag(3)? }, rev: row.int(4)? })
    })
}

/// Writes what was decided, and the journal entry.
///
/// # Errors
/// A fault of the file.
pub fn apply(cx: &Context<'_, '_>, command: &Command, words: &[Word], draft: WordDraft) -> Result<Done, Fault> {
    let Command::Put { of, .. } = command;
    let (word, instead) = (draft.word.as_str(), draft.instead.as_str());
    let (id, before) = match of {
        None => {
            let insert = "INSERT INTO service_word (word, instead, used) VALUES (?1, ?2, ?3) RETURNING id";
            (cx.tx.insert(insert, sql![word, instead, draft.used])?, String::new())
        }
        Some((id, _)) => {
            let update = "UPDATE service_word SET word = ?2, instead = ?3, used = ?4, rev = rev + 1 WHERE id = ?1";
            cx.tx.run(update, sql![*id, word, instead, draft.used])?;
            (*id, words.iter().find(|word| word.id == *id).map(|word| picture(&word.draft)).unwrap_or_default())
        }
    };
    cx.journal(Entry {
        verb: command.verb().to_owned(),
        subject: "word".to_owned(),
        subject_id: id,
        title: draft.word.clone(),
        before,
        after: picture(&draft),
        clauses: "KB-03".to_owned(),
        ..Entry::default()
    })?;
    Ok(Done { id, title: draft.word, ..Done::default() })
}

fn picture(draft: &WordDraft) -> String {
    json!({ "word": draft.word, "instead": draft.instead, "used": draft.used }).to_string()
}
