//! SQL of figures: KPI with the tickets behind them, counters of a day, categories.

use std::collections::BTreeMap;

use super::super::clauses::{flow_12_categories, tick_13_response};
use super::super::model::{Category, Draft, Kind};
use crate::base::{Day, Fault, Instant, begin_of, plus_days};
use crate::sql;
use crate::store::{Sql, Tx};

/// Whose tickets, and when accepted.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Scope {
    /// First day.
    pub from: Day,
    /// Last day.
    pub to: Day,
    /// Whose, by the 首问责任人; everybody's where nothing is named.
    pub people: Option<Vec<i64>>,
}

impl Scope {
    fn bounds(&self) -> (Instant, Instant) {
        (begin_of(self.from), begin_of(plus_days(self.to, 1)))
    }

    /// The condition on `first`.
    fn whose(&self) -> String {
        match &self.people {
            None => "1 = 1".to_owned(),
            Some(people) if people.is_empty() => "1 = 0".to_owned(),
            Some(people) => format!("first IN ({})", people.iter().map(i64::to_string).collect::<Vec<_>>().join(", ")),
        }
    }
}

/// A rate with the tickets behind it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Rate {
    /// Those that count as kept.
    pub part: Vec<i64>,
    /// All that count.
    pub whole: Vec<i64>,
    /// Those that were looked at and do not count.
    pub excluded: Vec<i64>,
}

/// A mean with the tickets behind it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Mean {
    /// Sum: milliseconds, or urges.
    pub sum: i64,
    /// The tickets.
    pub of: Vec<i64>,
}

impl Mean {
    /// Hours a ticket, with one decimal, rounded half up: `6.5`; nothing without any.
    pub fn hours(&self) -> Option<String> {
        self.tenths(360_000).map(|tenths| format!("{}.{}", tenths / 10, tenths % 10))
    }

    /// Times a ticket, with one decimal: `1.2`; `—` without any.
    pub fn each(&self) -> String {
        let tenths = Mean { sum: self.sum.saturating_mul(10), of: self.of.clone() }.tenths(1);
        tenths.map_or_else(|| "—".to_owned(), |tenths| format!("{}.{}", tenths / 10, tenths % 10))
    }

    /// The mean in tenths of something that is worth ten units each.
    fn tenths(&self, unit: i64) -> Option<i64> {
        let count = i64::try_from(self.of.len()).unwrap_or(i64::MAX);
        let whole = count.saturating_mul(unit);
        (count > 0).then(|| (2 * self.sum.max(0) + whole) / (2 * whole))
    }
}

fn ids(tx: &Tx<'_>, condition: &str, values: &[Sql<'_>]) -> Result<Vec<i64>, Fault> {
    tx.all(&format!("SELECT id FROM ticket WHERE {condition} ORDER BY id"), values, |row| row.int(0))
}

/// KPI-01 工单处理及时率: closed in time of those that are closed or over. Open ones in time are excluded, and 作废.
///
/// # Errors
/// A fault of the file.
pub fn timeliness(tx: &Tx<'_>, scope: &Scope, now: Instant) -> Result<Rate, Fault> {
    let (from, before) = scope.bounds();
    let condition = |what: &str| format!("accepted_at >= ?1 AND accepted_at < ?2 AND {} AND {what}", scope.whose());
    Ok(Rate {
        part: ids(tx, &condition("state <> '作废' AND closed_at <= limit_at"), sql![from, before])?,
        whole: ids(tx, &condition("state <> '作废' AND (closed_at IS NOT NULL OR limit_at < ?3)"), sql![from, before, now])?,
        excluded: ids(tx, &condition("(state = '作废' OR (closed_at IS NULL AND limit_at >= ?3))"), sql![from, before, now])?,
    })
}

/// KPI-04 无效工单率: invalid of those accepted. 作废 is excluded.
///
/// # Errors
/// A fault of the file.
pub fn invalid(tx: &Tx<'_>, scope: &Scope) -> Result<Rate, Fault> {
    let (from, before) = scope.bounds();
    let of = |what: &str| {
        let condition = format!("accepted_at >= ?1 AND accepted_at < ?2 AND {} AND {what}", scope.whose());
        ids(tx, &condition, sql![from, before])
    };
    Ok(Rate { part: of("state = '无效'")?, whole: of("state <> '作废'")?, excluded: of("state = '作废'")? })
}

