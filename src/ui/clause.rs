//! Clauses of the regulations as the clause panel shows them: one line each, red and amber ones in a box with quote,
//! facts and ways out. The order (red, amber, green) is the caller's.

use egui::text::{LayoutJob, TextFormat};
use egui::{Align, CornerRadius, Frame, Margin, Rect, Response, Role, Sense, Ui, WidgetInfo, pos2, vec2};

use super::focus::{self, Ring};
use super::tokens::{Family, line, radius, size, tokens};
use super::{fonts, icons, paint, text, tooltip};

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
    /// Tint of its mark and text.
    pub fn family(self) -> Family {
        match self {
            Standing::Kept => Family::Success,
            Standing::Warned => Family::Warning,
            Standing::Refused => Family::Danger,
        }
    }

    /// Its filled icon.
    pub fn icon(self) -> &'static str {
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
    let cut = galley.elided;
    paint::put(ui.painter(), galley, upper.with_min_x(left), Align::Min, color);
    if !detail.is_empty() {
        let lower = Rect::from_min_max(pos2(left, rect.top() + 23.0), pos2(rect.right(), rect.bottom() - 4.0));
        let galley = paint::line_within(ui, detail, fonts::regular(size::CAPTION), lower.width());
        paint::put(ui.painter(), galley, lower, Align::Min, t.text_2);
    }
    focus::ring(ui, &response, rect, radius::CONTROL, Ring::Inside);
    if cut { tooltip::tip(response, sentence) } else { response }
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
    /// Facts: what, and its value.
    pub facts: &'a [(String, String)],
    /// The calculation, one step a line.
    pub steps: &'a [String],
}

/// What became of a [`clause_box`].
pub struct BoxResponse<R> {
    /// The sentence; a click opens the full text.
    pub sentence: Response,
    /// What the ways out returned.
    pub inner: R,
}

/// Where the text of a box begins, right of the icon.
const INDENT: f32 = 28.0;

/// A red or amber clause in its box; `ways_out` draws the buttons in a wrapping row.
pub fn clause_box<R>(ui: &mut Ui, standing: Standing, clause: ClauseBox<'_>, ways_out: impl FnOnce(&mut Ui) -> R) -> BoxResponse<R> {
    let t = tokens(ui);
    let edge = if standing == Standing::Refused { t.danger.mark } else { t.line };
    let frame = Frame::NONE
        .fill(t.surface)
        .stroke(line(ui.ctx(), edge))
        .corner_radius(CornerRadius::same(radius::PANEL))
        .inner_margin(Margin::symmetric(12, 10));
    let shown = frame.show(ui, |ui| {
        ui.set_width(ui.available_width());
        ui.spacing_mut().item_spacing = vec2(8.0, 2.0);
        let sentence = box_head(ui, standing, clause.sentence, clause.id);
        let inner = Frame::NONE.inner_margin(Margin { left: INDENT as i8, ..Margin::ZERO }).show(ui, |ui| {
            ui.set_width(ui.available_width());
            if !clause.quote.is_empty() {
                quoted(ui, clause.quote, clause.place);
            }
            reasons(ui, clause.facts, clause.steps);
            ui.add_space(4.0);
            // Where there is no way out, no room is kept for one.
            let height = std::mem::take(&mut ui.spacing_mut().interact_size.y);
            let ways = |ui: &mut Ui| {
                ui.spacing_mut().interact_size.y = height;
                ways_out(ui)
            };
            ui.horizontal_wrapped(ways).inner
        });
        BoxResponse { sentence, inner: inner.inner }
    });
    shown.inner
}

/// Icon, the sentence on as many lines as it needs, and the id at the right.
fn box_head(ui: &mut Ui, standing: Standing, sentence: &str, id: &str) -> Response {
    let t = tokens(ui);
    let family = t.family(standing.family());
    let width = ui.available_width();
    let id_galley = paint::line_of(ui, id, fonts::regular(size::CAPTION));
    let room = width - INDENT - id_galley.size().x - 12.0;
    let galley = paint::paragraph(ui, sentence, fonts::medium(size::BODY), 22.0, family.text, room);
    let (rect, response) = ui.allocate_exact_size(vec2(width, galley.size().y.max(22.0)), Sense::click());
    response.widget_info(|| WidgetInfo::labeled(Role::Button, ui.is_enabled(), format!("{sentence} {id}")));
    let first = rect.with_max_y(rect.top() + 22.0);
    paint::icon_fill(ui.painter(), pos2(rect.left() + 9.0, first.center().y), standing.icon(), size::ICON, family.mark);
    paint::put(ui.painter(), id_galley, first, Align::Max, t.text_3);
    ui.painter().galley(pos2(rect.left() + INDENT, rect.top()), galley, family.text);
    focus::ring(ui, &response, rect, radius::CONTROL, Ring::Outside);
    response
}

/// The words in 「」 and behind them, weaker, where they stand.
fn quoted(ui: &mut Ui, words: &str, place: &str) {
    let t = tokens(ui);
    let mut job = LayoutJob::default();
    let format = |color| TextFormat { line_height: Some(20.0), ..TextFormat::simple(fonts::regular(size::TABLE), color) };
    job.append(&format!("「{words}」"), 0.0, format(t.text));
    job.append(place, 0.0, format(t.text_2));
    ui.label(job);
}

/// Facts in a flowing row, and below them the calculation.
fn reasons(ui: &mut Ui, facts: &[(String, String)], steps: &[String]) {
    let t = tokens(ui);
    if !facts.is_empty() {
        ui.horizontal_wrapped(|ui| {
            ui.spacing_mut().item_spacing = vec2(12.0, 0.0);
            for (what, value) in facts {
                let mut job = LayoutJob::default();
                let format = |color| TextFormat { line_height: Some(20.0), ..TextFormat::simple(fonts::regular(size::TABLE), color) };
                job.append(what, 0.0, format(t.text_3));
                job.append(value, 6.0, format(t.text_2));
                ui.label(job);
            }
        });
    }
    for step in steps {
        text::paragraph(ui, step);
    }
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
