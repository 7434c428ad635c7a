//! SQL of what goes beside tickets: repair orders, missed calls, rules of routing, answers.

use std::sync::LazyLock;

use super::lists::{ListQuery, Sight, Which, conditions};
use super::noun;
use crate::areas::Context;
use crate::areas::cases::tickets::model::{AnswerState, Category, Group, Kind, MissedCall, Published, Repair, RepairState, Rule};
use crate::base::search::{Query as SearchQuery, SearchFields, index_words};
use crate::base::{Fault, Instant};
use crate::sql;
use crate::store::dialect::Engine;
use crate::store::{Row, Sql, Tx};

// ---- repair orders ----

const REPAIR: &str = "r.id, r.no, r.ticket, r.state, r.place, r.by_phone, r.fault, r.reported_at, r.repairer, r.contacted_at, r.sent_at, \
                      r.done_at, r.parts, r.cost, r.signed_by, r.signed_at, r.visited_at, r.visit";

fn repair_row(row: &Row<'_>) -> Result<Repair, Fault> {
    let moment = |column: usize| -> Result<Option<Instant>, Fault> { Ok(row.maybe_int(column)?.map(Instant)) };
    Ok(Repair {
        id: row.int(0)?,
        no: row.text(1)?,
        ticket: row.int(2)?,
        state: noun(row, 3, RepairState::of)?,
        place: row.text(4)?,
        by_phone: row.flag(5)?,
        fault: row.text(6)?,
        reported_at: row.instant(7)?,
        repairer: row.text(8)?,
        contacted_at: moment(9)?,
        sent_at: moment(10)?,
        done_at: moment(11)?,
        parts: row.text(12)?,
        cost: row.int(13)?,
        signed_by: row.text(14)?,
        signed_at: moment(15)?,
        visited_at: moment(16)?,
        visit: row.text(17)?,
    })
}

/// The repair order of a ticket.
///
/// # Errors
/// A fault of the file.
pub fn repair_of(tx: &Tx<'_>, ticket: i64) -> Result<Option<Repair>, Fault> {
    tx.one(&format!("SELECT {REPAIR} FROM repair r WHERE r.ticket = ?1"), sql![ticket], repair_row)
}

/// A repair order in a list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RepairLine {
    /// The order.
    pub repair: Repair,
    /// Number of its ticket.
    pub ticket: String,
    /// The customer's name.
    pub customer: String,
    /// Until when the repairer is to be reached (TICK-11).
    pub due: Instant,
}

/// Repair orders of the tickets that somebody sees: those that are not at their end, the first due first, or all of them, the newest first.
///
/// # Errors
/// A fault of the file.
pub fn repairs(tx: &Tx<'_>, sight: &Sight, all: bool, most: i64) -> Result<Vec<RepairLine>, Fault> {
    let everything = ListQuery { which: Which::All, ..ListQuery::default() };
    let seen = conditions(&everything, sight, 0, Instant(0), 0);
    let (which, order) = if all { ("", "r.id DESC") } else { ("AND r.state <> '回访'", "r.contact_due, r.id") };
    let statement = format!(
        "SELECT {REPAIR}, t.no, t.customer_name, r.contact_due FROM repair r JOIN ticket t ON t.id = r.ticket WHERE {} {which} \
         ORDER BY {order} LIMIT {most}",
        seen.whole()
    );
    tx.all(&statement, seen.values(), |row| {
        Ok(RepairLine { repair: repair_row(row)?, ticket: row.text(18)?, customer: row.text(19)?, due: row.instant(20)? })
    })
}

/// Repair orders of open tickets whose repairer was not reached yet, the first due first.
///
/// # Errors
/// A fault of the file.
pub fn unreached(tx: &Tx<'_>, most: i64) -> Result<Vec<(Repair, Instant)>, Fault> {
    let due = "SELECT ticket, contact_due FROM repair WHERE contacted_at IS NULL ORDER BY contact_due, id LIMIT ?1";
    let rows = tx.all(due, sql![most], |row| Ok((row.int(0)?, row.instant(1)?)))?;
    let mut out = Vec::new();
    for (ticket, due) in rows {
        out.extend(repair_of(tx, ticket)?.map(|repair| (repair, due)));
    }
    Ok(out)
}

/// A new repair order.
///
/// # Errors
/// A fault of the file.
pub fn insert_repair(tx: &Tx<'_>, repair: &Repair, no: &str, contact_due: Instant) -> Result<(), Fault> {
    tx.run(
        "INSERT INTO repair (no, ticket, state, place, by_phone, fault, reported_at, contact_due) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)",
        sql![no, repair.ticket, repair.state.word(), &repair.place, repair.by_phone, &repair.fault, repair.reported_at, contact_due],
    )
    .map(|_| ())
}

