//! SQL of lists: filters, search, what is open with whom, the frozen list of a day.

use std::collections::BTreeMap;
use std::ops::ControlFlow;

use super::super::model::{Category, Kind, State, Ticket};
use super::{COLUMNS, search, ticket_of};
use crate::areas::cases::model::{Mark, searched_words};
use crate::base::search::Query as SearchQuery;
use crate::base::{Day, Fault, Instant, begin_of, plus_days};
use crate::sql;
use crate::store::dialect::Engine;
use crate::store::{Sql, Tx};

/// Which tickets a list shows.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, serde::Serialize, serde::Deserialize)]
pub enum Which {
    /// Open ones that the person holds or accepted.
    #[default]
    Mine,
    /// Every open one.
    Open,
    /// Over the limit (TICK-03).
    Overdue,
    /// Over the limit before the day ends, and not yet.
    DueToday,
    /// Nothing was written for too long (TICK-07).
    Stuck,
    /// Came back and wait for the answer to the customer.
    Returned,
    /// 督办
    Supervised,
    /// 疑难
    Hard,
    /// The 班长 was asked (TICK-08).
    AskLeader,
    /// Ended, whichever way.
    Over,
    /// Ended as invalid.
    Invalid,
    /// All of them.
    All,
}

impl Which {
    /// Every one, in the order of the page.
    pub const ALL: [Which; 12] = [
        Which::Mine,
        Which::Open,
        Which::Overdue,
        Which::DueToday,
        Which::Stuck,
        Which::Returned,
        Which::Supervised,
        Which::Hard,
        Which::AskLeader,
        Which::Over,
        Which::Invalid,
        Which::All,
    ];

    /// Whether it holds open tickets alone; the others grow without end.
    pub fn is_open(self) -> bool {
        !matches!(self, Which::Hard | Which::Over | Which::Invalid | Which::All)
    }

    /// Whether it is counted; those of ended ones grow without end and are not.
    pub fn is_counted(self) -> bool {
        !matches!(self, Which::Over | Which::Invalid | Which::All)
    }

    /// The search word of its tickets.
    fn mark(self) -> Option<Mark> {
        match self {
            Which::Hard => Some(Mark::Hard),
            Which::Invalid => Some(Mark::Invalid),
            which => which.is_open().then_some(Mark::Open),
        }
    }
}

/// How a list is ordered.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub enum Sort {
    /// By the limit, the most urgent first.
    #[default]
    Limit,
    /// By acceptance, the newest first.
    Newest,
}

impl Sort {
    fn order(self) -> &'static str {
        match self {
            Sort::Limit => "t.limit_at, t.id",
            Sort::Newest => "t.accepted_at DESC, t.id DESC",
        }
    }
}

/// What a list shows: everything is met that is set.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct ListQuery {
    /// Which.
    pub which: Which,
    /// Searched text: number, customer, content, phone.
    pub text: String,
    /// Of this kind.
    pub kind: Option<Kind>,
    /// About this (FLOW-12).
    pub category: Option<Category>,
    /// Standing here.
    pub state: Option<State>,
    /// Held or accepted by this person.
    pub person: Option<i64>,
    /// At this department or person, by name.
    pub place: String,
    /// Of this team.
    pub team: Option<i64>,
    /// Of this customer.
    pub customer: Option<i64>,
    /// Accepted on or after.
    pub from: Option<Day>,
    /// Accepted on or before.
    pub to: Option<Day>,
    /// Order.
    pub sort: Sort,
    /// So many rows are left out before the first.
    pub skip: usize,
    /// At most so many rows.
    pub most: usize,
}

/// What limits a person's sight: nothing, or own tickets by staff id and place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Sight {
    /// All.
    All,
    /// Only what this person accepted or holds, or what is at the department of this name.
    Own {
        /// Who.
        staff: i64,
        /// His department; empty where there is none.
        department: String,
    },
}

