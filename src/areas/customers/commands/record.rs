//! What is done about receipt slips, fees, the steps of a prospect, weekly demand and difficult customers.

use super::{Change, Decision, Facts, may_work_on, missing, own_new_file};
use crate::areas::customers::clauses::file_05_slip::{self, Doubt, Earlier};
use crate::areas::customers::clauses::{file_22_stages, file_26_ledger, file_32_demand, file_33_difficult};
use crate::areas::customers::model::{Contact, Customer, Draft, Field};
use crate::areas::customers::record::{DemandLine, Fee, FeeDraft, Slip, SlipDraft, SlipField, SlipState};
use crate::base::{Actor, Day, Deed, Function, Instant, Reach, Refusal, check};
use crate::msg;
use file_22_stages::Stage;

/// Most lines of demand that one act enters.
const MOST_LINES: usize = 5_000;

/// An act on what gathers around a customer's file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Act {
    /// Enters a receipt slip, and makes the customer's file where its phone is new (FILE-05).
    EnterSlip {
        /// The slip.
        draft: Box<SlipDraft>,
    },
    /// Completes or corrects a receipt slip.
    CorrectSlip {
        /// Which.
        slip: i64,
        /// The revision that was on screen.
        rev: i64,
        /// The slip.
        draft: Box<SlipDraft>,
    },
    /// Ticks that a doubtful slip was checked and is right.
    VerifySlip {
        /// Which.
        slip: i64,
    },
    /// Enters a line of the ledger of fees (FILE-26).
    Charge {
        /// Whose.
        id: i64,
        /// The line.
        fee: Box<FeeDraft>,
    },
    /// Enters a payment of a fee.
    PayFee {
        /// Which line.
        fee: i64,
        /// How much, in fen.
        paid: i64,
    },
    /// Takes a line out of the sums; it stays in the ledger.
    VoidFee {
        /// Which line.
        fee: i64,
        /// Why.
        reason: String,
    },
    /// Goes to another step of looking after the customer (FILE-22).
    Step {
        /// Whose.
        id: i64,
        /// Where to.
        to: Stage,
        /// Why, for a step back.
        reason: String,
    },
    /// Keeps that one customer introduced another one (FILE-22).
    Refer {
        /// Who introduced.
        id: i64,
        /// Who is new.
        new: i64,
    },
    /// Enters what customers need in a week (FILE-32).
    Demand {
        /// A day of the week.
        week: Day,
        /// Per customer and product; lines that are not named stay.
        lines: Vec<DemandLine>,
    },
    /// Says how a customer is difficult, or that it is not (FILE-33).
    Difficult {
        /// Whose.
        id: i64,
        /// The word; empty for none.
        word: String,
    },
}

impl Act {
    /// Name of the act in the journal.
    pub fn verb(&self) -> &'static str {
        match self {
            Act::EnterSlip { .. } => "slip.enter",
            Act::CorrectSlip { .. } => "slip.correct",
            Act::VerifySlip { .. } => "slip.verify",
            Act::Charge { .. } => "fee.enter",
            Act::PayFee { .. } => "fee.pay",
            Act::VoidFee { .. } => "fee.void",
            Act::Step { .. } => "customer.step",
            Act::Refer { .. } => "customer.refer",
            Act::Demand { .. } => "demand.enter",
            Act::Difficult { .. } => "customer.difficult",
        }
    }
}

/// What decisions about these need beside the file.
#[derive(Debug, Clone, Default)]
pub struct Known {
    /// The slip that is meant.
    pub slip: Option<Slip>,
    /// Earlier slips with the same phone or serial, then files with the same phone.
    pub earlier: Vec<Earlier>,
    /// The file that has the slip's phone.
    pub by_phone: Option<i64>,
    /// The line of the ledger that is meant.
    pub fee: Option<Fee>,
    /// The step at which the file stands.
    pub stage: Option<Stage>,
    /// The customer that is introduced, and whether it is one of the person's own.
    pub new: Option<(Customer, bool)>,
    /// Somebody introduced it before.
    pub introduced: bool,
    /// Customers of the lines of demand that there are, and whether each is one of the person's own.
    pub reporting: Vec<(i64, bool)>,
    /// Lines of the week that are stored.
    pub reported: Vec<DemandLine>,
    /// Until when the demand of the week is entered in time.
    pub due: Option<Day>,
    /// How the customer is difficult.
    pub difficult: String,
}

/// Whose a slip is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum SlipOwner {
    /// A customer with a file.
    Known(i64),
    /// A customer whose file is made now.
    New(Box<Draft>),
    /// Not known: phone or name are missing.
    Nobody,
}

/// A slip as it is written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct JudgedSlip {
    /// Its values.
    pub draft: SlipDraft,
    /// How far it can be trusted.
    pub state: SlipState,
    /// What speaks against it, with the earlier slip or file.
    pub doubt: Option<(Doubt, Earlier)>,
    /// Whose it is.
    pub owner: SlipOwner,
}

