//! What is asked about swaps, and the answers as far as the person may read them.

use std::collections::BTreeMap;

use super::super::attendance::{self, Tally};
use super::super::leave;
use super::super::model::{Calendar, Person, Shift};
use super::super::plan::commands::missing;
use super::super::store as shared;
use super::clauses::{
    self, Case, Said, swap_01_ground, swap_02_consent, swap_03_count, swap_04_consecutive, swap_05_back_to_back, swap_06_skill,
    swap_08_leave, swap_09_staffing, swap_11_holidays,
};
use super::commands::{self, Command, Facts};
use super::model::{Draft, Kept, Part, Side, Staffing, State, Swap, deciders, leaders};
use super::store::{self, About};
use super::{Mark, report};
use crate::areas::{Context, links};
use crate::base::{Day, Deed, Fault, Finding, Function, No, Post, Reach, Refusal, Verdict, plus_days};
use crate::msg;

/// So many days before and behind a shift are shown with it.
pub const NEAR_DAYS: i64 = 7;
/// So many days behind SA are looked through for a shift to work in return.
const RETURN_DAYS: i64 = 31;

/// A question about swaps.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Query {
    /// The newest swaps that the person may read, and his drafts.
    List {
        /// How many swaps.
        most: usize,
    },
    /// One swap with all that a decision needs.
    Swap {
        /// Which.
        id: i64,
    },
    /// What the clauses say of a form before it is sent.
    Judge {
        /// The form as it is filled in.
        draft: Box<Draft>,
    },
    /// Who could take this shift over, and who could not and why.
    Partners {
        /// The own shift.
        shift: i64,
    },
    /// Published shifts of a person, to choose one: the own ones, or those of a partner.
    Shifts {
        /// Whose.
        staff: i64,
        /// First business day.
        from: Day,
        /// Last business day.
        to: Day,
    },
    /// How many swaps count for a person in a month (SWAP-03).
    Count {
        /// Whose.
        staff: i64,
        /// A day of the month.
        month: Day,
    },
    /// The monthly report (SWAP-12).
    Report {
        /// A day of the month.
        month: Day,
    },
}

/// What waits for the person who asks.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Wait {
    /// To confirm as the partner.
    Confirm,
    /// To decide for a side.
    Decide,
    /// To propose or confirm shares of responsibility.
    Assess,
}

/// A swap in a list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Row {
    /// The swap.
    pub swap: Swap,
    /// Where it stands now.
    pub state: State,
    /// Name of A.
    pub a: String,
    /// Name of B.
    pub b: String,
    /// What waits for the person who asks.
    pub waits: Option<Wait>,
}

/// A shift in a small calendar.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Cell {
    /// The shift.
    pub shift: Shift,
    /// Tint of its kind.
    pub tint: i64,
    /// Its live swap.
    pub mark: Option<Mark>,
    /// It is on leave, wholly or in part.
    pub leave: bool,
}

/// What the form shows before it is sent.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Judgement {
    /// The form that was judged.
    pub draft: Draft,
    /// Every clause: what it says, of which field.
    pub said: Vec<Said>,
    /// Head counts of both shifts.
    pub staffing: Vec<Staffing>,
    /// Who decides for A and for B.
    pub deciders: [Vec<String>; 2],
}

/// Somebody who might take a shift over.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Candidate {
    /// Who.
    pub person: Person,
    /// Shifts of his that could be worked in return, in order.
    pub shifts: Vec<Shift>,
    /// Why not, with the clause.
    pub reason: Option<Finding>,
}

/// One of the two people on the page of a decision (SWAP-09).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Card {
    /// Who.
    pub person: Person,
    /// Numbers of the swaps that count in the month of SA, this one too.
    pub counted: Vec<String>,
    /// Numbers of earlier swaps that he has not returned.
    pub owes: Vec<String>,
    /// Shifts that he works around the two legs, in order.
    pub near: Vec<Cell>,
    /// Attendance of the last twelve months, for who decides or reads everything.
    pub record: Option<Tally>,
}

