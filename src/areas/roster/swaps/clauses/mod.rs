//! The clauses that bind a swap, one file each, over one [`Case`]. Pure: everything that they look at was read before.

pub mod swap_01_ground;
pub mod swap_02_consent;
pub mod swap_03_count;
pub mod swap_04_consecutive;
pub mod swap_05_back_to_back;
pub mod swap_06_skill;
pub mod swap_07_handover;
pub mod swap_08_leave;
pub mod swap_09_staffing;
pub mod swap_11_holidays;
pub mod swap_12_return;

use std::collections::BTreeSet;

use super::super::model::{Calendar, Person, Shift, Span, shift_message};
use super::model::{Draft, Side};
use crate::base::{Day, Finding, Flaw, Instant, Judged, Message, Refusal, Verdict, Why};
use crate::msg;
use crate::rules::Limit;

/// The parameters of swaps, in force on the business day of SA.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Limits {
    /// `swap_max_month`
    pub max_month: Limit,
    /// `swap_count_partner`
    pub count_partner: Limit,
    /// `lianban_gap_h`
    pub gap_hours: Limit,
    /// `swap_level_tol`
    pub level_tolerance: Limit,
    /// `swap_return_required`
    pub return_required: Limit,
}

/// A shift on the time line of SWAP-04: one that the plan gave a person, or one that he takes over by a swap.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    /// The shift.
    pub shift: i64,
    /// Its business day.
    pub day: Day,
    /// Name of its kind.
    pub name: String,
    /// Its time.
    pub span: Span,
    /// Number of the live swap that it belongs to.
    pub swap: Option<String>,
    /// He takes it over by that swap.
    pub taken: bool,
}

/// One of the two people, with all that the clauses look at. The request that is judged itself is left out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Party {
    /// Who.
    pub person: Person,
    /// Published shifts that he works around the two legs, in order, without those wholly on effective leave.
    pub works: Vec<Shift>,
    /// The time line around the two legs, in order.
    pub line: Vec<Entry>,
    /// Numbers of the live requests that count in the month of SA, in order.
    pub counted: Vec<String>,
    /// Numbers of earlier swaps in which he still owes the other a shift.
    pub owes: Vec<String>,
    /// Own shifts for which leave is asked or in force.
    pub on_leave: BTreeSet<i64>,
}

/// A request as the clauses see it.
#[derive(Debug, Clone, Copy)]
pub struct Case<'a> {
    /// A.
    pub a: &'a Party,
    /// B, once chosen.
    pub b: Option<&'a Party>,
    /// SA, once chosen and as long as it is in the plan.
    pub give: Option<&'a Shift>,
    /// SB, likewise.
    pub take: Option<&'a Shift>,
    /// The form.
    pub draft: &'a Draft,
    /// B's tick 已交待清楚; `None` before B was asked.
    pub handed_b: Option<bool>,
    /// When it is judged.
    pub at: Instant,
    /// Parameters in force.
    pub limits: &'a Limits,
    /// Holidays.
    pub calendar: &'a Calendar,
    /// Everybody, to see who decides.
    pub people: &'a [Person],
}

impl<'a> Case<'a> {
    /// The person on this side with what he gives and what he takes; B only where it is somebody else than A.
    pub fn sides(&self) -> Vec<(Side, &'a Party, Option<&'a Shift>, Option<&'a Shift>)> {
        let b = self.b.filter(|b| b.person.id != self.a.person.id);
        let mut sides = vec![(Side::A, self.a, self.give, self.take)];
        sides.extend(b.map(|b| (Side::B, b, self.take, self.give)));
        sides
    }

    /// Everything is chosen that the clauses compare.
    pub fn is_whole(&self) -> bool {
        let returned = self.take.is_some() || self.limits.return_required.value == 0;
        self.give.is_some() && self.b.is_some() && returned
    }

    /// A shift as sentences name it.
    pub fn name(&self, shift: &Shift) -> Message {
        shift_message(shift.day, &shift.name, self.at.day())
    }
}

/// What a clause says, and the field of the form that it speaks of.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Said {
    /// `give`, `partner`, `take`, `reason`, `in_person`, `items` or `handed_over`.
    pub field: &'static str,
    /// Nothing is filled in yet where something must be: refused when it is sent, but nothing wrong so far.
    pub blank: bool,
    /// What it says.
    pub judged: Judged,
}

