//! A request for leave 《假条》: its kinds, the shifts that it touches, its way through the chain, the papers that it owes, and how it stands.

use crate::areas::roster::model::{Shift, Span};
use crate::base::{Day, Instant, Message, Post, days_between, plus_days};
use crate::msg;

/// Kinds of leave.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default)]
pub enum Kind {
    /// 一般事假
    #[default]
    Personal,
    /// 特殊事假
    Special,
    /// 病假
    Sick,
    /// 急诊
    Emergency,
    /// 公事
    Business,
    /// 外出学习
    Study,
}

impl Kind {
    /// Every kind, in the order in which the form offers them.
    pub const ALL: [Kind; 6] = [Kind::Personal, Kind::Special, Kind::Sick, Kind::Emergency, Kind::Business, Kind::Study];

    /// The stored word.
    pub fn word(self) -> &'static str {
        match self {
            Kind::Personal => "一般事假",
            Kind::Special => "特殊事假",
            Kind::Sick => "病假",
            Kind::Emergency => "急诊",
            Kind::Business => "公事",
            Kind::Study => "外出学习",
        }
    }

    /// The kind of a stored word.
    pub fn of(word: &str) -> Option<Self> {
        Kind::ALL.into_iter().find(|kind| kind.word() == word)
    }

    /// Name for people.
    pub fn message(self) -> Message {
        Message::plain(match self {
            Kind::Personal => "roster-leave-kind-personal",
            Kind::Special => "roster-leave-kind-special",
            Kind::Sick => "roster-leave-kind-sick",
            Kind::Emergency => "roster-leave-kind-emergency",
            Kind::Business => "roster-leave-kind-business",
            Kind::Study => "roster-leave-kind-study",
        })
    }

    /// 事假, which must be asked for in person (LEAVE-08).
    pub fn is_personal(self) -> bool {
        matches!(self, Kind::Personal | Kind::Special)
    }

    /// 病假 with its certificates and slip.
    pub fn is_sick(self) -> bool {
        matches!(self, Kind::Sick | Kind::Emergency)
    }

    /// 公假, which counts as attendance (LEAVE-17).
    pub fn is_duty(self) -> bool {
        matches!(self, Kind::Business | Kind::Study)
    }
}

/// A notice by phone (LEAVE-11, CONV-13).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Notice {
    /// When the call came.
    pub at: Instant,
    /// Who called.
    pub caller: String,
    /// What the caller is to the applicant.
    pub relation: String,
    /// The 班长 who took the call; `None`: whoever of the own 班长 enters it.
    pub taker: Option<i64>,
}

/// What people enter on the form.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Draft {
    /// Whose leave it is.
    pub applicant: i64,
    /// Which kind.
    pub kind: Kind,
    /// 补批: asked too late for the ordinary way (LEAVE-04).
    pub late: bool,
    /// Shifts that are touched; none for somebody who is not rostered.
    pub shifts: Vec<i64>,
    /// The leave begins only here, within the shifts.
    pub from: Option<Instant>,
    /// The leave ends already here, within the shifts.
    pub to: Option<Instant>,
    /// Why.
    pub reason: String,
    /// 特殊情况 (LEAVE-14)
    pub special: bool,
    /// 极特殊情况 (LEAVE-15)
    pub extreme: bool,
    /// To whom the request is addressed; `None`: to whom the chain begins with (LEAVE-05).
    pub addressee: Option<i64>,
    /// The notice by phone.
    pub notice: Option<Notice>,
    /// What the filer is to the applicant, where another files (LEAVE-08).
    pub relation: String,
    /// Phone during the leave.
    pub phone: String,
    /// The notice or invitation behind business and study (LEAVE-17).
    pub document: String,
}

