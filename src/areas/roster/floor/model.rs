//! Nouns of the floor: crews with their roll call and handover log, seats and who sits at them, notices and who read them.

use std::collections::BTreeMap;

use super::super::model::{Person, Shift, Span};
use crate::base::{Day, Instant, Judged, Post, words};

/// Who did something, and when.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Signed {
    /// Staff id.
    pub staff: i64,
    /// Name at that time.
    pub name: String,
    /// When.
    pub at: Instant,
}

/// Something that a person wrote at a time: a point of a roll call, a supplement to a log.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Remark {
    /// What.
    pub text: String,
    /// Who and when.
    pub by: Signed,
}

/// Names a crew: the business day and the kind of shift.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct CrewId {
    /// Business day (CONV-06).
    pub day: Day,
    /// Kind of shift.
    pub kind: i64,
}

/// Somebody who works in a crew.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Member {
    /// The shift, after every swap.
    pub shift: Shift,
    /// Name.
    pub name: String,
    /// Name of the team, or empty.
    pub team: String,
    /// 班长 or 代理班长.
    pub leads: bool,
    /// Time on effective leave.
    pub leave: Vec<Span>,
    /// Time on public business or study.
    pub business: Vec<Span>,
}

impl Member {
    /// Whether leave or business frees the person at this moment.
    pub fn is_away(&self, at: Instant) -> bool {
        self.leave.iter().chain(&self.business).any(|span| span.from <= at && at < span.to)
    }
}

/// All who work the same published shift on the same day.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Crew {
    /// Which.
    pub id: CrewId,
    /// Name of the shift, such as 早.
    pub name: String,
    /// Its tint, by [`crate::ui::tokens::Shift::nth`].
    pub tint: i64,
    /// Its time.
    pub span: Span,
    /// Who works it, in the order of the staff numbers.
    pub members: Vec<Member>,
    /// Its 班长 (id and name): those who work it, or else those of its members' teams.
    pub leaders: Vec<(i64, String)>,
}

impl Crew {
    /// As scenario files and journals write it: `2026-03-11 早`.
    pub fn written(&self) -> String {
        format!("{} {}", self.id.day, self.name)
    }

    /// Whether this person is one of its 班长.
    pub fn is_led_by(&self, staff: i64) -> bool {
        self.leaders.iter().any(|(id, _)| *id == staff)
    }

    /// The names of its 班长.
    pub fn leader_names(&self) -> Vec<&str> {
        self.leaders.iter().map(|(_, name)| name.as_str()).collect()
    }
}

words! {
    /// What the roll call found of a person (HAND-01).
    Mark {
        /// 到
        Present = "到", "roster-floor-mark-present";
        /// 缺
        Missing = "缺", "roster-floor-mark-missing";
        /// 迟
        Late = "迟", "roster-floor-mark-late";
        /// 假: on leave or public business when the shift begins.
        Leave = "假", "roster-floor-mark-leave";
    }
}

words! {
    /// How the roll call of a crew stands (HAND-01).
    CallState {
        /// 未点名
        Waiting = "未点名", "roster-floor-call-waiting";
        /// 点名中
        Open = "点名中", "roster-floor-call-open";
        /// 已点名
        Closed = "已点名", "roster-floor-call-closed";
    }
}

/// 点名: the roll call of a crew.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RollCall {
    /// Id.
    pub id: i64,
    /// Whose.
    pub crew: CrewId,
    /// Who opened it.
    pub opened: Signed,
    /// Who closed it.
    pub closed: Option<Signed>,
    /// What was found, by staff id.
    pub marks: BTreeMap<i64, Mark>,
    /// 点评
    pub points: Vec<Remark>,
}

impl RollCall {
    /// How it stands.
    pub fn state(call: Option<&RollCall>) -> CallState {
        match call {
            None => CallState::Waiting,
            Some(RollCall { closed: None, .. }) => CallState::Open,
            Some(_) => CallState::Closed,
        }
    }
}

/// A crew with its roll call, as the page shows it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CallView {
    /// Who works.
    pub crew: Crew,
    /// The call, once it is open.
    pub call: Option<RollCall>,
    /// From when it can be opened.
    pub opens_at: Instant,
    /// The shift began without a roll call (HAND-01).
    pub missed: bool,
    /// Notices that came since the day before, to be spoken about.
    pub notices: Vec<String>,
    /// Common problems of quality monitoring, to be spoken about (QA-07).
    pub problems: Vec<String>,
}

/// A seat (机台).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Seat {
    /// Id.
    pub id: i64,
    /// Name, such as A01.
    pub name: String,
    /// May be taken.
    pub used: bool,
}

