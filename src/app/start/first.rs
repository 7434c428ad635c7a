//! The first start: three ways in at the left, the form of the chosen one at the right.

use std::path::Path;

use egui::{Align, Context, CornerRadius, Layout, Rect, ScrollArea, Ui, UiBuilder, pos2, vec2};

use super::found::FoundForm;
use super::open::OpenForm;
use super::parts;
use super::{Around, StartAction, StartActions, Trouble};
use crate::areas::view::Pick;
use crate::base::sample::sample_staff;
use crate::msg;
use crate::store::place::Place;
use crate::ui::check::OptionTile;
use crate::ui::menu::{Item, menu};
use crate::ui::tokens::{line, size, space, tokens};
use crate::ui::{Appearance, Button, fonts, icons, paint, text};

/// Width of the left part in a window of the design size.
const LEFT: f32 = 500.0;
/// Width of the tiles.
const TILES: f32 = 388.0;
/// Width of the form.
const FORM: f32 = 673.0;
/// Room for focus rings and the scroll bar beside what scrolls.
const EDGE: f32 = 12.0;
/// Height that buttons and their margin keep at the bottom.
const FOOT: f32 = 88.0;

/// A way in.
#[derive(Clone, Copy, PartialEq, Eq, Default)]
enum Way {
    #[default]
    Found,
    Open,
    Demo,
}

/// The page.
#[derive(Default)]
pub(super) struct First {
    way: Way,
    found: FoundForm,
    open: OpenForm,
}

/// The lower right corner of a form: what is wrong, the way out, and the main button.
pub(super) struct Foot<'a> {
    pub(super) error: Option<&'a str>,
    pub(super) act: &'a str,
    pub(super) busy: &'a str,
    /// Why the act is not possible yet.
    pub(super) lacks: Option<&'a str>,
}

impl First {
    pub(super) fn turn_to_open(&mut self) {
        self.way = Way::Open;
    }

    pub(super) fn clear(&mut self, ctx: &Context) {
        self.found.clear(ctx);
        self.open.clear();
    }

    pub(super) fn picked(&mut self, pick: &Pick, path: &Path) {
        match (pick, self.way) {
            (Pick::OpenDepartment, _) => {
                self.way = Way::Open;
                self.open.pick(path);
            }
            (Pick::NewDepartment(_), Way::Open) => self.open.pick_target(path),
            (Pick::NewDepartment(_), _) => self.found.pick(path),
            _ => {}
        }
    }

    pub(super) fn place(&mut self, file: &Path, place: &Place) {
        self.found.place(file, place);
        self.open.place(file, place);
    }

    pub(super) fn ui(&mut self, ui: &mut Ui, around: &Around, trouble: &mut Option<Trouble>, refused: bool, actions: &mut StartActions) {
        let t = tokens(ui);
        let rect = ui.max_rect();
        let wide = (rect.width() * 0.366).clamp((rect.width() * 0.45).min(320.0), LEFT).round();
        let left = Rect::from_min_size(rect.min, vec2(wide, rect.height()));
        let right = Rect::from_min_max(pos2(left.right() + 1.0, rect.top()), rect.max);
        ui.painter().rect_filled(left, CornerRadius::ZERO, t.canvas);
        ui.painter().rect_filled(right.with_min_x(left.right()), CornerRadius::ZERO, t.surface);
        ui.painter().vline(left.right() + 0.5, rect.y_range(), line(ui.ctx(), t.line));
        ui.scope_builder(UiBuilder::new().max_rect(left), |ui| self.ways(ui, around, trouble, actions));
        let pad = (right.width() * 0.083).clamp(space::XL, 72.0).max((right.width() - FORM) * 0.375).round();
        let width = FORM.min(right.width() - 2.0 * pad.min(72.0)).floor();
        let form = Rect::from_min_size(pos2(right.left() + pad, rect.top()), vec2(width, rect.height()));
        ui.scope_builder(UiBuilder::new().max_rect(form), |ui| match self.way {
            Way::Found => self.found.ui(ui, around, trouble, refused, actions),
            Way::Open => self.open.ui(ui, around, trouble, actions),
            Way::Demo => demo(ui, around, trouble.as_ref(), actions),
        });
    }

