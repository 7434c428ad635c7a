//! 往来: the first contact that is awaited, credit and sales, and one timeline of what was talked about and ordered.

use egui::{Align, Layout, Ui, vec2};

use super::{Detail, Wish, not_editable};
use crate::areas::customers::clauses::file_17_first_contact;
use crate::areas::customers::view::care::Care;
use crate::areas::customers::view::show::{self, Reason};
use crate::areas::customers::{FileView, NoteLine, Order};
use crate::areas::view::{Actions, Cx};
use crate::base::{Day, Finding, Verdict};
use crate::i18n::money;
use crate::msg;
use crate::ui::timeline::{self, Entry};
use crate::ui::tokens::{Family, space};
use crate::ui::{Button, IconButton, icons, menu, property, text};

/// One thing that happened with the customer.
enum Event<'a> {
    Note(&'a NoteLine),
    Order(&'a Order),
}

impl Event<'_> {
    fn day(&self) -> Day {
        match self {
            Event::Note(note) => note.at.day(),
            Event::Order(order) => order.draft.day,
        }
    }
}

impl Detail {
    pub(super) fn dealings(&mut self, ui: &mut Ui, cx: &Cx<'_>, view: &FileView, actions: &mut Actions) -> Option<Wish> {
        let wish = buttons(ui, cx, view);
        first_contact(ui, cx, view, actions);
        ui.add_space(space::M);
        let credit = view.credit;
        let words = msg!(
            "customers-care-credit",
            limit = money(credit.limit),
            unpaid = money(credit.unpaid),
            handling = show::word(cx.lang, credit.handling.word())
        );
        text::caption(ui, &cx.lang.say(&words));
        for (year, fen) in &view.sales {
            property::property(ui, &cx.lang.say(&msg!("customers-care-year", year = year.to_string())), &money(*fen));
        }
        ui.add_space(space::M);
        let wish_of_order = events(ui, cx, view);
        wish.or(wish_of_order)
    }
}

fn buttons(ui: &mut Ui, cx: &Cx<'_>, view: &FileView) -> Option<Wish> {
    let why = (!view.editable).then(|| not_editable(cx));
    let mut wish = None;
    ui.allocate_ui_with_layout(vec2(ui.available_width(), 30.0), Layout::left_to_right(Align::Center), |ui| {
        ui.spacing_mut().item_spacing.x = space::M;
        let (note, order) = (cx.lang.tr("customers-care-note-title"), cx.lang.tr("customers-care-order-title"));
        let button = |text, icon| Button::secondary(text).icon(icon).small().refused_if(why.as_ref().map(Reason::refused));
        if button(&note, icons::CHAT_TEXT).show(ui).clicked() {
            wish = Some(Wish::Care(Box::new(Care::note(&view.customer))));
        }
        if button(&order, icons::RECEIPT).show(ui).clicked() {
            wish = Some(Wish::Care(Box::new(Care::order(&view.customer, cx.now.day()))));
        }
    });
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
    ui.add_space(space::M);
    show::findings(ui, cx, &[Finding { clause: "FILE-17", verdict, message }], actions);
}

fn events(ui: &mut Ui, cx: &Cx<'_>, view: &FileView) -> Option<Wish> {
    let mut all: Vec<Event<'_>> = view.notes.iter().map(Event::Note).chain(view.orders.iter().map(Event::Order)).collect();
    if all.is_empty() {
        text::paragraph(ui, &cx.lang.tr("customers-care-none"));
        return None;
    }
    all.sort_by_key(|event| std::cmp::Reverse(event.day()));
    let mut wish = None;
    timeline::timeline(ui, |ui| {
        let mut head = None;
        for (place, event) in all.iter().enumerate() {
            if head != Some(event.day()) {
                head = Some(event.day());
                timeline::day_head(ui, &show::day_head(cx.lang, event.day(), cx.now.day()));
            }
            let last = all.get(place + 1).is_none_or(|next| next.day() != event.day());
            match event {
                Event::Note(note) => talk(ui, cx, note, last),
                Event::Order(order) => wish = ordered(ui, cx, view, order, last).or(wish.take()),
            }
        }
    });
    wish
}

fn talk(ui: &mut Ui, cx: &Cx<'_>, note: &NoteLine, last: bool) {
    let detail = format!("{} {}", show::word(cx.lang, &note.channel), note.name);
    let time = show::clock(note.at);
    let text = if note.text.is_empty() { "—" } else { &note.text };
    timeline::entry(ui, &Entry { icon: icons::CHAT_TEXT, family: Family::Accent, text, detail: &detail, time: &time, last });
}

/// An order with what may be done about it.
fn ordered(ui: &mut Ui, cx: &Cx<'_>, view: &FileView, order: &Order, last: bool) -> Option<Wish> {
    let draft = &order.draft;
    let open = draft.amount - draft.paid;
    let (family, state) = match (order.cancelled, open) {
        (true, _) => (Family::Neutral, cx.lang.tr("customers-care-order-gone").into_owned()),
        (false, 0) => (Family::Success, cx.lang.tr("customers-care-order-paid").into_owned()),
        (false, open) => (Family::Warning, cx.lang.say(&msg!("customers-care-order-open", open = money(open)))),
    };
    let text = cx.lang.say(&msg!("customers-care-order-line", no = order.no.as_str(), amount = money(draft.amount)));
    let products: Vec<&str> = draft.lines.iter().map(|line| line.product.as_str()).collect();
    let parts = [cx.lang.list(&products), state, order.by.clone(), order.approver.clone()];
    let parts: Vec<&str> = parts.iter().map(String::as_str).filter(|part| !part.is_empty()).collect();
    let detail = parts.join("　");
    let mut wish = None;
    ui.horizontal(|ui| {
        let width = ui.available_width() - 32.0;
        ui.allocate_ui_with_layout(vec2(width, 0.0), Layout::top_down(Align::Min), |ui| {
            timeline::entry(ui, &Entry { icon: icons::RECEIPT, family, text: &text, detail: &detail, time: "", last });
        });
        if view.editable && !order.cancelled {
            let more = IconButton::new(icons::DOTS_THREE, &format!("{} {}", cx.lang.tr("customers-view-more"), order.no)).small().show(ui);
            menu::menu(&more, 180.0, |ui| {
                if open > 0 && menu::Item::new(&cx.lang.tr("customers-care-pay-title")).icon(icons::RECEIPT).show(ui).clicked() {
                    wish = Some(Wish::Care(Box::new(Care::pay(order))));
                }
                if menu::Item::new(&cx.lang.tr("customers-care-cancel-title")).icon(icons::X).danger().show(ui).clicked() {
                    wish = Some(Wish::Care(Box::new(Care::cancel(order))));
                }
            });
        }
    });
    wish
}
