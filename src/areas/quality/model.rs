//! Nouns of quality monitoring: score sheets, records with their findings and appeals, months, samples, summaries and their states.

use std::ops::Range;

use crate::base::{Day, Instant, Post, end_of, plus_days, words};
use crate::msg;

use super::score::Total;

words! {
    /// Where a version of a score sheet stands.
    FormState {
        /// 草稿: may still be changed.
        Draft = "草稿", "quality-form-draft";
        /// 发布: new checks use it.
        Published = "发布", "quality-form-published";
        /// 停用: kept for the checks that used it.
        Archived = "停用", "quality-form-archived";
    }
}

words! {
    /// Where a check stands (Appendix D).
    Stage {
        /// 草稿
        Draft = "草稿", "quality-stage-draft";
        /// 提交
        Submitted = "提交", "quality-stage-submitted";
        /// 已确认: the agent has read it.
        Confirmed = "已确认", "quality-stage-confirmed";
        /// 已上交: its month is handed in. Not stored; told by the month.
        HandedIn = "已上交", "quality-stage-handed-in";
        /// 作废
        Void = "作废", "quality-stage-void";
    }
}

words! {
    /// What a score is.
    MarkKind {
        /// 未打
        Empty = "未打", "quality-mark-empty";
        /// 打分
        Points = "打分", "quality-mark-points";
        /// 不适用
        NotApplicable = "不适用", "quality-mark-na";
        /// 否决: a fatal head was violated.
        Violated = "否决", "quality-mark-violated";
    }
}

words! {
    /// Where a finding stands (Appendix D).
    FindingState {
        /// 待纠正
        Open = "待纠正", "quality-finding-open";
        /// 已纠正, with the coaching note; the agent has not confirmed it yet.
        Corrected = "已纠正", "quality-finding-corrected";
        /// 关闭
        Closed = "关闭", "quality-finding-closed";
    }
}

words! {
    /// Where an appeal stands.
    AppealState {
        /// 待班长: endorse or decline.
        Leader = "待班长", "quality-appeal-leader";
        /// 待复核: a second checker decides.
        Second = "待复核", "quality-appeal-second";
        /// 不支持: the 班长 declined it.
        Declined = "不支持", "quality-appeal-declined";
        /// 维持原分
        Upheld = "维持原分", "quality-appeal-upheld";
        /// 已改分
        Changed = "已改分", "quality-appeal-changed";
    }
}

impl AppealState {
    /// Whether somebody still has to say something.
    pub fn is_open(self) -> bool {
        matches!(self, AppealState::Leader | AppealState::Second)
    }
}

words! {
    /// How a person's checks of a month stand to the quota (QA-03).
    Quota {
        /// 免计: on leave the whole month.
        Exempt = "免计", "quality-quota-exempt";
        /// 未达标
        Under = "未达标", "quality-quota-under";
        /// 已达下限
        Least = "已达下限", "quality-quota-least";
        /// 达标
        Full = "达标", "quality-quota-full";
    }
}

words! {
    /// Grade of a total (QA-04).
    Grade {
        /// 优
        Excellent = "优", "quality-grade-excellent";
        /// 良
        Good = "良", "quality-grade-good";
        /// 合格
        Pass = "合格", "quality-grade-pass";
        /// 不合格
        Fail = "不合格", "quality-grade-fail";
    }
}

words! {
    /// What a check can be about.
    Kind {
        /// A contact with a customer as it was noted.
        Note = "note", "quality-kind-note";
        /// A ticket.
        Ticket = "ticket", "quality-kind-ticket";
        /// A complaint.
        Case = "case", "quality-kind-case";
    }
}

words! {
    /// Where a drawn record stands.
    PickState {
        /// 待检
        Open = "待检", "quality-pick-open";
        /// 已检
        Done = "已检", "quality-pick-done";
        /// 已换: replaced, with reason.
        Replaced = "已换", "quality-pick-replaced";
    }
}

words! {
    /// Where a planned training stands (TRAIN-06).
    TrainingState {
        /// 待实施
        Planned = "待实施", "quality-training-planned";
        /// 已实施
        Held = "已实施", "quality-training-held";
    }
}

/// A head of a score sheet.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Head {
    /// Section under which it stands; may be empty.
    pub section: String,
    /// Name.
    pub name: String,
    /// Highest number of points; those of all heads make 100. 0 for a fatal one.
    pub weight: i64,
    /// May be 不适用: its weight is then shared out among the others.
    pub optional: bool,
    /// 一票否决: not scored; one violation makes the total 0.
    pub fatal: bool,
    /// What is looked at.
    pub help: String,
    /// A mark of so many points or fewer needs a root cause; `None`: never.
    pub cause_at: Option<i64>,
}

