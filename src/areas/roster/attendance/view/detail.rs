//! One shift beside the page: what became of it and why, what was signed and corrected, absences from the seat.

use egui::{Align, Key, Layout, Modifiers, Rect, ScrollArea, Ui, vec2};

use super::super::model::{Away, Sign};
use super::super::questions::Detail;
use super::super::why;
use super::acts::Act;
use super::crew::{why_not_consent, why_not_correct};
use super::{Loaded, Place, Wish, button, words};
use crate::areas::parts::{busy_typing, inside};
use crate::areas::view::{Action, Actions, Cx, Route};
use crate::areas::why as explain;
use crate::msg;
use crate::ui::property::{properties, property};
use crate::ui::tokens::{Family, size, space};
use crate::ui::{Button, IconButton, badge, icons, text, timeline};

/// Lines of clauses that are shown before they are unfolded.
const CLAUSES: usize = 8;

/// The panel.
#[derive(Default)]
pub(super) struct Panel {
    id: Option<i64>,
    pub detail: Loaded<Box<Detail>>,
    unfolded: bool,
}

impl Panel {
    /// Shows this shift.
    pub fn open(&mut self, id: i64) {
        if self.id != Some(id) {
            *self = Panel { id: Some(id), ..Panel::default() };
        }
    }

    /// Shows nothing.
    pub fn close(&mut self) {
        *self = Panel::default();
    }

    pub fn is_open(&self) -> bool {
        self.id.is_some()
    }

    /// The shift that is shown.
    pub fn id(&self) -> Option<i64> {
        self.id
    }

    /// Draws it; closing leads back to the page it stands beside.
    pub fn ui(&mut self, ui: &mut Ui, cx: &Cx<'_>, rect: Rect, back: Place, actions: &mut Actions) -> Option<Wish> {
        let inner = rect.shrink2(vec2(space::XL, space::XL)).with_max_y(rect.bottom());
        let mut close = !busy_typing(ui) && ui.input_mut(|i| i.consume_key(Modifiers::NONE, Key::Escape));
        let wish = inside(ui, inner, Layout::top_down(Align::Min), |ui| {
            ui.spacing_mut().item_spacing.y = 0.0;
            let detail = self.detail.shown(ui, cx, inner, actions)?;
            let unfolded = &mut self.unfolded;
            close |= head(ui, cx, detail);
            ScrollArea::vertical()
                .id_salt("attendance-shift")
                .auto_shrink(false)
                .show(ui, |ui| {
                    ui.set_width(ui.available_width());
                    body(ui, cx, detail, unfolded, actions)
                })
                .inner
        });
        if close {
            actions.push(Action::Go(Route::Attendance(back)));
        }
        wish
    }
}

fn head(ui: &mut Ui, cx: &Cx<'_>, detail: &Detail) -> bool {
    let (row, _) = ui.allocate_exact_size(vec2(ui.available_width(), 26.0), egui::Sense::hover());
    let tool = row.with_min_x(row.right() - size::ICON_BUTTON_SMALL);
    inside(ui, row.with_max_x(tool.left() - space::M), Layout::left_to_right(Align::Center), |ui| {
        text::heading(ui, &detail.line.name);
    });
    let close = inside(ui, tool, Layout::left_to_right(Align::Center), |ui| {
        IconButton::new(icons::X, &cx.lang.tr("ui-close")).small().key("Esc").show(ui).clicked()
    });
    ui.add_space(space::XS);
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = space::S;
        text::small(ui, &words::shift(cx, &detail.line));
        let judged = words::judged(cx, &detail.line);
        let said = words::result(cx.lang, &judged);
        match words::family(judged.became) {
            Family::Neutral => text::caption(ui, &said),
            family => badge(ui, &said, family),
        }
    });
    close
}

