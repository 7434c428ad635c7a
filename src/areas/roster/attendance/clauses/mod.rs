//! The clauses of attendance, one file each. They know times and figures, no file and no clock.

pub mod att_01_on_time;
pub mod att_02_breach;
pub mod att_03_away;
pub mod att_04_consent;
pub mod att_05_room;
pub mod att_06_roll_call;
pub mod att_07_absence;
pub mod att_08_stop;

use super::super::model::Span;

/// What is left of some spans, which are in order and apart, when others are taken out.
pub(super) fn without(spans: &[Span], taken: &[Span]) -> Vec<Span> {
    let mut left = spans.to_vec();
    for cut in taken {
        left = left
            .into_iter()
            .flat_map(|span| {
                let before = Span { from: span.from, to: span.to.min(cut.from) };
                let after = Span { from: span.from.max(cut.to), to: span.to };
                if span.overlaps(*cut) { [before, after] } else { [span, Span { from: span.to, to: span.to }] }
            })
            .filter(|span| span.from < span.to)
            .collect();
    }
    left
}

/// The parts of some spans that lie in a frame.
pub(super) fn within(spans: &[Span], frame: Span) -> Vec<Span> {
    spans.iter().filter_map(|span| span.common(frame)).collect()
}

/// Milliseconds of spans that do not overlap.
pub(super) fn length(spans: &[Span]) -> i64 {
    spans.iter().map(|span| span.to.0 - span.from.0).sum()
}

/// Whole minutes, seconds floored (CONV-07).
pub(super) fn whole_minutes(milliseconds: i64) -> i64 {
    milliseconds.div_euclid(60_000)
}

#[cfg(test)]
pub(super) mod tests {
    use super::*;
    use crate::base::Instant;
    use jiff::civil::date;

    /// A moment of 2026-03-11.
    pub fn at(hour: i8, minute: i8, second: i8) -> Instant {
        Instant::of(date(2026, 3, 11).at(hour, minute, second, 0))
    }

    /// Whole hours of 2026-03-11.
    pub fn hours(from: i8, to: i8) -> Span {
        Span { from: at(from, 0, 0), to: at(to, 0, 0) }
    }

    #[test]
    fn what_is_taken_out_is_gone_and_the_rest_stays() {
        let day = [hours(8, 16)];
        assert_eq!(without(&day, &[]), day);
        assert_eq!(without(&day, &[hours(8, 10)]), [hours(10, 16)]);
        assert_eq!(without(&day, &[hours(10, 11), hours(15, 20)]), [hours(8, 10), hours(11, 15)]);
        assert_eq!(without(&day, &[hours(9, 12), hours(11, 13)]), [hours(8, 9), hours(13, 16)]);
        assert!(without(&day, &[hours(7, 17)]).is_empty());
        assert_eq!(without(&day, &[hours(16, 18)]), day);
        assert_eq!(whole_minutes(length(&within(&day, hours(15, 20)))), 60);
    }
}