/// What people enter about a score sheet.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct FormDraft {
    /// Name.
    pub name: String,
    /// Heads in their order.
    pub heads: Vec<Head>,
}

/// A version of a score sheet.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Form {
    /// Id.
    pub id: i64,
    /// The first version's id.
    pub family: i64,
    /// From 1.
    pub version: i64,
    /// What people entered.
    pub draft: FormDraft,
    /// Where it stands.
    pub state: FormState,
    /// Who made it; empty for the one that is built in.
    pub author: String,
    /// When it was made.
    pub made_at: Instant,
    /// Revision, for two editors.
    pub rev: i64,
}

impl Form {
    /// The sheet that is built in: its weights are those of `qa_weights`.
    pub fn is_built_in(&self) -> bool {
        self.author.is_empty()
    }
}

/// A score of one head.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Mark {
    /// Nothing yet; of a fatal head: not violated.
    #[default]
    Empty,
    /// So many points.
    Points(i64),
    /// 不适用
    NotApplicable,
    /// A fatal head was violated.
    Violated,
}

impl Mark {
    /// Its kind.
    pub fn kind(self) -> MarkKind {
        match self {
            Mark::Empty => MarkKind::Empty,
            Mark::Points(_) => MarkKind::Points,
            Mark::NotApplicable => MarkKind::NotApplicable,
            Mark::Violated => MarkKind::Violated,
        }
    }

    /// Its points; nothing where it has none.
    pub fn points(self) -> Option<i64> {
        if let Mark::Points(points) = self { Some(points) } else { None }
    }
}

/// What was entered for one head.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Entry {
    /// The score.
    pub mark: Mark,
    /// Root cause of a low mark.
    pub cause: String,
}

/// What a check is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Subject {
    /// Kind of record.
    pub kind: Kind,
    /// Its id.
    pub id: i64,
}

/// A record that can be checked, as the area that owns it tells it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reviewable {
    /// Which.
    pub subject: Subject,
    /// Its number or name for people.
    pub title: String,
    /// Who handled it.
    pub handler: i64,
    /// When.
    pub at: Instant,
    /// How the customer was reached.
    pub channel: String,
    /// Name of the shift that the handler worked then, or empty.
    pub shift: String,
}

/// A word that is not said to a customer, in something that was said (KB-03).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unsuited {
    /// Where it stands, in bytes of the text.
    pub at: Range<usize>,
    /// The word.
    pub word: String,
    /// What is said instead.
    pub instead: String,
}

/// One line of what was said or done.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Spoken {
    /// When.
    pub at: Instant,
    /// Who, by name.
    pub who: String,
    /// What.
    pub text: String,
    /// Words of it that are not said to a customer; the customer's own are none.
    pub unsuited: Vec<Unsuited>,
}

/// A record under review with what was said.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reviewed {
    /// The record.
    pub record: Reviewable,
    /// Name of the customer, or empty.
    pub customer: String,
    /// What was said, in its order.
    pub lines: Vec<Spoken>,
}

/// Which records may be drawn.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Scope {
    /// Only of these kinds.
    pub kinds: Vec<Kind>,
    /// Only of these people.
    pub people: Vec<i64>,
}

/// What is entered in a check.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RecordDraft {
    /// Who is checked.
    pub person: i64,
    /// When the contact was.
    pub on: Instant,
    /// Call number or channel.
    pub channel: String,
    /// What was heard.
    pub content: String,
    /// The score sheet; `None` for the published one.
    pub form: Option<i64>,
    /// What it is about, with its title.
    pub subject: Option<(Subject, String)>,
    /// The draw's pick that it answers.
    pub pick: Option<i64>,
    /// One entry for each head of the sheet.
    pub entries: Vec<Entry>,
}

/// A score as it is stored.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Score {
    /// What was entered.
    pub entry: Entry,
    /// The head's weight when it was scored.
    pub weight: i64,
    /// The points before an appeal changed them.
    pub first: Option<i64>,
}

/// Somebody ended something, and why.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Signed {
    /// When.
    pub at: Instant,
    /// Who.
    pub name: String,
    /// Why, or what was said.
    pub text: String,
}

