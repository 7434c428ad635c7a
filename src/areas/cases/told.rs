//! What other areas ask of complaints and tickets: what is unfinished with a customer, which records can be checked for quality, and what
//! happened in one of them.

use super::{complaints as complaint_room, tickets as ticket_room};
use crate::areas::Context;
use crate::areas::attachments::Holder;
use crate::base::{Fault, Function, Instant, No, Refusal};
use crate::store::{Row, Sql, Tx};
use crate::{msg, sql};

/// A complaint or a ticket, as a check of quality needs it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Handled {
    /// Id.
    pub id: i64,
    /// Number.
    pub no: String,
    /// Who brought it, by name.
    pub customer: String,
    /// Who handled it: the 经办人 of a complaint, else who took it; the first-asked of a ticket.
    pub handler: i64,
    /// When it was taken.
    pub at: Instant,
    /// Where it came in.
    pub channel: String,
}

/// A line of what happened.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Happened {
    /// When.
    pub at: Instant,
    /// Who, by name.
    pub who: String,
    /// What was done or said.
    pub text: String,
}

const COMPLAINT: &str = "SELECT id, no, complainant, coalesce(handler, accepted_by), accepted_at, channel FROM complaint";
const TICKET: &str =
    "SELECT id, no, CASE WHEN customer_name <> '' THEN customer_name ELSE party END, first, accepted_at, channel FROM ticket";

fn handled(tx: &Tx<'_>, statement: &str, values: &[Sql<'_>]) -> Result<Vec<Handled>, Fault> {
    tx.all(statement, values, |row| {
        Ok(Handled {
            id: row.int(0)?,
            no: row.text(1)?,
            customer: row.text(2)?,
            handler: row.int(3)?,
            at: row.instant(4)?,
            channel: row.text(5)?,
        })
    })
}

/// Complaints that were taken in a span of time.
///
/// # Errors
/// A fault of the file.
pub fn complaints(tx: &Tx<'_>, from: Instant, before: Instant) -> Result<Vec<Handled>, Fault> {
    handled(tx, &format!("{COMPLAINT} WHERE accepted_at >= ?1 AND accepted_at < ?2 ORDER BY accepted_at, id"), sql![from, before])
}

/// Tickets that were taken in a span of time.
///
/// # Errors
/// A fault of the file.
pub fn tickets(tx: &Tx<'_>, from: Instant, before: Instant) -> Result<Vec<Handled>, Fault> {
    handled(tx, &format!("{TICKET} WHERE accepted_at >= ?1 AND accepted_at < ?2 ORDER BY accepted_at, id"), sql![from, before])
}

/// One complaint with what happened in it.
///
/// # Errors
/// A fault of the file.
pub fn complaint(tx: &Tx<'_>, id: i64) -> Result<Option<(Handled, Vec<Happened>)>, Fault> {
    let Some(record) = handled(tx, &format!("{COMPLAINT} WHERE id = ?1"), sql![id])?.pop() else { return Ok(None) };
    let content = tx.all("SELECT accepted_at, complainant, content FROM complaint WHERE id = ?1", sql![id], happened)?;
    let steps = "SELECT at, name, CASE WHEN text = '' THEN verb ELSE text END FROM complaint_step WHERE complaint = ?1 ORDER BY id";
    Ok(Some((record, content.into_iter().chain(tx.all(steps, sql![id], happened)?).collect())))
}

/// One ticket with what happened in it.
///
/// # Errors
/// A fault of the file.
pub fn ticket(tx: &Tx<'_>, id: i64) -> Result<Option<(Handled, Vec<Happened>)>, Fault> {
    let Some(record) = handled(tx, &format!("{TICKET} WHERE id = ?1"), sql![id])?.pop() else { return Ok(None) };
    let content = "SELECT accepted_at, CASE WHEN customer_name <> '' THEN customer_name ELSE party END, content FROM ticket WHERE id = ?1";
    let content = tx.all(content, sql![id], happened)?;
    let entries = "SELECT at, name, CASE WHEN text = '' THEN kind ELSE text END FROM ticket_entry WHERE ticket = ?1 ORDER BY id";
    Ok(Some((record, content.into_iter().chain(tx.all(entries, sql![id], happened)?).collect())))
}

