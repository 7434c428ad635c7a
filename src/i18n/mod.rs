//! Speaking: a [`Message`] or a text id becomes a sentence in Chinese or English.
//! The texts lie beside the rooms that use them, in `text/zh-CN.ftl` and `text/en.ftl`; this file only loads and joins them.

use std::borrow::Cow;
use std::sync::LazyLock;

use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource, FluentValue};

use crate::base::{Arg, Message};

mod show;
pub use show::*;

/// A language of the interface.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Hash, serde::Serialize, serde::Deserialize)]
pub enum Lang {
    /// 简体中文
    #[default]
    #[serde(rename = "zh-CN")]
    Zh,
    /// English
    #[serde(rename = "en")]
    En,
}

/// Every text file of the program as (where, Chinese, English).
pub const TEXTS: &[(&str, &str, &str)] = &[
    ("base", include_str!("../base/text/zh-CN.ftl"), include_str!("../base/text/en.ftl")),
    ("rules", include_str!("../rules/text/zh-CN.ftl"), include_str!("../rules/text/en.ftl")),
    ("exchange", include_str!("../exchange/text/zh-CN.ftl"), include_str!("../exchange/text/en.ftl")),
    ("ui", include_str!("../ui/text/zh-CN.ftl"), include_str!("../ui/text/en.ftl")),
    ("areas", include_str!("../areas/text/zh-CN.ftl"), include_str!("../areas/text/en.ftl")),
    ("views", include_str!("../areas/views/text/zh-CN.ftl"), include_str!("../areas/views/text/en.ftl")),
    ("staff", include_str!("../areas/staff/text/zh-CN.ftl"), include_str!("../areas/staff/text/en.ftl")),
    ("customers", include_str!("../areas/customers/text/zh-CN.ftl"), include_str!("../areas/customers/text/en.ftl")),
    ("archives", include_str!("../areas/archives/text/zh-CN.ftl"), include_str!("../areas/archives/text/en.ftl")),
    ("attachments", include_str!("../areas/attachments/text/zh-CN.ftl"), include_str!("../areas/attachments/text/en.ftl")),
    ("roster", include_str!("../areas/roster/text/zh-CN.ftl"), include_str!("../areas/roster/text/en.ftl")),
    ("roster/plan", include_str!("../areas/roster/plan/text/zh-CN.ftl"), include_str!("../areas/roster/plan/text/en.ftl")),
    ("roster/leave", include_str!("../areas/roster/leave/text/zh-CN.ftl"), include_str!("../areas/roster/leave/text/en.ftl")),
    ("roster/swaps", include_str!("../areas/roster/swaps/text/zh-CN.ftl"), include_str!("../areas/roster/swaps/text/en.ftl")),
    (
        "roster/attendance",
        include_str!("../areas/roster/attendance/text/zh-CN.ftl"),
        include_str!("../areas/roster/attendance/text/en.ftl"),
    ),
    ("roster/floor", include_str!("../areas/roster/floor/text/zh-CN.ftl"), include_str!("../areas/roster/floor/text/en.ftl")),
    ("cases", include_str!("../areas/cases/text/zh-CN.ftl"), include_str!("../areas/cases/text/en.ftl")),
    ("cases/complaints", include_str!("../areas/cases/complaints/text/zh-CN.ftl"), include_str!("../areas/cases/complaints/text/en.ftl")),
    ("cases/tickets", include_str!("../areas/cases/tickets/text/zh-CN.ftl"), include_str!("../areas/cases/tickets/text/en.ftl")),
    ("cases/boards", include_str!("../areas/cases/boards/text/zh-CN.ftl"), include_str!("../areas/cases/boards/text/en.ftl")),
    ("cases/escalation", include_str!("../areas/cases/escalation/text/zh-CN.ftl"), include_str!("../areas/cases/escalation/text/en.ftl")),
    ("cases/words", include_str!("../areas/cases/words/text/zh-CN.ftl"), include_str!("../areas/cases/words/text/en.ftl")),
    ("quality", include_str!("../areas/quality/text/zh-CN.ftl"), include_str!("../areas/quality/text/en.ftl")),
    ("cli", include_str!("../cli/text/zh-CN.ftl"), include_str!("../cli/text/en.ftl")),
    ("start", include_str!("../app/start/text/zh-CN.ftl"), include_str!("../app/start/text/en.ftl")),
    ("app", include_str!("../app/text/zh-CN.ftl"), include_str!("../app/text/en.ftl")),
];

