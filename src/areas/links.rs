//! The only file in which two areas meet.

use std::collections::BTreeMap;

use super::customers::clauses::file_23_privacy::Sight;
use super::{Context, Event, EventFilter, Task, customers, staff};
use crate::base::{Actor, Fault, Post};
use crate::store::Tx;

/// Staff → customers: whose customers are a person's own: his, and as a 班长 those of the whole team.
///
/// # Errors
/// A fault of the file.
pub fn own_people(cx: &Context<'_, '_>) -> Result<Vec<i64>, Fault> {
    own_people_of(cx.tx, cx.actor)
}

fn own_people_of(tx: &Tx<'_>, actor: &Actor) -> Result<Vec<i64>, Fault> {
    let mut people = vec![actor.id];
    if let (true, Some(team)) = (actor.posts.contains(&Post::TeamLeader), actor.team) {
        people.extend(staff::store::everybody(tx)?.into_iter().filter(|p| p.draft.team == Some(team) && p.id != actor.id).map(|p| p.id));
    }
    Ok(people)
}

/// Staff → customers: names by id, of those who left too.
///
/// # Errors
/// A fault of the file.
pub fn names(tx: &Tx<'_>) -> Result<BTreeMap<i64, String>, Fault> {
    Ok(staff::store::everybody(tx)?.into_iter().map(|p| (p.id, p.draft.name)).collect())
}

/// Staff → customers: everybody who works here now.
///
/// # Errors
/// A fault of the file.
pub fn working(tx: &Tx<'_>) -> Result<Vec<staff::Staff>, Fault> {
    Ok(staff::store::everybody(tx)?.into_iter().filter(|person| person.state == staff::Employment::Active).collect())
}

/// Every area → the inbox: what waits for the person who asks, the most urgent first.
///
/// # Errors
/// A fault of the file.
pub fn inbox(cx: &Context<'_, '_>) -> Result<Vec<Task>, Fault> {
    let mut tasks = staff::inbox(cx)?;
    tasks.extend(customers::inbox(cx)?);
    tasks.sort_by_key(|task| task.due.map_or(i64::MAX, |due| due.0));
    Ok(tasks)
}

/// Every area → the file: what happened with a customer, newest first, at most `limit`; whether there is more. Another area adds its events
/// here, at most `limit` of the newest that meet the filter.
///
/// # Errors
/// A fault of the file.
pub fn timeline(
    cx: &Context<'_, '_>,
    customer: i64,
    sight: Sight,
    filter: &EventFilter,
    limit: usize,
) -> Result<(Vec<Event>, bool), Fault> {
    let mut events = customers::store::events::events(cx, customer, sight, filter, limit.saturating_add(1))?;
    events.sort_by_key(|event| std::cmp::Reverse(event.at));
    let more = events.len() > limit;
    events.truncate(limit);
    Ok((events, more))
}
