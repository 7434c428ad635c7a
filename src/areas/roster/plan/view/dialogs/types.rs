//! The kinds of shift: those in use and those retired at the left, the chosen one at the right.

use egui::{Align, Context, Layout, ScrollArea, Sense, Ui, vec2};
use jiff::civil::Time;

use super::super::super::Command;
use super::super::book::Book;
use super::super::chip::{self, Letters, Look};
use super::super::kind_times;
use super::Sent;
use crate::areas::roster::model::{ShiftType, ShiftTypeDraft};
use crate::areas::view::{Actions, Cx};
use crate::msg;
use crate::ui::check::checkbox;
use crate::ui::dialog::{self, Dialog as Frame};
use crate::ui::field::{self, Field};
use crate::ui::focus::{self, Ring};
use crate::ui::tokens::{radius, size, space, tokens};
use crate::ui::{Button, fonts, icons, paint, text};

/// Kinds of shift.
pub struct TypesForm {
    /// Which is edited, with its revision; `None` for a new one.
    of: Option<(i64, i64)>,
    /// As it was when it was chosen.
    base: Option<ShiftTypeDraft>,
    name: String,
    start: String,
    end: String,
    night: bool,
    before: bool,
    least: String,
    skills: String,
    tint: i64,
    pub(super) sent: Sent,
    /// What was sent was done: what is chosen is read again from the next answer.
    again: bool,
}

impl TypesForm {
    pub(super) fn new(book: &Book) -> Self {
        let mut form = TypesForm {
            of: None,
            base: None,
            name: String::new(),
            start: String::new(),
            end: String::new(),
            night: false,
            before: false,
            least: String::new(),
            skills: String::new(),
            tint: 0,
            sent: Sent::default(),
            again: false,
        };
        match book.kinds().next() {
            Some(kind) => form.choose(kind),
            None => form.begin(book),
        }
        form
    }

    fn choose(&mut self, kind: &ShiftType) {
        let draft = &kind.draft;
        let clock = |time: Time| format!("{:02}:{:02}", time.hour(), time.minute());
        self.of = Some((kind.id, kind.rev));
        self.base = Some(draft.clone());
        (self.name, self.start, self.end) = (draft.name.clone(), clock(draft.start), clock(draft.end));
        (self.night, self.before) = (draft.night, draft.date_offset == -1);
        (self.least, self.skills, self.tint) = (draft.min_staff.to_string(), draft.skills.clone(), draft.tint);
        self.sent = Sent::default();
    }

    fn begin(&mut self, book: &Book) {
        (self.of, self.base) = (None, None);
        (self.name, self.start, self.end, self.skills) = (String::new(), "09:00".to_owned(), "18:00".to_owned(), String::new());
        (self.night, self.before, self.least) = (false, false, "0".to_owned());
        self.tint = i64::try_from(book.grid.types.len() % 4).unwrap_or(0);
        self.sent = Sent::default();
    }

    /// What is typed; `None` where a time or a number is none.
    fn draft(&self) -> Option<ShiftTypeDraft> {
        Some(ShiftTypeDraft {
            name: self.name.trim().to_owned(),
            start: clock_of(&self.start)?,
            end: clock_of(&self.end)?,
            night: self.night,
            date_offset: if self.before { -1 } else { 0 },
            min_staff: self.least.trim().parse().ok()?,
            skills: self.skills.split(['、', ',', '，', ' ']).filter(|skill| !skill.is_empty()).collect::<Vec<_>>().join("、"),
            tint: self.tint,
        })
    }

    pub(super) fn unsaved(&self) -> bool {
        match &self.base {
            Some(base) => self.draft().as_ref() != Some(base),
            None => !self.name.trim().is_empty(),
        }
    }

    /// What was sent is stored.
    pub(super) fn stored(&mut self) {
        self.again = true;
    }

