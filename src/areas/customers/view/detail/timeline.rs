//! 沟通记录: everything that happened with the customer on one timeline, newest first, by kind and by person, page by page.

use egui::{Align, Layout, Ui, vec2};

use super::{Detail, Wish, not_editable};
use crate::areas::customers::clauses::file_17_first_contact;
use crate::areas::customers::view::care::{Care, name_of};
use crate::areas::customers::view::show::{self, Reason, telling};
use crate::areas::customers::{self, FileView, Question, Timeline};
use crate::areas::parts;
use crate::areas::view::{Action, Actions, Cx, Route, Slot};
use crate::areas::{Event, EventFilter, EventKind, Query};
use crate::base::{Finding, Function, Instant, Verdict, begin_of};
use crate::msg;
use crate::ui::timeline::{self, Entry};
use crate::ui::tokens::{Family, space};
use crate::ui::{Button, field, icons, menu, text};

/// Events that one more page brings.
const PAGE: usize = 60;

/// Kinds in the order of the filter, with their text ids.
const KINDS: [(EventKind, &str); 9] = [
    (EventKind::Contact, "customers-event-kind-contact"),
    (EventKind::Order, "customers-event-kind-order"),
    (EventKind::Payment, "customers-event-kind-payment"),
    (EventKind::Slip, "customers-event-kind-slip"),
    (EventKind::Repair, "customers-event-kind-repair"),
    (EventKind::Visit, "customers-event-kind-visit"),
    (EventKind::Complaint, "customers-event-kind-complaint"),
    (EventKind::Fee, "customers-event-kind-fee"),
    (EventKind::Change, "customers-event-kind-change"),
];

/// What the tab shows and what was asked for it.
#[derive(Default)]
pub(super) struct Events {
    shown: Option<Box<Timeline>>,
    filter: EventFilter,
    pages: usize,
    asked: Option<(i64, EventFilter, usize)>,
}

impl Events {
    /// What is shown may be old.
    pub fn stale(&mut self) {
        self.asked = None;
    }

    /// Another customer is shown.
    pub fn forget(&mut self) {
        *self = Events::default();
    }

    /// Takes the answer, unless another customer is shown by now.
    pub fn answer(&mut self, timeline: &Timeline) {
        if self.asked.as_ref().is_some_and(|(id, filter, _)| *id == timeline.id && *filter == timeline.filter) {
            self.shown = Some(Box::new(timeline.clone()));
        }
    }

    fn want(&mut self, id: i64, actions: &mut Actions) {
        let limit = PAGE * (self.pages + 1);
        let wanted = (id, self.filter.clone(), limit);
        if self.asked.as_ref() != Some(&wanted) {
            self.asked = Some(wanted);
            let question = Question::Timeline { id, filter: self.filter.clone(), limit };
            actions.push(Action::Ask(Slot::Timeline, Query::Customers(customers::Query::Record(question))));
        }
    }
}

impl Detail {
    pub(super) fn dealings(&mut self, ui: &mut Ui, cx: &Cx<'_>, view: &FileView, actions: &mut Actions) -> Option<Wish> {
        self.events.want(view.customer.id, actions);
        let wish = self.dealing_buttons(ui, cx, view);
        ui.add_space(space::M);
        first_contact(ui, cx, view, actions);
        ui.add_space(space::M);
        self.filters(ui, cx);
        ui.add_space(space::S);
        let Some(shown) = &self.events.shown else {
            show::placeholder(ui, 0.6);
            return wish;
        };
        if shown.events.is_empty() {
            text::paragraph(ui, &cx.lang.tr("customers-event-none"));
        }
        lines(ui, cx, &shown.events, actions);
        if shown.more {
            ui.add_space(space::S);
            if Button::link(&cx.lang.tr("customers-event-older")).small().show(ui).clicked() {
                self.events.pages += 1;
            }
        }
        let at = Instant(view.customer.created_at);
        let made = msg!("customers-view-made", day = at.day().to_string(), time = show::clock(at));
        text::caption(ui, &cx.lang.say(&made));
        wish
    }

    fn dealing_buttons(&mut self, ui: &mut Ui, cx: &Cx<'_>, view: &FileView) -> Option<Wish> {
        let why = (!view.editable).then(|| not_editable(cx));
        let mut wish = None;
        ui.allocate_ui_with_layout(vec2(ui.available_width(), 30.0), Layout::left_to_right(Align::Center), |ui| {
            ui.spacing_mut().item_spacing.x = space::M;
            let note = cx.lang.tr("customers-care-note-title");
            let button = Button::secondary(&note).icon(icons::CHAT_TEXT).small().refused_if(why.as_ref().map(Reason::refused));
            if button.show(ui).clicked() {
                wish = Some(Wish::Care(Box::new(Care::note(&view.customer))));
            }
            if Button::secondary(&cx.lang.tr("customers-month-title")).icon(icons::CALENDAR_BLANK).small().show(ui).clicked() {
                wish = Some(Wish::Month(view.customer.id));
            }
        });
        wish
    }

