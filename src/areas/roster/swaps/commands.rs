//! What people do with swaps: pure decisions from facts to changes.

use super::super::model::{Calendar, Person, Shift};
use super::super::plan::commands::missing;
use super::clauses::swap_02_consent::{is_agreed, is_too_late, sides_of};
use super::clauses::{self, Case, Limits, Party, Said, swap_07_handover::check_shares, swap_08_leave::may_void, swap_09_staffing};
use super::model::{Draft, Kept, Opinion, Part, Side, Staffing, Standing, State, Swap, deciders, leaders};
use crate::base::{Actor, Day, Deed, Finding, Function, Instant, Message, Post, Refusal, Verdict};
use crate::msg;

/// An act on swaps.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Command {
    /// Keeps a form to go on with it later (草稿).
    Keep {
        /// The draft that is changed, with the revision that was on screen; `None` for a new one.
        of: Option<(i64, i64)>,
        /// What is filled in.
        draft: Box<Draft>,
    },
    /// Throws a draft away.
    Discard {
        /// Which draft.
        of: i64,
    },
    /// Sends the form to the partner (SWAP-01).
    Request {
        /// The draft that it was, which goes.
        of: Option<i64>,
        /// What is filled in.
        draft: Box<Draft>,
    },
    /// The partner confirms (SWAP-02, SWAP-07).
    Confirm {
        /// Which.
        id: i64,
        /// Tick: 已交待清楚.
        handed_over: bool,
    },
    /// The partner does not want to.
    Decline {
        /// Which.
        id: i64,
        /// Why.
        reason: String,
    },
    /// A 班长 or 主任 decides for a side (SWAP-02, SWAP-09).
    Decide {
        /// Which.
        id: i64,
        /// For which side; `None` for every side that this person decides.
        side: Option<Side>,
        /// 同意 or 不同意.
        agrees: bool,
        /// 意见
        comment: String,
        /// Extra tick: a shift below its minimum was seen.
        understaffed: bool,
    },
    /// A takes the request back before it is in force.
    Withdraw {
        /// Which.
        id: i64,
        /// Why.
        reason: String,
    },
    /// 主任 takes the swap away before its first shift begins (SWAP-08).
    Void {
        /// Which.
        id: i64,
        /// Why.
        reason: String,
    },
    /// Shares of responsibility for a shift that nobody worked: the 班长 proposes, 主任 confirms (SWAP-07).
    Assess {
        /// Which swap.
        id: i64,
        /// Share of A in per cent.
        a: i64,
        /// Share of B in per cent.
        b: i64,
        /// What follows.
        measure: String,
    },
    /// It was not complete before its first shift began; the program's own act (SWAP-02).
    Expire {
        /// Which.
        id: i64,
    },
    /// The monthly report goes into a sheet (SWAP-12); kept in the journal.
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
            Command::Keep { .. } => "swap.keep",
            Command::Discard { .. } => "swap.discard",
            Command::Request { .. } => "swap.request",
            Command::Confirm { .. } => "swap.confirm",
            Command::Decline { .. } => "swap.decline",
            Command::Decide { .. } => "swap.decide",
            Command::Withdraw { .. } => "swap.withdraw",
            Command::Void { .. } => "swap.void",
            Command::Assess { .. } => "swap.liability",
            Command::Expire { .. } => "swap.expire",
            Command::Export { .. } => "swap.export",
        }
    }

    /// The swap that it is about.
    pub fn swap(&self) -> Option<i64> {
        match self {
            Command::Keep { .. } | Command::Discard { .. } | Command::Request { .. } | Command::Export { .. } => None,
            Command::Confirm { id, .. }
            | Command::Decline { id, .. }
            | Command::Decide { id, .. }
            | Command::Withdraw { id, .. }
            | Command::Void { id, .. }
            | Command::Assess { id, .. }
            | Command::Expire { id } => Some(*id),
        }
    }
}

/// What a decision needs to know.
#[derive(Debug, Clone)]
pub struct Facts {
    /// The stored swap that is meant.
    pub swap: Option<Swap>,
    /// The kept draft that is meant.
    pub kept: Option<Kept>,
    /// The form: of the command, or of the stored swap.
    pub draft: Draft,
    /// A with what the clauses look at; `None` where the act needs no judgement.
    pub a: Option<Party>,
    /// B likewise.
    pub b: Option<Party>,
    /// SA as the plan has it now.
    pub give: Option<Shift>,
    /// SB as the plan has it now.
    pub take: Option<Shift>,
    /// Everybody.
    pub people: Vec<Person>,
    /// Holidays.
    pub calendar: Calendar,
    /// Parameters in force.
    pub limits: Limits,
    /// Head counts after the swap.
    pub staffing: Vec<Staffing>,
    /// The shifts of the swap for which somebody signed in before they ended.
    pub came: Vec<i64>,
}

