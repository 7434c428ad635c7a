//! Today 今天: what pages outside the rooms say of the roster: the person's own week, the shift of the moment, who is on duty, notices, and
//! the figures of the person's month.

use std::collections::BTreeMap;

use super::leave::{self, Cover};
use super::model::{Shift, Span};
use super::{attendance, floor, store, swaps};
use crate::areas::{Context, links};
use crate::base::{Day, Fault, Function, Instant, Post, Reach, Used, Why, plus_days, week_start};
use crate::msg;

/// Notices that stand beside the tasks.
const NOTICES: usize = 4;
/// How many of the newest notices are looked through for them.
const LOOKED_AT: i64 = 20;

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

/// A notice in force for the person.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Told {
    /// Which.
    pub id: i64,
    /// Title.
    pub title: String,
    /// Who published it.
    pub by: String,
    /// When it was published.
    pub at: Instant,
    /// To be read before the next seat (HAND-04), and not confirmed yet.
    pub must_read: bool,
    /// The person confirmed it.
    pub confirmed: bool,
}

/// What is counted of the person in this month.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Month {
    /// Attendance until now.
    pub tally: attendance::Tally,
    /// Swaps that count (SWAP-03).
    pub swaps: usize,
    /// The most that may be.
    pub most_swaps: i64,
    /// How the swaps were counted.
    pub why_swaps: Why,
}

/// What the roster says at one moment.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Today {
    /// Monday to Sunday.
    pub week: Vec<OwnDay>,
    /// The shift of the moment: the one that runs, or else the next one that begins today, or else today's last one.
    pub shift: Option<OwnShift>,
    /// When the person came to it, if so.
    pub arrived: Option<Instant>,
    /// Notices, those to be read first.
    pub notices: Vec<Told>,
    /// The person's month; `None` for who is never rostered.
    pub month: Option<Month>,
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
    let shift = of_the_moment(&own, cx.at);
    let arrived = match &shift {
        Some(one) => attendance::arrivals(cx.tx, &[one.shift.id])?.get(&one.shift.id).copied(),
        None => None,
    };
    Ok(Today { week: week.collect(), shift, arrived, notices: notices(cx)?, month: month(cx, today)?, crews: crews(cx)? })
}

/// Notices in force for the person: those to be read, and the newest others.
fn notices(cx: &Context<'_, '_>) -> Result<Vec<Told>, Fault> {
    let people = links::roster_people(cx.tx)?;
    let Some(me) = people.iter().find(|person| person.id == cx.actor.id) else { return Ok(Vec::new()) };
    let told = |notice: floor::Notice, must_read: bool, confirmed: bool| {
        let signed = notice.published.as_ref().unwrap_or(&notice.author);
        Told { id: notice.id, by: signed.name.clone(), at: signed.at, title: notice.draft.title, must_read, confirmed }
    };
    let mut found: Vec<Told> = floor::store::notices::unread(cx)?.into_iter().map(|notice| told(notice, true, false)).collect();
    for notice in floor::store::notices::all(cx.tx, LOOKED_AT)? {
        let mine = notice.is_in_force(cx.at.day()) && notice.draft.audience.holds(me);
        if mine && found.iter().all(|known| known.id != notice.id) {
            let confirmed = floor::store::notices::readers(cx.tx, notice.id)?.contains_key(&cx.actor.id);
            found.push(told(notice, false, confirmed));
        }
    }
    found.truncate(NOTICES);
    Ok(found)
}

