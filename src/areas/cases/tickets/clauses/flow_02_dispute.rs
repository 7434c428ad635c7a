//! FLOW-02 交易纠纷 → 投诉专员 → 核实处理 — a dispute goes to the 投诉专员 with the fewest open tickets; 首问 stays who accepted it.
//!
//! Source: 001 四2.

use super::flow_05_groups;
use crate::areas::cases::tickets::model::Group;
use crate::areas::roster::Person;
use crate::base::Post;

/// Whom a dispute may go to: one list after the other, the first with anybody in it is taken.
pub fn ranks<'a>(people: &'a [Person], on_duty: &[i64]) -> Vec<Vec<&'a Person>> {
    let officers: Vec<&Person> = people.iter().filter(|person| person.active && person.holds(Post::ComplaintOfficer)).collect();
    let trained = |person: &&Person| person.active && flow_05_groups::is_member(person, Group::Complaints);
    let there = officers.iter().copied().filter(|person| on_duty.contains(&person.id)).collect();
    vec![there, officers, people.iter().filter(trained).collect()]
}
