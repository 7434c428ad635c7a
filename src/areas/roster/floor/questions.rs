//! What can be asked about the floor, and what each post sees of it (Appendix B: handover, duty log, roll call; notices).

use std::collections::BTreeMap;

use super::clauses::{hand_01_roll_call, hand_04_notices};
use super::commands::{self, may_read_all};
use super::model::{Board, CallView, Crew, CrewId, Log, LogView, Notice, NoticeState, NoticeView, OwnPlace, SeatLine, Sitting};
use super::store::{calls, crews, logs, notices, seats};
use super::{clauses, store};
use crate::areas::roster::model::{Person, Shift};
use crate::areas::roster::plan::commands::missing;
use crate::areas::roster::store as roster_store;
use crate::areas::{Context, links};
use crate::base::{Actor, Day, Deed, Fault, Function, No, Post, Reach, Refusal, begin_of, plus_days};

/// Most lines that one answer holds.
const MOST: i64 = 500;

/// Names a log.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum LogOf {
    /// That of this crew, written or not.
    Crew(CrewId),
    /// One that was written, by its id.
    Id(i64),
}

/// A question to this room.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Query {
    /// The crews of a business day with their roll calls.
    Calls {
        /// Which day.
        day: Day,
    },
    /// Shifts of the days from one to another that began without a roll call (HAND-01).
    Missed {
        /// First day.
        from: Day,
        /// Last day.
        to: Day,
    },
    /// Who sits where, and the person's own place.
    Board,
    /// The crews of the days from one to another that have begun, with their logs; the newest first.
    Logs {
        /// First day.
        from: Day,
        /// Last day.
        to: Day,
    },
    /// One log.
    Log {
        /// Which.
        of: LogOf,
    },
    /// Notices that the person may read, the newest first.
    Notices,
    /// One notice.
    Notice {
        /// Which.
        id: i64,
    },
    /// 必读通告阅读率 of the notices that were published on the days from one to another (KPI-22).
    Reading {
        /// First day.
        from: Day,
        /// Last day.
        to: Day,
    },
}

/// An answer to a [`Query`].
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Answer {
    /// To `Calls` and `Missed`.
    Calls(Vec<CallView>),
    /// To `Board`.
    Board(Box<Board>),
    /// To `Logs`.
    Logs(Vec<LogView>),
    /// To `Log`.
    Log(Box<LogView>),
    /// To `Notices`.
    Notices(Vec<NoticeView>),
    /// To `Notice`.
    Notice(Box<NoticeView>),
    /// To `Reading`: confirmed of audience.
    Reading(i64, i64),
}

/// What of roll calls and logs a person sees.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Sight {
    /// Of every crew.
    All,
    /// Of the crews in which the person works.
    Own,
    /// Roll calls of every crew, and no logs: 讲评 of 质检员.
    Points,
}

fn sight(actor: &Actor) -> Result<Sight, Refusal> {
    let access = actor.must_read(Function::Handover)?;
    Ok(match (access.reach, access.note) {
        (Reach::All, _) => Sight::All,
        (Reach::Own, "讲评") => Sight::Points,
        (Reach::Own, _) => Sight::Own,
    })
}

fn log_sight(actor: &Actor) -> Result<Sight, Refusal> {
    match sight(actor)? {
        Sight::Points => Err(Refusal::by("SEC-08", crate::msg!("base-refused-read"))),
        sight => Ok(sight),
    }
}

fn works_in(crew: &Crew, staff: i64) -> bool {
    crew.members.iter().any(|member| member.shift.staff == staff) || crew.is_led_by(staff)
}

/// Answers a question as far as the person's posts allow.
///
/// # Errors
/// A refusal by SEC-08, a record that is not there, or a fault.
pub fn ask(cx: &Context<'_, '_>, query: &Query) -> Result<Answer, No> {
    match query {
        Query::Calls { day } => {
            let sight = sight(cx.actor)?;
            let mut found = call_views(cx, *day, *day)?;
            if sight == Sight::Own {
                found.retain(|view| works_in(&view.crew, cx.actor.id));
            }
            Ok(Answer::Calls(found))
        }
        Query::Missed { from, to } => {
            if sight(cx.actor)? != Sight::All {
                return Err(Refusal::by("SEC-08", crate::msg!("base-refused-read")).into());
            }
            Ok(Answer::Calls(call_views(cx, *from, *to)?.into_iter().filter(|view| view.missed).collect()))
        }
        Query::Board => {
            sight(cx.actor)?;
            Ok(Answer::Board(Box::new(board(cx)?)))
        }
        Query::Logs { from, to } => {
            let sight = log_sight(cx.actor)?;
            let mut found = log_views(cx, *from, *to)?;
            if sight == Sight::Own {
                found.retain(|view| concerns(view, cx.actor.id));
            }
            Ok(Answer::Logs(found))
        }
        Query::Log { of } => {
            let sight = log_sight(cx.actor)?;
            let view = log_view(cx, *of)?.ok_or_else(missing)?;
            if sight == Sight::Own && !concerns(&view, cx.actor.id) {
                return Err(Refusal::by("SEC-08", crate::msg!("base-refused-read")).into());
            }
            Ok(Answer::Log(Box::new(view)))
        }
        Query::Notices => {
            let people = links::roster_people(cx.tx)?;
            let mut found = Vec::new();
            for notice in notices::all(cx.tx, MOST)? {
                found.extend(notice_view(cx, &people, notice)?);
            }
            Ok(Answer::Notices(found))
        }
        Query::Notice { id } => {
            let people = links::roster_people(cx.tx)?;
            let notice = notices::notice(cx.tx, *id)?.ok_or_else(missing)?;
            let refused = || No::Refused(Refusal::by("SEC-08", crate::msg!("base-refused-read")));
            Ok(Answer::Notice(Box::new(notice_view(cx, &people, notice)?.ok_or_else(refused)?)))
        }
        Query::Reading { from, to } => {
            let (done, all) = reading(cx, *from, *to)?;
            Ok(Answer::Reading(done, all))
        }
    }
}

