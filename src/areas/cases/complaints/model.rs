//! Nouns of complaints: the form, the complaint with everything that hangs on it, and its states with the table of allowed steps.

use serde::{Deserialize, Serialize};

use crate::base::{Day, Instant, Post, words};

words! {
    /// Where a complaint came in (CASE-02).
    #[derive(Serialize, Deserialize)]
    Channel {
        /// 投诉热线
        Hotline = "投诉热线", "cases-complaints-channel-hotline";
        /// 官网
        Site = "官网", "cases-complaints-channel-site";
        /// APP
        App = "APP", "cases-complaints-channel-app";
        /// 在线客服
        Chat = "在线客服", "cases-complaints-channel-chat";
        /// 邮件
        Mail = "邮件", "cases-complaints-channel-mail";
        /// 来访
        Visit = "来访", "cases-complaints-channel-visit";
        /// 社交媒体
        Social = "社交媒体", "cases-complaints-channel-social";
        /// 监督热线/邮箱
        Watch = "监督热线/邮箱", "cases-complaints-channel-watch";
        /// 内部转来
        Internal = "内部转来", "cases-complaints-channel-internal";
    }
}

words! {
    /// What the customer feels (CASE-13).
    #[derive(Serialize, Deserialize)]
    Emotion {
        /// 愤怒
        Angry = "愤怒", "cases-complaints-emotion-angry";
        /// 焦急
        Anxious = "焦急", "cases-complaints-emotion-anxious";
        /// 悲伤
        Sad = "悲伤", "cases-complaints-emotion-sad";
        /// 喧哗
        Loud = "喧哗", "cases-complaints-emotion-loud";
        /// 平静
        Calm = "平静", "cases-complaints-emotion-calm";
    }
}

words! {
    /// Whether the reason lies with the department (CASE-13 ②).
    #[derive(Serialize, Deserialize)]
    Ours {
        /// 是
        Yes = "是", "cases-complaints-ours-yes";
        /// 否
        No = "否", "cases-complaints-ours-no";
        /// 待查
        Unknown = "待查", "cases-complaints-ours-unknown";
    }
}

words! {
    /// Where a complaint stands (Appendix D).
    State {
        /// 待判断
        Judging = "待判断", "cases-complaints-state-judging";
        /// 不成立
        Rejected = "不成立", "cases-complaints-state-rejected";
        /// 已答复
        Answered = "已答复", "cases-complaints-state-answered";
        /// 调查中
        Investigating = "调查中", "cases-complaints-state-investigating";
        /// 方案研讨
        Planning = "方案研讨", "cases-complaints-state-planning";
        /// 待审批
        Approving = "待审批", "cases-complaints-state-approving";
        /// 执行中
        Executing = "执行中", "cases-complaints-state-executing";
        /// 待反馈
        Feedback = "待反馈", "cases-complaints-state-feedback";
        /// 待回访
        Visiting = "待回访", "cases-complaints-state-visiting";
        /// 归档
        Archived = "归档", "cases-complaints-state-archived";
        /// 终结
        Ended = "终结", "cases-complaints-state-ended";
    }
}

impl State {
    /// Nothing is asked for any more.
    pub fn is_closed(self) -> bool {
        matches!(self, State::Archived | State::Ended)
    }
}

words! {
    /// How satisfied the customer is (CASE-08, VISIT-04).
    Satisfaction {
        /// 满意
        Good = "满意", "cases-complaints-satisfaction-good";
        /// 一般
        Fair = "一般", "cases-complaints-satisfaction-fair";
        /// 不满意
        Bad = "不满意", "cases-complaints-satisfaction-bad";
    }
}

words! {
    /// Why it came to the complaint (CASE-11).
    #[derive(Serialize, Deserialize)]
    Category {
        /// 商品
        Goods = "商品", "cases-complaints-category-goods";
        /// 快递
        Delivery = "快递", "cases-complaints-category-delivery";
        /// 售后
        AfterSales = "售后", "cases-complaints-category-after-sales";
        /// 价格
        Price = "价格", "cases-complaints-category-price";
        /// 活动
        Promotion = "活动", "cases-complaints-category-promotion";
        /// 支付
        Payment = "支付", "cases-complaints-category-payment";
        /// 服务态度
        Attitude = "服务态度", "cases-complaints-category-attitude";
        /// 流程
        Process = "流程", "cases-complaints-category-process";
        /// 技术
        Technology = "技术", "cases-complaints-category-technology";
        /// 其他
        Other = "其他", "cases-complaints-category-other";
    }
}

