//! What people do with complaints: pure decisions from facts to the complaint as it stands afterwards.

use std::collections::BTreeMap;

use super::clauses::{
    case_01_register, case_02_reply, case_03_judge, case_05_assign, case_06_proposals, case_07_choose, case_08_execute, case_09_rounds,
    case_10_visit, case_11_cause, case_12_archive, case_13_soothing, case_14_compensation, case_15_group, case_18_important,
    file_08_letters, file_23_phone, tick_02_transfers, visit_01_quiet, visit_04_record,
};
use super::model::{
    Assignment, CauseDraft, Choice, Colleague, Complaint, Draft, Emotion, Judgement, Mediation, Person, Proposal, ProposalDraft, Reply,
    Satisfaction, Seen, Soothing, State, Step, Verb, Visit, VisitDraft,
};
use super::sheet::Headings;
use crate::areas::cases::tickets::Origin;
use crate::areas::imports::ways::Way;
use crate::base::{Actor, Finding, Flaw, Function, Instant, Message, Refusal, Verdict};
use crate::msg;
use crate::rules::Parameters;

/// An act on one stored complaint.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Act {
    /// 首次回复 (CASE-02)
    FirstReply {
        /// What was said, with the outline of the plan.
        text: String,
    },
    /// A note.
    Note {
        /// What.
        text: String,
    },
    /// 判断 (CASE-03)
    Judge {
        /// 理由是否充分
        sufficient: Option<bool>,
        /// 要求是否合理
        reasonable: Option<bool>,
        /// Grounds of both.
        grounds: String,
        /// The result, where it is set against the proposed one.
        valid: Option<bool>,
        /// Why.
        reason: String,
    },
    /// 答复 (CASE-04)
    Answer {
        /// What was said.
        text: String,
        /// 取得谅解
        accepted: bool,
    },
    /// 责任部门 (CASE-05)
    Assign {
        /// Department.
        department: String,
        /// Contact person.
        contact: String,
        /// Departments that help.
        assisting: String,
        /// Agreed time; `None` for the usual one.
        until: Option<Instant>,
        /// 客户同意
        agreed: bool,
        /// Why the department changes; needed where it does.
        reason: String,
    },
    /// 调查结果
    Findings {
        /// What was found.
        text: String,
    },
    /// 研讨 (CASE-06)
    Discuss {
        /// Who took part.
        people: String,
        /// What was said.
        text: String,
    },
    /// 方案 (CASE-06)
    Propose(Box<ProposalDraft>),
    /// 客户意向 (CASE-14)
    Wish {
        /// Which proposal.
        proposal: i64,
    },
    /// 提交审批
    Submit {
        /// The proposal that the customer wishes, if he was asked now.
        wish: Option<i64>,
    },
    /// 过目 (CASE-07)
    Open {
        /// Which proposal.
        proposal: i64,
    },
    /// 批示 (CASE-07)
    Choose {
        /// Which proposal.
        proposal: i64,
        /// 批示
        instruction: String,
        /// Why another one than the customer wished.
        reason: String,
    },
    /// 退回 (CASE-07)
    Return {
        /// Why.
        reason: String,
    },
    /// An entry of the execution (CASE-08).
    Log {
        /// What was done.
        text: String,
        /// The customer was informed.
        informed: bool,
    },
    /// 执行完毕 (CASE-08)
    Complete {
        /// The result.
        result: String,
    },
    /// 反馈 (CASE-08, CASE-09)
    Feedback {
        /// How satisfied.
        satisfaction: Option<Satisfaction>,
        /// 改进项, or empty.
        improvement: String,
    },
    /// 改进项 (CASE-09)
    Improve {
        /// What is improved.
        text: String,
    },
    /// 预约回访 (VISIT-02)
    Appoint {
        /// When the customer wants to be called.
        at: Instant,
    },
    /// 回访 (CASE-10, VISIT-04)
    Visit(Box<VisitDraft>),
    /// 无法联系 (CASE-10)
    Unreachable {
        /// Why.
        reason: String,
    },
    /// 原因分析 (CASE-11)
    Cause(Box<CauseDraft>),
    /// 归档 (CASE-12)
    Archive,
    /// 重开 (CASE-12)
    Reopen {
        /// Why.
        reason: String,
    },
    /// 终结 (CASE-09)
    Terminate {
        /// Why.
        reason: String,
    },
    /// The emotion as it is now, with the soothing list (CASE-13).
    Soothe {
        /// Emotion.
        emotion: Emotion,
        /// What was done.
        soothing: Soothing,
    },
    /// A round of mediation (CASE-17).
    Mediate {
        /// What the customer wants.
        demand: String,
        /// What is offered.
        offer: String,
        /// What came of it.
        result: String,
    },
    /// An entry of after-sales tracking (CASE-21).
    AfterSale {
        /// Department that enters it.
        department: String,
        /// What.
        text: String,
    },
    /// The six items of the self check that were kept (CASE-16).
    SelfCheck {
        /// By their number from 1.
        kept: Vec<i64>,
    },
    /// 重要 (CASE-18)
    Flag {
        /// Important, or not any more.
        important: bool,
        /// Why.
        reason: String,
    },
    /// A successor of 首问责任人 (TICK-01).
    Track {
        /// Who.
        staff: i64,
        /// Why.
        reason: String,
    },
}

impl Act {
    /// What it is.
    pub fn verb(&self) -> Verb {
        match self {
            Act::FirstReply { .. } => Verb::FirstReply,
            Act::Note { .. } => Verb::Note,
            Act::Judge { .. } => Verb::Judge,
            Act::Answer { .. } => Verb::Answer,
            Act::Assign { .. } => Verb::Assign,
            Act::Findings { .. } => Verb::Findings,
            Act::Discuss { .. } => Verb::Discuss,
            Act::Propose(_) => Verb::Propose,
            Act::Wish { .. } => Verb::Wish,
            Act::Submit { .. } => Verb::Submit,
            Act::Open { .. } => Verb::Open,
            Act::Choose { .. } => Verb::Choose,
            Act::Return { .. } => Verb::Return,
            Act::Log { .. } => Verb::Log,
            Act::Complete { .. } => Verb::Complete,
            Act::Feedback { .. } => Verb::Feedback,
            Act::Improve { .. } => Verb::Improve,
            Act::Appoint { .. } => Verb::Appoint,
            Act::Visit(_) => Verb::Visit,
            Act::Unreachable { .. } => Verb::Unreachable,
            Act::Cause(_) => Verb::Cause,
            Act::Archive => Verb::Archive,
            Act::Reopen { .. } => Verb::Reopen,
            Act::Terminate { .. } => Verb::Terminate,
            Act::Soothe { .. } => Verb::Soothe,
            Act::Mediate { .. } => Verb::Mediate,
            Act::AfterSale { .. } => Verb::AfterSale,
            Act::SelfCheck { .. } => Verb::SelfCheck,
            Act::Flag { .. } => Verb::Flag,
            Act::Track { .. } => Verb::Track,
        }
    }

