//! SQL of complaints: one with everything that hangs on it, read and written whole. The rooms below read what decisions and pages need.

pub mod facts;
pub mod questions;
pub mod statistics;

use std::sync::LazyLock;

use serde_json::{Value, json};

use super::clauses;
use super::commands::{Change, Command, missing};
use super::model::{
    Assignment, Category, CauseDraft, Channel, Choice, Complaint, Draft, Emotion, Judgement, Mediation, Mode, Ours, Person, Proposal,
    ProposalDraft, Reply, Satisfaction, Seen, Soothing, State, Step, Verb, Visit, VisitDraft,
};
use super::sheet::{LIST, headings_text};
use crate::areas::cases::escalation;
use crate::areas::cases::model::{Mark, record_words};
use crate::areas::imports::ways;
use crate::areas::{Context, Done, links};
use crate::base::search::{SearchFields, index_words};
use crate::base::{Day, Fault, Finding, Instant, No, Post, fold};
use crate::store::dialect::Engine;
use crate::store::journal::{self, Entry};
use crate::store::{Row, Sql, Tx, numbers};
use crate::{msg, sql};

/// Series of the numbers.
const SERIES: &str = "TS";

/// Columns of the table behind `id`, `no` and `rev`, in the order of [`values`] and [`complaint_of`].
const COLUMNS: &[&str] = &[
    "complainant",
    "phone",
    "phone_key",
    "customer",
    "happened_at",
    "channel",
    "content",
    "demand",
    "product",
    "emotion",
    "soothing",
    "important",
    "accepted_by",
    "accepted_name",
    "accepted_at",
    "tracker",
    "tracker_name",
    "handler",
    "handler_name",
    "owner",
    "owner_name",
    "ticket",
    "state",
    "state_since",
    "live",
    "due_at",
    "due_clause",
    "round",
    "reply_at",
    "reply_text",
    "reply_due",
    "judged_at",
    "judged_by",
    "judged_name",
    "sufficient",
    "reasonable",
    "valid",
    "grounds",
    "valid_reason",
    "answer_at",
    "answer_by",
    "answer_name",
    "answer_text",
    "accepted",
    "department",
    "contact",
    "transfers",
    "investigated_at",
    "submitted_at",
    "approve_due",
    "wish",
    "chosen",
    "chosen_at",
    "chosen_by",
    "chosen_name",
    "instruction",
    "choice_reason",
    "result",
    "feedback_at",
    "satisfaction",
    "improvement",
    "visit_due",
    "appointment",
    "visited_at",
    "cause",
    "root_cause",
    "measure",
    "measure_owner",
    "measure_due",
    "closed_at",
    "self_check",
    "merged_into",
    "imported",
    "withdrawn",
    "stands",
];

static SELECT: LazyLock<String> = LazyLock::new(|| format!("SELECT id, no, rev, {} FROM complaint", COLUMNS.join(", ")));
static UPDATE: LazyLock<String> = LazyLock::new(|| {
    let set: Vec<String> = COLUMNS.iter().enumerate().map(|(n, column)| format!("{column} = ?{}", n + 3)).collect();
    format!("UPDATE complaint SET {}, rev = rev + 1 WHERE id = ?1 AND rev = ?2", set.join(", "))
});
static INSERT: LazyLock<String> = LazyLock::new(|| {
    let places: Vec<String> = (1..=COLUMNS.len() + 1).map(|n| format!("?{n}")).collect();
    format!("INSERT INTO complaint (no, {}) VALUES ({}) RETURNING id", COLUMNS.join(", "), places.join(", "))
});
/// The open ones as a table: they are few, and their index holds all that is asked of them without their text. SQLite, which does not know
/// how few they are, would take an index that holds the archived ones too.
pub static OPEN_ONES: LazyLock<String> = LazyLock::new(|| format!("complaint c{}", Engine::Sqlite.by_index("complaint_open")));
static PUT_WORDS: LazyLock<String> = LazyLock::new(|| Engine::Sqlite.put_words("complaint_words"));

fn word<T>(found: Option<T>, column: &str) -> Result<T, Fault> {
    found.ok_or_else(|| Fault::new("STORE-FAULT", msg!("base-store-fault"), format!("unknown word in {column}")))
}

