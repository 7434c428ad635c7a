//! Buttons: primary, secondary, quiet, link, danger and the confirming one; and icon buttons.
//! One primary button per view. What is not allowed stays visible, grey, with its reason in the tooltip.

use egui::{Align, Color32, CornerRadius, Rect, Response, Role, Sense, StrokeKind, Ui, WidgetInfo, pos2, vec2};

use super::badge::key_cap_galley;
use super::focus::{self, Ring};
use super::paint::{self, Look};
use super::theme::NONE;
use super::tokens::{Tokens, line, radius, size, tokens};
use super::tooltip::{self, Refused};
use super::{fonts, icons};

/// The kinds of button.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// The one main act of a view.
    Primary,
    /// Any other act.
    Secondary,
    /// An act beside others, without an edge.
    Quiet,
    /// Reads like a link.
    Link,
    /// Leads to an irreversible act; its text ends in `…`.
    Danger,
    /// Confirms an irreversible act in a dialog.
    DangerConfirm,
}

/// How high a button is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
enum Height {
    Small,
    #[default]
    Normal,
    Large,
}

/// A button. `Button::primary("保存").key("Ctrl Enter").show(ui).clicked()`
#[must_use = "call show"]
pub struct Button<'a> {
    kind: Kind,
    text: &'a str,
    icon: Option<&'a str>,
    key: Option<&'a str>,
    height: Height,
    busy: Option<(&'a str, bool)>,
    refused: Option<Refused<'a>>,
    tip: &'a str,
    width: Option<f32>,
    caret: bool,
    current: bool,
    forced: Option<Look>,
}

impl<'a> Button<'a> {
    /// A button of this kind; `text` is a verb with an object where needed.
    pub fn new(kind: Kind, text: &'a str) -> Self {
        Button {
            kind,
            text,
            icon: None,
            key: None,
            height: Height::Normal,
            busy: None,
            refused: None,
            tip: "",
            width: None,
            caret: false,
            current: false,
            forced: None,
        }
    }
    /// The one main act of a view.
    pub fn primary(text: &'a str) -> Self {
        Self::new(Kind::Primary, text)
    }
    /// Any other act.
    pub fn secondary(text: &'a str) -> Self {
        Self::new(Kind::Secondary, text)
    }
    /// Without an edge.
    pub fn quiet(text: &'a str) -> Self {
        Self::new(Kind::Quiet, text)
    }
    /// Reads like a link.
    pub fn link(text: &'a str) -> Self {
        Self::new(Kind::Link, text)
    }
    /// Leads to an irreversible act.
    pub fn danger(text: &'a str) -> Self {
        Self::new(Kind::Danger, text)
    }
    /// Confirms an irreversible act.
    pub fn danger_confirm(text: &'a str) -> Self {
        Self::new(Kind::DangerConfirm, text)
    }
    /// An icon of [`icons`] left of the text.
    pub fn icon(mut self, icon: &'a str) -> Self {
        self.icon = Some(icon);
        self
    }
    /// A key cap right of the text. Showing it does not bind the key.
    pub fn key(mut self, key: &'a str) -> Self {
        self.key = Some(key);
        self
    }
    /// 28 high.
    pub fn small(mut self) -> Self {
        self.height = Height::Small;
        self
    }
    /// 36 high, for the login page.
    pub fn large(mut self) -> Self {
        self.height = Height::Large;
        self
    }
    /// While `busy`, shows a spinner and `text` (保存中) and ignores clicks; the width stays the same.
    pub fn busy(mut self, text: &'a str, busy: bool) -> Self {
        self.busy = Some((text, busy));
        self
    }
    /// Grey, with the reason in the tooltip.
    pub fn refused(mut self, why: impl Into<Refused<'a>>) -> Self {
        self.refused = Some(why.into());
        self
    }
    /// Grey with this reason unless `allowed`.
    pub fn allowed(self, allowed: bool, reason: &'a str) -> Self {
        if allowed { self } else { self.refused(reason) }
    }
    /// Grey with the reason, if there is one.
    pub fn refused_if(mut self, why: Option<Refused<'a>>) -> Self {
        self.refused = why;
        self
    }
    /// A plain tooltip.
    pub fn tip(mut self, tip: &'a str) -> Self {
        self.tip = tip;
        self
    }
    /// At least this wide.
    pub fn width(mut self, width: f32) -> Self {
        self.width = Some(width);
        self
    }
    /// As wide as the room.
    pub fn full(mut self) -> Self {
        self.width = Some(f32::INFINITY);
        self
    }
    /// A caret at the right: opens a menu.
    pub fn caret(mut self) -> Self {
        self.caret = true;
        self
    }
    /// Drawn as chosen (an open menu, a toggled tool).
    pub fn current(mut self, current: bool) -> Self {
        self.current = current;
        self
    }
    /// Drawn in this state whatever happens (gallery).
    pub fn forced(mut self, look: Look) -> Self {
        self.forced = Some(look);
        self
    }

