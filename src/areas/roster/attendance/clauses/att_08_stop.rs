//! ATT-08 「对违反各项制度、业务规程、劳动纪律，有权责令停止工作」 (000 篇5 班长6 L287).
//!
//! A 班长 orders somebody of the own team, or of a shift on which he is on duty, to stop working from one moment until another, names the
//! breach and proposes to 客服部主任, who confirms or lifts the order with a reason; it holds from the beginning until it ends or is
//! lifted. In that time the person need not be there: going is not early and no absence from the seat. A shift that is stopped as a
//! whole stays 应出勤, neither attended nor missed. Nobody decides about himself.

use super::super::model::StopState;
use crate::base::{Actor, Deed, Function, Post};

/// Whether this person may order somebody to stop.
pub fn orders(actor: &Actor, staff: i64, own_team: bool, on_duty: bool) -> bool {
    actor.posts.contains(&Post::TeamLeader) && super::att_04_consent::decides(actor, staff, own_team, on_duty)
}

/// Whether this person may confirm or lift an order against somebody.
pub fn confirms(actor: &Actor, staff: i64) -> bool {
    actor.access(Function::StopWork).deed == Deed::Approve && actor.id != staff
}

/// The state after a decision; `None` where it is not allowed.
pub fn after(state: StopState, confirm: bool) -> Option<StopState> {
    match (state, confirm) {
        (StopState::Waiting, true) => Some(StopState::Confirmed),
        (StopState::Waiting | StopState::Confirmed, false) => Some(StopState::Lifted),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_tests_of_the_rule() {
        let actor = |post| Actor { id: 1, name: "某人".to_owned(), posts: vec![post], team: Some(1) };
        assert!(orders(&actor(Post::TeamLeader), 2, true, false));
        assert!(!orders(&actor(Post::Agent), 2, true, true) && !orders(&actor(Post::Director), 2, true, true));
        assert!(confirms(&actor(Post::Director), 2) && !confirms(&actor(Post::Director), 1));
        assert!(!confirms(&actor(Post::TeamLeader), 2) && !confirms(&actor(Post::CentreDirector), 2));
    }

    #[test]
    fn an_order_is_confirmed_once_and_lifted_once() {
        assert_eq!(after(StopState::Waiting, true), Some(StopState::Confirmed));
        assert_eq!(after(StopState::Waiting, false), Some(StopState::Lifted));
        assert_eq!(after(StopState::Confirmed, false), Some(StopState::Lifted));
        assert_eq!([after(StopState::Confirmed, true), after(StopState::Lifted, true), after(StopState::Lifted, false)], [None; 3]);
    }
}
