//! What the monthly reports of the rooms have in common: the head with the month, the way into a sheet, and the page without a table.

use std::path::PathBuf;

use egui::{Align, Layout, Rect, Sense, Ui, vec2};

use super::super::model::ReportOrder;
use crate::areas::parts::{self, Trouble, inside, line_at};
use crate::areas::view::{Action, Actions, Cx, JobDone, Pick};
use crate::base::{Day, No, plus_days};
use crate::exchange::SheetFormat;
use crate::msg;
use crate::ui::calendar::month_title;
use crate::ui::tokens::{size, space, tokens};
use crate::ui::{Button, EmptyPage, IconButton, icons, paint, text};

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
        let (caret, _) = ui.allocate_exact_size(vec2(12.0, size::BADGE), Sense::hover());
        paint::icon(ui.painter(), caret.center(), icons::CARET_RIGHT, size::ICON_TINY, tokens(ui).text_3);
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

/// The way of a report into a sheet: a place is chosen, then a job writes there.
#[derive(Debug, Default)]
pub struct Export {
    ordered: bool,
}

impl Export {
    /// The button at the end of the head, which asks for a place under this title; `empty` says why nothing can be written.
    pub fn button(
        &mut self,
        ui: &mut Ui,
        cx: &Cx<'_>,
        rect: Rect,
        (title, month): (&str, Day),
        empty: Option<&str>,
        actions: &mut Actions,
    ) {
        let (label, none) = (cx.lang.tr("roster-report-export"), empty.map(|id| cx.lang.tr(id)).unwrap_or_default());
        let clicked = inside(ui, rect, Layout::right_to_left(Align::Center), |ui| {
            Button::secondary(&label).icon(icons::EXPORT).allowed(empty.is_none(), &none).show(ui).clicked()
        });
        if clicked {
            self.ordered = true;
            let name = format!("{} {:04}-{:02}.xlsx", cx.lang.tr(title), month.year(), month.month());
            actions.push(Action::Pick(Pick::ExportSheet(name)));
        }
    }

    /// A place was chosen, or not: what is to be written there, if this report asked for it.
    pub fn picked(&mut self, cx: &Cx<'_>, month: Option<Day>, pick: &Pick, path: Option<&PathBuf>) -> Option<(ReportOrder, PathBuf)> {
        if !matches!(pick, Pick::ExportSheet(_)) || !std::mem::take(&mut self.ordered) {
            return None;
        }
        let format = SheetFormat::of_path(path?).unwrap_or(SheetFormat::Xlsx);
        Some((ReportOrder { month: month?, format, lang: cx.lang }, path?.clone()))
    }

    /// The sheet was written, or not; returns what broke.
    pub fn ended(outcome: &Result<JobDone, No>, actions: &mut Actions) -> Option<Trouble> {
        match outcome {
            Ok(JobDone::Written(path, _)) => {
                actions.push(Action::Say(msg!("roster-report-written", path = path.display().to_string())));
                None
            }
            Ok(_) => None,
            Err(no) => Trouble::of(no).filter(|trouble| !trouble.is_stopped()),
        }
    }
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
