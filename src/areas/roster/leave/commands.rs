//! What people do with leave: pure decisions from facts to the request as it stands afterwards.

use std::collections::BTreeSet;

use super::clauses::{
    Case, Facts, Judgement, judge, late_kind, leave_01_report_back, leave_05_chain, leave_12_continuity, leave_13_slip, swap_05_restored,
};
use super::model::{Act, Certificate, Deadlines, Draft, Leave, Notice, Part, Phase, Proof, Ruling, Slip, Step, short, short_at};
use crate::areas::attachments::Holder;
use crate::areas::roster::model::Person;
use crate::base::{Actor, Day, Deed, Finding, Flaw, Function, Instant, Message, Post, Reach, Refusal, Verdict};
use crate::msg;

/// A decision of one of the chain.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Decision {
    /// 同意
    Approve,
    /// 不同意
    Reject,
    /// 退回
    Return,
}

/// An act on leave.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Command {
    /// Keeps a form that is not sent yet.
    Save {
        /// Which, with the revision that was on screen; `None` for a new one.
        of: Option<(i64, i64)>,
        /// What was entered.
        draft: Box<Draft>,
    },
    /// Sends a form: a new one, a draft, or one that came back.
    File {
        /// Which, with the revision that was on screen; `None` for a new one.
        of: Option<(i64, i64)>,
        /// What was entered.
        draft: Box<Draft>,
    },
    /// Decides the step that is next, or a wish to cancel.
    Decide {
        /// Which.
        id: i64,
        /// The revision that was on screen.
        rev: i64,
        /// How.
        decision: Decision,
        /// What is said with it; needed for no and for back.
        text: String,
        /// The decider knows that a shift falls below its minimum.
        understaffed: bool,
    },
    /// Takes it back before the decision.
    Withdraw {
        /// Which.
        id: i64,
        /// Why, or empty.
        reason: String,
    },
    /// The applicant asks to cancel what is approved, or the own 班长 consents (LEAVE-18).
    Cancel {
        /// Which.
        id: i64,
        /// Why, or empty.
        reason: String,
    },
    /// 销假 (LEAVE-01)
    Back {
        /// Which.
        id: i64,
    },
    /// Enters a medical certificate (LEAVE-10, LEAVE-12).
    Certify {
        /// Which.
        id: i64,
        /// Hospital.
        hospital: String,
        /// Doctor, or empty.
        doctor: String,
        /// First day.
        from: Day,
        /// Last day.
        to: Day,
    },
    /// Takes the split that LEAVE-12 offers.
    Split {
        /// Which.
        id: i64,
    },
    /// The slip was handed in to whoever acts (LEAVE-13).
    TakeSlip {
        /// Which.
        id: i64,
    },
    /// 客服部主任 accepts a late slip, or not (LEAVE-13).
    RuleSlip {
        /// Which.
        id: i64,
        /// Accepted.
        accept: bool,
        /// Why.
        reason: String,
    },
    /// The program: a deadline passed.
    Lapse {
        /// Which.
        id: i64,
        /// The clause of the deadline.
        clause: &'static str,
    },
    /// The monthly report goes into a sheet (LEAVE-18); kept in the journal.
    Export {
        /// First day of the month.
        month: Day,
        /// How many lines.
        rows: i64,
    },
}

impl Command {
    /// Name of the act in the journal.
    pub fn verb(&self) -> &'static str {
        match self {
            Command::Save { .. } => "leave.draft",
            Command::File { .. } => "leave.request",
            Command::Decide { .. } => "leave.decide",
            Command::Withdraw { .. } => "leave.withdraw",
            Command::Cancel { .. } => "leave.cancel",
            Command::Back { .. } => "leave.back",
            Command::Certify { .. } => "leave.certificate",
            Command::Split { .. } => "leave.split",
            Command::TakeSlip { .. } => "leave.slip",
            Command::RuleSlip { .. } => "leave.rule_slip",
            Command::Lapse { .. } => "leave.lapse",
            Command::Export { .. } => "leave.export",
        }
    }

    /// The stored request that is meant.
    pub fn subject(&self) -> Option<i64> {
        match self {
            Command::Save { of, .. } | Command::File { of, .. } => of.map(|(id, _)| id),
            Command::Decide { id, .. }
            | Command::Withdraw { id, .. }
            | Command::Cancel { id, .. }
            | Command::Back { id }
            | Command::Certify { id, .. }
            | Command::Split { id }
            | Command::TakeSlip { id }
            | Command::RuleSlip { id, .. }
            | Command::Lapse { id, .. } => Some(*id),
            Command::Export { .. } => None,
        }
    }
}

/// What is known besides what the clauses need: the stored request.
#[derive(Debug, Clone)]
pub struct Stored {
    /// The request.
    pub leave: Leave,
    /// Deadlines after it.
    pub deadlines: Deadlines,
}

