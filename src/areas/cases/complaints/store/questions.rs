//! What pages ask: one complaint with all that its page shows, lists, the board, and similar open ones while a form is typed.

use std::collections::BTreeMap;
use std::collections::btree_map::Entry;
use std::ops::ControlFlow;

use super::{OPEN_ONES, complaint, facts, phone_key};
use crate::areas::cases::complaints::clauses::{self, case_15_group, case_19_times, file_23_phone};
use crate::areas::cases::complaints::commands::{Doing, Facts, missing};
use crate::areas::cases::complaints::model::{Category, Channel, Complaint, Draft, Emotion, Outage, Person, Satisfaction, State, Verb};
use crate::areas::cases::complaints::sheet::{Headings, LIST, headings_of};
use crate::areas::cases::complaints::{BoardColumn, COUNTED, ComplaintView, Hint, ImportRun, Line, ListQuery, Scope, Similar, Sort};
use crate::areas::cases::model::{Level, Mark, searched_words};
use crate::areas::imports::ways::{self, Way};
use crate::areas::{Context, Event, EventFilter, EventKind, hyphened, links, typed_number};
use crate::base::search::{Query as SearchQuery, SearchFields};
use crate::base::{Fault, Function, Instant, Lines, No, Refusal, begin_of, end_of, mask, one_more};
use crate::store::dialect::Engine;
use crate::store::{Row, Sql, Tx};
use crate::{msg, sql};

/// One complaint with all that its page shows.
///
/// # Errors
/// A refusal for who may not read it, or a fault.
pub fn view(cx: &Context<'_, '_>, id: i64) -> Result<ComplaintView, No> {
    case_15_group::must_read_some(cx.actor)?;
    let mut complaint = complaint(cx.tx, id)?.ok_or_else(missing)?;
    if !case_15_group::reads(cx.actor, &complaint) {
        return Err(No::Refused(Refusal {
            message: msg!("cases-complaints-15-read"),
            clauses: vec!["CASE-15", "SEC-08"],
            flaws: Vec::new(),
        }));
    }
    let known = Facts {
        params: cx.params,
        people: facts::people(cx.tx)?,
        loads: BTreeMap::new(),
        stored: Vec::new(),
        same_cause: 0,
        words: Vec::new(),
        customer_known: false,
        unfiled: facts::unfiled(cx.tx, &complaint)?,
        origin: None,
    };
    let doing = Doing { facts: &known, stored: &complaint, actor: cx.actor, at: cx.at };
    let acts = Verb::ALL.iter().filter(|verb| **verb != Verb::Register).map(|verb| (*verb, doing.may(*verb).err())).collect();
    let twins = cx.tx.all("SELECT id, no FROM complaint WHERE merged_into = ?1 ORDER BY id", sql![id], |row| {
        Ok(Hint { id: row.int(0)?, text: row.text(1)? })
    })?;
    let keeper = match complaint.merged_into {
        Some(keeper) => {
            cx.tx.one("SELECT id, no FROM complaint WHERE id = ?1", sql![keeper], |row| Ok(Hint { id: row.int(0)?, text: row.text(1)? }))?
        }
        None => None,
    };
    let same = cx.tx.all(
        "SELECT id, no FROM complaint WHERE live = 1 AND id <> ?1 AND ((phone_key = ?2 AND ?2 <> '') OR customer = ?3) ORDER BY id DESC LIMIT 5",
        sql![id, phone_key(&complaint.draft.phone), complaint.draft.customer],
        |row| Ok(Hint { id: row.int(0)?, text: row.text(1)? }),
    )?;
    let customer = match complaint.draft.customer {
        Some(customer) => self::customer(cx, customer)?,
        None => None,
    };
    if file_23_phone::hidden(cx.actor, &complaint).is_some() {
        complaint.draft.phone = mask::phone(&complaint.draft.phone);
    }
    let moments: Vec<_> = complaint.steps.iter().map(|step| (step.at, step.state)).collect();
    Ok(ComplaintView {
        timers: clauses::timers(&complaint),
        next: clauses::next_timer(&complaint),
        waits_for: waits_for(&complaint, &known, cx),
        stage_times: case_19_times::stage_times(&moments, cx.at),
        acts,
        twins,
        keeper,
        same,
        customer,
        complaint,
    })
}

/// Who acts next, by name.
fn waits_for(complaint: &Complaint, known: &Facts<'_>, cx: &Context<'_, '_>) -> Vec<String> {
    use clauses::case_07_choose;
    let named = |person: &Option<Person>| person.iter().map(|person| person.name.clone()).collect::<Vec<_>>();
    match complaint.state {
        State::Archived | State::Ended => Vec::new(),
        // Whoever was asked first replies first; the 经办人 may.
        State::Judging if complaint.first_reply.is_none() => {
            let handler = complaint.handler.iter().filter(|handler| handler.id != complaint.tracker.id);
            std::iter::once(&complaint.tracker).chain(handler).map(|person| person.name.clone()).collect()
        }
        State::Approving => {
            let leads = |posts: &[crate::base::Post]| posts.iter().any(|post| case_07_choose::is_named(*post, cx.params, cx.at));
            known.people.iter().filter(|person| leads(&person.posts)).map(|person| person.name.clone()).collect()
        }
        State::Answered => {
            let supervisor = |person: &&super::super::model::Colleague| person.posts.contains(&crate::base::Post::Supervisor);
            known.people.iter().filter(supervisor).map(|person| person.name.clone()).collect()
        }
        State::Investigating => match complaint.assignment() {
            Some(assignment) => vec![assignment.contact.clone()],
            None => named(&complaint.handler),
        },
        _ => named(&complaint.handler),
    }
}

