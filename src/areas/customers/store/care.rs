//! SQL of looking after customers: allocations, grades, notes, orders, credit.

use serde_json::json;

use super::undo::Trace;
use super::{amend, customer, is_own, ledger, many};
use crate::areas::customers::clauses::{file_16_balance, file_18_grade, file_20_credit};
use crate::areas::customers::commands::{Change, Command, Facts, Held, Limits};
use crate::areas::customers::model::{CreditTerm, Field, Order, OrderDraft, OrderLine};
use crate::areas::{Context, Done, links};
use crate::base::{Deed, Fault, Function, Instant, Lines, Post, access_of, one_more};
use crate::sql;
use crate::store::journal::Entry;
use crate::store::{Row, Tx, numbers};

/// Series of the orders' numbers.
const ORDERS: &str = "DD";
/// Orders that a file shows.
const MOST_ORDERS: usize = 500;

/// Reads what a decision on allocations, grades, notes and orders needs.
///
/// # Errors
/// A fault of the file.
pub fn facts(cx: &Context<'_, '_>, command: &Command, facts: &mut Facts) -> Result<(), Fault> {
    let day = cx.at.day();
    facts.limits = Limits { alloc_spread: cx.params.int("alloc_spread", day), note_min_chars: cx.params.int("note_min_chars", day) };
    let id = match command {
        Command::Allocate { to } => return allocation_facts(cx, to, facts),
        Command::CreditTerms(_) => {
            facts.terms = credit_terms(cx.tx)?;
            return Ok(());
        }
        Command::Grade { ids, grade, .. } => {
            facts.picked = many::picked(cx, ids, if grade.is_none() { many::Parts::Sales } else { many::Parts::Grade })?;
            return Ok(());
        }
        Command::Tag { ids, .. } => {
            facts.picked = many::picked(cx, ids, many::Parts::Tags)?;
            return Ok(());
        }
        Command::Regrade => return many::regrade_facts(cx, facts),
        Command::Note { id, .. } | Command::Order { id, .. } => *id,
        Command::Pay { order: id, .. } | Command::Cancel { order: id, .. } => {
            facts.order = order(cx.tx, *id)?;
            let Some(order) = &facts.order else { return Ok(()) };
            order.customer
        }
        _ => return Ok(()),
    };
    facts.stored = customer(cx.tx, id)?;
    if let Some(stored) = &facts.stored {
        facts.own = is_own(cx, stored)?;
        facts.credit = credit(cx.tx, id)?;
        facts.waiting = allocation(cx.tx, id)?.filter(|allocation| allocation.met_at.is_none()).map(|allocation| allocation.at);
    }
    Ok(())
}

fn allocation_facts(cx: &Context<'_, '_>, to: &[(i64, i64)], facts: &mut Facts) -> Result<(), Fault> {
    for (id, agent) in to {
        facts.held.extend(cx.tx.one("SELECT id, no, name, agent FROM customer WHERE id = ?1", sql![*id], |row| {
            Ok(Held { id: row.int(0)?, no: row.text(1)?, name: row.text(2)?, agent: row.maybe_int(3)?, to: *agent })
        })?);
    }
    let people = links::working(cx.tx)?;
    let may = |agent: i64| people.iter().any(|p| p.id == agent && access_of(&p.draft.posts, Function::CustomerEdit).deed >= Deed::Do);
    facts.can_hold = facts.held.iter().all(|held| may(held.to));
    facts.loads = loads(cx)?;
    Ok(())
}

/// The agents and how much each looks after (FILE-16).
///
/// # Errors
/// A fault of the file.
pub fn loads(cx: &Context<'_, '_>) -> Result<Vec<file_16_balance::Load>, Fault> {
    let counts = cx
        .tx
        .all("SELECT agent, count(*) FROM customer WHERE agent IS NOT NULL GROUP BY agent", &[], |row| Ok((row.int(0)?, row.int(1)?)))?;
    let mut out: Vec<file_16_balance::Load> = links::working(cx.tx)?
        .into_iter()
        .filter(|person| person.draft.posts.contains(&Post::Agent))
        .map(|person| file_16_balance::Load {
            staff: person.id,
            customers: counts.iter().find(|(agent, _)| *agent == person.id).map_or(0, |(_, count)| *count),
            weight: file_16_balance::weight(&person.draft.level, cx.params, cx.at.day()),
            number: person.draft.number,
            name: person.draft.name,
        })
        .collect();
    out.sort_by(|a, b| a.number.cmp(&b.number));
    Ok(out)
}

