//! What people do with tickets: pure decisions from facts to changes. The way of one ticket stands in `way.rs`, what goes beside it
//! (repair orders, missed calls, rules, answers) in `beside.rs`.

mod beside;
mod way;

use std::collections::BTreeMap;

use super::clauses::{
    Limits, filled, flow_02_dispute, flow_03_technical, flow_05_groups, flow_09_rules, is_leader, kept, tick_03_limit, tick_13_response,
};
use super::model::{
    Category, Draft, Entry, EntryKind, Kind, MissedCall, Need, Place, Published, Repair, RepairDraft, RepairState, Rule, Satisfaction,
    Stage, State, Step, Ticket, Transfer, Urge,
};
use crate::areas::cases::escalation::Raise;
use crate::areas::roster::Person;
use crate::base::{Actor, Day, Finding, Function, Instant, Refusal};
use crate::msg;

/// An act on tickets.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Command {
    /// Accepts a ticket: whoever does is its 首问责任人 (TICK-01), and the routing of its kind sends it on (FLOW-02, FLOW-03).
    Accept {
        /// What is filled in.
        draft: Box<Draft>,
    },
    /// A step of one ticket.
    On {
        /// Which.
        id: i64,
        /// What.
        act: Act,
    },
    /// Many tickets go to somebody else of the own staff, by a 班长 or above.
    Reassign {
        /// Which.
        ids: Vec<i64>,
        /// To whom.
        to: i64,
        /// Why.
        reason: String,
    },
    /// A call that nobody took (TICK-12).
    Miss {
        /// When it rang; now where nothing is said.
        at: Option<Instant>,
        /// From which number.
        phone: String,
        /// On which line.
        line: String,
    },
    /// The customer is called back (TICK-12).
    CallBack {
        /// Which call.
        id: i64,
        /// What came of it.
        text: String,
    },
    /// Sets a rule of routing (FLOW-09).
    SetRule {
        /// The rule; a new one has id 0.
        rule: Box<Rule>,
    },
    /// Takes a rule away.
    DropRule {
        /// Which.
        id: i64,
    },
    /// Writes a draft of an answer, or rewrites one (FLOW-10).
    Answer {
        /// Which; a new one for `None`.
        of: Option<i64>,
        /// What is asked.
        question: String,
        /// What is answered.
        text: String,
    },
    /// Publishes a draft, so that the robot gives it.
    Publish {
        /// Which.
        id: i64,
    },
    /// Takes a published answer out of use.
    Retire {
        /// Which.
        id: i64,
    },
    /// A question to the robot (FLOW-10); kept with what it answered.
    Robot {
        /// What is asked.
        question: String,
    },
    /// The list of a day is frozen; the program's own act (TICK-03).
    Freeze {
        /// The day.
        day: Day,
    },
}

