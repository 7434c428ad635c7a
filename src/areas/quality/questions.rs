//! What can be asked of quality monitoring, and the answers as far as the person may see them.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use super::clauses::kpi_14_mean::Figures;
use super::clauses::qa_07_common::Common;
use super::clauses::qa_08_openness::{Sight, not_yours, scores, sight};
use super::clauses::{
    Limits, meet_02_meeting, qa_01_correction, qa_03_quota, qa_04_heads, qa_05_sheet, qa_06_week, qa_07_common, train_06_effect,
};
use super::commands::{Command, decide, may_draw};
use super::model::{
    Appeal, AppealState, Calibration, Comment, Draw, Finding, Form, Grade, Kind, Mark, MonthStep, Person, Pick, PlanItem, Quota, Record,
    Reviewable, Reviewed, Scope, Stage, Subject, Training, Week, missing, months_on,
};
use super::results::{Leniency, Line, Point, Sum, bin, in_order, rank};
use super::sample::{Drawn, draw};
use super::score::Mean;
use super::store::{self, appeals, calibrations, forms, months, records, samples, weeks};
use crate::areas::attachments::Holder;
use crate::areas::{self, Context, links, typed_number};
use crate::base::search::{Query as Search, SearchFields};
use crate::base::{Day, Deed, Fault, Function, Instant, Judged, Message, No, Refusal, begin_of, plus_days, week_start};
use crate::msg;

/// Months of the trend.
const TREND: i64 = 12;
/// Lines of a list at most.
const MOST: i64 = 200;
/// Trainings that are listed: those that wait, and the newest that were held.
const TRAININGS: i64 = 60;
/// Tags that are offered, the most frequent ones.
const TAGS: i64 = 50;
/// Days back of the records that a calibration can choose from, and how many a search shows.
const SEARCHED_DAYS: i64 = 31;
const SEARCHED: usize = 7;
/// Checks that one search by number names.
const FOUND: i64 = 5;

/// A question to quality monitoring.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Query {
    /// Every version of every score sheet.
    Forms,
    /// The sheet that a new check uses, and the tags that were used before.
    NewForm,
    /// One check with what hangs on it.
    Record {
        /// Which.
        id: i64,
    },
    /// The checks of a month.
    Records {
        /// First day of the month.
        month: Day,
    },
    /// What waits to be scored by the person who asks: drawn records and own drafts.
    Queue,
    /// Records of the last weeks that can be checked, by number, customer or handler.
    Reviewable {
        /// What was typed.
        text: String,
    },
    /// A record under review, with what was said.
    Review {
        /// Which.
        subject: Subject,
    },
    /// The results of a month.
    Results {
        /// First day of the month.
        month: Day,
        /// Team; `None`: everybody who may be seen.
        team: Option<i64>,
    },
    /// How a person stands to the quota of a month (QA-03).
    Quota {
        /// Who.
        staff: i64,
        /// First day of the month.
        month: Day,
    },
    /// KPI-14 of a period.
    Rates {
        /// First day.
        from: Day,
        /// Last day.
        to: Day,
        /// Only of this person.
        staff: Option<i64>,
        /// Only of this team.
        team: Option<i64>,
    },
    /// The draws of a month.
    Sample {
        /// First day of the month.
        month: Day,
    },
    /// Draws again by the recorded seed and list, and compares.
    Redraw {
        /// Which draw.
        draw: i64,
    },
    /// Appeals, those that wait first.
    Appeals,
    /// Calibrations, the open ones first.
    Calibrations,
    /// Summaries of weeks with their trainings and comments.
    Weeks,
    /// What the summary of a week may hold.
    Proposal {
        /// A day of the week.
        week: Day,
    },
}

/// What an act would be refused for now; `None`: it is allowed.
pub type Barred = Option<Refusal>;

/// A check with what its page shows.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RecordView {
    /// The check.
    pub record: Record,
    /// Who was checked.
    pub person: Person,
    /// The version of the sheet, with the weights of the check.
    pub form: Form,
    /// Findings with how they stand.
    pub findings: Vec<Finding>,
    /// Appeals.
    pub appeals: Vec<Appeal>,
    /// Total and grade with how they came about.
    pub judged: Judged,
    /// Grade.
    pub grade: Grade,
    /// Until when findings found then are to be corrected, by finding.
    pub due: BTreeMap<i64, Due>,
    /// Problems as they were named before; only for those who score.
    pub tags: Vec<String>,
    /// Acts that are not allowed now.
    pub void: Barred,
    /// 已阅
    pub confirm: Barred,
    /// Adding a finding.
    pub find: Barred,
    /// Disputing some head.
    pub appeal: Barred,
}

/// A deadline and whether it passed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Due {
    /// Until when.
    pub at: Instant,
    /// It passed.
    pub over: bool,
}

/// A line of the list of checks.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RecordRow {
    /// The check, without its scores.
    pub record: Record,
    /// Who was checked.
    pub person: String,
    /// Grade.
    pub grade: Grade,
}

/// A version of a sheet with what may be done with it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FormView {
    /// The version.
    pub form: Form,
    /// Publishing or archiving it.
    pub decide: Barred,
}

