//! Nouns that every room of this area shares.

use crate::areas::roster::Person;
use crate::base::{Instant, Message, Post};

/// A form of this area on paper.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Printout {
    /// 《顾客投诉登记表》 of one complaint.
    Register(i64),
    /// The answer letter to the customer.
    Letter(i64),
    /// One complaint as an archive book: cover, form, proposals and 批示, log, letters, attachments.
    Book(i64),
    /// 维修单 of one ticket.
    Repair(i64),
    /// One report with its instructions.
    Report(i64),
}

/// A search word that records of one list hold beside those of their text: a search of that list meets none of the others.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Mark {
    /// Open complaints and tickets.
    Open,
    /// 疑难 tickets.
    Hard,
    /// 无效 tickets.
    Invalid,
}

impl Mark {
    fn word(self) -> &'static str {
        match self {
            Mark::Open => "live1",
            Mark::Hard => "hard1",
            Mark::Invalid => "void1",
        }
    }
}

/// The search words of a record with its marks.
pub fn record_words(words: String, marks: impl IntoIterator<Item = Mark>) -> String {
    marks.into_iter().fold(words, |words, mark| format!("{words} {}", mark.word()))
}

/// What is searched, in the list of this mark or among all.
pub fn searched_words(words: String, mark: Option<Mark>) -> String {
    match mark {
        Some(mark) => format!("({words}) AND \"{}\"", mark.word()),
        None => words,
    }
}

/// The department for which a 部门联系人 speaks: his team, or without one his kind of work. Nothing for anybody else.
pub fn department_of(person: &Person) -> Option<&str> {
    let name = if person.team_name.is_empty() { person.job.as_str() } else { person.team_name.as_str() };
    (person.holds(Post::Contact) && !name.is_empty()).then_some(name)
}

/// Whether somebody is a contact of this department.
pub fn is_contact_of(person: &Person, department: &str) -> bool {
    department_of(person) == Some(department)
}

/// `2026-03-11 22:00`: a moment inside a sentence of either language; seconds where there are some.
pub fn moment(at: Instant) -> String {
    let local = at.local();
    let pattern = if local.second() == 0 { "%Y-%m-%d %H:%M" } else { "%Y-%m-%d %H:%M:%S" };
    local.strftime(pattern).to_string()
}

/// How much of the time to its limit has gone.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Level {
    /// 不到一半, or no limit runs.
    Fresh,
    /// 过半
    Half,
    /// 75% 以上
    Most,
    /// 超期
    Over,
}

impl Level {
    /// In the order of the legend.
    pub const ALL: [Level; 4] = [Level::Fresh, Level::Half, Level::Most, Level::Over];

    /// Of a record that stands somewhere since then and is due then.
    pub fn of(since: Instant, due: Option<Instant>, now: Instant) -> Level {
        let Some(due) = due else { return Level::Fresh };
        let (gone, whole) = (now.0.saturating_sub(since.0), due.0.saturating_sub(since.0));
        if now > due {
            Level::Over
        } else if gone.saturating_mul(4) >= whole.saturating_mul(3) {
            Level::Most
        } else if gone.saturating_mul(2) >= whole {
            Level::Half
        } else {
            Level::Fresh
        }
    }

    /// Its name in the legend.
    pub fn message(self) -> Message {
        Message::plain(match self {
            Level::Fresh => "cases-boards-level-fresh",
            Level::Half => "cases-boards-level-half",
            Level::Most => "cases-boards-level-most",
            Level::Over => "cases-boards-level-over",
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    fn at(hour: i8) -> Instant {
        Instant::of(date(2026, 3, 11).at(hour, 0, 0, 0))
    }

    #[test]
    fn the_age_is_measured_at_the_time_to_the_limit() {
        let level = |now| Level::of(at(0), Some(at(8)), at(now));
        assert_eq!([1, 4, 6, 8, 9].map(level), [Level::Fresh, Level::Half, Level::Most, Level::Most, Level::Over]);
        assert_eq!(Level::of(at(0), None, at(20)), Level::Fresh);
    }
}