    pub(super) fn ui(&mut self, ctx: &Context, cx: &Cx<'_>, book: &Book, actions: &mut Actions) -> bool {
        if self.again {
            self.read_again(book);
        }
        let title = cx.lang.tr("roster-plan-types-title");
        let shown = Frame::new("plan-types", &title).explanation(&cx.lang.tr("roster-plan-types-explained")).width(680.0).show(ctx, |ui| {
            ui.horizontal_top(|ui| {
                ui.spacing_mut().item_spacing.x = space::XL;
                ui.allocate_ui_with_layout(vec2(220.0, 380.0), Layout::top_down(Align::Min), |ui| self.list(ui, cx, book));
                ui.allocate_ui_with_layout(vec2(ui.available_width(), 380.0), Layout::top_down(Align::Min), |ui| {
                    self.fields(ui, cx, book, actions);
                });
            });
            self.foot(ui, cx, book, actions)
        });
        if shown.confirmed {
            self.save(actions);
        }
        shown.inner || shown.dismissed
    }

    /// After storing, the kind with this name is the chosen one, with its new revision.
    fn read_again(&mut self, book: &Book) {
        let stored = match self.of {
            Some((id, rev)) => book.kind(id).filter(|kind| kind.rev != rev),
            None => book.grid.types.iter().filter(|kind| kind.draft.name == self.name.trim()).max_by_key(|kind| kind.id),
        };
        if let Some(kind) = stored {
            self.choose(kind);
            self.again = false;
        }
    }

    fn list(&mut self, ui: &mut Ui, cx: &Cx<'_>, book: &Book) {
        let t = tokens(ui);
        let mut letters = Letters::default();
        ui.set_width(220.0);
        ui.spacing_mut().item_spacing.y = 0.0;
        ScrollArea::vertical().max_height(340.0).auto_shrink([false, true]).show(ui, |ui| {
            for kind in &book.grid.types {
                let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), size::ROW), Sense::click());
                let chosen = self.of.is_some_and(|(id, _)| id == kind.id);
                let words = if kind.used { kind_times(kind) } else { cx.lang.tr("roster-plan-retired").into_owned() };
                let name = format!("{} {words}", kind.draft.name);
                response.widget_info(|| egui::WidgetInfo::selected(egui::Role::ListBoxOption, true, chosen, &name));
                if chosen || response.hovered() {
                    let fill = if chosen { t.selected } else { t.raised_hover };
                    ui.painter().rect_filled(rect, egui::CornerRadius::same(radius::CONTROL), fill);
                }
                let tag = egui::Rect::from_min_size(rect.left_center() + vec2(8.0, -10.0), vec2(26.0, 20.0));
                let look = Look { text: &kind.draft.name, tint: kind.draft.tint, ..Look::default() };
                chip::chip(ui, ui.painter(), &mut letters, tag, look);
                let galley = paint::line_of(ui, &words, fonts::regular(size::TABLE));
                let color = if kind.used { t.text } else { t.text_3 };
                paint::put(ui.painter(), galley, rect.with_min_x(tag.right() + space::M), Align::Min, color);
                focus::ring(ui, &response, rect, radius::CONTROL, Ring::Inside);
                if response.clicked() {
                    self.choose(kind);
                }
            }
        });
        ui.add_space(space::M);
        if Button::quiet(&cx.lang.tr("roster-plan-type-new")).icon(icons::PLUS).small().show(ui).clicked() {
            self.begin(book);
        }
    }

    fn fields(&mut self, ui: &mut Ui, cx: &Cx<'_>, book: &Book, actions: &mut Actions) {
        let lang = cx.lang;
        ui.spacing_mut().item_spacing.y = space::L;
        let used = self.of.and_then(|(id, _)| book.kind(id)).is_none_or(|kind| kind.used);
        let error = |sent: &Sent, name: &str| sent.error(cx, name);
        let time_error = |text: &str| clock_of(text).is_none().then(|| lang.tr("roster-plan-type-time").into_owned());
        field::row(ui, &[1.0, 1.0, 1.0], |ui, at| {
            let (id, place, wrong) = match at {
                0 => ("roster-plan-type-field-name", &mut self.name, error(&self.sent, "name")),
                1 => ("roster-plan-type-start", &mut self.start, None),
                _ => ("roster-plan-type-end", &mut self.end, None),
            };
            let wrong = if at == 0 { wrong } else { time_error(place) };
            Field::new(&lang.tr(id)).required().error(wrong.as_deref()).limit(8).text(ui, place);
        });
        field::row(ui, &[1.0, 2.0], |ui, at| {
            if at == 0 {
                let wrong = error(&self.sent, "min_staff");
                Field::new(&lang.tr("roster-plan-type-least")).right().error(wrong.as_deref()).limit(3).text(ui, &mut self.least);
            } else {
                let hint = lang.tr("roster-plan-type-skills-hint");
                Field::new(&lang.tr("roster-plan-type-skills")).placeholder(&hint).limit(120).text(ui, &mut self.skills);
            }
        });
        checkbox(ui, &mut self.night, &lang.tr("roster-plan-type-night"));
        checkbox(ui, &mut self.before, &lang.tr("roster-plan-type-before"));
        ui.horizontal(|ui| {
            ui.spacing_mut().item_spacing.x = space::M;
            text::small(ui, &lang.tr("roster-plan-type-tint"));
            for tint in 0..4 {
                tint_box(ui, cx, &self.name, tint, &mut self.tint);
            }
        });
        if let Some(draft) = self.draft() {
            let span = draft.span(cx.now.day());
            let words = msg!("roster-plan-type-lasts", time = super::super::super::model::duration(span.minutes()));
            text::caption(ui, &lang.say(&words));
        }
        if !used {
            text::paragraph(ui, &lang.tr("roster-plan-type-retired-note"));
        }
        self.sent.say(ui, cx, actions);
    }

    fn foot(&mut self, ui: &mut Ui, cx: &Cx<'_>, book: &Book, actions: &mut Actions) -> bool {
        let lang = cx.lang;
        dialog::buttons(ui, |ui| {
            let busy = lang.tr("roster-plan-busy");
            let incomplete = lang.tr("roster-plan-type-incomplete");
            let label = lang.tr("roster-plan-type-save");
            let save = Button::primary(&label).key("Ctrl Enter").busy(&busy, self.sent.busy());
            if save.allowed(self.draft().is_some(), &incomplete).show(ui).clicked() {
                self.save(actions);
            }
            let close = Button::secondary(&lang.tr("ui-close")).key("Esc").show(ui).clicked();
            if let Some(kind) = self.of.and_then(|(id, _)| book.kind(id)) {
                let id = if kind.used { "roster-plan-type-retire" } else { "roster-plan-type-revive" };
                if Button::quiet(&lang.tr(id)).show(ui).clicked() && !self.sent.busy() {
                    self.sent.send(Command::UseType { id: kind.id, rev: kind.rev, used: !kind.used }, actions);
                }
            }
            close
        })
    }

    fn save(&mut self, actions: &mut Actions) {
        if let Some(draft) = self.draft().filter(|_| !self.sent.busy()) {
            self.sent.send(Command::PutType { of: self.of, draft: Box::new(draft) }, actions);
        }
    }
}

