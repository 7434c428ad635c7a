//! Acts on reports to superiors, and what they change. Pure.

use super::clauses::{esc_01_secret, esc_02_grave, esc_05_harassed, esc_06_levels, esc_07_instruction, esc_08_help, esc_09_beyond};
use super::model::{Category, Draft, Report, State, StepKind, To};
use crate::areas::cases::missing;
use crate::areas::cases::model::moment;
use crate::areas::roster::Person;
use crate::base::{Actor, Finding, Flaw, Instant, Post, Refusal, Verdict};
use crate::msg;

/// An act.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Command {
    /// Puts a matter before a superior.
    Raise(Box<Draft>),
    /// Passes it on to the next level.
    Pass {
        /// Which.
        id: i64,
        /// What is added.
        text: String,
    },
    /// Gives the instruction, the solution or the answer.
    Instruct {
        /// Which.
        id: i64,
        /// What is to be done.
        text: String,
    },
    /// The reporter holds another opinion.
    Dissent {
        /// Which.
        id: i64,
        /// Which opinion.
        text: String,
    },
    /// The superior insists: it is carried out first.
    Insist {
        /// Which.
        id: i64,
        /// Why.
        text: String,
    },
    /// It was carried out.
    Finish {
        /// Which.
        id: i64,
        /// With what result.
        text: String,
    },
    /// A superior who was skipped is told.
    Tell {
        /// Which.
        id: i64,
        /// Whom.
        to: i64,
        /// What he is told.
        text: String,
    },
}

impl Command {
    /// Name of the act in the journal.
    pub fn verb(&self) -> &'static str {
        match self {
            Command::Raise(_) => "report.raise",
            Command::Pass { .. } => "report.pass",
            Command::Instruct { .. } => "report.instruct",
            Command::Dissent { .. } => "report.dissent",
            Command::Insist { .. } => "report.insist",
            Command::Finish { .. } => "report.finish",
            Command::Tell { .. } => "report.tell",
        }
    }

    /// The report that it is about; `None` for a new one.
    pub fn id(&self) -> Option<i64> {
        match self {
            Command::Raise(_) => None,
            Command::Pass { id, .. }
            | Command::Instruct { id, .. }
            | Command::Dissent { id, .. }
            | Command::Insist { id, .. }
            | Command::Finish { id, .. }
            | Command::Tell { id, .. } => Some(*id),
        }
    }
}

/// What a decision is made of.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Facts {
    /// Everybody.
    pub people: Vec<Person>,
    /// The report, where the act is about one that is there.
    pub report: Option<Report>,
    /// `esc_after_h` in hours.
    pub after_hours: i64,
}

/// What an act writes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Change {
    /// A new report of this draft.
    Insert(Box<Draft>, Category),
    /// These people hold it now.
    Hold(Vec<i64>),
    /// This superior was skipped and is to be told until then.
    Skip(i64, Instant),
    /// A step, to these people by name.
    Step(StepKind, String, Vec<String>),
    /// This superior is told.
    Told(i64),
    /// It stands here now.
    State(State),
}

/// Changes and findings, or a refusal.
pub type Decision = Result<(Vec<Change>, Vec<Finding>), Refusal>;

/// Decides an act.
///
/// # Errors
/// The refusal.
pub fn decide(facts: &Facts, command: &Command, actor: &Actor, at: Instant) -> Decision {
    let report = || facts.report.as_ref().filter(|report| may_read(report, actor)).ok_or_else(missing);
    match command {
        Command::Raise(draft) => raise(facts, draft, actor, at),
        Command::Pass { text, .. } => pass(facts, report()?, text, actor),
        Command::Instruct { text, .. } => instruct(report()?, text, actor),
        Command::Dissent { text, .. } => {
            esc_07_instruction::may_dissent(report()?, actor)?;
            let step = Change::Step(StepKind::Dissented, said(text, "ESC-07")?, Vec::new());
            Ok((vec![step, Change::State(State::Disputed)], Vec::new()))
        }
        Command::Insist { text, .. } => {
            let report = report()?;
            if report.state != State::Disputed || report.instructed_by() != Some(actor.id) {
                return Err(not_now(report));
            }
            let step = Change::Step(StepKind::Insisted, text.trim().to_owned(), vec![report.reporter_name.clone()]);
            Ok((vec![step, Change::State(State::Running)], Vec::new()))
        }
        Command::Finish { text, .. } => {
            let report = report()?;
            if report.state != State::Running || report.reporter != actor.id {
                return Err(not_now(report));
            }
            let step = Change::Step(StepKind::Finished, said(text, "ESC-07")?, Vec::new());
            Ok((vec![step, Change::State(end(report))], Vec::new()))
        }
        Command::Tell { to, text, .. } => tell(report()?, *to, text, actor, at),
    }
}