const LINE: &str = "c.id, c.no, c.complainant, c.phone, c.content, c.channel, c.emotion, c.important, c.state, c.state_since, c.round, \
     c.accepted_at, c.handler_name, c.department, c.due_at, c.due_clause, c.satisfaction, c.cause, c.transfers, c.product, c.customer";

fn line_of(row: &Row<'_>) -> Result<Line, Fault> {
    Ok(Line {
        id: row.int(0)?,
        no: row.text(1)?,
        complainant: row.text(2)?,
        phone: row.text(3)?,
        content: row.text(4)?,
        channel: Channel::of(row.str(5)?),
        emotion: Emotion::of(row.str(6)?),
        important: row.flag(7)?,
        state: State::of(row.str(8)?).unwrap_or(State::Judging),
        state_since: row.instant(9)?,
        round: row.int(10)?,
        accepted_at: row.instant(11)?,
        handler: row.text(12)?,
        department: row.text(13)?,
        due: row.maybe_int(14)?.map(crate::base::Instant),
        due_clause: row.text(15)?,
        satisfaction: Satisfaction::of(row.str(16)?),
        cause: Category::of(row.str(17)?),
        transfers: row.int(18)?,
        product: row.text(19)?,
        customer: row.maybe_int(20)?,
    })
}

/// Columns that make a complaint somebody's own.
const OWN: [&str; 5] = ["accepted_by", "tracker", "handler", "owner", "contact"];

/// Conditions of a statement with their values.
#[derive(Default)]
struct Conditions<'a> {
    text: Vec<String>,
    /// Those by which an index finds rows, with the place of their last value.
    keys: Vec<(String, usize)>,
    values: Vec<Sql<'a>>,
    /// Open ones alone are meant.
    open: bool,
    /// The place of whoever sees his own alone, where the index of the open ones does not tell them.
    own: Option<String>,
    /// What every index of an order tells, with the place of its last value: whose they are.
    sight: (String, usize),
}

impl<'a> Conditions<'a> {
    fn plain(&mut self, text: impl Into<String>) {
        self.text.push(text.into());
    }

    /// The place of a value.
    fn place(&mut self, value: impl Into<Sql<'a>>) -> String {
        self.values.push(value.into());
        format!("?{}", self.values.len())
    }

    /// A condition with one value, which stands where `?` is written.
    fn with(&mut self, text: &str, value: impl Into<Sql<'a>>) {
        let place = self.place(value);
        self.text.push(text.replace('?', &place));
    }

    /// A column that has an index, and its value.
    fn key(&mut self, column: &str, value: impl Into<Sql<'a>>) {
        let place = self.place(value);
        self.keys.push((format!("{column} = {place}"), self.values.len()));
    }

    /// The table with the index that holds all that is asked.
    fn table(&self) -> &'static str {
        if self.open { &OPEN_ONES } else { "complaint c" }
    }

    /// All of them.
    fn all(&self) -> String {
        let keys = self.keys.iter().map(|(key, _)| key.clone());
        self.text.iter().cloned().chain(keys).collect::<Vec<_>>().join(" AND ")
    }

    /// All of them, looked at in the rows that are found by another one.
    fn aside(&self) -> String {
        let keys = self.keys.iter().map(|(key, _)| Engine::Sqlite.aside(key));
        self.text.iter().cloned().chain(keys).collect::<Vec<_>>().join(" AND ")
    }

    /// The condition that leaves no more than `few` rows, if there is one: they are found by its index.
    fn few(&self, tx: &Tx<'_>, few: i64) -> Result<Option<String>, Fault> {
        let own = self.own.iter().map(|place| {
            let own = OWN.map(|column| format!("SELECT id FROM complaint WHERE {column} = {place}"));
            (format!("c.id IN ({})", own.join(" UNION ")), own.join(" UNION ALL "), self.sight.1)
        });
        let keys = self.keys.iter().map(|(key, last)| (key.clone(), format!("SELECT 1 FROM complaint c WHERE {key}"), *last));
        for (condition, rows, last) in own.chain(keys) {
            let counted = format!("SELECT count(*) FROM ({rows} LIMIT {}) counted", few.saturating_add(1));
            if tx.number(&counted, self.values.get(..last).unwrap_or_default())? <= few {
                return Ok(Some(condition));
            }
        }
        Ok(None)
    }
}