/// What is written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Change {
    /// A new request; its id and number come with the writing.
    Insert(Box<Leave>),
    /// A stored request as it stands now. Steps and certificates without a place yet are new.
    Update(Box<Leave>),
}

/// What a decision comes to.
pub type Outcome = Result<(Vec<Change>, Vec<Finding>), Refusal>;

/// Decides an act. Knows no file and no clock.
///
/// # Errors
/// The refusal with its clauses.
pub fn decide(facts: &Facts<'_>, stored: Option<&Stored>, command: &Command, actor: &Actor, at: Instant) -> Outcome {
    match command {
        Command::Save { of, draft } => save(facts, stored, *of, draft, actor, at),
        Command::File { of, draft } => file(facts, stored, *of, draft, actor, at),
        command => {
            let stored = stored.ok_or_else(missing)?;
            let act = Doing { facts, leave: &stored.leave, deadlines: stored.deadlines, actor, at };
            match command {
                Command::Decide { rev, decision, text, understaffed, .. } => act.decide(*rev, *decision, text.trim(), *understaffed),
                Command::Withdraw { reason, .. } => act.withdraw(reason.trim()),
                Command::Cancel { reason, .. } => act.cancel(reason.trim()),
                Command::Back { .. } => act.back(),
                Command::Certify { hospital, doctor, from, to, .. } => act.certify(hospital.trim(), doctor.trim(), *from, *to),
                Command::Split { .. } => act.split(),
                Command::TakeSlip { .. } => act.take_slip(),
                Command::RuleSlip { accept, reason, .. } => act.rule_slip(*accept, reason.trim()),
                Command::Lapse { clause, .. } => act.lapse(clause),
                Command::Save { .. } | Command::File { .. } | Command::Export { .. } => Err(missing()),
            }
        }
    }
}

/// The record does not exist, or somebody else changed it.
pub fn missing() -> Refusal {
    Refusal { message: msg!("roster-missing"), clauses: Vec::new(), flaws: Vec::new() }
}

fn not_allowed() -> Refusal {
    Refusal::by("SEC-08", msg!("base-refused-do"))
}

fn finding(clause: &'static str, verdict: Verdict, message: Message) -> Finding {
    Finding { clause, verdict, message }
}

// ---- who may do what ----

/// Whether this person is the 班长 or 代理班长 of the applicant, or whoever stands in his place: 客服部主任 for who has none.
pub fn looks_after(actor: &Actor, applicant: &Person, people: &[Person]) -> bool {
    actor.id != applicant.id && acts_as(actor, applicant, people, leave_05_chain::begins(applicant, people))
}

/// Whether this person takes the step of this post in the chain of this applicant.
fn acts_as(actor: &Actor, applicant: &Person, people: &[Person], post: Post) -> bool {
    match post {
        Post::TeamLeader => actor.posts.contains(&post) && leave_05_chain::leaders(applicant, people).any(|leader| leader.id == actor.id),
        post => actor.posts.contains(&post),
    }
}

/// Whether this person may read a request: his own, what he typed in, his group's, or everybody's (Appendix B).
pub fn reads(actor: &Actor, leave: &Leave, applicant: Option<&Person>) -> bool {
    let access = actor.access(Function::LeaveDecide);
    let group = applicant.is_some_and(|person| person.team.is_some() && person.team == actor.team) && access.deed == Deed::Approve;
    let takes_call = leave.draft.notice.as_ref().is_some_and(|notice| notice.taker == Some(actor.id));
    actor.id == leave.draft.applicant || actor.id == leave.filer || takes_call || group || reads_all(actor)
}

/// Whether this person reads everybody's requests.
pub fn reads_all(actor: &Actor) -> bool {
    let access = actor.access(Function::LeaveDecide);
    access.reach == Reach::All && access.deed >= Deed::Read
}

/// Whether this person takes the monthly report away: who asks for leave his own line, who decides or reads requests theirs.
///
/// # Errors
/// A refusal by SEC-08.
pub fn may_export(actor: &Actor) -> Result<(), Refusal> {
    if actor.access(Function::LeaveFile).deed >= Deed::Do { Ok(()) } else { actor.must_read(Function::LeaveDecide).map(|_| ()) }
}

/// Whether this person may bring papers for a request: the applicant, whoever typed it in, and those of the chain.
fn brings_papers(actor: &Actor, leave: &Leave, applicant: &Person, people: &[Person]) -> bool {
    actor.id == leave.draft.applicant
        || actor.id == leave.filer
        || [Post::TeamLeader, Post::Director, Post::CentreDirector].into_iter().any(|post| acts_as(actor, applicant, people, post))
}

// ---- saving and sending ----