    /// What is said to the customer by it; checked for words that are not said (KB-03).
    pub fn said(&self) -> &str {
        match self {
            Act::FirstReply { text } | Act::Answer { text, .. } | Act::Log { text, informed: true } => text,
            _ => "",
        }
    }
}

/// An act of this room.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Command {
    /// Registers a complaint (CASE-01).
    Register {
        /// The form.
        draft: Box<Draft>,
        /// The ticket from which it comes (FLOW-02).
        ticket: Option<i64>,
    },
    /// Registers the rows of a list (see [`super::sheet`]), all of them or none.
    Import {
        /// Name of the file.
        file: String,
        /// The forms.
        drafts: Vec<Draft>,
    },
    /// Takes an import back: registrations on which nobody has worked since (CONV-11: they are kept, and stand in no list).
    Withdraw {
        /// The entry of the journal by which they came.
        entry: i64,
    },
    /// Saves how the columns of a list are read, under a name.
    SaveWay(Box<Way<Headings>>),
    /// Keeps what a person has typed of a form, or lets it go; one form a person.
    Keep(Option<Box<Draft>>),
    /// Does something with a stored one.
    On {
        /// Which.
        id: i64,
        /// The revision that was on screen.
        rev: i64,
        /// What.
        act: Act,
    },
    /// Gives complaints to another 经办人.
    Reassign {
        /// Which.
        ids: Vec<i64>,
        /// To whom.
        handler: i64,
        /// Why.
        reason: String,
    },
    /// Two registrations of one complaint: the twin is laid to the one that is kept.
    Merge {
        /// Which goes on.
        keep: i64,
        /// Which rests in it.
        twin: i64,
        /// Why.
        reason: String,
    },
    /// Takes a merge back.
    Unmerge {
        /// The twin.
        id: i64,
        /// Why.
        reason: String,
    },
    /// Shows the phone of the complainant, which is logged (FILE-23).
    Reveal {
        /// Of which.
        id: i64,
    },
    /// Enters an outage of the hotline, or its end (CASE-22).
    Outage {
        /// A stored one that ends; `None` for a new one.
        id: Option<i64>,
        /// Since when.
        from: Instant,
        /// Until when, if it is over.
        to: Option<Instant>,
        /// Why.
        reason: String,
    },
}

impl Command {
    /// Name of the act in the journal.
    pub fn verb(&self) -> &'static str {
        match self {
            Command::Register { .. } => "case.register",
            Command::Import { .. } => "case.import",
            Command::Withdraw { .. } => "case.withdraw",
            Command::SaveWay(_) => "import.mapping",
            Command::Keep(_) => "case.draft",
            Command::Reassign { .. } => "case.reassign",
            Command::Merge { .. } => "case.merge",
            Command::Unmerge { .. } => "case.unmerge",
            Command::Reveal { .. } => "case.reveal",
            Command::Outage { .. } => "case.outage",
            Command::On { act, .. } => match act.verb() {
                Verb::FirstReply => "case.first_reply",
                Verb::Judge => "case.judge",
                Verb::Answer => "case.answer",
                Verb::Assign => "case.assign",
                Verb::Findings => "case.findings",
                Verb::Discuss => "case.discuss",
                Verb::Propose => "case.propose",
                Verb::Wish => "case.wish",
                Verb::Submit => "case.submit",
                Verb::Open => "case.open_proposal",
                Verb::Choose => "case.choose",
                Verb::Return => "case.return",
                Verb::Log => "case.log",
                Verb::Complete => "case.complete",
                Verb::Feedback => "case.feedback",
                Verb::Improve => "case.improve",
                Verb::Appoint => "case.appoint",
                Verb::Visit => "case.visit",
                Verb::Unreachable => "case.unreachable",
                Verb::Cause => "case.cause",
                Verb::Archive => "case.archive",
                Verb::Reopen => "case.reopen",
                Verb::Terminate => "case.terminate",
                Verb::Soothe => "case.soothe",
                Verb::Mediate => "case.mediate",
                Verb::AfterSale => "case.after_sale",
                Verb::SelfCheck => "case.self_check",
                Verb::Flag => "case.flag",
                Verb::Track => "case.track",
                _ => "case.note",
            },
        }
    }

    /// The stored complaints that are meant.
    pub fn subjects(&self) -> Vec<i64> {
        match self {
            Command::Register { .. }
            | Command::Import { .. }
            | Command::Withdraw { .. }
            | Command::SaveWay(_)
            | Command::Keep(_)
            | Command::Outage { .. } => Vec::new(),
            Command::On { id, .. } | Command::Unmerge { id, .. } | Command::Reveal { id } => vec![*id],
            Command::Reassign { ids, .. } => ids.clone(),
            Command::Merge { keep, twin, .. } => vec![*keep, *twin],
        }
    }
}

/// What a decision needs to know.
#[derive(Debug, Clone)]
pub struct Facts<'a> {
    /// Values of the regulations.
    pub params: &'a Parameters,
    /// Everybody who works here.
    pub people: Vec<Colleague>,
    /// Open complaints of each 经办人.
    pub loads: BTreeMap<i64, i64>,
    /// The complaints that are meant, in the order of the command.
    pub stored: Vec<Complaint>,
    /// Other complaints with the category that is entered as cause, within 30 days (CASE-11).
    pub same_cause: i64,
    /// What the list of words says of what is said to the customer (KB-03).
    pub words: Vec<Finding>,
    /// The customer's file that the form names is there.
    pub customer_known: bool,
    /// Letters of the customer since the registration that are not filed (FILE-08).
    pub unfiled: i64,
    /// What comes from the ticket from which it is registered (FLOW-02).
    pub origin: Option<Origin>,
}

impl Facts<'_> {
    fn colleague(&self, id: i64) -> Option<Person> {
        self.people.iter().find(|person| person.id == id).map(|person| Person { id, name: person.name.clone() })
    }

    fn named(&self, name: &str) -> Option<i64> {
        self.people.iter().find(|person| person.name == name).map(|person| person.id)
    }
}

