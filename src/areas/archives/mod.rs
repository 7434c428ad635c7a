//! Archives 客户档案资料: the documents of each customer in eleven categories, registered, filed, lent, handed over and destroyed by rule.

pub mod clauses;
pub mod commands;
mod inbox;
pub mod model;
pub mod printed;
pub mod store;
pub mod view;
mod why;

pub use commands::Command;
pub use inbox::inbox;
pub use model::{
    Borrower, Cabinet, Category, Condition, Direction, Disposal, DisposalState, Document, Draft, Letter, LetterDraft, LetterKind, Loan,
    LoanDraft, LoanState, MATERIALS, Medium, Method, Owner, Printout, Secrecy, Signed, State, Step, Ticks,
};
pub use store::disposals::Transfer;
pub use store::keepers::Keeper;
pub use store::letters::{CheckLine, LetterRow};
pub use store::papers::{Catalogue, DocumentFilter, DocumentRow, DocumentView, Exemption, Unfiled};

use crate::areas::{Context, Done, links};
use crate::base::{Day, Function, Lines, No};
use crate::store::Tx;
use crate::store::migrate::Step as SchemaStep;

/// Schema files of this area.
pub const SCHEMA: &[SchemaStep] = store::SCHEMA;
/// Customers that are offered while typing.
const MOST_OWNERS: usize = 6;

/// Carries out an act: facts, decision, changes, journal entry.
///
/// # Errors
/// The refusal, or a fault.
pub fn act(cx: &Context<'_, '_>, command: &Command) -> Result<Done, No> {
    let facts = store::facts(cx, command)?;
    let (changes, findings) = commands::decide(&facts, command, cx.actor, cx.at)?;
    store::apply(cx, command, &facts, &changes, findings)
}

/// A question about archives.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Query {
    /// Documents of a filter, the newest first.
    Documents {
        /// Which.
        filter: DocumentFilter,
        /// How many rows.
        limit: usize,
    },
    /// One document with all that belongs to it.
    Document {
        /// Which.
        id: i64,
    },
    /// 档案目录 of a customer with its completeness (FILE-06, FILE-07).
    Catalogue {
        /// Whose.
        customer: i64,
    },
    /// Customers whom a search finds, to choose whose archive a document enters.
    Owners {
        /// What was typed.
        text: String,
    },
    /// Registered documents that wait for filing, the longest waiting first (FILE-08).
    Unfiled {
        /// How many.
        limit: usize,
    },
    /// 借阅登记: loans that are out or asked for, the first due first; or all, the newest first (FILE-10).
    Loans {
        /// Only those that are not settled.
        open: bool,
        /// How many.
        limit: usize,
    },
    /// 转移登记, the newest first.
    Transfers {
        /// How many.
        limit: usize,
    },
    /// 销毁清单, the newest first (FILE-11).
    Disposals {
        /// How many.
        limit: usize,
    },
    /// 收发登记, the newest first (FILE-13).
    Letters {
        /// How many.
        limit: usize,
    },
    /// Cabinets by the day of their next check, and the checks, the newest first (FILE-12).
    Checks,
    /// Who keeps each category (FILE-15).
    Keepers,
    /// 档案完整率 of all archives that were begun, and 借阅逾期率 of the loans that began in a period (KPI-20).
    Rates {
        /// First day.
        from: Day,
        /// Last day.
        to: Day,
    },
}

/// A line of a register with the documents that it names.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Line<T> {
    /// The line.
    pub line: T,
    /// Its documents, in the order of their registration.
    pub documents: Vec<DocumentRow>,
}

/// An answer to a [`Query`].
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Answer {
    /// To `Documents`.
    Documents(Lines<DocumentRow>),
    /// To `Document`.
    Document(Box<DocumentView>),
    /// To `Catalogue`.
    Catalogue(Box<Catalogue>),
    /// To `Owners`.
    Owners(Vec<Owner>),
    /// To `Unfiled`.
    Unfiled(Lines<Unfiled>),
    /// To `Loans`.
    Loans(Lines<Line<Loan>>),
    /// To `Transfers`.
    Transfers(Lines<Line<Transfer>>),
    /// To `Disposals`.
    Disposals(Lines<Line<Disposal>>),
    /// To `Letters`.
    Letters(Lines<LetterRow>),
    /// To `Checks`.
    Checks {
        /// Cabinets in use.
        cabinets: Vec<Cabinet>,
        /// What was checked.
        checks: Vec<CheckLine>,
    },
    /// To `Keepers`.
    Keepers(Vec<Keeper>),
    /// To `Rates`: each as a part of a whole.
    Rates {
        /// Categories present of those that apply.
        complete: (i64, i64),
        /// Overdue loans of all.
        overdue: (i64, i64),
    },
}

/// Answers a question as far as the person's posts allow.
///
/// # Errors
/// A refusal by SEC-08, or a fault.
pub fn ask(cx: &Context<'_, '_>, query: &Query) -> Result<Answer, No> {
    let missing = || No::Refused(commands::missing());
    match query {
        Query::Documents { filter, limit } => Ok(Answer::Documents(store::papers::list(cx, filter, *limit)?)),
        Query::Document { id } => store::papers::view(cx, *id)?.map(|view| Answer::Document(Box::new(view))).ok_or_else(missing),
        Query::Catalogue { customer } => {
            store::papers::catalogue(cx, *customer)?.map(|found| Answer::Catalogue(Box::new(found))).ok_or_else(missing)
        }
        Query::Owners { text } => Ok(Answer::Owners(links::owners(cx, text, MOST_OWNERS)?)),
        Query::Unfiled { limit } => Ok(Answer::Unfiled(store::papers::unfiled(cx, false, *limit)?)),
        Query::Letters { limit } => Ok(Answer::Letters(store::letters::all(cx.tx, &store::papers::scope(cx)?, *limit)?)),
        // The registers name documents of all archives.
        Query::Loans { open, limit } => {
            let tx = of_archive(cx)?;
            let loans = if *open { store::loans::open(tx, *limit)? } else { store::loans::all(tx, *limit)? };
            Ok(Answer::Loans(loans.try_map(|loans| store::papers::with_documents(tx, loans, |loan| &loan.draft.documents))?))
        }
        Query::Transfers { limit } => {
            let found = store::disposals::all_transfers(of_archive(cx)?, *limit)?;
            Ok(Answer::Transfers(found.try_map(|found| store::papers::with_documents(cx.tx, found, |transfer| &transfer.documents))?))
        }
        Query::Disposals { limit } => {
            let found = store::disposals::all(of_archive(cx)?, *limit)?;
            Ok(Answer::Disposals(found.try_map(|found| store::papers::with_documents(cx.tx, found, |disposal| &disposal.documents))?))
        }
        Query::Checks => {
            let checks = store::letters::checks(of_archive(cx)?)?;
            Ok(Answer::Checks { cabinets: store::letters::cabinets(cx)?, checks })
        }
        Query::Keepers => {
            cx.actor.must_read(Function::CustomerRead)?;
            Ok(Answer::Keepers(store::keepers::all(cx.tx)?))
        }
        Query::Rates { from, to } => Ok(Answer::Rates {
            complete: store::papers::completeness_of_all(of_archive(cx)?)?,
            overdue: store::loans::overdue_share(cx.tx, *from, *to, cx.at.day())?,
        }),
    }
}

/// The file, for who may read the whole archive.
fn of_archive<'a, 'b>(cx: &'a Context<'_, 'b>) -> Result<&'a Tx<'b>, No> {
    cx.actor.must_read(Function::Archive)?;
    Ok(cx.tx)
}

#[cfg(test)]
mod tests;