/// What the person may read, and what the list asks for.
fn conditions<'a>(cx: &Context<'_, '_>, list: &'a ListQuery) -> Conditions<'a> {
    let open = matches!(list.scope, Scope::Open | Scope::Mine) || list.overdue || list.due_today;
    let mut all = Conditions { open, ..Conditions::default() };
    // An open one was merged with none.
    all.plain(if open { "c.live = 1" } else { "c.stands = 1" });
    if !case_15_group::reads_all(cx.actor) {
        all.with(&format!("? IN (c.{})", OWN.join(", c.")), cx.actor.id);
        all.own = (!open).then(|| "?1".to_owned());
    }
    all.sight = (all.all(), all.values.len());
    match list.scope {
        Scope::All | Scope::Open => {}
        Scope::Mine => all.with("? IN (c.tracker, c.handler, c.owner, c.contact)", cx.actor.id),
        Scope::Closed => all.plain("c.live = 0"),
    }
    if !list.states.is_empty() {
        let words: Vec<String> = list.states.iter().map(|state| format!("'{}'", state.word())).collect();
        all.plain(format!("c.state IN ({})", words.join(", ")));
    }
    if let Some(ids) = &list.ids {
        let ids: Vec<String> = ids.iter().map(i64::to_string).collect();
        all.plain(format!("c.id IN ({})", ids.join(", ")));
    }
    if let Some(handler) = list.handler {
        all.key("c.handler", handler);
    }
    if let Some(department) = &list.department {
        all.key("c.department", department);
    }
    if let Some(product) = &list.product {
        all.key("c.product", product);
    }
    if let Some(customer) = list.customer {
        all.key("c.customer", customer);
    }
    if let Some(channel) = list.channel {
        all.with("c.channel = ?", channel.word());
    }
    if let Some(cause) = list.cause {
        all.key("c.cause", cause.word());
    }
    if let Some(emotion) = list.emotion {
        all.with("c.emotion = ?", emotion.word());
    }
    if list.important {
        all.plain("c.important = 1");
    }
    if list.overdue {
        all.with("c.due_at < ?", cx.at);
    }
    if list.due_today {
        all.with("c.due_at <= ?", end_of(cx.at.day()));
    }
    if let Some(from) = list.from {
        all.with("c.accepted_at >= ?", begin_of(from));
    }
    if let Some(to) = list.to {
        all.with("c.accepted_at <= ?", end_of(to));
    }
    all
}

/// How the rows of a list follow each other, and the index that holds them so.
fn order(list: &ListQuery) -> (String, &'static str) {
    let way = if list.descending { "DESC" } else { "ASC" };
    let then = format!("c.accepted_at {way}, c.id {way}");
    match list.sort {
        Sort::Accepted => (then, "complaint_by_accepted"),
        Sort::Due => (format!("c.due_at {way} NULLS LAST, c.id {way}"), "complaint_by_due"),
        Sort::Number => (format!("c.no {way}, c.id {way}"), "complaint_by_number"),
        Sort::Handler => (format!("c.handler_name {way}, {then}"), "complaint_by_handler"),
        Sort::Department => (format!("c.department {way}, {then}"), "complaint_by_department"),
        Sort::State => (format!("c.state {way}, {then}"), "complaint_by_state"),
        Sort::Round => (format!("c.round {way}, {then}"), "complaint_by_round"),
    }
}

/// Ids of one block, in which the index of words is asked at once.
const BLOCK: i64 = 16_384;

/// The complaints that hold the searched words. The index of words gives them in the order of their ids; what goes through the complaints
/// in another order asks it for a block of ids at a time.
struct Holders {
    statement: String,
    words: Sql<'static>,
    blocks: BTreeMap<i64, Vec<i64>>,
}

impl Holders {
    fn of(words: String) -> Self {
        let matches = Engine::Sqlite.matches("complaint_words", "?1");
        let statement = format!("SELECT rowid FROM complaint_words WHERE {matches} AND rowid BETWEEN ?2 AND ?3 ORDER BY rowid");
        Holders { statement, words: words.into(), blocks: BTreeMap::new() }
    }

    fn hold(&mut self, tx: &Tx<'_>, id: i64) -> Result<bool, Fault> {
        let block = id.div_euclid(BLOCK);
        let ids = match self.blocks.entry(block) {
            Entry::Occupied(known) => known.into_mut(),
            Entry::Vacant(unknown) => {
                let values = [self.words.clone(), Sql::Int(block * BLOCK), Sql::Int(block * BLOCK + BLOCK - 1)];
                unknown.insert(tx.all(&self.statement, &values, |row| row.int(0))?)
            }
        };
        Ok(ids.binary_search(&id).is_ok())
    }
}

/// So many rows are read and sorted as fast as a page of others is found by going through half a million in their order.
const FEW: i64 = 1_500;

/// Takes a line and the row from which it was read.
type Take<'a> = &'a mut dyn FnMut(Line, &Row<'_>) -> Result<ControlFlow<()>, Fault>;

/// Every row of a list in its order, one by one, with the row itself for the columns of `more` behind it. Where only the first are wanted,
/// what leaves no more than `few` rows is read and sorted; otherwise the index of the order is gone through until there are enough.
fn rows_of(cx: &Context<'_, '_>, list: &ListQuery, first: Option<usize>, few: i64, more: &str, take: Take<'_>) -> Result<(), No> {
    case_15_group::must_read_some(cx.actor)?;
    let search = SearchQuery::parse(&list.text);
    let mut all = conditions(cx, list);
    let words = search.fts().map(|words| searched_words(words, all.open.then_some(Mark::Open)));
    let select = format!("SELECT {LINE}, c.demand{more} FROM");
    // What the index of words has told need not be looked at again.
    let mut look = |row: &Row<'_>, told: bool| {
        let line = line_of(row)?;
        let fields = SearchFields {
            names: &[&line.complainant],
            notes: &[&line.content, row.str(21)?, &line.product],
            phones: &[&line.phone],
            codes: &[&line.no],
            ..SearchFields::default()
        };
        if (search.needs_check() || !told) && !search.accepts(&fields) { Ok(ControlFlow::Continue(())) } else { take(line, row) }
    };
    if let Some((rows, told)) = rows_at_once(cx.tx, list, first, few, words.as_deref(), &mut all)? {
        return Ok(cx.tx.each(&format!("{select} {rows}"), &all.values, |row| look(row, told))?);
    }
    let (order, index) = order(list);
    let (sight, last) = &all.sight;
    let ids = format!("SELECT c.id FROM complaint c{} WHERE {sight} ORDER BY {order}", Engine::Sqlite.by_index(index));
    let one = format!("{select} complaint c WHERE c.id = ?{} AND {}", all.values.len() + 1, all.aside());
    let mut holders = words.map(Holders::of);
    cx.tx.each(&ids, all.values.get(..*last).unwrap_or_default(), |row| {
        let id = row.int(0)?;
        if let Some(holders) = &mut holders
            && !holders.hold(cx.tx, id)?
        {
            return Ok(ControlFlow::Continue(()));
        }
        let values: Vec<Sql<'_>> = all.values.iter().cloned().chain([Sql::Int(id)]).collect();
        Ok::<_, Fault>(cx.tx.one(&one, &values, |row| look(row, true))?.unwrap_or(ControlFlow::Continue(())))
    })?;
    Ok(())
}

