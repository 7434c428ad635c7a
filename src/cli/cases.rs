//! Tasks on complaints and tickets: taking a list of complaints in, giving lists out, finding one.

use std::ops::ControlFlow;
use std::path::Path;

use serde_json::{Value, json};

use super::Failure;
use super::args::{CasesOut, shown_name};
use super::print::Report;
use super::tasks::{exported, flaw_lines, flaws_json, format_of, read_whole, write_errors, wrong_answer};
use crate::areas::cases::complaints::{self, sheet};
use crate::areas::cases::sheets::{self, ExportOrder, List};
use crate::areas::cases::{self, model::moment, tickets};
use crate::areas::imports::marks;
use crate::areas::{Answer, Query};
use crate::base::{Instant, Message, mask};
use crate::desk::Desk;
use crate::exchange::OpenOptions;
use crate::i18n::Lang;
use crate::msg;

/// An import as the arguments ask for it.
pub(super) struct ImportOrder<'a> {
    pub(super) file: &'a Path,
    pub(super) open: OpenOptions,
    pub(super) dry_run: bool,
    pub(super) errors: Option<&'a Path>,
}

pub(super) fn import(desk: &mut Desk, at: Instant, lang: Lang, order: &ImportOrder<'_>) -> Result<Report, Failure> {
    let spool = read_whole(order.file, &order.open)?;
    let headings = sheet::headings(spool.headers());
    let actor = desk.session().staff;
    let going = &mut |_| ControlFlow::Continue(());
    let preview = if order.dry_run {
        sheet::preview_as(desk.store(), actor, &spool, &headings, at, going)?
    } else {
        sheet::import_as(desk.store(), actor, &shown_name(order.file), &spool, &headings, at, going)?
    };
    let marks = marks(&spool, &preview.flaws, lang)?;
    let errors = write_errors(order.errors, &spool, "cases-list-complaints", lang, &marks)?;
    let note = preview.note;
    let heading = if order.dry_run { "cli-complaints-would" } else { "cli-complaints-imported" };
    let counts = Message::plain(heading)
        .with("rows", note.rows)
        .with("created", note.created)
        .with("unchanged", note.same)
        .with("flawed", note.flawed);
    let mut lines = vec![lang.say(&counts)];
    lines.extend(flaw_lines(&marks, errors.as_deref(), lang));
    let json = json!({
        "rows": note.rows, "created": note.created, "unchanged": note.same, "flawed": note.flawed, "dry_run": order.dry_run,
        "errors": errors, "flaws": flaws_json(&marks),
    });
    Ok(Report { json, lines, clean: note.flawed == 0 })
}

/// Every complaint that is found by this text, in the order of their numbers.
pub(super) fn all_complaints(text: &str) -> List {
    let list = complaints::ListQuery {
        text: text.to_owned(),
        sort: complaints::Sort::Number,
        descending: false,
        ..complaints::ListQuery::default()
    };
    List::Complaints(Box::new(list))
}

/// Every ticket that is found by this text, the newest first.
pub(super) fn all_tickets(text: &str) -> List {
    List::Tickets(Box::new(found_tickets(text, 0)))
}

fn found_tickets(text: &str, most: usize) -> tickets::ListQuery {
    tickets::ListQuery {
        which: tickets::Which::All,
        text: text.to_owned(),
        sort: tickets::Sort::Newest,
        most,
        ..tickets::ListQuery::default()
    }
}

pub(super) fn export_order(out: &CasesOut, list: List, lang: Lang) -> Result<ExportOrder, Failure> {
    Ok(ExportOrder {
        list,
        filter: out.search.trim().to_owned(),
        reason: out.reason.clone().unwrap_or_else(|| lang.tr("cli-export-reason").into_owned()),
        format: format_of(&out.out)?,
        lang,
    })
}

pub(super) fn export(desk: &mut Desk, at: Instant, lang: Lang, order: &ExportOrder, out: &Path) -> Result<Report, Failure> {
    let actor = desk.session().staff;
    let rows = sheets::export(desk.store(), actor, order, out, at, &mut |_| ControlFlow::Continue(()))?;
    Ok(exported(rows, out, lang))
}

pub(super) fn search_complaints(desk: &mut Desk, at: Instant, lang: Lang, text: &str, limit: usize) -> Result<Report, Failure> {
    let list = complaints::ListQuery { text: text.to_owned(), limit, ..complaints::ListQuery::default() };
    let query = Query::Cases(cases::Query::Complaints(complaints::Query::List(Box::new(list))));
    let Answer::Cases(cases::Answer::Complaints(complaints::Answer::List(_, lines))) = desk.ask(&query, at)? else {
        return Err(wrong_answer());
    };
    let row = |line: &complaints::Line| {
        // Lists show numbers masked to everybody (FILE-23).
        let phone = mask::phone(&line.phone);
        let shown =
            vec![line.no.clone(), line.complainant.clone(), phone.clone(), lang.say(&line.state.message()), one_line(&line.content)];
        let json = json!({
            "no": line.no, "complainant": line.complainant, "phone": phone, "state": line.state.word(), "content": line.content,
            "handler": line.handler, "department": line.department, "accepted_at": moment(line.accepted_at),
        });
        (shown, json)
    };
    let more = lines.more;
    Ok(found(lines.iter().map(row).collect(), more, lang))
}

pub(super) fn search_tickets(desk: &mut Desk, at: Instant, lang: Lang, text: &str, limit: usize) -> Result<Report, Failure> {
    let query = Query::Cases(cases::Query::Tickets(tickets::Query::List(Box::new(found_tickets(text, limit)))));
    let Answer::Cases(cases::Answer::Tickets(tickets::Answer::List { rows, more })) = desk.ask(&query, at)? else {
        return Err(wrong_answer());
    };
    let row = |row: &tickets::Row| {
        let ticket = &row.ticket;
        let (customer, contact) = (ticket.customer_name.clone(), ticket.draft.contact.clone());
        let shown = vec![ticket.no.clone(), customer, contact, lang.say(&ticket.state.message()), one_line(&ticket.draft.content)];
        let json = json!({
            "no": ticket.no, "customer": ticket.customer_name, "contact": ticket.draft.contact, "state": ticket.state.word(),
            "content": ticket.draft.content, "first": row.first, "holder": ticket.holder.name, "accepted_at": moment(ticket.accepted_at),
        });
        (shown, json)
    };
    Ok(found(rows.iter().map(row).collect(), more, lang))
}

/// A text on one line.
fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Rows for people and for machines.
fn found(rows: Vec<(Vec<String>, Value)>, more: bool, lang: Lang) -> Report {
    let shown = rows.len();
    let (cells, objects): (Vec<_>, Vec<_>) = rows.into_iter().unzip();
    let mut lines: Vec<String> =
        cells.iter().map(|cells| cells.iter().filter(|cell| !cell.is_empty()).cloned().collect::<Vec<_>>().join("\t")).collect();
    lines.push(lang.say(&if more { msg!("cli-found-more", shown = shown) } else { msg!("cli-found-all", shown = shown) }));
    Report { json: json!({ "shown": shown, "more": more, "rows": objects }), lines, clean: true }
}
