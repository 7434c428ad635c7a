//! Forms of this area on paper: who may print what, and which room makes the page.

use super::model::Printout;
use super::{complaints, escalation, tickets};
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
        Printout::Register(id) => ("顾客投诉登记表", "case", id),
        Printout::Letter(id) => ("答复函", "case", id),
        Printout::Book(id) => ("投诉档案", "case", id),
        Printout::Repair(id) => ("维修单", "ticket", id),
        Printout::Report(id) => ("请示报告", "report", id),
    };
    Ok(cx.printed("case.print", subject, id, printed)?)
}

/// The form as a page of what the person may read.
///
/// # Errors
/// A refusal for who may not read it, or a fault.
pub fn form(cx: &Context<'_, '_>, what: Printout, page: Page) -> Result<Page, No> {
    match what {
        Printout::Register(id) => complaints::printed::register(cx, id, page),
        Printout::Letter(id) => complaints::printed::letter(cx, id, page),
        Printout::Book(id) => complaints::printed::book(cx, id, page),
        Printout::Repair(id) => tickets::printed::repair(cx, id, page),
        Printout::Report(id) => escalation::printed::report(cx, id, page),
    }
}
