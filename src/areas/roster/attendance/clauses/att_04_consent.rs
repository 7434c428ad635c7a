//! ATT-04 「未经值班长批准不得擅离职守」 (000 篇5 值班5 L180), 「未经班长同意，不能随意离台」 (现场8 L203).
//!
//! A 离台单 says from when, how long and what for; a 班长 agrees to a number of minutes, and may extend them. Without consent the absence
//! is 擅离. The consent is that of a 班长 of the own team or on duty at the time, or of 客服部主任; nobody agrees to his own absence.

use crate::base::{Actor, Deed, Function, Post};

/// Longest absence that a 离台单 may ask for, in minutes: the length of a shift.
pub const LONGEST: i64 = 480;

/// Whether this person may agree to the absence of somebody, or order him to stop. `own_team`: he is of the actor's team; `on_duty`: the
/// actor works a shift now.
pub fn decides(actor: &Actor, staff: i64, own_team: bool, on_duty: bool) -> bool {
    let access = actor.access(Function::StopWork);
    let leads = actor.posts.contains(&Post::TeamLeader) && (own_team || on_duty);
    actor.id != staff && (access.deed == Deed::Approve || (access.deed >= Deed::Do && leads))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_leader_of_the_team_or_on_duty_and_the_director_agree_to_others() {
        let actor = |post| Actor { id: 1, name: "某人".to_owned(), posts: vec![post], team: Some(1) };
        let leader = actor(Post::TeamLeader);
        assert!(decides(&leader, 2, true, false) && decides(&leader, 2, false, true));
        assert!(!decides(&leader, 2, false, false) && !decides(&leader, 1, true, true));
        assert!(decides(&actor(Post::Director), 2, false, false) && !decides(&actor(Post::Director), 1, false, false));
        for post in [Post::Agent, Post::Supervisor, Post::CentreDirector, Post::Auditor, Post::Admin] {
            assert!(!decides(&actor(post), 2, true, true), "{post:?}");
        }
    }
}
