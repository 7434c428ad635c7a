//! ESC-05 「遇有用户故意刁难，向班长请示，由班长解决」 (请示报告 5 L152): put to a 班长 — one's own where one has a team — and to nobody else; he records
//! the solution, which ends it, or passes it on.

use crate::areas::roster::Person;
use crate::base::{Post, Refusal};
use crate::msg;

/// Refuses another addressee than a 班长, and another 班长 than one's own.
///
/// # Errors
/// The refusal.
pub fn check(reporter: &Person, to: &Person, people: &[Person]) -> Result<(), Refusal> {
    let leads = |person: &Person| person.active && (person.holds(Post::TeamLeader) || person.deputy);
    let own_exists = people.iter().any(|person| leads(person) && reporter.team.is_some() && person.team == reporter.team);
    if leads(to) && (!own_exists || to.team == reporter.team) {
        Ok(())
    } else {
        Err(Refusal::by("ESC-05", msg!("cases-escalation-harassed")))
    }
}