    fn ways(&mut self, ui: &mut Ui, around: &Around, trouble: &mut Option<Trouble>, actions: &mut StartActions) {
        let lang = around.lang;
        let rect = ui.max_rect();
        let pad = ((rect.width() - TILES) / 2.0).clamp(space::L, 56.0).round();
        let inner = rect.shrink2(vec2(pad, 0.0));
        let room = Rect::from_min_max(inner.min, pos2(inner.right(), inner.bottom() - FOOT));
        ui.scope_builder(UiBuilder::new().max_rect(room.expand2(vec2(EDGE, 0.0))), |ui| {
            ScrollArea::vertical().id_salt("start-ways").auto_shrink(false).show(ui, |ui| {
                ui.set_width(ui.available_width());
                ui.spacing_mut().item_spacing = vec2(0.0, 0.0);
                egui::Frame::NONE.inner_margin(egui::Margin::symmetric(EDGE as i8, 0)).show(ui, |ui| {
                    ui.add_space(top(rect.height()));
                    parts::logo(ui, 40.0);
                    ui.add_space(21.0);
                    text::welcome(ui, &lang.tr("start-welcome"));
                    ui.add_space(6.0);
                    let sub = egui::RichText::new(lang.tr("start-welcome-sub")).font(fonts::regular(size::BODY));
                    ui.label(sub.color(tokens(ui).text_2).line_height(Some(22.0)));
                    ui.add_space(27.0);
                    for (way, icon, name, detail) in [
                        (Way::Found, icons::BUILDINGS, "start-way-found", "start-way-found-sub"),
                        (Way::Open, icons::FOLDER_OPEN, "start-way-open", "start-way-open-sub"),
                        (Way::Demo, icons::FLASK, "start-way-demo", "start-way-demo-sub"),
                    ] {
                        let (name, detail) = (lang.tr(name), lang.tr(detail));
                        let tile = OptionTile::new(&name, self.way == way).detail(&detail).icon(icon).show(ui);
                        if tile.clicked() && !around.busy && self.way != way {
                            self.way = way;
                            *trouble = None;
                        }
                        ui.add_space(space::M);
                    }
                });
            });
        });
        let foot = Rect::from_min_size(pos2(inner.left() - 10.0, inner.bottom() - 64.0), vec2(inner.width() + 20.0, size::CONTROL_SMALL));
        ui.scope_builder(UiBuilder::new().max_rect(foot).layout(Layout::left_to_right(Align::Center)), |ui| looks(ui, around, actions));
    }
}

/// Where the content begins: 88 in a window of the design size, less in a low one.
fn top(height: f32) -> f32 {
    (height - 680.0).clamp(space::XXL, 88.0).round()
}

/// Language, theme and text size.
fn looks(ui: &mut Ui, around: &Around, actions: &mut StartActions) {
    let lang = around.lang;
    ui.spacing_mut().item_spacing.x = 0.0;
    let language = Button::quiet(&lang.tr("start-this-language")).icon(icons::TRANSLATE).caret().small().show(ui);
    menu(&language, 160.0, |ui| parts::language_items(ui, around, actions));
    let theme = Button::quiet(&lang.tr(parts::mode_id(around.appearance.mode))).icon(icons::SUN).caret().small().show(ui);
    menu(&theme, 180.0, |ui| parts::theme_items(ui, around, actions));
    let percent = format!("{}%", around.appearance.text_percent);
    let text_size = Button::quiet(&percent).icon(icons::TEXT_AA).caret().small().tip(&lang.tr("start-text-size")).show(ui);
    menu(&text_size, 120.0, |ui| {
        for text_percent in parts::PERCENTS {
            let item = Item::new(&format!("{text_percent}%")).checked(text_percent == around.appearance.text_percent).show(ui);
            if item.clicked() {
                actions.push(StartAction::Appearance(Appearance { text_percent, ..around.appearance }));
            }
        }
    });
}

