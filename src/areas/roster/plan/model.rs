//! Nouns of the plan: cycles that repeat, changes that people are told of, what hangs on a shift, and conflicts.

use super::super::model::{Shift, ShiftType};
use super::super::{leave, swaps};
use crate::base::{Day, Instant, Message, days_between};
use crate::msg;

/// Names that mean something else in a calendar or a sheet, so that no kind of shift may have them.
pub const RESERVED: [&str; 3] = ["休", "班", "闭"];
/// Longest cycle, in days.
pub const LONGEST_CYCLE: usize = 60;

/// A sequence of days that repeats, such as 早早中中夜夜休休: the kind of shift of each day, or none for a day off.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Cycle(pub Vec<Option<i64>>);

impl Cycle {
    /// What falls on a day when the cycle begins on `anchor`; the cycle also runs backwards from there.
    pub fn on(&self, anchor: Day, day: Day) -> Option<i64> {
        self.0.get(self.place(anchor, day)).copied().flatten()
    }

    /// Which day of the cycle a day is, from 0.
    pub fn place(&self, anchor: Day, day: Day) -> usize {
        let length = i64::try_from(self.0.len()).unwrap_or(1).max(1);
        usize::try_from(days_between(anchor, day).rem_euclid(length)).unwrap_or(0)
    }

    /// As it is stored: ids in their order, 0 for a day off.
    pub fn stored(&self) -> String {
        self.0.iter().map(|kind| kind.unwrap_or(0).to_string()).collect::<Vec<_>>().join(" ")
    }

    /// A stored cycle.
    pub fn of_stored(text: &str) -> Self {
        Cycle(text.split(' ').filter_map(|word| word.parse().ok()).map(|id: i64| (id != 0).then_some(id)).collect())
    }

    /// As people write it: 早早中中夜夜休休.
    pub fn shown(&self, types: &[ShiftType]) -> String {
        let name =
            |kind: &Option<i64>| kind.map_or("休", |id| types.iter().find(|kind| kind.id == id).map_or("?", |kind| &kind.draft.name));
        self.0.iter().map(name).collect()
    }

    /// A cycle as people write it; commas, spaces and 、 between the days mean nothing, `-` and 休 are days off.
    ///
    /// # Errors
    /// Names what is no shift in use, or says that there is nothing to repeat.
    pub fn parse(text: &str, types: &[ShiftType]) -> Result<Self, Message> {
        let days = kinds_of(text, types)?;
        if days.len() > LONGEST_CYCLE {
            return Err(msg!("roster-plan-cycle-long", most = LONGEST_CYCLE));
        }
        if days.iter().all(Option::is_none) {
            return Err(msg!("roster-plan-cycle-empty"));
        }
        Ok(Cycle(days))
    }
}

/// Shifts as people write them one behind the other: 早早中, `早、夜`; the longest name that fits is taken. Days off are `None`.
///
/// # Errors
/// Names the first sign that begins no shift in use.
pub fn kinds_of(text: &str, types: &[ShiftType]) -> Result<Vec<Option<i64>>, Message> {
    let mut found = Vec::new();
    let mut rest = text.trim();
    while let Some(first) = rest.chars().next() {
        let named = types.iter().filter(|kind| kind.used && rest.starts_with(kind.draft.name.as_str()));
        if let Some(kind) = named.max_by_key(|kind| kind.draft.name.len()) {
            found.push(Some(kind.id));
            rest = rest.strip_prefix(kind.draft.name.as_str()).unwrap_or_default();
            continue;
        }
        rest = rest.strip_prefix(first).unwrap_or_default();
        match first {
            '休' | '-' | '－' | '—' | '–' | '·' => found.push(None),
            '、' | ',' | '，' | '/' | ';' | '；' | '+' => {}
            space if space.is_whitespace() => {}
            other => return Err(msg!("roster-plan-no-shift", text = other.to_string())),
        }
    }
    Ok(found)
}

/// Where a person stands in a cycle.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Rotation {
    /// Whose.
    pub staff: i64,
    /// The cycle.
    pub cycle: Cycle,
    /// A day on which it begins for this person.
    pub anchor: Day,
}

/// A published day of a person's roster was changed afterwards; he is told.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Told {
    /// Id.
    pub id: i64,
    /// Whose day.
    pub staff: i64,
    /// Which day.
    pub day: Day,
    /// Names of the shifts before, or empty.
    pub was: String,
    /// Names of the shifts after, or empty.
    pub became: String,
    /// By whom.
    pub by: String,
    /// When.
    pub at: Instant,
    /// When the person said that he knows.
    pub seen: Option<Instant>,
}

/// Names of a day's shifts as one reads them: 早、夜, or 休.
pub fn day_text(names: &[&str]) -> String {
    if names.is_empty() { "休".to_owned() } else { names.join("、") }
}

/// What keeps a shift where it is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Hold {
    /// A live swap, by its number; the number is empty where the swap is long done.
    Swap(String),
    /// A request for leave that is live or has its consequence.
    Leave,
    /// Somebody signed in for it, or attendance was corrected.
    Attended,
}

