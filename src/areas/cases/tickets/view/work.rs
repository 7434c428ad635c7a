//! The work of a day: tickets and contacts against their references, everybody's and each person's (TICK-10), and consultations by what they
//! are about (FLOW-12). A category opens the list of its tickets. KPI stand in 统计分析.

use std::collections::BTreeMap;

use egui::{Align, Key, Layout, Margin, Modifiers, Rect, ScrollArea, Ui, vec2};

use super::super::model::Category;
use super::super::questions::DayView;
use super::super::{Answer, Query};
use super::words::across;
use super::{Asked, Place, ask, head, own};
use crate::areas;
use crate::areas::parts::{self, Trouble, busy_typing, clause_link, inside, line_at};
use crate::areas::view::{Actions, Cx};
use crate::base::{Day, No, Why, plus_days};
use crate::i18n::{group, share};
use crate::msg;
use crate::rules::Limit;
use crate::ui::chart::{self, Bar};
use crate::ui::field::{self, Field};
use crate::ui::tokens::{size, space};
use crate::ui::{IconButton, icons, property, text};

/// The page.
#[derive(Default)]
pub(super) struct Work {
    day: Option<Day>,
    view: Option<Box<DayView>>,
    categories: BTreeMap<Category, Vec<i64>>,
    trouble: Option<Trouble>,
}

impl Work {
    /// Asks again, if it was ever shown.
    pub fn ask(&self, actions: &mut Actions) {
        if let Some(day) = self.day {
            ask(Asked::Day, Query::Day { day }, actions);
            ask(Asked::Categories, Query::Categories { from: day, to: day }, actions);
        }
    }

    /// Takes an answer.
    pub fn answer(&mut self, answer: &Result<areas::Answer, No>) {
        match own(answer) {
            Ok(Some(Answer::Day(view))) => (self.view, self.trouble) = (Some(view.clone()), None),
            Ok(Some(Answer::Categories(categories))) => self.categories.clone_from(categories),
            Ok(_) => {}
            Err(no) => self.trouble = Trouble::of(no).filter(|trouble| !trouble.is_stopped()),
        }
    }

    /// Draws the page; returns the category whose tickets are to be shown.
    pub fn ui(&mut self, ui: &mut Ui, cx: &Cx<'_>, page: Rect, actions: &mut Actions) -> Option<(Category, Day)> {
        let before = self.day;
        let day = *self.day.get_or_insert(cx.now.day());
        let below = head(ui, cx, page, Place::Work, actions);
        let bar = Rect::from_min_size(below.min, vec2(below.width(), size::FILTER_ROW));
        line_at(ui, bar, bar.bottom());
        inside(ui, bar.shrink2(vec2(space::XL, 0.0)), Layout::left_to_right(Align::Center), |ui| self.picker(ui, cx, day));
        if self.day != before {
            self.ask(actions);
        }
        let body = below.with_min_y(bar.bottom());
        if let Some(trouble) = &self.trouble {
            let title = cx.lang.tr("cases-tickets-view-unreadable");
            inside(ui, body.shrink(space::XL), Layout::top_down(Align::Min), |ui| parts::trouble(ui, cx, &title, trouble, actions));
            return None;
        }
        let mut opened = None;
        inside(ui, body, Layout::top_down(Align::Min), |ui| {
            ScrollArea::vertical().id_salt("ticket-work").auto_shrink(false).show(ui, |ui| {
                egui::Frame::NONE.inner_margin(Margin::symmetric(16, 14)).show(ui, |ui| {
                    field::row(ui, &[6.0, 1.0, 6.0], |ui, at| match at {
                        0 => self.counters(ui, cx, actions),
                        1 => {}
                        _ => opened = self.consultations(ui, cx, day, actions),
                    });
                });
            });
        });
        opened
    }

    fn picker(&mut self, ui: &mut Ui, cx: &Cx<'_>, day: Day) {
        let lang = cx.lang;
        ui.spacing_mut().item_spacing.x = space::M;
        let key = |ui: &Ui, key| !busy_typing(ui) && ui.input_mut(|i| i.consume_key(Modifiers::COMMAND, key));
        let mut turned = Some(day);
        let back = IconButton::new(icons::CARET_LEFT, &lang.tr("cases-tickets-view-day-before")).key("Ctrl ←").show(ui).clicked();
        if back || key(ui, Key::ArrowLeft) {
            turned = Some(plus_days(day, -1));
        }
        Field::new(&lang.tr("cases-tickets-view-of-day")).bare().width(168.0).date(ui, lang, &mut turned, cx.now.day());
        let on = IconButton::new(icons::CARET_RIGHT, &lang.tr("cases-tickets-view-day-after")).key("Ctrl →").show(ui).clicked();
        if on || key(ui, Key::ArrowRight) {
            turned = Some(plus_days(day, 1));
        }
        self.day = turned.map_or(self.day, |turned| Some(turned.min(cx.now.day())));
    }

    fn counters(&self, ui: &mut Ui, cx: &Cx<'_>, actions: &mut Actions) {
        let lang = cx.lang;
        across(ui, |ui| {
            text::heading(ui, &lang.tr("cases-tickets-view-work"));
            clause_link(ui, Why::of("TICK-10"), actions);
        });
        ui.add_space(space::S);
        let Some(view) = &self.view else { return };
        let line = |ui: &mut Ui, id: &str, count: i64, reference: &Limit| {
            let value = msg!("cases-tickets-view-of", count = group(count), reference = group(reference.value));
            property::figure_row(ui, &lang.tr(id), &lang.say(&value));
        };
        property::properties(ui, |ui| {
            line(ui, "cases-tickets-view-day-tickets", view.all.tickets, &view.tickets);
            line(ui, "cases-tickets-view-day-contacts", view.all.contacts, &view.contacts);
        });
        if view.people.is_empty() {
            return;
        }
        ui.add_space(space::L);
        text::group(ui, &lang.tr("cases-tickets-view-each"));
        property::properties(ui, |ui| {
            for (name, count) in &view.people {
                let value = msg!("cases-tickets-view-each-of", tickets = group(count.tickets), contacts = group(count.contacts));
                property::figure_row(ui, name, &lang.say(&value));
            }
        });
    }

    fn consultations(&self, ui: &mut Ui, cx: &Cx<'_>, day: Day, actions: &mut Actions) -> Option<(Category, Day)> {
        let lang = cx.lang;
        across(ui, |ui| {
            text::heading(ui, &lang.tr("cases-tickets-view-categories"));
            clause_link(ui, Why::of("FLOW-12"), actions);
        });
        ui.add_space(space::S);
        let number = |count: usize| i64::try_from(count).unwrap_or(i64::MAX);
        let whole: usize = self.categories.values().map(Vec::len).sum();
        let bars: Vec<Bar> = Category::ALL
            .iter()
            .map(|category| {
                let count = self.categories.get(category).map_or(0, Vec::len);
                let figure = msg!("cases-tickets-view-share", count = count, share = share(number(count), number(whole)));
                Bar {
                    name: lang.say(&category.message()),
                    figure: lang.say(&figure),
                    share: count as f32 / whole.max(1) as f32,
                    ..Bar::default()
                }
            })
            .collect();
        let category = chart::bars(ui, &lang.tr("cases-tickets-view-categories"), &bars).and_then(|at| Category::ALL.get(at))?;
        Some((*category, day))
    }
}
