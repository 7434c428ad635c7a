//! ATT-05 「出入机房不得超过规定时限，如有特殊情况需请示班长」 (000 篇5 现场规范7 L193).
//!
//! A permitted absence may take `leave_room_min` (15) minutes; a 班长 who agreed to more has extended it. What takes longer is warned of.
//! An absence that nobody agreed to is the matter of ATT-03 alone.

/// Whole minutes beyond what is allowed; 0 in time, and without consent.
pub fn beyond(minutes: i64, limit: i64, permitted: i64) -> i64 {
    if permitted == 0 { 0 } else { (minutes - limit.max(permitted)).max(0) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_tests_of_the_rule() {
        assert_eq!([beyond(15, 15, 15), beyond(16, 15, 15), beyond(25, 15, 15), beyond(20, 15, 20)], [0, 1, 10, 0]);
        // A consent to less makes the limit no shorter.
        assert_eq!(beyond(12, 15, 10), 0);
        assert_eq!(beyond(19, 15, 0), 0);
    }
}
