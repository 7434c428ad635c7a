//! What pages ask about reports.

use super::clauses::{esc_02_grave, esc_06_levels, esc_07_instruction, esc_08_help};
use super::commands::{answers_for, may_read};
use super::model::{Category, Report, State};
use super::store;
use crate::areas::cases::missing;
use crate::areas::{Context, Found, links, typed_number};
use crate::base::{Fault, Instant, Lines, No, Refusal, begin_of, plus_days};
use crate::{msg, sql};

/// Reports that a list shows at most.
const MOST: usize = 500;
/// Numbers that the palette shows at most.
const MOST_FOUND: i64 = 5;
/// A list of finished reports begins so many days ago.
const DAYS: i64 = 366;

/// A question.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Query {
    /// Reports that the person may read: open ones, or also those finished in the last year.
    List {
        /// Finished ones too.
        all: bool,
    },
    /// One report with what the person may do.
    View {
        /// Which.
        id: i64,
    },
    /// To whom the person may put a matter, by category.
    Addressees,
}

/// Somebody to whom a matter may be put.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Addressee {
    /// Staff id.
    pub id: i64,
    /// Name.
    pub name: String,
    /// How many levels up; 0 is the next one. `None`: only for help (ESC-08).
    pub level: Option<usize>,
    /// Whether he answers for help.
    pub helps: bool,
}

/// A report on its page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct View {
    /// The report.
    pub report: Report,
    /// Why the person cannot instruct; `None`: he can.
    pub instruct: Option<Refusal>,
    /// Why the person cannot pass it on.
    pub pass: Option<Refusal>,
    /// Why the person cannot dissent.
    pub dissent: Option<Refusal>,
    /// Whether the person may insist.
    pub insist: bool,
    /// Whether the person may record the result.
    pub finish: bool,
    /// Superiors that the person is to tell.
    pub tell: bool,
    /// Until when it is to be answered (ESC-08).
    pub due: Option<Instant>,
}

/// An answer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Answer {
    /// To `List`.
    List(Lines<Report>),
    /// To `View`.
    View(Box<View>),
    /// To `Addressees`.
    Addressees(Vec<Addressee>),
}

/// Answers a question as far as the person may read.
///
/// # Errors
/// A refusal or a fault.
pub fn ask(cx: &Context<'_, '_>, query: &Query) -> Result<Answer, No> {
    match query {
        Query::List { all } => Ok(Answer::List(list(cx, *all)?)),
        Query::View { id } => Ok(Answer::View(Box::new(view(cx, *id)?))),
        Query::Addressees => Ok(Answer::Addressees(addressees(cx)?)),
    }
}

fn list(cx: &Context<'_, '_>, all: bool) -> Result<Lines<Report>, Fault> {
    let reports = if all {
        store::reports_where(cx.tx, "r.raised_at >= ?1", sql![begin_of(plus_days(cx.at.day(), -DAYS))])?
    } else {
        store::reports_where(cx.tx, "r.state <> ?1", sql![State::Done.word()])?
    };
    Ok(Lines::first(reports.into_iter().filter(|report| may_read(report, cx.actor)).collect(), MOST))
}

/// Until when an open report is to be answered: help at once, nothing else has a term.
pub fn due(report: &Report) -> Option<Instant> {
    (report.category == Category::Help && report.state == State::Raised).then(|| esc_08_help::due(report.raised_at))
}

fn view(cx: &Context<'_, '_>, id: i64) -> Result<View, No> {
    let report = store::report(cx.tx, id)?.filter(|report| may_read(report, cx.actor)).ok_or_else(missing)?;
    let people = links::roster_people(cx.tx)?;
    let not_mine = || Refusal::by("ESC-06", msg!("cases-escalation-not-yours"));
    let mine = answers_for(&report, cx.actor);
    let waits = report.state == State::Raised && mine;
    let again = report.state == State::Disputed && report.instructed_by() == Some(cx.actor.id);
    let grave = esc_02_grave::may_instruct(report.category, cx.actor).err();
    let instruct = if waits || again { grave } else { Some(not_mine()) };
    let above = people.iter().find(|person| person.id == cx.actor.id).map(|me| esc_06_levels::levels(me, &people).is_empty());
    let pass = match (waits, above) {
        (true, Some(false)) => None,
        (true, _) => Some(Refusal::by("ESC-06", msg!("cases-escalation-no-superior"))),
        _ => Some(not_mine()),
    };
    Ok(View {
        instruct,
        pass,
        dissent: esc_07_instruction::may_dissent(&report, cx.actor).err(),
        insist: again,
        finish: report.state == State::Running && report.reporter == cx.actor.id,
        tell: report.reporter == cx.actor.id && report.skipped.iter().any(|superior| superior.told_at.is_none()),
        due: due(&report),
        report,
    })
}

fn addressees(cx: &Context<'_, '_>) -> Result<Vec<Addressee>, Fault> {
    let people = links::roster_people(cx.tx)?;
    let Some(me) = people.iter().find(|person| person.id == cx.actor.id) else { return Ok(Vec::new()) };
    let levels = esc_06_levels::levels(me, &people);
    let level = |id: i64| levels.iter().position(|level| level.iter().any(|person| person.id == id));
    let mut all: Vec<Addressee> = people
        .iter()
        .filter(|person| person.id != me.id && person.active)
        .map(|person| Addressee { id: person.id, name: person.name.clone(), level: level(person.id), helps: esc_08_help::answers(person) })
        .filter(|person| person.level.is_some() || person.helps)
        .collect();
    all.sort_by_key(|person| (person.level.unwrap_or(usize::MAX), person.id));
    Ok(all)
}

/// Reports whose number begins so, as far as the person may read them.
///
/// # Errors
/// A fault of the file.
pub fn find(cx: &Context<'_, '_>, text: &str) -> Result<Vec<Found>, Fault> {
    let typed = typed_number(text);
    if !typed.starts_with("QS") {
        return Ok(Vec::new());
    }
    let newest = "r.id IN (SELECT id FROM report WHERE replace(no, '-', '') LIKE ?1 ORDER BY no DESC LIMIT ?2)";
    let reports = store::reports_where(cx.tx, newest, sql![format!("{typed}%").as_str(), MOST_FOUND])?;
    let found = reports.into_iter().filter(|report| may_read(report, cx.actor)).map(|report| Found {
        place: "report",
        id: report.id,
        no: report.no,
        names: vec![report.reporter_name],
    });
    Ok(found.collect())
}
