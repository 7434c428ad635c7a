//! The three kinds of no (flaw, refusal, fault) and what a clause found on the way.

use super::{Day, Message};

/// Severity of a [`Finding`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Verdict {
    /// The clause is kept.
    Kept,
    /// Done, but the clause warns.
    Warned,
    /// The clause forbids it.
    Refused,
}

/// What one clause says about one act.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Finding {
    /// Rule id of the catalogue, such as `"SEC-01"`.
    pub clause: &'static str,
    /// Kept, warned or refused.
    pub verdict: Verdict,
    /// What was found, for a person.
    pub message: Message,
}

/// A parameter as a decision used it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Used {
    /// Its name, as in Appendix H.
    pub key: &'static str,
    /// The value in force.
    pub value: String,
    /// Since when; `None`: the default.
    pub from: Option<Day>,
}

/// How a decision, a deadline or a figure came about, for the person who asks why.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Why {
    /// The clause behind it.
    pub clause: &'static str,
    /// Parameters in the version that was in force.
    pub parameters: Vec<Used>,
    /// The facts: what, and its value.
    pub facts: Vec<(Message, Message)>,
    /// The calculation, one step a line.
    pub steps: Vec<Message>,
}

impl Why {
    /// The text of a clause alone, without anything that was calculated by it.
    pub fn of(clause: &'static str) -> Self {
        Why { clause, parameters: Vec::new(), facts: Vec::new(), steps: Vec::new() }
    }
}

/// What one clause says, with its reasons.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Judged {
    /// What it says.
    pub finding: Finding,
    /// Why.
    pub why: Why,
}

/// This field is wrong; shown beside it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Flaw {
    /// Name of the field, as in the model (`"phone"`).
    pub field: &'static str,
    /// The clause or standard behind it; empty where plain form asks for it.
    pub clause: &'static str,
    /// What is wrong, for a person.
    pub message: Message,
}

/// A rule, a post or a state says no. Nothing was changed.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("refused: {}", .message.id)]
pub struct Refusal {
    /// What is wrong, for a person.
    pub message: Message,
    /// Rule ids cited, the decisive one first.
    pub clauses: Vec<&'static str>,
    /// Field by field, where fields are the reason.
    pub flaws: Vec<Flaw>,
}

impl Refusal {
    /// A refusal by one clause.
    pub fn by(clause: &'static str, message: Message) -> Self {
        Refusal { message, clauses: vec![clause], flaws: Vec::new() }
    }

    /// A refusal because fields are wrong; the first flaw speaks for all.
    pub fn flawed(flaws: Vec<Flaw>) -> Option<Self> {
        let first = flaws.first()?;
        let message = first.message.clone();
        let mut clauses: Vec<&'static str> = flaws.iter().map(|f| f.clause).filter(|c| !c.is_empty()).collect();
        clauses.dedup();
        Some(Refusal { message, clauses, flaws })
    }

    /// One value cannot be so; the clause is empty where none asks for it.
    pub fn of_field(field: &'static str, clause: &'static str, message: Message) -> Self {
        let clauses = if clause.is_empty() { Vec::new() } else { vec![clause] };
        Refusal { message: message.clone(), clauses, flaws: vec![Flaw { field, clause, message }] }
    }
}

/// It broke: a message for the person, the cause for the log.
#[derive(Debug, thiserror::Error)]
#[error("{code}: {cause}")]
pub struct Fault {
    /// Short code to copy into a report, such as `"STORE-BUSY"`.
    pub code: &'static str,
    /// What happened, whether data is safe and what to do.
    pub message: Message,
    /// The technical cause, without customers' data.
    pub cause: String,
}

impl Fault {
    /// A fault with its cause.
    pub fn new(code: &'static str, message: Message, cause: impl std::fmt::Display) -> Self {
        Fault { code, message, cause: cause.to_string() }
    }
}

/// Either kind of no that an act may meet.
#[derive(Debug, thiserror::Error)]
pub enum No {
    /// A rule, a post or a state.
    #[error(transparent)]
    Refused(#[from] Refusal),
    /// Somebody saved the record first; both versions are there to choose from.
    #[error("conflict")]
    Conflict(Box<Conflict>),
    /// It broke.
    #[error(transparent)]
    Fault(#[from] Fault),
}

/// Two people edited one record: field by field, what both had before and what each has now.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Conflict {
    /// Title of the record.
    pub title: String,
    /// Who saved first.
    pub other: String,
    /// When, UTC milliseconds.
    pub other_at: i64,
    /// The revision that is stored now.
    pub rev: i64,
    /// Fields in which both versions differ.
    pub fields: Vec<ConflictField>,
    /// Fields that only this person changed; they merge without a question.
    pub merged: Vec<&'static str>,
}

/// One field of a [`Conflict`], as shown text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ConflictField {
    /// Name of the field, as in the model.
    pub field: &'static str,
    /// What both started from.
    pub base: String,
    /// What this person typed.
    pub mine: String,
    /// What the other person saved.
    pub theirs: String,
}
