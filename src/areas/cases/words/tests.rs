//! The list in the file: what a new department has, who keeps it, two editors.

use super::*;
use crate::areas::cases;
use crate::areas::cases::office::Office;
use crate::base::{No, Post};

fn put(of: Option<(i64, i64)>, word: &str, instead: &str, used: bool) -> cases::Command {
    let draft = Box::new(WordDraft { word: word.to_owned(), instead: instead.to_owned(), used });
    cases::Command::Words(Command::Put { of, draft })
}

fn list(office: &mut Office) -> Vec<Word> {
    match office.ask(Post::Agent, cases::Query::Words(Query::List)).unwrap() {
        cases::Answer::Words(Answer::List(words)) => words,
        other => panic!("{other:?}"),
    }
}

fn refused_by(outcome: Result<Done, No>) -> Vec<&'static str> {
    match outcome {
        Err(No::Refused(refusal)) => refusal.clauses,
        other => panic!("{other:?}"),
    }
}

#[test]
fn a_new_department_has_the_words_of_the_regulations() {
    let words: Vec<String> = list(&mut Office::new()).into_iter().map(|word| word.draft.word).collect();
    assert_eq!(words, ["我不能", "我不会做", "这不是我应该做的", "我想我做不了", "但是", "不行", "不知道", "不可以"]);
}

#[test]
fn who_publishes_knowledge_keeps_the_list() {
    let mut office = Office::new();
    for (n, post) in Post::ALL.into_iter().enumerate() {
        let outcome = office.act(post, put(None, &format!("说法{n}"), "换个说法", true));
        if matches!(post, Post::Supervisor | Post::Director) {
            outcome.unwrap();
        } else {
            assert_eq!(refused_by(outcome), ["KB-03", "SEC-08"], "{post:?}");
        }
    }
}

#[test]
fn a_word_is_complete_and_stands_once() {
    let mut office = Office::new();
    for (word, instead) in [("", "换个说法"), ("绝对没办法", " "), ("但是", "换个说法"), (&"长".repeat(201), "换个说法")]
    {
        assert_eq!(refused_by(office.act(Post::Supervisor, put(None, word, instead, true))), ["KB-03"], "{word}");
    }
    assert_eq!(list(&mut office).len(), 8);
}

#[test]
fn two_editors_and_a_word_out_of_use() {
    let mut office = Office::new();
    let word = list(&mut office).into_iter().find(|word| word.draft.word == "不行").unwrap();
    office.act(Post::Supervisor, put(Some((word.id, word.rev)), "不行", "换个说法", false)).unwrap();
    assert_eq!(refused_by(office.act(Post::Director, put(Some((word.id, word.rev)), "不行", "另一个说法", true))), ["KB-03"]);
    let hits = office.store.read(|tx| check(tx, "这个不行，但是可以换货")).unwrap();
    assert_eq!(hits.iter().map(|hit| hit.word.as_str()).collect::<Vec<_>>(), ["但是"]);
}