/// The form as it is kept: no blanks around texts, no kinds that 补批 does not have, whoever took the call named.
fn tidy(facts: &Facts<'_>, draft: &Draft, actor: &Actor) -> Draft {
    let mut draft = draft.clone();
    for text in [&mut draft.reason, &mut draft.relation, &mut draft.phone, &mut draft.document] {
        *text = text.trim().to_owned();
    }
    if draft.late {
        draft.kind = late_kind(draft.kind);
    }
    let mut seen = BTreeSet::new();
    draft.shifts.retain(|shift| seen.insert(*shift));
    if let (Some(notice), Some(applicant)) = (&mut draft.notice, facts.person(draft.applicant)) {
        let own: Vec<i64> = leave_05_chain::leaders(applicant, &facts.people).map(|leader| leader.id).collect();
        let took_it = own.contains(&actor.id) || (actor.posts.contains(&Post::TeamLeader) && facts.on_duty.contains(&actor.id));
        let named = draft.addressee.filter(|id| own.contains(id)).or(own.first().copied());
        let taker = notice.taker.or(if took_it { Some(actor.id) } else { named });
        let Notice { caller, relation, .. } = notice;
        *notice = Notice { taker, caller: caller.trim().to_owned(), relation: relation.trim().to_owned(), ..notice.clone() };
    }
    draft
}

/// What may be typed into: a draft or a request that came back, by whoever typed it in or the applicant.
fn open<'a>(stored: Option<&'a Stored>, of: Option<(i64, i64)>, actor: &Actor) -> Result<Option<&'a Leave>, Refusal> {
    let Some((_, rev)) = of else { return Ok(None) };
    let leave = &stored.ok_or_else(missing)?.leave;
    if leave.filer != actor.id && leave.draft.applicant != actor.id {
        return Err(not_allowed());
    }
    if !matches!(leave.phase, Phase::Draft | Phase::Returned) {
        return Err(settled(leave));
    }
    if leave.rev != rev {
        return Err(changed(leave));
    }
    Ok(Some(leave))
}

fn blank(facts: &Facts<'_>, draft: Draft, actor: &Actor, at: Instant) -> Leave {
    Leave {
        id: 0,
        no: String::new(),
        rev: 0,
        applicant_name: facts.person(draft.applicant).map_or_else(String::new, |person| person.name.clone()),
        filer: actor.id,
        filer_name: actor.name.clone(),
        draft,
        saved_at: at,
        filed_at: None,
        phase: Phase::Draft,
        route: Vec::new(),
        step: 0,
        total: 0,
        joined: Vec::new(),
        parts: Vec::new(),
        proof: Proof::Nothing,
        certificates: Vec::new(),
        late_until: None,
        closed_at: None,
        cancel_at: None,
        back: None,
        slip: None,
        lapsed: Vec::new(),
        split_of: None,
        steps: Vec::new(),
    }
}

fn put(leave: Leave) -> Change {
    if leave.id == 0 { Change::Insert(Box::new(leave)) } else { Change::Update(Box::new(leave)) }
}

/// Whether this person files leave at all, and whether the applicant has leave to ask for (Appendix B).
fn may_file<'a>(facts: &'a Facts<'_>, draft: &Draft, actor: &Actor) -> Result<&'a Person, Refusal> {
    actor.must_do(Function::LeaveFile)?;
    let applicant = facts.person(draft.applicant).filter(|person| person.active).ok_or_else(missing)?;
    let files = crate::base::access_of(&applicant.posts, Function::LeaveFile).deed >= Deed::Do;
    if files { Ok(applicant) } else { Err(not_allowed()) }
}

fn save(facts: &Facts<'_>, stored: Option<&Stored>, of: Option<(i64, i64)>, draft: &Draft, actor: &Actor, at: Instant) -> Outcome {
    may_file(facts, draft, actor)?;
    let draft = tidy(facts, draft, actor);
    let before = open(stored, of, actor)?.cloned().unwrap_or_else(|| blank(facts, draft.clone(), actor, at));
    let parts = super::clauses::parts(facts, &draft);
    let applicant_name = facts.person(draft.applicant).map_or_else(String::new, |person| person.name.clone());
    Ok((vec![put(Leave { draft, parts, applicant_name, saved_at: at, ..before })], Vec::new()))
}

