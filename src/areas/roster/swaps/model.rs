//! Nouns of swaps: the register form, its two legs and sides, where it stands, shares of responsibility, who decides.

use super::super::model::{Person, Shift, Span, shift_message};
use crate::base::{Day, Instant, Message, Post};
use crate::msg;

/// Which of the two people: A gives up a shift, B works it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Side {
    /// 换班者
    A,
    /// 对方
    B,
}

impl Side {
    /// Both.
    pub const BOTH: [Side; 2] = [Side::A, Side::B];

    /// The stored word.
    pub fn word(self) -> &'static str {
        match self {
            Side::A => "A",
            Side::B => "B",
        }
    }

    /// The side of a stored word.
    pub fn of(word: &str) -> Option<Self> {
        Side::BOTH.into_iter().find(|side| side.word() == word)
    }
}

/// Which of the two shifts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Part {
    /// SA: given up by A, worked by B.
    Given,
    /// SB 还班: given by B, worked by A in return.
    Return,
}

impl Part {
    /// Both.
    pub const BOTH: [Part; 2] = [Part::Given, Part::Return];

    /// The stored word.
    pub fn word(self) -> &'static str {
        match self {
            Part::Given => "SA",
            Part::Return => "SB",
        }
    }

    /// The part of a stored word.
    pub fn of(word: &str) -> Option<Self> {
        Part::BOTH.into_iter().find(|part| part.word() == word)
    }

    /// Who works it once the swap is in force.
    pub fn worker(self) -> Side {
        match self {
            Part::Given => Side::B,
            Part::Return => Side::A,
        }
    }
}

/// Whose matter makes the swap necessary (SWAP-01).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Ground {
    /// 本人
    #[default]
    Own,
    /// 其它
    Other,
}

impl Ground {
    /// Both.
    pub const ALL: [Ground; 2] = [Ground::Own, Ground::Other];

    /// The stored word.
    pub fn word(self) -> &'static str {
        match self {
            Ground::Own => "本人",
            Ground::Other => "其它",
        }
    }

    /// The ground of a stored word.
    pub fn of(word: &str) -> Option<Self> {
        Ground::ALL.into_iter().find(|ground| ground.word() == word)
    }

    /// For people.
    pub fn message(self) -> Message {
        match self {
            Ground::Own => msg!("roster-swaps-ground-own"),
            Ground::Other => msg!("roster-swaps-ground-other"),
        }
    }
}

/// What A fills in on the 换班登记表.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Draft {
    /// SA, a shift of A.
    pub give: Option<i64>,
    /// B.
    pub partner: Option<i64>,
    /// SB, a shift of B.
    pub take: Option<i64>,
    /// Whose matter it is.
    pub ground: Ground,
    /// The matter.
    pub reason: String,
    /// Tick: 须在工作时间内亲自处理.
    pub in_person: bool,
    /// What A hands over.
    pub items: String,
    /// A's tick: 已交待清楚.
    pub handed_over: bool,
}

/// A draft that A keeps to go on with later.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Kept {
    /// Id.
    pub id: i64,
    /// Whose.
    pub staff: i64,
    /// When it was kept.
    pub at: Instant,
    /// What was filled in.
    pub draft: Draft,
    /// Revision, for two windows.
    pub rev: i64,
}

/// A shift as the form names it; stays readable when the plan changes after the swap ended.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Leg {
    /// The shift's id.
    pub shift: i64,
    /// Its business day.
    pub day: Day,
    /// Name of its kind.
    pub name: String,
    /// Its time.
    pub span: Span,
}

impl Leg {
    /// The leg of a shift.
    pub fn of(shift: &Shift) -> Self {
        Leg { shift: shift.id, day: shift.day, name: shift.name.clone(), span: shift.span }
    }

    /// `03-11 早`, with the year where it is another one than that of `today`.
    pub fn message(&self, today: Day) -> Message {
        shift_message(self.day, &self.name, today)
    }
}

/// What is stored of where a swap stands; the rest follows from the clock and from what happened on its shifts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Standing {
    /// 待对方确认
    AwaitsPartner,
    /// 待双方班长
    AwaitsLeaders,
    /// 生效
    Effective,
    /// 不同意
    Refused,
    /// 撤回
    Withdrawn,
    /// 已失效
    Expired,
    /// 作废
    Void,
}

