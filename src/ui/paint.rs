//! Small brushes shared by the widgets: measured text, centred icons, dashed edges, states.

use std::sync::Arc;

use egui::text::{LayoutJob, TextFormat, TextWrapping};
use egui::{
    Align, Align2, Color32, CornerRadius, FontId, Galley, Key, Painter, Pos2, Rect, Response, Shape, Stroke, StrokeKind, Ui, pos2, vec2,
};

use super::fonts;

/// How a widget looks at this moment.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Look {
    /// Nothing happens.
    #[default]
    Rest,
    /// The pointer is over it.
    Hovered,
    /// It is being pressed.
    Pressed,
    /// It has the keyboard (only for the gallery; live widgets ask egui).
    Focused,
}

/// The look of a live widget, or the forced one.
pub fn look(response: &Response, forced: Option<Look>) -> Look {
    if let Some(forced) = forced {
        return forced;
    }
    let key_down = || response.has_focus() && response.ctx.input(|i| i.key_down(Key::Space));
    if response.enabled() && (response.is_pointer_button_down_on() || key_down()) {
        Look::Pressed
    } else if response.hovered() {
        Look::Hovered
    } else {
        Look::Rest
    }
}

/// One line of text, measured; it gets its colour in [`put`].
pub fn line_of(ui: &Ui, text: &str, font: FontId) -> Arc<Galley> {
    ui.painter().layout_no_wrap(text.to_owned(), font, Color32::PLACEHOLDER)
}

/// One line of text that ends in `…` when it is wider than `width`.
pub fn line_within(ui: &Ui, text: &str, font: FontId, width: f32) -> Arc<Galley> {
    let mut job = LayoutJob::single_section(text.to_owned(), TextFormat::simple(font, Color32::PLACEHOLDER));
    job.wrap = one_row(width);
    ui.painter().layout_job(job)
}

/// Wrapping that keeps one row and ends it in `…`.
pub fn one_row(width: f32) -> TextWrapping {
    TextWrapping { max_width: width.max(0.0), max_rows: 1, break_anywhere: true, overflow_character: Some('…') }
}

/// Wrapped text with the line height of the look.
pub fn paragraph(ui: &Ui, text: &str, font: FontId, line_height: f32, color: Color32, width: f32) -> Arc<Galley> {
    rows_within(ui, text, font, line_height, color, width, usize::MAX)
}

/// The same with at most so many rows; what does not fit ends in `…`.
pub fn rows_within(ui: &Ui, text: &str, font: FontId, line_height: f32, color: Color32, width: f32, rows: usize) -> Arc<Galley> {
    let format = TextFormat { line_height: Some(line_height), ..TextFormat::simple(font, color) };
    let mut job = LayoutJob::single_section(text.to_owned(), format);
    job.wrap.max_width = width.max(1.0);
    job.wrap.max_rows = rows;
    job.wrap.overflow_character = Some('…');
    ui.painter().layout_job(job)
}

/// Paints a galley in a box: centred in height, `align` in width; `color` goes to text laid out without one.
pub fn put(painter: &Painter, galley: Arc<Galley>, rect: Rect, align: Align, color: Color32) {
    let size = galley.size();
    let x = match align {
        Align::Min => rect.left(),
        Align::Center => rect.center().x - size.x / 2.0,
        Align::Max => rect.right() - size.x,
    };
    let y = rect.center().y - size.y / 2.0;
    painter.galley(pos2(x.round(), y.round()), galley, color);
}

/// Paints an outlined icon in the middle of `center`.
pub fn icon(painter: &Painter, center: Pos2, glyph: &str, size: f32, color: Color32) {
    painter.text(center, Align2::CENTER_CENTER, glyph, fonts::icons(size), color);
}

/// Paints a filled icon in the middle of `center`.
pub fn icon_fill(painter: &Painter, center: Pos2, glyph: &str, size: f32, color: Color32) {
    painter.text(center, Align2::CENTER_CENTER, glyph, fonts::icons_fill(size), color);
}