    /// Draws it; ask `.clicked()`. A disabled or busy button is never clicked.
    pub fn show(self, ui: &mut Ui) -> Response {
        let refused = self.refused;
        let tip = self.tip;
        let response = paint::maybe_disabled(ui, refused.is_some(), |ui| self.draw(ui));
        match refused {
            Some(why) if !why.reason.is_empty() => tooltip::refusal(response, why),
            _ => tooltip::tip(response, tip),
        }
    }

    fn is_busy(&self) -> bool {
        self.busy.is_some_and(|(_, busy)| busy)
    }

    fn metrics(&self) -> (f32, f32, f32) {
        // height, padding, text size
        let padding = if self.kind == Kind::Link { 0.0 } else { 12.0 };
        match self.height {
            Height::Small => (size::CONTROL_SMALL, if self.kind == Kind::Link { 0.0 } else { 10.0 }, size::TABLE),
            Height::Normal => (size::CONTROL, padding, size::BODY),
            Height::Large => (size::CONTROL_LARGE, padding, size::BODY),
        }
    }

    fn draw(self, ui: &mut Ui) -> Response {
        let t = tokens(ui);
        let (height, padding, text_size) = self.metrics();
        let filled = matches!(self.kind, Kind::Primary | Kind::DangerConfirm);
        let font = if filled { fonts::medium(text_size) } else { fonts::regular(text_size) };
        let busy = self.is_busy();
        let text = paint::line_of(ui, self.text, font.clone());
        let busy_text = self.busy.map(|(label, _)| paint::line_of(ui, label, font));
        let key = self.key.map(|key| key_cap_galley(ui, key));

        let icon_width = if self.icon.is_some() { 16.0 + 8.0 } else { 0.0 };
        let key_width = key.as_ref().map_or(0.0, |g| 10.0 + (g.size().x + 10.0).ceil());
        let caret_width = if self.caret { 6.0 + 12.0 } else { 0.0 };
        let rest = icon_width + text.size().x.ceil() + key_width + caret_width;
        let working = busy_text.as_ref().map_or(0.0, |g| 14.0 + 6.0 + g.size().x.ceil());
        let content = rest.max(working);
        let least = self.width.map_or(0.0, |w| w.min(ui.available_width()));
        let width = (content + 2.0 * padding).max(least).ceil();

        let sense = if busy { Sense::focusable_noninteractive() } else { Sense::click() };
        let (rect, response) = ui.allocate_exact_size(vec2(width, height), sense);
        let enabled = ui.is_enabled();
        response.widget_info(|| WidgetInfo::labeled(Role::Button, enabled && !busy, if busy { self.busy_label() } else { self.text }));
        if !ui.is_rect_visible(rect) {
            return response;
        }
        let mut look = if busy { Look::Rest } else { paint::look(&response, self.forced) };
        if self.current && look == Look::Rest {
            look = Look::Hovered;
        }
        let (fill, edge, color) = colors(t, self.kind, look, enabled);
        let radius = CornerRadius::same(radius::CONTROL);
        ui.painter().rect(rect, radius, fill, line(ui.ctx(), edge), StrokeKind::Inside);
        if look == Look::Focused {
            focus::paint_ring(ui, rect, radius::CONTROL, Ring::Outside);
        } else {
            focus::ring(ui, &response, rect, radius::CONTROL, Ring::Outside);
        }
        let painter = ui.painter();
        let mut x = (rect.center().x - if busy { working.min(content) } else { rest } / 2.0).round();
        if busy {
            let track = if filled { t.on_accent_edge } else { t.line_2 };
            paint::spinner(ui, pos2(x + 7.0, rect.center().y), 14.0, color, track);
            let at = Rect::from_min_max(pos2(x + 20.0, rect.top()), rect.max);
            paint::put(painter, busy_text.unwrap_or(text), at, Align::Min, color);
            return response;
        }
        if let Some(icon) = self.icon {
            let own = enabled && matches!(self.kind, Kind::Secondary | Kind::Quiet);
            let tint = if own { t.text_2 } else { color };
            paint::icon(painter, pos2(x + 8.0, rect.center().y), icon, size::ICON_SMALL, tint);
            x += icon_width;
        }
        let text_width = text.size().x.ceil();
        let underline = self.kind == Kind::Link && look == Look::Hovered;
        paint::put(painter, text, Rect::from_min_max(pos2(x, rect.top()), rect.max), Align::Min, color);
        if underline {
            painter.hline(x..=x + text_width, rect.center().y + text_size * 0.62, line(ui.ctx(), color));
        }
        x += text_width;
        if let Some(key) = key {
            let cap = Rect::from_min_size(pos2(x + 10.0, rect.center().y - 10.0), vec2((key.size().x + 10.0).ceil(), 20.0));
            let (edge, color) = if filled && enabled {
                (t.on_accent_edge, t.on_accent)
            } else {
                (t.line_2, if enabled { t.text_3 } else { t.text_disabled })
            };
            painter.rect_stroke(cap, CornerRadius::same(radius::BADGE), line(ui.ctx(), edge), StrokeKind::Inside);
            paint::put(painter, key, cap, Align::Center, color);
            x += key_width;
        }
        if self.caret {
            paint::icon(painter, pos2(x + 12.0, rect.center().y), icons::CARET_DOWN, 12.0, if enabled { t.text_2 } else { color });
        }
        response
    }