fn file(facts: &Facts<'_>, stored: Option<&Stored>, of: Option<(i64, i64)>, draft: &Draft, actor: &Actor, at: Instant) -> Outcome {
    may_file(facts, draft, actor)?;
    let draft = tidy(facts, draft, actor);
    let before = open(stored, of, actor)?.cloned().unwrap_or_else(|| blank(facts, draft.clone(), actor, at));
    let case = Case::of(facts, &draft, actor.id, at).ok_or_else(missing)?;
    let judgement = judge(&case);
    if let Some(refusal) = refusal_of(&judgement) {
        return Err(refusal);
    }
    let findings = judgement.lines.iter().map(|line| line.judged.finding.clone()).collect();
    let filed = Leave {
        applicant_name: case.applicant.name.clone(),
        filer: actor.id,
        filer_name: actor.name.clone(),
        saved_at: at,
        filed_at: Some(at),
        phase: Phase::Pending,
        route: judgement.route.iter().map(|station| station.post).collect(),
        step: 0,
        total: judgement.total,
        joined: judgement.joined,
        parts: judgement.parts,
        proof: judgement.proof,
        late_until: judgement.late_until,
        closed_at: None,
        draft: draft.clone(),
        ..before
    };
    Ok((vec![put(with_step(filed, actor, None, Act::File, "", at))], findings))
}

/// What the clauses refuse, as one refusal: the strictest row decides, and every one is told.
pub fn refusal_of(judgement: &Judgement) -> Option<Refusal> {
    let refused: Vec<&Finding> = judgement.refused().collect();
    let first = refused.first()?;
    let field = |clause: &str| match clause {
        "LEAVE-05" => "addressee",
        "CONV-13" | "LEAVE-11" => "notice",
        _ => "shifts",
    };
    let flaw = |finding: &&Finding| Flaw { field: field(finding.clause), clause: finding.clause, message: finding.message.clone() };
    let mut clauses: Vec<&'static str> = refused.iter().map(|finding| finding.clause).collect();
    clauses.dedup();
    Some(Refusal { message: first.message.clone(), clauses, flaws: refused.iter().map(flaw).collect() })
}

fn with_step(mut leave: Leave, actor: &Actor, post: Option<Post>, act: Act, text: &str, at: Instant) -> Leave {
    leave.steps.push(Step { at, staff: actor.id, name: actor.name.clone(), post, act, text: text.to_owned() });
    leave
}

/// It does not wait for anything any more: who ended it, and how.
fn settled(leave: &Leave) -> Refusal {
    let ends = [Act::Approve, Act::Return, Act::Reject, Act::Withdraw, Act::Cancel, Act::Lapse];
    let last = leave.steps.iter().rev().find(|step| ends.contains(&step.act));
    let message = match last {
        Some(step) => msg!(
            "roster-leave-settled",
            no = leave.no.as_str(),
            name = step.name.as_str(),
            act = step.act.message(),
            at = short_at(step.at)
        ),
        None => msg!("roster-leave-not-sent", no = leave.no.as_str()),
    };
    Refusal::by("LEAVE-05", message)
}

/// Somebody else was faster: who, and what was done.
fn changed(leave: &Leave) -> Refusal {
    match leave.steps.last() {
        Some(step) => {
            let message = msg!("roster-leave-changed", name = step.name.as_str(), act = step.act.message(), at = short_at(step.at));
            Refusal { message, clauses: Vec::new(), flaws: Vec::new() }
        }
        None => missing(),
    }
}

// ---- acts on a stored request ----

struct Doing<'a> {
    facts: &'a Facts<'a>,
    leave: &'a Leave,
    deadlines: Deadlines,
    actor: &'a Actor,
    at: Instant,
}