words! {
    /// How a customer is visited (VISIT-04).
    Mode {
        /// 电话
        Phone = "电话", "cases-complaints-mode-phone";
        /// 邮件
        Mail = "邮件", "cases-complaints-mode-mail";
        /// 短信
        Sms = "短信", "cases-complaints-mode-sms";
        /// 在线问卷
        Survey = "在线问卷", "cases-complaints-mode-survey";
        /// 上门
        Door = "上门", "cases-complaints-mode-door";
        /// 特约维修日
        RepairDay = "特约维修日", "cases-complaints-mode-repair-day";
        /// 社交媒体
        Social = "社交媒体", "cases-complaints-mode-social";
    }
}

words! {
    /// What is done with a complaint; one line of the timeline is one of these.
    Verb {
        /// 登记
        Register = "登记", "cases-complaints-verb-register";
        /// 首次回复
        FirstReply = "首次回复", "cases-complaints-verb-first-reply";
        /// 备注
        Note = "备注", "cases-complaints-verb-note";
        /// 判断
        Judge = "判断", "cases-complaints-verb-judge";
        /// 答复
        Answer = "答复", "cases-complaints-verb-answer";
        /// 责任部门
        Assign = "责任部门", "cases-complaints-verb-assign";
        /// 调查结果
        Findings = "调查结果", "cases-complaints-verb-findings";
        /// 研讨
        Discuss = "研讨", "cases-complaints-verb-discuss";
        /// 方案
        Propose = "方案", "cases-complaints-verb-propose";
        /// 客户意向
        Wish = "客户意向", "cases-complaints-verb-wish";
        /// 提交审批
        Submit = "提交审批", "cases-complaints-verb-submit";
        /// 过目
        Open = "过目", "cases-complaints-verb-open";
        /// 批示
        Choose = "批示", "cases-complaints-verb-choose";
        /// 退回
        Return = "退回", "cases-complaints-verb-return";
        /// 执行
        Log = "执行", "cases-complaints-verb-log";
        /// 执行完毕
        Complete = "执行完毕", "cases-complaints-verb-complete";
        /// 反馈
        Feedback = "反馈", "cases-complaints-verb-feedback";
        /// 改进项
        Improve = "改进项", "cases-complaints-verb-improve";
        /// 预约回访
        Appoint = "预约回访", "cases-complaints-verb-appoint";
        /// 回访
        Visit = "回访", "cases-complaints-verb-visit";
        /// 无法联系
        Unreachable = "无法联系", "cases-complaints-verb-unreachable";
        /// 原因分析
        Cause = "原因分析", "cases-complaints-verb-cause";
        /// 归档
        Archive = "归档", "cases-complaints-verb-archive";
        /// 重开
        Reopen = "重开", "cases-complaints-verb-reopen";
        /// 终结
        Terminate = "终结", "cases-complaints-verb-terminate";
        /// 情绪
        Soothe = "情绪", "cases-complaints-verb-soothe";
        /// 协商
        Mediate = "协商", "cases-complaints-verb-mediate";
        /// 售后跟踪
        AfterSale = "售后跟踪", "cases-complaints-verb-after-sale";
        /// 自检
        SelfCheck = "自检", "cases-complaints-verb-self-check";
        /// 重要
        Flag = "重要", "cases-complaints-verb-flag";
        /// 改派
        Reassign = "改派", "cases-complaints-verb-reassign";
        /// 首问责任人
        Track = "首问责任人", "cases-complaints-verb-track";
        /// 合并
        Merge = "合并", "cases-complaints-verb-merge";
        /// 撤销合并
        Unmerge = "撤销合并", "cases-complaints-verb-unmerge";
        /// 撤销导入
        Withdraw = "撤销导入", "cases-complaints-verb-withdraw";
    }
}

const ESTABLISHED: &[State] =
    &[State::Investigating, State::Planning, State::Approving, State::Executing, State::Feedback, State::Visiting];
const OPEN: &[State] = &[
    State::Judging,
    State::Rejected,
    State::Answered,
    State::Investigating,
    State::Planning,
    State::Approving,
    State::Executing,
    State::Feedback,
    State::Visiting,
];

