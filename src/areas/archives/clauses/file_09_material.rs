//! FILE-09 「禁止使用圆珠笔、铅笔、纯蓝墨笔等书写材料」 (001 篇七 c1 L23).
//!
//! A paper document is filed with its writing material and the format of its paper; a forbidden one goes back to be written anew.
//! Electronic documents skip it.

use crate::areas::archives::model::{Draft, Medium};
use crate::base::Flaw;
use crate::msg;

/// What may not be written with; any word that holds one of these.
const FORBIDDEN: [&str; 3] = ["圆珠", "铅笔", "纯蓝"];

/// What keeps a document from being filed.
pub fn judge(draft: &Draft) -> Option<Flaw> {
    if draft.medium == Medium::Electronic {
        return None;
    }
    let material = draft.material.trim();
    let (field, message) = if material.is_empty() {
        ("material", msg!("archives-material-blank"))
    } else if FORBIDDEN.iter().any(|word| material.contains(word)) {
        ("material", msg!("archives-material-forbidden", material = material))
    } else if !draft.format_ok {
        ("format_ok", msg!("archives-format-wrong"))
    } else {
        return None;
    };
    Some(Flaw { field, clause: "FILE-09", message })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_tests_of_the_rule() {
        let paper = |material: &str, format_ok| Draft { material: material.to_owned(), format_ok, ..Draft::default() };
        assert_eq!(judge(&paper("圆珠笔", true)).unwrap().message.id, "archives-material-forbidden");
        assert!(judge(&paper("纯蓝墨笔", true)).is_some() && judge(&paper("", true)).is_some());
        assert_eq!(judge(&paper("碳素墨水", false)).unwrap().field, "format_ok");
        assert!(judge(&paper("碳素墨水", true)).is_none());
        assert!(judge(&Draft { medium: Medium::Electronic, ..Draft::default() }).is_none());
    }
}
