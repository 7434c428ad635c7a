//! Complaints 投诉 (CASE-01 to CASE-22): the 《顾客投诉登记表》 and its way from the registration to the archive.
//!
//! `decide` takes the complaint whole, with everything that hangs on it, and gives it back as it stands afterwards. Every act leaves a
//! line of the timeline ([`model::Step`]) that nobody changes; the time in each state is read off these lines (CASE-19).
//!
//! What a page needs is one question: [`Query::View`]. It carries, for each step of the way, why it is not allowed now ([`ComplaintView::acts`]).

pub mod clauses;
pub mod commands;
pub mod import;
mod inbox;
pub mod model;
pub mod printed;
pub mod sheet;
pub mod store;
#[cfg(test)]
mod tests;
mod told;
pub mod view;

pub use commands::{Act, Command};
pub use inbox::inbox;
pub use model::{
    Category, CauseDraft, Channel, Complaint, Draft, Emotion, Mode, Ours, Outage, ProposalDraft, Satisfaction, Soothing, State, Timer,
    Verb, VisitDraft,
};

use std::collections::BTreeMap;

use crate::areas::cases::model::Level;
use crate::areas::imports::ways::Way;
use crate::areas::{Context, Done, Event, EventFilter, Found};
use crate::base::{Actor, Day, Fault, Finding, Flaw, Instant, Lines, No, Period, Refusal};
use crate::store::Tx;
use crate::store::migrate::Step;

/// Schema files of this room.
pub const SCHEMA: &[Step] = &[Step { name: "cases/complaints/0001", text: include_str!("schema/0001_complaints.sql") }];

/// How many rows of a list are counted at most.
pub const COUNTED: usize = 10_000;

/// Which complaints a list holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum Scope {
    /// All that the person may read.
    #[default]
    All,
    /// Those that are open.
    Open,
    /// Open ones that are his: as 首问责任人, 经办人, owner or contact.
    Mine,
    /// Archived and ended ones.
    Closed,
}

/// By what a list is sorted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, serde::Serialize, serde::Deserialize)]
pub enum Sort {
    /// 受理时间
    #[default]
    Accepted,
    /// The clock that ends first; those without one last.
    Due,
    /// Number.
    Number,
    /// 经办人
    Handler,
    /// 责任部门
    Department,
    /// State.
    State,
    /// Round.
    Round,
}

/// What a list asks for; everything that is set is met.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ListQuery {
    /// Typed into the search field.
    pub text: String,
    /// Which ones.
    pub scope: Scope,
    /// In one of these states; all where none is named.
    pub states: Vec<State>,
    /// These alone: the rows behind a number of an analysis.
    pub ids: Option<Vec<i64>>,
    /// Of this 经办人.
    pub handler: Option<i64>,
    /// Of this department.
    pub department: Option<String>,
    /// About this product.
    pub product: Option<String>,
    /// Of this customer.
    pub customer: Option<i64>,
    /// Through this channel.
    pub channel: Option<Channel>,
    /// Of this cause.
    pub cause: Option<Category>,
    /// With this emotion.
    pub emotion: Option<Emotion>,
    /// Important ones.
    pub important: bool,
    /// A clock is past.
    pub overdue: bool,
    /// A clock ends today, or is past.
    pub due_today: bool,
    /// Accepted on this day or later.
    pub from: Option<Day>,
    /// Accepted on this day or earlier.
    pub to: Option<Day>,
    /// By what it is sorted.
    pub sort: Sort,
    /// The other way round.
    pub descending: bool,
    /// How many rows are left out at the beginning.
    pub skip: usize,
    /// At most so many rows.
    pub limit: usize,
}

impl Default for ListQuery {
    fn default() -> Self {
        ListQuery {
            text: String::new(),
            scope: Scope::All,
            states: Vec::new(),
            ids: None,
            handler: None,
            department: None,
            product: None,
            customer: None,
            channel: None,
            cause: None,
            emotion: None,
            important: false,
            overdue: false,
            due_today: false,
            from: None,
            to: None,
            sort: Sort::Accepted,
            descending: true,
            skip: 0,
            limit: 200,
        }
    }
}

/// A complaint in a list or on the board.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Line {
    /// Id.
    pub id: i64,
    /// `TS-…`
    pub no: String,
    /// 投诉人
    pub complainant: String,
    /// 联系方式
    pub phone: String,
    /// 投诉内容
    pub content: String,
    /// Channel.
    pub channel: Option<Channel>,
    /// Emotion.
    pub emotion: Option<Emotion>,
    /// 重要
    pub important: bool,
    /// Where it stands.
    pub state: State,
    /// Since when; the age on the board.
    pub state_since: Instant,
    /// Round.
    pub round: i64,
    /// 受理时间
    pub accepted_at: Instant,
    /// 经办人, by name; empty where there is none.
    pub handler: String,
    /// 责任部门, or empty.
    pub department: String,
    /// The clock that ends first.
    pub due: Option<Instant>,
    /// Its clause.
    pub due_clause: String,
    /// Last feedback.
    pub satisfaction: Option<Satisfaction>,
    /// Cause.
    pub cause: Option<Category>,
    /// How often the department changed.
    pub transfers: i64,
    /// Product, service or order.
    pub product: String,
    /// The customer's file.
    pub customer: Option<i64>,
}