/// The results of a month.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Results {
    /// First day of the month.
    pub month: Day,
    /// Lines in their order.
    pub lines: Vec<Line>,
    /// Names of the heads, in the order of the sheet.
    pub heads: Vec<String>,
    /// All lines together.
    pub all: Sum,
    /// The same of the month before.
    pub before: Sum,
    /// KPI-14.
    pub figures: Figures,
    /// Checks that would be enough for all liable.
    pub target: i64,
    /// Grade of each person's mean.
    pub grades: BTreeMap<i64, Grade>,
    /// Means of the last months.
    pub trend: Vec<Point>,
    /// Names of the teams that are seen.
    pub teams: Vec<(i64, String)>,
    /// Void checks, which do not count.
    pub void: i64,
    /// Findings that are not corrected.
    pub open: i64,
    /// Of them, those that are overdue.
    pub overdue: i64,
    /// Appeals that wait: of whom, which head.
    pub appeals: Vec<(String, String)>,
    /// Steps of the month.
    pub steps: Vec<MonthStep>,
    /// Until when it is to be handed in.
    pub due: Instant,
    /// Handing it in.
    pub hand_in: Barred,
    /// Opening it again.
    pub reopen: Barred,
    /// How each checker scores; only for those who score or lead them.
    pub leniency: Vec<Leniency>,
    /// Problems of the last seven days that are common.
    pub common: Vec<Common>,
    /// Designating one of them.
    pub designate: Barred,
    /// So many of the first and last stand out (`qa_top_n`).
    pub top: i64,
    /// How many people are ranked in all.
    pub ranked: i64,
    /// Day of the monthly meeting (MEET-02).
    pub meeting: Day,
    /// `qa_target`
    pub full: i64,
}

impl Results {
    /// Whether the month is handed in.
    pub fn locked(&self) -> bool {
        self.steps.last().is_some_and(|step| step.handed_in)
    }
}

/// The draws of a month.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sample {
    /// First day of the month.
    pub month: Day,
    /// The draws.
    pub draws: Vec<Draw>,
    /// What was drawn.
    pub picks: Vec<Pick>,
    /// Records in the list of each draw.
    pub listed: BTreeMap<i64, i64>,
    /// Progress of each person liable, in the order of the staff numbers: checks, and how they stand to the quota.
    pub progress: Vec<(Person, i64, Quota)>,
    /// Names of people.
    pub names: BTreeMap<i64, String>,
    /// `qa_target`
    pub full: i64,
    /// Drawing now.
    pub draw: Barred,
}

/// A draw that was drawn again.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Redrawn {
    /// What came out now.
    pub drawn: Vec<Drawn>,
    /// It is what was recorded.
    pub same: bool,
}

/// An appeal with what its line shows.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AppealRow {
    /// The appeal.
    pub appeal: Appeal,
    /// Number of the check.
    pub no: String,
    /// Who disputes.
    pub person: String,
    /// Who checked.
    pub checker: String,
    /// Name of the head.
    pub head: String,
    /// Weight of the head.
    pub weight: i64,
    /// The next step: endorsing or declining, or deciding.
    pub next: Barred,
}

/// A record that a search found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Found {
    /// The record.
    pub record: Reviewable,
    /// Who handled it, by name.
    pub handler: String,
}

/// A calibration with what may be seen of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Calibrated {
    /// The calibration.
    pub calibration: Calibration,
    /// The sheet.
    pub form: Form,
    /// How many have scored.
    pub scorers: usize,
    /// The person who asks has.
    pub mine: bool,
    /// Marks by checker's name, in the order of the heads; all of them once it is closed, until then the own ones.
    pub marks: Vec<(String, Vec<Mark>)>,
    /// Of each head the difference between the highest and the lowest points; only once it is closed.
    pub spread: Vec<i64>,
    /// Pairs of marks that lie within a tenth of the head's weight, and pairs in all; only once it is closed.
    pub agreement: (i64, i64),
}

/// A training with its effect.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Trained {
    /// The training.
    pub training: Training,
    /// Names of who is to come, and whether he came.
    pub people: Vec<(String, Option<bool>)>,
    /// Mean of those who attended, before and after.
    pub means: Option<(Mean, Mean)>,
    /// Recording that it was held.
    pub hold: Barred,
}

/// What the summary of a week may hold.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Proposal {
    /// Monday.
    pub week: Day,
    /// Checks submitted in the week.
    pub checks: i64,
    /// Findings in the week.
    pub findings: i64,
    /// Mean of the contacts of the week.
    pub mean: Mean,
    /// Mean of each head, the weakest first.
    pub heads: Vec<(String, Mean)>,
    /// Problems, the most frequent first, with how many people had them.
    pub tags: Vec<Common>,
    /// A plan from the weakest head and the problems that came again.
    pub items: Vec<(Message, PlanItem)>,
    /// Until when it is due.
    pub due: Instant,
    /// Submitting it.
    pub submit: Barred,
    /// It was submitted.
    pub done: Option<Week>,
    /// Everybody liable, to be chosen from.
    pub people: Vec<Person>,
}

/// An answer of quality monitoring.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Answer {
    /// Sheets.
    Forms(Vec<FormView>),
    /// The sheet of a new check, and tags.
    NewForm {
        /// The sheet.
        form: Box<Form>,
        /// Tags.
        tags: Vec<String>,
        /// Who can be checked.
        people: Vec<Person>,
    },
    /// A check.
    Record(Box<RecordView>),
    /// Checks. They may be thousands, and the page takes them within one frame.
    Records(Arc<[RecordRow]>),
    /// What waits: drawn records and own drafts.
    Queue {
        /// Drawn records.
        picks: Vec<Pick>,
        /// Own drafts.
        drafts: Vec<RecordRow>,
        /// Names of people.
        names: BTreeMap<i64, String>,
    },
    /// Records that a search found, the newest first.
    Reviewable(Vec<Found>),
    /// A record under review; nothing where it is gone.
    Review(Option<Box<Reviewed>>),
    /// Results.
    Results(Box<Results>),
    /// Quota.
    Quota(Quota, Judged),
    /// KPI-14.
    Rates(Figures),
    /// Draws.
    Sample(Box<Sample>),
    /// A draw again.
    Redrawn(Redrawn),
    /// Appeals.
    Appeals(Vec<AppealRow>),
    /// Calibrations.
    Calibrations(Vec<Calibrated>),
    /// Weeks, trainings, comments.
    Weeks {
        /// Summaries.
        weeks: Vec<Week>,
        /// Trainings.
        trainings: Vec<Trained>,
        /// Comments, and whether the person may tick each.
        comments: Vec<(Comment, Barred)>,
    },
    /// A proposal.
    Proposal(Box<Proposal>),
}