/// KPI-12 60 秒响应率: answered in time of the conversations whose arrival is known. Others are excluded.
///
/// # Errors
/// A fault of the file.
pub fn response(tx: &Tx<'_>, scope: &Scope, limit: i64) -> Result<Rate, Fault> {
    let (from, before) = scope.bounds();
    let statement = format!(
        "SELECT id, arrived_at, accepted_at FROM ticket WHERE accepted_at >= ?1 AND accepted_at < ?2 AND {} ORDER BY id",
        scope.whose()
    );
    let mut rate = Rate::default();
    for (id, arrived, accepted) in
        tx.all(&statement, sql![from, before], |row| Ok((row.int(0)?, row.maybe_int(1)?.map(Instant), row.instant(2)?)))?
    {
        match arrived {
            None => rate.excluded.push(id),
            Some(arrived) => {
                rate.whole.push(id);
                if tick_13_response::is_in_time(arrived, accepted, limit) {
                    rate.part.push(id);
                }
            }
        }
    }
    Ok(rate)
}

/// KPI-21 平均处理时长: from acceptance to the end, of those accepted in the period that ended; 催单次数: urges a ticket.
///
/// # Errors
/// A fault of the file.
pub fn handling(tx: &Tx<'_>, scope: &Scope) -> Result<(Mean, Mean), Fault> {
    let (from, before) = scope.bounds();
    let statement = format!(
        "SELECT id, accepted_at, closed_at, urges FROM ticket WHERE accepted_at >= ?1 AND accepted_at < ?2 AND state <> '作废' AND {} ORDER BY id",
        scope.whose()
    );
    let (mut time, mut urges) = (Mean::default(), Mean::default());
    for (id, accepted, closed, urged) in
        tx.all(&statement, sql![from, before], |row| Ok((row.int(0)?, row.int(1)?, row.maybe_int(2)?, row.int(3)?)))?
    {
        if let Some(closed) = closed {
            time.sum += closed - accepted;
            time.of.push(id);
        }
        urges.sum += urged;
        urges.of.push(id);
    }
    Ok((time, urges))
}

/// What was done on a day by everybody, or by some (TICK-10).
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct DayCount {
    /// Tickets accepted.
    pub tickets: i64,
    /// Consultations taken, answers given to customers and calls called back.
    pub contacts: i64,
}

/// The counters of a day.
///
/// # Errors
/// A fault of the file.
pub fn day(tx: &Tx<'_>, day: Day, people: Option<&[i64]>) -> Result<DayCount, Fault> {
    let scope = Scope { from: day, to: day, people: people.map(<[i64]>::to_vec) };
    let (from, before) = scope.bounds();
    let whose = |column: &str| scope.whose().replace("first", column);
    let count = |statement: String| tx.number(&statement, sql![from, before]);
    let accepted = |kind: &str| {
        count(format!("SELECT count(*) FROM ticket WHERE accepted_at >= ?1 AND accepted_at < ?2 AND {} {kind}", whose("first")))
    };
    let told = count(format!(
        "SELECT count(*) FROM ticket_entry WHERE kind IN ('告知进展', '回复客户') AND at >= ?1 AND at < ?2 AND {}",
        whose("staff")
    ))?;
    let called = count(format!("SELECT count(*) FROM missed_call WHERE back_at >= ?1 AND back_at < ?2 AND {}", whose("back_staff")))?;
    Ok(DayCount { tickets: accepted("")?, contacts: accepted("AND kind = '咨询'")? + told + called })
}

/// Consultations of a period by what they are about, with the tickets behind (FLOW-12).
///
/// # Errors
/// A fault of the file.
pub fn categories(tx: &Tx<'_>, scope: &Scope) -> Result<BTreeMap<Category, Vec<i64>>, Fault> {
    let (from, before) = scope.bounds();
    let statement = format!(
        "SELECT id, kind, category FROM ticket WHERE accepted_at >= ?1 AND accepted_at < ?2 AND kind = '咨询' AND state <> '作废' AND {} ORDER BY id",
        scope.whose()
    );
    let mut out: BTreeMap<Category, Vec<i64>> = BTreeMap::new();
    for (id, kind, category) in
        tx.all(&statement, sql![from, before], |row| Ok((row.int(0)?, super::noun(row, 1, Kind::of)?, Category::of(row.str(2)?))))?
    {
        if let Some(category) = flow_12_categories::of(&Draft { kind, category, ..Draft::default() }) {
            out.entry(category).or_default().push(id);
        }
    }
    Ok(out)
}

/// What a week's report counts (TICK-14, REPORT-04): accepted, asked for, fed back.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Week {
    /// Accepted.
    pub accepted: Vec<i64>,
    /// 督办 asked for.
    pub supervised: Vec<i64>,
    /// Fed back.
    pub fed_back: Vec<i64>,
}

/// The counts of a week, or of any days.
///
/// # Errors
/// A fault of the file.
pub fn week(tx: &Tx<'_>, scope: &Scope) -> Result<Week, Fault> {
    let (from, before) = scope.bounds();
    let of = |column: &str| ids(tx, &format!("{column} >= ?1 AND {column} < ?2 AND {}", scope.whose()), sql![from, before]);
    Ok(Week { accepted: of("accepted_at")?, supervised: of("supervised_at")?, fed_back: of("feedback_at")? })
}
