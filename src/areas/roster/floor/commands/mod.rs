//! What people do on the floor: pure decisions from facts to changes.

mod calls;
mod logs;
mod notices;
mod seats;

use super::super::model::{Person, Shift};
use super::clauses::hand_02_relief::Follower;
use super::model::{Crew, CrewId, Departure, Log, Mark, Notice, NoticeDraft, NoticeState, RollCall, Seat, Section, Side, Sitting};
use crate::base::{Actor, Finding, Instant, Judged, Refusal, Verdict};
use crate::msg;
use crate::rules::Limit;

pub use notices::{may_publish, may_read_all};
pub use seats::{judge_leave, judge_take};

/// A text of a section with what stood there when it was typed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Written {
    /// Which section.
    pub section: Section,
    /// What was on screen before.
    pub was: String,
    /// What it should be.
    pub text: String,
}

/// An act on the floor.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Command {
    /// Opens the roll call of a crew (HAND-01).
    OpenCall {
        /// Whose.
        crew: CrewId,
        /// What is known of people already, by staff id.
        marks: Vec<(i64, Mark)>,
    },
    /// Marks people while the roll call is open.
    Mark {
        /// Whose roll call.
        crew: CrewId,
        /// By staff id.
        marks: Vec<(i64, Mark)>,
    },
    /// Adds a point to speak about (点评) while the roll call is open.
    Point {
        /// Whose roll call.
        crew: CrewId,
        /// What.
        text: String,
    },
    /// Closes the roll call: who has no mark yet is 到, or 假 when on leave.
    CloseCall {
        /// Whose.
        crew: CrewId,
        /// Last marks, by staff id.
        marks: Vec<(i64, Mark)>,
    },
    /// Puts a seat on the list, or takes it out of use.
    PutSeat {
        /// Its name.
        name: String,
        /// May be taken.
        used: bool,
    },
    /// Takes a seat for an own shift (HAND-01, HAND-02, HAND-04).
    Take {
        /// Name of the seat; one that is not on the list comes onto it.
        seat: String,
        /// The shift.
        shift: i64,
    },
    /// Leaves a seat (HAND-02, HAND-05).
    Leave {
        /// Name of the seat.
        seat: String,
        /// The shift for which it was taken.
        shift: i64,
    },
    /// A 班长 releases somebody from a seat, which closes (HAND-02).
    Release {
        /// Which sitting.
        sitting: i64,
        /// Why.
        reason: String,
    },
    /// Writes sections of a handover log (HAND-03).
    Write {
        /// The outgoing crew.
        crew: CrewId,
        /// What was typed.
        texts: Vec<Written>,
    },
    /// Signs a handover log (HAND-03).
    Sign {
        /// The outgoing crew.
        crew: CrewId,
        /// As which 班长.
        side: Side,
    },
    /// Adds to a log that is signed (HAND-03).
    Supplement {
        /// The outgoing crew.
        crew: CrewId,
        /// What.
        text: String,
    },
    /// Writes a notice: keeps it as a draft, hands it in, or publishes it at once (KB-07).
    PutNotice {
        /// Which, with the revision that was on screen; `None` for a new one.
        of: Option<(i64, i64)>,
        /// What it should be.
        draft: Box<NoticeDraft>,
        /// 草稿, 审核 or 发布.
        to: NoticeState,
    },
    /// Publishes a notice that was handed in.
    PublishNotice {
        /// Which.
        id: i64,
    },
    /// Gives a notice that was handed in back to its author.
    ReturnNotice {
        /// Which.
        id: i64,
        /// Why.
        reason: String,
    },
    /// Stops a published notice.
    StopNotice {
        /// Which.
        id: i64,
        /// Why.
        reason: String,
    },
    /// Confirms that a notice was read (HAND-04).
    ConfirmNotice {
        /// Which.
        id: i64,
    },
}

impl Command {
    /// Name of the act in the journal.
    pub fn verb(&self) -> &'static str {
        match self {
            Command::OpenCall { .. } => "rollcall.open",
            Command::Mark { .. } => "rollcall.mark",
            Command::Point { .. } => "rollcall.point",
            Command::CloseCall { .. } => "rollcall.close",
            Command::PutSeat { .. } => "seat.put",
            Command::Take { .. } => "seat.take",
            Command::Leave { .. } => "seat.leave",
            Command::Release { .. } => "seat.release",
            Command::Write { .. } => "handover.write",
            Command::Sign { .. } => "handover.sign",
            Command::Supplement { .. } => "handover.supplement",
            Command::PutNotice { .. } => "notice.put",
            Command::PublishNotice { .. } => "notice.publish",
            Command::ReturnNotice { .. } => "notice.return",
            Command::StopNotice { .. } => "notice.stop",
            Command::ConfirmNotice { .. } => "notice.confirm",
        }
    }

    /// The crew that the act is about.
    pub fn crew(&self) -> Option<CrewId> {
        match self {
            Command::OpenCall { crew, .. }
            | Command::Mark { crew, .. }
            | Command::Point { crew, .. }
            | Command::CloseCall { crew, .. }
            | Command::Write { crew, .. }
            | Command::Sign { crew, .. }
            | Command::Supplement { crew, .. } => Some(*crew),
            _ => None,
        }
    }
}