/// The digits of a phone, by which the same one is found however it is written.
pub fn phone_key(phone: &str) -> String {
    fold::digits(phone)
}

/// The number under which a form with the same phone, time and content is registered already.
///
/// # Errors
/// A fault of the file.
pub fn registered(tx: &Tx<'_>, draft: &Draft) -> Result<Option<String>, Fault> {
    let Some(happened) = draft.happened_at else { return Ok(None) };
    // Sheets hold whole seconds.
    let second = happened.0 - happened.0.rem_euclid(1000);
    let at_that_time = tx.all(
        "SELECT no, content FROM complaint WHERE phone_key = ?1 AND happened_at BETWEEN ?2 AND ?3 AND withdrawn = 0 ORDER BY id",
        sql![phone_key(&draft.phone), second, second + 999],
        |row| Ok((row.text(0)?, row.text(1)?)),
    )?;
    let content = fold::fold(&draft.content);
    Ok(at_that_time.into_iter().find(|(_, stored)| fold::fold(stored) == content).map(|(no, _)| no))
}

/// The soothing list as it is stored: a `1` for each step that is done, and whose fault it is.
fn soothing_text(soothing: Soothing) -> String {
    let flags = [soothing.listened, soothing.understood, soothing.explained, soothing.recorded];
    let flags: String = flags.into_iter().map(|done| if done { '1' } else { '0' }).collect();
    format!("{flags} {}", soothing.ours.map_or("", Ours::word))
}

fn soothing_of(text: &str) -> Soothing {
    let (flags, ours) = text.split_once(' ').unwrap_or((text, ""));
    let mut flags = flags.chars().map(|flag| flag == '1');
    let mut next = || flags.next().unwrap_or_default();
    Soothing { listened: next(), understood: next(), explained: next(), recorded: next(), ours: Ours::of(ours) }
}

/// The values of [`COLUMNS`].
fn values(c: &Complaint) -> Vec<Sql<'static>> {
    let due = clauses::next_timer(c).filter(|_| c.stands());
    let text = |text: &str| Sql::from(text.to_owned());
    let id = |person: &Option<Person>| Sql::from(person.as_ref().map(|person| person.id));
    let name = |person: &Option<Person>| text(person.as_ref().map_or("", |person| person.name.as_str()));
    let (draft, judged, answer, choice) = (&c.draft, c.judgement.as_ref(), c.answer.as_ref(), c.choice.as_ref());
    let cause = c.cause.clone().unwrap_or_default();
    let live = c.is_open();
    let assignment = c.assignment();
    vec![
        text(&draft.complainant),
        text(&draft.phone),
        Sql::from(phone_key(&draft.phone)),
        Sql::from(draft.customer),
        Sql::from(draft.happened_at.unwrap_or(c.accepted_at)),
        text(draft.channel.map_or("", Channel::word)),
        text(&draft.content),
        text(&draft.demand),
        text(&draft.product),
        text(draft.emotion.map_or("", Emotion::word)),
        Sql::from(soothing_text(draft.soothing)),
        Sql::from(draft.important),
        Sql::from(c.accepted_by.id),
        text(&c.accepted_by.name),
        Sql::from(c.accepted_at),
        Sql::from(c.tracker.id),
        text(&c.tracker.name),
        id(&c.handler),
        name(&c.handler),
        id(&c.owner),
        name(&c.owner),
        Sql::from(c.ticket),
        text(c.state.word()),
        Sql::from(c.state_since),
        Sql::from(live),
        Sql::from(due.map(|timer| timer.due)),
        text(due.map_or("", |timer| timer.clause)),
        Sql::from(c.round),
        Sql::from(c.first_reply.as_ref().map(|(at, _)| *at)),
        text(c.first_reply.as_ref().map_or("", |(_, said)| said.as_str())),
        Sql::from(c.reply_due),
        Sql::from(judged.map(|judged| judged.at)),
        Sql::from(judged.map(|judged| judged.by.id)),
        text(judged.map_or("", |judged| judged.by.name.as_str())),
        Sql::from(judged.is_some_and(|judged| judged.sufficient)),
        Sql::from(judged.is_some_and(|judged| judged.reasonable)),
        Sql::from(judged.is_some_and(|judged| judged.valid)),
        text(judged.map_or("", |judged| judged.grounds.as_str())),
        text(judged.map_or("", |judged| judged.reason.as_str())),
        Sql::from(answer.map(|answer| answer.at)),
        Sql::from(answer.map(|answer| answer.by.id)),
        text(answer.map_or("", |answer| answer.by.name.as_str())),
        text(answer.map_or("", |answer| answer.text.as_str())),
        Sql::from(answer.is_some_and(|answer| answer.accepted)),
        text(assignment.map_or("", |assignment| assignment.department.as_str())),
        Sql::from(assignment.and_then(|assignment| assignment.contact_staff)),
        Sql::from(i64::try_from(c.transfers()).unwrap_or(i64::MAX)),
        Sql::from(c.investigated_at),
        Sql::from(c.submitted_at),
        Sql::from(c.approve_due),
        Sql::from(c.wish),
        Sql::from(choice.map(|choice| choice.proposal)),
        Sql::from(choice.map(|choice| choice.at)),
        Sql::from(choice.map(|choice| choice.by.id)),
        text(choice.map_or("", |choice| choice.by.name.as_str())),
        text(choice.map_or("", |choice| choice.instruction.as_str())),
        text(choice.map_or("", |choice| choice.reason.as_str())),
        text(&c.result),
        Sql::from(c.feedback.map(|(at, _)| at)),
        text(c.feedback.map_or("", |(_, satisfaction)| satisfaction.word())),
        text(&c.improvement),
        Sql::from(c.visit_due),
        Sql::from(c.appointment),
        Sql::from(c.visited_at),
        text(cause.category.map_or("", Category::word)),
        text(&cause.root_cause),
        text(&cause.measure),
        text(&cause.owner),
        Sql::from(cause.due),
        Sql::from(c.closed_at),
        Sql::from(c.self_check.iter().map(i64::to_string).collect::<Vec<_>>().join(" ")),
        Sql::from(c.merged_into),
        Sql::from(c.imported),
        Sql::from(c.withdrawn),
        Sql::from(c.stands()),
    ]
}

