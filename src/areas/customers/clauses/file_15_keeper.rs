//! FILE-15 「分派专人管理各类资料」 (000 篇2 一2 L61), 「由专人负责管理，并确定严格的查阅和利用的管理办法」 (001 篇六 第五条4 L102).
//!
//! The values of a file are changed by its 档案专人, or by its agent as long as nobody keeps it; 主管, 主任 and who else edits every
//! file stand above that. Notes and orders are the agent's daily work and stay open to him (FILE-14, FILE-17).

use crate::base::Refusal;
use crate::msg;

/// Who answers for a file, seen by one person.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub enum Holder {
    /// The person, or somebody of his team.
    Own,
    /// Somebody else, by name.
    Another(String),
    /// Neither keeper nor agent.
    #[default]
    Nobody,
}

/// Whether a person who edits only own files may change this one.
///
/// # Errors
/// The file is somebody else's.
pub fn judge(holder: &Holder) -> Result<(), Refusal> {
    let message = match holder {
        Holder::Own => return Ok(()),
        Holder::Another(name) => msg!("customers-not-keeper", name = name.as_str()),
        Holder::Nobody => msg!("customers-no-keeper"),
    };
    Err(Refusal { message, clauses: vec!["FILE-15", "SEC-08"], flaws: Vec::new() })
}
