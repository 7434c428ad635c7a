//! What is asked about tickets, and the answers as far as the person may read them.

use std::collections::BTreeMap;

use super::clauses::flow_08_closing::Asked;
use super::clauses::{flow_06_bents, plus_hours, tick_03_limit, tick_04_leader, tick_06_urge, tick_07_stuck, tick_10_day, tick_11_repair};
use super::commands::{self, Act, Command, Customer, Facts, missing};
use super::model::{
    Bent, Category, Entry, MissedCall, Need, Place, Published, Repair, RepairDraft, RepairState, Rule, Satisfaction, Stage, State, Ticket,
    Transfer, Urge,
};
use super::store::beside::RepairLine;
use super::store::figures::{DayCount, Mean, Rate, Scope, Week};
use super::store::lists::{ListQuery, SeatLine, Sight, Which};
use super::store::{self, beside, figures, lists};
use crate::areas::cases::complaints::{self, OpenOver};
use crate::areas::cases::model::department_of;
use crate::areas::{Context, links};
use crate::base::{Access, Day, Deed, Fault, Function, Instant, Message, No, Post, Reach, Refusal, Why, end_of};
use crate::msg;
use crate::rules::Limit;

/// A column of the board shows at most so many cards.
pub const CARDS: usize = 60;
/// A list of what goes beside tickets shows at most so many lines.
const BESIDE: i64 = 200;

/// A question about tickets.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Query {
    /// A list.
    List(Box<ListQuery>),
    /// How many each list holds.
    Counts,
    /// How many one list holds.
    Total(Box<ListQuery>),
    /// One ticket with all that its page needs.
    Ticket {
        /// Which.
        id: i64,
    },
    /// What is open by where it stands (the team's board).
    Board {
        /// Of this team; of all where none is named.
        team: Option<i64>,
        /// Held or accepted by this person.
        person: Option<i64>,
    },
    /// What is open by department and person (TICK-07).
    Seats,
    /// The list of a day (TICK-03).
    Daily {
        /// The day.
        day: Day,
    },
    /// To whom a ticket can go.
    Targets {
        /// Which ticket.
        id: i64,
    },
    /// KPI with the tickets behind them.
    Figures {
        /// First day of acceptance.
        from: Day,
        /// Last day of acceptance.
        to: Day,
        /// Of this 首问责任人.
        who: Option<i64>,
        /// Of this team.
        team: Option<i64>,
    },
    /// The counters of a day (TICK-10).
    Day {
        /// The day.
        day: Day,
    },
    /// Consultations by what they are about (FLOW-12).
    Categories {
        /// First day.
        from: Day,
        /// Last day.
        to: Day,
    },
    /// What a week's report counts (TICK-14).
    Week {
        /// First day.
        from: Day,
        /// Last day.
        to: Day,
    },
    /// Missed calls (TICK-12).
    Calls,
    /// Repair orders (TICK-11).
    Repairs {
        /// Those at their end too.
        all: bool,
    },
    /// Rules of routing with their hits (FLOW-09).
    Rules,
    /// Answers, and what the robot did in the last thirty days (FLOW-10).
    Answers,
    /// Customers that a search finds, for the form.
    Customers {
        /// What is typed.
        text: String,
    },
}

/// A ticket in a list or on a board.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Row {
    /// The ticket.
    pub ticket: Ticket,
    /// Name of the 首问责任人.
    pub first: String,
    /// On whose shoulders it lies now.
    pub stage: Stage,
    /// Over the limit.
    pub overdue: bool,
    /// Nothing was written for too long.
    pub stuck: bool,
    /// How much of the time to the limit has gone, in hundredths.
    pub ageing: i64,
}

/// A clock of a ticket.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Clock {
    /// Its clause.
    pub clause: &'static str,
    /// What is to be done.
    pub what: Message,
    /// Until when.
    pub due: Instant,
    /// When that was done.
    pub done: Option<Instant>,
    /// Done too late, or not done and over.
    pub late: bool,
    /// How it came about.
    pub why: Why,
}

/// A next step, and what stands against it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Offer {
    /// Name of the act, as the journal says it.
    pub verb: &'static str,
    /// Why the person who asks cannot do it now; `None` where he can.
    pub barred: Option<Refusal>,
}