/// A shift that the leave touches, or a day of somebody who is not rostered.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Part {
    /// The shift; `None` for a day of somebody who is not rostered.
    pub shift: Option<i64>,
    /// Its business day.
    pub day: Day,
    /// Name of the kind of shift, such as 早; empty without a shift.
    pub name: String,
    /// The time of the whole shift or day.
    pub shift_span: Span,
    /// The time on leave.
    pub span: Span,
    /// Given back by an early return: worked after all (LEAVE-01).
    pub restored: bool,
}

impl Part {
    /// The leave takes the whole shift.
    pub fn whole(&self) -> bool {
        self.span == self.shift_span
    }

    /// Half days: one for at most half of the shift, otherwise two; none when it is given back (LEAVE-06).
    pub fn halves(&self) -> i64 {
        if self.restored {
            0
        } else if 2 * (self.span.to.0 - self.span.from.0) <= self.shift_span.to.0 - self.shift_span.from.0 {
            1
        } else {
            2
        }
    }

    /// As people write it: `03-11 早`.
    pub fn shown(&self) -> String {
        let day = short(self.day);
        if self.name.is_empty() { day } else { format!("{day} {}", self.name) }
    }
}

/// A day as it is named within sentences: `03-11`.
pub fn short(day: Day) -> String {
    format!("{:02}-{:02}", day.month(), day.day())
}

/// A moment as it is named within sentences: `03-11 07:00`; with its seconds where it has some.
pub fn short_at(at: Instant) -> String {
    let local = at.local();
    let seconds = if local.second() == 0 { String::new() } else { format!(":{:02}", local.second()) };
    format!("{} {:02}:{:02}{seconds}", short(local.date()), local.hour(), local.minute())
}

/// The hour and minute of a moment: `07:00`.
pub fn clock(at: Instant) -> String {
    let local = at.local();
    format!("{:02}:{:02}", local.hour(), local.minute())
}

/// Half days as days with one decimal: `1.5`.
pub fn days_of(halves: i64) -> String {
    format!("{}.{}", halves / 2, halves % 2 * 5)
}

/// Where a request is on its way.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Phase {
    /// Not sent.
    Draft,
    /// Waits for a decision.
    Pending,
    /// Sent back to the applicant.
    Returned,
    /// Refused by a decider, or by time (补批).
    Rejected,
    /// Taken back before the decision, or cancelled after it.
    Withdrawn,
    /// Approved by the last of the chain.
    Approved,
}

impl Phase {
    const ALL: [Phase; 6] = [Phase::Draft, Phase::Pending, Phase::Returned, Phase::Rejected, Phase::Withdrawn, Phase::Approved];

    /// The stored word.
    pub fn word(self) -> &'static str {
        match self {
            Phase::Draft => "草稿",
            Phase::Pending => "审批",
            Phase::Returned => "退回",
            Phase::Rejected => "不批准",
            Phase::Withdrawn => "撤回",
            Phase::Approved => "已批准",
        }
    }

    /// The phase of a stored word.
    pub fn of(word: &str) -> Option<Self> {
        Phase::ALL.into_iter().find(|phase| phase.word() == word)
    }

    /// Waits or is approved: counts for overlap and for adding up.
    pub fn is_live(self) -> bool {
        matches!(self, Phase::Pending | Phase::Approved)
    }
}

/// Which days need a medical certificate (LEAVE-10).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Proof {
    /// None.
    Nothing,
    /// Every day.
    Every,
    /// Every day after the first, which is the day of the emergency.
    AfterFirst,
}

impl Proof {
    /// The stored word.
    pub fn word(self) -> &'static str {
        match self {
            Proof::Nothing => "免",
            Proof::Every => "全程",
            Proof::AfterFirst => "次日起",
        }
    }

    /// The proof of a stored word.
    pub fn of(word: &str) -> Option<Self> {
        [Proof::Nothing, Proof::Every, Proof::AfterFirst].into_iter().find(|proof| proof.word() == word)
    }
}

