//! FILE-04 「向客户派发客户资料表，请客户填写」 (001 篇六 第四条1 L95), 「资料的最重要来源是客户购机时的回执单」 (003 二2 L89).
//!
//! Each file carries the source of its data.

use crate::areas::customers::model::{Draft, Field};
use crate::base::Flaw;
use crate::msg;

/// The missing source.
pub fn judge(draft: &Draft) -> Option<Flaw> {
    draft.get(Field::Source).is_empty().then(|| Flaw { field: "source", clause: "FILE-04", message: msg!("customers-source-blank") })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_without_source_is_refused() {
        let mut draft = Draft::default();
        assert_eq!(judge(&draft).map(|f| f.message.id), Some("customers-source-blank"));
        draft.set(Field::Source, "购机回执单");
        assert_eq!(judge(&draft), None);
    }
}