fn happened(row: &Row<'_>) -> Result<Happened, Fault> {
    Ok(Happened { at: row.instant(0)?, who: row.text(1)?, text: row.text(2)? })
}

/// Numbers of the complaints and tickets of a customer that are not finished (FILE-11).
///
/// # Errors
/// A fault of the file.
pub fn unfinished(tx: &Tx<'_>, customer: i64) -> Result<Vec<String>, Fault> {
    let statement = "SELECT no FROM complaint WHERE customer = ?1 AND state NOT IN ('归档', '终结') \
                     UNION ALL SELECT no FROM ticket WHERE customer = ?1 AND closed_at IS NULL ORDER BY 1";
    tx.all(statement, sql![customer], |row| row.text(0))
}

/// What the person may do with files beside a complaint: who reads it adds to it, until it is archived (CASE-12).
///
/// # Errors
/// A fault of the file.
pub fn complaint_holder(cx: &Context<'_, '_>, id: i64) -> Result<Option<Holder>, Fault> {
    let closed = |state: complaint_room::State| state.is_closed().then(|| Refusal::by("CASE-12", msg!("cases-files-locked")));
    match complaint_room::ask(cx, &complaint_room::Query::View { id }) {
        Ok(complaint_room::Answer::View(view)) => Ok(Some(files(view.complaint.no, closed(view.complaint.state)))),
        Ok(_) => Ok(None),
        Err(No::Fault(fault)) => Err(fault),
        Err(No::Refused(refusal)) => Ok(unreadable(cx.tx, "SELECT no FROM complaint WHERE id = ?1", id, &refusal)?),
        Err(No::Conflict(_)) => Ok(None),
    }
}

/// What the person may do with the files that were chosen for a complaint before it is registered: they are there for who chose them alone.
pub fn draft_holder(cx: &Context<'_, '_>, staff: i64) -> Option<Holder> {
    let add = cx.actor.must_do(Function::ComplaintRegister).err();
    (staff == cx.actor.id).then(|| Holder { add, remove: None, draft: true, ..files("投诉草稿".to_owned(), None) })
}

/// What the person may do with files beside a ticket: who reads it adds to it, until it is closed.
///
/// # Errors
/// A fault of the file.
pub fn ticket_holder(cx: &Context<'_, '_>, id: i64) -> Result<Option<Holder>, Fault> {
    match ticket_room::ask(cx, &ticket_room::Query::Ticket { id }) {
        Ok(ticket_room::Answer::Ticket(view)) => {
            let ticket = &view.row.ticket;
            let closed = ticket.closed_at.map(|_| Refusal::by("TICK-01", msg!("cases-files-locked")));
            Ok(Some(files(ticket.no.clone(), closed)))
        }
        Ok(_) => Ok(None),
        Err(No::Fault(fault)) => Err(fault),
        Err(No::Refused(refusal)) => Ok(unreadable(cx.tx, "SELECT no FROM ticket WHERE id = ?1", id, &refusal)?),
        Err(No::Conflict(_)) => Ok(None),
    }
}

fn files(title: String, closed: Option<Refusal>) -> Holder {
    Holder { title, read: None, add: closed.clone(), remove: closed, gone: None, purpose: None, scans: false, draft: false }
}

/// A record that is there but not for this person: nothing of it is shown.
fn unreadable(tx: &Tx<'_>, statement: &str, id: i64, refusal: &Refusal) -> Result<Option<Holder>, Fault> {
    let title = tx.one(statement, sql![id], |row| row.text(0))?;
    let no = Some(refusal.clone());
    Ok(title.map(|title| Holder {
        title,
        read: no.clone(),
        add: no.clone(),
        remove: no,
        gone: None,
        purpose: None,
        scans: false,
        draft: false,
    }))
}