impl Standing {
    const ALL: [Standing; 7] = [
        Standing::AwaitsPartner,
        Standing::AwaitsLeaders,
        Standing::Effective,
        Standing::Refused,
        Standing::Withdrawn,
        Standing::Expired,
        Standing::Void,
    ];

    /// The stored word.
    pub fn word(self) -> &'static str {
        match self {
            Standing::AwaitsPartner => "待对方确认",
            Standing::AwaitsLeaders => "待双方班长",
            Standing::Effective => "生效",
            Standing::Refused => "不同意",
            Standing::Withdrawn => "撤回",
            Standing::Expired => "已失效",
            Standing::Void => "作废",
        }
    }

    /// The standing of a stored word.
    pub fn of(word: &str) -> Option<Self> {
        Standing::ALL.into_iter().find(|standing| standing.word() == word)
    }

    /// Waits for somebody.
    pub fn is_pending(self) -> bool {
        matches!(self, Standing::AwaitsPartner | Standing::AwaitsLeaders)
    }

    /// Pending, in force or carried out: what SWAP-03 and SWAP-04 count.
    pub fn is_live(self) -> bool {
        self.is_pending() || self == Standing::Effective
    }
}

/// Where a swap stands, as Appendix D names it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum State {
    /// 草稿: not sent yet.
    Draft,
    /// 待对方确认
    AwaitsPartner,
    /// 待双方班长
    AwaitsLeaders,
    /// 生效: both shifts have changed hands.
    Effective,
    /// 已换: SA was worked and nothing is to be returned.
    Swapped,
    /// 待还班: SA is over, SB is still to come.
    AwaitsReturn,
    /// 已还班: both shifts were worked.
    Returned,
    /// 误班/空班: a shift was not worked, and nobody judged it yet.
    Missed,
    /// 责任认定: the shares are proposed, 主任 has not confirmed them.
    Liability,
    /// 完成: ended after shares of responsibility were confirmed.
    Done,
    /// 不同意
    Refused,
    /// 撤回
    Withdrawn,
    /// 已失效: not complete before the first of its shifts began.
    Expired,
    /// 作废
    Void,
}

impl State {
    /// The word of Appendix D.
    pub fn word(self) -> &'static str {
        match self {
            State::Draft => "草稿",
            State::AwaitsPartner => "待对方确认",
            State::AwaitsLeaders => "待双方班长",
            State::Effective => "生效",
            State::Swapped => "已换",
            State::AwaitsReturn => "待还班",
            State::Returned => "已还班",
            State::Missed => "误班/空班",
            State::Liability => "责任认定",
            State::Done => "完成",
            State::Refused => "不同意",
            State::Withdrawn => "撤回",
            State::Expired => "已失效",
            State::Void => "作废",
        }
    }

    /// For people.
    pub fn message(self) -> Message {
        match self {
            State::Draft => msg!("roster-swaps-state-draft"),
            State::AwaitsPartner => msg!("roster-swaps-state-awaits-partner"),
            State::AwaitsLeaders => msg!("roster-swaps-state-awaits-leaders"),
            State::Effective => msg!("roster-swaps-state-effective"),
            State::Swapped => msg!("roster-swaps-state-swapped"),
            State::AwaitsReturn => msg!("roster-swaps-state-awaits-return"),
            State::Returned => msg!("roster-swaps-state-returned"),
            State::Missed => msg!("roster-swaps-state-missed"),
            State::Liability => msg!("roster-swaps-state-liability"),
            State::Done => msg!("roster-swaps-state-done"),
            State::Refused => msg!("roster-swaps-state-refused"),
            State::Withdrawn => msg!("roster-swaps-state-withdrawn"),
            State::Expired => msg!("roster-swaps-state-expired"),
            State::Void => msg!("roster-swaps-state-void"),
        }
    }

    /// Waits for the partner or a 班长.
    pub fn is_pending(self) -> bool {
        matches!(self, State::AwaitsPartner | State::AwaitsLeaders)
    }
}

