//! Acts on the list of words, and who may do them.

use super::model::{Word, WordDraft};
use crate::areas::cases::missing;
use crate::base::{Actor, Deed, Flaw, Function, Refusal};
use crate::msg;

const ID: &str = "KB-03";

/// Longest word and longest wording, in characters.
const MOST: usize = 200;

/// An act.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Command {
    /// Adds a word, or changes one.
    Put {
        /// Which one and in which revision; `None` for a new one.
        of: Option<(i64, i64)>,
        /// What is entered.
        draft: Box<WordDraft>,
    },
}

impl Command {
    /// Name of the act in the journal.
    pub fn verb(&self) -> &'static str {
        match self {
            Command::Put { .. } => "word.put",
        }
    }
}

/// Whether this person keeps the list: who publishes the department's knowledge (Appendix B).
pub fn may_keep(actor: &Actor) -> bool {
    actor.access(Function::Knowledge).deed == Deed::Approve
}

/// What the act writes: the cleaned word.
///
/// # Errors
/// The refusal: no right, a word or its wording missing or too long, the word there already, or somebody was faster.
pub fn decide(words: &[Word], command: &Command, actor: &Actor) -> Result<WordDraft, Refusal> {
    let Command::Put { of, draft } = command;
    if !may_keep(actor) {
        return Err(Refusal { message: msg!("cases-words-keepers"), clauses: vec![ID, "SEC-08"], flaws: Vec::new() });
    }
    if let Some((id, rev)) = of {
        let stored = words.iter().find(|word| word.id == *id).ok_or_else(missing)?;
        if stored.rev != *rev {
            return Err(Refusal::by(ID, msg!("cases-words-overtaken")));
        }
    }
    let draft = WordDraft { word: draft.word.trim().to_owned(), instead: draft.instead.trim().to_owned(), used: draft.used };
    let mut flaws = Vec::new();
    let mut wrong = |field, message| flaws.push(Flaw { field, clause: ID, message });
    let length = |text: &str| text.chars().count();
    if draft.word.is_empty() {
        wrong("word", msg!("cases-words-no-word"));
    } else if words.iter().any(|word| word.draft.word == draft.word && Some(word.id) != of.map(|(id, _)| id)) {
        wrong("word", msg!("cases-words-twice"));
    }
    if draft.instead.is_empty() {
        wrong("instead", msg!("cases-words-no-instead"));
    }
    for (field, text) in [("word", &draft.word), ("instead", &draft.instead)] {
        if length(text) > MOST {
            wrong(field, msg!("cases-words-long", most = MOST));
        }
    }
    Refusal::flawed(flaws).map_or(Ok(draft), Err)
}
