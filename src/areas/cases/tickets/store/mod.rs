//! SQL of tickets: facts for decisions, what was decided with its journal entry. Lists and figures stand in `lists.rs` and `figures.rs`.

pub mod beside;
pub mod figures;
pub mod lists;

use std::collections::BTreeMap;
use std::sync::LazyLock;

use serde_json::{Value, json};

use super::clauses::{Limits, tick_03_limit, tick_11_repair};
use super::commands::{Act, Change, Command, Facts, missing};
use super::model::{
    Category, Coordination, Draft, Entry, EntryKind, Group, Kind, Opinion, Place, Satisfaction, Stage, State, Supervision, Ticket,
    Transfer, Urge,
};
use crate::areas::cases::escalation;
use crate::areas::cases::model::{Mark, record_words};
use crate::areas::{Context, Done, links};
use crate::base::search::{SearchFields, index_words};
use crate::base::{Day, Fault, Finding, Instant, No, plus_days};
use crate::store::dialect::Engine;
use crate::store::journal::Entry as JournalEntry;
use crate::store::{Row, Sql, Tx, numbers};
use crate::{msg, sql};

/// Series of the numbers of tickets and of repair orders.
const SERIES: &str = "GD";
const REPAIRS: &str = "WX";
/// So many days back a list that was not frozen in time is frozen afterwards; an older one is told from the tickets themselves.
const FREEZE_DAYS: i64 = 7;
/// At most so many overdue tickets change hands in one go.
const MOST_DUE: i64 = 500;

/// Columns of a ticket, in the order in which [`ticket_of`] reads them.
pub(super) const COLUMNS: &str = "t.id, t.no, t.kind, t.category, t.content, t.customer, t.customer_name, t.party, t.contact, t.channel, \
    t.arrived_at, t.accepted_at, t.first, t.team, t.skill, t.holder, t.holder_name, t.dispatcher, t.dispatched_at, t.state, t.stage, \
    t.limit_at, t.leader, t.opinion_due, t.opinion_at, t.opinion_name, t.opinion, t.manager_due, t.manager_at, t.agreed_at, t.agreed_name, \
    t.agreed_department, t.agreed, t.agreed_until, t.asks_leader, t.supervised_at, t.supervised_name, t.supervised, t.supervised_until, \
    t.hard_at, t.invalid, t.solved_at, t.interim_at, t.replied_at, t.feedback_at, t.satisfaction, t.closed_at, t.transfers, t.urges, \
    t.urged_at, t.last_at, t.complaint, t.rev, t.kicked_to, t.kicked_at";

/// A word of a closed list.
///
/// # Errors
/// A fault where the file holds another one.
pub(super) fn noun<T>(row: &Row<'_>, column: usize, of: impl Fn(&str) -> Option<T>) -> Result<T, Fault> {
    let word = row.str(column)?;
    of(word).ok_or_else(|| Fault::new("STORE-FAULT", msg!("base-store-fault"), format!("unknown word {word}")))
}

fn moment(row: &Row<'_>, column: usize) -> Result<Option<Instant>, Fault> {
    Ok(row.maybe_int(column)?.map(Instant))
}

