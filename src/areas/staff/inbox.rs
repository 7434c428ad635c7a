//! What waits for a person in this area, and until when.

use super::clauses::{sec_01_passwords, sec_03_handover};
use super::model::Employment;
use super::store;
use crate::areas::{Context, Task};
use crate::base::{Day, Fault, Function, Post, days_between, end_of, plus_days, week_start};
use crate::msg;

/// The tasks of the person who asks.
///
/// # Errors
/// A fault of the file.
pub fn inbox(cx: &Context<'_, '_>) -> Result<Vec<Task>, Fault> {
    let mut tasks = Vec::new();
    let today = cx.at.day();
    if let Some(account) = store::account(cx.tx, cx.actor.id)?
        && let sec_01_passwords::Age::Due(days) = sec_01_passwords::age(account.set_at, cx.params, today)
    {
        tasks.push(Task {
            title: msg!("staff-task-password"),
            detail: msg!("staff-task-password-detail", days = cx.params.int("pw_days", today)),
            due: Some(end_of(plus_days(today, days - 1))),
            clause: "SEC-01",
            place: "password",
            subject: 0,
        });
    }
    for handover in store::handovers(cx.tx)?.into_iter().filter(|h| h.confirmed_at.is_none() && h.successor == cx.actor.id) {
        tasks.push(Task {
            title: msg!("staff-task-handover", name = handover.leaver_name.as_str()),
            detail: msg!("staff-task-handover-detail"),
            due: Some(sec_03_handover::due(handover.at)),
            clause: "SEC-03",
            place: "security",
            subject: 0,
        });
    }
    if cx.actor.must_do_all(Function::Accounts).is_ok() {
        login_checks(cx, &mut tasks)?;
        accounts(cx, &mut tasks)?;
    }
    leaderless_teams(cx, &mut tasks)?;
    Ok(tasks)
}

/// SEC-05: each week's log is checked by the end of its Sunday; of missed weeks the last four stay on the list.
fn login_checks(cx: &Context<'_, '_>, tasks: &mut Vec<Task>) -> Result<(), Fault> {
    let this_week = week_start(cx.at.day());
    let first = week_start(store::founded_at(cx.tx)?.day()).max(plus_days(this_week, -28));
    let checked: Vec<Day> = store::login_checks(cx.tx)?.into_iter().map(|check| check.week).collect();
    let mut week = first;
    while week <= this_week {
        if !checked.contains(&week) {
            tasks.push(Task {
                title: msg!("staff-task-logins"),
                detail: msg!("staff-task-logins-detail", from = week.to_string(), to = plus_days(week, 6).to_string()),
                due: Some(end_of(plus_days(week, 6))),
                clause: "SEC-05",
                place: "security",
                subject: 0,
            });
        }
        week = plus_days(week, 7);
    }
    Ok(())
}

/// SEC-02 and SEC-06: idle and locked accounts, one line each.
fn accounts(cx: &Context<'_, '_>, tasks: &mut Vec<Task>) -> Result<(), Fault> {
    let all = store::accounts(cx.tx)?;
    let idle_days = cx.params.int("idle_days", cx.at.day());
    let idle = all.iter().filter(|account| days_between(store::last_used(account), cx.at.day()) >= idle_days).count();
    let locked = all.iter().filter(|account| account.locked_at.is_some()).count();
    if locked > 0 {
        tasks.push(Task {
            title: msg!("staff-task-locked", count = locked),
            detail: msg!("staff-task-locked-detail"),
            due: None,
            clause: "SEC-06",
            place: "staff",
            subject: 0,
        });
    }
    if idle > 0 {
        tasks.push(Task {
            title: msg!("staff-task-idle", count = idle),
            detail: msg!("staff-task-idle-detail", days = idle_days),
            due: None,
            clause: "SEC-02",
            place: "staff",
            subject: 0,
        });
    }
    Ok(())
}

/// ORG-01: a team has exactly one leader; who keeps the staff is told of teams that have none.
fn leaderless_teams(cx: &Context<'_, '_>, tasks: &mut Vec<Task>) -> Result<(), Fault> {
    if cx.actor.must_do_all(Function::Roster).is_err() && cx.actor.must_do_all(Function::Accounts).is_err() {
        return Ok(());
    }
    let people = store::everybody(cx.tx)?;
    for team in store::teams(cx.tx)? {
        let members = || people.iter().filter(|p| p.state == Employment::Active && p.draft.team == Some(team.id));
        if members().next().is_some() && !members().any(|p| p.draft.posts.contains(&Post::TeamLeader)) {
            tasks.push(Task {
                title: msg!("staff-task-leaderless", team = team.name.as_str()),
                detail: msg!("staff-task-leaderless-detail"),
                due: None,
                clause: "ORG-01",
                place: "staff",
                subject: 0,
            });
        }
    }
    Ok(())
}
