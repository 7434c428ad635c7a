//! What people ask of attendance: the own day, the crew of a day, a month sheet, a person's month, one shift with its reasons, rates.

use std::collections::{BTreeMap, BTreeSet};

use super::super::leave::{self, Behind};
use super::super::model::{Calendar, Person, Shift, ShiftType, Span};
use super::super::{store as roster, swaps};
use super::clauses::{length, within};
use super::judge::judge;
use super::model::{Away, Judgement, LeaveDays, Limits, Presence, Sign, Stop, Sums};
use super::{store, why};
use crate::areas::{Context, links};
use crate::base::{Day, Deed, Fault, Function, Instant, Judged, No, Post, Reach, Refusal, plus_days};
use crate::msg;

/// 停工 orders that one answer holds.
const MOST_STOPS: i64 = 500;

/// A question about attendance.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Query {
    /// The own shifts of yesterday, today and tomorrow, or else the next one.
    Mine,
    /// Everybody's shifts of a business day, as far as the person may see them.
    Crew {
        /// Which day.
        day: Day,
    },
    /// 月考勤表
    Month {
        /// First day of the month.
        month: Day,
        /// Team; `None` for everybody whom the person may see.
        team: Option<i64>,
    },
    /// The shifts of a person in a month.
    Person {
        /// Who.
        staff: i64,
        /// First day of the month.
        month: Day,
    },
    /// One shift with everything that was entered and why it became what it became.
    Shift {
        /// Which.
        id: i64,
    },
    /// 停工 orders.
    Stops,
    /// KPI-15 and KPI-16 of a period, of a person, a team or everybody.
    Rates {
        /// First business day.
        from: Day,
        /// Last business day.
        to: Day,
        /// Only this person.
        staff: Option<i64>,
        /// Only this team.
        team: Option<i64>,
    },
}

/// A shift with what became of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Line {
    /// The shift.
    pub shift: Shift,
    /// Who works it.
    pub name: String,
    /// How it was worked.
    pub presence: Presence,
    /// What became of it.
    pub judged: Judgement,
    /// Absences from the seat that count.
    pub aways: Vec<Away>,
    /// Number of the swap by which the person works it.
    pub swap_no: Option<String>,
    /// The request for leave behind it.
    pub leave: Option<Behind>,
}

/// A 停工 order with the names on it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StopLine {
    /// The order.
    pub stop: Stop,
    /// Against whom.
    pub name: String,
    /// Who ordered it.
    pub ordered: String,
    /// Who decided it; empty while nobody did.
    pub decided: String,
}

/// One shift with everything about it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Detail {
    /// The shift and what became of it.
    pub line: Line,
    /// Whether the person who asks may correct it.
    pub corrects: bool,
    /// Whether he may agree to absences during it (ATT-04).
    pub consents: bool,
    /// What was signed and corrected, in its order, with the name of who entered it.
    pub signs: Vec<(Sign, String)>,
    /// Absences from the seat, those that were voided too, each with the name of whose consent it has.
    pub aways: Vec<(Away, String)>,
    /// What each clause says, the gravest first.
    pub reasons: Vec<Judged>,
}

/// A day of a person on the month sheet.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Cell {
    /// The shift.
    pub shift: i64,
    /// Its business day.
    pub day: Day,
    /// Its kind.
    pub kind: i64,
    /// Name of its kind.
    pub name: String,
    /// When it is over.
    pub ends: Instant,
    /// What became of it.
    pub judged: Judgement,
}

/// A person on the month sheet.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Row {
    /// Who.
    pub staff: i64,
    /// Name.
    pub name: String,
    /// Staff number.
    pub number: String,
    /// Name of the team, or empty.
    pub team: String,
    /// The shifts of the month in their order.
    pub cells: Vec<Cell>,
    /// Sums over those that are over.
    pub sums: Sums,
    /// Days on leave.
    pub leave: LeaveDays,
    /// 换班: effective swaps whose given-up shift lies in the month, with this person as either party (SWAP-03).
    pub swaps: i64,
}

