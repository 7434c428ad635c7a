//! The focus ring: 2 points, shown only when the last input was a key.

use egui::{Context, CornerRadius, Event, RawInput, Rect, Response, StrokeKind, Ui};

use super::tokens::{thick, tokens};

/// Plugin that remembers whether the last input was a key or a pointer.
#[derive(Debug, Default)]
struct LastInput {
    key: bool,
}

impl egui::Plugin for LastInput {
    fn debug_name(&self) -> &'static str {
        "last-input"
    }

    fn input_hook(&mut self, _ctx: &Context, input: &mut RawInput) {
        for event in &input.events {
            match event {
                Event::Key { pressed: true, .. } => self.key = true,
                Event::PointerButton { pressed: true, .. } | Event::Touch { .. } => self.key = false,
                _ => {}
            }
        }
    }
}

/// Installs the plugin; calling it again changes nothing.
pub(crate) fn install(ctx: &Context) {
    if ctx.plugin_opt::<LastInput>().is_none() {
        ctx.add_plugin(LastInput::default());
    }
}

/// Was the last input a key?
pub fn by_key(ctx: &Context) -> bool {
    ctx.plugin_opt::<LastInput>().is_some_and(|plugin| plugin.lock().key)
}

/// Where the ring lies.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Ring {
    /// 2 points outside the edge: buttons.
    Outside,
    /// On the edge: fields.
    On,
    /// Inside: rows and cells.
    Inside,
}

/// Does the ring belong on this widget now?
pub fn has_ring(response: &Response) -> bool {
    response.has_focus() && by_key(&response.ctx)
}

/// Paints the ring if it belongs here.
pub fn ring(ui: &Ui, response: &Response, rect: Rect, radius: u8, place: Ring) {
    if has_ring(response) {
        paint_ring(ui, rect, radius, place);
    }
}

/// Paints the ring in any case.
pub fn paint_ring(ui: &Ui, rect: Rect, radius: u8, place: Ring) {
    let t = tokens(ui);
    let stroke = thick(ui.ctx(), t.focus);
    let (rect, radius, kind) = match place {
        Ring::Outside => (rect.expand(2.0), radius.saturating_add(2), StrokeKind::Outside),
        Ring::On => (rect, radius, StrokeKind::Inside),
        Ring::Inside => (rect, radius, StrokeKind::Inside),
    };
    // Toolbars clip at their edge; a ring may stand out of it.
    let painter = if place == Ring::Outside { super::paint::unclipped(ui, ui.clip_rect().expand(4.0)) } else { ui.painter().clone() };
    painter.rect_stroke(rect, CornerRadius::same(radius), stroke, kind);
}

/// Paints the ring inside a row whose cells have their own clips.
pub(crate) fn paint_row_ring(ctx: &Context, layer: egui::LayerId, clip: Rect, row: Rect) {
    let stroke = thick(ctx, tokens(ctx).focus);
    egui::Painter::new(ctx.clone(), layer, clip).rect_stroke(row, CornerRadius::ZERO, stroke, StrokeKind::Inside);
}
