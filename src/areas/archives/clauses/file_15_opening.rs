//! FILE-15 「由专人负责管理，并确定严格的查阅和利用的管理办法」 (001 篇六 第五条4 L102).
//!
//! Every opening of a document is kept, of a secret one with its purpose. The archive is read by those whom Appendix B lets read it
//! and by who may edit the customer's file; it is kept by 档案管理员, by managers and by the same people.

use crate::areas::archives::model::Secrecy;
use crate::base::{Actor, Deed, Function, Reach};

/// Whether the person may edit the customer's file. `own` tells whether it is one of his customers.
fn edits(actor: &Actor, own: bool) -> bool {
    let access = actor.access(Function::CustomerEdit);
    access.deed >= Deed::Do && (own || access.reach == Reach::All)
}

/// Whether the person reads every archive, without being asked whose it is.
pub fn reads_all(actor: &Actor) -> bool {
    actor.access(Function::Archive).deed >= Deed::Read || edits(actor, false)
}

/// Whether the person reads this archive.
pub fn reads(actor: &Actor, own: bool) -> bool {
    reads_all(actor) || edits(actor, own)
}

/// Whether the person registers and files documents of this archive.
pub fn keeps(actor: &Actor, own: bool) -> bool {
    actor.access(Function::Archive).deed >= Deed::Do || edits(actor, own)
}

/// The clause that wants a purpose of whoever opens a document of this secrecy, if one does.
pub fn wants_purpose(secrecy: Secrecy) -> Option<&'static str> {
    (secrecy == Secrecy::Secret).then_some("FILE-15")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::base::Post;

    #[test]
    fn who_reads_and_who_keeps_an_archive() {
        let person = |post| Actor { id: 1, name: "某人".to_owned(), posts: vec![post], team: None };
        let rights = |post| {
            let actor = person(post);
            [reads(&actor, false), reads(&actor, true), keeps(&actor, false), keeps(&actor, true)]
        };
        assert_eq!(rights(Post::Archivist), [true; 4]);
        assert_eq!(rights(Post::Supervisor), [true; 4]);
        assert_eq!(rights(Post::SalesManager), [true; 4]);
        assert_eq!(rights(Post::Agent), [false, true, false, true]);
        assert_eq!(rights(Post::Auditor), [true, true, false, false]);
        assert_eq!(rights(Post::Qa), [false; 4]);
        assert_eq!(rights(Post::Admin), [false; 4]);
    }
}
