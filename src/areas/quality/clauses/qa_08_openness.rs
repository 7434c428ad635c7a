//! QA-08 「根据质检检查情况奖优罚劣」 「考核透明化」 (会议3 L169, 001 篇一 七 L58).
//!
//! Everybody sees the own sheets and the own rank at once; the sheets of others are for the 班长 of the own group, 质检员, and those whom
//! Appendix B lets read. A draft is for those who score alone. Before the monthly meeting the ranking stands with the first and last
//! `qa_top_n` and the number of checks; who has fewer than `qa_min` is not ranked. An agent may dispute single heads until the end of
//! `qa_appeal_days` (3) days after the sheet was submitted; the 班长 endorses or declines, and a second checker decides.

use super::{Limits, Saying, exact, plain};
use crate::areas::quality::model::due_in_days;
use crate::base::{Access, Actor, Deed, Function, Instant, Judged, Reach, Refusal, Verdict};
use crate::msg;

const ID: &str = "QA-08";

/// Whose checks a person may read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Sight {
    /// Everybody's.
    All,
    /// Those of this team, and his own.
    Team(i64),
    /// His own.
    Own,
}

impl Sight {
    /// Whether checks of this person are within it.
    pub fn holds(self, me: i64, person: i64, team: Option<i64>) -> bool {
        person == me
            || match self {
                Sight::All => true,
                Sight::Team(own) => team == Some(own),
                Sight::Own => false,
            }
    }
}

/// Whose checks this person may read.
///
/// # Errors
/// A refusal for who may read none.
pub fn sight(actor: &Actor) -> Result<Sight, Refusal> {
    let access = actor.must_read(Function::QaRead).map_err(cited)?;
    Ok(match (access, actor.team) {
        (Access { reach: Reach::All, .. }, _) => Sight::All,
        (_, Some(team)) if actor.posts.contains(&crate::base::Post::TeamLeader) => Sight::Team(team),
        _ => Sight::Own,
    })
}

fn cited(mut refusal: Refusal) -> Refusal {
    refusal.clauses.push(ID);
    refusal
}

/// Refuses to show a check of somebody else.
pub fn not_yours() -> Refusal {
    Refusal { message: msg!("quality-not-yours"), clauses: vec![ID, "SEC-08"], flaws: Vec::new() }
}

/// Whether a person may see drafts, calibrations and what other checkers do.
pub fn scores(actor: &Actor) -> bool {
    actor.access(Function::QaScore).deed >= Deed::Read
}

/// Until when a sheet that was submitted then may be disputed.
pub fn appeal_due(submitted: Instant, limits: &Limits) -> Instant {
    due_in_days(submitted, limits.appeal_days.value)
}

/// Disputing it now.
pub fn judge_appeal(submitted: Instant, now: Instant, limits: &Limits) -> Judged {
    let due = appeal_due(submitted, limits);
    let (verdict, message) = if now.day() > due.day() {
        (Verdict::Refused, msg!("quality-appeal-late", due = exact(due)))
    } else {
        (Verdict::Kept, msg!("quality-appeal-in-time", due = exact(due)))
    };
    Saying::of(ID, verdict, message)
        .used(&limits.appeal_days)
        .fact(msg!("quality-fact-submitted"), plain(exact(submitted)))
        .step(msg!("quality-step-appeal", submitted = exact(submitted), days = limits.appeal_days.value, due = exact(due)))
        .judged()
}

#[cfg(test)]
mod tests {
    use super::super::tests::{at, limits};
    use super::*;
    use crate::base::Post;

    fn actor(post: Post, team: Option<i64>) -> Actor {
        Actor { id: 1, name: String::new(), posts: vec![post], team }
    }

    #[test]
    fn own_group_or_everybody() {
        assert_eq!(sight(&actor(Post::Agent, Some(1))).unwrap(), Sight::Own);
        assert_eq!(sight(&actor(Post::TeamLeader, Some(1))).unwrap(), Sight::Team(1));
        assert_eq!(sight(&actor(Post::Auditor, None)).unwrap(), Sight::All);
        assert_eq!(sight(&actor(Post::Sales, None)).unwrap_err().clauses, ["SEC-08", "QA-08"]);
        assert!(Sight::Own.holds(1, 1, None) && !Sight::Own.holds(1, 2, None));
        assert!(Sight::Team(1).holds(1, 2, Some(1)) && !Sight::Team(1).holds(1, 2, Some(2)));
    }

    #[test]
    fn three_days_for_an_appeal() {
        let verdict = |now| judge_appeal(at(3, 10, 0, 0), now, &limits()).finding.verdict;
        assert_eq!((verdict(at(6, 23, 59, 59)), verdict(at(7, 0, 0, 0))), (Verdict::Kept, Verdict::Refused));
    }
}
