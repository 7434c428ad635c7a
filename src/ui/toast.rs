//! Toasts: what was just done, at the lower left, with 撤销. One at a time; errors stay until they are closed.

use egui::{
    Align, Align2, Area, Color32, Context, CornerRadius, Frame, Id, Layout, Margin, Order, Role, Sense, Ui, WidgetInfo, pos2, vec2,
};

use super::focus::{self, Ring};
use super::theme::popup_shadow;
use super::tokens::{DARK, Family, radius, size, tokens};
use super::tooltip::family_icon;
use super::{fonts, icons, paint};
use crate::i18n::Lang;

/// Seconds that a toast stays.
const STAYS: f64 = 6.0;

/// One message.
#[derive(Debug, Clone)]
struct Toast<T> {
    family: Family,
    text: String,
    undo: Option<T>,
    /// When it goes, in egui's time; `None` until it was shown first.
    until: Option<f64>,
}

/// The toast of a window. `T` says what 撤销 would undo.
#[derive(Debug, Clone)]
pub struct Toasts<T> {
    current: Option<Toast<T>>,
}

impl<T> Default for Toasts<T> {
    fn default() -> Self {
        Toasts { current: None }
    }
}

impl<T> Toasts<T> {
    /// Something was done.
    pub fn done(&mut self, text: impl Into<String>) {
        self.set(Family::Success, text.into(), None);
    }
    /// Something was done that can be undone.
    pub fn done_with_undo(&mut self, text: impl Into<String>, undo: T) {
        self.set(Family::Success, text.into(), Some(undo));
    }
    /// What the toast on the screen told can be undone; without one, `text` tells it.
    pub fn offer_undo(&mut self, text: impl Into<String>, undo: T) {
        match &mut self.current {
            Some(toast) if toast.family != Family::Danger => (toast.undo, toast.until) = (Some(undo), None),
            _ => self.done_with_undo(text, undo),
        }
    }
    /// Something to know.
    pub fn info(&mut self, text: impl Into<String>) {
        self.set(Family::Info, text.into(), None);
    }
    /// It went wrong; stays until it is closed.
    pub fn error(&mut self, text: impl Into<String>) {
        self.set(Family::Danger, text.into(), None);
    }
    /// Takes it away.
    pub fn close(&mut self) {
        self.current = None;
    }
    /// Takes it away if it says what went wrong.
    pub fn close_error(&mut self) {
        self.current = self.current.take().filter(|toast| toast.family != Family::Danger);
    }
    /// Is there one?
    pub fn is_open(&self) -> bool {
        self.current.is_some()
    }

    fn set(&mut self, family: Family, text: String, undo: Option<T>) {
        self.current = Some(Toast { family, text, undo, until: None });
    }

    /// Draws it 16 from the left of `left` and 16 above `bottom` (screen points), or above the bar of the page; returns what is to be
    /// undone.
    pub fn show(&mut self, ctx: &Context, lang: Lang, left: f32, bottom: f32) -> Option<T> {
        let now = ctx.input(|i| i.time);
        let bar = ctx.data(|d| d.get_temp::<(u64, f32)>(bar_id())).filter(|(pass, _)| *pass == ctx.cumulative_pass_nr());
        let bottom = bar.map_or(bottom, |(_, top)| bottom.min(top));
        let toast = self.current.as_mut()?;
        let until = *toast.until.get_or_insert(now + STAYS);
        let stays = toast.family == Family::Danger;
        if !stays && now >= until {
            self.current = None;
            return None;
        }
        let shown = Area::new(Id::unique("toast"))
            .order(Order::Foreground)
            .pivot(Align2::LEFT_BOTTOM)
            .fixed_pos(pos2(left + 16.0, bottom - 16.0))
            .show(ctx, |ui| toast_ui(ui, lang, toast.family, &toast.text, toast.undo.is_some()));
        if !stays {
            let hovered = shown.response.contains_pointer();
            if hovered {
                toast.until = Some(now + STAYS);
            }
            ctx.request_repaint_after(std::time::Duration::from_secs_f64((until - now).max(0.05)));
        }
        match shown.inner {
            Click::None => None,
            Click::Close => {
                self.current = None;
                None
            }
            Click::Undo => self.current.take().and_then(|toast| toast.undo),
        }
    }
}

/// The page has a bar with its next step that begins at `top` (screen points): a toast floats above it and covers nothing of it.
pub fn keep_above(ctx: &Context, top: f32) {
    let pass = ctx.cumulative_pass_nr();
    ctx.data_mut(|d| d.insert_temp(bar_id(), (pass, top)));
}

fn bar_id() -> Id {
    Id::unique("toast-bar")
}

/// What was clicked in a toast.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Click {
    /// Nothing.
    None,
    /// 撤销
    Undo,
    /// ×
    Close,
}

/// Draws a toast where it stands.
pub fn toast_ui(ui: &mut Ui, lang: Lang, family: Family, text: &str, undo: bool) -> Click {
    let t = tokens(ui);
    let mut click = Click::None;
    let frame = Frame::NONE
        .fill(t.tooltip)
        .corner_radius(CornerRadius::same(radius::PANEL))
        .shadow(popup_shadow(t))
        .inner_margin(Margin::symmetric(12, 0));
    frame.show(ui, |ui| {
        ui.allocate_ui_with_layout(vec2(ui.available_width(), 40.0), Layout::left_to_right(Align::Center), |ui| {
            ui.spacing_mut().item_spacing.x = 8.0;
            let (mark, _) = ui.allocate_exact_size(vec2(18.0, 18.0), Sense::hover());
            paint::icon_fill(ui.painter(), mark.center(), family_icon(family), size::ICON, DARK.family(family).text);
            ui.label(egui::RichText::new(text).font(fonts::regular(size::TABLE)).color(t.tooltip_text));
            if undo && dark_text_button(ui, &lang.tr("ui-undo"), DARK.accent_family.text) {
                click = Click::Undo;
            }
            if dark_icon_button(ui, icons::X, &lang.tr("ui-close"), t.tooltip_text_2) {
                click = Click::Close;
            }
        });
    });
    click
}

fn dark_text_button(ui: &mut Ui, text: &str, color: Color32) -> bool {
    let galley = paint::line_of(ui, text, fonts::regular(size::TABLE));
    let (rect, response) = ui.allocate_exact_size(vec2(galley.size().x + 16.0, 28.0), Sense::click());
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, text));
    dark_hover(ui, rect, response.hovered());
    paint::put(ui.painter(), galley, rect, Align::Center, color);
    focus::ring(ui, &response, rect, radius::CONTROL, Ring::On);
    response.clicked()
}

fn dark_icon_button(ui: &mut Ui, glyph: &str, name: &str, color: Color32) -> bool {
    let (rect, response) = ui.allocate_exact_size(vec2(26.0, 26.0), Sense::click());
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, name));
    dark_hover(ui, rect, response.hovered());
    paint::icon(ui.painter(), rect.center(), glyph, 14.0, color);
    focus::ring(ui, &response, rect, radius::CONTROL, Ring::On);
    response.clicked()
}

fn dark_hover(ui: &Ui, rect: egui::Rect, hovered: bool) {
    if hovered {
        ui.painter().rect_filled(rect, CornerRadius::same(radius::CONTROL), DARK.line_2);
    }
}