/// Paints an icon, filled or not.
pub fn icon_as(painter: &Painter, center: Pos2, glyph: &str, size: f32, color: Color32, fill: bool) {
    if fill { icon_fill(painter, center, glyph, size, color) } else { icon(painter, center, glyph, size, color) }
}

/// A turning arc. Asks for the next picture itself, twelve times a second.
pub fn spinner(ui: &Ui, center: Pos2, diameter: f32, color: Color32, track: Color32) {
    let radius = diameter / 2.0 - 1.0;
    let painter = ui.painter();
    painter.circle_stroke(center, radius, Stroke::new(2.0, track));
    let start = (ui.input(|i| i.time) * 5.0) as f32;
    let arc = (0..=12u8).map(|i| {
        let angle = start + f32::from(i) / 12.0 * std::f32::consts::FRAC_PI_2 * 1.2;
        center + radius * vec2(angle.cos(), angle.sin())
    });
    painter.line(arc.collect(), Stroke::new(2.0, color));
    ui.ctx().request_repaint_after(std::time::Duration::from_millis(80));
}

/// A painter on the layer of `ui` with another clip than its own, which may be wider.
pub fn unclipped(ui: &Ui, clip: Rect) -> Painter {
    Painter::new(ui.ctx().clone(), ui.layer_id(), clip)
}

/// A dashed edge along a rounded box.
pub fn dashed_rect(painter: &Painter, rect: Rect, radius: f32, stroke: Stroke) {
    let r = rect.shrink(stroke.width / 2.0);
    let mut points: Vec<Pos2> = Vec::with_capacity(25);
    let corners = [
        (pos2(r.right() - radius, r.top() + radius), -0.5),
        (pos2(r.right() - radius, r.bottom() - radius), 0.0),
        (pos2(r.left() + radius, r.bottom() - radius), 0.5),
        (pos2(r.left() + radius, r.top() + radius), 1.0),
    ];
    for (center, start) in corners {
        for step in 0..=5u8 {
            let angle = std::f32::consts::PI * (start + f32::from(step) / 10.0);
            points.push(center + radius * vec2(angle.cos(), angle.sin()));
        }
    }
    if let Some(first) = points.first().copied() {
        points.push(first);
    }
    painter.extend(Shape::dashed_line(&points, stroke, 3.0, 2.5));
}

/// A rounded box on this ground with lines of 45° in the colour of its fill and an edge: what is approved but not worked, such as leave.
pub fn hatched(painter: &Painter, rect: Rect, radius: u8, ground: Color32, (fill, edge): (Color32, Color32)) {
    let corners = CornerRadius::same(radius);
    painter.rect_filled(rect, corners, ground);
    hatch(painter, rect, fill);
    painter.rect_stroke(rect, corners, Stroke::new(1.0, edge), StrokeKind::Inside);
}

/// Lines of 45° through a box. They keep off its corners, since clips are square.
pub fn hatch(painter: &Painter, rect: Rect, color: Color32) {
    const STEP: f32 = 5.0 * std::f32::consts::SQRT_2;
    let inner = rect.shrink(1.0);
    let painter = painter.with_clip_rect(inner.intersect(painter.clip_rect()));
    let mut x = inner.left() - inner.height();
    while x < inner.right() {
        painter.line_segment([pos2(x, inner.bottom()), pos2(x + inner.height(), inner.top())], Stroke::new(1.5, color));
        x += STEP;
    }
}

/// Runs `add` in a disabled scope when `off`, so that egui and the accessibility tree know.
pub fn maybe_disabled<R>(ui: &mut Ui, off: bool, add: impl FnOnce(&mut Ui) -> R) -> R {
    if !off {
        return add(ui);
    }
    ui.scope(|ui| {
        ui.disable();
        add(ui)
    })
    .inner
}