/// What is written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Change {
    /// A new complaint; its id and number come with the writing.
    Insert(Box<Complaint>),
    /// A stored one as it stands now. What hangs on it without an id yet is new.
    Update(Box<Complaint>),
    /// The form that a person has not sent; with it go the files that were chosen for it.
    Keep(Option<Box<Draft>>),
    /// Those files lie beside the new complaint.
    TakeFiles,
    /// A way to read a list is saved under its name.
    SaveWay(Box<Way<Headings>>),
    /// An outage of the hotline, a new one or the end of a stored one.
    Outage {
        /// Which ends.
        id: Option<i64>,
        /// Since when.
        from: Instant,
        /// Until when.
        to: Option<Instant>,
        /// Why.
        reason: String,
    },
    /// 客服部主任 is told in a report that the customer is not satisfied in this round (CASE-09).
    Tell {
        /// Which round begins.
        round: i64,
    },
}

/// What a decision comes to.
pub type Outcome = Result<(Vec<Change>, Vec<Finding>), Refusal>;

/// Decides an act. Knows no file and no clock.
///
/// # Errors
/// The refusal with its clauses.
pub fn decide(facts: &Facts<'_>, command: &Command, actor: &Actor, at: Instant) -> Outcome {
    match command {
        Command::Register { draft, ticket } => {
            let (complaint, findings) = register(facts, draft, *ticket, actor, at)?;
            let mut changes = vec![Change::Insert(Box::new(complaint))];
            // What comes from a ticket is not the form that the person has not sent.
            if ticket.is_none() {
                changes.extend([Change::TakeFiles, Change::Keep(None)]);
            }
            Ok((changes, findings))
        }
        Command::Import { drafts, .. } => import(facts, drafts, actor, at),
        Command::Withdraw { .. } => withdraw(facts, actor, at),
        Command::SaveWay(way) => {
            case_15_group::may_import(actor)?;
            way.check()?;
            Ok((vec![Change::SaveWay(way.clone())], Vec::new()))
        }
        Command::Keep(draft) => {
            actor.must_do(Function::ComplaintRegister)?;
            Ok((vec![Change::Keep(draft.clone())], Vec::new()))
        }
        Command::On { rev, act, .. } => {
            let stored = facts.stored.first().ok_or_else(missing)?;
            Doing { facts, stored, actor, at }.act(*rev, act)
        }
        Command::Reassign { handler, reason, .. } => reassign(facts, *handler, reason.trim(), actor, at),
        Command::Merge { reason, .. } => merge(facts, reason.trim(), actor, at),
        Command::Unmerge { reason, .. } => unmerge(facts, reason.trim(), actor, at),
        Command::Reveal { .. } => match file_23_phone::hidden(actor, facts.stored.first().ok_or_else(missing)?) {
            Some(refusal) => Err(refusal),
            None => Ok((Vec::new(), Vec::new())),
        },
        Command::Outage { id, from, to, reason } => outage(*id, *from, *to, reason.trim(), actor, at),
    }
}

/// The record does not exist, or somebody else changed it.
pub fn missing() -> Refusal {
    Refusal { message: msg!("cases-complaints-missing"), clauses: Vec::new(), flaws: Vec::new() }
}

fn person(actor: &Actor) -> Person {
    Person { id: actor.id, name: actor.name.clone() }
}

/// A text that is asked for.
fn needed(field: &'static str, clause: &'static str, text: &str, message: Message) -> Result<String, Refusal> {
    let text = text.trim();
    if text.is_empty() { Err(Refusal::of_field(field, clause, message)) } else { Ok(text.to_owned()) }
}

// ---- registration ----

/// What the clauses say about a form before it is sent: what is missing, and what is warned about.
pub fn look_over(draft: &Draft, at: Instant) -> (Vec<Flaw>, Vec<Finding>) {
    (case_01_register::flaws(draft, at), case_13_soothing::findings(draft.emotion, draft.soothing))
}

type Registered = Result<(Complaint, Vec<Finding>), Refusal>;

/// Every row of a list, or none where one is flawed. Each goes to who has the fewest by then.
fn import(facts: &Facts<'_>, drafts: &[Draft], actor: &Actor, at: Instant) -> Outcome {
    case_15_group::may_import(actor)?;
    let mut facts = facts.clone();
    let mut changes = Vec::with_capacity(drafts.len());
    for draft in drafts {
        let (complaint, _) = register(&facts, draft, None, actor, at)?;
        if let Some(handler) = &complaint.handler {
            *facts.loads.entry(handler.id).or_default() += 1;
        }
        changes.push(Change::Insert(Box::new(complaint)));
    }
    if changes.is_empty() { Err(missing()) } else { Ok((changes, Vec::new())) }
}

/// What an import brought and nobody has worked on since is taken back; the rest stays and is said.
fn withdraw(facts: &Facts<'_>, actor: &Actor, at: Instant) -> Outcome {
    const CLAUSE: &str = "CONV-11";
    case_15_group::may_import(actor)?;
    let (untouched, worked): (Vec<&Complaint>, Vec<&Complaint>) =
        facts.stored.iter().partition(|stored| stored.steps.len() == 1 && stored.stands());
    if untouched.is_empty() {
        return Err(Refusal::by(CLAUSE, msg!("cases-complaints-withdraw-none")));
    }
    let changes = untouched.into_iter().map(|stored| {
        let after = Complaint { withdrawn: true, ..stored.clone() };
        Change::Update(Box::new(stepped(after, actor, Verb::Withdraw, "", at)))
    });
    let message = msg!("cases-complaints-withdraw-stayed", count = worked.len());
    let stayed = (!worked.is_empty()).then_some(Finding { clause: CLAUSE, verdict: Verdict::Warned, message });
    Ok((changes.collect(), stayed.into_iter().collect()))
}