/// A repair order as it is from now on.
///
/// # Errors
/// A fault of the file.
pub fn update_repair(tx: &Tx<'_>, repair: &Repair) -> Result<(), Fault> {
    tx.run(
        "UPDATE repair SET state = ?2, repairer = ?3, contacted_at = ?4, sent_at = ?5, done_at = ?6, parts = ?7, cost = ?8, signed_by = ?9,
         signed_at = ?10, visited_at = ?11, visit = ?12 WHERE id = ?1",
        sql![
            repair.id,
            repair.state.word(),
            &repair.repairer,
            repair.contacted_at,
            repair.sent_at,
            repair.done_at,
            &repair.parts,
            repair.cost,
            &repair.signed_by,
            repair.signed_at,
            repair.visited_at,
            &repair.visit
        ],
    )
    .map(|_| ())
}

// ---- missed calls ----

const CALL: &str = "SELECT id, missed_at, phone, line, due, staff, back_at, back_name, back_text FROM missed_call";

fn call_row(row: &Row<'_>) -> Result<MissedCall, Fault> {
    let back = match row.maybe_int(6)? {
        Some(at) => Some((row.text(7)?, Instant(at), row.text(8)?)),
        None => None,
    };
    Ok(MissedCall {
        id: row.int(0)?,
        missed_at: row.instant(1)?,
        phone: row.text(2)?,
        line: row.text(3)?,
        due: row.instant(4)?,
        staff: row.maybe_int(5)?,
        back,
    })
}

/// One missed call.
///
/// # Errors
/// A fault of the file.
pub fn call(tx: &Tx<'_>, id: i64) -> Result<Option<MissedCall>, Fault> {
    tx.one(&format!("{CALL} WHERE id = ?1"), sql![id], call_row)
}

/// Calls that nobody called back, the first due first.
///
/// # Errors
/// A fault of the file.
pub fn open_calls(tx: &Tx<'_>, most: i64) -> Result<Vec<MissedCall>, Fault> {
    tx.all(&format!("{CALL} WHERE back_at IS NULL ORDER BY due, id LIMIT ?1"), sql![most], call_row)
}

/// The newest calls that were called back.
///
/// # Errors
/// A fault of the file.
pub fn done_calls(tx: &Tx<'_>, most: i64) -> Result<Vec<MissedCall>, Fault> {
    tx.all(&format!("{CALL} WHERE back_at IS NOT NULL ORDER BY back_at DESC, id DESC LIMIT ?1"), sql![most], call_row)
}

/// A new missed call.
///
/// # Errors
/// A fault of the file.
pub fn insert_call(tx: &Tx<'_>, call: &MissedCall) -> Result<i64, Fault> {
    tx.insert(
        "INSERT INTO missed_call (missed_at, phone, line, due, staff) VALUES (?1, ?2, ?3, ?4, ?5) RETURNING id",
        sql![call.missed_at, &call.phone, &call.line, call.due, call.staff],
    )
}

// ---- rules ----

/// Every rule of routing, the oldest first.
///
/// # Errors
/// A fault of the file.
pub fn rules(tx: &Tx<'_>) -> Result<Vec<Rule>, Fault> {
    tx.all("SELECT id, kind, category, key_only, channel, skill FROM ticket_rule ORDER BY id", &[], |row| {
        Ok(Rule {
            id: row.int(0)?,
            kind: Kind::of(row.str(1)?),
            category: Category::of(row.str(2)?),
            key_only: row.flag(3)?,
            channel: row.text(4)?,
            group: Group::of(row.str(5)?),
        })
    })
}

/// How often each rule was hit, and how many of these tickets went on to somebody else all the same.
///
/// # Errors
/// A fault of the file.
pub fn hits(tx: &Tx<'_>) -> Result<Vec<(i64, i64, i64)>, Fault> {
    tx.all(
        "SELECT h.rule, count(*), coalesce(sum(CASE WHEN t.transfers > 0 THEN 1 ELSE 0 END), 0) FROM ticket_rule_hit h \
         JOIN ticket t ON t.id = h.ticket GROUP BY h.rule",
        &[],
        |row| Ok((row.int(0)?, row.int(1)?, row.int(2)?)),
    )
}