/// A step of one ticket.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Act {
    /// Takes it up: 处理中.
    Start,
    /// A line of what was done.
    Work {
        /// In words.
        text: String,
    },
    /// What looking into it found: 核实.
    Findings {
        /// In words.
        text: String,
    },
    /// 回单, or for who works it himself 解决: the result.
    Return {
        /// In words.
        text: String,
    },
    /// Tells the customer how it stands while it is not solved (FLOW-07).
    Interim {
        /// What was said.
        text: String,
    },
    /// Tells the customer the result: 回复.
    Reply {
        /// What was said.
        text: String,
    },
    /// Keeps what the customer said of it: 反馈.
    Feedback {
        /// How satisfied he is; to be chosen.
        satisfaction: Option<Satisfaction>,
        /// In his words.
        text: String,
    },
    /// 办结
    Close {
        /// FLOW-08: 确认理解
        understood: bool,
        /// FLOW-08: 是否还有其他问题
        anything_else: bool,
    },
    /// Ends it as invalid, with a reason code (TICK-09).
    Invalidate {
        /// The code.
        code: String,
    },
    /// 作废: it was entered by mistake.
    Void {
        /// Why.
        reason: String,
    },
    /// 转派 (TICK-02).
    Dispatch {
        /// To where.
        to: Place,
        /// Why; for a declaration to the technical department, what was found (FLOW-04).
        reason: String,
        /// What the customer is told with it (FLOW-07); empty where he was told before, or it stays in the house.
        interim: String,
    },
    /// 反馈班长 (TICK-08).
    AskLeader {
        /// Why.
        reason: String,
        /// What the customer is told with it (FLOW-07).
        interim: String,
    },
    /// The 班长 answers.
    AnswerLeader {
        /// In words.
        text: String,
    },
    /// 催单 (TICK-06).
    Urge {
        /// Whom.
        to: String,
        /// By what.
        channel: String,
        /// What is said.
        text: String,
    },
    /// What the urged one answered.
    UrgeReply {
        /// Number of the urge on the ticket.
        seq: i64,
        /// In words.
        text: String,
    },
    /// 处理意见 with the first follow-up (TICK-04).
    Opinion {
        /// 处理意见
        text: String,
        /// What is done at once.
        follow_up: String,
    },
    /// 无法解决: to the 部门经理 (TICK-05).
    Unsolvable {
        /// Why; may be empty.
        reason: String,
        /// An emergency that does not wait for an opinion (ESC-06).
        urgent: bool,
    },
    /// 协调 (TICK-05).
    Coordinate {
        /// With which department; the one where it is, where nothing is said.
        department: String,
        /// What was agreed.
        text: String,
        /// Until when.
        until: Option<Day>,
    },
    /// 督办 (TICK-14).
    Supervise {
        /// What is asked for.
        request: String,
        /// Until when.
        until: Day,
    },
    /// Marks it as 疑难 (TICK-09).
    Hard {
        /// Why.
        reason: String,
    },
    /// 会商: who discussed it, and the solution; a draft of an answer comes of it.
    Discuss {
        /// Who.
        people: String,
        /// The solution.
        solution: String,
    },
    /// Another 首问责任人, since the first left or is on leave (TICK-01).
    Succeed {
        /// Who.
        to: i64,
        /// Why.
        reason: String,
    },
    /// A note of what the customer wants (FLOW-11).
    Need {
        /// Of what kind; to be chosen.
        need: Option<Need>,
        /// In words.
        text: String,
    },
    /// Puts customer and category right.
    Correct {
        /// The revision that was on screen.
        rev: i64,
        /// The customer's file.
        customer: Option<i64>,
        /// 非客户
        party: String,
        /// How to reach him.
        contact: String,
        /// What it is about.
        category: Option<Category>,
    },
    /// Opens the 维修单 (TICK-11).
    OpenRepair {
        /// What is filled in.
        draft: Box<RepairDraft>,
    },
    /// The repairer is reached.
    Contact {
        /// Who repairs it.
        repairer: String,
    },
    /// 派工
    Send {
        /// Who repairs it; empty where that is known.
        repairer: String,
    },
    /// 修复
    Repaired {
        /// What was used.
        parts: String,
        /// In fen.
        cost: i64,
    },
    /// 客户确认
    Sign {
        /// Who signed.
        by: String,
    },
    /// 回访
    Visit {
        /// What the customer said.
        text: String,
    },
    /// It was registered as a complaint (FLOW-02); the complaints' own act.
    Complaint {
        /// Which.
        complaint: i64,
        /// Its number.
        no: String,
    },
    /// It is over the limit; the program's own act (TICK-04).
    PassToLeader,
    /// It is still open a day after the opinion; the program's own act (TICK-05).
    PassToManager,
}

impl Act {
    /// Name of the act in the journal.
    pub fn verb(&self) -> &'static str {
        match self {
            Act::Start => "ticket.start",
            Act::Work { .. } => "ticket.work",
            Act::Findings { .. } => "ticket.findings",
            Act::Return { .. } => "ticket.return",
            Act::Interim { .. } => "ticket.interim",
            Act::Reply { .. } => "ticket.reply",
            Act::Feedback { .. } => "ticket.feedback",
            Act::Close { .. } => "ticket.close",
            Act::Invalidate { .. } => "ticket.invalidate",
            Act::Void { .. } => "ticket.void",
            Act::Dispatch { .. } => "ticket.dispatch",
            Act::AskLeader { .. } => "ticket.ask_leader",
            Act::AnswerLeader { .. } => "ticket.answer_leader",
            Act::Urge { .. } => "ticket.urge",
            Act::UrgeReply { .. } => "ticket.urge_reply",
            Act::Opinion { .. } => "ticket.opinion",
            Act::Unsolvable { .. } => "ticket.unsolvable",
            Act::Coordinate { .. } => "ticket.coordinate",
            Act::Supervise { .. } => "ticket.supervise",
            Act::Hard { .. } => "ticket.hard",
            Act::Discuss { .. } => "ticket.discuss",
            Act::Succeed { .. } => "ticket.succeed",
            Act::Need { .. } => "ticket.need",
            Act::Correct { .. } => "ticket.correct",
            Act::OpenRepair { .. } => "repair.open",
            Act::Contact { .. } => "repair.contact",
            Act::Send { .. } => "repair.send",
            Act::Repaired { .. } => "repair.done",
            Act::Sign { .. } => "repair.sign",
            Act::Visit { .. } => "repair.visit",
            Act::Complaint { .. } => "ticket.complaint",
            Act::PassToLeader => "ticket.pass_to_leader",
            Act::PassToManager => "ticket.pass_to_manager",
        }
    }
}