/// Who looks after each of these customers now.
///
/// # Errors
/// A fault of the file.
pub fn agents_of(tx: &Tx<'_>, ids: &[i64]) -> Result<Vec<Option<i64>>, Fault> {
    let agent = |id: &i64| Ok(tx.one("SELECT agent FROM customer WHERE id = ?1", sql![*id], |row| row.maybe_int(0))?.flatten());
    ids.iter().map(agent).collect()
}

/// What is known of a customer's credit (FILE-20).
///
/// # Errors
/// A fault of the file.
pub fn credit(tx: &Tx<'_>, customer: i64) -> Result<file_20_credit::Credit, Fault> {
    let unpaid =
        tx.number("SELECT coalesce(sum(amount - paid), 0) FROM customer_order WHERE customer = ?1 AND state = '已确认'", sql![customer])?;
    let found = tx.one(
        "SELECT c.credit_limit, t.most, t.handling FROM customer c LEFT JOIN credit_term t ON t.grade = c.credit_grade WHERE c.id = ?1",
        sql![customer],
        |row| {
            let handling = if row.maybe_int(1)?.is_some() { file_20_credit::Handling::of(row.str(2)?) } else { None };
            Ok((row.maybe_int(0)?.or(row.maybe_int(1)?).unwrap_or(0), handling.unwrap_or_default()))
        },
    )?;
    let (limit, handling) = found.unwrap_or_default();
    Ok(file_20_credit::Credit { limit, unpaid, handling })
}

/// What the credit grades mean, the best one first.
///
/// # Errors
/// A fault of the file.
pub fn credit_terms(tx: &Tx<'_>) -> Result<Vec<CreditTerm>, Fault> {
    tx.all("SELECT grade, days, most, handling FROM credit_term ORDER BY most DESC, days DESC, grade", &[], |row| {
        let handling = file_20_credit::Handling::of(row.str(3)?).unwrap_or_default();
        Ok(CreditTerm { grade: row.text(0)?, days: row.int(1)?, limit: row.int(2)?, handling })
    })
}

const ORDER: &str = "SELECT o.id, o.no, o.customer, o.day, o.channel, o.amount, o.paid, o.state, coalesce(s.name, ''), o.name \
                     FROM customer_order o LEFT JOIN staff s ON s.id = o.approver";

fn order_of(row: &Row<'_>) -> Result<Order, Fault> {
    let draft = OrderDraft { day: row.day(3)?, channel: row.text(4)?, amount: row.int(5)?, paid: row.int(6)?, lines: Vec::new() };
    Ok(Order {
        id: row.int(0)?,
        no: row.text(1)?,
        customer: row.int(2)?,
        draft,
        cancelled: row.str(7)? == "已取消",
        approver: row.text(8)?,
        by: row.text(9)?,
    })
}

fn with_lines(tx: &Tx<'_>, mut order: Order) -> Result<Order, Fault> {
    order.draft.lines =
        tx.all("SELECT product, quantity, amount FROM order_line WHERE of_order = ?1 ORDER BY id", sql![order.id], |row| {
            Ok(OrderLine { product: row.text(0)?, quantity: row.int(1)?, amount: row.int(2)? })
        })?;
    Ok(order)
}

/// One order.
///
/// # Errors
/// A fault of the file.
pub fn order(tx: &Tx<'_>, id: i64) -> Result<Option<Order>, Fault> {
    tx.one(&format!("{ORDER} WHERE o.id = ?1"), sql![id], order_of)?.map(|order| with_lines(tx, order)).transpose()
}

/// The newest orders of a customer.
///
/// # Errors
/// A fault of the file.
pub fn orders(tx: &Tx<'_>, customer: i64) -> Result<Lines<Order>, Fault> {
    let statement = format!("{ORDER} WHERE o.customer = ?1 ORDER BY o.day DESC, o.id DESC LIMIT ?2");
    let found = tx.all(&statement, sql![customer, one_more(MOST_ORDERS)], order_of)?;
    Lines::first(found, MOST_ORDERS).try_map(|orders| orders.into_iter().map(|order| with_lines(tx, order)).collect())
}

