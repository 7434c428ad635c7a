//! What several of these pages share: the logo, the centred column, the corner with language and theme, the line at the bottom.

use std::path::Path;

use egui::{Align, Color32, CornerRadius, FontId, Layout, Rect, Response, Role, ScrollArea, Sense, Ui, UiBuilder, WidgetInfo};
use egui::{pos2, vec2};

use super::{Around, StartAction, StartActions};
use crate::areas::staff::clauses::sec_01_passwords::Check;
use crate::i18n::Lang;
use crate::ui::menu::{Item, menu};
use crate::ui::tokens::{radius, size, space, tokens};
use crate::ui::{Appearance, IconButton, Mode, fonts, icons, paint, tooltip};

/// Width of the column on the login and the lock page.
pub(super) const COLUMN: f32 = 320.0;
/// Height that the line at the bottom keeps for itself.
const FOOT: f32 = 48.0;
/// Height for which the pictures give the places.
const PICTURE: f32 = 768.0;
/// Text sizes to choose from.
pub(super) const PERCENTS: [u16; 7] = [80, 90, 100, 110, 125, 150, 200];

/// The mark of the program.
pub(super) fn logo(ui: &mut Ui, side: f32) {
    let t = tokens(ui);
    let (rect, response) = ui.allocate_exact_size(vec2(side, side), Sense::hover());
    response.widget_info(|| WidgetInfo::labeled(Role::Image, true, "Kefu Desk"));
    ui.painter().rect_filled(rect, CornerRadius::same(radius::PANEL), t.accent);
    paint::icon_fill(ui.painter(), rect.center(), icons::HEADSET, (side * 0.6).round(), t.on_accent);
}

/// A page of one centred column on canvas; `top` is where it begins in a window 768 high. It scrolls when the window is low.
pub(super) fn column<R>(
    ui: &mut Ui,
    around: &Around,
    file: Option<&Path>,
    (width, top): (f32, f32),
    actions: &mut StartActions,
    add: impl FnOnce(&mut Ui, &mut StartActions) -> R,
) -> R {
    let rect = ui.max_rect();
    ui.painter().rect_filled(rect, CornerRadius::ZERO, tokens(ui).canvas);
    let room = Rect::from_min_max(rect.min, pos2(rect.right(), rect.bottom() - FOOT));
    let width = width.min(rect.width() - 2.0 * space::XXL).floor();
    let inner = ui
        .scope_builder(UiBuilder::new().max_rect(room), |ui| {
            ScrollArea::vertical().id_salt("start-column").auto_shrink(false).show(ui, |ui| {
                ui.spacing_mut().item_spacing = vec2(space::M, 0.0);
                ui.add_space(((rect.height() - PICTURE) / 2.0 + top).clamp(space::XXL, 2.0 * top).round());
                let left = rect.left() + ((rect.width() - width) / 2.0).round();
                let place = Rect::from_min_size(pos2(left, ui.cursor().top()), vec2(width, f32::INFINITY));
                let inner = ui.scope_builder(UiBuilder::new().max_rect(place).layout(Layout::top_down(Align::Min)), |ui| {
                    ui.set_width(width);
                    add(ui, actions)
                });
                ui.add_space(space::XL);
                inner.inner
            })
        })
        .inner
        .inner;
    bottom(ui, around, file);
    corner(ui, around, actions);
    inner
}

/// One line in the middle of the page, which may be wider than its column; the whole text is its tooltip when it is cut.
pub(super) fn middle(ui: &mut Ui, text: &str, font: FontId, height: f32, color: Color32) -> Response {
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), height), Sense::hover());
    response.widget_info(|| WidgetInfo::labeled(Role::Label, true, text));
    let room = ui.clip_rect().width().max(rect.width()) - 2.0 * space::XXL;
    let galley = paint::line_within(ui, text, font, room);
    let elided = galley.elided;
    paint::put(ui.painter(), galley, rect, Align::Center, color);
    if elided { tooltip::tip(response, text) } else { response }
}