/// Reads a row from the left to the right.
struct Cursor<'a, 'b> {
    row: &'a Row<'b>,
    column: usize,
}

impl Cursor<'_, '_> {
    fn next(&mut self) -> usize {
        self.column += 1;
        self.column - 1
    }

    fn text(&mut self) -> Result<String, Fault> {
        let column = self.next();
        self.row.text(column)
    }

    fn int(&mut self) -> Result<i64, Fault> {
        let column = self.next();
        self.row.int(column)
    }

    fn maybe(&mut self) -> Result<Option<i64>, Fault> {
        let column = self.next();
        self.row.maybe_int(column)
    }

    fn flag(&mut self) -> Result<bool, Fault> {
        Ok(self.int()? != 0)
    }

    fn at(&mut self) -> Result<Instant, Fault> {
        self.int().map(Instant)
    }

    fn maybe_at(&mut self) -> Result<Option<Instant>, Fault> {
        Ok(self.maybe()?.map(Instant))
    }

    fn person(&mut self) -> Result<Person, Fault> {
        Ok(Person { id: self.int()?, name: self.text()? })
    }

    fn maybe_person(&mut self) -> Result<Option<Person>, Fault> {
        let (id, name) = (self.maybe()?, self.text()?);
        Ok(id.map(|id| Person { id, name }))
    }
}