    fn busy_label(&self) -> &'a str {
        self.busy.map_or(self.text, |(label, _)| label)
    }
}

impl egui::Widget for Button<'_> {
    fn ui(self, ui: &mut Ui) -> Response {
        self.show(ui)
    }
}

/// Fill, edge and text of a button.
fn colors(t: &Tokens, kind: Kind, look: Look, enabled: bool) -> (Color32, Color32, Color32) {
    if !enabled {
        return match kind {
            Kind::Quiet | Kind::Link => (NONE, NONE, t.text_disabled),
            _ => (t.sunken, t.line, t.text_disabled),
        };
    }
    let step = |rest, hovered, pressed| match look {
        Look::Rest | Look::Focused => rest,
        Look::Hovered => hovered,
        Look::Pressed => pressed,
    };
    match kind {
        Kind::Primary => (step(t.accent, t.accent_hover, t.accent_pressed), NONE, t.on_accent),
        Kind::DangerConfirm => (step(t.danger_fill, t.danger_fill_hover, t.danger_fill_pressed), NONE, t.on_accent),
        Kind::Secondary => (step(t.surface, t.hover, t.pressed), t.line_2, t.text),
        Kind::Danger => (step(t.surface, t.hover, t.pressed), t.line_2, t.danger.text),
        Kind::Quiet => (step(NONE, t.hover, t.pressed), NONE, t.text_2),
        Kind::Link => (NONE, NONE, t.accent_family.text),
    }
}