/// A medical certificate.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Certificate {
    /// Id.
    pub id: i64,
    /// Hospital.
    pub hospital: String,
    /// Doctor.
    pub doctor: String,
    /// First day.
    pub from: Day,
    /// Last day.
    pub to: Day,
    /// Handed in after the day on which the slip was due: it covers nothing any more (LEAVE-10).
    pub late: bool,
    /// When it was entered.
    pub at: Instant,
    /// By whom.
    pub name: String,
}

/// What 客服部主任 made of a slip that came late (LEAVE-13).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Ruling {
    /// Accepted: the leave stands.
    Accepted,
    /// Not accepted: 旷工.
    Refused,
}

impl Ruling {
    /// The stored word; empty for none.
    pub fn of(word: &str) -> Option<Self> {
        match word {
            "接受" => Some(Ruling::Accepted),
            "不接受" => Some(Ruling::Refused),
            _ => None,
        }
    }

    /// The stored word.
    pub fn word(self) -> &'static str {
        match self {
            Ruling::Accepted => "接受",
            Ruling::Refused => "不接受",
        }
    }
}

/// The slip as it was handed in (LEAVE-13).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Slip {
    /// When.
    pub at: Instant,
    /// Who took it.
    pub name: String,
    /// Whole days after the day on which it was due; 0 is in time.
    pub days_late: i64,
    /// What became of a late one.
    pub ruling: Option<Ruling>,
}

/// What somebody did with a request.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Act {
    /// 提交
    File,
    /// 同意 as one of the chain before the last.
    Endorse,
    /// 批准 as the last of the chain.
    Approve,
    /// 退回
    Return,
    /// 不批准
    Reject,
    /// 撤回
    Withdraw,
    /// 申请撤销
    AskCancel,
    /// 同意撤销
    Cancel,
    /// 不同意撤销
    KeepOn,
    /// 交医疗证明
    Certify,
    /// 分为两次
    Split,
    /// 交假条
    Slip,
    /// 接受逾期假条
    AcceptSlip,
    /// 不接受逾期假条
    RefuseSlip,
    /// 销假
    Back,
    /// The program: a deadline passed.
    Lapse,
}

impl Act {
    const ALL: [Act; 16] = [
        Act::File,
        Act::Endorse,
        Act::Approve,
        Act::Return,
        Act::Reject,
        Act::Withdraw,
        Act::AskCancel,
        Act::Cancel,
        Act::KeepOn,
        Act::Certify,
        Act::Split,
        Act::Slip,
        Act::AcceptSlip,
        Act::RefuseSlip,
        Act::Back,
        Act::Lapse,
    ];

    /// The stored word.
    pub fn word(self) -> &'static str {
        match self {
            Act::File => "提交",
            Act::Endorse => "同意",
            Act::Approve => "批准",
            Act::Return => "退回",
            Act::Reject => "不批准",
            Act::Withdraw => "撤回",
            Act::AskCancel => "申请撤销",
            Act::Cancel => "同意撤销",
            Act::KeepOn => "不同意撤销",
            Act::Certify => "交证明",
            Act::Split => "拆分",
            Act::Slip => "交假条",
            Act::AcceptSlip => "接受假条",
            Act::RefuseSlip => "不接受假条",
            Act::Back => "销假",
            Act::Lapse => "逾期",
        }
    }

    /// The act of a stored word.
    pub fn of(word: &str) -> Option<Self> {
        Act::ALL.into_iter().find(|act| act.word() == word)
    }

    /// Name for people.
    pub fn message(self) -> Message {
        Message::plain(match self {
            Act::File => "roster-leave-act-file",
            Act::Endorse => "roster-leave-act-endorse",
            Act::Approve => "roster-leave-act-approve",
            Act::Return => "roster-leave-act-return",
            Act::Reject => "roster-leave-act-reject",
            Act::Withdraw => "roster-leave-act-withdraw",
            Act::AskCancel => "roster-leave-act-ask-cancel",
            Act::Cancel => "roster-leave-act-cancel",
            Act::KeepOn => "roster-leave-act-keep-on",
            Act::Certify => "roster-leave-act-certify",
            Act::Split => "roster-leave-act-split",
            Act::Slip => "roster-leave-act-slip",
            Act::AcceptSlip => "roster-leave-act-accept-slip",
            Act::RefuseSlip => "roster-leave-act-refuse-slip",
            Act::Back => "roster-leave-act-back",
            Act::Lapse => "roster-leave-act-lapse",
        })
    }
}

