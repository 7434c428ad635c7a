//! Pieces that the pages of this area share: the frame of a page, rows of two lines, reasons of a refusal, empty states.

use egui::{Align, CornerRadius, Layout, Rect, Response, Role, Sense, Ui, UiBuilder, WidgetInfo, pos2, vec2};

use super::data::{Held, Trouble};
use crate::areas::view::{Action, Actions};
use crate::base::Refusal;
use crate::i18n::Lang;
use crate::rules;
use crate::ui::focus::{self, Ring};
use crate::ui::paint::{self, Look};
use crate::ui::tokens::{Family, line, radius, size, space, tokens};
use crate::ui::tooltip::Refused;
use crate::ui::{Button, EmptyPage, field, fonts, icons, text};

/// Why something is not allowed, with the words of its clause.
#[derive(Debug, Clone, Default)]
pub(super) struct Why {
    reason: String,
    quote: String,
    id: &'static str,
}

impl Why {
    /// The reason of a refusal.
    pub fn of(lang: Lang, refusal: &Refusal) -> Self {
        Why::by(lang, refusal.clauses.first().copied().unwrap_or_default(), lang.say(&refusal.message))
    }

    /// A reason with the clause behind it.
    pub fn by(lang: Lang, clause: &str, reason: String) -> Self {
        let known = rules::clause(clause);
        Why { reason, quote: known.map(|c| quote(lang, c)).unwrap_or_default(), id: known.map_or("", |c| c.id) }
    }

    /// For a button.
    pub fn refused(&self) -> Refused<'_> {
        Refused { reason: &self.reason, quote: &self.quote, id: self.id }
    }
}

/// The words of a clause as a tooltip quotes them.
fn quote(lang: Lang, clause: &rules::Clause) -> String {
    match lang {
        Lang::Zh if !clause.words.is_empty() => format!("「{}」", clause.words),
        _ => clause.english.to_owned(),
    }
}

/// The reason in a `Result`, if it is one.
pub(super) fn why(lang: Lang, verdict: &Result<(), Refusal>) -> Option<Why> {
    verdict.as_ref().err().map(|refusal| Why::of(lang, refusal))
}

/// A part of the page with its own place; the salt keeps the ids of what is inside.
pub(super) fn inside<R>(ui: &mut Ui, salt: &str, rect: Rect, layout: Layout, add: impl FnOnce(&mut Ui) -> R) -> R {
    ui.scope_builder(UiBuilder::new().id_salt(salt).max_rect(rect).layout(layout), |ui| {
        ui.shrink_clip_rect(rect.expand(4.0));
        add(ui)
    })
    .inner
}

/// The head of a page, 52 high with a line below; returns the room that is left.
pub(super) fn page_head(ui: &mut Ui, page: Rect, add: impl FnOnce(&mut Ui)) -> Rect {
    let head = page.with_max_y(page.top() + size::PAGE_HEAD);
    ui.painter().hline(page.x_range(), head.bottom() - 0.5, line(ui.ctx(), tokens(ui).line));
    inside(ui, "page-head", head.shrink2(vec2(space::XL, 0.0)), Layout::left_to_right(Align::Center), add);
    page.with_min_y(head.bottom())
}

/// The rest of a row, filled from the right.
pub(super) fn at_right<R>(ui: &mut Ui, add: impl FnOnce(&mut Ui) -> R) -> R {
    ui.with_layout(Layout::right_to_left(Align::Center), add).inner
}

/// List at the left and detail at the right with a line between; without room for both, the detail covers the list.
pub(super) fn split(ui: &Ui, room: Rect, with_detail: bool) -> (Option<Rect>, Option<Rect>) {
    if !with_detail {
        return (Some(room), None);
    }
    let detail_width = if room.width() > 1600.0 { 440.0 } else { size::DETAIL };
    if room.width() < detail_width + 420.0 {
        return (None, Some(room));
    }
    let border = room.right() - detail_width;
    ui.painter().vline(border - 0.5, room.y_range(), line(ui.ctx(), tokens(ui).line));
    (Some(room.with_max_x(border - 1.0)), Some(room.with_min_x(border)))
}

/// A row of two lines, 48 high, with an icon square at the left.
pub(super) struct ListRow<'a> {
    /// Icon in the square.
    pub icon: &'a str,
    /// Tint of the square.
    pub family: Family,
    /// First line.
    pub title: &'a str,
    /// Second line.
    pub detail: &'a str,
    /// The row is the current one.
    pub chosen: bool,
    /// A click on the row does something.
    pub live: bool,
}