/// Everything that the clauses say of a request before the 班长 decide, in their order.
pub fn judge(case: &Case<'_>) -> Vec<Said> {
    let mut said = swap_01_ground::judge(case);
    if case.b.is_some_and(|b| b.person.id == case.a.person.id) {
        return said;
    }
    for clause in [
        swap_02_consent::judge,
        swap_03_count::judge,
        swap_04_consecutive::judge,
        swap_05_back_to_back::judge,
        swap_06_skill::judge,
        swap_07_handover::judge,
        swap_08_leave::judge,
        swap_11_holidays::judge,
        swap_12_return::judge,
    ] {
        said.extend(clause(case));
    }
    said
}

/// The refusal of everything that is refused, the first one speaking; `None` where nothing is.
pub fn refusal(said: &[Said]) -> Option<Refusal> {
    let refused = said.iter().filter(|said| said.judged.finding.verdict == Verdict::Refused);
    let flaw = |said: &Said| Flaw { field: said.field, clause: said.judged.finding.clause, message: said.judged.finding.message.clone() };
    Refusal::flawed(refused.map(flaw).collect())
}

/// Reasons while they are collected; ends with what the clause says.
pub struct Reasons(Why);

impl Reasons {
    /// For this clause.
    pub fn of(clause: &'static str) -> Self {
        Reasons(Why { clause, parameters: Vec::new(), facts: Vec::new(), steps: Vec::new() })
    }

    /// A parameter that it used.
    pub fn used(mut self, limit: &Limit) -> Self {
        self.0.parameters.push(limit.used.clone());
        self
    }

    /// A fact: what, and its value.
    pub fn fact(mut self, what: Message, value: Message) -> Self {
        self.0.facts.push((what, value));
        self
    }

    /// A step of the calculation.
    pub fn step(mut self, step: Message) -> Self {
        self.0.steps.push(step);
        self
    }

    fn end(self, verdict: Verdict, field: &'static str, message: Message) -> Said {
        Said { field, blank: false, judged: Judged { finding: Finding { clause: self.0.clause, verdict, message }, why: self.0 } }
    }

    /// The clause is kept.
    pub fn kept(self, message: Message) -> Said {
        self.end(Verdict::Kept, "", message)
    }

    /// Allowed, with a warning.
    pub fn warned(self, field: &'static str, message: Message) -> Said {
        self.end(Verdict::Warned, field, message)
    }

    /// The clause forbids it.
    pub fn refused(self, field: &'static str, message: Message) -> Said {
        self.end(Verdict::Refused, field, message)
    }

    /// The clause asks for something that is not filled in yet.
    pub fn blank(self, field: &'static str, message: Message) -> Said {
        Said { blank: true, ..self.end(Verdict::Refused, field, message) }
    }
}

/// Text that stands as it is where a message is wanted.
pub fn text(text: impl Into<String>) -> Message {
    msg!("roster-swaps-text", text = text.into())
}

#[cfg(test)]
pub(super) mod tests {
    use super::*;
    use crate::base::Post;
    use crate::base::Used;
    use jiff::civil::date;

    pub fn limits() -> Limits {
        let limit = |key, value: i64| Limit { value, used: Used { key, value: value.to_string(), from: None } };
        Limits {
            max_month: limit("swap_max_month", 2),
            count_partner: limit("swap_count_partner", 1),
            gap_hours: limit("lianban_gap_h", 8),
            level_tolerance: limit("swap_level_tol", 0),
            return_required: limit("swap_return_required", 1),
        }
    }

    pub fn person(id: i64, name: &str, team: i64) -> Person {
        Person {
            id,
            number: id.to_string(),
            name: name.to_owned(),
            posts: vec![Post::Agent],
            team: Some(team),
            team_name: format!("{team} 班"),
            deputy: false,
            job: "话务".to_owned(),
            level: 2,
            level_name: "中级".to_owned(),
            skills: Vec::new(),
            active: true,
        }
    }

    /// A published shift of March 2026 by its name: 早 08–16, 中 14–22, 夜 22–06.
    pub fn shift(id: i64, staff: i64, day: i8, name: &str) -> Shift {
        let (start, hours) = match name {
            "早" => (8, 8),
            "中" => (14, 8),
            _ => (22, 8),
        };
        let from = Instant::of(date(2026, 3, day).at(start, 0, 0, 0));
        Shift {
            id,
            staff,
            planned: staff,
            day: date(2026, 3, day),
            kind: 1,
            name: name.to_owned(),
            span: Span { from, to: from.plus_minutes(hours * 60) },
            night: name == "夜",
            min_staff: 0,
            skills: String::new(),
            seat: String::new(),
            swap: None,
            published: true,
            rev: 1,
        }
    }

