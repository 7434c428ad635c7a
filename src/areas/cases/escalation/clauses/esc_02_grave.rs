//! ESC-02 「发现重大差错、事故，严重违反通信纪律问题」 (请示报告 2 L149): the 班长 takes note and passes it on to the 客服部主任; only from the 主任 on
//! is it instructed. Each level leaves its step.

use super::super::model::Category;
use crate::base::{Actor, Post, Refusal};
use crate::msg;

/// Refuses a 班长 who would settle it himself.
///
/// # Errors
/// The refusal.
pub fn may_instruct(category: Category, actor: &Actor) -> Result<(), Refusal> {
    let above = [Post::Director, Post::CentreDirector].iter().any(|post| actor.posts.contains(post));
    if category == Category::Grave && !above {
        return Err(Refusal::by("ESC-02", msg!("cases-escalation-grave")));
    }
    Ok(())
}
