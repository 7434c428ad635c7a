//! The parameters of Appendix H: their kinds and limits, and which value is in force on a business day.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use crate::base::{Day, Message, Used};
use crate::msg;

/// What a parameter's value looks like.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ParameterKind {
    /// `true` or `false`
    Flag,
    /// A whole number between `low` and `high`.
    Int {
        /// Least value.
        low: i64,
        /// Greatest value.
        high: i64,
    },
    /// A number with at most one decimal between `low` and `high`.
    Decimal {
        /// Least value.
        low: i64,
        /// Greatest value.
        high: i64,
    },
    /// Whole yuan; may be left empty when the default is.
    Money {
        /// Least value.
        low: i64,
        /// Greatest value.
        high: i64,
    },
    /// `HH:MM`
    Time,
    /// One of the words, separated by commas.
    Choice(&'static str),
    /// Free text of the form that the default shows.
    Text,
}

/// One parameter of the regulations.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ParameterSpec {
    /// Group of the settings page (`"security"`).
    pub group: &'static str,
    /// Name as in Appendix H (`"pw_days"`).
    pub key: &'static str,
    /// Form and limits of its value.
    pub kind: ParameterKind,
    /// Value until a department sets its own.
    pub default: &'static str,
    /// The clause that it belongs to.
    pub clause: &'static str,
}

static PARAMETERS: LazyLock<Vec<ParameterSpec>> =
    LazyLock::new(|| include_str!("parameters.tsv").lines().filter(|line| !line.starts_with('#')).filter_map(spec_of).collect());

fn spec_of(line: &'static str) -> Option<ParameterSpec> {
    let mut cells = line.split('\t');
    let (group, key, kind, default, low, high, clause) =
        (cells.next()?, cells.next()?, cells.next()?, cells.next()?, cells.next()?, cells.next()?, cells.next()?);
    let limits = (low.parse().unwrap_or(i64::MIN), high.parse().unwrap_or(i64::MAX));
    let kind = match kind {
        "flag" => ParameterKind::Flag,
        "int" => ParameterKind::Int { low: limits.0, high: limits.1 },
        "decimal" => ParameterKind::Decimal { low: limits.0, high: limits.1 },
        "money" => ParameterKind::Money { low: limits.0, high: limits.1 },
        "time" => ParameterKind::Time,
        "choice" => ParameterKind::Choice(low),
        _ => ParameterKind::Text,
    };
    Some(ParameterSpec { group, key, kind, default, clause })
}

/// Every parameter, in the order of Appendix H.
pub fn parameters() -> &'static [ParameterSpec] {
    &PARAMETERS
}

/// The parameter of this name.
pub fn parameter(key: &str) -> Option<&'static ParameterSpec> {
    PARAMETERS.iter().find(|spec| spec.key == key)
}

impl ParameterSpec {
    /// Text id of the parameter's name.
    pub fn text_id(&self) -> String {
        format!("rules-param-{}", self.key.replace('_', "-").to_ascii_lowercase())
    }

