//! 月度管理记录: what happened with a customer in a month, and what is still open (FILE-31).

use egui::{Context, ScrollArea, Ui, vec2};

use super::detail::timeline::look;
use super::show;
use super::slips::month_stepper;
use crate::areas::customers::clauses::file_31_month::Part;
use crate::areas::customers::{self, MonthSheet, Question};
use crate::areas::view::{Action, Actions, Cx, Slot};
use crate::areas::{Event, Query, parts};
use crate::base::Day;
use crate::msg;
use crate::ui::timeline::{self, Entry};
use crate::ui::tokens::space;
use crate::ui::{Button, Dialog, dialog, text};

/// Height of the window around the sheet's own rows.
const AROUND: f32 = 370.0;

/// The open dialog.
pub struct Month {
    id: i64,
    month: Day,
    sheet: Option<Box<MonthSheet>>,
}

impl Month {
    /// The month of this day.
    pub fn new(id: i64, day: Day, actions: &mut Actions) -> Self {
        let month = Month { id, month: day.first_of_month(), sheet: None };
        month.ask(actions);
        month
    }

    fn ask(&self, actions: &mut Actions) {
        let question = Question::Month { id: self.id, month: self.month };
        actions.push(Action::Ask(Slot::Month, Query::Customers(customers::Query::Record(question))));
    }

    /// Takes the sheet, unless another one is shown by now.
    pub fn answer(&mut self, sheet: &MonthSheet) {
        if (sheet.id, sheet.month) == (self.id, self.month) {
            self.sheet = Some(Box::new(sheet.clone()));
        }
    }

    /// Draws it; returns true when it closes.
    pub fn ui(&mut self, ctx: &Context, cx: &Cx<'_>, actions: &mut Actions) -> bool {
        let (title, about) = (cx.lang.tr("customers-month-title"), cx.lang.tr("customers-month-about"));
        let room = (ctx.content_rect().height() - AROUND).max(160.0);
        let shown = Dialog::new("month", &title).explanation(&about).wide().show(ctx, |ui| {
            let moved = ui.horizontal(|ui| month_stepper(ui, cx.lang, self.month)).inner;
            if let Some(month) = moved {
                (self.month, self.sheet) = (month, None);
                self.ask(actions);
            }
            ui.add_space(space::S);
            ScrollArea::vertical().max_height(room).min_scrolled_height(room).id_salt("month").show(ui, |ui| {
                ui.set_width(ui.available_width());
                match &self.sheet {
                    Some(sheet) => sections(ui, cx, sheet),
                    None => {
                        ui.allocate_exact_size(vec2(ui.available_width(), 40.0), egui::Sense::hover());
                    }
                }
            });
            ui.add_space(space::M);
            parts::quote(ui, cx.lang, "FILE-31");
            dialog::buttons(ui, |ui| Button::secondary(&cx.lang.tr("ui-close")).key("Esc").show(ui).clicked())
        });
        shown.inner || shown.dismissed
    }
}

const fn title_of(part: Part) -> &'static str {
    match part {
        Part::Contacts => "customers-month-contacts",
        Part::Services => "customers-month-services",
        Part::AfterSales => "customers-month-after-sales",
    }
}

fn sections(ui: &mut Ui, cx: &Cx<'_>, sheet: &MonthSheet) {
    for (part, events) in &sheet.parts {
        ui.add_space(space::M);
        text::group(ui, &cx.lang.say(&msg!("customers-month-part", part = cx.lang.tr(title_of(*part)).as_ref(), count = events.len())));
        timeline::timeline(ui, |ui| {
            for (place, event) in events.iter().enumerate() {
                let (icon, family) = look(event.kind);
                let (text, time) = (cx.lang.say(&event.title), show::day_narrow(event.at.day(), cx.now.day()));
                let detail = detail(event);
                timeline::entry(ui, &Entry { icon, family, text: &text, detail: &detail, time: &time, last: place + 1 == events.len() });
            }
        });
    }
    ui.add_space(space::M);
    text::group(
        ui,
        &cx.lang.say(&msg!("customers-month-part", part = cx.lang.tr("customers-month-open").as_ref(), count = sheet.open.len())),
    );
    for open in &sheet.open {
        text::paragraph(ui, &cx.lang.say(open));
    }
}

fn detail(event: &Event) -> String {
    [event.detail.as_str(), event.who.as_str()].into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join("　")
}