impl Facts {
    /// The request as the clauses see it; nothing without A.
    pub fn case(&self, handed_b: Option<bool>, at: Instant) -> Option<Case<'_>> {
        Some(Case {
            a: self.a.as_ref()?,
            b: self.b.as_ref(),
            give: self.give.as_ref(),
            take: self.take.as_ref(),
            draft: &self.draft,
            handed_b,
            at,
            limits: &self.limits,
            calendar: &self.calendar,
            people: &self.people,
        })
    }

    /// Where the stored swap stands.
    pub fn state(&self, at: Instant) -> Option<State> {
        self.swap.as_ref().map(|swap| swap.state(at, |shift| self.came.contains(&shift)))
    }

    fn person(&self, id: i64) -> Option<&Person> {
        self.people.iter().find(|person| person.id == id)
    }

    /// Both people of the stored swap.
    fn both(&self, swap: &Swap) -> Result<(&Person, &Person), Refusal> {
        self.person(swap.a).zip(self.person(swap.b)).ok_or_else(missing)
    }
}

/// What is written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Change {
    /// A draft is kept: a new one, or this one with other values.
    Keep(Option<i64>, Box<Draft>),
    /// A draft goes.
    Discard(i64),
    /// A new request with its legs.
    File(Box<Draft>),
    /// B confirmed.
    Confirm,
    /// Somebody decided for a side.
    Decide(Opinion),
    /// Both shifts change hands.
    Exchange,
    /// The request ends without a swap; why.
    End(Standing, String),
    /// Both shifts go back to whom the plan named.
    Restore,
    /// Shares of responsibility for a part: of A, of B, what follows; confirmed or not.
    Assess {
        /// For which shift.
        part: Part,
        /// Share of A in per cent.
        a: i64,
        /// Share of B in per cent.
        b: i64,
        /// What follows.
        measure: String,
        /// By 主任.
        confirmed: bool,
    },
}

/// What a decision comes to.
pub type Decision = Result<(Vec<Change>, Vec<Finding>), Refusal>;

/// Decides an act. Knows no file and no clock.
///
/// # Errors
/// The refusal with its clause.
pub fn decide(facts: &Facts, command: &Command, actor: &Actor, at: Instant) -> Decision {
    match command {
        Command::Keep { of, draft } => {
            actor.must_do(Function::SwapFile)?;
            if let Some((_, rev)) = of {
                let kept = own_draft(facts, actor)?;
                if kept.rev != *rev {
                    return Err(missing());
                }
            }
            Ok((vec![Change::Keep(of.map(|(id, _)| id), draft.clone())], Vec::new()))
        }
        Command::Discard { of } => {
            actor.must_do(Function::SwapFile)?;
            own_draft(facts, actor)?;
            Ok((vec![Change::Discard(*of)], Vec::new()))
        }
        Command::Request { of, draft } => request(facts, *of, draft, actor, at),
        Command::Confirm { handed_over, .. } => confirm(facts, *handed_over, actor, at),
        Command::Decline { reason, .. } => {
            by_partner(facts, actor, at)?;
            Ok((vec![Change::End(Standing::Refused, reason.trim().to_owned())], Vec::new()))
        }
        Command::Decide { side, agrees, comment, understaffed, .. } => {
            decide_sides(facts, *side, Words { agrees: *agrees, comment, understaffed: *understaffed }, actor, at)
        }
        Command::Withdraw { reason, .. } => withdraw(facts, reason, actor, at),
        Command::Void { reason, .. } => {
            let swap = stored(facts)?;
            may_void(actor, swap, reason, at)?;
            let mut changes = Vec::new();
            if swap.standing == Standing::Effective {
                changes.push(Change::Restore);
            }
            changes.push(Change::End(Standing::Void, reason.trim().to_owned()));
            Ok((changes, Vec::new()))
        }
        Command::Assess { a, b, measure, .. } => assess(facts, (*a, *b), measure, actor, at),
        Command::Expire { .. } => {
            let swap = stored(facts)?;
            if actor.id != 0 || !swap.standing.is_pending() || !is_too_late(swap.first_start(), at) {
                return Err(missing());
            }
            Ok((vec![Change::End(Standing::Expired, String::new())], Vec::new()))
        }
        Command::Export { .. } => {
            if actor.access(Function::SwapFile).deed < Deed::Do {
                actor.must_read(Function::SwapDecide)?;
            }
            Ok((Vec::new(), Vec::new()))
        }
    }
}

fn stored(facts: &Facts) -> Result<&Swap, Refusal> {
    facts.swap.as_ref().ok_or_else(missing)
}

