//! Both languages are complete, and every id that the code uses exists.

use std::collections::BTreeSet;
use std::path::Path;

use super::*;

/// Ids of a text file; a line that begins with a letter begins a message.
fn ids(source: &str) -> Vec<&str> {
    source.lines().filter(|line| line.starts_with(char::is_alphabetic)).filter_map(|line| line.split_once(" =")).map(|(id, _)| id).collect()
}

/// Places such as `{ $name }` of every message, by id.
fn places(source: &str) -> BTreeSet<(String, String)> {
    let mut id = "";
    let mut out = BTreeSet::new();
    for line in source.lines() {
        if line.starts_with(char::is_alphabetic) {
            id = line.split_once(" =").map_or("", |(id, _)| id);
        }
        for part in line.split("{ $").skip(1) {
            out.insert((id.to_owned(), part.split([' ', '}']).next().unwrap_or_default().to_owned()));
        }
    }
    out
}

#[test]
fn both_languages_say_the_same_things_with_the_same_places() {
    let mut seen = BTreeSet::new();
    for (room, zh, en) in TEXTS {
        let (zh_ids, en_ids) = (ids(zh), ids(en));
        for id in &zh_ids {
            assert!(seen.insert((*id).to_owned()), "{room}: {id} stands twice");
        }
        let (zh_set, en_set): (BTreeSet<_>, BTreeSet<_>) = (zh_ids.into_iter().collect(), en_ids.iter().copied().collect());
        assert_eq!(en_ids.len(), en_set.len(), "{room}: an English id stands twice");
        assert_eq!(zh_set.symmetric_difference(&en_set).collect::<Vec<_>>(), Vec::<&&str>::new(), "{room}");
        // English may drop a place that Chinese needs, but neither may ask for one that nobody fills.
        let (zh_places, en_places) = (places(zh), places(en));
        assert_eq!(zh_places.symmetric_difference(&en_places).collect::<Vec<_>>(), Vec::<&(String, String)>::new(), "{room}");
    }
}

#[test]
fn every_text_parses() {
    for (room, zh, en) in TEXTS {
        for source in [zh, en] {
            if let Err((_, errors)) = FluentResource::try_new((*source).to_owned()) {
                panic!("{room}: {errors:?}");
            }
        }
    }
}

#[test]
fn every_id_in_the_code_has_a_text() {
    let known: BTreeSet<&str> = TEXTS.iter().flat_map(|(_, zh, _)| ids(zh)).collect();
    let mut missing = BTreeSet::new();
    look(Path::new(env!("CARGO_MANIFEST_DIR")).join("src").as_path(), &mut |source| {
        for begin in [".tr(\"", "msg!(\"", "Message::plain(\""] {
            for part in source.split(begin).skip(1) {
                let id = part.split('"').next().unwrap_or_default();
                if !id.ends_with('-') && !known.contains(id) {
                    missing.insert(id.to_owned());
                }
            }
        }
    });
    // Examples in comments are no ids.
    missing.retain(|id| id.contains('-') && !id.contains('…'));
    assert!(missing.is_empty(), "{missing:?}");
}

fn look(folder: &Path, each: &mut dyn FnMut(&str)) {
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            look(&path, each);
        } else if path.extension().is_some_and(|ending| ending == "rs") && !path.ends_with("i18n/tests.rs") {
            each(&std::fs::read_to_string(&path).unwrap());
        }
    }
}

#[test]
fn one_is_one_and_many_are_grouped() {
    let people = |count: i64| Lang::En.say(&crate::msg!("staff-count-people", count = count));
    assert_eq!([people(1), people(2), people(1234)], ["1 person", "2 people", "1,234 people"]);
}