/// Room for one widget in the middle of the column; `add` draws it as wide as it is.
pub(super) fn in_middle<R>(ui: &mut Ui, width: f32, add: impl FnOnce(&mut Ui) -> R) -> R {
    let left = ((ui.available_width() - width) / 2.0).max(0.0).round();
    ui.horizontal(|ui| {
        ui.add_space(left);
        add(ui)
    })
    .inner
}

/// A width rounded up to whole points.
pub(super) fn width_of(ui: &Ui, text: &str, font: FontId) -> f32 {
    paint::line_of(ui, text, font).size().x.ceil()
}

/// Language and theme at the upper right.
fn corner(ui: &mut Ui, around: &Around, actions: &mut StartActions) {
    let lang = around.lang;
    let rect = ui.max_rect();
    let place = Rect::from_min_max(pos2(rect.right() - 116.0, rect.top() + 12.0), pos2(rect.right() - 16.0, rect.top() + 42.0));
    ui.scope_builder(UiBuilder::new().max_rect(place).layout(Layout::right_to_left(Align::Center)), |ui| {
        ui.spacing_mut().item_spacing.x = space::XS;
        let icon = if ui.visuals().dark_mode { icons::SUN } else { icons::MOON };
        let theme = IconButton::new(icon, &lang.tr("start-theme")).show(ui);
        menu(&theme, 180.0, |ui| theme_items(ui, around, actions));
        let language = IconButton::new(icons::TRANSLATE, &lang.tr("start-language")).show(ui);
        menu(&language, 160.0, |ui| language_items(ui, around, actions));
    });
}

/// The languages, each in its own words.
pub(super) fn language_items(ui: &mut Ui, around: &Around, actions: &mut StartActions) {
    for lang in [Lang::Zh, Lang::En] {
        if Item::new(&lang.tr("start-this-language")).checked(lang == around.lang).show(ui).clicked() {
            actions.push(StartAction::Lang(lang));
        }
    }
}

/// Text id of a theme.
pub(super) fn mode_id(mode: Mode) -> &'static str {
    match mode {
        Mode::System => "start-theme-system",
        Mode::Light => "start-theme-light",
        Mode::Dark => "start-theme-dark",
    }
}

/// The themes.
pub(super) fn theme_items(ui: &mut Ui, around: &Around, actions: &mut StartActions) {
    for mode in [Mode::System, Mode::Light, Mode::Dark] {
        if Item::new(&around.lang.tr(mode_id(mode))).checked(mode == around.appearance.mode).show(ui).clicked() {
            actions.push(StartAction::Appearance(Appearance { mode, ..around.appearance }));
        }
    }
}

/// Lock, file and version in the middle of the lowest line.
fn bottom(ui: &mut Ui, around: &Around, file: Option<&Path>) {
    let t = tokens(ui);
    let rect = ui.max_rect();
    let words = around.lang.tr("start-sealed");
    let name = file.and_then(Path::file_name).map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    let font = fonts::regular(size::CAPTION);
    let lock = paint::line_of(ui, &words, font.clone());
    let version = paint::line_of(ui, around.version, font.clone());
    let gap = space::XXL;
    let fixed = 18.0 + lock.size().x + version.size().x + 2.0 * gap;
    let file_name = paint::line_within(ui, &name, font, (rect.width() - fixed - 2.0 * space::XXL).clamp(0.0, 320.0));
    let named = if name.is_empty() { 0.0 } else { file_name.size().x + gap };
    let width = 18.0 + lock.size().x + gap + named + version.size().x;
    let center = rect.bottom() - 24.0;
    let mut x = (rect.center().x - width / 2.0).round();
    let line = Rect::from_min_size(pos2(x, center - 9.0), vec2(width, 18.0));
    let response = ui.interact(line, ui.unique_id().with("start-bottom"), Sense::hover());
    response.widget_info(|| WidgetInfo::labeled(Role::Label, true, format!("{words} {name} {}", around.version)));
    paint::icon(ui.painter(), pos2(x + 7.0, center + 1.0), icons::LOCK_SIMPLE, 14.0, t.text_3);
    x += 18.0;
    for galley in [lock, file_name, version] {
        let wide = galley.size().x;
        let at = Rect::from_min_size(pos2(x, center - 9.0), vec2(wide, 18.0));
        paint::put(ui.painter(), galley, at, Align::Min, t.text_3);
        x += if wide > 0.0 { wide + gap } else { 0.0 };
    }
}