impl Doing<'_> {
    fn applicant(&self) -> Result<&Person, Refusal> {
        self.facts.person(self.leave.draft.applicant).ok_or_else(missing)
    }

    fn is_applicant(&self) -> bool {
        self.actor.id == self.leave.draft.applicant
    }

    fn acts_as(&self, post: Post) -> Result<bool, Refusal> {
        Ok(acts_as(self.actor, self.applicant()?, &self.facts.people, post))
    }

    /// The applicant is told nothing; whoever looks after him may act.
    fn must_look_after(&self, clause: &'static str) -> Result<(), Refusal> {
        let applicant = self.applicant()?;
        if looks_after(self.actor, applicant, &self.facts.people) {
            return Ok(());
        }
        let post = leave_05_chain::begins(applicant, &self.facts.people);
        let names = leave_05_chain::deciders(applicant, &self.facts.people, post).join("、");
        Err(Refusal::by(clause, msg!("roster-leave-not-yours", post = post.message(), names = names)))
    }

    fn done(&self, leave: Leave, post: Option<Post>, act: Act, text: &str, findings: Vec<Finding>) -> Outcome {
        Ok((vec![put(with_step(leave, self.actor, post, act, text, self.at))], findings))
    }

    fn decide(&self, rev: i64, decision: Decision, text: &str, understaffed: bool) -> Outcome {
        let leave = self.leave;
        if leave.cancel_at.is_some() && leave.phase == Phase::Approved {
            return self.decide_cancel(decision, text);
        }
        let post = self.may_decide()?;
        if leave.rev != rev {
            return Err(changed(leave));
        }
        if decision != Decision::Approve && text.is_empty() {
            return Err(Refusal::of_field("text", "LEAVE-05", msg!("roster-leave-reason-blank")));
        }
        let ended = Leave { closed_at: Some(self.at), ..leave.clone() };
        match decision {
            Decision::Return => self.done(Leave { phase: Phase::Returned, ..ended }, Some(post), Act::Return, text, Vec::new()),
            Decision::Reject => self.done(Leave { phase: Phase::Rejected, ..ended }, Some(post), Act::Reject, text, Vec::new()),
            Decision::Approve => self.approve(post, text, understaffed),
        }
    }

    /// The post in which this person decides the step that is next.
    fn may_decide(&self) -> Result<Post, Refusal> {
        let leave = self.leave;
        if self.actor.access(Function::LeaveDecide).deed < Deed::Approve {
            return Err(not_allowed());
        }
        if self.is_applicant() {
            return Err(Refusal::by("LEAVE-05", msg!("roster-leave-own")));
        }
        if leave.phase == Phase::Draft {
            return Err(missing());
        }
        let Some(post) = leave.awaits() else { return Err(settled(leave)) };
        if leave.late_expired(self.at) {
            let until = leave.late_until.map(|until| short(until.day())).unwrap_or_default();
            return Err(Refusal::by("LEAVE-04", msg!("roster-leave-04-expired", last = until)));
        }
        if self.acts_as(post)? {
            return Ok(post);
        }
        let applicant = self.applicant()?;
        let names = leave_05_chain::deciders(applicant, &self.facts.people, post).join("、");
        let chain = [Post::TeamLeader, Post::Director, Post::CentreDirector];
        let mut above = chain.into_iter().skip_while(|one| *one != post).skip(1);
        if above.any(|post| post != Post::TeamLeader && self.actor.posts.contains(&post)) {
            return Err(Refusal::by("LEAVE-05", msg!("roster-leave-05-skipping", post = post.message(), names = names)));
        }
        if post == Post::TeamLeader {
            return Err(Refusal::by("LEAVE-05", msg!("roster-leave-05-other-group", names = names)));
        }
        let clauses = if leave.draft.kind.is_duty() { vec!["LEAVE-06", "LEAVE-17"] } else { vec!["LEAVE-06"] };
        let message = msg!("roster-leave-06-beyond", days = super::model::days_of(leave.total), post = post.message(), names = names);
        Err(Refusal { message, clauses, flaws: Vec::new() })
    }

    fn approve(&self, post: Post, text: &str, understaffed: bool) -> Outcome {
        let leave = self.leave;
        let below = self.facts.crews.iter().find(|crew| crew.without(leave.draft.applicant) < crew.min);
        if let Some(crew) = below.filter(|_| !understaffed) {
            let part = format!("{} {}", short(crew.day), crew.name);
            let message = msg!("roster-leave-below", part = part, left = crew.without(leave.draft.applicant), min = crew.min);
            return Err(Refusal::of_field("understaffed", "", message));
        }
        if leave.step + 1 < leave.route.len() {
            return self.done(Leave { step: leave.step + 1, ..leave.clone() }, Some(post), Act::Endorse, text, Vec::new());
        }
        let approved = Leave { phase: Phase::Approved, step: leave.route.len(), closed_at: Some(self.at), ..leave.clone() };
        let mut findings = Vec::new();
        if !approved.unproven_shifts().is_empty() {
            findings.push(finding("LEAVE-10", Verdict::Kept, msg!("roster-leave-10-every")));
        }
        self.done(approved, Some(post), Act::Approve, text, findings)
    }

    fn decide_cancel(&self, decision: Decision, text: &str) -> Outcome {
        self.must_look_after("LEAVE-18")?;
        let post = leave_05_chain::begins(self.applicant()?, &self.facts.people);
        match decision {
            Decision::Approve => self.consent(post, text),
            Decision::Reject | Decision::Return => {
                self.done(Leave { cancel_at: None, ..self.leave.clone() }, Some(post), Act::KeepOn, text, Vec::new())
            }
        }
    }

    fn consent(&self, post: Post, text: &str) -> Outcome {
        self.may_give_up()?;
        let cancelled = Leave { phase: Phase::Withdrawn, closed_at: Some(self.at), ..self.leave.clone() };
        self.done(cancelled, Some(post), Act::Cancel, text, Vec::new())
    }

    /// It has not begun, and working again brings back no 连班 beside a swap.
    fn may_give_up(&self) -> Result<(), Refusal> {
        if self.leave.start().is_some_and(|start| self.at >= start) {
            return Err(Refusal::by("LEAVE-18", msg!("roster-leave-begun")));
        }
        let again: Vec<i64> = self.leave.taken().filter_map(|part| part.shift).collect();
        swap_05_restored::pair(self.facts, &again).map_or(Ok(()), |pair| Err(Refusal::by("SWAP-05", pair.message())))
    }

    fn withdraw(&self, reason: &str) -> Outcome {
        if !(self.is_applicant() || self.leave.phase == Phase::Draft && self.leave.filer == self.actor.id) {
            return Err(Refusal::by("LEAVE-18", msg!("roster-leave-applicant-only")));
        }
        match self.leave.phase {
            Phase::Draft | Phase::Pending | Phase::Returned => {}
            Phase::Approved => return Err(Refusal::by("LEAVE-18", msg!("roster-leave-cancel-instead"))),
            Phase::Rejected | Phase::Withdrawn => return Err(settled(self.leave)),
        }
        let withdrawn = Leave { phase: Phase::Withdrawn, closed_at: Some(self.at), ..self.leave.clone() };
        self.done(withdrawn, None, Act::Withdraw, reason, Vec::new())
    }

    fn cancel(&self, reason: &str) -> Outcome {
        if self.leave.phase != Phase::Approved {
            return Err(if self.leave.awaits().is_some() {
                Refusal::by("LEAVE-18", msg!("roster-leave-withdraw-instead"))
            } else {
                settled(self.leave)
            });
        }
        self.may_give_up()?;
        if self.is_applicant() {
            if self.leave.cancel_at.is_some() {
                return Err(Refusal::by("LEAVE-18", msg!("roster-leave-cancel-asked")));
            }
            return self.done(Leave { cancel_at: Some(self.at), ..self.leave.clone() }, None, Act::AskCancel, reason, Vec::new());
        }
        self.must_look_after("LEAVE-18")?;
        if self.leave.cancel_at.is_none() {
            return Err(Refusal::by("LEAVE-18", msg!("roster-leave-applicant-only")));
        }
        self.consent(leave_05_chain::begins(self.applicant()?, &self.facts.people), reason)
    }

    fn back(&self) -> Outcome {
        let leave = self.leave;
        if !self.is_applicant() {
            self.must_look_after("LEAVE-01")?;
        }
        if leave.phase != Phase::Approved {
            return Err(Refusal::by("LEAVE-01", msg!("roster-leave-01-not-approved")));
        }
        if let Some((at, _)) = &leave.back {
            return Err(Refusal::by("LEAVE-01", msg!("roster-leave-01-twice", at = short_at(*at))));
        }
        if leave.start().is_some_and(|start| self.at < start) {
            return Err(Refusal::by("LEAVE-01", msg!("roster-leave-01-not-begun")));
        }
        let parts = leave_01_report_back::restored(leave, self.at);
        let given_back: Vec<String> = parts.iter().filter(|part| part.restored).map(Part::shown).collect();
        let said = match self.deadlines.back.filter(|due| self.at > *due) {
            Some(due) => finding("LEAVE-01", Verdict::Warned, msg!("roster-leave-01-late", due = short_at(due))),
            None if parts == leave.parts => finding("LEAVE-01", Verdict::Kept, msg!("roster-leave-01-kept")),
            None => {
                finding("LEAVE-01", Verdict::Kept, msg!("roster-leave-01-early", shifts = given_back.join("、"), count = given_back.len()))
            }
        };
        let mut said = vec![said];
        let again: Vec<i64> = parts.iter().filter(|part| part.restored).filter_map(|part| part.shift).collect();
        said.extend(swap_05_restored::pair(self.facts, &again).map(|pair| finding("SWAP-05", Verdict::Warned, pair.message())));
        let back = Leave { parts, back: Some((self.at, self.actor.name.clone())), ..leave.clone() };
        self.done(back, None, Act::Back, &given_back.join("、"), said)
    }

    fn sick_only(&self) -> Result<(), Refusal> {
        if self.leave.draft.kind.is_sick() {
            return Ok(());
        }
        Err(Refusal::by("LEAVE-13", msg!("roster-leave-13-sick-only")))
    }

    fn must_bring_papers(&self) -> Result<(), Refusal> {
        self.sick_only()?;
        if !brings_papers(self.actor, self.leave, self.applicant()?, &self.facts.people) {
            return Err(not_allowed());
        }
        if self.leave.phase.is_live() { Ok(()) } else { Err(settled(self.leave)) }
    }

    fn certify(&self, hospital: &str, doctor: &str, from: Day, to: Day) -> Outcome {
        self.must_bring_papers()?;
        let mut flaws = Vec::new();
        if hospital.is_empty() {
            flaws.push(Flaw { field: "hospital", clause: "LEAVE-10", message: msg!("roster-leave-10-hospital") });
        }
        if to < from {
            flaws.push(Flaw { field: "to", clause: "LEAVE-12", message: msg!("roster-leave-12-backwards") });
        }
        if let Some(refusal) = Refusal::flawed(flaws) {
            return Err(refusal);
        }
        let late = self.deadlines.papers.is_some_and(|due| self.at > due);
        let (hospital, doctor, name) = (hospital.to_owned(), doctor.to_owned(), self.actor.name.clone());
        let certificate = Certificate { id: 0, hospital, doctor, from, to, late, at: self.at, name };
        let mut with = self.leave.clone();
        if late {
            let due = self.deadlines.papers.map(short_at).unwrap_or_default();
            with.certificates.push(certificate);
            let said = finding("LEAVE-10", Verdict::Warned, msg!("roster-leave-10-late", due = due));
            return self.done(with, None, Act::Certify, &days_text(from, to), vec![said]);
        }
        let first = with.days().map_or(from, |(first, _)| first);
        leave_12_continuity::check(self.leave, &certificate, self.facts.params.flag("sick_gap_restdays_ok", first))?;
        with.certificates.push(certificate);
        let missing: Vec<String> = with.unproven_shifts().into_iter().map(short).collect();
        let said = if missing.is_empty() {
            finding("LEAVE-12", Verdict::Kept, msg!("roster-leave-12-kept"))
        } else {
            finding("LEAVE-12", Verdict::Kept, msg!("roster-leave-12-more", days = missing.join("、")))
        };
        self.done(with, None, Act::Certify, &days_text(from, to), vec![said])
    }

    fn split(&self) -> Outcome {
        self.must_bring_papers()?;
        let leave = self.leave;
        let gap =
            leave_12_continuity::split_at(leave).filter(|_| leave.phase == Phase::Approved && leave.back.is_none() && leave.slip.is_none());
        let Some(day) = gap else { return Err(Refusal::by("LEAVE-12", msg!("roster-leave-12-no-split"))) };
        let of = |later: bool| {
            let parts: Vec<Part> = leave.parts.iter().filter(|part| (part.day >= day) == later).cloned().collect();
            let shifts = parts.iter().filter_map(|part| part.shift).collect();
            let (from, to) = (parts.first().map(|part| part.span.from), parts.last().map(|part| part.span.to));
            let draft = Draft { shifts, from: leave.draft.from.and(from), to: leave.draft.to.and(to), ..leave.draft.clone() };
            // A certificate goes with the half that it covers; one that reaches into both stays with the first.
            let certificates = leave.certificates.iter().filter(|certificate| (certificate.from >= day) == later).cloned().collect();
            Leave { draft, parts, certificates, ..leave.clone() }
        };
        let proof = if leave.proof == Proof::AfterFirst { Proof::Every } else { leave.proof };
        let later = Leave { id: 0, no: String::new(), rev: 0, proof, split_of: Some(leave.id), ..of(true) };
        let text = short(day);
        let earlier = with_step(of(false), self.actor, None, Act::Split, &text, self.at);
        let later = with_step(later, self.actor, None, Act::Split, &text, self.at);
        let said = finding("LEAVE-12", Verdict::Kept, msg!("roster-leave-12-split", day = text));
        Ok((vec![put(earlier), put(later)], vec![said]))
    }

    fn take_slip(&self) -> Outcome {
        self.sick_only()?;
        self.must_look_after("LEAVE-13")?;
        let leave = self.leave;
        if leave.phase != Phase::Approved {
            return Err(Refusal::by("LEAVE-13", msg!("roster-leave-13-not-approved")));
        }
        if let Some(slip) = &leave.slip {
            return Err(Refusal::by("LEAVE-13", msg!("roster-leave-13-twice", name = slip.name.as_str(), at = short_at(slip.at))));
        }
        let days_late = leave_13_slip::days_late(self.deadlines, self.at);
        let due = self.deadlines.papers.map(|due| short(due.day())).unwrap_or_default();
        let said = if days_late > 0 {
            finding("LEAVE-13", Verdict::Warned, msg!("roster-leave-13-late", due = due, days = days_late))
        } else {
            finding("LEAVE-13", Verdict::Kept, msg!("roster-leave-13-kept", due = due))
        };
        let slip = Slip { at: self.at, name: self.actor.name.clone(), days_late, ruling: None };
        self.done(Leave { slip: Some(slip), ..leave.clone() }, None, Act::Slip, "", vec![said])
    }

    fn rule_slip(&self, accept: bool, reason: &str) -> Outcome {
        let applicant = self.applicant()?;
        let post = if applicant.holds(Post::Director) { Post::CentreDirector } else { Post::Director };
        if self.is_applicant() {
            return Err(Refusal::by("LEAVE-05", msg!("roster-leave-own")));
        }
        if !self.acts_as(post)? {
            return Err(Refusal::by("LEAVE-13", msg!("roster-leave-13-director", post = post.message())));
        }
        let Some(slip) = self.leave.slip.as_ref().filter(|_| self.leave.slip_awaits_ruling()) else {
            return Err(Refusal::by("LEAVE-13", msg!("roster-leave-13-nothing")));
        };
        if reason.is_empty() {
            return Err(Refusal::of_field("reason", "LEAVE-13", msg!("roster-leave-reason-blank")));
        }
        let (ruling, act) = if accept { (Ruling::Accepted, Act::AcceptSlip) } else { (Ruling::Refused, Act::RefuseSlip) };
        let slip = Slip { ruling: Some(ruling), ..slip.clone() };
        self.done(Leave { slip: Some(slip), ..self.leave.clone() }, Some(post), act, reason, Vec::new())
    }

    /// A deadline passed: the program enters it once.
    fn lapse(&self, clause: &'static str) -> Outcome {
        if self.actor.id != 0 {
            return Err(not_allowed());
        }
        let clauses = lapses(self.leave, self.deadlines, self.at);
        if !clauses.contains(&clause) {
            return Err(missing());
        }
        let mut lapsed = self.leave.clone();
        lapsed.lapsed.push(clause.to_owned());
        let said = match clause {
            "LEAVE-04" => {
                (lapsed.phase, lapsed.closed_at) = (Phase::Rejected, self.leave.late_until);
                msg!("roster-leave-lapsed-late")
            }
            "LEAVE-13" => msg!("roster-leave-lapsed-slip"),
            _ => msg!("roster-leave-lapsed-proof"),
        };
        self.done(lapsed, None, Act::Lapse, clause, vec![finding(clause, Verdict::Kept, said)])
    }
}