/// Answers a question as far as the person's posts allow.
///
/// # Errors
/// A refusal or a fault.
pub fn ask(cx: &Context<'_, '_>, query: &Query) -> Result<Answer, No> {
    let scorer = || if scores(cx.actor) { Ok(()) } else { Err(not_yours()) };
    match query {
        Query::Forms => {
            sight(cx.actor)?;
            Ok(Answer::Forms(form_views(cx)?))
        }
        Query::NewForm => {
            scorer()?;
            let form = forms::in_use(cx, None, cx.at.day())?.ok_or_else(missing)?;
            let people = store::people(cx.tx)?.into_iter().filter(|person| person.active && person.id != cx.actor.id).collect();
            Ok(Answer::NewForm { form: Box::new(form), tags: records::tags(cx.tx, TAGS)?, people })
        }
        Query::Record { id } => Ok(Answer::Record(Box::new(view(cx, *id)?))),
        Query::Records { month } => Ok(Answer::Records(list(cx, *month)?.into())),
        Query::Queue => {
            scorer()?;
            let people = store::people(cx.tx)?;
            let drafts = rows(cx, records::drafts(cx.tx, cx.actor.id)?, &people);
            Ok(Answer::Queue { picks: samples::waiting(cx.tx, cx.actor.id)?, drafts, names: names(&people) })
        }
        Query::Reviewable { text } => {
            scorer()?;
            Ok(Answer::Reviewable(reviewable(cx, text)?))
        }
        Query::Review { subject } => {
            scorer()?;
            Ok(Answer::Review(links::reviewed(cx.tx, *subject)?.map(Box::new)))
        }
        Query::Results { month, team } => Ok(Answer::Results(Box::new(results(cx, *month, *team)?))),
        Query::Quota { staff, month } => {
            let people = store::people(cx.tx)?;
            let person = people.iter().find(|person| person.id == *staff).ok_or_else(missing)?;
            if !sight(cx.actor)?.holds(cx.actor.id, person.id, person.team) {
                return Err(not_yours().into());
            }
            let limits = Limits::on(cx.params, month.last_of_month());
            let count = records::totals(cx.tx, *month)?.get(staff).map_or(0, |sum| sum.mean.count);
            let away = count == 0 && months::away(cx, *month, &[*staff])?.contains(staff);
            Ok(Answer::Quota(qa_03_quota::quota(count, away, &limits), qa_03_quota::judge(&person.name, count, away, &limits)))
        }
        Query::Rates { from, to, staff, team } => Ok(Answer::Rates(rates(cx, *from, *to, *staff, *team)?)),
        Query::Sample { month } => {
            scorer()?;
            Ok(Answer::Sample(Box::new(sample(cx, *month)?)))
        }
        Query::Redraw { draw: id } => {
            scorer()?;
            let lot = samples::lot_of(cx.tx, *id)?.ok_or_else(missing)?;
            let drawn = draw(&lot);
            let same = drawn == samples::drawn(cx.tx, *id)?;
            Ok(Answer::Redrawn(Redrawn { drawn, same }))
        }
        Query::Appeals => Ok(Answer::Appeals(appeal_rows(cx, appeals::newest(cx.tx, MOST)?)?)),
        Query::Calibrations => {
            scorer()?;
            Ok(Answer::Calibrations(calibrated(cx)?))
        }
        Query::Weeks => week_answer(cx),
        Query::Proposal { week } => {
            scorer()?;
            Ok(Answer::Proposal(Box::new(proposal(cx, *week)?)))
        }
    }
}

/// The newest checks whose number begins with this text (`ZJ-…`, with or without what stands between), as far as the person may read them.
///
/// # Errors
/// A fault of the file.
pub fn find(cx: &Context<'_, '_>, text: &str) -> Result<Vec<areas::Found>, Fault> {
    let typed = typed_number(text);
    if !typed.strip_prefix("ZJ").is_some_and(|rest| !rest.is_empty() && rest.chars().all(|c| c.is_ascii_digit())) {
        return Ok(Vec::new());
    }
    let mut found = Vec::new();
    for id in records::by_number(cx.tx, &typed, FOUND)? {
        match view(cx, id) {
            Ok(view) => found.push(areas::Found { place: "qa-record", id, no: view.record.no, names: vec![view.person.name] }),
            Err(No::Fault(fault)) => return Err(fault),
            Err(_) => {}
        }
    }
    Ok(found)
}

/// A check as its attachments see it: whoever may read it sees them, those who score add and remove them until the month is handed in.
///
/// # Errors
/// A fault of the file.
pub fn holder(cx: &Context<'_, '_>, id: i64) -> Result<Option<Holder>, Fault> {
    let Some(record) = records::record(cx.tx, id)? else { return Ok(None) };
    let read = match view(cx, id) {
        Ok(_) => None,
        Err(No::Refused(refusal)) => Some(refusal),
        Err(No::Fault(fault)) => return Err(fault),
        Err(No::Conflict(_)) => Some(missing()),
    };
    let write = qa_05_sheet::must_write(cx.actor)
        .and_then(|()| qa_05_sheet::not_oneself(cx.actor, record.person))
        .and_then(|()| qa_05_sheet::must_be_open(record.month(), record.locked))
        .err();
    Ok(Some(Holder { title: record.no, read, add: write.clone(), remove: write, gone: None, purpose: None, scans: false, draft: false }))
}

