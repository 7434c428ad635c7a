//! SWAP-08 「换班和还班均不得请假，否则按旷工处理」 (000 篇5 换班六 L259).
//!
//! A shift in a live swap cannot be asked off (the leave room looks at [`super::super::marks`]), and the other way round: a shift for
//! which leave is asked or in force cannot be swapped. Only 主任 takes a swap away again, with a reason, before the first of its shifts
//! begins; both old shifts come back then.

use super::super::model::Swap;
use super::{Case, Reasons, Said};
use crate::base::{Actor, Instant, Post, Refusal};
use crate::msg;

/// Judges whether leave stands against one of the shifts.
pub fn judge(case: &Case<'_>) -> Vec<Said> {
    let mut said = Vec::new();
    let mut kept = Reasons::of("SWAP-08");
    for (_, party, gives, _) in case.sides() {
        let Some(shift) = gives else { continue };
        let field = if party.person.id == case.a.person.id { "give" } else { "take" };
        let name = party.person.name.as_str();
        let what = msg!("roster-swaps-leave-of", name = name, shift = case.name(shift));
        if party.on_leave.contains(&shift.id) {
            let message = msg!("roster-swaps-leave", name = name, shift = case.name(shift));
            said.push(Reasons::of("SWAP-08").fact(what, msg!("roster-swaps-leave-asked")).refused(field, message));
        } else {
            kept = kept.fact(what, msg!("roster-swaps-none"));
        }
    }
    if said.is_empty() && case.is_whole() {
        said.push(kept.kept(msg!("roster-swaps-leave-kept")));
    }
    said
}

/// Whether this person may take a swap away.
///
/// # Errors
/// Another post than 主任; a swap that is over or has begun; no reason.
pub fn may_void(actor: &Actor, swap: &Swap, reason: &str, now: Instant) -> Result<(), Refusal> {
    if !actor.posts.contains(&Post::Director) {
        return Err(Refusal { clauses: vec!["SWAP-08", "SEC-08"], ..Refusal::by("SWAP-08", msg!("roster-swaps-void-post")) });
    }
    if !swap.standing.is_live() {
        return Err(Refusal::by("SWAP-08", msg!("roster-swaps-void-over", no = swap.no.as_str())));
    }
    if now >= swap.first_start() {
        return Err(Refusal::by("SWAP-08", msg!("roster-swaps-void-begun", no = swap.no.as_str())));
    }
    if reason.trim().is_empty() {
        return Err(Refusal::of_field("reason", "SWAP-08", msg!("roster-swaps-void-reason")));
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::super::tests::Bench;
    use super::*;
    use crate::base::Verdict;

    #[test]
    fn leave_stands_against_a_swap() {
        let mut bench = Bench::new();
        assert_eq!(bench.hears(judge).0, Verdict::Kept);
        bench.b.on_leave.insert(2);
        assert_eq!(bench.hears(judge).1, ["roster-swaps-leave"]);
        bench.a.on_leave.insert(1);
        assert_eq!(bench.hears(judge).1.len(), 2);
    }
}