/// A row of [`SELECT`], without what hangs on it.
fn complaint_of(row: &Row<'_>) -> Result<Complaint, Fault> {
    let mut c = Cursor { row, column: 0 };
    let (id, no, rev) = (c.int()?, c.text()?, c.int()?);
    let (complainant, phone, _phone_key) = (c.text()?, c.text()?, c.text()?);
    let draft = Draft {
        complainant,
        phone,
        customer: c.maybe()?,
        happened_at: c.maybe_at()?,
        channel: Channel::of(&c.text()?),
        content: c.text()?,
        demand: c.text()?,
        product: c.text()?,
        emotion: Emotion::of(&c.text()?),
        soothing: soothing_of(&c.text()?),
        important: c.flag()?,
    };
    let accepted_by = c.person()?;
    let accepted_at = c.at()?;
    let (tracker, handler, owner, ticket) = (c.person()?, c.maybe_person()?, c.maybe_person()?, c.maybe()?);
    let (state, state_since) = (word(State::of(&c.text()?), "state")?, c.at()?);
    let (_live, _due_at, _due_clause) = (c.flag()?, c.maybe()?, c.text()?);
    let round = c.int()?;
    let (reply_at, reply_text, reply_due) = (c.maybe_at()?, c.text()?, c.at()?);
    let judged_at = c.maybe_at()?;
    let judge = c.maybe_person()?;
    let (sufficient, reasonable, valid, grounds, reason) = (c.flag()?, c.flag()?, c.flag()?, c.text()?, c.text()?);
    let judgement = judged_at.zip(judge).map(|(at, by)| Judgement { sufficient, reasonable, grounds, valid, reason, at, by });
    let (answer_at, answerer, answer_text, accepted) = (c.maybe_at()?, c.maybe_person()?, c.text()?, c.flag()?);
    let answer = answer_at.zip(answerer).map(|(at, by)| Reply { at, by, text: answer_text, accepted });
    let (_department, _contact, _transfers) = (c.text()?, c.maybe()?, c.int()?);
    let (investigated_at, submitted_at, approve_due, wish) = (c.maybe_at()?, c.maybe_at()?, c.maybe_at()?, c.maybe()?);
    let (chosen, chosen_at, chooser, instruction, choice_reason) = (c.maybe()?, c.maybe_at()?, c.maybe_person()?, c.text()?, c.text()?);
    let choice =
        chosen.zip(chosen_at.zip(chooser)).map(|(proposal, (at, by))| Choice { proposal, instruction, reason: choice_reason, at, by });
    let result = c.text()?;
    let (feedback_at, satisfaction) = (c.maybe_at()?, Satisfaction::of(&c.text()?));
    let (improvement, visit_due, appointment, visited_at) = (c.text()?, c.maybe_at()?, c.maybe_at()?, c.maybe_at()?);
    let (category, root_cause, measure, owner_of_measure) = (Category::of(&c.text()?), c.text()?, c.text()?, c.text()?);
    let due_column = c.next();
    let due: Option<Day> = row.maybe_text(due_column)?.and_then(|day| day.parse().ok());
    let cause = category.map(|category| CauseDraft { category: Some(category), root_cause, measure, owner: owner_of_measure, due });
    let closed_at = c.maybe_at()?;
    let self_check = c.text()?.split_whitespace().filter_map(|item| item.parse().ok()).collect();
    Ok(Complaint {
        id,
        no,
        rev,
        draft,
        accepted_by,
        accepted_at,
        tracker,
        handler,
        owner,
        ticket,
        state,
        state_since,
        round,
        first_reply: reply_at.map(|at| (at, reply_text)),
        reply_due,
        judgement,
        answer,
        assignments: Vec::new(),
        investigated_at,
        submitted_at,
        approve_due,
        wish,
        choice,
        result,
        feedback: feedback_at.zip(satisfaction),
        improvement,
        visit_due,
        appointment,
        visited_at,
        cause,
        closed_at,
        self_check,
        merged_into: c.maybe()?,
        imported: c.maybe()?,
        withdrawn: c.flag()?,
        steps: Vec::new(),
        proposals: Vec::new(),
        visits: Vec::new(),
        mediations: Vec::new(),
    })
}

