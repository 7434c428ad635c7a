//! Nouns of attendance: signs of coming and going, absences from the seat, 停工 orders, what became of a shift, and sums of it.

use super::super::leave::Cover;
use super::super::model::Span;
use crate::base::{Day, Instant, Message};
use crate::msg;
use crate::rules::Parameters;

/// Coming to a shift or going from it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Way {
    /// 签到
    In,
    /// 签退
    Out,
}

impl Way {
    /// The stored word.
    pub fn word(self) -> &'static str {
        match self {
            Way::In => "签到",
            Way::Out => "签退",
        }
    }

    /// The way of a stored word.
    pub fn of(word: &str) -> Option<Self> {
        [Way::In, Way::Out].into_iter().find(|way| way.word() == word)
    }

    /// Its name for people.
    pub fn message(self) -> Message {
        match self {
            Way::In => msg!("roster-attendance-way-in"),
            Way::Out => msg!("roster-attendance-way-out"),
        }
    }
}

/// One entry about coming or going. The newest of a way counts; older ones are what was corrected (CONV-11).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sign {
    /// Id; a later entry has a greater one.
    pub id: i64,
    /// Which shift.
    pub shift: i64,
    /// Whose.
    pub staff: i64,
    /// Coming or going.
    pub way: Way,
    /// The moment that counts; `None`: a correction says that it did not happen.
    pub at: Option<Instant>,
    /// When it was entered.
    pub entered_at: Instant,
    /// By whom.
    pub entered_by: i64,
    /// Why it was corrected; empty for what a person signed himself.
    pub reason: String,
}

/// Consent of a 班长 to an absence from the seat (ATT-04).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Consent {
    /// Minutes from the beginning of the absence.
    pub minutes: i64,
    /// Whose consent.
    pub by: i64,
    /// When.
    pub at: Instant,
}

/// 离台单: an absence from the seat during a shift (ATT-03 to ATT-05).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Away {
    /// Id.
    pub id: i64,
    /// During which shift.
    pub shift: i64,
    /// Whose.
    pub staff: i64,
    /// First moment.
    pub from: Instant,
    /// Back at the seat; `None` while away.
    pub to: Option<Instant>,
    /// Minutes that the person expected.
    pub expected: i64,
    /// What for.
    pub reason: String,
    /// When it was entered.
    pub entered_at: Instant,
    /// By whom.
    pub entered_by: i64,
    /// Consents in their order; the newest counts, those before it were extended.
    pub consents: Vec<Consent>,
    /// Why it does not count; `None` while it does.
    pub void: Option<String>,
}

impl Away {
    /// Minutes that a 班长 agreed to; 0 without consent.
    pub fn permitted(&self) -> i64 {
        self.consents.last().map_or(0, |consent| consent.minutes)
    }

    /// The part of the judgement that this absence is.
    pub fn absence(&self) -> Absence {
        Absence { from: self.from, to: self.to, permitted: self.permitted() }
    }
}

/// Where a 停工 order stands (ATT-08).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum StopState {
    /// 待确认
    Waiting,
    /// 已确认
    Confirmed,
    /// 已解除
    Lifted,
}

impl StopState {
    /// The stored word.
    pub fn word(self) -> &'static str {
        match self {
            StopState::Waiting => "待确认",
            StopState::Confirmed => "已确认",
            StopState::Lifted => "已解除",
        }
    }

    /// The state of a stored word.
    pub fn of(word: &str) -> Option<Self> {
        [StopState::Waiting, StopState::Confirmed, StopState::Lifted].into_iter().find(|state| state.word() == word)
    }

    /// Its name for people.
    pub fn message(self) -> Message {
        match self {
            StopState::Waiting => msg!("roster-attendance-stop-waiting"),
            StopState::Confirmed => msg!("roster-attendance-stop-confirmed"),
            StopState::Lifted => msg!("roster-attendance-stop-lifted"),
        }
    }
}

/// 停工: a 班长 orders somebody to stop working for a breach; 客服部主任 confirms or lifts it (ATT-08).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Stop {
    /// Id.
    pub id: i64,
    /// Whom.
    pub staff: i64,
    /// Which breach.
    pub breach: String,
    /// From when until when.
    pub span: Span,
    /// What the 班长 proposes to 客服部主任.
    pub proposal: String,
    /// Who ordered it.
    pub ordered_by: i64,
    /// When.
    pub ordered_at: Instant,
    /// Where it stands.
    pub state: StopState,
    /// Who confirmed or lifted it last, and when.
    pub decided: Option<(i64, Instant)>,
    /// What he said.
    pub decision: String,
}