/// A ticket with all that its page needs.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct View {
    /// As in a list.
    pub row: Row,
    /// The customer's file.
    pub customer: Option<Customer>,
    /// Name of the own department.
    pub department: String,
    /// Name of the 值班长 to whom it went.
    pub leader: String,
    /// Its history, the oldest line first.
    pub entries: Vec<Entry>,
    /// Its transfers, in order.
    pub transfers: Vec<Transfer>,
    /// Its urges, in order.
    pub urges: Vec<Urge>,
    /// Its repair order.
    pub repair: Option<Repair>,
    /// Every next step.
    pub offers: Vec<Offer>,
    /// Every clock that runs or ran.
    pub clocks: Vec<Clock>,
}

impl View {
    /// What stands against a step; `None` where it is allowed.
    pub fn barred(&self, verb: &str) -> Option<&Refusal> {
        self.offers.iter().find(|offer| offer.verb == verb).and_then(|offer| offer.barred.as_ref())
    }
}

/// A column of the board.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Column {
    /// Where its tickets stand.
    pub state: State,
    /// How many there are.
    pub count: i64,
    /// The first of them, the most urgent first.
    pub rows: Vec<Row>,
}

/// A line of the list of a day.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DailyRow {
    /// The ticket as it is now.
    pub ticket: Ticket,
    /// Its age then, in milliseconds.
    pub age: i64,
    /// 首问责任人 then.
    pub first: String,
    /// Where it was then.
    pub place: String,
    /// How often it had been urged.
    pub urges: i64,
}

/// To whom a ticket can go.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Target {
    /// Where.
    pub place: Place,
    /// What he is best for.
    pub bents: Vec<Bent>,
    /// How many open tickets he holds.
    pub open: i64,
    /// Proposed first (FLOW-06).
    pub preferred: bool,
}

/// KPI of a period.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Figures {
    /// KPI-01
    pub timeliness: Rate,
    /// KPI-02: the last daily cut of the period, and what stood on the list.
    pub unfinished: Option<(Day, Vec<i64>)>,
    /// KPI-04
    pub invalid: Rate,
    /// KPI-12
    pub response: Rate,
    /// KPI-21: handling time.
    pub time: Mean,
    /// KPI-21: urges.
    pub urges: Mean,
}

/// The counters of a day.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DayView {
    /// The day.
    pub day: Day,
    /// What everybody did whom the person may see.
    pub all: DayCount,
    /// Name and what each did.
    pub people: Vec<(String, DayCount)>,
    /// `day_tickets`
    pub tickets: Limit,
    /// `day_contacts`
    pub contacts: Limit,
}

impl DayView {
    /// Whether tickets and contacts reach their references.
    pub fn is_reached(&self) -> (bool, bool) {
        (tick_10_day::is_reached(self.all.tickets, self.tickets.value), tick_10_day::is_reached(self.all.contacts, self.contacts.value))
    }
}

/// An answer to a [`Query`].
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Answer {
    /// To `List`.
    List {
        /// The rows.
        rows: Vec<Row>,
        /// Whether there are more.
        more: bool,
    },
    /// To `Counts`.
    Counts(BTreeMap<Which, i64>),
    /// To `Total`.
    Total(i64),
    /// To `Ticket`.
    Ticket(Box<View>),
    /// To `Board`.
    Board(Vec<Column>),
    /// To `Seats`.
    Seats(Vec<SeatLine>),
    /// To `Daily`.
    Daily {
        /// The day.
        day: Day,
        /// When it is or was frozen.
        cut: Instant,
        /// It is frozen; otherwise told from the tickets.
        frozen: bool,
        /// The lines, the oldest first.
        rows: Vec<DailyRow>,
        /// Complaints that are open for as long now, with the time agreed with the customer (CASE-05); of today only, and for who reads all.
        complaints: Vec<OpenOver>,
    },
    /// To `Targets`.
    Targets(Vec<Target>),
    /// To `Figures`.
    Figures(Box<Figures>),
    /// To `Day`.
    Day(Box<DayView>),
    /// To `Categories`.
    Categories(BTreeMap<Category, Vec<i64>>),
    /// To `Week`.
    Week(Week),
    /// To `Calls`: those that wait, then those that were called back.
    Calls {
        /// Waiting.
        open: Vec<MissedCall>,
        /// Called back.
        done: Vec<MissedCall>,
    },
    /// To `Repairs`.
    Repairs(Vec<RepairLine>),
    /// To `Rules`: each with its hits, and how many of them went on to somebody else.
    Rules(Vec<(Rule, i64, i64)>),
    /// To `Answers`: the answers, questions to the robot and how many it handed over.
    Answers {
        /// The newest answers.
        answers: Vec<Published>,
        /// Asked in thirty days.
        asked: i64,
        /// Of these, handed over.
        handed_over: i64,
    },
    /// To `Customers`: id, number and name.
    Customers(Vec<(i64, String, String)>),
}