/// A line of a request's history.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Step {
    /// When.
    pub at: Instant,
    /// Who, by id; 0 is the program.
    pub staff: i64,
    /// Who, by name.
    pub name: String,
    /// In which post of the chain; `None` outside of it.
    pub post: Option<Post>,
    /// What was done.
    pub act: Act,
    /// What was said.
    pub text: String,
}

/// A request for leave.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Leave {
    /// Id.
    pub id: i64,
    /// Number, such as `QJ-20260311-001`.
    pub no: String,
    /// Revision, for two editors.
    pub rev: i64,
    /// Name of the applicant.
    pub applicant_name: String,
    /// Who typed it in.
    pub filer: i64,
    /// Name of whoever typed it in.
    pub filer_name: String,
    /// What was entered.
    pub draft: Draft,
    /// When it was saved last before it was sent.
    pub saved_at: Instant,
    /// When it was sent; the rules of notice use it unless a call came before.
    pub filed_at: Option<Instant>,
    /// Where it is on its way.
    pub phase: Phase,
    /// The posts of the chain, the last one final (LEAVE-05, LEAVE-06).
    pub route: Vec<Post>,
    /// Place in the chain of the decision that is next.
    pub step: usize,
    /// Half days with adjoining requests added (LEAVE-07).
    pub total: i64,
    /// Numbers of the adjoining requests.
    pub joined: Vec<String>,
    /// Shifts that are touched, in order.
    pub parts: Vec<Part>,
    /// Which days need a certificate.
    pub proof: Proof,
    /// Certificates, in the order in which they came.
    pub certificates: Vec<Certificate>,
    /// The last moment at which 补批 can be granted (LEAVE-04).
    pub late_until: Option<Instant>,
    /// When it was decided or ended.
    pub closed_at: Option<Instant>,
    /// The applicant asks to cancel it, since then (LEAVE-18).
    pub cancel_at: Option<Instant>,
    /// 销假 and who recorded it (LEAVE-01).
    pub back: Option<(Instant, String)>,
    /// The slip (LEAVE-13).
    pub slip: Option<Slip>,
    /// Clauses whose deadlines passed and were entered by the program.
    pub lapsed: Vec<String>,
    /// The request that this one was split from.
    pub split_of: Option<i64>,
    /// History, the oldest first.
    pub steps: Vec<Step>,
}

/// How a request stands (Appendix D).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum State {
    /// 草稿
    Draft,
    /// 待班长
    AwaitsLeader,
    /// 待主任
    AwaitsDirector,
    /// 待中心主任
    AwaitsCentre,
    /// 待补批
    AwaitsLate,
    /// 退回
    Returned,
    /// 不批准
    Rejected,
    /// 撤回
    Withdrawn,
    /// 待证明
    AwaitsProof,
    /// 生效
    InForce,
    /// 已批准(补批): a late approval in force (LEAVE-04).
    ApprovedLate,
    /// 待销假
    AwaitsBack,
    /// 已销假
    Back,
    /// 旷工(待定)
    AbsencePending,
    /// 旷工
    Absent,
}

