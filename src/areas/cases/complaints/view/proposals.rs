//! The proposals of a round side by side: cost, compensation, time, who carries it out, the customer's wish, and who of the leaders read it.

use egui::{Align, CornerRadius, Frame, Id, Layout, Margin, Sense, Ui, vec2};

use super::super::ComplaintView;
use super::super::clauses::case_14_compensation;
use super::super::model::{Proposal, State, Verb};
use super::words;
use crate::areas::view::Cx;
use crate::i18n::money;
use crate::msg;
use crate::ui::property::{properties, property, property_ui};
use crate::ui::tokens::{Family, line, radius, size, space, tokens};
use crate::ui::{Button, badge, check, fonts, icons, paint, progress, text};

/// Narrowest card.
const CARD: f32 = 220.0;
/// Width of the bar that shows how many are read.
const READ: f32 = 72.0;

/// What was clicked at a proposal.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Clicked {
    /// It is read.
    Open(i64),
    /// The customer wishes it.
    Wish(i64),
    /// It is marked for the choice.
    Mark(i64),
}

/// Whether this person has read a proposal.
pub(super) fn is_read(proposal: &Proposal, me: i64) -> bool {
    proposal.seen.iter().any(|seen| seen.by.id == me)
}

/// Draws the proposals of the present round; `marked` is the one that would be chosen.
pub(super) fn ui(ui: &mut Ui, cx: &Cx<'_>, view: &ComplaintView, marked: Option<i64>) -> Option<Clicked> {
    let complaint = &view.complaint;
    let proposals: Vec<&Proposal> = complaint.current_proposals().collect();
    if proposals.is_empty() {
        return None;
    }
    let lang = cx.lang;
    let reads = complaint.state == State::Approving && view.forbids(Verb::Open).is_none();
    ui.horizontal(|ui| {
        text::heading(ui, &lang.tr("cases-complaints-view-proposals"));
        if reads {
            let read = proposals.iter().filter(|proposal| is_read(proposal, cx.me.id)).count();
            let words = lang.say(&msg!("cases-complaints-view-read", read = read, count = proposals.len()));
            ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                ui.spacing_mut().item_spacing.x = space::M;
                progress::bar_of(ui, &words, read as f32 / proposals.len() as f32, READ);
                text::caption(ui, &words);
            });
        }
    });
    ui.add_space(space::XS);
    let mut clicked = None;
    let room = ui.available_width();
    let beside = ((room / CARD).floor() as usize).clamp(1, 3);
    for (place, row) in proposals.chunks(beside).enumerate() {
        // One alone is no wider than two would be, and those of the second row are as wide as those of the first.
        let count = if proposals.len() > beside { beside } else { row.len().max(2).min(beside) };
        let width = ((room - space::L * count.saturating_sub(1) as f32) / count as f32).floor();
        // All are as high as the highest was when it was drawn last.
        let id = Id::unique(("proposals", complaint.id, place));
        let before = ui.data(|d| d.get_temp::<f32>(id)).unwrap_or(0.0);
        let mut highest = 0.0_f32;
        ui.horizontal_top(|ui| {
            ui.spacing_mut().item_spacing.x = space::L;
            for proposal in row {
                ui.allocate_ui_with_layout(vec2(width, 0.0), Layout::top_down(Align::Min), |ui| {
                    let (height, what) = card(ui, cx, view, proposal, marked == Some(proposal.id), before);
                    highest = highest.max(height);
                    clicked = what.or(clicked);
                });
            }
        });
        if (highest - before).abs() > 0.5 {
            ui.data_mut(|d| d.insert_temp(id, highest));
            ui.ctx().request_discard("proposals of the same height");
        }
        ui.add_space(space::M);
    }
    clicked
}

/// One proposal; returns how high its upper part is by itself, and what was clicked.
fn card(ui: &mut Ui, cx: &Cx<'_>, view: &ComplaintView, proposal: &Proposal, marked: bool, height: f32) -> (f32, Option<Clicked>) {
    let (t, complaint) = (tokens(ui), &view.complaint);
    let reads = complaint.state == State::Approving && view.forbids(Verb::Open).is_none();
    let waits = reads && !is_read(proposal, cx.me.id);
    let edge = if marked || proposal.chosen || waits { t.accent } else { t.line_2 };
    let frame = Frame::NONE.inner_margin(Margin::same(14)).corner_radius(CornerRadius::same(radius::PANEL)).stroke(line(ui.ctx(), edge));
    let mut clicked = None;
    let own = frame.show(ui, |ui| {
        ui.set_min_width(ui.available_width());
        ui.spacing_mut().item_spacing.y = space::XS;
        let top = ui.cursor().top();
        if upper(ui, cx, view, proposal, marked, reads) {
            clicked = Some(Clicked::Mark(proposal.id));
        }
        let own = ui.cursor().top() - top;
        ui.add_space((height - own).max(0.0));
        text::divider(ui);
        ui.allocate_ui_with_layout(vec2(ui.available_width(), size::CONTROL_SMALL), Layout::right_to_left(Align::Center), |ui| {
            clicked = lower(ui, cx, view, proposal, waits).or(clicked);
        });
        own
    });
    (own.inner, clicked)
}

