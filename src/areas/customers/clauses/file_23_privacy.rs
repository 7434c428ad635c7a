//! FILE-23 「在任何情况下不泄露客户的任何资料」 (000 篇5 安全保密1 L155), 「严格遵守隐私政策，妥善处理客户敏感信息」 (004 04章 L52).
//!
//! Phone, 身份证 number and address are masked for posts without the right to see them; lists show them masked to everybody.
//! Lists leave the department only through 主管 and above, with a reason, and are logged.

use crate::base::{Access, Actor, Deed, Function, Message, Reach, Refusal};
use crate::msg;

/// How much of a file a person sees.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Sight {
    /// Nothing.
    Hidden,
    /// Everything but phone, 身份证 number and address.
    Masked,
    /// Everything, on asking; each asking is logged.
    Ask,
    /// Everything.
    Full,
}

/// How much of this file the person sees. `own` tells whether it is one of his customers.
pub fn sight(actor: &Actor, own: bool) -> Sight {
    let access = actor.access(Function::CustomerRead);
    match access {
        Access { deed: Deed::Nothing, .. } => Sight::Hidden,
        _ if own && access.deed >= Deed::Do => Sight::Full,
        Access { reach: Reach::Own, .. } => Sight::Hidden,
        Access { note: "masked", .. } => Sight::Masked,
        _ => Sight::Ask,
    }
}

/// Whether the person may take a list out of the program, and why.
///
/// # Errors
/// No right, or no reason.
pub fn export(actor: &Actor, reason: &str) -> Result<(), Refusal> {
    takes_out(actor, msg!("customers-no-export"))?;
    if reason.trim().is_empty() {
        return Err(Refusal::by("FILE-23", msg!("customers-export-reason")));
    }
    Ok(())
}

/// Whether the person may copy so many rows of a list at once.
///
/// # Errors
/// Several rows are a list, and he has no right to take one out.
pub fn copy(actor: &Actor, rows: usize) -> Result<(), Refusal> {
    if rows <= 1 { Ok(()) } else { takes_out(actor, msg!("customers-no-bulk-copy")) }
}

fn takes_out(actor: &Actor, no: Message) -> Result<(), Refusal> {
    let access = actor.access(Function::CustomerManage);
    if access.deed >= Deed::Do && access.reach == Reach::All {
        return Ok(());
    }
    Err(Refusal { message: no, clauses: vec!["FILE-23", "SEC-08"], flaws: Vec::new() })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::base::Post;

    fn person(post: Post) -> Actor {
        Actor { id: 1, name: "某人".to_owned(), posts: vec![post], team: None }
    }

    #[test]
    fn the_tests_of_the_rule() {
        assert_eq!(sight(&person(Post::Qa), false), Sight::Masked);
        assert_eq!(sight(&person(Post::Agent), true), Sight::Full);
        assert_eq!(sight(&person(Post::Agent), false), Sight::Hidden);
        assert_eq!(sight(&person(Post::Supervisor), false), Sight::Ask);
        assert_eq!(sight(&person(Post::Admin), false), Sight::Hidden);
        assert_eq!(export(&person(Post::Agent), "对账").unwrap_err().message.id, "customers-no-export");
        assert_eq!(export(&person(Post::Supervisor), " ").unwrap_err().message.id, "customers-export-reason");
        assert!(export(&person(Post::Supervisor), "对账").is_ok());
        assert!(export(&person(Post::CentreDirector), "对账").is_err());
        assert!(copy(&person(Post::Agent), 1).is_ok() && copy(&person(Post::Supervisor), 2).is_ok());
        assert_eq!(copy(&person(Post::Agent), 2).unwrap_err().message.id, "customers-no-bulk-copy");
    }
}