pub(super) fn ticket_of(row: &Row<'_>) -> Result<Ticket, Fault> {
    let opinion = match moment(row, 24)? {
        Some(at) => Some(Opinion { at, name: row.text(25)?, text: row.text(26)? }),
        None => None,
    };
    let coordination = match moment(row, 29)? {
        Some(at) => {
            let until = if row.str(33)?.is_empty() { None } else { Some(row.day(33)?) };
            Some(Coordination { at, name: row.text(30)?, department: row.text(31)?, text: row.text(32)?, until })
        }
        None => None,
    };
    let supervision = match moment(row, 35)? {
        Some(at) => Some(Supervision { at, name: row.text(36)?, request: row.text(37)?, until: row.day(38)? }),
        None => None,
    };
    Ok(Ticket {
        id: row.int(0)?,
        no: row.text(1)?,
        draft: Draft {
            kind: noun(row, 2, Kind::of)?,
            category: Category::of(row.str(3)?),
            content: row.text(4)?,
            customer: row.maybe_int(5)?,
            party: row.text(7)?,
            contact: row.text(8)?,
            channel: row.text(9)?,
            arrived_at: moment(row, 10)?,
        },
        customer_name: row.text(6)?,
        accepted_at: row.instant(11)?,
        first: row.int(12)?,
        team: row.maybe_int(13)?,
        group: Group::of(row.str(14)?),
        holder: Place { staff: row.maybe_int(15)?, name: row.text(16)? },
        dispatched: row.maybe_int(17)?.zip(moment(row, 18)?),
        state: noun(row, 19, State::of)?,
        stored_stage: noun(row, 20, Stage::of)?,
        limit_at: row.instant(21)?,
        leader: moment(row, 23)?.map(|due| Ok::<_, Fault>((row.maybe_int(22)?, due))).transpose()?,
        opinion,
        manager_due: moment(row, 27)?,
        manager_at: moment(row, 28)?,
        coordination,
        asks_leader: row.flag(34)?,
        supervision,
        hard_at: moment(row, 39)?,
        invalid: row.text(40)?,
        solved_at: moment(row, 41)?,
        interim_at: moment(row, 42)?,
        replied_at: moment(row, 43)?,
        feedback_at: moment(row, 44)?,
        satisfaction: Satisfaction::of(row.str(45)?),
        closed_at: moment(row, 46)?,
        kicked: moment(row, 54)?.map(|at| Ok::<_, Fault>((row.maybe_int(53)?, at))).transpose()?,
        transfers: row.int(47)?,
        urges: row.int(48)?,
        urged_at: moment(row, 49)?,
        last_at: row.instant(50)?,
        complaint: row.maybe_int(51)?,
        rev: row.int(52)?,
    })
}

/// Tickets of a condition on `t`.
///
/// # Errors
/// A fault of the file.
pub fn tickets(tx: &Tx<'_>, tail: &str, values: &[Sql<'_>]) -> Result<Vec<Ticket>, Fault> {
    tx.all(&format!("SELECT {COLUMNS} FROM ticket t WHERE {tail}"), values, ticket_of)
}

/// One ticket.
///
/// # Errors
/// A fault of the file.
pub fn ticket(tx: &Tx<'_>, id: i64) -> Result<Option<Ticket>, Fault> {
    Ok(tickets(tx, "t.id = ?1", sql![id])?.pop())
}

/// Its history, the oldest line first.
///
/// # Errors
/// A fault of the file.
pub fn entries(tx: &Tx<'_>, ticket: i64) -> Result<Vec<Entry>, Fault> {
    tx.all("SELECT at, staff, name, kind, towards, text FROM ticket_entry WHERE ticket = ?1 ORDER BY id", sql![ticket], |row| {
        Ok(Entry {
            at: row.instant(0)?,
            staff: row.int(1)?,
            name: row.text(2)?,
            kind: noun(row, 3, EntryKind::of)?,
            to: row.text(4)?,
            text: row.text(5)?,
        })
    })
}

/// Its transfers, in order.
///
/// # Errors
/// A fault of the file.
pub fn transfers(tx: &Tx<'_>, ticket: i64) -> Result<Vec<Transfer>, Fault> {
    tx.all(
        "SELECT at, staff, name, from_staff, from_name, to_staff, to_name, reason FROM ticket_transfer WHERE ticket = ?1 ORDER BY id",
        sql![ticket],
        |row| {
            Ok(Transfer {
                at: row.instant(0)?,
                staff: row.int(1)?,
                name: row.text(2)?,
                from: Place { staff: row.maybe_int(3)?, name: row.text(4)? },
                to: Place { staff: row.maybe_int(5)?, name: row.text(6)? },
                reason: row.text(7)?,
            })
        },
    )
}

/// Its urges, in order.
///
/// # Errors
/// A fault of the file.
pub fn urges(tx: &Tx<'_>, ticket: i64) -> Result<Vec<Urge>, Fault> {
    tx.all(
        "SELECT u.id, u.seq, u.at, u.name, u.towards, u.channel, u.text, r.name, r.at, r.text FROM ticket_urge u \
         LEFT JOIN ticket_urge_reply r ON r.urge = u.id WHERE u.ticket = ?1 ORDER BY u.seq",
        sql![ticket],
        |row| {
            let reply = match moment(row, 8)? {
                Some(at) => Some((row.text(7)?, at, row.text(9)?)),
                None => None,
            };
            Ok(Urge {
                id: row.int(0)?,
                seq: row.int(1)?,
                at: row.instant(2)?,
                name: row.text(3)?,
                to: row.text(4)?,
                channel: row.text(5)?,
                text: row.text(6)?,
                reply,
            })
        },
    )
}