/// One complaint with everything that hangs on it.
///
/// # Errors
/// A fault of the file.
pub fn complaint(tx: &Tx<'_>, id: i64) -> Result<Option<Complaint>, Fault> {
    let Some(mut complaint) = tx.one(&format!("{} WHERE id = ?1", *SELECT), sql![id], complaint_of)? else { return Ok(None) };
    let person = |row: &Row<'_>, column: usize| Ok::<_, Fault>(Person { id: row.int(column)?, name: row.text(column + 1)? });
    complaint.steps = tx.all(
        "SELECT at, staff, name, verb, text, note, informed, state, round FROM complaint_step WHERE complaint = ?1 ORDER BY id",
        sql![id],
        |row| {
            Ok(Step {
                at: row.instant(0)?,
                by: person(row, 1)?,
                verb: word(Verb::of(row.str(3)?), "verb")?,
                text: row.text(4)?,
                note: row.text(5)?,
                informed: row.flag(6)?,
                state: word(State::of(row.str(7)?), "state")?,
                round: row.int(8)?,
            })
        },
    )?;
    complaint.assignments = tx.all(
        "SELECT at, staff, name, department, contact, contact_staff, assisting, until, agreed, reason FROM complaint_assignment \
         WHERE complaint = ?1 ORDER BY id",
        sql![id],
        |row| {
            Ok(Assignment {
                at: row.instant(0)?,
                by: person(row, 1)?,
                department: row.text(3)?,
                contact: row.text(4)?,
                contact_staff: row.maybe_int(5)?,
                assisting: row.text(6)?,
                until: row.instant(7)?,
                agreed: row.flag(8)?,
                reason: row.text(9)?,
            })
        },
    )?;
    complaint.proposals = tx.all(
        "SELECT id, round, place, content, cost, compensation, kind, time, owner, staff, name, at, chosen FROM complaint_proposal \
         WHERE complaint = ?1 ORDER BY round, place",
        sql![id],
        |row| {
            Ok(Proposal {
                id: row.int(0)?,
                round: row.int(1)?,
                place: row.int(2)?,
                draft: ProposalDraft {
                    content: row.text(3)?,
                    cost: row.int(4)?,
                    compensation: row.int(5)?,
                    kind: row.text(6)?,
                    time: row.text(7)?,
                    owner: row.text(8)?,
                },
                by: person(row, 9)?,
                at: row.instant(11)?,
                seen: Vec::new(),
                chosen: row.flag(12)?,
            })
        },
    )?;
    for proposal in &mut complaint.proposals {
        proposal.seen =
            tx.all("SELECT staff, name, at FROM complaint_seen WHERE proposal = ?1 ORDER BY at, staff", sql![proposal.id], |row| {
                Ok(Seen { by: person(row, 0)?, at: row.instant(2)? })
            })?;
    }
    complaint.visits = tx.all(
        "SELECT round, at, staff, name, mode, reached, opinion, suggestion, satisfaction, aspect, next_step, reason FROM complaint_visit \
         WHERE complaint = ?1 ORDER BY id",
        sql![id],
        |row| {
            let draft = VisitDraft {
                mode: Mode::of(row.str(4)?),
                reached: row.flag(5)?,
                opinion: row.text(6)?,
                suggestion: row.text(7)?,
                satisfaction: Satisfaction::of(row.str(8)?),
                aspect: row.text(9)?,
                next_step: row.text(10)?,
                reason: row.text(11)?,
            };
            Ok(Visit { round: row.int(0)?, at: row.instant(1)?, by: person(row, 2)?, draft })
        },
    )?;
    complaint.mediations = tx.all(
        "SELECT at, staff, name, demand, offer, result FROM complaint_mediation WHERE complaint = ?1 ORDER BY id",
        sql![id],
        |row| Ok(Mediation { at: row.instant(0)?, by: person(row, 1)?, demand: row.text(3)?, offer: row.text(4)?, result: row.text(5)? }),
    )?;
    Ok(Some(complaint))
}