/// What a list asks, on the way into a statement.
pub(super) struct Maker {
    /// Where the rows come from.
    source: &'static str,
    /// Their id there.
    id: String,
    conditions: Vec<String>,
    values: Vec<Sql<'static>>,
    /// How they follow each other.
    order: &'static str,
}

impl Maker {
    fn place(&mut self, value: impl Into<Sql<'static>>) -> String {
        self.values.push(value.into());
        format!("?{}", self.values.len())
    }

    fn add(&mut self, condition: &str) {
        self.conditions.push(condition.to_owned());
    }

    fn with(&mut self, before: &str, value: impl Into<Sql<'static>>) {
        let place = self.place(value);
        self.conditions.push(format!("{before} {place}"));
    }

    /// All conditions as one.
    pub(super) fn whole(&self) -> String {
        if self.conditions.is_empty() { "1 = 1".to_owned() } else { self.conditions.join(" AND ") }
    }

    /// The values of its places, in order.
    pub(super) fn values(&self) -> &[Sql<'static>] {
        &self.values
    }

    /// Each column is found by its own index; together they are few of all. SQLite, which does not know how few the open ones are, is told
    /// to take theirs.
    fn of_any(&mut self, columns: &[(&str, String)], open: bool) {
        let own = columns.iter().map(|(column, place)| {
            let index = if open { Engine::Sqlite.by_index(&format!("ticket_open_{column}")) } else { String::new() };
            let only = if open { " AND closed_at IS NULL" } else { "" };
            format!("SELECT id FROM ticket{index} WHERE {column} = {place}{only}")
        });
        let own: Vec<String> = own.collect();
        self.conditions.push(format!("{} IN ({})", self.id, own.join(" UNION ")));
    }

    fn of_person(&mut self, staff: i64, open: bool) {
        let place = self.place(staff);
        self.of_any(&[("first", place.clone()), ("holder", place)], open);
    }
}

/// What a list asks of `ticket t`.
pub(super) fn conditions(list: &ListQuery, sight: &Sight, me: i64, now: Instant, stuck_hours: i64) -> Maker {
    let (source, id) = ("ticket t", "t.id".to_owned());
    let mut maker = Maker { source, id, conditions: Vec::new(), values: Vec::new(), order: list.sort.order() };
    let open = "t.closed_at IS NULL";
    let only_open = list.which.is_open();
    if let Some(words) = SearchQuery::parse(&list.text).fts() {
        let place = maker.place(searched_words(words, list.which.mark()));
        maker.conditions.push(Engine::Sqlite.matches("ticket_words", &place));
        maker.source = "ticket_words JOIN ticket t ON t.id = ticket_words.rowid";
        // What indexes tell of the ids is known before the rows are read.
        maker.id = Engine::Sqlite.aside("ticket_words.rowid");
        if list.sort == Sort::Newest && !only_open {
            // Ids follow the time of acceptance, and the index of words gives them in their order: nothing is sorted.
            maker.order = "ticket_words.rowid DESC";
        }
    }
    match list.which {
        Which::Mine => {
            maker.add(open);
            maker.of_person(me, true);
        }
        Which::Open => maker.add(open),
        Which::Overdue => {
            maker.add(open);
            maker.with("t.limit_at <", now);
        }
        Which::DueToday => {
            maker.add(open);
            maker.with("t.limit_at >=", now);
            maker.with("t.limit_at <", begin_of(plus_days(now.day(), 1)));
        }
        Which::Stuck => {
            maker.add(open);
            maker.with("t.last_at <", now.plus_minutes(-stuck_hours.saturating_mul(60)));
        }
        Which::Returned => {
            maker.add(open);
            maker.add("t.state = '已回单'");
        }
        Which::Supervised => {
            maker.add(open);
            maker.add("t.supervised_at IS NOT NULL");
        }
        Which::AskLeader => {
            maker.add(open);
            maker.add("t.asks_leader = 1");
        }
        Which::Over => maker.add("t.closed_at IS NOT NULL"),
        Which::Hard => maker.add("t.hard_at IS NOT NULL"),
        Which::Invalid => maker.add("t.state = '无效'"),
        Which::All => {}
    }
    if let Sight::Own { staff, department } = sight {
        let me = maker.place(*staff);
        let mut columns = vec![("first", me.clone()), ("holder", me)];
        if !department.is_empty() {
            columns.push(("holder_name", maker.place(department.clone())));
        }
        maker.of_any(&columns, only_open);
    }
    if let Some(kind) = list.kind {
        maker.with("t.kind =", kind.word());
    }
    if let Some(category) = list.category {
        // A consultation that says nothing is about something else.
        let place = maker.place(category.word());
        let other = if category == Category::Other { " OR t.category = ''" } else { "" };
        maker.conditions.push(format!("t.kind = '咨询' AND t.state <> '作废' AND (t.category = {place}{other})"));
    }
    if let Some(state) = list.state {
        maker.with("t.state =", state.word());
    }
    if let Some(person) = list.person {
        maker.of_person(person, only_open);
    }
    if !list.place.trim().is_empty() {
        maker.with("t.holder_name =", list.place.trim().to_owned());
    }
    if let Some(team) = list.team {
        maker.with("t.team =", team);
    }
    if let Some(customer) = list.customer {
        maker.with("t.customer =", customer);
    }
    if let Some(from) = list.from {
        maker.with("t.accepted_at >=", begin_of(from));
    }
    if let Some(to) = list.to {
        maker.with("t.accepted_at <", begin_of(plus_days(to, 1)));
    }
    maker
}

