//! Acts of 客户分析: the note on 营销重点 of a period, and tables that leave the department.

use super::{Change, Decision, Facts};
use crate::areas::customers::analysis::{Note, Period};
use crate::areas::customers::clauses::{file_19_composition, file_23_privacy};
use crate::base::{Actor, Refusal};
use crate::msg;

/// An act of 客户分析.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Act {
    /// Writes the note on the sales of a period (FILE-19).
    Note {
        /// Which period.
        period: Period,
        /// What is to be done; nothing takes the note away.
        text: String,
        /// The revision that was on screen; 0 where there was none.
        rev: i64,
    },
    /// Notes that a table of figures left the department (FILE-23).
    Export {
        /// Name of the table.
        table: &'static str,
        /// Of which period, as its key; empty for what is so today.
        period: String,
        /// How many rows.
        rows: i64,
        /// Why.
        reason: String,
    },
}

impl Act {
    /// Name of the act in the journal.
    pub fn verb(&self) -> &'static str {
        match self {
            Act::Note { .. } => "sales.note",
            Act::Export { .. } => "analysis.export",
        }
    }
}

/// Decides an act of 客户分析.
///
/// # Errors
/// No right, no reason, or somebody wrote the note first.
pub fn decide(facts: &Facts, act: &Act, actor: &Actor) -> Decision {
    match act {
        Act::Note { text, rev, .. } => {
            file_19_composition::note(actor, text)?;
            let stored = facts.sales_note.as_ref();
            if let Some(note) = stored.filter(|note| note.rev != *rev) {
                return Err(written_first(note).into());
            }
            let text = text.trim();
            let same = text == stored.map_or("", |note| note.text.as_str());
            Ok((if same { Vec::new() } else { vec![Change::SalesNote { text: text.to_owned() }] }, Vec::new()))
        }
        Act::Export { reason, .. } => {
            file_23_privacy::export(actor, reason)?;
            Ok((vec![Change::Note], Vec::new()))
        }
    }
}

/// Somebody wrote the note first: both texts are shown, and saving again replaces it.
fn written_first(note: &Note) -> Refusal {
    Refusal { message: msg!("customers-analysis-note-first", name = note.name.as_str()), clauses: vec!["FILE-19"], flaws: Vec::new() }
}
