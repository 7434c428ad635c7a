//! Rows of loans (FILE-10).

use super::papers::noun;
use crate::areas::Context;
use crate::areas::archives::model::{Borrower, Loan, LoanDraft, LoanState, Signed};
use crate::base::{Day, Fault, Instant, Lines, begin_of, one_more, plus_days};
use crate::sql;
use crate::store::{Row, Sql, Tx, numbers};

/// Series of the numbers.
const SERIES: &str = "JY";

const COLUMNS: &str = "l.id, l.no, l.borrower, l.borrower_name, l.department, l.purpose, l.due, l.state, l.at, l.staff, l.name, l.approver, \
                       l.approver_name, l.lent_at, l.extended, l.returned_at, l.condition, l.reason, l.secret";

fn loan_of(row: &Row<'_>) -> Result<Loan, Fault> {
    Ok(Loan {
        id: row.int(0)?,
        no: row.text(1)?,
        draft: LoanDraft {
            documents: Vec::new(),
            borrower: Borrower { staff: row.maybe_int(2)?, name: row.text(3)?, department: row.text(4)? },
            purpose: row.text(5)?,
            due: row.day(6)?,
            approver: row.maybe_int(11)?,
        },
        state: noun(row, 7, LoanState::of)?,
        lender: Signed { at: row.instant(8)?, name: row.text(10)? },
        lender_id: row.int(9)?,
        approver: row.text(12)?,
        lent_at: row.maybe_int(13)?.map(Instant),
        extended: row.flag(14)?,
        returned_at: row.maybe_int(15)?.map(Instant),
        condition: row.text(16)?,
        reason: row.text(17)?,
        secret: row.flag(18)?,
    })
}

fn loans(tx: &Tx<'_>, tail: &str, values: &[Sql<'_>]) -> Result<Vec<Loan>, Fault> {
    let mut found = tx.all(&format!("SELECT {COLUMNS} FROM loan l {tail}"), values, loan_of)?;
    for loan in &mut found {
        loan.draft.documents =
            tx.all("SELECT document FROM loan_document WHERE loan = ?1 ORDER BY document", sql![loan.id], |row| row.int(0))?;
    }
    Ok(found)
}

/// One loan.
///
/// # Errors
/// A fault of the file.
pub fn loan(tx: &Tx<'_>, id: i64) -> Result<Option<Loan>, Fault> {
    Ok(loans(tx, "WHERE l.id = ?1", sql![id])?.pop())
}

/// The loans of a document, newest first.
///
/// # Errors
/// A fault of the file.
pub fn of_document(tx: &Tx<'_>, document: i64) -> Result<Vec<Loan>, Fault> {
    loans(tx, "JOIN loan_document o ON o.loan = l.id WHERE o.document = ?1 ORDER BY l.id DESC", sql![document])
}

/// Loans that are out or wait for their approver, the first due first.
///
/// # Errors
/// A fault of the file.
pub fn open(tx: &Tx<'_>, most: usize) -> Result<Lines<Loan>, Fault> {
    Ok(Lines::first(loans(tx, "WHERE l.state IN ('待批准', '借出') ORDER BY l.due, l.id LIMIT ?1", sql![one_more(most)])?, most))
}

/// The register: every loan, the newest first.
///
/// # Errors
/// A fault of the file.
pub fn all(tx: &Tx<'_>, most: usize) -> Result<Lines<Loan>, Fault> {
    Ok(Lines::first(loans(tx, "ORDER BY l.id DESC LIMIT ?1", sql![one_more(most)])?, most))
}

/// Every loan that went out in a period, in the order in which they did.
///
/// # Errors
/// A fault of the file.
pub fn between(tx: &Tx<'_>, from: Day, to: Day) -> Result<Vec<Loan>, Fault> {
    loans(tx, "WHERE l.lent_at >= ?1 AND l.lent_at < ?2 ORDER BY l.lent_at, l.id", sql![begin_of(from), begin_of(plus_days(to, 1))])
}

/// Loans that wait for this approver.
///
/// # Errors
/// A fault of the file.
pub fn awaiting(tx: &Tx<'_>, approver: i64, most: usize) -> Result<Lines<Loan>, Fault> {
    let found = loans(tx, "WHERE l.state = '待批准' AND l.approver = ?1 ORDER BY l.id LIMIT ?2", sql![approver, one_more(most)])?;
    Ok(Lines::first(found, most))
}

/// Loans that are out after their last day and that this person borrowed, lent or asked for.
///
/// # Errors
/// A fault of the file.
pub fn overdue_for(tx: &Tx<'_>, person: i64, today: Day, most: usize) -> Result<Lines<Loan>, Fault> {
    let found = loans(
        tx,
        "WHERE l.state = '借出' AND l.due < ?1 AND (l.borrower = ?2 OR l.staff = ?2) ORDER BY l.due, l.id LIMIT ?3",
        sql![today, person, one_more(most)],
    )?;
    Ok(Lines::first(found, most))
}