/// Writes what was decided, with its journal entry.
///
/// # Errors
/// A fault of the file, or that somebody else was faster.
pub fn apply(
    cx: &Context<'_, '_>,
    command: &Command,
    before: &[Complaint],
    changes: &[Change],
    findings: Vec<Finding>,
) -> Result<Done, No> {
    let mut clauses: Vec<&str> = findings.iter().map(|finding| finding.clause).collect();
    clauses.dedup();
    let clauses = clauses.join(" ");
    let mut done = Done { findings, ..Done::default() };
    let mut written: Vec<Complaint> = Vec::new();
    let mut made = None;
    let mut discarded = Vec::new();
    // What a list brings names the entry by which it came.
    let imported = if matches!(command, Command::Import { .. }) { Some(journal::next(cx.tx)?) } else { None };
    for change in changes {
        match change {
            Change::Insert(complaint) => written.push(insert(cx, &Complaint { imported, ..Complaint::clone(complaint) })?),
            Change::Update(complaint) => {
                made = update(cx, complaint)?.or(made);
                written.push(Complaint::clone(complaint));
            }
            Change::Keep(Some(draft)) => keep(cx, draft)?,
            Change::Keep(None) => discarded = let_go(cx)?,
            Change::TakeFiles => links::take_draft_files(cx, written.last().map_or(0, |complaint| complaint.id))?,
            Change::SaveWay(way) => {
                ways::save(cx, LIST, way, headings_text(&way.options))?;
                done.title.clone_from(&way.name);
            }
            Change::Tell { round } => tell(cx, written.last(), *round)?,
            Change::Outage { id, from, to, reason } => done.id = write_outage(cx, *id, *from, *to, reason)?,
        }
    }
    if let Some(first) = written.first().or(before.first()) {
        (done.id, done.title) = (first.id, first.no.clone());
    }
    let told_of = |complaints: &[Complaint]| match complaints {
        [] => String::new(),
        [one] => told(one).to_string(),
        several => Value::from(several.iter().map(told).collect::<Vec<_>>()).to_string(),
    };
    let entry = Entry {
        verb: command.verb().to_owned(),
        subject: match command {
            Command::Outage { .. } => "hotline",
            Command::SaveWay(_) => "import",
            _ => "case",
        }
        .to_owned(),
        subject_id: done.id,
        title: done.title.clone(),
        before: match command {
            Command::Withdraw { .. } => String::new(),
            _ if !discarded.is_empty() => json!({ "file": discarded }).to_string(),
            _ => told_of(before),
        },
        // A list is named by its file and how many it brought.
        after: match command {
            Command::Import { file, .. } => json!({ "file": file, "rows": written.len() }).to_string(),
            Command::Withdraw { entry } => json!({ "entry": entry, "rows": written.len() }).to_string(),
            _ => told_of(&written),
        },
        reason: reason_of(command),
        clauses,
        ..Entry::default()
    };
    let seq = cx.journal(entry)?;
    if matches!(command, Command::Merge { .. } | Command::Import { .. }) {
        done.undo = Some(seq);
    }
    if matches!(command, Command::On { act: super::commands::Act::Propose(_), .. }) {
        // The proposal is the record that was made.
        done.id = made.unwrap_or(done.id);
    }
    Ok(done)
}

fn reason_of(command: &Command) -> String {
    use super::commands::Act;
    match command {
        Command::Reassign { reason, .. }
        | Command::Merge { reason, .. }
        | Command::Unmerge { reason, .. }
        | Command::Outage { reason, .. } => reason.trim().to_owned(),
        Command::On { act, .. } => match act {
            Act::Return { reason }
            | Act::Unreachable { reason }
            | Act::Reopen { reason }
            | Act::Terminate { reason }
            | Act::Flag { reason, .. }
            | Act::Track { reason, .. }
            | Act::Assign { reason, .. }
            | Act::Choose { reason, .. } => reason.trim().to_owned(),
            _ => String::new(),
        },
        Command::Register { .. }
        | Command::Import { .. }
        | Command::Withdraw { .. }
        | Command::SaveWay(_)
        | Command::Keep(_)
        | Command::Reveal { .. } => String::new(),
    }
}

/// What the journal says of a complaint. Who complains, phones and what was said stay out of it.
fn told(complaint: &Complaint) -> Value {
    json!({
        "no": complaint.no, "state": complaint.state.word(), "round": complaint.round,
        "handler": complaint.handler.as_ref().map(|person| person.name.as_str()), "tracker": complaint.tracker.name,
        "valid": complaint.judgement.as_ref().map(|judgement| judgement.valid),
        "department": complaint.assignment().map(|assignment| assignment.department.as_str()),
        "until": complaint.assignment().map(|assignment| assignment.until.local().to_string()),
        "proposals": complaint.proposals.len(), "chosen": complaint.choice.as_ref().map(|choice| choice.proposal),
        "satisfaction": complaint.feedback.map(|(_, satisfaction)| satisfaction.word()), "visited": complaint.visited_at.is_some(),
        "cause": complaint.cause.as_ref().and_then(|cause| cause.category).map(Category::word),
        "important": complaint.draft.important, "merged_into": complaint.merged_into, "steps": complaint.steps.len(),
    })
}

