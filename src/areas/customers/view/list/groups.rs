//! The dialog of the groups: conditions inside a group joined by AND or OR, and the groups likewise.

use egui::{Align, Context, Layout, Response, ScrollArea, Sense, Ui, vec2};

use super::super::show::{self, Names};
use super::condition::Draft;
use super::filters::{Drafts, subjects};
use super::values::Values;
use crate::areas::customers::Join;
use crate::areas::view::{Actions, Cx};
use crate::i18n::Lang;
use crate::msg;
use crate::ui::tokens::{line, radius, size, space, tokens};
use crate::ui::{Button, Dialog, Field as Input, IconButton, chip, dialog, icons, menu, text};

/// Widths of the name of the subject and of its way.
const NAME: f32 = 150.0;
const WAY: f32 = 150.0;
/// Height of the dialog around the groups, and of the window around the dialog.
const AROUND: f32 = 260.0;

/// The groups while the dialog is open.
#[derive(Debug)]
pub struct Groups {
    join: Join,
    groups: Vec<Drafts>,
    narrow: String,
}

impl Groups {
    /// Begins with what the row shows; an empty row begins with one empty group.
    pub fn new(join: Join, mut groups: Vec<Drafts>) -> Self {
        if groups.is_empty() {
            groups.push(Drafts::default());
        }
        Groups { join, groups, narrow: String::new() }
    }

    /// What the row shows from now on.
    pub fn outcome(&mut self) -> (Join, Vec<Drafts>) {
        let mut groups = std::mem::take(&mut self.groups);
        groups.retain(|group| !group.conditions.is_empty());
        (self.join, groups)
    }

    /// Draws it; `Some(true)` when the groups are to be used, `Some(false)` when it was left.
    pub fn ui(&mut self, ctx: &Context, cx: &Cx<'_>, names: &Names, values: &mut Values, actions: &mut Actions) -> Option<bool> {
        let title = cx.lang.tr("customers-filter-groups-title");
        let first = dialog::first_picture(ctx, "filter-groups");
        let shown = Dialog::new("filter-groups", &title).width(720.0).show(ctx, |ui| {
            ui.spacing_mut().item_spacing.y = space::M;
            joined(ui, cx.lang, "customers-filter-between-groups", &mut self.join);
            let room = (ui.ctx().content_rect().height() - AROUND).max(160.0);
            let area = ScrollArea::vertical().max_height(room).min_scrolled_height(room);
            if let Some(adds) = area.show(ui, |ui| self.groups(ui, cx, names, values, actions)).inner.filter(|_| first) {
                adds.request_focus();
            }
            if Button::link(&cx.lang.tr("customers-filter-add-group")).icon(icons::PLUS).small().show(ui).clicked() {
                self.groups.push(Drafts::default());
            }
            dialog::buttons(ui, |ui| {
                let go = Button::primary(&cx.lang.tr("customers-filter-use")).key("Ctrl Enter").show(ui).clicked();
                (go, Button::secondary(&cx.lang.tr("customers-view-cancel")).key("Esc").show(ui).clicked())
            })
        });
        let (go, leave) = shown.inner;
        (go || shown.confirmed || leave || shown.dismissed).then_some(go || shown.confirmed)
    }