impl Verb {
    /// The table of allowed steps (Appendix D): in which states it is done.
    pub fn allowed_in(self) -> &'static [State] {
        match self {
            Verb::Register => &[],
            Verb::Judge => &[State::Judging, State::Rejected, State::Answered],
            Verb::Answer => &[State::Rejected, State::Answered],
            Verb::Assign => &[State::Investigating, State::Planning, State::Executing],
            Verb::Findings => &[State::Investigating],
            Verb::Discuss => &[State::Investigating, State::Planning],
            Verb::Propose => &[State::Planning],
            Verb::Wish => &[State::Planning, State::Approving],
            Verb::Submit => &[State::Planning],
            Verb::Open | Verb::Choose | Verb::Return => &[State::Approving],
            Verb::Log | Verb::Complete => &[State::Executing],
            Verb::Feedback => &[State::Feedback],
            Verb::Improve => &[State::Feedback, State::Visiting],
            Verb::Appoint | Verb::Visit | Verb::Unreachable => &[State::Visiting],
            Verb::Cause => ESTABLISHED,
            // What is archived already is said to be so; what is not established ends with the customer's consent.
            Verb::Archive => &[State::Rejected, State::Answered, State::Visiting, State::Archived],
            Verb::Reopen => &[State::Archived],
            Verb::Unmerge => State::ALL,
            _ => OPEN,
        }
    }
}

/// The soothing list of the five steps (CASE-13).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Soothing {
    /// ① 聆听倾诉
    pub listened: bool,
    /// ② 判断是否为我方原因
    pub ours: Option<Ours>,
    /// ③ 表示理解
    pub understood: bool,
    /// ④ 进行说明
    pub explained: bool,
    /// ⑤ 详细记录
    pub recorded: bool,
}

impl Soothing {
    /// Which of the five steps are done, in their order.
    pub fn done(self) -> [bool; 5] {
        [self.listened, self.ours.is_some(), self.understood, self.explained, self.recorded]
    }
}

/// 《顾客投诉登记表》 as it is typed.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Draft {
    /// 投诉人
    pub complainant: String,
    /// 联系方式
    pub phone: String,
    /// The customer's file; `None` for a 非客户.
    pub customer: Option<i64>,
    /// 投诉时间
    pub happened_at: Option<Instant>,
    /// 渠道
    pub channel: Option<Channel>,
    /// 投诉内容
    pub content: String,
    /// 投诉要求
    pub demand: String,
    /// 商品/服务, or an order.
    pub product: String,
    /// 客户情绪
    pub emotion: Option<Emotion>,
    /// 安抚步骤
    pub soothing: Soothing,
    /// 重要 (CASE-18)
    pub important: bool,
}

/// Somebody who works here.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Colleague {
    /// Staff id.
    pub id: i64,
    /// Name.
    pub name: String,
    /// Posts.
    pub posts: Vec<Post>,
    /// Team.
    pub team: Option<i64>,
}

/// A person as a record names him.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Person {
    /// Staff id.
    pub id: i64,
    /// Name at that time.
    pub name: String,
}

/// A line of the timeline; it never changes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Step {
    /// When.
    pub at: Instant,
    /// Who.
    pub by: Person,
    /// What.
    pub verb: Verb,
    /// What was said or typed.
    pub text: String,
    /// More, such as the people of a discussion or the department of an entry; empty where there is none.
    pub note: String,
    /// The customer was informed (CASE-08).
    pub informed: bool,
    /// State afterwards.
    pub state: State,
    /// Round in which it was done.
    pub round: i64,
}

/// Who is answerable for the investigation (CASE-05).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Assignment {
    /// When it was named.
    pub at: Instant,
    /// By whom.
    pub by: Person,
    /// 责任部门
    pub department: String,
    /// Contact person of the department.
    pub contact: String,
    /// The contact person, where he is of the staff.
    pub contact_staff: Option<i64>,
    /// 协办部门
    pub assisting: String,
    /// 约定调查期限
    pub until: Instant,
    /// 客户同意
    pub agreed: bool,
    /// Why the department changed; empty for the first one.
    pub reason: String,
}

/// What is entered of a proposal (CASE-06).
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct ProposalDraft {
    /// What is proposed.
    pub content: String,
    /// Cost in fen.
    pub cost: i64,
    /// Compensation in fen (CASE-14).
    pub compensation: i64,
    /// Kind of compensation, such as 退款.
    pub kind: String,
    /// How long it takes.
    pub time: String,
    /// Who carries it out.
    pub owner: String,
}

/// That a leader read a proposal (CASE-07).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Seen {
    /// Who.
    pub by: Person,
    /// When.
    pub at: Instant,
}

/// A proposal (CASE-06).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Proposal {
    /// Id; 0 before it is stored.
    pub id: i64,
    /// Round of the complaint.
    pub round: i64,
    /// Number within the round, from 1.
    pub place: i64,
    /// What it says.
    pub draft: ProposalDraft,
    /// Who proposed it.
    pub by: Person,
    /// When.
    pub at: Instant,
    /// Who of the leaders read it.
    pub seen: Vec<Seen>,
    /// It was chosen.
    pub chosen: bool,
}