/// 月考勤表
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Month {
    /// First day.
    pub month: Day,
    /// Team; `None` for everybody.
    pub team: Option<i64>,
    /// Teams whose sheets the person may open, by name.
    pub teams: Vec<(i64, String)>,
    /// Whether the sheet of everybody may be opened.
    pub everybody: bool,
    /// Whether the sheet may leave the program.
    pub exports: bool,
    /// A row for each person with a shift, in the order of teams and numbers.
    pub rows: Vec<Row>,
    /// Sums over all rows.
    pub total: Sums,
    /// Days on leave of all.
    pub leave: LeaveDays,
    /// Kinds of shift, for their colours.
    pub types: Vec<ShiftType>,
    /// The department's calendar.
    pub calendar: Calendar,
}

/// A person's month.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PersonMonth {
    /// Who, with the sums.
    pub row: Row,
    /// First day of the month.
    pub month: Day,
    /// The shifts.
    pub lines: Vec<Line>,
}

/// The crew of a day.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Crew {
    /// Which day.
    pub day: Day,
    /// The shifts, by their start and the numbers of their people.
    pub lines: Vec<Line>,
    /// Names of teams by person.
    pub teams: BTreeMap<i64, String>,
    /// Persons whose attendance the one who asks may correct.
    pub corrects: BTreeSet<i64>,
    /// Persons to whose absence the one who asks may agree, and whom he may order to stop.
    pub consents: BTreeSet<i64>,
}

/// An answer to a [`Query`].
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Answer {
    /// To `Mine`.
    Mine(Vec<Line>),
    /// To `Crew`.
    Crew(Box<Crew>),
    /// To `Month`.
    Month(Box<Month>),
    /// To `Person`.
    Person(Box<PersonMonth>),
    /// To `Shift`.
    Shift(Box<Detail>),
    /// To `Stops`: the newest first.
    Stops(Vec<StopLine>),
    /// To `Rates`: parts of wholes.
    Rates {
        /// KPI-15 出勤率.
        attendance: (i64, i64),
        /// KPI-16 点名到岗率.
        roll_call: (i64, i64),
    },
}

/// Whose attendance a person may see.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Scope {
    /// Everybody's.
    All,
    /// That of a team and the own.
    Team(i64),
    /// The own.
    Own,
}

impl Scope {
    fn of(cx: &Context<'_, '_>) -> Result<Self, Refusal> {
        let access = cx.actor.must_read(Function::Roster)?;
        Ok(match (access.reach, cx.actor.team) {
            (Reach::All, _) => Scope::All,
            (Reach::Own, Some(team)) if access.deed >= Deed::Do => Scope::Team(team),
            _ => Scope::Own,
        })
    }

    fn sees(self, me: i64, staff: i64, team: Option<i64>) -> bool {
        staff == me
            || match self {
                Scope::All => true,
                Scope::Team(own) => team == Some(own),
                Scope::Own => false,
            }
    }
}

fn missing() -> No {
    super::super::plan::commands::missing().into()
}

fn unseen() -> No {
    Refusal::by("SEC-08", msg!("base-refused-read")).into()
}

/// The first and the last day of a month.
fn days_of(month: Day) -> (Day, Day) {
    (month.first_of_month(), month.last_of_month())
}

/// Answers a question as far as the person's posts allow.
///
/// # Errors
/// A refusal by SEC-08, or a fault.
pub fn ask(cx: &Context<'_, '_>, query: &Query) -> Result<Answer, No> {
    match query {
        Query::Mine => Ok(Answer::Mine(mine(cx)?)),
        Query::Crew { day } => Ok(Answer::Crew(Box::new(crew(cx, *day)?))),
        Query::Month { month, team } => Ok(Answer::Month(Box::new(sheet(cx, *month, *team)?))),
        Query::Person { staff, month } => Ok(Answer::Person(Box::new(person(cx, *staff, *month)?))),
        Query::Shift { id } => Ok(Answer::Shift(Box::new(shift(cx, *id)?))),
        Query::Stops => Ok(Answer::Stops(stops(cx)?)),
        Query::Rates { from, to, staff, team } => {
            let sums = rates(cx, (*from, *to), *staff, *team)?;
            Ok(Answer::Rates { attendance: sums.attendance(), roll_call: sums.roll_call() })
        }
    }
}

