//! Words and small marks that the pages of swaps share.

use egui::Ui;

use super::super::commands::Command;
use super::super::model::{Leg, State};
use super::super::questions::{Cell, View, Wait};
use crate::areas::Done;
use crate::areas::parts::clock;
use crate::base::{Day, Instant, Message};
use crate::i18n::{Lang, day_short};
use crate::msg;
use crate::ui::tokens::{Family, Shift};
use crate::ui::{Badge, badge};

/// The colours of a state.
pub fn family(state: State) -> Family {
    match state {
        State::AwaitsPartner | State::AwaitsLeaders => Family::Info,
        State::Effective => Family::Success,
        State::AwaitsReturn | State::Liability => Family::Warning,
        State::Missed => Family::Danger,
        State::Draft
        | State::Swapped
        | State::Returned
        | State::Done
        | State::Refused
        | State::Withdrawn
        | State::Expired
        | State::Void => Family::Neutral,
    }
}

/// The badge of a state; what is over has an edge only.
pub fn state_badge(ui: &mut Ui, lang: Lang, state: State) {
    let word = lang.say(&state.message());
    if family(state) == Family::Neutral && state != State::Draft {
        Badge::outline(&word).show(ui);
    } else {
        badge(ui, &word, family(state));
    }
}

/// `03-11 周三 08:00–16:00`
pub fn leg_time(lang: Lang, leg: &Leg, today: Day) -> String {
    format!("{} {}–{}", day_short(lang, leg.day, today), clock(leg.span.from), clock(leg.span.to))
}

/// `03-11 周三 早`
pub fn leg_name(lang: Lang, leg: &Leg, today: Day) -> String {
    format!("{} {}", day_short(lang, leg.day, today), leg.name)
}

/// `03-11 周三 08:00`
pub fn moment(lang: Lang, at: Instant, today: Day) -> String {
    format!("{} {}", day_short(lang, at.day(), today), clock(at))
}

/// A shift as its chip is called: `03-11 周三 早 08:00–16:00`, with its swap and its leave.
pub fn cell_name(lang: Lang, cell: &Cell, today: Day) -> String {
    let shift = &cell.shift;
    let time = format!("{}–{}", clock(shift.span.from), clock(shift.span.to));
    let plain = format!("{} {} {time}", day_short(lang, shift.day, today), shift.name);
    match (&cell.mark, cell.leave) {
        (Some(mark), _) => lang.say(&msg!("roster-swaps-cell-swapped", shift = plain, no = mark.no.as_str())),
        (None, true) => lang.say(&msg!("roster-swaps-cell-leave", shift = plain)),
        (None, false) => plain,
    }
}

/// The tint of a kind of shift.
pub fn tint(tint: i64) -> Shift {
    Shift::nth(usize::try_from(tint).unwrap_or(0))
}

/// What waits for the person.
pub fn wait_message(wait: Wait) -> Message {
    match wait {
        Wait::Confirm => msg!("roster-swaps-wait-confirm"),
        Wait::Decide => msg!("roster-swaps-wait-decide"),
        Wait::Assess => msg!("roster-swaps-wait-assess"),
    }
}

/// What is said once an act is done.
pub fn said(command: &Command, done: &Done) -> Option<Message> {
    let no = done.title.as_str();
    Some(match command {
        Command::Keep { .. } => msg!("roster-swaps-said-kept"),
        Command::Discard { .. } => msg!("roster-swaps-said-discarded"),
        Command::Request { .. } => msg!("roster-swaps-said-sent", no = no),
        Command::Confirm { .. } => msg!("roster-swaps-said-confirmed", no = no),
        Command::Decline { .. } => msg!("roster-swaps-said-declined", no = no),
        // The decision says itself whom it waits for now.
        Command::Decide { agrees: true, .. } => done.findings.iter().find(|finding| finding.clause == "SWAP-02")?.message.clone(),
        Command::Decide { .. } => msg!("roster-swaps-said-refused", no = no),
        Command::Withdraw { .. } => msg!("roster-swaps-said-withdrawn", no = no),
        Command::Void { .. } => msg!("roster-swaps-said-void", no = no),
        Command::Assess { .. } => msg!("roster-swaps-said-assessed", no = no),
        Command::Export { .. } | Command::Expire { .. } => return None,
    })
}

/// Whose share of the responsibility is how large: `王芳 30%，张敏 70%`.
pub(super) fn shares(view: &View, a: i64, b: i64) -> Message {
    msg!("roster-swaps-shares-both", name_a = view.a.person.name.as_str(), a = a, name_b = view.b.person.name.as_str(), b = b)
}