/// Answers a question as far as the person's posts allow.
///
/// # Errors
/// A refusal by SEC-08, what is not there, or a fault.
pub fn ask(cx: &Context<'_, '_>, query: &Query) -> Result<Answer, No> {
    let today = cx.at.day();
    match query {
        Query::List(list) => self::list(cx, list),
        Query::Counts => counts(cx).map(Answer::Counts),
        Query::Total(list) => total(cx, list).map(Answer::Total),
        Query::Ticket { id } => view(cx, *id).map(|view| Answer::Ticket(Box::new(view))),
        Query::Board { team, person } => board(cx, *team, *person).map(Answer::Board),
        Query::Seats => {
            all_sight(cx)?;
            Ok(Answer::Seats(lists::seats(cx.tx, cx.at, stuck_hours(cx))?))
        }
        Query::Daily { day } => daily(cx, *day),
        Query::Targets { id } => targets(cx, *id).map(Answer::Targets),
        Query::Figures { from, to, who, team } => {
            let scope = Scope { from: *from, to: *to, people: people_of(cx, *who, *team)? };
            figures_of(cx, &scope).map(|figures| Answer::Figures(Box::new(figures)))
        }
        Query::Day { day } => self::day(cx, *day).map(|day| Answer::Day(Box::new(day))),
        Query::Categories { from, to } => {
            let scope = Scope { from: *from, to: *to, people: people_of(cx, None, None)? };
            Ok(Answer::Categories(figures::categories(cx.tx, &scope)?))
        }
        Query::Week { from, to } => {
            let scope = Scope { from: *from, to: *to, people: people_of(cx, None, None)? };
            Ok(Answer::Week(figures::week(cx.tx, &scope)?))
        }
        Query::Calls => {
            all_sight(cx)?;
            Ok(Answer::Calls { open: beside::open_calls(cx.tx, BESIDE)?, done: beside::done_calls(cx.tx, BESIDE)? })
        }
        Query::Repairs { all } => Ok(Answer::Repairs(beside::repairs(cx.tx, &sight(cx)?, *all, BESIDE)?)),
        Query::Rules => {
            cx.actor.must_read(Function::Ticket)?;
            let hits: BTreeMap<i64, (i64, i64)> =
                beside::hits(cx.tx)?.into_iter().map(|(rule, hits, moved)| (rule, (hits, moved))).collect();
            let with_hits = |rule: Rule| {
                let (hit, moved) = hits.get(&rule.id).copied().unwrap_or_default();
                (rule, hit, moved)
            };
            Ok(Answer::Rules(beside::rules(cx.tx)?.into_iter().map(with_hits).collect()))
        }
        Query::Answers => {
            if !cx.actor.access(Function::Knowledge).any() {
                return Err(no_reading());
            }
            let (asked, handed_over) = beside::robot_counts(cx.tx, plus_hours(cx.at, -24 * 30), Instant(end_of(today).0 + 1000))?;
            Ok(Answer::Answers { answers: beside::answers(cx.tx, BESIDE)?, asked, handed_over })
        }
        Query::Customers { text } => {
            cx.actor.must_do(Function::Ticket)?;
            let found = links::owners(cx, text, 8)?;
            Ok(Answer::Customers(found.into_iter().map(|owner| (owner.id, owner.no, owner.name)).collect()))
        }
    }
}

fn no_reading() -> No {
    No::Refused(Refusal::by("SEC-08", msg!("base-refused-read")))
}

fn stuck_hours(cx: &Context<'_, '_>) -> i64 {
    cx.params.int("stuck_h", cx.at.day())
}