/// Whether a record waits to be checked by the person who asks.
///
/// # Errors
/// A fault of the file.
pub fn is_to_check(cx: &Context<'_, '_>, subject: Subject) -> Result<bool, Fault> {
    let may = qa_05_sheet::must_write(cx.actor).is_ok();
    Ok(may && samples::waiting(cx.tx, cx.actor.id)?.iter().any(|pick| pick.record.subject == subject))
}

/// What an act would be refused for now.
pub(super) fn barred(cx: &Context<'_, '_>, command: &Command) -> Result<Barred, Fault> {
    barred_among(cx, command, &store::people(cx.tx)?.into())
}

/// The same where everybody was read already.
pub(super) fn barred_among(cx: &Context<'_, '_>, command: &Command, people: &Arc<[Person]>) -> Result<Barred, Fault> {
    let facts = store::facts_among(cx, command, Arc::clone(people))?;
    Ok(decide(&facts, command, cx.actor, cx.at).err())
}

/// Words that stand for those that the person has not typed yet.
fn some() -> String {
    "—".to_owned()
}

fn names(people: &[Person]) -> BTreeMap<i64, String> {
    people.iter().map(|person| (person.id, person.name.clone())).collect()
}

/// The newest records of the last weeks whose title, handler or channel meets what was typed; nothing typed finds all of them.
fn reviewable(cx: &Context<'_, '_>, text: &str) -> Result<Vec<Found>, Fault> {
    let people = store::people(cx.tx)?;
    let names = names(&people);
    let scope = Scope { kinds: Kind::ALL.to_vec(), people: people.iter().map(|person| person.id).collect() };
    let today = cx.at.day();
    let search = Search::parse(text);
    let found = links::reviewable(cx.tx, plus_days(today, -SEARCHED_DAYS), today, &scope)?.into_iter().rev();
    let named = found.map(|record| Found { handler: names.get(&record.handler).cloned().unwrap_or_default(), record });
    let meant = |found: &Found| {
        let (title, handler) = (found.record.title.as_str(), found.handler.as_str());
        search.accepts(&SearchFields { names: &[title], contacts: &[handler], codes: &[title], ..SearchFields::default() })
    };
    Ok(named.filter(meant).take(SEARCHED).collect())
}

fn form_views(cx: &Context<'_, '_>) -> Result<Vec<FormView>, No> {
    let limits = Limits::on(cx.params, cx.at.day());
    let people: Arc<[Person]> = store::people(cx.tx)?.into();
    let each = |form: Form| {
        let id = form.id;
        let act = if form.state == super::model::FormState::Published {
            Command::ArchiveForm { form: id }
        } else {
            Command::PublishForm { form: id }
        };
        Ok(FormView { decide: barred_among(cx, &act, &people)?, form: forms::weighted(form, &limits) })
    };
    forms::forms(cx.tx)?.into_iter().map(each).collect()
}

fn rows(cx: &Context<'_, '_>, found: Vec<Record>, people: &[Person]) -> Vec<RecordRow> {
    let names = names(people);
    let mut limits: BTreeMap<Day, Limits> = BTreeMap::new();
    let row = |record: Record| {
        let day = record.on.day();
        RecordRow {
            person: names.get(&record.person).cloned().unwrap_or_default(),
            grade: qa_04_heads::grade(record.total, limits.entry(day).or_insert_with(|| Limits::on(cx.params, day))),
            record,
        }
    };
    found.into_iter().map(row).collect()
}

/// Whether a person may see this check.
fn sees(cx: &Context<'_, '_>, record: &Record, team: Option<i64>) -> Result<bool, Refusal> {
    let draft = record.stored == Stage::Draft;
    let reads = sight(cx.actor)?.holds(cx.actor.id, record.person, team);
    Ok(reads && (!draft || (scores(cx.actor) && record.person != cx.actor.id)))
}

pub(super) fn view(cx: &Context<'_, '_>, id: i64) -> Result<RecordView, No> {
    sight(cx.actor)?;
    let record = records::record(cx.tx, id)?.ok_or_else(missing)?;
    let people = store::people(cx.tx)?;
    let person = people.into_iter().find(|person| person.id == record.person).ok_or_else(missing)?;
    if !sees(cx, &record, person.team)? {
        return Err(not_yours().into());
    }
    let limits = Limits::on(cx.params, record.on.day());
    let mut form = forms::form(cx.tx, record.form)?.ok_or_else(missing)?;
    for (head, score) in form.draft.heads.iter_mut().zip(&record.scores) {
        head.weight = score.weight;
    }
    let entries: Vec<_> = record.scores.iter().map(|score| score.entry.clone()).collect();
    let judged = qa_04_heads::judge(&form.draft.heads, &entries, &limits);
    let findings = records::findings(cx.tx, id)?;
    let deadline = |finding: &Finding| {
        let at = qa_01_correction::due(finding.at, &Limits::on(cx.params, finding.at.day()));
        (finding.id, Due { at, over: finding.corrected.is_none() && cx.at > at })
    };
    let first_head = record.scores.iter().position(|score| score.entry.mark.points().is_some()).unwrap_or(0);
    let head = i64::try_from(first_head).unwrap_or(0);
    let points = record.scores.get(first_head).and_then(|score| score.entry.mark.points()).unwrap_or(0);
    let proposed = if points > 0 { 0 } else { 1 };
    Ok(RecordView {
        due: findings.iter().map(deadline).collect(),
        tags: if scores(cx.actor) { records::tags(cx.tx, TAGS)? } else { Vec::new() },
        grade: qa_04_heads::grade(record.total, &limits),
        void: barred(cx, &Command::Void { id, reason: some() })?,
        confirm: barred(cx, &Command::Confirm { id })?,
        find: barred(cx, &Command::Find { record: id, draft: super::FindingDraft { tag: some(), ..Default::default() } })?,
        appeal: barred(cx, &Command::Appeal { record: id, head, proposed, reason: some() })?
            .filter(|no| no.message.id != "quality-appeal-twice"),
        appeals: appeals::of_record(cx.tx, id)?,
        findings,
        judged,
        form,
        person,
        record,
    })
}

