//! Fills egui's style from the tokens, for both themes and any text size.
//! Widgets of this kit paint themselves; what egui paints (scroll bars, text cursor, selection, plain labels) is set here.

use egui::{
    Color32, Context, CornerRadius, FontFamily, FontId, Margin, Shadow, Stroke, Style, TextStyle, Theme, ThemePreference, Vec2, Visuals,
    vec2,
};

use super::focus;
use super::fonts;
use super::keep_ime;
use super::tokens::{DARK, LIGHT, Tokens, radius, size};

/// Which theme a person wants.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Hash, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Mode {
    /// As the system has it.
    #[default]
    System,
    /// Always light.
    Light,
    /// Always dark.
    Dark,
}

/// How a person wants the window to look.
#[derive(Debug, Clone, Copy, PartialEq, serde::Serialize, serde::Deserialize)]
#[serde(default)]
pub struct Appearance {
    /// Light, dark or as the system.
    pub mode: Mode,
    /// Text size in per cent, 80–200; scales everything except strokes.
    pub text_percent: u16,
}

impl Default for Appearance {
    fn default() -> Self {
        Appearance { mode: Mode::System, text_percent: 100 }
    }
}

impl Appearance {
    /// The light theme at 100 %.
    pub const LIGHT: Self = Appearance { mode: Mode::Light, text_percent: 100 };
    /// The dark theme at 100 %.
    pub const DARK: Self = Appearance { mode: Mode::Dark, text_percent: 100 };

    /// Zoom factor of the text size, kept within 80–200 %.
    pub fn zoom(self) -> f32 {
        f32::from(self.text_percent.clamp(80, 200)) / 100.0
    }
}

/// Applies the look. Call once after [`fonts::install`], and again when the person changes something.
/// Also installs the two plugins of the kit: input methods and the kind of the last input.
pub fn apply(ctx: &Context, appearance: Appearance) {
    keep_ime::install(ctx);
    focus::install(ctx);
    ctx.set_theme(match appearance.mode {
        Mode::System => ThemePreference::System,
        Mode::Light => ThemePreference::Light,
        Mode::Dark => ThemePreference::Dark,
    });
    ctx.set_zoom_factor(appearance.zoom());
    ctx.options_mut(|options| options.zoom_with_keyboard = false);
    let stroke = 1.0 / appearance.zoom();
    ctx.set_style_of(Theme::Light, style(Theme::Light, &LIGHT, stroke));
    ctx.set_style_of(Theme::Dark, style(Theme::Dark, &DARK, stroke));
}

/// Name of a text style of the look, for `RichText::text_style`.
pub fn text_style(name: &'static str) -> TextStyle {
    TextStyle::Name(name.into())
}

/// The text styles of the look by name, with their fonts.
pub fn text_styles() -> Vec<(TextStyle, FontId)> {
    vec![
        (TextStyle::Small, fonts::regular(size::CAPTION)),
        (TextStyle::Body, fonts::regular(size::BODY)),
        (TextStyle::Button, fonts::regular(size::BODY)),
        (TextStyle::Heading, fonts::medium(size::TITLE)),
        (TextStyle::Monospace, FontId::new(size::TABLE, FontFamily::Monospace)),
        (text_style("key"), fonts::regular(size::KEY)),
        (text_style("caption"), fonts::regular(size::CAPTION)),
        (text_style("table"), fonts::regular(size::TABLE)),
        (text_style("table-medium"), fonts::medium(size::TABLE)),
        (text_style("body"), fonts::regular(size::BODY)),
        (text_style("body-medium"), fonts::medium(size::BODY)),
        (text_style("heading"), fonts::medium(size::HEADING)),
        (text_style("title"), fonts::medium(size::TITLE)),
        (text_style("figure"), fonts::medium(size::FIGURE)),
        (text_style("welcome"), fonts::medium(size::WELCOME)),
        (text_style("total"), fonts::medium(size::TOTAL)),
        (text_style("clock"), fonts::regular(size::CLOCK)),
    ]
}

/// Shadow below popups, tooltips and toasts.
pub fn popup_shadow(t: &Tokens) -> Shadow {
    Shadow { offset: [0, 4], blur: 16, spread: 0, color: t.shadow }
}

/// Shadow below dialogs and the palette.
pub fn dialog_shadow(t: &Tokens) -> Shadow {
    Shadow { offset: [0, 12], blur: 40, spread: 0, color: t.shadow }
}

