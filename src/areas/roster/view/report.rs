//! What the monthly reports of the rooms have in common: the head with the month, and the page below it without a table.

use egui::{Align, Layout, Rect, Ui, vec2};

use crate::areas::parts::{self, Trouble, inside, line_at};
use crate::areas::view::{Actions, Cx};
use crate::base::{Day, plus_days};
use crate::ui::calendar::month_title;
use crate::ui::tokens::{size, space};
use crate::ui::{Button, EmptyPage, IconButton, icons, text};

/// What somebody wants of the head.
pub enum Wish {
    /// Back to the list of the room.
    Back,
    /// Another month, by its first day.
    Turn(Day),
}

/// The head with its line, and the room below it.
pub fn split(ui: &Ui, page: Rect) -> (Rect, Rect) {
    let head = Rect::from_min_size(page.min, vec2(page.width(), size::PAGE_HEAD));
    line_at(ui, head, head.bottom());
    (head.shrink2(vec2(space::XL, 0.0)), page.with_min_y(head.bottom()))
}

/// The way back by the title of the list, the title of the report, and the month with its neighbours.
pub fn head(ui: &mut Ui, cx: &Cx<'_>, rect: Rect, list: &str, title: &str, month: Day) -> Option<Wish> {
    let lang = cx.lang;
    let mut wish = None;
    inside(ui, rect, Layout::left_to_right(Align::Center), |ui| {
        ui.spacing_mut().item_spacing.x = space::M;
        if Button::link(&lang.tr(list)).small().show(ui).clicked() {
            wish = Some(Wish::Back);
        }
        text::title(ui, &lang.tr(title));
        if IconButton::new(icons::CARET_LEFT, &lang.tr("ui-previous-month")).small().show(ui).clicked() {
            wish = Some(Wish::Turn(plus_days(month.first_of_month(), -1).first_of_month()));
        }
        text::small(ui, &month_title(lang, month));
        if IconButton::new(icons::CARET_RIGHT, &lang.tr("ui-next-month")).small().show(ui).clicked() {
            wish = Some(Wish::Turn(plus_days(month.last_of_month(), 1)));
        }
    });
    wish
}

/// The button at the end of the head that writes the report into a sheet; whether it was pressed.
pub fn export(ui: &mut Ui, cx: &Cx<'_>, rect: Rect, label: &str, empty: Option<&str>) -> bool {
    let (label, none) = (cx.lang.tr(label), empty.map(|id| cx.lang.tr(id)).unwrap_or_default());
    inside(ui, rect, Layout::right_to_left(Align::Center), |ui| {
        Button::secondary(&label).icon(icons::EXPORT).allowed(empty.is_none(), &none).show(ui).clicked()
    })
}

/// Why there is no report.
pub fn unreadable(ui: &mut Ui, cx: &Cx<'_>, body: Rect, title: &str, trouble: &Trouble, actions: &mut Actions) {
    let title = cx.lang.tr(title);
    inside(ui, body.shrink(space::XL), Layout::top_down(Align::Min), |ui| parts::trouble(ui, cx, &title, trouble, actions));
}

/// A month in which nothing was.
pub fn empty(ui: &mut Ui, cx: &Cx<'_>, body: Rect, title: &str, hint: &str) {
    let (title, hint) = (cx.lang.tr(title), cx.lang.tr(hint));
    inside(ui, body, Layout::top_down(Align::Min), |ui| EmptyPage::new(icons::CHART_BAR, &title, &hint).show(ui, cx.lang));
}
