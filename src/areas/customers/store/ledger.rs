//! SQL of the ledger of fees, deposits and violations (FILE-26), and of payments.

use crate::areas::Context;
use crate::areas::customers::record::{Fee, FeeDraft};
use crate::base::Fault;
use crate::sql;
use crate::store::{Row, Tx};

const SELECT: &str = "SELECT id, customer, item, due_date, due, paid, deposit, violation, void_reason, name FROM fee";

fn fee_of(row: &Row<'_>) -> Result<Fee, Fault> {
    let draft = FeeDraft {
        item: row.text(2)?,
        due_date: row.day(3)?,
        due: row.int(4)?,
        paid: row.int(5)?,
        deposit: row.int(6)?,
        violation: row.text(7)?,
    };
    Ok(Fee { id: row.int(0)?, customer: row.int(1)?, draft, void_reason: row.text(8)?, by: row.text(9)? })
}

/// One line.
///
/// # Errors
/// A fault of the file.
pub fn fee(tx: &Tx<'_>, id: i64) -> Result<Option<Fee>, Fault> {
    tx.one(&format!("{SELECT} WHERE id = ?1"), sql![id], fee_of)
}

/// The ledger of a customer, the latest day first.
///
/// # Errors
/// A fault of the file.
pub fn fees(tx: &Tx<'_>, customer: i64) -> Result<Vec<Fee>, Fault> {
    tx.all(&format!("{SELECT} WHERE customer = ?1 ORDER BY due_date DESC, id DESC"), sql![customer], fee_of)
}

/// Writes a new line and what was paid of it at once; its id.
///
/// # Errors
/// A fault of the file.
pub fn enter(cx: &Context<'_, '_>, customer: i64, fee: &FeeDraft) -> Result<i64, Fault> {
    let id = cx.tx.insert(
        "INSERT INTO fee (customer, item, due_date, due, paid, deposit, violation, at, staff, name) \
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10) RETURNING id",
        sql![
            customer,
            fee.item.trim(),
            fee.due_date,
            fee.due,
            fee.paid,
            fee.deposit,
            fee.violation.trim(),
            cx.at,
            cx.actor.id,
            &cx.actor.name
        ],
    )?;
    payment(cx, customer, None, Some(id), fee.paid)?;
    Ok(id)
}

/// Writes a payment of a line.
///
/// # Errors
/// A fault of the file.
pub fn pay(cx: &Context<'_, '_>, fee: &Fee, paid: i64) -> Result<(), Fault> {
    cx.tx.run("UPDATE fee SET paid = paid + ?2, rev = rev + 1 WHERE id = ?1", sql![fee.id, paid])?;
    payment(cx, fee.customer, None, Some(fee.id), paid)
}

/// Takes a line out of the sums.
///
/// # Errors
/// A fault of the file.
pub fn void(cx: &Context<'_, '_>, fee: i64, reason: &str) -> Result<(), Fault> {
    cx.tx.run("UPDATE fee SET void_reason = ?2, rev = rev + 1 WHERE id = ?1", sql![fee, reason]).map(|_| ())
}

/// Keeps when something was paid, towards an order or a fee; nothing for no payment.
///
/// # Errors
/// A fault of the file.
pub fn payment(cx: &Context<'_, '_>, customer: i64, order: Option<i64>, fee: Option<i64>, amount: i64) -> Result<(), Fault> {
    if amount > 0 {
        cx.tx.run(
            "INSERT INTO payment (customer, of_order, of_fee, amount, at, staff, name) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)",
            sql![customer, order, fee, amount, cx.at, cx.actor.id, &cx.actor.name],
        )?;
    }
    Ok(())
}
