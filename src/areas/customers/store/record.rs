//! SQL of what gathers around a file: what decisions about it need, what they write, and where the file stands.

use serde_json::json;

use super::{amend, customer, demand, is_own, ledger, slips, write_history};
use crate::areas::customers::clauses::file_22_stages::{self, Stage};
use crate::areas::customers::clauses::{file_26_ledger, file_32_demand};
use crate::areas::customers::commands::record::{Act, Known, Written};
use crate::areas::customers::commands::{Change, Facts};
use crate::areas::customers::model::Field;
use crate::areas::customers::record::{DemandLine, SlipDraft, SlipField, SlipState, Standing};
use crate::areas::{Context, Done, links};
use crate::base::{Fault, mask, week_start};
use crate::sql;
use crate::store::Tx;
use crate::store::journal::Entry;

/// Reads what a decision about these needs.
///
/// # Errors
/// A fault of the file.
pub fn facts(cx: &Context<'_, '_>, act: &Act, facts: &mut Facts) -> Result<(), Fault> {
    let known = &mut facts.record;
    let id = match act {
        Act::EnterSlip { draft } => return slip_facts(cx, draft, 0, known),
        Act::CorrectSlip { slip, draft, .. } => {
            slip_facts(cx, draft, *slip, known)?;
            slip_owner(cx, *slip, known)?
        }
        Act::VerifySlip { slip } => slip_owner(cx, *slip, known)?,
        Act::Demand { week, lines } => return demand_facts(cx, *week, lines, known),
        Act::PayFee { fee, .. } | Act::VoidFee { fee, .. } => {
            known.fee = ledger::fee(cx.tx, *fee)?;
            known.fee.as_ref().map(|fee| fee.customer)
        }
        Act::Refer { id, new } => {
            if let Some(other) = customer(cx.tx, *new)? {
                let own = is_own(cx, &other)?;
                known.new = Some((other, own));
            }
            known.introduced = cx.tx.number("SELECT count(*) FROM customer WHERE id = ?1 AND introducer IS NOT NULL", sql![*new])? > 0;
            Some(*id)
        }
        Act::Charge { id, .. } | Act::Step { id, .. } | Act::Difficult { id, .. } => Some(*id),
    };
    let Some(id) = id else { return Ok(()) };
    facts.stored = customer(cx.tx, id)?;
    if let Some(stored) = &facts.stored {
        facts.own = is_own(cx, stored)?;
        let beside = beside(cx.tx, id)?;
        facts.record.stage = Some(Stage::of_file(&beside.0, stored.draft.get(Field::Relation)));
        facts.record.difficult = beside.1;
    }
    Ok(())
}

/// Step and difficulty of a file as they are stored.
fn beside(tx: &Tx<'_>, id: i64) -> Result<(String, String), Fault> {
    let found = tx.one("SELECT stage, difficult FROM customer WHERE id = ?1", sql![id], |row| Ok((row.text(0)?, row.text(1)?)))?;
    Ok(found.unwrap_or_default())
}

fn slip_facts(cx: &Context<'_, '_>, draft: &SlipDraft, except: i64, known: &mut Known) -> Result<(), Fault> {
    let draft = crate::areas::customers::clauses::file_05_slip::tidy(draft);
    (known.earlier, known.by_phone) = slips::earlier(cx.tx, &draft, except)?;
    Ok(())
}

fn slip_owner(cx: &Context<'_, '_>, slip: i64, known: &mut Known) -> Result<Option<i64>, Fault> {
    known.slip = slips::slip(cx.tx, slip)?;
    Ok(known.slip.as_ref().and_then(|slip| slip.customer.as_ref()).map(|(id, _)| *id))
}