fn register(facts: &Facts<'_>, draft: &Draft, ticket: Option<i64>, actor: &Actor, at: Instant) -> Registered {
    actor.must_do(Function::ComplaintRegister)?;
    let mut draft = draft.clone();
    for text in [&mut draft.complainant, &mut draft.phone, &mut draft.content, &mut draft.demand, &mut draft.product] {
        *text = text.trim().to_owned();
    }
    if let Some(origin) = facts.origin.as_ref().filter(|_| draft.phone.is_empty()) {
        draft.phone.clone_from(&origin.phone);
    }
    let (mut flaws, findings) = look_over(&draft, at);
    if draft.customer.is_some() && !facts.customer_known {
        flaws.push(Flaw { field: "customer", clause: "CASE-01", message: msg!("cases-complaints-01-customer") });
    }
    if let Some(refusal) = Refusal::flawed(flaws) {
        return Err(refusal);
    }
    let handler = case_15_group::next_handler(actor.id, &facts.people, &facts.loads);
    let important = draft.important;
    // Who was asked first stays so for what comes of the ticket (TICK-01).
    let first = facts.origin.as_ref().and_then(|origin| facts.colleague(origin.first));
    let complaint = Complaint {
        id: 0,
        no: String::new(),
        rev: 0,
        accepted_by: person(actor),
        accepted_at: at,
        tracker: first.unwrap_or_else(|| person(actor)),
        handler: handler.map(|person| Person { id: person.id, name: person.name.clone() }),
        owner: if important { case_18_important::owner(&facts.people) } else { None },
        ticket,
        state: State::Judging,
        state_since: at,
        round: 1,
        first_reply: None,
        reply_due: case_02_reply::due(facts.params, at),
        judgement: None,
        answer: None,
        assignments: Vec::new(),
        investigated_at: None,
        submitted_at: None,
        approve_due: None,
        wish: None,
        choice: None,
        result: String::new(),
        feedback: None,
        improvement: String::new(),
        visit_due: None,
        appointment: None,
        visited_at: None,
        cause: None,
        closed_at: None,
        self_check: Vec::new(),
        merged_into: None,
        imported: None,
        withdrawn: false,
        steps: Vec::new(),
        proposals: Vec::new(),
        visits: Vec::new(),
        mediations: Vec::new(),
        draft,
    };
    Ok((stepped(complaint, actor, Verb::Register, "", at), findings))
}

fn stepped(mut complaint: Complaint, actor: &Actor, verb: Verb, text: &str, at: Instant) -> Complaint {
    complaint.steps.push(Step {
        at,
        by: person(actor),
        verb,
        text: text.trim().to_owned(),
        note: String::new(),
        informed: false,
        state: complaint.state,
        round: complaint.round,
    });
    complaint
}

// ---- acts on several ----

fn reassign(facts: &Facts<'_>, handler: i64, reason: &str, actor: &Actor, at: Instant) -> Outcome {
    let reason = needed("reason", "CASE-15", reason, msg!("cases-complaints-reason"))?;
    let to = facts.people.iter().find(|person| person.id == handler).ok_or_else(missing)?;
    let worker = Actor { id: to.id, name: to.name.clone(), posts: to.posts.clone(), team: to.team };
    if !case_15_group::handles(&worker) {
        return Err(Refusal::of_field("handler", "CASE-15", msg!("cases-complaints-15-not-handler", name = to.name.as_str())));
    }
    if facts.stored.is_empty() {
        return Err(missing());
    }
    let mut changes = Vec::new();
    for stored in &facts.stored {
        Doing { facts, stored, actor, at }.may(Verb::Reassign)?;
        let after = Complaint { handler: Some(Person { id: to.id, name: to.name.clone() }), ..stored.clone() };
        let mut after = stepped(after, actor, Verb::Reassign, &reason, at);
        if let Some(step) = after.steps.last_mut() {
            step.note.clone_from(&to.name);
        }
        changes.push(Change::Update(Box::new(after)));
    }
    Ok((changes, Vec::new()))
}

fn merge(facts: &Facts<'_>, reason: &str, actor: &Actor, at: Instant) -> Outcome {
    let [keep, twin] = facts.stored.as_slice() else { return Err(missing()) };
    let reason = needed("reason", "CASE-01", reason, msg!("cases-complaints-reason"))?;
    if keep.id == twin.id {
        return Err(Refusal::by("CASE-01", msg!("cases-complaints-merge-same")));
    }
    for stored in [keep, twin] {
        Doing { facts, stored, actor, at }.may(Verb::Merge)?;
    }
    let noted = |complaint: Complaint, other: &str| {
        let mut complaint = stepped(complaint, actor, Verb::Merge, &reason, at);
        if let Some(step) = complaint.steps.last_mut() {
            step.note = other.to_owned();
        }
        Change::Update(Box::new(complaint))
    };
    let twin_after = Complaint { merged_into: Some(keep.id), ..twin.clone() };
    Ok((vec![noted(keep.clone(), &twin.no), noted(twin_after, &keep.no)], Vec::new()))
}

fn unmerge(facts: &Facts<'_>, reason: &str, actor: &Actor, at: Instant) -> Outcome {
    let stored = facts.stored.first().ok_or_else(missing)?;
    let reason = needed("reason", "CASE-01", reason, msg!("cases-complaints-reason"))?;
    if let Some(refusal) = case_15_group::not_in_group(actor, stored, Verb::Unmerge) {
        return Err(refusal);
    }
    if stored.merged_into.is_none() {
        return Err(Refusal::by("CASE-01", msg!("cases-complaints-merge-none")));
    }
    let after = stepped(Complaint { merged_into: None, ..stored.clone() }, actor, Verb::Unmerge, &reason, at);
    Ok((vec![Change::Update(Box::new(after))], Vec::new()))
}

fn outage(id: Option<i64>, from: Instant, to: Option<Instant>, reason: &str, actor: &Actor, at: Instant) -> Outcome {
    const CLAUSE: &str = "CASE-22";
    actor.must_do_all(Function::ComplaintRegister)?;
    let reason = needed("reason", CLAUSE, reason, msg!("cases-complaints-22-reason"))?;
    if from > at || to.is_some_and(|to| to < from || to > at) {
        return Err(Refusal::of_field("from", CLAUSE, msg!("cases-complaints-22-times")));
    }
    let lasting = to.is_none().then(|| Finding { clause: CLAUSE, verdict: Verdict::Warned, message: msg!("cases-complaints-22-down") });
    Ok((vec![Change::Outage { id, from, to, reason }], lasting.into_iter().collect()))
}

// ---- acts on one ----

/// Somebody before a stored complaint.
pub struct Doing<'a> {
    /// What is known.
    pub facts: &'a Facts<'a>,
    /// The complaint.
    pub stored: &'a Complaint,
    /// Who.
    pub actor: &'a Actor,
    /// When.
    pub at: Instant,
}

