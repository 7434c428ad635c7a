//! Nouns of the list of words.

use std::ops::Range;

/// What people enter about a word.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct WordDraft {
    /// What is not said, such as 我不能.
    pub word: String,
    /// What is said instead.
    pub instead: String,
    /// Whether texts are checked for it.
    pub used: bool,
}

/// A word of the list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Word {
    /// Id.
    pub id: i64,
    /// What people entered.
    pub draft: WordDraft,
    /// Revision, for two editors.
    pub rev: i64,
}

/// A word of the list in a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Hit {
    /// Where it stands, in bytes of the text.
    pub at: Range<usize>,
    /// The word.
    pub word: String,
    /// What is said instead.
    pub instead: String,
}
