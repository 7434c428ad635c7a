//! FILE-18 「企业根据实际情况，确定客户等级标准」 (001 篇六 第四条2 L96).
//!
//! The sales of the last twelve months decide: `grade_A_min` and more is A, `grade_B_min` and more is B, anything else C. 客服主管 may
//! set another grade with a reason; it stays until the sales are let decide again.

use crate::base::{Day, Flaw, Refusal};
use crate::msg;
use crate::rules::Parameters;
use jiff::ToSpan;

/// Fen of a yuan.
const FEN: i64 = 100;

/// The first day whose orders count on this day: twelve months back, the day itself left out.
pub fn since(today: Day) -> Day {
    crate::base::plus_days(today.saturating_sub(12.months()), 1)
}

/// The grade of these sales, in fen.
pub fn of_sales(fen: i64, params: &Parameters, today: Day) -> &'static str {
    let least = |key| params.int(key, today).saturating_mul(FEN);
    match fen {
        fen if fen >= least("grade_A_min") => "A",
        fen if fen >= least("grade_B_min") => "B",
        _ => "C",
    }
}

/// Checks a grade that is set by hand.
///
/// # Errors
/// The reason is missing, or there is no such grade.
pub fn by_hand(grade: &str, reason: &str) -> Result<(), Refusal> {
    let mut flaws = Vec::new();
    if !crate::areas::customers::model::GRADES.contains(&grade) {
        flaws.push(Flaw { field: "grade", clause: "FILE-18", message: msg!("customers-no-such-choice", words = "A、B、C") });
    }
    if reason.trim().is_empty() {
        flaws.push(Flaw { field: "reason", clause: "FILE-18", message: msg!("customers-grade-reason") });
    }
    Refusal::flawed(flaws).map_or(Ok(()), Err)
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn the_tests_of_the_rule() {
        let today = date(2026, 3, 10);
        let grade = |fen| of_sales(fen, &Parameters::default(), today);
        assert_eq!([30_000_000, 29_999_999, 99_999_999, 100_000_000, 0].map(grade), ["B", "C", "B", "A", "C"]);
        assert_eq!(since(today), date(2025, 3, 11));
        assert!(by_hand("A", "战略客户").is_ok() && by_hand("A", " ").is_err() && by_hand("E", "战略客户").is_err());
    }
}