// ---- what is due ----

/// Open tickets that are over and did not go to the 值班长 yet.
///
/// # Errors
/// A fault of the file.
pub fn due_to_leader(tx: &Tx<'_>, at: Instant) -> Result<Vec<i64>, Fault> {
    tx.all(
        "SELECT id FROM ticket WHERE closed_at IS NULL AND limit_at < ?1 AND opinion_due IS NULL ORDER BY limit_at, id LIMIT ?2",
        sql![at, MOST_DUE],
        |row| row.int(0),
    )
}

/// Open tickets that are to go to the 部门经理.
///
/// # Errors
/// A fault of the file.
pub fn due_to_manager(tx: &Tx<'_>, at: Instant) -> Result<Vec<i64>, Fault> {
    tx.all(
        "SELECT id FROM ticket WHERE closed_at IS NULL AND manager_due < ?1 AND manager_at IS NULL ORDER BY manager_due, id LIMIT ?2",
        sql![at, MOST_DUE],
        |row| row.int(0),
    )
}

/// Days whose list is to be frozen: the time of day has come, and there was a ticket then that could stand on it.
///
/// # Errors
/// A fault of the file.
pub fn due_to_freeze(tx: &Tx<'_>, at: Instant) -> Result<Vec<Day>, Fault> {
    let today = at.day();
    let last: Option<String> = tx.one("SELECT max(day) FROM ticket_cut", &[], |row| row.maybe_text(0))?.flatten();
    let first = tx.one("SELECT limit_at FROM ticket ORDER BY id LIMIT 1", &[], |row| row.instant(0))?;
    let is_frozen = |day: Day| last.as_deref().is_some_and(|last| last >= day.to_string().as_str());
    let Some(first) = first.filter(|first| *first < at && !is_frozen(today)) else { return Ok(Vec::new()) };
    let params = links::parameters(tx)?;
    let days = (0..=FREEZE_DAYS).rev().map(|back| plus_days(today, -back));
    let is_due = |day: &Day| {
        let cut = tick_03_limit::cut_of(*day, params.on("tick_daily_time", *day).0);
        first < cut && cut <= at && !is_frozen(*day)
    };
    Ok(days.filter(is_due).collect())
}

// ---- facts ----

/// Reads all that the decision needs.
///
/// # Errors
/// A fault of the file.
pub fn facts(cx: &Context<'_, '_>, command: &Command) -> Result<Facts, Fault> {
    let tx = cx.tx;
    let mut facts = Facts::bare(Limits::on(cx.params, cx.at.day()));
    match command {
        Command::Accept { draft } => {
            facts.people = links::roster_people(tx)?;
            facts.rules = beside::rules(tx)?;
            facts.customer = customer(tx, draft.customer)?;
            if matches!(draft.kind, Kind::Dispute | Kind::Technical) {
                facts.open = lists::open_of_people(tx)?;
                facts.on_duty = crate::areas::roster::on_duty(cx, cx.at)?;
            }
        }
        Command::On { id, act } => of_ticket(cx, &mut facts, *id, act)?,
        Command::Reassign { ids, .. } => {
            facts.people = links::roster_people(tx)?;
            for id in ids {
                facts.tickets.extend(ticket(tx, *id)?);
            }
        }
        Command::CallBack { id, .. } => facts.call = beside::call(tx, *id)?,
        Command::Answer { of: Some(id), .. } | Command::Publish { id } | Command::Retire { id } => facts.answer = beside::answer(tx, *id)?,
        Command::Robot { question } => facts.answer = beside::find_answer(tx, question)?,
        Command::Miss { .. }
        | Command::SetRule { .. }
        | Command::DropRule { .. }
        | Command::Answer { of: None, .. }
        | Command::Freeze { .. } => {}
    }
    Ok(facts)
}

fn customer(tx: &Tx<'_>, id: Option<i64>) -> Result<Option<super::commands::Customer>, Fault> {
    id.map_or(Ok(None), |id| links::ticket_customer(tx, id))
}