fn style(theme: Theme, t: &Tokens, stroke: f32) -> Style {
    let mut style = Style {
        visuals: visuals(theme, t, stroke),
        animation_time: 0.08,
        text_styles: text_styles().into_iter().collect(),
        drag_value_text_style: TextStyle::Body,
        ..Style::default()
    };
    style.interaction.tooltip_delay = 0.4;
    style.interaction.selectable_labels = false;
    style.spacing.item_spacing = vec2(8.0, 8.0);
    style.spacing.button_padding = vec2(12.0, 6.0);
    style.spacing.interact_size = Vec2::new(32.0, 20.0);
    style.spacing.menu_margin = Margin::same(4);
    style.spacing.window_margin = Margin::same(20);
    style.spacing.tooltip_width = 340.0;
    style.spacing.scroll = egui::style::ScrollStyle { bar_width: 8.0, ..egui::style::ScrollStyle::floating() };
    style.scroll_animation = egui::style::ScrollAnimation::none();
    style
}

fn visuals(theme: Theme, t: &Tokens, stroke: f32) -> Visuals {
    let mut v = theme.default_visuals();
    v.override_text_color = None;
    v.weak_text_color = Some(t.text_3);
    v.hyperlink_color = t.accent_family.text;
    v.faint_bg_color = t.sunken;
    v.extreme_bg_color = t.surface;
    v.text_edit_bg_color = Some(t.surface);
    v.code_bg_color = t.neutral.soft;
    v.warn_fg_color = t.warning.text;
    v.error_fg_color = t.danger.text;
    v.panel_fill = t.surface;
    v.window_fill = t.raised;
    v.window_stroke = Stroke::new(stroke, t.line_2);
    v.window_corner_radius = CornerRadius::same(radius::DIALOG);
    v.menu_corner_radius = CornerRadius::same(radius::PANEL);
    v.popup_shadow = popup_shadow(t);
    v.window_shadow = dialog_shadow(t);
    v.striped = false;
    v.slider_trailing_fill = true;
    // Disabled colours are explicit; nothing is faded.
    v.disabled_alpha = 1.0;
    v.text_cursor.stroke = Stroke::new(stroke.max(1.0), t.text);
    v.selection.bg_fill = t.selected;
    v.selection.stroke = Stroke::new(stroke, t.text);
    let states = [
        (&mut v.widgets.noninteractive, t.surface, t.line, t.text),
        (&mut v.widgets.inactive, t.surface, t.line_2, t.text),
        (&mut v.widgets.hovered, t.hover, t.line_2, t.text),
        (&mut v.widgets.active, t.pressed, t.line_2, t.text),
        (&mut v.widgets.open, t.hover, t.line_2, t.text),
    ];
    for (state, fill, edge, text) in states {
        state.bg_fill = fill;
        state.weak_bg_fill = fill;
        state.bg_stroke = Stroke::new(stroke, edge);
        state.fg_stroke = Stroke::new(stroke, text);
        state.corner_radius = CornerRadius::same(radius::CONTROL);
        state.expansion = 0.0;
    }
    v
}

/// A popup's frame: raised, edge, radius 8 and shadow.
pub fn popup_frame(ctx: &Context, t: &Tokens) -> egui::Frame {
    egui::Frame::NONE
        .fill(t.raised)
        .stroke(super::tokens::line(ctx, t.line_2))
        .corner_radius(CornerRadius::same(radius::PANEL))
        .shadow(popup_shadow(t))
        .inner_margin(Margin::same(4))
}

/// Nothing is painted.
pub(crate) const NONE: Color32 = Color32::TRANSPARENT;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_size_stays_between_80_and_200_per_cent() {
        let zoom = |text_percent| Appearance { mode: Mode::Light, text_percent }.zoom();
        assert_eq!((zoom(10), zoom(125), zoom(900)), (0.8, 1.25, 2.0));
    }

    #[test]
    fn both_themes_are_filled() {
        let ctx = Context::default();
        fonts::install(&ctx);
        apply(&ctx, Appearance::DARK);
        let mut output = ctx.run_ui(egui::RawInput::default(), |ui| {
            assert!(ui.visuals().dark_mode);
            assert_eq!(ui.visuals().panel_fill, DARK.surface);
        });
        output.textures_delta.clear();
        assert_eq!(ctx.style_of(Theme::Light).visuals.panel_fill, LIGHT.surface);
    }
}