impl Command {
    /// Name of the act in the journal.
    pub fn verb(&self) -> &'static str {
        match self {
            Command::Accept { .. } => "ticket.accept",
            Command::On { act, .. } => act.verb(),
            Command::Reassign { .. } => "ticket.reassign",
            Command::Miss { .. } => "call.miss",
            Command::CallBack { .. } => "call.back",
            Command::SetRule { .. } => "ticket.rule",
            Command::DropRule { .. } => "ticket.drop_rule",
            Command::Answer { .. } => "answer.write",
            Command::Publish { .. } => "answer.publish",
            Command::Retire { .. } => "answer.retire",
            Command::Robot { .. } => "robot.ask",
            Command::Freeze { .. } => "ticket.freeze",
        }
    }

    /// A step of one ticket.
    pub fn on(id: i64, act: Act) -> Self {
        Command::On { id, act }
    }
}

/// What a decision needs to know of a customer's file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Customer {
    /// Id.
    pub id: i64,
    /// Name.
    pub name: String,
    /// A key customer.
    pub is_key: bool,
}

/// What a decision needs to know.
#[derive(Debug, Clone)]
pub struct Facts {
    /// The ticket that is meant; of a reassignment, the tickets.
    pub tickets: Vec<Ticket>,
    /// Everybody.
    pub people: Vec<Person>,
    /// Name of the own department.
    pub department: String,
    /// The customer who is named.
    pub customer: Option<Customer>,
    /// Transfers of the ticket, in order.
    pub transfers: Vec<Transfer>,
    /// Urges of the ticket, in order.
    pub urges: Vec<Urge>,
    /// How many open tickets each person holds.
    pub open: BTreeMap<i64, i64>,
    /// Who works a shift now.
    pub on_duty: Vec<i64>,
    /// The 值班长, for what goes to him.
    pub leader: Option<i64>,
    /// The 首问责任人 left, or is on leave now.
    pub is_first_away: bool,
    /// Rules of routing.
    pub rules: Vec<Rule>,
    /// The repair order of the ticket.
    pub repair: Option<Repair>,
    /// The missed call that is meant.
    pub call: Option<MissedCall>,
    /// The answer that is meant, or that the robot found.
    pub answer: Option<Published>,
    /// Parameters in force.
    pub limits: Limits,
}

impl Facts {
    /// Facts of nothing in particular.
    pub fn bare(limits: Limits) -> Self {
        Facts {
            tickets: Vec::new(),
            people: Vec::new(),
            department: String::new(),
            customer: None,
            transfers: Vec::new(),
            urges: Vec::new(),
            open: BTreeMap::new(),
            on_duty: Vec::new(),
            leader: None,
            is_first_away: false,
            rules: Vec::new(),
            repair: None,
            call: None,
            answer: None,
            limits,
        }
    }

    fn person(&self, id: i64) -> Option<&Person> {
        self.people.iter().find(|person| person.id == id)
    }

    fn name(&self, id: i64) -> &str {
        self.person(id).map_or("", |person| person.name.as_str())
    }

    fn ticket(&self) -> Result<&Ticket, Refusal> {
        self.tickets.first().ok_or_else(missing)
    }
}

