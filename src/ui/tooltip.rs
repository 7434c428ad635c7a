//! Tooltips: dark in both themes, 4 points from their target. A refusal quotes its clause.

use egui::{CornerRadius, Frame, Margin, Response, Tooltip, Ui};

use super::theme::popup_shadow;
use super::tokens::{DARK, Family, radius, size, tokens};
use super::{fonts, icons, paint};

/// Why something is not allowed, as a tooltip says it.
#[derive(Debug, Clone, Copy, Default)]
pub struct Refused<'a> {
    /// The reason, one sentence.
    pub reason: &'a str,
    /// The words of the regulation, or empty.
    pub quote: &'a str,
    /// Id of the clause, or empty.
    pub id: &'a str,
}

impl<'a> From<&'a str> for Refused<'a> {
    fn from(reason: &'a str) -> Self {
        Refused { reason, ..Refused::default() }
    }
}

/// A plain tooltip on an enabled widget.
pub fn tip(response: Response, text: &str) -> Response {
    if !text.is_empty() {
        framed(Tooltip::for_enabled(&response), |ui| line(ui, text, false));
    }
    response
}

/// A tooltip with a key cap behind the text.
pub fn tip_with_key(response: Response, text: &str, key: &str) -> Response {
    framed(Tooltip::for_enabled(&response), |ui| {
        ui.horizontal(|ui| {
            line(ui, text, false);
            if !key.is_empty() {
                second(ui, key);
            }
        });
    });
    response
}

/// A tooltip with two texts, the second one weaker.
pub fn tip_two(response: Response, text: &str, more: &str) -> Response {
    framed(Tooltip::for_enabled(&response), |ui| {
        line(ui, text, false);
        second(ui, more);
    });
    response
}

/// The tooltip of something that is not allowed, on a disabled widget.
pub fn refusal(response: Response, why: Refused<'_>) -> Response {
    // What lies behind a dialog has nothing to say, though the pointer still rests on it.
    if response.ctx.memory(|m| m.is_above_modal_layer(response.layer_id)) {
        framed(Tooltip::for_disabled(&response), |ui| refusal_ui(ui, why));
    }
    response
}

/// A tooltip with anything in it; `always` keeps it open as long as it is called, for what the keyboard stands on.
pub fn rich(response: &Response, always: bool, add: impl FnOnce(&mut Ui)) {
    framed(if always { Tooltip::for_widget(response) } else { Tooltip::for_enabled(response) }, add);
}

/// The first line of a tooltip that warns: the icon of the family and a sentence in medium.
pub fn marked_line(ui: &mut Ui, family: Family, text: &str) {
    ui.horizontal(|ui| {
        mark(ui, family);
        line(ui, text, true);
    });
}

/// The tooltip of a marked cell: an icon in the family's colour and one sentence.
pub fn marked(response: Response, family: Family, text: &str) -> Response {
    framed(Tooltip::for_enabled(&response), |ui| {
        ui.horizontal(|ui| {
            mark(ui, family);
            line(ui, text, false);
        });
    });
    response
}

/// The inside of a refusal: icon and reason in medium, quote, id.
pub fn refusal_ui(ui: &mut Ui, why: Refused<'_>) {
    marked_line(ui, Family::Danger, why.reason);
    if !why.quote.is_empty() {
        line(ui, why.quote, false);
    }
    if !why.id.is_empty() {
        second(ui, why.id);
    }
}

/// A tooltip's frame, standing where it is (for the gallery).
pub fn frame(ui: &mut Ui, add: impl FnOnce(&mut Ui)) {
    dark_frame(ui).show(ui, |ui| {
        ui.spacing_mut().item_spacing = egui::vec2(6.0, 0.0);
        add(ui);
    });
}

fn dark_frame(ui: &Ui) -> Frame {
    let t = tokens(ui);
    Frame::NONE
        .fill(t.tooltip)
        .corner_radius(CornerRadius::same(radius::PANEL))
        .shadow(popup_shadow(t))
        .inner_margin(Margin::symmetric(10, 8))
}

fn framed(tooltip: Tooltip<'_>, add: impl FnOnce(&mut Ui)) {
    let mut tooltip = tooltip.gap(4.0);
    tooltip.popup = tooltip.popup.frame(Frame::NONE);
    tooltip.show(|ui| frame(ui, add));
}

fn mark(ui: &mut Ui, family: Family) {
    let (rect, _) = ui.allocate_exact_size(egui::vec2(16.0, 18.0), egui::Sense::hover());
    paint::icon_fill(ui.painter(), rect.center(), family_icon(family), 14.0, DARK.family(family).text);
}

/// One line, or several when it is wide.
pub fn line(ui: &mut Ui, text: &str, medium: bool) {
    let t = tokens(ui);
    let font = if medium { fonts::medium(size::CAPTION) } else { fonts::regular(size::CAPTION) };
    ui.label(egui::RichText::new(text).font(font).color(t.tooltip_text).line_height(Some(18.0)));
}

/// The weaker text.
pub fn second(ui: &mut Ui, text: &str) {
    let t = tokens(ui);
    ui.label(egui::RichText::new(text).font(fonts::regular(size::CAPTION)).color(t.tooltip_text_2).line_height(Some(18.0)));
}

/// The filled icon that goes with a family.
pub fn family_icon(family: Family) -> &'static str {
    match family {
        Family::Success => icons::CHECK_CIRCLE,
        Family::Warning => icons::WARNING,
        Family::Danger => icons::WARNING_CIRCLE,
        Family::Accent | Family::Info | Family::Neutral => icons::INFO,
    }
}
