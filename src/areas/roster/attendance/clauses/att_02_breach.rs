//! ATT-02 「班前未请假，迟到二十分钟及以上者…按违纪处理」 (000 篇5 请假八 L247).
//!
//! From `late_breach_min` (20) minutes on lateness is a breach, below it 迟到. A leave for the first part of the shift moves the start
//! from which is counted and excuses nothing beyond it.

/// Whether so many minutes of lateness are a breach.
pub fn is_breach(minutes: i64, limit: i64) -> bool {
    minutes >= limit
}

#[cfg(test)]
mod tests {
    use super::super::att_01_on_time::late;
    use super::super::tests::{at, hours};
    use super::*;

    #[test]
    fn the_tests_of_the_rule() {
        let breach = |hour, minute, second, due| is_breach(late(at(hour, minute, second), &[due]), 20);
        assert!(!breach(8, 19, 59, hours(8, 16)));
        assert!(breach(8, 20, 0, hours(8, 16)));
        assert!(breach(10, 20, 0, hours(10, 16)));
    }
}
