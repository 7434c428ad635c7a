//! FILE-28 「建立一种完整的、共享的客户档案数据库」 (003 二2 L103–107) and FILE-30 「确保信息安全与准确性」 (004 04章 L52).
//!
//! One shared database: an imported list is checked for customers that are there already by phone, and a new file with the phone
//! or the name and region of another one is saved with a warning that names it.

use crate::base::fold::fold;
use crate::base::pinyin::pinyin_key;
use crate::base::{Finding, Message, Verdict};
use crate::msg;

/// In what two files are alike, the surest first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Likeness {
    /// A phone number.
    Phone,
    /// 统一社会信用代码 or 身份证号
    Code,
    /// Name and region.
    Name,
    /// Names that sound or look alike.
    Sound,
}

impl Likeness {
    /// In words, for a report.
    pub fn message(self) -> Message {
        match self {
            Likeness::Phone => msg!("customers-like-phone"),
            Likeness::Code => msg!("customers-like-code"),
            Likeness::Name => msg!("customers-like-name"),
            Likeness::Sound => msg!("customers-like-sound"),
        }
    }
}

/// A file that looks like the one that is saved.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Twin {
    /// The other file.
    pub id: i64,
    /// Its number.
    pub no: String,
    /// Its name.
    pub name: String,
    /// In what they are alike.
    pub like: Likeness,
}

/// Files that look alike.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TwinGroup {
    /// In what.
    pub like: Likeness,
    /// Which, the oldest first.
    pub ids: Vec<i64>,
}

/// The groups of the whole stock.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct TwinReport {
    /// The one with the newest file first.
    pub groups: Vec<TwinGroup>,
    /// Groups of so many files that what they share is no sign of anything; they are counted, not told.
    pub crowded: usize,
}

/// Endings that say what kind of company it is, not which; the longest first.
const ENDINGS: [&str; 22] = [
    "股份有限责任公司",
    "有限责任公司",
    "股份有限公司",
    "集团有限公司",
    "集团公司",
    "有限公司",
    "分公司",
    "公司",
    "集团",
    "经营部",
    "商行",
    "工厂",
    "厂",
    "店",
    "company limited",
    "co.,ltd.",
    "co.,ltd",
    "co., ltd.",
    "co. ltd.",
    "company",
    "limited",
    "ltd.",
];

/// The key that two names share when they sound or look alike: half-width, without the kind of company, by its syllables without tones.
/// Empty when nothing is left.
///
/// ```
/// use kefu_desk::areas::customers::clauses::file_28_duplicates::twin_key;
/// assert_eq!(twin_key("渤海建材（天津）有限公司"), twin_key("勃海 建材(天津)"));
/// assert_ne!(twin_key("渤海建材"), twin_key("东海建材"));
/// ```
pub fn twin_key(name: &str) -> String {
    let folded = fold(name);
    let mut stem = folded.as_str();
    while let Some(rest) = ENDINGS.iter().find_map(|ending| stem.strip_suffix(ending)).map(str::trim_end).filter(|rest| !rest.is_empty()) {
        stem = rest;
    }
    let mut key = String::with_capacity(stem.len() * 2);
    let mut syllable = false;
    for c in pinyin_key(stem).chars() {
        match c {
            '~' => syllable = true,
            // A figure right behind the letters of a syllable is its tone.
            c if syllable && c.is_ascii_digit() => {
                syllable = false;
                continue;
            }
            c if !c.is_alphanumeric() => {
                syllable = false;
                continue;
            }
            _ => {}
        }
        key.push(c);
    }
    key
}

/// The warning about files that look the same. A name that only sounds alike is shown while somebody types, and warns of nothing.
pub fn judge(twins: &[Twin]) -> Option<Finding> {
    let twin = twins.first()?;
    let (no, name) = (twin.no.as_str(), twin.name.as_str());
    let message = match twin.like {
        Likeness::Phone => msg!("customers-twin-phone", no = no, name = name),
        Likeness::Code => msg!("customers-twin-code", no = no, name = name),
        Likeness::Name => msg!("customers-twin-name", no = no, name = name),
        Likeness::Sound => return None,
    };
    Some(Finding { clause: "FILE-30", verdict: Verdict::Warned, message })
}

/// Files of an import that stay when it is taken back, because somebody changed them since.
pub fn stayed(count: i64) -> Option<Finding> {
    (count > 0).then(|| Finding { clause: "CONV-11", verdict: Verdict::Warned, message: msg!("customers-undo-stayed", count = count) })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_twin_warns_and_never_refuses() {
        assert_eq!(judge(&[]), None);
        let twin = Twin { id: 1, no: "KH-20260303-001".to_owned(), name: "渤海建材".to_owned(), like: Likeness::Phone };
        let finding = judge(&[twin]).unwrap();
        assert_eq!((finding.clause, finding.verdict), ("FILE-30", Verdict::Warned));
    }

    #[test]
    fn names_that_sound_or_look_alike_share_a_key() {
        for (one, other) in [
            ("渤海建材有限公司", "渤海建材股份有限公司"),
            ("渤海建材", "勃海建材"),
            ("渤海建材（天津）有限公司", "渤海 建材(天津)"),
            ("ＡＢＣ贸易", "abc贸易"),
            ("3M中国有限公司", "３Ｍ 中国"),
            ("Kefu Co., Ltd.", "KEFU"),
            ("华润集团有限公司", "华润"),
        ] {
            assert_eq!(twin_key(one), twin_key(other), "{one} {other}");
        }
        for (one, other) in [("渤海建材", "东海建材"), ("西安", "先"), ("公司1", "公司2"), ("A1", "A2")] {
            assert_ne!(twin_key(one), twin_key(other), "{one} {other}");
        }
        // A name of nothing but an ending keeps it, and no name has no key.
        assert_eq!((twin_key("有限公司"), twin_key("")), ("~you~xian~gong~si".to_owned(), String::new()));
    }
}