/// What is proposed; returns whether it was marked for the choice.
fn upper(ui: &mut Ui, cx: &Cx<'_>, view: &ComplaintView, proposal: &Proposal, marked: bool, reads: bool) -> bool {
    let (lang, draft, complaint) = (cx.lang, &proposal.draft, &view.complaint);
    let l = |id: &str| lang.tr(id).into_owned();
    let warning = tokens(ui).warning.text;
    let mut clicked = false;
    ui.horizontal(|ui| {
        let title = lang.say(&msg!("cases-complaints-told-proposal", place = proposal.place));
        if reads {
            // Nothing is chosen before every one is read (CASE-07).
            let locked = view.forbids(Verb::Choose).is_some();
            clicked = paint::maybe_disabled(ui, locked, |ui| check::radio(ui, marked, &title).clicked()) && !locked;
        } else {
            text::strong(ui, &title);
        }
        if complaint.wish == Some(proposal.id) {
            badge::badge(ui, &l("cases-complaints-verb-wish-short"), Family::Accent);
        }
        if proposal.chosen {
            badge::badge(ui, &l("cases-complaints-view-chosen"), Family::Success);
        }
    });
    text::small(ui, &draft.content);
    properties(ui, |ui| {
        let yuan = |fen: i64| lang.say(&msg!("cases-complaints-view-yuan", amount = money(fen)));
        property(ui, &l("cases-complaints-field-cost"), &yuan(draft.cost));
        let compensation = if draft.compensation == 0 { l("cases-complaints-view-none") } else { yuan(draft.compensation) };
        let limit = case_14_compensation::limit(&cx.parameters.params, cx.now);
        property_ui(ui, &l("cases-complaints-field-compensation"), |ui| {
            ui.spacing_mut().item_spacing.x = space::S;
            if draft.compensation > limit {
                text::small(ui, &compensation);
                let over = lang.say(&msg!("cases-complaints-view-over-limit", amount = limit / 100));
                text::one_line(ui, &over, fonts::regular(size::TABLE), warning);
            } else {
                text::small(ui, format!("{compensation} {}", draft.kind).trim());
            }
        });
        if draft.compensation > limit && !draft.kind.is_empty() {
            property(ui, &l("cases-complaints-field-compensation-kind"), &draft.kind);
        }
        property(ui, &l("cases-complaints-field-takes"), &draft.time);
        property(ui, &l("cases-complaints-field-owner"), &draft.owner);
    });
    clicked
}

/// Who read it, and what can be done with it.
fn lower(ui: &mut Ui, cx: &Cx<'_>, view: &ComplaintView, proposal: &Proposal, waits: bool) -> Option<Clicked> {
    let (lang, complaint, t) = (cx.lang, &view.complaint, tokens(ui));
    let mut clicked = None;
    ui.spacing_mut().item_spacing.x = space::S;
    if waits {
        let label = lang.say(&msg!("cases-complaints-view-open-proposal", place = proposal.place));
        if Button::secondary(&label).small().show(ui).clicked() {
            clicked = Some(Clicked::Open(proposal.id));
        }
    } else if complaint.wish != Some(proposal.id) && view.forbids(Verb::Wish).is_none() {
        let label = lang.say(&msg!("cases-complaints-view-wish", place = proposal.place));
        if Button::quiet(&label).small().show(ui).clicked() {
            clicked = Some(Clicked::Wish(proposal.id));
        }
    }
    ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
        let (icon, words, color) = match proposal.seen.last() {
            Some(last) => {
                let names: Vec<&str> = proposal.seen.iter().map(|seen| seen.by.name.as_str()).collect();
                let at = words::moment(lang, last.at, cx.now.day());
                let said = lang.say(&msg!("cases-complaints-view-seen", name = lang.list(&names), at = at));
                (icons::EYE, said, t.success.text)
            }
            None => (icons::EYE_SLASH, lang.tr("cases-complaints-view-unseen").into_owned(), t.text_3),
        };
        let (spot, _) = ui.allocate_exact_size(vec2(size::ICON_SMALL, size::ICON_SMALL), Sense::hover());
        paint::icon(ui.painter(), spot.center(), icon, size::ICON_SMALL, color);
        text::one_line(ui, &words, fonts::regular(size::CAPTION), color);
    });
    clicked
}
