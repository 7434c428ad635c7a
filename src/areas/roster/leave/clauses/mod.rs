//! The clauses that bind leave, one file each, and the judging of a form by all of them: the live panel and the sending use the same lines.

pub mod leave_01_report_back;
pub mod leave_02_personal;
pub mod leave_03_special;
pub mod leave_04_late;
pub mod leave_05_chain;
pub mod leave_06_authority;
pub mod leave_07_adjoining;
pub mod leave_08_in_person;
pub mod leave_09_sick;
pub mod leave_10_certificate;
pub mod leave_11_emergency;
pub mod leave_12_continuity;
pub mod leave_13_slip;
pub mod leave_14_night;
pub mod leave_15_holiday;
pub mod leave_17_duty;
pub mod leave_18_form;
pub mod swap_05_restored;
pub mod swap_08_swapped;
pub mod swap_09_staffing;

use std::collections::BTreeMap;

use super::model::{Draft, Kind, Leave, Part, Proof, notified, part_of};
use crate::areas::roster::model::{Calendar, DayKind, Person, Shift, Span};
use crate::areas::roster::swaps::Mark;
use crate::base::{Day, Finding, Instant, Judged, Message, Post, Used, Verdict, Why, begin_of, plus_days};
use crate::msg;
use crate::rules::Parameters;

/// Hours of a day of somebody who is not rostered, of which half is half a day (LEAVE-06).
const OFFICE_HOURS: i64 = 8;

/// Somebody who is rostered on a shift.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mate {
    /// Staff id.
    pub id: i64,
    /// Name.
    pub name: String,
    /// On approved leave then.
    pub away: bool,
    /// Leave for it waits for a decision.
    pub asks: bool,
}

/// Who is rostered on a shift that the leave touches.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Crew {
    /// Business day.
    pub day: Day,
    /// Name of the kind of shift.
    pub name: String,
    /// How many it needs at least.
    pub min: i64,
    /// Everybody who is rostered, the applicant too.
    pub mates: Vec<Mate>,
}

impl Crew {
    /// How many remain when this person is on leave as well.
    pub fn without(&self, applicant: i64) -> i64 {
        i64::try_from(self.mates.iter().filter(|mate| mate.id != applicant && !mate.away).count()).unwrap_or(i64::MAX)
    }
}

/// What the judging of a form needs to know.
#[derive(Debug, Clone)]
pub struct Facts<'a> {
    /// Values of the regulations.
    pub params: &'a Parameters,
    /// Everybody.
    pub people: Vec<Person>,
    /// Published shifts of the applicant around the leave, in order; none for somebody who is not rostered.
    pub roster: Vec<Shift>,
    /// The applicant's other requests around the leave that wait or are approved.
    pub others: Vec<Leave>,
    /// Live swaps of the shifts.
    pub marks: BTreeMap<i64, Mark>,
    /// Holidays.
    pub calendar: Calendar,
    /// Who works on the touched shifts.
    pub crews: Vec<Crew>,
    /// 班长 who were on duty when the call came (LEAVE-11).
    pub on_duty: Vec<i64>,
}

impl Facts<'_> {
    /// The person of this id.
    pub fn person(&self, id: i64) -> Option<&Person> {
        self.people.iter().find(|person| person.id == id)
    }
}

/// A form with what is known about it.
pub struct Case<'a> {
    /// What is known.
    pub facts: &'a Facts<'a>,
    /// What was entered.
    pub draft: &'a Draft,
    /// Whose leave it is.
    pub applicant: &'a Person,
    /// Who types it in.
    pub filer: i64,
    /// The parts of the shifts.
    pub parts: Vec<Part>,
    /// When it is sent.
    pub filed: Instant,
    /// The moment that the rules of notice use.
    pub notified: Instant,
}

impl<'a> Case<'a> {
    /// Joins a form with what is known. `None` when the applicant does not work here.
    pub fn of(facts: &'a Facts<'a>, draft: &'a Draft, filer: i64, at: Instant) -> Option<Self> {
        let applicant = facts.person(draft.applicant).filter(|person| person.active)?;
        let parts = parts(facts, draft);
        Some(Case { facts, draft, applicant, filer, parts, filed: at, notified: notified(draft, at) })
    }