/// The person's month until now; nothing for who has no shift in it.
fn month(cx: &Context<'_, '_>, today: Day) -> Result<Option<Month>, Fault> {
    let (first, last) = (today.first_of_month(), today.last_of_month());
    if !store::shifts_of(cx.tx, cx.actor.id, first, last)?.iter().any(|shift| shift.published) {
        return Ok(None);
    }
    let partner = cx.params.flag("swap_count_partner", today);
    let counted = swaps::store::counted(cx.tx, cx.actor.id, today, partner)?;
    let used = |key: &'static str| {
        let (value, from) = cx.params.on(key, today);
        Used { key, value: value.to_owned(), from }
    };
    let why_swaps = Why {
        parameters: vec![used("swap_max_month"), used("swap_count_partner")],
        steps: counted.iter().map(|no| msg!("roster-today-swap-counted", no = no.as_str())).collect(),
        ..Why::of("SWAP-03")
    };
    let tally = attendance::tally(cx, cx.actor.id, first, today)?;
    Ok(Some(Month { tally, swaps: counted.len(), most_swaps: cx.params.int("swap_max_month", today), why_swaps }))
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
    use jiff::civil::{date, datetime, time};

    use super::*;
    use crate::areas::roster::{self, plan};
    use crate::areas::{self, Command, staff};
    use crate::store::{Store, migrate};

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

    /// A department in memory: two teams with a 班长 and an agent each, a head, an administrator; everybody of the teams works 早 on 03-11.
    struct Office {
        store: Store,
        people: BTreeMap<&'static str, i64>,
    }

    impl Office {
        fn open() -> Self {
            let then = at(9, 9);
            let mut store = Store::memory().unwrap();
            migrate::run(&mut store, None, &areas::schema(), then).unwrap();
            let mut act = |actor, command| {
                areas::perform(&mut store, actor, &command, then, &mut |_| Ok::<_, Fault>(())).map(|done| done.id).unwrap()
            };
            let draft = |name: &str, posts: &[Post], team| staff::StaffDraft {
                name: name.to_owned(),
                number: name.to_owned(),
                posts: posts.to_vec(),
                team,
                ..staff::StaffDraft::default()
            };
            let first = draft("徐亮", &[Post::Admin], None);
            let found = staff::Command::Found { department: "客服部".to_owned(), demo: false, first, password: "Kx7!mQ2zP".to_owned() };
            let admin = act(0, Command::Staff(found));
            let mut people = BTreeMap::from([("徐亮", admin)]);
            let teams = ["一班", "二班"].map(|name| act(admin, Command::Staff(staff::Command::AddTeam { name: name.to_owned() })));
            for (name, post, team) in [
                ("王芳", Post::Agent, Some(teams[0])),
                ("刘洋", Post::TeamLeader, Some(teams[0])),
                ("张敏", Post::Agent, Some(teams[1])),
                ("周涛", Post::TeamLeader, Some(teams[1])),
                ("何平", Post::Director, None),
            ] {
                people.insert(name, act(admin, Command::Staff(staff::Command::Add { draft: draft(name, &[post], team) })));
            }
            let mut plan = |command| act(people["何平"], Command::Roster(roster::Command::Plan(command)));
            let early = roster::ShiftTypeDraft {
                name: "早".to_owned(),
                start: time(8, 0, 0, 0),
                end: time(16, 0, 0, 0),
                night: false,
                date_offset: 0,
                min_staff: 1,
                skills: String::new(),
                tint: 0,
            };
            let kind = plan(plan::Command::PutType { of: None, draft: Box::new(early) });
            let put = |staff| plan::Edit::Put { staff, day: date(2026, 3, 11), kind, seat: String::new() };
            let edits = ["王芳", "刘洋", "张敏", "周涛"].map(|name| put(people[name]));
            plan(plan::Command::Edit(edits.to_vec()));
            plan(plan::Command::Publish { from: date(2026, 3, 11), to: date(2026, 3, 11) });
            Office { store, people }
        }

        fn today(&mut self, who: &str, now: Instant) -> Today {
            let query = areas::Query::Roster(roster::Query::Today);
            match areas::ask(&mut self.store, self.people[who], &query, now).unwrap() {
                areas::Answer::Roster(roster::Answer::Today(today)) => *today,
                _ => panic!("another answer"),
            }
        }
    }

    fn names(today: &Today) -> Vec<&str> {
        today.crews.iter().flat_map(|crew| crew.people.iter().map(|(_, name)| name.as_str())).collect()
    }

    #[test]
    fn who_is_on_duty_is_told_as_far_as_the_matrix_goes() {
        let mut office = Office::open();
        let now = at(11, 9);
        let mine = office.today("王芳", now);
        assert_eq!(names(&mine), ["刘洋", "王芳"], "the own team, its 班长 first");
        assert_eq!(mine.crews[0].leader, "刘洋");
        assert_eq!(names(&office.today("何平", now)).len(), 4, "everybody");
        assert_eq!(names(&office.today("徐亮", now)), Vec::<&str>::new(), "an administrator reads no roster");
        assert!(office.today("何平", at(11, 16)).crews.is_empty(), "the shift is over");
    }

    #[test]
    fn the_week_is_ones_own_and_published() {
        let mut office = Office::open();
        let mine = office.today("王芳", at(10, 9));
        let days: Vec<usize> = mine.week.iter().map(|day| day.shifts.len()).collect();
        assert_eq!(days, [0, 0, 1, 0, 0, 0, 0]);
        assert!(mine.is_rostered() && mine.shift.is_none());
        let month = mine.month.unwrap();
        assert_eq!((month.swaps, month.most_swaps, month.why_swaps.clause), (0, 2, "SWAP-03"));
        let head = office.today("何平", at(11, 9));
        assert!(!head.is_rostered() && head.month.is_none());
        assert_eq!(office.today("王芳", at(11, 7)).shift.map(|one| one.shift.written()), Some("2026-03-11 早".to_owned()));
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