fn insert(cx: &Context<'_, '_>, complaint: &Complaint) -> Result<Complaint, Fault> {
    let day = cx.at.day();
    let no = numbers::shown(SERIES, day, numbers::reserve(cx.tx, SERIES, day, 1)?);
    let mut row = vec![Sql::from(no.clone())];
    row.extend(values(complaint));
    let id = cx.tx.insert(&INSERT, &row)?;
    let stored = Complaint { id, no, rev: 1, ..complaint.clone() };
    write_steps(cx.tx, &stored)?;
    put_words(cx.tx, &stored)?;
    Ok(stored)
}

/// Writes a stored one as it stands now; returns the proposal that is new.
fn update(cx: &Context<'_, '_>, complaint: &Complaint) -> Result<Option<i64>, No> {
    let mut row = vec![Sql::from(complaint.id), Sql::from(complaint.rev)];
    row.extend(values(complaint));
    let was_open = cx.tx.number("SELECT live FROM complaint WHERE id = ?1", sql![complaint.id])? == 1;
    if cx.tx.run(&UPDATE, &row)? == 0 {
        return Err(missing().into());
    }
    if was_open != complaint.is_open() {
        cx.tx.run("DELETE FROM complaint_words WHERE rowid = ?1", sql![complaint.id])?;
        put_words(cx.tx, complaint)?;
    }
    write_steps(cx.tx, complaint)?;
    let made = write_proposals(cx.tx, complaint)?;
    write_rest(cx.tx, complaint)?;
    Ok(made)
}

/// How many rows of a table hang on a complaint already: what stands behind them is new.
fn stored_rows(tx: &Tx<'_>, table: &str, complaint: i64) -> Result<usize, Fault> {
    let count = tx.number(&format!("SELECT count(*) FROM {table} WHERE complaint = ?1"), sql![complaint])?;
    Ok(usize::try_from(count).unwrap_or(usize::MAX))
}

fn write_steps(tx: &Tx<'_>, complaint: &Complaint) -> Result<(), Fault> {
    for step in complaint.steps.iter().skip(stored_rows(tx, "complaint_step", complaint.id)?) {
        tx.run(
            "INSERT INTO complaint_step (complaint, at, staff, name, verb, text, note, informed, state, round) \
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)",
            sql![
                complaint.id,
                step.at,
                step.by.id,
                &step.by.name,
                step.verb.word(),
                &step.text,
                &step.note,
                step.informed,
                step.state.word(),
                step.round
            ],
        )?;
    }
    Ok(())
}

fn write_proposals(tx: &Tx<'_>, complaint: &Complaint) -> Result<Option<i64>, Fault> {
    let mut made = None;
    for proposal in &complaint.proposals {
        if proposal.id == 0 {
            let draft = &proposal.draft;
            made = Some(tx.insert(
                "INSERT INTO complaint_proposal (complaint, round, place, content, cost, compensation, kind, time, owner, staff, name, at) \
                 VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12) RETURNING id",
                sql![
                    complaint.id,
                    proposal.round,
                    proposal.place,
                    &draft.content,
                    draft.cost,
                    draft.compensation,
                    &draft.kind,
                    &draft.time,
                    &draft.owner,
                    proposal.by.id,
                    &proposal.by.name,
                    proposal.at
                ],
            )?);
            continue;
        }
        tx.run("UPDATE complaint_proposal SET chosen = ?2 WHERE id = ?1 AND chosen <> ?2", sql![proposal.id, proposal.chosen])?;
        for seen in &proposal.seen {
            tx.run(
                "INSERT INTO complaint_seen (proposal, staff, name, at) VALUES (?1, ?2, ?3, ?4) ON CONFLICT (proposal, staff) DO NOTHING",
                sql![proposal.id, seen.by.id, &seen.by.name, seen.at],
            )?;
        }
    }
    Ok(made)
}