/// The tickets of a list.
///
/// # Errors
/// A fault of the file.
pub fn list(tx: &Tx<'_>, list: &ListQuery, sight: &Sight, me: i64, now: Instant, stuck_hours: i64) -> Result<Vec<Ticket>, Fault> {
    let parsed = SearchQuery::parse(&list.text);
    let maker = conditions(list, sight, me, now, stuck_hours);
    let statement = format!("SELECT {COLUMNS} FROM {} WHERE {} ORDER BY {}", maker.source, maker.whole(), maker.order);
    let (mut found, mut skipped) = (Vec::new(), 0);
    if list.most == 0 {
        return Ok(found);
    }
    tx.each(&statement, &maker.values, |row| {
        let ticket = ticket_of(row)?;
        if parsed.needs_check() && !search(&ticket, |fields| parsed.accepts(fields)) {
            return Ok(ControlFlow::Continue(()));
        }
        if skipped < list.skip {
            skipped += 1;
        } else {
            found.push(ticket);
        }
        Ok::<_, Fault>(if found.len() < list.most { ControlFlow::Continue(()) } else { ControlFlow::Break(()) })
    })?;
    Ok(found)
}

/// How many tickets a list holds.
///
/// # Errors
/// A fault of the file.
pub fn count(tx: &Tx<'_>, list: &ListQuery, sight: &Sight, me: i64, now: Instant, stuck_hours: i64) -> Result<i64, Fault> {
    let maker = conditions(list, sight, me, now, stuck_hours);
    tx.number(&format!("SELECT count(*) FROM {} WHERE {}", maker.source, maker.whole()), &maker.values)
}

/// How many open tickets each person holds.
///
/// # Errors
/// A fault of the file.
pub fn open_of_people(tx: &Tx<'_>) -> Result<BTreeMap<i64, i64>, Fault> {
    let rows =
        tx.all("SELECT holder, count(*) FROM ticket WHERE closed_at IS NULL AND holder IS NOT NULL GROUP BY holder", &[], |row| {
            Ok((row.int(0)?, row.int(1)?))
        })?;
    Ok(rows.into_iter().collect())
}