/// How a shift's leave looks in the grid.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Away {
    /// On effective leave for the whole shift: 请假.
    Leave,
    /// On public business or study for the whole shift: 公出.
    Business,
    /// On leave or business for a part of it.
    Part,
    /// A request waits for its decision, or a paper is owed.
    Waiting,
    /// Refused or fallen: 旷工 unless the person comes.
    Fallen,
}

impl Away {
    /// Whether the shift is not worked at all.
    pub fn wholly(self) -> bool {
        matches!(self, Away::Leave | Away::Business)
    }

    /// Its name for people.
    pub fn message(self) -> Message {
        match self {
            Away::Leave => msg!("roster-plan-away-leave"),
            Away::Business => msg!("roster-plan-away-business"),
            Away::Part => msg!("roster-plan-away-part"),
            Away::Waiting => msg!("roster-plan-away-waiting"),
            Away::Fallen => msg!("roster-plan-away-fallen"),
        }
    }
}

/// What other rooms know of a shift.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Mark {
    /// What leave makes of it.
    pub away: Option<Away>,
    /// Kind of that leave.
    pub kind: Option<leave::Kind>,
    /// Its live swap.
    pub swap: Option<swaps::Mark>,
}

impl Mark {
    /// What stands in the cell instead of the shift's name: 事, 病 or 公, while leave is granted or undecided.
    pub fn letter(&self) -> Option<Message> {
        self.away.filter(|away| matches!(away, Away::Leave | Away::Business | Away::Waiting))?;
        Some(match self.kind {
            Some(kind) if kind.is_personal() => msg!("roster-plan-letter-personal"),
            Some(kind) if kind.is_sick() => msg!("roster-plan-letter-sick"),
            _ => msg!("roster-plan-letter-business"),
        })
    }
}

/// A shift as a sentence names it: `05-12 夜`.
pub fn named(shift: &Shift) -> String {
    format!("{} {}", short_day(shift.day), shift.name)
}

/// Minutes as people say them: 2 小时, 45 分, 7 小时 30 分. What is shared by two shifts is no time between them.
pub fn duration(minutes: i64) -> Message {
    match (minutes.max(0) / 60, minutes.max(0) % 60) {
        (0, minutes) => msg!("roster-plan-minutes", minutes = minutes),
        (hours, 0) => msg!("roster-plan-hours", hours = hours),
        (hours, minutes) => msg!("roster-plan-hours-minutes", hours = hours, minutes = minutes),
    }
}

/// `05-12`
pub fn short_day(day: Day) -> String {
    format!("{:02}-{:02}", day.month(), day.day())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::areas::roster::model::ShiftTypeDraft;
    use jiff::civil::{date, time};
    use proptest::prelude::*;

    fn kind(id: i64, name: &str) -> ShiftType {
        let draft = ShiftTypeDraft {
            name: name.to_owned(),
            start: time(8, 0, 0, 0),
            end: time(16, 0, 0, 0),
            night: false,
            date_offset: 0,
            min_staff: 0,
            skills: String::new(),
            tint: 0,
        };
        ShiftType { id, draft, used: true, rev: 1 }
    }

    #[test]
    fn cycles_are_read_as_people_write_them() {
        let types = [kind(1, "早"), kind(2, "中"), kind(3, "夜"), kind(4, "早晚")];
        for (text, ids) in [("早早中休", "1 1 2 0"), ("早、中，夜 - -", "1 2 3 0 0"), ("早晚夜休", "4 3 0"), (" 夜/夜 ", "3 3")]
        {
            let cycle = Cycle::parse(text, &types).unwrap();
            assert_eq!(cycle.stored(), ids, "{text}");
            assert_eq!(Cycle::of_stored(ids), cycle);
        }
        assert_eq!(Cycle::of_stored("1 0 3").shown(&types), "早休夜");
        assert_eq!(Cycle::parse("早晨", &types).unwrap_err(), msg!("roster-plan-no-shift", text = "晨"));
        for empty in ["", "休休", " - "] {
            assert_eq!(Cycle::parse(empty, &types).unwrap_err().id, "roster-plan-cycle-empty");
        }
        assert_eq!(Cycle::parse(&"早".repeat(61), &types).unwrap_err().id, "roster-plan-cycle-long");
        let retired = [ShiftType { used: false, ..kind(1, "早") }];
        assert!(Cycle::parse("早", &retired).is_err());
    }

    proptest! {
        #[test]
        fn a_cycle_repeats_in_both_directions(length in 1usize..20, days in -400i64..400, turns in -20i64..20) {
            let cycle = Cycle((0..length).map(|n| (n % 3 != 2).then_some(n as i64 + 1)).collect());
            let anchor = date(2026, 5, 1);
            let day = crate::base::plus_days(anchor, days);
            let later = crate::base::plus_days(day, turns * length as i64);
            prop_assert_eq!(cycle.on(anchor, day), cycle.on(anchor, later));
            prop_assert_eq!(cycle.on(anchor, anchor), cycle.0[0]);
        }
        #[test]
        fn no_text_breaks_the_reading(text in "\\PC{0,20}") {
            let _ = Cycle::parse(&text, &[kind(1, "早"), kind(2, "夜")]);
        }
    }
}