/// A form with its title, scrolling above its buttons.
pub(super) fn form<R>(ui: &mut Ui, title: &str, add: impl FnOnce(&mut Ui) -> R) -> R {
    let rect = ui.max_rect();
    let room = Rect::from_min_max(rect.min, pos2(rect.right(), rect.bottom() - FOOT));
    // Focus rings stand out of the fields by two points; the margin keeps them inside what the scroll area clips.
    let mut child = ui.new_child(UiBuilder::new().max_rect(room.expand2(vec2(EDGE, 0.0))));
    let area = ScrollArea::vertical().id_salt("start-form").auto_shrink(false);
    let shown = area.show(&mut child, |ui| {
        ui.spacing_mut().item_spacing = vec2(space::M, 0.0);
        let margin = egui::Margin::symmetric(EDGE as i8, 0);
        let inner = egui::Frame::NONE.inner_margin(margin).show(ui, |ui| {
            ui.add_space(top(rect.height()) + 1.0);
            text::title(ui, title);
            ui.add_space(17.0);
            let inner = add(ui);
            ui.add_space(space::L);
            inner
        });
        inner.inner
    });
    shown.inner
}

impl Foot<'_> {
    /// Draws from the right: the act, 退出, what is wrong. True when the act was clicked.
    pub(super) fn show(&self, ui: &mut Ui, around: &Around, actions: &mut StartActions) -> bool {
        let rect = ui.max_rect();
        let place = Rect::from_min_size(pos2(rect.left(), rect.bottom() - 72.0), vec2(rect.width(), size::CONTROL));
        let builder = UiBuilder::new().max_rect(place).layout(Layout::right_to_left(Align::Center));
        ui.scope_builder(builder, |ui| self.row(ui, around, actions)).inner
    }

    fn row(&self, ui: &mut Ui, around: &Around, actions: &mut StartActions) -> bool {
        ui.spacing_mut().item_spacing.x = space::M;
        let act = Button::primary(self.act).busy(self.busy, around.busy);
        let lacks = self.lacks.filter(|_| !around.busy);
        let act = if let Some(lacks) = lacks { act.refused(lacks) } else { act };
        let act = act.show(ui);
        if let Some(lacks) = lacks {
            ui.ctx().accesskit_node_builder(act.id, |node| node.set_description(lacks));
        }
        if Button::quiet(&around.lang.tr("start-quit")).show(ui).clicked() {
            actions.push(StartAction::Quit);
        }
        if let Some(error) = self.error {
            ui.with_layout(Layout::left_to_right(Align::Center), |ui| crate::ui::field::error_line(ui, error));
        }
        act.clicked()
    }
}

/// What the sample department is, and its button.
fn demo(ui: &mut Ui, around: &Around, trouble: Option<&Trouble>, actions: &mut StartActions) {
    let lang = around.lang;
    let people = lang.say(&msg!("start-demo-people", count = sample_staff().len()));
    let error = trouble.map(|trouble| trouble.say(lang));
    form(ui, &lang.tr("start-way-demo"), |ui| {
        ui.set_max_width(560.0);
        text::paragraph(ui, &lang.tr("start-demo-what"));
        ui.add_space(space::XL);
        for (icon, text) in [
            (icons::USERS_THREE, people.as_str()),
            (icons::ADDRESS_BOOK, &lang.tr("start-demo-customers")),
            (icons::SHIELD_CHECK, &lang.tr("start-demo-posts")),
        ] {
            fact(ui, icon, text);
        }
        ui.add_space(space::XL);
        let warning = &tokens(ui).warning;
        parts::note(ui, icons::FLASK, (warning.soft, warning.text), &lang.tr("start-demo-made-up"), &lang.tr("start-demo-apart"));
    });
    let (act, busy) = (lang.tr("start-demo-open"), lang.tr("start-demo-busy"));
    let foot = Foot { error: error.as_deref(), act: &act, busy: &busy, lacks: None };
    if foot.show(ui, around, actions) {
        actions.push(StartAction::Demo);
    }
}

/// One line with an icon before it.
pub(super) fn fact(ui: &mut Ui, icon: &str, words: &str) {
    ui.horizontal_top(|ui| {
        ui.spacing_mut().item_spacing.x = 10.0;
        let (mark, _) = ui.allocate_exact_size(vec2(size::ICON, 28.0), egui::Sense::hover());
        paint::icon(ui.painter(), pos2(mark.center().x, mark.top() + 11.0), icon, size::ICON, tokens(ui).text_2);
        text::body(ui, words);
    });
}
