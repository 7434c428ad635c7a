//! The parameters of the regulations (Appendix H): value in force, since when, by which clause; a new value from a day on.

use egui::{Align, CornerRadius, Layout, Margin, Rect, Role, ScrollArea, Sense, Ui, WidgetInfo, pos2, vec2};

use super::data::Data;
use super::parameter_editor::Editor;
use super::parts;
use crate::areas::parameter_words::{name_and_unit, said};
use crate::areas::staff;
use crate::areas::view::{Action, Actions, Cx, Slot};
use crate::areas::{self, Done};
use crate::base::search::{Query, SearchFields};
use crate::base::{Deed, Function, No, Reach, Refusal};
use crate::i18n::{Lang, day_short};
use crate::msg;
use crate::rules::{ParameterSpec, parameters};
use crate::ui::focus::{self, Ring};
use crate::ui::paint::{self, Look};
use crate::ui::tokens::{Family, radius, size, space, tokens};
use crate::ui::{EmptyPage, SearchField, badge, banner, fonts, icons, nav, text};

/// What a person chose and typed on the page.
#[derive(Debug, Default)]
pub(super) struct ParametersPage {
    group: usize,
    search: String,
    editor: Option<Editor>,
}

/// Groups in the order of Appendix H.
fn groups() -> Vec<&'static str> {
    let mut groups: Vec<&'static str> = parameters().iter().map(|spec| spec.group).collect();
    groups.dedup();
    groups
}

/// Whether this person sets parameters, as the command would decide it.
pub(super) fn may_set(cx: &Cx<'_>) -> Result<(), Refusal> {
    let access = cx.me.access(Function::Accounts);
    if access.deed >= Deed::Do && access.reach == Reach::All { Ok(()) } else { Err(Refusal::by("SEC-08", msg!("base-refused-do"))) }
}

impl ParametersPage {
    /// Whether something typed would be lost.
    pub fn unsaved(&self) -> bool {
        self.editor.as_ref().is_some_and(Editor::unsaved)
    }

    /// Draws the page into all the room.
    pub fn ui(&mut self, ui: &mut Ui, cx: &Cx<'_>, data: &mut Data, actions: &mut Actions) {
        let lang = cx.lang;
        if let Err(refusal) = cx.me.must_read(Function::Accounts) {
            parts::no_permission(ui, lang, &lang.tr("staff-parameters"), &refusal, actions);
            return;
        }
        data.parameters.want(Slot::Parameters, staff::Query::Parameters, actions);
        let page = ui.available_rect_before_wrap();
        let left = page.with_max_x(page.left() + 248.0);
        ui.painter().vline(left.right() - 0.5, page.y_range(), crate::ui::tokens::line(ui.ctx(), tokens(ui).line));
        parts::inside(ui, "parameter-groups", left, Layout::top_down(Align::Min), |ui| self.groups(ui, lang));
        let right = page.with_min_x(left.right());
        parts::inside(ui, "parameter-rows", right, Layout::top_down(Align::Min), |ui| {
            ui.shrink_clip_rect(right);
            self.rows(ui, cx, actions);
        });
    }

    fn groups(&mut self, ui: &mut Ui, lang: Lang) {
        egui::Frame::NONE.inner_margin(Margin { left: 16, right: 12, top: 12, bottom: 12 }).show(ui, |ui| {
            ui.spacing_mut().item_spacing.y = 2.0;
            let search = lang.tr("staff-parameters-search");
            SearchField::new(&search).width(196.0).show(ui, lang, &mut self.search);
            ui.add_space(space::M);
            for (at, group) in groups().into_iter().enumerate() {
                let count = parameters().iter().filter(|spec| spec.group == group).count();
                let name = lang.tr(&format!("rules-group-{group}")).into_owned();
                let current = self.group == at && self.search.is_empty();
                if nav::NavItem::page(&name).count(count).current(current).show(ui).clicked() {
                    self.group = at;
                    self.search.clear();
                }
            }
        });
    }

