//! Nouns that every room of this area shares.

use crate::base::Instant;

/// A form of this area on paper.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Printout {
    /// 《顾客投诉登记表》 of one complaint.
    Register(i64),
    /// The answer letter to the customer.
    Letter(i64),
    /// One complaint as an archive book: cover, form, proposals and 批示, log, letters, attachments.
    Book(i64),
    /// 维修单 of one ticket.
    Repair(i64),
    /// One report with its instructions.
    Report(i64),
}

/// `2026-03-11 22:00`: a moment inside a sentence of either language; seconds where there are some.
pub fn moment(at: Instant) -> String {
    let local = at.local();
    let pattern = if local.second() == 0 { "%Y-%m-%d %H:%M" } else { "%Y-%m-%d %H:%M:%S" };
    local.strftime(pattern).to_string()
}