/// Why the person who asks cannot do what stands on the page; `None` where he can.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Barred {
    /// Confirming as the partner.
    pub confirm: Option<Refusal>,
    /// Deciding for a side.
    pub decide: Option<Refusal>,
    /// Taking the request back.
    pub withdraw: Option<Refusal>,
    /// Voiding it.
    pub void: Option<Refusal>,
    /// Shares of responsibility.
    pub assess: Option<Refusal>,
}

/// A swap with all that a decision needs.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct View {
    /// The swap.
    pub swap: Swap,
    /// Where it stands now.
    pub state: State,
    /// A.
    pub a: Card,
    /// B.
    pub b: Card,
    /// Head counts of both shifts; none once it is decided.
    pub staffing: Vec<Staffing>,
    /// What the clauses say now; nothing once it is decided.
    pub said: Vec<Said>,
    /// Who decides for A and for B.
    pub deciders: [Vec<String>; 2],
    /// The undecided sides that the person who asks decides.
    pub mine: Vec<Side>,
    /// The shift for which shares are due.
    pub to_judge: Option<Part>,
    /// Shifts for which somebody came.
    pub came: Vec<i64>,
    /// How many swaps a person may have in a month.
    pub most: i64,
    /// What the person cannot do.
    pub barred: Barred,
}

/// An answer to a [`Query`].
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Answer {
    /// To `List`.
    List {
        /// Swaps, the newest first.
        rows: Vec<Row>,
        /// Own drafts, the newest first.
        drafts: Vec<Kept>,
        /// Whether there may be more swaps.
        more: bool,
    },
    /// To `Swap`.
    Swap(Box<View>),
    /// To `Judge`.
    Judge(Box<Judgement>),
    /// To `Partners`: who can first.
    Partners {
        /// The own shift.
        shift: i64,
        /// Everybody who might.
        people: Vec<Candidate>,
    },
    /// To `Shifts`.
    Shifts {
        /// Whose.
        staff: i64,
        /// His shifts, in order.
        cells: Vec<Cell>,
        /// Holidays and worked weekends.
        calendar: Calendar,
    },
    /// To `Count`.
    Count(i64),
    /// To `Report`.
    Report(Box<report::Report>),
}

/// Answers a question as far as the person's posts allow.
///
/// # Errors
/// A refusal by SEC-08, what is not there, or a fault.
pub fn ask(cx: &Context<'_, '_>, query: &Query) -> Result<Answer, No> {
    match query {
        Query::List { most } => list(cx, *most),
        Query::Swap { id } => view(cx, *id).map(|view| Answer::Swap(Box::new(view))),
        Query::Judge { draft } => {
            cx.actor.must_do(Function::SwapFile)?;
            Ok(Answer::Judge(Box::new(judge(cx, draft)?)))
        }
        Query::Partners { shift } => {
            cx.actor.must_do(Function::SwapFile)?;
            Ok(Answer::Partners { shift: *shift, people: partners(cx, *shift)? })
        }
        Query::Shifts { staff, from, to } => {
            if *staff != cx.actor.id {
                cx.actor.must_do(Function::SwapFile)?;
            }
            Ok(Answer::Shifts { staff: *staff, cells: cells(cx, *staff, *from, *to)?, calendar: shared::calendar(cx)? })
        }
        Query::Count { staff, month } => {
            let readable = readable(cx)?;
            if readable.is_some_and(|people| !people.contains(staff)) {
                return Err(no_reading());
            }
            let partner_counts = cx.params.flag("swap_count_partner", month.last_of_month());
            let count = store::counted(cx.tx, *staff, *month, partner_counts)?.len();
            Ok(Answer::Count(i64::try_from(count).unwrap_or(i64::MAX)))
        }
        Query::Report { month } => Ok(Answer::Report(Box::new(report::report(cx, *month, readable(cx)?)?))),
    }
}

fn no_reading() -> No {
    No::Refused(Refusal::by("SEC-08", msg!("base-refused-read")))
}

