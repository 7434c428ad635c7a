//! SEC-01 「所用口令每十五天更换一次，口令要无规则，重要口令要多于八位」 (001 篇三 三 L68).
//!
//! Age is today − the day on which the password was set; at `pw_days` only the change of password is open, three days before
//! that a reminder begins. Length is at least `pw_min_len` characters. 无规则 means: no user name or number, no run of four equal,
//! ascending or descending characters, no date of birth or phone, nothing from the list of common passwords, at least three of
//! lower case, upper case, digits and signs, and none of the last `pw_history` passwords.

use crate::base::{Day, Flaw, Instant, Message, days_between};
use crate::msg;
use crate::rules::Parameters;

/// Days before the end in which the reminder shows.
const REMIND: i64 = 3;
/// A run of this many neighbouring characters is a pattern.
const RUN: usize = 4;
/// Pieces of passwords that everybody tries first; compared in lower case.
const COMMON: &[&str] = &[
    "password",
    "passw0rd",
    "p@ssw0rd",
    "p@ssword",
    "qwert",
    "asdfg",
    "zxcvb",
    "qazwsx",
    "1qaz",
    "2wsx",
    "3edc",
    "admin",
    "administrator",
    "welcome",
    "letmein",
    "iloveyou",
    "woaini",
    "5201314",
    "1314520",
    "abc123",
    "abc@123",
    "a1b2c3",
    "88888",
    "66666",
    "123123",
    "112233",
    "kefu",
    "guanli",
    "mima",
    "changeme",
    "master",
    "monkey",
    "dragon",
    "sunshine",
    "princess",
    "football",
    "system",
    "root123",
    "test123",
    "q1w2e3",
    "zaq1",
    "xsw2",
    "qwe123",
    "asd123",
    "1q2w3e",
    "147258",
    "159357",
    "100200",
    "aa123",
    "huawei",
    "tencent",
    "alibaba",
];

/// What of a person may not stand in the password.
#[derive(Debug, Clone, Default)]
pub struct Person {
    /// Name.
    pub name: String,
    /// Staff number.
    pub number: String,
    /// Mobile number.
    pub phone: String,
    /// Date of birth.
    pub born: Option<Day>,
}

/// One demand on a new password, and whether it is met; shown live under the field.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Check {
    /// The demand, for a person.
    pub message: Message,
    /// Whether it is met.
    pub met: bool,
}

/// Every demand on a new password except its history.
pub fn checks(password: &str, person: &Person, params: &Parameters, today: Day) -> Vec<Check> {
    let least = params.int("pw_min_len", today);
    let length = i64::try_from(password.chars().count()).unwrap_or(i64::MAX);
    vec![
        Check { message: msg!("staff-pw-length", count = length, least = least), met: length >= least },
        Check { message: msg!("staff-pw-no-person"), met: !password.is_empty() && !names_person(password, person) },
        Check { message: msg!("staff-pw-no-run"), met: !password.is_empty() && !has_run(password) },
        Check { message: msg!("staff-pw-kinds"), met: kinds(password) >= 3 },
        Check { message: msg!("staff-pw-uncommon"), met: !password.is_empty() && !is_common(password) },
    ]
}

/// What is wrong with a new password; nothing when it may be used.
///
/// `reused` tells whether it is one of the last `pw_history` passwords; `strict` whether the rule binds this account.
pub fn judge(password: &str, person: &Person, params: &Parameters, today: Day, reused: bool, strict: bool) -> Option<Flaw> {
    let flaw = |message: Message| Some(Flaw { field: "password", clause: "SEC-01", message });
    if password.is_empty() {
        // SEC-02: every account has a password, whatever the rest demands.
        return Some(Flaw { field: "password", clause: "SEC-02", message: msg!("staff-pw-blank") });
    }
    if !strict {
        return None;
    }
    let least = params.int("pw_min_len", today);
    if i64::try_from(password.chars().count()).unwrap_or(i64::MAX) < least {
        return flaw(msg!("staff-pw-short", limit = least - 1));
    }
    if names_person(password, person) {
        return flaw(msg!("staff-pw-names-person"));
    }
    if let Some(run) = run_of(password) {
        return flaw(msg!("staff-pw-run", run = run));
    }
    if kinds(password) < 3 {
        return flaw(msg!("staff-pw-few-kinds"));
    }
    if is_common(password) {
        return flaw(msg!("staff-pw-common"));
    }
    if reused {
        return flaw(msg!("staff-pw-reused", count = params.int("pw_history", today)));
    }
    None
}

/// How a password stands on a day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Age {
    /// Good for so many more days.
    Good,
    /// Due in so many days; the reminder shows.
    Due(i64),
    /// Only the change of password is open.
    Over,
}

/// The age of a password that was set at this instant.
pub fn age(set_at: Instant, params: &Parameters, today: Day) -> Age {
    let left = params.int("pw_days", today) - days_between(set_at.day(), today);
    match left {
        ..=0 => Age::Over,
        1..=REMIND => Age::Due(left),
        _ => Age::Good,
    }
}

