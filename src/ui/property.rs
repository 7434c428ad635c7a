//! Label and value of a record, 28 high; and values that are masked until somebody with the right looks.

use egui::{Align, Id, Rect, Response, Role, Sense, Ui, WidgetInfo, pos2, vec2};

use super::tokens::{size, tokens};
use super::tooltip::{self, Refused};
use super::{Button, fonts, icons, paint};
use crate::i18n::Lang;

/// Width of the labels.
pub const LABEL: f32 = 88.0;

/// Puts rows of properties directly below each other.
pub fn properties<R>(ui: &mut Ui, add: impl FnOnce(&mut Ui) -> R) -> R {
    ui.scope(|ui| {
        ui.spacing_mut().item_spacing.y = 0.0;
        add(ui)
    })
    .inner
}

/// A label and its value; what does not fit ends in `…` and is told by the tooltip.
pub fn property(ui: &mut Ui, label: &str, value: &str) -> Response {
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), size::PROPERTY_ROW), Sense::hover());
    paint_label(ui, rect, label);
    let t = tokens(ui);
    let room = Rect::from_min_max(pos2(rect.left() + LABEL, rect.top()), rect.max);
    let (shown, color) = if value.is_empty() { ("—", t.text_3) } else { (value, t.text) };
    let galley = paint::line_within(ui, shown, fonts::regular(size::TABLE), room.width());
    let elided = galley.elided;
    response.widget_info(|| WidgetInfo::labeled(Role::Label, true, format!("{label} {shown}")));
    paint::put(ui.painter(), galley, room, Align::Min, color);
    if elided { tooltip::tip(response, value) } else { response }
}

/// Most rows of a text before the rest waits for a click.
const ROWS: usize = 6;

/// A label and a text of several lines. A very long one shows its beginning, and all of it after a click on `more`.
pub fn property_text(ui: &mut Ui, label: &str, value: &str, more: &str) {
    let t = tokens(ui);
    let width = ui.available_width() - LABEL;
    let open_id = Id::unique(("whole text", label, value));
    let open = ui.data(|d| d.get_temp::<bool>(open_id)).unwrap_or(false);
    let galley = paint::rows_within(ui, value, fonts::regular(size::TABLE), 20.0, t.text, width, if open { usize::MAX } else { ROWS });
    let cut = galley.elided;
    let height = (galley.size().y + 8.0).max(size::PROPERTY_ROW);
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), height), Sense::hover());
    response.widget_info(|| WidgetInfo::labeled(Role::Label, true, format!("{label} {value}")));
    paint_label(ui, rect.with_max_y(rect.top() + size::PROPERTY_ROW), label);
    paint::put(ui.painter(), galley, rect.with_min_x(rect.left() + LABEL), Align::Min, t.text);
    if cut {
        property_ui(ui, "", |ui| {
            if Button::link(more).small().show(ui).clicked() {
                ui.data_mut(|d| d.insert_temp(open_id, true));
            }
        });
    }
}

/// A label and anything behind it.
pub fn property_ui<R>(ui: &mut Ui, label: &str, add: impl FnOnce(&mut Ui) -> R) -> R {
    let (rect, _) = ui.allocate_exact_size(vec2(ui.available_width(), size::PROPERTY_ROW), Sense::hover());
    paint_label(ui, rect, label);
    let room = Rect::from_min_max(pos2(rect.left() + LABEL, rect.top()), rect.max);
    let layout = egui::Layout::left_to_right(Align::Center);
    ui.scope_builder(egui::UiBuilder::new().max_rect(room).layout(layout), add).inner
}

/// A key figure of a person: label at the left, value at the right.
pub fn figure_row(ui: &mut Ui, label: &str, value: &str) -> Response {
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), size::PROPERTY_ROW), Sense::hover());
    response.widget_info(|| WidgetInfo::labeled(Role::Label, true, format!("{label} {value}")));
    let galley = paint::line_of(ui, value, fonts::regular(size::TABLE));
    let name = paint::line_within(ui, label, fonts::regular(size::TABLE), rect.width() - galley.size().x - 8.0);
    paint::put(ui.painter(), name, rect, Align::Min, tokens(ui).text_2);
    paint::put(ui.painter(), galley, rect, Align::Max, tokens(ui).text);
    response
}

/// May the masked value be looked at?
#[derive(Debug, Clone, Copy)]
pub enum Reveal<'a> {
    /// Yes: 查看 stands beside it.
    Allowed,
    /// It is open now; it hides again after 30 seconds or at a click.
    Open,
    /// No, and why.
    Refused(Refused<'a>),
}

/// Seconds until a masked value that was opened hides again.
pub const REVEALED_S: i64 = 30;
/// Room that 查看 and 隐藏 need behind a masked value.
const MASK_BUTTON: f32 = 76.0;

/// A masked value (138****5678). Returns `true` when 查看 or 隐藏 was clicked; the caller logs the opening.
pub fn masked(ui: &mut Ui, lang: Lang, label: &str, value: &str, reveal: Reveal<'_>) -> bool {
    property_ui(ui, label, |ui| {
        let t = tokens(ui);
        let galley = paint::line_within(ui, value, fonts::regular(size::TABLE), ui.available_width() - MASK_BUTTON);
        let cut = galley.elided;
        let (rect, response) = ui.allocate_exact_size(vec2(galley.size().x.ceil(), 20.0), Sense::hover());
        response.widget_info(|| WidgetInfo::labeled(Role::Label, true, format!("{label} {value}")));
        let color = if matches!(reveal, Reveal::Open) { t.text } else { t.text_2 };
        paint::put(ui.painter(), galley, rect, Align::Min, color);
        if cut {
            tooltip::tip(response, value);
        }
        let word = lang.tr(if matches!(reveal, Reveal::Open) { "ui-hide" } else { "ui-reveal" });
        let icon = if matches!(reveal, Reveal::Open) { icons::EYE_SLASH } else { icons::EYE };
        let button = Button::quiet(&word).icon(icon).small();
        let button = if let Reveal::Refused(why) = reveal { button.refused(why) } else { button };
        button.show(ui).clicked()
    })
}

fn paint_label(ui: &Ui, rect: Rect, label: &str) {
    let galley = paint::line_within(ui, label, fonts::regular(size::TABLE), LABEL - 8.0);
    paint::put(ui.painter(), galley, rect, Align::Min, tokens(ui).text_2);
}
