//! Words and colours that the pages of tickets share.

use egui::{Align, Color32, Layout, Ui, vec2};

use super::super::model::{Stage, State};
use super::super::questions::{Clock, Row};
use crate::areas::cases::complaints::view::lasting;
use crate::base::{Day, Instant, Message};
use crate::i18n::Lang;
use crate::msg;
use crate::ui::badge;
use crate::ui::tokens::{Family, Tokens, size, space};

/// `3 天 2 时`, `17 小时` or `28 分`, from milliseconds.
pub(super) fn age(milliseconds: i64) -> Message {
    let minutes = milliseconds.max(0) / 60_000;
    let (days, hours) = (minutes / 1440, minutes / 60);
    if days > 0 {
        msg!("cases-tickets-view-age-days", days = days, hours = hours - days * 24)
    } else if hours > 0 {
        msg!("cases-tickets-view-age-hours", hours = hours)
    } else {
        msg!("cases-tickets-view-age-minutes", minutes = minutes)
    }
}

/// `03-11 09:42`, with the year where it is another one.
pub(super) fn moment(at: Instant, today: Day) -> String {
    super::super::clauses::moment(at, today)
}

/// How urgent a row is: past its limit, past three quarters, past half, or none of these.
pub(super) fn urgency(row: &Row) -> Family {
    match row.ageing {
        _ if row.ticket.state.is_over() => Family::Neutral,
        _ if row.overdue => Family::Danger,
        50.. => Family::Warning,
        _ => Family::Neutral,
    }
}

/// How much of its time a card has used.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Ageing {
    /// Less than half.
    Early,
    /// Half or more.
    Half,
    /// Three quarters or more.
    Late,
    /// Over the limit.
    Over,
}

impl Ageing {
    /// Every one, in order.
    pub const ALL: [Ageing; 4] = [Ageing::Early, Ageing::Half, Ageing::Late, Ageing::Over];

    /// Of a row.
    pub fn of(row: &Row) -> Self {
        match row.ageing {
            _ if row.overdue => Ageing::Over,
            75.. => Ageing::Late,
            50.. => Ageing::Half,
            _ => Ageing::Early,
        }
    }

    /// Text and ground of the label, and the part of the bar.
    pub fn colors(self, t: &Tokens) -> (Color32, Option<Color32>, Color32) {
        match self {
            Ageing::Early => (t.text_2, None, t.line),
            Ageing::Half => (t.warning.text, Some(t.warning.soft), t.age_1),
            Ageing::Late => (t.age_2, Some(t.age_2_soft), t.warning.mark),
            Ageing::Over => (t.danger.text, Some(t.danger.soft), t.danger.mark),
        }
    }
}

/// Colour of a state.
pub(super) fn family(state: State) -> Family {
    match state {
        State::Accepted | State::InHand => Family::Info,
        State::Dispatched | State::Returned => Family::Warning,
        State::Replied | State::FedBack | State::Closed => Family::Success,
        State::Invalid | State::Void => Family::Neutral,
    }
}

/// The badge of a state, and of the stage where that is not the acceptor's.
pub(super) fn badges(ui: &mut Ui, lang: Lang, row: &Row) {
    ui.spacing_mut().item_spacing.x = space::XS;
    badge::badge(ui, &lang.say(&row.ticket.state.message()), family(row.ticket.state));
    if row.stage > Stage::Acceptor {
        badge::badge(ui, &lang.say(&row.stage.message()), Family::Danger);
    }
}

/// How much of a clock is left, or by how much it is over.
pub(super) fn rest(clock: &Clock, now: Instant) -> (Message, Family) {
    if clock.due < now {
        let late = lasting(now.minutes_since(clock.due).max(1));
        return (msg!("cases-tickets-view-clock-late", what = clock.what.clone(), time = late), Family::Danger);
    }
    let family = if clock.due.day() == now.day() { Family::Warning } else { Family::Neutral };
    (msg!("cases-tickets-view-clock-left", what = clock.what.clone(), time = lasting(clock.due.minutes_since(now))), family)
}

/// A row as high as a small button, its parts centred.
pub(super) fn across<R>(ui: &mut Ui, add: impl FnOnce(&mut Ui) -> R) -> R {
    let room = vec2(ui.available_width(), size::CONTROL_SMALL);
    let row = ui.allocate_ui_with_layout(room, Layout::left_to_right(Align::Center), |ui| {
        ui.spacing_mut().item_spacing.x = space::M;
        add(ui)
    });
    row.inner
}
