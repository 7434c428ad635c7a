//! The calendar of a year: holidays and worked weekends as a table that is stored as a whole, closed days one by one.

use egui::{Align, Context, Layout, ScrollArea, Ui, vec2};

use super::super::super::Command;
use super::super::super::files::{PlanPick, Table};
use super::super::book::Book;
use super::Sent;
use crate::areas::roster::model::{CalendarDay, DayKind};
use crate::areas::view::{Action, Actions, Cx, Pick};
use crate::base::Day;
use crate::i18n::{day_long, weekday};
use crate::msg;
use crate::ui::button::IconButton;
use crate::ui::dialog::{self, Dialog as Frame};
use crate::ui::field::Field;
use crate::ui::tokens::{Family, size, space};
use crate::ui::{Badge, Button, chip, icons, text};

/// Holidays and closed days of a year.
pub struct CalendarForm {
    year: i16,
    /// 休 and 班 as they are typed; `None` while they are as stored.
    marks: Option<Vec<CalendarDay>>,
    /// Where a table that was read comes from.
    source: String,
    /// A table of a file: it is taken over as a notice, with days of the neighbouring years.
    table: Option<Table>,
    day: Option<Day>,
    kind: usize,
    name: String,
    pub(super) sent: Sent,
}

/// What may be marked, in the order of the choice.
const KINDS: [DayKind; 3] = [DayKind::Holiday, DayKind::Workday, DayKind::Closed];

impl CalendarForm {
    pub(super) fn new(_: &Book, year: i16) -> Self {
        CalendarForm {
            year,
            marks: None,
            source: String::new(),
            table: None,
            day: None,
            kind: 0,
            name: String::new(),
            sent: Sent::default(),
        }
    }

    pub(super) fn unsaved(&self) -> bool {
        self.marks.is_some() || self.table.is_some()
    }

    /// Takes a table that was read from a file.
    pub fn take(&mut self, table: &Table) {
        self.year = table.year;
        self.marks = Some(table.days.iter().filter(|mark| mark.day.year() == table.year).cloned().collect());
        self.source = table.file.clone();
        self.table = Some(table.clone());
    }

    /// What was sent is stored.
    pub(super) fn stored(&mut self, command: &Command) {
        if !matches!(command, Command::Close { .. }) {
            (self.marks, self.table, self.source) = (None, None, String::new());
        }
    }

    fn shown(&self, book: &Book) -> Vec<CalendarDay> {
        let stored = book.grid.calendar.days.iter().filter(|(day, _)| day.year() == self.year).flat_map(|(_, marks)| marks);
        let mut marks: Vec<CalendarDay> = match &self.marks {
            Some(typed) => stored.filter(|mark| mark.kind == DayKind::Closed).chain(typed).cloned().collect(),
            None => stored.cloned().collect(),
        };
        marks.sort_by_key(|mark| (mark.day, mark.kind));
        marks
    }

    pub(super) fn ui(&mut self, ctx: &Context, cx: &Cx<'_>, book: &Book, actions: &mut Actions) -> bool {
        let lang = cx.lang;
        let title = lang.tr("roster-plan-calendar-title");
        let explained = lang.tr("roster-plan-calendar-explained");
        let shown = Frame::new("plan-calendar", &title).explanation(&explained).width(560.0).show(ctx, |ui| {
            ui.spacing_mut().item_spacing.y = space::M;
            self.head(ui, cx, book, actions);
            self.list(ui, cx, book, actions);
            self.adder(ui, cx, book, actions);
            self.sent.say(ui, cx, actions);
            if let Some(error) = self.sent.error(cx, "days").or(self.sent.error(cx, "name")) {
                crate::ui::field::error_line(ui, &error);
            }
            ui.spacing_mut().item_spacing.y = 0.0;
            self.foot(ui, cx, actions)
        });
        if shown.confirmed {
            self.save(actions);
        }
        shown.inner || shown.dismissed
    }

