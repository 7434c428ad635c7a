//! Words and colours of the pages of complaints.

use egui::{Key, Modifiers, Ui};

use super::super::model::{Complaint, Emotion, Ours, State, Timer, Verb};
use crate::areas::parts::clock;
use crate::base::{Day, Instant, Message};
use crate::i18n::{Lang, day_short};
use crate::msg;
use crate::ui::tokens::{Family, space};
use crate::ui::{check, icons, text};

/// The colour in which a state stands.
pub(super) fn family(state: State) -> Family {
    match state {
        State::Judging | State::Investigating | State::Planning | State::Executing | State::Visiting => Family::Info,
        State::Approving | State::Feedback | State::Answered => Family::Warning,
        State::Archived => Family::Success,
        State::Ended => Family::Danger,
        State::Rejected => Family::Neutral,
    }
}

/// The colour of an emotion.
pub(super) fn mood(emotion: Emotion) -> Family {
    match emotion {
        Emotion::Angry => Family::Danger,
        Emotion::Anxious | Emotion::Loud => Family::Warning,
        Emotion::Sad => Family::Info,
        Emotion::Calm => Family::Neutral,
    }
}

/// `今天 07:00`, `03-11 周三 07:00`
pub(super) fn moment(lang: Lang, at: Instant, today: Day) -> String {
    let day = if at.day() == today { lang.tr("ui-today").into_owned() } else { day_short(lang, at.day(), today) };
    format!("{day} {}", clock(at))
}

/// How long: `3 天 4 小时`, `3 小时 18 分`, `18 分`.
pub(in crate::areas::cases) fn lasting(minutes: i64) -> Message {
    let (days, hours, rest) = (minutes / 1440, minutes / 60 % 24, minutes % 60);
    if days > 0 && hours == 0 {
        msg!("cases-complaints-view-days", days = days)
    } else if days > 0 {
        msg!("cases-complaints-view-days-hours", days = days, hours = hours)
    } else if hours > 0 {
        msg!("cases-complaints-view-hours-minutes", hours = hours, minutes = rest)
    } else {
        msg!("cases-complaints-view-minutes", minutes = rest)
    }
}

/// What is left of a clock, or by how much it was missed, and how urgent that is.
pub(super) fn rest(timer: Timer, now: Instant) -> (Message, Family) {
    let what = match timer.clause {
        "CASE-02" => msg!("cases-complaints-view-clock-reply"),
        "CASE-05" => msg!("cases-complaints-view-clock-investigation"),
        "CASE-07" => msg!("cases-complaints-view-clock-approval"),
        _ => msg!("cases-complaints-view-clock-visit"),
    };
    if timer.is_late(now) {
        let late = lasting(now.minutes_since(timer.due).max(1));
        (msg!("cases-complaints-view-clock-late", what = what, time = late), Family::Danger)
    } else {
        let left = lasting(timer.due.minutes_since(now));
        (
            msg!("cases-complaints-view-clock-left", what = what, time = left),
            if timer.is_near(now) { Family::Warning } else { Family::Neutral },
        )
    }
}

/// How long a complaint is open, measured at the hours after which it stands on the list of long open ones (TICK-03, CASE-05), and how
/// urgent that is.
pub(super) fn open_for(from: Instant, due: Instant, hours: i64, now: Instant) -> (Message, Family) {
    if now >= due {
        return (msg!("cases-complaints-view-open-over", hours = hours, time = lasting(now.minutes_since(from))), Family::Warning);
    }
    let left = msg!("cases-complaints-view-open-left", hours = hours, time = lasting(due.minutes_since(now).max(1)));
    (left, Family::Neutral)
}

/// What a step is called here and now.
pub(super) fn label(lang: Lang, complaint: &Complaint, verb: Verb) -> String {
    match verb {
        Verb::Flag if complaint.draft.important => lang.tr("cases-complaints-view-unflag").into_owned(),
        Verb::Assign if !complaint.assignments.is_empty() => lang.tr("cases-complaints-view-assign-again").into_owned(),
        _ => lang.say(&verb.message()),
    }
}

/// The stroke that starts a step from the keyboard.
pub(super) fn stroke(verb: Verb) -> Option<(Modifiers, Key)> {
    let cap = key(verb);
    let (modifiers, letter) = cap.strip_prefix("Shift ").map_or((Modifiers::NONE, cap), |letter| (Modifiers::SHIFT, letter));
    Some((modifiers, Key::from_name(letter)?))
}

/// The same on a key cap; empty where a step is not started by a key.
pub(super) fn key(verb: Verb) -> &'static str {
    match verb {
        Verb::FirstReply => "F",
        Verb::Note => "N",
        Verb::Judge => "J",
        Verb::Answer => "A",
        Verb::Assign => "D",
        Verb::Findings => "I",
        Verb::Discuss => "T",
        Verb::Propose => "P",
        Verb::Submit => "S",
        Verb::Open => "O",
        Verb::Choose => "C",
        Verb::Return => "R",
        Verb::Log => "L",
        Verb::Complete => "E",
        Verb::Feedback => "B",
        Verb::Improve => "M",
        Verb::Appoint => "Y",
        Verb::Visit => "V",
        Verb::Unreachable => "U",
        Verb::Cause => "K",
        Verb::Archive => "Z",
        Verb::Soothe => "G",
        Verb::Mediate => "H",
        Verb::SelfCheck => "Q",
        Verb::Reopen => "W",
        Verb::Terminate => "X",
        Verb::AfterSale => "Shift S",
        Verb::Flag => "Shift F",
        Verb::Track => "Shift T",
        Verb::Register | Verb::Wish | Verb::Reassign | Verb::Merge | Verb::Unmerge | Verb::Withdraw => "",
    }
}

/// The icon of a line of the timeline, and its colour.
pub(super) fn icon(verb: Verb) -> (&'static str, Family) {
    match verb {
        Verb::Register => (icons::PLUS, Family::Neutral),
        Verb::FirstReply | Verb::Answer => (icons::CHAT_CIRCLE_DOTS, Family::Neutral),
        Verb::Judge | Verb::Choose | Verb::Complete | Verb::Archive => (icons::CHECK, Family::Success),
        Verb::Findings => (icons::MAGNIFYING_GLASS, Family::Neutral),
        Verb::Note | Verb::Log => (icons::PENCIL_SIMPLE, Family::Neutral),
        Verb::Assign => (icons::BUILDINGS, Family::Neutral),
        Verb::Cause => (icons::CHART_BAR, Family::Neutral),
        Verb::Discuss | Verb::Mediate => (icons::USERS_THREE, Family::Neutral),
        Verb::Submit => (icons::PAPER_PLANE_TILT, Family::Neutral),
        Verb::Open => (icons::EYE, Family::Neutral),
        Verb::Return | Verb::Reopen | Verb::Withdraw => (icons::ARROW_U_UP_LEFT, Family::Warning),
        Verb::Terminate => (icons::X, Family::Danger),
        Verb::Flag | Verb::Soothe => (icons::WARNING, Family::Warning),
        Verb::Visit | Verb::Appoint | Verb::Unreachable => (icons::PHONE, Family::Neutral),
        _ => (icons::CIRCLE, Family::Neutral),
    }
}

/// The second of the soothing steps: whether the reason is ours (CASE-13).
pub(super) fn ours(ui: &mut Ui, lang: Lang, label: &str, answer: &mut Option<Ours>) {
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = space::L;
        text::small(ui, label);
        for one in Ours::ALL {
            if check::radio(ui, *answer == Some(*one), &lang.say(&one.message())).clicked() {
                *answer = Some(*one);
            }
        }
    });
}