/// Whose swaps the person may read: everybody's (`None`), or his own and as a 班长 those of his team.
///
/// # Errors
/// A refusal for who has nothing to do with swaps, or a fault.
pub fn readable(cx: &Context<'_, '_>) -> Result<Option<Vec<i64>>, No> {
    let decides = cx.actor.access(Function::SwapDecide);
    if decides.deed >= Deed::Read && decides.reach == Reach::All {
        return Ok(None);
    }
    if !decides.any() {
        cx.actor.must_read(Function::SwapFile)?;
    }
    Ok(Some(links::own_people(cx)?))
}

fn list(cx: &Context<'_, '_>, most: usize) -> Result<Answer, No> {
    let people = readable(cx)?;
    let limit = i64::try_from(most).unwrap_or(i64::MAX).saturating_add(1);
    let mut swaps = store::newest(cx.tx, people.as_deref(), limit)?;
    let more = swaps.len() > most;
    swaps.truncate(most);
    let rows = rows(cx, swaps)?;
    Ok(Answer::List { rows, drafts: store::drafts(cx.tx, cx.actor.id)?, more })
}

/// Swaps as rows of a list.
///
/// # Errors
/// A fault of the file.
pub fn rows(cx: &Context<'_, '_>, swaps: Vec<Swap>) -> Result<Vec<Row>, Fault> {
    let people = links::roster_people(cx.tx)?;
    let came = store::came(cx.tx, &swaps)?;
    let by_id: BTreeMap<i64, &Person> = people.iter().map(|person| (person.id, person)).collect();
    let name = |id: i64| by_id.get(&id).map_or_else(String::new, |person| person.name.clone());
    let row = |swap: Swap| {
        let state = swap.state(cx.at, |shift| came.contains(&shift));
        let waits = by_id.get(&swap.a).zip(by_id.get(&swap.b)).and_then(|(a, b)| waits(cx, &people, &swap, state, (a, b), &came));
        Row { a: name(swap.a), b: name(swap.b), state, waits, swap }
    };
    Ok(swaps.into_iter().map(row).collect())
}

/// What waits for the person who asks.
fn waits(cx: &Context<'_, '_>, people: &[Person], swap: &Swap, state: State, (a, b): (&Person, &Person), came: &[i64]) -> Option<Wait> {
    let me = cx.actor.id;
    match state {
        State::AwaitsPartner if swap.b == me => Some(Wait::Confirm),
        State::AwaitsLeaders => {
            let open = swap_02_consent::sides_of(people, a, b, me).into_iter().any(|side| swap.opinion(side).is_none());
            open.then_some(Wait::Decide)
        }
        State::Missed | State::Liability => {
            let part = swap.to_judge(cx.at, |shift| came.contains(&shift))?;
            let absent = if part.worker() == Side::A { a } else { b };
            let leads = leaders(people, absent, [swap.a, swap.b]);
            let proposed = swap.liability(part).is_some();
            let mine = if leads.iter().any(|person| person.id == me) {
                !proposed
            } else {
                cx.actor.posts.contains(&Post::Director) && (proposed || leads.is_empty())
            };
            mine.then_some(Wait::Assess)
        }
        _ => None,
    }
}

fn judge(cx: &Context<'_, '_>, draft: &Draft) -> Result<Judgement, No> {
    let facts = store::of_draft(cx, draft)?;
    let case = facts.case(None, cx.at).ok_or_else(missing)?;
    let said = clauses::judge(&case);
    let deciders = names_of_deciders(&facts);
    Ok(Judgement { draft: draft.clone(), said, staffing: facts.staffing.clone(), deciders })
}

fn names_of_deciders(facts: &Facts) -> [Vec<String>; 2] {
    let (Some(a), Some(b)) = (&facts.a, &facts.b) else { return Default::default() };
    let names = |of: &Person| deciders(&facts.people, of, [a.person.id, b.person.id]).iter().map(|person| person.name.clone()).collect();
    [names(&a.person), names(&b.person)]
}

// ---- partners ----

