//! Leave 请假: requests with their route, certificates, slips and reporting back.

pub mod clauses;
pub mod commands;
mod inbox;
pub mod model;
pub mod printed;
pub mod sheet;
pub mod store;
#[cfg(test)]
mod tests;
pub mod view;

pub use clauses::{Crew, Judgement, Line as ClauseLine, Mate, Station, Way};
pub use commands::{Command, Decision};
pub use inbox::inbox;
pub use model::{Certificate, Deadlines, Draft, Kind, Label, Leave, Notice, Part, Phase, Proof, State, Step as LeaveStep};

use std::collections::BTreeMap;

use super::attendance::Tally;
use super::model::{DayKind, Person, Shift, Span};
use crate::areas::attachments::Holder;
use crate::areas::{Context, Done, links};
use crate::base::{Day, Fault, Instant, No, Post, Refusal};
use crate::sql;
use crate::store::journal::Entry;
use crate::store::migrate::Step;
use crate::store::{Store, Tx};

/// Schema files of this room.
pub const SCHEMA: &[Step] = &[Step { name: "roster/leave/0001", text: include_str!("schema/0001_leave.sql") }];

/// Time for which a request is undecided, or a paper is owed that makes it effective.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Owed {
    /// The time.
    pub span: Span,
    /// The clause that asks for it.
    pub clause: &'static str,
    /// When the shift falls to 旷工 by itself; `None` while nothing but a decision is waited for.
    pub until: Option<Instant>,
}

/// What the requests for leave make of one shift at one moment.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Cover {
    /// Time on effective leave: 请假.
    pub leave: Vec<Span>,
    /// Time on public business or study: 公出 (LEAVE-17).
    pub business: Vec<Span>,
    /// 旷工(待定) unless the person comes.
    pub owed: Option<Owed>,
    /// Refused, expired or fallen: 旷工 by this clause unless the person comes.
    pub fallen: Option<&'static str>,
    /// Leave was asked or called in for it although it is swapped (SWAP-08).
    pub asked_on_swap: bool,
    /// Kind of the newest request that is laid over it.
    pub kind: Option<Kind>,
}

/// What leave makes of each of these shifts at this moment, by the shift's id; nothing for a shift without any request.
///
/// # Errors
/// A fault of the file.
pub fn covers(cx: &Context<'_, '_>, shifts: &[Shift]) -> Result<BTreeMap<i64, Cover>, Fault> {
    store::covers::covers(cx, shifts)
}

/// The request behind a shift: which, and what kind of leave it asks for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Behind {
    /// Id.
    pub leave: i64,
    /// Its number.
    pub no: String,
    /// Its kind.
    pub kind: Kind,
}

/// The request behind each shift of these business days that has one, by the shift's id: the one that is approved, or else waits, or else
/// was refused. One statement, however many they are.
///
/// # Errors
/// A fault of the file.
pub fn behind(tx: &Tx<'_>, from: Day, to: Day) -> Result<BTreeMap<i64, Behind>, Fault> {
    store::covers::behind(tx, from, to)
}

/// Which requests a list shows.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub enum Scope {
    /// Those of the person who asks, and those that he typed in.
    #[default]
    Own,
    /// Those that wait for his decision.
    Waiting,
    /// Those of his group, or everybody's, as far as he may read them.
    Team,
}

/// A question to this room.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Query {
    /// Requests, the newest first; those that wait, by their deadlines.
    List(Scope),
    /// One request with all that its page shows.
    View {
        /// Which.
        id: i64,
    },
    /// What every clause says about a form before it is sent.
    Judge {
        /// The stored request that it becomes, if any.
        id: Option<i64>,
        /// The form.
        draft: Box<Draft>,
    },
    /// A month of somebody's roster, for the form.
    Month {
        /// Whose.
        staff: i64,
        /// First day of the month.
        month: Day,
    },
    /// The report of a month (LEAVE-18).
    Report {
        /// First day of the month.
        month: Day,
        /// One team; `None` for everybody.
        team: Option<i64>,
    },
}

/// A request in a list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Line {
    /// The request.
    pub leave: Leave,
    /// How it stands now.
    pub state: State,
    /// Deadlines after it.
    pub deadlines: Deadlines,
}

/// Somebody on leave on a day.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Away {
    /// Who.
    pub staff: i64,
    /// Name.
    pub name: String,
    /// Team.
    pub team: Option<i64>,
    /// When.
    pub day: Day,
    /// Approved; otherwise it waits.
    pub approved: bool,
}

/// The days around a request.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Ground {
    /// First day shown.
    pub from: Day,
    /// Last day shown.
    pub to: Day,
    /// Name of the kind of the first touched shift, such as 早; empty without one.
    pub kind: String,
    /// How many that kind needs at least.
    pub min: i64,
    /// The applicant's shifts.
    pub shifts: Vec<Shift>,
    /// People on that kind of shift, without those on approved leave, by day.
    pub counts: BTreeMap<Day, i64>,
    /// Colleagues of the own group who are on leave or ask for it.
    pub mates: Vec<Away>,
    /// Holidays.
    pub holidays: Vec<Day>,
    /// Tint of each kind of shift.
    pub tints: BTreeMap<i64, i64>,
}