/// What a 班长 or 主任 said for one side (SWAP-02, SWAP-09).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Opinion {
    /// For which side.
    pub side: Side,
    /// Who, by name at that time.
    pub name: String,
    /// When.
    pub at: Instant,
    /// 同意 or 不同意.
    pub agrees: bool,
    /// 意见
    pub comment: String,
    /// The extra tick: a shift below its minimum was seen.
    pub understaffed: bool,
}

/// Shares of responsibility for a shift that nobody worked (SWAP-07).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Liability {
    /// For which shift.
    pub part: Part,
    /// Share of A in per cent.
    pub a: i64,
    /// Share of B in per cent; both make 100.
    pub b: i64,
    /// What follows.
    pub measure: String,
    /// Who judged, by name at that time.
    pub name: String,
    /// When.
    pub at: Instant,
    /// 主任 who confirmed, and when.
    pub confirmed: Option<(String, Instant)>,
}

/// How a swap ended before or instead of being carried out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Ended {
    /// When.
    pub at: Instant,
    /// Who, by name at that time.
    pub name: String,
    /// Why.
    pub reason: String,
}

/// A swap: one request with both legs.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Swap {
    /// Id.
    pub id: i64,
    /// `HB-20260309-001`
    pub no: String,
    /// What is stored of where it stands.
    pub standing: Standing,
    /// A.
    pub a: i64,
    /// B.
    pub b: i64,
    /// SA.
    pub given: Leg,
    /// SB; none where `swap_return_required` is off.
    pub returned: Option<Leg>,
    /// Whose matter it is.
    pub ground: Ground,
    /// The matter.
    pub reason: String,
    /// What is handed over.
    pub items: String,
    /// When A sent it.
    pub filed_at: Instant,
    /// When B confirmed it.
    pub confirmed_at: Option<Instant>,
    /// What was decided for each side.
    pub opinions: Vec<Opinion>,
    /// When it came into force.
    pub effective_at: Option<Instant>,
    /// How it ended.
    pub ended: Option<Ended>,
    /// Shares of responsibility, one for each shift that was not worked.
    pub liabilities: Vec<Liability>,
    /// Revision, for two editors.
    pub rev: i64,
}

impl Swap {
    /// The person on this side.
    pub fn person(&self, side: Side) -> i64 {
        match side {
            Side::A => self.a,
            Side::B => self.b,
        }
    }

    /// The leg of this part.
    pub fn leg(&self, part: Part) -> Option<&Leg> {
        match part {
            Part::Given => Some(&self.given),
            Part::Return => self.returned.as_ref(),
        }
    }

    /// Its legs with their parts.
    pub fn legs(&self) -> impl Iterator<Item = (Part, &Leg)> {
        Part::BOTH.into_iter().filter_map(|part| Some((part, self.leg(part)?)))
    }

    /// When its first shift begins: it must be complete before, and can be voided until then (SWAP-02, SWAP-08).
    pub fn first_start(&self) -> Instant {
        self.legs().map(|(_, leg)| leg.span.from).min().unwrap_or(self.given.span.from)
    }

    /// What was decided for this side.
    pub fn opinion(&self, side: Side) -> Option<&Opinion> {
        self.opinions.iter().find(|opinion| opinion.side == side)
    }

    /// The shares for this part.
    pub fn liability(&self, part: Part) -> Option<&Liability> {
        self.liabilities.iter().find(|liability| liability.part == part)
    }

    /// Where it stands at this moment. `came` tells whether somebody signed in for a shift before it ended.
    pub fn state(&self, now: Instant, came: impl Fn(i64) -> bool) -> State {
        match self.standing {
            Standing::AwaitsPartner | Standing::AwaitsLeaders if now >= self.first_start() => State::Expired,
            Standing::AwaitsPartner => State::AwaitsPartner,
            Standing::AwaitsLeaders => State::AwaitsLeaders,
            Standing::Refused => State::Refused,
            Standing::Withdrawn => State::Withdrawn,
            Standing::Expired => State::Expired,
            Standing::Void => State::Void,
            Standing::Effective => self.carried_out(now, came),
        }
    }