/// Everybody who might take a shift of the person who asks over: who can first, with shifts to work in return.
fn partners(cx: &Context<'_, '_>, shift: i64) -> Result<Vec<Candidate>, No> {
    let Some(give) = shared::shift(cx.tx, shift)?.filter(|shift| shift.staff == cx.actor.id) else { return Err(missing().into()) };
    let draft = Draft { give: Some(give.id), ..Draft::default() };
    let facts = store::of_draft(cx, &draft)?;
    let Some(a) = &facts.a else { return Err(missing().into()) };
    let last = plus_days(give.day.max(cx.at.day()), RETURN_DAYS);
    let about = About {
        month: give.day,
        around: (cx.at.day().min(give.day), last),
        but: None,
        partner_counts: facts.limits.count_partner.value != 0,
    };
    // The shifts to work in return lie further away than what was read around SA alone.
    let a = store::party(cx, &a.person, about)?;
    let mut found = Vec::new();
    for person in facts.people.iter().filter(|person| person.active && person.id != cx.actor.id) {
        let files = crate::base::access_of(&person.posts, Function::SwapFile).deed >= Deed::Do;
        if !files {
            continue;
        }
        let b = store::party(cx, person, about)?;
        let case = Case {
            a: &a,
            b: Some(&b),
            give: Some(&give),
            take: None,
            draft: &facts.draft,
            handed_b: None,
            at: cx.at,
            limits: &facts.limits,
            calendar: &facts.calendar,
            people: &facts.people,
        };
        found.push(candidate(case, person, b.works.clone()));
    }
    found.sort_by_key(|candidate| {
        let other_team = candidate.person.team != cx.actor.team;
        (candidate.reason.is_some(), other_team, candidate.person.number.clone())
    });
    Ok(found)
}

fn candidate(case: Case<'_>, person: &Person, works: Vec<Shift>) -> Candidate {
    let first_refused = |said: Vec<Said>| said.into_iter().map(|said| said.judged.finding).find(|f| f.verdict == Verdict::Refused);
    let of_person = [
        swap_06_skill::judge,
        swap_03_count::judge,
        swap_11_holidays::judge,
        swap_08_leave::judge,
        swap_05_back_to_back::judge,
        swap_04_consecutive::judge,
        swap_02_consent::judge,
    ];
    if let Some(reason) = of_person.into_iter().find_map(|clause| first_refused(clause(&case))) {
        return Candidate { person: person.clone(), shifts: Vec::new(), reason: Some(reason) };
    }
    let fits = |take: &Shift| {
        let case = Case { take: Some(take), ..case };
        swap_01_ground::of_shifts(&case).is_empty() && of_person.into_iter().all(|clause| first_refused(clause(&case)).is_none())
    };
    let shifts: Vec<Shift> = works.into_iter().filter(fits).collect();
    let needs_return = case.limits.return_required.value != 0;
    let reason = (shifts.is_empty() && needs_return).then(|| Finding {
        clause: "SWAP-12",
        verdict: Verdict::Refused,
        message: msg!("roster-swaps-no-return", name = person.name.as_str()),
    });
    Candidate { person: person.clone(), shifts, reason }
}

// ---- shifts ----

fn cells(cx: &Context<'_, '_>, staff: i64, from: Day, to: Day) -> Result<Vec<Cell>, Fault> {
    let shifts: Vec<Shift> = shared::shifts_of(cx.tx, staff, from, to)?.into_iter().filter(|shift| shift.published).collect();
    let tints: BTreeMap<i64, i64> = shared::types(cx.tx)?.into_iter().map(|kind| (kind.id, kind.draft.tint)).collect();
    let marks = store::marks(cx.tx, &shifts.iter().map(|shift| shift.id).collect::<Vec<_>>())?;
    let covers = leave::covers(cx, &shifts)?;
    let cell = |shift: Shift| Cell {
        tint: tints.get(&shift.kind).copied().unwrap_or(0),
        mark: marks.get(&shift.id).cloned(),
        leave: covers.get(&shift.id).is_some_and(|cover| !cover.leave.is_empty() || !cover.business.is_empty()),
        shift,
    };
    Ok(shifts.into_iter().map(cell).collect())
}