/// Departments that tickets were sent to, the most used first.
///
/// # Errors
/// A fault of the file.
pub fn departments(tx: &Tx<'_>) -> Result<Vec<String>, Fault> {
    tx.all(
        "SELECT to_name FROM ticket_transfer WHERE to_staff IS NULL GROUP BY to_name ORDER BY count(*) DESC, to_name LIMIT 30",
        &[],
        |row| row.text(0),
    )
}

/// A line of the list of a day.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CutLine {
    /// Which ticket.
    pub ticket: i64,
    /// Its age then, in milliseconds.
    pub age: i64,
    /// 首问责任人 then.
    pub first: i64,
    /// Where it was then.
    pub place: String,
    /// How often it had been urged.
    pub urges: i64,
}

/// What stood on the list at a moment, told from the tickets themselves, the oldest first (TICK-03).
///
/// # Errors
/// A fault of the file.
pub fn at_cut(tx: &Tx<'_>, cut: Instant, most: i64) -> Result<Vec<CutLine>, Fault> {
    // Two statements in one, so that each finds its rows by its own index.
    let one = |closed: &str| format!("SELECT id, accepted_at, first, holder_name, limit_at FROM ticket WHERE limit_at < ?1 AND {closed}");
    let statement = format!(
        "SELECT t.id, t.accepted_at, t.first, coalesce(\
         (SELECT x.to_name FROM ticket_transfer x WHERE x.ticket = t.id AND x.at <= ?1 ORDER BY x.id DESC LIMIT 1), \
         (SELECT x.from_name FROM ticket_transfer x WHERE x.ticket = t.id ORDER BY x.id LIMIT 1), t.holder_name), \
         (SELECT count(*) FROM ticket_urge u WHERE u.ticket = t.id AND u.at <= ?1) \
         FROM ({} UNION ALL {}) t ORDER BY t.limit_at, t.id LIMIT ?2",
        one("closed_at IS NULL"),
        one("closed_at > ?1")
    );
    tx.all(&statement, sql![cut, most], |row| {
        Ok(CutLine { ticket: row.int(0)?, age: (cut.0 - row.int(1)?).max(0), first: row.int(2)?, place: row.text(3)?, urges: row.int(4)? })
    })
}

/// The frozen list of a day; none where nothing was frozen.
///
/// # Errors
/// A fault of the file.
pub fn frozen(tx: &Tx<'_>, day: Day) -> Result<Option<Vec<CutLine>>, Fault> {
    if tx.number("SELECT count(*) FROM ticket_cut WHERE day = ?1", sql![day])? == 0 {
        return Ok(None);
    }
    tx.all("SELECT ticket, age, first, place, urges FROM ticket_cut_row WHERE day = ?1 ORDER BY age DESC, ticket", sql![day], |row| {
        Ok(CutLine { ticket: row.int(0)?, age: row.int(1)?, first: row.int(2)?, place: row.text(3)?, urges: row.int(4)? })
    })
    .map(Some)
}

/// What is with a department or a person (TICK-07).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SeatLine {
    /// Name of the department or person.
    pub place: String,
    /// Somebody of the own staff.
    pub staff: Option<i64>,
    /// Open tickets.
    pub open: i64,
    /// Of these, nothing was written for too long.
    pub stuck: i64,
    /// Of these, came back.
    pub returned: i64,
    /// Of these, over the limit.
    pub overdue: i64,
}