impl State {
    /// The word of Appendix D.
    pub fn word(self) -> &'static str {
        match self {
            State::Draft => "草稿",
            State::AwaitsLeader => "待班长",
            State::AwaitsDirector => "待主任",
            State::AwaitsCentre => "待中心主任",
            State::AwaitsLate => "待补批",
            State::Returned => "退回",
            State::Rejected => "不批准",
            State::Withdrawn => "撤回",
            State::AwaitsProof => "待证明",
            State::InForce => "生效",
            State::ApprovedLate => "已批准(补批)",
            State::AwaitsBack => "待销假",
            State::Back => "已销假",
            State::AbsencePending => "旷工(待定)",
            State::Absent => "旷工",
        }
    }

    /// Name for people.
    pub fn message(self) -> Message {
        Message::plain(match self {
            State::Draft => "roster-leave-state-draft",
            State::AwaitsLeader => "roster-leave-state-leader",
            State::AwaitsDirector => "roster-leave-state-director",
            State::AwaitsCentre => "roster-leave-state-centre",
            State::AwaitsLate => "roster-leave-state-late",
            State::Returned => "roster-leave-state-returned",
            State::Rejected => "roster-leave-state-rejected",
            State::Withdrawn => "roster-leave-state-withdrawn",
            State::AwaitsProof => "roster-leave-state-proof",
            State::InForce => "roster-leave-state-in-force",
            State::ApprovedLate => "roster-leave-state-approved-late",
            State::AwaitsBack => "roster-leave-state-awaits-back",
            State::Back => "roster-leave-state-back",
            State::AbsencePending => "roster-leave-state-absence-pending",
            State::Absent => "roster-leave-state-absent",
        })
    }
}

/// A mark that a request carries besides its kind.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Label {
    /// 补批: approved late (LEAVE-04).
    Late,
    /// 补录: a call that was entered later (CONV-13).
    Entered,
    /// 特殊: special personal leave (LEAVE-03).
    Special,
}

impl Label {
    /// The word.
    pub fn word(self) -> &'static str {
        match self {
            Label::Late => "补批",
            Label::Entered => "补录",
            Label::Special => "特殊",
        }
    }

    /// Name for people.
    pub fn message(self) -> Message {
        Message::plain(match self {
            Label::Late => "roster-leave-label-late",
            Label::Entered => "roster-leave-label-entered",
            Label::Special => "roster-leave-label-special",
        })
    }
}

/// Deadlines that depend on the roster after the leave.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Deadlines {
    /// The slip, and certificates that are still owed (LEAVE-10, LEAVE-13); only for sick leave.
    pub papers: Option<Instant>,
    /// 销假: the end of the first shift after the leave (LEAVE-01); nothing while none is published.
    pub back: Option<Instant>,
    /// Start of that shift.
    pub back_from: Option<Instant>,
}

impl Leave {
    /// The moment that the rules of notice use: the call where one counts, otherwise the sending (CONV-13).
    pub fn notified(&self) -> Instant {
        notified(&self.draft, self.filed_at.unwrap_or(self.saved_at))
    }

    /// Its mark.
    pub fn label(&self) -> Option<Label> {
        if self.draft.late {
            Some(Label::Late)
        } else if self.filed_at.is_some_and(|filed| self.notified() < filed) {
            Some(Label::Entered)
        } else {
            (self.draft.kind == Kind::Special).then_some(Label::Special)
        }
    }

    /// Half days, without what an early return gave back.
    pub fn halves(&self) -> i64 {
        self.parts.iter().map(Part::halves).sum()
    }

    /// Parts that are not given back.
    pub fn taken(&self) -> impl DoubleEndedIterator<Item = &Part> {
        self.parts.iter().filter(|part| !part.restored)
    }

    /// First and last business day on leave.
    pub fn days(&self) -> Option<(Day, Day)> {
        Some((self.taken().next()?.day, self.taken().next_back()?.day))
    }

    /// The first moment on leave.
    pub fn start(&self) -> Option<Instant> {
        self.parts.first().map(|part| part.span.from)
    }

    /// The moment at which the leave ends.
    pub fn end(&self) -> Option<Instant> {
        self.taken().next_back().or(self.parts.first()).map(|part| if part.restored { part.span.from } else { part.span.to })
    }