/// What of the tickets the person may read.
///
/// # Errors
/// A refusal for who may read none, or a fault.
pub fn sight(cx: &Context<'_, '_>) -> Result<Sight, No> {
    let access = cx.actor.must_read(Function::Ticket)?;
    if access.reach == Reach::All {
        return Ok(Sight::All);
    }
    let department = if cx.actor.posts.contains(&Post::Contact) {
        let me = links::roster_people(cx.tx)?.into_iter().find(|person| person.id == cx.actor.id);
        me.as_ref().and_then(department_of).unwrap_or_default().to_owned()
    } else {
        String::new()
    };
    Ok(Sight::Own { staff: cx.actor.id, department })
}

fn all_sight(cx: &Context<'_, '_>) -> Result<(), No> {
    match sight(cx)? {
        Sight::All => Ok(()),
        Sight::Own { .. } => Err(no_reading()),
    }
}

/// Whether a ticket may be read.
fn is_seen(sight: &Sight, ticket: &Ticket) -> bool {
    match sight {
        Sight::All => true,
        Sight::Own { staff, department } => {
            ticket.first == *staff || ticket.holder.staff == Some(*staff) || (!department.is_empty() && ticket.holder.name == *department)
        }
    }
}

// ---- lists ----

/// Tickets as rows of a list.
pub fn row(cx: &Context<'_, '_>, names: &BTreeMap<i64, String>, ticket: Ticket) -> Row {
    let whole = (ticket.limit_at.0 - ticket.accepted_at.0).max(1);
    Row {
        first: names.get(&ticket.first).cloned().unwrap_or_default(),
        stage: ticket.stage(cx.at),
        overdue: ticket.is_overdue(cx.at),
        stuck: !ticket.state.is_over() && tick_07_stuck::is_stuck(ticket.last_at, cx.at, stuck_hours(cx)),
        ageing: ticket.age(cx.at).saturating_mul(100) / whole,
        ticket,
    }
}

/// The tickets of a list that the person may read.
///
/// # Errors
/// A refusal for who may read none, or a fault.
pub fn listed(cx: &Context<'_, '_>, list: &ListQuery) -> Result<Vec<Ticket>, No> {
    Ok(lists::list(cx.tx, list, &sight(cx)?, cx.actor.id, cx.at, stuck_hours(cx))?)
}

/// How many tickets a list holds.
///
/// # Errors
/// A refusal for who may read none, or a fault.
pub fn total(cx: &Context<'_, '_>, list: &ListQuery) -> Result<i64, No> {
    Ok(lists::count(cx.tx, list, &sight(cx)?, cx.actor.id, cx.at, stuck_hours(cx))?)
}

fn list(cx: &Context<'_, '_>, list: &ListQuery) -> Result<Answer, No> {
    let mut found = listed(cx, &ListQuery { most: list.most.saturating_add(1), ..list.clone() })?;
    let more = found.len() > list.most;
    found.truncate(list.most);
    let names = links::names(cx.tx)?;
    Ok(Answer::List { rows: found.into_iter().map(|ticket| row(cx, &names, ticket)).collect(), more })
}

/// How many the lists hold that are counted.
fn counts(cx: &Context<'_, '_>) -> Result<BTreeMap<Which, i64>, No> {
    let sight = sight(cx)?;
    let mut out = BTreeMap::new();
    for which in Which::ALL.into_iter().filter(|which| which.is_counted()) {
        let list = ListQuery { which, ..ListQuery::default() };
        out.insert(which, lists::count(cx.tx, &list, &sight, cx.actor.id, cx.at, stuck_hours(cx))?);
    }
    Ok(out)
}

fn board(cx: &Context<'_, '_>, team: Option<i64>, person: Option<i64>) -> Result<Vec<Column>, No> {
    let (sight, names) = (sight(cx)?, links::names(cx.tx)?);
    let mut columns = Vec::new();
    for state in State::ALL.iter().copied().filter(|state| !state.is_over()) {
        let list = ListQuery { which: Which::Open, state: Some(state), team, person, most: CARDS, ..ListQuery::default() };
        let found = lists::list(cx.tx, &list, &sight, cx.actor.id, cx.at, stuck_hours(cx))?;
        let count = lists::count(cx.tx, &list, &sight, cx.actor.id, cx.at, stuck_hours(cx))?;
        columns.push(Column { state, count, rows: found.into_iter().map(|ticket| row(cx, &names, ticket)).collect() });
    }
    Ok(columns)
}