fn of_ticket(cx: &Context<'_, '_>, facts: &mut Facts, id: i64, act: &Act) -> Result<(), Fault> {
    let tx = cx.tx;
    let Some(ticket) = ticket(tx, id)? else { return Ok(()) };
    facts.people = links::roster_people(tx)?;
    match act {
        Act::Dispatch { .. } => {
            facts.department = links::department(tx)?;
            facts.transfers = transfers(tx, id)?;
            facts.leader = links::duty_leader(cx, cx.at, ticket.team)?;
        }
        Act::UrgeReply { .. } => facts.urges = urges(tx, id)?,
        Act::Unsolvable { .. } => facts.leader = links::duty_leader(cx, cx.at, ticket.team)?,
        Act::PassToLeader => {
            // The one who was on duty in the second in which it became overdue, however late the program looks.
            facts.leader = links::duty_leader(cx, tick_03_limit::first_second_over(ticket.limit_at), ticket.team)?;
            facts.limits = Limits::on(cx.params, ticket.limit_at.day());
        }
        Act::Succeed { .. } => facts.is_first_away = is_away(cx, facts, ticket.first)?,
        Act::Correct { customer: named, .. } => facts.customer = customer(tx, *named)?,
        Act::OpenRepair { .. } | Act::Contact { .. } | Act::Send { .. } | Act::Repaired { .. } | Act::Sign { .. } | Act::Visit { .. } => {
            facts.repair = beside::repair_of(tx, id)?;
        }
        _ => {}
    }
    facts.tickets = vec![ticket];
    Ok(())
}

/// All that the page of a ticket needs to say what is allowed on it.
///
/// # Errors
/// A fault of the file.
pub fn whole_facts(cx: &Context<'_, '_>, ticket: Ticket) -> Result<Facts, Fault> {
    let tx = cx.tx;
    let mut facts = Facts::bare(Limits::on(cx.params, cx.at.day()));
    facts.people = links::roster_people(tx)?;
    facts.department = links::department(tx)?;
    facts.transfers = transfers(tx, ticket.id)?;
    facts.urges = urges(tx, ticket.id)?;
    facts.is_first_away = is_away(cx, &facts, ticket.first)?;
    facts.customer = customer(tx, ticket.draft.customer)?;
    facts.repair = beside::repair_of(tx, ticket.id)?;
    facts.tickets = vec![ticket];
    Ok(facts)
}

/// Somebody left, or has a shift now or today and is on leave.
fn is_away(cx: &Context<'_, '_>, facts: &Facts, staff: i64) -> Result<bool, Fault> {
    if !facts.people.iter().any(|person| person.id == staff && person.active) {
        return Ok(true);
    }
    links::on_leave(cx, staff, cx.at.day())
}

// ---- changes ----

/// Writes what was decided, with its journal entry.
///
/// # Errors
/// A conflict with another editor as a refusal, or a fault.
pub fn apply(cx: &Context<'_, '_>, command: &Command, facts: &Facts, changes: &[Change], findings: Vec<Finding>) -> Result<Done, No> {
    let done = Done { findings, ..write_all(cx, facts, changes)? };
    let subject = match command {
        Command::Accept { .. } | Command::On { .. } | Command::Reassign { .. } => "ticket",
        Command::Miss { .. } | Command::CallBack { .. } => "call",
        Command::SetRule { .. } | Command::DropRule { .. } => "ticket_rule",
        Command::Answer { .. } | Command::Publish { .. } | Command::Retire { .. } | Command::Robot { .. } => "answer",
        Command::Freeze { .. } => "ticket_cut",
    };
    let (before, after, reason) = told(command, facts, changes);
    let mut clauses: Vec<&str> = done.findings.iter().map(|finding| finding.clause).collect();
    clauses.dedup();
    cx.journal(JournalEntry {
        verb: command.verb().to_owned(),
        subject: subject.to_owned(),
        subject_id: done.id,
        title: done.title.clone(),
        before: before.to_string(),
        after: after.to_string(),
        reason,
        clauses: clauses.join(" "),
        ..JournalEntry::default()
    })?;
    Ok(done)
}

/// Writes changes without an entry in the journal, for an act that has its own.
///
/// # Errors
/// A conflict with another editor as a refusal, or a fault.
pub fn write_all(cx: &Context<'_, '_>, facts: &Facts, changes: &[Change]) -> Result<Done, No> {
    let mut done = Done::default();
    if let Some(ticket) = facts.tickets.first() {
        (done.id, done.title) = (ticket.id, ticket.no.clone());
    }
    for change in changes {
        write(cx, change, &mut done)?;
    }
    Ok(done)
}

