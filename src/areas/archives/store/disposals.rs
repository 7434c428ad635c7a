//! Rows of transfers (FILE-10) and destructions (FILE-11).

use super::papers::noun;
use crate::areas::Context;
use crate::areas::archives::model::{Disposal, DisposalState, Method, Signed};
use crate::base::{Fault, Instant, Lines, one_more};
use crate::sql;
use crate::store::{Row, Sql, Tx, numbers};

/// Series of the numbers of destructions.
const DISPOSALS: &str = "XH";
/// Series of the numbers of transfers.
const TRANSFERS: &str = "ZY";

const COLUMNS: &str =
    "x.id, x.no, x.method, x.reason, x.state, x.asked_at, x.asked_name, x.decided_at, x.decided_name, x.destroyer, x.witness, x.done_at";

fn disposal_of(row: &Row<'_>) -> Result<Disposal, Fault> {
    let decided = row.maybe_int(7)?.map(|at| Ok::<_, Fault>(Signed { at: Instant(at), name: row.text(8)? })).transpose()?;
    Ok(Disposal {
        id: row.int(0)?,
        no: row.text(1)?,
        documents: Vec::new(),
        method: noun(row, 2, Method::of)?,
        reason: row.text(3)?,
        state: noun(row, 4, DisposalState::of)?,
        asked: Signed { at: row.instant(5)?, name: row.text(6)? },
        decided,
        by: row.text(9)?,
        witness: row.text(10)?,
        done_at: row.maybe_int(11)?.map(Instant),
    })
}

fn disposals(tx: &Tx<'_>, tail: &str, values: &[Sql<'_>]) -> Result<Vec<Disposal>, Fault> {
    let mut found = tx.all(&format!("SELECT {COLUMNS} FROM disposal x {tail}"), values, disposal_of)?;
    for one in &mut found {
        one.documents =
            tx.all("SELECT document FROM disposal_document WHERE disposal = ?1 ORDER BY document", sql![one.id], |row| row.int(0))?;
    }
    Ok(found)
}

/// One destruction.
///
/// # Errors
/// A fault of the file.
pub fn disposal(tx: &Tx<'_>, id: i64) -> Result<Option<Disposal>, Fault> {
    Ok(disposals(tx, "WHERE x.id = ?1", sql![id])?.pop())
}

/// The newest destruction that a document was named in.
///
/// # Errors
/// A fault of the file.
pub fn of_document(tx: &Tx<'_>, document: i64) -> Result<Option<Disposal>, Fault> {
    let tail = "JOIN disposal_document o ON o.disposal = x.id WHERE o.document = ?1 ORDER BY x.id DESC LIMIT 1";
    Ok(disposals(tx, tail, sql![document])?.pop())
}

/// The register of destructions, the newest first.
///
/// # Errors
/// A fault of the file.
pub fn all(tx: &Tx<'_>, most: usize) -> Result<Lines<Disposal>, Fault> {
    Ok(Lines::first(disposals(tx, "ORDER BY x.id DESC LIMIT ?1", sql![one_more(most)])?, most))
}

/// Destructions in this state, the oldest first.
///
/// # Errors
/// A fault of the file.
pub fn in_state(tx: &Tx<'_>, state: DisposalState, most: usize) -> Result<Lines<Disposal>, Fault> {
    Ok(Lines::first(disposals(tx, "WHERE x.state = ?1 ORDER BY x.id LIMIT ?2", sql![state.word(), one_more(most)])?, most))
}

/// Writes a new destruction; returns its id and number.
///
/// # Errors
/// A fault of the file.
pub fn insert(cx: &Context<'_, '_>, method: Method, reason: &str, documents: &[i64]) -> Result<(i64, String), Fault> {
    let day = cx.at.day();
    let no = numbers::shown(DISPOSALS, day, numbers::reserve(cx.tx, DISPOSALS, day, 1)?);
    let id = cx.tx.insert(
        "INSERT INTO disposal (no, method, reason, state, asked_at, asked_by, asked_name) VALUES (?1, ?2, ?3, '待批准', ?4, ?5, ?6) RETURNING id",
        sql![&no, method.word(), reason, cx.at, cx.actor.id, &cx.actor.name],
    )?;
    for document in documents {
        cx.tx.run("INSERT INTO disposal_document (disposal, document) VALUES (?1, ?2)", sql![id, *document])?;
    }
    Ok((id, no))
}

