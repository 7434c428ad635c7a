//! Counting points: the weights that are left when a head does not apply, the total, and means. Whole numbers only; floats are for drawing.

use super::model::{Entry, Head, Mark};

/// A total: points of the heads that apply, out of how many, or 0 by a fatal violation (一票否决).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Total {
    /// Points.
    pub points: i64,
    /// Weights of the heads that apply.
    pub most: i64,
    /// A fatal head was violated.
    pub fatal: bool,
}

impl Total {
    /// The total of what was entered for these heads with these weights.
    pub fn of<'a>(entries: impl Iterator<Item = (&'a Entry, i64)>) -> Self {
        let mut total = Total::default();
        for (entry, weight) in entries {
            match entry.mark {
                Mark::Points(points) => {
                    total.points += points;
                    total.most += weight;
                }
                Mark::Violated => total.fatal = true,
                Mark::Empty | Mark::NotApplicable => {}
            }
        }
        total
    }

    /// In hundredths of a point out of 100, half up. Since a head that does not apply leaves its weight to the others in proportion, this
    /// is the share of the points among the weights that apply.
    pub fn hundredths(self) -> i64 {
        if self.fatal || self.most <= 0 { 0 } else { (self.points * 20_000 + self.most) / (2 * self.most) }
    }

    /// Whether it reaches a limit in whole points out of 100; compared before rounding (CONV-12).
    pub fn reaches(self, limit: i64) -> bool {
        if self.fatal || self.most <= 0 { limit <= 0 } else { self.points * 100 >= limit * self.most }
    }
}

/// Weights in hundredths when some heads do not apply: theirs is shared out among the others in proportion, and all make 10,000. What
/// rounding leaves goes to the largest remainders, the earlier head first.
pub fn redistributed(heads: &[(i64, bool)]) -> Vec<i64> {
    let all: i64 = heads.iter().filter(|(_, applies)| *applies).map(|(weight, _)| weight).sum();
    if all <= 0 {
        return vec![0; heads.len()];
    }
    let share = |(weight, applies): &(i64, bool)| if *applies { *weight * 10_000 } else { 0 };
    let mut out: Vec<i64> = heads.iter().map(|head| share(head) / all).collect();
    let mut order: Vec<(usize, i64)> = heads.iter().enumerate().map(|(place, head)| (place, share(head) % all)).collect();
    order.sort_by_key(|(place, rest)| (std::cmp::Reverse(*rest), *place));
    let left = usize::try_from(10_000 - out.iter().sum::<i64>()).unwrap_or(0);
    for (place, _) in order.into_iter().take(left) {
        if let Some(weight) = out.get_mut(place) {
            *weight += 1;
        }
    }
    out
}

/// The weights of the scored heads of a sheet, as they count with these entries.
pub fn weights(heads: &[Head], entries: &[Entry]) -> Vec<i64> {
    let applies = |place: usize| entries.get(place).is_none_or(|entry| entry.mark != Mark::NotApplicable);
    redistributed(&heads.iter().enumerate().map(|(place, head)| (head.weight, !head.fatal && applies(place))).collect::<Vec<_>>())
}

/// A mean of totals or points.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Mean {
    /// Sum in hundredths.
    pub sum: i64,
    /// Of how many.
    pub count: i64,
}

impl Mean {
    /// Adds a value in hundredths.
    pub fn add(&mut self, hundredths: i64) {
        self.sum += hundredths;
        self.count += 1;
    }

    /// Both together.
    pub fn with(self, other: Mean) -> Mean {
        Mean { sum: self.sum + other.sum, count: self.count + other.count }
    }

    /// In tenths, half up; nothing of nothing.
    pub fn tenths(self) -> Option<i64> {
        (self.count > 0).then(|| (self.sum * 2 + self.count * 10).div_euclid(self.count * 20))
    }

    /// `85.0`, or `—`.
    pub fn shown(self) -> String {
        self.tenths().map_or_else(|| "—".to_owned(), shown_tenths)
    }

    /// Which of two means is higher, before rounding.
    pub fn compare(self, other: Mean) -> std::cmp::Ordering {
        (i128::from(self.sum) * i128::from(other.count)).cmp(&(i128::from(other.sum) * i128::from(self.count)))
    }

    /// For drawing.
    pub fn float(self) -> Option<f64> {
        self.tenths().map(|tenths| tenths as f64 / 10.0)
    }
}