/// What is written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Written {
    /// The slip, new or over the stored one.
    Slip(Box<JudgedSlip>),
    /// The slip was checked.
    VerifiedSlip,
    /// A new line of the ledger.
    Fee(Box<FeeDraft>),
    /// A payment of the line, in fen.
    PaidFee(i64),
    /// The line does not count any more.
    VoidedFee(String),
    /// The step at which the file stands, and why.
    Stage(Stage, String),
    /// Who is introduced.
    Referral(i64),
    /// Demand of the week that begins on this Monday.
    Demand(Day, Vec<DemandLine>),
    /// How the customer is difficult.
    Difficult(String),
}

/// Decides an act.
pub fn decide(facts: &Facts, act: &Act, actor: &Actor, at: Instant) -> Decision {
    let known = &facts.record;
    match act {
        Act::EnterSlip { draft } => {
            actor.must_do(Function::CustomerEdit)?;
            slip(facts, draft, actor, at)
        }
        Act::CorrectSlip { rev, draft, .. } => {
            let stored = may_edit_slip(facts, actor)?;
            if stored.rev != *rev {
                return Err(plain(msg!("customers-record-slip-stale", no = stored.no.as_str())).into());
            }
            slip(facts, draft, actor, at)
        }
        Act::VerifySlip { .. } => {
            let stored = may_edit_slip(facts, actor)?;
            if stored.state != SlipState::Doubtful {
                return Err(Refusal::by("FILE-05", msg!("customers-record-slip-no-doubt", state = stored.state.message())).into());
            }
            done(Written::VerifiedSlip)
        }
        Act::Charge { fee, .. } => {
            may_work_on(facts, actor)?;
            file_26_ledger::judge(fee)?;
            done(Written::Fee(fee.clone()))
        }
        Act::PayFee { paid, .. } => {
            let fee = counted(facts, actor)?;
            if *paid <= 0 || fee.draft.paid + paid > fee.draft.due {
                return Err(Refusal::of_field("paid", "FILE-26", msg!("customers-record-fee-paid")).into());
            }
            done(Written::PaidFee(*paid))
        }
        Act::VoidFee { reason, .. } => {
            counted(facts, actor)?;
            if reason.trim().is_empty() {
                return Err(Refusal::of_field("reason", "FILE-26", msg!("customers-record-fee-why")).into());
            }
            done(Written::VoidedFee(reason.trim().to_owned()))
        }
        Act::Step { to, reason, .. } => {
            may_work_on(facts, actor)?;
            let from = known.stage.ok_or_else(missing)?;
            file_22_stages::judge(from, *to, reason)?;
            done(Written::Stage(*to, reason.trim().to_owned()))
        }
        Act::Refer { id, .. } => refer(facts, *id, actor),
        Act::Demand { week, lines } => demand(facts, *week, lines, actor, at),
        Act::Difficult { word, .. } => {
            may_work_on(facts, actor)?;
            file_33_difficult::judge(word)?;
            if known.difficult == word.trim() {
                return Ok((Vec::new(), Vec::new()));
            }
            done(Written::Difficult(word.trim().to_owned()))
        }
    }
}

fn done(written: Written) -> Decision {
    Ok((vec![Change::Record(written)], Vec::new()))
}

fn plain(message: crate::base::Message) -> Refusal {
    Refusal { message, clauses: Vec::new(), flaws: Vec::new() }
}

/// Whether a person may correct and check this slip: who entered it, whose customer it is of, and who follows customers up for everybody.
pub fn may_handle_slip(actor: &Actor, entered_by: i64, own: bool) -> Result<(), Refusal> {
    let access = actor.must_do(Function::CustomerEdit)?;
    let follow_up = actor.access(Function::FollowUp);
    let all = access.reach == Reach::All || (follow_up.deed >= Deed::Do && follow_up.reach == Reach::All);
    if all || own || entered_by == actor.id { Ok(()) } else { Err(Refusal::by("SEC-08", msg!("customers-record-slip-not-own"))) }
}

fn may_edit_slip<'a>(facts: &'a Facts, actor: &Actor) -> Result<&'a Slip, Refusal> {
    actor.must_do(Function::CustomerEdit)?;
    let slip = facts.record.slip.as_ref().ok_or_else(|| plain(msg!("customers-record-slip-missing")))?;
    may_handle_slip(actor, slip.by.0, facts.own)?;
    Ok(slip)
}