/// 销售实绩: what was sold to a customer in each year, in fen, the newest first.
///
/// # Errors
/// A fault of the file.
pub fn sales_by_year(tx: &Tx<'_>, customer: i64) -> Result<Vec<(i16, i64)>, Fault> {
    let found = tx.all(
        "SELECT substr(day, 1, 4), sum(amount) FROM customer_order WHERE customer = ?1 AND state = '已确认' GROUP BY 1 ORDER BY 1 DESC",
        sql![customer],
        |row| Ok((row.text(0)?, row.int(1)?)),
    )?;
    Ok(found.into_iter().filter_map(|(year, sum)| Some((year.parse().ok()?, sum))).collect())
}

/// Where a grade comes from.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Graded {
    /// `计算`, `人工`, or nothing for one that was entered with the file.
    pub by: String,
    /// Why, where it was set by hand.
    pub reason: String,
}

/// Where the grade of a customer comes from.
///
/// # Errors
/// A fault of the file.
pub fn graded(tx: &Tx<'_>, customer: i64) -> Result<Graded, Fault> {
    let found = tx.one("SELECT grade_by, grade_reason FROM customer WHERE id = ?1", sql![customer], |row| {
        Ok(Graded { by: row.text(0)?, reason: row.text(1)? })
    })?;
    Ok(found.unwrap_or_default())
}

/// The allocation that holds now.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Allocation {
    /// When.
    pub at: Instant,
    /// Who allocated, by name.
    pub by: String,
    /// When the first contact was recorded, if it was.
    pub met_at: Option<Instant>,
}

/// The allocation of a customer that holds now.
///
/// # Errors
/// A fault of the file.
pub fn allocation(tx: &Tx<'_>, customer: i64) -> Result<Option<Allocation>, Fault> {
    tx.one(
        "SELECT at, name, met_at FROM allocation WHERE customer = ?1 AND ended_at IS NULL ORDER BY id DESC LIMIT 1",
        sql![customer],
        |row| Ok(Allocation { at: row.instant(0)?, by: row.text(1)?, met_at: row.maybe_int(2)?.map(Instant) }),
    )
}

/// A customer with whom nobody has spoken since the allocation.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Awaited {
    /// Which.
    pub customer: i64,
    /// Its number.
    pub no: String,
    /// Its name.
    pub name: String,
    /// When it was allocated.
    pub at: Instant,
}

/// The agent's customers that were allocated before this moment and still wait for the first contact, the oldest first.
///
/// # Errors
/// A fault of the file.
pub fn first_contacts(tx: &Tx<'_>, agent: i64, before: Instant, most: usize) -> Result<Lines<Awaited>, Fault> {
    let found = tx.all(
        "SELECT c.id, c.no, c.name, a.at FROM allocation a JOIN customer c ON c.id = a.customer \
         WHERE a.agent = ?1 AND a.at < ?2 AND a.met_at IS NULL AND a.ended_at IS NULL ORDER BY a.at, a.id LIMIT ?3",
        sql![agent, before, one_more(most)],
        |row| Ok(Awaited { customer: row.int(0)?, no: row.text(1)?, name: row.text(2)?, at: row.instant(3)? }),
    )?;
    Ok(Lines::first(found, most))
}

/// How many customers that were allocated before this moment still wait for the first contact, and when the first of them was.
///
/// # Errors
/// A fault of the file.
pub fn overdue(tx: &Tx<'_>, before: Instant) -> Result<(i64, Option<Instant>), Fault> {
    let found =
        tx.one("SELECT count(*), min(at) FROM allocation WHERE at < ?1 AND met_at IS NULL AND ended_at IS NULL", sql![before], |row| {
            Ok((row.int(0)?, row.maybe_int(1)?.map(Instant)))
        })?;
    Ok(found.unwrap_or_default())
}

/// Sales of the last twelve months in fen, and whether there was any order at all.
pub(super) fn sales(cx: &Context<'_, '_>, customer: i64) -> Result<(i64, bool), Fault> {
    let today = cx.at.day();
    let sum = cx.tx.number(
        "SELECT coalesce(sum(amount), 0) FROM customer_order WHERE customer = ?1 AND state = '已确认' AND day >= ?2 AND day <= ?3",
        sql![customer, file_18_grade::since(today), today],
    )?;
    let all = cx.tx.number("SELECT count(*) FROM customer_order WHERE customer = ?1", sql![customer])?;
    Ok((sum, all > 0))
}