    fn carried_out(&self, now: Instant, came: impl Fn(i64) -> bool) -> State {
        let fate = |leg: &Leg| Fate::of(leg, now, came(leg.shift));
        let missed: Vec<Part> = self.legs().filter(|(_, leg)| fate(leg) == Fate::Missed).map(|(part, _)| part).collect();
        let confirmed = |part: &Part| self.liability(*part).is_some_and(|liability| liability.confirmed.is_some());
        if let Some(open) = missed.iter().find(|part| !confirmed(part)) {
            return if self.liability(*open).is_some() { State::Liability } else { State::Missed };
        }
        let given_over = fate(&self.given).is_over();
        match self.returned.as_ref().map(|leg| fate(leg).is_over()) {
            None if given_over && missed.is_empty() => State::Swapped,
            None | Some(true) if given_over && !missed.is_empty() => State::Done,
            Some(true) if given_over => State::Returned,
            Some(false) if given_over => State::AwaitsReturn,
            _ => State::Effective,
        }
    }

    /// The first shift that nobody worked and whose shares are not confirmed.
    pub fn to_judge(&self, now: Instant, came: impl Fn(i64) -> bool) -> Option<Part> {
        let open = |part: Part| self.liability(part).is_none_or(|liability| liability.confirmed.is_none());
        let in_force = self.standing == Standing::Effective;
        self.legs().find(|(part, leg)| in_force && Fate::of(leg, now, came(leg.shift)) == Fate::Missed && open(*part)).map(|(part, _)| part)
    }
}

/// What became of a leg by a moment.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fate {
    /// It has not ended.
    Ahead,
    /// It ended, and somebody had signed in for it and sat where he should.
    Worked,
    /// It ended, and nobody had: 误班 or 空班.
    Missed,
}

impl Fate {
    /// What became of this leg by `now`; `came`: somebody signed in before it ended, and sat where he should.
    pub fn of(leg: &Leg, now: Instant, came: bool) -> Self {
        match (now >= leg.span.to, came) {
            (false, _) => Fate::Ahead,
            (true, true) => Fate::Worked,
            (true, false) => Fate::Missed,
        }
    }

    /// It ended, one way or the other.
    pub fn is_over(self) -> bool {
        self != Fate::Ahead
    }
}

/// Who decides for the side of this person (SWAP-02): the 班长 of the own team and who deputises; 主任 for a 班长, and where the team
/// has nobody else. Nobody who takes part decides.
pub fn deciders<'a>(people: &'a [Person], of: &Person, parties: [i64; 2]) -> Vec<&'a Person> {
    let leads = leaders(people, of, parties);
    if !leads.is_empty() {
        return leads;
    }
    people.iter().filter(|person| person.active && person.holds(Post::Director) && !parties.contains(&person.id)).collect()
}

/// The 班长 of this person's team and who deputises, as far as they may decide about him: nobody for a 班长.
pub fn leaders<'a>(people: &'a [Person], of: &Person, parties: [i64; 2]) -> Vec<&'a Person> {
    if of.holds(Post::TeamLeader) || of.team.is_none() {
        return Vec::new();
    }
    let leads = |person: &&Person| {
        person.active && person.team == of.team && (person.holds(Post::TeamLeader) || person.deputy) && !parties.contains(&person.id)
    };
    people.iter().filter(leads).collect()
}

/// How many people a shift has after the swap, and how many it needs at least (SWAP-09).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Staffing {
    /// Which leg.
    pub part: Part,
    /// Its business day.
    pub day: Day,
    /// Name of its kind.
    pub name: String,
    /// People at work, without those on effective leave for the whole shift.
    pub present: i64,
    /// Least number of people.
    pub least: i64,
}

