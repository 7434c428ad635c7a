//! The clauses that quality monitoring is done by, one file each. Pure: everything that they look at was read before.

pub mod kpi_14_mean;
pub mod meet_02_meeting;
pub mod qa_01_correction;
pub mod qa_02_coaching;
pub mod qa_03_quota;
pub mod qa_04_heads;
pub mod qa_05_sheet;
pub mod qa_06_week;
pub mod qa_07_common;
pub mod qa_08_openness;
pub mod train_06_effect;

use jiff::civil::Weekday;

use crate::base::{Day, Finding, Instant, Judged, Message, Refusal, Verdict, Why};
use crate::msg;
use crate::rules::{Limit, Parameters};

/// The parameters of quality monitoring that are in force on a day.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Limits {
    /// `qa_min`
    pub least: Limit,
    /// `qa_target`
    pub target: Limit,
    /// `qa_weights`
    pub weights: Limit,
    /// `qa_grades`
    pub grades: Limit,
    /// `qa_fix_hours`
    pub fix_hours: Limit,
    /// `qa_common_n`
    pub common: Limit,
    /// `qa_top_n`
    pub top: Limit,
    /// `qa_week_due`
    pub week_due: Limit,
    /// `qa_month_due`
    pub month_due: Limit,
    /// `qa_appeal_days`
    pub appeal_days: Limit,
    /// `qa_own_team`
    pub own_team: Limit,
    /// `note_min_chars`
    pub note: Limit,
}

impl Limits {
    /// The values in force on this day.
    pub fn on(params: &Parameters, day: Day) -> Self {
        let limit = |key| Limit::of(params, key, day);
        Limits {
            least: limit("qa_min"),
            target: limit("qa_target"),
            weights: limit("qa_weights"),
            grades: limit("qa_grades"),
            fix_hours: limit("qa_fix_hours"),
            common: limit("qa_common_n"),
            top: limit("qa_top_n"),
            week_due: limit("qa_week_due"),
            month_due: limit("qa_month_due"),
            appeal_days: limit("qa_appeal_days"),
            own_team: limit("qa_own_team"),
            note: limit("note_min_chars"),
        }
    }

    /// The points of the built-in heads, where the parameter names as many as there are and they make 100.
    pub fn built_in_weights(&self, heads: usize) -> Option<Vec<i64>> {
        let weights: Vec<i64> = self.weights.used.value.split([',', '，', '、', '/']).filter_map(|word| word.trim().parse().ok()).collect();
        (weights.len() == heads && weights.iter().sum::<i64>() == 100 && weights.iter().all(|weight| *weight > 0)).then_some(weights)
    }

    /// From how many points on a total is 优, 良, 合格.
    pub fn grade_limits(&self) -> [i64; 3] {
        let mut words = self.grades.used.value.split('/').map(|word| word.trim().parse::<i64>());
        match (words.next(), words.next(), words.next()) {
            (Some(Ok(a)), Some(Ok(b)), Some(Ok(c))) if a >= b && b >= c => [a, b, c],
            _ => [90, 80, 60],
        }
    }

    /// The weekday on which the weekly summary is due.
    pub fn week_day(&self) -> Weekday {
        match self.week_due.used.value.as_str() {
            "Monday" => Weekday::Monday,
            "Tuesday" => Weekday::Tuesday,
            "Wednesday" => Weekday::Wednesday,
            "Thursday" => Weekday::Thursday,
            "Friday" => Weekday::Friday,
            "Saturday" => Weekday::Saturday,
            _ => Weekday::Sunday,
        }
    }
}

/// What a clause says, while it is put together.
pub(super) struct Saying(Judged);

impl Saying {
    /// The clause finds this.
    pub fn of(clause: &'static str, verdict: Verdict, message: Message) -> Self {
        Saying(Judged { finding: Finding { clause, verdict, message }, why: Why::of(clause) })
    }

    /// It used this parameter.
    pub fn used(mut self, limit: &Limit) -> Self {
        self.0.why.parameters.push(limit.used.clone());
        self
    }

    /// It looked at this fact.
    pub fn fact(mut self, what: Message, value: impl Into<Message>) -> Self {
        self.0.why.facts.push((what, value.into()));
        self
    }

    /// It calculated so.
    pub fn step(mut self, step: Message) -> Self {
        self.0.why.steps.push(step);
        self
    }

    /// All of it.
    pub fn judged(self) -> Judged {
        self.0
    }
}

/// A value that is said as it is.
pub fn plain(text: impl Into<String>) -> Message {
    msg!("quality-plain", text = text.into())
}

/// `03-10 10:00:01`, where seconds decide.
pub fn exact(at: Instant) -> String {
    at.local().strftime("%m-%d %H:%M:%S").to_string()
}

/// A refusal by what was judged, if it refuses.
pub fn refusal(judged: &Judged) -> Option<Refusal> {
    (judged.finding.verdict == Verdict::Refused).then(|| Refusal::by(judged.finding.clause, judged.finding.message.clone()))
}

#[cfg(test)]
pub(crate) mod tests {
    use jiff::civil::date;

    use super::*;

    /// The parameters as nobody has changed them.
    pub fn limits() -> Limits {
        Limits::on(&Parameters::default(), date(2026, 3, 10))
    }

    /// This moment of March 2026.
    pub fn at(day: i8, hour: i8, minute: i8, second: i8) -> Instant {
        Instant::of(date(2026, 3, day).at(hour, minute, second, 0))
    }

    #[test]
    fn parameters_that_name_lists_are_read_whole_or_not_at_all() {
        let mut params = Parameters::default();
        let day = date(2026, 3, 10);
        assert_eq!(limits().built_in_weights(5), Some(vec![20; 5]));
        params.set("qa_weights", day, "30,20,20,15,15");
        params.set("qa_grades", day, "95/85/70");
        assert_eq!(Limits::on(&params, day).built_in_weights(5), Some(vec![30, 20, 20, 15, 15]));
        assert_eq!(Limits::on(&params, day).grade_limits(), [95, 85, 70]);
        params.set("qa_weights", day, "30,20,20,15,10");
        params.set("qa_grades", day, "60/80/90");
        assert_eq!(Limits::on(&params, day).built_in_weights(5), None);
        assert_eq!(Limits::on(&params, day).grade_limits(), [90, 80, 60]);
    }
}
