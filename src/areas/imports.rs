//! What every import of a sheet shares: how headers are recognised, what is wrong in a row, how the flawed rows go back, and how a long
//! job is stopped or refused.

pub mod menu;
pub mod ways;

use std::ops::ControlFlow;

use super::Command;
use crate::base::fold::fold;
use crate::base::{Fault, Instant, Message, No};
use crate::exchange::{Mark, Spool, is_problem_header};
use crate::i18n::Lang;
use crate::msg;
use crate::store::Store;
use crate::store::migrate::Step;

/// Schema files of what imports share.
pub const SCHEMA: &[Step] = &[Step { name: "imports/0001", text: include_str!("imports/schema/0001_ways.sql") }];

/// What is wrong in a row: the column (from 0; `None` for the row as a whole), why, and the clause behind it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CellFlaw {
    /// Column, from 0.
    pub column: Option<usize>,
    /// Why.
    pub message: Message,
    /// The clause, or empty.
    pub clause: &'static str,
}

/// Flaws by place of the row in the spool, in their order.
pub type RowFlaws = Vec<(u32, Vec<CellFlaw>)>;

/// How far a long job is, and whether it shall go on: rows done.
pub type Progress<'a> = &'a mut dyn FnMut(u64) -> ControlFlow<()>;

/// Rows between two looks at cancel.
pub const STRIDE: usize = 500;

/// The person cancelled; nothing was written.
pub fn stopped() -> Fault {
    Fault::new("STORE-STOPPED", msg!("base-store-stopped"), "cancelled")
}

/// A header without what offices write in different ways: case, width, spaces and marks.
pub fn header_key(header: &str) -> String {
    fold(header).chars().filter(|c| c.is_alphanumeric()).collect()
}

/// Which of `all` each header means, by what `is_named` says of its key. A problem column of an earlier error workbook means none, and
/// none is meant twice.
pub fn match_headers<T: Copy + PartialEq>(headers: &[String], all: &[T], is_named: impl Fn(T, &str) -> bool) -> Vec<Option<T>> {
    let mut taken: Vec<T> = Vec::new();
    let mut meant = |header: &String| {
        let key = header_key(header);
        if key.is_empty() || is_problem_header(header) {
            return None;
        }
        let found = all.iter().copied().find(|one| !taken.contains(one) && is_named(*one, &key))?;
        taken.push(found);
        Some(found)
    };
    headers.iter().map(&mut meant).collect()
}

/// Every flaw as a mark at its row and column in the file.
///
/// # Errors
/// A damaged spool.
pub fn marks(spool: &Spool, flaws: &RowFlaws, lang: Lang) -> Result<Vec<Mark>, Fault> {
    let mut marks = Vec::new();
    for (place, flaws) in flaws {
        let place = *place as usize;
        for (row, _) in spool.rows(place..place + 1)? {
            let mark = |flaw: &CellFlaw| Mark {
                row,
                column: flaw.column.and_then(|column| u32::try_from(column).ok()),
                reason: lang.say(&flaw.message),
            };
            marks.extend(flaws.iter().map(mark));
        }
    }
    Ok(marks)
}

/// A long job asks for its right before it begins; where it has none, the plain act is refused once more and so kept in the journal (SEC-08).
pub fn kept(store: &mut Store, actor: i64, command: &Command, at: Instant, no: No) -> No {
    if matches!(&no, No::Refused(refusal) if refusal.clauses.contains(&"SEC-08"))
        && let Err(No::Fault(fault)) = super::perform(store, actor, command, at, &mut |_| Ok(()))
    {
        return No::Fault(fault);
    }
    no
}