fn daily(cx: &Context<'_, '_>, day: Day) -> Result<Answer, No> {
    let sight = sight(cx)?;
    let cut = tick_03_limit::cut_of(day, cx.params.on("tick_daily_time", day).0);
    let stored = lists::frozen(cx.tx, day)?;
    let frozen = stored.is_some();
    let lines = match stored {
        Some(lines) => lines,
        None if cut > cx.at => Vec::new(),
        None => lists::at_cut(cx.tx, cut, i64::MAX)?,
    };
    let names = links::names(cx.tx)?;
    let mut rows = Vec::new();
    for line in lines {
        let Some(ticket) = store::ticket(cx.tx, line.ticket)?.filter(|ticket| is_seen(&sight, ticket)) else { continue };
        let first = names.get(&line.first).cloned().unwrap_or_default();
        rows.push(DailyRow { ticket, age: line.age, first, place: line.place, urges: line.urges });
    }
    let complaints = if day == cx.at.day() && sight == Sight::All { complaints::open_over(cx)? } else { Vec::new() };
    Ok(Answer::Daily { day, cut, frozen, rows, complaints })
}

fn targets(cx: &Context<'_, '_>, id: i64) -> Result<Vec<Target>, No> {
    cx.actor.must_do(Function::Ticket)?;
    let ticket = readable(cx, id)?;
    let open = lists::open_of_people(cx.tx)?;
    let preferred = flow_06_bents::preferred(ticket.draft.kind);
    let works = |person: &crate::areas::roster::Person| crate::base::access_of(&person.posts, Function::Ticket).deed >= Deed::Do;
    let people = links::roster_people(cx.tx)?.into_iter().filter(|person| person.active && works(person)).map(|person| {
        let bents = flow_06_bents::of(&person);
        Target {
            preferred: preferred.is_some_and(|bent| bents.contains(&bent)),
            open: open.get(&person.id).copied().unwrap_or(0),
            bents,
            place: Place { staff: Some(person.id), name: person.name },
        }
    });
    let mut found: Vec<Target> = people.collect();
    found.sort_by_key(|target| (!target.preferred, target.open));
    let departments = lists::departments(cx.tx)?.into_iter().map(|name| Target {
        place: Place { staff: None, name },
        bents: Vec::new(),
        open: 0,
        preferred: false,
    });
    found.extend(departments);
    Ok(found)
}

// ---- one ticket ----

/// A ticket that the person may read.
///
/// # Errors
/// What is not there or not his to read, or a fault.
pub fn readable(cx: &Context<'_, '_>, id: i64) -> Result<Ticket, No> {
    let sight = sight(cx)?;
    let ticket = store::ticket(cx.tx, id)?.ok_or_else(missing)?;
    if is_seen(&sight, &ticket) { Ok(ticket) } else { Err(no_reading()) }
}

fn view(cx: &Context<'_, '_>, id: i64) -> Result<View, No> {
    let ticket = readable(cx, id)?;
    let facts = store::whole_facts(cx, ticket.clone())?;
    let names: BTreeMap<i64, String> = facts.people.iter().map(|person| (person.id, person.name.clone())).collect();
    let leader = ticket.leader.and_then(|(leader, _)| leader).and_then(|id| names.get(&id).cloned()).unwrap_or_default();
    Ok(View {
        leader,
        customer: facts.customer.clone(),
        department: facts.department.clone(),
        entries: store::entries(cx.tx, id)?,
        transfers: facts.transfers.clone(),
        urges: facts.urges.clone(),
        repair: facts.repair.clone(),
        offers: offers(cx, &facts, &ticket),
        clocks: clocks(cx, &facts, &ticket),
        row: row(cx, &names, ticket),
    })
}