impl Doing<'_> {
    /// Whether this person may do this with it now, apart from what is typed. Pages show the refusal at the grey step.
    ///
    /// # Errors
    /// The refusal with its clause.
    pub fn may(&self, verb: Verb) -> Result<(), Refusal> {
        let (complaint, params) = (self.stored, self.facts.params);
        let leads = matches!(verb, Verb::Open | Verb::Choose | Verb::Return);
        let by_post = [
            case_15_group::not_in_group(self.actor, complaint, verb),
            if leads { case_07_choose::not_leader(self.actor, params, self.at) } else { None },
            if verb == Verb::Terminate { case_09_rounds::not_director(self.actor) } else { None },
            if verb == Verb::Reopen { case_12_archive::not_superior(self.actor) } else { None },
        ];
        let by_state = || {
            if complaint.withdrawn {
                return Some(Refusal::by("CASE-01", msg!("cases-complaints-withdrawn")));
            }
            if complaint.merged_into.is_some() && verb != Verb::Unmerge {
                return Some(Refusal::by("CASE-01", msg!("cases-complaints-merged")));
            }
            // The customer's consent has archived what is not established (CASE-04): that is said, not refused.
            let said = verb == Verb::Archive && !complaint.is_established();
            if !said
                && !matches!(verb, Verb::Reopen | Verb::Unmerge)
                && let Some(locked) = case_12_archive::locked(complaint)
            {
                return Some(locked);
            }
            if verb == Verb::Archive && !complaint.state.is_closed() {
                return case_12_archive::open(complaint).or_else(|| file_08_letters::unfiled(self.facts.unfiled));
            }
            (!verb.allowed_in().contains(&complaint.state)).then(|| wrong_state(complaint, verb))
        };
        let by_clause = || match verb {
            Verb::Findings | Verb::Discuss | Verb::Propose | Verb::Submit => case_05_assign::unassigned(complaint).or_else(|| match verb {
                Verb::Submit => case_06_proposals::too_few(complaint, params, self.at),
                _ => None,
            }),
            Verb::Judge => case_15_group::judges_own(self.actor, complaint),
            Verb::FirstReply => complaint.first_reply.is_some().then(|| Refusal::by("CASE-02", msg!("cases-complaints-02-again"))),
            Verb::Choose => case_07_choose::unread(complaint, self.actor),
            Verb::Complete => case_08_execute::not_informed(complaint),
            Verb::Unreachable => case_10_visit::unreachable(complaint, self.actor, params, self.at),
            Verb::Visit | Verb::Appoint if complaint.visited_at.is_some() => {
                Some(Refusal::by("CASE-10", msg!("cases-complaints-10-visited")))
            }
            _ => None,
        };
        match by_post.into_iter().flatten().next().or_else(by_state).or_else(by_clause) {
            Some(refusal) => Err(refusal),
            None => Ok(()),
        }
    }

    fn act(&self, rev: i64, act: &Act) -> Outcome {
        let verb = act.verb();
        self.may(verb)?;
        // What only adds an entry is as true after somebody else's entry; what moves the complaint on is decided on what was seen.
        let adds = matches!(
            verb,
            Verb::FirstReply
                | Verb::Note
                | Verb::Log
                | Verb::Propose
                | Verb::Discuss
                | Verb::Open
                | Verb::Soothe
                | Verb::Mediate
                | Verb::AfterSale
                | Verb::SelfCheck
        );
        if !adds && self.stored.rev != rev {
            return Err(changed(self.stored));
        }
        let (changes, mut findings) = match act {
            Act::FirstReply { text } => self.first_reply(text),
            Act::Note { text } => self.plain(verb, needed("text", "CASE-15", text, msg!("cases-complaints-text"))?),
            Act::Judge { sufficient, reasonable, grounds, valid, reason } => {
                self.judge(case_03_judge::Answers { sufficient: *sufficient, reasonable: *reasonable, grounds, valid: *valid, reason })
            }
            Act::Answer { text, accepted } => self.answer(text, *accepted),
            Act::Assign { department, contact, assisting, until, agreed, reason } => {
                let until = until.unwrap_or_else(|| case_05_assign::default_until(self.facts.params, self.at));
                self.assign(department.trim(), contact.trim(), assisting.trim(), until, *agreed, reason.trim())
            }
            Act::Findings { text } => self.findings(text),
            Act::Discuss { people, text } => self.discuss(people.trim(), text),
            Act::Propose(draft) => self.propose(draft),
            Act::Wish { proposal } => self.wish(*proposal),
            Act::Submit { wish } => self.submit(*wish),
            Act::Open { proposal } => self.open(*proposal),
            Act::Choose { proposal, instruction, reason } => self.choose(*proposal, instruction, reason.trim()),
            Act::Return { reason } => self.give_back(reason),
            Act::Log { text, informed } => self.log(text, *informed),
            Act::Complete { result } => self.complete(result),
            Act::Feedback { satisfaction, improvement } => self.feedback(*satisfaction, improvement.trim()),
            Act::Improve { text } => self.improve(text),
            Act::Appoint { at } => self.appoint(*at),
            Act::Visit(draft) => self.visit(draft),
            Act::Unreachable { reason } => self.unreachable(reason),
            Act::Cause(draft) => self.cause(draft),
            Act::Archive => self.archive(),
            Act::Reopen { reason } => self.reopen(reason),
            Act::Terminate { reason } => self.terminate(reason),
            Act::Soothe { emotion, soothing } => self.soothe(*emotion, *soothing),
            Act::Mediate { demand, offer, result } => self.mediate(demand, offer, result),
            Act::AfterSale { department, text } => self.after_sale(department, text),
            Act::SelfCheck { kept } => self.self_check(kept),
            Act::Flag { important, reason } => self.flag(*important, reason),
            Act::Track { staff, reason } => self.track(*staff, reason),
        }?;
        findings.extend(self.facts.words.iter().cloned());
        Ok((changes, findings))
    }

    /// The complaint afterwards with its line of the timeline; a new state begins now.
    fn done(&self, after: Complaint, verb: Verb, text: &str, findings: Vec<Finding>) -> Outcome {
        self.done_with(after, verb, text, "", findings)
    }

    fn done_with(&self, mut after: Complaint, verb: Verb, text: &str, note: &str, findings: Vec<Finding>) -> Outcome {
        if after.state != self.stored.state {
            after.state_since = self.at;
        }
        let mut after = stepped(after, self.actor, verb, text, self.at);
        if let Some(step) = after.steps.last_mut() {
            step.note = note.to_owned();
        }
        Ok((vec![Change::Update(Box::new(after))], findings))
    }

    fn plain(&self, verb: Verb, text: String) -> Outcome {
        self.done(self.stored.clone(), verb, &text, Vec::new())
    }

    fn first_reply(&self, text: &str) -> Outcome {
        let text = needed("text", "CASE-02", text, msg!("cases-complaints-02-text"))?;
        let after = Complaint { first_reply: Some((self.at, text.clone())), ..self.stored.clone() };
        self.done(after, Verb::FirstReply, &text, case_02_reply::finding(self.stored, self.at).into_iter().collect())
    }

    fn judge(&self, answers: case_03_judge::Answers<'_>) -> Outcome {
        let (sufficient, reasonable, valid) = case_03_judge::judge(answers)?;
        let judgement = Judgement {
            sufficient,
            reasonable,
            grounds: answers.grounds.trim().to_owned(),
            valid,
            reason: answers.reason.trim().to_owned(),
            at: self.at,
            by: person(self.actor),
        };
        let state = if valid { State::Investigating } else { State::Rejected };
        let grounds = judgement.grounds.clone();
        let after = Complaint { judgement: Some(judgement), answer: None, state, ..self.stored.clone() };
        self.done_with(after, Verb::Judge, &grounds, if valid { "成立" } else { "不成立" }, Vec::new())
    }

    fn answer(&self, text: &str, accepted: bool) -> Outcome {
        let text = needed("text", "CASE-04", text, msg!("cases-complaints-04-text"))?;
        let answer = Reply { at: self.at, by: person(self.actor), text: text.clone(), accepted };
        // The customer's consent is all that is missing: nothing has to be done to archive it, unless letters are not filed yet.
        let archives = accepted && self.facts.unfiled == 0;
        let state = if archives { State::Archived } else { State::Answered };
        let closed_at = archives.then_some(self.at);
        let after = Complaint { answer: Some(answer), state, closed_at, ..self.stored.clone() };
        self.done_with(after, Verb::Answer, &text, if accepted { "已谅解" } else { "未谅解" }, Vec::new())
    }

    fn assign(&self, department: &str, contact: &str, assisting: &str, until: Instant, agreed: bool, reason: &str) -> Outcome {
        if let Some(refusal) = Refusal::flawed(case_05_assign::flaws(department, contact, until, self.at)) {
            return Err(refusal);
        }
        let changes = self.stored.assignment().is_some_and(|present| present.department != department);
        if changes && reason.is_empty() {
            return Err(Refusal::of_field("reason", "TICK-02", msg!("cases-complaints-05-reason")));
        }
        let findings = tick_02_transfers::findings(self.stored, department, self.facts.params, self.at);
        let mut after = self.stored.clone();
        after.assignments.push(Assignment {
            at: self.at,
            by: person(self.actor),
            department: department.to_owned(),
            contact: contact.to_owned(),
            contact_staff: self.facts.named(contact),
            assisting: assisting.to_owned(),
            until,
            agreed,
            reason: reason.to_owned(),
        });
        self.done_with(after, Verb::Assign, reason, department, findings)
    }

    fn findings(&self, text: &str) -> Outcome {
        let text = needed("text", "CASE-05", text, msg!("cases-complaints-05-text"))?;
        let after = Complaint { investigated_at: Some(self.at), state: State::Planning, ..self.stored.clone() };
        self.done(after, Verb::Findings, &text, case_05_assign::finding(self.stored, self.at).into_iter().collect())
    }

    fn discuss(&self, people: &str, text: &str) -> Outcome {
        let text = needed("text", "CASE-06", text, msg!("cases-complaints-06-text"))?;
        // Where the investigation had no findings of its own, the discussion ends it.
        let late = if self.stored.investigated_at.is_none() { case_05_assign::finding(self.stored, self.at) } else { None };
        let investigated_at = self.stored.investigated_at.or(Some(self.at));
        let after = Complaint { investigated_at, state: State::Planning, ..self.stored.clone() };
        self.done_with(after, Verb::Discuss, &text, people, late.into_iter().collect())
    }

    fn propose(&self, draft: &ProposalDraft) -> Outcome {
        let content = needed("content", "CASE-06", &draft.content, msg!("cases-complaints-06-content"))?;
        if draft.cost < 0 || draft.compensation < 0 {
            return Err(Refusal::of_field("cost", "CASE-06", msg!("cases-complaints-06-amount")));
        }
        let mut after = self.stored.clone();
        let place = i64::try_from(after.current_proposals().count()).unwrap_or(i64::MAX).saturating_add(1);
        after.proposals.push(Proposal {
            id: 0,
            round: after.round,
            place,
            draft: ProposalDraft { content: content.clone(), ..draft.clone() },
            by: person(self.actor),
            at: self.at,
            seen: Vec::new(),
            chosen: false,
        });
        self.done_with(after, Verb::Propose, &content, &place.to_string(), Vec::new())
    }

    /// A proposal of this round.
    fn proposal(&self, id: i64) -> Result<&Proposal, Refusal> {
        let found = self.stored.current_proposals().find(|proposal| proposal.id == id);
        found.ok_or_else(|| Refusal::of_field("proposal", "CASE-07", msg!("cases-complaints-07-which")))
    }

    fn wish(&self, id: i64) -> Outcome {
        let place = self.proposal(id)?.place;
        let after = Complaint { wish: Some(id), ..self.stored.clone() };
        self.done_with(after, Verb::Wish, "", &place.to_string(), Vec::new())
    }

    fn submit(&self, wish: Option<i64>) -> Outcome {
        if let Some(wish) = wish {
            self.proposal(wish)?;
        }
        let after = Complaint {
            submitted_at: Some(self.at),
            approve_due: Some(case_07_choose::due(self.facts.params, self.at)),
            wish: wish.or(self.stored.wish),
            choice: None,
            state: State::Approving,
            ..self.stored.clone()
        };
        self.done(after, Verb::Submit, "", case_06_proposals::finding(self.stored).into_iter().collect())
    }

    fn open(&self, id: i64) -> Outcome {
        let place = self.proposal(id)?.place;
        let mut after = self.stored.clone();
        if let Some(proposal) = after.proposals.iter_mut().find(|proposal| proposal.id == id)
            && proposal.seen.iter().all(|seen| seen.by.id != self.actor.id)
        {
            proposal.seen.push(Seen { by: person(self.actor), at: self.at });
        }
        self.done_with(after, Verb::Open, "", &place.to_string(), Vec::new())
    }

    fn choose(&self, id: i64, instruction: &str, reason: &str) -> Outcome {
        let proposal = self.proposal(id)?;
        let instruction = needed("instruction", "CASE-07", instruction, msg!("cases-complaints-07-instruction"))?;
        if proposal.by.id == self.actor.id {
            return Err(Refusal::by("CASE-07", msg!("cases-complaints-07-own")));
        }
        if let Some(refusal) = case_14_compensation::beyond(proposal, self.actor, self.facts.params, self.at) {
            return Err(refusal);
        }
        let findings =
            [case_07_choose::finding(self.stored, self.at), case_14_compensation::finding(self.stored, id, reason)].into_iter().flatten();
        let choice =
            Choice { proposal: id, instruction: instruction.clone(), reason: reason.to_owned(), at: self.at, by: person(self.actor) };
        let mut after = Complaint { choice: Some(choice), state: State::Executing, ..self.stored.clone() };
        for proposal in &mut after.proposals {
            proposal.chosen |= proposal.id == id;
        }
        self.done_with(after, Verb::Choose, &instruction, &proposal.place.to_string(), findings.collect())
    }

    fn give_back(&self, reason: &str) -> Outcome {
        let reason = needed("reason", "CASE-07", reason, msg!("cases-complaints-07-return"))?;
        let after = Complaint { submitted_at: None, approve_due: None, state: State::Planning, ..self.stored.clone() };
        self.done(after, Verb::Return, &reason, Vec::new())
    }

    fn log(&self, text: &str, informed: bool) -> Outcome {
        let text = needed("text", "CASE-08", text, msg!("cases-complaints-08-text"))?;
        let mut after = stepped(self.stored.clone(), self.actor, Verb::Log, &text, self.at);
        if let Some(step) = after.steps.last_mut() {
            step.informed = informed;
        }
        Ok((vec![Change::Update(Box::new(after))], Vec::new()))
    }

    fn complete(&self, result: &str) -> Outcome {
        let result = needed("result", "CASE-08", result, msg!("cases-complaints-08-result"))?;
        let after = Complaint { result: result.clone(), state: State::Feedback, ..self.stored.clone() };
        self.done(after, Verb::Complete, &result, Vec::new())
    }

    /// A new round begins: nothing of the old one stands in its way, and all of it is kept.
    fn next_round(&self, state: State) -> Complaint {
        Complaint {
            round: self.stored.round + 1,
            submitted_at: None,
            approve_due: None,
            wish: None,
            choice: None,
            result: String::new(),
            visit_due: None,
            appointment: None,
            visited_at: None,
            closed_at: None,
            state,
            ..self.stored.clone()
        }
    }

    fn feedback(&self, satisfaction: Option<Satisfaction>, improvement: &str) -> Outcome {
        let satisfaction =
            satisfaction.ok_or_else(|| Refusal::of_field("satisfaction", "CASE-08", msg!("cases-complaints-08-satisfaction")))?;
        let improvement = if improvement.is_empty() { self.stored.improvement.clone() } else { improvement.to_owned() };
        let feedback = Some((self.at, satisfaction));
        if satisfaction == Satisfaction::Bad {
            let after = Complaint { feedback, improvement: improvement.clone(), ..self.next_round(State::Planning) };
            return self.dissatisfied(after, Verb::Feedback, &improvement, satisfaction, Vec::new());
        }
        let visit_due = Some(case_10_visit::due(self.facts.params, self.at));
        let after = Complaint { feedback, improvement: improvement.clone(), visit_due, state: State::Visiting, ..self.stored.clone() };
        self.done_with(after, Verb::Feedback, &improvement, satisfaction.word(), Vec::new())
    }

    /// The customer is not satisfied: another round begins, which is said and told from the third on.
    fn dissatisfied(&self, after: Complaint, verb: Verb, text: &str, satisfaction: Satisfaction, mut findings: Vec<Finding>) -> Outcome {
        let round = after.round;
        let told = case_09_rounds::finding(round);
        let tells = told.is_some();
        findings.extend(told);
        let (mut changes, findings) = self.done_with(after, verb, text, satisfaction.word(), findings)?;
        if tells {
            changes.push(Change::Tell { round });
        }
        Ok((changes, findings))
    }

    fn improve(&self, text: &str) -> Outcome {
        let text = needed("text", "CASE-09", text, msg!("cases-complaints-09-improvement-text"))?;
        let after = Complaint { improvement: text.clone(), ..self.stored.clone() };
        self.done(after, Verb::Improve, &text, Vec::new())
    }

    fn appoint(&self, agreed: Instant) -> Outcome {
        if agreed <= self.at {
            return Err(Refusal::of_field("at", "VISIT-02", msg!("cases-complaints-10-appoint-past")));
        }
        let after = Complaint { appointment: Some(agreed), ..self.stored.clone() };
        let findings = case_10_visit::appointed(self.stored, agreed).into_iter().collect();
        self.done_with(after, Verb::Appoint, "", &super::model::short_at(agreed), findings)
    }

    fn visit(&self, draft: &VisitDraft) -> Outcome {
        if let Some(refusal) = Refusal::flawed(visit_04_record::flaws(draft)) {
            return Err(refusal);
        }
        let mut findings: Vec<Finding> = visit_01_quiet::finding(self.stored, draft, self.facts.params, self.at).into_iter().collect();
        let visit = Visit { round: self.stored.round, at: self.at, by: person(self.actor), draft: draft.clone() };
        let satisfaction = draft.satisfaction.filter(|_| draft.reached);
        let mut after = match satisfaction {
            // The visit brings out that the customer is not satisfied after all (CASE-09).
            Some(Satisfaction::Bad) => Complaint { feedback: Some((self.at, Satisfaction::Bad)), ..self.next_round(State::Planning) },
            _ => self.stored.clone(),
        };
        after.visits.push(visit);
        match satisfaction {
            None => {
                let attempts = after.current_visits().filter(|visit| !visit.draft.reached).count();
                self.done_with(after, Verb::Visit, &draft.next_step, &attempts.to_string(), findings)
            }
            Some(satisfaction) => {
                findings.extend(case_10_visit::finding(self.stored, self.at));
                if satisfaction != Satisfaction::Good && after.improvement.is_empty() {
                    // What the customer is not satisfied with is improved (VISIT-06).
                    after.improvement = draft.aspect.trim().to_owned();
                }
                if satisfaction == Satisfaction::Bad {
                    return self.dissatisfied(after, Verb::Visit, &draft.opinion, satisfaction, findings);
                }
                after.visited_at = Some(self.at);
                self.done_with(after, Verb::Visit, &draft.opinion, satisfaction.word(), findings)
            }
        }
    }

    fn unreachable(&self, reason: &str) -> Outcome {
        let reason = needed("reason", "CASE-10", reason, msg!("cases-complaints-reason"))?;
        let after = Complaint { visited_at: Some(self.at), ..self.stored.clone() };
        self.done(after, Verb::Unreachable, &reason, Vec::new())
    }

    fn cause(&self, draft: &CauseDraft) -> Outcome {
        let flaws = case_11_cause::flaws(draft);
        let Some(category) = draft.category.filter(|_| flaws.is_empty()) else {
            return Err(Refusal::flawed(flaws).unwrap_or_else(missing));
        };
        let findings = case_11_cause::finding(category, self.facts.same_cause, self.facts.params, self.at).into_iter().collect();
        let after = Complaint { cause: Some(draft.clone()), ..self.stored.clone() };
        self.done_with(after, Verb::Cause, draft.root_cause.trim(), category.word(), findings)
    }

    fn archive(&self) -> Outcome {
        if self.stored.state == State::Archived {
            let message = msg!("cases-complaints-12-already");
            return Ok((Vec::new(), vec![Finding { clause: "CASE-12", verdict: Verdict::Kept, message }]));
        }
        let after = Complaint { state: State::Archived, closed_at: Some(self.at), ..self.stored.clone() };
        self.done(after, Verb::Archive, "", Vec::new())
    }

    fn reopen(&self, reason: &str) -> Outcome {
        let reason = needed("reason", "CASE-12", reason, msg!("cases-complaints-reason"))?;
        let mut after = Complaint { investigated_at: None, ..self.next_round(State::Investigating) };
        // The superior who reopens it wants it investigated, even where it was held not valid before.
        if let Some(judgement) = after.judgement.as_mut().filter(|judgement| !judgement.valid) {
            *judgement = Judgement { valid: true, reason: reason.clone(), at: self.at, by: person(self.actor), ..judgement.clone() };
        }
        if let Some(last) = after.assignments.last().cloned() {
            let until = case_05_assign::default_until(self.facts.params, self.at);
            after.assignments.push(Assignment {
                at: self.at,
                by: person(self.actor),
                until,
                agreed: false,
                reason: reason.clone(),
                ..last
            });
        }
        self.done(after, Verb::Reopen, &reason, Vec::new())
    }

    fn terminate(&self, reason: &str) -> Outcome {
        let reason = needed("reason", "CASE-09", reason, msg!("cases-complaints-reason"))?;
        let after = Complaint { state: State::Ended, closed_at: Some(self.at), ..self.stored.clone() };
        self.done(after, Verb::Terminate, &reason, Vec::new())
    }

    fn soothe(&self, emotion: Emotion, soothing: Soothing) -> Outcome {
        let mut after = self.stored.clone();
        (after.draft.emotion, after.draft.soothing) = (Some(emotion), soothing);
        self.done(after, Verb::Soothe, emotion.word(), case_13_soothing::findings(Some(emotion), soothing))
    }

    fn mediate(&self, demand: &str, offer: &str, result: &str) -> Outcome {
        let demand = needed("demand", "CASE-17", demand, msg!("cases-complaints-17-demand"))?;
        let offer = needed("offer", "CASE-17", offer, msg!("cases-complaints-17-offer"))?;
        let result = needed("result", "CASE-17", result, msg!("cases-complaints-17-result"))?;
        let mut after = self.stored.clone();
        after.mediations.push(Mediation { at: self.at, by: person(self.actor), demand, offer: offer.clone(), result: result.clone() });
        self.done_with(after, Verb::Mediate, &result, &offer, Vec::new())
    }

    fn after_sale(&self, department: &str, text: &str) -> Outcome {
        let text = needed("text", "CASE-21", text, msg!("cases-complaints-text"))?;
        self.done_with(self.stored.clone(), Verb::AfterSale, &text, department.trim(), Vec::new())
    }

    fn self_check(&self, kept: &[i64]) -> Outcome {
        let mut kept: Vec<i64> = kept.iter().copied().filter(|item| (1..=6).contains(item)).collect();
        kept.sort_unstable();
        kept.dedup();
        let text = kept.iter().map(i64::to_string).collect::<Vec<_>>().join(" ");
        self.done(Complaint { self_check: kept, ..self.stored.clone() }, Verb::SelfCheck, &text, Vec::new())
    }

    fn flag(&self, important: bool, reason: &str) -> Outcome {
        let mut after = self.stored.clone();
        after.draft.important = important;
        after.owner = if important { case_18_important::owner(&self.facts.people) } else { None };
        self.done_with(after, Verb::Flag, reason, if important { "" } else { "取消" }, Vec::new())
    }

    fn track(&self, staff: i64, reason: &str) -> Outcome {
        let reason = needed("reason", "TICK-01", reason, msg!("cases-complaints-reason"))?;
        let tracker = self.facts.colleague(staff).ok_or_else(missing)?;
        let name = tracker.name.clone();
        self.done_with(Complaint { tracker, ..self.stored.clone() }, Verb::Track, &reason, &name, Vec::new())
    }
}