    /// Draws them; returns the button that adds to the first, where the hands begin.
    fn groups(&mut self, ui: &mut Ui, cx: &Cx<'_>, names: &Names, values: &mut Values, actions: &mut Actions) -> Option<Response> {
        let t = tokens(ui);
        let mut first = None;
        let mut removed = None;
        for (at, group) in self.groups.iter_mut().enumerate() {
            let frame = egui::Frame::NONE.stroke(line(ui.ctx(), t.line)).corner_radius(radius::PANEL).inner_margin(space::L);
            frame.show(ui, |ui| {
                ui.push_id(at, |ui| {
                    ui.set_width(ui.available_width());
                    ui.spacing_mut().item_spacing.y = space::M;
                    let row = vec2(ui.available_width(), size::SEGMENTED);
                    ui.allocate_ui_with_layout(row, Layout::left_to_right(Align::Center), |ui| {
                        ui.spacing_mut().item_spacing.x = space::XL;
                        text::strong(ui, &cx.lang.say(&msg!("customers-filter-group", number = at + 1)));
                        joined(ui, cx.lang, "customers-filter-inside-group", &mut group.join);
                        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                            let name = cx.lang.say(&msg!("customers-filter-remove-group", number = at + 1));
                            if IconButton::new(icons::TRASH, &name).small().show(ui).clicked() {
                                removed = Some(at);
                            }
                        });
                    });
                    conditions(ui, cx, names, &mut group.conditions, values, actions);
                    let adds = add(ui, cx.lang, &mut self.narrow, &mut group.conditions);
                    first.get_or_insert(adds);
                });
            });
        }
        if let Some(at) = removed {
            self.groups.remove(at);
        }
        first
    }
}

fn conditions(ui: &mut Ui, cx: &Cx<'_>, names: &Names, conditions: &mut Vec<Draft>, values: &mut Values, actions: &mut Actions) {
    let mut removed = None;
    for (at, draft) in conditions.iter_mut().enumerate() {
        ui.push_id(at, |ui| {
            let name = cx.lang.say(&draft.condition.subject.message());
            let (row, _) = ui.allocate_exact_size(vec2(ui.available_width(), size::CONTROL), Sense::hover());
            let (title, rest) = row.split_left_right_at_x(row.left() + NAME);
            let (way, rest) = rest.split_left_right_at_x(rest.left() + WAY);
            let (value, cross) = rest.split_left_right_at_x(rest.right() - size::CONTROL);
            show::inside(ui, title, Layout::left_to_right(Align::Center), |ui| text::small(ui, &name));
            show::inside(ui, way, Layout::top_down(Align::Min), |ui| draft.way(ui, cx.lang));
            if draft.condition.op.values() != Some(0) {
                let value = value.with_min_x(value.left() + space::M).with_max_x(value.right() - space::M);
                show::inside(ui, value, Layout::top_down(Align::Min), |ui| draft.short(ui, cx, names, values, actions));
            }
            let remove = cx.lang.say(&msg!("customers-filter-remove", name = name.as_str()));
            let clicked = show::inside(ui, cross, Layout::right_to_left(Align::Center), |ui| {
                IconButton::new(icons::X, &remove).small().show(ui).clicked()
            });
            if clicked {
                removed = Some(at);
            }
        });
    }
    if let Some(at) = removed {
        conditions.remove(at);
    }
}

fn add(ui: &mut Ui, lang: Lang, narrow: &mut String, conditions: &mut Vec<Draft>) -> Response {
    let button = Button::link(&lang.tr("customers-filter-add")).icon(icons::PLUS).small().show(ui);
    let chosen = menu::popup(&button, 200.0, |ui| {
        let name = lang.tr("customers-filter-find");
        Input::new(&name).bare().placeholder(&name).text(ui, narrow);
        ui.add_space(space::S);
        let chosen = subjects(ui, lang, narrow);
        if chosen.is_some() {
            ui.close();
        }
        chosen
    });
    if let Some(subject) = chosen.flatten() {
        narrow.clear();
        conditions.push(Draft::new(subject));
    }
    button
}

/// Whether all must be met or one is enough.
fn joined(ui: &mut Ui, lang: Lang, name: &str, join: &mut Join) {
    let (name, all, any) = (lang.tr(name), lang.tr("customers-filter-all"), lang.tr("customers-filter-any"));
    let mut at = usize::from(*join == Join::Any);
    ui.allocate_ui_with_layout(vec2(0.0, size::SEGMENTED), Layout::left_to_right(Align::Center), |ui| {
        ui.spacing_mut().item_spacing.x = space::M;
        text::small(ui, &name);
        chip::segmented(ui, &name, &[&all, &any], &mut at);
    });
    *join = if at == 1 { Join::Any } else { Join::All };
}
