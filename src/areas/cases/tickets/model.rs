//! Nouns of tickets: the ticket with where it stands, what happened on it, transfers, urges, repair orders, missed calls, rules of routing
//! and published answers.

use serde::{Deserialize, Serialize};

use crate::base::{Day, Instant, words};

words! {
    /// What a customer comes with; it decides the way of the ticket (FLOW-01 to FLOW-04).
    #[derive(Serialize, Deserialize)]
    Kind {
        /// 咨询
        Inquiry = "咨询", "cases-tickets-kind-inquiry";
        /// 交易纠纷
        Dispute = "交易纠纷", "cases-tickets-kind-dispute";
        /// 技术故障
        Technical = "技术故障", "cases-tickets-kind-technical";
        /// 报修
        Repair = "报修", "cases-tickets-kind-repair";
        /// 其他
        Other = "其他", "cases-tickets-kind-other";
    }
}

words! {
    /// What a consultation is about (FLOW-12).
    #[derive(Serialize, Deserialize)]
    Category {
        /// 商品
        Goods = "商品", "cases-tickets-category-goods";
        /// 快递
        Delivery = "快递", "cases-tickets-category-delivery";
        /// 售后
        AfterSales = "售后", "cases-tickets-category-after-sales";
        /// 价格
        Price = "价格", "cases-tickets-category-price";
        /// 网站活动
        Promotion = "网站活动", "cases-tickets-category-promotion";
        /// 支付方式
        Payment = "支付方式", "cases-tickets-category-payment";
        /// 其他
        Other = "其他", "cases-tickets-category-other";
    }
}

words! {
    /// Where a ticket stands (Appendix D).
    State {
        /// 受理
        Accepted = "受理", "cases-tickets-state-accepted";
        /// 处理中
        InHand = "处理中", "cases-tickets-state-in-hand";
        /// 转派
        Dispatched = "转派", "cases-tickets-state-dispatched";
        /// 已回单
        Returned = "已回单", "cases-tickets-state-returned";
        /// 已回复客户
        Replied = "已回复客户", "cases-tickets-state-replied";
        /// 反馈
        FedBack = "反馈", "cases-tickets-state-fed-back";
        /// 办结
        Closed = "办结", "cases-tickets-state-closed";
        /// 无效
        Invalid = "无效", "cases-tickets-state-invalid";
        /// 作废
        Void = "作废", "cases-tickets-state-void";
    }
}

impl State {
    /// Ended, one way or the other.
    pub fn is_over(self) -> bool {
        matches!(self, State::Closed | State::Invalid | State::Void)
    }
}

words! {
    /// A step on the way of a ticket (Appendix D).
    Step {
        /// 接手处理
        Start = "处理", "cases-tickets-step-start";
        /// 转派
        Dispatch = "转派", "cases-tickets-step-dispatch";
        /// 回单
        Return = "回单", "cases-tickets-step-return";
        /// 回复客户
        Reply = "回复", "cases-tickets-step-reply";
        /// 反馈
        Feedback = "反馈", "cases-tickets-step-feedback";
        /// 办结
        Close = "办结", "cases-tickets-step-close";
        /// 按无效办结
        Invalidate = "无效", "cases-tickets-step-invalidate";
        /// 作废
        Void = "作废", "cases-tickets-step-void";
    }
}

impl Step {
    /// The states in which it is allowed.
    pub fn from(self) -> &'static [State] {
        use State::{Accepted, Dispatched, FedBack, InHand, Replied, Returned};
        match self {
            Step::Start => &[Accepted, Dispatched, Returned],
            Step::Dispatch => &[Accepted, InHand, Dispatched, Returned, Replied],
            Step::Return => &[Accepted, InHand, Dispatched],
            Step::Reply => &[Accepted, InHand, Dispatched, Returned, Replied],
            Step::Feedback => &[Replied],
            Step::Close => &[Replied, FedBack],
            Step::Invalidate | Step::Void => &[Accepted, InHand, Dispatched, Returned, Replied, FedBack],
        }
    }

    /// The state after it.
    pub fn to(self) -> State {
        match self {
            Step::Start => State::InHand,
            Step::Dispatch => State::Dispatched,
            Step::Return => State::Returned,
            Step::Reply => State::Replied,
            Step::Feedback => State::FedBack,
            Step::Close => State::Closed,
            Step::Invalidate => State::Invalid,
            Step::Void => State::Void,
        }
    }
}

