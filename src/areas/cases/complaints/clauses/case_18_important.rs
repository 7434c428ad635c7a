//! CASE-18 「及时处理客服中心突发事件与重要投诉」 (000 篇5 主任4 L271).
//!
//! An important complaint belongs to 客服部主任 from the moment at which it is marked; it stands in his list at once.

use super::super::model::{Colleague, Person};
use crate::base::Post;

/// 客服部主任; the one with the lowest number where there are several.
pub fn owner(people: &[Colleague]) -> Option<Person> {
    let director = people.iter().filter(|person| person.posts.contains(&Post::Director)).min_by_key(|person| person.id)?;
    Some(Person { id: director.id, name: director.name.clone() })
}