fn own_draft<'a>(facts: &'a Facts, actor: &Actor) -> Result<&'a Kept, Refusal> {
    facts.kept.as_ref().filter(|kept| kept.staff == actor.id).ok_or_else(missing)
}

/// Warnings of the clauses, to go with a done act.
fn warnings(said: Vec<Said>) -> Vec<Finding> {
    said.into_iter().map(|said| said.judged.finding).filter(|finding| finding.verdict == Verdict::Warned).collect()
}

fn request(facts: &Facts, of: Option<i64>, draft: &Draft, actor: &Actor, at: Instant) -> Decision {
    actor.must_do(Function::SwapFile)?;
    if of.is_some() {
        own_draft(facts, actor)?;
    }
    let case = facts.case(None, at).ok_or_else(missing)?;
    let said = clauses::judge(&case);
    if let Some(refusal) = clauses::refusal(&said) {
        return Err(refusal);
    }
    let mut changes = vec![Change::File(Box::new(draft.clone()))];
    changes.extend(of.map(Change::Discard));
    Ok((changes, warnings(said)))
}

/// The swap, where the person is the partner who is asked.
fn by_partner<'a>(facts: &'a Facts, actor: &Actor, at: Instant) -> Result<&'a Swap, Refusal> {
    actor.must_do(Function::SwapFile)?;
    let swap = stored(facts)?;
    if swap.b != actor.id {
        let name = facts.person(swap.b).map_or("", |person| person.name.as_str());
        return Err(Refusal::by("SWAP-02", msg!("roster-swaps-only-partner", name = name)));
    }
    stands(facts, swap, State::AwaitsPartner, at)?;
    Ok(swap)
}

/// Refuses unless the swap stands here.
fn stands(facts: &Facts, swap: &Swap, wanted: State, at: Instant) -> Result<(), Refusal> {
    match facts.state(at) {
        Some(state) if state == wanted => Ok(()),
        Some(State::Expired) => Err(expired(swap)),
        Some(state) => Err(Refusal::by("SWAP-02", msg!("roster-swaps-stands", no = swap.no.as_str(), state = state.message()))),
        None => Err(missing()),
    }
}

fn expired(swap: &Swap) -> Refusal {
    let until = swap.first_start().local().strftime("%m-%d %H:%M").to_string();
    Refusal::by("SWAP-02", msg!("roster-swaps-expired", no = swap.no.as_str(), until = until))
}

/// The clauses once more: the plan, other swaps and leave may have changed since the form was sent.
fn judged_again(facts: &Facts, handed_b: bool, at: Instant) -> Result<(), Refusal> {
    let case = facts.case(Some(handed_b), at).ok_or_else(missing)?;
    clauses::refusal(&clauses::judge(&case)).map_or(Ok(()), Err)
}

fn confirm(facts: &Facts, handed_over: bool, actor: &Actor, at: Instant) -> Decision {
    by_partner(facts, actor, at)?;
    judged_again(facts, handed_over, at)?;
    Ok((vec![Change::Confirm], Vec::new()))
}

/// A decision in words.
#[derive(Clone, Copy)]
struct Words<'a> {
    agrees: bool,
    comment: &'a str,
    understaffed: bool,
}

fn decide_sides(facts: &Facts, side: Option<Side>, said: Words<'_>, actor: &Actor, at: Instant) -> Decision {
    actor.must_do(Function::SwapDecide)?;
    let swap = stored(facts)?;
    let (a, b) = facts.both(swap)?;
    let mine = sides_of(&facts.people, a, b, actor.id);
    if mine.is_empty() || side.is_some_and(|side| !mine.contains(&side)) {
        return Err(not_mine(facts, swap, side, actor));
    }
    stands(facts, swap, State::AwaitsLeaders, at)?;
    let wanted: Vec<Side> = side.map_or(mine, |side| vec![side]);
    let open: Vec<Side> = wanted.iter().copied().filter(|side| swap.opinion(*side).is_none()).collect();
    if open.is_empty() {
        let done = wanted.iter().find_map(|side| swap.opinion(*side)).ok_or_else(missing)?;
        return Err(Refusal::by("SWAP-02", decided_already(done)));
    }
    swap_09_staffing::check_comment(said.comment)?;
    let opinion = |side: &Side| Opinion {
        side: *side,
        name: actor.name.clone(),
        at,
        agrees: said.agrees,
        comment: said.comment.trim().to_owned(),
        understaffed: said.understaffed,
    };
    let opinions: Vec<Opinion> = open.iter().map(opinion).collect();
    let mut changes: Vec<Change> = opinions.iter().cloned().map(Change::Decide).collect();
    if !said.agrees {
        changes.push(Change::End(Standing::Refused, said.comment.trim().to_owned()));
        return Ok((changes, Vec::new()));
    }
    judged_again(facts, true, at)?;
    swap_09_staffing::check(&facts.staffing, said.comment, said.understaffed, at.day())?;
    let mut findings = warnings(swap_09_staffing::judge(&facts.staffing, at.day()));
    let all = [swap.opinions.as_slice(), opinions.as_slice()].concat();
    let message = if is_agreed(&all) {
        changes.push(Change::Exchange);
        msg!("roster-swaps-in-force")
    } else {
        let waits = Side::BOTH.into_iter().find(|side| all.iter().all(|opinion| opinion.side != *side));
        let of = if waits == Some(Side::A) { a } else { b };
        let names = deciders(&facts.people, of, [a.id, b.id]).iter().map(|person| person.name.clone()).collect::<Vec<_>>();
        msg!("roster-swaps-waits-for", names = names.join("、"))
    };
    findings.push(Finding { clause: "SWAP-02", verdict: Verdict::Kept, message });
    Ok((changes, findings))
}