/// What is on record about somebody in twelve months.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Record {
    /// Half days of 事假.
    pub personal: i64,
    /// Half days of 病假.
    pub sick: i64,
    /// 补批
    pub late: i64,
    /// 假条逾期
    pub slips_late: i64,
    /// Live swaps that count.
    pub swaps: i64,
    /// Those of this month, and how many may count (SWAP-03).
    pub swaps_of_month: (i64, i64),
    /// Attendance.
    pub tally: Tally,
}

/// Why the person may not do each thing with a request; nothing where he may.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Acts {
    /// Decide.
    pub decide: Option<Refusal>,
    /// Withdraw.
    pub withdraw: Option<Refusal>,
    /// Cancel, or consent to it.
    pub cancel: Option<Refusal>,
    /// 销假
    pub back: Option<Refusal>,
    /// Enter a certificate.
    pub certify: Option<Refusal>,
    /// Split at the gap.
    pub split: Option<Refusal>,
    /// Take the slip.
    pub take_slip: Option<Refusal>,
    /// Accept a late slip, or not.
    pub rule_slip: Option<Refusal>,
}

/// One request with all that its page shows.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LeaveView {
    /// The request.
    pub leave: Leave,
    /// How it stands now.
    pub state: State,
    /// The post whose decision is next, if any.
    pub awaits: Option<Post>,
    /// Deadlines after it.
    pub deadlines: Deadlines,
    /// Whose it is.
    pub applicant: Person,
    /// What the clauses said when it was sent; nothing for somebody who left.
    pub judgement: Option<Judgement>,
    /// The days around it.
    pub ground: Ground,
    /// What is on record.
    pub record: Record,
    /// What the person may do.
    pub acts: Acts,
}

/// A month of somebody's roster.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Month {
    /// Whose.
    pub staff: i64,
    /// First day of the month.
    pub first: Day,
    /// Published shifts, a week before and after too.
    pub shifts: Vec<Shift>,
    /// Shifts with a live request; `true` when it is approved.
    pub away: BTreeMap<i64, bool>,
    /// Shifts in a live swap.
    pub swapped: Vec<i64>,
    /// Marked days.
    pub holidays: Vec<(Day, DayKind)>,
    /// Tint of each kind of shift.
    pub kinds: BTreeMap<i64, i64>,
    /// Half days of approved leave in the month.
    pub halves: i64,
    /// Live swaps that count in the month, and how many may (SWAP-03).
    pub swaps: (i64, i64),
    /// Everybody who may have leave: id, name, team.
    pub people: Vec<(i64, String, String)>,
}

/// A line of the monthly report.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct ReportLine {
    /// Whose.
    pub staff: i64,
    /// Name.
    pub name: String,
    /// Name of the team, or empty.
    pub team: String,
    /// Half days of 一般事假.
    pub personal: i64,
    /// Half days of 特殊事假.
    pub special: i64,
    /// Half days of 病假.
    pub sick: i64,
    /// Half days of 急诊.
    pub emergency: i64,
    /// Half days of 公事 and 外出学习.
    pub duty: i64,
    /// 补批 that were granted.
    pub late: i64,
    /// 假条逾期
    pub slips_late: i64,
    /// 旷工
    pub absent: i64,
    /// Requests that the clauses refused.
    pub refused: i64,
}

/// An answer to a [`Query`].
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Answer {
    /// To `List`.
    List(Scope, Vec<Line>),
    /// To `View`.
    View(Box<LeaveView>),
    /// To `Judge`: the form, and what is said of it.
    Judge(Box<Draft>, Box<Judgement>),
    /// To `Month`.
    Month(Box<Month>),
    /// To `Report`.
    Report(Day, Vec<ReportLine>),
}

/// Most requests that one list holds.
pub const MOST_LINES: i64 = 300;

/// Carries out an act: facts, decision, changes, journal entry.
///
/// # Errors
/// The refusal, or a fault.
pub fn act(cx: &Context<'_, '_>, command: &Command) -> Result<Done, No> {
    if let Command::Export { month, rows } = command {
        commands::may_export(cx.actor)?;
        return Ok(store::keep_export(cx, command, *month, *rows)?);
    }
    let stored = match command.subject() {
        Some(id) => Some(store::stored(cx, id)?.ok_or_else(commands::missing)?),
        None => None,
    };
    let facts = match (command, &stored) {
        (Command::Save { draft, .. } | Command::File { draft, .. }, _) => store::facts::facts(cx, draft, command.subject())?,
        (Command::Decide { .. } | Command::Cancel { .. } | Command::Back { .. }, Some(stored)) => {
            store::facts::of_stored(cx, &stored.leave, true)?
        }
        (_, Some(stored)) => store::facts::of_stored(cx, &stored.leave, false)?,
        (_, None) => return Err(commands::missing().into()),
    };
    let (changes, findings) = commands::decide(&facts, stored.as_ref(), command, cx.actor, cx.at)?;
    store::apply(cx, command, stored.as_ref(), &changes, findings)
}