/// Clauses whose deadlines have passed and are not entered yet.
pub fn lapses(leave: &Leave, deadlines: Deadlines, at: Instant) -> Vec<&'static str> {
    let mut out = Vec::new();
    if leave.late_expired(at) {
        out.push("LEAVE-04");
    }
    if leave.phase == Phase::Approved && deadlines.papers.is_some_and(|due| at > due) {
        if !leave.unproven_shifts().is_empty() {
            out.push(leave.proof_clause());
        }
        if leave.slip_overdue(deadlines, at) {
            out.push("LEAVE-13");
        }
    }
    out.retain(|clause| !leave.lapsed.iter().any(|lapsed| lapsed == clause));
    out
}

/// The post whose decision is next: of the chain, of a wish to cancel, of a late slip.
pub fn awaits(leave: &Leave, applicant: &Person, people: &[Person], at: Instant) -> Option<Post> {
    if leave.late_expired(at) {
        return None;
    }
    if leave.phase == Phase::Approved && leave.cancel_at.is_some() && leave.start().is_some_and(|start| at < start) {
        return Some(leave_05_chain::begins(applicant, people));
    }
    if leave.phase == Phase::Approved && leave.slip_awaits_ruling() {
        return Some(if applicant.holds(Post::Director) { Post::CentreDirector } else { Post::Director });
    }
    leave.awaits()
}