/// What is written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Change {
    /// A new ticket; its number and id come with it.
    File(Box<Ticket>),
    /// A ticket as it is from now on.
    Put(Box<Ticket>),
    /// A line of the history of the ticket that was named last.
    Entry(Entry),
    /// A transfer of that ticket.
    Transfer(Transfer),
    /// An urge of that ticket.
    Urge(Urge),
    /// The answer to an urge, by its id.
    UrgeReply(i64, String),
    /// A new repair order of that ticket; its number comes with it.
    OpenRepair(Repair),
    /// A repair order as it is from now on.
    PutRepair(Repair),
    /// A new missed call.
    Miss(MissedCall),
    /// It was called back.
    CallBack(i64, String),
    /// A rule is set; a new one has id 0.
    Rule(Rule),
    /// A rule goes.
    DropRule(i64),
    /// A rule was hit by that ticket.
    RuleHit(i64),
    /// An answer is written; a new one has id 0.
    Answer(Published),
    /// What the robot said.
    Robot {
        /// What was asked.
        question: String,
        /// The answer it gave.
        answer: Option<i64>,
    },
    /// The list of a day.
    Freeze(Day),
    /// Superiors are told of what was passed upward in an emergency (ESC-06).
    Report(Box<Raise>),
}

/// What a decision comes to.
pub type Decision = Result<(Vec<Change>, Vec<Finding>), Refusal>;

/// There is no such record.
pub fn missing() -> Refusal {
    Refusal { message: msg!("cases-tickets-missing"), clauses: Vec::new(), flaws: Vec::new() }
}

/// Decides an act. Knows no file and no clock.
///
/// # Errors
/// The refusal with its clause.
pub fn decide(facts: &Facts, command: &Command, actor: &Actor, at: Instant) -> Decision {
    match command {
        Command::Accept { draft } => accept(facts, draft, actor, at),
        Command::On { act, .. } => way::decide(facts, act, actor, at),
        Command::Reassign { to, reason, .. } => reassign(facts, *to, reason, actor, at),
        Command::Miss { at: missed, phone, line } => beside::miss(facts, missed.unwrap_or(at), phone, line, actor, at),
        Command::CallBack { text, .. } => beside::call_back(facts, text, actor, at),
        Command::SetRule { rule } => beside::set_rule(rule, actor),
        Command::DropRule { id } => beside::drop_rule(*id, actor),
        Command::Answer { of, question, text } => beside::answer(facts, *of, question, text, actor),
        Command::Publish { .. } => beside::publish(facts, actor),
        Command::Retire { .. } => beside::retire(facts, actor),
        Command::Robot { question } => beside::robot(facts, question, actor),
        Command::Freeze { day } => {
            if actor.id != 0 {
                return Err(missing());
            }
            Ok((vec![Change::Freeze(*day)], Vec::new()))
        }
    }
}

/// Whether somebody takes in what comes from customers; a 部门联系人 only handles what was sent to him.
fn may_take_in(actor: &Actor) -> Result<(), Refusal> {
    if actor.must_do(Function::Ticket)?.note == "handle" { Err(Refusal::by("SEC-08", msg!("base-refused-do"))) } else { Ok(()) }
}

/// A line of the history.
fn entry(kind: EntryKind, to: &str, text: &str, actor: &Actor, at: Instant) -> Change {
    Change::Entry(Entry { at, staff: actor.id, name: actor.name.clone(), kind, to: to.trim().to_owned(), text: text.trim().to_owned() })
}

/// A ticket with a line more in its history.
fn touched(ticket: &Ticket, at: Instant) -> Ticket {
    Ticket { last_at: at.max(ticket.last_at), ..ticket.clone() }
}

// ---- accepting ----