/// Values of the regulations.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Limits {
    /// `early_min`
    pub early: Limit,
    /// `notice_block`
    pub block: Limit,
    /// `handover_max_min`
    pub handover: Limit,
}

/// What a decision needs to know.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Facts {
    /// Values of the regulations on the business day.
    pub limits: Limits,
    /// The crew, for acts on roll calls, logs and seats.
    pub crew: Option<Crew>,
    /// Its roll call.
    pub call: Option<RollCall>,
    /// The shift for which a seat is taken or left.
    pub shift: Option<Shift>,
    /// The seat, if it is on the list.
    pub seat: Option<Seat>,
    /// Who sits at the seat now, and where the person sits now.
    pub open: Vec<Sitting>,
    /// The sitting that ends.
    pub sitting: Option<Sitting>,
    /// Who took the seat over from it.
    pub relief: Option<Sitting>,
    /// Who may be expected to take over.
    pub followers: Vec<Follower>,
    /// Notices that the person has to read and has not.
    pub unread: Vec<Notice>,
    /// The crew's log, with the swaps and leave of the day.
    pub log: Option<Log>,
    /// The notice.
    pub notice: Option<Notice>,
    /// The person who acts, as the roster knows him.
    pub me: Option<Person>,
}

/// A change that the decision leads to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Change {
    /// Opens the roll call of the crew.
    OpenCall,
    /// Marks a person.
    Mark(i64, Mark),
    /// Adds a point.
    Point(String),
    /// Closes the roll call.
    CloseCall,
    /// Puts a seat on the list or changes it.
    PutSeat(String, bool),
    /// Ends a sitting.
    Leave(Box<Sitting>, Departure),
    /// Somebody takes a seat.
    Take(String),
    /// Writes a section.
    Write(Section, String),
    /// Signs the log on this side; the outgoing one closes the moves.
    Sign(Side),
    /// Adds a supplement.
    Supplement(String),
    /// Inserts a notice in this state.
    InsertNotice(Box<NoticeDraft>, NoticeState),
    /// Rewrites a notice.
    UpdateNotice(Box<NoticeDraft>),
    /// Moves a notice, with the reason where it goes back or stops.
    MoveNotice(NoticeState, String),
    /// The person confirmed the notice.
    Confirm,
}

/// Changes and what the clauses said, or a refusal.
pub type Decision = Result<(Vec<Change>, Vec<Finding>), Refusal>;

/// Decides.
///
/// # Errors
/// The refusal with its clauses.
pub fn decide(facts: &Facts, command: &Command, actor: &Actor, at: Instant) -> Decision {
    match command {
        Command::OpenCall { marks, .. } => calls::open(facts, marks, actor, at),
        Command::Mark { marks, .. } => calls::mark(facts, marks, actor),
        Command::Point { text, .. } => calls::point(facts, text, actor),
        Command::CloseCall { marks, .. } => calls::close(facts, marks, actor),
        Command::PutSeat { name, used } => seats::put(facts, name, *used, actor),
        Command::Take { seat, .. } => seats::take(facts, seat, actor, at),
        Command::Leave { .. } => seats::leave(facts, actor, at),
        Command::Release { reason, .. } => seats::release(facts, reason, actor, at),
        Command::Write { texts, .. } => logs::write(facts, texts, actor),
        Command::Sign { side, .. } => logs::sign(facts, *side, actor, at),
        Command::Supplement { text, .. } => logs::supplement(facts, text, actor),
        Command::PutNotice { of, draft, to } => notices::put(facts, *of, draft, *to, actor),
        Command::PublishNotice { .. } => notices::publish(facts, actor),
        Command::ReturnNotice { reason, .. } => notices::give_back(facts, reason, actor),
        Command::StopNotice { reason, .. } => notices::stop(facts, reason, actor),
        Command::ConfirmNotice { .. } => notices::confirm(facts, actor, at.day()),
    }
}

/// The crew has nobody on the published roster.
fn no_crew() -> Refusal {
    Refusal::by("HAND-01", msg!("roster-floor-no-crew"))
}

/// What was typed must say something.
fn must_say(text: &str, field: &'static str, clause: &'static str) -> Result<String, Refusal> {
    match text.trim() {
        "" => Err(Refusal::of_field(field, clause, msg!("roster-floor-text-blank"))),
        text => Ok(text.to_owned()),
    }
}

/// What the clauses said, or the refusal of those that forbid it: the first one speaks, all are cited.
fn verdict(judged: Vec<Judged>) -> Result<Vec<Finding>, Refusal> {
    let refused: Vec<&Judged> = judged.iter().filter(|one| one.finding.verdict == Verdict::Refused).collect();
    match refused.first() {
        Some(first) => Err(Refusal {
            message: first.finding.message.clone(),
            clauses: refused.iter().map(|one| one.finding.clause).collect(),
            flaws: Vec::new(),
        }),
        None => Ok(judged.into_iter().map(|one| one.finding).collect()),
    }
}