fn names_person(password: &str, person: &Person) -> bool {
    let password = password.to_lowercase();
    let holds = |part: &str| part.chars().count() >= 2 && password.contains(&part.to_lowercase());
    let digits: String = password.chars().filter(char::is_ascii_digit).collect();
    let born = person.born.is_some_and(|day| {
        let long = format!("{:04}{:02}{:02}", day.year(), day.month(), day.day());
        let short: String = long.chars().skip(2).collect();
        digits.contains(&long) || digits.contains(&short)
    });
    let phone: String = person.phone.chars().filter(char::is_ascii_digit).collect();
    let tail: String = phone.chars().skip(phone.chars().count().saturating_sub(6)).collect();
    holds(&person.name) || holds(&person.number) || born || (tail.len() == 6 && digits.contains(&tail))
}

fn has_run(password: &str) -> bool {
    run_of(password).is_some()
}

/// The first run of four equal, ascending or descending characters.
fn run_of(password: &str) -> Option<String> {
    let letters: Vec<char> = password.chars().collect();
    let step = |a: char, b: char| {
        let (a, b) = (a.to_ascii_lowercase(), b.to_ascii_lowercase());
        let same_kind = (a.is_ascii_digit() && b.is_ascii_digit()) || (a.is_ascii_lowercase() && b.is_ascii_lowercase());
        match i64::from(u32::from(b)) - i64::from(u32::from(a)) {
            0 => Some(0),
            by @ (1 | -1) if same_kind => Some(by),
            _ => None,
        }
    };
    letters.windows(RUN).find_map(|window| {
        let steps: Vec<Option<i64>> = window.iter().zip(window.iter().skip(1)).map(|(a, b)| step(*a, *b)).collect();
        let first = steps.first().copied().flatten()?;
        steps.iter().all(|s| *s == Some(first)).then(|| window.iter().collect())
    })
}

fn kinds(password: &str) -> usize {
    let has = |test: fn(char) -> bool| usize::from(password.chars().any(test));
    has(char::is_lowercase) + has(char::is_uppercase) + has(|c| c.is_numeric()) + has(|c| !c.is_alphanumeric())
}

fn is_common(password: &str) -> bool {
    let password = password.to_lowercase();
    COMMON.iter().any(|word| password.contains(word))
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::{date, datetime};

    fn verdict(password: &str) -> Option<&'static str> {
        let person =
            Person { name: "王芳".to_owned(), number: "1024".to_owned(), phone: "13812345678".to_owned(), born: Some(date(1998, 5, 21)) };
        judge(password, &person, &Parameters::default(), date(2026, 3, 1), false, true).map(|f| f.message.id)
    }

    #[test]
    fn the_tests_of_the_rule() {
        // SEC-01 T2, T3
        assert_eq!(verdict("Kx7!mQ2z"), Some("staff-pw-short"));
        assert_eq!(verdict("Kx7!mQ2zP"), None);
        assert_eq!(verdict("Abcd12345!"), Some("staff-pw-run"));
        // SEC-02 T1
        assert_eq!(verdict(""), Some("staff-pw-blank"));
    }

    #[test]
    fn patterns_are_seen_whatever_their_form() {
        for (password, why) in [
            ("Xk!王芳Qm27p", "staff-pw-names-person"),
            ("Zq1024!mKpw", "staff-pw-names-person"),
            ("Zq980521!mK", "staff-pw-names-person"),
            ("Zq345678!mK", "staff-pw-names-person"),
            ("ZqDCBA!7mKx", "staff-pw-run"),
            ("Zqaaaa!7mKx", "staff-pw-run"),
            ("Zq!!!!7mKxw", "staff-pw-run"),
            ("xkqwmzprt7", "staff-pw-few-kinds"),
            ("P@ssw0rd!x", "staff-pw-common"),
        ] {
            assert_eq!(verdict(password), Some(why), "{password}");
        }
        assert_eq!(verdict("abd124!Xk"), None, "three in a row are no run");
    }

    #[test]
    fn age_counts_days_and_day_fifteen_forces_the_change() {
        // SEC-01 T1: set 2026-03-01
        let set = Instant::of(datetime(2026, 3, 1, 18, 0, 0, 0));
        let params = Parameters::default();
        assert_eq!(age(set, &params, date(2026, 3, 12)), Age::Good);
        assert_eq!(age(set, &params, date(2026, 3, 13)), Age::Due(3));
        assert_eq!(age(set, &params, date(2026, 3, 15)), Age::Due(1));
        assert_eq!(age(set, &params, date(2026, 3, 16)), Age::Over);
    }

    #[test]
    fn history_and_unbound_accounts() {
        let person = Person::default();
        let params = Parameters::default();
        let today = date(2026, 3, 1);
        assert_eq!(judge("Kx7!mQ2zP", &person, &params, today, true, true).map(|f| f.message.id), Some("staff-pw-reused"));
        assert_eq!(judge("short", &person, &params, today, false, false), None);
        assert!(checks("Kx7!mQ2zP", &person, &params, today).iter().all(|c| c.met));
        assert!(checks("", &person, &params, today).iter().all(|c| !c.met));
    }
}
