//! Crews: who works which published shift, with leave and their 班长.

use std::collections::{BTreeMap, BTreeSet};

use crate::areas::roster::floor::model::{Crew, CrewId, Member};
use crate::areas::roster::model::{Person, Shift};
use crate::areas::roster::{leave, store};
use crate::areas::{Context, links};
use crate::base::{Day, Fault, Post, plus_days};

/// The crew of a shift.
pub fn of(shift: &Shift) -> CrewId {
    CrewId { day: shift.day, kind: shift.kind }
}

/// Every crew of the business days from one to another, in the order in which they begin.
///
/// # Errors
/// A fault of the file.
pub fn crews(cx: &Context<'_, '_>, from: Day, to: Day) -> Result<Vec<Crew>, Fault> {
    let shifts: Vec<Shift> = store::shifts(cx.tx, from, to)?.into_iter().filter(|shift| shift.published).collect();
    let covers = leave::covers(cx, &shifts)?;
    let people = links::roster_people(cx.tx)?;
    let tints: BTreeMap<i64, i64> = store::types(cx.tx)?.into_iter().map(|kind| (kind.id, kind.draft.tint)).collect();
    let place: BTreeMap<i64, usize> = people.iter().enumerate().map(|(at, person)| (person.id, at)).collect();
    let mut crews: BTreeMap<CrewId, Vec<(usize, Member)>> = BTreeMap::new();
    for shift in shifts {
        let Some((at, person)) = place.get(&shift.staff).and_then(|at| people.get(*at).map(|person| (*at, person))) else { continue };
        let cover = covers.get(&shift.id);
        let member = Member {
            name: person.name.clone(),
            team: person.team_name.clone(),
            leads: leads(person),
            leave: cover.map(|cover| cover.leave.clone()).unwrap_or_default(),
            business: cover.map(|cover| cover.business.clone()).unwrap_or_default(),
            shift,
        };
        crews.entry(of(&member.shift)).or_default().push((at, member));
    }
    let crew = |(id, mut members): (CrewId, Vec<(usize, Member)>)| {
        members.sort_by_key(|(at, _)| *at);
        let members: Vec<Member> = members.into_iter().map(|(_, member)| member).collect();
        let first = members.first()?;
        let (name, span) = (first.shift.name.clone(), first.shift.span);
        let tint = tints.get(&id.kind).copied().unwrap_or(0);
        Some(Crew { id, name, tint, span, leaders: leaders(&members, &people), members })
    };
    let mut crews: Vec<Crew> = crews.into_iter().filter_map(crew).collect();
    crews.sort_by_key(|crew| (crew.span.from, crew.id));
    Ok(crews)
}

/// One crew; `None` where nobody works that shift.
///
/// # Errors
/// A fault of the file.
pub fn crew(cx: &Context<'_, '_>, id: CrewId) -> Result<Option<Crew>, Fault> {
    Ok(crews(cx, id.day, id.day)?.into_iter().find(|crew| crew.id == id))
}

fn leads(person: &Person) -> bool {
    person.deputy || person.holds(Post::TeamLeader)
}

/// Those of the members who lead; without one, the 班长 of their teams.
fn leaders(members: &[Member], people: &[Person]) -> Vec<(i64, String)> {
    let own: Vec<(i64, String)> =
        members.iter().filter(|member| member.leads).map(|member| (member.shift.staff, member.name.clone())).collect();
    if !own.is_empty() {
        return own;
    }
    let teams: BTreeSet<&str> = members.iter().map(|member| member.team.as_str()).filter(|team| !team.is_empty()).collect();
    let leads_them = |person: &&Person| person.active && leads(person) && teams.contains(person.team_name.as_str());
    people.iter().filter(leads_them).map(|person| (person.id, person.name.clone())).collect()
}

/// The crew that takes over: of those that work when this one ends the one that began last, or else the next to begin within a day.
///
/// # Errors
/// A fault of the file.
pub fn next(cx: &Context<'_, '_>, crew: &Crew) -> Result<Option<Crew>, Fault> {
    let day = crew.span.to.day();
    Ok(next_of(&crews(cx, plus_days(day, -1), plus_days(day, 1))?, crew).cloned())
}

/// The same among crews that are at hand, in their order.
pub fn next_of<'a>(crews: &'a [Crew], crew: &Crew) -> Option<&'a Crew> {
    let end = crew.span.to;
    let others = || crews.iter().filter(|other| other.id != crew.id);
    let working = others().rfind(|other| other.span.from <= end && end < other.span.to);
    working.or_else(|| others().find(|other| end < other.span.from && other.span.from <= end.plus_minutes(24 * 60)))
}