/// The customer is given to this agent now: the week of FILE-17 begins for him, and ends for whoever had it.
///
/// # Errors
/// A fault of the file.
pub fn allocated(cx: &Context<'_, '_>, customer: i64, agent: Option<i64>) -> Result<(), Fault> {
    cx.tx.run("UPDATE allocation SET ended_at = ?2 WHERE customer = ?1 AND ended_at IS NULL", sql![customer, cx.at])?;
    if let Some(agent) = agent {
        cx.tx.run(
            "INSERT INTO allocation (customer, agent, at, staff, name) VALUES (?1, ?2, ?3, ?4, ?5)",
            sql![customer, agent, cx.at, cx.actor.id, &cx.actor.name],
        )?;
    }
    Ok(())
}

/// Writes what was decided, and the entry of the journal before it. True when the change was one of these.
///
/// # Errors
/// A fault of the file.
pub fn apply(
    cx: &Context<'_, '_>,
    facts: &Facts,
    changes: &[Change],
    command: &Command,
    mut entry: Entry,
    done: &mut Done,
) -> Result<(), Fault> {
    tell(facts, command, &mut entry);
    if matches!(command, Command::Grade { .. } | Command::Regrade | Command::Tag { .. }) {
        many::tell(facts, command, changes, &mut entry, done);
    }
    let seq = cx.journal(entry)?;
    let trace = Trace::of(cx.tx, changes.iter().filter(|_| *command != Command::Regrade).filter_map(taken_back))?;
    for change in changes {
        match change {
            Change::Allocate { customer, agent } => {
                amend(cx, *customer, seq, Field::Agent, &agent.to_string())?;
                allocated(cx, *customer, Some(*agent))?;
            }
            Change::SetGrade { customer, grade, by, reason } => {
                amend(cx, *customer, seq, Field::Grade, grade)?;
                set_grade_by(cx.tx, *customer, by, reason)?;
            }
            Change::RegradedOn(day) => drop(cx.tx.run("INSERT INTO regrade_day (day) VALUES (?1)", sql![*day])?),
            Change::SetTags { customer, before, after } => many::set_tags(cx, *customer, seq, before, after)?,
            Change::AddNote { kind, channel, text, meets } => {
                cx.tx.run(
                    "INSERT INTO customer_note (customer, at, staff, name, channel, text, kind) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)",
                    sql![done.id, cx.at, cx.actor.id, &cx.actor.name, channel, text, kind.word()],
                )?;
                if *meets {
                    cx.tx.run(
                        "UPDATE allocation SET met_at = ?2 WHERE customer = ?1 AND met_at IS NULL AND ended_at IS NULL",
                        sql![done.id, cx.at],
                    )?;
                }
            }
            Change::PlaceOrder { order, approver } => {
                let customer = done.id;
                (done.id, done.title) = place(cx, customer, order, *approver)?;
                let relation = facts.stored.as_ref().map_or("", |stored| stored.draft.get(Field::Relation));
                if relation == "未来" {
                    amend(cx, customer, seq, Field::Relation, "现在")?;
                }
                regrade(cx, customer, seq)?;
            }
            Change::PayOrder { paid } => {
                let order = facts.order.as_ref().map_or(0, |order| order.id);
                cx.tx.run("UPDATE customer_order SET paid = paid + ?2, rev = rev + 1 WHERE id = ?1", sql![order, *paid])?;
                ledger::payment(cx, done.id, Some(order), None, *paid)?;
            }
            Change::CancelOrder => {
                let order = facts.order.as_ref().map_or(0, |order| order.id);
                cx.tx.run("UPDATE customer_order SET state = '已取消', rev = rev + 1 WHERE id = ?1", sql![order])?;
                regrade(cx, done.id, seq)?;
            }
            Change::SetCreditTerm(term) => {
                cx.tx.run(
                    "UPDATE credit_term SET days = ?2, most = ?3, handling = ?4, rev = rev + 1 WHERE grade = ?1",
                    sql![&term.grade, term.days, term.limit, term.handling.word()],
                )?;
            }
            _ => {}
        }
    }
    done.undo = trace.keep(cx.tx, seq)?;
    Ok(())
}

