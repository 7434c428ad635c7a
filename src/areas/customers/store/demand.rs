//! SQL of weekly demand (FILE-32): what was entered, what is missing, the sums.

use std::collections::BTreeMap;

use super::scope;
use crate::areas::customers::clauses::file_32_demand;
use crate::areas::customers::record::DemandLine;
use crate::areas::{Context, links};
use crate::base::{Day, Fault, Lines, No, one_more, plus_days, week_start};
use crate::sql;
use crate::store::Tx;

/// Customers on the list of what is missing.
const MOST: usize = 500;
/// Customers of whom demand is asked.
const PRESENT: &str = "c.relation = '现在' AND c.agent IS NOT NULL";

/// A customer of the grid: what it needs in the week and what it needed in the one before, by product in hundredths.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DemandRow {
    /// Which customer.
    pub customer: i64,
    /// Its name.
    pub name: String,
    /// What is entered for the week.
    pub lines: Vec<(String, i64)>,
    /// What was entered for the week before.
    pub before: Vec<(String, i64)>,
}

/// A customer whose demand is not entered.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DemandMissing {
    /// Which customer.
    pub customer: i64,
    /// Its name.
    pub name: String,
    /// Name of the agent.
    pub agent: String,
}

/// What all customers need of a product.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DemandSum {
    /// Which product.
    pub product: String,
    /// How much, in hundredths.
    pub quantity: i64,
    /// How many customers need some.
    pub customers: i64,
}

/// A week of demand as far as the person reads customers.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DemandWeek {
    /// Its Monday.
    pub week: Day,
    /// The last day on which it is entered in time.
    pub due: Day,
    /// That day is over.
    pub late: bool,
    /// The person's own customers.
    pub own: Vec<DemandRow>,
    /// Customers without an entry, by agent.
    pub missing: Lines<DemandMissing>,
    /// How many there are.
    pub missing_count: i64,
    /// Sums by product, the greatest first.
    pub sums: Vec<DemandSum>,
}

/// The lines of a week for these customers.
///
/// # Errors
/// A fault of the file.
pub fn lines(tx: &Tx<'_>, week: Day, customers: &[i64]) -> Result<Vec<DemandLine>, Fault> {
    let mut out = Vec::new();
    for customer in customers {
        out.extend(tx.all(
            "SELECT product, quantity FROM demand WHERE week = ?1 AND customer = ?2 ORDER BY product",
            sql![week_start(week), *customer],
            |row| Ok(DemandLine { customer: *customer, product: row.text(0)?, quantity: row.int(1)? }),
        )?);
    }
    Ok(out)
}

/// Writes lines of a week, over those of the same customer and product.
///
/// # Errors
/// A fault of the file.
pub fn put(cx: &Context<'_, '_>, week: Day, lines: &[DemandLine]) -> Result<(), Fault> {
    for line in lines {
        cx.tx.run(
            "INSERT INTO demand (week, customer, product, quantity, at, staff, name) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7) \
             ON CONFLICT (week, customer, product) DO UPDATE SET quantity = excluded.quantity, at = excluded.at, staff = excluded.staff, \
             name = excluded.name",
            sql![week, line.customer, &line.product, line.quantity, cx.at, cx.actor.id, &cx.actor.name],
        )?;
    }
    Ok(())
}

/// Whether the department reports demand at all: somebody entered some in the eight weeks before.
///
/// # Errors
/// A fault of the file.
pub fn is_used(tx: &Tx<'_>, week: Day) -> Result<bool, Fault> {
    Ok(tx.number(
        "SELECT count(*) FROM (SELECT 1 FROM demand WHERE week >= ?1 LIMIT 1) AS any_of_them",
        sql![plus_days(week_start(week), -56)],
    )? > 0)
}