words! {
    /// On whose shoulders a ticket lies; it never goes back down (TICK-04, TICK-05).
    Stage {
        /// 受理人
        Acceptor = "受理人", "cases-tickets-stage-acceptor";
        /// 值班长
        Leader = "值班长", "cases-tickets-stage-leader";
        /// 部门经理
        Manager = "部门经理", "cases-tickets-stage-manager";
    }
}

words! {
    /// Who is trained for a ticket (FLOW-05).
    Group {
        /// 订单
        Orders = "订单", "cases-tickets-group-orders";
        /// 投诉
        Complaints = "投诉", "cases-tickets-group-complaints";
        /// 技术
        Technical = "技术", "cases-tickets-group-technical";
    }
}

words! {
    /// For what an agent is best (FLOW-06).
    Bent {
        /// 技术倾向型
        Technical = "技术", "cases-tickets-bent-technical";
        /// 理论倾向型
        Theoretical = "理论", "cases-tickets-bent-theoretical";
        /// 全能型
        AllRound = "全能", "cases-tickets-bent-all-round";
    }
}

words! {
    /// What a line of a ticket's history tells.
    EntryKind {
        /// 受理
        Accept = "受理", "cases-tickets-entry-accept";
        /// 分派: by the routing of its kind
        Route = "分派", "cases-tickets-entry-route";
        /// 转派
        Dispatch = "转派", "cases-tickets-entry-dispatch";
        /// 处理
        Work = "处理", "cases-tickets-entry-work";
        /// 核实
        Findings = "核实", "cases-tickets-entry-findings";
        /// 回单
        Return = "回单", "cases-tickets-entry-return";
        /// 告知进展: what the customer was told while it is not solved (FLOW-07)
        Interim = "告知进展", "cases-tickets-entry-interim";
        /// 回复客户
        Reply = "回复客户", "cases-tickets-entry-reply";
        /// 反馈
        Feedback = "反馈", "cases-tickets-entry-feedback";
        /// 办结
        Close = "办结", "cases-tickets-entry-close";
        /// 无效
        Invalid = "无效", "cases-tickets-entry-invalid";
        /// 作废
        Void = "作废", "cases-tickets-entry-void";
        /// 催单
        Urge = "催单", "cases-tickets-entry-urge";
        /// 催单回复
        UrgeReply = "催单回复", "cases-tickets-entry-urge-reply";
        /// 反馈班长
        AskLeader = "反馈班长", "cases-tickets-entry-ask-leader";
        /// 班长答复
        LeaderAnswer = "班长答复", "cases-tickets-entry-leader-answer";
        /// 转值班长
        ToLeader = "转值班长", "cases-tickets-entry-to-leader";
        /// 处理意见
        Opinion = "处理意见", "cases-tickets-entry-opinion";
        /// 跟进
        FollowUp = "跟进", "cases-tickets-entry-follow-up";
        /// 转部门经理
        ToManager = "转部门经理", "cases-tickets-entry-to-manager";
        /// 协调
        Coordinate = "协调", "cases-tickets-entry-coordinate";
        /// 督办
        Supervise = "督办", "cases-tickets-entry-supervise";
        /// 疑难
        Hard = "疑难", "cases-tickets-entry-hard";
        /// 会商
        Discuss = "会商", "cases-tickets-entry-discuss";
        /// 首问变更
        Succeed = "首问变更", "cases-tickets-entry-succeed";
        /// 需求
        Need = "需求", "cases-tickets-entry-need";
        /// 更正
        Correct = "更正", "cases-tickets-entry-correct";
        /// 维修
        Repair = "维修", "cases-tickets-entry-repair";
        /// 转投诉
        Complaint = "转投诉", "cases-tickets-entry-complaint";
    }
}

