//! SQL of 客户分析: sums, credit use, loads, use of the files. Sums of all customers are kept by day (`sales_day`, `product_day`), and how
//! many customers there are (`customer_class`), by triggers of the schema, whoever writes orders or customers; what is asked of some
//! customers is taken from their rows.

use std::collections::BTreeMap;
use std::ops::ControlFlow;

use serde_json::json;

use super::{care, own_condition, scope};
use crate::areas::customers::analysis::{
    self, By, Carried, Composition, Counts, CreditUse, Cut, Debtor, FileUse, Files, GradeUse, MOST_ROWS, Note, Period, Question, Reply,
    Sale, Span, Sum, Usage,
};
use crate::areas::customers::clauses::{file_17_first_contact, file_19_composition, file_21_use};
use crate::areas::customers::commands::analysis::Act;
use crate::areas::customers::commands::{Command, Facts};
use crate::areas::customers::model::CreditTerm;
use crate::areas::{Context, Done, links};
use crate::base::divisions::Code;
use crate::base::{Day, Fault, Instant, No, Reach, begin_of, plus_days};
use crate::sql;
use crate::store::dialect::Engine;
use crate::store::journal::Entry;
use crate::store::{Row, Sql, Tx};

/// Months of the chart of openings.
const MONTHS: usize = 12;

/// Answers a question about the customers as a whole.
///
/// # Errors
/// A refusal for who may not see it, or a fault.
pub fn ask(cx: &Context<'_, '_>, question: &Question) -> Result<Reply, No> {
    let files = matches!(question, Question::Use(_) | Question::Files(..));
    let whose = whose(cx, files)?;
    Ok(match question {
        Question::Composition(cut) => Reply::Composition(composition(cx.tx, *cut, whose.as_deref())?),
        Question::Behind(cut, key) => {
            let (sales, more) = behind(cx, *cut, key)?;
            Reply::Behind(sales, more)
        }
        Question::Note(period) => Reply::Note(note(cx.tx, &period.key())?),
        Question::Credit => Reply::Credit(credit(cx.tx, whose.as_deref())?),
        Question::Loads => Reply::Loads(loads(cx, whose.is_some())?),
        Question::Use(period) => Reply::Use(usage(cx, *period, whose.as_deref())?),
        Question::Files(files, period) => {
            let (rows, count) = files_of(cx, *files, *period, whose.as_deref())?;
            Reply::Files(rows, count)
        }
    })
}

/// The condition on customers `c` under which they count for this person; nothing where all do.
fn whose(cx: &Context<'_, '_>, files: bool) -> Result<Option<String>, No> {
    match analysis::reach(cx.actor, files)? {
        Reach::All => Ok(None),
        Reach::Own => Ok(Some(own_condition(cx)?)),
    }
}

/// The condition behind a `WHERE` that has one already.
fn and(condition: Option<&str>) -> String {
    condition.map_or_else(String::new, |condition| format!(" AND {condition}"))
}

/// The condition as a `WHERE` of its own.
fn only(condition: Option<&str>) -> String {
    condition.map_or_else(String::new, |condition| format!(" WHERE {condition}"))
}

// ---- composition (FILE-19) ----

fn composition(tx: &Tx<'_>, cut: Cut, whose: Option<&str>) -> Result<Composition, Fault> {
    let [mut now, mut before] = match kept(cut) {
        Some(part) if whose.is_none() => [kept_sums(tx, cut, cut.period, &part)?, kept_sums(tx, cut, cut.period.previous(), &part)?],
        _ => sums_of_some(tx, cut, whose)?,
    };
    let mut customers = if cut.by == By::Product || cut.customer.is_some() { Vec::new() } else { how_many(tx, cut, whose)? };
    if cut.by == By::Region {
        now = analysis::by_division(now, cut.within);
        before = analysis::by_division(before, cut.within);
        let count = |(key, count): (String, i64)| Sum { key, orders: count, ..Sum::default() };
        let counted = analysis::by_division(customers.into_iter().map(count).collect(), cut.within);
        customers = counted.into_iter().map(|sum| (sum.key, sum.orders)).collect();
    }
    Ok(Composition::new(cut, now, before, &customers))
}

