//! Forms of the roster on paper: who may print what, and which room makes the page.

use super::model::Printout;
use super::{attendance, floor, leave, plan, swaps};
use crate::areas::{Context, Done};
use crate::base::No;
use crate::exchange::Page;
use crate::i18n::Lang;

/// Keeps that a form is printed; refuses where the person may not read what stands on it.
///
/// # Errors
/// The refusal of the room that makes the form, or a fault.
pub fn act(cx: &Context<'_, '_>, what: Printout) -> Result<Done, No> {
    form(cx, what, Page::by(Lang::Zh, "", "", &cx.actor.name, cx.at.local()))?;
    let (printed, subject, id) = match what {
        Printout::Grid { month, .. } => (format!("班表 {month}"), "roster", 0),
        Printout::Leave(id) => ("假条".to_owned(), "leave", id),
        Printout::Swap(id) => ("换班登记表".to_owned(), "swap", id),
        Printout::Attendance { month, .. } => (format!("月考勤表 {month}"), "attendance", 0),
        Printout::Handover(id) => ("交接日志".to_owned(), "handover_log", id),
    };
    Ok(cx.printed("roster.print", subject, id, &printed)?)
}

/// The form as a page of what the person may read.
///
/// # Errors
/// A refusal for who may not read it, or a fault.
pub fn form(cx: &Context<'_, '_>, what: Printout, page: Page) -> Result<Page, No> {
    match what {
        Printout::Grid { month, team, large } => plan::printed::form(cx, month, team, large, page),
        Printout::Leave(id) => leave::printed::form(cx, id, page),
        Printout::Swap(id) => swaps::printed::form(cx, id, page),
        Printout::Attendance { month, team } => attendance::printed::form(cx, month, team, page),
        Printout::Handover(id) => floor::printed::form(cx, id, page),
    }
}
