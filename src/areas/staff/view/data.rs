//! The answers that the pages of this area stand on: asked for when a page first needs them, and again when they went stale.
//! Old values stay on screen until the new ones are there.

use super::super::{Answer, LOG_PAGE, LoginEntry, Person, Query, SecurityBook, Team};
use crate::areas;
use crate::areas::Task;
use crate::areas::view::{Action, Actions, Slot};
use crate::base::{Message, No};
use crate::msg;
use crate::store::journal::Kept;

/// Why an answer or an act failed, as a page says it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Trouble {
    /// What to say.
    pub message: Message,
    /// The clause behind it, or empty.
    pub clause: &'static str,
    /// Code of a fault, or empty.
    pub code: &'static str,
}

impl From<&No> for Trouble {
    fn from(no: &No) -> Self {
        match no {
            No::Refused(refusal) => {
                Trouble { message: refusal.message.clone(), clause: refusal.clauses.first().copied().unwrap_or_default(), code: "" }
            }
            No::Conflict(_) => Trouble { message: msg!("staff-changed-meanwhile"), clause: "", code: "" },
            No::Fault(fault) => Trouble { message: fault.message.clone(), clause: "", code: fault.code },
        }
    }
}

/// An answer, or why there is none.
#[derive(Debug)]
pub(super) struct Held<T> {
    /// The newest answer.
    pub value: Option<T>,
    /// Why the last question failed.
    pub trouble: Option<Trouble>,
    asked: bool,
}

impl<T> Default for Held<T> {
    fn default() -> Self {
        Held { value: None, trouble: None, asked: false }
    }
}

impl<T> Held<T> {
    /// Asks unless that was done already.
    pub fn want(&mut self, slot: Slot, query: Query, actions: &mut Actions) {
        if !self.asked {
            self.asked = true;
            actions.push(Action::Ask(slot, areas::Query::Staff(query)));
        }
    }

    /// What is held may be old now.
    pub fn stale(&mut self) {
        self.asked = false;
    }

    fn set(&mut self, value: T) {
        self.value = Some(value);
        self.trouble = None;
        self.asked = true;
    }
}

/// A log that is read page by page, newest first.
#[derive(Debug, Default)]
pub(super) struct Older {
    /// The page that is on its way begins before this place; `None` for the newest.
    asked_before: Option<i64>,
    /// Nothing older is left.
    pub at_end: bool,
}

impl Older {
    /// Whether a page of older entries is on its way.
    pub fn is_loading(&self) -> bool {
        self.asked_before.is_some()
    }
}

/// Everything that was answered.
#[derive(Debug, Default)]
pub(super) struct Data {
    pub people: Held<Vec<Person>>,
    pub teams: Held<Vec<Team>>,
    pub security: Held<SecurityBook>,
    pub journal: Held<Vec<Kept>>,
    pub inbox: Held<Vec<Task>>,
    pub parameters: Held<()>,
    pub older_logins: Older,
    pub older_entries: Older,
    /// Counts answers, so that a page knows when its rows are old.
    pub version: u64,
}

impl Data {
    /// Asks for people and teams.
    pub fn want_people(&mut self, actions: &mut Actions) {
        self.people.want(Slot::People, Query::People, actions);
        self.teams.want(Slot::Teams, Query::Teams, actions);
    }

    /// Asks for what waits.
    pub fn want_inbox(&mut self, actions: &mut Actions) {
        self.inbox.want(Slot::Inbox, Query::Inbox, actions);
    }

    /// Asks for the registers of security.
    pub fn want_security(&mut self, actions: &mut Actions) {
        if !self.older_logins.is_loading() {
            self.security.want(Slot::Security, Query::Security { before: i64::MAX }, actions);
        }
    }

    /// Asks for the newest entries of the journal.
    pub fn want_journal(&mut self, actions: &mut Actions) {
        if !self.older_entries.is_loading() {
            self.journal.want(Slot::Journal, Query::Journal { before: i64::MAX }, actions);
        }
    }

    /// Asks for older lines of the login log.
    pub fn ask_older_logins(&mut self, actions: &mut Actions) {
        let oldest = self.security.value.as_ref().and_then(|book| book.logins.last()).map(|entry| entry.id);
        if let Some(before) = oldest.filter(|_| !self.older_logins.is_loading()) {
            self.older_logins.asked_before = Some(before);
            actions.push(Action::Ask(Slot::Security, areas::Query::Staff(Query::Security { before })));
        }
    }