/// One of the four tints, with the name on it.
fn tint_box(ui: &mut Ui, cx: &Cx<'_>, name: &str, tint: i64, chosen: &mut i64) {
    let (rect, response) = ui.allocate_exact_size(vec2(38.0, 26.0), Sense::click());
    let said = cx.lang.say(&msg!("roster-plan-type-nth-tint", n = tint + 1));
    response.widget_info(|| egui::WidgetInfo::selected(egui::Role::RadioButton, true, *chosen == tint, &said));
    let tag = egui::Rect::from_center_size(rect.center(), vec2(26.0, 20.0));
    chip::chip(ui, ui.painter(), &mut Letters::default(), tag, Look { text: name.trim(), tint, ..Look::default() });
    if *chosen == tint {
        focus::paint_ring(ui, tag.expand(2.0), 6, Ring::On);
    }
    focus::ring(ui, &response, rect, radius::CONTROL, Ring::Inside);
    if response.clicked() {
        *chosen = tint;
    }
}

/// `8:00`, `08:00` or `0800`.
fn clock_of(text: &str) -> Option<Time> {
    let text = text.trim().replace('：', ":");
    let (hour, minute) = match text.split_once(':') {
        Some(parts) => parts,
        None if text.chars().count() == 4 && text.is_ascii() => text.split_at_checked(2)?,
        None => return None,
    };
    Time::new(hour.parse().ok()?, minute.parse().ok()?, 0, 0).ok()
}