fn sum_of(row: &Row<'_>) -> Result<Sum, Fault> {
    Ok(Sum { key: row.text(0)?, orders: row.int(1)?, amount: row.int(2)?, quantity: row.int(3)? })
}

/// The condition on the sums kept by day under which they are those of the cut; nothing where they do not tell it: of customers alone,
/// of a part of a province, and within a province of anything but the grades.
fn kept(cut: Cut) -> Option<String> {
    match cut.within {
        _ if cut.customer.is_some() => None,
        None => Some(String::new()),
        Some(code) if cut.by == By::Grade && code.0.is_multiple_of(10_000) => Some(format!(" AND province = '{}'", code.0 / 10_000)),
        Some(_) => None,
    }
}

/// Sums of customers as they are kept by day.
fn kept_sums(tx: &Tx<'_>, cut: Cut, period: Period, part: &str) -> Result<Vec<Sum>, Fault> {
    let (key, quantity, table) = match cut.by {
        By::Grade => ("grade", "0", "sales_day"),
        By::Region => ("province", "0", "sales_day"),
        By::Product => ("product", "sum(quantity)", "product_day"),
    };
    let statement =
        format!("SELECT {key}, sum(orders), sum(amount), {quantity} FROM {table} WHERE day >= ?1 AND day <= ?2{part} GROUP BY {key}");
    tx.all(&statement, sql![period.from(), period.to()], sum_of)
}

/// Sums of the orders of some customers, in the period and in the one before it, in one pass. The engine is told to begin with the
/// customers (`CROSS JOIN` keeps the order of the tables); beginning with the days it looks at every order of the department. Lines are
/// then read in the order of their orders, as they lie in the file.
fn sums_of_some(tx: &Tx<'_>, cut: Cut, whose: Option<&str>) -> Result<[Vec<Sum>; 2], Fault> {
    let conditions = format!("{}{}", chosen(cut), and(whose));
    let orders = format!(
        "FROM customer c CROSS JOIN customer_order o \
         WHERE o.customer = c.id AND o.state = '已确认' AND o.day >= ?1 AND o.day <= ?3{conditions}"
    );
    let of_period = "CASE WHEN o.day >= ?2 THEN 1 ELSE 0 END";
    let by_column = |key: &str| format!("SELECT {key}, count(*), sum(o.amount), 0, {of_period} {orders} GROUP BY 1, 5");
    let statement = match cut.by {
        By::Grade => by_column("c.grade"),
        By::Region => by_column("c.region"),
        By::Product => format!(
            "WITH o AS MATERIALIZED (SELECT o.id, o.day {orders} ORDER BY o.id) \
             SELECT l.product, count(*), sum(l.amount), sum(l.quantity), {of_period} \
             FROM o CROSS JOIN order_line l WHERE l.of_order = o.id GROUP BY 1, 5"
        ),
    };
    let (mut now, mut before) = (Vec::new(), Vec::new());
    tx.each(&statement, sql![cut.period.previous().from(), cut.period.from(), cut.period.to()], |row| {
        let sums = if row.flag(4)? { &mut now } else { &mut before };
        sums.push(sum_of(row)?);
        Ok::<_, Fault>(ControlFlow::Continue(()))
    })?;
    Ok([now, before])
}

/// The conditions of the region and the customer that are chosen.
fn chosen(cut: Cut) -> String {
    let region = cut.within.map_or_else(String::new, |code| format!(" AND {}", lies_in(code)));
    let customer = cut.customer.map_or_else(String::new, |id| format!(" AND c.id = {id}"));
    region + &customer
}

/// Customers in a region and everything below it: divisions below share the first digits of the code.
fn lies_in(code: Code) -> String {
    let mut least = code.0;
    while least > 99 && least.is_multiple_of(100) {
        least /= 100;
    }
    format!("c.region >= '{least}' AND c.region < '{}'", least + 1)
}

