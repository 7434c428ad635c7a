//! SQL of what happened with a customer: one reader for each table that keeps something, all giving the same noun.

use std::collections::BTreeMap;

use crate::areas::customers::clauses::file_22_stages::Stage;
use crate::areas::customers::clauses::file_23_privacy::Sight;
use crate::areas::customers::model::{Field, Kind, part_message, word_message};
use crate::areas::customers::record::{Contacted, NoteKind, SlipState};
use crate::areas::{Context, Event, EventFilter, EventKind, links};
use crate::base::{Arg, Day, Fault, Instant, Message, begin_of, plus_days};
use crate::i18n::money;
use crate::store::{Row, Sql, Tx};
use crate::{msg, sql};

/// A table of events: what is selected, and by which columns it is filtered and ordered. `?1` is the customer.
struct Source<'a> {
    select: &'a str,
    /// Column of the time; of the day for orders.
    at: &'a str,
    by_day: bool,
    who: &'a str,
    order: &'a str,
}

impl Source<'_> {
    fn read<T>(
        &self,
        tx: &Tx<'_>,
        customer: i64,
        filter: &EventFilter,
        limit: usize,
        noun: impl Fn(&Row<'_>) -> Result<T, Fault>,
    ) -> Result<Vec<T>, Fault> {
        let mut statement = self.select.to_owned();
        let mut values = vec![Sql::from(customer)];
        for (is, moment) in [(">=", filter.from), ("<", filter.before)] {
            if let Some(moment) = moment {
                // The day of the last moment before belongs to it.
                let (is, value) = match (self.by_day, is) {
                    (false, is) => (is, Sql::from(moment)),
                    (true, ">=") => (">=", Sql::from(moment.day())),
                    (true, _) => ("<=", Sql::from(Instant(moment.0 - 1).day())),
                };
                values.push(value);
                statement.push_str(&format!(" AND {} {is} ?{}", self.at, values.len()));
            }
        }
        if let Some(who) = &filter.who {
            values.push(Sql::from(who));
            statement.push_str(&format!(" AND {} = ?{}", self.who, values.len()));
        }
        values.push(Sql::from(i64::try_from(limit).unwrap_or(i64::MAX)));
        statement.push_str(&format!(" ORDER BY {} LIMIT ?{}", self.order, values.len()));
        tx.all(&statement, &values, noun)
    }
}

const CONTACTED: &str =
    "SELECT n.id, n.customer, c.name, n.at, n.staff, n.name, n.channel, n.text FROM customer_note n JOIN customer c ON c.id = n.customer";

fn contacted_of(row: &Row<'_>) -> Result<Contacted, Fault> {
    Ok(Contacted {
        id: row.int(0)?,
        customer: row.int(1)?,
        customer_name: row.text(2)?,
        at: row.instant(3)?,
        staff: row.int(4)?,
        name: row.text(5)?,
        channel: row.text(6)?,
        text: row.text(7)?,
    })
}

/// Contacts that were noted from one moment until before another, in their order.
///
/// # Errors
/// A fault of the file.
pub fn contacts(tx: &Tx<'_>, from: Instant, before: Instant) -> Result<Vec<Contacted>, Fault> {
    tx.all(&format!("{CONTACTED} WHERE n.at >= ?1 AND n.at < ?2 ORDER BY n.at, n.id"), sql![from, before], contacted_of)
}

/// One contact.
///
/// # Errors
/// A fault of the file.
pub fn contact(tx: &Tx<'_>, id: i64) -> Result<Option<Contacted>, Fault> {
    tx.one(&format!("{CONTACTED} WHERE n.id = ?1"), sql![id], contacted_of)
}

/// The newest events of a customer from the tables of this area, at most `limit` of each table.
///
/// # Errors
/// A fault of the file.
pub fn events(cx: &Context<'_, '_>, customer: i64, sight: Sight, filter: &EventFilter, limit: usize) -> Result<Vec<Event>, Fault> {
    let wants = |kinds: &[EventKind]| filter.kind.is_none_or(|kind| kinds.contains(&kind));
    let mut out = Vec::new();
    if wants(&[EventKind::Contact, EventKind::Repair, EventKind::Visit, EventKind::Complaint]) {
        out.extend(notes(cx.tx, customer, filter, limit)?);
    }
    if wants(&[EventKind::Order]) {
        out.extend(orders(cx.tx, customer, filter, limit)?);
    }
    if wants(&[EventKind::Payment]) {
        out.extend(payments(cx.tx, customer, filter, limit)?);
    }
    if wants(&[EventKind::Slip]) {
        out.extend(slips(cx.tx, customer, filter, limit)?);
    }
    if wants(&[EventKind::Fee]) {
        out.extend(fees(cx.tx, customer, filter, limit)?);
    }
    if wants(&[EventKind::Change]) {
        out.extend(stages(cx.tx, customer, filter, limit)?);
        out.extend(changes(cx.tx, customer, sight, filter, limit)?);
    }
    Ok(out)
}