/// Draws a row; `right` fills its end from the right.
pub(super) fn list_row(ui: &mut Ui, row: &ListRow<'_>, right: impl FnOnce(&mut Ui)) -> Response {
    let t = tokens(ui);
    let sense = if row.live { Sense::click() } else { Sense::hover() };
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), size::LIST_ROW), sense);
    response.widget_info(|| match row.live {
        true => WidgetInfo::selected(Role::Button, ui.is_enabled(), row.chosen, row.title),
        false => WidgetInfo::labeled(Role::ListItem, true, row.title),
    });
    ui.ctx().accesskit_node_builder(response.id, |node| node.set_description(row.detail));
    let ground = rect.expand2(vec2(8.0, 0.0));
    let fill = match paint::look(&response, None) {
        _ if row.chosen => Some(t.selected),
        Look::Hovered | Look::Pressed if row.live => Some(t.hover),
        _ => None,
    };
    if let Some(fill) = fill {
        ui.painter().rect_filled(ground, CornerRadius::same(radius::CONTROL), fill);
    }
    focus::ring(ui, &response, ground, radius::CONTROL, Ring::Inside);
    let square = Rect::from_min_size(pos2(rect.left(), rect.center().y - 14.0), vec2(28.0, 28.0));
    let colors = t.family(row.family);
    ui.painter().rect_filled(square, CornerRadius::same(radius::CONTROL), colors.soft);
    paint::icon(ui.painter(), square.center(), row.icon, size::ICON_SMALL, colors.text);
    let builder = UiBuilder::new().id_salt(response.id).max_rect(rect).layout(Layout::right_to_left(Align::Center));
    // A child of its own, since a scope would end the row where its content ends.
    let mut end = ui.new_child(builder);
    end.spacing_mut().item_spacing.x = 16.0;
    right(&mut end);
    let used = end.min_rect().left();
    let left = square.right() + 12.0;
    let width = (used.min(rect.right()) - 12.0 - left).max(0.0);
    let font = if row.chosen { fonts::medium(size::BODY) } else { fonts::regular(size::BODY) };
    let title = paint::line_within(ui, row.title, font, width);
    let detail = paint::line_within(ui, row.detail, fonts::regular(size::CAPTION), width);
    let upper = Rect::from_min_size(pos2(left, rect.top() + 4.0), vec2(width, 22.0));
    let lower = Rect::from_min_size(pos2(left, rect.top() + 26.0), vec2(width, 18.0));
    paint::put(ui.painter(), title, upper, Align::Min, t.text);
    paint::put(ui.painter(), detail, lower, Align::Min, t.text_2);
    response
}

/// A text of this colour in table size, as at the end of a row.
pub(super) fn colored(ui: &mut Ui, text: &str, color: egui::Color32) -> Response {
    ui.label(egui::RichText::new(text).font(fonts::regular(size::TABLE)).color(color).line_height(Some(20.0)))
}

/// The id of a clause as a link to its text; a convention has no text and is no link.
pub(super) fn clause_link(ui: &mut Ui, id: &str, actions: &mut Actions) {
    match rules::clause(id) {
        Some(clause) => {
            if Button::link(clause.id).small().show(ui).clicked() {
                actions.push(Action::Clause(clause.id));
            }
        }
        None => drop(text::caption(ui, id)),
    }
}

/// A quiet sentence with the clause that it comes from.
pub(super) fn by_clause(ui: &mut Ui, sentence: &str, id: &str, actions: &mut Actions) {
    ui.horizontal(|ui| {
        ui.set_min_height(size::CONTROL_SMALL);
        text::caption(ui, sentence);
        clause_link(ui, id, actions);
    });
}

/// The label of something that is no field, such as a group of check boxes.
pub(super) fn label(ui: &mut Ui, words: &str, required: bool) {
    let t = tokens(ui);
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = 5.0;
        ui.label(egui::RichText::new(words).font(fonts::regular(size::TABLE)).color(t.text_2));
        if required {
            ui.label(egui::RichText::new("*").font(fonts::regular(size::TABLE)).color(t.danger.text));
        }
    });
}

/// What an act was refused for, above the buttons of a dialog.
pub(super) fn trouble_line(ui: &mut Ui, lang: Lang, trouble: Option<&Trouble>, actions: &mut Actions) {
    let Some(trouble) = trouble else { return };
    ui.add_space(space::M);
    ui.horizontal(|ui| {
        field::error_line(ui, &lang.say(&trouble.message));
        if !trouble.clause.is_empty() {
            clause_link(ui, trouble.clause, actions);
        }
    });
}

/// Nobody may see this page: says why, with the clause.
pub(super) fn no_permission(ui: &mut Ui, lang: Lang, title: &str, refusal: &Refusal, actions: &mut Actions) {
    let why = Why::of(lang, refusal);
    let sentence = format!("{}\n{}", why.reason, why.quote);
    let page = EmptyPage::new(icons::LOCK_SIMPLE, title, &sentence);
    if page.link(why.id).show(ui, lang).is_some() {
        actions.push(Action::Clause(why.id));
    }
}

/// Whether an answer is there to be drawn; otherwise draws why it is not.
pub(super) fn ready<T>(ui: &mut Ui, lang: Lang, held: &mut Held<T>) -> bool {
    if held.value.is_some() {
        return true;
    }
    // While it is on its way nothing is shown: answers come faster than a spinner could be read.
    let Some(trouble) = &held.trouble else { return false };
    let title = lang.tr("staff-unreadable");
    let sentence = lang.say(&trouble.message);
    let code = if trouble.code.is_empty() { trouble.clause } else { trouble.code };
    let again = lang.tr("staff-try-again");
    let page = EmptyPage::error(icons::PLUGS, &title, &sentence, code);
    if page.primary(icons::ARROW_CLOCKWISE, &again).show(ui, lang).is_some() {
        held.trouble = None;
        held.stale();
    }
    false
}