words! {
    /// How somebody left a seat (HAND-02).
    Way {
        /// 交接: the relief was there.
        Relieved = "交接", "roster-floor-way-relieved";
        /// 无接班: the roster has no successor for the seat.
        Free = "无接班", "roster-floor-way-free";
        /// 放行: a 班长 released the person, and the seat closed.
        Released = "放行", "roster-floor-way-released";
        /// 未办离台: found open when the person took a seat for a later shift.
        Forgotten = "未办离台", "roster-floor-way-forgotten";
    }
}

/// How a sitting ended.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Departure {
    /// When.
    pub at: Instant,
    /// How.
    pub way: Way,
    /// The relief or the 班长 who released; empty where nobody was needed.
    pub by: String,
    /// Why the 班长 released.
    pub reason: String,
    /// 延时: whole minutes that the person waited for the relief after the end of the shift.
    pub waited: i64,
    /// Seconds that the handing over took (HAND-05); 0 where nobody took over.
    pub handover: i64,
}

/// Somebody at a seat for one shift.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sitting {
    /// Id.
    pub id: i64,
    /// Name of the seat.
    pub seat: String,
    /// The shift.
    pub shift: i64,
    /// Of which crew.
    pub crew: CrewId,
    /// Name of the shift.
    pub shift_name: String,
    /// Its tint.
    pub tint: i64,
    /// When the shift ends.
    pub ends: Instant,
    /// Who.
    pub staff: i64,
    /// Name.
    pub name: String,
    /// Since when.
    pub taken_at: Instant,
    /// How it ended.
    pub left: Option<Departure>,
}

/// A seat as the board shows it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SeatLine {
    /// The seat.
    pub seat: Seat,
    /// Who sits there; two while they hand over.
    pub sitting: Vec<Sitting>,
    /// Who is expected there next.
    pub next: Vec<String>,
}

/// The person's own place on the board: the shift that is worked now or next, and what the clauses say of the next step.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OwnPlace {
    /// The shift.
    pub shift: i64,
    /// Of which crew.
    pub crew: CrewId,
    /// Name of the shift.
    pub name: String,
    /// Its tint.
    pub tint: i64,
    /// When it begins and ends.
    pub span: Span,
    /// The seat that the roster names, or empty.
    pub seat: String,
    /// Where the person sits for it.
    pub sitting: Option<Sitting>,
    /// What the clauses say of taking a seat, or of leaving it.
    pub judged: Vec<Judged>,
    /// Notices to be read before (HAND-04).
    pub unread: Vec<Notice>,
}

/// The board of seats.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Board {
    /// Every seat in use, by name.
    pub seats: Vec<SeatLine>,
    /// The person's own place, if a shift is near.
    pub own: Option<OwnPlace>,
    /// Sittings that ended since the day before, the newest first.
    pub left: Vec<Sitting>,
    /// Most seconds of a handover that need no note (HAND-05).
    pub handover_max: i64,
}

words! {
    /// The six sections of a handover log (HAND-03).
    Section {
        /// ① 设备情况及变动
        Equipment = "设备情况", "roster-floor-section-equipment";
        /// ② 疑难问题
        Hard = "疑难问题", "roster-floor-section-hard";
        /// ③ 人员调班
        Moves = "人员调班", "roster-floor-section-moves";
        /// ④ 业务增加变动
        Business = "业务变动", "roster-floor-section-business";
        /// ⑤ 上级批示
        Instructions = "上级批示", "roster-floor-section-instructions";
        /// ⑥ 客户建议投诉及流程
        Customers = "客户建议投诉", "roster-floor-section-customers";
    }
}

impl Section {
    /// Its place, from 0.
    pub fn place(self) -> usize {
        Section::ALL.iter().position(|section| *section == self).unwrap_or(0)
    }

    /// Its mark, ① to ⑥.
    pub fn mark(self) -> &'static str {
        ["①", "②", "③", "④", "⑤", "⑥"].get(self.place()).copied().unwrap_or_default()
    }

    /// Its name in fields and flaws.
    pub fn key(self) -> &'static str {
        match self {
            Section::Equipment => "equipment",
            Section::Hard => "hard",
            Section::Moves => "moves",
            Section::Business => "business",
            Section::Instructions => "instructions",
            Section::Customers => "customers",
        }
    }
}

words! {
    /// How a handover log stands (HAND-03).
    LogState {
        /// 草稿
        Draft = "草稿", "roster-floor-log-draft";
        /// 待接班: only the outgoing 班长 signed.
        Waiting = "待接班", "roster-floor-log-waiting";
        /// 已交接: both signed, locked.
        Signed = "已交接", "roster-floor-log-signed";
    }
}

/// Which 班长 signs a log.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Side {
    /// 交班
    Outgoing,
    /// 接班
    Incoming,
}

/// 交接日志 of a crew.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Log {
    /// Id; 0 while nothing is stored.
    pub id: i64,
    /// What was written, in the order of [`Section::ALL`]; of ③ what was added to the moves.
    pub texts: [String; 6],
    /// Swaps and leave of the day: of this moment until the outgoing 班长 signed, then as they were.
    pub moves: String,
    /// Who wrote last.
    pub written: Signed,
    /// 交班班长
    pub outgoing: Option<Signed>,
    /// 接班班长
    pub incoming: Option<Signed>,
    /// Supplements, in their order.
    pub supplements: Vec<Remark>,
}