/// Shifts with what became of them, in their order. Whatever their number, the file is asked a fixed number of times.
fn lines(cx: &Context<'_, '_>, shifts: Vec<Shift>, people: &[Person]) -> Result<Vec<Line>, Fault> {
    let (mut presences, mut entered) = store::presences(cx, &shifts)?;
    let swapped: Vec<i64> = shifts.iter().filter(|shift| shift.swap.is_some()).map(|shift| shift.id).collect();
    let mut marks = if swapped.is_empty() { BTreeMap::new() } else { swaps::marks(cx.tx, &swapped)? };
    let days = shifts.iter().map(|shift| shift.day);
    let mut behind = match (days.clone().min(), days.max()) {
        (Some(from), Some(to)) => leave::behind(cx.tx, from, to)?,
        _ => BTreeMap::new(),
    };
    let names: BTreeMap<i64, &str> = people.iter().map(|person| (person.id, person.name.as_str())).collect();
    let line = |shift: Shift| {
        let presence = presences.remove(&shift.id)?;
        let judged = judge(&presence, &Limits::on(cx.params, shift.day), cx.at);
        let mut aways = entered.aways.remove(&shift.id).unwrap_or_default();
        aways.retain(|away| away.void.is_none());
        let name = names.get(&shift.staff).map_or_else(String::new, |name| (*name).to_owned());
        Some(Line {
            name,
            presence,
            judged,
            aways,
            swap_no: marks.remove(&shift.id).map(|mark| mark.no),
            leave: behind.remove(&shift.id),
            shift,
        })
    };
    Ok(shifts.into_iter().filter_map(line).collect())
}

fn published(shifts: Vec<Shift>) -> Vec<Shift> {
    shifts.into_iter().filter(|shift| shift.published).collect()
}

fn mine(cx: &Context<'_, '_>) -> Result<Vec<Line>, Fault> {
    let today = cx.at.day();
    let mut shifts = published(roster::shifts_of(cx.tx, cx.actor.id, plus_days(today, -1), plus_days(today, 1))?);
    if !shifts.iter().any(|shift| shift.span.to > cx.at) {
        shifts.extend(roster::first_shift_after(cx.tx, cx.actor.id, cx.at)?);
    }
    lines(cx, shifts, &links::roster_people(cx.tx)?)
}

/// A 班长 on duty leads whoever works at the same time (ATT-04, ATT-08).
fn leads(cx: &Context<'_, '_>) -> Result<bool, Fault> {
    Ok(cx.actor.posts.contains(&Post::TeamLeader) && store::on_duty(cx.tx, cx.actor.id, cx.at)?)
}

fn crew(cx: &Context<'_, '_>, day: Day) -> Result<Crew, No> {
    let scope = Scope::of(cx)?;
    let on_duty = leads(cx)?;
    let people = links::roster_people(cx.tx)?;
    let known: BTreeMap<i64, &Person> = people.iter().map(|person| (person.id, person)).collect();
    let me = cx.actor;
    let team_of = |staff: i64| known.get(&staff).and_then(|person| person.team);
    let now = |span: Span| span.from <= cx.at && cx.at < span.to;
    let mut shifts = published(roster::shifts(cx.tx, day, day)?);
    shifts.retain(|shift| scope.sees(me.id, shift.staff, team_of(shift.staff)) || (on_duty && now(shift.span)));
    let number = |staff: i64| known.get(&staff).map_or("", |person| person.number.as_str());
    shifts.sort_by(|a, b| (a.span, team_of(a.staff), number(a.staff)).cmp(&(b.span, team_of(b.staff), number(b.staff))));
    let lines = lines(cx, shifts, &people)?;
    let access = me.access(Function::Roster);
    let present = || lines.iter().map(|line| line.shift.staff);
    let own_team = |staff: i64| me.team.is_some() && team_of(staff) == me.team;
    let corrects = |staff: &i64| access.deed >= Deed::Do && *staff != me.id && (access.reach == Reach::All || own_team(*staff));
    let consents = |staff: &i64| super::clauses::att_04_consent::decides(me, *staff, own_team(*staff), on_duty);
    let teams = present().filter_map(|staff| Some((staff, known.get(&staff)?.team_name.clone()))).collect();
    Ok(Crew { day, teams, corrects: present().filter(corrects).collect(), consents: present().filter(consents).collect(), lines })
}

