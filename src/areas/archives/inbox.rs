//! What waits for a person in the archive: approvals, filing, returns, signatures, checks, annual reviews, categories without keeper.

use super::clauses::{file_06_categories, file_08_filing, file_10_loans, file_11_destruction, file_13_signatures};
use super::model::DisposalState;
use super::store::{disposals, keepers, letters, loans, papers};
use crate::areas::{Context, Task};
use crate::base::{Deed, Fault, Function, Lines, No, begin_of, end_of, plus_days};
use crate::msg;

/// Records that a person is reminded of by name; that there are more of them is a line of its own.
const MOST: usize = 50;

/// The tasks of the person who asks.
///
/// # Errors
/// A fault of the file.
pub fn inbox(cx: &Context<'_, '_>) -> Result<Vec<Task>, Fault> {
    let mut tasks = Vec::new();
    approvals(cx, &mut tasks)?;
    filing(cx, &mut tasks)?;
    returns(cx, &mut tasks)?;
    signatures(cx, &mut tasks)?;
    reviews(cx, &mut tasks)?;
    if cx.actor.access(Function::Archive).deed >= Deed::Do {
        checks(cx, &mut tasks)?;
    }
    if cx.actor.must_do_all(Function::CustomerManage).is_ok() {
        unkept(cx, &mut tasks)?;
    }
    Ok(tasks)
}

/// Loans that name the person as approver, destructions for 客服部主任, and approved ones for whoever carries them out.
fn approvals(cx: &Context<'_, '_>, tasks: &mut Vec<Task>) -> Result<(), Fault> {
    let asked = loans::awaiting(cx.tx, cx.actor.id, MOST)?;
    let others = asked.more.then(|| Task::more(MOST, "FILE-10", "archive-loans"));
    for loan in asked {
        tasks.push(Task {
            title: msg!("archives-task-approve-loan", no = loan.no.as_str()),
            detail: msg!(
                "archives-task-approve-loan-detail",
                borrower = loan.draft.borrower.name.as_str(),
                lender = loan.lender.name.as_str()
            ),
            due: None,
            clause: "FILE-10",
            place: "archive-loans",
            subject: loan.id,
        });
    }
    tasks.extend(others);
    let decides = file_11_destruction::approves(&cx.actor.posts);
    let carries_out = cx.actor.access(Function::Archive).deed == Deed::Do;
    for (state, mine, title) in [
        (DisposalState::Asked, decides, "archives-task-approve-destruction"),
        (DisposalState::Approved, carries_out, "archives-task-destroy"),
    ] {
        if !mine {
            continue;
        }
        let waiting = disposals::in_state(cx.tx, state, MOST)?;
        let others = waiting.more.then(|| Task::more(MOST, "FILE-11", "archive-disposals"));
        for disposal in waiting {
            tasks.push(Task {
                title: crate::base::Message::plain(title).with("no", disposal.no.as_str()),
                detail: msg!("archives-task-destruction-detail", count = disposal.documents.len(), name = disposal.asked.name.as_str()),
                due: None,
                clause: "FILE-11",
                place: "archive-disposals",
                subject: disposal.id,
            });
        }
        tasks.extend(others);
    }
    Ok(())
}

/// FILE-08: whoever registered a document or keeps the customer's file is reminded from the last day on; managers of what is late.
fn filing(cx: &Context<'_, '_>, tasks: &mut Vec<Task>) -> Result<(), Fault> {
    let today = cx.at.day();
    let within = cx.params.int("file_within_days", today);
    let mine = match papers::unfiled(cx, true, MOST) {
        Ok(found) => found,
        Err(No::Fault(fault)) => return Err(fault),
        // Who may read no archive has none to file.
        Err(_) => Lines::default(),
    };
    let others = mine.more && mine.last().is_some_and(|unfiled| unfiled.due <= today);
    for unfiled in mine.into_iter().filter(|unfiled| unfiled.due <= today) {
        tasks.push(Task {
            title: msg!("archives-task-file", title = unfiled.row.document.draft.title.as_str()),
            detail: msg!("archives-task-file-detail", customer = unfiled.row.customer.as_str()),
            due: Some(end_of(unfiled.due)),
            clause: "FILE-08",
            place: "document",
            subject: unfiled.row.document.id,
        });
    }
    tasks.extend(others.then(|| Task::more(MOST, "FILE-08", "archive-unfiled")));
    if cx.actor.access(Function::Archive).deed >= Deed::Do {
        let (count, first) = papers::unfiled_before(cx.tx, begin_of(plus_days(today, -within)))?;
        if let Some(first) = first {
            tasks.push(Task {
                title: msg!("archives-task-unfiled", count = count),
                detail: msg!("archives-task-unfiled-detail"),
                due: Some(end_of(file_08_filing::due(first, within))),
                clause: "FILE-08",
                place: "archive-unfiled",
                subject: 0,
            });
        }
    }
    Ok(())
}