/// Whether this person may read a report: who wrote it, holds or held it, is told of it, leads the reporter's team, and the 客服部主任, 客服中心主任 and
/// auditors; but of ESC-01 only those whom it names.
pub fn may_read(report: &Report, actor: &Actor) -> bool {
    if esc_01_secret::is_shut_to(report, actor) {
        return false;
    }
    let has = |post: Post| actor.posts.contains(&post);
    let leads = has(Post::TeamLeader) && actor.team.is_some() && report.team == actor.team;
    let took_part = report.reporter == actor.id
        || report.is_held_by(actor.id)
        || report.steps.iter().any(|step| step.by == actor.id)
        || report.skipped.iter().any(|superior| superior.staff == actor.id);
    took_part || leads || has(Post::Director) || has(Post::CentreDirector) || has(Post::Auditor)
}

fn not_now(report: &Report) -> Refusal {
    Refusal::by("ESC-07", msg!("cases-escalation-not-now", state = report.state.message()))
}

fn said(text: &str, clause: &'static str) -> Result<String, Refusal> {
    let text = text.trim();
    if text.is_empty() { Err(Refusal::of_field("text", clause, msg!("cases-escalation-no-text"))) } else { Ok(text.to_owned()) }
}

/// Where a report goes when nothing is to be carried out any more.
fn end(report: &Report) -> State {
    if report.skipped.iter().any(|superior| superior.told_at.is_none()) { State::Owed } else { State::Done }
}

fn raise(facts: &Facts, draft: &Draft, actor: &Actor, at: Instant) -> Decision {
    let people = &facts.people;
    let mut flaws = Vec::new();
    if draft.category.is_none() {
        flaws.push(Flaw { field: "category", clause: "ESC-06", message: msg!("cases-escalation-no-category") });
    }
    if draft.content.trim().is_empty() {
        let clause = draft.category.map_or("ESC-07", Category::clause);
        flaws.push(Flaw { field: "content", clause, message: msg!("cases-escalation-no-content") });
    }
    // Help is asked while a customer waits; there is nothing to propose yet.
    if draft.category != Some(Category::Help) {
        flaws.extend(esc_07_instruction::flaw(&draft.opinion));
    }
    let Some(category) = draft.category.filter(|_| flaws.is_empty()) else {
        return Err(Refusal::flawed(flaws).unwrap_or_else(missing));
    };
    let me = people.iter().find(|person| person.id == actor.id && person.active).ok_or_else(missing)?;
    let (holders, skipped) = addressees(people, me, draft, category)?;
    let names: Vec<String> = match &draft.to {
        To::Department(department) if holders.is_empty() => vec![department.trim().to_owned()],
        _ => holders.iter().map(|person| person.name.clone()).collect(),
    };
    let mut clean = draft.clone();
    for text in [&mut clean.content, &mut clean.opinion, &mut clean.urgent_reason] {
        *text = text.trim().to_owned();
    }
    let mut changes = vec![
        Change::Insert(Box::new(clean), category),
        Change::Hold(holders.iter().map(|person| person.id).collect()),
        Change::Step(StepKind::Raised, draft.opinion.trim().to_owned(), names),
    ];
    let due = esc_06_levels::told_by(at, facts.after_hours);
    let findings = skipped.iter().map(|person| Finding {
        clause: "ESC-06",
        verdict: Verdict::Kept,
        message: msg!("cases-escalation-tell-later", name = person.name.as_str(), due = moment(due)),
    });
    let findings = findings.collect();
    changes.extend(skipped.iter().map(|person| Change::Skip(person.id, due)));
    Ok((changes, findings))
}