/// Leave of a shift in tenths of a day: up to half of it is half a day, more a whole one (LEAVE-06).
fn leave_days(presence: &Presence) -> i64 {
    let on_leave = length(&within(&presence.cover.leave, presence.span));
    let whole = presence.span.to.0 - presence.span.from.0;
    match on_leave {
        0 => 0,
        part if part * 2 <= whole => 5,
        _ => 10,
    }
}

/// A row of the sheet from a person's lines.
fn row(person: Option<&Person>, staff: i64, lines: &[Line], swaps: i64, now: Instant) -> Row {
    let mut row = Row {
        staff,
        name: person.map_or_else(String::new, |person| person.name.clone()),
        number: person.map_or_else(String::new, |person| person.number.clone()),
        team: person.map_or_else(String::new, |person| person.team_name.clone()),
        cells: Vec::with_capacity(lines.len()),
        sums: Sums::default(),
        leave: LeaveDays::default(),
        swaps,
    };
    for line in lines {
        if line.shift.span.to <= now {
            row.sums.add(&line.judged);
            match &line.leave {
                Some(behind) if behind.kind.is_sick() => row.leave.sick += leave_days(&line.presence),
                _ => row.leave.personal += leave_days(&line.presence),
            }
        }
        row.cells.push(Cell {
            shift: line.shift.id,
            day: line.shift.day,
            kind: line.shift.kind,
            name: line.shift.name.clone(),
            ends: line.shift.span.to,
            judged: line.judged,
        });
    }
    row
}

/// Effective swaps of a month by person: by the month of the shift that was given up, for both parties (SWAP-03).
fn swaps_of(cx: &Context<'_, '_>, shifts: &[Shift]) -> Result<BTreeMap<i64, i64>, Fault> {
    let swapped: Vec<&Shift> = shifts.iter().filter(|shift| shift.swap.is_some()).collect();
    if swapped.is_empty() {
        return Ok(BTreeMap::new());
    }
    let marks = swaps::marks(cx.tx, &swapped.iter().map(|shift| shift.id).collect::<Vec<_>>())?;
    let mut counts = BTreeMap::new();
    for shift in swapped {
        if marks.get(&shift.id).is_some_and(|mark| mark.effective && mark.given) {
            *counts.entry(shift.staff).or_default() += 1;
            *counts.entry(shift.planned).or_default() += 1;
        }
    }
    Ok(counts)
}

/// Shifts that a person works, and those that he gave away: they count for his swaps and are nobody's absence.
fn touched_by(cx: &Context<'_, '_>, staff: i64, from: Day, to: Day) -> Result<Vec<Shift>, Fault> {
    let mut shifts = roster::shifts_of(cx.tx, staff, from, to)?;
    shifts.extend(roster::planned_of(cx.tx, staff, from, to)?.into_iter().filter(|shift| shift.staff != staff));
    Ok(shifts)
}