/// A visit or an attempt (CASE-10, VISIT-04).
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct VisitDraft {
    /// How; needed.
    pub mode: Option<Mode>,
    /// The customer was reached.
    pub reached: bool,
    /// 对本司评价
    pub opinion: String,
    /// 建议; may be 无.
    pub suggestion: String,
    /// How satisfied.
    pub satisfaction: Option<Satisfaction>,
    /// What the customer is not satisfied with.
    pub aspect: String,
    /// What is done next.
    pub next_step: String,
    /// Why the customer was called in the quiet hours (VISIT-01).
    pub reason: String,
}

/// A visit as it was kept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Visit {
    /// Round of the complaint.
    pub round: i64,
    /// When.
    pub at: Instant,
    /// Visitor.
    pub by: Person,
    /// What was entered.
    pub draft: VisitDraft,
}

/// A round of mediation (CASE-17).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mediation {
    /// When.
    pub at: Instant,
    /// Who mediated.
    pub by: Person,
    /// What the customer wants.
    pub demand: String,
    /// What is offered.
    pub offer: String,
    /// What came of it.
    pub result: String,
}

/// The judgement (CASE-03).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Judgement {
    /// 理由是否充分
    pub sufficient: bool,
    /// 要求是否合理
    pub reasonable: bool,
    /// Grounds of both answers.
    pub grounds: String,
    /// 成立
    pub valid: bool,
    /// Why it is held valid against the proposal; empty otherwise.
    pub reason: String,
    /// When.
    pub at: Instant,
    /// By whom.
    pub by: Person,
}

/// The answer to a complaint that is not established (CASE-04).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reply {
    /// When.
    pub at: Instant,
    /// By whom.
    pub by: Person,
    /// What was said.
    pub text: String,
    /// 取得谅解
    pub accepted: bool,
}

/// The leader's choice (CASE-07).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Choice {
    /// Which proposal.
    pub proposal: i64,
    /// 批示
    pub instruction: String,
    /// Why another one than the customer wished (CASE-14).
    pub reason: String,
    /// When.
    pub at: Instant,
    /// By whom.
    pub by: Person,
}

/// What is entered of the cause (CASE-11).
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct CauseDraft {
    /// Category; needed.
    pub category: Option<Category>,
    /// 根本原因
    pub root_cause: String,
    /// 预防措施
    pub measure: String,
    /// Who carries it out.
    pub owner: String,
    /// Until when.
    pub due: Option<Day>,
}

/// A complaint with everything that hangs on it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Complaint {
    /// Id; 0 before it is stored.
    pub id: i64,
    /// `TS-…`
    pub no: String,
    /// Revision.
    pub rev: i64,
    /// The form.
    pub draft: Draft,
    /// 受理人
    pub accepted_by: Person,
    /// 受理时间
    pub accepted_at: Instant,
    /// 首问责任人
    pub tracker: Person,
    /// 经办人 of the complaint group; `None` where nobody is in it.
    pub handler: Option<Person>,
    /// 客服部主任, to whom an important one belongs (CASE-18).
    pub owner: Option<Person>,
    /// The ticket from which it was registered (FLOW-02).
    pub ticket: Option<i64>,
    /// Where it stands.
    pub state: State,
    /// Since when.
    pub state_since: Instant,
    /// Round, from 1.
    pub round: i64,
    /// First reply: when, and what was said (CASE-02).
    pub first_reply: Option<(Instant, String)>,
    /// Target of the first reply.
    pub reply_due: Instant,
    /// The judgement.
    pub judgement: Option<Judgement>,
    /// The answer to one that is not established.
    pub answer: Option<Reply>,
    /// Responsible departments, the present one last.
    pub assignments: Vec<Assignment>,
    /// When the investigation of this round ended.
    pub investigated_at: Option<Instant>,
    /// When the proposals were handed to the leader.
    pub submitted_at: Option<Instant>,
    /// Target of the 批示.
    pub approve_due: Option<Instant>,
    /// The proposal that the customer wishes (CASE-14).
    pub wish: Option<i64>,
    /// The choice of this round.
    pub choice: Option<Choice>,
    /// Result of the execution of this round.
    pub result: String,
    /// Last feedback: when, and how satisfied.
    pub feedback: Option<(Instant, Satisfaction)>,
    /// 改进项 (CASE-09).
    pub improvement: String,
    /// Until when the customer is visited (CASE-10).
    pub visit_due: Option<Instant>,
    /// When the customer wants to be called (VISIT-02).
    pub appointment: Option<Instant>,
    /// When the visit of this round was complete, or 主管 recorded 无法联系.
    pub visited_at: Option<Instant>,
    /// Cause analysis.
    pub cause: Option<CauseDraft>,
    /// When it was archived or ended.
    pub closed_at: Option<Instant>,
    /// Which of the six items of the self check are kept, by their number from 1 (CASE-16).
    pub self_check: Vec<i64>,
    /// The complaint with which this registration was merged.
    pub merged_into: Option<i64>,
    /// The entry of the journal by which it came in with a list.
    pub imported: Option<i64>,
    /// The import by which it came was taken back.
    pub withdrawn: bool,
    /// Everything that happened.
    pub steps: Vec<Step>,
    /// Proposals of every round.
    pub proposals: Vec<Proposal>,
    /// Visits and attempts of every round.
    pub visits: Vec<Visit>,
    /// Rounds of mediation.
    pub mediations: Vec<Mediation>,
}

