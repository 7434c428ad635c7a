//! The regulations as data: every clause with its words, every parameter with its limits, and the values in force on a day.
//! Knows no area; what a clause does is written in the area's `clauses` folder.

use std::sync::LazyLock;

mod parameters;
pub use parameters::*;

/// A clause of the regulations.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Clause {
    /// Rule id, such as `"SEC-01"`.
    pub id: &'static str,
    /// record, enforce, warn, compute, remind, report, workflow or permission.
    pub kind: &'static str,
    /// Where it stands in the department's regulations.
    pub source: &'static str,
    /// The words of the regulations, without their marks 「」.
    pub words: &'static str,
    /// The sense in English.
    pub english: &'static str,
}

impl Clause {
    /// Where it stands as people say it: the regulation and the article, without the line numbers of the written source.
    pub fn place(&self) -> String {
        let is_line = |word: &str| word.strip_prefix('L').is_some_and(|rest| rest.starts_with(|c: char| c.is_ascii_digit()));
        let place = self.source.split_whitespace().filter(|word| !is_line(word)).collect::<Vec<_>>().join(" ");
        // The articles of these two regulations are written by their numerals alone.
        let regulation = match self.id.split_once('-') {
            Some(("LEAVE", _)) => "请假制度",
            Some(("SWAP", _)) => "换班制度",
            Some(("QA", _)) if place.starts_with(|c: char| c.is_ascii_digit()) => return format!("质检员职责 {place}"),
            _ => return place,
        };
        if place.starts_with(|c| "一二三四五六七八九十".contains(c)) { format!("{regulation} {place}") } else { place }
    }
}

static CATALOGUE: LazyLock<Vec<Clause>> = LazyLock::new(|| {
    include_str!("catalogue.tsv")
        .lines()
        .filter(|line| !line.starts_with('#'))
        .filter_map(|line| {
            let mut cells = line.split('\t');
            Some(Clause { id: cells.next()?, kind: cells.next()?, source: cells.next()?, words: cells.next()?, english: cells.next()? })
        })
        .collect()
});

/// Every clause, in the order of the regulations' catalogue.
pub fn clauses() -> &'static [Clause] {
    &CATALOGUE
}

/// The clause of this id.
pub fn clause(id: &str) -> Option<&'static Clause> {
    CATALOGUE.iter().find(|clause| clause.id == id)
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::{BTreeMap, BTreeSet};
    #[test]
    fn the_catalogue_is_whole() {
        let ids: BTreeSet<&str> = clauses().iter().map(|c| c.id).collect();
        assert_eq!(ids.len(), clauses().len(), "an id stands twice");
        assert!(clauses().len() > 300, "{}", clauses().len());
        for clause in clauses() {
            assert!(!clause.source.is_empty() && !clause.kind.is_empty(), "{}", clause.id);
            assert!(!clause.words.is_empty() || !clause.english.is_empty(), "{}", clause.id);
        }
        assert!(clause("SEC-01").unwrap().words.contains("每十五天更换一次"));
    }

    #[test]
    fn every_clause_has_an_english_sense_of_its_own() {
        let mut senses = BTreeMap::new();
        for clause in clauses().iter().filter(|clause| !clause.english.is_empty()) {
            if let Some(other) = senses.insert(clause.english, clause.id) {
                panic!("{other} and {} share “{}”", clause.id, clause.english);
            }
            assert!(!clause.english.chars().any(|c| ('\u{3000}'..='\u{9fff}').contains(&c)), "{}: {}", clause.id, clause.english);
            assert!(!clause.english.ends_with('.'), "{}: {}", clause.id, clause.english);
        }
    }

    #[test]
    fn places_are_said_without_the_lines_of_the_source() {
        let place = |id: &str| clause(id).unwrap().place();
        assert_eq!(place("LEAVE-02"), "请假制度 二");
        assert_eq!(place("SWAP-12"), "换班制度 三, 八 (还班)");
        assert_eq!(place("LEAVE-16"), "换班九");
        assert_eq!(place("ATT-07"), "请假二、换班五六");
        assert_eq!(place("HAND-01"), "交接班1–2");
        assert_eq!((place("QA-05"), place("QA-08")), ("质检员职责 4".to_owned(), "会议3".to_owned()));
    }

    #[test]
    fn every_parameter_stands_on_a_clause_or_a_convention() {
        for spec in parameters() {
            assert!(spec.clause.starts_with("CONV-") || clause(spec.clause).is_some(), "{} {}", spec.key, spec.clause);
            spec.check(spec.default).unwrap_or_else(|m| panic!("{}: {m:?}", spec.key));
        }
    }
}
