//! How a parameter's name, unit and value are said.

use crate::i18n::Lang;
use crate::rules::{ParameterKind, ParameterSpec};

/// The name without the unit that stands behind it in brackets, and the unit.
pub fn name_and_unit(lang: Lang, spec: &ParameterSpec) -> (String, String) {
    let name = lang.tr(&spec.text_id()).into_owned();
    let split = name.trim_end_matches(['）', ')']).rsplit_once(['（', '(']).map(|(name, unit)| (name.trim().to_owned(), unit.to_owned()));
    match split {
        Some((head, unit)) if name.ends_with(['）', ')']) => (head, unit),
        _ if matches!(spec.kind, ParameterKind::Money { .. }) => (name, lang.tr("staff-unit-yuan").into_owned()),
        _ => (name, String::new()),
    }
}

/// A value in words, with its unit.
pub fn said(lang: Lang, spec: &ParameterSpec, value: &str, unit: &str) -> String {
    let words = match spec.kind {
        ParameterKind::Flag => lang.tr(if value == "true" { "staff-on" } else { "staff-off" }).into_owned(),
        ParameterKind::Choice(_) => choice(lang, value),
        ParameterKind::Money { .. } if value.is_empty() => return lang.tr("staff-unset").into_owned(),
        ParameterKind::Int { .. } | ParameterKind::Money { .. } => value.parse().map_or_else(|_| value.to_owned(), crate::i18n::group),
        ParameterKind::Decimal { .. } | ParameterKind::Time | ParameterKind::Text => value.to_owned(),
    };
    if unit.is_empty() || matches!(spec.kind, ParameterKind::Flag | ParameterKind::Choice(_) | ParameterKind::Text) {
        return words;
    }
    if unit == "%" { format!("{words}%") } else { format!("{words} {unit}") }
}

/// A choice in words; an unknown one shows itself.
pub fn choice(lang: Lang, value: &str) -> String {
    let id = match value {
        "calendar" => "staff-choice-calendar",
        "hours24" => "staff-choice-hours",
        "next_rostered" => "staff-choice-next-rostered",
        "next_calendar" => "staff-choice-next-day",
        "Monday" => "staff-choice-monday",
        "Tuesday" => "staff-choice-tuesday",
        "Wednesday" => "staff-choice-wednesday",
        "Thursday" => "staff-choice-thursday",
        "Friday" => "staff-choice-friday",
        "Saturday" => "staff-choice-saturday",
        "Sunday" => "staff-choice-sunday",
        "week" => "staff-choice-week",
        "month" => "staff-choice-month",
        "quarter" => "staff-choice-quarter",
        other => return other.to_owned(),
    };
    lang.tr(id).into_owned()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::{parameter, parameters};

    #[test]
    fn values_are_said_with_their_units() {
        let say = |lang, key: &str, value: &str| {
            let spec = parameter(key).unwrap();
            said(lang, spec, value, &name_and_unit(lang, spec).1)
        };
        assert_eq!(say(Lang::Zh, "late_leave_days", "3"), "3 天");
        assert_eq!(say(Lang::Zh, "grade_A_min", "1000000"), "1,000,000 元");
        assert_eq!(say(Lang::Zh, "repair_visit_pct", "50"), "50%");
        assert_eq!(say(Lang::Zh, "pw_all", "true"), "开");
        assert_eq!(say(Lang::Zh, "centre_sales_min", ""), "未设");
        assert_eq!(say(Lang::En, "qa_week_due", "Sunday"), "Sunday");
    }

    /// Every choice of every parameter has words in both languages.
    #[test]
    fn every_choice_has_words() {
        for spec in parameters() {
            let ParameterKind::Choice(words) = spec.kind else { continue };
            for word in words.split(',') {
                assert!(!choice(Lang::Zh, word).is_ascii(), "{word}");
                assert!(!choice(Lang::En, word).starts_with("staff-"), "{word}");
            }
        }
    }
}