/// Who did anything that stands in these tables, by name.
///
/// # Errors
/// A fault of the file.
pub fn people(tx: &Tx<'_>, customer: i64) -> Result<Vec<String>, Fault> {
    let tables = ["customer_note", "customer_order", "payment", "fee", "stage_step", "customer_history"];
    let mut parts: Vec<String> = tables.iter().map(|table| format!("SELECT name FROM {table} WHERE customer = ?1")).collect();
    parts.push("SELECT staff_name FROM receipt_slip WHERE customer = ?1".to_owned());
    tx.all(&format!("{} ORDER BY 1", parts.join(" UNION ")), sql![customer], |row| row.text(0))
}

fn event(at: Instant, kind: EventKind, who: String, title: Message, detail: String) -> Event {
    Event { at, kind, who, title, detail, place: "", subject: 0 }
}

const fn kind_of(note: NoteKind) -> EventKind {
    match note {
        NoteKind::Talk => EventKind::Contact,
        NoteKind::RepairCall | NoteKind::Repair => EventKind::Repair,
        NoteKind::Visit => EventKind::Visit,
        NoteKind::Complaint => EventKind::Complaint,
    }
}

fn notes(tx: &Tx<'_>, customer: i64, filter: &EventFilter, limit: usize) -> Result<Vec<Event>, Fault> {
    let kinds: Vec<String> = NoteKind::ALL
        .into_iter()
        .filter(|note| filter.kind.is_none_or(|kind| kind == kind_of(*note)))
        .map(|note| format!("'{}'", note.word()))
        .collect();
    let select = format!("SELECT at, name, channel, text, kind FROM customer_note WHERE customer = ?1 AND kind IN ({})", kinds.join(", "));
    let source = Source { select: &select, at: "at", by_day: false, who: "name", order: "id DESC" };
    source.read(tx, customer, filter, limit, |row| {
        let note = NoteKind::of(row.str(4)?).unwrap_or_default();
        let title = msg!("customers-event-note", kind = note.message(), channel = word(row.str(2)?));
        Ok(event(row.instant(0)?, kind_of(note), row.text(1)?, title, row.text(3)?))
    })
}

fn orders(tx: &Tx<'_>, customer: i64, filter: &EventFilter, limit: usize) -> Result<Vec<Event>, Fault> {
    let select = "SELECT day, at, name, no, amount, paid, state FROM customer_order WHERE customer = ?1";
    let source = Source { select, at: "day", by_day: true, who: "name", order: "day DESC, id DESC" };
    let mut found = source.read(tx, customer, filter, limit, |row| {
        let (day, at) = (row.day(0)?, row.instant(1)?);
        let at = if at.day() == day { at } else { begin_of(day) };
        let (amount, paid) = (row.int(4)?, row.int(5)?);
        let state = match row.str(6)? {
            "已取消" => msg!("customers-care-order-gone"),
            _ if paid == amount => msg!("customers-care-order-paid"),
            _ => msg!("customers-care-order-open", open = money(amount - paid)),
        };
        let title = msg!("customers-event-order", amount = money(amount), state = state);
        Ok(event(at, EventKind::Order, row.text(2)?, title, row.text(3)?))
    })?;
    // Whole days were asked for; the moments of the filter are told by the events themselves.
    found.retain(|event| filter.from.is_none_or(|from| event.at >= from) && filter.before.is_none_or(|before| event.at < before));
    Ok(found)
}

fn payments(tx: &Tx<'_>, customer: i64, filter: &EventFilter, limit: usize) -> Result<Vec<Event>, Fault> {
    let select = "SELECT p.at, p.name, p.amount, coalesce(o.no, f.item, '') FROM payment p LEFT JOIN customer_order o ON o.id = p.of_order \
                  LEFT JOIN fee f ON f.id = p.of_fee WHERE p.customer = ?1";
    let source = Source { select, at: "p.at", by_day: false, who: "p.name", order: "p.id DESC" };
    source.read(tx, customer, filter, limit, |row| {
        let title = msg!("customers-event-payment", amount = money(row.int(2)?));
        Ok(event(row.instant(0)?, EventKind::Payment, row.text(1)?, title, row.text(3)?))
    })
}

fn slips(tx: &Tx<'_>, customer: i64, filter: &EventFilter, limit: usize) -> Result<Vec<Event>, Fault> {
    let select = "SELECT at, staff_name, no, model, state, id FROM receipt_slip WHERE customer = ?1";
    let source = Source { select, at: "at", by_day: false, who: "staff_name", order: "at DESC, id DESC" };
    source.read(tx, customer, filter, limit, |row| {
        let state = SlipState::of(row.str(4)?).unwrap_or(SlipState::Incomplete);
        let title = msg!("customers-event-slip", no = row.text(2)?, state = state.message());
        let slip = event(row.instant(0)?, EventKind::Slip, row.text(1)?, title, row.text(3)?);
        Ok(Event { place: "slips", subject: row.int(5)?, ..slip })
    })
}

