//! Nouns that every room of the roster shares: shift types, shifts in force, people as the roster knows them, the calendar, spans of time.

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Time;

use crate::areas::parts::day_narrow;
use crate::base::{Day, Instant, Message, Post, plus_days};
use crate::exchange::SheetFormat;
use crate::i18n::Lang;
use crate::msg;

/// From one moment until before another.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Span {
    /// First moment.
    pub from: Instant,
    /// The moment after the last.
    pub to: Instant,
}

impl Span {
    /// Whether two spans share time; spans that only touch do not.
    pub fn overlaps(self, other: Span) -> bool {
        self.from < other.to && other.from < self.to
    }

    /// Whether the other span lies in this one.
    pub fn holds(self, other: Span) -> bool {
        self.from <= other.from && other.to <= self.to
    }

    /// The time that two spans share.
    pub fn common(self, other: Span) -> Option<Span> {
        let common = Span { from: self.from.max(other.from), to: self.to.min(other.to) };
        (common.from < common.to).then_some(common)
    }

    /// Whole minutes of the span.
    pub fn minutes(self) -> i64 {
        self.to.minutes_since(self.from)
    }
}

/// What people enter about a kind of shift.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ShiftTypeDraft {
    /// Name of one or two characters, such as 早; unique among those in use.
    pub name: String,
    /// When it starts.
    pub start: Time,
    /// When it ends; on the next day where that is not after the start.
    pub end: Time,
    /// A night shift in the sense of LEAVE-14.
    pub night: bool,
    /// −1 for a shift that starts after midnight and belongs to the day before (CONV-06); otherwise 0.
    pub date_offset: i64,
    /// How many people it needs at least.
    pub min_staff: i64,
    /// Skills that its seats need, separated by 、.
    pub skills: String,
    /// Tint, by [`crate::ui::tokens::Shift::nth`].
    pub tint: i64,
}

impl ShiftTypeDraft {
    /// The time that a shift of this kind takes when it belongs to this business day.
    pub fn span(&self, day: Day) -> Span {
        let starts_on = plus_days(day, -self.date_offset);
        let ends_on = if self.end > self.start { starts_on } else { plus_days(starts_on, 1) };
        Span { from: Instant::of(starts_on.to_datetime(self.start)), to: Instant::of(ends_on.to_datetime(self.end)) }
    }
}

/// A kind of shift.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ShiftType {
    /// Id.
    pub id: i64,
    /// What people entered.
    pub draft: ShiftTypeDraft,
    /// Whether new shifts may be of this kind.
    pub used: bool,
    /// Revision, for two editors.
    pub rev: i64,
}

/// A shift as it is in force: of the person who works it after every swap.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Shift {
    /// Id.
    pub id: i64,
    /// Who works it.
    pub staff: i64,
    /// Whom the plan named before any swap.
    pub planned: i64,
    /// The business day that it belongs to (CONV-06).
    pub day: Day,
    /// Its kind.
    pub kind: i64,
    /// Name of its kind, such as 早.
    pub name: String,
    /// The time that it takes.
    pub span: Span,
    /// A night shift (LEAVE-14).
    pub night: bool,
    /// How many people its kind needs at least on a day.
    pub min_staff: i64,
    /// Skills that its seat needs, separated by 、.
    pub skills: String,
    /// Seat, or empty.
    pub seat: String,
    /// The effective swap by which somebody else works it.
    pub swap: Option<i64>,
    /// Its day is published: only such shifts can be asked off, swapped or attended.
    pub published: bool,
    /// Revision, for two editors.
    pub rev: i64,
}

impl Shift {
    /// As scenario files and sheets write it: `2026-03-11 早`.
    pub fn written(&self) -> String {
        format!("{} {}", self.day, self.name)
    }
}

/// A shift as sentences name it: `03-11 早`, with the year where it is another one than that of `today`.
pub fn shift_message(day: Day, name: &str, today: Day) -> Message {
    msg!("roster-shift", day = day_narrow(day, today), name = name)
}