/// How many customers there are of each grade or region.
fn how_many(tx: &Tx<'_>, cut: Cut, whose: Option<&str>) -> Result<Vec<(String, i64)>, Fault> {
    if whose.is_none() && cut.within.is_none() {
        let key = if cut.by == By::Region { "region" } else { "grade" };
        let statement = format!("SELECT {key}, sum(customers) FROM customer_class GROUP BY {key} HAVING sum(customers) > 0");
        return tx.all(&statement, &[], |row| Ok((row.text(0)?, row.int(1)?)));
    }
    let key = match (cut.by, cut.within) {
        (By::Region, None) => "substr(c.region, 1, 2)",
        (By::Region, Some(_)) => "c.region",
        _ => "c.grade",
    };
    let conditions = format!("{}{}", chosen(cut), and(whose));
    tx.all(&format!("SELECT {key}, count(*) FROM customer c WHERE 1 = 1{conditions} GROUP BY 1"), &[], |row| {
        Ok((row.text(0)?, row.int(1)?))
    })
}

/// The orders behind a part, the newest first, of customers that the person may see.
fn behind(cx: &Context<'_, '_>, cut: Cut, key: &str) -> Result<(Vec<Sale>, bool), No> {
    let seen = scope(cx)?;
    let whose = whose(cx, false)?;
    let mut values: Vec<Sql<'_>> = vec![Sql::from(cut.period.from()), Sql::from(cut.period.to())];
    let (amount, quantity, lines, part) = match cut.by {
        By::Grade => {
            values.push(Sql::from(key));
            ("o.amount", "0", "", "c.grade = ?3".to_owned())
        }
        By::Product => {
            values.push(Sql::from(key));
            ("l.amount", "l.quantity", " JOIN order_line l ON l.of_order = o.id", "l.product = ?3".to_owned())
        }
        By::Region => ("o.amount", "0", "", part_of_country(key, cut.within)),
    };
    let seen = if seen.is_empty() { String::new() } else { format!(" AND {seen}") };
    let conditions = format!("{}{}{seen}", chosen(cut), and(whose.as_deref()));
    // Of a city's customers there are few: their orders are looked up. Those of a province are soon found among the newest.
    let small = |code: Code| !code.0.is_multiple_of(10_000);
    let of_city = cut.within.is_some_and(small) || (cut.by == By::Region && key.parse().is_ok_and(|code| small(Code(code))));
    let tables = if of_city { "customer c CROSS JOIN customer_order o" } else { "customer_order o JOIN customer c ON c.id = o.customer" };
    let statement = format!(
        "SELECT o.no, o.day, c.id, c.name, {amount}, {quantity} FROM {tables}{lines} \
         WHERE c.id = o.customer AND o.state = '已确认' AND o.day >= ?1 AND o.day <= ?2 AND {part}{conditions} ORDER BY o.day DESC, o.id DESC LIMIT {}",
        MOST_ROWS + 1
    );
    let mut sales = cx.tx.all(&statement, &values, |row| {
        Ok(Sale {
            no: row.text(0)?,
            day: row.day(1)?,
            customer: row.int(2)?,
            name: row.text(3)?,
            amount: row.int(4)?,
            quantity: row.int(5)?,
        })
    })?;
    let more = sales.len() > MOST_ROWS;
    sales.truncate(MOST_ROWS);
    Ok((sales, more))
}

/// The condition of a part of the country: a division, what belongs to the chosen one itself, or what lies in none.
fn part_of_country(key: &str, within: Option<Code>) -> String {
    match key.parse().ok().map(Code) {
        Some(code) if Some(code) == within => format!("c.region = '{code}'"),
        Some(code) => lies_in(code),
        None => {
            let provinces: Vec<String> = crate::base::divisions::provinces().map(|code| format!("'{}'", code.0 / 10_000)).collect();
            format!("substr(c.region, 1, 2) NOT IN ({})", provinces.join(", "))
        }
    }
}

/// The note on a period.
///
/// # Errors
/// A fault of the file.
pub fn note(tx: &Tx<'_>, period: &str) -> Result<Option<Note>, Fault> {
    tx.one("SELECT text, at, name, rev FROM sales_note WHERE period = ?1", sql![period], |row| {
        Ok(Note { text: row.text(0)?, at: row.instant(1)?, name: row.text(2)?, rev: row.int(3)? })
    })
}