/// FILE-10: who borrowed and who lent is reminded by name, everybody who keeps the archive of how many are out too long.
fn returns(cx: &Context<'_, '_>, tasks: &mut Vec<Task>) -> Result<(), Fault> {
    let today = cx.at.day();
    let late = loans::overdue_for(cx.tx, cx.actor.id, today, MOST)?;
    let others = late.more.then(|| Task::more(MOST, "FILE-10", "archive-loans"));
    for loan in late {
        let days = file_10_loans::days_overdue(loan.draft.due, today);
        tasks.push(Task {
            title: msg!("archives-task-return", no = loan.no.as_str(), days = days),
            detail: msg!("archives-task-return-detail", borrower = loan.draft.borrower.name.as_str(), count = loan.draft.documents.len()),
            due: Some(end_of(loan.draft.due)),
            clause: "FILE-10",
            place: "archive-loans",
            subject: loan.id,
        });
    }
    tasks.extend(others);
    if cx.actor.access(Function::Archive).deed >= Deed::Do {
        let (count, first) = loans::overdue(cx.tx, today)?;
        if let Some(first) = first {
            tasks.push(Task {
                title: msg!("archives-task-overdue", count = count),
                detail: msg!("archives-task-overdue-detail"),
                due: Some(end_of(first)),
                clause: "FILE-10",
                place: "archive-loans",
                subject: 0,
            });
        }
    }
    Ok(())
}

/// FILE-13: who entered a letter is reminded of the missing signature from the next day on.
fn signatures(cx: &Context<'_, '_>, tasks: &mut Vec<Task>) -> Result<(), Fault> {
    let unsigned = letters::unsigned_before(cx.tx, cx.actor.id, begin_of(cx.at.day()), MOST)?;
    let others = unsigned.more.then(|| Task::more(MOST, "FILE-13", "archive-letters"));
    for row in unsigned {
        tasks.push(Task {
            title: msg!("archives-task-sign", title = row.letter.draft.title.as_str()),
            detail: msg!("archives-task-sign-detail", customer = row.customer.as_str()),
            due: Some(end_of(file_13_signatures::reminded_from(row.letter.issued_at))),
            clause: "FILE-13",
            place: "archive-letters",
            subject: row.letter.id,
        });
    }
    tasks.extend(others);
    Ok(())
}

/// FILE-12: a cabinet is checked until its day; the reminder comes a week before.
fn checks(cx: &Context<'_, '_>, tasks: &mut Vec<Task>) -> Result<(), Fault> {
    const DAYS_BEFORE: i64 = 7;
    let until = plus_days(cx.at.day(), DAYS_BEFORE);
    for cabinet in letters::cabinets(cx)?.into_iter().filter(|cabinet| cabinet.due <= until) {
        tasks.push(Task {
            title: msg!("archives-task-check", name = cabinet.name.as_str()),
            detail: msg!("archives-task-check-detail"),
            due: Some(end_of(cabinet.due)),
            clause: "FILE-12",
            place: "archive-checks",
            subject: cabinet.id,
        });
    }
    Ok(())
}

/// FILE-06: the annual review of a licence, for who keeps the customer's file.
fn reviews(cx: &Context<'_, '_>, tasks: &mut Vec<Task>) -> Result<(), Fault> {
    let today = cx.at.day();
    let until = file_06_categories::reminded_until(today, cx.params.int("licence_remind_days", today));
    let reviews = papers::reviews(cx.tx, cx.actor.id, until, MOST)?;
    let others = reviews.more.then(|| Task::more(MOST, "FILE-06", "archive-documents"));
    for review in reviews {
        tasks.push(Task {
            title: msg!("archives-task-review", title = review.title.as_str()),
            detail: msg!("archives-task-review-detail", customer = review.owner.as_str()),
            due: Some(end_of(review.due)),
            clause: "FILE-06",
            place: "document",
            subject: review.document,
        });
    }
    tasks.extend(others);
    Ok(())
}

/// FILE-15: categories that nobody keeps, for who names their keepers.
fn unkept(cx: &Context<'_, '_>, tasks: &mut Vec<Task>) -> Result<(), Fault> {
    let count = keepers::unkept(cx.tx)?;
    if count > 0 {
        tasks.push(Task {
            title: msg!("archives-task-unkept", count = count),
            detail: msg!("archives-task-unkept-detail"),
            due: None,
            clause: "FILE-15",
            place: "archive-keepers",
            subject: 0,
        });
    }
    Ok(())
}