fn concerns(view: &LogView, staff: i64) -> bool {
    works_in(&view.crew, staff) || view.next.as_ref().is_some_and(|next| works_in(next, staff))
}

/// The crews of some days with their roll calls.
///
/// # Errors
/// A fault of the file.
pub(super) fn call_views(cx: &Context<'_, '_>, from: Day, to: Day) -> Result<Vec<CallView>, Fault> {
    let mut calls = calls::between(cx.tx, from, to)?;
    let spoken = notices::titles_since(cx.tx, begin_of(plus_days(cx.at.day(), -1)), cx.at.day())?;
    let problems = links::common_problems(cx.tx)?;
    let view = |crew: Crew| {
        let meant = |team: &str| team.is_empty() || crew.members.iter().any(|member| member.team == team);
        let call = calls.remove(&crew.id);
        let opened = call.as_ref().map(|call| call.opened.at);
        CallView {
            opens_at: hand_01_roll_call::opens_at(crew.span.from, &store::limits(cx, crew.id.day).early),
            missed: hand_01_roll_call::is_missed(opened, crew.span.from, cx.at),
            notices: if crew.id.day == cx.at.day() { spoken.clone() } else { Vec::new() },
            problems: problems.iter().filter(|(_, team)| meant(team)).map(|(tag, _)| tag.clone()).collect(),
            crew,
            call,
        }
    };
    Ok(crews::crews(cx, from, to)?.into_iter().map(view).collect())
}

fn board(cx: &Context<'_, '_>) -> Result<Board, Fault> {
    let today = cx.at.day();
    let crews = crews::crews(cx, plus_days(today, -1), plus_days(today, 1))?;
    let taken = seats::seats_by_shift(cx.tx, &crews)?;
    let open = seats::open(cx.tx)?;
    let lines = seats::all(cx.tx)?.into_iter().filter(|seat| seat.used).map(|seat| {
        let sitting: Vec<Sitting> = open.iter().filter(|sitting| sitting.seat == seat.name).cloned().collect();
        let followers = sitting.last().map(|last| seats::followers_among(&crews, &taken, last)).unwrap_or_default();
        let next = clauses::hand_02_relief::expected(&seat.name, &followers).into_iter().map(str::to_owned).collect();
        SeatLine { seat, sitting, next }
    });
    Ok(Board {
        seats: lines.collect(),
        own: own_place(cx, &open)?,
        left: seats::left_since(cx.tx, begin_of(plus_days(today, -1)), MOST)?,
        handover_max: store::limits(cx, today).handover.value * 60,
    })
}

/// Where the person sits; or else the shift that is worked now or next, with what the clauses say of taking a seat for it.
fn own_place(cx: &Context<'_, '_>, open: &[Sitting]) -> Result<Option<OwnPlace>, Fault> {
    if cx.actor.must_do(Function::Handover).is_err() {
        return Ok(None);
    }
    let today = cx.at.day();
    let mut facts = store::no_facts(cx, today);
    let shifts = roster_store::shifts_of(cx.tx, cx.actor.id, plus_days(today, -1), plus_days(today, 1))?;
    let mut coming = shifts.iter().filter(|shift| shift.published && cx.at < shift.span.to);
    if let Some(sitting) = open.iter().find(|sitting| sitting.staff == cx.actor.id) {
        facts.sitting = Some(sitting.clone());
        store::leaving(cx, &mut facts)?;
        let (judged, _) = commands::judge_leave(&facts, sitting, cx.at);
        let from = roster_store::shift(cx.tx, sitting.shift)?.map_or(sitting.taken_at, |shift| shift.span.from);
        return Ok(Some(OwnPlace {
            shift: sitting.shift,
            crew: sitting.crew,
            name: sitting.shift_name.clone(),
            tint: sitting.tint,
            span: crate::areas::roster::Span { from, to: sitting.ends },
            seat: sitting.seat.clone(),
            sitting: Some(sitting.clone()),
            judged,
            unread: Vec::new(),
        }));
    }
    let Some(shift) = coming.next() else { return Ok(None) };
    facts.call = calls::call(cx.tx, crews::of(shift))?;
    facts.unread = notices::unread(cx)?;
    facts.limits = store::limits(cx, shift.day);
    let Shift { id, ref name, span, ref seat, .. } = *shift;
    let judged = commands::judge_take(&facts, shift);
    let (name, seat, crew) = (name.clone(), seat.clone(), crews::of(shift));
    let tint = roster_store::types(cx.tx)?.into_iter().find(|kind| kind.id == shift.kind).map_or(0, |kind| kind.draft.tint);
    Ok(Some(OwnPlace { shift: id, crew, name, tint, span, seat, sitting: None, judged, unread: facts.unread }))
}

