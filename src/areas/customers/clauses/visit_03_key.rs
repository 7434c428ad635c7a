//! VISIT-03 「必须保证重点客户的100%的回访」 (000 篇2 二 L70), and FILE-18: who is a key customer.
//!
//! 重点客户 are those of grade A and those whom somebody marked. Whoever became one within the last three days of a period counts only in
//! the next one (ASSUMPTION).

use crate::areas::customers::model::{Draft, Field};
use crate::base::{Day, days_between};

/// Days before the end of a period in which a new key customer does not count any more.
const LAST_DAYS: i64 = 3;

/// Whether the file is that of a key customer.
pub fn is_key(draft: &Draft) -> bool {
    draft.get(Field::Grade) == "A" || !draft.get(Field::KeyFlag).is_empty()
}

/// Whether a key customer counts in the period that ends on this day.
pub fn counts(since: Day, end: Day) -> bool {
    days_between(since, end) >= LAST_DAYS
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn grade_a_or_marked_and_not_of_the_last_three_days() {
        let mut draft = Draft::default();
        assert!(!is_key(&draft));
        draft.set(Field::Grade, "A");
        assert!(is_key(&draft));
        draft.set(Field::Grade, "B");
        draft.set(Field::KeyFlag, "1");
        assert!(is_key(&draft));
        let end = date(2026, 3, 31);
        assert!(counts(date(2026, 3, 28), end) && !counts(date(2026, 3, 29), end) && !counts(date(2026, 3, 31), end));
    }
}