/// One state of the board.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BoardColumn {
    /// Which.
    pub state: State,
    /// How many stand in it.
    pub count: i64,
    /// How many of them are of each age, in the order of [`Level::ALL`].
    pub ages: [i64; 4],
    /// The first of them, the longest in it first.
    pub lines: Vec<Line>,
}

impl BoardColumn {
    /// How many are of this age.
    pub fn aged(&self, level: Level) -> i64 {
        self.ages.get(level as usize).copied().unwrap_or(0)
    }
}

/// An open complaint that may be the same as the one that is typed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Similar {
    /// Which. Names, phone and text are blank for who may not read it.
    pub line: Line,
    /// The same phone or customer; otherwise the text is alike.
    pub same: bool,
    /// How many per cent of the text are alike.
    pub percent: usize,
}

/// A record and how it is named.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Hint {
    /// Id.
    pub id: i64,
    /// Number or name.
    pub text: String,
}

/// An import of a list as it was done.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ImportRun {
    /// Its entry in the journal.
    pub entry: i64,
    /// When.
    pub at: Instant,
    /// By whom.
    pub by: String,
    /// Name of the file.
    pub file: String,
    /// Complaints that it brought.
    pub rows: i64,
    /// Those on which nobody has worked, which can be taken back.
    pub untouched: i64,
}

/// One complaint with all that its page shows.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ComplaintView {
    /// The complaint; its timeline is [`Complaint::steps`].
    pub complaint: Complaint,
    /// Its clocks, in the order of the way.
    pub timers: Vec<Timer>,
    /// The running one that ends first.
    pub next: Option<Timer>,
    /// Who acts next, by name.
    pub waits_for: Vec<String>,
    /// Milliseconds in each state (CASE-19).
    pub stage_times: BTreeMap<State, i64>,
    /// Every step of the way, with the refusal where it is not allowed now.
    pub acts: Vec<(Verb, Option<Refusal>)>,
    /// Registrations that were merged with it.
    pub twins: Vec<Hint>,
    /// The one with which it was merged.
    pub keeper: Option<Hint>,
    /// Open ones of the same phone or customer, which may be registrations of the same matter.
    pub same: Vec<Hint>,
    /// The customer's file.
    pub customer: Option<Hint>,
}

impl ComplaintView {
    /// Why this is not done now; nothing where it may be done.
    pub fn forbids(&self, verb: Verb) -> Option<&Refusal> {
        self.acts.iter().find(|(known, _)| *known == verb).and_then(|(_, refusal)| refusal.as_ref())
    }
}

/// An open complaint on the list of those over the limit of a ticket (CASE-05, TICK-03).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OpenOver {
    /// Id.
    pub id: i64,
    /// `TS-…`
    pub no: String,
    /// Since when it is open.
    pub accepted_at: Instant,
    /// 首问责任人
    pub tracker: String,
    /// 经办人, or empty.
    pub handler: String,
    /// Where it stands.
    pub state: State,
    /// 责任部门, or empty.
    pub department: String,
    /// The time agreed with the customer.
    pub agreed: Option<Instant>,
}

/// Whose figures.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum Whose {
    /// Everybody's whom the person may see.
    #[default]
    Everybody,
    /// One person's.
    Person(i64),
    /// A team's.
    Team(i64),
}

/// Of which complaints figures are taken.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Of {
    /// Of which time.
    pub period: Period,
    /// Whose.
    pub whose: Whose,
    /// Of this 责任部门.
    pub department: Option<String>,
    /// About this product.
    pub product: Option<String>,
}

impl Of {
    /// Everything of a period that the person may see.
    pub fn everything(period: Period) -> Self {
        Of { period, whose: Whose::Everybody, department: None, product: None }
    }
}

/// A rate with the complaints behind it.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Figure {
    /// The numerator.
    pub part: Vec<i64>,
    /// The denominator.
    pub whole: Vec<i64>,
    /// What is left out of both.
    pub excluded: Vec<i64>,
}

/// A figure of the regulations.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Kpi {
    /// KPI-03 投诉客户满意度
    Satisfaction,
    /// KPI-13 投诉首次回复及时率
    FirstReply,
}

