//! 维修单 on paper (TICK-11).

use super::commands::missing;
use super::model::Repair;
use super::{Answer, Query, View, ask};
use crate::areas::Context;
use crate::base::{Instant, No};
use crate::exchange::{Block, Entry, Page};
use crate::i18n::{Lang, moment_long, money};

/// The repair order of a ticket.
///
/// # Errors
/// A refusal for who may not read it or where there is none, or a fault.
pub fn repair(cx: &Context<'_, '_>, id: i64, page: Page) -> Result<Page, No> {
    let Answer::Ticket(view) = ask(cx, &Query::Ticket { id })? else { return Err(missing().into()) };
    let order = view.repair.as_ref().ok_or_else(missing)?;
    Ok(form(&view, order, page))
}

fn form(view: &View, order: &Repair, page: Page) -> Page {
    let lang = page.lang;
    let ticket = &view.row.ticket;
    let entry = |id: &str, value: String| Entry::new(lang.tr(id), value);
    let yes_no = lang.tr(if order.by_phone { "cases-tickets-print-by-phone" } else { "cases-tickets-print-by-hand" }).into_owned();
    let cost = if order.cost > 0 { money(order.cost) } else { String::new() };
    let grid = vec![
        entry("cases-tickets-print-customer", ticket.customer_name.clone()),
        entry("cases-tickets-print-contact", ticket.draft.contact.clone()),
        Entry::wide(lang.tr("cases-tickets-print-place"), order.place.clone()),
        Entry::wide(lang.tr("cases-tickets-print-fault"), order.fault.clone()),
        entry("cases-tickets-print-reported", at(lang, Some(order.reported_at))),
        entry("cases-tickets-print-way", yes_no),
        entry("cases-tickets-print-repairer", order.repairer.clone()),
        entry("cases-tickets-print-contacted", at(lang, order.contacted_at)),
        entry("cases-tickets-print-sent", at(lang, order.sent_at)),
        entry("cases-tickets-print-done", at(lang, order.done_at)),
        entry("cases-tickets-print-parts", order.parts.clone()),
        entry("cases-tickets-print-cost", cost),
        entry("cases-tickets-print-signed", order.signed_by.clone()),
        entry("cases-tickets-print-signed-at", at(lang, order.signed_at)),
        Entry::wide(lang.tr("cases-tickets-print-visit"), order.visit.clone()),
    ];
    let mut facts = vec![entry("cases-tickets-print-no", order.no.clone()), entry("cases-tickets-print-ticket", ticket.no.clone())];
    facts.extend(page.facts);
    facts.push(entry("cases-tickets-print-state", lang.say(&order.state.message())));
    let signatures = ["cases-tickets-print-sign-repairer", "cases-tickets-print-sign-customer", "cases-tickets-print-sign-desk"];
    let blocks = vec![Block::Grid(grid), Block::Signatures(signatures.iter().map(|id| lang.tr(id).into_owned()).collect())];
    Page { title: lang.tr("cases-tickets-print-title").into_owned(), facts, blocks, ..page }
}

fn at(lang: Lang, moment: Option<Instant>) -> String {
    moment.map_or_else(String::new, |at| moment_long(lang, at.local()))
}