    /// Checks and tidies a typed value.
    ///
    /// # Errors
    /// Says which form or limit the value misses.
    pub fn check(&self, value: &str) -> Result<String, Message> {
        let value = value.trim();
        let within = |low: i64, high: i64| -> Result<i64, Message> {
            let number: i64 = value.parse().map_err(|_| msg!("rules-value-whole-number"))?;
            if (low..=high).contains(&number) { Ok(number) } else { Err(msg!("rules-value-between", low = low, high = high)) }
        };
        match self.kind {
            ParameterKind::Flag if matches!(value, "true" | "false") => Ok(value.to_owned()),
            ParameterKind::Flag => Err(msg!("rules-value-flag")),
            ParameterKind::Int { low, high } => within(low, high).map(|n| n.to_string()),
            ParameterKind::Money { .. } if value.is_empty() && self.default.is_empty() => Ok(String::new()),
            ParameterKind::Money { low, high } => within(low, high).map(|n| n.to_string()),
            ParameterKind::Decimal { low, high } => {
                let (whole, tenth) = value.split_once('.').unwrap_or((value, "0"));
                let number: i64 = whole.parse().map_err(|_| msg!("rules-value-decimal"))?;
                let tenth: i64 = if tenth.len() == 1 { tenth.parse().map_err(|_| msg!("rules-value-decimal"))? } else { -1 };
                if !(0..=9).contains(&tenth) {
                    return Err(msg!("rules-value-decimal"));
                }
                if number < low || number * 10 + tenth > high * 10 {
                    return Err(msg!("rules-value-between", low = low, high = high));
                }
                Ok(format!("{number}.{tenth}"))
            }
            ParameterKind::Time => match value.split_once(':').map(|(h, m)| (h.parse::<u8>(), m.parse::<u8>(), m.len())) {
                Some((Ok(hour @ 0..=23), Ok(minute @ 0..=59), 2)) => Ok(format!("{hour:02}:{minute:02}")),
                _ => Err(msg!("rules-value-time")),
            },
            ParameterKind::Choice(words) if words.split(',').any(|word| word == value) => Ok(value.to_owned()),
            ParameterKind::Choice(words) => Err(msg!("rules-value-choice", words = words)),
            ParameterKind::Text if value.is_empty() || value.chars().count() > 200 => Err(msg!("rules-value-text")),
            ParameterKind::Text => Ok(value.to_owned()),
        }
    }
}

/// Every value that the department ever set, so that each day finds its own.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Parameters {
    /// key → from-day → value; the later entry of the same day wins when it is set.
    set: BTreeMap<String, BTreeMap<Day, String>>,
}

impl Parameters {
    /// Adds a value that holds from this day on.
    pub fn set(&mut self, key: &str, from: Day, value: &str) {
        self.set.entry(key.to_owned()).or_default().insert(from, value.to_owned());
    }

    /// The value in force on this day, and since when (`None`: the default).
    pub fn on(&self, key: &str, day: Day) -> (&str, Option<Day>) {
        if let Some((from, value)) = self.set.get(key).and_then(|values| values.range(..=day).next_back()) {
            return (value, Some(*from));
        }
        (parameter(key).map_or("", |spec| spec.default), None)
    }

    /// A whole number in force on this day; 0 for a parameter that is no number.
    pub fn int(&self, key: &str, day: Day) -> i64 {
        self.on(key, day).0.parse().unwrap_or(0)
    }

    /// A switch in force on this day.
    pub fn flag(&self, key: &str, day: Day) -> bool {
        self.on(key, day).0 == "true"
    }
}

/// A parameter as a decision uses it, with the version that was in force.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Limit {
    /// Its value; 1 for a switch that is on.
    pub value: i64,
    /// Name, value and since when.
    pub used: Used,
}

impl Limit {
    /// The value in force on this day.
    pub fn of(params: &Parameters, key: &'static str, day: Day) -> Self {
        let (value, from) = params.on(key, day);
        let number = if value == "true" { 1 } else { params.int(key, day) };
        Limit { value: number, used: Used { key, value: value.to_owned(), from } }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn each_day_finds_the_value_of_its_time() {
        let mut set = Parameters::default();
        assert_eq!(set.int("pw_days", date(2026, 3, 1)), 15);
        set.set("pw_days", date(2026, 4, 1), "30");
        assert_eq!(set.int("pw_days", date(2026, 3, 31)), 15);
        assert_eq!(set.on("pw_days", date(2026, 4, 1)), ("30", Some(date(2026, 4, 1))));
    }

    #[test]
    fn values_are_checked_by_their_kind() {
        let check = |key: &str, value: &str| parameter(key).unwrap().check(value);
        assert_eq!(check("pw_min_len", " 12 "), Ok("12".to_owned()));
        assert!(check("pw_min_len", "5").is_err());
        assert!(check("pw_all", "yes").is_err());
        assert_eq!(check("tick_daily_time", "9:05"), Ok("09:05".to_owned()));
        assert!(check("tick_daily_time", "24:00").is_err());
        assert_eq!(check("leave_director_max_days", "1"), Ok("1.0".to_owned()));
        assert!(check("leave_director_max_days", "1.25").is_err());
        assert!(check("qa_week_due", "Someday").is_err());
        assert_eq!(check("centre_sales_min", ""), Ok(String::new()));
    }
}
