//! What requests for leave make of shifts at a moment: for attendance, swaps and the plan.

use std::collections::{BTreeMap, BTreeSet};

use super::{deadlines, leaves};
use crate::areas::Context;
use crate::areas::roster::leave::model::{Deadlines, Kind, Leave, Part, Phase};
use crate::areas::roster::leave::{Behind, Cover, Owed};
use crate::areas::roster::model::{Shift, Span};
use crate::base::{Day, Fault, Instant};
use crate::store::Tx;
use crate::{msg, sql};

/// What leave makes of each of these shifts, by the shift's id.
///
/// # Errors
/// A fault of the file.
pub fn covers(cx: &Context<'_, '_>, shifts: &[Shift]) -> Result<BTreeMap<i64, Cover>, Fault> {
    let mut covers: BTreeMap<i64, Cover> = BTreeMap::new();
    let days = shifts.iter().map(|shift| shift.day);
    let (Some(first), Some(last)) = (days.clone().min(), days.max()) else { return Ok(covers) };
    let staff: BTreeSet<i64> = shifts.iter().map(|shift| shift.staff).collect();
    let one = if staff.len() == 1 { staff.first().copied() } else { None };
    let found = match one {
        Some(staff) => leaves(
            cx.tx,
            "id IN (SELECT leave FROM leave_part WHERE staff = ?1 AND day BETWEEN ?2 AND ?3) AND phase IN ('审批', '已批准', '不批准') ORDER BY id",
            sql![staff, first, last],
        )?,
        None => leaves(
            cx.tx,
            "id IN (SELECT leave FROM leave_part WHERE day BETWEEN ?1 AND ?2) AND phase IN ('审批', '已批准', '不批准') ORDER BY id",
            sql![first, last],
        )?,
    };
    // Only papers that are owed make a deadline matter to a shift.
    let (lacking, settled): (Vec<Leave>, Vec<Leave>) = found.into_iter().partition(Leave::lacks_papers);
    let deadlines = deadlines(cx.tx, &lacking, cx.params)?;
    let mut of_staff: BTreeMap<i64, Vec<(Leave, Deadlines)>> = BTreeMap::new();
    let mut found: Vec<Leave> = lacking.into_iter().chain(settled).collect();
    found.sort_by_key(|leave| leave.id);
    for leave in found {
        let deadlines = deadlines.get(&leave.id).copied().unwrap_or_default();
        of_staff.entry(leave.draft.applicant).or_default().push((leave, deadlines));
    }
    for shift in shifts {
        for (leave, deadlines) in of_staff.get(&shift.staff).into_iter().flatten() {
            for part in leave.taken().filter(|part| part.shift.map_or(part.day == shift.day, |id| id == shift.id)) {
                // A shift that was moved since is on leave as far as it was meant whole, or as far as the times still meet.
                let span = if part.whole() && part.shift.is_some() { Some(shift.span) } else { shift.span.common(part.span) };
                if let Some(span) = span {
                    lay(covers.entry(shift.id).or_default(), leave, *deadlines, part, span, cx.at);
                }
            }
        }
    }
    for cover in covers.values_mut() {
        // What stands goes before what waits, and what waits before what was refused.
        if !cover.leave.is_empty() || !cover.business.is_empty() {
            cover.fallen = None;
        }
        if cover.owed.is_some() {
            cover.fallen = None;
        }
    }
    let known: BTreeSet<i64> = shifts.iter().map(|shift| shift.id).collect();
    for shift in asked_on_swap(cx.tx, first, last)?.into_iter().filter(|shift| known.contains(shift)) {
        covers.entry(shift).or_default().asked_on_swap = true;
    }
    Ok(covers)
}

/// The request behind each shift of these business days, by the shift's id.
///
/// # Errors
/// A fault of the file.
pub fn behind(tx: &Tx<'_>, from: Day, to: Day) -> Result<BTreeMap<i64, Behind>, Fault> {
    let found = tx.all(
        "SELECT p.shift, l.id, l.no, l.kind FROM leave_part p JOIN leave l ON l.id = p.leave
         WHERE p.day BETWEEN ?1 AND ?2 AND p.shift IS NOT NULL AND p.restored = 0 AND l.phase IN ('审批', '已批准', '不批准')
         ORDER BY CASE l.phase WHEN '不批准' THEN 0 WHEN '审批' THEN 1 ELSE 2 END, l.id",
        sql![from, to],
        |row| {
            let kind = Kind::of(row.str(3)?).ok_or_else(|| Fault::new("STORE-FAULT", msg!("base-store-fault"), "no such kind"))?;
            Ok((row.int(0)?, Behind { leave: row.int(1)?, no: row.text(2)?, kind }))
        },
    )?;
    Ok(found.into_iter().collect())
}

/// Lays one request over a shift.
fn lay(cover: &mut Cover, leave: &Leave, deadlines: Deadlines, part: &Part, span: Span, now: Instant) {
    let owe = |cover: &mut Cover, clause, until| cover.owed = Some(Owed { span, clause, until });
    cover.kind = Some(leave.draft.kind);
    match leave.phase {
        Phase::Pending if leave.late_expired(now) => cover.fallen = Some("LEAVE-04"),
        Phase::Pending => owe(cover, "LEAVE-04", leave.late_until),
        Phase::Rejected => cover.fallen = Some("LEAVE-04"),
        Phase::Approved if leave.draft.kind.is_duty() => cover.business.push(span),
        Phase::Approved if leave.slip_refused() => cover.fallen = Some("LEAVE-13"),
        Phase::Approved if leave.unproven_shifts().contains(&part.day) => {
            if deadlines.papers.is_some_and(|due| now > due) {
                cover.fallen = Some(leave.proof_clause());
            } else {
                owe(cover, leave.proof_clause(), deadlines.papers);
            }
        }
        Phase::Approved if leave.slip_overdue(deadlines, now) => owe(cover, "LEAVE-13", None),
        Phase::Approved => cover.leave.push(span),
        Phase::Draft | Phase::Returned | Phase::Withdrawn => {}
    }
}

/// Swapped shifts of these business days for which whoever works them asked leave all the same (SWAP-08).
fn asked_on_swap(tx: &Tx<'_>, first: Day, last: Day) -> Result<Vec<i64>, Fault> {
    tx.all(
        "SELECT s.id FROM shift s WHERE s.day BETWEEN ?1 AND ?2 AND s.swap IS NOT NULL AND EXISTS (
             SELECT 1 FROM leave_refusal_shift f JOIN leave_refusal r ON r.id = f.refusal WHERE f.shift = s.id AND r.applicant = s.staff)",
        sql![first, last],
        |row| row.int(0),
    )
}