// ---- one swap ----

/// A swap that the person may read.
///
/// # Errors
/// What is not there or not his to read, or a fault.
pub fn readable_swap(cx: &Context<'_, '_>, id: i64) -> Result<Swap, No> {
    let people = readable(cx)?;
    let swap = store::swap(cx.tx, id)?.ok_or_else(missing)?;
    match people {
        Some(people) if !people.contains(&swap.a) && !people.contains(&swap.b) => Err(no_reading()),
        _ => Ok(swap),
    }
}

pub(super) fn view(cx: &Context<'_, '_>, id: i64) -> Result<View, No> {
    let swap = readable_swap(cx, id)?;
    let facts = store::of_swap(cx, swap.clone())?;
    let state = facts.state(cx.at).ok_or_else(missing)?;
    let pending = state.is_pending();
    let mut said = Vec::new();
    if pending && let Some(case) = facts.case(swap.confirmed_at.map(|_| true), cx.at) {
        said = clauses::judge(&case);
        said.extend(swap_09_staffing::judge(&facts.staffing, cx.at.day()));
    }
    let person = |id: i64| facts.people.iter().find(|person| person.id == id).ok_or_else(missing);
    let (a, b) = (person(swap.a)?, person(swap.b)?);
    let names = |of: &Person| deciders(&facts.people, of, [swap.a, swap.b]).iter().map(|person| person.name.clone()).collect();
    let mine = swap_02_consent::sides_of(&facts.people, a, b, cx.actor.id);
    let barred = |command: Command| commands::decide(&facts, &command, cx.actor, cx.at).err();
    let to_judge = swap.to_judge(cx.at, |shift| facts.came.contains(&shift));
    // Words and ticks are filled in on the page; what is left is what stands against the person and the swap.
    let barred = Barred {
        confirm: barred(Command::Confirm { id, handed_over: true }),
        decide: barred(Command::Decide { id, side: None, agrees: true, comment: "同意".to_owned(), understaffed: true }),
        withdraw: barred(Command::Withdraw { id, reason: String::new() }),
        void: barred(Command::Void { id, reason: "作废".to_owned() }),
        assess: barred(Command::Assess { id, a: 100, b: 0, measure: String::new() }),
    };
    Ok(View {
        a: card(cx, &swap, a)?,
        b: card(cx, &swap, b)?,
        staffing: if pending { facts.staffing.clone() } else { Vec::new() },
        said,
        deciders: [names(a), names(b)],
        mine: mine.into_iter().filter(|side| pending && swap.opinion(*side).is_none()).collect(),
        to_judge,
        came: facts.came.clone(),
        most: facts.limits.max_month.value,
        barred,
        state,
        swap,
    })
}

fn card(cx: &Context<'_, '_>, swap: &Swap, person: &Person) -> Result<Card, Fault> {
    let days: Vec<Day> = swap.legs().map(|(_, leg)| leg.day).collect();
    let (first, last) = (days.iter().copied().min().unwrap_or(swap.given.day), days.into_iter().max().unwrap_or(swap.given.day));
    let partner_counts = cx.params.flag("swap_count_partner", swap.given.day);
    let about = About { month: swap.given.day, around: (first, last), but: Some(swap.id), partner_counts };
    let decides = cx.actor.access(Function::SwapDecide).deed >= Deed::Read;
    let record = if decides { Some(attendance::tally(cx, person.id, plus_days(cx.at.day(), -365), cx.at.day())?) } else { None };
    Ok(Card {
        person: person.clone(),
        counted: store::counted(cx.tx, person.id, swap.given.day, partner_counts)?,
        owes: store::party(cx, person, about)?.owes,
        near: cells(cx, person.id, plus_days(first, -NEAR_DAYS), plus_days(last, NEAR_DAYS))?,
        record,
    })
}