words! {
    /// What a customer is known to want (FLOW-11).
    Need {
        /// 明示需求
        Stated = "明示", "cases-tickets-need-stated";
        /// 暗示需求
        Implied = "暗示", "cases-tickets-need-implied";
        /// 满意之处
        Pleased = "满意", "cases-tickets-need-pleased";
        /// 期望值
        Expected = "期望", "cases-tickets-need-expected";
    }
}

words! {
    /// What the customer says in the end.
    Satisfaction {
        /// 满意
        Good = "满意", "cases-tickets-satisfaction-good";
        /// 一般
        Fair = "一般", "cases-tickets-satisfaction-fair";
        /// 不满意
        Bad = "不满意", "cases-tickets-satisfaction-bad";
    }
}

/// Reasons for which a ticket is closed as invalid, proposed on the page; a department may write its own (TICK-09).
pub const INVALID_CODES: [&str; 5] = ["重复", "误操作", "信息不全", "联系不上", "不属受理范围"];

/// By what a customer reached the department, or is reached.
pub const CHANNELS: [&str; 7] = ["电话", "在线客服", "邮件", "APP", "来访", "社交媒体", "内部转来"];

/// Where a ticket is: a department, and of the own department a person.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Place {
    /// Somebody of the own staff.
    pub staff: Option<i64>,
    /// Name of the department; the person's name where it is somebody of the own staff.
    pub name: String,
}

impl Place {
    /// Whether both are the same stop on a ticket's way.
    pub fn is(&self, other: &Place) -> bool {
        match (self.staff, other.staff) {
            (Some(one), Some(other)) => one == other,
            (None, None) => self.name.trim() == other.name.trim(),
            _ => false,
        }
    }
}

/// What is filled in when a ticket is accepted.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Draft {
    /// What the customer comes with.
    pub kind: Kind,
    /// What it is about; of consultations.
    pub category: Option<Category>,
    /// In the customer's words.
    pub content: String,
    /// The customer's file.
    pub customer: Option<i64>,
    /// 非客户: who it is, with a contact.
    pub party: String,
    /// How to reach him.
    pub contact: String,
    /// By what he came; one of [`CHANNELS`].
    pub channel: String,
    /// When the call rang or the message came in (TICK-13).
    pub arrived_at: Option<Instant>,
}

impl Default for Draft {
    fn default() -> Self {
        Draft {
            kind: Kind::Inquiry,
            category: None,
            content: String::new(),
            customer: None,
            party: String::new(),
            contact: String::new(),
            channel: "电话".to_owned(),
            arrived_at: None,
        }
    }
}

/// 督办 (TICK-14).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Supervision {
    /// When it was asked for.
    pub at: Instant,
    /// By whom.
    pub name: String,
    /// What is asked for.
    pub request: String,
    /// Until when.
    pub until: Day,
}

/// What the 值班长 said (TICK-04).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Opinion {
    /// When.
    pub at: Instant,
    /// Who.
    pub name: String,
    /// 处理意见
    pub text: String,
}

/// What the 部门经理 agreed on with others (TICK-05).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Coordination {
    /// When.
    pub at: Instant,
    /// Who.
    pub name: String,
    /// With which department.
    pub department: String,
    /// What was agreed.
    pub text: String,
    /// Until when; empty where no day was agreed.
    pub until: Option<Day>,
}