/// Tenths as people read them: `85.0`.
pub fn shown_tenths(tenths: i64) -> String {
    let sign = if tenths < 0 { "−" } else { "" };
    format!("{sign}{}.{}", tenths.abs() / 10, tenths.abs() % 10)
}

/// A change in tenths: `+1.2`, `−0.2`, `0.0`.
pub fn shown_change(tenths: i64) -> String {
    if tenths > 0 { format!("+{}", shown_tenths(tenths)) } else { shown_tenths(tenths) }
}

/// A total as people read it: `84`, or `84.17` where heads did not apply.
pub fn shown_total(hundredths: i64) -> String {
    match hundredths % 100 {
        0 => (hundredths / 100).to_string(),
        rest if rest % 10 == 0 => format!("{}.{}", hundredths / 100, rest / 10),
        rest => format!("{}.{rest:02}", hundredths / 100),
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn of(points: &[i64]) -> Total {
        let entries: Vec<Entry> = points.iter().map(|points| Entry { mark: Mark::Points(*points), cause: String::new() }).collect();
        Total::of(entries.iter().map(|entry| (entry, 20)))
    }

    #[test]
    fn five_heads_of_twenty_are_added() {
        assert_eq!(of(&[18, 18, 17, 18, 19]).hundredths(), 9000);
        assert!(of(&[18, 18, 17, 18, 19]).reaches(90) && !of(&[18, 18, 17, 18, 18]).reaches(90));
        assert_eq!((shown_total(8400), shown_total(8417), shown_total(8450)), ("84".to_owned(), "84.17".to_owned(), "84.5".to_owned()));
    }

    #[test]
    fn a_fatal_violation_makes_it_nothing() {
        let entries = [Entry { mark: Mark::Points(20), cause: String::new() }, Entry { mark: Mark::Violated, cause: String::new() }];
        let total = Total::of(entries.iter().zip([20, 0]));
        assert!(total.fatal && total.hundredths() == 0 && !total.reaches(1));
    }

    #[test]
    fn what_does_not_apply_leaves_its_weight_to_the_others() {
        assert_eq!(redistributed(&[(20, true), (20, true), (20, true), (20, true), (20, false)]), [2500, 2500, 2500, 2500, 0]);
        assert_eq!(redistributed(&[(30, false), (40, true), (20, true), (10, true)]), [0, 5714, 2857, 1429]);
        let entries: Vec<Entry> =
            [Mark::Points(18), Mark::Points(18), Mark::NotApplicable].map(|mark| Entry { mark, cause: String::new() }).to_vec();
        assert_eq!(Total::of(entries.iter().zip([20, 20, 60])).hundredths(), 9000);
    }

    #[test]
    fn means_have_one_decimal_half_up() {
        let mean = |values: &[i64]| values.iter().fold(Mean::default(), |mean, value| mean.with(Mean { sum: *value, count: 1 }));
        assert_eq!(mean(&[9000, 8000, 8500]).shown(), "85.0");
        assert_eq!(mean(&[8005, 8004]).shown(), "80.0");
        assert_eq!(mean(&[8005, 8005]).shown(), "80.1");
        assert_eq!(Mean::default().shown(), "—");
        assert_eq!((shown_change(12), shown_change(-2), shown_change(0)), ("+1.2".to_owned(), "−0.2".to_owned(), "0.0".to_owned()));
    }

    proptest! {
        #[test]
        fn redistribution_always_sums_to_a_hundred(heads in prop::collection::vec((1_i64..=100, any::<bool>()), 1..12)) {
            let out = redistributed(&heads);
            let sum: i64 = out.iter().sum();
            prop_assert_eq!(sum, if heads.iter().any(|(_, applies)| *applies) { 10_000 } else { 0 });
            for ((_, applies), weight) in heads.iter().zip(&out) {
                prop_assert!(*applies || *weight == 0);
            }
        }

        #[test]
        fn a_full_score_of_what_applies_is_a_hundred(heads in prop::collection::vec((1_i64..=100, any::<bool>()), 1..12)) {
            let entries: Vec<(Entry, i64)> = heads.iter().map(|(weight, applies)| {
                let mark = if *applies { Mark::Points(*weight) } else { Mark::NotApplicable };
                (Entry { mark, cause: String::new() }, *weight)
            }).collect();
            let total = Total::of(entries.iter().map(|(entry, weight)| (entry, *weight)));
            prop_assert_eq!(total.hundredths(), if heads.iter().any(|(_, applies)| *applies) { 10_000 } else { 0 });
        }
    }
}