fn demand_facts(cx: &Context<'_, '_>, week: crate::base::Day, lines: &[DemandLine], known: &mut Known) -> Result<(), Fault> {
    let own = links::own_people(cx)?;
    let mut ids: Vec<i64> = lines.iter().map(|line| line.customer).collect();
    ids.sort_unstable();
    ids.dedup();
    for id in &ids {
        known.reporting.extend(cx.tx.one("SELECT agent, keeper FROM customer WHERE id = ?1", sql![*id], |row| {
            let people = [row.maybe_int(0)?, row.maybe_int(1)?];
            Ok((*id, people.into_iter().flatten().any(|person| own.contains(&person))))
        })?);
    }
    known.reported = demand::lines(cx.tx, week, &ids)?;
    known.due = Some(file_32_demand::due(week, cx.params));
    Ok(())
}

/// Writes what was decided with its journal entry.
///
/// # Errors
/// A fault of the file.
pub fn apply(cx: &Context<'_, '_>, act: &Act, facts: &Facts, changes: &[Change], mut entry: Entry, done: &mut Done) -> Result<(), Fault> {
    let known = &facts.record;
    for change in changes {
        let Change::Record(written) = change else { continue };
        match written {
            Written::Slip(judged) => {
                let (id, no, customer) = slips::put(cx, known.slip.as_ref(), judged)?;
                (done.id, done.title) = (id, no);
                let before = known.slip.as_ref().map(|slip| slip_json(&slip.draft, slip.state, slip.customer.as_ref().map(|(id, _)| *id)));
                entry.before = before.unwrap_or_default();
                entry.after = slip_json(&judged.draft, judged.state, customer);
                (entry.subject, entry.subject_id, entry.title) = ("slip".to_owned(), done.id, done.title.clone());
            }
            Written::VerifiedSlip => {
                let Some(slip) = &known.slip else { continue };
                slips::verify(cx, slip.id)?;
                (done.id, done.title) = (slip.id, slip.no.clone());
                (entry.subject, entry.subject_id, entry.title) = ("slip".to_owned(), done.id, done.title.clone());
                entry.after = json!({ "state": "已核实", "first": slip.first_no }).to_string();
            }
            Written::Fee(fee) => {
                entry.after = json!({ "item": fee.item.trim(), "due_date": fee.due_date.to_string(), "due": fee.due, "paid": fee.paid,
                    "deposit": fee.deposit, "violation": fee.violation.trim() })
                .to_string();
                done.id = ledger::enter(cx, done.id, fee)?;
                done.title = fee.item.trim().to_owned();
            }
            Written::PaidFee(paid) => {
                let Some(fee) = &known.fee else { continue };
                ledger::pay(cx, fee, *paid)?;
                (done.id, done.title) = (fee.id, fee.draft.item.clone());
                entry.before = json!({ "paid": fee.draft.paid }).to_string();
                entry.after = json!({ "item": fee.draft.item, "paid": fee.draft.paid + paid }).to_string();
            }
            Written::VoidedFee(reason) => {
                let Some(fee) = &known.fee else { continue };
                ledger::void(cx, fee.id, reason)?;
                (done.id, done.title) = (fee.id, fee.draft.item.clone());
                entry.reason.clone_from(reason);
                entry.before = json!({ "item": fee.draft.item, "due": fee.draft.due }).to_string();
            }
            Written::Stage(stage, reason) => {
                let before = known.stage.map_or("", Stage::word);
                (entry.before, entry.after) = (json!({ "stage": before }).to_string(), json!({ "stage": stage.word() }).to_string());
                entry.reason.clone_from(reason);
                step(cx, done.id, *stage, reason)?;
            }
            Written::Demand(week, lines) => {
                demand::put(cx, *week, lines)?;
                let one = |line: &DemandLine| json!({ "customer": line.customer, "product": line.product, "quantity": line.quantity });
                let stored = |line: &&DemandLine| lines.iter().any(|l| l.customer == line.customer && l.product == line.product);
                entry.before = json!({ "lines": known.reported.iter().filter(stored).map(one).collect::<Vec<_>>() }).to_string();
                entry.after = json!({ "week": week.to_string(), "lines": lines.iter().map(one).collect::<Vec<_>>() }).to_string();
                (entry.subject, entry.title) = ("demand".to_owned(), week_start(*week).to_string());
                done.title.clone_from(&entry.title);
            }
            Written::Referral(new) => entry.after = json!({ "customer": new, "source": file_22_stages::INTRODUCED }).to_string(),
            Written::Difficult(word) => {
                (entry.before, entry.after) =
                    (json!({ "difficult": known.difficult }).to_string(), json!({ "difficult": word }).to_string());
            }
        }
    }
    if changes.is_empty() {
        return Ok(());
    }
    let seq = cx.journal(entry)?;
    match (act, &known.new) {
        (Act::Refer { id, new }, Some(_)) => {
            cx.tx.run("UPDATE customer SET introducer = ?2 WHERE id = ?1", sql![*new, *id])?;
            amend(cx, *new, seq, Field::Source, file_22_stages::INTRODUCED)?;
        }
        (Act::Difficult { id, word }, _) => {
            cx.tx.run("UPDATE customer SET difficult = ?2 WHERE id = ?1", sql![*id, word.trim()])?;
            write_history(cx, *id, &[("difficult", known.difficult.clone(), word.trim().to_owned())], seq)?;
        }
        _ => {}
    }
    Ok(())
}