/// Writes the note on a period, and what the journal says of it.
///
/// # Errors
/// A fault of the file.
pub fn write_note(
    cx: &Context<'_, '_>,
    command: &Command,
    facts: &Facts,
    text: &str,
    entry: &mut Entry,
    done: &mut Done,
) -> Result<(), Fault> {
    let Command::Analysis(Act::Note { period, .. }) = command else { return Ok(()) };
    let period = period.key();
    let statement = "INSERT INTO sales_note (period, text, at, staff, name) VALUES (?1, ?2, ?3, ?4, ?5) ON CONFLICT (period) \
                     DO UPDATE SET text = excluded.text, at = excluded.at, staff = excluded.staff, name = excluded.name, rev = sales_note.rev + 1";
    cx.tx.run(statement, sql![&period, text, cx.at, cx.actor.id, &cx.actor.name])?;
    entry.before = json!({ "note": facts.sales_note.as_ref().map_or("", |note| note.text.as_str()) }).to_string();
    entry.after = json!({ "note": text }).to_string();
    done.title = period;
    Ok(())
}

// ---- credit use (FILE-20) ----

fn credit(tx: &Tx<'_>, whose: Option<&str>) -> Result<CreditUse, Fault> {
    let terms = care::credit_terms(tx)?;
    let most = |grade: &str| terms.iter().find(|term: &&CreditTerm| term.grade == grade).map_or(0, |term| term.limit);
    let statement =
        format!("SELECT c.credit_grade, count(*), count(c.credit_limit), sum(c.credit_limit) FROM customer c{} GROUP BY 1", only(whose));
    let mut grades = tx.all(&statement, &[], |row| {
        let grade = row.text(0)?;
        let limit = row.maybe_int(3)?.unwrap_or(0) + (row.int(1)? - row.int(2)?) * most(&grade);
        Ok(GradeUse { customers: row.int(1)?, limit, grade, ..GradeUse::default() })
    })?;
    let place = |grade: &str| terms.iter().position(|term| term.grade == grade).unwrap_or(usize::MAX);
    grades.sort_by_key(|grade| (place(&grade.grade), grade.grade.is_empty()));
    let mut used = CreditUse { grades, ..CreditUse::default() };
    let mut debtors = debtors(tx, whose)?;
    for debtor in &debtors {
        used.debtors += 1;
        used.over += i64::from(debtor.over() > 0);
        if let Some(grade) = used.grades.iter_mut().find(|grade| grade.grade == debtor.grade) {
            grade.unpaid += debtor.unpaid;
            grade.over += i64::from(debtor.over() > 0);
        }
    }
    debtors.sort_by_key(|debtor| (debtor.limit - debtor.unpaid, debtor.customer));
    debtors.truncate(MOST_ROWS);
    for debtor in &mut debtors {
        let told = tx.one("SELECT no, name FROM customer WHERE id = ?1", sql![debtor.customer], |row| Ok((row.text(0)?, row.text(1)?)))?;
        (debtor.no, debtor.name) = told.unwrap_or_default();
    }
    used.rows = debtors;
    Ok(used)
}

/// Every customer that owes something, without number and name, which lie in the files themselves: where all customers count, an index
/// holds the rest.
fn debtors(tx: &Tx<'_>, whose: Option<&str>) -> Result<Vec<Debtor>, Fault> {
    let by_index = if whose.is_none() { Engine::Sqlite.by_index("customer_newest") } else { String::new() };
    let statement = format!(
        "SELECT c.id, c.credit_grade, coalesce(c.credit_limit, t.most, 0), u.unpaid \
         FROM (SELECT customer, sum(amount - paid) AS unpaid FROM customer_order WHERE state = '已确认' AND paid < amount GROUP BY customer) u \
         JOIN customer c{by_index} ON c.id = u.customer LEFT JOIN credit_term t ON t.grade = c.credit_grade{}",
        only(whose)
    );
    tx.all(&statement, &[], |row| {
        Ok(Debtor {
            customer: row.int(0)?,
            no: String::new(),
            name: String::new(),
            grade: row.text(1)?,
            limit: row.int(2)?,
            unpaid: row.int(3)?,
        })
    })
}

// ---- loads (FILE-16, FILE-17) ----

fn counted(tx: &Tx<'_>, statement: &str, values: &[Sql<'_>]) -> Result<BTreeMap<i64, i64>, Fault> {
    Ok(tx.all(statement, values, |row| Ok((row.int(0)?, row.int(1)?)))?.into_iter().collect())
}