impl Stop {
    /// The time for which the person may not work: until it ends or is lifted; nothing when it was lifted before.
    pub fn in_force(&self) -> Option<Span> {
        let lifted = self.decided.filter(|_| self.state == StopState::Lifted).map(|(_, at)| at);
        let span = Span { to: lifted.map_or(self.span.to, |at| at.min(self.span.to)), ..self.span };
        (span.from < span.to).then_some(span)
    }
}

/// What became of a shift (Appendix D, attendance result).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Became {
    /// 应出勤
    Due,
    /// 准点
    OnTime,
    /// 迟到
    Late,
    /// 违纪(迟到)
    LateBreach,
    /// 早退
    LeftEarly,
    /// 违纪(脱岗)
    AwayBreach,
    /// 请假
    Leave,
    /// 公出
    Business,
    /// 旷工(待定)
    Pending,
    /// 旷工
    Absent,
}

impl Became {
    /// Every result.
    pub const ALL: [Became; 10] = [
        Became::Due,
        Became::OnTime,
        Became::Late,
        Became::LateBreach,
        Became::LeftEarly,
        Became::AwayBreach,
        Became::Leave,
        Became::Business,
        Became::Pending,
        Became::Absent,
    ];

    /// The word of Appendix D.
    pub fn word(self) -> &'static str {
        match self {
            Became::Due => "应出勤",
            Became::OnTime => "准点",
            Became::Late => "迟到",
            Became::LateBreach => "违纪(迟到)",
            Became::LeftEarly => "早退",
            Became::AwayBreach => "违纪(脱岗)",
            Became::Leave => "请假",
            Became::Business => "公出",
            Became::Pending => "旷工(待定)",
            Became::Absent => "旷工",
        }
    }

    /// The result of a stored word.
    pub fn of(word: &str) -> Option<Self> {
        Became::ALL.into_iter().find(|became| became.word() == word)
    }

    /// Its name for people.
    pub fn message(self) -> Message {
        match self {
            Became::Due => msg!("roster-attendance-became-due"),
            Became::OnTime => msg!("roster-attendance-became-on-time"),
            Became::Late => msg!("roster-attendance-became-late"),
            Became::LateBreach => msg!("roster-attendance-became-late-breach"),
            Became::LeftEarly => msg!("roster-attendance-became-left-early"),
            Became::AwayBreach => msg!("roster-attendance-became-away-breach"),
            Became::Leave => msg!("roster-attendance-became-leave"),
            Became::Business => msg!("roster-attendance-became-business"),
            Became::Pending => msg!("roster-attendance-became-pending"),
            Became::Absent => msg!("roster-attendance-became-absent"),
        }
    }

    /// Whether the person came.
    pub fn came(self) -> bool {
        matches!(self, Became::OnTime | Became::Late | Became::LateBreach | Became::LeftEarly | Became::AwayBreach)
    }
}

/// An absence from the seat as it is judged.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Absence {
    /// First moment.
    pub from: Instant,
    /// Back at the seat; `None` while away.
    pub to: Option<Instant>,
    /// Minutes that a 班长 agreed to, from the beginning; 0 without consent.
    pub permitted: i64,
}

/// All that is known of how one shift was worked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Presence {
    /// The time of the shift.
    pub span: Span,
    /// It is worked by way of an effective swap (SWAP-07, SWAP-08).
    pub swapped: bool,
    /// The person sat, but never at the seat that the roster names (SWAP-07).
    pub elsewhere: bool,
    /// When the person came.
    pub sign_in: Option<Instant>,
    /// When the person went.
    pub sign_out: Option<Instant>,
    /// Absences from the seat, without those that were voided.
    pub away: Vec<Absence>,
    /// What leave makes of the shift.
    pub cover: Cover,
    /// Time in which the person was ordered not to work (ATT-08).
    pub stopped: Vec<Span>,
}

/// 点名 (ATT-06).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum RollCall {
    /// 到
    Present,
    /// 缺
    Missed,
}

/// What became of a shift, with the figures behind it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Judgement {
    /// The result.
    pub became: Became,
    /// The clause that makes it 旷工 or 旷工(待定).
    pub source: Option<&'static str>,
    /// When 旷工(待定) becomes 旷工 by itself.
    pub until: Option<Instant>,
    /// From when the person had to be there: the start, or the end of a leave.
    pub due: Option<Instant>,
    /// Until when.
    pub due_until: Option<Instant>,
    /// Whole minutes late (CONV-07).
    pub late: i64,
    /// Late by as much as is a breach (ATT-02).
    pub late_breach: bool,
    /// Whole minutes that the person went before the end; `None` when not early.
    pub early: Option<i64>,
    /// Minutes of absence from the seat without consent, as ATT-03 counts them.
    pub away: i64,
    /// They are a breach.
    pub away_breach: bool,
    /// 点名; `None` where the person did not come or was on leave at the start.
    pub roll_call: Option<RollCall>,
    /// A 停工 order took a part of it (ATT-08).
    pub stopped: bool,
}

