//! ORG-01 「客服经理、客服主管、客服专员」 (000 篇5; 004 01章 L21): exactly one 班长 in each team, and one deputy (代理).

use crate::areas::staff::model::StaffDraft;
use crate::base::{Flaw, Post};
use crate::msg;

/// Who leads a team now, other than the person that is edited.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Leaders {
    /// Name of the 班长.
    pub leader: Option<String>,
    /// Name of the deputy.
    pub deputy: Option<String>,
}

/// What is wrong with this person's place in the team.
pub fn judge(draft: &StaffDraft, others: &Leaders) -> Option<Flaw> {
    let leads = draft.posts.contains(&Post::TeamLeader);
    let flaw = |field, message| Some(Flaw { field, clause: "ORG-01", message });
    if (leads || draft.deputy) && draft.team.is_none() {
        return flaw("team", msg!("staff-leader-without-team"));
    }
    if leads && draft.deputy {
        return flaw("deputy", msg!("staff-leader-is-deputy"));
    }
    if let (true, Some(name)) = (leads, &others.leader) {
        return flaw("posts", msg!("staff-second-leader", name = name.as_str()));
    }
    if let (true, Some(name)) = (draft.deputy, &others.deputy) {
        return flaw("deputy", msg!("staff-second-deputy", name = name.as_str()));
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_leader_and_one_deputy() {
        let leader = StaffDraft { posts: vec![Post::TeamLeader], team: Some(1), ..StaffDraft::default() };
        let deputy = StaffDraft { posts: vec![Post::Agent], team: Some(1), deputy: true, ..StaffDraft::default() };
        let taken = Leaders { leader: Some("刘洋".to_owned()), deputy: Some("王芳".to_owned()) };
        assert_eq!(judge(&leader, &Leaders::default()), None);
        assert_eq!(judge(&deputy, &Leaders::default()), None);
        assert_eq!(judge(&leader, &taken).map(|f| f.message.id), Some("staff-second-leader"));
        assert_eq!(judge(&deputy, &taken).map(|f| f.message.id), Some("staff-second-deputy"));
        let both = StaffDraft { deputy: true, ..leader.clone() };
        assert_eq!(judge(&both, &Leaders::default()).map(|f| f.message.id), Some("staff-leader-is-deputy"));
        let nowhere = StaffDraft { team: None, ..leader };
        assert_eq!(judge(&nowhere, &Leaders::default()).map(|f| f.message.id), Some("staff-leader-without-team"));
    }
}