    pub fn party(person: Person, works: &[Shift]) -> Party {
        let entry =
            |shift: &Shift| Entry { shift: shift.id, day: shift.day, name: shift.name.clone(), span: shift.span, swap: None, taken: false };
        Party {
            works: works.to_vec(),
            line: works.iter().map(entry).collect(),
            person,
            counted: Vec::new(),
            owes: Vec::new(),
            on_leave: BTreeSet::new(),
        }
    }

    pub fn draft() -> Draft {
        Draft {
            give: Some(1),
            partner: Some(2),
            take: Some(2),
            reason: "参加家长会".to_owned(),
            in_person: true,
            items: "2 号机台待回访 3 件".to_owned(),
            handed_over: true,
            ..Draft::default()
        }
    }

    /// A swap of A's 03-11 早 for B's 03-20 早, judged on 03-09 at 09:00, as one test wants it.
    pub struct Bench {
        pub a: Party,
        pub b: Party,
        pub give: Option<Shift>,
        pub take: Option<Shift>,
        pub draft: Draft,
        pub handed_b: Option<bool>,
        pub at: Instant,
        pub limits: Limits,
        pub calendar: Calendar,
        pub people: Vec<Person>,
    }

    impl Bench {
        pub fn new() -> Self {
            let (give, take) = (shift(1, 1, 11, "早"), shift(2, 2, 20, "早"));
            let (a, b) = (person(1, "王芳", 1), person(2, "张敏", 2));
            let leader = |id, name: &str, team| Person { posts: vec![Post::TeamLeader], ..person(id, name, team) };
            let people = vec![a.clone(), b.clone(), leader(3, "刘洋", 1), leader(4, "周涛", 2)];
            Bench {
                a: party(a, std::slice::from_ref(&give)),
                b: party(b, std::slice::from_ref(&take)),
                give: Some(give),
                take: Some(take),
                draft: draft(),
                handed_b: None,
                at: Instant::of(date(2026, 3, 9).at(9, 0, 0, 0)),
                limits: limits(),
                calendar: Calendar::default(),
                people,
            }
        }

        pub fn case(&self) -> Case<'_> {
            Case {
                a: &self.a,
                b: Some(&self.b),
                give: self.give.as_ref(),
                take: self.take.as_ref(),
                draft: &self.draft,
                handed_b: self.handed_b,
                at: self.at,
                limits: &self.limits,
                calendar: &self.calendar,
                people: &self.people,
            }
        }

        /// What one clause says: its verdict, and the ids of its texts that are not green.
        pub fn hears(&self, clause: fn(&Case<'_>) -> Vec<Said>) -> (Verdict, Vec<&'static str>) {
            let said = clause(&self.case());
            let worst = said.iter().map(|said| said.judged.finding.verdict).max().unwrap_or(Verdict::Kept);
            let wrong = said.iter().map(|said| &said.judged.finding).filter(|finding| finding.verdict != Verdict::Kept);
            (worst, wrong.map(|finding| finding.message.id).collect())
        }
    }

    #[test]
    fn a_good_request_is_green_throughout_and_every_line_has_its_reasons() {
        let bench = Bench::new();
        let said = judge(&bench.case());
        assert!(refusal(&said).is_none());
        let clauses: Vec<&str> = said.iter().map(|said| said.judged.finding.clause).collect();
        let wanted = ["SWAP-01", "SWAP-02", "SWAP-03", "SWAP-04", "SWAP-05", "SWAP-06", "SWAP-07", "SWAP-08", "SWAP-11", "SWAP-12"];
        assert_eq!(clauses, wanted);
        for said in &said {
            assert_eq!(said.judged.finding.verdict, Verdict::Kept, "{said:?}");
            assert!(!said.judged.why.facts.is_empty() || !said.judged.why.steps.is_empty(), "{said:?}");
        }
    }

    #[test]
    fn a_refusal_cites_every_clause_and_the_first_one_speaks() {
        let mut bench = Bench::new();
        bench.draft.in_person = false;
        bench.b.person.job = "投诉".to_owned();
        let refusal = refusal(&judge(&bench.case())).unwrap();
        assert_eq!(refusal.clauses, ["SWAP-01", "SWAP-06"]);
        assert_eq!(refusal.message.id, "roster-swaps-in-person");
        assert_eq!(refusal.flaws.iter().map(|flaw| flaw.field).collect::<Vec<_>>(), ["in_person", "partner"]);
    }
}
