//! The decision as a table, with a list that keeps one word.

use serde::{Deserialize, Serialize};

use super::commands::{Change, decide};
use super::*;
use crate::base::{Actor, Day, Function, Message, Post, Refusal};
use crate::msg;
use crate::rules::Parameters;

/// What a view of the list shows.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
struct Word(String);

impl Content for Word {
    const LIST: &'static str = "words";

    fn must_read(actor: &Actor) -> Result<(), Refusal> {
        actor.must_read(Function::Ticket).map(|_| ())
    }

    fn must_share(actor: &Actor) -> Result<(), Refusal> {
        actor.must_do(Function::ComplaintChoose).map(|_| ())
    }

    fn built_in(_: &Parameters, _: Day) -> Vec<View<Self>> {
        vec![View::built_in(FIRST, msg!("views-menu"), Word::default())]
    }

    fn kept(self) -> Self {
        Word(self.0.trim().to_owned())
    }
}

fn actor(post: Post) -> Actor {
    Actor { id: 1, name: "林霞".to_owned(), posts: vec![post], team: None }
}

fn saved(id: i64, name: &str, shared: bool, editable: bool) -> View<Word> {
    View { rev: 3, shared, editable, ..View::saved(id, name.to_owned(), Word("旧".to_owned())) }
}

fn save(id: i64, rev: i64, name: &str, shared: bool, word: &str) -> Act<Word> {
    Act::Save { id, rev, name: name.to_owned(), shared, content: Box::new(Word(word.to_owned())) }
}

#[test]
fn decisions_on_views() {
    let mut known = Word::built_in(&Parameters::default(), Day::MIN);
    known.extend([saved(7, "我的", false, true), saved(8, "大家的", true, true), saved(9, "别人共享的", true, false)]);
    let place = |view| Place { view, hidden: false };
    let long = "长".repeat(21);
    // Who, what, the text of the no; nothing where it is done.
    let table = [
        (Post::Agent, save(0, 0, " 新的 ", false, "x"), ""),
        (Post::Admin, save(0, 0, "新的", false, "x"), "base-refused-read"),
        (Post::Agent, save(0, 0, "新的", true, "x"), "base-refused-do"),
        (Post::Supervisor, save(0, 0, "新的", true, "x"), ""),
        (Post::Agent, save(0, 0, "  ", false, "x"), "views-name-blank"),
        (Post::Agent, save(0, 0, &long, false, "x"), "views-name-long"),
        (Post::Agent, save(0, 0, "我的", false, "x"), "views-name-twice"),
        (Post::Agent, save(7, 3, "我的", false, "x"), ""),
        (Post::Agent, save(7, 2, "我的", false, "x"), "views-moved"),
        (Post::Agent, save(7, 3, "我的", true, "x"), "base-refused-do"),
        // Made one's own again, it is taken from everybody.
        (Post::Agent, save(8, 3, "大家的", false, "x"), "base-refused-do"),
        (Post::Supervisor, save(8, 3, "大家的", false, "x"), ""),
        (Post::Supervisor, save(9, 3, "别人共享的", true, "x"), "views-not-yours"),
        (Post::Supervisor, save(-1, 0, "程序的", true, "x"), "views-gone"),
        (Post::Supervisor, save(77, 1, "没有", true, "x"), "views-gone"),
        (Post::Agent, Act::Remove { id: 7 }, ""),
        (Post::Agent, Act::Remove { id: 8 }, "base-refused-do"),
        (Post::Supervisor, Act::Remove { id: FIRST }, "views-not-yours"),
        (Post::Supervisor, Act::Remove { id: 77 }, "views-gone"),
        (Post::Agent, Act::Arrange { places: vec![place(9), place(0), place(7), place(8)], opens: 9 }, ""),
        (Post::Agent, Act::Arrange { places: vec![place(77)], opens: 0 }, "views-gone"),
        (Post::Agent, Act::Arrange { places: vec![place(0)], opens: 77 }, "views-gone"),
    ];
    for (post, act, no) in table {
        let said = match decide(&known, &act, &actor(post)) {
            Ok(change) => {
                assert!(change.is_some(), "{act:?}");
                ""
            }
            Err(refusal) => refusal.flaws.first().map_or(refusal.message.id, |flaw| flaw.message.id),
        };
        assert_eq!(said, no, "{act:?} by {post:?}");
    }
    // Name and content are kept as they are stored, and what changes nothing is not kept.
    let kept = Change::Save { id: 0, name: "新的".to_owned(), shared: false, content: Box::new(Word("x".to_owned())) };
    assert_eq!(decide(&known, &save(0, 0, " 新的 ", false, " x "), &actor(Post::Agent)), Ok(Some(kept)));
    assert_eq!(decide(&known, &save(7, 3, "我的", false, " 旧 "), &actor(Post::Agent)), Ok(None));
}

#[test]
fn nobody_has_more_views_than_he_finds_again() {
    let known: Vec<View<Word>> = (1..=100).map(|id| saved(id, &id.to_string(), false, true)).collect();
    let no = decide(&known, &save(0, 0, "新的", false, "x"), &actor(Post::Agent)).unwrap_err();
    assert_eq!(no.message, Message::plain("views-most").with("most", 100_usize));
    assert!(decide(&known, &save(5, 3, "新的", false, "x"), &actor(Post::Agent)).is_ok());
}