fn accept(facts: &Facts, draft: &Draft, actor: &Actor, at: Instant) -> Decision {
    may_take_in(actor)?;
    filled(&draft.content, "content", "FLOW-01", msg!("cases-tickets-content-missing"))?;
    if draft.customer.is_some() && facts.customer.is_none() {
        return Err(Refusal::of_field("customer", "FILE-24", msg!("cases-tickets-customer-unknown")));
    }
    let mut findings = Vec::new();
    if let Some(arrived) = draft.arrived_at {
        findings.push(tick_13_response::judge(arrived, at, facts.limits.response_seconds.value)?);
    }
    let is_key = facts.customer.as_ref().is_some_and(|customer| customer.is_key);
    let rule = flow_09_rules::hit(&facts.rules, draft.kind, draft.category, is_key);
    let group = rule.and_then(|rule| rule.group).or_else(|| flow_05_groups::of_kind(draft.kind));
    let mut ticket = Ticket {
        id: 0,
        no: String::new(),
        customer_name: facts.customer.as_ref().map_or_else(|| draft.party.trim().to_owned(), |customer| customer.name.clone()),
        draft: tidy(draft),
        accepted_at: at,
        first: actor.id,
        team: actor.team,
        group,
        holder: Place { staff: Some(actor.id), name: actor.name.clone() },
        dispatched: None,
        state: State::Accepted,
        stored_stage: Stage::Acceptor,
        limit_at: tick_03_limit::limit_at(at, facts.limits.hours.value),
        leader: None,
        opinion: None,
        manager_due: None,
        manager_at: None,
        coordination: None,
        asks_leader: false,
        supervision: None,
        hard_at: None,
        invalid: String::new(),
        solved_at: None,
        interim_at: None,
        replied_at: None,
        feedback_at: None,
        satisfaction: None,
        closed_at: None,
        kicked: None,
        transfers: 0,
        urges: 0,
        urged_at: None,
        last_at: at,
        complaint: None,
        rev: 1,
    };
    let mut after = vec![entry(EntryKind::Accept, "", "", actor, at)];
    if let Some(to) = route(facts, &ticket).filter(|to| to.id != actor.id) {
        ticket.holder = Place { staff: Some(to.id), name: to.name.clone() };
        ticket.dispatched = Some((actor.id, at));
        after.push(entry(EntryKind::Route, &to.name, "", actor, at));
        let clause = if draft.kind == Kind::Dispute { "FLOW-02" } else { "FLOW-03" };
        findings.push(kept(clause, msg!("cases-tickets-routed", to = to.name.as_str())));
    }
    if let Some(rule) = rule {
        after.push(Change::RuleHit(rule.id));
        if !rule.channel.is_empty() {
            findings.push(kept("FLOW-09", msg!("cases-tickets-channel-better", channel = rule.channel.as_str())));
        }
    }
    Ok(([vec![Change::File(Box::new(ticket))], after].concat(), findings))
}

fn tidy(draft: &Draft) -> Draft {
    let trimmed = |text: &String| text.trim().to_owned();
    Draft {
        content: trimmed(&draft.content),
        party: if draft.customer.is_some() { String::new() } else { trimmed(&draft.party) },
        contact: trimmed(&draft.contact),
        channel: trimmed(&draft.channel),
        ..draft.clone()
    }
}

/// To whom the kind of the ticket sends it.
fn route<'a>(facts: &'a Facts, ticket: &Ticket) -> Option<&'a Person> {
    let ranks = match ticket.draft.kind {
        Kind::Dispute => flow_02_dispute::ranks(&facts.people, &facts.on_duty),
        Kind::Technical => flow_03_technical::ranks(&facts.people, &facts.on_duty),
        Kind::Inquiry | Kind::Repair | Kind::Other => return None,
    };
    flow_03_technical::fewest(ranks, &facts.open)
}

// ---- reassigning ----

fn reassign(facts: &Facts, to: i64, reason: &str, actor: &Actor, at: Instant) -> Decision {
    actor.must_do(Function::Ticket)?;
    if !is_leader(actor) {
        return Err(Refusal { clauses: vec!["FLOW-05", "SEC-08"], ..Refusal::by("FLOW-05", msg!("cases-tickets-reassign-by-leader")) });
    }
    filled(reason, "reason", "TICK-02", msg!("cases-tickets-reason-missing"))?;
    let nobody = || Refusal::of_field("to", "TICK-02", msg!("cases-tickets-to-missing"));
    let to = facts.person(to).filter(|person| person.active).ok_or_else(nobody)?;
    let goes = |ticket: &&Ticket| Step::Dispatch.from().contains(&ticket.state) && ticket.holder.staff != Some(to.id);
    let going: Vec<&Ticket> = facts.tickets.iter().filter(goes).collect();
    if going.is_empty() {
        return Err(Refusal { message: msg!("cases-tickets-reassign-none"), clauses: Vec::new(), flaws: Vec::new() });
    }
    let place = Place { staff: Some(to.id), name: to.name.clone() };
    let changes = going.iter().flat_map(|ticket| way::moved(ticket, &place, reason, actor, at)).collect();
    let left = facts.tickets.len() - going.len();
    let said = if left == 0 {
        msg!("cases-tickets-reassigned", count = going.len(), to = to.name.as_str())
    } else {
        msg!("cases-tickets-reassigned-some", count = going.len(), to = to.name.as_str(), left = left)
    };
    Ok((changes, vec![kept("TICK-01", said)]))
}

/// The state in which a new repair order begins.
const REPAIR_BEGINS: RepairState = RepairState::Reported;
