//! FILE-03 「过去、现在和未来的国内和国际市场直接客户与间接客户都应纳入」 (001 篇六 第二条 L90).
//!
//! Three enumerations are mandatory: 过去/现在/未来 × 国内/国际 × 直接/间接. A lost customer becomes 过去 and is never deleted.

use crate::areas::customers::model::{Draft, Field};
use crate::base::{Flaw, Refusal};
use crate::msg;

/// Which of the three is missing.
pub fn judge(draft: &Draft) -> Vec<Flaw> {
    let missing = |field: Field, message| draft.get(field).is_empty().then(|| Flaw { field: field.name(), clause: "FILE-03", message });
    [
        missing(Field::Relation, msg!("customers-relation-blank")),
        missing(Field::Market, msg!("customers-market-blank")),
        missing(Field::Type, msg!("customers-type-blank")),
    ]
    .into_iter()
    .flatten()
    .collect()
}

/// A file is never deleted.
pub fn removal() -> Refusal {
    Refusal::by("FILE-03", msg!("customers-never-deleted"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn all_three_are_mandatory() {
        let mut draft = Draft::default();
        assert_eq!(judge(&draft).len(), 3);
        draft.set(Field::Relation, "未来");
        draft.set(Field::Market, "国内");
        draft.set(Field::Type, "直接");
        assert!(judge(&draft).is_empty());
        assert_eq!(removal().clauses, ["FILE-03"]);
    }
}
