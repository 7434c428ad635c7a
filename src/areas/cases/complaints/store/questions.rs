//! What pages ask: one complaint with all that its page shows, lists, the board, and similar open ones while a form is typed.

use std::collections::BTreeMap;
use std::ops::ControlFlow;

use super::{OPEN_ONES, complaint, facts, phone_key};
use crate::areas::cases::complaints::clauses::{self, case_15_group, case_19_times, file_23_phone};
use crate::areas::cases::complaints::commands::{Doing, Facts, missing};
use crate::areas::cases::complaints::model::{Category, Channel, Complaint, Draft, Emotion, Outage, Person, Satisfaction, State, Verb};
use crate::areas::cases::complaints::sheet::{Headings, LIST, headings_of};
use crate::areas::cases::complaints::{BoardColumn, COUNTED, ComplaintView, Hint, ImportRun, Line, ListQuery, Scope, Similar, Sort};
use crate::areas::cases::model::{Level, searched_words};
use crate::areas::imports::ways::{self, Way};
use crate::areas::{Context, Event, EventFilter, EventKind, hyphened, links, typed_number};
use crate::base::search::{Query as SearchQuery, SearchFields};
use crate::base::{Fault, Function, Instant, Lines, No, Refusal, begin_of, end_of, mask, one_more};
use crate::store::dialect::Engine;
use crate::store::{Row, Sql, Tx};
use crate::{msg, sql};

/// Refuses unless the person reads at least his own.
fn must_read(cx: &Context<'_, '_>) -> Result<(), Refusal> {
    if case_15_group::reads_all(cx.actor) { Ok(()) } else { cx.actor.must_do(Function::ComplaintRegister).map(|_| ()) }
}

/// One complaint with all that its page shows.
///
/// # Errors
/// A refusal for who may not read it, or a fault.
pub fn view(cx: &Context<'_, '_>, id: i64) -> Result<ComplaintView, No> {
    must_read(cx)?;
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
        Some(customer) => links::owner(cx.tx, customer)?.map(|owner| Hint { id: owner.id, text: owner.name }),
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
    values: Vec<Sql<'a>>,
    /// Open ones alone are meant.
    open: bool,
    /// The place of whoever sees his own alone, where the index of the open ones does not tell them.
    own: Option<String>,
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

    /// The table with the index that holds all that is asked.
    fn table(&self) -> &'static str {
        if self.open { &OPEN_ONES } else { "complaint c" }
    }

    /// All of them.
    fn all(&self) -> String {
        let Some(place) = &self.own else { return self.told() };
        let own = OWN.map(|column| format!("SELECT id FROM complaint WHERE {column} = {place}"));
        format!("{} AND {} IN ({})", self.told(), Engine::Sqlite.aside("c.id"), own.join(" UNION "))
    }

    /// All but whose they are.
    fn told(&self) -> String {
        if self.text.is_empty() { "1 = 1".to_owned() } else { self.text.join(" AND ") }
    }

    /// The ids of the first rows. Each kind of one's own is read in its order by its index; together they are few.
    fn first(&self, order: &str, most: usize) -> String {
        let ids = |own: &str| format!("SELECT c.id FROM {} WHERE {own}{} ORDER BY {order} LIMIT {most}", self.table(), self.told());
        match &self.own {
            None => ids(""),
            Some(place) => {
                let own = OWN.map(|column| format!("SELECT id FROM ({}) by_{column}", ids(&format!("c.{column} = {place} AND "))));
                own.join(" UNION ")
            }
        }
    }
}