fn list(cx: &Context<'_, '_>, month: Day) -> Result<Vec<RecordRow>, No> {
    let sight = sight(cx.actor)?;
    let people = store::people(cx.tx)?;
    let within: Vec<i64> =
        people.iter().filter(|person| sight.holds(cx.actor.id, person.id, person.team)).map(|person| person.id).collect();
    let mut found = records::of_month(cx.tx, month, if sight == Sight::All { None } else { Some(&within) })?;
    let teams: BTreeMap<i64, Option<i64>> = people.iter().map(|person| (person.id, person.team)).collect();
    let mut seen = Vec::new();
    for record in found.drain(..) {
        if sees(cx, &record, teams.get(&record.person).copied().flatten())? {
            seen.push(record);
        }
    }
    Ok(rows(cx, seen, &people))
}

/// The people whose results the month of this day shows: those liable, and whoever was checked.
fn measured<'a>(people: &'a [Person], sums: &BTreeMap<i64, Sum>) -> Vec<&'a Person> {
    people.iter().filter(|person| person.is_liable() || sums.contains_key(&person.id)).collect()
}

/// Ranks of a month among everybody.
fn ranks(sums: &BTreeMap<i64, Sum>, limits: &Limits) -> BTreeMap<i64, i64> {
    let means: Vec<(i64, Mean)> = sums.iter().map(|(person, sum)| (*person, sum.mean)).collect();
    rank(&means, limits.least.value)
}

pub(super) fn results(cx: &Context<'_, '_>, month: Day, team: Option<i64>) -> Result<Results, No> {
    let sight = sight(cx.actor)?;
    let tx = cx.tx;
    let month = month.first_of_month();
    let limits = Limits::on(cx.params, month.last_of_month());
    let people: Arc<[Person]> = store::people(tx)?.into();
    let (sums, before) = (records::sums(tx, month)?, records::sums(tx, months_on(month, -1))?);
    let places = ranks(&sums, &limits);
    let ranked = i64::try_from(places.len()).unwrap_or(i64::MAX);
    let seen: Vec<&Person> = measured(&people, &sums)
        .into_iter()
        .filter(|person| sight.holds(cx.actor.id, person.id, person.team) && (team.is_none() || person.team == team))
        .collect();
    let empty: Vec<i64> = seen.iter().map(|person| person.id).filter(|id| !sums.contains_key(id)).collect();
    let away = months::away(cx, month, &empty)?;
    let mut lines = Vec::new();
    let mut grades = BTreeMap::new();
    let (mut all, mut all_before, mut figures) = (Sum::default(), Sum::default(), Figures::default());
    for person in seen {
        let sum = sums.get(&person.id).cloned().unwrap_or_default();
        let past = before.get(&person.id).cloned().unwrap_or_default();
        let is_away = away.contains(&person.id);
        let quota = qa_03_quota::quota(sum.mean.count, is_away, &limits);
        if let Some(tenths) = sum.mean.tenths() {
            grades.insert(person.id, qa_04_heads::grade_of_mean(tenths, &limits));
        }
        if person.is_liable() && quota != Quota::Exempt {
            figures.liable += 1;
            figures.reached += i64::from(sum.mean.count >= limits.least.value);
        }
        all = all.with(&sum);
        all_before = all_before.with(&past);
        lines.push(Line { rank: places.get(&person.id).copied(), person: person.clone(), before: past.mean, quota, sum });
    }
    figures.mean = all.mean;
    in_order(&mut lines);
    let shown: BTreeSet<i64> = lines.iter().map(|line| line.person.id).collect();
    let mut open = records::uncorrected_of_month(tx, month)?;
    open.retain(|(person, _)| shown.contains(person));
    let overdue = open.iter().filter(|(_, at)| qa_01_correction::is_overdue(*at, cx.at, &Limits::on(cx.params, at.day()))).count();
    let form = forms::in_use(cx, None, month.last_of_month())?.ok_or_else(missing)?;
    let calendar = links::calendar(cx)?;
    let mut common = store::common(cx)?;
    common.retain(|one| qa_07_common::is_common(one, &limits));
    if sight != Sight::All {
        common.clear();
    }
    let designate = match common.first() {
        Some(one) => barred_among(cx, &Command::Designate { tag: one.tag.clone(), team: None }, &people)?,
        None => None,
    };
    Ok(Results {
        target: figures.liable * limits.target.value,
        heads: form.draft.heads.into_iter().filter(|head| !head.fatal).map(|head| head.name).collect(),
        trend: trend(cx, month, &people, sight, team)?,
        teams: teams(&people, sight),
        void: if sight == Sight::All { records::void_of_month(tx, month)? } else { 0 },
        open: i64::try_from(open.len()).unwrap_or(i64::MAX),
        overdue: i64::try_from(overdue).unwrap_or(i64::MAX),
        appeals: waiting_appeals(cx, &people)?,
        steps: months::steps(tx, month)?,
        due: qa_05_sheet::due(month, &limits),
        hand_in: barred_among(cx, &Command::HandIn { month }, &people)?,
        reopen: barred_among(cx, &Command::Reopen { month, reason: some() }, &people)?,
        leniency: if scores(cx.actor) { leniency(cx, month, &people)? } else { Vec::new() },
        meeting: meet_02_meeting::day(month, |day| calendar.holiday(day).is_some()),
        top: limits.top.value,
        full: limits.target.value,
        month,
        lines,
        all,
        before: all_before,
        figures,
        grades,
        common,
        designate,
        ranked,
    })
}