type Bundle = FluentBundle<FluentResource>;

static ZH: LazyLock<Bundle> = LazyLock::new(|| bundle(Lang::Zh));
static EN: LazyLock<Bundle> = LazyLock::new(|| bundle(Lang::En));

fn bundle(lang: Lang) -> Bundle {
    let id: unic_langid::LanguageIdentifier = lang.code().parse().unwrap_or_default();
    let mut bundle = FluentBundle::new_concurrent(vec![id]);
    // The marks that isolate arguments of another direction show as squares in some fonts, and nothing here runs right to left.
    bundle.set_use_isolating(false);
    // Whole numbers choose the plural and are written in groups of three.
    bundle.set_formatter(Some(|value, _| match value {
        FluentValue::Number(number) => Some(group(number.value as i64)),
        _ => None,
    }));
    for (room, zh, en) in TEXTS {
        let source = if lang == Lang::Zh { *zh } else { *en };
        let resource = match FluentResource::try_new(source.to_owned()) {
            Ok(resource) => resource,
            Err((resource, errors)) => {
                tracing::error!(room, ?errors, "text file with errors");
                resource
            }
        };
        if let Err(errors) = bundle.add_resource(resource) {
            tracing::error!(room, ?errors, "text ids given twice");
        }
    }
    bundle
}

impl Lang {
    /// BCP 47 code.
    pub fn code(self) -> &'static str {
        match self {
            Lang::Zh => "zh-CN",
            Lang::En => "en",
        }
    }

    /// The language of the system: Chinese unless it asks for another.
    pub fn of_system() -> Self {
        match sys_locale::get_locale() {
            Some(locale) if !locale.to_ascii_lowercase().starts_with("zh") && locale.len() >= 2 && locale != "C" => Lang::En,
            _ => Lang::Zh,
        }
    }

    fn bundle(self) -> &'static Bundle {
        match self {
            Lang::Zh => &ZH,
            Lang::En => &EN,
        }
    }

    /// The text of this id. An unknown id shows itself, so that a hole is seen and not hidden.
    pub fn tr(self, id: &str) -> Cow<'static, str> {
        self.format(id, None)
    }

    /// The sentence of a message.
    pub fn say(self, message: &Message) -> String {
        let mut args = FluentArgs::new();
        for (name, arg) in &message.args {
            let value = match arg {
                Arg::Text(text) => FluentValue::from(text.clone()),
                Arg::Number(number) => FluentValue::from(*number),
                Arg::Message(inner) => FluentValue::from(self.say(inner)),
            };
            args.set(*name, value);
        }
        self.format(message.id, Some(&args)).into_owned()
    }

    /// Words in a row, as the language separates them.
    pub fn list(self, words: &[impl AsRef<str>]) -> String {
        let comma = if self == Lang::Zh { "、" } else { ", " };
        words.iter().map(AsRef::as_ref).collect::<Vec<&str>>().join(comma)
    }

    fn format(self, id: &str, args: Option<&FluentArgs<'_>>) -> Cow<'static, str> {
        let bundle = self.bundle();
        let Some(pattern) = bundle.get_message(id).and_then(|m| m.value()) else {
            tracing::error!(id, "no such text");
            return Cow::Owned(id.to_owned());
        };
        let mut errors = Vec::new();
        let text = bundle.format_pattern(pattern, args, &mut errors);
        if !errors.is_empty() {
            tracing::error!(id, ?errors, "text could not be formatted");
        }
        text
    }
}

#[cfg(test)]
mod tests;