fn write(cx: &Context<'_, '_>, change: &Change, done: &mut Done) -> Result<(), No> {
    let tx = cx.tx;
    match change {
        Change::File(ticket) => (done.id, done.title) = insert(cx, ticket)?,
        Change::Put(ticket) => {
            (done.id, done.title) = (ticket.id, ticket.no.clone());
            update(tx, ticket)?;
        }
        Change::Entry(entry) => {
            tx.run(
                "INSERT INTO ticket_entry (ticket, at, staff, name, kind, towards, text) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)",
                sql![done.id, entry.at, entry.staff, &entry.name, entry.kind.word(), &entry.to, &entry.text],
            )?;
        }
        Change::Transfer(transfer) => {
            tx.run(
                "INSERT INTO ticket_transfer (ticket, at, staff, name, from_staff, from_name, to_staff, to_name, reason)
                 VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)",
                sql![
                    done.id,
                    transfer.at,
                    transfer.staff,
                    &transfer.name,
                    transfer.from.staff,
                    &transfer.from.name,
                    transfer.to.staff,
                    &transfer.to.name,
                    &transfer.reason
                ],
            )?;
        }
        Change::Urge(urge) => {
            tx.run(
                "INSERT INTO ticket_urge (ticket, seq, at, staff, name, towards, channel, text) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)",
                sql![done.id, urge.seq, urge.at, cx.actor.id, &urge.name, &urge.to, &urge.channel, &urge.text],
            )?;
        }
        Change::UrgeReply(urge, text) => {
            tx.run(
                "INSERT INTO ticket_urge_reply (urge, at, staff, name, text) VALUES (?1, ?2, ?3, ?4, ?5)",
                sql![*urge, cx.at, cx.actor.id, &cx.actor.name, text],
            )?;
        }
        Change::OpenRepair(repair) => {
            let day = cx.at.day();
            let no = numbers::shown(REPAIRS, day, numbers::reserve(tx, REPAIRS, day, 1)?);
            let due = tick_11_repair::contact_due(repair.reported_at, cx.params.int("repair_contact_min", day));
            beside::insert_repair(tx, repair, &no, due)?;
        }
        Change::PutRepair(repair) => beside::update_repair(tx, repair)?,
        Change::Miss(call) => {
            done.id = beside::insert_call(tx, call)?;
            done.title.clone_from(&call.phone);
        }
        Change::CallBack(id, text) => {
            done.id = *id;
            tx.run(
                "UPDATE missed_call SET back_at = ?2, back_staff = ?3, back_name = ?4, back_text = ?5 WHERE id = ?1",
                sql![*id, cx.at, cx.actor.id, &cx.actor.name, text],
            )?;
        }
        Change::Rule(rule) => done.id = beside::put_rule(tx, rule)?,
        Change::DropRule(id) => {
            done.id = *id;
            tx.run("DELETE FROM ticket_rule WHERE id = ?1", sql![*id])?;
        }
        Change::RuleHit(rule) => {
            tx.run("INSERT INTO ticket_rule_hit (rule, ticket, at) VALUES (?1, ?2, ?3)", sql![*rule, done.id, cx.at])?;
        }
        Change::Answer(answer) => {
            let id = beside::put_answer(cx, answer)?;
            // The draft that a discussion leaves behind is none of the ticket's own record.
            if answer.ticket.is_none_or(|ticket| ticket != done.id) {
                done.id = id;
            }
        }
        Change::Robot { question, answer } => {
            done.id = answer.unwrap_or(0);
            tx.run(
                "INSERT INTO robot_log (at, staff, question, answer, handed_over) VALUES (?1, ?2, ?3, ?4, ?5)",
                sql![cx.at, cx.actor.id, question, *answer, answer.is_none()],
            )?;
        }
        Change::Freeze(day) => freeze(cx, *day)?,
        Change::Report(raise) => drop(escalation::raise(cx, raise)?),
    }
    Ok(())
}