fn teams(people: &[Person], sight: Sight) -> Vec<(i64, String)> {
    let seen = people.iter().filter(|person| person.is_liable()).filter_map(|person| Some((person.team?, person.team_name.clone())));
    let teams: BTreeMap<i64, String> = seen.filter(|(team, _)| sight == Sight::All || sight == Sight::Team(*team)).collect();
    if sight == Sight::Own { Vec::new() } else { teams.into_iter().collect() }
}

fn trend(cx: &Context<'_, '_>, month: Day, people: &[Person], sight: Sight, team: Option<i64>) -> Result<Vec<Point>, Fault> {
    let teams: BTreeMap<i64, Option<i64>> = people.iter().map(|person| (person.id, person.team)).collect();
    let mut points: BTreeMap<Day, Point> = BTreeMap::new();
    for back in (0..TREND).rev() {
        let month = months_on(month, -back);
        points.insert(month, Point { month, all: Mean::default(), teams: BTreeMap::new(), people: BTreeMap::new() });
    }
    for (month, person, mean) in records::trend(cx.tx, month, TREND)? {
        let of = teams.get(&person).copied().flatten();
        if !sight.holds(cx.actor.id, person, of) || (team.is_some() && of != team) {
            continue;
        }
        let Some(point) = points.get_mut(&month) else { continue };
        point.all = point.all.with(mean);
        if let Some(of) = of {
            let entry = point.teams.entry(of).or_default();
            *entry = entry.with(mean);
        }
        point.people.insert(person, mean);
    }
    Ok(points.into_values().collect())
}

fn leniency(cx: &Context<'_, '_>, month: Day, people: &[Person]) -> Result<Vec<Leniency>, Fault> {
    let names = names(people);
    let mut by: BTreeMap<i64, Leniency> = BTreeMap::new();
    for (checker, total, count) in records::by_checker(cx.tx, month)? {
        let new = || Leniency { checker: names.get(&checker).cloned().unwrap_or_default(), mean: Mean::default(), spread: [0; 5] };
        let entry = by.entry(checker).or_insert_with(new);
        entry.mean = entry.mean.with(Mean { sum: total * count, count });
        if let Some(spread) = entry.spread.get_mut(bin(total)) {
            *spread += count;
        }
    }
    Ok(by.into_values().collect())
}

fn rates(cx: &Context<'_, '_>, from: Day, to: Day, staff: Option<i64>, team: Option<i64>) -> Result<Figures, No> {
    let sight = sight(cx.actor)?;
    let people = store::people(cx.tx)?;
    let meant: Vec<&Person> = people
        .iter()
        .filter(|person| sight.holds(cx.actor.id, person.id, person.team))
        .filter(|person| staff.is_none_or(|staff| staff == person.id) && (team.is_none() || person.team == team))
        .collect();
    let sums = records::totals_between(cx.tx, from, to)?;
    let mut figures = Figures::default();
    for person in &meant {
        figures.mean = figures.mean.with(sums.get(&person.id).map(|sum| sum.mean).unwrap_or_default());
    }
    let counts = records::counts(cx.tx, from, to)?;
    let liable: Vec<i64> = meant.iter().filter(|person| person.is_liable()).map(|person| person.id).collect();
    let mut reached: BTreeMap<i64, bool> = BTreeMap::new();
    let mut month = from.first_of_month();
    while month <= to {
        let limits = Limits::on(cx.params, month.last_of_month());
        let away = months::away(cx, month, &liable)?;
        for person in &liable {
            let count = counts.get(&(*person, month)).copied().unwrap_or(0);
            if qa_03_quota::quota(count, away.contains(person), &limits) != Quota::Exempt {
                let entry = reached.entry(*person).or_insert(true);
                *entry &= count >= limits.least.value;
            }
        }
        month = months_on(month, 1);
    }
    figures.liable = i64::try_from(reached.len()).unwrap_or(i64::MAX);
    figures.reached = i64::try_from(reached.values().filter(|reached| **reached).count()).unwrap_or(i64::MAX);
    Ok(figures)
}

fn sample(cx: &Context<'_, '_>, month: Day) -> Result<Sample, No> {
    let tx = cx.tx;
    let month = month.first_of_month();
    let limits = Limits::on(cx.params, month.last_of_month());
    let people = store::people(tx)?;
    let sums = records::totals(tx, month)?;
    let liable: Vec<&Person> = people.iter().filter(|person| person.is_liable()).collect();
    let empty: Vec<i64> = liable.iter().map(|person| person.id).filter(|id| !sums.contains_key(id)).collect();
    let away = months::away(cx, month, &empty)?;
    let progress = liable.into_iter().map(|person| {
        let count = sums.get(&person.id).map_or(0, |sum| sum.mean.count);
        (person.clone(), count, qa_03_quota::quota(count, away.contains(&person.id), &limits))
    });
    let progress = progress.collect();
    let draws = samples::draws(tx, month)?;
    let last = cx.at.day().min(month.last_of_month());
    let draw = may_draw(month, last, months::locked(tx, month)?, cx.actor, cx.at).err();
    Ok(Sample {
        month,
        picks: samples::picks(tx, &draws)?,
        listed: samples::listed_in(tx, &draws)?,
        draws,
        progress,
        names: names(&people),
        full: limits.target.value,
        draw,
    })
}

