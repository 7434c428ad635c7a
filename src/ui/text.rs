//! Plain text in the sizes of the look. Each is a label: read aloud, not clickable.

use egui::{Align, Color32, FontId, Label, Response, RichText, Ui};

use super::fonts;
use super::tokens::{line as stroke, size, tokens};

fn label(ui: &mut Ui, text: &str, font: FontId, height: f32, color: Color32) -> Response {
    ui.add(Label::new(RichText::new(text).font(font).color(color).line_height(Some(height))))
}

/// 24/32 medium: login and welcome.
pub fn welcome(ui: &mut Ui, text: &str) -> Response {
    label(ui, text, fonts::medium(size::WELCOME), 32.0, tokens(ui).text)
}
/// 18/26 medium: the title of a page.
pub fn title(ui: &mut Ui, text: &str) -> Response {
    label(ui, text, fonts::medium(size::TITLE), 26.0, tokens(ui).text)
}
/// 15/22 medium: the heading of a panel.
pub fn heading(ui: &mut Ui, text: &str) -> Response {
    label(ui, text, fonts::medium(size::HEADING), 22.0, tokens(ui).text)
}
/// 22/30 medium: a key figure.
pub fn figure(ui: &mut Ui, text: &str) -> Response {
    label(ui, text, fonts::medium(size::FIGURE), 30.0, tokens(ui).text)
}
/// 14/22: a value.
pub fn body(ui: &mut Ui, text: &str) -> Response {
    label(ui, text, fonts::regular(size::BODY), 22.0, tokens(ui).text)
}
/// 14/22 medium.
pub fn strong(ui: &mut Ui, text: &str) -> Response {
    label(ui, text, fonts::medium(size::BODY), 22.0, tokens(ui).text)
}
/// 13/20: text of lists and timelines.
pub fn small(ui: &mut Ui, text: &str) -> Response {
    label(ui, text, fonts::regular(size::TABLE), 20.0, tokens(ui).text)
}
/// 13/20 in the second text colour, wrapped: an explanation.
pub fn paragraph(ui: &mut Ui, text: &str) -> Response {
    label(ui, text, fonts::regular(size::TABLE), 20.0, tokens(ui).text_2)
}
/// 12/18 in the second text colour: the head of a group of fields.
pub fn group(ui: &mut Ui, text: &str) -> Response {
    label(ui, text, fonts::regular(size::CAPTION), 18.0, tokens(ui).text_2)
}
/// 12/18 in the weakest colour: hints, times, counts.
pub fn caption(ui: &mut Ui, text: &str) -> Response {
    label(ui, text, fonts::regular(size::CAPTION), 18.0, tokens(ui).text_3)
}

/// A line across the room, 1 point.
pub fn divider(ui: &mut Ui) {
    let (rect, _) = ui.allocate_exact_size(egui::vec2(ui.available_width(), 1.0), egui::Sense::hover());
    ui.painter().hline(rect.x_range(), rect.center().y, stroke(ui.ctx(), tokens(ui).line));
}

/// One line that ends in `…` when the room is too narrow; the whole text is then its tooltip.
pub fn one_line(ui: &mut Ui, text: &str, font: FontId, color: Color32) -> Response {
    let galley = super::paint::line_within(ui, text, font, ui.available_width());
    let elided = galley.elided;
    let (rect, response) = ui.allocate_exact_size(galley.size(), egui::Sense::hover());
    response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Label, true, text));
    super::paint::put(ui.painter(), galley, rect, Align::Min, color);
    if elided { super::tooltip::tip(response, text) } else { response }
}