fn loads(cx: &Context<'_, '_>, own: bool) -> Result<Vec<Carried>, Fault> {
    let loads = care::loads(cx)?;
    let agents = counted(cx.tx, "SELECT agent, count(*) FROM customer WHERE agent IS NOT NULL GROUP BY agent", &[])?;
    let keepers = counted(cx.tx, "SELECT keeper, count(*) FROM customer WHERE keeper IS NOT NULL GROUP BY keeper", &[])?;
    let waiting = |before: Option<Instant>| {
        let before = before.map_or(i64::MAX, |at| at.0);
        let statement = "SELECT agent, count(*) FROM allocation WHERE met_at IS NULL AND ended_at IS NULL AND at < ?1 GROUP BY agent";
        counted(cx.tx, statement, sql![before])
    };
    let (awaited, late) = (waiting(None)?, waiting(Some(file_17_first_contact::overdue_before(cx.at.day())))?);
    let seen = if own { Some(links::own_people(cx)?) } else { None };
    let of = |counts: &BTreeMap<i64, i64>, staff| counts.get(&staff).copied().unwrap_or(0);
    let mut out: Vec<Carried> = links::working(cx.tx)?
        .into_iter()
        .filter(|person| seen.as_ref().is_none_or(|seen| seen.contains(&person.id)))
        .map(|person| Carried {
            staff: person.id,
            customers: of(&agents, person.id),
            load: loads.iter().find(|load| load.staff == person.id).map(|load| load.hundredths()),
            kept: of(&keepers, person.id),
            waiting: of(&awaited, person.id),
            late: of(&late, person.id),
            number: person.draft.number,
            name: person.draft.name,
        })
        .filter(|carried| carried.load.is_some() || carried.customers + carried.kept + carried.waiting > 0)
        .collect();
    out.sort_by(|a, b| b.load.cmp(&a.load).then_with(|| a.number.cmp(&b.number)));
    Ok(out)
}

// ---- use of the files (FILE-21) ----

/// The first instant of some days, and the first behind them.
fn instants(from: Day, to: Day) -> (Instant, Instant) {
    (begin_of(from), begin_of(plus_days(to, 1)))
}

/// 现在 customers to whose file nothing was added since ?1.
const STALE: &str = "c.relation = '现在' AND c.updated_at < ?1 AND coalesce(c.contacted_at, 0) < ?1";

fn stale_before(cx: &Context<'_, '_>) -> Instant {
    let today = cx.at.day();
    file_21_use::stale_before(today, cx.params.int("file_stale_days", today))
}

/// How many files of customers of this agent are stale.
///
/// # Errors
/// A fault of the file.
pub fn stale_files(cx: &Context<'_, '_>, agent: i64) -> Result<i64, Fault> {
    cx.tx.number(&format!("SELECT count(*) FROM customer c WHERE {STALE} AND c.agent = ?2"), sql![stale_before(cx), agent])
}

fn usage(cx: &Context<'_, '_>, period: Period, whose: Option<&str>) -> Result<Usage, Fault> {
    let count = |condition: &str, values: &[Sql<'_>]| {
        cx.tx.number(&format!("SELECT count(*) FROM customer c WHERE {condition}{}", and(whose)), values)
    };
    let (from, before) = instants(period.from(), period.to());
    let mut months = Vec::with_capacity(MONTHS);
    let mut month = Period::around(Span::Month, period.to());
    for _ in 0..MONTHS {
        months.push((month.from(), counts(cx.tx, month, whose)?));
        month = month.previous();
    }
    months.reverse();
    let by_source = match whose {
        None => "SELECT source, sum(customers) FROM customer_class GROUP BY 1 HAVING sum(customers) > 0 ORDER BY 2 DESC, 1".to_owned(),
        Some(whose) => format!("SELECT c.source, count(*) FROM customer c WHERE {whose} GROUP BY 1 ORDER BY 2 DESC, 1"),
    };
    let sources = cx.tx.all(&by_source, &[], |row| Ok((row.text(0)?, row.int(1)?)))?;
    let shares = file_19_composition::shares(&sources.iter().map(|(_, count)| *count).collect::<Vec<_>>());
    let opened = format!("SELECT count(DISTINCT e.customer) {}", events("customer_opening e", whose));
    Ok(Usage {
        files: sources.iter().map(|(_, count)| count).sum(),
        stale: count(STALE, sql![stale_before(cx)])?,
        stale_days: cx.params.int("file_stale_days", cx.at.day()),
        prospects: count("c.relation = '未来'", &[])?,
        opened: cx.tx.number(&opened, sql![from, before])?,
        counts: counts(cx.tx, period, whose)?,
        months,
        sources: sources.into_iter().enumerate().map(|(place, (source, count))| (source, count, shares.get(place).copied())).collect(),
    })
}