fn sheet(cx: &Context<'_, '_>, month: Day, team: Option<i64>) -> Result<Month, No> {
    let scope = Scope::of(cx)?;
    let (from, to) = days_of(month);
    let people = links::roster_people(cx.tx)?;
    let seen = |person: &&Person| scope.sees(cx.actor.id, person.id, person.team) && team.is_none_or(|team| person.team == Some(team));
    let wanted: BTreeMap<i64, &Person> = people.iter().filter(seen).map(|person| (person.id, person)).collect();
    let mut shifts = match scope {
        Scope::Own => touched_by(cx, cx.actor.id, from, to)?,
        _ => roster::shifts(cx.tx, from, to)?,
    };
    let counts = swaps_of(cx, &shifts)?;
    shifts.retain(|shift| shift.published && wanted.contains_key(&shift.staff));
    let mut of_person: BTreeMap<i64, Vec<Line>> = BTreeMap::new();
    for line in lines(cx, shifts, &people)? {
        of_person.entry(line.shift.staff).or_default().push(line);
    }
    let count = |staff: i64| counts.get(&staff).copied().unwrap_or(0);
    let mut rows: Vec<Row> =
        of_person.iter().map(|(staff, lines)| row(wanted.get(staff).copied(), *staff, lines, count(*staff), cx.at)).collect();
    rows.sort_by(|a, b| (a.team.is_empty(), &a.team, &a.number).cmp(&(b.team.is_empty(), &b.team, &b.number)));
    let mut total = Sums::default();
    rows.iter().for_each(|row| total.merge(&row.sums));
    let mut teams: BTreeMap<i64, String> = BTreeMap::new();
    for person in people.iter().filter(|person| scope != Scope::Own && scope.sees(cx.actor.id, person.id, person.team)) {
        if let Some(team) = person.team {
            teams.insert(team, person.team_name.clone());
        }
    }
    let leads_team = team.is_some() && team == cx.actor.team && matches!(scope, Scope::Team(_));
    Ok(Month {
        month: from,
        team,
        teams: teams.into_iter().collect(),
        everybody: scope == Scope::All,
        exports: scope == Scope::All || leads_team,
        leave: LeaveDays { personal: rows.iter().map(|row| row.leave.personal).sum(), sick: rows.iter().map(|row| row.leave.sick).sum() },
        rows,
        total,
        types: roster::types(cx.tx)?,
        calendar: roster::calendar(cx)?,
    })
}

fn person(cx: &Context<'_, '_>, staff: i64, month: Day) -> Result<PersonMonth, No> {
    let scope = Scope::of(cx)?;
    let people = links::roster_people(cx.tx)?;
    let known = people.iter().find(|person| person.id == staff).ok_or_else(missing)?;
    if !scope.sees(cx.actor.id, staff, known.team) {
        return Err(unseen());
    }
    let (from, to) = days_of(month);
    let mut shifts = touched_by(cx, staff, from, to)?;
    let count = swaps_of(cx, &shifts)?.get(&staff).copied().unwrap_or(0);
    shifts.retain(|shift| shift.published && shift.staff == staff);
    let lines = lines(cx, shifts, &people)?;
    Ok(PersonMonth { row: row(Some(known), staff, &lines, count, cx.at), month: from, lines })
}