fn body(ui: &mut Ui, cx: &Cx<'_>, detail: &Detail, unfolded: &mut bool, actions: &mut Actions) -> Option<Wish> {
    let mut wish = None;
    let line = &detail.line;
    let correct = why_not_correct(cx, line.shift.staff, detail.corrects);
    ui.add_space(space::L);
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing = vec2(space::M, space::S);
        let label = cx.lang.tr("roster-attendance-act-correct");
        if button(ui, Button::secondary(&label).icon(icons::PENCIL_SIMPLE).small(), correct.as_ref()) {
            wish = Some(Wish::Act(Box::new(Act::correct(cx, line))));
        }
        let label = cx.lang.tr("roster-attendance-act-month");
        if Button::quiet(&label).small().show(ui).clicked() {
            wish = Some(Wish::Rows(line.shift.staff, None));
        }
        // A shift that is worked by way of a swap, or for which leave was asked, leads to the record behind it.
        if let Some(swap) = line.shift.swap {
            let label = cx.lang.say(&msg!("roster-attendance-by-swap", no = line.swap_no.as_deref().unwrap_or("")));
            if Button::link(&label).small().show(ui).clicked() {
                actions.extend(Route::of_place("swap", swap).map(Action::Go));
            }
        }
        if let Some(behind) = &line.leave {
            let label = cx.lang.say(&msg!("roster-attendance-by-leave", kind = behind.kind.message(), no = behind.no.as_str()));
            if Button::link(&label).small().show(ui).clicked() {
                actions.extend(Route::of_place("leave", behind.leave).map(Action::Go));
            }
        }
    });
    ui.add_space(space::M);
    properties(ui, |ui| {
        property(ui, &cx.lang.tr("roster-attendance-fact-in"), &words::time(line.presence.sign_in));
        property(ui, &cx.lang.tr("roster-attendance-fact-out"), &words::time(line.presence.sign_out));
    });
    ui.add_space(space::L);
    explain::short(ui, cx, &detail.reasons, CLAUSES, unfolded, actions);
    if !detail.aways.is_empty() {
        ui.add_space(space::L);
        text::heading(ui, &cx.lang.tr("roster-attendance-column-away"));
        for (away, consent) in &detail.aways {
            wish = away_line(ui, cx, detail, away, consent).or(wish);
        }
    }
    if !detail.signs.is_empty() {
        ui.add_space(space::L);
        text::heading(ui, &cx.lang.tr("roster-attendance-history"));
        ui.add_space(space::XS);
        timeline::timeline(ui, |ui| {
            for (place, (sign, by)) in detail.signs.iter().enumerate().rev() {
                sign_line(ui, cx, detail, sign, by, place == 0);
            }
        });
    }
    ui.add_space(space::XL);
    wish
}

/// An absence with its consent; one that counts can be voided by those who may correct.
fn away_line(ui: &mut Ui, cx: &Cx<'_>, detail: &Detail, away: &Away, consent: &str) -> Option<Wish> {
    let day = detail.line.shift.day;
    let to = away.to.map_or_else(|| cx.lang.tr("roster-attendance-away-now").into_owned(), |to| why::moment(day, to));
    let mut wish = None;
    ui.add_space(space::XS);
    ui.horizontal(|ui| {
        ui.set_min_height(size::CONTROL_SMALL);
        text::strong(ui, &format!("{}–{to}", why::moment(day, away.from)));
        text::small(ui, &away.reason);
        if away.void.is_none() && away.to.is_none() {
            let label = cx.lang.tr(if away.permitted() == 0 { "roster-attendance-act-consent" } else { "roster-attendance-act-extend" });
            let why = why_not_consent(cx, detail.line.shift.staff, detail.consents);
            if button(ui, Button::primary(&label).icon(icons::CHECK).small(), why.as_ref()) {
                wish = Some(Wish::Act(Box::new(Act::consent(cx, &detail.line, away))));
            }
        }
        if away.void.is_none() {
            let why = why_not_correct(cx, detail.line.shift.staff, detail.corrects);
            let label = cx.lang.tr("roster-attendance-act-void");
            if button(ui, Button::quiet(&label).small(), why.as_ref()) {
                wish = Some(Wish::Act(Box::new(Act::void(cx, &detail.line, away))));
            }
        }
    });
    let said = match (&away.void, away.consents.last()) {
        (Some(reason), _) => cx.lang.say(&msg!("roster-attendance-away-voided", reason = reason.as_str())),
        (None, Some(agreed)) => cx.lang.say(&msg!("roster-attendance-away-by", name = consent, minutes = agreed.minutes)),
        (None, None) => cx.lang.tr("roster-attendance-away-unasked").into_owned(),
    };
    text::caption(ui, &said);
    wish
}

fn sign_line(ui: &mut Ui, cx: &Cx<'_>, detail: &Detail, sign: &Sign, by: &str, last: bool) {
    let day = detail.line.shift.day;
    let at = sign.at.map_or_else(|| cx.lang.tr("roster-attendance-none").into_owned(), |at| why::moment(day, at));
    let corrected = !sign.reason.is_empty();
    let said = if corrected {
        cx.lang.say(&msg!("roster-attendance-history-corrected", name = by, way = sign.way.message(), time = at))
    } else {
        cx.lang.say(&msg!("roster-attendance-history-signed", name = by, way = sign.way.message(), time = at))
    };
    let icon = match (corrected, sign.way) {
        (true, _) => icons::PENCIL_SIMPLE,
        (false, super::Way::In) => icons::SIGN_IN,
        (false, super::Way::Out) => icons::SIGN_OUT,
    };
    let family = if corrected { Family::Warning } else { Family::Neutral };
    let time = why::moment(cx.now.day(), sign.entered_at);
    timeline::entry(ui, &timeline::Entry { icon, family, text: &said, detail: &sign.reason, time: &time, last });
}