/// Every act with words and ticks filled in: what is left is what stands against the person and the ticket.
fn offers(cx: &Context<'_, '_>, facts: &Facts, ticket: &Ticket) -> Vec<Offer> {
    let word = || "—".to_owned();
    let Asked { understood, anything_else } = Asked { understood: true, anything_else: true };
    let elsewhere = Place { staff: None, name: "\u{2007}".to_owned() };
    let another = facts.people.iter().find(|person| person.active && person.id != ticket.first).map_or(0, |person| person.id);
    let urge = ticket.urges.max(1);
    let acts = [
        Act::Start,
        Act::Work { text: word() },
        Act::Findings { text: word() },
        Act::Return { text: word() },
        Act::Interim { text: word() },
        Act::Reply { text: word() },
        Act::Feedback { satisfaction: Satisfaction::Good, text: String::new() },
        Act::Close { understood, anything_else },
        Act::Invalidate { code: word() },
        Act::Void { reason: word() },
        Act::Dispatch { to: Place { name: word(), ..elsewhere }, reason: word(), interim: String::new() },
        Act::AskLeader { reason: word(), interim: word() },
        Act::AnswerLeader { text: word() },
        Act::Urge { to: String::new(), channel: String::new(), text: word() },
        Act::UrgeReply { seq: urge, text: word() },
        Act::Opinion { text: word(), follow_up: word() },
        Act::Unsolvable { reason: word(), urgent: false },
        Act::Coordinate { department: String::new(), text: word(), until: None },
        Act::Supervise { request: word(), until: cx.at.day() },
        Act::Hard { reason: word() },
        Act::Discuss { people: word(), solution: word() },
        Act::Succeed { to: another, reason: word() },
        Act::Need { need: Need::Stated, text: word() },
        Act::Correct { rev: ticket.rev, customer: None, party: word(), contact: word(), category: None },
        Act::OpenRepair { draft: Box::new(RepairDraft { place: word(), fault: word(), ..RepairDraft::default() }) },
        Act::Contact { repairer: word() },
        Act::Send { repairer: word() },
        Act::Repaired { parts: String::new(), cost: 0 },
        Act::Sign { by: word() },
        Act::Visit { text: word() },
    ];
    let offer = |act: Act| Offer { verb: act.verb(), barred: commands::decide(facts, &Command::on(ticket.id, act), cx.actor, cx.at).err() };
    acts.into_iter().map(offer).collect()
}

fn shown(at: Instant) -> Message {
    msg!("cases-tickets-moment", at = at.local().strftime("%m-%d %H:%M:%S").to_string())
}

/// How a deadline came about: from a moment, so many hours or minutes by a parameter.
fn why(clause: &'static str, from: Instant, limit: &Limit, due: Instant) -> Why {
    Why {
        clause,
        parameters: vec![limit.used.clone()],
        facts: vec![(msg!("cases-tickets-clock-from"), shown(from))],
        steps: vec![msg!("cases-tickets-clock-until", until = shown(due))],
    }
}

fn clocks(cx: &Context<'_, '_>, facts: &Facts, ticket: &Ticket) -> Vec<Clock> {
    let (now, limits) = (cx.at, &facts.limits);
    let end = ticket.closed_at;
    let clock = |clause: &'static str, what: Message, due: Instant, done: Option<Instant>, why: Why| Clock {
        clause,
        what,
        due,
        done,
        late: done.or(end).unwrap_or(now) > due,
        why,
    };
    let mut out = vec![clock(
        "TICK-03",
        msg!("cases-tickets-clock-limit"),
        ticket.limit_at,
        end,
        why("TICK-03", ticket.accepted_at, &limits.hours, ticket.limit_at),
    )];
    if ticket.stage(now) > Stage::Acceptor {
        let due = ticket.leader.map_or_else(|| tick_04_leader::opinion_due(ticket.limit_at, limits.opinion_hours.value), |(_, due)| due);
        let from = tick_03_limit::first_second_over(ticket.limit_at);
        let given = ticket.opinion.as_ref().map(|opinion| opinion.at);
        out.push(clock("TICK-04", msg!("cases-tickets-clock-opinion"), due, given, why("TICK-04", from, &limits.opinion_hours, due)));
    }
    if let (Some(due), Some(opinion)) = (ticket.manager_due, &ticket.opinion) {
        let done = end.or(ticket.manager_at);
        out.push(clock("TICK-05", msg!("cases-tickets-clock-manager"), due, done, why("TICK-05", opinion.at, &limits.manager_hours, due)));
    }
    if let Some(due) = tick_06_urge::remind_after(ticket, limits.urge_hours.value) {
        let from = ticket.urged_at.unwrap_or(ticket.limit_at);
        out.push(clock("TICK-06", msg!("cases-tickets-clock-urge"), due, None, why("TICK-06", from, &limits.urge_hours, due)));
    }
    if end.is_none() {
        let due = plus_hours(ticket.last_at, limits.stuck_hours.value);
        out.push(clock("TICK-07", msg!("cases-tickets-clock-stuck"), due, None, why("TICK-07", ticket.last_at, &limits.stuck_hours, due)));
    }
    if let Some(repair) = &facts.repair {
        let due = tick_11_repair::contact_due(repair.reported_at, limits.contact_minutes.value);
        let done = repair.contacted_at;
        out.push(clock(
            "TICK-11",
            msg!("cases-tickets-clock-repair"),
            due,
            done,
            why("TICK-11", repair.reported_at, &limits.contact_minutes, due),
        ));
    }
    if let Some(supervision) = &ticket.supervision {
        out.push(clock("TICK-14", msg!("cases-tickets-clock-supervision"), end_of(supervision.until), end, Why::of("TICK-14")));
    }
    out
}