/// What stands behind `FROM` of the statement that gives all rows in their order, and whether they hold the searched words for certain.
/// Nothing where so many would be read only to be sorted and left out.
fn rows_at_once(
    tx: &Tx<'_>,
    list: &ListQuery,
    first: Option<usize>,
    few: i64,
    words: Option<&str>,
    all: &mut Conditions<'_>,
) -> Result<Option<(String, bool)>, Fault> {
    let (order, _) = order(list);
    // The indexes of columns hold their rows in the order of time.
    let in_time = list.sort == Sort::Accepted && all.own.is_none();
    let whole = first.is_none() || all.open || (in_time && all.keys.is_empty());
    if let Some(words) = words
        && (whole || tx.hits("complaint_words", words, few)? <= few)
    {
        let place = all.place(words.to_owned());
        let matches = Engine::Sqlite.matches("complaint_words", &place);
        let order = match (list.sort, list.descending) {
            // Ids follow the time of the registration, and the index of words gives them in their order: nothing is sorted.
            (Sort::Accepted, true) => "complaint_words.rowid DESC",
            (Sort::Accepted, false) => "complaint_words.rowid",
            _ => &order,
        };
        let from = "complaint_words JOIN complaint c ON c.id = complaint_words.rowid";
        return Ok(Some((format!("{from} WHERE {matches} AND {} ORDER BY {order}", all.aside()), true)));
    }
    if let (None, true, Some(most)) = (words, all.open || in_time, first) {
        // What is sorted are ids: whole rows are read of the first alone.
        let ids = format!("SELECT c.id FROM {} WHERE {} ORDER BY {order} LIMIT {most}", all.table(), all.all());
        return Ok(Some((format!("complaint c WHERE c.id IN ({ids}) ORDER BY {order}"), true)));
    }
    if first.is_none() || list.ids.is_some() {
        return Ok(Some((format!("{} WHERE {} ORDER BY {order}", all.table(), all.all()), false)));
    }
    let found = all.few(tx, few)?;
    Ok(found.map(|found| (format!("complaint c WHERE {found} AND {} ORDER BY {order}", all.aside()), false)))
}

/// The rows of a list, from `skip` on; whether there are more.
///
/// # Errors
/// A refusal for who may read none, or a fault.
pub fn list(cx: &Context<'_, '_>, list: &ListQuery) -> Result<Lines<Line>, No> {
    list_by(cx, list, FEW)
}

fn list_by(cx: &Context<'_, '_>, list: &ListQuery, few: i64) -> Result<Lines<Line>, No> {
    let mut found = Vec::new();
    let mut skipped = 0;
    let first = list.skip.saturating_add(list.limit).saturating_add(1);
    rows_of(cx, list, Some(first), few, "", &mut |line, _| {
        if skipped < list.skip {
            skipped += 1;
        } else {
            found.push(line);
        }
        Ok(if found.len() > list.limit { ControlFlow::Break(()) } else { ControlFlow::Continue(()) })
    })?;
    Ok(Lines::first(found, list.limit))
}

/// What a sheet says of a complaint beside its line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Beside {
    /// 投诉时间
    pub happened_at: Instant,
    /// 投诉要求
    pub demand: String,
    /// 受理人, by name.
    pub accepted_by: String,
    /// 首问责任人, by name.
    pub tracker: String,
}

/// Every row of a list in its order, one by one, whatever its `skip` and `limit`.
///
/// # Errors
/// A refusal for who may read none, a fault, or that of `take`, which ends it.
pub fn each(cx: &Context<'_, '_>, list: &ListQuery, take: &mut dyn FnMut(Line, Beside) -> Result<(), Fault>) -> Result<(), No> {
    rows_of(cx, list, None, FEW, ", c.happened_at, c.accepted_name, c.tracker_name", &mut |line, row| {
        let beside = Beside { demand: row.text(21)?, happened_at: row.instant(22)?, accepted_by: row.text(23)?, tracker: row.text(24)? };
        take(line, beside).map(|()| ControlFlow::Continue(()))
    })
}

/// How many rows a list has, without its search text; counting ends behind [`COUNTED`].
///
/// # Errors
/// A refusal for who may read none, or a fault.
pub fn total(cx: &Context<'_, '_>, list: &ListQuery) -> Result<i64, No> {
    case_15_group::must_read_some(cx.actor)?;
    let all = conditions(cx, list);
    let counted = format!("SELECT 1 FROM {} WHERE {} LIMIT {}", all.table(), all.all(), one_more(COUNTED));
    Ok(cx.tx.number(&format!("SELECT count(*) FROM ({counted}) counted"), &all.values)?)
}