/// FILE-05: an incomplete slip is kept as such, a doubtful one waits for the clerk's tick.
fn slip(facts: &Facts, draft: &SlipDraft, actor: &Actor, at: Instant) -> Decision {
    let draft = file_05_slip::tidy(draft);
    if let Some(refusal) = Refusal::flawed(file_05_slip::flaws(&draft, at.day())) {
        return Err(refusal.into());
    }
    if SlipField::ALL.iter().all(|field| draft.get(*field).is_empty()) {
        return Err(Refusal::of_field("slip_no", "FILE-05", msg!("customers-record-slip-blank")).into());
    }
    let lacking = file_05_slip::missing(&draft);
    let doubt = file_05_slip::doubt(&draft, &facts.record.earlier);
    let findings = file_05_slip::judge(&lacking, doubt);
    let owner = match facts.record.by_phone {
        Some(id) => SlipOwner::Known(id),
        None if draft.get(SlipField::Phone).is_empty() || draft.get(SlipField::Name).is_empty() => SlipOwner::Nobody,
        None => SlipOwner::New(Box::new(new_customer(&draft, actor, at.day()))),
    };
    let state = file_05_slip::state(&lacking, doubt.map(|(doubt, _)| doubt));
    let doubt = doubt.map(|(doubt, first)| (doubt, first.clone()));
    Ok((vec![Change::Record(Written::Slip(Box::new(JudgedSlip { draft, state, doubt, owner })))], findings))
}

/// The file of somebody whose first trace is a receipt slip (FILE-04).
fn new_customer(slip: &SlipDraft, actor: &Actor, today: Day) -> Draft {
    let mut draft = Draft::default();
    for (field, value) in [
        (Field::Name, slip.get(SlipField::Name)),
        (Field::Relation, "现在"),
        (Field::Market, "国内"),
        (Field::Type, "直接"),
        (Field::Source, "购机回执单"),
    ] {
        draft.set(field, value);
    }
    draft.set(Field::FiledOn, today.to_string());
    let mut contact = Contact { name: slip.get(SlipField::Name).to_owned(), ..Contact::default() };
    let phone = slip.get(SlipField::Phone).to_owned();
    if check::mobile(&phone).is_ok() {
        contact.mobile = phone
    } else {
        contact.landline = phone
    }
    draft.contacts.push(contact);
    own_new_file(&mut draft, actor);
    draft
}

/// The line of the ledger, for who may edit the file, while it counts.
fn counted<'a>(facts: &'a Facts, actor: &Actor) -> Result<&'a Fee, Refusal> {
    may_work_on(facts, actor)?;
    let fee = facts.record.fee.as_ref().ok_or_else(missing)?;
    if fee.void_reason.is_empty() { Ok(fee) } else { Err(Refusal::by("FILE-26", msg!("customers-record-fee-voided"))) }
}

/// FILE-22: both files must be the person's to edit, for both say afterwards who introduced whom.
fn refer(facts: &Facts, introducer: i64, actor: &Actor) -> Decision {
    may_work_on(facts, actor)?;
    let (new, own) = facts.record.new.as_ref().ok_or_else(missing)?;
    if actor.access(Function::CustomerEdit).reach == Reach::Own && !own {
        return Err(Refusal::by("SEC-08", msg!("customers-not-own")).into());
    }
    let stage = facts.record.stage.ok_or_else(missing)?;
    file_22_stages::may_introduce(stage, new.id == introducer, facts.record.introduced)?;
    done(Written::Referral(new.id))
}

/// FILE-32: lines that are stored as they are need no change; what comes after the day is taken and said to be late.
fn demand(facts: &Facts, week: Day, lines: &[DemandLine], actor: &Actor, at: Instant) -> Decision {
    let access = actor.must_do(Function::CustomerEdit)?;
    let own = |line: &DemandLine| facts.record.reporting.iter().find(|(id, _)| *id == line.customer).map(|(_, own)| *own);
    let wrong = |line: &DemandLine| line.product.trim().is_empty() || line.product.chars().count() > 100 || line.quantity < 0;
    if lines.is_empty() || lines.len() > MOST_LINES || lines.iter().any(wrong) {
        return Err(Refusal::of_field("demand", "FILE-32", msg!("customers-record-demand-line")).into());
    }
    if lines.iter().any(|line| own(line).is_none()) {
        return Err(missing().into());
    }
    if access.reach == Reach::Own && lines.iter().any(|line| own(line) != Some(true)) {
        return Err(Refusal::by("SEC-08", msg!("customers-not-own")).into());
    }
    let tidy = |line: &DemandLine| DemandLine { product: line.product.trim().to_owned(), ..line.clone() };
    let new: Vec<DemandLine> = lines.iter().map(tidy).filter(|line| !facts.record.reported.contains(line)).collect();
    if new.is_empty() {
        return Ok((Vec::new(), Vec::new()));
    }
    let finding = facts.record.due.and_then(|due| file_32_demand::judge(due, at));
    Ok((vec![Change::Record(Written::Demand(crate::base::week_start(week), new))], finding.into_iter().collect()))
}