/// Lines of a log `e` from ?1 until before ?2.
fn events(log: &str, whose: Option<&str>) -> String {
    let customers = if whose.is_some() { " JOIN customer c ON c.id = e.customer" } else { "" };
    format!("FROM {log}{customers} WHERE e.at >= ?1 AND e.at < ?2{}", and(whose))
}

fn counts(tx: &Tx<'_>, period: Period, whose: Option<&str>) -> Result<Counts, Fault> {
    let (from, before) = instants(period.from(), period.to());
    let number = |what: &str, log: &str| tx.number(&format!("SELECT {what} {}", events(log, whose)), sql![from, before]);
    Ok(Counts {
        openings: number("count(*)", "customer_opening e")?,
        updates: saved(tx, from, before, whose)? + number("count(*)", "customer_note e")?,
    })
}

/// Saved changes: an act writes a line of history for each field of each file.
fn saved(tx: &Tx<'_>, from: Instant, before: Instant, whose: Option<&str>) -> Result<i64, Fault> {
    let lines = format!("SELECT DISTINCT e.customer, e.entry {}", events("customer_history e", whose));
    tx.number(&format!("SELECT count(*) FROM ({lines}) acts"), sql![from, before])
}

fn files_of(cx: &Context<'_, '_>, files: Files, period: Period, whose: Option<&str>) -> Result<(Vec<FileUse>, i64), No> {
    let (from, before) = instants(period.from(), period.to());
    let seen = scope(cx)?;
    let seen = if seen.is_empty() { and(whose) } else { format!("{} AND {seen}", and(whose)) };
    let opened = "(SELECT count(*) FROM customer_opening e WHERE e.customer = c.id AND e.at >= ?1 AND e.at < ?2)";
    let (from_tables, condition, order, values) = match files {
        Files::Stale => ("customer c", STALE.to_owned(), "c.updated_at, c.id", vec![Sql::from(stale_before(cx))]),
        Files::Prospects => ("customer c", "c.relation = '未来'".to_owned(), "c.updated_at DESC, c.id", Vec::new()),
        Files::Unopened => ("customer c", format!("{opened} = 0"), "c.id", vec![Sql::from(from), Sql::from(before)]),
        Files::Opened => (
            "(SELECT customer, count(*) AS times FROM customer_opening WHERE at >= ?1 AND at < ?2 GROUP BY customer) u JOIN customer c ON c.id = u.customer",
            "1 = 1".to_owned(),
            "u.times DESC, c.id",
            vec![Sql::from(from), Sql::from(before)],
        ),
    };
    let count = cx.tx.number(&format!("SELECT count(*) FROM {from_tables} WHERE {condition}{seen}"), &values)?;
    let statement = format!(
        "SELECT c.id, c.no, c.name, c.agent, c.updated_at, c.contacted_at FROM {from_tables} WHERE {condition}{seen} ORDER BY {order} LIMIT {MOST_ROWS}"
    );
    let names = links::names(cx.tx)?;
    let rows = cx.tx.all(&statement, &values, |row| {
        let customer = row.int(0)?;
        let of_file = |what: &str, log: &str| {
            cx.tx.number(&format!("SELECT {what} FROM {log} WHERE customer = ?1 AND at >= ?2 AND at < ?3"), sql![customer, from, before])
        };
        Ok(FileUse {
            customer,
            no: row.text(1)?,
            name: row.text(2)?,
            agent: row.maybe_int(3)?.and_then(|id| names.get(&id).cloned()).unwrap_or_default(),
            updated: Instant(row.int(4)?.max(row.maybe_int(5)?.unwrap_or(0))),
            counts: Counts {
                openings: of_file("count(*)", "customer_opening")?,
                updates: of_file("count(DISTINCT entry)", "customer_history")? + of_file("count(*)", "customer_note")?,
            },
        })
    })?;
    Ok((rows, count))
}
