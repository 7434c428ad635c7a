//! What a line of the timeline says, for the page and for paper.

use super::model::{Category, Complaint, Emotion, Satisfaction, State, Step, Verb, short_at};
use crate::base::Instant;
use crate::i18n::Lang;
use crate::msg;

/// What stands behind a line of the timeline, in the language of the page: what was chosen, then what was typed.
pub fn details(lang: Lang, complaint: &Complaint, step: &Step) -> [String; 2] {
    let satisfied = |word: &str| Satisfaction::of(word).map(|satisfaction| lang.say(&satisfaction.message()));
    let number = step.note.parse::<i64>().ok();
    let note = match step.verb {
        Verb::Register => complaint.draft.channel.map(|channel| lang.say(&channel.message())),
        Verb::FirstReply => {
            let minutes = |until: Instant| until.minutes_since(complaint.accepted_at);
            let (taken, target) = (minutes(step.at), minutes(complaint.reply_due));
            Some(lang.say(&msg!("cases-complaints-told-replied", minutes = taken, target = target)))
        }
        Verb::Assign => complaint.assignments.iter().find(|assignment| assignment.at == step.at).map(|assignment| {
            let (department, contact) = (assignment.department.as_str(), assignment.contact.as_str());
            let until = short_at(assignment.until);
            lang.say(&msg!("cases-complaints-told-assigned", department = department, contact = contact, until = until))
        }),
        Verb::Mediate => complaint.mediations.iter().find(|mediation| mediation.at == step.at).map(|mediation| {
            let (demand, offer) = (mediation.demand.as_str(), mediation.offer.as_str());
            lang.say(&msg!("cases-complaints-told-mediated", demand = demand, offer = offer))
        }),
        Verb::Flag if !step.note.is_empty() => Some(lang.tr("cases-complaints-told-unflagged").into_owned()),
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
