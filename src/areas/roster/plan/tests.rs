//! The plan: decisions as tables, round trips through the store, properties.

use jiff::civil::{date, datetime, time};

use super::super::model::{Person, Shift, ShiftType, ShiftTypeDraft};
use super::commands::Facts;
use crate::base::{Actor, Day, Instant, Post};

/// Somebody who works here.
pub(crate) fn somebody(id: i64, team: Option<i64>) -> Person {
    Person {
        id,
        number: format!("{}", 1000 + id),
        name: format!("员{id}"),
        posts: vec![Post::Agent],
        team,
        team_name: team.map_or(String::new(), |team| format!("{team} 班")),
        deputy: false,
        job: "话务".to_owned(),
        level: 2,
        level_name: "中级".to_owned(),
        skills: Vec::new(),
        active: true,
    }
}