    fn filters(&mut self, ui: &mut Ui, cx: &Cx<'_>) {
        let all = cx.lang.tr("customers-event-all");
        let filter = &mut self.events.filter;
        let before = filter.clone();
        ui.horizontal(|ui| {
            ui.spacing_mut().item_spacing.x = space::M;
            let kind = filter.kind.and_then(|kind| KINDS.iter().find(|(known, _)| *known == kind)).map(|(_, id)| cx.lang.tr(id));
            let chip = field::drop_chip(ui, &cx.lang.tr("customers-event-kind"), kind.as_ref().unwrap_or(&all));
            menu::menu(&chip, 160.0, |ui| {
                if menu::Item::new(&all).checked(filter.kind.is_none()).show(ui).clicked() {
                    filter.kind = None;
                }
                for (kind, id) in KINDS {
                    if menu::Item::new(&cx.lang.tr(id)).checked(filter.kind == Some(kind)).show(ui).clicked() {
                        filter.kind = Some(kind);
                    }
                }
            });
            let people = self.events.shown.as_ref().map(|shown| shown.people.as_slice()).unwrap_or_default();
            let chip = field::drop_chip(ui, &cx.lang.tr("customers-event-who"), filter.who.as_deref().unwrap_or(&all));
            menu::menu(&chip, 160.0, |ui| {
                if menu::Item::new(&all).checked(filter.who.is_none()).show(ui).clicked() {
                    filter.who = None;
                }
                for name in people {
                    if menu::Item::new(name).checked(filter.who.as_ref() == Some(name)).show(ui).clicked() {
                        filter.who = Some(name.clone());
                    }
                }
            });
        });
        if *filter != before {
            self.events.pages = 0;
        }
    }
}

/// The same before the file's values, with the ways out: to note the talk, or to give the customer to somebody else.
pub(super) fn first_contact_with_ways(ui: &mut Ui, cx: &Cx<'_>, view: &FileView, actions: &mut Actions) -> Option<Wish> {
    view.allocation.as_ref().filter(|allocation| allocation.met_at.is_none())?;
    first_contact(ui, cx, view, actions);
    let mut wish = None;
    ui.add_space(space::S);
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = space::M;
        let why = (!view.editable).then(|| not_editable(cx));
        let note = cx.lang.tr("customers-care-note-title");
        let button = Button::secondary(&note).icon(icons::CHAT_TEXT).small().refused_if(why.as_ref().map(Reason::refused));
        if button.show(ui).clicked() {
            wish = Some(Wish::Care(Box::new(Care::note(&view.customer))));
        }
        let why = cx.me.must_do_all(Function::CustomerManage).err().map(|refusal| Reason::of(cx.lang, &refusal));
        let give = cx.lang.tr("customers-care-reallocate");
        if Button::quiet(&give).small().refused_if(why.as_ref().map(Reason::refused)).show(ui).clicked() {
            wish = Some(Wish::Care(Box::new(Care::allocate(vec![view.customer.id], name_of(&view.customer), actions))));
        }
    });
    ui.add_space(space::L);
    wish
}

/// Until when the agent must have spoken with the customer (FILE-17).
fn first_contact(ui: &mut Ui, cx: &Cx<'_>, view: &FileView, actions: &mut Actions) {
    let Some(allocation) = view.allocation.as_ref().filter(|allocation| allocation.met_at.is_none()) else { return };
    let (by, day) = (allocation.by.as_str(), allocation.at.day().to_string());
    let late = file_17_first_contact::days_late(allocation.at, cx.now);
    let (verdict, message) = if late > 0 {
        (Verdict::Refused, msg!("customers-care-overdue", days = late, by = by, day = day))
    } else {
        let due = file_17_first_contact::due(allocation.at).to_string();
        (Verdict::Warned, msg!("customers-care-due", by = by, day = day, due = due))
    };
    let why = telling(cx).first_contact(allocation);
    parts::judged(ui, cx, &Finding { clause: "FILE-17", verdict, message }, why, actions);
}

/// Events below the heads of their days.
fn lines(ui: &mut Ui, cx: &Cx<'_>, events: &[Event], actions: &mut Actions) {
    timeline::timeline(ui, |ui| {
        let mut head = None;
        for (place, event) in events.iter().enumerate() {
            let day = event.at.day();
            if head != Some(day) {
                head = Some(day);
                timeline::day_head(ui, &show::day_head(cx.lang, day, cx.now.day()));
            }
            let last = events.get(place + 1).is_none_or(|next| next.at.day() != day);
            line(ui, cx, event, last, actions);
        }
    });
}

fn line(ui: &mut Ui, cx: &Cx<'_>, event: &Event, last: bool, actions: &mut Actions) {
    let (icon, family) = look(event.kind);
    let parts: Vec<&str> = [event.detail.as_str(), event.who.as_str()].into_iter().filter(|part| !part.is_empty()).collect();
    let (text, detail, time) = (cx.lang.say(&event.title), parts.join("　"), time_of(event));
    let drawn = timeline::entry(ui, &Entry { icon, family, text: &text, detail: &detail, time: &time, last });
    if event.place == "slips" && drawn.interact(egui::Sense::click()).clicked() {
        actions.push(Action::Go(Route::Slips));
    }
}

/// The time of an event; nothing where only its day was entered.
fn time_of(event: &Event) -> String {
    if event.kind == EventKind::Order && event.at == begin_of(event.at.day()) { String::new() } else { show::clock(event.at) }
}

/// Icon and colour of a kind: what asks for help stands out, what was changed stays quiet.
pub(in crate::areas::customers::view) fn look(kind: EventKind) -> (&'static str, Family) {
    match kind {
        EventKind::Contact => (icons::CHAT_TEXT, Family::Accent),
        EventKind::Order => (icons::RECEIPT, Family::Success),
        EventKind::Payment => (icons::CHECK_CIRCLE, Family::Success),
        EventKind::Slip => (icons::CLIPBOARD_TEXT, Family::Neutral),
        EventKind::Repair => (icons::WRENCH, Family::Info),
        EventKind::Visit => (icons::PHONE, Family::Accent),
        EventKind::Complaint => (icons::MEGAPHONE, Family::Warning),
        EventKind::Fee => (icons::VAULT, Family::Neutral),
        EventKind::Change => (icons::PENCIL_SIMPLE, Family::Neutral),
    }
}
