//! KB-03: 「我不能」「我不会做」「这不是我应该做的」「我想我做不了」「但是」「不行、不知道、不可以」 are not said to a customer (000 篇2 L25–38, L97).
//!
//! - A hit warns and proposes the better wording; nothing is blocked.
//! - Only texts that go to a customer are checked.
//! - Where one word holds another, the longer one is meant; two hits never share a character.

use crate::areas::cases::words::model::{Hit, Word};
use crate::base::{Finding, Verdict};
use crate::msg;

const ID: &str = "KB-03";

/// The words in use that stand in a text, from its beginning.
pub fn find(words: &[Word], text: &str) -> Vec<Hit> {
    let mut hits: Vec<Hit> = Vec::new();
    for word in words.iter().filter(|word| word.draft.used) {
        let places = text.match_indices(word.draft.word.as_str());
        hits.extend(places.map(|(at, found)| Hit {
            at: at..at.saturating_add(found.len()),
            word: word.draft.word.clone(),
            instead: word.draft.instead.clone(),
        }));
    }
    hits.sort_by_key(|hit| (hit.at.start, std::cmp::Reverse(hit.at.end)));
    let mut end = 0;
    hits.retain(|hit| {
        let free = hit.at.start >= end;
        if free {
            end = hit.at.end;
        }
        free
    });
    hits
}

/// One warning for each word that was found, however often it stands there.
pub fn findings(hits: &[Hit]) -> Vec<Finding> {
    let mut findings: Vec<Finding> = Vec::new();
    for hit in hits {
        let message = msg!("cases-words-hit", word = hit.word.as_str(), instead = hit.instead.as_str());
        if !findings.iter().any(|finding| finding.message == message) {
            findings.push(Finding { clause: ID, verdict: Verdict::Warned, message });
        }
    }
    findings
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::areas::cases::words::model::WordDraft;

    fn words(list: &[(&str, bool)]) -> Vec<Word> {
        let word = |(id, (word, used)): (usize, &(&str, bool))| Word {
            id: id as i64,
            draft: WordDraft { word: (*word).to_owned(), instead: "换个说法".to_owned(), used: *used },
            rev: 1,
        };
        list.iter().enumerate().map(word).collect()
    }

    fn found(list: &[(&str, bool)], text: &str) -> Vec<String> {
        find(&words(list), text).into_iter().map(|hit| hit.word).collect()
    }

    #[test]
    fn a_hit_says_where_it_stands() {
        let hits = find(&words(&[("但是", true)]), "可以退款，但是要等三天");
        assert_eq!(hits.len(), 1);
        assert_eq!(hits.first().map(|hit| hit.at.clone()), Some(15..21));
    }

    #[test]
    fn the_longer_word_is_meant_and_none_is_counted_twice() {
        let list = [("不可以", true), ("我不能", true), ("不能", true)];
        assert_eq!(found(&list, "我不能答应，这不可以，不能改"), ["我不能", "不可以", "不能"]);
        assert_eq!(findings(&find(&words(&list), "不可以，不可以")).len(), 1);
    }

    #[test]
    fn words_out_of_use_and_clean_texts_say_nothing() {
        assert!(found(&[("但是", false)], "但是").is_empty());
        assert!(found(&[("但是", true)], "我们马上为你办理").is_empty());
        assert!(found(&[], "但是").is_empty());
    }
}