/// The open complaints by state: how many there are of each age, and the first of them, those that stand longest in it first.
///
/// # Errors
/// A refusal for who may read none, or a fault.
pub fn board(cx: &Context<'_, '_>, filter: &ListQuery) -> Result<Vec<BoardColumn>, No> {
    case_15_group::must_read_some(cx.actor)?;
    let list = ListQuery { scope: Scope::Open, states: Vec::new(), text: String::new(), ..filter.clone() };
    let all = conditions(cx, &list);
    let mut columns: Vec<BoardColumn> = State::ALL
        .iter()
        .filter(|state| !state.is_closed())
        .map(|state| BoardColumn { state: *state, count: 0, ages: [0; 4], lines: Vec::new() })
        .collect();
    let ages = format!("SELECT c.state, c.state_since, c.due_at FROM {} WHERE {}", all.table(), all.all());
    cx.tx.each(&ages, &all.values, |row| {
        let state = State::of(row.str(0)?);
        let level = Level::of(row.instant(1)?, row.maybe_int(2)?.map(Instant), cx.at);
        if let Some(column) = columns.iter_mut().find(|column| Some(column.state) == state) {
            column.count += 1;
            if let Some(count) = column.ages.get_mut(level as usize) {
                *count += 1;
            }
        }
        Ok::<_, Fault>(ControlFlow::Continue(()))
    })?;
    for column in columns.iter_mut().filter(|column| column.count > 0) {
        let statement = format!(
            "SELECT {LINE} FROM {} WHERE c.state = '{}' AND {} ORDER BY c.state_since, c.id LIMIT {}",
            all.table(),
            column.state.word(),
            all.all(),
            filter.limit
        );
        column.lines = cx.tx.all(&statement, &all.values, line_of)?;
    }
    Ok(columns)
}

/// At most so many open ones are compared.
const COMPARED: usize = 5_000;
/// At most so many are shown beside the form.
const SHOWN: usize = 8;
/// Texts that share this many per cent of their pairs of characters are alike.
const ALIKE_PERCENT: usize = 40;

/// Pairs of neighbouring characters of a text, in their order and each once.
fn pairs(text: &str) -> Vec<(char, char)> {
    let letters: Vec<char> = text.chars().filter(|letter| letter.is_alphanumeric()).take(400).collect();
    let mut pairs: Vec<(char, char)> = letters.windows(2).filter_map(|pair| pair.first().copied().zip(pair.last().copied())).collect();
    pairs.sort_unstable();
    pairs.dedup();
    pairs
}

/// Open complaints of the same phone or customer, and those with a similar text, while a form is typed. Whoever registers may see that
/// there is one, whosoever it is: number, state and 经办人; the rest only where he may read it.
///
/// # Errors
/// A refusal for who may register none, or a fault.
pub fn similar(cx: &Context<'_, '_>, draft: &Draft) -> Result<Vec<Similar>, No> {
    cx.actor.must_do(Function::ComplaintRegister)?;
    let key = phone_key(&draft.phone);
    let own = |row: &Row<'_>| -> Result<(Line, bool), Fault> {
        let own = (21..26).map(|column| row.maybe_int(column)).collect::<Result<Vec<_>, _>>()?;
        Ok((line_of(row)?, own.contains(&Some(cx.actor.id))))
    };
    let columns = format!("{LINE}, c.accepted_by, c.tracker, c.handler, c.owner, c.contact");
    let mut found: Vec<Similar> = Vec::new();
    let reads_all = case_15_group::reads_all(cx.actor);
    let mut add = |(line, own): (Line, bool), same: bool, percent: usize| {
        if found.iter().all(|similar| similar.line.id != line.id) {
            let line = if own || reads_all {
                line
            } else {
                // Whose it is stays with those who may read it.
                Line { complainant: String::new(), phone: String::new(), content: String::new(), ..line }
            };
            found.push(Similar { line, same, percent });
        }
    };
    if key.len() >= 7 {
        let sql = format!("SELECT {columns} FROM complaint c WHERE c.phone_key = ?1 AND c.live = 1 ORDER BY c.accepted_at DESC LIMIT 8");
        cx.tx.all(&sql, sql![&key], own)?.into_iter().for_each(|row| add(row, true, 100));
    }
    if let Some(customer) = draft.customer {
        let sql = format!("SELECT {columns} FROM complaint c WHERE c.customer = ?1 AND c.live = 1 ORDER BY c.accepted_at DESC LIMIT 8");
        cx.tx.all(&sql, sql![customer], own)?.into_iter().for_each(|row| add(row, true, 100));
    }
    let typed = pairs(&draft.content);
    if typed.len() >= 4 {
        let mut alike: Vec<(usize, i64)> = Vec::new();
        let sql = format!("SELECT c.id, c.content FROM {} WHERE c.live = 1 LIMIT {COMPARED}", *OPEN_ONES);
        cx.tx.each(&sql, &[], |row| {
            let other = pairs(row.str(1)?);
            let both = other.iter().filter(|pair| typed.binary_search(pair).is_ok()).count();
            // Of the shorter one: what is typed so far is the beginning of more.
            let percent = both * 100 / typed.len().min(other.len()).max(1);
            if percent >= ALIKE_PERCENT && both >= 4 {
                alike.push((percent, row.int(0)?));
            }
            Ok::<_, Fault>(ControlFlow::Continue(()))
        })?;
        alike.sort_unstable_by(|a, b| b.cmp(a));
        for (percent, id) in alike.into_iter().take(SHOWN) {
            let sql = format!("SELECT {columns} FROM complaint c WHERE c.id = ?1");
            cx.tx.all(&sql, sql![id], own)?.into_iter().for_each(|row| add(row, false, percent));
        }
    }
    found.truncate(SHOWN);
    Ok(found)
}