/// The crews of some days that have begun, with their logs, the newest first.
///
/// # Errors
/// A fault of the file.
pub(super) fn log_views(cx: &Context<'_, '_>, from: Day, to: Day) -> Result<Vec<LogView>, Fault> {
    let mut logs: BTreeMap<CrewId, Log> = logs::between(cx.tx, from, to)?;
    let crews = crews::crews(cx, plus_days(from, -1), plus_days(to, 2))?;
    let begun = crews.iter().rev().filter(|crew| (from..=to).contains(&crew.id.day) && crew.span.from <= cx.at);
    let view = |crew: &Crew| LogView {
        next: crews::next_of(&crews, crew).cloned(),
        log: logs.remove(&crew.id).unwrap_or_default(),
        crew: crew.clone(),
    };
    Ok(begun.map(view).collect())
}

/// One log with its crews; `None` where the crew has nobody.
///
/// # Errors
/// A fault of the file.
pub(super) fn log_view(cx: &Context<'_, '_>, of: LogOf) -> Result<Option<LogView>, Fault> {
    let id = match of {
        LogOf::Crew(id) => Some(id),
        LogOf::Id(id) => logs::crew_of(cx.tx, id)?,
    };
    let Some(id) = id else { return Ok(None) };
    let Some(crew) = crews::crew(cx, id)? else { return Ok(None) };
    Ok(Some(LogView { next: crews::next(cx, &crew)?, log: logs::log(cx, &crew)?, crew }))
}

/// A notice as the person who asks sees it; `None` where it is not for him to see.
fn notice_view(cx: &Context<'_, '_>, people: &[Person], notice: Notice) -> Result<Option<NoticeView>, Fault> {
    let me = people.iter().find(|person| person.id == cx.actor.id);
    let mine = me.is_some_and(|me| me.active && notice.draft.audience.holds(me));
    let all = may_read_all(cx.actor);
    let published = matches!(notice.state, NoticeState::Published | NoticeState::Stopped);
    let author = notice.author.staff == cx.actor.id;
    // What nobody published is seen by its author and by those who publish; who only reads sees what was published.
    let seen = if published { mine || all || author } else { author || commands::may_publish(cx.actor) };
    if !seen {
        return Ok(None);
    }
    let readers = notices::readers(cx.tx, notice.id)?;
    let read = hand_04_notices::rate(&notice, people.iter(), &|id| readers.get(&id).copied());
    let waiting = people.iter().filter(|person| person.active && notice.draft.audience.holds(person) && !readers.contains_key(&person.id));
    let told =
        |person: &&Person| all || cx.actor.posts.contains(&Post::TeamLeader) && person.team.is_some() && person.team == cx.actor.team;
    let unread = if published { waiting.filter(told).map(|person| person.name.clone()).collect() } else { Vec::new() };
    Ok(Some(NoticeView { mine: mine && published, confirmed: readers.get(&cx.actor.id).copied(), read, unread, notice }))
}

/// KPI-22 among the people whose figures the person may see: everybody's, those of the own group, or the own ones.
fn reading(cx: &Context<'_, '_>, from: Day, to: Day) -> Result<(i64, i64), No> {
    let access = cx.actor.must_read(Function::Statistics)?;
    let group = access.note == "group";
    let own = access.deed == Deed::Read && access.reach == Reach::Own;
    let seen = |person: &&Person| match (own, group) {
        (false, _) => true,
        (true, true) => person.team.is_some() && person.team == cx.actor.team,
        (true, false) => person.id == cx.actor.id,
    };
    let people = links::roster_people(cx.tx)?;
    let mut sum = (0, 0);
    for notice in notices::published_between(cx.tx, from, to)? {
        let readers = notices::readers(cx.tx, notice.id)?;
        let (done, all) = hand_04_notices::rate(&notice, people.iter().filter(seen), &|id| readers.get(&id).copied());
        sum = (sum.0 + done, sum.1 + all);
    }
    Ok(sum)
}
