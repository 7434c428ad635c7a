//! One shift as the grid paints it: the chip of its kind, and what leave, swaps, conflicts and changes draw on it.

use std::collections::BTreeMap;
use std::sync::Arc;

use egui::{Align, CornerRadius, Galley, Painter, Rect, Shape, Stroke, StrokeKind, Ui, pos2, vec2};

use super::super::Away;
use crate::ui::tokens::{Shift as Tint, ShiftColors, Tokens, line, radius, size, thick, tokens};
use crate::ui::{fonts, paint};

/// Height of a chip.
pub const HEIGHT: f32 = 20.0;
/// Side of the triangle of a swap.
const TRIANGLE: f32 = 8.0;

/// Laid out texts of this picture: the few letters that stand in hundreds of cells are measured once.
#[derive(Default)]
pub struct Letters(BTreeMap<(String, bool), Arc<Galley>>);

impl Letters {
    /// A text at the size of a chip, small where it shares its cell.
    pub fn of(&mut self, ui: &Ui, text: &str, small: bool) -> Arc<Galley> {
        if let Some(galley) = self.0.get(&(text.to_owned(), small)) {
            return Arc::clone(galley);
        }
        let font = fonts::regular(if small { size::KEY } else { size::CAPTION });
        let galley = paint::line_of(ui, text, font);
        self.0.insert((text.to_owned(), small), Arc::clone(&galley));
        galley
    }
}

/// What a chip shows.
#[derive(Debug, Clone, Copy, Default)]
pub struct Look<'a> {
    /// Its letter or words.
    pub text: &'a str,
    /// Tint of its kind.
    pub tint: i64,
    /// What leave makes of it.
    pub away: Option<Away>,
    /// In a swap: in force, or still waiting.
    pub swap: Option<bool>,
    /// Overlaps another one, or 连班.
    pub ring: bool,
    /// Changed after its day was published.
    pub told: bool,
    /// Shares its cell with another one.
    pub small: bool,
}

/// Colours of a kind of shift.
pub fn colors(t: &Tokens, tint: i64) -> &ShiftColors {
    t.shift(Tint::nth(usize::try_from(tint).unwrap_or(0)))
}

/// Paints a chip.
pub fn chip(ui: &Ui, painter: &Painter, letters: &mut Letters, rect: Rect, look: Look<'_>) {
    let t = tokens(ui);
    let colors = colors(t, look.tint);
    let corners = CornerRadius::same(radius::BADGE);
    let edge = |color| line(ui.ctx(), color);
    match look.away {
        None => {
            painter.rect_filled(rect, corners, colors.fill);
        }
        Some(Away::Leave | Away::Business) => {
            paint::hatched(painter, rect, radius::BADGE, t.surface, (colors.fill, colors.edge));
        }
        Some(Away::Part) => {
            painter.rect_filled(rect, corners, t.surface);
            let half = rect.with_min_x(rect.center().x);
            painter.rect_filled(half, CornerRadius { nw: 0, sw: 0, ..corners }, colors.fill);
            paint::hatch(painter, rect.with_max_x(rect.center().x), colors.fill);
            painter.rect_stroke(rect, corners, edge(colors.edge), StrokeKind::Inside);
        }
        Some(Away::Waiting) => {
            painter.rect_filled(rect, corners, t.surface);
            paint::dashed_rect(painter, rect, f32::from(radius::BADGE), edge(colors.edge));
        }
        Some(Away::Fallen) => {
            painter.rect_filled(rect, corners, t.surface);
            paint::dashed_rect(painter, rect, f32::from(radius::BADGE), edge(t.danger.mark));
        }
    }
    let galley = letters.of(ui, look.text, look.small);
    paint::put(&painter.with_clip_rect(rect.intersect(painter.clip_rect())), galley, rect, Align::Center, colors.text);
    if let Some(effective) = look.swap {
        let corner = rect.right_top();
        let points = vec![corner - vec2(TRIANGLE, 0.0), corner, corner + vec2(0.0, TRIANGLE)];
        let shape = if effective {
            Shape::convex_polygon(points, t.accent, Stroke::NONE)
        } else {
            Shape::convex_polygon(points, t.surface, edge(t.accent))
        };
        painter.add(shape);
    }
    if look.told {
        painter.circle_filled(pos2(rect.left() + 3.5, rect.bottom() - 3.5), 2.0, t.info.mark);
    }
    if look.ring {
        painter.rect_stroke(rect, corners, thick(ui.ctx(), t.danger.mark), StrokeKind::Outside);
    }
}
