//! Before and after of a journal entry, field by field, in words; long runs of digits (phones, ids) are masked.

use serde_json::Value;

use super::words;
use crate::areas::roster;
use crate::base::{Instant, Post};
use crate::i18n::{Lang, moment_long};

/// Runs of this many digits are masked.
const RUN: usize = 7;

/// A field of an entry.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct FieldChange {
    /// Name of the field.
    pub name: String,
    /// Before the act, or `—`.
    pub before: String,
    /// After it, or `—`.
    pub after: String,
}

impl FieldChange {
    /// Whether the act changed the field.
    pub fn differs(&self) -> bool {
        self.before != self.after
    }
}

/// The fields of both states of what the entry is about; those that changed first.
pub(super) fn changes(lang: Lang, subject: &str, before: &str, after: &str) -> Vec<FieldChange> {
    let (before, after) = (object(before), object(after));
    let mut names: Vec<&String> = after.iter().map(|(name, _)| name).collect();
    names.extend(before.iter().map(|(name, _)| name).filter(|name| !after.iter().any(|(other, _)| other == *name)));
    let of = |fields: &[(String, Value)], name: &str| {
        let found = fields.iter().find(|(other, _)| other == name);
        found.map_or_else(|| "—".to_owned(), |(_, value)| said(lang, subject, name, value))
    };
    let mut changes: Vec<FieldChange> = names
        .into_iter()
        .map(|name| FieldChange { name: field(lang, subject, name), before: of(&before, name), after: of(&after, name) })
        .collect();
    changes.sort_by_key(|change| !change.differs());
    changes
}

/// The fields of a JSON object; text that is none stands under no name.
fn object(text: &str) -> Vec<(String, Value)> {
    match serde_json::from_str(text) {
        Ok(Value::Object(map)) => map.into_iter().collect(),
        Ok(other) => vec![(String::new(), other)],
        Err(_) if text.is_empty() => Vec::new(),
        Err(_) => vec![(String::new(), Value::String(text.to_owned()))],
    }
}

/// Name of a field; each area knows those of its own records.
fn field(lang: Lang, subject: &str, name: &str) -> String {
    roster::journal::field(subject, name).map_or_else(|| words::field(lang, name), |id| lang.tr(id).into_owned())
}

fn said(lang: Lang, subject: &str, name: &str, value: &Value) -> String {
    match value {
        Value::Null => "—".to_owned(),
        Value::Bool(on) => lang.tr(if *on { "staff-yes" } else { "staff-no" }).into_owned(),
        Value::Number(number) if name.ends_with("_until") || name.ends_with("_at") => {
            number.as_i64().map_or_else(|| masked(&number.to_string()), |at| moment_long(lang, Instant(at).local()))
        }
        Value::Number(number) => masked(&number.to_string()),
        Value::String(text) if text.is_empty() => "—".to_owned(),
        Value::String(text) => masked(&worded(lang, name, text)),
        Value::Array(items) => {
            let items: Vec<String> = items.iter().map(|item| said(lang, subject, name, item)).collect();
            items.join(words::comma(lang))
        }
        Value::Object(map) => {
            let parts: Vec<String> =
                map.iter().map(|(name, value)| format!("{} {}", field(lang, subject, name), said(lang, subject, name, value))).collect();
            parts.join(words::comma(lang))
        }
    }
}

/// Stored words in the language of the reader.
fn worded(lang: Lang, name: &str, text: &str) -> String {
    match name {
        "posts" | "route" => Post::of(text).map_or_else(|| text.to_owned(), |post| lang.say(&post.message())),
        "result" => words::login_result(lang, text),
        "level" => words::level(lang, text),
        _ => text.to_owned(),
    }
}

/// `138****5678`: runs of seven and more digits keep three at the beginning and four at the end at most.
pub(super) fn masked(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut run: Vec<char> = Vec::new();
    for c in text.chars().map(Some).chain(std::iter::once(None)) {
        if let Some(digit) = c.filter(char::is_ascii_digit) {
            run.push(digit);
            continue;
        }
        let hidden = if run.len() >= RUN { run.len().saturating_sub(7).max(4) } else { 0 };
        let head = if hidden == 0 { run.len() } else { (run.len() - hidden).min(3) };
        for (at, digit) in run.drain(..).enumerate() {
            out.push(if at >= head && at < head + hidden { '*' } else { digit });
        }
        out.extend(c);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn long_runs_of_digits_are_masked() {
        assert_eq!(masked("王芳 13812345678，二线"), "王芳 138****5678，二线");
        assert_eq!(masked("2026-03-11 等 123456 次"), "2026-03-11 等 123456 次");
        assert_eq!(masked("8888888"), "888****");
        assert_eq!(masked("110101199003070038"), "110***********0038");
        assert_eq!(masked(""), "");
    }

    #[test]
    fn states_become_fields_in_words() {
        let before = r#"{"posts":["agent"],"phone":"13812345678","deputy":false,"job":"话务"}"#;
        let after = r#"{"posts":["agent","team_leader"],"phone":"13812345678","deputy":false,"job":""}"#;
        let all = changes(Lang::Zh, "staff", before, after);
        let posts = all.iter().find(|change| change.name == "岗位").unwrap();
        assert_eq!((posts.before.as_str(), posts.after.as_str()), ("业务代表", "业务代表、班长"));
        assert!(all.iter().any(|change| change.before == "138****5678" && !change.differs()));
        assert!(all[0].differs() && all[1].differs() && !all[3].differs());
        assert!(changes(Lang::Zh, "staff", "", "").is_empty());
        assert_eq!(changes(Lang::En, "staff", "", r#"{"one_time_until":0}"#)[0].after, "1970-01-01 Thu 08:00");
        let leave = changes(Lang::En, "leave", "", r#"{"days":"2.0","route":["team_leader"]}"#);
        assert_eq!((leave[0].name.as_str(), leave[1].name.as_str()), ("Days", "Approval route"));
        assert_eq!(leave[1].after, Lang::En.say(&Post::TeamLeader.message()));
    }
}
