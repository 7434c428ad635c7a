//! FILE-10 「档案的接收、转移、外借必须履行登记手续，借出档案须在规定时间内归还」 (001 篇七 c7 L29).
//!
//! A loan ends at most `loan_max_days` after it began and may be extended once by as many days as it had. It is overdue from the day
//! after its last one; who has an overdue loan gets no other. Secret documents need 客服主管 or 客服部主任, and nobody approves
//! what he borrows himself.

use crate::areas::archives::model::Borrower;
use crate::base::{Actor, Day, Deed, Flaw, Function, Post, Refusal, access_of, days_between, plus_days};
use crate::msg;

/// What is wrong with the last day of a loan that begins on this day.
pub fn judge_due(lent: Day, due: Day, most: i64) -> Option<Flaw> {
    let days = days_between(lent, due);
    let message = if days < 0 {
        msg!("archives-due-past")
    } else if days > most {
        msg!("archives-due-far", days = days, most = most)
    } else {
        return None;
    };
    Some(Flaw { field: "due", clause: "FILE-10", message })
}

/// Days by which a loan is overdue on this day, or on the day it came back; 0 is in time.
pub fn days_overdue(due: Day, day: Day) -> i64 {
    days_between(due, day).max(0)
}

/// The last day after the one extension: as many days more as the loan had.
pub fn extended(lent: Day, due: Day) -> Day {
    plus_days(due, days_between(lent, due))
}

/// Whether these posts approve loans of secret documents.
pub fn approves(posts: &[Post]) -> bool {
    access_of(posts, Function::Archive).deed == Deed::Approve
}

/// Whether this person is the one who borrows.
pub fn is_borrower(borrower: &Borrower, staff: i64) -> bool {
    borrower.staff == Some(staff)
}

/// Who must say yes before documents go out: nobody, whoever lends, or the person who was named.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Way {
    /// They go out at once.
    AtOnce,
    /// They go out at once, with whoever lends as approver.
    ByLender,
    /// The named person decides first.
    Asks,
}

/// Which way a loan goes. `named` is the person asked for approval, with the posts held now.
///
/// # Errors
/// Secret documents without anybody who may approve, or the borrower himself named.
pub fn way(secret: bool, borrower: &Borrower, lender: &Actor, named: Option<(i64, &[Post])>) -> Result<Way, Refusal> {
    if let Some((id, posts)) = named.filter(|(id, _)| *id != lender.id) {
        if !approves(posts) {
            return Err(Refusal::of_field("approver", "FILE-10", msg!("archives-approver-none")));
        }
        if is_borrower(borrower, id) {
            return Err(Refusal::of_field("approver", "FILE-10", msg!("archives-approver-self")));
        }
        return Ok(Way::Asks);
    }
    if !secret {
        return Ok(Way::AtOnce);
    }
    if !approves(&lender.posts) {
        return Err(Refusal::of_field("approver", "FILE-10", msg!("archives-approver-missing")));
    }
    if is_borrower(borrower, lender.id) {
        return Err(Refusal::of_field("approver", "FILE-10", msg!("archives-approver-self")));
    }
    Ok(Way::ByLender)
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn the_tests_of_the_rule() {
        let (lent, due) = (date(2026, 3, 2), date(2026, 3, 9));
        assert!(judge_due(lent, due, 7).is_none());
        assert_eq!(judge_due(lent, date(2026, 3, 10), 7).unwrap().message.id, "archives-due-far");
        assert!(judge_due(lent, date(2026, 3, 1), 7).is_some() && judge_due(lent, lent, 7).is_none());
        assert_eq!([days_overdue(due, due), days_overdue(due, date(2026, 3, 10))], [0, 1]);
        assert_eq!(extended(lent, due), date(2026, 3, 16));
    }

    #[test]
    fn secret_documents_need_somebody_above_who_does_not_borrow_them() {
        let person = |id, post| Actor { id, name: "某人".to_owned(), posts: vec![post], team: None };
        let (archivist, manager) = (person(1, Post::Archivist), person(2, Post::Supervisor));
        let other = Borrower { staff: Some(9), name: "王芳".to_owned(), ..Borrower::default() };
        let manager_borrows = Borrower { staff: Some(2), ..other.clone() };
        let above: &[Post] = &[Post::Director];
        assert_eq!(way(false, &other, &archivist, None), Ok(Way::AtOnce));
        assert_eq!(way(true, &other, &archivist, None).unwrap_err().message.id, "archives-approver-missing");
        assert_eq!(way(true, &other, &archivist, Some((3, above))), Ok(Way::Asks));
        assert!(way(true, &other, &archivist, Some((3, &[Post::Agent]))).is_err());
        assert_eq!(way(true, &other, &manager, None), Ok(Way::ByLender));
        assert_eq!(way(true, &other, &manager, Some((2, &manager.posts.clone()))), Ok(Way::ByLender));
        assert!(way(true, &manager_borrows, &manager, None).is_err());
        assert!(way(true, &manager_borrows, &archivist, Some((2, &[Post::Supervisor]))).is_err());
        assert_eq!(way(true, &manager_borrows, &manager, Some((3, above))), Ok(Way::Asks));
    }
}