impl Log {
    /// How it stands.
    pub fn state(&self) -> LogState {
        match (&self.outgoing, &self.incoming) {
            (None, _) => LogState::Draft,
            (Some(_), None) => LogState::Waiting,
            (Some(_), Some(_)) => LogState::Signed,
        }
    }

    /// What was written in a section.
    pub fn text(&self, section: Section) -> &str {
        self.texts.get(section.place()).map_or("", String::as_str)
    }

    /// A section as it is read: ③ begins with the swaps and leave of the day, and is 无 where there are none.
    pub fn shown(&self, section: Section) -> String {
        let text = self.text(section).trim();
        if section != Section::Moves {
            return text.to_owned();
        }
        let parts: Vec<&str> = [self.moves.trim(), text].into_iter().filter(|part| !part.is_empty()).collect();
        if parts.is_empty() { "无".to_owned() } else { parts.join("\n") }
    }
}

/// A log with the crews between which it is handed over.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LogView {
    /// The outgoing crew.
    pub crew: Crew,
    /// The crew that takes over; `None` where the roster has none within a day.
    pub next: Option<Crew>,
    /// The log.
    pub log: Log,
}

words! {
    /// What a notice is about (KB-07).
    NoticeKind {
        /// 业务变更
        Business = "业务变更", "roster-floor-notice-business";
        /// 优惠政策
        Offer = "优惠政策", "roster-floor-notice-offer";
        /// 制度
        Rule = "制度", "roster-floor-notice-rule";
        /// 新业务
        New = "新业务", "roster-floor-notice-new";
    }
}

words! {
    /// Where a notice stands (Appendix D).
    NoticeState {
        /// 草稿
        Draft = "草稿", "roster-floor-notice-draft";
        /// 审核: waits for who publishes.
        Review = "审核", "roster-floor-notice-review";
        /// 发布
        Published = "发布", "roster-floor-notice-published";
        /// 停用
        Stopped = "停用", "roster-floor-notice-stopped";
        /// 过期: its last day is over; never stored.
        Expired = "过期", "roster-floor-notice-expired";
    }
}

/// Whom a notice is for: everybody where nothing is named, otherwise who is in a named team or holds a named post.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Audience {
    /// Teams.
    pub teams: Vec<i64>,
    /// Posts.
    pub posts: Vec<Post>,
}

impl Audience {
    /// Whether it holds this person.
    pub fn holds(&self, person: &Person) -> bool {
        self.includes(person.team, &person.posts)
    }

    /// Whether it holds somebody of this team with these posts.
    pub fn includes(&self, team: Option<i64>, posts: &[Post]) -> bool {
        let everybody = self.teams.is_empty() && self.posts.is_empty();
        everybody || team.is_some_and(|team| self.teams.contains(&team)) || posts.iter().any(|post| self.posts.contains(post))
    }
}

/// What people enter of a notice (KB-07).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NoticeDraft {
    /// Title.
    pub title: String,
    /// Text.
    pub text: String,
    /// What it is about.
    pub kind: NoticeKind,
    /// 必读
    pub must_read: bool,
    /// First day.
    pub from: Option<Day>,
    /// Last day; `None` without end.
    pub to: Option<Day>,
    /// For whom.
    pub audience: Audience,
}

/// A notice (通告).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Notice {
    /// Id.
    pub id: i64,
    /// What was entered.
    pub draft: NoticeDraft,
    /// Where it stands.
    pub state: NoticeState,
    /// Who wrote it.
    pub author: Signed,
    /// Who published it.
    pub published: Option<Signed>,
    /// Why it was returned or stopped; empty otherwise.
    pub reason: String,
    /// Revision, for two editors.
    pub rev: i64,
}

impl Notice {
    /// Where it stands on this day.
    pub fn state_on(&self, day: Day) -> NoticeState {
        let over = self.draft.to.is_some_and(|to| to < day);
        if self.state == NoticeState::Published && over { NoticeState::Expired } else { self.state }
    }

    /// Published, begun and not over on this day.
    pub fn is_in_force(&self, day: Day) -> bool {
        self.state_on(day) == NoticeState::Published && self.draft.from.is_none_or(|from| from <= day)
    }
}

/// A notice as its reader sees it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NoticeView {
    /// The notice.
    pub notice: Notice,
    /// It is for the person who asks.
    pub mine: bool,
    /// When the person who asks confirmed it.
    pub confirmed: Option<Instant>,
    /// Confirmed of audience (KPI-22).
    pub read: (i64, i64),
    /// Who has not confirmed yet, for who may know it.
    pub unread: Vec<String>,
}
