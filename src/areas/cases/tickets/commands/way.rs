//! The way of one ticket, step by step.

use super::{Act, Change, Decision, Facts, REPAIR_BEGINS, entry, missing, touched};
use crate::areas::cases::escalation::{Category as Matter, Raise};
use crate::areas::cases::model::is_contact_of;
use crate::areas::cases::tickets::clauses::flow_08_closing::{self, Asked};
use crate::areas::cases::tickets::clauses::{
    filled, flow_01_inquiry, flow_04_declare, flow_05_groups, flow_07_interim, flow_11_needs, is_leader, kept, tick_01_first,
    tick_02_kicking, tick_03_limit, tick_04_leader, tick_05_manager, tick_06_urge, tick_08_ask_leader, tick_09_hard, tick_11_repair,
    tick_14_supervision, warned,
};
use crate::areas::cases::tickets::model::{
    AnswerState, Category, Coordination, EntryKind, Need, Opinion, Place, Published, Repair, RepairDraft, RepairState, Satisfaction, Stage,
    State, Step, Supervision, Ticket, Transfer, Urge,
};
use crate::base::{Access, Actor, Day, Finding, Function, Instant, Post, Reach, Refusal};
use crate::msg;

/// Decides a step of the ticket of these facts.
///
/// # Errors
/// The refusal with its clause.
pub(super) fn decide(facts: &Facts, act: &Act, actor: &Actor, at: Instant) -> Decision {
    let way = Way { facts, ticket: facts.ticket()?, actor, at };
    match act {
        Act::PassToLeader => way.pass_to_leader(),
        Act::PassToManager => way.pass_to_manager(),
        act => {
            way.may_touch(act)?;
            way.step(act)
        }
    }
}

/// A ticket that goes to another place, with its transfer.
pub(super) fn moved(ticket: &Ticket, to: &Place, reason: &str, actor: &Actor, at: Instant) -> Vec<Change> {
    let transfer = Transfer {
        at,
        staff: actor.id,
        name: actor.name.clone(),
        from: ticket.holder.clone(),
        to: to.clone(),
        reason: reason.trim().to_owned(),
    };
    let next = Ticket {
        holder: to.clone(),
        dispatched: Some((actor.id, at)),
        state: State::Dispatched,
        transfers: ticket.transfers + 1,
        // What was said before is how it stood then; the result is told again.
        interim_at: ticket.replied_at.or(ticket.interim_at),
        replied_at: None,
        asks_leader: false,
        ..touched(ticket, at)
    };
    vec![Change::Put(Box::new(next)), Change::Transfer(transfer), entry(EntryKind::Dispatch, &to.name, reason, actor, at)]
}

/// Who does something with a ticket, and when.
struct Way<'a> {
    facts: &'a Facts,
    ticket: &'a Ticket,
    actor: &'a Actor,
    at: Instant,
}