/// The file that a change alters in such a way that it can be put back.
fn taken_back(change: &Change) -> Option<i64> {
    match change {
        Change::Allocate { customer, .. } | Change::SetGrade { customer, .. } | Change::SetTags { customer, .. } => Some(*customer),
        _ => None,
    }
}

/// What the journal says of the act.
fn tell(facts: &Facts, command: &Command, entry: &mut Entry) {
    let (before, after) = match command {
        Command::Allocate { .. } => {
            let before = |held: &Held| json!({ "no": held.no, "agent": held.agent });
            let after = |held: &Held| json!({ "no": held.no, "agent": held.to });
            if let Some(first) = facts.held.first() {
                entry.title.clone_from(&first.no);
                entry.subject_id = first.id;
            }
            (json!(facts.held.iter().map(before).collect::<Vec<_>>()), json!(facts.held.iter().map(after).collect::<Vec<_>>()))
        }
        Command::Note { kind, channel, text, .. } => {
            (json!({}), json!({ "kind": kind.word(), "channel": channel, "characters": text.trim().chars().count() }))
        }
        Command::Order { order, .. } => {
            (json!({}), json!({ "day": order.day.to_string(), "amount": order.amount, "paid": order.paid, "lines": order.lines.len() }))
        }
        Command::Pay { paid, .. } => {
            let before = facts.order.as_ref().map_or(0, |order| order.draft.paid);
            (json!({ "paid": before }), json!({ "paid": before + paid }))
        }
        Command::Cancel { reason, .. } => {
            entry.reason = reason.trim().to_owned();
            (json!({ "state": "已确认" }), json!({ "state": "已取消" }))
        }
        Command::CreditTerms(terms) => {
            let one = |term: &CreditTerm| json!({ "grade": term.grade, "days": term.days, "limit": term.limit, "handling": term.handling.word() });
            let before: Vec<_> = facts.terms.iter().filter(|term| !terms.contains(term)).map(one).collect();
            (json!(before), json!(terms.iter().filter(|term| !facts.terms.contains(term)).map(one).collect::<Vec<_>>()))
        }
        _ => return,
    };
    if let (Command::Pay { .. } | Command::Cancel { .. }, Some(order)) = (command, &facts.order) {
        entry.title.clone_from(&order.no);
    }
    (entry.before, entry.after) = (before.to_string(), after.to_string());
}

fn place(cx: &Context<'_, '_>, customer: i64, order: &OrderDraft, approver: Option<i64>) -> Result<(i64, String), Fault> {
    let day = cx.at.day();
    let no = numbers::shown(ORDERS, day, numbers::reserve(cx.tx, ORDERS, day, 1)?);
    let id = cx.tx.insert(
        "INSERT INTO customer_order (no, customer, day, channel, amount, paid, state, approver, at, staff, name) \
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, '已确认', ?7, ?8, ?9, ?10) RETURNING id",
        sql![&no, customer, order.day, &order.channel, order.amount, order.paid, approver, cx.at, cx.actor.id, &cx.actor.name],
    )?;
    for line in &order.lines {
        cx.tx.run(
            "INSERT INTO order_line (of_order, product, quantity, amount) VALUES (?1, ?2, ?3, ?4)",
            sql![id, line.product.trim(), line.quantity, line.amount],
        )?;
    }
    ledger::payment(cx, customer, Some(id), None, order.paid)?;
    Ok((id, no))
}

fn set_grade_by(tx: &Tx<'_>, customer: i64, by: &str, reason: &str) -> Result<(), Fault> {
    tx.run("UPDATE customer SET grade_by = ?2, grade_reason = ?3 WHERE id = ?1", sql![customer, by, reason]).map(|_| ())
}

/// The grade of the sales, unless somebody set another one; without any order it stays as it was entered.
pub(super) fn regrade(cx: &Context<'_, '_>, customer: i64, seq: i64) -> Result<(), Fault> {
    let by = cx.tx.one("SELECT grade_by FROM customer WHERE id = ?1", sql![customer], |row| row.text(0))?.unwrap_or_default();
    let (fen, any) = sales(cx, customer)?;
    if by == "人工" || !any {
        return Ok(());
    }
    amend(cx, customer, seq, Field::Grade, file_18_grade::of_sales(fen, cx.params, cx.at.day()))?;
    set_grade_by(cx.tx, customer, "计算", "")
}