impl Complaint {
    /// The present responsible department.
    pub fn assignment(&self) -> Option<&Assignment> {
        self.assignments.last()
    }

    /// How often the responsible department changed (CASE-05, TICK-02).
    pub fn transfers(&self) -> usize {
        self.assignments.windows(2).filter(|pair| matches!(pair, [a, b] if a.department != b.department)).count()
    }

    /// Proposals of the present round.
    pub fn current_proposals(&self) -> impl Iterator<Item = &Proposal> {
        self.proposals.iter().filter(|proposal| proposal.round == self.round)
    }

    /// Visits and attempts of the present round.
    pub fn current_visits(&self) -> impl Iterator<Item = &Visit> {
        self.visits.iter().filter(|visit| visit.round == self.round)
    }

    /// A proposal by its id.
    pub fn proposal(&self, id: i64) -> Option<&Proposal> {
        self.proposals.iter().find(|proposal| proposal.id == id)
    }

    /// It is a complaint of its own: neither laid to another registration nor taken back with its import. Others stand in no list and count
    /// in no figure.
    pub fn stands(&self) -> bool {
        self.merged_into.is_none() && !self.withdrawn
    }

    /// It was held valid.
    pub fn is_established(&self) -> bool {
        self.judgement.as_ref().is_some_and(|judgement| judgement.valid)
    }

    /// Something is asked for still: it is neither closed, nor merged with another one, nor taken back with its import.
    pub fn is_open(&self) -> bool {
        !self.state.is_closed() && self.stands()
    }

    /// It is one's own: who accepted it, tracks it, handles it, owns it, or is the contact of its department.
    pub fn is_of(&self, staff: i64) -> bool {
        let handles = [&self.handler, &self.owner].into_iter().flatten().any(|person| person.id == staff);
        let contact = self.assignment().is_some_and(|assignment| assignment.contact_staff == Some(staff));
        self.accepted_by.id == staff || self.tracker.id == staff || handles || contact
    }
}

/// A clock of a complaint: from when, until when, and when it was met.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Timer {
    /// The clause that sets it.
    pub clause: &'static str,
    /// When it began.
    pub from: Instant,
    /// Until when.
    pub due: Instant,
    /// When it was met; `None` while it runs.
    pub met: Option<Instant>,
}

impl Timer {
    /// Whether the limit was missed: met too late, or not met and past.
    pub fn is_late(&self, now: Instant) -> bool {
        self.met.unwrap_or(now) > self.due
    }

    /// Whether three quarters of the time are gone (CASE-05), and it still runs.
    pub fn is_near(&self, now: Instant) -> bool {
        self.met.is_none() && (now.0 - self.from.0).saturating_mul(4) >= (self.due.0 - self.from.0).saturating_mul(3)
    }
}

/// A time in which the complaint hotline could not be reached (CASE-22).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Outage {
    /// Id.
    pub id: i64,
    /// Since when.
    pub from: Instant,
    /// Until when; `None` while it lasts.
    pub to: Option<Instant>,
    /// Why.
    pub reason: String,
    /// Who entered it.
    pub by: Person,
}

/// A moment as it is named within sentences: `03-11 07:00`; with its seconds where it has some.
pub fn short_at(at: Instant) -> String {
    let local = at.local();
    let seconds = if local.second() == 0 { String::new() } else { format!(":{:02}", local.second()) };
    format!("{:02}-{:02} {:02}:{:02}{seconds}", local.month(), local.day(), local.hour(), local.minute())
}
