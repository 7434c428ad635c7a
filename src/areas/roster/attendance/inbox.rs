//! What waits for a person in attendance: signing in, consent to absences, coming back, 停工 orders to be decided.

use std::collections::BTreeMap;

use super::clauses::{att_04_consent, att_06_roll_call, att_08_stop};
use super::judge::judge;
use super::model::Limits;
use super::store;
use crate::areas::roster::model::{Person, shift_message};
use crate::areas::roster::store as roster;
use crate::areas::{Context, Task, links};
use crate::base::{Deed, Fault, Function, Post, plus_days};
use crate::msg;

/// 停工 orders that one inbox names.
const MOST_STOPS: i64 = 50;

/// The tasks of the person who asks.
///
/// # Errors
/// A fault of the file.
pub fn inbox(cx: &Context<'_, '_>) -> Result<Vec<Task>, Fault> {
    let mut tasks = Vec::new();
    own(cx, &mut tasks)?;
    let access = cx.actor.access(Function::StopWork);
    if cx.actor.posts.contains(&Post::TeamLeader) || access.deed == Deed::Approve {
        let people = links::roster_people(cx.tx)?.into_iter().map(|person| (person.id, person)).collect();
        consents(cx, &people, &mut tasks)?;
        stops(cx, &people, &mut tasks)?;
    }
    Ok(tasks)
}

/// The own shift: from half an hour before its start on it waits for the sign-in, and an absence waits for the return.
fn own(cx: &Context<'_, '_>, tasks: &mut Vec<Task>) -> Result<(), Fault> {
    const MINUTES_BEFORE: i64 = 30;
    let today = cx.at.day();
    let mut shifts = roster::shifts_of(cx.tx, cx.actor.id, plus_days(today, -1), plus_days(today, 1))?;
    shifts.retain(|shift| shift.published && shift.span.from.plus_minutes(-MINUTES_BEFORE) <= cx.at && cx.at < shift.span.to);
    let (presences, entered) = store::presences(cx, &shifts)?;
    for shift in &shifts {
        let Some(presence) = presences.get(&shift.id) else { continue };
        let limits = Limits::on(cx.params, shift.day);
        let judged = judge(presence, &limits, cx.at);
        if let Some(due) = judged.due.filter(|_| presence.sign_in.is_none()) {
            let call = att_06_roll_call::moment(shift.span, limits.early);
            tasks.push(Task {
                title: msg!("roster-attendance-task-sign-in", shift = shift_message(shift.day, &shift.name, today)),
                detail: msg!("roster-attendance-task-sign-in-detail", time = super::why::moment(today, call)),
                due: Some(due),
                clause: "ATT-01",
                place: "attendance",
                subject: shift.id,
            });
        }
        for away in entered.aways.get(&shift.id).into_iter().flatten().filter(|away| away.void.is_none() && away.to.is_none()) {
            tasks.push(Task {
                title: msg!("roster-attendance-task-back", shift = shift_message(shift.day, &shift.name, today)),
                detail: msg!("roster-attendance-task-back-detail", reason = away.reason.as_str()),
                due: Some(away.from.plus_minutes(limits.room.max(away.permitted()))),
                clause: "ATT-05",
                place: "attendance",
                subject: shift.id,
            });
        }
    }
    Ok(())
}

/// ATT-04: absences that wait for the consent of this 班长.
fn consents(cx: &Context<'_, '_>, people: &BTreeMap<i64, Person>, tasks: &mut Vec<Task>) -> Result<(), Fault> {
    if !cx.actor.posts.contains(&Post::TeamLeader) {
        return Ok(());
    }
    let on_duty = store::on_duty(cx.tx, cx.actor.id, cx.at)?;
    for away in store::unasked(cx.tx, cx.at)? {
        let Some(person) = people.get(&away.staff) else { continue };
        let own_team = person.team.is_some() && person.team == cx.actor.team;
        if att_04_consent::decides(cx.actor, away.staff, own_team, on_duty) {
            tasks.push(Task {
                title: msg!("roster-attendance-task-consent", name = person.name.as_str(), minutes = away.expected),
                detail: msg!("roster-attendance-task-back-detail", reason = away.reason.as_str()),
                due: Some(away.from.plus_minutes(away.expected)),
                clause: "ATT-04",
                place: "consent",
                subject: away.shift,
            });
        }
    }
    Ok(())
}

/// ATT-08: orders that 客服部主任 confirms or lifts.
fn stops(cx: &Context<'_, '_>, people: &BTreeMap<i64, Person>, tasks: &mut Vec<Task>) -> Result<(), Fault> {
    for stop in store::stops(cx.tx, true, MOST_STOPS)? {
        if att_08_stop::confirms(cx.actor, stop.staff) {
            let name = people.get(&stop.staff).map_or("", |person| person.name.as_str());
            tasks.push(Task {
                title: msg!("roster-attendance-task-stop", name = name),
                detail: msg!("roster-attendance-task-stop-detail", breach = stop.breach.as_str(), proposal = stop.proposal.as_str()),
                due: None,
                clause: "ATT-08",
                place: "stop",
                subject: 0,
            });
        }
    }
    Ok(())
}