    /// The first part; every clause that asks for one is judged only when there is one.
    fn first(&self) -> Option<&Part> {
        self.parts.first()
    }

    /// The business day of the first shift, on which the parameters are in force.
    fn day(&self) -> Day {
        self.first().map_or(self.filed.day(), |part| part.day)
    }

    /// Half days of this request alone.
    pub fn halves(&self) -> i64 {
        self.parts.iter().map(Part::halves).sum()
    }

    /// A whole number of the regulations.
    fn int(&self, key: &str) -> i64 {
        self.facts.params.int(key, self.day())
    }

    /// A switch of the regulations.
    fn flag(&self, key: &str) -> bool {
        self.facts.params.flag(key, self.day())
    }

    /// A decimal of the regulations in tenths.
    fn tenths(&self, key: &str) -> i64 {
        let (whole, tenth) = self.facts.params.on(key, self.day()).0.split_once('.').unwrap_or(("0", "0"));
        whole.parse::<i64>().unwrap_or(0) * 10 + tenth.parse::<i64>().unwrap_or(0)
    }

    /// The shifts that are touched.
    fn shifts(&self) -> impl Iterator<Item = &Shift> {
        let touched = |id: &i64| self.parts.iter().any(|part| part.shift == Some(*id));
        self.facts.roster.iter().filter(move |shift| touched(&shift.id))
    }

    /// 特殊 or 极特殊 with its reason.
    fn reason_given(&self) -> bool {
        !self.draft.reason.trim().is_empty()
    }
}

/// The parts that a form touches. Named shifts count; without them every shift within the wanted time, or the working days of somebody
/// who is not rostered.
pub fn parts(facts: &Facts<'_>, draft: &Draft) -> Vec<Part> {
    let (from, to) = (draft.from, draft.to);
    if from.is_some() && to.is_some() && from >= to {
        return Vec::new();
    }
    if !draft.shifts.is_empty() {
        let named = facts.roster.iter().filter(|shift| draft.shifts.contains(&shift.id));
        return named.filter_map(|shift| part_of(shift, from, to)).collect();
    }
    let (Some(from), Some(to)) = (from, to) else { return Vec::new() };
    if !facts.roster.is_empty() {
        return facts.roster.iter().filter_map(|shift| part_of(shift, Some(from), Some(to))).collect();
    }
    let wanted = Span { from, to };
    let mut out = Vec::new();
    let mut day = from.day();
    while day <= to.day() {
        let whole = Span { from: begin_of(day), to: begin_of(plus_days(day, 1)) };
        if let Some(span) = whole.common(wanted).filter(|_| is_working_day(&facts.calendar, day)) {
            let office = Instant(span.to.0.max(span.from.plus_minutes(OFFICE_HOURS * 60).0));
            let shift_span = Span { from: span.from, to: office };
            out.push(Part { shift: None, day, name: String::new(), shift_span, span, restored: false });
        }
        day = plus_days(day, 1);
    }
    out
}

/// Whether somebody who is not rostered works on this day.
fn is_working_day(calendar: &Calendar, day: Day) -> bool {
    let is = |kind| calendar.marks(day).iter().any(|mark| mark.kind == kind);
    let weekend = day.weekday().to_monday_zero_offset() >= 5;
    calendar.holiday(day).is_none() && !is(DayKind::Closed) && (!weekend || is(DayKind::Workday))
}

/// What a button below a clause changes in the form.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Way {
    /// Another kind.
    Kind(Kind),
    /// 改走补批
    Late,
    /// Ticks 特殊情况.
    Special,
    /// Ticks 极特殊情况.
    Extreme,
}

impl Way {
    /// The form after the change.
    pub fn take(self, draft: &Draft) -> Draft {
        let draft = draft.clone();
        match self {
            Way::Kind(kind) => Draft { kind, late: false, ..draft },
            Way::Late => Draft { kind: late_kind(draft.kind), late: true, ..draft },
            Way::Special => Draft { special: true, ..draft },
            Way::Extreme => Draft { extreme: true, ..draft },
        }
    }
}

