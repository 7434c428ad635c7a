//! TRAIN-06 「根据检查结果制定出培训计划」 (质检员 5 L294).
//!
//! An item of the plan becomes a training that is 待实施; once held it has a day and who attended. Its effect is the mean of the checks of
//! those who attended on the thirty days after it, less their mean on the thirty days before it; the day itself counts for neither.

use crate::areas::quality::score::Mean;
use crate::base::{Day, plus_days};

/// So many days before and after are compared.
const DAYS: i64 = 30;

/// First and last day before a training.
pub fn before(held: Day) -> (Day, Day) {
    (plus_days(held, -DAYS), plus_days(held, -1))
}

/// First and last day after it.
pub fn after(held: Day) -> (Day, Day) {
    (plus_days(held, 1), plus_days(held, DAYS))
}

/// What it changed, in tenths of a point; nothing as long as there are no checks on one side.
pub fn effect(before: Mean, after: Mean) -> Option<i64> {
    Some(after.tenths()? - before.tenths()?)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn seventy_eight_to_eighty_four_is_six() {
        let mean = |sum, count| Mean { sum, count };
        assert_eq!(effect(mean(15_600, 2), mean(8400, 1)), Some(60));
        assert_eq!(effect(mean(15_600, 2), Mean::default()), None);
    }
}