/// A button that is only an icon; `name` is read aloud and shown as its tooltip.
#[must_use = "call show"]
pub struct IconButton<'a> {
    icon: &'a str,
    name: &'a str,
    key: &'a str,
    small: bool,
    current: bool,
    count: usize,
    refused: Option<Refused<'a>>,
    forced: Option<Look>,
}

impl<'a> IconButton<'a> {
    /// An icon of [`icons`] and its name.
    pub fn new(icon: &'a str, name: &'a str) -> Self {
        IconButton { icon, name, key: "", small: false, current: false, count: 0, refused: None, forced: None }
    }
    /// 26 wide and high.
    pub fn small(mut self) -> Self {
        self.small = true;
        self
    }
    /// Filled icon on a ground: its view is open.
    pub fn current(mut self, current: bool) -> Self {
        self.current = current;
        self
    }
    /// The key that does the same, for the tooltip.
    pub fn key(mut self, key: &'a str) -> Self {
        self.key = key;
        self
    }
    /// A red number at the upper right; 0 shows none.
    pub fn count(mut self, count: usize) -> Self {
        self.count = count;
        self
    }
    /// Grey, with the reason in the tooltip.
    pub fn refused(mut self, why: impl Into<Refused<'a>>) -> Self {
        self.refused = Some(why.into());
        self
    }
    /// Drawn in this state whatever happens (gallery).
    pub fn forced(mut self, look: Look) -> Self {
        self.forced = Some(look);
        self
    }

    /// Draws it; ask `.clicked()`.
    pub fn show(self, ui: &mut Ui) -> Response {
        let (refused, name, key) = (self.refused, self.name, self.key);
        let response = paint::maybe_disabled(ui, refused.is_some(), |ui| self.draw(ui));
        match refused {
            Some(why) => tooltip::refusal(response, why),
            None => tooltip::tip_with_key(response, name, key),
        }
    }

    fn draw(self, ui: &mut Ui) -> Response {
        let t = tokens(ui);
        let side = if self.small { size::ICON_BUTTON_SMALL } else { size::ICON_BUTTON };
        let (rect, response) = ui.allocate_exact_size(vec2(side, side), Sense::click());
        let enabled = ui.is_enabled();
        response.widget_info(|| WidgetInfo::labeled(Role::Button, enabled, self.name));
        if !ui.is_rect_visible(rect) {
            return response;
        }
        let fill = match paint::look(&response, self.forced) {
            _ if !enabled => NONE,
            Look::Hovered => t.hover,
            Look::Pressed => t.pressed,
            _ if self.current => t.nav_active,
            _ => NONE,
        };
        ui.painter().rect_filled(rect, CornerRadius::same(radius::CONTROL), fill);
        focus::ring(ui, &response, rect, radius::CONTROL, Ring::Outside);
        let color = if enabled { t.text_2 } else { t.text_disabled };
        let icon_size = if self.small { size::ICON_SMALL } else { size::ICON };
        paint::icon_as(ui.painter(), rect.center(), self.icon, icon_size, color, self.current);
        if self.count > 0 {
            count_dot(ui, rect, self.count);
        }
        response
    }
}

/// The red number on a bell.
fn count_dot(ui: &Ui, rect: Rect, count: usize) {
    let t = tokens(ui);
    let text = if count > 99 { "99+".to_owned() } else { count.to_string() };
    let galley = paint::line_of(ui, &text, fonts::medium(size::KEY));
    let width = (galley.size().x + 8.0).max(15.0).round();
    let dot = Rect::from_center_size(pos2(rect.right() - 8.0, rect.top() + 8.0), vec2(width, 15.0));
    ui.painter().rect_filled(dot, CornerRadius::same(8), t.danger_fill);
    paint::put(ui.painter(), galley, dot, Align::Center, t.on_accent);
}