/// A check: a row of 服务质量综合考评表 (QA-05).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Record {
    /// Id.
    pub id: i64,
    /// Number, such as `ZJ-20260310-001`.
    pub no: String,
    /// What is stored; see [`Record::stage`].
    pub stored: Stage,
    /// Its month is handed in.
    pub locked: bool,
    /// Who is checked.
    pub person: i64,
    /// Who checked.
    pub checker: i64,
    /// His name.
    pub checker_name: String,
    /// Which version of which sheet.
    pub form: i64,
    /// When the contact was.
    pub on: Instant,
    /// Call number or channel.
    pub channel: String,
    /// What was heard.
    pub content: String,
    /// What it is about, with its title.
    pub subject: Option<(Subject, String)>,
    /// The draw's pick that it answers.
    pub pick: Option<i64>,
    /// Scores in the order of the heads.
    pub scores: Vec<Score>,
    /// The total.
    pub total: Total,
    /// When it was submitted.
    pub submitted_at: Option<Instant>,
    /// When the agent confirmed it.
    pub confirmed_at: Option<Instant>,
    /// Who made it void, and why.
    pub ended: Option<Signed>,
    /// Revision, for two editors.
    pub rev: i64,
}

impl Record {
    /// Where it stands.
    pub fn stage(&self) -> Stage {
        match self.stored {
            Stage::Submitted | Stage::Confirmed if self.locked => Stage::HandedIn,
            stored => stored,
        }
    }

    /// The month whose sheet it stands on.
    pub fn month(&self) -> Day {
        self.on.day().first_of_month()
    }
}

/// What is entered about a problem.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct FindingDraft {
    /// The problem in a few words, the same ones each time.
    pub tag: String,
    /// Place of the head that it belongs to.
    pub head: Option<i64>,
    /// More about it.
    pub text: String,
    /// 严重
    pub serious: bool,
    /// 突发: 客服部主任 is told at once.
    pub urgent: bool,
}

/// A problem that a check found (QA-01, QA-02).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Finding {
    /// Id.
    pub id: i64,
    /// The check.
    pub record: i64,
    /// Who was checked.
    pub person: i64,
    /// What was entered.
    pub draft: FindingDraft,
    /// When it was found.
    pub at: Instant,
    /// By whom.
    pub name: String,
    /// When it was corrected, by whom, and the coaching note.
    pub corrected: Option<Signed>,
    /// When the agent confirmed the coaching.
    pub confirmed_at: Option<Instant>,
    /// When 主任 took note of an emergency.
    pub known: Option<Signed>,
}

impl Finding {
    /// Where it stands.
    pub fn state(&self) -> FindingState {
        match (&self.corrected, self.confirmed_at) {
            (None, _) => FindingState::Open,
            (Some(_), None) => FindingState::Corrected,
            (Some(_), Some(_)) => FindingState::Closed,
        }
    }
}

/// An appeal against the score of one head.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Appeal {
    /// Id.
    pub id: i64,
    /// The check.
    pub record: i64,
    /// Place of the head.
    pub head: i64,
    /// Points that are disputed.
    pub old: i64,
    /// Points that the agent finds right.
    pub proposed: i64,
    /// Why.
    pub reason: String,
    /// When.
    pub at: Instant,
    /// Where it stands.
    pub state: AppealState,
    /// What the 班长 said.
    pub leader: Option<Signed>,
    /// What the second checker said.
    pub decided: Option<Signed>,
    /// Points after the decision.
    pub points: Option<i64>,
}

/// A step of a month: handed in, or opened again.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MonthStep {
    /// Handed in; otherwise opened again.
    pub handed_in: bool,
    /// Who, when, and why it was opened.
    pub by: Signed,
}

/// A draw of records (the plan of a month has one or more).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Draw {
    /// Id.
    pub id: i64,
    /// First day of the month.
    pub month: Day,
    /// First and last day of the contacts.
    pub span: (Day, Day),
    /// How it was drawn.
    pub method: String,
    /// The recorded seed.
    pub seed: String,
    /// Checks that each person should have in the month (`qa_target`).
    pub target: i64,
    /// Who drew, and when.
    pub by: Signed,
}

/// A drawn record.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Pick {
    /// Id.
    pub id: i64,
    /// The draw.
    pub draw: i64,
    /// Place in the list of the draw.
    pub place: i64,
    /// The record.
    pub record: Reviewable,
    /// Who checks it.
    pub checker: i64,
    /// Where it stands.
    pub state: PickState,
    /// Who replaced it, and why.
    pub replaced: Option<Signed>,
}

