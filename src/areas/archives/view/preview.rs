//! A scanned picture in the window.

use std::sync::Arc;

use egui::{ColorImage, Context, Id, TextureHandle, TextureOptions, vec2};

use crate::areas::view::{Cx, Picture};
use crate::ui::{Button, Dialog, dialog};

/// Width of the dialog at most, and room that the rest of it takes.
const WIDEST: f32 = 900.0;
const AROUND: f32 = 180.0;

/// Draws the picture; returns true when it closes.
pub fn ui(ctx: &Context, cx: &Cx<'_>, picture: &Arc<Picture>) -> bool {
    let room = ctx.content_rect().size();
    let width = (room.x - 48.0).min(WIDEST);
    let texture = texture(ctx, picture);
    let shown = Dialog::new("archive-picture", &picture.name).width(width).show(ctx, |ui| {
        let size = texture.size_vec2();
        let scale = ((ui.available_width()) / size.x).min((room.y - AROUND).max(80.0) / size.y).min(1.0);
        ui.vertical_centered(|ui| {
            let image = egui::Image::new(&texture).fit_to_exact_size(vec2((size.x * scale).floor(), (size.y * scale).floor()));
            ui.add(image.alt_text(picture.name.as_str()));
        });
        dialog::buttons(ui, |ui| Button::secondary(&cx.lang.tr("ui-close")).key("Esc").show(ui).clicked())
    });
    let closed = shown.inner || shown.dismissed;
    if closed {
        ctx.data_mut(|data| data.remove::<(usize, TextureHandle)>(key()));
    }
    closed
}

fn key() -> Id {
    Id::unique("archive-picture-texture")
}

/// The picture on the graphics card, loaded once.
fn texture(ctx: &Context, picture: &Arc<Picture>) -> TextureHandle {
    let of = Arc::as_ptr(picture) as usize;
    if let Some((loaded, texture)) = ctx.data(|data| data.get_temp::<(usize, TextureHandle)>(key()))
        && loaded == of
    {
        return texture;
    }
    let image = ColorImage::from_rgba_unmultiplied(picture.size, &picture.pixels);
    let texture = ctx.load_texture("archive-picture", image, TextureOptions::LINEAR);
    ctx.data_mut(|data| data.insert_temp(key(), (of, texture.clone())));
    texture
}