/// The list as it was when it was to be frozen, however late that is done.
fn freeze(cx: &Context<'_, '_>, day: Day) -> Result<(), Fault> {
    let cut = tick_03_limit::cut_of(day, cx.params.on("tick_daily_time", day).0);
    cx.tx.run("INSERT INTO ticket_cut (day, at) VALUES (?1, ?2)", sql![day, cut])?;
    for line in lists::at_cut(cx.tx, cut, i64::MAX)? {
        cx.tx.run(
            "INSERT INTO ticket_cut_row (day, ticket, age, first, place, urges) VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
            sql![day, line.ticket, line.age, line.first, &line.place, line.urges],
        )?;
    }
    Ok(())
}

static PUT_WORDS: LazyLock<String> = LazyLock::new(|| Engine::Sqlite.put_words("ticket_words"));

/// Search words: who, about what, by which phone and number, and on which lists it stands.
fn put_words(tx: &Tx<'_>, ticket: &Ticket) -> Result<(), Fault> {
    let open = ticket.closed_at.is_none().then_some(Mark::Open);
    let hard = ticket.hard_at.is_some().then_some(Mark::Hard);
    let invalid = (ticket.state == State::Invalid).then_some(Mark::Invalid);
    let words = record_words(search(ticket, index_words), [open, hard, invalid].into_iter().flatten());
    tx.run(&PUT_WORDS, sql![ticket.id, words]).map(|_| ())
}

/// What of a ticket is searched.
pub(super) fn search<T>(ticket: &Ticket, look: impl FnOnce(&SearchFields<'_>) -> T) -> T {
    look(&SearchFields {
        names: &[&ticket.customer_name],
        notes: &[&ticket.draft.content],
        phones: &[&ticket.draft.contact],
        codes: &[&ticket.no],
        ..SearchFields::default()
    })
}

fn insert(cx: &Context<'_, '_>, ticket: &Ticket) -> Result<(i64, String), Fault> {
    let day = cx.at.day();
    let no = numbers::shown(SERIES, day, numbers::reserve(cx.tx, SERIES, day, 1)?);
    let draft = &ticket.draft;
    let id = cx.tx.insert(
        "INSERT INTO ticket (no, kind, category, content, customer, customer_name, party, contact, channel, arrived_at, accepted_at,
         accepted_day, first, team, skill, holder, holder_name, dispatcher, dispatched_at, state, limit_at, last_at)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17, ?18, ?19, ?20, ?21, ?22) RETURNING id",
        sql![
            &no,
            draft.kind.word(),
            draft.category.map_or("", Category::word),
            &draft.content,
            draft.customer,
            &ticket.customer_name,
            &draft.party,
            &draft.contact,
            &draft.channel,
            draft.arrived_at,
            ticket.accepted_at,
            day,
            ticket.first,
            ticket.team,
            ticket.group.map_or("", Group::word),
            ticket.holder.staff,
            &ticket.holder.name,
            ticket.dispatched.map(|(by, _)| by),
            ticket.dispatched.map(|(_, at)| at),
            ticket.state.word(),
            ticket.limit_at,
            ticket.last_at
        ],
    )?;
    put_words(cx.tx, &Ticket { id, no: no.clone(), ..ticket.clone() })?;
    Ok((id, no))
}