/// The clause that stands behind a step, for a state in which it is not done.
pub fn clause_of(verb: Verb) -> &'static str {
    match verb {
        Verb::FirstReply => "CASE-02",
        Verb::Judge => "CASE-03",
        Verb::Answer => "CASE-04",
        Verb::Assign | Verb::Findings => "CASE-05",
        Verb::Discuss | Verb::Propose | Verb::Submit => "CASE-06",
        Verb::Wish => "CASE-14",
        Verb::Open | Verb::Choose | Verb::Return => "CASE-07",
        Verb::Log | Verb::Complete | Verb::Feedback => "CASE-08",
        Verb::Improve | Verb::Terminate => "CASE-09",
        Verb::Appoint | Verb::Visit | Verb::Unreachable => "CASE-10",
        Verb::Cause => "CASE-11",
        Verb::Soothe => "CASE-13",
        Verb::SelfCheck => "CASE-16",
        Verb::Mediate => "CASE-17",
        Verb::Flag => "CASE-18",
        Verb::AfterSale => "CASE-21",
        Verb::Track => "TICK-01",
        Verb::Note | Verb::Reassign => "CASE-15",
        Verb::Register | Verb::Merge | Verb::Unmerge | Verb::Withdraw => "CASE-01",
        Verb::Archive | Verb::Reopen => "CASE-12",
    }
}

fn wrong_state(complaint: &Complaint, verb: Verb) -> Refusal {
    // What is not established has no department: that is what is missing, not the state by its name.
    if matches!(verb, Verb::Discuss | Verb::Propose | Verb::Submit)
        && complaint.state == State::Investigating
        && let Some(refusal) = case_05_assign::unassigned(complaint)
    {
        return refusal;
    }
    Refusal::by(clause_of(verb), msg!("cases-complaints-state", state = complaint.state.message(), verb = verb.message()))
}

/// Somebody else was faster: who, and what was done.
fn changed(complaint: &Complaint) -> Refusal {
    match complaint.steps.last() {
        Some(step) => {
            let at = super::model::short_at(step.at);
            let message = msg!("cases-complaints-changed", name = step.by.name.as_str(), verb = step.verb.message(), at = at);
            Refusal { message, clauses: Vec::new(), flaws: Vec::new() }
        }
        None => missing(),
    }
}