/// A ticket 工单.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Ticket {
    /// Id.
    pub id: i64,
    /// `GD-20260303-001`
    pub no: String,
    /// What was filled in.
    pub draft: Draft,
    /// Name of the customer, or of the 非客户.
    pub customer_name: String,
    /// When it was accepted.
    pub accepted_at: Instant,
    /// 首问责任人 (TICK-01).
    pub first: i64,
    /// Team of the 首问责任人 when the ticket was accepted.
    pub team: Option<i64>,
    /// Who may work it (FLOW-05); everybody where none is named.
    pub group: Option<Group>,
    /// Where it is.
    pub holder: Place,
    /// Who sent it there, and when; none before the first transfer.
    pub dispatched: Option<(i64, Instant)>,
    /// Where it stands.
    pub state: State,
    /// On whose shoulders; what the clock alone makes of it is told by [`Ticket::stage`].
    pub stored_stage: Stage,
    /// Until when it is in time (TICK-03).
    pub limit_at: Instant,
    /// The 值班长 to whom it went, and until when the opinion is due (TICK-04).
    pub leader: Option<(Option<i64>, Instant)>,
    /// 处理意见
    pub opinion: Option<Opinion>,
    /// After this moment an open ticket goes to the 部门经理 (TICK-05).
    pub manager_due: Option<Instant>,
    /// Since when the 部门经理 has it.
    pub manager_at: Option<Instant>,
    /// What was agreed.
    pub coordination: Option<Coordination>,
    /// Asked the 班长, and not answered yet (TICK-08).
    pub asks_leader: bool,
    /// 督办
    pub supervision: Option<Supervision>,
    /// 疑难 (TICK-09), since when.
    pub hard_at: Option<Instant>,
    /// 无效: the reason code.
    pub invalid: String,
    /// 解决: since when the solution is known (FLOW-01).
    pub solved_at: Option<Instant>,
    /// When the customer was told something while it is not solved (FLOW-07).
    pub interim_at: Option<Instant>,
    /// When the customer was told the result.
    pub replied_at: Option<Instant>,
    /// When the feedback was kept.
    pub feedback_at: Option<Instant>,
    /// What the customer said in the end.
    pub satisfaction: Option<Satisfaction>,
    /// When it ended.
    pub closed_at: Option<Instant>,
    /// Warned of being passed around (TICK-02): whom that was copied to, and when; until a 班长 does something with it.
    pub kicked: Option<(Option<i64>, Instant)>,
    /// How many transfers.
    pub transfers: i64,
    /// How many urges.
    pub urges: i64,
    /// The last urge.
    pub urged_at: Option<Instant>,
    /// The last line of its history (TICK-07).
    pub last_at: Instant,
    /// The complaint that was registered from it (FLOW-02).
    pub complaint: Option<i64>,
    /// Revision, for two windows.
    pub rev: i64,
}

/// A line of a ticket's history.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    /// When.
    pub at: Instant,
    /// Who; 0 is the program itself.
    pub staff: i64,
    /// Who, by name at that time.
    pub name: String,
    /// What.
    pub kind: EntryKind,
    /// To or with whom; empty where nobody.
    pub to: String,
    /// In words.
    pub text: String,
}

/// A transfer (TICK-02).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Transfer {
    /// When.
    pub at: Instant,
    /// Who sent it.
    pub staff: i64,
    /// Who, by name at that time.
    pub name: String,
    /// From where.
    pub from: Place,
    /// To where.
    pub to: Place,
    /// Why.
    pub reason: String,
}

/// 催单 (TICK-06). It is never changed nor deleted.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Urge {
    /// Id.
    pub id: i64,
    /// Its number on the ticket, from 1.
    pub seq: i64,
    /// When.
    pub at: Instant,
    /// By whom, by name at that time.
    pub name: String,
    /// Whom.
    pub to: String,
    /// By what.
    pub channel: String,
    /// What was said.
    pub text: String,
    /// Who answered, when and what.
    pub reply: Option<(String, Instant, String)>,
}

words! {
    /// Where a repair order stands (TICK-11).
    RepairState {
        /// 报修
        Reported = "报修", "cases-tickets-repair-reported";
        /// 派工
        Sent = "派工", "cases-tickets-repair-sent";
        /// 修复
        Done = "修复", "cases-tickets-repair-done";
        /// 客户确认
        Confirmed = "客户确认", "cases-tickets-repair-confirmed";
        /// 回访
        Visited = "回访", "cases-tickets-repair-visited";
    }
}

/// What is filled in on a 维修单 when it is opened.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct RepairDraft {
    /// Where.
    pub place: String,
    /// Reported by phone.
    pub by_phone: bool,
    /// What is broken.
    pub fault: String,
    /// When it was reported; now where nothing is said.
    pub reported_at: Option<Instant>,
}

