//! Today 今天: what pages outside the rooms say of the roster: the person's own week, the shift of the moment, and who is on duty.

use std::collections::BTreeMap;

use super::leave::{self, Cover};
use super::model::{Shift, Span};
use super::store;
use crate::areas::{Context, links};
use crate::base::{Day, Fault, Function, Instant, Post, Reach, plus_days, week_start};

/// A shift of the person who asks.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OwnShift {
    /// The shift.
    pub shift: Shift,
    /// Tint of its kind.
    pub tint: usize,
    /// Wholly on leave or away on business.
    pub away: bool,
}

/// A day of the person's week.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OwnDay {
    /// The day.
    pub day: Day,
    /// Name of the holiday on it, or empty.
    pub holiday: String,
    /// Published shifts, in order.
    pub shifts: Vec<OwnShift>,
}

/// People who work the same kind of shift now.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Crew {
    /// Name of the kind, such as 早.
    pub name: String,
    /// Staff id and name, the 班长 first.
    pub people: Vec<(i64, String)>,
    /// Name of the 班长 among them, or empty.
    pub leader: String,
}

/// What the roster says at one moment.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Today {
    /// Monday to Sunday.
    pub week: Vec<OwnDay>,
    /// The shift of the moment: the one that runs, or else the next one that begins today, or else today's last one.
    pub shift: Option<OwnShift>,
    /// Who is on duty, by kind of shift; of everybody, or of the person's own team.
    pub crews: Vec<Crew>,
}

impl Today {
    /// Whether the person has a shift this week.
    pub fn is_rostered(&self) -> bool {
        self.week.iter().any(|day| !day.shifts.is_empty())
    }
}

/// Answers what the roster says now to the person who asks. Everybody sees his own shifts; who else is on duty is seen by whom the matrix
/// lets read the roster, own team or all.
///
/// # Errors
/// A fault of the file.
pub fn today(cx: &Context<'_, '_>) -> Result<Today, Fault> {
    let today = cx.at.day();
    let monday = week_start(today);
    let tints: BTreeMap<i64, usize> =
        store::types(cx.tx)?.into_iter().map(|kind| (kind.id, usize::try_from(kind.draft.tint).unwrap_or(0))).collect();
    // A shift of the day before may still run.
    let mut own = store::shifts_of(cx.tx, cx.actor.id, plus_days(monday, -1), plus_days(monday, 6))?;
    own.retain(|shift| shift.published);
    let covers = leave::covers(cx, &own)?;
    let own: Vec<OwnShift> = own
        .into_iter()
        .map(|shift| OwnShift {
            tint: tints.get(&shift.kind).copied().unwrap_or(0),
            away: covers.get(&shift.id).is_some_and(|cover| is_away(cover, shift.span)),
            shift,
        })
        .collect();
    let calendar = store::calendar(cx)?;
    let week = (0..7).map(|n| plus_days(monday, n)).map(|day| OwnDay {
        day,
        holiday: calendar.holiday(day).unwrap_or_default().to_owned(),
        shifts: own.iter().filter(|one| one.shift.day == day).cloned().collect(),
    });
    Ok(Today { week: week.collect(), shift: of_the_moment(&own, cx.at), crews: crews(cx)? })
}

/// Whether leave and business take all the time of a shift.
fn is_away(cover: &Cover, shift: Span) -> bool {
    let mut spans: Vec<Span> = cover.leave.iter().chain(&cover.business).copied().collect();
    spans.sort();
    let until = spans.iter().fold(shift.from, |until, span| if span.from <= until { until.max(span.to) } else { until });
    until >= shift.to
}

/// The shift that runs, or else the next one that begins today, or else today's last one.
fn of_the_moment(own: &[OwnShift], now: Instant) -> Option<OwnShift> {
    let runs = |one: &&OwnShift| one.shift.span.from <= now && now < one.shift.span.to;
    let today = || own.iter().filter(|one| one.shift.span.from.day() == now.day());
    own.iter().find(runs).or_else(|| today().find(|one| one.shift.span.from > now)).or_else(|| today().next_back()).cloned()
}