/// The form that the person has not sent.
///
/// # Errors
/// A refusal for who may register none, or a fault.
pub fn kept(cx: &Context<'_, '_>) -> Result<Option<Draft>, No> {
    cx.actor.must_do(Function::ComplaintRegister)?;
    let text = cx.tx.one("SELECT draft FROM complaint_draft WHERE staff = ?1", sql![cx.actor.id], |row| row.text(0))?;
    // A form of an older version that cannot be understood any more is as good as none.
    Ok(text.and_then(|text| serde_json::from_str(&text).ok()))
}

/// The file of a customer by its name.
///
/// # Errors
/// A fault of the file.
pub fn customer(cx: &Context<'_, '_>, id: i64) -> Result<Option<Hint>, Fault> {
    Ok(links::owner(cx.tx, id)?.map(|owner| Hint { id: owner.id, text: owner.name }))
}

/// Departments that were responsible lately, those of the newest complaints first, with the contact person they had.
///
/// # Errors
/// A refusal for who may read none, or a fault.
pub fn departments(cx: &Context<'_, '_>) -> Result<Vec<(String, String)>, No> {
    case_15_group::must_read_some(cx.actor)?;
    let sql = "SELECT a.department, a.contact FROM complaint_assignment a JOIN (SELECT department, max(id) AS last FROM \
         (SELECT department, id FROM complaint_assignment ORDER BY id DESC LIMIT 2000) newest GROUP BY department) n ON n.last = a.id \
         ORDER BY a.id DESC LIMIT 50";
    Ok(cx.tx.all(sql, &[], |row| Ok((row.text(0)?, row.text(1)?)))?)
}

/// Products that stand on complaints, the most frequent first.
///
/// # Errors
/// A refusal for who may register none, or a fault.
pub fn products(cx: &Context<'_, '_>) -> Result<Vec<String>, No> {
    cx.actor.must_do(Function::ComplaintRegister)?;
    let sql = "SELECT product, count(*) FROM (SELECT product FROM complaint WHERE product <> '' ORDER BY id DESC LIMIT 2000) p \
         GROUP BY product ORDER BY 2 DESC, 1 LIMIT 50";
    Ok(cx.tx.all(sql, &[], |row| row.text(0))?)
}

/// Outages of the hotline, the newest first.
///
/// # Errors
/// A refusal for who may read none, or a fault.
pub fn outages(cx: &Context<'_, '_>, most: i64) -> Result<Vec<Outage>, No> {
    case_15_group::must_read_some(cx.actor)?;
    let sql = "SELECT id, from_at, to_at, reason, staff, name FROM hotline_outage ORDER BY from_at DESC, id DESC LIMIT ?1";
    Ok(cx.tx.all(sql, sql![most], |row| {
        Ok(Outage {
            id: row.int(0)?,
            from: row.instant(1)?,
            to: row.maybe_int(2)?.map(crate::base::Instant),
            reason: row.text(3)?,
            by: Person { id: row.int(4)?, name: row.text(5)? },
        })
    })?)
}

/// The beginning of a number from what was typed of it; what cards show of it (`0310-004`) is one of this year.
fn begins(text: &str, year: i16) -> Option<String> {
    let typed = typed_number(text);
    let shown = text.split_once('-').filter(|_| typed.chars().all(|c| c.is_ascii_digit()));
    match shown.map(|(day, _)| day.trim().len()) {
        Some(4) => Some(hyphened(&format!("TS{year}{typed}"))),
        Some(8) => Some(hyphened(&format!("TS{typed}"))),
        _ => typed.starts_with("TS").then(|| hyphened(&typed)),
    }
}

/// Complaints whose number begins so, typed with hyphens or without, as far as the person may read them.
///
/// # Errors
/// A fault of the file.
pub fn by_number(cx: &Context<'_, '_>, text: &str, most: usize) -> Result<Vec<Line>, Fault> {
    let readable = case_15_group::must_read_some(cx.actor).is_ok();
    let Some(begins) = begins(text, cx.at.day().year()).filter(|_| readable) else { return Ok(Vec::new()) };
    let everything = ListQuery::default();
    let mut all = conditions(cx, &everything);
    all.with("c.no < ?", format!("{begins}~"));
    all.with("c.no >= ?", begins);
    cx.tx.all(&format!("SELECT {LINE} FROM complaint c WHERE {} ORDER BY c.no DESC LIMIT {most}", all.all()), &all.values, line_of)
}

/// Open complaints that were accepted before a moment, as the daily list of long open ones shows them (CASE-05, TICK-03).
///
/// # Errors
/// A fault of the file.
pub fn open_before(tx: &Tx<'_>, before: crate::base::Instant) -> Result<Vec<crate::areas::cases::complaints::OpenOver>, Fault> {
    tx.all(
        &format!(
            "SELECT c.id, c.no, c.accepted_at, c.tracker_name, c.handler_name, c.state, c.department, \
             (SELECT a.until FROM complaint_assignment a WHERE a.complaint = c.id ORDER BY a.id DESC LIMIT 1) \
             FROM {} WHERE c.live = 1 AND c.accepted_at < ?1 ORDER BY c.accepted_at, c.id",
            *OPEN_ONES
        ),
        sql![before],
        |row| {
            Ok(crate::areas::cases::complaints::OpenOver {
                id: row.int(0)?,
                no: row.text(1)?,
                accepted_at: row.instant(2)?,
                tracker: row.text(3)?,
                handler: row.text(4)?,
                state: State::of(row.str(5)?).unwrap_or(State::Judging),
                department: row.text(6)?,
                agreed: row.maybe_int(7)?.map(crate::base::Instant),
            })
        },
    )
}