/// Whether a line under a field is met, only asked for, or a plain fact.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Mark {
    Met,
    Open,
}

/// One short line with its mark; several flow into rows.
pub(super) fn mark(ui: &mut Ui, how: Mark, text: &str) {
    let t = tokens(ui);
    let color = if how == Mark::Met { t.success.text } else { t.text_3 };
    let galley = paint::line_of(ui, text, fonts::regular(size::CAPTION));
    let (rect, response) = ui.allocate_exact_size(vec2(18.0 + galley.size().x.ceil(), 18.0), Sense::hover());
    response.widget_info(|| WidgetInfo::labeled(Role::Label, true, text));
    let center = pos2(rect.left() + 7.0, rect.center().y);
    match how {
        Mark::Met => paint::icon_fill(ui.painter(), center, icons::CHECK_CIRCLE, 14.0, color),
        Mark::Open => paint::icon(ui.painter(), center, icons::CIRCLE, 14.0, color),
    }
    paint::put(ui.painter(), galley, rect.with_min_x(rect.left() + 18.0), Align::Min, color);
}

/// A wrapping row of marks.
pub(super) fn marks(ui: &mut Ui, add: impl FnOnce(&mut Ui)) {
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing = vec2(space::XL, 0.0);
        ui.spacing_mut().interact_size.y = 18.0;
        add(ui);
    });
}

/// The demands on a new password.
pub(super) fn checks(ui: &mut Ui, lang: Lang, checks: &[Check]) {
    marks(ui, |ui| {
        for check in checks {
            mark(ui, if check.met { Mark::Met } else { Mark::Open }, &lang.say(&check.message));
        }
    });
}

/// A quiet block with an icon: what comes next, or what to know.
pub(super) fn note(ui: &mut Ui, icon: &str, (fill, color): (Color32, Color32), title: &str, text: &str) {
    let t = tokens(ui);
    let (width, left) = (ui.available_width(), 42.0);
    let room = width - left - 14.0;
    let title_lines = paint::paragraph(ui, title, fonts::regular(size::TABLE), 20.0, t.text, room);
    let text_lines = paint::paragraph(ui, text, fonts::regular(size::CAPTION), 18.0, t.text_2, room);
    let (upper, lower) = (title_lines.size().y, if text.is_empty() { 0.0 } else { text_lines.size().y });
    let (rect, response) = ui.allocate_exact_size(vec2(width, upper + lower + 22.0), Sense::hover());
    response.widget_info(|| WidgetInfo::labeled(Role::Label, true, format!("{title} {text}").trim_end()));
    ui.painter().rect_filled(rect, CornerRadius::same(radius::PANEL), fill);
    paint::icon(ui.painter(), pos2(rect.left() + 23.0, rect.center().y), icon, size::ICON, color);
    let at = pos2(rect.left() + left, rect.top() + 11.0);
    ui.painter().galley(at, title_lines, t.text);
    if lower > 0.0 {
        ui.painter().galley(at + vec2(0.0, upper), text_lines, t.text_2);
    }
}

/// The sample department says at every door that it is one.
pub(super) fn demo_line(ui: &mut Ui, lang: Lang, hint: Option<&str>) {
    let warning = &tokens(ui).warning;
    let second = hint.map(|hint| lang.say(&crate::msg!("start-demo-hint", password = hint))).unwrap_or_default();
    note(ui, icons::FLASK, (warning.soft, warning.text), &lang.tr("start-demo-line"), &second);
}

/// Enter was pressed while no widget has the focus, and not for an input method.
pub(super) fn enter_anywhere(ui: &Ui) -> bool {
    let ctx = ui.ctx();
    ctx.memory(|memory| memory.focused().is_none())
        && !egui::Popup::is_any_open(ctx)
        && !crate::ui::keep_ime::composing(ctx)
        && ui.input(|input| input.key_pressed(egui::Key::Enter))
}