/// Who is on duty now, as far as the person may know it.
fn crews(cx: &Context<'_, '_>) -> Result<Vec<Crew>, Fault> {
    let access = cx.actor.access(Function::Roster);
    if !access.any() {
        return Ok(Vec::new());
    }
    let today = cx.at.day();
    let mut running = store::shifts(cx.tx, plus_days(today, -1), today)?;
    running.retain(|shift| shift.published && shift.span.from <= cx.at && cx.at < shift.span.to);
    let covers = leave::covers(cx, &running)?;
    let now = Span { from: cx.at, to: cx.at.plus_minutes(1) };
    let away = |cover: &Cover| cover.leave.iter().chain(&cover.business).any(|span| span.overlaps(now));
    let people: BTreeMap<i64, super::Person> = links::roster_people(cx.tx)?.into_iter().map(|person| (person.id, person)).collect();
    let mut crews: Vec<Crew> = Vec::new();
    for shift in running.iter().filter(|shift| !covers.get(&shift.id).is_some_and(away)) {
        let Some(person) = people.get(&shift.staff) else { continue };
        if access.reach != Reach::All && person.id != cx.actor.id && (person.team.is_none() || person.team != cx.actor.team) {
            continue;
        }
        let place = crews.iter().position(|crew| crew.name == shift.name).unwrap_or(crews.len());
        if place == crews.len() {
            crews.push(Crew { name: shift.name.clone(), people: Vec::new(), leader: String::new() });
        }
        let Some(crew) = crews.get_mut(place) else { continue };
        let leads = person.holds(Post::TeamLeader) || person.deputy;
        if leads && crew.leader.is_empty() {
            crew.leader.clone_from(&person.name);
            crew.people.insert(0, (person.id, person.name.clone()));
        } else {
            crew.people.push((person.id, person.name.clone()));
        }
    }
    Ok(crews)
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::datetime;

    fn at(day: i8, hour: i8) -> Instant {
        Instant::of(datetime(2026, 3, day, hour, 0, 0, 0))
    }

    fn own(id: i64, from: Instant, hours: i64) -> OwnShift {
        let span = Span { from, to: from.plus_minutes(hours * 60) };
        let shift = Shift {
            id,
            staff: 1,
            planned: 1,
            day: from.day(),
            kind: 1,
            name: "早".to_owned(),
            span,
            night: false,
            min_staff: 0,
            skills: String::new(),
            seat: String::new(),
            swap: None,
            published: true,
            rev: 1,
        };
        OwnShift { shift, tint: 0, away: false }
    }

    #[test]
    fn the_shift_of_the_moment_runs_or_comes_or_was_today() {
        let shifts = [own(1, at(10, 22), 8), own(2, at(11, 14), 8), own(3, at(12, 8), 8)];
        let id = |now| of_the_moment(&shifts, now).map(|one| one.shift.id);
        assert_eq!(id(at(11, 5)), Some(1), "last night's shift still runs");
        assert_eq!(id(at(11, 6)), Some(2), "an end is not in the shift any more");
        assert_eq!(id(at(11, 14)), Some(2));
        assert_eq!(id(at(11, 23)), Some(2), "today's shift is over");
        assert_eq!(id(at(13, 9)), None, "a free day");
    }

    #[test]
    fn away_is_who_is_away_all_the_time() {
        let shift = Span { from: at(11, 8), to: at(11, 16) };
        let of = |spans: &[(i8, i8)]| Cover {
            leave: spans.iter().map(|(from, to)| Span { from: at(11, *from), to: at(11, *to) }).collect(),
            ..Cover::default()
        };
        assert!(is_away(&of(&[(8, 16)]), shift));
        assert!(is_away(&of(&[(12, 16), (7, 12)]), shift), "two halves are the whole");
        assert!(!is_away(&of(&[(8, 12), (13, 16)]), shift));
        assert!(!is_away(&of(&[]), shift));
    }
}