impl Judgement {
    /// Breaches of this shift.
    pub fn breaches(&self) -> i64 {
        i64::from(self.late_breach) + i64::from(self.away_breach)
    }

    /// The figure behind the result, in minutes.
    pub fn minutes(&self) -> i64 {
        match self.became {
            Became::Late | Became::LateBreach => self.late,
            Became::LeftEarly => self.early.unwrap_or(0),
            Became::AwayBreach => self.away,
            _ => 0,
        }
    }
}

/// Parameters that a judgement uses, in force on the shift's business day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Limits {
    /// `late_breach_min`: from so many minutes on it is a breach (ATT-02, ATT-03).
    pub breach: i64,
    /// `offpost_sum`: absences of a shift are added up (ATT-03).
    pub sum_away: bool,
    /// `leave_room_min`: so long may a permitted absence be (ATT-05).
    pub room: i64,
    /// `early_min`: so long before the start is the roll call (ATT-06).
    pub early: i64,
}

impl Limits {
    /// The values in force on a day.
    pub fn on(params: &Parameters, day: Day) -> Self {
        Limits {
            breach: params.int("late_breach_min", day),
            sum_away: params.flag("offpost_sum", day),
            room: params.int("leave_room_min", day),
            early: params.int("early_min", day),
        }
    }
}

/// Days on effective leave in tenths, by type: a shift up to half on leave is half a day (LEAVE-06).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct LeaveDays {
    /// 事假, 特殊事假 with it.
    pub personal: i64,
    /// 病假, 急诊 with it.
    pub sick: i64,
}

impl LeaveDays {
    /// Days on leave of any type.
    pub fn total(self) -> i64 {
        self.personal + self.sick
    }
}

/// Sums over shifts that are over.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Sums {
    /// 应出勤: shifts that were due.
    pub rostered: i64,
    /// 出勤: shifts to which the person came, 公出 included.
    pub attended: i64,
    /// 迟到, without those that are a breach.
    pub late: i64,
    /// Minutes of 迟到 and of 违纪(迟到).
    pub late_minutes: i64,
    /// 早退
    pub early: i64,
    /// 旷工
    pub absent: i64,
    /// 旷工(待定)
    pub pending: i64,
    /// 违纪
    pub breaches: i64,
    /// 停工: shifts of which an order took a part (ATT-08).
    pub stopped: i64,
    /// 请假: whole shifts.
    pub leave: i64,
    /// 公出
    pub business: i64,
    /// 点名到
    pub called: i64,
    /// 点名缺
    pub missed: i64,
}

impl Sums {
    /// Adds one shift that is over.
    pub fn add(&mut self, judged: &Judgement) {
        let came = judged.became.came();
        self.rostered += 1;
        self.attended += i64::from(came || judged.became == Became::Business);
        self.late += i64::from(came && judged.late > 0 && !judged.late_breach);
        self.late_minutes += if came { judged.late } else { 0 };
        self.early += i64::from(came && judged.early.is_some());
        self.absent += i64::from(judged.became == Became::Absent);
        self.pending += i64::from(judged.became == Became::Pending);
        self.breaches += if came { judged.breaches() } else { 0 };
        self.stopped += i64::from(judged.stopped);
        self.leave += i64::from(judged.became == Became::Leave);
        self.business += i64::from(judged.became == Became::Business);
        self.called += i64::from(judged.roll_call == Some(RollCall::Present));
        self.missed += i64::from(judged.roll_call == Some(RollCall::Missed));
    }

    /// Adds the sums of somebody else.
    pub fn merge(&mut self, other: &Sums) {
        self.rostered += other.rostered;
        self.attended += other.attended;
        self.late += other.late;
        self.late_minutes += other.late_minutes;
        self.early += other.early;
        self.absent += other.absent;
        self.pending += other.pending;
        self.breaches += other.breaches;
        self.stopped += other.stopped;
        self.leave += other.leave;
        self.business += other.business;
        self.called += other.called;
        self.missed += other.missed;
    }

    /// KPI-15 出勤率: shifts due without 请假 and 旷工, of the shifts due. What is still 旷工(待定) becomes one of the two and counts
    /// as neither attended nor left out.
    pub fn attendance(&self) -> (i64, i64) {
        (self.rostered - self.leave - self.absent - self.pending, self.rostered)
    }

    /// KPI-16 点名到岗率: signed in before the roll call, of the shifts worked for which there was one.
    pub fn roll_call(&self) -> (i64, i64) {
        (self.called, self.called + self.missed)
    }
}