fn fees(tx: &Tx<'_>, customer: i64, filter: &EventFilter, limit: usize) -> Result<Vec<Event>, Fault> {
    let select = "SELECT at, name, item, due, due_date, violation FROM fee WHERE customer = ?1";
    let source = Source { select, at: "at", by_day: false, who: "name", order: "id DESC" };
    source.read(tx, customer, filter, limit, |row| {
        let (item, violation) = (row.text(2)?, row.text(5)?);
        let title = if violation.is_empty() {
            msg!("customers-event-fee", item = item, due = money(row.int(3)?), day = row.text(4)?)
        } else {
            msg!("customers-event-violation", item = item)
        };
        Ok(event(row.instant(0)?, EventKind::Fee, row.text(1)?, title, violation))
    })
}

fn stages(tx: &Tx<'_>, customer: i64, filter: &EventFilter, limit: usize) -> Result<Vec<Event>, Fault> {
    let select = "SELECT at, name, stage, reason FROM stage_step WHERE customer = ?1";
    let source = Source { select, at: "at", by_day: false, who: "name", order: "id DESC" };
    source.read(tx, customer, filter, limit, |row| {
        let stage: Arg = Stage::of(row.str(2)?).map_or_else(|| Arg::Text(String::new()), |stage| Arg::Message(stage.message()));
        Ok(event(row.instant(0)?, EventKind::Change, row.text(1)?, msg!("customers-event-stage", stage = stage), row.text(3)?))
    })
}

fn changes(tx: &Tx<'_>, customer: i64, sight: Sight, filter: &EventFilter, limit: usize) -> Result<Vec<Event>, Fault> {
    let names = links::names(tx)?;
    let select = "SELECT at, name, field, before, after FROM customer_history WHERE customer = ?1";
    let source = Source { select, at: "at", by_day: false, who: "name", order: "id DESC" };
    source.read(tx, customer, filter, limit, |row| {
        let field = row.text(2)?;
        let shown = |text: &str| {
            let text = super::as_seen(&field, text, sight);
            value(&field, &text, &names)
        };
        let title = msg!("customers-event-change", field = part_message(&field), before = shown(row.str(3)?), after = shown(row.str(4)?));
        Ok(event(row.instant(0)?, EventKind::Change, row.text(1)?, title, String::new()))
    })
}

/// A stored value as people read it, in the language of whoever reads.
fn value(field: &str, text: &str, names: &BTreeMap<i64, String>) -> Arg {
    if text.is_empty() {
        return Arg::Text("—".to_owned());
    }
    let own = || Arg::Text(text.to_owned());
    let Some(field) = Field::of(field) else { return own() };
    match field.kind() {
        Kind::Money => text.parse().map_or_else(|_| own(), |fen| Arg::Message(msg!("customers-view-yuan", amount = money(fen)))),
        Kind::Flag => Arg::Message(msg!("customers-yes")),
        Kind::Person => text.parse().ok().and_then(|id: i64| names.get(&id)).map_or_else(own, |name| Arg::Text(name.clone())),
        Kind::Region => Arg::Text(super::region_words(text)),
        Kind::Choice(_) => word(text),
        _ => own(),
    }
}

fn word(text: &str) -> Arg {
    word_message(text).map_or_else(|| Arg::Text(text.to_owned()), Arg::Message)
}

/// What of a customer is still open that began until this day: orders that are not paid, slips that are not right (FILE-31).
///
/// # Errors
/// A fault of the file.
pub fn open_items(tx: &Tx<'_>, customer: i64, until: Day) -> Result<Vec<Message>, Fault> {
    let mut out = tx.all(
        "SELECT no, amount - paid FROM customer_order WHERE customer = ?1 AND state = '已确认' AND paid < amount AND day <= ?2 ORDER BY day",
        crate::sql![customer, until],
        |row| Ok(msg!("customers-record-open-order", no = row.text(0)?, open = money(row.int(1)?))),
    )?;
    out.extend(tx.all(
        "SELECT no, state FROM receipt_slip WHERE customer = ?1 AND state IN ('不完整', '疑似不实') AND at < ?2 ORDER BY id",
        crate::sql![customer, begin_of(plus_days(until, 1))],
        |row| {
            let state = SlipState::of(row.str(1)?).unwrap_or(SlipState::Incomplete);
            Ok(msg!("customers-event-slip", no = row.text(0)?, state = state.message()))
        },
    )?);
    Ok(out)
}