    /// A sick leave of which a certificate or the slip did not come (LEAVE-10, LEAVE-13).
    pub fn lacks_papers(&self) -> bool {
        self.draft.kind.is_sick() && (self.slip.is_none() || !self.unproven_shifts().is_empty())
    }

    /// Papers are still owed: what falls due by itself.
    pub fn owes_papers(&self) -> bool {
        self.phase == Phase::Approved && self.lapsed.is_empty() && self.lacks_papers()
    }

    /// The post whose decision is next.
    pub fn awaits(&self) -> Option<Post> {
        if self.phase == Phase::Pending { self.route.get(self.step).copied() } else { None }
    }

    /// Days that need a certificate and have none, from the first to the last day of the leave; a day with a shift is `true`.
    pub fn unproven(&self) -> Vec<(Day, bool)> {
        let skip = match self.proof {
            Proof::Nothing => return Vec::new(),
            Proof::Every => 0,
            Proof::AfterFirst => 1,
        };
        let Some((first, last)) = self.days() else { return Vec::new() };
        let covered =
            |day: Day| self.certificates.iter().any(|certificate| !certificate.late && (certificate.from..=certificate.to).contains(&day));
        (skip..=days_between(first, last))
            .map(|n| plus_days(first, n))
            .filter(|day| !covered(*day))
            .map(|day| (day, self.taken().any(|part| part.day == day)))
            .collect()
    }

    /// Shift days that need a certificate and have none.
    pub fn unproven_shifts(&self) -> Vec<Day> {
        self.unproven().into_iter().filter(|(_, shift)| *shift).map(|(day, _)| day).collect()
    }

    /// The clause by which a day without certificate falls: none came at all, or they do not run on.
    pub fn proof_clause(&self) -> &'static str {
        if self.certificates.iter().all(|certificate| certificate.late) { "LEAVE-10" } else { "LEAVE-12" }
    }

    /// The slip is overdue and nobody accepted it (LEAVE-13).
    pub fn slip_overdue(&self, deadlines: Deadlines, now: Instant) -> bool {
        match &self.slip {
            Some(slip) => slip.days_late > 0 && slip.ruling.is_none(),
            None => deadlines.papers.is_some_and(|due| now > due),
        }
    }

    /// A late slip waits for 客服部主任 (LEAVE-13).
    pub fn slip_awaits_ruling(&self) -> bool {
        self.slip.as_ref().is_some_and(|slip| slip.days_late > 0 && slip.ruling.is_none())
    }

    /// A late slip was not accepted (LEAVE-13).
    pub fn slip_refused(&self) -> bool {
        self.slip.as_ref().is_some_and(|slip| slip.ruling == Some(Ruling::Refused))
    }

    /// Until when something must be done about it: a decision, papers, reporting back.
    pub fn due(&self, deadlines: Deadlines, now: Instant) -> Option<Instant> {
        match self.phase {
            Phase::Pending => self.late_until.or(self.start()),
            Phase::Approved if self.cancel_at.is_some() => self.start(),
            Phase::Approved if self.lacks_papers() => deadlines.papers,
            Phase::Approved if self.back.is_none() && self.end().is_some_and(|end| now >= end) => deadlines.back,
            _ => None,
        }
    }

    /// 补批 that nobody granted in time (LEAVE-04).
    pub fn late_expired(&self, now: Instant) -> bool {
        self.phase == Phase::Pending && self.late_until.is_some_and(|until| now > until)
    }

    /// How it stands now.
    pub fn state(&self, deadlines: Deadlines, now: Instant) -> State {
        match self.phase {
            Phase::Draft => State::Draft,
            Phase::Returned => State::Returned,
            Phase::Withdrawn => State::Withdrawn,
            Phase::Rejected if self.draft.late => State::Absent,
            Phase::Rejected => State::Rejected,
            Phase::Pending if self.late_expired(now) => State::Absent,
            Phase::Pending if self.draft.late => State::AwaitsLate,
            Phase::Pending => match self.awaits() {
                Some(Post::TeamLeader) => State::AwaitsLeader,
                Some(Post::CentreDirector) => State::AwaitsCentre,
                _ => State::AwaitsDirector,
            },
            Phase::Approved => self.approved_state(deadlines, now),
        }
    }

    fn approved_state(&self, deadlines: Deadlines, now: Instant) -> State {
        let unproven = self.unproven_shifts();
        let over = deadlines.papers.is_some_and(|due| now > due);
        let nothing_proven = !unproven.is_empty() && self.taken().all(|part| unproven.contains(&part.day));
        if self.slip_refused() || (over && nothing_proven) {
            State::Absent
        } else if self.slip_overdue(deadlines, now) {
            State::AbsencePending
        } else if !over && !unproven.is_empty() {
            State::AwaitsProof
        } else if self.back.is_some() {
            State::Back
        } else if self.end().is_some_and(|end| now >= end) {
            State::AwaitsBack
        } else if self.draft.late {
            State::ApprovedLate
        } else {
            State::InForce
        }
    }

    /// The mark `事假`, `病假` or `公假` in which reports add it up.
    pub fn heading(&self) -> Message {
        match self.draft.kind {
            Kind::Personal | Kind::Special => msg!("roster-leave-heading-personal"),
            Kind::Sick | Kind::Emergency => msg!("roster-leave-heading-sick"),
            Kind::Business | Kind::Study => msg!("roster-leave-heading-duty"),
        }
    }
}

