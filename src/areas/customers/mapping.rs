//! Saved ways to read a list of customers: column by column, by which key, with which values for new files.

use super::model::Field;
use super::sheet::{ImportOptions, Key, Mode, Target};

pub use crate::areas::imports::ways::headers_key;

/// A saved way to read files with these headers.
pub type Mapping = crate::areas::imports::ways::Way<ImportOptions>;

/// Under which name ways to read a list of customers are saved.
pub const LIST: &str = "customers";

/// Stable words of the keys and of the ways to write, in a saved mapping.
const KEY_WORDS: [(&str, Key); 5] =
    [("no", Key::No), ("code", Key::CreditCode), ("id_number", Key::IdNumber), ("phone", Key::Phone), ("name", Key::Name)];
const MODE_WORDS: [(&str, Mode); 3] = [("both", Mode::Both), ("create", Mode::Create), ("update", Mode::Update)];

impl Key {
    /// The key of a stable word.
    pub fn of(word: &str) -> Option<Key> {
        KEY_WORDS.iter().find(|(known, _)| *known == word).map(|(_, key)| *key)
    }
}

impl ImportOptions {
    /// The options as text, for a saved mapping and to tell one import from another.
    pub fn to_text(&self) -> String {
        let key = KEY_WORDS.iter().find(|(_, key)| *key == self.key).map_or("", |(word, _)| word);
        let mode = MODE_WORDS.iter().find(|(_, mode)| *mode == self.mode).map_or("", |(word, _)| word);
        let columns: Vec<String> = self.columns.iter().map(|target| target.word()).collect();
        let defaults: Vec<(&str, &str)> = self.defaults.iter().map(|(field, value)| (field.name(), value.as_str())).collect();
        serde_json::json!({ "columns": columns, "key": key, "mode": mode, "defaults": defaults }).to_string()
    }

    /// The options of a text; `None` when a word of it is not known.
    pub fn of_text(text: &str) -> Option<Self> {
        #[derive(serde::Deserialize)]
        struct Text {
            columns: Vec<String>,
            key: String,
            mode: String,
            defaults: Vec<(String, String)>,
        }
        let text: Text = serde_json::from_str(text).ok()?;
        Some(ImportOptions {
            columns: text.columns.iter().map(|word| Target::of(word)).collect::<Option<_>>()?,
            key: Key::of(&text.key)?,
            mode: MODE_WORDS.iter().find(|(word, _)| *word == text.mode)?.1,
            defaults: text.defaults.into_iter().map(|(field, value)| Some((Field::of(&field)?, value))).collect::<Option<_>>()?,
        })
    }
}

impl Target {
    /// Stable word of the target, for a saved mapping.
    fn word(self) -> String {
        match self {
            Target::Ignore => String::new(),
            Target::No => "no".to_owned(),
            Target::Field(field) => field.name().to_owned(),
            Target::ContactName => "contact_name".to_owned(),
            Target::ContactPost => "contact_post".to_owned(),
            Target::Mobile => "mobile".to_owned(),
            Target::Landline => "landline".to_owned(),
            Target::Phone => "phone".to_owned(),
            Target::Tags => "tags".to_owned(),
            Target::Province => "province".to_owned(),
            Target::City => "city".to_owned(),
            Target::County => "county".to_owned(),
            Target::TenThousands(field) => format!("10000 {}", field.name()),
        }
    }

    fn of(word: &str) -> Option<Target> {
        Target::all().into_iter().find(|target| target.word() == word)
    }
}
