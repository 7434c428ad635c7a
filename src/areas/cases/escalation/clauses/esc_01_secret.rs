//! ESC-01 「工作中发现的政治问题和失泄密问题」 (000 篇5 请示报告 1 L148): goes to every 客服部主任 and 客服中心主任, and nobody but them and the
//! reporter reads it, auditors and the team's 班长 included.

use super::super::model::{Category, Report};
use crate::areas::roster::Person;
use crate::base::{Actor, Post};

/// Who receives it.
pub fn addressees(people: &[Person]) -> Vec<&Person> {
    people.iter().filter(|person| person.active && (person.holds(Post::Director) || person.holds(Post::CentreDirector))).collect()
}

/// Whether the restriction keeps this person from reading a report.
pub fn is_shut_to(report: &Report, actor: &Actor) -> bool {
    let above = actor.posts.contains(&Post::Director) || actor.posts.contains(&Post::CentreDirector);
    report.category == Category::Secret && report.reporter != actor.id && !above
}