fn not_mine(facts: &Facts, swap: &Swap, side: Option<Side>, actor: &Actor) -> Refusal {
    if [swap.a, swap.b].contains(&actor.id) {
        return Refusal::by("SWAP-02", msg!("roster-swaps-own"));
    }
    let of = |side: Side| {
        let person = facts.person(swap.person(side))?;
        Some(deciders(&facts.people, person, [swap.a, swap.b]).iter().map(|person| person.name.clone()).collect::<Vec<_>>())
    };
    let sides = side.map_or(Side::BOTH.to_vec(), |side| vec![side]);
    let mut names: Vec<String> = sides.into_iter().filter_map(of).flatten().collect();
    names.dedup();
    Refusal { clauses: vec!["SWAP-02", "SEC-08"], ..Refusal::by("SWAP-02", msg!("roster-swaps-not-side", names = names.join("、"))) }
}

/// Somebody was faster.
fn decided_already(opinion: &Opinion) -> Message {
    let word = if opinion.agrees { msg!("roster-swaps-agreed") } else { msg!("roster-swaps-refused") };
    let at = opinion.at.local().strftime("%m-%d %H:%M").to_string();
    msg!("roster-swaps-decided-already", name = opinion.name.as_str(), at = at, word = word)
}

fn withdraw(facts: &Facts, reason: &str, actor: &Actor, at: Instant) -> Decision {
    actor.must_do(Function::SwapFile)?;
    let swap = stored(facts)?;
    if swap.a != actor.id {
        let name = facts.person(swap.a).map_or("", |person| person.name.as_str());
        return Err(Refusal::by("SWAP-02", msg!("roster-swaps-only-applicant", name = name)));
    }
    match facts.state(at) {
        Some(state) if state.is_pending() => Ok((vec![Change::End(Standing::Withdrawn, reason.trim().to_owned())], Vec::new())),
        Some(State::Expired) => Err(expired(swap)),
        Some(State::Effective) => Err(Refusal::by("SWAP-08", msg!("roster-swaps-withdraw-late", no = swap.no.as_str()))),
        Some(state) => Err(Refusal::by("SWAP-02", msg!("roster-swaps-stands", no = swap.no.as_str(), state = state.message()))),
        None => Err(missing()),
    }
}

fn assess(facts: &Facts, (a, b): (i64, i64), measure: &str, actor: &Actor, at: Instant) -> Decision {
    actor.must_do(Function::SwapDecide)?;
    let swap = stored(facts)?;
    let nothing = || Refusal::by("SWAP-07", msg!("roster-swaps-nothing-missed", no = swap.no.as_str()));
    let part = swap.to_judge(at, |shift| facts.came.contains(&shift)).ok_or_else(nothing)?;
    let absent = facts.person(swap.person(part.worker())).ok_or_else(missing)?;
    let leads = leaders(&facts.people, absent, [swap.a, swap.b]);
    let names = || leads.iter().map(|person| person.name.clone()).collect::<Vec<_>>().join("、");
    let is_leader = leads.iter().any(|person| person.id == actor.id);
    let is_director = actor.posts.contains(&Post::Director);
    if !is_leader && !is_director {
        let message = msg!("roster-swaps-liability-by", names = names());
        return Err(Refusal { clauses: vec!["SWAP-07", "SEC-08"], ..Refusal::by("SWAP-07", message) });
    }
    // 主任 confirms what the 班长 proposed; for somebody without a 班长 he judges alone.
    if !is_leader && !leads.is_empty() && swap.liability(part).is_none() {
        return Err(Refusal::by("SWAP-07", msg!("roster-swaps-liability-first", names = names())));
    }
    check_shares(a, b)?;
    Ok((vec![Change::Assess { part, a, b, measure: measure.trim().to_owned(), confirmed: is_director }], Vec::new()))
}