fn shift(cx: &Context<'_, '_>, id: i64) -> Result<Detail, No> {
    let scope = Scope::of(cx)?;
    let shift = roster::shift(cx.tx, id)?.filter(|shift| shift.published).ok_or_else(missing)?;
    let people = links::roster_people(cx.tx)?;
    let known = people.iter().find(|person| person.id == shift.staff).ok_or_else(missing)?;
    let leading = || Ok::<_, Fault>(leads(cx)? && shift.span.from <= cx.at && cx.at < shift.span.to);
    if !scope.sees(cx.actor.id, shift.staff, known.team) && !leading()? {
        return Err(unseen());
    }
    let named = |id: i64| people.iter().find(|person| person.id == id).map_or_else(String::new, |person| person.name.clone());
    let mut entered = store::entered(cx.tx, std::slice::from_ref(&shift))?;
    let signs = entered.signs.remove(&id).unwrap_or_default().into_iter().map(|sign| (named(sign.entered_by), sign));
    let signs = signs.map(|(name, sign)| (sign, name)).collect();
    let consented = |away: &Away| away.consents.last().map_or_else(String::new, |consent| named(consent.by));
    let aways = entered.aways.remove(&id).unwrap_or_default().into_iter();
    let aways = aways.map(|away| (consented(&away), away)).map(|(name, away)| (away, name)).collect();
    let access = cx.actor.access(Function::Roster);
    let own_team = known.team.is_some() && known.team == cx.actor.team;
    let corrects = access.deed >= Deed::Do && known.id != cx.actor.id && (access.reach == Reach::All || own_team);
    let line = lines(cx, vec![shift], &people)?.pop().ok_or_else(missing)?;
    let reasons = why::reasons(&line.presence, &line.judged, cx.params, line.shift.day, cx.at);
    let on_duty = store::on_duty(cx.tx, cx.actor.id, cx.at)?;
    let consents = super::clauses::att_04_consent::decides(cx.actor, known.id, own_team, on_duty);
    Ok(Detail { line, corrects, consents, signs, aways, reasons })
}

fn stops(cx: &Context<'_, '_>) -> Result<Vec<StopLine>, No> {
    let scope = Scope::of(cx)?;
    let people = links::roster_people(cx.tx)?;
    let find = |id: i64| people.iter().find(|person| person.id == id);
    let named = |id: i64| find(id).map_or_else(String::new, |person| person.name.clone());
    let mine = |stop: &Stop| {
        stop.ordered_by == cx.actor.id || scope.sees(cx.actor.id, stop.staff, find(stop.staff).and_then(|person| person.team))
    };
    let found = store::stops(cx.tx, false, MOST_STOPS)?.into_iter().filter(mine);
    Ok(found
        .map(|stop| StopLine {
            name: named(stop.staff),
            ordered: named(stop.ordered_by),
            decided: stop.decided.map_or_else(String::new, |(by, _)| named(by)),
            stop,
        })
        .collect())
}

/// Sums of a person's shifts that are over.
///
/// # Errors
/// A fault of the file.
pub fn sums_of(cx: &Context<'_, '_>, staff: i64, from: Day, to: Day) -> Result<Sums, Fault> {
    summed(cx, published(roster::shifts_of(cx.tx, staff, from, to)?))
}

fn summed(cx: &Context<'_, '_>, mut shifts: Vec<Shift>) -> Result<Sums, Fault> {
    shifts.retain(|shift| shift.span.to <= cx.at);
    let (presences, _) = store::presences(cx, &shifts)?;
    let mut sums = Sums::default();
    for shift in &shifts {
        if let Some(presence) = presences.get(&shift.id) {
            sums.add(&judge(presence, &Limits::on(cx.params, shift.day), cx.at));
        }
    }
    Ok(sums)
}

/// Sums of a period. KPIs of others are for who may read them (Appendix B, statistics).
fn rates(cx: &Context<'_, '_>, (from, to): (Day, Day), staff: Option<i64>, team: Option<i64>) -> Result<Sums, No> {
    let scope = Scope::of(cx)?;
    let people = links::roster_people(cx.tx)?;
    let wanted = |person: &&Person| staff.is_none_or(|staff| person.id == staff) && team.is_none_or(|team| person.team == Some(team));
    let wanted: Vec<&Person> = people.iter().filter(wanted).collect();
    if wanted.iter().any(|person| !scope.sees(cx.actor.id, person.id, person.team)) {
        return Err(unseen());
    }
    let shifts = match staff {
        Some(staff) => roster::shifts_of(cx.tx, staff, from, to)?,
        None => roster::shifts(cx.tx, from, to)?,
    };
    let ids: BTreeSet<i64> = wanted.iter().map(|person| person.id).collect();
    Ok(summed(cx, shifts.into_iter().filter(|shift| shift.published && ids.contains(&shift.staff)).collect())?)
}