fn slip_json(draft: &SlipDraft, state: SlipState, customer: Option<i64>) -> String {
    let value = |field: &SlipField| {
        let text = draft.get(*field);
        (field.name().to_owned(), json!(if *field == SlipField::Phone { mask::phone(text) } else { text.to_owned() }))
    };
    let mut map: serde_json::Map<String, serde_json::Value> = SlipField::ALL.iter().map(value).collect();
    map.insert("state".to_owned(), json!(state.word()));
    map.insert("customer".to_owned(), json!(customer));
    serde_json::Value::Object(map).to_string()
}

fn step(cx: &Context<'_, '_>, customer: i64, stage: Stage, reason: &str) -> Result<(), Fault> {
    cx.tx.run("UPDATE customer SET stage = ?2 WHERE id = ?1", sql![customer, stage.word()])?;
    cx.tx
        .run(
            "INSERT INTO stage_step (customer, stage, reason, at, staff, name) VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
            sql![customer, stage.word(), reason, cx.at, cx.actor.id, &cx.actor.name],
        )
        .map(|_| ())
}

/// Where a file stands beside its fields; `relation` is that of its draft.
///
/// # Errors
/// A fault of the file.
pub fn standing(cx: &Context<'_, '_>, id: i64, relation: &str) -> Result<Standing, Fault> {
    let (stage, difficult) = beside(cx.tx, id)?;
    let steps = cx.tx.all("SELECT stage, at FROM stage_step WHERE customer = ?1 ORDER BY id", sql![id], |row| {
        Ok((Stage::of(row.str(0)?), row.instant(1)?))
    })?;
    let (introducer, key_since) = cx
        .tx
        .one(
            "SELECT i.id, coalesce(i.name, ''), c.key_since FROM customer c LEFT JOIN customer i ON i.id = c.introducer WHERE c.id = ?1",
            sql![id],
            |row| {
                let name = row.text(1)?;
                Ok((row.maybe_int(0)?.map(|id| (id, name)), row.str(2)?.parse().ok()))
            },
        )?
        .unwrap_or_default();
    Ok(Standing {
        stage: Stage::of_file(&stage, relation),
        steps: steps.into_iter().filter_map(|(stage, at)| Some((stage?, at))).collect(),
        introducer,
        referrals: cx.tx.number("SELECT count(*) FROM customer WHERE introducer = ?1", sql![id])?,
        key_since,
        difficult,
        arrears: file_26_ledger::arrears(&ledger::fees(cx.tx, id)?, cx.at.day()),
        slips: slips::of_customer(cx.tx, id)?,
    })
}