/// Who works on complaints, with how many open ones; the fewest first.
///
/// # Errors
/// A refusal for who may read none, or a fault.
pub fn handlers(cx: &Context<'_, '_>) -> Result<Vec<(Hint, i64)>, No> {
    case_15_group::must_read_some(cx.actor)?;
    let loads = facts::loads(cx.tx)?;
    let works = |posts: &[crate::base::Post]| {
        let access = crate::base::access_of(posts, Function::ComplaintHandle);
        access.deed == crate::base::Deed::Do && access.reach == crate::base::Reach::All
    };
    let mut handlers: Vec<(Hint, i64)> = facts::people(cx.tx)?
        .into_iter()
        .filter(|person| works(&person.posts))
        .map(|person| (Hint { id: person.id, text: person.name }, loads.get(&person.id).copied().unwrap_or(0)))
        .collect();
    handlers.sort_by_key(|(hint, open)| (*open, hint.id));
    Ok(handlers)
}

/// The last imports of lists, the newest first, with how many of their complaints nobody has worked on.
///
/// # Errors
/// A refusal for who may not import, or a fault.
pub fn imports(cx: &Context<'_, '_>) -> Result<Vec<ImportRun>, No> {
    case_15_group::may_import(cx.actor)?;
    let runs = cx.tx.all(
        "SELECT j.seq, j.at, j.actor_name, j.after, (SELECT count(*) FROM complaint c WHERE c.imported = j.seq AND c.stands = 1 \
         AND NOT EXISTS (SELECT 1 FROM complaint_step s WHERE s.complaint = c.id AND s.verb <> ?1)) \
         FROM journal j WHERE j.verb = 'case.import' AND j.outcome = 'done' ORDER BY j.seq DESC LIMIT 10",
        sql![Verb::Register.word()],
        |row| {
            let told: serde_json::Value = serde_json::from_str(row.str(3)?).unwrap_or_default();
            Ok(ImportRun {
                entry: row.int(0)?,
                at: row.instant(1)?,
                by: row.text(2)?,
                file: told.get("file").and_then(serde_json::Value::as_str).unwrap_or_default().to_owned(),
                rows: told.get("rows").and_then(serde_json::Value::as_i64).unwrap_or_default(),
                untouched: row.int(4)?,
            })
        },
    )?;
    Ok(runs)
}

/// The saved ways to read a list, the newest first.
///
/// # Errors
/// A refusal for who may not import, or a fault.
pub fn ways(cx: &Context<'_, '_>) -> Result<Vec<Way<Headings>>, No> {
    case_15_group::may_import(cx.actor)?;
    Ok(ways::saved(cx.tx, LIST, headings_of)?)
}

/// Everybody who works here, by name: who may be named successor of a 首问责任人 (TICK-01).
///
/// # Errors
/// A refusal for who may read none, or a fault.
pub fn colleagues(cx: &Context<'_, '_>) -> Result<Vec<Hint>, No> {
    case_15_group::must_read_some(cx.actor)?;
    Ok(facts::people(cx.tx)?.into_iter().map(|person| Hint { id: person.id, text: person.name }).collect())
}

