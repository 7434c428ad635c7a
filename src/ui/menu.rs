//! Popups: a frame below a button, and menus of items with icon and key cap.

use egui::{Align, CornerRadius, Popup, PopupCloseBehavior, Rect, Response, Role, Sense, Ui, UiKind, WidgetInfo, pos2, vec2};

use super::badge::{key_cap_galley, key_cap_width, paint_key_cap};
use super::focus::{self, Ring};
use super::paint::{self, Look};
use super::theme::{NONE, popup_frame};
use super::tokens::{line, radius, size, tokens};
use super::tooltip::{self, Refused};
use super::{fonts, icons};

/// A menu that opens when `button` is clicked and closes on a click or Esc.
pub fn menu<R>(button: &Response, width: f32, add: impl FnOnce(&mut Ui) -> R) -> Option<R> {
    let frame = popup_frame(&button.ctx, tokens(&button.ctx));
    let shown = Popup::menu(button).gap(4.0).width(width).frame(frame).show(|ui| inside(ui, width, add))?;
    keep_above(button, &shown.response);
    keep_escape(&button.ctx);
    Some(shown.inner)
}

/// Opens the menu of a button, or closes it, as a click does; for a key.
pub fn toggle(button: &Response) {
    button.request_focus();
    Popup::toggle_id(&button.ctx, Popup::default_response_id(button));
}

/// A menu at the pointer, on a right click.
pub fn context_menu<R>(target: &Response, width: f32, add: impl FnOnce(&mut Ui) -> R) -> Option<R> {
    let frame = popup_frame(&target.ctx, tokens(&target.ctx));
    let shown = Popup::context_menu(target).width(width).frame(frame).show(|ui| inside(ui, width, add))?;
    keep_escape(&target.ctx);
    Some(shown.inner)
}

/// A popup with anything in it (the choices of a filter chip); stays open until a click outside, Esc or `ui.close()`.
pub fn popup<R>(button: &Response, width: f32, add: impl FnOnce(&mut Ui) -> R) -> Option<R> {
    let frame = popup_frame(&button.ctx, tokens(&button.ctx)).inner_margin(egui::Margin::same(8));
    let shown = Popup::from_toggle_button_response(button)
        .gap(4.0)
        .width(width)
        .frame(frame)
        .close_behavior(PopupCloseBehavior::CloseOnClickOutside)
        .show(|ui| inside(ui, width, add))?;
    keep_above(button, &shown.response);
    keep_escape(&button.ctx);
    Some(shown.inner)
}

/// The key that closed a popup closes nothing else: what is drawn after it sees no open popup any more.
pub(super) fn keep_escape(ctx: &egui::Context) {
    ctx.input_mut(|i| i.consume_key(egui::Modifiers::NONE, egui::Key::Escape));
}

/// A dialog that is clicked in the picture in which its popup comes would lie above it.
pub(super) fn keep_above(button: &Response, popup: &Response) {
    if button.layer_id.order == popup.layer_id.order && button.layer_id != popup.layer_id {
        button.ctx.set_sublayer(button.layer_id, popup.layer_id);
    }
}

fn inside<R>(ui: &mut Ui, width: f32, add: impl FnOnce(&mut Ui) -> R) -> R {
    ui.set_width(width);
    ui.spacing_mut().item_spacing.y = 0.0;
    add(ui)
}

/// One line of a menu.
#[must_use = "call show"]
pub struct Item<'a> {
    text: &'a str,
    icon: Option<&'a str>,
    key: Option<&'a str>,
    danger: bool,
    checked: Option<bool>,
    refused: Option<Refused<'a>>,
    forced: Option<Look>,
}

impl<'a> Item<'a> {
    /// An item with this text.
    pub fn new(text: &'a str) -> Self {
        Item { text, icon: None, key: None, danger: false, checked: None, refused: None, forced: None }
    }
    /// An icon at the left.
    pub fn icon(mut self, icon: &'a str) -> Self {
        self.icon = Some(icon);
        self
    }
    /// A key cap at the right.
    pub fn key(mut self, key: &'a str) -> Self {
        self.key = Some(key);
        self
    }
    /// Leads to an irreversible act.
    pub fn danger(mut self) -> Self {
        self.danger = true;
        self
    }
    /// A check mark at the left when on.
    pub fn checked(mut self, on: bool) -> Self {
        self.checked = Some(on);
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
        let refused = self.refused;
        let response = paint::maybe_disabled(ui, refused.is_some(), |ui| self.draw(ui));
        // A menu closes by itself when the mouse clicks, but not when a key does.
        if response.clicked() && ui.stack().contained_in(UiKind::Menu) {
            ui.close_kind(UiKind::Menu);
        }
        match refused {
            Some(why) => tooltip::refusal(response, why),
            None => response,
        }
    }

    fn draw(self, ui: &mut Ui) -> Response {
        let t = tokens(ui);
        let key = self.key.map(|key| key_cap_galley(ui, key));
        let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), size::MENU_ROW), Sense::click());
        let enabled = ui.is_enabled();
        response.widget_info(|| match self.checked {
            Some(on) => WidgetInfo::selected(Role::MenuItemCheckBox, enabled, on, self.text),
            None => WidgetInfo::labeled(Role::MenuItem, enabled, self.text),
        });
        let lit = enabled && paint::look(&response, self.forced) != Look::Rest;
        ui.painter().rect_filled(rect, CornerRadius::same(radius::CONTROL), if lit { t.raised_hover } else { NONE });
        focus::ring(ui, &response, rect, radius::CONTROL, Ring::Inside);
        let color = match (enabled, self.danger) {
            (false, _) => t.text_disabled,
            (true, true) => t.danger.text,
            (true, false) => t.text,
        };
        let icon_color = if enabled && !self.danger { t.text_2 } else { color };
        let mut left = rect.left() + 8.0;
        let glyph = if self.checked == Some(true) { Some(icons::CHECK) } else { self.icon };
        if let Some(glyph) = glyph {
            paint::icon(ui.painter(), pos2(left + 8.0, rect.center().y), glyph, size::ICON_SMALL, icon_color);
        }
        if self.icon.is_some() || self.checked.is_some() {
            left += 24.0;
        }
        let galley = paint::line_within(ui, self.text, fonts::regular(size::BODY), rect.right() - left - 8.0);
        paint::put(ui.painter(), galley, Rect::from_min_max(pos2(left, rect.top()), rect.max), Align::Min, color);
        if let Some(key) = key {
            let width = key_cap_width(&key);
            let cap = Rect::from_center_size(pos2(rect.right() - 8.0 - width / 2.0, rect.center().y), vec2(width, size::BADGE));
            paint_key_cap(ui, key, cap, t.line_2, if enabled { t.text_3 } else { t.text_disabled });
        }
        response
    }
}

/// A thin line between groups of items.
pub fn separator(ui: &mut Ui) {
    let (rect, _) = ui.allocate_exact_size(vec2(ui.available_width(), 9.0), Sense::hover());
    ui.painter().hline(rect.x_range(), rect.center().y, line(ui.ctx(), tokens(ui).line));
}

/// A small heading over a group of items.
pub fn heading(ui: &mut Ui, text: &str) {
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), 26.0), Sense::hover());
    response.widget_info(|| WidgetInfo::labeled(Role::Label, true, text));
    let galley = paint::line_of(ui, text, fonts::regular(size::CAPTION));
    paint::put(ui.painter(), galley, rect.shrink2(vec2(8.0, 0.0)), Align::Min, tokens(ui).text_3);
}
