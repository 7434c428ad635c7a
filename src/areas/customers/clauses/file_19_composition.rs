//! FILE-19 「各类等级的客户所占比重」 「各类商品所占比重」 「不同地区所占的比重」 (001 篇六 第四条3 L97).
//!
//! Shares have one decimal and add up to exactly 100.0 %: each is rounded by itself, and what is left over or too much goes to the
//! largest part, of several equal ones to the last. Without sales there are no shares. A note on 营销重点 belongs to the period; it is
//! written by who manages customers.

use crate::base::{Actor, Flaw, Function, Refusal};
use crate::msg;

/// A whole in tenths of a per cent.
const WHOLE: i64 = 1_000;
/// Longest note, in characters.
pub const MOST_NOTE: usize = 2_000;

/// The shares of these amounts in tenths of a per cent, in their order; nothing when there is nothing to share. No amount is negative.
pub fn shares(amounts: &[i64]) -> Vec<i64> {
    let all: i128 = amounts.iter().map(|amount| i128::from(*amount)).sum();
    if all <= 0 {
        return Vec::new();
    }
    let rounded = |amount: &i64| i64::try_from((i128::from(*amount) * 2 * i128::from(WHOLE) + all) / (2 * all)).unwrap_or(0);
    let mut shares: Vec<i64> = amounts.iter().map(rounded).collect();
    let mut left = WHOLE - shares.iter().sum::<i64>();
    let mut largest: Vec<(usize, i64)> = amounts.iter().copied().enumerate().collect();
    largest.sort_by_key(|(place, amount)| std::cmp::Reverse((*amount, *place)));
    // The largest part takes it all, unless hundreds of parts took more by their rounding than it has.
    for (place, _) in largest {
        if let Some(share) = shares.get_mut(place) {
            let added = left.max(-*share);
            *share += added;
            left -= added;
        }
    }
    shares
}

/// A share for people: `33.4%`, or `—` where there is none.
pub fn shown(tenths: Option<i64>) -> String {
    tenths.map_or_else(|| "—".to_owned(), |tenths| format!("{}.{}%", tenths / 10, tenths % 10))
}

/// Checks a note on 营销重点.
///
/// # Errors
/// No right to write it, or a text that is too long.
pub fn note(actor: &Actor, text: &str) -> Result<(), Refusal> {
    actor.must_do_all(Function::CustomerManage)?;
    if text.chars().count() > MOST_NOTE {
        let message = msg!("customers-too-long", limit = MOST_NOTE);
        return Refusal::flawed(vec![Flaw { field: "text", clause: "", message }]).map_or(Ok(()), Err);
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn the_tests_of_the_rule() {
        assert_eq!(shares(&[600, 300, 100]), [600, 300, 100]);
        assert_eq!(shares(&[0, 0]), [0_i64; 0]);
        assert_eq!(shares(&[]), [0_i64; 0]);
        assert_eq!(shares(&[7, 7, 7]), [333, 333, 334]);
        assert_eq!(shares(&[1, 7, 7]), [67, 467, 466]);
        assert_eq!(shares(&[1; 6]), [167, 167, 167, 167, 167, 165]);
        assert_eq!(shares(&[i64::MAX, i64::MAX]), [500, 500]);
        assert_eq!([Some(334), Some(0), None].map(shown), ["33.4%", "0.0%", "—"]);
    }

    #[test]
    fn thousands_of_parts_still_add_up() {
        let many = shares(&[1; 2_000]);
        assert_eq!((many.iter().sum::<i64>(), many.iter().min()), (1_000, Some(&0)));
    }

    proptest! {
        #[test]
        fn shares_add_up_to_the_whole(amounts in proptest::collection::vec(prop_oneof![Just(0_i64), 1_i64..10, 0_i64..=1_000_000_000_000, Just(i64::MAX)], 0..400)) {
            let shares = shares(&amounts);
            if amounts.iter().all(|amount| *amount == 0) {
                prop_assert!(shares.is_empty());
            } else {
                prop_assert_eq!(shares.len(), amounts.len());
                prop_assert_eq!(shares.iter().sum::<i64>(), 1_000);
                prop_assert!(shares.iter().all(|share| (0..=1_000).contains(share)));
            }
        }
    }
}