/// Whether the decision that is next is this person's.
pub fn awaited(leave: &Leave, actor: &Actor, people: &[Person], at: Instant) -> bool {
    let Some(applicant) = people.iter().find(|person| person.id == leave.draft.applicant) else { return false };
    actor.id != applicant.id && awaits(leave, applicant, people, at).is_some_and(|post| acts_as(actor, applicant, people, post))
}

/// A request as the record beside which its papers lie. Who reads it sees them; who brings papers adds them while it waits or runs, and takes
/// away what was wrong until it is decided.
pub fn holder(leave: &Leave, applicant: &Person, people: &[Person], actor: &Actor) -> Holder {
    let read = (!reads(actor, leave, Some(applicant))).then(|| Refusal::by("SEC-08", msg!("base-refused-read")));
    let brings = (!brings_papers(actor, leave, applicant, people)).then(not_allowed);
    let over = matches!(leave.phase, Phase::Rejected | Phase::Withdrawn) || (leave.back.is_some() && !leave.owes_papers());
    let decided = over || leave.phase == Phase::Approved;
    Holder {
        title: leave.no.clone(),
        read,
        add: brings.clone().or_else(|| over.then(|| settled(leave))),
        remove: brings.or_else(|| {
            decided.then(|| Refusal {
                message: msg!("roster-leave-papers-kept", no = leave.no.as_str()),
                clauses: Vec::new(),
                flaws: Vec::new(),
            })
        }),
        gone: None,
        purpose: None,
        scans: false,
        draft: false,
    }
}

/// Why this person may not enter certificates, if so.
pub fn may_certify(facts: &Facts<'_>, stored: &Stored, actor: &Actor, at: Instant) -> Option<Refusal> {
    Doing { facts, leave: &stored.leave, deadlines: stored.deadlines, actor, at }.must_bring_papers().err()
}

/// `03-12–03-13`, or the one day.
fn days_text(from: Day, to: Day) -> String {
    if from == to { short(from) } else { format!("{}–{}", short(from), short(to)) }
}
