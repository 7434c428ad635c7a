//! FILE-28 「建立一种完整的、共享的客户档案数据库」 (003 二2 L103–107) and FILE-30 「确保信息安全与准确性」 (004 04章 L52).
//!
//! One shared database: an imported list is checked for customers that are there already by phone, and a new file with the phone
//! or the name and region of another one is saved with a warning that names it.

use crate::base::{Finding, Verdict};
use crate::msg;

/// A file that looks like the one that is saved.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Twin {
    /// Number of the other file.
    pub no: String,
    /// Its name.
    pub name: String,
    /// True when a phone is the same, false when name and region are.
    pub by_phone: bool,
}

/// The warning about files that look the same.
pub fn judge(twins: &[Twin]) -> Option<Finding> {
    let twin = twins.first()?;
    let message = if twin.by_phone {
        msg!("customers-twin-phone", no = twin.no.as_str(), name = twin.name.as_str())
    } else {
        msg!("customers-twin-name", no = twin.no.as_str(), name = twin.name.as_str())
    };
    Some(Finding { clause: "FILE-30", verdict: Verdict::Warned, message })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_twin_warns_and_never_refuses() {
        assert_eq!(judge(&[]), None);
        let twin = Twin { no: "KH-20260303-001".to_owned(), name: "渤海建材".to_owned(), by_phone: true };
        let finding = judge(&[twin]).unwrap();
        assert_eq!((finding.clause, finding.verdict), ("FILE-30", Verdict::Warned));
    }
}