/// The destruction is approved, or rejected with its reason.
///
/// # Errors
/// A fault of the file.
pub fn decide(cx: &Context<'_, '_>, id: i64, yes: bool, reason: &str) -> Result<(), Fault> {
    let state = if yes { DisposalState::Approved } else { DisposalState::Rejected };
    cx.tx
        .run(
            "UPDATE disposal SET state = ?2, decided_at = ?3, decided_by = ?4, decided_name = ?5, \
             reason = CASE WHEN ?6 = '' THEN reason ELSE reason || '；' || ?6 END WHERE id = ?1",
            sql![id, state.word(), cx.at, cx.actor.id, &cx.actor.name, reason],
        )
        .map(|_| ())
}

/// The destruction was carried out.
///
/// # Errors
/// A fault of the file.
pub fn execute(cx: &Context<'_, '_>, id: i64, by: &str, witness: &str) -> Result<(), Fault> {
    cx.tx
        .run(
            "UPDATE disposal SET state = '已销毁', destroyer = ?2, witness = ?3, done_at = ?4, done_by = ?5 WHERE id = ?1",
            sql![id, by, witness, cx.at, cx.actor.id],
        )
        .map(|_| ())
}

/// A line of the register of transfers.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Transfer {
    /// Id.
    pub id: i64,
    /// Number, `ZY-…`.
    pub no: String,
    /// Which documents.
    pub documents: Vec<i64>,
    /// To whom.
    pub to: String,
    /// Why.
    pub reason: String,
    /// Who handed them over.
    pub moved: Signed,
}

fn transfers(tx: &Tx<'_>, tail: &str, values: &[Sql<'_>]) -> Result<Vec<Transfer>, Fault> {
    let statement = format!("SELECT t.id, t.no, t.recipient, t.reason, t.at, t.name FROM transfer t {tail}");
    let mut found = tx.all(&statement, values, |row| {
        let moved = Signed { at: row.instant(4)?, name: row.text(5)? };
        Ok(Transfer { id: row.int(0)?, no: row.text(1)?, documents: Vec::new(), to: row.text(2)?, reason: row.text(3)?, moved })
    })?;
    for one in &mut found {
        one.documents =
            tx.all("SELECT document FROM transfer_document WHERE transfer = ?1 ORDER BY document", sql![one.id], |row| row.int(0))?;
    }
    Ok(found)
}

/// The register of transfers, the newest first.
///
/// # Errors
/// A fault of the file.
pub fn all_transfers(tx: &Tx<'_>, most: usize) -> Result<Lines<Transfer>, Fault> {
    Ok(Lines::first(transfers(tx, "ORDER BY t.id DESC LIMIT ?1", sql![one_more(most)])?, most))
}

/// The transfer of a document.
///
/// # Errors
/// A fault of the file.
pub fn transfer_of(tx: &Tx<'_>, document: i64) -> Result<Option<Transfer>, Fault> {
    Ok(transfers(tx, "JOIN transfer_document o ON o.transfer = t.id WHERE o.document = ?1", sql![document])?.pop())
}

/// Writes a line of the register of transfers; returns its id and number.
///
/// # Errors
/// A fault of the file.
pub fn insert_transfer(cx: &Context<'_, '_>, to: &str, reason: &str, documents: &[i64]) -> Result<(i64, String), Fault> {
    let day = cx.at.day();
    let no = numbers::shown(TRANSFERS, day, numbers::reserve(cx.tx, TRANSFERS, day, 1)?);
    let id = cx.tx.insert(
        "INSERT INTO transfer (no, recipient, reason, at, staff, name) VALUES (?1, ?2, ?3, ?4, ?5, ?6) RETURNING id",
        sql![&no, to, reason, cx.at, cx.actor.id, &cx.actor.name],
    )?;
    for document in documents {
        cx.tx.run("INSERT INTO transfer_document (transfer, document) VALUES (?1, ?2)", sql![id, *document])?;
    }
    Ok((id, no))
}