/// What the person may read, and what the list asks for.
fn conditions<'a>(cx: &Context<'_, '_>, list: &'a ListQuery) -> Conditions<'a> {
    let open = matches!(list.scope, Scope::Open | Scope::Mine) || list.overdue || list.due_today;
    let mut all = Conditions { open, ..Conditions::default() };
    // An open one was merged with none.
    all.plain(if open { "c.live = 1" } else { "c.stands = 1" });
    if !case_15_group::reads_all(cx.actor) {
        if open {
            all.with(&format!("? IN (c.{})", OWN.join(", c.")), cx.actor.id);
        } else {
            all.own = Some(all.place(cx.actor.id));
        }
    }
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
        all.with("c.handler = ?", handler);
    }
    if let Some(department) = &list.department {
        all.with("c.department = ?", department);
    }
    if let Some(product) = &list.product {
        all.with("c.product = ?", product);
    }
    if let Some(customer) = list.customer {
        all.with("c.customer = ?", customer);
    }
    if let Some(channel) = list.channel {
        all.with("c.channel = ?", channel.word());
    }
    if let Some(cause) = list.cause {
        all.with("c.cause = ?", cause.word());
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

/// How the rows of a list follow each other.
fn order(list: &ListQuery) -> String {
    let way = if list.descending { "DESC" } else { "ASC" };
    let first = match list.sort {
        Sort::Accepted => String::new(),
        Sort::Due => return format!("c.due_at {way} NULLS LAST, c.id {way}"),
        Sort::Number => return format!("c.no {way}, c.id {way}"),
        Sort::Handler => format!("c.handler_name {way}, "),
        Sort::Department => format!("c.department {way}, "),
        Sort::State => format!("c.state {way}, "),
        Sort::Round => format!("c.round {way}, "),
    };
    format!("{first}c.accepted_at {way}, c.id {way}")
}

/// Takes a line and the row from which it was read.
type Take<'a> = &'a mut dyn FnMut(Line, &Row<'_>) -> Result<ControlFlow<()>, Fault>;

/// The first rows of a list in its order, or every one, one by one, with the row itself for the columns of `more` behind it.
fn rows_of(cx: &Context<'_, '_>, list: &ListQuery, first: Option<usize>, more: &str, take: Take<'_>) -> Result<(), No> {
    must_read(cx)?;
    let search = SearchQuery::parse(&list.text);
    let mut all = conditions(cx, list);
    let order = order(list);
    let statement = match (search.fts(), first) {
        (None, Some(most)) => {
            let ids = all.first(&order, most);
            format!("SELECT {LINE}{more} FROM complaint c WHERE c.id IN ({ids}) ORDER BY {order}")
        }
        (None, None) => format!("SELECT {LINE}{more} FROM {} WHERE {} ORDER BY {order}", all.table(), all.all()),
        (Some(words), _) => {
            let place = all.place(searched_words(words, all.open));
            let matches = Engine::Sqlite.matches("complaint_words", &place);
            let order = match (list.sort, list.descending) {
                // Ids follow the time of the registration, and the index of words gives them in their order: nothing is sorted.
                (Sort::Accepted, true) => "complaint_words.rowid DESC",
                (Sort::Accepted, false) => "complaint_words.rowid",
                _ => &order,
            };
            format!(
                "SELECT {LINE}{more} FROM complaint_words JOIN complaint c ON c.id = complaint_words.rowid WHERE {matches} AND {} \
                 ORDER BY {order}",
                all.all()
            )
        }
    };
    cx.tx.each(&statement, &all.values, |row| {
        let line = line_of(row)?;
        let fields = SearchFields {
            names: &[&line.complainant],
            notes: &[&line.content, &line.product],
            phones: &[&line.phone],
            codes: &[&line.no],
            ..SearchFields::default()
        };
        if search.needs_check() && !search.accepts(&fields) { Ok(ControlFlow::Continue(())) } else { take(line, row) }
    })?;
    Ok(())
}

/// The rows of a list, from `skip` on; whether there are more.
///
/// # Errors
/// A refusal for who may read none, or a fault.
pub fn list(cx: &Context<'_, '_>, list: &ListQuery) -> Result<Lines<Line>, No> {
    let mut found = Vec::new();
    let mut skipped = 0;
    let first = list.skip.saturating_add(list.limit).saturating_add(1);
    rows_of(cx, list, Some(first), "", &mut |line, _| {
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
    rows_of(cx, list, None, ", c.happened_at, c.demand, c.accepted_name, c.tracker_name", &mut |line, row| {
        let beside = Beside { happened_at: row.instant(21)?, demand: row.text(22)?, accepted_by: row.text(23)?, tracker: row.text(24)? };
        take(line, beside).map(|()| ControlFlow::Continue(()))
    })
}

/// How many rows a list has, without its search text; counting ends behind [`COUNTED`].
///
/// # Errors
/// A refusal for who may read none, or a fault.
pub fn total(cx: &Context<'_, '_>, list: &ListQuery) -> Result<i64, No> {
    must_read(cx)?;
    let all = conditions(cx, list);
    let counted = format!("SELECT 1 FROM {} WHERE {} LIMIT {}", all.table(), all.all(), one_more(COUNTED));
    Ok(cx.tx.number(&format!("SELECT count(*) FROM ({counted}) counted"), &all.values)?)
}

/// The open complaints by state: how many there are of each age, and the first of them, those that stand longest in it first.
///
/// # Errors
/// A refusal for who may read none, or a fault.
pub fn board(cx: &Context<'_, '_>, filter: &ListQuery) -> Result<Vec<BoardColumn>, No> {
    must_read(cx)?;
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

/// Departments that were responsible lately, those of the newest complaints first, with the contact person they had.
///
/// # Errors
/// A refusal for who may read none, or a fault.
pub fn departments(cx: &Context<'_, '_>) -> Result<Vec<(String, String)>, No> {
    must_read(cx)?;
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
    must_read(cx)?;
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

/// Complaints whose number begins so, typed with hyphens or without, as far as the person may read them.
///
/// # Errors
/// A fault of the file.
pub fn by_number(cx: &Context<'_, '_>, text: &str, most: usize) -> Result<Vec<Line>, Fault> {
    let typed = typed_number(text);
    if !typed.starts_with("TS") || must_read(cx).is_err() {
        return Ok(Vec::new());
    }
    let begins = hyphened(&typed);
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
    must_read(cx)?;
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
    must_read(cx)?;
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
