//! FILE-11 「需做销毁处理，不可随意乱丢」 「保密文件(如租户档案等)应使用碎纸机处理」 (001 篇七 d1–2 L30–31).
//!
//! 客服部主任 approves a destruction; two different people carry it out and watch over it. Secret documents are shredded, ordinary ones
//! torn or shredded. What belongs to a customer with an unfinished complaint or ticket stays.

use crate::areas::archives::model::{Method, Secrecy};
use crate::base::{Flaw, Function, Post, Refusal, access};
use crate::msg;

/// Refuses a method that is too weak for one of the documents.
///
/// # Errors
/// A secret document that is not to be shredded.
pub fn method(method: Method, secrecies: &[Secrecy]) -> Result<(), Refusal> {
    if method != Method::Shredded && secrecies.contains(&Secrecy::Secret) {
        return Err(Refusal::of_field("method", "FILE-11", msg!("archives-method-weak")));
    }
    Ok(())
}

/// Refuses while a complaint or a ticket of the customer is not finished: its papers may still be needed.
///
/// # Errors
/// The numbers of what is unfinished.
pub fn unfinished(numbers: &[String]) -> Result<(), Refusal> {
    if numbers.is_empty() { Ok(()) } else { Err(Refusal::by("FILE-11", msg!("archives-unfinished", nos = numbers.join("、")))) }
}

/// Whether these posts approve destructions.
pub fn approves(posts: &[Post]) -> bool {
    posts.iter().any(|post| access(*post, Function::Archive).note == "destroy")
}

/// What is wrong with the two names.
pub fn names(by: &str, witness: &str) -> Vec<Flaw> {
    let (by, witness) = (by.trim(), witness.trim());
    let mut flaws = Vec::new();
    let mut flaw = |field, message| flaws.push(Flaw { field, clause: "FILE-11", message });
    if by.is_empty() {
        flaw("by", msg!("archives-destroyer-blank"));
    }
    if witness.is_empty() {
        flaw("witness", msg!("archives-witness-blank"));
    } else if by == witness {
        flaw("witness", msg!("archives-witness-same"));
    }
    flaws
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_tests_of_the_rule() {
        let refused = method(Method::Torn, &[Secrecy::Ordinary, Secrecy::Secret]).unwrap_err();
        assert_eq!(crate::i18n::Lang::Zh.say(&refused.message), "保密文件须用碎纸机");
        assert!(method(Method::Torn, &[Secrecy::Ordinary]).is_ok());
        assert!(method(Method::Shredded, &[Secrecy::Secret]).is_ok());
        assert!(approves(&[Post::Admin, Post::Director]) && !approves(&[Post::Supervisor]) && !approves(&[Post::Archivist]));
        assert!(names("钱进", "林霞").is_empty());
        assert_eq!(names(" 钱进", "钱进 ").len(), 1);
        assert_eq!(names("", " ").len(), 2);
    }
}
