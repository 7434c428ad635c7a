//! The bundled fonts: Noto Sans SC in two weights and the Phosphor icons in two forms.
//! Rare characters that the bundled font lacks come from the system: eframe's feature `system_fonts` adds the provider
//! by itself as long as `NativeOptions::system_font_fallback` stays `true` (its default), so nothing is called here for it.

use std::sync::Arc;

use egui::{Context, FontData, FontDefinitions, FontFamily, FontId, FontTweak};

use crate::base::fonts::{MEDIUM, REGULAR};

/// Noto's box is 1.448 em high and Chinese sits 0.056 em below its middle; this centres it.
const NOTO_RAISE: f32 = -0.05;

/// Family of weight 500.
const MEDIUM_FAMILY: &str = "medium";
/// Family of outlined icons.
const ICON_FAMILY: &str = "icons";
/// Family of filled icons.
const FILL_FAMILY: &str = "icons-fill";

/// Installs the fonts. Call once, before the first frame.
pub fn install(ctx: &Context) {
    ctx.set_fonts(definitions());
}

/// Weight 400 at this size.
pub fn regular(size: f32) -> FontId {
    FontId::new(size, FontFamily::Proportional)
}

/// Weight 500 at this size.
pub fn medium(size: f32) -> FontId {
    FontId::new(size, FontFamily::Name(MEDIUM_FAMILY.into()))
}

/// Outlined icons at this size.
pub fn icons(size: f32) -> FontId {
    FontId::new(size, FontFamily::Name(ICON_FAMILY.into()))
}

/// Filled icons at this size.
pub fn icons_fill(size: f32) -> FontId {
    FontId::new(size, FontFamily::Name(FILL_FAMILY.into()))
}

fn definitions() -> FontDefinitions {
    let noto = FontTweak { y_offset_factor: NOTO_RAISE, ..FontTweak::default() };
    let mut fonts = FontDefinitions::empty();
    let mut add = |name: &str, bytes: &'static [u8], tweak: FontTweak| {
        fonts.font_data.insert(name.to_owned(), Arc::new(FontData::from_static(bytes).tweak(tweak)));
    };
    add("regular", REGULAR, noto.clone());
    add("medium", MEDIUM, noto);
    add("phosphor", egui_phosphor::Variant::Regular.font_bytes(), FontTweak::default());
    add("phosphor-fill", egui_phosphor::Variant::Fill.font_bytes(), FontTweak::default());

    let mut family = |family: FontFamily, names: &[&str]| {
        fonts.families.insert(family, names.iter().map(|&name| name.to_owned()).collect());
    };
    family(FontFamily::Proportional, &["regular", "phosphor"]);
    family(FontFamily::Monospace, &["regular", "phosphor"]);
    family(FontFamily::Name(MEDIUM_FAMILY.into()), &["medium", "regular", "phosphor"]);
    family(FontFamily::Name(ICON_FAMILY.into()), &["phosphor", "regular"]);
    family(FontFamily::Name(FILL_FAMILY.into()), &["phosphor-fill", "regular"]);
    fonts
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Names hold rare characters; the marks of the look must be there too.
    #[test]
    fn rare_characters_and_marks_are_bundled() {
        let ctx = Context::default();
        install(&ctx);
        let mut missing = String::new();
        let mut output = ctx.run_ui(egui::RawInput::default(), |ui| {
            missing.clear();
            ui.ctx().fonts_mut(|fonts| {
                for c in "𠮷䶮㐂犇喆淼赟龘–−…·×→←↑↓●○✓“”「」，、：；（）％¥℃①".chars() {
                    if !fonts.has_glyph(&regular(14.0), c) || !fonts.has_glyph(&medium(14.0), c) {
                        missing.push(c);
                    }
                }
            });
        });
        output.textures_delta.clear();
        assert_eq!(missing, "");
    }

    /// Columns of numbers align without font features.
    #[test]
    fn digits_are_equally_wide() {
        let ctx = Context::default();
        install(&ctx);
        let mut output = ctx.run_ui(egui::RawInput::default(), |ui| {
            ui.ctx().fonts_mut(|fonts| {
                for font in [regular(14.0), medium(14.0)] {
                    let first = fonts.glyph_width(&font, '0');
                    assert!("123456789".chars().all(|d| (fonts.glyph_width(&font, d) - first).abs() < 0.01));
                }
            });
        });
        output.textures_delta.clear();
    }
}