/// How many loans are out after their last day, and the first of those days.
///
/// # Errors
/// A fault of the file.
pub fn overdue(tx: &Tx<'_>, today: Day) -> Result<(i64, Option<Day>), Fault> {
    let found = tx.one("SELECT count(*), min(due) FROM loan WHERE state = '借出' AND due < ?1", sql![today], |row| {
        Ok((row.int(0)?, row.maybe_text(1)?.and_then(|day| day.parse().ok())))
    })?;
    Ok(found.unwrap_or_default())
}

/// Number of a loan of this borrower that is out after its last day. Outsiders are known by name alone.
///
/// # Errors
/// A fault of the file.
pub fn overdue_of(tx: &Tx<'_>, borrower: &Borrower, today: Day) -> Result<Option<String>, Fault> {
    let name = borrower.name.trim();
    let (who, value) = match borrower.staff {
        Some(id) => ("borrower = ?1", Sql::from(id)),
        None => ("borrower IS NULL AND borrower_name = ?1", Sql::from(name)),
    };
    let statement = format!("SELECT no FROM loan WHERE {who} AND state = '借出' AND due < ?2 ORDER BY due LIMIT 1");
    tx.one(&statement, &[value, Sql::from(today)], |row| row.text(0))
}

/// 借阅逾期率 of the loans that began in a period: those that were or are overdue, and all (KPI-20).
///
/// # Errors
/// A fault of the file.
pub fn overdue_share(tx: &Tx<'_>, from: Day, to: Day, today: Day) -> Result<(i64, i64), Fault> {
    let found = tx.one(
        "SELECT coalesce(sum(CASE WHEN (returned_on <> '' AND returned_on > due) OR (returned_on = '' AND due < ?3) THEN 1 ELSE 0 END), 0), count(*) \
         FROM loan WHERE lent_at >= ?1 AND lent_at < ?2",
        sql![begin_of(from), begin_of(plus_days(to, 1)), today],
        |row| Ok((row.int(0)?, row.int(1)?)),
    )?;
    Ok(found.unwrap_or_default())
}

fn name_of(tx: &Tx<'_>, id: Option<i64>) -> Result<String, Fault> {
    let Some(id) = id else { return Ok(String::new()) };
    Ok(crate::areas::links::names(tx)?.remove(&id).unwrap_or_default())
}

/// Writes a new loan; returns its id and number.
///
/// # Errors
/// A fault of the file.
pub fn insert(cx: &Context<'_, '_>, draft: &LoanDraft, out: bool, secret: bool) -> Result<(i64, String), Fault> {
    let day = cx.at.day();
    let no = numbers::shown(SERIES, day, numbers::reserve(cx.tx, SERIES, day, 1)?);
    let state = if out { LoanState::Out } else { LoanState::Asked };
    let id = cx.tx.insert(
        "INSERT INTO loan (no, borrower, borrower_name, department, purpose, due, state, at, staff, name, approver, approver_name, lent_at, secret) \
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14) RETURNING id",
        sql![
            &no,
            draft.borrower.staff,
            &draft.borrower.name,
            &draft.borrower.department,
            &draft.purpose,
            draft.due,
            state.word(),
            cx.at,
            cx.actor.id,
            &cx.actor.name,
            draft.approver,
            name_of(cx.tx, draft.approver)?,
            out.then_some(cx.at),
            secret
        ],
    )?;
    for document in &draft.documents {
        cx.tx.run("INSERT INTO loan_document (loan, document) VALUES (?1, ?2)", sql![id, *document])?;
    }
    Ok((id, no))
}

/// The loan goes out now.
///
/// # Errors
/// A fault of the file.
pub fn lend_out(cx: &Context<'_, '_>, id: i64) -> Result<(), Fault> {
    cx.tx.run("UPDATE loan SET state = '借出', lent_at = ?2 WHERE id = ?1", sql![id, cx.at]).map(|_| ())
}

/// The loan ends without going out.
///
/// # Errors
/// A fault of the file.
pub fn end(cx: &Context<'_, '_>, id: i64, refused: bool, reason: &str) -> Result<(), Fault> {
    let state = if refused { LoanState::Refused } else { LoanState::Withdrawn };
    cx.tx.run("UPDATE loan SET state = ?2, reason = ?3 WHERE id = ?1", sql![id, state.word(), reason]).map(|_| ())
}

/// The documents are back.
///
/// # Errors
/// A fault of the file.
pub fn take_back(cx: &Context<'_, '_>, id: i64, condition: &str) -> Result<(), Fault> {
    cx.tx
        .run(
            "UPDATE loan SET state = '已归还', returned_at = ?2, returned_on = ?3, condition = ?4 WHERE id = ?1",
            sql![id, cx.at, cx.at.day(), condition],
        )
        .map(|_| ())
}

/// The loan ends later.
///
/// # Errors
/// A fault of the file.
pub fn extend(tx: &Tx<'_>, id: i64, due: Day) -> Result<(), Fault> {
    tx.run("UPDATE loan SET due = ?2, extended = 1 WHERE id = ?1", sql![id, due]).map(|_| ())
}