/// Sets a rule; a new one has id 0.
///
/// # Errors
/// A fault of the file.
pub fn put_rule(tx: &Tx<'_>, rule: &Rule) -> Result<i64, Fault> {
    let values = |id: Option<i64>| -> Vec<Sql<'_>> {
        let mut values = sql![
            rule.kind.map_or("", Kind::word),
            rule.category.map_or("", Category::word),
            rule.key_only,
            &rule.channel,
            rule.group.map_or("", Group::word)
        ]
        .to_vec();
        values.extend(id.map(Sql::from));
        values
    };
    if rule.id == 0 {
        return tx.insert(
            "INSERT INTO ticket_rule (kind, category, key_only, channel, skill) VALUES (?1, ?2, ?3, ?4, ?5) RETURNING id",
            &values(None),
        );
    }
    tx.run(
        "UPDATE ticket_rule SET kind = ?1, category = ?2, key_only = ?3, channel = ?4, skill = ?5 WHERE id = ?6",
        &values(Some(rule.id)),
    )?;
    Ok(rule.id)
}

// ---- answers ----

const ANSWER: &str = "SELECT a.id, a.question, a.text, a.state, a.ticket, a.author FROM answer a";
static PUT_WORDS: LazyLock<String> = LazyLock::new(|| Engine::Sqlite.put_words("answer_words"));
static MATCHES: LazyLock<String> = LazyLock::new(|| Engine::Sqlite.matches("answer_words", "?1"));

fn answer_row(row: &Row<'_>) -> Result<Published, Fault> {
    Ok(Published {
        id: row.int(0)?,
        question: row.text(1)?,
        text: row.text(2)?,
        state: noun(row, 3, AnswerState::of)?,
        ticket: row.maybe_int(4)?,
        author: row.int(5)?,
    })
}

/// One answer.
///
/// # Errors
/// A fault of the file.
pub fn answer(tx: &Tx<'_>, id: i64) -> Result<Option<Published>, Fault> {
    tx.one(&format!("{ANSWER} WHERE a.id = ?1"), sql![id], answer_row)
}

/// The newest answers.
///
/// # Errors
/// A fault of the file.
pub fn answers(tx: &Tx<'_>, most: i64) -> Result<Vec<Published>, Fault> {
    tx.all(&format!("{ANSWER} ORDER BY a.id DESC LIMIT ?1"), sql![most], answer_row)
}

/// The published answer that a search for this question finds first (FLOW-10).
///
/// # Errors
/// A fault of the file.
pub fn find_answer(tx: &Tx<'_>, question: &str) -> Result<Option<Published>, Fault> {
    let Some(words) = SearchQuery::parse(question).fts() else { return Ok(None) };
    let statement = format!(
        "{ANSWER} JOIN (SELECT rowid AS found FROM answer_words WHERE {}) w ON w.found = a.id WHERE a.state = '发布' ORDER BY a.id DESC LIMIT 1",
        *MATCHES
    );
    tx.one(&statement, sql![words], answer_row)
}

/// Writes an answer with its words; a new one has id 0.
///
/// # Errors
/// A fault of the file.
pub fn put_answer(cx: &Context<'_, '_>, answer: &Published) -> Result<i64, Fault> {
    let tx = cx.tx;
    let id = if answer.id == 0 {
        tx.insert(
            "INSERT INTO answer (question, text, state, ticket, author, at) VALUES (?1, ?2, ?3, ?4, ?5, ?6) RETURNING id",
            sql![&answer.question, &answer.text, answer.state.word(), answer.ticket, answer.author, cx.at],
        )?
    } else {
        tx.run(
            "UPDATE answer SET question = ?2, text = ?3, state = ?4, at = ?5, approver = ?6 WHERE id = ?1",
            sql![
                answer.id,
                &answer.question,
                &answer.text,
                answer.state.word(),
                cx.at,
                (answer.state != AnswerState::Draft).then_some(cx.actor.id)
            ],
        )?;
        tx.run("DELETE FROM answer_words WHERE rowid = ?1", sql![answer.id])?;
        answer.id
    };
    let words = index_words(&SearchFields { names: &[&answer.question], notes: &[&answer.text], ..SearchFields::default() });
    tx.run(&PUT_WORDS, sql![id, words])?;
    Ok(id)
}

/// How many questions the robot was asked between two moments, and how many it handed over.
///
/// # Errors
/// A fault of the file.
pub fn robot_counts(tx: &Tx<'_>, from: Instant, before: Instant) -> Result<(i64, i64), Fault> {
    let counts =
        tx.one("SELECT count(*), coalesce(sum(handed_over), 0) FROM robot_log WHERE at >= ?1 AND at < ?2", sql![from, before], |row| {
            Ok((row.int(0)?, row.int(1)?))
        })?;
    Ok(counts.unwrap_or_default())
}