/// What happened with a customer in complaints, the newest first: registrations, replies, feedback, visits and how they ended. What was said
/// is told to who may read the complaint.
///
/// # Errors
/// A fault of the file.
pub fn events(cx: &Context<'_, '_>, customer: i64, filter: &EventFilter, limit: usize) -> Result<Vec<Event>, Fault> {
    let verbs: &[Verb] = match filter.kind {
        None => &[Verb::Register, Verb::FirstReply, Verb::Answer, Verb::Feedback, Verb::Visit, Verb::Archive, Verb::Terminate],
        Some(EventKind::Complaint) => &[Verb::Register, Verb::FirstReply, Verb::Answer, Verb::Feedback, Verb::Archive, Verb::Terminate],
        Some(EventKind::Visit) => &[Verb::Visit],
        Some(_) => return Ok(Vec::new()),
    };
    let verbs: Vec<String> = verbs.iter().map(|verb| format!("'{}'", verb.word())).collect();
    let mut all = Conditions::default();
    all.with("c.customer = ?", customer);
    all.plain(format!("s.verb IN ({})", verbs.join(", ")));
    if let Some(who) = &filter.who {
        all.with("s.name = ?", who);
    }
    if let Some(from) = filter.from {
        all.with("s.at >= ?", from);
    }
    if let Some(before) = filter.before {
        all.with("s.at < ?", before);
    }
    all.values.push(Sql::from(i64::try_from(limit).unwrap_or(i64::MAX)));
    let statement = format!(
        "SELECT s.at, s.name, s.verb, s.text, c.id, c.no, c.content, c.accepted_by, c.tracker, c.handler, c.owner, c.contact \
         FROM complaint c JOIN complaint_step s ON s.complaint = c.id WHERE {} ORDER BY s.at DESC, s.id DESC LIMIT ?{}",
        all.all(),
        all.values.len()
    );
    let reads_all = case_15_group::reads_all(cx.actor);
    cx.tx.all(&statement, &all.values, |row| {
        let verb = Verb::of(row.str(2)?).unwrap_or(Verb::Register);
        let own = (7..12).map(|column| row.maybe_int(column)).collect::<Result<Vec<_>, _>>()?.contains(&Some(cx.actor.id));
        let said = if verb == Verb::Register { row.text(6)? } else { row.text(3)? };
        Ok(Event {
            at: row.instant(0)?,
            kind: if verb == Verb::Visit { EventKind::Visit } else { EventKind::Complaint },
            who: row.text(1)?,
            title: msg!("cases-complaints-event", no = row.text(5)?, verb = verb.message()),
            detail: if reads_all || own { said } else { String::new() },
            place: "case",
            subject: row.int(4)?,
        })
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::areas::cases::office::{Office, at};
    use crate::areas::who;
    use crate::base::Post;
    use crate::rules::Parameters;

    /// 240 complaints over several blocks of ids, with few values in every column, so that many rows are equal in it.
    fn filled() -> Office {
        let mut office = Office::new();
        let people = [Post::Agent, Post::Tech, Post::ComplaintOfficer, Post::TeamLeader].map(|post| office.who(post));
        let mut random = 7_u64;
        let mut below = |most: u64| {
            random = random.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            usize::try_from((random >> 33) % most).unwrap()
        };
        let insert =
            "INSERT INTO complaint (id, no, complainant, phone, phone_key, happened_at, channel, content, demand, product, emotion,
             important, accepted_by, accepted_name, accepted_at, tracker, tracker_name, handler, handler_name, state, state_since, live,
             due_at, reply_due, department, round, cause, withdrawn, stands)
             VALUES (?1, ?2, ?3, ?4, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, '', ?5, ?13, '', ?14, ?15, ?16, ?5, ?17, ?18, ?5, ?19, ?20, ?21,
             ?22, ?23)";
        let fill = |tx: &Tx<'_>| {
            for n in 0..240_i64 {
                let (handler, live, stands) = (below(5), below(4) == 0, below(12) > 0);
                let row = sql![
                    n * 150 + 1,
                    // Numbers do not follow the ids.
                    format!("TS-20260303-{:03}", (n * 7) % 240),
                    ["李强", "王芳", "欧阳建国"][below(3)],
                    format!("138{:08}", below(4) * 1_234_567),
                    at(1, 9, 0, 0).plus_minutes(n / 3),
                    ["投诉热线", "官网"][below(2)],
                    ["送餐晚到两天", "送餐的客服不理人", "味道不好，客服电话无人接听"][below(3)],
                    ["退款", "", "道歉并退款"][below(3)],
                    ["会员", "礼品卡"][below(2)],
                    ["愤怒", "平静"][below(2)],
                    below(5) == 0,
                    people[below(4)],
                    people[below(4)],
                    people.get(handler).copied(),
                    ["甲", "乙", "丙", "丁", ""][handler],
                    if live && stands { ["待判断", "调查中"][below(2)] } else { ["归档", "终结"][below(2)] },
                    live && stands,
                    (below(3) == 0).then(|| at(4, 9, 0, 0).plus_minutes(i64::try_from(below(9)).unwrap())),
                    ["物流部", "技术部", ""][below(3)],
                    i64::try_from(below(3)).unwrap() + 1,
                    ["", "快递"][below(2)],
                    !stands,
                    stands
                ];
                tx.run(insert, row)?;
                let complaint = complaint(tx, n * 150 + 1)?.unwrap();
                super::super::put_words(tx, &complaint)?;
            }
            Ok::<_, Fault>(())
        };
        office.store.write(fill).unwrap();
        office
    }

    #[test]
    fn every_way_to_the_rows_of_a_list_leads_to_the_same_ones() {
        let mut office = filled();
        let (agent, officer) = (office.who(Post::Agent), office.who(Post::ComplaintOfficer));
        let filters = [
            ListQuery::default(),
            ListQuery { scope: Scope::Closed, important: true, ..ListQuery::default() },
            ListQuery { handler: Some(officer), department: Some("物流部".to_owned()), ..ListQuery::default() },
            ListQuery { cause: Some(Category::Delivery), emotion: Some(Emotion::Angry), skip: 3, limit: 5, ..ListQuery::default() },
            ListQuery { ids: Some((0..120).map(|n| n * 300 + 1).collect()), ..ListQuery::default() },
            ListQuery { scope: Scope::Open, ..ListQuery::default() },
        ];
        let sorts = [Sort::Accepted, Sort::Due, Sort::Number, Sort::Handler, Sort::Department, Sort::State, Sort::Round];
        let texts = ["", "客服", "送餐晚到", "道歉并退", "退款", "送餐 王芳", "1380", "没有这个词"];
        let mut seen = 0;
        let compare = |tx: &Tx<'_>| {
            let (params, actors) = (Parameters::default(), [who(tx, agent)?, who(tx, officer)?]);
            for (n, sort) in sorts.into_iter().flat_map(|sort| [(0, sort), (1, sort)]) {
                for (text, filter) in texts.iter().flat_map(|text| filters.iter().map(move |filter| (text, filter))) {
                    let list = ListQuery { text: (*text).to_owned(), sort, descending: n == 1, ..filter.clone() };
                    for actor in &actors {
                        let cx = Context { tx, actor, at: at(5, 9, 0, 0), params: &params };
                        let mut all = Vec::new();
                        each(&cx, &list, &mut |line, _| {
                            all.push(line);
                            Ok(())
                        })?;
                        let plain = Lines::first(all.into_iter().skip(list.skip).collect(), list.limit);
                        seen += plain.len();
                        for few in [0, 30, i64::MAX] {
                            assert_eq!(list_by(&cx, &list, few)?, plain, "{few} for {}: {list:?}", actor.name);
                        }
                    }
                }
            }
            Ok::<_, No>(())
        };
        office.store.read(compare).unwrap();
        assert!(seen > 10_000, "{seen}");
    }
}
