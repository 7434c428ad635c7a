//! Search while typing: the words that stand in the index for a row, and the query that finds it, for both engines.
//!
//! The index is a list of words that know nothing of their order (FTS5 contentless with `unicode61` and `detail=none`; on
//! PostgreSQL `array_to_tsvector(string_to_array(words, ' '))`). A query asks for rows that hold its words, and then
//! [`Query::accepts`] looks at the row itself. [`index_words`] and [`Query`] are one family: every row that is accepted holds the
//! words that the query asks for.
//!
//! | what is typed | is found in | words |
//! |---|---|---|
//! | two and more characters of any script | names, contacts, addresses, notes, codes | every two neighbours: `中国`, `k4`, `路4`; three and four where a character stands beside letters or digits: `路44`, `445号`; a letter or digit three times: `t888` |
//! | four and more letters or digits | the same | `c` + every four of a run (`c9137`) |
//! | one character | names, contacts | the character |
//! | one letter or digit | names, contacts, as letter or initial | its syllables |
//! | letters | names, contacts, as initials (`zgrm`), syllables (`zhongguo`, `zhonggu`), or syllables then initials (`zhonggrm`) | `i` + the initials of two or three neighbours (`izg`, `izgr`), `y` + the syllable of one (`yzhong`) or of two (`yzhong1guo`) |
//! | four and more digits | phones too | `p` + four digits |
//! | three digits | the beginning of phones too | `h` + three digits |
//!
//! Punctuation and spaces between characters mean nothing (`海尔（青岛）` is found by `海尔青岛`); white space in a query separates
//! parts of which all must be found. Pinyin is left out for addresses and notes, which would double the index for what nobody
//! types. Characters outside the two oldest CJK blocks are written as `u` + number, since the engines disagree whether they
//! are letters.

mod query;
mod words;

pub use query::Query;
pub use words::{index_words, index_words_into};

use super::fold::half;

/// What of a row can be searched. Several values of one kind are never joined: nothing is found across their border.
#[derive(Debug, Clone, Copy, Default)]
pub struct SearchFields<'a> {
    /// The row's names.
    pub names: &'a [&'a str],
    /// Names of people that belong to it.
    pub contacts: &'a [&'a str],
    /// Addresses and regions.
    pub addresses: &'a [&'a str],
    /// Free text.
    pub notes: &'a [&'a str],
    /// Phone numbers of any kind, however they are written.
    pub phones: &'a [&'a str],
    /// Business numbers and codes.
    pub codes: &'a [&'a str],
}

/// The letter that a character is for the search: folded, and nothing for punctuation, space and signs.
fn letter(c: char) -> Option<char> {
    if is_han(c) {
        return Some(c);
    }
    let c = half(c);
    if c.is_ascii() {
        return c.is_ascii_alphanumeric().then(|| c.to_ascii_lowercase());
    }
    c.is_alphanumeric().then(|| c.to_lowercase().next().unwrap_or(c))
}

/// Characters that both engines have always held for letters.
fn is_han(c: char) -> bool {
    matches!(c, '\u{4E00}'..='\u{9FA5}' | '\u{3400}'..='\u{4DB5}')
}

/// Letters that are written as a number in the index.
fn is_rare(c: char) -> bool {
    !c.is_ascii() && !is_han(c)
}