/// As what kind of leave a request is made up for: the ways of asking early fall away.
pub fn late_kind(kind: Kind) -> Kind {
    match kind {
        Kind::Special => Kind::Personal,
        Kind::Emergency => Kind::Sick,
        other => other,
    }
}

/// What one clause says about a form, with the changes after which it would not refuse.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Line {
    /// What it says and why.
    pub judged: Judged,
    /// Changes that help.
    pub ways: Vec<Way>,
}

/// One step of the chain with those who may take it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Station {
    /// The post.
    pub post: Post,
    /// Their names.
    pub names: Vec<String>,
}

/// What all clauses say about a form.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Judgement {
    /// Clause by clause, refusals first.
    pub lines: Vec<Line>,
    /// The parts that are touched.
    pub parts: Vec<Part>,
    /// Half days with adjoining requests.
    pub total: i64,
    /// Numbers of the adjoining requests.
    pub joined: Vec<String>,
    /// The chain.
    pub route: Vec<Station>,
    /// Which days need a certificate.
    pub proof: Proof,
    /// The last moment at which 补批 can be granted.
    pub late_until: Option<Instant>,
    /// Who works on the touched shifts.
    pub crews: Vec<Crew>,
    /// What remains on them; shown and never refused.
    pub staffing: Vec<Judged>,
}

impl Judgement {
    /// Half days of this request alone.
    pub fn halves(&self) -> i64 {
        self.parts.iter().map(Part::halves).sum()
    }

    /// Every line of the panel: the clauses and the head counts.
    pub fn panel(&self) -> Vec<Judged> {
        self.lines.iter().map(|line| line.judged.clone()).chain(self.staffing.iter().cloned()).collect()
    }

    /// What the clauses that refuse say.
    pub fn refused(&self) -> impl Iterator<Item = &Finding> {
        self.lines.iter().map(|line| &line.judged.finding).filter(|finding| finding.verdict == Verdict::Refused)
    }
}

/// What every clause says about the form, with the ways out.
pub fn judge(case: &Case<'_>) -> Judgement {
    let judged = check(case);
    let refused = |judged: &[Judged]| -> Vec<&'static str> {
        judged.iter().filter(|one| one.finding.verdict == Verdict::Refused).map(|one| one.finding.clause).collect()
    };
    let now_refused = refused(&judged);
    let helps = |way: Way, clause: &'static str| {
        let draft = way.take(case.draft);
        let other = Case::of(case.facts, &draft, case.filer, case.filed);
        other.is_some_and(|other| {
            draft != *case.draft && {
                let then = refused(&check(&other));
                !then.contains(&clause) && then.iter().all(|clause| now_refused.contains(clause))
            }
        })
    };
    let ways = |finding: &Finding| -> Vec<Way> {
        let offered: &[Way] = match (finding.verdict, finding.clause) {
            (Verdict::Refused, "LEAVE-02") => &[Way::Kind(Kind::Special), Way::Late],
            (Verdict::Refused, "LEAVE-03" | "LEAVE-17") => &[Way::Late],
            (Verdict::Refused, "LEAVE-04") => &[Way::Kind(Kind::Personal), Way::Kind(Kind::Special), Way::Kind(Kind::Sick)],
            (Verdict::Refused, "LEAVE-09") => &[Way::Late, Way::Kind(Kind::Emergency)],
            (Verdict::Refused, "LEAVE-11") => &[Way::Late],
            (Verdict::Refused, "LEAVE-14") => &[Way::Special, Way::Kind(Kind::Special)],
            (Verdict::Refused, "LEAVE-15") => &[Way::Extreme],
            _ => &[],
        };
        offered.iter().copied().filter(|way| helps(*way, finding.clause)).collect()
    };
    let mut lines: Vec<Line> = judged.iter().map(|judged| Line { judged: judged.clone(), ways: ways(&judged.finding) }).collect();
    lines.sort_by_key(|line| std::cmp::Reverse(line.judged.finding.verdict));
    let joined = leave_07_adjoining::joined(case);
    let total = leave_07_adjoining::total(case);
    let route = leave_06_authority::route(case, total);
    let station = |post: &Post| Station { post: *post, names: leave_05_chain::deciders(case.applicant, &case.facts.people, *post) };
    Judgement {
        lines,
        total,
        joined: joined.iter().map(|leave| leave.no.clone()).collect(),
        route: route.iter().map(station).collect(),
        proof: leave_10_certificate::proof(case),
        late_until: leave_04_late::until(case),
        crews: case.facts.crews.clone(),
        staffing: swap_09_staffing::judge(case),
        parts: case.parts.clone(),
    }
}