/// 维修单 (TICK-11).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Repair {
    /// Id.
    pub id: i64,
    /// `WX-20260303-001`
    pub no: String,
    /// Of which ticket.
    pub ticket: i64,
    /// Where it stands.
    pub state: RepairState,
    /// Where.
    pub place: String,
    /// Reported by phone.
    pub by_phone: bool,
    /// What is broken.
    pub fault: String,
    /// When it was reported.
    pub reported_at: Instant,
    /// Who repairs it.
    pub repairer: String,
    /// When the repairer was reached.
    pub contacted_at: Option<Instant>,
    /// When somebody was sent.
    pub sent_at: Option<Instant>,
    /// When it was repaired.
    pub done_at: Option<Instant>,
    /// What was used.
    pub parts: String,
    /// In fen.
    pub cost: i64,
    /// Who signed for the customer.
    pub signed_by: String,
    /// When the customer confirmed it.
    pub signed_at: Option<Instant>,
    /// When the customer was asked afterwards.
    pub visited_at: Option<Instant>,
    /// What he said then.
    pub visit: String,
}

/// A call that nobody took (TICK-12).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MissedCall {
    /// Id.
    pub id: i64,
    /// When it rang.
    pub missed_at: Instant,
    /// From which number.
    pub phone: String,
    /// On which line.
    pub line: String,
    /// Until when to call back.
    pub due: Instant,
    /// Who calls back; everybody who works tickets where nobody is named.
    pub staff: Option<i64>,
    /// Who called back, when and what came of it.
    pub back: Option<(String, Instant, String)>,
}

/// A rule of routing (FLOW-09): where what comes in is best off.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Rule {
    /// Id; 0 for a new one.
    pub id: i64,
    /// Of what kind; every kind where none is named.
    pub kind: Option<Kind>,
    /// About what; everything where nothing is named.
    pub category: Option<Category>,
    /// Only of key customers.
    pub key_only: bool,
    /// To which channel the customer is led; empty where he stays.
    pub channel: String,
    /// Who works it.
    pub group: Option<Group>,
}

/// An answer that the robot may give (FLOW-10).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Published {
    /// Id; 0 for a new one.
    pub id: i64,
    /// What is asked.
    pub question: String,
    /// What is answered.
    pub text: String,
    /// 草稿, 发布 or 停用.
    pub state: AnswerState,
    /// The hard ticket from which it was written (TICK-09).
    pub ticket: Option<i64>,
    /// Who wrote it.
    pub author: i64,
}

words! {
    /// Whether an answer may be given.
    AnswerState {
        /// 草稿
        Draft = "草稿", "cases-tickets-answer-draft";
        /// 发布
        Published = "发布", "cases-tickets-answer-published";
        /// 停用
        Retired = "停用", "cases-tickets-answer-retired";
    }
}

impl Ticket {
    /// Whether the limit has passed without its being done (TICK-03). Once it went to the 值班长 it stays so, whatever the clock says.
    pub fn is_overdue(&self, now: Instant) -> bool {
        !self.state.is_over() && (now > self.limit_at || self.stored_stage > Stage::Acceptor)
    }

    /// On whose shoulders it lies at this moment (TICK-04, TICK-05): what is stored, or what the clock has made of it since.
    pub fn stage(&self, now: Instant) -> Stage {
        let until = self.closed_at.unwrap_or(now);
        let by_clock = if self.manager_due.is_some_and(|due| until > due) {
            Stage::Manager
        } else if until > self.limit_at {
            Stage::Leader
        } else {
            Stage::Acceptor
        };
        self.stored_stage.max(by_clock)
    }

    /// Milliseconds since it was accepted, until it ended; never less than nothing, when the clock was set back.
    pub fn age(&self, now: Instant) -> i64 {
        (self.closed_at.unwrap_or(now).0 - self.accepted_at.0).max(0)
    }

    /// Whether the customer is known, or a 非客户 can be reached (FILE-24).
    pub fn has_customer(&self) -> bool {
        self.draft.customer.is_some() || !self.draft.party.trim().is_empty()
    }
}
