//! What waits for a person in tickets.

use super::clauses::{Limits, tick_03_limit, tick_04_leader, tick_06_urge};
use super::model::{Stage, State, Ticket};
use super::store::{self, beside};
use crate::areas::{Context, Task, links};
use crate::base::{Deed, Fault, Function, Instant, Message, Post, end_of};
use crate::{msg, sql};

/// At most so many of a kind are named; the lists show the others.
const MOST: i64 = 40;

/// The tasks of the person who asks.
///
/// # Errors
/// A fault of the file.
pub fn inbox(cx: &Context<'_, '_>) -> Result<Vec<Task>, Fault> {
    if !cx.actor.access(Function::Ticket).any() {
        return Ok(Vec::new());
    }
    let mut tasks = Vec::new();
    if cx.actor.access(Function::Ticket).deed >= Deed::Do {
        own(cx, &mut tasks)?;
        calls(cx, &mut tasks)?;
    }
    if cx.actor.posts.contains(&Post::TeamLeader) {
        leading(cx, &mut tasks)?;
    }
    if cx.actor.posts.contains(&Post::Director) {
        directing(cx, &mut tasks)?;
    }
    Ok(tasks)
}

fn task(title: Message, ticket: &Ticket, due: Option<Instant>, clause: &'static str) -> Task {
    let detail = msg!("cases-tickets-task-detail", customer = ticket.customer_name.as_str(), content = first_words(&ticket.draft.content));
    Task { title, detail, due, clause, place: "ticket", subject: ticket.id }
}

/// The beginning of a text, for one line.
pub(super) fn first_words(text: &str) -> String {
    const MOST: usize = 40;
    let mut out: String = text.chars().take(MOST).map(|c| if c.is_control() { ' ' } else { c }).collect();
    if text.chars().count() > MOST {
        out.push('…');
    }
    out
}

/// What the person holds, accepted or sent on.
fn own(cx: &Context<'_, '_>, tasks: &mut Vec<Task>) -> Result<(), Fault> {
    let me = cx.actor.id;
    let urge_hours = Limits::on(cx.params, cx.at.day()).urge_hours.value;
    let of_me = "t.closed_at IS NULL AND (t.holder = ?1 OR t.first = ?1 OR t.dispatcher = ?1) ORDER BY t.limit_at, t.id LIMIT ?2";
    for ticket in store::tickets(cx.tx, of_me, sql![me, 5 * MOST])? {
        let no = ticket.no.as_str();
        let holds = ticket.holder.staff == Some(me);
        let waits = match ticket.state {
            State::Accepted | State::Dispatched if holds && ticket.dispatched.is_some() => {
                Some((msg!("cases-tickets-task-handle", no = no), "TICK-03"))
            }
            State::Returned if ticket.first == me => Some((msg!("cases-tickets-task-reply", no = no), "TICK-01")),
            State::Replied | State::FedBack if ticket.first == me => Some((msg!("cases-tickets-task-close", no = no), "FLOW-01")),
            _ => None,
        };
        tasks.extend(waits.map(|(title, clause)| task(title, &ticket, Some(ticket.limit_at), clause)));
        if ticket.dispatched.is_some_and(|(by, _)| by == me) && tick_06_urge::is_reminded(&ticket, cx.at, urge_hours) {
            tasks.push(task(msg!("cases-tickets-task-urge", no = no), &ticket, None, "TICK-06"));
        }
        if let Some(supervision) = ticket.supervision.as_ref().filter(|_| holds || ticket.first == me) {
            let title = msg!("cases-tickets-task-supervised", no = no, name = supervision.name.as_str());
            tasks.push(task(title, &ticket, Some(end_of(supervision.until)), "TICK-14"));
        }
    }
    for (repair, due) in beside::unreached(cx.tx, MOST)? {
        let Some(ticket) = store::ticket(cx.tx, repair.ticket)?.filter(|ticket| ticket.first == me && !ticket.state.is_over()) else {
            continue;
        };
        tasks.push(task(msg!("cases-tickets-task-repair", no = repair.no.as_str()), &ticket, Some(due), "TICK-11"));
    }
    Ok(())
}

