//! The proposals of a round side by side: cost, compensation, time, who carries it out, the customer's wish, and who of the leaders read it.

use egui::{Align, CornerRadius, Frame, Layout, Margin, Ui, vec2};

use super::super::ComplaintView;
use super::super::model::{Proposal, State, Verb};
use super::words;
use crate::areas::parts::Reason;
use crate::areas::view::Cx;
use crate::i18n::money;
use crate::msg;
use crate::ui::property::{properties, property};
use crate::ui::tokens::{Family, line, radius, space, tokens};
use crate::ui::{Button, badge, text};

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

/// Draws the proposals of the present round; `marked` is the one that would be chosen.
pub(super) fn ui(ui: &mut Ui, cx: &Cx<'_>, view: &ComplaintView, marked: Option<i64>) -> Option<Clicked> {
    let complaint = &view.complaint;
    let proposals: Vec<&Proposal> = complaint.current_proposals().collect();
    if proposals.is_empty() {
        return None;
    }
    let lang = cx.lang;
    let read = proposals.iter().filter(|proposal| proposal.seen.iter().any(|seen| seen.by.id == cx.me.id)).count();
    ui.horizontal(|ui| {
        text::heading(ui, &lang.tr("cases-complaints-view-proposals"));
        if complaint.state == State::Approving {
            ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                text::caption(ui, &lang.say(&msg!("cases-complaints-view-read", read = read, count = proposals.len())));
            });
        }
    });
    ui.add_space(space::S);
    let mut clicked = None;
    // At most three beside each other; the next ones stand below.
    for row in proposals.chunks(3) {
        ui.horizontal_top(|ui| {
            ui.spacing_mut().item_spacing.x = space::L;
            let width = ((ui.available_width() - space::L * 2.0) / 3.0).floor().max(180.0);
            for proposal in row {
                ui.allocate_ui_with_layout(vec2(width, 0.0), Layout::top_down(Align::Min), |ui| {
                    clicked = card(ui, cx, view, proposal, marked == Some(proposal.id)).or(clicked);
                });
            }
        });
        ui.add_space(space::M);
    }
    clicked
}

fn card(ui: &mut Ui, cx: &Cx<'_>, view: &ComplaintView, proposal: &Proposal, marked: bool) -> Option<Clicked> {
    let (lang, draft, complaint) = (cx.lang, &proposal.draft, &view.complaint);
    let l = |id: &str| lang.tr(id).into_owned();
    let t = tokens(ui);
    let edge = if marked || proposal.chosen { t.accent } else { t.line_2 };
    let frame = Frame::NONE.inner_margin(Margin::same(14)).corner_radius(CornerRadius::same(radius::PANEL)).stroke(line(ui.ctx(), edge));
    let mut clicked = None;
    frame.show(ui, |ui| {
        ui.set_min_width(ui.available_width());
        ui.spacing_mut().item_spacing.y = space::XS;
        ui.horizontal(|ui| {
            let title = lang.say(&msg!("cases-complaints-view-proposal", place = proposal.place));
            if complaint.state == State::Approving && view.forbids(Verb::Open).is_none() {
                if crate::ui::check::radio(ui, marked, &title).clicked() {
                    clicked = Some(Clicked::Mark(proposal.id));
                }
            } else {
                text::strong(ui, &title);
            }
            if complaint.wish == Some(proposal.id) {
                badge::badge(ui, &l("cases-complaints-verb-wish-short"), Family::Info);
            }
            if proposal.chosen {
                badge::badge(ui, &l("cases-complaints-view-chosen"), Family::Success);
            }
        });
        text::paragraph(ui, &draft.content);
        properties(ui, |ui| {
            let yuan = |fen: i64| lang.say(&msg!("cases-complaints-view-yuan", amount = money(fen)));
            property(ui, &l("cases-complaints-field-cost"), &yuan(draft.cost));
            let compensation = if draft.compensation == 0 { l("cases-complaints-view-none") } else { yuan(draft.compensation) };
            property(ui, &l("cases-complaints-field-compensation"), format!("{compensation} {}", draft.kind).trim());
            if !draft.time.is_empty() {
                property(ui, &l("cases-complaints-field-takes"), &draft.time);
            }
            if !draft.owner.is_empty() {
                property(ui, &l("cases-complaints-field-owner"), &draft.owner);
            }
        });
        text::divider(ui);
        for seen in &proposal.seen {
            let at = words::moment(lang, seen.at, cx.now.day());
            text::caption(ui, &lang.say(&msg!("cases-complaints-view-seen", name = seen.by.name.as_str(), at = at)));
        }
        let mine = proposal.seen.iter().any(|seen| seen.by.id == cx.me.id);
        ui.horizontal(|ui| {
            ui.spacing_mut().item_spacing.x = space::S;
            if complaint.state == State::Approving && !mine {
                let label = lang.say(&msg!("cases-complaints-view-open-proposal", place = proposal.place));
                let why = view.forbids(Verb::Open).map(|refusal| Reason::of(lang, refusal));
                if Button::secondary(&label).small().refused_if(why.as_ref().map(Reason::refused)).show(ui).clicked() {
                    clicked = Some(Clicked::Open(proposal.id));
                }
            }
            if complaint.wish != Some(proposal.id) && view.forbids(Verb::Wish).is_none() {
                let label = lang.say(&msg!("cases-complaints-view-wish", place = proposal.place));
                if Button::quiet(&label).small().show(ui).clicked() {
                    clicked = Some(Clicked::Wish(proposal.id));
                }
            }
        });
    });
    clicked
}