impl Way<'_> {
    fn step(&self, act: &Act) -> Decision {
        match act {
            Act::Start => self.plain(Step::Start, EntryKind::Work, "", |_| {}),
            Act::Work { text } => self.note(EntryKind::Work, text),
            Act::Findings { text } => self.note(EntryKind::Findings, text),
            Act::Return { text } => self.give_back(text),
            Act::Interim { text } => self.interim(text),
            Act::Reply { text } => self.reply(text),
            Act::Feedback { satisfaction, text } => self.feedback(*satisfaction, text),
            Act::Close { understood, anything_else } => self.close(Asked { understood: *understood, anything_else: *anything_else }),
            Act::Invalidate { code } => self.invalidate(code),
            Act::Void { reason } => self.void(reason),
            Act::Dispatch { to, reason, interim } => self.dispatch(to, reason, interim),
            Act::AskLeader { reason, interim } => self.ask_leader(reason, interim),
            Act::AnswerLeader { text } => self.answer_leader(text),
            Act::Urge { to, channel, text } => self.urge(to, channel, text),
            Act::UrgeReply { seq, text } => self.urge_reply(*seq, text),
            Act::Opinion { text, follow_up } => self.opinion(text, follow_up),
            Act::Unsolvable { reason, urgent } => self.unsolvable(reason, *urgent),
            Act::Coordinate { department, text, until } => self.coordinate(department, text, *until),
            Act::Supervise { request, until } => self.supervise(request, *until),
            Act::Hard { reason } => self.hard(reason),
            Act::Discuss { people, solution } => self.discuss(people, solution),
            Act::Succeed { to, reason } => self.succeed(*to, reason),
            Act::Need { need, text } => self.need(*need, text),
            Act::Correct { rev, customer, party, contact, category } => self.correct(*rev, *customer, party, contact, *category),
            Act::Complaint { complaint, no } => self.complaint(*complaint, no),
            Act::OpenRepair { draft } => self.open_repair(draft),
            Act::Contact { .. } | Act::Send { .. } | Act::Repaired { .. } | Act::Sign { .. } | Act::Visit { .. } => self.repair(act),
            Act::PassToLeader | Act::PassToManager => Err(missing()),
        }
    }

    /// Whether the person may do anything with this ticket: the matrix, and for who has only his own, that it is his.
    fn may_touch(&self, act: &Act) -> Result<(), Refusal> {
        let no = || Refusal::by("SEC-08", msg!("base-refused-do"));
        if matches!(act, Act::Opinion { .. } | Act::Coordinate { .. } | Act::Unsolvable { .. }) {
            return Ok(());
        }
        let Access { reach, note, .. } = self.actor.must_do(Function::Ticket)?;
        // A 部门联系人 handles what was sent to him, and nothing else.
        let only_handles = note == "handle";
        if only_handles && matches!(act, Act::Close { .. }) {
            return Err(self.not_closing());
        }
        let holds = self.ticket.holder.staff == Some(self.actor.id);
        if reach == Reach::All || holds || self.ticket.first == self.actor.id || self.is_contact_here() {
            let handles = matches!(act, Act::Start | Act::Work { .. } | Act::Findings { .. } | Act::Return { .. } | Act::UrgeReply { .. });
            return if only_handles && !handles { Err(no()) } else { Ok(()) };
        }
        Err(no())
    }

    /// The contact of the department where the ticket is.
    fn is_contact_here(&self) -> bool {
        self.facts.person(self.actor.id).is_some_and(|person| is_contact_of(person, &self.ticket.holder.name))
    }

    fn not_closing(&self) -> Refusal {
        Refusal::by("TICK-01", msg!("cases-tickets-close-by-first", name = self.facts.name(self.ticket.first)))
    }

    fn may_work(&self) -> Result<(), Refusal> {
        flow_05_groups::may_work(self.ticket, self.actor, self.facts.person(self.actor.id))
    }

    fn is_open(&self) -> Result<(), Refusal> {
        let ticket = self.ticket;
        if ticket.state.is_over() {
            return Err(Refusal::by("FLOW-01", msg!("cases-tickets-over", no = ticket.no.as_str(), state = ticket.state.message())));
        }
        Ok(())
    }

    fn entry(&self, kind: EntryKind, to: &str, text: &str) -> Change {
        entry(kind, to, text, self.actor, self.at)
    }

    fn put(&self, change: impl FnOnce(&mut Ticket)) -> Change {
        let mut next = touched(self.ticket, self.at);
        if self.actor.posts.contains(&Post::TeamLeader) {
            next.kicked = None;
        }
        change(&mut next);
        Change::Put(Box::new(next))
    }

    /// A step of Appendix D by who may work the ticket.
    fn plain(&self, step: Step, kind: EntryKind, text: &str, change: impl FnOnce(&mut Ticket)) -> Decision {
        flow_01_inquiry::may_step(self.ticket, step)?;
        self.may_work()?;
        let put = self.put(|next| {
            next.state = step.to();
            change(next);
        });
        Ok((vec![put, self.entry(kind, "", text)], Vec::new()))
    }

    /// A line of the history that moves nothing; it shows that somebody has it in hand.
    fn note(&self, kind: EntryKind, text: &str) -> Decision {
        self.is_open()?;
        self.may_work()?;
        filled(text, "text", "TICK-07", msg!("cases-tickets-text-missing"))?;
        let put = self.put(|next| {
            if matches!(next.state, State::Accepted | State::Dispatched) {
                next.state = State::InHand;
            }
        });
        Ok((vec![put, self.entry(kind, "", text)], Vec::new()))
    }

    fn give_back(&self, text: &str) -> Decision {
        filled(text, "text", "FLOW-01", msg!("cases-tickets-result-missing"))?;
        let at = self.at;
        self.plain(Step::Return, EntryKind::Return, text, |next| next.solved_at = Some(at))
    }

    /// Answering the customer is the 首问责任人's, the holder's, or a leader's.
    fn may_answer(&self) -> Result<(), Refusal> {
        let ticket = self.ticket;
        if ticket.first == self.actor.id || ticket.holder.staff == Some(self.actor.id) || is_leader(self.actor) {
            return Ok(());
        }
        self.may_work()?;
        if ticket.group.is_some() {
            return Ok(());
        }
        Err(Refusal::by("TICK-01", msg!("cases-tickets-reply-by-first", name = self.facts.name(ticket.first))))
    }

    fn interim(&self, text: &str) -> Decision {
        self.is_open()?;
        self.may_answer()?;
        filled(text, "text", "FLOW-07", msg!("cases-tickets-reply-missing"))?;
        let put = self.put(|next| next.interim_at = Some(self.at));
        Ok((vec![put, self.entry(EntryKind::Interim, "", text)], Vec::new()))
    }

    fn reply(&self, text: &str) -> Decision {
        flow_01_inquiry::may_step(self.ticket, Step::Reply)?;
        self.may_answer()?;
        filled(text, "text", "FLOW-01", msg!("cases-tickets-reply-missing"))?;
        let put = self.put(|next| {
            next.state = State::Replied;
            next.replied_at = Some(self.at);
            // Who can answer has solved it.
            next.solved_at = next.solved_at.or(Some(self.at));
        });
        Ok((vec![put, self.entry(EntryKind::Reply, "", text)], Vec::new()))
    }

    fn feedback(&self, satisfaction: Satisfaction, text: &str) -> Decision {
        flow_01_inquiry::may_step(self.ticket, Step::Feedback)?;
        self.may_answer()?;
        let put = self.put(|next| {
            next.state = State::FedBack;
            next.feedback_at = Some(self.at);
            next.satisfaction = Some(satisfaction);
        });
        Ok((vec![put, self.entry(EntryKind::Feedback, satisfaction.word(), text)], Vec::new()))
    }

    // ---- the end ----

    fn close(&self, asked: Asked) -> Decision {
        let ticket = self.ticket;
        tick_01_first::may_close(ticket, self.actor, self.facts.name(ticket.first))?;
        if !ticket.state.is_over() {
            tick_01_first::is_informed(ticket)?;
        }
        flow_01_inquiry::may_step(ticket, Step::Close)?;
        if !ticket.has_customer() {
            return Err(Refusal::of_field("customer", "FILE-24", msg!("cases-tickets-close-customer")));
        }
        let put = self.put(|next| {
            next.state = State::Closed;
            next.feedback_at = next.feedback_at.or(Some(self.at));
            self.end(next);
        });
        let mut findings = vec![tick_03_limit::judge(ticket.limit_at, self.at, self.facts.limits.hours.value)];
        findings.extend(flow_08_closing::judge(asked));
        Ok((vec![put, self.entry(EntryKind::Close, "", "")], findings))
    }

    /// What the clock has made of it stays as it was when it ended.
    fn end(&self, next: &mut Ticket) {
        next.stored_stage = self.ticket.stage(self.at);
        next.closed_at = Some(self.at.max(self.ticket.accepted_at));
        next.asks_leader = false;
    }

    fn invalidate(&self, code: &str) -> Decision {
        tick_01_first::may_close(self.ticket, self.actor, self.facts.name(self.ticket.first))?;
        flow_01_inquiry::may_step(self.ticket, Step::Invalidate)?;
        filled(code, "invalid", "TICK-09", msg!("cases-tickets-invalid-code"))?;
        let put = self.put(|next| {
            next.state = State::Invalid;
            code.trim().clone_into(&mut next.invalid);
            self.end(next);
        });
        Ok((vec![put, self.entry(EntryKind::Invalid, code, "")], vec![kept("TICK-09", msg!("cases-tickets-invalid-kept"))]))
    }

    fn void(&self, reason: &str) -> Decision {
        if !is_leader(self.actor) {
            return Err(Refusal::by("SEC-08", msg!("base-refused-do")));
        }
        flow_01_inquiry::may_step(self.ticket, Step::Void)?;
        filled(reason, "reason", "CONV-11", msg!("cases-tickets-reason-missing"))?;
        let put = self.put(|next| {
            next.state = State::Void;
            self.end(next);
        });
        Ok((vec![put, self.entry(EntryKind::Void, "", reason)], Vec::new()))
    }

    // ---- transfers ----

    fn dispatch(&self, to: &Place, reason: &str, interim: &str) -> Decision {
        let (facts, ticket) = (self.facts, self.ticket);
        flow_01_inquiry::may_step(ticket, Step::Dispatch)?;
        let declared = flow_04_declare::is_declared(ticket, to);
        if declared {
            flow_04_declare::check(facts.person(self.actor.id), reason)?;
            flow_07_interim::check(ticket, interim)?;
        }
        self.may_work()?;
        if to.name.trim().is_empty() {
            return Err(Refusal::of_field("to", "TICK-02", msg!("cases-tickets-to-missing")));
        }
        if to.staff.is_some_and(|id| !facts.person(id).is_some_and(|person| person.active)) {
            return Err(missing());
        }
        if to.is(&ticket.holder) {
            return Err(Refusal::of_field("to", "TICK-02", msg!("cases-tickets-to-here", to = to.name.as_str())));
        }
        filled(reason, "reason", "TICK-02", msg!("cases-tickets-reason-missing"))?;
        let begin = [
            Place { staff: Some(ticket.first), name: facts.name(ticket.first).to_owned() },
            Place { staff: None, name: facts.department.clone() },
        ];
        let kicked = tick_02_kicking::judge(&begin, &facts.transfers, to, facts.limits.transfers.value);
        let mut changes = moved(ticket, to, reason, self.actor, self.at);
        if let (Some(Change::Put(next)), Some(_)) = (changes.first_mut(), &kicked) {
            next.kicked = Some((facts.leader, self.at));
        }
        if !interim.trim().is_empty() {
            if let Some(Change::Put(next)) = changes.first_mut() {
                next.interim_at = Some(self.at);
            }
            changes.push(self.entry(EntryKind::Interim, "", interim));
        }
        let mut findings: Vec<Finding> = kicked.into_iter().collect();
        if declared {
            findings.push(kept("FLOW-04", msg!("cases-tickets-declared")));
        }
        if findings.is_empty() {
            findings.push(kept("TICK-01", msg!("cases-tickets-first-stays", name = facts.name(ticket.first))));
        }
        Ok((changes, findings))
    }

    fn ask_leader(&self, reason: &str, interim: &str) -> Decision {
        self.is_open()?;
        tick_08_ask_leader::check(self.ticket, reason)?;
        flow_07_interim::check(self.ticket, interim)?;
        let told = !interim.trim().is_empty();
        let put = self.put(|next| {
            next.asks_leader = true;
            next.interim_at = if told { Some(self.at) } else { next.interim_at };
        });
        let mut changes = vec![put, self.entry(EntryKind::AskLeader, "", reason)];
        if told {
            changes.push(self.entry(EntryKind::Interim, "", interim));
        }
        Ok((changes, Vec::new()))
    }

    fn answer_leader(&self, text: &str) -> Decision {
        self.is_open()?;
        tick_08_ask_leader::may_answer(self.ticket, self.actor)?;
        filled(text, "text", "TICK-08", msg!("cases-tickets-text-missing"))?;
        Ok((vec![self.put(|next| next.asks_leader = false), self.entry(EntryKind::LeaderAnswer, "", text)], Vec::new()))
    }

    // ---- urging ----

    fn urge(&self, to: &str, channel: &str, text: &str) -> Decision {
        tick_06_urge::may_urge(self.ticket)?;
        filled(text, "text", "TICK-06", msg!("cases-tickets-urge-text"))?;
        let to = if to.trim().is_empty() { self.ticket.holder.name.as_str() } else { to.trim() };
        let seq = self.ticket.urges + 1;
        let urge = Urge {
            id: 0,
            seq,
            at: self.at,
            name: self.actor.name.clone(),
            to: to.to_owned(),
            channel: channel.trim().to_owned(),
            text: text.trim().to_owned(),
            reply: None,
        };
        let put = self.put(|next| {
            next.urges = seq;
            next.urged_at = Some(self.at);
        });
        Ok((vec![put, Change::Urge(urge), self.entry(EntryKind::Urge, to, text)], Vec::new()))
    }

    fn urge_reply(&self, seq: i64, text: &str) -> Decision {
        let urge = self.facts.urges.iter().find(|urge| urge.seq == seq).ok_or_else(missing)?;
        if urge.reply.is_some() {
            return Err(Refusal::by("TICK-06", msg!("cases-tickets-urge-answered", seq = seq)));
        }
        filled(text, "text", "TICK-06", msg!("cases-tickets-text-missing"))?;
        let changes =
            vec![self.put(|_| {}), Change::UrgeReply(urge.id, text.trim().to_owned()), self.entry(EntryKind::UrgeReply, "", text)];
        Ok((changes, Vec::new()))
    }

    // ---- over 24 hours ----

    fn pass_to_leader(&self) -> Decision {
        let ticket = self.ticket;
        let is_due = !ticket.state.is_over() && ticket.leader.is_none() && self.at > ticket.limit_at;
        if self.actor.id != 0 || !is_due {
            return Err(missing());
        }
        let to = self.facts.leader;
        let put = self.put(|next| {
            next.last_at = ticket.last_at;
            next.stored_stage = ticket.stored_stage.max(Stage::Leader);
            next.leader = Some((to, tick_04_leader::opinion_due(ticket.limit_at, self.facts.limits.opinion_hours.value)));
        });
        let name = to.map_or("", |id| self.facts.name(id));
        Ok((
            vec![put, self.entry(EntryKind::ToLeader, name, "")],
            vec![kept("TICK-04", msg!("cases-tickets-passed-to-leader", name = name))],
        ))
    }

    fn pass_to_manager(&self) -> Decision {
        let ticket = self.ticket;
        let is_due = !ticket.state.is_over() && ticket.manager_at.is_none() && ticket.manager_due.is_some_and(|due| self.at > due);
        if self.actor.id != 0 || !is_due {
            return Err(missing());
        }
        Ok((self.to_manager("", ticket.last_at), vec![kept("TICK-05", msg!("cases-tickets-passed-to-manager"))]))
    }

    fn to_manager(&self, reason: &str, last_at: Instant) -> Vec<Change> {
        let put = self.put(|next| {
            next.last_at = last_at;
            next.stored_stage = Stage::Manager;
            next.manager_at = Some(self.at);
        });
        vec![put, self.entry(EntryKind::ToManager, "", reason)]
    }

    fn opinion(&self, text: &str, follow_up: &str) -> Decision {
        self.actor.must_do(Function::TicketOpinion)?;
        self.is_open()?;
        tick_04_leader::may_give(self.ticket, self.actor, self.at)?;
        tick_04_leader::check(text, follow_up)?;
        let (ticket, limits) = (self.ticket, &self.facts.limits);
        let due = ticket.leader.map_or_else(|| tick_04_leader::opinion_due(ticket.limit_at, limits.opinion_hours.value), |(_, due)| due);
        let first = ticket.opinion.is_none();
        let put = self.put(|next| {
            next.stored_stage = ticket.stage(self.at);
            next.opinion = Some(Opinion { at: self.at, name: self.actor.name.clone(), text: text.trim().to_owned() });
            next.manager_due = next.manager_due.or(Some(tick_05_manager::due_after(self.at, limits.manager_hours.value)));
        });
        let changes = vec![put, self.entry(EntryKind::Opinion, "", text), self.entry(EntryKind::FollowUp, "", follow_up)];
        Ok((changes, tick_04_leader::judge(due, self.at).filter(|_| first).into_iter().collect()))
    }

    /// Of a fault that a 技术客服 cannot solve: to the technical department (FLOW-04). Else by the 值班长 to the 部门经理 (TICK-05).
    fn unsolvable(&self, reason: &str, urgent: bool) -> Decision {
        if flow_04_declare::is_unsolved_fault(self.ticket, self.actor) {
            self.actor.must_do(Function::Ticket)?;
            let to = Place { staff: None, name: flow_04_declare::DEPARTMENT.to_owned() };
            return self.dispatch(&to, reason, "");
        }
        self.actor.must_do(Function::TicketOpinion)?;
        self.is_open()?;
        tick_05_manager::may_pass(self.ticket, self.actor, urgent, self.at)?;
        let mut changes = self.to_manager(reason, self.at.max(self.ticket.last_at));
        if !urgent || self.ticket.opinion.is_some() {
            return Ok((changes, Vec::new()));
        }
        filled(reason, "reason", "ESC-06", msg!("cases-tickets-urgent-reason"))?;
        changes.push(Change::Report(Box::new(self.report_afterwards(reason))));
        Ok((changes, vec![warned("ESC-06", msg!("cases-tickets-urgent-passed"))]))
    }

    /// What superiors are told of an emergency: the 主任 at once, the 值班长 whose opinion was not waited for afterwards.
    fn report_afterwards(&self, reason: &str) -> Raise {
        let leader = self.ticket.leader.map_or(self.facts.leader, |(leader, _)| leader);
        Raise {
            category: Matter::Ability,
            content: format!("工单 {} 紧急转部门经理：{}", self.ticket.no, self.ticket.draft.content),
            opinion: reason.trim().to_owned(),
            to: Post::Director,
            urgent: Some(reason.trim().to_owned()),
            skipped: leader.filter(|id| *id != self.actor.id).into_iter().collect(),
            place: "ticket",
            subject: self.ticket.id,
        }
    }

    fn coordinate(&self, department: &str, text: &str, until: Option<Day>) -> Decision {
        self.actor.must_do(Function::TicketOpinion)?;
        self.is_open()?;
        tick_05_manager::may_coordinate(self.ticket, self.actor, self.at)?;
        filled(text, "text", "TICK-05", msg!("cases-tickets-coordinate-text"))?;
        let department = if department.trim().is_empty() { self.ticket.holder.name.as_str() } else { department.trim() };
        let agreed = Coordination {
            at: self.at,
            name: self.actor.name.clone(),
            department: department.to_owned(),
            text: text.trim().to_owned(),
            until,
        };
        let put = self.put(|next| {
            next.stored_stage = Stage::Manager;
            next.coordination = Some(agreed);
        });
        Ok((vec![put, self.entry(EntryKind::Coordinate, department, text)], Vec::new()))
    }

    // ---- beside the way ----

    fn supervise(&self, request: &str, until: Day) -> Decision {
        self.is_open()?;
        tick_14_supervision::check(self.actor, request, until, self.at.day())?;
        let supervision = Supervision { at: self.at, name: self.actor.name.clone(), request: request.trim().to_owned(), until };
        let put = self.put(|next| next.supervision = Some(supervision));
        Ok((vec![put, self.entry(EntryKind::Supervise, &until.to_string(), request)], Vec::new()))
    }

    fn hard(&self, reason: &str) -> Decision {
        self.is_open()?;
        filled(reason, "reason", "TICK-09", msg!("cases-tickets-hard-reason"))?;
        let put = self.put(|next| next.hard_at = next.hard_at.or(Some(self.at)));
        Ok((vec![put, self.entry(EntryKind::Hard, "", reason)], Vec::new()))
    }

    fn discuss(&self, people: &str, solution: &str) -> Decision {
        tick_09_hard::check(self.ticket, people, solution)?;
        let answer = Published {
            id: 0,
            question: self.ticket.draft.content.clone(),
            text: solution.trim().to_owned(),
            state: AnswerState::Draft,
            ticket: Some(self.ticket.id),
            author: self.actor.id,
        };
        let findings = vec![kept("TICK-09", msg!("cases-tickets-draft-made"))];
        Ok((vec![self.put(|_| {}), self.entry(EntryKind::Discuss, people, solution), Change::Answer(answer)], findings))
    }

    fn succeed(&self, to: i64, reason: &str) -> Decision {
        let ticket = self.ticket;
        self.is_open()?;
        tick_01_first::may_succeed(self.actor, self.facts.name(ticket.first), self.facts.is_first_away)?;
        filled(reason, "reason", "TICK-01", msg!("cases-tickets-reason-missing"))?;
        let to = self.facts.person(to).filter(|person| person.active && person.id != ticket.first).ok_or_else(missing)?;
        let put = self.put(|next| {
            if next.holder.staff == Some(next.first) {
                next.holder = Place { staff: Some(to.id), name: to.name.clone() };
            }
            next.first = to.id;
        });
        let text = format!("{} → {}：{}", self.facts.name(ticket.first), to.name, reason.trim());
        Ok((vec![put, self.entry(EntryKind::Succeed, &to.name, &text)], Vec::new()))
    }

    fn need(&self, need: Need, text: &str) -> Decision {
        flow_11_needs::check(text)?;
        Ok((vec![self.put(|_| {}), self.entry(EntryKind::Need, need.word(), text)], Vec::new()))
    }

    fn correct(&self, rev: i64, customer: Option<i64>, party: &str, contact: &str, category: Option<Category>) -> Decision {
        self.is_open()?;
        if self.ticket.rev != rev {
            return Err(Refusal { message: msg!("cases-tickets-changed-first"), clauses: Vec::new(), flaws: Vec::new() });
        }
        if customer.is_some() && self.facts.customer.is_none() {
            return Err(Refusal::of_field("customer", "FILE-24", msg!("cases-tickets-customer-unknown")));
        }
        let put = self.put(|next| {
            next.draft.customer = customer;
            next.draft.party = if customer.is_some() { String::new() } else { party.trim().to_owned() };
            contact.trim().clone_into(&mut next.draft.contact);
            next.draft.category = category;
            next.customer_name = self.facts.customer.as_ref().map_or_else(|| next.draft.party.clone(), |customer| customer.name.clone());
        });
        let said = self.facts.customer.as_ref().map_or(party, |customer| customer.name.as_str());
        Ok((vec![put, self.entry(EntryKind::Correct, "", said)], Vec::new()))
    }

    fn complaint(&self, complaint: i64, no: &str) -> Decision {
        if self.ticket.complaint.is_some() {
            return Err(Refusal::by("FLOW-02", msg!("cases-tickets-complaint-already")));
        }
        Ok((vec![self.put(|next| next.complaint = Some(complaint)), self.entry(EntryKind::Complaint, no, "")], Vec::new()))
    }

    // ---- the repair order ----

    fn open_repair(&self, draft: &RepairDraft) -> Decision {
        self.is_open()?;
        if let Some(repair) = &self.facts.repair {
            return Err(Refusal::by("TICK-11", msg!("cases-tickets-repair-already", no = repair.no.as_str())));
        }
        tick_11_repair::check(draft, self.at)?;
        let reported_at = draft.reported_at.unwrap_or(self.at);
        let repair = Repair {
            id: 0,
            no: String::new(),
            ticket: self.ticket.id,
            state: REPAIR_BEGINS,
            place: draft.place.trim().to_owned(),
            by_phone: draft.by_phone,
            fault: draft.fault.trim().to_owned(),
            reported_at,
            repairer: String::new(),
            contacted_at: None,
            sent_at: None,
            done_at: None,
            parts: String::new(),
            cost: 0,
            signed_by: String::new(),
            signed_at: None,
            visited_at: None,
            visit: String::new(),
        };
        Ok((
            vec![self.put(|_| {}), Change::OpenRepair(repair), self.entry(EntryKind::Repair, REPAIR_BEGINS.word(), &draft.fault)],
            Vec::new(),
        ))
    }

    fn repair(&self, act: &Act) -> Decision {
        let (stored, limits, at) = (self.facts.repair.as_ref().ok_or_else(missing)?, &self.facts.limits, self.at);
        let mut repair = stored.clone();
        let mut findings = Vec::new();
        let said = match act {
            Act::Contact { repairer } => {
                tick_11_repair::stands(stored, RepairState::Reported)?;
                filled(repairer, "repairer", "TICK-11", msg!("cases-tickets-repairer-missing"))?;
                if stored.contacted_at.is_none() {
                    let minutes = limits.contact_minutes.value;
                    findings.push(tick_11_repair::judge(tick_11_repair::contact_due(stored.reported_at, minutes), at, minutes));
                }
                repair.repairer = repairer.trim().to_owned();
                repair.contacted_at = stored.contacted_at.or(Some(at));
                repair.repairer.clone()
            }
            Act::Send { repairer } => {
                tick_11_repair::stands(stored, RepairState::Reported)?;
                if !repairer.trim().is_empty() {
                    repair.repairer = repairer.trim().to_owned();
                }
                filled(&repair.repairer, "repairer", "TICK-11", msg!("cases-tickets-repairer-missing"))?;
                // Who is sent was reached.
                repair.contacted_at = stored.contacted_at.or(Some(at));
                (repair.state, repair.sent_at) = (RepairState::Sent, Some(at));
                repair.repairer.clone()
            }
            Act::Repaired { parts, cost } => {
                tick_11_repair::stands(stored, RepairState::Sent)?;
                if *cost < 0 {
                    return Err(Refusal::of_field("cost", "TICK-11", msg!("cases-tickets-repair-cost")));
                }
                (repair.state, repair.done_at, repair.parts, repair.cost) = (RepairState::Done, Some(at), parts.trim().to_owned(), *cost);
                repair.parts.clone()
            }
            Act::Sign { by } => {
                tick_11_repair::stands(stored, RepairState::Done)?;
                filled(by, "by", "TICK-11", msg!("cases-tickets-repair-sign"))?;
                (repair.state, repair.signed_by, repair.signed_at) = (RepairState::Confirmed, by.trim().to_owned(), Some(at));
                repair.signed_by.clone()
            }
            Act::Visit { text } => {
                tick_11_repair::stands(stored, RepairState::Confirmed)?;
                filled(text, "text", "TICK-11", msg!("cases-tickets-text-missing"))?;
                (repair.state, repair.visit, repair.visited_at) = (RepairState::Visited, text.trim().to_owned(), Some(at));
                repair.visit.clone()
            }
            _ => return Err(missing()),
        };
        let word = repair.state.word();
        Ok((vec![self.put(|_| {}), Change::PutRepair(repair), self.entry(EntryKind::Repair, word, &said)], findings))
    }
}