/// How many of a person's own customers have no entry for the week.
///
/// # Errors
/// A fault of the file.
pub fn missing_of(tx: &Tx<'_>, agent: i64, week: Day) -> Result<i64, Fault> {
    tx.number(
        &format!(
            "SELECT count(*) FROM customer c WHERE {PRESENT} AND c.agent = ?1 \
             AND NOT EXISTS (SELECT 1 FROM demand d WHERE d.week = ?2 AND d.customer = c.id)"
        ),
        sql![agent, week_start(week)],
    )
}

/// The week as the person may see it.
///
/// # Errors
/// A refusal for who may read none, or a fault.
pub fn week(cx: &Context<'_, '_>, day: Day) -> Result<DemandWeek, No> {
    let scope = scope(cx)?;
    let guard = if scope.is_empty() { String::new() } else { format!(" AND {scope}") };
    let week = week_start(day);
    let names = links::names(cx.tx)?;
    let missing = cx.tx.all(
        &format!(
            "SELECT c.id, c.name, c.agent FROM customer c WHERE {PRESENT}{guard} \
             AND NOT EXISTS (SELECT 1 FROM demand d WHERE d.week = ?1 AND d.customer = c.id) ORDER BY c.agent, c.id LIMIT ?2"
        ),
        sql![week, one_more(MOST)],
        |row| {
            let agent = names.get(&row.int(2)?).cloned().unwrap_or_default();
            Ok(DemandMissing { customer: row.int(0)?, name: row.text(1)?, agent })
        },
    )?;
    // Counted as all less those with an entry: of a million customers most have none.
    let all = cx.tx.number(&format!("SELECT count(*) FROM customer c WHERE {PRESENT}{guard}"), &[])?;
    let entered = cx.tx.number(
        &format!(
            "SELECT count(DISTINCT d.customer) FROM demand d JOIN customer c ON c.id = d.customer WHERE d.week = ?1 AND {PRESENT}{guard}"
        ),
        sql![week],
    )?;
    let sums = cx.tx.all(
        &format!(
            "SELECT d.product, sum(d.quantity), count(*) FROM demand d JOIN customer c ON c.id = d.customer \
             WHERE d.week = ?1 AND d.quantity > 0{guard} GROUP BY d.product ORDER BY 2 DESC, 1"
        ),
        sql![week],
        |row| Ok(DemandSum { product: row.text(0)?, quantity: row.int(1)?, customers: row.int(2)? }),
    )?;
    let due = file_32_demand::due(week, cx.params);
    Ok(DemandWeek {
        week,
        due,
        late: file_32_demand::is_late(due, cx.at),
        own: own(cx, week)?,
        missing: Lines::first(missing, MOST),
        missing_count: all - entered,
        sums,
    })
}

/// The grid of the person's own customers.
fn own(cx: &Context<'_, '_>, week: Day) -> Result<Vec<DemandRow>, Fault> {
    let mut rows = cx.tx.all(
        &format!("SELECT c.id, c.name FROM customer c WHERE {PRESENT} AND c.agent = ?1 ORDER BY c.id"),
        sql![cx.actor.id],
        |row| Ok(DemandRow { customer: row.int(0)?, name: row.text(1)?, lines: Vec::new(), before: Vec::new() }),
    )?;
    let mut entered: BTreeMap<(Day, i64), Vec<(String, i64)>> = BTreeMap::new();
    for week in [week, plus_days(week, -7)] {
        let lines = cx.tx.all(
            &format!(
                "SELECT d.customer, d.product, d.quantity FROM demand d JOIN customer c ON c.id = d.customer \
                 WHERE d.week = ?1 AND {PRESENT} AND c.agent = ?2 ORDER BY d.product"
            ),
            sql![week, cx.actor.id],
            |row| Ok((row.int(0)?, row.text(1)?, row.int(2)?)),
        )?;
        for (customer, product, quantity) in lines {
            entered.entry((week, customer)).or_default().push((product, quantity));
        }
    }
    for row in &mut rows {
        row.lines = entered.remove(&(week, row.customer)).unwrap_or_default();
        row.before = entered.remove(&(plus_days(week, -7), row.customer)).unwrap_or_default();
    }
    Ok(rows)
}
