//! FILE-15: one person for each category of data.

use super::{Change, Decision, Facts};
use crate::areas::archives::model::Category;
use crate::base::{Actor, Function, Refusal};
use crate::msg;

/// Who manages customers names the keeper of a category, or leaves it without one.
pub fn appoint(facts: &Facts, category: Category, staff: Option<i64>, actor: &Actor) -> Decision {
    actor.must_do_all(Function::CustomerManage)?;
    if facts.keeper == staff {
        return Ok((Vec::new(), Vec::new()));
    }
    if staff.is_some() && facts.approver.is_none() {
        return Err(Refusal::of_field("staff", "FILE-15", msg!("archives-keeper-unknown")));
    }
    Ok((vec![Change::Appoint(category, staff)], Vec::new()))
}