// ---- figures ----

/// Whose figures the person may see: everybody's (`None`), or these people's.
fn people_of(cx: &Context<'_, '_>, who: Option<i64>, team: Option<i64>) -> Result<Option<Vec<i64>>, No> {
    let Access { deed, reach, note } = cx.actor.access(Function::Statistics);
    let mine = match (reach, note) {
        _ if deed < Deed::Read => return Err(no_reading()),
        (Reach::All, _) => None,
        (_, "group") => Some(links::own_people(cx)?),
        (_, "" | "dept") => Some(vec![cx.actor.id]),
        _ => return Err(no_reading()),
    };
    let may = |id: &i64| mine.as_ref().is_none_or(|people| people.contains(id));
    if let Some(who) = who {
        return if may(&who) { Ok(Some(vec![who])) } else { Err(no_reading()) };
    }
    let Some(team) = team else { return Ok(mine) };
    let members: Vec<i64> =
        links::roster_people(cx.tx)?.into_iter().filter(|person| person.team == Some(team)).map(|person| person.id).collect();
    if members.iter().all(may) { Ok(Some(members)) } else { Err(no_reading()) }
}

fn figures_of(cx: &Context<'_, '_>, scope: &Scope) -> Result<Figures, No> {
    let tx = cx.tx;
    let limit = cx.params.int("resp_sec", scope.to.min(cx.at.day()));
    let (time, urges) = figures::handling(tx, scope)?;
    Ok(Figures {
        timeliness: figures::timeliness(tx, scope, cx.at)?,
        unfinished: unfinished(cx, scope)?,
        invalid: figures::invalid(tx, scope)?,
        response: figures::response(tx, scope, limit)?,
        time,
        urges,
    })
}

/// The last daily cut of the period that has come, and what stood on its list.
fn unfinished(cx: &Context<'_, '_>, scope: &Scope) -> Result<Option<(Day, Vec<i64>)>, Fault> {
    let mut day = scope.to.min(cx.at.day());
    let cut_of = |day: Day| tick_03_limit::cut_of(day, cx.params.on("tick_daily_time", day).0);
    if cut_of(day) > cx.at {
        day = crate::base::plus_days(day, -1);
    }
    if day < scope.from {
        return Ok(None);
    }
    let lines = match lists::frozen(cx.tx, day)? {
        Some(lines) => lines,
        None => lists::at_cut(cx.tx, cut_of(day), i64::MAX)?,
    };
    let of = |line: &lists::CutLine| scope.people.as_ref().is_none_or(|people| people.contains(&line.first));
    Ok(Some((day, lines.iter().filter(|line| of(line)).map(|line| line.ticket).collect())))
}

fn day(cx: &Context<'_, '_>, day: Day) -> Result<DayView, No> {
    let people = people_of(cx, None, None)?;
    let limits = super::clauses::Limits::on(cx.params, day);
    let mut each = Vec::new();
    for person in links::roster_people(cx.tx)? {
        if people.as_ref().is_some_and(|people| !people.contains(&person.id)) {
            continue;
        }
        let count = figures::day(cx.tx, day, Some(&[person.id]))?;
        if count != DayCount::default() {
            each.push((person.name, count));
        }
    }
    Ok(DayView {
        day,
        all: figures::day(cx.tx, day, people.as_deref())?,
        people: each,
        tickets: limits.day_tickets,
        contacts: limits.day_contacts,
    })
}

/// Where a repair order goes next; nothing once it is at its end.
pub fn next_of(state: RepairState) -> Option<&'static str> {
    match state {
        RepairState::Reported => Some("repair.send"),
        RepairState::Sent => Some("repair.done"),
        RepairState::Done => Some("repair.sign"),
        RepairState::Confirmed => Some("repair.visit"),
        RepairState::Visited => None,
    }
}
