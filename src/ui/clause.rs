//! Clauses of the regulations as the clause panel shows them: one line each, red and amber ones in a box with quote,
//! facts and ways out. The order (red, amber, green) is the caller's.

use egui::{Align, CornerRadius, Frame, Margin, Rect, Response, Role, Sense, Ui, WidgetInfo, pos2, vec2};

use super::focus::{self, Ring};
use super::tokens::{Family, line, radius, size, tokens};
use super::{fonts, icons, paint, text};

/// How a clause stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Standing {
    /// Green.
    Kept,
    /// Amber: allowed, but must be seen.
    Warned,
    /// Red: forbids it.
    Refused,
}

impl Standing {
    fn family(self) -> Family {
        match self {
            Standing::Kept => Family::Success,
            Standing::Warned => Family::Warning,
            Standing::Refused => Family::Danger,
        }
    }

    fn icon(self) -> &'static str {
        match self {
            Standing::Kept => icons::CHECK_CIRCLE,
            Standing::Warned => icons::WARNING,
            Standing::Refused => icons::X_CIRCLE,
        }
    }
}

/// One line: icon, sentence, id at the right; `detail` adds a second line. A click opens the full text.
pub fn clause_line(ui: &mut Ui, standing: Standing, sentence: &str, id: &str, detail: &str) -> Response {
    let t = tokens(ui);
    let height = if detail.is_empty() { 28.0 } else { 46.0 };
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), height), Sense::click());
    response.widget_info(|| WidgetInfo::labeled(Role::Button, ui.is_enabled(), format!("{sentence} {id}")));
    if response.hovered() {
        ui.painter().rect_filled(rect, CornerRadius::same(radius::CONTROL), t.hover);
    }
    let family = t.family(standing.family());
    paint::icon_fill(ui.painter(), pos2(rect.left() + 9.0, rect.center().y), standing.icon(), size::ICON, family.mark);
    let upper = Rect::from_min_max(rect.min, pos2(rect.right(), if detail.is_empty() { rect.bottom() } else { rect.top() + 26.0 }));
    let id_galley = paint::line_of(ui, id, fonts::regular(size::CAPTION));
    let id_width = id_galley.size().x;
    paint::put(ui.painter(), id_galley, upper, Align::Max, t.text_3);
    let (font, color) = match standing {
        Standing::Kept => (fonts::regular(size::TABLE), t.text),
        Standing::Warned => (fonts::regular(size::TABLE), family.text),
        Standing::Refused => (fonts::medium(size::TABLE), family.text),
    };
    let left = rect.left() + 28.0;
    let galley = paint::line_within(ui, sentence, font, rect.right() - id_width - 8.0 - left);
    paint::put(ui.painter(), galley, upper.with_min_x(left), Align::Min, color);
    if !detail.is_empty() {
        let lower = Rect::from_min_max(pos2(left, rect.top() + 23.0), pos2(rect.right(), rect.bottom() - 4.0));
        let galley = paint::line_within(ui, detail, fonts::regular(size::CAPTION), lower.width());
        paint::put(ui.painter(), galley, lower, Align::Min, t.text_2);
    }
    focus::ring(ui, &response, rect, radius::CONTROL, Ring::Inside);
    response
}

/// What a red or amber clause says at length.
#[derive(Debug, Clone, Copy, Default)]
pub struct ClauseBox<'a> {
    /// One sentence.
    pub sentence: &'a str,
    /// Rule id.
    pub id: &'a str,
    /// The words of the regulation, without 「」.
    pub quote: &'a str,
    /// Where they stand.
    pub place: &'a str,
    /// Facts and calculation, one line each.
    pub facts: &'a [(&'a str, &'a str)],
}

/// A red or amber clause in its box; `ways_out` draws the buttons in a wrapping row.
pub fn clause_box<R>(ui: &mut Ui, standing: Standing, clause: ClauseBox<'_>, ways_out: impl FnOnce(&mut Ui) -> R) -> R {
    let t = tokens(ui);
    let edge = if standing == Standing::Refused { t.danger.mark } else { t.line };
    let frame = Frame::NONE
        .fill(t.surface)
        .stroke(line(ui.ctx(), edge))
        .corner_radius(CornerRadius::same(radius::PANEL))
        .inner_margin(Margin::symmetric(10, 8));
    frame
        .show(ui, |ui| {
            ui.set_width(ui.available_width());
            ui.spacing_mut().item_spacing = vec2(8.0, 4.0);
            clause_line(ui, standing, clause.sentence, clause.id, "");
            if !clause.quote.is_empty() {
                quote(ui, clause.quote, clause.place);
            }
            for (label, value) in clause.facts {
                super::property::figure_row(ui, label, value);
            }
            ui.add_space(2.0);
            ui.horizontal_wrapped(ways_out).inner
        })
        .inner
}

/// The words of a regulation in 「」 with their place below.
pub fn quote(ui: &mut Ui, words: &str, place: &str) {
    let t = tokens(ui);
    let frame = Frame::NONE.fill(t.sunken).corner_radius(CornerRadius::same(radius::CONTROL)).inner_margin(Margin::symmetric(10, 6));
    frame.show(ui, |ui| {
        ui.set_width(ui.available_width());
        ui.spacing_mut().item_spacing.y = 2.0;
        text::small(ui, &format!("「{words}」"));
        if !place.is_empty() {
            text::caption(ui, place);
        }
    });
}
