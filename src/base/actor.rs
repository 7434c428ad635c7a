//! Who acts: a person of the department with posts and a team, or the program itself.

use super::{Access, Deed, Function, Post, Reach, Refusal, access_of};
use crate::msg;

/// Whoever gives a command.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Actor {
    /// Staff id; 0 is the program itself.
    pub id: i64,
    /// Name at this time.
    pub name: String,
    /// Posts; a deputy leader acts as a 班长 too.
    pub posts: Vec<Post>,
    /// Team id, if in one.
    pub team: Option<i64>,
}

impl Actor {
    /// The program itself, for what nobody in person does (deadlines that pass, log entries).
    pub fn program() -> Self {
        Actor { id: 0, name: "Kefu Desk".to_owned(), posts: Vec::new(), team: None }
    }

    /// What this person may do of a function.
    pub fn access(&self, function: Function) -> Access {
        access_of(&self.posts, function)
    }

    /// Refuses unless the matrix lets this person read (SEC-08).
    ///
    /// # Errors
    /// A refusal that cites SEC-08.
    pub fn must_read(&self, function: Function) -> Result<Access, Refusal> {
        let access = self.access(function);
        if access.deed >= Deed::Read { Ok(access) } else { Err(Refusal::by("SEC-08", msg!("base-refused-read"))) }
    }

    /// Refuses unless the matrix lets this person act at least on own records (SEC-08).
    ///
    /// # Errors
    /// A refusal that cites SEC-08.
    pub fn must_do(&self, function: Function) -> Result<Access, Refusal> {
        let access = self.access(function);
        if access.deed >= Deed::Do { Ok(access) } else { Err(Refusal::by("SEC-08", msg!("base-refused-do"))) }
    }

    /// Refuses unless the matrix lets this person act on everybody's records without narrowing (SEC-08).
    ///
    /// # Errors
    /// A refusal that cites SEC-08.
    pub fn must_do_all(&self, function: Function) -> Result<(), Refusal> {
        let access = self.access(function);
        if access.deed >= Deed::Do && access.reach == Reach::All && access.note.is_empty() {
            Ok(())
        } else {
            Err(Refusal::by("SEC-08", msg!("base-refused-do")))
        }
    }
}
