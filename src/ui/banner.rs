//! A tinted block with icon, title, text and acts. At most one per panel.

use egui::{Align, CornerRadius, Frame, Layout, Margin, Sense, Ui, vec2};

use super::tokens::{Family, radius, size, tokens};
use super::{fonts, paint};

/// Draws the block; `acts` draws its buttons in one row (nothing for none).
pub fn banner<R>(ui: &mut Ui, family: Family, icon: &str, title: &str, text: &str, acts: impl FnOnce(&mut Ui) -> R) -> R {
    let t = tokens(ui);
    let colors = t.family(family);
    let frame = Frame::NONE.fill(colors.soft).corner_radius(CornerRadius::same(radius::PANEL)).inner_margin(Margin::symmetric(12, 10));
    frame
        .show(ui, |ui| {
            ui.set_width(ui.available_width());
            ui.with_layout(Layout::left_to_right(Align::Min), |ui| {
                ui.spacing_mut().item_spacing.x = 8.0;
                let (mark, _) = ui.allocate_exact_size(vec2(size::ICON, 20.0), Sense::hover());
                paint::icon(ui.painter(), mark.center(), icon, size::ICON, colors.text);
                ui.vertical(|ui| {
                    ui.spacing_mut().item_spacing.y = 0.0;
                    let heading = egui::RichText::new(title).font(fonts::medium(size::TABLE)).color(t.text).line_height(Some(20.0));
                    ui.label(heading);
                    if !text.is_empty() {
                        let body = egui::RichText::new(text).font(fonts::regular(size::CAPTION)).color(t.text_2).line_height(Some(20.0));
                        ui.label(body);
                    }
                    ui.spacing_mut().item_spacing = vec2(8.0, 0.0);
                    // No room for acts where there are none.
                    ui.spacing_mut().interact_size.y = 0.0;
                    ui.add_space(4.0);
                    ui.horizontal_wrapped(acts).inner
                })
                .inner
            })
            .inner
        })
        .inner
}