/// Who holds the report at first, and who is skipped.
fn addressees<'a>(
    people: &'a [Person],
    me: &Person,
    draft: &Draft,
    category: Category,
) -> Result<(Vec<&'a Person>, Vec<&'a Person>), Refusal> {
    let nobody = || Refusal::by("ESC-06", msg!("cases-escalation-no-superior"));
    if category == Category::Secret {
        let all: Vec<&Person> = esc_01_secret::addressees(people).into_iter().filter(|person| person.id != me.id).collect();
        return if all.is_empty() { Err(nobody()) } else { Ok((all, Vec::new())) };
    }
    let person = match &draft.to {
        To::Next => {
            let next = esc_06_levels::levels(me, people).into_iter().next().unwrap_or_default();
            return if next.is_empty() { Err(nobody()) } else { Ok((next, Vec::new())) };
        }
        To::Department(department) if category == Category::Ability => {
            esc_09_beyond::check(department)?;
            return Ok((esc_09_beyond::contacts(department.trim(), people), Vec::new()));
        }
        To::Department(_) => return Err(Refusal::of_field("to", "ESC-06", msg!("cases-escalation-levels"))),
        To::Person(id) => people.iter().find(|person| person.id == *id && person.active).ok_or_else(missing)?,
    };
    match category {
        Category::Harassed => esc_05_harassed::check(me, person, people).map(|()| (vec![person], Vec::new())),
        Category::Help => esc_08_help::check(person).map(|()| (vec![person], Vec::new())),
        _ => {
            let skipped = esc_06_levels::skipped(me, person.id, people, draft.urgent, &draft.urgent_reason)?;
            Ok((vec![person], skipped))
        }
    }
}

/// Who answers for it now: a holder; for a department without a contact person here, the reporter's superiors.
pub fn answers_for(report: &Report, actor: &Actor) -> bool {
    let above = [Post::TeamLeader, Post::Supervisor, Post::Director, Post::CentreDirector];
    report.is_held_by(actor.id)
        || (report.holders.is_empty() && report.reporter != actor.id && above.iter().any(|post| actor.posts.contains(post)))
}

fn pass(facts: &Facts, report: &Report, text: &str, actor: &Actor) -> Decision {
    if report.state != State::Raised || !answers_for(report, actor) {
        return Err(not_now(report));
    }
    let me = facts.people.iter().find(|person| person.id == actor.id).ok_or_else(missing)?;
    let next = esc_06_levels::levels(me, &facts.people).into_iter().next().unwrap_or_default();
    if next.is_empty() {
        return Err(Refusal::by("ESC-06", msg!("cases-escalation-no-superior")));
    }
    let names = next.iter().map(|person| person.name.clone()).collect();
    let step = Change::Step(StepKind::Passed, said(text, "ESC-07")?, names);
    Ok((vec![step, Change::Hold(next.iter().map(|person| person.id).collect())], Vec::new()))
}

fn instruct(report: &Report, text: &str, actor: &Actor) -> Decision {
    // Who is disputed may change his instruction instead of insisting.
    let again = report.state == State::Disputed && report.instructed_by() == Some(actor.id);
    if !again && (report.state != State::Raised || !answers_for(report, actor)) {
        return Err(not_now(report));
    }
    esc_02_grave::may_instruct(report.category, actor)?;
    let step = Change::Step(StepKind::Instructed, said(text, report.category.clause())?, vec![report.reporter_name.clone()]);
    let solved = matches!(report.category, Category::Harassed | Category::Help);
    Ok((vec![step, Change::State(if solved { end(report) } else { State::Running })], Vec::new()))
}

fn tell(report: &Report, to: i64, text: &str, actor: &Actor, at: Instant) -> Decision {
    let superior = report.skipped.iter().find(|superior| superior.staff == to && superior.told_at.is_none());
    let Some(superior) = superior.filter(|_| report.reporter == actor.id) else {
        return Err(Refusal::by("ESC-06", msg!("cases-escalation-nobody-skipped")));
    };
    let mut changes = vec![Change::Step(StepKind::Told, said(text, "ESC-06")?, vec![superior.name.clone()]), Change::Told(to)];
    let last = report.skipped.iter().all(|other| other.staff == to || other.told_at.is_some());
    if last && report.state == State::Owed {
        changes.push(Change::State(State::Done));
    }
    let late = at > superior.due;
    let message = msg!("cases-escalation-told-late", name = superior.name.as_str(), due = moment(superior.due));
    let findings = if late { vec![Finding { clause: "ESC-06", verdict: Verdict::Warned, message }] } else { Vec::new() };
    Ok((changes, findings))
}