/// The moment that the rules of notice use for a form: the call, where leave may be called in, otherwise the sending (CONV-13).
pub fn notified(draft: &Draft, filed: Instant) -> Instant {
    match &draft.notice {
        Some(notice) if draft.kind.is_sick() && !draft.late => notice.at,
        _ => filed,
    }
}

/// The part of a shift that lies within the wanted time; nothing where they do not meet.
pub fn part_of(shift: &Shift, from: Option<Instant>, to: Option<Instant>) -> Option<Part> {
    let wanted = Span { from: from.unwrap_or(shift.span.from), to: to.unwrap_or(shift.span.to) };
    let span = shift.span.common(wanted)?;
    Some(Part { shift: Some(shift.id), day: shift.day, name: shift.name.clone(), shift_span: shift.span, span, restored: false })
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::{date, datetime};

    fn at(day: i8, hour: i8) -> Instant {
        Instant::of(datetime(2026, 3, day, hour, 0, 0, 0))
    }

    fn part(day: i8, from: i8, to: i8) -> Part {
        let shift_span = Span { from: at(day, 8), to: at(day, 16) };
        Part {
            shift: Some(i64::from(day)),
            day: date(2026, 3, day),
            name: "早".into(),
            shift_span,
            span: Span { from: at(day, from), to: at(day, to) },
            restored: false,
        }
    }

    #[test]
    fn at_most_half_a_shift_is_half_a_day() {
        assert_eq!([part(11, 8, 12).halves(), part(11, 8, 13).halves(), part(11, 8, 16).halves()], [1, 2, 2]);
        assert_eq!(Part { restored: true, ..part(11, 8, 16) }.halves(), 0);
        assert_eq!([days_of(1), days_of(2), days_of(5), days_of(0)], ["0.5", "1.0", "2.5", "0.0"]);
    }

    #[test]
    fn words_are_unique_and_read_back() {
        for kind in Kind::ALL {
            assert_eq!(Kind::of(kind.word()), Some(kind));
        }
        for phase in Phase::ALL {
            assert_eq!(Phase::of(phase.word()), Some(phase));
        }
        for act in Act::ALL {
            assert_eq!(Act::of(act.word()), Some(act));
        }
    }
}