/// What is open, by where it is.
///
/// # Errors
/// A fault of the file.
pub fn seats(tx: &Tx<'_>, now: Instant, stuck_hours: i64) -> Result<Vec<SeatLine>, Fault> {
    tx.all(
        "SELECT holder_name, holder, count(*), sum(CASE WHEN last_at < ?2 THEN 1 ELSE 0 END), \
         sum(CASE WHEN state = '已回单' THEN 1 ELSE 0 END), sum(CASE WHEN limit_at < ?1 THEN 1 ELSE 0 END) \
         FROM ticket WHERE closed_at IS NULL GROUP BY holder_name, holder ORDER BY 4 DESC, 3 DESC, 1",
        sql![now, now.plus_minutes(-stuck_hours.saturating_mul(60))],
        |row| {
            Ok(SeatLine {
                place: row.text(0)?,
                staff: row.maybe_int(1)?,
                open: row.int(2)?,
                stuck: row.int(3)?,
                returned: row.int(4)?,
                overdue: row.int(5)?,
            })
        },
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::areas::cases::office::{Office, at};
    use crate::base::Post;

    #[test]
    fn a_search_in_a_list_finds_what_stands_in_its_rows() {
        let mut office = Office::new();
        let people = [Post::Agent, Post::Tech, Post::TeamLeader].map(|post| office.who(post));
        let mut random = 7_u64;
        let mut below = |most: u64| {
            random = random.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            usize::try_from((random >> 33) % most).unwrap()
        };
        let insert = "INSERT INTO ticket (no, kind, content, customer_name, contact, accepted_at, accepted_day, first, holder, holder_name,
             state, limit_at, last_at, hard_at, closed_at)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, '2026-03-02', ?7, ?8, ?9, ?10, ?11, ?6, ?12, ?13) RETURNING id";
        let fill = |tx: &Tx<'_>| {
            for n in 0..200_i64 {
                let (accepted, over) = (at(2, 9, 0, 0).plus_minutes(n), below(3) > 0);
                let row = sql![
                    format!("GD-20260302-{:03}", n + 1),
                    ["咨询", "报修"][below(2)],
                    ["送餐晚到两天", "送餐的客服不理人", "味道不好，客服电话无人接听"][below(3)],
                    ["李强", "王芳"][below(2)],
                    format!("138{:08}", below(4) * 1_234_567),
                    accepted,
                    people[below(3)],
                    people.get(below(4)).copied(),
                    ["物流部", "技术部"][below(2)],
                    if over { ["办结", "无效"][below(2)] } else { ["受理", "转派"][below(2)] },
                    accepted.plus_minutes(i64::try_from(below(30)).unwrap()),
                    (below(3) == 0).then_some(accepted),
                    over.then_some(accepted)
                ];
                let id = tx.insert(insert, row)?;
                super::super::put_words(tx, &super::super::ticket(tx, id)?.unwrap())?;
            }
            Ok::<_, Fault>(())
        };
        office.store.write(fill).unwrap();
        let sights = [
            Sight::All,
            Sight::Own { staff: people[1], department: String::new() },
            Sight::Own { staff: people[1], department: "物流部".to_owned() },
        ];
        let mut seen = 0;
        let compare = |tx: &Tx<'_>| {
            for which in [Which::Mine, Which::Open, Which::Hard, Which::Over, Which::Invalid, Which::All] {
                for (sort, sight) in [Sort::Limit, Sort::Newest].iter().flat_map(|sort| sights.iter().map(move |sight| (*sort, sight))) {
                    for text in ["", "客服", "送餐晚到", "送餐 王芳", "1380", "没有这个词"] {
                        let everything = ListQuery { which, sort, most: usize::MAX, ..ListQuery::default() };
                        let parsed = SearchQuery::parse(text);
                        let rows = list(tx, &everything, sight, people[1], at(3, 9, 0, 0), 24)?.into_iter();
                        let rows = rows.filter(|ticket| search(ticket, |fields| parsed.accepts(fields)));
                        let plain: Vec<Ticket> = rows.skip(2).take(9).collect();
                        seen += plain.len();
                        let searched = ListQuery { text: text.to_owned(), skip: 2, most: 9, ..everything };
                        let found = list(tx, &searched, sight, people[1], at(3, 9, 0, 0), 24)?;
                        assert_eq!(found, plain, "{sight:?}: {searched:?}");
                    }
                }
            }
            Ok::<_, Fault>(())
        };
        office.store.read(compare).unwrap();
        assert!(seen > 1_000, "{seen}");
    }
}
