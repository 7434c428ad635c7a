//! What a line of the timeline says, for the page and for paper.

use super::model::{Category, Emotion, Satisfaction, State, Step, Verb};
use crate::i18n::Lang;
use crate::msg;

/// What stands behind a line of the timeline, in the language of the page: what was chosen, then what was typed.
pub fn details(lang: Lang, step: &Step) -> [String; 2] {
    let satisfied = |word: &str| Satisfaction::of(word).map(|satisfaction| lang.say(&satisfaction.message()));
    let number = step.note.parse::<i64>().ok();
    let note = match step.verb {
        Verb::Propose | Verb::Wish | Verb::Open | Verb::Choose => {
            number.map(|place| lang.say(&msg!("cases-complaints-told-proposal", place = place)))
        }
        Verb::Visit => match number {
            Some(attempt) => Some(lang.say(&msg!("cases-complaints-told-attempt", count = attempt))),
            None => satisfied(&step.note),
        },
        Verb::Feedback => satisfied(&step.note),
        Verb::Cause => Category::of(&step.note).map(|category| lang.say(&category.message())),
        Verb::Judge if step.state == State::Investigating => Some(lang.tr("cases-complaints-told-established").into_owned()),
        Verb::Judge => Some(lang.tr("cases-complaints-told-rejected").into_owned()),
        Verb::Answer if step.note == "已谅解" => Some(lang.tr("cases-complaints-told-understood").into_owned()),
        Verb::Answer => Some(lang.tr("cases-complaints-told-not-understood").into_owned()),
        _ => None,
    };
    let text = match step.verb {
        Verb::Soothe => Emotion::of(&step.text).map(|emotion| lang.say(&emotion.message())),
        Verb::SelfCheck => Some(lang.say(&msg!("cases-complaints-told-kept-items", count = step.text.split_whitespace().count()))),
        _ => None,
    };
    let informed = if step.informed { lang.tr("cases-complaints-told-informed").into_owned() } else { String::new() };
    let note = note.unwrap_or_else(|| step.note.clone());
    [if note.is_empty() { informed } else { note }, text.unwrap_or_else(|| step.text.clone())]
}
