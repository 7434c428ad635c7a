//! How the figures and deadlines of archives came about: the clause, its parameters in force, the facts, the calculation.
//! Pure values, drawn by [`crate::areas::why`].

use super::clauses::file_06_categories::Completeness;
use super::clauses::file_08_filing;
use super::{Document, Loan};
use crate::areas::view::ArchiveTab;
use crate::base::{Day, Message, Used, Why, days_between};
use crate::i18n::share;
use crate::msg;
use crate::rules::Parameters;

fn text(value: impl Into<String>) -> Message {
    msg!("archives-why-text", text = value.into())
}

fn used(params: &Parameters, keys: &[&'static str], today: Day) -> Vec<Used> {
    let used = |key: &&'static str| {
        let (value, from) = params.on(key, today);
        Used { key, value: value.to_owned(), from }
    };
    keys.iter().map(used).collect()
}

/// FILE-06: the categories that apply, and those of them in which something is.
pub fn completeness(found: &Completeness) -> Why {
    let missing = found.missing.iter().map(|category| (category.message(), msg!("archives-why-empty")));
    let counts = [
        (msg!("archives-why-applicable"), text(found.applicable.to_string())),
        (msg!("archives-why-present"), text(found.present.to_string())),
    ];
    let part = share(found.present, found.applicable);
    Why {
        facts: counts.into_iter().chain(missing).collect(),
        steps: vec![msg!("archives-why-share", part = found.present, whole = found.applicable, share = part)],
        ..Why::of("FILE-06")
    }
}

/// FILE-08: until when a registered document is filed.
pub fn filing(document: &Document, params: &Parameters, today: Day) -> Why {
    let from = document.registered.at;
    let within = params.int("file_within_days", today);
    let due = file_08_filing::due(from, within);
    let mut steps = vec![msg!("archives-why-plus", from = from.day().to_string(), days = within, due = due.to_string())];
    steps.extend(late(due, today));
    Why {
        parameters: used(params, &["file_within_days"], today),
        facts: vec![
            (msg!("archives-field-registered"), text(from.day().to_string())),
            (msg!("archives-why-registrar"), text(document.registered.name.as_str())),
        ],
        steps,
        ..Why::of("FILE-08")
    }
}

/// FILE-10: until when what was lent comes back.
pub fn loan(loan: &Loan, params: &Parameters, today: Day) -> Why {
    let lent = loan.lent_at.map_or(String::new(), |at| at.day().to_string());
    let mut steps: Vec<Message> = lasting(loan).into_iter().collect();
    if loan.extended {
        steps.push(msg!("archives-why-extended"));
    }
    steps.extend(late(loan.draft.due, today));
    Why {
        parameters: used(params, &["loan_max_days"], today),
        facts: vec![
            (msg!("archives-why-lent"), text(lent)),
            (msg!("archives-why-due"), text(loan.draft.due.to_string())),
            (msg!("archives-why-borrower"), text(loan.draft.borrower.name.as_str())),
        ],
        steps,
        ..Why::of("FILE-10")
    }
}

/// Of how many days the loan is.
fn lasting(loan: &Loan) -> Option<Message> {
    let from = loan.lent_at?.day();
    let days = days_between(from, loan.draft.due);
    Some(msg!("archives-why-lasting", from = from.to_string(), due = loan.draft.due.to_string(), days = days))
}

fn late(due: Day, today: Day) -> Option<Message> {
    let days = days_between(due, today);
    (days > 0).then(|| msg!("archives-why-late", due = due.to_string(), today = today.to_string(), days = days))
}

/// What the clause of a register lays down.
pub fn register(tab: ArchiveTab, params: &Parameters, today: Day) -> Why {
    let (clause, parameters, step): (_, &[&'static str], _) = match tab {
        ArchiveTab::Documents => ("FILE-06", &["licence_remind_days"], "archives-why-documents"),
        ArchiveTab::Unfiled => ("FILE-08", &["file_within_days"], "archives-why-unfiled"),
        ArchiveTab::Loans => ("FILE-10", &["loan_max_days"], "archives-why-loans"),
        ArchiveTab::Disposals => ("FILE-11", &[], "archives-why-disposals"),
        ArchiveTab::Letters => ("FILE-13", &["file_within_days"], "archives-why-letters"),
        ArchiveTab::Transfers => ("FILE-10", &[], "archives-why-transfers"),
        ArchiveTab::Checks => ("FILE-12", &["archive_check_months"], "archives-why-checks"),
        ArchiveTab::Keepers => ("FILE-15", &[], "archives-why-keepers"),
    };
    Why { parameters: used(params, parameters, today), steps: vec![Message::plain(step)], ..Why::of(clause) }
}