/// A month as sentences name it: `3 月`.
pub fn month_message(day: Day) -> Message {
    msg!("roster-month", month = i64::from(day.month()))
}

/// The monthly report of a room, to be exported.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ReportOrder {
    /// First day of the month.
    pub month: Day,
    /// In which form.
    pub format: SheetFormat,
    /// Language of the heads.
    pub lang: Lang,
}

/// Somebody who can be rostered.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Person {
    /// Staff id.
    pub id: i64,
    /// Staff number.
    pub number: String,
    /// Name.
    pub name: String,
    /// Posts, without what a deputy acts in.
    pub posts: Vec<Post>,
    /// Team.
    pub team: Option<i64>,
    /// Name of the team, or empty.
    pub team_name: String,
    /// 代理班长 of the team.
    pub deputy: bool,
    /// Kind of work (工种).
    pub job: String,
    /// 1 初级, 2 中级, 3 高级; 0 unknown.
    pub level: i64,
    /// Word of the level.
    pub level_name: String,
    /// Skills, one each.
    pub skills: Vec<String>,
    /// Still works here.
    pub active: bool,
}

impl Person {
    /// Whether this person holds a post.
    pub fn holds(&self, post: Post) -> bool {
        self.posts.contains(&post)
    }
}

/// What a day of the calendar is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum DayKind {
    /// 休: a holiday.
    Holiday,
    /// 班: a weekend day on which is worked.
    Workday,
    /// 闭: the department's own closed day; no holiday in the sense of the regulations.
    Closed,
}

impl DayKind {
    /// The stored word, which is also the mark in every calendar.
    pub fn word(self) -> &'static str {
        match self {
            DayKind::Holiday => "休",
            DayKind::Workday => "班",
            DayKind::Closed => "闭",
        }
    }

    /// The kind of a stored word.
    pub fn of(word: &str) -> Option<Self> {
        [DayKind::Holiday, DayKind::Workday, DayKind::Closed].into_iter().find(|kind| kind.word() == word)
    }
}

/// A marked day of the calendar.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CalendarDay {
    /// The day.
    pub day: Day,
    /// What it is.
    pub kind: DayKind,
    /// Name, such as 春节.
    pub name: String,
}

/// The department's calendar (CONV-09).
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Calendar {
    /// Marked days: at most one holiday or workday mark and one closed mark each.
    pub days: BTreeMap<Day, Vec<CalendarDay>>,
    /// Years for which there is a table, the department's own or the built-in one.
    pub years: BTreeSet<i16>,
    /// Whether ordinary weekends count as holidays (`holiday_includes_weekend`).
    pub weekends: bool,
}

impl Calendar {
    /// The holiday on this day, by name: a marked one, or a weekend where weekends count and the day is not worked.
    pub fn holiday(&self, day: Day) -> Option<&str> {
        let marks = self.days.get(&day).map_or(&[][..], Vec::as_slice);
        if let Some(holiday) = marks.iter().find(|mark| mark.kind == DayKind::Holiday) {
            return Some(&holiday.name);
        }
        let worked = marks.iter().any(|mark| mark.kind == DayKind::Workday);
        (self.weekends && !worked && day.weekday().to_monday_zero_offset() >= 5).then_some("周末")
    }

    /// The marks of a day.
    pub fn marks(&self, day: Day) -> &[CalendarDay] {
        self.days.get(&day).map_or(&[], Vec::as_slice)
    }

    /// Whether there is a table for the year of this day.
    pub fn knows(&self, day: Day) -> bool {
        self.years.contains(&day.year())
    }
}

/// A form of the roster on paper.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Printout {
    /// 班表 of a month, for a team or everybody.
    Grid {
        /// First day of the month.
        month: Day,
        /// Team; `None` for everybody.
        team: Option<i64>,
        /// A3 instead of A4.
        large: bool,
    },
    /// 假条
    Leave(i64),
    /// 换班登记表
    Swap(i64),
    /// 月考勤表
    Attendance {
        /// First day of the month.
        month: Day,
        /// Team; `None` for everybody.
        team: Option<i64>,
    },
    /// 交接日志
    Handover(i64),
}