    fn head(&mut self, ui: &mut Ui, cx: &Cx<'_>, book: &Book, actions: &mut Actions) {
        let lang = cx.lang;
        ui.allocate_ui_with_layout(vec2(ui.available_width(), size::CONTROL), Layout::left_to_right(Align::Center), |ui| {
            ui.spacing_mut().item_spacing.x = space::M;
            let turns = self.marks.is_none();
            if IconButton::new(icons::CARET_LEFT, &lang.tr("roster-plan-previous-year")).small().show(ui).clicked() && turns {
                self.year -= 1;
            }
            text::strong(ui, &lang.say(&msg!("roster-plan-year", year = self.year.to_string())));
            if IconButton::new(icons::CARET_RIGHT, &lang.tr("roster-plan-next-year")).small().show(ui).clicked() && turns {
                self.year += 1;
            }
            if !book.grid.calendar.years.contains(&self.year) && self.marks.is_none() {
                Badge::new(&lang.tr("roster-plan-year-none"), Family::Warning).show(ui);
            } else if self.marks.is_some() {
                Badge::new(&lang.tr("roster-plan-year-unsaved"), Family::Info).show(ui);
            }
            ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                ui.spacing_mut().item_spacing.x = space::M;
                if Button::secondary(&lang.tr("roster-plan-calendar-import")).small().icon(icons::DOWNLOAD_SIMPLE).show(ui).clicked() {
                    actions.push(Action::Pick(Pick::Plan(PlanPick::Holidays)));
                }
                // A year of which nothing is known has nothing to be restored.
                let known = book.grid.calendar.years.contains(&self.year);
                if known && Button::quiet(&lang.tr("roster-plan-calendar-built-in")).small().show(ui).clicked() && !self.sent.busy() {
                    self.sent.send(Command::ClearYear { year: self.year }, actions);
                }
            });
        });
    }

    fn list(&mut self, ui: &mut Ui, cx: &Cx<'_>, book: &Book, actions: &mut Actions) {
        let lang = cx.lang;
        let shown = self.shown(book);
        if shown.is_empty() {
            text::paragraph(ui, &lang.tr("roster-plan-calendar-empty"));
            return;
        }
        let mut gone = None;
        ScrollArea::vertical().max_height(250.0).auto_shrink([false, true]).show(ui, |ui| {
            ui.spacing_mut().item_spacing.y = 0.0;
            for mark in &shown {
                ui.allocate_ui_with_layout(vec2(ui.available_width(), 28.0), Layout::left_to_right(Align::Center), |ui| {
                    ui.spacing_mut().item_spacing.x = space::L;
                    let family = match mark.kind {
                        DayKind::Holiday => Family::Success,
                        DayKind::Workday => Family::Warning,
                        DayKind::Closed => Family::Danger,
                    };
                    Badge::new(mark.kind.word(), family).show(ui);
                    text::small(ui, &format!("{} {}", mark.day, weekday(lang, mark.day)));
                    text::small(ui, &mark.name);
                    ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                        let label = lang.say(&msg!("roster-plan-calendar-remove", day = mark.day.to_string(), name = mark.name.as_str()));
                        if IconButton::new(icons::TRASH, &label).small().show(ui).clicked() {
                            gone = Some(mark.clone());
                        }
                    });
                });
            }
        });
        match gone {
            Some(mark) if mark.kind == DayKind::Closed => self.sent.send(Command::Close { day: mark.day, name: None }, actions),
            Some(mark) => self.typed(book).retain(|one| *one != mark),
            None => {}
        }
    }

    /// 休 and 班 of the year, to be changed.
    fn typed(&mut self, book: &Book) -> &mut Vec<CalendarDay> {
        let year = self.year;
        self.table = None;
        self.marks.get_or_insert_with(|| {
            let of_year = book.grid.calendar.days.iter().filter(|(day, _)| day.year() == year).flat_map(|(_, marks)| marks);
            of_year.filter(|mark| mark.kind != DayKind::Closed).cloned().collect()
        })
    }

    fn adder(&mut self, ui: &mut Ui, cx: &Cx<'_>, book: &Book, actions: &mut Actions) {
        let lang = cx.lang;
        let middle = Layout::left_to_right(Align::Center);
        ui.allocate_ui_with_layout(vec2(ui.available_width(), size::CONTROL), middle, |ui| {
            ui.spacing_mut().item_spacing.x = space::M;
            Field::new(&lang.tr("roster-plan-calendar-day")).bare().width(150.0).date(ui, lang, &mut self.day, cx.now.day());
            let words = KINDS.map(|kind| {
                lang.tr(match kind {
                    DayKind::Holiday => "roster-plan-kind-holiday",
                    DayKind::Workday => "roster-plan-kind-workday",
                    DayKind::Closed => "roster-plan-kind-closed",
                })
            });
            chip::segmented(ui, &lang.tr("roster-plan-calendar-kind"), &words.each_ref().map(AsRef::as_ref), &mut self.kind);
            let label = lang.tr("roster-plan-calendar-name");
            Field::new(&label).bare().placeholder(&label).width(120.0).limit(20).text(ui, &mut self.name);
            let ready = self.day.is_some() && !self.name.trim().is_empty();
            let why = lang.tr("roster-plan-calendar-incomplete");
            if Button::secondary(&lang.tr("roster-plan-calendar-add")).allowed(ready, &why).show(ui).clicked()
                && let Some(day) = self.day
            {
                self.add(book, day, actions);
            }
        });
        if let Some(day) = self.day {
            text::caption(ui, &day_long(lang, day));
        }
    }

    fn add(&mut self, book: &Book, day: Day, actions: &mut Actions) {
        let name = self.name.trim().to_owned();
        match KINDS.get(self.kind) {
            Some(DayKind::Closed) => self.sent.send(Command::Close { day, name: Some(name) }, actions),
            Some(kind) => {
                // A mark of another year is one of that year's table.
                if self.marks.is_none() {
                    self.year = day.year();
                }
                let mark = CalendarDay { day, kind: *kind, name };
                let marks = self.typed(book);
                marks.retain(|one| one.day != day);
                marks.push(mark);
            }
            None => {}
        }
        self.day = Some(crate::base::plus_days(day, 1));
    }

    fn foot(&mut self, ui: &mut Ui, cx: &Cx<'_>, actions: &mut Actions) -> bool {
        let lang = cx.lang;
        dialog::buttons(ui, |ui| {
            let busy = lang.tr("roster-plan-busy");
            let (label, unchanged) = (lang.tr("roster-plan-calendar-save"), lang.tr("roster-plan-calendar-unchanged"));
            let save = Button::primary(&label).key("Ctrl Enter").busy(&busy, self.sent.busy());
            if save.allowed(self.marks.is_some(), &unchanged).show(ui).clicked() {
                self.save(actions);
            }
            Button::secondary(&lang.tr("ui-close")).key("Esc").show(ui).clicked()
        })
    }

    fn save(&mut self, actions: &mut Actions) {
        if self.sent.busy() {
            return;
        }
        let command = match (&self.table, &self.marks) {
            (Some(table), _) => Command::ImportCalendar { year: table.year, days: table.days.clone(), source: table.file.clone() },
            (None, Some(marks)) => Command::SetYear { year: self.year, days: marks.clone(), source: self.source.clone() },
            (None, None) => return,
        };
        self.sent.send(command, actions);
    }
}