    /// The parameters of the group, or those that the search finds.
    fn shown(&self, lang: Lang) -> Vec<&'static ParameterSpec> {
        let query = Query::parse(&self.search);
        let group = groups().get(self.group).copied().unwrap_or_default();
        let found = |spec: &&ParameterSpec| {
            if query.is_empty() {
                return spec.group == group;
            }
            let name = lang.tr(&spec.text_id());
            let key = spec.key.replace('_', " ");
            query.accepts(&SearchFields { names: &[&name], codes: &[spec.clause, spec.key], notes: &[&key], ..SearchFields::default() })
        };
        parameters().iter().filter(found).collect()
    }

    fn rows(&mut self, ui: &mut Ui, cx: &Cx<'_>, actions: &mut Actions) {
        let lang = cx.lang;
        let shown = self.shown(lang);
        let why = may_set(cx).err();
        ScrollArea::vertical().auto_shrink(false).show(ui, |ui| {
            egui::Frame::NONE.inner_margin(Margin::symmetric(16, 12)).show(ui, |ui| {
                ui.set_max_width(860.0_f32.min(ui.available_width()));
                ui.spacing_mut().item_spacing.y = 0.0;
                if let Some(refusal) = &why {
                    let title = lang.tr("staff-parameters-read-only");
                    let reason = parts::Why::of(lang, refusal);
                    banner::banner(ui, Family::Neutral, icons::LOCK_SIMPLE, &title, reason.refused().reason, |ui| {
                        parts::clause_link(ui, "SEC-08", actions);
                    });
                    ui.add_space(space::L);
                }
                if shown.is_empty() {
                    let (title, detail) = (lang.tr("staff-parameters-none"), lang.tr("staff-parameters-none-detail"));
                    EmptyPage::new(icons::MAGNIFYING_GLASS, &title, &detail).show(ui, lang);
                }
                for spec in shown {
                    self.row(ui, cx, spec, why.is_none(), actions);
                    text::divider(ui);
                }
            });
        });
    }

    fn row(&mut self, ui: &mut Ui, cx: &Cx<'_>, spec: &'static ParameterSpec, may_set: bool, actions: &mut Actions) {
        let open = self.editor.as_ref().is_some_and(|editor| editor.key() == spec.key);
        let clicked = row_ui(ui, cx, spec, open, actions);
        if clicked {
            // What was typed for another parameter stays there until it is saved or its row is folded.
            self.editor = (!open).then(|| Editor::new(spec, cx.parameters, cx.now.day()));
        }
        if open
            && !clicked
            && let Some(editor) = &mut self.editor
        {
            editor.ui(ui, cx, may_set, actions);
        }
    }

    /// A value was set, or not.
    pub fn finished(&mut self, command: &staff::Command, outcome: &Result<Done, No>, actions: &mut Actions) {
        let staff::Command::SetParameter { key, value, from, .. } = command else { return };
        let Some(editor) = self.editor.as_mut().filter(|editor| editor.key() == key) else { return };
        match outcome {
            Ok(_) => {
                editor.saved(value, *from);
                actions.push(Action::Say(msg!("staff-said-parameter", from = from.to_string())));
                actions.push(Action::Ask(Slot::Parameters, areas::Query::Staff(staff::Query::Parameters)));
            }
            Err(no) => editor.refused(no),
        }
    }
}

/// Name, value in force, since when, clause; a click unfolds. Returns whether it was clicked.
fn row_ui(ui: &mut Ui, cx: &Cx<'_>, spec: &'static ParameterSpec, open: bool, actions: &mut Actions) -> bool {
    let lang = cx.lang;
    let t = tokens(ui);
    let (name, unit) = name_and_unit(lang, spec);
    let (value, since) = cx.parameters.params.on(spec.key, cx.now.day());
    let shown = said(lang, spec, value, &unit);
    let changed = value != spec.default;
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), 40.0), Sense::click());
    response.widget_info(|| WidgetInfo::selected(Role::Button, true, open, &name));
    ui.ctx().accesskit_node_builder(response.id, |node| node.set_description(shown.as_str()));
    let ground = rect.expand2(vec2(8.0, 0.0));
    if open || paint::look(&response, None) != Look::Rest {
        ui.painter().rect_filled(ground, CornerRadius::same(radius::CONTROL), if open { t.selected } else { t.hover });
    }
    focus::ring(ui, &response, ground, radius::CONTROL, Ring::Inside);
    let caret = if open { icons::CARET_DOWN } else { icons::CARET_RIGHT };
    paint::icon(ui.painter(), pos2(rect.left() + 6.0, rect.center().y), caret, 12.0, t.text_2);
    let builder = egui::UiBuilder::new().id_salt(response.id).max_rect(rect).layout(Layout::right_to_left(Align::Center));
    // A child of its own, since a scope would end the row where its content ends.
    let mut end = ui.new_child(builder);
    end.spacing_mut().item_spacing.x = 12.0;
    end.allocate_ui_with_layout(vec2(76.0, 28.0), Layout::right_to_left(Align::Center), |ui| {
        ui.set_width(76.0);
        parts::clause_link(ui, spec.clause, actions);
    });
    let since = since.map_or(String::new(), |day| lang.say(&msg!("staff-since", day = day_short(lang, day, cx.now.day()))));
    end.allocate_ui_with_layout(vec2(118.0, 28.0), Layout::right_to_left(Align::Center), |ui| {
        ui.set_width(118.0);
        text::caption(ui, &since);
    });
    let used = end.min_rect().left();
    let right = used.min(rect.right()) - 12.0;
    let middle = rect.left() + (right - rect.left()) * 0.52;
    let label = paint::line_within(ui, &name, fonts::regular(size::BODY), middle - rect.left() - 30.0);
    paint::put(ui.painter(), label, Rect::from_min_max(pos2(rect.left() + 20.0, rect.top()), rect.max), Align::Min, t.text);
    let font = if changed { fonts::medium(size::BODY) } else { fonts::regular(size::BODY) };
    let mark = if changed { 74.0 } else { 0.0 };
    let value = paint::line_within(ui, &shown, font, right - middle - mark);
    let value_end = middle + value.size().x;
    paint::put(ui.painter(), value, Rect::from_min_max(pos2(middle, rect.top()), rect.max), Align::Min, t.text);
    if changed {
        let place = Rect::from_min_max(pos2(value_end + 8.0, rect.top()), pos2(right, rect.bottom()));
        let builder = egui::UiBuilder::new().id_salt((response.id, "changed")).max_rect(place).layout(Layout::left_to_right(Align::Center));
        badge::badge(&mut ui.new_child(builder), &lang.tr("staff-changed"), Family::Accent);
    }
    response.clicked()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn groups_stand_in_the_order_of_the_appendix() {
        assert_eq!(groups().len(), 12);
        assert_eq!(groups().first(), Some(&"general"));
    }
}