/// An item of a training plan (QA-06).
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct PlanItem {
    /// What is trained.
    pub topic: String,
    /// 全员; otherwise 单独 for those who are named.
    pub everybody: bool,
    /// Who.
    pub people: Vec<i64>,
    /// When; `None` until it is chosen.
    pub day: Option<Day>,
}

/// A planned training (TRAIN-06).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Training {
    /// Id.
    pub id: i64,
    /// Monday of the week whose summary planned it.
    pub week: Day,
    /// What is trained.
    pub topic: String,
    /// 全员
    pub everybody: bool,
    /// When it is planned.
    pub day: Day,
    /// Who is to come, and whether he came.
    pub people: Vec<(i64, Option<bool>)>,
    /// When it was held.
    pub held_on: Option<Day>,
}

impl Training {
    /// Where it stands.
    pub fn state(&self) -> TrainingState {
        if self.held_on.is_some() { TrainingState::Held } else { TrainingState::Planned }
    }
}

/// A 小结 of a week (QA-06).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Week {
    /// Id.
    pub id: i64,
    /// Its Monday.
    pub week: Day,
    /// Who wrote it, when, and the analysis.
    pub by: Signed,
    /// Checks of the week as it was submitted.
    pub checks: i64,
    /// Findings of the week as it was submitted.
    pub findings: i64,
    /// Who took note of it.
    pub known: Option<Signed>,
}

/// A common problem that is commented at roll call (QA-07).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Comment {
    /// Id.
    pub id: i64,
    /// The problem.
    pub tag: String,
    /// At how many people it was found.
    pub people: i64,
    /// To which team; `None` for everybody.
    pub team: Option<i64>,
    /// Who designated it.
    pub by: Signed,
    /// When it was commented, and by whom.
    pub done: Option<Signed>,
}

/// A calibration: several checkers score one record, none seeing the others; it counts for nobody.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Calibration {
    /// Id.
    pub id: i64,
    /// Number.
    pub no: String,
    /// Score sheet.
    pub form: i64,
    /// What is scored.
    pub subject: Option<Subject>,
    /// Its title.
    pub title: String,
    /// Who opened it.
    pub opened: Signed,
    /// Who closed it; the scores are seen by all from then on.
    pub closed: Option<Signed>,
}

/// A person as checks see him.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Person {
    /// Staff id.
    pub id: i64,
    /// Staff number.
    pub number: String,
    /// Name.
    pub name: String,
    /// Posts.
    pub posts: Vec<Post>,
    /// Team.
    pub team: Option<i64>,
    /// Name of the team, or empty.
    pub team_name: String,
    /// Acts for the 班长 of the team.
    pub leads: bool,
    /// Still works here.
    pub active: bool,
}

impl Person {
    /// Whether QA-03's quota is for him: he serves customers at the telephone or in writing. 班长, 质检员 and those above them are not.
    pub fn is_liable(&self) -> bool {
        self.active && self.posts.iter().any(|post| matches!(post, Post::Agent | Post::Tech | Post::ComplaintOfficer))
    }
}

/// A form of quality monitoring on paper.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Printout {
    /// 服务质量综合考评表 of a month, for a team or everybody.
    Month {
        /// First day of the month.
        month: Day,
        /// Team; `None` for everybody.
        team: Option<i64>,
    },
    /// One check.
    Record(i64),
    /// 服务质量综合考评表 of one person in a month: every check in detail.
    Person {
        /// Who.
        staff: i64,
        /// First day of the month.
        month: Day,
    },
}

/// A month as it is stored and as scenario files write it: `2026-03`.
pub fn month_word(day: Day) -> String {
    format!("{:04}-{:02}", day.year(), day.month())
}

/// The month before or after, by its first day.
pub fn months_on(month: Day, months: i64) -> Day {
    let first = month.first_of_month();
    first.checked_add(jiff::Span::new().try_months(months).unwrap_or_default()).unwrap_or(first)
}

/// What was meant is not there any more, or was changed by somebody else meanwhile.
pub fn missing() -> crate::base::Refusal {
    crate::base::Refusal { message: msg!("quality-missing"), clauses: Vec::new(), flaws: Vec::new() }
}

/// A check names who was checked and when the contact was, before it can be kept at all.
pub fn missing_fields() -> crate::base::Refusal {
    crate::base::Refusal::by("QA-05", msg!("quality-no-person"))
}

/// The end of the day on which something of this moment is due so many days later (CONV-05).
pub fn due_in_days(from: Instant, days: i64) -> Instant {
    end_of(plus_days(from.day(), days))
}