/// Missed calls wait for everybody who takes calls.
fn calls(cx: &Context<'_, '_>, tasks: &mut Vec<Task>) -> Result<(), Fault> {
    if ![Post::Agent, Post::Clerk].iter().any(|post| cx.actor.posts.contains(post)) {
        return Ok(());
    }
    for call in beside::open_calls(cx.tx, MOST)? {
        let at = call.missed_at.local().strftime("%H:%M").to_string();
        let title = msg!("cases-tickets-task-call", phone = call.phone.as_str(), at = at);
        let detail = msg!("cases-tickets-task-call-line", line = call.line.as_str());
        tasks.push(Task { title, detail, due: Some(call.due), clause: "TICK-12", place: "ticket", subject: 0 });
    }
    Ok(())
}

/// What lies with a 班长: overdue tickets that came to him, questions of his team, tickets that are passed around.
fn leading(cx: &Context<'_, '_>, tasks: &mut Vec<Task>) -> Result<(), Fault> {
    let me = cx.actor.id;
    let hours = Limits::on(cx.params, cx.at.day()).opinion_hours.value;
    let over = "t.closed_at IS NULL AND t.limit_at < ?1 AND t.opinion_at IS NULL AND t.manager_at IS NULL \
                AND (t.leader = ?2 OR t.opinion_due IS NULL) ORDER BY t.limit_at, t.id LIMIT ?3";
    for ticket in store::tickets(cx.tx, over, sql![cx.at, me, MOST])? {
        let (leader, due) = match ticket.leader {
            Some((leader, due)) => (leader, due),
            // Nobody has opened the program since: it is his all the same.
            None => {
                let at = tick_03_limit::first_second_over(ticket.limit_at);
                (links::duty_leader(cx, at, ticket.team)?, tick_04_leader::opinion_due(ticket.limit_at, hours))
            }
        };
        if leader == Some(me) {
            tasks.push(task(msg!("cases-tickets-task-opinion", no = ticket.no.as_str()), &ticket, Some(due), "TICK-04"));
        }
    }
    let asked = "t.closed_at IS NULL AND t.asks_leader = 1 AND t.team = ?1 ORDER BY t.limit_at, t.id LIMIT ?2";
    if let Some(team) = cx.actor.team {
        for ticket in store::tickets(cx.tx, asked, sql![team, MOST])? {
            tasks.push(task(msg!("cases-tickets-task-answer", no = ticket.no.as_str()), &ticket, None, "TICK-08"));
        }
    }
    let kicked = "t.closed_at IS NULL AND t.kicked_at IS NOT NULL AND t.kicked_to = ?1 ORDER BY t.kicked_at, t.id LIMIT ?2";
    for ticket in store::tickets(cx.tx, kicked, sql![me, MOST])? {
        let title = msg!("cases-tickets-task-kicked", no = ticket.no.as_str(), count = ticket.transfers);
        tasks.push(task(title, &ticket, None, "TICK-02"));
    }
    Ok(())
}

/// What lies with 主任: opinions that are late, and what came to the 部门经理.
fn directing(cx: &Context<'_, '_>, tasks: &mut Vec<Task>) -> Result<(), Fault> {
    let hours = Limits::on(cx.params, cx.at.day()).opinion_hours.value;
    let over =
        "t.closed_at IS NULL AND t.limit_at < ?1 AND t.opinion_at IS NULL AND t.manager_at IS NULL ORDER BY t.limit_at, t.id LIMIT ?2";
    for ticket in store::tickets(cx.tx, over, sql![cx.at, MOST])? {
        let (leader, due) = match ticket.leader {
            Some((leader, due)) => (leader.is_some(), due),
            None => (true, tick_04_leader::opinion_due(ticket.limit_at, hours)),
        };
        // Where there is no 班长 at all it is his at once.
        if tick_04_leader::is_late(&ticket, due, cx.at) || !leader {
            tasks.push(task(msg!("cases-tickets-task-opinion-late", no = ticket.no.as_str()), &ticket, Some(due), "TICK-04"));
        }
    }
    let managed = "t.closed_at IS NULL AND t.agreed_at IS NULL AND (t.manager_at IS NOT NULL OR t.manager_due < ?1) \
                   ORDER BY t.limit_at, t.id LIMIT ?2";
    for ticket in store::tickets(cx.tx, managed, sql![cx.at, MOST])? {
        if ticket.stage(cx.at) == Stage::Manager {
            tasks.push(task(msg!("cases-tickets-task-coordinate", no = ticket.no.as_str()), &ticket, None, "TICK-05"));
        }
    }
    Ok(())
}
