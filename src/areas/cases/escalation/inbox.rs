//! What waits for a person: to instruct, to confirm, to carry out, to tell superiors who were skipped.

use super::model::{Report, State};
use super::{questions, store};
use crate::areas::{Context, Task};
use crate::base::{Fault, Instant, Message};
use crate::{msg, sql};

/// The tasks of the person who asks.
///
/// # Errors
/// A fault of the file.
pub fn inbox(cx: &Context<'_, '_>) -> Result<Vec<Task>, Fault> {
    let mine = "r.state <> ?1 AND (r.reporter = ?2 OR r.id IN (SELECT report FROM report_holder WHERE staff = ?2) \
                OR r.id IN (SELECT report FROM report_step WHERE staff = ?2))";
    let mut tasks = Vec::new();
    for report in store::reports_where(cx.tx, mine, sql![State::Done.word(), cx.actor.id])? {
        let own = report.reporter == cx.actor.id;
        let title = match report.state {
            State::Raised if report.is_held_by(cx.actor.id) => msg!("cases-escalation-task-instruct", name = report.reporter_name.as_str()),
            State::Disputed if report.instructed_by() == Some(cx.actor.id) => {
                msg!("cases-escalation-task-confirm", name = report.reporter_name.as_str())
            }
            State::Running if own => msg!("cases-escalation-task-finish"),
            _ => {
                tasks.extend(to_tell(cx, &report));
                continue;
            }
        };
        tasks.push(task(&report, title, questions::due(&report), report.category.clause()));
        tasks.extend(to_tell(cx, &report));
    }
    Ok(tasks)
}

/// Each superior whom the reporter still has to tell (ESC-06).
fn to_tell(cx: &Context<'_, '_>, report: &Report) -> Vec<Task> {
    if report.reporter != cx.actor.id {
        return Vec::new();
    }
    let open = report.skipped.iter().filter(|superior| superior.told_at.is_none());
    let told = |name: &str| msg!("cases-escalation-task-tell", name = name);
    open.map(|superior| task(report, told(&superior.name), Some(superior.due), "ESC-06")).collect()
}

fn task(report: &Report, title: Message, due: Option<Instant>, clause: &'static str) -> Task {
    let detail = msg!("cases-escalation-task-detail", no = report.no.as_str(), category = report.category.message());
    Task { title, detail, due, clause, place: "report", subject: report.id }
}
