//! FLOW-06 客服细分为技术倾向型、理论倾向型以及全能型 — told by the post, or by a skill of that name.
//!
//! A 理论倾向型 is proposed first for consultations. Source: 001 三.

use crate::areas::cases::tickets::model::{Bent, Kind};
use crate::areas::roster::Person;
use crate::base::Post;

/// Whether somebody is of this kind.
pub fn is(person: &Person, bent: Bent) -> bool {
    let named = |text: &str| text.trim().starts_with(bent.word());
    let post = bent == Bent::Technical && person.holds(Post::Tech);
    post || named(&person.job) || person.skills.iter().any(|skill| named(skill))
}

/// All that somebody is.
pub fn of(person: &Person) -> Vec<Bent> {
    Bent::ALL.iter().copied().filter(|bent| is(person, *bent)).collect()
}

/// Who is proposed first for a ticket of this kind.
pub fn preferred(kind: Kind) -> Option<Bent> {
    match kind {
        Kind::Inquiry => Some(Bent::Theoretical),
        Kind::Technical => Some(Bent::Technical),
        Kind::Dispute | Kind::Repair | Kind::Other => None,
    }
}