fn update(tx: &Tx<'_>, ticket: &Ticket) -> Result<(), No> {
    let (opinion, agreed, supervised) = (ticket.opinion.as_ref(), ticket.coordination.as_ref(), ticket.supervision.as_ref());
    let draft = &ticket.draft;
    let hit = tx.run(
        "UPDATE ticket SET category = ?3, customer = ?4, customer_name = ?5, party = ?6, contact = ?7, first = ?8, holder = ?9,
         holder_name = ?10, dispatcher = ?11, dispatched_at = ?12, state = ?13, stage = ?14, leader = ?15, opinion_due = ?16,
         opinion_at = ?17, opinion_name = ?18, opinion = ?19, manager_due = ?20, manager_at = ?21, agreed_at = ?22, agreed_name = ?23,
         agreed_department = ?24, agreed = ?25, agreed_until = ?26, asks_leader = ?27, supervised_at = ?28, supervised_name = ?29,
         supervised = ?30, supervised_until = ?31, hard_at = ?32, invalid = ?33, solved_at = ?34, interim_at = ?35, replied_at = ?36,
         feedback_at = ?37, satisfaction = ?38, closed_at = ?39, transfers = ?40, urges = ?41, urged_at = ?42, last_at = ?43,
         complaint = ?44, kicked_to = ?45, kicked_at = ?46, rev = rev + 1 WHERE id = ?1 AND rev = ?2",
        sql![
            ticket.id,
            ticket.rev,
            draft.category.map_or("", Category::word),
            draft.customer,
            &ticket.customer_name,
            &draft.party,
            &draft.contact,
            ticket.first,
            ticket.holder.staff,
            &ticket.holder.name,
            ticket.dispatched.map(|(by, _)| by),
            ticket.dispatched.map(|(_, at)| at),
            ticket.state.word(),
            ticket.stored_stage.word(),
            ticket.leader.and_then(|(leader, _)| leader),
            ticket.leader.map(|(_, due)| due),
            opinion.map(|opinion| opinion.at),
            opinion.map_or("", |opinion| opinion.name.as_str()),
            opinion.map_or("", |opinion| opinion.text.as_str()),
            ticket.manager_due,
            ticket.manager_at,
            agreed.map(|agreed| agreed.at),
            agreed.map_or("", |agreed| agreed.name.as_str()),
            agreed.map_or("", |agreed| agreed.department.as_str()),
            agreed.map_or("", |agreed| agreed.text.as_str()),
            agreed.and_then(|agreed| agreed.until).map(|day| day.to_string()).unwrap_or_default(),
            ticket.asks_leader,
            supervised.map(|supervision| supervision.at),
            supervised.map_or("", |supervision| supervision.name.as_str()),
            supervised.map_or("", |supervision| supervision.request.as_str()),
            supervised.map(|supervision| supervision.until.to_string()).unwrap_or_default(),
            ticket.hard_at,
            &ticket.invalid,
            ticket.solved_at,
            ticket.interim_at,
            ticket.replied_at,
            ticket.feedback_at,
            ticket.satisfaction.map_or("", Satisfaction::word),
            ticket.closed_at,
            ticket.transfers,
            ticket.urges,
            ticket.urged_at,
            ticket.last_at,
            ticket.complaint,
            ticket.kicked.and_then(|(to, _)| to),
            ticket.kicked.map(|(_, at)| at)
        ],
    )?;
    if hit == 0 {
        return Err(missing().into());
    }
    tx.run("DELETE FROM ticket_words WHERE rowid = ?1", sql![ticket.id])?;
    Ok(put_words(tx, ticket)?)
}

/// What the journal says of the act: before, after, reason.
fn told(command: &Command, facts: &Facts, changes: &[Change]) -> (Value, Value, String) {
    let before = facts.tickets.first();
    let after = changes.iter().find_map(|change| match change {
        Change::File(ticket) | Change::Put(ticket) => Some(ticket.as_ref()),
        _ => None,
    });
    let reason = changes.iter().find_map(|change| match change {
        Change::Entry(entry) if !entry.text.is_empty() => Some(entry.text.clone()),
        _ => None,
    });
    let parts = |ticket: &Ticket| -> BTreeMap<&'static str, Value> {
        BTreeMap::from([
            ("state", json!(ticket.state.word())),
            ("stage", json!(ticket.stored_stage.word())),
            ("holder", json!(ticket.holder.name)),
            ("first", json!(name_of(facts, ticket.first))),
            ("urges", json!(ticket.urges)),
        ])
    };
    match (command, before, after) {
        (Command::Reassign { ids, to, reason }, ..) => {
            (json!({}), json!({ "tickets": ids.len(), "holder": name_of(facts, *to) }), reason.trim().to_owned())
        }
        (_, Some(before), Some(after)) => {
            let (mut old, mut new) = (parts(before), parts(after));
            let same: Vec<&str> = old.iter().filter(|(key, value)| new.get(*key) == Some(value)).map(|(key, _)| *key).collect();
            for key in same {
                old.remove(key);
                new.remove(key);
            }
            (json!(old), json!(new), reason.unwrap_or_default())
        }
        (_, None, Some(after)) => {
            let mut new = json!(parts(after));
            if let Some(map) = new.as_object_mut() {
                map.insert("kind".to_owned(), json!(after.draft.kind.word()));
            }
            (json!({}), new, reason.unwrap_or_default())
        }
        (Command::Freeze { day }, ..) => (json!({}), json!({ "day": day.to_string() }), String::new()),
        _ => (json!({}), json!({}), reason.unwrap_or_default()),
    }
}

fn name_of(facts: &Facts, id: i64) -> String {
    facts.people.iter().find(|person| person.id == id).map(|person| person.name.clone()).unwrap_or_default()
}
