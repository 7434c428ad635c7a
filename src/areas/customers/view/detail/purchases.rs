//! 购买记录: orders with what may be done about them, credit and sales, and receipt slips (FILE-29).

use egui::{Align, Layout, Ui, vec2};

use super::{Detail, Wish, not_editable};
use crate::areas::customers::clauses::file_23_privacy::Sight;
use crate::areas::customers::view::care::{Care, Typed, name_of};
use crate::areas::customers::view::show::{self, Reason};
use crate::areas::customers::why as came;
use crate::areas::customers::{FileView, Order, Slip, SlipField, SlipState};
use crate::areas::view::{Action, Actions, Cx, Route};
use crate::areas::why;
use crate::i18n::money;
use crate::msg;
use crate::ui::timeline::{self, Entry};
use crate::ui::tokens::{Family, space, tokens};
use crate::ui::{Button, IconButton, icons, menu, property, text};

impl Detail {
    pub(super) fn purchases(&mut self, ui: &mut Ui, cx: &Cx<'_>, view: &FileView, actions: &mut Actions) -> Option<Wish> {
        let wish = buttons(ui, cx, view);
        ui.add_space(space::M);
        let credit = view.credit;
        let words = msg!(
            "customers-care-credit",
            limit = money(credit.limit),
            unpaid = money(credit.unpaid),
            handling = show::word(cx.lang, credit.handling.word())
        );
        why::value(ui, &cx.lang.say(&words), tokens(ui).text_3, &came::credit(view), actions);
        for (year, fen) in &view.sales {
            let sum = cx.lang.say(&msg!("customers-view-yuan", amount = money(*fen)));
            property::property(ui, &cx.lang.say(&msg!("customers-care-year", year = year.to_string())), &sum);
        }
        ui.add_space(space::M);
        let wish_of_order = orders(ui, cx, view);
        slips(ui, cx, view, actions);
        wish.or(wish_of_order)
    }
}

fn buttons(ui: &mut Ui, cx: &Cx<'_>, view: &FileView) -> Option<Wish> {
    let why = (!view.editable).then(|| not_editable(cx));
    let mut wish = None;
    ui.allocate_ui_with_layout(vec2(ui.available_width(), 30.0), Layout::left_to_right(Align::Center), |ui| {
        ui.spacing_mut().item_spacing.x = space::M;
        let (order, slip) = (cx.lang.tr("customers-care-order-title"), cx.lang.tr("customers-record-slip-title"));
        let button = |text, icon| Button::secondary(text).icon(icon).small().refused_if(why.as_ref().map(Reason::refused));
        if button(&order, icons::RECEIPT).show(ui).clicked() {
            wish = Some(Wish::Care(Box::new(Care::order(&view.customer, cx.now.day()))));
        }
        if button(&slip, icons::CLIPBOARD_TEXT).show(ui).clicked() {
            let known = (view.sight == Sight::Full).then_some(&view.customer);
            wish = Some(Wish::Care(Box::new(Care::record(Typed::slip(known), name_of(&view.customer)))));
        }
    });
    wish
}

fn orders(ui: &mut Ui, cx: &Cx<'_>, view: &FileView) -> Option<Wish> {
    if view.orders.is_empty() {
        text::paragraph(ui, &cx.lang.tr("customers-record-no-order"));
    }
    let mut wish = None;
    timeline::timeline(ui, |ui| {
        let mut head = None;
        for (place, order) in view.orders.iter().enumerate() {
            let day = order.draft.day;
            if head != Some(day) {
                head = Some(day);
                timeline::day_head(ui, &show::day_head(cx.lang, day, cx.now.day()));
            }
            let last = view.orders.get(place + 1).is_none_or(|next| next.draft.day != day);
            wish = ordered(ui, cx, view, order, last).or(wish.take());
        }
    });
    show::not_all(ui, cx.lang, &view.orders);
    wish
}

/// Receipt slips of the customer; a click opens the register.
fn slips(ui: &mut Ui, cx: &Cx<'_>, view: &FileView, actions: &mut Actions) {
    if view.standing.slips.is_empty() {
        return;
    }
    super::record::heading(ui, &cx.lang.tr("customers-record-slips"));
    timeline::timeline(ui, |ui| {
        for (place, slip) in view.standing.slips.iter().enumerate() {
            let text = cx.lang.say(&msg!("customers-event-slip", no = slip.no.as_str(), state = slip.state.message()));
            let values = [SlipField::Model, SlipField::Serial, SlipField::Shop].map(|field| slip.draft.get(field));
            let detail = values.into_iter().filter(|value| !value.is_empty()).collect::<Vec<_>>().join("　");
            let time = show::day_narrow(slip.at.day(), cx.now.day());
            let last = place + 1 == view.standing.slips.len();
            let family = family(slip);
            let drawn =
                timeline::entry(ui, &Entry { icon: icons::CLIPBOARD_TEXT, family, text: &text, detail: &detail, time: &time, last });
            if drawn.interact(egui::Sense::click()).clicked() {
                actions.push(Action::Go(Route::Slips));
            }
        }
    });
    show::not_all(ui, cx.lang, &view.standing.slips);
}

fn family(slip: &Slip) -> Family {
    match slip.state {
        SlipState::Incomplete => Family::Warning,
        SlipState::Doubtful => Family::Danger,
        SlipState::Verified | SlipState::Complete => Family::Neutral,
    }
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
    let products: Vec<String> = draft.lines.iter().map(|line| format!("{} × {}", line.product, money(line.quantity))).collect();
    let products: Vec<&str> = products.iter().map(String::as_str).collect();
    // Who may approve approves his own entry.
    let approver = if order.approver == order.by { String::new() } else { order.approver.clone() };
    let parts = [cx.lang.list(&products), state, order.by.clone(), approver];
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
