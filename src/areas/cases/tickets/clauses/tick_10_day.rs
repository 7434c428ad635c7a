//! TICK-10 每天 50 份左右的工单、100 以上用户咨询回访 — counters of a day against these references; information only.
//!
//! The references are those of the whole desk of seven. Reached is ≥. Source: 000 篇4.

/// Whether a count reaches its reference.
pub fn is_reached(count: i64, reference: i64) -> bool {
    count >= reference
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_hundred_contacts_are_reached() {
        assert_eq!([99, 100, 101].map(|count| is_reached(count, 100)), [false, true, true]);
    }
}