/// What each clause says, in the order of the panel.
fn check(case: &Case<'_>) -> Vec<Judged> {
    let mut out = Vec::new();
    out.extend(leave_18_form::judge(case));
    if case.parts.is_empty() {
        out.push(leave_08_in_person::judge(case));
        return out;
    }
    out.extend(swap_08_swapped::judge(case));
    out.extend(leave_02_personal::judge(case));
    out.extend(leave_03_special::judge(case));
    out.extend(leave_04_late::judge(case));
    out.extend(leave_09_sick::judge(case));
    out.extend(leave_11_emergency::judge(case));
    out.extend(leave_17_duty::judge(case));
    out.push(leave_05_chain::judge(case));
    out.push(leave_06_authority::judge(case));
    out.push(leave_07_adjoining::judge(case));
    out.push(leave_08_in_person::judge(case));
    out.extend(leave_10_certificate::judge(case));
    out.push(leave_14_night::judge(case));
    out.push(leave_15_holiday::judge(case));
    out
}

/// A clause's answer while it is put together.
struct Answer {
    why: Why,
}

impl Answer {
    fn of(clause: &'static str) -> Self {
        Answer { why: Why { clause, parameters: Vec::new(), facts: Vec::new(), steps: Vec::new() } }
    }

    /// A parameter that it used, as in force on the first day of the leave.
    fn used(mut self, case: &Case<'_>, key: &'static str) -> Self {
        self.why.parameters.push(used(case.facts.params, key, case.day()));
        self
    }

    fn fact(mut self, name: &'static str, value: impl Into<String>) -> Self {
        self.why.facts.push((Message::plain(name), plain(value)));
        self
    }

    fn step(mut self, step: Message) -> Self {
        self.why.steps.push(step);
        self
    }

    fn ends(self, verdict: Verdict, message: Message) -> Judged {
        Judged { finding: Finding { clause: self.why.clause, verdict, message }, why: self.why }
    }

    fn kept(self, message: Message) -> Judged {
        self.ends(Verdict::Kept, message)
    }

    fn refused(self, message: Message) -> Judged {
        self.ends(Verdict::Refused, message)
    }
}

/// A parameter as it is in force on a day.
pub fn used(params: &Parameters, key: &'static str, day: Day) -> Used {
    let (value, from) = params.on(key, day);
    Used { key, value: value.to_owned(), from }
}

/// Text as it is.
pub fn plain(text: impl Into<String>) -> Message {
    Message::plain("roster-leave-text").with("text", text.into())
}

/// A stretch of time in at most two units.
pub fn lasting(minutes: i64) -> Message {
    match (minutes / 1440, minutes / 60 % 24, minutes % 60) {
        (0, 0, minutes) => msg!("roster-leave-minutes", minutes = minutes),
        (0, hours, 0) => msg!("roster-leave-hours", hours = hours),
        (0, hours, minutes) => msg!("roster-leave-hours-minutes", hours = hours, minutes = minutes),
        (days, 0, _) => msg!("roster-leave-days", days = days),
        (days, hours, _) => msg!("roster-leave-days-hours", days = days, hours = hours),
    }
}

/// How much too late or how much in time a moment is.
fn margin(at: Instant, limit: Instant) -> Message {
    // A second too late is late, though it is no minute.
    if at > limit {
        msg!("roster-leave-step-late", time = lasting(at.minutes_since(limit).max(1)))
    } else {
        msg!("roster-leave-step-left", time = lasting(limit.minutes_since(at)))
    }
}