/// A cause of the Pareto chart (CASE-11), the most frequent first.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Bar {
    /// Which.
    pub cause: Category,
    /// Complaints of it.
    pub ids: Vec<i64>,
    /// Complaints of it and of those before.
    pub so_far: usize,
    /// Complaints with a cause.
    pub all: usize,
}

/// A cell of emotion × cause (CASE-13).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Cell {
    /// Emotion; `None` where it was not judged.
    pub emotion: Option<Emotion>,
    /// Cause; `None` where it is not analysed yet.
    pub cause: Option<Category>,
    /// Complaints in it.
    pub ids: Vec<i64>,
}

/// How long complaints stood in a state (CASE-19).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StageTime {
    /// Which.
    pub state: State,
    /// Milliseconds in all.
    pub total: i64,
    /// Complaints that were in it.
    pub ids: Vec<i64>,
}

/// The figures of one handler, department, product or month.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Group {
    /// Which; empty where none is named.
    pub name: String,
    /// Complaints of it.
    pub ids: Vec<i64>,
    /// Rounds in all.
    pub rounds: i64,
    /// Changes of department in all (CASE-20).
    pub transfers: i64,
    /// Satisfied of those with feedback or ended.
    pub satisfaction: Figure,
    /// First replies in time.
    pub replies: Figure,
    /// Those that are closed.
    pub closed: Vec<i64>,
    /// Milliseconds from the registration to the end, of those that are closed.
    pub closed_time: i64,
    /// Milliseconds in each state.
    pub stages: BTreeMap<State, i64>,
}

/// The complaints of a period as a whole; every number names the complaints behind it.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Analysis {
    /// All of them.
    pub cases: Vec<i64>,
    /// Pareto of causes.
    pub pareto: Vec<Bar>,
    /// Emotion × cause.
    pub moods: Vec<Cell>,
    /// How many needed how many rounds.
    pub rounds: Vec<(i64, Vec<i64>)>,
    /// Times by state.
    pub stages: Vec<StageTime>,
    /// By 经办人.
    pub handlers: Vec<Group>,
    /// By 责任部门.
    pub departments: Vec<Group>,
    /// By product.
    pub products: Vec<Group>,
    /// By month of the registration, in their order.
    pub months: Vec<Group>,
}

/// A question to this room.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Query {
    /// A list.
    List(Box<ListQuery>),
    /// How many rows a list has, without its search text; counting ends behind [`COUNTED`].
    Total(Box<ListQuery>),
    /// The open ones by state; `limit` is that of each state.
    Board(Box<ListQuery>),
    /// One with all that its page shows.
    View {
        /// Which.
        id: i64,
    },
    /// Open ones that may be the same, and what the clauses say of the form.
    Similar(Box<Draft>),
    /// The form that the person has not sent.
    Kept,
    /// Customers that a search finds, for the form.
    Customers {
        /// What is typed.
        text: String,
    },
    /// Departments that were responsible before, with their contact.
    Departments,
    /// Products that stand on complaints.
    Products,
    /// Who works on complaints, with how many open ones.
    Handlers,
    /// Everybody who works here, by name (TICK-01).
    Colleagues,
    /// The last imports.
    Imports,
    /// Saved ways to read a list.
    Ways,
    /// Outages of the hotline (CASE-22).
    Outages,
    /// The analysis of a period.
    Analysis(Box<Of>),
    /// A figure with the complaints behind it.
    Kpi(Kpi, Box<Of>),
}

/// What is said of a form while it is typed.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct FormNews {
    /// Open ones that may be the same.
    pub similar: Vec<Similar>,
    /// What is missing or wrong.
    pub flaws: Vec<Flaw>,
    /// What is warned about.
    pub findings: Vec<Finding>,
}

/// An answer to a [`Query`].
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Answer {
    /// To `List`.
    List(Box<ListQuery>, Lines<Line>),
    /// To `Total`.
    Total(Box<ListQuery>, i64),
    /// To `Board`.
    Board(Vec<BoardColumn>),
    /// To `View`.
    View(Box<ComplaintView>),
    /// To `Similar`.
    Similar(Box<FormNews>),
    /// To `Kept`: the form, and the customer's file that it names.
    Kept(Option<Box<Draft>>, Option<Hint>),
    /// To `Customers`: the file by its name, and its number.
    Customers(Vec<(Hint, String)>),
    /// To `Departments`: name and contact.
    Departments(Vec<(String, String)>),
    /// To `Products`.
    Products(Vec<String>),
    /// To `Handlers`: who, and how many open ones.
    Handlers(Vec<(Hint, i64)>),
    /// To `Colleagues`.
    Colleagues(Vec<Hint>),
    /// To `Imports`.
    Imports(Vec<ImportRun>),
    /// To `Ways`.
    Ways(Vec<Way<sheet::Headings>>),
    /// To `Outages`.
    Outages(Vec<Outage>),
    /// To `Analysis`.
    Analysis(Box<Of>, Box<Analysis>),
    /// To `Kpi`.
    Kpi(Kpi, Box<Of>, Box<Figure>),
}