/// Departments, visits and mediations that are new.
fn write_rest(tx: &Tx<'_>, complaint: &Complaint) -> Result<(), Fault> {
    for assignment in complaint.assignments.iter().skip(stored_rows(tx, "complaint_assignment", complaint.id)?) {
        tx.run(
            "INSERT INTO complaint_assignment (complaint, at, staff, name, department, contact, contact_staff, assisting, until, agreed, reason) \
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11)",
            sql![
                complaint.id,
                assignment.at,
                assignment.by.id,
                &assignment.by.name,
                &assignment.department,
                &assignment.contact,
                assignment.contact_staff,
                &assignment.assisting,
                assignment.until,
                assignment.agreed,
                &assignment.reason
            ],
        )?;
    }
    for visit in complaint.visits.iter().skip(stored_rows(tx, "complaint_visit", complaint.id)?) {
        let draft = &visit.draft;
        tx.run(
            "INSERT INTO complaint_visit (complaint, round, at, staff, name, mode, reached, opinion, suggestion, satisfaction, aspect, next_step, \
             reason) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13)",
            sql![
                complaint.id,
                visit.round,
                visit.at,
                visit.by.id,
                &visit.by.name,
                draft.mode.map_or("", Mode::word),
                draft.reached,
                draft.opinion.trim(),
                draft.suggestion.trim(),
                draft.satisfaction.map_or("", Satisfaction::word),
                draft.aspect.trim(),
                draft.next_step.trim(),
                draft.reason.trim()
            ],
        )?;
    }
    for mediation in complaint.mediations.iter().skip(stored_rows(tx, "complaint_mediation", complaint.id)?) {
        tx.run(
            "INSERT INTO complaint_mediation (complaint, at, staff, name, demand, offer, result) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)",
            sql![complaint.id, mediation.at, mediation.by.id, &mediation.by.name, &mediation.demand, &mediation.offer, &mediation.result],
        )?;
    }
    Ok(())
}

/// Search words: who complains, about what, by which phone and number, and whether it is open.
fn put_words(tx: &Tx<'_>, complaint: &Complaint) -> Result<(), Fault> {
    let draft = &complaint.draft;
    let words = index_words(&SearchFields {
        names: &[&draft.complainant],
        notes: &[&draft.content, &draft.demand, &draft.product],
        phones: &[&draft.phone],
        codes: &[&complaint.no],
        ..SearchFields::default()
    });
    tx.run(&PUT_WORDS, sql![complaint.id, record_words(words, complaint.is_open().then_some(Mark::Open))]).map(|_| ())
}

/// Keeps the form that a person has not sent.
fn keep(cx: &Context<'_, '_>, draft: &Draft) -> Result<(), Fault> {
    let text = serde_json::to_string(draft).map_err(|e| Fault::new("STORE-FAULT", msg!("base-store-fault"), e))?;
    cx.tx.run(
        "INSERT INTO complaint_draft (staff, at, draft) VALUES (?1, ?2, ?3) \
         ON CONFLICT (staff) DO UPDATE SET at = excluded.at, draft = excluded.draft",
        sql![cx.actor.id, cx.at, text],
    )?;
    Ok(())
}

/// Lets it go. Returns the names of the files that went with it.
fn let_go(cx: &Context<'_, '_>) -> Result<Vec<String>, Fault> {
    cx.tx.run("DELETE FROM complaint_draft WHERE staff = ?1", sql![cx.actor.id])?;
    links::discard_draft_files(cx)
}

fn write_outage(cx: &Context<'_, '_>, id: Option<i64>, from: Instant, to: Option<Instant>, reason: &str) -> Result<i64, No> {
    let Some(id) = id else {
        return Ok(cx.tx.insert(
            "INSERT INTO hotline_outage (from_at, to_at, reason, staff, name) VALUES (?1, ?2, ?3, ?4, ?5) RETURNING id",
            sql![from, to, reason, cx.actor.id, &cx.actor.name],
        )?);
    };
    let hit = cx.tx.run("UPDATE hotline_outage SET to_at = ?2, reason = ?3 WHERE id = ?1 AND to_at IS NULL", sql![id, to, reason])?;
    if hit == 0 { Err(missing().into()) } else { Ok(id) }
}

/// Puts a complaint before 客服部主任 (CASE-09, ESC-09).
fn tell(cx: &Context<'_, '_>, complaint: Option<&Complaint>, round: i64) -> Result<(), Fault> {
    let Some(complaint) = complaint else { return Ok(()) };
    let raise = escalation::Raise {
        category: escalation::Category::Ability,
        content: format!("投诉 {} 进入第 {round} 轮，客户仍不满意：{}", complaint.no, complaint.draft.content),
        opinion: "重新评估处理方案".to_owned(),
        to: Post::Director,
        urgent: None,
        skipped: Vec::new(),
        place: "case",
        subject: complaint.id,
    };
    escalation::raise(cx, &raise).map(|_| ())
}