impl Staffing {
    /// Fewer than the least number.
    pub fn is_short(&self) -> bool {
        self.present < self.least
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    fn leg(shift: i64, day: i8) -> Leg {
        let at = |hour: i8| Instant::of(date(2026, 3, day).at(hour, 0, 0, 0));
        Leg { shift, day: date(2026, 3, day), name: "早".to_owned(), span: Span { from: at(8), to: at(16) } }
    }

    fn swap(standing: Standing) -> Swap {
        Swap {
            id: 1,
            no: "HB-20260309-001".to_owned(),
            standing,
            a: 1,
            b: 2,
            given: leg(10, 11),
            returned: Some(leg(20, 20)),
            ground: Ground::Own,
            reason: "家长会".to_owned(),
            items: "2 号机台".to_owned(),
            filed_at: Instant(0),
            confirmed_at: None,
            opinions: Vec::new(),
            effective_at: None,
            ended: None,
            liabilities: Vec::new(),
            rev: 1,
        }
    }

    fn at(day: i8, hour: i8) -> Instant {
        Instant::of(date(2026, 3, day).at(hour, 0, 0, 0))
    }

    #[test]
    fn the_clock_and_what_happened_make_the_state() {
        let both = |shift: i64| shift == 10 || shift == 20;
        let pending = swap(Standing::AwaitsLeaders);
        assert_eq!(pending.state(at(11, 7), both), State::AwaitsLeaders);
        assert_eq!(pending.state(at(11, 8), both), State::Expired);
        let effective = swap(Standing::Effective);
        for (now, came, wanted) in [
            (at(11, 15), &[][..], State::Effective),
            (at(11, 16), &[10][..], State::AwaitsReturn),
            (at(11, 16), &[][..], State::Missed),
            (at(20, 15), &[10][..], State::AwaitsReturn),
            (at(20, 16), &[10, 20][..], State::Returned),
            (at(20, 16), &[10][..], State::Missed),
        ] {
            assert_eq!(effective.state(now, |shift| came.contains(&shift)), wanted, "{now:?} {came:?}");
        }
        let single = Swap { returned: None, ..effective };
        assert_eq!(single.state(at(11, 16), both), State::Swapped);
    }

    #[test]
    fn shares_are_proposed_confirmed_and_end_it() {
        let mut swap = swap(Standing::Effective);
        let came = |shift: i64| shift == 20;
        assert_eq!((swap.state(at(12, 8), came), swap.to_judge(at(12, 8), came)), (State::Missed, Some(Part::Given)));
        let shares =
            Liability {
                part: Part::Given, a: 70, b: 30, measure: String::new(), name: "周涛".to_owned(), at: at(12, 9), confirmed: None
            };
        swap.liabilities.push(shares.clone());
        assert_eq!((swap.state(at(12, 9), came), swap.to_judge(at(12, 9), came)), (State::Liability, Some(Part::Given)));
        swap.liabilities = vec![Liability { confirmed: Some(("何平".to_owned(), at(12, 10))), ..shares }];
        assert_eq!((swap.state(at(12, 10), came), swap.to_judge(at(12, 10), came)), (State::AwaitsReturn, None));
        assert_eq!(swap.state(at(20, 16), came), State::Done);
    }

    #[test]
    fn a_side_is_decided_by_its_leader_or_the_director() {
        let person = |id: i64, post: Post, team: Option<i64>, deputy: bool| Person {
            id,
            number: id.to_string(),
            name: id.to_string(),
            posts: vec![post],
            team,
            team_name: String::new(),
            deputy,
            job: "话务".to_owned(),
            level: 2,
            level_name: "中级".to_owned(),
            skills: Vec::new(),
            active: true,
        };
        let mut people = vec![
            person(1, Post::Agent, Some(1), false),
            person(2, Post::Agent, Some(1), true),
            person(3, Post::TeamLeader, Some(1), false),
            person(4, Post::TeamLeader, Some(2), false),
            person(5, Post::Qa, None, false),
            person(6, Post::Director, None, false),
        ];
        let ids = |people: &[Person], of: usize, parties: [i64; 2]| -> Vec<i64> {
            deciders(people, &people[of], parties).iter().map(|person| person.id).collect()
        };
        assert_eq!(ids(&people, 0, [1, 9]), [2, 3]);
        // The deputy takes part himself: the 班长 is left; a 班长 and somebody without a team go to 主任.
        assert_eq!(ids(&people, 1, [2, 9]), [3]);
        assert_eq!((ids(&people, 2, [3, 4]), ids(&people, 4, [5, 9])), (vec![6], vec![6]));
        people[2].active = false;
        assert_eq!(ids(&people, 1, [2, 9]), [6]);
    }
}