/// Of whom an appeal waits, and about which head, as far as the person may see it.
fn waiting_appeals(cx: &Context<'_, '_>, people: &[Person]) -> Result<Vec<(String, String)>, No> {
    let sight = sight(cx.actor)?;
    let open = appeals::open(cx.tx)?;
    let (records, heads) = (records::records(cx.tx, open.iter().map(|appeal| appeal.record))?, forms::head_names(cx.tx)?);
    let waiting = open.iter().filter_map(|appeal| {
        let record = records.get(&appeal.record)?;
        let person = people.iter().find(|person| person.id == record.person)?;
        sight.holds(cx.actor.id, person.id, person.team).then(|| (person.name.clone(), head_name(&heads, record.form, appeal.head)))
    });
    Ok(waiting.collect())
}

/// The name of a head of a sheet by its place.
fn head_name(heads: &BTreeMap<i64, Vec<String>>, form: i64, head: i64) -> String {
    let names = heads.get(&form).zip(usize::try_from(head).ok());
    names.and_then(|(names, place)| names.get(place)).cloned().unwrap_or_default()
}

fn appeal_rows(cx: &Context<'_, '_>, found: Vec<Appeal>) -> Result<Vec<AppealRow>, No> {
    let sight = sight(cx.actor)?;
    let people: Arc<[Person]> = store::people(cx.tx)?.into();
    let (records, heads) = (records::records(cx.tx, found.iter().map(|appeal| appeal.record))?, forms::head_names(cx.tx)?);
    let mut out = Vec::new();
    for appeal in found {
        let Some(record) = records.get(&appeal.record) else { continue };
        let Some(person) = people.iter().find(|person| person.id == record.person) else { continue };
        if !sight.holds(cx.actor.id, person.id, person.team) {
            continue;
        }
        let next = match appeal.state {
            AppealState::Leader => barred_among(cx, &Command::Endorse { appeal: appeal.id, agrees: true, text: some() }, &people)?,
            AppealState::Second => {
                barred_among(cx, &Command::Settle { appeal: appeal.id, points: appeal.proposed, text: some() }, &people)?
            }
            AppealState::Declined | AppealState::Upheld | AppealState::Changed => Some(missing()),
        };
        let place = usize::try_from(appeal.head).unwrap_or(usize::MAX);
        out.push(AppealRow {
            no: record.no.clone(),
            person: person.name.clone(),
            checker: record.checker_name.clone(),
            head: head_name(&heads, record.form, appeal.head),
            weight: record.scores.get(place).map_or(0, |score| score.weight),
            next,
            appeal,
        });
    }
    Ok(out)
}

fn calibrated(cx: &Context<'_, '_>) -> Result<Vec<Calibrated>, No> {
    let names = names(&store::people(cx.tx)?);
    let mut out = Vec::new();
    for calibration in calibrations::calibrations(cx.tx, MOST)? {
        let form = forms::in_use(cx, Some(calibration.form), calibration.opened.at.day())?.ok_or_else(missing)?;
        let mut by: BTreeMap<i64, Vec<Mark>> = BTreeMap::new();
        for (checker, _, mark) in calibrations::scores(cx.tx, calibration.id)? {
            by.entry(checker).or_default().push(mark);
        }
        let (scorers, mine) = (by.len(), by.contains_key(&cx.actor.id));
        let all: Vec<Vec<Mark>> = by.values().cloned().collect();
        let closed = calibration.closed.is_some();
        let (spread, agreement) = if closed { agreement(&form, &all) } else { (Vec::new(), (0, 0)) };
        let marks = by.into_iter().filter(|(checker, _)| closed || *checker == cx.actor.id);
        let marks = marks.map(|(checker, marks)| (names.get(&checker).cloned().unwrap_or_default(), marks)).collect();
        out.push(Calibrated { calibration, form, scorers, mine, marks, spread, agreement });
    }
    Ok(out)
}

/// Difference per head, and how many pairs of marks agree of how many: they lie within a tenth of the head's weight.
fn agreement(form: &Form, all: &[Vec<Mark>]) -> (Vec<i64>, (i64, i64)) {
    let (mut spread, mut pairs, mut agree) = (Vec::new(), 0, 0);
    for (place, head) in form.draft.heads.iter().enumerate().filter(|(_, head)| !head.fatal) {
        let points: Vec<i64> = all.iter().filter_map(|marks| marks.get(place)?.points()).collect();
        spread.push(points.iter().max().unwrap_or(&0) - points.iter().min().unwrap_or(&0));
        for (at, one) in points.iter().enumerate() {
            for other in points.iter().skip(at + 1) {
                pairs += 1;
                agree += i64::from((one - other).abs() * 10 <= head.weight);
            }
        }
    }
    (spread, (agree, pairs))
}

/// Totals of the checks around some trainings, by person, in the order of their moments.
struct Totals(BTreeMap<i64, Vec<(Instant, i64)>>);

