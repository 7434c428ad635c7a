//! FILE-06 「客户档案资料的管理主要是收集、整理、归档及使用四个环节」 (001 篇七 b1–11 L12–22).
//!
//! Eleven categories. One of which nothing can exist is marked 不适用 with its reason. Complete is what is present of what applies;
//! the rest is named. Of a licence the annual review is reminded of `licence_remind_days` before it runs out.

use crate::areas::archives::model::Category;
use crate::base::{Day, Refusal, plus_days};
use crate::msg;

/// How complete an archive is.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Completeness {
    /// Categories of which something is there.
    pub present: i64,
    /// Categories that apply.
    pub applicable: i64,
    /// Those that apply and are empty, in their order.
    pub missing: Vec<Category>,
}

/// Counts an archive. What is there applies, whatever was marked before.
pub fn completeness(present: &[Category], exempt: &[Category]) -> Completeness {
    let mut out = Completeness::default();
    for category in Category::ALL {
        if present.contains(&category) {
            out.present += 1;
        } else if exempt.contains(&category) {
            continue;
        } else {
            out.missing.push(category);
        }
        out.applicable += 1;
    }
    out
}

/// Marks a category 不适用.
///
/// # Errors
/// Something of the category is there, or no reason is given.
pub fn exempt(category: Category, present: bool, reason: &str) -> Result<(), Refusal> {
    if present {
        return Err(Refusal::by("FILE-06", msg!("archives-exempt-present", category = category.message())));
    }
    if reason.trim().is_empty() {
        return Err(Refusal::of_field("reason", "FILE-06", msg!("archives-exempt-reason")));
    }
    Ok(())
}

/// Reviews that run out until this day are reminded of today.
pub fn reminded_until(today: Day, days: i64) -> Day {
    plus_days(today, days)
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn the_tests_of_the_rule() {
        let category = |n| Category::of(n).unwrap();
        let (exempt, present): (Vec<_>, Vec<_>) = ((9..=11).map(category).collect(), (1..=6).map(category).collect());
        let found = completeness(&present, &exempt);
        assert_eq!((found.present, found.applicable), (6, 8));
        assert_eq!(found.missing, [category(7), category(8)]);
        assert_eq!(crate::i18n::share(found.present, found.applicable), "75.0%");
        assert!(completeness(&[], &Category::ALL).missing.is_empty());
        // What is there applies.
        assert_eq!(completeness(&[category(3)], &Category::ALL).applicable, 1);
        let due = date(2026, 4, 30);
        assert!(due > reminded_until(date(2026, 3, 30), 30) && due <= reminded_until(date(2026, 3, 31), 30));
        assert!(super::exempt(category(1), true, "无").is_err() && super::exempt(category(1), false, " ").is_err());
    }
}