    /// Asks for older entries of the journal.
    pub fn ask_older_entries(&mut self, actions: &mut Actions) {
        let oldest = self.journal.value.as_ref().and_then(|entries| entries.last()).map(|kept| kept.seq);
        if let Some(before) = oldest.filter(|_| !self.older_entries.is_loading()) {
            self.older_entries.asked_before = Some(before);
            actions.push(Action::Ask(Slot::Journal, areas::Query::Staff(Query::Journal { before })));
        }
    }

    /// Everything may be old now.
    pub fn stale(&mut self) {
        self.people.stale();
        self.teams.stale();
        self.security.stale();
        self.journal.stale();
        self.inbox.stale();
        self.parameters.stale();
    }

    /// Takes an answer that belongs to this area.
    pub fn take(&mut self, slot: Slot, answer: &Result<areas::Answer, No>) {
        self.version += 1;
        match answer {
            Ok(areas::Answer::Staff(answer)) => self.take_answer(answer),
            Ok(_) => {}
            Err(no) => self.take_trouble(slot, Trouble::from(no)),
        }
    }

    fn take_answer(&mut self, answer: &Answer) {
        match answer {
            Answer::People(people) => self.people.set(people.clone()),
            Answer::Teams(teams) => {
                let mut teams = teams.clone();
                teams.sort_by_key(|team| counted(&team.name));
                self.teams.set(teams);
            }
            Answer::Parameters(_) => self.parameters.set(()),
            Answer::Inbox(tasks) => self.inbox.set(tasks.clone()),
            Answer::Security(book) => {
                let known = self.security.value.take().map(|book| book.logins).unwrap_or_default();
                let logins = joined(known, &book.logins, &mut self.older_logins, |entry: &LoginEntry| entry.id);
                self.security.set(SecurityBook { logins, ..book.clone() });
            }
            Answer::Journal(entries) => {
                let known = self.journal.value.take().unwrap_or_default();
                let entries = joined(known, entries, &mut self.older_entries, |kept| kept.seq);
                self.journal.set(entries);
            }
        }
    }

    fn take_trouble(&mut self, slot: Slot, trouble: Trouble) {
        match slot {
            Slot::People => self.people.trouble = Some(trouble),
            Slot::Teams => self.teams.trouble = Some(trouble),
            Slot::Security => {
                self.older_logins.asked_before = None;
                self.security.trouble = Some(trouble);
            }
            Slot::Journal => {
                self.older_entries.asked_before = None;
                self.journal.trouble = Some(trouble);
            }
            Slot::Inbox => self.inbox.trouble = Some(trouble),
            Slot::Parameters => self.parameters.trouble = Some(trouble),
            _ => {}
        }
    }
}

/// A name as people count: 二班 stands before 三班, though its character is the later one.
fn counted(name: &str) -> String {
    const NUMERALS: &str = "一二三四五六七八九";
    let digit =
        |c: char| NUMERALS.chars().position(|numeral| numeral == c).and_then(|at| char::from_digit(u32::try_from(at).ok()? + 1, 10));
    name.chars().map(|c| digit(c).unwrap_or(c)).collect()
}

/// Joins a page of a log to what is known of it. Logs only grow, so what is known stays true; a gap drops the older part.
fn joined<T: Clone>(known: Vec<T>, page: &[T], older: &mut Older, place: impl Fn(&T) -> i64) -> Vec<T> {
    let short = i64::try_from(page.len()).unwrap_or(i64::MAX) < LOG_PAGE;
    if let Some(before) = older.asked_before.take() {
        older.at_end = short;
        let mut all = known;
        all.extend(page.iter().filter(|entry| place(entry) < before).cloned());
        return all;
    }
    let oldest = page.last().map_or(i64::MAX, &place);
    let meets = known.first().is_some_and(|newest| place(newest) >= oldest.saturating_sub(1));
    if !meets {
        older.at_end = short;
        return page.to_vec();
    }
    let rest = known.into_iter().filter(|entry| place(entry) < oldest);
    page.iter().cloned().chain(rest).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pages_of_a_log_join() {
        let mut older = Older::default();
        assert_eq!(joined(Vec::new(), &[9, 8, 7], &mut older, |n| *n), [9, 8, 7]);
        assert!(older.at_end, "a short page is the last one");
        older.asked_before = Some(7);
        assert_eq!(joined(vec![9, 8, 7], &[6, 5], &mut older, |n| *n), [9, 8, 7, 6, 5]);
        assert!(!older.is_loading());
        assert_eq!(joined(vec![9, 8, 7, 6, 5], &[11, 10, 9], &mut older, |n| *n), [11, 10, 9, 8, 7, 6, 5]);
        assert_eq!(joined(vec![9, 8], &[30, 29], &mut older, |n| *n), [30, 29], "a gap drops what is older");
    }
}