/// Carries out an act: facts, decision, changes, journal entry.
///
/// # Errors
/// The refusal, or a fault.
pub fn act(cx: &Context<'_, '_>, command: &Command) -> Result<Done, No> {
    let facts = store::facts::facts(cx, command)?;
    let (changes, findings) = commands::decide(&facts, command, cx.actor, cx.at)?;
    store::apply(cx, command, &facts.stored, &changes, findings)
}

/// Answers a question as far as the person's posts allow.
///
/// # Errors
/// A refusal or a fault.
pub fn ask(cx: &Context<'_, '_>, query: &Query) -> Result<Answer, No> {
    use store::{questions, statistics};
    Ok(match query {
        Query::List(list) => Answer::List(list.clone(), questions::list(cx, list)?),
        Query::Total(list) => Answer::Total(list.clone(), questions::total(cx, list)?),
        Query::Board(list) => Answer::Board(questions::board(cx, list)?),
        Query::View { id } => Answer::View(Box::new(questions::view(cx, *id)?)),
        Query::Similar(draft) => {
            let similar = questions::similar(cx, draft)?;
            let (flaws, findings) = commands::look_over(draft, cx.at);
            Answer::Similar(Box::new(FormNews { similar, flaws, findings }))
        }
        Query::Kept => {
            let kept = questions::kept(cx)?;
            let customer = match kept.as_ref().and_then(|draft| draft.customer) {
                Some(customer) => questions::customer(cx, customer)?,
                None => None,
            };
            Answer::Kept(kept.map(Box::new), customer)
        }
        Query::Customers { text } => {
            cx.actor.must_do(crate::base::Function::ComplaintRegister)?;
            let found = crate::areas::links::owners(cx, text, CUSTOMERS)?;
            Answer::Customers(found.into_iter().map(|owner| (Hint { id: owner.id, text: owner.name }, owner.no)).collect())
        }
        Query::Departments => Answer::Departments(questions::departments(cx)?),
        Query::Products => Answer::Products(questions::products(cx)?),
        Query::Handlers => Answer::Handlers(questions::handlers(cx)?),
        Query::Colleagues => Answer::Colleagues(questions::colleagues(cx)?),
        Query::Imports => Answer::Imports(questions::imports(cx)?),
        Query::Ways => Answer::Ways(questions::ways(cx)?),
        Query::Outages => Answer::Outages(questions::outages(cx, 200)?),
        Query::Analysis(of) => Answer::Analysis(of.clone(), Box::new(statistics::analysis(cx, of)?)),
        Query::Kpi(kpi, of) => {
            let figure = match kpi {
                Kpi::Satisfaction => statistics::satisfaction(cx, of)?,
                Kpi::FirstReply => statistics::first_replies(cx, of)?,
            };
            Answer::Kpi(*kpi, of.clone(), Box::new(figure))
        }
    })
}

/// Acts of the program itself that are due: none. What a passed deadline means is computed when it is read.
///
/// # Errors
/// A fault of the file.
pub fn due(_tx: &Tx<'_>, _at: Instant) -> Result<Vec<Command>, Fault> {
    Ok(Vec::new())
}

/// Open complaints that are older than the limit of a ticket, with the time agreed with the customer (CASE-05, TICK-03).
///
/// # Errors
/// A fault of the file.
pub fn open_over(cx: &Context<'_, '_>) -> Result<Vec<OpenOver>, Fault> {
    let hours = cx.params.int("tick_hours", cx.at.day());
    store::questions::open_before(cx.tx, cx.at.plus_minutes(-hours * 60))
}

/// What happened with a customer in complaints, the newest first, at most `limit`.
///
/// # Errors
/// A fault of the file.
pub fn events(cx: &Context<'_, '_>, customer: i64, filter: &EventFilter, limit: usize) -> Result<Vec<Event>, Fault> {
    store::questions::events(cx, customer, filter, limit)
}

/// Whether this person may bring in a list of complaints.
pub fn may_import(actor: &Actor) -> bool {
    clauses::case_15_group::may_import(actor).is_ok()
}

/// Customers shown while typing at most.
const CUSTOMERS: usize = 6;
/// Numbers named by the palette at most.
const FOUND: usize = 8;

/// What bears a number that begins so, as far as the person may read it.
///
/// # Errors
/// A fault of the file.
pub fn find(cx: &Context<'_, '_>, text: &str) -> Result<Vec<Found>, Fault> {
    let lines = store::questions::by_number(cx, text, FOUND)?;
    Ok(lines.into_iter().map(|line| Found { place: "case", id: line.id, no: line.no, names: vec![line.complainant] }).collect())
}