/// Answers a question as far as the person's posts allow.
///
/// # Errors
/// A refusal, or a fault.
pub fn ask(cx: &Context<'_, '_>, query: &Query) -> Result<Answer, No> {
    match query {
        Query::List(scope) => Ok(Answer::List(*scope, store::questions::list(cx, *scope, MOST_LINES)?)),
        Query::View { id } => Ok(Answer::View(Box::new(store::questions::view(cx, *id)?))),
        Query::Judge { id, draft } => {
            cx.actor.must_do(crate::base::Function::LeaveFile)?;
            let facts = store::facts::facts(cx, draft, *id)?;
            let case = clauses::Case::of(&facts, draft, cx.actor.id, cx.at).ok_or_else(commands::missing)?;
            Ok(Answer::Judge(draft.clone(), Box::new(clauses::judge(&case))))
        }
        Query::Month { staff, month } => Ok(Answer::Month(Box::new(store::questions::month(cx, *staff, *month)?))),
        Query::Report { month, team } => Ok(Answer::Report(*month, store::questions::report(cx, *month, *team)?)),
    }
}

/// A request as the record beside which certificates and other papers lie.
///
/// # Errors
/// A fault of the file.
pub fn holder(cx: &Context<'_, '_>, id: i64) -> Result<Option<Holder>, Fault> {
    let Some(leave) = store::leave(cx.tx, id)? else { return Ok(None) };
    let people = links::roster_people(cx.tx)?;
    let applicant = people.iter().find(|person| person.id == leave.draft.applicant);
    Ok(applicant.map(|applicant| commands::holder(&leave, applicant, &people, cx.actor)))
}

/// Acts of the program itself that are due: 补批 that nobody granted, certificates and slips that did not come.
///
/// # Errors
/// A fault of the file.
pub fn due(tx: &Tx<'_>, at: Instant) -> Result<Vec<Command>, Fault> {
    let mut due = Vec::new();
    let late =
        tx.all("SELECT id FROM leave WHERE phase = '审批' AND late_until < ?1 ORDER BY late_until, id", sql![at], |row| row.int(0))?;
    due.extend(late.into_iter().map(|id| Command::Lapse { id, clause: "LEAVE-04" }));
    let owing = store::leaves(tx, "papers_open = 1 AND end_at < ?1 ORDER BY end_at, id", sql![at])?;
    if owing.is_empty() {
        return Ok(due);
    }
    let deadlines = store::deadlines(tx, &owing, &links::parameters(tx)?)?;
    for leave in owing {
        let deadlines = deadlines.get(&leave.id).copied().unwrap_or_default();
        due.extend(commands::lapses(&leave, deadlines, at).into_iter().map(|clause| Command::Lapse { id: leave.id, clause }));
    }
    Ok(due)
}

/// Keeps that the clauses refused a request: the reports count it (LEAVE-18), and what was asked on a swapped shift decides what an absence
/// there is (SWAP-08).
///
/// # Errors
/// A fault of the file.
pub fn keep_refusal(store: &mut Store, actor: i64, command: &Command, refusal: &Refusal, at: Instant) -> Result<(), Fault> {
    let Command::File { draft, .. } = command else { return Ok(()) };
    let Some(clause) = refusal.clauses.first().filter(|clause| **clause != "SEC-08") else { return Ok(()) };
    store.write(|tx| {
        let params = links::parameters(tx)?;
        let who = crate::areas::who(tx, actor)?;
        let cx = Context { tx, actor: &who, at, params: &params };
        let facts = store::facts::facts(&cx, draft, command.subject())?;
        let notice = draft.notice.as_ref();
        let id = tx.insert(
            "INSERT INTO leave_refusal (applicant, filer, at, kind, clause, reason, notice_at, notice_caller) \
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8) RETURNING id",
            sql![
                draft.applicant,
                actor,
                at,
                draft.kind.word(),
                *clause,
                draft.reason.trim(),
                notice.map(|notice| notice.at),
                notice.map_or("", |notice| notice.caller.as_str())
            ],
        )?;
        for shift in facts.marks.keys() {
            tx.run("INSERT INTO leave_refusal_shift (refusal, shift) VALUES (?1, ?2)", sql![id, *shift])?;
        }
        cx.journal(Entry {
            verb: command.verb().to_owned(),
            subject: "leave".to_owned(),
            refused: true,
            clauses: refusal.clauses.join(" "),
            ..Entry::default()
        })?;
        Ok(())
    })
}