impl Totals {
    /// Reads them once for all of these days.
    fn around(cx: &Context<'_, '_>, held: impl Iterator<Item = Day> + Clone) -> Result<Self, Fault> {
        let mut by: BTreeMap<i64, Vec<(Instant, i64)>> = BTreeMap::new();
        if let Some((first, last)) = held.clone().min().zip(held.max()) {
            let (from, to) = (train_06_effect::before(first).0, train_06_effect::after(last).1);
            for (person, at, total) in records::each_total(cx.tx, from, to)? {
                by.entry(person).or_default().push((at, total));
            }
        }
        for totals in by.values_mut() {
            totals.sort_unstable();
        }
        Ok(Totals(by))
    }

    /// Mean of these people's checks on the days from one to another.
    fn mean(&self, people: &[i64], (from, to): (Day, Day)) -> Mean {
        let (first, before) = (begin_of(from), begin_of(plus_days(to, 1)));
        let mut mean = Mean::default();
        for totals in people.iter().filter_map(|person| self.0.get(person)) {
            let at = totals.partition_point(|(at, _)| *at < first);
            for (_, total) in totals.iter().skip(at).take_while(|(at, _)| *at < before) {
                mean.add(*total);
            }
        }
        mean
    }
}

fn week_answer(cx: &Context<'_, '_>) -> Result<Answer, No> {
    let sight = sight(cx.actor)?;
    let reports = scores(cx.actor) || cx.actor.access(Function::Meetings).deed >= Deed::Approve;
    let people: Arc<[Person]> = store::people(cx.tx)?.into();
    let names = names(&people);
    let teams: BTreeMap<i64, Option<i64>> = people.iter().map(|person| (person.id, person.team)).collect();
    let seen = |id: &i64| sight.holds(cx.actor.id, *id, teams.get(id).copied().flatten());
    let mut found = weeks::trainings(cx.tx, TRAININGS)?;
    found.retain(|training| training.people.iter().any(|(id, _)| seen(id)));
    let totals = Totals::around(cx, found.iter().filter_map(|training| training.held_on))?;
    let mut trainings = Vec::new();
    for training in found {
        let came: Vec<i64> = training.people.iter().filter(|(id, came)| *came == Some(true) && seen(id)).map(|(id, _)| *id).collect();
        let means = training
            .held_on
            .map(|held| (totals.mean(&came, train_06_effect::before(held)), totals.mean(&came, train_06_effect::after(held))));
        let invited: Vec<i64> = training.people.iter().map(|(id, _)| *id).collect();
        let hold = match training.held_on {
            Some(_) => Some(missing()),
            None => barred_among(cx, &Command::Hold { training: training.id, on: cx.at.day(), attended: invited }, &people)?,
        };
        let people = training.people.iter().filter(|(id, _)| seen(id));
        let people = people.map(|(id, came)| (names.get(id).cloned().unwrap_or_default(), *came)).collect();
        trainings.push(Trained { training, people, means, hold });
    }
    let mut comments = Vec::new();
    for comment in weeks::comments(cx.tx, false)? {
        let barred = barred_among(cx, &Command::CommentDone { id: comment.id }, &people)?;
        if sight == Sight::All || comment.team.is_none() || comment.team == cx.actor.team {
            comments.push((comment, barred));
        }
    }
    let weeks = if reports { weeks::weeks(cx.tx, MOST)? } else { Vec::new() };
    Ok(Answer::Weeks { weeks, trainings, comments })
}

fn proposal(cx: &Context<'_, '_>, week: Day) -> Result<Proposal, No> {
    let tx = cx.tx;
    let week = week_start(week);
    let last = plus_days(week, 6);
    let limits = Limits::on(cx.params, last.min(cx.at.day()));
    let (checks, findings) = records::figures(tx, week, last)?;
    let people: Vec<Person> = store::people(tx)?.into_iter().filter(Person::is_liable).collect();
    let sums = records::sums_between(tx, week, last)?;
    let all = sums.values().fold(Sum::default(), |all, sum| all.with(sum));
    let form = forms::in_use(cx, None, last)?.ok_or_else(missing)?;
    let weight = |name: &str| form.draft.heads.iter().find(|head| head.name == name).map_or(20, |head| head.weight.max(1));
    let mut heads: Vec<(String, Mean)> = all.heads.clone().into_iter().collect();
    // The weakest is the one with the lowest share of its points.
    heads.sort_by(|(a, one), (b, other)| {
        let share = |name: &str, mean: &Mean| Mean { sum: mean.sum, count: mean.count * weight(name) };
        share(a, one).compare(share(b, other)).then_with(|| a.cmp(b))
    });
    let seen = records::seen(tx, begin_of(week), begin_of(plus_days(last, 1)))?;
    let tags = qa_07_common::counted(&seen, last);
    let day = Some(plus_days(week, 9));
    let mut items = Vec::new();
    if let Some((head, mean)) = heads.first() {
        let item = PlanItem { topic: head.clone(), everybody: true, people: Vec::new(), day };
        items.push((msg!("quality-propose-head", head = head.as_str(), mean = mean.shown()), item));
    }
    for tag in tags.iter().filter(|tag| tag.times > 1) {
        let item = PlanItem { topic: tag.tag.clone(), everybody: false, people: tag.people.iter().copied().collect(), day };
        items.push((msg!("quality-propose-tag", tag = tag.tag.as_str(), times = tag.times, people = tag.people.len()), item));
    }
    let submit = barred(cx, &Command::SubmitWeek { week, text: some(), items: Vec::new() })?;
    Ok(Proposal {
        due: qa_06_week::due(week, &limits),
        mean: all.mean,
        done: weeks::week(tx, week)?,
        week,
        checks,
        findings,
        heads,
        tags,
        items,
        submit,
        people,
    })
}
